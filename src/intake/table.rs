//! How the rows of one submissions table are read.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::builder::Repeated;
use super::claims::ListClaims;
use super::dates::{self, NoDay, Reading};
use super::header::{Heading, Headings, Layout};
use super::store::Store;
use super::tally::Tally;
use super::{Column, Role};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{AUTHORS, DATE, DEPARTMENT, FieldId, OUTLET, SENT};
use crate::sheet::{Cell, Row};

/// A table of submissions that is being read.
pub struct SubmissionTable {
    pub table: u16,
    pub title: Option<u32>,
    pub department: Option<u32>,
    pub link: Option<u32>,
    pub outlet: Option<u32>,
    pub date: Option<u32>,
    pub sent: Option<u32>,
    pub people: Vec<(u32, Role)>,
    pub facts: Vec<(u32, FieldId)>,
    /// Fields without a column whose empty cells mean something.
    pub absent: Vec<(FieldId, Fact)>,
    /// The year its surroundings speak of.
    pub year: Option<i32>,
    /// The department its title rows name, for a table without such a column.
    pub common: u32,
    /// The layout, to know repeated headers by.
    pub layout: Layout,
    /// What the header says in the column that tells repeated headers.
    pub probe: Option<(u32, String)>,
    pub tally: Tally,
    /// What the table says of its own rows, and where its header is.
    pub claims: Option<(ListClaims, u32)>,
    days: HashMap<Box<str>, Result<(NaiveDate, Reading), NoDay>>,
}

/// How many distinct cells of days are remembered.
const DAYS: usize = 1 << 14;

impl SubmissionTable {
    /// Prepares for a table that was begun in the store.
    pub fn new(
        store: &Store<'_>,
        table: u16,
        layout: Layout,
        year: Option<i32>,
        common: u32,
    ) -> SubmissionTable {
        let mut reading = SubmissionTable {
            table,
            title: layout.column(Heading::Title),
            department: layout.column(Heading::Department),
            link: layout.column(Heading::Link),
            outlet: layout.column(Heading::Field(OUTLET)),
            date: layout.column(Heading::Field(DATE)),
            sent: layout.column(Heading::Field(SENT)),
            people: Vec::new(),
            facts: Vec::new(),
            absent: Vec::new(),
            year,
            common,
            layout,
            probe: None,
            tally: Tally::default(),
            claims: None,
            days: HashMap::new(),
        };
        for (field, role) in store.fields.people() {
            let columns = reading.layout.columns.iter();
            let own = columns.filter(|(heading, _)| *heading == Heading::Field(field));
            reading
                .people
                .extend(own.map(|&(_, column)| (column, role)));
        }
        for reader in store.readers.iter().flatten() {
            match reading.layout.column(Heading::Field(reader.id)) {
                _ if matches!(reader.id, DATE | SENT | OUTLET) => {}
                Some(column) => reading.facts.push((column, reader.id)),
                None if reader.missing != Fact::Unknown => {
                    reading.absent.push((reader.id, reader.missing));
                }
                None => {}
            }
        }
        reading
    }

    /// Remembers what the header says where a row that repeats it says it again.
    pub fn know_header(&mut self, header: &Row<'_>, submissions: usize) {
        let claims = ListClaims::new(header, &self.layout, submissions);
        self.claims = Some((claims, header.number));
        let told = self.title.or(self.outlet).or(self.link);
        self.probe = told.and_then(|column| match header.get(column) {
            Cell::Text(text) => Some((column, text.to_owned())),
            _ => None,
        });
    }

    /// Whether a row says what the header does.
    #[inline]
    pub(super) fn repeats_header(&self, row: &Row<'_>, headings: &Headings) -> Repeated {
        /// Longer texts, in bytes, are titles and no headings.
        const LONGEST: usize = 21;
        let Some((column, header)) = &self.probe else {
            return Repeated::No;
        };
        match row.get(*column) {
            Cell::Text(text) if text == header => Repeated::Same,
            Cell::Text(text) if text.len() <= LONGEST => {
                let found = [Heading::Title, Heading::Field(OUTLET), Heading::Link];
                match found.iter().any(|heading| headings.is(text, *heading)) {
                    true => Repeated::Perhaps,
                    false => Repeated::No,
                }
            }
            _ => Repeated::No,
        }
    }

    /// Reads the text of a day, each distinct one once.
    pub fn day(&mut self, text: &str) -> Result<(NaiveDate, Reading), NoDay> {
        if text.len() == 10 && text.is_ascii() {
            return dates::parse(text, self.year);
        }
        if let Some(&day) = self.days.get(text) {
            return day;
        }
        let day = dates::parse(text, self.year);
        if self.days.len() < DAYS {
            self.days.insert(text.into(), day);
        }
        day
    }
}

/// The columns of a layout as [`Column`]s.
pub fn columns(layout: &Layout) -> Vec<(Column, u32)> {
    layout
        .columns
        .iter()
        .filter_map(|&(heading, at)| {
            let column = match heading {
                Heading::Title => Column::Title,
                Heading::Link => Column::Link,
                Heading::Department => Column::Department,
                Heading::Field(id) => Column::Field(id),
                Heading::Name => Column::Field(AUTHORS),
                Heading::From
                | Heading::Until
                | Heading::Account
                | Heading::Event
                | Heading::Count
                | Heading::Value => return None,
            };
            Some((column, at))
        })
        .collect()
}

/// The heading of a column of submissions.
pub fn heading(column: Column) -> Heading {
    match column {
        Column::Title => Heading::Title,
        Column::Link => Heading::Link,
        Column::Department | Column::Field(DEPARTMENT) => Heading::Department,
        Column::Field(id) => Heading::Field(id),
    }
}
