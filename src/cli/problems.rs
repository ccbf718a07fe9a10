//! Problems on standard error: errors first, a code at a time, those in a rulebook with a caret.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use rust_decimal::Decimal;

use super::print;
use crate::locale::Words;
use crate::problem::{Place, Problem, Problems, Severity};
use crate::report::csv::severity;
use crate::report::{amount, groups, place};

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
    let mut explained: Vec<&str> = Vec::new();
    let told_of = |problem: &&Problem| extent.notes || problem.severity != Severity::Note;
    let groups = groups(problems.iter().filter(told_of));
    let all: usize = groups.iter().map(|group| group.len()).sum();
    for group in &groups {
        let shown = group.len().min(extent.each).min(extent.all - told);
        if shown == 0 {
            break;
        }
        told += shown;
        let mut is_first = |code| {
            let first = !explained.contains(&code);
            explained.push(code);
            first
        };
        push_group(
            &mut out,
            &group[..shown],
            group.len(),
            &mut is_first,
            renderer,
            words,
        );
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

fn push_group(
    out: &mut String,
    shown: &[&Problem],
    count: usize,
    is_first: &mut impl FnMut(&'static str) -> bool,
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
            out.push_str(&snippet(problem, is_first(problem.code), renderer, words));
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

/// A problem in a rulebook, with its line and a caret; the first of a code with why it matters.
fn snippet(problem: &Problem, first: bool, renderer: &Renderer, words: &Words) -> String {
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
    if let Some(why) = words.attribute(problem.code, "why").filter(|_| first) {
        let name = words.word("column-why");
        group = group.element(Level::NOTE.with_name(name).message(why));
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn shown(problems: &Problems, extent: Extent) -> String {
        let words = Words::new(Lang::Zh);
        let file = Some("问题清单-2022-05.csv");
        text(problems, extent, file, &Renderer::plain(), &words)
    }

    fn in_rulebook(text: &str, part: &str) -> Problem {
        let start = text.find(part).expect("a part of the text");
        let place = Place::Toml {
            file: "办法.toml".into(),
            text: text.into(),
            start,
            end: start + part.len(),
        };
        Problem::error("bad-month", place).with("text", part)
    }

    #[test]
    fn a_problem_in_a_rulebook_has_a_caret_under_wide_characters() {
        let text = "[[points]]\nrows = [{ level = \"国家极\", points = 20 }]\n";
        let mut problems = Problems::default();
        problems.push(in_rulebook(text, "\"国家极\""));
        let shown = shown(&problems, Extent::ALL);
        let expected = "\
错误[bad-month]: “\"国家极\"”不是能认的月份
 --> 办法.toml:2:19
  |
2 | rows = [{ level = \"国家极\", points = 20 }]
  |                   ^^^^^^^^
  |
  = 建议: 请写成 --month 2022-05 或 --month 2022年5月

";
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_span_beyond_the_text_is_no_panic() {
        let text = "名";
        let mut problem = in_rulebook(text, "名");
        if let Place::Toml { start, end, .. } = &mut problem.place {
            (*start, *end) = (1, 99);
        }
        let mut problems = Problems::default();
        problems.push(problem);
        assert!(shown(&problems, Extent::ALL).contains("办法.toml:1:1"));
    }

    #[test]
    fn of_many_problems_each_kind_is_told_and_the_rest_counted() {
        let mut problems = Problems::default();
        for row in 3..40 {
            let place = Place::Cell {
                file: "五月.xlsx".into(),
                sheet: "报送".into(),
                row,
                column: 4,
            };
            problems.push(Problem::warning("bad-month", place.clone()).with("text", "五"));
            let costly = Problem::error("no-such-account", place).read("张四");
            problems.push(costly.with("name", "张四").at_stake(Decimal::TEN));
        }
        problems.push(Problem::note("nothing-to-score", Place::Run));
        let shown = shown(&problems, Extent::SOME);
        let expected = "\
错误 [no-such-account] 37 处
  五月.xlsx › 报送 › E3：名册和报送表里都没有“张四”，也没有这样的标题（最多关系到 10 分）
  五月.xlsx › 报送 › E4：名册和报送表里都没有“张四”，也没有这样的标题（最多关系到 10 分）
  五月.xlsx › 报送 › E5：名册和报送表里都没有“张四”，也没有这样的标题（最多关系到 10 分）
  五月.xlsx › 报送 › E6：名册和报送表里都没有“张四”，也没有这样的标题（最多关系到 10 分）
  五月.xlsx › 报送 › E7：名册和报送表里都没有“张四”，也没有这样的标题（最多关系到 10 分）
  ……还有 32 处。
  -> 请核对姓名，或打开教师排名表查找
";
        assert!(shown.starts_with(expected), "{shown}");
        assert!(shown.ends_with("……还有 64 处，全部在 问题清单-2022-05.csv 里。\n\n"));
    }
}
