//! 图表: departments stacked by the level of what brought their points, and the months as a line.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use hashbrown::HashMap;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartAxisLabelPosition, ChartType, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::pieces::level;
use super::plan::Plan;
use super::table::{Page, TITLE, set_page};
use crate::intake::OWN_MARK;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::Phase;
use crate::report::account_kind;
use crate::rulebook::field;
use crate::standing::Ranking;

/// So many departments still can be told apart in a chart; the table holds all.
const BARS: usize = 30;
/// Pixels of a bar, of what is around it, and of a chart.
const BAR: u32 = 26;
const AROUND: u32 = 140;
const WIDTH: u32 = 680;
/// Letters of a number.
const NUMBER: usize = 8;
/// The column of the mark, beside the title.
const MARK: u16 = 6;
/// So many rows are on a page.
const PAGE: u32 = 45;
/// Pixels of a row.
const ROW: u32 = 20;

/// Writes the charts of each unit below each other, their figures beside them.
pub fn write(plan: &Plan) -> Result<Worksheet, XlsxError> {
    let name = plan.sheet("sheet-charts");
    let mut sheet = Worksheet::new();
    sheet.set_name(&name)?;
    sheet.write_string_with_format(0, MARK, OWN_MARK, &plan.style.aside)?;
    let mut page = Canvas {
        plan,
        sheet,
        name: name.clone(),
        row: 0,
        widths: Vec::new(),
        breaks: Vec::new(),
    };
    for unit in 0..plan.run.rulebook.units.len().max(1) {
        page.levels(unit as u8)?;
        page.months(unit as u8)?;
    }
    let mut sheet = page.sheet;
    for (column, width) in (0..).zip(page.widths) {
        sheet.set_column_width(column, width.max(NUMBER) as u32 + 2)?;
    }
    sheet.set_page_breaks(&page.breaks)?;
    set_page(&mut sheet, plan, &name, Page::Upright);
    Ok(sheet)
}

struct Canvas<'p> {
    plan: &'p Plan<'p>,
    sheet: Worksheet,
    name: String,
    row: u32,
    widths: Vec<usize>,
    /// The rows that begin a page.
    breaks: Vec<u32>,
}

impl Canvas<'_> {
    fn widen(&mut self, column: u16, width: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = self.widths[column].max(width);
    }
    /// A table of figures, headings first, that a chart is drawn from; its first row.
    fn figures(
        &mut self,
        title: &str,
        head: &[String],
        rows: &[(String, Vec<Decimal>)],
    ) -> Result<u32, XlsxError> {
        let style = &self.plan.style;
        if self.row > 0 {
            self.breaks.push(self.row);
        }
        self.sheet
            .set_row_height(self.row, TITLE)?
            .write_string_with_format(self.row, 0, title, &style.title)?;
        self.row += 1;
        let first = self.row;
        for (column, text) in (0..).zip(head) {
            self.sheet
                .write_string_with_format(first, column, text, &style.head)?;
            if column > 0 {
                self.widen(column, text.width());
            }
        }
        for (name, amounts) in rows {
            self.row += 1;
            self.widen(0, name.width());
            self.sheet
                .write_string_with_format(self.row, 0, name, &style.text)?;
            for (column, amount) in (1..).zip(amounts) {
                self.sheet
                    .write_with_format(self.row, column, *amount, &style.points)?;
            }
        }
        self.row += 2;
        Ok(first)
    }

    /// Puts a chart of the first rows of figures below them, on the next page if both take more than
    /// one.
    fn draw(
        &mut self,
        kind: ChartType,
        title: &str,
        first: u32,
        rows: usize,
        columns: usize,
    ) -> Result<(), XlsxError> {
        let mut chart = Chart::new(kind);
        let last = first + rows as u32;
        for column in 1..columns as u16 {
            chart
                .add_series()
                .set_name((self.name.as_str(), first, column))
                .set_categories((self.name.as_str(), first + 1, 0, last, 0))
                .set_values((self.name.as_str(), first + 1, column, last, column));
        }
        let height = match kind {
            ChartType::BarStacked => AROUND + BAR * rows as u32,
            _ => 3 * AROUND,
        };
        chart.title().set_name(title);
        chart.set_width(WIDTH).set_height(height);
        // Names stand beside the figures even where these are below zero.
        let low = ChartAxisLabelPosition::Low;
        match kind {
            // The first of the ranking on top.
            ChartType::BarStacked => chart.y_axis().set_reverse().set_label_position(low),
            _ => chart.x_axis().set_label_position(low),
        };
        let end = self.row + height.div_ceil(ROW);
        if end - first > PAGE {
            self.breaks.push(self.row);
        }
        self.sheet.insert_chart(self.row, 0, &chart)?;
        self.row = end + 2;
        Ok(())
    }

    /// Departments in the order of their ranking, by level of what brought their points.
    fn levels(&mut self, unit: u8) -> Result<(), XlsxError> {
        let run = self.plan.run;
        let own =
            |ranking: &&Ranking| ranking.kind == AccountKind::Department && ranking.unit == unit;
        let Some(ranking) = run.standing.rankings.iter().find(own) else {
            return Ok(());
        };
        let (levels, sums) = by_level(self.plan, unit);
        let mut rows: Vec<_> = ranking.rows.iter().collect();
        rows.sort_by_key(|row| Reverse(row.points));
        let rows: Vec<(String, Vec<Decimal>)> = rows
            .into_iter()
            .map(|row| {
                let amount = |level: &usize| {
                    sums.get(&(row.account, *level))
                        .copied()
                        .unwrap_or_default()
                };
                let amounts = levels.iter().map(|(level, _)| amount(level));
                (run.account(row.account).name.to_string(), amounts.collect())
            })
            .collect();
        if rows.is_empty() || levels.is_empty() {
            return Ok(());
        }
        let mut head = vec![self.plan.column("department")];
        head.extend(levels.into_iter().map(|(_, name)| name));
        let args = [("unit", run.unit(unit).into())];
        let title = self.plan.words.say("workbook-by-level", &args);
        let first = self.figures(&title, &head, &rows)?;
        self.draw(
            ChartType::BarStacked,
            &title,
            first,
            rows.len().min(BARS),
            head.len(),
        )
    }

    /// What teachers and departments have month by month, where there are several.
    fn months(&mut self, unit: u8) -> Result<(), XlsxError> {
        let (run, words) = (self.plan.run, self.plan.words);
        let ledger = &run.scored.ledger;
        let calendar = &run.rulebook.calendar;
        let end = calendar.last_day(run.period());
        let known = run
            .scored
            .periods
            .iter()
            .filter(|own| calendar.last_day(**own) <= end);
        let mut sums: BTreeMap<_, [Decimal; 2]> = known
            .map(|own| {
                (
                    (calendar.last_day(*own), own.to_string()),
                    [Decimal::ZERO; 2],
                )
            })
            .collect();
        if sums.len() < 2 {
            return Ok(());
        }
        for entry in ledger.entries.iter().filter(|entry| entry.unit == unit) {
            let own = ledger.periods[usize::from(entry.period)];
            let kind = match run.account(entry.account).kind {
                AccountKind::Teacher => 0,
                AccountKind::Department => 1,
                AccountKind::Outsider => continue,
            };
            if own.kind == calendar.base
                && let Some(sums) = sums.get_mut(&(calendar.last_day(own), own.to_string()))
            {
                sums[kind] += entry.amount;
            }
        }
        let rows: Vec<(String, Vec<Decimal>)> = sums
            .into_iter()
            .map(|((_, name), sums)| (name, sums.to_vec()))
            .collect();
        let kinds = [AccountKind::Teacher, AccountKind::Department];
        let mut head = vec![self.plan.column("period")];
        head.extend(kinds.map(|kind| account_kind(kind, words)));
        let args = [("unit", run.unit(unit).into())];
        let title = words.say("workbook-by-month", &args);
        let first = self.figures(&title, &head, &rows)?;
        self.draw(ChartType::Line, &title, first, rows.len(), head.len())
    }
}

/// What departments have from publications of each level, and from what is no publication; the
/// levels that there are, high to low, by number and name.
type ByLevel = (Vec<(usize, String)>, HashMap<(AccountId, usize), Decimal>);

fn by_level(plan: &Plan, unit: u8) -> ByLevel {
    let run = plan.run;
    let ledger = &run.scored.ledger;
    let values = &run.rulebook.fields.get(field::LEVEL).values;
    // After the levels: of no level, of no publication.
    let (without, beside) = (values.len(), values.len() + 1);
    let mut sums: HashMap<(AccountId, usize), Decimal> = HashMap::new();
    let own = ledger.entries.iter().filter(|entry| {
        let kind = run.account(entry.account).kind;
        entry.unit == unit && kind == AccountKind::Department && run.shows(entry)
    });
    for entry in own {
        let column = match ledger.submissions_of(entry).first() {
            Some(&first) if entry.phase < Phase::Limit => level(run, first).unwrap_or(without),
            _ => beside,
        };
        *sums.entry((entry.account, column)).or_default() += entry.amount;
    }
    let there = |column: &usize| {
        sums.iter()
            .any(|((_, own), sum)| own == column && !sum.is_zero())
    };
    let high_to_low = (0..values.len()).rev().chain([without, beside]);
    let levels = high_to_low.filter(there).map(|column| {
        let name = match values.get(column) {
            Some(value) => value.name.clone(),
            None if column == without => plan.words.word("workbook-no-level"),
            None => plan.words.word("workbook-no-piece"),
        };
        (column, name)
    });
    (levels.collect(), sums)
}
