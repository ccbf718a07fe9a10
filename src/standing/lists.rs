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
struct Candidate {
    account: AccountId,
    group: String,
    figure: Exact,
    /// Whether it has a piece of those that the list looks at.
    has_piece: bool,
    meets: bool,
}

/// The members of one clause of a list.
fn members(results: &Results<'_>, clause: &List) -> Vec<Member> {
    let Some(before) = before(results, clause) else {
        return Vec::new();
    };
    let mut candidates: Vec<Candidate> = results
        .accounts(clause.rank.account)
        .into_iter()
        .filter(|account| is_eligible(results, clause, *account))
        .map(|account| candidate(results, &before, clause, account))
        .collect();
    candidates.sort_by(|a, b| {
        by_group(&a.group, &b.group)
            .then(b.figure.cmp(&a.figure))
            .then_with(|| by_name(results.intake, a.account, b.account))
    });
    let groups = candidates.chunk_by(|a, b| a.group == b.group);
    groups.flat_map(|group| chosen(clause, group)).collect()
}

fn candidate(
    results: &Results<'_>,
    before: &[HashSet<AccountId>],
    clause: &List,
    account: AccountId,
) -> Candidate {
    let rank = &clause.rank;
    let group = rank.within.map(|field| results.group(account, field));
    Candidate {
        account,
        group: group.unwrap_or_default(),
        figure: results.figure(rank, rank.unit.unwrap_or(0), account),
        has_piece: results.pieces(account, &rank.when) > Exact::ZERO,
        meets: meets(results, clause, account) && before.iter().all(|met| met.contains(&account)),
    }
}

/// Who met the needs in each of the periods before this one that count, by the results and the
/// roster of that period; none if the tables begin later.
fn before(results: &Results<'_>, clause: &List) -> Option<Vec<HashSet<AccountId>>> {
    let count = clause.in_a_row - 1;
    if count == 0 {
        return Some(Vec::new());
    }
    let calendar = &results.rulebook.calendar;
    let bases = results.scored.periods.iter();
    let mut periods: Vec<Period> = bases
        .map(|base| calendar.containing(*base, clause.rank.per))
        .collect();
    periods.dedup();
    let at = periods.iter().position(|own| *own == results.period)?;
    let first = at.checked_sub(count)?;
    let met = |period: &Period| {
        let then = results.of(*period);
        let mut accounts = then.accounts(clause.rank.account);
        accounts.retain(|id| is_eligible(&then, clause, *id) && meets(&then, clause, *id));
        accounts.into_iter().collect()
    };
    Some(periods[first..at].iter().map(met).collect())
}

fn is_eligible(results: &Results<'_>, clause: &List, account: AccountId) -> bool {
    results.admits(&clause.rank.who, account) && !results.is_unranked(account)
}

/// Whether the results of the whole period are what the list needs.
fn meets(results: &Results<'_>, clause: &List, account: AccountId) -> bool {
    let needs = &clause.needs;
    let unit = clause.rank.unit.unwrap_or(0);
    let all = &Condition::ALWAYS;
    let holds = |range: &Option<Range>, figure: &dyn Fn() -> Exact| {
        let range = range.as_ref();
        range.is_none_or(|range| range.holds_exact(figure()))
    };
    holds(&needs.points, &|| Exact::of(results.points(account, unit)))
        && holds(&needs.pieces, &|| results.pieces(account, all))
        && holds(&needs.publications, &|| results.publications(account, all))
        && needs
            .missed
            .iter()
            .all(|target| results.missed(account, target))
}

/// Those of a group that stand on the list.
fn chosen(clause: &List, group: &[Candidate]) -> Vec<Member> {
    let has_places = clause.places.is_some() || !clause.prizes.is_empty();
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
        members.extend(
            rest.into_iter()
                .map(|rest| member(clause, rest, None, None)),
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
