//! Boxes left over, said in as few sentences as can be had.

use super::axis::Axis;
use super::{Block, Space};

/// What is left over, in words.
#[derive(Clone, Debug)]
pub struct Left {
    /// As large as it can be without touching what is taken.
    pub whole: Block,
    /// A part that was left over for certain, to take an example from.
    pub part: Block,
}

/// Leftover boxes as few larger ones. Each grows, field by field, as far as it touches nothing that
/// is taken: then “校级” is said and not “校级、消息或通讯”. It may grow over what does not matter
/// (what is excluded, or cannot be), so an example is always taken from the part itself. At most
/// `most` are made; the second answer counts the parts that none of them says.
pub fn fewest(
    space: &Space,
    mut leftover: Vec<Block>,
    taken: &[&Block],
    most: usize,
) -> (Vec<Left>, usize) {
    leftover.sort_by_cached_key(|block| (std::cmp::Reverse(size(space, block)), block.clone()));
    let mut found: Vec<Left> = Vec::new();
    let mut said: Vec<Vec<Block>> = Vec::new();
    while let Some(part) = leftover.first().filter(|_| found.len() < most).cloned() {
        let mut unsaid = part.clone();
        for block in &leftover {
            space.axes.iter().for_each(|axis| unsaid.join(axis, block));
        }
        let whole = grown(space, &part, &unsaid, taken);
        let (told, rest) = leftover.into_iter().partition(|part| whole.contains(part));
        leftover = rest;
        said.push(told);
        found.push(Left { whole, part });
    }
    // A later sentence may say all that an earlier one does.
    for index in (0..found.len()).rev() {
        let others = |part: &Block| {
            let others = found
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            others
                .into_iter()
                .any(|(_, other)| other.whole.contains(part))
        };
        if said[index].iter().all(others) {
            found.remove(index);
            said.remove(index);
        }
    }
    let unsaid = leftover.len();
    (found, unsaid)
}

/// How many combinations of atoms a box holds, as far as a number can say.
fn size(space: &Space, block: &Block) -> u128 {
    space.axes.iter().fold(1, |size: u128, axis| {
        size.saturating_mul(block.count(axis) as u128)
    })
}

/// First without a field at all, which makes the sentence shorter (the fields that matter most to
/// people stand first, and go last); then by as many values as are not said yet anywhere.
fn grown(space: &Space, part: &Block, unsaid: &Block, taken: &[&Block]) -> Block {
    let mut block = part.clone();
    for axis in space.axes.iter().rev() {
        let mut wider = block.clone();
        wider.copy_axis(axis, space.full());
        if !taken.iter().any(|taken| space.touch(taken, &wider)) {
            block = wider;
        }
    }
    for axis in &space.axes {
        if space.is_full(&block, axis) {
            continue;
        }
        let mut slab = block.clone();
        slab.copy_axis(axis, space.full());
        let in_the_way: Vec<&&Block> = taken
            .iter()
            .filter(|taken| space.touch(taken, &slab))
            .collect();
        widen(&mut block, axis, unsaid, &in_the_way);
    }
    block
}

fn widen(block: &mut Block, axis: &Axis, unsaid: &Block, in_the_way: &[&&Block]) {
    for atom in unsaid.atoms(axis) {
        if !in_the_way.iter().any(|taken| taken.has(axis, atom)) {
            block.insert(axis, atom);
        }
    }
}
