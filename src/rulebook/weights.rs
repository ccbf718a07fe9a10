//! Dividing what cannot be cut finer: by largest remainder, ties to who stands earlier.

use super::exact::{Exact, Rounding};

/// Weights as whole parts of a whole, so that dividing needs no fractions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    parts: Vec<i128>,
    whole: i128,
}

impl Weights {
    /// Weights of which one is the whole; none if numbers grow too large.
    pub fn of_one(weights: &[Exact]) -> Option<Weights> {
        let (parts, whole) = Exact::over_common_denominator(weights)?;
        Some(Weights { parts, whole })
    }

    /// Weights of which their sum is the whole; none if that is zero or numbers grow too large.
    pub fn of_sum(weights: &[Exact]) -> Option<Weights> {
        let (parts, _) = Exact::over_common_denominator(weights)?;
        let whole = parts
            .iter()
            .try_fold(0_i128, |sum, part| sum.checked_add(*part))?;
        (whole > 0).then_some(Weights { parts, whole })
    }

    /// A weight and the whole, in the same parts.
    pub fn at(&self, index: usize) -> (i128, i128) {
        (self.parts[index], self.whole)
    }

    /// Divides `total` grains by largest remainder, ties to the earlier. What is given out is
    /// `total` × the sum of the weights, rounded to the grain. None if numbers grow too large.
    pub fn divide(&self, total: i64, rounding: Rounding) -> Option<Vec<i64>> {
        let mut shares = Vec::with_capacity(self.parts.len());
        let mut order = Vec::with_capacity(self.parts.len());
        let (mut given, mut sum) = (0_i128, 0_i128);
        for (index, part) in self.parts.iter().enumerate() {
            let scaled = part.checked_mul(i128::from(total))?;
            sum = sum.checked_add(scaled)?;
            let share = scaled.div_euclid(self.whole);
            given += share;
            shares.push(i64::try_from(share).ok()?);
            order.push((std::cmp::Reverse(scaled.rem_euclid(self.whole)), index));
        }
        let give = Exact::fraction(sum, self.whole)?.grains(0, rounding)?;
        let left = usize::try_from(i128::from(give) - given).unwrap_or(0);
        if left > 0 {
            order.sort_unstable();
        }
        for &(_, index) in order.iter().take(left) {
            shares[index] += 1;
        }
        Some(shares)
    }
}

/// Divides `total` grains equally, the grains left over one each to the first.
pub fn equally(total: i64, count: usize) -> impl Iterator<Item = i64> {
    let count = count as i64;
    let (each, left) = (total.div_euclid(count), total.rem_euclid(count));
    (0..count).map(move |index| each + i64::from(index < left))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(texts: &[&str]) -> Vec<Exact> {
        texts
            .iter()
            .map(|text| Exact::parse(text).expect("a fraction"))
            .collect()
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainder_then_the_earlier() {
        assert_eq!(equally(1000, 3).collect::<Vec<_>>(), [334, 333, 333]);
        assert_eq!(equally(-100, 3).collect::<Vec<_>>(), [-33, -33, -34]);
        // 1.01 by 7:3 is 0.707 and 0.303: the odd hundredth goes to the first remainder, 0.7.
        let divide =
            |total, texts: &[&str]| Weights::of_one(&parts(texts))?.divide(total, Rounding::HalfUp);
        assert_eq!(divide(101, &["0.7", "0.3"]).as_deref(), Some(&[71, 30][..]));
        assert_eq!(
            divide(100, &["1/3", "1/3", "1/3"]).as_deref(),
            Some(&[34, 33, 33][..])
        );
        assert_eq!(
            divide(-101, &["0.7", "0.3"]).as_deref(),
            Some(&[-71, -30][..])
        );
        // Nine tenths are given out, to the grain.
        assert_eq!(divide(101, &["0.6", "0.3"]).as_deref(), Some(&[61, 30][..]));
        let pool = Weights::of_sum(&parts(&["1", "2", "0"]));
        assert_eq!(
            pool.and_then(|pool| pool.divide(100, Rounding::HalfUp))
                .as_deref(),
            Some(&[33, 67, 0][..])
        );
    }
}
