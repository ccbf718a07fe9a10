//! Two units: two books.

use super::comes_out;

const HEAD: &str = r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[[points]]
clause = "第一条"
unit = "分"
rows = [{ level = "市级", points = 3 }, { level = "省级", points = 5 }]
[[points]]
clause = "第二条"
unit = "元"
rows = [{ level = "省级", points = 100 }, { level = "国家级", points = 300 }]
"#;

#[test]
fn a_clause_acts_in_its_book_or_in_all() {
    comes_out(&format!(
        r#"{HEAD}
[[modify]]
clause = "第三条"
when = {{ placement = "头版" }}
times = 2
[[modify]]
clause = "第四条"
unit = "元"
add = 10
[[share]]
clause = "第五条"
unit = "元"
authors = "first"
[[share]]
clause = "第六条"
unit = "分"
department = "whole"
[[case]]
name = "省级头版:10分平分,210元归第一人"
rows = [{{ title = "一", outlet = "河北日报", authors = "张三、李四", placement = "头版", date = 2022-05-01 }}]
roster = [{{ name = "张三", department = "教务处" }}, {{ name = "李四", department = "学生处" }}]
expect = {{ "张三" = ["210元", "5分"], "李四" = ["0元", "5分"], "教务处" = ["210元", "10分"], "学生处" = ["0元", "10分"] }}
because = "5 × 2 ÷ 2; 100 × 2 + 10"
[[case]]
name = "市级只有分,国家级只有元,都算有规定"
rows = [
  {{ title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 }},
  {{ title = "二", outlet = "人民日报", authors = "李四", date = 2022-05-01 }},
]
expect = {{ "张三" = ["0元", "3分"], "李四" = ["310元", "0分"] }}
asked = 0
"#
    ));
}

#[test]
fn each_book_has_its_own_best() {
    comes_out(&format!(
        r#"{HEAD}
[[field]]
name = "placement"
values = ["头版", "二版"]
[[modify]]
clause = "第三条"
unit = "元"
when = {{ placement = "头版" }}
times = 5
[[same-piece]]
clause = "第四条"
best = 1
[[limit]]
clause = "第五条"
unit = "元"
per = "piece"
at-most = 400
[[case]]
name = "分取省级5,元取头版500封顶400"
rows = [
  {{ title = "一", outlet = "河北日报", placement = "二版", authors = "张三", date = 2022-05-01 }},
  {{ title = "一", outlet = "河北青年报", level = "省级", placement = "头版", authors = "李四", date = 2022-05-02 }},
]
expect = {{ "张三" = ["0元", "5分"], "李四" = ["400元", "0分"] }}
because = "in 分 both have 5 and the earlier is best; in 元 100 and 500"
"#
    ));
}

#[test]
fn a_number_otherwise_goes_for_each_book_and_only_where_none_covers() {
    comes_out(&format!(
        r#"{}
[[case]]
name = "县级两本账都没有规定"
rows = [
  {{ title = "一", outlet = "县报", level = "县级", authors = "张三", date = 2022-05-01 }},
  {{ title = "二", outlet = "保定日报", authors = "李四", date = 2022-05-01 }},
]
expect = {{ "张三" = ["2元", "2分"], "李四" = ["0元", "3分"] }}
"#,
        HEAD.replace("units =", "otherwise = 2\nunits =")
    ));
}

#[test]
fn a_rest_is_of_one_book() {
    comes_out(&format!(
        r#"{HEAD}
[[same-piece]]
clause = "第三条"
unit = "分"
best = 1
rest = "1/3"
[[same-piece]]
clause = "第四条"
unit = "元"
best = "all"
[[case]]
name = "分5 + 1,元各计"
rows = [
  {{ title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 }},
  {{ title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-02 }},
  {{ title = "一", outlet = "人民日报", authors = "王五", date = 2022-05-03 }},
]
expect = {{ "张三" = ["100元", "6分"], "李四" = ["0元", "0分"], "王五" = ["300元", "0分"] }}
"#
    ));
}

#[test]
fn editors_are_paid_in_one_book_for_what_counts_in_full_in_any() {
    comes_out(&format!(
        r#"{HEAD}
[[points]]
clause = "第三条"
unit = "元"
for = "editor"
points = 20
[[same-piece]]
clause = "第四条"
best = 1
[[case]]
name = "市级没有元,编辑仍得20元;另一次哪本账都不计"
rows = [
  {{ title = "一", outlet = "保定日报", authors = "张三", editor = "王五", date = 2022-05-01 }},
  {{ title = "一", outlet = "保定晚报", level = "市级", authors = "李四", editor = "赵六", date = 2022-05-02 }},
]
expect = {{ "张三" = ["0元", "3分"], "王五" = ["20元", "0分"], "李四" = ["0元", "0分"], "赵六" = ["0元", "0分"] }}
"#
    ));
}
