//! `[[outlet]]`: a line of a registry, or over one.
//!
//! Phase 1. `name` is one name or several with the same facts; `aliases` belong to a single name.
//! A fact given here overrides the registry's, with `from` or `until` only on those days: a piece
//! keeps the level of its day, and outside them the registry's holds again. Lines of one name may
//! follow in time, and one without dates may stand beside them; two that are in force on one day
//! and give a fact different values are an error. Names, aliases, domains and `platform` hold always.
//!
//! A registry's alias that is named here leaves its outlet, with the facts the registry gave it;
//! what it leaves behind is told. Every other key is a fact of outlets: `level`, `medium`, the
//! rulebook's own.

use std::collections::HashMap;

use toml::de::DeValue;

use crate::intake::text::squeeze;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId, Kind, Subject};
use crate::rulebook::keys::{self, Keys, Others, Shape, may, must};
use crate::rulebook::loader::Loader;
use crate::rulebook::registry::{OutletId, Said};
use crate::rulebook::toml_reader::{self, Source, Table, Value, nearest, wrong_type};
use crate::span::Span;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// A registry compiled in, whose words need not be the rulebook's: a level that the rulebook
    /// does not list is left out.
    BuiltIn,
    Rulebook,
}

/// A line of the rulebook's own, as it says it.
#[derive(Clone, Debug)]
pub struct Written {
    pub clause: String,
    pub names: Vec<String>,
    pub aliases: Vec<String>,
    pub domains: Vec<String>,
    pub platform: Option<bool>,
    pub span: Span,
    pub facts: Vec<(FieldId, Fact)>,
}

pub static KEYS: Keys = Keys::open(
    "outlet",
    &[
        keys::CITED,
        keys::ASSUMES,
        must("name", Shape::Texts),
        may("aliases", Shape::Texts),
        may("domains", Shape::Texts),
        may("platform", Shape::Flag),
        may("from", Shape::Day),
        may("until", Shape::Day),
    ],
    Others::OutletFacts,
);

/// A line whose names are known to the registry.
struct Line<'a> {
    table: Table<'a>,
    ids: Vec<OutletId>,
    aliases: Vec<(&'a str, Value<'a>)>,
    span: Span,
    written: Written,
}

/// Lays down the lines of a registry compiled in.
pub fn lay_down(tables: Vec<Table<'_>>, loader: &mut Loader<'_>) {
    for table in tables {
        let mut line = Line::begin(table, loader, From::BuiltIn, &mut HashMap::new());
        if let [id] = line.ids[..] {
            for (alias, _) in std::mem::take(&mut line.aliases) {
                loader.registry.alias(id, alias);
            }
        }
        line.facts(loader, From::BuiltIn);
    }
}

/// Lays the rulebook's own lines over the registry. All names come first, so that it does not
/// matter which line stands where.
pub fn load_all(tables: Vec<Table<'_>>, loader: &mut Loader<'_>) {
    let mut claimed = HashMap::new();
    let mut lines: Vec<Line<'_>> = tables
        .into_iter()
        .map(|table| Line::begin(table, loader, From::Rulebook, &mut claimed))
        .collect();
    for line in &mut lines {
        line.take_aliases(loader, &mut claimed);
    }
    for line in lines {
        line.facts(loader, From::Rulebook);
    }
}

impl<'a> Line<'a> {
    /// Reads what is no fact, and makes the names known; `claimed` are the names that lines of the
    /// rulebook give, squeezed.
    fn begin(
        mut table: Table<'a>,
        loader: &mut Loader<'_>,
        from: From,
        claimed: &mut HashMap<String, OutletId>,
    ) -> Line<'a> {
        let clause = loader.citation(&mut table);
        let names = table.strings("name", loader.problems);
        let aliases = table.strings("aliases", loader.problems);
        let domains = table.strings("domains", loader.problems);
        let platform = table.flag("platform", loader.problems);
        let span = table.span(loader.problems);
        if names.len() > 1 && !aliases.is_empty() {
            loader
                .problems
                .push(Problem::error("aliases-of-several", table.place()));
        }
        let texts = |texts: &[(&str, Value<'_>)]| -> Vec<String> {
            texts.iter().map(|(text, _)| (*text).to_owned()).collect()
        };
        let written = Written {
            clause,
            names: texts(&names),
            aliases: texts(&aliases),
            domains: texts(&domains),
            platform,
            span,
            facts: Vec::new(),
        };
        let mut ids = Vec::with_capacity(names.len());
        for (name, value) in names {
            let (id, left) = loader.registry.declare(name);
            if let Some(other) = left.filter(|_| from == From::Rulebook) {
                tell_moved(loader, name, table.source.place(value.span()), other);
            }
            claimed.insert(squeeze(name), id);
            for (domain, _) in &domains {
                loader.registry.set_domain(id, domain);
            }
            if let Some(platform) = platform {
                loader.registry.set_platform(id, platform);
            }
            ids.push(id);
        }
        Line {
            table,
            ids,
            aliases,
            span,
            written,
        }
    }

    /// Gives the outlet its further names, and tells whose they were.
    fn take_aliases(&mut self, loader: &mut Loader<'_>, claimed: &mut HashMap<String, OutletId>) {
        let [id] = self.ids[..] else { return };
        for (alias, value) in std::mem::take(&mut self.aliases) {
            let place = self.table.source.place(value.span());
            let known = claimed.entry(squeeze(alias)).or_insert(id);
            if *known != id {
                let other = loader.registry.get(*known).name.clone();
                loader.problems.push(
                    Problem::error("alias-of-two", place)
                        .read(alias)
                        .with("outlet", other),
                );
                continue;
            }
            if let Some(other) = loader.registry.alias(id, alias) {
                tell_moved(loader, alias, place, other);
            }
        }
    }

    /// Reads the keys that are left, which are facts.
    fn facts(mut self, loader: &mut Loader<'_>, from: From) {
        let source = self.table.source;
        while let Some((key, span, value)) = self.table.take_any() {
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
                let near = nearest(key, keys.chain(KEYS.names()));
                loader.problems.push(
                    Problem::error("unknown-key", source.place(span))
                        .read(key)
                        .near(near.unwrap_or_default()),
                );
                continue;
            };
            let Some(fact) = fact(source, value, field, from, loader) else {
                continue;
            };
            self.written.facts.push((field, fact));
            for &id in &self.ids {
                match from {
                    From::BuiltIn => loader.registry.set(id, field, fact),
                    From::Rulebook => self.say(loader, id, (field, fact), value),
                }
            }
        }
        let Line {
            table, mut written, ..
        } = self;
        table.finish(loader.problems);
        if from == From::Rulebook {
            written.facts.sort();
            loader.declared.outlets.push(written);
        }
    }

    fn say(
        &self,
        loader: &mut Loader<'_>,
        id: OutletId,
        (field, fact): (FieldId, Fact),
        value: Value<'_>,
    ) {
        let said = Said {
            span: self.span,
            field,
            fact,
            line: self.table.source.line(value.span().start),
        };
        if let Some(other) = loader.registry.say(id, said) {
            loader.problems.push(
                Problem::error("outlet-two-facts", self.table.source.place(value.span()))
                    .read(toml_reader::show(value))
                    .with("outlet", loader.registry.get(id).name.as_str())
                    .with("field", loader.fields.get(field).title())
                    .with("line", other.line.to_string()),
            );
        }
    }
}

/// Notes that a name was another outlet's, and the names which that one keeps.
fn tell_moved(loader: &mut Loader<'_>, name: &str, place: Place, other: OutletId) {
    let stay = loader.registry.names_of(other).join("、");
    let stays = if stay.is_empty() { "no" } else { "yes" };
    let outlet = loader.registry.get(other).name.clone();
    loader.problems.push(
        Problem::note("alias-moved", place)
            .read(name)
            .with("outlet", outlet)
            .with("stays", stays)
            .with("names", stay),
    );
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
