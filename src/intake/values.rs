//! Cells to facts, one reader a field.

use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::{IndexMap, IndexSet};
use rust_decimal::Decimal;

use super::dates::{self, Around, NoDay};
use super::numbers;
use super::store::Spot;
use crate::decisions::{self, DecisionId, Decisions};
use crate::intake::text::squeeze;
use crate::problem::Severity;
use crate::rulebook::fact::{Fact, FactTable};
use crate::rulebook::field::{
    AFTER_DEADLINE, DELAY, Field, FieldId, Fields, Kind, Missing, ORIGINAL, PAID, Subject,
};
use crate::sheet::Cell;

/// Texts that stand in unused cells.
const NOTHING: [&str; 9] = ["/", "-", "—", "--", "——", "无", "暂无", "n/a", "\\"];

/// Whether a text means an empty cell.
pub fn is_nothing(text: &str) -> bool {
    text.len() <= 6
        && NOTHING
            .iter()
            .any(|nothing| nothing.eq_ignore_ascii_case(text))
}

/// A question about a value that the rulebook does not know.
#[derive(Clone, Debug)]
pub struct Asked {
    /// As it stands where it was met first.
    pub text: Box<str>,
    pub first: Spot,
    /// Table and row of every cell.
    pub at: Vec<(u16, u32)>,
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Fact(Fact),
    /// Nothing stands there.
    Missing,
    /// A fact that took a judgement, with the code that tells it and how much it matters.
    Judged(Fact, (Severity, &'static str)),
    /// Something that should be a number, a day or a yes or no, and is not; the code says which.
    Unreadable(&'static str),
}

impl Outcome {
    /// The fact that was read, if one was.
    fn fact(self) -> Option<Fact> {
        match self {
            Outcome::Fact(fact) | Outcome::Judged(fact, _) => Some(fact),
            Outcome::Missing | Outcome::Unreadable(_) => None,
        }
    }
}

/// Reads the cells of a field, each distinct text once.
#[derive(Clone, Debug)]
pub struct Reader<'f> {
    pub id: FieldId,
    field: &'f Field,
    texts: HashMap<Box<str>, Known>,
    /// Values that are not among the field's, squeezed, in the order they were met.
    pub asked: IndexMap<String, Asked, DefaultHashBuilder>,
    /// What an empty cell is, where a row alone can tell.
    pub missing: Fact,
    /// Where an empty cell was taken for a value first, and in how many rows.
    pub taken: Option<(Spot, usize)>,
    /// Further values of a choice of which any text is one, squeezed, in the order they were met.
    further: IndexSet<String, DefaultHashBuilder>,
    pub decisions: Arc<Decisions>,
    /// Cells that were read as was decided.
    pub touched: Vec<(Spot, DecisionId)>,
}

#[derive(Clone, Copy, Debug)]
enum Known {
    Outcome(Outcome),
    Asked(usize),
    /// What was decided of the text.
    Decided(Outcome, DecisionId),
}

/// So many distinct texts are remembered; a column of choices has few, of numbers maybe many.
const REMEMBERED: usize = 1 << 16;

impl<'f> Reader<'f> {
    pub fn new(id: FieldId, fields: &'f Fields) -> Reader<'f> {
        let field = fields.get(id);
        // Of an outlet the registry is asked first; what follows from days is worked out first.
        let later = field.of == Subject::Outlet || matches!(id, DELAY | AFTER_DEADLINE);
        Reader {
            id,
            field,
            texts: HashMap::new(),
            asked: IndexMap::default(),
            missing: if later {
                Fact::Unknown
            } else {
                field.missing_fact()
            },
            taken: None,
            further: IndexSet::default(),
            decisions: Arc::default(),
            touched: Vec::new(),
        }
    }

    /// The value an empty cell is taken for, if it is one.
    pub fn taken_as(&self) -> Option<&'f str> {
        match &self.field.missing {
            Missing::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Puts the further values in the order of their texts, so that the order of rows does not show.
    pub fn put_in_order(&self, facts: &mut FactTable) {
        if self.further.len() < 2 {
            return;
        }
        let known = self.field.values.len();
        let mut sorted: Vec<usize> = (0..self.further.len()).collect();
        sorted.sort_unstable_by_key(|&index| &self.further[index]);
        let mut places = vec![0; sorted.len()];
        for (place, index) in sorted.into_iter().enumerate() {
            places[index] = (known + place) as u32;
        }
        facts.rename(self.id, |fact| match fact {
            Fact::Choice(value) if value as usize >= known => {
                Fact::Choice(places[value as usize - known])
            }
            other => other,
        });
    }

    pub fn title(&self) -> &'f str {
        self.field.title()
    }

    /// Reads a cell.
    pub fn read(&mut self, cell: Cell<'_>, spot: Spot) -> Outcome {
        match cell {
            Cell::Empty => Outcome::Missing,
            Cell::Text(text) => self.text(text, spot),
            Cell::Error => Outcome::Unreadable("error-value"),
            Cell::Number(number) => match self.field.kind {
                Kind::Number => Outcome::Fact(Fact::Number(number)),
                Kind::Flag if number == Decimal::ONE => Outcome::Fact(Fact::Flag(true)),
                Kind::Flag if number.is_zero() => Outcome::Fact(Fact::Flag(false)),
                Kind::Day => of_day(dates::of_number(number, Around::default())),
                _ => self.text(&number.to_string(), spot),
            },
            Cell::Day(day) => self.day(day, spot),
            Cell::Flag(flag) => match self.field.kind {
                Kind::Flag => Outcome::Fact(Fact::Flag(flag)),
                _ => self.text(if flag { "是" } else { "否" }, spot),
            },
        }
    }

    fn day(&mut self, day: NaiveDate, spot: Spot) -> Outcome {
        match self.field.kind {
            Kind::Day => Outcome::Fact(Fact::Day(day)),
            _ => self.text(&day.to_string(), spot),
        }
    }

    fn text(&mut self, text: &str, spot: Spot) -> Outcome {
        if self.field.kind == Kind::Number
            && let Some(number) = numbers::digits(text)
        {
            return Outcome::Fact(Fact::Number(number));
        }
        let known = match self.texts.get(text) {
            Some(known) => *known,
            None => {
                let known = self.known(text, spot);
                if self.texts.len() < REMEMBERED {
                    self.texts.insert(text.into(), known);
                }
                known
            }
        };
        match known {
            Known::Outcome(outcome) => outcome,
            Known::Asked(index) => {
                if let Some((_, asked)) = self.asked.get_index_mut(index) {
                    asked.at.push((spot.table, spot.row));
                }
                Outcome::Fact(Fact::Unread)
            }
            Known::Decided(outcome, id) => {
                self.touched.push((spot, id));
                outcome
            }
        }
    }

    fn known(&mut self, text: &str, spot: Spot) -> Known {
        let read = match self.field.kind {
            Kind::Number => of_number(text),
            Kind::Day => of_day(dates::parse(text, Around::default())),
            _ => Outcome::Missing,
        };
        match read {
            Outcome::Unreadable(_) if is_nothing(text) => {
                return Known::Outcome(Outcome::Missing);
            }
            Outcome::Unreadable(_) => {
                let decided = self.decided(text);
                return decided.unwrap_or(Known::Outcome(read));
            }
            Outcome::Missing => {}
            read => return Known::Outcome(read),
        }
        let found = match self.field.kind {
            Kind::Choice => choice(self.field, text).map(Fact::Choice),
            Kind::Flag => flag(self.id, self.field, text).map(Fact::Flag),
            _ => None,
        };
        if found.is_none()
            && let Some(known) = self.decided(text)
        {
            return known;
        }
        Known::Outcome(match (found, self.field.kind) {
            (Some(fact), _) => Outcome::Fact(fact),
            (None, _) if is_nothing(text) => Outcome::Missing,
            (None, Kind::Choice) if self.field.is_open() => {
                let (index, _) = self.further.insert_full(squeeze(text));
                Outcome::Fact(Fact::Choice((self.field.values.len() + index) as u32))
            }
            (None, Kind::Choice) => {
                let entry = self.asked.entry(squeeze(text));
                let index = entry.index();
                entry.or_insert_with(|| Asked {
                    text: text.into(),
                    first: spot,
                    at: Vec::new(),
                });
                return Known::Asked(index);
            }
            (None, _) => Outcome::Unreadable("unreadable-flag"),
        })
    }
}

impl Reader<'_> {
    fn fact(&self, text: &str) -> Option<Fact> {
        match self.field.kind {
            Kind::Choice => choice(self.field, text).map(Fact::Choice),
            Kind::Flag => flag(self.id, self.field, text).map(Fact::Flag),
            Kind::Number => of_number(text).fact(),
            Kind::Day => of_day(dates::parse(text, Around::default())).fact(),
            Kind::People => None,
        }
    }

    /// What was decided of a text that is no value, if that is one.
    fn decided(&self, text: &str) -> Option<Known> {
        let (id, answer) = self.decisions.of_text(self.field.title(), text)?;
        let outcome = match answer {
            decisions::OUT => Outcome::Missing,
            answer => Outcome::Fact(self.fact(answer)?),
        };
        Some(Known::Decided(outcome, id))
    }
}

fn of_number(text: &str) -> Outcome {
    match numbers::of_field(text) {
        Ok((number, reading)) => judged(Fact::Number(number), reading.told()),
        Err(why) => Outcome::Unreadable(why.code()),
    }
}

fn of_day(read: Result<(NaiveDate, dates::Reading), NoDay>) -> Outcome {
    match read {
        Ok((day, reading)) => judged(Fact::Day(day), reading.told()),
        Err(_) => Outcome::Unreadable("unreadable-date"),
    }
}

fn judged(fact: Fact, told: Option<(Severity, &'static str)>) -> Outcome {
    match told {
        Some(told) => Outcome::Judged(fact, told),
        None => Outcome::Fact(fact),
    }
}

/// The value a text names: as a whole, joined without its separators, or by its one part that is
/// a value.
fn choice(field: &Field, text: &str) -> Option<u32> {
    if let Some(value) = field.value(text) {
        return Some(value);
    }
    let separators = ['、', ',', '，', '/', ';', '；', ' ', '\n', '　', '+'];
    let parts: Vec<&str> = text
        .split(separators)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() < 2 {
        return None;
    }
    if let Some(value) = field.value(&parts.concat()) {
        return Some(value);
    }
    // A part that is not known may matter, so the cell is asked about.
    let found: Option<Vec<u32>> = parts.iter().map(|part| field.value(part)).collect();
    let found = found?;
    found
        .iter()
        .all(|other| *other == found[0])
        .then_some(found[0])
}

fn flag(id: FieldId, field: &Field, text: &str) -> Option<bool> {
    let said = match (id, text) {
        (ORIGINAL, "原创" | "首发" | "原创首发" | "首发原创" | "独家" | "自采") => {
            Some(true)
        }
        (ORIGINAL, _) if text.starts_with("转") || text.starts_with("摘转") => Some(false),
        (PAID, "付费" | "收费" | "有偿" | "自费" | "付费版面") => Some(true),
        (PAID, "免费" | "无偿" | "免版面费" | "公益") => Some(false),
        _ => None,
    };
    said.or_else(|| numbers::flag(text)).or_else(|| {
        if text == field.title() {
            return Some(true);
        }
        let rest = text.strip_prefix(['未', '非', '不'])?;
        (rest == field.title()).then_some(false)
    })
}

/// The readers of the fields whose facts are kept, by field id.
pub fn readers<'f>(fields: &'f Fields, keeps: impl Fn(FieldId) -> bool) -> Vec<Option<Reader<'f>>> {
    fields
        .iter()
        .map(|(id, field)| {
            (keeps(id) && field.kind != Kind::People).then(|| Reader::new(id, fields))
        })
        .collect()
}
