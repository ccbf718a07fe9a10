//! The list of what is marked, each with the way to its cell; above it what the colours mean.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::copies::NEAR;
use super::{ASKED, At, TOLD, marks};
use crate::intake::OWN_MARK;
use crate::locale::Words;
use crate::problem::{Place, Problem, Severity, address};
use crate::report::csv::{column, severity};
use crate::report::spreadsheet::{LINE, Style, lines, of_text, on_paper, shown};
use crate::report::{Run, amount, place};

/// The columns and their widths.
const COLUMNS: [(&str, u32); 8] = [
    ("severity", 6),
    ("where", 30),
    ("read", 24),
    ("problem", 50),
    ("hint", 50),
    ("at-stake", 10),
    ("item", 30),
    ("choices", 40),
];

/// What the list is written from.
pub struct List<'a> {
    pub run: &'a Run<'a>,
    pub words: &'a Words,
    /// The name of the sheet.
    pub title: &'a str,
    pub problems: &'a [&'a Problem],
    /// Whether any copy lacks rows.
    pub is_cut: bool,
}

impl List<'_> {
    /// Writes the sheet; `target` names the copy of a sheet.
    pub fn write<'n>(
        &self,
        target: impl Fn(&At) -> Option<&'n String>,
    ) -> Result<Worksheet, XlsxError> {
        let words = self.words;
        let style = Style::new(0, 0);
        let [asked, told] = [ASKED, TOLD].map(|colour| {
            let format = style.text.clone();
            format.set_background_color(colour)
        });
        let mut sheet = Worksheet::new();
        sheet.set_name(self.title)?;
        for ((_, width), at) in COLUMNS.iter().zip(0..) {
            sheet.set_column_width(at, *width)?;
        }
        let plain = Format::new();
        let near = [("near", (NEAR as usize).into())];
        let mut legend = vec![
            (&asked, words.word("marked-asked")),
            (&told, words.word("marked-told")),
        ];
        if self.is_cut {
            legend.push((&plain, words.say("marked-some-cut", &near)));
        }
        for ((colour, text), row) in legend.iter().zip(0..) {
            sheet.write_blank(row, 0, colour)?;
            sheet.write_string(row, 1, text)?;
        }
        sheet.write_string_with_format(0, COLUMNS.len() as u16, OWN_MARK, &style.aside)?;
        let head = legend.len() as u32;
        for ((key, _), at) in COLUMNS.iter().zip(0..) {
            sheet.write_string_with_format(head, at, column(key, words), &style.head)?;
        }
        let mut row = head;
        for problem in self.problems {
            row += 1;
            let colour = match problem.severity {
                Severity::Error => &asked,
                _ => &told,
            };
            sheet.write_string_with_format(row, 0, severity(problem.severity, words), colour)?;
            let at = place::text(&problem.place, words);
            let at = shown(&at);
            match link(&problem.place, &target) {
                Some(link) => {
                    let url = Url::new(link).set_text(&*at);
                    sheet.write_url_with_format(row, 1, url, &style.link)?;
                }
                None => {
                    sheet.write_string_with_format(row, 1, &*at, &style.wrapped)?;
                }
            }
            let mut height = lines(&at, COLUMNS[1].1 as usize);
            for (text, at) in texts(problem, words).into_iter().zip(2..) {
                let format = of_text(&style.wrapped, &text);
                let text = shown(&text);
                height = height.max(lines(&text, COLUMNS[usize::from(at)].1 as usize));
                sheet.write_string_with_format(row, at, &*text, &format)?;
            }
            sheet.set_row_height(row, LINE * height as u32)?;
        }
        let more = marks::count(self.run) - self.problems.len();
        if more > 0 {
            let file = self.run.file_name("file-problems", words);
            let args = [("count", more.into()), ("file", file.into())];
            sheet.write_string(row + 1, 0, words.say("cli-more-problems-in", &args))?;
        }
        sheet.set_freeze_panes(head + 1, 0)?;
        let last = (COLUMNS.len() - 1) as u16;
        sheet.set_print_area(0, 0, row + u32::from(more > 0), last)?;
        on_paper(&mut sheet)
            .set_landscape()
            .set_repeat_rows(head, head)?;
        Ok(sheet)
    }
}

/// What is said of a problem, in the columns after its place.
fn texts(problem: &Problem, words: &Words) -> [String; 6] {
    let points = problem.points;
    let question = problem.question.as_deref();
    [
        problem.read.clone(),
        words.problem(problem),
        words.hint(problem),
        points.map_or_else(String::new, |points| amount::text(points, 0)),
        question.map_or_else(String::new, |question| question.what.clone()),
        question.map_or_else(String::new, |question| question.choices.join("、")),
    ]
}

/// The way to a cell of a copy.
fn link<'n>(place: &Place, target: impl Fn(&At) -> Option<&'n String>) -> Option<String> {
    let (file, sheet, row, column) = marks::cell(place)?;
    let name = target(&(file.clone(), sheet.clone()))?;
    Some(format!("internal:'{name}'!{}", address(row, column)))
}
