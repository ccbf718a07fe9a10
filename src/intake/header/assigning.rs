//! Giving every column of a header its meaning.

use super::words::CO_AUTHORS;
use super::{Heading, Kind, Layout};
use crate::intake::text::squeeze;
use crate::rulebook::field::{AUTHORS, DATE, Fields, GENRE, LEVEL, OUTLET, SENT, Subject};
use crate::sheet::{Cell, Row};

/// Columns that are being given their meanings.
pub struct Assigning<'a> {
    pub kind: Kind,
    pub fields: &'a Fields,
    pub below: &'a [Row<'a>],
    pub texts: &'a [(u32, &'a str)],
    pub layout: Layout,
}

impl Assigning<'_> {
    /// Gives every column one meaning and, but for authors, every meaning one column.
    pub fn assign(&mut self, candidates: &[(u32, &[(Heading, usize)])]) {
        let fitting: Vec<(u32, Vec<(Heading, usize)>)> = candidates
            .iter()
            .map(|&(column, found)| {
                let fitting = found
                    .iter()
                    .copied()
                    .filter(|(heading, _)| fits(*heading, self.kind, self.fields))
                    .collect();
                (column, fitting)
            })
            .collect();
        let mut chosen: Vec<(u32, Heading, usize)> = Vec::new();
        for (column, found) in &fitting {
            if let [(heading, rank)] = **found {
                chosen.push((*column, heading, rank));
            }
        }
        for (column, found) in fitting.iter().filter(|(_, found)| found.len() > 1) {
            let free: Vec<(Heading, usize)> = found
                .iter()
                .copied()
                .filter(|(heading, _)| !chosen.iter().any(|(_, taken, _)| taken == heading))
                .collect();
            match *free.as_slice() {
                [] => {}
                [(heading, rank)] => chosen.push((*column, heading, rank)),
                _ => {
                    let (heading, rank) = self.by_content(*column, &free);
                    let other = free.iter().find(|(other, _)| *other != heading);
                    self.layout
                        .doubtful
                        .extend(other.map(|(other, _)| (*column, heading, *other)));
                    chosen.push((*column, heading, rank));
                }
            }
        }
        self.settle(chosen);
    }

    /// Of several columns of one meaning, the one that is named best; all further authors.
    fn settle(&mut self, chosen: Vec<(u32, Heading, usize)>) {
        let mut columns: Vec<(Heading, u32)> = Vec::new();
        for &(column, heading, rank) in &chosen {
            let generic = |column: u32| matches!(self.heading(column).as_str(), "日期" | "时间");
            let better = chosen.iter().any(|&(other, same, other_rank)| {
                same == heading
                    && other != column
                    && match heading {
                        // 发布日期 beside a plain 日期 is the more exact one.
                        Heading::Field(DATE) => {
                            (generic(other), other_rank, other) < (generic(column), rank, column)
                        }
                        _ => (other_rank, other) < (rank, column),
                    }
            });
            let further = heading == Heading::Field(AUTHORS)
                && CO_AUTHORS.contains(&self.heading(column).as_str());
            if !better || further {
                columns.push((heading, column));
            }
        }
        // A day of sending alone is the day.
        let has = |wanted: Heading| columns.iter().any(|(heading, _)| *heading == wanted);
        if self.kind == Kind::Submissions && !has(Heading::Field(DATE)) {
            for (heading, _) in &mut columns {
                if *heading == Heading::Field(SENT) {
                    *heading = Heading::Field(DATE);
                }
            }
        }
        columns.sort_by_key(|&(_, column)| column);
        self.layout.columns = columns;
    }

    fn heading(&self, column: u32) -> String {
        self.texts
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, text)| squeeze(text))
            .unwrap_or_default()
    }

    /// The meaning that most cells below speak for; the first where none does.
    fn by_content(&self, column: u32, free: &[(Heading, usize)]) -> (Heading, usize) {
        let votes = |heading: Heading| {
            self.below
                .iter()
                .filter(|row| match row.get(column) {
                    Cell::Text(text) => speaks_for(text, heading, self.fields),
                    _ => false,
                })
                .count()
        };
        let mut best = free[0];
        for &candidate in &free[1..] {
            if votes(candidate.0) > votes(best.0) {
                best = candidate;
            }
        }
        best
    }
}

/// Whether a cell looks like one of a column so headed.
fn speaks_for(text: &str, heading: Heading, fields: &Fields) -> bool {
    match heading {
        Heading::Department => text.ends_with([
            '处', '科', '系', '部', '室', '组', '办', '院', '会', '委', '校', '学',
        ]),
        Heading::Field(OUTLET) => text.ends_with([
            '报', '网', '台', '号', '社', '刊', '视', '抖', '站', '国', '闻', '心', '志',
        ]),
        Heading::Field(id @ (LEVEL | GENRE)) => fields.get(id).value(text).is_some(),
        Heading::Field(id) => fields.get(id).value(text).is_some(),
        _ => false,
    }
}

/// Whether such a column belongs in a table of that kind.
pub fn fits(heading: Heading, kind: Kind, fields: &Fields) -> bool {
    match (heading, kind) {
        (Heading::Title, Kind::Submissions | Kind::Events) => true,
        (Heading::Link, Kind::Submissions) => true,
        (Heading::Department, Kind::Submissions | Kind::Roster) => true,
        (Heading::Name | Heading::From | Heading::Until, Kind::Roster) => true,
        (Heading::Account | Heading::Event | Heading::Count | Heading::Value, Kind::Events) => true,
        (Heading::Field(id), Kind::Events) => id == DATE,
        (Heading::Field(id), kind) => {
            let of_publication =
                matches!(fields.get(id).of, Subject::Publication | Subject::Outlet);
            of_publication == (kind == Kind::Submissions)
        }
        _ => false,
    }
}
