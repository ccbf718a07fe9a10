//! `[[modify]]`, and the limits of a publication between its steps.

use super::comes_out;

const HEAD: &str = r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 10
"#;

/// One row of 张三 with a base of 10.
fn one(clauses: &str, cells: &str, expect: &str) {
    comes_out(&format!(
        r#"{HEAD}{clauses}
[[case]]
name = "一稿"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三", {cells} date = 2022-05-01 }}]
{expect}
"#
    ));
}

#[test]
fn times_then_plus_and_add_then_limits_then_scale() {
    // B = 10 × 60% × 1/2 = 3; 3 + 3 × (1/2 + 1/3) + 2 + 1 = 8.5; × 1/2 × 1/5 = 0.85.
    let clauses = r#"
[[modify]]
clause = "第二条"
scale = "1/2"
[[modify]]
clause = "第三条"
plus = "1/2"
times = "60%"
[[modify]]
clause = "第四条"
plus = "1/3"
add = 2
scale = "1/5"
[[modify]]
clause = "第五条"
add = 1
times = "1/2"
"#;
    one(clauses, "", "expect = { \"张三\" = 0.85 }");
    // At most twice B is 6; then scaled by 1/10.
    let most = "[[limit]]\nclause = \"第六条\"\nper = \"publication\"\nat-most = { of = \"base\", each = 2 }\n";
    one(
        &format!("{clauses}{most}"),
        "",
        "expect = { \"张三\" = 0.6 }",
    );
    // At least 9 first, then at most 6.
    let least = "[[limit]]\nclause = \"第七条\"\nper = \"publication\"\nat-least = 9\n";
    one(
        &format!("{clauses}{least}{most}"),
        "",
        "expect = { \"张三\" = 0.6 }",
    );
    one(
        &format!("{least}{clauses}"),
        "",
        "expect = { \"张三\" = 0.9 }",
    );
}

#[test]
fn a_negative_base_is_multiplied_and_lifted() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = -10
[[modify]]
clause = "第二条"
rows = [{ genre = "消息", plus = "1/2" }, { genre = "图片", add = 4 }, { genre = "视频", scale = 2 }]
[[limit]]
clause = "第三条"
per = "publication"
at-least = -12
[[case]]
name = "扣分稿"
rows = [
  { title = "一", outlet = "保定日报", genre = "消息", authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", genre = "图片", authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "保定日报", genre = "视频", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = -12, "李四" = -6, "王五" = -20 }
because = "-10 - 5 = -15, lifted to -12; -10 + 4; the scale comes after the limit"
"#,
    );
}

#[test]
fn of_rivals_only_the_clause_that_alone_brings_most_acts() {
    let rivals = r#"
[[modify]]
clause = "第二条"
best-of = "版面"
when = { placement = "头版" }
plus = "1/2"
[[modify]]
clause = "第三条"
best-of = "版面"
when = { words = ">=1000" }
times = "6/5"
add = 4
[[modify]]
clause = "第四条"
when = { award = true }
add = 1
"#;
    // 头版 alone brings 5; long alone 2 + 4 = 6.
    one(
        rivals,
        "placement = \"头版\", words = 1000,",
        "expect = { \"张三\" = 16 }",
    );
    one(
        rivals,
        "placement = \"头版\", words = 999,",
        "expect = { \"张三\" = 15 }",
    );
    one(
        rivals,
        "placement = \"头版\", words = 1000, award = true,",
        "expect = { \"张三\" = 17 }",
    );
    // Bringing less than nothing is still the most where no rival is better.
    let worse = r#"
[[modify]]
clause = "第二条"
best-of = "减"
scale = "1/2"
[[modify]]
clause = "第三条"
best-of = "减"
add = -3
"#;
    one(worse, "", "expect = { \"张三\" = 7 }");
}

#[test]
fn a_beaten_rival_does_not_count_either() {
    // 头版 brings 5 and makes it two pieces; long brings 6 and wins: one piece of the three owed.
    let text = r#"
[[modify]]
clause = "第二条"
best-of = "版面"
when = { placement = "头版" }
plus = "1/2"
counts = 2
[[modify]]
clause = "第三条"
best-of = "版面"
when = { words = ">=1000" }
add = 6
[[target]]
clause = "第四条"
account = "teacher"
per = "month"
pieces = 3
short = -1
"#;
    one(
        text,
        "placement = \"头版\", words = 1000,",
        "roster = [{ name = \"张三\", department = \"教务处\" }]\nexpect = { \"张三\" = 14 }",
    );
    one(
        text,
        "placement = \"头版\", words = 999,",
        "roster = [{ name = \"张三\", department = \"教务处\" }]\nexpect = { \"张三\" = 14 }\nbecause = \"15 - 1\"",
    );
}

#[test]
fn counts_multiply_and_bring_no_points() {
    let text = r#"
[[modify]]
clause = "第二条"
when = { genre = "图片" }
counts = "1/3"
[[modify]]
clause = "第三条"
rows = [{ placement = "头版", counts = 2 }]
[[target]]
clause = "第四条"
account = "teacher"
per = "month"
pieces = 1
short = -6
beyond = 1
"#;
    let roster = "roster = [{ name = \"张三\", department = \"教务处\" }]\n";
    // 1/3: short of 2/3. 2/3: short of 1/3. 2: one beyond.
    for (cells, expect) in [
        ("genre = \"图片\", placement = \"二版\",", "10 - 4"),
        ("genre = \"图片\", placement = \"头版\",", "10 - 2"),
        ("genre = \"消息\", placement = \"头版\",", "10 + 1"),
    ] {
        let points = match expect {
            "10 - 4" => 6,
            "10 - 2" => 8,
            _ => 11,
        };
        let text = format!(
            "[[field]]\nname = \"placement\"\nvalues = [\"二版\", \"头版\"]\n[[field]]\nname = \"genre\"\nvalues = [\"图片\", \"消息\"]\n{text}"
        );
        one(
            &text,
            cells,
            &format!("{roster}expect = {{ \"张三\" = {points} }}"),
        );
    }
}

#[test]
fn rows_that_overlap_are_asked_about_and_unknown_rows_do_not_act() {
    let text = r#"
[[modify]]
clause = "第二条"
rows = [
  { words = ">=1000", plus = 1 },
  { genre = "通讯", plus = "1/2" },
  { others = true, plus = "1/10" },
]
"#;
    one(
        text,
        "words = 1000, genre = \"通讯\",",
        "expect = { \"张三\" = 0 }\nasked = 1",
    );
    one(
        text,
        "words = 999, genre = \"通讯\",",
        "expect = { \"张三\" = 15 }\nasked = 0",
    );
    // Words unknown: surely a feature; the other row is not judged.
    one(
        text,
        "genre = \"通讯\",",
        "expect = { \"张三\" = 15 }\nasked = 0",
    );
    let text = format!("[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"通讯\"]\n{text}");
    one(
        &text,
        "words = 999, genre = \"消息\",",
        "expect = { \"张三\" = 11 }\nasked = 0",
    );
    // Unknown, and so are the others.
    one(
        &text,
        "genre = \"消息\",",
        "expect = { \"张三\" = 10 }\nasked = 0",
    );
}

#[test]
fn a_fact_that_an_amount_goes_by_is_asked_for() {
    let text = "[[modify]]\nclause = \"第二条\"\nwhen = { genre = \"视频\" }\nadd = { of = \"reads\", every = 100, each = 1, at-most = 5 }\n[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"视频\"]\n";
    one(
        text,
        "genre = \"视频\", reads = 199,",
        "expect = { \"张三\" = 11 }\nasked = 0",
    );
    one(
        text,
        "genre = \"视频\",",
        "expect = { \"张三\" = 0 }\nasked = 1",
    );
    one(
        text,
        "genre = \"消息\",",
        "expect = { \"张三\" = 10 }\nasked = 0",
    );
    let limit = "[[limit]]\nclause = \"第二条\"\nper = \"publication\"\nat-most = { of = \"photos\", each = 2 }\n";
    one(limit, "photos = 3,", "expect = { \"张三\" = 6 }\nasked = 0");
    one(
        limit,
        "photos = 5,",
        "expect = { \"张三\" = 10 }\nasked = 0",
    );
    one(limit, "photos = 0,", "expect = { \"张三\" = 0 }\nasked = 0");
    one(limit, "", "expect = { \"张三\" = 0 }\nasked = 1");
}

#[test]
fn of_such_signers_the_share_is_modified_and_the_others_stay() {
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第二条"
who = {{ post = "通讯员" }}
times = "3/2"
[[modify]]
clause = "第三条"
when = {{ placement = "头版" }}
who = {{ post = "通讯员" }}
add = "1/2"
[[modify]]
clause = "第四条"
who = {{ department = "学生处" }}
times = 2
[[case]]
name = "三人,通讯员按1.5倍"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三、李四、外人", placement = "头版", date = 2022-05-01 }}]
roster = [
  {{ name = "张三", department = "教务处", post = "教师" }},
  {{ name = "李四", department = "教务处", post = "通讯员" }},
  {{ name = "王五", department = "教务处", post = "通讯员" }},
]
expect = {{ "张三" = 3.34, "李四" = 5.5, "外人" = 0, "教务处" = 8.84, "王五" = 0 }}
because = "shares 3.34, 3.33, 3.33; 3.33 × 1.5 + 0.5 = 5.495, rounded 5.50; 3.34 + 5.50"
[[case]]
name = "两条倍数相乘"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三、李四", date = 2022-05-01 }}]
roster = [
  {{ name = "张三", department = "学生处", post = "通讯员" }},
  {{ name = "李四", department = "教务处", post = "教师" }},
]
expect = {{ "张三" = 15, "李四" = 5, "学生处" = 15, "教务处" = 5 }}
because = "5 × 1.5 × 2"
[[case]]
name = "岗位不知道,不用这一条"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处" }}]
expect = {{ "张三" = 10, "教务处" = 10 }}
"#
    ));
}

#[test]
fn departments_follow_a_modified_share_only_under_sum() {
    for (department, points) in [
        ("sum", "10"),
        ("whole", "10"),
        ("split", "10"),
        ("none", "0"),
    ] {
        // 10 alone: doubled to 20; sum follows, the others are of the score.
        let points = if department == "sum" { "20" } else { points };
        comes_out(&format!(
            r#"{HEAD}
[[share]]
clause = "第二条"
department = "{department}"
[[modify]]
clause = "第三条"
who = {{ post = "通讯员" }}
times = 2
[[case]]
name = "通讯员加倍"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处", post = "通讯员" }}]
expect = {{ "张三" = 20, "教务处" = {points} }}
"#
        ));
    }
}

#[test]
fn a_department_that_signs_alone_is_a_signer_too() {
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第二条"
who = {{ group = "系部" }}
times = 2
[[case]]
name = "系部加倍:部门署名的也是"
rows = [
  {{ title = "一", outlet = "保定日报", department = "机电系", date = 2022-05-01 }},
  {{ title = "二", outlet = "保定日报", department = "教务处", date = 2022-05-01 }},
  {{ title = "三", outlet = "保定日报", authors = "张三", date = 2022-05-01 }},
]
roster = [
  {{ name = "张三", department = "机电系", group = "系部" }},
  {{ name = "李四", department = "教务处", group = "处室" }},
]
expect = {{ "张三" = 20, "机电系" = 40, "教务处" = 10 }}
because = "10 × 2, and 张三's 20"
"#
    ));
}

#[test]
fn of_rivals_on_a_share_only_the_best_acts() {
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第二条"
who = {{ post = "通讯员" }}
best-of = "人"
times = "3/2"
[[modify]]
clause = "第三条"
who = {{ department = "教务处" }}
best-of = "人"
add = 4
[[case]]
name = "5 × 1.5 多2.5,加4更多"
rows = [{{ title = "一", outlet = "保定日报", authors = "张三、李四", date = 2022-05-01 }}]
roster = [
  {{ name = "张三", department = "教务处", post = "通讯员" }},
  {{ name = "李四", department = "学生处", post = "通讯员" }},
]
expect = {{ "张三" = 9, "李四" = 7.5 }}
"#
    ));
}
