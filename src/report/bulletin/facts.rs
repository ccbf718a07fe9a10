//! What a bulletin can say: each thing under a Chinese and an English name, for the template.

use minijinja::Value;

use super::annexes;
use super::counts::Counts;
use super::tasks::tasks;
use crate::clauses::rank::By;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::locale::Words;
use crate::period::{Period, PeriodKind};
use crate::report::release::State;
use crate::report::{Run, account_name, ranked};
use crate::standing::{NamedList, Ranked, Ranking};

/// Those of the first places are named.
const PLACES: usize = 3;
/// No more than so many are named in one group.
const NAMED: usize = 10;

/// Everything that a template can name.
pub(super) fn facts(run: &Run, words: &Words) -> Value {
    let now = Counts::of(run, run.period());
    let before = run.history.before().map(|before| before.period);
    let then = before.map_or_else(Counts::default, |before| Counts::of(run, before));
    let name = |period| period_name(period, words);
    let release = &run.release;
    let or_empty = |text: &Option<String>| Value::from(text.clone().unwrap_or_default());
    let objections = release.objections.map(|day| day_name(day, words));
    let levels = now.levels.iter().map(|(level, count)| {
        let level = match level.as_str() {
            "" => words.word("bulletin-no-level"),
            level => level.to_owned(),
        };
        map([
            ("级别", "level", level.into()),
            ("条数", "count", (*count).into()),
        ])
    });
    let rankings = run.standing.rankings.iter();
    let rankings = rankings.filter(|ranking| !ranking.rows.is_empty());
    let lists = run.standing.lists.iter();
    let lists = lists.filter(|list| !list.members.is_empty());
    map([
        ("期间", "period", name(run.period()).into()),
        ("办法", "rulebook", run.rulebook.name.as_str().into()),
        ("状态", "state", words.word(release.state.id()).into()),
        ("已定稿", "is_final", (release.state == State::Final).into()),
        ("制表", "prepared", or_empty(&release.prepared)),
        ("复核", "checked", or_empty(&release.checked)),
        (
            "异议截止",
            "objections",
            objections.unwrap_or_default().into(),
        ),
        ("收到", "received", now.received.into()),
        ("计分", "counted", now.counted.into()),
        ("不计分", "not_counted", now.not_counted.into()),
        ("待核对", "asked", now.asked.into()),
        ("各级别", "levels", levels.collect()),
        (
            "部门称",
            "department",
            words.word("report-department").into(),
        ),
        ("教师称", "teacher", words.word("report-teacher").into()),
        (
            "各部门称",
            "departments",
            words.word("report-department-many").into(),
        ),
        (
            "上期",
            "before",
            before.map(name).unwrap_or_default().into(),
        ),
        ("上期收到", "received_before", then.received.into()),
        ("上期计分", "counted_before", then.counted.into()),
        (
            "排名",
            "rankings",
            rankings.map(|it| ranking(run, words, it)).collect(),
        ),
        ("任务", "tasks", tasks(run, words)),
        (
            "名单",
            "lists",
            lists.map(|it| list(run, words, it)).collect(),
        ),
        (
            "附件",
            "annexes",
            annexes::titles(run, words).into_iter().collect(),
        ),
    ])
}

/// Each value under both its names.
pub(super) fn map<const COUNT: usize>(
    pairs: [(&'static str, &'static str, Value); COUNT],
) -> Value {
    let both = |(zh, en, value): (_, _, Value)| [(zh, value.clone()), (en, value)];
    Value::from_pairs(pairs.into_iter().flat_map(both))
}

fn ranking(run: &Run, words: &Words, ranking: &Ranking) -> Value {
    let groups = ranking
        .rows
        .chunk_by(|a, b| !ranking.grouped || a.group == b.group);
    let unit = match ranking.by {
        By::Points => run.unit(ranking.unit).to_owned(),
        By::Pieces => words.word("bulletin-pieces"),
        By::Publications => words.word("bulletin-publications"),
    };
    map([
        (
            "标题",
            "title",
            annexes::ranking_title(run, words, ranking).into(),
        ),
        (
            "是部门",
            "of_departments",
            (ranking.kind == AccountKind::Department).into(),
        ),
        ("有名次", "gives_places", ranking.gives_places.into()),
        ("单位", "unit", unit.into()),
        (
            "各组",
            "groups",
            groups
                .map(|rows| group(run, words, ranking, rows))
                .collect(),
        ),
        ("上升", "risen", risen(run, words, ranking)),
    ])
}

/// The accounts that are ranked with each other.
fn group(run: &Run, words: &Words, ranking: &Ranking, rows: &[Ranked]) -> Value {
    let name = if ranking.grouped {
        rows[0].group.as_str()
    } else {
        ""
    };
    let in_place = |row: &&Ranked| row.place.is_some();
    let ranked: Vec<&Ranked> = rows.iter().filter(in_place).collect();
    let counts = |row: &&Ranked| row.place.is_some() || !ranking.gives_places;
    let listed: Vec<&Ranked> = rows.iter().filter(counts).collect();
    let without: Vec<AccountId> = listed
        .iter()
        .filter(|row| row.pieces.is_zero())
        .map(|row| row.account)
        .collect();
    map([
        ("组别", "name", name.into()),
        ("家数", "size", listed.len().into()),
        ("前列", "leaders", leaders(run, words, ranking, &ranked)),
        ("没有计分的", "without", names(run, words, &without)),
    ])
}

/// The first places, those who share one together.
fn leaders(run: &Run, words: &Words, ranking: &Ranking, ranked: &[&Ranked]) -> Value {
    let above_zero: Vec<&Ranked> = ranked
        .iter()
        .copied()
        .filter(|row| row.figure > rust_decimal::Decimal::ZERO)
        .collect();
    let mut named = 0;
    let places = above_zero.chunk_by(|a, b| a.place == b.place);
    let places = places.take_while(|rows| {
        named += rows.len();
        named <= NAMED && rows[0].place <= Some(PLACES)
    });
    let leader = |rows: &[&Ranked]| {
        let accounts: Vec<AccountId> = rows.iter().map(|row| row.account).collect();
        map([
            ("名次", "place", rows[0].place.unwrap_or_default().into()),
            ("姓名", "names", names(run, words, &accounts)),
            ("数", "figure", ranked::figure(run, ranking, rows[0]).into()),
        ])
    };
    places.map(leader).collect()
}

/// Who rose most since the period before.
fn risen(run: &Run, words: &Words, ranking: &Ranking) -> Value {
    let changes = ranking.rows.iter().filter_map(|row| {
        let places = run.history.change(ranking, row)?;
        (places > 0).then_some((places, row.account))
    });
    let changes: Vec<(i64, AccountId)> = changes.collect();
    let most = changes.iter().map(|(places, _)| *places).max().unwrap_or(0);
    let best = changes.iter().filter(|(places, _)| *places == most);
    let best: Vec<AccountId> = best.map(|(_, account)| *account).collect();
    map([
        ("姓名", "names", names(run, words, &best)),
        ("位数", "places", most.into()),
    ])
}

fn list(run: &Run, words: &Words, list: &NamedList) -> Value {
    let groups = list
        .members
        .chunk_by(|a, b| a.group == b.group)
        .map(|members| {
            let member = |member: &crate::standing::Member| {
                let name = account_name(run.account(member.account), words);
                match member.prize {
                    Some(prize) => words.say(
                        "report-prize",
                        &[("name", name.into()), ("prize", prize.into())],
                    ),
                    None => name,
                }
            };
            map([
                ("组别", "name", members[0].group.as_str().into()),
                ("姓名", "names", members.iter().map(member).collect()),
            ])
        });
    map([
        ("标题", "title", list.name.as_str().into()),
        (
            "条款",
            "clause",
            run.rulebook.rule(list.rule).clause.as_str().into(),
        ),
        ("各组", "groups", groups.collect()),
    ])
}

fn names(run: &Run, words: &Words, accounts: &[AccountId]) -> Value {
    let name = |account: &AccountId| account_name(run.account(*account), words);
    accounts.iter().map(name).collect()
}

/// A period as people call it.
pub(super) fn period_name(period: Period, words: &Words) -> String {
    let (year, index) = (period.year.to_string(), period.index.to_string());
    let args = [("year", year.into()), ("index", index.into())];
    match period.kind {
        PeriodKind::Month => words.say("bulletin-month", &args),
        PeriodKind::Quarter => words.say("bulletin-quarter", &args),
        PeriodKind::Term => words.say("bulletin-term", &args),
        PeriodKind::Year => words.say("bulletin-year", &args[..1]),
    }
}

fn day_name(day: chrono::NaiveDate, words: &Words) -> String {
    use chrono::Datelike;
    let [year, month, day] = [
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    ];
    let args = [
        ("year", year.into()),
        ("month", month.into()),
        ("day", day.into()),
    ];
    words.say("bulletin-day", &args)
}
