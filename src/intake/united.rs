//! Cells that hold a unit and whoever of it signs: 机电工程系 张三, 张三（机电工程系）.

use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;

use super::accounts::{AccountId, Accounts};
use super::alike;
use super::byline;
use super::departments;
use super::directory::Directory;
use super::ditto::is_ditto;
use super::names::NOWHERE;
use super::store::{Spot, Store, text_of};
use super::tally::Tally;
use super::text::squeeze;
use super::values::is_nothing;
use crate::decisions::DecisionId;
use crate::problem::{Problem, Problems, Severity};
use crate::sheet::Row;

/// The column of such cells in a table, and how each distinct one was read.
pub struct United {
    pub column: u32,
    brackets: Option<Brackets>,
    known: IndexMap<Box<str>, Cell, DefaultHashBuilder>,
    /// Which of them stands in the submission above.
    last: Option<usize>,
}

/// What the heading says to be in brackets: 作者（单位）, 单位（姓名）.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brackets {
    Unit,
    Author,
}

/// What such a cell says.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The unit, where all of the cell is of one.
    pub unit: u32,
    /// All units that it names.
    units: Box<str>,
    /// Whoever signs, as a byline.
    pub byline: Box<str>,
    by: By,
}

/// How a cell was parted.
#[derive(Clone, Copy, Debug)]
enum By {
    Itself,
    Answer(DecisionId),
    /// It was not.
    Nothing,
}

/// A cell that could not be parted by itself.
#[derive(Clone, Debug)]
pub struct Unparted {
    first: Spot,
    /// Table and row of each.
    rows: Vec<(u16, u32)>,
}

impl United {
    /// Those of a column with this heading.
    pub fn new(column: u32, heading: &str) -> United {
        let heading = squeeze(heading);
        let inner = heading.split_once('(').map(|(_, inner)| inner);
        United {
            column,
            brackets: inner.map(|inner| match alike::names_unit(inner) {
                true => Brackets::Unit,
                false => Brackets::Author,
            }),
            known: IndexMap::default(),
            last: None,
        }
    }

    /// Reads the cell of a row; one that says as above is the one above.
    pub fn read(
        &mut self,
        store: &mut Store<'_>,
        tally: &mut Tally,
        table: u16,
        row: &Row<'_>,
    ) -> Option<Cell> {
        let mut buffer = String::new();
        let text = text_of(row, Some(self.column), &mut buffer);
        let text = text.filter(|text| !is_nothing(text));
        let spot = Spot {
            table,
            column: self.column as u16,
            row: row.number,
        };
        self.last = match text {
            Some(text) if is_ditto(text) => self.last,
            Some(text) => Some(match self.known.get_index_of(text) {
                Some(known) => known,
                None => {
                    let read = cell(store, text, self.brackets, spot);
                    self.known.insert_full(text.into(), read).0
                }
            }),
            None => None,
        };
        let (text, known) = self.known.get_index(self.last?)?;
        match known.by {
            By::Answer(id) => store.names.touched.push((spot, id)),
            By::Nothing => {
                let unparted = store.unparted.entry(text.to_string());
                let unparted = unparted.or_insert_with(|| Unparted {
                    first: spot,
                    rows: Vec::new(),
                });
                // A row may be read once for each of its publications.
                if unparted.rows.last() != Some(&(table, row.number)) {
                    unparted.rows.push((table, row.number));
                }
            }
            By::Itself if !known.units.is_empty() => {
                let code = match known.byline.is_empty() || known.byline == known.units {
                    true => "unit-without-author",
                    false => "unit-and-author",
                };
                tally.count(Severity::Note, code, spot, spot.column, || {
                    let (unit, names) = ((&*known.units).into(), (&*known.byline).into());
                    (text.to_string(), vec![("unit", unit), ("names", names)])
                });
            }
            By::Itself => {}
        }
        Some(known.clone())
    }
}

/// What questions about such cells are called.
pub const KIND: &str = "单位及姓名";

/// What a cell says: as was answered, or by itself. An answer must name a unit.
fn cell(store: &mut Store<'_>, text: &str, brackets: Option<Brackets>, spot: Spot) -> Cell {
    let read = |text: &str| {
        let by_heading = || grouped(parts_by_brackets(text, brackets?)?);
        parted(text, &|unit| is_unit(unit)).or_else(by_heading)
    };
    let decided = store.names.decisions.of_text(KIND, text);
    let answered = decided.and_then(|(id, answer)| {
        let (units, byline) = read(answer)?;
        (!units.is_empty()).then_some((units, byline, By::Answer(id)))
    });
    let by_itself = || read(text).map(|(units, byline)| (units, byline, By::Itself));
    match answered.or_else(by_itself) {
        Some((units, byline, by)) => {
            let met = units.iter();
            let met = met.map(|unit| store.names.row_department(unit, spot));
            let met: Vec<u32> = met.collect();
            Cell {
                unit: match met.as_slice() {
                    [only] => *only,
                    _ => NOWHERE,
                },
                units: units.join("、").into(),
                byline: byline.into(),
                by,
            }
        }
        None => Cell {
            unit: NOWHERE,
            units: "".into(),
            byline: text.into(),
            by: By::Nothing,
        },
    }
}

/// Parts the cells that did not say by themselves which part is the unit by the units that the roster
/// knows; asks about the others, but where all are people on it.
pub fn settle(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let all = std::mem::take(&mut store.unparted);
    if all.is_empty() {
        return;
    }
    let directory = Directory::new(accounts);
    let is_teacher = |word: Word| directory.teachers.contains_key(word.text.as_str());
    // The units of rows; rows without one wait.
    let mut settled: HashMap<(u16, u32), Option<AccountId>> = HashMap::new();
    for (text, unparted) in all {
        let is_known = |unit: &str| is_unit(unit) || accounts.department(unit).is_some();
        if let Some((units, _)) = parted(&text, &is_known) {
            if let [unit] = units.as_slice() {
                let unit = AccountId(store.names.department(unit));
                settled.extend(unparted.rows.into_iter().map(|row| (row, Some(unit))));
            }
            continue;
        }
        if accounts.has_roster && words(&text).into_iter().all(is_teacher) {
            continue;
        }
        let rows = unparted.rows;
        settled.extend(rows.iter().map(|&row| (row, None)));
        let place = store.place(unparted.first);
        let problem = Problem::error("unit-and-author-unparted", place).read(&*text);
        problems.push(problem.with("rows", rows.len()).of_rows(rows));
    }
    for row in &mut store.submissions {
        match settled.get(&(row.table, row.row)) {
            Some(Some(unit)) => row.department = Some(*unit),
            Some(None) => row.held = true,
            None => {}
        }
    }
}

/// A part of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Whether a sign of a list stands before it.
    Unit(String, bool),
    Name(String),
}

/// A word of a cell.
struct Word {
    text: String,
    /// Whether it stands in brackets.
    inside: bool,
    /// Whether a sign of a list stands before it: 团委、学生科.
    listed: bool,
}

/// The units and the byline; nothing where it cannot be told what is which.
fn parted(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Option<(Vec<String>, String)> {
    grouped(parts(text, is_unit)?)
}

/// The units, and the names of whoever belongs to them as a byline, in which a unit that is listed
/// without anybody stands alone: 团委、学生科 刘洋 is 团委、刘洋（学生科）.
fn grouped(parts: Vec<Part>) -> Option<(Vec<String>, String)> {
    let unit_first = matches!(parts.first(), Some(Part::Unit(..)));
    // Units with their names, in the order of the cell.
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        match part {
            Part::Unit(unit, listed) if unit_first => match groups.last_mut() {
                // 某某学校 机电系 张三: the nearer one.
                Some((last, names)) if names.is_empty() && !listed => {
                    *last = within(last, unit)?;
                }
                _ => groups.push((unit, Vec::new())),
            },
            // 张三（某某学校 机电系）
            Part::Unit(unit, listed) if names.is_empty() => {
                let (last, _) = groups.last_mut().filter(|_| !listed)?;
                *last = within(last, unit)?;
            }
            Part::Unit(unit, _) => groups.push((unit, std::mem::take(&mut names))),
            Part::Name(name) if unit_first => groups.last_mut()?.1.push(name),
            Part::Name(name) => names.push(name),
        }
    }
    match (groups.as_slice(), names.as_slice()) {
        // Of two names one may be a unit that goes by a short name.
        ([], [only]) => return Some((Vec::new(), only.clone())),
        ([], _) => return None,
        (_, []) => {}
        _ => return None,
    }
    let byline = match groups.as_slice() {
        [(_, names)] => names.join("、"),
        several => {
            let signing = several.iter().flat_map(|(unit, names)| {
                let alone = names.is_empty().then(|| unit.clone());
                let bracketed = names.iter().map(move |name| format!("{name}（{unit}）"));
                alone.into_iter().chain(bracketed)
            });
            signing.collect::<Vec<_>>().join("、")
        }
    };
    let units = groups.into_iter().map(|(unit, _)| unit);
    Some((units.collect(), byline))
}

/// The nearer of two units that nothing lists, where the other is the school around it.
fn within(around: &str, unit: String) -> Option<String> {
    is_school(around).then_some(unit)
}

/// The units and names of a cell; nothing where something is neither, or brackets hold both.
fn parts(text: &str, is_unit: &dyn Fn(&str) -> bool) -> Option<Vec<Part>> {
    let mut parts: Vec<(Part, bool)> = Vec::new();
    for Word {
        text,
        inside,
        listed,
    } in words(text)
    {
        if is_unit(&text) {
            parts.push((Part::Unit(text, listed), inside));
        } else if is_name(&text) {
            parts.push((Part::Name(text), inside));
        } else {
            let (unit, name) = stuck(&text, is_unit)?;
            parts.push((Part::Unit(unit.to_owned(), listed), inside));
            parts.push((Part::Name(name.to_owned()), inside));
        }
    }
    let at = |inside: bool, unit: bool| {
        let mut parts = parts.iter();
        parts.any(|(part, own)| *own == inside && matches!(part, Part::Unit(..)) == unit)
    };
    let mixed = at(true, true) && at(true, false)
        || at(true, true) && at(false, true)
        || at(true, false) && at(false, false);
    (!mixed).then(|| parts.into_iter().map(|(part, _)| part).collect())
}

/// The units and names of a cell by what its heading says to stand in brackets: one unit a bracket.
fn parts_by_brackets(text: &str, brackets: Brackets) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for word in words(text) {
        match word.inside == (brackets == Brackets::Unit) {
            true => parts.push(Part::Unit(word.text, word.listed)),
            false if is_name(&word.text) => parts.push(Part::Name(word.text)),
            false => return None,
        }
    }
    let units = parts.iter().filter(|part| matches!(part, Part::Unit(..)));
    let opened = text.chars().filter(|c| matches!(c, '(' | '（')).count();
    (opened > 0 && units.count() == opened).then_some(parts)
}

/// The words of a cell; letters that stand alone are one name.
fn words(text: &str) -> Vec<Word> {
    let text: String = text.nfkc().collect();
    let mut words: Vec<Word> = Vec::new();
    let (mut single, mut inside, mut listed) = (false, false, false);
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
                Some(last) if single && is_single => {
                    last.text.push_str(&word);
                    single = false;
                }
                _ => {
                    words.push(Word {
                        text: word.clone(),
                        inside,
                        listed,
                    });
                    single = is_single;
                }
            }
            word.clear();
            listed = false;
        }
        match c {
            '(' | '[' | '【' => inside = true,
            ')' | ']' | '】' => inside = false,
            '、' | ',' | ';' | '&' | '+' | '\n' => listed = true,
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
    is_school(text) || byline::is_department_like(text) || departments::is_one(text)
}

fn is_school(text: &str) -> bool {
    const ENDS: [&str; 7] = ["学院", "学校", "中学", "小学", "幼儿园", "公司", "职教中心"];
    let mut ends = ENDS.iter();
    ends.any(|end| text.len() > end.len() && text.ends_with(end))
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

    fn said(units: &[&str], byline: &str) -> Option<(Vec<String>, String)> {
        let units = units.iter().map(|unit| (*unit).to_owned());
        Some((units.collect(), byline.to_owned()))
    }

    #[test]
    fn unit_and_author_are_parted_in_whatever_order() {
        for (text, units, byline) in [
            ("机电工程系 张三", &["机电工程系"][..], "张三"),
            ("张三（机电工程系）", &["机电工程系"], "张三"),
            ("机电工程系：张三、李四", &["机电工程系"], "张三、李四"),
            ("机电工程系张三", &["机电工程系"], "张三"),
            ("教务处/王小明", &["教务处"], "王小明"),
            ("教务处王小明、李四", &["教务处"], "王小明、李四"),
            ("示范学校 机电系 张 三", &["机电系"], "张三"),
            ("张三、李四(学生处)", &["学生处"], "张三、李四"),
            ("教务处—欧阳文静", &["教务处"], "欧阳文静"),
            ("教务处", &["教务处"], ""),
            ("张三", &[], "张三"),
            (
                "团委、学生科 刘洋",
                &["团委", "学生科"],
                "团委、刘洋（学生科）",
            ),
            (
                "教务处 张三，团委",
                &["教务处", "团委"],
                "张三（教务处）、团委",
            ),
            ("团委、学生科", &["团委", "学生科"], "团委、学生科"),
            (
                "张三（教务处）、李四（学生处）",
                &["教务处", "学生处"],
                "张三（教务处）、李四（学生处）",
            ),
            (
                "教务处 张三 学生处 李四",
                &["教务处", "学生处"],
                "张三（教务处）、李四（学生处）",
            ),
        ] {
            let found = parted(text, &|unit| is_unit(unit));
            assert_eq!(found, said(units, byline), "{text}");
        }
    }

    #[test]
    fn the_heading_says_what_stands_in_brackets() {
        let read = |text, brackets| parts_by_brackets(text, brackets).and_then(grouped);
        for (text, brackets, units, byline) in [
            ("张三（机电）", Brackets::Unit, &["机电"][..], "张三"),
            (
                "机电(张三、李四)",
                Brackets::Author,
                &["机电"],
                "张三、李四",
            ),
            (
                "张三（机电）、李四（数控）",
                Brackets::Unit,
                &["机电", "数控"],
                "张三（机电）、李四（数控）",
            ),
        ] {
            assert_eq!(read(text, brackets), said(units, byline), "{text}");
        }
        for text in [
            "张三",
            "机电 张三",
            "张三（机电，教师）",
            "张三同学会（机电）",
        ] {
            assert_eq!(read(text, Brackets::Unit), None, "{text}");
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
            "团委 学生科 刘洋",
            "张三 教务处、团委",
            "张三（教务处、团委）",
        ] {
            assert_eq!(parted(text, &|unit| is_unit(unit)), None, "{text}");
        }
        let known = |unit: &str| unit == "机电";
        for text in ["机电 张三", "机电张三", "张三（机电）"] {
            assert_eq!(parted(text, &known), said(&["机电"], "张三"), "{text}");
        }
    }
}
