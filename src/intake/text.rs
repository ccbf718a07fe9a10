//! How texts are compared: NFKC, without spaces.

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: NFKC, lower case, without any white space.
///
/// ```
/// assert_eq!(jifen::intake::text::squeeze(" ＡＢ　头 版\n"), "ab头版");
/// ```
pub fn squeeze(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
