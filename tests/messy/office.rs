//! An office: the files it was sent, what the program makes of them, and what a person would.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// What a publication is worth tells its level: 校级 1, 县级 10, 市级 100, 省级 1000, 国家级 10000. Every author has the
/// whole, and so has the department; 1203 points are a provincial, two city and three school publications.
pub const DIGITS: &str = r#"
[rulebook]
name = "数位办法"
otherwise = "ask"

[[field]]
name = "level"
of = "outlet"
values = ["校级", ["县级", "区级"], "市级", "省级", "国家级"]

[[field]]
name = "genre"
missing = "none"
values = ["消息", "通讯", "图片", "视频", "通知公告"]

[[outlet]]
name = ["学校官网", "学校微信公众号", "校报"]
level = "校级"

[[points]]
clause = "第一条"
rows = [
  { level = "校级", points = 1 },
  { level = "县级", points = 10 },
  { level = "市级", points = 100 },
  { level = "省级", points = 1000 },
  { level = "国家级", points = 10000 },
]

[[share]]
clause = "第二条"
authors = "each"
department = "whole"
"#;

/// The folder of an office.
pub struct Office {
    folder: TempDir,
    rules: String,
}

impl Office {
    /// An office that was sent nothing yet, and scores by [`DIGITS`].
    pub fn new() -> Office {
        let folder = TempDir::new().expect("a folder");
        std::fs::create_dir(folder.path().join(SENT)).expect("a folder");
        Office {
            folder,
            rules: DIGITS.to_owned(),
        }
    }

    /// Scores by another rulebook: its text, or the name of one that the program has.
    pub fn by(mut self, rules: &str) -> Office {
        rules.clone_into(&mut self.rules);
        self
    }

    /// A file with these bytes, in subfolders where the name has some.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Office {
        let path = self.sent().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// What `jifen score` makes of all that was sent.
    pub fn score(&self) -> Month {
        self.score_with(&[])
    }

    pub fn score_with(&self, arguments: &[&str]) -> Month {
        self.try_score(arguments)
            .unwrap_or_else(|said| panic!("{said}"))
    }

    /// The month, or what the program says where there is none.
    pub fn try_score(&self, arguments: &[&str]) -> Result<Month, String> {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.success() {
            true => Ok(Month {
                json: serde_json::from_slice(&output.stdout).expect("JSON"),
                said,
            }),
            false => Err(format!("{}: {said}", output.status)),
        }
    }

    /// What the program says where there is nothing that it can score.
    pub fn refused(&self) -> String {
        let output = self.run(&[]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn run(&self, arguments: &[&str]) -> std::process::Output {
        let rules = match self.rules.contains('\n') {
            true => {
                let path = self.folder.path().join("办法.toml");
                std::fs::write(&path, &self.rules).expect("a rulebook");
                path
            }
            false => PathBuf::from(&self.rules),
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_jifen"));
        command
            .current_dir(self.folder.path())
            .args(["score", "--json", "--lang", "zh"]);
        command
            .arg("--rules")
            .arg(rules)
            .args(arguments)
            .arg(self.input());
        command.output().expect("jifen runs")
    }

    fn sent(&self) -> PathBuf {
        self.folder.path().join(SENT)
    }

    /// The only file, or else the folder.
    fn input(&self) -> PathBuf {
        let mut entries = std::fs::read_dir(self.sent()).expect("a folder").flatten();
        match (entries.next(), entries.next()) {
            (Some(only), None) => Path::new(SENT).join(only.file_name()),
            _ => PathBuf::from(SENT),
        }
    }
}

const SENT: &str = "收件";

/// A month that was scored.
pub struct Month {
    pub json: Value,
    pub said: String,
}

impl Month {
    /// Compares with what a person established by hand, all of it at once. A line each, its parts after `|`:
    ///
    /// - `行 读入 12 | 计分 9 | 不计 1 | 跳过 1 | 待核 1`: what became of the rows; none where it is not named
    /// - `部门 教务处 110 | 学生处 1`, `教师 张三 100 | 李四@学生处 1`: all accounts with points, with the
    ///   department where two people have one name
    /// - `问 E7 unknown-outlet | 3行 …`: all errors, each at its place
    /// - `疑 …`: all warnings
    /// - `注 …`: notes that must be among those given
    ///
    /// A place is a cell, a row, a sheet or a file; `教务处!E7` where there are several sheets or files.
    pub fn expect(&self, by_hand: &str) {
        let mut expected: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for line in by_hand
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let (key, parts) = line.split_once(' ').unwrap_or((line, ""));
            let parts = parts.split('|').map(|part| part.trim().to_owned());
            expected
                .entry(key)
                .or_default()
                .extend(parts.filter(|part| !part.is_empty()));
        }
        let mut differ = String::new();
        for (key, found) in [
            ("行", self.rows()),
            ("部门", self.points("department")),
            ("教师", self.points("teacher")),
            ("问", self.problems("error")),
            ("疑", self.problems("warning")),
            ("注", self.problems("note")),
        ] {
            let by_hand = expected.remove(key).unwrap_or_default();
            for missing in by_hand.difference(&found) {
                let _ = writeln!(differ, "  by hand, not by the program: {key} {missing}");
            }
            for surplus in found.difference(&by_hand).filter(|_| key != "注") {
                let _ = writeln!(differ, "  by the program, not by hand: {key} {surplus}");
            }
        }
        assert!(expected.is_empty(), "no such lines: {expected:?}");
        assert!(differ.is_empty(), "\n{differ}\n{}", self.said);
    }

    fn rows(&self) -> BTreeSet<String> {
        let rows = &self.json["rows"];
        let keys = ["read", "counted", "not_counted", "skipped", "asked"];
        let words = ["读入", "计分", "不计", "跳过", "待核"];
        let counts = keys.map(|key| rows[key].as_u64().expect("a count"));
        assert_eq!(counts[0], counts[1..].iter().sum::<u64>(), "{rows}");
        let told = words.iter().zip(counts).filter(|(_, count)| *count > 0);
        told.map(|(word, count)| format!("{word} {count}"))
            .collect()
    }

    /// All accounts of a kind that have points.
    pub fn points(&self, kind: &str) -> BTreeSet<String> {
        let ranked: Vec<&Value> = self.ranked(kind).collect();
        let name = |row: &Value| row["name"].as_str().expect("a name").to_owned();
        let with_points = ranked.iter().filter(|row| row["points"] != "0");
        let told = with_points.map(|row| {
            let alike = ranked
                .iter()
                .filter(|other| name(other) == name(row))
                .count();
            let points = row["points"].as_str().expect("points");
            match row["department"].as_str() {
                Some(department) if alike > 1 => format!("{}@{department} {points}", name(row)),
                _ => format!("{} {points}", name(row)),
            }
        });
        told.collect()
    }

    /// The rows of the rankings of a kind of account.
    pub fn ranked(&self, kind: &str) -> impl Iterator<Item = &Value> {
        let rankings = self.json["rankings"].as_array().expect("rankings").iter();
        rankings
            .filter(move |ranking| ranking["kind"] == kind)
            .flat_map(|ranking| ranking["rows"].as_array().expect("rows"))
    }

    /// The problems of a severity: place and code.
    pub fn problems(&self, severity: &str) -> BTreeSet<String> {
        let all = self.json["problems"].as_array().expect("problems").iter();
        let own = all.filter(|problem| problem["severity"] == severity);
        own.map(|problem| {
            format!(
                "{} {}",
                self.place(problem),
                problem["code"].as_str().expect("a code")
            )
        })
        .collect()
    }

    fn place(&self, problem: &Value) -> String {
        let text = |key: &str| problem[key].as_str().filter(|text| !text.is_empty());
        let within = match (text("cell"), problem["row"].as_u64()) {
            (Some(cell), _) => Some(cell.to_owned()),
            (None, row) => row.map(|row| format!("{row}行")),
        };
        let sheets = self.json["rows"]["sheets"].as_array().expect("sheets");
        let several = sheets
            .iter()
            .any(|sheet| sheet["sheet"] != sheets[0]["sheet"]);
        let home = match several {
            true => text("sheet").or(text("file")),
            false => text("file"),
        };
        match (home, within) {
            (Some(home), Some(within)) if sheets.len() > 1 => format!("{home}!{within}"),
            (_, Some(within)) => within,
            (_, None) => text("sheet").or(text("file")).unwrap_or("-").to_owned(),
        }
    }
}
