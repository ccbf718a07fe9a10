//! The example month, worked out by hand from the words of the model policy (`rules/vocational.md`), against what the
//! program makes of it. Nothing here was computed by a program: change a number only after redoing the sum.
//!
//! `rN` is row N of the sheet 报送明细 in `examples/2022-05/报送.xlsx`, which `examples/activity_week.rs` writes.

mod results;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use results::result;
use rust_decimal::Decimal;
use tempfile::TempDir;

/// Every teacher's points, with the sum line by line.
const TEACHERS: [(&str, &str); 30] = [
    // r4+r5  one piece: county 消息 3, and of the school level 1 ÷ 5                        3.20
    // r8+r9  one piece: city 通讯 7.5, front page + 3.75 = 11.25; school 通讯 1.5 + 2 for
    //        10,350 reads = 3.5, ÷ 5 = 0.7; together 11.95; ÷ 2 = 5.975 each: the odd cent
    //        goes to the first signer                                                       5.98
    ("沈怀瑾", "9.18"),
    // r6     school 消息                                                                    1.00
    // r8+r9  the other half of 11.95                                                        5.97
    // r10-12 county 3; a second county outlet 0; school 1 ÷ 5                               3.20
    ("柳承志", "10.17"),
    // r13-15 province 10 + county 3 ÷ 5 + school 1 ÷ 5 = 10.80; text 7 of 10                7.56
    // r16    school 视频 2 + 10 for 128,600 reads = 12; article 9 leaves 10                10.00
    // r17    county 视频 6 + 2 for 15,800 reads = 8; ÷ 2                                    4.00
    // r74    as editor (责编)                                                               0.00
    ("顾书言", "21.56"),
    // r13-15 photo 3 of 10 of 10.80                                                         3.24
    // r17    the other half of 8                                                            4.00
    // r18    school 消息, the name with spaces in it                                        1.00
    // r19    school 图片 0.5 + 2 for 10,120 reads                                           2.50
    ("秦墨", "10.74"),
    // r22+23 city 5 + school 1 ÷ 5 = 5.20; text 7 of 10                                     3.64
    // r24    school 消息 1, sent after 7 days: half                                         0.50
    // r25    province 10 by three: 3.34, 3.33, 3.33; the second                             3.33
    // r28    论文                                                                           0.00
    ("田慧敏", "7.47"),
    // r22+23 photo 3 of 10 of 5.20                                                          1.56
    // r25    10 by three, the first                                                         3.34
    // r29    school 通讯                                                                    1.50
    ("贺文远", "6.40"),
    // Best at the school: r31 消息 1; r32 通讯 1.5 ÷ 2 = 0.75; r35 图片 0.5; r36 视频 2;
    // r37 通讯 1.5 + 2 for 12,040 reads = 3.5; r38 通讯 1.5; r39 消息 1, front page + 0.5
    // = 1.5; r40 消息 1, words unreadable: passes. Together 11.75; article 9 leaves 10     10.00
    // r33+34 best in the county 3, school 通讯 1.5 ÷ 5: no matter of article 9              3.30
    ("罗春生", "13.30"),
    // r41    消息 of 96 words                                                               0.00
    // r42    school 图片 (45 words are no matter)                                           0.50
    // r43+44 city 通讯 7.5, sent after 4 days: 3.75; school 1.5 ÷ 5; text and photo his own 4.05
    // r45    school 消息                                                                    1.00
    // r46    school 图片                                                                    0.50
    // event  差错                                                                          -2.00
    ("苗雨晴", "4.05"),
    // r47    school 消息                                                                    1.00
    // r48+49 河北新闻网 is 省级 whatever the row says: 10 + county 3 ÷ 5 = 10.60; ÷ 2       5.30
    // r53    school 图片                                                                    0.50
    // r56    county 消息 (今日易县 is the county media centre)                              3.00
    ("史建业", "9.80"),
    // r48+49 the other half of 10.60                                                        5.30
    // r50    school 视频, 9,980 reads are not 10,000                                        2.00
    // r52    an outlet nobody knows: not scored                                             0.00
    // r54, r55  school 视频, two pieces (第一期, 第二期): 2 + 2                             4.00
    ("尹晓彤", "11.30"),
    // r32    half of the school 通讯 1.5                                                    0.75
    // r59    county 视频 6; ÷ 2; the student's half is dropped                              3.00
    // r60-62 nation 20 + province 10 ÷ 5 + school 1 ÷ 5 = 22.20; photo 3 of 10              6.66
    // r64    school 消息, sent after exactly 3 days                                         1.00
    ("江一鸣", "11.41"),
    // r60-62 text 7 of 10 of 22.20                                                         15.54
    // r63    school 消息 1, sent after 4 days: half                                         0.50
    // r65    school 图片                                                                    0.50
    ("卫青禾", "16.54"),
    // r25    10 by three, the third (with 教务处)                                           3.33
    // r66-69 nation 消息 20, 头版头条 + 10 (once) = 30; city 5 ÷ 5; county 3 ÷ 5;
    //        school 1 ÷ 5; together 31.80; text 7 of 10                                    22.26
    // r78    school 视频                                                                    2.00
    // event  批示                                                                           5.00
    ("段志航", "32.59"),
    // r66-69 photo 3 of 10 of 31.80 = 9.54; by two                                          4.77
    // r71    province 图片                                                                  5.00
    // r77    no genre: counts as 消息, school                                               1.00
    // r79+80 county 3 + school 1 ÷ 5 = 3.20; ÷ 2                                            1.60
    // event  差错                                                                          -2.00
    ("孟思齐", "10.37"),
    // r66-69 the other half of the photo part                                               4.77
    // r74    school 通讯; the editor takes no part                                          1.50
    // r75+76 school 消息; the same row twice brings nothing more                            1.00
    // r81    school 通讯                                                                    1.50
    ("黎晓峰", "8.77"),
    // r70    school 消息                                                                    1.00
    // r72+73 province 通讯 15; county 视频 6 + 2 for 10,000 reads = 8, ÷ 5 = 1.6;
    //        together 16.60; ÷ 2                                                            8.30
    // r79+80 the other half of 3.20                                                         1.60
    ("安然", "10.90"),
    // r82    school 消息; ÷ 2                                                               0.50
    // r85    province 通讯                                                                 15.00
    // r86    city 消息 5; ÷ 2; the journalist's half is dropped                             2.50
    // r96    school 消息                                                                    1.00
    ("石铁军", "19.00"),
    // r82    the other half                                                                 0.50
    // r83+84 city 视频 10 + county 视频 6 ÷ 5                                              11.20
    // r93+94 county 通讯 4.5 + school 通讯 1.5 ÷ 5 = 4.80; text 7 of 10                     3.36
    ("雷鸣远", "15.06"),
    // r87    school 通讯                                                                    1.50
    // r93+94 photo 3 of 10 of 4.80                                                          1.44
    // r95    school 消息; ÷ 2                                                               0.50
    ("康国栋", "3.44"),
    // r89+90 untrue                                                                         0.00
    // r91    school 图片                                                                    0.50
    // r92    no such day: not scored                                                        0.00
    // r95    the other half                                                                 0.50
    // event  失实                                                                         -10.00
    ("樊大勇", "-9.00"),
    // r97+98 county 视频 6 + 10 for 103,000 reads = 16; school 视频 2 + 2 for 11,200 reads
    //        = 4, ÷ 5 = 0.8                                                                16.80
    // r104   school 消息 1 by three: 0.34, 0.33, 0.33; the first                            0.34
    // r106   city 消息                                                                      5.00
    ("殷丽华", "22.14"),
    // r99    school 通讯 1.5; ÷ 2                                                           0.75
    // r101   county 图片                                                                    1.50
    // r104   1 by three, the second                                                         0.33
    // r105   school 消息                                                                    1.00
    ("钱佩珊", "3.58"),
    // r99    the other half                                                                 0.75
    // r100   city 通讯 7.5, headline + 3.75 = 11.25; sent after 4 days: 5.625               5.63
    // r103   paid                                                                           0.00
    // r104   1 by three, the third                                                          0.33
    ("汪海燕", "6.71"),
    // r107   county 消息 3; text 7 of 10 (the photographer is not on the roster as spelt)   2.10
    // r109-111  the best of the piece, r110, is not signed by her                           0.00
    // r112   school 视频                                                                    2.00
    // r116   county 视频                                                                    6.00
    ("陶诗韵", "10.10"),
    // r108   school 图片                                                                    0.50
    // r109-111  nation 20 + province 10 ÷ 5 + school 1 ÷ 5 = 22.20; signers of r110; ÷ 2   11.10
    // r114   county 图片 1.5; ÷ 2                                                           0.75
    ("蓝欣怡", "12.35"),
    // r109-111  the other half of 22.20                                                    11.10
    // r114   the other half of 1.5                                                          0.75
    // r115   school 消息                                                                    1.00
    ("柏雅琴", "12.85"),
    // r72+73 half of 16.60 (with 信息技术系)                                                8.30
    // r117-119  province 通讯 15 + county 4.5 ÷ 5 + school 1.5 ÷ 5 = 16.20; ÷ 2             8.10
    ("麦田丰", "16.40"),
    // r117-119  the other half of 16.20                                                     8.10
    // r120+121  county 3 + school 1 ÷ 5                                                     3.20
    ("谷满仓", "11.30"),
    // r123   school 消息                                                                    1.00
    // r124   school 视频 2; ÷ 2                                                             1.00
    // r127   county 消息                                                                    3.00
    ("章若水", "5.00"),
    // r124   the other half                                                                 1.00
    // r125+126  nation 通讯 30, sent after 8 days: 15; school 1.5 ÷ 5                      15.30
    // r129   school 图片                                                                    0.50
    ("纪晓芸", "16.80"),
];

/// Every department's points: its staff's shares before the cap of article 9 and without their events, what it signed
/// itself, its task (pieces are given as rows), its own events.
const DEPARTMENTS: [(&str, &str); 14] = [
    // 9.18 + 10.17; r7 is a notice; 4 heads owe 2: r4, r6, r8, r10
    ("党政办", "19.35"),
    // 顾书言 23.56 before the cap + 10.74; r20 signed by the department 1.00; 3 heads owe 2
    ("宣传科", "35.30"),
    // 7.47 + 6.40; signed by the department: r21 1, r27 county 3, r30 1, r26 has 88 words; 批示 8
    ("教务处", "26.87"),
    // 罗春生 11.75 before the cap + 3.30; 苗雨晴 6.05 (her 差错 is her own)
    ("学生处", "21.10"),
    // 9.80 + 11.30; r51 is a notice; owes 4: r47, r48, r50, r53 and more
    ("招生就业处", "21.10"),
    // r57 消息 1, r58 图片 0.5; nobody on the roster, but 7 heads owe 4: 2 missing
    ("总务处", "-0.50"),
    // 11.41 + 16.54 (r32 with 学生处 is in 江一鸣's sum)
    ("团委", "27.95"),
    // Sent nothing; 5 heads are not fewer than 5: 4 missing
    ("培训处", "-4.00"),
    // 段志航 27.59 + 孟思齐 12.37 (both without their events) + 8.77 + 10.90
    ("信息技术系", "59.63"),
    // 19.00 + 15.06 + 3.44 + 樊大勇 1.00; r88 signed by the department 1.00
    ("机电工程系", "39.50"),
    // 22.14 + 3.58 + 6.71; r102 signed by the department 1.00; 差错 twice -4.00
    ("财经商贸系", "29.43"),
    // 10.10 + 12.35 + 12.85; r113 signed by the department 1.00
    ("学前教育系", "36.30"),
    // 16.40 + 11.30; owes 4, has 3: r72 (a signer is enough), r117, r120; r122 is a notice: -1.00
    ("现代农艺系", "26.70"),
    // 5.00 + 16.80; r128 signed by the department 1.00
    ("基础部", "22.80"),
];

/// The honest mistakes: the cell, what stands in it, what a helpful message would name.
const MISTAKES: [(&str, &str, &str); 6] = [
    ("D107", "蓝欣宜", "蓝欣怡"), // a name mistyped by one character
    ("E52", "冀中职教周刊", ""),  // no such outlet, and the row gives no level
    ("F49", "国家级", "省级"),    // the registry knows better
    ("G77", "", "消息"),          // a photo without a genre
    ("I92", "2022年5月32日", ""), // no such day
    ("K40", "见附件", ""),        // not a number of words
];

/// The row that repeats another, r75, cell by cell.
const REPEATED_ROW: &str = "76";

/// The rows of the sheet that are submissions; r130 is the line of sums.
const SUBMISSIONS: std::ops::RangeInclusive<u32> = 4..=129;

#[test]
fn teachers_have_the_points_worked_out_by_hand() {
    let points = column(&month().teachers, "姓名", "积分");
    compare(&points, &TEACHERS);
}

#[test]
fn departments_have_the_points_worked_out_by_hand() {
    let points = column(&month().departments, "部门", "积分");
    compare(&points, &DEPARTMENTS);
}

#[test]
fn the_cap_on_the_school_level_is_an_entry_of_its_own() {
    // 罗春生: 11.75 comes to 10; 顾书言: 12 comes to 10.
    for (teacher, cut) in [("罗春生", "-1.75"), ("顾书言", "-2.00")] {
        let ledger = month().ledger.iter();
        let cuts: Vec<_> = ledger
            .filter(|entry| entry["账户"] == teacher && entry["条款"].contains("第九条"))
            .map(|entry| decimal(&entry["分值"]))
            .collect();
        assert_eq!(
            cuts.iter().sum::<Decimal>(),
            decimal(cut),
            "{teacher}: {cuts:?}"
        );
    }
}

#[test]
fn equal_points_share_a_rank_and_the_next_is_skipped() {
    let ranks = column(&month().teachers, "姓名", "名次");
    // 32.59, 22.14, 19.00, 16.80, 16.54, 16.40, 15.06, 13.30, 12.85, 12.35, 11.41, 11.30, 11.30, 10.90:
    // the 21.56 of 顾书言, who is not ranked, are not among them.
    for (teacher, rank) in [
        ("段志航", "1"),
        ("殷丽华", "2"),
        ("石铁军", "3"),
        ("江一鸣", "11"),
    ] {
        assert_eq!(ranks[teacher], rank, "{teacher}");
    }
    for (teacher, rank) in [("尹晓彤", "12"), ("谷满仓", "12"), ("安然", "14")] {
        assert_eq!(ranks[teacher], rank, "{teacher}");
    }

    let ranks = column(&month().departments, "部门", "名次");
    for (department, rank) in [
        ("信息技术系", "1"),
        ("机电工程系", "2"),
        ("学前教育系", "3"),
    ] {
        assert_eq!(ranks[department], rank, "{department}");
    }
    // Both have 21.10. What their rank is hangs on whether 宣传科 takes one, of which the policy says nothing.
    let shared: u32 = ranks["学生处"].parse().unwrap();
    assert_eq!(ranks["招生就业处"], shared.to_string());
    assert_eq!(ranks["党政办"], (shared + 2).to_string());
}

#[test]
fn the_publicity_office_earns_points_but_takes_no_rank_and_no_money() {
    for teacher in ["顾书言", "秦墨"] {
        let row = find(&month().teachers, "姓名", teacher);
        assert!(row["名次"].parse::<u32>().is_err(), "{row:?}");
        assert!(money(row).is_zero(), "{row:?}");
    }
}

#[test]
fn money_is_ten_yuan_a_point_above_zero() {
    // All points of the ranked come to less than 500, so the pool of 5,000 yuan is not touched.
    for (teacher, yuan) in [
        ("段志航", "325.90"),
        ("沈怀瑾", "91.80"),
        ("汪海燕", "67.10"),
        ("苗雨晴", "40.50"),
        ("樊大勇", "0"),
    ] {
        let row = find(&month().teachers, "姓名", teacher);
        assert_eq!(money(row), decimal(yuan), "{teacher}");
    }
}

#[test]
fn every_total_is_the_sum_of_its_entries() {
    for (kind, totals) in [
        ("教师", column(&month().teachers, "姓名", "积分")),
        ("部门", column(&month().departments, "部门", "积分")),
    ] {
        let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
        for entry in month()
            .ledger
            .iter()
            .filter(|entry| entry["账户类型"] == kind)
        {
            *sums.entry(&entry["账户"]).or_default() += decimal(&entry["分值"]);
        }
        for (account, total) in &totals {
            let sum = sums.remove(account).unwrap_or_default();
            assert_eq!(sum, decimal(total), "{kind} {account}");
        }
        assert!(sums.is_empty(), "in the ledger, in no ranking: {sums:?}");
    }
}

#[test]
fn no_row_is_lost() {
    let line = month()
        .stdout
        .lines()
        .find(|line| line.contains("读入"))
        .expect("an accounting line");
    let read = count(line, "读入");
    let parts = ["计分", "不计分", "跳过", "待核对"].map(|part| count(line, part));
    assert_eq!(parts.iter().sum::<u32>(), read, "{line}");
    assert!(read >= SUBMISSIONS.count() as u32, "{line}");

    let sheet = |row: &&Row| row["工作表"] == "报送明细";
    let entered = month()
        .ledger
        .iter()
        .filter(sheet)
        .flat_map(|entry| numbers(&entry["行"]));
    let questioned = month()
        .problems
        .iter()
        .filter(sheet)
        .flat_map(|found| numbers(&found["单元格"]));
    let told: Vec<u32> = entered.chain(questioned).collect();
    for row in SUBMISSIONS {
        assert!(
            told.contains(&row),
            "r{row} is neither in the ledger nor among the problems"
        );
    }
}

#[test]
fn every_mistake_is_named_at_its_cell() {
    for (cell, content, hint) in MISTAKES {
        let at: Vec<_> = problems_at(|found| found == cell);
        assert!(!at.is_empty(), "nothing is said of {cell}");
        assert!(
            at.iter().any(|found| found["内容"].contains(content)),
            "{cell}: {at:?}"
        );
        let words = |found: &&Row| format!("{}{}", found["问题"], found["建议"]);
        assert!(
            at.iter().any(|found| words(found).contains(hint)),
            "{cell}: {at:?}"
        );
    }
    let repeated = problems_at(|cell| cell.trim_start_matches(char::is_alphabetic) == REPEATED_ROW);
    assert!(
        !repeated.is_empty(),
        "nothing is said of the row that repeats another"
    );
}

#[test]
fn rows_in_doubt_are_not_scored() {
    for row in [52, 92] {
        let mut entries = month()
            .ledger
            .iter()
            .filter(|entry| entry["工作表"] == "报送明细");
        let scored = entries.find(|entry| {
            numbers(&entry["行"]).any(|of| of == row) && !decimal(&entry["分值"]).is_zero()
        });
        assert!(scored.is_none(), "{scored:?}");
    }
}

/// A line of a CSV file, by column.
type Row = BTreeMap<String, String>;

/// What `jifen score` made of the example month.
struct Month {
    stdout: String,
    teachers: Vec<Row>,
    departments: Vec<Row>,
    ledger: Vec<Row>,
    problems: Vec<Row>,
}

fn month() -> &'static Month {
    static MONTH: OnceLock<Month> = OnceLock::new();
    MONTH.get_or_init(|| {
        let out = TempDir::new().unwrap();
        let run = assert_cmd::cargo::cargo_bin_cmd!("jifen")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["score", "examples/2022-05/报送.xlsx", "--out"])
            .arg(out.path())
            .output()
            .unwrap();
        // 0: all well; 1: done, with rows to look at.
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert!(
            matches!(run.status.code(), Some(0 | 1)),
            "{}: {stderr}",
            run.status
        );
        Month {
            stdout: String::from_utf8(run.stdout).unwrap(),
            teachers: read(out.path(), "教师排名.csv"),
            departments: read(out.path(), "部门排名.csv"),
            ledger: read(out.path(), "计分明细.csv"),
            problems: read(out.path(), "问题清单.csv"),
        }
    })
}

/// Reads a CSV file as Excel wants it: UTF-8 with a byte order mark, lines ending in CRLF.
fn read(folder: &Path, name: &str) -> Vec<Row> {
    let text =
        fs::read_to_string(result(folder, name)).unwrap_or_else(|why| panic!("{name}: {why}"));
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or_else(|| panic!("{name}: no byte order mark"));
    assert!(text.ends_with("\r\n"), "{name}: no CRLF");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap()).collect()
}

fn find<'a>(table: &'a [Row], key: &str, value: &str) -> &'a Row {
    let mut rows = table.iter().filter(|row| row[key] == value);
    let row = rows.next().unwrap_or_else(|| panic!("no {value}"));
    assert!(rows.next().is_none(), "{value} twice");
    row
}

fn column<'a>(table: &'a [Row], key: &str, value: &str) -> BTreeMap<&'a str, &'a str> {
    table
        .iter()
        .map(|row| (row[key].as_str(), row[value].as_str()))
        .collect()
}

/// Compares all accounts at once, so that one run shows all that differ.
fn compare(points: &BTreeMap<&str, &str>, expected: &[(&str, &str)]) {
    let differ: Vec<_> = expected
        .iter()
        .map(|&(account, by_hand)| (account, by_hand, points.get(account).copied()))
        .filter(|(_, by_hand, got)| got.map(decimal) != Some(decimal(by_hand)))
        .collect();
    assert!(
        differ.is_empty(),
        "(account, by hand, by the program): {differ:#?}"
    );
    assert_eq!(points.len(), expected.len(), "{:?}", points.keys());
}

fn problems_at(place: impl Fn(&str) -> bool) -> Vec<&'static Row> {
    let problems = month().problems.iter();
    problems
        .filter(|found| found["工作表"] == "报送明细" && place(&found["单元格"]))
        .collect()
}

/// Money as a number; nobody's money is an empty cell or a word.
fn money(row: &Row) -> Decimal {
    row["奖金"].parse().unwrap_or_default()
}

fn decimal(text: &str) -> Decimal {
    text.parse()
        .unwrap_or_else(|_| panic!("not a number: {text}"))
}

/// The number after a word of the accounting line: 计分 in `读入 86 行,计分 79 行,不计分 2 行,跳过 3 行,待核对 2 行`.
fn count(line: &str, word: &str) -> u32 {
    let parts = line.split(|sign: char| ",\u{ff0c}\u{ff1a}:;\u{ff1b}".contains(sign));
    let mut named = parts.filter(|part| part.trim_start().starts_with(word));
    let part = named
        .next()
        .unwrap_or_else(|| panic!("no {word} in: {line}"));
    numbers(part)
        .next()
        .unwrap_or_else(|| panic!("no number of {word} in: {line}"))
}

fn numbers(text: &str) -> impl Iterator<Item = u32> {
    text.split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
}
