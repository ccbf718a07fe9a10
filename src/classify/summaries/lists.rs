//! What the lists of a run have of the units that a summary counts for.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::Taken;
use super::counts::{Cell, Counts, known};
use crate::classify::counted::units;
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::claims::{About, Claim, ClaimKind, joined};
use crate::intake::summary::Summary;
use crate::period::{Calendar, Period};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{LEVEL, OUTLET};

/// The publications that summaries may sum up: all but those that are only counted in tables called
/// sums.
pub(super) struct Lists {
    of_unit: HashMap<AccountId, Vec<u32>>,
    /// Departments that rows have of their own.
    pub departments: BTreeSet<AccountId>,
}

/// What a table most likely sums up.
pub(super) struct Fit {
    pub summary: Summary,
    /// The publications that each of its cells is about.
    about: Vec<Vec<u32>>,
}

impl Lists {
    pub fn of(intake: &Intake, aside: &BTreeSet<u16>) -> Lists {
        let mut of_unit: HashMap<AccountId, Vec<u32>> = HashMap::new();
        let mut departments = BTreeSet::new();
        for (index, row) in intake.submissions.iter().enumerate() {
            if aside.contains(&row.table) {
                continue;
            }
            departments.extend(row.department);
            let own = row.department.map(|department| vec![department]);
            let mut of: Vec<AccountId> = own.unwrap_or_else(|| units(intake, row).collect());
            of.extend(intake.signers_of(row).iter().map(|signer| signer.account));
            of.sort_unstable();
            of.dedup();
            // A row of one department that another one signs is the former's.
            let is_others = |id: &AccountId| {
                let account = intake.accounts.get(*id);
                account.kind == AccountKind::Department
                    && row.department.is_some_and(|own| own != *id)
            };
            of.retain(|id| !is_others(id));
            for unit in of {
                of_unit.entry(unit).or_default().push(index as u32);
            }
        }
        Lists {
            of_unit,
            departments,
        }
    }

    /// How many units of a summary they have.
    pub fn known(&self, counts: &Counts) -> usize {
        let units = counts.units.iter();
        units.filter(|unit| self.of_unit.contains_key(unit)).count()
    }

    /// What a summary most likely sums up: of the periods that end on its day, and of all, that with
    /// which most of its numbers agree, then that which is nearest, then the longest.
    pub fn fit(&self, intake: &Intake, calendar: &Calendar, counts: &Counts) -> Fit {
        let fit = |summary| Fit {
            summary,
            about: (counts.cells.iter())
                .map(|cell| self.about(intake, calendar, summary, cell))
                .collect(),
        };
        let judge = |fit: &Fit| {
            let (mut same, mut off) = (0usize, 0usize);
            for (cell, is) in fit.beside(counts) {
                same += usize::from(is == cell.says);
                off += is.abs_diff(cell.says);
            }
            (Reverse(same), off)
        };
        let periods = counts.periods.iter().rev();
        periods.fold(fit(Summary::All), |best, period| {
            let other = fit(Summary::Of(*period));
            match judge(&other) < judge(&best) {
                true => other,
                false => best,
            }
        })
    }

    /// What a table of counts is taken for that is called a sum.
    pub fn judge(&self, intake: &Intake, calendar: &Calendar, counts: &Counts, fit: &Fit) -> Taken {
        let known = self.known(counts);
        if known == 0 {
            return Taken::Other;
        }
        let both = fit.beside(counts);
        let same = both.filter(|(cell, is)| is_near(*is, cell.says)).count();
        // What has nothing of the period that it ends in hardly sums up those before.
        let last = match fit.summary {
            Summary::All => counts.periods.first(),
            Summary::Of(_) => None,
        };
        let is_reached = last.is_none_or(|last| {
            let last = Summary::Of(*last);
            let mut units = counts.units.iter();
            units.any(|unit| self.within(intake, calendar, last, *unit).next().is_some())
        });
        if same == 0 && !(is_reached && fit.about.iter().any(|about| !about.is_empty())) {
            return Taken::Unlike;
        }
        let is_whole = known == counts.units.len() && counts.are_signed(intake);
        match is_reached && is_whole && same * 3 >= counts.cells.len() * 2 {
            true => Taken::Sum,
            false => Taken::Doubtful(same, counts.cells.len()),
        }
    }

    /// Those of a unit within what a summary sums up.
    pub fn within<'l>(
        &'l self,
        intake: &'l Intake,
        calendar: &'l Calendar,
        summary: Summary,
        unit: AccountId,
    ) -> impl Iterator<Item = u32> + 'l {
        let all = self.of_unit.get(&unit).into_iter().flatten().copied();
        all.filter(move |index| match summary {
            Summary::All => true,
            Summary::Of(period) => {
                let day = intake.submissions[*index as usize].date;
                day.is_some_and(|day| calendar.of(day, period.kind) == period)
            }
        })
    }

    /// Those that a cell is about.
    fn about(
        &self,
        intake: &Intake,
        calendar: &Calendar,
        summary: Summary,
        cell: &Cell,
    ) -> Vec<u32> {
        let fits = |index: &u32| {
            let fact = |field| known(intake.facts.get(*index as usize, field));
            match (cell.outlet, cell.level) {
                (Fact::Unknown, Fact::Unknown) => true,
                (Fact::Unknown, level) => fact(LEVEL) == level,
                (outlet, _) => fact(OUTLET) == outlet,
            }
        };
        let within = self.within(intake, calendar, summary, cell.unit);
        within.filter(fits).collect()
    }

    /// Makes claims about the lists of all that a summary says.
    pub fn claim(&self, intake: &mut Intake, calendar: &Calendar, counts: &Counts, fit: &Fit) {
        let summary = fit.summary;
        // One that was read as counts has claims about its own cells.
        let table = &mut intake.tables[usize::from(counts.table)];
        let begun = table.summary.replace(summary).is_some();
        let both = counts.cells.iter().zip(&fit.about);
        let about: HashMap<(u32, u16), &[u32]> = both
            .map(|(cell, about)| ((cell.row, cell.column), about.as_slice()))
            .collect();
        let mut claims = std::mem::take(&mut intake.claims);
        let as_ranges = |indices: BTreeSet<u32>| {
            joined(
                indices
                    .into_iter()
                    .map(|index| (index, index + 1))
                    .collect(),
            )
        };
        for claim in claims
            .iter_mut()
            .filter(|claim| claim.table == counts.table)
        {
            let readings: Vec<BTreeSet<u32>> = match (begun, claim.account) {
                (true, Some(unit)) => {
                    vec![self.within(intake, calendar, summary, unit).collect()]
                }
                // The sum of all units that it has.
                (true, None) => vec![fit.about.iter().flatten().copied().collect()],
                (false, _) => {
                    let readings = claim.about.readings();
                    let listed = |ranges: &[(u32, u32)]| {
                        let own = ranges.iter().flat_map(|&(start, end)| start..end);
                        let rows = own.map(|own| &intake.submissions[own as usize]);
                        let at = rows.filter_map(|row| Some((row.row, row.cell?)));
                        let listed = at.filter_map(|at| about.get(&at).copied()).flatten();
                        listed.copied().collect()
                    };
                    readings.map(listed).collect()
                }
            };
            claim.about = About::Readings(readings.into_iter().map(as_ranges).collect());
        }
        if !begun {
            let both = counts.cells.iter().zip(&fit.about);
            claims.extend(both.map(|(cell, about)| Claim {
                table: counts.table,
                row: cell.row,
                column: cell.column,
                kind: ClaimKind::Count,
                says: cell.says.into(),
                about: About::Readings(vec![as_ranges(about.iter().copied().collect())]),
                account: Some(cell.unit),
                set: 0,
            }));
        }
        intake.claims = claims;
    }
}

impl Fit {
    /// The cells of a table, with how many publications each is about.
    fn beside<'c>(&self, counts: &'c Counts) -> impl Iterator<Item = (&'c Cell, usize)> {
        let about = self.about.iter().map(Vec::len);
        counts.cells.iter().zip(about)
    }

    /// Whether it lies in more than one base period.
    pub fn spans_periods(&self, intake: &Intake, calendar: &Calendar) -> bool {
        let all = self.about.iter().flatten();
        let days = all.filter_map(|own| intake.submissions[*own as usize].date);
        let periods: BTreeSet<Period> = days.map(|day| calendar.of(day, calendar.base)).collect();
        periods.len() > 1
    }
}

/// Whether a number of publications is nearly what is said: a tenth may be missing or more.
fn is_near(is: usize, says: usize) -> bool {
    is.abs_diff(says) * 10 <= is.max(says)
}
