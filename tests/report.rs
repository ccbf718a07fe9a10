//! Reports of a small month made by hand: what stands in the files and on the screen.

mod report_fixture;

use std::collections::BTreeMap;

use insta::assert_snapshot;
use jifen::intake::accounts::AccountKind;
use jifen::locale::{Lang, Words};
use jifen::problem::Problems;
use jifen::report::{Run, csv, explain, json, report_outside, terminal, write};
use report_fixture::Month;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

type Writer = fn(&Run, &Words, &mut (dyn std::io::Write + Send)) -> std::io::Result<()>;

/// A file of the month as text, its byte-order mark and line ends checked and taken off.
fn file(write: Writer, lang: Lang) -> String {
    let month = Month::new();
    let mut out = Vec::new();
    write(&month.run(), &Words::new(lang), &mut out).expect("written");
    let text = String::from_utf8(out).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    text.replace("\r\n", "\n")
}

#[test]
fn the_files_have_the_columns_of_their_language() {
    assert_snapshot!("departments", file(csv::write_departments, Lang::Zh));
    assert_snapshot!("teachers", file(csv::write_teachers, Lang::Zh));
    assert_snapshot!("ledger", file(csv::write_ledger, Lang::Zh));
    assert_snapshot!("problems", file(csv::write_problems, Lang::Zh));
    assert_snapshot!("teachers-en", file(csv::write_teachers, Lang::En));
    assert_snapshot!("ledger-en", file(csv::write_ledger, Lang::En));
}

#[test]
fn the_ledger_sums_to_the_points_of_the_ranking() {
    let month = Month::new();
    let ledger = file(csv::write_ledger, Lang::Zh);
    let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
    let mut records = ::csv::Reader::from_reader(ledger.as_bytes());
    for record in records.records() {
        let record = record.expect("a record");
        let amount: Decimal = record[4].parse().expect("an amount");
        *sums.entry(record[2].to_owned()).or_default() += amount;
    }
    for ranking in &month.standing.rankings {
        for row in &ranking.rows {
            let name = &*month.intake.accounts.get(row.account).name;
            let sum = sums.get(name).copied().unwrap_or_default();
            assert_eq!(sum, row.points, "{name}");
        }
    }
}

#[test]
fn the_screen_shows_rankings_accounting_and_problems_in_eighty_columns() {
    let month = Month::new();
    for (lang, name) in [(Lang::Zh, "screen"), (Lang::En, "screen-en")] {
        let text = terminal::text(&month.run(), &Words::new(lang), 80);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert_snapshot!(name, text);
    }
}

#[test]
fn the_rows_of_the_accounting_add_up() {
    let month = Month::new();
    let accounting = month.run().accounting;
    assert!(accounting.all.adds_up(), "{accounting:?}");
    assert!(accounting.sheets.iter().all(|sheet| sheet.rows.adds_up()));
    assert_eq!((accounting.all.asked, accounting.elsewhere), (1, 1));
}

#[test]
fn an_explanation_ends_in_the_total_of_the_ranking() {
    let month = Month::new();
    let run = month.run();
    let words = Words::new(Lang::Zh);
    let explained = |name: &str| -> String {
        let pages = explain::find(&run, name).into_iter();
        pages.map(|id| explain::text(&run, &words, id)).collect()
    };
    assert_snapshot!("explain-teacher", explained("张 三"));
    assert_snapshot!("explain-department", explained("机械系"));
    assert_snapshot!("explain-outsider", explained("赵六"));
    assert_eq!(explained("张四"), "");
    assert_eq!(explain::suggestions(&run, "张四"), ["张三", "李四"]);
}

#[test]
fn json_holds_the_whole_result_with_exact_amounts() {
    let month = Month::new();
    let mut out = Vec::new();
    json::write(&month.run(), &Words::new(Lang::Zh), &mut out).expect("written");
    let result: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(result["period"], "2022-05");
    assert_eq!(result["rows"]["asked"], 1);
    assert_eq!(result["rankings"][1]["rows"][0]["name"], "张三");
    assert_eq!(result["rankings"][1]["rows"][0]["points"], "3.75");
    assert_eq!(result["ledger"][0]["rows"][0]["row"], 3);
    assert_eq!(result["problems"][0]["cell"], "E8");
    assert_eq!(result["problems"][0]["points"], "20");
}

#[test]
fn few_rows_outside_the_period_are_warned_of_at_their_cells() {
    let month = Month::new();
    let mut problems = Problems::default();
    let calendar = &month.rulebook.calendar;
    report_outside(
        &month.intake,
        calendar,
        month.standing.period,
        &mut problems,
    );
    let words = Words::new(Lang::Zh);
    let said: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    assert_eq!(said.len(), 1);
    assert_snapshot!(
        said[0],
        @"日期在 2022-04，不在本次计算的 2022-05 内，没有计入"
    );
}

#[test]
fn many_rows_outside_the_period_are_counted_by_period() {
    let mut month = Month::new();
    let elsewhere = month.intake.submissions[4].clone();
    let before = std::iter::repeat_n(elsewhere, 25);
    month.intake.submissions.extend(before);
    let mut problems = Problems::default();
    let calendar = &month.rulebook.calendar;
    let period = month.standing.period;
    report_outside(&month.intake, calendar, period, &mut problems);
    let words = Words::new(Lang::Zh);
    let said: Vec<String> = problems.iter().map(|p| words.problem(p)).collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("有 26 行的日期在 2022-04"), "{said:?}");
}

#[test]
fn long_names_are_wrapped_and_digits_stay_aligned() {
    let mut month = Month::new();
    let name = "智能制造与现代服务产业学院".repeat(4);
    let accounts = &mut month.intake.accounts;
    let department = accounts.intern(AccountKind::Department, &name, None);
    let teacher = accounts.intern(AccountKind::Teacher, "阿依古丽·麦麦提", Some(department));
    month.standing.rankings[0].rows[0].account = department;
    month.standing.rankings[1].rows[0].account = teacher;
    let text = terminal::text(&month.run(), &Words::new(Lang::Zh), 80);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    assert_snapshot!("screen-long", text.split("\n名单").next().expect("a part"));
}

#[test]
fn the_order_of_the_entries_changes_no_byte() {
    let month = Month::new();
    let words = Words::new(Lang::Zh);
    let ledger = |month: &Month| {
        let mut out = Vec::new();
        csv::write_ledger(&month.run(), &words, &mut out).expect("written");
        out
    };
    let mut turned = Month::new();
    turned.scored.ledger.entries.reverse();
    turned.scored.ledger.entries.rotate_left(5);
    assert_eq!(ledger(&month), ledger(&turned));
}

#[test]
fn the_set_is_written_whole() {
    let month = Month::new();
    let run = month.run();
    let words = Words::new(Lang::Zh);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("jifen-2022-05");
    let written = write::write_set(
        &out,
        &write::sheets(&run, &words, &[write::Format::Csv]),
        |_| None,
    )
    .expect("written");
    let shown = terminal::files(
        &run,
        &words,
        std::path::Path::new("jifen-2022-05"),
        &written,
    );
    assert_snapshot!("files", shown);
    let names = std::fs::read_dir(&out).expect("a folder");
    // The four, and the list of those honoured.
    assert_eq!(names.count(), 5);
}
