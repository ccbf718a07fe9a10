//! What stands in a cell, from outside: tables in; days, people, outlets, numbers and notes out.

mod office;

use jifen::problem::{Problems, Severity};
use jifen::rulebook::Rulebook;
use jifen::rulebook::fact::Fact;
use office::{Office, Told};

/// A rulebook with nothing in it but what a test adds.
fn rulebook(more: &str) -> Rulebook {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("办法.toml");
    let head =
        "[rulebook]\nname = \"试\"\nunits = [\"分\"]\nfrom = 2000-01-01\nperiod = \"month\"\n";
    let points = "\n[[points]]\nclause = \"一\"\npoints = 1\n";
    std::fs::write(&path, format!("{head}{more}{points}")).expect("written");
    let mut problems = Problems::default();
    let rulebook = Rulebook::load(&path, &mut problems);
    rulebook.unwrap_or_else(|| panic!("{:?}", problems.iter().collect::<Vec<_>>()))
}

/// Submissions that differ in their bylines and departments alone.
trait Bylines {
    fn bylines(self, rows: &[(&str, &str)]) -> Self;
}

impl Bylines for Office {
    fn bylines(self, rows: &[(&str, &str)]) -> Office {
        let mut lines = vec!["标题|作者|部门|媒体|日期".to_owned()];
        for (index, (byline, department)) in rows.iter().enumerate() {
            lines.push(format!(
                "第{index}篇|{byline}|{department}|保定日报|2022-05-23"
            ));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.rows("报送.csv", &lines)
    }
}

const NONE: Vec<&str> = Vec::new();

#[test]
fn editors_and_guides_beside_authors_are_told_once_a_text() {
    let told = Office::new()
        .bylines(&[
            ("张三 编辑：李四 审核：王五", "教务处"),
            ("张三 编辑：李四 审核：王五", "教务处"),
            ("赵六（指导教师：李四）", "教务处"),
            ("张三、赵六", "教务处"),
        ])
        .classified();
    assert_eq!(told.signers(0), "张三@教务处 李四@教务处:编");
    assert_eq!(told.signers(2), "赵六@教务处");
    let of = |code| (told.arg(code, "names"), told.arg(code, "rows"));
    assert_eq!(of("editor-in-byline"), ("李四、王五".into(), "2".into()));
    assert_eq!(of("guide-in-byline"), ("李四".into(), "1".into()));
    assert_eq!(told.graded("guide-in-byline").0, Severity::Warning);
    // Where the policy has a column of them, they stand in it.
    let guides = "\n[[field]]\nname = \"guide\"\nof = \"publication\"\nkind = \"people\"\nheaders = [\"指导教师\"]\n";
    let told = Office::by(rulebook(guides))
        .bylines(&[("赵六（指导教师：李四）", "教务处")])
        .classified();
    assert_eq!(told.signers(0), "赵六@教务处 李四@教务处:另");
    assert_eq!(told.all("guide-in-byline").len(), 0);
}

#[test]
fn a_guide_alone_is_asked_about() {
    let told = Office::new()
        .bylines(&[("指导教师：李四", "教务处")])
        .classified();
    assert_eq!(told.graded("byline-without-author").0, Severity::Error);
    assert_eq!(told.all("guide-in-byline").len(), 0);
}

#[test]
fn further_names_of_the_roster_lead_to_the_account_with_a_note() {
    let told = Office::new()
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
        .classified();
    assert_eq!(told.signers(0), "张晓明@机电工程系");
    assert_eq!(told.signers(1), "张晓明@机电工程系");
    // Two people have this further name: the row's department tells which.
    assert_eq!(told.signers(2), "王五@学生处");
    assert_eq!(told.signers(3), "老王@学生处");
    assert_eq!(told.signers(4), "张晓明@机电工程系");
    assert_eq!(told.codes_of(Severity::Error), NONE);
    assert_eq!(told.all("name-alias").len(), 4);
    assert_eq!(told.graded("department-alias"), (Severity::Note, "机电部"));
    assert_eq!(told.arg("department-alias", "name"), "机电工程系");
    assert_eq!(told.arg("department-alias", "rows"), "2");
}

#[test]
fn an_own_name_comes_before_a_further_one() {
    let told = Office::new()
        .rows(
            "名单.csv",
            &["姓名|曾用名|部门", "张三|李四|教务处", "李四||学生处"],
        )
        .bylines(&[("李四", "教务处")])
        .classified();
    assert_eq!(told.signers(0), "李四@学生处");
    assert!(told.all("name-alias").is_empty());
}

#[test]
fn a_short_name_of_a_department_is_suggested_and_never_applied() {
    let told = Office::new()
        .rows("名单.csv", &["姓名|部门", "张三|机电工程系", "李四|学生处"])
        .bylines(&[("张三", "机电部")])
        .classified();
    assert_eq!(told.one("unknown-department").severity, Severity::Warning);
    assert_eq!(told.arg("unknown-department", "near"), "机电工程系");
    assert!(told.all("department-alias").is_empty());
}

#[test]
fn the_rulebook_may_spell_departments_in_several_ways() {
    let book = rulebook(
        "\n[[field]]\nname = \"department\"\nof = \"teacher\"\nvalues = [[\"机电工程系\", \"机电部\"], \"教务处\"]\n",
    );
    let told = Office::by(book)
        .bylines(&[("张三", "机电部"), ("张三", "机电工程系")])
        .classified();
    assert_eq!(told.signers(0), "张三@机电工程系");
    assert_eq!(told.signers(1), "张三@机电工程系");
    assert!(told.all("same-name-two-departments").is_empty());
}

#[test]
fn departments_and_names_are_parted_however_they_stand_together() {
    let told = Office::new()
        .bylines(&[
            ("教务处张三", "教务处"),
            ("教务处 张三", "学生处"),
            ("学生处-李四", "教务处"),
            ("张三（学生处）", "教务处"),
            ("宣传部", "教务处"),
        ])
        .classified();
    assert_eq!(told.signers(0), "张三@教务处");
    assert_eq!(told.signers(1), "张三@教务处");
    assert_eq!(told.signers(2), "李四@学生处");
    assert_eq!(told.signers(3), "张三@学生处");
    assert_eq!(told.signers(4), "#宣传部@");
    assert_eq!(
        told.graded("name-behind-department"),
        (Severity::Note, "教务处张三")
    );
    assert_eq!(
        told.one("same-name-two-departments").severity,
        Severity::Note
    );
    assert_eq!(told.arg("same-name-two-departments", "names"), "张三");
}

#[test]
fn remarks_behind_a_name_are_no_departments() {
    let told = Office::new()
        .bylines(&[
            ("张三(大)", "教务处"),
            ("张三(小)", "教务处"),
            ("李四(校外)", "教务处"),
            ("王五(女)", "教务处"),
        ])
        .classified();
    assert_eq!(told.signers(0), "张三(大)@教务处");
    assert_eq!(told.signers(1), "张三(小)@教务处");
    assert_eq!(told.signers(2), "?李四@教务处");
    assert_eq!(told.signers(3), "王五@教务处");
    assert_eq!(told.all("name-with-remark").len(), 2);
    let told = Office::new()
        .rows("名单.csv", &["姓名|部门", "张三(大)|教务处", "张三|学生处"])
        .bylines(&[
            ("张三（大）", "教务处"),
            ("张三", "教务处"),
            ("张三(校外)", "教务处"),
        ])
        .classified();
    assert_eq!(told.signers(0), "张三(大)@教务处");
    assert_eq!(told.signers(1), "张三@学生处");
    assert_eq!(told.signers(2), "?张三@教务处");
}

#[test]
fn what_a_byline_leaves_in_doubt_is_told_with_what_it_was_taken_for() {
    let told = Office::new()
        .bylines(&[
            ("张三、李四等3人", "教务处"),
            ("2023级机电1班 王小五", "教务处"),
            ("张 三 李 四 光", "教务处"),
            ("记者 甲乙 通讯员 张三", "教务处"),
            ("张三 审核：赵六 责编：孙七", "教务处"),
        ])
        .classified();
    assert_eq!(told.signers(0), "张三@教务处 李四@教务处");
    assert_eq!(
        told.graded("and-others"),
        (Severity::Warning, "张三、李四等3人")
    );
    assert_eq!(told.signers(1), "王小五@教务处");
    assert_eq!(told.one("student-in-byline").severity, Severity::Note);
    assert_eq!(told.arg("student-in-byline", "names"), "王小五");
    assert_eq!(told.one("byline-doubtful").severity, Severity::Warning);
    assert_eq!(told.arg("byline-doubtful", "names"), "张三、李四光");
    assert_eq!(told.signers(3), "?甲乙@教务处 张三@教务处");
    assert_eq!(told.one("journalist-outside").severity, Severity::Note);
    assert_eq!(told.signers(4), "张三@教务处 孙七@教务处:编");
    let told = Office::new()
        .rows("名单.csv", &["姓名|部门", "甲乙|教务处"])
        .bylines(&[("记者 甲乙", "教务处")])
        .classified();
    assert_eq!(told.one("journalist-on-roster").severity, Severity::Warning);
}

/// Submissions that differ in their outlets, levels and links alone: all but the author.
fn outlets(book: Rulebook, rows: &[&str]) -> Told {
    let mut lines = vec!["标题|作者|媒体|级别|链接|日期".to_owned()];
    for (index, row) in rows.iter().enumerate() {
        lines.push(format!("第{index}篇|张三|{row}|2022-05-23"));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Office::by(book).rows("报送.csv", &lines).classified()
}

const LISTED: &str = r#"
[[outlet]]
name = "易县广播电视台"
aliases = ["易县电视台"]
level = "县级"

[[outlet]]
name = "示范职教中心"
level = "校级"

[[outlet]]
name = "文化、艺术报"
level = "市级"
"#;

fn levels() -> Rulebook {
    let field = "\n[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [\"校级\", \"县级\", \"市级\", \"省级\", \"国家级\"]\n";
    rulebook(&format!("{field}{LISTED}"))
}

#[test]
fn outlets_are_known_with_programmes_pages_and_accounts() {
    let rows = [
        ("易县电视台《今日新闻》", "易县广播电视台", "县级"),
        ("易县电视台今日新闻", "易县广播电视台", "县级"),
        ("《保定日报》", "保定日报", "市级"),
        ("保定日报 第3版", "保定日报", "市级"),
        ("保定日报（教育周刊）", "保定日报", "市级"),
        ("保定日报（市级）", "保定日报", "市级"),
        ("人民网-河北频道", "人民网河北频道", "省级"),
        ("易县融媒体中心抖音号", "?", "县级"),
        ("微信公众号“易县发布”", "?", "县级"),
        ("抖音@示范职教中心", "?", "校级"),
        ("易县融媒体中心官方抖音账号", "?", "县级"),
        ("文化、艺术报", "文化、艺术报", "市级"),
        // What is not known in a name is not passed over.
        ("抖音@某某中学", "?", "?"),
        ("学习强国（保定学习平台）", "?", "?"),
        ("人民网-某某频道", "?", "?"),
        ("保定日报客户版", "?", "?"),
        // A programme means nothing without its station.
        ("安顺电视台新闻联播", "?", "?"),
        ("安顺电视台《新闻联播》", "?", "?"),
        ("新闻联播", "?", "?"),
        ("《今日新闻》", "?", "?"),
    ];
    let lines: Vec<String> = rows.iter().map(|(name, ..)| format!("{name}||")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let told = outlets(levels(), &lines);
    assert_eq!(told.intake.submissions.len(), rows.len());
    for (index, (written, name, level)) in rows.iter().enumerate() {
        let found = told.outlet(index);
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            (*name, *level),
            "{written}"
        );
    }
    let read: Vec<&str> = told
        .all("outlet-read-as")
        .iter()
        .map(|p| p.read.as_str())
        .collect();
    assert_eq!(read.len(), 5, "{read:?}");
    // An account has its owner's level, and is no page of the owner's paper.
    let accounts = told.all("outlet-account");
    assert_eq!(accounts.len(), 4);
    assert!(read.contains(&"易县电视台《今日新闻》") && !read.contains(&"《保定日报》"));
}

#[test]
fn several_outlets_in_a_cell_are_publications_of_one_row() {
    let told = outlets(
        levels(),
        &[
            "人民网、新华网|国家级|",
            "学习强国/长城网||http://www.hebei.com.cn/1.html",
            "人民网，某某网||",
            "某某网、某某报||",
            "文化、艺术报||",
            "人民网、人民网||",
            "人民网（河北频道、新闻频道）||",
            "保定日报等3家媒体||",
        ],
    );
    let rows: Vec<u32> = told.intake.submissions.iter().map(|s| s.row).collect();
    assert_eq!(rows, [2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9]);
    let named: Vec<(String, String)> = (0..rows.len()).map(|row| told.outlet(row)).collect();
    let names: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "人民网",
            "新华网",
            "学习强国",
            "长城网",
            "人民网",
            "?",
            "?",
            "?",
            "文化、艺术报",
            "人民网",
            "?",
            "保定日报"
        ]
    );
    assert_eq!(told.outlet(3).1, "省级");
    // The link is of the one whose site it is.
    let hosts: Vec<bool> = told.intake.submissions[2..4]
        .iter()
        .map(|s| s.host.is_some())
        .collect();
    assert_eq!(hosts, [false, true]);
    assert_eq!(
        told.graded("outlets-parted"),
        (Severity::Note, "人民网、新华网")
    );
    assert_eq!(told.arg("outlets-parted", "rows"), "4");
    assert_eq!(told.arg("outlets-parted", "publications"), "8");
    assert_eq!(
        told.graded("outlets-and-others"),
        (Severity::Warning, "保定日报等3家媒体")
    );
    assert!(told.all("level-differs").is_empty());
}

#[test]
fn lines_of_a_cell_are_outlets_each() {
    let told = Office::by(levels())
        .rows(
            "报送.csv",
            &[
                "标题|作者|媒体|日期",
                "一篇|张三|人民网\n 某某网|2022-05-23",
                "二篇|张三|河北\n日报|2022-05-23",
            ],
        )
        .classified();
    assert_eq!(told.intake.submissions.len(), 3);
    assert_eq!(told.outlet(0).0, "人民网");
    assert_eq!(told.outlet(2).0, "河北日报");
}

#[test]
fn name_and_link_that_disagree_are_told_once() {
    let told = outlets(
        levels(),
        &[
            "保定日报||http://www.people.com.cn/1",
            "保定日报||http://www.people.com.cn/2",
            "人民网||http://he.people.com.cn/3",
            "人民网||http://bbs.people.com.cn/4",
            "||http://bbs.people.com.cn/5",
            "||http://www.people.com.cn/forum/6",
            "||http://www.hebei.com.cn/7",
        ],
    );
    let differ = told.all("outlet-and-link-differ");
    assert_eq!(differ.len(), 2);
    assert_eq!(told.arg("outlet-and-link-differ", "rows"), "2");
    assert_eq!(told.outlet(0).1, "市级");
    assert_eq!(told.one("outlet-is-forum").severity, Severity::Error);
    assert!(told.intake.submissions[3].held);
    assert_eq!(told.outlet(3).0, "人民网");
    // Of a thread alone the site's level is not taken.
    assert_eq!(told.outlet(4), ("?".to_owned(), "?".to_owned()));
    assert_eq!(told.outlet(5), ("?".to_owned(), "?".to_owned()));
    assert_eq!(told.outlet(6).1, "省级");
}

/// A rulebook that reads placements, words, a flag and a day of its own.
fn reading_facts() -> Rulebook {
    rulebook(
        r#"
[[field]]
name = "placement"
values = ["头版", "头条", "头版头条", ["整版", "专版"]]

[[field]]
name = "broadcast"
kind = "date"
headers = ["重播日期"]

[[modify]]
clause = "二"
when = { placement = "头版", words = ">=100", original = true, paid = false, reads = ">1", seconds = ">1", broadcast = ">2000-01-01" }
plus = 1
"#,
    )
}

#[test]
fn numbers_and_flags_are_read_with_a_note_of_what_was_judged() {
    let told = Office::by(reading_facts())
        .rows(
            "报送.csv",
            &[
                "标题|作者|媒体|日期|字数|阅读量|时长|是否原创|是否付费|重播日期",
                "甲|张三|保定日报|2022-05-01|约500字|10万+|2分30秒|首发|×|2022年5月3日至5日",
                "乙|张三|保定日报|2022-05-02|二百字|1.2万|2'30\"|转载自人民网|☑|",
                "丙|张三|保定日报|2022-05-03|2979-2695=284|1,200|||否|",
                "丁|张三|保定日报|2022-05-04|300-500|若干|||大概|",
                "戊|张三|保定日报|2022-05-05|600余|||非原创|有|",
                "己|张三|保定日报|2022-05-06|3-1=1|||√|免费|",
            ],
        )
        .classified();
    let number = |row, field| match told.fact(row, field) {
        Fact::Number(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    use jifen::rulebook::field::{ORIGINAL, PAID, READS, SECONDS, WORDS};
    let words: Vec<String> = (0..6).map(|row| number(row, WORDS)).collect();
    assert_eq!(words, ["500", "200", "284", "Unread", "600", "Unread"]);
    let reads: Vec<String> = (0..4).map(|row| number(row, READS)).collect();
    assert_eq!(reads, ["100000", "12000", "1200", "Unread"]);
    assert_eq!(
        (number(0, SECONDS), number(1, SECONDS)),
        ("150".into(), "150".into())
    );
    let flags: Vec<Fact> = [0, 1, 4, 5]
        .iter()
        .map(|&row| told.fact(row, ORIGINAL))
        .collect();
    assert_eq!(flags, [true, false, false, true].map(Fact::Flag));
    let flags: Vec<Fact> = [0, 1, 2, 4, 5]
        .iter()
        .map(|&row| told.fact(row, PAID))
        .collect();
    assert_eq!(flags, [false, true, false, true, false].map(Fact::Flag));
    // Once a column with the number of rows.
    let about = told.all("number-about");
    assert_eq!(about.len(), 2);
    assert_eq!(told.arg("number-about", "rows"), "2");
    assert_eq!(
        told.graded("number-of-result"),
        (Severity::Note, "2979-2695=284")
    );
    assert_eq!(
        told.graded("number-of-range"),
        (Severity::Warning, "300-500")
    );
    assert_eq!(told.one("number-wrong-result").read, "3-1=1");
    assert_eq!(told.one("unreadable-number").read, "若干");
    assert_eq!(told.one("unreadable-flag").read, "大概");
    assert_eq!(told.one("date-range-end").read, "2022年5月3日至5日");
}

#[test]
fn a_placement_in_the_remarks_serves_where_no_other_is_given() {
    let rows = |header: &str, rows: &[&str]| {
        let mut lines = vec![format!("标题|作者|媒体|日期|{header}")];
        for (index, row) in rows.iter().enumerate() {
            lines.push(format!("第{index}篇|张三|保定日报|2022-05-23|{row}"));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        Office::by(reading_facts())
            .rows("报送.csv", &lines)
            .classified()
    };
    let placements = |told: &Told| -> Vec<String> {
        use jifen::rulebook::field::PLACEMENT;
        let name = |row| match told.fact(row, PLACEMENT) {
            Fact::Choice(value) => told.rulebook.fields.value_name(PLACEMENT, value).to_owned(),
            other => format!("{other:?}"),
        };
        (0..told.intake.submissions.len()).map(name).collect()
    };
    let told = rows(
        "备注",
        &[
            "头版头条",
            "5月24日头版、头条",
            "非头版",
            "未上头版",
            "",
            "刊于整版",
        ],
    );
    assert_eq!(
        placements(&told),
        [
            "头版头条",
            "头版头条",
            "Unknown",
            "Unknown",
            "Unknown",
            "整版"
        ]
    );
    assert_eq!(told.all("fact-from-remark").len(), 2);
    assert_eq!(told.arg("fact-from-remark", "rows"), "2");
    // Never over a filled cell.
    let told = rows("版面|备注", &["头版|整版", "|专版", "无|头条"]);
    assert_eq!(placements(&told), ["头版", "整版", "头条"]);
}

#[test]
fn days_are_told_as_they_were_taken() {
    let told = Office::new()
        .rows(
            "外宣稿件统计表(2024年5月).csv",
            &[
                "标题|作者|媒体|日期",
                "甲|张三|保定日报|26日",
                "乙|张三|保定日报|5月6日、7日",
                "丙|张三|保定日报|20240508",
                "丁|张三|保定日报|6/5/2024",
                "戊|张三|保定日报|2024年5月",
                "己|张三|保定日报|5.3—5.4",
                "庚|张三|保定日报|2024年5月9日见报",
                "辛|张三|保定日报|24.5.10",
            ],
        )
        .classified();
    assert_eq!(
        told.days(),
        [
            "2024-05-26",
            "2024-05-07",
            "2024-05-08",
            "2024-05-06",
            "2024-05-31",
            "2024-05-04",
            "2024-05-09",
            "2024-05-10"
        ]
    );
    assert_eq!(told.graded("date-month-added"), (Severity::Note, "26日"));
    assert_eq!(told.arg("date-month-added", "day"), "2024-05-26");
    assert_eq!(told.one("date-range-end").severity, Severity::Note);
    assert_eq!(told.arg("date-range-end", "rows"), "2");
    assert_eq!(
        told.graded("date-year-last"),
        (Severity::Warning, "6/5/2024")
    );
    assert_eq!(
        told.graded("date-month-taken"),
        (Severity::Note, "2024年5月")
    );
    assert_eq!(told.arg("date-month-taken", "day"), "2024-05-31");
    assert_eq!(told.one("date-short-year").severity, Severity::Note);
}

#[test]
fn a_day_that_can_be_two_is_asked_with_both() {
    let told = Office::new()
        .rows(
            "报送.csv",
            &["标题|作者|媒体|日期", "甲|张三|保定日报|5/6/2024"],
        )
        .classified();
    assert_eq!(told.days(), ["-"]);
    assert_eq!(
        told.graded("date-of-several"),
        (Severity::Error, "5/6/2024")
    );
    assert_eq!(
        told.arg("date-of-several", "near"),
        "2024-05-06、2024-06-05"
    );
}

/// A workbook whose cells hold numbers, some formatted as days.
fn with_numbers(numbers: &[(f64, bool)]) -> rust_xlsxwriter::Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    sheet.set_name("2024年5月").expect("a name");
    for (column, heading) in ["标题", "作者", "媒体", "日期"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    for (index, (number, dated)) in numbers.iter().enumerate() {
        let row = index as u32 + 1;
        sheet
            .write(row, 0, format!("第{index}篇"))
            .expect("written");
        sheet.write(row, 1, "张三").expect("written");
        sheet.write(row, 2, "保定日报").expect("written");
        match dated {
            true => sheet
                .write_with_format(row, 3, *number, &day)
                .expect("written"),
            false => sheet.write(row, 3, *number).expect("written"),
        };
    }
    book
}

#[test]
fn mere_numbers_are_taken_for_days_with_a_warning() {
    let numbers = [3.15, 20_240_515.0, 26.0, 5.1, 45_420.0, 45_421.0];
    let cells: Vec<(f64, bool)> = numbers.iter().map(|n| (*n, *n == 45_421.0)).collect();
    let book = with_numbers(&cells).save_to_buffer().expect("saved");
    let told = Office::new().file("报送.xlsx", &book).classified();
    assert_eq!(
        told.days(),
        [
            "2024-03-15",
            "2024-05-15",
            "2024-05-26",
            "-",
            "2024-05-08",
            "2024-05-09"
        ]
    );
    assert_eq!(told.graded("date-of-number"), (Severity::Warning, "3.15"));
    assert_eq!(told.arg("date-of-number", "rows"), "3");
    assert_eq!(told.one("date-serial").severity, Severity::Warning);
    // 5.1 is how a cell keeps 5.10 as well.
    assert_eq!(told.graded("date-of-several"), (Severity::Error, "5.1"));
    assert_eq!(
        told.arg("date-of-several", "near"),
        "2024-05-01、2024-05-10"
    );
}

#[test]
fn days_to_come_are_warned_of_once_a_table() {
    let told = Office::new()
        .rows(
            "报送.csv",
            &[
                "标题|作者|媒体|日期",
                "甲|张三|保定日报|2022-05-23",
                "乙|张三|保定日报|2052-05-23",
                "丙|张三|保定日报|2022-06-01",
            ],
        )
        .classified();
    let today = chrono::NaiveDate::from_ymd_opt(2022, 5, 31).expect("a day");
    let mut problems = Problems::default();
    told.intake.tell_future(today, &mut problems);
    let found: Vec<(&str, &str)> = problems.iter().map(|p| (p.code, p.read.as_str())).collect();
    assert_eq!(found, [("date-in-future", "2052-05-23")]);
}

/// A zip of files as they are, without compression.
fn stored(files: &[(&str, &str)]) -> Vec<u8> {
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
                1 => (crc >> 1) ^ 0xEDB8_8320,
                _ => crc >> 1,
            })
        })
    }
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut head: Vec<u8> = [20u16, 0, 0, 0, 0x21]
            .iter()
            .flat_map(|n| n.to_le_bytes())
            .collect();
        let size = content.len() as u32;
        head.extend(
            [crc(content.as_bytes()), size, size]
                .iter()
                .flat_map(|n| n.to_le_bytes()),
        );
        head.extend([name.len() as u16, 0].iter().flat_map(|n| n.to_le_bytes()));
        let at = zip.len() as u32;
        zip.extend(
            b"PK\x03\x04"
                .iter()
                .chain(&head)
                .chain(name.as_bytes())
                .chain(content.as_bytes()),
        );
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&head));
        directory.extend([0u8; 10]);
        directory.extend(at.to_le_bytes().iter().chain(name.as_bytes()));
    }
    let (count, start) = (files.len() as u16, zip.len() as u32);
    let size = directory.len() as u32;
    zip.extend(directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend([count, count].iter().flat_map(|n| n.to_le_bytes()));
    zip.extend([size, start].iter().flat_map(|n| n.to_le_bytes()));
    zip.extend([0u8; 2]);
    zip
}

#[test]
fn a_workbook_that_counts_from_1904_keeps_its_days() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let cell = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let texts = |row: u32, texts: [&str; 3]| -> String {
        ["A", "B", "C"]
            .iter()
            .zip(texts)
            .map(|(column, text)| cell(&format!("{column}{row}"), text))
            .collect()
    };
    let sheet = format!(
        "{head}<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"D2\" s=\"1\"><v>43242</v></c></row></sheetData></worksheet>",
        texts(1, ["标题", "作者", "媒体"]),
        cell("D1", "日期"),
        texts(2, ["甲", "张三", "保定日报"]),
    );
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let book = stored(&[
        (
            "[Content_Types].xml",
            &format!(
                "{head}<Types xmlns=\"{types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{kind}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                "{head}<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{of}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{of}\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"报送\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "{head}<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{of}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{of}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/styles.xml",
            &format!(
                "{head}<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ]);
    let told = Office::new().file("报送.xlsx", &book).classified();
    // 43242 days after the first of 1904; from 1900 on it would be the 21st of May 2018.
    assert_eq!(told.days(), ["2022-05-23"]);
}

#[test]
fn a_placement_behind_the_outlet_serves_where_no_other_is_given() {
    use jifen::rulebook::field::PLACEMENT;
    let lines = [
        "标题|作者|媒体/版面|版面|日期",
        "甲篇|张三|保定日报/头版||2022-05-23",
        "乙篇|张三|保定日报（头条）||2022-05-23",
        "丙篇|张三|保定日报头版头条||2022-05-23",
        // An outlet of its own, a page, a cell that says it itself.
        "丁篇|张三|今日头条||2022-05-23",
        "戊篇|张三|保定日报/第3版||2022-05-23",
        "己篇|张三|保定日报/头版|头条|2022-05-23",
    ];
    let told = Office::by(reading_facts())
        .rows("报送.csv", &lines)
        .classified();
    let placements: Vec<String> = (0..told.intake.submissions.len())
        .map(|row| match told.fact(row, PLACEMENT) {
            Fact::Choice(value) => told.rulebook.fields.value_name(PLACEMENT, value).to_owned(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        placements,
        ["头版", "头条", "头版头条", "Unknown", "Unknown", "头条"]
    );
    assert_eq!(told.all("placement-from-outlet").len(), 3);
}

#[test]
fn reads_and_paid_pages_in_remarks_are_read_where_the_rulebook_asks() {
    use jifen::rulebook::field::{ORIGINAL, PAID, READS};
    let remarks = [
        "阅读1.2万",
        "转载自人民日报",
        "广告",
        "阅读量很高",
        "点赞200",
        "",
    ];
    let mut lines = vec!["标题|作者|部门|媒体|日期|备注".to_owned()];
    for (index, remark) in remarks.iter().enumerate() {
        lines.push(format!(
            "第{index}篇|张三|教务处|保定日报|2022-05-23|{remark}"
        ));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let told = Office::new().rows("报送.csv", &lines).classified();
    assert_eq!(told.fact(0, READS), Fact::Number(12_000.into()));
    assert_eq!(told.fact(2, PAID), Fact::Flag(true));
    assert_eq!(told.all("fact-from-remark").len(), 2);
    assert_eq!(told.graded("remark-unread"), (Severity::Note, "阅读量很高"));
    // What its rulebook takes a cell without reads for.
    assert_eq!(told.fact(3, READS), Fact::None);
    // The built-in policy does not ask for reposts, and none for thumbs up.
    assert_eq!(told.intake.facts.get(1, ORIGINAL), Fact::Unknown);
    let told = Office::new().rows("报送.csv", &lines).read();
    assert_eq!(told.fact(1, ORIGINAL), Fact::Flag(false));
    // Never over a column of its own.
    let rows = [
        "标题|作者|部门|媒体|日期|阅读量|备注",
        "甲篇|张三|教务处|保定日报|2022-05-23|300|阅读1.2万",
    ];
    let told = Office::new().rows("报送.csv", &rows).classified();
    assert_eq!(told.fact(0, READS), Fact::Number(300.into()));
}

#[test]
fn accounts_on_platforms_are_not_the_paper_that_owns_them() {
    use jifen::rulebook::field::MEDIUM;
    let reads = "\n[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [\"校级\", \"市级\", \"省级\", \"国家级\", \"县级\"]\n\
        \n[[field]]\nname = \"medium\"\nof = \"outlet\"\nvalues = [\"报纸\", \"新媒体\", \"网站\", \"电视\", \"广播\", \"期刊\", \"通讯社\"]\n\
        \n[[modify]]\nclause = \"二\"\nwhen = { medium = \"报纸\" }\nplus = \"1/2\"\n";
    let medium = |told: &Told, row| match told.fact(row, MEDIUM) {
        Fact::Choice(value) => told.rulebook.fields.value_name(MEDIUM, value).to_owned(),
        other => format!("{other:?}"),
    };
    let names = [
        "保定日报",
        "保定日报客户端",
        "保定日报(客户端)",
        "保定晚报APP",
        "保定日报微信公众号",
        "《保定日报》微博",
        "抖音《保定日报》",
        "保定日报/头条",
    ];
    let lines: Vec<String> = names.iter().map(|name| format!("{name}||")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let told = outlets(rulebook(reads), &lines);
    let paper = ("保定日报".to_owned(), "市级".to_owned());
    for (row, name) in names.iter().enumerate() {
        let expected = match row {
            0 | 7 => (paper.clone(), "报纸"),
            _ => (("?".to_owned(), "市级".to_owned()), "新媒体"),
        };
        let found = (told.outlet(row), medium(&told, row));
        assert_eq!((found.0, found.1.as_str()), expected, "{name}");
    }
    assert_eq!(told.all("outlet-account").len(), 6);
    // A level in words is told by the owner; none of them is a level that only a row knows.
    assert_eq!(told.all("level-from-row").len(), 0);
}

#[test]
fn outlets_are_parted_however_a_cell_lists_them() {
    let cells: [(&str, &[&str]); 15] = [
        ("①保定日报②人民网", &["保定日报", "人民网"]),
        ("1.保定日报2.人民网", &["保定日报", "人民网"]),
        ("1、保定日报；2、某某网", &["保定日报", "?某某网"]),
        ("（1）保定日报（2）人民网", &["保定日报", "人民网"]),
        ("保定日报┋人民网", &["保定日报", "人民网"]),
        ("医院公众平台┋健康某县", &["?医院公众平台", "?健康某县"]),
        ("医院公众平台/健康某县", &["?医院公众平台", "?健康某县"]),
        ("其他〖人民网〗", &["人民网"]),
        ("保定日报┋其他〖某某网〗", &["保定日报", "?某某网"]),
        ("保定日报首发，人民网转载", &["保定日报", "人民网"]),
        ("文化、艺术报、某某网", &["文化、艺术报", "?某某网"]),
        (
            "保定日报 人民网、某某网",
            &["保定日报", "人民网", "?某某网"],
        ),
        // A page, a number or one letter is no outlet.
        ("某某网、A2", &["?某某网、A2"]),
        ("某某网 某某报", &["?某某网 某某报"]),
        ("《教育、科技与人才》", &["?《教育、科技与人才》"]),
    ];
    let lines: Vec<String> = cells.iter().map(|(cell, _)| format!("{cell};;")).collect();
    let rows: Vec<String> = lines.iter().map(|line| line.replace(";;", "||")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let told = outlets(levels(), &rows);
    for (row, (cell, expected)) in (2..).zip(cells) {
        let own =
            (0..told.intake.submissions.len()).filter(|at| told.intake.submissions[*at].row == row);
        let names: Vec<String> = own
            .map(|at| match told.outlet(at).0.as_str() {
                "?" => {
                    let outlet = told.intake.submissions[at].outlet.expect("an outlet");
                    format!("?{}", told.intake.outlets[outlet as usize])
                }
                name => name.to_owned(),
            })
            .collect();
        assert_eq!(names, expected, "{cell}");
    }
}

#[test]
fn each_outlet_of_a_cell_has_the_day_behind_it() {
    let table = |heading: &str, rows: &[&str]| {
        let mut lines = vec![heading.to_owned()];
        lines.extend(rows.iter().map(|row| (*row).to_owned()));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let told = Office::by(levels())
            .rows("2022年5月.csv", &lines)
            .classified();
        let days = told
            .intake
            .submissions
            .iter()
            .map(|row| row.date.map(|day| day.to_string()));
        let days: Vec<String> = days.map(Option::unwrap_or_default).collect();
        (days, told.all("missing-date").len())
    };
    let (days, missing) = table(
        "标题|作者|媒体|日期",
        &[
            "一篇|张三|保定日报（5.3）人民网（5.5）|2022-05-03",
            "二篇|张三|保定日报（5月6日）、人民网（5月7日）|",
        ],
    );
    assert_eq!(
        days,
        ["2022-05-03", "2022-05-05", "2022-05-06", "2022-05-07"]
    );
    assert_eq!(missing, 0);
}
