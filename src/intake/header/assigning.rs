//! Giving every column of a header its meaning.

use std::cmp::Reverse;

use super::evidence::weights;
use super::headings::Headings;
use super::words::{AMBIGUOUS, CO_AUTHORS};
use super::{Doubt, Heading, Kind, Layout, Name};
use crate::intake::alike::{are_apart, is_sender};
use crate::intake::byline;
use crate::intake::text::squeeze;
use crate::rulebook::field::{AUTHORS, DATE, Fields, OUTLET, SENT, Subject};
use crate::sheet::{Cell, Row};

/// A column that is named, with all that its name may mean.
pub struct Candidate<'n> {
    pub name: &'n Name,
    pub meanings: Vec<(Heading, usize)>,
    /// Whether a list says so, and not only the words in it.
    listed: bool,
}

impl<'n> Candidate<'n> {
    pub fn new(name: &'n Name, headings: &Headings) -> Candidate<'n> {
        let (meanings, listed) = headings.meanings(name);
        Candidate {
            name,
            meanings,
            listed,
        }
    }

    pub fn is_listed(&self) -> bool {
        self.listed
    }

    pub fn is_alike(&self) -> bool {
        !self.listed && !self.meanings.is_empty()
    }

    /// Whether it names authors beside the first: 第二作者, 作者2.
    fn is_further(&self) -> bool {
        let groups = self.name.groups.iter().map(String::as_str);
        groups.chain([self.name.text.as_str()]).any(|text| {
            let text = squeeze(text);
            let numbered = text.ends_with(['2', '3', '4', '5', '6']);
            numbered || CO_AUTHORS.contains(&text.as_str())
        })
    }
}

/// A column that was given a meaning.
struct Chosen<'c> {
    candidate: &'c Candidate<'c>,
    heading: Heading,
    rank: usize,
}

/// Columns that are being given their meanings.
pub struct Assigning<'a, 'r> {
    kind: Kind,
    fields: &'a Fields,
    below: &'a [Row<'r>],
    layout: Layout,
}

impl<'a, 'r> Assigning<'a, 'r> {
    pub fn new(kind: Kind, fields: &'a Fields, below: &'a [Row<'r>]) -> Assigning<'a, 'r> {
        Assigning {
            kind,
            fields,
            below,
            layout: Layout::of(kind),
        }
    }

    /// Gives every column one meaning and, but for authors, outlets, approvals and reposts, every meaning one column.
    pub fn assign(mut self, candidates: &[Candidate<'_>]) -> Layout {
        let fitting: Vec<(&Candidate<'_>, Vec<(Heading, usize)>)> = candidates
            .iter()
            .map(|candidate| {
                let all = candidate.meanings.iter().copied();
                let fit = |(heading, _): &(Heading, usize)| fits(*heading, self.kind, self.fields);
                (candidate, all.filter(fit).collect())
            })
            .collect();
        let mut chosen: Vec<Chosen<'_>> = Vec::new();
        for (candidate, found) in &fitting {
            if let [(heading, rank)] = **found {
                chosen.push(Chosen {
                    candidate,
                    heading,
                    rank,
                });
            }
        }
        for (candidate, found) in fitting.iter().filter(|(_, found)| found.len() > 1) {
            let taken: Vec<bool> = found
                .iter()
                .map(|(heading, _)| chosen.iter().any(|other| other.heading == *heading))
                .collect();
            let (heading, rank) = self.by_content(candidate, found, &taken);
            chosen.push(Chosen {
                candidate,
                heading,
                rank,
            });
        }
        self.settle(&chosen);
        self.unnamed_authors(candidates);
        self.layout
    }

    /// Of several columns of one meaning, the one that is named best; all further authors, approvals and reposts.
    fn settle(&mut self, chosen: &[Chosen<'_>]) {
        for one in chosen {
            let better = chosen
                .iter()
                .any(|other| other.heading == one.heading && other.goes_before(one));
            let further = match one.heading {
                Heading::Field(AUTHORS) => one.candidate.is_further(),
                Heading::Field(OUTLET) => self.is_apart(one, chosen),
                heading => matches!(heading, Heading::Approval | Heading::Repost),
            };
            let column = one.candidate.name.column;
            if !better || further {
                self.layout.columns.push((one.heading, column));
            } else if !is_sender(&squeeze(&one.candidate.name.text)) {
                self.layout.second.push((column, one.heading));
            }
        }
        // A day of sending alone is the day.
        let columns = &mut self.layout.columns;
        let has = |wanted: Heading| columns.iter().any(|(heading, _)| *heading == wanted);
        if self.kind == Kind::Submissions && !has(Heading::Field(DATE)) {
            for (heading, _) in columns.iter_mut() {
                *heading = match *heading {
                    Heading::Field(SENT) => Heading::Field(DATE),
                    Heading::Year(SENT) => Heading::Year(DATE),
                    Heading::Month(SENT) => Heading::Month(DATE),
                    other => other,
                };
            }
        }
        columns.sort_by_key(|&(_, column)| column);
    }

    /// Whether a column of outlets is another than the best: 校内媒体, 校外媒体, with outlets below.
    fn is_apart(&self, one: &Chosen<'_>, chosen: &[Chosen<'_>]) -> bool {
        let outlets = chosen.iter().filter(|other| other.heading == one.heading);
        let best = outlets.min_by_key(|other| other.key());
        let text = |of: &Chosen<'_>| squeeze(&of.candidate.name.shown());
        let column = one.candidate.name.column;
        let weight = weights(column, self.below, &[one.heading], self.fields)[0];
        let is_empty = self.below.iter().all(|row| row.get(column) == Cell::Empty);
        best.is_some_and(|best| are_apart(&text(best), &text(one))) && (weight >= 30 || is_empty)
    }

    /// A heading merged over several columns of names leaves those after the first without one.
    fn unnamed_authors(&mut self, candidates: &[Candidate<'_>]) {
        let named = |column| candidates.iter().any(|c| c.name.column == column);
        let Some(&(_, authors)) = self
            .layout
            .columns
            .iter()
            .rfind(|(heading, _)| *heading == Heading::Field(AUTHORS))
        else {
            return;
        };
        for column in authors + 1.. {
            let texts = self.below.iter().filter_map(|row| match row.get(column) {
                Cell::Empty => None,
                Cell::Text(text) => Some(byline::is_plain_name(text)),
                _ => Some(false),
            });
            let texts: Vec<bool> = texts.collect();
            if named(column) || texts.is_empty() || !texts.iter().all(|name| *name) {
                break;
            }
            let columns = &mut self.layout.columns;
            columns.push((Heading::Field(AUTHORS), column));
            columns.sort_by_key(|&(_, column)| column);
        }
    }

    /// Of the meanings that no other column has, the one that the cells below speak for; the first
    /// where none does. One that is taken where they speak for that. A doubt is kept.
    fn by_content(
        &mut self,
        candidate: &Candidate<'_>,
        found: &[(Heading, usize)],
        taken: &[bool],
    ) -> (Heading, usize) {
        let column = candidate.name.column;
        let meanings: Vec<Heading> = found.iter().map(|(heading, _)| *heading).collect();
        let weights = weights(column, self.below, &meanings, self.fields);
        let text = squeeze(&candidate.name.text);
        let mut ambiguous = AMBIGUOUS.iter();
        let asks = ambiguous
            .find(|(heading, ..)| *heading == text)
            .is_none_or(|(_, _, asks)| *asks);
        /// In hundredths; what fewer cells say decides nothing.
        const ENOUGH: u32 = 30;
        let said = |at: usize| match weights[at] {
            weight @ ENOUGH.. => weight,
            _ => 0,
        };
        let mut free: Vec<usize> = (0..found.len()).filter(|at| !taken[*at]).collect();
        free.sort_by_key(|&at| (Reverse(said(at)), at));
        let most_taken = (0..found.len())
            .filter(|at| taken[*at])
            .max_by_key(|at| weights[*at]);
        let Some(&best) = free.first() else {
            return found[0];
        };
        if let Some(other) = most_taken
            && (weights[other] > 2 * weights[best] || !asks && weights[best] == 0)
        {
            return found[other];
        }
        let Some(&next) = free.get(1) else {
            return found[best];
        };
        // What is nearly always the first is doubted only where the cells speak for another.
        let usual = !asks && best == 0;
        let empty = self.below.iter().all(|row| row.get(column) == Cell::Empty);
        if !usual && !empty {
            self.layout.doubts.push(Doubt {
                column,
                taken: meanings[best],
                other: meanings[next],
                decided: weights[best] >= ENOUGH && weights[best] >= 2 * weights[next],
            });
        }
        found[best]
    }
}

impl Chosen<'_> {
    /// Whether it is the better one of two columns of one meaning.
    fn goes_before(&self, other: &Chosen<'_>) -> bool {
        self.key() < other.key()
    }

    fn key(&self) -> (bool, bool, usize, u32) {
        // 发布日期 beside a plain 日期 is the more exact one, 稿件标题 beside the 标题 of a form.
        let text = squeeze(&self.candidate.name.text);
        let plain = match self.heading {
            Heading::Field(DATE) => matches!(text.as_str(), "日期" | "时间"),
            Heading::Title => matches!(text.as_str(), "标题" | "名称" | "主题"),
            _ => false,
        };
        let column = self.candidate.name.column;
        (plain, self.candidate.is_further(), self.rank, column)
    }
}

/// Whether such a column belongs in a table of that kind.
pub fn fits(heading: Heading, kind: Kind, fields: &Fields) -> bool {
    match (heading, kind) {
        (Heading::Title, Kind::Submissions | Kind::Events) => true,
        (
            Heading::Link
            | Heading::Remark
            | Heading::Count
            | Heading::Approval
            | Heading::Repost
            | Heading::UnitAndAuthor
            | Heading::Year(_)
            | Heading::Month(_),
            Kind::Submissions,
        ) => true,
        (Heading::Department, Kind::Submissions | Kind::Roster) => true,
        (
            Heading::Name
            | Heading::Alias
            | Heading::DepartmentAlias
            | Heading::From
            | Heading::Until,
            Kind::Roster,
        ) => true,
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
