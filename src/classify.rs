//! Submission to level: which outlet a row means, and what follows from it.
//!
//! The outlet is known by name or alias, by the owner of an account on a platform, then by the
//! longest domain of the link. A fact of the outlet is the row's own cell, else what the registry
//! says on the day of publication, else what the rulebook takes an empty cell for. Only of the
//! level the registry holds whatever the row says, with a warning at the cell where they differ.
//!
//! An outlet that no list has is asked about, never taken for one of the others: unless the row
//! gives its level, or every fact of it that clauses read, or no clause reads one.
//! Whatever else follows from a row's own cells (delay, who signs) is worked out here too.

mod counted;
mod derived;
mod outlets;
pub(crate) mod summaries;

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use crate::decisions::{self, DecisionId, bare_level};
use crate::intake::accounts::AccountKind;
use crate::intake::{Column, Intake, Role, Submission, TextId};
use crate::problem::{Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{self, FieldId, Fields, Subject};
use outlets::{Finder, Found, text};
pub use outlets::{Untold, account_of, is_platform, near, untold};

/// What was read, with every fact of every publication known that can be.
#[derive(Clone, Debug)]
pub struct Classified {
    intake: Intake,
}

impl std::ops::Deref for Classified {
    type Target = Intake;

    fn deref(&self) -> &Intake {
        &self.intake
    }
}

impl Classified {
    /// The same, if one fact of a publication were another.
    #[must_use]
    pub fn with(&self, submission: u32, field: FieldId, fact: Fact) -> Classified {
        let mut changed = self.clone();
        changed.intake.facts.set(submission as usize, field, fact);
        changed
    }

    /// Some of the publications, in their order, and all else that was read.
    #[must_use]
    pub fn only(&self, submissions: &[u32]) -> Classified {
        let mut times = vec![0; self.submissions.len()];
        let mut kept = Vec::with_capacity(submissions.len());
        for &index in submissions {
            times[index as usize] = 1;
            kept.push(self.submissions[index as usize].clone());
        }
        let mut some = self.clone();
        some.intake.facts.repeat(&times);
        some.intake.submissions = kept;
        some
    }
}

/// Finds the level and whatever else follows for every submission.
pub fn classify(mut intake: Intake, rulebook: &Rulebook, problems: &mut Problems) -> Classified {
    let read = OutletFacts::of(rulebook, &intake.facts);
    outlets::split(&mut intake, rulebook, problems);
    decisions::rows::apply(&mut intake, &rulebook.fields, problems);
    let mut finder = Finder::new(&rulebook.registry);
    let mut missing = Missing::new(&rulebook.fields);
    for index in 0..intake.submissions.len() {
        let submission = intake.submissions[index].clone();
        let found = finder.find(&intake, index);
        let passes = read.are_given(&intake.facts, index);
        for &id in &read.kept {
            let touched = &mut finder.touched;
            fill_in(&mut intake, index, found, id, rulebook, touched, problems);
            if intake.facts.get(index, id) == Fact::Unknown {
                let fact = missing.fact(index, id);
                intake.facts.set(index, id, fact);
            }
        }
        let outlet = match (found, submission.outlet) {
            (Found::Name(id) | Found::Link(id) | Found::Decided(id), _) => Fact::Choice(id),
            // It is no other publication of its owner's paper, and may be meant where that is named.
            (Found::Account(owner, _), _) if rulebook.registry.get(owner).named => Fact::Unread,
            (Found::Account(..), Some(outlet)) => finder.unlisted(&intake, outlet),
            (Found::Domain(_) | Found::Account(..) | Found::Unknown, None)
            | (Found::Domain(_), _) => Fact::Unknown,
            (Found::Unknown, Some(outlet)) if passes => finder.unlisted(&intake, outlet),
            (Found::Unknown, Some(_)) => Fact::Unread,
        };
        intake.facts.set(index, field::OUTLET, outlet);
        derived::derive(&mut intake, index, rulebook, &mut missing);
    }
    finder.tell(&intake, problems);
    for &index in finder.forums.values().flatten() {
        intake.submissions[index].held = true;
    }
    intake.decided.touch(finder.touched);
    missing.tell(&intake, problems);
    note_levels_from_rows(&intake, rulebook, &finder.accounts, problems);
    warn_of_signers(&intake, rulebook, problems);
    let told = summaries::settle(&mut intake, &rulebook.calendar, problems);
    counted::warn(&intake, &rulebook.calendar, &told, problems);
    Classified { intake }
}

/// Which facts of outlets matter.
struct OutletFacts {
    /// Those that are kept.
    kept: Vec<FieldId>,
    /// Those that clauses read.
    read: Vec<FieldId>,
    /// Whether a clause reads the outlet itself.
    outlet: bool,
}

impl OutletFacts {
    fn of(rulebook: &Rulebook, facts: &FactTable) -> OutletFacts {
        let of_outlets = || {
            let fields = rulebook.fields.iter();
            fields.filter(|(_, field)| field.of == Subject::Outlet)
        };
        OutletFacts {
            kept: of_outlets()
                .map(|(id, _)| id)
                .filter(|id| facts.keeps(*id))
                .collect(),
            read: of_outlets()
                .filter(|(_, field)| field.is_read)
                .map(|(id, _)| id)
                .collect(),
            outlet: rulebook.fields.get(field::OUTLET).is_read,
        }
    }

    /// Whether a row alone tells enough of an outlet that no list has.
    fn are_given(&self, facts: &FactTable, index: usize) -> bool {
        let given = |id: FieldId| !facts.get(index, id).is_unknown();
        given(field::LEVEL)
            || match self.read[..] {
                [] => !self.outlet,
                _ => self.read.iter().all(|id| given(*id)),
            }
    }
}

/// Puts what the registry says of an outlet where the row says nothing; of the level the registry
/// holds, with a warning where the row says otherwise.
fn fill_in(
    intake: &mut Intake,
    index: usize,
    found: Found,
    id: FieldId,
    rulebook: &Rulebook,
    touched: &mut Vec<(u16, u32, DecisionId)>,
    problems: &mut Problems,
) {
    let Some(outlet) = found.tells(id) else {
        return;
    };
    let own = intake.facts.get(index, id);
    let holds = id == field::LEVEL && !matches!(found, Found::Decided(_));
    if own != Fact::Unknown && !holds {
        return;
    }
    let row = &intake.submissions[index];
    let listed = rulebook.registry.fact_on(outlet, id, row.date);
    if listed == Fact::Unknown || listed == own {
        return;
    }
    if let (Fact::Choice(said), Fact::Choice(level)) = (own, listed) {
        let values = &rulebook.fields.get(id).values;
        let name = |value: u32| values.get(value as usize).map_or("", |v| v.name.as_str());
        let outlet_name = rulebook.registry.get(outlet).name.as_str();
        let decisions = intake.decided.decisions.clone();
        if let Some((decision, answer)) = decisions.of_level(outlet_name, name(said)) {
            let field = rulebook.fields.get(id);
            let answered = field
                .value(answer)
                .or_else(|| field.value(bare_level(answer)));
            if answered == Some(said) || answered == Some(level) {
                touched.push((row.table, row.row, decision));
                if answered == Some(level) {
                    intake.facts.set(index, id, listed);
                }
                return;
            }
        }
        problems.push(
            Problem::warning("level-differs", intake.place(row, Column::Field(id)))
                .read(name(said))
                .with("outlet", outlet_name)
                .with("level", name(level)),
        );
    }
    intake.facts.set(index, id, listed);
}

/// What empty cells are taken for that only this room can tell to be empty for good.
struct Missing<'r> {
    fields: &'r Fields,
    /// The fact of an empty cell, by field.
    facts: Vec<Fact>,
    /// First row and number of rows that were taken for a value, by field.
    taken: BTreeMap<FieldId, (usize, usize)>,
}

impl<'r> Missing<'r> {
    fn new(fields: &'r Fields) -> Missing<'r> {
        Missing {
            fields,
            facts: fields
                .iter()
                .map(|(_, field)| field.missing_fact())
                .collect(),
            taken: BTreeMap::new(),
        }
    }

    /// The fact of a row that nothing else tells.
    fn fact(&mut self, index: usize, id: FieldId) -> Fact {
        let fact = self.facts[usize::from(id.0)];
        if !matches!(fact, Fact::Unknown | Fact::None) {
            self.taken.entry(id).or_insert((index, 0)).1 += 1;
        }
        fact
    }

    /// Notes what was taken for what, once a field.
    fn tell(self, intake: &Intake, problems: &mut Problems) {
        for (id, (index, rows)) in self.taken {
            let field = self.fields.get(id);
            let field::Missing::Value(value) = &field.missing else {
                continue;
            };
            let first = &intake.submissions[index];
            problems.push(
                Problem::note("missing-taken-as", intake.place(first, Column::Field(id)))
                    .with("rows", rows)
                    .with("field", field.title())
                    .with("value", value.as_str()),
            );
        }
    }
}

/// Warns of rows that name nobody, whose department is not known either, and of authors whose
/// department nobody tells.
fn warn_of_signers(intake: &Intake, rulebook: &Rulebook, problems: &mut Problems) {
    let mut tell = |code, found: &mut dyn Iterator<Item = &Submission>| {
        let Some(first) = found.next() else { return };
        let cell = intake.place(first, Column::Field(field::AUTHORS));
        // The publications of a row follow each other.
        let mut last = (first.table, first.row);
        let further = found.filter(|row| {
            let before = std::mem::replace(&mut last, (row.table, row.row));
            before != last
        });
        problems.push(
            Problem::warning(code, cell)
                .read(intake.title(first))
                .with("rows", further.count() + 1),
        );
    };
    let rows = || intake.submissions.iter();
    let unsigned = || {
        rows().filter(|row| {
            // A cell of a count matrix names nobody.
            let mut roles = intake.signers_of(row).iter().map(|signer| signer.role);
            row.cell.is_none() && roles.all(|role| matches!(role, Role::Editor | Role::Own(_)))
        })
    };
    let with_department = |row: &&Submission| row.department.is_some();
    tell(
        "signed-by-department",
        &mut unsigned().filter(|row| with_department(row) && !row.held),
    );
    tell(
        "signed-by-nobody",
        &mut unsigned().filter(|row| !with_department(row) && !row.held),
    );
    let homeless = |row: &&Submission| {
        intake.signers_of(row).iter().any(|signer| {
            let account = intake.accounts.get(signer.account);
            account.kind == AccountKind::Teacher && account.department.is_none()
        })
    };
    // Where departments get nothing, nothing of theirs is lost.
    if (0..rulebook.units.len() as u8).any(|unit| rulebook.keeps_departments(unit)) {
        tell("without-department", &mut rows().filter(homeless));
    }
}

/// Outlets that no list has and whose rows give the level: a note for each, with the nearest names.
fn note_levels_from_rows(
    intake: &Intake,
    rulebook: &Rulebook,
    accounts: &HashSet<TextId>,
    problems: &mut Problems,
) {
    let listed = |fact: Fact| rulebook.registry.listed(fact).is_some();
    let mut rows: HashMap<u32, (usize, usize)> = HashMap::new();
    for (index, submission) in intake.submissions.iter().enumerate() {
        let fact = intake.facts.get(index, field::OUTLET);
        if let (Some(outlet), Fact::Choice(_)) = (submission.outlet, fact)
            && !listed(fact)
            && !accounts.contains(&outlet)
            && matches!(intake.facts.get(index, field::LEVEL), Fact::Choice(_))
        {
            rows.entry(outlet).or_insert((index, 0)).1 += 1;
        }
    }
    for (outlet, (index, count)) in rows {
        let submission = &intake.submissions[index];
        let name = text(&intake.outlets, Some(outlet));
        let level = match intake.facts.get(index, field::LEVEL) {
            Fact::Choice(level) => {
                let values = &rulebook.fields.get(field::LEVEL).values;
                values
                    .get(level as usize)
                    .map_or(String::new(), |value| value.name.clone())
            }
            _ => String::new(),
        };
        let cell = intake.place(submission, Column::Field(field::OUTLET));
        problems.push(
            Problem::note("level-from-row", cell)
                .read(name)
                .with("level", level)
                .with("rows", count)
                .near(near(&rulebook.registry, name)),
        );
    }
}
