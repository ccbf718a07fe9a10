//! Clauses that count: so many rows, events or periods just to where they turn, and just past it.

use rust_decimal::Decimal;

use super::act::Act;
use super::aim::{Aim, day_of};
use super::bounds::{best_first, booked, grown, often};
use super::draft::{Draft, cell, put};
use super::shapes::per;
use super::stage::{Staged, stage};
use super::{SIGNERS, some_day};
use crate::intake::{Column, RosterColumn};
use crate::period::PeriodKind;
use crate::rulebook::Rulebook;
use crate::rulebook::case::Cells;
use crate::rulebook::field::{self, FieldId};

/// Numbers of rows that are tried, before what lies between two of them is.
const TRIED: [usize; 12] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
/// Periods running that are drafted.
const MOST_PERIODS: usize = 12;
/// Rows with other bases that are tried.
pub const MOST_ROWS: usize = 8;

/// Where a clause turns.
pub struct Turn {
    /// Just to it, with the number; none where it holds from the first.
    pub before: Option<(usize, Draft)>,
    pub after: (usize, Draft),
    pub of: Of,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Rows,
    /// How often something happened.
    Times,
    Periods,
    /// Steps of a figure that an amount goes by.
    Figure(FieldId, Steps),
}

/// A figure that grows step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    pub from: Decimal,
    pub step: Decimal,
}

impl Steps {
    /// The figure after so many steps.
    pub fn at(self, count: usize) -> Decimal {
        let rise = self.step.checked_mul(Decimal::from(count));
        let figure = rise.and_then(|rise| self.from.checked_add(rise));
        figure.unwrap_or(self.from)
    }
}

/// Where a rule that counts turns; none where it counts nothing or does not turn within bounds.
pub fn turns(aim: &Aim<'_>) -> Vec<Turn> {
    let found = match aim.act {
        Act::Scores(limit) => best_first(aim, limit)
            .into_iter()
            .find_map(|(row, roster)| rows_turn(aim, 1, &|n| many(aim, &row, &roster, n))),
        Act::Booked(limit) => booked(aim, limit),
        Act::Limit(limit) => grown(aim, limit).or_else(|| often(aim, limit)),
        Act::Target(clause, row) => {
            let found = first_of(aim, 0, &|row, roster, n| many(aim, row, roster, n));
            let pays_more = row.beyond.is_some() || clause.covers.is_some();
            let more = found.as_ref().filter(|_| pays_more).map(one_more);
            return found.into_iter().chain(more).collect();
        }
        Act::List(list) => {
            let all = list.in_a_row.max(1);
            if all > MOST_PERIODS {
                return Vec::new();
            }
            let in_all = |row: &Cells<Column>, roster: &[Cells<RosterColumn>], n: usize| {
                over(aim, &many(aim, row, roster, n), all, list.rank.per)
            };
            let mut found: Vec<Turn> = first_of(aim, 0, &in_all).into_iter().collect();
            if all > 1
                && let Some(one) = found.first().and_then(|turn| on_list(aim, turn))
            {
                let rows = one.rows.len() / all;
                let short = Draft {
                    rows: one.rows[..rows.max(1)].to_vec(),
                    ..one
                };
                let make = |n: usize| over(aim, &short, n, list.rank.per);
                let turn = rows_turn(aim, 1, &make);
                found.extend(turn.map(|turn| Turn {
                    of: Of::Periods,
                    ..turn
                }));
            }
            return found;
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// One more row than where a task is met.
fn one_more(turn: &Turn) -> Turn {
    let (count, mut draft) = turn.after.clone();
    let last = draft.rows.last().cloned();
    draft.rows.extend(last.map(|mut row| {
        put(&mut row, Column::Title, format!("例{}", count + 1));
        row
    }));
    Turn {
        before: None,
        after: (count + 1, draft),
        of: Of::Rows,
    }
}

/// The side of a turn on which the rule acts.
fn on_list(aim: &Aim<'_>, turn: &Turn) -> Option<Draft> {
    let sides = turn.before.iter().chain([&turn.after]);
    let mut drafts = sides.map(|(_, draft)| draft);
    let acts = |draft: &&Draft| stage(draft, aim.rulebook).acted.contains(&aim.act.rule());
    drafts.find(acts).cloned()
}

type Make<'m> = &'m dyn Fn(&Cells<Column>, &[Cells<RosterColumn>], usize) -> Draft;

/// The first row and roster with which the rule turns.
fn first_of(aim: &Aim<'_>, least: usize, make: Make<'_>) -> Option<Turn> {
    let mut rows = aim.rows().take(MOST_ROWS);
    rows.find_map(|row| {
        let mut rosters = aim.rosters(1).into_iter();
        rosters.find_map(|roster| rows_turn(aim, least, &|n| make(&row, &roster, n)))
    })
}

/// So many pieces like a row; where there are none, one of somebody who is not on the roster, so
/// that there is a period.
pub fn many(
    aim: &Aim<'_>,
    row: &Cells<Column>,
    roster: &[Cells<RosterColumn>],
    count: usize,
) -> Draft {
    let rows = (1..=count.max(1)).map(|number| {
        let mut own = row.clone();
        if count > 1 {
            put(&mut own, Column::Title, format!("例{number}"));
        }
        if count == 0 {
            own.retain(|(column, _)| *column != Column::Department);
            put(&mut own, Column::Field(field::AUTHORS), SIGNERS[1]);
        }
        own
    });
    Draft {
        rows: rows.collect(),
        roster: roster.to_vec(),
        per: per(aim),
        ..Draft::default()
    }
}

/// The rows of a draft again in each of so many periods.
fn over(aim: &Aim<'_>, draft: &Draft, periods: usize, per: PeriodKind) -> Draft {
    let calendar = &aim.rulebook.calendar;
    let mut whole = draft.clone();
    let first = draft.rows.first().and_then(day_of);
    let mut period = calendar.of(first.unwrap_or_else(|| some_day(aim.rulebook)), per);
    for number in 2..=periods {
        period = calendar.next(period);
        let day = calendar.last_day(period).to_string();
        for row in &draft.rows {
            let mut row = row.clone();
            let title = cell(&row, Column::Title).unwrap_or("例").to_owned();
            put(&mut row, Column::Title, format!("{title}之{number}"));
            put(&mut row, Column::Field(field::DATE), day.clone());
            whole.rows.push(row);
        }
    }
    whole
}

/// Whether what a rule asks for is there.
fn is_met(aim: &Aim<'_>, staged: &Staged) -> bool {
    let rule = aim.act.rule();
    match aim.act {
        Act::Target(..) => {
            let mut duties = staged.played.scored.duties.iter();
            duties.any(|duty| duty.rule == rule && duty.done >= duty.owed)
        }
        _ => staged.acted.contains(&rule),
    }
}

pub fn rows_turn(aim: &Aim<'_>, least: usize, make: &dyn Fn(usize) -> Draft) -> Option<Turn> {
    let rulebook: &Rulebook = aim.rulebook;
    let at = |count: usize| {
        let staged = stage(&make(count), rulebook);
        (!staged.asks).then(|| is_met(aim, &staged))
    };
    let first = at(least)?;
    let mut below = least;
    for count in TRIED.into_iter().filter(|count| *count > least) {
        if at(count)? == first {
            below = count;
            continue;
        }
        let mut above = count;
        while above - below > 1 {
            let middle = usize::midpoint(above, below);
            match at(middle)? == first {
                true => below = middle,
                false => above = middle,
            }
        }
        return Some(Turn {
            before: Some((below, make(below))),
            after: (above, make(above)),
            of: Of::Rows,
        });
    }
    first.then(|| Turn {
        before: None,
        after: (least, make(least)),
        of: Of::Rows,
    })
}
