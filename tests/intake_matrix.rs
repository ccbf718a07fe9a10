//! Count matrices of many layouts, from files to points: every expected value worked out by hand.

use std::path::PathBuf;

use jifen::claims;
use jifen::classify::{Classified, classify};
use jifen::intake::{Setting, read};
use jifen::locale::{Lang, Words};
use jifen::period::Period;
use jifen::problem::{Place, Problem, Problems, address};
use jifen::report::{Run, explain};
use jifen::rulebook::Rulebook;
use jifen::scoring::{Scored, score};
use jifen::standing::{Standing, stand};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tempfile::TempDir;

/// National 10, provincial 6, city 4, county 2; independent items double; outlets of each.
const RULES: &str = r#"
[rulebook]
name = "办法"
outlets = []
[[field]]
name = "level"
values = ["县级", "市级", "省级", "国家级"]
[[field]]
name = "genre"
values = ["一句话", "综合信息", "独立信息"]
missing = "none"
[[outlet]]
clause = "第一条"
name = "人民日报"
level = "国家级"
[[outlet]]
clause = "第一条"
name = "河北日报"
level = "省级"
[[outlet]]
clause = "第一条"
name = "保定日报"
level = "市级"
[[outlet]]
clause = "第一条"
name = "园林动态"
level = "县级"
[[points]]
clause = "第二条"
when = { level = "国家级" }
points = 10
[[points]]
clause = "第二条"
when = { level = "省级" }
points = 6
[[points]]
clause = "第二条"
when = { level = "市级" }
points = 4
[[points]]
clause = "第二条"
when = { level = "县级" }
points = 2
[[modify]]
clause = "第三条"
when = { genre = "独立信息" }
times = 2
[[rank]]
clause = "第四条"
account = "department"
per = "month"
"#;

struct Done {
    rulebook: Rulebook,
    intake: Classified,
    scored: Scored,
    standing: Standing,
    problems: Problems,
}

/// What the cells of a sheet are: numbers where they read as such, merges as `(row, column, row, column)`.
type Merge = (u32, u16, u32, u16);

fn fill(sheet: &mut Worksheet, rows: &[&[&str]], merges: &[Merge]) {
    for &(top, left, bottom, right) in merges {
        let text = rows[top as usize][left as usize];
        let format = Format::new();
        sheet
            .merge_range(top, left, bottom, right, text, &format)
            .expect("merged");
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            let merged = merges
                .iter()
                .any(|m| (m.0..=m.2).contains(&row) && (m.1..=m.3).contains(&column));
            match text.parse::<f64>() {
                _ if text.is_empty() || merged => {}
                Ok(number) => drop(sheet.write(row, column, number).expect("written")),
                Err(_) => drop(sheet.write(row, column, *text).expect("written")),
            }
        }
    }
}

fn run_with(
    rules: &str,
    name: &str,
    rows: &[&[&str]],
    merges: &[Merge],
    month: Option<&str>,
) -> Done {
    let folder = TempDir::new().expect("a folder");
    let mut book = Workbook::new();
    fill(book.add_worksheet(), rows, merges);
    let path = folder.path().join(name);
    book.save(&path).expect("a workbook");
    of_files(rules, &[path], month)
}

fn of_files(rules: &str, paths: &[PathBuf], month: Option<&str>) -> Done {
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", rules, &mut problems);
    let words = Words::new(Lang::Zh);
    let told: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    let rulebook = rulebook.unwrap_or_else(|| panic!("{told:?}"));
    let setting = Setting {
        registry: &rulebook.registry,
        calendar: &rulebook.calendar,
        period: month.and_then(Period::parse),
    };
    let keep = rulebook.publication_fields();
    let intake = read(paths, &rulebook.fields, keep, Some(setting), &mut problems);
    let intake = classify(intake, &rulebook, &mut problems);
    let scored = score(&intake, &rulebook, &mut problems);
    let period = scored.periods.last().copied();
    let period = period.or(Period::parse("2024-05")).expect("a period");
    let standing = stand(&intake, &rulebook, &scored, period, &mut problems);
    claims::compare(&intake, &rulebook, &scored, &mut problems);
    problems.sort();
    Done {
        rulebook,
        intake,
        scored,
        standing,
        problems,
    }
}

/// A sheet in a file whose name says May of 2024.
fn may(rows: &[&[&str]], merges: &[Merge]) -> Done {
    run_with(RULES, "2024年5月.xlsx", rows, merges, None)
}

impl Done {
    /// The points of departments, by the ranking.
    fn points(&self) -> Vec<String> {
        let rows = self.standing.rankings[0].rows.iter();
        let shown = rows.map(|row| {
            let name = &self.intake.accounts.get(row.account).name;
            format!("{name} {}", row.points.normalize())
        });
        shown.collect()
    }

    fn of(&self, code: &str) -> Vec<&Problem> {
        self.problems.iter().filter(|p| p.code == code).collect()
    }

    /// The cells at which something was told, with what was read there.
    fn at(&self, code: &str) -> Vec<String> {
        let told = self
            .of(code)
            .into_iter()
            .map(|problem| match &problem.place {
                Place::Cell { row, column, .. } => {
                    format!("{} {}", address(*row, *column), problem.read)
                }
                _ => problem.read.clone(),
            });
        told.collect()
    }

    /// What is told of a code, in Chinese.
    fn says(&self, code: &str) -> Vec<String> {
        let words = Words::new(Lang::Zh);
        self.of(code)
            .into_iter()
            .map(|p| words.problem(p))
            .collect()
    }

    /// Nothing but notes, all rows accounted for.
    #[track_caller]
    fn is_clean(&self) {
        let told: Vec<String> = self
            .problems
            .iter()
            .filter(|p| p.severity != jifen::problem::Severity::Note)
            .map(|p| format!("{} {:?} {}", p.code, p.place, p.read))
            .collect();
        assert!(told.is_empty(), "{told:#?}");
        self.adds_up();
    }

    #[track_caller]
    fn adds_up(&self) {
        let run = self.run();
        assert!(run.accounting.all.adds_up(), "{:?}", run.accounting);
        assert!(run.accounting.all.read > 0);
    }

    fn run(&self) -> Run<'_> {
        Run::new(
            &self.intake,
            &self.rulebook,
            &self.scored,
            &self.standing,
            &self.problems,
        )
    }
}

#[test]
fn units_by_outlets_with_titles_and_sums_that_agree() {
    let done = may(
        &[
            &["信息采用情况统计表"],
            &[
                "单位",
                "人民日报",
                "河北日报",
                "保定日报",
                "合计",
                "得分",
                "名次",
            ],
            &["教务处", "1", "", "2", "3", "18", "1"],
            &["学生处", "0", "1", "无", "1", "6", "2"],
            &["团委", "/", "—", "", "0", "0", "3"],
            &["合计", "1", "1", "2", "4", "24", ""],
            &["注：数据截至5月31日"],
        ],
        &[(0, 0, 0, 6)],
    );
    assert_eq!(done.points(), ["教务处 18", "学生处 6"]);
    done.is_clean();
    // Three sums, three points, three places, and five figures below.
    assert_eq!(
        done.says("claims-checked"),
        ["表里自己写的合计、得分和名次核对了 14 处，0 处不同，0 处要等问题答了才能核对。"]
    );
    let day = done.intake.submissions[0].date.map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2024-05-31"));
    assert_eq!(done.intake.submissions[0].cell, Some(1));
}

#[test]
fn the_word_of_a_sum_may_stand_before_the_units() {
    // Over 序号 and 单位 in one cell, or in that of 序号 alone.
    for merges in [&[(3, 0, 3, 1)][..], &[]] {
        let done = may(
            &[
                &["序号", "单位", "河北日报", "保定日报", "合计"],
                &["1", "教务处", "1", "2", "3"],
                &["2", "学生处", "0", "1", "1"],
                &["合计", "", "1", "4", "5"],
            ],
            merges,
        );
        // 6 + 2 × 4, and 4.
        assert_eq!(done.points(), ["教务处 14", "学生处 4"]);
        assert!(done.says("matrix-no-unit").is_empty());
        // 2 + 1 are no 4, and 3 + 1 no 5.
        assert_eq!(done.says("claim-count").len(), 2);
    }
}

#[test]
fn outlets_in_rows_and_districts_in_columns() {
    let done = may(
        &[
            &["各区新闻宣传统计"],
            &["序号", "媒体", "金水区", "二七区", "中原区"],
            &["1", "人民日报", "2", "", "1"],
            &["2", "河北日报", "", "3", ""],
            &["3", "保定日报", "1", "1", ""],
            &["", "得分", "24", "22", "10"],
            &["注：空白为零"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["金水区 24", "二七区 22", "中原区 10"]);
    done.is_clean();
}

#[test]
fn three_header_rows_name_outlet_and_class() {
    let done = may(
        &[
            &["单位", "采用情况", "", "", "", "得分"],
            &["", "园林动态", "", "保定日报", "", ""],
            &[
                "",
                "一句话、综合信息",
                "独立信息",
                "综合信息",
                "独立信息",
                "",
            ],
            &["一科", "3", "1", "0", "1", "18"],
            &["二科", "", "2", "1", "", "12"],
        ],
        &[
            (0, 0, 2, 0),
            (0, 1, 0, 4),
            (1, 1, 1, 2),
            (1, 3, 1, 4),
            (0, 5, 2, 5),
        ],
    );
    // 一科: 3×2 + 1×2×2 + 1×4×2 = 18; 二科: 2×2×2 + 1×4 = 12. The first class is two at once.
    assert_eq!(done.at("matrix-heading-unknown"), ["B3 一句话、综合信息"]);
    assert_eq!(done.points(), ["一科 12", "二科 12"]);
    done.adds_up();
}

#[test]
fn levels_as_text_numbers_with_units() {
    let done = may(
        &[
            &["部门", "国家级(篇)", "省级媒体", "市级采用数", "累计得分"],
            &["教务处", "1篇", "２", "46则", "300"],
            &["学生处", "无", "1条", "", "10"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["教务处 206", "学生处 6"]);
    assert_eq!(done.at("claim-running").len(), 1);
    done.is_clean();
}

#[test]
fn every_difference_stands_at_its_cell() {
    let done = may(
        &[
            &["单位", "省级", "市级", "合计", "得分", "名次"],
            &["甲镇", "3", "2", "5", "35", "1"],
            &["乙镇", "1", "1", "3", "10", "3"],
            &["丙镇", "", "", "", "5", "2"],
            &["丁镇", "", "1", "1", "", "4"],
            &["合计", "4", "5", "9", "50", ""],
        ],
        &[],
    );
    // 甲 3×6+2×4 = 26, 乙 10, 丙 0, 丁 4; in all 4 + 4 = 8 publications and 40 points.
    assert_eq!(done.points(), ["甲镇 26", "乙镇 10", "丁镇 4"]);
    assert_eq!(done.at("claim-count"), ["D3 3", "C6 5", "D6 9"]);
    assert_eq!(done.at("claim-points"), ["E2 35", "E6 50"]);
    assert_eq!(done.at("claim-points-without-items"), ["E4 5"]);
    assert_eq!(done.at("claim-items-without-points"), ["E5 0"]);
    // By points 甲 1, 乙 2, 丁 3, 丙 4.
    assert_eq!(done.at("claim-rank"), ["F3 3", "F4 2", "F5 4"]);
    assert_eq!(
        done.says("claim-points")[0],
        "表里写的是 35 分，按评分办法是 26 分。"
    );
}

#[test]
fn any_usual_rule_for_ties_gives_the_places() {
    for places in [
        ["1", "2", "2", "4"],
        ["1", "2", "2", "3"],
        ["1", "3", "2", "4"],
    ] {
        let rows: Vec<Vec<&str>> = [("甲", "3"), ("乙", "2"), ("丙", "2"), ("丁", "1")]
            .iter()
            .zip(places)
            .map(|(&(unit, count), place)| vec![unit, count, "0", place])
            .collect();
        let mut all: Vec<&[&str]> = vec![&["单位", "省级", "市级", "名次"]];
        all.extend(rows.iter().map(Vec::as_slice));
        may(&all, &[]).is_clean();
    }
}

#[test]
fn stacked_tables_of_groups_repeat_their_header() {
    let done = may(
        &[
            &["(一)各街道"],
            &["单位", "省级", "市级", "小计"],
            &["东街道", "1", "0", "1"],
            &["西街道", "0", "2", "2"],
            &["小计", "1", "2", "3"],
            &["(二)政府组成部门"],
            &["单位", "省级", "市级", "小计"],
            &["教育局", "2", "1", "3"],
            &["民政局", "", "", ""],
            &["小计", "2", "1", "3"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["教育局 16", "西街道 8", "东街道 6"]);
    done.is_clean();
}

#[test]
fn two_blocks_stand_side_by_side() {
    let done = may(
        &[
            &["单位", "省级", "市级", "单位", "省级", "市级"],
            &["甲镇", "1", "", "丙镇", "", "2"],
            &["乙镇", "", "1", "丁镇", "2", ""],
        ],
        &[],
    );
    assert_eq!(done.points(), ["丁镇 12", "丙镇 8", "甲镇 6", "乙镇 4"]);
    done.is_clean();
}

#[test]
fn a_heading_that_nobody_knows_is_asked_once_at_the_heading() {
    let done = may(
        &[
            &["单位", "保定日报", "清风网"],
            &["甲镇", "1", "4"],
            &["乙镇", "", "3"],
        ],
        &[],
    );
    assert_eq!(done.at("unknown-outlet"), ["C1 清风网"]);
    assert_eq!(done.points(), ["甲镇 4"]);
    assert!(done.of("unknown-outlet")[0].points.is_some());
    done.adds_up();
}

#[test]
fn what_is_no_count_is_asked_at_its_cell() {
    let done = may(
        &[
            &["单位", "省级", "市级", "合计"],
            &["甲镇", "1.5", "2", "3"],
            &["乙镇", "若干", "1", "1"],
            &["丙镇", "-1", "3", "2"],
            &["丁镇", "20000", "1", "20001"],
            &["戊镇", "1", "1", "2"],
        ],
        &[],
    );
    assert_eq!(
        done.at("matrix-count-unread"),
        ["B2 1.5", "B3 若干", "B4 -1"]
    );
    assert_eq!(done.at("matrix-count-large"), ["B5 20000"]);
    assert!(done.at("claim-count").is_empty());
    assert_eq!(done.intake.submissions.len(), 4 + 9);
    done.adds_up();
}

#[test]
fn months_quarters_and_years_give_the_day() {
    let rows: &[&[&str]] = &[
        &["单位", "省级", "市级"],
        &["甲镇", "1", "1"],
        &["乙镇", "1", ""],
    ];
    let day = |name: &str, month: Option<&str>| {
        let done = run_with(RULES, name, rows, &[], month);
        let day = done.intake.submissions[0].date;
        (day.map(|day| day.to_string()), done)
    };
    for (name, expected) in [
        ("2024年5月.xlsx", "2024-05-31"),
        ("2024年第一季度.xlsx", "2024-03-31"),
        ("2024年度.xlsx", "2024-12-31"),
    ] {
        assert_eq!(day(name, None).0.as_deref(), Some(expected), "{name}");
    }
    let (of_run, done) = day("统计.xlsx", Some("2024-02"));
    assert_eq!(of_run.as_deref(), Some("2024-02-29"));
    assert_eq!(done.of("matrix-period-of-run").len(), 1);
    let (none, done) = day("统计.xlsx", None);
    assert_eq!((none, done.of("matrix-without-period").len()), (None, 1));
    done.adds_up();
}

#[test]
fn name_and_count_may_stand_in_one_cell() {
    let done = may(
        &[
            &["省级", "市级"],
            &["甲镇2篇", "乙镇 12"],
            &["丙镇1", "甲镇（1）"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["乙镇 48", "甲镇 16", "丙镇 6"]);
    done.is_clean();
}

#[test]
fn teachers_may_be_the_units() {
    let done = may(
        &[
            &["序号", "姓名", "部门", "省级", "市级", "得分"],
            &["1", "张三", "教务处", "1", "1", "10"],
            &["2", "李四", "学生处", "", "2", "8"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["教务处 10", "学生处 8"]);
    let teachers = &done.standing.rankings[1].rows;
    assert_eq!(teachers[0].points.to_string(), "10.00");
    done.is_clean();
}

#[test]
fn a_list_of_publications_is_no_matrix() {
    let done = may(
        &[
            &["标题", "部门", "媒体", "日期", "得分"],
            &["开学", "教务处", "河北日报", "2024-05-06", "6"],
            &["运动会", "学生处", "保定日报", "2024-05-07", "5"],
        ],
        &[],
    );
    assert_eq!(done.of("matrix-read").len(), 0);
    assert_eq!(done.points(), ["教务处 6", "学生处 4"]);
}

#[test]
fn a_list_claims_points_of_its_rows_and_sums() {
    let done = may(
        &[
            &["标题", "作者", "部门", "媒体", "日期", "得分"],
            &[
                "开学",
                "张三、李四",
                "教务处",
                "河北日报",
                "2024-05-06",
                "6",
            ],
            &[
                "运动会",
                "王五、赵六",
                "学生处",
                "保定日报",
                "2024-05-07",
                "5",
            ],
            &["小计", "", "", "", "2篇", "10"],
            &["读书", "张三", "教务处", "保定日报", "2024-05-08", ""],
            &["劳动", "张三", "教务处", "人民日报", "2024-05-09", "10"],
            &["合计", "", "", "", "5篇", "25"],
            &["注：本月共刊发4篇"],
        ],
        &[],
    );
    // 6 and 4 are 10; 4 and 10 more are 24 for four pieces.
    assert_eq!(done.at("claim-points"), ["F3 5", "F7 25"]);
    assert_eq!(done.at("claim-items-without-points"), ["F5 0"]);
    assert_eq!(done.at("claim-count"), ["E7 5"]);
    assert_eq!(
        done.says("claim-points")[0],
        "表里写的是 5 分，按评分办法是 4 分（王五 2、赵六 2）。"
    );
    assert!(done.of("claims-checked").len() == 1);
    done.adds_up();
}

#[test]
fn an_explanation_tells_a_cell_once() {
    let done = may(
        &[
            &["单位", "河北日报", "保定日报"],
            &["甲镇", "", "3"],
            &["乙镇", "1", ""],
        ],
        &[],
    );
    let run = done.run();
    let words = Words::new(Lang::Zh);
    let id = explain::find(&run, "甲镇")[0];
    let text = explain::text(&run, &words, id);
    assert_eq!(text.matches("刊发 3 篇").count(), 1, "{text}");
    assert!(text.contains("甲镇在“保定日报”刊发 3 篇"), "{text}");
    assert!(text.contains("C2"), "{text}");
    assert!(text.contains("+12.00"), "{text}");
}

#[test]
fn a_list_may_follow_below_a_matrix() {
    let done = may(
        &[
            &["单位", "省级", "市级"],
            &["甲镇", "1", "1"],
            &["乙镇", "2", ""],
            &["标题", "作者", "部门", "媒体", "日期"],
            &["开学", "张三", "甲镇", "人民日报", "2024-05-06"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["甲镇 20", "乙镇 12"]);
    done.is_clean();
}

#[test]
fn a_limit_cuts_what_the_table_may_claim() {
    let limit = r#"
[[limit]]
clause = "第五条"
account = "department"
per = "month"
at-most = 33
"#;
    let rows: &[&[&str]] = &[
        &["单位", "省级", "市级", "得分"],
        &["甲镇", "5", "2", "38"],
        &["乙镇", "1", "1", "10"],
    ];
    let rules = format!("{RULES}{limit}");
    let done = run_with(&rules, "2024年5月.xlsx", rows, &[], None);
    assert_eq!(done.points(), ["甲镇 33", "乙镇 10"]);
    assert_eq!(done.at("claim-points"), ["D2 38"]);
    assert_eq!(
        done.says("claim-points")[0],
        "表里写的是 38 分，按评分办法是 33 分。"
    );
}

#[test]
fn a_text_file_has_headers_of_two_rows_too() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("统计.csv");
    let text = "2024年5月外宣统计,,,,\n填报单位：宣传部,,,日期：2024年6月3日,\n部门,外宣,,报送数,合计\n,省级,市级,,\n\
        教务处,2,1,9,3\n学生处,,2,4,2\n合计,2,3,13,5\n";
    std::fs::write(&path, text).expect("written");
    let done = of_files(RULES, &[path], None);
    assert_eq!(done.points(), ["教务处 16", "学生处 8"]);
    assert_eq!(done.at("matrix-aside"), ["D3 报送数"]);
    done.is_clean();
}

#[test]
fn a_large_matrix_is_read_at_once() {
    let headings: Vec<String> = (0..40).map(|n| format!("第{n}日报")).collect();
    let mut rules = RULES.to_owned();
    for name in &headings {
        rules += &format!("[[outlet]]\nclause = \"第一条\"\nname = \"{name}\"\nlevel = \"市级\"\n");
    }
    let units: Vec<String> = (0..200).map(|n| format!("第{n}镇")).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["单位"]];
    rows[0].extend(headings.iter().map(String::as_str));
    for unit in &units {
        let mut row = vec![unit.as_str()];
        row.extend((0..40).map(|n| if n % 2 == 0 { "2" } else { "3" }));
        rows.push(row);
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let begun = std::time::Instant::now();
    let done = run_with(&rules, "2024年5月.xlsx", &rows, &[], None);
    assert_eq!(done.intake.submissions.len(), 20_000);
    assert_eq!(done.points().len(), 200);
    assert_eq!(done.points()[0].split(' ').nth(1), Some("400"));
    // Debug builds on a busy machine take a second or two; quadratic ways take minutes.
    assert!(begun.elapsed().as_secs() < 30);
}

/// Text files too: all that stands here is in one csv of May of 2024.
fn list(name: &str, lines: &[&str], month: Option<&str>) -> Done {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, lines.join("\n")).expect("written");
    of_files(RULES, &[path], month)
}

#[test]
fn a_row_without_title_reports_as_many_as_its_count() {
    let done = list(
        "2024年5月.csv",
        &[
            "部门,媒体,体裁,篇数",
            "教务处,人民日报,综合信息,3",
            "教务处,保定日报,独立信息,2篇",
            "学生处,河北日报,,1",
            "团委,河北日报,,0",
            "合计,,,6",
        ],
        None,
    );
    // 3×10 + 2×4×2 = 46; 1×6.
    assert_eq!(done.points(), ["教务处 46", "学生处 6"]);
    done.is_clean();
    assert_eq!(done.at("row-counts-several"), ["D2 3"]);
    assert_eq!(done.at("row-counts-none"), ["D5 0"]);
    assert_eq!(
        done.says("claims-checked"),
        ["表里自己写的合计、得分和名次核对了 1 处，0 处不同，0 处要等问题答了才能核对。"]
    );
    let rows = &done.run().accounting.all;
    assert_eq!((rows.read, rows.counted, rows.skipped), (5, 3, 2));
    let first = &done.intake.submissions[0];
    assert_eq!((first.cell, first.row), (Some(3), 2));
    assert_eq!(
        first.date.map(|day| day.to_string()).as_deref(),
        Some("2024-05-31")
    );
}

#[test]
fn counts_of_levels_and_of_persons_are_counts_too() {
    let of_levels = list(
        "2024年5月.csv",
        &["单位,级别,采用数", "甲镇,省级,2", "乙镇,市级,1"],
        None,
    );
    assert_eq!(of_levels.points(), ["甲镇 12", "乙镇 4"]);
    of_levels.is_clean();
    let of_persons = list(
        "5月.csv",
        &[
            "姓名,部门,媒体,发表日期,数量",
            "张三,教务处,保定日报,2024-05-03,2",
            "李四,学生处,河北日报,2024-05-04,1",
        ],
        None,
    );
    let signers = &of_persons.intake.submissions;
    assert_eq!(signers.len(), 3);
    for submission in &signers[..2] {
        let own = of_persons.intake.signers_of(submission);
        let names = own
            .iter()
            .map(|s| &*of_persons.intake.accounts.get(s.account).name);
        assert_eq!(names.collect::<Vec<_>>(), ["张三"]);
        assert_eq!(
            submission.date.map(|day| day.to_string()).as_deref(),
            Some("2024-05-03")
        );
    }
    of_persons.adds_up();
}

#[test]
fn what_is_no_count_in_a_list_is_asked() {
    let done = list(
        "2024年5月.csv",
        &[
            "部门,媒体,篇数",
            "教务处,人民日报,约3",
            "学生处,人民日报,",
            "团委,人民日报,1.5",
            "后勤处,人民日报,10001",
            "总务处,人民日报、河北日报,2",
            "保卫处,人民日报,1",
        ],
        None,
    );
    assert_eq!(done.at("matrix-count-unread"), ["C2 约3", "C3 ", "C4 1.5"]);
    assert_eq!(done.at("matrix-count-large"), ["C5 10001"]);
    // How many of two are in which is not said.
    assert_eq!(done.at("unknown-outlet"), ["B6 人民日报、河北日报"]);
    assert_eq!(done.points(), ["保卫处 10"]);
    let rows = &done.run().accounting.all;
    assert_eq!((rows.read, rows.counted, rows.asked), (6, 1, 5));
}

#[test]
fn a_count_beside_a_title_is_told() {
    let done = list(
        "a.csv",
        &[
            "标题,部门,媒体,日期,篇数",
            "甲篇,教务处,人民日报,2024-05-03,2",
            "乙篇,学生处,人民日报,2024-05-04,1",
        ],
        None,
    );
    assert_eq!(done.points(), ["学生处 10", "教务处 10"]);
    assert_eq!(done.at("count-beside-title"), ["E2 2"]);
}

#[test]
fn a_heading_of_two_outlets_is_asked_and_doubles_nothing() {
    let done = may(
        &[
            &["单位", "人民日报、河北日报", "保定日报"],
            &["教务处", "3", "1"],
            &["学生处", "", "2"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["学生处 8", "教务处 4"]);
    assert_eq!(done.intake.submissions.len(), 6);
}

#[test]
fn figures_that_do_not_count_exactly_are_asked() {
    let done = may(
        &[
            &["单位", "人民日报", "保定日报"],
            &["教务处", "1", "约3"],
            &["学生处", "10万+", "2"],
        ],
        &[],
    );
    assert_eq!(done.at("matrix-count-unread"), ["C2 约3", "B3 10万+"]);
    assert_eq!(done.points(), ["教务处 10", "学生处 8"]);
}

#[test]
fn days_in_a_title_are_not_taken_for_the_year() {
    let rows: &[&[&str]] = &[
        &["2024年4月26日-5月25日采用情况"],
        &["单位", "人民日报", "保定日报"],
        &["教务处", "1", "3"],
        &["学生处", "", "2"],
    ];
    let done = run_with(RULES, "a.xlsx", rows, &[], None);
    assert_eq!(done.of("matrix-without-period").len(), 1);
    assert!(done.intake.submissions.iter().all(|row| row.date.is_none()));
    let asked = run_with(RULES, "a.xlsx", rows, &[], Some("2024-05"));
    assert_eq!(asked.points(), ["教务处 22", "学生处 8"]);
}

#[test]
fn points_stay_with_their_rows_where_a_cell_names_several_outlets() {
    let done = list(
        "a.csv",
        &[
            "标题,部门,媒体,日期,分值,得分",
            "甲篇,教务处,人民日报、保定日报,2024-05-03,10,14",
            "乙篇,学生处,河北日报,2024-05-04,9,6",
            "丙篇,学生处,保定日报,2024-05-05,9,5",
            "合计,,,,,25",
        ],
        None,
    );
    // 10 + 4, 6, 4: only the last differs, and the sum with it; what an outlet is worth is no claim.
    assert_eq!(done.points(), ["教务处 14", "学生处 10"]);
    assert_eq!(done.at("claim-points"), ["F4 5", "F5 25"]);
}

#[test]
fn a_section_line_with_a_count_claims_nothing_of_the_table() {
    let done = list(
        "a.csv",
        &[
            "标题,作者,媒体,日期",
            "教务处共2篇,,,",
            "甲篇,张三,人民日报,2024-05-03",
            "乙篇,张三,人民日报,2024-05-04",
            "学生处共1篇,,,",
            "丙篇,李四,保定日报,2024-05-05",
            "注：本月共采用3篇,,,",
        ],
        None,
    );
    assert_eq!(done.of("claim-count").len(), 0);
    assert_eq!(
        done.says("claims-checked"),
        ["表里自己写的合计、得分和名次核对了 1 处，0 处不同，0 处要等问题答了才能核对。"]
    );
}

#[test]
fn a_matrix_below_a_list_is_one() {
    let done = list(
        "2024年5月.csv",
        &[
            "标题,作者,部门,媒体,日期",
            "甲篇,张三,教务处,人民日报,2024-05-03",
            "乙篇,李四,学生处,保定日报,2024-05-04",
            "各镇采用情况,,,,",
            "单位,人民日报,保定日报,,",
            "甲镇,1,0,,",
            "乙镇,0,2,,",
        ],
        None,
    );
    assert_eq!(done.intake.submissions.len(), 5);
    assert_eq!(
        done.points(),
        ["教务处 10", "甲镇 10", "乙镇 8", "学生处 4"]
    );
    done.adds_up();
}

#[test]
fn labels_of_kinds_of_units_are_no_units() {
    let done = may(
        &[
            &["单位", "人民日报", "保定日报"],
            &["机关及各直属单位"],
            &["教务处", "1", "3"],
            &["学院"],
            &["机电系", "1", ""],
        ],
        &[],
    );
    assert_eq!(done.points(), ["教务处 22", "机电系 10"]);
    for label in ["学院", "机关及各直属单位"] {
        assert_eq!(done.intake.accounts.department(label), None);
    }
}

#[test]
fn a_unit_that_stands_there_twice_is_told() {
    let done = may(
        &[
            &["单位", "人民日报", "保定日报"],
            &["教务处", "1", ""],
            &["学生处", "", "2"],
            &["教务处", "1", "1"],
        ],
        &[],
    );
    assert_eq!(done.points(), ["教务处 24", "学生处 8"]);
    assert_eq!(done.at("matrix-unit-again"), ["A4 教务处"]);
}

#[test]
fn a_text_of_more_columns_than_a_sheet_has_is_refused() {
    let wide = format!("标题,部门,媒体,日期{}", ",x".repeat(20_000));
    let done = list(
        "a.csv",
        &[
            "标题,部门,媒体,日期",
            "甲篇,教务处,人民日报,2024-05-03",
            &wide,
        ],
        None,
    );
    assert_eq!(done.of("sheet-beyond-limit").len(), 1);
    assert_eq!(done.points(), ["教务处 10"]);
}

#[test]
fn a_summary_beside_its_list_is_told() {
    let folder = TempDir::new().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let paths = [
        put(
            "报送.csv",
            "标题,部门,媒体,日期\n甲篇,教务处,人民日报,2024-05-03\n乙篇,学生处,保定日报,2024-04-04\n",
        ),
        put(
            "2024年5月.csv",
            "单位,人民日报,保定日报\n教务处,1,0\n学生处,0,1\n团委,0,1\n",
        ),
    ];
    let done = of_files(RULES, &paths, None);
    // 学生处 has nothing of May in the list.
    assert_eq!(done.at("counted-and-listed"), ["教务处"]);
}

#[test]
fn units_with_their_counts_stand_behind_each_outlet() {
    // 甲 12 × 10 + 3 × 6, 乙 8 × 10, 丙 5 × 6, 丁 6 + 4.
    let points = ["甲学区 138", "乙学区 80", "丙学区 30", "丁学区 10"];
    // A unit a cell, as many as there are.
    let done = may(
        &[
            &["媒体", "采用情况"],
            &["人民日报", "甲学区12", "乙学区 8"],
            &["河北日报", "甲学区3", "丙学区 5篇", "丁学区1"],
            &["保定日报", "丁学区（1）"],
        ],
        &[],
    );
    assert_eq!(done.points(), points);
    done.is_clean();
    // All of them in one cell, the units in either direction.
    for rows in [
        &[
            &["媒体", "采用情况"][..],
            &["人民日报", "甲学区12、乙学区 8"],
            &["河北日报", "甲学区3；丙学区 5篇；丁学区1"],
            &["保定日报", "丁学区（1）"],
        ][..],
        &[
            &["人民日报", "河北日报", "保定日报"],
            &[
                "甲学区12\n乙学区 8",
                "甲学区3，丙学区 5篇，丁学区1",
                "丁学区1条",
            ],
        ],
    ] {
        let done = may(rows, &[]);
        assert_eq!(done.points(), points);
        done.is_clean();
    }
}

#[test]
fn units_with_counts_under_no_outlet_are_asked() {
    // The outlet stands alone in a line above: it is said what to do, beside other tables too.
    let lines = "人民日报,,\n甲学区12,乙学区 8,\n河北日报,,\n甲学区3,丙学区5篇,丁学区1\n";
    let list = "部门,标题,媒体,日期\n教务处,甲篇,河北日报,2024-05-06\n";
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let (counts, list) = (path("2024年5月.csv", lines), path("报送.csv", list));
    for files in [vec![counts.clone()], vec![list, counts]] {
        let done = of_files(RULES, &files, None);
        assert_eq!(done.at("counts-unplaced"), ["A2 甲学区12、乙学区 8"]);
    }
}

#[test]
fn what_ends_like_a_group_of_outlets_counts_for_itself() {
    // Of each the counts are, by chance, those of its neighbour.
    for name in [
        "易县融媒体",
        "融媒体",
        "网络媒体",
        "主流媒体",
        "校外媒体",
        "县区媒体",
        "自媒体",
        "省级主流媒体",
        "校园媒体",
        "上级采用",
    ] {
        let done = may(
            &[
                &["部门", "保定日报", name, "河北日报", "合计"],
                &["教务处", "1", "1", "1", "3"],
                &["学生处", "2", "2", "0", "4"],
            ],
            &[],
        );
        assert_eq!(done.at("unknown-outlet"), [format!("C1 {name}")]);
        // 4 + 6, 2×4; the three others wait for an answer.
        assert_eq!(done.points(), ["教务处 10", "学生处 8"], "{name}");
        assert_eq!(done.intake.submissions.len(), 7, "{name}");
        assert!(done.at("claim-count").is_empty(), "{name}");
        done.adds_up();
    }
}

#[test]
fn numbers_that_nobody_named_are_a_sum_only_where_they_add_up() {
    let of = |said: [&str; 3]| {
        may(
            &[
                &["部门", "媒体采用", "省级", "市级"],
                &["教务处", said[0], "1", "2"],
                &["学生处", said[1], "0", "2"],
                &["团委", said[2], "1", "1"],
            ],
            &[],
        )
    };
    // 6 + 2×4, 2×4, 6 + 4.
    let points = ["教务处 14", "团委 10", "学生处 8"];
    let done = of(["3", "2", "2"]);
    assert_eq!(done.points(), points);
    done.is_clean();
    // One of three is a slip.
    let done = of(["3", "2", "5"]);
    assert_eq!(done.points(), points);
    assert_eq!(done.at("claim-count"), ["B4 5"]);
    let done = of(["4", "7", "5"]);
    assert_eq!(done.points(), points);
    assert_eq!(done.at("unknown-outlet"), ["B1 媒体采用"]);
    assert_eq!(done.intake.submissions.len(), 7 + 16);
}

#[test]
fn a_group_of_outlets_over_others_is_a_label() {
    let done = may(
        &[
            &["部门", "校外媒体", "", "学校", "合计"],
            &["", "保定日报", "河北日报", "园林动态", ""],
            &["教务处", "1", "1", "2", "4"],
            &["学生处", "", "1", "", "1"],
        ],
        &[(0, 0, 1, 0), (0, 1, 0, 2), (0, 4, 1, 4)],
    );
    // 4 + 6 + 2×2, 6.
    assert_eq!(done.points(), ["教务处 14", "学生处 6"]);
    done.is_clean();
}

#[test]
fn months_count_in_the_outlet_of_the_title() {
    let rows: &[&[&str]] = &[
        &["2024年各部门保定日报用稿统计表"],
        &["序号", "部门", "4月", "5月", "6月", "合计"],
        &["1", "教务处", "3", "2", "", "5"],
        &["2", "学生处", "1", "4", "", "5"],
    ];
    let done = run_with(RULES, "统计.xlsx", rows, &[(0, 0, 0, 5)], Some("2024-05"));
    let days = done.intake.submissions.iter().filter_map(|row| row.date);
    let of = |day: &str| days.clone().filter(|own| own.to_string() == day).count();
    assert_eq!((of("2024-04-30"), of("2024-05-31")), (4, 6));
    assert_eq!(done.at("outlet-from-title"), ["A1 保定日报"]);
    assert_eq!(done.points(), ["学生处 16", "教务处 8"]);
    done.is_clean();
}

#[test]
fn what_was_adopted_counts_in_the_outlet_of_the_title() {
    let done = run_with(
        RULES,
        "统计.xlsx",
        &[
            &["2024年5月保定日报用稿统计"],
            &["部门", "投稿篇数", "采用篇数", "采用率"],
            &["教务处", "8", "4", "50%"],
            &["学生处", "5", "2", "40%"],
        ],
        &[(0, 0, 0, 3)],
        None,
    );
    assert_eq!(done.points(), ["教务处 16", "学生处 8"]);
    done.is_clean();
}

#[test]
fn an_outlet_of_the_house_in_a_title_is_asked_once() {
    let rows: &[&[&str]] = &[
        &["2024年5月各部门官网发稿统计"],
        &["部门", "篇数"],
        &["教务处", "3"],
        &["学生处", "1"],
    ];
    let done = run_with(RULES, "统计.xlsx", rows, &[(0, 0, 0, 1)], None);
    assert_eq!(done.at("unknown-outlet"), ["B2 官网"]);
    assert_eq!(done.intake.submissions.len(), 4);
    done.adds_up();
}

#[test]
fn a_table_of_one_outlet_that_sums_up_a_list_is_not_counted_again() {
    let folder = TempDir::new().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let paths = [
        put(
            "报送.csv",
            "标题,部门,媒体,日期\n甲篇,教务处,保定日报,2024-05-03\n乙篇,教务处,保定日报,2024-05-04\n\
             丙篇,学生处,保定日报,2024-05-06\n丁篇,学生处,人民日报,2024-05-07\n",
        ),
        put(
            "统计.csv",
            "2024年5月保定日报用稿统计\n部门,采用篇数\n教务处,2\n学生处,1\n",
        ),
    ];
    let done = of_files(RULES, &paths, None);
    assert_eq!(done.points(), ["学生处 14", "教务处 8"]);
    assert_eq!(done.intake.submissions.len(), 4);
}
