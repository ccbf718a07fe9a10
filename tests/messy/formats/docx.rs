use super::{escaped, zipped};
use crate::grid::{Grid, Typed};

/// A document of Word with a table for each sheet. The rows above a table that hold one text across its whole width are
/// paragraphs, as people write a title above a table.
pub fn docx(sheets: &[&Grid]) -> Vec<u8> {
    let tables: String = sheets.iter().map(|grid| table(grid)).collect();
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{tables}<w:sectPr/></w:body></w:document>"#
    );
    let types = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

fn table(grid: &Grid) -> String {
    let above = grid.rows.iter().enumerate().take_while(|(row, cells)| {
        grid.span(*row, 0).1 == grid.width()
            || cells[1..].iter().all(|cell| *cell == Typed::Nothing)
    });
    let above = above.count();
    let mut text: String = (0..above)
        .map(|row| paragraph(&grid.cell(row, 0).shown()))
        .collect();
    text.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    text.push_str(&"<w:gridCol w:w=\"1200\"/>".repeat(grid.width()));
    text.push_str("</w:tblGrid>");
    for row in above..grid.rows.len() {
        text.push_str("<w:tr>");
        let mut column = 0;
        while column < grid.width() {
            column += cell(grid, row, column, &mut text);
        }
        text.push_str("</w:tr>");
    }
    text + "</w:tbl>"
}

/// Writes the cell that begins at a column; how many columns it takes.
fn cell(grid: &Grid, row: usize, column: usize, text: &mut String) -> usize {
    let within =
        |&&[top, left, bottom, _]: &&[usize; 4]| (top..=bottom).contains(&row) && left == column;
    let merge = grid.merges.iter().find(within);
    let wide = merge.map_or(1, |merge| merge[3] - merge[1] + 1);
    let down = match merge {
        Some(&[top, _, bottom, _]) if bottom > top && row == top => "<w:vMerge w:val=\"restart\"/>",
        Some(&[top, _, bottom, _]) if bottom > top => "<w:vMerge/>",
        _ => "",
    };
    let across = match wide {
        1 => String::new(),
        wide => format!("<w:gridSpan w:val=\"{wide}\"/>"),
    };
    let shown = match grid.cell(row, column) {
        Typed::Day(year, month, day) => format!("{year}-{month:02}-{day:02}"),
        other => other.shown(),
    };
    text.push_str(&format!(
        "<w:tc><w:tcPr>{across}{down}</w:tcPr>{}</w:tc>",
        paragraph(&shown)
    ));
    wide
}

/// A paragraph; its text lies in two runs, as Word leaves it after an edit.
fn paragraph(text: &str) -> String {
    let half = text
        .char_indices()
        .nth(text.chars().count() / 2)
        .map_or(0, |(at, _)| at);
    let (first, second) = text.split_at(half);
    let run = |text: &str| {
        let text = escaped(text).replace('\n', "</w:t><w:br/><w:t>");
        format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    format!("<w:p>{}{}</w:p>", run(first), run(second))
}
