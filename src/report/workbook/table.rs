//! A sheet with a table: cells from top to bottom, widths that fit Chinese, a page of A4.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::plan::Plan;
use crate::intake::OWN_MARK;
use crate::report::spreadsheet::{LINE, lines, of_text, on_paper, shown};

/// The height of a title.
pub const TITLE: u32 = 24;

/// How the page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Page {
    Upright,
    Across,
}

/// A line below the table.
pub enum Foot {
    Text(String),
    /// A text with a formula that comes to 0 points.
    Points(String, String),
    /// The same for a number of rows.
    Count(String, String),
}

/// A sheet that is being written. Row 0 holds the headings.
pub struct Table<'p> {
    plan: &'p Plan<'p>,
    pub sheet: Worksheet,
    name: String,
    /// The widest each column may get, and what its cells need.
    widths: Vec<(usize, usize)>,
    row: u32,
    /// How many lines of text the row takes.
    lines: usize,
}

impl<'p> Table<'p> {
    /// Starts a sheet with these headings, each with the widest its column may get.
    pub fn new(
        plan: &'p Plan,
        name: &str,
        head: &[(String, usize)],
    ) -> Result<Table<'p>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (column, (title, _)) in (0..).zip(head) {
            sheet.write_string_with_format(0, column, title, &plan.style.head)?;
        }
        sheet.write_string_with_format(0, head.len() as u16, OWN_MARK, &plan.style.aside)?;
        let widths = head.iter().map(|(title, most)| (*most, title.width()));
        Ok(Table {
            plan,
            sheet,
            name: name.to_owned(),
            widths: widths.collect(),
            row: 1,
            lines: 1,
        })
    }

    /// The row that is written, from 0.
    pub fn row(&self) -> u32 {
        self.row
    }

    /// Ends the row, high enough for what was broken in it.
    pub fn next_row(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            let height = LINE * self.lines as u32;
            self.sheet.set_row_height(self.row, height)?;
        }
        self.lines = 1;
        self.row += 1;
        Ok(())
    }

    /// Makes room for a text, in width up to the column's most, then in height.
    fn widen(&mut self, column: u16, text: &str) {
        let (most, known) = &mut self.widths[usize::from(column)];
        *most = (*most).max(*known);
        let mut lines = 0;
        for line in text.lines() {
            let width = line.width();
            *known = width.clamp(*known, *most);
            lines += width.div_ceil(*most).max(1);
        }
        self.lines = self.lines.max(lines);
    }

    /// Writes a text, whatever it starts with.
    pub fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let format = of_text(format, text);
        let text = shown(text);
        self.widen(column, &text);
        self.sheet
            .write_string_with_format(self.row, column, &*text, &format)?;
        Ok(())
    }

    /// Writes a text that leads somewhere, if it does.
    pub fn link(&mut self, column: u16, text: &str, to: Option<&str>) -> Result<(), XlsxError> {
        let style = &self.plan.style;
        let Some(to) = to.filter(|_| !text.is_empty()) else {
            return self.text(column, text, &style.wrapped);
        };
        let format = of_text(&style.link, text);
        let text = shown(text);
        self.widen(column, &text);
        let url = Url::new(to).set_text(&*text);
        self.sheet
            .write_url_with_format(self.row, column, url, &format)?;
        Ok(())
    }

    /// Writes a number.
    pub fn number(
        &mut self,
        column: u16,
        number: Decimal,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.widen(column, &number.to_string());
        self.sheet
            .write_with_format(self.row, column, number, format)?;
        Ok(())
    }

    /// Writes a formula with what it comes to.
    pub fn formula(
        &mut self,
        column: u16,
        formula: &str,
        result: Decimal,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.widen(column, &result.to_string());
        let formula = Formula::new(formula).set_result(result.normalize().to_string());
        self.sheet
            .write_formula_with_format(self.row, column, formula, format)?;
        Ok(())
    }

    /// `$F$2:$F$90`: the cells of a column below the headings, so far.
    pub fn cells(&self, column: u16) -> String {
        let name = column_number_to_name(column);
        format!("${name}$2:${name}${}", self.row)
    }

    /// `$F7`: the cell of a column in the row that is written.
    pub fn cell(&self, column: u16) -> String {
        format!("${}{}", column_number_to_name(column), self.row + 1)
    }

    /// Sets filter, widths and page; `printed` columns are on it, the first `kept` stay in sight.
    pub fn finish(
        mut self,
        page: Page,
        printed: u16,
        kept: u16,
        foot: Vec<Foot>,
    ) -> Result<Worksheet, XlsxError> {
        let last = self.widths.len() as u16 - 1;
        self.sheet
            .autofilter(0, 0, (self.row - 1).max(1), last)?
            .set_freeze_panes(1, kept)?
            .set_repeat_rows(0, 0)?;
        for (column, (_, width)) in (0..).zip(&self.widths) {
            self.sheet.set_column_width(column, *width as u32 + 2)?;
        }
        self.row += 1;
        let room: usize = self.widths[..usize::from(printed)]
            .iter()
            .map(|(_, width)| width + 2)
            .sum();
        let style = &self.plan.style;
        for line in foot {
            let (text, to) = match &line {
                Foot::Text(text) => (shown(text), printed - 1),
                Foot::Points(text, _) | Foot::Count(text, _) => (shown(text), printed - 2),
            };
            let own = self.widths[usize::from(printed) - 1].1 + 2;
            let room = if to == printed - 1 { room } else { room - own };
            let lines = lines(&text, room.max(1));
            self.sheet
                .merge_range(self.row, 0, self.row, to, &text, &style.foot)?
                .set_row_height(self.row, LINE * lines as u32)?;
            let proof = match &line {
                Foot::Text(_) => None,
                Foot::Points(_, formula) => Some((formula, &style.check)),
                Foot::Count(_, formula) => Some((formula, &style.check_count)),
            };
            if let Some((formula, format)) = proof {
                self.formula(printed - 1, formula, Decimal::ZERO, format)?;
            }
            self.row += 1;
        }
        self.sheet.set_print_area(0, 0, self.row - 1, printed - 1)?;
        set_page(&mut self.sheet, self.plan, &self.name, page);
        Ok(self.sheet)
    }
}

/// A4, all columns side by side, with name, period and page numbers.
pub fn set_page(sheet: &mut Worksheet, plan: &Plan, name: &str, page: Page) {
    let state = plan.words.word(plan.run.release.state.id());
    let args = [
        ("name", escaped(&plan.run.rulebook.name).into()),
        ("sheet", escaped(name).into()),
        ("period", plan.run.period().to_string().into()),
        ("state", state.into()),
    ];
    on_paper(sheet)
        .set_margins(0.5, 0.5, 0.8, 0.7, 0.3, 0.3)
        .set_print_center_horizontally(true)
        .set_header(plan.words.say("workbook-header", &args))
        .set_footer(plan.words.word("workbook-footer"));
    if page == Page::Across {
        sheet.set_landscape();
    }
}

/// A text in the head of a page, where & begins a code and 255 letters are all there is room for.
fn escaped(text: &str) -> String {
    const MOST: usize = 60;
    let text: String = shown(text).chars().take(MOST).collect();
    text.replace('&', "&&").replace('\n', " ")
}
