//! Events: pieces they take out in phase 2, and what they book in phase 8.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::book::Book;
use super::questions;
use super::signing::Signing;
use super::titles::Titles;
use crate::clauses::event::{self, EventClause};
use crate::intake::Event;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Phase, Rests, Why};
use crate::pieces::Pieces;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::also;
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};

/// That an event takes back what an account has in a period.
pub(super) struct Zero<'r> {
    pub(super) account: AccountId,
    /// What it books to, as the ledger knows it: all that lies in it is taken back.
    pub(super) period: u16,
    pub(super) unit: Option<u8>,
    pub(super) rule: RuleId,
    pub(super) also: Option<&'r also::Also>,
    /// By its index.
    pub(super) event: u32,
}

/// What stops an event from being booked; nothing where a problem already says it.
type Refusal = Option<Box<Problem>>;

fn refuse<T>(problem: Problem) -> Result<T, Refusal> {
    Err(Some(Box::new(problem)))
}

/// The pieces that events take out, with the rules. What is not booked takes nothing out either.
pub(super) fn zeroed_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    titles: &Titles,
) -> HashMap<u32, Vec<RuleId>> {
    let mut zeroed: HashMap<u32, Vec<RuleId>> = HashMap::new();
    for event in &book.classified.events {
        let Ok((_, own)) = ready(book, event, pieces, titles) else {
            continue;
        };
        if let Some(found) = titles.publication(book.classified, event, pieces) {
            let taking = own.into_iter().filter(|(clause, _)| takes_piece(clause));
            let rules = zeroed.entry(pieces.of[found as usize]).or_default();
            rules.extend(taking.map(|(clause, _)| clause.rule));
        }
    }
    zeroed
}

fn takes_piece(clause: &EventClause) -> bool {
    clause.zero == Some(event::Zero::Piece)
}

/// Books what events bring; what they take back of periods is for phase 9.
pub(super) fn book<'c>(
    book: &mut Book<'c>,
    pieces: &Pieces,
    titles: &Titles,
    problems: &mut Problems,
) -> Vec<Zero<'c>> {
    let mut zeroes = Vec::new();
    for index in 0..book.classified.events.len() {
        if let Err(problem) = book_event(book, index, pieces, titles, &mut zeroes, problems) {
            book.questions += 1;
            if let Some(problem) = problem {
                problems.push(*problem);
            }
        }
    }
    zeroes
}

/// A clause of an event's name, with what the event brings by it, in grains.
type Bringing<'r> = (&'r EventClause, Option<i64>);

/// The day of an event and the clauses of its name, if nothing stops the row from being booked.
fn ready<'r>(
    book: &Book<'r>,
    event: &Event,
    pieces: &Pieces,
    titles: &Titles,
) -> Result<(NaiveDate, Vec<Bringing<'r>>), Refusal> {
    let rulebook = book.rulebook;
    if event.held {
        return Err(None);
    }
    let date_cell = || cell(book, event, event.columns.date);
    let Some(date) = event.date else {
        let problem = Problem::error("event-without-date", date_cell());
        return refuse(problem.read(event.name.as_str()));
    };
    if let Some(problem) = questions::out_of_force(rulebook, date, date_cell()) {
        return refuse(problem);
    }
    let own = clauses(rulebook, event);
    if own.is_empty() {
        let names: Vec<&str> = rulebook.events.iter().map(|c| c.name.as_str()).collect();
        let near = crate::rulebook::toml_reader::nearest(&event.name, names.iter().copied());
        let place = cell(book, event, Some(event.columns.name));
        let problem = Problem::error("unknown-event", place)
            .read(event.name.as_str())
            .with("names", names.join("、"));
        return refuse(problem.near(near.unwrap_or_default()));
    }
    if let Some((id, _)) = event
        .either
        .filter(|_| own.iter().any(|c| c.account.is_none()))
    {
        let place = cell(book, event, Some(event.columns.account));
        let problem = Problem::error("event-account-ambiguous", place);
        let name = &*book.classified.accounts.get(id).name;
        return refuse(problem.read(name).with("name", name));
    }
    let needs_piece = own.iter().any(|clause| takes_piece(clause));
    let named = match titles.publication(book.classified, event, pieces) {
        _ if event.account.is_some() || event.either.is_some() => named_by(event),
        Some(found) => signers_of(book, pieces, pieces.of[found as usize]),
        None => Vec::new(),
    };
    if needs_piece && titles.publication(book.classified, event, pieces).is_none() {
        let place = cell(book, event, event.columns.title);
        let problem = Problem::error("event-piece-unknown", place)
            .read(event.title.as_deref().unwrap_or_default())
            .with("event", event.name.as_str());
        return refuse(problem);
    }
    let kind = |id: &AccountId| book.classified.accounts.get(*id).kind;
    let is_for = |clause: &EventClause| {
        let mut kinds = named.iter().map(kind);
        clause
            .account
            .is_none_or(|own| kinds.any(|kind| kind == own))
    };
    let mut bringing = Vec::with_capacity(own.len());
    for clause in own {
        let grains = match &clause.points {
            Some(points) if is_for(clause) => {
                Some(figure(book, event, clause, points).map_err(Some)?)
            }
            _ => None,
        };
        bringing.push((clause, grains));
    }
    Ok((date, bringing))
}

fn book_event<'c>(
    book: &mut Book<'c>,
    index: usize,
    pieces: &Pieces,
    titles: &Titles,
    zeroes: &mut Vec<Zero<'c>>,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    let event = &book.classified.events[index];
    let (date, own) = ready(book, event, pieces, titles)?;
    let account_cell = |book: &Book<'_>| cell(book, event, Some(event.columns.account));
    let accounts = accounts_of(book, event, pieces, titles);
    let zeroes_piece = own.iter().any(|(clause, _)| takes_piece(clause));
    if accounts.is_empty() && !zeroes_piece {
        let problem = Problem::error("event-for-nobody", account_cell(book));
        return refuse(problem.read(event.name.as_str()));
    }
    let (mut acts, mut is_told) = (false, zeroes_piece);
    for (clause, grains) in own {
        let (named, unjudged) = admitted(book, clause, &accounts, date);
        is_told |= unjudged;
        acts |= !named.is_empty();
        match (grains, clause.zero) {
            (Some(grains), _) => enter(book, index, clause, date, grains, &named),
            // What is only noted is an entry of nothing.
            (None, None) => enter(book, index, clause, date, 0, &named),
            (None, Some(_)) => {}
        }
        if clause.zero == Some(event::Zero::Period) {
            let period = booked_to(book, clause, date);
            zeroes.extend(named.into_iter().map(|account| Zero {
                account,
                period,
                unit: clause.unit,
                rule: clause.rule,
                also: clause.also.as_ref(),
                event: index as u32,
            }));
        }
    }
    if !acts && !is_told {
        problems.push(
            Problem::note("event-without-effect", account_cell(book))
                .read(event.name.as_str())
                .with("event", event.name.as_str()),
        );
    }
    Ok(())
}

/// What an event brings by a clause, in grains.
fn figure(
    book: &Book<'_>,
    event: &Event,
    clause: &EventClause,
    points: &Amount,
) -> Result<i64, Box<Problem>> {
    let rulebook = book.rulebook;
    let amount = points.at(|of| match of {
        Of::Value => Figure::of(event.value.map(Exact::of)),
        Of::Field(_) | Of::Base => Figure::Missing,
    });
    let grains = amount.and_then(|amount| {
        amount
            .times(Exact::of(event.count))
            .and_then(|amount| amount.grains(rulebook.grain(), rulebook.rounding))
            .ok_or(NoAmount::TooLarge)
    });
    grains.map_err(|why| {
        let place = cell(book, event, event.columns.value);
        let read = event
            .value
            .map_or_else(String::new, |value| value.to_string());
        let problem = match why {
            NoAmount::Unknown => Problem::error("event-without-value", place),
            NoAmount::TooLarge => Problem::error("too-large", place),
            NoAmount::OutOfRange(range) => {
                questions::with_bounds(Problem::error("event-out-of-range", place), &range)
            }
        };
        let problem = problem
            .read(read)
            .with("event", event.name.as_str())
            .with("clause", rulebook.rule(clause.rule).clause.as_str());
        Box::new(problem)
    })
}

/// The accounts that a clause is for, by the roster of the period's last day, and whether of some
/// that cannot be judged.
fn admitted(
    book: &mut Book<'_>,
    clause: &EventClause,
    accounts: &[AccountId],
    date: NaiveDate,
) -> (Vec<AccountId>, bool) {
    let calendar = &book.rulebook.calendar;
    let day = calendar.last_day(calendar.of(date, calendar.base));
    let (mut named, mut unjudged) = (Vec::new(), false);
    for &account in accounts {
        let kind = book.classified.accounts.get(account).kind;
        if clause.account.is_some_and(|own| own != kind) {
            continue;
        }
        match book.judge(clause.rule, &clause.who, account, day) {
            Truth::True => named.push(account),
            Truth::Unknown => unjudged = true,
            Truth::False => {}
        }
    }
    (named, unjudged)
}

fn enter(
    book: &mut Book<'_>,
    index: usize,
    clause: &EventClause,
    date: NaiveDate,
    grains: i64,
    accounts: &[AccountId],
) {
    let calendar = &book.rulebook.calendar;
    let day = calendar.last_day(calendar.of(date, calendar.base));
    let period = booked_to(book, clause, date);
    for &account in accounts {
        for unit in book.units_of(clause.unit) {
            let entry = Entry {
                account,
                period,
                rule: clause.rule,
                unit,
                phase: Phase::Period,
                amount: book.points(grains),
                rests: Rests::Event(index as u32),
                why: Why::Rule,
                split: None,
            };
            book.enter_with(entry, clause.also.as_ref(), day);
        }
    }
}

/// The period that an event books to, as the ledger knows it.
fn booked_to(book: &mut Book<'_>, clause: &EventClause, date: NaiveDate) -> u16 {
    let calendar = &book.rulebook.calendar;
    let base = calendar.of(date, calendar.base);
    let period = clause.books.map(|kind| calendar.containing(base, kind));
    book.ledger.period(period.unwrap_or(base))
}

/// The clauses of an event's name.
fn clauses<'r>(rulebook: &'r Rulebook, event: &Event) -> Vec<&'r EventClause> {
    let clauses = rulebook.events.iter();
    clauses.filter(|clause| clause.name == event.name).collect()
}

/// The accounts that the row itself names.
fn named_by(event: &Event) -> Vec<AccountId> {
    let either = event.either.into_iter();
    let both = either.flat_map(|(teacher, department)| [teacher, department]);
    event.account.into_iter().chain(both).collect()
}

/// The accounts named, else those who sign the piece of the title: persons, or departments where
/// they alone sign.
fn accounts_of(book: &Book<'_>, event: &Event, pieces: &Pieces, titles: &Titles) -> Vec<AccountId> {
    let named = named_by(event);
    if !named.is_empty() {
        return named;
    }
    let Some(found) = titles.publication(book.classified, event, pieces) else {
        return Vec::new();
    };
    let piece = pieces.of[found as usize];
    match book.event_signers.get(&piece) {
        Some(Some(sharers)) => signing(book, sharers.clone()),
        // Nothing of it is scored.
        _ => signers_of(book, pieces, piece),
    }
}

/// The signers of all publications of a piece.
fn signers_of(book: &Book<'_>, pieces: &Pieces, piece: u32) -> Vec<AccountId> {
    let members = pieces.members(piece as usize).iter();
    let sharers = members.flat_map(|&member| {
        let row = &book.classified.submissions[member as usize];
        let known = &book.classified.accounts;
        let is_staff = move |id: &AccountId| {
            let day = row.date;
            !day.is_some_and(|day| known.is_outsider_on(*id, day))
        };
        let signing = Signing::of(book.classified, row, book.share_of(member));
        signing.sharers.into_iter().filter(is_staff)
    });
    signing(book, sharers.collect())
}

/// Of those who share a piece the persons, or the departments where no person shares.
fn signing(book: &Book<'_>, mut accounts: Vec<AccountId>) -> Vec<AccountId> {
    let kind = |id: &AccountId| book.classified.accounts.get(*id).kind;
    accounts.retain(|id| kind(id) != AccountKind::Outsider);
    if accounts.iter().any(|id| kind(id) == AccountKind::Teacher) {
        accounts.retain(|id| kind(id) == AccountKind::Teacher);
    }
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

fn cell(book: &Book<'_>, event: &Event, column: Option<u32>) -> Place {
    let table = &book.classified.tables[usize::from(event.table)];
    match column {
        Some(column) => table.cell_place(event.row, column),
        None => table.row_place(event.row),
    }
}
