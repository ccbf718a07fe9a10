//! The order of ledger lines: by content, so that the order of files and rules does not show.

use crate::ledger::{Entry, Rests, Why};
use crate::report::Run;

/// What orders the entries of one account: period, phase, table, row, rule, unit, then what is left.
type Key = (u64, u64, u128);

/// The ranks that names and places have in the order of the lines.
pub(super) struct Ranks {
    accounts: Vec<u32>,
    periods: Vec<u16>,
    tables: Vec<u16>,
}

impl Ranks {
    fn new(run: &Run) -> Ranks {
        let accounts = &run.intake.accounts;
        let mut by_name: Vec<_> = accounts.iter().collect();
        by_name.sort_by_key(|&(id, account)| (account.kind, &account.name, run.department(id), id));
        let mut by_end: Vec<_> = run.scored.ledger.periods.iter().enumerate().collect();
        by_end.sort_by_key(|&(_, &period)| (run.rulebook.calendar.last_day(period), period.kind));
        let mut by_file: Vec<_> = run.intake.tables.iter().enumerate().collect();
        by_file.sort_by_key(|(_, table)| (&table.file, &table.sheet));
        Ranks {
            accounts: ranks(by_name.into_iter().map(|(id, _)| id.0 as usize)),
            periods: ranks(by_end.into_iter().map(|(index, _)| index)),
            tables: ranks(by_file.into_iter().map(|(index, _)| index)),
        }
    }

    /// Where the first thing that an entry rests on stands; what rests on no row comes last.
    fn place(&self, run: &Run, entry: &Entry) -> u64 {
        let (table, row) = match entry.rests {
            Rests::Event(index) => {
                let event = &run.intake.events[index as usize];
                (event.table, event.row)
            }
            _ => match run.scored.ledger.submissions_of(entry).first() {
                Some(&first) => {
                    let submission = run.submission(first);
                    (submission.table, submission.row)
                }
                None => return u64::MAX,
            },
        };
        u64::from(self.tables[usize::from(table)]) << 32 | u64::from(row)
    }

    fn key(&self, run: &Run, entry: &Entry) -> Key {
        let when = u64::from(self.periods[usize::from(entry.period)]) << 8 | entry.phase as u64;
        let why = match entry.why {
            Why::Rule => 0,
            Why::DepartmentSum => 1,
            Why::OutsiderDropped => 2,
            Why::Unsigned => 3,
            Why::Surpassed => 4,
            Why::Rest => 5,
            Why::Detail(_) => 6,
        };
        let rule = u128::from(entry.rule.0) << 112 | u128::from(entry.unit) << 104 | why << 100;
        // The mantissa has 96 bits; its sign stands above them.
        let amount = u128::from(entry.amount.is_sign_positive()) << 96
            | entry.amount.mantissa().unsigned_abs();
        (when, self.place(run, entry), rule | amount)
    }
}

/// The place each index has in an order.
fn ranks<T: Copy + Default + TryFrom<usize>>(
    order: impl ExactSizeIterator<Item = usize>,
) -> Vec<T> {
    let mut ranks = vec![T::default(); order.len()];
    for (rank, index) in order.enumerate() {
        ranks[index] = T::try_from(rank).unwrap_or_default();
    }
    ranks
}

/// The entries of the period that is shown, in the order to print: by account, period, phase,
/// place and rule.
///
/// Counts into accounts first, then orders each account's few, so that a ledger of millions costs
/// four bytes an entry and no long comparisons.
pub(super) fn in_order(run: &Run) -> Vec<u32> {
    let entries = &run.scored.ledger.entries;
    let ranks = Ranks::new(run);
    let rank = |entry: &Entry| ranks.accounts[entry.account.0 as usize] as usize;

    let mut starts = vec![0u32; ranks.accounts.len() + 1];
    for entry in entries.iter().filter(|entry| run.shows(entry)) {
        starts[rank(entry) + 1] += 1;
    }
    for account in 1..starts.len() {
        starts[account] += starts[account - 1];
    }
    let mut order = vec![0u32; starts.last().map_or(0, |&total| total as usize)];
    let mut next = starts.clone();
    for (index, entry) in entries.iter().enumerate() {
        if run.shows(entry) {
            let slot = &mut next[rank(entry)];
            order[*slot as usize] = index as u32;
            *slot += 1;
        }
    }

    let mut keyed: Vec<(Key, u32)> = Vec::new();
    for bounds in starts.windows(2) {
        let of_account = &mut order[bounds[0] as usize..bounds[1] as usize];
        if of_account.len() < 2 {
            continue;
        }
        keyed.clear();
        keyed.extend(
            of_account
                .iter()
                .map(|&index| (ranks.key(run, &entries[index as usize]), index)),
        );
        keyed.sort_unstable();
        for (slot, &(_, index)) in of_account.iter_mut().zip(&keyed) {
            *slot = index;
        }
    }
    order
}
