//! 作品: a line a publication, with what became of it and what it brought.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::LONGEST;
use super::plan::Plan;
use super::sources::place_of_row;
use super::table::{Foot, Page, Table};
use crate::ledger::{Entry, Phase};
use crate::problem::{Problem, Severity};
use crate::report::accounting::Within;
use crate::report::books::Books;
use crate::report::{Run, account_name, amount, sentence};
use crate::rulebook::fact::Fact;
use crate::rulebook::field;
use crate::scoring::Outcome;

/// Columns with the widest they may get; then one a unit for what it brought.
const COLUMNS: [(&str, usize); 10] = [
    ("number", 8),
    ("title", 38),
    ("outlet", 20),
    ("level", 10),
    ("date", 12),
    ("signers", 18),
    ("department", 16),
    ("outcome", 16),
    ("because", 36),
    ("source", 20),
];

/// The publications of the period, with the entries that rest on each.
pub struct Pieces<'a> {
    rows: Vec<(u32, Vec<&'a Entry>)>,
}

impl<'a> Pieces<'a> {
    /// None where there are more than a sheet takes.
    pub fn of(plan: &Plan<'a>) -> Option<Pieces<'a>> {
        let run = plan.run;
        let ledger = &run.scored.ledger;
        let mut within = Within::new(&run.rulebook.calendar, run.period());
        let submissions = run.intake.submissions.iter();
        if submissions.filter(|own| within.holds(own)).count() > LONGEST {
            return None;
        }
        let mut entries: Vec<Vec<&Entry>> = vec![Vec::new(); run.intake.submissions.len()];
        for entry in ledger.entries.iter().filter(|entry| run.shows(entry)) {
            // What rests on several publications of a piece stands with the first, once.
            if let Some(&first) = ledger.submissions_of(entry).first()
                && entry.phase < Phase::Limit
            {
                entries[first as usize].push(entry);
            }
        }
        let rows = (0..).zip(entries);
        let rows = rows
            .filter(|(index, entries)| !entries.is_empty() || within.holds(run.submission(*index)));
        let mut rows: Vec<(u32, Vec<&Entry>)> = rows.collect();
        rows.sort_by_cached_key(|(index, _)| {
            let submission = run.submission(*index);
            let table = &run.intake.tables[usize::from(submission.table)];
            let (file, sheet) = (table.file.clone(), table.sheet.clone());
            (file, sheet, submission.row, submission.cell)
        });
        (rows.len() <= LONGEST).then_some(Pieces { rows })
    }

    /// Writes them, with the proof that they brought what the books say.
    pub fn write(&self, plan: &Plan) -> Result<Worksheet, XlsxError> {
        let (run, words) = (plan.run, plan.words);
        let units = run.rulebook.units.len().max(1);
        let mut head: Vec<(String, usize)> =
            COLUMNS.map(|(id, most)| (plan.column(id), most)).into();
        for unit in 0..units {
            let unit = [("unit", run.unit(unit as u8).into())];
            head.push((words.say("workbook-brought", &unit), 14));
        }
        let mut table = Table::new(plan, &plan.sheet("sheet-pieces"), &head)?;
        for (index, entries) in &self.rows {
            write_row(&mut table, plan, *index, entries, units)?;
            table.next_row()?;
        }
        let mut foot = Vec::new();
        if !self.rows.is_empty() && plan.stiff.is_none() {
            for unit in 0..units {
                let cells = table.cells((COLUMNS.len() + unit) as u16);
                let own = amount::text(Books::of(run, unit as u8).pieces(), 0);
                let gap = format!("ROUND(SUM({cells})-({own}),{})", plan.digits);
                let args = [("unit", run.unit(unit as u8).into())];
                let said = words.say("workbook-check-pieces", &args);
                foot.push(Foot::Points(said, gap));
            }
        }
        foot.push(Foot::Text(words.word("workbook-pieces-foot")));
        table.finish(Page::Across, head.len() as u16, 2, foot)
    }
}

fn write_row(
    table: &mut Table,
    plan: &Plan,
    index: u32,
    entries: &[&Entry],
    units: usize,
) -> Result<(), XlsxError> {
    let (run, words, style) = (plan.run, plan.words, &plan.style);
    let submission = run.submission(index);
    let place = place_of_row(run, index);
    let link = plan.sources.link(&place);
    let number = table.row();
    table.number(0, number.into(), &style.centred)?;
    table.text(1, run.intake.title(submission), &style.wrapped)?;
    table.text(
        2,
        run.intake.outlet_name(index, run.rulebook),
        &style.wrapped,
    )?;
    let levels = &run.rulebook.fields.get(field::LEVEL).values;
    let level = level(run, index).and_then(|level| levels.get(level));
    table.text(3, level.map_or("", |level| &level.name), &style.centred)?;
    let date = submission
        .date
        .map_or_else(String::new, |date| date.to_string());
    table.text(4, &date, &style.centred)?;
    let mut names: Vec<String> = Vec::new();
    for signer in run.intake.signers_of(submission) {
        let name = account_name(run.account(signer.account), words);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    table.text(
        5,
        &names.join(&words.word("report-name-comma")),
        &style.wrapped,
    )?;
    let department = submission.department.map_or("", |id| &run.account(id).name);
    table.text(6, department, &style.wrapped)?;
    let outcome = run.scored.outcomes[index as usize];
    let id = match outcome {
        Outcome::Counted => "workbook-counted",
        Outcome::Surpassed => "workbook-surpassed",
        Outcome::Excluded => "workbook-excluded",
        Outcome::Asked(_) => "workbook-asked",
    };
    table.text(7, &words.word(id), &style.text)?;
    table.text(8, &reason(plan, index, outcome, entries), &style.wrapped)?;
    table.link(9, &plan.sources.text(&place), link.as_deref())?;
    for unit in 0..units {
        let brought = entries
            .iter()
            .filter(|entry| usize::from(entry.unit) == unit && entry.phase <= Phase::SamePiece);
        let brought: Decimal = brought.map(|entry| entry.amount).sum();
        table.number((COLUMNS.len() + unit) as u16, brought, &style.points)?;
    }
    Ok(())
}

/// The level of a publication's outlet, by its place among the levels; none where it is not known.
pub fn level(run: &Run, index: u32) -> Option<usize> {
    match run.intake.facts.get(index as usize, field::LEVEL) {
        Fact::Choice(level) => Some(level as usize),
        _ => None,
    }
}

/// Why it has what it has: the clauses that gave, or what kept it from counting.
fn reason(plan: &Plan, index: u32, outcome: Outcome, entries: &[&Entry]) -> String {
    let (run, words) = (plan.run, plan.words);
    if let Outcome::Asked(points) = outcome {
        let asked = asked(plan, index);
        let args = [("points", points.into())];
        let stake = words.say("workbook-at-stake", &args);
        return match asked {
            Some(problem) => format!("{}\n{stake}", words.problem(problem)),
            None => stake,
        };
    }
    let mut said: Vec<String> = Vec::new();
    for entry in entries {
        let clause = run.rulebook.rule(entry.rule).clause.as_str();
        let line = match outcome {
            Outcome::Counted if entry.phase > Phase::SamePiece => continue,
            Outcome::Counted => clause.to_owned(),
            _ => {
                let ledger = &run.scored.ledger;
                let why = sentence(run.rulebook, ledger, entry.rule, entry.why, words);
                words.say(
                    "workbook-reason",
                    &[("clause", clause.into()), ("why", why.into())],
                )
            }
        };
        if !said.contains(&line) {
            said.push(line);
        }
    }
    match outcome {
        Outcome::Counted => said.join(&words.word("report-name-comma")),
        _ => said.join("\n"),
    }
}

/// The question at the row of a publication.
fn asked<'a>(plan: &Plan<'a>, index: u32) -> Option<&'a Problem> {
    let submission = plan.run.submission(index);
    let mut problems = plan.run.problems.iter();
    problems.find(|problem| {
        problem.severity == Severity::Error && plan.run.intake.is_about(problem, submission)
    })
}
