//! `jifen outlets`: what the registry knows, and a further outlet for a rulebook of one's own.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::arguments::{AddOutlet, FindOutlet, Outlets};
use super::gather::load;
use super::problems::{Extent, show};
use super::{Exit, print};
use crate::classify::near;
use crate::intake::text::squeeze;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::adding::{NewOutlet, with_outlet};
use crate::rulebook::draft::Draft;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::LEVEL;
use crate::rulebook::registry::OutletId;
use crate::rulebook::{Rulebook, built_in};

/// So many outlets are shown.
const MOST: usize = 30;

/// Finds outlets or adds one.
pub fn run(outlets: &Outlets, words: &Words) -> Exit {
    match outlets {
        Outlets::Find(find) => run_find(find, words),
        Outlets::Add(add) => run_add(add, words),
    }
}

fn refuse(problem: Problem, words: &Words) -> Exit {
    let mut problems = Problems::default();
    problems.push(problem);
    show(&problems, Extent::ALL, None, words);
    Exit::Failed
}

fn run_find(find: &FindOutlet, words: &Words) -> Exit {
    let mut problems = Problems::default();
    let Some(rulebook) = load(find.rules.as_deref(), &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let registry = &rulebook.registry;
    let text = squeeze(&find.text);
    let host = text.split("//").last().unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    let mut found: Vec<OutletId> = registry.find(&find.text).into_iter().collect();
    found.extend(registry.by_host(host));
    let holds = |id: &OutletId| {
        registry
            .names_of(*id)
            .iter()
            .any(|name| name.contains(&text))
    };
    found.extend(registry.iter().map(|(id, _)| id).filter(holds));
    let nothing = found.is_empty();
    if nothing {
        let near = near(registry, &find.text);
        found.extend(near.split('、').filter_map(|name| registry.find(name)));
    }
    let mut seen = Vec::new();
    for id in found {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    let name = ("name", find.text.as_str().into());
    let mut out = String::new();
    if nothing {
        let id = if seen.is_empty() {
            "outlets-none"
        } else {
            "outlets-near"
        };
        out += &format!("{}\n", words.say(id, &[name]));
    }
    for &id in seen.iter().take(MOST) {
        out += &format!("{}\n", line(&rulebook, id, words));
    }
    if seen.len() > MOST {
        let args = [("count", (seen.len() - MOST).into())];
        out += &format!("{}\n", words.say("cli-more-problems", &args));
    }
    print::result(&out, words)
}

/// An outlet with its level, further names and domains.
fn line(rulebook: &Rulebook, id: OutletId, words: &Words) -> String {
    let registry = &rulebook.registry;
    let outlet = registry.get(id);
    let mut parts = vec![match level_of(rulebook, id) {
        Some(level) => level,
        None if outlet.platform => words.word("outlets-platform"),
        None => words.word("outlets-unlevelled"),
    }];
    let comma = words.word("report-name-comma");
    let names = registry.names_of(id);
    let own = squeeze(&outlet.name);
    let aliases: Vec<&str> = names.into_iter().filter(|name| *name != own).collect();
    if !aliases.is_empty() {
        parts.push(words.say("outlets-aliases", &[("names", aliases.join(&comma).into())]));
    }
    let domains = registry.domains_of(id);
    if !domains.is_empty() {
        parts.push(words.say("outlets-domains", &[("names", domains.join(&comma).into())]));
    }
    format!("{}　{}", outlet.name, parts.join("　"))
}

fn level_of(rulebook: &Rulebook, id: OutletId) -> Option<String> {
    match rulebook.registry.fact(id, LEVEL) {
        Fact::Choice(level) => Some(rulebook.fields.value_name(LEVEL, level).to_owned()),
        _ => None,
    }
}

fn run_add(add: &AddOutlet, words: &Words) -> Exit {
    let path = match &add.rules {
        Some(path) if path.exists() => path,
        Some(path) if built_in::find(&path.to_string_lossy()).is_none() => {
            let place = Place::of_path(path);
            return refuse(Problem::error("file-missing", place), words);
        }
        _ => return refuse(Problem::error("outlets-no-rulebook", Place::Run), words),
    };
    let mut problems = Problems::default();
    let Some(rulebook) = Rulebook::load(path, &mut problems) else {
        show(&problems, Extent::ALL, None, words);
        return Exit::Failed;
    };
    let file = path.display().to_string();
    let place = || Place::File(file.as_str().into());
    let levels = &rulebook.fields.get(LEVEL).values;
    if rulebook.fields.get(LEVEL).value(&add.level).is_none() {
        let names: Vec<&str> = levels.iter().map(|level| level.name.as_str()).collect();
        let problem = Problem::error("outlets-no-level", place()).read(add.level.as_str());
        return refuse(problem.with("levels", names.join("、")), words);
    }
    for name in std::iter::once(&add.outlet).chain(&add.alias) {
        if let Some(problem) = known(&rulebook, name, add, place()) {
            return refuse(problem, words);
        }
    }
    let Ok(text) = std::fs::read_to_string(path) else {
        return refuse(Problem::error("rulebook-not-utf-8", place()), words);
    };
    let new = NewOutlet {
        name: add.outlet.trim().to_owned(),
        level: add.level.clone(),
        aliases: add.alias.clone(),
        domains: add.domain.clone(),
    };
    let Some((changed, line)) = with_outlet(&text, &new) else {
        return refuse(Problem::error("outlets-no-place", place()), words);
    };
    // What is written must be read as it was meant.
    let read = Draft::parse(&file, changed.trim_start_matches('\u{feff}'));
    if read.mistakes.has_errors() {
        show(&read.mistakes, Extent::ALL, None, words);
        return Exit::Failed;
    }
    if let Err(cause) = replace(path, &changed) {
        let problem = Problem::error("file-not-written", place()).with("cause", &cause);
        return refuse(problem, words);
    }
    let args = [
        ("name", new.name.as_str().into()),
        ("level", new.level.as_str().into()),
        ("file", file.as_str().into()),
        ("line", line.to_string().into()),
    ];
    print::result(&format!("{}\n", words.say("outlets-added", &args)), words)
}

/// Why a name cannot be added: the rulebook has it already, or the registry with the same level.
fn known(rulebook: &Rulebook, name: &str, add: &AddOutlet, place: Place) -> Option<Problem> {
    if squeeze(name).is_empty() {
        return Some(Problem::error("outlets-nameless", place));
    }
    let id = rulebook.registry.find(name)?;
    let is_own = rulebook.declared.outlets.iter().any(|outlet| {
        let mut names = outlet.names.iter().chain(&outlet.aliases);
        names.any(|own| squeeze(own) == squeeze(name))
    });
    let fields = &rulebook.fields;
    let level = fields.get(LEVEL).value(&add.level).map(Fact::Choice);
    let is_same = level == Some(rulebook.registry.fact(id, LEVEL));
    if !is_own && !is_same {
        return None;
    }
    Some(
        Problem::error("outlets-known", place)
            .read(name)
            .with("name", rulebook.registry.get(id).name.as_str())
            .with("level", level_of(rulebook, id).unwrap_or_default()),
    )
}

/// Puts a whole new file in the place of the old one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    let old = std::fs::metadata(path)?;
    file.as_file().set_permissions(old.permissions())?;
    file.persist(path)?;
    Ok(())
}
