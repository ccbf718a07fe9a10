//! Publications that one table lists and another counts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Intake, Submission};
use crate::period::{Calendar, Period};
use crate::problem::{Place, Problem, Problems};

/// Warns of tables of counts with units of which a list has publications of the same period, title by
/// title: a summary of that list would be counted again.
pub(super) fn warn(intake: &Intake, calendar: &Calendar, problems: &mut Problems) {
    let rows = || intake.submissions.iter();
    if !rows().any(Submission::is_counted) {
        return;
    }
    let period = |row: &Submission| Some(calendar.of(row.date?, calendar.base));
    let listed = rows().filter(|row| !row.is_counted());
    let listed: HashSet<(AccountId, Period)> = listed
        .filter_map(|row| Some((row, period(row)?)))
        .flat_map(|(row, period)| units(intake, row).map(move |unit| (unit, period)))
        .collect();
    let mut twice: BTreeMap<u16, BTreeSet<AccountId>> = BTreeMap::new();
    for row in rows().filter(|row| row.is_counted()) {
        let Some(period) = period(row) else { continue };
        let again = units(intake, row).filter(|unit| listed.contains(&(*unit, period)));
        let again: Vec<AccountId> = again.collect();
        if !again.is_empty() {
            twice.entry(row.table).or_default().extend(again);
        }
    }
    for (table, units) in twice {
        let table = &intake.tables[usize::from(table)];
        let place = Place::Sheet {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
        };
        let names = units.iter().map(|unit| &*intake.accounts.get(*unit).name);
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        problems.push(
            Problem::warning("counted-and-listed", place)
                .read(names.join("、"))
                .with("units", names.len()),
        );
    }
}

/// The department of a row, and those of whoever is named there.
fn units<'i>(intake: &'i Intake, row: &'i Submission) -> impl Iterator<Item = AccountId> + 'i {
    let signers = intake.signers_of(row).iter();
    let of_signers = signers.filter_map(|signer| {
        let account = intake.accounts.get(signer.account);
        match account.kind {
            AccountKind::Department => Some(signer.account),
            _ => account.department,
        }
    });
    row.department.into_iter().chain(of_signers)
}
