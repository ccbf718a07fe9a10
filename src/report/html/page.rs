//! What the page shows, ready for its template.

use serde::Serialize;

use super::super::books::Books;
use super::super::{Run, account_name, amount, csv, foot, place, ranked};
use super::accounts::{self, AccountView};
use super::charts::{self, Bars, Months};
use super::clauses::{self, ArticleView};
use super::names::Names;
use super::search;
use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use crate::problem::Severity;
use crate::standing::{Ranked, Ranking};

/// So many problems are shown; the file has all.
const PROBLEMS: usize = 200;

#[derive(Serialize)]
pub struct Page {
    pub period: String,
    pub rulebook: String,
    pub state: String,
    pub rows_read: String,
    /// What its first table is about: ranks, or points where nothing is ranked.
    pub rankings_title: String,
    pub rankings: Vec<RankingView>,
    pub lists: Vec<ListView>,
    pub bars: Vec<Bars>,
    pub months: Vec<Months>,
    pub accounts: Vec<AccountView>,
    /// Why there are no accounts' statements; none if there are.
    pub too_many: Option<String>,
    pub articles: Vec<ArticleView>,
    /// Why the words of the articles are not there.
    pub no_policy: Option<String>,
    pub books: Vec<BooksView>,
    pub problems: Vec<ProblemView>,
    pub more_problems: Option<String>,
    pub foot: Vec<String>,
    /// What is searched, as JSON.
    pub index: String,
}

#[derive(Serialize)]
pub struct RankingView {
    pub title: String,
    pub is_departments: bool,
    pub rows: Vec<RowView>,
    /// The heading of what ranks, where that is not all points.
    pub figure: Option<String>,
    /// Which columns there are.
    pub has: Columns,
}

#[derive(Clone, Copy, Serialize)]
pub struct Columns {
    pub place: bool,
    pub group: bool,
    pub money: bool,
    pub year: bool,
    pub change: bool,
}

#[derive(Serialize)]
pub struct RowView {
    pub place: String,
    pub group: String,
    pub anchor: String,
    pub name: String,
    pub department: String,
    pub points: String,
    pub pieces: String,
    pub figure: String,
    pub money: String,
    pub year: String,
    pub change: String,
}

#[derive(Serialize)]
pub struct ListView {
    pub title: String,
    pub members: Vec<MemberView>,
}

#[derive(Serialize)]
pub struct MemberView {
    pub anchor: String,
    pub name: String,
    pub department: String,
    pub prize: Option<String>,
}

#[derive(Serialize)]
pub struct BooksView {
    pub title: String,
    pub rows: Vec<(String, [String; 3])>,
    pub totals: [String; 3],
}

#[derive(Serialize)]
pub struct ProblemView {
    pub severity: String,
    pub level: &'static str,
    pub place: String,
    pub read: String,
    pub said: String,
    pub hint: String,
}

impl Page {
    /// The page of a run; without the statements of its accounts where they are too many.
    pub fn of(run: &Run, words: &Words, with_statements: bool) -> Page {
        let shown = match with_statements {
            true => accounts::shown(run),
            false => Vec::new(),
        };
        let names = Names::of(run, &shown);
        let units = 0..run.rulebook.units.len().max(1) as u8;
        let accounts = accounts::views(run, words, &names, &shown);
        let policy = run.rulebook.policy.as_ref();
        let policy = policy.filter(|_| run.policy.is_none());
        let problems = run.problems.iter();
        let count = run.problems.iter().count();
        Page {
            period: run.period().to_string(),
            rulebook: run.rulebook.name.clone(),
            state: words.word(run.release.state.id()),
            rows_read: rows_read(run, words),
            rankings_title: words.word(
                match run
                    .standing
                    .rankings
                    .iter()
                    .any(|ranking| ranking.gives_places)
                {
                    true => "page-rankings",
                    false => "page-points",
                },
            ),
            rankings: rankings(run, words, &names),
            lists: lists(run, words, &names),
            bars: units
                .clone()
                .filter_map(|unit| charts::bars(run, words, &names, unit))
                .collect(),
            months: units
                .clone()
                .filter_map(|unit| charts::months(run, unit))
                .collect(),
            index: search::index(&accounts),
            accounts,
            too_many: (!with_statements).then(|| super::too_many(run, words)),
            articles: clauses::articles(run, words, &names),
            no_policy: policy
                .map(|(file, _)| words.say("page-no-policy", &[("file", file.as_str().into())])),
            books: units.map(|unit| books(run, words, unit)).collect(),
            problems: problems
                .take(PROBLEMS)
                .map(|problem| ProblemView {
                    severity: csv::severity(problem.severity, words),
                    level: match problem.severity {
                        Severity::Error => "error",
                        Severity::Warning => "warning",
                        Severity::Note => "note",
                    },
                    place: place::text(&problem.place, words),
                    read: problem.read.clone(),
                    said: words.problem(problem),
                    hint: words.hint(problem),
                })
                .collect(),
            more_problems: (count > PROBLEMS).then(|| {
                let args = [
                    ("count", (count - PROBLEMS).into()),
                    ("file", run.file_name("file-problems", words).into()),
                ];
                words.say("page-more-problems", &args)
            }),
            foot: foot::lines(run, words),
        }
    }
}

fn rows_read(run: &Run, words: &Words) -> String {
    let rows = run.accounting.all;
    let args = [
        ("read", rows.read.into()),
        ("counted", rows.counted.into()),
        ("not-counted", rows.not_counted.into()),
        ("skipped", rows.skipped.into()),
        ("asked", rows.asked.into()),
    ];
    words.say("report-accounting", &args)
}

/// A table for each ranking, or for each group where places are given in groups.
fn rankings(run: &Run, words: &Words, names: &Names) -> Vec<RankingView> {
    let mut views = Vec::new();
    for ranking in &run.standing.rankings {
        let same = |a: &Ranked, b: &Ranked| !ranking.grouped || a.group == b.group;
        for rows in ranking.rows.chunk_by(same) {
            views.push(ranking_view(run, words, names, ranking, rows));
        }
    }
    views
}

fn ranking_view(
    run: &Run,
    words: &Words,
    names: &Names,
    ranking: &Ranking,
    rows: &[Ranked],
) -> RankingView {
    let is_departments = ranking.kind == AccountKind::Department;
    let mut title = vec![words.word(ranked::title_id(ranking))];
    if ranking.grouped && !rows[0].group.is_empty() {
        title.push(rows[0].group.clone());
    }
    if run.rulebook.units.len() > 1 {
        title.push(run.unit(ranking.unit).to_owned());
    }
    RankingView {
        title: title.join(" · "),
        is_departments,
        figure: ranked::figure_id([ranking].into_iter()).map(|key| csv::column(key, words)),
        has: Columns {
            place: ranking.gives_places,
            group: !ranking.grouped && rows.iter().any(|row| !row.group.is_empty()),
            money: rows.iter().any(|row| row.money.is_some()),
            year: run.history.has_year(),
            change: ranking.gives_places && run.history.before().is_some(),
        },
        rows: rows
            .iter()
            .map(|row| row_view(run, words, names, ranking, row))
            .collect(),
    }
}

fn row_view(run: &Run, words: &Words, names: &Names, ranking: &Ranking, row: &Ranked) -> RowView {
    let points = |amount| amount::text(amount, run.rulebook.decimals);
    RowView {
        place: ranked::place(ranking, row, words),
        group: row.group.clone(),
        anchor: names.account(row.account).to_owned(),
        name: account_name(run.account(row.account), words),
        department: run.department(row.account).to_owned(),
        points: points(row.points),
        pieces: amount::text(row.pieces, 0),
        figure: ranked::figure(run, ranking, row),
        money: row
            .money
            .map_or_else(String::new, |money| amount::text(money, 2)),
        year: run
            .history
            .year(row.account, ranking.unit)
            .map_or_else(String::new, points),
        change: run
            .history
            .change(ranking, row)
            .map_or_else(String::new, csv::change_text),
    }
}

fn lists(run: &Run, words: &Words, names: &Names) -> Vec<ListView> {
    let lists = run.standing.lists.iter().map(|list| {
        let clause = run.rulebook.rule(list.rule).clause.as_str();
        let args = [
            ("name", list.name.as_str().into()),
            ("clause", clause.into()),
        ];
        ListView {
            title: words.say("report-list", &args),
            members: list
                .members
                .iter()
                .map(|member| MemberView {
                    anchor: names.account(member.account).to_owned(),
                    name: account_name(run.account(member.account), words),
                    department: run.department(member.account).to_owned(),
                    prize: member.prize.map(|prize| amount::text(prize, 2)),
                })
                .collect(),
        }
    });
    lists.collect()
}

fn books(run: &Run, words: &Words, unit: u8) -> BooksView {
    let books = Books::of(run, unit);
    let texts = |amounts: [rust_decimal::Decimal; 3]| {
        amounts.map(|amount| amount::text(amount, run.rulebook.decimals))
    };
    BooksView {
        title: words.say("books-title", &[("unit", run.unit(unit).into())]),
        rows: books
            .items
            .iter()
            .map(|item| (item.name(words), texts(item.amounts)))
            .collect(),
        totals: texts(books.totals),
    }
}
