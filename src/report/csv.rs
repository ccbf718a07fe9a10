//! CSV for spreadsheets: UTF-8 with BOM, CRLF, RFC 4180.
//!
//! A text cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers
//! stay numbers.

mod ledger;

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Run, amount, groups, place, ranked};
use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use crate::problem::Severity;
use crate::standing::{Ranked, Ranking};

pub use ledger::{rule_name, write as write_ledger};

/// What Excel needs to read UTF-8 as such.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Writes the ranking of the departments.
pub fn write_departments(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let kind = AccountKind::Department;
    let mut more = More::of(run, kind);
    more.group = false;
    let money = rankings(run, kind)
        .flat_map(|ranking| &ranking.rows)
        .any(|row| row.money.is_some());
    let mut table = table(out)?;
    let mut header = vec!["group", "department", "points", "pieces"];
    if money {
        header.push("money");
    }
    head(&mut table, words, &header, more)?;
    for ranking in rankings(run, kind) {
        for row in &ranking.rows {
            let mut cells = vec![
                cell(&row.group),
                cell(&run.account(row.account).name),
                points(run, row),
                amount::text(row.pieces, 0).into(),
            ];
            if money {
                cells.push(money_of(row));
            }
            line(&mut table, run, words, cells, ranking, row, more)?;
        }
    }
    table.flush()
}

/// Writes the ranking of the teachers.
pub fn write_teachers(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let more = More::of(run, AccountKind::Teacher);
    let mut table = table(out)?;
    let header = ["name", "department", "points", "pieces", "money"];
    head(&mut table, words, &header, more)?;
    for ranking in rankings(run, AccountKind::Teacher) {
        for row in &ranking.rows {
            let cells = vec![
                cell(&run.account(row.account).name),
                cell(run.department(row.account)),
                points(run, row),
                amount::text(row.pieces, 0).into(),
                money_of(row),
            ];
            line(&mut table, run, words, cells, ranking, row, more)?;
        }
    }
    table.flush()
}

/// Writes who is honoured or named.
pub fn write_lists(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let mut table = table(out)?;
    let header = [
        "list",
        "place",
        "group",
        "account",
        "department",
        "prize",
        "clause",
    ];
    table.write_record(header.map(|key| column(key, words)))?;
    for list in &run.standing.lists {
        for member in &list.members {
            let place = member
                .place
                .map_or_else(String::new, |place| place.to_string());
            let prize = member
                .prize
                .map_or_else(String::new, |prize| amount::text(prize, 2));
            table.write_record([
                &*cell(&list.name),
                &place,
                &cell(&member.group),
                &cell(&run.account(member.account).name),
                &cell(run.department(member.account)),
                &prize,
                &cell(&run.rulebook.rule(member.rule).clause),
            ])?;
        }
    }
    table.flush()
}

/// Writes the list of problems, a kind at a time, those on which most points hang first.
pub fn write_problems(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let mut table = table(out)?;
    let header = [
        "severity", "code", "file", "sheet", "cell", "read", "problem", "hint", "at-stake",
    ];
    table.write_record(header.map(|key| column(key, words)))?;
    for problem in groups(run.problems.iter()).into_iter().flatten() {
        let at = place::parts(&problem.place, words);
        let said = words.problem(problem);
        let hint = words.hint(problem);
        table.write_record([
            severity(problem.severity, words).as_str(),
            problem.code,
            &cell(&at.file),
            &cell(&at.sheet),
            &at.cell,
            &cell(&problem.read),
            &cell(&said),
            &cell(&hint),
            &problem
                .points
                .map_or_else(String::new, |points| amount::text(points, 0)),
        ])?;
    }
    table.flush()
}

/// The word for a severity.
pub fn severity(severity: Severity, words: &Words) -> String {
    words.word(match severity {
        Severity::Error => "report-error",
        Severity::Warning => "report-warning",
        Severity::Note => "report-note",
    })
}

/// Columns after the usual ones, where a rulebook needs them to tell its rows apart.
#[derive(Clone, Copy)]
struct More {
    /// The place, which comes first.
    place: bool,
    group: bool,
    unit: bool,
    /// The year to date, and the change of place on the period before.
    year: bool,
    change: bool,
    /// What ranks, where that is not all points.
    figure: Option<&'static str>,
}

impl More {
    fn of(run: &Run, kind: AccountKind) -> More {
        let places = rankings(run, kind).any(|ranking| ranking.gives_places);
        More {
            place: places,
            group: rankings(run, kind)
                .flat_map(|ranking| &ranking.rows)
                .any(|row| !row.group.is_empty()),
            unit: run.rulebook.units.len() > 1,
            year: run.history.has_year(),
            change: places && run.history.before().is_some(),
            figure: ranked::figure_id(rankings(run, kind)),
        }
    }
}

pub(super) type Table<'a> = Writer<&'a mut (dyn Write + Send)>;

fn rankings<'a>(run: &'a Run, kind: AccountKind) -> impl Iterator<Item = &'a Ranking> + Clone {
    run.standing
        .rankings
        .iter()
        .filter(move |ranking| ranking.kind == kind)
}

pub(super) fn table(out: &mut (dyn Write + Send)) -> io::Result<Table<'_>> {
    out.write_all(BOM)?;
    Ok(WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out))
}

pub(super) fn column(key: &str, words: &Words) -> String {
    words.word(&format!("column-{key}"))
}

fn head(table: &mut Table, words: &Words, keys: &[&str], more: More) -> io::Result<()> {
    let place = more.place.then_some("place");
    let group = more.group.then_some("group");
    let unit = more.unit.then_some("unit");
    let year = more.year.then_some("year");
    let change = more.change.then_some("change");
    let after = [group, unit, year, change, more.figure];
    let keys = place.into_iter().chain(keys.iter().copied());
    let keys = keys.chain(after.into_iter().flatten());
    Ok(table.write_record(keys.map(|key| column(key, words)))?)
}

fn line<'a>(
    table: &mut Table,
    run: &'a Run,
    words: &Words,
    mut cells: Vec<Cow<'a, str>>,
    ranking: &Ranking,
    row: &'a Ranked,
    more: More,
) -> io::Result<()> {
    if more.place {
        cells.insert(0, ranked::place(ranking, row, words).into());
    }
    if more.group {
        cells.push(cell(&row.group));
    }
    if more.unit {
        cells.push(cell(run.unit(ranking.unit)));
    }
    if more.year {
        let year = run.history.year(row.account, ranking.unit);
        let year = year.map(|year| amount::text(year, run.rulebook.decimals));
        cells.push(year.unwrap_or_default().into());
    }
    if more.change {
        let change = run.history.change(ranking, row);
        cells.push(change.map_or_else(String::new, change_text).into());
    }
    if more.figure.is_some() {
        cells.push(ranked::figure(run, ranking, row).into());
    }
    Ok(table.write_record(cells.iter().map(|cell| cell.as_bytes()))?)
}

/// `↑2`, `↓1`, `0`: no sign that a spreadsheet takes for a formula.
pub(super) fn change_text(places: i64) -> String {
    match places {
        0 => "0".to_owned(),
        up if up > 0 => format!("↑{up}"),
        down => format!("↓{}", -down),
    }
}

fn points(run: &Run, row: &Ranked) -> Cow<'static, str> {
    amount::text(row.points, run.rulebook.decimals).into()
}

fn money_of(row: &Ranked) -> Cow<'static, str> {
    row.money
        .map_or_else(String::new, |money| amount::text(money, 2))
        .into()
}

/// Whether a spreadsheet would take a text for a formula or cut it
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub(super) fn is_active(text: &str) -> bool {
    matches!(
        text.as_bytes().first(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
    )
}

/// A text as a cell that no spreadsheet runs.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    if is_active(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Appends a text cell, neutralised and quoted where it must be.
fn push_cell(out: &mut Vec<u8>, text: &str) {
    // To the end without a way out: so it is done many bytes at a time.
    let needs_quotes = text.bytes().fold(false, |found, byte| {
        found | matches!(byte, b'"' | b',' | b'\r' | b'\n')
    });
    if needs_quotes {
        out.push(b'"');
    }
    if is_active(text) {
        out.push(b'\'');
    }
    if needs_quotes {
        for byte in text.bytes() {
            if byte == b'"' {
                out.push(b'"');
            }
            out.push(byte);
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_does(texts in prop::collection::vec("[-=+@a,\"\r\n\t头 ]{0,6}", 2..5)) {
            let mut ours = Vec::new();
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    ours.push(b',');
                }
                push_cell(&mut ours, text);
            }
            ours.extend_from_slice(b"\r\n");
            let mut theirs = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
            theirs.write_record(texts.iter().map(|text| cell(text).into_owned())).expect("a record");
            prop_assert_eq!(ours, theirs.into_inner().expect("the bytes"));
        }
    }
}
