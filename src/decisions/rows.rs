//! Decisions about single rows, put into the intake when each publication is one of its own: a day or
//! a fact that is not known there, or that it does not count.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::days::Spans;
use super::questions::{self, UNTITLED, titled};
use super::{DecisionId, IN, OUT, bare_level};
use crate::intake::text::squeeze;
use crate::intake::{Column, Intake, Submission};
use crate::problem::{Place, Problem, Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, Fields, Kind, LEVEL, OUTLET, Subject};

/// What all rows are called whose title is among some, by place: the title and the outlet as
/// written; where several share these, besides who signs, and where they share that too, a number.
pub fn names(intake: &Intake, wanted: &Titles) -> BTreeMap<(u16, u32), Vec<(usize, String)>> {
    let gone = intake.decided.dropped.iter().map(|row| (usize::MAX, row));
    let all = intake.submissions.iter().enumerate().chain(gone);
    let mut found: Vec<(usize, &Submission, String)> = all
        .filter(|(_, row)| wanted.holds(intake.title(row)))
        .map(|(index, row)| (index, row, named(intake, row)))
        .collect();
    found.sort_by_key(|(index, row, _)| {
        let table = &intake.tables[usize::from(row.table)];
        ((&*table.file, &*table.sheet, row.row), *index)
    });
    let alike = counts(&found);
    for (_, row, name) in &mut found {
        let signers = signers_of(intake, row);
        if alike[&squeeze(name)] > 1 && !signers.is_empty() {
            *name += &format!("·{signers}");
        }
    }
    let alike = counts(&found);
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut names: BTreeMap<(u16, u32), Vec<(usize, String)>> = BTreeMap::new();
    for (index, row, mut name) in found {
        let key = squeeze(&name);
        if alike[&key] > 1 {
            let number = numbers.entry(key).or_default();
            *number += 1;
            name += &format!("（第{number}处）");
        }
        if index != usize::MAX {
            let at = (row.table, row.row);
            names.entry(at).or_default().push((index, name));
        }
    }
    names
}

/// A row by its title and its outlet.
fn named(intake: &Intake, row: &Submission) -> String {
    let outlet = row
        .outlet
        .and_then(|id| intake.outlets.get_index(id as usize));
    questions::of_row(intake.title(row), outlet.map(|text| &**text))
}

fn counts(found: &[(usize, &Submission, String)]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for (.., name) in found {
        *counts.entry(squeeze(name)).or_default() += 1;
    }
    counts
}

/// Those named in a row, each once.
fn signers_of(intake: &Intake, row: &Submission) -> String {
    let mut names: Vec<&str> = Vec::new();
    for signer in intake.signers_of(row) {
        let name = &*intake.accounts.get(signer.account).name;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("、")
}

/// File, sheet and row.
type Stand<'a> = (&'a str, &'a str, u32);

/// Titles that are looked for.
#[derive(Default)]
pub struct Titles {
    /// As names begin with them, squeezed.
    all: HashSet<String>,
    /// Their first letters, by which nearly all others are passed over.
    first: HashSet<char>,
}

impl Titles {
    /// Looks for the title of a row as written.
    pub fn want(&mut self, title: &str) {
        self.want_squeezed(squeeze(&titled(title)));
    }

    /// Looks for a title as a name begins with it.
    fn want_squeezed(&mut self, begins: String) {
        self.first.extend(begins.chars().nth(1));
        self.all.insert(begins);
    }

    fn holds(&self, title: &str) -> bool {
        // Letters that squeezing leaves as they are.
        let plain = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
        let other = title.chars().next().filter(plain);
        other.is_none_or(|c| self.first.contains(&c)) && self.all.contains(&squeeze(&titled(title)))
    }
}

/// Reads rows as was decided of them and of the texts in them.
pub fn apply(intake: &mut Intake, fields: &Fields, problems: &mut Problems) {
    let decisions = intake.decided.decisions.clone();
    if decisions.is_empty() {
        return;
    }
    // Of which submissions what was decided; of texts other than outlets, whose readers told it.
    let mut decided: Vec<(usize, DecisionId)> = decisions.taught_rows(intake);
    decided.extend(decisions.rows_out_by_link(intake));
    let mut settled: HashSet<((u16, u32), String)> = HashSet::new();
    let of_rows = OfRows::new(&decisions);
    let spans = Spans::of(intake);
    for (at, named) in names(intake, &of_rows.titles) {
        for (index, name) in &named {
            let index = *index;
            for &(ref field, id) in of_rows.of(name) {
                let answer = decisions.get(id).answer.as_str();
                if answer == OUT || *field == "报送" {
                    decided.push((index, id));
                    if answer == IN {
                        intake.decided.count(&intake.submissions[index]);
                    }
                    continue;
                }
                // What stands in a cell of the row is of all that the row reports.
                let all = named.iter().map(|(other, _)| *other);
                let own = |other: &usize| *other == index || !is_of_outlet(fields, field);
                for other in all.filter(own) {
                    if answered(intake, (fields, &spans), other, (field, id), problems) {
                        decided.push((other, id));
                        settled.insert((at, field.clone()));
                    }
                }
            }
        }
    }
    let is_out = |id: DecisionId| decisions.get(id).answer == OUT;
    let told: HashMap<(u16, u32), DecisionId> = intake
        .decided
        .touched
        .iter()
        .filter(|(.., id)| is_out(*id))
        .map(|&(table, row, id)| ((table, row), id))
        .collect();
    let mut out: BTreeMap<usize, DecisionId> = decided
        .iter()
        .copied()
        .filter(|(_, id)| is_out(*id))
        .collect();
    if !told.is_empty() {
        let rows = intake.submissions.iter().enumerate();
        out.extend(
            rows.filter_map(|(index, row)| Some((index, *told.get(&(row.table, row.row))?))),
        );
    }
    let at = |index: usize| {
        (
            intake.submissions[index].table,
            intake.submissions[index].row,
        )
    };
    let touched: Vec<_> = decided
        .iter()
        .map(|&(index, id)| (at(index).0, at(index).1, id))
        .collect();
    // Rows of which nothing stays.
    let mut gone: HashSet<(u16, u32)> = out.keys().map(|index| at(*index)).collect();
    if !gone.is_empty() {
        for index in (0..intake.submissions.len()).filter(|index| !out.contains_key(index)) {
            gone.remove(&at(index));
        }
    }
    intake.decided.touch(touched);
    if !(settled.is_empty() && gone.is_empty()) {
        forget(intake, fields, &settled, &gone, problems);
    }
    drop_rows(intake, &out, problems);
}

/// Whether a field is known by the outlet, so that it is of one publication of a row alone.
fn is_of_outlet(fields: &Fields, title: &str) -> bool {
    let mut known = fields.iter().map(|(_, field)| field);
    known.any(|field| squeeze(field.title()) == title && field.of == Subject::Outlet)
}

/// Puts an answer where nothing is known; whether it could be.
fn answered(
    intake: &mut Intake,
    (fields, spans): (&Fields, &Spans),
    index: usize,
    (field, decision): (&str, DecisionId),
    problems: &mut Problems,
) -> bool {
    let decisions = intake.decided.decisions.clone();
    let decision = decisions.get(decision);
    let answer = decision.answer.as_str();
    let found = fields
        .iter()
        .find(|(_, known)| squeeze(known.title()) == field);
    let Some((id, known)) = found else {
        return false;
    };
    if id == DATE {
        let row = &mut intake.submissions[index];
        let read = spans.read(row.table, answer);
        let Some((day, year_taken)) = read.filter(|_| row.date.is_none()) else {
            return false;
        };
        if year_taken {
            let note = Problem::note("decision-year-taken", decision.place());
            problems.push(note.read(answer).with("day", day.to_string()));
        }
        row.date = Some(day);
        intake.facts.set(index, DATE, Fact::Day(day));
        return true;
    }
    if id == OUTLET {
        let is_open = intake.submissions[index].outlet.is_none();
        if is_open {
            let (outlet, _) = intake.outlets.insert_full(answer.into());
            intake.submissions[index].outlet = Some(outlet as u32);
        }
        return is_open;
    }
    let bare = match id {
        LEVEL => known
            .fact_of(answer)
            .or_else(|| known.fact_of(bare_level(answer))),
        _ => known.fact_of(answer),
    };
    match bare {
        Some(fact) if intake.facts.get(index, id).is_unknown() => {
            intake.facts.set(index, id, fact);
            true
        }
        _ => false,
    }
}

/// Drops the errors about days that were answered, and about those of rows that do not count.
fn forget(
    intake: &Intake,
    fields: &Fields,
    settled: &HashSet<((u16, u32), String)>,
    out: &HashSet<(u16, u32)>,
    problems: &mut Problems,
) {
    let stands = |&(table, row): &(u16, u32)| {
        let table = &intake.tables[usize::from(table)];
        (&*table.file, &*table.sheet, row)
    };
    let settled: HashSet<(Stand<'_>, &str)> = settled
        .iter()
        .map(|(at, field)| (stands(at), field.as_str()))
        .collect();
    let out: HashSet<Stand<'_>> = out.iter().map(stands).collect();
    let is_day = |title: &str| {
        let field = questions::by_title(fields, title);
        field.is_some_and(|field| field.kind == Kind::Day)
    };
    problems.retain(|problem| {
        let (Place::Cell {
            file, sheet, row, ..
        }
        | Place::Row { file, sheet, row }) = &problem.place
        else {
            return true;
        };
        let (stands, title) = ((&**file, &**sheet, *row), problem.text("field"));
        let answered = || settled.contains(&(stands, squeeze(title).as_str()));
        let is_over = problem.severity == Severity::Error
            && is_day(title)
            && (out.contains(&stands) || answered());
        !is_over
    });
}

/// Takes out what was decided not to count, and says so once a decision.
fn drop_rows(intake: &mut Intake, out: &BTreeMap<usize, DecisionId>, problems: &mut Problems) {
    if out.is_empty() {
        return;
    }
    let mut by_decision: BTreeMap<DecisionId, Vec<usize>> = BTreeMap::new();
    for (&index, &id) in out {
        by_decision.entry(id).or_default().push(index);
    }
    for (id, rows) in by_decision {
        let decision = intake.decided.decisions.get(id);
        let row = &intake.submissions[rows[0]];
        problems.push(
            Problem::note("row-decided-out", intake.place(row, Column::Title))
                .read(decision.what.as_str())
                .with("rows", rows.len())
                .with("decision", decision.cited()),
        );
    }
    intake.decided.dropped = intake.take_out(|index, _| out.contains_key(&index));
}

/// Decisions whose what is that of a row.
struct OfRows {
    /// By the row's name, squeezed: field and decision.
    by_name: HashMap<String, Vec<(String, DecisionId)>>,
    titles: Titles,
}

impl OfRows {
    fn new(decisions: &super::Decisions) -> OfRows {
        let mut of_rows = OfRows {
            by_name: HashMap::new(),
            titles: Titles::default(),
        };
        for (id, decision) in decisions.held() {
            let what = squeeze(&decision.what);
            let Some((field, name)) = what.split_once(':') else {
                continue;
            };
            let untitled = squeeze(UNTITLED);
            if name.starts_with(&untitled) {
                of_rows.titles.want_squeezed(untitled);
            } else if name.starts_with('《') {
                // A title may hold a 》 of its own.
                for (at, end) in name.match_indices('》') {
                    let begins = name[..at + end.len()].to_owned();
                    of_rows.titles.want_squeezed(begins);
                }
            } else {
                continue;
            }
            let known = of_rows.by_name.entry(name.to_owned()).or_default();
            known.push((field.to_owned(), id));
        }
        of_rows
    }

    fn of(&self, name: &str) -> &[(String, DecisionId)] {
        self.by_name.get(&squeeze(name)).map_or(&[], Vec::as_slice)
    }
}

/// Whether a decision is about one row.
pub(super) fn is_of_row(what: &str) -> bool {
    let rest = what.split_once(['：', ':']);
    rest.is_some_and(|(_, name)| {
        let name = name.trim();
        name.starts_with('《') || squeeze(name).starts_with(&squeeze(UNTITLED))
    })
}
