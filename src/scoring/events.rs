//! Events: pieces they take out in phase 2, and what they book in phase 8.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::signing::Signing;
use super::{Also, Book, normalize_title, questions};
use crate::classify::Classified;
use crate::clauses::event::{self, EventClause};
use crate::intake::Event;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Phase, Rests, Why};
use crate::pieces::Pieces;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::amount::{Amount, Figure, NoAmount, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};

/// That an event takes back what an account has in a period.
pub(super) struct Zero {
    pub(super) account: AccountId,
    /// Base period, as the ledger knows it.
    pub(super) period: u16,
    pub(super) unit: Option<u8>,
    pub(super) rule: RuleId,
    /// By its index.
    pub(super) event: u32,
}

/// The pieces that events take out, with the rule.
pub(super) fn zeroed_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    titles: &Titles,
    problems: &mut Problems,
) -> Vec<(u32, RuleId)> {
    let mut zeroed = Vec::new();
    for event in &book.classified.events {
        // What is not booked takes nothing out either.
        let is_booked = |date| book.rulebook.is_in_force(date);
        if event.held || !event.date.is_some_and(is_booked) {
            continue;
        }
        let rules: Vec<RuleId> = clauses(book.rulebook, event)
            .filter(|clause| clause.zero == Some(event::Zero::Piece))
            .map(|clause| clause.rule)
            .collect();
        if rules.is_empty() {
            continue;
        }
        match titles.publication(book.classified, event, pieces) {
            Some(found) => {
                let piece = pieces.of[found as usize];
                zeroed.extend(rules.into_iter().map(|rule| (piece, rule)));
            }
            // One that names nobody either is asked about where it cannot be booked.
            None if event.account.is_none() && event.either.is_none() => {}
            None => {
                book.questions += 1;
                problems.push(piece_unknown(book, event));
            }
        }
    }
    zeroed
}

/// No piece, or no single one, has the title of an event that takes out its piece.
fn piece_unknown(book: &Book<'_>, event: &Event) -> Problem {
    let title = event.title.as_deref().unwrap_or_default();
    Problem::error(
        "event-piece-unknown",
        cell(book, event, event.columns.title),
    )
    .read(title)
    .with("event", event.name.as_str())
}

/// Books what events bring; what they take back of periods is for phase 9.
pub(super) fn book(
    book: &mut Book<'_>,
    pieces: &Pieces,
    titles: &Titles,
    problems: &mut Problems,
) -> Vec<Zero> {
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

/// What stops an event from being booked; nothing where a problem already says it.
type Refusal = Option<Box<Problem>>;

fn book_event(
    book: &mut Book<'_>,
    index: usize,
    pieces: &Pieces,
    titles: &Titles,
    zeroes: &mut Vec<Zero>,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    let rulebook = book.rulebook;
    let event = &book.classified.events[index];
    if event.held {
        return Err(None);
    }
    let date_cell = |book: &Book<'_>| cell(book, event, event.columns.date);
    let Some(date) = event.date else {
        let problem = Problem::error("event-without-date", date_cell(book));
        return Err(Some(Box::new(problem.read(event.name.as_str()))));
    };
    if let Some(problem) = questions::out_of_force(rulebook, date, date_cell(book)) {
        return Err(Some(Box::new(problem)));
    }
    let own: Vec<&EventClause> = clauses(rulebook, event).collect();
    if own.is_empty() {
        let names: Vec<&str> = rulebook.events.iter().map(|c| c.name.as_str()).collect();
        let near = crate::rulebook::toml_reader::nearest(&event.name, names.iter().copied());
        let place = cell(book, event, Some(event.columns.name));
        let problem = Problem::error("unknown-event", place)
            .read(event.name.as_str())
            .with("names", names.join("、"));
        return Err(Some(Box::new(problem.near(near.unwrap_or_default()))));
    }
    let accounts = accounts_of(book, event, pieces, titles);
    let account_cell = |book: &Book<'_>| cell(book, event, Some(event.columns.account));
    if accounts.is_empty() {
        let takes_out = |clause: &&EventClause| clause.zero == Some(event::Zero::Piece);
        let is_unknown = titles.publication(book.classified, event, pieces).is_none();
        let problem = match is_unknown && own.iter().any(takes_out) {
            true => piece_unknown(book, event),
            false => {
                Problem::error("event-for-nobody", account_cell(book)).read(event.name.as_str())
            }
        };
        return Err(Some(Box::new(problem)));
    }
    let is_ambiguous = event.either.is_some() && own.iter().any(|c| c.account.is_none());
    if is_ambiguous {
        let name = event
            .either
            .map(|(id, _)| &*book.classified.accounts.get(id).name);
        let problem = Problem::error("event-account-ambiguous", account_cell(book));
        let name = name.unwrap_or_default();
        return Err(Some(Box::new(problem.read(name).with("name", name))));
    }
    let mut refusal = Ok(());
    for clause in own {
        let kind = |id: &AccountId| book.classified.accounts.get(*id).kind;
        let named: Vec<AccountId> = accounts
            .iter()
            .copied()
            .filter(|id| clause.account.is_none_or(|own| own == kind(id)))
            .collect();
        let named = admitted(book, clause, &named, date, problems);
        if let Some(points) = &clause.points {
            match figure(book, event, clause, points) {
                Ok(grains) => enter(book, index, clause, date, grains, &named),
                Err(problem) => {
                    refusal = Err(Some(problem));
                    continue;
                }
            }
        }
        if clause.zero == Some(event::Zero::Period) {
            let period = book.period(date);
            zeroes.extend(named.into_iter().map(|account| Zero {
                account,
                period,
                unit: clause.unit,
                rule: clause.rule,
                event: index as u32,
            }));
        }
    }
    refusal
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

/// The accounts that a clause's `who` admits, by the roster of the period's last day.
fn admitted(
    book: &Book<'_>,
    clause: &EventClause,
    accounts: &[AccountId],
    date: NaiveDate,
    problems: &mut Problems,
) -> Vec<AccountId> {
    let rulebook = book.rulebook;
    let calendar = &rulebook.calendar;
    let day = calendar.last_day(calendar.of(date, calendar.base));
    let mut unjudged = 0;
    let admitted = accounts.iter().copied().filter(|&account| {
        let facts = |field| book.classified.account_fact(account, field, day);
        let truth = clause.who.judge(&facts);
        unjudged += usize::from(truth == Truth::Unknown);
        truth == Truth::True
    });
    let admitted = admitted.collect();
    questions::unjudged_accounts(rulebook, clause.rule, unjudged, problems);
    admitted
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
    let base = calendar.of(date, calendar.base);
    let day = calendar.last_day(base);
    let period = match clause.books {
        Some(kind) => calendar.containing(base, kind),
        None => base,
    };
    let period = book.ledger.period(period);
    let (phase, rule, rests) = (Phase::Period, clause.rule, Rests::Event(index as u32));
    for &account in accounts {
        for unit in book.units_of(clause.unit) {
            book.enter(account, period, unit, phase, rule, grains, rests, Why::Rule);
            let also = Also {
                period,
                unit,
                phase,
                rule,
                amount: book.points(grains),
                rests,
            };
            book.enter_also(clause.also.as_ref(), account, day, &also);
        }
    }
}

/// The clauses of an event's name.
fn clauses<'r>(rulebook: &'r Rulebook, event: &'r Event) -> impl Iterator<Item = &'r EventClause> {
    rulebook
        .events
        .iter()
        .filter(|clause| clause.name == event.name)
}

/// The account named, else the persons who sign the piece of the title.
fn accounts_of(book: &Book<'_>, event: &Event, pieces: &Pieces, titles: &Titles) -> Vec<AccountId> {
    if let Some(account) = event.account {
        return vec![account];
    }
    if let Some((teacher, department)) = event.either {
        return vec![teacher, department];
    }
    let found = titles.publication(book.classified, event, pieces);
    let Some(found) = found else {
        return Vec::new();
    };
    let piece = pieces.of[found as usize];
    let mut accounts = book.event_signers.get(&piece).cloned().unwrap_or_default();
    if accounts.is_empty() {
        // Nothing of it is scored: the signers of all its publications.
        for &member in pieces.members(piece as usize) {
            let row = &book.classified.submissions[member as usize];
            let signing = Signing::of(book.classified, row, book.share_of(member));
            let known = &book.classified.accounts;
            let is_staff =
                |id: &AccountId| !row.date.is_some_and(|day| known.is_outsider_on(*id, day));
            accounts.extend(signing.sharers.into_iter().filter(is_staff));
        }
    }
    let kind = |id: &AccountId| book.classified.accounts.get(*id).kind;
    accounts.retain(|id| kind(id) != AccountKind::Outsider);
    if accounts.iter().any(|id| kind(id) == AccountKind::Teacher) {
        accounts.retain(|id| kind(id) == AccountKind::Teacher);
    }
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// The submissions of each title that an event names, by the title as it is compared.
pub(super) struct Titles(HashMap<String, Vec<u32>>);

impl Titles {
    pub(super) fn of(classified: &Classified) -> Titles {
        let mut titles = Titles(HashMap::new());
        let mut title = String::new();
        for named in classified
            .events
            .iter()
            .filter_map(|event| event.title.as_deref())
        {
            normalize_title(named, &mut title);
            titles.0.insert(title.clone(), Vec::new());
        }
        titles.0.remove("");
        if !titles.0.is_empty() {
            for (index, submission) in classified.submissions.iter().enumerate() {
                normalize_title(classified.title(submission), &mut title);
                if let Some(found) = titles.0.get_mut(&title) {
                    found.push(index as u32);
                }
            }
        }
        titles
    }

    /// The pieces that events name, with nobody yet.
    pub(super) fn pieces(&self, pieces: &Pieces) -> HashMap<u32, Vec<AccountId>> {
        let named = self.0.values().flatten();
        named
            .map(|index| (pieces.of[*index as usize], Vec::new()))
            .collect()
    }

    /// A publication of the piece that an event means: the only one of its title, or of several the
    /// latest not after the event; none where two are as late.
    fn publication(&self, classified: &Classified, event: &Event, pieces: &Pieces) -> Option<u32> {
        let mut title = String::new();
        normalize_title(event.title.as_deref()?, &mut title);
        let found = self.0.get(&title)?;
        let piece = |index: u32| pieces.of[index as usize];
        let date = |index: u32| classified.submissions[index as usize].date;
        if found.iter().all(|index| piece(*index) == piece(found[0])) {
            return found.first().copied();
        }
        let in_time = |index: &u32| {
            date(*index)
                .zip(event.date)
                .is_some_and(|(own, at)| own <= at)
        };
        let latest = found
            .iter()
            .copied()
            .filter(in_time)
            .max_by_key(|index| date(*index))?;
        let rival = |index: &u32| date(*index) == date(latest) && piece(*index) != piece(latest);
        (!found.iter().any(rival)).then_some(latest)
    }
}

fn cell(book: &Book<'_>, event: &Event, column: Option<u32>) -> Place {
    let table = &book.classified.tables[usize::from(event.table)];
    let (file, sheet, row) = (table.file.clone(), table.sheet.clone(), event.row);
    match column {
        Some(column) => Place::Cell {
            file,
            sheet,
            row,
            column,
        },
        None => Place::Row { file, sheet, row },
    }
}
