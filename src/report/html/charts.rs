//! Charts: what each department has by the level of its publications, and the months in a line.

use std::collections::BTreeMap;

use num_traits::ToPrimitive;
use rust_decimal::Decimal;
use serde::Serialize;

use super::super::{Run, amount};
use super::names::Names;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Phase};
use crate::locale::Words;
use crate::rulebook::fact::Fact;
use crate::rulebook::field;

/// The width of a bar that nothing is longer than.
const WIDE: i64 = 1000;
/// The plane of the line: its size, and the room around what is drawn.
const PLANE: (i64, i64) = (360, 200);
const ROOM: i64 = 24;
/// Colours for so many levels; further ones begin anew.
const COLOURS: usize = 6;

/// The departments of one unit, a bar each.
#[derive(Serialize)]
pub struct Bars {
    pub unit: String,
    pub legend: Vec<Legend>,
    pub rows: Vec<Bar>,
    /// Where zero lies, left of which is what was taken.
    pub zero: i64,
}

#[derive(Serialize)]
pub struct Legend {
    pub name: String,
    pub colour: usize,
}

#[derive(Serialize)]
pub struct Bar {
    pub anchor: String,
    pub name: String,
    pub total: String,
    /// By the legend.
    pub amounts: Vec<String>,
    pub parts: Vec<Stretch>,
}

#[derive(Serialize)]
pub struct Stretch {
    pub x: i64,
    pub width: i64,
    pub colour: usize,
    pub said: String,
}

/// The months of one unit.
#[derive(Serialize)]
pub struct Months {
    pub unit: String,
    pub size: (i64, i64),
    pub rows: Vec<Month>,
    pub teachers: String,
    pub departments: String,
    /// The heights of zero and of the most, and the most.
    pub zero: i64,
    pub high: i64,
    pub most: String,
}

#[derive(Serialize)]
pub struct Month {
    pub period: String,
    pub x: i64,
    pub teachers: Dot,
    pub departments: Dot,
}

#[derive(Serialize)]
pub struct Dot {
    pub y: i64,
    pub amount: String,
}

/// The bars of a unit; none where no department is ranked in it.
pub fn bars(run: &Run, words: &Words, names: &Names, unit: u8) -> Option<Bars> {
    let mut rankings = run.standing.rankings.iter();
    let ranking =
        rankings.find(|ranking| ranking.kind == AccountKind::Department && ranking.unit == unit)?;
    let sums = by_level(run, unit);
    let of = |id: AccountId| &sums[id.0 as usize];
    let mut levels: Vec<Option<u32>> = sums.iter().flat_map(BTreeMap::keys).copied().collect();
    // High levels last, and after them what is no publication's.
    levels.sort_by_key(|level| (level.is_none(), level.map(|level| rank(run, level)), *level));
    levels.dedup();
    if levels.is_empty() {
        return None;
    }
    let side = |id: AccountId, sign: Decimal| -> Decimal {
        let amounts = of(id).values().map(|amount| *amount * sign);
        amounts.filter(|amount| *amount > Decimal::ZERO).sum()
    };
    let most = |sign: Decimal| {
        let rows = ranking.rows.iter().map(|row| side(row.account, sign));
        rows.max().unwrap_or_default()
    };
    let (right, left) = (most(Decimal::ONE), most(Decimal::NEGATIVE_ONE));
    let scale = |amount: Decimal| match (right + left).is_zero() {
        true => 0,
        false => (amount * Decimal::from(WIDE) / (right + left))
            .round()
            .to_i64()
            .unwrap_or_default(),
    };
    let text = |amount| amount::text(amount, run.rulebook.decimals);
    let legend: Vec<Legend> = levels
        .iter()
        .map(|level| Legend {
            name: match level {
                Some(level) => run
                    .rulebook
                    .fields
                    .value_name(field::LEVEL, *level)
                    .to_owned(),
                None => words.word("page-chart-other"),
            },
            // A level looks the same in every month.
            colour: level.map_or(COLOURS, |level| {
                rank(run, level).unwrap_or(level as usize) % COLOURS
            }),
        })
        .collect();
    let rows = ranking.rows.iter().map(|row| {
        let own = of(row.account);
        let (mut up, mut down) = (Decimal::ZERO, Decimal::ZERO);
        let mut parts = Vec::new();
        let mut amounts = Vec::new();
        for (level, legend) in levels.iter().zip(&legend) {
            let amount = own.get(level).copied().unwrap_or_default();
            amounts.push(text(amount));
            if amount.is_zero() {
                continue;
            }
            let reach = if amount > Decimal::ZERO {
                &mut up
            } else {
                &mut down
            };
            let from = *reach;
            *reach += amount;
            let (start, end) = (from.min(*reach), from.max(*reach));
            let x = scale(left + start);
            parts.push(Stretch {
                x,
                width: scale(left + end) - x,
                colour: legend.colour,
                said: format!("{} {}", legend.name, text(amount)),
            });
        }
        Bar {
            anchor: names.account(row.account).to_owned(),
            name: run.account(row.account).name.to_string(),
            total: text(row.points),
            amounts,
            parts,
        }
    });
    Some(Bars {
        unit: run.unit(unit).to_owned(),
        rows: rows.collect(),
        legend,
        zero: scale(left),
    })
}

/// What each account has of each level, by its number; none of what no publication brings.
type ByLevel = Vec<BTreeMap<Option<u32>, Decimal>>;

/// What departments have of each level.
fn by_level(run: &Run, unit: u8) -> ByLevel {
    let mut sums = vec![BTreeMap::new(); run.intake.accounts.len()];
    let entries = run.scored.ledger.entries.iter();
    for entry in entries.filter(|entry| entry.unit == unit && run.shows(entry)) {
        if run.account(entry.account).kind == AccountKind::Department {
            let own: &mut BTreeMap<_, Decimal> = &mut sums[entry.account.0 as usize];
            *own.entry(level(run, entry)).or_default() += entry.amount;
        }
    }
    sums
}

fn level(run: &Run, entry: &Entry) -> Option<u32> {
    if entry.phase >= Phase::Limit {
        return None;
    }
    let first = *run.scored.ledger.submissions_of(entry).first()?;
    let facts = &run.intake.facts;
    match facts.column(field::LEVEL) {
        Some(_) => match facts.get(first as usize, field::LEVEL) {
            Fact::Choice(level) => Some(level),
            _ => None,
        },
        None => None,
    }
}

fn rank(run: &Run, level: u32) -> Option<usize> {
    run.rulebook.fields.get(field::LEVEL).rank(level)
}

/// The months among the inputs up to the period that is shown, where there are several.
pub fn months(run: &Run, unit: u8) -> Option<Months> {
    let calendar = &run.rulebook.calendar;
    let ends = calendar.last_day(run.period());
    let months = run.scored.periods.iter().copied();
    let months: Vec<_> = months
        .filter(|month| calendar.last_day(*month) <= ends)
        .collect();
    if months.len() < 2 {
        return None;
    }
    let mut sums = vec![[Decimal::ZERO; 2]; months.len()];
    let at: Vec<Option<usize>> = run
        .scored
        .ledger
        .periods
        .iter()
        .map(|booked| months.iter().position(|month| month == booked))
        .collect();
    for entry in run
        .scored
        .ledger
        .entries
        .iter()
        .filter(|entry| entry.unit == unit)
    {
        let book = match run.account(entry.account).kind {
            AccountKind::Teacher => 0,
            AccountKind::Department => 1,
            AccountKind::Outsider => continue,
        };
        if let Some(month) = at[usize::from(entry.period)] {
            sums[month][book] += entry.amount;
        }
    }
    let all = || sums.iter().flatten().copied().chain([Decimal::ZERO]);
    let (low, high) = (all().min()?, all().max()?);
    let height = Decimal::from(PLANE.1 - 2 * ROOM);
    let y = |amount: Decimal| {
        let share = match (high - low).is_zero() {
            true => Decimal::ZERO,
            false => (amount - low) / (high - low),
        };
        PLANE.1 - ROOM - (share * height).round().to_i64().unwrap_or_default()
    };
    let steps = months.len() as i64 - 1;
    let dot = |amount| Dot {
        y: y(amount),
        amount: amount::text(amount, run.rulebook.decimals),
    };
    let rows: Vec<Month> = months
        .iter()
        .zip(&sums)
        .zip(0..)
        .map(|((month, sums), index)| Month {
            period: month.to_string(),
            x: ROOM + index * (PLANE.0 - 2 * ROOM) / steps,
            teachers: dot(sums[0]),
            departments: dot(sums[1]),
        })
        .collect();
    let line = |of: fn(&Month) -> &Dot| {
        let points = rows.iter().map(|row| format!("{},{}", row.x, of(row).y));
        points.collect::<Vec<_>>().join(" ")
    };
    Some(Months {
        unit: run.unit(unit).to_owned(),
        size: PLANE,
        teachers: line(|month| &month.teachers),
        departments: line(|month| &month.departments),
        zero: y(Decimal::ZERO),
        high: y(high),
        most: amount::text(high, run.rulebook.decimals),
        rows,
    })
}
