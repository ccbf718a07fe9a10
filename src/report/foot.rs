//! What stands at the foot of every report: by which rulebook, how ties and fractions are treated,
//! and how far the result has got.

use super::Run;
use crate::clauses::rank::Ties;
use crate::locale::Words;
use crate::rulebook::exact::Rounding;
use crate::standing::Ranking;

/// The lines of the foot, without the books.
pub fn lines(run: &Run, words: &Words) -> Vec<String> {
    below(run, ties(run, words), words)
}

/// The lines below one ranking alone.
pub fn lines_of(run: &Run, ranking: &Ranking, words: &Words) -> Vec<String> {
    let ties = ranking
        .gives_places()
        .then(|| words.word(tie_id(ranking.ties)));
    below(run, ties.into_iter().collect(), words)
}

fn below(run: &Run, ties: Vec<String>, words: &Words) -> Vec<String> {
    let name = [("name", run.rulebook.name.as_str().into())];
    let mut lines = vec![words.say("foot-rulebook", &name)];
    lines.extend(ties);
    lines.push(rounding(run, words));
    lines.push(release(run, words));
    lines
}

/// How equal results share a place, by the rankings there are.
pub fn ties(run: &Run, words: &Words) -> Vec<String> {
    let has = |ties: Ties| {
        let mut rankings = run.standing.rankings.iter();
        rankings.any(|ranking| {
            ranking.gives_places() && ranking.ties == ties && !ranking.rows.is_empty()
        })
    };
    let there = [Ties::Shared, Ties::Dense]
        .into_iter()
        .filter(|ties| has(*ties));
    there.map(|ties| words.word(tie_id(ties))).collect()
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
