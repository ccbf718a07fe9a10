//! Rows that can never match: because they contradict themselves, because all that they take is
//! excluded, because the other rows leave nothing for them.

use super::findings::Findings;
use super::table::{Never, Row, Table, Taker};
use crate::intake::accounts::AccountKind;
use crate::problem::{Arg, Problem};
use crate::rulebook::RuleId;
use crate::rulebook::boxes::Whose;
use crate::rulebook::condition::Condition;

/// Tells of the rows of a table that never match. A row spread over columns is told where none of
/// its columns ever matches.
pub fn rows(table: &Table, findings: &mut Findings<'_>) {
    let first = table.rows[0].rule;
    let never = table.never();
    let Some(never) = findings.proved(first, never) else {
        return;
    };
    let start = |index: usize| findings.rulebook.rule(table.rows[index].rule).span.start;
    let alive: Vec<usize> = (0..table.rows.len())
        .filter(|index| !never.iter().any(|(dead, _)| dead == index))
        .map(start)
        .collect();
    let mut told = Vec::new();
    let mut problems = Vec::new();
    for (index, why) in &never {
        let at = start(*index);
        if !alive.contains(&at) && !told.contains(&at) {
            told.push(at);
            problems.push(problem(findings, &table.rows[*index], *why));
        }
    }
    problems
        .into_iter()
        .for_each(|problem| findings.push(problem));
}

fn problem(findings: &Findings<'_>, row: &Row, why: Never) -> Problem {
    findings.at("never-matches", row.rule).with(
        "why",
        Arg::Word(match why {
            Never::Contradiction if row.single => "never-single",
            Never::Contradiction => "never-contradiction",
            Never::Excluded => "never-excluded",
            Never::NothingLeft => "never-nothing-left",
        }),
    )
}

/// Tells of the conditions of all other clauses that never hold.
pub fn clauses(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    // What excludes is not itself taken away by what excludes.
    let excludes: Vec<Taker<'_>> = rulebook
        .excludes
        .iter()
        .map(|clause| alone(clause.rule, &clause.when))
        .collect();
    if let Some(table) = findings.table(Whose::Publication, &excludes, &[]) {
        rows(&table, findings);
    }
    let mut whens: Vec<Taker<'_>> = Vec::new();
    let mut of = |rule: RuleId, when| whens.push(alone(rule, when));
    rulebook
        .same_pieces
        .iter()
        .for_each(|clause| of(clause.rule, &clause.when));
    rulebook
        .shares
        .iter()
        .for_each(|clause| of(clause.rule, &clause.when));
    let limits = rulebook
        .limits
        .publication
        .iter()
        .chain(&rulebook.limits.piece);
    limits.for_each(|limit| of(limit.rule, &limit.when));
    rulebook
        .limits
        .scores
        .iter()
        .for_each(|limit| of(limit.rule, &limit.when));
    for target in &rulebook.targets {
        target
            .rows
            .iter()
            .for_each(|row| of(row.rule, &target.when));
    }
    rulebook
        .ranks
        .iter()
        .for_each(|rank| of(rank.rule, &rank.when));
    rulebook
        .lists
        .iter()
        .for_each(|list| of(list.rank.rule, &list.rank.when));
    let money = rulebook.money.iter();
    money.for_each(|clause| of(clause.rule, &clause.when));
    if let Some(table) = findings.publications(&whens) {
        rows(&table, findings);
    }
    accounts(findings);
}

/// Tells of clauses that no account could be meant by.
fn accounts(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    let mut whos: Vec<(RuleId, &Condition, Option<AccountKind>)> = Vec::new();
    let limits = rulebook.limits.scores.iter().chain(&rulebook.limits.booked);
    whos.extend(limits.map(|limit| (limit.rule, &limit.who, Some(limit.account))));
    whos.extend(
        rulebook
            .events
            .iter()
            .map(|event| (event.rule, &event.who, event.account)),
    );
    whos.extend(
        rulebook
            .ranks
            .iter()
            .map(|rank| (rank.rule, &rank.who, Some(rank.account))),
    );
    let lists = rulebook.lists.iter().map(|list| &list.rank);
    whos.extend(lists.map(|rank| (rank.rule, &rank.who, Some(rank.account))));
    let money = rulebook.money.iter();
    whos.extend(money.map(|clause| (clause.rule, &clause.who, Some(clause.account))));
    whos.extend(
        rulebook
            .unranked
            .iter()
            .map(|clause| (clause.rule, &clause.who, clause.account)),
    );
    for (rule, who, account) in whos {
        let taker = [alone(rule, who)];
        let mut somebody = false;
        for whose in kinds(account) {
            let table = findings.table(*whose, &taker, &[]);
            somebody |=
                table.is_none_or(|table| table.never() != Ok(vec![(0, Never::Contradiction)]));
        }
        if !somebody {
            let problem = findings.at("never-matches", rule);
            findings.push(problem.with("why", Arg::Word("never-nobody")));
        }
    }
}

/// Whose facts an account of a kind has; of no kind: a teacher or a department.
pub fn kinds(account: Option<AccountKind>) -> &'static [Whose] {
    match account {
        Some(AccountKind::Department) => &[Whose::Department],
        Some(_) => &[Whose::Teacher],
        None => &[Whose::Teacher, Whose::Department],
    }
}

/// A clause without a table.
fn alone(rule: RuleId, when: &Condition) -> Taker<'_> {
    Taker {
        rule,
        when,
        table: 0,
        others: false,
    }
}
