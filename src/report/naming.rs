//! What the files of a set are called: by their kind, the language and the period, as
//! `部门排名-2022-05.csv`. The receipt alone is called the same in every period, since a folder is
//! known by it.

use crate::locale::{Lang, Words};
use crate::period::Period;

/// The kinds of file that a run may write, but for its receipt.
pub const KINDS: [&str; 12] = [
    "file-departments",
    "file-teachers",
    "file-lists",
    "file-ledger",
    "file-problems",
    "file-questions",
    "file-marked",
    "file-workbook",
    "file-page",
    "file-slips",
    "file-bulletin",
    "file-json",
];

/// The name of a file.
pub fn file_name(kind: &str, period: Period, words: &Words) -> String {
    words.say(kind, &[("period", period.to_string().into())])
}

/// The name of the receipt.
pub fn receipt_name(words: &Words) -> String {
    words.word("file-receipt")
}

/// Tells the files of runs, in whatever language and of whatever period, by their names.
pub struct Known {
    /// The kinds, each with its names with `*` for the period.
    patterns: Vec<(&'static str, String)>,
    receipts: [String; 2],
}

impl Default for Known {
    fn default() -> Known {
        let words = [Lang::Zh, Lang::En].map(Words::new);
        let kinds = words
            .iter()
            .flat_map(|words| KINDS.map(|kind| (kind, words.say(kind, &[("period", "*".into())]))));
        Known {
            patterns: kinds.collect(),
            receipts: [0, 1].map(|at| receipt_name(&words[at])),
        }
    }
}

impl Known {
    /// The kind of the file of that name.
    pub fn kind_of(&self, name: &str) -> Option<&'static str> {
        let mut patterns = self.patterns.iter();
        let found = patterns.find(|(_, pattern)| is_like(name, pattern));
        found.map(|(kind, _)| *kind)
    }

    /// Whether a file of that name is a receipt.
    pub fn is_receipt(&self, name: &str) -> bool {
        self.receipts.iter().any(|receipt| receipt == name)
    }

    /// What a receipt may be called, the Chinese name first.
    pub fn receipts(&self) -> &[String] {
        &self.receipts
    }
}

/// Whether a name is this pattern, with a period in the place of `*`.
fn is_like(name: &str, pattern: &str) -> bool {
    let period = pattern
        .split_once('*')
        .and_then(|(before, after)| name.strip_prefix(before)?.strip_suffix(after));
    // Only as it is written, not as people write it.
    period.is_some_and(|text| Period::parse(text).is_some_and(|period| period.to_string() == text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_name_again() {
        let known = Known::default();
        for period in ["2022-05", "2022Q2", "2022T1", "2022"] {
            let period = Period::parse(period).expect("a period");
            for lang in [Lang::Zh, Lang::En] {
                let words = Words::new(lang);
                for kind in KINDS {
                    let name = file_name(kind, period, &words);
                    assert_eq!(known.kind_of(&name), Some(kind), "{name}");
                    assert!(!known.is_receipt(&name), "{name}");
                }
                assert!(known.is_receipt(&receipt_name(&words)));
            }
        }
    }

    #[test]
    fn other_names_are_of_no_kind() {
        for name in [
            "名单.csv",
            "名单-2022-05.xlsx",
            "名单-2022-5.csv",
            "部门排名-2022-05(2).csv",
            "部门排名-五月.csv",
        ] {
            assert_eq!(Known::default().kind_of(name), None, "{name}");
        }
    }
}
