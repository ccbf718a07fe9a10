//! Where units, counts and sums stand in a count matrix.

use super::counts::{Counted, all_named, counted};
use super::gathering::{Body, Gathering, column};
use super::grid::Grid;
use super::words::{Part, Words, bare};
use crate::intake::Calls;
use crate::intake::above::Said;
use crate::intake::byline::is_department_like;
use crate::intake::departments::is_one;
use crate::intake::skipping;
use crate::intake::text::squeeze;
use crate::intake::title_outlet;
use crate::sheet::Cell;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Counts,
    /// Numbers under words that do not say what is counted: 采用数, 9月.
    Bare,
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

impl Block {
    fn counts(&self) -> bool {
        self.columns.iter().any(|c| c.kind == Kind::Counts)
    }
}

/// A header and what stands below it.
#[derive(Clone, Debug)]
pub struct Layout {
    pub top: usize,
    pub bottom: usize,
    pub blocks: Vec<Block>,
    /// The outlet that the title names, where no heading says what is counted.
    pub placed: Option<Said>,
    score: usize,
}

impl Layout {
    /// What it calls the accounts that its lines count for.
    pub fn calls(&self, grid: &Grid<'_>) -> Calls {
        let header = self.top..self.bottom + 1;
        let heading = |at: usize| path(grid, header.clone(), at).last().map(|(_, text)| *text);
        let of = |person: bool| {
            let blocks = self.blocks.iter().filter(|block| block.person == person);
            let units = blocks.filter_map(|block| block.unit);
            units.filter_map(heading).next().map(Box::from)
        };
        let departments = self.blocks.iter().filter_map(|block| block.department);
        Calls {
            units: of(false).or_else(|| departments.filter_map(heading).next().map(Box::from)),
            people: of(true),
        }
    }
}

/// So many lines below a header tell what its columns hold.
pub const BELOW: usize = 60;
/// Words for what came out, beside which a number of what was written counts nothing.
const ADOPTED: [&str; 5] = ["采用", "录用", "刊发", "用稿", "上稿"];
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
    let mut blocks = gathering.finish(grid, bottom);
    let placed = match blocks.iter().any(Block::counts) {
        true => None,
        false => place(grid, words, top, &mut blocks),
    };
    blocks.retain(Block::counts);
    if blocks.is_empty() {
        blocks = by_name(grid, words, top, bottom).into_iter().collect();
    }
    let score = score(grid, words, top..bottom + 1, &blocks, placed.is_some())?;
    Some(Layout {
        top,
        bottom,
        blocks,
        placed,
        score,
    })
}

/// Lets numbers under months, or else those of what was published, count what came out in the one
/// outlet that the title names.
fn place(grid: &Grid<'_>, words: &Words<'_>, top: usize, blocks: &mut [Block]) -> Option<Said> {
    let bare = |column: &&mut Column| column.kind == Kind::Bare;
    let all = || blocks.iter().flat_map(|block| &block.columns);
    if all().all(|column| column.kind != Kind::Bare) {
        return None;
    }
    let said = title_outlet::in_titles(&grid.titles(top), words.registry?)?;
    let mut found = false;
    for block in blocks {
        let mut own: Vec<&mut Column> = block.columns.iter_mut().filter(bare).collect();
        if own.iter().any(|column| column.period.is_some()) {
            own.retain(|column| column.period.is_some());
        } else if own.len() > 1 {
            own.retain(|column| {
                let heading = grid.text(column.line, column.at).unwrap_or_default();
                ADOPTED.iter().any(|word| heading.contains(word))
            });
        }
        let of_months = own.iter().all(|column| column.period.is_some());
        if own.len() > 1 && !of_months {
            continue;
        }
        for column in own {
            column.kind = Kind::Counts;
            column.things.push((said.name.clone(), Part::Outlet));
            found = true;
        }
    }
    found.then_some(said)
}

/// The line of headings over numbers of units that do not say what is counted, and their columns.
pub fn unnamed(grid: &Grid<'_>, words: &Words<'_>) -> Option<(usize, Vec<usize>)> {
    (0..grid.height().min(FIRST)).find_map(|bottom| {
        let mut units = false;
        let mut unnamed = Vec::new();
        for at in 0..grid.width() {
            let Some(text) = grid.text(bottom, at) else {
                continue;
            };
            let body = Body::of(grid, bottom, at);
            match words.part(text) {
                Part::Unit | Part::Person => units |= body.is_texts(),
                Part::Unknown | Part::Broad | Part::Neutral | Part::Aside | Part::Period
                    if body.numbers > 0 && body.is_numbers() =>
                {
                    unnamed.push(at);
                }
                _ => {}
            }
        }
        (units && !unnamed.is_empty()).then_some((bottom, unnamed))
    })
}

/// The first line whose cells hold units with their counts, and these cells, where there are some.
pub fn unplaced(grid: &Grid<'_>) -> Option<(usize, Vec<usize>)> {
    let named =
        |line: usize, at: usize| grid.text(line, at).map_or(0, |text| all_named(text).len());
    let lines = 0..grid.height();
    let counted = |line: usize| -> Vec<usize> {
        let cells = 0..grid.width();
        cells.filter(|at| named(line, *at) > 0).collect()
    };
    let first = lines.clone().find(|line| !counted(*line).is_empty())?;
    let all: usize = lines
        .flat_map(|line| (0..grid.width()).map(move |at| named(line, at)))
        .sum();
    (all >= 2).then(|| (first, counted(first)))
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
pub fn path<'g>(
    grid: &Grid<'g>,
    header: std::ops::Range<usize>,
    at: usize,
) -> Vec<(usize, &'g str)> {
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

/// Columns whose cells hold names with their counts, two at least in all.
fn by_name(grid: &Grid<'_>, words: &Words<'_>, top: usize, bottom: usize) -> Option<Block> {
    let mut columns = Vec::new();
    let mut all = 0;
    for at in 0..grid.width() {
        let cells = (bottom + 1..grid.height().min(bottom + 1 + BELOW))
            .filter_map(|line| grid.text(line, at))
            .filter(|text| !skipping::is_note_text(text));
        let (mut named_cells, mut others) = (0, 0);
        for text in cells {
            match all_named(text).len() {
                0 => others += 1,
                names => named_cells += names,
            }
        }
        if named_cells == 0 || named_cells * 10 < (named_cells + others) * 7 {
            continue;
        }
        let path = path(grid, top..bottom + 1, at);
        let parts = words.parts(&path);
        let body = Body {
            numbers: named_cells,
            texts: others,
            ..Body::default()
        };
        let column = column(at, path, parts, body).filter(|c| c.kind == Kind::Counts);
        all += column.as_ref().map_or(0, |_| named_cells);
        columns.extend(column);
    }
    (all >= 2).then_some(Block {
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
    is_placed: bool,
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
        let few = headed && (is_placed || block.columns.iter().any(claims));
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
        .filter(|text| matches!(words.part(text), Part::Unknown | Part::Broad | Part::Unit))
        .filter(|text| !skipping::is_marked(text))
        .collect();
    let likely = |text: &&&str| {
        is_department_like(text) || is_one(text) || text.ends_with(['区', '县', '校', '村'])
    };
    (plausible.len(), plausible.iter().filter(likely).count())
}
