//! Files made byte by byte, as no program for tables would write them, and their reading.
#![allow(dead_code, reason = "each test uses some of it")]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use jifen::intake::{Asked, Intake, Setting, read_as};
use jifen::locale::{Lang, Words};
use jifen::period::{Calendar, Period};
use jifen::problem::{Arg, Problem, Problems, Severity};
use jifen::rulebook::field::{AUTHORS, DATE, Fields, OUTLET};
use jifen::rulebook::registry::Registry;
use jifen::sheet::Hidden;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A folder of files for one test.
pub struct Folder(pub TempDir);

impl Folder {
    pub fn new() -> Folder {
        Folder(TempDir::new().expect("a folder"))
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, content).expect("a file");
        path
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// What was read of files.
pub struct Read {
    pub intake: Intake,
    pub problems: Problems,
}

impl Read {
    pub fn of(paths: &[PathBuf]) -> Read {
        Read::with(paths, Hidden::Read)
    }

    pub fn with(paths: &[PathBuf], hidden: Hidden) -> Read {
        let mut problems = Problems::default();
        let (registry, calendar) = (Registry::default(), Calendar::default());
        let setting = Some(Setting {
            registry: &registry,
            calendar: &calendar,
            period: Period::parse("2022"),
        });
        let asked = Asked { setting, hidden };
        let fields = Fields::new();
        let intake = read_as(
            paths,
            &fields,
            [OUTLET, AUTHORS, DATE],
            asked,
            &mut problems,
        );
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        for problem in problems.iter() {
            assert!(!zh.problem(problem).is_empty() && !en.problem(problem).is_empty());
            assert!(!zh.hint(problem).is_empty() && !en.hint(problem).is_empty());
        }
        Read { intake, problems }
    }

    pub fn titles(&self) -> Vec<&str> {
        let all = self.intake.submissions.iter();
        all.map(|submission| self.intake.title(submission))
            .collect()
    }

    pub fn rows(&self) -> Vec<u32> {
        self.intake
            .submissions
            .iter()
            .map(|submission| submission.row)
            .collect()
    }

    pub fn departments(&self) -> Vec<&str> {
        let of = |id| &*self.intake.accounts.get(id).name;
        let all = self.intake.submissions.iter();
        all.map(|submission| submission.department.map_or("", of))
            .collect()
    }

    pub fn hosts(&self) -> Vec<&str> {
        let of = |id| &*self.intake.hosts[id as usize];
        let all = self.intake.submissions.iter();
        all.map(|submission| submission.host.map_or("", of))
            .collect()
    }

    pub fn codes(&self) -> Vec<&str> {
        self.problems.iter().map(|problem| problem.code).collect()
    }

    pub fn errors(&self) -> Vec<&str> {
        let errors = self
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| problem.code).collect()
    }

    pub fn find(&self, code: &str) -> &Problem {
        let mut all = self.problems.iter();
        all.find(|problem| problem.code == code)
            .unwrap_or_else(|| panic!("no {code} in {:?}", self.codes()))
    }

    /// Rows read and rows skipped, of all tables.
    pub fn counts(&self) -> (usize, usize) {
        let counts = self.intake.tables.iter().map(|table| table.counts);
        counts.fold((0, 0), |sum, counts| {
            (sum.0 + counts.read, sum.1 + counts.skipped)
        })
    }
}

/// What a problem says in a placeholder.
pub fn arg<'p>(problem: &'p Problem, name: &str) -> &'p Arg {
    let mut args = problem.args.iter();
    &args
        .find(|(other, _)| *other == name)
        .expect("an argument")
        .1
}

/// A zip container of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("a container").into_inner()
}

/// A container of Office parts whose main part is at this path; with more relations of that part.
fn office(path: &str, main: &str, relations: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let (folder, name) = path.rsplit_once('/').expect("a folder");
    let package = relations_part(&format!(
        "<Relationship Id=\"r\" Type=\"http://x/relationships/officeDocument\" Target=\"{path}\"/>"
    ));
    let (relations, place) = (
        relations_part(relations),
        format!("{folder}/_rels/{name}.rels"),
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", package.as_bytes()),
        (path, main.as_bytes()),
        (&place, relations.as_bytes()),
    ];
    parts.extend(more);
    zip(&parts)
}

pub fn relations_part(lines: &str) -> String {
    format!("<Relationships>{lines}</Relationships>")
}

/// An xlsx of one sheet, with this XML as the sheet, and other parts.
pub fn xlsx(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    xlsx_of(1, sheet, more)
}

/// An xlsx of so many sheets, all the same part.
pub fn xlsx_of(sheets: usize, sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let named: String = (1..=sheets)
        .map(|at| format!("<sheet name=\"表{at}\" sheetId=\"{at}\" r:id=\"s\"/>"))
        .collect();
    let mut parts = vec![("xl/worksheets/sheet1.xml", sheet.as_bytes())];
    parts.extend(more);
    office(
        "xl/workbook.xml",
        &format!("<workbook><sheets>{named}</sheets></workbook>"),
        "<Relationship Id=\"s\" Type=\"http://x/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>",
        &parts,
    )
}

/// A sheet's XML: what stands before the cells, the rows, what stands after.
pub fn sheet(before: &str, rows: &str, after: &str) -> String {
    format!("<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>")
}

/// A row of texts, from column A on; with attributes of the row.
pub fn row(number: u32, attributes: &str, texts: &[&str]) -> String {
    let cells: String = texts
        .iter()
        .zip('A'..='Z')
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, column)| {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        })
        .collect();
    format!("<row r=\"{number}\"{attributes}>{cells}</row>")
}

/// A Word document with this body; `l` is a link to a page of 人民网.
pub fn docx(body: &str) -> Vec<u8> {
    office(
        "word/document.xml",
        &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"),
        "<Relationship Id=\"l\" Type=\"http://x/relationships/hyperlink\" \
         Target=\"http://he.people.com.cn/n2/1.html\" TargetMode=\"External\"/>",
        &[],
    )
}

pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A cell of a Word table, with its properties.
pub fn cell(properties: &str, text: &str) -> String {
    format!(
        "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
        paragraph(text)
    )
}

/// A row of a Word table.
pub fn cells(texts: &[&str]) -> String {
    let cells: String = texts.iter().map(|text| cell("", text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// A spreadsheet of LibreOffice with these tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A compound file of these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let padded = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        // Shorter ones would stand in a stream of small sectors.
        bytes.resize(bytes.len().max(4096).next_multiple_of(SECTOR), 0);
        bytes
    };
    let directory = (streams.len() + 1).div_ceil(4);
    let mut chains = vec![directory];
    chains.extend(
        streams
            .iter()
            .map(|(_, bytes)| padded(bytes).len() / SECTOR),
    );
    let sectors: usize = chains.iter().sum();
    let tables = (sectors + sectors / 100 + 2).div_ceil(128);
    assert!(tables < 109);
    let mut fat: Vec<u32> = vec![0xFFFF_FFFD; tables];
    let mut firsts = Vec::new();
    for length in chains {
        firsts.push(fat.len() as u32);
        let next = fat.len() as u32 + 1;
        fat.extend(next..next + length as u32 - 1);
        fat.push(END);
    }
    fat.resize(tables * 128, u32::MAX);

    let mut file = vec![0; 76];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file[26] = 3;
    file[28..30].copy_from_slice(&[0xFE, 0xFF]);
    (file[30], file[32]) = (9, 6);
    file[44..48].copy_from_slice(&(tables as u32).to_le_bytes());
    file[48..52].copy_from_slice(&firsts[0].to_le_bytes());
    file[57] = 16;
    for at in [60, 68] {
        file[at..at + 4].copy_from_slice(&END.to_le_bytes());
    }
    for table in 0..109 {
        let table = if table < tables {
            table as u32
        } else {
            u32::MAX
        };
        file.extend(table.to_le_bytes());
    }
    file.extend(fat.iter().flat_map(|next| next.to_le_bytes()));
    let mut entries = vec![entry("Root Entry", 5, None, (END, 0))];
    for (at, (name, bytes)) in streams.iter().enumerate() {
        let next = (at + 1 < streams.len()).then_some(at as u32 + 2);
        let length = bytes.len().max(4096) as u32;
        entries.push(entry(name, 2, next, (firsts[at + 1], length)));
    }
    entries.resize(directory * 4, vec![0; 128]);
    file.extend(entries.concat());
    for (_, bytes) in streams {
        file.extend(padded(bytes));
    }
    file
}

/// An entry of the directory: its name, kind, the entry beside it, where its stream begins and how
/// long it is.
fn entry(name: &str, kind: u8, next: Option<u32>, stream: (u32, u32)) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..wide.len()].copy_from_slice(&wide);
    entry[64] = wide.len() as u8 + 2;
    (entry[66], entry[67]) = (kind, 1);
    entry[68..80].fill(0xFF);
    match next {
        _ if kind == 5 => entry[76..80].copy_from_slice(&1_u32.to_le_bytes()),
        Some(next) => entry[72..76].copy_from_slice(&next.to_le_bytes()),
        None => {}
    }
    entry[116..120].copy_from_slice(&stream.0.to_le_bytes());
    entry[120..124].copy_from_slice(&stream.1.to_le_bytes());
    entry
}

/// A record of an xls.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let head = [kind.to_le_bytes(), (data.len() as u16).to_le_bytes()].concat();
    [head, data.to_vec()].concat()
}

/// A text in a cell of an xls.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let letters = (wide.len() / 2) as u16;
    let head: Vec<u8> = [row, column, 0, letters]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    record(0x0204, &[head, vec![1], wide].concat())
}

/// An xls of one sheet with these records.
pub fn xls(records: &[u8]) -> Vec<u8> {
    xls_of(&[], records)
}

/// An xls of one sheet with these records, and others for the whole workbook.
pub fn xls_of(globals: &[u8], records: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| {
        let data: Vec<u8> = [0x0600, kind, 0, 0]
            .iter()
            .flat_map(|n| n.to_le_bytes())
            .collect();
        record(0x0809, &[data, vec![0; 8]].concat())
    };
    let name: Vec<u8> = "报送".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bound = record(0x0085, &[vec![0; 8], name.clone()].concat());
    let head = begin(5).len() + bound.len() + globals.len() + 4;
    let bound = [(head as u32).to_le_bytes().to_vec(), vec![0, 0, 2, 1], name].concat();
    let stream = [
        begin(5),
        record(0x0085, &bound),
        globals.to_vec(),
        record(0x000A, &[]),
        begin(16),
        records.to_vec(),
        record(0x000A, &[]),
    ];
    compound(&[("Workbook", &stream.concat())])
}

/// A record of an xlsb.
pub fn binary_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = match kind {
        0..128 => vec![kind as u8],
        _ => vec![kind as u8 & 0x7F | 0x80, (kind >> 7) as u8],
    };
    record.extend([data.len() as u8 & 0x7F | 0x80, (data.len() >> 7) as u8]);
    record.extend(data);
    record
}

/// Numbers as an xlsb has them.
pub fn words(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// A text as an xlsb has it.
pub fn wide_text(text: &str) -> Vec<u8> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let letters = wide.iter().flat_map(|unit| unit.to_le_bytes());
    words(&[wide.len() as u32])
        .into_iter()
        .chain(letters)
        .collect()
}

/// An xlsb of one sheet: records before its cells, of its cells, after them.
pub fn xlsb(before: &[u8], cells: &[u8], after: &[u8]) -> Vec<u8> {
    let bundle = [words(&[0, 1]), wide_text("s"), wide_text("报送")].concat();
    let book = [
        binary_record(0x009C, &bundle),
        binary_record(0x0090, &[]),
        binary_record(0x0084, &[]),
    ];
    let sheet = [
        binary_record(0x0094, &words(&[0, 9, 0, 9])),
        before.to_vec(),
        binary_record(0x0091, &[]),
        cells.to_vec(),
        binary_record(0x0092, &[]),
        after.to_vec(),
    ];
    let relations = relations_part(
        "<Relationship Id=\"s\" Type=\"http://x/relationships/worksheet\" \
         Target=\"worksheets/sheet1.bin\"/>",
    );
    zip(&[
        ("xl/workbook.bin", &book.concat()),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet.concat()),
    ])
}
