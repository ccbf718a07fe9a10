//! `[[target]]`: what accounts owe in a period, phase 8.

use jifen::ledger::Phase;

use super::shared::{BY_WORDS, comes_out, run};

#[test]
fn each_piece_short_or_beyond_counts_and_whoever_sent_nothing_owes_too() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
who = { post = "通讯员" }
per = "month"
pieces = 2
short = -1
beyond = 0.5
met = 3
[[case]]
name = "少、正好、多、没有交、不考核"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-01 },
  { title = "丙", outlet = "保定日报", authors = "李四、王五", words = 2, date = 2022-05-02 },
  { title = "丁", outlet = "保定日报", authors = "王五", words = 1, date = 2022-05-01 },
  { title = "戊", outlet = "保定日报", authors = "王五", words = 1, date = 2022-05-31 },
  { title = "己", outlet = "保定日报", authors = "孙七", words = 1, date = 2022-05-31 },
]
roster = [
  { name = "张三", department = "教务处", post = "通讯员" },
  { name = "李四", department = "教务处", post = "通讯员" },
  { name = "王五", department = "教务处", post = "通讯员" },
  { name = "赵六", department = "教务处", post = "通讯员" },
  { name = "孙七", department = "教务处", post = "教师" },
]
expect = { "张三" = 0, "李四" = 5, "王五" = 6.5, "赵六" = -2, "孙七" = 1 }
because = "1 - 1;2 + 3;3 + 3 + 0.5;-2;1"
"#,
    ]);
}

#[test]
fn a_piece_counts_once_for_each_department_that_signs_it() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 2
short = -1
[[case]]
name = "一件作品两次刊发、两人署名,仍是一件"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三、李四", words = 2, date = 2022-05-01 },
  { title = "甲", outlet = "河北日报", authors = "张三、王五", words = 2, date = 2022-05-02 },
  { title = "乙", outlet = "河北日报", authors = "张三", department = "总务处", words = 2, date = 2022-05-02 },
]
roster = [
  { name = "张三", department = "教务处" }, { name = "李四", department = "教务处" },
  { name = "王五", department = "学生处" }, { name = "赵六", department = "总务处" },
]
expect = { "教务处" = 5, "学生处" = 0, "总务处" = -2 }
because = "教务处 2 + 1 + 2,两件完成;学生处 1,少一件;总务处没有署名,少两件"
"#,
    ]);
}

#[test]
fn publications_count_for_their_own_signers() {
    comes_out(&[
        BY_WORDS,
        r#"
[[same-piece]]
clause = "第二条"
best = 1
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
publications = 2
short = -1
beyond = 1
[[case]]
name = "三次刊发,各算各的署名"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三、李四", words = 1, date = 2022-05-01 },
  { title = "甲", outlet = "河北日报", authors = "张三", words = 4, date = 2022-05-02 },
  { title = "甲", outlet = "人民日报", authors = "张三", words = 2, date = 2022-05-03 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 5, "李四" = -1 }
because = "张三 4 + 1;李四没有分,一次刊发,少一次"
"#,
    ]);
}

#[test]
fn points_are_counted_after_the_limits_up_to_its_own_period() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 5
[[limit]]
clause = "第三条"
account = "teacher"
per = "year"
at-most = 1
[[target]]
clause = "第四条"
account = "teacher"
when = { genre = "图片" }
per = "month"
points = 4
short = -1
beyond = 2
[[case]]
name = "先封顶,再看任务"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 7, genre = "图片", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 1.5, genre = "图片", date = 2022-05-01 },
  { title = "丙", outlet = "保定日报", authors = "李四", words = 3, genre = "消息", date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 7, "李四" = 2 }
because = "张三 7 - 2 + 1 × 2;李四 4.5 - 2.5"
"#,
    ]);
}

#[test]
fn what_a_lower_limit_adds_counts_towards_a_task_in_points() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-least = 5
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
points = 5
short = -1
[[case]]
name = "补到五分,任务完成"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 }]
expect = { "张三" = 5 }
because = "2 + 3,不少"
"#,
    ]);
}

#[test]
fn fractions_are_in_proportion() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { genre = "图片" }
counts = "1/3"
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 2
short = -1
beyond = 1
[[case]]
name = "四张图片是一件又三分之一"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 0, genre = "图片", date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 0, genre = "图片", date = 2022-05-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 0, genre = "图片", date = 2022-05-01 },
  { title = "d", outlet = "保定日报", authors = "张三", words = 0, genre = "图片", date = 2022-05-01 },
  { title = "a", outlet = "保定日报", authors = "李四", words = 0, genre = "图片", date = 2022-05-02 },
  { title = "e", outlet = "保定日报", authors = "李四", words = 0, genre = "消息", date = 2022-05-02 },
  { title = "f", outlet = "保定日报", authors = "李四", words = 0, genre = "消息", date = 2022-05-02 },
]
expect = { "张三" = -0.67, "李四" = 0.33 }
because = "2 - 4/3 = 2/3;1/3 + 2 - 2 = 1/3"
"#,
    ]);
}

#[test]
fn a_piece_counts_as_its_highest_counts_among_what_is_selected() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { level = "国家级" }
counts = 3
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 4
short = -1
[[target]]
clause = "第四条"
account = "teacher"
when = { level = "市级" }
per = "month"
pieces = 4
short = -10
[[case]]
name = "国家级一次,市级一次"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 },
  { title = "甲", outlet = "人民日报", authors = "张三", words = 0, date = 2022-05-02 },
]
expect = { "张三" = -31 }
because = "4 - 3 = 1;市级里只算一件,少 3 × 10"
"#,
    ]);
}

#[test]
fn the_part_reached_brings_its_part() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 3
met = { each = 30, part = "pro-rata" }
[[case]]
name = "三分之一、全部、超过、没有"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三、李四、王五", words = 0, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "李四、王五", words = 0, date = 2022-05-01 },
  { title = "c", outlet = "保定日报", authors = "李四、王五", words = 0, date = 2022-05-01 },
  { title = "d", outlet = "保定日报", authors = "王五", words = 0, date = 2022-05-01 },
]
roster = [{ name = "张三" }, { name = "李四" }, { name = "王五" }, { name = "赵六" }]
expect = { "张三" = 10, "李四" = 30, "王五" = 30, "赵六" = 0 }
because = "30 × 1/3;30;30;0"
"#,
    ]);
}

#[test]
fn a_task_of_nothing_is_a_grant() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
when = { level = "国家级" }
per = "year"
pieces = 0
beyond = 5
met = { of = "headcount", each = 2 }
also = { post = "通讯员" }
[[case]]
name = "补助"
per = "year"
rows = [{ title = "a", outlet = "人民日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [
  { name = "张三", department = "教务处" }, { name = "李四", department = "教务处", post = "通讯员" },
  { name = "王五", department = "学生处", post = "通讯员" },
]
expect = { "教务处" = 10, "李四" = 9, "学生处" = 2, "王五" = 2, "张三" = 1 }
because = "1 + 5 + 2 × 2;通讯员同得;学生处 2"
[[case]]
name = "只记在年里"
rows = [{ title = "a", outlet = "人民日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处", post = "通讯员" }]
expect = { "教务处" = 1, "李四" = 0 }
because = "年的结果不在月里"
"#,
    ]);
}

#[test]
fn rows_tell_accounts_apart_and_others_take_the_rest() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
who = { not = { group = "后勤" } }
per = "month"
short = -1
rows = [
  { headcount = "<2", pieces = 1 },
  { headcount = "2..3", publications = 2, short = -10 },
  { others = true, points = 9 },
]
[[case]]
name = "按人数"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 }]
roster = [
  { name = "张三", department = "甲", group = "系" },
  { name = "李四", department = "乙", group = "系", headcount = 2 },
  { name = "王五", department = "丙", group = "系", headcount = 3 },
  { name = "赵六", department = "丁", group = "系", headcount = 4 },
  { name = "孙七", department = "戊", group = "后勤", headcount = 4 },
]
expect = { "甲" = 1, "乙" = -20, "丙" = -20, "丁" = -9, "戊" = 0 }
because = "完成;2 × 10;2 × 10;9 分;不考核"
"#,
    ]);
}

#[test]
fn two_rows_that_take_one_account_are_asked_about() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
short = -1
rows = [{ headcount = "<=2", pieces = 1 }, { headcount = ">=2", pieces = 2 }]
"#,
        ],
        &[&[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "8"),
            ("date", "2022-05-01"),
        ]],
        &[
            &[("name", "张三"), ("department", "甲"), ("headcount", "2")],
            &[("name", "李四"), ("department", "乙")],
        ],
        &[],
    );
    assert_eq!(done.told("target-rows-overlap"), 1);
    assert_eq!(done.scored.questions, 1);
    assert_eq!(done.entries(Phase::Period), ["乙 2022-05 第二条 -1"]);
}

#[test]
fn whom_a_task_names_must_be_known() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
short = -1
rows = [{ group = "系", pieces = 1 }, { others = true, pieces = 2 }]
"#,
        ],
        &[&[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "8"),
            ("date", "2022-05-01"),
        ]],
        &[
            &[("name", "李四"), ("department", "乙")],
            &[("name", "王五"), ("department", "丙"), ("group", "处")],
        ],
        &[],
    );
    // Of 乙 neither the row nor the others can be judged.
    assert_eq!(done.entries(Phase::Period), ["丙 2022-05 第二条 -2"]);
    assert_eq!(done.told("accounts-not-judged"), 1);
    assert_eq!(done.scored.questions, 0);
}

#[test]
fn an_amount_by_an_empty_cell_is_asked_where_it_is_needed() {
    let text = r#"
[[field]]
name = "quota"
kind = "number"
of = "department"
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 1
short = { of = "quota", each = -1 }
"#;
    let done = run(
        &[BY_WORDS, text],
        &[&[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "8"),
            ("date", "2022-05-01"),
        ]],
        &[
            &[("name", "张三"), ("department", "甲")],
            &[("name", "李四"), ("department", "乙")],
            &[("name", "王五"), ("department", "丙"), ("quota", "3")],
        ],
        &[],
    );
    // 甲 did it and needs no figure; of 乙 the figure is asked.
    assert_eq!(done.entries(Phase::Period), ["丙 2022-05 第二条 -3"]);
    assert_eq!(done.scored.questions, 1);
}

#[test]
fn rows_that_a_task_cannot_judge_are_noted() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[target]]
clause = "第二条"
account = "teacher"
when = { reads = ">=100" }
per = "month"
pieces = 1
short = -1
"#,
        ],
        &[
            &[
                ("title", "甲"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "8"),
                ("date", "2022-05-01"),
            ],
            &[
                ("title", "乙"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "8"),
                ("date", "2022-05-01"),
            ],
        ],
        &[],
        &[],
    );
    assert_eq!(done.entries(Phase::Period), ["张三 2022-05 第二条 -1"]);
    assert_eq!(done.told("rows-not-judged"), 1);
}

#[test]
fn the_earliest_pieces_fill_the_task_and_only_what_is_beyond_pays() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 2
covers = "earliest"
short = -1
[[case]]
name = "前两件不计"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-03 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-02 },
  { title = "c", outlet = "河北日报", authors = "张三", words = 2, date = 2022-05-09 },
  { title = "d", outlet = "河北日报", authors = "李四、张三", words = 8, date = 2022-05-31 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 11, "李四" = -1, "教务处" = 25 }
because = "b 5、c 3 + 2 用去,余 7 + 4;李四一件 4 用去,少一件;部门不减 7+5+3+2+8"
"#,
    ]);
}

#[test]
fn the_lowest_pieces_fill_the_task_the_last_one_wholly() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { genre = "专版" }
counts = 3
[[target]]
clause = "第三条"
account = "teacher"
when = { genre = ["消息", "专版"] }
per = "month"
pieces = 2
covers = "lowest"
[[case]]
name = "最低的两件,专版整件用去"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 1, genre = "图片", date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 2, genre = "消息", date = 2022-05-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 3, genre = "专版", date = 2022-05-01 },
  { title = "d", outlet = "保定日报", authors = "张三", words = 4, genre = "消息", date = 2022-05-01 },
]
expect = { "张三" = 5 }
because = "2 与 3 用去,1 + 4"
"#,
    ]);
}

#[test]
fn what_covers_takes_does_not_touch_what_is_paid_for_editing() {
    comes_out(&[
        BY_WORDS,
        r#"
[[points]]
clause = "第二条"
for = "editor"
points = 1
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
covers = "earliest"
[[target]]
clause = "第四条"
account = "teacher"
per = "month"
points = 5
short = -10
[[case]]
name = "自己编辑自己的稿"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", editor = "张三", words = 5, date = 2022-05-01 }]
expect = { "张三" = 1 }
because = "稿子的 5 分用去,编辑的 1 分还在;分数任务看稿子,5 分正好"
[[case]]
name = "编辑的分不算任务"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", editor = "张三", words = 4, date = 2022-05-01 }]
expect = { "张三" = -9 }
because = "1 - 10 × 1"
"#,
    ]);
}

#[test]
fn what_a_limit_left_is_what_covers_takes() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
covers = "lowest"
[[case]]
name = "封顶以后第二件只剩三分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-01 },
]
expect = { "张三" = 7 }
because = "7 + 6 - 3 - 3"
"#,
    ]);
}

#[test]
fn all_that_a_clause_books_goes_to_the_year() {
    let text = r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 1
beyond = 2
short = -1
covers = "earliest"
books = "year"
"#;
    comes_out(&[
        BY_WORDS,
        text,
        r#"
[[case]]
name = "月里不减"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-02 },
]
expect = { "张三" = 13 }
because = "7 + 6"
[[case]]
name = "都在年里"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 7, date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-02 },
  { title = "c", outlet = "保定日报", authors = "李四", words = 6, date = 2022-06-02 },
]
expect = { "张三" = 7, "李四" = -1 }
because = "张三 13 - 7 + 2,六月少一件 -1;李四五月少一件 -1,六月 6 - 6"
"#,
    ]);
}

#[test]
fn an_excluded_piece_is_not_counted_and_a_base_of_nothing_is() {
    comes_out(&[
        BY_WORDS,
        r#"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[case]]
name = "论文不算,零分的算"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 5, genre = "论文", date = 2022-05-01 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 0, genre = "消息", date = 2022-05-01 },
]
roster = [{ name = "张三" }, { name = "李四" }]
expect = { "张三" = -1, "李四" = 0 }
excluded = 1
because = "论文不进件数"
"#,
    ]);
}

#[test]
fn a_task_without_a_result_is_only_reported() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 3
"#,
        ],
        &[&[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "8"),
            ("date", "2022-05-01"),
        ]],
        &[],
        &[],
    );
    assert_eq!(done.entries(Phase::Period), Vec::<String>::new());
    assert_eq!(done.scored.duties.len(), 1);
}

#[test]
fn what_is_owed_may_be_a_part_and_go_by_headcount() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = { of = "headcount", each = "1/2", at-most = 2 }
short = -1
beyond = { of = "headcount", each = "1/10" }
[[case]]
name = "每两人一件,至多两件"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 0, date = 2022-05-10 },
]
roster = [
  { name = "张三", department = "甲", headcount = 3 },
  { name = "李四", department = "乙", headcount = 1 },
  { name = "王五", department = "丙", headcount = 40 },
]
expect = { "甲" = -0.5, "乙" = 0.05, "丙" = -2 }
because = "少 1.5 - 1;多 1/2 × 0.1;少 2"
"#,
    ]);
}

#[test]
fn points_below_nothing_make_the_shortfall_larger() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
points = 4
short = -1
met = { each = 8, part = "pro-rata" }
[[case]]
name = "负二分,少六分,没有完成的部分"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = -2, date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-10 },
]
expect = { "张三" = -8, "李四" = 0 }
because = "-2 - 6 + 0;1 - 3 + 8 × 1/4"
"#,
    ]);
}

#[test]
fn a_piece_that_fills_the_months_task_has_nothing_left_for_the_years() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "year"
pieces = 2
covers = "lowest"
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
covers = "earliest"
[[case]]
name = "先月后年"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-11 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 4, date = 2022-05-12 },
]
expect = { "张三" = 5 }
because = "月里用去 a 的 9;年里最低的是 a 的 0 和 c 的 4"
"#,
    ]);
}

#[test]
fn without_a_roster_whoever_has_an_entry_owes() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 2
short = -1
also = "department"
[[case]]
name = "有稿的部门才考核"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", department = "教务处", words = 3, date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "李四", department = "学生处", words = 3, date = 2022-06-10 },
]
expect = { "教务处" = 0, "学生处" = 0 }
because = "3 - 1 - 2"
"#,
    ]);
}

#[test]
fn a_department_that_signs_beside_persons_has_the_piece_and_no_share() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 1
short = -1
covers = "earliest"
[[case]]
name = "署名里有总务处"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、总务处", words = 3, date = 2022-05-10 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "总务处" }, { name = "王五", department = "学生处" }]
expect = { "张三" = 3, "教务处" = 0, "总务处" = 0, "学生处" = -1 }
because = "教务处 3 用去;总务处署名一件,没有分"
"#,
    ]);
}

#[test]
fn a_task_over_a_quarter_books_to_the_quarter() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "quarter"
pieces = 3
short = -1
books = "year"
also = "department"
[[case]]
name = "季"
per = "quarter"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-10 }]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 3, "教务处" = 3 }
because = "季的结果记在年里"
[[case]]
name = "年"
per = "year"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 3, date = 2022-05-10 }]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 1, "教务处" = 1 }
because = "3 - 2"
"#,
    ]);
}

#[test]
fn a_department_that_is_named_is_meant_and_the_others_are_the_others() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "department"
per = "month"
rows = [{ department = "党政办", pieces = 5 }, { others = true, pieces = 2 }]
short = -1
[[limit]]
clause = "第三条"
account = "department"
who = { department = ["党政办", "总务处"] }
per = "month"
at-most = 3
[[rank]]
clause = "第四条"
account = "department"
who = { not = { department = "总务处" } }
per = "month"
[[case]]
name = "党政办5件少4件,其余各2件"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 4, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 4, date = 2022-05-01 },
  { title = "丙", outlet = "保定日报", department = "总务处", words = 9, date = 2022-05-01 },
]
roster = [
  { name = "张三", department = "党政办" }, { name = "李四", department = "教务处" },
  { department = "总务处" },
]
expect = { "党政办" = -1, "教务处" = 3, "总务处" = 2 }
short = { "党政办" = 4, "教务处" = 1, "总务处" = 1 }
ranks = { "教务处" = 1, "党政办" = 2 }
because = "党政办 3 - 4;教务处 4 - 1,不限;总务处 3 - 1,不排名"
[[case]]
name = "没有名单,也是那个部门"
rows = [
  { title = "甲", outlet = "保定日报", department = "党政办", words = 1, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", department = "教务处", words = 1, date = 2022-05-01 },
]
expect = { "党政办" = -3, "教务处" = 0 }
"#,
    ]);
}

#[test]
fn who_does_not_meet_a_task_may_lose_once_however_much_is_missing() {
    comes_out(&[
        BY_WORDS,
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
rows = [
  { post = "通讯员", pieces = 3, unmet = -2 },
  { others = true, pieces = 1, short = -0.5, unmet = -1, met = 4 },
]
[[case]]
name = "少一件、少三件、完成"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三、李四", words = 2, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 },
  { title = "丙", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-01 },
  { title = "丁", outlet = "保定日报", authors = "李四、孙七", words = 2, date = 2022-05-01 },
]
roster = [
  { name = "张三", department = "教务处", post = "通讯员" },
  { name = "李四", department = "教务处", post = "通讯员" },
  { name = "王五", department = "教务处", post = "通讯员" },
  { name = "赵六", department = "教务处", post = "教师" },
  { name = "孙七", department = "教务处", post = "教师" },
]
expect = { "张三" = 0, "李四" = 3, "王五" = -2, "赵六" = -1.5, "孙七" = 5 }
because = "1 + 1 - 2;1 + 1 + 1;-2;-0.5 - 1;1 + 4"
"#,
    ]);
}
