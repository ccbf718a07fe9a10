//! What accounts are called: 部门 or 学校, 教师 or 通讯员.
//!
//! A rulebook says it by the first heading of its `[[field]]` for `department` or `authors`. Where it
//! says nothing, it is what the headings of all tables agree in, else 部门 and 教师; where units are
//! called what schools do not call theirs, people are 个人. The words of the run are made once with it,
//! so that every report says the same.

use std::collections::BTreeSet;

use crate::intake::Intake;
use crate::intake::text::squeeze;
use crate::locale::{Lang, Words};
use crate::rulebook::Rulebook;
use crate::rulebook::field::{AUTHORS, DEPARTMENT, FieldId, Fields};

/// Kinds of accounts by their Chinese name, with the English ones: of one, of several. A heading that
/// ends in one names it; of two the longer comes first.
type Kinds = [(&'static str, &'static str, &'static str)];

const UNITS: &Kinds = &[
    ("部门", "department", "departments"),
    ("单位", "unit", "units"),
    ("处室", "office", "offices"),
    ("处(室)", "office", "offices"),
    ("科室", "office", "offices"),
    ("股室", "office", "offices"),
    ("庭室", "division", "divisions"),
    ("二级学院", "college", "colleges"),
    ("学院", "college", "colleges"),
    ("系部", "faculty", "faculties"),
    ("学校", "school", "schools"),
    ("中心校", "school", "schools"),
    ("幼儿园", "kindergarten", "kindergartens"),
    ("学区", "school district", "school districts"),
    ("区(市)", "district", "districts"),
    ("县区", "district", "districts"),
    ("乡镇", "township", "townships"),
    ("街道", "subdistrict", "subdistricts"),
    ("教研组", "teaching group", "teaching groups"),
    ("年级(组)", "grade", "grades"),
    ("年级", "grade", "grades"),
    ("班级", "class", "classes"),
    ("支部", "branch", "branches"),
    ("工会小组", "union group", "union groups"),
];
const PEOPLE: &Kinds = &[
    ("通讯员", "correspondent", "correspondents"),
    ("信息员", "correspondent", "correspondents"),
    ("小记者", "young reporter", "young reporters"),
    ("学生", "student", "students"),
    ("教职工", "staff member", "staff"),
    ("教师", "teacher", "teachers"),
    ("老师", "teacher", "teachers"),
    ("职工", "staff member", "staff"),
    ("员工", "staff member", "staff"),
    ("职员", "staff member", "staff"),
    ("工作人员", "staff member", "staff"),
    ("医护人员", "staff member", "staff"),
    ("干部", "official", "officials"),
    ("干警", "officer", "officers"),
    ("民警", "officer", "officers"),
    ("社员", "member", "members"),
    ("个人", "person", "people"),
];
/// Units that are no part of a school, and what people of such are called if nothing else says it.
const ELSEWHERE: [&str; 6] = ["科室", "股室", "庭室", "乡镇", "街道", "县区"];
const ANYBODY: &str = "个人";

/// What a kind of account is called, in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Label {
    one: String,
    many: String,
}

/// What the accounts of a run are called; none where as ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    department: Option<String>,
    teacher: Option<String>,
    /// What the books are in.
    units: Vec<String>,
}

impl Labels {
    /// As the rulebook says, or else all tables.
    pub fn of(intake: &Intake, rulebook: &Rulebook) -> Labels {
        let own = Labels::said_by(rulebook);
        let tables = || intake.tables.iter();
        let units = tables().flat_map(|table| table.calls.units.as_deref());
        let people = tables().flat_map(|table| table.calls.people.as_deref());
        Labels {
            department: own.department.or_else(|| agreed(UNITS, units)),
            teacher: own.teacher.or_else(|| agreed(PEOPLE, people)),
            units: own.units,
        }
        .completed()
    }

    /// As the rulebook alone says.
    pub fn of_rulebook(rulebook: &Rulebook) -> Labels {
        Labels::said_by(rulebook).completed()
    }

    fn said_by(rulebook: &Rulebook) -> Labels {
        let own = |id| own_heading(&rulebook.fields, id);
        let person = own(AUTHORS).and_then(|text| kind(PEOPLE, text));
        Labels {
            department: own(DEPARTMENT).map(|text| kind(UNITS, text).unwrap_or(text).to_owned()),
            teacher: person.map(str::to_owned),
            units: rulebook.units.clone(),
        }
    }

    /// With what people are called where only their units say something.
    fn completed(mut self) -> Labels {
        let unit = self.department.as_deref().unwrap_or_default();
        if self.teacher.is_none() && ELSEWHERE.contains(&unit) {
            self.teacher = Some(ANYBODY.to_owned());
        }
        self
    }

    /// The words with these names; none where they are what accounts are called anyway.
    pub fn words(&self, words: &Words) -> Option<Words> {
        let named = [
            ("department", UNITS, &self.department),
            ("teacher", PEOPLE, &self.teacher),
        ];
        let named = named.into_iter().filter_map(|(key, kinds, name)| {
            let label = label(kinds, name.as_ref()?, words.lang);
            (label.one != words.word(&format!("report-{key}"))).then_some((key, label))
        });
        let mut messages: Vec<(String, String)> = named
            .flat_map(|(key, label)| {
                [
                    (format!("report-{key}"), label.one.clone()),
                    (format!("report-{key}-many"), label.many.clone()),
                    (format!("report-{key}-head"), capital(&label.one)),
                    (format!("report-{key}-many-head"), capital(&label.many)),
                ]
            })
            .collect();
        // What hangs on a question may be of any book.
        if self.units != ["分"] {
            let units = self.units.join(&words.word("report-unit-or"));
            messages.push(("report-unit".to_owned(), units));
        }
        (!messages.is_empty()).then(|| Words::with(words.lang, &messages))
    }
}

/// The first heading of a built-in field that the rulebook gives headings of its own.
fn own_heading(fields: &Fields, id: FieldId) -> Option<&str> {
    let own = &fields.get(id).headers;
    let first = own.first()?;
    (*own != Fields::new().get(id).headers).then_some(first)
}

/// The kind that a heading names at its end: 供稿单位, 学校名称.
fn kind(kinds: &Kinds, heading: &str) -> Option<&'static str> {
    let heading = squeeze(heading);
    let heading = ["名称", "全称", "姓名"]
        .iter()
        .find_map(|end| heading.strip_suffix(end))
        .unwrap_or(&heading);
    let mut names = kinds.iter().map(|(name, ..)| *name);
    names.find(|name| heading.ends_with(&squeeze(name)))
}

/// The kind that all headings name which name one.
fn agreed<'t>(kinds: &Kinds, headings: impl Iterator<Item = &'t str>) -> Option<String> {
    let named: BTreeSet<&str> = headings.filter_map(|text| kind(kinds, text)).collect();
    let mut named = named.into_iter();
    let first = named.next().filter(|_| named.next().is_none());
    first.map(str::to_owned)
}

/// A name in a language; what the English do not know keeps its own.
fn label(kinds: &Kinds, name: &str, lang: Lang) -> Label {
    let known = kinds.iter().find(|(known, ..)| *known == name);
    let (one, many) = match (lang, known) {
        (Lang::En, Some((_, one, many))) => (*one, *many),
        _ => (name, name),
    };
    Label {
        one: one.to_owned(),
        many: many.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase());
    first.into_iter().flatten().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_a_kind_at_their_end() {
        let unit = |text| kind(UNITS, text);
        assert_eq!(unit("供稿单位"), Some("单位"));
        assert_eq!(unit("学校名称"), Some("学校"));
        assert_eq!(unit("区（市）"), Some("区(市)"));
        assert_eq!(unit("二级学院"), Some("二级学院"));
        assert_eq!(unit("稿件来源"), None);
    }

    #[test]
    fn headings_that_differ_name_nothing() {
        let of = |texts: &[&str]| agreed(UNITS, texts.iter().copied());
        assert_eq!(
            of(&["学校", "稿件来源", "报送学校"]).as_deref(),
            Some("学校")
        );
        assert_eq!(of(&["学校", "部门"]), None);
        assert_eq!(of(&["来源"]), None);
    }
}
