//! Rows that lack something: sums, notes, section lines, texts that run over, prepared lines.

use super::examples;
use super::month_lines::month_of;
use super::sections;
use super::skipping;
use super::store::{Spot, Store};
use super::table::{SubmissionTable, filled};
use crate::problem::{Problem, Problems, Severity};
use crate::sheet::{Cell, Row};

/// Whether a row that lacks something is no submission at all; what that means is kept.
pub fn is_skipped(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) -> bool {
    let first_author = table.people.first().map(|&(column, _)| column);
    if skipping::is_sum(row, &[table.title, table.department, first_author])
        && !is_published(table, row)
    {
        return true;
    }
    let signed = table
        .people
        .iter()
        .any(|&(column, _)| filled(row, Some(column)));
    if let Some(mark) = examples::mark(table, row) {
        let at = spot(table, row, u32::from(Spot::ROW));
        let told = || (shown(row), vec![("mark", mark.into())]);
        let tally = &mut table.tally;
        tally.count(Severity::Warning, "example-row", at, 0, told);
        return true;
    }
    if sections::state(store, table, row, problems) {
        table.in_notes = skipping::is_note(row);
        return true;
    }
    let named = filled(row, table.title) || filled(row, table.outlet) || signed;
    let link = filled(row, table.link);
    let few = row.cells().filter(|cell| *cell != Cell::Empty).count() <= 4;
    if !link && (!named || few) && skipping::is_note(row) {
        table.in_notes = true;
        return true;
    }
    if let Some((text, column)) = skipping::single(row) {
        let at = spot(table, row, column);
        let leads = skipping::is_lead(text);
        if leads {
            let told = || (text.to_owned(), vec![("text", text.into())]);
            let tally = &mut table.tally;
            tally.count(Severity::Note, "section-line", at, 0, told);
        }
        if let Some(month) = month_of(text) {
            table.enter_month(month, text, at);
            return true;
        }
        // A line over rows begins where they do.
        let begins = table.layout.names.first().map(|name| name.column) == Some(column)
            && !table.is_read(column)
            && text.chars().any(char::is_alphabetic);
        if leads || skipping::is_label(text) || begins {
            sections::label(store, table, text, at);
            return true;
        }
        // Notes of several lines.
        if table.in_notes && !filled(row, first_author) {
            return true;
        }
        if runs_over(store, table, row, column) {
            tell_run_over(store, table, row, column, problems);
            return true;
        }
    }
    // A prepared line: its number and its department stand there, and nothing else does.
    let fact = |&(column, _): &(u32, _)| row.get(column) != Cell::Empty;
    if named || link || filled(row, table.date) || table.facts.iter().any(fact) {
        return false;
    }
    let at = spot(table, row, u32::from(Spot::ROW));
    let shown = || (shown(row), Vec::new());
    let tally = &mut table.tally;
    tally.count(Severity::Note, "row-without-content", at, 0, shown);
    true
}

/// Warns of a submission without a title.
pub fn tell_untitled(
    store: &Store<'_>,
    table: &SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let mut people = table.people.iter();
    let named = filled(row, table.outlet) || people.any(|&(column, _)| filled(row, Some(column)));
    if table.title.is_none() && (named || filled(row, table.count)) {
        return;
    }
    let at = spot(table, row, table.title.unwrap_or(u32::from(Spot::ROW)));
    problems.push(Problem::warning("row-without-title", store.place(at)).read(shown(row)));
}

/// Whether outlet and day stand in a row as they do in no row of sums.
fn is_published(table: &SubmissionTable, row: &Row<'_>) -> bool {
    let outlet = table.outlet.map(|column| row.get(column));
    let named = matches!(outlet, Some(Cell::Text(text)) if text.chars().any(char::is_alphabetic)
        && !text.starts_with(|c: char| c.is_numeric()));
    named && filled(row, table.date)
}

/// Whether a row whose only text stands in this column goes on with the row above.
fn runs_over(store: &Store<'_>, table: &SubmissionTable, row: &Row<'_>, column: u32) -> bool {
    let Some((above, index)) = table.last else {
        return false;
    };
    if above + 1 != row.number {
        return false;
    }
    if table.title == Some(column) {
        let title = store.title_of(index);
        return table.numbered || is_open(title) || begins_inside(row.get(column));
    }
    table.title.is_some() && table.people.iter().any(|(people, _)| *people == column)
}

/// Whether a title ends within brackets or with a sign that something follows.
fn is_open(title: &str) -> bool {
    let pairs = [
        ('《', '》'),
        ('“', '”'),
        ('(', ')'),
        ('（', '）'),
        ('「', '」'),
    ];
    let count = |sign| title.chars().filter(|c| *c == sign).count();
    title.ends_with(['、', '，', ',', '—', '-', '：', ':'])
        || pairs
            .iter()
            .any(|&(open, close)| count(open) > count(close))
}

/// Whether a text begins with a sign that closes what stands before.
fn begins_inside(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) => {
            text.starts_with(['》', '”', ')', '）', '」', '、', '，', ',', '。', '—'])
        }
        _ => false,
    }
}

/// Nothing is lost of a title that goes on; whoever stands in a row of authors that goes on does not
/// score.
fn tell_run_over(
    store: &Store<'_>,
    table: &SubmissionTable,
    row: &Row<'_>,
    column: u32,
    problems: &mut Problems,
) {
    let place = store.place(spot(table, row, column));
    let problem = match table.title == Some(column) {
        true => Problem::note("title-runs-over", place),
        false => Problem::warning("authors-run-over", place),
    };
    let above = table.last.map_or(0, |(above, _)| above as usize);
    problems.push(problem.read(shown(row)).with("row", above));
}

fn spot(table: &SubmissionTable, row: &Row<'_>, column: u32) -> Spot {
    Spot {
        table: table.table,
        column: column.min(u32::from(Spot::ROW)) as u16,
        row: row.number,
    }
}

fn shown(row: &Row<'_>) -> String {
    let filled = row.cells().filter(|cell| *cell != Cell::Empty);
    let shown: Vec<String> = filled.map(|cell| cell.shown()).collect();
    shown.join(" | ")
}
