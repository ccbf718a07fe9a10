//! A sheet, line by line.

use crate::grid::{Grid, Typed};

/// A sheet that is being written.
pub struct Sheet {
    pub grid: Grid,
    pub width: usize,
    /// Whether something else stands between the last submission and the next.
    pub is_parted: bool,
}

impl Sheet {
    /// A text across the whole width.
    pub fn line(&mut self, text: &str) {
        let row = self.grid.rows.len();
        self.grid.rows.push(vec![Typed::Text(text.to_owned())]);
        self.grid.merges.push([row, 0, row, self.width - 1]);
    }

    /// The headings; with a group, that in a row of its own above some, all others merged over both rows.
    pub fn header(&mut self, header: &[Typed], group: Option<(usize, usize)>) {
        let Some((from, wide)) = group.filter(|(from, wide)| from + wide <= self.width) else {
            return self.grid.rows.push(header.to_vec());
        };
        let row = self.grid.rows.len();
        let (mut above, mut below) = (header.to_vec(), header.to_vec());
        for column in 0..self.width {
            if (from..from + wide).contains(&column) {
                above[column] = Typed::Nothing;
            } else {
                below[column] = Typed::Nothing;
                self.grid.merges.push([row, column, row + 1, column]);
            }
        }
        above[from] = Typed::Text("刊发情况".to_owned());
        self.grid.merges.push([row, from, row, from + wide - 1]);
        self.grid.rows.extend([above, below]);
    }

    /// Two blocks beside each other, each with its header, a column between them.
    pub fn blocks(&mut self, header: &[Typed], mut rows: Vec<Vec<Typed>>) {
        let right = rows.split_off(rows.len().div_ceil(2));
        let with_header = |rows: Vec<Vec<Typed>>| std::iter::once(header.to_vec()).chain(rows);
        let none = std::iter::repeat(Vec::new());
        for (mut left, right) in with_header(rows).zip(with_header(right).chain(none)) {
            left.push(Typed::Nothing);
            left.extend(right);
            self.grid.rows.push(left);
        }
    }

    pub fn sum(&mut self, word: &str, count: usize) {
        let mut row = vec![Typed::Nothing; self.width];
        row[0] = Typed::Text(word.to_owned());
        row[1] = Typed::Text(format!("{count}篇"));
        self.grid.rows.push(row);
        self.is_parted = true;
    }

    /// Merges cells of a column that say the same one below the other.
    pub fn merge_down(&mut self, first: usize, column: usize) {
        let mut row = first;
        while row < self.grid.rows.len() {
            let same = |at: usize| {
                let cell = self.grid.cell(at, column);
                *cell != Typed::Nothing
                    && cell == self.grid.cell(row, column)
                    && self.grid.rows[at].len() == self.width
            };
            let end = (row + 1..self.grid.rows.len())
                .take_while(|&at| same(at))
                .count()
                + row;
            if end > row && same(row) {
                self.grid.merges.push([row, column, end, column]);
                for covered in row + 1..=end {
                    self.grid.rows[covered][column] = Typed::Nothing;
                }
            }
            row = end + 1;
        }
    }
}
