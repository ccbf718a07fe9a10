//! Answers as text: at most a screen of it, unless all is asked for.

use super::Answer;
use super::account::AccountAnswer;
use super::cell::CellAnswer;
use super::row::{Publication, RowAnswer};
use crate::locale::Words;

/// So many lines fit on a screen.
const SCREEN: usize = 40;

/// Answers as text, one below the other. An account's statement is shown whole, since it ends in
/// its total.
pub fn text(answers: &[Answer], all: bool, words: &Words) -> String {
    let mut pages = Vec::new();
    let mut shown = 0;
    for answer in answers {
        let mut lines = Vec::new();
        match answer {
            Answer::Account(account) => of_account(account, words, &mut lines),
            Answer::Row(row) => of_row(row, words, &mut lines),
            Answer::Cell(cell) => of_cell(cell, words, &mut lines),
        }
        shown += lines.len();
        pages.push(lines.join("\n"));
    }
    let whole = pages.join("\n\n");
    let is_account = answers
        .iter()
        .any(|answer| matches!(answer, Answer::Account(_)));
    if all || is_account || shown <= SCREEN {
        return whole + "\n";
    }
    let lines: Vec<&str> = whole.lines().collect();
    let rest = lines.len().saturating_sub(SCREEN);
    let more = words.say("answer-more", &[("count", rest.into())]);
    format!("{}\n{more}\n", lines[..SCREEN.min(lines.len())].join("\n"))
}

fn of_account(account: &AccountAnswer, words: &Words, lines: &mut Vec<String>) {
    lines.push(account.statement.trim_end().to_owned());
    if !account.ahead.is_empty() {
        lines.push(format!("\n{}", words.word("answer-ahead")));
        lines.extend(account.ahead.iter().map(|said| format!("  {said}")));
    }
    if !account.idle.is_empty() {
        lines.push(format!("\n{}", words.word("answer-idle")));
        for publication in &account.idle {
            of_publication(publication, words, lines);
        }
    }
}

fn of_row(row: &RowAnswer, words: &Words, lines: &mut Vec<String>) {
    if let Some(aside) = &row.aside {
        lines.push(row.place.clone());
        lines.extend(aside.said.iter().map(|said| format!("  {said}")));
    }
    for publication in &row.publications {
        of_publication(publication, words, lines);
    }
}

fn of_publication(publication: &Publication, words: &Words, lines: &mut Vec<String>) {
    let args = [("title", publication.title.as_str().into())];
    let title = words.say("report-title", &args);
    lines.push(format!("{title} {}", publication.source));
    lines.extend(publication.fate.said.iter().map(|said| format!("  {said}")));
    let shares = publication.shares.iter().map(|share| {
        let args = [
            ("account", share.account.as_str().into()),
            ("points", share.points.as_str().into()),
        ];
        words.say("answer-share", &args)
    });
    let shares: Vec<String> = shares.collect();
    if !shares.is_empty() {
        let shares = shares.join(&words.word("report-name-comma"));
        lines.push(format!(
            "  {}",
            words.say("answer-shares", &[("shares", shares.into())])
        ));
    }
    if !publication.unmet.is_empty() {
        lines.push(format!("  {}", words.word("answer-unmet-title")));
    }
    for unmet in &publication.unmet {
        let args = [
            ("clause", unmet.clause.as_str().into()),
            ("rule", unmet.rule.as_str().into()),
            ("needs", unmet.needs.as_str().into()),
            ("read", unmet.read.as_str().into()),
        ];
        lines.push(format!("    {}", words.say("answer-unmet", &args)));
    }
    if !publication.alternatives.is_empty() {
        lines.push(format!("  {}", words.word("answer-alternatives")));
    }
    let said = publication.alternatives.iter().map(|other| &other.said);
    lines.extend(said.map(|said| format!("    {said}")));
}

fn of_cell(cell: &CellAnswer, words: &Words, lines: &mut Vec<String>) {
    let id = match cell.read.is_empty() {
        true => "answer-cell-empty",
        false => "answer-cell",
    };
    let args = [
        ("place", cell.place.as_str().into()),
        ("read", cell.read.as_str().into()),
    ];
    lines.push(words.say(id, &args));
    lines.push(words.word(match cell.entries.is_empty() {
        true => "answer-no-entries",
        false => "answer-entries",
    }));
    lines.extend(cell.entries.iter().map(|entry| format!("  {}", entry.said)));
    lines.push(words.word("answer-variants"));
    lines.extend(
        cell.variants
            .iter()
            .map(|variant| format!("  {}", variant.said)),
    );
    if !cell.untried.is_empty() {
        let texts = cell.untried.join(&words.word("report-name-comma"));
        let args = [("texts", texts.into())];
        lines.push(format!("  {}", words.say("answer-untried", &args)));
    }
}
