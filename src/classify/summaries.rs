//! Tables that sum up the lists beside them: what they say becomes claims about the lists, and
//! nothing of them is counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::counted::units;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::claims::{About, Claim, ClaimKind, joined};
use crate::intake::summary::{Summary, is_called_one};
use crate::intake::{Intake, spoken};
use crate::period::{Calendar, Period, PeriodKind};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{LEVEL, OUTLET};

/// What a summary says of a unit.
struct Cell {
    row: u32,
    column: u16,
    unit: AccountId,
    says: usize,
    /// The outlet, or else the level, of which it says so; unknown where it is all.
    outlet: Fact,
    level: Fact,
}

/// What is told of a summary while it is read as counts, which it then is not.
const AS_COUNTS: [&str; 6] = [
    "matrix-read",
    "matrix-period",
    "matrix-period-of-run",
    "matrix-without-period",
    "row-counts-several",
    "table-without-date",
];

/// Lets summaries be about the lists of the run.
pub(super) fn settle(intake: &mut Intake, calendar: &Calendar, problems: &mut Problems) {
    let counting: BTreeSet<u16> = intake
        .submissions
        .iter()
        .filter(|row| row.is_counted())
        .map(|row| row.table)
        .collect();
    let begun = |index: u16| intake.tables[usize::from(index)].summary.is_some();
    let tables: Vec<u16> = (0..intake.tables.len() as u16)
        .filter(|index| begun(*index) || counting.contains(index) && is_called(intake, *index))
        .collect();
    if tables.is_empty() {
        return;
    }
    let lists = Lists::of(intake);
    let mut gone: BTreeSet<u16> = BTreeSet::new();
    for index in tables {
        let cells = cells(intake, index);
        let units: BTreeSet<AccountId> = cells.iter().map(|cell| cell.unit).collect();
        let known = units.iter().filter(|unit| lists.of_unit.contains_key(unit));
        let is_begun = intake.tables[usize::from(index)].summary.is_some();
        // What lists have nothing of is no sum of them.
        let known = known.count();
        if known == 0 || known * 2 < units.len() {
            if is_begun {
                intake.claims.retain(|claim| claim.table != index);
                problems.push(Problem::warning("unrecognised-sheet", sheet(intake, index)));
            }
            continue;
        }
        let summary = lists.best(intake, calendar, index, &cells);
        intake.tables[usize::from(index)].summary = Some(summary);
        if !is_begun {
            gone.insert(index);
            let here = sheet(intake, index);
            problems.retain(|problem| {
                !(AS_COUNTS.contains(&problem.code) && is_in(&problem.place, &here))
            });
        }
        lists.claim(intake, calendar, index, summary, &cells);
        tell_lacking(intake, &lists, calendar, index, &units, problems);
    }
    intake.take_out(|_, row| row.is_counted() && gone.contains(&row.table));
}

/// Whether a table of counts is called a sum.
fn is_called(intake: &Intake, index: u16) -> bool {
    let table = &intake.tables[usize::from(index)];
    let name = match &*table.sheet {
        "" => &*table.file,
        sheet => sheet,
    };
    is_called_one(&table.titles, name)
}

fn sheet(intake: &Intake, index: u16) -> Place {
    let table = &intake.tables[usize::from(index)];
    Place::Sheet {
        file: table.file.clone(),
        sheet: table.sheet.clone(),
    }
}

fn is_in(place: &Place, here: &Place) -> bool {
    let Place::Sheet { file, sheet } = here else {
        return false;
    };
    match place {
        Place::Sheet { file: f, sheet: s }
        | Place::Row {
            file: f, sheet: s, ..
        }
        | Place::Cell {
            file: f, sheet: s, ..
        } => f == file && s == sheet,
        _ => false,
    }
}

/// What a summary counts for units: its claims, or the publications it was read as.
fn cells(intake: &Intake, index: u16) -> Vec<Cell> {
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

/// The publications that lists have, title by title.
struct Lists {
    of_unit: HashMap<AccountId, Vec<u32>>,
}

impl Lists {
    fn of(intake: &Intake) -> Lists {
        let mut of_unit: HashMap<AccountId, Vec<u32>> = HashMap::new();
        for (index, row) in intake.submissions.iter().enumerate() {
            if row.is_counted() {
                continue;
            }
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
        Lists { of_unit }
    }

    /// Those of a unit within what a summary sums up.
    fn within<'l>(
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
    fn claim(
        &self,
        intake: &mut Intake,
        calendar: &Calendar,
        index: u16,
        summary: Summary,
        cells: &[Cell],
    ) {
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
        let is_begun = |claims: &[Claim]| {
            let mut own = claims.iter().filter(|claim| claim.table == index);
            own.all(|claim| claim.about.readings().all(<[_]>::is_empty))
        };
        let begun = is_begun(&claims);
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

/// Warns of departments of which lists have publications and a summary says nothing.
fn tell_lacking(
    intake: &Intake,
    lists: &Lists,
    calendar: &Calendar,
    index: u16,
    units: &BTreeSet<AccountId>,
    problems: &mut Problems,
) {
    let Some(summary) = intake.tables[usize::from(index)].summary else {
        return;
    };
    let departments: BTreeSet<AccountId> = intake
        .submissions
        .iter()
        .filter(|row| !row.is_counted())
        .filter_map(|row| row.department)
        .collect();
    let is_of_departments = units.iter().any(|unit| departments.contains(unit));
    let mut lacking: Vec<(&str, usize)> = departments
        .difference(units)
        .map(|unit| {
            let listed = lists.within(intake, calendar, summary, *unit).count();
            (&*intake.accounts.get(*unit).name, listed)
        })
        .filter(|(_, listed)| *listed > 0 && is_of_departments)
        .collect();
    lacking.sort_unstable();
    if lacking.is_empty() {
        return;
    }
    let listed: Vec<String> = lacking
        .iter()
        .map(|(name, listed)| format!("{name} {listed}"))
        .collect();
    problems.push(
        Problem::warning("summary-lacks", sheet(intake, index))
            .read(listed.join("、"))
            .with("units", listed.join("、")),
    );
}
