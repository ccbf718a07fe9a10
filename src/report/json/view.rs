//! From a run to what its JSON says.

use rust_decimal::Decimal;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::super::csv::rule_name;
use super::super::order::Lines;
use super::super::{Accounting, Fates, Run, line_sentence, place};
use super::shape::{
    DecisionView, EntryView, FatesView, ListView, MemberView, ProblemView, QuestionView,
    RankedView, RankingView, RowView, Rows, SheetRows, Whole,
};
use crate::decisions::Decided;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Rests};
use crate::locale::Words;
use crate::problem::{Place, Problem, Severity, address};
use crate::standing::{Member, NamedList, Ranked, Ranking};

/// The ledger, made line by line while it is written.
pub struct Entries<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
}

/// The whole result.
pub fn whole<'a>(run: &'a Run<'a>, words: &'a Words) -> Whole<'a> {
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
        line: decision.row(),
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
    let row_view = |table: u16, row, cell: Option<u16>| {
        let table = &run.intake.tables[usize::from(table)];
        RowView {
            file: &table.file,
            sheet: &table.sheet,
            row,
            cell: cell.map(|column| address(row, column.into())),
        }
    };
    let (title, rows) = match entry.rests {
        Rests::Event(index) => {
            let event = &run.intake.events[index as usize];
            let title = event.title.as_deref().unwrap_or_default();
            (title, vec![row_view(event.table, event.row, None)])
        }
        _ => {
            let submissions = ledger.submissions_of(entry);
            let title = submissions
                .first()
                .map_or("", |&first| run.intake.title(run.submission(first)));
            let at = submissions.iter().map(|&index| {
                let submission = run.submission(index);
                (submission.table, submission.row, submission.cell)
            });
            let mut at: Vec<_> = at.collect();
            // One cell may report several.
            at.dedup();
            let rows = at.into_iter();
            let rows = rows.map(|(table, row, cell)| row_view(table, row, cell));
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
        phase: entry.phase.key(),
        rule: rule_name(run, entry.rule),
        clause: &run.rulebook.rule(entry.rule).clause,
        why: line_sentence(run.rulebook, ledger, entry, words),
        title,
        rows,
    }
}

/// A problem as other programs read it.
pub fn view_problem<'a>(problem: &'a Problem, words: &Words) -> ProblemView<'a> {
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
