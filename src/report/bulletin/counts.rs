//! What was sent in during a period, and what became of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hashbrown::HashSet;

use crate::period::Period;
use crate::report::Run;
use crate::report::accounting::Within;
use crate::rulebook::fact::Fact;
use crate::rulebook::field;
use crate::scoring::Outcome;

/// Publications of a period, each once though several rows report it; what has no date that could be read is in the period shown alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub received: usize,
    pub counted: usize,
    pub not_counted: usize,
    pub asked: usize,
    /// How many of those that count are of each level, high to low; last, without a name, those of
    /// none. Empty where no level is known.
    pub levels: Vec<(String, usize)>,
}

impl Counts {
    /// Counts the publications of a period.
    pub(super) fn of(run: &Run, period: Period) -> Counts {
        let mut counts = Counts::default();
        let mut within = Within::new(&run.rulebook.calendar, period);
        let has_levels = run.intake.facts.keeps(field::LEVEL);
        let mut levels: BTreeMap<Option<u32>, usize> = BTreeMap::new();
        let ledger = &run.scored.ledger;
        let repeats = ledger.entries.iter();
        let repeats = repeats.filter(|entry| ledger.is_repeat(entry));
        let repeats: HashSet<u32> = repeats
            .flat_map(|entry| ledger.submissions_of(entry))
            .copied()
            .collect();
        let publications = run.intake.submissions.iter().zip(&run.scored.outcomes);
        for (index, (publication, outcome)) in publications.enumerate() {
            let undated_elsewhere = publication.date.is_none() && period != run.period();
            let is_repeat = repeats.contains(&(index as u32));
            if undated_elsewhere || is_repeat || !within.holds(publication) {
                continue;
            }
            counts.received += 1;
            match outcome {
                Outcome::Counted => {
                    counts.counted += 1;
                    let level = match has_levels.then(|| run.intake.facts.get(index, field::LEVEL))
                    {
                        Some(Fact::Choice(level)) => Some(level),
                        _ => None,
                    };
                    *levels.entry(level).or_default() += 1;
                }
                Outcome::Surpassed | Outcome::Excluded => counts.not_counted += 1,
                Outcome::Asked(_) => counts.asked += 1,
            }
        }
        if levels.keys().any(Option::is_some) {
            counts.levels = by_height(run, levels);
        }
        counts
    }
}

/// Levels that the rulebook does not rank come after those it does.
fn by_height(run: &Run, levels: BTreeMap<Option<u32>, usize>) -> Vec<(String, usize)> {
    let fields = &run.rulebook.fields;
    let name = |level: u32| fields.value_name(field::LEVEL, level).to_owned();
    let mut levels: Vec<(Option<u32>, usize)> = levels.into_iter().collect();
    levels.sort_by_key(|(level, _)| {
        let rank = level.and_then(|level| fields.get(field::LEVEL).rank(level));
        (level.is_none(), Reverse(rank), *level)
    });
    let named =
        |(level, count): (Option<u32>, usize)| (level.map_or_else(String::new, name), count);
    levels.into_iter().map(named).collect()
}
