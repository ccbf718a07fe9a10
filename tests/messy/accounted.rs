//! No row is lost: of any workbook, however messy, every row is counted, not counted, skipped or in question, sheet by sheet.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;

use crate::formats;
use crate::grid::{Grid, Typed};
use crate::office::{Month, Office};

/// A sheet of a table: what stands above it, its columns, its rows.
#[derive(Clone, Debug)]
struct Table {
    titles: Vec<&'static str>,
    columns: Vec<&'static str>,
    rows: Vec<Line>,
    skip_hidden: Vec<usize>,
}

#[derive(Clone, Debug)]
enum Line {
    /// A submission as it should be.
    Whole(u32),
    /// Any cells at all.
    Rubbish(Vec<&'static str>),
    /// A text in the first cell.
    Text(&'static str),
    Header,
    Blank,
}

#[rustfmt::skip]
const COLUMNS: [&str; 12] = [
    "序号", "部门", "作者", "级别", "体裁", "字数", "阅读量", "链接", "备注", "得分", "报送日期", "版面",
];

#[rustfmt::skip]
const RUBBISH: [&str; 40] = [
    "", "", "", "", "合计", "小计：", "〃", "同上", "无", "/", "—", "0", "-3.5", "12", "45299", "20240506", "1e300",
    "2024-05-06", "2024年5月32日", "五月", "26日", "人民日报", "人民日报、新华网", "保定曰报", "学校官网 ", "教务处",
    "张三、李四", "文/张三 图/李四", "记者", "（）", "：", "注", "注：", "=1+1", "\u{fffd}\u{200b}", "第三", "三条", "版",
    "第一行⏎第二行", "http://www.people.com.cn/a?b=<c>&d",
];

#[rustfmt::skip]
const LINES: [&str; 10] = [
    "（一）教务处", "二、学前教育系", "【团委】", "合计", "总计：12篇", "平均", "注：1.不得涂改。", "审核人（签字）：", "盖章",
    "2024年5月宣传统计表",
];

fn table() -> impl Strategy<Value = Table> {
    let line = prop_oneof![
        4 => (1..29_u32).prop_map(Line::Whole),
        4 => vec(select(&RUBBISH[..]), 1..14).prop_map(Line::Rubbish),
        1 => select(&LINES[..]).prop_map(Line::Text),
        1 => Just(Line::Header),
        1 => Just(Line::Blank),
    ];
    (
        vec(select(&LINES[..]), 0..4),
        subsequence(&COLUMNS[..], 0..=COLUMNS.len()).prop_shuffle(),
        vec(line, 1..25),
        vec(1..25_usize, 0..3),
    )
        .prop_map(|(titles, more, rows, skip_hidden)| {
            let columns = ["标题", "媒体", "日期"].into_iter().chain(more).collect();
            Table {
                titles,
                columns,
                rows,
                skip_hidden,
            }
        })
}

impl Table {
    /// The sheet; in its first row below the header is a whole submission.
    fn grid(&self, name: usize) -> Grid {
        let header: Vec<Typed> = self.columns.iter().map(|heading| text(heading)).collect();
        let mut rows: Vec<Vec<Typed>> = self.titles.iter().map(|title| vec![text(title)]).collect();
        rows.push(header.clone());
        rows.push(self.whole(name, 0, 6));
        for (number, line) in (1..).zip(&self.rows) {
            rows.push(match line {
                Line::Whole(day) => self.whole(name, number, *day),
                Line::Rubbish(cells) => cells
                    .iter()
                    .map(|cell| Grid::drawn(cell).cell(0, 0).clone())
                    .collect(),
                Line::Text(line) => vec![text(line)],
                Line::Header => header.clone(),
                Line::Blank => Vec::new(),
            });
        }
        let hidden_rows = self
            .skip_hidden
            .iter()
            .map(|row| self.titles.len() + 1 + row)
            .collect();
        Grid {
            rows,
            hidden_rows,
            ..Grid::default()
        }
    }

    fn whole(&self, sheet: usize, number: usize, day: u32) -> Vec<Typed> {
        let cell = |heading: &&str| match *heading {
            "标题" => text(&format!("第{sheet}表第{number}件")),
            "媒体" => text("保定日报"),
            "日期" => Typed::Day(2024, 5, day),
            "部门" => text("教务处"),
            "作者" => text("沈婷"),
            _ => Typed::Nothing,
        };
        self.columns.iter().map(cell).collect()
    }

    /// The rows, as the sheet numbers them, below the header that hold anything.
    fn below(&self, grid: &Grid) -> BTreeSet<u64> {
        let filled = |row: &usize| {
            grid.rows[*row]
                .iter()
                .any(|cell| !cell.shown().trim().is_empty())
        };
        (self.titles.len() + 1..grid.rows.len())
            .filter(filled)
            .map(|row| row as u64 + 1)
            .collect()
    }

    /// The rows that hold a whole submission.
    fn whole_rows(&self) -> BTreeSet<u64> {
        let first = self.titles.len() as u64 + 2;
        let whole = (first + 1..)
            .zip(&self.rows)
            .filter(|(_, line)| matches!(line, Line::Whole(_)));
        whole.map(|(row, _)| row).chain([first]).collect()
    }
}

fn text(text: &str) -> Typed {
    Typed::Text(text.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_of_every_sheet_is_accounted_for(tables in vec(table(), 1..4), skip in any::<bool>()) {
        let grids: Vec<(String, Grid)> =
            tables.iter().enumerate().map(|(at, table)| (format!("表{at}"), table.grid(at))).collect();
        let sheets: Vec<(&str, &Grid)> = grids.iter().map(|(name, grid)| (name.as_str(), grid)).collect();
        let office = Office::new().file("杂乱.xlsx", formats::xlsx(&sheets));
        let month = office.score_with(if skip { &["--skip-hidden", "--month", "2024-05"] } else { &["--month", "2024-05"] });
        adds_up(&month)?;
        for (table, (name, grid)) in tables.iter().zip(&grids) {
            let below = table.below(grid);
            prop_assert_eq!(count(&month, name, "read"), below.len() as u64, "rows of {}\n{}", name, month.said);
            let hidden: BTreeSet<u64> = grid.hidden_rows.iter().map(|row| *row as u64 + 1).filter(|_| skip).collect();
            let whole: BTreeSet<u64> = table.whole_rows().difference(&hidden).copied().collect();
            booked_or_asked(&month, name, &whole)?;
        }
    }

    #[test]
    fn a_csv_of_any_cells_is_accounted_for(table in table(), separator in select(vec![',', '\t', ';'])) {
        let grid = table.grid(0);
        let text = formats::delimited(&grid, separator);
        let month = Office::new().file("杂乱.csv", formats::gb18030(&text.replace('\u{fffd}', ""))).score_with(&["--month", "2024-05"]);
        adds_up(&month)?;
        booked_or_asked(&month, "", &table.whole_rows())?;
    }
}

/// Rows in = counted + not counted + skipped + in question, of each sheet and of all.
fn adds_up(month: &Month) -> Result<(), TestCaseError> {
    let of = |rows: &Value, key: &str| rows[key].as_u64().expect("a count");
    let rows = &month.json["rows"];
    let sheets = rows["sheets"].as_array().expect("sheets");
    for part in sheets.iter().chain([rows]) {
        let parts = ["counted", "not_counted", "skipped", "asked"].map(|key| of(part, key));
        prop_assert_eq!(of(part, "read"), parts.iter().sum::<u64>(), "{}", part);
    }
    for key in ["read", "counted", "not_counted", "skipped", "asked"] {
        let sum: u64 = sheets.iter().map(|sheet| of(sheet, key)).sum();
        prop_assert_eq!(sum, of(rows, key), "{} of all sheets", key);
    }
    Ok(())
}

/// How many rows of a sheet were read, or became something else.
fn count(month: &Month, sheet: &str, key: &str) -> u64 {
    let sheets = month.json["rows"]["sheets"]
        .as_array()
        .expect("sheets")
        .iter();
    let own = sheets.filter(|rows| rows["sheet"] == sheet);
    own.map(|rows| rows[key].as_u64().expect("a count")).sum()
}

/// The ledger rests on every one of these rows, but for as many as are in question.
fn booked_or_asked(month: &Month, sheet: &str, rows: &BTreeSet<u64>) -> Result<(), TestCaseError> {
    let ledger = month.json["ledger"].as_array().expect("a ledger").iter();
    let booked = ledger.flat_map(|entry| entry["rows"].as_array().expect("rows"));
    let booked = booked.filter(|at| at["sheet"].as_str().unwrap_or("") == sheet);
    let booked: BTreeSet<u64> = booked.filter_map(|at| at["row"].as_u64()).collect();
    let lost: Vec<u64> = rows.difference(&booked).copied().collect();
    let asked = count(month, sheet, "asked");
    prop_assert!(
        lost.len() as u64 <= asked,
        "{lost:?} of {sheet}, {asked} in question\n{}",
        month.said
    );
    Ok(())
}
