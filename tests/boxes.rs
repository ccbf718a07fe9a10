//! The box algebra against brute force: on small tables every verdict is what trying out all
//! combinations says.

use jifen::check::table::{Never, Table, Taker};
use jifen::rulebook::RuleId;
use jifen::rulebook::boxes::Whose;
use jifen::rulebook::condition::{Condition, Range, Test, Truth};
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{
    self, Field, FieldId, Fields, GENRE, LEVEL, Missing, OUTLET, PAID, WORDS,
};
use jifen::rulebook::registry::Registry;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const LEVELS: u32 = 3;
const GENRES: u32 = 3;
/// The ends that ranges have, and the numbers at, between and beyond them.
const ENDS: [i64; 3] = [100, 101, 300];
const NUMBERS: [i64; 7] = [0, 99, 100, 101, 102, 300, 301];

/// A field of the rulebook's own, in which 100.5 lies between 100 and 101.
const HOURS: &str = "hours";

fn fields(missing: [bool; 5]) -> (Fields, FieldId) {
    let mut fields = Fields::new();
    let hours = fields.add(Field {
        key: HOURS.to_owned(),
        of: field::Subject::Publication,
        kind: field::Kind::Number,
        headers: vec![HOURS.to_owned()],
        values: Vec::new(),
        declared: false,
        named: true,
        missing: Missing::Unknown,
        is_read: true,
    });
    for (id, count) in [(LEVEL, LEVELS), (GENRE, GENRES)] {
        let field = fields.get_mut(id);
        field.declared = true;
        field.values = (0..count)
            .map(|n| field::Value {
                name: format!("{n}"),
                spellings: Vec::new(),
            })
            .collect();
    }
    for (id, none) in [LEVEL, GENRE, WORDS, PAID, hours].into_iter().zip(missing) {
        if none {
            fields.get_mut(id).missing = Missing::None;
        }
    }
    (fields, hours)
}

/// Outlet 0 is of level 0, outlet 1 of level 2, outlet 2 of no level that is known.
fn registry() -> Registry {
    let mut registry = Registry::default();
    for name in ["甲", "乙", "丙"] {
        registry.declare(name);
    }
    registry.set(0, LEVEL, Fact::Choice(0));
    registry.set(1, LEVEL, Fact::Choice(2));
    registry
}

fn end() -> impl Strategy<Value = Option<(Decimal, bool)>> {
    let some = (0..ENDS.len(), any::<bool>());
    prop_oneof![
        Just(None),
        some.prop_map(|(index, ends)| Some((Decimal::from(ENDS[index]), ends)))
    ]
}

fn ranges() -> impl Strategy<Value = Test> {
    let range = (end(), end()).prop_map(|(low, high)| Range { low, high });
    vec(range, 1..3).prop_map(Test::Ranges)
}

fn choices(count: u32) -> impl Strategy<Value = Test> {
    proptest::collection::btree_set(0..count, 1..=2)
        .prop_map(|values| Test::Choices(values.into_iter().collect()))
}

fn condition(hours: FieldId) -> impl Strategy<Value = Condition> {
    let test = prop_oneof![
        choices(LEVELS).prop_map(|test| Condition::Is(LEVEL, test)),
        choices(GENRES).prop_map(|test| Condition::Is(GENRE, test)),
        choices(3).prop_map(|test| Condition::Is(OUTLET, test)),
        ranges().prop_map(|test| Condition::Is(WORDS, test)),
        ranges().prop_map(move |test| Condition::Is(hours, test)),
        any::<bool>().prop_map(|flag| Condition::Is(PAID, Test::Flag(flag))),
    ];
    test.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Condition::All),
            vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

/// A row: its condition, whether it takes what the others leave, and its table.
type Row = (Condition, bool, usize);

fn table(hours: FieldId) -> impl Strategy<Value = (Vec<Row>, Vec<Condition>)> {
    let others = prop::bool::weighted(0.25);
    let row = (vec(condition(hours), 0..3), others, 0..2_usize);
    let row = row.prop_map(|(parts, others, table)| (Condition::All(parts), others, table));
    (vec(row, 1..6), vec(condition(hours), 0..2))
}

/// Every publication that there can be, as far as any condition could tell.
fn publications(fields: &Fields, hours: FieldId) -> Vec<Vec<(FieldId, Fact)>> {
    let numbers = |whole: bool| -> Vec<Fact> {
        let mut numbers: Vec<Decimal> = NUMBERS.map(Decimal::from).to_vec();
        if !whole {
            numbers.push(Decimal::new(1005, 1));
        }
        numbers.into_iter().map(Fact::Number).collect()
    };
    let axes = [
        (OUTLET, (0..4).map(Fact::Choice).collect()),
        (LEVEL, (0..LEVELS).map(Fact::Choice).collect()),
        (GENRE, (0..GENRES).map(Fact::Choice).collect()),
        (WORDS, numbers(true)),
        (hours, numbers(false)),
        (PAID, vec![Fact::Flag(false), Fact::Flag(true)]),
    ];
    let mut all: Vec<Vec<(FieldId, Fact)>> = vec![Vec::new()];
    for (id, mut facts) in axes {
        if fields.get(id).missing == Missing::None {
            facts.push(Fact::None);
        }
        all = all
            .into_iter()
            .flat_map(|known| {
                facts.iter().map(move |fact| {
                    let mut known = known.clone();
                    known.push((id, *fact));
                    known
                })
            })
            .collect();
    }
    // An outlet carries its level.
    all.retain(|facts| match (facts[0].1, facts[1].1) {
        (Fact::Choice(0), level) => level == Fact::Choice(0),
        (Fact::Choice(1), level) => level == Fact::Choice(2),
        _ => true,
    });
    all
}

fn look(facts: &[(FieldId, Fact)]) -> impl Fn(FieldId) -> Fact {
    move |id| {
        let fact = facts.iter().find(|(known, _)| *known == id);
        fact.map_or(Fact::Unknown, |(_, fact)| *fact)
    }
}

/// Which rows take a publication: none where it is excluded.
fn takers(rows: &[Row], excluded: &[Condition], facts: &[(FieldId, Fact)]) -> Option<Vec<usize>> {
    let holds = |when: &Condition| when.judge(&look(facts)) == Truth::True;
    if excluded.iter().any(holds) {
        return None;
    }
    let holding = |index: &usize| holds(&rows[*index].0);
    let mut taking: Vec<usize> = (0..rows.len()).filter(holding).collect();
    let ordinary: Vec<usize> = taking
        .iter()
        .filter(|index| !rows[**index].1)
        .map(|index| rows[*index].2)
        .collect();
    taking.retain(|index| !rows[*index].1 || !ordinary.contains(&rows[*index].2));
    Some(taking)
}

/// Rows in pairs, rows that take nothing, and publications that no row takes.
fn compare(missing: [bool; 5], rows: &[Row], excluded: &[Condition]) {
    let (fields, hours) = fields(missing);
    let registry = registry();
    let as_takers: Vec<Taker<'_>> = rows
        .iter()
        .enumerate()
        .map(|(index, (when, others, table))| Taker {
            rule: RuleId(index as u16),
            when,
            others: *others,
            table: *table,
        })
        .collect();
    let conditions: Vec<&Condition> = excluded.iter().collect();
    let known = (&fields, &registry);
    let table = Table::new(Whose::Publication, known, &as_takers, &conditions);
    let table = table.expect("a small table");
    assert_eq!(table.undecided().count(), 0);

    let mut pairs = Vec::new();
    let mut taking = vec![false; rows.len()];
    let holes = table.holes(usize::MAX).expect("a small table");
    assert_eq!((holes.unsaid, holes.more), (0, false));
    let mut seen = vec![false; holes.left.len()];
    for facts in publications(&fields, hours) {
        let taken = takers(rows, excluded, &facts);
        for (index, one) in taken.iter().flatten().enumerate() {
            taking[*one] = true;
            pairs.extend(
                taken
                    .iter()
                    .flatten()
                    .skip(index + 1)
                    .map(|two| (*one, *two)),
            );
        }
        let point = table.space.point(&look(&facts)).expect("known facts");
        let is_hole = taken.as_ref().is_some_and(Vec::is_empty);
        let mut told = false;
        for (index, left) in holes.left.iter().enumerate() {
            if left.whole.contains(&point) {
                told = true;
                let none = takers(rows, &[], &facts).expect("nothing is excluded");
                assert_eq!(
                    none,
                    Vec::<usize>::new(),
                    "{facts:?} is taken and told as a hole"
                );
            }
            if left.part.contains(&point) {
                seen[index] = true;
                assert!(is_hole, "{facts:?} is the example of a hole and is none");
            }
        }
        assert!(told || !is_hole, "{facts:?} is a hole and not told");
    }
    assert!(
        seen.iter().all(|seen| *seen),
        "a hole that nothing falls into"
    );
    pairs.sort_unstable();
    pairs.dedup();

    let mut found = Vec::new();
    let all = |_, _| true;
    table
        .overlaps(all, |one, two, _| {
            found.push((one, two));
            true
        })
        .expect("a small table");
    found.sort_unstable();
    assert_eq!(found, pairs);

    let never: Vec<usize> = table
        .never()
        .expect("a small table")
        .into_iter()
        .map(|(index, _)| index)
        .collect();
    let dead: Vec<usize> = (0..rows.len()).filter(|index| !taking[*index]).collect();
    assert_eq!(never, dead);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn verdicts_are_what_trying_out_says(
        missing in any::<[bool; 5]>(),
        (rows, excluded) in table(FieldId(Fields::new().len() as u16)),
    ) {
        compare(missing, &rows, &excluded);
    }
}

#[test]
fn why_a_row_never_takes_anything() {
    let (fields, _) = fields([false; 5]);
    let registry = registry();
    let genre = |values: &[u32]| Condition::Is(GENRE, Test::Choices(values.to_vec()));
    let level = |value| Condition::Is(LEVEL, Test::Choices(vec![value]));
    let outlet = Condition::Is(OUTLET, Test::Choices(vec![0]));
    let whens = [
        (genre(&[0]), false),
        (genre(&[1, 2]), false),
        // Outlet 0 is of level 0.
        (outlet.and(level(2)), false),
        // Genre 2 is excluded.
        (genre(&[2]), false),
        // Genres 0 and 1 are taken, 2 is excluded.
        (Condition::ALWAYS, true),
    ];
    let takers: Vec<Taker<'_>> = whens
        .iter()
        .map(|(when, others)| Taker {
            rule: RuleId(0),
            when,
            others: *others,
            table: 0,
        })
        .collect();
    let out = genre(&[2]);
    let table = Table::new(Whose::Publication, (&fields, &registry), &takers, &[&out]);
    let never = table.and_then(|table| table.never().ok());
    let expected = vec![
        (2, Never::Contradiction),
        (3, Never::Excluded),
        (4, Never::NothingLeft),
    ];
    assert_eq!(never, Some(expected));
}

/// A tree of alternatives of ever more boxes: 2^60 of them.
#[test]
fn a_condition_of_too_many_boxes_is_not_decided_and_nothing_is_claimed() {
    let (fields, _) = fields([false; 5]);
    let registry = registry();
    let number = |n: i64, id| {
        let end = Some((Decimal::from(n), true));
        Condition::Is(
            id,
            Test::Ranges(vec![Range {
                low: end,
                high: end,
            }]),
        )
    };
    let alternatives = |n| Condition::Any(vec![number(n, WORDS), number(n, field::READS)]);
    let either = |n| Condition::Any(vec![number(n, field::PHOTOS), number(n, field::SECONDS)]);
    let not = |part| Condition::Not(Box::new(part));
    let parts = (0..60).map(|n| not(Condition::All(vec![alternatives(n), either(n)])));
    let deep = Condition::All(parts.collect());
    let takers = [Taker {
        rule: RuleId(7),
        when: &deep,
        others: false,
        table: 0,
    }];
    let table = Table::new(Whose::Publication, (&fields, &registry), &takers, &[]);
    let table = table.expect("a small table");
    assert_eq!(table.undecided().collect::<Vec<_>>(), [RuleId(7)]);
    // It may take everything, so nothing is a hole; it may take nothing, so nothing is never taken.
    let holes = table.holes(10).expect("within bounds");
    assert!(holes.left.is_empty());
    assert_eq!(table.never(), Ok(Vec::new()));
}
