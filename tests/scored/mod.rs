//! A folder with a rulebook and tables that the program scores, and what it prints and leaves behind.

#![allow(dead_code, reason = "each test takes what it needs")]

#[path = "../results/mod.rs"]
mod results;

use std::collections::BTreeMap;
use std::path::PathBuf;

use assert_cmd::Command;
use results::{is_of, result};
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

/// A point in the school's paper, ten in the city's, forty in the nation's, five for a feature; shared
/// by those who sign.
pub const RULES: &str = r#"
[rulebook]
name = "办法"
units = ["分"]
decimals = 2
outlets = []

[[field]]
name = "level"
of = "outlet"
values = ["校级", "市级", "国家级"]

[[field]]
name = "genre"
missing = "消息"
values = ["消息", "通讯"]

[[outlet]]
name = "校报"
level = "校级"

[[outlet]]
name = "保定日报"
level = "市级"
domains = ["bdrb.example.cn"]

[[outlet]]
name = "人民日报"
level = "国家级"
domains = ["people.example.cn"]

[[outlet]]
name = "抖音"
platform = true

[[points]]
clause = "第一条"
when = { genre = "消息" }
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 10 }, { level = "国家级", points = 40 }]

[[points]]
clause = "第二条"
when = { genre = "通讯" }
points = 5

[[rank]]
clause = "第九条"
account = "teacher"
per = "month"

[[rank]]
clause = "第九条"
account = "department"
per = "month"
"#;

/// Where results are put.
const OUT: &str = "结果";

/// A folder with the rulebook and tables.
pub struct Office {
    folder: TempDir,
}

/// What a run printed, how it ended, and its results.
pub struct Ran {
    pub shown: String,
    pub told: String,
    pub code: i32,
    /// As they were then, by their names.
    pub files: BTreeMap<String, String>,
}

impl Office {
    pub fn new() -> Office {
        Office::with(&[])
    }

    pub fn with(files: &[(&str, &str)]) -> Office {
        Office::by(RULES, files)
    }

    /// One with another rulebook.
    pub fn by(rules: &str, files: &[(&str, &str)]) -> Office {
        let office = Office {
            folder: TempDir::new().expect("a folder"),
        };
        office.put("办法.toml", rules);
        for (name, text) in files {
            office.put(name, text);
        }
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, content).expect("written");
    }

    /// A workbook of sheets with their rows, whose cells are parted by bars; what is a number is one.
    pub fn book(&self, name: &str, sheets: &[(&str, &[&str])]) {
        let mut book = Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet().set_name(*name).expect("a name");
            for (row, line) in (0..).zip(*rows) {
                for (column, text) in (0..).zip(line.split('|')) {
                    match text.parse::<f64>() {
                        Ok(number) => sheet.write(row, column, number).map(|_| ()),
                        Err(_) if text.is_empty() => Ok(()),
                        Err(_) => sheet.write(row, column, text).map(|_| ()),
                    }
                    .expect("written");
                }
            }
        }
        book.save(self.path(name)).expect("saved");
    }

    pub fn call(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(args)
            .args(["--lang", "zh"])
            .current_dir(self.folder.path())
            .output()
            .expect("jifen runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran {
            shown: text(&output.stdout),
            told: text(&output.stderr),
            code: output.status.code().expect("a code"),
            files: self.results(),
        }
    }

    fn results(&self) -> BTreeMap<String, String> {
        let files = std::fs::read_dir(self.path(OUT)).into_iter().flatten();
        let files = files.map(|file| file.expect("a file"));
        let files = files.map(|file| {
            let bytes = std::fs::read(file.path()).expect("a file");
            let name = file.file_name().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        });
        files.collect()
    }

    /// Calls the program with the rulebook.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.call(&[args, &["--rules", "办法.toml"]].concat())
    }

    pub fn score(&self, args: &[&str]) -> Ran {
        let out = ["--out", OUT, "--formats", "csv"];
        self.run(&[&["score"], args, &out].concat())
    }

    /// Fills in the answer column of a line of 待定.csv, as a clerk would.
    pub fn answer(&self, what: &str, answer: &str) {
        let path = result(&self.path(OUT), "待定.csv");
        let text = std::fs::read_to_string(&path).expect("待定.csv");
        let mut lines = records(&text);
        let line = lines.iter_mut().find(|line| line[0] == what);
        let line = line.unwrap_or_else(|| panic!("no {what} in {text}"));
        let filled = [answer, "王主任", "2022-06-02", "核对过"];
        line.splice(6.., filled.map(str::to_owned));
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        for line in &lines {
            writer.write_record(line).expect("a record");
        }
        std::fs::write(path, writer.into_inner().expect("bytes")).expect("written");
    }
}

impl Ran {
    /// The text of the result of a kind; empty where there is none.
    pub fn file(&self, kind: &str) -> &str {
        let files = self.files.iter();
        let mut found = files.filter(|(name, _)| is_of(name, kind));
        let text = found.next().map_or("", |(_, text)| text);
        assert!(found.next().is_none(), "{kind} of several periods");
        text
    }

    /// The lines of a table, below its headings.
    pub fn lines(&self, kind: &str) -> Vec<Vec<String>> {
        records(self.file(kind)).into_iter().skip(1).collect()
    }

    /// Severity, sheet and cell, and the message of each problem of a code.
    pub fn of(&self, code: &str) -> Vec<(String, String)> {
        let lines = self.lines("问题清单.csv").into_iter();
        assert!(lines.len() > 0, "no problems: {}", self.told);
        let own = lines.filter(|line| line[1] == code);
        own.map(|line| {
            let place = [&line[0], &line[3], &line[4]].map(String::as_str);
            let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
            (place.join(" "), line[6].clone())
        })
        .collect()
    }

    pub fn places(&self, code: &str) -> Vec<String> {
        self.of(code).into_iter().map(|(place, _)| place).collect()
    }

    /// The one problem of a code.
    #[track_caller]
    pub fn one(&self, code: &str) -> (String, String) {
        let mut all = self.of(code);
        let (told, shown) = (&self.told, &self.shown);
        assert_eq!(all.len(), 1, "{code}: {all:?}\n{told}\n{shown}");
        all.remove(0)
    }

    /// The points of an account in a ranking.
    fn points(&self, ranking: &str, name: &str) -> Option<String> {
        let lines = self.lines(ranking);
        let mut lines = lines.iter();
        let line = lines.find(|line| line.iter().any(|cell| cell == name))?;
        let mut after = line.iter().skip_while(|cell| *cell != name);
        after.find(|cell| cell.contains('.')).cloned()
    }

    /// Those of a teacher; empty where there are none.
    pub fn points_of(&self, name: &str) -> String {
        self.points("教师排名.csv", name).unwrap_or_default()
    }

    pub fn department(&self, name: &str) -> Option<String> {
        self.points("部门排名.csv", name)
    }

    /// The lines of a table as they stand there, below its headings.
    pub fn rows(&self, kind: &str) -> Vec<String> {
        let text = self.file(kind);
        text.lines().skip(1).map(str::to_owned).collect()
    }

    /// The questions, answered or not.
    pub fn questions(&self) -> Vec<Vec<String>> {
        self.lines("待定.csv")
    }

    /// Those without an answer: what, points that hang on it, choices.
    pub fn asked(&self) -> Vec<[String; 3]> {
        let lines = self.questions().into_iter();
        let open = lines.filter(|line| line[6].is_empty());
        open.map(|line| [0, 3, 5].map(|at| line[at].clone()))
            .collect()
    }

    /// What these are about.
    pub fn open(&self) -> Vec<String> {
        let asked = self.asked().into_iter();
        asked.map(|[what, ..]| what).collect()
    }
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    let lines = records.map(|record| record.iter().map(str::to_owned).collect());
    lines.collect()
}
