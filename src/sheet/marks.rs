//! What a sheet says besides its cells: merged ranges, hidden rows and columns, hyperlinks.

use crate::problem::address;

/// A merged range, rows and columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
}

/// Ranges of rows or columns from 0, both ends included, in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranges(Vec<(u32, u32)>);

/// What stands around the cells of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Those over several rows.
    pub merges: Vec<Merge>,
    pub hidden_rows: Ranges,
    pub hidden_columns: Ranges,
    /// Row, column and target.
    pub links: Vec<(u32, u32, String)>,
}

impl Ranges {
    /// Of ranges in any order, which may overlap.
    pub(super) fn of(mut ranges: Vec<(u32, u32)>) -> Ranges {
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in ranges.into_iter().filter(|range| range.0 <= range.1) {
            match joined.last_mut() {
                Some(end) if first <= end.1.saturating_add(1) => end.1 = end.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Ranges(joined)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, at: u32) -> bool {
        let after = self.0.partition_point(|range| range.0 <= at);
        after > 0 && self.0[after - 1].1 >= at
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        let each = self.0.iter().map(|range| (range.1 - range.0) as usize + 1);
        each.sum()
    }

    /// As a person writes them: `3、5-9`; the first few.
    pub(super) fn rows(&self) -> String {
        self.shown(|row| (row + 1).to_string())
    }

    /// As a person writes them: `C、F-H`; the first few.
    pub(super) fn columns(&self) -> String {
        self.shown(|column| address(1, column).trim_end_matches('1').to_owned())
    }

    fn shown(&self, name: impl Fn(u32) -> String) -> String {
        const MOST: usize = 12;
        let ranges = self.0.iter().take(MOST).map(|&(first, last)| {
            if first == last {
                name(first)
            } else {
                format!("{}-{}", name(first), name(last))
            }
        });
        let mut shown = ranges.collect::<Vec<_>>().join("、");
        if self.0.len() > MOST {
            shown.push('…');
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn ranges_are_joined_and_found() {
        let ranges = Ranges::of(vec![(4, 4), (5, 8), (20, 21), (2, 2), (2, 6), (9, 1)]);
        assert_eq!(ranges.rows(), "3-9、21-22");
        assert_eq!(ranges.columns(), "C-I、U-V");
        assert_eq!(ranges.count(), 9);
        let found: Vec<u32> = (0..30).filter(|&at| ranges.has(at)).collect();
        assert_eq!(found, [2, 3, 4, 5, 6, 7, 8, 20, 21]);
    }
}
