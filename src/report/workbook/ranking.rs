//! 部门排名, 教师排名: a sheet a ranking, worked out anew from the ledger by its own formulas.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatText, ConditionalFormatTextRule, Format, Worksheet, XlsxError,
};

use super::ledger::Where;
use super::plan::{Plan, Stiff};
use super::table::{Foot, Page, Table};
use super::tasks::tasks;
use crate::clauses::rank::{By, Ties};
use crate::intake::accounts::AccountKind;
use crate::report::spreadsheet::{BRONZE, GOLD, NEGATIVE, SHORT, SILVER};
use crate::report::{foot, ranked};
use crate::standing::{Ranked, Ranking};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Place,
    Group,
    Name,
    Department,
    Points,
    Pieces,
    /// What ranks, where that is not all points.
    Figure,
    Money,
    Tasks,
    Year,
    Change,
    // Beside the page, for the formulas:
    Number,
    /// The group as a number; 0 without a place.
    GroupNumber,
    /// How many of the group have the same points.
    Equal,
    OwnPoints,
    OwnPlace,
}

impl Column {
    /// Its heading, and the widest it may get.
    fn head(self, ranking: &Ranking) -> (&'static str, usize) {
        match self {
            Column::Place => ("place", 8),
            Column::Group => ("group", 20),
            Column::Name if ranking.kind == AccountKind::Department => ("department", 30),
            Column::Name => ("name", 20),
            Column::Department => ("department", 30),
            Column::Points => ("points", 14),
            Column::Pieces => ("pieces", 10),
            Column::Figure => {
                let id = ranked::figure_id([ranking].into_iter());
                (id.unwrap_or("figure"), 16)
            }
            Column::Money => ("money", 12),
            Column::Tasks => ("tasks", 44),
            Column::Year => ("year", 14),
            Column::Change => ("change", 8),
            Column::Number => ("account-number", 8),
            Column::GroupNumber => ("group-number", 8),
            Column::Equal => ("equal", 8),
            Column::OwnPoints => ("own-points", 14),
            Column::OwnPlace => ("own-place", 8),
        }
    }
}

/// A ranking with the columns that it needs.
struct Sheet<'p> {
    plan: &'p Plan<'p>,
    ranking: &'p Ranking,
    columns: Vec<Column>,
    /// The lines it is worked out from, where they are in the workbook and can be.
    ledger: Option<&'p Where>,
    /// Whether what is shown gives the places, so that a formula can.
    shows_places: bool,
}

/// Writes a ranking to a sheet of this name.
pub fn write(
    plan: &Plan,
    ranking: &Ranking,
    ledger: Option<&Where>,
    name: &str,
) -> Result<Worksheet, XlsxError> {
    let sheet = Sheet {
        plan,
        ranking,
        columns: columns(plan, ranking),
        ledger,
        shows_places: shows_places(ranking),
    };
    let head: Vec<(String, usize)> = sheet
        .columns
        .iter()
        .map(|column| {
            let (id, most) = column.head(ranking);
            (plan.column(id), most)
        })
        .collect();
    let mut table = Table::new(plan, name, &head)?;
    let mut group = 0;
    for (index, row) in ranking.rows.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &ranking.rows[before]);
        let begins = before.is_none_or(|before| ranking.grouped && before.group != row.group);
        group += usize::from(begins);
        sheet.write_row(&mut table, row, group)?;
        table.next_row()?;
    }
    let foot = sheet.foot(&table);
    if !ranking.rows.is_empty() {
        sheet.colour(&mut table)?;
    }
    let aside = |column: &&Column| **column == Column::Number;
    let printed = sheet.columns.iter().position(|column| aside(&column));
    table.finish(
        Page::Upright,
        printed.unwrap_or_default() as u16,
        sheet.at(Column::Name) + 1,
        foot,
    )
}

/// Whether the figures as they are shown give the places: fractions of pieces may be alike when
/// rounded, and yet not tie.
fn shows_places(ranking: &Ranking) -> bool {
    let pairs = ranking.rows.windows(2).filter(|pair| {
        (!ranking.grouped || pair[0].group == pair[1].group) && pair[1].place.is_some()
    });
    let mut pairs = pairs.map(|pair| (&pair[0], &pair[1]));
    ranking.gives_places
        && pairs.all(|(above, below)| match above.place == below.place {
            true => above.figure == below.figure,
            false => above.figure > below.figure,
        })
}

fn columns(plan: &Plan, ranking: &Ranking) -> Vec<Column> {
    let (rows, places) = (&ranking.rows, ranking.gives_places);
    let history = &plan.run.history;
    let has_tasks = rows.iter().any(|row| !tasks(plan, row.account).is_empty());
    [
        (Column::Place, places),
        (Column::Group, rows.iter().any(|row| !row.group.is_empty())),
        (Column::Name, true),
        (Column::Department, ranking.kind == AccountKind::Teacher),
        (Column::Points, true),
        (Column::Pieces, true),
        (
            Column::Figure,
            ranked::figure_id([ranking].into_iter()).is_some(),
        ),
        (Column::Money, rows.iter().any(|row| row.money.is_some())),
        (Column::Tasks, has_tasks),
        (Column::Year, history.has_year()),
        (Column::Change, places && history.before().is_some()),
        (Column::Number, true),
        (Column::GroupNumber, places),
        (Column::Equal, places && ranking.ties == Ties::Dense),
        (Column::OwnPoints, true),
        (Column::OwnPlace, places),
    ]
    .into_iter()
    .filter_map(|(column, is_there)| is_there.then_some(column))
    .collect()
}

impl Sheet<'_> {
    /// Where a column is; the first where there is none.
    fn at(&self, column: Column) -> u16 {
        let found = self.columns.iter().position(|known| *known == column);
        found.unwrap_or_default() as u16
    }

    fn write_row(&self, table: &mut Table, row: &Ranked, group: usize) -> Result<(), XlsxError> {
        let (plan, run, style) = (self.plan, self.plan.run, &self.plan.style);
        for (at, column) in (0..).zip(&self.columns) {
            match column {
                Column::Place => self.write_place(table, row)?,
                Column::Group => table.text(at, &row.group, &style.wrapped)?,
                Column::Name => {
                    let to = self.ledger.and_then(|ledger| ledger.link(row.account));
                    table.link(at, &run.account(row.account).name, to.as_deref())?;
                }
                Column::Department => {
                    table.text(at, run.department(row.account), &style.wrapped)?;
                }
                Column::Points => match self.formulas() {
                    Some(ledger) => {
                        let number = table.cell(self.at(Column::Number));
                        let sum = ledger.sum_of(&number, plan.digits);
                        table.formula(at, &sum, row.points, &style.points)?;
                    }
                    None => table.number(at, row.points, &style.points)?,
                },
                Column::Pieces => table.number(at, row.pieces, &style.count)?,
                Column::Figure => match self.ranking.by {
                    By::Points => table.number(at, row.figure, &style.points)?,
                    By::Pieces | By::Publications => table.number(at, row.figure, &style.count)?,
                },
                Column::Money => match row.money {
                    Some(money) => table.number(at, money, &style.money)?,
                    None => table.text(at, "", &style.text)?,
                },
                Column::Tasks => table.text(at, &tasks(plan, row.account), &style.wrapped)?,
                Column::Year => {
                    let year = run.history.year(row.account, self.ranking.unit);
                    table.number(at, year.unwrap_or_default(), &style.points)?;
                }
                Column::Change => match run.history.change(self.ranking, row) {
                    Some(places) => {
                        let format = style.centred.clone().set_num_format("\"↑\"0;\"↓\"0;0");
                        table.number(at, Decimal::from(places), &format)?;
                    }
                    None => table.text(at, "", &style.text)?,
                },
                Column::Number => {
                    let number = plan.number(row.account, self.ranking.unit);
                    table.number(at, Decimal::from(number), &style.aside)?;
                }
                Column::GroupNumber => {
                    let group = row.place.map_or(0, |_| group);
                    table.number(at, Decimal::from(group), &style.aside)?;
                }
                Column::Equal => self.write_equal(table, row)?,
                Column::OwnPoints => table.number(at, row.points, &style.aside_points)?,
                Column::OwnPlace => match row.place {
                    Some(place) => table.number(at, Decimal::from(place), &style.aside)?,
                    None => table.text(at, &plan.words.word("report-unranked"), &style.aside)?,
                },
            }
        }
        Ok(())
    }

    /// The lines of the ledger, where points are added up from them here.
    fn formulas(&self) -> Option<&Where> {
        self.ledger.filter(|_| self.plan.stiff.is_none())
    }

    fn write_place(&self, table: &mut Table, row: &Ranked) -> Result<(), XlsxError> {
        let at = self.at(Column::Place);
        let style = &self.plan.style.centred;
        let Some(place) = row.place else {
            let unranked = self.plan.words.word("report-unranked");
            return table.text(at, &unranked, style);
        };
        match self.formulas().filter(|_| self.shows_places) {
            Some(_) => table.formula(at, &self.place(table), Decimal::from(place), style),
            None => table.number(at, Decimal::from(place), style),
        }
    }

    /// How many of its group are ranked by as much as a row, which the places of a dense ranking need.
    fn write_equal(&self, table: &mut Table, row: &Ranked) -> Result<(), XlsxError> {
        let at = self.at(Column::Equal);
        let group = self.ranking.rows.iter().filter(|other| {
            let same_group = !self.ranking.grouped || other.group == row.group;
            match row.place {
                Some(_) => same_group && other.place.is_some(),
                None => other.place.is_none(),
            }
        });
        let equal = group.filter(|other| other.figure == row.figure).count();
        let style = &self.plan.style.aside;
        if self.formulas().is_none() {
            return table.number(at, Decimal::from(equal), style);
        }
        let ((groups, group), (all, points)) = self.compared(table);
        let formula = format!("SUMPRODUCT(({groups}={group})*({all}={points}))");
        table.formula(at, &formula, Decimal::from(equal), style)
    }

    /// The formula of a place: one more than those of the group that are ranked by more, or than the
    /// different figures above. It does not mind in which order the rows are put.
    fn place(&self, table: &Table) -> String {
        let ((groups, group), (all, points)) = self.compared(table);
        let above = format!("({groups}={group})*({all}>{points})");
        match self.ranking.ties {
            Ties::Shared => format!("1+SUMPRODUCT({above})"),
            // Those with the same figure count one together; thirds do not add up to it exactly.
            Ties::Dense => {
                let (equal, _) = self.column(Column::Equal, table);
                format!("1+ROUND(SUMPRODUCT({above}/{equal}),0)")
            }
        }
    }

    /// The column of what ranks.
    fn ranks_by(&self) -> Column {
        match self.columns.contains(&Column::Figure) {
            true => Column::Figure,
            false => Column::Points,
        }
    }

    /// Groups and what ranks: all, and those of the row.
    fn compared(&self, table: &Table) -> ((String, String), (String, String)) {
        let of = |column| self.column(column, table);
        (of(Column::GroupNumber), of(self.ranks_by()))
    }

    /// The cells of a column, and that of the row.
    fn column(&self, column: Column, table: &Table) -> (String, String) {
        let at = self.at(column);
        let name = column_number_to_name(at);
        let last = self.ranking.rows.len() + 1;
        (format!("${name}$2:${name}${last}"), table.cell(at))
    }

    /// What stands below: the proof, or why there is none; then what stands below every report.
    fn foot(&self, table: &Table) -> Vec<Foot> {
        let (plan, words) = (self.plan, self.plan.words);
        let mut foot = Vec::new();
        let pair = |one, other| {
            let [one, other] = [one, other].map(|column| table.cells(self.at(column)));
            (one, other)
        };
        if self.formulas().is_some() && !self.ranking.rows.is_empty() {
            let (points, own) = pair(Column::Points, Column::OwnPoints);
            let gap = format!("ROUND(SUMPRODUCT(ABS({points}-{own})),{})", plan.digits);
            foot.push(Foot::Points(words.word("workbook-check-points"), gap));
            if self.shows_places {
                let (places, own) = pair(Column::Place, Column::OwnPlace);
                let gap = format!("SUMPRODUCT(--({places}<>{own}))");
                foot.push(Foot::Count(words.word("workbook-check-places"), gap));
            }
        }
        let mut said = Vec::new();
        said.extend(plan.stiff.map(|stiff| words.word(stiff_id(stiff))));
        if self.columns.contains(&Column::Figure) {
            let by = words.word(&format!("workbook-by-{}", self.ranking.by.key()));
            let heading = plan.column(Column::Figure.head(self.ranking).0);
            let args = [("by", by.into()), ("heading", heading.into())];
            said.push(match self.shows_places {
                true => words.say("workbook-places-by-figure", &args),
                false => words.say("workbook-places-are-values", &args),
            });
        }
        if let Some(rule) = self.ranking.rule {
            let clause = plan.run.rulebook.rule(rule).clause.as_str();
            said.push(words.say("workbook-ranked-by", &[("clause", clause.into())]));
        }
        if plan.run.rulebook.units.len() > 1 {
            let unit = plan.run.unit(self.ranking.unit);
            said.push(words.say("workbook-unit", &[("unit", unit.into())]));
        }
        said.extend(foot::lines_of(plan.run, self.ranking, words));
        foot.extend(said.into_iter().map(Foot::Text));
        foot
    }

    /// The first three, tasks not done, less than nothing.
    fn colour(&self, table: &mut Table) -> Result<(), XlsxError> {
        let last = self.ranking.rows.len() as u32;
        let (place, name) = (self.at(Column::Place), self.at(Column::Name));
        let column = column_number_to_name(place);
        let medals = [(1, GOLD), (2, SILVER), (3, BRONZE)];
        for (medal, colour) in medals.into_iter().filter(|_| self.ranking.gives_places) {
            let format = Format::new().set_background_color(colour);
            let rule = ConditionalFormatFormula::new()
                .set_rule(format!("=${column}2={medal}").as_str())
                .set_format(format);
            table
                .sheet
                .add_conditional_format(1, place, last, name, &rule)?;
        }
        let red = Format::new().set_font_color(NEGATIVE);
        let below = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::LessThan(0))
            .set_format(red);
        for column in [Column::Points, Column::Year] {
            if self.columns.contains(&column) {
                let at = self.at(column);
                table
                    .sheet
                    .add_conditional_format(1, at, last, at, &below)?;
            }
        }
        if self.columns.contains(&Column::Tasks) {
            let at = self.at(Column::Tasks);
            let short = self.plan.words.word("workbook-short");
            let rule = ConditionalFormatText::new()
                .set_rule(ConditionalFormatTextRule::Contains(short))
                .set_format(Format::new().set_background_color(SHORT));
            table.sheet.add_conditional_format(1, at, last, at, &rule)?;
        }
        Ok(())
    }
}

/// Why there are no formulas.
pub fn stiff_id(stiff: Stiff) -> &'static str {
    match stiff {
        Stiff::Long => "workbook-too-long",
        Stiff::Fine => "workbook-too-fine",
    }
}
