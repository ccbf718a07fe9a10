//! What it costs to prove a table: overlaps, holes and rows that take nothing, on tables of six
//! columns that grow from 10 to 1,000 rows, and how the time grows with the rows.
//!
//! `cargo bench --bench boxes` measures 10, 30, 100, 300 and 1,000 rows; numbers behind `--` as many
//! as asked for. Last comes what no policy has and somebody may try: a thousand rows at random in a
//! dozen columns.

mod measured;

use std::time::{Duration, Instant};

use jifen::check::table::{Table, Taker};
use jifen::rulebook::RuleId;
use jifen::rulebook::boxes::Whose;
use jifen::rulebook::boxes::uncovered::Go;
use jifen::rulebook::condition::{Condition, Range, Test};
use jifen::rulebook::field::{self, Field, FieldId, Fields, Kind, Missing, Subject, Value};
use jifen::rulebook::registry::Registry;
use measured::{median, sizes};
use rust_decimal::Decimal;

const RUNS: usize = 9;
/// Values a column has.
const VALUES: u64 = 10;

fn main() {
    println!(
        "{:>7} {:>9} {:>7} {:>12} {:>8}",
        "rows", "overlaps", "holes", "time", "growth"
    );
    let mut before: Option<(u64, Duration)> = None;
    for rows in sizes(&[10, 30, 100, 300, 1_000]) {
        let rows = rows as u64;
        let fields = columns(6);
        let whens: Vec<Condition> = (0..rows).map(|row| policy(row, rows)).collect();
        let (found, took) = measure(&fields, &whens);
        // The power of the number of rows with which the time grew since the last line.
        let growth = before.map_or_else(String::new, |(fewer, less)| {
            let times = |more: f64, less: f64| (more / less).ln();
            let time = times(took.as_secs_f64(), less.as_secs_f64());
            format!("n^{:.1}", time / times(rows as f64, fewer as f64))
        });
        println!(
            "{rows:>7} {:>9} {:>7} {took:>12.2?} {growth:>8}",
            found.0, found.1
        );
        before = Some((rows, took));
    }
    let mut dice = Dice(20_220_523);
    let fields = columns(12);
    let whens: Vec<Condition> = (0..1000).map(|_| random(&mut dice)).collect();
    let (found, took) = measure(&fields, &whens);
    println!(
        "{:>7} {:>9} {:>7} {took:>12.2?}   at random, 12 columns",
        1000, found.0, found.1
    );
}

/// A table as policies write it: a grid of levels, genres and lengths, with a bonus column or two;
/// one row in 20 is left out (a hole), one in 50 twice as long (an overlap).
fn policy(row: u64, rows: u64) -> Condition {
    let wide = row % 50 == 7;
    let row = if row % 20 == 3 { row + 1 } else { row };
    let (one, two, three) = (row % VALUES, row / VALUES % VALUES, row / 100);
    let mut parts = vec![choice(0, one)];
    if rows > VALUES {
        parts.push(between(2, two, if wide { 2 } else { 1 }));
    }
    if rows > 100 {
        parts.push(choice(1, three));
    }
    // Columns that only some rows ask for.
    if row % 3 == 0 {
        parts.push(Condition::Not(Box::new(choice(4, row % VALUES))));
        parts.push(between(3, 0, 7));
        parts.push(between(5, 1, 9));
    }
    Condition::All(parts)
}

fn random(dice: &mut Dice) -> Condition {
    let mut parts = Vec::new();
    for column in 0..12 {
        let value = dice.roll(VALUES);
        // Some column is always asked for, so that no row takes everything.
        if column == 0 || dice.roll(2) == 0 {
            parts.push(match column % 4 {
                0 | 1 => choice(column, value),
                _ => between(column, value, 1 + dice.roll(4)),
            });
        }
    }
    Condition::All(parts)
}

/// The found overlaps and holes, and the median time it took to find them.
fn measure(fields: &Fields, whens: &[Condition]) -> ((String, String), Duration) {
    let registry = Registry::default();
    let takers: Vec<Taker<'_>> = whens
        .iter()
        .map(|when| Taker {
            rule: RuleId(0),
            when,
            others: false,
            table: 0,
        })
        .collect();
    let mut times = Vec::new();
    let mut found = (String::new(), String::new());
    for _ in 0..RUNS {
        let start = Instant::now();
        let known = (fields, &registry);
        let table = Table::new(Whose::Publication, known, &takers, &[]).expect("a table");
        let mut overlaps = 0;
        let all = table.overlaps(
            |_, _| true,
            |_, _, _| {
                overlaps += 1;
                true
            },
        );
        let holes = table.holes(20);
        let never = table.never();
        times.push(start.elapsed());
        assert!(never.is_ok());
        found.0 = all.map_or_else(
            |_| "bound".to_owned(),
            |all| {
                let more = if all == Go::Stop { "+" } else { "" };
                format!("{overlaps}{more}")
            },
        );
        found.1 = holes.map_or_else(
            |_| "bound".to_owned(),
            |holes| {
                let more = if holes.more { "+" } else { "" };
                format!("{}{more}", holes.left.len() + holes.unsaid)
            },
        );
    }
    (found, median(times.into_iter()))
}

/// Columns by turns: two of choices, two of numbers.
fn columns(count: u16) -> Fields {
    let mut fields = Fields::new();
    for column in 0..count {
        let is_choice = column % 4 < 2;
        fields.add(Field {
            key: format!("column-{column}"),
            of: Subject::Publication,
            kind: if is_choice {
                Kind::Choice
            } else {
                Kind::Number
            },
            headers: Vec::new(),
            values: (0..VALUES)
                .map(|value| Value {
                    name: value.to_string(),
                    spellings: Vec::new(),
                })
                .collect(),
            declared: true,
            named: true,
            missing: Missing::Unknown,
            is_read: true,
        });
    }
    fields
}

fn column(column: u64) -> FieldId {
    FieldId(field::HEADCOUNT.0 + 1 + column as u16)
}

fn choice(of: u64, value: u64) -> Condition {
    Condition::Is(column(of), Test::Choices(vec![value as u32]))
}

/// From the `first` hundred on, so many hundreds.
fn between(of: u64, first: u64, count: u64) -> Condition {
    let low = (first > 0).then(|| (Decimal::from(first * 100), true));
    let last = first + count;
    let high = (last < VALUES).then(|| (Decimal::from(last * 100), false));
    Condition::Is(column(of), Test::Ranges(vec![Range { low, high }]))
}

/// A reproducible die.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        // Constants of Knuth's MMIX.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}
