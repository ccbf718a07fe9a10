//! Why an entry was booked, in one sentence.

use crate::ledger::{Ledger, Why};
use crate::locale::Words;
use crate::rulebook::exact::Exact;
use crate::rulebook::{RuleId, Rulebook};

/// The sentence of an entry that this rule booked for this reason.
pub fn sentence(
    rulebook: &Rulebook,
    ledger: &Ledger,
    rule: RuleId,
    why: Why,
    words: &Words,
) -> String {
    let reason = match why {
        Why::Rule => return rulebook.sentence(rule, words),
        Why::DepartmentSum => "why-department-sum",
        Why::OutsiderDropped => "why-outsider-dropped",
        Why::Unsigned => "why-unsigned",
        Why::Surpassed => "why-surpassed",
        Why::ZeroPeriod => "why-zero-period",
        Why::Covered => "why-covered",
        Why::Also => "why-also",
        Why::Rest(place) => {
            let clause = rulebook
                .same_pieces
                .iter()
                .find(|clause| clause.rule == rule);
            let part = clause.and_then(|clause| clause.part(place));
            let rest = part.map_or_else(String::new, Exact::show);
            return words.say("why-rest", &[("rest", rest.into())]);
        }
        Why::Detail(index) => {
            let detail = &ledger.details[index as usize];
            return words.say(detail.id, &detail.args);
        }
    };
    words.word(reason)
}
