//! Who is who, with a roster and without one, by rows from memory.

mod office;

use jifen::intake::{Builder, Column, EventColumn, RosterColumn};
use jifen::problem::{Problems, Severity};
use jifen::rulebook::Rulebook;
use jifen::rulebook::field::{AUTHORS, DATE, EDITOR, Fields, HEADCOUNT, OUTLET, PHOTO, TEXT};
use office::Told;

#[derive(Default)]
struct Table<'a> {
    roster: Vec<(&'a str, &'a str)>,
    /// Authors and department.
    rows: Vec<(&'a str, &'a str)>,
}

impl<'a> Table<'a> {
    fn roster(mut self, roster: &[(&'a str, &'a str)]) -> Self {
        self.roster.extend(roster);
        self
    }

    fn row(mut self, authors: &'a str, department: &'a str) -> Self {
        self.rows.push((authors, department));
        self
    }

    fn read(self) -> Told {
        let fields = Fields::new();
        let mut builder = Builder::new(&fields, []);
        let mut problems = Problems::default();
        for (authors, department) in &self.rows {
            let cells = [
                (Column::Title, "一篇稿件"),
                (Column::Field(OUTLET), "保定日报"),
                (Column::Field(DATE), "2022-05-23"),
                (Column::Field(AUTHORS), *authors),
                (Column::Department, *department),
            ];
            builder.submission(&cells, &mut problems);
        }
        for (name, department) in &self.roster {
            builder.roster(&[
                (RosterColumn::Name, *name),
                (RosterColumn::Department, *department),
            ]);
        }
        let intake = builder.finish(&mut problems);
        Told::new(intake, problems, Rulebook::built_in())
    }
}

#[test]
fn without_a_roster_everyone_is_a_teacher_of_the_rows_department() {
    let told = Table::default()
        .row("张三、李四", "教务处")
        .row("张三", "学生处")
        .read();
    assert_eq!(told.signers(0), "张三@教务处 李四@教务处");
    assert_eq!(told.signers(1), "张三@学生处");
    assert_eq!(told.codes_of(Severity::Note), ["same-name-two-departments"]);
    assert!(!told.intake.accounts.has_roster);
}

#[test]
fn a_row_without_department_takes_the_one_place_where_the_name_stands() {
    let told = Table::default()
        .row("张三", "")
        .row("张三", "教务处")
        .read();
    assert_eq!(told.signers(0), "张三@教务处");
    let told = Table::default()
        .row("张三", "")
        .row("张三", "甲处")
        .row("张三", "乙处")
        .read();
    assert!(told.intake.submissions[0].held);
    assert_eq!(told.codes_of(Severity::Error), ["two-people-of-one-name"]);
}

#[test]
fn the_roster_tells_who_belongs_where() {
    let told = Table::default()
        .roster(&[("张三", "教务处"), ("李四", "学生处"), ("", "总务处")])
        .row("张 三、李四", "学生处")
        .row("王小五", "总务处")
        .row("总务处", "总务处")
        .row("教务处 张三", "学生处")
        .row("", "教务科")
        .read();
    assert_eq!(told.signers(0), "张三@教务处 李四@学生处");
    assert_eq!(told.signers(1), "?王小五@总务处");
    assert_eq!(told.signers(2), "#总务处@");
    assert_eq!(told.signers(3), "张三@教务处");
    assert!(told.signers(4).is_empty());
    assert_eq!(told.codes_of(Severity::Note), ["not-on-roster"]);
    let warned = ["unknown-department", "byline-elsewhere"];
    assert_eq!(told.codes_of(Severity::Warning), warned);
    assert_eq!(told.arg("unknown-department", "near"), "教务处");
    assert_eq!(told.codes_of(Severity::Error), Vec::<&str>::new());
}

#[test]
fn a_name_one_letter_off_is_asked_about_and_never_corrected() {
    let told = Table::default()
        .roster(&[("王晓明", "教务处"), ("李四", "学生处")])
        .row("王小明", "教务处")
        .row("王小明", "教务处")
        .read();
    assert_eq!(told.signers(0), "?王小明@教务处");
    assert_eq!(told.codes_of(Severity::Warning), ["name-like"]);
    assert_eq!(told.arg("name-like", "near"), "王晓明");
    assert_eq!(told.arg("name-like", "rows"), "2");
}

#[test]
fn two_people_of_one_name_are_told_apart_by_department() {
    let told = Table::default()
        .roster(&[("张三", "教务处"), ("张三", "学生处"), ("李四", "总务处")])
        .row("张三", "教务处")
        .row("张三(学生处)、李四", "教务处")
        .row("学生处 张三", "")
        .row("张三、李四", "总务处")
        .read();
    assert_eq!(told.signers(0), "张三@教务处");
    assert_eq!(told.signers(1), "张三@学生处 李四@总务处");
    assert_eq!(told.signers(2), "张三@学生处");
    let held: Vec<bool> = told.intake.submissions.iter().map(|s| s.held).collect();
    assert_eq!(held, [false, false, false, true]);
    assert_eq!(told.codes_of(Severity::Error), ["two-people-of-one-name"]);
}

#[test]
fn roles_of_columns_and_bylines_meet() {
    let fields = Fields::new();
    let mut builder = Builder::new(&fields, []);
    let mut problems = Problems::default();
    let row = |text, photo, editor| {
        vec![
            (Column::Title, "一篇"),
            (Column::Field(OUTLET), "校报"),
            (Column::Field(DATE), "2022-05-01"),
            (Column::Field(TEXT), text),
            (Column::Field(PHOTO), photo),
            (Column::Field(EDITOR), editor),
            (Column::Department, "教务处"),
        ]
    };
    builder.submission(&row("张三", "李四、张三", "王五"), &mut problems);
    builder.submission(&row("图文:张三", "", "责编:王五"), &mut problems);
    builder.submission(&row("记者 甲乙 通讯员 张三等", "", ""), &mut problems);
    let intake = builder.finish(&mut problems);
    let told = Told::new(intake, problems, Rulebook::built_in());
    assert_eq!(
        told.signers(0),
        "张三@教务处:文 李四@教务处:图 张三@教务处:图 王五@教务处:编"
    );
    assert_eq!(
        told.signers(1),
        "张三@教务处:文 张三@教务处:图 王五@教务处:编"
    );
    // A journalist is no staff, so the share clause decides about the part.
    assert_eq!(told.signers(2), "?甲乙@教务处:文 张三@教务处:文");
    assert_eq!(told.codes_of(Severity::Note), ["journalist-outside"]);
    assert_eq!(told.codes_of(Severity::Warning), ["and-others"]);
}

#[test]
fn the_roster_says_each_thing_once() {
    let fields = Fields::new();
    let mut builder = Builder::new(&fields, []);
    let mut problems = Problems::default();
    for (name, count) in [("张三", "9"), ("李四", ""), ("王五", "8"), ("张三", "9")] {
        builder.roster(&[
            (RosterColumn::Name, name),
            (RosterColumn::Department, "教务处"),
            (RosterColumn::Field(HEADCOUNT), count),
        ]);
    }
    let told = Told::new(
        builder.finish(&mut problems),
        problems,
        Rulebook::built_in(),
    );
    assert_eq!(told.codes_of(Severity::Error), ["roster-contradiction"]);
    assert_eq!(told.arg("roster-contradiction", "before"), "9");
    // Three teachers, their department, and the account of nobody.
    assert_eq!(told.intake.accounts.len(), 5);
}

#[test]
fn events_name_accounts_or_pieces() {
    let fields = Fields::new();
    let mut builder = Builder::new(&fields, []);
    let mut problems = Problems::default();
    for (name, department) in [("张晓三", "教务处"), ("办公室", "学生处"), ("", "办公室")]
    {
        builder.roster(&[
            (RosterColumn::Name, name),
            (RosterColumn::Department, department),
        ]);
    }
    for (account, name, value) in [
        ("张晓三(教务处)", "差错", ""),
        ("办公室", "批示", "5"),
        ("张小三", "差错", "很多"),
        ("", "差错", ""),
        ("教务处", "", ""),
    ] {
        let cells = [
            (EventColumn::Account, account),
            (EventColumn::Name, name),
            (EventColumn::Date, "2022年5月3日"),
            (EventColumn::Value, value),
        ];
        builder.event(&cells, &mut problems);
    }
    let told = Told::new(
        builder.finish(&mut problems),
        problems,
        Rulebook::built_in(),
    );
    assert_eq!(told.intake.events.len(), 4);
    assert!(told.intake.events[0].account.is_some());
    // 办公室 is a teacher's name and a department's: the clause decides, or asks.
    assert!(told.intake.events[1].either.is_some());
    let mut codes = told.codes_of(Severity::Error);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "event-account-unknown",
            "event-number",
            "event-without-account",
            "event-without-name"
        ]
    );
    assert_eq!(told.arg("event-account-unknown", "near"), "张晓三");
}

#[test]
fn the_order_of_rows_changes_nobody() {
    let rows = [
        ("张三", ""),
        ("张三、李四", "教务处"),
        ("教务处", "教务处"),
        ("王五", "学生处"),
    ];
    let told = |order: &[usize]| {
        let table = order
            .iter()
            .fold(Table::default(), |t, &i| t.row(rows[i].0, rows[i].1));
        let told = table.read();
        let mut all: Vec<(usize, String)> = order
            .iter()
            .enumerate()
            .map(|(at, &row)| (row, told.signers(at)))
            .collect();
        all.sort();
        all
    };
    assert_eq!(told(&[0, 1, 2, 3]), told(&[3, 2, 1, 0]));
}
