//! Phases 5 and 6, piece by piece: settles it, shares its scores, counts it.
//!
//! Where pieces may reach over several of the rulebook's periods, closed periods stay: each period
//! settles what was published by its end and books what that is worth beyond what was booked.

use hashbrown::HashMap;

use super::judging::AllJudged;
use super::settling::{self, Member, Part, Rounded, Score, Settled, ask_of_several, settle};
use super::sharing::Desk;
use super::value::Unfit;
use super::{Book, Outcome, Signed, questions};
use crate::intake::Role;
use crate::intake::accounts::AccountId;
use crate::ledger::{Phase, Why};
use crate::pieces::Pieces;
use crate::problem::Problems;
use crate::rulebook::exact::Exact;
use crate::rulebook::field::Missing;

/// What was booked of a piece in earlier periods.
#[derive(Default)]
struct Booked {
    /// By unit, column and score, in grains.
    scores: HashMap<(u8, Option<Role>, u32), i64>,
    /// Questions for which the piece was counted for an account.
    counted: Vec<(AccountId, usize)>,
}

/// Settles every piece and books its scores.
pub(super) fn book_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    all: &AllJudged,
    problems: &mut Problems,
) {
    let mut desk = Desk::default();
    let mut members: Vec<u32> = Vec::new();
    // Most publications bring an entry each to a signer or two and to a department.
    book.ledger
        .entries
        .reserve(book.classified.submissions.len() * 3);
    for piece in 0..pieces.len() {
        members.clear();
        members.extend(
            pieces
                .members(piece)
                .iter()
                .filter(|m| all.is_admitted(**m)),
        );
        if members.is_empty() {
            continue;
        }
        if members.len() > 1 {
            questions::warn_of_repeats(book, &members, problems);
        }
        // Until a unit makes it a score, or a part of one.
        for &member in &members {
            book.outcomes[member as usize] = Outcome::Surpassed;
        }
        desk.sharers.clear();
        let mut booked = Booked::default();
        members.sort_by_key(|&member| book.classified.submissions[member as usize].date);
        let last = members.last().map(|&member| book.period_of(member));
        let spans = last.is_some_and(|last| last != book.period_of(members[0]));
        let mut known: Vec<u32> = Vec::with_capacity(members.len());
        let mut begun = 0;
        while begun < members.len() {
            let period = book.period_of(members[begun]);
            let own = members[begun..]
                .iter()
                .take_while(|&&member| book.period_of(member) == period);
            let new = &members[begun..begun + own.count()];
            begun += new.len();
            known.extend(new);
            if known.len() > 1 {
                ask_of_several(book, all, &mut known, period, problems);
            }
            // What is asked about is no longer among them.
            let old = known.partition_point(|&member| book.period_of(member) != period);
            let new = &known[old..];
            if new.is_empty() {
                continue;
            }
            let turn = Turn {
                piece: piece as u32,
                members: &known,
                new,
                period,
                spans,
            };
            turn.book(book, all, &mut desk, &mut booked, problems);
        }
        if let Some(signers) = book.event_signers.get_mut(&(piece as u32)) {
            signers.get_or_insert_default().extend(&desk.sharers);
        }
    }
}

/// A period's turn with a piece.
struct Turn<'t> {
    piece: u32,
    /// What was published by the end of the period.
    members: &'t [u32],
    /// What was published in it.
    new: &'t [u32],
    period: u16,
    /// Whether the piece has a turn in another period too.
    spans: bool,
}

impl Turn<'_> {
    fn book(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        booked: &mut Booked,
        problems: &mut Problems,
    ) {
        desk.signers.clear();
        let pays = book.rulebook.points.iter().any(|row| row.pays.is_some());
        let mut full: Vec<u32> = Vec::new();
        for unit in 0..book.rulebook.units.len() as u8 {
            let Settled {
                mut scores,
                rests,
                surpassed,
                too_large,
            } = settle(book, all, self.members, unit);
            for submission in too_large {
                settling::too_large(book, submission, problems);
            }
            for (submission, rule) in surpassed {
                if self.is_new(book, submission) {
                    let (phase, why) = (Phase::SamePiece, Why::Surpassed);
                    book.zero_entries(submission, &[rule], unit, phase, why);
                }
            }
            let counted = scores.iter().map(|score| score.submission);
            for submission in counted.chain(rests) {
                book.outcomes[submission as usize] = Outcome::Counted;
            }
            if pays {
                full.extend(scores.iter().map(|score| score.submission));
            }
            if self.spans {
                // They sign the piece, whether or not there is something left to book.
                for score in &scores {
                    let signers = desk.signers_of(book, all, score.submission);
                    desk.signers.extend(signers);
                }
                for silent in leave_excess(book, &mut scores, unit, None, booked) {
                    // What a score adds nothing for any more must still say so.
                    let rests = silent.rounded.parts.iter().filter_map(|part| part.other);
                    for submission in rests {
                        if !self.is_new(book, submission) {
                            continue;
                        }
                        let rule = book.rulebook.piece.rule;
                        let phase = Phase::SamePiece;
                        book.zero_entries(submission, &[rule], unit, phase, Why::Rule);
                    }
                }
            }
            // Scores in an order that content gives, so that entries come alike.
            scores.sort_by_key(|score| score.submission);
            for score in &scores {
                self.keep(booked, unit, None, score);
                desk.book_score(book, all, score, self.period, unit, problems);
            }
        }
        if pays {
            full.sort_unstable();
            full.dedup();
            self.pay(book, all, desk, &full, booked, problems);
        }
        self.count(book, all, desk, booked);
    }

    /// Whether a publication of the piece was published in the period.
    fn is_new(&self, book: &mut Book<'_>, submission: u32) -> bool {
        !self.spans || book.period_of(submission) == self.period
    }

    /// Remembers what is booked on a score, for the turns to come.
    fn keep(&self, booked: &mut Booked, unit: u8, column: Option<Role>, score: &Score) {
        if self.spans {
            let key = (unit, column, score.submission);
            *booked.scores.entry(key).or_insert(0) += score.rounded.total;
        }
    }

    /// Pays the people of other columns, for the publications that count in full.
    fn pay(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        full: &[u32],
        booked: &mut Booked,
        problems: &mut Problems,
    ) {
        let mut asked: Vec<u32> = Vec::new();
        for (column, role) in book.rulebook.fields.people() {
            for unit in 0..book.rulebook.units.len() as u8 {
                let mut members: Vec<Member> = Vec::new();
                for &submission in full {
                    let paid = all.class(submission).paid.iter();
                    let mut paid = paid.filter(|paid| paid.role == role && paid.unit == unit);
                    let Some(paid) = paid.next() else { continue };
                    let row = &book.classified.submissions[submission as usize];
                    let signers = book.classified.signers_of(row);
                    let is_empty = signers.iter().all(|signer| signer.role != role);
                    let asks = book.rulebook.fields.get(column).missing == Missing::Ask;
                    let base = match &paid.base {
                        Ok((rule, _)) if is_empty && !asks => {
                            let missing = &book.rulebook.fields.get(column).missing;
                            if *missing != Missing::None && self.is_new(book, submission) {
                                *book.unpaid.entry((*rule, column)).or_default() += 1;
                            }
                            continue;
                        }
                        Ok(_) if is_empty => &Err(Unfit::Missing(column)),
                        Err(_) if is_empty => continue,
                        base => base,
                    };
                    match base {
                        Ok((rule, base)) => members.push(Member {
                            submission,
                            value: *base,
                            parts: vec![(*rule, Phase::Base, *base, Why::Rule, None)],
                        }),
                        Err(unfit) if self.is_new(book, submission) => {
                            // A row is one question, whatever columns and units it is paid in.
                            if !asked.contains(&submission) {
                                asked.push(submission);
                                book.questions += 1;
                            }
                            problems.push(questions::unfit_for_column(
                                book.classified,
                                book.rulebook,
                                submission,
                                unfit,
                            ));
                        }
                        Err(_) => {}
                    }
                }
                let mut settled = Settled::default();
                settling::finish(book, all, unit, members, &mut settled);
                for submission in settled.too_large {
                    settling::too_large(book, submission, problems);
                }
                let mut scores = settled.scores;
                if self.spans {
                    leave_excess(book, &mut scores, unit, Some(role), booked);
                }
                for score in &scores {
                    self.keep(booked, unit, Some(role), score);
                    desk.book_column(book, all, score, self.period, (unit, role), problems);
                }
            }
        }
    }

    /// Counts the piece for those who sign its scores, and each publication for its own signers.
    fn count(&self, book: &mut Book<'_>, all: &AllJudged, desk: &mut Desk, booked: &mut Booked) {
        let mut counts = std::mem::take(&mut desk.counts);
        counts.clear();
        counts.resize(book.tally.questions().len(), None);
        for &member in self.members {
            let class = all.class(member);
            for (count, meets) in counts.iter_mut().zip(&class.questions) {
                if *meets {
                    *count = (*count).max(Some(class.judged.counts));
                }
            }
        }
        desk.signers.sort_unstable();
        desk.signers.dedup();
        for &signer in &desk.signers {
            if !self.spans {
                book.tally.count_piece(signer, self.period, &counts);
            } else {
                let mut own = counts.clone();
                for (question, count) in own.iter_mut().enumerate() {
                    if booked.counted.contains(&(signer, question)) {
                        *count = None;
                    } else if count.is_some() {
                        booked.counted.push((signer, question));
                    }
                }
                book.tally.count_piece(signer, self.period, &own);
            }
        }
        for &member in self.new {
            self.count_publication(book, all, desk, member);
        }
        if book
            .rulebook
            .targets
            .iter()
            .any(|target| target.covers.is_some())
        {
            self.sign(book, all, desk, &counts);
        }
        desk.counts = counts;
    }

    fn count_publication(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        member: u32,
    ) {
        if !book.counts_publications {
            return;
        }
        let one = |meets: &bool| meets.then_some(Exact::ONE);
        let counts: Vec<Option<Exact>> = all.class(member).questions.iter().map(one).collect();
        for account in desk.signers_of(book, all, member) {
            book.tally.count_publication(account, self.period, &counts);
        }
    }

    /// Notes who signed the piece, for the targets that cover pieces.
    fn sign(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        counts: &[Option<Exact>],
    ) {
        for target in 0..book.rulebook.targets.len() {
            let target = &book.rulebook.targets[target];
            let question = book.tally.question(&target.when);
            let (true, Some(count)) = (target.covers.is_some(), counts[question]) else {
                continue;
            };
            let meets = |member: &&u32| all.class(**member).questions[question];
            let selected: Vec<u32> = self.members.iter().filter(meets).copied().collect();
            let signers = desk.signers.clone();
            for account in signers {
                let known =
                    |signed: &Signed| signed.account == account && signed.question == question;
                let own = book.signed.iter().rev();
                if own
                    .take_while(|signed| signed.piece == self.piece)
                    .any(known)
                {
                    continue;
                }
                let own = selected
                    .iter()
                    .filter(|member| desk.signers_of(book, all, **member).contains(&account));
                let publications = own.count() as u32;
                book.signed.push(Signed {
                    account,
                    question,
                    piece: self.piece,
                    period: self.period,
                    counts: count,
                    publications,
                    first: selected[0],
                });
            }
        }
    }
}

/// Leaves of scores, which come best first, what the piece is worth beyond all that was booked, to
/// each at most what it is worth beyond what was booked on it. The first period that books something
/// books it all. Answers the scores that fall away: those booked before of which nothing is left.
fn leave_excess(
    book: &Book<'_>,
    scores: &mut Vec<Score>,
    unit: u8,
    column: Option<Role>,
    booked: &Booked,
) -> Vec<Score> {
    let of_column = |key: &(u8, Option<Role>, u32)| key.0 == unit && key.1 == column;
    let before = booked.scores.iter().filter(|(key, _)| of_column(key));
    let before: Vec<i128> = before.map(|(_, grains)| i128::from(*grains)).collect();
    if before.is_empty() {
        return Vec::new();
    }
    let before: i128 = before.iter().sum();
    let worth = scores.iter().map(|score| i128::from(score.rounded.total));
    let mut excess = (worth.sum::<i128>() - before).max(0);
    let rule = book.rulebook.piece.rule;
    let (mut left, mut silent) = (Vec::with_capacity(scores.len()), Vec::new());
    for mut score in std::mem::take(scores) {
        let key = (unit, column, score.submission);
        let known = booked.scores.get(&key).copied();
        let total = score.rounded.total;
        let own = i128::from(total) - i128::from(known.unwrap_or(0));
        let gives = own.clamp(0, excess.max(0));
        excess -= gives;
        if known.is_some() && gives == 0 {
            silent.push(score);
            continue;
        }
        // Fits: it is no more than the score itself.
        let gives = i64::try_from(gives).unwrap_or(total);
        if gives != total {
            let rounded: &mut Rounded = std::rc::Rc::make_mut(&mut score.rounded);
            rounded.parts.push(Part {
                rule,
                phase: Phase::SamePiece,
                grains: gives - total,
                why: Why::Rule,
                other: None,
            });
            rounded.total = gives;
        }
        left.push(score);
    }
    *scores = left;
    silent
}
