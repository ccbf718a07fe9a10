//! Lists: who is honoured, named or struck off.

use hashbrown::HashSet;
use rust_decimal::Decimal;

use super::results::{Results, shown};
use super::{by_group, by_name};
use crate::clauses::list::List;
use crate::clauses::rank::places;
use crate::intake::accounts::AccountId;
use crate::period::Period;
use crate::rulebook::RuleId;
use crate::rulebook::condition::{Condition, Range};
use crate::rulebook::exact::Exact;

/// Who is honoured, named or struck off.
#[derive(Clone, Debug)]
pub struct NamedList {
    /// The first of the clauses that have its name.
    pub rule: RuleId,
    pub name: String,
    /// Group by group; in it clause by clause, best first, equal ones by name.
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The clause that puts it on the list.
    pub rule: RuleId,
    pub account: AccountId,
    pub group: String,
    /// None where the list has neither places nor prizes.
    pub place: Option<usize>,
    /// What it is ranked by, rounded to two decimals at most.
    pub figure: Decimal,
    pub prize: Option<Decimal>,
}

/// All lists of a period; clauses of one name are one list.
pub(super) fn lists(results: &Results<'_>) -> Vec<NamedList> {
    let mut lists: Vec<NamedList> = Vec::new();
    let clauses = results.rulebook.lists.iter();
    for clause in clauses.filter(|list| list.rank.per == results.period.kind) {
        let members = members(results, clause);
        match lists.iter_mut().find(|list| list.name == clause.name) {
            Some(list) => members.into_iter().for_each(|member| list.add(member)),
            None => lists.push(NamedList {
                rule: clause.rank.rule,
                name: clause.name.clone(),
                members,
            }),
        }
    }
    for list in &mut lists {
        // Stable: within a group the clauses' own order stays.
        list.members.sort_by(|a, b| by_group(&a.group, &b.group));
    }
    lists
}

impl NamedList {
    /// Adds a member; who is on it already stays once, with the higher prize.
    fn add(&mut self, member: Member) {
        let mut members = self.members.iter_mut();
        match members.find(|known| known.account == member.account) {
            Some(known) if known.prize < member.prize => *known = member,
            Some(_) => {}
            None => self.members.push(member),
        }
    }
}

/// Who may stand on a list.
pub(super) struct Candidate {
    pub(super) account: AccountId,
    pub(super) group: String,
    pub(super) figure: Exact,
    /// Whether it has a piece of those that the list looks at.
    pub(super) has_piece: bool,
    pub(super) meets: bool,
}

/// The members of one clause of a list.
pub(super) fn members(results: &Results<'_>, clause: &List) -> Vec<Member> {
    let candidates = candidates(results, clause);
    let groups = candidates.chunk_by(|a, b| a.group == b.group);
    groups.flat_map(|group| chosen(clause, group)).collect()
}

/// Who may stand on a list: group by group, best first, equal ones by name. None where the periods
/// that must run up to this one are not known.
pub(super) fn candidates(results: &Results<'_>, clause: &List) -> Vec<Candidate> {
    let Some(running) = running(results, clause) else {
        return Vec::new();
    };
    let rank = &clause.rank;
    let eligible = eligible(results, clause);
    let meet = who_meets(results, clause, &eligible);
    let mut candidates: Vec<Candidate> = eligible
        .into_iter()
        .map(|account| Candidate {
            account,
            group: match rank.within {
                Some(field) => results.group(account, field),
                None => String::new(),
            },
            figure: results.figure(rank, rank.unit.unwrap_or(0), account),
            has_piece: results.pieces(account, &rank.when) > Exact::ZERO,
            meets: meet.contains(&account) && running.iter().all(|met| met.contains(&account)),
        })
        .collect();
    candidates.sort_by(|a, b| {
        by_group(&a.group, &b.group)
            .then(b.figure.cmp(&a.figure))
            .then_with(|| by_name(results.intake, a.account, b.account))
    });
    candidates
}

/// Who met the needs in each of the periods before this one that must run up to it, by the results
/// and the roster of that period. None if the tables begin later, or the rulebook did not hold yet.
fn running(results: &Results<'_>, clause: &List) -> Option<Vec<HashSet<AccountId>>> {
    let calendar = &results.rulebook.calendar;
    let bases = results.scored.periods.iter();
    let mut periods: Vec<Period> = bases
        .map(|base| calendar.containing(*base, clause.rank.per))
        .collect();
    periods.dedup();
    let at = periods.iter().position(|own| *own == results.period)?;
    let first = at.checked_sub(clause.in_a_row - 1)?;
    let mut running = Vec::new();
    for period in &periods[first..at] {
        let then = results.of(*period);
        if !then.is_in_force() {
            return None;
        }
        running.push(who_meets(&then, clause, &eligible(&then, clause)));
    }
    results.is_in_force().then_some(running)
}

/// The accounts that a list looks at.
fn eligible(results: &Results<'_>, clause: &List) -> Vec<AccountId> {
    let mut accounts = results.accounts(clause.rank.account);
    accounts.retain(|id| results.admits(&clause.rank.who, *id) && !results.is_unranked(*id));
    accounts
}

/// Those whose results of the whole period are what the list needs.
fn who_meets(results: &Results<'_>, clause: &List, accounts: &[AccountId]) -> HashSet<AccountId> {
    let needs = &clause.needs;
    let unit = clause.rank.unit.unwrap_or(0);
    let missed = needs.missed.iter();
    let missed: Vec<HashSet<AccountId>> = missed.map(|target| results.who_missed(target)).collect();
    let holds = |range: &Option<Range>, figure: &dyn Fn() -> Exact| {
        let range = range.as_ref();
        range.is_none_or(|range| range.holds_exact(figure()))
    };
    let meets = |id: &AccountId| {
        let (id, all) = (*id, &Condition::ALWAYS);
        holds(&needs.points, &|| Exact::of(results.points(id, unit)))
            && holds(&needs.pieces, &|| results.pieces(id, all))
            && holds(&needs.publications, &|| results.publications(id, all))
            && missed.iter().all(|accounts| accounts.contains(&id))
    };
    accounts.iter().copied().filter(meets).collect()
}

/// Those of a group that stand on the list.
fn chosen(clause: &List, group: &[Candidate]) -> Vec<Member> {
    let has_places = clause.places.is_some() || clause.prizes.go_by_place();
    // Only those above zero take a place; where none is given, needs alone decide.
    let (takers, rest): (Vec<&Candidate>, Vec<&Candidate>) = group
        .iter()
        .filter(|candidate| candidate.meets)
        .partition(|candidate| has_places && candidate.figure > Exact::ZERO);
    let figures: Vec<Exact> = takers.iter().map(|candidate| candidate.figure).collect();
    let mut places = places(clause.rank.ties, &figures);
    let with_piece = group.iter().filter(|candidate| candidate.has_piece).count();
    let most = clause.places.map(|most| most.of(with_piece));
    if let Some(most) = most {
        // All who tie at the last place have its number.
        places.retain(|place| *place <= most);
    }
    let prizes = clause.prizes_of(&places, most);
    let placed = takers.into_iter().zip(places).zip(prizes);
    let mut members: Vec<Member> = placed
        .map(|((candidate, place), prize)| member(clause, candidate, Some(place), prize))
        .collect();
    if clause.places.is_none() {
        let prize = clause.prizes.without_place();
        members.extend(
            rest.into_iter()
                .map(|rest| member(clause, rest, None, prize)),
        );
    }
    members
}

fn member(
    clause: &List,
    candidate: &Candidate,
    place: Option<usize>,
    prize: Option<Decimal>,
) -> Member {
    Member {
        rule: clause.rank.rule,
        account: candidate.account,
        group: candidate.group.clone(),
        place,
        figure: shown(candidate.figure),
        prize,
    }
}
