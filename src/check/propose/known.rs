//! What the cases of a rulebook show already.

use std::collections::BTreeSet;

use super::act::Act;
use super::aim::At;
use crate::check::acted::acted;
use crate::problem::Problems;
use crate::rulebook::case::Played;
use crate::rulebook::condition::{Truth, day_number};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Subject};
use crate::rulebook::{RuleId, Rulebook};

/// The cases as they were played.
pub struct Known<'r> {
    rulebook: &'r Rulebook,
    played: Vec<(BTreeSet<RuleId>, Played)>,
    acted: BTreeSet<RuleId>,
    numbers: BTreeSet<At>,
}

impl<'r> Known<'r> {
    pub fn of(rulebook: &'r Rulebook) -> Known<'r> {
        let played = rulebook.cases.iter().map(|case| {
            let played = case.play(rulebook, &mut Problems::default());
            let standing = played.standing.as_ref();
            let acted = acted(rulebook, &played.classified, &played.scored, standing);
            (acted, played)
        });
        let played: Vec<(BTreeSet<RuleId>, Played)> = played.collect();
        let mut numbers = BTreeSet::new();
        for (_, played) in &played {
            of_publications(rulebook, played, &mut numbers);
            of_accounts(rulebook, played, &mut numbers);
            let values = played.classified.events.iter();
            numbers.extend(values.filter_map(|event| event.value).map(At::Value));
        }
        Known {
            rulebook,
            acted: super::cases::played(rulebook),
            played,
            numbers,
        }
    }

    /// Whether a rule acts in some case.
    pub fn acted(&self, rule: RuleId) -> bool {
        self.acted.contains(&rule)
    }

    /// Whether a case stands there.
    pub fn has(&self, at: At) -> bool {
        self.numbers.contains(&at)
    }

    /// Whether a rule that counts is seen to be met and not to be, by rows that it counts.
    pub fn has_both(&self, act: Act<'_>) -> bool {
        let (when, _) = act.when(self.rulebook);
        let rule = act.rule();
        let mut seen = BTreeSet::new();
        for (acted, played) in &self.played {
            if let Act::Target(..) = act {
                let duties = played.scored.duties.iter();
                let own = duties.filter(|duty| duty.rule == rule);
                seen.extend(own.map(|duty| duty.done >= duty.owed));
                continue;
            }
            let counts = (0..played.classified.facts.len()).any(|row| {
                let facts = |field| played.classified.facts.get(row, field);
                when.judge(&facts) == Truth::True
            });
            let is_there = counts || !played.classified.events.is_empty();
            if acted.contains(&rule) || is_there {
                seen.insert(acted.contains(&rule));
            }
        }
        seen.len() == 2
    }
}

fn of_publications(rulebook: &Rulebook, played: &Played, numbers: &mut BTreeSet<At>) {
    let facts = &played.classified.facts;
    let fields: Vec<FieldId> = rulebook.fields.iter().map(|(id, _)| id).collect();
    for row in 0..facts.len() {
        for &id in &fields {
            match facts.get(row, id) {
                Fact::Number(number) => numbers.insert(At::Publication(id, number)),
                Fact::Day(day) => numbers.insert(At::Publication(id, day_number(day))),
                _ => false,
            };
        }
        let date = played.classified.submissions[row].date;
        if let (Some(date), Fact::Day(sent)) = (date, facts.get(row, field::SENT)) {
            let calendar = &rulebook.calendar;
            let end = calendar.last_day(calendar.of(date, calendar.base));
            let days = u32::try_from((sent - end).num_days());
            numbers.extend(days.ok().map(At::Sent));
        }
    }
}

fn of_accounts(rulebook: &Rulebook, played: &Played, numbers: &mut BTreeSet<At>) {
    let Some(last) = played.scored.periods.last() else {
        return;
    };
    let day = rulebook.calendar.last_day(*last);
    for (account, _) in played.classified.accounts.iter() {
        for (id, field) in rulebook.fields.iter() {
            let is_account = matches!(field.of, Subject::Teacher | Subject::Department);
            if is_account
                && let Fact::Number(number) = played.classified.account_fact(account, id, day)
            {
                numbers.insert(At::Account(id, number));
            }
        }
    }
}
