//! What one change of a publication touches, scored by itself.
//!
//! A piece brings something to those who sign it and to their departments; what limits, tasks and
//! events make of that depends on their other pieces, and on nothing else. So the pieces of these
//! accounts, scored alone, give these accounts what a scoring of everything gives them, and all
//! other accounts keep what they have.

use hashbrown::{HashMap, HashSet};

use super::{Outcome, Scored, score};
use crate::classify::Classified;
use crate::intake::Submission;
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Ledger, Rests, Why};
use crate::pieces::normalize;
use crate::problem::Problems;
use crate::rulebook::Rulebook;
use crate::rulebook::also::Also;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::FieldId;

/// The publications that a change of one of them touches.
pub struct Part {
    /// They alone.
    classified: Classified,
    /// Which they are among all.
    own: Vec<u32>,
    /// The one that changes, among them.
    changing: u32,
    /// The accounts whose results they make.
    accounts: HashSet<AccountId>,
}

impl Part {
    /// What a change of a publication touches, if it [leaves the pieces](leaves_pieces) what they are.
    pub fn of(all: &Classified, rulebook: &Rulebook, scored: &Scored, submission: u32) -> Part {
        let touch = Touch::of(all, rulebook);
        let piece = scored.pieces[submission as usize];
        let members = all.submissions.iter().zip(&scored.pieces);
        let mut accounts = HashSet::new();
        for (row, _) in members.clone().filter(|(_, own)| **own == piece) {
            touch.accounts(row, &mut |id| _ = accounts.insert(id));
        }
        touch.colleagues(&mut accounts);
        // The periods that a run covers go from its first day to its last.
        let days = (0u32..).zip(&all.submissions);
        let days = days.filter_map(|(index, row)| Some((row.date?, index)));
        let ends = [days.clone().min(), days.max()];
        let ends = ends.map(|end| end.map(|(_, index)| scored.pieces[index as usize]));
        let events = titles_of_events(all);
        let mut title = String::new();
        let mut pieces = HashSet::new();
        pieces.insert(piece);
        for (row, own_piece) in members {
            let mut own = ends.contains(&Some(*own_piece));
            touch.accounts(row, &mut |id| own |= accounts.contains(&id));
            if !own && !events.is_empty() {
                normalize(all.title(row), &mut title);
                own = events.contains(&title);
            }
            if own {
                pieces.insert(*own_piece);
            }
        }
        let all_pieces = (0..).zip(&scored.pieces);
        let own = all_pieces.filter(|(_, own)| pieces.contains(*own));
        let own: Vec<u32> = own.map(|(index, _)| index).collect();
        Part {
            classified: all.only(&own),
            changing: own.partition_point(|index| *index < submission) as u32,
            own,
            accounts,
        }
    }

    /// The part alone scored, if one fact of the publication were another.
    pub fn with(&self, field: FieldId, fact: Fact, rulebook: &Rulebook) -> Scored {
        let changed = self.classified.with(self.changing, field, fact);
        score(&changed, rulebook, &mut Problems::default())
    }

    /// Whether it makes the results of an account.
    pub fn is_about(&self, account: AccountId) -> bool {
        self.accounts.contains(&account)
    }

    /// All that was scored, with this part of it scored anew.
    pub fn put_into(&self, part: Scored, all: &Scored) -> Scored {
        let is_own = |index: u32| self.own.binary_search(&index).is_ok();
        let stays = |entry: &&Entry| match entry.rests {
            Rests::Submission(index) => !is_own(index),
            _ => !self.accounts.contains(&entry.account),
        };
        let mut ledger = Ledger {
            entries: all.ledger.entries.iter().filter(stays).copied().collect(),
            periods: all.ledger.periods.clone(),
            submissions: all.ledger.submissions.clone(),
            details: all.ledger.details.clone(),
        };
        let periods = part.ledger.periods.iter();
        let periods: Vec<u16> = periods.map(|period| ledger.period(*period)).collect();
        let details = ledger.details.len() as u32;
        ledger.details.extend(part.ledger.details.iter().cloned());
        let mut lists = HashMap::new();
        for entry in &part.ledger.entries {
            let rests = match entry.rests {
                Rests::Submission(index) => Rests::Submission(self.own[index as usize]),
                _ if !self.accounts.contains(&entry.account) => continue,
                Rests::Submissions(list) => *lists.entry(list).or_insert_with(|| {
                    let list = part.ledger.submissions[list as usize].iter();
                    ledger.rest_on(list.map(|index| self.own[*index as usize]).collect())
                }),
                other => other,
            };
            ledger.entries.push(Entry {
                period: periods[usize::from(entry.period)],
                rests,
                why: match entry.why {
                    Why::Detail(detail) => Why::Detail(detail + details),
                    other => other,
                },
                ..*entry
            });
        }
        let mut outcomes: Vec<Outcome> = all.outcomes.clone();
        for (index, outcome) in self.own.iter().zip(&part.outcomes) {
            outcomes[*index as usize] = *outcome;
        }
        let mine = |id: &AccountId| self.accounts.contains(id);
        let mut duties = all.duties.clone();
        duties.retain(|duty| !mine(&duty.account));
        duties.extend(part.duties.into_iter().filter(|duty| mine(&duty.account)));
        let mut tally = all.tally.clone();
        tally.replace(&part.tally, &periods, &mine);
        let mut portions = all.portions.clone();
        portions.replace(&part.portions, &mine, |portion| {
            portion.period = periods[usize::from(portion.period)];
            portion.submission = self.own[portion.submission as usize];
        });
        Scored {
            ledger,
            outcomes,
            pieces: all.pieces.clone(),
            tally,
            portions,
            duties,
            periods: all.periods.clone(),
            questions: all.questions,
        }
    }
}

/// Whether a change of a field leaves all pieces what they are.
pub fn leaves_pieces(rulebook: &Rulebook, field: FieldId) -> bool {
    let piece = &rulebook.piece;
    // Whose piece it is may go by the clause that shares it.
    !piece.fields.contains(&field) && (!piece.authors || rulebook.shares.len() <= 1)
}

/// Which accounts a publication can bring something.
struct Touch<'a> {
    all: &'a Classified,
    /// Whether some clause books to teachers what others of their department have.
    to_colleagues: bool,
}

impl<'a> Touch<'a> {
    fn of(all: &'a Classified, rulebook: &Rulebook) -> Touch<'a> {
        let limits = &rulebook.limits;
        let limits = limits.scores.iter().chain(&limits.booked);
        let also = limits.map(|limit| &limit.also);
        let also = also.chain(rulebook.targets.iter().map(|target| &target.also));
        let mut also = also.chain(rulebook.events.iter().map(|event| &event.also));
        Touch {
            all,
            to_colleagues: also.any(|also| matches!(also, Some(Also::Teachers(_)))),
        }
    }

    /// Those named in a row, and the departments that they are or ever were in.
    fn accounts(&self, row: &Submission, visit: &mut impl FnMut(AccountId)) {
        row.department.into_iter().for_each(&mut *visit);
        for signer in self.all.signers_of(row) {
            visit(signer.account);
            self.departments(signer.account, visit);
        }
    }

    fn departments(&self, id: AccountId, visit: &mut impl FnMut(AccountId)) {
        let accounts = &self.all.accounts;
        accounts
            .get(id)
            .department
            .into_iter()
            .for_each(&mut *visit);
        let stays = accounts.stays(id).into_iter().flatten();
        stays.filter_map(|stay| stay.department).for_each(visit);
    }

    /// Adds the staff of the departments, where they may have something of it.
    fn colleagues(&self, accounts: &mut HashSet<AccountId>) {
        if !self.to_colleagues {
            return;
        }
        let mut colleagues = Vec::new();
        for (id, _) in self.all.accounts.iter() {
            self.departments(id, &mut |department| {
                if accounts.contains(&department) {
                    colleagues.push(id);
                }
            });
        }
        accounts.extend(colleagues);
    }
}

/// The titles that events name, as titles are compared.
fn titles_of_events(all: &Classified) -> HashSet<String> {
    let titles = all.events.iter().filter_map(|event| event.title.as_deref());
    let plain = titles.map(|title| {
        let mut plain = String::new();
        normalize(title, &mut plain);
        plain
    });
    plain.collect()
}
