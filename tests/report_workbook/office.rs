//! A month's tables, and the workbook that comes of them.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::results::result;

/// A piece brings what it says; teachers are ranked without gaps, departments in groups.
pub const RULEBOOK: &str = r#"
[rulebook]
name = "办法"
outlets = []
[[field]]
name = "worth"
kind = "number"
[[points]]
clause = "第一条"
points = { of = "worth" }
[[share]]
clause = "第二条"
authors = "equal"
[[rank]]
clause = "第三条"
account = "teacher"
per = "month"
ties = "dense"
[[rank]]
clause = "第三条"
account = "department"
per = "month"
within = "group"
[[unranked]]
clause = "第四条"
who = { department = "宣传科" }
[[target]]
clause = "第五条"
account = "department"
per = "month"
pieces = 2
short = -1
"#;

/// Two people of one name, and 0.1 + 0.2, which binary fractions take for more than 0.3.
pub const ROWS: &str = "标题,作者,部门,媒体,日期,worth
甲,张三,教务处,校报,2022-05-01,0.1
乙,张三,教务处,校报,2022-05-02,0.2
丙,李四,团委,校报,2022-05-03,0.3
丁,王五,团委,校报,2022-05-04,0.25
戊,张三,团委,校报,2022-05-05,1
己,赵六,宣传科,校报,2022-05-06,5
";
pub const ROSTER: &str = "姓名,部门
张三,教务处
张三,团委
李四,团委
王五,团委
赵六,宣传科
孙七,教务处
";
pub const GROUPS: &str = "部门,组别
教务处,处室
团委,处室
宣传科,处室
机械系,系部
";

/// A folder with the tables of a month, and what came of them in 结果.
pub struct Office {
    pub folder: TempDir,
}

impl Office {
    pub fn new(rulebook: &str, tables: &[(&str, &str)]) -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let put = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("a file");
        };
        put("办法.toml", rulebook);
        for (name, text) in tables {
            put(name, text);
        }
        Office { folder }
    }

    /// The month above by a rulebook.
    pub fn month(rulebook: &str) -> Office {
        let tables = [
            ("报送.csv", ROWS),
            ("名册.csv", ROSTER),
            ("部门.csv", GROUPS),
        ];
        let office = Office::new(rulebook, &tables);
        office.score(&["报送.csv", "名册.csv", "部门.csv"], &[]);
        office
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of the result, by its kind.
    pub fn result(&self, kind: &str) -> PathBuf {
        result(&self.at("结果"), kind)
    }

    /// Scores tables by the folder's rulebook, in Chinese unless `more` says otherwise.
    #[track_caller]
    pub fn score(&self, tables: &[&str], more: &[&str]) {
        self.score_by(Some("办法.toml"), tables, more);
    }

    /// Scores tables by a rulebook, or by the one that is built in.
    #[track_caller]
    pub fn score_by(&self, rulebook: Option<&str>, tables: &[&str], more: &[&str]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jifen"));
        command
            .arg("score")
            .args(tables)
            .args(["--out", "结果"])
            .args(more);
        if let Some(rulebook) = rulebook {
            command.args(["--rules", rulebook]);
        }
        if !more.contains(&"en") {
            command.args(["--lang", "zh"]);
        }
        let output = command
            .current_dir(self.folder.path())
            .output()
            .expect("jifen runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }

    pub fn workbook(&self) -> Book {
        Book::open(&self.result("积分报表.xlsx"))
    }

    /// The cells of a csv file of the results, without its headings.
    pub fn csv(&self, name: &str) -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(self.result(name)).expect("a result");
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }
}

/// A workbook that is read.
pub struct Book(pub Xlsx<std::io::BufReader<File>>);

impl Book {
    pub fn open(path: &Path) -> Book {
        Book(open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }

    pub fn names(&self) -> Vec<String> {
        self.0.sheet_names().clone()
    }

    #[track_caller]
    pub fn sheet(&mut self, name: &str) -> Sheet {
        Sheet {
            cells: self.0.worksheet_range(name).expect("a sheet"),
            formulas: self.0.worksheet_formula(name).expect("formulas"),
        }
    }
}

/// The cells of a sheet and what they are worked out by.
pub struct Sheet {
    pub cells: Range<Data>,
    pub formulas: Range<String>,
}

impl Sheet {
    /// A cell as text; numbers in as few digits as tell them apart.
    pub fn text(&self, row: u32, column: u32) -> String {
        match self.cells.get_value((row, column)) {
            Some(Data::Float(number)) => number.to_string(),
            Some(Data::String(text)) => text.clone(),
            None | Some(Data::Empty) => String::new(),
            Some(other) => other.to_string(),
        }
    }

    pub fn formula(&self, row: u32, column: u32) -> String {
        let formula = self.formulas.get_value((row, column));
        formula.cloned().unwrap_or_default()
    }

    #[track_caller]
    pub fn column(&self, heading: &str) -> u32 {
        let width = self.cells.width() as u32;
        let found = (0..width).find(|column| self.text(0, *column) == heading);
        found.unwrap_or_else(|| panic!("no {heading}"))
    }

    /// These columns of the rows below the headings, up to the first that is empty.
    #[track_caller]
    pub fn rows(&self, headings: &[&str]) -> Vec<Vec<String>> {
        let columns: Vec<u32> = headings
            .iter()
            .map(|heading| self.column(heading))
            .collect();
        let first = *columns.first().expect("a heading");
        let filled = (1..).take_while(|row| !self.text(*row, first).is_empty());
        filled
            .map(|row| {
                columns
                    .iter()
                    .map(|column| self.text(row, *column))
                    .collect()
            })
            .collect()
    }

    /// What stands in the cells of the rows that begin so: text, then formula and figure.
    pub fn proofs(&self, begins: &str) -> Vec<(String, String, String)> {
        let (height, width) = (self.cells.height() as u32, self.cells.width() as u32);
        let rows = (1..height).filter(|row| self.text(*row, 0).starts_with(begins));
        let mut proofs = Vec::new();
        for row in rows {
            for column in (1..width).filter(|column| !self.formula(row, *column).is_empty()) {
                let (formula, figure) = (self.formula(row, column), self.text(row, column));
                proofs.push((self.text(row, 0), formula, figure));
            }
        }
        proofs
    }

    pub fn all_text(&self) -> String {
        let rows = self.cells.rows();
        let texts = rows.flatten().map(|cell| cell.to_string());
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// The entries of a workbook's zip file.
pub fn part(path: &Path, name: &str) -> String {
    let mut zip = ZipArchive::new(File::open(path).expect("a file")).expect("a zip file");
    let mut text = String::new();
    let mut part = zip
        .by_name(name)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

/// The value of an attribute after some place in XML.
pub fn attribute<'x>(xml: &'x str, from: &str, name: &str) -> &'x str {
    let at = xml
        .find(from)
        .unwrap_or_else(|| panic!("no {from} in {xml}"));
    let begins = format!(" {name}=\"");
    let rest = &xml[at..];
    let start = rest.find(&begins).unwrap_or_else(|| panic!("no {name}")) + begins.len();
    let end = rest[start..].find('"').expect("the end");
    &rest[start..start + end]
}
