//! Amounts as text: exact, with at least the rulebook's decimals.

use rust_decimal::Decimal;

/// The most digits of a 96-bit mantissa, with the zeros, the point and the sign around it.
const LONGEST: usize = 64;

/// Appends an amount with exactly `places` decimals, or more where it has more.
///
/// Goes by way of the mantissa, without the machinery of formatting: a ledger has millions.
pub fn push(out: &mut Vec<u8>, amount: Decimal, places: u32) {
    let mut mantissa = amount.mantissa().unsigned_abs();
    let mut scale = amount.scale();
    while scale > places && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        scale -= 1;
    }
    let negative = amount.is_sign_negative() && mantissa != 0;
    let padding = places.min(28).saturating_sub(scale) as usize;

    let mut text = [b'0'; LONGEST];
    let mut at = LONGEST - padding;
    if padding > 0 && scale == 0 {
        at -= 1;
        text[at] = b'.';
    }
    let mut digits = 0;
    // 64-bit division is several times faster, and nearly all amounts are small.
    let mut small = u64::try_from(mantissa).ok();
    loop {
        if digits == scale && digits > 0 {
            at -= 1;
            text[at] = b'.';
        }
        at -= 1;
        let rest = match &mut small {
            Some(small) => {
                text[at] = b'0' + (*small % 10) as u8;
                *small /= 10;
                u128::from(*small)
            }
            None => {
                text[at] = b'0' + (mantissa % 10) as u8;
                mantissa /= 10;
                mantissa
            }
        };
        digits += 1;
        if rest == 0 && digits > scale {
            break;
        }
    }
    if negative {
        at -= 1;
        text[at] = b'-';
    }
    out.extend_from_slice(&text[at..]);
}

/// An amount with exactly `places` decimals, or more where it has more.
///
/// ```
/// use jifen::report::amount::text;
/// assert_eq!(text("3".parse().unwrap(), 2), "3.00");
/// assert_eq!(text("-0.1250".parse().unwrap(), 2), "-0.125");
/// ```
pub fn text(amount: Decimal, places: u32) -> String {
    let mut out = Vec::with_capacity(16);
    push(&mut out, amount, places);
    out.into_iter().map(char::from).collect()
}

/// As [`text`], with a plus sign before what is above zero.
pub fn signed(amount: Decimal, places: u32) -> String {
    let text = text(amount, places);
    if amount > Decimal::ZERO {
        format!("+{text}")
    } else {
        text
    }
}

/// A whole number as people write it.
pub fn push_count(out: &mut Vec<u8>, mut count: u64) {
    let mut text = [0; 20];
    let mut at = text.len();
    loop {
        at -= 1;
        text[at] = b'0' + (count % 10) as u8;
        count /= 10;
        if count == 0 {
            break;
        }
    }
    out.extend_from_slice(&text[at..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_have_the_places_asked_for_or_more() {
        for (amount, places, expected) in [
            ("0", 2, "0.00"),
            ("-0.00", 2, "0.00"),
            ("10", 0, "10"),
            ("0.5", 2, "0.50"),
            ("-12.345", 2, "-12.345"),
            ("12.3000", 1, "12.3"),
            ("0.05", 2, "0.05"),
            ("100.00", 2, "100.00"),
            (
                "79228162514264337593543950335",
                2,
                "79228162514264337593543950335.00",
            ),
        ] {
            assert_eq!(text(amount.parse().expect("an amount"), places), expected);
        }
        assert_eq!(signed("2".parse().expect("an amount"), 1), "+2.0");
    }

    proptest! {
        #[test]
        fn an_amount_reads_back_as_it_was(mantissa in any::<i64>(), scale in 0u32..20, places in 0u32..6) {
            let amount = Decimal::new(mantissa, scale);
            let text = text(amount, places);
            prop_assert_eq!(text.parse::<Decimal>().expect("an amount"), amount);
            let shown = text.split_once('.').map_or(0, |(_, decimals)| decimals.len()) as u32;
            prop_assert_eq!(shown, amount.normalize().scale().max(places));
        }

        #[test]
        fn counts_print_as_usual(count in any::<u64>()) {
            let mut out = Vec::new();
            push_count(&mut out, count);
            prop_assert_eq!(out, count.to_string().into_bytes());
        }
    }
}
