//! Files as people send them: title rows, merged cells, sums, several sheets, encodings.

use std::path::{Path, PathBuf};

use jifen::intake::{Column, Intake, Role, read};
use jifen::locale::{Lang, Words};
use jifen::problem::{Problems, Severity};
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{
    AUTHORS, DATE, FieldId, Fields, GENRE, GROUP, HEADCOUNT, LEVEL, Missing, OUTLET, PLACEMENT,
    POST, READS, Value, WORDS,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook};
use tempfile::TempDir;

fn fields() -> Fields {
    let mut fields = Fields::new();
    let values = |names: &[&str]| -> Vec<Value> {
        let named = names.iter().map(|name| Value {
            name: (*name).to_owned(),
            spellings: Vec::new(),
        });
        named.collect()
    };
    fields.get_mut(LEVEL).values = values(&["校级", "县级", "市级", "省级", "国家级"]);
    fields.get_mut(GENRE).values = values(&["消息", "通讯", "图片", "视频"]);
    fields.get_mut(GENRE).missing = Missing::Value("消息".to_owned());
    fields.get_mut(PLACEMENT).values = values(&["头版", "头条", "头版头条"]);
    fields
}

const KEEP: [FieldId; 6] = [LEVEL, GENRE, PLACEMENT, WORDS, READS, DATE];

struct Read {
    intake: Intake,
    problems: Problems,
}

impl Read {
    fn of(paths: &[PathBuf]) -> Read {
        let mut problems = Problems::default();
        let intake = read(paths, &fields(), KEEP, None, &mut problems);
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        for problem in problems.iter() {
            // Every code has its words in both languages, and every argument is there.
            assert!(!zh.problem(problem).is_empty() && !en.problem(problem).is_empty());
            assert!(!zh.hint(problem).is_empty() && !en.hint(problem).is_empty());
        }
        Read { intake, problems }
    }

    fn titles(&self) -> Vec<&str> {
        let all = self.intake.submissions.iter();
        all.map(|s| self.intake.title(s)).collect()
    }

    /// The signers of a submission: role, name, department.
    fn signers(&self, index: usize) -> Vec<(Role, &str, &str)> {
        let accounts = &self.intake.accounts;
        let signers = self.intake.signers_of(&self.intake.submissions[index]);
        let named = signers.iter().map(|signer| {
            let account = accounts.get(signer.account);
            let department = account.department.map_or("", |id| &accounts.get(id).name);
            (signer.role, &*account.name, department)
        });
        named.collect()
    }

    fn names(&self, index: usize) -> Vec<&str> {
        self.signers(index)
            .iter()
            .map(|(_, name, _)| *name)
            .collect()
    }

    fn codes(&self, severity: Severity) -> Vec<&str> {
        let all = self.problems.iter().filter(|p| p.severity == severity);
        all.map(|p| p.code).collect()
    }

    fn day(&self, index: usize) -> String {
        let date = self.intake.submissions[index].date;
        date.map(|day| day.to_string()).unwrap_or_default()
    }
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn write(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a temporary file");
    path
}

fn save(folder: &Path, name: &str, mut book: Workbook) -> PathBuf {
    let path = folder.join(name);
    book.save(&path).expect("a workbook");
    path
}

/// Writes rows of texts to a sheet.
fn fill(sheet: &mut rust_xlsxwriter::Worksheet, from: u32, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            sheet
                .write(from + row as u32, column as u16, *text)
                .expect("written");
        }
    }
}

const CSV: &str = "序号,标题,作者,部门,媒体,级别,体裁,版面,发布日期,字数,阅读量,链接\n\
    1,我校召开大会,张三、李四,教务处,保定日报,市级,消息,头版、头条,2022-05-23,800,1.2万,https://www.bdrb.com/a/1.html\n\
    2,技能大赛侧记,文/王五 图/赵六,学生处,学校官网,校级,,,2022年5月24日,约500字,10万+,\n";

#[test]
fn a_csv_becomes_submissions_with_facts_and_signers() {
    let folder = folder();
    let read = Read::of(&[write(&folder, "五月.csv", CSV)]);
    assert_eq!(read.titles(), ["我校召开大会", "技能大赛侧记"]);
    assert_eq!(read.names(0), ["张三", "李四"]);
    assert_eq!(
        read.signers(1),
        [
            (Role::Text, "王五", "学生处"),
            (Role::Photo, "赵六", "学生处")
        ]
    );
    assert_eq!(
        (read.day(0), read.day(1)),
        ("2022-05-23".into(), "2022-05-24".into())
    );
    let facts = &read.intake.facts;
    assert_eq!(facts.get(0, LEVEL), Fact::Choice(2));
    assert_eq!(facts.get(0, PLACEMENT), Fact::Choice(2));
    assert_eq!(facts.get(0, READS), Fact::Number(12000.into()));
    assert_eq!(facts.get(1, WORDS), Fact::Number(500.into()));
    assert_eq!(facts.get(1, GENRE), Fact::Choice(0));
    assert_eq!(facts.get(1, PLACEMENT), Fact::Unknown);
    let first = &read.intake.submissions[0];
    assert_eq!(
        &*read.intake.hosts[first.host.expect("a host") as usize],
        "www.bdrb.com"
    );
    assert_eq!(
        &*read.intake.outlets[first.outlet.expect("an outlet") as usize],
        "保定日报"
    );
    assert_eq!(first.row, 2);
    assert_eq!(read.codes(Severity::Error), Vec::<&str>::new());
    assert_eq!(
        read.codes(Severity::Note),
        ["number-about", "number-about", "missing-taken-as"]
    );
}

#[test]
fn encodings_and_separators_are_told_by_the_content() {
    let folder = folder();
    let gb = encoding_rs::GB18030.encode(CSV).0.into_owned();
    let tabs = CSV.replace(',', "\t").replace('\n', "\r\n");
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(tabs.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, content) in [
        ("a.csv", [b"\xEF\xBB\xBF", CSV.as_bytes()].concat()),
        ("b.csv", gb),
        ("c.tsv", tabs.clone().into_bytes()),
        ("d.csv", tabs.into_bytes()),
        ("e.txt", wide),
        ("f.csv", CSV.replace(',', ";").into_bytes()),
    ] {
        let read = Read::of(&[write(&folder, name, content)]);
        assert_eq!(read.titles(), ["我校召开大会", "技能大赛侧记"], "{name}");
        assert_eq!(read.names(0), ["张三", "李四"], "{name}");
    }
}

#[test]
fn rows_of_a_csv_are_numbered_as_a_spreadsheet_shows_them() {
    let folder = folder();
    let text = "标题,作者,媒体,日期\n甲,张三,校报,2022-05-01\n\n\n\"乙\n乙\",李四,校报,2022-05-02\n丙,王五,校报,2022-05-03";
    for (name, text) in [
        ("a.csv", text.to_owned()),
        ("b.csv", format!("{text}\n")),
        ("c.csv", text.replace('\n', "\r\n")),
    ] {
        let read = Read::of(&[write(&folder, name, text)]);
        let rows: Vec<u32> = read.intake.submissions.iter().map(|s| s.row).collect();
        assert_eq!(rows, [2, 5, 6], "{name}");
    }
}

const HEADER: &[&str] = &[
    "序号",
    "部 门",
    "稿件标题",
    "作者（姓名）",
    "刊发\n媒体",
    "日期:",
    "字数(字)",
];

/// A workbook as an office sends it: a title, a line above, merged departments, sums, notes.
fn office_workbook() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("报送").expect("a name");
    let (plain, date) = (Format::new(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet
        .merge_range(0, 0, 0, 6, "示范职教中心2022年5月外宣稿件统计表", &plain)
        .expect("merged");
    fill(sheet, 1, &[&["填报单位:宣传科"], HEADER]);
    sheet
        .merge_range(3, 1, 5, 1, "教务处", &plain)
        .expect("merged");
    for (row, title, author) in [
        (3, "甲篇", "张  三"),
        (4, "乙篇", "李四"),
        (5, "丙篇", "张三、李四"),
    ] {
        let day = ExcelDateTime::from_ymd(2022, 5, row as u8).expect("a day");
        fill(sheet, row, &[&["", "", title, author, "保定日报"]]);
        sheet.write(row, 0, row - 2).expect("written");
        sheet
            .write_with_format(row, 5, &day, &date)
            .expect("written");
        sheet
            .write(row, 6, 100.5 * f64::from(row))
            .expect("written");
    }
    fill(sheet, 6, &[&["合计", "", "3篇"]]);
    // The header once more, and a table below it.
    fill(
        sheet,
        8,
        &[HEADER, &["", "学生处", "", "王五", "人民网", "5月9日"]],
    );
    sheet
        .write_url_with_text(9, 2, Url::new("http://he.people.com.cn/n2/1.html"), "丁篇")
        .expect("written");
    sheet.write(10, 0, 5).expect("written");
    fill(
        sheet,
        11,
        &[
            &["注:本表每月5日前报送。"],
            &["审核人(签字):", "", "", "", "盖章"],
        ],
    );

    let roster = book.add_worksheet();
    roster.set_name("名单").expect("a name");
    fill(
        roster,
        0,
        &[
            &["姓名", "部门", "组别", "岗位", "人数"],
            &["张三", "教务处", "处室", "教师", "9"],
            &["李四", "教务处", "", "通讯员", ""],
            &["王五", "学生处", "处室", "", ""],
            &["", "总务处", "处室", "", ""],
        ],
    );
    let events = book.add_worksheet();
    events.set_name("考核事项").expect("a name");
    fill(
        events,
        0,
        &[
            &["账户", "事项", "日期", "标题", "次数", "分值", "说明"],
            &["张三", "差错", "2022-05-20", "甲篇", "2", "", ""],
            &["教务处", "批示", "2022-05-21", "", "", "5", ""],
            &["", "失实", "2022-05-22", "乙篇", "", "", ""],
            &["张山", "差错", "2022-05-32", "", "", "", ""],
        ],
    );
    book
}

#[test]
fn an_office_workbook_is_read_with_titles_merges_sums_roster_and_events() {
    let folder = folder();
    let read = Read::of(&[save(folder.path(), "五月.xlsx", office_workbook())]);
    assert_eq!(read.titles(), ["甲篇", "乙篇", "丙篇", "丁篇"]);
    assert_eq!(read.signers(0), [(Role::Author, "张三", "教务处")]);
    assert_eq!(read.names(2), ["张三", "李四"]);
    assert_eq!(
        (read.day(0), read.day(3)),
        ("2022-05-03".into(), "2022-05-09".into())
    );
    let intake = &read.intake;
    assert_eq!(
        intake.facts.get(0, WORDS),
        Fact::Number("301.5".parse().expect("a number"))
    );
    let last = &intake.submissions[3];
    assert_eq!(
        &*intake.hosts[last.host.expect("a host") as usize],
        "he.people.com.cn"
    );
    let table = &intake.tables[usize::from(last.table)];
    assert_eq!((table.counts.read, table.counts.skipped), (9, 5));
    for submission in &intake.submissions[..3] {
        let department = submission.department.expect("a department");
        assert_eq!(&*intake.accounts.get(department).name, "教务处");
    }
    assert!(table.columns.contains(&(Column::Field(OUTLET), 4)));
    assert!(table.columns.contains(&(Column::Field(AUTHORS), 3)));

    let accounts = &intake.accounts;
    assert!(accounts.has_roster);
    let find = |name: &str| {
        let mut all = accounts.iter();
        all.find(|(_, account)| &*account.name == name)
            .expect("an account")
            .0
    };
    let fact = |name: &str, field| accounts.facts.get(find(name).0 as usize, field);
    assert_eq!(fact("教务处", HEADCOUNT), Fact::Number(9.into()));
    assert_eq!(fact("学生处", HEADCOUNT), Fact::Number(1.into()));
    assert_eq!(fact("总务处", HEADCOUNT), Fact::Number(0.into()));
    assert_eq!(fact("总务处", GROUP), Fact::Choice(0));
    assert_eq!(fact("教务处", GROUP), Fact::Choice(0));
    assert_eq!(fact("李四", POST), Fact::Choice(1));

    assert_eq!(intake.events.len(), 4);
    assert_eq!(intake.events[0].account, Some(find("张三")));
    assert_eq!(intake.events[0].count, 2.into());
    assert_eq!(intake.events[1].account, Some(find("教务处")));
    assert_eq!(intake.events[1].value, Some(5.into()));
    assert_eq!(intake.events[2].account, None);
    assert_eq!(
        read.codes(Severity::Error),
        ["impossible-date", "event-account-unknown"]
    );
}
