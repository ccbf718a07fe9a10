//! Finding the header among the rows of a sheet.

use super::assigning::{Assigning, fits};
use super::headings::Headings;
use super::words::RESULTS;
use super::{Heading, Kind, Layout};
use crate::intake::alike::{alike, is_idle};
use crate::intake::text::squeeze;
use crate::rulebook::field::{Fields, OUTLET};
use crate::sheet::{Cell, Row};

/// How sure it must be that cells are headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// They are listed.
    Listed,
    /// The words in them say so.
    Alike,
}

/// No heading told by its words is longer, in letters.
const LONGEST: usize = 8;

impl Headings {
    /// The header among the first rows, and its index: the row that names most columns. Where no
    /// row names two for sure, one that names three or more by the words in it.
    pub fn find(&self, rows: &[Row<'_>], fields: &Fields) -> Option<(usize, Layout)> {
        self.best(rows, fields, Sure::Listed)
            .or_else(|| self.best(rows, fields, Sure::Alike))
    }

    fn best(&self, rows: &[Row<'_>], fields: &Fields, sure: Sure) -> Option<(usize, Layout)> {
        /// A header stands among the first so many rows.
        const FIRST: usize = 30;
        let mut best: Option<(usize, usize, Layout)> = None;
        for (index, row) in rows.iter().enumerate().take(FIRST) {
            let above = index.checked_sub(1).map(|index| &rows[index]);
            let Some(layout) = self.layout_by(row, above, &rows[index + 1..], fields, sure) else {
                continue;
            };
            let score = layout.columns.len();
            if best.as_ref().is_none_or(|(_, most, _)| score > *most) {
                best = Some((index, score, layout));
            }
        }
        best.map(|(index, _, layout)| (index, layout))
    }

    /// What a row says if it is a header; the row above serves where a cell of it is empty, and
    /// the rows below decide between two meanings of one heading.
    pub fn layout(
        &self,
        row: &Row<'_>,
        above: Option<&Row<'_>>,
        below: &[Row<'_>],
        fields: &Fields,
    ) -> Option<Layout> {
        self.layout_by(row, above, below, fields, Sure::Listed)
    }

    fn layout_by(
        &self,
        row: &Row<'_>,
        above: Option<&Row<'_>>,
        below: &[Row<'_>],
        fields: &Fields,
        sure: Sure,
    ) -> Option<Layout> {
        let mut texts = Vec::new();
        let width = row.width().max(above.map_or(0, Row::width));
        for column in 0..width {
            let mut text = row.get(column);
            if text == Cell::Empty {
                text = above.map_or(Cell::Empty, |row| row.get(column));
            }
            if let Cell::Text(text) = text {
                texts.push((column, text));
            }
        }
        let own = row
            .cells()
            .filter(|cell| matches!(cell, Cell::Text(_)))
            .count();
        let candidates: Vec<(u32, &[(Heading, usize)])> = texts
            .iter()
            .map(|&(column, text)| (column, self.of(text)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        let in_row = candidates
            .iter()
            .filter(|(column, _)| matches!(row.get(*column), Cell::Text(_)))
            .count();
        // Headings that no list holds, by the words in them.
        let unlisted = texts.iter().filter(|(_, text)| self.of(text).is_empty());
        let by_words: Vec<(u32, [(Heading, usize); 1])> = unlisted
            .clone()
            .filter_map(|(column, text)| Some((*column, [(alike(&squeeze(text))?, usize::MAX)])))
            .collect();
        let short = by_words
            .iter()
            .filter(|(column, _)| match row.get(*column) {
                Cell::Text(text) => text.chars().count() <= LONGEST,
                _ => false,
            });
        let all = || {
            let by_words = by_words.iter().map(|(column, found)| (*column, &found[..]));
            candidates.iter().copied().chain(by_words)
        };
        // A title row that happens to hold one such word is no header.
        let told: Vec<_> = match sure {
            Sure::Listed if in_row >= 2 && in_row * 3 >= own => candidates.clone(),
            Sure::Alike if in_row + short.count() >= 3 => all().collect(),
            _ => return None,
        };
        let is_result = texts
            .iter()
            .any(|(_, text)| RESULTS.contains(&squeeze(text).as_str()));
        let kind = kind(&told, is_result, fields)?;
        let mut assigning = Assigning {
            kind,
            fields,
            below,
            texts: &texts,
            layout: Layout {
                kind,
                columns: Vec::new(),
                doubtful: Vec::new(),
                alike: Vec::new(),
                ignored: Vec::new(),
            },
        };
        let fitting: Vec<_> = all()
            .filter(|(_, found)| {
                found
                    .iter()
                    .any(|(heading, _)| fits(*heading, kind, fields))
            })
            .collect();
        assigning.assign(&fitting);
        let mut layout = assigning.layout;
        for (column, text) in unlisted {
            let by_words = by_words.iter().find(|(known, _)| known == column);
            match by_words.map(|(_, [(heading, _)])| *heading) {
                Some(heading) if layout.columns.contains(&(heading, *column)) => {
                    layout.alike.push((*column, heading));
                }
                _ if is_idle(&squeeze(text)) => {}
                _ => layout.ignored.push(*column),
            }
        }
        Some(layout)
    }
}

/// What a sheet with such columns is.
fn kind(
    candidates: &[(u32, &[(Heading, usize)])],
    is_result: bool,
    fields: &Fields,
) -> Option<Kind> {
    let has = |wanted: Heading| {
        candidates
            .iter()
            .any(|(_, found)| found.iter().any(|(heading, _)| *heading == wanted))
    };
    let outlet = has(Heading::Field(OUTLET));
    if has(Heading::Event) && (has(Heading::Account) || has(Heading::Title)) && !outlet {
        return Some(Kind::Events);
    }
    if has(Heading::Title) || has(Heading::Link) || outlet {
        return Some(Kind::Submissions);
    }
    let detail = candidates.iter().any(|(_, found)| {
        found.iter().any(|(heading, _)| {
            fits(*heading, Kind::Roster, fields) && matches!(heading, Heading::Field(_))
        })
    });
    let (name, department) = (has(Heading::Name), has(Heading::Department));
    let roster = (name && department) || ((name || department) && detail);
    (roster && !is_result).then_some(Kind::Roster)
}
