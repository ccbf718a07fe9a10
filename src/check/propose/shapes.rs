//! As many rows, signers and events as a kind of clause needs to be seen.

use chrono::Days;

use super::act::Act;
use super::aim::{Aim, At, day_of};
use super::draft::{Draft, cell, put};
use super::{SIGNERS, some_day};
use crate::clauses::event::{EventClause, Zero};
use crate::clauses::same_piece::{Parts, SamePiece};
use crate::clauses::share::{Authors, Share};
use crate::intake::accounts::AccountKind;
use crate::intake::{Column, EventColumn, Role, RosterColumn};
use crate::rulebook::amount::{Amount, Of};
use crate::rulebook::case::Cells;
use crate::rulebook::field::{self, FieldId};

/// Publications of one piece that a draft has at most.
const MOST_PUBLICATIONS: usize = 6;

/// Calls `offer` for each draft that may show the rule, until it answers that one does.
pub fn drafts(aim: &Aim<'_>, offer: &mut dyn FnMut(Draft) -> bool) {
    if let Act::Event(clause) = aim.act {
        return events(aim, clause, offer);
    }
    if let Act::SamePiece(clause) = aim.act {
        return same_piece(aim, clause, offer);
    }
    for row in aim.rows() {
        for rows in shaped(aim, row) {
            let draft = Draft {
                rows,
                per: per(aim),
                ..Draft::default()
            };
            if with_rosters(aim, &draft, offer) {
                return;
            }
        }
    }
}

/// The kind of period that a clause of the last phase looks at.
pub fn per(aim: &Aim<'_>) -> Option<crate::period::PeriodKind> {
    let per = match aim.act {
        Act::Rank(rank) => rank.per,
        Act::List(list) => list.rank.per,
        Act::Money(clause) => clause.per,
        Act::Target(clause, _) => clause.books.unwrap_or(clause.per),
        Act::Scores(limit) | Act::Booked(limit) => limit.per,
        Act::Event(clause) => clause.books?,
        _ => return None,
    };
    Some(per).filter(|per| *per != aim.rulebook.calendar.base)
}

/// Offers a draft with each roster.
fn with_rosters(aim: &Aim<'_>, draft: &Draft, offer: &mut dyn FnMut(Draft) -> bool) -> bool {
    aim.rosters(draft.people()).into_iter().any(|roster| {
        offer(Draft {
            roster,
            ..draft.clone()
        })
    })
}

/// A row as the kind of clause needs it, and as it is.
fn shaped(aim: &Aim<'_>, row: Cells<Column>) -> Vec<Vec<Cells<Column>>> {
    let mut shapes = Vec::new();
    match aim.act {
        Act::Points(points) => {
            if let Some(column) = points.pays.and_then(|role| column_of(aim, role)) {
                let mut paid = row.clone();
                put(&mut paid, column, SIGNERS[2..4].join("、"));
                shapes.push(vec![paid]);
            }
        }
        Act::Share(clause) => shapes.push(vec![shared(aim, clause, row.clone())]),
        Act::Limit(_) => {
            let mut again = row.clone();
            later(&mut again, 1);
            shapes.push(vec![row.clone()]);
            shapes.push(vec![row.clone(), again]);
        }
        Act::Rank(_) => {
            let mut other = row.clone();
            put(&mut other, Column::Title, "例2");
            put(&mut other, Column::Field(field::AUTHORS), SIGNERS[1]);
            let mut first = row.clone();
            put(&mut first, Column::Title, "例1");
            shapes.push(vec![first, other]);
        }
        _ => {}
    }
    shapes.push(vec![row]);
    shapes
}

/// A row with the signers that a share clause tells apart.
fn shared(aim: &Aim<'_>, clause: &Share, mut row: Cells<Column>) -> Cells<Column> {
    let authors = Column::Field(field::AUTHORS);
    let Some(named) = cell(&row, authors).map(str::to_owned) else {
        return row;
    };
    if !clause.roles.is_empty() {
        row.retain(|(column, _)| *column != authors);
        for ((role, _), name) in clause.roles.iter().zip(SIGNERS) {
            column_of(aim, *role)
                .into_iter()
                .for_each(|column| put(&mut row, column, name));
        }
        return row;
    }
    let asks_for_signers = {
        let mut asks = false;
        clause.when.tests(&mut |id, _| asks |= id == field::SIGNERS);
        asks || matches!(aim.at, Some(At::Publication(field::SIGNERS, _)))
    };
    if asks_for_signers {
        return row;
    }
    let signers = match &clause.authors {
        Authors::Parts(rows) => rows.len(),
        _ => clause
            .signers
            .map_or(2, |signers| signers.saturating_add(1)),
    };
    let signers = signers.max(2).max(named.split('、').count());
    put(
        &mut row,
        authors,
        SIGNERS[..signers.min(SIGNERS.len())].join("、"),
    );
    row
}

fn column_of(aim: &Aim<'_>, role: Role) -> Option<Column> {
    let mut people = aim.rulebook.fields.people();
    let found = people.find(|(_, known)| *known == role);
    found.map(|(id, _): (FieldId, Role)| Column::Field(id))
}

/// One piece, published as often as the clause tells publications apart.
fn same_piece(aim: &Aim<'_>, clause: &SamePiece, offer: &mut dyn FnMut(Draft) -> bool) {
    let best = clause.best.unwrap_or(1).min(MOST_PUBLICATIONS);
    let ranks = clause.rests.iter().map(|rest| match &rest.parts {
        Parts::Same(_) => 1,
        Parts::ByRank(parts) => parts.len().min(MOST_PUBLICATIONS),
    });
    let kinds = ranks
        .max()
        .unwrap_or(usize::from(clause.once_per.is_some()));
    let most = (best + 1 + kinds).clamp(2, MOST_PUBLICATIONS);
    // Later rows have more that is known, and a second publication may need that.
    let all: Vec<Cells<Column>> = aim.rows().collect();
    let mut sets: Vec<Vec<Cells<Column>>> = Vec::new();
    for different in [
        elsewhere(all.iter(), most),
        elsewhere(all.iter().rev(), most),
    ] {
        if !different.is_empty() {
            let rows = different.iter().cycle().take(most).cloned();
            sets.push(rows.collect());
            sets.extend(different.iter().map(|row| vec![row.clone(); most]));
            sets.extend(different.iter().map(|row| vec![row.clone(); 2]));
        }
    }
    for mut rows in sets {
        let authors = cell(&rows[0], Column::Field(field::AUTHORS)).map(str::to_owned);
        for (index, row) in rows.iter_mut().enumerate() {
            later(row, index as u64);
            if let Some(authors) = &authors {
                put(row, Column::Field(field::AUTHORS), authors.clone());
            }
        }
        let draft = Draft {
            rows,
            ..Draft::default()
        };
        if with_rosters(aim, &draft, offer) {
            return;
        }
    }
}

/// The first so many rows of different outlets.
fn elsewhere<'c>(rows: impl Iterator<Item = &'c Cells<Column>>, most: usize) -> Vec<Cells<Column>> {
    let outlet = Column::Field(field::OUTLET);
    let mut different: Vec<Cells<Column>> = Vec::new();
    for row in rows {
        let is_new = |known: &Cells<Column>| cell(known, outlet) != cell(row, outlet);
        if different.len() < most && different.iter().all(is_new) {
            different.push(row.clone());
        }
    }
    different
}

/// Moves a row by some days, with the day of its sending.
pub fn later(row: &mut Cells<Column>, days: u64) {
    for id in [field::DATE, field::SENT] {
        let day = cell(row, Column::Field(id)).and_then(|day| day.parse().ok());
        let day = day.and_then(|day: chrono::NaiveDate| day.checked_add_days(Days::new(days)));
        day.into_iter()
            .for_each(|day| put(row, Column::Field(id), day.to_string()));
    }
}

/// Something that happened to an account whom the clause means, or to a piece.
fn events(aim: &Aim<'_>, clause: &EventClause, offer: &mut dyn FnMut(Draft) -> bool) {
    let rows: Vec<Option<Cells<Column>>> = match clause.zero {
        Some(_) => aim.rows().map(Some).collect(),
        None => vec![None],
    };
    for row in rows {
        let day = row.as_ref().and_then(day_of);
        let day = day.unwrap_or_else(|| some_day(aim.rulebook));
        let draft = Draft {
            rows: row.into_iter().collect(),
            per: per(aim),
            ..Draft::default()
        };
        for roster in aim.rosters(draft.people()) {
            let mut event = vec![(EventColumn::Name, clause.name.clone())];
            if clause.zero == Some(Zero::Piece) {
                event.push((EventColumn::Title, "例".to_owned()));
            } else {
                event.push((EventColumn::Account, account(clause, &roster)));
            }
            event.push((EventColumn::Date, day.to_string()));
            let value = value(aim, clause);
            event.extend(value.map(|value| (EventColumn::Value, value)));
            let found = offer(Draft {
                roster,
                events: vec![event],
                ..draft.clone()
            });
            if found {
                return;
            }
        }
    }
}

fn account(clause: &EventClause, roster: &[Cells<RosterColumn>]) -> String {
    let department = roster
        .first()
        .and_then(|row| cell(row, RosterColumn::Department));
    match (clause.account, department) {
        (Some(AccountKind::Department), Some(department)) => department.to_owned(),
        _ => SIGNERS[0].to_owned(),
    }
}

/// 分值, where the points go by it.
fn value(aim: &Aim<'_>, clause: &EventClause) -> Option<String> {
    match &clause.points {
        Some(Amount::ByFact(by)) if by.of == Of::Value => {
            let value = match aim.at {
                Some(At::Value(value)) => value,
                _ => super::witness::figure(by),
            };
            Some(value.normalize().to_string())
        }
        _ => None,
    }
}
