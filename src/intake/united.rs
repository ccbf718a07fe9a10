//! Cells that hold a unit and whoever of it signs: 机电工程系 张三, 张三（机电工程系）.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;

use super::accounts::{AccountId, Accounts};
use super::byline;
use super::departments;
use super::ditto::is_ditto;
use super::names::NOWHERE;
use super::store::{Spot, Store, text_of};
use super::tally::Tally;
use super::values::is_nothing;
use crate::problem::{Problem, Problems, Severity};
use crate::sheet::Row;

/// The column of such cells in a table, and how each distinct one was read.
pub struct United {
    pub column: u32,
    known: HashMap<Box<str>, Cell>,
}

/// What such a cell says.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The unit, where all of the cell is of one.
    pub unit: u32,
    /// Whoever signs, as a byline.
    pub byline: Box<str>,
    parted: bool,
}

/// A cell that could not be parted by itself.
#[derive(Clone, Debug)]
pub struct Unparted {
    first: Spot,
    submissions: Vec<usize>,
}

impl United {
    pub fn new(column: u32) -> United {
        United {
            column,
            known: HashMap::new(),
        }
    }

    /// Reads the cell of a row that will be a submission of this index.
    pub fn read(
        &mut self,
        store: &mut Store<'_>,
        tally: &mut Tally,
        table: u16,
        row: &Row<'_>,
        index: usize,
    ) -> Option<Cell> {
        let mut buffer = String::new();
        let text = text_of(row, Some(self.column), &mut buffer);
        let text = text.filter(|text| !is_ditto(text) && !is_nothing(text))?;
        let spot = Spot {
            table,
            column: self.column as u16,
            row: row.number,
        };
        let decided = store.names.decisions.of_text(KIND, text);
        let decided = decided.map(|(id, answer)| (id, answer.to_owned()));
        if let Some((id, answer)) = decided {
            store.names.touched.push((spot, id));
            return Some(cell(store, &answer, spot));
        }
        let known = match self.known.get(text) {
            Some(known) => known.clone(),
            None => {
                let read = cell(store, text, spot);
                self.known.insert(text.into(), read.clone());
                read
            }
        };
        if !known.parted {
            let unparted = store.unparted.entry(text.to_owned());
            let unparted = unparted.or_insert_with(|| Unparted {
                first: spot,
                submissions: Vec::new(),
            });
            unparted.submissions.push(index);
        } else if known.unit != NOWHERE {
            let unit = store.names.departments.get_index(known.unit as usize);
            let unit = unit.map_or("", |unit| unit);
            tally.count(Severity::Note, "unit-and-author", spot, spot.column, || {
                let args = vec![("unit", unit.into()), ("names", (&*known.byline).into())];
                (text.to_owned(), args)
            });
        }
        Some(known)
    }
}

/// What questions about such cells are called.
pub const KIND: &str = "单位及姓名";

fn cell(store: &mut Store<'_>, text: &str, spot: Spot) -> Cell {
    match parted(text, &|unit| is_unit(unit)) {
        Some((unit, byline)) => Cell {
            unit: unit.map_or(NOWHERE, |unit| store.names.row_department(&unit, spot)),
            byline: byline.into(),
            parted: true,
        },
        None => Cell {
            unit: NOWHERE,
            byline: text.into(),
            parted: false,
        },
    }
}

/// Parts the cells that did not say by themselves which part is the unit by the units that the roster
/// knows; asks about the others.
pub fn settle(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    for (text, unparted) in std::mem::take(&mut store.unparted) {
        let is_known = |unit: &str| is_unit(unit) || accounts.department(unit).is_some();
        if let Some((unit, _)) = parted(&text, &is_known) {
            if let Some(unit) = unit {
                let unit = AccountId(store.names.department(&unit));
                for index in unparted.submissions {
                    store.submissions[index].department = Some(unit);
                }
            }
            continue;
        }
        let mut rows = BTreeMap::new();
        for index in unparted.submissions {
            let row = &mut store.submissions[index];
            row.held = true;
            rows.insert((row.table, row.row), ());
        }
        let place = store.place(unparted.first);
        let problem = Problem::error("unit-and-author-unparted", place).read(&*text);
        let rows: Vec<(u16, u32)> = rows.into_keys().collect();
        problems.push(problem.with("rows", rows.len()).of_rows(rows));
    }
}

/// A part of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Unit(String),
    Name(String),
}

/// The unit, where there is one, and the byline; nothing where it cannot be told what is which.
fn parted(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Option<(Option<String>, String)> {
    let parts = parts(text, is_unit)?;
    let unit_first = matches!(parts.first(), Some(Part::Unit(_)));
    // Units with their names, in the order of the cell.
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        match part {
            Part::Unit(unit) if unit_first => match groups.last_mut() {
                // 某某学校 机电系 张三: the nearer one.
                Some((last, names)) if names.is_empty() => *last = Some(unit),
                _ => groups.push((Some(unit), Vec::new())),
            },
            Part::Unit(unit) if names.is_empty() => {
                // 张三（某某学校 机电系）
                groups.last_mut()?.0 = Some(unit);
            }
            Part::Unit(unit) => groups.push((Some(unit), std::mem::take(&mut names))),
            Part::Name(name) if unit_first => groups.last_mut()?.1.push(name),
            Part::Name(name) => names.push(name),
        }
    }
    match (groups.as_slice(), names.as_slice()) {
        // Of two names one may be a unit that goes by a short name.
        ([], [only]) => return Some((None, only.clone())),
        ([], _) => return None,
        (_, []) => {}
        _ => return None,
    }
    if let [(unit, names)] = groups.as_slice() {
        return Some((unit.clone(), names.join("、")));
    }
    let bracketed = groups.iter().flat_map(|(unit, names)| {
        let unit = unit.as_deref().unwrap_or_default();
        names.iter().map(move |name| format!("{name}（{unit}）"))
    });
    Some((None, bracketed.collect::<Vec<_>>().join("、")))
}

/// The units and names of a cell; nothing where something is neither, or brackets hold both.
fn parts(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Option<Vec<Part>> {
    let mut parts: Vec<(Part, bool)> = Vec::new();
    for (word, inside) in words(text) {
        if is_unit(&word) {
            parts.push((Part::Unit(word), inside));
        } else if is_name(&word) {
            parts.push((Part::Name(word), inside));
        } else {
            let (unit, name) = stuck(&word, is_unit)?;
            parts.push((Part::Unit(unit.to_owned()), inside));
            parts.push((Part::Name(name.to_owned()), inside));
        }
    }
    let at = |inside: bool, unit: bool| {
        let mut parts = parts.iter();
        parts.any(|(part, own)| *own == inside && matches!(part, Part::Unit(_)) == unit)
    };
    let mixed = at(true, true) && at(true, false)
        || at(true, true) && at(false, true)
        || at(true, false) && at(false, false);
    (!mixed).then(|| parts.into_iter().map(|(part, _)| part).collect())
}

/// The words of a cell, and whether each stands in brackets; letters that stand alone are one name.
fn words(text: &str) -> Vec<(String, bool)> {
    let text: String = text.nfkc().collect();
    let mut words: Vec<(String, bool)> = Vec::new();
    let (mut single, mut inside) = (false, false);
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '·' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let is_single = word.chars().count() == 1;
            match words.last_mut() {
                // 张 三
                Some((last, _)) if single && is_single => {
                    last.push_str(&word);
                    single = false;
                }
                _ => {
                    words.push((word.clone(), inside));
                    single = is_single;
                }
            }
            word.clear();
        }
        match c {
            '(' | '[' | '【' => inside = true,
            ')' | ']' | '】' => inside = false,
            _ => {}
        }
    }
    words
}

/// A unit and the name that is stuck to it: 教务处张三.
fn stuck<'w>(word: &'w str, is_unit: &dyn Fn(&str) -> bool) -> Option<(&'w str, &'w str)> {
    [3, 2, 4].into_iter().find_map(|letters| {
        let (at, _) = word.char_indices().rev().nth(letters - 1)?;
        let (unit, name) = word.split_at(at);
        (is_unit(unit) && is_name(name)).then_some((unit, name))
    })
}

fn is_unit(text: &str) -> bool {
    const ENDS: [&str; 7] = ["学院", "学校", "中学", "小学", "幼儿园", "公司", "职教中心"];
    let named = ENDS
        .iter()
        .any(|end| text.len() > end.len() && text.ends_with(end));
    named || byline::is_department_like(text) || departments::is_one(text)
}

fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    let han = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '·');
    byline::is_plain_name(text)
        || text.chars().all(han)
            && (text.contains('·') || letters == 4 && byline::has_long_surname(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_and_author_are_parted_in_whatever_order() {
        for (text, unit, byline) in [
            ("机电工程系 张三", "机电工程系", "张三"),
            ("张三（机电工程系）", "机电工程系", "张三"),
            ("机电工程系：张三、李四", "机电工程系", "张三、李四"),
            ("机电工程系张三", "机电工程系", "张三"),
            ("教务处/王小明", "教务处", "王小明"),
            ("教务处王小明、李四", "教务处", "王小明、李四"),
            ("示范学校 机电系 张 三", "机电系", "张三"),
            ("张三、李四(学生处)", "学生处", "张三、李四"),
            ("教务处—欧阳文静", "教务处", "欧阳文静"),
            ("教务处", "教务处", ""),
        ] {
            let found = parted(text, &|unit| is_unit(unit));
            assert_eq!(
                found,
                Some((Some(unit.to_owned()), byline.to_owned())),
                "{text}"
            );
        }
        for (text, byline) in [
            ("张三", "张三"),
            (
                "张三（教务处）、李四（学生处）",
                "张三（教务处）、李四（学生处）",
            ),
            ("教务处 张三 学生处 李四", "张三（教务处）、李四（学生处）"),
        ] {
            let found = parted(text, &|unit| is_unit(unit));
            assert_eq!(found, Some((None, byline.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_may_be_either_is_not_parted() {
        for text in [
            "机电 张三",
            "张三 李四",
            "张三（教务处）李四",
            "机电张三",
            "通讯员 张三 李四",
        ] {
            assert_eq!(parted(text, &|unit| is_unit(unit)), None, "{text}");
        }
        let known = |unit: &str| unit == "机电";
        for text in ["机电 张三", "机电张三", "张三（机电）"] {
            assert_eq!(
                parted(text, &known),
                Some((Some("机电".into()), "张三".into())),
                "{text}"
            );
        }
    }
}
