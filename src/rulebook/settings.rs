//! `[rulebook]`: name, units, rounding, periods, registries: what holds for all clauses.

use toml::de::DeValue;

use super::exact::Rounding;
use super::keys::{self, Keys, Shape, may};
use super::load::REGISTRIES;
use super::loader::Loader;
use super::toml_reader::{self, Source, Table};
use super::{Otherwise, Round};
use crate::period::{Calendar, PeriodKind};
use crate::problem::{Place, Problem, Problems};

/// No policy has more kinds of points.
const MOST_UNITS: usize = 16;

pub static KEYS: Keys = Keys::closed(
    "rulebook",
    &[
        may("name", Shape::Text),
        may("policy", Shape::Text),
        may("units", Shape::Texts),
        may("decimals", Shape::Whole(0, 6)),
        may("rounding", Shape::Word(&["half-up", "half-even", "down"])),
        may("round", Shape::Word(&["piece", "account"])),
        may("from", Shape::Day),
        may("until", Shape::Day),
        keys::PERIOD,
        may("month-ends", Shape::Whole(1, 31)),
        may("deadline", Shape::Whole(1, 31)),
        may("year-starts", Shape::MonthDay),
        may("terms", Shape::MonthDays),
        may("outlets", OUTLETS),
        may("otherwise", OTHERWISE),
        keys::ASSUMES,
    ],
);
const OUTLETS: Shape = Shape::OneOf(&[REGISTRY_WORD, Shape::List(&REGISTRY_WORD)]);
const REGISTRY_WORD: Shape = Shape::Word(&[REGISTRIES[0].0, REGISTRIES[1].0, REGISTRIES[2].0]);
const OTHERWISE: Shape = Shape::OneOf(&[Shape::Word(&["ask", "reject"]), Shape::Number]);

/// What the `[rulebook]` table says.
pub(super) struct Settings {
    pub name: String,
    pub calendar: Calendar,
    pub decimals: u32,
    pub rounding: Rounding,
    pub round: Round,
    pub policy: Option<(String, Place)>,
    pub from: Option<chrono::NaiveDate>,
    pub until: Option<chrono::NaiveDate>,
    pub deadline: Option<u32>,
    pub otherwise: Otherwise,
    /// The registries it chooses; none: all.
    pub outlets: Option<Vec<&'static str>>,
}

impl Settings {
    pub(super) fn load(top: &mut Table<'_>, loader: &mut Loader<'_>) -> Settings {
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
            return settings;
        };
        let problems = &mut *loader.problems;
        settings.name = table
            .string("name", problems)
            .unwrap_or_default()
            .to_owned();
        let policy = table.text_at("policy", problems);
        settings.policy =
            policy.map(|(name, value)| (name.to_owned(), table.source.place(value.span())));
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
        let span = table.span(problems);
        (settings.from, settings.until) = (span.from, span.until);
        if let Some(reading) = table.string("assumes", problems) {
            loader.assumes.push((String::new(), reading.to_owned()));
        }
        let words = PeriodKind::ALL.map(|kind| (kind.key(), kind));
        settings.calendar.base = table
            .word("period", &words, problems)
            .unwrap_or(PeriodKind::Month);
        loader.base = settings.calendar.base;
        settings.calendar.month_ends = table.whole("month-ends", 1, 31, problems).unwrap_or(31);
        settings.deadline = table.whole("deadline", 1, 31, problems);
        if let Some((text, value)) = table.text_at("year-starts", problems)
            && let Some(start) = month_and_day(text, table.source, value, problems)
        {
            settings.calendar.year_starts = start;
        }
        let terms = table.peek("terms").map(|value| value.span());
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
            let place = terms.map_or(table.place(), |at| table.source.place(at));
            problems.push(Problem::error("terms-out-of-order", place));
        }
        loader.has_terms = !settings.calendar.terms.is_empty();
        if let Some(value) = table.take("outlets") {
            let mut chosen = Vec::new();
            for (text, value) in toml_reader::strings(table.source, value, problems) {
                let known = REGISTRIES.iter().map(|(name, _)| *name);
                match known.clone().find(|name| *name == text) {
                    Some(name) => chosen.push(name),
                    None => toml_reader::unknown_word(table.source, value, known, problems),
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
                    let words = ["ask", "reject", "0"].into_iter();
                    toml_reader::unknown_word(table.source, value, words, problems);
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
