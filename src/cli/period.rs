//! Which period to show: the one asked for, or the only one in the data.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::arguments::Inputs;
use crate::intake::text::squeeze;
use crate::intake::{Intake, Table, dates, spoken};
use crate::locale::Words;
use crate::period::{Calendar, Period, PeriodKind};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::Rulebook;
use crate::rulebook::field::DATE;
use crate::standing::is_within;

/// The period that the arguments ask for; `Ok(None)` if they leave it to the data.
///
/// # Errors
/// If it is none.
pub fn asked_for(inputs: &Inputs) -> Result<Option<Period>, Box<Problem>> {
    let (text, code) = match (&inputs.month, &inputs.period) {
        (Some(month), _) => (month, "bad-month"),
        (None, Some(period)) => (period, "bad-period"),
        (None, None) => return Ok(None),
    };
    let period = Period::parse(&squeeze(text))
        .filter(|period| inputs.month.is_none() || period.kind == PeriodKind::Month);
    match period {
        Some(period) => Ok(Some(period)),
        None => Err(Problem::error(code, Place::Run)
            .read(text.as_str())
            .with("text", text.as_str())
            .into()),
    }
}

/// That a rulebook has no such period, if it has none.
pub fn misfit(period: Period, calendar: &Calendar, words: &Words) -> Option<Problem> {
    let refused = |code| {
        let problem = Problem::error(code, Place::Run).read(period.to_string());
        problem.with("period", period.to_string())
    };
    if period.kind < calendar.base {
        let base = words.word(kind_name(calendar.base));
        return Some(refused("period-not-in-rulebook").with("base", base).with(
            "whole",
            calendar.containing(period, calendar.base).to_string(),
        ));
    }
    let terms = calendar.terms.len();
    (period.kind == PeriodKind::Term && period.index as usize > terms)
        .then(|| refused("no-such-term").with("count", terms))
}

/// The rulebook's own period in which all dated submissions lie, or else the days that were answered
/// of them, or else events; none where no day is known.
///
/// # Errors
/// If there is more than one: lists them and the command to run.
pub fn of_data(
    intake: &Intake,
    rulebook: &Rulebook,
    command: &str,
    words: &Words,
) -> Result<Option<Period>, Box<Problem>> {
    let calendar = &rulebook.calendar;
    let rows = intake.submissions.iter().filter_map(|row| row.date);
    let mut counts = count(calendar, rows);
    if counts.is_empty() {
        counts = count(calendar, answered_days(intake, rulebook));
    }
    if counts.is_empty() {
        counts = count(calendar, intake.months.iter().copied());
    }
    if counts.is_empty() {
        let events = intake.events.iter().filter_map(|event| event.date);
        counts = count(calendar, events);
    }
    let most = counts.iter().max_by_key(|&&(_, count)| count);
    let Some(&(most, _)) = most else {
        return Ok(None);
    };
    if counts.len() == 1 {
        return Ok(Some(most));
    }
    let one = match calendar.base {
        PeriodKind::Month => "--month",
        _ => "--period",
    };
    let all = shortest(calendar, counts.iter().map(|(period, _)| *period));
    let all = all.map(|all| format!("{command} --period {all}"));
    Err(Problem::error("several-periods", Place::Run)
        .with("periods", listed(&counts, words))
        .with("command", format!("{command} {one} {most}"))
        .with("together", if all.is_some() { "yes" } else { "no" })
        .with("all", all.unwrap_or_default())
        .into())
}

/// The period of today, for tables that say of nothing when it was.
pub fn of_today(calendar: &Calendar) -> Period {
    calendar.of(chrono::Local::now().date_naive(), calendar.base)
}

/// That rows wait since no day is known, if there are any; and which period the result names.
pub fn undated(intake: &Intake, period: Period, command: &str) -> Problem {
    let problem = match intake.submissions.len() {
        0 => Problem::note("no-dates-needed", Place::Run),
        rows => Problem::error("no-dates", Place::Run)
            .with("rows", rows)
            .with("command", command),
    };
    problem.with("period", period.to_string())
}

/// The days that answers give for rows without one.
fn answered_days(intake: &Intake, rulebook: &Rulebook) -> impl Iterator<Item = NaiveDate> {
    let title = squeeze(rulebook.fields.get(DATE).title());
    let answers = intake.decided.decisions.held();
    answers.filter_map(move |(_, decision)| {
        let (kind, _) = decision.what.split_once(['：', ':'])?;
        let (day, _) = dates::parse(&decision.read(), dates::Around::default()).ok()?;
        (squeeze(kind) == title).then_some(day)
    })
}

/// The shortest longer period that holds all of these, if one does.
fn shortest(calendar: &Calendar, periods: impl Iterator<Item = Period> + Clone) -> Option<Period> {
    let kinds = PeriodKind::ALL.into_iter();
    let longer = kinds.filter(|kind| *kind > calendar.base);
    let known = longer.filter(|kind| *kind != PeriodKind::Term || !calendar.terms.is_empty());
    let mut found = known.filter_map(|kind| {
        let mut holding = periods
            .clone()
            .map(|period| calendar.containing(period, kind));
        let first = holding.next()?;
        holding.all(|other| other == first).then_some(first)
    });
    found.next()
}

/// Warns of titles and names that speak of several of the rulebook's periods, where all days below
/// lie in one, so that only that one is worked out.
pub fn tell_wider(
    intake: &Intake,
    calendar: &Calendar,
    period: Period,
    command: &str,
    problems: &mut Problems,
) {
    // What is said, where, and the days of all tables it is said of.
    let mut said: BTreeMap<(Place, &str), BTreeSet<NaiveDate>> = BTreeMap::new();
    for (index, table) in intake.tables.iter().enumerate() {
        let Some(key) = speaks_of_months(table) else {
            continue;
        };
        let own = intake.submissions.iter();
        let own = own.filter(|row| usize::from(row.table) == index);
        said.entry(key)
            .or_default()
            .extend(own.filter_map(|row| row.date));
    }
    for ((place, text), days) in said {
        let periods: BTreeSet<Period> = days
            .iter()
            .map(|day| calendar.of(*day, calendar.base))
            .collect();
        let (Some((first, last)), Some(only), 1) =
            (spoken::months(text), periods.first(), periods.len())
        else {
            continue;
        };
        let year = dates::year_in(text).unwrap_or(only.year);
        // The middle of a month lies in it wherever months end.
        let of = |month| {
            let day = NaiveDate::from_ymd_opt(year, month, 15)?;
            Some(calendar.of(day, calendar.base))
        };
        let (Some(first), Some(last)) = (of(first), of(last)) else {
            continue;
        };
        let holding = shortest(calendar, [first, last].into_iter());
        if let Some(whole) = holding.filter(|_| first != last && *only == period) {
            problems.push(
                Problem::warning("title-wider-than-days", place)
                    .read(text)
                    .with("period", period.to_string())
                    .with("whole", whole.to_string())
                    .with("command", format!("{command} --period {whole}")),
            );
        }
    }
}

/// Where several months are named for a table: in a title above it, in the sheet's or the file's
/// name.
fn speaks_of_months(table: &Table) -> Option<(Place, &str)> {
    let (file, sheet) = (&table.file, &table.sheet);
    let titles = table.titles.iter();
    let titles = titles.map(|title| (table.cell_place(title.row, title.column), &*title.text));
    let names = [
        (table.place(), &**sheet),
        (Place::File(file.clone()), &**file),
    ];
    let mut all = titles.chain(names);
    all.find(|(_, text)| spoken::months(text).is_some())
}

/// That no row or event lies in the period asked for, if none does.
pub fn absent(
    intake: &Intake,
    calendar: &Calendar,
    period: Period,
    words: &Words,
) -> Option<Problem> {
    let dates = intake
        .submissions
        .iter()
        .filter_map(|submission| submission.date);
    let counts = count(
        calendar,
        dates.chain(intake.events.iter().filter_map(|event| event.date)),
    );
    let there = counts
        .iter()
        .any(|(base, _)| is_within(calendar, *base, period));
    // Without any date each row has a problem of its own already.
    (!there && !counts.is_empty()).then(|| {
        Problem::error("nothing-in-period", Place::Run)
            .with("period", period.to_string())
            .with("periods", listed(&counts, words))
    })
}

/// Periods with their rows, as a sentence lists them.
fn listed(counts: &[(Period, usize)], words: &Words) -> String {
    let listed: Vec<String> = counts
        .iter()
        .map(|(period, count)| {
            let args = [
                ("period", period.to_string().into()),
                ("count", (*count).into()),
            ];
            words.say("cli-period-rows", &args)
        })
        .collect();
    listed.join(&words.word("report-comma"))
}

/// How many of the days lie in each of the rulebook's periods, in the order of time.
fn count(calendar: &Calendar, days: impl Iterator<Item = NaiveDate>) -> Vec<(Period, usize)> {
    let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in days {
        *by_day.entry(day).or_default() += 1;
    }
    let mut counts: Vec<(Period, usize)> = Vec::new();
    for (day, count) in by_day {
        let period = calendar.of(day, calendar.base);
        match counts.last_mut() {
            Some((last, known)) if *last == period => *known += count,
            _ => counts.push((period, count)),
        }
    }
    counts
}

fn kind_name(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "cli-month",
        PeriodKind::Quarter => "cli-quarter",
        PeriodKind::Term => "cli-term",
        PeriodKind::Year => "cli-year",
    }
}

/// The command as it was typed, but for its period and its output.
pub fn typed(command: &str, inputs: &Inputs) -> String {
    let mut typed = format!("jifen {command}");
    for file in &inputs.files {
        typed.push(' ');
        typed.push_str(&quoted(file));
    }
    if let Some(rules) = &inputs.rules {
        typed.push_str(" --rules ");
        typed.push_str(&quoted(rules));
    }
    typed
}

fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains([' ', '(', ')', '&', ';', '\'']) {
        format!("\"{path}\"")
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_rulebooks_own_periods() {
        let calendar = Calendar {
            month_ends: 25,
            ..Calendar::default()
        };
        let days = ["2022-05-26", "2022-05-25", "2022-04-26", "2022-06-01"];
        let days = days.map(|day| day.parse().expect("a date"));
        let counts: Vec<_> = count(&calendar, days.into_iter())
            .into_iter()
            .map(|(period, count)| (period.to_string(), count))
            .collect();
        assert_eq!(counts, [("2022-05".into(), 2), ("2022-06".into(), 2)]);
    }

    #[test]
    fn a_period_must_be_one_of_the_rulebooks() {
        let calendar = Calendar {
            base: PeriodKind::Quarter,
            ..Calendar::default()
        };
        let words = Words::new(crate::locale::Lang::Zh);
        let misfit = |text| {
            let period = Period::parse(text).expect("a period");
            misfit(period, &calendar, &words).map(|problem| problem.code)
        };
        assert_eq!(misfit("2022-05"), Some("period-not-in-rulebook"));
        assert_eq!(misfit("2022T1"), Some("no-such-term"));
        assert_eq!(misfit("2022Q2"), None);
        assert_eq!(misfit("2022"), None);
    }
}
