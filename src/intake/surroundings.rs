//! What the rows above a table say of all of it.

use super::dates::Around;
use super::text::squeeze;
use crate::sheet::{Cell, Row};

const DEPARTMENT: [&str; 9] = [
    "填报单位",
    "报送单位",
    "供稿单位",
    "填报部门",
    "报送部门",
    "部门",
    "单位",
    "处室",
    "系部",
];

/// What the rows above the tables of a sheet say of them; what stands above one holds for those
/// below, where nothing else is said.
#[derive(Clone, Debug, Default)]
pub struct Over {
    pub around: Around,
    /// The department, with row and column.
    pub department: Option<(String, u32, u32)>,
}

impl Over {
    /// Hears what rows say that stand above a table, the nearest first.
    pub fn hear(&mut self, above: &[Row<'_>]) {
        let texts = above.iter().rev().flat_map(Row::cells);
        let around = Around::of(texts.filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        }));
        self.around = Around {
            year: around.year.or(self.around.year),
            month: around.month.or(self.around.month),
        };
        self.department = department(above).or(self.department.take());
    }
}

/// The department that is named above a table (填报单位:教务处), with row and column.
fn department(above: &[Row<'_>]) -> Option<(String, u32, u32)> {
    above.iter().rev().find_map(|row| {
        (0..row.width()).find_map(|column| {
            let Cell::Text(text) = row.get(column) else {
                return None;
            };
            let (label, rest) = text.split_once([':', '：'])?;
            let label = squeeze(label);
            let label = label.trim_end_matches("(盖章)").trim_end_matches("(公章)");
            if !DEPARTMENT.contains(&label) {
                return None;
            }
            if let Some(name) = rest.split_whitespace().next() {
                return Some((name.to_owned(), row.number, column));
            }
            // The name stands in the next cell.
            let next = (column + 1..row.width()).find(|&at| row.get(at) != Cell::Empty)?;
            match row.get(next) {
                Cell::Text(name) if !name.contains([':', '：']) => {
                    Some((name.to_owned(), row.number, next))
                }
                _ => None,
            }
        })
    })
}
