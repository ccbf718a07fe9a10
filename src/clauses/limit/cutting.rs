//! How an account's scores enter as far as its limits have room, and what is cut of them.

use crate::rulebook::exact::Exact;

/// What a limit still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Grains of points.
    Grains(i64),
    /// Pieces.
    Pieces(Exact),
}

/// A score that limits bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entering {
    pub grains: i64,
    /// How many pieces it is.
    pub counts: Exact,
    /// The limits that select it, by index.
    pub limits: Vec<usize>,
}

impl Room {
    /// How many grains of a score find room.
    fn grains(self, score: &Entering) -> i64 {
        match self {
            Room::Grains(most) => most.max(0),
            Room::Pieces(pieces) if score.counts <= pieces => i64::MAX,
            Room::Pieces(_) => 0,
        }
    }

    /// What is left once so many grains of a score have entered.
    fn after(self, score: &Entering, enters: i64) -> Room {
        match self {
            Room::Grains(most) => Room::Grains(most.saturating_sub(enters)),
            Room::Pieces(pieces) if enters > 0 => {
                Room::Pieces(pieces.minus(score.counts).unwrap_or(pieces))
            }
            Room::Pieces(pieces) => Room::Pieces(pieces),
        }
    }
}

/// What an account's scores of one period are cut by. `rooms` is what each limit still holds;
/// `scores` come best first. Answers, by limit, the scores it cut and by how many grains.
pub fn cut(rooms: &mut [Room], scores: &[Entering]) -> Vec<Vec<(usize, i64)>> {
    let mut cuts = vec![Vec::new(); rooms.len()];
    for (index, score) in scores.iter().enumerate() {
        let limits = score.limits.iter();
        let Some(&least) = limits.min_by_key(|&&limit| (rooms[limit].grains(score), limit)) else {
            continue;
        };
        let enters = score.grains.min(rooms[least].grains(score));
        if enters < score.grains {
            cuts[least].push((index, score.grains - enters));
        }
        for &limit in &score.limits {
            rooms[limit] = rooms[limit].after(score, enters);
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(grains: i64, limits: &[usize]) -> Entering {
        Entering {
            grains,
            counts: Exact::ONE,
            limits: limits.to_vec(),
        }
    }

    #[test]
    fn a_score_enters_as_far_as_every_limit_has_room() {
        // Limit 0 holds 10 of all, limit 1 holds 4 of some.
        let scores = [score(6, &[0]), score(5, &[0, 1]), score(3, &[0])];
        let cuts = cut(&mut [Room::Grains(10), Room::Grains(4)], &scores);
        // 6 enter; of 5 enter 4 (both have 4 left: the first by text is charged); 3 find no room.
        assert_eq!(cuts, [vec![(1, 1), (2, 3)], vec![]]);
    }

    #[test]
    fn a_piece_that_overruns_is_out_and_a_smaller_one_still_enters() {
        let third = Exact::fraction(1, 3).expect("a fraction");
        let mut heavy = score(9, &[0]);
        heavy.counts = Exact::whole(3);
        let mut light = score(2, &[0]);
        light.counts = third;
        // Room for two: one piece, then three at once do not fit, a third of one does.
        let scores = [score(10, &[0]), heavy, light];
        let cuts = cut(&mut [Room::Pieces(Exact::whole(2))], &scores);
        assert_eq!(cuts, [vec![(1, 9)]]);
    }
}
