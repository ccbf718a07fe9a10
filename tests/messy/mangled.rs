//! The example month, mangled in ways that do not change what it means: every account keeps its points and its rank.
//!
//! A mangling is a list of steps. Where one goes wrong, what is left of the list after shrinking is what does it.

mod example;
mod mangling;
mod sheet;
mod spelling;
mod step;
mod writing;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::office::Month;
use mangling::Mangling;
use step::{Format, Spelling, Step, step};

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_month_gives_the_same_points_and_ranks(steps in vec(step(), 1..7), roster in any::<bool>()) {
        let differ = differences(&steps, roster);
        prop_assert!(differ.is_empty(), "{steps:?}\n{differ}");
    }
}

// Each step alone or with what makes it matter, so that none hides behind chance.

#[test]
fn every_spelling_of_days_gives_the_same() {
    use Spelling::{Chinese, Digits, Dots, NoYear, Numerals, Slashes};
    same(
        &[Chinese, Dots, Slashes, NoYear, Digits, Numerals]
            .map(|spelling| vec![Step::Dates(spelling)]),
    );
}

#[test]
fn every_format_gives_the_same() {
    use Format::{Docx, Gb18030, Ods, Utf8, Utf16, Xls, Xlsb};
    let formats = [Xls, Xlsb, Ods, Docx, Gb18030(','), Utf8(';'), Utf16('\t')];
    same(&formats.map(|format| vec![Step::MergeDepartments, Step::Unsigned, Step::Write(format)]));
}

#[test]
fn every_heading_gives_the_same() {
    let mut all = vec![
        vec![Step::Ambiguous],
        vec![Step::SpaceHeadings("\n")],
        vec![Step::Group(4, 3)],
    ];
    all.extend((1..11).map(|number| vec![Step::Rename(number)]));
    same(&all);
}

#[test]
fn every_layout_gives_the_same() {
    same(&[
        vec![Step::Titles(3)],
        vec![Step::MoveColumns(7)],
        vec![Step::Unsigned, Step::MergeDepartments],
        vec![Step::Unsigned, Step::Sections],
        vec![Step::Unsigned, Step::FilePerDepartment],
        vec![Step::ShuffleRows(3)],
        vec![Step::BlankRows(5)],
        vec![Step::Sums(10)],
        vec![Step::RepeatHeader(20)],
        vec![Step::Notes],
        vec![Step::SideBySide],
        vec![Step::Ditto],
        vec![Step::HideRows(4)],
        vec![Step::Copy],
        vec![Step::SpaceNames("  ")],
        vec![Step::FullWidth],
        vec![Step::NameSheet("五月")],
        vec![Step::Split(3)],
    ]);
}

/// One step alone without the roster, so that everything hangs on the table; several with it.
fn same(manglings: &[Vec<Step>]) {
    let mut wrong = String::new();
    for steps in manglings {
        let differ = differences(steps, steps.len() > 1);
        if !differ.is_empty() {
            let _ = writeln!(wrong, "{steps:?}\n{differ}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What differs from the month as it is, with the roster or without.
fn differences(steps: &[Step], roster: bool) -> String {
    static PLAIN: [OnceLock<Results>; 2] = [const { OnceLock::new() }; 2];
    let plain = || results(&Mangling::by(&[]).office(roster).score());
    let plain = PLAIN[usize::from(roster)].get_or_init(plain);
    let mangled = match Mangling::by(steps).office(roster).try_score(&[]) {
        Ok(month) => results(&month),
        Err(said) => return said,
    };
    let mut differ = Vec::new();
    for account in plain
        .keys()
        .chain(mangled.keys().filter(|key| !plain.contains_key(*key)))
    {
        let (before, after) = (plain.get(account), mangled.get(account));
        if before != after {
            differ.push(format!("  {account:?}: {before:?}, mangled {after:?}\n"));
        }
    }
    let more = differ.len().saturating_sub(5);
    differ.truncate(5);
    match more {
        0 => differ.concat(),
        more => format!("{}  and {more} more\n", differ.concat()),
    }
}

/// By department and name: place, points, pieces.
type Results = BTreeMap<[String; 2], [String; 3]>;

fn results(month: &Month) -> Results {
    let ranked = ["department", "teacher"]
        .into_iter()
        .flat_map(|kind| month.ranked(kind));
    let text = |row: &Value, key: &str| row[key].to_string().replace('"', "");
    let of = |row| {
        let account = ["department", "name"].map(|key| text(row, key));
        (
            account,
            ["place", "points", "pieces"].map(|key| text(row, key)),
        )
    };
    ranked.map(of).collect()
}
