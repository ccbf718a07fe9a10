//! What stands at the foot of every report: by which rulebook, how ties and fractions are treated,
//! and how far the result has got.

use super::Run;
use crate::clauses::rank::Ties;
use crate::locale::Words;
use crate::rulebook::exact::Rounding;
use crate::standing::Ranking;

/// The lines of the foot, without the books.
pub fn lines(run: &Run, words: &Words) -> Vec<String> {
    below(run, order(run, words), words)
}

/// The lines below one ranking alone.
pub fn lines_of(run: &Run, ranking: &Ranking, words: &Words) -> Vec<String> {
    let mut order = Vec::new();
    if ranking.gives_places {
        order.extend(is_unruled(ranking).then(|| words.word("report-unruled")));
        order.push(words.word(tie_id(ranking.ties)));
    }
    below(run, order, words)
}

fn below(run: &Run, ties: Vec<String>, words: &Words) -> Vec<String> {
    let name = [("name", run.rulebook.name.as_str().into())];
    let mut lines = vec![words.say("foot-rulebook", &name)];
    lines.extend(ties);
    lines.push(rounding(run, words));
    lines.push(release(run, words));
    lines
}

/// Whether it ranks by points though no clause says how to rank.
fn is_unruled(ranking: &Ranking) -> bool {
    ranking.gives_places && ranking.rule.is_none() && !ranking.rows.is_empty()
}

/// What places go by where no clause says it, and how equal results share one, by the rankings there
/// are.
pub fn order(run: &Run, words: &Words) -> Vec<String> {
    let has = |ties: Ties| {
        let mut rankings = run.standing.rankings.iter();
        rankings
            .any(|ranking| ranking.gives_places && ranking.ties == ties && !ranking.rows.is_empty())
    };
    let there = [Ties::Shared, Ties::Dense]
        .into_iter()
        .filter(|ties| has(*ties));
    let unruled = run.standing.rankings.iter().any(is_unruled);
    let unruled = unruled.then(|| words.word("report-unruled"));
    let ties = there.map(|ties| words.word(tie_id(ties)));
    unruled.into_iter().chain(ties).collect()
}

fn tie_id(ties: Ties) -> &'static str {
    match ties {
        Ties::Shared => "report-ties-shared",
        Ties::Dense => "report-ties-dense",
    }
}

fn rounding(run: &Run, words: &Words) -> String {
    let rounding = words.word(match run.rulebook.rounding {
        Rounding::HalfUp => "read-half-up",
        Rounding::HalfEven => "read-half-even",
        Rounding::Down => "read-down",
    });
    let args = [
        ("decimals", run.rulebook.decimals.to_string().into()),
        ("rounding", rounding.into()),
    ];
    match run.rulebook.decimals {
        0 => words.say("read-whole", &args),
        _ => words.say("read-decimals", &args),
    }
}

/// How far the result has got, who answers for it, until when objections are taken.
pub(super) fn release(run: &Run, words: &Words) -> String {
    let release = &run.release;
    let mut parts = vec![words.word(release.state.id())];
    for (id, name) in [
        ("foot-prepared", &release.prepared),
        ("foot-checked", &release.checked),
    ] {
        parts.extend(
            name.as_ref()
                .map(|name| words.say(id, &[("name", name.as_str().into())])),
        );
    }
    parts.extend(release.objections.map(|day| {
        let args = [("day", day.to_string().into())];
        words.say("foot-objections", &args)
    }));
    parts.join(&words.word("foot-between"))
}
