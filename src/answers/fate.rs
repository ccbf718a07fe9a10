//! What became of a publication.

use super::Desk;
use super::row::{Became, Fate};
use crate::ledger::{Phase, Why};
use crate::problem::{Problem, Severity};
use crate::report::accounting::Within;
use crate::report::{sentence, signers, source};
use crate::rulebook::RuleId;
use crate::rulebook::exact::Exact;
use crate::scoring::Outcome;
use crate::scoring::worth::{Worth, worth};

/// What became of a publication.
pub fn of(desk: &Desk, index: u32) -> Fate {
    let (run, words) = (desk.run, desk.words);
    let submission = run.submission(index);
    let mut said = Vec::new();
    let calendar = &run.rulebook.calendar;
    let fate = if let Some(date) = submission.date
        && !Within::new(calendar, run.period()).holds(submission)
    {
        let other = calendar.of(date, run.period().kind);
        let args = [
            ("date", date.to_string().into()),
            ("other", other.to_string().into()),
            ("period", run.period().to_string().into()),
        ];
        said.push(words.say("answer-other-period", &args));
        Became::OtherPeriod
    } else {
        match run.scored.outcomes[index as usize] {
            Outcome::Asked(most) => {
                said.push(words.say("answer-asked", &[("points", most.into())]));
                said.extend(questions(desk, index));
                Became::Asked
            }
            _ if desk
                .entries(index)
                .any(|entry| run.scored.ledger.is_repeat(entry)) =>
            {
                said.extend(reasons(desk, index));
                Became::Repeated
            }
            Outcome::Excluded => {
                said.extend(reasons(desk, index));
                Became::NotCounted
            }
            Outcome::Surpassed => {
                said.push(merged(desk, index, "answer-surpassed"));
                said.extend(reasons(desk, index));
                Became::Surpassed
            }
            Outcome::Counted
                if desk
                    .entries(index)
                    .any(|entry| matches!(entry.why, Why::Rest(_))) =>
            {
                said.push(merged(desk, index, "answer-rest"));
                said.extend(reasons(desk, index));
                Became::CountedInPart
            }
            Outcome::Counted => {
                said.extend(values(desk, index));
                Became::Counted
            }
        }
    };
    said.extend(source::decisions(run, words, index));
    Fate { fate, said }
}

/// Why entries were booked, each reason once, with clause and cells.
fn reasons(desk: &Desk, index: u32) -> Vec<String> {
    let run = desk.run;
    let mut known: Vec<_> = desk
        .entries(index)
        .filter(|entry| entry.phase < Phase::Share)
        .collect();
    known.sort_by_key(|entry| (entry.phase, entry.rule));
    known.dedup_by_key(|entry| (entry.phase, entry.rule, entry.why));
    let said = known.into_iter().map(|entry| {
        let said = sentence(
            run.rulebook,
            &run.scored.ledger,
            entry.rule,
            entry.why,
            desk.words,
        );
        with_source(desk, index, entry.rule, said)
    });
    said.collect()
}

/// A sentence with its clause and the cells that it looks at.
pub fn with_source(desk: &Desk, index: u32, rule: RuleId, said: String) -> String {
    let words = desk.words;
    let clause = desk.run.rulebook.rule(rule).clause.clone();
    let cells = source::cells(desk.run, words, index, rule);
    let parts: Vec<String> = [clause, cells]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => said,
        false => {
            let args = [
                ("said", said.into()),
                ("source", parts.join(&words.word("report-comma")).into()),
            ];
            words.say("answer-with-source", &args)
        }
    }
}

/// How the value of a publication comes about, and how it is shared.
fn values(desk: &Desk, index: u32) -> Vec<String> {
    let (run, words) = (desk.run, desk.words);
    let mut said = Vec::new();
    for Worth { unit, parts, total } in worth(desk.classified, run.rulebook, index) {
        let mut sum = String::new();
        for (rule, _, brings) in parts {
            let rule_said = run.rulebook.sentence(rule, words);
            let part = with_source(desk, index, rule, rule_said);
            let (sign, brings) = match brings.is_negative() {
                true => ("−", Exact::ZERO.minus(brings).unwrap_or(brings)),
                false => ("+", brings),
            };
            if !sum.is_empty() || sign == "−" {
                sum += &format!(" {sign} ");
            }
            sum += &format!("{part} {}", brings.show());
        }
        let args = [
            ("parts", sum.into()),
            ("total", total.show().into()),
            ("unit", run.unit(unit).into()),
        ];
        said.push(words.say("answer-value", &args));
    }
    said.extend(signers::signers(run, words, index).map(|signers| signers.said));
    said
}

/// That a publication is one of a piece of which another is the best, and what both are worth.
fn merged(desk: &Desk, index: u32, id: &'static str) -> String {
    let (run, words) = (desk.run, desk.words);
    let based =
        |other: u32| other != index && desk.entries(other).any(|entry| entry.phase == Phase::Base);
    let pieces = &run.scored.pieces;
    let members = (0..pieces.len() as u32)
        .filter(|other| pieces[*other as usize] == pieces[index as usize] && based(*other));
    let points = |index: u32| {
        let worth = worth(desk.classified, run.rulebook, index);
        worth.first().map_or(Exact::ZERO, |worth| worth.total)
    };
    let best: Vec<String> = members
        .map(|best| {
            let args = [
                ("best", source::publication(run, words, best).into()),
                ("points", points(best).show().into()),
            ];
            words.say("answer-best", &args)
        })
        .collect();
    let args = [
        ("best", best.join(&words.word("report-name-comma")).into()),
        ("own", points(index).show().into()),
    ];
    words.say(id, &args)
}

/// What has to be settled of a row first, and where it is answered.
fn questions(desk: &Desk, index: u32) -> Vec<String> {
    let submission = desk.run.submission(index);
    let is_here = |problem: &&Problem| desk.run.intake.is_about(problem, submission);
    let asks =
        |problem: &&Problem| problem.question.is_some() || problem.severity == Severity::Error;
    let problems = desk.run.problems.iter().filter(is_here).filter(asks);
    problems.map(|problem| told(desk, problem)).collect()
}

fn told(desk: &Desk, problem: &Problem) -> String {
    let words = desk.words;
    let text = words.problem(problem);
    let text = match problem.read.is_empty() {
        true => text,
        false => words.say(
            "cli-problem-read",
            &[
                ("read", problem.read.as_str().into()),
                ("problem", text.into()),
            ],
        ),
    };
    match &problem.question {
        Some(question) => {
            let choices = question.choices.join(&words.word("report-name-comma"));
            // The sentence goes on.
            let text = text.trim_end_matches(['。', '.']);
            let args = [
                ("problem", text.into()),
                ("file", desk.run.file_name("file-questions", words).into()),
                ("what", question.what.as_str().into()),
                (
                    "listed",
                    if choices.is_empty() { "no" } else { "yes" }.into(),
                ),
                ("choices", choices.into()),
            ];
            words.say("answer-question", &args)
        }
        None => format!("{text} {}", words.hint(problem)).trim().to_owned(),
    }
}
