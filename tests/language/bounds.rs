//! Phase 9: limits on what is booked to an account.

use jifen::ledger::Phase;

use super::shared::{BY_WORDS, comes_out, refused, run};

const EVENTS: &str = r#"
[[event]]
clause = "第二条"
name = "批示"
points = { of = "value" }
[[event]]
clause = "第三条"
name = "获奖"
points = { of = "value" }
[[event]]
clause = "第四条"
name = "会议"
points = { of = "value" }
"#;

#[test]
fn events_targets_and_all_are_bounded_each_by_its_own() {
    comes_out(&[
        BY_WORDS,
        EVENTS,
        r#"
[[target]]
clause = "第五条"
account = "teacher"
per = "month"
pieces = 0
beyond = 3
[[limit]]
clause = "第六条"
account = "teacher"
of = "events"
per = "month"
at-most = 10
[[limit]]
clause = "第七条"
account = "teacher"
of = "targets"
per = "month"
at-most = 5
[[limit]]
clause = "第八条"
account = "teacher"
of = "all"
per = "month"
at-most = 20
[[case]]
name = "事项十分,任务五分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 },
]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 8 },
  { name = "获奖", account = "张三", date = 2022-05-20, value = 4 },
]
expect = { "张三" = 19 }
because = "4 + (6 - 1) + (12 - 2)"
[[case]]
name = "合计再封顶二十"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 4, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 },
]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 8 },
  { name = "获奖", account = "张三", date = 2022-05-20, value = 4 },
]
expect = { "张三" = 20 }
because = "6 + 5 + 10 - 1"
"#,
    ]);
}

#[test]
fn what_selects_fewer_clauses_comes_first() {
    let done = run(
        &[
            BY_WORDS,
            EVENTS,
            r#"
[[limit]]
clause = "第六条"
account = "teacher"
of = ["第二条", "第三条"]
per = "month"
at-most = 10
[[limit]]
clause = "第七条"
account = "teacher"
of = ["第二条"]
per = "month"
at-most = 6
[[limit]]
clause = "第八条"
account = "teacher"
of = "all"
per = "month"
at-most = 9
"#,
        ],
        &[],
        &[&[("name", "张三")]],
        &[
            &[
                ("name", "批示"),
                ("account", "张三"),
                ("date", "2022-05-01"),
                ("value", "9"),
            ],
            &[
                ("name", "获奖"),
                ("account", "张三"),
                ("date", "2022-05-01"),
                ("value", "5"),
            ],
            &[
                ("name", "会议"),
                ("account", "张三"),
                ("date", "2022-05-01"),
                ("value", "1"),
            ],
        ],
    );
    // 9 to 6; 6 + 5 to 10; 10 + 1 to 9.
    assert_eq!(
        done.entries(Phase::Bound),
        [
            "张三 2022-05 第七条 -3",
            "张三 2022-05 第八条 -2",
            "张三 2022-05 第六条 -1"
        ]
    );
}

#[test]
fn crossing_lists_do_not_cut_the_same_entry_twice() {
    comes_out(&[
        BY_WORDS,
        EVENTS,
        r#"
[[limit]]
clause = "第六条"
account = "teacher"
of = ["第二条", "第三条"]
per = "month"
at-most = 10
[[limit]]
clause = "第七条"
account = "teacher"
of = ["第三条", "第四条"]
per = "month"
at-most = 10
[[case]]
name = "批示三分、获奖十二分、会议二分"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 }]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 3 },
  { name = "获奖", account = "张三", date = 2022-05-20, value = 12 },
  { name = "会议", account = "张三", date = 2022-05-20, value = 2 },
]
expect = { "张三" = 10 }
because = "大的先入账:获奖 12 入 10,批示、会议都没有余地:10"
[[case]]
name = "批示三分、获奖八分、会议四分"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 }]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 3 },
  { name = "获奖", account = "张三", date = 2022-05-20, value = 8 },
  { name = "会议", account = "张三", date = 2022-05-20, value = 4 },
]
expect = { "张三" = 12 }
because = "获奖 8,批示 3 - 1,会议 4 - 2"
"#,
    ]);
}

#[test]
fn shorter_periods_come_before_longer_ones() {
    comes_out(&[
        BY_WORDS,
        EVENTS,
        r#"
[[limit]]
clause = "第六条"
account = "teacher"
of = "all"
per = "month"
at-most = 10
[[limit]]
clause = "第七条"
account = "teacher"
of = "events"
per = "year"
at-most = 12
[[case]]
name = "月封顶以后年里还有余地"
per = "year"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 }]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 15 },
  { name = "批示", account = "张三", date = 2022-06-20, value = 4 },
]
expect = { "张三" = 12 }
because = "10 + 4 - 2"
"#,
    ]);
}

#[test]
fn of_a_listed_target_its_results_are_bounded_and_not_what_it_covers() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第五条"
account = "teacher"
per = "month"
pieces = 1
beyond = 5
covers = "earliest"
[[limit]]
clause = "第六条"
account = "teacher"
of = ["第五条"]
per = "month"
at-most = 6
[[case]]
name = "用去的十分不抵超额的十分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-02 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-03 },
]
expect = { "张三" = 8 }
because = "12 - 10 + (10 - 4)"
"#,
    ]);
}

#[test]
fn a_floor_of_targets_stops_deductions() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第五条"
account = "teacher"
per = "month"
pieces = 10
short = -1
[[limit]]
clause = "第六条"
account = "teacher"
of = "targets"
per = "month"
at-least = -5
[[limit]]
clause = "第七条"
account = "teacher"
of = "all"
per = "month"
at-least = -3
[[case]]
name = "最多扣五分,合计不低于负三分"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [{ name = "张三" }, { name = "李四" }]
expect = { "张三" = -3, "李四" = -3 }
because = "张三 1 - 9 + 4 = -4,补 1;李四 -10 + 5 + 2"
"#,
    ]);
}

#[test]
fn a_floor_lifts_nobody_who_has_only_what_does_not_count() {
    comes_out(&[
        BY_WORDS,
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[limit]]
clause = "第六条"
account = "teacher"
of = "all"
per = "month"
at-least = 2
[[case]]
name = "论文不算,没有保底"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 1, genre = "论文", date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 0, genre = "消息", date = 2022-05-01 },
]
roster = [{ name = "张三" }, { name = "李四" }, { name = "王五" }]
expect = { "张三" = 0, "李四" = 2, "王五" = 0 }
because = "李四 0 + 2"
"#,
    ]);
}

#[test]
fn what_is_cut_with_a_teacher_counts_for_the_departments_own_limit() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "批示"
points = { of = "value" }
also = "department"
[[limit]]
clause = "第六条"
account = "teacher"
of = "events"
per = "month"
at-most = 10
also = "department"
[[limit]]
clause = "第七条"
account = "department"
of = "events"
per = "month"
at-most = 12
[[case]]
name = "部门随老师扣到十一分,不再扣"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
events = [
  { name = "批示", account = "张三", date = 2022-05-20, value = 15 },
  { name = "批示", account = "李四", date = 2022-05-20, value = 1 },
]
expect = { "张三" = 10, "李四" = 1, "教务处" = 11 }
because = "15 + 1 - 5"
"#,
    ]);
}

#[test]
fn no_upper_limit_gives_and_no_lower_one_takes() {
    let done = run(
        &[
            BY_WORDS,
            EVENTS,
            r#"
[[limit]]
clause = "第六条"
account = "teacher"
of = "events"
per = "month"
at-most = 3
at-least = -3
"#,
        ],
        &[],
        &[
            &[("name", "张三")],
            &[("name", "李四")],
            &[("name", "王五")],
        ],
        &[
            &[
                ("name", "批示"),
                ("account", "张三"),
                ("date", "2022-05-01"),
                ("value", "9"),
            ],
            &[
                ("name", "批示"),
                ("account", "李四"),
                ("date", "2022-05-01"),
                ("value", "-9"),
            ],
            &[
                ("name", "批示"),
                ("account", "王五"),
                ("date", "2022-05-01"),
                ("value", "3"),
            ],
        ],
    );
    assert_eq!(
        done.entries(Phase::Bound),
        ["张三 2022-05 第六条 -6", "李四 2022-05 第六条 6"]
    );
}

#[test]
fn the_clauses_of_pieces_may_be_bounded_by_their_articles() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { placement = "头版" }
add = 4
[[limit]]
clause = "第三条"
account = "teacher"
of = ["第二条"]
per = "month"
at-most = 5
[[case]]
name = "头版加分一月最多五分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 10, placement = "头版", date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 1, placement = "头版", date = 2022-05-10 },
]
expect = { "张三" = 16 }
because = "11 + 8 - 3"
"#,
    ]);
}

#[test]
fn a_list_of_clauses_must_name_clauses() {
    let limit = |of: &str| {
        format!(
            "[[limit]]\nclause = \"第六条\"\naccount = \"teacher\"\nof = [\"{of}\"]\nper = \"month\"\nat-most = 5\n"
        )
    };
    assert_eq!(
        refused(&[BY_WORDS, EVENTS, &limit("第九条")]),
        ["unknown-clause"]
    );
    assert_eq!(
        refused(&[BY_WORDS, EVENTS, &limit("第二条")]),
        Vec::<&str>::new()
    );
}

#[test]
fn what_is_booked_to_the_year_is_not_of_the_month() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "获奖"
points = 9
books = "year"
[[limit]]
clause = "第三条"
account = "teacher"
of = "all"
per = "month"
at-most = 5
[[limit]]
clause = "第四条"
account = "teacher"
of = "all"
per = "year"
at-most = 12
[[case]]
name = "月封顶五分,奖在年里,年封顶十二分"
per = "year"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-10 }]
events = [{ name = "获奖", account = "张三", date = 2022-05-10 }]
expect = { "张三" = 12 }
because = "7 - 2 + 9 - 2"
[[case]]
name = "月里五分"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-10 }]
events = [{ name = "获奖", account = "张三", date = 2022-05-10 }]
expect = { "张三" = 5 }
because = "7 - 2"
"#,
    ]);
}

#[test]
fn each_unit_is_bounded_alone_and_accounts_by_who() {
    comes_out(&[r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[[points]]
clause = "第一条"
unit = "元"
points = { of = "words", each = 10 }
[[points]]
clause = "第一条"
unit = "分"
points = { of = "words" }
[[limit]]
clause = "第二条"
account = "teacher"
who = { post = "教师" }
of = "all"
per = "month"
at-most = 3
[[limit]]
clause = "第三条"
account = "teacher"
unit = "元"
of = "all"
per = "month"
at-least = 7
[[case]]
name = "上限三,元的下限七"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、李四", words = 10, date = 2022-05-10 }]
roster = [{ name = "张三", post = "教师" }, { name = "李四", post = "主任" }]
expect = { "张三" = ["7元", "3分"], "李四" = ["50元", "5分"] }
because = "50 - 47 + 4;5 - 2;主任不限"
"#]);
}
