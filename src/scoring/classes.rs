//! Classes of publications that no clause tells apart, so that each is judged once.
//!
//! A fact matters only by how the tests of the rulebook come out on it. Facts of a field on which
//! all tests agree are one cell; publications with the same cells in all fields are one class. A
//! field that an amount goes by (so much per 100 words) keeps every fact apart.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::intake::Role;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::{Test, Truth};
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{DELAY, FieldId, Kind};

/// The classes met so far.
pub struct Classes {
    /// By column of the fact table and index of the distinct fact.
    cells: Vec<Vec<u32>>,
    known: HashMap<Box<[u32]>, u32>,
    key: Vec<u32>,
}

impl Classes {
    pub fn new(rulebook: &Rulebook, facts: &FactTable) -> Classes {
        let tests = Tests::of(rulebook);
        let mut cells = vec![Vec::new(); facts.width()];
        for (field, _) in rulebook.fields.iter() {
            let Some(column) = facts.column(field) else {
                continue;
            };
            let exactly = tests.amounts.contains(&field);
            // What could not be read is asked about, which what is merely unknown is not.
            let mut seen: HashMap<(Vec<Truth>, bool, Option<usize>), u32> = HashMap::new();
            for (index, fact) in facts.distinct(column).enumerate() {
                let own = tests.by_field.get(&field).map_or(&[][..], Vec::as_slice);
                let verdicts = own.iter().map(|test| test.judge(fact)).collect();
                let next = seen.len() as u32;
                let cell = *seen
                    .entry((verdicts, fact == Fact::Unread, exactly.then_some(index)))
                    .or_insert(next);
                cells[column].push(cell);
            }
        }
        Classes {
            cells,
            known: HashMap::new(),
            key: vec![0; facts.width()],
        }
    }

    /// The class of a row, and whether it is new.
    pub fn of(&mut self, facts: &FactTable, row: usize) -> (usize, bool) {
        for (column, cells) in self.cells.iter().enumerate() {
            self.key[column] = cells[facts.id(row, column) as usize];
        }
        if let Some(&class) = self.known.get(self.key.as_slice()) {
            return (class as usize, false);
        }
        let class = self.known.len();
        self.known.insert(self.key.as_slice().into(), class as u32);
        (class, true)
    }
}

/// The tests of a rulebook's conditions on publications, by field.
pub struct Tests<'r> {
    pub by_field: HashMap<FieldId, Vec<&'r Test>>,
    /// Fields that amounts go by.
    pub amounts: Vec<FieldId>,
}

/// The tests of the tables of points.
pub struct Tables<'r> {
    pub signers: Tests<'r>,
    /// Those that pay the people of a column.
    pub columns: Vec<(Role, Tests<'r>)>,
}

impl<'r> Tables<'r> {
    pub fn of(rulebook: &'r Rulebook) -> Tables<'r> {
        let pays = |role| rulebook.points.iter().any(|row| row.pays == Some(role));
        let roles = rulebook.fields.people().map(|(_, role)| role);
        Tables {
            signers: Tests::of_points(rulebook, None),
            columns: roles
                .filter(|role| pays(*role))
                .map(|role| (role, Tests::of_points(rulebook, Some(role))))
                .collect(),
        }
    }
}

impl<'r> Tests<'r> {
    fn of(rulebook: &'r Rulebook) -> Tests<'r> {
        let mut by_field: HashMap<FieldId, Vec<&'r Test>> = HashMap::new();
        rulebook.publication_conditions(&mut |condition| {
            condition.tests(&mut |field, test| by_field.entry(field).or_default().push(test));
        });
        let mut amounts = Vec::new();
        rulebook.publication_amounts(&mut |amount| amounts.extend(amount.field()));
        Tests { by_field, amounts }
    }

    /// The tests of bases alone: of the signers' table, or of a column's.
    fn of_points(rulebook: &'r Rulebook, pays: Option<Role>) -> Tests<'r> {
        let mut by_field: HashMap<FieldId, Vec<&'r Test>> = HashMap::new();
        for row in rulebook.points.iter().filter(|row| row.pays == pays) {
            row.when
                .tests(&mut |field, test| by_field.entry(field).or_default().push(test));
        }
        Tests {
            by_field,
            amounts: Vec::new(),
        }
    }

    /// A fact for each way in which the tests of a field can come out: what a missing cell could
    /// hold, as far as any clause can tell.
    pub fn candidates(&self, rulebook: &Rulebook, field: FieldId) -> Vec<Fact> {
        let Some(tests) = self.by_field.get(&field) else {
            return Vec::new();
        };
        let facts: Vec<Fact> = match rulebook.fields.get(field).kind {
            Kind::Flag => vec![Fact::Flag(false), Fact::Flag(true)],
            Kind::Choice | Kind::People => choices(rulebook, field),
            Kind::Number | Kind::Day => numbers(tests, field == DELAY),
        };
        let mut seen = Vec::new();
        let mut candidates = Vec::new();
        for fact in facts {
            let verdicts: Vec<Truth> = tests.iter().map(|test| test.judge(fact)).collect();
            if !seen.contains(&verdicts) {
                seen.push(verdicts);
                candidates.push(fact);
            }
        }
        candidates
    }
}

/// Every value of a choice; for one that is not closed, something else too.
fn choices(rulebook: &Rulebook, id: FieldId) -> Vec<Fact> {
    let field = rulebook.fields.get(id);
    let count = if id == crate::rulebook::field::OUTLET {
        rulebook.registry.len()
    } else {
        field.values.len()
    };
    let mut facts: Vec<Fact> = (0..count as u32).map(Fact::Choice).collect();
    if !field.declared {
        facts.push(Fact::None);
    }
    facts
}

/// A number at, between and beyond all ends of ranges; below zero only where there can be such.
fn numbers(tests: &[&Test], negative: bool) -> Vec<Fact> {
    let mut ends: Vec<Decimal> = Vec::new();
    for test in tests {
        if let Test::Ranges(ranges) = test {
            for range in ranges {
                ends.extend(range.low.map(|(end, _)| end));
                ends.extend(range.high.map(|(end, _)| end));
            }
        }
    }
    ends.sort_unstable();
    ends.dedup();
    let mut numbers = vec![Decimal::ZERO];
    for (index, end) in ends.iter().enumerate() {
        numbers.push(*end);
        let between = match ends.get(index + 1) {
            Some(next) => end.checked_add(*next).map(|sum| sum / Decimal::TWO),
            None => end.checked_add(Decimal::ONE),
        };
        numbers.extend(between);
        let below = match index.checked_sub(1).and_then(|before| ends.get(before)) {
            Some(_) => None,
            None => Some(*end / Decimal::TWO),
        };
        numbers.extend(below);
    }
    numbers.extend(ends.first().and_then(|end| end.checked_sub(Decimal::ONE)));
    numbers.retain(|number| negative || !number.is_sign_negative());
    // Days compare by their numbers, so a number stands for a day as well.
    numbers.into_iter().map(Fact::Number).collect()
}
