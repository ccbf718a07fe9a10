//! Phase 6: for whom a piece counts, and each of its publications.

use super::book::{Book, Signed};
use super::booking::Turn;
use super::excess::Booked;
use super::judging::AllJudged;
use super::sharing::Desk;
use crate::intake::accounts::AccountId;
use crate::rulebook::exact::Exact;

impl Turn<'_> {
    /// Counts the piece for those who sign its scores, and each publication for its own signers.
    pub(super) fn count(
        &self,
        book: &mut Book<'_>,
        all: &AllJudged,
        desk: &mut Desk,
        booked: &mut Booked,
    ) {
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
                    if count.is_some() && !booked.counted.insert((signer, question)) {
                        *count = None;
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
            let of_each = selected
                .iter()
                .map(|&member| desk.signers_of(book, all, member));
            let of_each: Vec<Vec<AccountId>> = of_each.collect();
            for &account in &desk.signers {
                let known =
                    |signed: &Signed| signed.account == account && signed.question == question;
                let own = book.signed.iter().rev();
                if own
                    .take_while(|signed| signed.piece == self.piece)
                    .any(known)
                {
                    continue;
                }
                let own = of_each.iter().filter(|signers| signers.contains(&account));
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
