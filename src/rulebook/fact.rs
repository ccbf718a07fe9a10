//! Facts: what a field says of one subject, and tables of them.

use std::hash::{self, Hash};
use std::mem;

use chrono::NaiveDate;
use indexmap::IndexSet;
use rust_decimal::Decimal;

use super::amount::Figure;
use super::exact::Exact;
use super::field::FieldId;

/// What is known of one field of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Nothing is known, which is never false.
    Unknown,
    /// Something stands there that could not be read, as a problem says: judged as unknown, and
    /// nothing is put in its place.
    Unread,
    /// Surely nothing.
    None,
    /// A value of the field by its index; what a table says beyond the rulebook's values comes
    /// after them.
    Choice(u32),
    Number(Decimal),
    Day(NaiveDate),
    Flag(bool),
}

/// As derived, but for whole numbers, of which there may be one a row: the hash of a `Decimal` takes
/// several times as long, as it has to look for zeros behind the point.
impl Hash for Fact {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        mem::discriminant(self).hash(state);
        match self {
            Fact::Unknown | Fact::Unread | Fact::None => {}
            Fact::Choice(value) => value.hash(state),
            Fact::Number(number) => {
                let plain = match number.scale() {
                    0 => *number,
                    _ => number.normalize(),
                };
                state.write_i128(plain.mantissa());
                state.write_u32(plain.scale());
            }
            Fact::Day(day) => day.hash(state),
            Fact::Flag(flag) => flag.hash(state),
        }
    }
}

impl Fact {
    /// The number it is, for an amount that goes by it.
    pub fn figure(self) -> Figure {
        match self {
            Fact::Number(number) => Figure::Is(Exact::of(number)),
            Fact::Unread => Figure::Unread,
            _ => Figure::Missing,
        }
    }

    /// Whether nothing is known.
    pub fn is_unknown(self) -> bool {
        matches!(self, Fact::Unknown | Fact::Unread)
    }
}

type Hasher = hashbrown::DefaultHashBuilder;

/// Facts of many subjects: a row a subject, a column a field. Equal facts of a column are kept
/// once, so a cell costs four bytes.
#[derive(Clone, Debug)]
pub struct FactTable {
    /// Where a field's column is, by field id.
    columns: Vec<Option<u16>>,
    pools: Vec<IndexSet<Fact, Hasher>>,
    /// The fact kept last of each column: rows that stand together often say the same.
    latest: Vec<u32>,
    cells: Vec<u32>,
}

impl FactTable {
    /// A table for these fields; facts of others are not kept.
    pub fn new(fields: impl IntoIterator<Item = FieldId>) -> FactTable {
        let mut columns = Vec::new();
        let mut pools: Vec<IndexSet<Fact, Hasher>> = Vec::new();
        for FieldId(id) in fields {
            let index = usize::from(id);
            if columns.len() <= index {
                columns.resize(index + 1, None);
            }
            columns[index] = Some(pools.len() as u16);
            pools.push(IndexSet::from_iter([Fact::Unknown]));
        }
        FactTable {
            columns,
            latest: vec![0; pools.len()],
            pools,
            cells: Vec::new(),
        }
    }

    /// The number of subjects.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.pools.len()).unwrap_or(0)
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The number of fields kept.
    pub fn width(&self) -> usize {
        self.pools.len()
    }

    /// Adds a subject of whom nothing is known yet; its row.
    pub fn push(&mut self) -> usize {
        let row = self.len();
        self.cells.resize(self.cells.len() + self.pools.len(), 0);
        row
    }

    /// Adds a subject of whom the same is known as of another.
    pub fn again(&mut self, row: usize) {
        let width = self.pools.len();
        self.cells
            .extend_from_within(row * width..(row + 1) * width);
    }

    /// Puts each row so many times in its place.
    pub fn repeat(&mut self, times: &[usize]) {
        let width = self.pools.len();
        let mut cells = Vec::with_capacity(times.iter().sum::<usize>() * width);
        for (row, &times) in times.iter().enumerate() {
            for _ in 0..times {
                cells.extend_from_slice(&self.cells[row * width..(row + 1) * width]);
            }
        }
        self.cells = cells;
    }

    /// Whether facts of the field are kept.
    pub fn keeps(&self, field: FieldId) -> bool {
        self.column(field).is_some()
    }

    /// Keeps a fact; does nothing for a field without a column.
    pub fn set(&mut self, row: usize, field: FieldId, fact: Fact) {
        if let Some(column) = self.column(field) {
            let (pool, latest) = (&mut self.pools[column], &mut self.latest[column]);
            if pool[*latest as usize] != fact {
                *latest = pool.insert_full(fact).0 as u32;
            }
            self.cells[row * self.pools.len() + column] = self.latest[column];
        }
    }

    pub fn get(&self, row: usize, field: FieldId) -> Fact {
        match self.column(field) {
            Some(column) => self.pools[column][self.id(row, column) as usize],
            None => Fact::Unknown,
        }
    }

    /// Keeps the subjects that stay, by row.
    pub fn keep(&mut self, stays: &[bool]) {
        let width = self.pools.len();
        let mut at = 0;
        self.cells.retain(|_| {
            let row = at / width;
            at += 1;
            stays[row]
        });
    }

    /// Gives every fact of a field another name; no two facts may get the same.
    pub fn rename(&mut self, field: FieldId, name: impl FnMut(Fact) -> Fact) {
        if let Some(column) = self.column(field) {
            let renamed = self.pools[column].iter().copied().map(name);
            self.pools[column] = renamed.collect();
        }
    }

    /// The column of a field, an index for [`FactTable::id`] and [`FactTable::distinct`].
    pub fn column(&self, field: FieldId) -> Option<usize> {
        self.columns
            .get(usize::from(field.0))
            .copied()
            .flatten()
            .map(usize::from)
    }

    /// The index of a cell's fact among the distinct ones of its column.
    pub fn id(&self, row: usize, column: usize) -> u32 {
        self.cells[row * self.pools.len() + column]
    }

    /// Whether the same is known of two subjects.
    pub fn agree(&self, one: usize, other: usize) -> bool {
        (0..self.width()).all(|column| self.id(one, column) == self.id(other, column))
    }

    /// The distinct facts of a column, in the order they were met.
    pub fn distinct(&self, column: usize) -> impl ExactSizeIterator<Item = Fact> {
        self.pools[column].iter().copied()
    }
}
