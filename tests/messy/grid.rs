//! A sheet drawn as text, so that a test shows the table as one sees it.

/// What was typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    Nothing,
    Text(String),
    Number(f64),
    Day(i32, u32, u32),
    /// A text with a link behind it.
    Link(String, String),
}

/// A sheet, cell by cell.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<Typed>>,
    /// First row, first column, last row, last column.
    pub merges: Vec<[usize; 4]>,
    pub hidden_rows: Vec<usize>,
    pub hidden_columns: Vec<usize>,
}

impl Grid {
    /// Reads a drawing: a line a row, `|` between the cells, so that the number of a line is that of the row.
    ///
    /// A cell takes what is typed as a spreadsheet would: `12` is a number, `2024-05-06` a day, `'12` a text; besides,
    /// `[text](address)` is a link, `⏎` a line break. `>` is merged with the cell on its left, `^` with the one above.
    /// A row that begins with `~` is hidden.
    pub fn drawn(text: &str) -> Grid {
        let mut grid = Grid::default();
        let mut signs: Vec<Vec<char>> = Vec::new();
        for (row, line) in text.trim_matches('\n').lines().enumerate() {
            let line = match line.trim().strip_prefix('~') {
                Some(hidden) => {
                    grid.hidden_rows.push(row);
                    hidden
                }
                None => line.trim(),
            };
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            signs.push(cells.iter().map(|cell| sign(cell)).collect());
            grid.rows.push(cells.into_iter().map(typed).collect());
        }
        let is = |row: usize, column: usize, sign: char| {
            signs.get(row).and_then(|row| row.get(column)) == Some(&sign)
        };
        for (row, signs) in signs.iter().enumerate() {
            for column in (0..signs.len()).filter(|&column| is(row, column, ' ')) {
                let wide = (column + 1..).take_while(|&at| is(row, at, '>')).count();
                let high = (row + 1..).take_while(|&at| is(at, column, '^')).count();
                if wide + high > 0 {
                    grid.merges.push([row, column, row + high, column + wide]);
                }
            }
        }
        grid
    }

    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    pub fn cell(&self, row: usize, column: usize) -> &Typed {
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.unwrap_or(&Typed::Nothing)
    }

    /// Whether a cell lies in a merge and is not its first.
    pub fn is_covered(&self, row: usize, column: usize) -> bool {
        self.merges.iter().any(|&[top, left, bottom, right]| {
            (top..=bottom).contains(&row)
                && (left..=right).contains(&column)
                && (row, column) != (top, left)
        })
    }

    /// The cells of merges, each by its first: how many rows and columns it takes.
    pub fn span(&self, row: usize, column: usize) -> (usize, usize) {
        let merge = self.merges.iter();
        let own = merge
            .clone()
            .find(|merge| (merge[0], merge[1]) == (row, column));
        own.map_or((1, 1), |&[top, left, bottom, right]| {
            (bottom - top + 1, right - left + 1)
        })
    }

    /// The cells that hold something: row, column, what.
    pub fn filled(&self) -> impl Iterator<Item = (usize, usize, &Typed)> {
        self.rows.iter().enumerate().flat_map(|(row, cells)| {
            let filled = cells.iter().enumerate();
            filled
                .filter(|(_, cell)| **cell != Typed::Nothing)
                .map(move |(column, cell)| (row, column, cell))
        })
    }
}

impl Typed {
    /// As a text file would hold it: days as Excel writes them in Chinese.
    pub fn shown(&self) -> String {
        match self {
            Typed::Nothing => String::new(),
            Typed::Text(text) | Typed::Link(text, _) => text.clone(),
            Typed::Number(number) => number.to_string(),
            Typed::Day(year, month, day) => format!("{year}/{month}/{day}"),
        }
    }
}

/// `>` and `^` for cells merged with another, a blank for any other that holds something, `-` for nothing.
fn sign(cell: &str) -> char {
    match cell {
        ">" => '>',
        "^" => '^',
        "" => '-',
        _ => ' ',
    }
}

fn typed(cell: &str) -> Typed {
    if matches!(cell, "" | ">" | "^") {
        return Typed::Nothing;
    }
    if let Some(text) = cell.strip_prefix('\'') {
        return Typed::Text(text.to_owned());
    }
    if let Ok(number) = cell.parse::<f64>() {
        return Typed::Number(number);
    }
    if let Some(day) = day(cell) {
        return day;
    }
    let link = cell
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(')'));
    match link.and_then(|rest| rest.split_once("](")) {
        Some((text, target)) => Typed::Link(text.to_owned(), target.to_owned()),
        None => Typed::Text(cell.replace('⏎', "\n")),
    }
}

/// `2024-05-06`, and nothing else.
fn day(cell: &str) -> Option<Typed> {
    let mut parts = cell.splitn(3, '-');
    let [year, month, day] = [parts.next()?, parts.next()?, parts.next()?];
    (cell.len() == 10 && year.len() == 4).then(|| {
        Some(Typed::Day(
            year.parse().ok()?,
            month.parse().ok()?,
            day.parse().ok()?,
        ))
    })?
}
