//! Where units, counts and sums stand in a count matrix.

use super::counts::{Counted, counted, named};
use super::grid::Grid;
use super::words::{Part, Words, bare};
use crate::intake::byline::is_department_like;
use crate::intake::skipping;
use crate::intake::text::squeeze;
use crate::sheet::Cell;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Counts,
    /// Whether it may be of some only.
    Sum {
        partial: bool,
    },
    Points,
    Rank,
    Running,
    /// Nothing that is read.
    Aside,
}

/// A column under its headings.
#[derive(Clone, Debug)]
pub struct Column {
    pub at: usize,
    pub kind: Kind,
    /// What its headings name, outer first, with what each means.
    pub things: Vec<(String, Part)>,
    /// A heading that names a month of its own.
    pub period: Option<String>,
    /// The line of the header that its own heading stands in.
    pub line: usize,
}

impl Column {
    /// Whether it stands under what the other does.
    pub fn is_under(&self, other: &Column) -> bool {
        let names = |column: &Column| -> Vec<String> {
            let things = column.things.iter();
            things.map(|(text, _)| squeeze(bare(text))).collect()
        };
        let (own, other) = (names(self), names(other));
        own.starts_with(&other)
    }

    fn is_known(&self) -> bool {
        let known = |(text, part): &(String, Part)| {
            matches!(part, Part::Outlet | Part::Value(..)) || Words::looks_like_media(text)
        };
        self.things.iter().any(known)
    }
}

/// Units with their columns; a sheet may hold several side by side.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where the names are; none where each cell holds a name and its count.
    pub unit: Option<usize>,
    /// Whether they are names of persons, and then where their departments are.
    pub person: bool,
    pub department: Option<usize>,
    pub columns: Vec<Column>,
}

/// A header and what stands below it.
#[derive(Clone, Debug)]
pub struct Layout {
    pub top: usize,
    pub bottom: usize,
    pub blocks: Vec<Block>,
    score: usize,
}

/// So many lines below a header tell what its columns hold.
const BELOW: usize = 60;
/// A header has so many lines.
const DEEPEST: usize = 3;
/// A header stands among the first so many lines.
const FIRST: usize = 30;

/// The header of a grid that is a count matrix, with a figure for how well it is understood.
pub fn find(grid: &Grid<'_>, words: &Words<'_>) -> Option<(Layout, usize)> {
    let mut best: Option<Layout> = None;
    for bottom in 0..grid.height().min(FIRST) {
        if let Some(layout) = layout_at(grid, bottom, words)
            && best.as_ref().is_none_or(|best| layout.score > best.score)
        {
            best = Some(layout);
        }
    }
    best.map(|layout| {
        let score = layout.score;
        (layout, score)
    })
}

/// The layout of a grid whose header ends in this line, if it is one.
pub fn layout_at(grid: &Grid<'_>, bottom: usize, words: &Words<'_>) -> Option<Layout> {
    // In a text file numbers are texts too.
    let cells = || (0..grid.width()).map(|at| grid.get(bottom, at));
    let numbers = cells().any(|cell| matches!(counted(cell), Counted::Number(_)));
    let texts = cells().filter(|cell| matches!(cell, Cell::Text(_)));
    if numbers || texts.count() < 2 {
        return None;
    }
    let mut top = bottom;
    while top > 0 && bottom - top + 1 < DEEPEST && is_header_line(grid, top - 1) {
        top -= 1;
    }
    let mut gathering = Gathering::default();
    for at in 0..grid.width() {
        gathering.add(grid, words, top..bottom + 1, at)?;
    }
    let mut blocks = gathering.finish();
    if blocks.is_empty() {
        blocks = by_name(grid, words, top, bottom).into_iter().collect();
    }
    let score = score(grid, words, top..bottom + 1, &blocks)?;
    Some(Layout {
        top,
        bottom,
        blocks,
        score,
    })
}

/// Whether a line may be a part of a header: several short texts and nothing else.
fn is_header_line(grid: &Grid<'_>, line: usize) -> bool {
    const LONGEST: usize = 20;
    let mut texts = 0;
    for at in 0..grid.width() {
        match grid.get(line, at) {
            Cell::Empty => {}
            Cell::Text(text)
                if text.chars().count() <= LONGEST
                    && !text.contains([':', '：'])
                    && !skipping::is_note_text(text)
                    && counted(Cell::Text(text)) == Counted::Other =>
            {
                texts += 1;
            }
            _ => return false,
        }
    }
    texts >= 2
}

/// The headings over a column, outer first, each with its line. A heading serves the columns to its
/// right whose own cell is empty, if headings stand below it.
fn path<'g>(grid: &Grid<'g>, header: std::ops::Range<usize>, at: usize) -> Vec<(usize, &'g str)> {
    let below =
        |line: usize, at: usize| (line + 1..header.end).find_map(|line| grid.text(line, at));
    let mut path: Vec<(usize, &str)> = Vec::new();
    for line in header.clone() {
        let own = grid.text(line, at);
        let over = || {
            below(line, at)?;
            let (text, left) = (0..at)
                .rev()
                .find_map(|left| grid.text(line, left).map(|text| (text, left)))?;
            below(line, left).filter(|below| *below != text)?;
            Some(text)
        };
        if let Some(text) = own.or_else(over)
            && path.last().is_none_or(|(_, last)| *last != text)
        {
            path.push((line, text));
        }
    }
    path
}

/// What the cells below a heading are.
#[derive(Clone, Copy, Default)]
struct Body {
    numbers: usize,
    texts: usize,
    /// Whether a text stands first, as a further line of the header does.
    begins_with_text: bool,
}

impl Body {
    fn of(grid: &Grid<'_>, bottom: usize, at: usize) -> Body {
        let mut body = Body::default();
        for line in bottom + 1..grid.height().min(bottom + 1 + BELOW) {
            match counted(grid.get(line, at)) {
                Counted::Nothing => {}
                Counted::Number(_) => body.numbers += 1,
                Counted::Other => {
                    body.begins_with_text |= body.numbers + body.texts == 0;
                    body.texts += 1;
                }
            }
        }
        body
    }

    /// A few cells may hold what they should not.
    fn is_numbers(self) -> bool {
        self.numbers * 10 >= (self.numbers + self.texts) * 7
    }

    fn is_texts(self) -> bool {
        self.texts > 0 && self.texts * 10 >= (self.numbers + self.texts) * 7
    }
}

/// A column of texts that may be the names of units.
struct Names {
    at: usize,
    headed: bool,
    person: bool,
}

/// Blocks as they are met from left to right.
#[derive(Default)]
struct Gathering {
    blocks: Vec<Block>,
    names: Vec<Names>,
    /// Columns before the names.
    left: Vec<Column>,
}

impl Gathering {
    /// Nothing where the column shows that the table lists publications.
    fn add(
        &mut self,
        grid: &Grid<'_>,
        words: &Words<'_>,
        header: std::ops::Range<usize>,
        at: usize,
    ) -> Option<()> {
        let path = path(grid, header.clone(), at);
        let bottom = header.end - 1;
        let body = Body::of(grid, bottom, at);
        let parts: Vec<Part> = path.iter().map(|(_, text)| words.part(text)).collect();
        let own = parts.last();
        let is_name = matches!(own, Some(Part::Unit | Part::Person));
        let is_listed = path.iter().any(|(_, text)| words.is_of_list(text));
        if is_listed && !is_name && (body.texts > 0 || body.numbers > 0) {
            return None;
        }
        let untold = matches!(own, None | Some(Part::Unknown | Part::Neutral));
        if body.is_texts() && (is_name || untold && self.blocks.is_empty()) {
            self.names.push(Names {
                at,
                headed: is_name,
                person: own == Some(&Part::Person),
            });
            return Some(());
        }
        let Some(column) = column(at, path, parts, body) else {
            return Some(());
        };
        if !self.names.is_empty() {
            let block = self.begin();
            self.blocks.push(block);
        }
        match self.blocks.last_mut() {
            Some(block) => block.columns.push(column),
            None => self.left.push(column),
        }
        Some(())
    }

    fn begin(&mut self) -> Block {
        let names = std::mem::take(&mut self.names);
        let person = names.iter().rev().find(|names| names.person);
        let headed = names
            .iter()
            .rev()
            .find(|names| names.headed && !names.person);
        let unit = person.or(headed).or(names.last());
        Block {
            unit: unit.map(|names| names.at),
            person: person.is_some(),
            department: person.and(headed).map(|names| names.at),
            columns: std::mem::take(&mut self.left),
        }
    }

    fn finish(self) -> Vec<Block> {
        let counts = |block: &Block| block.columns.iter().any(|c| c.kind == Kind::Counts);
        self.blocks.into_iter().filter(counts).collect()
    }
}

fn column(at: usize, path: Vec<(usize, &str)>, parts: Vec<Part>, body: Body) -> Option<Column> {
    let line = path.last()?.0;
    let has = |wanted: &Part| parts.contains(wanted);
    let partial = has(&Part::Sum { partial: true });
    let thing = |part: &Part| matches!(part, Part::Outlet | Part::Value(..) | Part::Unknown);
    let known = |part: &Part| matches!(part, Part::Outlet | Part::Value(..));
    let kind = if has(&Part::Index) || has(&Part::Unit) || has(&Part::Person) {
        return None;
    } else if has(&Part::Rank) {
        Kind::Rank
    } else if has(&Part::Running) {
        Kind::Running
    } else if has(&Part::Aside) {
        Kind::Aside
    } else if has(&Part::Points) {
        Kind::Points
    } else if partial || has(&Part::Sum { partial: false }) {
        Kind::Sum { partial }
    } else if parts.iter().any(thing) {
        // What is known is counted, whatever a few cells below hold; the unknown over numbers alone.
        let is_known = parts.iter().any(known);
        let holds_counts = match is_known {
            true => body.is_numbers() || !body.begins_with_text && !body.is_texts(),
            false => body.is_numbers() && body.numbers > 0,
        };
        match holds_counts {
            true => Kind::Counts,
            false => Kind::Aside,
        }
    } else if has(&Part::Neutral) && body.numbers > 0 {
        Kind::Sum { partial: false }
    } else {
        Kind::Aside
    };
    let mut period = None;
    let mut things = Vec::new();
    for ((_, text), part) in path.iter().zip(parts) {
        match part {
            Part::Outlet | Part::Value(..) | Part::Unknown => {
                things.push(((*text).to_owned(), part));
            }
            Part::Period => period = Some((*text).to_owned()),
            // 信息得分 are the points of 信息.
            Part::Points | Part::Sum { .. } => {
                let squeezed = squeeze(text);
                let of = bare(&squeezed)
                    .trim_end_matches("得分")
                    .trim_end_matches("积分");
                let of = of.trim_end_matches("小计").trim_end_matches("合计");
                let whole = ["", "总", "合计", "本月", "小计", "当月", "本期", "折算"];
                if of.len() < bare(&squeezed).len() && !whole.contains(&of) {
                    things.push((of.to_owned(), Part::Unknown));
                }
            }
            _ => {}
        }
    }
    Some(Column {
        at,
        kind,
        things,
        period,
        line,
    })
}

/// Columns whose cells hold a name and its count each.
fn by_name(grid: &Grid<'_>, words: &Words<'_>, top: usize, bottom: usize) -> Option<Block> {
    let mut columns = Vec::new();
    for at in 0..grid.width() {
        let cells = (bottom + 1..grid.height().min(bottom + 1 + BELOW))
            .filter_map(|line| grid.text(line, at))
            .filter(|text| !skipping::is_note_text(text));
        let (mut named_cells, mut others) = (0, 0);
        for text in cells {
            match named(text) {
                Some(_) => named_cells += 1,
                None => others += 1,
            }
        }
        if named_cells < 2 || named_cells * 10 < (named_cells + others) * 7 {
            continue;
        }
        let path = path(grid, top..bottom + 1, at);
        let parts = path.iter().map(|(_, text)| words.part(text)).collect();
        let body = Body {
            numbers: named_cells,
            texts: others,
            ..Body::default()
        };
        columns.extend(column(at, path, parts, body).filter(|c| c.kind == Kind::Counts));
    }
    (!columns.is_empty()).then_some(Block {
        unit: None,
        person: false,
        department: None,
        columns,
    })
}

/// How well a header is understood; nothing where it is none of a count matrix.
fn score(
    grid: &Grid<'_>,
    words: &Words<'_>,
    header: std::ops::Range<usize>,
    blocks: &[Block],
) -> Option<usize> {
    let bottom = header.end - 1;
    let mut score = 0;
    for block in blocks {
        let counts = block.columns.iter().filter(|c| c.kind == Kind::Counts);
        let filled = counts
            .filter(|column| block.unit.is_none() || Body::of(grid, bottom, column.at).numbers > 0);
        let (known, unknown): (Vec<&Column>, Vec<&Column>) = filled.partition(|c| c.is_known());
        let headed = block.unit.is_some_and(|at| {
            let path = path(grid, header.clone(), at);
            let own = path.last().map(|(_, text)| words.part(text));
            matches!(own, Some(Part::Unit | Part::Person))
        });
        let claims = |c: &Column| matches!(c.kind, Kind::Points | Kind::Rank | Kind::Sum { .. });
        let few = headed && block.columns.iter().any(claims);
        if known.is_empty() || known.len() + unknown.len() < 2 && !few {
            continue;
        }
        let (plausible, likely) = names(grid, words, bottom, block);
        if plausible == 0 || plausible < 2 && !headed {
            continue;
        }
        let sure = known.iter().filter(|column| {
            let mut things = column.things.iter();
            things.any(|(_, part)| matches!(part, Part::Outlet | Part::Value(..)))
        });
        score += 4 * sure.count() + 2 * known.len() + 3 * usize::from(headed) + likely.min(5) + 1;
    }
    (score > 0).then_some(score)
}

/// How many lines have a name that may be a unit's, and how many look like one.
fn names(grid: &Grid<'_>, words: &Words<'_>, bottom: usize, block: &Block) -> (usize, usize) {
    let Some(at) = block.unit else {
        return (2, 0);
    };
    let lines = bottom + 1..grid.height().min(bottom + 1 + BELOW);
    let texts = lines.filter_map(|line| grid.text(line, at));
    let plausible: Vec<&str> = texts
        .filter(|text| matches!(words.part(text), Part::Unknown | Part::Unit))
        .filter(|text| !skipping::is_marked(text))
        .collect();
    let ends = [
        '区', '县', '镇', '乡', '道', '局', '系', '办', '校', '部', '村', '队',
    ];
    let likely = |text: &&&str| is_department_like(text) || text.ends_with(ends);
    (plausible.len(), plausible.iter().filter(likely).count())
}
