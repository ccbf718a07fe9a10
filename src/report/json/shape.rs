//! What the result is in JSON. The schema is derived from these types, so it cannot say otherwise.

use schemars::JsonSchema;
use serde::Serialize;

use super::view::Entries;
use crate::clauses::rank::By;
use crate::ledger::Phase;

/// The kinds of accounts.
pub const KINDS: [&str; 3] = ["teacher", "department", "outsider"];
/// An amount as text: exact, without a plus sign.
pub const AMOUNT: &str = r"^-?\d+(\.\d+)?$";

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "whole")]
pub struct Whole<'a> {
    pub period: String,
    pub rulebook: &'a str,
    #[schemars(with = "Vec<String>")]
    pub units: &'a [String],
    pub rows: Rows<'a>,
    pub rankings: Vec<RankingView<'a>>,
    pub lists: Vec<ListView<'a>>,
    #[schemars(with = "Vec<EntryView>")]
    pub ledger: Entries<'a>,
    pub decisions: Vec<DecisionView<'a>>,
    pub problems: Vec<ProblemView<'a>>,
}

/// An answer that was given.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "decision")]
pub struct DecisionView<'a> {
    pub what: &'a str,
    pub answer: &'a str,
    pub who: &'a str,
    pub when: &'a str,
    pub why: &'a str,
    pub file: &'a str,
    pub line: u32,
    pub applied: bool,
    /// How many rows were read by it.
    pub rows: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "rows")]
pub struct Rows<'a> {
    #[serde(flatten)]
    pub all: FatesView,
    /// Of the skipped, those of other periods.
    pub other_periods: usize,
    #[schemars(regex(pattern = AMOUNT))]
    pub at_stake: String,
    pub sheets: Vec<SheetRows<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "sheet-rows")]
pub struct SheetRows<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    #[serde(flatten)]
    pub rows: FatesView,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "fates")]
pub struct FatesView {
    pub read: usize,
    pub counted: usize,
    pub not_counted: usize,
    pub skipped: usize,
    pub asked: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ranking")]
pub struct RankingView<'a> {
    #[schemars(extend("enum" = KINDS))]
    pub kind: &'static str,
    /// What its figures are: `points`, `pieces` or `publications`.
    #[schemars(extend("enum" = By::KEYS.map(|(key, _)| key)))]
    pub by: &'static str,
    pub unit: &'a str,
    pub clause: Option<&'a str>,
    pub rows: Vec<RankedView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ranked")]
pub struct RankedView<'a> {
    pub place: Option<usize>,
    pub group: &'a str,
    pub name: &'a str,
    pub department: Option<&'a str>,
    #[schemars(regex(pattern = AMOUNT))]
    pub points: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub pieces: String,
    /// What ranks, to two decimals.
    #[schemars(regex(pattern = AMOUNT))]
    pub figure: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub money: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "list")]
pub struct ListView<'a> {
    pub name: &'a str,
    pub clause: &'a str,
    pub members: Vec<MemberView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "member")]
pub struct MemberView<'a> {
    pub place: Option<usize>,
    #[schemars(extend("enum" = KINDS))]
    pub kind: &'static str,
    pub group: &'a str,
    pub name: &'a str,
    pub department: Option<&'a str>,
    pub clause: &'a str,
    #[schemars(regex(pattern = AMOUNT))]
    pub figure: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub prize: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "entry")]
pub struct EntryView<'a> {
    #[schemars(extend("enum" = KINDS))]
    pub kind: &'static str,
    pub account: &'a str,
    pub department: Option<&'a str>,
    pub period: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub amount: String,
    pub unit: &'a str,
    #[schemars(extend("enum" = Phase::ALL.map(Phase::key)))]
    pub phase: &'static str,
    pub rule: String,
    pub clause: &'a str,
    pub why: String,
    pub title: &'a str,
    pub rows: Vec<RowView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "row")]
pub struct RowView<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    pub row: u32,
    /// `E17`, where a cell of the row counts by itself.
    pub cell: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "problem")]
pub struct ProblemView<'a> {
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    pub severity: &'static str,
    pub code: &'a str,
    pub file: String,
    pub sheet: String,
    /// `E17`; none where the place is no cell.
    pub cell: Option<String>,
    pub row: Option<u32>,
    /// The line of a rulebook.
    pub line: Option<usize>,
    /// The character of that line, from 1.
    pub column: Option<usize>,
    pub read: &'a str,
    pub problem: String,
    /// Why it matters, where that is not plain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    pub hint: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub points: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "question")]
pub struct QuestionView<'a> {
    pub what: &'a str,
    #[schemars(with = "Vec<String>")]
    pub choices: &'a [String],
}
