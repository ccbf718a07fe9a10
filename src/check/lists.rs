//! `[[list]]`: prizes that do not fit the places.

use super::findings::Findings;
use crate::clauses::list::{List, Places, Prizes};
use crate::rulebook::exact::Exact;

/// All findings on lists.
pub fn check(findings: &mut Findings<'_>) {
    for list in &findings.rulebook.lists {
        if let Prizes::ByPlace(prizes) = &list.prizes {
            uneven(list, prizes, findings);
            rising(list, prizes, findings);
        }
    }
}

/// Places without a prize, or prizes without a place.
fn uneven(list: &List, prizes: &[i64], findings: &mut Findings<'_>) {
    let prizes = prizes.len();
    let Some(Places::Number(places)) = list.places else {
        return;
    };
    if prizes > 0 && prizes != places {
        let problem = findings.at("prizes-and-places", list.rank.rule);
        let problem = problem.with("name", list.name.as_str());
        findings.push(problem.with("places", places).with("prizes", prizes));
    }
}

/// A place that brings more than one above it.
fn rising(list: &List, prizes: &[i64], findings: &mut Findings<'_>) {
    let pairs = prizes.windows(2).zip(1..);
    let Some((pair, place)) = pairs.into_iter().find(|(pair, _)| pair[0] < pair[1]) else {
        return;
    };
    let yuan =
        |cents: i64| Exact::fraction(i128::from(cents), 100).map_or_else(String::new, Exact::show);
    let problem = findings.at("lower-place-wins-more", list.rank.rule);
    findings.push(
        problem
            .with("name", list.name.as_str())
            .with("place", place)
            .with("prize", yuan(pair[0]))
            .with("next", place + 1)
            .with("next-prize", yuan(pair[1])),
    );
}
