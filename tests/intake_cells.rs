//! What stands in a cell, from outside: tables in; days, people, outlets, numbers and notes out.

use std::path::PathBuf;

use jifen::classify::classify;
use jifen::intake::accounts::AccountKind;
use jifen::intake::{Role, read};
use jifen::locale::{Lang, Words};
use jifen::problem::{Arg, Problem, Problems, Severity};
use jifen::rulebook::Rulebook;
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{FieldId, LEVEL, OUTLET};
use tempfile::TempDir;

/// Files as they are handed in, read by a rulebook.
struct Files {
    folder: TempDir,
    paths: Vec<PathBuf>,
    rulebook: Rulebook,
}

struct Told {
    intake: jifen::classify::Classified,
    problems: Problems,
    rulebook: Rulebook,
}

/// A rulebook with nothing in it but what a test adds.
fn rulebook(more: &str) -> Rulebook {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("办法.toml");
    let head =
        "[rulebook]\nname = \"试\"\nunits = [\"分\"]\nfrom = 2000-01-01\nperiod = \"month\"\n";
    let points = "\n[[points]]\nclause = \"一\"\npoints = 1\n";
    std::fs::write(&path, format!("{head}{more}{points}")).expect("written");
    let mut problems = Problems::default();
    let rulebook = Rulebook::load(&path, &mut problems);
    rulebook.unwrap_or_else(|| panic!("{:?}", problems.iter().collect::<Vec<_>>()))
}

impl Files {
    fn new() -> Files {
        Files::by(Rulebook::built_in())
    }

    fn by(rulebook: Rulebook) -> Files {
        Files {
            folder: TempDir::new().expect("a folder"),
            paths: Vec::new(),
            rulebook,
        }
    }

    /// Adds a file of rows, the cells between `|`.
    fn rows(mut self, name: &str, rows: &[&str]) -> Files {
        let mut csv = csv::Writer::from_writer(Vec::new());
        for row in rows {
            csv.write_record(row.split('|').map(str::trim))
                .expect("a row");
        }
        let path = self.folder.path().join(name);
        std::fs::write(&path, csv.into_inner().expect("rows")).expect("written");
        self.paths.push(path);
        self
    }

    /// Adds submissions that differ in their bylines and departments alone.
    fn bylines(self, rows: &[(&str, &str)]) -> Files {
        let mut lines = vec!["标题|作者|部门|媒体|日期".to_owned()];
        for (index, (byline, department)) in rows.iter().enumerate() {
            lines.push(format!(
                "第{index}篇|{byline}|{department}|保定日报|2022-05-23"
            ));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.rows("报送.csv", &lines)
    }

    fn told(self) -> Told {
        let mut problems = Problems::default();
        let keep = self.rulebook.publication_fields();
        let fields = &self.rulebook.fields;
        let intake = read(&self.paths, fields, keep, None, &mut problems);
        let intake = classify(intake, &self.rulebook, &mut problems);
        problems.sort();
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        for problem in problems.iter() {
            for words in [&zh, &en] {
                let (said, hint) = (words.problem(problem), words.hint(problem));
                assert!(!said.is_empty() && !hint.is_empty(), "{}", problem.code);
                assert!(
                    !said.contains("{$") && !hint.contains("{$"),
                    "{said} {hint}"
                );
            }
        }
        Told {
            intake,
            problems,
            rulebook: self.rulebook,
        }
    }
}

impl Told {
    fn days(&self) -> Vec<String> {
        let days = self.intake.submissions.iter().map(|row| row.date);
        days.map(|day| day.map_or("-".to_owned(), |day| day.to_string()))
            .collect()
    }

    /// The signers of a submission: # a department, ? an outsider; the role; the department.
    fn signers(&self, row: usize) -> String {
        let accounts = &self.intake.accounts;
        let signers = self.intake.signers_of(&self.intake.submissions[row]);
        let told = signers.iter().map(|signer| {
            let account = accounts.get(signer.account);
            let kind = match account.kind {
                AccountKind::Teacher => "",
                AccountKind::Department => "#",
                AccountKind::Outsider => "?",
            };
            let department = account.department.map_or("", |id| &accounts.get(id).name);
            let role = match signer.role {
                Role::Author => "",
                Role::Text => ":文",
                Role::Photo => ":图",
                Role::Editor => ":编",
                Role::Own(_) => ":另",
            };
            format!("{kind}{}@{department}{role}", account.name)
        });
        told.collect::<Vec<_>>().join(" ")
    }

    fn fact(&self, row: usize, field: FieldId) -> Fact {
        self.intake.facts.get(row, field)
    }

    /// The outlet of a submission by the registry, and its level.
    fn outlet(&self, row: usize) -> (String, String) {
        let outlet = match self.rulebook.registry.listed(self.fact(row, OUTLET)) {
            Some(outlet) => outlet.name.clone(),
            None => "?".to_owned(),
        };
        let level = match self.fact(row, LEVEL) {
            Fact::Choice(level) => self.rulebook.fields.value_name(LEVEL, level).to_owned(),
            _ => "?".to_owned(),
        };
        (outlet, level)
    }

    fn found(&self, code: &str) -> Vec<&Problem> {
        self.problems
            .iter()
            .filter(|problem| problem.code == code)
            .collect()
    }

    /// The one problem of a code: how grave, the text read there.
    fn one(&self, code: &str) -> (Severity, &str) {
        let found = self.found(code);
        assert_eq!(found.len(), 1, "{code}: {:?}", self.problems);
        (found[0].severity, &found[0].read)
    }

    fn arg(&self, code: &str, name: &str) -> String {
        let found = self.found(code);
        let arg = found[0].args.iter().find(|(arg, _)| *arg == name);
        match &arg.unwrap_or_else(|| panic!("{name} of {code}")).1 {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Word(id) | Arg::Sentence(id, _) => (*id).to_owned(),
        }
    }

    /// The codes told, but for those that every table without a level column brings.
    fn codes(&self, severity: Severity) -> Vec<&str> {
        let all = self
            .problems
            .iter()
            .filter(|problem| problem.severity == severity);
        all.map(|problem| problem.code)
            .filter(|code| *code != "missing-taken-as")
            .collect()
    }
}

const NONE: Vec<&str> = Vec::new();

#[test]
fn further_names_of_the_roster_lead_to_the_account_with_a_note() {
    let told = Files::new()
        .rows(
            "名单.csv",
            &[
                "姓名|别名|部门|部门别名",
                "张晓明|小张、张小明|机电工程系|机电部、机电系",
                "李四|老李|教务处|",
                "王五|老李|学生处|",
                "老王|小张|学生处|",
            ],
        )
        .bylines(&[
            ("张小明", "机电部"),
            ("张晓明(机电系)", "机电工程系"),
            ("老李", "学生处"),
            ("小张", "学生处"),
            ("小张", "机电部"),
        ])
        .told();
    assert_eq!(told.signers(0), "张晓明@机电工程系");
    assert_eq!(told.signers(1), "张晓明@机电工程系");
    // Two people have this further name: the row's department tells which.
    assert_eq!(told.signers(2), "王五@学生处");
    assert_eq!(told.signers(3), "老王@学生处");
    assert_eq!(told.signers(4), "张晓明@机电工程系");
    assert_eq!(told.codes(Severity::Error), NONE);
    assert_eq!(told.found("name-alias").len(), 4);
    assert_eq!(told.one("department-alias"), (Severity::Note, "机电部"));
    assert_eq!(told.arg("department-alias", "name"), "机电工程系");
    assert_eq!(told.arg("department-alias", "rows"), "2");
}

#[test]
fn an_own_name_comes_before_a_further_one() {
    let told = Files::new()
        .rows(
            "名单.csv",
            &["姓名|曾用名|部门", "张三|李四|教务处", "李四||学生处"],
        )
        .bylines(&[("李四", "教务处")])
        .told();
    assert_eq!(told.signers(0), "李四@学生处");
    assert!(told.found("name-alias").is_empty());
}

#[test]
fn a_short_name_of_a_department_is_suggested_and_never_applied() {
    let told = Files::new()
        .rows("名单.csv", &["姓名|部门", "张三|机电工程系", "李四|学生处"])
        .bylines(&[("张三", "机电部")])
        .told();
    assert_eq!(told.one("unknown-department").0, Severity::Warning);
    assert_eq!(told.arg("unknown-department", "near"), "机电工程系");
    assert!(told.found("department-alias").is_empty());
}

#[test]
fn the_rulebook_may_spell_departments_in_several_ways() {
    let book = rulebook(
        "\n[[field]]\nname = \"department\"\nof = \"teacher\"\nvalues = [[\"机电工程系\", \"机电部\"], \"教务处\"]\n",
    );
    let told = Files::by(book)
        .bylines(&[("张三", "机电部"), ("张三", "机电工程系")])
        .told();
    assert_eq!(told.signers(0), "张三@机电工程系");
    assert_eq!(told.signers(1), "张三@机电工程系");
    assert!(told.found("same-name-two-departments").is_empty());
}

#[test]
fn departments_and_names_are_parted_however_they_stand_together() {
    let told = Files::new()
        .bylines(&[
            ("教务处张三", "教务处"),
            ("教务处 张三", "学生处"),
            ("学生处-李四", "教务处"),
            ("张三（学生处）", "教务处"),
            ("宣传部", "教务处"),
        ])
        .told();
    assert_eq!(told.signers(0), "张三@教务处");
    assert_eq!(told.signers(1), "张三@教务处");
    assert_eq!(told.signers(2), "李四@学生处");
    assert_eq!(told.signers(3), "张三@学生处");
    assert_eq!(told.signers(4), "#宣传部@");
    assert_eq!(
        told.one("name-behind-department"),
        (Severity::Note, "教务处张三")
    );
    assert_eq!(told.one("same-name-two-departments").0, Severity::Note);
    assert_eq!(told.arg("same-name-two-departments", "names"), "张三");
}

#[test]
fn remarks_behind_a_name_are_no_departments() {
    let told = Files::new()
        .bylines(&[
            ("张三(大)", "教务处"),
            ("张三(小)", "教务处"),
            ("李四(校外)", "教务处"),
            ("王五(女)", "教务处"),
        ])
        .told();
    assert_eq!(told.signers(0), "张三(大)@教务处");
    assert_eq!(told.signers(1), "张三(小)@教务处");
    assert_eq!(told.signers(2), "?李四@教务处");
    assert_eq!(told.signers(3), "王五@教务处");
    assert_eq!(told.found("name-with-remark").len(), 2);
    let told = Files::new()
        .rows("名单.csv", &["姓名|部门", "张三(大)|教务处", "张三|学生处"])
        .bylines(&[
            ("张三（大）", "教务处"),
            ("张三", "教务处"),
            ("张三(校外)", "教务处"),
        ])
        .told();
    assert_eq!(told.signers(0), "张三(大)@教务处");
    assert_eq!(told.signers(1), "张三@学生处");
    assert_eq!(told.signers(2), "?张三@教务处");
}

#[test]
fn what_a_byline_leaves_in_doubt_is_told_with_what_it_was_taken_for() {
    let told = Files::new()
        .bylines(&[
            ("张三、李四等3人", "教务处"),
            ("2023级机电1班 王小五", "教务处"),
            ("张 三 李 四 光", "教务处"),
            ("记者 甲乙 通讯员 张三", "教务处"),
            ("张三 审核：赵六 责编：孙七", "教务处"),
        ])
        .told();
    assert_eq!(told.signers(0), "张三@教务处 李四@教务处");
    assert_eq!(
        told.one("and-others"),
        (Severity::Warning, "张三、李四等3人")
    );
    assert_eq!(told.signers(1), "王小五@教务处");
    assert_eq!(told.one("student-in-byline").0, Severity::Note);
    assert_eq!(told.arg("student-in-byline", "names"), "王小五");
    assert_eq!(told.one("byline-doubtful").0, Severity::Warning);
    assert_eq!(told.arg("byline-doubtful", "names"), "张三、李四光");
    assert_eq!(told.signers(3), "?甲乙@教务处 张三@教务处");
    assert_eq!(told.one("journalist-outside").0, Severity::Note);
    assert_eq!(told.signers(4), "张三@教务处 孙七@教务处:编");
    let told = Files::new()
        .rows("名单.csv", &["姓名|部门", "甲乙|教务处"])
        .bylines(&[("记者 甲乙", "教务处")])
        .told();
    assert_eq!(told.one("journalist-on-roster").0, Severity::Warning);
}
