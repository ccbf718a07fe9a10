//! Headers: which row of a sheet names the columns, and what the sheet therefore is.

mod assigning;
mod finding;
mod headings;
mod words;

use crate::rulebook::field::FieldId;
pub use headings::Headings;

/// What a heading can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    Title,
    Link,
    Department,
    /// A fact, a people column, the outlet or the date.
    Field(FieldId),
    /// 姓名 on a roster.
    Name,
    /// 起 on a roster: the first day of a row.
    From,
    /// 止 on a roster: its last day.
    Until,
    /// 账户 of an event.
    Account,
    /// 事项 of an event.
    Event,
    /// 次数 of an event.
    Count,
    /// 分值 of an event.
    Value,
}

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Submissions,
    Roster,
    Events,
}

/// A header row that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub kind: Kind,
    /// Heading and column (from 0), by column.
    pub columns: Vec<(Heading, u32)>,
    /// Headings that could be two things: column, what it was taken for, what else it could be.
    pub doubtful: Vec<(u32, Heading, Heading)>,
    /// Headings that no list holds, by the words in them.
    pub alike: Vec<(u32, Heading)>,
    /// Columns with a heading that is not understood, so that they are not read.
    pub ignored: Vec<u32>,
}

impl Layout {
    pub fn column(&self, heading: Heading) -> Option<u32> {
        self.columns
            .iter()
            .find(|(found, _)| *found == heading)
            .map(|&(_, column)| column)
    }
}
