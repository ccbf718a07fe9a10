//! The bulletin of a month whose figures are worked out by hand, read back from the Word document.

#[path = "../results/mod.rs"]
mod results;
mod word;

use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output};

use assert_cmd::Command;
use results::result;
use tempfile::TempDir;
use word::{Word, part};

const RULEBOOK: &str = r#"
[rulebook]
name = "宣传奖励办法"
outlets = []

[[points]]
clause = "第一条"
rows = [{ level = "市级", points = 5 }, { level = "校级", points = 2 }]

[[share]]
clause = "第二条"
authors = "equal"
department = "sum"

[[target]]
clause = "第三条"
account = "department"
per = "month"
pieces = 2
short = -1

[[list]]
clause = "第五条"
name = "宣传之星"
account = "teacher"
per = "month"
places = 1
"#;

/// May: 教务处 and 团委 5 + 2 = 7 and both pieces of the task. 总务处 2, one piece short: 1; a row
/// waits to be checked. 保卫处 nothing, two short: −2. April: 团委 4; 教务处 and 总务处 2 − 1.
const ROWS: &str = "\
标题,作者,部门,媒体,级别,日期
春一,李四,团委,校报,校级,2022-04-01
春二,李四,团委,校报,校级,2022-04-02
春三,张三,教务处,校报,校级,2022-04-03
春四,王五,总务处,校报,校级,2022-04-04
夏一,张三,教务处,市报,市级,2022-05-01
夏二,张三,教务处,校报,校级,2022-05-02
夏三,李四,团委,市报,市级,2022-05-03
夏四,李四,团委,校报,校级,2022-05-04
夏五,王五,总务处,校报,校级,2022-05-05
夏六,王五,总务处,某报,,2022-05-06
";

const ROSTER: &str = "姓名,部门\n张三,教务处\n李四,团委\n王五,总务处\n赵六,保卫处\n";

/// A folder with a month to score.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new(rows: &str, roster: &str) -> Office {
        let office = Office {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        office.put("办法.toml", RULEBOOK);
        office.put("报送.csv", rows);
        office.put("名册.csv", roster);
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.at(name), text).expect("a file");
    }

    fn jifen(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("it runs")
    }

    /// Scores May into a folder and reads the bulletin.
    #[track_caller]
    fn bulletin(&self, out: &str, more: &[&str]) -> Word {
        let output = self.score(out, more);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{told}");
        let names = std::fs::read_dir(self.at(out)).expect("the results");
        assert_eq!(names.count(), 2, "docx alone, and the receipt");
        let name = if more.contains(&"en") {
            "bulletin.docx"
        } else {
            "通报.docx"
        };
        Word::open(&result(&self.at(out), name))
    }

    fn score(&self, out: &str, more: &[&str]) -> Output {
        let inputs = ["score", "报送.csv", "名册.csv", "--rules", "办法.toml"];
        let asked = ["--formats", "docx", "--out", out];
        let month: &[&str] = match more.contains(&"--period") {
            true => &[],
            false => &["--month", "2022-05"],
        };
        self.jifen(&[&inputs[..], &asked, month, more].concat())
    }
}

fn office() -> Office {
    Office::new(ROWS, ROSTER)
}

#[test]
fn the_text_says_what_was_scored() {
    let more = ["--state", "公示稿", "--objections", "2022-06-10"];
    let word = office().bulletin("结果", &more);
    let wanted = [
        "关于2022年5月宣传工作情况的通报",
        "（公示稿）",
        "各部门、各单位：",
        "根据《宣传奖励办法》，现将2022年5月宣传报送和积分情况通报如下。",
        "一、总体情况",
        "本期共收到报送6条，计分5条，不计分0条，待核对1条（核对以后才计分）。计分的稿件中，\
         市级2条，校级3条。与2022年4月相比，收到的增加2条，计分的增加1条。",
        "二、成绩较好的部门和教师",
        "（一）部门排名",
        "团委、教务处各7.00分，总务处1.00分。与上期相比，教务处上升最多，上升1位。",
        "（二）教师排名",
        "张三、李四各7.00分，王五2.00分。与上期相比，张三上升最多，上升1位。",
        "三、表扬和通报的名单",
        "宣传之星（第五条）：张三、李四。",
        "四、需要加强的方面",
        "按照第三条的任务，2个部门已经完成；保卫处、总务处与任务还有差距，希望抓紧。",
        "以下部门本期暂时没有计分的稿件，希望积极报送：保卫处。",
        "希望各部门对照排名和明细查找不足，及时、准确报送。\
         对积分有异议的，请在2022年6月10日以前（含当日）提出。",
        "附件：1. 部门排名",
        "2. 教师排名",
        "3. 名单",
        "4. 三本账",
        "××学校宣传科",
        "____年__月__日",
    ];
    assert_eq!(word.body(), wanted);
}

#[test]
fn the_tables_have_the_figures_of_the_model() {
    let word = office().bulletin("结果", &["--prepared", "钱七"]);
    let wanted: [&[&str]; 4] = [
        &[
            "名次 部门 积分 计分篇数 累计积分 名次变化",
            "1 团委 7.00 2 11.00 0",
            "1 教务处 7.00 2 8.00 ↑1",
            "3 总务处 1.00 1 2.00 ↓1",
            "4 保卫处 -2.00 0 -4.00 0",
        ],
        &[
            "名次 姓名 部门 积分 计分篇数 累计积分 名次变化",
            "1 张三 教务处 7.00 2 9.00 ↑1",
            "1 李四 团委 7.00 2 11.00 0",
            "3 王五 总务处 2.00 1 4.00 ↓1",
            "4 赵六 保卫处 0.00 0 0.00 0",
        ],
        &[
            "名次 账户 部门 条款",
            "1 张三 教务处 第五条",
            "1 李四 团委 第五条",
        ],
        &[
            "项目 教师账 部门账 校外、无署名",
            "作品按条款得分 16.00 0.00 0.00",
            "部门按本部门人员的得分计入 0.00 16.00 0.00",
            "第三条（任务与事项） 0.00 -3.00 0.00",
            "合计 16.00 13.00 0.00",
        ],
    ];
    assert_eq!(word.tables(), wanted);
    // Each table's head stands on every page it goes over, each annex begins a page.
    assert_eq!(word.repeated, 4);
    let marks = word.texts(&["AnnexMark"]);
    assert_eq!(marks, ["附件1", "附件2", "附件3", "附件4"]);
    let notes = word.texts(&["Note"]);
    let under_the_first = [
        "评分办法：宣传奖励办法",
        "同分的名次相同，后面的名次顺延（如 1、2、2、4）。",
        "积分保留 2 位小数（四舍五入）",
        "初稿　制表：钱七",
    ];
    assert_eq!(notes[..4], under_the_first);
}

#[test]
fn who_is_short_in_several_months_is_named_once() {
    let word = office().bulletin("结果", &["--period", "2022Q2"]);
    // 团委 alone did its two pieces in both months; 保卫处 is four short, 总务处 two, 教务处 one.
    let short = "按照第三条的任务，1个部门已经完成；保卫处（2022年4月、2022年5月）、\
                 总务处（2022年4月、2022年5月）、教务处（2022年4月）与任务还有差距，希望抓紧。";
    let body = word.body();
    assert!(body.contains(&short), "{body:?}");
    assert_eq!(body[0], "关于2022年第2季度宣传工作情况的通报");
}

#[test]
fn english_is_spoken_too() {
    let word = office().bulletin("out", &["--lang", "en", "--state", "final"]);
    let body = word.body();
    assert_eq!(body[0], "Publicity in 2022-5");
    let counts = "6 item(s) were received: 5 counted, 0 did not, 1 wait to be checked and count \
                  after that. By level, those that counted: 市级 2, 校级 3. Against 2022-4, 2 more \
                  received and 1 more counted.";
    assert!(body.contains(&counts), "{body:?}");
    let leaders = "团委, 教务处 7.00 分 each; 总务处 1.00 分. Most places gained since the period \
                   before: 教务处, 1.";
    assert!(body.contains(&leaders), "{body:?}");
    assert!(body.contains(&"2. Who did well") && body.contains(&"(1) Departments"));
}

#[test]
fn a_school_writes_its_own_text() {
    let office = office();
    let output = office.jifen(&["bulletin", "--out", "我的通报.txt"]);
    assert!(output.status.success());
    let own = std::fs::read_to_string(office.at("我的通报.txt")).expect("a template");
    let own = own.replace("语气 = \"委婉\"", "语气 = \"直接\"");
    let own = own.replace("××学校宣传科", "县职教中心宣传科");
    // As an older Notepad on Windows saves it.
    let (bytes, _, _) = encoding_rs::GB18030.encode(&own);
    let windows: Vec<u8> = bytes
        .split(|byte| *byte == b'\n')
        .collect::<Vec<_>>()
        .join(&b"\r\n"[..]);
    std::fs::write(office.at("我的通报.txt"), windows).expect("a template");
    let word = office.bulletin("结果", &["--bulletin", "我的通报.txt"]);
    let body = word.body();
    let short = "按照第三条的任务，2个部门已经完成，没有完成的有：保卫处（应完成2件，完成0件，还差2件）、\
                 总务处（应完成2件，完成1件，还差1件）。";
    assert!(body.contains(&short), "{body:?}");
    assert!(body.contains(&"本期没有计分稿件的部门：保卫处。"));
    assert_eq!(word.texts(&["Signature"]), ["县职教中心宣传科"]);
    // The receipt knows the template.
    assert_eq!(office.jifen(&["verify", "结果"]).status.code(), Some(0));
    office.put("我的通报.txt", "改过的");
    let verified = office.jifen(&["verify", "结果"]);
    let told = String::from_utf8_lossy(&verified.stderr);
    assert!(told.contains("我的通报.txt"), "{told}");
    assert_eq!(verified.status.code(), Some(1));
}

#[test]
fn a_mistake_in_a_template_is_told_at_its_line() {
    let office = office();
    let cases = [
        (
            "甲\n乙{{ 期简 }}",
            ["我的.txt:2", "没有这个名称", "是不是想写 期间"],
        ),
        (
            "甲\n\n【抬头】乙",
            ["我的.txt:3", "行首没有这样的记号", "【标题】"],
        ),
        (
            "甲{% if 收到 %}\n乙",
            ["我的.txt:", "这一行没有写对", "endif"],
        ),
        ("甲\n{{ 收到|大写 }}", ["我的.txt:2", "没有的功能", "大写"]),
        (
            "{% for 榜 in 排名 %}\n{{ 榜.题目 }}\n{% endfor %}",
            ["我的.txt:2", "没有所说的那一项", "题目"],
        ),
    ];
    for (template, wanted) in cases {
        office.put("我的.txt", template);
        let output = office.score("结果", &["--bulletin", "我的.txt"]);
        let told = String::from_utf8_lossy(&output.stderr);
        for part in wanted {
            assert!(told.contains(part), "{template}: {part} in {told}");
        }
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(!office.at("结果").exists(), "nothing is written");
    }
    let output = office.score("结果", &["--bulletin", "没有.txt"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("读不了通报的模板"), "{told}");
}

#[test]
fn names_that_look_like_markup_are_text() {
    let long = "长".repeat(3000);
    let odd = "<w:br/>&lt;\u{202E}]]>{{ 期间 }}";
    let rows = format!(
        "标题,作者,部门,媒体,级别,日期\n一,张三,{odd},校报,校级,2022-05-01\n\
         二,张三,{odd},校报,校级,2022-05-02\n三,李四,{long},校报,校级,2022-05-03\n"
    );
    let roster = format!("姓名,部门\n张三,{odd}\n李四,{long}\n");
    let office = Office::new(&rows, &roster);
    let name = r#"<b>办法</b>\u0001\u202E\n一"#;
    office.put("办法.toml", &RULEBOOK.replace("宣传奖励办法", name));
    let word = office.bulletin("结果", &[]);
    let all = word.all();
    let shown = "<w:br/>&lt;]]>{{期间}}";
    assert!(all.contains(&shown), "{:?}", &all[..8]);
    assert!(all.contains(&long.as_str()));
    // 2 + 2, and 2 for a piece less 1 for the one that the task misses.
    let leaders = format!("{shown}4.00分，{long}1.00分。");
    assert!(all.contains(&leaders.as_str()));
    assert!(all[3].starts_with("根据《<b>办法</b>"), "{}", all[3]);
    let is_odd = |c: char| c.is_control() || c == '\u{202E}';
    assert!(all.iter().all(|text| !text.contains(is_odd)));
}

#[test]
fn the_same_rows_in_another_order_give_the_same_bytes() {
    let mut rows: Vec<&str> = ROWS.lines().collect();
    rows[1..].reverse();
    let bytes = |rows: &str| {
        let office = Office::new(rows, ROSTER);
        office.bulletin("结果", &[]);
        std::fs::read(result(&office.at("结果"), "通报.docx")).expect("a document")
    };
    assert_eq!(bytes(ROWS), bytes(&rows.join("\n")));
}

#[test]
fn the_page_is_that_of_the_standard() {
    let office = office();
    office.bulletin("结果", &[]);
    let path = result(&office.at("结果"), "通报.docx");
    // 37, 35, 28 and 26 mm in twentieths of a point; 29 points are 580 of them.
    let body = part(&path, "word/document.xml");
    let margins = r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1588""#;
    assert!(body.contains(margins));
    let styles = part(&path, "word/styles.xml");
    for wanted in [
        r#"<w:spacing w:line="580" w:lineRule="exact"/>"#,
        r#"w:eastAsia="仿宋_GB2312""#,
        r#"w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>"#,
        r#"w:firstLineChars="200""#,
    ] {
        assert!(styles.contains(wanted), "{wanted}");
    }
}

#[test]
fn libreoffice_reads_what_was_written() {
    let office = office();
    let word = office.bulletin("结果", &[]);
    let Some(text) = converted(&office.at("结果"), "通报-2022-05.docx") else {
        return;
    };
    let without_blanks = |text: &str| -> String { text.split_whitespace().collect() };
    let text = without_blanks(&text);
    let mut rest = text.as_str();
    for piece in word.all() {
        let piece = without_blanks(piece);
        let at = rest.find(&piece);
        let at = at.unwrap_or_else(|| panic!("{piece} in its order in {text}"));
        rest = &rest[at + piece.len()..];
    }
    assert_eq!(rest, "");
}

/// The text of a document as LibreOffice reads it; none, said aloud, where there is none.
fn converted(folder: &Path, name: &str) -> Option<String> {
    if Process::new("soffice").arg("--version").output().is_err() {
        eprintln!("\n*** SKIPPED: soffice is not installed, no document was converted ***\n");
        return None;
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Process::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
        ])
        .arg(name)
        .current_dir(folder)
        .output()
        .expect("soffice runs");
    let text = std::fs::read_to_string(folder.join(name).with_extension("txt"));
    let told = String::from_utf8_lossy(&output.stderr);
    Some(text.unwrap_or_else(|_| panic!("soffice converted nothing: {told}")))
}
