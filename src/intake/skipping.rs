//! Rows of a table that are no submissions: sums, notes, labels.

use super::text::squeeze;
use crate::sheet::{Cell, Row};

/// Words that alone, or with a number or a colon after them, head a row of sums.
const SUMS: [&str; 16] = [
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
    "本月合计",
    "总合计",
    "合计数",
    "总得分",
];

/// What notes and signature lines below a table begin with.
const NOTES: [&str; 27] = [
    "注:",
    "备注:",
    "附注",
    "说明:",
    "填表说明",
    "填报说明",
    "注意事项",
    "审核人",
    "审核:",
    "审批",
    "负责人",
    "部门负责人",
    "单位负责人",
    "填表人",
    "填报人",
    "制表",
    "制表人",
    "盖章",
    "(盖章)",
    "单位(盖章)",
    "联系电话",
    "联系人",
    "报送人:",
    "经办人",
    "填报单位",
    "填报时间",
    "填表日期",
];

/// Whether a row looks like a row of sums: its first text, or one of these cells, says so.
pub fn is_sum(row: &Row<'_>, cells: &[Option<u32>]) -> bool {
    let first = row.cells().find(|cell| *cell != Cell::Empty);
    let named = cells.iter().flatten().map(|&column| row.get(column));
    first.into_iter().chain(named).any(says_sum)
}

/// Whether a cell says that its row is one of sums.
#[inline]
pub fn says_sum(cell: Cell<'_>) -> bool {
    /// No such cell is longer, in bytes.
    const LONGEST: usize = 30;
    match cell {
        Cell::Text(text) if text.len() <= LONGEST => {
            text.starts_with(['合', '小', '总', '共', '累', '得', '平', '均', '本'])
                && is_sum_word(text)
        }
        _ => false,
    }
}

fn is_sum_word(text: &str) -> bool {
    let text = squeeze(text);
    let text = text.trim_end_matches([':', ')', '篇', '条', '件', '分', '元']);
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.' | ':'));
    SUMS.contains(&text)
}

/// Whether a row looks like a note or a line for signatures.
pub fn is_note(row: &Row<'_>) -> bool {
    row.cells().any(|cell| match cell {
        Cell::Text(text) => says_note(text),
        _ => false,
    })
}

/// Whether a text begins a note or a line for signatures.
pub fn says_note(text: &str) -> bool {
    let text = squeeze(&text.chars().take(40).collect::<String>());
    NOTES.iter().any(|note| text.starts_with(note)) || text.contains("(盖章)")
}

/// Whether a row is a label over the rows below it: one cell such as (一)各街道 or 二、机关.
pub fn is_label(row: &Row<'_>) -> bool {
    let mut filled = row.cells().filter(|cell| *cell != Cell::Empty);
    let (Some(Cell::Text(text)), None) = (filled.next(), filled.next()) else {
        return false;
    };
    says_label(text)
}

/// Whether a text numbers what follows: (一)各街道, 二、机关.
pub fn says_label(text: &str) -> bool {
    let text = squeeze(text);
    let rest = text.trim_start_matches('(');
    let number = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    number.len() < rest.len() && number.starts_with(['、', ')', '.'])
}
