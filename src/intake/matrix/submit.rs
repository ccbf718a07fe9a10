//! What a count matrix says, into the store: a submission for every publication.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::class::{Class, class};
use super::counts::publications;
use super::grid::Grid;
use super::layout;
use super::lines::{At, Count, Found, Unit, walk};
use super::words::Words;
use super::{MOST_ROWS, Matrix};
use crate::intake::above::titles;
use crate::intake::accounts::AccountId;
use crate::intake::claims::{About, Claim, ClaimKind, joined, total};
use crate::intake::header::Headings;
use crate::intake::names::NOWHERE;
use crate::intake::store::{Spot, Store};
use crate::intake::surroundings::{Setting, Surroundings};
use crate::intake::{CellHeading, Role, Submission, TextId, spoken};
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, FieldId};
use crate::sheet::{OwnedRow, Row};

/// Reads a whole matrix.
pub fn submit(
    store: &mut Store<'_>,
    matrix: &Matrix,
    headings: &Headings,
    around: &Surroundings<'_>,
    problems: &mut Problems,
) {
    let rows: Vec<Row<'_>> = matrix.rows.iter().map(OwnedRow::lend).collect();
    let grid = Grid::new(&rows, matrix.turned);
    let words = Words {
        headings,
        fields: store.fields,
        registry: around.setting.map(|setting| setting.registry),
    };
    let Some((layout, _)) = layout::find(&grid, &words) else {
        // What comes further down is no part of one.
        let first = rows.first().map(|row| row.cells().map(|cell| cell.shown()));
        let first: Vec<String> = first.into_iter().flatten().collect();
        let problem = Problem::error("unrecognised-sheet", around.place());
        return problems.push(problem.read(first.join(" ").trim()));
    };
    // Rows above the first one with counts or units are title and header.
    let first = match grid.is_turned() {
        false => rows[layout.bottom].number,
        true => {
            let units = layout.blocks.iter().filter_map(|block| block.unit).min();
            rows[units.unwrap_or(0)].number
        }
    };
    let header = rows[0].number..first + 1;
    let Some(table) = store.table(&around.file, &around.sheet, Vec::new(), header) else {
        return problems.push(Problem::error("too-many-tables", around.place()));
    };
    let above = rows.iter().take_while(|row| row.number <= first).count();
    let above = &rows[..above];
    store.tables[usize::from(table)].titles = titles(above);
    store.tables[usize::from(table)].calls = layout.calls(&grid);
    if let Some(said) = &layout.placed {
        store.tables[usize::from(table)].is_placed = true;
        let problem = Problem::note("outlet-from-title", store.place(said.spot(table)));
        problems.push(problem.read(&*said.name).with("name", &*said.name));
    }
    let found = walk(&grid, &words, layout);
    let mut writing = Writing {
        store,
        table,
        found: &found,
        problems,
        units: Vec::new(),
        classes: Vec::new(),
        total: 0,
    };
    let day = writing.day(above, around);
    writing.classes(&words, around.setting, day);
    writing.units();
    let cells = writing.counts(day);
    writing.claims(&cells);
    writing.tell(around);
    let read = rows.iter().filter(|row| row.number > first);
    let with: BTreeSet<u32> = cells.keys().map(|(row, _)| *row).collect();
    let own = &mut writing.store.tables[usize::from(table)].counts;
    for row in read {
        own.read += 1;
        own.skipped += usize::from(!with.contains(&row.number));
    }
    if matrix.beyond > 0 {
        own.read += matrix.beyond;
        own.skipped += matrix.beyond;
        let problem = Problem::error("matrix-too-long", around.place());
        writing
            .problems
            .push(problem.with("most", MOST_ROWS).with("rows", matrix.beyond));
    }
}

/// Where the submissions of each cell are.
type Cells = BTreeMap<At, (u32, u32)>;

struct Writing<'w, 'f> {
    store: &'w mut Store<'f>,
    table: u16,
    found: &'w Found,
    problems: &'w mut Problems,
    /// The department of each unit.
    units: Vec<u32>,
    classes: Vec<Class>,
    total: u32,
}

impl Writing<'_, '_> {
    fn place(&self, (row, column): At) -> Place {
        self.store.place(Spot {
            table: self.table,
            column,
            row,
        })
    }

    /// The last day of the period that the table is about.
    fn day(&mut self, above: &[Row<'_>], around: &Surroundings<'_>) -> Option<NaiveDate> {
        if let Some((day, note)) = around.day_of_counts(above) {
            self.problems.push(note);
            return Some(day);
        }
        let mut headings = self.found.headings.iter();
        let own =
            headings.all(|heading| heading.period.is_some() || heading.column.period.is_some());
        if !own {
            self.problems
                .push(Problem::error("matrix-without-period", around.place()));
        }
        None
    }

    fn classes(&mut self, words: &Words<'_>, setting: Option<Setting<'_>>, day: Option<NaiveDate>) {
        let calendar = setting.map(|setting| setting.calendar.clone());
        let calendar = calendar.unwrap_or_default();
        let asked = setting.and_then(|setting| setting.period);
        let year = day
            .map(|day| day.year())
            .or(asked.map(|period| period.year));
        for headed in &self.found.headings {
            let mut class = class(self.store, words, headed);
            let own = headed.column.period.iter().chain(&headed.period);
            let own = own.map(String::as_str);
            class.day = spoken::last_day(own, &calendar, year).map(|(day, _)| day);
            if class.held {
                let text = headed.column.things.last().map(|(text, _)| text.as_str());
                let problem = Problem::error("matrix-heading-unknown", self.place(headed.at));
                self.problems.push(problem.read(text.unwrap_or_default()));
            }
            self.classes.push(class);
            let ((first, left), (last, right)) = headed.cells;
            let names: Vec<&str> = headed
                .column
                .things
                .iter()
                .map(|(text, _)| text.as_str())
                .collect();
            let heading = CellHeading {
                rows: first.min(last)..first.max(last) + 1,
                columns: left.min(right)..left.max(right) + 1,
                row: headed.at.0,
                column: headed.at.1,
                text: names.join("·").into(),
            };
            self.store.tables[usize::from(self.table)]
                .headings
                .push(heading);
        }
    }

    fn units(&mut self) {
        for unit in &self.found.units {
            let Unit { name, at, .. } = unit;
            let spot = Spot {
                table: self.table,
                column: at.1,
                row: at.0,
            };
            let names = &mut self.store.names;
            if !unit.person {
                let plain = name.trim_start_matches(|c: char| c.is_ascii_digit());
                let plain = match plain.strip_prefix(['.', '、', '．']) {
                    Some(rest) if plain.len() < name.len() => rest.trim(),
                    _ => name,
                };
                self.units.push(names.row_department(plain, spot));
                continue;
            }
            let department = unit.department.as_deref();
            let department = department.map_or(NOWHERE, |text| names.row_department(text, spot));
            self.units.push(department);
        }
    }

    /// Writes a submission for each publication, in the order of the sheet.
    fn counts(&mut self, day: Option<NaiveDate>) -> Cells {
        let mut counts: Vec<&Count> = self.found.counts.iter().collect();
        counts.sort_by_key(|count| count.at);
        let mut cells = Cells::new();
        for count in counts {
            let number = self.number(count);
            let class = &self.classes[count.heading];
            let held = number.is_none() || class.held;
            let start = self.store.submissions.len() as u32;
            let day = class.day.or(day);
            let (outlet, facts) = (class.outlet, class.facts.clone());
            for _ in 0..number.unwrap_or(1) {
                self.publication(count, (day, outlet, &facts), held);
            }
            // A cell may hold the counts of several units.
            let end = self.store.submissions.len() as u32;
            cells.entry(count.at).or_insert((start, end)).1 = end;
        }
        cells
    }

    /// How many publications a cell reports; none where that is a question.
    fn number(&mut self, count: &Count) -> Option<u32> {
        let number = match (count.unit, count.number) {
            (None, _) => Err(("matrix-no-unit", 0)),
            (_, Some(number)) => publications(number, &mut self.store.counted),
            (_, None) => Err(("matrix-count-unread", 0)),
        };
        match number {
            Ok(number) => {
                self.total += number;
                Some(number)
            }
            Err((code, most)) => {
                let problem = Problem::error(code, self.place(count.at)).read(&*count.cell);
                self.problems.push(problem.with("most", most as usize));
                None
            }
        }
    }

    fn publication(
        &mut self,
        count: &Count,
        (day, outlet, facts): (Option<NaiveDate>, Option<TextId>, &[(FieldId, Fact)]),
        held: bool,
    ) {
        let store = &mut *self.store;
        let row = store.facts.push();
        for reader in store.readers.iter().flatten() {
            if reader.missing != Fact::Unknown {
                store.facts.set(row, reader.id, reader.missing);
            }
        }
        for &(field, fact) in facts {
            store.facts.set(row, field, fact);
        }
        if let Some(day) = day {
            store.facts.set(row, DATE, Fact::Day(day));
        }
        let (department, person) = count.unit.map_or((NOWHERE, false), |unit| {
            (self.units[unit], self.found.units[unit].person)
        });
        let start = store.mentions.len();
        if let (true, Some(unit)) = (person, count.unit) {
            let unit = &self.found.units[unit];
            let spot = Spot {
                table: self.table,
                column: unit.at.1,
                row: unit.at.0,
            };
            let (names, mentions) = (&mut store.names, &mut store.mentions);
            names.mention(&unit.name, Role::Author, department, spot, mentions, start);
        }
        store.submissions.push(Submission {
            table: self.table,
            row: count.at.0,
            cell: Some(count.at.1),
            title: (0, 0),
            date: day,
            outlet,
            host: None,
            department: (department != NOWHERE).then_some(AccountId(department)),
            signers: (start as u32, (store.mentions.len() - start).min(200) as u8),
            held,
        });
    }

    fn claims(&mut self, cells: &Cells) {
        for said in &self.found.said {
            let ranges = |about: &Vec<At>| {
                joined(
                    about
                        .iter()
                        .filter_map(|at| cells.get(at).copied())
                        .collect(),
                )
            };
            let department =
                said.unit
                    .map_or(NOWHERE, |unit| match self.found.units[unit].person {
                        true => NOWHERE,
                        false => self.units[unit],
                    });
            self.store.claims.push(Claim {
                table: self.table,
                row: said.at.0,
                column: said.at.1,
                kind: said.kind,
                says: said.says,
                about: About::Readings(said.about.iter().map(ranges).collect()),
                // The department's number among those met; the account is known at the end.
                account: (department != NOWHERE).then_some(AccountId(department)),
                set: said.set,
            });
        }
        // 共86篇 in a note is about the whole table.
        let whole = joined(cells.values().copied().collect());
        let mut totals = self
            .found
            .notes
            .iter()
            .filter_map(|(at, text)| Some((at, total(text)?)));
        if let (Some((at, says)), None) = (totals.next(), totals.next()) {
            self.store.claims.push(Claim {
                table: self.table,
                row: at.0,
                column: at.1,
                kind: ClaimKind::Count,
                says,
                about: About::Readings(vec![whole]),
                account: None,
                set: 0,
            });
        }
    }

    /// Says what the table was taken for.
    fn tell(&mut self, around: &Surroundings<'_>) {
        let found = self.found;
        let names: BTreeSet<&str> = found.units.iter().map(|unit| unit.name.as_str()).collect();
        let with: BTreeSet<usize> = found.counts.iter().filter_map(|count| count.unit).collect();
        let note = Problem::note("matrix-read", around.place())
            .with("units", names.len())
            .with("headings", found.headings.len())
            .with("count", self.total as usize)
            .with("empty", found.units.len() - with.len());
        self.problems.push(note);
        for unit in &found.again {
            let Unit { name, at, .. } = &found.units[*unit];
            let problem = Problem::warning("matrix-unit-again", self.place(*at));
            self.problems.push(problem.read(name.as_str()));
        }
        let texts: Vec<&str> = found
            .aside
            .iter()
            .map(|(_, text)| text.as_str())
            .filter(|text| !text.is_empty())
            .collect();
        if let Some((at, _)) = found.aside.first()
            && !texts.is_empty()
        {
            let note = Problem::note("matrix-aside", self.place(*at));
            let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
            let note = note.with("columns", quoted.join("、"));
            self.problems.push(note.read(texts.join("、")));
        }
    }
}
