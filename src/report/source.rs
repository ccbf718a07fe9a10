//! Where entries come from, in words: the publication, its row and cells, the event.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Run, account_name, amount, place};
use crate::intake::accounts::AccountId;
use crate::intake::{Column, Submission};
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::locale::Words;
use crate::problem::address;
use crate::rulebook::RuleId;
use crate::rulebook::field::{self, FieldId, Subject};

/// So many rows are named where an entry rests on more.
const ROWS: usize = 8;

/// Where and when something was published, and the row that says so.
pub fn publication(run: &Run, words: &Words, index: u32) -> String {
    let submission = run.submission(index);
    let outlet = submission
        .outlet
        .and_then(|id| run.intake.outlets.get_index(id as usize));
    let host = submission
        .host
        .and_then(|id| run.intake.hosts.get_index(id as usize));
    let mut parts = Vec::new();
    parts.extend(outlet.or(host).map(|name| name.to_string()));
    parts.extend(submission.date.map(|date| date.to_string()));
    parts.push(match submission.cell {
        Some(cell) => {
            let table = &run.intake.tables[usize::from(submission.table)];
            let place = table.cell_place(submission.row, cell);
            place::text(&place, words)
        }
        None => row(run, words, submission.table, submission.row),
    });
    parts.join(" · ")
}

/// Of publications without a title that a cell counts: whose they are, where and how many.
pub fn counted(run: &Run, words: &Words, index: u32, id: AccountId) -> Option<String> {
    let submission = run.submission(index);
    let cell = submission.cell.filter(|_| submission.title.1 == 0)?;
    let here = |other: &&Submission| {
        (other.table, other.row, other.cell) == (submission.table, submission.row, Some(cell))
    };
    let after = run.intake.submissions[index as usize..].iter();
    let heading = run.intake.called(submission);
    let args = [
        ("unit", account_name(run.account(id), words).into()),
        ("heading", heading.into()),
        ("count", after.take_while(here).count().into()),
    ];
    Some(match heading {
        "" => words.say("report-explain-counted-plain", &args),
        _ => words.say("report-explain-counted", &args),
    })
}

/// What an entry that is told under a publication is made of, so that one can work it out: the cells
/// that its rule looks at; of a department's sum what its staff have.
pub fn basis(run: &Run, words: &Words, index: u32, entry: &Entry) -> String {
    match entry.why {
        Why::DepartmentSum => staff(run, words, index, entry).unwrap_or_default(),
        _ => cells(run, words, index, entry.rule),
    }
}

/// What each of a department's staff has of a piece; nothing where that is not what it has.
fn staff(run: &Run, words: &Words, index: u32, entry: &Entry) -> Option<String> {
    let day = run.submission(index).date?;
    let mut shares: BTreeMap<(&str, AccountId), Decimal> = BTreeMap::new();
    let accounts = &run.intake.accounts;
    for own in run.of_staff(run.scored.pieces[index as usize]) {
        let is_here = accounts.department_on(own.account, day) == Some(entry.account);
        if is_here && own.unit == entry.unit && own.phase < Phase::Limit {
            let name = &*run.account(own.account).name;
            *shares.entry((name, own.account)).or_default() += own.amount;
        }
    }
    let places = run.rulebook.decimals;
    let said = shares.iter().map(|((name, _), points)| {
        let args = [
            ("account", (*name).into()),
            ("points", amount::text(*points, places).into()),
        ];
        words.say("answer-share", &args)
    });
    let said: Vec<String> = said.collect();
    let sum: Decimal = shares.values().sum();
    (sum == entry.amount).then(|| said.join(&words.word("report-name-comma")))
}

/// What was decided of a publication's row.
pub fn decisions(run: &Run, words: &Words, index: u32) -> Vec<String> {
    let row = run.submission(index);
    let decisions = run.intake.decided.of_row(row.table, row.row);
    let said = decisions.into_iter().map(|decision| {
        let (kind, about) = decision
            .what
            .split_once(['：', ':'])
            .unwrap_or(("", &decision.what));
        let args = [
            ("kind", kind.into()),
            ("about", about.into()),
            ("answer", decision.read().into()),
            ("decision", decision.cited()),
        ];
        words.say("report-decided", &args)
    });
    said.collect()
}

/// The cells of a publication's row that a rule looks at.
pub fn cells(run: &Run, words: &Words, index: u32, rule: RuleId) -> String {
    let row = run.submission(index).row;
    let cells = columns(run, index, rule)
        .into_iter()
        .map(|column| address(row, column));
    let cells: Vec<String> = cells.collect();
    cells.join(&words.word("report-name-comma"))
}

/// The columns of a publication's row that a rule looks at.
pub fn columns(run: &Run, index: u32, rule: RuleId) -> Vec<u32> {
    let submission = run.submission(index);
    let table = &run.intake.tables[usize::from(submission.table)];
    let mut columns: Vec<u32> = Vec::new();
    for id in run.rulebook.fields_of(rule) {
        // What a fact is made of, where it has no cell of its own.
        let made_of: &[FieldId] = match id {
            field::DELAY | field::AFTER_DEADLINE => &[field::DATE, field::SENT],
            _ if run.rulebook.fields.get(id).of == Subject::Outlet => &[field::OUTLET],
            _ => &[],
        };
        let of = |id: FieldId| {
            let found = table.columns.iter();
            let found = found.filter(move |(known, _)| *known == Column::Field(id));
            // A day may stand in several cells: 年, 月, 日.
            let most = match id {
                field::DATE | field::SENT => usize::MAX,
                _ => 1,
            };
            found.map(|(_, column)| *column).take(most)
        };
        let made: Vec<u32> = made_of.iter().flat_map(|id| of(*id)).collect();
        if made.is_empty() {
            columns.extend(of(id));
        } else {
            columns.extend(made);
        }
    }
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// What an entry of the period rests on.
pub fn of_period(run: &Run, words: &Words, entry: &Entry) -> String {
    if let Rests::Event(index) = entry.rests {
        let event = &run.intake.events[index as usize];
        let mut parts = vec![event.name.clone()];
        parts.extend(event.date.map(|date| date.to_string()));
        parts.extend(event.title.clone());
        parts.push(row(run, words, event.table, event.row));
        return parts.join(" · ");
    }
    let submissions = run.scored.ledger.submissions_of(entry);
    let mut places: Vec<(u16, Vec<String>)> = Vec::new();
    for &index in submissions.iter().take(ROWS) {
        let Submission { table, row, .. } = *run.submission(index);
        match places.last_mut() {
            Some((last, rows)) if *last == table => rows.push(row.to_string()),
            _ => places.push((table, vec![row.to_string()])),
        }
    }
    let comma = words.word("report-name-comma");
    let mut places: Vec<String> = places
        .into_iter()
        .map(|(table, rows)| {
            let rows = words.say("report-row", &[("row", rows.join(&comma).into())]);
            let table = &run.intake.tables[usize::from(table)];
            place::joined([&table.file, &table.sheet, &rows])
        })
        .collect();
    if submissions.len() > ROWS {
        let args = [("count", submissions.len().into())];
        places.push(words.say("report-rows", &args));
    }
    places.join(&words.word("report-comma"))
}

fn row(run: &Run, words: &Words, table: u16, row: u32) -> String {
    let table = &run.intake.tables[usize::from(table)];
    let place = table.row_place(row);
    place::text(&place, words)
}
