//! What a draft is to show: a rule, at a point of its box or beside one of its ends.

use std::cell::Cell;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::act::{Act, on_accounts, ordinary};
use super::draft::{cell, put};
use super::relaxing::{contradict, relaxed};
use super::{SIGNERS, witness};
use crate::intake::{Column, RosterColumn};
use crate::rulebook::Rulebook;
use crate::rulebook::amount::Amount;
use crate::rulebook::boxes::Whose;
use crate::rulebook::case::Cells;
use crate::rulebook::condition::{Condition, Range, Test};
use crate::rulebook::field::{self, FieldId};

/// Bases that are tried for one rule.
const MOST_BASES: usize = 24;

/// Where a boundary lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A fact of the publication.
    Publication(FieldId, Decimal),
    /// A fact of the account.
    Account(FieldId, Decimal),
    /// Days from the end of the period to sending.
    Sent(u32),
    /// 分值 of an event.
    Value(Decimal),
}

/// How much work may still be done for a rulebook, so that a huge one ends too.
#[derive(Debug)]
pub struct Work(Cell<usize>);

impl Work {
    /// So many conditions looked at.
    pub fn of(steps: usize) -> Work {
        Work(Cell::new(steps))
    }

    /// Whether there is so much left; then it is spent.
    pub fn spend(&self, steps: usize) -> bool {
        let left = self.0.get().checked_sub(steps);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }

    pub fn is_spent(&self) -> bool {
        self.0.get() == 0
    }
}

/// A base: its condition, what takes it before, the amounts that must be known.
type Base<'b> = (Condition, Vec<&'b Condition>, Vec<&'b Amount>);

/// A rule and where it is shown.
pub struct Aim<'r> {
    pub rulebook: &'r Rulebook,
    pub act: Act<'r>,
    pub at: Option<At>,
    pub work: &'r Work,
    /// Whether its condition does not hold there.
    pub is_far: bool,
    when: Condition,
    before: Vec<&'r Condition>,
    who: Condition,
    who_before: Vec<&'r Condition>,
    /// The conditions of all points and of everything.
    points: Vec<&'r Condition>,
    all: Vec<&'r Condition>,
    amounts: Vec<&'r Amount>,
    accounts: Vec<Condition>,
}

impl<'r> Aim<'r> {
    pub fn new(rulebook: &'r Rulebook, act: Act<'r>, at: Option<At>, work: &'r Work) -> Aim<'r> {
        let (mut when, mut before) = act.when(rulebook);
        let (mut who, who_before) = act.who();
        let mut is_far = false;
        let exactly = |id: FieldId, number: Decimal| {
            let end = Some((number, true));
            let range = Range {
                low: end,
                high: end,
            };
            Condition::Is(id, Test::Ranges(vec![range]))
        };
        match at {
            Some(At::Publication(id, number)) => {
                let near = when.clone().and(exactly(id, number));
                is_far = witness::publication(rulebook, &near, &before, &[], &[]).is_none();
                when = relaxed(&when, id, true).and(exactly(id, number));
            }
            Some(At::Account(id, number)) => {
                who = relaxed(&who, id, true).and(exactly(id, number));
            }
            Some(At::Sent(_)) => when = relaxed(&when, field::AFTER_DEADLINE, true),
            Some(At::Value(_)) | None => {}
        }
        if is_far {
            before.clear();
        }
        let is_own = |other: &Condition| match act {
            Act::Exclude(clause) => std::ptr::eq(other, &raw const clause.when),
            _ => false,
        };
        before.extend(rulebook.excluded().filter(|other| is_far || !is_own(other)));
        let mut all = Vec::new();
        rulebook.publication_conditions(&mut |condition| all.push(condition));
        let mut amounts = Vec::new();
        rulebook.publication_amounts(&mut |amount| amounts.push(amount));
        Aim {
            rulebook,
            act,
            at,
            work,
            is_far,
            when,
            before,
            who,
            who_before,
            points: rulebook.points.iter().map(|row| &row.when).collect(),
            all,
            amounts,
            accounts: on_accounts(rulebook),
        }
    }

    /// The fields whose cells it is about.
    pub fn fields(&self) -> Vec<FieldId> {
        let mut fields = Vec::new();
        let (when, who) = (self.act.when(self.rulebook).0, self.act.who().0);
        let rule = self.act.rule();
        fields.extend(self.rulebook.fields_of(rule));
        when.tests(&mut |id, _| fields.push(id));
        who.tests(&mut |id, _| fields.push(id));
        match self.at {
            Some(At::Publication(field::DELAY, _) | At::Sent(_)) => fields.push(field::SENT),
            Some(At::Publication(id, _) | At::Account(id, _)) => fields.push(id),
            _ => {}
        }
        if fields.contains(&field::DELAY) || fields.contains(&field::AFTER_DEADLINE) {
            fields.push(field::SENT);
        }
        fields
    }

    /// Publications at the point, each with another base, the first with what its base needs to be
    /// known, later ones with all that any clause reads.
    pub fn rows(&self) -> impl Iterator<Item = Cells<Column>> + '_ {
        let own_base = matches!(self.act, Act::Points(_));
        let is_out = matches!(self.act, Act::Exclude(clause) if clause.who.is_none());
        let own = self.act.amounts();
        let mut bases: Vec<Base<'_>> = Vec::new();
        if own_base || is_out {
            bases.push((Condition::ALWAYS, Vec::new(), own.clone()));
        }
        if !own_base || self.at.is_some() {
            let signers = self.rulebook.points.iter().filter(|row| row.pays.is_none());
            bases.extend(signers.map(|row| {
                let mut amounts = own.clone();
                amounts.push(&row.amount);
                (row.when.clone(), ordinary(row, self.rulebook), amounts)
            }));
        }
        bases.push((Condition::ALWAYS, Vec::new(), own));
        let known: [(&[&Condition], &[&Amount]); 2] =
            [(&self.points, &[]), (&self.all, &self.amounts)];
        let tries = known
            .into_iter()
            .flat_map(move |known| bases.clone().into_iter().map(move |base| (known, base)));
        let tries = tries.filter(|(_, (base, ..))| !contradict(&self.when, base));
        let rows = tries.map_while(move |((known, more), (base, mut before, mut amounts))| {
            self.work.spend(known.len() + before.len() + 1).then(|| {
                before.extend(&self.before);
                amounts.extend(more);
                let want = self.when.clone().and(base);
                witness::publication(self.rulebook, &want, &before, known, &amounts)
            })
        });
        let rows = rows.flatten();
        rows.take(2 * MOST_BASES).map(|row| self.sent(row))
    }

    /// A row that was sent so many days after its period's end.
    fn sent(&self, mut row: Cells<Column>) -> Cells<Column> {
        if let Some(At::Sent(days)) = self.at
            && let Some(day) = day_of(&row)
        {
            let calendar = &self.rulebook.calendar;
            let end = calendar.last_day(calendar.of(day, calendar.base));
            let sent = end.checked_add_days(Days::new(u64::from(days)));
            let sent = sent.unwrap_or(end).to_string();
            put(&mut row, Column::Field(field::SENT), sent);
            row.retain(|(column, _)| *column != Column::Field(field::AFTER_DEADLINE));
        }
        row
    }

    /// Rosters of so many people whom the rule means, and none where it needs none.
    pub fn rosters(&self, people: usize) -> Vec<Vec<Cells<RosterColumn>>> {
        let needs = self.act.is_on_accounts() || matches!(self.at, Some(At::Account(..)));
        let mut rosters = Vec::new();
        if !needs {
            rosters.push(Vec::new());
        }
        let all: Vec<&Condition> = self.accounts.iter().collect();
        for known in [&[][..], &all[..]] {
            for whose in self.act.whose() {
                rosters.extend(self.roster(*whose, people, known));
            }
        }
        rosters
    }

    fn roster(
        &self,
        whose: Whose,
        people: usize,
        known: &[&Condition],
    ) -> Option<Vec<Cells<RosterColumn>>> {
        let facts = witness::account(self.rulebook, whose, &self.who, &self.who_before, known)?;
        let named = |name: &&str| {
            let mut cells = vec![(RosterColumn::Name, (*name).to_owned())];
            cells.extend(facts.iter().cloned());
            cells
        };
        Some(SIGNERS.iter().take(people).map(named).collect())
    }
}

/// The day of a row.
pub fn day_of(row: &Cells<Column>) -> Option<NaiveDate> {
    cell(row, Column::Field(field::DATE))?.parse().ok()
}
