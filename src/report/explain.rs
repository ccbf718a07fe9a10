//! Why an account has its points, as text.

use unicode_width::UnicodeWidthStr;

use super::statement::{Content, Line, Statement, asked_by_account};
use super::{Run, account_kind, account_name, amount, line_sentence, signers, source};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::text::squeeze;
use crate::locale::Words;

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
    let mut out = format!("{}\n", head(run, words, id));
    let mut any = false;
    for unit in 0..run.rulebook.units.len().max(1) {
        let statement = Statement::find(run, id, unit as u8);
        if !statement.is_empty() {
            any = true;
            Page::new(run, words, &statement).write(&mut out);
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

/// Whose points are explained, and of which period.
pub fn head(run: &Run, words: &Words, id: AccountId) -> String {
    let account = run.account(id);
    let mut head = vec![
        account_name(account, words),
        account_kind(account.kind, words),
    ];
    if !run.department(id).is_empty() {
        head.push(run.department(id).to_owned());
    }
    head.push(run.period().to_string());
    head.join(" · ")
}

/// A statement as text.
struct Page<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
    statement: &'a Statement<'a>,
    /// The widths of amounts, running sums and clauses.
    widths: (usize, usize, usize),
}

impl<'a> Page<'a> {
    fn new(run: &'a Run, words: &'a Words, statement: &'a Statement) -> Page<'a> {
        let places = run.rulebook.decimals;
        let mut widths = (0, 0, 0);
        for line in statement.lines() {
            let amount = amount::signed(line.amount, places);
            let clause = &run.rulebook.rule(line.entry.rule).clause;
            widths.0 = widths.0.max(amount.len());
            widths.1 = widths.1.max(amount::text(line.sum, places).len());
            widths.2 = widths.2.max(clause.width());
        }
        Page {
            run,
            words,
            statement,
            widths,
        }
    }

    fn write(&self, out: &mut String) {
        let Page {
            run,
            words,
            statement,
            ..
        } = *self;
        for section in &statement.sections {
            let args = [("period", section.period.to_string().into())];
            match &section.content {
                Content::Pieces(pieces) => {
                    if section.period != run.period() {
                        let title = words.say("report-explain-pieces", &args);
                        out.push_str(&format!("\n{title}\n"));
                    }
                    for piece in pieces {
                        let title = title(run, words, piece.first(), statement.account);
                        out.push_str(&format!("\n{title}\n"));
                        for part in &piece.parts {
                            let index = part.publication;
                            let publication = source::publication(run, words, index);
                            out.push_str(&format!("  {publication}\n"));
                            for decision in source::decisions(run, words, index) {
                                out.push_str(&format!("  {decision}\n"));
                            }
                            if part.is_worth()
                                && let Some(signers) = signers::signers(run, words, index)
                            {
                                out.push_str(&format!("  {}\n", signers.said));
                            }
                            for line in &part.lines {
                                self.push_line(out, line, Some(index));
                            }
                        }
                    }
                }
                Content::Period(lines) => {
                    let title = words.say("report-explain-period", &args);
                    out.push_str(&format!("\n{title}\n"));
                    for line in lines {
                        self.push_line(out, line, None);
                    }
                }
            }
        }
        out.push('\n');
        let total = amount::text(statement.total, run.rulebook.decimals);
        let args = [
            ("points", total.into()),
            ("unit", run.unit(statement.unit).into()),
        ];
        out.push_str(&words.say("report-explain-total", &args));
        out.push('\n');
        if let Some(place) = place_of(run, words, statement) {
            out.push_str(&place);
            out.push('\n');
        }
    }

    /// An entry, told under a publication or of the period.
    fn push_line(&self, out: &mut String, line: &Line, under: Option<u32>) {
        let Page {
            run, words, widths, ..
        } = self;
        let rulebook = run.rulebook;
        let entry = line.entry;
        let clause = &rulebook.rule(entry.rule).clause;
        let said = line_sentence(rulebook, &run.scored.ledger, entry, words);
        out.push_str(&format!(
            "    {:>2$}  = {:>3$}",
            amount::signed(line.amount, rulebook.decimals),
            amount::text(line.sum, rulebook.decimals),
            widths.0,
            widths.1,
        ));
        let gap = " ".repeat(widths.2 - clause.width());
        out.push_str(&format!("  {clause}{gap}  {said}"));
        let cells = under.map_or_else(String::new, |index| source::basis(run, words, index, entry));
        if !cells.is_empty() {
            out.push_str(&words.say("report-explain-cells", &[("cells", cells.into())]));
        }
        out.push('\n');
        if under.is_none() {
            let source = source::of_period(run, words, entry);
            if !source.is_empty() {
                let args = [("source", source.into())];
                out.push_str(&format!("        {}\n", words.say("report-source", &args)));
            }
        }
    }
}

/// The place and the money that the ranking shows for the account.
pub fn place_of(run: &Run, words: &Words, statement: &Statement) -> Option<String> {
    let (ranking, row) = statement.ranked(run)?;
    let mut parts = Vec::from_iter(match row.place {
        Some(place) => {
            let group = match row.group.as_str() {
                "" => String::new(),
                group => words.say("report-in-group", &[("group", group.into())]),
            };
            let args = [("place", place.to_string().into()), ("group", group.into())];
            Some(words.say("report-explain-place", &args))
        }
        None if ranking.gives_places => Some(words.word("report-explain-unranked")),
        None => None,
    });
    if let Some(money) = row.money {
        let args = [("money", amount::text(money, 2).into())];
        parts.push(words.say("report-explain-money", &args));
    }
    (!parts.is_empty()).then(|| parts.join(&words.word("report-comma")))
}

/// What the account handed in that waits for an answer.
fn push_asked(out: &mut String, run: &Run, words: &Words, id: AccountId) {
    let asked = asked_by_account(run).remove(&id).unwrap_or_default();
    if asked.is_empty() {
        return;
    }
    let args = [("count", asked.len().into())];
    out.push_str(&format!("\n{}\n", words.say("report-explain-asked", &args)));
    for index in asked {
        let title = title(run, words, index, id);
        let publication = source::publication(run, words, index);
        out.push_str(&format!("  {title} {publication}\n"));
    }
}

/// The title of a publication; of those that a cell counts whose they are, where and how many.
pub fn title(run: &Run, words: &Words, index: u32, id: AccountId) -> String {
    source::counted(run, words, index, id).unwrap_or_else(|| {
        let title = run.intake.title(run.submission(index));
        words.say("report-title", &[("title", title.into())])
    })
}
