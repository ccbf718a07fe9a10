//! LibreOffice works every formula out anew and finds what the program found.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use rust_xlsxwriter::{Formula, Workbook};
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter};

use super::office::{Book, Office, RULEBOOK, part};

/// LibreOffice, where it is installed.
struct LibreOffice {
    profile: TempDir,
}

impl LibreOffice {
    /// None where it is missing, which is said.
    fn find() -> Option<LibreOffice> {
        if Command::new("soffice").arg("--version").output().is_err() {
            eprintln!(
                "\n*** SKIPPED: soffice is not installed, no formula was worked out anew ***\n"
            );
            return None;
        }
        let profile = tempfile::tempdir().expect("a temporary folder");
        let user = profile.path().join("user");
        std::fs::create_dir(&user).expect("a folder");
        // It takes the values that are there for right unless it is told to work them out.
        let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
        std::fs::write(user.join("registrymodifications.xcu"), settings).expect("settings");
        let office = LibreOffice { profile };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("试.xlsx");
        let mut workbook = Workbook::new();
        let wrong = Formula::new("1+1").set_result("7");
        workbook
            .add_worksheet()
            .write_formula(0, 0, wrong)
            .expect("a cell");
        workbook.save(&path).expect("a workbook");
        let anew = office.anew(&path).sheet("Sheet1").text(0, 0);
        assert_eq!(anew, "2", "formulas are worked out");
        Some(office)
    }

    /// The workbook with every formula worked out.
    #[track_caller]
    fn anew(&self, path: &Path) -> Book {
        let out = path.with_file_name("重算");
        let profile = self.profile.path().to_str().expect("a path");
        let output: Output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{profile}"))
            .args(["--headless", "--convert-to", "xlsx", "--outdir"])
            .arg(&out)
            .arg(path)
            .output()
            .expect("soffice runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Book::open(&out.join(path.file_name().expect("a name")))
    }
}

/// Every cell of these sheets is the same worked out anew, and all proofs are 0.
#[track_caller]
fn assert_proves_itself(office: &LibreOffice, path: &Path) {
    let (mut own, mut anew) = (Book::open(path), office.anew(path));
    let mut proofs = 0;
    for name in own.names() {
        let (own, anew) = (own.sheet(&name), anew.sheet(&name));
        for row in 0..own.cells.height() as u32 {
            for column in 0..own.cells.width() as u32 {
                let (one, other) = (own.text(row, column), anew.text(row, column));
                assert_eq!(one, other, "{name}: row {}, column {}", row + 1, column + 1);
            }
        }
        for (what, _, figure) in anew.proofs("核对") {
            assert_eq!(figure, "0", "{name}: {what}");
            proofs += 1;
        }
    }
    assert!(proofs >= 8, "{proofs}");
}

#[test]
fn it_finds_what_the_program_found() {
    let Some(office) = LibreOffice::find() else {
        return;
    };
    let month = Office::month(RULEBOOK);
    assert_proves_itself(&office, &month.result("积分报表.xlsx"));
    // Teachers with gaps, departments without.
    let ties = RULEBOOK
        .replace("ties = \"dense\"\n", "")
        .replace("within = \"group\"", "within = \"group\"\nties = \"dense\"");
    let month = Office::month(&ties);
    assert_proves_itself(&office, &month.result("积分报表.xlsx"));
    // The example month, by the rulebook that is built in.
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/2022-05/报送.xlsx");
    std::fs::copy(example, month.at("范例.xlsx")).expect("a copy");
    month.score_by(None, &["范例.xlsx"], &[]);
    assert_proves_itself(&office, &month.result("积分报表.xlsx"));
}

#[test]
fn an_altered_ledger_shows_in_the_proof() {
    let Some(office) = LibreOffice::find() else {
        return;
    };
    let month = Office::month(RULEBOOK);
    let path = month.result("积分报表.xlsx");
    let altered = month.at("结果/改动.xlsx");
    let sheet = "xl/worksheets/sheet4.xml";
    let mut from = ZipArchive::new(File::open(&path).expect("a file")).expect("a zip file");
    let mut to = ZipWriter::new(File::create(&altered).expect("a file"));
    for index in 0..from.len() {
        let entry = from.by_index(index).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        if name != sheet {
            to.raw_copy_file(entry).expect("a part");
            continue;
        }
        drop(entry);
        // 李四's 0.3 becomes 2.3: two more than the program found, for the teacher alone.
        let xml = part(&path, sheet);
        let at = xml.find("<v>0.3</v>").expect("the amount");
        let xml = format!(
            "{}<v>2.3</v>{}",
            &xml[..at],
            &xml[at + "<v>0.3</v>".len()..]
        );
        let options = zip::write::SimpleFileOptions::default();
        to.start_file(name, options).expect("a part");
        to.write_all(xml.as_bytes()).expect("a part");
    }
    to.finish().expect("a zip file");
    let mut anew = office.anew(&altered);
    let teachers = anew.sheet("教师排名");
    let figures: Vec<String> = teachers
        .proofs("核对")
        .into_iter()
        .map(|proof| proof.2)
        .collect();
    // 李四 is first now; 张三 of 团委 second, the other and 王五 third and fourth as 孙七 is fifth:
    // all but the unranked are elsewhere.
    assert_eq!(figures, ["2", "5"]);
    assert_eq!(anew.sheet("三本账").proofs("核对")[0].2, "-2");
}
