//! A publication as it was handed in, and who has which part in it.

use chrono::NaiveDate;

use super::accounts::AccountId;

/// The role someone has in a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Named as author, without more.
    Author,
    /// Wrote the text.
    Text,
    /// Took the photos.
    Photo,
    /// Edited; never signs.
    Editor,
    /// Stands in a people column of the rulebook's own, by its place among them; signs only where
    /// that column is weighed.
    Own(u8),
}

impl Role {
    /// How many people columns a rulebook may add.
    pub const MOST_OWN: u8 = 12;

    /// Its bit among [`Roles`], and its place in a byline.
    fn bit(self) -> u16 {
        let place = match self {
            Role::Author => 0,
            Role::Text => 1,
            Role::Photo => 2,
            Role::Editor => 3,
            Role::Own(index) => 4 + index.min(Role::MOST_OWN - 1),
        };
        1 << place
    }
}

/// The roles that someone has in a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u16);

impl Roles {
    pub const NONE: Roles = Roles(0);

    pub fn of(role: Role) -> Roles {
        Roles(role.bit())
    }

    #[must_use]
    pub fn with(self, role: Role) -> Roles {
        Roles(self.0 | role.bit())
    }

    pub fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    pub fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Orders by the first role: authors, writers, photographers.
    pub fn rank(self) -> u32 {
        self.0.trailing_zeros()
    }
}

/// Someone named in a publication, in the order of the byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer {
    pub role: Role,
    pub account: AccountId,
}

/// An interned outlet text or link host; an index into [`super::Intake::outlets`] or [`super::Intake::hosts`].
pub type TextId = u32;

/// A publication as handed in: a row, or one of several that a row reports, which then follow each
/// other.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Index into [`super::Intake::tables`].
    pub table: u16,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The column (from 0) of the one cell that reports it, where the cells of a row report
    /// publications each.
    pub cell: Option<u16>,
    /// Bytes of [`super::Intake::text`].
    pub title: (u32, u16),
    /// Publication date; none where the cell is empty or could not be read (a problem says so).
    pub date: Option<NaiveDate>,
    /// The outlet's cell as written, spaces squeezed.
    pub outlet: Option<TextId>,
    /// The host of the link in the row or behind a cell, lower case, and whatever path follows is
    /// cut, but for one that leads to a forum.
    pub host: Option<TextId>,
    /// The row's own department.
    pub department: Option<AccountId>,
    /// Range of [`super::Intake::signers`].
    pub signers: (u32, u8),
    /// Whether a name in it may be one of several people, so that it is a question as a whole.
    pub held: bool,
}

impl Submission {
    /// Whether it is one of so many that a cell counts.
    pub fn is_counted(&self) -> bool {
        self.cell.is_some() && self.title.1 == 0
    }
}
