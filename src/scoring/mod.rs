//! Scoring: the phases in the order they run. Asks the clauses, fills the ledger.
//!
//! Amounts are exact fractions until a score is rounded at the end of phase 5; from there on they
//! are whole grains of the rulebook's last decimal, and become decimals in the ledger.

mod booking;
mod bounds;
mod classes;
mod duties;
mod events;
mod figures;
mod judging;
mod limits;
pub mod portions;
pub(crate) mod questions;
mod rounding;
mod settling;
mod sharing;
pub mod signing;
mod tally;
mod titles;
pub mod value;
mod zeroing;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::classify::Classified;
use crate::clauses::share::Share;
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::ledger::{Entry, Ledger, Phase, Rests, Why};
use crate::period::{Period, PeriodKind};
use crate::pieces::{self, normalize as normalize_title};
use crate::problem::Problems;
use crate::rulebook::also;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::{RuleId, Rulebook, field};
use figures::Untold;
use portions::Portions;
use signing::Signing;
use tally::Question;
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
    /// Shares of scores, as limits and tasks left them, that clauses select.
    pub portions: Portions,
    pub duties: Vec<Duty>,
    /// Every base period from the first submission or event to the last, in order.
    pub periods: Vec<Period>,
    /// How many questions there are: each unknown value or outlet once, else rows.
    pub questions: usize,
}

/// Scores everything that was read.
pub fn score(classified: &Classified, rulebook: &Rulebook, problems: &mut Problems) -> Scored {
    let pieces = pieces::group(classified, rulebook);
    let mut book = Book::new(classified, rulebook, &pieces.of);
    let titles = titles::Titles::of(classified);
    book.event_signers = titles.pieces(&pieces);
    let zeroed = events::zeroed_pieces(&mut book, &pieces, &titles);
    let judged = judging::judge_all(&mut book, &pieces, &zeroed, problems);
    booking::book_pieces(&mut book, &pieces, &judged, problems);
    questions::note_shares(&book, problems);
    limits::book(&mut book, &judged.counts());
    duties::book(&mut book, problems);
    let zeroes = events::book(&mut book, &pieces, &titles, problems);
    bounds::book(&mut book, &zeroes, problems);
    rounding::book(&mut book);
    book.tell_untold(problems);
    let Book {
        ledger,
        outcomes,
        portions,
        tally,
        duties,
        periods,
        questions,
        ..
    } = book;
    Scored {
        ledger,
        outcomes,
        portions,
        pieces: pieces.of,
        tally,
        duties,
        periods,
        questions,
    }
}

/// That an account signed a piece which counts towards a question.
struct Signed {
    account: AccountId,
    question: Question,
    piece: u32,
    /// The base period it counts in.
    period: u16,
    /// How many pieces it is.
    counts: Exact,
    /// How many of its publications the account signed.
    publications: u32,
    /// Its first publication that qualifies.
    first: u32,
}

/// An amount that others than the account of an entry are booked as well.
struct Also {
    period: u16,
    unit: u8,
    phase: Phase,
    rule: RuleId,
    amount: Decimal,
    rests: Rests,
}

/// What a clause on a longer period took of what pieces brought in a base period.
struct TakenLater {
    account: AccountId,
    unit: u8,
    /// The base period of the pieces.
    of: u16,
    rule: RuleId,
    /// The period it is booked to.
    booked: u16,
    /// Below zero.
    grains: i64,
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
    portions: Portions,
    /// The selections that take shares of teachers and of departments, by unit.
    takers: Vec<[u64; 2]>,
    /// Whether anything counts publications.
    counts_publications: bool,
    /// Publications whose column is empty that a rule pays, by rule and column.
    unpaid: BTreeMap<(RuleId, FieldId), usize>,
    /// Signers beyond those that a share clause lets share, by its rule.
    beyond: Vec<(RuleId, usize)>,
    /// Shares of which a modify could not be judged.
    unjudged_shares: BTreeSet<(RuleId, AccountId)>,
    /// What accounts earned towards a target that is measured in points, in grains.
    earned: HashMap<(usize, AccountId, Period), i128>,
    /// Who signed which piece, for the targets that cover pieces.
    signed: Vec<Signed>,
    /// The piece of each submission.
    pieces_of: &'c [u32],
    questions: usize,
    untold: Untold,
    taken_later: Vec<TakenLater>,
    /// Who shares the scores of the pieces that events name; none where nothing of it is scored.
    event_signers: HashMap<u32, Option<Vec<AccountId>>>,
    /// The base periods of the days met so far.
    days: HashMap<NaiveDate, u16>,
}

impl<'c> Book<'c> {
    fn new(classified: &'c Classified, rulebook: &'c Rulebook, pieces_of: &'c [u32]) -> Book<'c> {
        let portions = Portions::new(rulebook);
        let mut book = Book {
            classified,
            rulebook,
            ledger: Ledger::default(),
            outcomes: vec![Outcome::Excluded; classified.submissions.len()],
            tally: Tally::new(rulebook),
            duties: Vec::new(),
            periods: Vec::new(),
            takers: (0..rulebook.units.len() as u8)
                .map(|unit| {
                    let mask = |kind| portions.takers.mask(kind, unit);
                    [mask(AccountKind::Teacher), mask(AccountKind::Department)]
                })
                .collect(),
            portions,
            counts_publications: rulebook.counts_publications(),
            unpaid: BTreeMap::new(),
            beyond: Vec::new(),
            unjudged_shares: BTreeSet::new(),
            earned: HashMap::new(),
            signed: Vec::new(),
            pieces_of,
            questions: 0,
            untold: Untold::default(),
            taken_later: Vec::new(),
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

    /// The base period of a publication, as the ledger knows it; all that are booked have a day.
    fn period_of(&mut self, submission: u32) -> u16 {
        let date = self.classified.submissions[submission as usize].date;
        date.map_or(0, |date| self.period(date))
    }

    /// The selections that take shares of a kind of account in a unit.
    fn takers_of(&self, kind: AccountKind, unit: u8) -> u64 {
        match kind {
            AccountKind::Teacher => self.takers[usize::from(unit)][0],
            AccountKind::Department => self.takers[usize::from(unit)][1],
            AccountKind::Outsider => 0,
        }
    }

    /// The periods of a kind that the run's base periods end in and whose last day the rulebook is
    /// in force on.
    fn periods_of(&self, kind: PeriodKind) -> Vec<Period> {
        let calendar = &self.rulebook.calendar;
        let mut periods: Vec<Period> = Vec::new();
        for &base in &self.periods {
            let period = calendar.containing(base, kind);
            if periods.last() != Some(&period)
                && self.rulebook.is_in_force(calendar.last_day(period))
            {
                periods.push(period);
            }
        }
        periods
    }

    /// The periods of a kind that the ledger's periods end in, by their indexes.
    fn periods_as(&self, kind: PeriodKind) -> Vec<Period> {
        let calendar = &self.rulebook.calendar;
        let periods = self.ledger.periods.iter();
        periods
            .map(|period| match period.kind <= kind {
                true => calendar.containing(*period, kind),
                false => *period,
            })
            .collect()
    }

    /// The units that a clause acts in.
    fn units_of(&self, unit: Option<u8>) -> std::ops::Range<u8> {
        match unit {
            Some(unit) => unit..unit + 1,
            None => 0..self.rulebook.units.len() as u8,
        }
    }

    /// Changes what is left of a share by what a rule books to a period.
    fn change(&mut self, index: usize, grains: i64, booked: u16, rule: RuleId) {
        let portion = self.portions.get_mut(index);
        portion.grains = portion.grains.saturating_add(grains);
        if booked != portion.period && grains < 0 {
            self.taken_later.push(TakenLater {
                account: portion.account,
                unit: portion.unit,
                of: portion.period,
                rule,
                booked,
                grains,
            });
        }
    }

    /// Grains as points.
    fn points(&self, grains: i64) -> Decimal {
        Decimal::new(grains, self.rulebook.grain())
    }

    /// A sum of grains as points, for a sentence.
    fn points_of(&self, grains: i128) -> Decimal {
        Decimal::try_from_i128_with_scale(grains, self.rulebook.grain()).unwrap_or_default()
    }

    /// Books an amount to the accounts that `also` names beside this one.
    fn enter_also(
        &mut self,
        also: Option<&also::Also>,
        account: AccountId,
        day: NaiveDate,
        amount: &Also,
    ) {
        let Some(also) = also else { return };
        for other in self.also_of(also, account, day) {
            let &Also {
                period,
                unit,
                phase,
                rule,
                amount,
                rests,
            } = amount;
            self.enter_amount(other, period, unit, phase, rule, amount, rests, Why::Also);
        }
    }

    /// The accounts that `also` names beside this one, by the roster of a day.
    fn also_of(&self, also: &also::Also, account: AccountId, day: NaiveDate) -> Vec<AccountId> {
        let accounts = &self.classified.accounts;
        let department = match accounts.get(account).kind {
            AccountKind::Department => Some(account),
            AccountKind::Teacher => accounts.department_on(account, day),
            AccountKind::Outsider => None,
        };
        match also {
            also::Also::Department => department.into_iter().filter(|id| *id != account).collect(),
            also::Also::Teachers(who) => {
                let such = |id: AccountId| {
                    let facts = |field| self.classified.account_fact(id, field, day);
                    id != account
                        && accounts.get(id).kind == AccountKind::Teacher
                        && department.is_some()
                        && accounts.department_on(id, day) == department
                        && who.judge(&facts) == Truth::True
                };
                let all = accounts.iter().map(|(id, _)| id);
                all.filter(|id| such(*id)).collect()
            }
        }
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
        self.enter_amount(account, period, unit, phase, rule, amount, rests, why);
    }

    #[expect(clippy::too_many_arguments, reason = "an entry has as many parts")]
    fn enter_amount(
        &mut self,
        account: AccountId,
        period: u16,
        unit: u8,
        phase: Phase,
        rule: RuleId,
        amount: Decimal,
        rests: Rests,
        why: Why,
    ) {
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
    fn zero_entries(
        &mut self,
        submission: u32,
        rules: &[RuleId],
        unit: u8,
        phase: Phase,
        why: Why,
    ) {
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
                self.enter(account, period, unit, phase, rule, 0, rests, why);
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

    /// What a row says, for ties that nothing else breaks: its filled cells by name of fact.
    fn content(&self, submission: u32) -> Vec<(&str, String)> {
        let classified = self.classified;
        let row = &classified.submissions[submission as usize];
        let mut content = vec![("title", classified.title(row).to_owned())];
        content.push(("outlet", self.outlet_name(submission).to_owned()));
        if let Some(department) = row.department {
            let name = &classified.accounts.get(department).name;
            content.push(("department", name.to_string()));
        }
        for (id, role) in self.rulebook.fields.people() {
            let signers = classified.signers_of(row).iter();
            for signer in signers.filter(|signer| signer.role == role) {
                let account = classified.accounts.get(signer.account);
                let department = account
                    .department
                    .map(|id| &*classified.accounts.get(id).name);
                let department = department.unwrap_or_default();
                let key = self.rulebook.fields.get(id).key.as_str();
                content.push((key, format!("{} {department}", account.name)));
            }
        }
        for (id, field) in self.rulebook.fields.iter() {
            let text = match classified.facts.get(submission as usize, id) {
                Fact::Unknown | Fact::Unread | Fact::None => continue,
                // The outlet is there by its name.
                Fact::Choice(_) if id == field::OUTLET => continue,
                Fact::Choice(value) => {
                    let value = field.values.get(value as usize);
                    value.map_or_else(String::new, |value| value.name.clone())
                }
                Fact::Number(number) => number.normalize().to_string(),
                Fact::Day(day) => day.to_string(),
                Fact::Flag(flag) => flag.to_string(),
            };
            content.push((field.key.as_str(), text));
        }
        // The names of one column stay in their order.
        content.sort_by_key(|(key, _)| *key);
        content
    }

    /// The accounts of a kind that clauses on accounts look at: the roster's, or without a roster
    /// those with an entry.
    fn accounts(&self, kind: AccountKind, day: NaiveDate) -> Vec<AccountId> {
        accounts_in_question(self.classified, &self.ledger, kind, day)
    }
}

/// The accounts of a kind on the roster of a day; without a roster those with an entry.
pub fn accounts_in_question(
    intake: &Intake,
    ledger: &Ledger,
    kind: AccountKind,
    day: NaiveDate,
) -> Vec<AccountId> {
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
                accounts.is_on_roster_on(*id, day)
            } else {
                booked[id.0 as usize]
            };
            account.kind == kind && there
        })
        .map(|(id, _)| id)
        .collect()
}
