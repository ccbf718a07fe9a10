//! What summaries say of units, and what the other tables of the run have of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Taken;
use crate::classify::counted::units;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::claims::{About, Claim, ClaimKind, joined};
use crate::intake::summary::Summary;
use crate::intake::{Intake, spoken};
use crate::period::{Calendar, Period, PeriodKind};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{LEVEL, OUTLET};

/// What a summary says of a unit.
pub(super) struct Cell {
    row: u32,
    column: u16,
    unit: AccountId,
    says: usize,
    /// The outlet, or else the level, of which it says so; unknown where it is all.
    outlet: Fact,
    level: Fact,
}

/// What a summary counts for units: its claims, or the publications it was read as.
pub(super) fn cells(intake: &Intake, index: u16) -> Vec<Cell> {
    if intake.tables[usize::from(index)].summary.is_some() {
        let own = intake.claims.iter();
        let own = own.filter(|claim| claim.table == index && claim.kind == ClaimKind::Count);
        return own
            .filter_map(|claim| {
                Some(Cell {
                    row: claim.row,
                    column: claim.column,
                    unit: claim.account?,
                    says: usize::try_from(claim.says.trunc().mantissa()).ok()?,
                    outlet: Fact::Unknown,
                    level: Fact::Unknown,
                })
            })
            .collect();
    }
    let mut cells: BTreeMap<(u32, u16), Cell> = BTreeMap::new();
    for (at, row) in intake.submissions.iter().enumerate() {
        let (Some(column), true) = (row.cell, row.table == index && row.is_counted()) else {
            continue;
        };
        let Some(unit) = unit_of(intake, at) else {
            continue;
        };
        let cell = cells.entry((row.row, column)).or_insert(Cell {
            row: row.row,
            column,
            unit,
            says: 0,
            outlet: known(intake.facts.get(at, OUTLET)),
            level: known(intake.facts.get(at, LEVEL)),
        });
        cell.says += 1;
    }
    cells.into_values().collect()
}

/// A fact, if it is one that can be compared.
fn known(fact: Fact) -> Fact {
    match fact {
        Fact::Choice(_) => fact,
        _ => Fact::Unknown,
    }
}

/// Whose a publication of a summary is: the one who signs it, or else the department.
fn unit_of(intake: &Intake, index: usize) -> Option<AccountId> {
    let row = &intake.submissions[index];
    let signer = intake.signers_of(row).first().map(|signer| signer.account);
    signer.or(row.department)
}

/// The publications that summaries may sum up: all but those that are only counted in tables called
/// sums.
pub(super) struct Lists {
    of_unit: HashMap<AccountId, Vec<u32>>,
    /// Departments that rows have of their own.
    pub(super) departments: BTreeSet<AccountId>,
}

impl Lists {
    pub(super) fn of(intake: &Intake, aside: &BTreeSet<u16>) -> Lists {
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

    /// How many units of a summary they have, and all of its units.
    pub(super) fn known(&self, cells: &[Cell]) -> (usize, BTreeSet<AccountId>) {
        let units: BTreeSet<AccountId> = cells.iter().map(|cell| cell.unit).collect();
        let known = units.iter().filter(|unit| self.of_unit.contains_key(unit));
        (known.count(), units)
    }

    /// What a table of counts is taken for that is called a sum.
    pub(super) fn judge(&self, intake: &Intake, calendar: &Calendar, index: u16) -> Taken {
        let cells = cells(intake, index);
        let (known, units) = self.known(&cells);
        if known == 0 {
            return Taken::Other;
        }
        let summary = self.best(intake, calendar, index, &cells);
        let about = |cell: &Cell| self.about(intake, calendar, summary, cell).len();
        let is: Vec<usize> = cells.iter().map(about).collect();
        let both = cells.iter().zip(&is);
        let same = both.filter(|(cell, is)| is_near(**is, cell.says)).count();
        // What has nothing of the period that it ends in hardly sums up those before.
        let last = match summary {
            Summary::All => periods(intake, calendar, index).into_iter().next(),
            Summary::Of(_) => None,
        };
        let is_reached = last.is_none_or(|last| {
            let last = Summary::Of(last);
            let mut units = units.iter();
            units.any(|unit| self.within(intake, calendar, last, *unit).next().is_some())
        });
        if same == 0 && !(is_reached && is.iter().any(|is| *is > 0)) {
            return Taken::Unlike;
        }
        let mut own = intake.submissions.iter().enumerate();
        let is_whole = known == units.len()
            && own.all(|(at, row)| row.table != index || unit_of(intake, at).is_some());
        match is_reached && is_whole && same * 3 >= cells.len() * 2 {
            true => Taken::Sum,
            false => Taken::Doubtful(same, cells.len()),
        }
    }

    /// Whether what a table most likely sums up lies in more than one base period.
    pub(super) fn spans_periods(&self, intake: &Intake, calendar: &Calendar, index: u16) -> bool {
        let cells = cells(intake, index);
        let summary = self.best(intake, calendar, index, &cells);
        let all = cells
            .iter()
            .flat_map(|cell| self.about(intake, calendar, summary, cell));
        let days = all.filter_map(|own| intake.submissions[own as usize].date);
        let periods: BTreeSet<Period> = days.map(|day| calendar.of(day, calendar.base)).collect();
        periods.len() > 1
    }

    /// Those of a unit within what a summary sums up.
    pub(super) fn within<'l>(
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

    /// What a summary most likely sums up: of the periods that end on its day, and of all, that with
    /// which most of its numbers agree, then that which is nearest, then the longest.
    fn best(&self, intake: &Intake, calendar: &Calendar, index: u16, cells: &[Cell]) -> Summary {
        let mut ways = vec![Summary::All];
        ways.extend(
            periods(intake, calendar, index)
                .into_iter()
                .rev()
                .map(Summary::Of),
        );
        let judge = |way: &Summary| {
            let (mut same, mut off) = (0usize, 0usize);
            for cell in cells {
                let is = self.about(intake, calendar, *way, cell).len();
                same += usize::from(is == cell.says);
                off += is.abs_diff(cell.says);
            }
            (std::cmp::Reverse(same), off)
        };
        ways.into_iter().min_by_key(judge).unwrap_or(Summary::All)
    }

    /// Makes claims about the lists of all that a summary says.
    pub(super) fn claim(
        &self,
        intake: &mut Intake,
        calendar: &Calendar,
        index: u16,
        cells: &[Cell],
    ) {
        let summary = self.best(intake, calendar, index, cells);
        // One that was read as counts has claims about its own cells.
        let table = &mut intake.tables[usize::from(index)];
        let begun = table.summary.replace(summary).is_some();
        let mut about: HashMap<(u32, u16), Vec<u32>> = HashMap::new();
        for cell in cells {
            let own = self.about(intake, calendar, summary, cell);
            about.insert((cell.row, cell.column), own);
        }
        let mut claims = std::mem::take(&mut intake.claims);
        let as_ranges = |indices: BTreeSet<u32>| {
            joined(
                indices
                    .into_iter()
                    .map(|index| (index, index + 1))
                    .collect(),
            )
        };
        for claim in claims.iter_mut().filter(|claim| claim.table == index) {
            let readings: Vec<BTreeSet<u32>> = match (begun, claim.account) {
                (true, Some(unit)) => {
                    vec![self.within(intake, calendar, summary, unit).collect()]
                }
                // The sum of all units that it has.
                (true, None) => vec![about.values().flatten().copied().collect()],
                (false, _) => {
                    let readings = claim.about.readings();
                    let listed = |ranges: &[(u32, u32)]| {
                        let own = ranges.iter().flat_map(|&(start, end)| start..end);
                        let rows = own.map(|own| &intake.submissions[own as usize]);
                        let at = rows.filter_map(|row| Some((row.row, row.cell?)));
                        let listed = at.filter_map(|at| about.get(&at)).flatten();
                        listed.copied().collect()
                    };
                    readings.map(listed).collect()
                }
            };
            claim.about = About::Readings(readings.into_iter().map(as_ranges).collect());
        }
        if !begun {
            claims.extend(cells.iter().map(|cell| Claim {
                table: index,
                row: cell.row,
                column: cell.column,
                kind: ClaimKind::Count,
                says: cell.says.into(),
                about: About::Readings(vec![as_ranges(
                    about[&(cell.row, cell.column)].iter().copied().collect(),
                )]),
                account: Some(cell.unit),
                set: 0,
            }));
        }
        intake.claims = claims;
    }
}

/// Whether a number of publications is nearly what is said: a tenth may be missing or more.
fn is_near(is: usize, says: usize) -> bool {
    is.abs_diff(says) * 10 <= is.max(says)
}

/// The periods that end on the day that a summary is of, shorter before longer.
fn periods(intake: &Intake, calendar: &Calendar, index: u16) -> Vec<Period> {
    let table = &intake.tables[usize::from(index)];
    let texts = table.titles.iter().map(|title| &*title.text);
    let texts: Vec<&str> = texts.chain([&*table.sheet, &*table.file]).collect();
    let said = spoken::last_day(texts.iter().copied(), calendar, None).map(|(day, _)| day);
    let mut own = intake.submissions.iter();
    let own = own.find(|row| row.table == index && row.is_counted());
    let Some(day) = own.and_then(|row| row.date).or(said) else {
        return Vec::new();
    };
    let kinds = PeriodKind::ALL.into_iter();
    let kinds = kinds.filter(|kind| *kind >= calendar.base);
    let known = kinds.filter(|kind| *kind != PeriodKind::Term || !calendar.terms.is_empty());
    let periods = known.map(|kind| calendar.of(day, kind));
    periods
        .filter(|period| calendar.last_day(*period) == day)
        .collect()
}
