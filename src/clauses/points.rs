//! `[[points]]`: what a publication is worth at the outset, its base.
//!
//! Phase 3, on every admitted publication. All rows of a unit form one table, whichever clause they
//! stand in: two ordinary rows (or two `others`) that take the same publication with different
//! points are an error, asked about; where they agree, the first by text is named. A row with
//! `others = true` takes what no ordinary row of the table takes. What no row takes is as
//! `otherwise` says; a number there goes for every unit, where none has a base.
//!
//! A base is never guessed: every value that the missing facts could have is tried out, and where
//! one gives other points (or an error) the facts are asked for. The fact that an amount goes by is
//! asked for too, unless the amount says what an empty cell is (`missing`); outside its `range` it is
//! an error at the cell. A base is an exact fraction; nothing is rounded here.
//!
//! `for = "editor"` pays the people of that column instead of the signers: a table and a score of
//! their own in each unit, for each publication that counts in full in some unit, where the column
//! is filled. Its base is known, asked for or in error as any other, without holding up the signers.
//! It is shared equally by largest remainder, ties to who stands earlier. Neither `modify` nor counts
//! nor targets touch it (so an editor signs no piece, and `pieces` of a limit do not count it);
//! `outsiders` and `department` of the share clause do, and so do limits of points: `per = "piece"`
//! bounds the scores of a column by themselves. Which publication of a piece is best is decided
//! without it. An empty column pays nobody, and a note counts such rows; with `missing = "ask"` of its
//! field the column is asked for, with `"none"` there is nobody to pay.

use crate::intake::Role;
use crate::problem::Problem;
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;
use crate::rulebook::keys::{self, Keys, Others, Shape, may};
use crate::rulebook::loader::{About, Knows, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

/// A row of the table of points.
#[derive(Clone, Debug)]
pub struct Points {
    pub rule: RuleId,
    pub unit: Option<u8>,
    /// The column whose people it pays; none: the signers.
    pub pays: Option<Role>,
    pub when: Condition,
    pub others: bool,
    pub amount: Amount,
}

/// What the table says of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// No row takes it.
    Uncovered,
    Is(RuleId, Exact),
    /// Two rows give different points.
    Differ(RuleId, RuleId),
    /// A row takes it, but its amount cannot be told.
    No(RuleId, NoAmount, Option<FieldId>),
}

pub static KEYS: Keys = Keys::closed(
    "points",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        keys::COLUMNS,
        may("rows", Shape::Tables(&ROW)),
        may("points", POINTS),
        keys::OTHERS,
        may("for", Shape::Column),
    ],
);
static ROW: Keys = Keys::open(
    "points",
    &[
        may("points", POINTS),
        keys::OTHERS,
        keys::ANY_WHEN,
        keys::NOT_WHEN,
    ],
    Others::Tests(About::Publication),
);
/// Points, or those of each column.
const POINTS: Shape = Shape::OneOf(&[
    Shape::Amount(Knows::Publication),
    Shape::List(&Shape::Amount(Knows::Publication)),
]);

impl Points {
    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Vec<Points>> {
        let head = loader.head(&mut table);
        let own = loader.condition(&mut table, "when", About::Publication);
        let rows = loader.rows(&mut table, &own, About::Publication, &["points"]);
        let pays = loader.people(&mut table, "for");
        loader.require_unit(&table, &head);
        let source = table.source;
        table.finish(loader.problems);
        let mut found = Vec::new();
        for row in rows {
            let Some(value) = row.result("points") else {
                loader
                    .problems
                    .push(Problem::error("missing-key", row.place()).with("key", "points"));
                continue;
            };
            let Some(amount) = loader.amount(source, value, Knows::Publication) else {
                continue;
            };
            let said = vec![
                ("when", Said::When(row.when.clone())),
                ("amount", Said::Amount(amount.clone())),
            ];
            let id = if row.others {
                "rule-points-others"
            } else {
                "rule-points"
            };
            let rule = loader.rule("points", &head, row.spot(), id, said);
            found.push(Points {
                rule,
                unit: head.unit,
                pays,
                when: row.when,
                others: row.others,
                amount,
            });
        }
        Some(found)
    }

    fn acts_in(&self, unit: u8) -> bool {
        self.unit.is_none_or(|own| own == unit)
    }
}

/// The base that the table of a unit gives for these facts, of which only what surely holds counts;
/// `pays` tells the tables apart.
pub fn base(
    rows: &[Points],
    unit: u8,
    pays: Option<Role>,
    facts: &impl Fn(FieldId) -> Fact,
) -> Base {
    let taken = |others: bool| {
        rows.iter().filter(move |row| {
            row.others == others
                && row.pays == pays
                && row.acts_in(unit)
                && row.when.judge(facts) == Truth::True
        })
    };
    match agree(taken(false), facts) {
        Base::Uncovered => agree(taken(true), facts),
        base => base,
    }
}

/// The base of rows that all take the same publication.
fn agree<'r>(rows: impl Iterator<Item = &'r Points>, facts: &impl Fn(FieldId) -> Fact) -> Base {
    let mut found = Base::Uncovered;
    for row in rows {
        let amount = row.amount.at(|of| match of {
            Of::Field(field) => facts(field).figure(),
            Of::Value | Of::Base => Figure::Missing,
        });
        let amount = match amount {
            Ok(amount) => amount,
            Err(why) => return Base::No(row.rule, why, row.amount.field()),
        };
        match found {
            Base::Is(_, other) if other == amount => {}
            Base::Is(rule, _) => return Base::Differ(rule, row.rule),
            _ => found = Base::Is(row.rule, amount),
        }
    }
    found
}
