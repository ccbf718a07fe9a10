//! `for`: what becomes of a column that names nobody.

use super::shared::{Done, run};
use jifen::ledger::Phase;

const PAID: &str = r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 6
[[points]]
clause = "第二条"
for = "editor"
points = 3
"#;

/// Two rows, one with an editor and one without; `field` declares the column.
fn two_rows(field: &str) -> Done {
    let row = |title, editor| {
        [
            ("title", title),
            ("outlet", "人民日报"),
            ("authors", "张三"),
            ("editor", editor),
            ("department", "教务处"),
            ("date", "2022-05-01"),
        ]
    };
    let (with, without) = (row("甲", "李四"), row("乙", ""));
    run(&[PAID, field], &[&with, &without], &[], &[])
}

fn editor(missing: &str) -> String {
    format!("[[field]]\nname = \"editor\"\nkind = \"people\"\nmissing = \"{missing}\"\n")
}

#[test]
fn an_empty_column_pays_nobody_and_a_note_counts_it() {
    let done = two_rows("");
    // The signers have 6 for each row; the one editor has 3.
    assert_eq!(
        done.entries(Phase::Base),
        [
            "张三 2022-05 第一条 6",
            "张三 2022-05 第一条 6",
            "李四 2022-05 第二条 3"
        ]
    );
    assert_eq!((done.told("column-empty"), done.scored.questions), (1, 0));
}

#[test]
fn a_column_that_must_be_filled_is_asked_for() {
    let done = two_rows(&editor("ask"));
    assert_eq!((done.told("missing-fact"), done.scored.questions), (1, 1));
    assert_eq!(done.told("column-empty"), 0);
}

#[test]
fn where_there_need_be_nobody_nothing_is_said() {
    let done = two_rows(&editor("none"));
    assert_eq!((done.told("column-empty"), done.scored.questions), (0, 0));
}
