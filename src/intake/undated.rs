//! Rows whose day is not known but its month, where the rulebook looks at days: asked once a text.

use chrono::{Datelike, NaiveDate};

use super::dates::{self, Around};
use super::store::{Spot, Store};
use super::text::squeeze;
use crate::decisions::OUT;
use crate::problem::{Problem, Problems};
use crate::rulebook::field::DATE;

/// What stands in cells that name a month.
#[derive(Clone, Debug)]
pub struct Undated {
    text: String,
    first: Spot,
    /// The last day that is meant.
    last: NaiveDate,
    rows: Vec<(u16, u32)>,
}

/// The day that was answered for such a text; else the row waits.
pub fn day(store: &mut Store<'_>, text: String, last: NaiveDate, spot: Spot) -> Option<NaiveDate> {
    let title = store.fields.get(DATE).title();
    let around = Around {
        year: Some(last.year()),
        month: Some(last.month()),
    };
    if let Some((id, answer)) = store.names.decisions.of_text(title, &text) {
        let read = dates::parse(answer, around).ok().map(|(day, _)| day);
        if read.is_some() || answer == OUT {
            store.names.touched.push((spot, id));
            return read;
        }
    }
    let entry = store.undated.entry((squeeze(&text), last));
    let undated = entry.or_insert_with(|| Undated {
        text,
        first: spot,
        last,
        rows: Vec::new(),
    });
    undated.rows.push((spot.table, spot.row));
    None
}

/// Asks for the days.
pub fn ask(store: &Store<'_>, problems: &mut Problems) {
    for undated in store.undated.values() {
        problems.push(
            Problem::error("date-without-day", store.place(undated.first))
                .read(&*undated.text)
                .with("field", store.fields.get(DATE).title())
                .with("rows", undated.rows.len())
                .near(undated.last.to_string())
                .of_rows(undated.rows.clone()),
        );
    }
}

/// A day in each month that is known of such rows: the first, which is in the period so called.
pub fn months(store: &Store<'_>) -> Vec<NaiveDate> {
    let all = store.undated.values();
    let first = all.filter_map(|undated| undated.last.with_day(1));
    first.collect()
}
