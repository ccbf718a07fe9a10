//! What an office hands out, read as its readers do: a line that can be worked out from its words,
//! accounts by their own name, places only where a clause gives them.

mod results;

use std::io::Read;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use calamine::{Data, Reader, open_workbook_auto};
use results::result;
use tempfile::TempDir;

/// A rulebook with two levels, and what else it says.
fn rulebook(clauses: &str) -> String {
    format!(
        r#"
[rulebook]
name = "办法"
outlets = []
decimals = 2
[[field]]
name = "level"
of = "outlet"
values = ["校级", "国家级"]
[[field]]
name = "placement"
missing = "none"
values = ["头版"]
[[outlet]]
name = "校报"
level = "校级"
[[outlet]]
name = "人民日报"
level = "国家级"
[[points]]
clause = "第五条"
rows = [{{ level = "校级", points = 1 }}, {{ level = "国家级", points = 20 }}]
{clauses}"#
    )
}

struct Office(TempDir);

impl Office {
    fn new(rules: &str, tables: &[(&str, &str)]) -> Office {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("written");
        };
        write("办法.toml", rules);
        for (name, text) in tables {
            write(name, text);
        }
        let office = Office(folder);
        let tables: Vec<&str> = tables.iter().map(|(name, _)| *name).collect();
        office.score("zh", &tables);
        office
    }

    fn score(&self, lang: &str, tables: &[&str]) {
        Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(["score", "--rules", "办法.toml", "--month", "2022-05"])
            .args(["--lang", lang, "--out", "结果"])
            .args(tables)
            .current_dir(self.0.path())
            .assert()
            .success();
    }

    fn path(&self, name: &str) -> PathBuf {
        result(&self.0.path().join("结果"), name)
    }

    fn text(&self, name: &str) -> String {
        let path = self.path(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The lines of the ledger of an account: amount and sentence.
    fn lines(&self, account: &str) -> Vec<(String, String)> {
        let ledger = self.text("计分明细.csv");
        let mut table = csv::Reader::from_reader(ledger.trim_start_matches('\u{feff}').as_bytes());
        let rows = table.records().map(|row| row.expect("a row"));
        rows.filter(|row| &row[2] == account)
            .map(|row| (row[4].to_owned(), row[9].to_owned()))
            .collect()
    }

    /// The body of the bulletin, without markup.
    fn bulletin(&self) -> String {
        let file = std::fs::File::open(self.path("通报.docx")).expect("a bulletin");
        let mut parts = zip::ZipArchive::new(file).expect("a package");
        let mut text = String::new();
        let mut body = parts.by_name("word/document.xml").expect("a body");
        body.read_to_string(&mut text).expect("UTF-8");
        let mut plain = String::new();
        for piece in text.split('<').skip(1) {
            plain.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        }
        plain
    }

    /// All texts of a sheet of the workbook.
    fn sheet(&self, name: &str) -> Vec<String> {
        let mut book = open_workbook_auto(self.path("积分报表.xlsx")).expect("a workbook");
        let range = book.worksheet_range(name).expect("the sheet");
        let texts = range.used_cells().filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        });
        texts.collect()
    }

    fn sheets(&self) -> Vec<String> {
        let book = open_workbook_auto(self.path("积分报表.xlsx")).expect("a workbook");
        book.sheet_names()
    }
}

fn header(csv: &str) -> &str {
    csv.trim_start_matches('\u{feff}')
        .lines()
        .next()
        .expect("a header")
}

const HEADS: &str = "标题,作者,部门,媒体,日期,版面\n";

#[track_caller]
fn said(office: &Office, account: &str, expected: &[(&str, &str)]) {
    let lines = office.lines(account);
    let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(lines, expected, "{account}");
}

#[test]
fn a_line_says_what_part_of_it_is_the_accounts() {
    let rules = rulebook(
        "[[modify]]\nclause = \"第六条\"\nwhen = { placement = \"头版\" }\nplus = \"1/2\"
[[same-piece]]\nclause = \"第七条\"\nbest = 1\nrest = \"1/5\"
[piece]\nby = [\"title\"]\nwithin = \"month\"
[[share]]\nclause = \"第八条\"\nroles = { text = 7, photo = 3 }\n",
    );
    let table = format!(
        "{HEADS}开学,文/张三 图/李四,教务处,人民日报,2022-05-03,头版
开学,文/张三 图/李四,教务处,校报,2022-05-04,
运动会,王五、赵六,教务处,校报,2022-05-05,
招生,王五、赵六、孙七,教务处,人民日报,2022-05-06,
值班,团委、总务处,,校报,2022-05-07,
独奏,孙七,教务处,校报,2022-05-08,\n"
    );
    let office = Office::new(&rules, &[("报送.csv", &table)]);
    // 20 × 7/10 = 14, half of that again, a fifth of the school's own 1 × 7/10.
    let half = "加基础分的 0.5：版面为头版";
    let rest = "同一作品的另一次刊发值 1，按 0.2 计入";
    said(
        &office,
        "张三",
        &[
            ("14.00", "基础分 20：级别为国家级；本人占 7/10"),
            ("7.00", &format!("{half}；本人占 7/10")),
            ("0.14", &format!("{rest}；本人占 7/10")),
        ],
    );
    said(
        &office,
        "李四",
        &[
            ("6.00", "基础分 20：级别为国家级；本人占 3/10"),
            ("3.00", &format!("{half}；本人占 3/10")),
            ("0.06", &format!("{rest}；本人占 3/10")),
        ],
    );
    // 1 ÷ 2; 20 ÷ 3 is 6.67, 6.67, 6.66.
    let thirds = "基础分 20：级别为国家级；3 人平分，除不尽的尾数按整篇的合计分";
    said(
        &office,
        "王五",
        &[("0.50", "基础分 1：级别为校级；两人平分"), ("6.67", thirds)],
    );
    said(
        &office,
        "孙七",
        &[("6.66", thirds), ("1.00", "基础分 1：级别为校级")],
    );
    said(
        &office,
        "团委",
        &[("0.50", "基础分 1：级别为校级；2 个部门平分")],
    );
    // The same words in all that is handed out.
    let line = "基础分 20：级别为国家级；本人占 7/10";
    for name in ["对账单.html", "报告.html"] {
        let text = office.text(name).replace("&#x2f;", "/");
        assert!(text.contains(line), "{name}");
    }
    assert!(office.sheet("计分明细").iter().any(|text| text == line));
    let explained = Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args([
            "explain",
            "--rules",
            "办法.toml",
            "--lang",
            "zh",
            "张三",
            "报送.csv",
        ])
        .current_dir(office.0.path())
        .output()
        .expect("an answer");
    assert!(String::from_utf8_lossy(&explained.stdout).contains(line));
}

#[test]
fn the_words_hold_for_every_way_of_sharing() {
    let one = |share: &str, authors: &str| {
        let rules = rulebook(&format!("[[share]]\nclause = \"第八条\"\n{share}\n"));
        let table = format!("{HEADS}开学,{authors},教务处,人民日报,2022-05-03,\n");
        Office::new(&rules, &[("报送.csv", &table)])
    };
    let base = |part: &str| format!("基础分 20：级别为国家级{part}");
    // Everyone the whole: there is nothing to work out.
    let each = one("authors = \"each\"", "张三、李四");
    said(&each, "李四", &[("20.00", &base(""))]);
    let first = one("authors = \"first\"", "张三、李四");
    said(&first, "张三", &[("20.00", &base(""))]);
    said(&first, "李四", &[("0.00", &base("；本人占 0"))]);
    let parts = one("authors = [[1], [\"60%\", \"40%\"]]", "张三、李四");
    said(&parts, "张三", &[("12.00", &base("；本人占 3/5"))]);
    said(&parts, "李四", &[("8.00", &base("；本人占 2/5"))]);
    // A single signer who gets only a part.
    let half = one("authors = [[\"1/2\"]]", "张三");
    said(&half, "张三", &[("10.00", &base("；本人占 1/2"))]);
    // Two of three share.
    let two = one("signers = 2", "张三、李四、王五");
    said(&two, "李四", &[("10.00", &base("；本人占 1/2"))]);
    said(&two, "王五", &[("0.00", &base("；本人占 0"))]);
    // The departments' side: the sum, the whole, split.
    let sum = one("department = \"sum\"", "张三、李四");
    said(
        &sum,
        "教务处",
        &[("20.00", "本部门人员在这篇作品上的得分之和")],
    );
    let split = one("department = \"split\"", "张三（教务处）、李四（团委）");
    let score = "本部门有人署名的这篇作品的得分";
    said(
        &split,
        "团委",
        &[("10.00", &format!("{score}；2 个部门平分"))],
    );
    let whole = one("department = \"whole\"", "张三（教务处）、李四（团委）");
    said(&whole, "团委", &[("20.00", score)]);
}

#[test]
fn the_lines_of_the_example_month_can_be_worked_out() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/2022-05/结果");
    let ledger = std::fs::read_to_string(result(&kept, "计分明细.csv")).expect("the ledger");
    let mut table = csv::Reader::from_reader(ledger.trim_start_matches('\u{feff}').as_bytes());
    let (mut shared, mut alone) = (0, 0);
    for row in table.records() {
        let row = row.expect("a row");
        let said = &row[9];
        let number = |text: &str| text.parse::<f64>().expect("a number");
        let brings = if let Some(base) = said.strip_prefix("基础分 ") {
            number(base.split('：').next().expect("a base"))
        } else if let Some(rest) = said.strip_prefix("同一作品的另一次刊发值 ") {
            let (value, part) = rest.split_once("，按 ").expect("a part");
            number(value) * number(part.split(' ').next().expect("a part"))
        } else {
            continue;
        };
        let part = match said.rsplit_once('；').map(|(_, part)| part) {
            None => 1.0,
            Some("两人平分") => 0.5,
            Some(part) if part.contains("人平分") => {
                let count = part.split(' ').next().and_then(|n| n.parse::<f64>().ok());
                1.0 / count.expect("a number")
            }
            Some(part) => {
                let part = part.strip_prefix("本人占 ").expect("a part");
                let part = part.split('，').next().expect("a fraction");
                let (one, of) = part.split_once('/').unwrap_or((part, "1"));
                one.parse::<f64>().expect("a number") / of.parse::<f64>().expect("a number")
            }
        };
        let amount: f64 = row[4].parse().expect("an amount");
        // What is left over is a cent or two.
        let most = if said.contains("除不尽") {
            0.0201
        } else {
            1e-9
        };
        assert!((brings * part - amount).abs() < most, "{row:?}");
        if part < 1.0 { shared += 1 } else { alone += 1 }
    }
    assert!(shared > 20 && alone > 20, "{shared} {alone}");
}

/// What is handed out of a month, without the problems.
fn all_texts(office: &Office) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for name in [
        "部门排名.csv",
        "教师排名.csv",
        "计分明细.csv",
        "对账单.html",
    ] {
        texts.push((name.to_owned(), office.text(name)));
    }
    let page = office.text("报告.html");
    let problems = page.find("id=\"problems\"").expect("problems");
    texts.push(("报告.html".to_owned(), page[..problems].to_owned()));
    texts.push(("通报.docx".to_owned(), office.bulletin()));
    for sheet in office.sheets() {
        texts.push((sheet.clone(), office.sheet(&sheet).join("\n")));
        texts.push(("sheets".to_owned(), sheet));
    }
    texts
}

const RANKS: &str = "[[rank]]\nclause = \"第九条\"\naccount = \"department\"\nper = \"month\"
[[rank]]\nclause = \"第九条\"\naccount = \"teacher\"\nper = \"month\"\n";

#[test]
fn accounts_are_called_as_all_tables_head_them() {
    let table = |heading: &str| {
        format!("标题,通讯员,{heading},媒体,日期\n开学{heading},张三,实验小学,校报,2022-05-03\n")
    };
    let (one, other) = (table("学校"), table("报送学校"));
    let office = Office::new(&rulebook(RANKS), &[("一.csv", &one), ("二.csv", &other)]);
    for (name, text) in all_texts(&office) {
        assert!(
            !text.contains("部门") && !text.contains("教师"),
            "{name}: {text}"
        );
    }
    assert_eq!(
        header(&office.text("部门排名.csv")),
        "名次,组别,学校,积分,计分篇数"
    );
    assert!(header(&office.text("计分明细.csv")).ends_with(",学校"));
    assert!(office.text("计分明细.csv").contains(",学校,实验小学,"));
    let sheets = office.sheets();
    assert!(sheets.contains(&"学校排名".to_owned()), "{sheets:?}");
    assert!(sheets.contains(&"通讯员排名".to_owned()), "{sheets:?}");
    assert!(office.bulletin().contains("学校排名"));
    // Again in English, with its own words for them.
    office.score("en", &["一.csv", "二.csv"]);
    let ranking = std::fs::read_to_string(office.0.path().join("结果/departments-2022-05.csv"));
    let ranking = ranking.expect("the ranking");
    assert_eq!(header(&ranking), "Place,Group,School,Points,Pieces");
}

#[test]
fn tables_that_differ_leave_the_usual_name() {
    let one = "标题,作者,学校,媒体,日期\n开学,张三,实验小学,校报,2022-05-03\n";
    let other = "标题,作者,处室,媒体,日期\n放假,李四,教务处,校报,2022-05-04\n";
    let office = Office::new(&rulebook(RANKS), &[("一.csv", one), ("二.csv", other)]);
    assert_eq!(
        header(&office.text("部门排名.csv")),
        "名次,组别,部门,积分,计分篇数"
    );
}

#[test]
fn the_rulebook_names_its_accounts_before_any_table() {
    let rules = rulebook(&format!(
        "{RANKS}[[field]]\nname = \"department\"\nof = \"teacher\"\nheaders = [\"学区\", \"单位\"]
[[field]]\nname = \"authors\"\nkind = \"people\"\nheaders = [\"信息员\"]\n"
    ));
    let table = "标题,信息员,单位,媒体,日期\n开学,张三,城关学区,校报,2022-05-03\n";
    let office = Office::new(&rules, &[("报送.csv", table)]);
    assert_eq!(
        header(&office.text("部门排名.csv")),
        "名次,组别,学区,积分,计分篇数"
    );
    assert!(office.text("计分明细.csv").contains(",信息员,张三,"));
}

#[test]
fn a_count_matrix_names_its_units() {
    let table = "学校,人民日报,校报\n实验小学,1,2\n第二小学,0,3\n";
    let office = Office::new(&rulebook(RANKS), &[("2022年5月采用情况.csv", table)]);
    // 20 + 2 × 1, and 3 × 1.
    let ranking = office.text("部门排名.csv");
    assert_eq!(header(&ranking), "名次,组别,学校,积分,计分篇数");
    assert!(ranking.contains("1,,实验小学,22.00,3"), "{ranking}");
    assert!(ranking.contains("2,,第二小学,3.00,3"), "{ranking}");
}

const WEEK: &str = "标题,作者,部门,媒体,日期
一,赵六,教务处,人民日报,2022-05-03
二,王五,团委,校报,2022-05-04
三,王五,团委,校报,2022-05-05
";

#[test]
fn without_a_clause_that_ranks_points_do_and_each_report_says_so() {
    let rules = rulebook(
        "[[money]]\nclause = \"第十条\"\naccount = \"teacher\"\nper = \"month\"\neach = 2\n",
    );
    let office = Office::new(&rules, &[("报送.csv", WEEK)]);
    // 20 and 2 points are 40 and 4 元.
    let teachers = office.text("教师排名.csv");
    let lines: Vec<&str> = teachers.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "名次,姓名,部门,积分,计分篇数,奖金",
            "1,赵六,教务处,20.00,1,40.00",
            "2,王五,团委,2.00,2,4.00",
        ]
    );
    let told = "办法没有规定怎样排名，名次按积分从高到低排。";
    let sheet = office.sheet("教师排名").join("\n");
    for text in [office.text("报告.html"), office.bulletin(), sheet] {
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn who_is_paid_but_not_ranked_is_listed_with_the_money() {
    let rules = rulebook(
        "[[rank]]\nclause = \"第九条\"\naccount = \"teacher\"\nper = \"month\"\nwho = { post = \"通讯员\" }
[[money]]\nclause = \"第十条\"\naccount = \"teacher\"\nper = \"month\"\neach = 2\n",
    );
    let roster = "姓名,部门,岗位\n王五,团委,通讯员\n赵六,教务处,教师\n";
    let office = Office::new(&rules, &[("报送.csv", WEEK), ("名单.csv", roster)]);
    let teachers = office.text("教师排名.csv");
    let lines: Vec<&str> = teachers.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "名次,姓名,部门,积分,计分篇数,奖金",
            "1,王五,团委,2.00,2,4.00",
            ",赵六,教务处,20.00,1,40.00",
        ]
    );
    let sheets = office.sheets();
    assert!(sheets.contains(&"教师排名".to_owned()), "{sheets:?}");
    assert!(sheets.contains(&"教师积分".to_owned()), "{sheets:?}");
    assert!(office.sheet("教师积分").contains(&"赵六".to_owned()));
}

/// The formulas of places in a sheet of the workbook.
fn place_formulas(office: &Office, sheet: &str) -> Vec<String> {
    let mut book = open_workbook_auto(office.path("积分报表.xlsx")).expect("a workbook");
    let formulas = book.worksheet_formula(sheet).expect("formulas");
    let places = formulas.used_cells().filter(|(_, column, _)| *column == 0);
    places.map(|(_, _, formula)| formula.clone()).collect()
}

#[test]
fn a_ranking_by_something_else_shows_what_it_goes_by() {
    let by = |rank: &str| {
        let rules = rulebook(&format!(
            "[[rank]]\nclause = \"第九条\"\naccount = \"teacher\"\nper = \"month\"\n{rank}\n"
        ));
        Office::new(&rules, &[("报送.csv", WEEK)])
    };
    let publications = by("by = \"publications\"");
    let teachers = publications.text("教师排名.csv");
    let lines: Vec<&str> = teachers.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "名次,姓名,部门,积分,计分篇数,奖金,计入排名的刊发次数",
            "1,王五,团委,2.00,2,,2",
            "2,赵六,教务处,20.00,1,,1",
        ]
    );
    // F is the column of what ranks: points are 积分 in D.
    let formulas = place_formulas(&publications, "教师排名");
    assert_eq!(formulas.len(), 2, "{formulas:?}");
    assert!(
        formulas.iter().all(|text| text.contains("$F$2:$F$3>")),
        "{formulas:?}"
    );
    for text in [publications.text("报告.html"), publications.bulletin()] {
        assert!(text.contains("计入排名的刊发次数"), "{text}");
    }
    // Only what the school's own paper printed ranks: 赵六 has nothing of it.
    let school = by("when = { level = \"校级\" }");
    let teachers = school.text("教师排名.csv");
    assert!(header(&teachers).ends_with("计入排名的得分"), "{teachers}");
    assert!(teachers.contains("1,王五,团委,2.00,2,,2.00"), "{teachers}");
    assert!(
        teachers.contains("2,赵六,教务处,20.00,1,,0.00"),
        "{teachers}"
    );
}

#[test]
fn results_in_english_are_no_submissions_either() {
    let office = Office::new(&rulebook(RANKS), &[("报送.csv", WEEK)]);
    office.score("en", &["报送.csv"]);
    let folder = office.0.path().join("结果");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("results")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.is_ascii() && name.ends_with(".csv"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "departments-2022-05.csv",
            "ledger-2022-05.csv",
            "problems-2022-05.csv",
            "teachers-2022-05.csv"
        ]
    );
    let before = office.text("教师排名.csv");
    // Under other names, so that only their headings tell what they are.
    let mut tables = vec!["报送.csv".to_owned()];
    for (index, name) in names.iter().enumerate() {
        let own = format!("旧{index}.csv");
        std::fs::copy(folder.join(name), office.0.path().join(&own)).expect("copied");
        tables.push(own);
    }
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    office.score("zh", &tables);
    assert_eq!(office.text("教师排名.csv"), before);
    let problems = office.text("问题清单.csv");
    assert_eq!(problems.matches("own-report").count(), 4, "{problems}");
}
