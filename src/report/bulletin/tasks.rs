//! Who did what was owed, and who is short of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;

use super::facts::{map, period_name};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::locale::Words;
use crate::period::Period;
use crate::report::{Run, account_name};
use crate::rulebook::exact::Exact;
use crate::scoring::Duty;
use crate::standing::is_within;

/// The tasks of the period by clause, with who is short of them, most short first.
pub(super) fn tasks(run: &Run, words: &Words) -> Value {
    let calendar = &run.rulebook.calendar;
    let mut tasks: BTreeMap<(AccountKind, &str, &'static str), Vec<&Duty>> = BTreeMap::new();
    let duties = run.scored.duties.iter();
    for duty in duties.filter(|duty| is_within(calendar, duty.period, run.period())) {
        let kind = run.account(duty.account).kind;
        let key = (kind, duty.clause.as_str(), measure(run, duty));
        tasks.entry(key).or_default().push(duty);
    }
    let task = |((kind, clause, measure), duties): ((_, &str, &str), Vec<&Duty>)| {
        let accounts: BTreeSet<AccountId> = duties.iter().map(|duty| duty.account).collect();
        let short = shortages(run, duties);
        map([
            ("条款", "clause", clause.into()),
            (
                "是部门",
                "of_departments",
                (kind == AccountKind::Department).into(),
            ),
            ("计量", "measure", words.word(measure).into()),
            ("完成家数", "met", (accounts.len() - short.len()).into()),
            (
                "未完成",
                "short",
                short.iter().map(|it| it.told(run, words)).collect(),
            ),
        ])
    };
    tasks.into_iter().map(task).collect()
}

/// The periods in which an account is short of a task, together.
struct Shortage {
    account: AccountId,
    periods: Vec<Period>,
    owed: Option<Exact>,
    done: Option<Exact>,
}

/// Who is short, and by how much.
fn shortages(run: &Run, duties: Vec<&Duty>) -> Vec<Shortage> {
    let mut found: BTreeMap<AccountId, Shortage> = BTreeMap::new();
    for duty in duties.into_iter().filter(|duty| duty.done < duty.owed) {
        let shortage = found.entry(duty.account).or_insert(Shortage {
            account: duty.account,
            periods: Vec::new(),
            owed: Some(Exact::ZERO),
            done: Some(Exact::ZERO),
        });
        shortage.periods.push(duty.period);
        shortage.owed = shortage.owed.and_then(|sum| sum.plus(duty.owed));
        shortage.done = shortage.done.and_then(|sum| sum.plus(duty.done));
    }
    let mut found: Vec<Shortage> = found.into_values().collect();
    found.sort_by_key(|it| {
        let name = &run.account(it.account).name;
        (Reverse(it.missing()), name, run.department(it.account))
    });
    found
}

impl Shortage {
    fn missing(&self) -> Option<Exact> {
        self.owed?.minus(self.done?)
    }

    fn told(&self, run: &Run, words: &Words) -> Value {
        let mut name = account_name(run.account(self.account), words);
        if self.periods != [run.period()] {
            let periods = self.periods.iter();
            let periods: Vec<String> = periods.map(|it| period_name(*it, words)).collect();
            let periods = periods.join(&words.word("report-name-comma"));
            let args = [("name", name.into()), ("period", periods.into())];
            name = words.say("bulletin-in-period", &args);
        }
        // Sums beyond all bounds are left out.
        let shown = |sum: Option<Exact>| sum.map_or_else(String::new, Exact::show);
        map([
            ("姓名", "name", name.into()),
            ("应完成", "owed", shown(self.owed).into()),
            ("完成", "done", shown(self.done).into()),
            ("还差", "missing", shown(self.missing()).into()),
        ])
    }
}

/// The message that names what a task counts.
fn measure(run: &Run, duty: &Duty) -> &'static str {
    let mut rows = run.rulebook.targets.iter().flat_map(|target| &target.rows);
    let row = rows.find(|row| row.rule == duty.rule);
    row.map_or("measure-pieces", |row| row.measure.word())
}
