//! What the sheets must know of each other: their names, the numbers of accounts, and whether the
//! rankings can be worked out anew from the ledger.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use super::LONGEST;
use super::sources::Sources;
use crate::intake::accounts::AccountId;
use crate::locale::Words;
use crate::report::Run;
use crate::report::spreadsheet::{Style, fits};

/// Why figures stand in the workbook as values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stiff {
    /// There are too many lines, or accounts.
    Long,
    /// Amounts have more digits than a spreadsheet reckons with.
    Fine,
}

/// What is common to all sheets.
pub struct Plan<'a> {
    pub run: &'a Run<'a>,
    pub words: &'a Words,
    pub style: Style,
    pub sources: Sources,
    /// How many lines the ledger has.
    pub lines: usize,
    /// The most decimals that a booked amount has.
    pub digits: u32,
    /// What keeps the formulas out; none where they are there.
    pub stiff: Option<Stiff>,
    /// By account, from 1.
    numbers: Vec<usize>,
}

impl<'a> Plan<'a> {
    pub fn new(run: &'a Run<'a>, words: &'a Words) -> Plan<'a> {
        let entries = run.scored.ledger.entries.iter();
        let mut lines = 0;
        let mut digits = run.rulebook.decimals;
        for entry in entries.filter(|entry| run.shows(entry)) {
            lines += 1;
            if entry.amount.scale() > digits {
                digits = digits.max(entry.amount.normalize().scale());
            }
        }
        let stiff = if is_long(run, lines) {
            Some(Stiff::Long)
        } else if !is_exact(run, digits) {
            Some(Stiff::Fine)
        } else {
            None
        };
        Plan {
            run,
            words,
            style: Style::new(run.rulebook.decimals, digits),
            sources: Sources::of(run),
            lines,
            digits,
            stiff,
            numbers: numbers(run),
        }
    }

    /// The name of a sheet.
    pub fn sheet(&self, id: &str) -> String {
        self.words.word(id)
    }

    pub fn column(&self, id: &str) -> String {
        self.words.word(&format!("column-{id}"))
    }

    /// The number of an account in a unit: what formulas tell lines of the ledger apart by. Names
    /// can be two people's, and may hold what a criterion takes for a pattern.
    pub fn number(&self, account: AccountId, unit: u8) -> usize {
        let units = self.run.rulebook.units.len().max(1);
        (self.numbers[account.0 as usize] - 1) * units + usize::from(unit) + 1
    }

    /// Whether the ledger has its sheet.
    pub fn has_ledger(&self) -> bool {
        self.lines <= LONGEST
    }
}

/// The accounts numbered by content, whatever the order they were read in.
fn numbers(run: &Run) -> Vec<usize> {
    let mut order: Vec<_> = run.intake.accounts.iter().collect();
    order.sort_by_key(|&(id, account)| (account.kind, &account.name, run.department(id), id));
    let mut numbers = vec![0; order.len()];
    for ((id, _), number) in order.into_iter().zip(1..) {
        numbers[id.0 as usize] = number;
    }
    numbers
}

/// Whether a spreadsheet would take too long over it: each account looks through the whole ledger
/// and all others of its ranking.
fn is_long(run: &Run, lines: usize) -> bool {
    const MOST: usize = 300_000_000;
    let rankings = run.standing.rankings.iter();
    let accounts = rankings.map(|ranking| ranking.rows.len()).max();
    let accounts = accounts.unwrap_or_default();
    lines > LONGEST || accounts.saturating_mul(lines + accounts) > MOST
}

/// Whether what each account has comes out right where amounts are added as a spreadsheet does it.
fn is_exact(run: &Run, digits: u32) -> bool {
    let mut sums: HashMap<(AccountId, u8), (usize, Decimal)> = HashMap::new();
    let entries = run.scored.ledger.entries.iter();
    for entry in entries.filter(|entry| run.shows(entry)) {
        let (count, sum) = sums.entry((entry.account, entry.unit)).or_default();
        *count += 1;
        *sum = sum.saturating_add(entry.amount.abs());
    }
    sums.values().all(|sum| adds_up(*sum, digits))
}

/// Whether so many amounts of at most this sum in all, added as a spreadsheet does it and rounded,
/// come out right: what each addition loses stays below half of the last decimal in all.
fn adds_up((count, sum): (usize, Decimal), digits: u32) -> bool {
    const EXACT: u128 = 1 << 51;
    let grains = 10_i128.checked_pow(digits).and_then(|grain| {
        let grain = Decimal::try_from_i128_with_scale(grain, 0).ok()?;
        sum.checked_mul(grain)?
            .trunc()
            .mantissa()
            .checked_mul(count as i128)
    });
    fits(sum) && grains.is_some_and(|grains| grains.unsigned_abs() < EXACT)
}
