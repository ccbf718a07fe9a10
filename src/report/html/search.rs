//! What the page searches: people and titles, as JSON as small as it can be.

use std::collections::BTreeMap;

use serde::Serialize;

use super::accounts::AccountView;
use super::text::{clean, inside_script};

/// The index: lists instead of names, because there is one of them for each of ten thousand pieces.
#[derive(Serialize)]
struct Index<'a> {
    /// Name, department, anchor.
    people: Vec<(String, String, &'a str)>,
    /// Title, and for each account with it: its place in `people` and the number of the line.
    titles: Vec<(String, Vec<(usize, usize)>)>,
}

/// The index of these accounts.
pub fn index(accounts: &[AccountView]) -> String {
    let mut titles: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, account) in accounts.iter().enumerate() {
        let sections = account.statements.iter().flat_map(|own| &own.sections);
        for piece in sections.flat_map(|section| &section.pieces) {
            let known = titles.entry(&piece.title).or_default();
            if known.last().is_none_or(|(last, _)| *last != at) {
                known.push((at, piece.number));
            }
        }
    }
    let index = Index {
        people: accounts
            .iter()
            .map(|account| {
                let name = clean(&account.name).into_owned();
                (
                    name,
                    clean(&account.department).into_owned(),
                    &*account.anchor,
                )
            })
            .collect(),
        titles: titles
            .into_iter()
            .filter(|(title, _)| !title.is_empty())
            .map(|(title, at)| (clean(title).into_owned(), at))
            .collect(),
    };
    let json = serde_json::to_string(&index).expect("lists of texts and numbers");
    inside_script(&json)
}
