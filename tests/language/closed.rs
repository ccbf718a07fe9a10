//! Closed periods stay: what a period booked is the same whatever is published after it.

use std::collections::BTreeMap;

use jifen::intake::Column;
use jifen::rulebook::field;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::made_up::{Month, PEOPLE, month, run};
use super::rulebook;

const RULES: &str = r#"
[rulebook]
name = "办法"
units = ["元", "分"]
[piece]
within = "year"
[[field]]
name = "level"
of = "outlet"
values = ["校级", "县级", "市级", "省级", "国家级"]
[[field]]
name = "placement"
missing = "none"
values = ["头版", "头条", "头版头条"]
[[field]]
name = "genre"
missing = "消息"
values = ["消息", "通讯", "图片", "视频", "论文"]
[[outlet]]
name = ["学校官网", "校报"]
level = "校级"
[[points]]
clause = "第一条"
unit = "分"
rows = [{ level = "校级", points = -1 }, { level = "<市级", genre = "图片", points = 1 }, { others = true, points = "7/3" }, { level = "国家级", points = 9 }]
[[points]]
clause = "第二条"
unit = "元"
when = { level = ">=市级" }
points = { of = "reads", each = "1/1000", start = 5, at-most = 50, missing = 0 }
[[points]]
clause = "第三条"
unit = "分"
for = "photo"
points = "1/3"
[[modify]]
clause = "第四条"
when = { placement = "头版" }
times = "3/2"
counts = 2
best-of = "好"
[[modify]]
clause = "第五条"
when = { genre = ["视频", "图片"] }
add = 1
best-of = "好"
[[modify]]
clause = "第六条"
who = { group = "处室" }
times = "2/3"
[[same-piece]]
clause = "第七条"
when = { level = ">县级", words = ">=100" }
best = 2
rest = "1/7"
[[same-piece]]
clause = "第八条"
when = { level = "校级" }
once-per = "outlet"
best = 1
rest = "1/2"
[[share]]
clause = "第九条"
roles = { text = 7, photo = 3 }
signers = 3
department = "split"
[[limit]]
clause = "第十条"
per = "piece"
unit = "分"
at-most = 10
[[limit]]
clause = "第十一条"
account = "teacher"
per = "month"
unit = "分"
at-most = 7
[[target]]
clause = "第十二条"
account = "teacher"
per = "month"
unit = "分"
pieces = 1
short = -1
beyond = "1/3"
when = { level = ">=市级" }
"#;

const DATE: Column = Column::Field(field::DATE);

/// What each account has in each period and unit, by names.
fn totals(month: &Month) -> BTreeMap<(String, String, u8), Decimal> {
    let done = run(month, &rulebook(RULES));
    let ledger = &done.scored.ledger;
    let mut totals = BTreeMap::new();
    for entry in &ledger.entries {
        let name = done.classified.accounts.get(entry.account).name.to_string();
        let period = ledger.periods[usize::from(entry.period)].to_string();
        *totals.entry((period, name, entry.unit)).or_default() += entry.amount;
    }
    totals.retain(|_, total| !Decimal::is_zero(total));
    totals
}

/// Three made-up months, without events.
fn months() -> impl Strategy<Value = Month> {
    (month(), prop::collection::vec(4..=6_u32, 25)).prop_map(|(mut month, months)| {
        month.roster = PEOPLE.to_vec();
        month.events.clear();
        for (row, at) in month.rows.iter_mut().zip(months) {
            for (_, text) in row.iter_mut().filter(|(column, _)| *column == DATE) {
                *text = text.replace("2022-05-31", "2022-05-30");
                *text = text.replace("2022-05", &format!("2022-{at:02}"));
            }
        }
        month
    })
}

/// The months of the rows, from the first.
fn months_of(month: &Month) -> Vec<&str> {
    let cells = month.rows.iter().flatten();
    let mut months: Vec<&str> = cells
        .filter(|(column, _)| *column == DATE)
        .map(|(_, text)| &text[..7])
        .collect();
    months.sort_unstable();
    months
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_later_changes_no_earlier_period(month in months()) {
        let all = totals(&month);
        for last in ["2022-04", "2022-05"] {
            let mut closed = month.clone();
            closed.rows.retain(|row| {
                let mut dates = row.iter().filter(|(column, _)| *column == DATE);
                dates.all(|(_, text)| text[..7] <= *last)
            });
            // A run reaches from the first row to the last.
            let months = months_of(&closed);
            let (Some(first), Some(newest)) = (months.first(), months.last()) else { continue };
            let mut own = all.clone();
            own.retain(|(period, _, _), _| (*first..=*newest).contains(&period.as_str()));
            prop_assert_eq!(totals(&closed), own, "until {}", last);
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_period(
        (month, rows) in months().prop_flat_map(|month| {
            let rows = Just(month.rows.clone()).prop_shuffle();
            (Just(month), rows)
        })
    ) {
        prop_assert_eq!(totals(&month), totals(&Month { rows, ..month }));
    }
}
