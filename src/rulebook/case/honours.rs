//! What a case says of the last period's standing: ranks, lists, money and prizes.

use rust_decimal::Decimal;

use super::Of;
use super::running::{NONE, Run, What};
use crate::intake::accounts::AccountId;
use crate::problem::{Arg, Problem};
use crate::rulebook::Rulebook;
use crate::rulebook::exact::Exact;
use crate::standing::{Member, Ranking, Standing};

impl<'r> Run<'r> {
    pub(super) fn ranks(&mut self) {
        for (account, expected) in self.named(&self.case.ranks) {
            let rankings = self.standing.map_or_else(Vec::new, |standing| {
                rankings_of(standing, self.rulebook, account)
            });
            for Of { name, what } in &expected.what {
                let asked = rankings.iter().filter(|(ranking, _)| {
                    name.as_ref()
                        .is_none_or(|name| self.names_of(ranking).contains(&name.as_str()))
                });
                let got: Vec<(&Ranking, Option<usize>)> = asked.copied().collect();
                let is_wanted = |(_, place): &(_, Option<usize>)| place.unwrap_or(0) == *what;
                if got.is_empty() || !got.iter().all(is_wanted) {
                    let shown = self.shown_places(&got);
                    let rankings = got.iter().map(|(ranking, _)| *ranking);
                    let ranking: String = rankings.map(|own| self.teller.ranking(own)).collect();
                    let why = ranking + &self.why(account);
                    let what = place_of(Some(*what).filter(|place| *place > 0));
                    let about = What("case-rank", &expected.name, name.as_deref());
                    self.fail(&expected.place, about, what, shown, why);
                }
            }
        }
    }

    /// What a ranking may be called: its unit or its article.
    fn names_of(&self, ranking: &Ranking) -> [&'r str; 2] {
        let unit = &self.rulebook.units[usize::from(ranking.unit)];
        let rule = ranking.rule.map(|rule| &*self.rulebook.rule(rule).clause);
        [unit, rule.unwrap_or_default()]
    }

    /// The places in several rankings, each with its name where they differ.
    fn shown_places(&self, got: &[(&Ranking, Option<usize>)]) -> Arg {
        let Some((_, first)) = got.first() else {
            return NONE;
        };
        if got.iter().all(|(_, place)| place == first) {
            return place_of(*first);
        }
        let places = got.iter().map(|(ranking, place)| {
            let [unit, clause] = self.names_of(ranking);
            let place = self.teller.arg(place_of(*place));
            format!("{unit} {clause} {place}")
        });
        places.collect::<Vec<_>>().join("、").into()
    }

    pub(super) fn money(&mut self) {
        for (account, expected) in self.named(&self.case.money) {
            let got = self.standing.map(|standing| standing.paid.total(account));
            let got = got.unwrap_or_default();
            if Exact::of(got) != expected.what {
                let got = got.normalize().to_string().into();
                let why = self.why(account);
                let wanted = expected.what.show().into();
                let about = What("case-money", &expected.name, None);
                self.fail(&expected.place, about, wanted, got, why);
            }
        }
    }

    /// The entries of an account in the last period.
    fn why(&self, account: AccountId) -> String {
        self.standing.map_or_else(String::new, |standing| {
            self.teller.entries_of(account, standing.period)
        })
    }

    pub(super) fn lists(&mut self) {
        for expected in &self.case.lists {
            let mut clauses = self.rulebook.lists.iter();
            if !clauses.any(|list| list.name == expected.name && list.rank.per == self.kind) {
                self.failed.push(
                    Problem::error("case-list-unknown", expected.place.clone())
                        .read(&*expected.name)
                        .with("case", self.case.name.as_str())
                        .with("name", expected.name.as_str())
                        .with("per", self.kind.key()),
                );
                continue;
            }
            let lists = self
                .standing
                .into_iter()
                .flat_map(|standing| &standing.lists);
            let mut lists = lists.filter(|list| list.name == expected.name);
            let members = lists.next().map_or(&[][..], |list| &list.members);
            let name = |member: &Member| &*self.intake.accounts.get(member.account).name;
            let got: Vec<&str> = members.iter().map(name).collect();
            if is_in_order(members, &got, &expected.what) {
                continue;
            }
            // Those who are only here or only there, with their entries.
            let extra = got
                .iter()
                .filter(|name| !expected.what.iter().any(|e| e == *name));
            let missing = expected.what.iter().map(String::as_str);
            let missing = missing.filter(|name| !got.contains(name));
            let why = extra.copied().chain(missing).map(|name| {
                let account = self.account(name).ok();
                let why = account.map_or_else(String::new, |id| self.why(id));
                self.teller.about(name, &why)
            });
            let why = why.collect();
            let names = |names: &[&str]| match names {
                [] => NONE,
                names => names.join("、").into(),
            };
            let wanted: Vec<&str> = expected.what.iter().map(String::as_str).collect();
            let (wanted, got) = (names(&wanted), names(&got));
            let about = What("case-list", &expected.name, None);
            self.fail(&expected.place, about, wanted, got, why);
        }
    }

    pub(super) fn prizes(&mut self) {
        for (account, expected) in self.named(&self.case.prizes) {
            let lists = self
                .standing
                .into_iter()
                .flat_map(|standing| &standing.lists);
            let won: Vec<(&str, &Member)> = lists
                .flat_map(|list| list.members.iter().map(|member| (&*list.name, member)))
                .filter(|(_, member)| member.account == account)
                .collect();
            let got: Decimal = won.iter().filter_map(|(_, member)| member.prize).sum();
            if Exact::of(got) != expected.what {
                let why = self.teller.prizes(&won);
                let got = got.normalize().to_string().into();
                let wanted = expected.what.show().into();
                let about = What("case-prizes", &expected.name, None);
                self.fail(&expected.place, about, wanted, got, why);
            }
        }
    }
}

/// A place, or that there is none.
pub(super) fn place_of(place: Option<usize>) -> Arg {
    match place {
        Some(place) => place.to_string().into(),
        None => Arg::Word("report-unranked"),
    }
}

/// The rankings that show an account, with its place: those of the period's own clauses, else those
/// that stand in for them.
fn rankings_of<'s>(
    standing: &'s Standing,
    rulebook: &Rulebook,
    account: AccountId,
) -> Vec<(&'s Ranking, Option<usize>)> {
    let rankings = standing.rankings.iter().filter_map(|ranking| {
        let mut rows = ranking.rows.iter();
        let row = rows.find(|row| row.account == account)?;
        Some((ranking, row.place))
    });
    let is_own = |ranking: &Ranking| {
        let mut ranks = rulebook.ranks.iter();
        ranks.any(|rank| Some(rank.rule) == ranking.rule && rank.per == standing.period.kind)
    };
    let (own, others): (Vec<_>, Vec<_>) = rankings.partition(|(ranking, _)| is_own(ranking));
    if own.is_empty() { others } else { own }
}

/// Whether the names expected are those of the members, best first; who is equal may stand in any
/// order.
fn is_in_order(members: &[Member], names: &[&str], expected: &[String]) -> bool {
    if names.len() != expected.len() {
        return false;
    }
    let mut at = 0;
    let mut ties = members.chunk_by(|a, b| (&a.group, a.figure) == (&b.group, b.figure));
    ties.all(|tied| {
        let range = at..at + tied.len();
        at = range.end;
        let (mut got, mut wanted): (Vec<&str>, Vec<&str>) = (
            names[range.clone()].to_vec(),
            expected[range].iter().map(String::as_str).collect(),
        );
        got.sort_unstable();
        wanted.sort_unstable();
        got == wanted
    })
}
