//! Lines of an outlet that hold for some days, and outlets that leave another's names.

mod cases;

use cases::{come_out, rulebook, told};

/// Levels, and points by them: 1, 3, 5, 10.
const LEVELS: &str = r#"
outlets = ["builtin:national"]
[[field]]
name = "level"
of = "outlet"
values = ["校级", "县级", "市级", "国家级"]
[[points]]
clause = "第一条"
rows = [
  { level = "校级", points = 1 },
  { level = "县级", points = 3 },
  { level = "市级", points = 5 },
  { level = "国家级", points = 10 },
]
"#;

fn with_levels(text: &str) -> String {
    format!("{LEVELS}{text}")
}

#[test]
fn a_piece_keeps_the_level_of_its_day() {
    // 县级 until the end of 2022, 市级 from 2023; what lies between 2023-07 and 2023-12 is said by
    // the undated line alone, which gives no level, so that it is asked.
    come_out(&with_levels(
        r#"
[[outlet]]
name = "易县融媒体中心"
medium = "网站"
[[outlet]]
name = "易县融媒体中心"
level = "县级"
until = 2022-12-31
[[outlet]]
name = "易县融媒体中心"
level = "市级"
from = 2023-01-01
until = 2023-06-30
[[case]]
name = "最后一天和后一天"
rows = [
  { title = "甲", outlet = "易县融媒体中心", authors = "张三", date = 2022-12-31 },
  { title = "乙", outlet = "易县融媒体中心", authors = "李四", date = 2023-01-01 },
  { title = "丙", outlet = "易县融媒体中心", authors = "王五", date = 2023-06-30 },
  { title = "丁", outlet = "易县融媒体中心", authors = "赵六", date = 2023-07-01 },
]
expect = { "张三" = 3, "李四" = 5, "王五" = 5, "赵六" = 0 }
asked = 1
because = "丁那天没有级别，要问"
"#,
    ));
}

#[test]
fn outside_its_days_the_registry_holds_again() {
    // The registry has 人民日报 at 国家级 (10); in May alone it is 市级 (5).
    come_out(&with_levels(
        r#"
[[outlet]]
name = "人民日报"
level = "市级"
from = 2022-05-01
until = 2022-05-31
[[case]]
name = "五月里按市级"
rows = [
  { title = "甲", outlet = "人民日报", authors = "张三", date = 2022-04-30 },
  { title = "乙", outlet = "人民日报社", authors = "李四", date = 2022-05-01 },
  { title = "丙", outlet = "人民日报", authors = "王五", date = 2022-05-31 },
  { title = "丁", outlet = "人民日报", authors = "赵六", date = 2022-06-01 },
]
expect = { "张三" = 10, "李四" = 5, "王五" = 5, "赵六" = 10 }
"#,
    ));
}

#[test]
fn a_level_that_the_row_gives_is_held_against_that_of_the_day() {
    // The row says 市级; until 2022 the registry's 县级 holds (3), later the row serves (5).
    come_out(&with_levels(
        r#"
[[outlet]]
name = "易县电视台"
level = "县级"
until = 2022-12-31
[[case]]
name = "名录有级别的日子听名录"
rows = [
  { title = "甲", outlet = "易县电视台", level = "市级", authors = "张三", date = 2022-12-31 },
  { title = "乙", outlet = "易县电视台", level = "市级", authors = "李四", date = 2023-01-01 },
]
expect = { "张三" = 3, "李四" = 5 }
"#,
    ));
}

#[test]
fn two_values_on_one_day_are_an_error_at_the_later_line() {
    let lines = |one: &str, other: &str| {
        told(&with_levels(&format!(
            "[[outlet]]\nname = \"易县报\"\nlevel = \"县级\"\n{one}\n[[outlet]]\nname = \"易县报\"\nlevel = \"市级\"\n{other}\n"
        )))
    };
    let one = vec![("outlet-two-facts", "\"市级\"".to_owned())];
    // Both hold on the last day of 2022; both always; one always and one for some days.
    assert_eq!(lines("until = 2022-12-31", "from = 2022-12-31").len(), 1);
    assert_eq!(lines("", ""), one);
    assert_eq!(lines("", "from = 2023-01-01")[0].0, "outlet-two-facts");
    // They follow on each other, with a day between or none.
    assert_eq!(lines("until = 2022-12-31", "from = 2023-01-01"), []);
    assert_eq!(lines("until = 2022-12-30", "from = 2023-01-01"), []);
    // The same value twice is no contradiction.
    let same = "[[outlet]]\nname = \"易县报\"\nlevel = \"县级\"\n";
    assert_eq!(told(&with_levels(&same.repeat(2))), []);
}

#[test]
fn dates_must_not_be_reversed() {
    let line = |from: &str, until: &str| {
        told(&with_levels(&format!(
            "[[outlet]]\nname = \"易县报\"\nlevel = \"县级\"\nfrom = {from}\nuntil = {until}\n"
        )))
    };
    assert_eq!(line("2022-05-02", "2022-05-02"), []);
    assert_eq!(
        line("2022-05-02", "2022-05-01"),
        [("dates-reversed", "2022-05-01".to_owned())]
    );
}

#[test]
fn an_alias_that_is_named_leaves_with_the_facts_the_registry_gave_it() {
    // 求是杂志 is an alias of 求是, 国家级 (10). Named alone it keeps that, whatever the
    // rulebook says of 求是 itself, and the other aliases stay with 求是.
    let text = with_levels(
        r#"
[[outlet]]
name = "求是"
level = "市级"
[[outlet]]
name = "求是杂志"
medium = "杂志"
[[case]]
name = "离开的别名保留原来的级别"
rows = [
  { title = "甲", outlet = "求是", authors = "张三", date = 2022-05-01 },
  { title = "乙", outlet = "求是杂志", authors = "李四", date = 2022-05-01 },
  { title = "丙", outlet = "求是网", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 5, "李四" = 10, "王五" = 5 }
"#,
    );
    come_out(&text);
    let (_, problems) = rulebook(&text);
    let told: Vec<_> = problems.iter().collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, "alias-moved");
    assert_eq!(told[0].read, "求是杂志");
    let names = told[0].args.iter().find(|(name, _)| *name == "names");
    let names = names.map(|(_, names)| names.clone());
    assert_eq!(names, Some("求是、求是网".into()));
}

#[test]
fn one_name_cannot_be_given_to_two_outlets() {
    let told = told(&with_levels(
        r#"
[[outlet]]
name = "易县报"
aliases = ["易报"]
level = "县级"
[[outlet]]
name = "易水报"
aliases = ["易报"]
level = "市级"
[[outlet]]
name = "易县日报"
aliases = ["易水报"]
"#,
    ));
    let codes: Vec<&str> = told.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["alias-of-two", "alias-of-two"]);
}
