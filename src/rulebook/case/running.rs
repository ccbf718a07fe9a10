//! Running a case: what does not come out as it says.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::telling::Teller;
use super::{Case, Cells, Expected, Of};
use crate::classify::{Classified, classify};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Builder, Column, EventColumn, Intake, RosterColumn};
use crate::locale::Words;
use crate::period::PeriodKind;
use crate::problem::{Arg, Place, Problem, Problems, Severity};
use crate::rulebook::Rulebook;
use crate::rulebook::exact::Exact;
use crate::scoring::{Duty, Outcome, Scored, score};
use crate::standing::{Standing, stand};

/// What came of a case.
pub struct Played {
    pub classified: Classified,
    pub scored: Scored,
    /// Of the last period, if there is one.
    pub standing: Option<Standing>,
}

/// Runs all cases of a rulebook.
pub fn run_all(rulebook: &Rulebook, words: &Words) -> Problems {
    let mut problems = Problems::default();
    for case in &rulebook.cases {
        let failed = case.run(rulebook, words);
        failed
            .into_iter()
            .for_each(|problem| problems.push(problem));
    }
    problems
}

impl Case {
    /// A case that expects nothing yet: what stands in its tables, and the kind of period that its
    /// standing is of.
    pub fn sketch(
        rows: Vec<Cells<Column>>,
        roster: Vec<Cells<RosterColumn>>,
        events: Vec<Cells<EventColumn>>,
        per: Option<PeriodKind>,
    ) -> Case {
        Case {
            name: String::new(),
            rows,
            roster,
            events,
            per,
            expect: Vec::new(),
            short: Vec::new(),
            ranks: Vec::new(),
            lists: Vec::new(),
            money: Vec::new(),
            prizes: Vec::new(),
            asked: None,
            excluded: None,
        }
    }

    /// Plays its rows through: what comes of them.
    pub fn play(&self, rulebook: &Rulebook, problems: &mut Problems) -> Played {
        let intake = self.intake(rulebook, problems);
        let classified = classify(intake, rulebook, problems);
        let scored = score(&classified, rulebook, problems);
        let last = scored.periods.last();
        let last = last.map(|last| rulebook.calendar.containing(*last, self.kind(rulebook)));
        let standing = last.map(|last| stand(&classified, rulebook, &scored, last, problems));
        Played {
            classified,
            scored,
            standing,
        }
    }

    /// Whether it says who stands on a list, be it nobody.
    pub fn asks_for_list(&self, name: &str) -> bool {
        self.lists.iter().any(|expected| expected.name == name)
    }

    /// The kind of period that it is about.
    fn kind(&self, rulebook: &Rulebook) -> PeriodKind {
        self.per.unwrap_or(rulebook.calendar.base)
    }

    /// What does not come out as the case says.
    pub fn run(&self, rulebook: &Rulebook, words: &Words) -> Vec<Problem> {
        let mut problems = Problems::default();
        let Played {
            classified,
            scored,
            standing,
        } = self.play(rulebook, &mut problems);
        let mut run = Run {
            case: self,
            rulebook,
            intake: &classified,
            scored: &scored,
            standing: standing.as_ref(),
            kind: self.kind(rulebook),
            teller: Teller {
                rulebook,
                intake: &classified,
                scored: &scored,
                words,
            },
            failed: Vec::new(),
        };
        run.points();
        run.short();
        run.ranks();
        run.money();
        run.lists();
        run.prizes();
        run.counts(&problems);
        let mut failed = run.failed;
        let total = failed.len();
        let held_up = problems.iter();
        let held_up = held_up.filter(|problem| problem.severity == Severity::Error);
        let held_up: BTreeSet<String> = held_up.map(|problem| words.problem(problem)).collect();
        if let (Some(first), false) = (failed.first_mut(), held_up.is_empty()) {
            // What was asked or refused is often why, and then for all that does not come out.
            let held_up: Vec<String> = held_up.into_iter().collect();
            let held_up = held_up.join("\n");
            let mut more = vec![words.say("case-held-up", &[("problem", held_up.into())])];
            if total > 1 {
                more.push(words.say("case-more-failed", &[("count", (total - 1).into())]));
            }
            for (_, why) in first.args.iter_mut().filter(|(name, _)| *name == "why") {
                if let Arg::Text(why) = why {
                    more.iter().for_each(|line| *why += &format!("\n{line}"));
                }
            }
            failed.truncate(1);
        }
        failed
    }

    fn intake(&self, rulebook: &Rulebook, problems: &mut Problems) -> Intake {
        let mut builder = Builder::new(&rulebook.fields, rulebook.publication_fields());
        for row in &self.rows {
            builder.submission(&borrowed(row), problems);
        }
        for row in &self.roster {
            builder.roster(&borrowed(row));
        }
        for row in &self.events {
            builder.event(&borrowed(row), problems);
        }
        builder.finish(problems)
    }
}

fn borrowed<C: Copy>(cells: &Cells<C>) -> Vec<(C, &str)> {
    let cells = cells.iter();
    cells
        .map(|(column, text)| (*column, text.as_str()))
        .collect()
}

/// What differs: a message, the name it is about, and the article or unit if only that.
pub(super) struct What<'w>(
    pub(super) &'static str,
    pub(super) &'w str,
    pub(super) Option<&'w str>,
);

/// A case that was run.
pub(super) struct Run<'r> {
    pub(super) case: &'r Case,
    pub(super) rulebook: &'r Rulebook,
    pub(super) intake: &'r Intake,
    scored: &'r Scored,
    /// Of the last period; none if there is no period.
    pub(super) standing: Option<&'r Standing>,
    /// The kind of period that the case is about.
    pub(super) kind: PeriodKind,
    pub(super) teller: Teller<'r>,
    pub(super) failed: Vec<Problem>,
}

impl<'r> Run<'r> {
    /// Tells what is wrong, and line by line what made it so.
    pub(super) fn fail(
        &mut self,
        place: &Place,
        what: What<'_>,
        wanted: Arg,
        got: Arg,
        why: String,
    ) {
        let What(id, name, of) = what;
        let args = vec![("name", name.into()), ("of", of.unwrap_or("none").into())];
        self.failed.push(
            Problem::error("case-failed", place.clone())
                .read(name)
                .with("case", self.case.name.as_str())
                .with("what", Arg::Sentence(id, args))
                .with("expected", wanted)
                .with("got", got)
                .with("why", why),
        );
    }

    /// Each account that is named with what is expected of it; a name that nobody has is a mistake
    /// of the case.
    pub(super) fn named<T>(&mut self, all: &'r [Expected<T>]) -> Vec<(AccountId, &'r Expected<T>)> {
        let mut found = Vec::new();
        for expected in all {
            match self.account(&expected.name) {
                Ok(account) => found.push((account, expected)),
                Err(code) => self.failed.push(
                    Problem::error(code, expected.place.clone())
                        .read(&*expected.name)
                        .with("case", self.case.name.as_str())
                        .with("name", expected.name.as_str()),
                ),
            }
        }
        found
    }

    pub(super) fn account(&self, name: &str) -> Result<AccountId, &'static str> {
        let accounts = self.intake.accounts.iter();
        let named = accounts.filter(|(_, account)| *account.name == *name);
        let (mine, outside): (Vec<_>, Vec<_>) =
            named.partition(|(_, account)| account.kind != AccountKind::Outsider);
        match (&mine[..], &outside[..]) {
            ([(only, _)], _) | ([], [(only, _)]) => Ok(*only),
            ([], []) => Err("case-account-unknown"),
            _ => Err("case-several-accounts"),
        }
    }

    fn points(&mut self) {
        let ledger = &self.scored.ledger;
        for (account, expected) in self.named(&self.case.expect) {
            for &(points, unit) in &expected.what {
                let entries = ledger.entries.iter();
                let entries = entries.filter(|entry| {
                    (entry.account, entry.unit) == (account, unit)
                        && ledger.periods[usize::from(entry.period)].kind <= self.kind
                });
                let got: Decimal = entries.clone().map(|entry| entry.amount).sum();
                if Exact::of(got) != points {
                    let why = self.teller.entries(entries);
                    let wanted = self.in_unit(points.show(), unit);
                    let got = self.in_unit(got.normalize().to_string(), unit);
                    let about = What("case-points", &expected.name, None);
                    self.fail(&expected.place, about, wanted, got, why);
                }
            }
        }
    }

    /// Points with their unit, where there are several.
    fn in_unit(&self, points: String, unit: u8) -> Arg {
        match &self.rulebook.units[..] {
            [_] => points.into(),
            units => format!("{points}{}", units[usize::from(unit)]).into(),
        }
    }

    fn short(&mut self) {
        for (account, expected) in self.named(&self.case.short) {
            for Of { name, what } in &expected.what {
                let about = |duty: &&Duty| {
                    let is_of = name.as_ref().is_none_or(|name| *name == duty.clause);
                    duty.account == account && is_of
                };
                let duties = self.scored.duties.iter().filter(about);
                let (duties, longer): (Vec<&Duty>, Vec<&Duty>) =
                    duties.partition(|duty| duty.period.kind <= self.kind);
                let short = |duty: &&Duty| duty.owed.minus(duty.done);
                let got = duties.iter().filter_map(short);
                let mut got = got.filter(|short| !short.is_negative());
                let got = got.try_fold(Exact::ZERO, Exact::plus);
                // An article without a target is a slip, not a task that is done.
                let known = name.as_ref().is_none_or(|name| {
                    let mut targets = self.rulebook.targets.iter();
                    targets.any(|target| target.clause == *name)
                });
                if got.filter(|_| known) != Some(*what) {
                    let got = got.filter(|_| known).map_or(NONE, |got| got.show().into());
                    let mut why = self.teller.duties(&duties);
                    if let Some(kind) = longer.iter().map(|duty| duty.period.kind).min() {
                        why += &self.teller.longer(kind);
                    }
                    let what = what.show().into();
                    let about = What("case-short", &expected.name, name.as_deref());
                    self.fail(&expected.place, about, what, got, why);
                }
            }
        }
    }

    fn counts(&mut self, problems: &Problems) {
        if let Some((wanted, place)) = &self.case.asked {
            let got = self.asked(problems);
            if got != *wanted {
                let (wanted, got) = (wanted.to_string().into(), got.to_string().into());
                // What was asked is told problem by problem.
                self.fail(
                    place,
                    What("case-asked", "asked", None),
                    wanted,
                    got,
                    String::new(),
                );
            }
        }
        if let Some((wanted, place)) = &self.case.excluded {
            let outcomes = self.scored.outcomes.iter().zip(0..);
            let out = outcomes.filter(|(outcome, _)| **outcome == Outcome::Excluded);
            let out: Vec<u32> = out.map(|(_, index)| index).collect();
            if out.len() != *wanted {
                let (wanted, got) = (wanted.to_string().into(), out.len().to_string().into());
                let why = self.teller.excluded(&out);
                self.fail(
                    place,
                    What("case-excluded", "excluded", None),
                    wanted,
                    got,
                    why,
                );
            }
        }
    }

    /// How many questions there are: those of scoring, and each value that could not be read once.
    /// Of a level that is no error: where the registry has none, scoring asks.
    fn asked(&self, problems: &Problems) -> usize {
        let unread = |problem: &&Problem| {
            problem.code == "unknown-value" && problem.severity == Severity::Error
        };
        self.scored.questions + problems.iter().filter(unread).count()
    }
}

/// What is said where there is nothing.
pub(super) const NONE: Arg = Arg::Word("case-nothing");
