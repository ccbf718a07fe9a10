//! Subtraction: what of a region no box covers.

use super::axis::Axis;
use super::{Block, Budget, Space, Spent};

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    On,
    Stop,
}

/// Calls `found` with the parts of `region` that no box of `cover` takes: boxes apart from each
/// other. The region is cut along the axis that tells the boxes in it apart best, into the groups
/// of atoms that lie in the same boxes; each group goes on with the boxes that it lies in.
pub fn uncovered(
    space: &Space,
    region: &Block,
    cover: &[&Block],
    budget: &mut Budget,
    found: &mut impl FnMut(Block) -> Go,
) -> Result<Go, Spent> {
    budget.take(1 + cover.len())?;
    let inside: Vec<&Block> = cover
        .iter()
        .copied()
        .filter(|block| space.touch(block, region))
        .collect();
    if inside.is_empty() {
        return Ok(found(region.clone()));
    }
    if inside.iter().any(|block| block.contains(region)) {
        return Ok(Go::On);
    }
    let Some(axis) = most_telling(space, region, &inside) else {
        return Ok(Go::On);
    };
    for (part, members) in groups(region, axis, &inside, budget)? {
        if uncovered(space, &part, &members, budget, found)? == Go::Stop {
            return Ok(Go::Stop);
        }
    }
    Ok(Go::On)
}

/// Some part of the region that no box covers.
pub fn first_uncovered(
    space: &Space,
    region: &Block,
    cover: &[&Block],
    budget: &mut Budget,
) -> Result<Option<Block>, Spent> {
    let mut first = None;
    uncovered(space, region, cover, budget, &mut |part| {
        first = Some(part);
        Go::Stop
    })?;
    Ok(first)
}

/// The axis on which most boxes leave something of the region out.
fn most_telling<'s>(space: &'s Space, region: &Block, inside: &[&Block]) -> Option<&'s Axis> {
    let leaves_out = |axis: &Axis| {
        let narrow = |block: &&&Block| {
            let mut words = axis.words.clone();
            words.any(|word| region.0[word] & !block.0[word] != 0)
        };
        inside.iter().filter(narrow).count()
    };
    space
        .axes
        .iter()
        .map(|axis| (leaves_out(axis), axis))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, axis)| (*count, std::cmp::Reverse(axis.words.start)))
        .map(|(_, axis)| axis)
}

/// The region cut into groups of atoms of an axis, each with the boxes that hold it.
fn groups<'b>(
    region: &Block,
    axis: &Axis,
    inside: &[&'b Block],
    budget: &mut Budget,
) -> Result<Vec<(Block, Vec<&'b Block>)>, Spent> {
    let mut groups: Vec<(Block, Vec<&'b Block>)> = Vec::new();
    let mut known: hashbrown::HashMap<Vec<u64>, usize> = hashbrown::HashMap::new();
    let count = region.count(axis);
    budget.take(count.saturating_mul(inside.len()) / 16)?;
    for atom in region.atoms(axis) {
        let mut signature = vec![0_u64; inside.len().div_ceil(64)];
        for (index, block) in inside.iter().enumerate() {
            signature[index / 64] |= u64::from(block.has(axis, atom)) << (index % 64);
        }
        let index = *known.entry(signature).or_insert_with(|| {
            let mut part = region.clone();
            part.clear(axis);
            let members = inside.iter().copied();
            groups.push((
                part,
                members.filter(|block| block.has(axis, atom)).collect(),
            ));
            groups.len() - 1
        });
        groups[index].0.insert(axis, atom);
    }
    Ok(groups)
}
