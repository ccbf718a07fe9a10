//! Headers: which row of a sheet names the columns, and what the sheet therefore is.

use std::collections::HashMap;

use super::alike::{alike, is_idle};
use super::text::squeeze;
use crate::decisions::Decisions;
use crate::rulebook::field::{
    AUTHORS, DATE, DEPARTMENT, FieldId, Fields, GENRE, LEVEL, OUTLET, SENT, SIGNED, SIGNERS,
    Subject,
};
use crate::sheet::{Cell, Row};

/// What a heading can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    Title,
    Link,
    Department,
    /// A fact, a people column, the outlet or the date.
    Field(FieldId),
    /// 姓名 on a roster.
    Name,
    /// 起 on a roster: the first day of a row.
    From,
    /// 止 on a roster: its last day.
    Until,
    /// 账户 of an event.
    Account,
    /// 事项 of an event.
    Event,
    /// 次数 of an event.
    Count,
    /// 分值 of an event.
    Value,
}

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Submissions,
    Roster,
    Events,
}

const TITLES: &[&str] = &[
    "标题",
    "稿件标题",
    "稿件题目",
    "作品名称",
    "作品标题",
    "新闻标题",
    "题目",
    "稿件名称",
    "篇名",
    "信息标题",
    "文章标题",
    "报道标题",
    "宣传内容",
    "主题",
    "名称",
    "作品题目",
    "新闻题目",
    "文章题目",
    "稿件",
];
const LINKS: &[&str] = &[
    "链接",
    "网址",
    "新闻链接",
    "发布链接",
    "稿件链接",
    "url",
    "二维码",
    "网页链接",
    "链接地址",
    "报道链接",
    "作品链接",
    "文章链接",
];
const NAMES: &[&str] = &[
    "姓名",
    "教师姓名",
    "教师",
    "名字",
    "教职工",
    "教职工姓名",
    "人员",
];
const FROMS: &[&str] = &[
    "起",
    "开始日期",
    "任职起",
    "起始日期",
    "到岗日期",
    "开始时间",
    "起始时间",
    "到岗时间",
    "from",
];
const UNTILS: &[&str] = &[
    "止",
    "截止日期",
    "结束日期",
    "离岗日期",
    "任职止",
    "截止时间",
    "结束时间",
    "离岗时间",
    "until",
];
const ACCOUNTS: &[&str] = &[
    "账户",
    "帐户",
    "对象",
    "考核对象",
    "姓名",
    "部门",
    "单位",
    "姓名/部门",
    "部门/姓名",
    "姓名或部门",
    "部门或姓名",
    "被考核人",
    "教师姓名",
    "处室",
    "系部",
];
const EVENTS: &[&str] = &["事项", "考核事项", "事项名称", "奖惩事项", "加减分事项"];
const COUNTS: &[&str] = &["次数", "数量"];
const VALUES: &[&str] = &["分值", "分数", "加减分", "加分", "得分", "积分"];
/// Columns of further authors, which stand beside the first.
const CO_AUTHORS: &[&str] = &[
    "第二作者",
    "第三作者",
    "第四作者",
    "合作者",
    "其他作者",
    "合作作者",
    "其他作者姓名",
];
/// Columns that only a table of results has.
const RESULTS: &[&str] = &[
    "得分",
    "积分",
    "总分",
    "总积分",
    "累计得分",
    "名次",
    "排名",
    "奖励金额",
    "合计",
    "自评分",
    "本月得分",
    "核定分",
];

/// A header row that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub kind: Kind,
    /// Heading and column (from 0), by column.
    pub columns: Vec<(Heading, u32)>,
    /// Headings that could be two things: column, what it was taken for, what else it could be.
    pub doubtful: Vec<(u32, Heading, Heading)>,
    /// Headings that no list holds, by the words in them.
    pub alike: Vec<(u32, Heading)>,
    /// Columns with a heading that is not understood, so that they are not read.
    pub ignored: Vec<u32>,
}

impl Layout {
    pub fn column(&self, heading: Heading) -> Option<u32> {
        self.columns
            .iter()
            .find(|(found, _)| *found == heading)
            .map(|&(_, column)| column)
    }
}

/// How sure it must be that cells are headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// They are listed.
    Listed,
    /// The words in them say so.
    Alike,
}

/// No heading told by its words is longer, in letters.
const LONGEST: usize = 8;

/// All headings by their squeezed text.
#[derive(Clone, Debug)]
pub struct Headings {
    known: HashMap<String, Vec<(Heading, usize)>>,
}

impl Headings {
    pub fn new(fields: &Fields) -> Headings {
        let mut headings = Headings {
            known: HashMap::new(),
        };
        for (list, heading) in [
            (TITLES, Heading::Title),
            (LINKS, Heading::Link),
            (NAMES, Heading::Name),
            (FROMS, Heading::From),
            (UNTILS, Heading::Until),
            (ACCOUNTS, Heading::Account),
            (EVENTS, Heading::Event),
            (COUNTS, Heading::Count),
            (VALUES, Heading::Value),
        ] {
            headings.add(list.iter().copied(), heading);
        }
        for (id, field) in fields.iter() {
            match id {
                SIGNED | SIGNERS => {}
                DEPARTMENT => headings.add(field.headers.iter(), Heading::Department),
                _ if field.headers.is_empty() => headings.add([&field.key], Heading::Field(id)),
                _ => headings.add(field.headers.iter(), Heading::Field(id)),
            }
        }
        headings.add(CO_AUTHORS.iter().copied(), Heading::Field(AUTHORS));
        headings
    }

    /// Takes headings for what was decided that they mean.
    pub fn decide(&mut self, decisions: &Decisions) {
        for (_, decision) in decisions.held() {
            let Some(("表头", text)) = decision.what.split_once(['：', ':']) else {
                continue;
            };
            let meant = self
                .of(&decision.answer)
                .iter()
                .min_by_key(|(_, rank)| *rank);
            if let Some(&(heading, _)) = meant {
                self.known.insert(squeeze(text), vec![(heading, 0)]);
            }
        }
    }

    fn add(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>, heading: Heading) {
        for (rank, text) in texts.into_iter().enumerate() {
            let known = self.known.entry(squeeze(text.as_ref())).or_default();
            if !known.iter().any(|(found, _)| *found == heading) {
                known.push((heading, rank));
            }
        }
    }

    /// What a cell's text may head, with the place in the list of such headings.
    fn of(&self, text: &str) -> &[(Heading, usize)] {
        let squeezed = squeeze(text);
        let bare = squeezed
            .trim_start_matches(['*', '★', '※'])
            .trim_end_matches([':', '*']);
        let found = self.known.get(bare).or_else(|| {
            let open = bare.find('(').filter(|_| bare.ends_with(')'))?;
            self.known.get(bare[..open].trim_end_matches(':'))
        });
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether a text is such a heading.
    pub fn is(&self, text: &str, heading: Heading) -> bool {
        self.of(text).iter().any(|(found, _)| *found == heading)
    }

    /// The header among the first rows, and its index: the row that names most columns. Where no
    /// row names two for sure, one that names three or more by the words in it.
    pub fn find(&self, rows: &[Row<'_>], fields: &Fields) -> Option<(usize, Layout)> {
        self.best(rows, fields, Sure::Listed)
            .or_else(|| self.best(rows, fields, Sure::Alike))
    }

    fn best(&self, rows: &[Row<'_>], fields: &Fields, sure: Sure) -> Option<(usize, Layout)> {
        /// A header stands among the first so many rows.
        const FIRST: usize = 30;
        let mut best: Option<(usize, usize, Layout)> = None;
        for (index, row) in rows.iter().enumerate().take(FIRST) {
            let above = index.checked_sub(1).map(|index| &rows[index]);
            let Some(layout) = self.layout_by(row, above, &rows[index + 1..], fields, sure) else {
                continue;
            };
            let score = layout.columns.len();
            if best.as_ref().is_none_or(|(_, most, _)| score > *most) {
                best = Some((index, score, layout));
            }
        }
        best.map(|(index, _, layout)| (index, layout))
    }

    /// What a row says if it is a header; the row above serves where a cell of it is empty, and
    /// the rows below decide between two meanings of one heading.
    pub fn layout(
        &self,
        row: &Row<'_>,
        above: Option<&Row<'_>>,
        below: &[Row<'_>],
        fields: &Fields,
    ) -> Option<Layout> {
        self.layout_by(row, above, below, fields, Sure::Listed)
    }

    fn layout_by(
        &self,
        row: &Row<'_>,
        above: Option<&Row<'_>>,
        below: &[Row<'_>],
        fields: &Fields,
        sure: Sure,
    ) -> Option<Layout> {
        let mut texts = Vec::new();
        let width = row.width().max(above.map_or(0, Row::width));
        for column in 0..width {
            let mut text = row.get(column);
            if text == Cell::Empty {
                text = above.map_or(Cell::Empty, |row| row.get(column));
            }
            if let Cell::Text(text) = text {
                texts.push((column, text));
            }
        }
        let own = row
            .cells()
            .filter(|cell| matches!(cell, Cell::Text(_)))
            .count();
        let candidates: Vec<(u32, &[(Heading, usize)])> = texts
            .iter()
            .map(|&(column, text)| (column, self.of(text)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        let in_row = candidates
            .iter()
            .filter(|(column, _)| matches!(row.get(*column), Cell::Text(_)))
            .count();
        // Headings that no list holds, by the words in them.
        let unlisted = texts.iter().filter(|(_, text)| self.of(text).is_empty());
        let by_words: Vec<(u32, [(Heading, usize); 1])> = unlisted
            .clone()
            .filter_map(|(column, text)| Some((*column, [(alike(&squeeze(text))?, usize::MAX)])))
            .collect();
        let short = by_words
            .iter()
            .filter(|(column, _)| match row.get(*column) {
                Cell::Text(text) => text.chars().count() <= LONGEST,
                _ => false,
            });
        let all = || {
            let by_words = by_words.iter().map(|(column, found)| (*column, &found[..]));
            candidates.iter().copied().chain(by_words)
        };
        // A title row that happens to hold one such word is no header.
        let told: Vec<_> = match sure {
            Sure::Listed if in_row >= 2 && in_row * 3 >= own => candidates.clone(),
            Sure::Alike if in_row + short.count() >= 3 => all().collect(),
            _ => return None,
        };
        let is_result = texts
            .iter()
            .any(|(_, text)| RESULTS.contains(&squeeze(text).as_str()));
        let kind = kind(&told, is_result, fields)?;
        let mut assigning = Assigning {
            kind,
            fields,
            below,
            texts: &texts,
            layout: Layout {
                kind,
                columns: Vec::new(),
                doubtful: Vec::new(),
                alike: Vec::new(),
                ignored: Vec::new(),
            },
        };
        let fitting: Vec<_> = all()
            .filter(|(_, found)| {
                found
                    .iter()
                    .any(|(heading, _)| fits(*heading, kind, fields))
            })
            .collect();
        assigning.assign(&fitting);
        let mut layout = assigning.layout;
        for (column, text) in unlisted {
            let by_words = by_words.iter().find(|(known, _)| known == column);
            match by_words.map(|(_, [(heading, _)])| *heading) {
                Some(heading) if layout.columns.contains(&(heading, *column)) => {
                    layout.alike.push((*column, heading));
                }
                _ if is_idle(&squeeze(text)) => {}
                _ => layout.ignored.push(*column),
            }
        }
        Some(layout)
    }
}

/// What a sheet with such columns is.
fn kind(
    candidates: &[(u32, &[(Heading, usize)])],
    is_result: bool,
    fields: &Fields,
) -> Option<Kind> {
    let has = |wanted: Heading| {
        candidates
            .iter()
            .any(|(_, found)| found.iter().any(|(heading, _)| *heading == wanted))
    };
    let outlet = has(Heading::Field(OUTLET));
    if has(Heading::Event) && (has(Heading::Account) || has(Heading::Title)) && !outlet {
        return Some(Kind::Events);
    }
    if has(Heading::Title) || has(Heading::Link) || outlet {
        return Some(Kind::Submissions);
    }
    let detail = candidates.iter().any(|(_, found)| {
        found.iter().any(|(heading, _)| {
            fits(*heading, Kind::Roster, fields) && matches!(heading, Heading::Field(_))
        })
    });
    let (name, department) = (has(Heading::Name), has(Heading::Department));
    let roster = (name && department) || ((name || department) && detail);
    (roster && !is_result).then_some(Kind::Roster)
}

/// Whether such a column belongs in a table of that kind.
fn fits(heading: Heading, kind: Kind, fields: &Fields) -> bool {
    match (heading, kind) {
        (Heading::Title, Kind::Submissions | Kind::Events) => true,
        (Heading::Link, Kind::Submissions) => true,
        (Heading::Department, Kind::Submissions | Kind::Roster) => true,
        (Heading::Name | Heading::From | Heading::Until, Kind::Roster) => true,
        (Heading::Account | Heading::Event | Heading::Count | Heading::Value, Kind::Events) => true,
        (Heading::Field(id), Kind::Events) => id == DATE,
        (Heading::Field(id), kind) => {
            let of_publication =
                matches!(fields.get(id).of, Subject::Publication | Subject::Outlet);
            of_publication == (kind == Kind::Submissions)
        }
        _ => false,
    }
}

struct Assigning<'a> {
    kind: Kind,
    fields: &'a Fields,
    below: &'a [Row<'a>],
    texts: &'a [(u32, &'a str)],
    layout: Layout,
}

impl Assigning<'_> {
    /// Gives every column one meaning and, but for authors, every meaning one column.
    fn assign(&mut self, candidates: &[(u32, &[(Heading, usize)])]) {
        let fitting: Vec<(u32, Vec<(Heading, usize)>)> = candidates
            .iter()
            .map(|&(column, found)| {
                let fitting = found
                    .iter()
                    .copied()
                    .filter(|(heading, _)| fits(*heading, self.kind, self.fields))
                    .collect();
                (column, fitting)
            })
            .collect();
        let mut chosen: Vec<(u32, Heading, usize)> = Vec::new();
        for (column, found) in &fitting {
            if let [(heading, rank)] = **found {
                chosen.push((*column, heading, rank));
            }
        }
        for (column, found) in fitting.iter().filter(|(_, found)| found.len() > 1) {
            let free: Vec<(Heading, usize)> = found
                .iter()
                .copied()
                .filter(|(heading, _)| !chosen.iter().any(|(_, taken, _)| taken == heading))
                .collect();
            match *free.as_slice() {
                [] => {}
                [(heading, rank)] => chosen.push((*column, heading, rank)),
                _ => {
                    let (heading, rank) = self.by_content(*column, &free);
                    let other = free.iter().find(|(other, _)| *other != heading);
                    self.layout
                        .doubtful
                        .extend(other.map(|(other, _)| (*column, heading, *other)));
                    chosen.push((*column, heading, rank));
                }
            }
        }
        self.settle(chosen);
    }

    /// Of several columns of one meaning, the one that is named best; all further authors.
    fn settle(&mut self, chosen: Vec<(u32, Heading, usize)>) {
        let mut columns: Vec<(Heading, u32)> = Vec::new();
        for &(column, heading, rank) in &chosen {
            let generic = |column: u32| matches!(self.heading(column).as_str(), "日期" | "时间");
            let better = chosen.iter().any(|&(other, same, other_rank)| {
                same == heading
                    && other != column
                    && match heading {
                        // 发布日期 beside a plain 日期 is the more exact one.
                        Heading::Field(DATE) => {
                            (generic(other), other_rank, other) < (generic(column), rank, column)
                        }
                        _ => (other_rank, other) < (rank, column),
                    }
            });
            let further = heading == Heading::Field(AUTHORS)
                && CO_AUTHORS.contains(&self.heading(column).as_str());
            if !better || further {
                columns.push((heading, column));
            }
        }
        // A day of sending alone is the day.
        let has = |wanted: Heading| columns.iter().any(|(heading, _)| *heading == wanted);
        if self.kind == Kind::Submissions && !has(Heading::Field(DATE)) {
            for (heading, _) in &mut columns {
                if *heading == Heading::Field(SENT) {
                    *heading = Heading::Field(DATE);
                }
            }
        }
        columns.sort_by_key(|&(_, column)| column);
        self.layout.columns = columns;
    }

    fn heading(&self, column: u32) -> String {
        self.texts
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, text)| squeeze(text))
            .unwrap_or_default()
    }

    /// The meaning that most cells below speak for; the first where none does.
    fn by_content(&self, column: u32, free: &[(Heading, usize)]) -> (Heading, usize) {
        let votes = |heading: Heading| {
            self.below
                .iter()
                .filter(|row| match row.get(column) {
                    Cell::Text(text) => speaks_for(text, heading, self.fields),
                    _ => false,
                })
                .count()
        };
        let mut best = free[0];
        for &candidate in &free[1..] {
            if votes(candidate.0) > votes(best.0) {
                best = candidate;
            }
        }
        best
    }
}

/// Whether a cell looks like one of a column so headed.
fn speaks_for(text: &str, heading: Heading, fields: &Fields) -> bool {
    match heading {
        Heading::Department => text.ends_with([
            '处', '科', '系', '部', '室', '组', '办', '院', '会', '委', '校', '学',
        ]),
        Heading::Field(OUTLET) => text.ends_with([
            '报', '网', '台', '号', '社', '刊', '视', '抖', '站', '国', '闻', '心', '志',
        ]),
        Heading::Field(id @ (LEVEL | GENRE)) => fields.get(id).value(text).is_some(),
        Heading::Field(id) => fields.get(id).value(text).is_some(),
        _ => false,
    }
}
