//! Which language to speak: `--lang`, else the locale, else Chinese.

use std::ffi::OsString;

use crate::locale::Lang;

/// The variables that name the locale of messages, the strongest first (POSIX, section 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Chooses before the arguments are read, since help and errors about them need it too.
pub fn choose(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    asked_for(arguments).unwrap_or_else(|| {
        VARIABLES
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .map_or(Lang::Zh, |locale| Lang::of_locale(&locale))
    })
}

/// The language that `--lang` names, if it is one.
fn asked_for(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments
        .iter()
        .map(|argument| argument.to_string_lossy())
        .take_while(|argument| argument != "--");
    let mut last = None;
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if argument == "--lang" => arguments.next().map(|value| value.into_owned()),
            None => None,
        };
        last = match value.as_deref() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => last,
        };
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str], locale: &[(&str, &str)]) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        choose(&arguments, |name| {
            locale
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_english_locale_or_option_is_english_and_all_else_chinese() {
        assert_eq!(chosen(&["jifen"], &[]), Lang::Zh);
        assert_eq!(chosen(&["jifen"], &[("LANG", "C.UTF-8")]), Lang::Zh);
        assert_eq!(chosen(&["jifen"], &[("LANG", "en_GB.UTF-8")]), Lang::En);
        let both = [("LANG", "en_US"), ("LC_ALL", ""), ("LC_MESSAGES", "zh_CN")];
        assert_eq!(chosen(&["jifen"], &both), Lang::Zh);
        let english = ["jifen", "score", "--lang", "en"];
        assert_eq!(chosen(&english, &[("LANG", "zh_CN")]), Lang::En);
        assert_eq!(chosen(&["jifen", "--lang=zh"], &both[..1]), Lang::Zh);
        assert_eq!(chosen(&["jifen", "--", "--lang=en"], &[]), Lang::Zh);
        assert_eq!(chosen(&["jifen", "--lang", "fr"], &[]), Lang::Zh);
    }
}
