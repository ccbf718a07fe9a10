//! What a person should know of the people met.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use crate::intake::accounts::{AccountId, AccountKind, Accounts};
use crate::intake::byline::{Named, Task};
use crate::intake::store::{Spot, Store};
use crate::intake::{Column, Intake};
use crate::problem::{Problem, Problems};
use crate::rulebook::field::AUTHORS;

/// Notes people who stand on the roster, but not on the days of what they signed.
pub fn tell_absent(intake: &Intake, problems: &mut Problems) {
    if !intake.accounts.is_dated() {
        return;
    }
    let mut absent: BTreeMap<AccountId, (usize, usize)> = BTreeMap::new();
    for (index, row) in intake.submissions.iter().enumerate() {
        let Some(day) = row.date else { continue };
        for signer in intake.signers_of(row) {
            let account = intake.accounts.get(signer.account);
            if account.kind == AccountKind::Teacher
                && intake.accounts.is_outsider_on(signer.account, day)
            {
                absent.entry(signer.account).or_insert((index, 0)).1 += 1;
            }
        }
    }
    for (id, (index, rows)) in absent {
        let row = &intake.submissions[index];
        let name = &*intake.accounts.get(id).name;
        let place = intake.place(row, Column::Field(AUTHORS));
        problems.push(
            Problem::note("not-on-roster-then", place)
                .read(name)
                .with("name", name)
                .with("rows", rows),
        );
    }
}

/// Notes what bylines say beside their signers, and what is in doubt in them.
pub fn tell_bylines(store: &Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let on_roster: HashSet<&str> = accounts
        .iter()
        .filter(|(id, account)| account.kind == AccountKind::Teacher && accounts.is_on_roster(*id))
        .map(|(_, account)| &*account.name)
        .collect();
    for (text, byline, met) in store.names.bylines() {
        let mut tell = |problem: Problem| {
            problems.push(problem.read(text).with("rows", met.rows as usize));
        };
        let place = || store.place(met.first);
        let named = |which: &dyn Fn(&Named) -> bool| -> Vec<&str> {
            let names = byline.names.iter().filter(|named| which(named));
            names.map(|named| named.name.as_str()).collect()
        };
        let journalists = named(&|named| named.task == Some(Task::Journalist));
        let (staff, others): (Vec<&str>, Vec<&str>) = journalists
            .iter()
            .partition(|name| on_roster.contains(*name));
        if !others.is_empty() {
            tell(Problem::note("journalist-outside", place()).with("names", others.join("、")));
        }
        if !staff.is_empty() {
            tell(Problem::warning("journalist-on-roster", place()).with("names", staff.join("、")));
        }
        let guides = named(&|named| named.task == Some(Task::Guide));
        let signed = byline.names.iter().any(Named::signs);
        // Where nobody signs, that is asked.
        if signed && !guides.is_empty() && !store.names.have_guides() {
            tell(Problem::warning("guide-in-byline", place()).with("names", guides.join("、")));
        }
        let editing = named(&Named::edits);
        if signed && !editing.is_empty() {
            tell(Problem::note("editor-in-byline", place()).with("names", editing.join("、")));
        }
        let students = named(&|named| named.student);
        if !students.is_empty() {
            tell(Problem::note("student-in-byline", place()).with("names", students.join("、")));
        }
        if byline.and_others {
            tell(Problem::warning("and-others", place()));
        }
        if byline.doubtful {
            tell(
                Problem::warning("byline-doubtful", place())
                    .with("names", named(&|_| true).join("、")),
            );
        }
    }
}

/// One note of all names that stand under two departments.
pub fn tell_same_names(store: &Store<'_>, several: &[Option<Spot>], problems: &mut Problems) {
    /// So many are named.
    const SHOWN: usize = 20;
    let mut found: Vec<(&str, Spot)> = store
        .names
        .names
        .iter()
        .zip(several)
        .filter_map(|(name, several)| Some((&**name, (*several)?)))
        .collect();
    found.sort_unstable_by_key(|(name, _)| *name);
    let Some((_, first)) = found.first() else {
        return;
    };
    let shown: Vec<&str> = found.iter().take(SHOWN).map(|(name, _)| *name).collect();
    problems.push(
        Problem::note("same-name-two-departments", store.place(*first))
            .with("names", shown.join("、"))
            .with("count", found.len()),
    );
}
