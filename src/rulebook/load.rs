//! Reading a rulebook: its head, the registries it chooses, then every clause.

use std::fs;
use std::path::Path;

use toml::de::DeValue;

use super::exact::Rounding;
use super::field::{AFTER_DEADLINE, Fields};
use super::loader::{Head, Loader};
use super::registry::Registry;
use super::toml_reader::{self, Source, Spot, Table, show};
use super::{Otherwise, Round, Rulebook, case};
use crate::clauses::*;
use crate::period::{Calendar, PeriodKind};
use crate::problem::{Place, Problem, Problems};
use crate::scoring::portions::{MOST_TAKERS, Takers};

/// The rulebook compiled in, by its name, text and the name of the policy beside it.
const VOCATIONAL: (&str, &str) = (
    "vocational.toml",
    include_str!("../../rules/vocational.toml"),
);

/// The outlet registries compiled in, in the order they are laid down.
const REGISTRIES: [(&str, &str); 3] = [
    (
        "national",
        include_str!("../../rules/outlets/national.toml"),
    ),
    ("hebei", include_str!("../../rules/outlets/hebei.toml")),
    (
        "provinces",
        include_str!("../../rules/outlets/provinces.toml"),
    ),
];

/// A table of more rows than this is a slip, and rules are counted in 16 bits.
const MOST_RULES: usize = 60_000;
/// No policy has more kinds of points.
const MOST_UNITS: usize = 16;

impl Rulebook {
    /// The default rulebook.
    ///
    /// # Panics
    /// If the rulebook compiled in has an error: a bug, and a test loads it.
    pub fn built_in() -> Rulebook {
        let mut problems = Problems::default();
        let (name, text) = VOCATIONAL;
        Rulebook::parse(name, text, &mut problems)
            .unwrap_or_else(|| panic!("{:?}", problems.iter().next()))
    }

    /// The rulebook in a file; none if it has errors, which are all told.
    pub fn load(path: &Path, problems: &mut Problems) -> Option<Rulebook> {
        let name = path.display().to_string();
        let file = Place::File(name.as_str().into());
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems.push(
                    Problem::error("rulebook-unreadable", file)
                        .read(&*name)
                        .with("error", &error),
                );
                return None;
            }
        };
        match std::str::from_utf8(&bytes) {
            Ok(text) => Rulebook::parse(&name, text.trim_start_matches('\u{feff}'), problems),
            Err(_) => {
                problems.push(Problem::error("rulebook-not-utf-8", file).read(&*name));
                None
            }
        }
    }

    /// The rulebook that a text writes; none if it has errors, which are all told.
    pub fn parse(file: &str, text: &str, problems: &mut Problems) -> Option<Rulebook> {
        let mut own = Problems::default();
        let rulebook = parse(file, text, &mut own);
        let broken = own.has_errors();
        problems.extend(own);
        (!broken).then_some(rulebook)
    }
}

fn parse(file: &str, text: &str, problems: &mut Problems) -> Rulebook {
    let source = Source::new(file, text);
    let document = source.parse(text, problems);
    let mut top = Table::new(&source, 0..0, &document);

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
    };
    let settings = Settings::load(&mut top, &mut loader);

    for table in sorted(top.tables("field", loader.problems)) {
        field::load(table, &mut loader);
    }
    lay_down_registries(settings.outlets.as_deref(), &mut loader);
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
        fields,
        registry,
        units,
        rules,
        mut assumes,
        ..
    } = loader;
    assumes.sort();
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

/// What the `[rulebook]` table says.
struct Settings {
    name: String,
    calendar: Calendar,
    decimals: u32,
    rounding: Rounding,
    round: Round,
    policy: Option<(String, Place)>,
    from: Option<chrono::NaiveDate>,
    until: Option<chrono::NaiveDate>,
    deadline: Option<u32>,
    otherwise: Otherwise,
    outlets: Option<Vec<String>>,
}

impl Settings {
    fn load(top: &mut Table<'_>, loader: &mut Loader<'_>) -> Settings {
        let mut settings = Settings {
            name: String::new(),
            calendar: Calendar::default(),
            decimals: 2,
            rounding: Rounding::HalfUp,
            round: Round::Piece,
            policy: None,
            from: None,
            until: None,
            deadline: None,
            otherwise: Otherwise::Ask,
            outlets: None,
        };
        let Some(mut table) = top.table("rulebook", loader.problems) else {
            let place = top.source.place(0..0);
            loader
                .problems
                .push(Problem::error("missing-key", place).with("key", "[rulebook]"));
            return settings;
        };
        let problems = &mut *loader.problems;
        settings.name = table
            .string("name", problems)
            .unwrap_or_default()
            .to_owned();
        settings.policy = table.take("policy").and_then(|value| {
            let name = value.get_ref().as_str();
            if name.is_none() {
                toml_reader::wrong_type(table.source, value, "type-text", problems);
            }
            Some((name?.to_owned(), table.source.place(value.span())))
        });
        let units = table.strings("units", problems);
        if !units.is_empty() {
            let mut names: Vec<String> = Vec::new();
            for (unit, value) in units {
                if names.iter().any(|known| known == unit) || names.len() == MOST_UNITS {
                    let place = table.source.place(value.span());
                    let problem = Problem::error("units-differ", place).read(unit);
                    problems.push(problem.with("most", MOST_UNITS));
                } else {
                    names.push(unit.to_owned());
                }
            }
            loader.units = names;
        }
        settings.decimals = table.whole("decimals", 0, 6, problems).unwrap_or(2);
        settings.rounding = table
            .word("rounding", &Rounding::KEYS, problems)
            .unwrap_or_default();
        let words = [("piece", Round::Piece), ("account", Round::Account)];
        settings.round = table.word("round", &words, problems).unwrap_or_default();
        settings.from = table.day("from", problems);
        settings.until = table.day("until", problems);
        let words = PeriodKind::ALL.map(|kind| (kind.key(), kind));
        settings.calendar.base = table
            .word("period", &words, problems)
            .unwrap_or(PeriodKind::Month);
        loader.base = settings.calendar.base;
        settings.calendar.month_ends = table.whole("month-ends", 1, 31, problems).unwrap_or(31);
        settings.deadline = table.whole("deadline", 1, 31, problems);
        for (text, value) in table.strings("year-starts", problems) {
            if let Some(start) = month_and_day(text, table.source, value, problems) {
                settings.calendar.year_starts = start;
            }
        }
        for (text, value) in table.strings("terms", problems) {
            settings
                .calendar
                .terms
                .extend(month_and_day(text, table.source, value, problems));
        }
        if settings.calendar.base == PeriodKind::Term && settings.calendar.terms.is_empty() {
            problems.push(Problem::error("missing-key", table.place()).with("key", "terms"));
            settings.calendar.terms.push((1, 1));
        }
        if !settings.calendar.terms_in_order() {
            problems.push(Problem::error("terms-out-of-order", table.place()));
        }
        loader.has_terms = !settings.calendar.terms.is_empty();
        if table.has("outlets") {
            let lists = table.strings("outlets", problems);
            let mut chosen = Vec::new();
            for (text, value) in lists {
                let name = text.strip_prefix("builtin:");
                match name.filter(|name| REGISTRIES.iter().any(|(known, _)| known == name)) {
                    Some(name) => chosen.push(name.to_owned()),
                    None => {
                        let known = ["builtin:national", "builtin:hebei", "builtin:provinces"];
                        toml_reader::unknown_word(table.source, value, known.into_iter(), problems);
                    }
                }
            }
            settings.outlets = Some(chosen);
        }
        if let Some(value) = table.take("otherwise") {
            settings.otherwise = match (value.get_ref(), toml_reader::exact(value)) {
                (_, Some(base)) => Otherwise::Base(base),
                (DeValue::String(text), _) if text == "ask" => Otherwise::Ask,
                (DeValue::String(text), _) if text == "reject" => Otherwise::Reject,
                _ => {
                    problems.push(
                        Problem::error("unknown-word", table.source.place(value.span()))
                            .read(show(value))
                            .with("words", "ask、reject、0")
                            .near(""),
                    );
                    Otherwise::Ask
                }
            };
        }
        table.finish(problems);
        settings
    }
}

/// Reads `09-01`; a day that exists every year.
fn month_and_day(
    text: &str,
    source: &Source,
    value: toml_reader::Value<'_>,
    problems: &mut Problems,
) -> Option<(u32, u32)> {
    let found = text.split_once('-').and_then(|(month, day)| {
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 2023 is no leap year.
        chrono::NaiveDate::from_ymd_opt(2023, month, day).map(|_| (month, day))
    });
    if found.is_none() {
        toml_reader::wrong_type(source, value, "type-month-and-day", problems);
    }
    found
}

/// Lays down the built-in registries that the rulebook chose; all if it chose none.
fn lay_down_registries(chosen: Option<&[String]>, loader: &mut Loader<'_>) {
    for (name, text) in REGISTRIES {
        if chosen.is_some_and(|chosen| !chosen.iter().any(|c| c == name)) {
            continue;
        }
        let source = Source::new(&format!("outlets/{name}.toml"), text);
        let document = source.parse(text, loader.problems);
        let mut top = Table::new(&source, 0..0, &document);
        let lines = top.tables("outlet", loader.problems);
        outlet::lay_down(lines, loader);
        top.finish(loader.problems);
    }
}
