//! Publications that one table lists and another counts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Intake, Submission};
use crate::period::{Calendar, Period};
use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::LEVEL;

/// Warns of tables of counts with units of which a list has publications of the same level and period,
/// title by title: a summary of that list would be counted again. Of some it was told already.
pub(super) fn warn(
    intake: &Intake,
    calendar: &Calendar,
    told: &BTreeSet<u16>,
    problems: &mut Problems,
) {
    let rows = || intake.submissions.iter().enumerate();
    if !rows().any(|(_, row)| row.is_counted()) {
        return;
    }
    // What a unit has of a level in a period.
    let shares = |index: usize, row: &Submission| -> Vec<(AccountId, Period, Fact)> {
        let level = intake.facts.get(index, LEVEL);
        let period = row.date.map(|day| calendar.of(day, calendar.base));
        let units = units(intake, row).zip(std::iter::repeat(period));
        units
            .filter_map(|(unit, period)| Some((unit, period?, level)))
            .collect()
    };
    let listed = rows().filter(|(_, row)| !row.is_counted());
    let listed: HashSet<_> = listed.flat_map(|(index, row)| shares(index, row)).collect();
    let mut twice: BTreeMap<u16, BTreeSet<AccountId>> = BTreeMap::new();
    for (index, row) in rows().filter(|(_, row)| row.is_counted() && !told.contains(&row.table)) {
        let again = shares(index, row).into_iter();
        let again = again.filter(|share| listed.contains(share));
        for (unit, ..) in again {
            twice.entry(row.table).or_default().insert(unit);
        }
    }
    for (table, units) in twice {
        let table = &intake.tables[usize::from(table)];
        let names = units.iter().map(|unit| &*intake.accounts.get(*unit).name);
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        problems.push(
            Problem::warning("counted-and-listed", table.place())
                .read(names.join("、"))
                .with("units", names.len()),
        );
    }
}

/// The department of a row, and those of whoever is named there.
pub(super) fn units<'i>(
    intake: &'i Intake,
    row: &'i Submission,
) -> impl Iterator<Item = AccountId> + 'i {
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
