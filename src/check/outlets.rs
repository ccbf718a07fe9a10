//! `[[outlet]]`: an outlet given two levels by two lines, an alias that two outlets share, aliases
//! left behind.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::Findings;
use super::raw::{self, Clause};
use crate::intake::text::squeeze;
use crate::problem::{Place, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::field::LEVEL;
use crate::rulebook::registry::Registry;
use crate::rulebook::toml_reader::{self, Source};

/// A line on an outlet, as the rulebook says it.
struct Line {
    name: String,
    place: Place,
    at: usize,
    level: Option<String>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// All findings on the lines of the registry that the rulebook writes.
pub fn check(findings: &mut Findings<'_>) {
    let source = &findings.rulebook.source;
    let document = raw::document(source);
    let clauses = raw::clauses(&document);
    let mut lines: Vec<Line> = Vec::new();
    // Names and aliases by how they are compared: the outlet's own name, and where it is said.
    let mut names: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let ours = || clauses.iter().filter(|clause| clause.kind == "outlet");
    for clause in ours() {
        lines.extend(own_lines(clause, source, findings));
    }
    for line in &lines {
        let own = || (line.name.clone(), source.line(line.at));
        names.entry(squeeze(&line.name)).or_insert_with(own);
    }
    for clause in ours() {
        let own = own_lines(clause, source, findings);
        aliases(clause, source, &own, &mut names, findings);
    }
    two_levels(&lines, findings);
    left_behind(&lines, &clauses, findings);
}

fn own_lines(clause: &Clause<'_>, source: &Source, findings: &Findings<'_>) -> Vec<Line> {
    let Some(mut table) = clause.table(source) else {
        return Vec::new();
    };
    // What cannot be read here was told when the rulebook was loaded.
    let mut told = Problems::default();
    let field = findings.rulebook.fields.get(LEVEL);
    let level = table.string("level", &mut told).map(|text| {
        let value = field
            .value(text)
            .and_then(|value| field.values.get(value as usize));
        value.map_or_else(|| squeeze(text), |value| value.name.clone())
    });
    let (from, until) = (table.day("from", &mut told), table.day("until", &mut told));
    table
        .strings("name", &mut told)
        .into_iter()
        .map(|(name, value)| Line {
            name: name.to_owned(),
            place: source.place(value.span()),
            at: value.span().start,
            level: level.clone(),
            from,
            until,
        })
        .collect()
}

/// Keeps the aliases that a line gives, and tells of those that another outlet has.
fn aliases(
    clause: &Clause<'_>,
    source: &Source,
    own: &[Line],
    names: &mut BTreeMap<String, (String, usize)>,
    findings: &mut Findings<'_>,
) {
    let [only] = own else { return };
    let Some(mut table) = clause.table(source) else {
        return;
    };
    let aliases = table.strings("aliases", &mut Problems::default());
    let aliases = aliases
        .into_iter()
        .map(|(alias, value)| (alias.to_owned(), value.span()));
    for (alias, span) in aliases {
        let key = squeeze(&alias);
        if key == squeeze(&only.name) {
            continue;
        }
        match names.get(&key) {
            Some((other, line)) if squeeze(other) != squeeze(&only.name) => {
                let problem = findings
                    .somewhere("alias-shared", source.place(span))
                    .read(alias.as_str())
                    .with("alias", alias.as_str())
                    .with("outlet", only.name.as_str())
                    .with("other", other.as_str())
                    .with("line", line.to_string());
                findings.push(problem);
            }
            _ => {
                names.insert(key, (only.name.clone(), source.line(span.start)));
            }
        }
    }
}

/// Two lines that give one outlet different levels for one day.
fn two_levels(lines: &[Line], findings: &mut Findings<'_>) {
    let source = &findings.rulebook.source;
    for (index, line) in lines.iter().enumerate() {
        let Some(level) = &line.level else { continue };
        let other = lines[..index].iter().find(|other| {
            let differs = other.level.as_ref().is_some_and(|other| other != level);
            differs && squeeze(&other.name) == squeeze(&line.name) && meet(line, other)
        });
        if let Some(other) = other {
            let problem = findings
                .somewhere("outlet-two-levels", line.place.clone())
                .read(line.name.as_str())
                .with("outlet", line.name.as_str())
                .with("level", level.as_str())
                .with("other-level", other.level.clone().unwrap_or_default())
                .with("line", source.line(other.at).to_string());
            findings.push(problem);
        }
    }
}

/// Whether both hold on some day.
fn meet(one: &Line, two: &Line) -> bool {
    let ends = |first: &Line, second: &Line| {
        let (until, from) = (first.until, second.from);
        until.zip(from).is_some_and(|(until, from)| until < from)
    };
    !ends(one, two) && !ends(two, one)
}

/// Outlets that the registry has only as aliases, and the aliases that stay with the other outlet.
fn left_behind(lines: &[Line], clauses: &[Clause<'_>], findings: &mut Findings<'_>) {
    if lines.is_empty() {
        return;
    }
    let registry = chosen(clauses);
    let mut told = Vec::new();
    for line in lines {
        let key = squeeze(&line.name);
        let Some(outlet) = registry.find(&line.name).map(|id| (id, registry.get(id))) else {
            continue;
        };
        let (id, outlet) = outlet;
        if squeeze(&outlet.name) == key || told.contains(&key) {
            continue;
        }
        told.push(key.clone());
        let mut left: Vec<&str> = registry
            .names()
            .filter(|(name, of)| *of == id && *name != key && *name != squeeze(&outlet.name))
            .map(|(name, _)| name)
            .collect();
        left.sort_unstable();
        let problem = findings
            .somewhere("alias-left", line.place.clone())
            .read(line.name.as_str())
            .with("outlet", outlet.name.as_str())
            .with("some", if left.is_empty() { "no" } else { "yes" })
            .with(
                "aliases",
                left.join(&findings.words.word("report-name-comma")),
            );
        findings.push(problem);
    }
}

/// The registry as it was before the rulebook's own lines: the lists that it chooses.
fn chosen(clauses: &[Clause<'_>]) -> Registry {
    let head = clauses.iter().find(|clause| clause.kind == "rulebook");
    let lists = head.and_then(|head| head.value.get_ref().as_table()?.get("outlets"));
    let lists = lists.map_or_else(String::new, |lists| {
        format!("outlets = {}\n", toml_reader::show(lists))
    });
    let text = format!("[rulebook]\nname = \"\"\n{lists}");
    let bare = Rulebook::parse("", &text, &mut Problems::default());
    bare.map(|bare| bare.registry).unwrap_or_default()
}
