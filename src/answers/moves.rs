//! Who stands otherwise in a result that would have been.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::Desk;
use crate::intake::Intake;
use crate::intake::accounts::AccountKind;
use crate::report::json::AMOUNT;
use crate::report::{account_kind, amount};
use crate::standing::Standing;

/// What an account has, and where it stands, before and after.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "move")]
pub struct Move {
    pub account: String,
    pub kind: String,
    pub department: String,
    pub unit: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub before: String,
    #[schemars(regex(pattern = AMOUNT))]
    pub after: String,
    pub place_before: Option<usize>,
    pub place_after: Option<usize>,
    #[serde(skip)]
    pub change: Decimal,
}

/// Unit, kind, name and department: what an account is known by from one reading to another.
type Key = (u8, AccountKind, String, String);

/// All accounts whose points or place differ: those whose points do first.
pub fn moves(desk: &Desk, intake: &Intake, standing: &Standing) -> Vec<Move> {
    let run = desk.run;
    let mut all: BTreeMap<Key, [(Decimal, Option<usize>); 2]> = BTreeMap::new();
    let stood = [places(run.intake, run.standing), places(intake, standing)];
    for (at, stood) in stood.into_iter().enumerate() {
        for (key, stand) in stood {
            all.entry(key).or_default()[at] = stand;
        }
    }
    let places = run.rulebook.decimals;
    let differ = all
        .into_iter()
        .filter(|(_, [before, after])| before != after);
    let moves = differ.map(
        |((unit, kind, account, department), [before, after])| Move {
            account,
            kind: account_kind(kind, desk.words),
            department,
            unit: run.unit(unit).to_owned(),
            before: amount::text(before.0, places),
            after: amount::text(after.0, places),
            place_before: before.1,
            place_after: after.1,
            change: after.0 - before.0,
        },
    );
    let mut moves: Vec<Move> = moves.collect();
    moves.sort_by_key(|change| change.change.is_zero());
    moves
}

fn places(intake: &Intake, standing: &Standing) -> BTreeMap<Key, (Decimal, Option<usize>)> {
    let mut places = BTreeMap::new();
    for ranking in &standing.rankings {
        for row in &ranking.rows {
            let account = intake.accounts.get(row.account);
            let department = account.department.map(|id| &intake.accounts.get(id).name);
            let key = (
                ranking.unit,
                ranking.kind,
                account.name.to_string(),
                department.map_or_else(String::new, |name| name.to_string()),
            );
            places.entry(key).or_insert((row.points, row.place));
        }
    }
    places
}

/// A move in words.
pub fn said(desk: &Desk, change: &Move) -> String {
    let words = desk.words;
    let place = |place: Option<usize>| match place {
        Some(place) => words.say("answer-place", &[("place", place.to_string().into())]),
        None => words.word("answer-no-place"),
    };
    let (before, after) = (place(change.place_before), place(change.place_after));
    let id = match (change.change.is_zero(), before == after) {
        (true, _) => "answer-move-place",
        (false, true) => "answer-move-points",
        (false, false) => "answer-move",
    };
    let args = [
        ("account", change.account.as_str().into()),
        (
            "change",
            amount::signed(change.change, desk.run.rulebook.decimals).into(),
        ),
        ("before", change.before.as_str().into()),
        ("after", change.after.as_str().into()),
        ("place-before", before.into()),
        ("place-after", after.into()),
    ];
    words.say(id, &args)
}

/// The moves of points in words, and how many more places change.
pub fn all_said(desk: &Desk, moves: &[Move]) -> String {
    /// So many are named.
    const NAMED: usize = 6;
    let words = desk.words;
    if moves.is_empty() {
        return words.word("answer-nobody-moves");
    }
    let points = moves
        .iter()
        .filter(|change| !change.change.is_zero())
        .count();
    let named = points.clamp(1, NAMED);
    let mut all: Vec<String> = moves
        .iter()
        .take(named)
        .map(|change| said(desk, change))
        .collect();
    if moves.len() > named {
        all.push(words.say(
            "answer-more-moves",
            &[("count", (moves.len() - named).into())],
        ));
    }
    all.join(&words.word("answer-semicolon"))
}
