//! What stands in a Word document, read by its XML.

use std::io::{Cursor, Read};
use std::path::Path;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Its style and its text.
    Paragraph(String, String),
    Table(Vec<Vec<String>>),
}

#[derive(Debug)]
pub struct Word {
    pub blocks: Vec<Block>,
    /// How many rows are repeated on each page.
    pub repeated: usize,
}

impl Word {
    pub fn open(path: &Path) -> Word {
        Word::read(&part(path, "word/document.xml"))
    }

    fn read(xml: &str) -> Word {
        let mut reader = Reader::from_str(xml);
        let (mut blocks, mut repeated) = (Vec::new(), 0);
        let mut table: Option<Vec<Vec<String>>> = None;
        let (mut style, mut text, mut in_text) = (String::new(), String::new(), false);
        loop {
            match reader.read_event().expect("XML") {
                Event::Start(tag) => match tag.name().as_ref() {
                    "w:tbl" => table = Some(Vec::new()),
                    "w:tr" => table.as_mut().expect("a table").push(Vec::new()),
                    "w:t" => in_text = true,
                    _ => {}
                },
                Event::Empty(tag) => match tag.name().as_ref() {
                    "w:pStyle" => {
                        let value = tag.try_get_attribute("w:val").expect("an attribute");
                        let value = value.expect("a style");
                        let value = value.normalized_value(XmlVersion::Implicit1_0);
                        style = value.expect("a name").into_owned();
                    }
                    "w:tblHeader" => repeated += 1,
                    _ => {}
                },
                Event::Text(piece) if in_text => text += &piece.xml10_content(),
                Event::GeneralRef(name) if in_text => {
                    let name = name.xml10_content();
                    text += resolve_predefined_entity(&name).expect("an entity");
                }
                Event::End(tag) => match tag.name().as_ref() {
                    "w:t" => in_text = false,
                    "w:p" => {
                        let (style, text) = (std::mem::take(&mut style), std::mem::take(&mut text));
                        match table.as_mut().and_then(|rows| rows.last_mut()) {
                            Some(row) => row.push(text),
                            None => blocks.push(Block::Paragraph(style, text)),
                        }
                    }
                    "w:tbl" => blocks.push(Block::Table(table.take().expect("a table"))),
                    _ => {}
                },
                Event::Eof => return Word { blocks, repeated },
                _ => {}
            }
        }
    }

    /// The paragraphs of these styles.
    pub fn texts(&self, styles: &[&str]) -> Vec<&str> {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(style, text) if styles.contains(&style.as_str()) => Some(&**text),
            _ => None,
        });
        texts.collect()
    }

    /// The texts before the annexes.
    pub fn body(&self) -> Vec<&str> {
        let texts = self.blocks.iter().map_while(|block| match block {
            Block::Paragraph(style, text) if style != "AnnexMark" => Some(&**text),
            _ => None,
        });
        texts.collect()
    }

    /// The tables, cells parted by blanks.
    pub fn tables(&self) -> Vec<Vec<String>> {
        let rows = |block: &Block| match block {
            Block::Table(rows) => Some(rows.iter().map(|row| row.join(" ")).collect()),
            Block::Paragraph(..) => None,
        };
        self.blocks.iter().filter_map(rows).collect()
    }

    /// Every text in its order.
    pub fn all(&self) -> Vec<&str> {
        let texts = self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(_, text) => vec![&**text],
            Block::Table(rows) => rows.iter().flatten().map(String::as_str).collect(),
        });
        texts.collect()
    }
}

/// A part of the archive as text.
pub fn part(path: &Path, name: &str) -> String {
    let bytes = std::fs::read(path).expect("a document");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("a part");
    part.read_to_string(&mut text).expect("UTF-8");
    text
}
