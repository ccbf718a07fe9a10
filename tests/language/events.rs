//! `[[event]]`: rows of the events sheet, phases 2, 8 and 9.

use jifen::ledger::Phase;

use super::shared::{BY_WORDS, Done, Rows, comes_out, refused, run};

#[test]
fn points_times_count_go_to_the_account_named() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "差错"
points = -1.5
[[event]]
clause = "第三条"
name = "批示"
points = { of = "value", range = "0..20" }
[[case]]
name = "次数和分值"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }]
events = [
  { name = "差错", account = "张三", date = 2022-05-31, count = 2 },
  { name = "批示", account = "教务处", date = 2022-05-31, value = 20 },
]
expect = { "张三" = 7, "教务处" = 30 }
asked = 0
because = "10 - 1.5 × 2;10 + 20"
[[case]]
name = "超出范围的不入账,也不削平"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 }]
events = [
  { name = "批示", account = "张三", date = 2022-05-31, value = 20.01 },
  { name = "批示", account = "张三", date = 2022-05-31, value = -1 },
  { name = "批示", account = "张三", date = 2022-05-31 },
  { name = "批示", account = "张三", date = 2022-05-31, value = 0 },
]
expect = { "张三" = 10 }
asked = 3
because = "三行要问,一行是 0"
"#,
    ]);
}

#[test]
fn an_event_of_a_piece_goes_whole_to_each_person_who_signs_it() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "批示"
points = 5
also = "department"
[[case]]
name = "两人各得五分,外人不得"
rows = [
  { title = "《a》", outlet = "保定日报", authors = "张三、李四、外人", words = 3, date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "学生处" }]
events = [{ name = "批示", title = "a", date = 2022-05-31 }]
expect = { "张三" = 6, "李四" = 6, "教务处" = 6, "学生处" = 6, "外人" = 0 }
because = "1 + 5"
[[case]]
name = "只有部门署名,归部门"
rows = [{ title = "a", outlet = "保定日报", department = "教务处", words = 3, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }]
events = [{ name = "批示", title = "a", date = 2022-05-31 }]
expect = { "张三" = 0, "教务处" = 8 }
because = "3 + 5,部门的部门就是自己,不再记"
[[case]]
name = "同时有账户的归账户"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "学生处" }]
events = [{ name = "批示", title = "a", account = "李四", date = 2022-05-31 }]
expect = { "张三" = 3, "李四" = 5 }
because = "写了账户的按账户"
"#,
    ]);
}

#[test]
fn several_clauses_of_one_name_all_act_on_whom_they_name() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "差错"
account = "teacher"
points = -1
[[event]]
clause = "第三条"
name = "差错"
account = "department"
points = -2
[[event]]
clause = "第四条"
name = "差错"
who = { post = "通讯员" }
account = "teacher"
points = -10
[[case]]
name = "老师和部门各按各的"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、李四", words = 40, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处", post = "通讯员" }, { name = "王五", department = "教务处", post = "教师" }]
events = [
  { name = "差错", account = "王五", date = 2022-05-31 },
  { name = "差错", account = "李四", date = 2022-05-31 },
  { name = "差错", account = "教务处", date = 2022-05-31 },
]
expect = { "张三" = 20, "李四" = 9, "王五" = -1, "教务处" = 38 }
because = "20;20 - 1 - 10;-1;40 - 2"
"#,
    ]);
}

#[test]
fn a_name_of_a_teacher_and_of_a_department_is_an_error_unless_the_clause_says_which() {
    let text = |account: &str| {
        format!(
            r#"
[[event]]
clause = "第二条"
name = "差错"
{account}
points = -1
[[case]]
name = "名字相同"
rows = [{{ title = "a", outlet = "保定日报", authors = "王五", words = 4, date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处" }}, {{ name = "教务处", department = "学生处" }}, {{ name = "王五", department = "学生处" }}]
events = [{{ name = "差错", account = "教务处", date = 2022-05-31 }}]
"#
        )
    };
    comes_out(&[
        BY_WORDS,
        &text(""),
        "asked = 1\nexpect = { \"学生处\" = 4 }\n",
    ]);
    comes_out(&[BY_WORDS, &text("account = \"teacher\""), "asked = 0\n"]);
}

#[test]
fn of_several_pieces_of_a_title_the_latest_not_after_the_event_is_meant() {
    let text = r#"
[[event]]
clause = "第二条"
name = "批示"
points = 5
[[case]]
name = "六月一日的批示是五月的稿子"
rows = [
  { title = "简讯", outlet = "保定日报", authors = "张三", words = 1, date = 2022-04-10 },
  { title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
  { title = "简讯", outlet = "保定日报", authors = "王五", words = 1, date = 2022-06-10 },
]
events = [{ name = "批示", title = "简讯", date = 2022-06-09 }]
expect = { "张三" = 1, "李四" = 6, "王五" = 1 }
asked = 0
[[case]]
name = "当天的算"
rows = [
  { title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
  { title = "简讯", outlet = "保定日报", authors = "王五", words = 1, date = 2022-06-10 },
]
events = [{ name = "批示", title = "简讯", date = 2022-06-10 }]
expect = { "李四" = 1, "王五" = 6 }
asked = 0
[[case]]
name = "都在以后,要问"
rows = [
  { title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
  { title = "简讯", outlet = "保定日报", authors = "王五", words = 1, date = 2022-06-10 },
]
events = [{ name = "批示", title = "简讯", date = 2022-05-09 }]
expect = { "李四" = 1, "王五" = 1 }
asked = 1
[[case]]
name = "没有这个题目,要问"
rows = [{ title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 }]
events = [{ name = "批示", title = "通讯", date = 2022-05-19 }]
expect = { "李四" = 1 }
asked = 1
"#;
    comes_out(&[BY_WORDS, text]);
}

#[test]
fn an_event_may_take_a_piece_out_of_points_and_of_counts() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "piece"
points = -3
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[case]]
name = "两次刊发都不算,署名的人各扣三分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-01 },
  { title = "a", outlet = "河北日报", authors = "李四", words = 9, date = 2022-05-02 },
  { title = "b", outlet = "河北日报", authors = "李四", words = 4, date = 2022-05-02 },
]
roster = [{ name = "张三" }, { name = "李四" }]
events = [{ name = "失实", title = "a", date = 2022-05-31 }]
expect = { "张三" = -4, "李四" = 1 }
excluded = 2
asked = 0
because = "-3 - 1;4 - 3"
[[case]]
name = "找不到的题目问一次"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-01 }]
roster = [{ name = "张三" }]
events = [{ name = "失实", title = "c", date = 2022-05-31 }]
expect = { "张三" = 9 }
asked = 1
because = "一行一问"
"#,
    ]);
}

#[test]
fn an_event_that_is_not_booked_takes_no_piece_out() {
    comes_out(&[r#"
[rulebook]
name = "办法"
from = 2022-05-01
until = 2022-12-31
[[points]]
clause = "第一条"
points = { of = "words" }
[[event]]
clause = "第二条"
name = "失实"
zero = "piece"
[[case]]
name = "办法施行以前的事项"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-01 }]
events = [{ name = "失实", title = "a", date = 2022-04-30 }]
expect = { "张三" = 9 }
excluded = 0
asked = 1
[[case]]
name = "办法废止以后的事项"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-01 }]
events = [{ name = "失实", title = "a", date = 2023-01-01 }]
expect = { "张三" = 9 }
excluded = 0
asked = 1
"#]);
}

#[test]
fn an_event_may_take_back_all_that_an_account_has_of_the_period() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "period"
points = -3
[[event]]
clause = "第三条"
name = "批示"
points = 5
[[event]]
clause = "第四条"
name = "差错"
points = -2
[[limit]]
clause = "第五条"
account = "teacher"
per = "month"
at-most = 6
[[target]]
clause = "第六条"
account = "teacher"
per = "month"
pieces = 1
met = 1
short = -1
[[case]]
name = "归零,只留扣分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 9, date = 2022-06-01 },
]
roster = [{ name = "张三", department = "教务处" }]
events = [
  { name = "失实", account = "张三", date = 2022-05-20 },
  { name = "批示", account = "张三", date = 2022-05-21 },
  { name = "差错", account = "张三", date = 2022-05-22 },
]
expect = { "张三" = 2, "教务处" = 18 }
because = "五月 6 + 1 + 5 - 12 - 3 - 2 = -5;六月 6 + 1"
"#,
    ]);
}

#[test]
fn what_a_longer_limit_cut_already_is_not_taken_back_again() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "period"
[[limit]]
clause = "第三条"
account = "teacher"
per = "year"
at-most = 6
[[case]]
name = "五月的十分里年封顶扣了四分,归零只收回六分"
per = "year"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 }]
events = [{ name = "失实", account = "张三", date = 2022-05-20 }]
expect = { "张三" = 0 }
because = "10 - 4 - 6"
[[case]]
name = "六月的分照算"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 4, date = 2022-06-01 },
]
events = [{ name = "失实", account = "张三", date = 2022-05-20 }]
expect = { "张三" = 1 }
because = "5 + 4 - 3,封顶扣在六月的 4 分上;五月的 5 分收回"
"#,
    ]);
}

#[test]
fn what_a_task_took_for_the_year_is_not_taken_back_again() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "period"
[[target]]
clause = "第三条"
account = "teacher"
per = "year"
pieces = 1
covers = "earliest"
[[case]]
name = "五月的稿子用于全年任务"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-02 },
]
events = [{ name = "失实", account = "张三", date = 2022-05-20 }]
expect = { "张三" = 0 }
because = "10 + 3 - 10 - 3"
"#,
    ]);
}

#[test]
fn what_was_taken_back_no_longer_counts_for_limits() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "period"
[[event]]
clause = "第三条"
name = "批示"
points = 8
[[limit]]
clause = "第四条"
account = "teacher"
of = "events"
per = "month"
at-most = 5
[[limit]]
clause = "第五条"
account = "teacher"
of = "all"
per = "month"
at-least = 1
[[case]]
name = "收回的批示不再封顶,归零以后不再保底"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 0.5, date = 2022-05-01 },
]
events = [
  { name = "失实", account = "张三", date = 2022-05-20 },
  { name = "批示", account = "张三", date = 2022-05-20 },
]
expect = { "张三" = 0, "李四" = 1 }
because = "10 + 8 - 18;0.5 补到 1"
"#,
    ]);
}

#[test]
fn an_event_may_book_to_a_longer_period() {
    let text = r#"
[[event]]
clause = "第二条"
name = "获奖"
points = 5
books = "year"
also = { post = "通讯员" }
[[case]]
name = "月里没有"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处", post = "通讯员" }, { name = "王五", department = "学生处", post = "通讯员" }]
events = [{ name = "获奖", account = "张三", date = 2022-05-20 }]
expect = { "张三" = 1, "李四" = 0 }
[[case]]
name = "年里有"
per = "year"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处", post = "通讯员" }, { name = "王五", department = "学生处", post = "通讯员" }]
events = [{ name = "获奖", account = "张三", date = 2022-05-20 }]
expect = { "张三" = 6, "李四" = 5, "王五" = 0 }
"#;
    comes_out(&[BY_WORDS, text]);
}

const NARROW: &str = r#"
[[event]]
clause = "第二条"
name = "差错"
who = { post = "通讯员" }
points = -1
[[event]]
clause = "第三条"
name = "会议"
"#;

fn narrow(events: Rows<'_>) -> Done {
    run(
        &[BY_WORDS, NARROW],
        &[],
        &[
            &[("name", "张三"), ("post", "教师")],
            &[("name", "李四"), ("post", "通讯员")],
            &[("name", "王五")],
        ],
        events,
    )
}

#[test]
fn an_event_that_no_clause_is_for_is_not_lost() {
    let done = narrow(&[&[
        ("name", "差错"),
        ("account", "张三"),
        ("date", "2022-05-01"),
    ]]);
    assert_eq!(done.entries(Phase::Period), Vec::<String>::new());
    assert_eq!(done.told("event-without-effect"), 1);
    assert_eq!(done.scored.questions, 0);
    let unknown = narrow(&[&[
        ("name", "差错"),
        ("account", "王五"),
        ("date", "2022-05-01"),
    ]]);
    assert_eq!(unknown.entries(Phase::Period), Vec::<String>::new());
    assert_eq!(unknown.told("accounts-not-judged"), 1);
}

#[test]
fn an_event_that_is_only_noted_is_an_entry_of_nothing() {
    let done = narrow(&[&[
        ("name", "会议"),
        ("account", "张三"),
        ("date", "2022-05-01"),
    ]]);
    assert_eq!(done.entries(Phase::Period), ["张三 2022-05 第三条 0"]);
}

#[test]
fn an_event_brings_nothing_to_whom_a_clause_makes_an_outsider() {
    comes_out(&[
        BY_WORDS,
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "消息" }
who = { post = "专职" }
[[event]]
clause = "第三条"
name = "批示"
points = 5
[[case]]
name = "专职人员的消息不计"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、李四", words = 4, genre = "消息", date = 2022-05-01 }]
roster = [{ name = "张三", post = "专职" }, { name = "李四", post = "教师" }]
events = [{ name = "批示", title = "a", date = 2022-05-20 }]
expect = { "张三" = 0, "李四" = 7 }
because = "李四 2 + 5"
"#,
    ]);
}

#[test]
fn a_clause_with_points_must_say_its_unit_where_there_are_two() {
    let text = r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[[points]]
clause = "第一条"
unit = "元"
points = 1
[[event]]
clause = "第二条"
name = "差错"
points = -1
"#;
    assert_eq!(refused(&[text]), ["missing-key"]);
    comes_out(&[
        &text.replace(
            "points = -1",
            "unit = \"元\"\npoints = -1\nzero = \"period\"",
        ),
        r#"
[[case]]
name = "只在元里归零"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", date = 2022-05-01 }]
events = [{ name = "差错", account = "张三", date = 2022-05-20 }]
expect = { "张三" = ["-1元", "0分"] }
"#,
    ]);
}

#[test]
fn a_piece_without_persons_may_be_taken_out_too() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "piece"
[[case]]
name = "外人的稿子也能取消,不必问"
rows = [
  { title = "a", outlet = "保定日报", authors = "外人", words = 3, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", words = 3, date = 2022-05-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }]
events = [{ name = "失实", title = "a", date = 2022-05-31 }, { name = "失实", title = "b", date = 2022-05-31 }]
expect = { "张三" = 3, "教务处" = 3 }
excluded = 2
asked = 0
"#,
    ]);
}

#[test]
fn an_event_whose_figure_is_missing_takes_no_piece_out() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "piece"
[[event]]
clause = "第三条"
name = "失实"
points = { of = "value" }
[[case]]
name = "一行要么全算,要么全问"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-01 }]
events = [{ name = "失实", title = "a", date = 2022-05-31 }]
expect = { "张三" = 3 }
excluded = 0
asked = 1
[[case]]
name = "分值填了"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-01 }]
events = [{ name = "失实", title = "a", date = 2022-05-31, value = -2 }]
expect = { "张三" = -2 }
excluded = 1
asked = 0
"#,
    ]);
}

#[test]
fn the_whole_is_taken_from_the_department_too_where_also_says_so() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
zero = "period"
also = "department"
[[limit]]
clause = "第三条"
account = "department"
of = "all"
per = "month"
at-most = 4
[[case]]
name = "老师归零,部门同扣,再看封顶"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 3, date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
events = [{ name = "失实", account = "张三", date = 2022-05-31 }]
expect = { "张三" = 0, "李四" = 3, "教务处" = 3 }
because = "10 - 7 = 3,不到 4"
"#,
    ]);
}

#[test]
fn a_department_may_be_set_to_nothing_and_its_teachers_stay() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "失实"
account = "department"
zero = "period"
[[case]]
name = "部门归零"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", department = "教务处", words = 3, date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }]
events = [{ name = "失实", account = "教务处", date = 2022-05-31 }, { name = "失实", account = "教务处", date = 2022-05-30 }]
expect = { "张三" = 7, "教务处" = 0 }
because = "10 - 10;第二次没有可收回的"
"#,
    ]);
}

#[test]
fn two_pieces_of_a_title_as_late_as_each_other_are_asked_about() {
    comes_out(&[
        BY_WORDS,
        r#"
[piece]
by = ["title", "authors"]
[[event]]
clause = "第二条"
name = "批示"
points = 5
[[case]]
name = "同日两人各有一篇《简讯》"
rows = [
  { title = "简讯", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-10 },
  { title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
]
events = [{ name = "批示", title = "简讯", date = 2022-05-10 }]
expect = { "张三" = 1, "李四" = 1 }
asked = 1
[[case]]
name = "写明账户就不必问"
rows = [
  { title = "简讯", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-10 },
  { title = "简讯", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
]
events = [{ name = "批示", title = "简讯", account = "李四", date = 2022-05-10 }]
expect = { "张三" = 1, "李四" = 6 }
asked = 0
"#,
    ]);
}

#[test]
fn counts_may_be_nothing_or_a_part_and_are_rounded_once() {
    comes_out(&[
        &BY_WORDS.replace("name = \"办法\"", "name = \"办法\"\nrounding = \"down\""),
        r#"
[[event]]
clause = "第二条"
name = "差错"
points = "-1/3"
[[case]]
name = "三分之一乘以次数"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、李四、王五", words = 30, date = 2022-05-10 }]
events = [
  { name = "差错", account = "张三", date = 2022-05-10, count = 2 },
  { name = "差错", account = "李四", date = 2022-05-10, count = 0 },
  { name = "差错", account = "王五", date = 2022-05-10, count = 0.5 },
]
expect = { "张三" = 9.34, "李四" = 10, "王五" = 9.84 }
asked = 0
because = "10 - 0.66;10;10 - 0.16(往零里舍)"
"#,
    ]);
}

#[test]
fn who_goes_by_the_roster_and_a_teacher_has_the_facts_of_the_department() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "会议"
who = { group = "系部" }
points = 2
[[case]]
name = "系部的老师和系部都算"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-10 }]
roster = [
  { name = "张三", department = "机电系", group = "系部" },
  { name = "李四", department = "教务处", group = "处室" },
]
events = [
  { name = "会议", account = "张三", date = 2022-05-10 },
  { name = "会议", account = "机电系", date = 2022-05-10 },
  { name = "会议", account = "李四", date = 2022-05-10 },
]
expect = { "张三" = 3, "机电系" = 3, "李四" = 0, "教务处" = 0 }
asked = 0
"#,
    ]);
}

#[test]
fn an_event_may_take_back_the_whole_year_and_leave_its_months_as_they_were() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "瞒报"
zero = "period"
books = "year"
[[event]]
clause = "第三条"
name = "批示"
points = 5
[[event]]
clause = "第四条"
name = "差错"
points = -2
[[limit]]
clause = "第五条"
account = "teacher"
per = "year"
at-most = 12
[[limit]]
clause = "第六条"
account = "teacher"
per = "month"
of = "events"
at-most = 4
[[limit]]
clause = "第七条"
account = "teacher"
per = "year"
of = "all"
at-least = -1
[[case]]
name = "全年归零,只留扣分,至多扣1分"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-03-01 },
  { title = "b", outlet = "保定日报", authors = "张三、李四", words = 8, date = 2022-06-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 7, date = 2023-01-01 },
]
events = [
  { name = "批示", account = "张三", date = 2022-03-21 },
  { name = "瞒报", account = "张三", date = 2022-06-20 },
  { name = "差错", account = "张三", date = 2022-09-22 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 6, "李四" = 4 }
because = "2022 年 9 + 4 - 1(年度限额12) + 批示 5 - 1(当月事项限额4) - 瞒报 16 - 差错 2 = -2,补到 -1;2023 年 7"
[[case]]
name = "各月的分不动"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-03-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 4, date = 2022-06-01 },
]
events = [
  { name = "批示", account = "张三", date = 2022-03-21 },
  { name = "瞒报", account = "张三", date = 2022-06-20 },
]
expect = { "张三" = 17 }
because = "三月 9 + 5 - 1,六月 4"
"#,
    ]);
}

#[test]
fn a_clause_that_names_no_kind_of_account_but_a_department_is_for_its_people() {
    comes_out(&[
        BY_WORDS,
        r#"
[[event]]
clause = "第二条"
name = "差错"
who = { department = "宣传科" }
points = -2
[[unranked]]
clause = "第三条"
who = { department = "宣传科" }
[[unranked]]
clause = "第四条"
account = "department"
who = { department = "总务处" }
[[case]]
name = "人不排名,部门照排;总务处反过来"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-03-01 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 8, date = 2022-03-01 },
]
events = [
  { name = "差错", account = "宣传科", date = 2022-03-21 },
  { name = "差错", account = "张三", date = 2022-03-21 },
]
roster = [{ name = "张三", department = "宣传科" }, { name = "李四", department = "总务处" }]
expect = { "张三" = 7, "宣传科" = 9, "李四" = 8, "总务处" = 8 }
ranks = { "李四" = 1, "宣传科" = 1 }
"#,
    ]);
}
