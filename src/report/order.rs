//! The order of ledger lines: by content, so that the order of files and rules does not show.

use crate::ledger::{Entry, Rests, Why};
use crate::report::Run;

/// Lines are made in batches of at least so many entries (and whole accounts): the entries of an
/// account, their submissions and titles lie all over the memory, and a processor waits for many
/// far places at once if it is told of them one right after the other.
const BATCH: usize = 4096;

/// An entry with what its line shows of the first thing it rests on.
pub(super) struct Line {
    pub entry: Entry,
    /// Table and row; none where it rests on no row.
    pub at: Option<(u16, u32)>,
    /// The column of the cell, where it reports publications by itself.
    pub cell: Option<u16>,
    /// Bytes of [`Lines::title`].
    title: (u32, u32),
}

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

    /// What orders the entries of one account: period, phase, table, row, rule, unit, reason.
    fn key(&self, line: &Line) -> u128 {
        let entry = &line.entry;
        let why = entry.why.rank().unwrap_or(Why::RANKS);
        // What rests on no row comes last.
        let place = line.at.map_or(u64::MAX >> 16, |(table, row)| {
            u64::from(self.tables[usize::from(table)]) << 32 | u64::from(row)
        });
        u128::from(self.periods[usize::from(entry.period)]) << 96
            | (entry.phase as u128) << 88
            | u128::from(place) << 40
            | u128::from(entry.rule.0) << 24
            | u128::from(entry.unit) << 16
            | why as u128
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
/// place and rule. Made batch by batch, so that a ledger of millions costs four bytes an entry.
pub(super) struct Lines<'a> {
    run: &'a Run<'a>,
    ranks: Ranks,
    /// Indices of entries, account by account.
    order: Vec<u32>,
    /// Where each account starts in `order`, and the end.
    starts: Vec<u32>,
    next: usize,
    lines: Vec<Line>,
    titles: String,
    keyed: Vec<(u128, u32)>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(run: &'a Run<'a>) -> Lines<'a> {
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
        Lines {
            run,
            ranks,
            order,
            starts,
            next: 0,
            lines: Vec::new(),
            titles: String::new(),
            keyed: Vec::new(),
        }
    }

    /// Makes the next batch; whether there is one.
    pub(super) fn advance(&mut self) -> bool {
        let first = self.next;
        let from = self.starts[first] as usize;
        let last = self.starts.len() - 1;
        while self.next < last && self.starts[self.next] as usize - from < BATCH {
            self.next += 1;
        }
        let to = self.starts[self.next] as usize;
        self.gather(from..to);
        self.keyed.clear();
        let keys = (0..).zip(&self.lines);
        self.keyed
            .extend(keys.map(|(index, line)| (self.ranks.key(line), index)));
        for bounds in self.starts[first..=self.next].windows(2) {
            let account = bounds[0] as usize - from..bounds[1] as usize - from;
            let lines = &self.lines;
            self.keyed[account].sort_unstable_by(|(key, index), (other_key, other)| {
                let amount = |index: u32| lines[index as usize].entry.amount;
                let by_amount = || amount(*index).cmp(&amount(*other));
                key.cmp(other_key)
                    .then_with(by_amount)
                    .then(index.cmp(other))
            });
        }
        from < to
    }

    /// The lines of the batch, in order.
    pub(super) fn batch(&self) -> impl Iterator<Item = &Line> {
        self.keyed
            .iter()
            .map(|&(_, index)| &self.lines[index as usize])
    }

    /// The title that a line shows.
    pub(super) fn title(&self, line: &Line) -> &str {
        &self.titles[line.title.0 as usize..line.title.1 as usize]
    }

    /// Brings entries, then their rows, then their titles together, one kind at a time.
    fn gather(&mut self, batch: std::ops::Range<usize>) {
        let Run { intake, scored, .. } = self.run;
        let ledger = &scored.ledger;
        self.lines.clear();
        self.titles.clear();
        self.lines
            .extend(self.order[batch].iter().map(|&index| Line {
                entry: ledger.entries[index as usize],
                at: None,
                cell: None,
                title: (0, 0),
            }));
        for line in &mut self.lines {
            if let Rests::Event(index) = line.entry.rests {
                let event = &intake.events[index as usize];
                line.at = Some((event.table, event.row));
            } else if let Some(&first) = ledger.submissions_of(&line.entry).first() {
                let submission = &intake.submissions[first as usize];
                line.at = Some((submission.table, submission.row));
                line.cell = submission.cell;
                let (start, len) = submission.title;
                line.title = (start, start + u32::from(len));
            }
        }
        for line in &mut self.lines {
            let start = self.titles.len() as u32;
            match line.entry.rests {
                Rests::Event(index) => {
                    let event = &intake.events[index as usize];
                    self.titles
                        .push_str(event.title.as_deref().unwrap_or_default());
                }
                _ if line.cell.is_some() => {
                    let first = ledger.submissions_of(&line.entry)[0];
                    let called = intake.called(&intake.submissions[first as usize]);
                    self.titles.push_str(called);
                }
                _ => {
                    let (from, to) = line.title;
                    self.titles
                        .push_str(&intake.text[from as usize..to as usize]);
                }
            }
            line.title = (start, self.titles.len() as u32);
        }
    }
}
