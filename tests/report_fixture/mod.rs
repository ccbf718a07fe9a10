//! A month of a small school, every value made by hand.

use std::sync::LazyLock;

use chrono::NaiveDate;
use indexmap::IndexSet;
use jifen::clauses::rank::{By, Ties};
use jifen::intake::accounts::{AccountId, AccountKind, Accounts};
use jifen::intake::{
    Calls, Column, Event, EventColumns, Intake, Role, RowCounts, Signer, Submission, Table,
};
use jifen::ledger::{Entry, Ledger, Phase, Rests, Why};
use jifen::period::Period;
use jifen::problem::{Place, Problem, Problems};
use jifen::report::Run;
use jifen::rulebook::fact::FactTable;
use jifen::rulebook::field;
use jifen::rulebook::{RuleId, Rulebook};
use jifen::scoring::portions::Portions;
use jifen::scoring::{Outcome, Scored, Tally};
use jifen::standing::{Member, NamedList, Paid, Ranked, Ranking, Standing};
use rust_decimal::Decimal;

pub struct Month {
    pub intake: Intake,
    pub rulebook: Rulebook,
    pub scored: Scored,
    pub standing: Standing,
    pub problems: Problems,
}

/// Titles with their row, day in May (0: the last of April), outlet and signers (see [`people`]).
const ROWS: [(&str, u32, u32, &str, &[u32]); 6] = [
    ("职教活动周,今天开幕", 3, 22, "校园网", &[3]),
    ("实训室开放日", 4, 23, "易县融媒体中心", &[3, 4]),
    ("实训室 开放日", 5, 24, "保定日报", &[3, 4]),
    ("=SUM(A1)", 6, 25, "校园网", &[5]),
    ("技能大师进校园", 7, 0, "校园网", &[3]),
    ("线上逛校园", 8, 28, "某某周刊", &[3, 6]),
];

fn decimal(text: &str) -> Decimal {
    text.parse().expect("an amount")
}

fn day(day: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2022, 5, 1).expect("a date");
    first + chrono::TimeDelta::days(i64::from(day) - 1)
}

/// The account of a number below; the first of all accounts is what nobody signs.
fn person(number: u32) -> AccountId {
    AccountId(number + 1)
}

/// 0 机械系, 1 教务处, 2 宣传科, 3 张三, 4 李四, 5 王五, 6 赵六 (not on the roster).
fn people() -> Accounts {
    let mut accounts = Accounts::new([]);
    for name in ["机械系", "教务处", "宣传科"] {
        let id = accounts.intern(AccountKind::Department, name, None);
        accounts.put_on_roster(id);
    }
    for (name, department) in [("张三", 0), ("李四", 1), ("王五", 2)] {
        let department = Some(person(department));
        let id = accounts.intern(AccountKind::Teacher, name, department);
        accounts.put_on_roster(id);
    }
    accounts.intern(AccountKind::Outsider, "赵六", Some(person(0)));
    accounts
}

fn intake() -> Intake {
    let (file, sheet) = ("五月,报送.xlsx".into(), "报送".into());
    let mut intake = Intake {
        tables: vec![Table {
            file,
            sheet,
            columns: vec![
                (Column::Title, 1),
                (Column::Field(field::DATE), 2),
                (Column::Field(field::OUTLET), 4),
            ],
            header: 1..2,
            summary: None,
            is_placed: false,
            titles: Vec::new(),
            headings: Vec::new(),
            calls: Calls::default(),
            counts: RowCounts {
                read: 7,
                skipped: 1,
            },
        }],
        submissions: Vec::new(),
        facts: FactTable::new([]),
        signers: Vec::new(),
        outlets: IndexSet::new(),
        hosts: IndexSet::new(),
        text: String::new(),
        accounts: people(),
        claims: Vec::new(),
        decided: Default::default(),
        events: vec![Event {
            table: 0,
            row: 20,
            account: Some(person(4)),
            either: None,
            name: "差错".to_owned(),
            date: Some(day(26)),
            title: None,
            count: Decimal::ONE,
            value: None,
            columns: EventColumns::default(),
            held: false,
        }],
    };
    for (title, row, on, outlet, signers) in ROWS {
        let (outlet, _) = intake.outlets.insert_full(outlet.into());
        intake.submissions.push(Submission {
            table: 0,
            row,
            cell: None,
            title: (intake.text.len() as u32, title.len() as u16),
            date: Some(day(on)),
            outlet: Some(outlet as u32),
            host: None,
            department: None,
            signers: (intake.signers.len() as u32, signers.len() as u8),
            held: false,
        });
        intake.text.push_str(title);
        intake.signers.extend(signers.iter().map(|&id| Signer {
            role: Role::Author,
            account: person(id),
        }));
    }
    intake
}

/// The rulebook of the month; its rules are found by kind.
const RULES: &str = r#"
[rulebook]
name = "示范办法"
units = ["分"]
decimals = 2

[[points]]
clause = "第五条"
when = { level = "市级" }
points = 5

[[modify]]
clause = "第六条(一)"
when = { placement = "头版" }
plus = "1/2"

[[same-piece]]
clause = "第七条"
rest = 0

[[share]]
clause = "第八条"
authors = "equal"

[[limit]]
clause = "第九条"
account = "teacher"
when = { level = "市级" }
per = "month"
at-most = 10

[[event]]
clause = "第十二条"
name = "差错"
points = -2

[[list]]
clause = "第十五条"
name = "先进个人"
account = "teacher"
per = "month"
places = 1

[[rank]]
clause = "第十三条"
account = "department"
per = "month"
within = "group"

[[rank]]
clause = "第十三条"
account = "teacher"
per = "month"
"#;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let mut problems = Problems::default();
    Rulebook::parse("办法.toml", RULES, &mut problems)
        .unwrap_or_else(|| panic!("{:?}", problems.iter().map(|p| p.code).collect::<Vec<_>>()))
});

/// The rule of a kind.
fn rule(kind: &str) -> RuleId {
    let rules = &RULEBOOK.rules;
    let index = rules.iter().position(|rule| rule.kind == kind);
    RuleId(index.expect("a rule") as u16)
}

fn scored() -> Scored {
    use Phase::{Base, Limit, Modify, SamePiece, Share};
    use Rests::{Submission, Submissions};
    let mut ledger = Ledger::default();
    let may = Period::parse("2022-05").expect("a period");
    ledger.period(Period::parse("2022-04").expect("a period"));
    let period = ledger.period(may);
    ledger.submissions.push(Box::new([0, 2]));
    let entries = [
        (3, "points", 0, "1", Base, Submission(4), Why::Rule),
        (3, "points", period, "1", Base, Submission(0), Why::Rule),
        (3, "points", period, "2.5", Base, Submission(2), Why::Rule),
        (
            3,
            "modify",
            period,
            "0.75",
            Modify,
            Submission(2),
            Why::Rule,
        ),
        (
            3,
            "same-piece",
            period,
            "0",
            SamePiece,
            Submission(1),
            Why::Surpassed,
        ),
        (3, "limit", period, "-0.5", Limit, Submissions(0), Why::Rule),
        (4, "points", period, "2.5", Base, Submission(2), Why::Rule),
        (
            4,
            "modify",
            period,
            "0.75",
            Modify,
            Submission(2),
            Why::Rule,
        ),
        (
            4,
            "event",
            period,
            "-4",
            Phase::Period,
            Rests::Event(0),
            Why::Rule,
        ),
        (5, "points", period, "0.125", Base, Submission(3), Why::Rule),
        (
            0,
            "share",
            period,
            "1",
            Share,
            Submission(0),
            Why::DepartmentSum,
        ),
        (
            0,
            "share",
            period,
            "3.25",
            Share,
            Submission(2),
            Why::DepartmentSum,
        ),
        (
            1,
            "share",
            period,
            "3.25",
            Share,
            Submission(2),
            Why::DepartmentSum,
        ),
        (
            1,
            "event",
            period,
            "-2",
            Phase::Period,
            Rests::Duty,
            Why::Rule,
        ),
        (
            6,
            "share",
            period,
            "0",
            Share,
            Submission(0),
            Why::OutsiderDropped,
        ),
    ];
    ledger.entries = entries
        .map(|(account, kind, period, amount, phase, rests, why)| Entry {
            account: person(account),
            period,
            rule: rule(kind),
            unit: 0,
            phase,
            amount: decimal(amount),
            rests,
            why,
            split: None,
        })
        .to_vec();
    ledger.entries.reverse();
    Scored {
        ledger,
        outcomes: vec![
            Outcome::Counted,
            Outcome::Surpassed,
            Outcome::Counted,
            Outcome::Counted,
            Outcome::Counted,
            Outcome::Asked(decimal("20")),
        ],
        pieces: vec![0, 1, 1, 2, 3, 4],
        tally: Tally::new(&RULEBOOK),
        portions: Portions::default(),
        duties: Vec::new(),
        periods: vec![may],
        questions: 1,
    }
}

fn ranked(place: usize, account: u32, group: &str, points: &str, pieces: &str) -> Ranked {
    Ranked {
        place: Some(place).filter(|&place| place > 0),
        account: person(account),
        group: group.to_owned(),
        points: decimal(points),
        pieces: decimal(pieces),
        figure: decimal(points),
        money: None,
    }
}

fn standing() -> Standing {
    let ranking = |kind, grouped, rows| Ranking {
        kind,
        unit: 0,
        rule: Some(rule("rank")),
        gives_places: true,
        grouped,
        ties: Ties::Shared,
        by: By::Points,
        selects: false,
        rows,
    };
    let departments = vec![
        ranked(1, 1, "处室", "1.25", "1"),
        ranked(0, 2, "处室", "0", "0"),
        ranked(1, 0, "系部", "4.25", "2"),
    ];
    let mut teachers = vec![
        ranked(1, 3, "", "3.75", "2"),
        ranked(2, 4, "", "-0.75", "1"),
        ranked(0, 5, "", "0.125", "1"),
    ];
    teachers[0].money = Some(decimal("37.5"));
    Standing {
        period: Period::parse("2022-05").expect("a period"),
        rankings: vec![
            ranking(AccountKind::Department, true, departments),
            ranking(AccountKind::Teacher, false, teachers),
        ],
        lists: vec![NamedList {
            rule: rule("list"),
            name: "先进个人".to_owned(),
            members: vec![Member {
                rule: rule("list"),
                account: person(3),
                group: String::new(),
                place: Some(1),
                figure: decimal("4"),
                prize: Some(decimal("500")),
            }],
        }],
        paid: Paid::default(),
    }
}

fn problems() -> Problems {
    let mut problems = Problems::default();
    let intake = intake();
    let row_8 = intake.submissions.iter().find(|row| row.row == 8);
    let place = intake.place(row_8.expect("a row"), Column::Field(field::OUTLET));
    problems.push(
        Problem::error("no-such-account", place)
            .read("-某某周刊")
            .with("name", "某某周刊")
            .at_stake(decimal("20")),
    );
    let text = "[rulebook]\nname = 1\n";
    problems.push(
        Problem::warning(
            "bad-month",
            Place::Toml {
                file: "办法.toml".into(),
                text: text.into(),
                start: 11,
                end: 15,
            },
        )
        .with("text", "1"),
    );
    problems.push(Problem::note("nothing-to-score", Place::Run));
    problems
}

impl Month {
    pub fn new() -> Month {
        Month {
            intake: intake(),
            rulebook: RULEBOOK.clone(),
            scored: scored(),
            standing: standing(),
            problems: problems(),
        }
    }

    pub fn run(&self) -> Run<'_> {
        Run::new(
            &self.intake,
            &self.rulebook,
            &self.scored,
            &self.standing,
            &self.problems,
        )
    }
}
