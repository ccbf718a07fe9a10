//! Tables of a clause: which of its rows takes a subject.
//!
//! A row with `others` takes what no ordinary row of its table takes. A row acts only where its
//! condition holds by what is known.

use super::condition::Truth;

/// What the rows of a table come to for a subject; rows by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Nothing,
    /// No row surely takes it; of this one it cannot be judged.
    Unjudged(usize),
    By(usize),
    /// Two rows take it.
    Overlap(usize, usize),
}

/// Which row takes a subject; `judge` tells whether a row's own condition holds.
pub fn taken<R>(rows: &[R], others: impl Fn(&R) -> bool, judge: impl Fn(&R) -> Truth) -> Taken {
    let mut ordinary = Truth::False;
    let mut found = Taken::Nothing;
    let take = |index: usize, truth: Truth, found: &mut Taken| match (truth, *found) {
        (Truth::True, Taken::By(other)) => *found = Taken::Overlap(other, index),
        (Truth::True, Taken::Nothing | Taken::Unjudged(_)) => *found = Taken::By(index),
        (Truth::Unknown, Taken::Nothing) => *found = Taken::Unjudged(index),
        _ => {}
    };
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !others(row)) {
        let truth = judge(row);
        ordinary = ordinary.or(truth);
        take(index, truth, &mut found);
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| others(row)) {
        take(index, (!ordinary).and(judge(row)), &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_take_what_no_ordinary_row_takes() {
        let of = |rows: &[(bool, Truth)]| taken(rows, |row| row.0, |row| row.1);
        use Truth::{False, True, Unknown};
        assert_eq!(of(&[(true, True), (false, False)]), Taken::By(0));
        assert_eq!(of(&[(true, True), (false, True)]), Taken::By(1));
        // What is unknown of an ordinary row is unknown of the others.
        assert_eq!(of(&[(true, True), (false, Unknown)]), Taken::Unjudged(1));
        assert_eq!(of(&[(false, Unknown), (false, True)]), Taken::By(1));
        assert_eq!(of(&[(false, True), (false, True)]), Taken::Overlap(0, 1));
        assert_eq!(of(&[(false, False)]), Taken::Nothing);
    }
}
