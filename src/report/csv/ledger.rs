//! The ledger as CSV, fast enough for millions of lines.
//!
//! What repeats is made into ready bytes once: the cells of account and period, those of unit,
//! phase, rule, clause and sentence, those of file and sheet. A line is these pieces one after the
//! other with its number, amount, title and rows between them.

use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;

use hashbrown::HashMap;

use super::{BOM, column, push_cell};
use crate::intake::accounts::AccountKind;
use crate::ledger::{Entry, Phase, Rests, SplitId, Why};
use crate::locale::Words;
use crate::problem::address;
use crate::report::amount::{push, push_count};
use crate::report::order::{Line, Lines};
use crate::report::{Run, account_kind, account_name, line_sentence};
use crate::rulebook::RuleId;

/// So much is gathered before it is handed on.
const BLOCK: usize = 1 << 20;

/// From so many entries on a second thread is worth its start.
const LONG: usize = 100_000;

const COLUMNS: [&str; 15] = [
    "number",
    "account-kind",
    "account",
    "period",
    "amount",
    "unit",
    "phase",
    "rule",
    "clause",
    "why",
    "title",
    "file",
    "sheet",
    "row",
    "department",
];

/// Writes the entries of the period, by account, period, phase and place.
///
/// A long ledger is written by a thread of its own while further lines are made.
pub fn write(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    if run.scored.ledger.entries.len() < LONG {
        return blocks(run, words, |block| {
            out.write_all(&block)?;
            Ok(block)
        });
    }
    let (full, to_write) = mpsc::sync_channel::<Vec<u8>>(2);
    let (written, empty) = mpsc::channel();
    thread::scope(|scope| {
        let writer = scope.spawn(move || {
            for block in to_write {
                out.write_all(&block)?;
                // Nobody waits for the last ones.
                let _ = written.send(block);
            }
            Ok(())
        });
        let made = blocks(run, words, |block| {
            // The writer hangs up only when it has failed, and then says why itself.
            full.send(block).map_err(io::Error::other)?;
            Ok(empty.try_recv().unwrap_or_default())
        });
        drop(full);
        match writer.join() {
            Ok(Ok(())) => made,
            Ok(Err(error)) => Err(error),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Makes the lines and gives them away a block at a time, for an emptied or new one.
fn blocks(
    run: &Run,
    words: &Words,
    mut give: impl FnMut(Vec<u8>) -> io::Result<Vec<u8>>,
) -> io::Result<()> {
    let mut ready = Ready::new(run, words);
    let mut block = Vec::new();
    block.extend_from_slice(BOM);
    block.extend_from_slice(COLUMNS.map(|key| column(key, words)).join(",").as_bytes());
    block.extend_from_slice(b"\r\n");
    let mut number = 0;
    let mut lines = Lines::new(run);
    while lines.advance() {
        for line in lines.batch() {
            number += 1;
            push_count(&mut block, number);
            block.extend_from_slice(ready.account(&line.entry));
            push(&mut block, line.entry.amount, run.rulebook.decimals);
            ready.push_rule(&mut block, &line.entry);
            push_cell(&mut block, lines.title(line));
            ready.push_rows(&mut block, line);
            block.extend_from_slice(&ready.department);
            if block.len() >= BLOCK {
                block = give(block)?;
                block.clear();
            }
        }
    }
    give(block)?;
    Ok(())
}

/// What a sentence depends on: rule, unit, phase, reason and share.
type Said = (RuleId, u8, Phase, Why, Option<SplitId>);

/// The cells that repeat, as bytes.
struct Ready<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
    /// By kind of account: `,kind,`
    kinds: [Vec<u8>; 3],
    /// By table: `,file,sheet,`
    tables: Vec<Vec<u8>>,
    /// By rule, unit, phase and reason: `,unit,phase,rule,clause,sentence,`; empty until it is
    /// needed.
    rules: Vec<Vec<u8>>,
    /// The same of lines that are shares or have a reason with figures that repeat.
    shared: HashMap<Said, Vec<u8>>,
    /// The account and period that `account` and `department` hold.
    current: Option<(u32, u16)>,
    /// `,kind,account,period,`
    account: Vec<u8>,
    /// `,department` and the end of the line.
    department: Vec<u8>,
}

/// The reasons that have a sentence of their own; details come one by one.
const REASONS: usize = Why::RANKS;
const KINDS: [AccountKind; 3] = [
    AccountKind::Teacher,
    AccountKind::Department,
    AccountKind::Outsider,
];
const PHASES: usize = Phase::Round as usize + 1;

impl<'a> Ready<'a> {
    fn new(run: &'a Run<'a>, words: &'a Words) -> Ready<'a> {
        let tables = run.intake.tables.iter().map(|table| {
            let mut cells = vec![b','];
            push_cell(&mut cells, &table.file);
            cells.push(b',');
            push_cell(&mut cells, &table.sheet);
            cells.push(b',');
            cells
        });
        let rules = run.rulebook.rules.len() * run.rulebook.units.len().max(1) * PHASES * REASONS;
        Ready {
            run,
            words,
            kinds: KINDS.map(|kind| {
                let mut cells = vec![b','];
                push_cell(&mut cells, &account_kind(kind, words));
                cells.push(b',');
                cells
            }),
            tables: tables.collect(),
            rules: vec![Vec::new(); rules],
            shared: HashMap::new(),
            current: None,
            account: Vec::new(),
            department: Vec::new(),
        }
    }

    /// `,kind,account,period,` of an entry.
    fn account(&mut self, entry: &Entry) -> &[u8] {
        let current = (entry.account.0, entry.period);
        if self.current != Some(current) {
            self.current = Some(current);
            let account = self.run.account(entry.account);
            let period = self.run.scored.ledger.periods[usize::from(entry.period)];
            self.account.clear();
            let kind = KINDS.iter().position(|&kind| kind == account.kind);
            self.account
                .extend_from_slice(&self.kinds[kind.unwrap_or_default()]);
            if account.name.is_empty() {
                push_cell(&mut self.account, &account_name(account, self.words));
            } else {
                push_cell(&mut self.account, &account.name);
            }
            self.account.push(b',');
            self.account
                .extend_from_slice(period.to_string().as_bytes());
            self.account.push(b',');
            self.department.clear();
            self.department.push(b',');
            push_cell(&mut self.department, self.run.department(entry.account));
            self.department.extend_from_slice(b"\r\n");
        }
        &self.account
    }

    /// Appends `,unit,phase,rule,clause,sentence,`.
    fn push_rule(&mut self, out: &mut Vec<u8>, entry: &Entry) {
        let reason = match (entry.why.rank(), entry.why) {
            (Some(reason), _) if entry.split.is_none() => reason,
            (None, Why::Detail(_)) => return self.make_rule(out, entry),
            _ => return self.push_shared(out, entry),
        };
        let units = self.run.rulebook.units.len().max(1);
        let index = (usize::from(entry.rule.0) * units + usize::from(entry.unit)) * PHASES
            + entry.phase as usize;
        let index = index * REASONS + reason;
        if self.rules[index].is_empty() {
            let mut cells = Vec::new();
            self.make_rule(&mut cells, entry);
            self.rules[index] = cells;
        }
        out.extend_from_slice(&self.rules[index]);
    }

    fn push_shared(&mut self, out: &mut Vec<u8>, entry: &Entry) {
        let key = (entry.rule, entry.unit, entry.phase, entry.why, entry.split);
        if let Some(cells) = self.shared.get(&key) {
            return out.extend_from_slice(cells);
        }
        let mut cells = Vec::new();
        self.make_rule(&mut cells, entry);
        out.extend_from_slice(&cells);
        self.shared.insert(key, cells);
    }

    fn make_rule(&self, out: &mut Vec<u8>, entry: &Entry) {
        let Run {
            rulebook, scored, ..
        } = self.run;
        let said = line_sentence(rulebook, &scored.ledger, entry, self.words);
        for text in [
            self.run.unit(entry.unit),
            &self.words.word(entry.phase.id()),
            &rule_name(self.run, entry.rule),
            &rulebook.rule(entry.rule).clause,
            &said,
        ] {
            out.push(b',');
            push_cell(out, text);
        }
        out.push(b',');
    }

    /// Appends `,file,sheet,row` (or a cell) of what an entry rests on.
    fn push_rows(&self, out: &mut Vec<u8>, line: &Line) {
        let Some((table, row)) = line.at else {
            return out.extend_from_slice(b",,,");
        };
        out.extend_from_slice(&self.tables[usize::from(table)]);
        match line.cell {
            Some(column) => out.extend_from_slice(address(row, column.into()).as_bytes()),
            None => push_count(out, row.into()),
        }
        if let Rests::Submissions(_) = line.entry.rests {
            let mut last = (table, row, line.cell);
            for &other in &self.run.scored.ledger.submissions_of(&line.entry)[1..] {
                let other = self.run.submission(other);
                // One cell may report several.
                let at = (other.table, other.row, other.cell);
                if other.cell.is_some() && at == last {
                    continue;
                }
                last = at;
                out.push(b';');
                if other.table != table {
                    self.push_other_table(out, table, other.table);
                }
                match other.cell {
                    Some(column) => {
                        out.extend_from_slice(address(other.row, column.into()).as_bytes());
                    }
                    None => push_count(out, other.row.into()),
                }
            }
        }
    }

    /// Appends `sheet!` or `file/sheet!` before a row of another table than the first, as
    /// spreadsheets write it, without what would need quotes.
    fn push_other_table(&self, out: &mut Vec<u8>, first: u16, other: u16) {
        let table = |index: u16| &self.run.intake.tables[usize::from(index)];
        let (first, other) = (table(first), table(other));
        let mut push = |text: &str| {
            out.extend(text.bytes().map(|byte| match byte {
                b'"' | b',' | b'\r' | b'\n' => b'_',
                byte => byte,
            }));
        };
        if other.file != first.file {
            push(&other.file);
            push("/");
        }
        push(&other.sheet);
        push("!");
    }
}

/// How a rule is named for someone who opens the rulebook: `points@41`.
pub fn rule_name(run: &Run, rule: RuleId) -> String {
    let rule = run.rulebook.rule(rule);
    format!("{}@{}", rule.kind, rule.line)
}
