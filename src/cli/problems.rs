//! Problems on standard error: errors first, a code at a time, those in a rulebook with a caret.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use rust_decimal::Decimal;

use super::print;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::report::csv::severity;
use crate::report::{amount, place};

/// How much to tell.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// So many problems at most.
    pub all: usize,
    /// So many of one code at most.
    pub each: usize,
    /// Whether notes are told too.
    pub notes: bool,
}

impl Extent {
    /// Beside a file that has all.
    pub const SOME: Extent = Extent {
        all: 20,
        each: 5,
        notes: false,
    };
    /// Where there is no such file.
    pub const ALL: Extent = Extent {
        all: usize::MAX,
        each: usize::MAX,
        notes: true,
    };
}

/// Tells the problems; `rest` names the file that has those left out.
pub fn show(problems: &Problems, extent: Extent, rest: Option<&str>, words: &Words) {
    let renderer = if print::colours() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let text = text(problems, extent, rest, &renderer, words);
    print::talk(&text);
}

fn text(
    problems: &Problems,
    extent: Extent,
    rest: Option<&str>,
    renderer: &Renderer,
    words: &Words,
) -> String {
    let mut out = String::new();
    let mut told = 0;
    let groups = groups(problems, extent);
    let all: usize = groups.iter().map(|group| group.len()).sum();
    for group in &groups {
        let shown = group.len().min(extent.each).min(extent.all - told);
        if shown == 0 {
            break;
        }
        told += shown;
        push_group(&mut out, &group[..shown], group.len(), renderer, words);
    }
    if told < all {
        let count = ("count", (all - told).into());
        let more = match rest {
            Some(file) => words.say("cli-more-problems-in", &[count, ("file", file.into())]),
            None => words.say("cli-more-problems", &[count]),
        };
        out.push_str(&format!("{more}\n\n"));
    }
    out
}

/// The problems of each code: errors first, in them those on which most points hang.
fn groups(problems: &Problems, extent: Extent) -> Vec<Vec<&Problem>> {
    let mut all: Vec<&Problem> = problems
        .iter()
        .filter(|problem| extent.notes || problem.severity != Severity::Note)
        .collect();
    // Stable: in a code they stay in the order of their places.
    all.sort_by_key(|problem| (problem.severity, problem.code));
    let mut groups: Vec<Vec<&Problem>> = all
        .chunk_by(|a, b| (a.severity, a.code) == (b.severity, b.code))
        .map(<[&Problem]>::to_vec)
        .collect();
    let points =
        |group: &[&Problem]| -> Decimal { group.iter().filter_map(|problem| problem.points).sum() };
    groups.sort_by_key(|group| (group[0].severity, std::cmp::Reverse(points(group))));
    groups
}

fn push_group(
    out: &mut String,
    shown: &[&Problem],
    count: usize,
    renderer: &Renderer,
    words: &Words,
) {
    let first = shown[0];
    let in_sheets: Vec<&&Problem> = shown
        .iter()
        .filter(|problem| !matches!(problem.place, Place::Toml { .. }))
        .collect();
    for problem in shown {
        if let Place::Toml { .. } = problem.place {
            out.push_str(&snippet(problem, renderer, words));
            out.push_str("\n\n");
        }
    }
    if in_sheets.is_empty() {
        return;
    }
    let severity = severity(first.severity, words);
    let args = [
        ("severity", severity.into()),
        ("code", first.code.into()),
        ("count", count.into()),
    ];
    let id = match count {
        1 => "cli-problem-single",
        _ => "cli-problem-group",
    };
    out.push_str(&format!("{}\n", words.say(id, &args)));
    let hint = words.hint(first);
    let same_hint = in_sheets.iter().all(|problem| words.hint(problem) == hint);
    for problem in &in_sheets {
        out.push_str(&format!("  {}\n", sentence(problem, words)));
        let hint = words.hint(problem);
        if !same_hint && !hint.is_empty() {
            out.push_str(&format!("    -> {hint}\n"));
        }
    }
    if count > shown.len() {
        let args = [("count", (count - shown.len()).into())];
        out.push_str(&format!("  {}\n", words.say("cli-more-problems", &args)));
    }
    if same_hint && !hint.is_empty() {
        out.push_str(&format!("  -> {hint}\n"));
    }
    out.push('\n');
}

/// Place, what was read, what is wrong, what hangs on it: in one line.
fn sentence(problem: &Problem, words: &Words) -> String {
    let at = place::text(&problem.place, words);
    let mut said = words.problem(problem);
    if !problem.read.is_empty() && !said.contains(&problem.read) {
        let args = [
            ("read", problem.read.as_str().into()),
            ("problem", said.into()),
        ];
        said = words.say("cli-problem-read", &args);
    }
    if !at.is_empty() {
        let args = [("place", at.into()), ("problem", said.into())];
        said = words.say("cli-problem", &args);
    }
    if let Some(points) = problem.points.filter(|points| *points > Decimal::ZERO) {
        let points = amount::text(points, 0);
        said += &words.say("cli-at-stake", &[("points", points.into())]);
    }
    said.replace(['\n', '\r'], " ")
}

/// A problem in a rulebook, with its line and a caret.
fn snippet(problem: &Problem, renderer: &Renderer, words: &Words) -> String {
    let Place::Toml {
        file,
        text,
        start,
        end,
    } = &problem.place
    else {
        return sentence(problem, words);
    };
    let span = floor(text, *start)..floor(text, (*end).max(*start));
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let name = severity(problem.severity, words);
    let said = words.problem(problem);
    let source = Snippet::source(text.as_ref())
        .path(file.as_ref())
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = level
        .with_name(name)
        .primary_title(said)
        .id(problem.code)
        .element(source);
    let hint = words.hint(problem);
    if !hint.is_empty() {
        let name = words.word("column-hint");
        group = group.element(Level::HELP.with_name(name).message(hint));
    }
    renderer.render(&[group])
}

/// The nearest place before this one that does not cut a character.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}
