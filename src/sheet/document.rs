//! The tables of a Word document (docx): each a sheet named 表1, 表2 …

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::limits::{self, Broken, Limit};
use super::lines::Target;
use super::marks::{Marks, Merge};
use super::package::Package;
use super::row::Value;
use super::workbook::Grid;
use super::xml;
use crate::problem::{Place, Problem};

/// How many paragraphs above a table may be its title.
const TITLES: usize = 5;

/// Reads the tables; the paragraphs just above one are rows above it.
pub(super) fn tables<R: Read + Seek>(
    source: R,
    target: &mut Target<'_>,
) -> Result<Vec<Grid>, Broken> {
    let mut package = Package::open(BufReader::new(source))?;
    let parts = package.relations("")?;
    let part = parts.iter().find(|part| part.kind == "officeDocument");
    let path = part
        .map_or("word/document.xml", |part| &part.target)
        .to_owned();
    let links = package.relations(&path)?.into_iter();
    let links = links.filter(|link| link.kind == "hyperlink");
    let mut document = Document {
        links: links.map(|link| (link.id, link.target)).collect(),
        ..Document::default()
    };
    let Some(mut reader) = package.xml(&path, limits::HELD)? else {
        return Err(Broken::Damaged(path));
    };
    let (mut buffer, mut unread) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) if document.passes_over(&tag) => {
                unread.clear();
                reader.read_to_end_into(tag.name(), &mut unread)?;
            }
            Event::Start(tag) => document.start(&tag),
            Event::End(tag) => document.end(tag.local_name().as_ref())?,
            Event::Text(text) if document.in_text => {
                document.text.push_str(&text.xml10_content());
            }
            Event::CData(text) if document.in_text => {
                document.text.push_str(&text.xml10_content());
            }
            Event::GeneralRef(name) if document.in_text => {
                xml::push_reference(&name, &mut document.text)?;
            }
            Event::Eof if document.table.is_some() => {
                return Err(Broken::Damaged("unexpected end".to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    document.tell(target);
    Ok(document.grids)
}

/// A document that is being read.
#[derive(Default)]
struct Document {
    /// Targets by their ids.
    links: HashMap<String, String>,
    grids: Vec<Grid>,
    /// The paragraphs since the last table.
    above: Vec<String>,
    table: Option<Table>,
    /// The text of the present paragraph or cell.
    text: String,
    in_text: bool,
    in_row_properties: bool,
    nested: usize,
    deleted: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    cells: Vec<(u32, u32, Value<'static>)>,
    marks: Marks,
    /// The merge that is open in a column, by its place among the merges.
    open: HashMap<u32, usize>,
    /// The present row, of which a deletion may remain nothing.
    row: u32,
    column: u32,
    is_deleted: bool,
    line: Vec<InCell>,
}

/// A cell of the present row.
struct InCell {
    column: u32,
    span: u32,
    text: String,
    link: Option<String>,
    merge: Merging,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Merging {
    Alone,
    First,
    Below,
}

impl Document {
    /// Whether what stands in an element is no text of the table: properties, what was deleted or
    /// moved away, instructions of fields, pictures, and tables inside cells.
    fn passes_over(&mut self, tag: &BytesStart<'_>) -> bool {
        match tag.local_name().as_ref() {
            "pPr" | "rPr" | "sectPr" | "tblPr" | "tblGrid" | "instrText" | "Fallback"
            | "drawing" | "pict" | "object" => true,
            "del" | "moveFrom" if !self.in_row_properties => {
                self.deleted = true;
                true
            }
            "tbl" if self.table.is_some() => {
                self.nested += 1;
                true
            }
            _ => false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let value = || xml::get(tag, "val");
        let count = || value().and_then(|value| value.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "tab" => self.text.push(' '),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "p" if self.table.is_some() && !self.text.is_empty() => self.text.push('\n'),
            "tbl" => {
                let first = self.above.len().saturating_sub(TITLES);
                let titles = self.above.drain(..).skip(first).enumerate();
                let mut table = Table::default();
                for (row, title) in titles {
                    table.cells.push((row as u32, 0, Value::Owned(title)));
                    table.row = row as u32 + 1;
                }
                self.table = Some(table);
                self.text.clear();
            }
            "trPr" => self.in_row_properties = true,
            name => {
                let Some(table) = &mut self.table else {
                    return;
                };
                match (name, table.line.last_mut()) {
                    ("tr", _) => {
                        table.column = 0;
                        table.is_deleted = false;
                        table.line.clear();
                    }
                    ("gridBefore", _) => {
                        table.column = table.column.saturating_add(count().unwrap_or(0));
                    }
                    ("del", _) => table.is_deleted = true,
                    ("tc", _) => {
                        self.text.clear();
                        table.line.push(InCell {
                            column: table.column,
                            span: 1,
                            text: String::new(),
                            link: None,
                            merge: Merging::Alone,
                        });
                    }
                    ("gridSpan", Some(cell)) => cell.span = count().unwrap_or(1).max(1),
                    ("vMerge", Some(cell)) => {
                        cell.merge = match value().as_deref() {
                            Some("restart") => Merging::First,
                            _ => Merging::Below,
                        };
                    }
                    ("hyperlink", Some(cell)) => {
                        let target = xml::get(tag, "id").and_then(|id| self.links.get(&id));
                        cell.link = cell.link.take().or_else(|| target.cloned());
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Broken> {
        match (name, &mut self.table) {
            ("t", _) => self.in_text = false,
            ("trPr", _) => self.in_row_properties = false,
            ("p", None) => {
                let text = std::mem::take(&mut self.text);
                if !text.trim().is_empty() {
                    self.above.push(text);
                }
            }
            ("tc", Some(table)) => {
                if let Some(cell) = table.line.last_mut() {
                    cell.text = std::mem::take(&mut self.text);
                    table.column = cell.column.saturating_add(cell.span);
                }
            }
            ("tr", Some(table)) if table.is_deleted => self.deleted = true,
            ("tr", Some(table)) => table.end_row()?,
            ("tbl", Some(_)) => {
                let table = self.table.take().unwrap_or_default();
                self.grids.push(Grid {
                    name: format!("表{}", self.grids.len() + 1),
                    is_hidden: false,
                    cells: table.cells,
                    marks: table.marks,
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// Says what was made of the document.
    fn tell(&mut self, target: &mut Target<'_>) {
        let place = || Place::File(target.file.clone());
        let problems = &mut *target.problems;
        if self.grids.is_empty() {
            problems.push(Problem::error("word-without-table", place()));
            return;
        }
        problems.push(Problem::note("word-tables", place()).with("count", self.grids.len()));
        if self.nested > 0 {
            problems.push(Problem::warning("word-nested", place()).with("count", self.nested));
        }
        if self.deleted {
            problems.push(Problem::warning("word-tracked", place()));
        }
        if self.grids.len() > limits::SHEETS {
            let problem = Problem::error("too-many-sheets", place())
                .with("count", self.grids.len())
                .with("most", limits::SHEETS);
            problems.push(problem);
            self.grids.truncate(limits::SHEETS);
        }
    }
}

impl Table {
    fn end_row(&mut self) -> Result<(), Broken> {
        let row = self.row;
        for cell in self.line.drain(..) {
            match cell.merge {
                Merging::First => {
                    self.open.insert(cell.column, self.marks.merges.len());
                    self.marks.merges.push(Merge {
                        top: row,
                        left: cell.column,
                        bottom: row,
                    });
                }
                Merging::Below => {
                    if let Some(&open) = self.open.get(&cell.column) {
                        self.marks.merges[open].bottom = row;
                    }
                }
                Merging::Alone => {
                    self.open.remove(&cell.column);
                }
            }
            if cell.merge != Merging::Below && !cell.text.is_empty() {
                let text = Value::Owned(cell.text);
                self.cells.push((row, cell.column, text));
                let link = cell.link.map(|target| (row, cell.column, target));
                self.marks.links.extend(link);
            }
        }
        self.row += 1;
        match self.cells.len() as u64 > limits::HELD_CELLS {
            true => Err(Broken::Beyond(Limit::HeldCells)),
            false => Ok(()),
        }
    }
}
