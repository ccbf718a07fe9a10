//! What tables that sum up others count for units.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::accounts::AccountId;
use crate::intake::claims::ClaimKind;
use crate::intake::{Intake, spoken};
use crate::period::{Calendar, Period, PeriodKind};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{LEVEL, OUTLET};

/// What a table counts that sums up others, or may.
pub(super) struct Counts {
    pub table: u16,
    pub cells: Vec<Cell>,
    pub units: BTreeSet<AccountId>,
    /// The periods that end on the day that it is of, shorter before longer.
    pub periods: Vec<Period>,
}

/// What it says of a unit.
pub(super) struct Cell {
    pub row: u32,
    pub column: u16,
    pub unit: AccountId,
    pub says: usize,
    /// The outlet, or else the level, of which it says so; unknown where it is all.
    pub outlet: Fact,
    pub level: Fact,
}

impl Counts {
    /// Those of a table: its claims where nothing of it is counted, or else the publications it was
    /// read as.
    pub fn of(intake: &Intake, calendar: &Calendar, table: u16) -> Counts {
        let cells = match intake.tables[usize::from(table)].summary {
            Some(_) => claimed(intake, table),
            None => counted(intake, table),
        };
        Counts {
            table,
            units: cells.iter().map(|cell| cell.unit).collect(),
            cells,
            periods: periods(intake, calendar, table),
        }
    }

    /// Whether all that the table counts is some unit's.
    pub fn are_signed(&self, intake: &Intake) -> bool {
        let mut own = intake.submissions.iter().enumerate();
        own.all(|(at, row)| row.table != self.table || unit_of(intake, at).is_some())
    }
}

fn claimed(intake: &Intake, table: u16) -> Vec<Cell> {
    let own = intake.claims.iter();
    let own = own.filter(|claim| claim.table == table && claim.kind == ClaimKind::Count);
    let cells = own.filter_map(|claim| {
        Some(Cell {
            row: claim.row,
            column: claim.column,
            unit: claim.account?,
            says: usize::try_from(claim.says.trunc().mantissa()).ok()?,
            outlet: Fact::Unknown,
            level: Fact::Unknown,
        })
    });
    cells.collect()
}

fn counted(intake: &Intake, table: u16) -> Vec<Cell> {
    let mut cells: BTreeMap<(u32, u16), Cell> = BTreeMap::new();
    for (at, row) in intake.submissions.iter().enumerate() {
        let (Some(column), true) = (row.cell, row.table == table && row.is_counted()) else {
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
pub(super) fn known(fact: Fact) -> Fact {
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

/// The periods that end on the day that a summary is of, shorter before longer.
fn periods(intake: &Intake, calendar: &Calendar, table: u16) -> Vec<Period> {
    let mut own = intake.submissions.iter();
    let own = own.find(|row| row.table == table && row.is_counted());
    let table = &intake.tables[usize::from(table)];
    let texts = table.titles.iter().map(|title| &*title.text);
    let texts: Vec<&str> = texts.chain([&*table.sheet, &*table.file]).collect();
    let said = || spoken::last_day(texts.iter().copied(), calendar, None).map(|(day, _)| day);
    let Some(day) = own.and_then(|row| row.date).or_else(said) else {
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
