//! Whatever is asked takes every answer that it offers: each kind of question is brought about, and
//! each of its choices given back.

mod scored;

use std::collections::BTreeSet;
use std::fs;

use scored::Office;

/// Clauses that look at all kinds of fields.
const RULES: &str = r#"
[rulebook]
name = "办法"
outlets = []
[[field]]
name = "level"
of = "outlet"
values = ["校级", "市级", "国家级"]
[[field]]
name = "genre"
missing = "消息"
values = ["消息", "通讯"]
[[field]]
name = "words"
missing = "ask"
[[field]]
name = "original"
[[outlet]]
name = "校报"
level = "校级"
[[outlet]]
name = "保定日报"
level = "市级"
domains = ["bdrb.example.cn", "two.example.cn"]
[[outlet]]
name = "人民日报"
level = "国家级"
domains = ["people.example.cn", "two.example.cn"]
[[outlet]]
name = "教育通讯"
[[outlet]]
name = "微信公众号"
aliases = ["公众号"]
platform = true
domains = ["mp.example.cn"]
[[points]]
clause = "第一条"
when = { genre = "消息" }
rows = [{ level = "校级", points = 1 }, { level = "市级", points = 10 }, { level = "国家级", points = 40 }]
[[points]]
clause = "第二条"
when = { genre = "通讯", words = ">=100" }
points = 5
[[modify]]
clause = "第三条"
when = { original = true }
add = 1
[[event]]
clause = "第四条"
name = "差错"
points = -2
[[rank]]
clause = "第九条"
account = "teacher"
per = "month"
"#;

const ROSTER: &str = "姓名,部门\n张三,教务处\n张三,学生处\n王小明,教务处\n李四,机电工程系\n";

/// Files that bring about questions of these codes: a text is a csv; of a workbook the sheets, parted by
/// strokes, with a name, rows and cells.
struct Case {
    codes: &'static [&'static str],
    files: &'static [(&'static str, &'static str)],
    rules: fn(&str) -> String,
}

fn as_they_are(rules: &str) -> String {
    rules.to_owned()
}

/// Outlets are what the first clause looks at, not levels.
fn by_outlet(rules: &str) -> String {
    rules.replace(
        "{ level = \"市级\", points = 10 }",
        "{ level = \"市级\", outlet = \"保定日报\", points = 10 }",
    )
}

const CASES: &[Case] = &[
    Case {
        codes: &[
            "unknown-outlet",
            "missing-level",
            "platform-untold",
            "outlet-without-level",
            "outlet-by-link",
        ],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,链接\n\
             甲,李四,教务处,保定曰报,2022-05-06,\n\
             乙,李四,教务处,微信公众平台,2022-05-06,\n\
             丙,李四,教务处,教育通讯,2022-05-06,\n\
             丁,李四,教务处,公众号,2022-05-06,\n\
             戊,李四,教务处,,2022-05-06,\n\
             己,李四,教务处,清溪报,2022-05-06,https://bdrb.example.cn/1\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["departments-several"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n\
             甲,李四,教务处、后勤处,校报,2022-05-06\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["same-name-beside-others"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n\
             甲,王建国、孙立新,教务处,校报,2022-05-06\n\
             乙,孙立新,学生处,校报,2022-05-07\n\
             丙,孙立新,学生处,校报,2022-05-08\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["sum-found-in-doubt"],
        files: &[
            (
                "明细.csv",
                "标题,作者,部门,媒体,日期\n\
                 甲,王建国,教务处,校报,2022-05-06\n\
                 乙,赵敏,教务处,保定日报,2022-05-07\n\
                 丙,孙立新,学生处,校报,2022-05-08\n\
                 丁,吴文博,团委,人民日报,2022-05-09\n",
            ),
            (
                "个人积分.csv",
                "2022年5月教师宣传积分表\n\
                 姓名,部门,校级,市级,国家级\n\
                 王建国,教务处,1,,\n\
                 赵敏,教务处,,2,\n\
                 孙立新,学生处,1,,\n\
                 吴文博,团委,,,1\n",
            ),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &["account-of-outlet"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n\
             甲,李四,教务处,保定日报公众号,2022-05-06\n",
        )],
        rules: by_outlet,
    },
    Case {
        codes: &["link-untold"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,日期,链接\n\
             甲,李四,教务处,2022-05-06,https://mp.example.cn/s/1\n\
             乙,李四,教务处,2022-05-06,https://mp.example.cn/s/2\n\
             丙,李四,教务处,2022-05-06,https://two.example.cn/1\n\
             丁,李四,教务处,2022-05-06,https://other.example.org/1\n\
             戊,李四,教务处,2022-05-06,https://bbs.people.example.cn/1\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["link-untold", "unknown-outlet"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,级别,媒体,日期,链接\n\
             甲,李四,教务处,市级,,2022-05-06,https://mp.example.cn/s/1\n\
             乙,李四,教务处,市级,,2022-05-06,https://two.example.cn/1\n\
             丙,李四,教务处,,清溪报,2022-05-06,\n\
             丁,李四,教务处,市级,,2022-05-06,\n",
        )],
        rules: by_outlet,
    },
    Case {
        codes: &["outlet-is-forum", "outlet-and-link-differ", "level-differs"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,级别,媒体,日期,链接\n\
             甲,李四,教务处,,人民日报,2022-05-06,http://bbs.people.example.cn/1\n\
             乙,李四,教务处,,保定日报,2022-05-06,http://people.example.cn/1\n\
             丙,李四,教务处,校级,保定日报,2022-05-06,\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &[
            "unknown-value",
            "unreadable-number",
            "unreadable-flag",
            "number-of-range",
            "number-wrong-result",
        ],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,体裁,字数,是否原创\n\
             甲,李四,教务处,保定日报,2022-05-06,侧记,500,是\n\
             乙,李四,教务处,保定日报,2022-05-06,通讯,若干,是\n\
             丙,李四,教务处,保定日报,2022-05-06,通讯,500,大概\n\
             丁,李四,教务处,保定日报,2022-05-06,通讯,300-500,是\n\
             戊,李四,教务处,保定日报,2022-05-06,通讯,3-1=1,是\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["missing-fact"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,体裁\n甲,李四,教务处,保定日报,2022-05-06,通讯\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["not-covered"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,体裁\n甲,李四,教务处,保定日报,2022-05-06,消息\n",
        )],
        rules: |rules| rules.replace("{ level = \"市级\", points = 10 }, ", ""),
    },
    Case {
        codes: &["repeated-row", "rows-alike"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n\
             甲,李四,教务处,保定日报,2022-05-06\n\
             甲,李四,教务处,保定日报,2022-05-06\n\
             乙,李四,教务处,保定日报,2022-05-06\n\
             乙,王五,教务处,保定日报,2022-05-06\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["handed-in-twice"],
        files: &[
            (
                "教务处.csv",
                "标题,作者,部门,媒体,日期\n甲,李四,教务处,保定日报,2022-05-06\n",
            ),
            (
                "团委.csv",
                "标题,作者,部门,媒体,日期\n甲,王五,团委,保定日报,2022-05-06\n",
            ),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &["row-not-approved"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,审批结果\n\
             甲,李四,教务处,保定日报,2022-05-06,拒绝\n乙,李四,教务处,保定日报,2022-05-06,通过\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["sum-in-doubt"],
        files: &[
            (
                "明细.csv",
                "标题,部门,媒体,日期\n甲,一中,人民日报,2022-05-06\n乙,二中,人民日报,2022-05-07\n",
            ),
            (
                "汇总.csv",
                "2022年5月采用情况汇总表\n部门,人民日报,保定日报,合计\n\
                 一中,1,2,3\n二中,1,0,1\n三中,2,0,2\n四中,0,3,3\n",
            ),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &[
            "two-people-of-one-name",
            "name-like",
            "unknown-department",
            "byline-without-author",
        ],
        files: &[
            (
                "报送.csv",
                "标题,作者,部门,媒体,日期\n\
                 甲,张三,,保定日报,2022-05-06\n\
                 乙,王晓明,教务处,保定日报,2022-05-06\n\
                 丙,李四,机电部,保定日报,2022-05-06\n\
                 丁,责编：赵雷,教务处,保定日报,2022-05-06\n",
            ),
            ("名单.csv", ROSTER),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &["two-people-of-one-name"],
        files: &[
            (
                "报送.csv",
                "标题,作者,部门,媒体,日期\n甲,张三,,保定日报,2022-05-06\n乙,张三,,人民日报,2022-05-07\n",
            ),
            ("名单.csv", ROSTER),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &["event-account-unknown", "unknown-event"],
        files: &[
            (
                "报送.csv",
                "标题,作者,部门,媒体,日期\n甲,李四,机电工程系,保定日报,2022-05-06\n",
            ),
            ("名单.csv", ROSTER),
            (
                "事项.csv",
                "账户,事项,日期\n李四,错字,2022-05-09\n王晓明,差错,2022-05-09\n张三,差错,2022-05-09\n",
            ),
        ],
        rules: as_they_are,
    },
    Case {
        codes: &["column-guessed"],
        files: &[(
            "报送.csv",
            "标题,作者,单位,日期\n甲,李四,新芽,2022-05-06\n乙,李四,青苗,2022-05-07\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["column-ignored", "column-second"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期,方阵,发布日期\n甲,李四,教务处,保定日报,2022-05-06,通讯,2022-05-07\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["unit-and-author-unparted"],
        files: &[(
            "报送.csv",
            "标题,单位及姓名,媒体,日期\n\
             甲,机电 张三,保定日报,2022-05-06\n乙,机电 张三,校报,2022-05-07\n\
             丙,张三（机电）、李四（教务处）,校报,2022-05-08\n丁,教务处,校报,2022-05-09\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["authors-in-names"],
        files: &[(
            "教师.xlsx",
            "张三:标题|媒体|日期;甲|校报|2022-05-06/王小明:标题|媒体|日期;乙|校报|2022-05-07/\
             欧阳文静:标题|媒体|日期;丙|校报|2022-05-07",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["date-without-day"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n甲,李四,教务处,保定日报,2022年5月\n\
             乙,李四,教务处,校报,2022年5月\n丙,李四,教务处,校报,2022年3-4月\n",
        )],
        rules: |rules| rules.replace("outlets = []", "outlets = []\nmonth-ends = 25"),
    },
    Case {
        codes: &["date-without-year"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n甲,李四,教务处,保定日报,5月6日\n",
        )],
        rules: as_they_are,
    },
    Case {
        codes: &["date-of-several", "unreadable-date", "missing-date"],
        files: &[(
            "报送.csv",
            "标题,作者,部门,媒体,日期\n甲,李四,教务处,保定日报,5/6/2022\n\
             乙,李四,教务处,保定日报,上周五\n丙,李四,教务处,保定日报,\n\
             丁,李四,教务处,保定日报,2022-05-06\n",
        )],
        rules: as_they_are,
    },
];

/// What is asked: the text that names it, and the answers that it offers.
type Asked = (String, Vec<String>);

fn lay(case: &Case) -> Office {
    let office = Office::by(&(case.rules)(RULES), &[]);
    for (name, text) in case.files {
        if !name.ends_with(".xlsx") {
            office.put(name, text);
            continue;
        }
        let sheets = text.split('/').map(|sheet| {
            let (called, rows) = sheet.split_once(':').expect("a sheet");
            (called, rows.split(';').collect())
        });
        let sheets: Vec<(&str, Vec<&str>)> = sheets.collect();
        let sheets = sheets
            .iter()
            .map(|(called, rows)| (*called, rows.as_slice()));
        office.book(name, &sheets.collect::<Vec<_>>());
    }
    office
}

/// Codes of problems, and what is still asked.
fn run(case: &Case, answer: Option<(&str, &str)>) -> (BTreeSet<String>, Vec<Asked>) {
    let office = lay(case);
    let mut inputs: Vec<&str> = case.files.iter().map(|(name, _)| *name).collect();
    if let Some((what, answer)) = answer {
        let mut file = csv::Writer::from_path(office.path("决定.csv")).expect("a file");
        file.write_record(["事项", "答复"]).expect("written");
        file.write_record([what, answer]).expect("written");
        file.flush().expect("written");
        inputs.push("决定.csv");
    }
    let ran = office.score(&inputs);
    let problems = ran.lines("问题清单.csv").into_iter();
    let codes = problems.map(|line| line[1].clone()).collect();
    let open = ran.asked().into_iter().map(|[what, _, choices]| {
        let offered = |choice: &&str| !choice.is_empty() && !choice.starts_with('（');
        let choices = choices.split('|').filter(offered).map(str::to_owned);
        (what, choices.collect())
    });
    (codes, open.collect())
}

/// What a person would write where nothing is offered.
fn own_answer(what: &str) -> &'static str {
    match what.split('：').next() {
        Some("年份") => "2022",
        Some("日期") => "2022-05-06",
        Some("单位及姓名") => "机电工程系 张三",
        Some("媒体") => "保定日报",
        Some("部门") => "教务处",
        Some("账户") => "李四",
        _ => "500",
    }
}

#[test]
fn every_answer_that_is_offered_is_taken() {
    let refused: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = CASES
            .iter()
            .map(|case| scope.spawn(move || refusals(case)))
            .collect();
        let found = threads.into_iter().map(|thread| thread.join());
        found
            .flat_map(|refusals| refusals.expect("no panic"))
            .collect()
    });
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

fn refusals(case: &Case) -> Vec<String> {
    let (codes, asked) = run(case, None);
    let absent = case.codes.iter().filter(|code| !codes.contains(**code));
    let absent = absent.map(|code| format!("{code} is not among {codes:?}"));
    let mut refused: Vec<String> = absent.collect();
    for (what, mut choices) in asked {
        if choices.is_empty() {
            choices.push(own_answer(&what).to_owned());
        }
        for choice in choices {
            let (codes, still) = run(case, Some((&what, &choice)));
            let told = codes.iter().filter(|code| code.starts_with("decision-"));
            let told: Vec<&String> = told.collect();
            let is_open = still.iter().any(|(open, _)| *open == what);
            if is_open || !told.is_empty() {
                refused.push(format!("{what} = {choice}: {told:?}, open: {is_open}"));
            }
        }
    }
    refused
}

#[test]
fn every_kind_of_question_is_brought_about() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/decisions/questions.rs");
    let source = fs::read_to_string(path).expect("the source");
    let table = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    let codes = table.filter_map(|line| line.split(" |").next());
    let named: BTreeSet<&str> = codes.flat_map(|codes| codes.split(", ")).collect();
    let brought: BTreeSet<&str> = CASES
        .iter()
        .flat_map(|case| case.codes.iter().copied())
        .collect();
    let is_code = |code: &&str| code.contains('-') && !code.contains(' ');
    let missing: Vec<&str> = named
        .difference(&brought)
        .copied()
        .filter(|code| is_code(code))
        .collect();
    // Whole sums of pieces, whose question is that of the fact they lack.
    assert_eq!(missing, ["piece-not-judged"]);
}
