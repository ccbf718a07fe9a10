//! What all reports show of a ranking in the same words: its title, its places, what it ranks by.

use super::{Run, amount};
use crate::clauses::rank::By;
use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use crate::standing::{Ranked, Ranking};

/// The message of its title: 部门排名, or 部门积分 where it gives no places.
pub fn title_id(ranking: &Ranking) -> &'static str {
    match (ranking.kind, ranking.gives_places) {
        (AccountKind::Department, true) => "report-departments",
        (AccountKind::Department, false) => "report-departments-plain",
        (_, true) => "report-teachers",
        (_, false) => "report-teachers-plain",
    }
}

/// The place of a row; that it has none in a ranking; nothing in a list without places.
pub fn place(ranking: &Ranking, row: &Ranked, words: &Words) -> String {
    match row.place {
        Some(place) => place.to_string(),
        None if ranking.gives_places => words.word("report-unranked"),
        None => String::new(),
    }
}

/// The heading of what ranks, where that is not all points: one for rankings in one table.
pub fn figure_id<'r>(rankings: impl Iterator<Item = &'r Ranking> + Clone) -> Option<&'static str> {
    let id = |ranking: &Ranking| match ranking.by {
        _ if ranking.is_by_points() => None,
        By::Points => Some("figure-points"),
        By::Pieces => Some("figure-pieces"),
        By::Publications => Some("figure-publications"),
    };
    let mut ids = rankings.filter(|ranking| ranking.gives_places).map(id);
    let first = ids.next()?;
    match ids.all(|other| other == first) {
        true => first,
        false => Some("figure"),
    }
}

/// What a row is ranked by.
pub fn figure(run: &Run, ranking: &Ranking, row: &Ranked) -> String {
    match ranking.by {
        By::Points => amount::text(row.figure, run.rulebook.decimals),
        By::Pieces | By::Publications => amount::text(row.figure, 0),
    }
}
