//! The laws of the ledger, as properties over made-up months.

mod made_up;

use std::collections::{BTreeMap, BTreeSet};

use jifen::intake::accounts::AccountKind;
use jifen::ledger::{Entry, Phase, Rests, Why};
use jifen::period::{Period, PeriodKind};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::scoring::Outcome;
use jifen::standing::stand;
use made_up::{Done, Month, month, run, submissions_of};
use proptest::prelude::*;
use rust_decimal::Decimal;

const MAY: Period = Period {
    kind: PeriodKind::Month,
    year: 2022,
    index: 5,
};

/// Name, department, place, points, pieces, money.
type Shown = (
    String,
    String,
    Option<usize>,
    Decimal,
    Decimal,
    Option<Decimal>,
);

/// What the rankings say, by name and department.
fn rankings(done: &Done, rulebook: &Rulebook) -> Vec<Shown> {
    let accounts = &done.classified.accounts;
    let standing = stand(
        &done.classified,
        rulebook,
        &done.scored,
        MAY,
        &mut Problems::default(),
    );
    let rows = standing.rankings.iter().flat_map(|ranking| &ranking.rows);
    rows.map(|row| {
        let account = accounts.get(row.account);
        let department = account
            .department
            .map_or(String::new(), |id| accounts.get(id).name.to_string());
        (
            account.name.to_string(),
            department,
            row.place,
            row.points,
            row.pieces,
            row.money,
        )
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Law 1.
    #[test]
    fn a_total_is_the_sum_of_its_entries(month in month()) {
        let rulebook = Rulebook::built_in();
        let done = run(&month, &rulebook);
        for ranking in &stand(&done.classified, &rulebook, &done.scored, MAY, &mut Problems::default()).rankings {
            for row in &ranking.rows {
                let entries = done.scored.ledger.entries.iter();
                let sum: Decimal = entries
                    .filter(|entry| entry.account == row.account && entry.unit == ranking.unit)
                    .map(|entry| entry.amount)
                    .sum();
                prop_assert_eq!(row.points, sum);
            }
        }
    }

    /// Law 2.
    #[test]
    fn every_entry_names_its_clause_and_what_it_rests_on(month in month()) {
        let rulebook = Rulebook::built_in();
        let done = run(&month, &rulebook);
        for entry in &done.scored.ledger.entries {
            prop_assert!(rulebook.rule(entry.rule).clause.starts_with('第'));
            prop_assert!(rulebook.rule(entry.rule).line > 0);
            match entry.rests {
                Rests::Submission(_) | Rests::Submissions(_) => {
                    let rows = submissions_of(&done, entry);
                    prop_assert!(!rows.is_empty());
                    prop_assert!(rows.iter().all(|row| (*row as usize) < month.rows.len()));
                }
                Rests::Event(index) => prop_assert!((index as usize) < month.events.len()),
                Rests::Duty => prop_assert_eq!(entry.phase, Phase::Period),
                Rests::Account => prop_assert!(entry.phase >= Phase::Bound),
            }
        }
    }

    /// Law 3: what a piece brought is what its signers got, and departments get what their staff did.
    #[test]
    fn shares_add_up(month in month()) {
        let done = run(&month, &Rulebook::built_in());
        let kind = |entry: &Entry| done.classified.accounts.get(entry.account).kind;
        let (mut brought, mut teachers, mut departments) =
            (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        let (mut dropped, mut signed_by_departments) = (Decimal::ZERO, Decimal::ZERO);
        for entry in &done.scored.ledger.entries {
            if entry.phase > Phase::Share {
                continue;
            }
            match (entry.why, kind(entry)) {
                (Why::DepartmentSum | Why::DepartmentScore, _) => departments += entry.amount,
                (Why::OutsiderDropped | Why::Unsigned, _) => dropped -= entry.amount,
                (_, kind) => {
                    brought += entry.amount;
                    match kind {
                        AccountKind::Teacher => teachers += entry.amount,
                        AccountKind::Department => signed_by_departments += entry.amount,
                        AccountKind::Outsider => {}
                    }
                }
            }
        }
        prop_assert_eq!(brought, teachers + signed_by_departments + dropped);
        let without_department: Decimal = done
            .scored
            .ledger
            .entries
            .iter()
            .filter(|entry| {
                let account = done.classified.accounts.get(entry.account);
                entry.phase <= Phase::Share
                    && account.kind == AccountKind::Teacher
                    && account.department.is_none()
            })
            .map(|entry| entry.amount)
            .sum();
        prop_assert_eq!(departments, teachers - without_department);
        let outsiders: Decimal = done
            .scored
            .ledger
            .entries
            .iter()
            .filter(|entry| kind(entry) == AccountKind::Outsider)
            .map(|entry| entry.amount)
            .sum();
        prop_assert_eq!(outsiders, Decimal::ZERO);
    }

    /// Law 4, rows.
    #[test]
    fn the_order_of_rows_does_not_matter(
        (month, shuffled) in month().prop_flat_map(|month| {
            let rows = Just(month.rows.clone()).prop_shuffle();
            (Just(month), rows)
        })
    ) {
        let rulebook = Rulebook::built_in();
        let one = run(&month, &rulebook);
        let other = run(&Month { rows: shuffled, ..month }, &rulebook);
        prop_assert_eq!(rankings(&one, &rulebook), rankings(&other, &rulebook));
    }

    /// Law 4, clauses.
    #[test]
    fn the_order_of_clauses_does_not_matter(
        (month, blocks) in (month(), Just(blocks()).prop_shuffle())
    ) {
        let mut problems = Problems::default();
        let shuffled = Rulebook::parse("shuffled.toml", &blocks.concat(), &mut problems);
        let shuffled = shuffled.expect("the same rulebook");
        let rulebook = Rulebook::built_in();
        let one = run(&month, &rulebook);
        let other = run(&month, &shuffled);
        prop_assert_eq!(rankings(&one, &rulebook), rankings(&other, &rulebook));
    }

    /// Law 5.
    #[test]
    fn no_row_is_lost(month in month()) {
        let done = run(&month, &Rulebook::built_in());
        let entries = done.scored.ledger.entries.iter();
        let booked: BTreeSet<u32> = entries.flat_map(|entry| submissions_of(&done, entry)).collect();
        for (index, outcome) in done.scored.outcomes.iter().enumerate() {
            let row = done.classified.submissions[index].row;
            let told = done.problems.iter().any(|problem| match &problem.place {
                Place::Cell { row: at, .. } | Place::Row { row: at, .. } => *at == row,
                _ => false,
            });
            // An unknown outlet, or a name that two people have, is asked once for all its rows.
            let once = ["unknown-outlet", "two-people-of-one-name"];
            let asked_once = done.problems.iter().any(|problem| {
                let cells = month.rows[index].iter();
                once.contains(&problem.code)
                    && cells.into_iter().any(|(_, text)| text.contains(problem.read.as_str()))
            });
            match outcome {
                Outcome::Asked(_) => prop_assert!(told || asked_once),
                _ => prop_assert!(booked.contains(&(index as u32))),
            }
        }
        prop_assert_eq!(done.scored.outcomes.len(), month.rows.len());
    }

    /// Law 6.
    #[test]
    fn no_limit_gives_and_what_is_out_brings_nothing(month in month()) {
        let done = run(&month, &Rulebook::built_in());
        for entry in &done.scored.ledger.entries {
            if entry.phase == Phase::Limit {
                prop_assert!(entry.amount < Decimal::ZERO);
            }
            if entry.phase == Phase::Admit || entry.why == Why::Surpassed {
                prop_assert_eq!(entry.amount, Decimal::ZERO);
            }
        }
        let mut school: BTreeMap<_, Decimal> = BTreeMap::new();
        for entry in &done.scored.ledger.entries {
            let account = done.classified.accounts.get(entry.account);
            let of_school = submissions_of(&done, entry).iter().any(|row| {
                let outlet = done.classified.outlet_name(*row, &RULEBOOK).to_owned();
                ["学校官网", "校报"].contains(&outlet.as_str())
            });
            let own = of_school && !matches!(entry.why, Why::Rest(_));
            if account.kind == AccountKind::Teacher && (own || entry.phase == Phase::Limit) {
                *school.entry(entry.account).or_default() += entry.amount;
            }
        }
        prop_assert!(school.values().all(|sum| *sum <= Decimal::TEN));
    }
}

static RULEBOOK: std::sync::LazyLock<Rulebook> = std::sync::LazyLock::new(Rulebook::built_in);

/// The model rulebook, cut before each `[[clause]]`.
fn blocks() -> Vec<String> {
    let text = include_str!("../rules/vocational.toml");
    let mut blocks = vec![String::new()];
    for line in text.lines() {
        if line.starts_with('[') && !line.starts_with("[[case]]") || line.starts_with("[[") {
            blocks.push(String::new());
        }
        let block = blocks.last_mut().expect("a block");
        block.push_str(line);
        block.push('\n');
    }
    // Cases are not clauses and take long to read.
    blocks.retain(|block| !block.starts_with("[[case]]"));
    blocks
}

/// Law 7: no floats where points are.
#[test]
fn no_float_touches_points() {
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                // Cells of a workbook are floats until the sheet room has read them.
                if !path.ends_with("sheet") {
                    folders.push(path);
                }
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            files += 1;
            for word in ["f64", "f32"] {
                let found = text
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|part| part == word);
                assert!(!found, "{word} in {}", path.display());
            }
        }
    }
    assert!(files > 40);
}
