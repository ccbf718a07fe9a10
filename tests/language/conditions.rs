//! Conditions: values, lists, order, ranges, dates, `not`, `any`, what is unknown.

use super::comes_out;

const HEAD: &str = r#"
[rulebook]
name = "办法"
[[field]]
name = "level"
of = "outlet"
values = ["校级", ["县级", "区级"], "市级", "省级", "国家级"]
[[field]]
name = "genre"
values = ["消息", "通讯", "图片"]
[[field]]
name = "column"
headers = ["专栏"]
[[points]]
clause = "第一条"
points = 1
"#;

/// Whether a condition holds of one row: it then brings 1 + 1.
fn holds(when: &str, cells: &str, expected: bool) {
    let points = if expected { 2 } else { 1 };
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第二条"
when = {when}
add = 1
[[case]]
name = "一稿"
rows = [{{ title = "一", outlet = "某刊", {cells}, authors = "张三", date = 2022-05-10 }}]
expect = {{ "张三" = {points} }}
asked = 0
"#
    ));
}

#[test]
fn an_order_has_both_ends() {
    let level = |level: &str| format!("level = \"{level}\"");
    for (when, low, high) in [
        (">=市级", 2, 4),
        (">市级", 3, 4),
        ("<市级", 0, 1),
        ("<=市级", 0, 2),
        ("县级..省级", 1, 3),
        ("区级..区级", 1, 1),
        (">=区级", 1, 4),
    ] {
        for (index, name) in ["校级", "区级", "市级", "省级", "国家级"]
            .iter()
            .enumerate()
        {
            holds(
                &format!("{{ level = \"{when}\" }}"),
                &level(name),
                (low..=high).contains(&index),
            );
        }
    }
    holds("{ level = [\"校级\", \">=省级\"] }", &level("校级"), true);
    holds("{ level = [\"校级\", \">=省级\"] }", &level("国家级"), true);
    holds("{ level = [\"校级\", \">=省级\"] }", &level("市级"), false);
}

#[test]
fn numbers_and_days_have_ends_that_are_in_or_out() {
    let cells = |words: &str| format!("level = \"市级\", words = {words}");
    for (when, inside, outside) in [
        ("500..999", "500", "499"),
        ("500..999", "999", "1000"),
        (">=500", "500", "499.9"),
        (">500", "500.1", "500"),
        ("<100", "99", "100"),
        ("<=100", "100", "101"),
        ("100", "100", "99"),
    ] {
        let when = format!("{{ words = \"{when}\" }}");
        holds(&when, &cells(inside), true);
        holds(&when, &cells(outside), false);
    }
    holds("{ words = 100 }", &cells("100"), true);
    holds("{ words = [\"<100\", \">=1000\"] }", &cells("1000"), true);
    holds("{ words = [\"<100\", \">=1000\"] }", &cells("100"), false);
    let any = "level = \"市级\"";
    for (when, expected) in [
        ("\"2022-05-10..2022-05-31\"", true),
        ("\"2022-05-11..2022-05-31\"", false),
        ("\">=2022-05-10\"", true),
        ("\">2022-05-10\"", false),
        ("\"<2022-05-11\"", true),
        ("2022-05-10", true),
    ] {
        holds(&format!("{{ date = {when} }}"), any, expected);
    }
}

#[test]
fn not_and_any_join_what_is_known() {
    let cells = "level = \"市级\", genre = \"消息\"";
    holds("{ not = { genre = \"图片\" } }", cells, true);
    // Not both at once.
    holds(
        "{ not = { genre = \"消息\", level = \"省级\" } }",
        cells,
        true,
    );
    holds(
        "{ not = { genre = \"消息\", level = \"市级\" } }",
        cells,
        false,
    );
    holds(
        "{ any = [{ genre = \"图片\" }, { level = \"市级\" }] }",
        cells,
        true,
    );
    holds(
        "{ any = [{ genre = \"图片\" }, { level = \"省级\" }] }",
        cells,
        false,
    );
    holds(
        "{ level = \"市级\", any = [{ genre = \"图片\" }, { not = { words = 5, genre = \"通讯\" } }] }",
        cells,
        true,
    );
}

#[test]
fn what_is_missing_is_unknown_and_so_is_its_not() {
    let cells = "level = \"市级\", genre = \"消息\"";
    holds("{ words = \">=100\" }", cells, false);
    holds("{ not = { words = \">=100\" } }", cells, false);
    // Parts are joined and not tried out: one of the two surely holds, yet neither is known.
    holds(
        "{ any = [{ words = \">=100\" }, { words = \"<100\" }] }",
        cells,
        false,
    );
    // What is false anyway is false; what is true anyway is true.
    holds(
        "{ not = { words = \">=100\", genre = \"图片\" } }",
        cells,
        true,
    );
    holds(
        "{ any = [{ words = \">=100\" }, { genre = \"消息\" }] }",
        cells,
        true,
    );
    // A flag that is empty is unknown too.
    holds("{ award = false }", cells, false);
    holds("{ not = { award = true } }", cells, false);
    holds("{ award = false }", "level = \"市级\", award = false", true);
}

#[test]
fn signed_and_signers_are_worked_out() {
    holds(
        "{ signed = \"个人\", signers = 1 }",
        "level = \"市级\"",
        true,
    );
    holds("{ signers = \">=2\" }", "level = \"市级\"", false);
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第二条"
rows = [{{ signed = "部门", add = 1 }}, {{ signers = ">=2", add = 2 }}]
[[case]]
name = "部门署名加1,两人以上加2"
rows = [
  {{ title = "一", outlet = "某刊", level = "市级", department = "教务处", date = 2022-05-10 }},
  {{ title = "二", outlet = "某刊", level = "市级", authors = "张三、李四、张三", date = 2022-05-10 }},
]
roster = [{{ name = "张三", department = "学生处" }}, {{ name = "李四", department = "学生处" }}, {{ name = "王五", department = "教务处" }}]
expect = {{ "教务处" = 2, "张三" = 1.5, "李四" = 1.5 }}
because = "1 + 1; (1 + 2) ÷ 2, a name written twice is one"
"#
    ));
}
