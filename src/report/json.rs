//! The whole result as JSON for other programs: amounts as texts, so that no digit is lost, and
//! keys in English whatever the language of the sentences.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::csv::rule_name;
use super::order::Lines;
use super::{Accounting, Fates, Run, line_sentence, place};
use crate::decisions::Decided;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Rests};
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::standing::{Member, NamedList, Ranked, Ranking};

/// Writes the result in one line with a line end.
pub fn write(run: &Run, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut out, &whole(run, words))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes problems alone, as a list in one line.
pub fn write_problems(
    problems: &Problems,
    words: &Words,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let problems = problems.iter().map(|problem| view_problem(problem, words));
    serde_json::to_writer(&mut *out, &problems.collect::<Vec<_>>())?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Whole<'a> {
    period: String,
    rulebook: &'a str,
    units: &'a [String],
    rows: Rows<'a>,
    rankings: Vec<RankingView<'a>>,
    lists: Vec<ListView<'a>>,
    ledger: Entries<'a>,
    decisions: Vec<DecisionView<'a>>,
    problems: Vec<ProblemView<'a>>,
}

/// An answer that was given.
#[derive(Serialize)]
struct DecisionView<'a> {
    what: &'a str,
    answer: &'a str,
    who: &'a str,
    when: &'a str,
    why: &'a str,
    file: &'a str,
    line: u32,
    applied: bool,
    /// How many rows were read by it.
    rows: usize,
}

#[derive(Serialize)]
struct Rows<'a> {
    #[serde(flatten)]
    all: FatesView,
    /// Of the skipped, those of other periods.
    other_periods: usize,
    at_stake: String,
    sheets: Vec<SheetRows<'a>>,
}

#[derive(Serialize)]
struct SheetRows<'a> {
    file: &'a str,
    sheet: &'a str,
    #[serde(flatten)]
    rows: FatesView,
}

#[derive(Serialize)]
struct FatesView {
    read: usize,
    counted: usize,
    not_counted: usize,
    skipped: usize,
    asked: usize,
}

#[derive(Serialize)]
struct RankingView<'a> {
    kind: &'static str,
    /// What its figures are: `points`, `pieces` or `publications`.
    by: &'static str,
    unit: &'a str,
    clause: Option<&'a str>,
    rows: Vec<RankedView<'a>>,
}

#[derive(Serialize)]
struct RankedView<'a> {
    place: Option<usize>,
    group: &'a str,
    name: &'a str,
    department: Option<&'a str>,
    points: String,
    pieces: String,
    /// What ranks, to two decimals.
    figure: String,
    money: Option<String>,
}

#[derive(Serialize)]
struct ListView<'a> {
    name: &'a str,
    clause: &'a str,
    members: Vec<MemberView<'a>>,
}

#[derive(Serialize)]
struct MemberView<'a> {
    place: Option<usize>,
    kind: &'static str,
    group: &'a str,
    name: &'a str,
    department: Option<&'a str>,
    clause: &'a str,
    figure: String,
    prize: Option<String>,
}

/// The ledger, made line by line while it is written.
struct Entries<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
}

#[derive(Serialize)]
struct EntryView<'a> {
    kind: &'static str,
    account: &'a str,
    department: Option<&'a str>,
    period: String,
    amount: String,
    unit: &'a str,
    phase: &'static str,
    rule: String,
    clause: &'a str,
    why: String,
    title: &'a str,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    file: &'a str,
    sheet: &'a str,
    row: u32,
}

#[derive(Serialize)]
struct ProblemView<'a> {
    severity: &'static str,
    code: &'a str,
    file: String,
    sheet: String,
    /// `E17`; none where the place is no cell.
    cell: Option<String>,
    row: Option<u32>,
    /// The line of a rulebook.
    line: Option<usize>,
    /// The character of that line, from 1.
    column: Option<usize>,
    read: &'a str,
    problem: String,
    /// Why it matters, where that is not plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    hint: String,
    points: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<QuestionView<'a>>,
}

#[derive(Serialize)]
struct QuestionView<'a> {
    what: &'a str,
    choices: &'a [String],
}

fn whole<'a>(run: &'a Run<'a>, words: &'a Words) -> Whole<'a> {
    Whole {
        period: run.period().to_string(),
        rulebook: &run.rulebook.name,
        units: &run.rulebook.units,
        rows: rows(&run.accounting),
        rankings: run
            .standing
            .rankings
            .iter()
            .map(|ranking| view_ranking(run, ranking))
            .collect(),
        lists: run
            .standing
            .lists
            .iter()
            .map(|list| view_list(run, list))
            .collect(),
        ledger: Entries { run, words },
        decisions: decisions(&run.intake.decided),
        problems: run
            .problems
            .iter()
            .map(|problem| view_problem(problem, words))
            .collect(),
    }
}

fn rows(accounting: &Accounting) -> Rows<'_> {
    Rows {
        all: fates(accounting.all),
        other_periods: accounting.elsewhere,
        at_stake: exact(accounting.at_stake),
        sheets: accounting
            .sheets
            .iter()
            .map(|sheet| SheetRows {
                file: &sheet.file,
                sheet: &sheet.sheet,
                rows: fates(sheet.rows),
            })
            .collect(),
    }
}

fn decisions(decided: &Decided) -> Vec<DecisionView<'_>> {
    let held = decided.decisions.held();
    held.map(|(id, decision)| DecisionView {
        what: &decision.what,
        answer: &decision.answer,
        who: &decision.who,
        when: &decision.when,
        why: &decision.why,
        file: &decision.file,
        line: decision.line,
        applied: decision.is_used(),
        rows: decided.rows(id),
    })
    .collect()
}

fn fates(rows: Fates) -> FatesView {
    FatesView {
        read: rows.read,
        counted: rows.counted,
        not_counted: rows.not_counted,
        skipped: rows.skipped,
        asked: rows.asked,
    }
}

fn exact(amount: Decimal) -> String {
    amount.normalize().to_string()
}

fn kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Teacher => "teacher",
        AccountKind::Department => "department",
        AccountKind::Outsider => "outsider",
    }
}

fn department<'a>(run: &'a Run, id: AccountId) -> Option<&'a str> {
    Some(run.department(id)).filter(|name| !name.is_empty())
}

fn view_ranking<'a>(run: &'a Run, ranking: &'a Ranking) -> RankingView<'a> {
    RankingView {
        kind: kind(ranking.kind),
        by: ranking.by.key(),
        unit: run.unit(ranking.unit),
        clause: ranking
            .rule
            .map(|rule| run.rulebook.rule(rule).clause.as_str()),
        rows: ranking
            .rows
            .iter()
            .map(|row| view_ranked(run, row))
            .collect(),
    }
}

fn view_ranked<'a>(run: &'a Run, row: &'a Ranked) -> RankedView<'a> {
    RankedView {
        place: row.place,
        group: &row.group,
        name: &run.account(row.account).name,
        department: department(run, row.account),
        points: exact(row.points),
        pieces: exact(row.pieces),
        figure: exact(row.figure),
        money: row.money.map(exact),
    }
}

fn view_list<'a>(run: &'a Run, list: &'a NamedList) -> ListView<'a> {
    ListView {
        name: &list.name,
        clause: &run.rulebook.rule(list.rule).clause,
        members: list
            .members
            .iter()
            .map(|member| view_member(run, member))
            .collect(),
    }
}

fn view_member<'a>(run: &'a Run, member: &'a Member) -> MemberView<'a> {
    let account = run.account(member.account);
    MemberView {
        place: member.place,
        kind: kind(account.kind),
        group: &member.group,
        name: &account.name,
        department: department(run, member.account),
        clause: &run.rulebook.rule(member.rule).clause,
        figure: exact(member.figure),
        prize: member.prize.map(exact),
    }
}

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lines = Lines::new(self.run);
        let mut entries = serializer.serialize_seq(None)?;
        while lines.advance() {
            for line in lines.batch() {
                entries.serialize_element(&view_entry(self.run, self.words, &line.entry))?;
            }
        }
        entries.end()
    }
}

fn view_entry<'a>(run: &'a Run, words: &Words, entry: &Entry) -> EntryView<'a> {
    let ledger = &run.scored.ledger;
    let account = run.account(entry.account);
    let row_view = |table: u16, row| {
        let table = &run.intake.tables[usize::from(table)];
        RowView {
            file: &table.file,
            sheet: &table.sheet,
            row,
        }
    };
    let (title, rows) = match entry.rests {
        Rests::Event(index) => {
            let event = &run.intake.events[index as usize];
            let title = event.title.as_deref().unwrap_or_default();
            (title, vec![row_view(event.table, event.row)])
        }
        _ => {
            let submissions = ledger.submissions_of(entry);
            let title = submissions
                .first()
                .map_or("", |&first| run.intake.title(run.submission(first)));
            let rows = submissions.iter().map(|&index| {
                let submission = run.submission(index);
                row_view(submission.table, submission.row)
            });
            (title, rows.collect())
        }
    };
    EntryView {
        kind: kind(account.kind),
        account: &account.name,
        department: department(run, entry.account),
        period: ledger.periods[usize::from(entry.period)].to_string(),
        amount: exact(entry.amount),
        unit: run.unit(entry.unit),
        phase: entry.phase.id().trim_start_matches("phase-"),
        rule: rule_name(run, entry.rule),
        clause: &run.rulebook.rule(entry.rule).clause,
        why: line_sentence(run.rulebook, ledger, entry, words),
        title,
        rows,
    }
}

fn view_problem<'a>(problem: &'a Problem, words: &Words) -> ProblemView<'a> {
    let at = place::parts(&problem.place, words);
    let (cell, row) = match &problem.place {
        Place::Cell { row, .. } => (Some(at.cell), Some(*row)),
        Place::Row { row, .. } => (None, Some(*row)),
        _ => (None, None),
    };
    let in_text = match &problem.place {
        Place::Toml { text, start, .. } => Some((text, *start)),
        _ => None,
    };
    ProblemView {
        severity: match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        code: problem.code,
        file: at.file,
        sheet: at.sheet,
        cell,
        row,
        line: in_text.map(|(text, at)| place::line(text, at)),
        column: in_text.map(|(text, at)| place::column(text, at)),
        read: &problem.read,
        problem: words.problem(problem),
        why: words.attribute(problem.code, "why"),
        hint: words.hint(problem),
        points: problem.points.map(exact),
        question: problem.question.as_ref().map(|question| QuestionView {
            what: &question.what,
            choices: &question.choices,
        }),
    }
}
