//! `[piece]`: what is the same piece, and pieces that reach over several periods.

use super::comes_out;

fn with(piece: &str, more: &str, cases: &str) {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
[piece]
{piece}
[[points]]
clause = "第一条"
rows = [
  {{ level = "校级", points = 1 }}, {{ level = "县级", points = 2 }}, {{ level = "市级", points = 3 }},
  {{ level = "省级", points = 5 }}, {{ level = "国家级", points = 10 }},
]
{more}
{cases}
"#
    ));
}

const BEST: &str = "[[same-piece]]\nclause = \"第二条\"\nbest = 1\n";

#[test]
fn titles_are_compared_after_normalising_within_the_period() {
    with(
        "",
        BEST,
        r#"
[[case]]
name = "标点、空格、书名号不同的是同一篇;跨月是两篇;没有标题的各是一篇"
rows = [
  { title = "《喜迎 五四》:青春!", outlet = "保定日报", authors = "张三", date = 2022-05-01 },
  { title = "喜迎五四——青春", outlet = "河北日报", authors = "张三", date = 2022-05-31 },
  { title = "喜迎五四青春", outlet = "保定日报", authors = "张三", date = 2022-06-01 },
]
expect = { "张三" = 8 }
because = "May: the 5 alone; June: 3"
"#,
    );
}

#[test]
fn by_authors_other_signers_make_another_piece() {
    with(
        "by = [\"title\", \"authors\"]",
        BEST,
        r#"
[[case]]
name = "署名次序不论"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三、李四", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四、张三", date = 2022-05-02 },
]
expect = { "张三" = 2.5, "李四" = 2.5 }
[[case]]
name = "署名不同是两篇"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三、李四", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-02 },
]
expect = { "张三" = 1.5, "李四" = 6.5 }
[[case]]
name = "编辑不是署名人,编辑不同还是一篇"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", editor = "王五", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "张三", editor = "赵六", date = 2022-05-02 },
]
expect = { "张三" = 5 }
[[case]]
name = "有作者时摄影不署名"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", photo = "王五", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-05-02 },
]
expect = { "张三" = 5 }
[[case]]
name = "没有署名的由部门署名,部门不同是两篇"
rows = [
  { title = "一", outlet = "保定日报", department = "教务处", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", department = "学生处", date = 2022-05-02 },
]
expect = { "教务处" = 3, "学生处" = 5 }
"#,
    );
}

#[test]
fn by_a_field_other_facts_make_another_piece() {
    with(
        "by = [\"title\", \"genre\"]",
        &format!("[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"图片\"]\n{BEST}"),
        r#"
[[case]]
name = "同题的消息和图片是两篇"
rows = [
  { title = "一", outlet = "保定日报", genre = "消息", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "河北日报", genre = "图片", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "人民日报", genre = "图片", authors = "张三", date = 2022-05-01 },
]
expect = { "张三" = 13 }
because = "3 + 10"
"#,
    );
    with(
        "by = [\"title\", \"outlet\"]",
        BEST,
        r#"
[[case]]
name = "名录里没有的两家媒体不是一家"
rows = [
  { title = "一", outlet = "甲周刊", level = "市级", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "乙周刊", level = "市级", authors = "张三", date = 2022-05-01 },
  { title = "一", outlet = "乙周刊", level = "市级", authors = "张三", date = 2022-05-02 },
]
expect = { "张三" = 6 }
"#,
    );
}

#[test]
fn closed_periods_stay_and_later_ones_book_the_excess() {
    with(
        "within = \"year\"",
        "[[same-piece]]\nclause = \"第二条\"\nbest = 1\nrest = \"1/5\"\n",
        r#"
[[case]]
name = "四月市级3分"
rows = [{ title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 }]
expect = { "张三" = 3 }
[[case]]
name = "五月上了省级:该得5 + 0.6,已记3,再记2.6,归省级那次的署名人"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
]
expect = { "张三" = 3, "李四" = 2.6 }
[[case]]
name = "五月只是县级:最好的仍是四月,加0.4给四月的署名人"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "易县融媒体中心", level = "县级", authors = "李四", date = 2022-05-10 },
]
expect = { "张三" = 3.4, "李四" = 0 }
[[case]]
name = "三个月"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
  { title = "一", outlet = "人民日报", authors = "王五", date = 2022-06-10 },
]
expect = { "张三" = 3, "李四" = 2.6, "王五" = 6 }
because = "10 + 1 + 0.6 = 11.6 less 5.6"
[[case]]
name = "跨年重新算"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-12-31 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2023-01-01 },
]
expect = { "张三" = 3, "李四" = 5 }
"#,
    );
}

#[test]
fn the_excess_goes_best_first_and_never_below_nothing() {
    with(
        "within = \"year\"",
        "[[same-piece]]\nclause = \"第二条\"\nbest = 2\nwhen = { level = \">=市级\" }\n[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [\"校级\", \"县级\", \"市级\", \"省级\", \"国家级\"]\n",
        r#"
[[case]]
name = "四月市级3;五月省级和国家级取两次,15 - 3 = 12,国家级先得10,省级得2"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
  { title = "一", outlet = "人民日报", authors = "王五", date = 2022-05-11 },
]
expect = { "张三" = 3, "李四" = 2, "王五" = 10 }
[[case]]
name = "校级不在这一条里,另计一分"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "校报甲", level = "校级", authors = "赵六", date = 2022-05-09 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
  { title = "一", outlet = "人民日报", authors = "王五", date = 2022-05-11 },
]
expect = { "张三" = 3, "赵六" = 0, "李四" = 3, "王五" = 10 }
because = "worth 10 + 5 + 1 = 16, less 3 is 13: 10 to the best, 3 of 5 to the next, nothing left"
"#,
    );
}

#[test]
fn a_later_publication_does_not_change_what_a_closed_period_booked() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[piece]
within = "year"
[[field]]
name = "genre"
values = ["消息", "更正"]
[[points]]
clause = "第一条"
rows = [{ genre = "消息", points = 3 }, { genre = "更正", points = -2 }]
[[case]]
name = "四月扣2,五月另有刊发:四月仍是扣2"
rows = [
  { title = "一", outlet = "保定日报", genre = "更正", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "保定日报", genre = "消息", authors = "李四", date = 2022-05-10 },
]
expect = { "张三" = -2, "李四" = 3 }
because = "worth 1, less -2 is 3"
[[case]]
name = "四月3和-2,五月再3"
rows = [
  { title = "一", outlet = "河北日报", genre = "消息", authors = "王五", date = 2022-04-10 },
  { title = "一", outlet = "保定日报", genre = "更正", authors = "张三", date = 2022-04-11 },
  { title = "一", outlet = "保定日报", genre = "消息", authors = "李四", date = 2022-05-10 },
]
expect = { "王五" = 3, "张三" = -2, "李四" = 3 }
"#,
    );
}

#[test]
fn what_is_asked_of_a_second_publication_leaves_the_closed_period_alone() {
    with(
        "within = \"year\"",
        "[[same-piece]]\nclause = \"第二条\"\nwhen = { words = \">=100\" }\nbest = 1\n",
        r#"
[[case]]
name = "四月没有填字数,五月又登:四月的3分不动"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", words = 200, date = 2022-05-10 },
]
expect = { "张三" = 3, "李四" = 2 }
asked = 1
because = "that the first one's words are missing is asked; 5 less the 3 that were booked"
"#,
    );
}

#[test]
fn a_piece_counts_once_in_the_period_of_the_first_publication_that_qualifies() {
    with(
        "within = \"year\"",
        r#"
[[same-piece]]
clause = "第二条"
best = 1
[[target]]
clause = "第三条"
account = "teacher"
per = "month"
when = { level = "市级" }
pieces = 1
short = -1
"#,
        r#"
[[case]]
name = "四月省级,五月市级:五月才有市级的一件"
rows = [
  { title = "一", outlet = "河北日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-05-10 },
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-06-10 },
]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 3 }
because = "5; April and June are one short each, May is not"
"#,
    );
}

#[test]
fn each_book_has_its_own_excess() {
    comes_out(
        r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[piece]
within = "quarter"
[[points]]
clause = "第一条"
unit = "分"
rows = [{ level = "市级", points = 3 }, { level = "省级", points = 5 }]
[[points]]
clause = "第二条"
unit = "元"
rows = [{ level = "市级", points = 100 }, { level = "省级", points = 60 }]
[[same-piece]]
clause = "第三条"
best = 1
[[case]]
name = "分多了2,元不倒扣"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
]
expect = { "张三" = ["100元", "3分"], "李四" = ["0元", "2分"] }
"#,
    );
}

#[test]
fn a_bound_piece_books_what_room_is_left_in_later_periods() {
    with(
        "within = \"year\"",
        "[[limit]]\nclause = \"第二条\"\nper = \"piece\"\nat-most = 12\n",
        r#"
[[case]]
name = "四月国家级10,五月省级只剩2,六月没有了"
rows = [
  { title = "一", outlet = "人民日报", authors = "张三", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-05-10 },
  { title = "一", outlet = "保定日报", authors = "王五", date = 2022-06-10 },
]
expect = { "张三" = 10, "李四" = 2, "王五" = 0 }
[[case]]
name = "先低后高:四月5,五月国家级10是最好的,只剩7"
rows = [
  { title = "一", outlet = "河北日报", authors = "李四", date = 2022-04-10 },
  { title = "一", outlet = "人民日报", authors = "张三", date = 2022-05-10 },
]
expect = { "李四" = 5, "张三" = 7 }
because = "worth 12 in all, less the 5 that were booked"
"#,
    );
}

#[test]
fn what_editors_were_paid_in_a_closed_period_stays_too() {
    with(
        "within = \"year\"",
        r#"
[[same-piece]]
clause = "第二条"
best = 1
[[points]]
clause = "第三条"
for = "editor"
rows = [{ level = "省级", points = 2 }, { others = true, points = 1.5 }]
"#,
        r#"
[[case]]
name = "四月的编辑已得1.5,五月的编辑只补0.5"
rows = [
  { title = "一", outlet = "保定日报", authors = "张三", editor = "王五", date = 2022-04-10 },
  { title = "一", outlet = "河北日报", authors = "李四", editor = "赵六", date = 2022-05-10 },
]
expect = { "张三" = 3, "李四" = 2, "王五" = 1.5, "赵六" = 0.5 }
"#,
    );
}
