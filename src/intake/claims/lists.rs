//! What a list of publications says of its own rows.

use rust_decimal::Decimal;

use super::words::{POINTS, ends_in_pieces, sum_in_words, total};
use super::{About, Claim, ClaimKind};
use crate::intake::header::{Heading, Layout};
use crate::intake::matrix::{Counted, counted};
use crate::intake::skipping;
use crate::intake::store::Store;
use crate::intake::text::squeeze;
use crate::rulebook::field::{Fields, Kind};
use crate::sheet::{Cell, Row};

/// What a list of publications says of its rows while it is read.
pub struct ListClaims {
    /// Columns with points, and whether a number was met there.
    points: Vec<(u32, bool)>,
    /// The column of counts.
    counts: Option<u32>,
    /// Columns of texts, where a number in a row of sums can only count publications: that of titles
    /// first.
    texts: Vec<u32>,
    /// Row and column of headings of running sums.
    running: Vec<(u32, u32)>,
    /// Rows without points: row, column and submissions.
    blank: Vec<(u32, u32, (u32, u32))>,
    /// The first submission of the table, and the first since the last sum.
    first: u32,
    since: u32,
}

impl ListClaims {
    /// Columns that state points, by their headings; nothing is stated where none does.
    pub fn new(layout: &Layout, fields: &Fields, submissions: usize) -> ListClaims {
        let of_texts = |heading: Heading| match heading {
            Heading::Title | Heading::Department | Heading::Link => true,
            Heading::Field(id) => !matches!(fields.get(id).kind, Kind::Number | Kind::Flag),
            _ => false,
        };
        let columns = layout.columns.iter();
        let mut texts: Vec<(bool, u32)> = columns
            .filter(|(heading, _)| of_texts(*heading))
            .map(|(heading, column)| (*heading != Heading::Title, *column))
            .collect();
        texts.sort_unstable();
        let mut claims = ListClaims {
            points: Vec::new(),
            counts: layout.column(Heading::Count),
            texts: texts.into_iter().map(|(_, column)| column).collect(),
            running: Vec::new(),
            blank: Vec::new(),
            first: submissions as u32,
            since: submissions as u32,
        };
        for name in &layout.names {
            let is_read = layout.columns.iter().any(|(_, at)| *at == name.column);
            let text = squeeze(&name.text);
            let bare = text.split('(').next().unwrap_or_default();
            if is_read || !layout.within.contains(&name.column) {
                continue;
            } else if POINTS.contains(&bare) {
                claims.points.push((name.column, false));
            } else if bare.starts_with("累计") {
                claims.running.push((name.row, name.column));
            }
        }
        // Beside 得分 the 分值 is what the outlet is worth, before all else.
        let worth = |column: u32| {
            let name = layout.name(column).map(|name| squeeze(&name.text));
            name.is_some_and(|name| name.starts_with("分值") || name.starts_with("分数"))
        };
        if claims.points.iter().any(|(column, _)| !worth(*column)) {
            claims.points.retain(|(column, _)| !worth(*column));
        }
        claims
    }

    /// Takes what a row says of the submissions that it became, if any.
    #[inline]
    pub fn take(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, before: usize) {
        let range = (before as u32, store.submissions.len() as u32);
        if range.0 == range.1 {
            self.below(store, table, row, range.1);
        } else if !self.points.is_empty() {
            self.beside(store, table, row, range);
        }
    }

    fn beside(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, range: (u32, u32)) {
        for (column, met) in &mut self.points {
            match counted(row.get(*column)) {
                Counted::Number(says) => {
                    *met = true;
                    let at = (row.number, *column);
                    push(store, table, at, ClaimKind::Points, says, About::Row(range));
                }
                Counted::Nothing => self.blank.push((row.number, *column, range)),
                Counted::Other => {}
            }
        }
    }

    /// A row that is no submission: a sum, or a note with a total.
    fn below(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, end: u32) {
        if !row.cells().any(skipping::says_sum) {
            let noted = row
                .cells()
                .enumerate()
                .find_map(|(column, cell)| match cell {
                    Cell::Text(text) => Some((column as u32, total(text)?)),
                    _ => None,
                });
            if let Some((column, says)) = noted {
                let about = About::Readings(vec![vec![(self.first, end)]]);
                let at = (row.number, column);
                push(store, table, at, ClaimKind::Count, says, about);
            }
            return;
        }
        let said = |words: &[&str]| {
            row.cells().any(|cell| match cell {
                Cell::Text(text) => {
                    let text = squeeze(text);
                    words.iter().any(|word| text.contains(word))
                }
                _ => false,
            })
        };
        if said(&["平均", "均分"]) {
            return;
        }
        let partial = said(&["小计", "本页"]);
        let (all, last) = (vec![(self.first, end)], vec![(self.since, end)]);
        let about = match (self.first == self.since, partial) {
            (true, _) => vec![all],
            (false, true) => vec![last, all],
            (false, false) => vec![all, last],
        };
        self.since = end;
        let running = said(&["累计"]);
        let number = |column: &u32| matches!(counted(row.get(*column)), Counted::Number(_));
        let counting = self.texts.iter().copied().find(|column| number(column));
        for column in 0..row.width() {
            let cell = row.get(column);
            let is_points = self.points.iter().any(|(own, _)| *own == column);
            let (kind, says) = match (counted(cell), cell) {
                (Counted::Number(says), _) if is_points => (ClaimKind::Points, says),
                (Counted::Number(says), Cell::Text(text)) if ends_in_pieces(text) => {
                    (ClaimKind::Count, says)
                }
                (Counted::Number(says), _)
                    if self.counts == Some(column) || counting == Some(column) =>
                {
                    (ClaimKind::Count, says)
                }
                (Counted::Other, Cell::Text(text)) => match sum_in_words(text) {
                    // Without a unit, in a table with points, it may be either.
                    Some((_, None)) if !self.points.is_empty() => continue,
                    Some((says, kind)) => (kind.unwrap_or(ClaimKind::Count), says),
                    None => continue,
                },
                _ => continue,
            };
            let kind = if running { ClaimKind::Running } else { kind };
            let about = About::Readings(about.clone());
            push(store, table, (row.number, column), kind, says, about);
        }
    }

    /// Puts the rows that have no points where others have, and what cannot be checked.
    pub fn finish(self, store: &mut Store<'_>, table: u16) {
        for (row, column, range) in self.blank {
            if self.points.contains(&(column, true)) {
                let (says, about) = (Decimal::ZERO, About::Row(range));
                push(store, table, (row, column), ClaimKind::Points, says, about);
            }
        }
        for at in self.running {
            let says = Decimal::ZERO;
            let about = About::Readings(Vec::new());
            push(store, table, at, ClaimKind::Running, says, about);
        }
    }
}

fn push(
    store: &mut Store<'_>,
    table: u16,
    (row, column): (u32, u32),
    kind: ClaimKind,
    says: Decimal,
    about: About,
) {
    store.claims.push(Claim {
        table,
        row,
        column: column as u16,
        kind,
        says,
        about,
        account: None,
        set: 0,
    });
}
