//! `[[limit]]` of publications, of pieces and of an account's pieces: phases 4, 5 and 7.

use jifen::ledger::Phase;
use rust_decimal::Decimal;

use super::shared::{BY_WORDS, comes_out, refused, run};

#[test]
fn a_limit_cuts_above_its_bound_and_not_at_it() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
[[case]]
name = "正好十分不扣"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 4, date = 2022-05-31 },
]
expect = { "张三" = 10 }
because = "6 + 4 = 10"
[[case]]
name = "十分零一厘扣到十分"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 4.01, date = 2022-05-31 },
]
expect = { "张三" = 10 }
because = "6 + 4.01 - 0.01"
[[case]]
name = "各月各算,各人各算"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 12, date = 2022-05-31 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 3, date = 2022-06-01 },
  { title = "丙", outlet = "保定日报", authors = "李四", words = 9, date = 2022-05-31 },
]
expect = { "张三" = 13, "李四" = 9 }
because = "五月 12 - 2,六月 3;李四 9"
"#,
    ]);
}

#[test]
fn a_teachers_cut_leaves_the_department_alone_unless_also_says_so() {
    let with = |also: &str, department: &str| {
        comes_out(&[
            BY_WORDS,
            r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
"#,
            also,
            r#"
[[case]]
name = "部门"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 8, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三、李四", words = 8, date = 2022-05-02 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
"#,
            department,
            "because = \"张三 8 + 4,扣 2;李四 4;部门 8 + 8,连带的再扣 2\"\n",
        ]);
    };
    with(
        "",
        "expect = { \"张三\" = 10, \"李四\" = 4, \"教务处\" = 16 }\n",
    );
    with(
        "also = \"department\"\n",
        "expect = { \"张三\" = 10, \"李四\" = 4, \"教务处\" = 14 }\n",
    );
}

#[test]
fn what_was_cut_from_the_department_with_a_teacher_is_not_cut_from_it_again() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
also = "department"
[[limit]]
clause = "第三条"
account = "department"
per = "month"
at-most = 12
[[case]]
name = "部门实得十一分,不再扣"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 15, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 1, date = 2022-05-02 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 10, "李四" = 1, "教务处" = 11 }
because = "张三 15 - 5;部门 15 - 5 + 1 = 11,不到 12"
[[case]]
name = "部门实得十三分,再扣一分"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 15, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 3, date = 2022-05-02 },
]
roster = [{ name = "张三", department = "教务处" }, { name = "李四", department = "教务处" }]
expect = { "张三" = 10, "李四" = 3, "教务处" = 12 }
because = "部门 15 - 5 + 3 = 13,扣 1"
"#,
    ]);
}

#[test]
fn a_departments_cut_may_go_to_its_correspondents_too() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "department"
per = "month"
at-most = 10
also = { post = "通讯员" }
[[case]]
name = "通讯员同扣"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 13, date = 2022-05-01 }]
roster = [
  { name = "张三", department = "教务处" },
  { name = "李四", department = "教务处", post = "通讯员" },
  { name = "王五", department = "学生处", post = "通讯员" },
]
expect = { "张三" = 13, "教务处" = 10, "李四" = -3, "王五" = 0 }
because = "部门 13 - 3,本部门的通讯员 -3"
"#,
    ]);
}

#[test]
fn limits_may_cross() {
    // School: 6 + 5 at most 8. Photos: 5 + 4 at most 7. All: 15 at most 12.
    // Best first: 6 (school) enters, all 6 left, school 2 left. 5 (both) finds 2 in school: cut 3,
    // photos 5 left, all 4 left. 4 (photo) finds 4 in all, cut 0. Sum 12.
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
when = { placement = "校内" }
per = "month"
at-most = 8
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-most = 7
[[limit]]
clause = "第四条"
account = "teacher"
per = "month"
at-most = 12
[[case]]
name = "三条交叉"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 6, placement = "校内", genre = "消息", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 5, placement = "校内", genre = "图片", date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 4, placement = "校外", genre = "图片", date = 2022-05-03 },
]
expect = { "张三" = 12 }
because = "6 + (5 - 3) + 4"
[[case]]
name = "三条交叉,总数再扣"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 6, placement = "校内", genre = "消息", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 5, placement = "校内", genre = "图片", date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 4, placement = "校外", genre = "图片", date = 2022-05-03 },
  { title = "丁", outlet = "保定日报", authors = "张三", words = 3, placement = "校外", genre = "消息", date = 2022-05-04 },
]
expect = { "张三" = 12 }
because = "6 + 2 + 4 + 0"
"#,
    ]);
}

#[test]
fn a_cut_is_charged_to_the_limit_with_the_least_room() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-most = 4
"#,
        ],
        &[
            &[
                ("title", "甲"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "8"),
                ("genre", "图片"),
                ("date", "2022-05-01"),
            ],
            &[
                ("title", "乙"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "7"),
                ("genre", "消息"),
                ("date", "2022-05-02"),
            ],
        ],
        &[],
        &[],
    );
    // 8 finds 4 by 第三条: -4. 6 are left of 10; 7 finds 6: -1 by 第二条.
    assert_eq!(
        done.entries(Phase::Limit),
        ["张三 2022-05 第三条 -4", "张三 2022-05 第二条 -1"]
    );
}

#[test]
fn shorter_periods_come_first_and_the_longer_sees_what_they_left() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "quarter"
at-most = 18
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 10
[[limit]]
clause = "第四条"
account = "teacher"
per = "year"
at-most = 20
[[case]]
name = "月"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 13, date = 2022-04-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 5, date = 2022-07-03 },
]
expect = { "张三" = 24 }
because = "四月 13 - 3,五月 9,七月 5"
[[case]]
name = "季"
per = "quarter"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 13, date = 2022-04-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-02 },
]
expect = { "张三" = 18 }
because = "10 + 9 - 1"
[[case]]
name = "年"
per = "year"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 13, date = 2022-04-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 9, date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 5, date = 2022-07-03 },
]
expect = { "张三" = 20 }
because = "二季度 18,三季度 5,扣 3"
"#,
    ]);
}

#[test]
fn the_best_so_many_pieces_count() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 2
[[case]]
name = "最好的两件,按本人的份额"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三、李四", words = 8, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-03 },
]
expect = { "张三" = 11, "李四" = 4 }
because = "张三 4、5、6 取 6 + 5;李四 4"
[[case]]
name = "没有分的一件不占名额"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 0, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 6, date = 2022-05-03 },
]
expect = { "张三" = 11 }
because = "6 + 5 + 0"
"#,
    ]);
}

#[test]
fn a_piece_that_overruns_is_out_and_a_smaller_one_may_still_enter() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { genre = "图片" }
counts = "1/3"
[[modify]]
clause = "第三条"
when = { genre = "专版" }
counts = 2
[[limit]]
clause = "第四条"
account = "teacher"
per = "month"
pieces = 2
[[case]]
name = "专版算两件,超了;三张图片算一件"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 9, genre = "消息", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 8, genre = "专版", date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 3, genre = "图片", date = 2022-05-03 },
  { title = "丁", outlet = "保定日报", authors = "张三", words = 2, genre = "图片", date = 2022-05-04 },
  { title = "戊", outlet = "保定日报", authors = "张三", words = 1, genre = "图片", date = 2022-05-05 },
  { title = "己", outlet = "保定日报", authors = "张三", words = 0.5, genre = "图片", date = 2022-05-06 },
]
expect = { "张三" = 15 }
because = "9 + 3 + 2 + 1,件数 1 + 3 × 1/3 = 2 正好满"
"#,
    ]);
}

#[test]
fn at_least_lifts_only_accounts_with_something_it_selects() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-least = 5
[[case]]
name = "有图片的才补"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 2, genre = "图片", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "李四", words = 2, genre = "消息", date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "王五", words = 5, genre = "图片", date = 2022-05-03 },
  { title = "丁", outlet = "保定日报", authors = "赵六", words = 0, genre = "图片", date = 2022-05-03 },
]
expect = { "张三" = 5, "李四" = 2, "王五" = 5, "赵六" = 5 }
because = "2 + 3;2;正好 5 不补;0 + 5"
"#,
    ]);
}

#[test]
fn what_was_lifted_counts_towards_longer_limits() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-least = 5
[[limit]]
clause = "第三条"
account = "teacher"
per = "quarter"
at-most = 12
[[case]]
name = "三个月各补到五分,一季最多十二分"
per = "quarter"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 1, date = 2022-04-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-02 },
  { title = "丙", outlet = "保定日报", authors = "张三", words = 1, date = 2022-06-03 },
]
expect = { "张三" = 12 }
because = "5 + 5 + 5 - 3"
"#,
    ]);
}

#[test]
fn two_lower_limits_do_not_lift_twice() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-least = 9
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-least = 5
[[case]]
name = "图片先补到五分,合计已够九分"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 4, genre = "消息", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 3, genre = "图片", date = 2022-05-02 },
]
expect = { "张三" = 9 }
because = "4 + (3 + 2) = 9"
[[case]]
name = "图片先补到五分,合计再补一分"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 3, genre = "消息", date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "张三", words = 3, genre = "图片", date = 2022-05-02 },
]
expect = { "张三" = 9 }
because = "3 + (3 + 2) + 1"
"#,
    ]);
}

#[test]
fn a_limit_may_be_cut_and_lifted_in_one_clause_and_go_by_facts_of_the_account() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "department"
per = "month"
at-most = { of = "headcount", each = 2 }
at-least = 3
who = { not = { group = "后勤" } }
[[case]]
name = "每人两分封顶,三分保底"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "王五", words = 1, date = 2022-05-01 },
  { title = "丙", outlet = "保定日报", authors = "赵六", words = 50, date = 2022-05-01 },
]
roster = [
  { name = "张三", department = "教务处", group = "处室" },
  { name = "李四", department = "教务处", group = "处室" },
  { name = "王五", department = "学生处", group = "处室", headcount = 7 },
  { name = "赵六", department = "总务处", group = "后勤" },
]
expect = { "教务处" = 4, "学生处" = 3, "总务处" = 50 }
because = "2 人 × 2;1 补到 3;后勤不限"
"#,
    ]);
}

#[test]
fn an_account_of_which_a_condition_is_unknown_is_not_limited_and_is_noted() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[limit]]
clause = "第二条"
account = "department"
who = { group = "处室" }
per = "month"
at-most = 1
"#,
        ],
        &[&[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "8"),
            ("date", "2022-05-01"),
        ]],
        &[&[("name", "张三"), ("department", "教务处")]],
        &[],
    );
    assert_eq!(done.entries(Phase::Limit), Vec::<String>::new());
    assert_eq!(done.told("accounts-not-judged"), 1);
    assert_eq!(done.scored.questions, 0);
}

#[test]
fn a_figure_that_goes_by_an_empty_cell_is_asked() {
    let field = r#"
[[field]]
name = "quota"
kind = "number"
of = "department"
"#;
    let limit = |missing: &str| {
        format!(
            r#"
[[limit]]
clause = "第二条"
account = "department"
per = "month"
at-most = {{ of = "quota"{missing} }}
"#
        )
    };
    let rows: &[&[(&str, &str)]] = &[&[
        ("title", "甲"),
        ("outlet", "保定日报"),
        ("authors", "张三"),
        ("words", "8"),
        ("date", "2022-05-01"),
    ]];
    let roster: &[&[(&str, &str)]] = &[&[("name", "张三"), ("department", "教务处")]];
    let asked = run(&[BY_WORDS, field, &limit("")], rows, roster, &[]);
    assert_eq!(asked.entries(Phase::Limit), Vec::<String>::new());
    assert_eq!(asked.scored.questions, 1);
    let missing = run(
        &[BY_WORDS, field, &limit(", missing = 5")],
        rows,
        roster,
        &[],
    );
    assert_eq!(missing.entries(Phase::Limit), ["教务处 2022-05 第二条 -3"]);
    assert_eq!(missing.scored.questions, 0);
}

#[test]
fn a_figure_of_the_office_outside_its_range_is_an_error_and_never_trimmed() {
    let text = r#"
[[field]]
name = "quota"
kind = "number"
of = "department"
[[limit]]
clause = "第二条"
account = "department"
per = "month"
at-most = { of = "quota", range = "4..6" }
"#;
    let with = |quota: &'static str| {
        run(
            &[BY_WORDS, text],
            &[&[
                ("title", "甲"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "8"),
                ("date", "2022-05-01"),
            ]],
            &[&[("name", "张三"), ("department", "教务处"), ("quota", quota)]],
            &[],
        )
    };
    assert_eq!(
        with("6").entries(Phase::Limit),
        ["教务处 2022-05 第二条 -2"]
    );
    let outside = with("7");
    assert_eq!(outside.entries(Phase::Limit), Vec::<String>::new());
    assert!(outside.problems.has_errors());
    assert_eq!(outside.scored.questions, 1);
}

#[test]
fn a_share_that_takes_away_is_not_given_back_by_a_limit() {
    let done = run(
        &[
            BY_WORDS,
            r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 10
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
pieces = 1
"#,
        ],
        &[
            &[
                ("title", "甲"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "12"),
                ("date", "2022-05-01"),
            ],
            &[
                ("title", "乙"),
                ("outlet", "保定日报"),
                ("authors", "张三"),
                ("words", "-3"),
                ("date", "2022-05-02"),
            ],
        ],
        &[],
        &[],
    );
    let limits: Vec<_> = done
        .scored
        .ledger
        .entries
        .iter()
        .filter(|e| e.phase == Phase::Limit)
        .collect();
    assert!(limits.iter().all(|entry| entry.amount < Decimal::ZERO));
    // 12 finds room for 10, -3 takes nothing.
    assert_eq!(done.entries(Phase::Limit), ["张三 2022-05 第二条 -2"]);
}

#[test]
fn equal_scores_enter_by_date_then_title() {
    // Both 5, room for 7: the earlier is whole, of the later 2 stay; the year then sees which.
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
pieces = 1
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "图片" }
per = "year"
at-most = 3
[[case]]
name = "早的一件算,是图片,年里再扣"
per = "year"
rows = [
  { title = "乙", outlet = "保定日报", authors = "张三", words = 5, genre = "消息", date = 2022-05-02 },
  { title = "甲", outlet = "保定日报", authors = "张三", words = 5, genre = "图片", date = 2022-05-01 },
]
expect = { "张三" = 3 }
because = "5 - 2"
[[case]]
name = "同日的按题目,丙在戊前,不是图片,年里不扣"
per = "year"
rows = [
  { title = "b", outlet = "保定日报", authors = "张三", words = 5, genre = "图片", date = 2022-05-02 },
  { title = "a", outlet = "保定日报", authors = "张三", words = 5, genre = "消息", date = 2022-05-02 },
]
expect = { "张三" = 5 }
because = "题目 a 的先算,5"
"#,
    ]);
}

#[test]
fn a_limit_of_a_publication_comes_after_add_and_before_scale() {
    comes_out(&[
        BY_WORDS,
        r#"
[[modify]]
clause = "第二条"
when = { placement = "头版" }
times = "1/2"
[[modify]]
clause = "第三条"
when = { placement = "头版" }
add = 10
[[modify]]
clause = "第四条"
when = { genre = "图片" }
scale = "1/2"
[[limit]]
clause = "第五条"
per = "publication"
at-most = { of = "base", each = 3 }
[[limit]]
clause = "第六条"
per = "publication"
at-least = 2
[[case]]
name = "三倍于折算后的基数"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 4, placement = "头版", genre = "图片", date = 2022-05-01 }]
expect = { "张三" = 3 }
because = "4 × 1/2 = 2,2 + 10 = 12,至多 6,× 1/2"
[[case]]
name = "保底在先,封顶在后"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 0.5, placement = "二版", genre = "消息", date = 2022-05-01 }]
expect = { "张三" = 1.5 }
because = "0.5 补到 2,封顶 1.5"
"#,
    ]);
}

#[test]
fn a_limit_of_a_piece_holds_for_all_its_scores_together() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
per = "piece"
at-most = 10
[[limit]]
clause = "第三条"
per = "piece"
at-least = 4
[[case]]
name = "三次刊发合计封顶十分,高的先算"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 },
  { title = "甲", outlet = "河北日报", authors = "李四", words = 7, date = 2022-05-02 },
  { title = "甲", outlet = "人民日报", authors = "王五", words = 5, date = 2022-05-03 },
]
expect = { "李四" = 7, "王五" = 3, "张三" = 0 }
because = "7 + 3 + 0"
[[case]]
name = "合计不到四分,补在最高的一次上"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", words = 1, date = 2022-05-01 },
  { title = "甲", outlet = "河北日报", authors = "李四", words = 2, date = 2022-05-02 },
]
expect = { "张三" = 1, "李四" = 3 }
because = "1 + 2 + 1"
"#,
    ]);
}

#[test]
fn a_limit_of_a_piece_whose_figure_is_missing_is_asked() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
per = "piece"
at-most = { of = "reads" }
[[case]]
name = "阅读量没有填"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 2, date = 2022-05-01 }]
expect = { "张三" = 0 }
asked = 1
[[case]]
name = "阅读量填了"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 2, reads = 1, date = 2022-05-01 }]
expect = { "张三" = 1 }
asked = 0
"#,
    ]);
}

#[test]
fn units_are_limited_each_alone() {
    comes_out(&[r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[[points]]
clause = "第一条"
unit = "元"
points = { of = "words", each = 10 }
[[points]]
clause = "第一条"
unit = "分"
points = { of = "words" }
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 20
[[limit]]
clause = "第三条"
account = "teacher"
unit = "分"
per = "month"
at-most = 2
[[case]]
name = "元二十,分二"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三", words = 5, date = 2022-05-01 }]
expect = { "张三" = ["20元", "2分"] }
because = "50 到 20;5 到 2"
"#]);
}

#[test]
fn thirds_are_limited_to_the_last_decimal() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = "10/3"
[[case]]
name = "十分之三人分,封顶三又三分之一"
rows = [{ title = "甲", outlet = "保定日报", authors = "张三、李四、王五", words = 10, date = 2022-05-01 }]
expect = { "张三" = 3.33, "李四" = 3.33, "王五" = 3.33 }
because = "张三 3.34,封顶 3.33"
"#,
    ]);
}

#[test]
fn limits_in_another_order_give_the_same_to_the_last_entry() {
    let clauses = [
        "[[limit]]\nclause = \"第二条\"\naccount = \"teacher\"\nper = \"month\"\nat-most = 7\n",
        "[[limit]]\nclause = \"第三条\"\naccount = \"teacher\"\nwhen = { genre = \"图片\" }\nper = \"month\"\nat-most = 3\n",
        "[[limit]]\nclause = \"第四条\"\naccount = \"teacher\"\nper = \"month\"\npieces = 2\n",
        "[[limit]]\nclause = \"第五条\"\naccount = \"department\"\nper = \"month\"\nat-least = 20\n",
    ];
    let rows: [&[(&str, &str)]; 4] = [
        &[
            ("title", "甲"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "4"),
            ("genre", "图片"),
            ("date", "2022-05-01"),
        ],
        &[
            ("title", "乙"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "4"),
            ("genre", "图片"),
            ("date", "2022-05-01"),
        ],
        &[
            ("title", "丙"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "4"),
            ("genre", "消息"),
            ("date", "2022-05-01"),
        ],
        &[
            ("title", "丁"),
            ("outlet", "保定日报"),
            ("authors", "张三"),
            ("words", "4"),
            ("genre", "消息"),
            ("date", "2022-05-01"),
        ],
    ];
    let roster: &[&[(&str, &str)]] = &[&[("name", "张三"), ("department", "教务处")]];
    let one = run(&[&[BY_WORDS], &clauses[..]].concat(), &rows, roster, &[]);
    let mut turned = rows;
    turned.reverse();
    let mut backwards = clauses;
    backwards.reverse();
    let other = run(
        &[&[BY_WORDS], &backwards[..]].concat(),
        &turned,
        roster,
        &[],
    );
    assert_eq!(one.entries(Phase::Limit), other.entries(Phase::Limit));
    assert!(!one.entries(Phase::Limit).is_empty());
}

#[test]
fn also_is_refused_where_departments_do_not_get_the_sum() {
    let text = r#"
[[share]]
clause = "第二条"
department = "whole"
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 10
also = "department"
"#;
    assert_eq!(refused(&[BY_WORDS, text]), ["also-without-sum"]);
    let of_events = text.replace("at-most", "of = \"events\"\nat-most");
    assert_eq!(refused(&[BY_WORDS, &of_events]), Vec::<&str>::new());
    let sum = text.replace("whole", "sum");
    assert_eq!(refused(&[BY_WORDS, &sum]), Vec::<&str>::new());
}

#[test]
fn what_pays_an_editor_is_limited_with_the_editors_other_scores() {
    comes_out(&[
        BY_WORDS,
        r#"
[[points]]
clause = "第二条"
for = "editor"
points = 3
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 4
[[limit]]
clause = "第四条"
per = "piece"
at-most = 6
[[case]]
name = "编辑另计"
rows = [
  { title = "甲", outlet = "保定日报", authors = "张三", editor = "李四", words = 8, date = 2022-05-01 },
  { title = "乙", outlet = "保定日报", authors = "王五", editor = "李四", words = 1, date = 2022-05-01 },
]
expect = { "张三" = 4, "李四" = 4, "王五" = 1 }
because = "作品 8 封顶 6,张三再封顶 4;编辑费 3 + 3 封顶 4,作品封顶不与作者合并"
"#,
    ]);
}

#[test]
fn a_limit_goes_by_the_scores_own_publication() {
    comes_out(&[
        BY_WORDS,
        r#"
[[same-piece]]
clause = "第二条"
best = 1
rest = "1/2"
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "图片" }
per = "month"
at-most = 3
[[case]]
name = "最高的一次是消息,图片的一半并入,不受图片限额"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 6, genre = "消息", date = 2022-05-10 },
  { title = "a", outlet = "河北日报", authors = "张三", words = 4, genre = "图片", date = 2022-05-11 },
]
expect = { "张三" = 8 }
because = "6 + 4/2"
[[case]]
name = "最高的一次是图片,连同并入的一起受限"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 6, genre = "图片", date = 2022-05-10 },
  { title = "a", outlet = "河北日报", authors = "张三", words = 4, genre = "消息", date = 2022-05-11 },
]
expect = { "张三" = 3 }
because = "8 - 5"
"#,
    ]);
}

#[test]
fn a_limit_of_a_piece_bounds_only_the_scores_it_selects() {
    comes_out(&[
        BY_WORDS,
        r#"
[[field]]
name = "level"
of = "outlet"
values = ["县级", "市级", "省级", "国家级"]
[[limit]]
clause = "第二条"
per = "piece"
when = { genre = "图片" }
at-most = { of = "base", each = 2 }
[[case]]
name = "图片的两次合计不超过最高一次的两倍"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 3, genre = "图片", date = 2022-05-10 },
  { title = "a", outlet = "河北日报", authors = "李四", words = 2, genre = "图片", date = 2022-05-11 },
  { title = "a", outlet = "人民日报", authors = "王五", words = 2, genre = "图片", date = 2022-05-12 },
  { title = "a", outlet = "光明日报", authors = "赵六", words = 9, genre = "消息", date = 2022-05-12 },
]
expect = { "张三" = 3, "李四" = 1, "王五" = 2, "赵六" = 9 }
because = "封顶 6:3 + 2 + 1;同分的,王五的级别高于李四,级别高的先算"
"#,
    ]);
}

#[test]
fn account_rounding_keeps_six_more_digits_under_limits() {
    comes_out(&[
        &BY_WORDS.replace("name = \"办法\"", "name = \"办法\"\nround = \"account\""),
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = "20/3"
[[case]]
name = "三人平分二十分,封顶三分之二十,合计再取两位"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三、李四、王五", words = 10, date = 2022-05-10 },
  { title = "b", outlet = "保定日报", authors = "张三、李四、王五", words = 10, date = 2022-05-11 },
  { title = "c", outlet = "保定日报", authors = "张三", words = 10, date = 2022-05-12 },
]
expect = { "张三" = 6.67, "李四" = 6.67, "王五" = 6.67 }
because = "张三 16.666668 到 6.666667,取 6.67;李四 6.666666 取 6.67"
"#,
    ]);
}

#[test]
fn a_teacher_is_limited_by_facts_of_the_department() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
who = { group = "处室", not = { post = "通讯员" } }
per = "month"
at-most = 2
[[case]]
name = "处室的老师封顶两分,通讯员除外"
rows = [{ title = "a", outlet = "保定日报", authors = "张三、李四、王五", words = 12, date = 2022-05-10 }]
roster = [
  { name = "张三", department = "教务处", group = "处室", post = "教师" },
  { name = "李四", department = "教务处", group = "处室", post = "通讯员" },
  { name = "王五", department = "机电系", group = "系部", post = "教师" },
]
expect = { "张三" = 2, "李四" = 4, "王五" = 4, "教务处" = 8 }
because = "12 ÷ 3 = 4"
"#,
    ]);
}

#[test]
fn a_longer_cut_with_the_department_leaves_its_own_longer_limit_room() {
    comes_out(&[
        BY_WORDS,
        r#"
[[limit]]
clause = "第二条"
account = "teacher"
per = "month"
at-most = 5
also = "department"
[[limit]]
clause = "第三条"
account = "department"
per = "quarter"
at-most = 9
[[case]]
name = "每月随老师扣,季里正好九分"
per = "quarter"
rows = [
  { title = "a", outlet = "保定日报", authors = "张三", words = 8, date = 2022-04-10 },
  { title = "b", outlet = "保定日报", authors = "张三", words = 4, date = 2022-05-11 },
]
roster = [{ name = "张三", department = "教务处" }]
expect = { "张三" = 9, "教务处" = 9 }
because = "8 - 3 + 4"
"#,
    ]);
}
