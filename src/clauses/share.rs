//! `[[share]]`: how a score goes to its signers and their departments.
//!
//! Phase 6, one clause a score: two that take it are an error, asked about; one that cannot be judged
//! does not act (a note counts the rows). Without one: equally, outsiders dropped, the department gets
//! the sum. A score is divided by largest remainder at the rulebook's decimals, ties to the earlier
//! signer; what is given out is rounded once.
//!
//! - `authors` is `"equal"`, `"first"`, `"each"` (everyone the whole) or rows by the number of
//!   signers; beyond the list its last row, the further ones nothing.
//! - `roles` weighs the people columns that are filled, equally within each, someone in two columns in
//!   both. `authors` stands for an empty `text` unless it has a weight of its own; other columns take
//!   no part, and where no weighed one is filled the signers share equally. Writers sign before
//!   photographers.
//! - `signers = n`: the first so many share, with their own columns; later ones get nothing, which is
//!   told. They sign nevertheless.
//! - Who is not on the roster, or an `exclude` with `who` names, is an outsider: `"drop"` (the share
//!   goes to nobody), `"to-staff"` (left out before dividing and before `signers` counts, if others
//!   stay) or `"pay"` (theirs, without a department). A score that nobody signs goes to nobody.
//! - `department`: the `"sum"` of its staff's shares as booked in this phase, the `"whole"` score to
//!   each with a signer, the score `"split"` equally among them (ties to that of the earlier signer),
//!   or `"none"`. A signer without a share brings the department nevertheless, an outsider never.
//! - A score that only departments sign goes to them equally, whatever `authors`, `signers` and
//!   `department` say; under `"whole"` each has the whole. A department beside persons takes no share.

use toml::de::DeValue;

use crate::intake::{Role, Roles};
use crate::problem::Problem;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::keys::{self, Keys, Others, Shape, may};
use crate::rulebook::loader::{About, Loader};
use crate::rulebook::toml_reader::{self, Table, Value, show};
use crate::rulebook::weights::Weights;
use crate::rulebook::{RuleId, Said};

/// How the signers divide a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authors {
    Equal,
    First,
    /// Everyone the whole.
    Each,
    /// Parts by the number of signers; beyond the last row its parts, and nothing for the further.
    Parts(Vec<Vec<Exact>>),
}

/// What becomes of the share of someone not on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Outsiders {
    #[default]
    Drop,
    ToStaff,
    Pay,
}

/// What the signers' departments get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Departments {
    /// The sum of their staff's shares.
    #[default]
    Sum,
    /// The whole score, each with a signer.
    Whole,
    /// The score, equally among them.
    Split,
    None,
}

#[derive(Clone, Debug)]
pub struct Share {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub when: Condition,
    pub authors: Authors,
    /// Weights of the people columns.
    pub roles: Vec<(Role, Exact)>,
    pub outsiders: Outsiders,
    pub departments: Departments,
    /// How many signers share; later ones get nothing.
    pub signers: Option<usize>,
}

/// How a score is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Division {
    /// Everyone the whole.
    Each,
    /// Equally.
    Equal,
    /// By these weights; what they sum to is given out, at most the whole.
    Weights(Weights),
    /// Numbers grew too large to divide exactly.
    TooLarge,
}

impl Division {
    fn of(weights: &[Exact]) -> Division {
        Weights::of_one(weights).map_or(Division::TooLarge, Division::Weights)
    }
}

pub static KEYS: Keys = Keys::closed(
    "share",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        keys::WHEN,
        may("authors", AUTHORS),
        may("roles", Shape::Table(&ROLES)),
        may("outsiders", Shape::Word(&["drop", "to-staff", "pay"])),
        may(
            "department",
            Shape::Word(&["sum", "whole", "split", "none"]),
        ),
        may("signers", Shape::Whole(1, 999)),
    ],
);
static ROLES: Keys = Keys::open("roles", &[], Others::Weights);
const AUTHORS: Shape = Shape::OneOf(&[
    Shape::Word(&["equal", "first", "each"]),
    Shape::List(&Shape::List(&Shape::Number)),
]);

impl Share {
    /// The share of a rulebook that says nothing of sharing.
    pub fn equal(rule: RuleId) -> Share {
        Share {
            rule,
            unit: None,
            when: Condition::ALWAYS,
            authors: Authors::Equal,
            roles: Vec::new(),
            outsiders: Outsiders::Drop,
            departments: Departments::Sum,
            signers: None,
        }
    }

    pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>) -> Option<Share> {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let when = loader.condition(&mut table, "when", About::Publication);
        let fields = &loader.fields;
        let problems = &mut *loader.problems;
        let authors = match table.take("authors") {
            Some(value) => authors(&table, value, problems),
            None => Authors::Equal,
        };
        let mut roles = Vec::new();
        if let Some(mut weights) = table.table("roles", problems) {
            while let Some((key, span, value)) = weights.take_any() {
                let role = fields.role(key).filter(|role| *role != Role::Editor);
                let Some(role) = role else {
                    let people = fields.people().filter(|(_, role)| *role != Role::Editor);
                    let keys = people.map(|(id, _)| fields.get(id).key.as_str());
                    let near = toml_reader::nearest(key, keys).unwrap_or_default();
                    let problem = Problem::error("unknown-key", weights.source.place(span));
                    problems.push(problem.read(key).near(near));
                    continue;
                };
                match toml_reader::exact(value) {
                    Some(weight) if weight.is_negative() => {
                        problems.push(Problem::error("negative-share", weights.place()));
                    }
                    Some(weight) => roles.push((role, weight)),
                    None => toml_reader::wrong_type(weights.source, value, "type-number", problems),
                }
            }
            // Keys come in no particular order.
            roles.sort_by_key(|(role, _)| Roles::of(*role).rank());
            if authors != Authors::Equal {
                problems.push(Problem::error("roles-need-equal", weights.place()));
            }
            weights.finish(problems);
        }
        let outsiders = table.word(
            "outsiders",
            &[
                ("drop", Outsiders::Drop),
                ("to-staff", Outsiders::ToStaff),
                ("pay", Outsiders::Pay),
            ],
            problems,
        );
        let departments = table.word(
            "department",
            &[
                ("sum", Departments::Sum),
                ("whole", Departments::Whole),
                ("split", Departments::Split),
                ("none", Departments::None),
            ],
            problems,
        );
        let signers = table.whole("signers", 1, 999, problems).map(|n| n as usize);
        table.finish(problems);
        let id = match (&authors, roles.is_empty()) {
            (_, false) => "rule-share-roles",
            (Authors::Equal, _) => "rule-share-equal",
            (Authors::First, _) => "rule-share-first",
            (Authors::Each, _) => "rule-share-each",
            (Authors::Parts(_), _) => "rule-share-parts",
        };
        let weights = loader.fields.people().filter_map(|(id, role)| {
            let weight = roles.iter().find(|(known, _)| *known == role);
            weight.map(|(_, weight)| (id, *weight))
        });
        let said = vec![
            ("when", Said::When(when.clone())),
            ("weights", Said::Weights(weights.collect())),
        ];
        let rule = loader.rule("share", &head, spot, id, said);
        Some(Share {
            rule,
            unit: head.unit,
            when,
            authors,
            roles,
            outsiders: outsiders.unwrap_or_default(),
            departments: departments.unwrap_or_default(),
            signers,
        })
    }

    /// The people columns that are weighed; those of the byline alone where there are no weights.
    pub fn weighs(&self, role: Role) -> bool {
        self.roles.iter().any(|(known, _)| *known == role)
    }

    /// How `count` signers divide a score; `roles` are the columns each stands in.
    pub fn divide(&self, roles: &[Roles]) -> Division {
        let count = roles.len();
        let sharing = self.signers.unwrap_or(count).min(count);
        let first = |parts: Vec<Exact>| -> Division {
            let mut weights = parts;
            weights.resize(count, Exact::ZERO);
            Division::of(&weights)
        };
        if !self.all_in_one_column(&roles[..sharing])
            && let Some(weights) = self.by_role(&roles[..sharing])
        {
            return first(weights);
        }
        match &self.authors {
            Authors::Each if sharing == count => Division::Each,
            Authors::Equal if sharing == count => Division::Equal,
            Authors::Each => first(vec![Exact::ONE; sharing]),
            Authors::Equal => {
                let part = Exact::fraction(1, sharing.max(1) as i128).unwrap_or(Exact::ZERO);
                first(vec![part; sharing])
            }
            Authors::First => first(vec![Exact::ONE]),
            Authors::Parts(rows) => {
                let row = rows.get(sharing.saturating_sub(1)).or(rows.last());
                let mut parts = row.cloned().unwrap_or_default();
                parts.truncate(sharing);
                first(parts)
            }
        }
    }

    /// Whether no two columns are filled, so that weights change nothing.
    fn all_in_one_column(&self, roles: &[Roles]) -> bool {
        let same = |pair: &[Roles]| pair[0] == pair[1];
        let single = roles
            .first()
            .is_none_or(|own| *own == Roles::NONE || own.is_single());
        self.roles.is_empty() || (single && roles.windows(2).all(same))
    }

    /// Weights by role, summing to one; none where no weighed column is filled.
    fn by_role(&self, roles: &[Roles]) -> Option<Vec<Exact>> {
        let stands_for_text =
            !self.weighs(Role::Author) && !roles.iter().any(|own| own.has(Role::Text));
        let stands_in = |own: Roles, role: Role| {
            own.has(role) || (role == Role::Text && stands_for_text && own.has(Role::Author))
        };
        let mut total = Exact::ZERO;
        let mut weights = vec![Exact::ZERO; roles.len()];
        for (role, weight) in &self.roles {
            let within: Vec<usize> = roles
                .iter()
                .enumerate()
                .filter(|(_, own)| stands_in(**own, *role))
                .map(|(index, _)| index)
                .collect();
            if within.is_empty() {
                continue;
            }
            total = total.plus(*weight)?;
            let each = weight.over(Exact::whole(within.len() as i128))?;
            for index in within {
                weights[index] = weights[index].plus(each)?;
            }
        }
        if total.is_zero() {
            return None;
        }
        weights.iter().map(|weight| weight.over(total)).collect()
    }
}

fn authors(
    table: &Table<'_>,
    value: Value<'_>,
    problems: &mut crate::problem::Problems,
) -> Authors {
    match value.get_ref() {
        DeValue::String(text) if text == "equal" => Authors::Equal,
        DeValue::String(text) if text == "first" => Authors::First,
        DeValue::String(text) if text == "each" => Authors::Each,
        DeValue::Array(rows) => {
            let mut parts = Vec::new();
            for row in rows {
                let row: Option<Vec<Exact>> = row
                    .get_ref()
                    .as_array()
                    .and_then(|row| row.iter().map(toml_reader::exact).collect());
                parts.extend(row);
            }
            if parts.len() != rows.len() || parts.iter().any(Vec::is_empty) {
                toml_reader::wrong_type(table.source, value, "type-parts", problems);
            }
            let too_much = parts.iter().any(|row: &Vec<Exact>| {
                let sum = row
                    .iter()
                    .try_fold(Exact::ZERO, |sum, part| sum.plus(*part));
                sum.is_none_or(|sum| sum > Exact::ONE) || row.iter().any(|part| part.is_negative())
            });
            if too_much {
                problems.push(
                    Problem::error("shares-above-one", table.source.place(value.span()))
                        .read(show(value)),
                );
            }
            Authors::Parts(parts)
        }
        _ => {
            let words = ["equal", "first", "each"];
            toml_reader::unknown_word(table.source, value, words.into_iter(), problems);
            Authors::Equal
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(texts: &[&str]) -> Vec<Exact> {
        texts
            .iter()
            .map(|text| Exact::parse(text).expect("a fraction"))
            .collect()
    }

    #[test]
    fn someone_in_both_columns_has_both_weights() {
        let share = Share {
            roles: vec![
                (Role::Text, Exact::whole(7)),
                (Role::Photo, Exact::whole(3)),
            ],
            ..Share::equal(RuleId(0))
        };
        let both = [
            Roles::of(Role::Text).with(Role::Photo),
            Roles::of(Role::Photo),
        ];
        assert_eq!(share.divide(&both), Division::of(&parts(&["0.85", "0.15"])));
        // Authors stand for an empty text column.
        let split = [Roles::of(Role::Author), Roles::of(Role::Photo)];
        assert_eq!(share.divide(&split), Division::of(&parts(&["0.7", "0.3"])));
        let alone = [Roles::of(Role::Author), Roles::of(Role::Author)];
        assert_eq!(share.divide(&alone), Division::Equal);
    }
}
