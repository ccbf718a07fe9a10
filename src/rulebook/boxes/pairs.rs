//! Which boxes of a table have a part in common.

use super::{Block, Budget, Space, Spent};

/// Calls `visit` for each pair of boxes of different rows that overlap, with their common part.
/// Rows are swept along the axis on which their boxes are narrowest, so that of a thousand rows
/// only those are compared that could meet.
pub fn overlapping(
    space: &Space,
    boxes: &[(usize, &Block)],
    budget: &mut Budget,
    visit: &mut impl FnMut(usize, usize, Block),
) -> Result<(), Spent> {
    let mut spans: Vec<(usize, usize, usize)> = match narrowest(space, boxes) {
        Some(axis) => boxes
            .iter()
            .enumerate()
            .map(|(at, (_, block))| {
                let mut atoms = block.atoms(&space.axes[axis]);
                let first = atoms.next().unwrap_or(0);
                (first, atoms.last().unwrap_or(first), at)
            })
            .collect(),
        None => (0..boxes.len()).map(|at| (0, 0, at)).collect(),
    };
    spans.sort_unstable();
    for (index, &(_, last, at)) in spans.iter().enumerate() {
        let (row, block) = boxes[at];
        for &(first, _, other) in &spans[index + 1..] {
            if first > last {
                break;
            }
            budget.take(1)?;
            let (other_row, other) = boxes[other];
            if row != other_row
                && let Some(common) = space.meet(block, other)
            {
                visit(row.min(other_row), row.max(other_row), common);
            }
        }
    }
    Ok(())
}

/// The axis on which the boxes span the smallest part.
fn narrowest(space: &Space, boxes: &[(usize, &Block)]) -> Option<usize> {
    let span = |index: usize| -> u128 {
        let axis = &space.axes[index];
        let total: usize = boxes
            .iter()
            .map(|(_, block)| {
                let mut atoms = block.atoms(axis);
                let first = atoms.next().unwrap_or(0);
                1 + atoms.last().unwrap_or(first) - first
            })
            .sum();
        // In millionths of the axis.
        total as u128 * 1_000_000 / axis.atoms.len().max(1) as u128
    };
    (0..space.axes.len()).min_by_key(|&index| (span(index), index))
}
