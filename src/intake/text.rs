//! How texts are compared: NFKC, without spaces.

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: NFKC, lower case, without any white space.
///
/// ```
/// assert_eq!(jifen::intake::text::squeeze(" ＡＢ　头 版\n"), "ab头版");
/// ```
pub fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // NFKC leaves Han, ASCII and these signs as they are, and most names are nothing else.
            '\u{4E00}'..='\u{9FFF}' | '《' | '》' | '“' | '”' | '、' | '。' | '·' | '—' =>
            {
                squeezed.push(c);
            }
            c if c.is_ascii_whitespace() || c == '\u{b}' => {}
            c if c.is_ascii() => squeezed.push(c.to_ascii_lowercase()),
            // Wide signs, letters and digits stand as far behind ASCII.
            '\u{FF01}'..='\u{FF5E}' => {
                let narrow = char::from((u32::from(c) - 0xFEE0) as u8);
                squeezed.push(narrow.to_ascii_lowercase());
            }
            _ => return squeeze_any(text),
        }
    }
    squeezed
}

/// As [`squeeze`], whatever a text is made of.
fn squeeze_any(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_is_the_long_way(text in "[一-龥a-zA-Z0-9 -~《》“”、。·—！-～　\\s①é…]{0,12}") {
            prop_assert_eq!(squeeze(&text), squeeze_any(&text));
        }
    }
}
