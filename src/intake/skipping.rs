//! Rows of a table that are no submissions: sums, notes, labels.

use super::above::Statement;
use super::departments::{bracketed, in_section, says_only_when, unnumbered, without_lead};
use super::header::Headings;
use super::month_lines::month_of;
use super::text::squeeze;
use crate::rulebook::field::Fields;
use crate::sheet::{Cell, Row};

/// Words that alone, or with a number or a colon after them, head a row of sums.
const SUMS: [&str; 19] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "累计",
    "总数",
    "得分",
    "总分",
    "平均",
    "平均分",
    "均分",
    "合计得分",
    "总合计",
    "合计数",
    "总得分",
    "平均得分",
    "累计得分",
    "总篇数",
    "合计篇数",
];
/// What ends such a word: 本页合计, 教务处小计.
const SUM_ENDS: [&str; 4] = ["合计", "小计", "总计", "共计"];

/// What notes and signature lines below a table begin with, before a sign or alone.
const NOTES: [&str; 31] = [
    "注",
    "备注",
    "附注",
    "说明",
    "填表说明",
    "填报说明",
    "注意事项",
    "审核人",
    "审核",
    "审批",
    "审批人",
    "负责人",
    "部门负责人",
    "单位负责人",
    "科室负责人",
    "填表人",
    "填报人",
    "制表",
    "制表人",
    "统计人",
    "盖章",
    "单位盖章",
    "联系电话",
    "联系人",
    "报送人",
    "经办人",
    "填报单位",
    "填报时间",
    "填表日期",
    "填报日期",
    "分管领导",
];

/// What a row is taken for that is no submission, looked at by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Header,
    Sum,
    Note,
    /// A line over the rows below it.
    Label,
    /// It says nothing of the kind.
    Nothing,
}

impl Taken {
    /// What the cells of a row say.
    pub fn of(row: &Row<'_>, fields: &Fields) -> Taken {
        let headings = Headings::new(fields);
        let filled = row.cells().filter(|cell| *cell != Cell::Empty).count();
        let known = row
            .cells()
            .filter(|cell| matches!(cell, Cell::Text(text) if headings.lists(text)))
            .count();
        if known >= 2 && known * 2 >= filled {
            Taken::Header
        } else if is_sum(row, &[]) || row.cells().any(says_sum) {
            Taken::Sum
        } else if is_note(row) {
            Taken::Note
        } else if single(row).is_some() {
            Taken::Label
        } else {
            Taken::Nothing
        }
    }
}

/// No cell that is looked at for such words is longer, in bytes.
const LONGEST: usize = 40;

/// Whether a cell says that its row is one of sums or a note, so that a closer look is due.
#[inline]
pub fn is_odd(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) if text.len() <= LONGEST && text.len() > 2 && may_be_odd(text) => {
            says_sum(cell) || is_note_text(text)
        }
        _ => false,
    }
}

/// Whether a text begins or ends as sums and notes do; nearly no title does.
#[inline]
fn may_be_odd(text: &str) -> bool {
    let begins = |c| {
        matches!(
            c,
            '合' | '小' | '总' | '共' | '累' | '得' | '平' | '均' | '本'
        )
    };
    text.starts_with(begins)
        || text.starts_with(begins_note)
        || text.ends_with(['计', '篇', '条', ':', '：', ')', '）'])
}

/// Letters with which notes begin.
fn begins_note(c: char) -> bool {
    matches!(
        c,
        '注' | '备'
            | '附'
            | '说'
            | '填'
            | '审'
            | '负'
            | '部'
            | '单'
            | '科'
            | '制'
            | '统'
            | '盖'
            | '联'
            | '报'
            | '经'
            | '分'
            | '('
            | '（'
            | '【'
            | '*'
            | '※'
            | '　'
    )
}

/// Whether a row looks like a row of sums: its first text, or one of these cells, says so.
pub fn is_sum(row: &Row<'_>, cells: &[Option<u32>]) -> bool {
    let first = row.cells().find(|cell| *cell != Cell::Empty);
    let named = cells.iter().flatten().map(|&column| row.get(column));
    first.into_iter().chain(named).any(says_sum)
}

/// Whether a cell says that its row is one of sums.
pub fn says_sum(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) if text.len() <= LONGEST => {
            text.contains(['计', '分', '均', '数', '累']) && is_sum_word(text)
        }
        _ => false,
    }
}

fn is_sum_word(text: &str) -> bool {
    /// 2024年5月份合计 is one of the longest, in letters.
    const LETTERS: usize = 12;
    let text = squeeze(text);
    let text = text.trim_end_matches([':', ')', '篇', '条', '件', '则', '分', '元', '。']);
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.' | ':'));
    // The last letter of 得分 may have gone with the units.
    let is_one = |text: &str| SUMS.contains(&text) || SUMS.contains(&format!("{text}分").as_str());
    is_one(text)
        || (SUM_ENDS.iter().any(|end| text.ends_with(end))
            && text.chars().count() <= LETTERS
            && !text.contains(['《', ',', '“']))
}

/// Whether a row looks like a note or a line for signatures.
pub fn is_note(row: &Row<'_>) -> bool {
    row.cells().any(|cell| match cell {
        Cell::Text(text) => is_note_text(text),
        _ => false,
    })
}

/// Whether a text begins a note or a line for signatures.
pub fn is_note_text(text: &str) -> bool {
    /// Only the begin of a long note is looked at.
    const BEGIN: usize = 40;
    let written: String = text.chars().take(BEGIN).collect();
    let begin = squeeze(&written);
    let parted = written.contains([' ', '\u{3000}', '\n']);
    let is_one = |note: &str| {
        let rest = begin
            .trim_start_matches(['(', '【', '*', '※'])
            .strip_prefix(note);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || parted
                || rest.starts_with([':', '(', ')', '】', '_', '.', '、', ';', '1', '一'])
        })
    };
    let signs = |word| begin.contains(word);
    (begins_note(text.chars().next().unwrap_or(' ')) && NOTES.iter().any(|note| is_one(note)))
        || ["盖章)", "签字)", "签名)", "公章)"].iter().any(signs)
        || begin.ends_with("意见:")
}

/// The one text of a row whose other cells are empty, and its column.
pub fn single<'a>(row: &Row<'a>) -> Option<(&'a str, u32)> {
    let mut filled = (0..row.width()).filter(|column| row.get(*column) != Cell::Empty);
    let (Some(column), None) = (filled.next(), filled.next()) else {
        return None;
    };
    match row.get(column) {
        Cell::Text(text) => Some((text, column)),
        _ => None,
    }
}

/// Whether a text alone in its row is marked as a label over the rows below it: (一)各街道, 【教务处】.
pub fn is_marked(text: &str) -> bool {
    let squeezed = squeeze(text);
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let numbered = unnumbered(&squeezed).is_some_and(|_| {
        squeezed
            .trim_start_matches(['(', '第'])
            .starts_with(chinese)
    });
    numbered || bracketed(&squeezed).is_some()
}

/// Whether a text alone in its row is a label over the rows below it: marked as one, or the name of
/// a department, too short for a title.
pub fn is_label(text: &str) -> bool {
    /// 党政办公室, in letters.
    const LONGEST: usize = 6;
    let short = squeeze(text).chars().count() <= LONGEST;
    is_marked(text) || short && in_section(text).is_some_and(|named| named.sure)
}

/// Whether a text alone in its row says what those below it are: 补报：, 以下为10月：.
pub fn is_lead(text: &str) -> bool {
    /// 以下为教务处10月份补报稿件 is one of the longest, in letters.
    const LONGEST: usize = 16;
    let squeezed = squeeze(text);
    if squeezed.chars().count() > LONGEST || squeezed.contains(['《', '“', ',']) {
        return false;
    }
    let rest = without_lead(&squeezed);
    squeezed.ends_with(':')
        || rest.len() < squeezed.len()
            && (says_only_when(rest) || in_section(rest).is_some_and(|named| named.sure))
}

/// Whether a row above a header belongs to it: its title, a label, a line of notes.
pub fn is_caption(row: &Row<'_>) -> bool {
    is_note(row)
        || Statement::of(row).is_some()
        || single(row).is_some_and(|(text, _)| {
            is_label(text)
                || month_of(text).is_some()
                || squeeze(text).ends_with(['表', '单', '况', '计', '总', '细', ')', ':'])
                || text.contains('年') && super::dates::year_in(text).is_some()
        })
}
