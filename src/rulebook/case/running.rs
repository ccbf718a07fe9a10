//! Running a case: what does not come out as it says.

use rust_decimal::Decimal;

use super::telling::Teller;
use super::{Case, Cells, Expected, Of};
use crate::classify::classify;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Builder, Intake};
use crate::locale::Words;
use crate::period::PeriodKind;
use crate::problem::{Arg, Place, Problem, Problems, Severity};
use crate::rulebook::Rulebook;
use crate::rulebook::exact::Exact;
use crate::scoring::{Duty, Outcome, Scored, score};
use crate::standing::{Member, Ranking, Standing, stand};

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
    /// What does not come out as the case says.
    pub fn run(&self, rulebook: &Rulebook, words: &Words) -> Vec<Problem> {
        let mut problems = Problems::default();
        let intake = self.intake(rulebook, &mut problems);
        let classified = classify(intake, rulebook, &mut problems);
        let scored = score(&classified, rulebook, &mut problems);
        let kind = self.per.unwrap_or(rulebook.calendar.base);
        let last = scored.periods.last();
        let last = last.map(|last| rulebook.calendar.containing(*last, kind));
        let standing = last.map(|last| stand(&classified, rulebook, &scored, last, &mut problems));
        let mut run = Run {
            case: self,
            rulebook,
            intake: &classified,
            scored: &scored,
            kind,
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
        run.ranks(standing.as_ref());
        run.money(standing.as_ref());
        run.lists(standing.as_ref());
        run.prizes(standing.as_ref());
        run.counts(&problems);
        let mut failed = run.failed;
        if !failed.is_empty() {
            // What was asked or refused is often why.
            let errors = problems.iter();
            let errors = errors.filter(|problem| problem.severity == Severity::Error);
            failed.extend(errors.map(|problem| {
                Problem::note("case-has-problem", self.place.clone())
                    .read(problem.read.as_str())
                    .with("case", self.name.as_str())
                    .with("problem", words.problem(problem))
            }));
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

/// A case that was run.
struct Run<'r> {
    case: &'r Case,
    rulebook: &'r Rulebook,
    intake: &'r Intake,
    scored: &'r Scored,
    /// The period that the case is about.
    kind: PeriodKind,
    teller: Teller<'r>,
    failed: Vec<Problem>,
}

impl<'r> Run<'r> {
    /// Tells what is wrong, and line by line what made it so.
    fn fail(&mut self, place: &Place, what: &str, wanted: Arg, got: Arg, why: String) {
        self.failed.push(
            Problem::error("case-failed", place.clone())
                .read(what)
                .with("case", self.case.name.as_str())
                .with("what", what)
                .with("expected", wanted)
                .with("got", got)
                .with("why", why),
        );
    }

    /// Each account that is named with what is expected of it; a name that nobody has is a mistake
    /// of the case.
    fn named<T>(&mut self, all: &'r [Expected<T>]) -> Vec<(AccountId, &'r Expected<T>)> {
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

    fn account(&self, name: &str) -> Result<AccountId, &'static str> {
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
                    self.fail(&expected.place, &expected.name, wanted, got, why);
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
                    duty.account == account
                        && duty.period.kind <= self.kind
                        && name.as_ref().is_none_or(|name| *name == duty.clause)
                };
                let duties: Vec<&Duty> = self.scored.duties.iter().filter(about).collect();
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
                    let why = self.teller.duties(&duties);
                    let what = what.show().into();
                    self.fail(&expected.place, &expected.name, what, got, why);
                }
            }
        }
    }

    fn ranks(&mut self, standing: Option<&'r Standing>) {
        for (account, expected) in self.named(&self.case.ranks) {
            let rankings = standing.map_or_else(Vec::new, |standing| {
                rankings_of(standing, self.rulebook, account)
            });
            for Of { name, what } in &expected.what {
                let asked = rankings.iter().filter(|(ranking, _)| {
                    name.as_ref()
                        .is_none_or(|name| self.names_of(ranking).contains(&name.as_str()))
                });
                let got: Vec<(&Ranking, Option<usize>)> = asked.copied().collect();
                let is_wanted = |(_, place): &(_, Option<usize>)| place.unwrap_or(0) == *what;
                if got.is_empty() || !got.iter().all(is_wanted) {
                    let shown = self.shown_places(&got);
                    let why = self.why(standing, account);
                    let what = self.place(Some(*what).filter(|place| *place > 0));
                    self.fail(&expected.place, &expected.name, what, shown, why);
                }
            }
        }
    }

    /// What a ranking may be called: its unit or its article.
    fn names_of(&self, ranking: &Ranking) -> [&'r str; 2] {
        let unit = &self.rulebook.units[usize::from(ranking.unit)];
        let rule = ranking.rule.map(|rule| &*self.rulebook.rule(rule).clause);
        [unit, rule.unwrap_or_default()]
    }

    fn place(&self, place: Option<usize>) -> Arg {
        match place {
            Some(place) => place.to_string().into(),
            None => Arg::Word("report-unranked"),
        }
    }

    /// The places in several rankings, each with its name where they differ.
    fn shown_places(&self, got: &[(&Ranking, Option<usize>)]) -> Arg {
        let Some((_, first)) = got.first() else {
            return NONE;
        };
        if got.iter().all(|(_, place)| place == first) {
            return self.place(*first);
        }
        let places = got.iter().map(|(ranking, place)| {
            let [unit, clause] = self.names_of(ranking);
            let place = self.teller.arg(self.place(*place));
            format!("{unit} {clause} {place}")
        });
        places.collect::<Vec<_>>().join("、").into()
    }

    fn money(&mut self, standing: Option<&'r Standing>) {
        for (account, expected) in self.named(&self.case.money) {
            let got = standing.map(|standing| standing.paid.total(account));
            let got = got.unwrap_or_default();
            if Exact::of(got) != expected.what {
                let got = got.normalize().to_string().into();
                let why = self.why(standing, account);
                let wanted = expected.what.show().into();
                self.fail(&expected.place, &expected.name, wanted, got, why);
            }
        }
    }

    /// The entries of an account in the period of a standing.
    fn why(&self, standing: Option<&Standing>, account: AccountId) -> String {
        standing.map_or_else(String::new, |standing| {
            self.teller.entries_of(account, standing.period)
        })
    }

    fn lists(&mut self, standing: Option<&'r Standing>) {
        for expected in &self.case.lists {
            let mut clauses = self.rulebook.lists.iter();
            if !clauses.any(|list| list.name == expected.name && list.rank.per == self.kind) {
                self.failed.push(
                    Problem::error("case-list-unknown", expected.place.clone())
                        .read(&*expected.name)
                        .with("case", self.case.name.as_str())
                        .with("name", expected.name.as_str())
                        .with("per", self.kind.key()),
                );
                continue;
            }
            let lists = standing.into_iter().flat_map(|standing| &standing.lists);
            let mut lists = lists.filter(|list| list.name == expected.name);
            let members = lists.next().map_or(&[][..], |list| &list.members);
            let name = |member: &Member| &*self.intake.accounts.get(member.account).name;
            let got: Vec<&str> = members.iter().map(name).collect();
            if got == expected.what {
                continue;
            }
            // Those who are only here or only there, with their entries.
            let extra = got
                .iter()
                .filter(|name| !expected.what.iter().any(|e| e == *name));
            let missing = expected.what.iter().map(String::as_str);
            let missing = missing.filter(|name| !got.contains(name));
            let why = extra.copied().chain(missing).map(|name| {
                let account = self.account(name).ok();
                let why = account.map_or_else(String::new, |id| self.why(standing, id));
                self.teller.about(name, &why)
            });
            let why = why.collect();
            let names = |names: &[&str]| match names {
                [] => NONE,
                names => names.join("、").into(),
            };
            let wanted: Vec<&str> = expected.what.iter().map(String::as_str).collect();
            let (wanted, got) = (names(&wanted), names(&got));
            self.fail(&expected.place, &expected.name, wanted, got, why);
        }
    }

    fn prizes(&mut self, standing: Option<&'r Standing>) {
        for (account, expected) in self.named(&self.case.prizes) {
            let lists = standing.into_iter().flat_map(|standing| &standing.lists);
            let won: Vec<(&str, &Member)> = lists
                .flat_map(|list| list.members.iter().map(|member| (&*list.name, member)))
                .filter(|(_, member)| member.account == account)
                .collect();
            let got: Decimal = won.iter().filter_map(|(_, member)| member.prize).sum();
            if Exact::of(got) != expected.what {
                let why = self.teller.prizes(&won);
                let got = got.normalize().to_string().into();
                let wanted = expected.what.show().into();
                self.fail(&expected.place, &expected.name, wanted, got, why);
            }
        }
    }

    fn counts(&mut self, problems: &Problems) {
        if let Some((wanted, place)) = &self.case.asked {
            let got = self.asked(problems);
            if got != *wanted {
                let (wanted, got) = (wanted.to_string().into(), got.to_string().into());
                // What was asked is told problem by problem.
                self.fail(place, "asked", wanted, got, String::new());
            }
        }
        if let Some((wanted, place)) = &self.case.excluded {
            let outcomes = self.scored.outcomes.iter().zip(0..);
            let out = outcomes.filter(|(outcome, _)| **outcome == Outcome::Excluded);
            let out: Vec<u32> = out.map(|(_, index)| index).collect();
            if out.len() != *wanted {
                let (wanted, got) = (wanted.to_string().into(), out.len().to_string().into());
                let why = self.teller.excluded(&out);
                self.fail(place, "excluded", wanted, got, why);
            }
        }
    }

    /// How many questions there are: those of scoring, and each value that could not be read once.
    fn asked(&self, problems: &Problems) -> usize {
        let unread = problems.iter().filter(|p| p.code == "unknown-value");
        let asked = unread.filter(|problem| match problem.severity {
            Severity::Error => true,
            // Of an outlet the registry says more than the cell: asked only where a row that names
            // no outlet waits for it, else the outlet is the question, or none is.
            Severity::Warning | Severity::Note => self.waits_without_outlet(&problem.place),
        });
        self.scored.questions + asked.count()
    }

    /// Whether the row of a cell waits for an answer and names no outlet.
    fn waits_without_outlet(&self, place: &Place) -> bool {
        let Place::Cell { row: number, .. } = place else {
            return false;
        };
        let mut rows = self.intake.submissions.iter().zip(&self.scored.outcomes);
        rows.any(|(row, outcome)| {
            row.row == *number && row.outlet.is_none() && matches!(outcome, Outcome::Asked(_))
        })
    }
}

/// What is said where there is nothing.
const NONE: Arg = Arg::Word("case-nothing");

/// The rankings that show an account, with its place: those of the period's own clauses, else those
/// that stand in for them.
fn rankings_of<'s>(
    standing: &'s Standing,
    rulebook: &Rulebook,
    account: AccountId,
) -> Vec<(&'s Ranking, Option<usize>)> {
    let rankings = standing.rankings.iter().filter_map(|ranking| {
        let mut rows = ranking.rows.iter();
        let row = rows.find(|row| row.account == account)?;
        Some((ranking, row.place))
    });
    let is_own = |ranking: &Ranking| {
        let mut ranks = rulebook.ranks.iter();
        ranks.any(|rank| Some(rank.rule) == ranking.rule && rank.per == standing.period.kind)
    };
    let (own, others): (Vec<_>, Vec<_>) = rankings.partition(|(ranking, _)| is_own(ranking));
    if own.is_empty() { others } else { own }
}
