//! Events: pieces they take out in phase 2, and what they book in phase 8.

use hashbrown::HashMap;

use super::signing::Signing;
use super::{Book, normalize_title, questions};
use crate::classify::Classified;
use crate::clauses::event::EventClause;
use crate::intake::Event;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Phase, Rests, Why};
use crate::pieces::Pieces;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::amount::{NoAmount, Of};
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};

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
        if event.held || event.date.is_none() {
            continue;
        }
        for clause in clauses(book.rulebook, event).filter(|clause| clause.zero_piece) {
            let title = event.title.as_deref().unwrap_or_default();
            match titles.publication(book.classified, event, pieces) {
                Some(found) => zeroed.push((pieces.of[found as usize], clause.rule)),
                None => {
                    book.questions += 1;
                    problems.push(
                        Problem::error(
                            "event-piece-unknown",
                            cell(book, event, event.columns.title),
                        )
                        .read(title)
                        .with("event", event.name.as_str()),
                    );
                }
            }
        }
    }
    zeroed
}

/// Books what events bring.
pub(super) fn book(book: &mut Book<'_>, pieces: &Pieces, titles: &Titles, problems: &mut Problems) {
    for index in 0..book.classified.events.len() {
        let event = &book.classified.events[index];
        if event.held {
            // A problem already says what is wrong with it.
            book.questions += 1;
            continue;
        }
        let Some(date) = event.date else {
            book.questions += 1;
            problems.push(
                Problem::error("event-without-date", cell(book, event, event.columns.date))
                    .read(event.name.as_str()),
            );
            continue;
        };
        if let Some(from) = book.rulebook.from.filter(|from| date < *from) {
            book.questions += 1;
            problems.push(
                Problem::error("before-rulebook", cell(book, event, event.columns.date))
                    .read(date.to_string())
                    .with("from", from.to_string()),
            );
            continue;
        }
        let period = book.period(date);
        let own: Vec<&EventClause> = clauses(book.rulebook, event).collect();
        if own.is_empty() {
            book.questions += 1;
            let names: Vec<&str> = book
                .rulebook
                .events
                .iter()
                .map(|clause| clause.name.as_str())
                .collect();
            let near = crate::rulebook::toml_reader::nearest(&event.name, names.iter().copied());
            problems.push(
                Problem::error("unknown-event", cell(book, event, Some(event.columns.name)))
                    .read(event.name.as_str())
                    .with("names", names.join("、"))
                    .near(near.unwrap_or_default()),
            );
            continue;
        }
        let accounts = accounts_of(book, event, pieces, titles);
        if accounts.is_empty() {
            book.questions += 1;
            problems.push(
                Problem::error(
                    "event-for-nobody",
                    cell(book, event, Some(event.columns.account)),
                )
                .read(event.name.as_str()),
            );
            continue;
        }
        for clause in own {
            book_clause(book, index, clause, period, &accounts, problems);
        }
    }
}

fn book_clause(
    book: &mut Book<'_>,
    index: usize,
    clause: &EventClause,
    period: u16,
    accounts: &[AccountId],
    problems: &mut Problems,
) {
    let event = &book.classified.events[index];
    let Some(points) = &clause.points else { return };
    let amount = points.at(|of| match of {
        Of::Value => event.value.map(Exact::of),
        Of::Field(_) | Of::Base => None,
    });
    let rulebook = book.rulebook;
    let grains = amount.and_then(|amount| {
        amount
            .times(Exact::of(event.count))
            .and_then(|amount| amount.grains(rulebook.decimals, rulebook.rounding))
            .ok_or(NoAmount::TooLarge)
    });
    let grains = match grains {
        Ok(grains) => grains,
        Err(why) => {
            book.questions += 1;
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
            problems.push(
                problem
                    .read(read)
                    .with("event", event.name.as_str())
                    .with("clause", rulebook.rule(clause.rule).clause.as_str()),
            );
            return;
        }
    };
    let mut unjudged = 0;
    for &account in accounts {
        match clause
            .who
            .judge(&|field| book.classified.account_fact(account, field))
        {
            Truth::True => {
                for unit in 0..rulebook.units.len() as u8 {
                    if clause.unit.is_none_or(|own| own == unit) {
                        let rests = Rests::Event(index as u32);
                        let (phase, rule) = (Phase::Period, clause.rule);
                        book.enter(account, period, unit, phase, rule, grains, rests, Why::Rule);
                    }
                }
            }
            Truth::Unknown => unjudged += 1,
            Truth::False => {}
        }
    }
    questions::unjudged_accounts(rulebook, clause.rule, unjudged, problems);
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
            accounts.extend(signing.sharers);
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
