//! What the rows above a table say of all of it.

use std::ops::Range;

use super::Title;
use super::byline;
use super::dates::Around;
use super::departments;
use super::skipping::single;
use super::store::Spot;
use super::text::squeeze;
use crate::sheet::{Cell, OwnedRow, Row};

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

/// What forms call who fills them in for works of his own.
const PERSON: [&str; 6] = [
    "姓名",
    "申报人",
    "申报人姓名",
    "作者",
    "作者姓名",
    "教师姓名",
];

/// What the rows above the tables of a sheet say of them; what stands above one holds for those
/// below, where nothing else is said.
#[derive(Clone, Debug, Default)]
pub struct Above {
    pub around: Around,
    /// The department (填报单位:教务处).
    pub department: Option<Said>,
    /// The department in a title (机电工程系5月报送表).
    pub titled: Option<Said>,
    /// The one whose works the table lists (姓名:张三).
    pub person: Option<Said>,
    /// Titles: texts alone in their rows, the nearest first.
    titles: Vec<Title>,
    /// Whether a table stands above already.
    is_further: bool,
}

/// A name above a table, with its row and column.
#[derive(Clone, Debug)]
pub struct Said {
    pub name: String,
    pub row: u32,
    pub column: u32,
}

impl Said {
    /// The cell, as one of a table.
    pub fn spot(&self, table: u16) -> Spot {
        Spot {
            table,
            column: self.column as u16,
            row: self.row,
        }
    }
}

impl Above {
    /// Hears what rows say that stand above a table, the nearest first.
    pub fn hear(&mut self, above: &[Row<'_>]) {
        let around = Around::of(texts(above));
        self.around = Around {
            year: around.year.or(self.around.year),
            month: around.month.or(self.around.month),
        };
        let label = |labels, fits| labelled(above, labels, fits);
        let title = titled(above);
        // A block that is titled otherwise than those before it is of the department in its title.
        let before = self.titled.as_ref().map(|before| &before.name);
        let is_new = |title: &&Said| self.is_further && before != Some(&title.name);
        let retitled = title.as_ref().filter(is_new).cloned();
        self.department = match (label(&DEPARTMENT, departments::is_one), retitled) {
            (Some(label), Some(title)) if label.row < title.row => Some(title),
            (label, retitled) => label.or(retitled).or(self.department.take()),
        };
        self.person = label(&PERSON, byline::is_plain_name).or(self.person.take());
        self.titled = title.or(self.titled.take());
        self.is_further = true;
        self.titles.splice(0..0, titles(above));
    }

    /// Hears what rows say over one of several tables that stand side by side; `all` is what they
    /// say as a whole.
    pub fn hear_part(&mut self, rows: &[Row<'_>], all: &Above) {
        self.is_further = true;
        self.hear(rows);
        self.department = self.department.take().or_else(|| all.department.clone());
        self.person = self.person.take().or_else(|| all.person.clone());
    }

    /// The titles, the nearest first.
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }
}

/// What rows say over some of the columns: what stands above these, and the texts that stand alone.
pub fn over(rows: &[Row<'_>], columns: &Range<u32>) -> Vec<OwnedRow> {
    let own = rows.iter().map(|row| match single(row) {
        Some(_) => row.to_owned(),
        None => row.part(columns.clone()),
    });
    own.collect()
}

/// The texts of rows that stand above a table, the nearest row first.
pub fn texts<'t>(above: &'t [Row<'_>]) -> impl Iterator<Item = &'t str> {
    let cells = above.iter().rev().flat_map(Row::cells);
    cells.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    })
}

/// The texts alone in their rows, the nearest first; lines of a form are none.
pub fn titles(above: &[Row<'_>]) -> Vec<Title> {
    let titles = above.iter().rev().filter_map(|row| {
        let (text, column) = single(row)?;
        (!text.contains([':', '：'])).then(|| Title {
            row: row.number,
            column,
            text: text.into(),
        })
    });
    titles.collect()
}

/// Whether a row of a form says who fills it in, or for which department.
pub fn is_form_line(row: &Row<'_>) -> bool {
    row.cells()
        .any(|cell| matches!(cell, Cell::Text(text) if is_label(text)))
}

/// What a line of a form says that has nothing else in it: 部门：学生处, 填报单位：教务处 填报人：李四.
#[derive(Clone, Debug)]
pub struct Statement {
    pub department: Option<Said>,
    pub person: Option<Said>,
}

impl Statement {
    /// That of a row, if it is such a line.
    pub fn of(row: &Row<'_>) -> Option<Statement> {
        let rows = std::slice::from_ref(row);
        let department = labelled(rows, &DEPARTMENT, departments::is_one);
        let person = labelled(rows, &PERSON, byline::is_plain_name);
        let mut is_name = false;
        let is_form = row.cells().filter(|cell| *cell != Cell::Empty).all(|cell| {
            let Cell::Text(text) = cell else {
                return std::mem::take(&mut is_name);
            };
            let is_label = text.contains([':', '：']) || is_label(text);
            let fits = is_label || is_name;
            is_name = is_label;
            fits
        });
        let says = is_form && (department.is_some() || person.is_some());
        says.then_some(Statement { department, person })
    }
}

/// Whether a text is what forms call who fills them in, or for which department.
fn is_label(text: &str) -> bool {
    let text = squeeze(text);
    let mut labels = DEPARTMENT.iter().chain(&PERSON);
    labels.any(|known| *known == text)
}

/// The name behind one of these labels, in its cell after a colon or in the next one; without a
/// colon only what fits.
fn labelled(above: &[Row<'_>], labels: &[&str], fits: fn(&str) -> bool) -> Option<Said> {
    above.iter().rev().find_map(|row| {
        (0..row.width()).find_map(|column| {
            let Cell::Text(text) = row.get(column) else {
                return None;
            };
            let parted = text.split_once([':', '：']);
            let (label, rest) = parted.unwrap_or((text, ""));
            let label = squeeze(label);
            let label = label.trim_end_matches("(盖章)").trim_end_matches("(公章)");
            if !labels.contains(&label) {
                return None;
            }
            let said = |name: &str, column| Said {
                name: name.to_owned(),
                row: row.number,
                column,
            };
            if let Some(name) = rest.split_whitespace().next() {
                return Some(said(name, column));
            }
            // The name stands in the next cell.
            let next = (column + 1..row.width()).find(|&at| row.get(at) != Cell::Empty)?;
            match row.get(next) {
                Cell::Text(name) if !name.contains([':', '：']) => {
                    (parted.is_some() || fits(name)).then(|| said(name, next))
                }
                _ => None,
            }
        })
    })
}

/// The department that a title surely names: a text alone in its row that says what the table is.
fn titled(above: &[Row<'_>]) -> Option<Said> {
    above.iter().rev().find_map(|row| {
        let mut filled = (0..row.width()).filter(|&column| row.get(column) != Cell::Empty);
        let (column, None) = (filled.next()?, filled.next()) else {
            return None;
        };
        let Cell::Text(text) = row.get(column) else {
            return None;
        };
        let is_title = squeeze(text).ends_with(['表', '单', '况', '计', '总', '细', '账', '览']);
        let named = departments::in_name(text).filter(|named| named.sure && is_title)?;
        Some(Said {
            name: named.name,
            row: row.number,
            column,
        })
    })
}
