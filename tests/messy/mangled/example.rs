//! The example month as it stands.

use std::sync::OnceLock;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::grid::{Grid, Typed};

/// The example month as it stands: its header and rows, the roster, the events.
pub struct Example {
    pub header: Vec<String>,
    pub rows: Vec<Vec<Typed>>,
    pub roster: Grid,
    pub events: Grid,
}

pub fn example() -> &'static Example {
    static EXAMPLE: OnceLock<Example> = OnceLock::new();
    EXAMPLE.get_or_init(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/2022-05/报送.xlsx");
        let mut book: Xlsx<_> = open_workbook(path).expect("the example");
        let mut sheet = |name: &str| -> Vec<Vec<Typed>> {
            let range = book.worksheet_range(name).expect("a sheet");
            range
                .rows()
                .map(|row| row.iter().map(typed).collect())
                .collect()
        };
        let mut rows = sheet("报送明细").split_off(2);
        let header: Vec<String> = rows.remove(0).iter().map(Typed::shown).collect();
        // Below the last submission stand the sums and a note.
        rows.truncate(rows.len() - 2);
        let department = place(&header, "部门");
        for row in 1..rows.len() {
            if rows[row][department] == Typed::Nothing {
                rows[row][department] = rows[row - 1][department].clone();
            }
        }
        let grid = |rows| Grid {
            rows,
            ..Grid::default()
        };
        Example {
            header,
            rows,
            roster: grid(sheet("名单")),
            events: grid(sheet("考核事项")),
        }
    })
}

fn typed(cell: &Data) -> Typed {
    use chrono::Datelike;
    match cell {
        Data::Empty => Typed::Nothing,
        Data::String(text) if text.is_empty() => Typed::Nothing,
        Data::String(text) => Typed::Text(text.clone()),
        Data::Float(number) => Typed::Number(*number),
        Data::Int(number) => Typed::Number(*number as f64),
        Data::DateTime(day) => {
            let day = day.as_datetime().expect("a day").date();
            Typed::Day(day.year(), day.month(), day.day())
        }
        other => panic!("{other:?} in the example"),
    }
}

pub fn place(header: &[String], name: &str) -> usize {
    header
        .iter()
        .position(|heading| heading == name)
        .expect("a column")
}
