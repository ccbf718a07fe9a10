//! What gathers while rows are read, before people are told apart.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::{IndexMap, IndexSet};

use super::byline::{self, Task};
use super::claims::Claim;
use super::dates::Reading;
use super::departments::Named;
use super::events::EventRow;
use super::names::{Mention, Names};
use super::roster::RosterRow;
use super::tally::Tally;
use super::united::Unparted;
use super::unsigned::Unsigned;
use super::values::{Asked, Reader, readers};
use super::{Calls, Column, Role, RowCounts, Submission, Table, TextId, links, named_sheets};
use crate::decisions::{Decided, Decisions, questions};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::fact::FactTable;
use crate::rulebook::field::{AUTHORS, FieldId, Fields, LEVEL, Subject};
use crate::sheet::{Cell, Row};

/// A cell, or a row where there is no such column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub table: u16,
    /// From 0; [`Spot::ROW`] for the row as a whole.
    pub column: u16,
    pub row: u32,
}

impl Spot {
    pub const ROW: u16 = u16::MAX;
}

/// Everything read so far.
pub struct Store<'f> {
    pub fields: &'f Fields,
    pub tables: Vec<Table>,
    pub submissions: Vec<Submission>,
    pub facts: FactTable,
    pub readers: Vec<Option<Reader<'f>>>,
    pub names: Names,
    pub mentions: Vec<Mention>,
    /// Submissions with a name that a space parts from the one before.
    pub spaced: Vec<u32>,
    pub outlets: IndexSet<Box<str>>,
    outlet_cells: HashMap<Box<str>, TextId>,
    pub hosts: IndexSet<Box<str>>,
    host_cells: HashMap<Box<str>, TextId>,
    pub text: String,
    pub roster: Vec<RosterRow>,
    pub has_roster: bool,
    /// Submissions whose department is that of a row above, though their cell is blank.
    pub filled_down: Vec<u32>,
    /// Cells of unit and author that could not be parted, by their text.
    pub unparted: IndexMap<String, Unparted, DefaultHashBuilder>,
    /// Tables whose sheet or file is perhaps called by its author or its department.
    pub named_sheets: Vec<named_sheets::Named>,
    /// Departments that the surroundings of rows name, with the notes that say so.
    pub supposed: Vec<(u32, Problem)>,
    pub events: Vec<EventRow>,
    pub claims: Vec<Claim>,
    /// Rows that were not approved, by heading and text.
    pub refused: IndexMap<(String, String), Asked, DefaultHashBuilder>,
    /// Bylines that name nobody who signs, squeezed.
    pub unsigned: IndexMap<String, Unsigned, DefaultHashBuilder>,
    /// How many publications cells counted so far.
    pub counted: u32,
    /// What happened in rosters and sheets of events.
    pub tally: Tally,
}

impl<'f> Store<'f> {
    pub fn new(fields: &'f Fields, keep: impl IntoIterator<Item = FieldId>) -> Store<'f> {
        let facts = FactTable::new(keep);
        let readers = readers(fields, |id| {
            facts.keeps(id) && matches!(fields.get(id).of, Subject::Publication | Subject::Outlet)
        });
        Store {
            fields,
            tables: Vec::new(),
            submissions: Vec::new(),
            facts,
            readers,
            names: Names::new(guides(fields)),
            mentions: Vec::new(),
            spaced: Vec::new(),
            outlets: IndexSet::new(),
            outlet_cells: HashMap::new(),
            hosts: IndexSet::new(),
            host_cells: HashMap::new(),
            text: String::new(),
            roster: Vec::new(),
            has_roster: false,
            filled_down: Vec::new(),
            unparted: IndexMap::default(),
            named_sheets: Vec::new(),
            supposed: Vec::new(),
            events: Vec::new(),
            claims: Vec::new(),
            refused: IndexMap::default(),
            unsigned: IndexMap::default(),
            counted: 0,
            tally: Tally::default(),
        }
    }

    /// Reads departments, authors and values as was decided.
    pub fn decide(&mut self, decisions: &Arc<Decisions>) {
        self.names.decisions = decisions.clone();
        for reader in self.readers.iter_mut().flatten() {
            reader.decisions = decisions.clone();
        }
    }

    /// What was read as was decided.
    pub fn decided(&mut self) -> Decided {
        let mut decided = Decided::by(self.names.decisions.clone());
        let readers = self.readers.iter_mut().flatten();
        let told = readers.flat_map(|reader| std::mem::take(&mut reader.touched));
        let told = told.chain(std::mem::take(&mut self.names.touched));
        decided.touch(told.map(|(spot, id)| (spot.table, spot.row, id)));
        decided
    }

    /// Begins a table; nothing where there are too many.
    pub fn table(
        &mut self,
        file: &Arc<str>,
        sheet: &Arc<str>,
        columns: Vec<(Column, u32)>,
        header: Range<u32>,
    ) -> Option<u16> {
        let index = u16::try_from(self.tables.len()).ok()?;
        self.tables.push(Table {
            file: file.clone(),
            sheet: sheet.clone(),
            columns,
            header,
            counts: RowCounts::default(),
            headings: Vec::new(),
            summary: None,
            titles: Vec::new(),
            is_placed: false,
            calls: Calls::default(),
        });
        Some(index)
    }

    /// The department that surroundings name. What does not look like one is one only if the roster
    /// or a row knows it, which is told at the end.
    pub fn suppose(&mut self, named: &Named, spot: Spot) -> u32 {
        match named.sure {
            true => self.names.row_department(&named.name, spot),
            false => self.names.supposed(&named.name),
        }
    }

    /// The title of a submission.
    pub fn title_of(&self, index: u32) -> &str {
        let (start, len) = self.submissions[index as usize].title;
        &self.text[start as usize..start as usize + usize::from(len)]
    }

    /// What a row is called in questions about the people in it, who are so in all its publications:
    /// its title and its first outlet.
    pub fn called(&self, index: usize) -> String {
        let row = |at: usize| (self.submissions[at].table, self.submissions[at].row);
        let before = (0..index).rev().take_while(|&at| row(at) == row(index));
        let first = before.last().unwrap_or(index);
        let outlet = self.submissions[first].outlet;
        let outlet = outlet.and_then(|id| self.outlets.get_index(id as usize));
        questions::of_row(self.title_of(first as u32), outlet.map(|text| &**text))
    }

    /// The cell of another row that stands for a cell of people: in another table that of authors.
    pub fn people_cell(&self, cell: Spot, table: u16, row: u32) -> Spot {
        let columns = &self.tables[usize::from(table)].columns;
        let authors = columns
            .iter()
            .find(|(column, _)| *column == Column::Field(AUTHORS));
        let column = match authors {
            _ if table == cell.table => cell.column,
            Some((_, column)) => *column as u16,
            None => Spot::ROW,
        };
        Spot { table, column, row }
    }

    /// The place a spot stands for.
    pub fn place(&self, spot: Spot) -> Place {
        let table = &self.tables[usize::from(spot.table)];
        match spot.column {
            Spot::ROW => table.row_place(spot.row),
            column => table.cell_place(spot.row, column),
        }
    }

    /// Counts a day that took a judgement, of a roster or of events.
    pub fn judged_day(&mut self, day: NaiveDate, reading: Reading, cell: Cell<'_>, spot: Spot) {
        if let Some((severity, code)) = reading.told() {
            self.tally.count(severity, code, spot, spot.column, || {
                (cell.shown(), vec![("day", day.to_string().into())])
            });
        }
    }

    /// The outlet a cell names.
    pub fn outlet(&mut self, text: &str) -> Option<TextId> {
        if let Some(&id) = self.outlet_cells.get(text) {
            return (id != TextId::MAX).then_some(id);
        }
        let id = if super::values::is_nothing(text) {
            TextId::MAX
        } else {
            // Lines may be outlets each.
            let lines = text
                .lines()
                .map(|line| line.split_whitespace().collect::<Vec<_>>());
            let lines = lines
                .filter(|line| !line.is_empty())
                .map(|line| line.join(" "));
            let name = lines.collect::<Vec<_>>().join("\n");
            self.outlets.insert_full(name.into()).0 as TextId
        };
        self.outlet_cells.insert(text.into(), id);
        (id != TextId::MAX).then_some(id)
    }

    /// The host of a link, with the forum on it that the link leads to.
    pub fn host(&mut self, link: &str) -> Option<TextId> {
        let host = links::host(link)?;
        if let Some(&id) = self.host_cells.get(host) {
            return Some(id);
        }
        let id = self.hosts.insert_full(host.to_ascii_lowercase().into()).0 as TextId;
        self.host_cells.insert(host.into(), id);
        Some(id)
    }

    /// Adds a submission that says what another does, with all that is in doubt about it; its index.
    /// What is in doubt of a whole row goes by the row.
    pub fn again(&mut self, index: usize) -> usize {
        let copy = self.submissions.len();
        let mut submission = self.submissions[index].clone();
        let (start, len) = submission.signers;
        submission.signers.0 = self.mentions.len() as u32;
        let own = start as usize..start as usize + usize::from(len);
        self.mentions.extend_from_within(own);
        for members in [&mut self.spaced, &mut self.filled_down] {
            if members.binary_search(&(index as u32)).is_ok() {
                members.push(copy as u32);
            }
        }
        self.facts.again(index);
        self.submissions.push(submission);
        copy
    }

    /// Keeps a title; where it stands.
    pub fn title(&mut self, title: &str) -> (u32, u16) {
        let mut len = title.len().min(usize::from(u16::MAX));
        while !title.is_char_boundary(len) {
            len -= 1;
        }
        match u32::try_from(self.text.len()) {
            Ok(start) if self.text.len() + len <= u32::MAX as usize => {
                self.text.push_str(&title[..len]);
                (start, len as u16)
            }
            _ => (0, 0),
        }
    }

    /// Puts the values that rows add in an order of their own.
    pub fn put_values_in_order(&mut self) {
        for reader in self.readers.iter().flatten() {
            reader.put_in_order(&mut self.facts);
        }
    }

    /// Counts a row whose empty cell was taken for a value.
    pub fn taken_as(&mut self, id: FieldId, spot: Spot) {
        if let Some(reader) = &mut self.readers[usize::from(id.0)] {
            reader.taken.get_or_insert((spot, 0)).1 += 1;
        }
    }

    /// Notes what empty cells were taken for, once a field.
    pub fn tell_taken(&self, problems: &mut Problems) {
        for reader in self.readers.iter().flatten() {
            if let (Some((first, rows)), Some(value)) = (reader.taken, reader.taken_as()) {
                problems.push(
                    Problem::note("missing-taken-as", self.place(first))
                        .with("rows", rows)
                        .with("field", reader.title())
                        .with("value", value),
                );
            }
        }
    }

    /// Asks about values that the rulebook does not know, each once.
    pub fn ask_values(&self, problems: &mut Problems) {
        for reader in self.readers.iter().flatten() {
            for asked in reader.asked.values() {
                let place = self.place(asked.first);
                // The registry's level holds whatever the row says, and an outlet without a level
                // is asked about.
                let problem = match reader.id == LEVEL {
                    true => Problem::warning("unknown-value", place),
                    false => Problem::error("unknown-value", place),
                };
                let field = self.fields.get(reader.id);
                let values: Vec<&str> = field.values.iter().map(|v| v.name.as_str()).collect();
                problems.push(
                    problem
                        .read(&*asked.text)
                        .with("field", reader.title())
                        .with("rows", asked.at.len())
                        .with("values", values.join("、"))
                        .of_rows(asked.at.clone()),
                );
            }
        }
    }
}

/// The text of a cell; nothing where it is empty. What is no text is written out into `buffer`.
/// The rulebook's own column of those who guide, told by what it is called.
fn guides(fields: &Fields) -> Option<Role> {
    let is_own = |(_, role): &(FieldId, Role)| matches!(role, Role::Own(_));
    let mut own = fields.people().filter(is_own);
    let own = own.find(|(id, _)| {
        let mut headers = fields.get(*id).headers.iter();
        headers.any(|header| byline::role(header) == Some(Task::Guide))
    });
    own.map(|(_, role)| role)
}

pub fn text_of<'a>(row: &Row<'a>, column: Option<u32>, buffer: &'a mut String) -> Option<&'a str> {
    match row.get(column?) {
        Cell::Empty | Cell::Error => None,
        Cell::Text(text) => Some(text),
        other => {
            *buffer = other.shown();
            Some(buffer)
        }
    }
}
