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
    let Some(mut real) = leftover.first().cloned() else {
        return (found, 0);
    };
    for block in &leftover {
        space.axes.iter().for_each(|axis| real.join(axis, block));
    }
    let mut unsaid = 0;
    for part in leftover {
        if found.iter().any(|known| known.whole.contains(&part)) {
            continue;
        }
        if found.len() == most {
            unsaid += 1;
            continue;
        }
        let whole = grown(space, &part, &real, taken);
        found.push(Left { whole, part });
    }
    (found, unsaid)
}

/// How many combinations of atoms a box holds, as far as a number can say.
fn size(space: &Space, block: &Block) -> u128 {
    space.axes.iter().fold(1, |size: u128, axis| {
        size.saturating_mul(block.count(axis) as u128)
    })
}

/// First without a field at all, which makes the sentence shorter (the fields that matter most to
/// people stand first, and go last); then by as many values as are left over anywhere.
fn grown(space: &Space, part: &Block, real: &Block, taken: &[&Block]) -> Block {
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
        widen(&mut block, axis, real, &in_the_way);
    }
    block
}

fn widen(block: &mut Block, axis: &Axis, real: &Block, in_the_way: &[&&Block]) {
    for atom in real.atoms(axis) {
        if !in_the_way.iter().any(|taken| taken.has(axis, atom)) {
            block.insert(axis, atom);
        }
    }
}
