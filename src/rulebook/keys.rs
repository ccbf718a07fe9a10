//! The keys of a rulebook's tables, each declared once, beside its loader: what it is called, what
//! may stand there, whether it must be given.
//!
//! The loader reads by these declarations, and the schema is written from them, so neither can say
//! what the other does not: a [`super::toml_reader::Table`] is opened with its [`Keys`], tells of
//! keys that are missing or not among them, and in debug builds holds the loader to them, too: to
//! take no key that is not declared, none otherwise than declared, and to leave none out.

use super::loader::{About, Knows};

/// The keys of one kind of table.
#[derive(Debug)]
pub struct Keys {
    /// The table's name; the message `key-NAME-KEY`, or else `key-KEY`, says what a key is for.
    pub table: &'static str,
    pub keys: &'static [Key],
    /// What may stand there besides.
    pub others: Others,
}

/// One key.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
}

/// What may stand beside the keys that are declared.
#[derive(Debug)]
pub enum Others {
    None,
    /// Fields, with what a condition asks of them.
    Tests(About),
    /// One field, with a list of what conditions ask of it.
    Columns(About),
    /// Fields of outlets, with their facts.
    OutletFacts,
    /// Fields, with what stands in their cells.
    Cells(About),
    /// Columns of people who sign, with their weights.
    Weights,
    /// Names of people, departments, lists.
    Names(&'static Shape),
}

/// What may stand under a key.
#[derive(Debug)]
pub enum Shape {
    Text,
    /// One text or a list of them.
    Texts,
    Flag,
    /// A number, or a fraction in quotes.
    Number,
    /// A whole number from the one to the other.
    Whole(u32, u32),
    /// A whole number.
    Count,
    /// A whole number above zero, or `all`.
    CountOrAll,
    Day,
    /// Month and day such as `09-01`.
    MonthDay,
    /// One of these or a list.
    MonthDays,
    /// A number or a range in quotes.
    Range,
    Word(&'static [&'static str]),
    /// The key of a column of people.
    Column,
    /// A number, a fraction or a table of [`super::loader::AMOUNT`].
    Amount(Knows),
    /// A number above zero or a percentage in quotes.
    Places,
    Table(&'static Keys),
    /// `[[key]]`, or a list of tables in braces.
    Tables(&'static Keys),
    List(&'static Shape),
    OneOf(&'static [Shape]),
}

impl Keys {
    pub const fn closed(table: &'static str, keys: &'static [Key]) -> Keys {
        Keys {
            table,
            keys,
            others: Others::None,
        }
    }

    pub const fn open(table: &'static str, keys: &'static [Key], others: Others) -> Keys {
        Keys {
            table,
            keys,
            others,
        }
    }

    /// Where a key stands among them.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.name == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.keys.iter().map(|key| key.name)
    }
}

/// A key that must be given.
pub const fn must(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: true,
    }
}

/// A key that may be left out.
pub const fn may(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: false,
    }
}

impl Shape {
    /// The keys of the table, or of each of the tables, that stands here.
    pub fn keys(&self) -> Option<&'static Keys> {
        match self {
            Shape::Table(keys) | Shape::Tables(keys) => Some(keys),
            _ => None,
        }
    }
}

/// The citation, which every clause has.
pub const CLAUSE: Key = must("clause", Shape::Text);
/// The citation, of what need not have one.
pub const CITED: Key = may("clause", Shape::Text);
pub const ASSUMES: Key = may("assumes", Shape::Text);
pub const UNIT: Key = may("unit", Shape::Text);
/// A condition on publications.
pub const WHEN: Key = may("when", Shape::Table(&WHEN_KEYS));
/// A condition on accounts.
pub const WHO: Key = may("who", Shape::Table(&WHO_KEYS));

const PERIODS: Shape = Shape::Word(&["month", "quarter", "term", "year"]);
const ACCOUNTS: Shape = Shape::Word(&["teacher", "department"]);
/// The period a clause is about.
pub const PER: Key = must("per", PERIODS);
pub const BOOKS: Key = may("books", PERIODS);
pub const WITHIN_PERIOD: Key = may("within", PERIODS);
pub const PERIOD: Key = may("period", PERIODS);
pub const CASE_PER: Key = may("per", PERIODS);
/// Whose the clause is.
pub const ACCOUNT: Key = must("account", ACCOUNTS);
pub const ANY_ACCOUNT: Key = may("account", ACCOUNTS);
pub const ALSO: Key = may("also", OTHER_ACCOUNTS);
const OTHER_ACCOUNTS: Shape =
    Shape::OneOf(&[Shape::Word(&["department"]), Shape::Table(&WHO_KEYS)]);
pub const OTHERS: Key = may("others", Shape::Flag);
/// The field that a table of publications spreads over.
pub const COLUMNS: Key = may("columns", Shape::Table(&WHEN_COLUMNS));
/// The field that a table of accounts spreads over.
pub const WHO_COLUMNS: Key = may("columns", Shape::Table(&WHO_COLUMN));
/// A number, or one for each column.
pub const NUMBERS: Shape = Shape::OneOf(&[Shape::Number, Shape::List(&Shape::Number)]);

static WHEN_COLUMNS: Keys = Keys::open("columns", &[], Others::Columns(About::Publication));
static WHO_COLUMN: Keys = Keys::open("columns", &[], Others::Columns(About::Account));
/// The name of the keys of conditions.
pub const CONDITION: &str = "condition";
/// What a condition on publications may have besides fields.
pub const ANY_WHEN: Key = may("any", Shape::Tables(&WHEN_KEYS));
pub const NOT_WHEN: Key = may("not", Shape::Table(&WHEN_KEYS));
/// What a condition on accounts may have besides fields.
pub const ANY_WHO: Key = may("any", Shape::Tables(&WHO_KEYS));
pub const NOT_WHO: Key = may("not", Shape::Table(&WHO_KEYS));
pub static WHEN_KEYS: Keys = Keys::open(
    CONDITION,
    // The consts above cannot stand in what they point to.
    &[
        may("any", Shape::Tables(&WHEN_KEYS)),
        may("not", Shape::Table(&WHEN_KEYS)),
    ],
    Others::Tests(About::Publication),
);
pub static WHO_KEYS: Keys = Keys::open(
    CONDITION,
    &[
        may("any", Shape::Tables(&WHO_KEYS)),
        may("not", Shape::Table(&WHO_KEYS)),
    ],
    Others::Tests(About::Account),
);

#[cfg(test)]
mod tests {
    use crate::problem::Problems;
    use crate::rulebook::toml_reader::{Source, Table};

    use super::*;

    static KEYS: Keys = Keys::closed("test", &[must("name", Shape::Text), may("days", DAYS)]);
    const DAYS: Shape = Shape::Whole(1, 31);

    /// What is told of a text that a loader reads so.
    fn read(text: &str, load: impl FnOnce(&mut Table<'_>, &mut Problems)) -> Vec<&'static str> {
        let (source, mut problems) = (Source::new("办法.toml", text), Problems::default());
        let document = source.parse(text);
        let mut table = Table::new(&source, 0..0, &document, &KEYS, &mut problems);
        load(&mut table, &mut problems);
        table.finish(&mut problems);
        problems.iter().map(|problem| problem.code).collect()
    }

    fn all(table: &mut Table<'_>, problems: &mut Problems) {
        let _ = table.string("name", problems);
        let _ = table.whole("days", 1, 31, problems);
    }

    #[test]
    fn keys_that_are_missing_or_unknown_are_told() {
        assert_eq!(read("name = \"甲\"\ndays = 3\n", all), [""; 0]);
        assert_eq!(read("day = 3\n", all), ["missing-key", "unknown-key"]);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "no key weeks")]
    fn a_loader_takes_no_key_that_is_not_declared() {
        read("name = \"甲\"\n", |table, problems| {
            let _ = table.string("weeks", problems);
        });
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "days is Some(Whole(1, 31))")]
    fn a_loader_takes_no_key_otherwise_than_declared() {
        read("name = \"甲\"\n", |table, problems| {
            let _ = table.string("days", problems);
        });
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "not all of")]
    fn a_loader_leaves_out_no_key_that_is_declared() {
        read("name = \"甲\"\n", |table, problems| {
            let _ = table.string("name", problems);
        });
    }
}
