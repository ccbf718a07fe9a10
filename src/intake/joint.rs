//! Cells that name several departments: 教务处、学生处. They have the row together: each of them signs it
//! beside its authors, and authors belong where the roster or other rows have them.

use std::collections::BTreeMap;

use super::Role;
use super::accounts::Accounts;
use super::departments;
use super::named_sheets::put_mentions_in_order;
use super::names::{Mention, NOWHERE, Person};
use super::store::{Spot, Store};
use crate::decisions::JOINT;
use crate::problem::{Problem, Problems};

/// Departments of one cell.
struct Cell {
    text: String,
    parts: Vec<String>,
    /// Whether they have its rows together; else that is asked.
    is_joint: bool,
    rows: Vec<(u16, u32)>,
}

/// Parts such cells where the roster or other rows know all departments in them, or where that was
/// decided; asks about the others. With a roster those are asked about as unknown departments are.
pub fn settle(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let mut cells: BTreeMap<u32, Cell> = BTreeMap::new();
    for (id, text) in std::mem::take(&mut store.names.several) {
        let names = &store.names;
        let is_met = |name: &str| {
            let met = names.departments.get_index_of(name);
            met.is_some_and(|id| names.departments_met[id].is_some())
        };
        let is_known = |part: &&str| accounts.department(part).is_some() || is_met(part);
        let decided = names.decisions.of_text("部门", &text);
        let decided = decided.map(|(_, answer)| answer == JOINT);
        let parts = departments::several(&text);
        let is_joint = decided.unwrap_or_else(|| parts.iter().all(is_known));
        let is_one = decided == Some(false) || accounts.department(&text).is_some();
        if !is_one && (is_joint || !accounts.has_roster) {
            let parts = parts.into_iter().map(str::to_owned).collect();
            let (text, rows) = (text.to_string(), Vec::new());
            let cell = Cell {
                text,
                parts,
                is_joint,
                rows,
            };
            cells.insert(id, cell);
        }
    }
    if cells.is_empty() {
        return;
    }
    for index in 0..store.submissions.len() {
        let row = &mut store.submissions[index];
        let found = row.department.and_then(|id| cells.get_mut(&id.0));
        let Some(cell) = found else { continue };
        if cell.rows.last() != Some(&(row.table, row.row)) {
            cell.rows.push((row.table, row.row));
        }
        match cell.is_joint {
            true => part(store, index, &cell.parts),
            false => row.held = true,
        }
    }
    put_mentions_in_order(store);
    for (id, cell) in cells {
        let first = store.names.departments_met[id as usize];
        let Some(place) = first.map(|first| store.place(first)) else {
            continue;
        };
        let names = cell.parts.join("、");
        if cell.is_joint {
            // It is no department of its own.
            store.names.departments_met[id as usize] = None;
            store.names.doubtful.insert(id);
            let problem = Problem::note("departments-joint", place).read(cell.text);
            problems.push(problem.with("names", names).with("rows", cell.rows.len()));
        } else {
            problems.push(
                Problem::error("departments-several", place)
                    .read(&*cell.text)
                    .with("text", cell.text)
                    .with("names", names)
                    .with("rows", cell.rows.len())
                    .of_rows(cell.rows),
            );
        }
    }
}

/// Lets several departments sign a publication beside those in its byline, who belong to none of
/// them for that.
fn part(store: &mut Store<'_>, index: usize, parts: &[String]) {
    /// The count of signers is one byte.
    const MOST: usize = u8::MAX as usize;
    let row = &store.submissions[index];
    let spot = Spot {
        table: row.table,
        column: Spot::ROW,
        row: row.row,
    };
    let (start, len) = row.signers;
    let own = start as usize..start as usize + usize::from(len);
    let begin = store.mentions.len();
    store.mentions.extend_from_within(own);
    for at in begin..store.mentions.len() {
        let person = store.mentions[at].person as usize;
        if let Some((&person, &first)) = store.names.persons.get_index(person) {
            let department = NOWHERE;
            let entry = (store.names.persons).entry(Person {
                department,
                ..person
            });
            store.mentions[at].person = entry.index() as u32;
            entry.or_insert(first);
        }
    }
    for name in parts {
        let department = store.names.row_department(name, spot);
        let person = store.names.author(name, department, spot);
        let is_named = |mention: &Mention| mention.person == person;
        if store.mentions.len() - begin < MOST && !store.mentions[begin..].iter().any(is_named) {
            store.mentions.push(Mention {
                role: Role::Author,
                follows: false,
                person,
            });
        }
    }
    let row = &mut store.submissions[index];
    row.department = None;
    row.signers = (begin as u32, (store.mentions.len() - begin) as u8);
}
