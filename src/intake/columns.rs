//! What is told of the columns of a table.

use hashbrown::DefaultHashBuilder;
use indexmap::IndexMap;

use super::above::is_form_line;
use super::alike::is_sender;
use super::header::{Doubt, Heading, Layout};
use super::skipping::is_caption;
use super::store::{Spot, Store};
use super::text::squeeze;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field::{DEPARTMENT, Fields};
use crate::sheet::{Cell, Row};

/// Notes the columns that were told by the words in their headings, warns of those not read.
pub fn tell_columns(store: &Store<'_>, table: u16, layout: &Layout, problems: &mut Problems) {
    let told = |problem: fn(&'static str, Place) -> Problem, code, column| {
        let name = layout.name(column)?;
        let place = place(store, table, layout, column)?;
        Some(problem(code, place).read(name.shown()))
    };
    let title = |heading: &Heading| title(store.fields, *heading);
    for (column, heading) in &layout.alike {
        let name = layout.name(*column);
        let by_sender = name.is_some_and(|name| is_sender(&squeeze(&name.text)));
        let problem = match by_sender {
            true => told(Problem::warning, "author-from-sender", *column),
            false => told(Problem::note, "column-alike", *column),
        };
        if let Some(problem) = problem {
            problems.push(problem.with("taken", title(heading)));
        }
    }
    for ticked in &layout.ticked {
        if let Some(problem) = told(Problem::note, "column-ticked", ticked.column) {
            let field = store.fields.get(ticked.field).title();
            problems.push(problem.with("field", field).with("value", &*ticked.value));
        }
    }
    // Another column of one of these would not be read.
    let headed: Vec<String> = layout
        .columns
        .iter()
        .map(|(heading, _)| title(heading))
        .collect();
    let headed = headed.join("、");
    for column in &layout.ignored {
        if let Some(problem) = told(Problem::warning, "column-ignored", *column) {
            problems.push(problem.with("headed", &*headed));
        }
    }
    for (column, heading) in &layout.second {
        let first = layout.column(*heading).and_then(|first| layout.name(first));
        let first = first.map_or_else(|| title(heading), |name| name.shown());
        if let Some(problem) = told(Problem::warning, "column-second", *column) {
            problems.push(problem.with("first", first).with("headed", &*headed));
        }
    }
}

/// Warns of rows above a header that look like rows of a table.
pub fn tell_unread_above(
    store: &Store<'_>,
    table: u16,
    above: &[Row<'_>],
    problems: &mut Problems,
) {
    /// No title and no line of names and days has so many cells.
    const CELLS: usize = 4;
    let unread = above.iter().filter(|row| {
        let filled = row.cells().filter(|cell| *cell != Cell::Empty).count();
        filled >= CELLS
            && !is_caption(row)
            && !is_form_line(row)
            && row.cells().all(|cell| !is_labelled(cell))
    });
    let unread: Vec<&Row<'_>> = unread.collect();
    let Some(first) = unread.first() else {
        return;
    };
    let spot = Spot {
        table,
        column: Spot::ROW,
        row: first.number,
    };
    problems
        .push(Problem::warning("rows-above-header", store.place(spot)).with("rows", unread.len()));
}

fn is_labelled(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.contains([':', '：']))
}

/// Headings with several meanings, of all tables of a run: each is told once.
#[derive(Clone, Debug, Default)]
pub struct Doubts {
    met: IndexMap<(String, Option<Heading>), Met, DefaultHashBuilder>,
}

/// A heading as it was met first.
#[derive(Clone, Debug)]
struct Met {
    place: Place,
    read: String,
    doubt: Doubt,
    tables: usize,
}

impl Doubts {
    /// Takes note of those of a table.
    pub fn meet(&mut self, store: &Store<'_>, table: u16, layout: &Layout) {
        for doubt in &layout.doubts {
            let (Some(name), Some(place)) = (
                layout.name(doubt.column),
                place(store, table, layout, doubt.column),
            ) else {
                continue;
            };
            let key = (squeeze(&name.text), doubt.decided.then_some(doubt.taken));
            let met = self.met.entry(key).or_insert_with(|| Met {
                place,
                read: name.shown(),
                doubt: doubt.clone(),
                tables: 0,
            });
            met.tables += 1;
        }
    }

    /// Asks about those that the cells below did not decide, notes how the others were taken.
    pub fn tell(&mut self, fields: &Fields, problems: &mut Problems) {
        for met in std::mem::take(&mut self.met).into_values() {
            let problem = match met.doubt.decided {
                true => Problem::note("column-by-content", met.place),
                false => Problem::error("column-guessed", met.place),
            };
            problems.push(
                problem
                    .read(&*met.read)
                    .with("name", met.read)
                    .with("taken", title(fields, met.doubt.taken))
                    .with("other", title(fields, met.doubt.other))
                    .with("tables", met.tables),
            );
        }
    }
}

/// Where the name of a column stands.
fn place(store: &Store<'_>, table: u16, layout: &Layout, column: u32) -> Option<Place> {
    let row = layout.name(column)?.row;
    let column = column as u16;
    Some(store.place(Spot { table, column, row }))
}

/// What a heading is called for people.
fn title(fields: &Fields, heading: Heading) -> String {
    match heading {
        Heading::Title => "标题",
        Heading::Link => "链接",
        Heading::Department => fields.get(DEPARTMENT).title(),
        Heading::Field(id) => fields.get(id).title(),
        Heading::UnitAndAuthor => "作者单位及姓名",
        Heading::Repost => "转载媒体",
        Heading::Year(_) => "年",
        Heading::Month(_) => "月",
        Heading::Name => "姓名",
        Heading::Alias => "别名",
        Heading::DepartmentAlias => "部门别名",
        Heading::Remark => "备注",
        Heading::Approval => "审批结果",
        Heading::From => "起",
        Heading::Until => "止",
        Heading::Account => "账户",
        Heading::Event => "事项",
        Heading::Count => "篇数",
        Heading::Value => "分值",
    }
    .to_owned()
}
