//! What accounts are bounded by, owe, and are booked for events.

use super::{About, Reader};
use crate::clauses::event::{EventClause, Zero};
use crate::clauses::limit::{AccountLimit, Bound, Selection};
use crate::clauses::target::{Covers, Measure, Row, Target};
use crate::intake::accounts::AccountKind;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;

impl Reader<'_> {
    pub fn accounts_clauses(&mut self) {
        let rulebook = self.rulebook;
        for limit in &rulebook.limits.scores {
            self.account_limit(limit, About::Limit);
        }
        for limit in &rulebook.limits.booked {
            self.account_limit(limit, About::Bound);
        }
        for target in &rulebook.targets {
            for row in &target.rows {
                self.target(target, row);
            }
        }
        for event in &rulebook.events {
            self.event(event);
        }
    }

    fn account_limit(&mut self, limit: &AccountLimit, about: About) {
        let what = match &limit.of {
            Selection::Pieces => match self.condition(&limit.when) {
                text if text.is_empty() => self.word("read-from-pieces"),
                text => self.say("read-from-pieces-of", &[("what", &text)]),
            },
            Selection::Events => self.word("read-from-events"),
            Selection::Targets => self.word("read-from-targets"),
            Selection::All => self.word("read-from-all"),
            Selection::Clauses(clauses) => {
                self.say("read-from-clauses", &[("clauses", &self.all_of(clauses))])
            }
        };
        let who = self.accounts(Some(limit.account), &limit.who);
        let bound = self.bound(&limit.bound, &self.unit(limit.unit));
        let args = [
            ("who", &*who),
            ("per", &self.every(limit.per)),
            ("what", &what),
            ("bound", &bound),
        ];
        let mut parts = vec![self.say("read-account-limit", &args)];
        let is_upper = !matches!(limit.bound, Bound::Least(_));
        parts.push(match (limit.account, &limit.also) {
            (AccountKind::Teacher, None) if is_upper => self.word("read-limit-not-department"),
            _ => self.also(limit.also.as_ref()),
        });
        let article = self.clause(limit.rule);
        self.add(about, &article, limit.unit, parts);
    }

    fn target(&mut self, target: &Target, row: &Row) {
        let unit = self.unit(target.unit);
        let what = match row.measure {
            Measure::Pieces => self.word("read-pieces"),
            Measure::Publications => self.word("read-publications"),
            Measure::Points => unit.clone(),
        };
        let owed = match &row.owed {
            Amount::Fixed(number) => self.points(*number, &what),
            // The fact itself is no number of pieces.
            Amount::ByFact(by) if by.every.is_none() && by.each == Exact::ONE => {
                let owed = self.amount(&row.owed, &what);
                self.say("read-owed-by-fact", &[("owed", &owed), ("what", &what)])
            }
            by_fact => self.amount(by_fact, &what),
        };
        let of = match (self.condition(&target.when), row.measure) {
            (text, _) if text.is_empty() => text,
            (text, Measure::Points) => self.say("read-points-of", &[("what", &text)]),
            (text, _) => self.say("read-only-of", &[("what", &text)]),
        };
        let mut who = self.accounts(Some(target.account), &row.who);
        if row.others {
            who = self.say("read-other-accounts", &[("who", &who)]);
        }
        let is_grant = matches!(&row.owed, Amount::Fixed(owed) if *owed == Exact::ZERO);
        let id = if is_grant {
            "read-grant"
        } else {
            "read-target"
        };
        let mut others = [&row.short, &row.beyond, &row.unmet].into_iter();
        let is_plain = is_grant && others.all(|result| result.is_none());
        if let Some(met) = row.met.as_ref().filter(|_| is_plain) {
            // Nothing is asked of anybody, so there is nothing to count either.
            let (per, booked) = (self.every(target.per), self.booked(&met.amount, &unit));
            let args = [("who", &*who), ("per", &*per), ("booked", &*booked)];
            let parts = vec![
                self.say("read-granted", &args),
                self.books(target.books),
                self.also(target.also.as_ref()),
            ];
            self.add(About::Target, &target.clause, target.unit, parts);
            return;
        }
        let args = [
            ("who", &*who),
            ("per", &self.every(target.per)),
            ("owed", &owed),
            ("of", &of),
        ];
        let mut parts = vec![self.say(id, &args)];
        let one = match row.measure {
            Measure::Pieces => self.word("read-one-piece"),
            Measure::Publications => self.word("read-one-publication"),
            Measure::Points => self.points(Exact::ONE, &unit),
        };
        let each = |id: &str, amount: &Option<Amount>| match amount {
            None => String::new(),
            Some(amount) => {
                let booked = self.booked(amount, &unit);
                self.say(id, &[("one", &one), ("booked", &booked)])
            }
        };
        parts.push(each("read-short", &row.short));
        let beyond = if is_grant {
            "read-each-done"
        } else {
            "read-beyond"
        };
        parts.push(each(beyond, &row.beyond));
        if let Some(met) = &row.met {
            let booked = self.booked(&met.amount, &unit);
            let id = if met.pro_rata {
                "read-met-pro-rata"
            } else {
                "read-met"
            };
            parts.push(self.say(id, &[("booked", &booked)]));
        }
        if let Some(unmet) = &row.unmet {
            let booked = self.booked(unmet, &unit);
            parts.push(self.say("read-unmet", &[("booked", &booked)]));
        }
        let results = [&row.short, &row.beyond, &row.unmet];
        if results.iter().all(|result| result.is_none()) && row.met.is_none() {
            parts.push(self.word("read-target-reported"));
        }
        if !is_grant {
            parts.push(self.word("read-target-who"));
        }
        if row.measure == Measure::Pieces {
            parts.push(self.word("read-target-counts"));
        }
        parts.push(match target.covers {
            None => String::new(),
            Some(Covers::Earliest) => self.word("read-covers-earliest"),
            Some(Covers::Lowest) => self.word("read-covers-lowest"),
        });
        parts.push(self.books(target.books));
        parts.push(self.also(target.also.as_ref()));
        self.add(About::Target, &target.clause, target.unit, parts);
    }

    fn event(&mut self, event: &EventClause) {
        let unit = self.unit(event.unit);
        let mut parts = vec![match &event.points {
            None if event.zero.is_some() => String::new(),
            None => self.say("read-event-noted", &[("name", &event.name)]),
            Some(amount) => {
                let booked = self.booked(amount, &unit);
                self.say("read-event", &[("name", &event.name), ("booked", &booked)])
            }
        }];
        if event.points.is_some() {
            parts.push(self.word("read-event-account"));
        }
        if event.account.is_some() || event.who != Condition::ALWAYS {
            let who = self.accounts(event.account, &event.who);
            parts.push(self.say("read-event-only", &[("who", &who)]));
        }
        let zero = event.zero.map(|zero| match zero {
            Zero::Piece => self.word("read-zero-piece"),
            Zero::Period => {
                let base = self.rulebook.calendar.base;
                let period = self.period(event.books.unwrap_or(base));
                self.say("read-zero-period", &[("period", &period)])
            }
        });
        if let Some(zero) = zero {
            let lead = match event.points {
                None => self.say("read-event-lead", &[("name", &event.name)]),
                Some(_) => String::new(),
            };
            parts.push(lead + &zero);
        }
        parts.push(self.books(event.books));
        parts.push(self.also(event.also.as_ref()));
        let article = self.clause(event.rule);
        self.add(About::Event, &article, event.unit, parts);
    }
}
