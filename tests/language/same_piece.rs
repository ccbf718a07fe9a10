//! `[[same-piece]]`: what the publications of a piece bring together.

use super::comes_out;

fn with(clauses: &str, cases: &str) {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
[[field]]
name = "level"
of = "outlet"
values = ["校级", "县级", "市级", "省级", "国家级"]
[[points]]
clause = "第一条"
rows = [
  {{ level = "校级", points = 1 }}, {{ level = "县级", points = 2 }}, {{ level = "市级", points = 3 }},
  {{ level = "省级", points = 5 }}, {{ level = "国家级", points = 10 }},
]
{clauses}
{cases}
"#
    ));
}

#[test]
fn once_per_level_the_best_full_and_the_rest_a_fifth() {
    with(
        "[[same-piece]]\nclause = \"第二条\"\nonce-per = \"level\"\nbest = 1\nrest = \"1/5\"\n",
        r#"
[[case]]
name = "国家级10,省级5的1/5,市级3的1/5只一次"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定晚报", level = "市级", authors = "李四", date = 2022-05-02 },
  { title = "一", outlet = "河北日报", authors = "王五", date = 2022-05-03 },
  { title = "一", outlet = "人民日报", authors = "赵六", date = 2022-05-04 },
]
expect = { "赵六" = 11.6, "王五" = 0, "张三" = 0, "李四" = 0 }
because = "10 + 1 + 0.6, all to the signers of the best"
"#,
    );
}

#[test]
fn the_best_n_are_scores_with_their_own_signers() {
    with(
        "[[same-piece]]\nclause = \"第二条\"\nbest = 2\nrest = \"1/2\"\n",
        r#"
[[case]]
name = "取两次,其余一半归最好的"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "王五", date = 2022-05-03 },
  { title = "一", outlet = "人民日报", authors = "赵六", date = 2022-05-04 },
  { title = "一", outlet = "校报甲", level = "校级", authors = "李四", date = 2022-05-04 },
]
expect = { "赵六" = 12, "王五" = 5, "张三" = 0, "李四" = 0 }
because = "10 + 3/2 + 1/2"
"#,
    );
    with(
        "[[same-piece]]\nclause = \"第二条\"\nonce-per = \"level\"\nbest = \"all\"\n",
        r#"
[[case]]
name = "每级一次,都计全分"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-02 },
  { title = "一", outlet = "保定晚报", level = "市级", authors = "李四", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "王五", date = 2022-05-03 },
]
expect = { "张三" = 0, "李四" = 3, "王五" = 5 }
because = "of two equal ones of a level the earlier"
"#,
    );
}

#[test]
fn ties_go_to_the_higher_level_the_earlier_date_the_outlet_and_what_the_row_says() {
    let clause = "[[same-piece]]\nclause = \"第二条\"\nbest = 1\n[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"图片\"]\n";
    let equal = "[[modify]]\nclause = \"第三条\"\nwhen = { level = \"省级\" }\ntimes = \"3/5\"\n";
    with(
        &format!("{clause}{equal}"),
        r#"
[[case]]
name = "省级5 × 3/5 = 3,和市级一样多:级别高的"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-02 },
]
expect = { "张三" = 0, "李四" = 3 }
[[case]]
name = "同级:日期早的"
rows = [
  { title = "一", outlet = "甲报", level = "市级", authors = "张三", date = 2022-05-02 },
  { title = "一", outlet = "乙报", level = "市级", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 0, "李四" = 3 }
[[case]]
name = "同日:媒体名在前的(乙在甲前,按字符)"
rows = [
  { title = "一", outlet = "甲报", level = "市级", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "乙报", level = "市级", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 0, "李四" = 3 }
"#,
    );
}

#[test]
fn ties_that_nothing_else_breaks_are_broken_by_the_row_and_not_by_its_place() {
    let rows = [
        r#"{ title = "一", outlet = "甲报", level = "市级", department = "教务处", date = 2022-05-01 }"#,
        r#"{ title = "一", outlet = "甲报", level = "市级", department = "学生处", date = 2022-05-01 }"#,
    ];
    let case = |one: usize, other: usize| {
        format!(
            "[[case]]\nname = \"两个部门报同一次刊发\"\nrows = [{}, {}]\nexpect = {{ \"学生处\" = 3, \"教务处\" = 0 }}\nbecause = \"学 comes before 教\"\n",
            rows[one], rows[other]
        )
    };
    with(
        "[[same-piece]]\nclause = \"第二条\"\nbest = 1\n",
        &format!("{}{}", case(0, 1), case(1, 0)),
    );
}

#[test]
fn a_row_of_the_clause_gives_the_rest_of_its_publications() {
    with(
        r#"
[[same-piece]]
clause = "第二条"
best = 1
rest = "1/10"
rows = [{ level = "校级", rest = 0 }, { level = "省级", rest = "1/2" }, { others = true }]
"#,
        r#"
[[case]]
name = "省级一半,市级十分之一,校级不加"
rows = [
  { title = "一", outlet = "人民日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
  { title = "一", outlet = "校报甲", level = "校级", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 12.8, "李四" = 0 }
because = "10 + 5/2 + 3/10"
"#,
    );
}

#[test]
fn several_clauses_take_what_their_when_admits_and_the_rest_counts_in_full() {
    with(
        r#"
[[same-piece]]
clause = "第二条"
when = { level = ">=省级" }
best = 1
[[same-piece]]
clause = "第三条"
when = { level = ["县级", "市级"] }
best = 1
rest = "1/2"
"#,
        r#"
[[case]]
name = "省级以上一次,县市一次加其余一半,校级全计"
rows = [
  { title = "一", outlet = "人民日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "王五", date = 2022-05-01 },
  { title = "一", outlet = "县报", level = "县级", authors = "赵六", date = 2022-05-01 },
  { title = "一", outlet = "校报甲", level = "校级", authors = "孙七", date = 2022-05-01 },
  { title = "一", outlet = "校报乙", level = "校级", authors = "孙七", date = 2022-05-01 },
]
expect = { "张三" = 10, "李四" = 0, "王五" = 4, "赵六" = 0, "孙七" = 2 }
because = "10; 3 + 2/2; 1 + 1"
"#,
    );
}

#[test]
fn overlap_and_what_cannot_be_judged_are_asked_where_there_is_a_second_publication() {
    let clauses = r#"
[[same-piece]]
clause = "第二条"
when = { words = ">=1000" }
best = 1
[[same-piece]]
clause = "第三条"
when = { level = "省级" }
best = 1
"#;
    with(
        clauses,
        r#"
[[case]]
name = "只有一次刊发,不问"
rows = [{ title = "一", outlet = "河北日报", words = 1000, authors = "张三", date = 2022-05-01 }]
expect = { "张三" = 5 }
asked = 0
[[case]]
name = "省级长稿两条都管,要问"
rows = [
  { title = "一", outlet = "河北日报", words = 1000, authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", words = 1000, authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 0, "李四" = 3 }
asked = 1
[[case]]
name = "市级没有填字数,不知道第二条管不管,而另一次归它管"
rows = [
  { title = "一", outlet = "人民日报", words = 1000, authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 10, "李四" = 0 }
asked = 1
[[case]]
name = "另一次不归它管,管不管都一样,不问"
rows = [
  { title = "一", outlet = "人民日报", words = 10, authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 10, "李四" = 3 }
asked = 0
"#,
    );
}

#[test]
fn where_no_clause_joins_publications_nothing_more_is_asked() {
    with(
        "[[modify]]\nclause = \"第二条\"\nwhen = { words = \">=1000\" }\nadd = 1\n",
        r#"
[[case]]
name = "没有同一作品的规定,第二次刊发和第一次无关"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 5, "李四" = 3 }
asked = 0
"#,
    );
    with(
        "[[modify]]\nclause = \"第二条\"\nwhen = { words = \">=1000\" }\nadd = 1\n[[same-piece]]\nclause = \"第三条\"\n",
        r#"
[[case]]
name = "只取最好的一次:字数定得了哪一次最好,要问"
rows = [
  { title = "一", outlet = "河北日报", words = 10, authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 5, "李四" = 0 }
asked = 1
"#,
    );
}

#[test]
fn once_per_outlet_tells_unlisted_outlets_apart() {
    with(
        "[[same-piece]]\nclause = \"第二条\"\nonce-per = \"outlet\"\nbest = \"all\"\n",
        r#"
[[case]]
name = "甲报两次、乙报一次"
rows = [
  { title = "一", outlet = "甲报", level = "市级", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "甲报", level = "市级", authors = "张三", date = 2022-05-02 },
  { title = "一", outlet = "乙报", level = "市级", authors = "李四", date = 2022-05-03 },
]
expect = { "张三" = 3, "李四" = 3 }
asked = 0
"#,
    );
}

#[test]
fn a_limit_of_pieces_bounds_all_scores_together_best_first() {
    with(
        r#"
[[same-piece]]
clause = "第二条"
when = { level = ">=省级" }
best = 2
[[limit]]
clause = "第三条"
per = "piece"
at-most = { of = "base", each = "6/5" }
"#,
        r#"
[[case]]
name = "最多是最好一次的1.2倍"
rows = [
  { title = "一", outlet = "人民日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 10, "李四" = 2, "王五" = 0 }
because = "12 in all: 10, 2 of 5, nothing of 3"
[[case]]
name = "只有一次,不到1.2倍"
rows = [{ title = "一", outlet = "保定日报", authors = "王五", date = 2022-05-01 }]
expect = { "王五" = 3 }
"#,
    );
}

#[test]
fn a_limit_of_pieces_by_a_missing_fact_is_asked_for() {
    with(
        "[[limit]]\nclause = \"第二条\"\nper = \"piece\"\nat-most = { of = \"photos\" }\n",
        r#"
[[case]]
name = "图片数"
rows = [
  { title = "一", outlet = "保定日报", photos = 2, authors = "张三", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", photos = 4, authors = "李四", date = 2022-05-01 },
  { title = "三", outlet = "保定日报", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 2, "李四" = 3, "王五" = 0 }
asked = 1
"#,
    );
}

#[test]
fn what_editors_are_paid_of_a_piece_is_bounded_apart() {
    with(
        r#"
[[points]]
clause = "第二条"
for = "editor"
points = 4
[[limit]]
clause = "第三条"
per = "piece"
at-most = 6
"#,
        r#"
[[case]]
name = "作者合计最多6,编辑合计最多6"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", editor = "赵六", date = 2022-05-01 },
  { title = "一", outlet = "保定日报", authors = "李四", editor = "孙七", date = 2022-05-01 },
]
expect = { "张三" = 5, "李四" = 1, "赵六" = 4, "孙七" = 2 }
"#,
    );
}

#[test]
fn what_decides_the_rest_or_the_kind_is_asked_for() {
    let head = "[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"图片\"]\n";
    let rows = r#"rows = [
  { title = "一", outlet = "人民日报", genre = "消息", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-01 },
]"#;
    for clause in [
        "once-per = \"genre\"\nbest = \"all\"",
        "best = 1\nrows = [{ genre = \"图片\", rest = \"1/2\" }, { others = true, rest = 0 }]",
    ] {
        with(
            &format!("{head}[[same-piece]]\nclause = \"第二条\"\n{clause}\n"),
            &format!(
                "[[case]]\nname = \"没有填体裁\"\n{rows}\nexpect = {{ \"张三\" = 10, \"李四\" = 0 }}\nasked = 1\n"
            ),
        );
    }
}

#[test]
fn a_piece_is_as_many_as_the_publication_that_counts_most() {
    with(
        r#"
[[same-piece]]
clause = "第二条"
best = 1
[[modify]]
clause = "第三条"
rows = [{ level = "市级", counts = 2 }, { level = "省级", counts = "1/2" }]
[[target]]
clause = "第四条"
account = "teacher"
per = "month"
pieces = 3
short = -1
"#,
        r#"
[[case]]
name = "省级那次计分,市级那次算两件"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-01 },
]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 4 }
because = "5 - (3 - 2)"
"#,
    );
}

#[test]
fn lower_bounds_of_pieces_come_before_upper_ones() {
    with(
        r#"
[[limit]]
clause = "第二条"
per = "piece"
at-most = 6
[[limit]]
clause = "第三条"
per = "piece"
when = { level = "市级" }
at-least = 4
"#,
        r#"
[[case]]
name = "市级补到4,合计最多6"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", authors = "王五", date = 2022-05-01 },
]
expect = { "张三" = 1, "李四" = 5, "王五" = 4 }
because = "3 lifted to 4; 5 enter, 1 of 4"
"#,
    );
}

#[test]
fn a_list_of_parts_goes_by_rank_and_ends() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = { of = "words" }
[[same-piece]]
clause = "第二条"
rest = ["1/2", "1/4"]
[[case]]
name = "四家：最好的全计，其次一半，再次四分之一，第四家不计"
rows = [
  { title = "甲", outlet = "人民日报", words = 8, authors = "张三", department = "教务处", date = 2022-05-01 },
  { title = "甲", outlet = "河北日报", words = 40, authors = "张三", department = "教务处", date = 2022-05-02 },
  { title = "甲", outlet = "保定日报", words = 20, authors = "张三", department = "教务处", date = 2022-05-03 },
  { title = "甲", outlet = "光明日报", words = 12, authors = "张三", department = "教务处", date = 2022-05-04 },
]
expect = { "张三" = 53 }
because = "40 + 20 ÷ 2 + 12 ÷ 4 = 53，8不计"
"#,
    );
}
