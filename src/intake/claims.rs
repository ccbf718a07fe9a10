//! What tables say of themselves: sums, points, ranks. Gathered here, compared in [`crate::claims`].

use std::slice;

use rust_decimal::Decimal;

use super::accounts::AccountId;
use super::header::{Heading, Layout};
use super::matrix::{Counted, counted};
use super::skipping;
use super::store::Store;
use super::text::squeeze;
use crate::rulebook::field::{Fields, Kind};
use crate::sheet::{Cell, Row};

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimKind {
    /// So many publications.
    Count,
    /// So many points.
    Points,
    /// This place.
    Rank,
    /// A sum over earlier periods too.
    Running,
}

/// A number that a table states of its own rows or cells.
#[derive(Clone, Debug)]
pub struct Claim {
    pub table: u16,
    /// Row (from 1) and column (from 0) of the cell that states it.
    pub row: u32,
    pub column: u16,
    pub kind: ClaimKind,
    pub says: Decimal,
    pub about: About,
    /// Whose points or place it is.
    pub account: Option<AccountId>,
    /// Places are given within a set.
    pub set: u16,
}

/// The submissions that a claim is about, first and end.
#[derive(Clone, Debug)]
pub enum About {
    /// Those of a row: of a million rows each may claim its points.
    Row((u32, u32)),
    /// Where the table does not tell, several readings, of which any will do.
    Readings(Vec<Vec<(u32, u32)>>),
}

impl About {
    pub fn readings(&self) -> impl Iterator<Item = &[(u32, u32)]> {
        let (row, several) = match self {
            About::Row(range) => (Some(slice::from_ref(range)), &[][..]),
            About::Readings(readings) => (None, readings.as_slice()),
        };
        row.into_iter().chain(several.iter().map(Vec::as_slice))
    }

    fn ranges_mut(&mut self) -> impl Iterator<Item = &mut (u32, u32)> {
        let (row, several) = match self {
            About::Row(range) => (Some(range), &mut [][..]),
            About::Readings(readings) => (None, readings.as_mut_slice()),
        };
        row.into_iter().chain(several.iter_mut().flatten())
    }
}

/// Lets claims be about the same submissions after each became several, one or none; what a row
/// says of itself goes with it.
pub fn follow(claims: &mut Vec<Claim>, times: impl IntoIterator<Item = usize>) {
    if claims.is_empty() {
        return;
    }
    let mut starts = vec![0];
    for times in times {
        starts.push(starts[starts.len() - 1] + times as u32);
    }
    for claim in &mut *claims {
        for range in claim.about.ranges_mut() {
            *range = (starts[range.0 as usize], starts[range.1 as usize]);
        }
    }
    claims.retain(|claim| !matches!(claim.about, About::Row((start, end)) if start == end));
}

/// Ranges one behind the other, joined where they touch.
pub fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (start, end) in ranges {
        match joined.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// Headings of points beside publications.
pub const POINTS: [&str; 9] = [
    "得分",
    "积分",
    "分值",
    "分数",
    "计分",
    "核定分",
    "自评分",
    "折算分",
    "折合分",
];

/// What a list of publications says of its rows while it is read.
pub struct ListClaims {
    /// Columns with points, and whether a number was met there.
    points: Vec<(u32, bool)>,
    /// The column of counts.
    counts: Option<u32>,
    /// Columns of texts, where a number in a row of sums can only count publications: that of titles
    /// first.
    texts: Vec<u32>,
    /// Row and column of headings of running sums.
    running: Vec<(u32, u32)>,
    /// Rows without points: row, column and submissions.
    blank: Vec<(u32, u32, (u32, u32))>,
    /// The first submission of the table, and the first since the last sum.
    first: u32,
    since: u32,
}

impl ListClaims {
    /// Columns that state points, by their headings; nothing is stated where none does.
    pub fn new(layout: &Layout, fields: &Fields, submissions: usize) -> ListClaims {
        let of_texts = |heading: Heading| match heading {
            Heading::Title | Heading::Department | Heading::Link => true,
            Heading::Field(id) => !matches!(fields.get(id).kind, Kind::Number | Kind::Flag),
            _ => false,
        };
        let columns = layout.columns.iter();
        let mut texts: Vec<(bool, u32)> = columns
            .filter(|(heading, _)| of_texts(*heading))
            .map(|(heading, column)| (*heading != Heading::Title, *column))
            .collect();
        texts.sort_unstable();
        let mut claims = ListClaims {
            points: Vec::new(),
            counts: layout.column(Heading::Count),
            texts: texts.into_iter().map(|(_, column)| column).collect(),
            running: Vec::new(),
            blank: Vec::new(),
            first: submissions as u32,
            since: submissions as u32,
        };
        for name in &layout.names {
            let is_read = layout.columns.iter().any(|(_, at)| *at == name.column);
            let text = squeeze(&name.text);
            let bare = text.split('(').next().unwrap_or_default();
            if is_read || !layout.within.contains(&name.column) {
                continue;
            } else if POINTS.contains(&bare) {
                claims.points.push((name.column, false));
            } else if bare.starts_with("累计") {
                claims.running.push((name.row, name.column));
            }
        }
        // Beside 得分 the 分值 is what the outlet is worth, before all else.
        let worth = |column: u32| {
            let name = layout.name(column).map(|name| squeeze(&name.text));
            name.is_some_and(|name| name.starts_with("分值") || name.starts_with("分数"))
        };
        if claims.points.iter().any(|(column, _)| !worth(*column)) {
            claims.points.retain(|(column, _)| !worth(*column));
        }
        claims
    }

    /// Takes what a row says of the submissions that it became, if any.
    #[inline]
    pub fn take(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, before: usize) {
        let range = (before as u32, store.submissions.len() as u32);
        if range.0 == range.1 {
            self.below(store, table, row, range.1);
        } else if !self.points.is_empty() {
            self.beside(store, table, row, range);
        }
    }

    fn beside(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, range: (u32, u32)) {
        for (column, met) in &mut self.points {
            match counted(row.get(*column)) {
                Counted::Number(says) => {
                    *met = true;
                    let at = (row.number, *column);
                    push(store, table, at, ClaimKind::Points, says, About::Row(range));
                }
                Counted::Nothing => self.blank.push((row.number, *column, range)),
                Counted::Other => {}
            }
        }
    }

    /// A row that is no submission: a sum, or a note with a total.
    fn below(&mut self, store: &mut Store<'_>, table: u16, row: &Row<'_>, end: u32) {
        if !row.cells().any(skipping::says_sum) {
            let noted = row
                .cells()
                .enumerate()
                .find_map(|(column, cell)| match cell {
                    Cell::Text(text) => Some((column as u32, total(text)?)),
                    _ => None,
                });
            if let Some((column, says)) = noted {
                let about = About::Readings(vec![vec![(self.first, end)]]);
                let at = (row.number, column);
                push(store, table, at, ClaimKind::Count, says, about);
            }
            return;
        }
        let said = |words: &[&str]| {
            row.cells().any(|cell| match cell {
                Cell::Text(text) => {
                    let text = squeeze(text);
                    words.iter().any(|word| text.contains(word))
                }
                _ => false,
            })
        };
        if said(&["平均", "均分"]) {
            return;
        }
        let partial = said(&["小计", "本页"]);
        let (all, last) = (vec![(self.first, end)], vec![(self.since, end)]);
        let about = match (self.first == self.since, partial) {
            (true, _) => vec![all],
            (false, true) => vec![last, all],
            (false, false) => vec![all, last],
        };
        self.since = end;
        let running = said(&["累计"]);
        let number = |column: &u32| matches!(counted(row.get(*column)), Counted::Number(_));
        let counting = self.texts.iter().copied().find(|column| number(column));
        for column in 0..row.width() {
            let cell = row.get(column);
            let is_points = self.points.iter().any(|(own, _)| *own == column);
            let (kind, says) = match (counted(cell), cell) {
                (Counted::Number(says), _) if is_points => (ClaimKind::Points, says),
                (Counted::Number(says), Cell::Text(text)) if ends_in_pieces(text) => {
                    (ClaimKind::Count, says)
                }
                (Counted::Number(says), _)
                    if self.counts == Some(column) || counting == Some(column) =>
                {
                    (ClaimKind::Count, says)
                }
                (Counted::Other, Cell::Text(text)) => match sum_in_words(text) {
                    // Without a unit, in a table with points, it may be either.
                    Some((_, None)) if !self.points.is_empty() => continue,
                    Some((says, kind)) => (kind.unwrap_or(ClaimKind::Count), says),
                    None => continue,
                },
                _ => continue,
            };
            let kind = if running { ClaimKind::Running } else { kind };
            let about = About::Readings(about.clone());
            push(store, table, (row.number, column), kind, says, about);
        }
    }

    /// Puts the rows that have no points where others have, and what cannot be checked.
    pub fn finish(self, store: &mut Store<'_>, table: u16) {
        for (row, column, range) in self.blank {
            if self.points.contains(&(column, true)) {
                let (says, about) = (Decimal::ZERO, About::Row(range));
                push(store, table, (row, column), ClaimKind::Points, says, about);
            }
        }
        for at in self.running {
            let says = Decimal::ZERO;
            let about = About::Readings(Vec::new());
            push(store, table, at, ClaimKind::Running, says, about);
        }
    }
}

fn push(
    store: &mut Store<'_>,
    table: u16,
    (row, column): (u32, u32),
    kind: ClaimKind,
    says: Decimal,
    about: About,
) {
    store.claims.push(Claim {
        table,
        row,
        column: column as u16,
        kind,
        says,
        about,
        account: None,
        set: 0,
    });
}

fn ends_in_pieces(text: &str) -> bool {
    text.trim_end().ends_with(PIECES)
}

/// What publications are counted in.
const PIECES: [char; 4] = ['篇', '条', '则', '件'];

/// The number behind a word for sums in one cell, and what it counts where a unit says so: 合计12篇,
/// 小计：3, 总计(35分).
fn sum_in_words(text: &str) -> Option<(Decimal, Option<ClaimKind>)> {
    let text = squeeze(text);
    if !skipping::says_sum(Cell::Text(&text)) {
        return None;
    }
    let text = text.trim_end_matches([')', '。']);
    let (bare, kind) = match text.strip_suffix(PIECES) {
        Some(bare) => (bare, Some(ClaimKind::Count)),
        None => match text.strip_suffix('分') {
            Some(bare) => (bare, Some(ClaimKind::Points)),
            None => (text, None),
        },
    };
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let word = bare.trim_end_matches(digit);
    let says = bare[word.len()..].parse().ok()?;
    let word = word.trim_end_matches([':', '(', '共']);
    word.ends_with(['计', '数']).then_some((says, kind))
}

/// What may stand before the total of a note, that of the table.
const BEFORE: [&str; 11] = [
    "",
    "本月",
    "本期",
    "当月",
    "本表",
    "上表",
    "以上",
    "合计",
    "总计",
    "本季度",
    "本学期",
];

/// The number of publications that a note tells of the whole table: 共86篇, 本月共采用86条. A running
/// total, or that of one department, is another.
pub fn total(text: &str) -> Option<Decimal> {
    let text = squeeze(text);
    let mut found = text.match_indices('共').filter_map(|(at, sign)| {
        let before = text[..at].trim_start_matches(['(', '*', '※']);
        let noted = ["备注", "附注", "说明", "注"];
        let before = noted.iter().find_map(|note| before.strip_prefix(note));
        let before = before.unwrap_or(&text[..at]);
        let signs = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '、' | '(' | ')');
        let before = before.trim_start_matches(signs);
        let rest = text[at + sign.len()..].trim_start_matches('计');
        let rest = ["刊发", "采用", "发表", "发布", "录用", "刊登"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
        let len = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let unit = rest[len..].starts_with(['篇', '条', '则', '件']);
        let whole = unit && BEFORE.contains(&before);
        whole.then(|| rest[..len].parse().ok()).flatten()
    });
    match (found.next(), found.next()) {
        (Some(total), None) => Some(total),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_out_of_words() {
        let count = Some(ClaimKind::Count);
        for (text, says, kind) in [
            ("合计12篇", 12, count),
            ("小计：3 条", 3, count),
            ("总计（12）", 12, None),
            ("教务处小计 4 篇", 4, count),
            ("合计：35分", 35, Some(ClaimKind::Points)),
        ] {
            assert_eq!(sum_in_words(text), Some((says.into(), kind)), "{text}");
        }
        for text in ["合计", "平均分12", "3.15晚会小计划", "会计12"] {
            assert_eq!(sum_in_words(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_tells_the_total_of_its_table_alone() {
        for text in [
            "共86篇",
            "注：共采用86条",
            "本月共刊发 86 篇。",
            "1.以上共计86件",
        ] {
            assert_eq!(total(text), Some(Decimal::from(86)), "{text}");
        }
        for text in [
            "教务处共3篇",
            "【教务处】（共3篇）",
            "全年累计共采用86篇",
            "共收到120篇，采用86篇",
            "共三人",
        ] {
            assert_eq!(total(text), None, "{text}");
        }
    }
}
