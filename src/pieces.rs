//! Which publications are the same piece.

use std::hash::{BuildHasher, Hash, Hasher};

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::classify::Classified;
use crate::intake::accounts::AccountId;
use crate::period::Period;
use crate::rulebook::Rulebook;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};
use crate::scoring::signing::Signing;

/// Publications grouped by piece.
#[derive(Clone, Debug)]
pub struct Pieces {
    /// The piece of each submission.
    pub of: Vec<u32>,
    /// Where each piece's submissions begin in `members`; one more than there are pieces.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Pieces {
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The submissions of a piece.
    pub fn members(&self, piece: usize) -> &[u32] {
        &self.members[self.starts[piece] as usize..self.starts[piece + 1] as usize]
    }
}

/// Groups the submissions by what the rulebook's `[piece]` says.
pub fn group(classified: &Classified, rulebook: &Rulebook) -> Pieces {
    let hasher = DefaultHashBuilder::default();
    let mut table: HashTable<(u64, u32, u32)> = HashTable::new();
    let mut of = Vec::with_capacity(classified.submissions.len());
    let mut count = 0_u32;
    let (mut title, mut other) = (String::new(), String::new());
    let mut periods: HashMap<NaiveDate, Period> = HashMap::new();
    for date in classified
        .submissions
        .iter()
        .filter_map(|submission| submission.date)
    {
        let within = rulebook.piece.within;
        periods
            .entry(date)
            .or_insert_with(|| rulebook.calendar.of(date, within));
    }
    let keys = Keys {
        classified,
        rulebook,
        periods,
    };
    for index in 0..classified.submissions.len() {
        let submission = &classified.submissions[index];
        normalize(classified.title(submission), &mut title);
        // What a cell counts has no title, and none of it is another.
        if title.is_empty() && (rulebook.piece.title || submission.cell.is_some()) {
            of.push(count);
            count += 1;
            continue;
        }
        let mut state = hasher.build_hasher();
        if rulebook.piece.title {
            title.hash(&mut state);
        }
        keys.hash(index, &mut state);
        let hash = state.finish();
        let same = |&(known, first, _): &(u64, u32, u32)| {
            if known != hash {
                return false;
            }
            let first = first as usize;
            normalize(classified.title(&classified.submissions[first]), &mut other);
            (!rulebook.piece.title || other == title) && keys.are_equal(first, index)
        };
        let found = table.find(hash, same).map(|(_, _, piece)| *piece);
        let piece = found.unwrap_or_else(|| {
            table.insert_unique(hash, (hash, index as u32, count), |entry| entry.0);
            count += 1;
            count - 1
        });
        of.push(piece);
    }
    lay_out(of, count as usize)
}

/// What besides the title must be equal; of an outlet in no list what is written.
struct Keys<'a> {
    classified: &'a Classified,
    rulebook: &'a Rulebook,
    periods: HashMap<NaiveDate, Period>,
}

impl Keys<'_> {
    fn hash(&self, index: usize, state: &mut impl Hasher) {
        self.period(index).hash(state);
        self.signers(index).hash(state);
        for field in &self.rulebook.piece.fields {
            self.fact(index, *field).hash(state);
        }
        self.written(index).hash(state);
    }

    fn are_equal(&self, one: usize, other: usize) -> bool {
        let mut fields = self.rulebook.piece.fields.iter();
        self.period(one) == self.period(other)
            && fields.all(|field| self.fact(one, *field) == self.fact(other, *field))
            && self.written(one) == self.written(other)
            && self.signers(one) == self.signers(other)
    }

    fn fact(&self, index: usize, field: FieldId) -> Fact {
        self.classified.facts.get(index, field)
    }

    fn period(&self, index: usize) -> Option<Period> {
        let date = self.classified.submissions[index].date?;
        self.periods.get(&date).copied()
    }

    /// Nobody where the authors need not be the same.
    fn signers(&self, index: usize) -> Vec<AccountId> {
        if !self.rulebook.piece.authors {
            return Vec::new();
        }
        let share = self.rulebook.share_of(&|field| self.fact(index, field));
        let submission = &self.classified.submissions[index];
        let signing = Signing::of(self.classified, submission, share);
        let mut signers = [signing.sharers, signing.beside, signing.left_out].concat();
        signers.sort_unstable();
        signers
    }

    fn written(&self, index: usize) -> Option<u32> {
        if !self.rulebook.piece.fields.contains(&field::OUTLET) {
            return None;
        }
        let is_listed = matches!(self.fact(index, field::OUTLET), Fact::Choice(_));
        let outlet = self.classified.submissions[index].outlet;
        outlet.filter(|_| !is_listed)
    }
}

fn lay_out(of: Vec<u32>, count: usize) -> Pieces {
    let mut starts = vec![0_u32; count + 1];
    for &piece in &of {
        starts[piece as usize + 1] += 1;
    }
    for piece in 0..count {
        starts[piece + 1] += starts[piece];
    }
    let mut next = starts.clone();
    let mut members = vec![0; of.len()];
    for (index, &piece) in of.iter().enumerate() {
        let at = &mut next[piece as usize];
        members[*at as usize] = index as u32;
        *at += 1;
    }
    Pieces {
        of,
        starts,
        members,
    }
}

/// Writes a title as it is compared: NFKC, lower case, without white space and punctuation.
///
/// ```
/// let (mut one, mut other) = (String::new(), String::new());
/// jifen::pieces::normalize("《喜迎 五四》:青春ABC!", &mut one);
/// jifen::pieces::normalize("喜迎五四——青春ａｂｃ", &mut other);
/// assert_eq!(one, other);
/// ```
pub fn normalize(title: &str, into: &mut String) {
    into.clear();
    for c in title.chars() {
        match c {
            // Han and ASCII letters are what titles are made of, and NFKC leaves them as they are.
            '\u{4E00}'..='\u{9FFF}' => into.push(c),
            c if c.is_ascii_alphanumeric() => into.push(c.to_ascii_lowercase()),
            // The signs among ASCII that are no punctuation.
            '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => into.push(c),
            c if c.is_ascii() => {}
            '《' | '》' | '“' | '”' | '、' | '。' | '—' => {}
            '\u{FF0C}' | '\u{FF1A}' | '\u{FF01}' | '\u{FF1F}' | '\u{FF08}' | '\u{FF09}' => {}
            _ => return normalize_any(title, into),
        }
    }
}

/// As [`normalize`], whatever a title is made of.
fn normalize_any(title: &str, into: &mut String) {
    into.clear();
    for c in title.nfkc().flat_map(char::to_lowercase) {
        let drop = c.is_whitespace()
            || c.is_control()
            || c.general_category_group() == GeneralCategoryGroup::Punctuation;
        if !drop {
            into.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_is_the_long_way(title in "[一-龥a-zA-Z0-9 -~《》“”、。——,:!?()①…]{0,12}") {
            let (mut short, mut long) = (String::new(), String::new());
            normalize(&title, &mut short);
            normalize_any(&title, &mut long);
            prop_assert_eq!(short, long);
        }
    }
}
