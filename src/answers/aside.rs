//! What a row is taken for that reports no publication.

use super::row::{Became, Fate};
use super::{Desk, Found, look};
use crate::intake::Taken;
use crate::ledger::Rests;
use crate::report::{account_name, amount, sentence};

/// What a row is taken for that reports no publication.
pub fn aside(desk: &Desk, found: &Found) -> Fate {
    let (run, words) = (desk.run, desk.words);
    let intake = run.intake;
    let here = |table: u16| {
        let table = &intake.tables[usize::from(table)];
        (&table.file, &table.sheet) == (&found.file, &found.sheet)
    };
    let one = |fate: Became, id: &str| Fate {
        fate,
        said: vec![words.word(id)],
    };
    let mut dropped = intake.decided.dropped.iter();
    if let Some(row) = dropped.find(|row| row.row == found.number && here(row.table)) {
        let decisions = intake.decided.of_row(row.table, row.row);
        let said = decisions.map(|decision| {
            let args = [
                ("what", decision.what.as_str().into()),
                ("decision", decision.cited()),
            ];
            words.say("answer-decided-out", &args)
        });
        return Fate {
            fate: Became::DecidedOut,
            said: said.collect(),
        };
    }
    let mut events = (0..).zip(&intake.events);
    if let Some((index, _)) = events.find(|(_, e)| e.row == found.number && here(e.table)) {
        return event(desk, index);
    }
    if look::is_left_out(desk, found) {
        return one(Became::Hidden, "answer-hidden");
    }
    if !intake
        .tables
        .iter()
        .any(|t| (&t.file, &t.sheet) == (&found.file, &found.sheet))
    {
        return one(Became::UnreadSheet, "answer-unread-sheet");
    }
    let mut tables = (0..).zip(&intake.tables);
    if tables.any(|(table, known)| here(table) && known.summary.is_some()) {
        return one(Became::Summary, "answer-summary");
    }
    let first = intake
        .submissions
        .iter()
        .filter(|row| here(row.table))
        .map(|row| row.row)
        .min();
    let taken = Taken::of(&found.row.lend(), &run.rulebook.fields);
    match (taken, first) {
        (Taken::Header, _) => one(Became::Header, "answer-header"),
        (_, Some(first)) if found.number < first => one(Became::Above, "answer-above"),
        (Taken::Sum, _) => one(Became::Sum, "answer-sum"),
        (Taken::Note, _) => one(Became::Note, "answer-note"),
        (Taken::Label, _) => one(Became::Label, "answer-label"),
        (Taken::Nothing, None) => one(Became::OtherTable, "answer-other-table"),
        (Taken::Nothing, Some(_)) => one(Became::Unlike, "answer-unlike"),
    }
}

/// What an event brought.
fn event(desk: &Desk, index: u32) -> Fate {
    let (run, words) = (desk.run, desk.words);
    let entries = run.scored.ledger.entries.iter();
    let own = entries.filter(|entry| entry.rests == Rests::Event(index));
    let mut said: Vec<String> = own
        .map(|entry| {
            let why = sentence(
                run.rulebook,
                &run.scored.ledger,
                entry.rule,
                entry.why,
                words,
            );
            let args = [
                (
                    "account",
                    account_name(run.account(entry.account), words).into(),
                ),
                (
                    "amount",
                    amount::signed(entry.amount, run.rulebook.decimals).into(),
                ),
                (
                    "clause",
                    run.rulebook.rule(entry.rule).clause.as_str().into(),
                ),
                ("why", why.into()),
            ];
            words.say("answer-entry", &args)
        })
        .collect();
    if said.is_empty() {
        said.push(words.word("answer-event-idle"));
    }
    Fate {
        fate: Became::Event,
        said,
    }
}
