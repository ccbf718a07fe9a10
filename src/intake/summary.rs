//! Tables that only sum up others: 部门, 篇数, 得分. Nothing of them is counted; what they say is
//! compared with the lists.

use super::above::titles;
use super::accounts::AccountId;
use super::alike::is_idle;
use super::claims::{About, Claim, ClaimKind, POINTS};
use super::header::{Heading, Headings};
use super::matrix::{Counted, counted};
use super::skipping;
use super::store::{Spot, Store};
use super::text::squeeze;
use super::{Table, Title};
use crate::period::Period;
use crate::sheet::{Cell, Row};

/// What a table sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    All,
    Of(Period),
}

/// Whether a table is called the sum of others, which would be counted again; one that counts what
/// came out in one outlet, without a heading that says so, may well be one, too.
pub fn is_called_one(table: &Table) -> bool {
    let words = ["汇总", "合计", "总计", "总表"];
    table.is_placed || called(&table.titles, (&table.file, &table.sheet), &words)
}

/// Whether its titles, its sheet's name, or else its file's, call a table so.
fn called(titles: &[Title], (file, sheet): (&str, &str), words: &[&str]) -> bool {
    let titles = titles.iter().map(|title| &*title.text);
    let name = if sheet.is_empty() { file } else { sheet };
    let mut texts = titles.chain([name]).map(squeeze);
    texts.any(|text| words.iter().any(|word| text.contains(word)))
}

/// A summary whose rows are being read.
pub struct SummaryTable {
    table: u16,
    unit: u32,
    columns: Vec<(u32, ClaimKind)>,
}

/// Where a header of one stands among rows, and its columns.
pub struct Found {
    pub line: usize,
    unit: u32,
    columns: Vec<(u32, ClaimKind)>,
}

/// The header of a summary, if these rows begin one and it is called so, file and sheet among others.
pub fn look(rows: &[Row<'_>], headings: &Headings, names: (&str, &str)) -> Option<Found> {
    let mut found = rows.iter().enumerate();
    let found = found.find_map(|(line, row)| header(row, line, headings))?;
    let words = ["汇总", "合计", "总计", "总表", "统计", "全年", "一览"];
    let titles = titles(&rows[..found.line]);
    called(&titles, names, &words).then_some(found)
}

fn header(row: &Row<'_>, line: usize, headings: &Headings) -> Option<Found> {
    let (mut unit, mut columns) = (None, Vec::new());
    for column in 0..row.width() {
        let text = match row.get(column) {
            Cell::Empty => continue,
            Cell::Text(text) => squeeze(text),
            _ => return None,
        };
        let bare = text.split('(').next().unwrap_or_default();
        if unit.is_none() && headings.is(&text, Heading::Department) {
            unit = Some(column);
        } else if is_of_pieces(bare) {
            columns.push((column, ClaimKind::Count));
        } else if POINTS.contains(&bare) || matches!(bare, "总分" | "总得分" | "总积分") {
            columns.push((column, ClaimKind::Points));
        } else if !is_idle(bare) && !matches!(bare, "名次" | "排名" | "备注" | "说明") {
            return None;
        }
    }
    let counts = columns.iter().any(|(_, kind)| *kind == ClaimKind::Count);
    Some(Found {
        line,
        unit: unit.filter(|_| counts)?,
        columns,
    })
}

fn is_of_pieces(heading: &str) -> bool {
    let ends = [
        "篇数",
        "条数",
        "件数",
        "稿件数",
        "发稿数",
        "刊发数",
        "采用数",
        "报送数",
        "用稿数",
    ];
    ends.iter().any(|end| heading.ends_with(end))
        || matches!(
            heading,
            "数量" | "合计" | "总计" | "总数" | "小计" | "发稿量" | "用稿量"
        )
}

impl SummaryTable {
    pub fn new(table: u16, found: Found) -> SummaryTable {
        SummaryTable {
            table,
            unit: found.unit,
            columns: found.columns,
        }
    }

    /// Takes a row below the header: what it says of a unit, or of all.
    pub fn take(&self, store: &mut Store<'_>, row: &Row<'_>) {
        let counts = &mut store.tables[usize::from(self.table)].counts;
        counts.read += 1;
        counts.skipped += 1;
        let is_sum = row.cells().any(skipping::says_sum);
        let unit = match row.get(self.unit) {
            Cell::Text(text) if !is_sum && !skipping::is_note(row) => Some(text),
            _ => None,
        };
        if unit.is_none() && !is_sum {
            return;
        }
        let spot = |column: u32| Spot {
            table: self.table,
            column: column as u16,
            row: row.number,
        };
        let account = unit.map(|text| {
            let department = store.names.row_department(text, spot(self.unit));
            AccountId(department)
        });
        for &(column, kind) in &self.columns {
            if let Counted::Number(says) = counted(row.get(column)) {
                store.claims.push(Claim {
                    table: self.table,
                    row: row.number,
                    column: column as u16,
                    kind,
                    says,
                    about: About::Readings(Vec::new()),
                    account,
                    set: 0,
                });
            }
        }
    }
}
