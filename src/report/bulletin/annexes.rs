//! The annexes: rankings, lists and the books as tables, with what must stand under them.

use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use crate::report::books::Books;
use crate::report::csv::change_text;
use crate::report::{Run, account_name, amount, foot, ranked};
use crate::standing::{Ranked, Ranking};

/// An annex, which begins a page.
pub(super) struct Annex {
    pub title: String,
    pub tables: Vec<Table>,
    /// The lines under each table.
    pub notes: Vec<String>,
}

pub(super) struct Table {
    /// Empty where the title says all.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

pub(super) struct Column {
    pub head: String,
    /// Its part of the width, beside those of the others.
    pub width: usize,
    pub side: Side,
}

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

impl Column {
    fn text(head: String, width: usize) -> Column {
        let side = Side::Left;
        Column { head, width, side }
    }

    fn figure(head: String, width: usize) -> Column {
        let side = Side::Right;
        Column { head, width, side }
    }

    fn place(words: &Words) -> Column {
        Column {
            head: words.word("column-place"),
            width: 10,
            side: Side::Middle,
        }
    }
}

/// All annexes of a run, in the order in which their titles are listed.
pub(super) fn annexes(run: &Run, words: &Words) -> Vec<Annex> {
    let mut annexes: Vec<Annex> = shown(run)
        .map(|ranking| Annex {
            title: ranking_title(run, words, ranking),
            tables: ranking_tables(run, words, ranking),
            notes: foot::lines(run, words),
        })
        .collect();
    if has_lists(run) {
        annexes.push(Annex {
            title: words.word("bulletin-lists"),
            tables: list_tables(run, words),
            notes: vec![foot::release(run, words)],
        });
    }
    annexes.push(Annex {
        title: words.word("bulletin-books"),
        tables: book_tables(run, words),
        notes: foot::lines(run, words),
    });
    annexes
}

/// Their titles alone.
pub(super) fn titles(run: &Run, words: &Words) -> Vec<String> {
    let rankings = shown(run).map(|ranking| ranking_title(run, words, ranking));
    let lists = has_lists(run).then(|| words.word("bulletin-lists"));
    let books = words.word("bulletin-books");
    rankings.chain(lists).chain([books]).collect()
}

fn shown<'a>(run: &'a Run) -> impl Iterator<Item = &'a Ranking> {
    let rankings = run.standing.rankings.iter();
    rankings.filter(|ranking| !ranking.rows.is_empty())
}

fn has_lists(run: &Run) -> bool {
    run.standing
        .lists
        .iter()
        .any(|list| !list.members.is_empty())
}

/// What a ranking is called; with the unit and the clause where there are several of its kind.
pub(super) fn ranking_title(run: &Run, words: &Words, ranking: &Ranking) -> String {
    let mut title = words.word(ranked::title_id(ranking));
    let like = |other: &&Ranking| (other.kind, other.unit) == (ranking.kind, ranking.unit);
    let clause = ranking.rule.filter(|_| shown(run).filter(like).count() > 1);
    let clause = clause.map(|rule| run.rulebook.rule(rule).clause.as_str());
    let unit = (run.rulebook.units.len() > 1).then(|| run.unit(ranking.unit));
    for part in [unit, clause].into_iter().flatten() {
        let args = [("title", title.into()), ("part", part.into())];
        title = words.say("bulletin-title-of", &args);
    }
    title
}

/// A table for each group that places are given in.
fn ranking_tables(run: &Run, words: &Words, ranking: &Ranking) -> Vec<Table> {
    let groups = ranking
        .rows
        .chunk_by(|a, b| !ranking.grouped || a.group == b.group);
    let parts = Parts::of(run, ranking);
    groups
        .map(|rows| Table {
            caption: match ranking.grouped {
                true => rows[0].group.clone(),
                false => String::new(),
            },
            columns: parts.columns(words),
            rows: rows
                .iter()
                .map(|row| parts.cells(run, words, ranking, row))
                .collect(),
        })
        .collect()
}

/// Which columns a ranking needs.
struct Parts {
    place: bool,
    of_teachers: bool,
    group: bool,
    /// The heading of what ranks, where that is not all points.
    figure: Option<&'static str>,
    money: bool,
    year: bool,
    change: bool,
}

impl Parts {
    fn of(run: &Run, ranking: &Ranking) -> Parts {
        let mut rows = ranking.rows.iter();
        Parts {
            place: ranking.gives_places,
            of_teachers: ranking.kind == AccountKind::Teacher,
            group: !ranking.grouped && rows.clone().any(|row| !row.group.is_empty()),
            figure: ranked::figure_id([ranking].into_iter()),
            money: rows.any(|row| row.money.is_some()),
            year: run.history.has_year(),
            change: ranking.gives_places && run.history.before().is_some(),
        }
    }

    fn columns(&self, words: &Words) -> Vec<Column> {
        let word = |key: &str| words.word(&format!("column-{key}"));
        let figure = |key: &str| Column::figure(word(key), 12);
        let mut columns = Vec::new();
        if self.place {
            columns.push(Column::place(words));
        }
        if self.of_teachers {
            columns.push(Column::text(word("name"), 13));
        }
        columns.push(Column::text(word("department"), 21));
        if self.group {
            columns.push(Column::text(word("group"), 14));
        }
        columns.extend([figure("points"), figure("pieces")]);
        columns.extend(self.figure.map(figure));
        let more = [
            (self.money, "money"),
            (self.year, "year"),
            (self.change, "change"),
        ];
        let more = more.into_iter().filter(|(there, _)| *there);
        columns.extend(more.map(|(_, key)| figure(key)));
        columns
    }

    fn cells(&self, run: &Run, words: &Words, ranking: &Ranking, row: &Ranked) -> Vec<String> {
        let points = |points| amount::text(points, run.rulebook.decimals);
        let mut cells = Vec::new();
        if self.place {
            cells.push(ranked::place(ranking, row, words));
        }
        cells.push(account_name(run.account(row.account), words));
        if self.of_teachers {
            cells.push(run.department(row.account).to_owned());
        }
        if self.group {
            cells.push(row.group.clone());
        }
        cells.extend([points(row.points), amount::text(row.pieces, 0)]);
        if self.figure.is_some() {
            cells.push(ranked::figure(run, ranking, row));
        }
        if self.money {
            cells.push(
                row.money
                    .map_or_else(String::new, |money| amount::text(money, 2)),
            );
        }
        if self.year {
            let year = run.history.year(row.account, ranking.unit);
            cells.push(year.map_or_else(String::new, points));
        }
        if self.change {
            let change = run.history.change(ranking, row);
            cells.push(change.map_or_else(String::new, change_text));
        }
        cells
    }
}

fn list_tables(run: &Run, words: &Words) -> Vec<Table> {
    let word = |key: &str| words.word(&format!("column-{key}"));
    let lists = run.standing.lists.iter();
    let lists = lists.filter(|list| !list.members.is_empty());
    let table = |list: &crate::standing::NamedList| {
        let has = |place: fn(&crate::standing::Member) -> bool| list.members.iter().any(place);
        let places = has(|member| member.place.is_some());
        let groups = has(|member| !member.group.is_empty());
        let prizes = has(|member| member.prize.is_some());
        let mut columns = Vec::new();
        if places {
            columns.push(Column::place(words));
        }
        if groups {
            columns.push(Column::text(word("group"), 14));
        }
        columns.push(Column::text(word("account"), 22));
        columns.push(Column::text(word("department"), 22));
        if prizes {
            columns.push(Column::figure(word("prize"), 12));
        }
        columns.push(Column::text(word("clause"), 18));
        let cells = |member: &crate::standing::Member| {
            let mut cells = Vec::new();
            if places {
                cells.push(
                    member
                        .place
                        .map_or_else(String::new, |place| place.to_string()),
                );
            }
            if groups {
                cells.push(member.group.clone());
            }
            cells.push(account_name(run.account(member.account), words));
            cells.push(run.department(member.account).to_owned());
            if prizes {
                cells.push(
                    member
                        .prize
                        .map_or_else(String::new, |prize| amount::text(prize, 2)),
                );
            }
            cells.push(run.rulebook.rule(member.rule).clause.clone());
            cells
        };
        Table {
            caption: list.name.clone(),
            columns,
            rows: list.members.iter().map(cells).collect(),
        }
    };
    lists.map(table).collect()
}

fn book_tables(run: &Run, words: &Words) -> Vec<Table> {
    let points = |points| amount::text(points, run.rulebook.decimals);
    let figures = ["books-teacher", "books-department", "books-nobody"];
    let table = |unit: u8| {
        let books = Books::of(run, unit);
        let columns = [Column::text(words.word("books-item"), 43)].into_iter();
        let columns = columns.chain(figures.map(|id| Column::figure(words.word(id), 19)));
        let line = |name: String, amounts: &[rust_decimal::Decimal; 3]| {
            [name].into_iter().chain(amounts.map(points)).collect()
        };
        let items = books.items.iter();
        let rows = items.map(|item| line(item.name(words), &item.amounts));
        let total = line(words.word("books-total"), &books.totals);
        Table {
            caption: match run.rulebook.units.len() {
                1 => String::new(),
                _ => words.say("books-title", &[("unit", run.unit(unit).into())]),
            },
            columns: columns.collect(),
            rows: rows.chain([total]).collect(),
        }
    };
    (0..run.rulebook.units.len() as u8).map(table).collect()
}
