//! What the text of a heading may stand for.

use std::collections::HashMap;

use super::Heading;
use super::words::{
    ACCOUNTS, CO_AUTHORS, COUNTS, EVENTS, FROMS, LINKS, NAMES, TITLES, UNTILS, VALUES,
};
use crate::intake::text::squeeze;
use crate::rulebook::field::{AUTHORS, DEPARTMENT, Fields, SIGNED, SIGNERS};

/// All headings by their squeezed text.
#[derive(Clone, Debug)]
pub struct Headings {
    known: HashMap<String, Vec<(Heading, usize)>>,
}

impl Headings {
    pub fn new(fields: &Fields) -> Headings {
        let mut headings = Headings {
            known: HashMap::new(),
        };
        for (list, heading) in [
            (TITLES, Heading::Title),
            (LINKS, Heading::Link),
            (NAMES, Heading::Name),
            (FROMS, Heading::From),
            (UNTILS, Heading::Until),
            (ACCOUNTS, Heading::Account),
            (EVENTS, Heading::Event),
            (COUNTS, Heading::Count),
            (VALUES, Heading::Value),
        ] {
            headings.add(list.iter().copied(), heading);
        }
        for (id, field) in fields.iter() {
            match id {
                SIGNED | SIGNERS => {}
                DEPARTMENT => headings.add(field.headers.iter(), Heading::Department),
                _ if field.headers.is_empty() => headings.add([&field.key], Heading::Field(id)),
                _ => headings.add(field.headers.iter(), Heading::Field(id)),
            }
        }
        headings.add(CO_AUTHORS.iter().copied(), Heading::Field(AUTHORS));
        headings
    }

    fn add(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>, heading: Heading) {
        for (rank, text) in texts.into_iter().enumerate() {
            let known = self.known.entry(squeeze(text.as_ref())).or_default();
            if !known.iter().any(|(found, _)| *found == heading) {
                known.push((heading, rank));
            }
        }
    }

    /// What a cell's text may head, with the place in the list of such headings.
    pub fn of(&self, text: &str) -> &[(Heading, usize)] {
        let squeezed = squeeze(text);
        let bare = squeezed
            .trim_start_matches(['*', '★', '※'])
            .trim_end_matches([':', '*']);
        let found = self.known.get(bare).or_else(|| {
            let open = bare.find('(').filter(|_| bare.ends_with(')'))?;
            self.known.get(bare[..open].trim_end_matches(':'))
        });
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether a text is such a heading.
    pub fn is(&self, text: &str, heading: Heading) -> bool {
        self.of(text).iter().any(|(found, _)| *found == heading)
    }
}
