//! What became of the rows, and which problems were met.

use comfy_table::Cell;
use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::{plain_table, push_trimmed, right};
use crate::locale::Words;
use crate::problem::{Problem, Severity};
use crate::report::accounting::SheetFates;
use crate::report::csv::severity;
use crate::report::{Run, amount, place};

/// So many sheets are shown.
const SHEETS: usize = 12;
/// So many kinds of problems are shown.
const CODES: usize = 10;

/// The one line that shows what became of every row.
pub(super) fn push_accounting(out: &mut String, run: &Run, words: &Words, width: u16) {
    let accounting = &run.accounting;
    let rows = accounting.all;
    let args = [
        ("read", rows.read.into()),
        ("counted", rows.counted.into()),
        ("not-counted", rows.not_counted.into()),
        ("skipped", rows.skipped.into()),
        ("asked", rows.asked.into()),
    ];
    out.push_str(&words.say("report-accounting", &args));
    out.push('\n');
    push_sheets(out, &accounting.sheets, words, width);
    if accounting.elsewhere > 0 {
        let args = [
            ("count", accounting.elsewhere.into()),
            ("period", run.period().to_string().into()),
        ];
        out.push_str(&words.say("report-elsewhere", &args));
        out.push('\n');
    }
    if accounting.all.asked > 0 && accounting.at_stake > Decimal::ZERO {
        let points = amount::text(accounting.at_stake, 0);
        out.push_str(&words.say("report-at-stake", &[("points", points.into())]));
        out.push('\n');
    }
}

/// A line a sheet where there are several, those with rows to be checked first.
fn push_sheets(out: &mut String, sheets: &[SheetFates], words: &Words, width: u16) {
    if sheets.len() < 2 {
        return;
    }
    let mut order: Vec<&SheetFates> = sheets.iter().collect();
    order.sort_by_key(|sheet| std::cmp::Reverse(sheet.rows.asked));
    let mut table = plain_table(width);
    let figures = ["read", "counted", "not-counted", "skipped", "asked"];
    let heads = figures.map(|key| right(words.word(&format!("report-rows-{key}"))));
    table.set_header([vec![Cell::new(words.word("column-sheet"))], heads.into()].concat());
    for sheet in order.iter().take(SHEETS) {
        let rows = &sheet.rows;
        let name = place::joined([&*sheet.file, &*sheet.sheet, ""]);
        let figures = [
            rows.read,
            rows.counted,
            rows.not_counted,
            rows.skipped,
            rows.asked,
        ];
        let figures = figures.map(|figure| right(figure.to_string()));
        table.add_row([vec![Cell::new(name)], figures.into()].concat());
    }
    push_trimmed(out, &table);
    if sheets.len() > SHEETS {
        let args = [("count", (sheets.len() - SHEETS).into())];
        out.push_str(&words.say("report-more-sheets", &args));
        out.push('\n');
    }
}

/// How many answers were applied, of which file.
pub(super) fn push_decisions(out: &mut String, run: &Run, words: &Words) {
    let mut files: IndexMap<&str, usize> = IndexMap::new();
    let decisions = &run.intake.decided.decisions;
    for (_, decision) in decisions.held().filter(|(_, decision)| decision.is_used()) {
        *files.entry(&decision.file).or_default() += 1;
    }
    for (file, count) in files {
        let args = [("count", count.into()), ("file", file.into())];
        out.push_str(&words.say("report-decisions", &args));
        out.push('\n');
    }
}

/// The problems of one code.
struct Kind<'a> {
    severity: Severity,
    points: Decimal,
    count: usize,
    first: &'a Problem,
}

/// How many problems there are, and of which kinds, the most costly first.
pub(super) fn push_problems(out: &mut String, run: &Run, words: &Words, width: u16) {
    let count = |severity| run.problems.count(severity);
    let (errors, warnings, notes) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    if errors + warnings + notes == 0 {
        out.push_str(&words.word("report-no-problems"));
        out.push('\n');
        return;
    }
    let args = [
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("notes", notes.into()),
    ];
    out.push_str(&words.say("report-problems", &args));
    out.push('\n');
    let kinds = kinds(run);
    let mut table = plain_table(width);
    for (code, kind) in kinds.iter().take(CODES) {
        let points = if kind.points > Decimal::ZERO {
            let points = amount::text(kind.points, 0);
            words.say("report-points", &[("points", points.into())])
        } else {
            String::new()
        };
        table.add_row(vec![
            Cell::new(severity(kind.severity, words)),
            right(words.say("report-times", &[("count", kind.count.into())])),
            right(points),
            Cell::new(code),
            Cell::new(place::text(&kind.first.place, words)),
        ]);
    }
    push_trimmed(out, &table);
    if kinds.len() > CODES {
        let args = [("count", (kinds.len() - CODES).into())];
        out.push_str(&words.say("report-more-kinds", &args));
        out.push('\n');
    }
}

/// The codes met: errors first, in them those on which most points hang, then the most frequent.
fn kinds<'a>(run: &'a Run) -> Vec<(&'static str, Kind<'a>)> {
    let mut kinds: IndexMap<(Severity, &'static str), Kind> = IndexMap::new();
    for problem in run.problems.iter() {
        let kind = kinds
            .entry((problem.severity, problem.code))
            .or_insert(Kind {
                severity: problem.severity,
                points: Decimal::ZERO,
                count: 0,
                first: problem,
            });
        kind.count += 1;
        kind.points += problem.points.unwrap_or_default();
    }
    let mut kinds: Vec<_> = kinds
        .into_iter()
        .map(|((_, code), kind)| (code, kind))
        .collect();
    kinds.sort_by_key(|(code, kind)| {
        (
            kind.severity,
            std::cmp::Reverse(kind.points),
            std::cmp::Reverse(kind.count),
            *code,
        )
    });
    kinds
}
