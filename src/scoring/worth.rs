//! What a publication is worth by itself, before it is one of a piece, rounded or shared.

use super::classes::Tables;
use super::verdict::{Verdict, judge};
use crate::intake::Intake;
use crate::ledger::Phase;
use crate::rulebook::exact::Exact;
use crate::rulebook::field::FieldId;
use crate::rulebook::{RuleId, Rulebook};

/// A value in one unit, as the parts that rules bring, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    pub unit: u8,
    pub parts: Vec<(RuleId, Phase, Exact)>,
    pub total: Exact,
}

/// What a publication is worth in each unit in which a row covers it; nothing where it does not
/// count, or something is asked.
pub fn worth(intake: &Intake, rulebook: &Rulebook, submission: u32) -> Vec<Worth> {
    let tests = Tables::of(rulebook);
    let facts = |field: FieldId| intake.facts.get(submission as usize, field);
    let Verdict::Worth(values) = judge(rulebook, &tests.signers, &facts).verdict else {
        return Vec::new();
    };
    let values = (0..).zip(values);
    let known = values.filter_map(|(unit, value)| {
        let value = value?;
        Some(Worth {
            unit,
            parts: value.parts,
            total: value.total,
        })
    });
    known.collect()
}

/// How many pieces a publication is.
pub fn counts(intake: &Intake, rulebook: &Rulebook, submission: u32) -> Exact {
    let tests = Tables::of(rulebook);
    let facts = |field: FieldId| intake.facts.get(submission as usize, field);
    judge(rulebook, &tests.signers, &facts).counts
}
