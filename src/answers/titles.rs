//! Where a piece is: by words of its title, over every row of every file.

use super::{Answers, Desk, look, row};
use crate::pieces::normalize;
use crate::problem::{Place, Problem};
use crate::report::explain;

/// So many rows are told of at first: more than fit on a screen.
const FIRST: usize = 20;
/// So many titles are suggested.
const SUGGESTIONS: usize = 3;

/// What became of all rows whose title has these words; who is so called in nothing is told that
/// nothing is, with what comes nearest.
pub fn answers(desk: &Desk, asked: &str) -> Result<Answers, Box<Problem>> {
    let mut words: Vec<String> = Vec::new();
    for word in asked.split_whitespace() {
        let mut plain = String::new();
        normalize(word, &mut plain);
        if !plain.is_empty() {
            words.push(plain);
        }
    }
    if words.is_empty() {
        return Err(Box::new(unknown(desk, asked)));
    }
    let intake = desk.run.intake;
    let mut plain = String::new();
    let mut rows: Vec<(u16, u32)> = Vec::new();
    for submission in &intake.submissions {
        normalize(intake.called(submission), &mut plain);
        let at = (submission.table, submission.row);
        if rows.last() != Some(&at) && words.iter().all(|word| plain.contains(word.as_str())) {
            rows.push(at);
        }
    }
    let besides = look::besides(desk, &words);
    let count = rows.len() + besides.len();
    let whole = count == 1;
    let most = if desk.all { count } else { FIRST };
    let mut answers = Vec::new();
    for (table, number) in rows.into_iter().take(most) {
        let table = &intake.tables[usize::from(table)];
        let found = super::Found {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            number,
            column: None,
            row: crate::sheet::Row::of_texts(number, &[]).to_owned(),
        };
        answers.extend(row::answers(desk, &found, whole));
    }
    for found in besides.iter().take(most - answers.len()) {
        answers.extend(row::answers(desk, found, whole));
    }
    match answers.is_empty() {
        true => Err(Box::new(unknown(desk, asked))),
        false => Ok(Answers {
            left: count - answers.len(),
            list: answers,
        }),
    }
}

/// That nothing is so called, with the names or titles that come nearest.
fn unknown(desk: &Desk, asked: &str) -> Problem {
    let comma = desk.words.word("report-name-comma");
    let names = explain::suggestions(desk.run, asked);
    if !names.is_empty() {
        return Problem::error("no-such-account-but", Place::Run)
            .with("name", asked)
            .with("names", names.join(&comma));
    }
    let titles = nearest(desk, asked);
    match titles.is_empty() {
        true => Problem::error("no-such-account", Place::Run).with("name", asked),
        false => {
            let titles = titles.iter().map(|title| format!("《{title}》"));
            Problem::error("never-handed-in", Place::Run)
                .with("name", asked)
                .with("titles", titles.collect::<Vec<_>>().join(&comma))
        }
    }
}

/// The titles that have most of what was asked for, the nearest first.
fn nearest(desk: &Desk, asked: &str) -> Vec<String> {
    let mut plain = String::new();
    normalize(asked, &mut plain);
    let wanted: Vec<char> = plain.chars().collect();
    let pairs: Vec<String> = wanted
        .windows(2)
        .map(|pair| pair.iter().collect())
        .collect();
    let intake = desk.run.intake;
    let mut near: Vec<(std::cmp::Reverse<usize>, &str)> = Vec::new();
    for submission in &intake.submissions {
        let title = intake.title(submission);
        normalize(title, &mut plain);
        let shared = pairs
            .iter()
            .filter(|pair| plain.contains(pair.as_str()))
            .count();
        // A third of the pairs of letters.
        if shared > 0 && shared * 3 >= pairs.len() {
            near.push((std::cmp::Reverse(shared), title));
        }
    }
    near.sort_unstable();
    near.dedup();
    let near = near.into_iter().map(|(_, title)| title.to_owned());
    near.take(SUGGESTIONS).collect()
}
