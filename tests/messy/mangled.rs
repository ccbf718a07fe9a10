//! The example month, mangled in ways that do not change what it means: every account keeps its points and its rank.
//!
//! A mangling is a list of steps. Where one goes wrong, what is left of the list after shrinking is what does it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use calamine::{Data, Reader, Xlsx, open_workbook};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::formats;
use crate::grid::{Grid, Typed};
use crate::office::{Month, Office};

/// A change to a table that leaves its meaning as it is.
#[derive(Clone, Debug)]
enum Step {
    /// So many lines above the header.
    Titles(usize),
    MoveColumns(u64),
    /// Other names for the columns, each by the number.
    Rename(usize),
    /// Names that alone could mean two things: 来源, 类别, 单位, 时间, 名称.
    Ambiguous,
    /// A line break or spaces in the headings.
    SpaceHeadings(&'static str),
    /// A second header row: a group above so many columns from there on.
    Group(usize, usize),
    MergeDepartments,
    /// A line above the rows of each department, and no such column.
    Sections,
    ShuffleRows(u64),
    /// A blank row after every so many.
    BlankRows(usize),
    /// A row of sums after every so many, and one at the end.
    Sums(usize),
    /// The header once more after every so many rows.
    RepeatHeader(usize),
    Notes,
    /// The second half of the rows to the right of the first.
    SideBySide,
    /// 〃 where a department, a byline or an outlet is that of the row above.
    Ditto,
    /// A row is hidden after every so many.
    HideRows(usize),
    /// The same file once more, under another name.
    Copy,
    /// No author where the department is, so that the row's own department signs.
    Unsigned,
    /// 安然 as 安  然.
    SpaceNames(&'static str),
    FullWidth,
    Dates(Spelling),
    NameSheet(&'static str),
    /// A folder of so many files.
    Split(usize),
    /// A file for each department, which names it, and no such column.
    FilePerDepartment,
    Write(Format),
}

#[derive(Clone, Copy, Debug)]
enum Spelling {
    Chinese,
    Dots,
    Slashes,
    NoYear,
    Digits,
    Numerals,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Docx,
    Gb18030(char),
    Utf8(char),
    Utf16(char),
}

fn step() -> impl Strategy<Value = Step> {
    use Format::{Docx, Gb18030, Ods, Utf8, Utf16, Xls, Xlsb, Xlsx};
    use Spelling::{Chinese, Digits, Dots, NoYear, Numerals, Slashes};
    prop_oneof![
        (1..4_usize).prop_map(Step::Titles),
        (1..1000_u64).prop_map(Step::MoveColumns),
        (1..12_usize).prop_map(Step::Rename),
        Just(Step::Ambiguous),
        select(vec![" ", "  ", "\u{3000}", "\n"]).prop_map(Step::SpaceHeadings),
        (0..12_usize, 2..4_usize).prop_map(|(from, wide)| Step::Group(from, wide)),
        Just(Step::MergeDepartments),
        Just(Step::Sections),
        (1..1000_u64).prop_map(Step::ShuffleRows),
        (1..20_usize).prop_map(Step::BlankRows),
        (3..40_usize).prop_map(Step::Sums),
        (5..40_usize).prop_map(Step::RepeatHeader),
        Just(Step::Notes),
        Just(Step::SideBySide),
        Just(Step::Ditto),
        (1..30_usize).prop_map(Step::HideRows),
        Just(Step::Copy),
        Just(Step::Unsigned),
        select(vec!["  ", "\u{3000}", " "]).prop_map(Step::SpaceNames),
        Just(Step::FullWidth),
        select(vec![Chinese, Dots, Slashes, NoYear, Digits, Numerals]).prop_map(Step::Dates),
        select(vec!["Sheet1", "五月", "宣传报道", "2022.5"]).prop_map(Step::NameSheet),
        (2..5_usize).prop_map(Step::Split),
        Just(Step::FilePerDepartment),
        select(vec![
            Xlsx, Xls, Xlsb, Ods, Docx, Gb18030(','), Gb18030('\t'), Utf8(','), Utf8(';'), Utf16('\t'), Utf16(','),
        ])
        .prop_map(Step::Write),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_month_gives_the_same_points_and_ranks(steps in vec(step(), 1..7), roster in any::<bool>()) {
        let differ = differences(&steps, roster);
        prop_assert!(differ.is_empty(), "{steps:?}\n{differ}");
    }
}

// Each step alone or with what makes it matter, so that none hides behind chance.

#[test]
fn every_spelling_of_days_gives_the_same() {
    use Spelling::{Chinese, Digits, Dots, NoYear, Numerals, Slashes};
    same(&[Chinese, Dots, Slashes, NoYear, Digits, Numerals].map(|spelling| vec![Step::Dates(spelling)]));
}

#[test]
fn every_format_gives_the_same() {
    use Format::{Docx, Gb18030, Ods, Utf8, Utf16, Xls, Xlsb};
    let formats = [Xls, Xlsb, Ods, Docx, Gb18030(','), Utf8(';'), Utf16('\t')];
    same(&formats.map(|format| vec![Step::MergeDepartments, Step::Unsigned, Step::Write(format)]));
}

#[test]
fn every_heading_gives_the_same() {
    let mut all = vec![vec![Step::Ambiguous], vec![Step::SpaceHeadings("\n")], vec![Step::Group(4, 3)]];
    all.extend((1..11).map(|number| vec![Step::Rename(number)]));
    same(&all);
}

#[test]
fn every_layout_gives_the_same() {
    same(&[
        vec![Step::Titles(3)],
        vec![Step::MoveColumns(7)],
        vec![Step::Unsigned, Step::MergeDepartments],
        vec![Step::Unsigned, Step::Sections],
        vec![Step::Unsigned, Step::FilePerDepartment],
        vec![Step::ShuffleRows(3)],
        vec![Step::BlankRows(5)],
        vec![Step::Sums(10)],
        vec![Step::RepeatHeader(20)],
        vec![Step::Notes],
        vec![Step::SideBySide],
        vec![Step::Ditto],
        vec![Step::HideRows(4)],
        vec![Step::Copy],
        vec![Step::SpaceNames("  ")],
        vec![Step::FullWidth],
        vec![Step::NameSheet("五月")],
        vec![Step::Split(3)],
    ]);
}

/// One step alone without the roster, so that everything hangs on the table; several with it.
fn same(manglings: &[Vec<Step>]) {
    let mut wrong = String::new();
    for steps in manglings {
        let differ = differences(steps, steps.len() > 1);
        if !differ.is_empty() {
            let _ = writeln!(wrong, "{steps:?}\n{differ}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What differs from the month as it is, with the roster or without.
fn differences(steps: &[Step], roster: bool) -> String {
    static PLAIN: [OnceLock<Results>; 2] = [const { OnceLock::new() }; 2];
    let plain = || results(&Mangled::by(&[]).office(roster).score());
    let plain = PLAIN[usize::from(roster)].get_or_init(plain);
    let mangled = match Mangled::by(steps).office(roster).try_score(&[]) {
        Ok(month) => results(&month),
        Err(said) => return said,
    };
    let mut differ = String::new();
    for account in plain.keys().chain(mangled.keys().filter(|key| !plain.contains_key(*key))) {
        let (before, after) = (plain.get(account), mangled.get(account));
        if before != after {
            let _ = writeln!(differ, "  {account:?}: {before:?}, mangled {after:?}");
        }
    }
    differ
}

/// By department and name: place, points, pieces.
type Results = BTreeMap<[String; 2], [String; 3]>;

fn results(month: &Month) -> Results {
    let ranked = ["department", "teacher"].into_iter().flat_map(|kind| month.ranked(kind));
    let text = |row: &Value, key: &str| row[key].to_string().replace('"', "");
    let of = |row| {
        let account = ["department", "name"].map(|key| text(row, key));
        (account, ["place", "points", "pieces"].map(|key| text(row, key)))
    };
    ranked.map(of).collect()
}

/// The example month as it stands: its header and rows, the roster, the events.
struct Example {
    header: Vec<String>,
    rows: Vec<Vec<Typed>>,
    roster: Grid,
    events: Grid,
}

fn example() -> &'static Example {
    static EXAMPLE: OnceLock<Example> = OnceLock::new();
    EXAMPLE.get_or_init(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/2022-05/报送.xlsx");
        let mut book: Xlsx<_> = open_workbook(path).expect("the example");
        let mut sheet = |name: &str| -> Vec<Vec<Typed>> {
            let range = book.worksheet_range(name).expect("a sheet");
            range.rows().map(|row| row.iter().map(typed).collect()).collect()
        };
        let mut rows = sheet("报送明细").split_off(2);
        let header: Vec<String> = rows.remove(0).iter().map(Typed::shown).collect();
        // Below the last submission stand the sums and a note.
        rows.truncate(rows.len() - 2);
        let department = place(&header, "部门");
        for row in 1..rows.len() {
            if rows[row][department] == Typed::Nothing {
                rows[row][department] = rows[row - 1][department].clone();
            }
        }
        let grid = |rows| Grid { rows, ..Grid::default() };
        Example { header, rows, roster: grid(sheet("名单")), events: grid(sheet("考核事项")) }
    })
}

fn typed(cell: &Data) -> Typed {
    use chrono::Datelike;
    match cell {
        Data::Empty => Typed::Nothing,
        Data::String(text) if text.is_empty() => Typed::Nothing,
        Data::String(text) => Typed::Text(text.clone()),
        Data::Float(number) => Typed::Number(*number),
        Data::Int(number) => Typed::Number(*number as f64),
        Data::DateTime(day) => {
            let day = day.as_datetime().expect("a day").date();
            Typed::Day(day.year(), day.month(), day.day())
        }
        other => panic!("{other:?} in the example"),
    }
}

fn place(header: &[String], name: &str) -> usize {
    header.iter().position(|heading| heading == name).expect("a column")
}

/// Other names of the columns, after the notes from published tables.
const SYNONYMS: [(&str, &[&str]); 14] = [
    ("序号", &["编号", "No.", "项次"]),
    ("部门", &["供稿单位", "报送单位", "所在单位", "处室", "系部", "科室", "所属部门", "作者单位", "责任部门", "来源部门"]),
    ("稿件标题", &["标题", "稿件题目", "作品名称", "作品标题", "新闻标题", "题目", "稿件名称", "篇名", "信息标题", "文章标题"]),
    ("作者", &["撰稿人", "供稿人", "投稿人", "通讯员", "信息员", "发稿人", "主创人员", "作者姓名", "撰写人", "执笔人"]),
    ("刊发媒体", &["媒体", "媒体名称", "发布平台", "发布渠道", "载体", "采用单位", "刊登媒体", "发表媒体", "采用媒体", "新闻媒体"]),
    ("级别", &["媒体级别", "媒体等级", "档次", "等级", "层级", "刊物级别", "稿件级别"]),
    ("体裁", &["稿件类型", "新闻类型", "稿件形式"]),
    ("版面", &["版次", "版位"]),
    ("发表日期", &["日期", "发布日期", "发布时间", "刊发时间", "刊播日期", "刊登日期", "上稿时间", "采用时间"]),
    ("报送日期", &["报送时间", "投稿时间", "投稿日期", "上报时间"]),
    ("字数", &["字数（字）", "作品长度", "篇幅"]),
    ("阅读量", &["点击量", "浏览量", "阅读量（次）", "播放量"]),
    ("网址", &["链接", "新闻链接", "发布链接", "稿件链接", "URL"]),
    ("是否付费", &["付费", "是否有偿"]),
];

/// Names that could be two things.
const AMBIGUOUS: [(&str, &str); 5] = [
    ("刊发媒体", "来源"),
    ("级别", "类别"),
    ("部门", "单位"),
    ("发表日期", "时间"),
    ("稿件标题", "名称"),
];

/// How the month is to be written.
struct Mangled {
    titles: usize,
    header: Vec<String>,
    rows: Vec<Vec<Typed>>,
    /// From new to old.
    columns: Vec<usize>,
    department: usize,
    group: Option<(usize, usize)>,
    merged: bool,
    sections: bool,
    blank: Option<usize>,
    sums: Option<usize>,
    repeat: Option<usize>,
    notes: bool,
    side_by_side: bool,
    ditto: bool,
    hidden: Option<usize>,
    copy: bool,
    sheet: &'static str,
    files: usize,
    per_department: bool,
    format: Format,
}

impl Mangled {
    fn by(steps: &[Step]) -> Mangled {
        let Example { header, rows, .. } = example();
        let plain = Mangled {
            titles: 1,
            header: header.clone(),
            rows: rows.clone(),
            columns: (0..header.len()).collect(),
            department: place(header, "部门"),
            group: None,
            merged: false,
            sections: false,
            blank: None,
            sums: None,
            repeat: None,
            notes: false,
            side_by_side: false,
            ditto: false,
            hidden: None,
            copy: false,
            sheet: "报送明细",
            files: 1,
            per_department: false,
            format: Format::Xlsx,
        };
        steps.iter().fold(plain, Mangled::then)
    }

    fn then(mut self, step: &Step) -> Mangled {
        let old = &example().header;
        match *step {
            Step::Titles(lines) => self.titles = lines,
            Step::MoveColumns(seed) => self.columns = shuffled(old.len(), seed),
            Step::Rename(number) => {
                for (name, others) in SYNONYMS {
                    self.header[place(old, name)] = others[number % others.len()].to_owned();
                }
            }
            Step::Ambiguous => {
                for (name, other) in AMBIGUOUS {
                    self.header[place(old, name)] = other.to_owned();
                }
            }
            Step::SpaceHeadings(space) => {
                for heading in &mut self.header {
                    *heading = parted(heading, space);
                }
            }
            Step::Group(from, wide) => self.group = Some((from, wide)),
            Step::MergeDepartments => self.merged = true,
            Step::Sections => self.sections = true,
            Step::ShuffleRows(seed) => {
                let order = shuffled(self.rows.len(), seed);
                self.rows = order.into_iter().map(|row| self.rows[row].clone()).collect();
            }
            Step::BlankRows(every) => self.blank = Some(every),
            Step::Sums(every) => self.sums = Some(every),
            Step::RepeatHeader(every) => self.repeat = Some(every),
            Step::Notes => self.notes = true,
            Step::SideBySide => self.side_by_side = true,
            Step::Ditto => self.ditto = true,
            Step::HideRows(every) => self.hidden = Some(every),
            Step::Copy => self.copy = true,
            Step::Unsigned => {
                let authors = place(old, "作者");
                for row in &mut self.rows {
                    if row[authors] == row[self.department] {
                        row[authors] = Typed::Nothing;
                    }
                }
            }
            Step::SpaceNames(space) => {
                let authors = place(old, "作者");
                for row in &mut self.rows {
                    let mut text = row[authors].shown();
                    for name in short_names() {
                        text = text.replace(&name, &parted(&name, space));
                    }
                    row[authors] = Typed::Text(text);
                }
            }
            Step::FullWidth => {
                for column in ["字数", "阅读量"].map(|name| place(old, name)) {
                    for row in &mut self.rows {
                        if let Typed::Number(_) = row[column] {
                            row[column] = Typed::Text(row[column].shown().chars().map(full_width).collect());
                        }
                    }
                }
            }
            Step::Dates(spelling) => {
                for column in ["发表日期", "报送日期"].map(|name| place(old, name)) {
                    for row in &mut self.rows {
                        if let Typed::Day(year, month, day) = row[column] {
                            row[column] = spelt(spelling, year, month, day);
                        }
                    }
                }
            }
            Step::NameSheet(name) => self.sheet = name,
            Step::Split(files) => self.files = files,
            Step::FilePerDepartment => self.per_department = true,
            Step::Write(format) => self.format = format,
        }
        self
    }

    /// An office that was sent the month so.
    fn office(&self, with_roster: bool) -> Office {
        let Example { roster, events, .. } = example();
        let mut tables: Vec<(String, Grid)> = Vec::new();
        if self.per_department {
            for (department, rows) in self.by_department() {
                tables.push((format!("2022年5月{department}报送"), self.table(&rows)));
            }
        } else {
            let size = self.rows.len().div_ceil(self.files);
            for (number, rows) in self.rows.chunks(size).enumerate() {
                let rows: Vec<&Vec<Typed>> = rows.iter().collect();
                tables.push((format!("2022年5月报送{}", number + 1), self.table(&rows)));
            }
        }
        let office = Office::new().by("vocational");
        let mut others = vec![("考核事项", events)];
        if with_roster {
            others.push(("名单", roster));
        }
        if let ([(name, table)], true) = (tables.as_slice(), self.has_sheets()) {
            others.insert(0, (self.sheet, table));
            return self.write(office, name, &others);
        }
        let office = tables.iter().fold(office, |office, (name, table)| {
            self.write(office, name, &[(self.sheet, table)])
        });
        others.iter().fold(office, |office, (name, grid)| self.write(office, name, &[(name, grid)]))
    }

    fn has_sheets(&self) -> bool {
        matches!(self.format, Format::Xlsx | Format::Xls | Format::Ods)
    }

    fn write(&self, office: Office, name: &str, sheets: &[(&str, &Grid)]) -> Office {
        let (sheet, grid) = sheets[0];
        let text = |separator| formats::delimited(grid, separator);
        let (ending, content) = match self.format {
            Format::Xlsx => ("xlsx", formats::xlsx(sheets)),
            Format::Xls => ("xls", formats::xls(sheets)),
            Format::Xlsb => ("xlsb", formats::xlsb(sheet, grid)),
            Format::Ods => ("ods", formats::ods(sheets)),
            Format::Docx => ("docx", formats::docx(&[grid])),
            Format::Gb18030(separator) => ("csv", formats::gb18030(&text(separator))),
            Format::Utf8(separator) => ("csv", formats::utf8_with_mark(&text(separator))),
            Format::Utf16(separator) => ("txt", formats::utf16(&text(separator))),
        };
        match self.copy {
            true => office.file(&format!("备份/{name} - 副本.{ending}"), &content),
            false => office,
        }
        .file(&format!("{name}.{ending}"), &content)
    }

    /// The rows of each department, in the order of their first.
    fn by_department(&self) -> Vec<(String, Vec<&Vec<Typed>>)> {
        let mut departments: Vec<(String, Vec<&Vec<Typed>>)> = Vec::new();
        for row in &self.rows {
            let name = row[self.department].shown();
            match departments.iter_mut().find(|(known, _)| *known == name) {
                Some((_, rows)) => rows.push(row),
                None => departments.push((name, vec![row])),
            }
        }
        departments
    }

    /// A sheet of some rows.
    fn table(&self, rows: &[&Vec<Typed>]) -> Grid {
        let has_column = !self.per_department && (!self.sections || self.side_by_side);
        let columns: Vec<usize> =
            self.columns.iter().copied().filter(|&old| has_column || old != self.department).collect();
        let mut sheet = Sheet { grid: Grid::default(), width: columns.len(), is_parted: false };
        for line in 0..self.titles {
            sheet.line(["示范职教中心2022年5月宣传报道报送统计表", "填报人：秦墨    联系电话：0312-8800000", "（每月3日前报宣传科）"][line]);
        }
        let header: Vec<Typed> = columns.iter().map(|&old| Typed::Text(self.header[old].clone())).collect();
        if self.side_by_side {
            sheet.blocks(&header, rows.iter().map(|row| columns.iter().map(|&old| row[old].clone()).collect()).collect());
            return sheet.grid;
        }
        sheet.header(&header, self.group);
        let blocks = match self.sections && !self.per_department {
            true => self.sections_of(rows),
            false => vec![(String::new(), rows.to_vec())],
        };
        let mut number = 0;
        let mut since_sum = 0;
        for (section, rows) in blocks {
            if !section.is_empty() {
                sheet.line(&section);
            }
            let first = sheet.grid.rows.len();
            for (place, row) in rows.iter().enumerate() {
                let above = place.checked_sub(1).filter(|_| self.ditto && !sheet.is_parted);
                let above = above.map(|above| rows[above]);
                sheet.grid.rows.push(columns.iter().map(|&old| dittoed(row, above, old)).collect());
                sheet.is_parted = false;
                number += 1;
                since_sum += 1;
                let due = |every: Option<usize>| every.is_some_and(|every| number % every == 0);
                if due(self.hidden) {
                    sheet.grid.hidden_rows.push(sheet.grid.rows.len() - 1);
                }
                if due(self.sums) {
                    sheet.sum("小计", std::mem::take(&mut since_sum));
                }
                if due(self.blank) {
                    sheet.grid.rows.push(Vec::new());
                    sheet.is_parted = true;
                }
                if due(self.repeat) {
                    sheet.grid.rows.push(header.clone());
                    sheet.is_parted = true;
                }
            }
            if self.merged && has_column {
                let column = columns.iter().position(|&old| old == self.department);
                sheet.merge_down(first, column.expect("the column"));
            }
        }
        if self.sums.is_some() {
            sheet.sum("总计", number);
        }
        if self.notes {
            sheet.line("注：1.同一作品在多家媒体刊发的，逐条填报；2.平台账号请写明开办单位。");
            sheet.line("审核人（签字）：          分管领导（签字）：          （盖章）");
        }
        sheet.grid
    }

    /// Rows by department, each with a line above that names it.
    fn sections_of<'r>(&self, rows: &[&'r Vec<Typed>]) -> Vec<(String, Vec<&'r Vec<Typed>>)> {
        const NUMBERS: [&str; 16] =
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"];
        let mut sections: Vec<(String, Vec<&Vec<Typed>>)> = Vec::new();
        for row in rows {
            let name = row[self.department].shown();
            match sections.iter_mut().find(|(known, _)| known.ends_with(&format!("）{name}"))) {
                Some((_, rows)) => rows.push(row),
                None => sections.push((format!("（{}）{name}", NUMBERS[sections.len()]), vec![row])),
            }
        }
        sections
    }
}

/// A sheet that is being written.
struct Sheet {
    grid: Grid,
    width: usize,
    /// Whether something else stands between the last submission and the next.
    is_parted: bool,
}

impl Sheet {
    /// A text across the whole width.
    fn line(&mut self, text: &str) {
        let row = self.grid.rows.len();
        self.grid.rows.push(vec![Typed::Text(text.to_owned())]);
        self.grid.merges.push([row, 0, row, self.width - 1]);
    }

    /// The headings; with a group, that in a row of its own above some, all others merged over both rows.
    fn header(&mut self, header: &[Typed], group: Option<(usize, usize)>) {
        let Some((from, wide)) = group.filter(|(from, wide)| from + wide <= self.width) else {
            return self.grid.rows.push(header.to_vec());
        };
        let row = self.grid.rows.len();
        let (mut above, mut below) = (header.to_vec(), header.to_vec());
        for column in 0..self.width {
            if (from..from + wide).contains(&column) {
                above[column] = Typed::Nothing;
            } else {
                below[column] = Typed::Nothing;
                self.grid.merges.push([row, column, row + 1, column]);
            }
        }
        above[from] = Typed::Text("刊发情况".to_owned());
        self.grid.merges.push([row, from, row, from + wide - 1]);
        self.grid.rows.extend([above, below]);
    }

    /// Two blocks beside each other, each with its header, a column between them.
    fn blocks(&mut self, header: &[Typed], mut rows: Vec<Vec<Typed>>) {
        let right = rows.split_off(rows.len().div_ceil(2));
        let with_header = |rows: Vec<Vec<Typed>>| std::iter::once(header.to_vec()).chain(rows);
        let none = std::iter::repeat(Vec::new());
        for (mut left, right) in with_header(rows).zip(with_header(right).chain(none)) {
            left.push(Typed::Nothing);
            left.extend(right);
            self.grid.rows.push(left);
        }
    }

    fn sum(&mut self, word: &str, count: usize) {
        let mut row = vec![Typed::Nothing; self.width];
        row[0] = Typed::Text(word.to_owned());
        row[1] = Typed::Text(format!("{count}篇"));
        self.grid.rows.push(row);
        self.is_parted = true;
    }

    /// Merges cells of a column that say the same one below the other.
    fn merge_down(&mut self, first: usize, column: usize) {
        let mut row = first;
        while row < self.grid.rows.len() {
            let same = |at: usize| {
                let cell = self.grid.cell(at, column);
                *cell != Typed::Nothing && cell == self.grid.cell(row, column) && self.grid.rows[at].len() == self.width
            };
            let end = (row + 1..self.grid.rows.len()).take_while(|&at| same(at)).count() + row;
            if end > row && same(row) {
                self.grid.merges.push([row, column, end, column]);
                for covered in row + 1..=end {
                    self.grid.rows[covered][column] = Typed::Nothing;
                }
            }
            row = end + 1;
        }
    }
}

/// A cell, or 〃 where it is a department, a byline or an outlet and that of the row above.
fn dittoed(row: &[Typed], above: Option<&Vec<Typed>>, column: usize) -> Typed {
    let old = &example().header;
    let may = ["部门", "作者", "刊发媒体"].map(|name| place(old, name)).contains(&column);
    match above {
        Some(above) if may && row[column] != Typed::Nothing && above[column] == row[column] => Typed::Text("〃".to_owned()),
        _ => row[column].clone(),
    }
}

/// The numbers below `count` in an order of their own.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // Knuth's constants for a generator of 64 bits.
    let mut state = seed;
    for last in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
    order
}

/// A text of two characters with a space between; any other as it is.
fn parted(text: &str, space: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    match signs[..] {
        [first, second] => format!("{first}{space}{second}"),
        _ => text.to_owned(),
    }
}

/// The names of two characters on the roster.
fn short_names() -> Vec<String> {
    let names = example().roster.rows.iter().skip(1).map(|row| row[0].shown());
    names.filter(|name| name.chars().count() == 2).collect()
}

fn full_width(sign: char) -> char {
    match sign {
        '0'..='9' => char::from_u32(sign as u32 - '0' as u32 + '０' as u32).expect("a digit"),
        other => other,
    }
}

fn spelt(spelling: Spelling, year: i32, month: u32, day: u32) -> Typed {
    const NUMERALS: [&str; 32] = [
        "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
        "十七", "十八", "十九", "二十", "二十一", "二十二", "二十三", "二十四", "二十五", "二十六", "二十七", "二十八",
        "二十九", "三十", "三十一",
    ];
    Typed::Text(match spelling {
        Spelling::Chinese => format!("{year}年{month}月{day}日"),
        Spelling::Dots => format!("{year}.{month}.{day}"),
        Spelling::Slashes => format!("{year}/{month:02}/{day:02}"),
        Spelling::NoYear => format!("{month}月{day}日"),
        Spelling::Digits => format!("{year}{month:02}{day:02}"),
        Spelling::Numerals => {
            let year: String = year.to_string().chars().map(|digit| NUMERALS[digit as usize - '0' as usize]).collect();
            format!("{year}年{}月{}日", NUMERALS[month as usize], NUMERALS[day as usize])
        }
    })
}
