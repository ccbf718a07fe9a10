//! Scoring: the phases in the order they run. Asks the clauses, fills the ledger.
//!
//! Amounts are exact fractions until a score is rounded at the end of phase 5; from there on they
//! are whole grains of the rulebook's last decimal, and become decimals in the ledger.

mod booking;
mod classes;
mod duties;
mod events;
mod judging;
pub mod limits;
mod questions;
mod settling;
mod sharing;
pub mod signing;
mod tally;
pub mod value;

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::classify::Classified;
use crate::clauses::share::Share;
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::ledger::{Entry, Ledger, Phase, Rests, Why};
use crate::period::Period;
use crate::pieces::{self, normalize as normalize_title};
use crate::problem::Problems;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};
use signing::Signing;
pub use tally::Tally;

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts: its value, or a part of it, is booked.
    Counted,
    /// Another publication of the piece counts instead; an entry of 0 says so.
    Surpassed,
    /// Out of points and counts by a clause; an entry of 0 says which.
    Excluded,
    /// Something must be decided first; a problem says what. The most points that hang on it.
    Asked(Decimal),
}

/// What an account owed by a target, and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub account: AccountId,
    pub period: Period,
    pub rule: RuleId,
    /// The article of the target.
    pub clause: String,
    pub owed: Exact,
    pub done: Exact,
}

/// What scoring yields.
#[derive(Clone, Debug)]
pub struct Scored {
    pub ledger: Ledger,
    /// By submission.
    pub outcomes: Vec<Outcome>,
    /// The piece each submission belongs to, by submission.
    pub pieces: Vec<u32>,
    /// How many pieces each account signed that count, by base period.
    pub tally: Tally,
    pub duties: Vec<Duty>,
    /// Every base period from the first submission or event to the last, in order.
    pub periods: Vec<Period>,
    /// How many questions there are: each unknown value or outlet once, else rows.
    pub questions: usize,
}

/// Scores everything that was read.
pub fn score(classified: &Classified, rulebook: &Rulebook, problems: &mut Problems) -> Scored {
    let pieces = pieces::group(classified, rulebook);
    let mut book = Book::new(classified, rulebook);
    let titles = events::Titles::of(classified);
    book.event_signers = titles.pieces(&pieces);
    let zeroed = events::zeroed_pieces(&mut book, &pieces, &titles, problems);
    let judged = judging::judge_all(&mut book, &pieces, &zeroed, problems);
    booking::book_pieces(&mut book, &pieces, &judged, problems);
    limits::book(&mut book, problems);
    duties::book(&mut book, problems);
    events::book(&mut book, &pieces, &titles, problems);
    Scored {
        ledger: book.ledger,
        outcomes: book.outcomes,
        pieces: pieces.of,
        tally: book.tally,
        duties: book.duties,
        periods: book.periods,
        questions: book.questions,
    }
}

/// The books while they are being written.
struct Book<'c> {
    classified: &'c Classified,
    rulebook: &'c Rulebook,
    ledger: Ledger,
    outcomes: Vec<Outcome>,
    tally: Tally,
    duties: Vec<Duty>,
    periods: Vec<Period>,
    /// Shares that some limit selects.
    limited: Vec<limits::Limited>,
    questions: usize,
    /// Who shares the scores of the pieces that events name.
    event_signers: HashMap<u32, Vec<AccountId>>,
    /// The base periods of the days met so far.
    days: HashMap<NaiveDate, u16>,
}

impl<'c> Book<'c> {
    fn new(classified: &'c Classified, rulebook: &'c Rulebook) -> Book<'c> {
        let mut book = Book {
            classified,
            rulebook,
            ledger: Ledger::default(),
            outcomes: vec![Outcome::Excluded; classified.submissions.len()],
            tally: Tally::new(rulebook),
            duties: Vec::new(),
            periods: Vec::new(),
            limited: Vec::new(),
            questions: 0,
            event_signers: HashMap::new(),
            days: HashMap::new(),
        };
        book.periods = book.all_periods();
        for &period in &book.periods {
            book.ledger.period(period);
        }
        book
    }

    /// Every base period from the first submission or event to the last.
    fn all_periods(&self) -> Vec<Period> {
        let calendar = &self.rulebook.calendar;
        let dates = self
            .classified
            .submissions
            .iter()
            .filter_map(|submission| submission.date);
        let dates = dates.chain(self.classified.events.iter().filter_map(|event| event.date));
        let (mut first, mut last) = (None, None);
        for date in dates {
            first = Some(first.map_or(date, |first| date.min(first)));
            last = Some(last.map_or(date, |last| date.max(last)));
        }
        let Some((first, last)) = first.zip(last) else {
            return Vec::new();
        };
        let mut periods = vec![calendar.of(first, calendar.base)];
        let end = calendar.of(last, calendar.base);
        // A typing error in a year must not make a million months.
        while let Some(&period) = periods.last()
            && period != end
            && periods.len() < 2_400
        {
            periods.push(calendar.next(period));
        }
        periods
    }

    /// The base period of a day, as the ledger knows it.
    fn period(&mut self, day: NaiveDate) -> u16 {
        if let Some(&period) = self.days.get(&day) {
            return period;
        }
        let calendar = &self.rulebook.calendar;
        let period = self.ledger.period(calendar.of(day, calendar.base));
        self.days.insert(day, period);
        period
    }

    /// Grains of the rulebook's last decimal as points.
    fn points(&self, grains: i64) -> Decimal {
        Decimal::new(grains, self.rulebook.decimals)
    }

    #[expect(clippy::too_many_arguments, reason = "an entry has as many parts")]
    fn enter(
        &mut self,
        account: AccountId,
        period: u16,
        unit: u8,
        phase: Phase,
        rule: RuleId,
        grains: i64,
        rests: Rests,
        why: Why,
    ) {
        let amount = self.points(grains);
        self.ledger.entries.push(Entry {
            account,
            period,
            rule,
            unit,
            phase,
            amount,
            rests,
            why,
        });
    }

    /// An entry of 0 for each signer and each rule, so that the reason stands in every account.
    fn zero_entries(&mut self, submission: u32, rules: &[RuleId], phase: Phase, why: Why) {
        let row = &self.classified.submissions[submission as usize];
        let Some(date) = row.date else { return };
        let period = self.period(date);
        let share = self.share_of(submission);
        let mut signing = Signing::of(self.classified, row, share);
        signing.sharers.append(&mut signing.beside);
        if signing.sharers.is_empty() {
            signing.sharers.push(NOBODY);
        }
        for account in signing.sharers {
            for &rule in rules {
                let rests = Rests::Submission(submission);
                self.enter(account, period, 0, phase, rule, 0, rests, why);
            }
        }
    }

    /// The share clause of a publication, by what is known.
    fn share_of(&self, submission: u32) -> &'c Share {
        let facts = |field| self.classified.facts.get(submission as usize, field);
        self.rulebook.share_of(&facts)
    }

    /// The name of a publication's outlet: the registry's, or else as written.
    fn outlet_name(&self, submission: u32) -> &str {
        self.classified.outlet_name(submission, self.rulebook)
    }

    /// What a row says, for ties that nothing else breaks: its title, people and facts by name.
    fn content(&self, submission: u32) -> Vec<String> {
        let classified = self.classified;
        let row = &classified.submissions[submission as usize];
        let mut content = vec![classified.title(row).to_owned()];
        content.push(self.outlet_name(submission).to_owned());
        for signer in classified.signers_of(row) {
            let account = classified.accounts.get(signer.account);
            content.push(format!("{:?} {}", signer.role, account.name));
        }
        for (field, _) in self.rulebook.fields.iter() {
            let fact = classified.facts.get(submission as usize, field);
            content.push(format!("{fact:?}"));
        }
        content
    }

    /// The accounts of a kind that clauses on accounts look at: the roster's, or without a roster
    /// those with an entry.
    fn accounts(&self, kind: AccountKind) -> Vec<AccountId> {
        accounts_in_question(self.classified, &self.ledger, kind)
    }
}

/// The accounts of a kind on the roster; without a roster those with an entry.
pub fn accounts_in_question(intake: &Intake, ledger: &Ledger, kind: AccountKind) -> Vec<AccountId> {
    let accounts = &intake.accounts;
    let mut booked = vec![accounts.has_roster; accounts.len()];
    if !accounts.has_roster {
        for entry in &ledger.entries {
            booked[entry.account.0 as usize] = true;
        }
    }
    accounts
        .iter()
        .filter(|(id, account)| {
            let there = if accounts.has_roster {
                accounts.is_on_roster(*id)
            } else {
                booked[id.0 as usize]
            };
            account.kind == kind && there
        })
        .map(|(id, _)| id)
        .collect()
}
