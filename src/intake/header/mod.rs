//! Headers: which rows of a sheet name the columns, and what the sheet therefore is.

mod assigning;
mod evidence;
mod finding;
mod headings;
mod names;
mod platforms;
mod words;

use std::ops::Range;

use crate::intake::Calls;
use crate::rulebook::field::{AUTHORS, FieldId};
pub use headings::Headings;

/// What a heading can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    Title,
    Link,
    Department,
    /// A fact, a people column, the outlet or the date.
    Field(FieldId),
    /// 作者单位及姓名 of a submission.
    UnitAndAuthor,
    /// 年 of a day whose parts stand in columns of their own.
    Year(FieldId),
    /// 月 of such a day.
    Month(FieldId),
    /// 姓名 on a roster.
    Name,
    /// 别名 on a roster: further names of the person.
    Alias,
    /// 部门别名 on a roster: further names of the department.
    DepartmentAlias,
    /// 起 on a roster: the first day of a row.
    From,
    /// 止 on a roster: its last day.
    Until,
    /// 备注 of a submission.
    Remark,
    /// 转载媒体 of a submission: where it was published again.
    Repost,
    /// 审批结果 of a submission.
    Approval,
    /// 账户 of an event.
    Account,
    /// 事项 of an event.
    Event,
    /// 次数 of an event, 篇数 of a row of submissions.
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

/// A header among the rows of a sheet.
#[derive(Clone, Debug)]
pub struct Found {
    /// The index of its first row, and how many rows it has.
    pub first: usize,
    pub lines: usize,
    /// What it says; several where tables stand side by side.
    pub layouts: Vec<Layout>,
}

/// How the columns of a table are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    pub kind: Kind,
    /// Heading and column (from 0), by column.
    pub columns: Vec<(Heading, u32)>,
    /// Headings that could be several things.
    pub doubts: Vec<Doubt>,
    /// Headings that no list holds, by the words in them.
    pub alike: Vec<(u32, Heading)>,
    /// Columns with a heading that is not understood, so that they are not read.
    pub ignored: Vec<u32>,
    /// Columns that would be a second one of a meaning, so that they are not read.
    pub second: Vec<(u32, Heading)>,
    /// Columns that stand for a value each, which holds where a row ticks it.
    pub ticked: Vec<Ticked>,
    /// The columns that belong to the table: all, but where tables stand side by side.
    pub within: Range<u32>,
    /// What stands in the header, by column.
    pub names: Vec<Name>,
}

/// The name of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub column: u32,
    /// The row that it stands in.
    pub row: u32,
    /// As it stands there.
    pub text: String,
    /// The groups it stands under, outermost first.
    pub groups: Vec<String>,
}

/// A column that stands for a value of a field: 省级 among columns of levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    pub column: u32,
    pub field: FieldId,
    /// The value, as it heads the column.
    pub value: String,
}

/// A heading that could be several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub column: u32,
    pub taken: Heading,
    pub other: Heading,
    /// Whether what stands below tells.
    pub decided: bool,
}

impl Layout {
    /// A layout without columns.
    pub fn of(kind: Kind) -> Layout {
        Layout {
            kind,
            columns: Vec::new(),
            doubts: Vec::new(),
            alike: Vec::new(),
            ignored: Vec::new(),
            second: Vec::new(),
            ticked: Vec::new(),
            within: 0..u32::MAX,
            names: Vec::new(),
        }
    }

    pub fn column(&self, heading: Heading) -> Option<u32> {
        self.columns
            .iter()
            .find(|(found, _)| *found == heading)
            .map(|&(_, column)| column)
    }

    /// What it calls the accounts.
    pub fn calls(&self) -> Calls {
        let named = |heading| {
            let column = self.column(heading)?;
            let name = self.names.iter().find(|name| name.column == column)?;
            Some(name.text.as_str().into())
        };
        Calls {
            units: named(Heading::Department),
            people: named(Heading::Field(AUTHORS)).or_else(|| named(Heading::Name)),
        }
    }

    /// Whether columns are values of a field.
    pub fn ticks(&self, field: FieldId) -> bool {
        self.ticked.iter().any(|ticked| ticked.field == field)
    }

    pub fn name(&self, column: u32) -> Option<&Name> {
        self.names.iter().find(|name| name.column == column)
    }
}

impl Name {
    /// As a person would say it: 作者·姓名.
    pub fn shown(&self) -> String {
        let groups = self.groups.iter().map(String::as_str);
        let all: Vec<&str> = groups.chain([self.text.as_str()]).collect();
        all.join("·")
    }
}
