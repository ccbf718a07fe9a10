//! Tallies: how many pieces each account signed that count.
//!
//! A piece counts once for every account that signs one of its scores, and for the departments of
//! those who do, in the period of the piece. What a clause counts may be narrowed by its `when`,
//! which any admitted publication of the piece may meet.

use hashbrown::HashMap;

use crate::intake::accounts::AccountId;
use crate::period::Period;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Condition;

/// What is counted: every piece, or those of which a publication meets a condition.
pub type Question = usize;

/// Every piece, whatever it is.
pub const ALL_PIECES: Question = 0;

/// Counts by account, base period and question.
#[derive(Clone, Debug)]
pub struct Tally {
    questions: Vec<Condition>,
    /// Where the counts of an account and period begin, one a question.
    starts: HashMap<(AccountId, u16), u32>,
    counts: Vec<u32>,
}

impl Tally {
    /// A tally of every piece and of what each target counts.
    pub fn new(rulebook: &Rulebook) -> Tally {
        let mut questions = vec![Condition::ALWAYS];
        for target in &rulebook.targets {
            if !questions.contains(&target.when) {
                questions.push(target.when.clone());
            }
        }
        Tally {
            questions,
            starts: HashMap::new(),
            counts: Vec::new(),
        }
    }

    /// The question that asks for this condition.
    pub fn question(&self, when: &Condition) -> Option<Question> {
        self.questions.iter().position(|known| known == when)
    }

    pub fn questions(&self) -> &[Condition] {
        &self.questions
    }

    /// Counts a piece for an account, for the questions it meets.
    pub fn count(&mut self, account: AccountId, period: u16, meets: &[bool]) {
        let next = self.counts.len() as u32;
        let start = *self.starts.entry((account, period)).or_insert(next) as usize;
        if start == self.counts.len() {
            self.counts.resize(start + meets.len(), 0);
        }
        for (count, meets) in self.counts[start..].iter_mut().zip(meets) {
            *count += u32::from(*meets);
        }
    }

    /// How many pieces an account signed in the base periods that `within` admits.
    pub fn pieces(
        &self,
        account: AccountId,
        question: Question,
        periods: &[Period],
        within: impl Fn(Period) -> bool,
    ) -> u32 {
        periods
            .iter()
            .enumerate()
            .filter(|(_, period)| within(**period))
            .filter_map(|(index, _)| self.starts.get(&(account, index as u16)))
            .map(|start| self.counts[*start as usize + question])
            .sum()
    }
}
