//! What must be asked before a row can be scored, and what could not be judged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::book::Book;
use super::value::{Unfit, Wrong};
use crate::classify::{self, Untold};
use crate::intake::accounts::{AccountId, AccountKind, Accounts};
use crate::intake::{Column, Intake, Submission};
use crate::pieces::Wrapped;
use crate::problem::{Place, Problem, Problems};
use crate::rulebook::amount::NoAmount;
use crate::rulebook::condition::{End, Range};
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, Field, FieldId, Kind, Subject};
use crate::rulebook::registry::Registry;
use crate::rulebook::{RuleId, Rulebook};

/// The questions of a run; an unknown outlet is asked once, however many rows name it.
pub(super) struct Questions<'r> {
    rulebook: &'r Rulebook,
    outlets: BTreeMap<String, Unlisted>,
    /// The rows of each host of which a link alone tells no outlet, and the points at stake.
    hosts: BTreeMap<String, (Vec<usize>, Decimal)>,
    /// The same of tables that say nowhere where anything was published.
    placeless: BTreeMap<u16, (Vec<usize>, Decimal)>,
    count: usize,
}

/// An outlet that no list has.
#[derive(Default)]
struct Unlisted {
    rows: Vec<usize>,
    /// The points at stake.
    most: Decimal,
    /// What bases need to know of it.
    lacks: BTreeSet<FieldId>,
}

/// An error about a row as a whole.
pub(super) fn about_row(intake: &Intake, submission: &Submission, code: &'static str) -> Problem {
    let place = intake.place(submission, Column::Title);
    Problem::error(code, place).read(intake.called(submission))
}

/// What is wrong with a day on which the rulebook is not in force.
pub(super) fn out_of_force(rulebook: &Rulebook, day: NaiveDate, place: Place) -> Option<Problem> {
    let (code, name, bound) = match (rulebook.from, rulebook.until) {
        (Some(from), _) if day < from => ("before-rulebook", "from", from),
        (_, Some(until)) if day > until => ("after-rulebook", "until", until),
        _ => return None,
    };
    let problem = Problem::error(code, place).read(day.to_string());
    Some(problem.with(name, bound.to_string()))
}

/// Names the bounds that a figure lies outside of.
pub(super) fn with_bounds(problem: Problem, range: &Range) -> Problem {
    let end = |end: End| end.map_or_else(String::new, |(end, _)| end.to_string());
    problem
        .with("least", end(range.low))
        .with("most", end(range.high))
}

/// One note that counts the rows of which a clause could not be judged.
pub(super) fn unjudged(rulebook: &Rulebook, rule: RuleId, rows: usize, problems: &mut Problems) {
    if rows > 0 {
        let note = about_unjudged("rows-not-judged", rulebook, rule);
        problems.push(note.with("rows", rows));
    }
}

/// One note that counts the accounts of which a clause could not be judged.
pub(crate) fn unjudged_accounts(
    rulebook: &Rulebook,
    rule: RuleId,
    (accounts, of): (&Accounts, impl IntoIterator<Item = AccountId>),
    problems: &mut Problems,
) {
    let is_department = |id: AccountId| accounts.get(id).kind == AccountKind::Department;
    let (departments, teachers): (Vec<AccountId>, Vec<AccountId>) =
        of.into_iter().partition(|id| is_department(*id));
    if departments.is_empty() && teachers.is_empty() {
        return;
    }
    problems.push(
        about_unjudged("accounts-not-judged", rulebook, rule)
            .with("departments", departments.len())
            .with("teachers", teachers.len()),
    );
}

fn about_unjudged(code: &'static str, rulebook: &Rulebook, id: RuleId) -> Problem {
    let rule = rulebook.rule(id);
    let of_account = |field: &Field| matches!(field.of, Subject::Teacher | Subject::Department);
    let fields: Vec<&str> = rulebook
        .fields_of(id)
        .iter()
        .map(|id| rulebook.fields.get(*id))
        .filter(|field| of_account(field) == (code == "accounts-not-judged"))
        .map(Field::title)
        .collect();
    Problem::note(code, Place::Run)
        .read(&*rule.clause)
        .with("clause", rule.clause.as_str())
        .with("line", rule.line.to_string())
        .with("fields", fields.join("、"))
}

/// Notes what was said of shares: signers beyond those who share, columns that name nobody to pay,
/// clauses that could not be judged.
pub(super) fn note_shares(book: &Book<'_>, problems: &mut Problems) {
    let mut beyond: BTreeMap<RuleId, usize> = BTreeMap::new();
    for (rule, signers) in &book.beyond {
        *beyond.entry(*rule).or_default() += signers;
    }
    for (rule, signers) in beyond {
        let rule = book.rulebook.rule(rule);
        problems.push(
            Problem::note("signers-beyond", Place::Run)
                .read(&*rule.clause)
                .with("clause", rule.clause.as_str())
                .with("signers", signers),
        );
    }
    for (&(rule, column), rows) in &book.unpaid {
        let rule = book.rulebook.rule(rule);
        problems.push(
            Problem::note("column-empty", Place::Run)
                .read(&*rule.clause)
                .with("clause", rule.clause.as_str())
                .with("field", book.rulebook.fields.get(column).title())
                .with("rows", *rows),
        );
    }
    let mut unjudged: BTreeMap<RuleId, Vec<AccountId>> = BTreeMap::new();
    for (rule, account) in &book.unjudged_shares {
        unjudged.entry(*rule).or_default().push(*account);
    }
    for (rule, own) in unjudged {
        let accounts = &book.classified.accounts;
        unjudged_accounts(book.rulebook, rule, (accounts, own), problems);
    }
}

/// Why the pay of the people of a column cannot be told.
pub(super) fn unfit_for_column(
    intake: &Intake,
    rulebook: &Rulebook,
    submission: u32,
    unfit: &Unfit,
) -> Problem {
    let submission = &intake.submissions[submission as usize];
    match unfit {
        Unfit::Wrong(what) => wrong(rulebook, intake, submission, what),
        Unfit::Missing(field) => {
            let cell = Column::Field(*field);
            let place = intake.place(submission, cell);
            Problem::error("missing-fact", place)
                .read(intake.called(submission))
                .with("fields", rulebook.fields.get(*field).title())
        }
    }
}

/// What is wrong with a publication, or with what the rulebook says of it.
pub(super) fn wrong(
    rulebook: &Rulebook,
    intake: &Intake,
    submission: &Submission,
    wrong: &Wrong,
) -> Problem {
    let line = |rule: &RuleId| rulebook.rule(*rule).line.to_string();
    let clause = |rule: &RuleId| rulebook.rule(*rule).clause.clone();
    match wrong {
        Wrong::Differ(one, other) | Wrong::Overlap(one, other) => {
            about_row(intake, submission, "rows-differ")
                .with("clause", clause(one))
                .with("one", line(one))
                .with("other", line(other))
        }
        Wrong::Amount(rule, NoAmount::OutOfRange(range), field) => {
            let cell = field.map_or(Column::Title, Column::Field);
            let place = intake.place(submission, cell);
            let problem = Problem::error("out-of-range", place).read(intake.called(submission));
            with_bounds(problem, range).with("clause", clause(rule))
        }
        Wrong::Amount(..) | Wrong::TooLarge => about_row(intake, submission, "too-large"),
    }
}

impl<'r> Questions<'r> {
    pub fn new(rulebook: &'r Rulebook) -> Self {
        Questions {
            rulebook,
            outlets: BTreeMap::new(),
            hosts: BTreeMap::new(),
            placeless: BTreeMap::new(),
            count: 0,
        }
    }

    /// A question that another room told already.
    pub fn told_already(&mut self) {
        self.count += 1;
    }

    /// A publication of a day on which the rulebook is not in force.
    pub fn out_of_force(&mut self, problem: Problem, most: Decimal, problems: &mut Problems) {
        self.count += 1;
        problems.push(problem.at_stake(most));
    }

    /// Facts are missing that a base needs, or no row covers the publication.
    pub fn missing(
        &mut self,
        intake: &Intake,
        index: usize,
        missing: &[FieldId],
        most: Decimal,
        problems: &mut Problems,
    ) {
        let submission = &intake.submissions[index];
        let outlet = submission
            .outlet
            .and_then(|id| intake.outlets.get_index(id as usize));
        let about_outlet = missing.contains(&field::LEVEL) || missing.contains(&field::OUTLET);
        let listed = self
            .rulebook
            .registry
            .listed(intake.facts.get(index, field::OUTLET));
        if let Some(outlet) = outlet
            && about_outlet
        {
            let own = self.outlets.entry(outlet.to_string()).or_default();
            own.rows.push(index);
            own.most = own.most.saturating_add(most);
            let of_outlet = |id: &&FieldId| self.rulebook.fields.get(**id).of == Subject::Outlet;
            own.lacks.extend(missing.iter().filter(of_outlet));
            return;
        }
        let is_asked = |id: &FieldId| {
            let is_choice = self.rulebook.fields.get(*id).kind == Kind::Choice;
            is_choice && *id != field::LEVEL && intake.facts.get(index, *id) == Fact::Unread
        };
        if missing.iter().any(is_asked) {
            // The value that the rulebook does not know is the question, once for all rows.
            return;
        }
        let tables = &intake.tables[usize::from(submission.table)];
        let says = |wanted: Column| tables.columns.iter().any(|(column, _)| *column == wanted);
        let placeless = submission.outlet.is_none() && submission.host.is_none();
        if about_outlet
            && placeless
            && submission.cell.is_none()
            && ![field::OUTLET, field::LEVEL]
                .map(Column::Field)
                .into_iter()
                .any(says)
        {
            let (rows, points) = self.placeless.entry(submission.table).or_default();
            rows.push(index);
            *points = points.saturating_add(most);
            return;
        }
        let host = submission
            .host
            .and_then(|id| intake.hosts.get_index(id as usize));
        if let Some(host) = host
            && about_outlet
            && listed.is_none()
        {
            let (rows, points) = self.hosts.entry(host.to_string()).or_default();
            rows.push(index);
            *points = points.saturating_add(most);
            return;
        }
        self.count += 1;
        let Some(&first) = missing.first() else {
            problems.push(about_row(intake, submission, "not-covered").at_stake(most));
            return;
        };
        if missing.contains(&field::LEVEL) {
            let place = intake.place(submission, Column::Field(field::OUTLET));
            let problem = Problem::error("missing-level", place);
            return problems.push(problem.read(intake.title(submission)).at_stake(most));
        }
        let names: Vec<&str> = missing
            .iter()
            .map(|id| self.rulebook.fields.get(*id).title())
            .collect();
        let place = intake.place(submission, Column::Field(first));
        problems.push(
            Problem::error("missing-fact", place)
                .read(intake.called(submission))
                .with("fields", names.join("、"))
                .at_stake(most),
        );
    }

    pub fn wrong(
        &mut self,
        intake: &Intake,
        submission: &Submission,
        what: &Wrong,
        problems: &mut Problems,
    ) {
        self.count += 1;
        problems.push(wrong(self.rulebook, intake, submission, what));
    }

    /// Tells of the unknown outlets; the number of questions.
    pub fn finish(self, intake: &Intake, problems: &mut Problems) -> usize {
        let count = self.count + self.outlets.len() + self.hosts.len() + self.placeless.len();
        let row = |index: &usize| {
            let row = &intake.submissions[*index];
            (row.table, row.row)
        };
        for (rows, most) in self.placeless.into_values() {
            let first = &intake.submissions[rows[0]];
            problems.push(
                Problem::error(
                    "table-without-outlet",
                    intake.place(first, Column::Field(field::OUTLET)),
                )
                .read(intake.called(first))
                .with("rows", rows.len())
                .of_rows(rows.iter().map(row).collect())
                .at_stake(most),
            );
        }
        // A row's level is that of its first outlet alone.
        let levelled = |index: &usize| {
            let row = &intake.submissions[*index];
            let columns = &intake.tables[usize::from(row.table)].columns;
            let mut outlets = columns.iter();
            let first = outlets.find(|(column, _)| *column == Column::Field(field::OUTLET));
            row.cell.is_none() || first.is_some_and(|(_, at)| row.cell.map(u32::from) == Some(*at))
        };
        let registry = &self.rulebook.registry;
        for (host, (rows, most)) in self.hosts {
            let first = &intake.submissions[rows[0]];
            let place = intake.place(first, Column::Field(field::OUTLET));
            problems.push(
                untold(registry, &host, place)
                    .with("rows", rows.len())
                    .of_rows(rows.iter().map(row).collect())
                    .at_stake(most),
            );
        }
        for (outlet, Unlisted { rows, most, lacks }) in self.outlets {
            let lacks = lacks.iter().map(|id| self.rulebook.fields.get(*id).title());
            let lacks: Vec<&str> = lacks.collect();
            let submission = &intake.submissions[rows[0]];
            let cell = Column::Field(field::OUTLET);
            let place = intake.place(submission, cell);
            let own = match lacks.len() {
                0 => "none",
                _ if !rows.iter().all(levelled) => "elsewhere",
                1 => "one",
                _ => "several",
            };
            problems.push(
                about_outlet(registry, outlet, place)
                    .with("rows", rows.len())
                    .with("fields", lacks.join("、"))
                    .with("lacks", own)
                    .of_rows(rows.iter().map(row).collect())
                    .at_stake(most),
            );
        }
        count
    }
}

/// What of a link has to be told, since the row says nothing else.
fn untold(registry: &Registry, host: &str, place: Place) -> Problem {
    let (kind, names) = match classify::untold(registry, host) {
        Some(Untold::Platform(name)) => ("platform", name.to_owned()),
        Some(Untold::Several(ids)) => {
            let names = ids.iter().map(|id| registry.get(*id).name.as_str());
            ("several", names.collect::<Vec<_>>().join("、"))
        }
        Some(Untold::Unlisted) | None => ("unlisted", String::new()),
    };
    Problem::error("link-untold", place)
        .read(host)
        .with("host", host)
        .with("kind", kind)
        .with("names", names)
}

/// What is asked of an outlet that tells no level.
fn about_outlet(registry: &Registry, outlet: String, place: Place) -> Problem {
    if let Some((owner, _)) = classify::account_of(registry, &outlet) {
        let owner = registry.get(owner).name.as_str();
        let asked = Problem::error("account-of-outlet", place).read(outlet);
        return asked.with("owner", owner).near(owner);
    }
    let code = match classify::is_platform(registry, &outlet) {
        Some(true) => "platform-untold",
        Some(false) => "outlet-without-level",
        None => {
            let near = classify::near(registry, &outlet);
            return Problem::error("unknown-outlet", place)
                .read(outlet)
                .near(near);
        }
    };
    Problem::error(code, place).read(outlet)
}

/// Tells of titles with more around them than others have: those taken for the same piece once, of
/// those that may be each.
pub(super) fn tell_wrapped(intake: &Intake, wrapped: &Wrapped, problems: &mut Problems) {
    let about = |code: fn(&'static str, Place) -> Problem, name, &(one, other): &(u32, u32)| {
        let [one, other] = [one, other].map(|index| &intake.submissions[index as usize]);
        let table = &intake.tables[usize::from(other.table)];
        code(name, intake.place(one, Column::Title))
            .read(intake.title(one))
            .with("other", intake.title(other))
            .with("file", format!("{} {}", table.file, table.sheet).trim())
            .with("row", other.row.to_string())
    };
    if let Some(first) = wrapped.joined.first() {
        let note = about(Problem::note, "title-wrapped", first);
        problems.push(note.with("rows", wrapped.joined.len()));
    }
    let mut told: Vec<(&str, &str)> = Vec::new();
    for pair in &wrapped.alike {
        let titles = (
            intake.title(&intake.submissions[pair.0 as usize]),
            intake.title(&intake.submissions[pair.1 as usize]),
        );
        if !told.contains(&titles) {
            told.push(titles);
            problems.push(about(Problem::warning, "title-perhaps-same", pair));
        }
    }
}
