//! Skeletons of cases: for clauses that lack one, and for both sides of every boundary. What should
//! come of them is left empty: a person works it out and fills it in, the program never does.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cases::{self, Clause};
use super::findings::Findings;
use super::table::{STEPS, Table, Taker};
use crate::locale::Words;
use crate::problem::Problems;
use crate::rulebook::boxes::axis::{Atom, Axis};
use crate::rulebook::boxes::{Block, Budget, Whose};
use crate::rulebook::condition::{Condition, Range, Test, day_number};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Kind, Subject};
use crate::rulebook::registry::Outlet;
use crate::rulebook::{RuleId, Rulebook};

/// A day that every rulebook without a beginning has.
const SOME_DAY: (i32, u32, u32) = (2024, 3, 15);
/// Signers of invented pieces.
const SIGNERS: [&str; 8] = [
    "张三", "李四", "王五", "赵六", "钱七", "孙八", "周九", "吴十",
];

/// The skeletons as TOML, to be pasted into the rulebook.
pub fn cases(rulebook: &Rulebook, words: &Words) -> String {
    let mut findings = Findings::new(rulebook, words);
    let conditions = on_publications(rulebook);
    let played = cases::played(rulebook);
    let numbers = numbers_in_cases(rulebook);
    let mut out = String::new();
    for clause in cases::clauses(rulebook) {
        if !clause.rules.iter().any(|rule| played.contains(rule)) {
            out += &skeleton_of(&clause, &conditions, &mut findings);
        }
        out += &sides_of(&clause, &conditions, &numbers, &mut findings);
    }
    out
}

/// Rules with the condition on publications that they act on.
type Conditions<'r> = Vec<(RuleId, &'r Condition, bool)>;

fn on_publications(rulebook: &Rulebook) -> Conditions<'_> {
    let mut all: Conditions<'_> = Vec::new();
    let out = rulebook.excludes.iter();
    all.extend(out.map(|clause| (clause.rule, &clause.when, false)));
    all.extend(
        rulebook
            .points
            .iter()
            .map(|row| (row.rule, &row.when, row.others)),
    );
    let rows = rulebook.modifies.iter().flat_map(|clause| &clause.rows);
    all.extend(rows.map(|row| (row.rules[0], &row.when, row.others)));
    all.extend(
        rulebook
            .same_pieces
            .iter()
            .map(|c| (c.rule, &c.when, false)),
    );
    all.extend(rulebook.shares.iter().map(|c| (c.rule, &c.when, false)));
    let limits = rulebook
        .limits
        .publication
        .iter()
        .chain(&rulebook.limits.piece);
    all.extend(limits.map(|limit| (limit.rule, &limit.when, false)));
    all.extend(
        rulebook
            .limits
            .scores
            .iter()
            .map(|limit| (limit.rule, &limit.when, false)),
    );
    all
}

/// The numbers and days that rows of cases have, by field.
fn numbers_in_cases(rulebook: &Rulebook) -> BTreeSet<(FieldId, Decimal)> {
    let mut numbers = BTreeSet::new();
    for case in &rulebook.cases {
        let played = case.play(rulebook, &mut Problems::default());
        let facts = &played.classified.facts;
        for (id, _) in rulebook.fields.iter() {
            for row in 0..facts.len() {
                match facts.get(row, id) {
                    Fact::Number(number) => numbers.insert((id, number)),
                    Fact::Day(day) => numbers.insert((id, day_number(day))),
                    _ => false,
                };
            }
        }
    }
    numbers
}

/// A case for a clause that has none.
fn skeleton_of(
    clause: &Clause,
    conditions: &Conditions<'_>,
    findings: &mut Findings<'_>,
) -> String {
    let rulebook = findings.rulebook;
    let own = conditions
        .iter()
        .find(|(rule, ..)| clause.rules.contains(rule));
    let row = match own {
        Some(&(rule, when, others)) => row_for(rule, when, others, None, conditions, findings),
        None => Some(plain_row(rulebook)),
    };
    let Some(row) = row else {
        return String::new();
    };
    let rule = clause.rules[0];
    let mut more = String::new();
    if let Some(event) = rulebook.events.iter().find(|event| event.rule == rule) {
        let day = some_day(rulebook);
        let (name, who) = (quoted(&event.name), quoted(SIGNERS[0]));
        more = format!("events = [{{ name = {name}, account = {who}, date = {day} }}]\n");
    } else if own.is_none() {
        let (name, department) = (quoted(SIGNERS[0]), quoted("教务处"));
        more = format!("roster = [{{ name = {name}, department = {department} }}]\n");
    }
    skeleton(findings, rule, "", &row, &more)
}

/// Cases at both sides of the ends of a clause's ranges, where no case stands there yet.
fn sides_of(
    clause: &Clause,
    conditions: &Conditions<'_>,
    numbers: &BTreeSet<(FieldId, Decimal)>,
    findings: &mut Findings<'_>,
) -> String {
    let mut out = String::new();
    let mut done = BTreeSet::new();
    for &(rule, when, others) in conditions
        .iter()
        .filter(|(rule, ..)| clause.rules.contains(rule))
    {
        let mut ends = Vec::new();
        when.tests(&mut |id, test| {
            if let Test::Ranges(ranges) = test {
                ends.extend(ranges.iter().flat_map(sides).map(|number| (id, number)));
            }
        });
        for (id, number) in ends {
            let is_new = !numbers.contains(&(id, number)) && done.insert((id, number));
            if !is_new || !matches!(findings.rulebook.fields.get(id).of, Subject::Publication) {
                continue;
            }
            if let Some(row) = row_for(rule, when, others, Some((id, number)), conditions, findings)
            {
                let field = findings.rulebook.fields.get(id);
                let at = format!(
                    "{}{}",
                    field.name(findings.words),
                    shown(field.kind, number)
                );
                out += &skeleton(findings, rule, &at, &row, "");
            }
        }
    }
    out
}

/// The numbers at and beside the ends of a range, below zero only where an end is.
fn sides(range: &Range) -> Vec<Decimal> {
    let mut sides = Vec::new();
    if let Some((low, ends)) = range.low {
        sides.extend([low.checked_sub(Decimal::ONE).filter(|_| ends), Some(low)]);
        sides.push(low.checked_add(Decimal::ONE).filter(|_| !ends));
    }
    if let Some((high, ends)) = range.high {
        sides.extend([high.checked_sub(Decimal::ONE).filter(|_| !ends), Some(high)]);
        sides.push(high.checked_add(Decimal::ONE).filter(|_| ends));
    }
    let mut sides: Vec<Decimal> = sides.into_iter().flatten().collect();
    sides.retain(|number| !number.is_sign_negative());
    sides
}

fn skeleton(findings: &Findings<'_>, rule: RuleId, at: &str, row: &str, more: &str) -> String {
    let rulebook = findings.rulebook;
    let clause = &rulebook.rule(rule).clause;
    let name = format!("{clause} {at}").trim().to_owned();
    let says = rulebook
        .sentence(rule, findings.words)
        .replace(['\n', '\r'], " ");
    format!(
        "\n# {clause} {says}\n[[case]]\nname = {}\nrows = [{{ {row} }}]\n{more}expect = {{ }}  # {}\n",
        quoted(&name),
        findings.words.word("check-fill-in")
    )
}

/// The cells of a publication that a rule takes, with this number in this field instead if one is
/// given; none where nothing can be found.
fn row_for(
    rule: RuleId,
    when: &Condition,
    others: bool,
    at: Option<(FieldId, Decimal)>,
    conditions: &Conditions<'_>,
    findings: &mut Findings<'_>,
) -> Option<String> {
    let rulebook = findings.rulebook;
    let is_exclude = rulebook.rule(rule).kind == "exclude";
    let mut takers = vec![Taker {
        rule,
        when,
        table: 0,
        others,
    }];
    if others {
        let kind = rulebook.rule(rule).kind;
        let ordinary = conditions
            .iter()
            .filter(|(other, _, others)| !others && rulebook.rule(*other).kind == kind);
        takers.extend(ordinary.map(|&(rule, when, others)| Taker {
            rule,
            when,
            table: 0,
            others,
        }));
    }
    let excluded: Vec<&Condition> = rulebook.excluded().filter(|_| !is_exclude).collect();
    let table = findings.table(Whose::Publication, &takers, &excluded)?;
    let parts = table.taken_by(0, &mut Budget::of(STEPS)).ok().flatten()?;
    Some(cells(rulebook, &table, parts.first()?, at))
}

fn plain_row(rulebook: &Rulebook) -> String {
    let outlet = any_outlet(rulebook, &[]).map_or("某某日报", |outlet| outlet.name.as_str());
    let day = some_day(rulebook);
    format!(
        "title = \"例\", outlet = {}, authors = {}, date = {day}",
        quoted(outlet),
        quoted(SIGNERS[0])
    )
}

/// A point of a box as the cells of a row.
fn cells(
    rulebook: &Rulebook,
    table: &Table,
    part: &Block,
    at: Option<(FieldId, Decimal)>,
) -> String {
    let mut cells: Vec<String> = vec!["title = \"例\"".to_owned()];
    let mut authors = 1;
    let mut day = some_day(rulebook);
    let mut carried: Vec<(FieldId, Fact)> = Vec::new();
    let mut outlet: Option<&str> = None;
    let mut delay = None;
    let mut by_department = false;
    for axis in &table.space.axes {
        if table.space.is_full(part, axis) && at.is_none_or(|(id, _)| id != axis.field) {
            continue;
        }
        let Some(atom) = part.atoms(axis).next().map(|index| axis.atoms[index]) else {
            continue;
        };
        let number = match at {
            Some((id, number)) if id == axis.field => Some(number),
            _ => axis.number_in(atom),
        };
        let field = rulebook.fields.get(axis.field);
        match (axis.field, atom) {
            (_, Atom::Nothing) if number.is_none() => {}
            (field::OUTLET, Atom::Value(id)) => outlet = Some(&rulebook.registry.get(id).name),
            (field::OUTLET, _) => {}
            (field::DATE, _) => day = number.and_then(Axis::day).unwrap_or(day),
            (field::DELAY, _) => delay = number.and_then(|number| number.to_u64()),
            (field::SIGNERS, _) => {
                authors = number.and_then(|number| number.to_usize()).unwrap_or(1);
            }
            (field::SIGNED, Atom::Value(value)) => by_department = value == 1,
            (id, Atom::Value(value)) if field.of == Subject::Outlet => {
                carried.push((id, Fact::Choice(value)));
            }
            (_, Atom::Value(value)) => {
                let name = field
                    .values
                    .get(value as usize)
                    .map_or("", |value| &value.name);
                cells.push(format!("{} = {}", field.key, quoted(name)));
            }
            (_, Atom::Flag(flag)) => cells.push(format!("{} = {flag}", field.key)),
            _ => {
                let number = number.map(|number| shown(field.kind, number));
                cells.extend(number.map(|number| format!("{} = {number}", field.key)));
            }
        }
    }
    let known =
        outlet.or_else(|| any_outlet(rulebook, &carried).map(|outlet| outlet.name.as_str()));
    cells.insert(
        1,
        format!("outlet = {}", quoted(known.unwrap_or("某某日报"))),
    );
    if known.is_none() {
        for (id, fact) in carried {
            let field = rulebook.fields.get(id);
            if let Fact::Choice(value) = fact
                && let Some(value) = field.values.get(value as usize)
            {
                cells.push(format!("{} = {}", field.key, quoted(&value.name)));
            }
        }
    }
    let signers = SIGNERS[..authors.clamp(1, SIGNERS.len())].join("、");
    cells.push(match by_department {
        true => format!("department = {}", quoted("教务处")),
        false => format!("authors = {}", quoted(&signers)),
    });
    cells.push(format!("date = {day}"));
    let sent = delay.and_then(|delay| day.checked_add_days(Days::new(delay)));
    cells.extend(sent.map(|sent| format!("sent = {sent}")));
    cells.join(", ")
}

/// An outlet of the registry with these facts, no platform.
fn any_outlet<'r>(rulebook: &'r Rulebook, facts: &[(FieldId, Fact)]) -> Option<&'r Outlet> {
    let registry = &rulebook.registry;
    let fits = |id| {
        facts
            .iter()
            .all(|(field, fact)| registry.fact(id, *field) == *fact)
    };
    let has_level = |id| registry.fact(id, field::LEVEL) != Fact::Unknown;
    let mut outlets = registry.iter();
    let found = outlets.find(|(id, outlet)| !outlet.platform && has_level(*id) && fits(*id));
    found.map(|(_, outlet)| outlet)
}

fn some_day(rulebook: &Rulebook) -> NaiveDate {
    let (year, month, day) = SOME_DAY;
    let some = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let from = rulebook.from.map_or(some, |from| from.max(some));
    rulebook.until.map_or(from, |until| from.min(until))
}

fn shown(kind: Kind, number: Decimal) -> String {
    match Axis::day(number).filter(|_| kind == Kind::Day) {
        Some(day) => day.to_string(),
        None => number.normalize().to_string(),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
