use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook, Worksheet};

use crate::grid::{Grid, Typed};

/// A workbook of Excel: the names of its sheets, and the sheets; one whose name begins with `~` is hidden.
pub fn xlsx(sheets: &[(&str, &Grid)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, grid) in sheets {
        let sheet = book.add_worksheet();
        sheet
            .set_name(name.trim_start_matches('~'))
            .expect("a name");
        if name.starts_with('~') {
            sheet.set_hidden(true);
        }
        fill(sheet, grid);
    }
    book.save_to_buffer().expect("a workbook")
}

fn fill(sheet: &mut Worksheet, grid: &Grid) {
    let (plain, date) = (Format::new(), Format::new().set_num_format("yyyy/m/d"));
    for &[top, left, bottom, right] in &grid.merges {
        let [top, bottom] = [top, bottom].map(|row| row as u32);
        let [left, right] = [left, right].map(|column| column as u16);
        sheet
            .merge_range(top, left, bottom, right, "", &plain)
            .expect("merged");
    }
    for (row, column, cell) in grid.filled() {
        let (row, column) = (row as u32, column as u16);
        let written = match cell {
            Typed::Nothing => continue,
            Typed::Text(text) => sheet.write_string(row, column, text),
            Typed::Number(number) => sheet.write_number(row, column, *number),
            Typed::Day(year, month, day) => {
                let day = ExcelDateTime::from_ymd(*year as u16, *month as u8, *day as u8);
                sheet.write_datetime_with_format(row, column, day.expect("a day"), &date)
            }
            Typed::Link(text, target) => {
                sheet.write_url_with_text(row, column, Url::new(target), text)
            }
        };
        written.expect("written");
    }
    for &row in &grid.hidden_rows {
        sheet.set_row_hidden(row as u32).expect("hidden");
    }
    for &column in &grid.hidden_columns {
        sheet.set_column_hidden(column as u16).expect("hidden");
    }
}
