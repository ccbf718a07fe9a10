//! How texts are compared: NFKC, without spaces.

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: NFKC, lower case, without any white space.
///
/// ```
/// assert_eq!(jifen::intake::text::squeeze(" ＡＢ　头 版\n"), "ab头版");
/// ```
pub fn squeeze(text: &str) -> String {
    // NFKC leaves Han and ASCII as they are, and most names are nothing else.
    if text
        .chars()
        .all(|c| c.is_ascii() || matches!(c, '\u{4E00}'..='\u{9FFF}'))
    {
        let mut squeezed = text.to_ascii_lowercase();
        squeezed.retain(|c| !c.is_ascii_whitespace() && c != '\u{b}');
        return squeezed;
    }
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
