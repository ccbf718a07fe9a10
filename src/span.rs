//! Spans of days: between two days, both in, or open at an end.

use chrono::NaiveDate;

/// The days from one to another, both in; an end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Span {
    /// Every day.
    pub const ALWAYS: Span = Span {
        from: None,
        until: None,
    };

    pub fn is_always(self) -> bool {
        self == Span::ALWAYS
    }

    /// Whether it ends before it begins, and so holds no day.
    pub fn is_reversed(self) -> bool {
        self.from
            .zip(self.until)
            .is_some_and(|(from, until)| from > until)
    }

    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether a day is in both.
    pub fn meets(self, other: Span) -> bool {
        let ends_before = |one: Span, other: Span| {
            one.until
                .zip(other.from)
                .is_some_and(|(until, from)| until < from)
        };
        !ends_before(self, other) && !ends_before(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, until: &str) -> Span {
        Span {
            from: from.parse().ok(),
            until: until.parse().ok(),
        }
    }

    #[test]
    fn both_ends_are_in() {
        let may = span("2022-05-01", "2022-05-31");
        let holds = |day: &str| may.holds(day.parse().expect("a day"));
        assert!(holds("2022-05-01") && holds("2022-05-31"));
        assert!(!holds("2022-04-30") && !holds("2022-06-01"));
        assert!(may.meets(span("2022-05-31", "")) && may.meets(span("", "2022-05-01")));
        assert!(!may.meets(span("2022-06-01", "")) && !may.meets(span("", "2022-04-30")));
        assert!(may.meets(Span::ALWAYS) && Span::ALWAYS.meets(Span::ALWAYS));
        assert!(span("2022-05-02", "2022-05-01").is_reversed());
        assert!(!span("2022-05-01", "2022-05-01").is_reversed());
    }
}
