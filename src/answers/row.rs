//! What became of a row: of each publication that it reports, or of the row if it reports none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::changes::{self, Alternative};
use super::unmet::{self, Unmet};
use super::{Answer, Desk, Found, aside, fate};
use crate::problem::{Place, address};
use crate::report::json::AMOUNT;
use crate::report::{account_kind, account_name, amount, place, source};

/// What became of a row.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "row-answer")]
pub struct RowAnswer {
    pub file: String,
    pub sheet: String,
    pub row: u32,
    /// Where it is, in words.
    pub place: String,
    /// What it is taken for where it reports no publication.
    pub aside: Option<Fate>,
    pub publications: Vec<Publication>,
}

/// What became of a publication, or what a row is taken for that reports none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "became")]
pub enum Became {
    Counted,
    CountedInPart,
    Surpassed,
    Repeated,
    NotCounted,
    Asked,
    OtherPeriod,
    DecidedOut,
    Event,
    Hidden,
    UnreadSheet,
    Summary,
    Header,
    Above,
    Sum,
    Note,
    Label,
    OtherTable,
    Unlike,
}

/// What became of something, as a word that stays and in sentences.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "fate")]
pub struct Fate {
    pub fate: Became,
    pub said: Vec<String>,
}

/// A publication, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "publication")]
pub struct Publication {
    pub title: String,
    /// Where and when it was published, and the row or cell that says so.
    pub source: String,
    pub file: String,
    pub sheet: String,
    pub row: u32,
    /// Where a cell of the row counts by itself.
    pub cell: Option<String>,
    #[serde(flatten)]
    pub fate: Fate,
    pub shares: Vec<Share>,
    /// Clauses that do not act, for one condition.
    pub unmet: Vec<Unmet>,
    /// Single changes that would have brought more, each scored.
    pub alternatives: Vec<Alternative>,
}

/// What an account has of a publication.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "share")]
pub struct Share {
    pub account: String,
    pub kind: String,
    pub department: String,
    pub unit: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub points: String,
}

/// The submissions of a row, or of one cell of it that reports some by itself.
pub fn submissions(desk: &Desk, found: &Found) -> Vec<u32> {
    let intake = desk.run.intake;
    let here = |table: u16| {
        let table = &intake.tables[usize::from(table)];
        (&table.file, &table.sheet) == (&found.file, &found.sheet)
    };
    let all = (0..).zip(&intake.submissions);
    let own = all.filter(|(_, own)| own.row == found.number && here(own.table));
    let own: Vec<_> = own.collect();
    let of_cell = |cell: Option<u16>| cell.map(u32::from) == found.column;
    let in_cell = own
        .iter()
        .any(|(_, own)| own.cell.is_some() && of_cell(own.cell));
    let own = own
        .into_iter()
        .filter(|(_, own)| !in_cell || of_cell(own.cell));
    own.map(|(index, _)| index).collect()
}

/// The answer about a row; `whole` also says what it would have taken.
pub fn answers(desk: &Desk, found: &Found, whole: bool) -> Vec<Answer> {
    let own = submissions(desk, found);
    let at = Place::Row {
        file: found.file.clone(),
        sheet: found.sheet.clone(),
        row: found.number,
    };
    vec![Answer::Row(RowAnswer {
        file: found.file.to_string(),
        sheet: found.sheet.to_string(),
        row: found.number,
        place: place::text(&at, desk.words),
        aside: own.is_empty().then(|| aside::aside(desk, found)),
        publications: publications(desk, &own, whole),
    })]
}

/// Publications with what became of them; those that one cell counts are alike, and told once.
pub fn publications(desk: &Desk, own: &[u32], whole: bool) -> Vec<Publication> {
    let run = desk.run;
    let cell = |index: &u32| run.submission(*index).cell;
    let alike = |one: &u32, other: &u32| {
        cell(one).is_some()
            && cell(one) == cell(other)
            && run.scored.outcomes[*one as usize] == run.scored.outcomes[*other as usize]
    };
    let alike = own.chunk_by(alike);
    alike.map(|alike| publication(desk, alike, whole)).collect()
}

fn publication(desk: &Desk, alike: &[u32], whole: bool) -> Publication {
    let (run, words, index) = (desk.run, desk.words, alike[0]);
    let submission = run.submission(index);
    let table = &run.intake.tables[usize::from(submission.table)];
    let fate = fate::of(desk, index);
    let tells = whole && !matches!(fate.fate, Became::Repeated | Became::OtherPeriod);
    Publication {
        title: run.intake.called(submission).to_owned(),
        source: source::publication(run, words, index),
        file: table.file.to_string(),
        sheet: table.sheet.to_string(),
        row: submission.row,
        cell: submission
            .cell
            .map(|column| address(submission.row, column.into())),
        fate,
        shares: shares(desk, alike),
        unmet: match tells {
            true => unmet::of(desk, index),
            false => Vec::new(),
        },
        alternatives: match tells {
            true => changes::alternatives(desk, index),
            false => Vec::new(),
        },
    }
}

/// What each account has of publications, by the entries that rest on nothing else.
fn shares(desk: &Desk, alike: &[u32]) -> Vec<Share> {
    let run = desk.run;
    let mut sums = BTreeMap::new();
    for entry in alike.iter().flat_map(|index| desk.entries(*index)) {
        let account = run.account(entry.account);
        let key = (account.kind, entry.unit, &account.name, entry.account);
        *sums.entry(key).or_insert(Decimal::ZERO) += entry.amount;
    }
    let sums = sums.into_iter();
    let shares = sums.map(|((kind, unit, _, id), points)| Share {
        account: account_name(run.account(id), desk.words),
        kind: account_kind(kind, desk.words),
        department: run.department(id).to_owned(),
        unit: run.unit(unit).to_owned(),
        points: amount::text(points, run.rulebook.decimals),
    });
    shares.collect()
}
