//! Tables as boxes: which rows take the same, what none takes, which take nothing.

use crate::rulebook::RuleId;
use crate::rulebook::boxes::fewest::{Left, fewest};
use crate::rulebook::boxes::pairs::overlapping;
use crate::rulebook::boxes::uncovered::{Go, first_uncovered, uncovered};
use crate::rulebook::boxes::{Block, Budget, Space, Spent, Whose};
use crate::rulebook::condition::Condition;
use crate::rulebook::field::Fields;
use crate::rulebook::registry::Registry;

/// Steps that one question about one table may take: about a second.
pub const STEPS: usize = 20_000_000;
/// Words that the boxes of a table may fill: 16 megabytes, for which a second is enough.
const MOST_WORDS: usize = 1 << 21;
/// Leftover parts beyond this are neither listed nor counted.
const MOST_PARTS: usize = 10_000;

/// A row of a table, or a clause without rows.
#[derive(Clone, Copy, Debug)]
pub struct Taker<'r> {
    pub rule: RuleId,
    pub when: &'r Condition,
    /// The table it is a row of: tables that are looked at together are numbered.
    pub table: usize,
    /// Takes what no ordinary row of its table takes.
    pub others: bool,
}

/// A row as boxes.
#[derive(Clone, Debug)]
pub struct Row {
    pub rule: RuleId,
    pub table: usize,
    pub others: bool,
    /// Whether it asks for one thing only.
    pub single: bool,
    /// What it takes; none if that falls into too many boxes.
    pub blocks: Option<Vec<Block>>,
    /// All that it could take.
    hull: Option<Block>,
}

/// Why a row never takes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    /// Its conditions cannot hold together.
    Contradiction,
    /// All that it takes is excluded.
    Excluded,
    /// The ordinary rows leave nothing for `others`.
    NothingLeft,
}

/// What two rows both take.
#[derive(Clone, Debug)]
pub struct Common {
    pub whole: Block,
    /// A part that is not excluded.
    pub part: Block,
}

/// What no row takes.
#[derive(Clone, Debug)]
pub struct Holes {
    pub left: Vec<Left>,
    /// Parts that none of them says.
    pub unsaid: usize,
    /// Whether there are more parts than could be listed.
    pub more: bool,
}

/// The rows of a table in their space.
#[derive(Clone, Debug)]
pub struct Table {
    pub space: Space,
    pub rows: Vec<Row>,
    /// What is excluded: for certain, and at most.
    out: Vec<Block>,
    out_at_most: Vec<Block>,
}

impl Table {
    /// The table of these rows about these subjects, of which `excluded` never reach it; none if it
    /// is too large.
    pub fn new(
        whose: Whose,
        (fields, registry): (&Fields, &Registry),
        takers: &[Taker<'_>],
        excluded: &[&Condition],
    ) -> Option<Table> {
        let conditions = takers.iter().map(|taker| taker.when);
        let space = Space::new(
            whose,
            fields,
            registry,
            conditions.chain(excluded.iter().copied()),
        );
        let mut words = takers.len().saturating_mul(space.width());
        if words > MOST_WORDS {
            return None;
        }
        let mut rows = Vec::with_capacity(takers.len());
        for taker in takers {
            let mut tests = 0;
            taker.when.tests(&mut |_, _| tests += 1);
            let blocks = space.blocks(taker.when);
            words += blocks.as_ref().map_or(0, Vec::len) * space.width();
            if words > MOST_WORDS {
                return None;
            }
            rows.push(Row {
                rule: taker.rule,
                table: taker.table,
                others: taker.others,
                single: tests == 1,
                hull: space.hull(taker.when),
                blocks,
            });
        }
        let (mut out, mut out_at_most) = (Vec::new(), Vec::new());
        for when in excluded {
            match space.blocks(when) {
                Some(blocks) => {
                    out.extend(blocks.iter().cloned());
                    out_at_most.extend(blocks);
                }
                None => out_at_most.extend(space.hull(when)),
            }
        }
        Some(Table {
            space,
            rows,
            out,
            out_at_most,
        })
    }

    /// The rows that fall into too many boxes to be decided.
    pub fn undecided(&self) -> impl Iterator<Item = RuleId> {
        let undecided = self.rows.iter().filter(|row| row.blocks.is_none());
        undecided.map(|row| row.rule)
    }

    /// Calls `visit` for each pair of rows that `asked` asks for and that take something in common
    /// that is not excluded, with what they have in common and a part of it that is not excluded, and
    /// with further ones until it answers `true`. An ordinary row and the `others` of its own table never do. Answers [`Go::Stop`] where there are
    /// more pairs than could be looked at.
    pub fn overlaps(
        &self,
        asked: impl Fn(usize, usize) -> bool,
        mut visit: impl FnMut(usize, usize, Common) -> bool,
    ) -> Result<Go, Spent> {
        let mut budget = Budget::of(STEPS);
        let mut all = Go::On;
        let rows = self.rows.iter().enumerate();
        let boxes: Vec<(usize, &Block)> = rows
            .flat_map(|(index, row)| row.blocks.iter().flatten().map(move |b| (index, b)))
            .collect();
        let mut common: Vec<(usize, usize, Block)> = Vec::new();
        overlapping(&self.space, &boxes, &mut budget, &mut |one, two, block| {
            let (a, b) = (&self.rows[one], &self.rows[two]);
            if a.table == b.table && a.others != b.others || !asked(one, two) {
                return;
            }
            if common.len() == MOST_PARTS {
                all = Go::Stop;
            } else {
                common.push((one, two, block));
            }
        })?;
        common.sort_unstable();
        let mut told = None;
        for (one, two, block) in common {
            if told == Some((one, two)) {
                continue;
            }
            let taken = self.taken_before(&[one, two], Bound::AtMost);
            if let Some(part) = self.real_part(&block, &taken, &mut budget)?
                && visit(one, two, Common { whole: block, part })
            {
                told = Some((one, two));
            }
        }
        Ok(all)
    }

    /// What no row takes and nothing excludes, in at most `most` sentences.
    pub fn holes(&self, most: usize) -> Result<Holes, Spent> {
        let mut budget = Budget::of(STEPS);
        let rows = self.at_most(|_| true);
        let mut cover = rows.clone();
        cover.extend(&self.out_at_most);
        let mut parts: Vec<Block> = Vec::new();
        for region in &self.space.universe {
            let region = self.space.named(region);
            uncovered(&self.space, &region, &cover, &mut budget, &mut |part| {
                parts.push(part);
                if parts.len() > MOST_PARTS {
                    Go::Stop
                } else {
                    Go::On
                }
            })?;
        }
        let more = parts.len() > MOST_PARTS;
        let (left, unsaid) = fewest(&self.space, parts, &rows, most);
        Ok(Holes { left, unsaid, more })
    }

    /// The rows that never take anything, with the reason.
    pub fn never(&self) -> Result<Vec<(usize, Never)>, Spent> {
        let mut budget = Budget::of(STEPS);
        let mut found = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let Some(blocks) = &row.blocks else { continue };
            if blocks.is_empty() {
                found.push((index, Never::Contradiction));
                continue;
            }
            let out: Vec<&Block> = self.out.iter().collect();
            if !self.any_real(blocks, &out, &mut budget)? {
                found.push((index, Never::Excluded));
                continue;
            }
            let before = self.taken_before(&[index], Bound::AtLeast);
            if row.others && !self.any_real(blocks, &before, &mut budget)? {
                found.push((index, Never::NothingLeft));
            }
        }
        Ok(found)
    }

    /// What a row takes in fact: parts without what is excluded, and for `others` without what the
    /// ordinary rows take. None if it is not decided or not listed within bounds.
    pub fn taken_by(&self, index: usize, budget: &mut Budget) -> Result<Option<Vec<Block>>, Spent> {
        let row = &self.rows[index];
        let Some(blocks) = &row.blocks else {
            return Ok(None);
        };
        let before = self.taken_before(&[index], Bound::AtMost);
        let mut parts = Vec::new();
        for block in blocks {
            for region in self.real(block) {
                uncovered(&self.space, &region, &before, budget, &mut |part| {
                    parts.push(part);
                    if parts.len() > MOST_PARTS {
                        Go::Stop
                    } else {
                        Go::On
                    }
                })?;
            }
        }
        Ok((parts.len() <= MOST_PARTS).then_some(parts))
    }

    /// A part of a box that there can be and that nothing of `taken` takes.
    pub fn real_part(
        &self,
        block: &Block,
        taken: &[&Block],
        budget: &mut Budget,
    ) -> Result<Option<Block>, Spent> {
        for region in self.real(block) {
            if let Some(part) = first_uncovered(&self.space, &region, taken, budget)? {
                return Ok(Some(part));
            }
        }
        Ok(None)
    }

    /// All that rows could take, and what could be excluded.
    pub fn taken_or_out(&self) -> Vec<&Block> {
        let mut taken = self.at_most(|_| true);
        taken.extend(&self.out_at_most);
        taken
    }

    fn any_real(
        &self,
        blocks: &[Block],
        taken: &[&Block],
        budget: &mut Budget,
    ) -> Result<bool, Spent> {
        for block in blocks {
            if self.real_part(block, taken, budget)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The parts of a box that there can be.
    fn real<'t>(&'t self, block: &'t Block) -> impl Iterator<Item = Block> + 't {
        let universe = self.space.universe.iter();
        universe.filter_map(|part| self.space.meet(part, block))
    }

    /// What is taken away before these rows come to take: what is excluded, and from `others` what
    /// the ordinary rows of their tables take.
    fn taken_before(&self, rows: &[usize], bound: Bound) -> Vec<&Block> {
        let out = match bound {
            Bound::AtLeast => &self.out,
            Bound::AtMost => &self.out_at_most,
        };
        let mut taken: Vec<&Block> = out.iter().collect();
        let mut done = None;
        for row in rows.iter().map(|&row| &self.rows[row]) {
            if row.others && done != Some(row.table) {
                let ordinary = |other: &Row| !other.others && other.table == row.table;
                taken.extend(match bound {
                    Bound::AtLeast => self.at_least(ordinary),
                    Bound::AtMost => self.at_most(ordinary),
                });
                done = Some(row.table);
            }
        }
        taken
    }

    fn at_least(&self, which: impl Fn(&Row) -> bool) -> Vec<&Block> {
        let rows = self.rows.iter().filter(|row| which(row));
        rows.flat_map(|row| row.blocks.iter().flatten()).collect()
    }

    fn at_most(&self, which: impl Fn(&Row) -> bool) -> Vec<&Block> {
        let mut blocks = Vec::new();
        for row in self.rows.iter().filter(|row| which(row)) {
            match &row.blocks {
                Some(exact) => blocks.extend(exact),
                None => blocks.extend(&row.hull),
            }
        }
        blocks
    }
}

/// From which side what is not decided is bounded, so that a claim stays true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    AtLeast,
    AtMost,
}
