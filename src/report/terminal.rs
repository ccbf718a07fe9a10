//! The result on a terminal: rankings, lists, the accounting of rows, what to look at next.
//!
//! Plain characters only: line-drawing ones are two columns wide on Chinese Windows consoles.

mod summary;

use std::path::Path;

use comfy_table::{
    Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
};

use super::books::Books;
use super::questions::Questions;
use super::write::Written;
use super::{Run, account_name, amount, foot, ranked};
use crate::intake::accounts::AccountKind;
use crate::locale::Words;
use crate::problem::Severity;
use crate::standing::{NamedList, Ranked, Ranking};

/// So many teachers are shown; the file has all.
const TEACHERS: usize = 10;

const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(' '))
    .header_separator(LineStyle::none().fill('-').junction('-'))
    .content_lines(ContentLineStyle::none().junction(' '));

/// The whole result but its files, no line wider than `width` columns where words allow.
pub fn text(run: &Run, words: &Words, width: u16) -> String {
    let mut out = format!("{}  {}\n", run.rulebook.name, run.period());
    for ranking in &run.standing.rankings {
        match ranking.kind {
            AccountKind::Department => push_departments(&mut out, run, words, ranking, width),
            _ => push_teachers(&mut out, run, words, ranking, width),
        }
    }
    for list in &run.standing.lists {
        push_list(&mut out, run, words, list);
    }
    push_books(&mut out, run, words, width);
    push_foot(&mut out, run, words);
    out.push('\n');
    summary::push_accounting(&mut out, run, words, width);
    summary::push_decisions(&mut out, run, words);
    summary::push_problems(&mut out, run, words, width);
    out
}

/// Where the files are, which got another name, and what to look at next.
pub fn files(run: &Run, words: &Words, folder: &Path, written: &[Written]) -> String {
    let names: Vec<String> = written.iter().map(Written::name).collect();
    let mut out = words.say(
        "report-files",
        &[
            ("folder", folder.display().to_string().into()),
            ("names", names.join(&words.word("report-name-comma")).into()),
        ],
    );
    for file in written {
        if let Some(wanted) = file.wanted() {
            let args = [("wanted", wanted.into()), ("name", file.name().into())];
            push_line(&mut out, &words.say("report-file-busy", &args));
        }
    }
    push_line(&mut out, &next(run, words, written));
    out.push('\n');
    out
}

/// Files in which a person can look at the problems, the best first.
const LISTS: [&str; 3] = ["file-problems", "file-page", "file-workbook"];

/// What to do next, with the files that were written.
fn next(run: &Run, words: &Words, written: &[Written]) -> String {
    let find = |kind: &str| Written::found(written, &run.file_name(kind, words));
    let asks = run
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error && problem.question.is_some());
    let questions = find("file-questions");
    let list = LISTS.into_iter().find_map(find);
    let is_open = questions.is_some() && Questions::of(run, words).are_open();
    let has_errors = run.problems.count(Severity::Error) > 0 || run.accounting.all.asked > 0;
    let next = if asks && questions.is_some() {
        "report-next-questions"
    } else if !has_errors && run.problems.count(Severity::Warning) == 0 {
        "report-next-explain"
    } else if list.is_none() {
        "report-next-unlisted"
    } else if has_errors {
        "report-next-errors"
    } else {
        "report-next-warnings"
    };
    // Someone to ask about: the best teacher, or else the best department.
    let rankings = &run.standing.rankings;
    let someone = rankings
        .iter()
        .rev()
        .find_map(|ranking| ranking.rows.first())
        .map(|row| account_name(run.account(row.account), words));
    let args = [
        ("file", list.unwrap_or_default().into()),
        ("questions", questions.unwrap_or_default().into()),
        ("open", if is_open { "yes" } else { "no" }.into()),
        (
            "name",
            someone
                .unwrap_or_else(|| words.word("report-someone"))
                .into(),
        ),
    ];
    words.say(next, &args)
}

fn push_line(out: &mut String, line: &str) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str(line);
}

fn push_departments(out: &mut String, run: &Run, words: &Words, ranking: &Ranking, width: u16) {
    let same = |a: &Ranked, b: &Ranked| !ranking.grouped || a.group == b.group;
    for rows in ranking.rows.chunk_by(same) {
        let title = match rows[0].group.as_str() {
            group if !ranking.grouped || group.is_empty() => words.word(ranked::title_id(ranking)),
            group => words.say("report-departments-group", &[("group", group.into())]),
        };
        push_title(out, run, &title, ranking);
        push_table(out, run, words, ranking, rows, width);
    }
}

fn push_teachers(out: &mut String, run: &Run, words: &Words, ranking: &Ranking, width: u16) {
    let shown = &ranking.rows[..ranking.rows.len().min(TEACHERS)];
    if shown.is_empty() {
        return;
    }
    let args = [
        ("shown", shown.len().into()),
        ("count", ranking.rows.len().into()),
    ];
    let title = match ranking.rows.len() {
        _ if !ranking.gives_places => words.word(ranked::title_id(ranking)),
        ..=TEACHERS => words.word(ranked::title_id(ranking)),
        _ => words.say("report-teachers-first", &args),
    };
    push_title(out, run, &title, ranking);
    for rows in shown.chunk_by(|a, b| !ranking.grouped || a.group == b.group) {
        if ranking.grouped && !rows[0].group.is_empty() {
            push_line(out, &rows[0].group);
            out.push('\n');
        }
        push_table(out, run, words, ranking, rows, width);
    }
}

/// How equal accounts share a place, which no reader should have to guess.
/// By which rulebook, how ties and fractions are treated, how far the result has got.
fn push_foot(out: &mut String, run: &Run, words: &Words) {
    out.push('\n');
    for line in foot::lines(run, words) {
        out.push_str(&format!("{line}\n"));
    }
}

/// What the pieces brought, and how it became what teachers and departments have.
fn push_books(out: &mut String, run: &Run, words: &Words, width: u16) {
    for unit in 0..run.rulebook.units.len() as u8 {
        let books = Books::of(run, unit);
        let args = [("unit", run.unit(unit).into())];
        out.push_str(&format!("\n{}\n", words.say("books-title", &args)));
        let mut table = plain_table(width);
        let heads = [
            "books-item",
            "books-teacher",
            "books-department",
            "books-nobody",
        ];
        let mut heads = heads.map(|id| words.word(id)).into_iter();
        let first = heads.next().map(Cell::new);
        table.set_header(first.into_iter().chain(heads.map(right)));
        let figure = |amount| right(amount::text(amount, run.rulebook.decimals));
        for item in &books.items {
            let name = Cell::new(item.name(words));
            table.add_row([name].into_iter().chain(item.amounts.map(figure)));
        }
        let total = Cell::new(words.word("books-total"));
        table.add_row([total].into_iter().chain(books.totals.map(figure)));
        push_trimmed(out, &table);
    }
}

fn push_title(out: &mut String, run: &Run, title: &str, ranking: &Ranking) {
    out.push('\n');
    out.push_str(title);
    if run.rulebook.units.len() > 1 {
        out.push_str(&format!(" [{}]", run.unit(ranking.unit)));
    }
    out.push('\n');
}

fn push_table(
    out: &mut String,
    run: &Run,
    words: &Words,
    ranking: &Ranking,
    rows: &[Ranked],
    width: u16,
) {
    let teachers = ranking.kind == AccountKind::Teacher;
    let money = rows.iter().any(|row| row.money.is_some());
    // Where places are given in groups, each has a table of its own.
    let groups = !ranking.grouped && rows.iter().any(|row| !row.group.is_empty());
    let word = |key: &str| words.word(&format!("column-{key}"));
    let figure = ranked::figure_id([ranking].into_iter());
    let mut header = Vec::new();
    if ranking.gives_places {
        header.push(right(word("place")));
    }
    if teachers {
        header.push(Cell::new(word("name")));
    }
    header.push(Cell::new(word("department")));
    header.extend(groups.then(|| Cell::new(word("group"))));
    header.extend([right(word("points")), right(word("pieces"))]);
    header.extend(figure.map(|key| right(word(key))));
    if money {
        header.push(right(word("money")));
    }
    let mut table = plain_table(width);
    table.set_header(header);
    for row in rows {
        let mut cells = Vec::new();
        if ranking.gives_places {
            cells.push(right(ranked::place(ranking, row, words)));
        }
        cells.push(Cell::new(account_name(run.account(row.account), words)));
        if teachers {
            cells.push(Cell::new(run.department(row.account)));
        }
        if groups {
            cells.push(Cell::new(&row.group));
        }
        cells.push(right(amount::text(row.points, run.rulebook.decimals)));
        cells.push(right(amount::text(row.pieces, 0)));
        if figure.is_some() {
            cells.push(right(ranked::figure(run, ranking, row)));
        }
        if money {
            cells.push(right(
                row.money
                    .map_or_else(String::new, |money| amount::text(money, 2)),
            ));
        }
        table.add_row(cells);
    }
    push_trimmed(out, &table);
}

fn plain_table(width: u16) -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .force_no_tty();
    table
}

fn push_trimmed(out: &mut String, table: &Table) {
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn push_list(out: &mut String, run: &Run, words: &Words, list: &NamedList) {
    let clause = run.rulebook.rule(list.rule).clause.as_str();
    let args = [
        ("name", list.name.as_str().into()),
        ("clause", clause.into()),
    ];
    out.push('\n');
    out.push_str(&words.say("report-list", &args));
    out.push('\n');
    if list.members.is_empty() {
        out.push_str(&format!("  {}\n", words.word("report-list-empty")));
    }
    for members in list.members.chunk_by(|a, b| a.group == b.group) {
        let names: Vec<String> = members
            .iter()
            .map(|member| {
                let name = account_name(run.account(member.account), words);
                match member.prize {
                    Some(prize) => words.say(
                        "report-prize",
                        &[("name", name.into()), ("prize", prize.into())],
                    ),
                    None => name,
                }
            })
            .collect();
        let names = names.join(&words.word("report-name-comma"));
        let line = match members[0].group.as_str() {
            "" => names,
            group => words.say(
                "report-list-group",
                &[("group", group.into()), ("names", names.into())],
            ),
        };
        out.push_str(&format!("  {line}\n"));
    }
}
