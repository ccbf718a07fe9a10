//! The books while they are being written: what the phases hand on to each other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::figures::Untold;
use super::portions::Portions;
use super::tally::{Question, Tally};
use super::{Duty, Outcome};
use crate::classify::Classified;
use crate::clauses::share::Share;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::Ledger;
use crate::period::{Period, PeriodKind};
use crate::rulebook::exact::Exact;
use crate::rulebook::field::FieldId;
use crate::rulebook::{RuleId, Rulebook};

/// That an account signed a piece which counts towards a question.
pub(super) struct Signed {
    pub(super) account: AccountId,
    pub(super) question: Question,
    pub(super) piece: u32,
    /// The base period it counts in.
    pub(super) period: u16,
    /// How many pieces it is.
    pub(super) counts: Exact,
    /// How many of its publications the account signed.
    pub(super) publications: u32,
    /// Its first publication that qualifies.
    pub(super) first: u32,
}

/// What a clause on a longer period took of what pieces brought in a base period.
pub(super) struct TakenLater {
    pub(super) account: AccountId,
    pub(super) unit: u8,
    /// The base period of the pieces.
    pub(super) of: u16,
    pub(super) rule: RuleId,
    /// The period it is booked to.
    pub(super) booked: u16,
    /// Below zero.
    pub(super) grains: i64,
}

/// The books while they are being written.
pub(super) struct Book<'c> {
    pub(super) classified: &'c Classified,
    pub(super) rulebook: &'c Rulebook,
    pub(super) ledger: Ledger,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) tally: Tally,
    pub(super) duties: Vec<Duty>,
    pub(super) periods: Vec<Period>,
    pub(super) portions: Portions,
    /// The selections that take shares of teachers and of departments, by unit.
    pub(super) takers: Vec<[u64; 2]>,
    /// Whether anything counts publications.
    pub(super) counts_publications: bool,
    /// Publications whose column is empty that a rule pays, by rule and column.
    pub(super) unpaid: BTreeMap<(RuleId, FieldId), usize>,
    /// Signers beyond those that a share clause lets share, by its rule.
    pub(super) beyond: Vec<(RuleId, usize)>,
    /// Shares of which a modify could not be judged.
    pub(super) unjudged_shares: BTreeSet<(RuleId, AccountId)>,
    /// What accounts earned towards a target that is measured in points, in grains.
    pub(super) earned: HashMap<(usize, AccountId, Period), i128>,
    /// Who signed which piece, for the targets that cover pieces.
    pub(super) signed: Vec<Signed>,
    /// The piece of each submission.
    pub(super) pieces_of: &'c [u32],
    pub(super) questions: usize,
    pub(super) untold: Untold,
    pub(super) taken_later: Vec<TakenLater>,
    /// Who shares the scores of the pieces that events name; none where nothing of it is scored.
    pub(super) event_signers: HashMap<u32, Option<Vec<AccountId>>>,
    /// The base periods of the days met so far.
    pub(super) days: HashMap<NaiveDate, u16>,
}

impl<'c> Book<'c> {
    pub(super) fn new(
        classified: &'c Classified,
        rulebook: &'c Rulebook,
        pieces_of: &'c [u32],
    ) -> Book<'c> {
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
    pub(super) fn period(&mut self, day: NaiveDate) -> u16 {
        if let Some(&period) = self.days.get(&day) {
            return period;
        }
        let calendar = &self.rulebook.calendar;
        let period = self.ledger.period(calendar.of(day, calendar.base));
        self.days.insert(day, period);
        period
    }

    /// The base period of a publication, as the ledger knows it; all that are booked have a day.
    pub(super) fn period_of(&mut self, submission: u32) -> u16 {
        let date = self.classified.submissions[submission as usize].date;
        date.map_or(0, |date| self.period(date))
    }

    /// The selections that take shares of a kind of account in a unit.
    pub(super) fn takers_of(&self, kind: AccountKind, unit: u8) -> u64 {
        match kind {
            AccountKind::Teacher => self.takers[usize::from(unit)][0],
            AccountKind::Department => self.takers[usize::from(unit)][1],
            AccountKind::Outsider => 0,
        }
    }

    /// The periods of a kind that the run's base periods end in and whose last day the rulebook is
    /// in force on.
    pub(super) fn periods_of(&self, kind: PeriodKind) -> Vec<Period> {
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
    pub(super) fn periods_as(&self, kind: PeriodKind) -> Vec<Period> {
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
    pub(super) fn units_of(&self, unit: Option<u8>) -> std::ops::Range<u8> {
        match unit {
            Some(unit) => unit..unit + 1,
            None => 0..self.rulebook.units.len() as u8,
        }
    }

    /// Changes what is left of a share by what a rule books to a period.
    pub(super) fn change(&mut self, index: usize, grains: i64, booked: u16, rule: RuleId) {
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

    /// The share clause of a publication, by what is known.
    pub(super) fn share_of(&self, submission: u32) -> &'c Share {
        let facts = |field| self.classified.facts.get(submission as usize, field);
        self.rulebook.share_of(&facts)
    }

    /// The name of a publication's outlet: the registry's, or else as written.
    pub(super) fn outlet_name(&self, submission: u32) -> &str {
        self.classified.outlet_name(submission, self.rulebook)
    }
}
