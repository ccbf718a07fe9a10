//! Bylines of authors that name only people who do not sign: 责编：赵雷.

use super::Role;
use super::byline::{self, Named};
use super::names::NOWHERE;
use super::store::{Spot, Store};
use super::text::squeeze;
use super::values::Asked;
use crate::decisions::{BY_DEPARTMENT, OUT, questions};
use crate::problem::{Problem, Problems};

/// Such a byline.
#[derive(Clone, Debug)]
pub struct Unsigned {
    asked: Asked,
    /// Whether each of its rows has a department, which may sign instead.
    placed: bool,
}

/// Whether a row waits since nobody whom it names signs, which is asked once for each such text; it is
/// read anew where that was answered. Its mentions begin at `start`.
pub fn holds(store: &mut Store<'_>, text: &str, department: u32, spot: Spot, start: usize) -> bool {
    let mut mentions = store.mentions[start..].iter();
    if mentions.any(|mention| !matches!(mention.role, Role::Editor | Role::Own(_))) {
        return false;
    }
    let (names, mentions) = (&mut store.names, &mut store.mentions);
    if let Some((id, answer)) = names.decisions.of_text(questions::BYLINE, text) {
        let signers = match answer {
            OUT => Some(String::new()),
            BY_DEPARTMENT => {
                let own = names.departments.get_index(department as usize);
                own.filter(|_| department != NOWHERE)
                    .map(|own| own.to_string())
            }
            _ => Some(answer.to_owned()).filter(|answer| signs(answer)),
        };
        if let Some(signers) = signers {
            names.touched.push((spot, id));
            names.mention(&signers, Role::Author, department, spot, mentions, start);
            return false;
        }
    }
    let asked = store.unsigned.entry(squeeze(text));
    let unsigned = asked.or_insert_with(|| Unsigned {
        asked: Asked {
            text: text.into(),
            first: spot,
            at: Vec::new(),
        },
        placed: true,
    });
    unsigned.placed &= department != NOWHERE;
    // A row may be read once for each of its publications.
    let row = (spot.table, spot.row);
    if unsigned.asked.at.last() != Some(&row) {
        unsigned.asked.at.push(row);
    }
    true
}

/// Whether a byline names somebody who signs.
fn signs(text: &str) -> bool {
    let names = byline::parse(text).names;
    names.iter().any(Named::signs)
}

/// Asks about them.
pub fn ask(store: &Store<'_>, problems: &mut Problems) {
    for Unsigned { asked, placed } in store.unsigned.values() {
        let names = byline::parse(&asked.text).names.into_iter();
        let names: Vec<String> = names.map(|named| named.name).collect();
        problems.push(
            Problem::error("byline-without-author", store.place(asked.first))
                .read(&*asked.text)
                .with("names", names.join("、"))
                .with("department", if *placed { "yes" } else { "no" })
                .with("rows", asked.at.len())
                .of_rows(asked.at.clone()),
        );
    }
}
