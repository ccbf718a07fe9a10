//! `[[list]]`: who is honoured or named, by rank or threshold.
//!
//! Phase 10, all keys of [`super::rank`]. `needs` is tested on the whole period's results, all its
//! points, pieces and publications whatever `when` selects, before places are given, so others move
//! up. With `places` those are in whose place is not beyond: only accounts above zero, in what `by`
//! ranks, take one, and all who tie at the last place are in. `"10%"` is of those with a piece (one
//! that `when` selects), in the group, among the ranked, whether they meet `needs` or not; `part`
//! says what becomes of a fraction of a place. Without `places` all are in who meet `needs`,
//! `in-a-row` so many periods running: in each by its own results and roster; periods before the
//! tables begin are not met.
//!
//! `prizes` go by place, or are the same for each. Tied accounts each get the prize of their place, or with `prize-ties =
//! "split"` share those of as many places as they are, none beyond the last place: equally, to the
//! cent, the cents left over to the first by name.
//!
//! Lists of one name are one list: who is in by several clauses is in once, with the higher prize.
//! The order is group by group; in it clause by clause, best first, then by name and department.

use super::rank::{self, By, Rank};
use crate::problem::{Problem, Problems};
use crate::rulebook::condition::Range;
use crate::rulebook::exact::{Exact, Rounding};
use crate::rulebook::keys::{self, Keys, Shape, may, must};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{self, Table};
use crate::rulebook::weights::equally;
use crate::rulebook::{Rule, Said};
use rust_decimal::Decimal;
use toml::de::DeValue;

/// Prizes are paid to the cent.
pub const CENTS: u32 = 2;
/// No prize is larger, so that sums of them are exact: a hundred thousand million yuan.
const MOST_CENTS: i64 = 10_000_000_000_000;

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

impl Places {
    /// How many there are where so many have a piece.
    pub fn of(self, with_piece: usize) -> usize {
        let (share, part) = match self {
            Places::Number(number) => return number,
            Places::Share(share, part) => (share, part),
        };
        let exact = share.times(Exact::whole(with_piece as i128));
        let whole = exact.and_then(|exact| match part {
            PlacePart::Full => exact.grains(0, Rounding::Down),
            PlacePart::Started => exact.ceil().grains(0, Rounding::Down),
            PlacePart::HalfUp => exact.grains(0, Rounding::HalfUp),
        });
        whole
            .and_then(|whole| usize::try_from(whole).ok())
            .unwrap_or(0)
    }
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

/// What standing on a list brings, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prizes {
    /// From the first place on; nothing beyond.
    ByPlace(Vec<i64>),
    /// The same for each.
    Same(i64),
}

#[derive(Clone, Debug)]
pub struct List {
    pub name: String,
    pub rank: Rank,
    pub needs: Needs,
    pub places: Option<Places>,
    /// For how many periods running `needs` must be met.
    pub in_a_row: usize,
    pub prizes: Prizes,
    pub prize_ties: PrizeTies,
}

pub static KEYS: Keys = Keys::closed(
    "list",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        must("name", Shape::Text),
        keys::ACCOUNT,
        keys::PER,
        keys::WHO,
        keys::WHEN,
        rank::BY,
        rank::TIES,
        rank::WITHIN,
        may("needs", Shape::Table(&NEEDS)),
        may("places", Shape::Places),
        may("part", Shape::Word(&["full", "started", "half-up"])),
        may("in-a-row", Shape::Whole(1, 99)),
        may("prizes", PRIZES),
        may("prize-ties", Shape::Word(&["each", "split"])),
    ],
);
const PRIZES: Shape = Shape::OneOf(&[Shape::Number, Shape::List(&Shape::Number)]);
static NEEDS: Keys = Keys::closed(
    "needs",
    &[
        may("points", Shape::Range),
        may("pieces", Shape::Range),
        may("publications", Shape::Range),
        may("missed", Shape::Texts),
    ],
);

impl List {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<List> {
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
        let prizes = prizes(&mut table, loader.problems);
        let needs = table.table("needs", loader.problems);
        let needs = needs.map_or_else(Needs::default, |needs| Needs::load(needs, loader));
        let said = vec![
            ("name", Said::Text(name.clone().unwrap_or_default())),
            (
                "places",
                match places {
                    Some(Places::Number(number)) => Said::Text(number.to_string()),
                    Some(Places::Share(share, _)) => Said::Text(percent(share)),
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
        let by_points = rank.as_ref().is_some_and(|rank| rank.by == By::Points);
        // Points of which unit? Where they only order those who are in anyway, of the first.
        if needs.points.is_some() || by_points && (places.is_some() || prizes.go_by_place()) {
            loader.require_unit(&table, &head);
        }
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

impl Prizes {
    /// Whether the place decides who gets what.
    pub fn go_by_place(&self) -> bool {
        matches!(self, Prizes::ByPlace(prizes) if !prizes.is_empty())
    }

    /// What one gets who stands on the list without a place.
    pub fn without_place(&self) -> Option<Decimal> {
        match self {
            Prizes::Same(prize) => Some(Decimal::new(*prize, CENTS)),
            Prizes::ByPlace(_) => None,
        }
    }
}

impl List {
    /// The prizes of accounts at these places, best first and equal ones by name; `most` is the
    /// last place there is.
    pub fn prizes_of(&self, places: &[usize], most: Option<usize>) -> Vec<Option<Decimal>> {
        let prizes = match &self.prizes {
            Prizes::ByPlace(prizes) => prizes,
            Prizes::Same(prize) => return vec![Some(Decimal::new(*prize, CENTS)); places.len()],
        };
        let prize = |place: usize| prizes.get(place - 1).copied();
        let cents: Vec<Option<i64>> = match self.prize_ties {
            PrizeTies::Each => places.iter().map(|place| prize(*place)).collect(),
            PrizeTies::Split => {
                let last = most.map_or(prizes.len(), |most| most.min(prizes.len()));
                let mut first = 0;
                let ties = places.chunk_by(|a, b| a == b);
                ties.flat_map(|tied| {
                    let taken = first..first + tied.len();
                    first = taken.end;
                    let own = prizes.get(taken.start..taken.end.min(last));
                    let own = own.filter(|own| !own.is_empty());
                    let shared = own.map(|own| equally(own.iter().sum(), tied.len()));
                    match shared {
                        Some(shared) => shared.map(Some).collect(),
                        None => vec![None; tied.len()],
                    }
                })
                .collect()
            }
        };
        let decimal = |cents: Option<i64>| cents.map(|cents| Decimal::new(cents, CENTS));
        cents.into_iter().map(decimal).collect()
    }
}

impl Needs {
    fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Needs {
        let mut range = |key| {
            let value = table.take(key)?;
            let text = toml_reader::decimal(value).map(|n| n.to_string());
            let text = text.or(value.get_ref().as_str().map(str::to_owned));
            let range = text.and_then(|text| Range::of_numbers(&text));
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
        let mut missed = Vec::new();
        for (clause, value) in table.strings("missed", loader.problems) {
            let is_target = |rule: &Rule| rule.kind == "target" && rule.clause == clause;
            if !loader.rules.iter().any(is_target) {
                let place = table.source.place(value.span());
                loader.problems.push(
                    Problem::error("missed-no-target", place)
                        .read(clause)
                        .with("clause", clause),
                );
            }
            missed.push(clause.to_owned());
        }
        table.finish(loader.problems);
        Needs {
            points,
            pieces,
            publications,
            missed,
        }
    }
}

/// `prizes = [500, 300, 200]`, by place, or `prizes = 200` for each; to the cent.
fn prizes(table: &mut Table<'_>, problems: &mut Problems) -> Prizes {
    let none = Prizes::ByPlace(Vec::new());
    let Some(value) = table.take("prizes") else {
        return none;
    };
    let prizes: Option<Vec<Exact>> = match value.get_ref().as_array() {
        Some(list) => list.iter().map(toml_reader::exact).collect(),
        None => toml_reader::exact(value).map(|prize| vec![prize]),
    };
    let Some(prizes) = prizes else {
        toml_reader::wrong_type(table.source, value, "type-prizes", problems);
        return none;
    };
    let cents = |prize: &Exact| {
        let cents = prize.grains(CENTS, Rounding::Down)?;
        let exact = Exact::fraction(cents.into(), 100)? == *prize;
        let exact = exact && (-MOST_CENTS..=MOST_CENTS).contains(&cents);
        exact.then_some(cents)
    };
    let found: Option<Vec<i64>> = prizes.iter().map(cents).collect();
    if found.is_none() {
        let place = table.source.place(value.span());
        problems.push(Problem::error("prize-not-in-cents", place).read(toml_reader::show(value)));
    }
    match (value.get_ref().as_array(), found) {
        (_, None) => none,
        (Some(_), Some(found)) => Prizes::ByPlace(found),
        (None, Some(found)) => found.first().map_or(none, |prize| Prizes::Same(*prize)),
    }
}

/// A part as people say it, such as `10%`.
pub fn percent(part: Exact) -> String {
    let hundred = part.times(Exact::whole(100));
    hundred.map_or_else(|| part.show(), |hundred| format!("{}%", hundred.show()))
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
        (DeValue::String(_), Some(share)) if share <= Exact::ONE && is_exact(share) => {
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

/// Whether a share stays exact however many accounts there are.
fn is_exact(share: Exact) -> bool {
    const MOST_ACCOUNTS: i128 = 1 << 32;
    share.times(Exact::whole(MOST_ACCOUNTS)).is_some()
}
