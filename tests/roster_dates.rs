//! The roster of the day: who belonged where when something was published, and on the last day of
//! a period.

mod cases;

use cases::come_out;
use jifen::classify::classify;
use jifen::intake::accounts::{AccountId, AccountKind};
use jifen::intake::{Builder, Column, Intake, RosterColumn};
use jifen::ledger::Rests;
use jifen::locale::{Lang, Words};
use jifen::problem::{Place, Problems};
use jifen::rulebook::Rulebook;
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{self, HEADCOUNT, POST};
use jifen::scoring::score;

/// Every piece is worth 6.
const SIX: &str = r#"
[[points]]
clause = "第一条"
points = 6
"#;

#[test]
fn a_share_goes_by_the_roster_of_the_day_of_publication() {
    // 张三 moves on 16 May: the piece of the 15th is 教务处's, that of the 16th 学生处's.
    come_out(&format!(
        r#"{SIX}
[[case]]
name = "调动前后"
rows = [
  {{ title = "甲", outlet = "校报", authors = "张三", date = 2022-05-15 }},
  {{ title = "乙", outlet = "校报", authors = "张三、李四", date = 2022-05-16 }},
]
roster = [
  {{ name = "张三", department = "教务处", until = 2022-05-15 }},
  {{ name = "张三", department = "学生处", from = 2022-05-16 }},
  {{ name = "李四", department = "教务处" }},
]
expect = {{ "张三" = 9, "李四" = 3, "教务处" = 9, "学生处" = 3 }}
because = "张三 6 + 6 ÷ 2 = 9；教务处 6 + 李四3 = 9；学生处是张三的3"
"#
    ));
}

#[test]
fn a_signer_outside_their_days_is_an_outsider_to_the_publication() {
    let case = |share: &str, expect: &str| {
        format!(
            r#"{SIX}
[[share]]
clause = "第二条"
{share}
[[case]]
name = "离岗以后"
rows = [
  {{ title = "甲", outlet = "校报", authors = "张三、李四", date = 2022-05-31 }},
  {{ title = "乙", outlet = "校报", authors = "张三、李四", date = 2022-06-01 }},
]
roster = [
  {{ name = "张三", department = "教务处", until = 2022-05-31 }},
  {{ name = "李四", department = "学生处" }},
]
{expect}
"#
        )
    };
    // On 31 May 3 each. On 1 June 张三's 3 go to nobody;
    come_out(&case(
        "",
        r#"expect = { "张三" = 3, "李四" = 6, "教务处" = 3, "学生处" = 6 }"#,
    ));
    // or 李四 has all 6, being the only staff left;
    come_out(&case(
        r#"outsiders = "to-staff""#,
        r#"expect = { "张三" = 3, "李四" = 9, "教务处" = 3, "学生处" = 9 }"#,
    ));
    // or 张三 is paid, but no department is.
    come_out(&case(
        r#"outsiders = "pay""#,
        r#"expect = { "张三" = 6, "李四" = 6, "教务处" = 3, "学生处" = 6 }"#,
    ));
}

#[test]
fn what_an_event_brings_the_signers_is_not_for_one_who_had_left() {
    // The event pays 2 to each who shares the piece: 李四 alone on 1 June.
    come_out(&format!(
        r#"{SIX}
[[event]]
clause = "第三条"
name = "批示"
points = 2
[[case]]
name = "批示归当时在岗的作者"
rows = [{{ title = "乙", outlet = "校报", authors = "张三、李四", date = 2022-06-01 }}]
roster = [
  {{ name = "张三", department = "教务处", until = 2022-05-31 }},
  {{ name = "李四", department = "学生处" }},
]
events = [{{ name = "批示", title = "乙", date = 2022-06-10 }}]
expect = {{ "张三" = 0, "李四" = 5 }}
because = "6 ÷ 2 + 2 = 5"
"#
    ));
}

#[test]
fn a_clause_on_a_period_goes_by_its_last_day() {
    // 李四 leaves on 31 May: he owes in May (last day 31 May) and not in June. 王五 comes on 30
    // June: he owes in June. 张三 is promoted on 31 May, so May asks 2 pieces of him already.
    come_out(&format!(
        r#"{SIX}
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
short = -1
rows = [{{ post = "主任", pieces = 2 }}, {{ others = true, pieces = 1 }}]
[[case]]
name = "五月和六月的任务"
rows = [
  {{ title = "甲", outlet = "校报", authors = "张三", date = 2022-05-10 }},
  {{ title = "乙", outlet = "校报", authors = "张三", date = 2022-06-10 }},
]
roster = [
  {{ name = "张三", department = "教务处", post = "教师", until = 2022-05-30 }},
  {{ name = "张三", department = "教务处", post = "主任", from = 2022-05-31 }},
  {{ name = "李四", department = "教务处", post = "教师", until = 2022-05-31 }},
  {{ name = "王五", department = "教务处", post = "教师", from = 2022-06-30 }},
]
expect = {{ "张三" = 10, "李四" = -1, "王五" = -1 }}
because = "张三 6 - 1 + 6 - 1 = 10；李四五月少1篇；王五六月少1篇"
"#
    ));
}

#[test]
fn headcount_counts_the_names_of_the_last_day() {
    // 2 for each name. 31 May: 张三 and 李四, 4. 30 June: 李四 has left, 王五 and 赵六 have come: 6.
    come_out(&format!(
        r#"{SIX}
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 0
met = {{ of = "headcount", each = 2 }}
[[case]]
name = "按人数补助"
rows = [
  {{ title = "甲", outlet = "校报", authors = "张三", date = 2022-05-10 }},
  {{ title = "乙", outlet = "校报", authors = "张三", date = 2022-06-10 }},
]
roster = [
  {{ name = "张三", department = "教务处" }},
  {{ name = "李四", department = "教务处", until = 2022-05-31 }},
  {{ name = "王五", department = "教务处", from = 2022-06-01, until = 2022-06-30 }},
  {{ name = "赵六", department = "教务处", from = 2022-06-30 }},
]
expect = {{ "教务处" = 22 }}
because = "稿件 6 + 6，补助 2 × 2 + 2 × 3 = 10"
"#
    ));
}

/// A row of a roster: name, department, post, from, until.
type Row<'a> = [&'a str; 5];

fn intake(roster: &[Row<'_>], signed: &[(&str, &str)]) -> (Intake, Problems) {
    let rulebook = Rulebook::built_in();
    let mut problems = Problems::default();
    let mut builder = Builder::new(&rulebook.fields, rulebook.publication_fields());
    for (name, day) in signed {
        let cells = [
            (Column::Title, "甲"),
            (Column::Field(field::OUTLET), "校报"),
            (Column::Field(field::AUTHORS), *name),
            (Column::Field(field::DATE), *day),
        ];
        builder.submission(&cells, &mut problems);
    }
    for [name, department, post, from, until] in roster {
        builder.roster(&[
            (RosterColumn::Name, name),
            (RosterColumn::Department, department),
            (RosterColumn::Field(POST), post),
            (RosterColumn::From, from),
            (RosterColumn::Until, until),
        ]);
    }
    let intake = builder.finish(&mut problems);
    for words in [Words::new(Lang::Zh), Words::new(Lang::En)] {
        for problem in problems.iter() {
            assert!(!words.problem(problem).is_empty() && !words.hint(problem).is_empty());
        }
    }
    (intake, problems)
}

/// Name and department of all teachers.
fn teachers(intake: &Intake) -> Vec<(&str, &str)> {
    let accounts = &intake.accounts;
    let teachers = accounts
        .iter()
        .filter(|(_, account)| account.kind == AccountKind::Teacher);
    let department = |id: AccountId| &*accounts.get(id).name;
    teachers
        .map(|(_, account)| (&*account.name, account.department.map_or("", department)))
        .collect()
}

fn codes(problems: &Problems) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn undated_rows_of_one_name_are_two_people_and_dated_ones_one_who_moved() {
    let (two, problems) = intake(
        &[
            ["张三", "教务处", "", "", ""],
            ["张三", "学生处", "", "", ""],
        ],
        &[],
    );
    assert_eq!(teachers(&two), [("张三", "教务处"), ("张三", "学生处")]);
    assert_eq!(codes(&problems), [""; 0]);
    // Reports name the one who moved by the latest department, wherever its row stands.
    let (one, problems) = intake(
        &[
            ["张三", "学生处", "", "2022-09-01", ""],
            ["张三", "教务处", "", "", "2022-08-31"],
        ],
        &[],
    );
    assert_eq!(teachers(&one), [("张三", "学生处")]);
    assert_eq!(codes(&problems), [""; 0]);
}

#[test]
fn two_departments_on_one_day_are_an_error_at_the_cell() {
    let (read, problems) = intake(
        &[
            ["张三", "教务处", "", "", "2022-09-01"],
            ["张三", "学生处", "", "2022-09-01", ""],
            ["李四", "教务处", "", "", ""],
            ["李四", "学生处", "", "2022-09-01", ""],
        ],
        &[],
    );
    let two = "roster-two-departments";
    assert_eq!(codes(&problems), [two, two]);
    let columns: Vec<(u32, u32)> = problems
        .iter()
        .map(|problem| match problem.place {
            Place::Cell { row, column, .. } => (row, column),
            _ => panic!("no cell"),
        })
        .collect();
    // Rows 2 and 4, the second column.
    assert_eq!(columns, [(2, 1), (4, 1)]);
    assert_eq!(teachers(&read), [("张三", "教务处"), ("李四", "教务处")]);
}

#[test]
fn facts_may_differ_in_time_and_not_on_a_day() {
    let (read, problems) = intake(
        &[
            ["张三", "教务处", "教师", "", "2022-08-31"],
            ["张三", "教务处", "主任", "2022-09-01", ""],
        ],
        &[],
    );
    assert_eq!(codes(&problems), [""; 0]);
    let id = read
        .accounts
        .iter()
        .find(|(_, account)| &*account.name == "张三")
        .expect("张三")
        .0;
    let post = |day: &str| read.account_fact(id, POST, day.parse().expect("a day"));
    assert_ne!(post("2022-08-31"), post("2022-09-01"));
    let (_, problems) = intake(
        &[
            ["张三", "教务处", "教师", "", ""],
            ["张三", "教务处", "主任", "2022-09-01", ""],
        ],
        &[],
    );
    assert_eq!(codes(&problems), ["roster-contradiction"]);
}

#[test]
fn days_that_cannot_be_are_told_at_the_cell() {
    let (read, problems) = intake(
        &[
            ["张三", "教务处", "", "2022-09-01", "2022-08-31"],
            ["李四", "教务处", "", "上学期", "至今"],
            ["王五", "教务处", "", "2022年9月1日", "/"],
        ],
        &[],
    );
    assert_eq!(
        codes(&problems),
        ["roster-dates-reversed", "unreadable-date"]
    );
    // The first row holds on no day; the others do, 王五 from September.
    assert_eq!(teachers(&read), [("李四", "教务处"), ("王五", "教务处")]);
    let department = read
        .accounts
        .find(AccountKind::Department, "教务处", None)
        .expect("教务处");
    let heads = |day: &str| read.account_fact(department, HEADCOUNT, day.parse().expect("a day"));
    assert_eq!(heads("2022-08-31"), Fact::Number(1.into()));
    assert_eq!(heads("2022-09-01"), Fact::Number(2.into()));
}

#[test]
fn who_signs_outside_their_days_is_noted_once() {
    let (_, problems) = intake(
        &[
            ["张三", "教务处", "", "2022-05-02", "2022-05-03"],
            ["李四", "教务处", "", "", ""],
        ],
        &[
            ("张三", "2022-05-01"),
            ("张三", "2022-05-02"),
            ("张三", "2022-05-03"),
            ("张三", "2022-05-04"),
        ],
    );
    let noted: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code == "not-on-roster-then")
        .collect();
    assert_eq!(noted.len(), 1);
    assert!(noted[0].args.contains(&("rows", 2_usize.into())));
}

#[test]
fn the_sum_of_a_moved_teachers_entries_is_in_two_departments() {
    // Law 3 over a move: what the teachers got is what the departments got.
    let rulebook = Rulebook::built_in();
    let (read, _) = intake(
        &[
            ["张三", "教务处", "", "", "2022-05-15"],
            ["张三", "学生处", "", "2022-05-16", ""],
        ],
        &[("张三", "2022-05-15"), ("张三", "2022-06-16")],
    );
    let mut problems = Problems::default();
    let classified = classify(read, &rulebook, &mut problems);
    let scored = score(&classified, &rulebook, &mut problems);
    let sum = |name: &str| -> rust_decimal::Decimal {
        let entries = scored.ledger.entries.iter();
        entries
            .filter(|entry| *classified.accounts.get(entry.account).name == *name)
            .filter(|entry| matches!(entry.rests, Rests::Submission(_)))
            .map(|entry| entry.amount)
            .sum()
    };
    // 校报 is 校级, 消息: 1 point a piece, one in May and one in June. Tasks are left out.
    assert_eq!(sum("张三"), 2.into());
    assert_eq!(sum("教务处"), 1.into());
    assert_eq!(sum("学生处"), 1.into());
}
