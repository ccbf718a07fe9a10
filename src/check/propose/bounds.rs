//! Limits: by which figure, rows or events they come to their bound.

use rust_decimal::Decimal;

use super::aim::Aim;
use super::counts::{MOST_ROWS, Of, Steps, Turn, many, rows_turn};
use super::draft::{Draft, cell, put};
use super::shapes::{later, per};
use super::stage::stage;
use super::witness::figure;
use super::{SIGNERS, some_day};
use crate::clauses::event::EventClause;
use crate::clauses::limit::{AccountLimit, Bound, Limit, Selection};
use crate::intake::accounts::AccountKind;
use crate::intake::{Column, EventColumn, RosterColumn};
use crate::rulebook::amount::{self, Amount};
use crate::rulebook::case::Cells;
use crate::rulebook::exact::Exact;
use crate::rulebook::field::{self, FieldId};

/// Where a publication's value comes to its bound as a figure grows.
pub fn grown(aim: &Aim<'_>, limit: &Limit) -> Option<Turn> {
    if !matches!(limit.bound, Bound::Most(_)) {
        return None;
    }
    let mut figures: Vec<(FieldId, Steps)> = Vec::new();
    aim.rulebook.publication_amounts(&mut |amount| {
        if let Amount::ByFact(by) = amount
            && let amount::Of::Field(id) = by.of
            && by.range.is_none()
            && !matches!(id, field::SIGNERS | field::DELAY)
            && let Some(from) = by.above.decimal()
            && let Some(step) = by.every.unwrap_or(Exact::ONE).decimal()
        {
            figures.push((id, Steps { from, step }));
        }
    });
    let mut rows = aim.rows();
    rows.find_map(|row| {
        figures.iter().find_map(|&(id, steps)| {
            let make = |count: usize| {
                let mut own = row.clone();
                let figure = steps.at(count).normalize().to_string();
                put(&mut own, Column::Field(id), figure);
                many(aim, &own, &[], 1)
            };
            let turn = rows_turn(aim, 1, &make)?;
            let of = Of::Figure(id, steps);
            Some(Turn { of, ..turn })
        })
    })
}

/// Where the publications of a piece together come to their bound.
pub fn often(aim: &Aim<'_>, limit: &Limit) -> Option<Turn> {
    let is_of_piece = |own: &Limit| own.rule == limit.rule;
    if !aim.rulebook.limits.piece.iter().any(is_of_piece) {
        return None;
    }
    let mut rows = aim.rows().take(MOST_ROWS);
    rows.find_map(|row| {
        let make = |count: usize| {
            let mut draft = many(aim, &row, &[], count);
            for (days, row) in draft.rows.iter_mut().enumerate() {
                put(row, Column::Title, "例");
                later(row, days as u64);
            }
            draft
        };
        rows_turn(aim, 1, &make)
    })
}

/// Where a limit of what was booked turns: by events, by rows.
pub fn booked(aim: &Aim<'_>, limit: &AccountLimit) -> Option<Turn> {
    let rulebook = aim.rulebook;
    let takes = |event: &&EventClause| match &limit.of {
        Selection::Clauses(clauses) => clauses.contains(&rulebook.rule(event.rule).clause),
        selection => matches!(selection, Selection::Events | Selection::All),
    };
    for event in rulebook.events.iter().filter(takes) {
        for roster in aim.rosters(1) {
            let make = |n: usize| happened(aim, event, &roster, limit.account, n);
            if let Some(turn) = rows_turn(aim, 1, &make) {
                return Some(Turn {
                    of: Of::Times,
                    ..turn
                });
            }
        }
    }
    let mut found = best_first(aim, limit).into_iter();
    found.find_map(|(row, roster)| rows_turn(aim, 1, &|n| many(aim, &row, &roster, n)))
}

/// An event that happened so often.
fn happened(
    aim: &Aim<'_>,
    event: &EventClause,
    roster: &[Cells<RosterColumn>],
    account: AccountKind,
    times: usize,
) -> Draft {
    let own = cell(&roster[0], RosterColumn::Department);
    let account = match (account, own) {
        (AccountKind::Department, Some(department)) => department.to_owned(),
        _ => SIGNERS[0].to_owned(),
    };
    let mut cells = vec![
        (EventColumn::Name, event.name.clone()),
        (EventColumn::Account, account),
        (EventColumn::Date, some_day(aim.rulebook).to_string()),
        (EventColumn::Count, times.to_string()),
    ];
    if let Some(Amount::ByFact(by)) = &event.points {
        let value = figure(by).normalize().to_string();
        cells.push((EventColumn::Value, value));
    }
    Draft {
        roster: roster.to_vec(),
        events: vec![cells],
        per: per(aim),
        ..Draft::default()
    }
}

/// Rows and rosters, what brings most first.
pub fn best_first(
    aim: &Aim<'_>,
    limit: &AccountLimit,
) -> Vec<(Cells<Column>, Vec<Cells<RosterColumn>>)> {
    let mut found = Vec::new();
    for row in aim.rows().take(MOST_ROWS) {
        for roster in aim.rosters(1) {
            let staged = stage(&many(aim, &row, &roster, 1), aim.rulebook);
            let entries = staged.played.scored.ledger.entries.iter();
            let brings: Decimal = entries.map(|entry| entry.amount).sum();
            found.push((brings, (row.clone(), roster)));
        }
    }
    found.sort_by_key(|(brings, _)| *brings);
    if !matches!(limit.bound, Bound::Least(_)) {
        found.reverse();
    }
    found.into_iter().map(|(_, found)| found).collect()
}
