//! `[[exclude]]`, with and without `who`.

use jifen::ledger::Phase;

use super::comes_out;
use super::shared::run;

#[test]
fn what_is_excluded_is_out_of_points_and_of_counts() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[exclude]]
clause = "第二条"
when = { any = [{ genre = ["通知公告", "论文"] }, { paid = true }, { genre = ["消息", "通讯"], words = "<100" }] }
[[points]]
clause = "第一条"
points = 3
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[case]]
name = "消息99字不算,100字算,图片不看字数"
rows = [
  { title = "一", outlet = "保定日报", genre = "消息", words = 99, paid = false, authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", genre = "消息", words = 100, paid = false, authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "保定日报", genre = "论文", authors = "王五", date = 2022-05-01 },
  { title = "四", outlet = "保定日报", genre = "通讯", paid = true, authors = "赵六", date = 2022-05-01 },
]
roster = [
  { name = "张三", department = "甲" }, { name = "李四", department = "甲" },
  { name = "王五", department = "甲" }, { name = "赵六", department = "甲" },
]
expect = { "张三" = -1, "李四" = 3, "王五" = -1, "赵六" = -1, "甲" = 3 }
excluded = 3
asked = 0
[[case]]
name = "没有填字数的消息不知道该不该排除,照算"
rows = [{ title = "一", outlet = "保定日报", genre = "消息", authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 3 }
excluded = 0
asked = 0
"#,
    );
}

#[test]
fn nothing_is_asked_of_what_is_surely_excluded() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[exclude]]
clause = "第二条"
when = { paid = true }
[[points]]
clause = "第一条"
columns = { genre = ["消息", "图片"] }
points = [1, 2]
[[case]]
name = "付费的不必问体裁"
rows = [
  { title = "一", outlet = "保定日报", paid = true, authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", paid = false, authors = "张三", date = 2022-05-01 },
]
expect = { "张三" = 0 }
excluded = 1
asked = 1
"#,
    );
}

#[test]
fn with_who_the_signers_become_outsiders() {
    let with = |share: &str, expect: &str| {
        comes_out(&format!(
            r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 9
[[exclude]]
clause = "第二条"
when = {{ genre = "消息" }}
who = {{ post = "记者" }}
[[share]]
clause = "第三条"
{share}
[[target]]
clause = "第四条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[case]]
name = "记者写消息不算"
rows = [
  {{ title = "一", outlet = "保定日报", genre = "消息", authors = "张三、李四、王五", date = 2022-05-01 }},
]
roster = [
  {{ name = "张三", department = "宣传科", post = "记者" }},
  {{ name = "李四", department = "教务处", post = "教师" }},
  {{ name = "王五", department = "教务处", post = "教师" }},
]
expect = {expect}
excluded = 0
"#
        ));
    };
    // 张三 signs nothing, so he lacks the piece.
    with(
        "",
        r#"{ "张三" = -1, "宣传科" = 0, "李四" = 3, "教务处" = 6 }"#,
    );
    with(
        r#"outsiders = "to-staff""#,
        r#"{ "张三" = -1, "宣传科" = 0, "李四" = 4.5, "教务处" = 9 }"#,
    );
    with(
        r#"outsiders = "pay""#,
        r#"{ "张三" = 2, "宣传科" = 0, "李四" = 3, "教务处" = 6 }"#,
    );
    with(
        r#"department = "whole""#,
        r#"{ "张三" = -1, "宣传科" = 0, "李四" = 3, "教务处" = 9 }"#,
    );
    with(
        r#"department = "split""#,
        r#"{ "张三" = -1, "宣传科" = 0, "李四" = 3, "教务处" = 9 }"#,
    );
}

#[test]
fn a_department_may_be_an_outsider_to_what_it_signs_alone() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[exclude]]
clause = "第二条"
who = { group = "处室" }
[[case]]
name = "处室不计分"
rows = [
  { title = "一", outlet = "保定日报", department = "教务处", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", department = "机电系", date = 2022-05-01 },
  { title = "三", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
]
roster = [
  { name = "张三", department = "教务处", group = "处室" },
  { name = "李四", department = "机电系", group = "系部" },
]
expect = { "张三" = 0, "教务处" = 0, "机电系" = 4 }
"#,
    );
}

#[test]
fn departments_that_are_left_out_leave_it_to_the_others() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[exclude]]
clause = "第二条"
who = { group = "处室" }
[[share]]
clause = "第三条"
outsiders = "to-staff"
[[target]]
clause = "第四条"
account = "department"
per = "month"
pieces = 1
short = -1
[[case]]
name = "两个部门联署,处室不计"
rows = [{ title = "一", outlet = "保定日报", authors = "教务处、机电系", date = 2022-05-01 }]
roster = [
  { name = "张三", department = "教务处", group = "处室" },
  { name = "李四", department = "机电系", group = "系部" },
]
expect = { "教务处" = -1, "机电系" = 4 }
[[case]]
name = "处室和系部的人联署:处室不算一件"
rows = [{ title = "一", outlet = "保定日报", authors = "教务处、李四", date = 2022-05-01 }]
roster = [
  { name = "张三", department = "教务处", group = "处室" },
  { name = "李四", department = "机电系", group = "系部" },
]
expect = { "教务处" = -1, "机电系" = 4, "李四" = 4 }
"#,
    );
}

#[test]
fn every_clause_that_excludes_is_named_for_every_signer() {
    let done = run(
        &[r#"
[rulebook]
name = "办法"
[[exclude]]
clause = "第二条"
when = { genre = "论文" }
[[exclude]]
clause = "第三条"
when = { paid = true }
[[points]]
clause = "第一条"
points = 4
"#],
        &[&[
            ("title", "一"),
            ("outlet", "保定日报"),
            ("genre", "论文"),
            ("paid", "是"),
            ("authors", "张三、李四"),
            ("date", "2022-05-01"),
        ]],
        &[],
        &[],
    );
    assert_eq!(
        done.entries(Phase::Admit),
        [
            "张三 2022-05 第三条 0",
            "张三 2022-05 第二条 0",
            "李四 2022-05 第三条 0",
            "李四 2022-05 第二条 0",
        ]
    );
}
