//! Plays drafts: what acts in them, whether anything is asked, which cells nothing hangs on.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::check::acted::acted;
use crate::intake::{Column, RosterColumn};
use crate::problem::{Problems, Severity};
use crate::rulebook::case::{Cells, Played};
use crate::rulebook::field::{self, FieldId, Kind};
use crate::rulebook::{RuleId, Rulebook};

/// What came of a draft.
pub struct Staged {
    /// Whether something is asked or in error.
    pub asks: bool,
    pub acted: BTreeSet<RuleId>,
    pub played: Played,
}

/// Plays a draft.
pub fn stage(draft: &Draft, rulebook: &Rulebook) -> Staged {
    let mut problems = Problems::default();
    let played = draft.case().play(rulebook, &mut problems);
    let errors = problems.count(Severity::Error);
    let standing = played.standing.as_ref();
    Staged {
        asks: played.scored.questions > 0 || errors > 0,
        acted: acted(rulebook, &played.classified, &played.scored, standing),
        played,
    }
}

impl Staged {
    /// Whether something of it hangs on what differs between two drafts.
    fn is_as(&self, other: &Staged) -> bool {
        let entries = |staged: &Staged| {
            let entries = staged.played.scored.ledger.entries.iter();
            let entries = entries.map(|entry| (entry.rule, entry.amount, entry.unit));
            entries.collect::<Vec<_>>()
        };
        !other.asks && self.acted == other.acted && entries(self) == entries(other)
    }
}

/// What must stay when a cell is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// That nothing is asked, and whether this rule acts.
    Acting(RuleId),
    /// All that is booked.
    Everything,
}

/// The draft without the cells that nothing hangs on; `keep` are the fields that it is about.
pub fn without_idle_cells(
    mut draft: Draft,
    stays: Stays,
    keep: &[FieldId],
    rulebook: &Rulebook,
) -> Draft {
    let before = stage(&draft, rulebook);
    let is_same = |less: &Draft| {
        let after = stage(less, rulebook);
        match stays {
            Stays::Acting(rule) => {
                !after.asks && before.acted.contains(&rule) == after.acted.contains(&rule)
            }
            Stays::Everything => before.is_as(&after),
        }
    };
    for column in columns_of(&draft.rows) {
        let Column::Field(id) = column else {
            continue;
        };
        let is_people = rulebook.fields.get(id).kind == Kind::People;
        if is_people || matches!(id, field::OUTLET | field::DATE) || keep.contains(&id) {
            continue;
        }
        let mut less = draft.clone();
        without(&mut less.rows, column);
        if is_same(&less) {
            draft = less;
        }
    }
    for column in columns_of(&draft.roster) {
        if !matches!(column, RosterColumn::Field(id) if !keep.contains(&id)) {
            continue;
        }
        let mut less = draft.clone();
        without(&mut less.roster, column);
        if is_same(&less) {
            draft = less;
        }
    }
    draft
}

fn without<C: PartialEq>(rows: &mut [Cells<C>], column: C) {
    let rows = rows.iter_mut();
    rows.for_each(|row| row.retain(|(own, _)| *own != column));
}

fn columns_of<C: Copy + PartialEq>(rows: &[Cells<C>]) -> Vec<C> {
    let mut columns = Vec::new();
    for (column, _) in rows.iter().flatten() {
        if !columns.contains(column) {
            columns.push(*column);
        }
    }
    columns
}
