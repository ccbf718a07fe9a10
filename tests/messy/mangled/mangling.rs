//! Steps to what is to be written, and how.

use super::example::{Example, example, place};
use super::spelling::{full_width, parted, short_names, shuffled, spelt};
use super::step::{Format, Step};
use crate::grid::Typed;

/// How the month is to be written.
pub struct Mangling {
    pub titles: usize,
    pub header: Vec<String>,
    pub rows: Vec<Vec<Typed>>,
    /// From new to old.
    pub columns: Vec<usize>,
    pub department: usize,
    pub group: Option<(usize, usize)>,
    pub merged: bool,
    pub sections: bool,
    pub blank: Option<usize>,
    pub sums: Option<usize>,
    pub repeat: Option<usize>,
    pub notes: bool,
    pub side_by_side: bool,
    pub ditto: bool,
    pub hidden: Option<usize>,
    pub copy: bool,
    pub sheet: &'static str,
    pub files: usize,
    pub per_department: bool,
    pub format: Format,
}

impl Mangling {
    pub fn by(steps: &[Step]) -> Mangling {
        let Example { header, rows, .. } = example();
        let plain = Mangling {
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
        steps.iter().fold(plain, Mangling::then)
    }

    fn then(mut self, step: &Step) -> Mangling {
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
                self.rows = order
                    .into_iter()
                    .map(|row| self.rows[row].clone())
                    .collect();
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
                            row[column] =
                                Typed::Text(row[column].shown().chars().map(full_width).collect());
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
}

/// Other names of the columns, after published tables.
#[rustfmt::skip]
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
