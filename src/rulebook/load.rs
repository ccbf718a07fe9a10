//! Reading a rulebook: its head, the registries it chooses, then every clause.

use std::path::Path;

use super::draft::Draft;
use super::field::{AFTER_DEADLINE, Fields};
use super::keys::{Keys, Shape, may, must};
use super::loader::{Head, Loader};
use super::registry::Registry;
use super::settings::{self, Settings};
use super::toml_reader::{Source, Spot, Table};
use super::{Declared, Rulebook, built_in, case, toml_syntax};
use crate::clauses::*;
use crate::period::PeriodKind;
use crate::problem::{Problem, Problems};
use crate::scoring::portions::{MOST_TAKERS, Takers};

/// The outlet registries compiled in, in the order they are laid down.
pub(super) const REGISTRIES: [(&str, &str); 3] = [
    (
        "builtin:national",
        include_str!("../../rules/outlets/national.toml"),
    ),
    (
        "builtin:hebei",
        include_str!("../../rules/outlets/hebei.toml"),
    ),
    (
        "builtin:provinces",
        include_str!("../../rules/outlets/provinces.toml"),
    ),
];

/// All tables of a rulebook.
pub static TOP: Keys = Keys::closed(
    "top",
    &[
        must("rulebook", Shape::Table(&settings::KEYS)),
        may("field", Shape::Tables(&field::KEYS)),
        may("outlet", Shape::Tables(&outlet::KEYS)),
        may("piece", Shape::Table(&piece::KEYS)),
        may("exclude", Shape::Tables(&exclude::KEYS)),
        may("points", Shape::Tables(&points::KEYS)),
        may("modify", Shape::Tables(&modify::KEYS)),
        may("same-piece", Shape::Tables(&same_piece::KEYS)),
        may("share", Shape::Tables(&share::KEYS)),
        may("limit", Shape::Tables(&limit::KEYS)),
        may("target", Shape::Tables(&target::KEYS)),
        may("event", Shape::Tables(&event::KEYS)),
        may("rank", Shape::Tables(&rank::KEYS)),
        may("list", Shape::Tables(&list::KEYS)),
        may("unranked", Shape::Tables(&unranked::KEYS)),
        may("money", Shape::Tables(&money::KEYS)),
        may("not-covered", Shape::Tables(&not_covered::KEYS)),
        may("case", Shape::Tables(&case::KEYS)),
    ],
);
/// The tables of a registry compiled in.
static REGISTRY: Keys = Keys::closed("top", &[may("outlet", Shape::Tables(&outlet::KEYS))]);

/// A table of more rows than this is a slip, and rules are counted in 16 bits.
const MOST_RULES: usize = 60_000;

impl Rulebook {
    /// The default rulebook.
    ///
    /// # Panics
    /// If the rulebook compiled in has an error: a bug, and a test loads it.
    pub fn built_in() -> Rulebook {
        built_in::ALL[0].load()
    }

    /// The rulebook in a file; none if it has errors, which are all told.
    pub fn load(path: &Path, problems: &mut Problems) -> Option<Rulebook> {
        Draft::load(path, problems)?.whole(problems)
    }

    /// The rulebook that a text writes; none if it has errors, which are all told.
    pub fn parse(file: &str, text: &str, problems: &mut Problems) -> Option<Rulebook> {
        Draft::parse(file, text).whole(problems)
    }
}

/// Reads a text; what has a mistake is left out, and told.
pub(super) fn parse(file: &str, text: &str, problems: &mut Problems) -> Rulebook {
    let source = Source::new(file, text);
    let mended;
    let document = match toml_syntax::parse(&source, text, problems) {
        Ok(document) => document,
        Err(without_slips) => {
            mended = without_slips;
            source.parse(&mended)
        }
    };
    let mut top = Table::new(&source, 0..0, &document, &TOP, problems);

    let mut loader = Loader {
        problems,
        fields: Fields::new(),
        registry: Registry::default(),
        units: vec!["分".to_owned()],
        base: PeriodKind::Month,
        has_terms: false,
        rules: Vec::new(),
        assumes: Vec::new(),
        sought: Vec::new(),
        declared: Declared::default(),
    };
    let settings = Settings::load(&mut top, &mut loader);

    for table in sorted(top.tables("field", loader.problems)) {
        field::load(table, &mut loader);
    }
    let registries = lay_down_registries(settings.outlets.as_deref(), &mut loader);
    loader.declared.registries = registries;
    let lines = sorted(top.tables("outlet", loader.problems));
    outlet::load_all(lines, &mut loader);
    let piece = match top.table("piece", loader.problems) {
        Some(table) => piece::Piece::load(table, &mut loader),
        None => piece::Piece::by_title(&mut loader),
    };

    macro_rules! clauses {
        ($key:literal, $load:expr) => {
            sorted(top.tables($key, loader.problems))
                .into_iter()
                .filter_map(|table| $load(table, &mut loader))
                .collect::<Vec<_>>()
        };
    }
    let excludes = clauses!("exclude", exclude::Exclude::load);
    let points: Vec<Vec<points::Points>> = clauses!("points", points::Points::load);
    let modifies = clauses!("modify", modify::Modify::load);
    let same_pieces = clauses!("same-piece", same_piece::SamePiece::load);
    let shares = clauses!("share", share::Share::load);
    let mut limits = limit::Limits::default();
    for table in sorted(top.tables("limit", loader.problems)) {
        limits.load(table, &shares, &mut loader);
    }
    let targets = clauses!("target", target::Target::load);
    let events = clauses!("event", event::EventClause::load);
    let ranks = clauses!("rank", rank::Rank::load);
    let lists = clauses!("list", list::List::load);
    let unranked = clauses!("unranked", unranked::Unranked::load);
    let money = clauses!("money", money::Money::load);
    let not_covered = clauses!("not-covered", not_covered::NotCovered::load);
    let cases = top
        .tables("case", loader.problems)
        .into_iter()
        .filter_map(|table| case::Case::load(table, &mut loader))
        .collect();
    top.finish(loader.problems);
    loader.seek();

    if settings.deadline.is_none() && loader.fields.get(AFTER_DEADLINE).is_read {
        let place = source.place(0..0);
        loader
            .problems
            .push(Problem::error("missing-key", place).with("key", "deadline"));
    }
    if loader.rules.len() > MOST_RULES {
        let place = source.place(0..0);
        let problem = Problem::error("too-many-rules", place).with("most", MOST_RULES);
        loader.problems.push(problem);
    }
    let nobody = Head::default();
    let rule = loader.rule(
        "share",
        &nobody,
        Spot::default(),
        "rule-share-default",
        Vec::new(),
    );
    let default_base = loader.rule(
        "points",
        &nobody,
        Spot::default(),
        "rule-otherwise",
        Vec::new(),
    );
    let rounded = loader.rule("round", &nobody, Spot::default(), "rule-round", Vec::new());
    let Loader {
        mut fields,
        registry,
        units,
        rules,
        mut assumes,
        declared,
        ..
    } = loader;
    assumes.sort();
    let names = registry.iter().map(|(_, outlet)| outlet.name.clone());
    let called = registry.names().map(|(name, _)| name.to_owned());
    fields.name_outlets(names.collect(), called.collect());
    let rulebook = Rulebook {
        name: settings.name,
        source: source.clone(),
        fields,
        registry,
        calendar: settings.calendar,
        units,
        decimals: settings.decimals,
        rounding: settings.rounding,
        round: settings.round,
        policy: settings.policy,
        from: settings.from,
        until: settings.until,
        deadline: settings.deadline,
        otherwise: settings.otherwise,
        rules,
        default_base,
        rounded,
        assumes,
        declared,
        piece,
        excludes,
        points: points.into_iter().flatten().collect(),
        modifies,
        same_pieces,
        shares,
        default_share: share::Share::equal(rule),
        limits,
        targets,
        events,
        ranks,
        lists,
        unranked,
        money,
        not_covered,
        cases,
    };
    if Takers::of(&rulebook).len() > MOST_TAKERS {
        let place = source.place(0..0);
        let problem = Problem::error("too-many-limits", place).with("most", MOST_TAKERS);
        problems.push(problem);
    }
    rulebook
}

/// Clauses in the order that their content gives.
fn sorted(mut tables: Vec<Table<'_>>) -> Vec<Table<'_>> {
    tables.sort_by_cached_key(Table::text);
    tables
}

/// Lays down the built-in registries that the rulebook chose; all if it chose none. Their names.
fn lay_down_registries(chosen: Option<&[&str]>, loader: &mut Loader<'_>) -> Vec<&'static str> {
    let mut laid_down = Vec::new();
    for (name, text) in REGISTRIES {
        if chosen.is_some_and(|chosen| !chosen.contains(&name)) {
            continue;
        }
        laid_down.push(name);
        let file = name.trim_start_matches("builtin:");
        let source = Source::new(&format!("outlets/{file}.toml"), text);
        let document = source.parse(text);
        let mut top = Table::new(&source, 0..0, &document, &REGISTRY, loader.problems);
        let lines = top.tables("outlet", loader.problems);
        outlet::lay_down(lines, loader);
        top.finish(loader.problems);
    }
    laid_down
}
