//! Text from tables on its way into a page, where it must do nothing but be read.

use std::borrow::Cow;

use minijinja::value::Value;
use minijinja::{Error, Output, State, escape_formatter};

/// What stands for a character that would act instead of being seen.
const ACTS: char = '\u{FFFD}';

/// A text without characters that act: controls, and marks that turn the direction of what follows.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(acts) {
        let cleaned = text.chars().map(|c| if acts(c) { ACTS } else { c });
        Cow::Owned(cleaned.collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn acts(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{061C}' | '\u{200E}' | '\u{200F}' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}

/// How templates write a value: cleaned and escaped.
pub fn write(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.as_str().map(clean) {
        Some(Cow::Owned(cleaned)) if !value.is_safe() => {
            escape_formatter(out, state, &Value::from(cleaned))
        }
        _ => escape_formatter(out, state, value),
    }
}

/// JSON that may stand inside a script element: nothing in it ends the element.
pub fn inside_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_as_one_sign_each() {
        assert_eq!(clean("报\u{202E}道\0"), "报\u{FFFD}道\u{FFFD}");
        assert!(matches!(clean("《a\tb》"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_in_a_script_keeps_its_meaning_and_ends_nothing() {
        let title = "</script><!--\u{2028}&";
        let json = serde_json::to_string(title).expect("JSON");
        let inside = inside_script(&json);
        assert!(!inside.contains(['<', '>', '&', '\u{2028}']), "{inside}");
        let back: String = serde_json::from_str(&inside).expect("JSON");
        assert_eq!(back, title);
    }
}
