//! The parts of a docx in their archive: the same bytes for the same body, so all times are the
//! first day that a zip can hold.
//!
//! Written by hand on zip: docx-rs cannot repeat the head of a table on the next page.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The parts that are always the same. The page number stands outside, as GB/T 9704 wants it: right
/// on odd pages, left on even ones.
const PARTS: [(&str, &str); 7] = [
    (
        "[Content_Types].xml",
        include_str!("parts/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("parts/package_relations.xml")),
    (
        "word/_rels/document.xml.rels",
        include_str!("parts/document_relations.xml"),
    ),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/footer1.xml", include_str!("parts/footer_odd.xml")),
    ("word/footer2.xml", include_str!("parts/footer_even.xml")),
];

/// Writes the archive around a body.
pub(super) fn write(body: &str, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS.into_iter().chain([("word/document.xml", body)]) {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    out.write_all(archive.finish()?.get_ref())
}
