//! What an empty cell, an unlisted outlet and an unread value come to: the row's own cell, then the
//! registry, then `missing`; what is doubtful is asked, never taken for something else.

mod cases;

use cases::{come_out, told};

#[test]
fn missing_of_an_outlet_fact_comes_after_the_registry() {
    // The registry has superior for one outlet (half of 4), not for the other; the row's own word
    // beats it; what neither says is `missing`.
    let with = |missing: &str| {
        format!(
            r#"
outlets = []
[[field]]
name = "superior"
of = "outlet"
kind = "flag"
missing = {missing}
[[outlet]]
name = "省教育厅网站"
superior = true
[[outlet]]
name = "易县报"
[[points]]
clause = "第一条"
points = 4
[[modify]]
clause = "第二条"
when = {{ superior = true }}
times = "1/2"
[[case]]
name = "先看表里，再看名录，再看没有填算什么"
rows = [
  {{ title = "甲", outlet = "省教育厅网站", authors = "张三", date = 2022-05-01 }},
  {{ title = "乙", outlet = "省教育厅网站", superior = false, authors = "李四", date = 2022-05-01 }},
  {{ title = "丙", outlet = "易县报", authors = "王五", date = 2022-05-01 }},
]
"#
        )
    };
    let none = with("\"none\"") + r#"expect = { "张三" = 2, "李四" = 4, "王五" = 4 }"#;
    let flag = with("true") + r#"expect = { "张三" = 2, "李四" = 4, "王五" = 2 }"#;
    come_out(&none);
    come_out(&flag);
}

#[test]
fn missing_may_be_a_number_or_a_flag() {
    let with = |kind: &str, missing: &str| {
        told(&format!(
            "[[field]]\nname = \"特别\"\nkind = \"{kind}\"\nmissing = {missing}\n[[points]]\nclause = \"第一条\"\npoints = 1\n"
        ))
    };
    for (kind, missing) in [
        ("number", "0"),
        ("number", "1.5"),
        ("number", "\"800\""),
        ("flag", "true"),
        ("flag", "\"否\""),
        ("date", "2022-05-01"),
        ("choice", "\"一般\""),
    ] {
        assert_eq!(with(kind, missing), [], "{kind} {missing}");
    }
    for (kind, missing) in [
        ("number", "true"),
        ("number", "\"很多\""),
        ("flag", "1"),
        ("flag", "\"也许\""),
        ("date", "\"明天\""),
        ("choice", "3"),
    ] {
        let wrong = [("wrong-type", missing.to_owned())];
        assert_eq!(with(kind, missing), wrong, "{kind} {missing}");
    }
}

/// 2 points; half where sent more than 3 days late, or after the deadline on the 5th.
fn delays(delay: &str, after: &str, case: &str) -> String {
    format!(
        r#"
deadline = 5
[[field]]
name = "delay"
{delay}
[[field]]
name = "after-deadline"
{after}
[[points]]
clause = "第一条"
points = 8
[[modify]]
clause = "第二条"
when = {{ delay = ">3" }}
scale = "1/2"
[[modify]]
clause = "第三条"
when = {{ after-deadline = true }}
scale = "1/2"
{case}
"#
    )
}

#[test]
fn derived_fields_honour_missing() {
    let case = |expect: &str| {
        format!(
            r#"
[[case]]
name = "没有填报送日期、晚三天、晚四天、过了五号"
rows = [
  {{ title = "甲", outlet = "校报", authors = "张三", date = 2022-05-01 }},
  {{ title = "乙", outlet = "校报", authors = "李四", date = 2022-05-01, sent = 2022-05-04 }},
  {{ title = "丙", outlet = "校报", authors = "王五", date = 2022-05-01, sent = 2022-05-05 }},
  {{ title = "丁", outlet = "校报", authors = "赵六", date = 2022-05-01, sent = 2022-06-06 }},
]
{expect}
"#
        )
    };
    // Unknown, none and a value of 0 days: 8 for who gave no day. 3 days are not more than 3.
    // 丁: 36 days and after the 5th of June: 8 ÷ 2 ÷ 2 = 2.
    let plain = case(r#"expect = { "张三" = 8, "李四" = 8, "王五" = 4, "赵六" = 2 }"#);
    come_out(&delays("", "", &plain));
    come_out(&delays("missing = \"none\"", "missing = \"none\"", &plain));
    come_out(&delays("missing = 0", "missing = false", &plain));
    // 4 days where none is given: 8 ÷ 2; besides too late: 8 ÷ 2 ÷ 2. The others stay.
    let late = case(r#"expect = { "张三" = 4, "李四" = 8, "王五" = 4, "赵六" = 2 }"#);
    come_out(&delays("missing = 4", "", &late));
    let later = case(r#"expect = { "张三" = 2, "李四" = 8, "王五" = 4, "赵六" = 2 }"#);
    come_out(&delays("missing = 4", "missing = true", &later));
}

#[test]
fn a_day_of_sending_that_cannot_be_read_is_not_missing() {
    // 甲: nothing can be said of the delay, so the clause does not act; 乙: a dash is no day.
    let case = r#"
[[case]]
name = "看不懂的报送日期"
rows = [
  { title = "甲", outlet = "校报", authors = "张三", date = 2022-05-01, sent = "月初" },
  { title = "乙", outlet = "校报", authors = "李四", date = 2022-05-01, sent = "—" },
]
expect = { "张三" = 8, "李四" = 4 }
"#;
    come_out(&delays("missing = 4", "", case));
}

#[test]
fn a_number_that_cannot_be_read_is_not_the_number_of_an_empty_cell() {
    // 4 for each full 100 words; an empty cell counts as 100, 若干 is asked.
    come_out(
        r#"
[[points]]
clause = "第一条"
points = { of = "words", every = 100, each = 4, missing = 100 }
[[case]]
name = "看不懂的字数"
rows = [
  { title = "甲", outlet = "校报", authors = "张三", date = 2022-05-01, words = "若干" },
  { title = "乙", outlet = "校报", authors = "李四", date = 2022-05-01 },
  { title = "丙", outlet = "校报", authors = "王五", date = 2022-05-01, words = 250 },
]
expect = { "张三" = 0, "李四" = 4, "王五" = 8 }
asked = 1
"#,
    );
}

/// An outlet in no list under a clause, in a row with these cells besides.
fn unlisted(clause: &str, cells: &str, expect: &str) {
    come_out(&format!(
        r#"
outlets = []
[[field]]
name = "level"
of = "outlet"
values = ["校级", "县级", "市级"]
[[field]]
name = "medium"
of = "outlet"
values = ["报纸", "网站"]
[[points]]
clause = "第一条"
points = 4
{clause}
[[case]]
name = "名录外的媒体"
rows = [{{ title = "甲", outlet = "没有听过的报", authors = "张三", date = 2022-05-01{cells} }}]
{expect}
"#
    ));
}

#[test]
fn an_outlet_in_no_list_is_asked_about_wherever_clauses_read_it() {
    let (passes, asks) = (
        "expect = { \"张三\" = 4 }\nasked = 0",
        "expect = { \"张三\" = 0 }\nasked = 1",
    );
    // Nothing reads the outlet.
    unlisted("", "", passes);
    let limit = "[[limit]]\nclause = \"第二条\"\naccount = \"teacher\"\nwhen = { level = \"校级\" }\nper = \"month\"\nat-most = 1";
    let target = "[[target]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"month\"\nwhen = { medium = \"网站\" }\npieces = 1";
    let exclude = "[[exclude]]\nclause = \"第二条\"\nwhen = { outlet = \"某报\" }";
    // A limit, a target or an exclude reads it, though the base is sure.
    unlisted(limit, "", asks);
    unlisted(target, "", asks);
    unlisted(exclude, "", asks);
    // The row gives its level.
    for clause in [limit, target, exclude] {
        unlisted(clause, ", level = \"县级\"", passes);
    }
    // The row gives every fact that clauses read, or not.
    unlisted(target, ", medium = \"报纸\"", passes);
    unlisted(&format!("{limit}\n{target}"), ", medium = \"报纸\"", asks);
    unlisted(limit, ", medium = \"报纸\"", asks);
    // What surely does not count is not asked about.
    let paid = "[[exclude]]\nclause = \"第三条\"\nwhen = { paid = true }";
    unlisted(
        &format!("{limit}\n{paid}"),
        ", paid = true",
        "expect = { \"张三\" = 0 }\nasked = 0\nexcluded = 1",
    );
}

#[test]
fn an_outlet_in_no_list_is_asked_about_once() {
    come_out(
        r#"
[[points]]
clause = "第一条"
rows = [{ level = "市级", points = 4 }, { level = "省级", points = 8 }]
[[case]]
name = "两行一个问题，两家两个问题"
rows = [
  { title = "甲", outlet = "没有听过的报", authors = "张三", date = 2022-05-01 },
  { title = "乙", outlet = "没有听过的报", authors = "张三", date = 2022-05-02 },
  { title = "丙", outlet = "更没有听过的报", authors = "张三", date = 2022-05-03 },
]
expect = { "张三" = 0 }
asked = 2
"#,
    );
}

#[test]
fn outlets_in_no_list_are_told_apart() {
    // Once per outlet: two unlisted ones are two, one written with a space is one.
    come_out(
        r#"
[[points]]
clause = "第一条"
points = 4
[[same-piece]]
clause = "第二条"
once-per = "outlet"
best = "all"
[[case]]
name = "每家一次"
rows = [
  { title = "甲", outlet = "甲报", level = "县级", authors = "张三", date = 2022-05-01 },
  { title = "甲", outlet = "乙报", level = "县级", authors = "张三", date = 2022-05-02 },
  { title = "甲", outlet = "乙 报", level = "县级", authors = "张三", date = 2022-05-03 },
]
expect = { "张三" = 8 }
because = "甲报4，乙报4，乙报第二次0"
"#,
    );
}

#[test]
fn any_text_is_a_value_of_a_choice_of_which_no_condition_names_one() {
    // 栏目 tells pieces apart; 活动 keeps one publication of each.
    come_out(
        r#"
[[field]]
name = "栏目"
[[field]]
name = "活动"
[piece]
by = ["title", "栏目"]
[[points]]
clause = "第一条"
points = 4
[[same-piece]]
clause = "第二条"
once-per = "活动"
best = "all"
[[case]]
name = "栏目不同是两篇，活动相同只计一次"
rows = [
  { title = "甲", outlet = "校报", "栏目" = "教研", "活动" = "开学", authors = "张三", date = 2022-05-01 },
  { title = "甲", outlet = "校报", "栏目" = "德育", "活动" = "开学", authors = "张三", date = 2022-05-02 },
  { title = "甲", outlet = "校报", "栏目" = "教 研", "活动" = "开学", authors = "张三", date = 2022-05-03 },
  { title = "甲", outlet = "校报", "栏目" = "教研", "活动" = "毕业", authors = "张三", date = 2022-05-04 },
]
expect = { "张三" = 12 }
asked = 0
because = "教研：开学4、毕业4；德育：4；教研的第二次开学0"
"#,
    );
}

#[test]
fn a_value_that_no_condition_names_is_asked_once_where_one_is_named() {
    // 启事 stands in three cells, spelt in two ways, and is one question; the rows that could be
    // worth something else wait, and what is unread makes no piece the same as another.
    come_out(
        r#"
[piece]
by = ["title", "genre"]
[[points]]
clause = "第一条"
points = 4
[[exclude]]
clause = "第二条"
when = { genre = "通知" }
[[case]]
name = "启事是什么体裁，问一次"
rows = [
  { title = "甲", outlet = "校报", genre = "启事", authors = "张三", date = 2022-05-01 },
  { title = "乙", outlet = "校报", genre = "启 事", authors = "张三", date = 2022-05-02 },
  { title = "丙", outlet = "校报", genre = "启事", authors = "张三", date = 2022-05-03 },
  { title = "丁", outlet = "校报", genre = "通知", authors = "张三", date = 2022-05-04 },
]
expect = { "张三" = 0 }
asked = 1
excluded = 1
"#,
    );
}

#[test]
fn an_unread_fact_of_an_outlet_is_not_the_registrys() {
    // The row's word beats the registry's, so where it cannot be read the base waits for an answer.
    come_out(
        r#"
[[field]]
name = "medium"
of = "outlet"
values = ["报纸", "网站"]
[[outlet]]
name = "易县报"
medium = "报纸"
[[points]]
clause = "第一条"
rows = [{ medium = "报纸", points = 4 }, { medium = "网站", points = 2 }]
[[case]]
name = "媒体类型写错"
rows = [
  { title = "甲", outlet = "易县报", medium = "纸报", authors = "张三", date = 2022-05-01 },
  { title = "乙", outlet = "易县报", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 0, "李四" = 4 }
asked = 1
"#,
    );
}

#[test]
fn an_unread_level_matters_only_where_the_registry_has_none() {
    // 河北日报 is 省级 in the registry: 8 whatever the row says. 某报 is asked about, once.
    come_out(
        r#"
[[field]]
name = "level"
of = "outlet"
values = ["县级", "市级", "省级", "国家级"]
[[points]]
clause = "第一条"
rows = [{ level = "省级", points = 8 }, { level = "<省级", points = 4 }]
[[case]]
name = "级别写错"
rows = [
  { title = "甲", outlet = "河北日报", level = "州级", authors = "张三", date = 2022-05-01 },
  { title = "乙", outlet = "某报", level = "州级", authors = "李四", date = 2022-05-01 },
]
expect = { "张三" = 8, "李四" = 0 }
asked = 1
"#,
    );
}

/// 12 points; doubled where two or more sign.
fn signing(share: &str, case: &str) {
    come_out(&format!(
        r#"
[[points]]
clause = "第一条"
points = 12
[[modify]]
clause = "第二条"
when = {{ signers = ">=2" }}
times = 2
[[exclude]]
clause = "第三条"
when = {{ signed = "部门" }}
{share}
[[case]]
name = "署名"
{case}
"#
    ));
}

#[test]
fn who_signs_is_who_shares() {
    // A department as the author beside a photographer: the photographer signs and has all of 12.
    signing(
        "",
        r#"
rows = [{ title = "甲", outlet = "校报", authors = "教务处", photo = "张三", department = "教务处", date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 12 }
excluded = 0
"#,
    );
    // An author and a photographer: the author alone signs, 12; only where photo is weighed do both,
    // 24 as 7 to 3.
    let rows = r#"
rows = [{ title = "甲", outlet = "校报", authors = "李四", photo = "张三", department = "教务处", date = 2022-05-01 }]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
"#;
    let roles = "[[share]]\nclause = \"第四条\"\nroles = { text = 7, photo = 3 }\n";
    let both = r#"expect = { "李四" = 16.8, "张三" = 7.2 }"#;
    let author = r#"expect = { "李四" = 12, "张三" = 0 }"#;
    signing("", &format!("{rows}{author}"));
    signing(roles, &format!("{rows}{both}"));
    // The weights are for videos alone, and this is none.
    let videos = format!("{roles}when = {{ genre = \"视频\" }}\n");
    let named = rows.replace("outlet =", "genre = \"消息\", outlet =");
    let field = "[[field]]\nname = \"genre\"\nvalues = [\"消息\", \"视频\"]\n";
    signing(&format!("{videos}{field}"), &format!("{named}{author}"));
}

#[test]
fn what_is_to_be_asked_is_asked_only_where_a_clause_comes_down_to_it() {
    // Reads matter to a video alone: a text without them is worth 1, a video is asked about.
    come_out(
        r#"
[[field]]
name = "reads"
missing = "ask"
[[field]]
name = "genre"
values = ["文字", "视频"]
[[points]]
clause = "第一条"
rows = [
  { genre = "文字", points = 1 },
  { genre = "视频", reads = "<1000", points = 2 },
  { genre = "视频", reads = ">=1000", points = 3 },
]
[[case]]
name = "文字不用填阅读量，视频要填"
rows = [
  { title = "甲", outlet = "人民日报", authors = "张三", department = "教务处", genre = "文字", date = 2022-05-01 },
  { title = "乙", outlet = "人民日报", authors = "李四", department = "教务处", genre = "视频", date = 2022-05-01 },
  { title = "丙", outlet = "人民日报", authors = "王五", department = "教务处", genre = "视频", reads = 1000, date = 2022-05-01 },
]
expect = { "张三" = 1, "李四" = 0, "王五" = 3 }
asked = 1
"#,
    );
}

#[test]
fn a_fact_of_the_roster_that_is_to_be_asked_is_a_question_of_the_task_that_reads_it() {
    let with = |missing: &str, asked: usize| {
        come_out(&format!(
            r#"
[[field]]
name = "members"
of = "department"
kind = "number"
headers = ["团员人数"]
{missing}
[[points]]
clause = "第一条"
points = 1
[[target]]
clause = "第二条"
account = "department"
per = "month"
rows = [{{ members = "<100", pieces = 2 }}, {{ others = true, pieces = 4 }}]
short = -1
[[case]]
name = "没有填团员人数"
roster = [{{ name = "张三", department = "一中团委" }}]
rows = [{{ title = "甲", outlet = "人民日报", authors = "张三", department = "一中团委", date = 2022-05-01 }}]
expect = {{ "一中团委" = 1 }}
asked = {asked}
"#
        ));
    };
    // Two short or four: neither is guessed. Unless it is to be asked, a note counts the account.
    with("", 0);
    with("missing = \"ask\"", 1);
}
