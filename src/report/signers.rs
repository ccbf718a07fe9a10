//! Who signs a publication, in words.

use super::Run;
use crate::clauses::share::Division;
use crate::intake::Role;
use crate::locale::Words;
use crate::rulebook::RuleId;
use crate::scoring::signing::Signing;

/// What is said of the signers, and the rule by which they divide.
pub struct Signers {
    pub said: String,
    pub rule: RuleId,
}

/// Who signs a publication and how they divide it, where there is anything to divide.
pub fn signers(run: &Run, words: &Words, index: u32) -> Option<Signers> {
    let facts = |field| run.intake.facts.get(index as usize, field);
    let share = run.rulebook.share_of(&facts);
    let signing = Signing::of(run.intake, run.submission(index), share);
    if signing.sharers.len() < 2 {
        return None;
    }
    // Weights by role say nothing where all are in one column.
    let equal = share.divide(&signing.roles) == Division::Equal;
    let names = signing
        .sharers
        .iter()
        .zip(&signing.roles)
        .map(|(id, roles)| {
            let name = run.intake.accounts.get(*id).name.to_string();
            if share.roles.is_empty() || equal {
                return name;
            }
            let fields = &run.rulebook.fields;
            // An author stands for the writer where only writers are weighed.
            let stands = |role: Role| match role {
                Role::Text if !share.weighs(Role::Author) => roles.has(Role::Author),
                _ => false,
            };
            let columns = fields
                .people()
                .filter(|(_, role)| share.weighs(*role) && (roles.has(*role) || stands(*role)))
                .map(|(id, _)| fields.get(id).name(words));
            let columns = columns
                .collect::<Vec<_>>()
                .join(&words.word("condition-and"));
            let args = [("name", name.into()), ("columns", columns.into())];
            words.say("report-role", &args)
        });
    let names: Vec<String> = names.collect();
    let how = if equal {
        words.word("rule-share-equal")
    } else {
        run.rulebook.sentence(share.rule, words)
    };
    let clause = run.rulebook.rule(share.rule).clause.as_str();
    let mut args = vec![
        ("names", names.join(&words.word("report-name-comma")).into()),
        ("how", how.into()),
    ];
    if !clause.is_empty() {
        args.push(("clause", clause.into()));
    }
    let id = match clause {
        // What holds where the rulebook says nothing of sharing.
        "" => "report-explain-signers-silent",
        _ => "report-explain-signers",
    };
    Some(Signers {
        said: words.say(id, &args),
        rule: share.rule,
    })
}
