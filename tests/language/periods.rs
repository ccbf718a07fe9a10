//! Periods: months that end on the 25th, school years, terms, how they nest; `from` and `deadline`.

use super::shared::{comes_out, refused};

fn head(settings: &str) -> String {
    format!(
        r#"
[rulebook]
name = "办法"
{settings}
[[points]]
clause = "第一条"
points = {{ of = "words" }}
"#
    )
}

#[test]
fn a_month_that_ends_on_the_25th_belongs_to_the_quarter_and_year_it_ends_in() {
    comes_out(&[
        &head("month-ends = 25"),
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
[[limit]]
clause = "第三条"
account = "teacher"
per = "year"
at-most = 15
[[case]]
name = "五月二十五日和二十六日不在一个月"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-25 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-26 },
  { title = "c", outlet = "保定日报", authors = "李四", words = 8, date = 2022-05-26 },
  { title = "d", outlet = "保定日报", authors = "李四", words = 8, date = 2022-06-25 },
]
expect = { "张三" = 16, "李四" = 10 }
because = "8 + 8;16 - 6"
[[case]]
name = "十二月二十六日起是下一年"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 9, date = 2022-12-25 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 9, date = 2022-12-26 },
  { title = "c", outlet = "保定日报", authors = "李四", words = 9, date = 2022-12-26 },
  { title = "d", outlet = "保定日报", authors = "李四", words = 9, date = 2023-01-26 },
]
expect = { "张三" = 18, "李四" = 15 }
because = "分在两年;9 + 9 - 3"
"#,
    ]);
}

#[test]
fn a_school_year_starts_in_september() {
    comes_out(&[
        &head("year-starts = \"09-01\"\nterms = [\"02-16\", \"09-01\"]"),
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "year"
pieces = 2
short = -1
[[target]]
clause = "第三条"
account = "teacher"
per = "term"
pieces = 1
met = 10
[[case]]
name = "八月三十一日和九月一日分在两学年"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-08-31 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 0, date = 2022-09-01 },
]
expect = { "张三" = 18 }
because = "两学年各少一件 -2,两学期各得 10"
[[case]]
name = "九月到次年八月是一学年,两学期"
per = "year"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-09-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 0, date = 2023-02-28 },
]
expect = { "张三" = 20 }
because = "一学年两件,秋季学期、春季学期各得 10"
[[case]]
name = "二月到月底算,二月二十八日在春季学期,所以二月一日也在"
per = "term"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2023-02-01 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 0, date = 2023-03-01 },
]
expect = { "张三" = 10 }
because = "都在春季学期"
"#,
    ]);
}

#[test]
fn a_longer_period_is_the_sum_of_the_shorter_ones_that_end_in_it() {
    // The term begins on 16 February; the month of February ends in it, and so does the quarter.
    comes_out(&[
        &head("terms = [\"02-16\", \"08-16\"]"),
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "quarter"
at-most = 10
[[limit]]
clause = "第三条"
account = "teacher"
per = "term"
at-most = 12
[[case]]
name = "一季度十分,一月在上学期,二三月在春季学期"
per = "term"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 6, date = 2022-01-31 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 5, date = 2022-02-01 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 9, date = 2022-04-01 },
]
expect = { "张三" = 18 }
because = "一季度 6 + 5 - 1,二季度 9;一月在上一学期 6,春季学期 4 + 9 封顶 12"
"#,
    ]);
}

#[test]
fn the_rulebooks_period_may_be_a_quarter_a_term_or_a_year() {
    for (period, second) in [
        ("quarter", "2022-03-31"),
        ("term\"\nterms = [\"01-01\", \"07-01\"]\n#\"", "2022-06-30"),
        ("year", "2022-12-31"),
    ] {
        let case = format!(
            r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "year"
at-most = 30
[[target]]
clause = "第三条"
account = "teacher"
per = "year"
pieces = 3
short = -1
[[case]]
name = "一期"
per = "year"
rows = [
  {{ title = "a", outlet = "保定日报", authors = "张三", words = 20, date = 2022-01-01 }},
  {{ title = "b", outlet = "保定日报", authors = "张三", words = 20, date = {second} }},
]
expect = {{ "张三" = 29 }}
because = "40 - 10 - 1"
"#
        );
        comes_out(&[&head(&format!("period = \"{period}\"")), &case]);
    }
}

#[test]
fn no_period_is_shorter_than_the_rulebooks_and_terms_must_be_given() {
    let limit = |per: &str| {
        format!(
            "[[limit]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"{per}\"\nat-most = 1\n"
        )
    };
    assert_eq!(
        refused(&[&head("period = \"quarter\""), &limit("month")]),
        ["per-too-short"]
    );
    assert_eq!(refused(&[&head(""), &limit("term")]), ["missing-key"]);
    let target = "[[target]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"year\"\npieces = 1\nmet = 1\nbooks = \"month\"\n";
    assert_eq!(refused(&[&head(""), target]), ["books-too-short"]);
}

#[test]
fn the_deadline_counts_from_the_first_day_of_the_next_period() {
    comes_out(&[
        &head("deadline = 5\nmonth-ends = 25"),
        r#"
[[modify]]
clause = "第二条"
when = { after-deadline = true }
scale = "1/2"
[[case]]
name = "五月二十五日止,三十日截止"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-25, sent = 2022-05-30 },
  { title = "b", outlet = "保定日报", authors = "李四", words = 8, date = 2022-05-01, sent = 2022-05-31 },
  { title = "c", outlet = "保定日报", authors = "王五", words = 8, date = 2022-05-26, sent = 2022-06-30 },
  { title = "d", outlet = "保定日报", authors = "赵六", words = 8, date = 2022-05-26 },
]
expect = { "张三" = 8, "李四" = 4, "王五" = 8, "赵六" = 8 }
because = "第五天还在期内;第六天迟了;六月的到六月三十日;没有报送日期的不知道"
"#,
    ]);
}

#[test]
fn clauses_on_a_period_hold_by_its_last_day() {
    comes_out(&[
        &head("from = 2022-05-10\nuntil = 2022-11-20"),
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 2
short = -1
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 5
[[case]]
name = "五月末已经施行,五月要考核"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-09 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-10 },
]
expect = { "张三" = 4 }
asked = 1
because = "九日的要问;8 - 3 - 1"
[[case]]
name = "十一月末已经废止,十一月不考核,也不封顶"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 8, date = 2022-11-20 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 8, date = 2022-11-21 },
]
expect = { "张三" = 8 }
asked = 1
because = "二十一日的要问"
"#,
    ]);
}

#[test]
fn every_period_from_the_first_row_to_the_last_event_owes() {
    comes_out(&[
        &head(""),
        r#"
[[target]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 1
short = -1
[[event]]
clause = "第三条"
name = "会议"
points = 1
[[case]]
name = "三月有稿,六月有会"
rows = [{ title = "a", outlet = "保定日报", authors = "张三", words = 0, date = 2022-03-31 }]
roster = [{ name = "张三" }]
events = [{ name = "会议", account = "张三", date = 2022-06-01 }]
expect = { "张三" = -2 }
because = "四、五、六月各 -1,会议 1"
"#,
    ]);
}

#[test]
fn a_month_may_end_on_the_31st_which_february_does_not_have() {
    comes_out(&[
        &head("month-ends = 30\ndeadline = 3"),
        r#"
[[modify]]
clause = "第二条"
when = { after-deadline = true }
scale = 0
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 5
[[case]]
name = "一月三十一日在二月;二月在二十八日止;三月三日没有迟"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 4, date = 2023-01-31, sent = 2023-03-03 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 4, date = 2023-02-28, sent = 2023-03-03 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 4, date = 2023-03-01, sent = 2023-04-02 },
  { title = "d", outlet = "保定日报", authors = "李四", words = 4, date = 2023-02-28, sent = 2023-03-04 },
]
expect = { "张三" = 9, "李四" = 0 }
because = "二月 4 + 4 - 3,三月 4(三十日止,四月二日是第三天);李四迟了"
"#,
    ]);
}
