//! What stands of a row's approval, or of whether it was published at all: 审批结果, 是否刊发, and
//! 是否采用 where the rulebook does not read it.

use super::ditto::{again, is_ditto};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::text::squeeze;
use super::values::Asked;
use crate::decisions::{IN, OUT};
use crate::problem::{Problem, Problems};
use crate::sheet::{Cell, Row};

/// What cells of rows hold that were refused, or are not through yet.
const NOT_PASSED: [&str; 26] = [
    "不通过",
    "未通过",
    "拒绝",
    "驳回",
    "退回",
    "不同意",
    "未同意",
    "撤销",
    "撤回",
    "作废",
    "审批中",
    "审核中",
    "待审",
    "未审",
    "不予",
    "未发",
    "未刊",
    "未登",
    "未播",
    "待发",
    "未采",
    "没采",
    "不采",
    "未录",
    "不录",
    "未用",
];

/// What they hold whole that says no.
const NO: [&str; 8] = ["否", "×", "✗", "x", "n", "no", "没有", "未"];

fn says_no(text: &str) -> bool {
    NOT_PASSED.iter().any(|word| text.contains(word)) || NO.contains(&squeeze(text).as_str())
}

/// Reads what is said of a row.
pub fn read(table: &mut SubmissionTable, row: &Row<'_>) {
    for at in 0..table.approvals.len() {
        let column = table.approvals[at];
        let spot = Spot {
            table: table.table,
            column: column as u16,
            row: row.number,
        };
        match row.get(column) {
            Cell::Text(text) if is_ditto(text) => {
                again(table, spot);
            }
            Cell::Text(text) if says_no(text) => table.refused[at] = Some(text.into()),
            Cell::Number(number) if number.is_zero() => table.refused[at] = Some("0".into()),
            Cell::Flag(false) => table.refused[at] = Some("否".into()),
            _ => table.refused[at] = None,
        }
    }
}

/// Whether a row waits since this column says that it was not approved, which is asked once for each
/// such text.
pub fn holds(store: &mut Store<'_>, table: &SubmissionTable, row: &Row<'_>, at: usize) -> bool {
    let Some(text) = table.refused[at].as_deref() else {
        return false;
    };
    let column = table.approvals[at];
    let spot = Spot {
        table: table.table,
        column: column as u16,
        row: row.number,
    };
    let name = table.layout.name(column).map_or("", |name| &name.text);
    if let Some((id, answer)) = store.names.decisions.of_text(name, text)
        && matches!(answer, IN | OUT)
    {
        store.names.touched.push((spot, id));
        return false;
    }
    let asked = store.refused.entry((squeeze(name), squeeze(text)));
    let asked = asked.or_insert_with(|| Asked {
        text: text.into(),
        first: spot,
        at: Vec::new(),
    });
    asked.at.push((spot.table, spot.row));
    true
}

/// Asks about rows that were not approved.
pub fn ask(store: &Store<'_>, problems: &mut Problems) {
    for ((name, _), asked) in &store.refused {
        problems.push(
            Problem::error("row-not-approved", store.place(asked.first))
                .read(&*asked.text)
                .with("name", &**name)
                .with("rows", asked.at.len())
                .of_rows(asked.at.clone()),
        );
    }
}
