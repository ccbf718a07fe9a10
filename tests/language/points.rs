//! `[[points]]`: bases, columns, others, amounts by fact, editors, what no row covers.

use super::comes_out;

#[test]
fn columns_spread_lists_and_repeat_what_is_no_list() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
columns = { genre = ["消息", ["图片", "视频"]] }
rows = [{ level = "校级", points = [1, "5/2"] }, { level = "市级", points = 3 }]
[[case]]
name = "校级消息1,校级视频2.5,市级不论体裁3"
rows = [
  { title = "一", outlet = "校刊甲", level = "校级", genre = "消息", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "校刊甲", level = "校级", genre = "视频", authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "校刊甲", level = "校级", genre = "图片", authors = "李四", date = 2022-05-01 },
  { title = "四", outlet = "保定日报", genre = "图片", authors = "王五", date = 2022-05-01 },
  { title = "五", outlet = "保定日报", genre = "消息", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 1, "李四" = 5, "王五" = 6 }
asked = 0
because = "1; 2.5 + 2.5; 3 + 3"
[[case]]
name = "没有填体裁,市级都是3分也要看是不是这三种"
rows = [{ title = "四", outlet = "保定日报", authors = "王五", date = 2022-05-01 }]
expect = { "王五" = 0 }
asked = 1
because = "another genre would be covered by no row"
"#,
    );
}

#[test]
fn others_take_what_no_ordinary_row_of_the_whole_table_takes() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[field]]
name = "genre"
values = ["消息", "视频"]
[[points]]
clause = "第一条"
rows = [
  { level = "国家级", others = true, points = 20 },
  { outlet = ["人民日报", "光明日报"], points = 40 },
]
[[points]]
clause = "第二条"
when = { genre = "视频" }
rows = [{ level = "国家级", points = 7 }, { others = true, points = 2 }]
[[case]]
name = "人民日报消息40;中国教育报消息20;中国教育报视频按第二条7"
rows = [
  { title = "一", outlet = "人民日报", genre = "消息", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "中国教育报", genre = "消息", authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "中国教育报", genre = "视频", authors = "王五", date = 2022-05-01 },
  { title = "四", outlet = "河北日报", genre = "视频", authors = "赵六", date = 2022-05-01 },
]
expect = { "张三" = 40, "李四" = 20, "王五" = 7, "赵六" = 2 }
asked = 0
because = "an ordinary row of another clause of the unit comes before others"
[[case]]
name = "人民日报视频,两行普通的给40和7"
rows = [{ title = "一", outlet = "人民日报", genre = "视频", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 0 }
asked = 1
because = "two ordinary rows that differ are an error"
"#,
    );
}

#[test]
fn two_others_that_differ_are_an_error_and_two_rows_that_agree_are_not() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
rows = [
  { level = "市级", points = 3 },
  { genre = "消息", points = "6/2" },
  { level = "省级", others = true, points = 5 },
  { genre = "图片", others = true, points = 4 },
]
[[case]]
name = "两行都给3分"
rows = [{ title = "一", outlet = "保定日报", genre = "消息", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 3 }
asked = 0
[[case]]
name = "两个其他给5和4"
rows = [{ title = "一", outlet = "河北日报", genre = "图片", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 0 }
asked = 1
"#,
    );
}

fn by_reads(amount: &str, cases: &[(&str, &str)]) {
    let mut text = format!(
        "[rulebook]\nname = \"办法\"\n[[points]]\nclause = \"第一条\"\npoints = {amount}\n"
    );
    for (reads, points) in cases {
        let cell = if reads.is_empty() {
            String::new()
        } else {
            format!("reads = {reads}, ")
        };
        let expect = match *points {
            "?" => "expect = { \"张三\" = 0 }\nasked = 1".to_owned(),
            points => format!("expect = {{ \"张三\" = {points} }}\nasked = 0"),
        };
        text += &format!(
            "[[case]]\nname = \"阅读{reads}\"\nrows = [{{ title = \"一\", outlet = \"保定日报\", {cell}authors = \"张三\", date = 2022-05-01 }}]\n{expect}\n"
        );
    }
    comes_out(&text);
}

#[test]
fn steps_begin_beyond_above_and_stop_at_most() {
    // 200, and 50 for each full 1000 beyond 3000, all at most 500.
    let amount =
        "{ of = \"reads\", start = 200, above = 3000, every = 1000, each = 50, at-most = 500 }";
    by_reads(
        amount,
        &[
            ("0", "200"),
            ("3000", "200"),
            ("3999", "200"),
            ("4000", "250"),
            ("8999", "450"),
            ("9000", "500"),
            ("10000", "500"),
            ("", "?"),
        ],
    );
    let amount = "{ of = \"reads\", start = 200, above = 3000, every = 1000, each = 50, part = \"started\" }";
    by_reads(
        amount,
        &[
            ("2999", "200"),
            ("3000", "200"),
            ("3001", "250"),
            ("4000", "250"),
            ("4001", "300"),
        ],
    );
    let amount = "{ of = \"reads\", start = 200, above = 3000, every = 1000, each = 50, part = \"pro-rata\" }";
    // 333 of 1000 is 16.65; 1 of 1000 is 0.05.
    by_reads(
        amount,
        &[
            ("2000", "200"),
            ("3001", "200.05"),
            ("3333", "216.65"),
            ("4000", "250"),
        ],
    );
}

#[test]
fn without_every_it_is_the_fact_times_each() {
    by_reads("{ of = \"reads\" }", &[("7", "7"), ("0", "0"), ("", "?")]);
    by_reads(
        "{ of = \"reads\", each = \"1/3\" }",
        &[("2", "0.67"), ("3", "1")],
    );
    // Beyond 5 alone, never below nothing.
    by_reads(
        "{ of = \"reads\", above = 5, each = 2, start = 1, at-most = 6 }",
        &[("3", "1"), ("5", "1"), ("7", "5"), ("8", "6")],
    );
    // A negative each: 0.1 off for each beyond 5.
    by_reads(
        "{ of = \"reads\", above = 5, start = 2, each = \"-1/10\" }",
        &[("4", "2"), ("5", "2"), ("15", "1")],
    );
}

#[test]
fn an_offices_own_figure_is_never_trimmed_and_an_empty_cell_may_have_one() {
    let amount = "{ of = \"reads\", range = \"4..10\", missing = 5 }";
    by_reads(
        amount,
        &[("3", "?"), ("4", "4"), ("10", "10"), ("11", "?"), ("", "5")],
    );
}

#[test]
fn editors_are_paid_by_a_table_of_their_own_that_modify_and_counts_leave_alone() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
rows = [{ level = "市级", points = 4 }, { level = "省级", points = 6 }]
[[points]]
clause = "第二条"
for = "editor"
rows = [{ level = "市级", points = 2 }, { others = true, points = 1 }]
[[modify]]
clause = "第三条"
times = 2
[[same-piece]]
clause = "第四条"
best = 1
[[target]]
clause = "第五条"
account = "teacher"
per = "month"
pieces = 1
short = -10
[[case]]
name = "编辑另算,不加倍,不算完成任务"
rows = [{ title = "一", outlet = "保定日报", authors = "张三", editor = "李四、王五、赵六", date = 2022-05-01 }]
roster = [
  { name = "张三", department = "教务处" }, { name = "李四", department = "教务处" },
  { name = "王五", department = "学生处" },
]
expect = { "张三" = 8, "李四" = -9.33, "王五" = -9.33, "教务处" = 8.67, "学生处" = 0.67 }
because = "张三 4 × 2; editors 2 ÷ 3 is 0.67, 0.67, 0.66, of which the outsider's is dropped; each lacks the one piece; departments 8 + 0.67 and 0.67"
[[case]]
name = "同一作品只付全额计分那一次的编辑"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", editor = "李四", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "张三", editor = "王五", date = 2022-05-02 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "甲" }, { name = "王五", department = "甲" }]
expect = { "张三" = 12, "李四" = -10, "王五" = -9, "甲" = 1 }
because = "省级 6 × 2 is best; its editor has 1; the other's nothing; editors lack their piece"
"#,
    );
}

#[test]
fn what_editors_are_paid_is_nothing_to_a_target_of_points() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[points]]
clause = "第二条"
for = "editor"
points = 3
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
points = 5
short = -1
[[case]]
name = "张三写了4分、编了3分,任务5分差1分"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "李四", editor = "张三", date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 6 }
because = "4 + 3 - 1 × (5 - 4)"
"#,
    );
}

#[test]
fn the_share_clause_rules_over_outsiders_and_departments_of_editors() {
    let with = |share: &str, expect: &str| {
        comes_out(&format!(
            r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 0
[[points]]
clause = "第二条"
for = "editor"
points = 3
[[share]]
clause = "第三条"
{share}
[[case]]
name = "两个编辑,一个不在册"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三", editor = "外人、李四", date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处" }}, {{ name = "李四", department = "学生处" }}]
expect = {expect}
"#
        ));
    };
    with(
        "",
        r#"{ "李四" = 1.5, "学生处" = 1.5, "外人" = 0, "教务处" = 0 }"#,
    );
    with(
        r#"outsiders = "to-staff""#,
        r#"{ "李四" = 3, "学生处" = 3, "外人" = 0 }"#,
    );
    with(
        r#"outsiders = "pay""#,
        r#"{ "李四" = 1.5, "学生处" = 1.5, "外人" = 1.5 }"#,
    );
    with(
        r#"department = "whole""#,
        r#"{ "李四" = 1.5, "学生处" = 3 }"#,
    );
    with(
        r#"department = "none""#,
        r#"{ "李四" = 1.5, "学生处" = 0 }"#,
    );
    // However the signers divide: editors share equally.
    with(
        r#"authors = "first""#,
        r#"{ "李四" = 1.5, "学生处" = 1.5 }"#,
    );
}

#[test]
fn what_no_row_covers_is_asked_rejected_or_worth_a_number() {
    let with = |otherwise: &str, expect: &str| {
        comes_out(&format!(
            r#"
[rulebook]
name = "办法"
{otherwise}
[[points]]
clause = "第一条"
when = {{ level = "市级" }}
points = 4
[[modify]]
clause = "第二条"
times = 2
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[case]]
name = "省级没有规定"
rows = [{{ title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处" }}]
{expect}
"#
        ));
    };
    with("", "expect = { \"张三\" = -1 }\nasked = 1\nexcluded = 0");
    with(
        "otherwise = \"reject\"",
        "expect = { \"张三\" = -1 }\nasked = 0\nexcluded = 1",
    );
    // 1.5 doubled; and a base of 0 still counts as a piece.
    with(
        "otherwise = \"3/2\"",
        "expect = { \"张三\" = 3 }\nasked = 0\nexcluded = 0",
    );
    with(
        "otherwise = 0",
        "expect = { \"张三\" = 0 }\nasked = 0\nexcluded = 0",
    );
}

#[test]
fn what_is_wrong_with_the_editors_table_leaves_the_signers_alone() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[points]]
clause = "第二条"
for = "editor"
rows = [
  { level = "市级", points = 1 }, { words = ">=1000", points = 2 },
  { level = "省级", words = "<1000", points = 2 }, { level = "省级", photos = ">=1", points = 2 },
]
[[case]]
name = "市级长稿,编辑的两行不同"
rows = [{ title = "一", outlet = "保定日报", words = 1000, photos = 0, authors = "张三", editor = "李四", date = 2022-05-01 }]
expect = { "张三" = 4, "李四" = 0 }
asked = 1
[[case]]
name = "市级没有填字数,编辑可能是1分或出错"
rows = [{ title = "一", outlet = "保定日报", photos = 0, authors = "张三", editor = "李四", date = 2022-05-01 }]
expect = { "张三" = 4, "李四" = 0 }
asked = 1
[[case]]
name = "省级不论字数都是2分,不必问;没有编辑的也不问"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", editor = "李四", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
]
expect = { "张三" = 8, "李四" = 2 }
asked = 0
"#,
    );
}

#[test]
fn the_fact_that_an_amount_goes_by_is_asked_for_though_others_are_missing() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[field]]
name = "genre"
values = ["消息", "视频"]
[[points]]
clause = "第一条"
columns = { genre = ["消息", "视频"] }
points = { of = "reads", every = 100, each = 1 }
[[case]]
name = "不论体裁都按阅读量"
rows = [
  { title = "一", outlet = "保定日报", reads = 300, authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
]
expect = { "张三" = 3 }
asked = 1
"#,
    );
}

#[test]
fn others_may_spread_over_columns_too() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
columns = { genre = ["消息", "图片"] }
rows = [{ level = "市级", points = [3, 1] }, { others = true, points = [2, "1/2"] }]
[[case]]
name = "市级以外"
rows = [
  { title = "一", outlet = "保定日报", genre = "图片", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "河北日报", genre = "图片", authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "河北日报", genre = "消息", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 1, "李四" = 0.5, "王五" = 2 }
asked = 0
"#,
    );
}

#[test]
fn what_editors_are_paid_is_no_piece_to_a_limit_of_pieces_but_points_to_one_of_points() {
    let with = |bound: &str, points: &str| {
        comes_out(&format!(
            r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[points]]
clause = "第二条"
for = "editor"
points = 5
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
{bound}
[[case]]
name = "张三写了两件、编了一件"
rows = [
  {{ title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 }},
  {{ title = "二", outlet = "保定日报", authors = "张三", date = 2022-05-02 }},
  {{ title = "三", outlet = "保定日报", authors = "李四", editor = "张三", date = 2022-05-02 }},
]
expect = {{ "张三" = {points} }}
"#
        ));
    };
    with("pieces = 1", "9");
    with("at-most = 10", "10");
}
