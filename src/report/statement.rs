//! An account's statement: its entries piece by piece, then those of the period, with a running sum
//! that ends in the total the ranking shows. The explanation, the page and the slips show it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Run;
use super::accounting::Within;
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Phase};
use crate::period::Period;
use crate::scoring::Outcome;
use crate::standing::{Ranked, Ranking};

/// What an account has in one unit, and why.
pub struct Statement<'a> {
    pub account: AccountId,
    pub unit: u8,
    pub sections: Vec<Section<'a>>,
    /// The sum of all lines.
    pub total: Decimal,
}

/// What is booked to one period: its pieces, or what belongs to the period as a whole.
pub struct Section<'a> {
    pub period: Period,
    pub content: Content<'a>,
}

pub enum Content<'a> {
    Pieces(Vec<Piece<'a>>),
    Period(Vec<Line<'a>>),
}

/// What a piece brings.
pub struct Piece<'a> {
    pub parts: Vec<Part<'a>>,
}

impl Piece<'_> {
    /// The publication that it is called by.
    pub fn first(&self) -> u32 {
        self.parts[0].publication
    }
}

/// Entries one after the other that are told under one publication of the piece.
pub struct Part<'a> {
    pub publication: u32,
    pub lines: Vec<Line<'a>>,
}

impl Part<'_> {
    /// Whether it says what the publication is worth, so that its signers are of interest.
    pub fn is_worth(&self) -> bool {
        let first = self.lines.first();
        first.is_some_and(|line| line.entry.phase <= Phase::Modify)
    }
}

/// An entry with the sum up to it.
pub struct Line<'a> {
    /// Its number in the statement, from 1.
    pub number: usize,
    pub entry: &'a Entry,
    /// Of the entry; the sum of like entries where one cell reports several publications.
    pub amount: Decimal,
    pub sum: Decimal,
}

impl<'a> Statement<'a> {
    /// Sets out the entries of one account and unit; all of them belong to the period that is shown.
    pub fn of(run: &'a Run, account: AccountId, unit: u8, entries: Vec<&'a Entry>) -> Self {
        let mut statement = Statement {
            account,
            unit,
            sections: Vec::new(),
            total: Decimal::ZERO,
        };
        for (index, placed) in in_order(run, entries).into_iter().enumerate() {
            statement.total += placed.amount;
            let line = Line {
                number: index + 1,
                entry: placed.entry,
                amount: placed.amount,
                sum: statement.total,
            };
            statement.push(run, &placed, line);
        }
        statement
    }

    /// The statement of an account in a unit, from the whole ledger.
    pub fn find(run: &'a Run, account: AccountId, unit: u8) -> Self {
        let entries = run.scored.ledger.entries.iter();
        let own = entries
            .filter(|entry| entry.account == account && entry.unit == unit && run.shows(entry));
        Statement::of(run, account, unit, own.collect())
    }

    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// All lines in their order.
    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.sections
            .iter()
            .flat_map(|section| match &section.content {
                Content::Pieces(pieces) => {
                    let parts = pieces.iter().flat_map(|piece| &piece.parts);
                    parts.flat_map(|part| &part.lines).collect::<Vec<_>>()
                }
                Content::Period(lines) => lines.iter().collect(),
            })
    }

    /// The ranking that gives the account its place, and its row there.
    pub fn ranked(&self, run: &'a Run) -> Option<(&'a Ranking, &'a Ranked)> {
        let rankings = run.standing.rankings.iter();
        let of_unit = rankings.filter(|ranking| ranking.unit == self.unit);
        let mut rows =
            of_unit.flat_map(|ranking| ranking.rows.iter().map(move |row| (ranking, row)));
        rows.find(|(_, row)| row.account == self.account)
    }

    fn push(&mut self, run: &'a Run, placed: &Placed<'a>, line: Line<'a>) {
        let Some(publication) = placed.under else {
            match self.sections.last_mut() {
                Some(Section {
                    period,
                    content: Content::Period(lines),
                }) if *period == placed.period => lines.push(line),
                _ => self.sections.push(Section {
                    period: placed.period,
                    content: Content::Period(vec![line]),
                }),
            }
            return;
        };
        let part = Part {
            publication,
            lines: vec![line],
        };
        let piece_of = |index: u32| run.scored.pieces[index as usize];
        let new_piece = |part: Part<'a>| Piece { parts: vec![part] };
        let pieces = match self.sections.last_mut() {
            Some(Section {
                period,
                content: Content::Pieces(pieces),
            }) if *period == placed.period => pieces,
            _ => {
                return self.sections.push(Section {
                    period: placed.period,
                    content: Content::Pieces(vec![new_piece(part)]),
                });
            }
        };
        match pieces.last_mut().map(|piece| &mut piece.parts) {
            Some(parts) if piece_of(parts[0].publication) == piece_of(publication) => {
                match parts.last_mut() {
                    Some(last) if last.publication == publication => last.lines.extend(part.lines),
                    _ => parts.push(part),
                }
            }
            _ => pieces.push(new_piece(part)),
        }
    }
}

/// An entry with where it stands in the statement.
struct Placed<'a> {
    period: Period,
    /// The publication it is told under; none for what belongs to the period.
    under: Option<u32>,
    entry: &'a Entry,
    amount: Decimal,
}

fn in_order<'a>(run: &Run, entries: Vec<&'a Entry>) -> Vec<Placed<'a>> {
    let ledger = &run.scored.ledger;
    let mut placed: Vec<Placed> = entries
        .into_iter()
        .map(|entry| Placed {
            period: ledger.periods[usize::from(entry.period)],
            under: (entry.phase < Phase::Limit)
                .then(|| ledger.submissions_of(entry).first().copied())
                .flatten(),
            amount: entry.amount,
            entry,
        })
        .collect();
    // A piece stands where the first of its publications here does.
    let mut first = HashMap::new();
    for index in placed.iter().filter_map(|placed| placed.under) {
        let at = at(run, index);
        let piece = run.scored.pieces[index as usize];
        let known = first.entry(piece).or_insert(at);
        *known = at.min(*known);
    }
    placed.sort_by_key(|placed| {
        let piece = placed.under.map(|index| run.scored.pieces[index as usize]);
        (
            run.rulebook.calendar.last_day(placed.period),
            placed.period.kind,
            placed.under.is_none(),
            piece.map(|piece| (first[&piece], piece)),
            placed.entry.phase,
            placed.under.map(|index| at(run, index)),
            placed.entry.rests,
            placed.entry.rule,
        )
    });
    of_cells(run, placed)
}

/// Puts the publications that one cell reports together: they stand under the first of them, and
/// what a rule brings each of them is one line.
fn of_cells<'a>(run: &Run, placed: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
    let mut together: Vec<Placed> = Vec::with_capacity(placed.len());
    // Where the lines of the present cell begin.
    let mut begin = 0;
    for mut placed in placed {
        let own = placed.under.and_then(|index| cell(run, index));
        let open = together.get(begin).and_then(|first| first.under);
        if own.is_none() || open.and_then(|index| cell(run, index)) != own {
            begin = together.len();
            together.push(placed);
            continue;
        }
        placed.under = open;
        let key = |placed: &Placed| {
            let Entry {
                phase,
                rule,
                why,
                split,
                ..
            } = *placed.entry;
            (placed.period, phase, rule, why, split)
        };
        let mut known = together[begin..].iter_mut();
        match known.find(|known| key(known) == key(&placed)) {
            Some(known) => known.amount += placed.amount,
            None => together.push(placed),
        }
    }
    together
}

/// The cell that reports a publication by itself.
fn cell(run: &Run, index: u32) -> Option<(u16, u32, u16)> {
    let submission = run.submission(index);
    let cell = submission.cell?;
    Some((submission.table, submission.row, cell))
}

/// Where a publication stands: by its day and what it is, so that a line keeps its number when rows
/// of others come or go or are put in another order; the row tells apart what is alike.
fn at<'a>(run: &'a Run, index: u32) -> (Option<NaiveDate>, &'a str, Option<&'a str>, u16, u32) {
    let submission = run.submission(index);
    let outlet = submission
        .outlet
        .and_then(|id| run.intake.outlets.get_index(id as usize));
    (
        submission.date,
        run.intake.title(submission),
        outlet.map(|name| &**name),
        submission.table,
        submission.row,
    )
}

/// What each account handed in that waits for an answer; a cell that reports several once.
pub fn asked_by_account(run: &Run) -> HashMap<AccountId, Vec<u32>> {
    let mut within = Within::new(&run.rulebook.calendar, run.period());
    let mut asked: HashMap<AccountId, Vec<u32>> = HashMap::new();
    let outcomes = (0u32..).zip(&run.scored.outcomes);
    for (index, _) in outcomes.filter(|(_, outcome)| matches!(outcome, Outcome::Asked(_))) {
        let submission = run.submission(index);
        if !within.holds(submission) {
            continue;
        }
        let signers = run.intake.signers_of(submission).iter();
        let mut accounts: Vec<AccountId> = signers.map(|signer| signer.account).collect();
        accounts.extend(submission.department);
        accounts.sort_unstable();
        accounts.dedup();
        for account in accounts {
            let own = asked.entry(account).or_default();
            let same = |last: &u32| {
                let cell = cell(run, index);
                cell.is_some() && self::cell(run, *last) == cell
            };
            if !own.last().is_some_and(same) {
                own.push(index);
            }
        }
    }
    asked
}
