//! `[[outlet]]`: a line of a registry, or over one.
//!
//! Phase 1. `name` is one name or several with the same facts; `aliases` belong to a single name.
//! A fact given here overrides the registry's. An alias of another outlet that is named here leaves
//! it, with the facts it had. Every other key is a fact of outlets: `level`, `medium`, the
//! rulebook's own.

use toml::de::DeValue;

use crate::problem::{Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Kind, Subject};
use crate::rulebook::loader::Loader;
use crate::rulebook::toml_reader::{self, Source, Table, Value, nearest, wrong_type};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A registry compiled in, whose words need not be the rulebook's: a level that the rulebook
    /// does not list is left out.
    BuiltIn,
    Rulebook,
}

pub fn load(mut table: Table<'_>, loader: &mut Loader<'_>, from: From) {
    let _ = loader.citation(&mut table);
    let names = table.strings("name", loader.problems);
    let aliases = table.strings("aliases", loader.problems);
    let domains = table.strings("domains", loader.problems);
    let platform = table.flag("platform", loader.problems);
    if names.is_empty() {
        loader
            .problems
            .push(Problem::error("missing-key", table.place()).with("key", "name"));
    }
    if names.len() > 1 && !aliases.is_empty() {
        loader
            .problems
            .push(Problem::error("aliases-of-several", table.place()));
    }
    let ids: Vec<u32> = names
        .iter()
        .map(|(name, _)| loader.registry.declare(name))
        .collect();
    if let [id] = ids[..] {
        for (alias, value) in aliases {
            let taken = loader.registry.alias(id, alias);
            if let Some(other) = taken.filter(|_| from == From::Rulebook) {
                let other = loader.registry.get(other).name.clone();
                loader.problems.push(
                    Problem::note("alias-moved", table.source.place(value.span()))
                        .read(alias)
                        .with("outlet", other),
                );
            }
        }
    }
    for &id in &ids {
        for (domain, _) in &domains {
            loader.registry.set_domain(id, domain);
        }
        if let Some(platform) = platform {
            loader.registry.set_platform(id, platform);
        }
    }
    let source = table.source;
    while let Some((key, span, value)) = table.take_any() {
        let found = loader
            .fields
            .by_key(key)
            .filter(|&id| loader.fields.get(id).of == Subject::Outlet);
        let Some(field) = found else {
            let fields = loader
                .fields
                .iter()
                .filter(|(_, field)| field.of == Subject::Outlet);
            let keys = fields.map(|(_, field)| field.key.as_str());
            let near = nearest(key, keys.chain(["name", "aliases", "domains", "platform"]));
            loader.problems.push(
                Problem::error("unknown-key", source.place(span))
                    .read(key)
                    .near(near.unwrap_or_default()),
            );
            continue;
        };
        if let Some(fact) = fact(source, value, field, from, loader) {
            ids.iter()
                .for_each(|&id| loader.registry.set(id, field, fact));
        }
    }
}

/// The fact that a value of a registry line states.
fn fact(
    source: &Source,
    value: Value<'_>,
    id: FieldId,
    from: From,
    loader: &mut Loader<'_>,
) -> Option<Fact> {
    match (loader.fields.get(id).kind, value.get_ref()) {
        (Kind::Choice, DeValue::String(text)) => choice(source, value, text, id, from, loader),
        (Kind::Flag, DeValue::Boolean(flag)) => Some(Fact::Flag(*flag)),
        (Kind::Number, _) => match toml_reader::decimal(value) {
            Some(number) => Some(Fact::Number(number)),
            None => wrong(source, value, "type-number", loader.problems),
        },
        (Kind::Day, _) => match toml_reader::day(value) {
            Some(day) => Some(Fact::Day(day)),
            None => wrong(source, value, "type-day", loader.problems),
        },
        (Kind::Flag, _) => wrong(source, value, "type-flag", loader.problems),
        (Kind::Choice | Kind::People, _) => wrong(source, value, "type-text", loader.problems),
    }
}

fn choice(
    source: &Source,
    value: Value<'_>,
    text: &str,
    id: FieldId,
    from: From,
    loader: &mut Loader<'_>,
) -> Option<Fact> {
    let field = loader.fields.get_mut(id);
    if let Some(known) = field.value(text) {
        return Some(Fact::Choice(known));
    }
    if !field.declared {
        field.values.push(field::Value {
            name: text.to_owned(),
            spellings: Vec::new(),
        });
        return Some(Fact::Choice(field.values.len() as u32 - 1));
    }
    if from == From::Rulebook {
        let names: Vec<&str> = field
            .values
            .iter()
            .map(|value| value.name.as_str())
            .collect();
        loader.problems.push(
            Problem::error("unknown-value-in-rule", source.place(value.span()))
                .read(text)
                .with("field", field.title())
                .with("values", names.join("、"))
                .near(nearest(text, names.iter().copied()).unwrap_or_default()),
        );
    }
    None
}

fn wrong(
    source: &Source,
    value: Value<'_>,
    expected: &'static str,
    problems: &mut Problems,
) -> Option<Fact> {
    wrong_type(source, value, expected, problems);
    None
}
