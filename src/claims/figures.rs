//! What the ledger has for the rows that claims are about.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::intake::Intake;
use crate::intake::accounts::AccountId;
use crate::intake::claims::{Claim, ClaimKind};
use crate::intake::summary::Summary;
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, Scored};
use crate::standing::is_within;

/// Points of some rows.
pub(super) struct Points {
    /// What they brought, shares that nobody got included.
    pub(super) all: Decimal,
    /// What was paid of it.
    pub(super) paid: Decimal,
    /// Whether limits or what belongs to the period changed it.
    pub(super) is_changed: bool,
}

impl Points {
    pub(super) fn meets(&self, says: Decimal) -> bool {
        says == self.all || says == self.paid
    }
}

/// How many of them there are.
pub(super) struct Counts {
    publications: Decimal,
    /// A row is one, however many outlets it names.
    pub(super) rows: Decimal,
    /// With the rows that were decided not to count.
    handed_in: Decimal,
}

impl Counts {
    pub(super) fn meet(&self, says: Decimal) -> bool {
        [self.publications, self.rows, self.handed_in].contains(&says)
    }
}

/// The ledger by submission.
pub(super) struct Figures<'v> {
    intake: &'v Intake,
    rulebook: &'v Rulebook,
    scored: &'v Scored,
    /// What submissions brought, and what was dropped of it, each summed from the first on.
    brought: Vec<Decimal>,
    dropped: Vec<Decimal>,
    /// Entries of limits, by the first submission they rest on.
    cuts: BTreeMap<u32, Vec<&'v Entry>>,
    /// Entries of an account as a whole.
    of_account: HashMap<AccountId, Vec<&'v Entry>>,
    /// How many submissions each department has.
    submissions: HashMap<AccountId, usize>,
    /// Whether a submission is in question, counted from the first on.
    asked: Vec<u32>,
    /// Who got what of each submission, in their order; gathered where a difference has to say so.
    shares: OnceCell<Vec<(u32, AccountId, Decimal)>>,
}

impl<'v> Figures<'v> {
    pub(super) fn new(
        intake: &'v Intake,
        rulebook: &'v Rulebook,
        scored: &'v Scored,
    ) -> Figures<'v> {
        let count = intake.submissions.len();
        let mut figures = Figures {
            intake,
            rulebook,
            scored,
            brought: vec![Decimal::ZERO; count + 1],
            dropped: vec![Decimal::ZERO; count + 1],
            cuts: BTreeMap::new(),
            of_account: HashMap::new(),
            submissions: HashMap::new(),
            asked: vec![0; count + 1],
            shares: OnceCell::new(),
        };
        for entry in own_book(scored) {
            match entry.rests {
                Rests::Submission(index) if entry.phase < Phase::Limit => {
                    let at = index as usize + 1;
                    match entry.why {
                        Why::OutsiderDropped | Why::Unsigned => figures.dropped[at] += entry.amount,
                        _ => figures.brought[at] += entry.amount,
                    }
                }
                Rests::Submission(_) | Rests::Submissions(_) => {
                    if let Some(first) = scored.ledger.submissions_of(entry).iter().min() {
                        figures.cuts.entry(*first).or_default().push(entry);
                    }
                }
                Rests::Account | Rests::Duty => {
                    figures
                        .of_account
                        .entry(entry.account)
                        .or_default()
                        .push(entry);
                }
                Rests::Event(_) => {}
            }
        }
        for (index, submission) in intake.submissions.iter().enumerate() {
            figures.brought[index + 1] = figures.brought[index + 1] + figures.brought[index];
            figures.dropped[index + 1] = figures.dropped[index + 1] + figures.dropped[index];
            let asked = matches!(scored.outcomes[index], Outcome::Asked(_));
            figures.asked[index + 1] = figures.asked[index] + u32::from(asked);
            if let Some(department) = submission.department {
                *figures.submissions.entry(department).or_default() += 1;
            }
        }
        figures
    }

    /// Whether a claim is about something that is in question.
    pub(super) fn is_open(&self, claim: &Claim) -> bool {
        let mut ranges = claim.about.readings().flatten();
        ranges.any(|&(start, end)| {
            let asked = self.asked[end as usize] > self.asked[start as usize];
            // Rows of a list are so many whatever is asked of them.
            let counts = || {
                let own = &self.intake.submissions[start as usize..end as usize];
                own.iter().any(|row| row.cell.is_some())
            };
            asked && (claim.kind != ClaimKind::Count || counts())
        })
    }

    /// What an account got in all that a summary is of; none for any other table.
    pub(super) fn booked(&self, claim: &Claim) -> Option<Decimal> {
        let summary = self.intake.tables[usize::from(claim.table)].summary?;
        let account = claim.account?;
        let ledger = &self.scored.ledger;
        let within = |entry: &&Entry| match summary {
            Summary::All => true,
            Summary::Of(period) => {
                let booked = ledger.periods[usize::from(entry.period)];
                is_within(&self.rulebook.calendar, booked, period)
            }
        };
        let own = ledger.entries.iter();
        let own = own.filter(|entry| entry.account == account && entry.unit == 0);
        Some(own.filter(within).map(|entry| entry.amount).sum())
    }

    /// How many publications, and rows of a list, a claim is about.
    pub(super) fn counts(&self, claim: &Claim, about: &[(u32, u32)]) -> Counts {
        let submissions = &self.intake.submissions;
        let all = about.iter().flat_map(|&(start, end)| start..end);
        let (mut rows, mut before) = (0usize, None);
        let mut first = None;
        for index in all {
            let row = &submissions[index as usize];
            let at = (row.table, row.row);
            // What a cell counts is several though it is one row.
            rows += usize::from(row.cell.is_some() || before != Some(at));
            before = Some(at);
            first.get_or_insert(index);
        }
        // The row before those that it is about.
        let above = first.and_then(|first| first.checked_sub(1));
        let above = above.map(|above| &submissions[above as usize]);
        let above = above.filter(|row| row.table == claim.table);
        let above = above.map_or(0, |row| row.row);
        let dropped =
            self.intake.decided.dropped.iter().filter(|row| {
                row.table == claim.table && (above + 1..claim.row).contains(&row.row)
            });
        Counts {
            publications: self.count(about),
            rows: rows.into(),
            handed_in: (rows + dropped.count()).into(),
        }
    }

    pub(super) fn count(&self, about: &[(u32, u32)]) -> Decimal {
        about
            .iter()
            .map(|&(start, end)| Decimal::from(end - start))
            .sum()
    }

    pub(super) fn points(&self, claim: &Claim, about: &[(u32, u32)]) -> Points {
        let sum = |sums: &[Decimal]| -> Decimal {
            let parts = about.iter();
            parts
                .map(|&(start, end)| sums[end as usize] - sums[start as usize])
                .sum()
        };
        let all = sum(&self.brought);
        let dropped = sum(&self.dropped);
        let more = claim
            .account
            .map_or(Decimal::ZERO, |account| self.more(account, claim, about));
        Points {
            all: all + more,
            paid: all + dropped + more,
            is_changed: !more.is_zero(),
        }
    }

    /// What an account has besides for these rows: what limits changed of them alone, and where
    /// they are all it has, what belongs to the period.
    fn more(&self, account: AccountId, claim: &Claim, about: &[(u32, u32)]) -> Decimal {
        let holds = |index: u32| {
            about
                .iter()
                .any(|&(start, end)| (start..end).contains(&index))
        };
        let ranges = about
            .iter()
            .flat_map(|&(start, end)| self.cuts.range(start..end));
        let cuts = ranges.flat_map(|(_, entries)| entries).filter(|entry| {
            let rests = self.scored.ledger.submissions_of(entry);
            entry.account == account && rests.iter().all(|index| holds(*index))
        });
        let cut: Decimal = cuts.map(|entry| entry.amount).sum();
        let count: usize = about
            .iter()
            .map(|&(start, end)| (end - start) as usize)
            .sum();
        let is_whole = self.submissions.get(&account).copied().unwrap_or(0) == count;
        let Some(day) = self.day(claim, about).filter(|_| is_whole) else {
            return cut;
        };
        let calendar = &self.rulebook.calendar;
        let period = calendar.of(day, calendar.base);
        let own = self.of_account.get(&account).into_iter().flatten();
        let own = own.filter(|entry| {
            let booked = self.scored.ledger.periods[usize::from(entry.period)];
            is_within(calendar, booked, period)
        });
        cut + own.map(|entry| entry.amount).sum::<Decimal>()
    }

    /// The day of what a claim is about; for nothing that of its table.
    fn day(&self, claim: &Claim, about: &[(u32, u32)]) -> Option<NaiveDate> {
        let submissions = &self.intake.submissions;
        match about.first() {
            Some((start, _)) => submissions[*start as usize].date,
            None => {
                let mut own = submissions.iter();
                own.find(|submission| submission.table == claim.table)?.date
            }
        }
    }

    /// Who got how much of a row that several signed: 张三 5、李四 5.
    pub(super) fn each(&self, about: &[(u32, u32)]) -> String {
        let &[(start, end)] = about else {
            return String::new();
        };
        if end - start != 1 {
            return String::new();
        }
        let shares = self.shares.get_or_init(|| {
            let entries = own_book(self.scored).filter_map(|entry| match entry.rests {
                Rests::Submission(index) if entry.phase < Phase::Limit => {
                    Some((index, entry.account, entry.amount))
                }
                _ => None,
            });
            let mut shares: Vec<_> = entries.collect();
            shares.sort_by_key(|&(index, account, _)| (index, account));
            shares
        });
        let from = shares.partition_point(|(index, ..)| *index < start);
        let own = shares[from..]
            .iter()
            .take_while(|(index, ..)| *index == start);
        let mut accounts: BTreeMap<AccountId, Decimal> = BTreeMap::new();
        for &(_, account, amount) in own {
            *accounts.entry(account).or_default() += amount;
        }
        let each = accounts.into_iter().map(|(account, amount)| {
            let name = &self.intake.accounts.get(account).name;
            format!("{name} {}", amount.normalize())
        });
        each.collect::<Vec<_>>().join("、")
    }
}

/// The entries of those who sign, in the rulebook's first unit.
fn own_book(scored: &Scored) -> impl Iterator<Item = &Entry> {
    let entries = scored.ledger.entries.iter();
    entries.filter(|entry| entry.unit == 0 && !matches!(entry.why, Why::DepartmentSum | Why::Also))
}
