//! Finding the header among the rows of a sheet.

use std::collections::BTreeMap;

use super::assigning::{Assigning, Candidate, fits};
use super::headings::Headings;
use super::names::{LINES, are_one_header, names};
use super::platforms::platforms;
use super::words::RESULTS;
use super::{Found, Heading, Kind, Layout, Name, Ticked};
use crate::intake::above::Statement;
use crate::intake::alike::is_idle;
use crate::intake::skipping::is_caption;
use crate::intake::text::squeeze;
use crate::rulebook::field::{DATE, Fields, Kind as FieldKind, LEVEL, OUTLET};
use crate::sheet::Row;

/// How sure it must be that cells are headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// They are listed.
    Listed,
    /// The words in them say so.
    Alike,
}

/// A header has at least so many headings that are listed, where none is told by its words.
const LISTED: usize = 2;
/// No heading told by its words is longer, in letters.
const LONGEST: usize = 8;

impl Headings {
    /// How many columns a header makes understood.
    fn worth(&self, found: &Found) -> usize {
        let layouts = found.layouts.iter();
        layouts.map(|layout| self.understood(layout)).sum()
    }

    /// The header among the first rows. Where no row names two columns for sure, one that names
    /// three or more by the words in it.
    pub fn find(&self, rows: &[Row<'_>], fields: &Fields) -> Option<Found> {
        self.among(rows, fields, Sure::Listed)
            .or_else(|| self.among(rows, fields, Sure::Alike))
    }

    /// The first header, but not one that understands less than half of what another does: words of
    /// a title row may look like headings.
    fn among(&self, rows: &[Row<'_>], fields: &Fields, sure: Sure) -> Option<Found> {
        /// A header stands among the first so many rows.
        const FIRST: usize = 30;
        let all: Vec<Found> = (0..rows.len().min(FIRST))
            .filter_map(|first| self.begins(rows, first, fields, sure))
            .collect();
        let most = all.iter().map(|found| self.worth(found)).max()?;
        let mut all = all
            .into_iter()
            .skip_while(|found| self.worth(found) * 2 < most);
        let mut best = all.next()?;
        for other in all {
            let follows = other.first <= best.first + best.lines;
            // 姓名 and 部门 of who fills in the form, above the list of what he wrote.
            let is_form =
                best.layouts[0].kind == Kind::Roster && other.layouts[0].kind == Kind::Submissions;
            if (follows || is_form) && self.worth(&other) > self.worth(&best) {
                best = other;
            }
        }
        Some(best)
    }

    /// The header that begins with the first of these rows, where its headings are listed.
    pub fn at(&self, rows: &[Row<'_>], fields: &Fields) -> Option<Found> {
        self.begins(rows, 0, fields, Sure::Listed)
    }

    /// The header that begins with a row: of as many lines as understand most columns.
    fn begins(&self, rows: &[Row<'_>], first: usize, fields: &Fields, sure: Sure) -> Option<Found> {
        let rows = &rows[first..];
        let mut best: Option<Found> = None;
        for lines in 1..=LINES.min(rows.len()) {
            if lines > 1 && !are_one_header(&rows[..lines], self) {
                continue;
            }
            let names = names(&rows[..lines]);
            let found = self.side_by_side(&names, &rows[lines..], fields, sure);
            let found = found.filter(|layouts| !is_over_each(layouts, &rows[0]));
            let found = found.map(|layouts| Found {
                first,
                lines,
                layouts,
            });
            let most = best.as_ref().map_or(1, |best| self.worth(best));
            best = found.filter(|new| self.worth(new) >= most).or(best);
        }
        best
    }

    /// What a header says, as one table, or as several where it says the same again to the right.
    fn side_by_side(
        &self,
        names: &[Name],
        below: &[Row<'_>],
        fields: &Fields,
        sure: Sure,
    ) -> Option<Vec<Layout>> {
        let whole = self.layout(names, below, fields, sure)?;
        let is_whole =
            |layout: &Layout| layout.kind == Kind::Submissions && layout.columns.len() >= 3;
        if !is_whole(&whole) {
            return Some(vec![whole]);
        }
        for cut in 2..names.len().saturating_sub(1) {
            let (left, right) = names.split_at(cut);
            let gap = right[0].column > left[cut - 1].column + 1;
            let again = right[0].text == left[0].text;
            let repeats = |name: &Name| left.iter().any(|other| other.text == name.text);
            if !(again || gap && right.iter().any(repeats)) {
                continue;
            }
            let (Some(mut first), Some(mut rest)) = (
                self.layout(left, below, fields, sure),
                self.side_by_side(right, below, fields, sure),
            ) else {
                continue;
            };
            if is_whole(&first) && rest.iter().all(is_whole) {
                first.within.end = right[0].column;
                rest[0].within.start = right[0].column;
                rest.insert(0, first);
                return Some(rest);
            }
        }
        Some(vec![whole])
    }

    /// What names of columns say if they are a header; the rows below decide between the meanings
    /// of one heading.
    fn layout(
        &self,
        names: &[Name],
        below: &[Row<'_>],
        fields: &Fields,
        sure: Sure,
    ) -> Option<Layout> {
        let mut all: Vec<Candidate<'_>> = names
            .iter()
            .map(|name| Candidate::new(name, self))
            .collect();
        let listed = all.iter().filter(|candidate| candidate.is_listed()).count();
        // Most rows are no header, and end here.
        if sure == Sure::Listed && listed < LISTED {
            return None;
        }
        // 省级媒体 alone names outlets; beside 市级媒体 it is a level, whatever stands below.
        let of_level = |c: &Candidate<'_>| level_of_media(&c.name.text).is_some();
        if all.iter().filter(|c| of_level(c)).count() >= 2 {
            for candidate in all.iter_mut().filter(|c| !c.is_listed() && of_level(c)) {
                candidate.meanings.clear();
            }
        }
        let platforms = platforms(&all, below, fields);
        for candidate in &mut all {
            let column = candidate.name.column;
            if platforms.iter().any(|ticked| ticked.column == column) {
                candidate.meanings.clear();
            }
        }
        let short = |candidate: &&Candidate<'_>| {
            candidate.is_alike() && candidate.name.text.chars().count() <= LONGEST
        };
        // A title row that happens to hold one such word is no header.
        let told: Vec<&Candidate<'_>> = match sure {
            Sure::Listed if (listed + platforms.len()) * 3 >= all.len() => {
                all.iter().filter(|c| c.is_listed()).collect()
            }
            Sure::Alike if listed + all.iter().filter(short).count() >= 3 => all.iter().collect(),
            _ => return None,
        };
        let is_result = all
            .iter()
            .any(|candidate| RESULTS.contains(&squeeze(&candidate.name.text).as_str()));
        let kind = kind(&told, is_result, fields)?;
        let mut layout = Assigning::new(kind, fields, below).assign(&all);
        if kind == Kind::Submissions {
            layout.ticked = ticked(&all, &layout, platforms, fields);
        }
        for candidate in &all {
            let column = candidate.name.column;
            let read = layout.columns.iter().find(|(_, at)| *at == column);
            match read {
                Some(&(heading, _)) if !candidate.is_listed() => {
                    layout.alike.push((column, heading));
                }
                Some(_) => {}
                None if layout.ticked.iter().any(|ticked| ticked.column == column) => {}
                None if layout.second.iter().any(|(second, _)| *second == column) => {}
                None if candidate.is_listed() || is_idle(&squeeze(&candidate.name.text)) => {}
                None => layout.ignored.push(column),
            }
        }
        layout.names = names.to_vec();
        Some(layout)
    }

    /// How many columns are understood; a group that is, over several that are not, is another.
    fn understood(&self, layout: &Layout) -> usize {
        let unread = |name: &&Name| layout.ignored.contains(&name.column);
        let groups = layout.names.iter().filter(unread);
        let mut over: BTreeMap<&String, usize> = BTreeMap::new();
        for group in groups.filter_map(|name| name.groups.last()) {
            *over.entry(group).or_default() += 1;
        }
        let groups = over
            .iter()
            .filter(|(group, columns)| **columns >= 2 && self.lists(group));
        layout.columns.len() + layout.ticked.len() + groups.count()
    }
}

/// Whether the first line of a header only says over each of tables side by side what it is: whose
/// department.
fn is_over_each(layouts: &[Layout], line: &Row<'_>) -> bool {
    let is_over = |layout: &Layout| {
        let mut over = layout.names.iter().map(|name| name.groups.first());
        let first = over.next().flatten();
        over.all(|group| group == first) && first.is_some()
    };
    let says = |layout: &Layout| {
        let part = line.part(layout.within.clone());
        let part = part.lend();
        part.is_blank() || Statement::of(&part).is_some() || is_over(layout) && is_caption(&part)
    };
    layouts.len() > 1 && layouts.iter().all(says)
}

/// Columns that are not read otherwise and of which several are values of one field that has no
/// column of its own: levels, genres; beside those that are outlets.
fn ticked(
    all: &[Candidate<'_>],
    layout: &Layout,
    platforms: Vec<Ticked>,
    fields: &Fields,
) -> Vec<Ticked> {
    let free = |candidate: &&Candidate<'_>| {
        let column = candidate.name.column;
        layout.columns.iter().all(|(_, read)| *read != column)
    };
    let mut found = platforms;
    for (id, field) in fields.iter() {
        let fitting = id != OUTLET
            && field.kind == FieldKind::Choice
            && fits(Heading::Field(id), Kind::Submissions, fields)
            && layout.column(Heading::Field(id)).is_none();
        if !fitting {
            continue;
        }
        let value = |text: &str| match id {
            _ if field.value(text).is_some() => Some(text.to_owned()),
            LEVEL => level_of_media(text),
            _ => None,
        };
        let columns: Vec<Ticked> = all
            .iter()
            .filter(free)
            .filter_map(|candidate| {
                Some(Ticked {
                    column: candidate.name.column,
                    field: id,
                    value: value(&candidate.name.text)?,
                })
            })
            .filter(|new| found.iter().all(|old| old.column != new.column))
            .collect();
        if columns.len() >= 2 {
            found.extend(columns);
        }
    }
    found
}

/// The level in a heading such as 省级媒体 or 市县级报刊.
pub fn level_of_media(text: &str) -> Option<String> {
    const MEDIA: [&str; 5] = ["媒体", "报刊", "刊物", "报纸", "平台"];
    const SHORT: [&str; 6] = ["国家", "中央", "省", "市", "县", "校"];
    let text = squeeze(text);
    let level = MEDIA.iter().find_map(|end| text.strip_suffix(end))?;
    (level.ends_with('级') || SHORT.contains(&level)).then(|| level.to_owned())
}

/// What a sheet with such columns is.
fn kind(candidates: &[&Candidate<'_>], is_result: bool, fields: &Fields) -> Option<Kind> {
    let says = |is: &dyn Fn(Heading) -> bool| {
        let mut meanings = candidates.iter().flat_map(|c| &c.meanings);
        meanings.any(|(heading, _)| is(*heading))
    };
    let has = |wanted: Heading| says(&|heading| heading == wanted);
    // 单位 may name outlets as well, but not in a list of people.
    let outlet = candidates.iter().any(|candidate| {
        let first = candidate.meanings.first();
        first
            .is_some_and(|(heading, _)| matches!(heading, Heading::Field(OUTLET) | Heading::Repost))
    });
    if has(Heading::Event) && (has(Heading::Account) || has(Heading::Title)) && !outlet {
        return Some(Kind::Events);
    }
    // An outlet alone may stand in a list of counts.
    let signed = says(&|heading| match heading {
        Heading::Field(id) => fields.get(id).kind == FieldKind::People,
        Heading::UnitAndAuthor => true,
        _ => false,
    });
    let department = has(Heading::Department);
    let published = outlet && (signed || has(Heading::Field(DATE)));
    // So many in an outlet or of a level, and whose.
    let placed = outlet || has(Heading::Field(LEVEL));
    let published = published || placed && has(Heading::Count) && (signed || department);
    if has(Heading::Title) || has(Heading::Link) || published {
        return Some(Kind::Submissions);
    }
    let detail = says(&|heading| {
        fits(heading, Kind::Roster, fields) && matches!(heading, Heading::Field(_))
    });
    let name = has(Heading::Name);
    let roster = (name && department) || ((name || department) && detail);
    (roster && !is_result).then_some(Kind::Roster)
}
