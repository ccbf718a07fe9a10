//! Rows that report one publication: the same title, outlet and day.
//!
//! Two that agree in everything are one publication handed in twice: it counts once, and every
//! further row has an entry of 0 that names the first. Two of different tables that disagree (each
//! department has listed its own staff, say) are asked about: which of them holds is not for a
//! program to say. Two of one table that disagree count each, with a warning: who keeps a table puts
//! the same thing there twice on purpose, or else by a slip that shows. A row of which it was decided
//! that it counts does so beside all others.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};

use super::book::Book;
use crate::classify::Classified;
use crate::intake::{Column, Signer, Submission};
use crate::ledger::Why;
use crate::pieces::Pieces;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::Rulebook;

/// What such a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// The very publication that this row reports.
    Of(u32),
    /// Perhaps that of another table.
    Doubtful,
}

/// Finds the rows that report a publication again, and tells of each.
pub(super) fn find(
    classified: &Classified,
    rulebook: &Rulebook,
    pieces: &Pieces,
    problems: &mut Problems,
) -> HashMap<u32, Repeat> {
    let mut finding = Finding {
        classified,
        rulebook,
        found: HashMap::new(),
        repeats: Vec::new(),
    };
    let several = (0..pieces.len()).map(|piece| pieces.members(piece));
    for members in several.filter(|members| members.len() > 1) {
        finding.among(members, problems);
    }
    finding.tell_repeats(problems);
    finding.found
}

/// Why a row that repeats another brings nothing.
pub(super) fn why(book: &mut Book<'_>, first: u32) -> Why {
    let row = &book.classified.submissions[first as usize];
    let table = &book.classified.tables[usize::from(row.table)];
    let file = named((&table.file, &table.sheet));
    let args = vec![("row", row.row.to_string().into()), ("file", file.into())];
    book.ledger.detail("why-repeated", args)
}

/// What a sheet is called in messages.
fn named((file, sheet): (&str, &str)) -> String {
    format!("{file} {sheet}").trim().to_owned()
}

/// What rows of one publication agree in.
type Key<'a> = (NaiveDate, &'a str);

struct Finding<'a> {
    classified: &'a Classified,
    rulebook: &'a Rulebook,
    found: HashMap<u32, Repeat>,
    /// Rows that repeat another, with the first.
    repeats: Vec<(u32, u32)>,
}

impl<'a> Finding<'a> {
    fn among(&mut self, members: &[u32], problems: &mut Problems) {
        let keyed = members
            .iter()
            .filter_map(|&member| Some((self.key(member)?, member)));
        let mut keyed: Vec<(Key<'_>, u32)> = keyed.collect();
        keyed.sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| self.by_place(*a, *b)));
        for rows in keyed.chunk_by(|(one, _), (other, _)| one == other) {
            let rows: Vec<u32> = rows.iter().map(|(_, row)| *row).collect();
            self.publication(&rows, problems);
        }
    }

    /// The day and outlet of a row with a title of its own.
    fn key(&self, member: u32) -> Option<Key<'a>> {
        let row = self.row(member);
        let outlet = self.classified.outlet_name(member, self.rulebook);
        let whole = !outlet.is_empty() && row.title.1 > 0;
        Some((row.date?, outlet)).filter(|_| whole)
    }

    /// Judges the rows of one publication, which are in the order of their places.
    fn publication(&mut self, rows: &[u32], problems: &mut Problems) {
        let mut different: Vec<u32> = Vec::new();
        for &row in rows {
            match different.iter().find(|first| self.agree(**first, row)) {
                Some(_) if self.counts(row) => {}
                Some(&first) => {
                    self.found.insert(row, Repeat::Of(first));
                    self.repeats.push((row, first));
                }
                None => different.push(row),
            }
        }
        let [first, rest @ ..] = &different[..] else {
            return;
        };
        let elsewhere = |row: u32| {
            let mut others = different.iter().copied();
            others.find(|&other| self.sheet(other) != self.sheet(row))
        };
        if elsewhere(*first).is_none() {
            for &row in rest.iter().filter(|row| !self.counts(**row)) {
                problems.push(self.tell(Problem::warning, "rows-alike", row, *first));
            }
            return;
        }
        let doubtful = || different.iter().filter(|row| !self.counts(**row));
        for &row in doubtful() {
            let other = elsewhere(row).unwrap_or(*first);
            problems.push(self.tell(Problem::error, "handed-in-twice", row, other));
        }
        let doubtful: Vec<_> = doubtful().map(|&row| (row, Repeat::Doubtful)).collect();
        self.found.extend(doubtful);
    }

    /// Tells of each row that repeats another, but once of a sheet that hardly holds anything else.
    fn tell_repeats(&self, problems: &mut Problems) {
        /// So few rows are told of each.
        const FEW: usize = 2;
        let mut of_sheet: BTreeMap<(&str, &str), Vec<(u32, u32)>> = BTreeMap::new();
        for &(row, first) in &self.repeats {
            let repeats = of_sheet.entry(self.sheet(row)).or_default();
            repeats.push((row, first));
        }
        let mut all: BTreeMap<(&str, &str), HashSet<(u16, u32)>> = BTreeMap::new();
        if of_sheet.values().any(|repeats| repeats.len() > FEW) {
            for (member, row) in (0..).zip(&self.classified.submissions) {
                let sheet = self.sheet(member);
                if of_sheet.contains_key(&sheet) {
                    all.entry(sheet).or_default().insert((row.table, row.row));
                }
            }
        }
        for (sheet, repeats) in of_sheet {
            let rows = repeats.iter().map(|(row, _)| self.row(*row));
            let rows: HashSet<(u16, u32)> = rows.map(|row| (row.table, row.row)).collect();
            let all = all.get(&sheet).map_or(0, HashSet::len);
            let others: BTreeSet<(&str, &str)> = repeats
                .iter()
                .map(|(_, first)| self.sheet(*first))
                .collect();
            let is_copy = rows.len() > FEW && rows.len() * 3 >= all * 2 && !others.contains(&sheet);
            if !is_copy {
                for (row, first) in repeats {
                    problems.push(self.tell(Problem::warning, "repeated-row", row, first));
                }
                continue;
            }
            let others: Vec<String> = others.into_iter().map(named).collect();
            let (first, _) = repeats[0];
            let table = &self.classified.tables[usize::from(self.row(first).table)];
            problems.push(
                Problem::warning("repeated-sheet", table.place())
                    .with("rows", rows.len())
                    .with("all", all)
                    .with("files", others.join("、")),
            );
        }
    }

    /// Whether a row was decided to count beside others.
    fn counts(&self, member: u32) -> bool {
        self.classified.decided.counts(self.row(member))
    }

    /// Whether two rows say the same of their publication.
    fn agree(&self, one: u32, other: u32) -> bool {
        let (a, b) = (self.row(one), self.row(other));
        let signers = |row: &Submission| {
            let mut signers: Vec<Signer> = self.classified.signers_of(row).to_vec();
            signers.sort_unstable_by_key(|signer| (signer.account, signer.role));
            signers
        };
        a.department == b.department
            && self.classified.facts.agree(one as usize, other as usize)
            && signers(a) == signers(b)
    }

    fn tell(
        &self,
        problem: fn(&'static str, Place) -> Problem,
        code: &'static str,
        row: u32,
        other: u32,
    ) -> Problem {
        let at = self.classified.place(self.row(row), Column::Title);
        let outlet = self.row(row).outlet;
        let outlet = outlet.and_then(|id| self.classified.outlets.get_index(id as usize));
        problem(code, at)
            .with("of-outlet", outlet.map_or("", |outlet| outlet))
            .read(self.classified.title(self.row(row)))
            .with("row", self.row(other).row.to_string())
            .with("file", named(self.sheet(other)))
    }

    fn row(&self, member: u32) -> &'a Submission {
        &self.classified.submissions[member as usize]
    }

    fn sheet(&self, member: u32) -> (&'a str, &'a str) {
        let table = &self.classified.tables[usize::from(self.row(member).table)];
        (&table.file, &table.sheet)
    }

    fn by_place(&self, one: u32, other: u32) -> Ordering {
        let place = |member: u32| (self.sheet(member), self.row(member).row);
        place(one).cmp(&place(other))
    }
}
