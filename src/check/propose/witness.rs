//! Points of boxes as cells: a publication, or an account, of which conditions hold.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::draft::{cell, put};
use super::{DEPARTMENT, SIGNERS, UNLISTED, some_day};
use crate::intake::{Column, RosterColumn};
use crate::rulebook::Rulebook;
use crate::rulebook::amount::{Amount, ByFact, Of};
use crate::rulebook::boxes::axis::{Atom, Axis};
use crate::rulebook::boxes::uncovered::first_uncovered;
use crate::rulebook::boxes::{Block, Budget, Space, Whose};
use crate::rulebook::case::Cells;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, Kind, Missing, Subject};

/// Steps that looking for one point may take.
const STEPS: usize = 200_000;

/// A point where all of `want` hold and none of `avoid`, in the space that `known` spans; none where
/// nothing is found.
fn point(
    rulebook: &Rulebook,
    whose: Whose,
    want: &Condition,
    avoid: &[&Condition],
    known: &[&Condition],
) -> Option<(Space, Block)> {
    let conditions = avoid.iter().chain(known).copied();
    let conditions = std::iter::once(want).chain(conditions);
    let space = Space::new(whose, &rulebook.fields, &rulebook.registry, conditions);
    let mut taken: Vec<Block> = Vec::new();
    for condition in avoid {
        match space.blocks(condition) {
            Some(blocks) => taken.extend(blocks),
            None => taken.extend(space.hull(condition)),
        }
    }
    let taken: Vec<&Block> = taken.iter().collect();
    let mut budget = Budget::of(STEPS);
    for block in &space.blocks(want)? {
        for region in &space.universe {
            let Some(region) = space.meet(region, block) else {
                continue;
            };
            let region = space.named(&region);
            let found = first_uncovered(&space, &region, &taken, &mut budget).ok()?;
            if let Some(part) = found {
                return Some((space, part));
            }
        }
    }
    None
}

/// The cells of a publication of which `want` holds and none of `avoid`, with every fact that `known`
/// asks for and the figures that `amounts` go by.
pub fn publication(
    rulebook: &Rulebook,
    want: &Condition,
    avoid: &[&Condition],
    known: &[&Condition],
    amounts: &[&Amount],
) -> Option<Cells<Column>> {
    let (space, part) = point(rulebook, Whose::Publication, want, avoid, known)?;
    let mut cells: Cells<Column> = vec![(Column::Title, "例".to_owned())];
    let mut day = some_day(rulebook);
    if let Some(axis) = space.axis(field::DATE) {
        day = number_of(&part, axis).and_then(Axis::day).unwrap_or(day);
    }
    outlet(rulebook, &space, &part, day, &mut cells);
    let mut signers = 1;
    let mut by = Some(true);
    let mut sent = None;
    for axis in &space.axes {
        let Some(atom) = chosen(&part, axis) else {
            continue;
        };
        let number = axis.number_in(atom);
        let field = rulebook.fields.get(axis.field);
        match (axis.field, atom) {
            (field::OUTLET | field::DATE, _) | (_, Atom::Nothing | Atom::Else) => {}
            (field::DELAY, _) => sent = number.and_then(|number| number.to_i64()),
            (field::SIGNERS, _) => {
                signers = number.and_then(|number| number.to_usize()).unwrap_or(1);
            }
            (field::SIGNED, Atom::Value(value)) => {
                by = [Some(true), Some(false), None][value.min(2) as usize]
            }
            _ if field.of == Subject::Outlet => {}
            _ => {
                let text = text_of(rulebook, axis, atom);
                text.into_iter()
                    .for_each(|text| put(&mut cells, Column::Field(axis.field), text));
            }
        }
    }
    match by {
        Some(false) => put(&mut cells, Column::Department, DEPARTMENT),
        None => {}
        Some(true) => {
            let names = SIGNERS[..signers.clamp(1, SIGNERS.len())].join("、");
            put(&mut cells, Column::Field(field::AUTHORS), names);
        }
    }
    put(&mut cells, Column::Field(field::DATE), day.to_string());
    if let Some(sent) = sent {
        let days = Days::new(sent.unsigned_abs());
        let sent = match sent < 0 {
            true => day.checked_sub_days(days),
            false => day.checked_add_days(days),
        };
        let sent = sent.map(|sent| sent.to_string());
        sent.into_iter()
            .for_each(|sent| put(&mut cells, Column::Field(field::SENT), sent));
    }
    figures(amounts, &mut cells);
    asked_for(rulebook, &mut cells);
    Some(cells)
}

/// The cells of an account of which `want` holds and none of `avoid`, but for its name.
pub fn account(
    rulebook: &Rulebook,
    whose: Whose,
    want: &Condition,
    avoid: &[&Condition],
    known: &[&Condition],
) -> Option<Cells<RosterColumn>> {
    let (space, part) = point(rulebook, whose, want, avoid, known)?;
    let mut cells = vec![(RosterColumn::Department, DEPARTMENT.to_owned())];
    for axis in &space.axes {
        let Some(text) = chosen(&part, axis).and_then(|atom| text_of(rulebook, axis, atom)) else {
            continue;
        };
        let column = match axis.field {
            field::DEPARTMENT => RosterColumn::Department,
            id => RosterColumn::Field(id),
        };
        put(&mut cells, column, text);
    }
    for (id, field) in rulebook.fields.iter() {
        let is_account = matches!(field.of, Subject::Teacher | Subject::Department);
        let column = RosterColumn::Field(id);
        let is_new = !cells.iter().any(|(known, _)| *known == column);
        if is_account && is_new && field.kind == Kind::Number && field.is_read {
            cells.push((column, "6".to_owned()));
        }
    }
    Some(cells)
}

/// The atom of a box that is written: a value rather than none, no rather than yes.
fn chosen(part: &Block, axis: &Axis) -> Option<Atom> {
    let atoms = || part.atoms(axis).map(|index| axis.atoms[index]);
    let plain = |atom: &Atom| !matches!(atom, Atom::Nothing | Atom::Else | Atom::Flag(true));
    let written = |atom: &Atom| axis.number_in(*atom).is_some() || !is_number(*atom);
    let plain = atoms().find(|atom| plain(atom) && written(atom));
    plain.or_else(|| atoms().next())
}

fn is_number(atom: Atom) -> bool {
    matches!(atom, Atom::At(_) | Atom::Between(..))
}

fn number_of(part: &Block, axis: &Axis) -> Option<Decimal> {
    chosen(part, axis).and_then(|atom| axis.number_in(atom))
}

fn text_of(rulebook: &Rulebook, axis: &Axis, atom: Atom) -> Option<String> {
    match atom {
        Atom::Value(value) => Some(rulebook.fields.value_name(axis.field, value).to_owned()),
        Atom::Flag(flag) => Some(if flag { "是" } else { "否" }.to_owned()),
        Atom::Nothing | Atom::Else => None,
        Atom::At(_) | Atom::Between(..) => {
            axis.number_in(atom).map(|number| shown(axis.kind, number))
        }
    }
}

/// An outlet with the facts that a box asks for: of the registry if there is one, else with its
/// facts beside it.
fn outlet(
    rulebook: &Rulebook,
    space: &Space,
    part: &Block,
    day: NaiveDate,
    cells: &mut Cells<Column>,
) {
    let registry = &rulebook.registry;
    let carried = |axis: &&Axis| rulebook.fields.get(axis.field).of == Subject::Outlet;
    let fits = |id: u32| {
        space.axes.iter().filter(carried).all(|axis| {
            let fact = registry.fact_on(id, axis.field, Some(day));
            axis.atom_of(fact).is_some_and(|atom| part.has(axis, atom))
        })
    };
    let is_meant = |id: u32| {
        space.axis(field::OUTLET).is_none_or(|axis| {
            let atom = axis.atom_of(Fact::Choice(id));
            atom.is_some_and(|atom| part.has(axis, atom))
        })
    };
    let levelled = |id: u32| registry.fact_on(id, field::LEVEL, Some(day)) != Fact::Unknown;
    let meant = || registry.iter().filter(|(id, _)| is_meant(*id));
    let listed = |id: u32, platform: bool| fits(id) && !platform && levelled(id);
    let mut found = meant().find(|(id, outlet)| listed(*id, outlet.platform));
    found = found.or_else(|| meant().find(|(id, outlet)| fits(*id) && !outlet.platform));
    if let Some((_, outlet)) = found {
        return put(cells, Column::Field(field::OUTLET), &*outlet.name);
    }
    // A named outlet of which the registry knows too little, or one that no list has.
    let named = space
        .axis(field::OUTLET)
        .and_then(|axis| chosen(part, axis));
    let name = match named {
        Some(Atom::Value(id)) => registry.get(id).name.as_str(),
        _ => UNLISTED,
    };
    put(cells, Column::Field(field::OUTLET), name);
    for axis in space.axes.iter().filter(carried) {
        let text = chosen(part, axis).and_then(|atom| text_of(rulebook, axis, atom));
        text.into_iter()
            .for_each(|text| put(cells, Column::Field(axis.field), text));
    }
}

/// Figures that amounts go by, where no condition has given one.
fn figures(amounts: &[&Amount], cells: &mut Cells<Column>) {
    for amount in amounts {
        let Amount::ByFact(by) = amount else {
            continue;
        };
        let Of::Field(id) = by.of else {
            continue;
        };
        let column = Column::Field(id);
        let is_derived = matches!(id, field::SIGNERS | field::DELAY);
        if !is_derived && cell(cells, column).is_none() {
            cells.push((column, figure(by).normalize().to_string()));
        }
    }
}

/// A figure at which an amount has begun to grow.
pub fn figure(by: &ByFact) -> Decimal {
    let ends = by.range.iter().flat_map(|range| [range.high, range.low]);
    let inside = ends.flatten().map(|(end, _)| end).next();
    let step = by.every.unwrap_or(Exact::ONE);
    let grown = by.above.plus(step).and_then(Exact::decimal);
    inside.or(grown).unwrap_or(Decimal::ONE)
}

/// Columns of names that are asked for where they are empty.
fn asked_for(rulebook: &Rulebook, cells: &mut Cells<Column>) {
    for (id, field) in rulebook.fields.iter() {
        let is_asked = field.kind == Kind::People && field.missing == Missing::Ask;
        let column = Column::Field(id);
        if is_asked && !cells.iter().any(|(known, _)| *known == column) {
            cells.push((column, SIGNERS[0].to_owned()));
        }
    }
}

/// A number or a day as a cell writes it.
pub fn shown(kind: Kind, number: Decimal) -> String {
    match Axis::day(number).filter(|_| kind == Kind::Day) {
        Some(day) => day.to_string(),
        None => number.normalize().to_string(),
    }
}
