//! Exact fractions: what a rulebook computes with until a score is rounded.
//!
//! Every operation that could overflow answers `None`, which callers report; nothing wraps.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// An exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Exact(Ratio<i128>);

/// How a score is rounded to the rulebook's decimals; `Half-up` is away from zero, `down` towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rounding {
    #[default]
    HalfUp,
    HalfEven,
    Down,
}

impl Rounding {
    pub const KEYS: [(&'static str, Rounding); 3] = [
        ("half-up", Rounding::HalfUp),
        ("half-even", Rounding::HalfEven),
        ("down", Rounding::Down),
    ];
}

impl Exact {
    pub const ZERO: Exact = Exact(Ratio::new_raw(0, 1));
    pub const ONE: Exact = Exact(Ratio::new_raw(1, 1));

    pub fn whole(number: i128) -> Exact {
        Exact(Ratio::from_integer(number))
    }

    /// `numerator / denominator`; none if the denominator is zero.
    pub fn fraction(numerator: i128, denominator: i128) -> Option<Exact> {
        (denominator != 0 && numerator != i128::MIN && denominator != i128::MIN)
            .then(|| Exact(Ratio::new(numerator, denominator)))
    }

    pub fn of(decimal: Decimal) -> Exact {
        let decimal = decimal.normalize();
        if decimal.scale() == 0 {
            return Exact::whole(decimal.mantissa());
        }
        // A scale is at most 28, so the power fits.
        Exact(Ratio::new(decimal.mantissa(), 10_i128.pow(decimal.scale())))
    }

    /// Two whole numbers, which most are: they need no common denominator.
    fn wholes(self, other: Exact) -> Option<(i128, i128)> {
        let both = self.0.is_integer() && other.0.is_integer();
        both.then(|| (*self.0.numer(), *other.0.numer()))
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        if let Some((one, other)) = self.wholes(other) {
            return one.checked_add(other).map(Exact::whole);
        }
        self.0.checked_add(&other.0).map(Exact)
    }

    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.0.checked_sub(&other.0).map(Exact)
    }

    pub fn times(self, other: Exact) -> Option<Exact> {
        if let Some((one, other)) = self.wholes(other) {
            return one.checked_mul(other).map(Exact::whole);
        }
        self.0.checked_mul(&other.0).map(Exact)
    }

    pub fn over(self, other: Exact) -> Option<Exact> {
        if other.0.is_zero() {
            None
        } else {
            self.0.checked_div(&other.0).map(Exact)
        }
    }

    pub fn floor(self) -> Exact {
        Exact(self.0.floor())
    }

    pub fn ceil(self) -> Exact {
        Exact(self.0.ceil())
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// The fraction in grains of `10^-decimals`.
    fn in_grains(self, decimals: u32) -> Option<Ratio<i128>> {
        let grains = Exact::whole(10_i128.checked_pow(decimals)?);
        self.times(grains).map(|Exact(scaled)| scaled)
    }

    /// The fraction as a whole number of grains of `10^-decimals`, rounded.
    pub fn grains(self, decimals: u32, rounding: Rounding) -> Option<i64> {
        let scaled = self.in_grains(decimals)?;
        if scaled.is_integer() {
            return scaled.numer().to_i64();
        }
        let (whole, rest) = (scaled.trunc(), scaled.fract().abs());
        let half = Ratio::new_raw(1, 2);
        let away = match rounding {
            Rounding::Down => false,
            Rounding::HalfUp => rest >= half,
            Rounding::HalfEven => rest > half || (rest == half && whole.numer() % 2 != 0),
        };
        let step = if !away {
            0
        } else if scaled.is_negative() {
            -1
        } else {
            1
        };
        (whole.numer() + step).to_i64()
    }

    /// How many grains of `10^-decimals` fit below, and the fraction of a grain left.
    pub fn grains_below(self, decimals: u32) -> Option<(i64, Exact)> {
        let scaled = self.in_grains(decimals)?;
        Some((
            scaled.floor().numer().to_i64()?,
            Exact(scaled - scaled.floor()),
        ))
    }

    /// Fractions as numerators over one denominator; none if it grows too large.
    pub fn over_common_denominator(fractions: &[Exact]) -> Option<(Vec<i128>, i128)> {
        let mut denominator = 1_i128;
        for Exact(fraction) in fractions {
            let common = gcd(denominator, *fraction.denom());
            denominator = (denominator / common).checked_mul(*fraction.denom())?;
        }
        let numerators: Option<Vec<i128>> = fractions
            .iter()
            .map(|Exact(fraction)| {
                i128::checked_mul(*fraction.numer(), denominator / fraction.denom())
            })
            .collect();
        Some((numerators?, denominator))
    }

    /// The fraction for people: `0.75`, or `1/3` where no decimal number is it.
    pub fn show(self) -> String {
        match self.decimal() {
            Some(decimal) => decimal.normalize().to_string(),
            None => format!("{}/{}", self.0.numer(), self.0.denom()),
        }
    }

    /// As a fraction, as people say what part someone has: 7/10.
    pub fn show_fraction(self) -> String {
        match self.0.is_integer() {
            true => self.0.numer().to_string(),
            false => format!("{}/{}", self.0.numer(), self.0.denom()),
        }
    }

    /// The decimal number that this fraction is, if there is one.
    pub fn decimal(self) -> Option<Decimal> {
        let (mut denominator, mut scale) = (*self.0.denom(), 0_u32);
        let mut numerator = *self.0.numer();
        while denominator != 1 {
            scale += 1;
            if scale > 28 {
                return None;
            }
            if denominator % 10 == 0 {
                denominator /= 10;
            } else if denominator % 5 == 0 {
                denominator /= 5;
                numerator = numerator.checked_mul(2)?;
            } else if denominator % 2 == 0 {
                denominator /= 2;
                numerator = numerator.checked_mul(5)?;
            } else {
                return None;
            }
        }
        Decimal::try_from_i128_with_scale(numerator, scale).ok()
    }

    /// Reads `3`, `0.5`, `1/2` or `60%`.
    pub fn parse(text: &str) -> Option<Exact> {
        let text = text.trim();
        let plain = |text: &str| Decimal::from_str_exact(text.trim()).ok().map(Exact::of);
        if let Some(percent) = text.strip_suffix(['%', '\u{FF05}']) {
            return plain(percent)?.over(Exact::whole(100));
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            return plain(numerator)?.over(plain(denominator)?);
        }
        plain(text)
    }
}

/// The greatest common divisor of two numbers above zero.
fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grains(text: &str, rounding: Rounding) -> i64 {
        Exact::parse(text)
            .expect("a fraction")
            .grains(2, rounding)
            .expect("in range")
    }

    #[test]
    fn rounds_half_up_away_from_zero() {
        assert_eq!(grains("0.125", Rounding::HalfUp), 13);
        assert_eq!(grains("-0.125", Rounding::HalfUp), -13);
        assert_eq!(grains("0.125", Rounding::HalfEven), 12);
        assert_eq!(grains("0.135", Rounding::HalfEven), 14);
        assert_eq!(grains("-0.129", Rounding::Down), -12);
        assert_eq!(grains("1/3", Rounding::HalfUp), 33);
    }

    #[test]
    fn reads_and_shows_fractions() {
        assert_eq!(Exact::parse("60%"), Exact::fraction(3, 5));
        assert_eq!(Exact::parse("1/2"), Exact::fraction(1, 2));
        assert_eq!(Exact::parse("1/0"), None);
        assert_eq!(Exact::parse("half"), None);
        assert_eq!(
            Exact::fraction(3, 40).map(Exact::show).as_deref(),
            Some("0.075")
        );
        assert_eq!(
            Exact::fraction(1, 3).map(Exact::show).as_deref(),
            Some("1/3")
        );
    }
}
