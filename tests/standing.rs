//! Ranks, lists and money, by the cases of small rulebooks: every expected value worked out by hand.

use jifen::locale::{Lang, Words};
use jifen::problem::Problems;
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

/// A rulebook by which every piece brings as many points as it says, and what else `clauses` say.
fn rulebook(clauses: &str) -> String {
    format!(
        r#"
[rulebook]
name = "办法"
outlets = []
[[field]]
name = "worth"
kind = "number"
[[field]]
name = "genre"
values = ["消息", "通讯"]
missing = "none"
[[outlet]]
clause = "第一条"
name = "校报"
[[points]]
clause = "第一条"
points = {{ of = "worth" }}
{clauses}"#
    )
}

/// A case with these rows, each the author, the day and what the piece is worth, and what more.
fn case(rows: &[(&str, &str, i32)], more: &str) -> String {
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(index, (author, date, worth))| {
            format!(
                r#"{{ title = "第{index}篇", outlet = "校报", authors = "{author}", date = {date}, worth = {worth} }}"#
            )
        })
        .collect();
    let rows = rows.join(",\n  ");
    format!("\n[[case]]\nname = \"例\"\nrows = [\n  {rows}\n]\n{more}\n")
}

/// What a rulebook's cases say does not come out.
fn failures(text: &str, lang: Lang) -> Vec<String> {
    let words = Words::new(lang);
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", text, &mut problems);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let rulebook = rulebook.unwrap_or_else(|| panic!("{told:?}"));
    assert!(!rulebook.cases.is_empty());
    let failed = run_all(&rulebook, &words);
    failed.iter().map(|p| words.problem(p)).collect()
}

fn comes_out(text: &str) {
    assert_eq!(failures(text, Lang::En), Vec::<String>::new());
}

/// What is said of a rulebook that cannot be read.
fn refused(text: &str) -> Vec<&'static str> {
    let mut problems = Problems::default();
    assert!(Rulebook::parse("办法.toml", text, &mut problems).is_none());
    problems.iter().map(|problem| problem.code).collect()
}

const DAY: &str = "2022-05-10";

/// A list of the first so many teachers of a month, and what more.
fn first(places: &str, more: &str) -> String {
    format!(
        r#"
[[list]]
clause = "第二条"
name = "先进"
account = "teacher"
per = "month"
places = {places}
{more}
"#
    )
}

#[test]
fn all_who_tie_at_the_last_place_are_in() {
    let rows = [
        ("张三", DAY, 5),
        ("李四", DAY, 3),
        ("王五", DAY, 3),
        ("赵六", DAY, 2),
    ];
    let list = r#"lists = { "先进" = ["张三", "李四", "王五"] }"#;
    comes_out(&(rulebook(&first("2", "")) + &case(&rows, list)));
    // 1, 2, 2, 4: the third place is taken by those who share the second.
    comes_out(&(rulebook(&first("3", "")) + &case(&rows, list)));
    // 1, 2, 2, 3: counted so, there is a third place to take.
    let all = r#"lists = { "先进" = ["张三", "李四", "王五", "赵六"] }"#;
    comes_out(&(rulebook(&first("3", r#"ties = "dense""#)) + &case(&rows, all)));
}

#[test]
fn only_accounts_above_zero_take_a_place() {
    let rows = [("张三", DAY, 1), ("李四", DAY, 0), ("王五", DAY, -1)];
    comes_out(&(rulebook(&first("3", "")) + &case(&rows, r#"lists = { "先进" = ["张三"] }"#)));
    // In what `by` ranks: all three have a piece.
    let by = r#"by = "pieces""#;
    let all = r#"lists = { "先进" = ["张三", "李四", "王五"] }"#;
    comes_out(&(rulebook(&first("3", by)) + &case(&rows, all)));
}

#[test]
fn a_percentage_is_of_those_with_a_piece() {
    let names: Vec<String> = (1..=15).map(|number| format!("教师{number:02}")).collect();
    // The first of 15 has 15 points, the last 1; one more is on the roster and sent nothing.
    let rows: Vec<(&str, &str, i32)> = names
        .iter()
        .zip(1..)
        .map(|(name, place)| (name.as_str(), DAY, 16 - place))
        .collect();
    let roster: Vec<String> = (1..=16)
        .map(|number| format!(r#"{{ name = "教师{number:02}", department = "教务处" }}"#))
        .collect();
    let roster = format!("roster = [{}]\n", roster.join(", "));
    // 10% of 15 are 1.5 places.
    let one = r#"lists = { "先进" = ["教师01"] }"#;
    let two = r#"lists = { "先进" = ["教师01", "教师02"] }"#;
    for (part, list) in [("full", one), ("started", two), ("half-up", two)] {
        let clauses = first("\"10%\"", &format!("part = \"{part}\""));
        comes_out(&(rulebook(&clauses) + &case(&rows, &format!("{roster}{list}"))));
    }
    // 10% of 14 are 1.4 places.
    for (part, list) in [("full", one), ("started", two), ("half-up", one)] {
        let clauses = first("\"10%\"", &format!("part = \"{part}\""));
        comes_out(&(rulebook(&clauses) + &case(&rows[..14], &format!("{roster}{list}"))));
    }
    // Who is not ranked is not counted either: 10% of 10 is one place.
    let unranked = r#"
[[unranked]]
clause = "第三条"
who = { post = "领导" }
"#;
    let roster = roster.replace(
        r#"教师11", department = "教务处""#,
        r#"教师11", department = "教务处", post = "领导""#,
    );
    let clauses = first("\"10%\"", r#"part = "started""#) + unranked;
    comes_out(&(rulebook(&clauses) + &case(&rows[..11], &format!("{roster}{one}"))));
}

#[test]
fn a_percentage_of_a_group_is_of_the_group() {
    let roster = r#"roster = [
  { name = "张三", department = "甲处" }, { name = "李四", department = "甲处" },
  { name = "王五", department = "乙处" }, { name = "赵六", department = "乙处" },
  { name = "孙七", department = "乙处" }, { name = "周八", department = "乙处" },
]
"#;
    let rows = [
        ("张三", DAY, 1),
        ("李四", DAY, 2),
        ("王五", DAY, 9),
        ("赵六", DAY, 8),
        ("孙七", DAY, 7),
        ("周八", DAY, 6),
    ];
    // Half of 2 and half of 4; groups by name, 乙 before 甲 as characters are ordered.
    let list = r#"lists = { "先进" = ["王五", "赵六", "李四"] }"#;
    let clauses = first("\"50%\"", r#"within = "department""#);
    comes_out(&(rulebook(&clauses) + &case(&rows, &format!("{roster}{list}"))));
}

#[test]
fn needs_are_tested_before_places_so_that_others_move_up() {
    let clauses = first("1", r#"needs = { pieces = ">=2" }"#);
    let rows = [("张三", DAY, 10), ("李四", DAY, 3), ("李四", DAY, 3)];
    comes_out(&(rulebook(&clauses) + &case(&rows, r#"lists = { "先进" = ["李四"] }"#)));
    // Publications are counted each, a piece once: one piece in two issues is no two pieces.
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "开学", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 3 },
  { title = "开学", outlet = "校报", authors = "张三", date = 2022-05-02, worth = 3 },
]
"#;
    let nobody = r#"lists = { "先进" = [] }"#;
    comes_out(&(rulebook(&clauses) + text + nobody));
    let clauses = first("1", r#"needs = { publications = ">=2" }"#);
    comes_out(&(rulebook(&clauses) + text + r#"lists = { "先进" = ["张三"] }"#));
    let clauses = first("1", r#"needs = { points = ">3" }"#);
    let rows = [("张三", DAY, 3)];
    comes_out(&(rulebook(&clauses) + &case(&rows, nobody)));
}

#[test]
fn needs_are_of_the_whole_results_whatever_the_list_ranks() {
    let clauses = first(
        "1",
        "when = { worth = \">=5\" }\nneeds = { points = \">=8\" }",
    );
    // 张三 has 5 of what is ranked and 8 in all, 李四 6 and 6.
    let rows = [("张三", DAY, 5), ("张三", DAY, 3), ("李四", DAY, 6)];
    comes_out(&(rulebook(&clauses) + &case(&rows, r#"lists = { "先进" = ["张三"] }"#)));
}

/// Named are those who did not send two pieces in so many months running.
const NAMED: &str = r#"
[[target]]
clause = "第五条"
account = "teacher"
per = "month"
pieces = 2
[[list]]
clause = "第六条"
name = "点名"
account = "teacher"
per = "month"
needs = { missed = "第五条" }
in-a-row = 3
"#;

#[test]
fn three_months_running_are_broken_by_one_that_is_missing() {
    let needs = r#"
[[list]]
clause = "第二条"
name = "月月有"
account = "teacher"
per = "month"
needs = { pieces = ">=1" }
in-a-row = 3
"#;
    let (february, march, april) = ("2022-02-10", "2022-03-10", "2022-04-10");
    // Nobody sent anything in March, so three months running end in no month up to May.
    let rows = [
        ("张三", february, 1),
        ("张三", april, 1),
        ("张三", "2022-05-10", 1),
    ];
    comes_out(&(rulebook(needs) + &case(&rows, r#"lists = { "月月有" = [] }"#)));
    let rows = [
        ("张三", february, 1),
        ("张三", march, 1),
        ("张三", april, 1),
        ("李四", march, 1),
        ("李四", april, 1),
    ];
    comes_out(&(rulebook(needs) + &case(&rows, r#"lists = { "月月有" = ["张三"] }"#)));
    // The months before the tables begin are not met.
    comes_out(&(rulebook(needs) + &case(&rows[1..2], r#"lists = { "月月有" = [] }"#)));
}

#[test]
fn months_before_the_rulebook_holds_are_not_met() {
    let needs = r#"
[[list]]
clause = "第二条"
name = "除名"
account = "teacher"
per = "month"
needs = { points = "<2" }
in-a-row = 2
"#;
    let from = |text: String| text.replace("outlets = []", "outlets = []\nfrom = 2022-03-01");
    // What 李四 wrote in February is asked about and brings nothing; the month is not held against him.
    let rows = [
        ("李四", "2022-02-10", 5),
        ("张三", "2022-03-10", 5),
        ("李四", "2022-03-10", 1),
        ("李四", "2022-04-10", 1),
    ];
    let none = "asked = 1\nlists = { \"除名\" = [] }";
    comes_out(&from(rulebook(needs) + &case(&rows[..3], none)));
    // 张三 has nothing in April, but 5 in March; 李四 1 in each.
    let one = "asked = 1\nlists = { \"除名\" = [\"李四\"] }";
    comes_out(&from(rulebook(needs) + &case(&rows, one)));
}

#[test]
fn who_missed_a_target_three_months_running_is_named() {
    let roster = r#"roster = [
  { name = "张三", department = "教务处" }, { name = "李四", department = "教务处" },
]
"#;
    let rows = [
        ("张三", "2022-03-01", 1),
        ("李四", "2022-04-01", 1),
        ("李四", "2022-04-02", 1),
        ("张三", "2022-05-01", 1),
    ];
    // 李四 met the target in April; 张三 never did.
    let more = r#"lists = { "点名" = ["张三"] }
short = { "张三" = 4, "李四" = { "第五条" = 4 } }
"#;
    comes_out(&(rulebook(NAMED) + &case(&rows, &format!("{roster}{more}"))));
}

#[test]
fn a_list_names_only_articles_that_are_targets() {
    let text = rulebook(&NAMED.replace("missed = \"第五条\"", "missed = \"第四条\""));
    assert_eq!(refused(&text), ["missed-no-target"]);
}

#[test]
fn prizes_of_a_shared_place_go_to_each_or_are_split() {
    // Three share the first place of 100: 33.34 to the first by name.
    let rows = [("张三", DAY, 5), ("李四", DAY, 5), ("王五", DAY, 5)];
    let each = first("1", "prizes = [100]");
    let list = r#"lists = { "先进" = ["张三", "李四", "王五"] }
prizes = { "张三" = 100, "李四" = 100, "王五" = 100 }"#;
    comes_out(&(rulebook(&each) + &case(&rows, list)));
    let split = first("1", "prizes = [100]\nprize-ties = \"split\"");
    let list = r#"lists = { "先进" = ["张三", "李四", "王五"] }
prizes = { "张三" = 33.34, "李四" = 33.33, "王五" = 33.33 }"#;
    comes_out(&(rulebook(&split) + &case(&rows, list)));
    // Two at the second place share the second and the third prize.
    let rows = [("张三", DAY, 9), ("李四", DAY, 5), ("王五", DAY, 5)];
    let split = first("3", "prizes = [500, 300, 200]\nprize-ties = \"split\"");
    let list = r#"prizes = { "张三" = 500, "李四" = 250, "王五" = 250 }"#;
    comes_out(&(rulebook(&split) + &case(&rows, list)));
    // Two at the last place: there is no place behind it whose prize they could share.
    let split = first("2", "prizes = [500, 300, 200]\nprize-ties = \"split\"");
    let list = r#"prizes = { "张三" = 500, "李四" = 150, "王五" = 150 }"#;
    comes_out(&(rulebook(&split) + &case(&rows, list)));
    // Counted 1, 1, 2 they still are three, who share three prizes.
    let rows = [("张三", DAY, 9), ("李四", DAY, 9), ("王五", DAY, 5)];
    let dense = "prizes = [500, 300, 200]\nprize-ties = \"split\"\nties = \"dense\"";
    let list = r#"prizes = { "张三" = 400, "李四" = 400, "王五" = 200 }"#;
    comes_out(&(rulebook(&first("3", dense)) + &case(&rows, list)));
    let rows = [("张三", DAY, 9), ("李四", DAY, 5), ("王五", DAY, 5)];
    // A place without a prize brings none.
    let short = first("3", "prizes = [500]");
    let list = r#"lists = { "先进" = ["张三", "李四", "王五"] }
prizes = { "张三" = 500, "李四" = 0 }"#;
    comes_out(&(rulebook(&short) + &case(&rows, list)));
    let fine = rulebook(&first("1", "prizes = [33.333]"));
    assert_eq!(refused(&fine), ["prize-not-in-cents"]);
}

#[test]
fn lists_of_one_name_are_one_list() {
    let clauses = r#"
[[list]]
clause = "第一条"
name = "先进"
account = "teacher"
per = "month"
needs = { pieces = ">=3" }
[[list]]
clause = "第二条"
name = "先进"
account = "teacher"
per = "month"
by = "pieces"
when = { genre = "通讯" }
places = 1
prizes = [50]
"#;
    // 张三 is in by both clauses, and once; 李四 by the first alone.
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1, genre = "通讯" },
  { title = "二", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1 },
  { title = "三", outlet = "校报", authors = "张三、李四", date = 2022-05-01, worth = 1 },
  { title = "四", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 8 },
  { title = "五", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 1 },
]
lists = { "先进" = ["李四", "张三"] }
prizes = { "张三" = 50, "李四" = 0 }
"#;
    comes_out(&(rulebook(clauses) + text));
}

const RANKED: &str = r#"
[[rank]]
clause = "第二条"
account = "teacher"
per = "month"
"#;

#[test]
fn ties_are_shared_or_dense_group_by_group() {
    let roster = r#"roster = [
  { name = "张三", department = "甲处" }, { name = "李四", department = "甲处" },
  { name = "王五", department = "甲处" }, { name = "赵六", department = "甲处" },
  { name = "孙七", department = "乙处" }, { name = "周八", department = "乙处" },
]
"#;
    let rows = [
        ("张三", DAY, 9),
        ("李四", DAY, 7),
        ("王五", DAY, 7),
        ("赵六", DAY, 5),
        ("孙七", DAY, 8),
    ];
    let within = format!("{RANKED}within = \"department\"\n");
    let ranks =
        r#"ranks = { "张三" = 1, "李四" = 2, "王五" = 2, "赵六" = 4, "孙七" = 1, "周八" = 2 }"#;
    comes_out(&(rulebook(&within) + &case(&rows, &format!("{roster}{ranks}"))));
    let dense = format!("{within}ties = \"dense\"\n");
    let ranks = ranks.replace("\"赵六\" = 4", "\"赵六\" = 3");
    comes_out(&(rulebook(&dense) + &case(&rows, &format!("{roster}{ranks}"))));
    // All together: 9, 8, 7, 7, 5, 0.
    let ranks =
        r#"ranks = { "张三" = 1, "孙七" = 2, "李四" = 3, "王五" = 3, "赵六" = 4, "周八" = 5 }"#;
    let dense = format!("{RANKED}ties = \"dense\"\n");
    comes_out(&(rulebook(&dense) + &case(&rows, &format!("{roster}{ranks}"))));
}

#[test]
fn who_is_unranked_is_shown_without_a_place() {
    let clauses = format!(
        r#"{RANKED}
[[unranked]]
clause = "第三条"
who = {{ department = "宣传科" }}
[[money]]
clause = "第四条"
account = "teacher"
per = "month"
each = 10
{}"#,
        first("1", "")
    );
    let more = r#"roster = [
  { name = "张三", department = "宣传科" }, { name = "李四", department = "教务处" },
]
expect = { "张三" = 9 }
ranks = { "张三" = 0, "李四" = 1 }
money = { "张三" = 0, "李四" = 20 }
lists = { "先进" = ["李四"] }
"#;
    let rows = [("张三", DAY, 9), ("李四", DAY, 2)];
    comes_out(&(rulebook(&clauses) + &case(&rows, more)));
}

#[test]
fn scores_that_a_condition_selects_rank_as_limits_left_them() {
    let clauses = format!(
        r#"{RANKED}when = {{ genre = "通讯" }}
[[limit]]
clause = "第八条"
account = "teacher"
when = {{ genre = "通讯" }}
per = "month"
at-most = 4
"#
    );
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 9, genre = "通讯" },
  { title = "二", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 3, genre = "通讯" },
  { title = "三", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 20, genre = "消息" },
  { title = "四", outlet = "校报", authors = "王五", date = 2022-05-01, worth = 6, genre = "通讯" },
]
expect = { "张三" = 4, "李四" = 23, "王五" = 4 }
ranks = { "张三" = 1, "王五" = 1, "李四" = 3 }
because = "通讯封顶后都是4分的并列第1；李四的通讯3分"
"#;
    comes_out(&(rulebook(&clauses) + text));
}

#[test]
fn weights_that_are_no_decimal_numbers_are_compared_exactly() {
    let clauses = format!(
        r#"{RANKED}by = "pieces"
[[modify]]
clause = "第九条"
when = {{ genre = "消息" }}
counts = "1/3"
"#
    );
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1, genre = "消息" },
  { title = "二", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1, genre = "消息" },
  { title = "三", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1, genre = "消息" },
  { title = "四", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 9, genre = "通讯" },
  { title = "五", outlet = "校报", authors = "王五", date = 2022-05-01, worth = 9, genre = "消息" },
]
ranks = { "张三" = 1, "李四" = 1, "王五" = 3 }
because = "三件各算1/3，正好是1件"
"#;
    comes_out(&(rulebook(&clauses) + text));
}

#[test]
fn publications_rank_each_and_pieces_once() {
    let clauses = format!("{RANKED}by = \"publications\"\n");
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 1 },
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-02, worth = 1 },
  { title = "二", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 9 },
]
"#;
    comes_out(&(rulebook(&clauses) + text + r#"ranks = { "张三" = 1, "李四" = 2 }"#));
    let clauses = format!("{RANKED}by = \"pieces\"\n");
    comes_out(&(rulebook(&clauses) + text + r#"ranks = { "张三" = 1, "李四" = 1 }"#));
}

#[test]
fn money_may_be_for_some_accounts_and_for_some_pieces_only() {
    // Teachers are paid for news alone, of which at most 5 points count; students for all they have.
    let clauses = r#"
[[event]]
clause = "第二条"
name = "差错"
points = -1
[[limit]]
clause = "第三条"
account = "teacher"
when = { genre = "消息" }
per = "month"
at-most = 5
[[money]]
clause = "第四条"
account = "teacher"
per = "month"
who = { post = "教师" }
when = { genre = "消息" }
each = 3
[[money]]
clause = "第五条"
account = "teacher"
per = "month"
who = { post = "学生" }
each = 2
"#;
    let text = r#"
[[case]]
name = "例"
roster = [
  { name = "张三", department = "教务处", post = "教师" },
  { name = "李四", department = "教务处", post = "学生" },
  { name = "王五", department = "教务处", post = "教师" },
]
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 4, genre = "消息" },
  { title = "二", outlet = "校报", authors = "张三", date = 2022-05-02, worth = 3, genre = "消息" },
  { title = "三", outlet = "校报", authors = "张三", date = 2022-05-03, worth = 9, genre = "通讯" },
  { title = "四", outlet = "校报", authors = "李四", date = 2022-05-04, worth = 2, genre = "消息" },
  { title = "五", outlet = "校报", authors = "李四", date = 2022-05-05, worth = 6, genre = "通讯" },
  { title = "六", outlet = "校报", authors = "王五", date = 2022-05-06, worth = 7, genre = "通讯" },
]
events = [
  { name = "差错", account = "张三", date = 2022-05-30 },
  { name = "差错", account = "李四", date = 2022-05-30 },
]
"#;
    // 张三: 4 + 3, at most 5, and 9 and -1 have no part in it: 5 × 3. 李四: (2 + 6 - 1) × 2. 王五: no news.
    let paid = r#"expect = { "张三" = 13, "李四" = 7, "王五" = 7 }
money = { "张三" = 15, "李四" = 14, "王五" = 0 }
"#;
    comes_out(&(rulebook(clauses) + text + paid));
}

#[test]
fn a_pool_is_shared_in_proportion_to_the_cent() {
    let money = r#"
[[money]]
clause = "第四条"
account = "teacher"
per = "month"
each = 10
pool = 100
"#;
    // 30 points would bring 300; each third of 100 is 33.33, and the cent left goes by name.
    let rows = [("张三", DAY, 10), ("李四", DAY, 10), ("王五", DAY, 10)];
    let paid = r#"money = { "张三" = 33.34, "李四" = 33.33, "王五" = 33.33 }"#;
    comes_out(&(rulebook(money) + &case(&rows, paid)));
    // Up to the pool everyone is paid in full; below zero nobody pays.
    let rows = [("张三", DAY, 9), ("李四", DAY, 1), ("王五", DAY, -5)];
    let paid = r#"money = { "张三" = 90, "李四" = 10, "王五" = 0 }"#;
    comes_out(&(rulebook(money) + &case(&rows, paid)));
    // A year is paid what its months were: 100 for January, 20 for March.
    let rows = [
        ("张三", "2022-01-05", 30),
        ("张三", "2022-03-05", 2),
        ("李四", "2022-01-05", 10),
    ];
    let paid = "per = \"year\"\nmoney = { \"张三\" = 95, \"李四\" = 25 }";
    comes_out(&(rulebook(money) + &case(&rows, paid)));
}

#[test]
fn money_too_large_to_be_exact_is_a_problem_and_not_silently_nothing() {
    let money = r#"
[[money]]
clause = "第四条"
account = "teacher"
per = "month"
each = 10000000000000000000
"#;
    let text = rulebook(money) + &case(&[("张三", DAY, 10)], r#"money = { "张三" = 1 }"#);
    let told = failures(&text, Lang::En);
    assert!(told[0].contains("should be 1 and is 0"), "{told:?}");
    assert!(told[0].contains("too large to be exact"), "{told:?}");
}

/// Two units: 元 as each piece is worth, 分 two for each 通讯.
const UNITS: &str = r#"
[rulebook]
name = "办法"
outlets = []
units = ["元", "分"]
terms = ["02-16", "09-01"]
[[field]]
name = "worth"
kind = "number"
[[field]]
name = "genre"
values = ["消息", "通讯"]
[[outlet]]
clause = "第一条"
name = "校报"
[[points]]
clause = "第一条"
unit = "元"
points = { of = "worth" }
[[points]]
clause = "第二条"
unit = "分"
when = { genre = "通讯" }
points = 2
"#;

const TWO_UNITS: &str = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", date = 2022-05-01, worth = 30, genre = "通讯" },
  { title = "二", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 10, genre = "通讯" },
  { title = "三", outlet = "校报", authors = "李四", date = 2022-05-01, worth = 10, genre = "通讯" },
  { title = "四", outlet = "校报", authors = "王五", date = 2022-05-01, worth = 50, genre = "消息" },
]
expect = { "张三" = ["30元", "2分"], "李四" = ["4分", "20元"], "王五" = ["50元", "0分"] }
"#;

#[test]
fn two_units_are_two_rankings() {
    let ranks = r#"ranks = { "张三" = 2, "李四" = { "元" = 3, "分" = 1 }, "王五" = { "元" = 1, "第三条" = 1 } }"#;
    let clauses = r#"
[[rank]]
clause = "第三条"
unit = "元"
account = "teacher"
per = "month"
[[rank]]
clause = "第四条"
unit = "分"
account = "teacher"
per = "month"
[[list]]
clause = "第五条"
name = "高产"
unit = "分"
account = "teacher"
per = "month"
places = 1
[[list]]
clause = "第六条"
name = "多件"
account = "teacher"
per = "month"
by = "pieces"
places = 1
[[money]]
clause = "第七条"
unit = "分"
account = "teacher"
per = "month"
each = 5
"#;
    let more = r#"
lists = { "高产" = ["李四"], "多件" = ["李四"] }
money = { "张三" = 10, "李四" = 20, "王五" = 0 }
"#;
    comes_out(&format!("{UNITS}{clauses}{TWO_UNITS}{ranks}{more}"));
    // One clause without a unit ranks in each.
    let clause = RANKED.replace("第二条", "第三条");
    let ranks = ranks.replace("\"第三条\" = 1", "\"分\" = 3");
    comes_out(&format!("{UNITS}{clause}{TWO_UNITS}{ranks}\n"));
}

#[test]
fn a_row_is_one_question_whatever_units_its_editor_is_paid_in() {
    let clauses = r#"
[[points]]
clause = "第三条"
unit = "元"
for = "editor"
points = { of = "words", every = 100, each = 1 }
[[points]]
clause = "第四条"
unit = "分"
for = "editor"
points = { of = "words", every = 100, each = 2 }
"#;
    let text = r#"
[[case]]
name = "例"
rows = [
  { title = "一", outlet = "校报", authors = "张三", editor = "李四", date = 2022-05-01, worth = 30, genre = "消息" },
  { title = "二", outlet = "校报", authors = "张三", editor = "李四", date = 2022-05-01, worth = 30, genre = "消息", words = 250 },
]
expect = { "李四" = ["2元", "4分"] }
asked = 1
"#;
    comes_out(&format!("{UNITS}{clauses}{text}"));
}

#[test]
fn a_list_by_points_must_say_of_which_unit() {
    let list = first("1", "");
    assert_eq!(refused(&format!("{UNITS}{list}")), ["missing-key"]);
    let list = first("1", "by = \"pieces\"\nneeds = { points = \">1\" }");
    assert_eq!(refused(&format!("{UNITS}{list}")), ["missing-key"]);
}

#[test]
fn longer_periods_are_the_sum_of_what_is_booked_up_to_them() {
    let clauses = r#"
[[event]]
clause = "第三条"
name = "检查"
unit = "分"
points = 7
books = "term"
"#;
    let events = r#"events = [{ name = "检查", account = "张三", date = "2022-05-09" }]"#;
    let month = TWO_UNITS.replace("rows =", &format!("{events}\nrows ="));
    let term = month
        .replace("[[case]]", "[[case]]\nper = \"term\"")
        .replace("\"2分\"", "\"9分\"");
    comes_out(&format!("{UNITS}{clauses}{month}{term}"));
}

#[test]
fn a_case_that_fails_shows_what_made_the_difference() {
    let text = rulebook(RANKED)
        + &case(
            &[("张三", DAY, 5), ("张三", DAY, 3), ("李四", DAY, 9)],
            "expect = { \"张三\" = 9 }\nranks = { \"张三\" = 1 }",
        );
    let told = failures(&text, Lang::Zh);
    let entries = "
  +5：第一条 基础分 worth（第 1 行）
  +3：第一条 基础分 worth（第 2 行）";
    let expected = [
        format!("例子“例”算出来的和应有的不一样：张三应为 9，算得 8。{entries}"),
        format!(
            "例子“例”算出来的和应有的不一样：张三 的名次应为 1，算得 2。\n  1　李四　9\n  2　张三　8{entries}"
        ),
    ];
    assert_eq!(told, expected);
    let told = failures(&text, Lang::En);
    assert!(told[0].contains("\n  +5: 第一条"), "{told:?}");
    assert!(told[0].contains("(row 1)"), "{told:?}");
}

#[test]
fn a_list_that_no_clause_makes_is_a_slip_of_the_case() {
    let text = rulebook(&first("1", "")) + &case(&[("张三", DAY, 5)], r#"lists = { "先近" = [] }"#);
    let told = failures(&text, Lang::En);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("which no clause makes once a month"),
        "{told:?}"
    );
}

#[test]
fn questions_are_counted_once() {
    let head = r#"
[rulebook]
name = "办法"
outlets = []
[[outlet]]
clause = "第一条"
name = "校报"
level = "校级"
[[points]]
clause = "第一条"
rows = [{ genre = "消息", level = "校级", points = 1 }, { genre = "通讯", level = "校级", points = 2 }]
[[event]]
clause = "第二条"
name = "失实"
zero = "piece"
"#;
    let row = |title: &str, outlet: &str, genre: &str| {
        format!(
            r#"{{ title = "{title}", outlet = "{outlet}", genre = "{genre}", authors = "张三", date = 2022-05-01 }},"#
        )
    };
    let case = |rows: &[String], more: &str| {
        format!(
            "\n[[case]]\nname = \"例\"\nrows = [{}]\n{more}\n",
            rows.join("\n")
        )
    };
    // One value, however many rows have it; one outlet; one row without a genre.
    let rows = [
        row("一", "校报", "消息儿"),
        row("二", "校报", "消息儿"),
        row("三", "某报", "消息"),
        row("四", "某报", "消息"),
        row("五", "校报", ""),
    ];
    comes_out(&(head.to_owned() + &case(&rows, "asked = 3")));
    // An event that names neither a piece nor anybody is one question.
    let event = r#"events = [{ name = "失实", title = "没有这篇", date = "2022-05-09" }]
asked = 1
excluded = 0"#;
    comes_out(&(head.to_owned() + &case(&[row("一", "校报", "消息")], event)));
    let event = event
        .replace("没有这篇", "一")
        .replace("asked = 1", "asked = 0");
    let event = event.replace("excluded = 0", "excluded = 1");
    comes_out(&(head.to_owned() + &case(&[row("一", "校报", "消息")], &event)));
    // A level that cannot be read, on a row that names no outlet, is one question, and none where
    // the registry knows better.
    let level = |outlet: &str| {
        format!(
            r#"{{ title = "一", outlet = "{outlet}", level = "校级级", genre = "消息", authors = "张三", date = 2022-05-01 }},"#
        )
    };
    comes_out(&(head.to_owned() + &case(&[level("")], "asked = 1")));
    comes_out(&(head.to_owned() + &case(&[level("某报")], "asked = 1")));
    comes_out(&(head.to_owned() + &case(&[level("校报")], "asked = 0\nexpect = { \"张三\" = 1 }")));
}

/// Three with a piece each, two of them equal, and prizes the same for each or by place.
fn equal_prizes(prizes: &str, places: &str, expect: &str) -> String {
    format!(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = {{ of = "words" }}
[[list]]
clause = "第二条"
name = "先进"
account = "teacher"
per = "month"
prizes = {prizes}
{places}
[[case]]
name = "例"
rows = [
  {{ title = "甲", outlet = "人民日报", authors = "张三", department = "教务处", words = 5, date = 2022-05-01 }},
  {{ title = "乙", outlet = "人民日报", authors = "李四", department = "教务处", words = 3, date = 2022-05-01 }},
  {{ title = "丙", outlet = "人民日报", authors = "王五", department = "教务处", words = 3, date = 2022-05-01 }},
]
{expect}
"#
    )
}

#[test]
fn a_prize_may_be_the_same_for_each() {
    // Two places, and both who tie at the second are in: 200 each.
    let expect = "lists = { \"先进\" = [\"张三\", \"王五\", \"李四\"] }\n\
        prizes = { \"张三\" = 200, \"李四\" = 200, \"王五\" = 200 }";
    comes_out(&equal_prizes("200", "places = 2", expect));
    // Without places all are in, and each gets it.
    comes_out(&equal_prizes("200", "", expect));
    // By place the first two prizes are all there is; who ties has the prize of the place.
    let expect = "prizes = { \"张三\" = 200, \"李四\" = 100, \"王五\" = 100 }";
    comes_out(&equal_prizes("[200, 100]", "places = 2", expect));
}

#[test]
fn who_is_equal_may_be_expected_in_any_order_and_nobody_else() {
    for order in [
        "\"张三\", \"李四\", \"王五\"",
        "\"张三\", \"王五\", \"李四\"",
    ] {
        let expect = format!("lists = {{ \"先进\" = [{order}] }}");
        comes_out(&equal_prizes("1", "places = 3", &expect));
    }
    let wrong = "lists = { \"先进\" = [\"李四\", \"张三\", \"王五\"] }";
    let text = equal_prizes("1", "places = 3", wrong);
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", &text, &mut problems).expect("a rulebook");
    let failed = run_all(&rulebook, &Words::new(Lang::Zh));
    let codes: Vec<&str> = failed.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["case-failed"]);
}
