//! Answers as text: at most a screen of it, unless all is asked for.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::account::{AccountAnswer, Brief};
use super::cell::CellAnswer;
use super::row::{Publication, RowAnswer};
use super::{Answer, Answers};
use crate::locale::Words;

/// What a terminal shows at once: so many lines, less one for the next command, of so many columns.
const LINES: usize = 23;
const COLUMNS: usize = 80;

/// Answers as text, one below the other.
pub fn text(answers: &Answers, all: bool, words: &Words) -> String {
    let mut pages = Vec::new();
    for answer in &answers.list {
        let mut lines = Vec::new();
        match answer {
            Answer::Account(account) => of_account(account, all, words, &mut lines),
            Answer::Row(row) => of_row(row, all, words, &mut lines),
            Answer::Cell(cell) => of_cell(cell, words, &mut lines),
        }
        pages.push(lines.join("\n"));
    }
    if let [Answer::Row(first), _, ..] = &answers.list[..] {
        // What it would have taken is told of a single row.
        let names = [first.file.as_str(), &first.sheet, &first.row.to_string()];
        let names = names.into_iter().filter(|name| !name.is_empty());
        let row = names.collect::<Vec<_>>().join("!");
        pages.insert(0, words.say("answer-ask-row", &[("row", row.into())]));
    }
    let whole = pages.join("\n\n");
    let lines: Vec<&str> = whole.lines().collect();
    if all || answers.left == 0 && fits(&lines, LINES) {
        return whole + "\n";
    }
    let shown = fitting(&lines, LINES - 1);
    let rest = (lines.len() - shown).max(1) + answers.left;
    let more = words.say("answer-more", &[("count", rest.into())]);
    format!("{}\n{more}\n", lines[..shown].join("\n"))
}

/// How many of the lines fit on so many of a terminal; one at least.
fn fitting(lines: &[&str], most: usize) -> usize {
    let mut taken = 0;
    let fit = lines.iter().take_while(|line| {
        taken += line.width().div_ceil(COLUMNS).max(1);
        taken <= most
    });
    fit.count().max(1)
}

fn fits(lines: &[&str], most: usize) -> bool {
    fitting(lines, most) == lines.len()
}

/// An account's statement as a whole, if it fits; else what it has of each piece.
fn of_account(account: &AccountAnswer, all: bool, words: &Words, lines: &mut Vec<String>) {
    let mut after = Vec::new();
    if !account.ahead.is_empty() {
        after.push(format!("\n{}", words.word("answer-ahead")));
        after.extend(account.ahead.iter().map(|said| format!("  {said}")));
    }
    let mut idle = Vec::new();
    if !account.idle.is_empty() {
        idle.push(format!("\n{}", words.word("answer-idle")));
        for publication in &account.idle {
            of_publication(publication, all, words, &mut idle);
        }
    }
    let brief = match account.idle.len() {
        0 => Vec::new(),
        count => {
            let args = [("count", count.into())];
            vec![format!("\n{}", words.say("answer-idle-short", &args))]
        }
    };
    let statement = vec![account.statement.trim_end().to_owned()];
    for (idle, may) in [(&idle, all), (&brief, false)] {
        let whole = [&statement[..], &after, idle].concat().join("\n");
        let rows: Vec<&str> = whole.lines().collect();
        if may || fits(&rows, LINES) {
            return lines.push(whole);
        }
    }
    let Brief {
        head,
        totals,
        pieces,
    } = &account.brief;
    lines.push(head.clone());
    lines.extend(totals.iter().cloned());
    lines.extend(after);
    lines.extend(brief);
    lines.push(format!("\n{}", words.word("answer-pieces")));
    let text = lines.join("\n");
    let before: Vec<&str> = text.lines().collect();
    let used: usize = before
        .iter()
        .map(|line| line.width().div_ceil(COLUMNS).max(1))
        .sum();
    // The least that says what it is made of.
    const LEAST: usize = 3;
    let room = LINES.saturating_sub(used + 1).max(LEAST);
    let both = pieces.iter().flat_map(|(piece, signers)| {
        let signers = signers.iter().map(|signers| format!("    {signers}"));
        [format!("  {piece}")].into_iter().chain(signers)
    });
    let both: Vec<String> = both.collect();
    let rows: Vec<&str> = both.iter().map(String::as_str).collect();
    if fits(&rows, room) {
        return lines.extend(both);
    }
    let told = match pieces.len() <= room + 1 {
        true => pieces.len(),
        false => room,
    };
    let shown = pieces.iter().take(told);
    lines.extend(shown.map(|(piece, _)| format!("  {piece}")));
    if told < pieces.len() {
        let args = [("count", (pieces.len() - told).into())];
        lines.push(format!("  {}", words.say("answer-more-pieces", &args)));
    }
}

/// A text as long as fits in so many columns.
pub fn short(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if short.width() + letter.width().unwrap_or(0) + 1 > columns {
            break;
        }
        short.push(letter);
    }
    short + "…"
}

fn of_row(row: &RowAnswer, all: bool, words: &Words, lines: &mut Vec<String>) {
    if let Some(aside) = &row.aside {
        lines.push(row.place.clone());
        lines.extend(aside.said.iter().map(|said| format!("  {said}")));
    }
    for publication in &row.publications {
        of_publication(publication, all, words, lines);
    }
}

fn of_publication(publication: &Publication, all: bool, words: &Words, lines: &mut Vec<String>) {
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
    if !publication.alternatives.is_empty() {
        lines.push(format!("  {}", words.word("answer-alternatives")));
    }
    let alternatives = publication.alternatives.iter();
    lines.extend(alternatives.map(|other| match all {
        true => format!("    {}", other.said),
        false => format!("    {}", other.brief),
    }));
    if !publication.unmet.is_empty() {
        lines.push(format!("  {}", words.word("answer-unmet-title")));
    }
    for unmet in &publication.unmet {
        let args = [
            ("clause", unmet.clause.as_str().into()),
            ("rule", unmet.rule.as_str().into()),
            ("read", unmet.read.as_str().into()),
        ];
        lines.push(format!("    {}", words.say("answer-unmet", &args)));
    }
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
