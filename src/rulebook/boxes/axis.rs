//! One field's values, cut into the atoms that no condition tells apart.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::rulebook::condition::{Range, Test, day_number};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DELAY, Field, FieldId, HEADCOUNT, Kind, Missing, OUTLET, SIGNED};

/// Values that all conditions judge alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A value of a choice, by its index.
    Value(u32),
    /// Any value that no condition names.
    Else,
    Flag(bool),
    /// This number or day.
    At(Decimal),
    /// Between two ends, neither of them in; none: without end.
    Between(Option<Decimal>, Option<Decimal>),
    /// Surely nothing.
    Nothing,
}

/// A field with its atoms.
#[derive(Clone, Debug)]
pub struct Axis {
    pub field: FieldId,
    pub kind: Kind,
    /// Whether only whole numbers occur, so that nothing lies between 99 and 100.
    pub whole: bool,
    pub atoms: Vec<Atom>,
    /// Where its bits stand in a block.
    pub(super) words: std::ops::Range<usize>,
}

impl Axis {
    /// The axis of a field for the tests that conditions make of it.
    pub fn new(id: FieldId, field: &Field, tests: &[&Test]) -> Axis {
        let whole = takes_only_whole(id, field);
        let mut atoms = match field.kind {
            Kind::Flag => vec![Atom::Flag(true), Atom::Flag(false)],
            Kind::Choice | Kind::People => values(id, field, tests),
            Kind::Number | Kind::Day => {
                let ends = ends(tests);
                let negative = field.kind == Kind::Day
                    || id == DELAY
                    || ends.first().is_some_and(Decimal::is_sign_negative);
                numbers(&ends, whole, negative)
            }
        };
        if field.missing == Missing::None {
            atoms.push(Atom::Nothing);
        }
        Axis {
            field: id,
            kind: field.kind,
            whole,
            atoms,
            words: 0..0,
        }
    }

    /// Whether a test holds for an atom. Every end of a range is an atom of its own, so an atom is
    /// inside a range or outside, never half.
    pub fn passes(&self, atom: Atom, test: &Test) -> bool {
        match (test, atom) {
            (Test::Choices(values), Atom::Value(value)) => values.binary_search(&value).is_ok(),
            (Test::Flag(wanted), Atom::Flag(flag)) => *wanted == flag,
            (Test::Ranges(ranges), Atom::At(number)) => {
                ranges.iter().any(|range| range.holds(number))
            }
            (Test::Ranges(ranges), Atom::Between(low, high)) => ranges.iter().any(|range| {
                let above = range
                    .low
                    .is_none_or(|(end, _)| low.is_some_and(|l| l >= end));
                let below = range
                    .high
                    .is_none_or(|(end, _)| high.is_some_and(|h| h <= end));
                above && below
            }),
            _ => false,
        }
    }

    /// The atom that a fact falls into; none for what is unknown or cannot be.
    pub fn atom_of(&self, fact: Fact) -> Option<usize> {
        let holds = |atom: &Atom| match (*atom, fact) {
            (Atom::Value(value), Fact::Choice(fact)) => value == fact,
            (Atom::Flag(flag), Fact::Flag(fact)) => flag == fact,
            (Atom::Nothing, Fact::None) => true,
            (atom, Fact::Number(number)) => within(atom, number),
            (atom, Fact::Day(day)) => within(atom, day_number(day)),
            _ => false,
        };
        let is_else = |atom: &Atom| *atom == Atom::Else && matches!(fact, Fact::Choice(_));
        let found = self.atoms.iter().position(holds);
        found.or_else(|| self.atoms.iter().position(is_else))
    }

    /// A number inside an atom of numbers, as round as can be had; none where the ends are too
    /// close to write one between.
    pub fn number_in(&self, atom: Atom) -> Option<Decimal> {
        let found = match atom {
            Atom::At(number) => return Some(number),
            Atom::Between(None, Some(high)) if high <= Decimal::ZERO || self.kind == Kind::Day => {
                high.ceil().checked_sub(Decimal::ONE)?
            }
            Atom::Between(Some(low), None) if self.kind == Kind::Day => {
                low.checked_add(Decimal::ONE)?
            }
            Atom::Between(low, high) => rounded(low.unwrap_or_default(), high)?,
            _ => return None,
        };
        within(atom, found).then_some(found)
    }

    /// Atoms next to each other as ranges, for numbers and days.
    pub fn ranges(&self, has: impl Fn(usize) -> bool) -> Vec<Range> {
        let mut ranges: Vec<Range> = Vec::new();
        let mut open = false;
        for (index, atom) in self.atoms.iter().enumerate() {
            let (low, high) = match *atom {
                Atom::At(number) => (Some((number, true)), Some((number, true))),
                Atom::Between(low, high) => (low.map(|n| (n, false)), high.map(|n| (n, false))),
                _ => continue,
            };
            if !has(index) {
                open = false;
                continue;
            }
            match ranges.last_mut().filter(|_| open) {
                Some(last) => last.high = high,
                None => ranges.push(Range { low, high }),
            }
            open = true;
        }
        if self.whole {
            ranges.iter_mut().for_each(close_on_whole_numbers);
        }
        ranges
    }

    /// A day for a day's number.
    pub fn day(number: Decimal) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
    }
}

/// The built-in numbers count something (words, readers, photos, seconds, days, signers, heads), and
/// days are counted: a cell of 99.5 words is a slip, not a case that a policy leaves out. What a
/// field of the rulebook's own holds is not known, so there between 99 and 100 lies a gap.
fn takes_only_whole(id: FieldId, field: &Field) -> bool {
    match field.kind {
        Kind::Day => true,
        Kind::Number => id <= HEADCOUNT,
        Kind::Choice | Kind::Flag | Kind::People => false,
    }
}

/// The values of a choice: all that are declared; else those named, and something else. (On the
/// roster any text is a value; a publication's is asked about, and may turn out to be none of them.)
fn values(id: FieldId, field: &Field, tests: &[&Test]) -> Vec<Atom> {
    if id != OUTLET {
        let open = !field.declared && id != SIGNED;
        let known = (0..field.values.len() as u32).map(Atom::Value);
        return known.chain(open.then_some(Atom::Else)).collect();
    }
    let mut named: Vec<u32> = Vec::new();
    for test in tests {
        if let Test::Choices(values) = test {
            named.extend(values);
        }
    }
    named.sort_unstable();
    named.dedup();
    let mut atoms: Vec<Atom> = named.into_iter().map(Atom::Value).collect();
    atoms.push(Atom::Else);
    atoms
}

/// Every end of every range, low to high.
fn ends(tests: &[&Test]) -> Vec<Decimal> {
    let mut ends: Vec<Decimal> = Vec::new();
    for test in tests {
        if let Test::Ranges(ranges) = test {
            for range in ranges {
                ends.extend(range.low.iter().chain(&range.high).map(|(end, _)| *end));
            }
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The ends, and what lies between and beyond them, as far as a number can be there. Below zero
/// there is something only where a number can be negative.
fn numbers(ends: &[Decimal], whole: bool, negative: bool) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(2 * ends.len() + 1);
    let mut low = None;
    for &end in ends {
        atoms.push(Atom::Between(low, Some(end)));
        atoms.push(Atom::At(end));
        low = Some(end);
    }
    atoms.push(Atom::Between(low, None));
    atoms.retain(|atom| can_be(*atom, whole, negative));
    atoms
}

fn can_be(atom: Atom, whole: bool, negative: bool) -> bool {
    match atom {
        Atom::At(number) => !whole || number.is_integer(),
        Atom::Between(Some(low), Some(high)) if whole => {
            // Too large to add one to is too large to be told apart.
            low.floor()
                .checked_add(Decimal::ONE)
                .is_some_and(|next| next < high)
        }
        Atom::Between(None, Some(high)) => negative || high > Decimal::ZERO,
        _ => true,
    }
}

/// The multiple of the largest power of ten that lies between two ends.
fn rounded(low: Decimal, high: Option<Decimal>) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    let scale = high.unwrap_or(low).abs();
    while let Some(larger) = power
        .checked_mul(Decimal::TEN)
        .filter(|larger| *larger <= scale)
    {
        power = larger;
    }
    loop {
        let next = (low / power)
            .floor()
            .checked_add(Decimal::ONE)?
            .checked_mul(power)?;
        if high.is_none_or(|high| next < high) {
            return Some(next);
        }
        if power <= Decimal::ONE {
            return Some(low.checked_add(high?)? / Decimal::TWO);
        }
        power /= Decimal::TEN;
    }
}

fn within(atom: Atom, number: Decimal) -> bool {
    match atom {
        Atom::At(at) => at == number,
        Atom::Between(low, high) => {
            low.is_none_or(|low| number > low) && high.is_none_or(|high| number < high)
        }
        _ => false,
    }
}

/// Between 99 and 200, neither in, are the whole numbers from 100 to 199.
fn close_on_whole_numbers(range: &mut Range) {
    if let Some((low, false)) = range.low
        && let Some(next) = low.floor().checked_add(Decimal::ONE)
    {
        range.low = Some((next, true));
    }
    if let Some((high, false)) = range.high
        && let Some(last) = high.ceil().checked_sub(Decimal::ONE)
    {
        range.high = Some((last, true));
    }
}
