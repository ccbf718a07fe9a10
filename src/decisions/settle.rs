//! After scoring: what is still asked, how many points hang on it, and what became of the answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::questions::Around;
use super::rows::{self, Titles, is_of_row};
use super::{Completed, Decision, DecisionId, Decisions, UNREAD, key};
use crate::intake::Intake;
use crate::intake::text::squeeze;
use crate::problem::{Place, Problem, Problems, Question, Severity, address};
use crate::rulebook::Rulebook;
use crate::scoring::{Outcome, Scored};

/// Gives problems their questions and points, drops those whose answer only confirms what was
/// done, and tells of answers that cannot be and of those that fit nothing any more. Gives back the
/// answers that do not say what they are about and can only mean one question, with that.
pub fn settle(
    intake: &Intake,
    rulebook: &Rulebook,
    scored: &Scored,
    problems: &mut Problems,
) -> Completed {
    let tables = Tables::of(intake);
    let around = Around { rulebook };
    let decisions = &*intake.decided.decisions;
    let waiting: HashSet<(u16, u32)> = problems
        .iter()
        .filter(|problem| problem.severity != Severity::Note)
        .flat_map(|problem| tables.rows_of(problem))
        .collect();
    let names = names_of(intake, scored, &waiting);
    let points = points_of(intake, scored, &waiting);
    let mut asked: HashMap<String, (DecisionId, Question)> = HashMap::new();
    let mut confirmed: Vec<DecisionId> = Vec::new();
    for problem in problems.iter_mut() {
        if problem.severity == Severity::Note {
            continue;
        }
        let rows = tables.rows_of(problem);
        let named = rows.iter().find_map(|at| names.get(at));
        let name = named.map(|named| meant(named, problem.text("of-outlet")));
        let Some(question) = around.ask(problem, name) else {
            continue;
        };
        if problem.points.is_none() {
            let own = rows.iter().filter_map(|at| points.get(at));
            let sum = own.fold(Decimal::ZERO, |sum, own| sum.saturating_add(*own));
            problem.points = (sum > Decimal::ZERO).then_some(sum);
        }
        if let Some(id) = decisions.find(&question.what) {
            if confirms(problem.code, &decisions.get(id).answer, &problem.read) {
                confirmed.push(id);
            } else {
                asked.insert(key(&question.what), (id, question.clone()));
            }
        }
        problem.question = Some(Box::new(question));
    }
    problems.retain(|problem| {
        let question = problem.question.as_ref();
        let id = question.and_then(|question| decisions.find(&question.what));
        !id.is_some_and(|id| confirms(problem.code, &decisions.get(id).answer, &problem.read))
    });
    for id in confirmed {
        decisions.get(id).apply();
    }
    tell(decisions, &asked, problems)
}

/// Whether an answer only says that what was done is right.
fn confirms(code: &str, answer: &str, read: &str) -> bool {
    match code {
        "unknown-department" | "outlet-and-link-differ" => squeeze(answer) == squeeze(read),
        "column-ignored" | "column-second" => answer == UNREAD,
        _ => false,
    }
}

/// Tells of answers to what is still asked, which so cannot be, and of those that nothing was read by.
fn tell(
    decisions: &Decisions,
    asked: &HashMap<String, (DecisionId, Question)>,
    problems: &mut Problems,
) -> Completed {
    let mut completed = Completed::new();
    for (id, decision) in decisions.held() {
        let still = asked.get(&key(&decision.what));
        if let Some((_, question)) = still.filter(|(own, _)| *own == id) {
            let choices = question.choices.join("、");
            let listed = if choices.is_empty() { "no" } else { "yes" };
            problems.push(
                Problem::error("decision-impossible", decision.place())
                    .read(decision.answer.as_str())
                    .with("what", decision.what.as_str())
                    .with("listed", listed)
                    .with("choices", choices),
            );
        } else if !decision.is_used()
            && let meant = meant_by(decision, problems)
            && (!meant.is_empty() || !decision.what.contains(['：', ':']))
        {
            if let [only] = meant.as_slice() {
                completed.insert(decision.line.clone(), only.clone());
            }
            problems.push(
                Problem::warning("decision-without-kind", decision.place())
                    .read(decision.what.as_str())
                    .near(meant.join("”“")),
            );
        } else if !decision.is_used() {
            // What was decided of a text holds whenever it comes again; a row comes once.
            let problem = match is_of_row(&decision.what) {
                true => Problem::warning("decision-stale", decision.place()),
                false => Problem::note("decision-idle", decision.place()),
            };
            problems.push(
                problem
                    .read(decision.what.as_str())
                    .with("answer", decision.answer.as_str()),
            );
        }
    }
    completed
}

/// The open questions about the text that an answer gives instead of a question, at the place that
/// its line names, if it names one.
fn meant_by(decision: &Decision, problems: &Problems) -> Vec<String> {
    let text = squeeze(&decision.what);
    let mut meant: Vec<String> = Vec::new();
    for problem in problems.iter() {
        let Some(question) = &problem.question else {
            continue;
        };
        let fits = squeeze(&problem.read) == text && is_at(&problem.place, &decision.at);
        if fits && !meant.contains(&question.what) {
            meant.push(question.what.clone());
        }
    }
    meant
}

/// Whether a line's place is this one, or the end of it: 报送.xlsx > 五月 > D7, D7; any is where it
/// names none.
fn is_at(place: &Place, named: &str) -> bool {
    let named = squeeze(named);
    let named = named.split(['>', '›']).filter(|part| !part.is_empty());
    let (file, sheet, cell) = match place {
        Place::Cell {
            file,
            sheet,
            row,
            column,
        } => (file, sheet, address(*row, *column)),
        Place::Row { file, sheet, row } => (file, sheet, row.to_string()),
        _ => return named.count() == 0,
    };
    let parts = [squeeze(file), squeeze(sheet), squeeze(&cell)];
    let parts = parts.iter().filter(|part| !part.is_empty()).rev();
    // A row is 第7行 in one language and row 7 in another.
    let row = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let mut pairs = named
        .rev()
        .zip(parts.map(Some).chain(std::iter::repeat(None)));
    let is_row = matches!(place, Place::Row { .. });
    pairs.next().is_none_or(|(named, own)| {
        own.is_some_and(|own| named == own || is_row && row(named) == *own)
    }) && pairs.all(|(named, own)| own.is_some_and(|own| named == own))
}

/// Tables by file and sheet, of which there may be several.
struct Tables<'a>(HashMap<(&'a str, &'a str), Vec<u16>>);

impl<'a> Tables<'a> {
    fn of(intake: &'a Intake) -> Tables<'a> {
        let mut tables: HashMap<_, Vec<u16>> = HashMap::new();
        for (index, table) in intake.tables.iter().enumerate() {
            let known = tables.entry((&*table.file, &*table.sheet)).or_default();
            known.push(index as u16);
        }
        Tables(tables)
    }

    /// The rows that wait for a problem.
    fn rows_of(&self, problem: &Problem) -> Vec<(u16, u32)> {
        if !problem.rows.is_empty() {
            return problem.rows.clone();
        }
        match &problem.place {
            Place::Cell {
                file, sheet, row, ..
            }
            | Place::Row { file, sheet, row } => {
                let tables = self.0.get(&(&**file, &**sheet)).into_iter().flatten();
                tables.map(|table| (*table, *row)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Of the names of a row's publications that in this outlet, or the first.
fn meant<'n>(named: &'n [String], outlet: &str) -> &'n str {
    let within = format!("·{outlet}");
    let found = named
        .iter()
        .find(|name| !outlet.is_empty() && name.contains(&within));
    found.unwrap_or(&named[0])
}

/// What the rows in question are called: of several publications those that wait come first.
fn names_of(
    intake: &Intake,
    scored: &Scored,
    rows: &HashSet<(u16, u32)>,
) -> BTreeMap<(u16, u32), Vec<String>> {
    if rows.is_empty() {
        return BTreeMap::new();
    }
    let asked = intake.submissions.iter();
    let asked = asked.filter(|row| rows.contains(&(row.table, row.row)));
    let mut titles = Titles::default();
    for row in asked {
        titles.want(intake.title(row));
    }
    let waits = |index: usize| matches!(scored.outcomes[index], Outcome::Asked(_));
    let names = rows::names(intake, &titles).into_iter();
    names
        .map(|(at, mut named)| {
            named.sort_by_key(|(index, _)| !waits(*index));
            (at, named.into_iter().map(|(_, name)| name).collect())
        })
        .collect()
}

/// The points that wait in each row in question.
fn points_of(
    intake: &Intake,
    scored: &Scored,
    rows: &HashSet<(u16, u32)>,
) -> BTreeMap<(u16, u32), Decimal> {
    let mut points: BTreeMap<(u16, u32), Decimal> = BTreeMap::new();
    for (row, outcome) in intake.submissions.iter().zip(&scored.outcomes) {
        let at = (row.table, row.row);
        if let Outcome::Asked(most) = outcome
            && rows.contains(&at)
        {
            let known = points.entry(at).or_default();
            *known = known.saturating_add(*most);
        }
    }
    points
}
