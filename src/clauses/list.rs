//! `[[list]]`: who is honoured or named, by rank or threshold.
//!
//! Phase 10, all keys of [`super::rank`]. `needs` is tested on the whole period's results before
//! places are given, so others move up. With `places` only accounts above zero take one, and all who
//! tie at the last place are in; `"10%"` is of those with a piece, in the group, among the ranked,
//! and `part` says what becomes of a fraction of a place. Without `places` all are in who meet
//! `needs`, `in-a-row` so many periods running; periods before the tables begin are not met. Tied
//! accounts each get the prize of their place, or with `prize-ties = "split"` share those of as many
//! places as they are. Lists of one name are one list.

use super::rank::Rank;
use crate::problem::{Problem, Problems};
use crate::rulebook::Said;
use crate::rulebook::condition::Range;
use crate::rulebook::exact::{Exact, Rounding};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{self, Table};
use rust_decimal::Decimal;
use toml::de::DeValue;

/// What an account's results must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub points: Option<Range>,
    pub pieces: Option<Range>,
    pub publications: Option<Range>,
    /// The clauses of targets that must have been missed.
    pub missed: Vec<String>,
}

/// How many places there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    Number(usize),
    /// A part of those with a piece.
    Share(Exact, PlacePart),
}

/// What becomes of a fraction of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PlacePart {
    /// It is none.
    #[default]
    Full,
    /// It is one.
    Started,
    HalfUp,
}

/// Who gets the prize of a place that several share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PrizeTies {
    /// Each.
    #[default]
    Each,
    /// They share the prizes of as many places as they are.
    Split,
}

#[derive(Clone, Debug)]
pub struct List {
    pub name: String,
    pub rank: Rank,
    pub needs: Needs,
    pub places: Option<Places>,
    /// For how many periods running `needs` must be met.
    pub in_a_row: usize,
    pub prizes: Vec<Decimal>,
    pub prize_ties: PrizeTies,
}

impl List {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<List> {
        table.require(&["name"], loader.problems);
        let head = loader.head(&mut table);
        let name = table.string("name", loader.problems).map(str::to_owned);
        let places = places(&mut table, loader.problems);
        let ties = [("each", PrizeTies::Each), ("split", PrizeTies::Split)];
        let prize_ties = table.word("prize-ties", &ties, loader.problems);
        let in_a_row = table.whole("in-a-row", 1, 99, loader.problems);
        if in_a_row.is_some() && places.is_some() {
            loader
                .problems
                .push(Problem::error("in-a-row-with-places", table.place()));
        }
        let prizes = table.take("prizes").map_or_else(Vec::new, |value| {
            let list = value.get_ref().as_array();
            let prizes: Option<Vec<Decimal>> =
                list.and_then(|list| list.iter().map(toml_reader::decimal).collect());
            if prizes.is_none() {
                toml_reader::wrong_type(table.source, value, "type-list", loader.problems);
            }
            prizes.unwrap_or_default()
        });
        let needs = match table.table("needs", loader.problems) {
            Some(mut needs) => {
                let mut range = |key| {
                    let value = needs.take(key)?;
                    let read = |text: &str| text.parse().ok();
                    let text = toml_reader::decimal(value).map(|n| n.to_string());
                    let text = text.or(value.get_ref().as_str().map(str::to_owned));
                    let range = text.and_then(|text| Range::parse(&text, read));
                    if range.is_none() {
                        loader.problems.push(
                            Problem::error("not-a-range", table.source.place(value.span()))
                                .read(toml_reader::show(value)),
                        );
                    }
                    range
                };
                let (points, pieces) = (range("points"), range("pieces"));
                let publications = range("publications");
                let missed = needs.strings("missed", loader.problems);
                let missed = missed
                    .into_iter()
                    .map(|(clause, _)| clause.to_owned())
                    .collect();
                needs.finish(loader.problems);
                Needs {
                    points,
                    pieces,
                    publications,
                    missed,
                }
            }
            None => Needs::default(),
        };
        let by_points = needs.points.is_some() || needs == Needs::default();
        if by_points {
            loader.require_unit(&table, &head);
        }
        let said = vec![
            ("name", Said::Text(name.clone().unwrap_or_default())),
            (
                "places",
                match places {
                    Some(Places::Number(number)) => Said::Text(number.to_string()),
                    Some(Places::Share(share, _)) => Said::Exact(share),
                    None => Said::Text(String::new()),
                },
            ),
        ];
        let id = match places {
            Some(Places::Number(_)) => "rule-list",
            Some(Places::Share(..)) => "rule-list-share",
            None => "rule-list-all",
        };
        let rank = Rank::keys(&mut table, &head, loader, "list", id, said);
        table.finish(loader.problems);
        Some(List {
            name: name?,
            rank: rank?,
            needs,
            places,
            in_a_row: in_a_row.map_or(1, |periods| periods as usize),
            prizes,
            prize_ties: prize_ties.unwrap_or_default(),
        })
    }
}

/// `places = 10` or `"10%"` with its `part`.
fn places(table: &mut Table<'_>, problems: &mut Problems) -> Option<Places> {
    let words = [
        ("full", PlacePart::Full),
        ("started", PlacePart::Started),
        ("half-up", PlacePart::HalfUp),
    ];
    let part = table.word("part", &words, problems).unwrap_or_default();
    let value = table.take("places")?;
    let exact = toml_reader::exact(value).filter(|exact| *exact > Exact::ZERO);
    let found = match (value.get_ref(), exact) {
        (DeValue::String(_), Some(share)) if share <= Exact::ONE => {
            Some(Places::Share(share, part))
        }
        (DeValue::Integer(_), Some(number)) => number
            .grains(0, Rounding::Down)
            .and_then(|number| usize::try_from(number).ok())
            .map(Places::Number),
        _ => None,
    };
    if found.is_none() {
        toml_reader::wrong_type(table.source, value, "type-places", problems);
    }
    found
}
