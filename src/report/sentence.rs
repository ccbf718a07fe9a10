//! Why an entry was booked, in one sentence.

use crate::intake::accounts::AccountKind;
use crate::ledger::{Cut, Entry, Ledger, Split, Why};
use crate::locale::Words;
use crate::rulebook::{RuleId, Rulebook};

/// What is said of a line of an account: why it was booked, and how its amount comes of what the
/// rule brought where several share that. With it the line can be worked out.
pub fn line_sentence(rulebook: &Rulebook, ledger: &Ledger, entry: &Entry, words: &Words) -> String {
    let said = sentence(rulebook, ledger, entry.rule, entry.why, words);
    match ledger.split_of(entry) {
        Some(split) => said + &split_sentence(split, words),
        None => said,
    }
}

/// What is said after the reason: `；两人平分`.
fn split_sentence(split: Split, words: &Words) -> String {
    let said = match split.cut {
        Cut::Equal(kind, count) => {
            let id = match kind {
                AccountKind::Department => "why-split-departments",
                AccountKind::Teacher | AccountKind::Outsider => "why-split-people",
            };
            words.say(id, &[("count", (count as usize).into())])
        }
        Cut::Part(part) => words.say("why-split-part", &[("part", part.show_fraction().into())]),
    };
    match split.is_exact {
        true => said,
        false => said + &words.word("why-split-rounded"),
    }
}

/// The sentence of what this rule booked for this reason, whoever has how much of it.
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
        Why::DepartmentScore => "why-department-score",
        Why::OutsiderDropped => "why-outsider-dropped",
        Why::Unsigned => "why-unsigned",
        Why::Surpassed => "why-surpassed",
        Why::ZeroPeriod => "why-zero-period",
        Why::Covered => "why-covered",
        Why::Also => "why-also",
        Why::Rest(index) => {
            let rest = ledger.rest_at(index);
            let args = [
                ("value", rest.value.show().into()),
                ("rest", rest.part.show().into()),
            ];
            return words.say("why-rest", &args);
        }
        Why::Detail(index) => {
            let detail = &ledger.details[index as usize];
            return words.say(detail.id, &detail.args);
        }
    };
    words.word(reason)
}
