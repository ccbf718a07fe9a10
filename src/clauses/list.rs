//! `[[list]]`: who is honoured or named, by rank or threshold.
//!
//! Phase 10, all keys of [`super::rank`]. `needs` is tested on the whole period's results before
//! places are given, so others move up. With `places` only accounts above zero take one, and all who
//! tie at the last place are in; without it all who meet `needs` are. Tied accounts each get the
//! prize of their place. Lists of one name are one list.

use super::rank::Rank;
use crate::problem::Problem;
use crate::rulebook::Said;
use crate::rulebook::condition::Range;
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{self, Table};
use rust_decimal::Decimal;

/// What an account's results must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub points: Option<Range>,
    pub pieces: Option<Range>,
    /// The clauses of targets that must have been missed.
    pub missed: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct List {
    pub name: String,
    pub rank: Rank,
    pub needs: Needs,
    pub places: Option<usize>,
    pub prizes: Vec<Decimal>,
}

impl List {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<List> {
        table.require(&["name"], loader.problems);
        let head = loader.head(&mut table);
        let name = table.string("name", loader.problems).map(str::to_owned);
        let places = table
            .whole("places", 1, 99_999, loader.problems)
            .map(|n| n as usize);
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
                let missed = needs.strings("missed", loader.problems);
                let missed = missed
                    .into_iter()
                    .map(|(clause, _)| clause.to_owned())
                    .collect();
                needs.later(&["publications"], loader.problems);
                needs.finish(loader.problems);
                Needs {
                    points,
                    pieces,
                    missed,
                }
            }
            None => Needs::default(),
        };
        table.later(&["in-a-row", "prize-ties", "part"], loader.problems);
        let said = vec![
            ("name", Said::Text(name.clone().unwrap_or_default())),
            ("places", Said::Count(places.unwrap_or(0))),
        ];
        let id = if places.is_some() {
            "rule-list"
        } else {
            "rule-list-all"
        };
        let rank = Rank::keys(&mut table, &head, loader, "list", id, said);
        table.finish(loader.problems);
        Some(List {
            name: name?,
            rank: rank?,
            needs,
            places,
            prizes,
        })
    }
}
