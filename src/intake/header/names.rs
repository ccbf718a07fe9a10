//! The lines of a header read as one: the name of every column and the groups it stands under.

use super::Name;
use super::headings::Headings;
use crate::intake::skipping::is_odd;
use crate::intake::text::squeeze;
use crate::sheet::{Cell, Row};

/// A header has so many lines at most.
pub const LINES: usize = 3;

/// The texts of a header of several lines are no longer, in letters.
const LONGEST: usize = 14;

/// The lines of a header, as cells.
struct Lines<'a, 'r> {
    lines: &'r [Row<'a>],
}

impl<'a> Lines<'a, '_> {
    fn text(&self, line: usize, column: u32) -> Option<&'a str> {
        match self.lines.get(line)?.get(column) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    fn width(&self) -> u32 {
        self.lines.iter().map(Row::width).max().unwrap_or(0)
    }

    /// The line that names a column: the lowest in which it says anything.
    fn naming(&self, column: u32) -> Option<usize> {
        (0..self.lines.len())
            .rev()
            .find(|line| self.text(*line, column).is_some())
    }

    /// Where the text above a column begins: in it, or to the left where cells are merged, which
    /// leaves those after the first empty.
    fn begins(&self, line: usize, column: u32) -> Option<u32> {
        let start = (0..=column).rev().find(|c| self.text(line, *c).is_some())?;
        let is_named = |column: u32| self.naming(column).is_some_and(|named| named > line);
        let spans = start == column
            || (self.text(line, start) != self.text(line + 1, start)
                && (start..=column).all(is_named));
        spans.then_some(start)
    }

    /// Whether a text stands over several columns.
    fn is_over_several(&self, line: usize, column: u32) -> bool {
        self.text(line, column + 1).is_none() && self.begins(line, column + 1) == Some(column)
    }

    /// Whether a text above a column stands over several.
    fn is_grouped(&self, line: usize, column: u32) -> bool {
        let start = |upper| self.begins(upper, column);
        (0..line).any(|upper| start(upper).is_some_and(|start| self.is_over_several(upper, start)))
    }
}

/// The names of the columns under these header lines.
pub fn names(lines: &[Row<'_>]) -> Vec<Name> {
    let lines = Lines { lines };
    let name = |column| {
        let naming = lines.naming(column)?;
        let text = lines.text(naming, column)?;
        let mut groups: Vec<String> = Vec::new();
        for line in 0..naming {
            let start = lines.begins(line, column);
            if let Some(group) = start.and_then(|start| lines.text(line, start))
                && group != text
                && groups.last().is_none_or(|last| last != group)
            {
                groups.push(group.to_owned());
            }
        }
        Some(Name {
            column,
            row: lines.lines[naming].number,
            text: text.to_owned(),
            groups,
        })
    };
    (0..lines.width()).filter_map(name).collect()
}

/// Whether several rows can be the lines of one header: short texts that name or group columns, no
/// title above them, no row of the table below.
pub fn are_one_header(rows: &[Row<'_>], headings: &Headings) -> bool {
    let lines = Lines { lines: rows };
    let Some(first) = (0..lines.width()).find(|column| lines.naming(*column).is_some()) else {
        return false;
    };
    let joined = |pair: &[Row<'_>]| pair[0].number + 1 == pair[1].number;
    rows.windows(2).all(joined)
        && (0..rows.len()).all(|line| is_line(&lines, line, first, headings))
}

fn is_line(lines: &Lines<'_, '_>, line: usize, first: u32, headings: &Headings) -> bool {
    let row = &lines.lines[line];
    let filled = (0..row.width()).filter(|column| row.get(*column) != Cell::Empty);
    let filled: Vec<u32> = filled.collect();
    // A title, a row of sums.
    let begins = filled.first().map(|column| row.get(*column));
    if begins.is_none_or(is_odd) || filled == [first] {
        return false;
    }
    // How many say something of their own, and whether the line below has more to say.
    let is_last = line + 1 == lines.lines.len();
    let (mut strange, mut parted) = (0, is_last);
    for &column in &filled {
        let Some(text) = lines.text(line, column) else {
            return false;
        };
        let squeezed = squeeze(text);
        if squeezed.chars().count() > LONGEST
            || squeezed.trim_end_matches(':').contains(':')
            // 2024年 stands over 月 and 日.
            || squeezed.starts_with(|c: char| c.is_ascii_digit()) && !squeezed.ends_with('年')
        {
            return false;
        }
        let below = lines.text(line + 1, column);
        let above = line
            .checked_sub(1)
            .and_then(|line| lines.text(line, column));
        parted |= below != Some(text);
        let told = below == Some(text)
            || above == Some(text)
            || lines.is_over_several(line, column)
            || headings.knows(&squeezed)
            || lines.is_grouped(line, column);
        strange += usize::from(!told);
    }
    parted && strange * 2 < filled.len() + usize::from(is_last)
}
