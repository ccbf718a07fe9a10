//! Names as they are met: each person and department once, until the roster tells who they are.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashMap, HashSet, HashTable};
use indexmap::{IndexMap, IndexSet};
use unicode_normalization::UnicodeNormalization;

use super::Role;
use super::byline::{self, Byline, Named, Task};
use super::store::Spot;
use super::values::is_nothing;
use crate::decisions::{DecisionId, Decisions};

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

/// Where something was met, and in how many rows.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    pub rows: u32,
    pub first: Spot,
}

/// A short name in a department, all in one place: of a million rows, nearly all mentions are
/// found here without touching anything else.
#[derive(Clone, Copy, Debug)]
struct Short {
    /// The name, then three bytes of the department: sixteen bytes in all, so that one never lies
    /// across two lines of the cache.
    key: [u8; SHORT + 3],
    person: u32,
}

/// Bytes of three Chinese letters.
const SHORT: usize = 9;

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
    /// Where a department was first met as a row's, by department.
    pub departments_met: Vec<Option<Spot>>,
    /// Everyone met, and where first.
    pub persons: Indexed<Person, Spot>,
    short: HashTable<Short>,
    hasher: DefaultHashBuilder,
    parts: HashMap<Box<str>, Part>,
    cells: Indexed<Box<str>, Cell>,
    department_cells: HashMap<Box<str>, u32>,
    pub decisions: Arc<Decisions>,
    /// Cells that were read as was decided.
    pub touched: Vec<(Spot, DecisionId)>,
    /// Departments that are none unless the roster or a row knows them.
    pub doubtful: HashSet<u32>,
    /// The rulebook's own column of those who guide.
    guides: Option<Role>,
}

impl Names {
    pub fn new(guides: Option<Role>) -> Names {
        Names {
            guides,
            ..Names::default()
        }
    }

    /// Whether those who guide stand in a column of the rulebook's own.
    pub fn have_guides(&self) -> bool {
        self.guides.is_some()
    }

    /// The department a cell names.
    pub fn row_department(&mut self, text: &str, spot: Spot) -> u32 {
        if let Some(&id) = self.department_cells.get(text) {
            return id;
        }
        let decided = self.decisions.of_text("部门", text);
        if let Some((decision, answer)) = decided.map(|(id, answer)| (id, answer.to_owned())) {
            // Not remembered: each such row is one that was decided.
            self.touched.push((spot, decision));
            let id = self.department(&answer);
            self.departments_met[id as usize].get_or_insert(spot);
            return id;
        }
        let id = if is_nothing(text) {
            NOWHERE
        } else {
            let id = self.department(text);
            self.departments_met[id as usize].get_or_insert(spot);
            id
        };
        self.department_cells.insert(text.into(), id);
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

    /// The department of the row in which a person stands; empty where it has none.
    pub fn department_name(&self, person: &Person) -> &str {
        let found = self.departments.get_index(person.department as usize);
        found.map_or("", |name| name)
    }

    /// A department that is none unless the roster or a row knows it.
    pub fn supposed(&mut self, text: &str) -> u32 {
        let id = self.department(text);
        self.doubtful.insert(id);
        id
    }

    /// Adds those a people cell names to the mentions of its row, which begin at `start`; whether it
    /// is one of authors and names only people who do not sign: 责编：赵雷, 指导教师：赵雷.
    pub fn mention(
        &mut self,
        text: &str,
        column: Role,
        department: u32,
        spot: Spot,
        mentions: &mut Vec<Mention>,
        start: usize,
    ) -> bool {
        let before = mentions.len();
        for part in Parts(Some(text)) {
            match self.simple(part, department, spot) {
                Some(NOWHERE) => {}
                Some(person) => push(column, false, person, mentions, start),
                None => {
                    mentions.truncate(before);
                    return self.involved(text, column, department, spot, mentions, start);
                }
            }
        }
        false
    }

    /// The person a part of a byline names; none where it takes the whole byline to tell.
    fn simple(&mut self, part: &str, department: u32, spot: Spot) -> Option<u32> {
        let [.., d, e, f] = department.to_be_bytes();
        if part.len() > SHORT || department >= 0xFF_FFFF && department != NOWHERE {
            return self.person_of_part(part, department, spot);
        }
        let mut key = [0; SHORT + 3];
        key[..part.len()].copy_from_slice(part.as_bytes());
        key[SHORT..].copy_from_slice(&[d, e, f]);
        let hash = self.hasher.hash_one(key);
        if let Some(short) = self.short.find(hash, |short| short.key == key) {
            return Some(short.person);
        }
        let person = self.person_of_part(part, department, spot)?;
        let hasher = &self.hasher;
        self.short
            .insert_unique(hash, Short { key, person }, |short| {
                hasher.hash_one(short.key)
            });
        Some(person)
    }

    fn person_of_part(&mut self, part: &str, department: u32, spot: Spot) -> Option<u32> {
        match self.part(part) {
            Part::Name(NOWHERE) => Some(NOWHERE),
            Part::Name(name) => {
                let person = Person {
                    name,
                    department,
                    hint: NOWHERE,
                    journalist: false,
                };
                Some(self.person(person, spot))
            }
            Part::Involved => None,
        }
    }

    /// An author who is named outside of any byline.
    pub fn author(&mut self, name: &str, department: u32, spot: Spot) -> u32 {
        let (name, _) = self.names.insert_full(name.into());
        let person = Person {
            name: name as u32,
            department,
            hint: NOWHERE,
            journalist: false,
        };
        self.person(person, spot)
    }

    fn person(&mut self, person: Person, spot: Spot) -> u32 {
        let entry = self.persons.entry(person);
        let id = entry.index() as u32;
        entry.or_insert(spot);
        id
    }

    fn part(&mut self, text: &str) -> Part {
        if let Some(part) = self.parts.get(text) {
            return *part;
        }
        if byline::is_plain_name(text) {
            let (id, _) = self.names.insert_full(text.into());
            return Part::Name(id as u32);
        }
        let byline = byline::parse(text);
        let part = match byline.names.as_slice() {
            [] => Part::Name(NOWHERE),
            [named] if named.is_bare() && !byline.and_others && !byline.doubtful => {
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
    ) -> bool {
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
        let guides = self.guides;
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
                Some(_) if matches!(column, Role::Editor | Role::Own(_)) => &[column],
                Some(Task::Text) => &[Role::Text],
                Some(Task::Photo) => &[Role::Photo],
                Some(Task::Both) => &[Role::Text, Role::Photo],
                Some(Task::Editor) => &[Role::Editor],
                Some(Task::Reviewer) => &[],
                Some(Task::Guide) => guides.as_slice(),
            };
            let person = self.person(person, spot);
            for &role in roles {
                push(role, named.follows, person, mentions, start);
            }
        }
        let of_authors = matches!(column, Role::Author | Role::Text | Role::Photo);
        of_authors && !byline.names.is_empty() && !byline.names.iter().any(Named::signs)
    }

    /// The bylines that are no mere lists of names, as written, and where they were met.
    pub fn bylines(&self) -> impl Iterator<Item = (&str, &Byline, Met)> {
        let cells = self.cells.iter();
        cells.map(|(text, cell)| (&**text, &cell.byline, cell.met))
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

/// Adds a mention to its row, which begins at `start`, unless it is there already.
fn push(role: Role, follows: bool, person: u32, mentions: &mut Vec<Mention>, start: usize) {
    let row = &mentions[start..];
    if !row
        .iter()
        .any(|mention| mention.person == person && mention.role == role)
    {
        mentions.push(Mention {
            role,
            follows,
            person,
        });
    }
}

/// The parts of a byline between 、 and its kin, in ASCII or full width.
struct Parts<'a>(Option<&'a str>);

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.0?;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let len = match bytes[at] {
                b',' | b';' => 1,
                0xE3 if bytes[at..].starts_with("、".as_bytes()) => 3,
                0xEF if bytes[at..].starts_with("，".as_bytes())
                    || bytes[at..].starts_with("；".as_bytes()) =>
                {
                    3
                }
                0xE0..=0xEF => {
                    at += 3;
                    continue;
                }
                _ => {
                    at += 1;
                    continue;
                }
            };
            self.0 = Some(&text[at + len..]);
            return Some(&text[..at]);
        }
        self.0 = None;
        Some(text)
    }
}

/// A name as it is compared: NFKC, its case kept, with one kind of middle dot, and no spaces but
/// those between Latin letters.
pub fn squeezed(text: &str) -> String {
    let chars: Vec<char> = text.nfkc().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = out.chars().last();
        let behind = || chars[at + 1..].iter().copied().find(|c| !c.is_whitespace());
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if c.is_whitespace() {
            if latin(before) && latin(behind()) {
                out.push(' ');
            }
        } else if is_middle_dot(before, c, behind()) {
            out.push('·');
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a sign is the dot within a name such as 买买提·艾力, in whichever form.
pub fn is_middle_dot(before: Option<char>, c: char, behind: Option<char>) -> bool {
    let han = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    matches!(c, '·' | '•' | '・' | '‧' | '∙' | '⋅' | '.') && han(before) && han(behind)
}
