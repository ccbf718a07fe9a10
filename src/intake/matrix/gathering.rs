//! The columns of a header of a count matrix, from left to right, into blocks.

use rust_decimal::Decimal;

use super::counts::{Counted, counted, is_figure};
use super::grid::Grid;
use super::layout::{BELOW, Block, Column, Kind, path};
use super::words::{Part, Words, bare};
use crate::intake::text::squeeze;

/// What the cells below a heading are.
#[derive(Clone, Copy, Default)]
pub struct Body {
    pub numbers: usize,
    pub texts: usize,
    /// Whether a text stands first, as a further line of the header does.
    pub begins_with_text: bool,
}

impl Body {
    pub fn of(grid: &Grid<'_>, bottom: usize, at: usize) -> Body {
        let mut body = Body::default();
        for line in bottom + 1..grid.height().min(bottom + 1 + BELOW) {
            let cell = grid.get(line, at);
            match counted(cell) {
                Counted::Nothing => {}
                Counted::Number(_) => body.numbers += 1,
                Counted::Other if is_figure(cell) => body.numbers += 1,
                Counted::Other => {
                    body.begins_with_text |= body.numbers + body.texts == 0;
                    body.texts += 1;
                }
            }
        }
        body
    }

    /// A few cells may hold what they should not.
    pub fn is_numbers(self) -> bool {
        self.numbers * 10 >= (self.numbers + self.texts) * 7
    }

    pub fn is_texts(self) -> bool {
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
pub struct Gathering {
    blocks: Vec<Block>,
    names: Vec<Names>,
    /// Columns before the names.
    left: Vec<Column>,
}

impl Gathering {
    /// Nothing where the column shows that the table lists publications.
    pub fn add(
        &mut self,
        grid: &Grid<'_>,
        words: &Words<'_>,
        header: std::ops::Range<usize>,
        at: usize,
    ) -> Option<()> {
        let path = path(grid, header.clone(), at);
        let bottom = header.end - 1;
        let body = Body::of(grid, bottom, at);
        let parts = words.parts(&path);
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

    pub fn finish(mut self, grid: &Grid<'_>, bottom: usize) -> Vec<Block> {
        for block in &mut self.blocks {
            settle(block, grid, bottom);
        }
        self.blocks
    }
}

/// Numbers under words that do not say what is counted are a sum where they are one; else they
/// count something that nobody named.
fn settle(block: &mut Block, grid: &Grid<'_>, bottom: usize) {
    let counts = |column: &Column| column.kind == Kind::Counts;
    if !block.columns.iter().any(counts) {
        return;
    }
    for index in 0..block.columns.len() {
        if block.columns[index].kind != Kind::Bare {
            continue;
        }
        let adds_up = is_sum(grid, bottom, &block.columns, index);
        let column = &mut block.columns[index];
        column.kind = match (&column.period, adds_up) {
            (Some(_), _) => Kind::Aside,
            (None, true) => Kind::Sum { partial: false },
            (None, false) => {
                let text = grid.text(column.line, column.at).unwrap_or_default();
                column.things.push((text.to_owned(), Part::Unknown));
                Kind::Counts
            }
        };
    }
}

/// Whether a column holds the sums of all that count, or of those since the last sum to its left,
/// in most of the lines that tell.
fn is_sum(grid: &Grid<'_>, bottom: usize, columns: &[Column], index: usize) -> bool {
    let is_sum = |column: &Column| matches!(column.kind, Kind::Sum { .. });
    let since = columns[..index].iter().rposition(is_sum).unwrap_or(0);
    let number = |line: usize, column: &Column| match counted(grid.get(line, column.at)) {
        Counted::Number(number) => number,
        _ => Decimal::ZERO,
    };
    let lines = bottom + 1..grid.height().min(bottom + 1 + BELOW);
    [columns, &columns[since..index]].iter().any(|of| {
        let (mut told, mut agree) = (0, 0);
        for line in lines.clone() {
            let counts = of.iter().filter(|column| column.kind == Kind::Counts);
            let sum: Decimal = counts.map(|column| number(line, column)).sum();
            let says = number(line, &columns[index]);
            told += usize::from(!(sum.is_zero() && says.is_zero()));
            agree += usize::from(!sum.is_zero() && sum == says);
        }
        agree * 2 > told
    })
}

/// What a column is, by its headings and what stands below.
pub fn column(at: usize, path: Vec<(usize, &str)>, parts: Vec<Part>, body: Body) -> Option<Column> {
    let line = path.last()?.0;
    let own = parts.last();
    let has = |wanted: &Part| parts.contains(wanted);
    let partial = has(&Part::Sum { partial: true });
    let thing = |part: &Part| matches!(part, Part::Outlet | Part::Value(..) | Part::Unknown);
    let known = |part: &Part| matches!(part, Part::Outlet | Part::Value(..));
    let kind = if matches!(own, Some(Part::Index | Part::Unit | Part::Person)) {
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
    } else if has(&Part::Neutral) && body.numbers > 0 || has(&Part::Period) && body.texts == 0 {
        Kind::Bare
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
