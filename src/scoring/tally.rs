//! Tallies: how many pieces and publications each account signed that count.
//!
//! A piece counts once for every account that signs one of its scores, and for the departments of
//! those who do, in the period of its first publication that qualifies; as `counts` of it says, one
//! if nothing does. A publication counts for its own signers. What a clause counts may be narrowed
//! by its `when`, which any admitted publication of the piece may meet.

use hashbrown::HashMap;

use crate::intake::accounts::AccountId;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;

/// What is counted: all, or what meets a condition.
pub type Question = usize;

/// All, whatever it is.
pub const ALL: Question = 0;

/// Counts by account, base period and question.
#[derive(Clone, Debug)]
pub struct Tally {
    questions: Vec<Condition>,
    pieces: Counts,
    publications: Counts,
}

impl Tally {
    /// A tally of everything and of what each clause counts.
    pub fn new(rulebook: &Rulebook) -> Tally {
        let mut questions = vec![Condition::ALWAYS];
        let targets = rulebook.targets.iter().map(|target| &target.when);
        let ranks = rulebook.ranks.iter().map(|rank| &rank.when);
        let lists = rulebook.lists.iter().map(|list| &list.rank.when);
        for when in targets.chain(ranks).chain(lists) {
            if !questions.contains(when) {
                questions.push(when.clone());
            }
        }
        Tally {
            questions,
            pieces: Counts::default(),
            publications: Counts::default(),
        }
    }

    /// The question that asks for this condition.
    pub fn question(&self, when: &Condition) -> Question {
        let found = self.questions.iter().position(|known| known == when);
        found.unwrap_or(ALL)
    }

    pub fn questions(&self) -> &[Condition] {
        &self.questions
    }

    /// Counts a piece for an account: for each question what it counts as, if it meets it.
    pub fn count_piece(&mut self, account: AccountId, period: u16, counts: &[Option<Exact>]) {
        self.pieces.add(account, period, counts);
    }

    /// Counts a publication for an account: for each question whether it meets it.
    pub fn count_publication(&mut self, account: AccountId, period: u16, counts: &[Option<Exact>]) {
        self.publications.add(account, period, counts);
    }

    /// How many pieces an account signed in these base periods.
    pub fn pieces(&self, account: AccountId, question: Question, periods: &[u16]) -> Exact {
        self.pieces.sum(account, question, periods)
    }

    /// How many publications an account signed in these base periods.
    pub fn publications(&self, account: AccountId, question: Question, periods: &[u16]) -> Exact {
        self.publications.sum(account, question, periods)
    }
}

impl Tally {
    /// Takes the counts of some accounts from elsewhere; `periods` are its periods as known here.
    pub fn replace(
        &mut self,
        other: &Tally,
        periods: &[u16],
        accounts: &impl Fn(&AccountId) -> bool,
    ) {
        let questions = self.questions.len();
        for (own, other) in [
            (&mut self.pieces, &other.pieces),
            (&mut self.publications, &other.publications),
        ] {
            own.starts.retain(|(account, _), _| !accounts(account));
            for ((account, period), start) in &other.starts {
                if accounts(account) {
                    let counts = (*start..)
                        .take(questions)
                        .map(|at| (other.ones[at as usize], other.others.get(&at).copied()));
                    let next = own.ones.len() as u32;
                    own.starts
                        .insert((*account, periods[usize::from(*period)]), next);
                    for (at, (ones, others)) in (next..).zip(counts) {
                        own.ones.push(ones);
                        own.others.extend(others.map(|others| (at, others)));
                    }
                }
            }
        }
    }
}

/// Sums by account, base period and question.
#[derive(Clone, Debug, Default)]
struct Counts {
    /// Where the counts of an account and period begin, one a question.
    starts: HashMap<(AccountId, u16), u32>,
    /// What counts as one, which nearly everything does.
    ones: Vec<u32>,
    /// The sum of what counts as something else, by place in `ones`.
    others: HashMap<u32, Exact>,
}

impl Counts {
    fn add(&mut self, account: AccountId, period: u16, counts: &[Option<Exact>]) {
        let next = self.ones.len() as u32;
        let start = *self.starts.entry((account, period)).or_insert(next);
        if start == next {
            self.ones.resize(self.ones.len() + counts.len(), 0);
        }
        for (at, count) in (start..).zip(counts) {
            match count {
                None => {}
                Some(one) if *one == Exact::ONE => self.ones[at as usize] += 1,
                Some(other) => {
                    let sum = self.others.entry(at).or_insert(Exact::ZERO);
                    *sum = sum.plus(*other).unwrap_or(*sum);
                }
            }
        }
    }

    fn sum(&self, account: AccountId, question: Question, periods: &[u16]) -> Exact {
        periods
            .iter()
            .filter_map(|period| self.starts.get(&(account, *period)))
            .fold(Exact::ZERO, |sum, start| {
                let at = start + question as u32;
                let ones = Exact::whole(i128::from(self.ones[at as usize]));
                let others = self.others.get(&at).copied().unwrap_or(Exact::ZERO);
                let all = ones.plus(others).and_then(|own| sum.plus(own));
                all.unwrap_or(sum)
            })
    }
}
