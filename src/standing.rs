//! Standing: totals, ranks, lists and money, read off the ledger.

use std::cmp::Ordering;

use chrono::NaiveDate;
use hashbrown::HashMap;

use rust_decimal::Decimal;

use crate::clauses::list::{List, Places};
use crate::clauses::rank::{By, Rank, Ties};
use crate::intake::Intake;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::Ledger;
use crate::period::{Calendar, Period};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::rulebook::{RuleId, Rulebook};
use crate::scoring::{self, Scored};

/// The standing of a period.
#[derive(Clone, Debug)]
pub struct Standing {
    pub period: Period,
    /// One for each clause that ranks departments or teachers, in each unit: units in the rulebook's order, in
    /// them departments first.
    pub rankings: Vec<Ranking>,
    /// In the order of the rulebook's clauses.
    pub lists: Vec<NamedList>,
}

/// A ranking, its rows in the order to print: group by group, best first, unranked last.
#[derive(Clone, Debug)]
pub struct Ranking {
    pub kind: AccountKind,
    /// Index into the rulebook's units.
    pub unit: u8,
    /// The clause that ranks; none if the rulebook has none and total points rank.
    pub rule: Option<RuleId>,
    /// Whether places are given within groups.
    pub grouped: bool,
    /// How equal accounts share a place.
    pub ties: Ties,
    pub rows: Vec<Ranked>,
}

/// An account's row in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// None: shown without a place (不参评).
    pub place: Option<usize>,
    pub account: AccountId,
    /// The group it is ranked in, or a department's group; empty if there is none.
    pub group: String,
    /// The sum of its entries in the period.
    pub points: Decimal,
    /// How many pieces it signed that count.
    pub pieces: Decimal,
    pub money: Option<Decimal>,
}

/// Who is honoured, named or struck off.
#[derive(Clone, Debug)]
pub struct NamedList {
    pub rule: RuleId,
    pub name: String,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub account: AccountId,
    pub group: String,
    pub place: Option<usize>,
    pub prize: Option<Decimal>,
}

/// Whether what is booked to `booked` is part of `period`: the same, or a shorter one that ends in it.
pub fn is_within(calendar: &Calendar, booked: Period, period: Period) -> bool {
    booked.kind <= period.kind && calendar.containing(booked, period.kind) == period
}

/// The totals of all accounts in a period.
struct Totals {
    units: usize,
    /// By account and unit.
    sums: Vec<Decimal>,
}

impl Totals {
    fn new(intake: &Intake, rulebook: &Rulebook, ledger: &Ledger, period: Period) -> Totals {
        let within: Vec<bool> = ledger
            .periods
            .iter()
            .map(|booked| is_within(&rulebook.calendar, *booked, period))
            .collect();
        let units = rulebook.units.len();
        let zero = Decimal::new(0, rulebook.decimals);
        let mut sums = vec![zero; intake.accounts.len() * units];
        let entries = ledger.entries.iter();
        for entry in entries.filter(|entry| within[usize::from(entry.period)]) {
            sums[entry.account.0 as usize * units + usize::from(entry.unit)] += entry.amount;
        }
        Totals { units, sums }
    }

    fn of(&self, account: AccountId, unit: u8) -> Decimal {
        self.sums[account.0 as usize * self.units + usize::from(unit)]
    }
}

/// The standing of a period.
pub fn stand(intake: &Intake, rulebook: &Rulebook, scored: &Scored, period: Period) -> Standing {
    let view = View {
        intake,
        rulebook,
        scored,
        period,
        day: rulebook.calendar.last_day(period),
        totals: Totals::new(intake, rulebook, &scored.ledger, period),
    };
    let mut rankings = Vec::new();
    for unit in 0..rulebook.units.len() as u8 {
        for kind in [AccountKind::Department, AccountKind::Teacher] {
            let of_period = |rank: &&Rank| {
                rank.account == kind
                    && rank.per == period.kind
                    && rank.unit.is_none_or(|own| own == unit)
            };
            let clauses: Vec<&Rank> = rulebook.ranks.iter().filter(of_period).collect();
            if clauses.is_empty() {
                // A period without a ranking of its own is shown as the rulebook's own periods are.
                let own =
                    |rank: &&Rank| rank.account == kind && rank.unit.is_none_or(|own| own == unit);
                rankings.push(view.ranking(kind, unit, rulebook.ranks.iter().find(own)));
            }
            for clause in clauses {
                rankings.push(view.ranking(kind, unit, Some(clause)));
            }
        }
    }
    let mut lists: Vec<NamedList> = Vec::new();
    for clause in rulebook
        .lists
        .iter()
        .filter(|list| list.rank.per == period.kind)
    {
        let members = view.members(clause);
        match lists.iter_mut().find(|list| list.name == clause.name) {
            Some(list) => {
                let new =
                    |member: &Member| !list.members.iter().any(|m| m.account == member.account);
                let new: Vec<Member> = members.into_iter().filter(new).collect();
                list.members.extend(new);
            }
            None => lists.push(NamedList {
                rule: clause.rank.rule,
                name: clause.name.clone(),
                members,
            }),
        }
    }
    Standing {
        period,
        rankings,
        lists,
    }
}

/// The ledger seen from one period.
struct View<'v> {
    intake: &'v Intake,
    rulebook: &'v Rulebook,
    scored: &'v Scored,
    period: Period,
    /// Its last day, by whose roster accounts are judged.
    day: NaiveDate,
    totals: Totals,
}

impl View<'_> {
    fn accounts(&self, kind: AccountKind) -> Vec<AccountId> {
        scoring::accounts_in_question(self.intake, &self.scored.ledger, kind, self.day)
    }

    fn points(&self, account: AccountId, unit: u8) -> Decimal {
        self.totals.of(account, unit)
    }

    fn pieces(&self, account: AccountId) -> Decimal {
        let calendar = &self.rulebook.calendar;
        let pieces = self
            .scored
            .tally
            .pieces(account, 0, &self.scored.ledger.periods, |booked| {
                booked.kind == calendar.base && is_within(calendar, booked, self.period)
            });
        pieces.decimal().unwrap_or_default()
    }

    fn admits(&self, who: &Condition, account: AccountId) -> bool {
        who.judge(&|field| self.intake.account_fact(account, field, self.day)) == Truth::True
    }

    fn is_unranked(&self, account: AccountId) -> bool {
        self.rulebook
            .unranked
            .iter()
            .any(|clause| self.admits(&clause.who, account))
    }

    /// The text of an account's fact; empty if it is unknown.
    fn group(&self, account: AccountId, field: FieldId) -> String {
        match self.intake.account_fact(account, field, self.day) {
            Fact::Choice(value) => self.intake.accounts.value(self.rulebook, field, value),
            Fact::Number(number) => number.normalize().to_string(),
            Fact::Day(day) => day.to_string(),
            Fact::Flag(flag) => flag.to_string(),
            Fact::Unknown | Fact::Unread | Fact::None => String::new(),
        }
    }

    fn ranking(&self, kind: AccountKind, unit: u8, clause: Option<&Rank>) -> Ranking {
        let money = self.money(kind, unit);
        let mut rows: Vec<Ranked> = self
            .accounts(kind)
            .into_iter()
            .filter(|account| clause.is_none_or(|rank| self.admits(&rank.who, *account)))
            .map(|account| {
                let within = clause.and_then(|rank| rank.within);
                let group = match (within, kind) {
                    (Some(field), _) => self.group(account, field),
                    (None, AccountKind::Department) => self.group(account, field::GROUP),
                    (None, _) => String::new(),
                };
                Ranked {
                    place: (!self.is_unranked(account)).then_some(0),
                    account,
                    group,
                    points: self.points(account, unit),
                    pieces: self.pieces(account),
                    money: money.get(&account).copied(),
                }
            })
            .collect();
        let grouped = clause.is_some_and(|rank| rank.within.is_some());
        let by = clause.map_or(By::Points, |rank| rank.by);
        let figure = |row: &Ranked| match by {
            By::Points => row.points,
            By::Pieces | By::Publications => row.pieces,
        };
        rows.sort_by(|a, b| {
            let groups = if grouped {
                (a.group.is_empty(), &a.group).cmp(&(b.group.is_empty(), &b.group))
            } else {
                Ordering::Equal
            };
            groups
                .then(a.place.is_none().cmp(&b.place.is_none()))
                .then(figure(b).cmp(&figure(a)))
                .then_with(|| self.by_name(a.account, b.account))
        });
        let mut start = 0;
        while start < rows.len() {
            let same = |row: &Ranked| !grouped || row.group == rows[start].group;
            let end = start + rows[start..].iter().take_while(|row| same(row)).count();
            let ranked = rows[start..end]
                .iter()
                .filter(|row| row.place.is_some())
                .count();
            let figures: Vec<Decimal> = rows[start..start + ranked].iter().map(&figure).collect();
            let ties = clause.map_or(Ties::Shared, |rank| rank.ties);
            let places = crate::clauses::rank::places(ties, &figures);
            for (row, place) in rows[start..].iter_mut().zip(places) {
                row.place = Some(place);
            }
            start = end;
        }
        let ties = clause.map_or(Ties::Shared, |rank| rank.ties);
        Ranking {
            kind,
            unit,
            rule: clause.map(|rank| rank.rule),
            grouped,
            ties,
            rows,
        }
    }

    fn by_name(&self, a: AccountId, b: AccountId) -> Ordering {
        let accounts = &self.intake.accounts;
        let department = |id: AccountId| {
            accounts
                .get(id)
                .department
                .map_or("", |department| &accounts.get(department).name)
        };
        let (one, other) = (accounts.get(a), accounts.get(b));
        one.name
            .cmp(&other.name)
            .then_with(|| department(a).cmp(department(b)))
    }

    /// What each account is paid; longer periods are paid what their shorter ones were.
    fn money(&self, kind: AccountKind, unit: u8) -> HashMap<AccountId, Decimal> {
        let mut paid: HashMap<AccountId, Decimal> = HashMap::new();
        let calendar = &self.rulebook.calendar;
        for clause in &self.rulebook.money {
            let acts = clause.account == kind && clause.unit.is_none_or(|own| own == unit);
            if !acts || clause.per > self.period.kind {
                continue;
            }
            let mut periods: Vec<Period> = Vec::new();
            for &base in &self.scored.periods {
                let own = calendar.containing(base, clause.per);
                if is_within(calendar, own, self.period) && !periods.contains(&own) {
                    periods.push(own);
                }
            }
            let mut accounts = self.accounts(kind);
            accounts.retain(|account| !self.is_unranked(*account));
            accounts.sort_by(|a, b| self.by_name(*a, *b));
            for period in periods {
                let own;
                let totals = if period == self.period {
                    &self.totals
                } else {
                    let ledger = &self.scored.ledger;
                    own = Totals::new(self.intake, self.rulebook, ledger, period);
                    &own
                };
                let points: Vec<Decimal> = accounts
                    .iter()
                    .map(|account| totals.of(*account, unit))
                    .collect();
                let Some(amounts) = clause.pay(&points) else {
                    continue;
                };
                for (account, amount) in accounts.iter().zip(amounts) {
                    *paid.entry(*account).or_default() += amount;
                }
            }
        }
        paid
    }

    /// The members of one clause of a list.
    fn members(&self, clause: &List) -> Vec<Member> {
        let rank = &clause.rank;
        let unit = rank.unit.unwrap_or(0);
        let mut rows: Vec<(String, Decimal, AccountId)> = self
            .accounts(rank.account)
            .into_iter()
            .filter(|account| {
                !self.is_unranked(*account)
                    && self.admits(&rank.who, *account)
                    && self.meets(clause, *account, unit)
            })
            .map(|account| {
                let figure = match rank.by {
                    By::Points => self.points(account, unit),
                    By::Pieces | By::Publications => self.pieces(account),
                };
                let group = rank
                    .within
                    .map_or_else(String::new, |f| self.group(account, f));
                (group, figure, account)
            })
            .filter(|(_, figure, _)| clause.places.is_none() || *figure > Decimal::ZERO)
            .collect();
        rows.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(b.1.cmp(&a.1))
                .then_with(|| self.by_name(a.2, b.2))
        });
        let mut members = Vec::new();
        for group in rows.chunk_by(|a, b| a.0 == b.0) {
            let figures: Vec<Decimal> = group.iter().map(|(_, figure, _)| *figure).collect();
            let places = crate::clauses::rank::places(rank.ties, &figures);
            for (index, ((group, _, account), place)) in group.iter().zip(&places).enumerate() {
                // All who tie at the last place are in: a place is where the first of them stands.
                let stands = places[..=index]
                    .iter()
                    .position(|p| p == place)
                    .unwrap_or(index);
                if clause
                    .places
                    .is_some_and(|most| !matches!(most, Places::Number(most) if stands < most))
                {
                    break;
                }
                members.push(Member {
                    account: *account,
                    group: group.clone(),
                    place: clause.places.map(|_| *place),
                    prize: clause.prizes.get(place - 1).copied(),
                });
            }
        }
        members
    }

    fn meets(&self, clause: &List, account: AccountId, unit: u8) -> bool {
        let needs = &clause.needs;
        let points = needs.points.as_ref();
        let pieces = needs.pieces.as_ref();
        points.is_none_or(|range| range.holds(self.points(account, unit)))
            && pieces.is_none_or(|range| range.holds(self.pieces(account)))
            && needs.missed.iter().all(|clause| {
                self.scored.duties.iter().any(|duty| {
                    duty.account == account
                        && is_within(&self.rulebook.calendar, duty.period, self.period)
                        && duty.clause == *clause
                        && duty.done < duty.owed
                })
            })
    }
}
