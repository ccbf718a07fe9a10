//! Which publications are the same piece.

pub(crate) mod wrapping;

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

/// Titles with more around them than others have of what is else the same piece.
#[derive(Clone, Debug, Default)]
pub struct Wrapped {
    /// Submissions that were taken for another's piece, with one of that.
    pub joined: Vec<(u32, u32)>,
    /// The same of those that perhaps are, and were not.
    pub alike: Vec<(u32, u32)>,
}

/// Groups the submissions by what the rulebook's `[piece]` says.
pub fn group(classified: &Classified, rulebook: &Rulebook) -> (Pieces, Wrapped) {
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
    let mut grouping = Grouping {
        keys: Keys {
            classified,
            rulebook,
            periods,
        },
        hasher: DefaultHashBuilder::default(),
        table: HashTable::new(),
        title: String::new(),
        other: String::new(),
    };
    // The first submission of the piece of each.
    let mut firsts: Vec<u32> = Vec::with_capacity(classified.submissions.len());
    let mut wrapped: Vec<u32> = Vec::new();
    for (index, submission) in (0u32..).zip(&classified.submissions) {
        let title = classified.title(submission);
        if rulebook.piece.title && wrapping::bare(title).is_some() {
            wrapped.push(index);
            firsts.push(index);
            continue;
        }
        firsts.push(grouping.enter(index, title));
    }
    // What stands without any such thing elsewhere is known by now.
    let mut told = Wrapped::default();
    for index in wrapped {
        let title = classified.title(&classified.submissions[index as usize]);
        let bare = wrapping::bare(title);
        let first = bare.and_then(|bare| grouping.first_of(index, bare.title));
        let is_doubtful = bare.is_some_and(|bare| bare.is_doubtful);
        firsts[index as usize] = match first {
            Some(first) if !is_doubtful => {
                told.joined.push((index, first));
                first
            }
            _ => {
                told.alike.extend(first.map(|first| (index, first)));
                grouping.enter(index, title)
            }
        };
    }
    // Numbered in the order in which they come.
    let mut numbers = vec![u32::MAX; firsts.len()];
    let mut count = 0;
    for first in &mut firsts {
        let number = &mut numbers[*first as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *first = *number;
    }
    (lay_out(firsts, count as usize), told)
}

/// The pieces that are known so far.
struct Grouping<'a> {
    keys: Keys<'a>,
    hasher: DefaultHashBuilder,
    /// The hash and the first submission of each.
    table: HashTable<(u64, u32)>,
    title: String,
    other: String,
}

impl Grouping<'_> {
    /// The first submission of the piece of one, which is itself where it begins a piece.
    fn enter(&mut self, index: u32, title: &str) -> u32 {
        let keys = &self.keys;
        normalize(title, &mut self.title);
        // What a cell counts has no title, and none of it is another.
        let is_counted = keys.classified.submissions[index as usize].cell.is_some();
        if self.title.is_empty() && (keys.rulebook.piece.title || is_counted) {
            return index;
        }
        let hash = self.hash(index);
        self.find(index, hash).unwrap_or_else(|| {
            self.table
                .insert_unique(hash, (hash, index), |entry| entry.0);
            index
        })
    }

    /// The first submission of the piece that one would belong to if this were its title.
    fn first_of(&mut self, index: u32, title: &str) -> Option<u32> {
        normalize(title, &mut self.title);
        let hash = self.hash(index);
        self.find(index, hash).filter(|_| !self.title.is_empty())
    }

    fn hash(&self, index: u32) -> u64 {
        let mut state = self.hasher.build_hasher();
        if self.keys.rulebook.piece.title {
            self.title.hash(&mut state);
        }
        self.keys.hash(index as usize, &mut state);
        state.finish()
    }

    fn find(&mut self, index: u32, hash: u64) -> Option<u32> {
        let (keys, title, other) = (&self.keys, &self.title, &mut self.other);
        let same = |&(known, first): &(u64, u32)| {
            if known != hash {
                return false;
            }
            let classified = keys.classified;
            normalize(
                classified.title(&classified.submissions[first as usize]),
                other,
            );
            (!keys.rulebook.piece.title || other == title)
                && keys.are_equal(first as usize, index as usize)
        };
        self.table.find(hash, same).map(|&(_, first)| first)
    }
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
