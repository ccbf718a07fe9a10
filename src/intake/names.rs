//! Names as they are met: each person and department once, until the roster tells who they are.

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};
use indexmap::{IndexMap, IndexSet};
use unicode_normalization::UnicodeNormalization;

use super::Role;
use super::byline::{self, Byline, Task};
use super::store::Spot;
use super::values::is_nothing;

/// No department.
pub const NOWHERE: u32 = u32::MAX;

/// A name under a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Index of [`Names::names`].
    pub name: u32,
    /// The row's department.
    pub department: u32,
    /// The department in brackets after the name, or before it.
    pub hint: u32,
    /// Whether the byline calls the person a journalist, who is no staff unless the roster says so.
    pub journalist: bool,
}

/// Where someone was met.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    pub rows: u32,
    pub first: Spot,
}

/// Someone named in a row, before people are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub role: Role,
    /// Whether only a space parts the name from the one before, which may be a department.
    pub follows: bool,
    pub person: u32,
}

/// A byline that is not a mere list of names.
#[derive(Clone, Debug)]
struct Cell {
    byline: Byline,
    met: Met,
}

/// A part of a byline between plain separators.
#[derive(Clone, Copy, Debug)]
enum Part {
    Name(u32),
    /// The whole cell has to be read as a byline.
    Involved,
}

type Indexed<K, V> = IndexMap<K, V, DefaultHashBuilder>;

/// All names met so far.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub names: IndexSet<Box<str>, DefaultHashBuilder>,
    pub departments: IndexSet<Box<str>, DefaultHashBuilder>,
    /// Where a row's department was first met, and in how many rows, by department.
    pub departments_met: Vec<Option<Met>>,
    pub persons: Indexed<Person, Met>,
    parts: HashMap<Box<str>, Part>,
    cells: Indexed<Box<str>, Cell>,
    department_cells: HashMap<Box<str>, u32>,
}

impl Names {
    /// The department a cell names.
    pub fn row_department(&mut self, text: &str, spot: Spot) -> u32 {
        let id = match self.department_cells.get(text) {
            Some(&id) => id,
            None => {
                let id = if is_nothing(text) {
                    NOWHERE
                } else {
                    self.department(text)
                };
                self.department_cells.insert(text.into(), id);
                id
            }
        };
        if id != NOWHERE {
            match &mut self.departments_met[id as usize] {
                Some(met) => met.rows += 1,
                met => {
                    *met = Some(Met {
                        rows: 1,
                        first: spot,
                    });
                }
            }
        }
        id
    }

    /// A department by its name, wherever it was read.
    pub fn department(&mut self, text: &str) -> u32 {
        let name = squeezed(text);
        let (id, new) = self.departments.insert_full(name.into());
        if new {
            self.departments_met.push(None);
        }
        id as u32
    }

    /// Adds those a people cell names to the mentions of its row, which begin at `start`.
    pub fn mention(
        &mut self,
        text: &str,
        column: Role,
        department: u32,
        spot: Spot,
        mentions: &mut Vec<Mention>,
        start: usize,
    ) {
        let before = mentions.len();
        for part in text.split(['、', ',', '，', ';', '；']) {
            match self.part(part) {
                Part::Name(name) if name == NOWHERE => {}
                Part::Name(name) => {
                    let person = Person {
                        name,
                        department,
                        hint: NOWHERE,
                        journalist: false,
                    };
                    self.add(column, false, person, spot, mentions, start);
                }
                Part::Involved => {
                    mentions.truncate(before);
                    return self.involved(text, column, department, spot, mentions, start);
                }
            }
        }
    }

    fn part(&mut self, text: &str) -> Part {
        if let Some(part) = self.parts.get(text) {
            return *part;
        }
        let byline = byline::parse(text);
        let part = match byline.names.as_slice() {
            [] => Part::Name(NOWHERE),
            [named] if named.task.is_none() && named.hint.is_none() && !byline.and_others => {
                let (id, _) = self.names.insert_full(named.name.as_str().into());
                Part::Name(id as u32)
            }
            _ => Part::Involved,
        };
        self.parts.insert(text.into(), part);
        part
    }

    fn involved(
        &mut self,
        text: &str,
        column: Role,
        department: u32,
        spot: Spot,
        mentions: &mut Vec<Mention>,
        start: usize,
    ) {
        let met = Met {
            rows: 0,
            first: spot,
        };
        let entry = self.cells.entry(text.into());
        let cell = entry.or_insert_with(|| Cell {
            byline: byline::parse(text),
            met,
        });
        cell.met.rows += 1;
        let byline = cell.byline.clone();
        for named in &byline.names {
            let (name, _) = self.names.insert_full(named.name.as_str().into());
            let hint = named
                .hint
                .as_deref()
                .map_or(NOWHERE, |hint| self.department(hint));
            let person = Person {
                name: name as u32,
                department,
                hint,
                journalist: named.task == Some(Task::Journalist),
            };
            let roles: &[Role] = match named.task {
                None => &[column],
                // An editor's column stays one whatever stands before the name.
                Some(Task::Author | Task::Journalist) => &[column],
                Some(_) if column == Role::Editor => &[Role::Editor],
                Some(Task::Text) => &[Role::Text],
                Some(Task::Photo) => &[Role::Photo],
                Some(Task::Both) => &[Role::Text, Role::Photo],
                Some(Task::Editor) => &[Role::Editor],
                Some(Task::Reviewer) => &[],
            };
            for &role in roles {
                self.add(role, named.follows, person, spot, mentions, start);
            }
        }
    }

    fn add(
        &mut self,
        role: Role,
        follows: bool,
        person: Person,
        spot: Spot,
        mentions: &mut Vec<Mention>,
        start: usize,
    ) {
        let entry = self.persons.entry(person);
        let id = entry.index() as u32;
        let met = entry.or_insert(Met {
            rows: 0,
            first: spot,
        });
        let row = &mentions[start..];
        if !row.iter().any(|mention| mention.person == id) {
            met.rows += 1;
        }
        if !row
            .iter()
            .any(|mention| mention.person == id && mention.role == role)
        {
            mentions.push(Mention {
                role,
                follows,
                person: id,
            });
        }
    }

    /// The bylines that name journalists: the byline, who they are, where it was met.
    pub fn journalists(&self) -> impl Iterator<Item = (&str, Vec<&str>, Met)> {
        self.cells.iter().filter_map(|(text, cell)| {
            let names: Vec<&str> = cell
                .byline
                .names
                .iter()
                .filter(|named| named.task == Some(Task::Journalist))
                .map(|named| named.name.as_str())
                .collect();
            (!names.is_empty()).then_some((&**text, names, cell.met))
        })
    }

    /// The bylines that leave people unnamed.
    pub fn and_others(&self) -> impl Iterator<Item = (&str, Met)> {
        self.cells
            .iter()
            .filter(|(_, cell)| cell.byline.and_others)
            .map(|(text, cell)| (&**text, cell.met))
    }

    /// The departments that rows stand under.
    pub fn known_departments(&self) -> HashSet<&str> {
        self.departments
            .iter()
            .zip(&self.departments_met)
            .filter(|(_, met)| met.is_some())
            .map(|(name, _)| &**name)
            .collect()
    }
}

/// A name without spaces, NFKC, its case kept.
pub fn squeezed(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}
