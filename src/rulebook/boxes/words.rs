//! Boxes in words: as a sentence, and as an invented submission.

use super::axis::{Atom, Axis};
use super::{Block, Space};
use crate::locale::Words;
use crate::problem::Arg;
use crate::rulebook::condition::{Condition, Test};
use crate::rulebook::field::{FieldId, Fields, Kind, LEVEL, MEDIUM, OUTLET};
use crate::rulebook::registry::Registry;

/// More values than this are told by the few that are not among them, where those are few.
const MOST_VALUES: usize = 4;

impl Space {
    /// What a box takes, such as “级别为省级、字数 100 至 499（含）”; empty for everything.
    pub fn sentence(
        &self,
        block: &Block,
        fields: &Fields,
        registry: &Registry,
        words: &Words,
    ) -> String {
        let parts: Vec<String> = self
            .axes
            .iter()
            .filter(|axis| !self.is_full(block, axis))
            .map(|axis| part(axis, block, fields, registry, words))
            .collect();
        parts.join(&words.word("condition-and"))
    }

    /// An invented submission inside `block` that there can be, such as “《…》 报纸 · 市级 · 字数 800”:
    /// of it the fields that `matters` asks for, the outlet first.
    pub fn example(
        &self,
        matters: &Block,
        block: &Block,
        fields: &Fields,
        registry: &Registry,
        words: &Words,
    ) -> String {
        let real = self.universe.iter().find_map(|part| self.meet(part, block));
        let real = real.as_ref().unwrap_or(block);
        let mut axes: Vec<&Axis> = self
            .axes
            .iter()
            .filter(|axis| !self.is_full(matters, axis))
            .collect();
        let told_first = [OUTLET, MEDIUM, LEVEL];
        axes.sort_by_key(|axis| {
            let first = told_first.iter().position(|field| *field == axis.field);
            (first.unwrap_or(told_first.len()), axis.field)
        });
        let parts: Vec<String> = axes
            .into_iter()
            .filter_map(|axis| {
                let atom = axis.atoms[real.atoms(axis).min_by_key(|&i| plainness(axis, i))?];
                told(axis, atom, fields, registry, words)
            })
            .collect();
        let parts = parts.join(&words.word("box-point"));
        words
            .say("box-example", &[("facts", parts.into())])
            .trim_end()
            .to_owned()
    }
}

/// A number somewhere between says more than one at the very end of a range.
fn plainness(axis: &Axis, index: usize) -> (u8, usize) {
    let rank = match axis.atoms[index] {
        Atom::Between(Some(_), Some(_)) => 0,
        Atom::Between(..) => 1,
        Atom::At(_) => 2,
        Atom::Value(_) | Atom::Flag(_) => 3,
        Atom::Else => 4,
        Atom::Nothing => 5,
    };
    (rank, index)
}

/// One fact of an invented submission; none where it goes without saying.
fn told(
    axis: &Axis,
    atom: Atom,
    fields: &Fields,
    registry: &Registry,
    words: &Words,
) -> Option<String> {
    let field = fields.get(axis.field);
    let name = ("field", Arg::Text(field.name(words)));
    Some(match atom {
        Atom::Value(value) => value_name(axis.field, value, fields, registry),
        Atom::Else => words.say("box-else", &[name]),
        Atom::Nothing => words.say("box-nothing", &[name]),
        Atom::Flag(true) => words.say("condition-yes", &[name]),
        Atom::Flag(false) => words.say("condition-no", &[name]),
        Atom::At(_) | Atom::Between(..) => {
            let Some(number) = axis.number_in(atom) else {
                let test = Test::Ranges(axis.ranges(|index| axis.atoms[index] == atom));
                return Some(Condition::Is(axis.field, test).sentence(fields, words));
            };
            let number = match Axis::day(number).filter(|_| axis.kind == Kind::Day) {
                Some(day) => day.to_string(),
                None => number.normalize().to_string(),
            };
            words.say("box-number", &[name, ("number", number.into())])
        }
    })
}

/// What a box asks of one field.
fn part(axis: &Axis, block: &Block, fields: &Fields, registry: &Registry, words: &Words) -> String {
    let name = || ("field", Arg::Text(fields.get(axis.field).name(words)));
    let nothing = has(axis, block, Atom::Nothing).then(|| words.say("box-nothing", &[name()]));
    let is_given = |index: usize| axis.atoms[index] != Atom::Nothing;
    let given = block.atoms(axis).filter(|&index| is_given(index)).count();
    let said = if given == 0 {
        None
    } else if given
        == (0..axis.atoms.len())
            .filter(|&index| is_given(index))
            .count()
    {
        Some(words.say("box-given", &[name()]))
    } else {
        Some(match axis.kind {
            Kind::Number | Kind::Day => {
                let test = Test::Ranges(axis.ranges(|index| block.has(axis, index)));
                Condition::Is(axis.field, test).sentence(fields, words)
            }
            Kind::Flag => {
                let test = Test::Flag(has(axis, block, Atom::Flag(true)));
                Condition::Is(axis.field, test).sentence(fields, words)
            }
            Kind::Choice | Kind::People => {
                let (inside, outside) = values(axis, block);
                if inside.is_empty() {
                    // Named are none: “其他媒体” says it shorter than all the names that are not.
                    let said = words.say("box-else", &[name()]);
                    return joined(Some(said), nothing, words);
                }
                let many = inside.len() > MOST_VALUES && outside.len() < inside.len();
                let all_but = many || has(axis, block, Atom::Else);
                let listed = if all_but { outside } else { inside };
                let names: Vec<String> = listed
                    .iter()
                    .map(|value| value_name(axis.field, *value, fields, registry))
                    .collect();
                let list = Arg::Text(names.join(&words.word("condition-list")));
                let id = if all_but {
                    "box-not-among"
                } else {
                    "condition-is"
                };
                words.say(id, &[name(), ("values", list)])
            }
        })
    };
    joined(said, nothing, words)
}

fn joined(said: Option<String>, nothing: Option<String>, words: &Words) -> String {
    let parts: Vec<String> = said.into_iter().chain(nothing).collect();
    parts.join(&words.word("condition-or"))
}

/// The values of a choice that are in the box, and those that are not.
fn values(axis: &Axis, block: &Block) -> (Vec<u32>, Vec<u32>) {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for (index, atom) in axis.atoms.iter().enumerate() {
        if let Atom::Value(value) = atom {
            let list = if block.has(axis, index) {
                &mut inside
            } else {
                &mut outside
            };
            list.push(*value);
        }
    }
    (inside, outside)
}

fn has(axis: &Axis, block: &Block, atom: Atom) -> bool {
    let at = axis.atoms.iter().position(|known| *known == atom);
    at.is_some_and(|index| block.has(axis, index))
}

fn value_name(id: FieldId, value: u32, fields: &Fields, registry: &Registry) -> String {
    if id == OUTLET {
        return registry.get(value).name.clone();
    }
    let value = fields.get(id).values.get(value as usize);
    value.map_or_else(|| "?".to_owned(), |value| value.name.clone())
}
