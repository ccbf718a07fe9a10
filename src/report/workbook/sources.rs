//! The way from the workbook to the cells that were read.

use std::path::Path;

use hashbrown::HashMap;

use crate::intake::Column;
use crate::problem::{Place, address};
use crate::report::{Run, place, way};

/// Links to the tables, which lie where they were read.
pub struct Sources {
    /// By the names that places call them by.
    files: HashMap<String, String>,
    /// Whether a place need not name its file.
    single: bool,
}

impl Sources {
    pub fn of(run: &Run) -> Sources {
        let files = run.files.iter();
        let links =
            files.filter_map(|(name, path)| Some((name.to_string(), link(run.folder, path)?)));
        Sources {
            files: links.collect(),
            single: run.intake.tables.iter().all(|table| {
                Some(&table.file) == run.intake.tables.first().map(|first| &first.file)
            }),
        }
    }

    /// A place in one piece, without the file where there is only one.
    pub fn text(&self, place: &Place) -> String {
        match place {
            Place::Run => String::new(),
            Place::File(file) => file.to_string(),
            Place::Sheet { file, sheet } => self.joined(file, sheet, ""),
            Place::Row { file, sheet, row } => self.joined(file, sheet, &address(*row, 0)),
            Place::Cell {
                file,
                sheet,
                row,
                column,
            } => self.joined(file, sheet, &address(*row, *column)),
            Place::Toml {
                file, text, start, ..
            } => self.joined(file, "", &format!(":{}", place::line(text, *start))),
        }
    }

    fn joined(&self, file: &str, sheet: &str, cell: &str) -> String {
        let file = if self.single && !sheet.is_empty() {
            ""
        } else {
            file
        };
        place::joined([file, sheet, cell])
    }

    /// The link to a place in a table; none where there is no way.
    pub fn link(&self, place: &Place) -> Option<String> {
        let (file, sheet, cell) = match place {
            Place::Row { file, sheet, row } => (file, sheet, address(*row, 0)),
            Place::Cell {
                file,
                sheet,
                row,
                column,
            } => (file, sheet, address(*row, *column)),
            _ => return None,
        };
        let file = self.files.get(&**file)?;
        if sheet.chars().any(char::is_control) {
            return None;
        }
        // A text file has one sheet, whatever the program that opens it calls it.
        Some(match &**sheet {
            "" => format!("{file}#{cell}"),
            sheet => format!("{file}#'{}'!{cell}", sheet.replace('\'', "''")),
        })
    }
}

/// The cell that shows a row: its title, or whom an event names.
pub fn place_of_row(run: &Run, index: u32) -> Place {
    let submission = run.submission(index);
    run.intake.place(submission, Column::Title)
}

/// The cell of an event.
pub fn place_of_event(run: &Run, index: u32) -> Place {
    let event = &run.intake.events[index as usize];
    let table = &run.intake.tables[usize::from(event.table)];
    table.cell_place(event.row, event.columns.name)
}

/// The link from a file in a folder to another file: by the way between them, so that both can be
/// carried elsewhere together; to another drive in full.
fn link(folder: &Path, file: &Path) -> Option<String> {
    let way = way::between(folder, file);
    // What is left of a name after # leads to a place in the file, and what is no Unicode to none;
    // there is no other way to write either.
    let is_lost = |c: char| matches!(c, '#' | char::REPLACEMENT_CHARACTER) || c.is_control();
    if way.chars().any(is_lost) {
        return None;
    }
    Some(format!("file:///{}", escaped(&way)))
}

/// What addresses may not hold, as spreadsheets write it; done here because the library takes a
/// name with `%20` in it for done.
fn escaped(way: &str) -> String {
    let mut out = String::new();
    for c in way.chars() {
        match c {
            '%' | '"' | ' ' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '}' => {
                out.push_str(&format!("%{:02x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_reached_from_the_folder_of_the_workbook() {
        let cases = [
            ("/甲/jifen-2022-05", "/甲/报送.xlsx", "file:///../报送.xlsx"),
            ("/甲/结果", "/甲/结果/报送.xlsx", "file:///报送.xlsx"),
            (
                "/甲/./乙/../结果",
                "/甲/五 月/报 送.xlsx",
                "file:///../五%20月/报%20送.xlsx",
            ),
            ("/甲", "/乙/100%20.xlsx", "file:///../乙/100%2520.xlsx"),
        ];
        for (folder, file, expected) in cases {
            let link = link(Path::new(folder), Path::new(file));
            assert_eq!(link.as_deref(), Some(expected));
        }
        assert_eq!(link(Path::new("/甲"), Path::new("/甲/a#b.xlsx")), None);
    }
}
