//! Made-up months for the properties that hold of every month.

use jifen::classify::{Classified, classify};
use jifen::intake::{Builder, Column, EventColumn, RosterColumn};
use jifen::ledger::Entry;
use jifen::problem::Problems;
use jifen::rulebook::Rulebook;
use jifen::rulebook::field;
use jifen::scoring::{Scored, score};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A made-up row, by column.
pub type Row = Vec<(Column, String)>;

/// A made-up month.
#[derive(Clone, Debug)]
pub struct Month {
    pub rows: Vec<Row>,
    /// 姓名, 部门, 组别
    pub roster: Vec<(&'static str, &'static str, &'static str)>,
    /// 事项, 账户, 标题, 分值
    pub events: Vec<(&'static str, &'static str, &'static str, i32)>,
}

pub const PEOPLE: [(&str, &str, &str); 8] = [
    ("张一山", "教务处", "处室"),
    ("李二水", "教务处", "处室"),
    ("王三石", "学生处", "处室"),
    ("赵四海", "宣传科", "处室"),
    ("孙五岳", "机电系", "系部"),
    ("周六合", "机电系", "系部"),
    ("吴七星", "信息系", "系部"),
    ("郑八方", "信息系", "系部"),
];
const OUTSIDERS: [&str; 2] = ["外校甲", "记者乙"];
const TITLES: [&str; 6] = [
    "五四表彰大会",
    "技能大赛",
    "开放日",
    "消防演练",
    "读书分享会",
    "招生宣传",
];
const OUTLETS: [&str; 9] = [
    "学校官网",
    "校报",
    "易县融媒体中心",
    "保定日报",
    "河北日报",
    "长城网",
    "人民日报",
    "中国教育报",
    "没有听过的报",
];

pub fn row() -> impl Strategy<Value = Row> {
    let people: Vec<&str> = PEOPLE
        .iter()
        .map(|(name, _, _)| *name)
        .chain(OUTSIDERS)
        .collect();
    let facts = (
        select(&TITLES[..]),
        select(&["", "!", "《", " "][..]),
        select(&OUTLETS[..]),
        subsequence(people.clone(), 0..=3),
        subsequence(people, 0..=2),
        select(&["教务处", "学生处", "机电系", ""][..]),
        select(&["消息", "通讯", "图片", "视频", "", "论文"][..]),
    );
    let more = (
        select(&["", "头版", "头条", "头版头条"][..]),
        select(&["", "99", "100", "800"][..]),
        select(&["", "9999", "10000", "100000"][..]),
        1..=31_u32,
        select(&["", "+0", "+3", "+4"][..]),
        select(&["", "", "", "是"][..]),
    );
    (facts, more).prop_map(|(facts, more)| {
        let (title, mark, outlet, authors, photo, department, genre) = facts;
        let (placement, words, reads, day, sent, paid) = more;
        let field = |id| Column::Field(id);
        let sent = sent
            .strip_prefix('+')
            .and_then(|late| late.parse::<u32>().ok());
        let sent = sent.map_or(String::new(), |late| {
            let day = chrono::NaiveDate::from_ymd_opt(2022, 5, day).expect("a day of May");
            (day + chrono::Days::new(u64::from(late))).to_string()
        });
        let cells = [
            (Column::Title, format!("{mark}{title}")),
            (field(field::OUTLET), outlet.to_owned()),
            (field(field::AUTHORS), authors.join("、")),
            (field(field::PHOTO), photo.join("、")),
            (Column::Department, department.to_owned()),
            (field(field::GENRE), genre.to_owned()),
            (field(field::PLACEMENT), placement.to_owned()),
            (field(field::WORDS), words.to_owned()),
            (field(field::READS), reads.to_owned()),
            (field(field::DATE), format!("2022-05-{day:02}")),
            (field(field::SENT), sent),
            (field(field::PAID), paid.to_owned()),
        ];
        cells.into_iter().collect()
    })
}

pub fn month() -> impl Strategy<Value = Month> {
    let event = (
        select(&["差错", "失实", "批示"][..]),
        select(&["张一山", "孙五岳", "机电系", ""][..]),
        select(&TITLES[..]),
        0..=22_i32,
    );
    let roster = prop_oneof![Just(PEOPLE.to_vec()), Just(Vec::new())];
    (
        prop::collection::vec(row(), 0..25),
        roster,
        prop::collection::vec(event, 0..4),
    )
        .prop_map(|(rows, roster, events)| Month {
            rows,
            roster,
            events,
        })
}

/// A month that was scored.
pub struct Done {
    pub classified: Classified,
    pub scored: Scored,
    pub problems: Problems,
}

pub fn run(month: &Month, rulebook: &Rulebook) -> Done {
    let mut problems = Problems::default();
    let mut builder = Builder::new(&rulebook.fields, rulebook.publication_fields());
    for row in &month.rows {
        let cells: Vec<(Column, &str)> = row.iter().map(|(c, t)| (*c, t.as_str())).collect();
        builder.submission(&cells, &mut problems);
    }
    for (name, department, group) in &month.roster {
        builder.roster(&[
            (RosterColumn::Name, name),
            (RosterColumn::Department, department),
            (RosterColumn::Field(field::GROUP), group),
        ]);
    }
    for (name, account, title, value) in &month.events {
        let value = value.to_string();
        let cells = [
            (EventColumn::Name, *name),
            (EventColumn::Account, *account),
            (EventColumn::Title, *title),
            (EventColumn::Date, "2022-05-31"),
            (EventColumn::Value, value.as_str()),
        ];
        builder.event(&cells, &mut problems);
    }
    let intake = builder.finish(&mut problems);
    let classified = classify(intake, rulebook, &mut problems);
    let scored = score(&classified, rulebook, &mut problems);
    Done {
        classified,
        scored,
        problems,
    }
}

pub fn submissions_of(done: &Done, entry: &Entry) -> Vec<u32> {
    done.scored.ledger.submissions_of(entry).to_vec()
}
