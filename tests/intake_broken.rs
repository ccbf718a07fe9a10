//! Files that are not what they should be, and tables that hold what they should not.

mod forms;

use std::path::PathBuf;

use jifen::intake::{Intake, read};
use jifen::locale::{Lang, Words};
use jifen::problem::{Arg, Problem, Problems, Severity};
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{AWARD, DATE, FieldId, Fields, GENRE, LEVEL, SENT, Value, WORDS};
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

const HEADER: &str = "标题,作者,媒体,日期";

struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(TempDir::new().expect("a folder"))
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).expect("a temporary file");
        path
    }

    /// A small workbook's bytes.
    fn workbook(&self) -> Vec<u8> {
        let path = self.0.path().join("book.tmp");
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, text) in [HEADER, "甲篇,张三,校报,2022-05-01"].iter().enumerate() {
            for (column, text) in text.split(',').enumerate() {
                sheet
                    .write(row as u32, column as u16, text)
                    .expect("written");
            }
        }
        book.save(&path).expect("saved");
        let bytes = std::fs::read(&path).expect("read");
        std::fs::remove_file(&path).expect("removed");
        bytes
    }
}

const KEEP: [FieldId; 6] = [LEVEL, GENRE, WORDS, DATE, SENT, AWARD];

fn intake(paths: &[PathBuf]) -> (Intake, Problems) {
    let mut fields = Fields::new();
    fields.get_mut(GENRE).values = ["消息", "通讯"]
        .map(|name| Value {
            name: name.to_owned(),
            spellings: Vec::new(),
        })
        .to_vec();
    fields.get_mut(GENRE).declared = true;
    let mut problems = Problems::default();
    let intake = read(paths, &fields, KEEP, None, &mut problems);
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    for problem in problems.iter() {
        assert!(!zh.problem(problem).is_empty() && !en.problem(problem).is_empty());
        assert!(!zh.hint(problem).is_empty() && !en.hint(problem).is_empty());
    }
    (intake, problems)
}

fn codes(problems: &Problems) -> Vec<&str> {
    problems.iter().map(|p| p.code).collect()
}

fn find<'a>(problems: &'a Problems, code: &str) -> &'a Problem {
    problems
        .iter()
        .find(|p| p.code == code)
        .unwrap_or_else(|| panic!("no {code}"))
}

fn csv(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

#[test]
fn files_that_are_no_tables_are_named_for_what_they_are() {
    let folder = Folder::new();
    let compound = |name: &str| forms::compound(&[(name, b"x")]);
    for (name, content, code) in [
        ("a.csv", Vec::new(), "file-empty"),
        ("b.csv", b" \n\n".to_vec(), "file-empty"),
        ("c.pdf", b"%PDF-1.7 \x00".to_vec(), "file-pdf"),
        ("d.xlsx", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "file-picture"),
        ("e.doc", compound("WordDocument"), "file-word"),
        ("f.xlsx", compound("EncryptedPackage"), "file-password"),
        (
            "g.xls",
            b"<html><table><tr><td>\xE4\xB8\xAD</td></tr></table>".to_vec(),
            "file-web-page",
        ),
        (
            "h.bin",
            b"\x01\x00\x02\x00\xff".to_vec(),
            "file-not-a-table",
        ),
        ("i.xls", compound("Workbook"), "file-damaged"),
        (
            "j.xlsx",
            b"PK\x03\x04 xl/workbook.xml nothing".to_vec(),
            "file-damaged",
        ),
        (
            "k.docx",
            b"PK\x03\x04 word/document.xml".to_vec(),
            "file-damaged",
        ),
    ] {
        let (intake, problems) = intake(&[folder.file(name, content)]);
        assert_eq!(codes(&problems), [code], "{name}");
        assert!(intake.submissions.is_empty());
    }
    let (_, problems) = intake(&[folder.0.path().join("没有.xlsx")]);
    assert_eq!(codes(&problems), ["file-missing"]);
}

#[test]
fn a_cut_off_workbook_is_a_problem_and_no_panic() {
    let folder = Folder::new();
    let whole = folder.workbook();
    for cut in (1..whole.len()).step_by(97) {
        let (_, problems) = intake(&[folder.file("a.xlsx", &whole[..cut])]);
        assert!(problems.has_errors(), "{cut}");
    }
    // A byte changed somewhere may do no harm, but never panics.
    for at in (0..whole.len()).step_by(61) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        intake(&[folder.file("a.xlsx", changed)]);
    }
}

#[test]
fn a_wrong_ending_is_told_and_the_content_read() {
    let folder = Folder::new();
    let text = csv(&["甲篇,张三,校报,2022-05-01"]);
    for (name, content) in [
        ("a.xls", folder.workbook()),
        ("b.xlsx", text.clone().into_bytes()),
    ] {
        let (intake, problems) = intake(&[folder.file(name, content)]);
        assert_eq!(codes(&problems), ["file-misnamed"], "{name}");
        assert_eq!(intake.submissions.len(), 1);
    }
}

#[test]
fn a_folder_stands_for_its_spreadsheets_each_read_once() {
    let folder = Folder::new();
    let first = folder.file("一.csv", csv(&["甲篇,张三,校报,2022-05-01"]));
    folder.file("二.csv", csv(&["乙篇,张三,校报,2022-05-01"]));
    folder.file("~$一.csv", "lock");
    folder.file("说明.md", "text");
    let (read, problems) = intake(&[folder.0.path().to_owned(), first]);
    assert_eq!(codes(&problems), ["folder-other-files", "file-twice"]);
    assert_eq!(read.submissions.len(), 2);
    // A copy under another name would count everything twice.
    folder.file("三.csv", csv(&["甲篇,张三,校报,2022-05-01"]));
    let (read, problems) = intake(&[folder.0.path().to_owned()]);
    assert_eq!(codes(&problems), ["folder-other-files", "file-copy"]);
    assert_eq!(read.submissions.len(), 2);
}

#[test]
fn without_a_header_the_first_rows_are_shown() {
    let folder = Folder::new();
    let (_, problems) = intake(&[folder.file("a.csv", "张三,教务处,3\n李四,学生处,4\n")]);
    assert_eq!(codes(&problems), ["no-header"]);
    assert!(find(&problems, "no-header").read.contains("张三 | 教务处"));
    let results = "姓名,部门,得分,名次\n张三,教务处,3,1\n";
    let (read, problems) = intake(&[
        folder.file("b.csv", csv(&["甲篇,张三,校报,2022-05-01"])),
        folder.file("c.csv", results),
    ]);
    assert_eq!(codes(&problems), ["unrecognised-sheet"]);
    assert!(!read.accounts.has_roster);
}

#[test]
fn dates_that_are_none_are_errors_and_their_rows_stay() {
    let folder = Folder::new();
    let text = csv(&[
        "一,张三,校报,2022-02-30",
        "二,张三,校报,5月32日",
        "三,张三,校报,5月3日",
        "四,张三,校报,2022年5月",
        "五,张三,校报,上周",
        "六,张三,校报,",
        "七,张三,校报,44700",
        "八,张三,校报,20220505",
    ]);
    let (read, problems) = intake(&[folder.file("a.csv", &text)]);
    assert_eq!(read.submissions.len(), 8);
    assert_eq!(
        codes(&problems),
        [
            "impossible-date",
            "impossible-date",
            "date-without-year",
            "unreadable-date",
            "missing-date",
            "date-serial",
            "date-of-digits",
            "date-without-day"
        ]
    );
    assert_eq!(find(&problems, "unreadable-date").read, "上周");
    // With the year in the file's name the third is a day.
    let (read, problems) = intake(&[folder.file("2022年5月.csv", &text)]);
    let day = read.submissions[2].date.expect("a day").to_string();
    assert_eq!(day, "2022-05-03");
    assert!(codes(&problems).contains(&"date-year-added"));
}

#[test]
fn values_and_numbers_that_cannot_be_read_are_asked_about() {
    let folder = Folder::new();
    let text = "标题,作者,媒体,日期,体裁,字数,是否获奖,级别\n\
        一,张三,校报,2022-05-01,简讯,若干,省级一等奖,随便\n\
        二,张三,校报,2022-05-01,简讯,/,是,随便\n\
        三,张三,校报,2022-05-01,消息,８００,×,\n";
    let (read, problems) = intake(&[folder.file("a.csv", text)]);
    assert_eq!(
        codes(&problems),
        ["unreadable-number", "unreadable-flag", "unknown-value"]
    );
    let asked = find(&problems, "unknown-value");
    assert_eq!(
        (asked.severity, asked.read.as_str()),
        (Severity::Error, "简讯")
    );
    assert!(asked.args.contains(&("rows", Arg::Count(2))));
    let facts = &read.facts;
    assert_eq!(facts.get(0, GENRE), Fact::Unread);
    assert_eq!(facts.get(2, GENRE), Fact::Choice(0));
    assert_eq!(facts.get(2, WORDS), Fact::Number(800.into()));
    assert_eq!(
        [
            facts.get(0, AWARD),
            facts.get(1, AWARD),
            facts.get(2, AWARD)
        ],
        [Fact::Unread, Fact::Flag(true), Fact::Flag(false)]
    );
}

#[test]
fn every_row_is_a_submission_or_counted_as_skipped() {
    let folder = Folder::new();
    let text = csv(&[
        "甲篇,张三,校报,2022-05-01",
        "(一)各处室,,,",
        "乙篇,,,",
        ",,,2022-05-02",
        "标题,作者,媒体,日期",
        "小计,,2,",
        "合计:2篇,,,",
        "填表说明:每月报送,,,",
        ",,,",
        "总计划落实,李四,校报,2022-05-03",
    ]);
    let (read, problems) = intake(&[folder.file("a.csv", text)]);
    let titles: Vec<&str> = read.submissions.iter().map(|s| read.title(s)).collect();
    assert_eq!(titles, ["甲篇", "乙篇", "", "总计划落实"]);
    let counts = read.tables[0].counts;
    assert_eq!((counts.read, counts.skipped), (9, 5));
    assert!(codes(&problems).contains(&"row-without-title"));
}

#[test]
fn a_quote_that_is_never_closed_is_told() {
    let folder = Folder::new();
    let text = csv(&[
        "甲篇,张三,校报,2022-05-01",
        "\"乙篇,张三,校报,2022-05-01",
        "丙,张三,校报,2022-05-01",
        "丁,张三,校报,2022-05-01",
    ]);
    let (_, problems) = intake(&[folder.file("a.csv", text)]);
    assert!(
        codes(&problems).contains(&"unclosed-quote"),
        "{:?}",
        codes(&problems)
    );
}

#[test]
fn a_heading_with_two_meanings_is_taken_by_what_stands_below() {
    let folder = Folder::new();
    let text = "标题,作者,来源,媒体,日期\n甲,张三,教务处,校报,2022-05-01\n";
    let (read, problems) = intake(&[folder.file("a.csv", text)]);
    assert_eq!(codes(&problems), Vec::<&str>::new());
    let department = read.submissions[0].department.expect("a department");
    assert_eq!(&*read.accounts.get(department).name, "教务处");
    let text = "标题,作者,来源,日期\n甲,张三,保定日报,2022-05-01\n";
    let (read, problems) = intake(&[folder.file("a.csv", text)]);
    assert_eq!(codes(&problems), ["column-by-content"]);
    assert!(read.submissions[0].outlet.is_some());
}

#[test]
fn the_department_may_stand_above_the_table() {
    let folder = Folder::new();
    let text = format!(
        "2022年5月报送表,,,\n填报单位:教务处  填报人:李四,,,\n{HEADER}\n甲,张三,校报,5月3日\n"
    );
    let (read, problems) = intake(&[folder.file("a.csv", text)]);
    assert_eq!(
        codes(&problems),
        ["date-year-added", "department-from-title"]
    );
    let department = read.submissions[0].department.expect("a department");
    assert_eq!(&*read.accounts.get(department).name, "教务处");
}
