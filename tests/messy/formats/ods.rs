use super::{escaped, zipped};
use crate::grid::{Grid, Typed};

/// A spreadsheet of LibreOffice, and of WPS when asked for.
pub fn ods(sheets: &[(&str, &Grid)]) -> Vec<u8> {
    let tables: String = sheets
        .iter()
        .map(|(name, grid)| table(name, grid))
        .collect();
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

fn table(name: &str, grid: &Grid) -> String {
    let mut text = format!(r#"<table:table table:name="{}">"#, escaped(name));
    for row in 0..grid.rows.len() {
        text.push_str("<table:table-row>");
        for column in 0..grid.width() {
            text.push_str(&cell(grid, row, column));
        }
        text.push_str("</table:table-row>");
    }
    text + "</table:table>"
}

fn cell(grid: &Grid, row: usize, column: usize) -> String {
    if grid.is_covered(row, column) {
        return "<table:covered-table-cell/>".to_owned();
    }
    let span = match grid.span(row, column) {
        (1, 1) => String::new(),
        (high, wide) => {
            format!(r#" table:number-rows-spanned="{high}" table:number-columns-spanned="{wide}""#)
        }
    };
    let of = grid.cell(row, column);
    let shown = escaped(&of.shown());
    let (kind, shown) = match of {
        Typed::Nothing => return format!("<table:table-cell{span}/>"),
        Typed::Number(number) => (
            format!(r#"office:value-type="float" office:value="{number}""#),
            shown,
        ),
        Typed::Day(year, month, day) => (
            format!(r#"office:value-type="date" office:date-value="{year}-{month:02}-{day:02}""#),
            shown,
        ),
        Typed::Text(_) => (r#"office:value-type="string""#.to_owned(), shown),
        Typed::Link(_, target) => (
            r#"office:value-type="string""#.to_owned(),
            format!(
                r#"<text:a xlink:href="{}">{shown}</text:a>"#,
                escaped(target)
            ),
        ),
    };
    // A line break in a cell begins a paragraph.
    let paragraphs: String = shown
        .split('\n')
        .map(|line| format!("<text:p>{line}</text:p>"))
        .collect();
    format!("<table:table-cell {kind}{span}>{paragraphs}</table:table-cell>")
}
