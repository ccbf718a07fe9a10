//! The titles that events name, and the pieces they mean.

use hashbrown::HashMap;

use crate::classify::Classified;
use crate::intake::Event;
use crate::intake::accounts::AccountId;
use crate::pieces::Pieces;
use crate::pieces::normalize as normalize_title;

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
    pub(super) fn pieces(&self, pieces: &Pieces) -> HashMap<u32, Option<Vec<AccountId>>> {
        let named = self.0.values().flatten();
        named
            .map(|index| (pieces.of[*index as usize], None))
            .collect()
    }

    /// A publication of the piece that an event means: the only one of its title, or of several the
    /// latest not after the event; none where two are as late.
    pub(super) fn publication(
        &self,
        classified: &Classified,
        event: &Event,
        pieces: &Pieces,
    ) -> Option<u32> {
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
