//! The steps of a mangling.

use proptest::prelude::*;
use proptest::sample::select;

/// A change to a table that leaves its meaning as it is.
#[derive(Clone, Debug)]
pub enum Step {
    /// So many lines above the header.
    Titles(usize),
    MoveColumns(u64),
    /// Other names for the columns, each by the number.
    Rename(usize),
    /// Names that alone could mean two things: 来源, 类别, 单位, 时间, 名称.
    Ambiguous,
    /// A line break or spaces in the headings.
    SpaceHeadings(&'static str),
    /// A second header row: a group above so many columns from there on.
    Group(usize, usize),
    MergeDepartments,
    /// A line above the rows of each department, and no such column.
    Sections,
    ShuffleRows(u64),
    /// A blank row after every so many.
    BlankRows(usize),
    /// A row of sums after every so many, and one at the end.
    Sums(usize),
    /// The header once more after every so many rows.
    RepeatHeader(usize),
    Notes,
    /// The second half of the rows to the right of the first.
    SideBySide,
    /// 〃 where a department, a byline or an outlet is that of the row above.
    Ditto,
    /// A row is hidden after every so many.
    HideRows(usize),
    /// The same file once more, under another name.
    Copy,
    /// No author where the department is, so that the row's own department signs.
    Unsigned,
    /// 安然 as 安  然.
    SpaceNames(&'static str),
    FullWidth,
    Dates(Spelling),
    NameSheet(&'static str),
    /// A folder of so many files.
    Split(usize),
    /// A file for each department, which names it, and no such column.
    FilePerDepartment,
    Write(Format),
}

#[derive(Clone, Copy, Debug)]
pub enum Spelling {
    Chinese,
    Dots,
    Slashes,
    NoYear,
    Digits,
    Numerals,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    Docx,
    Gb18030(char),
    Utf8(char),
    Utf16(char),
}

pub fn step() -> impl Strategy<Value = Step> {
    use Format::{Docx, Gb18030, Ods, Utf8, Utf16, Xls, Xlsb, Xlsx};
    use Spelling::{Chinese, Digits, Dots, NoYear, Numerals, Slashes};
    prop_oneof![
        (1..4_usize).prop_map(Step::Titles),
        (1..1000_u64).prop_map(Step::MoveColumns),
        (1..12_usize).prop_map(Step::Rename),
        Just(Step::Ambiguous),
        select(vec![" ", "  ", "\u{3000}", "\n"]).prop_map(Step::SpaceHeadings),
        (0..12_usize, 2..4_usize).prop_map(|(from, wide)| Step::Group(from, wide)),
        Just(Step::MergeDepartments),
        Just(Step::Sections),
        (1..1000_u64).prop_map(Step::ShuffleRows),
        (1..20_usize).prop_map(Step::BlankRows),
        (3..40_usize).prop_map(Step::Sums),
        (5..40_usize).prop_map(Step::RepeatHeader),
        Just(Step::Notes),
        Just(Step::SideBySide),
        Just(Step::Ditto),
        (1..30_usize).prop_map(Step::HideRows),
        Just(Step::Copy),
        Just(Step::Unsigned),
        select(vec!["  ", "\u{3000}", " "]).prop_map(Step::SpaceNames),
        Just(Step::FullWidth),
        select(vec![Chinese, Dots, Slashes, NoYear, Digits, Numerals]).prop_map(Step::Dates),
        select(vec!["Sheet1", "五月", "宣传报道", "2022.5"]).prop_map(Step::NameSheet),
        (2..5_usize).prop_map(Step::Split),
        Just(Step::FilePerDepartment),
        select(vec![
            Xlsx,
            Xls,
            Xlsb,
            Ods,
            Docx,
            Gb18030(','),
            Gb18030('\t'),
            Utf8(','),
            Utf8(';'),
            Utf16('\t'),
            Utf16(','),
        ])
        .prop_map(Step::Write),
    ]
}
