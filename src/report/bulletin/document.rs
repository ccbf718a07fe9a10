//! The body of the document in WordprocessingML: paragraphs by style, the annexes as tables, each
//! annex on a page of its own. How the styles look stands in `styles.xml`.

use std::borrow::Cow;

use quick_xml::escape::escape;

use super::annexes::{Annex, Column, Side, Table};
use super::template::{Kind, Paragraph};
use crate::locale::{Lang, Words};

/// The width of the text in twentieths of a point: 156 mm, as GB/T 9704 has it.
const WIDTH: usize = 8844;

/// The page of GB/T 9704-2012: A4, margins of 37, 35, 28 and 26 mm, 22 lines of 28 characters, the
/// page number 7 mm below the text.
const PAGE: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr>"#;

/// The whole part `word/document.xml`.
pub(super) fn body(text: &[Paragraph], annexes: &[Annex], words: &Words) -> String {
    let mut out = Body::default();
    for (index, paragraph) in text.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| text[before].kind);
        out.push_text(paragraph, before, annexes, words);
    }
    for (index, annex) in annexes.iter().enumerate() {
        let number = match annexes.len() {
            1 => String::new(),
            _ => (index + 1).to_string(),
        };
        let mark = words.say("bulletin-annex", &[("number", number.into())]);
        out.paragraph("AnnexMark", mark.trim_end());
        out.paragraph("AnnexTitle", &annex.title);
        for table in &annex.tables {
            out.push_table(table);
        }
        for note in &annex.notes {
            out.paragraph("Note", note);
        }
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{}{PAGE}</w:body></w:document>"#,
        out.xml
    )
}

#[derive(Default)]
struct Body {
    xml: String,
    /// How many headings there were, and subheadings below the last.
    headings: usize,
    subheadings: usize,
}

impl Body {
    fn paragraph(&mut self, style: &str, text: &str) {
        let text = plain(text);
        self.xml += &format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
            escape(&*text)
        );
    }

    fn push_text(
        &mut self,
        paragraph: &Paragraph,
        before: Option<Kind>,
        annexes: &[Annex],
        words: &Words,
    ) {
        let text = &paragraph.text;
        match paragraph.kind {
            Kind::Title => self.paragraph("Title", text),
            Kind::Addressee => self.paragraph("Addressee", text),
            Kind::Heading => {
                self.headings += 1;
                self.subheadings = 0;
                let text = numbered("bulletin-heading", self.headings, text, words);
                self.paragraph("Heading1", &text);
            }
            Kind::Subheading => {
                self.subheadings += 1;
                let text = numbered("bulletin-subheading", self.subheadings, text, words);
                self.paragraph("Heading2", &text);
            }
            Kind::Body => self.paragraph("BodyText", text),
            Kind::Annexes => self.push_list(annexes, words),
            Kind::Signature => {
                let is_first = before != Some(Kind::Signature);
                self.paragraph(
                    if is_first {
                        "Signature"
                    } else {
                        "SignatureMore"
                    },
                    text,
                );
            }
        }
    }

    /// 附件 on a line after the body, numbered where there are several.
    fn push_list(&mut self, annexes: &[Annex], words: &Words) {
        for (index, annex) in annexes.iter().enumerate() {
            let title = match annexes.len() {
                1 => annex.title.clone(),
                _ => format!("{}. {}", index + 1, annex.title),
            };
            if index == 0 {
                let args = [("title", title.into())];
                self.paragraph("AnnexFirst", &words.say("bulletin-annexes", &args));
            } else {
                self.paragraph("AnnexMore", &title);
            }
        }
    }

    fn push_table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph("TableCaption", &table.caption);
        }
        let whole: usize = table.columns.iter().map(|column| column.width).sum();
        let widths: Vec<usize> = table
            .columns
            .iter()
            .map(|column| column.width * WIDTH / whole)
            .collect();
        self.xml += r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>"#;
        self.xml +=
            &format!(r#"<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>"#);
        self.xml += "</w:tblPr><w:tblGrid>";
        for width in &widths {
            self.xml += &format!(r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.xml += "</w:tblGrid>";
        let heads = table.columns.iter().map(|column| &*column.head);
        self.push_row(true, heads, &widths, &table.columns);
        for row in &table.rows {
            let cells = row.iter().map(|cell| &**cell);
            self.push_row(false, cells, &widths, &table.columns);
        }
        self.xml += "</w:tbl>";
    }

    /// A row, which no page break cuts; the head is repeated on each page.
    fn push_row<'c>(
        &mut self,
        is_head: bool,
        cells: impl Iterator<Item = &'c str>,
        widths: &[usize],
        columns: &[Column],
    ) {
        self.xml += "<w:tr><w:trPr><w:cantSplit/>";
        if is_head {
            self.xml += "<w:tblHeader/>";
        }
        self.xml += "</w:trPr>";
        for ((cell, width), column) in cells.zip(widths).zip(columns) {
            self.xml += &format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#
            );
            let style = match column.side {
                _ if is_head => "TableHead",
                Side::Left => "TableText",
                Side::Middle => "TablePlace",
                Side::Right => "TableFigure",
            };
            self.paragraph(style, cell);
            self.xml += "</w:tc>";
        }
        self.xml += "</w:tr>";
    }
}

/// A heading with its number: 一、 or （一） in Chinese.
fn numbered(id: &str, number: usize, text: &str, words: &Words) -> String {
    let number = match words.lang {
        Lang::Zh => chinese(number),
        Lang::En => number.to_string(),
    };
    words.say(id, &[("number", number.into()), ("text", text.into())])
}

/// A number below a hundred as Chinese writes it.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// A text without what XML forbids (<https://www.w3.org/TR/xml/#charsets>) and without marks that
/// turn the direction of what follows; a line break or tab is a blank.
fn plain(text: &str) -> Cow<'_, str> {
    let is_dropped = |c: char| {
        c.is_control()
            || matches!(c, '\u{FFFE}' | '\u{FFFF}')
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(is_dropped) {
        return Cow::Borrowed(text);
    }
    let blank = |c: char| {
        if matches!(c, '\n' | '\t' | '\r') {
            ' '
        } else {
            c
        }
    };
    let kept = text.chars().map(blank).filter(|&c| !is_dropped(c));
    Cow::Owned(kept.collect())
}

#[cfg(test)]
mod tests {
    use super::{chinese, plain};

    #[test]
    fn numbers_are_written_as_headings_have_them() {
        let written = [1, 9, 10, 11, 20, 35].map(chinese);
        assert_eq!(written, ["一", "九", "十", "十一", "二十", "三十五"]);
    }

    #[test]
    fn what_xml_forbids_and_what_turns_the_text_is_dropped() {
        assert_eq!(plain("甲\u{0}\u{8}乙\u{202E}丙\u{FFFF}\u{85}"), "甲乙丙");
        assert_eq!(plain("甲\n乙\t丙"), "甲 乙 丙");
        assert_eq!(plain("<b>甲</b> & 乙"), "<b>甲</b> & 乙");
    }
}
