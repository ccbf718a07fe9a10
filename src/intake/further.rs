//! Rows that say in several columns where a piece came out: 校内媒体 | 校外媒体, 首发媒体 | 转载媒体,
//! or 学校官网 | 保定日报, ticked or with the day or the link. Each filled cell is a publication.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::TextId;
use super::approval::says_no;
use super::day_cells;
use super::ditto::{again, is_ditto};
use super::header::{Heading, Layout};
use super::links;
use super::numbers;
use super::rows;
use super::store::{Spot, Store, text_of};
use super::table::{SubmissionTable, filled};
use super::text::squeeze;
use super::values::is_nothing;
use crate::problem::{Problems, Severity};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{DATE, ORIGINAL, OUTLET, PLACEMENT, Subject};
use crate::sheet::{Cell, Row};

/// A column in which rows report a publication, beside that of the outlet.
pub struct Further {
    pub column: u32,
    by: By,
    /// The outlet that it named in the row above.
    above: Option<TextId>,
}

/// How its cells say where.
#[derive(Clone, PartialEq, Eq)]
enum By {
    /// They name the outlet.
    Name,
    /// They name one that took it over.
    Repost,
    /// The heading does; a cell says that it came out there.
    Heading(Box<str>),
}

/// Headings of outlets that say no name.
const NAMELESS: [&str; 6] = ["其他", "其它", "另外", "校外", "外部", "其余"];
/// Words in the cells of such columns that say yes.
const YES: [&str; 6] = ["发", "采用", "录用", "刊", "登", "播"];

/// Whether the heading of a column of outlets leaves it to the cells which one is meant.
pub fn names_none(heading: &str) -> bool {
    NAMELESS.iter().any(|word| heading.starts_with(word))
}

impl Further {
    pub fn of(layout: &Layout) -> Vec<Further> {
        let mut has_first = false;
        let named = layout.columns.iter().filter_map(|&(heading, column)| {
            let by = match heading {
                Heading::Field(OUTLET) if has_first => By::Name,
                Heading::Repost => By::Repost,
                _ => {
                    has_first |= heading == Heading::Field(OUTLET);
                    return None;
                }
            };
            Some((column, by))
        });
        let mut all: Vec<(u32, By)> = named.collect();
        let ticked = layout.ticked.iter().filter(|ticked| ticked.field == OUTLET);
        all.extend(ticked.map(|ticked| {
            let outlet = ticked.value.as_str();
            (ticked.column, By::Heading(outlet.into()))
        }));
        all.sort_by_key(|(column, _)| *column);
        let further = |(column, by)| Further {
            column,
            by,
            above: None,
        };
        all.into_iter().map(further).collect()
    }
}

/// What a cell reports.
struct Said {
    column: u32,
    outlet: Option<TextId>,
    host: Option<TextId>,
    day: Option<NaiveDate>,
    is_repost: bool,
    /// Whether it is in doubt that it came out there.
    held: bool,
}

/// Takes a submission: a publication for every filled cell, and one where none is.
pub fn submit(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    problems: &mut Problems,
) {
    let index = store.submissions.len();
    let mut all = Vec::new();
    // Before this row is taken is the one above.
    for at in 0..table.further.len() {
        all.extend(read(store, table, row, at));
    }
    let dated = all.iter().any(|said| said.day.is_some());
    table.is_dated_beside = dated;
    rows::submit(store, table, row, problems);
    let has_own = filled(row, table.outlet) && store.submissions[index].outlet.is_some();
    let several = all.len() + usize::from(has_own) > 1;
    let first = store.submissions[index].outlet.filter(|_| has_own);
    let mut at: Vec<usize> = all.iter().skip(1).map(|_| store.again(index)).collect();
    if let (true, false) = (has_own, all.is_empty()) {
        at.push(store.again(index));
    } else {
        at.insert(0, index);
    }
    let mut first = first.or_else(|| all.first()?.outlet);
    let own_column = table.outlet.filter(|_| has_own && several);
    if let Some(column) = own_column {
        store.submissions[index].cell = Some(column as u16);
    }
    let all_report = all.iter().any(|said| !said.is_repost);
    if let (Some(column), true) = (own_column, all_report) {
        unsay(store, index, spot(table, row, column), false);
    }
    for (said, own) in all.iter().zip(at) {
        let spot = spot(table, row, said.column);
        let is_first = own == index;
        let submission = &mut store.submissions[own];
        submission.outlet = said.outlet;
        submission.held |= said.held;
        // The row's link is that of the first.
        if said.host.is_some() || !is_first {
            submission.host = said.host;
        }
        if several || said.is_repost || submission.title.1 > 0 {
            submission.cell = Some(spot.column);
        }
        if let Some(day) = said.day {
            submission.date = Some(day);
            store.facts.set(own, DATE, Fact::Day(day));
        } else if dated && submission.date.is_none() {
            day_cells::tell_missing(store, spot, problems);
        }
        if said.is_repost {
            store.facts.set(own, ORIGINAL, Fact::Flag(false));
            let shown = || (row.get(said.column).shown(), Vec::new());
            let tally = &mut table.tally;
            tally.count(Severity::Note, "row-reposted", spot, spot.column, shown);
        }
        let differs = first.get_or_insert(said.outlet.unwrap_or(TextId::MAX));
        match said.is_repost {
            true if !is_first && said.outlet != Some(*differs) => unsay(store, own, spot, true),
            false if several => unsay(store, own, spot, false),
            _ => {}
        }
    }
}

fn spot(table: &SubmissionTable, row: &Row<'_>, column: u32) -> Spot {
    Spot {
        table: table.table,
        column: column as u16,
        row: row.number,
    }
}

/// What the cell of such a column reports, if anything.
fn read(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    at: usize,
) -> Option<Said> {
    let column = table.further[at].column;
    let by = table.further[at].by.clone();
    let mut said = Said {
        column,
        outlet: None,
        host: row.link(column).and_then(|target| store.host(target)),
        day: None,
        is_repost: by == By::Repost,
        held: false,
    };
    if let By::Heading(outlet) = by {
        return ticked(store, table, row, said, &outlet);
    }
    let mut buffer = String::new();
    let text = text_of(row, Some(column), &mut buffer);
    let outlet = match text.filter(|text| !is_nothing(text)) {
        Some(text) if is_ditto(text) => {
            again(table, spot(table, row, column));
            table.further[at].above
        }
        Some(text) => store.outlet(text),
        None => None,
    };
    table.further[at].above = outlet;
    said.outlet = Some(outlet?);
    Some(said)
}

/// What a cell says below the name of an outlet: a tick, the day, the link, or another name.
fn ticked(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    row: &Row<'_>,
    mut said: Said,
    outlet: &str,
) -> Option<Said> {
    let spot = spot(table, row, said.column);
    let cell = row.get(said.column);
    said.outlet = store.outlet(outlet);
    let number = match cell {
        Cell::Number(number) => Some(number),
        Cell::Text(text) => numbers::digits(text),
        _ => None,
    };
    match (cell, number) {
        (_, Some(number)) if number.is_zero() => return None,
        (_, Some(number)) if number == Decimal::ONE => {}
        (_, Some(number)) => {
            let is_day = !number.fract().is_zero() || number >= Decimal::from(1_000_000);
            match table.days.of_number(number) {
                Ok((day, reading)) if is_day => {
                    day_cells::tell(table, reading, day, cell, spot);
                    said.day = Some(day);
                }
                _ => {
                    let shown = || (cell.shown(), Vec::new());
                    let (tally, code) = (&mut table.tally, "ticked-by-number");
                    tally.count(Severity::Warning, code, spot, spot.column, shown);
                }
            }
        }
        (Cell::Day(day), _) => said.day = Some(day),
        (Cell::Flag(true), _) => {}
        (Cell::Error, _) => said.held = true,
        (Cell::Text(text), _) if !is_nothing(text) && numbers::flag(text) != Some(false) => {
            written(store, table, text, &mut said, outlet, (cell, spot));
        }
        _ => return None,
    }
    if said.held {
        let shown = || (cell.shown(), vec![("outlet", outlet.into())]);
        let tally = &mut table.tally;
        tally.count(Severity::Error, "ticked-unread", spot, spot.column, shown);
    }
    Some(said)
}

/// Takes what is written below the name of an outlet.
fn written(
    store: &mut Store<'_>,
    table: &mut SubmissionTable,
    text: &str,
    said: &mut Said,
    outlet: &str,
    (cell, spot): (Cell<'_>, Spot),
) {
    if numbers::flag(text).is_some() {
        return;
    }
    if links::is_link(text) {
        said.host = store.host(text);
        // The link tells which one is meant.
        said.outlet = said.outlet.filter(|_| !names_none(outlet));
    } else if let Ok((day, reading)) = table.days.of_text(text) {
        day_cells::tell(table, reading, day, cell, spot);
        said.day = Some(day);
    } else if names_none(outlet) || store.fields.is_outlet(text) {
        said.outlet = store.outlet(text);
    } else {
        said.held = !says_yes(text, outlet);
    }
}

/// Whether a text below the name of an outlet says that it came out there: 已发, or the name again.
fn says_yes(text: &str, outlet: &str) -> bool {
    let (text, outlet) = (squeeze(text), squeeze(outlet));
    let again = text.chars().count() > 1 && (outlet.contains(&text) || text.contains(&outlet));
    let says = text.chars().count() <= 4 && YES.iter().any(|word| text.contains(word));
    again || says && !says_no(&text) && !text.contains(['未', '不', '没', '待', '拟'])
}

/// Leaves open what a row says of one outlet where it names several: what is known of that, and, of
/// those that took it over, where in it the piece stood.
fn unsay(store: &mut Store<'_>, index: usize, spot: Spot, placement: bool) {
    for (id, field) in store.fields.iter() {
        if !(placement && id == PLACEMENT) && field.of != Subject::Outlet {
            continue;
        }
        let Some(reader) = &store.readers[usize::from(id.0)] else {
            continue;
        };
        let (missing, is_taken) = (reader.missing, reader.taken_as().is_some());
        if store.facts.get(index, id) != missing {
            store.facts.set(index, id, missing);
            if is_taken {
                store.taken_as(id, spot);
            }
        }
    }
}
