//! The page and the slips: what stands in them, and what a real browser makes of them.

mod browser;
mod report_fixture;
mod results;

use std::collections::BTreeMap;
use std::path::PathBuf;

use assert_cmd::Command;
use insta::assert_snapshot;
use jifen::locale::{Lang, Words};
use jifen::report::write::{Format, sheets};
use report_fixture::Month;
use results::result;
use rust_decimal::Decimal;

const STYLE: &str = include_str!("../src/report/html/style.css");
const SCRIPT: &str = include_str!("../src/report/html/page.js");

/// The page and the slips of a month.
fn files(month: &Month, lang: Lang) -> [String; 2] {
    let (run, words) = (month.run(), Words::new(lang));
    let files = sheets(&run, &words, &[Format::Html]);
    let texts = files.iter().map(|file| {
        let mut out = Vec::new();
        (file.content)(&mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    });
    let texts: Vec<String> = texts.collect();
    texts.try_into().expect("two files")
}

/// A folder in which a table is scored by a rulebook.
struct Scored {
    folder: tempfile::TempDir,
}

impl Scored {
    fn new(rulebook: &str, tables: &[(&str, &str)]) -> Scored {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("办法.toml"), rulebook).expect("a rulebook");
        for (name, text) in tables {
            std::fs::write(folder.path().join(name), text).expect("a table");
        }
        let names = tables.iter().map(|(name, _)| name);
        Command::new(env!("CARGO_BIN_EXE_jifen"))
            .arg("score")
            .args(names)
            .args(["--rules", "办法.toml", "--lang", "zh", "--out", "结果"])
            .current_dir(folder.path())
            .assert()
            .success();
        Scored { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        result(&self.folder.path().join("结果"), name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a file")
    }
}

/// What stands between two texts.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// The slips by the names on them.
fn slips(text: &str) -> BTreeMap<String, &str> {
    let slips = text.split("<article class=\"slip\"").skip(1);
    slips
        .map(|slip| {
            let name = between(slip, "<h3><bdi>", "</bdi>").expect("a name");
            (name.to_owned(), slip)
        })
        .collect()
}

/// Number, amount, running sum and what follows of each line of a slip.
fn lines(slip: &str) -> Vec<(usize, Decimal, Decimal, &str)> {
    let lines = slip.split("<tr><td class=n>").skip(1);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.splitn(4, "<td").collect();
            let figure = |cell: &str| -> Decimal {
                let text = cell.trim_start_matches(" class=n>").trim();
                text.parse().expect("a figure")
            };
            let number = cells[0].trim().parse().expect("a number");
            (number, figure(cells[1]), figure(cells[2]), cells[3])
        })
        .collect()
}

fn total(slip: &str) -> Option<Decimal> {
    let foot = between(slip, "<tfoot>", "</table>")?;
    between(foot, "<td class=n>", "<td>")?.trim().parse().ok()
}

const RULEBOOK: &str = r#"
[rulebook]
name = "试行办法"
decimals = 2
outlets = []
[[points]]
clause = "第一条"
points = 3
[[share]]
clause = "第二条"
authors = "equal"
[[limit]]
clause = "第三条"
account = "teacher"
per = "month"
at-most = 10
[[target]]
clause = "第四条"
account = "department"
per = "month"
pieces = 3
"#;

#[test]
fn a_small_month_is_written_byte_for_byte() {
    let month = Month::new();
    let [page, slips] = files(&month, Lang::Zh);
    let bare = |text: &str| {
        assert!(text.contains(&format!("<style>{STYLE}</style>")));
        let text = text.replace(STYLE, "…");
        text.replace(SCRIPT, "…")
    };
    assert!(page.contains(&format!("<script>{SCRIPT}</script>")));
    assert!(!slips.contains("<script"), "a slip needs no script");
    assert_snapshot!("page", bare(&page));
    assert_snapshot!("slips", bare(&slips));
    let [page, _] = files(&month, Lang::En);
    assert!(page.contains("<html lang=\"en\">") && page.contains("Rankings"));
}

#[test]
fn the_order_of_the_entries_changes_no_byte() {
    let mut turned = Month::new();
    turned.scored.ledger.entries.reverse();
    turned.scored.ledger.entries.rotate_left(5);
    assert_eq!(files(&Month::new(), Lang::Zh), files(&turned, Lang::Zh));
}

#[test]
fn nothing_is_fetched_and_only_our_script_and_style_run() {
    let [page, slips] = files(&Month::new(), Lang::Zh);
    for text in [&page, &slips] {
        let policy = between(text, "Content-Security-Policy\" content=\"", "\"").expect("a policy");
        assert!(
            policy.starts_with("default-src &#x27;none&#x27;; style-src &#x27;sha256-"),
            "{policy}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{policy}"
        );
        for fetched in ["src=", "url(", "@import", "http:", "https:", "style="] {
            assert!(!text.contains(fetched), "{fetched}");
        }
    }
}

#[test]
fn with_a_slip_and_a_pencil_one_gets_the_total_of_the_ranking() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("结果");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args([
            "score",
            "examples/2022-05/报送.xlsx",
            "--lang",
            "zh",
            "--out",
        ])
        .arg(&out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .assert()
        .success();
    let read = |name: &str| std::fs::read_to_string(result(&out, name)).expect("a file");
    let text = read("对账单.html");
    let slips = slips(&text);
    let mut checked = 0;
    for (file, name, points) in [("教师排名.csv", 1, 3), ("部门排名.csv", 2, 3)] {
        let ranking = read(file);
        let ranking = ranking.trim_start_matches('\u{feff}');
        let mut rows = csv::Reader::from_reader(ranking.as_bytes());
        for row in rows.records() {
            let row = row.expect("a row");
            let slip = slips[&row[name]];
            let mut sum = Decimal::ZERO;
            for (at, (number, amount, running, _)) in lines(slip).into_iter().enumerate() {
                sum += amount;
                assert_eq!((number, running), (at + 1, sum), "{}", &row[name]);
                checked += 1;
            }
            let points: Decimal = row[points].parse().expect("points");
            assert_eq!(sum, points, "{}", &row[name]);
            assert_eq!(total(slip).unwrap_or_default(), points, "{}", &row[name]);
        }
    }
    assert!(checked > 200, "{checked} lines");
}

/// Four pieces of 张三 alone, one with 李四: 3, 3, 3, 1.5 and what is above 10 taken.
const ROWS: &str = "\
甲,张三,教务处,校报,2022-05-03
乙,张三,教务处,校报,2022-05-01
丙,张三 李四,教务处,校报,2022-05-03
丁,张三,教务处,校报,2022-05-04
戊,王五,团委,校报,2022-05-05
";

fn table(rows: &str) -> String {
    format!("标题,作者,部门,媒体,日期\n{rows}")
}

#[test]
fn a_slip_tells_the_cap_the_task_and_how_far_the_next_place_is() {
    let scored = Scored::new(RULEBOOK, &[("五月.csv", &table(ROWS))]);
    let text = scored.read("对账单.html");
    let slips = slips(&text);
    // 乙 3, 丙 1.5, 甲 3, 丁 3 are 10.5; 0.5 is cut.
    let amounts = |name: &str| -> Vec<String> {
        let lines = lines(slips[name]).into_iter();
        lines.map(|(_, amount, ..)| amount.to_string()).collect()
    };
    assert_eq!(amounts("张三"), ["3.00", "1.50", "3.00", "3.00", "-0.50"]);
    assert!(slips["张三"].contains("上限 10.00 分，用了 10.00 分，还可计 0.00 分"));
    assert!(slips["王五"].contains("上限 10.00 分，用了 3.00 分，还可计 7.00 分"));
    // 张三 10, 王五 3, 李四 1.5.
    assert!(
        slips["王五"].contains("距第 1 名差 7.00 分"),
        "{}",
        slips["王五"]
    );
    assert!(slips["李四"].contains("距第 2 名差 1.50 分"));
    assert!(!slips["张三"].contains("距第"));
    // 团委 has one piece of three, 教务处 four.
    assert!(
        slips["团委"].contains("应完成 3，已完成 1，还差 2"),
        "{}",
        slips["团委"]
    );
    assert!(slips["教务处"].contains("应完成 3，已完成 4"));
}

#[test]
fn a_line_keeps_its_number_whatever_others_hand_in() {
    let numbered = |rows: &str| -> Vec<(usize, String, String)> {
        let scored = Scored::new(RULEBOOK, &[("五月.csv", &table(rows))]);
        let text = scored.read("对账单.html");
        let slip = slips(&text)["张三"];
        // Under each title its lines.
        let pieces = slip.split("<tr class=piece").skip(1);
        let pieces = pieces.flat_map(|piece| {
            let title = between(piece, "<bdi>", "</bdi>").expect("a title");
            let lines = lines(piece).into_iter();
            lines.map(move |(number, amount, ..)| (number, title.to_owned(), amount.to_string()))
        });
        pieces.collect()
    };
    let before = numbered(ROWS);
    assert_eq!(before.len(), 5);
    let mut rows: Vec<&str> = ROWS.lines().collect();
    rows.push("己,赵六,团委,校报,2022-05-02");
    rows.push("庚,李四,教务处,校报,2022-05-01");
    rows.reverse();
    assert_eq!(numbered(&(rows.join("\n") + "\n")), before);
}

#[test]
fn the_words_of_an_article_stand_with_what_it_brought() {
    let rulebook = RULEBOOK.replace("decimals = 2", "decimals = 2\npolicy = \"办法.md\"");
    let policy = "第一条 每篇3分。\n\n第二条 几人署名的<平分>。\n\n第三条 每月至多10分。\n\n第四条 部门每月3篇。\n";
    let scored = Scored::new(&rulebook, &[("五月.csv", &table(ROWS))]);
    let missing = scored.read("报告.html");
    assert!(
        missing.contains("找不到制度文件“办法.md”"),
        "the policy is not there"
    );
    std::fs::write(scored.folder.path().join("办法.md"), policy).expect("a policy");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "五月.csv", "--rules", "办法.toml", "--lang", "zh"])
        .args(["--formats", "html", "--out", "结果"])
        .current_dir(scored.folder.path())
        .assert()
        .success();
    let page = scored.read("报告.html");
    assert!(page.contains("第二条 几人署名的&lt;平分&gt;。"));
    assert!(!page.contains("找不到制度文件"));
    let row =
        |clause: &str| between(&page, &format!("<bdi>{clause}</bdi></a>"), "</tr>").expect("a row");
    // Six shares of 3, 3, 1.5, 1.5, 3 and 3; the departments' part is by 第二条.
    assert!(
        row("第一条")
            .contains("<td class=\"n\">6</td><td class=\"n\">15.00</td><td class=\"n\">0.00</td>"),
        "{}",
        row("第一条")
    );
    assert!(row("第三条").contains("<td class=\"n\">1</td><td class=\"n\">-0.50</td>"));
    let slips = scored.read("对账单.html");
    assert!(slips.contains("第三条 每月至多10分。"));
}

#[test]
fn months_in_a_line_are_there_where_several_are_among_the_inputs() {
    let rows = format!("{ROWS}己,李四,教务处,校报,2022-04-05\n");
    let tables = [("全年.csv", &*table(&rows))];
    let folder = Scored::new(RULEBOOK, &[("五月.csv", &table(ROWS))]);
    assert!(!folder.read("报告.html").contains("<polyline"));
    std::fs::write(folder.folder.path().join(tables[0].0), tables[0].1).expect("a table");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "全年.csv", "--rules", "办法.toml", "--lang", "zh"])
        .args(["--month", "2022-05", "--formats", "html", "--out", "结果"])
        .current_dir(folder.folder.path())
        .assert()
        .success();
    let page = folder.read("报告.html");
    let figure = between(&page, "<svg class=\"months\"", "</figure>").expect("a chart");
    // April 3 for teachers; May 10 + 1.5 + 3.
    let row = |month: &str| {
        between(figure, &format!("<th scope=\"row\">{month}</th>"), "</tr>").expect("a month")
    };
    assert!(
        row("2022-04").starts_with("<td class=\"n\">3.00</td>"),
        "{figure}"
    );
    assert!(
        row("2022-05").starts_with("<td class=\"n\">14.50</td>"),
        "{figure}"
    );
}

/// Titles and names that would act if they were not text.
fn hostile() -> String {
    let acts = [
        "</script><script>document.title='动了'</script>",
        "<img src=x onerror=document.title='动了'>",
        "\"\"><b id=pwned>粗</b>",
        "</noscript></title></style><script>document.title='动了'</script>",
        "' onmouseover='document.title=1",
        "{{ 7 * 7 }}{% raw %}",
        "倒\u{202E}过来\u{0001}的字\u{2028}行",
        "&lt;script&gt;&#x3c;",
    ];
    let mut rows = String::new();
    for (day, title) in (1..).zip(acts) {
        rows.push_str(&format!(
            "\"标题{day}{title}\",张三,教务处,校报,2022-05-0{day}\n"
        ));
    }
    rows.push_str("长,张三,\"<b id=pwned>处</b>\",校报,2022-05-09\n");
    rows.push_str("名,<script>document.title='动了'</script>,团委,校报,2022-05-10\n");
    rows.push_str(&format!(
        "{},张三,教务处,校报,2022-05-11\n",
        "很长".repeat(3000)
    ));
    table(&rows)
}

#[test]
fn hostile_titles_and_names_do_nothing_in_a_browser() {
    let Some(browser) = browser::Browser::find() else {
        return;
    };
    let scored = Scored::new(RULEBOOK, &[("五月.csv", &hostile())]);
    let page = scored.path("报告.html");
    let slips = scored.path("对账单.html");
    for (path, fragment) in [
        (&page, ""),
        (&page, "t-张三"),
        (&page, "q=标题"),
        (&page, "q=</script><script>document.title='动了'</script>"),
        (&page, "\"><img src=x onerror=document.title='动了'>"),
        (&slips, ""),
    ] {
        let seen = browser.dump(path, fragment);
        let title = between(&seen, "<title>", "</title>").expect("a title");
        assert!(title.ends_with("2022-05"), "{title} at #{fragment}");
        assert!(!seen.contains("id=\"pwned\""), "#{fragment}");
        assert!(!seen.contains("<img"), "#{fragment}");
        assert_eq!(seen.matches('\u{202E}').count(), 0, "#{fragment}");
    }
    let opened = browser.dump(&page, "t-张三");
    assert!(opened.contains("倒\u{FFFD}过来\u{FFFD}的字"));
    let searched = browser.dump(&page, "q=标题");
    assert!(
        searched.contains("找到 8 项"),
        "{}",
        between(&searched, "<search", "</search>").unwrap_or("")
    );
    // What is tested can fail: without our policy such a script does act, with it it does not even
    // where someone writes it into the file.
    let text = scored.read("报告.html");
    let act = "<script>document.title='动了'</script></body>";
    let inside = text.replace("</body>", act);
    let path = scored.path("改过.html");
    std::fs::write(&path, &inside).expect("a file");
    assert!(!browser.dump(&path, "").contains("<title>动了</title>"));
    let open = inside.replace("Content-Security-Policy", "x");
    std::fs::write(&path, open).expect("a file");
    assert!(browser.dump(&path, "").contains("<title>动了</title>"));
}

#[test]
fn search_and_explanations_work_in_a_browser() {
    let Some(browser) = browser::Browser::find() else {
        return;
    };
    let scored = Scored::new(RULEBOOK, &[("五月.csv", &table(ROWS))]);
    let page = scored.path("报告.html");
    let closed = browser.dump(&page, "");
    assert!(
        !closed.contains("<table class=\"lines\""),
        "nothing is open yet"
    );
    let opened = browser.dump(&page, "t-张三");
    assert_eq!(opened.matches("<table class=\"lines\"").count(), 1);
    assert!(
        opened.contains("第5行") || opened.contains("第4行"),
        "the source row"
    );
    let search = |text: &str| {
        let seen = browser.dump(&page, &format!("q={text}"));
        let found = between(&seen, "aria-live=\"polite\">", "<").expect("a status");
        let hits = between(&seen, "<ul id=\"hits\">", "</ul>").expect("hits");
        (found.to_owned(), hits.to_owned())
    };
    let (found, hits) = search("张 三");
    assert_eq!(found, "找到 1 项");
    assert!(hits.contains("href=\"#t-张三\""), "{hits}");
    // A title leads to everyone who has a line of it.
    let (found, hits) = search("丙");
    assert_eq!(found, "找到 1 项");
    assert!(hits.contains("李四") && hits.contains("教务处"), "{hits}");
    assert_eq!(search("没有这个").1, "");
}

#[test]
fn without_scripts_everything_is_there_to_read() {
    let Some(browser) = browser::Browser::find() else {
        return;
    };
    let scored = Scored::new(RULEBOOK, &[("五月.csv", &table(ROWS))]);
    let seen = browser.dump_without_scripts(&scored.path("报告.html"));
    // Three teachers and two departments; their titles are elements, not text inside noscript.
    assert_eq!(seen.matches("<table class=\"lines\"").count(), 5);
    assert_eq!(seen.matches("<bdi>丙</bdi>").count(), 3);
    let search = between(&seen, "<search", ">").expect("a search box");
    assert!(search.contains("hidden"), "what does nothing is not shown");
}

#[test]
fn the_page_and_the_slips_print_on_paper() {
    let Some(browser) = browser::Browser::find() else {
        return;
    };
    let scored = Scored::new(RULEBOOK, &[("五月.csv", &table(ROWS))]);
    let text = scored.read("对账单.html");
    // Three teachers and two departments, a page each.
    assert_eq!(
        browser.pages(&scored.path("对账单.html")),
        slips(&text).len()
    );
    assert!(browser.pages(&scored.path("报告.html")) >= 1);
}

/// A year of ten thousand pieces by two hundred people.
fn year() -> String {
    let mut rows = String::new();
    for index in 0..10_000_u32 {
        let (month, day) = (index % 12 + 1, index / 12 % 28 + 1);
        let (one, other) = (index % 200, (index + 7) % 200);
        let authors = match index % 3 {
            0 => format!("教师{one:03} 教师{other:03}"),
            _ => format!("教师{one:03}"),
        };
        let department = one % 20;
        rows.push_str(&format!(
            "师生走进第{index}社区开展技能志愿服务活动,{authors},第{department}系,校报,2022-{month:02}-{day:02}\n"
        ));
    }
    table(&rows)
}

#[test]
fn a_year_of_ten_thousand_pieces_opens_and_is_searched() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("办法.toml"), RULEBOOK).expect("a rulebook");
    std::fs::write(folder.path().join("全年.csv"), year()).expect("a table");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "全年.csv", "--rules", "办法.toml", "--lang", "zh"])
        .args(["--period", "2022", "--formats", "html", "--out", "结果"])
        .current_dir(folder.path())
        .assert()
        .success();
    let page = result(&folder.path().join("结果"), "报告.html");
    let bytes = std::fs::metadata(&page).expect("a page").len();
    // Its title twice, and a line and a source for each who has something of it.
    assert!(bytes / 10_000 < 1_200, "{bytes} bytes");
    let Some(browser) = browser::Browser::find() else {
        return;
    };
    let started = std::time::Instant::now();
    let seen = browser.dump(&page, "q=第4321社区");
    let took = started.elapsed();
    assert!(seen.contains("找到 1 项"));
    assert!(
        took.as_secs() < 20,
        "{took:?} with the start of the browser"
    );
    let opened = browser.dump(&page, "t-教师007");
    assert_eq!(opened.matches("<table class=\"lines\"").count(), 1);
}

#[test]
fn what_no_page_can_hold_is_left_to_the_ledger() {
    let mut month = Month::new();
    let entry = *month.scored.ledger.entries.first().expect("an entry");
    let more = std::iter::repeat_n(entry, 50_001);
    month.scored.ledger.entries.extend(more);
    let [page, slips] = files(&month, Lang::Zh);
    for text in [&page, &slips] {
        assert!(text.contains("明细超过 50000 行") && text.contains("计分明细-2022-05.csv"));
        assert!(text.len() < 100_000, "{}", text.len());
    }
    assert!(page.contains("<bdi>张三</bdi>") && !page.contains("href=\"#t-"));
}
