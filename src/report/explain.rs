//! Why an account has its points: its entries piece by piece, then those of the period, with a
//! running sum that ends in the total the ranking shows.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::accounting::Within;
use super::{Run, account_kind, account_name, amount, place, sentence};
use crate::clauses::share::Division;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::text::squeeze;
use crate::intake::{Column, Role, Submission};
use crate::ledger::{Entry, Phase, Rests};
use crate::locale::Words;
use crate::period::Period;
use crate::problem::{Place, address};
use crate::rulebook::RuleId;
use crate::rulebook::field::{self, FieldId, Subject};
use crate::scoring::Outcome;
use crate::scoring::signing::Signing;

/// So many rows are named where an entry rests on more.
const ROWS: usize = 8;
/// So many names are suggested.
const SUGGESTIONS: usize = 3;
/// All accounts of a name: teachers, then departments, then outsiders.
pub fn find(run: &Run, name: &str) -> Vec<AccountId> {
    let name = squeeze(name);
    let mut found: Vec<_> = run
        .intake
        .accounts
        .iter()
        .filter(|(_, account)| !name.is_empty() && squeeze(&account.name) == name)
        .map(|(id, account)| (account.kind, run.department(id), id))
        .collect();
    found.sort();
    found.into_iter().map(|(_, _, id)| id).collect()
}

/// The names most like one that nobody has, the likest first.
pub fn suggestions(run: &Run, name: &str) -> Vec<String> {
    let name = squeeze(name);
    let mut alike: Vec<_> = run
        .intake
        .accounts
        .iter()
        .filter(|(_, account)| !account.name.is_empty())
        .map(|(_, account)| {
            let edits = strsim::levenshtein(&name, &squeeze(&account.name));
            (edits, &*account.name)
        })
        // Half of a name may differ: 张三 and 张山 are alike.
        .filter(|(edits, other)| edits * 2 <= name.chars().count().max(other.chars().count()))
        .collect();
    alike.sort();
    alike.dedup();
    let names = alike.into_iter().map(|(_, name)| name.to_owned());
    names.take(SUGGESTIONS).collect()
}

/// The explanation of an account's points in the period.
pub fn text(run: &Run, words: &Words, id: AccountId) -> String {
    let account = run.account(id);
    let mut head = vec![
        account_name(account, words),
        account_kind(account.kind, words),
    ];
    if !run.department(id).is_empty() {
        head.push(run.department(id).to_owned());
    }
    head.push(run.period().to_string());
    let mut out = format!("{}\n", head.join(" · "));
    let mut any = false;
    for unit in 0..run.rulebook.units.len().max(1) {
        let lines = lines(run, id, unit as u8);
        if !lines.is_empty() {
            any = true;
            Page::new(run, words, unit as u8, &lines).write(&mut out, id);
        }
    }
    if !any {
        out.push_str(&format!("\n{}\n", words.word("report-explain-nothing")));
    }
    if account.kind == AccountKind::Outsider {
        out.push_str(&format!("{}\n", words.word("report-explain-outsider")));
    }
    push_asked(&mut out, run, words, id);
    out
}

/// An entry with where it stands in the explanation.
struct Line<'a> {
    period: Period,
    /// The publication it is told under; none for what belongs to the period.
    under: Option<u32>,
    entry: &'a Entry,
    /// The sum of like entries where one cell reports several publications.
    amount: Decimal,
}

fn lines<'a>(run: &'a Run, id: AccountId, unit: u8) -> Vec<Line<'a>> {
    let ledger = &run.scored.ledger;
    let mut lines: Vec<Line> = ledger
        .entries
        .iter()
        .filter(|entry| entry.account == id && entry.unit == unit && run.shows(entry))
        .map(|entry| Line {
            period: ledger.periods[usize::from(entry.period)],
            under: (entry.phase < Phase::Limit)
                .then(|| ledger.submissions_of(entry).first().copied())
                .flatten(),
            amount: entry.amount,
            entry,
        })
        .collect();
    // A piece stands where the first of its publications here does.
    let mut first = std::collections::HashMap::new();
    for line in &lines {
        if let Some(index) = line.under {
            let at = at(run, index);
            let piece = run.scored.pieces[index as usize];
            let known = first.entry(piece).or_insert(at);
            *known = at.min(*known);
        }
    }
    lines.sort_by_key(|line| {
        let piece = line.under.map(|index| run.scored.pieces[index as usize]);
        (
            run.rulebook.calendar.last_day(line.period),
            line.period.kind,
            line.under.is_none(),
            piece.map(|piece| (first[&piece], piece)),
            line.entry.phase,
            line.under.map(|index| at(run, index)),
            line.entry.rests,
            line.entry.rule,
        )
    });
    of_cells(run, lines)
}

/// Puts the publications that one cell reports together: they stand under the first of them, and
/// what a rule brings each of them is one line.
fn of_cells<'a>(run: &Run, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let cell = |index: u32| {
        let submission = run.submission(index);
        submission
            .cell
            .map(|cell| (submission.table, submission.row, cell))
    };
    let mut together: Vec<Line> = Vec::with_capacity(lines.len());
    // Where the lines of the present cell begin.
    let mut begin = 0;
    for mut line in lines {
        let own = line.under.and_then(cell);
        let open = together.get(begin).and_then(|first| first.under);
        if own.is_none() || open.and_then(cell) != own {
            begin = together.len();
            together.push(line);
            continue;
        }
        line.under = open;
        let key = |line: &Line| {
            (
                line.period,
                line.entry.phase,
                line.entry.rule,
                line.entry.why,
            )
        };
        match together[begin..]
            .iter_mut()
            .find(|known| key(known) == key(&line))
        {
            Some(known) => known.amount += line.amount,
            None => together.push(line),
        }
    }
    together
}

/// Where a publication stands in time and in the tables.
fn at(run: &Run, index: u32) -> (Option<NaiveDate>, u16, u32) {
    let submission = run.submission(index);
    (submission.date, submission.table, submission.row)
}

/// The entries of one unit as text.
struct Page<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
    unit: u8,
    lines: &'a [Line<'a>],
    /// The widths of amounts, running sums and clauses.
    widths: (usize, usize, usize),
}

impl<'a> Page<'a> {
    fn new(run: &'a Run, words: &'a Words, unit: u8, lines: &'a [Line]) -> Page<'a> {
        let places = run.rulebook.decimals;
        let mut widths = (0, 0, 0);
        let mut sum = Decimal::ZERO;
        for line in lines {
            sum += line.amount;
            let clause = &run.rulebook.rule(line.entry.rule).clause;
            widths.0 = widths.0.max(amount::signed(line.amount, places).len());
            widths.1 = widths.1.max(amount::text(sum, places).len());
            widths.2 = widths.2.max(clause.width());
        }
        Page {
            run,
            words,
            unit,
            lines,
            widths,
        }
    }

    fn write(&self, out: &mut String, id: AccountId) {
        let Page {
            run, words, unit, ..
        } = *self;
        let mut sum = Decimal::ZERO;
        let mut piece = None;
        let mut under = None;
        let mut period = None;
        for line in self.lines {
            let section = (line.period, line.under.is_none());
            if period != Some(section) {
                let several = line.period != run.period();
                if several || line.under.is_none() {
                    let args = [("period", line.period.to_string().into())];
                    let title = match line.under {
                        Some(_) => words.say("report-explain-pieces", &args),
                        None => words.say("report-explain-period", &args),
                    };
                    out.push_str(&format!("\n{title}\n"));
                }
                period = Some(section);
                (piece, under) = (None, None);
            }
            if let Some(index) = line.under {
                let of = run.scored.pieces[index as usize];
                if piece != Some(of) {
                    piece = Some(of);
                    out.push_str(&format!("\n{}\n", title(run, words, index, id)));
                }
                if under != Some(index) {
                    under = Some(index);
                    out.push_str(&format!("  {}\n", publication(run, words, index)));
                    push_decisions(out, run, words, index);
                    if line.entry.phase <= Phase::Modify {
                        push_signers(out, run, words, index);
                    }
                }
            }
            sum += line.amount;
            self.push_entry(out, line, sum);
        }
        out.push('\n');
        let args = [
            ("points", amount::text(sum, run.rulebook.decimals).into()),
            ("unit", run.unit(unit).into()),
        ];
        out.push_str(&words.say("report-explain-total", &args));
        out.push('\n');
        self.push_place(out, id);
    }

    fn push_entry(&self, out: &mut String, line: &Line, sum: Decimal) {
        let Page {
            run, words, widths, ..
        } = self;
        let rulebook = run.rulebook;
        let entry = line.entry;
        let clause = &rulebook.rule(entry.rule).clause;
        let said = sentence(rulebook, &run.scored.ledger, entry.rule, entry.why, words);
        out.push_str(&format!(
            "    {:>2$}  = {:>3$}",
            amount::signed(line.amount, rulebook.decimals),
            amount::text(sum, rulebook.decimals),
            widths.0,
            widths.1,
        ));
        let gap = " ".repeat(widths.2 - clause.width());
        out.push_str(&format!("  {clause}{gap}  {said}"));
        let cells = line
            .under
            .map_or_else(String::new, |index| cells(run, words, index, entry.rule));
        if !cells.is_empty() {
            out.push_str(&words.say("report-explain-cells", &[("cells", cells.into())]));
        }
        out.push('\n');
        if line.under.is_none() {
            let source = self.source(entry);
            if !source.is_empty() {
                let args = [("source", source.into())];
                out.push_str(&format!("        {}\n", words.say("report-source", &args)));
            }
        }
    }

    /// What an entry of the period rests on.
    fn source(&self, entry: &Entry) -> String {
        let (run, words) = (self.run, self.words);
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

    /// The place and the money that the ranking shows for the account.
    fn push_place(&self, out: &mut String, id: AccountId) {
        let words = self.words;
        let rankings = &self.run.standing.rankings;
        let found = rankings
            .iter()
            .filter(|ranking| ranking.unit == self.unit)
            .flat_map(|ranking| &ranking.rows)
            .find(|row| row.account == id);
        let Some(row) = found else {
            return;
        };
        let mut parts = vec![match row.place {
            Some(place) => {
                let group = match row.group.as_str() {
                    "" => String::new(),
                    group => words.say("report-in-group", &[("group", group.into())]),
                };
                let args = [("place", place.to_string().into()), ("group", group.into())];
                words.say("report-explain-place", &args)
            }
            None => words.word("report-explain-unranked"),
        }];
        if let Some(money) = row.money {
            let args = [("money", amount::text(money, 2).into())];
            parts.push(words.say("report-explain-money", &args));
        }
        out.push_str(&parts.join(&words.word("report-comma")));
        out.push('\n');
    }
}

/// The title of a publication; of those that a cell counts whose they are, where and how many.
fn title(run: &Run, words: &Words, index: u32, id: AccountId) -> String {
    let submission = run.submission(index);
    let Some(cell) = submission.cell.filter(|_| submission.title.1 == 0) else {
        let title = run.intake.title(submission);
        return words.say("report-title", &[("title", title.into())]);
    };
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
    match heading {
        "" => words.say("report-explain-counted-plain", &args),
        _ => words.say("report-explain-counted", &args),
    }
}

/// Where and when something was published, and the row that says so.
fn publication(run: &Run, words: &Words, index: u32) -> String {
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
            let place = Place::Cell {
                file: table.file.clone(),
                sheet: table.sheet.clone(),
                row: submission.row,
                column: cell.into(),
            };
            place::text(&place, words)
        }
        None => row(run, words, submission.table, submission.row),
    });
    parts.join(" · ")
}

/// What was decided of a publication's row.
fn push_decisions(out: &mut String, run: &Run, words: &Words, index: u32) {
    let row = run.submission(index);
    for decision in run.intake.decided.of_row(row.table, row.row) {
        let (kind, about) = decision
            .what
            .split_once(['：', ':'])
            .unwrap_or(("", &decision.what));
        let args = [
            ("kind", kind.into()),
            ("about", about.into()),
            ("answer", decision.answer.as_str().into()),
            ("decision", decision.cited()),
        ];
        out.push_str(&format!("  {}\n", words.say("report-decided", &args)));
    }
}

/// The cells of a publication's row that a rule looks at.
fn cells(run: &Run, words: &Words, index: u32, rule: RuleId) -> String {
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
            let found = table
                .columns
                .iter()
                .find(|(known, _)| *known == Column::Field(id));
            found.map(|(_, column)| *column)
        };
        let made: Vec<u32> = made_of.iter().filter_map(|id| of(*id)).collect();
        if made.is_empty() {
            columns.extend(of(id));
        } else {
            columns.extend(made);
        }
    }
    columns.sort_unstable();
    columns.dedup();
    let cells: Vec<String> = columns
        .into_iter()
        .map(|column| address(submission.row, column))
        .collect();
    cells.join(&words.word("report-name-comma"))
}

/// Who signs a publication and how they divide it, where there is anything to divide.
fn push_signers(out: &mut String, run: &Run, words: &Words, index: u32) {
    let facts = |field| run.intake.facts.get(index as usize, field);
    let share = run.rulebook.share_of(&facts);
    let signing = Signing::of(run.intake, run.submission(index), share);
    if signing.sharers.len() < 2 {
        return;
    }
    // Weights by role say nothing where all are in one column.
    let equal = share.divide(&signing.roles) == Division::Equal;
    let names = signing
        .sharers
        .iter()
        .zip(&signing.roles)
        .map(|(id, roles)| {
            let name = run.intake.accounts.get(*id).name.to_string();
            if share.roles.is_empty() || equal {
                return name;
            }
            let fields = &run.rulebook.fields;
            // An author stands for the writer where only writers are weighed.
            let stands = |role: Role| match role {
                Role::Text if !share.weighs(Role::Author) => roles.has(Role::Author),
                _ => false,
            };
            let columns = fields
                .people()
                .filter(|(_, role)| share.weighs(*role) && (roles.has(*role) || stands(*role)))
                .map(|(id, _)| fields.get(id).name(words));
            let columns = columns
                .collect::<Vec<_>>()
                .join(&words.word("condition-and"));
            let args = [("name", name.into()), ("columns", columns.into())];
            words.say("report-role", &args)
        });
    let names: Vec<String> = names.collect();
    let how = if equal {
        words.word("rule-share-equal")
    } else {
        run.rulebook.sentence(share.rule, words)
    };
    let clause = run.rulebook.rule(share.rule).clause.as_str();
    let mut args = vec![
        ("names", names.join(&words.word("report-name-comma")).into()),
        ("how", how.into()),
    ];
    if !clause.is_empty() {
        args.push(("clause", clause.into()));
    }
    let id = match clause {
        // What holds where the rulebook says nothing of sharing.
        "" => "report-explain-signers-silent",
        _ => "report-explain-signers",
    };
    out.push_str(&format!("  {}\n", words.say(id, &args)));
}

fn row(run: &Run, words: &Words, table: u16, row: u32) -> String {
    let table = &run.intake.tables[usize::from(table)];
    let place = Place::Row {
        file: table.file.clone(),
        sheet: table.sheet.clone(),
        row,
    };
    place::text(&place, words)
}

/// What the account handed in that waits for an answer.
fn push_asked(out: &mut String, run: &Run, words: &Words, id: AccountId) {
    let mut within = Within::new(&run.rulebook.calendar, run.period());
    let asked: Vec<u32> = (0u32..)
        .zip(&run.intake.submissions)
        .zip(&run.scored.outcomes)
        .filter(|((_, submission), outcome)| {
            matches!(outcome, Outcome::Asked(_))
                && (submission.department == Some(id)
                    || run
                        .intake
                        .signers_of(submission)
                        .iter()
                        .any(|signer| signer.account == id))
                && within.holds(submission)
        })
        .map(|((index, _), _)| index)
        .collect();
    if asked.is_empty() {
        return;
    }
    let args = [("count", asked.len().into())];
    out.push_str(&format!("\n{}\n", words.say("report-explain-asked", &args)));
    let mut last = None;
    for index in asked {
        let submission = run.submission(index);
        let cell = submission
            .cell
            .map(|cell| (submission.table, submission.row, cell));
        if cell.is_some() && cell == last {
            continue;
        }
        last = cell;
        let title = title(run, words, index, id);
        out.push_str(&format!("  {title} {}\n", publication(run, words, index)));
    }
}
