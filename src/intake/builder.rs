//! Rows in, from files or from memory; a finished [`Intake`] out.

use std::sync::Arc;

use super::accounts::Accounts;
use super::dates;
use super::events::{self, EventTable};
use super::header::{Heading, Headings, Kind, Layout};
use super::memory::Memory;
use super::names::NOWHERE;
use super::roster::RosterTable;
use super::store::{Spot, Store};
use super::table::{SubmissionTable, columns};
use super::{Intake, held, people, roster_facts, rows, surroundings};
use crate::decisions::{self, Decisions};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::field::{FieldId, Fields, Subject};
use crate::sheet::{Cell, OwnedRow, Row, Sink};

/// Gathers rows and makes an [`Intake`] of them.
///
/// Rows come from files (it is a [`Sink`]) or from memory ([`Builder::submission`] and its
/// sisters); both are read alike.
pub struct Builder<'f> {
    headings: Headings,
    pub(super) store: Store<'f>,
    file: Arc<str>,
    sheet: Arc<str>,
    /// The year of days without one, where neither title nor names tell it.
    year: Option<i32>,
    state: State,
    pub(super) memory: Memory,
    seen: Vec<Seen>,
    has_submissions: bool,
}

/// Where in a sheet the reading stands.
enum State {
    Outside,
    /// The header was not met yet.
    Seeking(Vec<OwnedRow>),
    Submissions(Box<SubmissionTable>),
    Roster(RosterTable),
    Events(EventTable),
    /// Nothing is known of what this sheet holds.
    Ignored,
}

/// A sheet whose kind could not be told.
struct Seen {
    file: Arc<str>,
    sheet: Arc<str>,
    /// Its first rows, as they are shown.
    rows: String,
}

/// So many rows are looked at for the header and to tell headings with two meanings apart.
const AHEAD: usize = 40;

impl<'f> Builder<'f> {
    /// Begins; keeps the facts of these fields.
    pub fn new(fields: &'f Fields, keep: impl IntoIterator<Item = FieldId>) -> Builder<'f> {
        Builder {
            headings: Headings::new(fields),
            store: Store::new(fields, keep),
            file: "".into(),
            sheet: "".into(),
            year: None,
            state: State::Outside,
            memory: Memory::default(),
            seen: Vec::new(),
            has_submissions: false,
        }
    }

    /// Takes days without a year for days of this one, where nothing in the table tells it.
    #[must_use]
    pub fn of_year(mut self, year: Option<i32>) -> Self {
        self.year = year;
        self
    }

    /// Reads headings, departments, authors and values as was decided.
    #[must_use]
    pub fn decided(mut self, decisions: &Arc<Decisions>) -> Self {
        self.headings.decide(decisions);
        self.store.decide(decisions);
        self
    }

    /// The header has to be among the rows seen by now.
    fn decide(&mut self, problems: &mut Problems) {
        let State::Seeking(held) = std::mem::replace(&mut self.state, State::Ignored) else {
            return;
        };
        let lent: Vec<Row<'_>> = held.iter().map(OwnedRow::lend).collect();
        if lent.first().is_some_and(is_own_report) {
            let place = Place::Sheet {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
            };
            return problems.push(Problem::note("own-report", place));
        }
        match self.headings.find(&lent, self.store.fields) {
            Some((index, layout)) => {
                self.begin_table(&lent[..index], &lent[index], layout, problems);
                for row in &lent[index + 1..] {
                    self.row(row, problems);
                }
            }
            None if lent.is_empty() => {}
            None => self.seen.push(Seen {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
                rows: shown(&lent),
            }),
        }
    }

    fn begin_table(
        &mut self,
        above: &[Row<'_>],
        header: &Row<'_>,
        layout: Layout,
        problems: &mut Problems,
    ) {
        let Some(table) = self.store.table(&self.file, &self.sheet, columns(&layout)) else {
            let place = Place::Sheet {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
            };
            return problems.push(Problem::error("too-many-tables", place));
        };
        let year = above
            .iter()
            .rev()
            .flat_map(Row::cells)
            .find_map(|cell| match cell {
                Cell::Text(text) => dates::year_in(text),
                _ => None,
            })
            .or_else(|| dates::year_in(&self.sheet))
            .or_else(|| dates::year_in(&self.file))
            .or(self.year);
        for &(column, taken, other) in &layout.doubtful {
            let spot = Spot {
                table,
                column: column as u16,
                row: header.number,
            };
            let place = self.store.place(spot);
            problems.push(
                Problem::warning("column-guessed", place)
                    .read(header.get(column).shown())
                    .with("taken", self.name_of(taken))
                    .with("other", self.name_of(other)),
            );
        }
        self.store.tell_headings(header);
        self.tell_columns(table, header, &layout, problems);
        self.state = match layout.kind {
            Kind::Submissions => {
                self.has_submissions = true;
                let common = match layout.column(Heading::Department) {
                    Some(_) => NOWHERE,
                    None => self.common_department(table, above, problems),
                };
                let mut begun = SubmissionTable::new(&self.store, table, layout, year, common);
                begun.know_header(header);
                State::Submissions(Box::new(begun))
            }
            Kind::Roster => State::Roster(RosterTable::new(table, &layout, year)),
            Kind::Events => State::Events(EventTable::new(table, &layout, year)),
        };
    }

    /// Notes the columns that were told by the words in their headings, warns of those not read.
    fn tell_columns(&self, table: u16, header: &Row<'_>, layout: &Layout, problems: &mut Problems) {
        let place = |column: u32| {
            self.store.place(Spot {
                table,
                column: column as u16,
                row: header.number,
            })
        };
        for &(column, heading) in &layout.alike {
            problems.push(
                Problem::note("column-alike", place(column))
                    .read(header.get(column).shown())
                    .with("taken", self.name_of(heading)),
            );
        }
        for &column in &layout.ignored {
            if header.get(column) != Cell::Empty {
                problems.push(
                    Problem::warning("column-ignored", place(column))
                        .read(header.get(column).shown()),
                );
            }
        }
    }

    /// The department that the rows above a table without such a column name.
    fn common_department(&mut self, table: u16, above: &[Row<'_>], problems: &mut Problems) -> u32 {
        let Some((name, row, column)) = surroundings::department(above) else {
            return NOWHERE;
        };
        let spot = Spot {
            table,
            column: column as u16,
            row,
        };
        let place = self.store.place(spot);
        problems.push(
            Problem::note("department-from-title", place)
                .read(&*name)
                .with("name", &*name),
        );
        self.store.names.row_department(&name, spot)
    }

    fn name_of(&self, heading: Heading) -> String {
        let fields = self.store.fields;
        match heading {
            Heading::Title => "标题".to_owned(),
            Heading::Link => "链接".to_owned(),
            Heading::Department => fields
                .get(crate::rulebook::field::DEPARTMENT)
                .title()
                .to_owned(),
            Heading::Field(id) => fields.get(id).title().to_owned(),
            Heading::Name => "姓名".to_owned(),
            Heading::From => "起".to_owned(),
            Heading::Until => "止".to_owned(),
            Heading::Account => "账户".to_owned(),
            Heading::Event => "事项".to_owned(),
            Heading::Count => "次数".to_owned(),
            Heading::Value => "分值".to_owned(),
        }
    }

    /// Whether a row repeats the header; a header of another layout begins another table.
    fn is_header(&mut self, row: &Row<'_>, problems: &mut Problems) -> bool {
        let State::Submissions(table) = &mut self.state else {
            return false;
        };
        match table.repeats_header(row, &self.headings) {
            Repeated::No => false,
            Repeated::Same => {
                let counts = &mut self.store.tables[usize::from(table.table)].counts;
                counts.read += 1;
                counts.skipped += 1;
                true
            }
            Repeated::Perhaps => {
                let Some(layout) = self.headings.layout(row, None, &[], self.store.fields) else {
                    return false;
                };
                if layout.kind != Kind::Submissions {
                    return false;
                }
                let counts = &mut self.store.tables[usize::from(table.table)].counts;
                counts.read += 1;
                counts.skipped += 1;
                if layout != table.layout {
                    self.end_table(problems);
                    self.begin_table(&[], row, layout, problems);
                }
                true
            }
        }
    }

    fn end_table(&mut self, problems: &mut Problems) {
        if let State::Submissions(table) = std::mem::replace(&mut self.state, State::Outside) {
            table.tally.tell(&self.store, problems);
        }
    }

    /// Tells people apart and finishes.
    pub fn finish(mut self, problems: &mut Problems) -> Intake {
        self.end_table(problems);
        self.end_memory(problems);
        self.tell_unrecognised(problems);
        let mut store = self.store;
        store.ask_values(problems);
        store.put_values_in_order();
        let of_accounts = store
            .fields
            .iter()
            .filter(|(_, field)| matches!(field.of, Subject::Teacher | Subject::Department))
            .map(|(id, _)| id);
        let mut accounts = Accounts::new(of_accounts);
        roster_facts::enroll(&store, &mut accounts, problems);
        people::attach_departments(&mut store, &accounts);
        let departments = people::departments(&store, &mut accounts, problems);
        let persons = people::persons(&store, &mut accounts, &departments, problems);
        held::tell_rows(&store, &persons, problems);
        people::tell_bylines(&store, problems);
        let signers = people::settle(&mut store, &persons, &departments);
        roster_facts::place_teachers(store.fields, &mut accounts);
        let events = events::resolve(&mut store, &people::Directory::new(&accounts), problems);
        let decided = store.decided();
        let mut intake = Intake {
            tables: store.tables,
            submissions: store.submissions,
            facts: store.facts,
            signers,
            outlets: store.outlets,
            hosts: store.hosts,
            text: store.text,
            accounts,
            events,
            decided,
        };
        decisions::rows::apply(&mut intake, store.fields, problems);
        people::tell_absent(&intake, problems);
        intake
    }

    /// Sheets that were not understood; where none was, that is all there is to say.
    fn tell_unrecognised(&mut self, problems: &mut Problems) {
        let fruitless = !self.has_submissions && !self.memory.has_submissions();
        for (index, seen) in self.seen.drain(..).enumerate() {
            let place = Place::Sheet {
                file: seen.file,
                sheet: seen.sheet.clone(),
            };
            let problem = if fruitless && index == 0 {
                Problem::error("no-header", place)
            } else if seen.sheet.contains("说明") || !seen.rows.contains(" | ") {
                // Instructions, or a list that drop-downs choose from.
                Problem::note("unrecognised-sheet", place)
            } else {
                Problem::warning("unrecognised-sheet", place)
            };
            problems.push(problem.read(seen.rows));
        }
    }
}

/// Whether a row repeats a table's header.
pub(super) enum Repeated {
    No,
    Same,
    Perhaps,
}

impl Sink for Builder<'_> {
    fn begin(&mut self, file: &Arc<str>, sheet: &str) {
        self.file = file.clone();
        self.sheet = sheet.into();
        self.state = State::Seeking(Vec::new());
    }

    fn row(&mut self, row: &Row<'_>, problems: &mut Problems) {
        if self.is_header(row, problems) {
            return;
        }
        match &mut self.state {
            State::Submissions(table) => rows::take(&mut self.store, table, row, problems),
            State::Seeking(held) => {
                held.push(row.to_owned());
                if held.len() == AHEAD {
                    self.decide(problems);
                }
            }
            State::Roster(table) => table.take(&mut self.store, row),
            State::Events(table) => table.take(&mut self.store, row, problems),
            State::Ignored | State::Outside => {}
        }
    }

    fn end(&mut self, problems: &mut Problems) {
        self.decide_if_seeking(problems);
        self.end_table(problems);
    }
}

impl Builder<'_> {
    fn decide_if_seeking(&mut self, problems: &mut Problems) {
        if matches!(self.state, State::Seeking(_)) {
            self.decide(problems);
        }
    }
}

/// Whether a table is one that this program wrote: a ranking, a ledger, a list of problems.
fn is_own_report(header: &Row<'_>) -> bool {
    let has = |heading: &str| header.cells().any(|cell| cell == Cell::Text(heading));
    has("计分篇数") && has("名次")
        || has("账户类型") && has("条款")
        || has("名单") && has("名次") && has("条款")
        || has("事项") && has("答复")
        || has("程度") && has("代码") && has("单元格")
}

/// The first rows as a person would see them.
fn shown(rows: &[Row<'_>]) -> String {
    let lines: Vec<String> = rows
        .iter()
        .take(3)
        .map(|row| {
            let cells: Vec<String> = row
                .cells()
                .filter(|cell| *cell != Cell::Empty)
                .take(8)
                .map(|cell| cell.shown().chars().take(20).collect())
                .collect();
            cells.join(" | ")
        })
        .collect();
    lines.join(" / ")
}
