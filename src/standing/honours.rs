//! How far accounts are from lists of honour: what they lack of what a list needs and of its last
//! place, or of the next prize on it.
//!
//! A list of honour is one that more points, pieces or publications lead to: no list of those who
//! missed a task or have too little, and none that needs several periods running. Of a list of a
//! longer period all that was read of that period counts.

use std::rc::Rc;

use hashbrown::HashSet;
use rust_decimal::Decimal;

use super::lists::{Member, candidates, lists, members};
use super::results::{More, Results};
use crate::clauses::list::{List, Needs};
use crate::clauses::rank::{By, Ties};
use crate::intake::Intake;
use crate::intake::accounts::AccountId;
use crate::period::Period;
use crate::rulebook::condition::{Condition, Range};
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};
use crate::scoring::Scored;

/// A list that an account stands on, or what it lacks to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Honour {
    pub rule: RuleId,
    pub name: String,
    /// Index into the rulebook's units.
    pub unit: u8,
    pub period: Period,
    /// Its place there, if it stands on it; none within where the list gives no places.
    pub stands: Option<Option<usize>>,
    /// What it lacks to stand on it, or to the next prize on it; none where there is none.
    pub lacks: Option<Lack>,
}

/// What an account lacks; zero of what it has enough of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    pub points: Exact,
    pub pieces: Exact,
    pub publications: Exact,
    /// The place that it leads to, where places are given.
    pub place: Option<usize>,
}

/// The lists of honour that a period is part of.
pub struct Honours<'v> {
    watched: Vec<Watched<'v>>,
}

/// One clause of such a list.
struct Watched<'v> {
    clause: &'v List,
    results: Rc<Results<'v>>,
    /// Those who stand on the list of its name, by whichever clause.
    members: Vec<Member>,
    eligible: HashSet<AccountId>,
    /// Of each group: who may take a place, best first, and how many places there are.
    groups: Vec<Group>,
}

struct Group {
    name: String,
    takers: Vec<(AccountId, Exact)>,
    places: Option<usize>,
}

impl<'v> Honours<'v> {
    /// Looks at the lists of a period and of those that it is part of.
    pub fn of(
        intake: &'v Intake,
        rulebook: &'v Rulebook,
        scored: &'v Scored,
        period: Period,
    ) -> Honours<'v> {
        let mut known: Vec<Rc<Results<'v>>> = Vec::new();
        let mut watched = Vec::new();
        let clauses = rulebook.lists.iter();
        for clause in clauses.filter(|list| list.rank.per >= period.kind && honours(list)) {
            let own = rulebook.calendar.containing(period, clause.rank.per);
            let found = known.iter().find(|results| results.period == own).cloned();
            let results = found.unwrap_or_else(|| {
                let results = Rc::new(Results::new(intake, rulebook, scored, own));
                known.push(results.clone());
                results
            });
            if results.is_in_force() {
                watched.push(Watched::of(clause, results));
            }
        }
        Honours { watched }
    }

    /// The lists that an account stands on or lacks something to.
    pub fn of_account(&self, id: AccountId) -> Vec<Honour> {
        let own = self.watched.iter();
        own.filter_map(|watched| watched.honour(id)).collect()
    }

    /// Whether what an account lacks would indeed do: the list is made again with so much more.
    pub fn would_do(&self, id: AccountId, honour: &Honour) -> bool {
        let watched = self.watched.iter();
        let mut watched = watched.filter(|own| own.clause.rank.rule == honour.rule);
        watched.any(|own| own.would_do(id, honour))
    }
}

/// Whether more leads to a list.
fn honours(list: &List) -> bool {
    let Needs {
        points,
        pieces,
        publications,
        missed,
    } = &list.needs;
    let needs = [points, pieces, publications].map(Option::as_ref);
    let is_open = |range: &Range| range.high.is_none();
    let asks = needs.iter().flatten().count() > 0;
    let most = needs.into_iter().flatten().all(is_open);
    missed.is_empty() && most && list.in_a_row == 1 && (list.places.is_some() || asks)
}

impl<'v> Watched<'v> {
    fn of(clause: &'v List, results: Rc<Results<'v>>) -> Watched<'v> {
        let all = lists(&results).into_iter();
        let same = all.filter(|list| list.name == clause.name);
        let candidates = candidates(&results, clause);
        let groups = candidates.chunk_by(|a, b| a.group == b.group).map(|group| {
            let with_piece = group.iter().filter(|own| own.has_piece).count();
            let takers = group
                .iter()
                .filter(|own| own.meets && own.figure > Exact::ZERO);
            Group {
                name: group[0].group.clone(),
                takers: takers.map(|own| (own.account, own.figure)).collect(),
                places: clause.places.map(|most| most.of(with_piece)),
            }
        });
        Watched {
            clause,
            members: same.flat_map(|list| list.members).collect(),
            groups: groups.collect(),
            eligible: candidates.iter().map(|own| own.account).collect(),
            results,
        }
    }

    fn honour(&self, id: AccountId) -> Option<Honour> {
        let rank = &self.clause.rank;
        if !self.eligible.contains(&id) {
            return None;
        }
        let stands = self.members.iter().find(|member| member.account == id);
        if stands.is_some_and(|member| member.rule != rank.rule) {
            // Told of the clause that puts it there.
            return None;
        }
        let lacks = match stands {
            Some(member) => self.to_next_prize(id, member),
            None => Some(self.to_list(id).filter(|lack| !lack.is_nothing())?),
        };
        Some(Honour {
            rule: rank.rule,
            name: self.clause.name.clone(),
            unit: self.unit(),
            period: self.results.period,
            stands: stands.map(|member| member.place),
            lacks,
        })
    }

    fn unit(&self) -> u8 {
        self.clause.rank.unit.unwrap_or(0)
    }

    fn figure(&self, id: AccountId) -> Exact {
        self.results.figure(&self.clause.rank, self.unit(), id)
    }

    /// What is lacking to stand on the list; none where there is no place to be had.
    fn to_list(&self, id: AccountId) -> Option<Lack> {
        let (results, needs) = (&self.results, &self.clause.needs);
        let grain = Exact::of(Decimal::new(1, results.rulebook.decimals));
        let all = &Condition::ALWAYS;
        let points = Exact::of(results.points(id, self.unit()));
        let (place, figure) = match self.clause.places {
            None => (None, Exact::ZERO),
            Some(_) => {
                let (place, figure) = self.last_place(id)?;
                (Some(place), figure)
            }
        };
        let mut lack = Lack {
            points: lacking(&needs.points, points, grain),
            pieces: lacking(&needs.pieces, results.pieces(id, all), Exact::ONE),
            publications: lacking(
                &needs.publications,
                results.publications(id, all),
                Exact::ONE,
            ),
            place,
        };
        lack.raise(self.clause.rank.by, figure);
        Some(lack)
    }

    /// What is lacking to the last place there is in what ranks, and the place that this gives.
    fn last_place(&self, id: AccountId) -> Option<(usize, Exact)> {
        let rank = &self.clause.rank;
        let group = match rank.within {
            Some(field) => self.results.group(id, field),
            None => String::new(),
        };
        let group = self.groups.iter().find(|own| own.name == group)?;
        let most = group.places.filter(|most| *most > 0)?;
        let others = group.takers.iter().filter(|(other, _)| *other != id);
        let mut figures: Vec<Exact> = others.map(|(_, figure)| *figure).collect();
        if rank.ties == Ties::Dense {
            figures.dedup();
        }
        let own = self.figure(id);
        let step = match rank.by {
            By::Points => Exact::of(Decimal::new(1, self.results.rulebook.decimals)),
            By::Pieces | By::Publications => Exact::ONE,
        };
        // Whoever ties with the last place is in; with places to spare anything above zero is.
        let needed = figures.get(most - 1).copied().unwrap_or(step);
        let lack = needed.minus(own)?;
        let lack = if lack.is_negative() {
            Exact::ZERO
        } else {
            lack
        };
        let then = own.plus(lack)?;
        let above = figures.iter().filter(|figure| **figure > then);
        Some((above.count() + 1, lack))
    }

    /// What is lacking to the next larger prize on the list.
    fn to_next_prize(&self, id: AccountId, member: &Member) -> Option<Lack> {
        let better = self.members.iter().rev().find(|other| {
            other.rule == member.rule && other.group == member.group && other.prize > member.prize
        })?;
        let lack = self.figure(better.account).minus(self.figure(id))?;
        let mut none = Lack {
            points: Exact::ZERO,
            pieces: Exact::ZERO,
            publications: Exact::ZERO,
            place: better.place,
        };
        none.raise(self.clause.rank.by, lack);
        Some(none)
    }

    fn would_do(&self, id: AccountId, honour: &Honour) -> bool {
        let Some(lack) = honour.lacks else {
            return false;
        };
        let more = More {
            account: id,
            unit: self.unit(),
            points: lack.points,
            pieces: lack.pieces,
            publications: lack.publications,
        };
        let prize = |members: &[Member]| {
            let own = members.iter().find(|member| member.account == id);
            own.map(|member| member.prize)
        };
        let then = prize(&members(&self.results.with(more), self.clause));
        let now = prize(&self.members);
        then.is_some() && (now.is_none() || then > now)
    }
}

impl Lack {
    fn is_nothing(&self) -> bool {
        let all = [self.points, self.pieces, self.publications];
        all.into_iter().all(Exact::is_zero)
    }

    /// Makes it so much at least of what ranks.
    fn raise(&mut self, by: By, least: Exact) {
        let own = match by {
            By::Points => &mut self.points,
            By::Pieces => &mut self.pieces,
            By::Publications => &mut self.publications,
        };
        if *own < least {
            *own = least;
        }
    }
}

/// What is lacking to a range that is open above; `step` is the least that there is.
fn lacking(range: &Option<Range>, own: Exact, step: Exact) -> Exact {
    let Some((low, ends)) = range.as_ref().and_then(|range| range.low) else {
        return Exact::ZERO;
    };
    let least = Exact::of(low);
    let least = match ends {
        true => Some(least),
        false => least.plus(step),
    };
    let lack = least.and_then(|least| least.minus(own));
    lack.filter(|lack| !lack.is_negative())
        .unwrap_or(Exact::ZERO)
}
