//! Things that happen in many rows of a table, told once.

use hashbrown::DefaultHashBuilder;
use indexmap::IndexMap;

use super::store::{Spot, Store};
use crate::problem::{Arg, Problem, Problems, Severity};

/// One kind of thing in one table and column, or of one field.
type Key = (u16, Severity, &'static str, u16);

#[derive(Clone, Debug)]
struct Told {
    first: Spot,
    rows: usize,
    read: String,
    args: Vec<(&'static str, Arg)>,
}

/// What happened in tables, by kind and column.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    told: IndexMap<Key, Told, DefaultHashBuilder>,
}

impl Tally {
    /// Counts a row; the first one's place, text and arguments are what is told. What is `about`
    /// different columns or fields is told apart.
    pub fn count(
        &mut self,
        severity: Severity,
        code: &'static str,
        spot: Spot,
        about: u16,
        first: impl FnOnce() -> (String, Vec<(&'static str, Arg)>),
    ) {
        let told = self
            .told
            .entry((spot.table, severity, code, about))
            .or_insert_with(|| {
                let (read, args) = first();
                Told {
                    first: spot,
                    rows: 0,
                    read,
                    args,
                }
            });
        told.rows += 1;
    }

    /// Tells everything, with the number of rows as `rows`.
    pub fn tell(self, store: &Store<'_>, problems: &mut Problems) {
        for ((_, severity, code, _), told) in self.told {
            let place = store.place(told.first);
            let mut problem = match severity {
                Severity::Error => Problem::error(code, place),
                Severity::Warning => Problem::warning(code, place),
                Severity::Note => Problem::note(code, place),
            }
            .read(told.read)
            .with("rows", told.rows);
            problem.args.extend(told.args);
            problems.push(problem);
        }
    }
}
