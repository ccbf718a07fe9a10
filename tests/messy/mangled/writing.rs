//! A mangled month as the files of an office.

use super::example::{Example, example, place};
use super::mangling::Mangling;
use super::sheet::Sheet;
use super::step::Format;
use crate::formats;
use crate::grid::{Grid, Typed};
use crate::office::Office;

impl Mangling {
    /// An office that was sent the month so.
    pub fn office(&self, with_roster: bool) -> Office {
        let Example { roster, events, .. } = example();
        let mut tables: Vec<(String, Grid)> = Vec::new();
        if self.per_department {
            for (department, rows) in self.by_department() {
                tables.push((format!("2022年5月{department}报送"), self.table(&rows)));
            }
        } else {
            let size = self.rows.len().div_ceil(self.files);
            for (number, rows) in self.rows.chunks(size).enumerate() {
                let rows: Vec<&Vec<Typed>> = rows.iter().collect();
                tables.push((format!("2022年5月报送{}", number + 1), self.table(&rows)));
            }
        }
        let office = Office::new().by("vocational");
        let mut others = vec![("考核事项", events)];
        if with_roster {
            others.push(("名单", roster));
        }
        if let ([(name, table)], true) = (tables.as_slice(), self.has_sheets()) {
            others.insert(0, (self.sheet, table));
            return self.write(office, name, &others);
        }
        let office = tables.iter().fold(office, |office, (name, table)| {
            self.write(office, name, &[(self.sheet, table)])
        });
        others.iter().fold(office, |office, (name, grid)| {
            self.write(office, name, &[(name, grid)])
        })
    }

    fn has_sheets(&self) -> bool {
        matches!(self.format, Format::Xlsx | Format::Xls | Format::Ods)
    }

    fn write(&self, office: Office, name: &str, sheets: &[(&str, &Grid)]) -> Office {
        let (sheet, grid) = sheets[0];
        let text = |separator| formats::delimited(grid, separator);
        let (ending, content) = match self.format {
            Format::Xlsx => ("xlsx", formats::xlsx(sheets)),
            Format::Xls => ("xls", formats::xls(sheets)),
            Format::Xlsb => ("xlsb", formats::xlsb(sheet, grid)),
            Format::Ods => ("ods", formats::ods(sheets)),
            Format::Docx => ("docx", formats::docx(&[grid])),
            Format::Gb18030(separator) => ("csv", formats::gb18030(&text(separator))),
            Format::Utf8(separator) => ("csv", formats::utf8_with_mark(&text(separator))),
            Format::Utf16(separator) => ("txt", formats::utf16(&text(separator))),
        };
        match self.copy {
            true => office.file(&format!("备份/{name} - 副本.{ending}"), &content),
            false => office,
        }
        .file(&format!("{name}.{ending}"), &content)
    }

    /// The rows of each department, in the order of their first.
    fn by_department(&self) -> Vec<(String, Vec<&Vec<Typed>>)> {
        let mut departments: Vec<(String, Vec<&Vec<Typed>>)> = Vec::new();
        for row in &self.rows {
            let name = row[self.department].shown();
            match departments.iter_mut().find(|(known, _)| *known == name) {
                Some((_, rows)) => rows.push(row),
                None => departments.push((name, vec![row])),
            }
        }
        departments
    }

    /// A sheet of some rows.
    fn table(&self, rows: &[&Vec<Typed>]) -> Grid {
        let has_column = !self.per_department && (!self.sections || self.side_by_side);
        let columns: Vec<usize> = self
            .columns
            .iter()
            .copied()
            .filter(|&old| has_column || old != self.department)
            .collect();
        let mut sheet = Sheet {
            grid: Grid::default(),
            width: columns.len(),
            is_parted: false,
        };
        for line in 0..self.titles {
            sheet.line(
                [
                    "示范职教中心2022年5月宣传报道报送统计表",
                    "填报人：秦墨    联系电话：0312-8800000",
                    "（每月3日前报宣传科）",
                ][line],
            );
        }
        let header: Vec<Typed> = columns
            .iter()
            .map(|&old| Typed::Text(self.header[old].clone()))
            .collect();
        if self.side_by_side {
            sheet.blocks(
                &header,
                rows.iter()
                    .map(|row| columns.iter().map(|&old| row[old].clone()).collect())
                    .collect(),
            );
            return sheet.grid;
        }
        sheet.header(&header, self.group);
        let blocks = match self.sections && !self.per_department {
            true => self.sections_of(rows),
            false => vec![(String::new(), rows.to_vec())],
        };
        let mut number = 0;
        let mut since_sum = 0;
        for (section, rows) in blocks {
            if !section.is_empty() {
                sheet.line(&section);
            }
            let first = sheet.grid.rows.len();
            for (place, row) in rows.iter().enumerate() {
                let above = place
                    .checked_sub(1)
                    .filter(|_| self.ditto && !sheet.is_parted);
                let above = above.map(|above| rows[above]);
                sheet.grid.rows.push(
                    columns
                        .iter()
                        .map(|&old| self.dittoed(row, above, old))
                        .collect(),
                );
                sheet.is_parted = false;
                number += 1;
                since_sum += 1;
                let due = |every: Option<usize>| every.is_some_and(|every| number % every == 0);
                if due(self.hidden) {
                    sheet.grid.hidden_rows.push(sheet.grid.rows.len() - 1);
                }
                if due(self.sums) {
                    sheet.sum("小计", std::mem::take(&mut since_sum));
                }
                if due(self.blank) {
                    sheet.grid.rows.push(Vec::new());
                    sheet.is_parted = true;
                }
                if due(self.repeat) {
                    sheet.header(&header, self.group);
                    sheet.is_parted = true;
                }
            }
            if has_column && self.may_merge(&rows) {
                let column = columns.iter().position(|&old| old == self.department);
                sheet.merge_down(first, column.expect("the column"));
            }
        }
        if self.sums.is_some() {
            sheet.sum("总计", number);
        }
        if self.notes {
            sheet.line("注：1.同一作品在多家媒体刊发的，逐条填报；2.平台账号请写明开办单位。");
            sheet.line("审核人（签字）：          分管领导（签字）：          （盖章）");
        }
        sheet.grid
    }

    /// Whether cells are merged: where a format loses that, only if what is left tells it still, each department standing
    /// there once and nothing between its rows.
    fn may_merge(&self, rows: &[&Vec<Typed>]) -> bool {
        let parted = self.sums.or(self.blank).or(self.repeat).is_some();
        let runs = rows.chunk_by(|one, other| one[self.department] == other[self.department]);
        let once = runs.count() == self.sections_of(rows).len();
        let lost = matches!(
            self.format,
            Format::Gb18030(_) | Format::Utf8(_) | Format::Utf16(_)
        );
        self.merged && (!lost || once && !parted)
    }

    /// Rows by department, each with a line above that names it.
    fn sections_of<'r>(&self, rows: &[&'r Vec<Typed>]) -> Vec<(String, Vec<&'r Vec<Typed>>)> {
        #[rustfmt::skip]
        const NUMBERS: [&str; 16] = [
            "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
        ];
        let mut sections: Vec<(String, Vec<&Vec<Typed>>)> = Vec::new();
        for row in rows {
            let name = row[self.department].shown();
            match sections
                .iter_mut()
                .find(|(known, _)| known.ends_with(&format!("）{name}")))
            {
                Some((_, rows)) => rows.push(row),
                None => {
                    sections.push((format!("（{}）{name}", NUMBERS[sections.len()]), vec![row]))
                }
            }
        }
        sections
    }

    /// A cell, or 〃 where it is a department, a byline or an outlet and that of the row above.
    fn dittoed(&self, row: &[Typed], above: Option<&Vec<Typed>>, column: usize) -> Typed {
        let old = &example().header;
        let is_one_of = |names: &[&str]| names.iter().any(|name| place(old, name) == column);
        let may = is_one_of(&["作者", "刊发媒体"]) || is_one_of(&["部门"]) && !self.merged;
        match above {
            Some(above) if may && row[column] != Typed::Nothing && above[column] == row[column] => {
                Typed::Text("〃".to_owned())
            }
            _ => row[column].clone(),
        }
    }
}
