//! Rounding: one score once, parts and shares by largest remainder; or each account's total.

use super::comes_out;

fn with(settings: &str, points: &str, authors: &str, expect: &str) {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
{settings}
[[points]]
clause = "第一条"
points = {points}
[[case]]
name = "一稿"
rows = [{{ title = "一", outlet = "保定日报", authors = "{authors}", date = 2022-05-01 }}]
expect = {expect}
"#
    ));
}

#[test]
fn half_up_is_away_from_zero_and_down_towards_it() {
    for (rounding, points, expected) in [
        ("half-up", "0.125", "0.13"),
        ("half-up", "-0.125", "-0.13"),
        ("half-up", "0.1249", "0.12"),
        ("half-even", "0.125", "0.12"),
        ("half-even", "0.135", "0.14"),
        ("half-even", "-0.125", "-0.12"),
        ("half-even", "-0.135", "-0.14"),
        ("half-even", "0.1251", "0.13"),
        ("down", "0.129", "0.12"),
        ("down", "-0.129", "-0.12"),
    ] {
        with(
            &format!("rounding = \"{rounding}\""),
            points,
            "张三",
            &format!("{{ \"张三\" = {expected} }}"),
        );
    }
    with("decimals = 0", "\"5/2\"", "张三", "{ \"张三\" = 3 }");
    with(
        "decimals = 0\nrounding = \"half-even\"",
        "\"5/2\"",
        "张三",
        "{ \"张三\" = 2 }",
    );
}

#[test]
fn shares_of_a_negative_score_add_up() {
    // -1 by three: -0.333…: the parts nearest above go to the earlier ones.
    with(
        "",
        "-1",
        "张三、李四、王五",
        "{ \"张三\" = -0.33, \"李四\" = -0.33, \"王五\" = -0.34 }",
    );
    with(
        "decimals = 0",
        "-2",
        "张三、李四、王五",
        "{ \"张三\" = 0, \"李四\" = -1, \"王五\" = -1 }",
    );
}

#[test]
fn fractions_are_exact_until_the_score_is_rounded() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = "1/3"
[[modify]]
clause = "第二条"
times = 3
[[same-piece]]
clause = "第三条"
rest = "1/3"
[[case]]
name = "1/3 的3倍是1,其余两次各加1/3"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "长城网", authors = "张三", date = 2022-05-01 },
]
expect = { "张三" = 1.67 }
because = "1 + 1/3 + 1/3 = 1.666…, rounded once"
"#,
    );
}

#[test]
fn the_scores_of_a_bounded_piece_are_rounded_once_too() {
    // Three scores of 4/3 in a piece of at most 3: 4/3, 4/3, 1/3; each rounded once.
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = "4/3"
[[limit]]
clause = "第二条"
per = "piece"
at-most = 3
[[case]]
name = "三次刊发最多3分"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-02 },
  { title = "一", outlet = "保定晚报", level = "市级", authors = "王五", date = 2022-05-03 },
]
expect = { "张三" = 1.33, "李四" = 1.33, "王五" = 0.33 }
because = "3 - 4/3 - 4/3 = 1/3; cut after rounding it would be 0.34"
"#,
    );
    // With half grains: 1.005 + 1.005 in at most 2 leaves 0.995, which is 1.00.
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 1.005
[[limit]]
clause = "第二条"
per = "piece"
at-most = 2
[[limit]]
clause = "第三条"
per = "piece"
at-least = "1/3"
[[case]]
name = "两次刊发最多2分"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-02 },
]
expect = { "张三" = 1.01, "李四" = 1 }
because = "1.005 → 1.01; 2 - 1.005 = 0.995 → 1.00"
"#,
    );
}

#[test]
fn a_piece_is_lifted_exactly() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = "1/3"
[[limit]]
clause = "第二条"
per = "piece"
at-least = 1
[[case]]
name = "两次各1/3,补到1"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-02 },
]
expect = { "张三" = 0.67, "李四" = 0.33 }
because = "the best is lifted by 1/3 to 2/3; the other stays 1/3"
"#,
    );
}

#[test]
fn accounts_are_rounded_where_the_rulebook_says_so() {
    with(
        "round = \"account\"",
        "1",
        "张三、李四、王五",
        "{ \"张三\" = 0.33, \"李四\" = 0.33, \"王五\" = 0.33 }",
    );
    comes_out(
        r#"
[rulebook]
name = "办法"
decimals = 1
round = "account"
[[points]]
clause = "第一条"
points = 0.04
[[points]]
clause = "第一条之二"
for = "editor"
points = 0.02
[[case]]
name = "三稿各0.04,合计0.12,进成0.1;部门合计0.16,进成0.2"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "三", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "四", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 0.1, "李四" = 0, "教务处" = 0.2 }
[[case]]
name = "每一期各自进位"
per = "year"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "张三", date = 2022-05-02 },
  { title = "三", outlet = "保定日报", authors = "张三", date = 2022-06-01 },
]
expect = { "张三" = 0.1 }
because = "May 0.08 → 0.1; June 0.04 → 0"
"#,
    );
}

#[test]
fn money_of_tens_of_thousands_is_not_too_large() {
    with(
        "units = [\"元\"]\nround = \"account\"\ndecimals = 2",
        "50000\nunit = \"元\"",
        "张三",
        "{ \"张三\" = 50000 }",
    );
    with(
        "round = \"account\"\ndecimals = 6",
        "100",
        "张三",
        "{ \"张三\" = 100 }",
    );
}
