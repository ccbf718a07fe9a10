//! `[[same-piece]]`: what the publications of one piece bring together.
//!
//! Phase 5, in each unit by itself, on the publications its `when` admits and that have a value
//! there; the rest count in full. `once-per` a field keeps the best publication of each value
//! (outlets in no list by their names). Of the kept, the `best` (a number or `"all"`) are scores with
//! their own signers; the others bring `rest` of their value to the best score, by `rows` a part for
//! each kind of publication (none where no row takes it). `rest = ["1/3", "1/3"]` gives the first two
//! behind the best a third each and what comes after them nothing. What is not kept, or brings
//! nothing, is an entry of 0.
//!
//! Best: the higher value, then the higher level, the earlier date, the outlet's name, the row's
//! filled cells by name of fact; never the place of the row.
//!
//! Where a clause may take several publications of a piece, one of which something cannot be judged
//! is asked about: whether this clause takes it, what of its value, its `once-per` or its `rest` hangs
//! on a missing fact. So is one that two clauses of a unit take. The others count meanwhile.
//!
//! Then `limit per = "piece"` bounds all scores, and each is rounded once; until then everything is
//! exact. The grains of its parts are by largest remainder, ties to what acts earlier.

use crate::problem::{Problem, Problems};
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::keys::{self, Keys, Others, Shape, may};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::table::{self, Taken};
use crate::rulebook::toml_reader::{self, Source, Table, Value, unknown_word};
use crate::rulebook::{RuleId, Said};

#[derive(Clone, Debug)]
pub struct SamePiece {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub when: Condition,
    pub once_per: Option<FieldId>,
    /// How many of the kept are scores; none: all.
    pub best: Option<usize>,
    /// What part of its value a publication brings that is kept but not among the best.
    pub rests: Vec<Rest>,
}

/// A part for some publications.
#[derive(Clone, Debug)]
pub struct Rest {
    pub when: Condition,
    pub others: bool,
    pub parts: Parts,
}

/// What the publications bring that are not among the best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parts {
    /// The same part of its value each.
    Same(Exact),
    /// The first behind the best this part, the second that; nothing beyond.
    ByRank(Vec<Exact>),
}

/// What becomes of a publication among those of its piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A score with its own signers.
    Score,
    /// Brings a part of its value to the best score.
    Rest,
    /// Brings nothing.
    Surpassed,
}

pub static KEYS: Keys = Keys::closed(
    "same-piece",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        may("once-per", Shape::Text),
        may("best", Shape::CountOrAll),
        keys::COLUMNS,
        may("rows", Shape::Tables(&ROW)),
        may("rest", keys::NUMBERS),
        keys::OTHERS,
    ],
);
static ROW: Keys = Keys::open(
    "same-piece",
    &[
        may("rest", keys::NUMBERS),
        keys::OTHERS,
        keys::ANY_WHEN,
        keys::NOT_WHEN,
    ],
    Others::Tests(About::Publication),
);

impl SamePiece {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<SamePiece> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let when = loader.condition(&mut table, "when", About::Publication);
        let once_per = table
            .text_at("once-per", loader.problems)
            .and_then(|(key, value)| {
                let found = loader.fields.by_key(key);
                if found.is_none() {
                    let keys = loader.fields.iter().map(|(_, field)| field.key.as_str());
                    unknown_word(table.source, value, keys, loader.problems);
                }
                found
            });
        if let Some(field) = once_per {
            loader.fields.get_mut(field).is_read = true;
        }
        let best = table
            .count_or_all("best", loader.problems)
            .unwrap_or(Some(1));
        let (rest, rests) = rests(&mut table, loader);
        table.finish(loader.problems);
        let said = vec![
            ("when", Said::When(when.clone())),
            ("best", Said::Count(best.unwrap_or(0))),
            ("rest", Said::Text(rest)),
            (
                "field",
                once_per.map_or(Said::Text(String::new()), Said::Field),
            ),
        ];
        let id = match (once_per, best) {
            (Some(_), Some(_)) => "rule-same-piece-once",
            (Some(_), None) => "rule-same-piece-once-all",
            (None, _) => "rule-same-piece",
        };
        let rule = loader.rule("same-piece", &head, spot, id, said);
        Some(SamePiece {
            rule,
            unit: head.unit,
            when,
            once_per,
            best,
            rests,
        })
    }

    fn has_no_rest(&self) -> bool {
        let mut parts = self.rests.iter().flat_map(|rest| rest.parts.all());
        parts.all(|part| part.is_zero())
    }

    /// Which of [`SamePiece::rests`] takes a publication with these facts.
    pub fn rest(&self, facts: &impl Fn(FieldId) -> Fact) -> Taken {
        table::taken(
            &self.rests,
            |rest| rest.others,
            |rest| rest.when.judge(facts),
        )
    }

    /// The fates of a piece's publications, best first; `values` are those of `once-per`.
    pub fn fates<V: PartialEq>(&self, values: &[V]) -> Vec<Fate> {
        let mut kept = 0;
        (0..values.len())
            .map(|index| {
                if self.once_per.is_some() && values[..index].contains(&values[index]) {
                    return Fate::Surpassed;
                }
                kept += 1;
                if self.best.is_none_or(|best| kept <= best) {
                    Fate::Score
                } else if self.has_no_rest() {
                    Fate::Surpassed
                } else {
                    Fate::Rest
                }
            })
            .collect()
    }
}

/// The parts that `rest` and `rows` give, and how they are told.
fn rests(table: &mut Table<'_>, loader: &mut Loader<'_>) -> (String, Vec<Rest>) {
    let source = table.source;
    let always = Condition::ALWAYS;
    let mut rests = Vec::new();
    for row in loader.rows(table, &always, About::Publication, &["rest"]) {
        let parts = match row.result("rest") {
            Some(value) => parts(source, value, loader.problems),
            None => Parts::Same(Exact::ZERO),
        };
        if parts.all().iter().any(|part| part.is_negative()) {
            let place = row.place();
            loader
                .problems
                .push(Problem::error("negative-share", place));
        }
        rests.push(Rest {
            when: row.when,
            others: row.others,
            parts,
        });
    }
    let told = rests.iter().flat_map(|rest| rest.parts.all());
    let told: Vec<String> = told.map(|part| part.show()).collect();
    (told.join("、"), rests)
}

/// A part, or a list of parts by rank.
fn parts(source: &Source, value: Value<'_>, problems: &mut Problems) -> Parts {
    let found = match value.get_ref().as_array() {
        Some(list) => {
            let parts: Option<Vec<Exact>> = list.iter().map(toml_reader::exact).collect();
            parts.map(Parts::ByRank)
        }
        None => toml_reader::exact(value).map(Parts::Same),
    };
    found.unwrap_or_else(|| {
        toml_reader::wrong_type(source, value, "type-rest", problems);
        Parts::Same(Exact::ZERO)
    })
}

impl Parts {
    /// Every part there is.
    pub fn all(&self) -> &[Exact] {
        match self {
            Parts::Same(part) => std::slice::from_ref(part),
            Parts::ByRank(parts) => parts,
        }
    }

    /// Where among [`Parts::all`] the part of a publication stands that is so many places behind the
    /// best, from 0; none beyond the list.
    fn at(&self, rank: usize) -> Option<usize> {
        match self {
            Parts::Same(_) => Some(0),
            Parts::ByRank(parts) => (rank < parts.len()).then_some(rank),
        }
    }
}

impl SamePiece {
    /// The part that a publication brings which this row of [`SamePiece::rests`] takes and which is
    /// so many places behind the best (from 0).
    pub fn part_at(&self, row: usize, rank: usize) -> Option<Exact> {
        let parts = &self.rests[row].parts;
        Some(parts.all()[parts.at(rank)?])
    }
}
