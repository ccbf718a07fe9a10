//! What an approval system says of a row: 审批结果, 审核状态.

use super::ditto::{again, is_ditto};
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::text::squeeze;
use super::values::Asked;
use crate::decisions::{IN, OUT};
use crate::problem::{Problem, Problems};
use crate::sheet::{Cell, Row};

/// What cells of rows hold that were refused, or are not through yet.
const NOT_PASSED: [&str; 15] = [
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
];

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
            Cell::Text(text) if NOT_PASSED.iter().any(|word| text.contains(word)) => {
                table.refused[at] = Some(text.into());
            }
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
