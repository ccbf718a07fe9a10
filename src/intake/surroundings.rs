//! What stands around a table: the rows above it, the names of its sheet and its file, and what the
//! run knows beside its tables.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::above::{Above, Said, over, texts};
use super::dates::Around;
use super::departments::{Named, in_name};
use super::named_sheets;
use super::names::NOWHERE;
use super::sections;
use super::spoken;
use super::store::{Spot, Store};
use super::table::SubmissionTable;
use super::title_outlet;
use crate::decisions::Decisions;
use crate::period::{Calendar, Period};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::registry::Registry;
use crate::sheet::{OwnedRow, Row};

/// What a run knows beside its tables.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'r> {
    /// The outlets, by which the headings of count matrices are told.
    pub registry: &'r Registry,
    pub calendar: &'r Calendar,
    /// The period that was asked for: its year is that of days which have none anywhere.
    pub period: Option<Period>,
}

/// What stands around the tables of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Surroundings<'r> {
    pub file: Arc<str>,
    /// Empty for a delimited text file.
    pub sheet: Arc<str>,
    pub setting: Option<Setting<'r>>,
    /// What the rows above the first table of the sheet say.
    pub above: Above,
}

impl Surroundings<'_> {
    /// Enters another sheet.
    pub fn enter(&mut self, file: &Arc<str>, sheet: &str) {
        self.file = file.clone();
        self.sheet = sheet.into();
        self.above = Above::default();
    }

    /// Hears what rows say above tables that stand in these columns. Gives back, for each of them, its
    /// own surroundings and the rows over it.
    pub fn hear(&mut self, rows: &[Row<'_>], tables: &[Range<u32>]) -> Vec<(Self, Vec<OwnedRow>)> {
        let before = self.above.clone();
        self.above.hear(rows);
        if tables.len() == 1 {
            let rows = rows.iter().map(Row::to_owned).collect();
            return vec![(self.clone(), rows)];
        }
        let own = tables.iter().map(|columns| {
            let rows = over(rows, columns);
            let lent: Vec<Row<'_>> = rows.iter().map(OwnedRow::lend).collect();
            let mut own = self.clone();
            own.above = before.clone();
            own.above.hear_part(&lent, &self.above);
            (own, rows)
        });
        own.collect()
    }

    /// The sheet.
    pub fn place(&self) -> Place {
        Place::Sheet {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
        }
    }

    /// What the rows above a table, its sheet's and its file's name say of days.
    pub fn around(&self, decisions: &Decisions) -> Around {
        let names = Around::of([&*self.sheet, &*self.file]);
        let asked = self.setting.and_then(|setting| setting.period);
        let asked = asked.map(|period| period.year);
        let above = self.above.around;
        let said = above.year.or(names.year);
        Around {
            year: said.or_else(|| decisions.year_of(&self.file).or(asked)),
            month: above.month.or(names.month),
        }
    }

    /// The day of what is only counted below these rows, with the note that says so.
    pub fn day_of_counts(&self, above: &[Row<'_>]) -> Option<(NaiveDate, Problem)> {
        let texts = texts(above).chain([&*self.sheet, &*self.file]);
        let texts: Vec<&str> = texts.collect();
        spoken::day_of_counts(texts.into_iter(), self.setting, self.place())
    }

    /// The department of a table without such a column: that of a line above, or else the one in
    /// the sheet's name, the title or the file's name.
    pub fn department(&self, store: &mut Store<'_>, table: u16, header: u32) -> u32 {
        let above = |said: &Option<Said>, code| {
            let said = said.clone()?;
            let spot = said.spot(table);
            let place = store.place(spot);
            let named = Named {
                name: said.name,
                sure: true,
            };
            Some((named, spot, code, place))
        };
        let in_cell = above(&self.above.department, "department-from-title");
        let in_title = || above(&self.above.titled, "department-from-title");
        let spot = Spot {
            table,
            column: Spot::ROW,
            row: header,
        };
        // A person's name is that of no department, unless one is called so, which is known at the end.
        let named = |name: &str| {
            in_name(name).filter(|named| named.sure || !named_sheets::is_likely(&named.name))
        };
        let in_sheet = || {
            let place = self.place();
            Some((named(&self.sheet)?, spot, "department-from-sheet", place))
        };
        let in_file = || {
            let place = Place::File(self.file.clone());
            Some((named(&self.file)?, spot, "department-from-file", place))
        };
        let found = in_cell.or_else(in_sheet).or_else(in_title).or_else(in_file);
        let Some((named, spot, code, place)) = found else {
            return NOWHERE;
        };
        let problem = Problem::note(code, place).read(&*named.name);
        let problem = problem.with("name", &*named.name);
        let id = store.suppose(&named, spot);
        store.supposed.push((id, problem));
        id
    }

    /// Gives a table what none of its columns says: the day of its counts, who signs, the outlet.
    pub fn complete(
        &self,
        store: &mut Store<'_>,
        begun: &mut SubmissionTable,
        above: &[Row<'_>],
        problems: &mut Problems,
    ) {
        if begun.is_counted_as_a_whole()
            && let Some((day, note)) = self.day_of_counts(above)
        {
            problems.push(note);
            begun.counted_on = Some(day);
        }
        if let Some(said) = &self.above.person {
            sections::sign(store, begun, said, problems);
        }
        let lacks_authors = begun.people.is_empty() && begun.signer.is_none();
        self.note_names(store, begun.table, lacks_authors);
        if let Some(said) = self.outlet(begun) {
            sections::publish(store, begun, &said, problems);
        }
    }

    /// Gives a table whose header stands there again what the rows above that say of those below.
    pub fn renew(
        &self,
        store: &mut Store<'_>,
        table: &mut SubmissionTable,
        rows: &[Row<'_>],
        problems: &mut Problems,
    ) {
        let is_here = |said: &&Said| rows.iter().any(|row| row.number == said.row);
        if let Some(said) = self.above.department.as_ref().filter(is_here) {
            sections::belong(store, table, said, "department-from-title");
        }
        if let Some(said) = self.above.person.as_ref().filter(is_here) {
            sections::sign(store, table, said, problems);
        }
        if let Some(said) = self.outlet(table).as_ref().filter(is_here) {
            sections::publish(store, table, said, problems);
        }
        for row in rows {
            sections::hear(store, table, row);
        }
    }

    /// The outlet that the titles name, for a table that says of no row where it was published.
    fn outlet(&self, table: &SubmissionTable) -> Option<Said> {
        let setting = self.setting.filter(|_| table.is_placeless())?;
        title_outlet::in_titles(self.above.titles(), setting.registry)
    }

    /// Takes note of what the sheet and the file are called, which may be the author of a table without
    /// authors, or the department.
    fn note_names(&self, store: &mut Store<'_>, table: u16, lacks_authors: bool) {
        let in_file = Place::File(self.file.clone());
        let names = [
            (&self.sheet, true, self.place()),
            (&self.file, false, in_file),
        ];
        let names = names.into_iter().filter_map(|(text, of_sheet, place)| {
            let name = named_sheets::in_name(text)?;
            Some(named_sheets::Name {
                name,
                of_sheet,
                place,
            })
        });
        let names: Vec<_> = names.collect();
        if !names.is_empty() {
            store.named_sheets.push(named_sheets::Named {
                table,
                lacks_authors,
                names,
            });
        }
    }
}
