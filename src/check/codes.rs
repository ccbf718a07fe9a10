//! Every finding there is, in one place: its code, how much it matters, and the list for the docs.
//!
//! What a finding says, why it matters and what to do stand under its code in the catalogue, as the
//! message and its attributes `why` and `hint`; an example is a rulebook in `examples/`, and a test
//! raises each finding by its example.

use crate::locale::Words;
use crate::problem::Severity;
use crate::report::csv;

/// A finding there can be.
pub struct Code {
    pub code: &'static str,
    pub severity: Severity,
    /// A rulebook that raises it. Lines with `#:` are its policy, with `#>` a table of submissions,
    /// and `#~~~` begins another rulebook.
    pub example: &'static str,
}

macro_rules! codes {
    ($($severity:ident $code:literal;)*) => {
        /// All findings, in the order they are taught.
        pub const CODES: &[Code] = &[$(Code {
            code: $code,
            severity: Severity::$severity,
            example: include_str!(concat!("examples/", $code, ".toml")),
        }),*];
    };
}

codes! {
    // How it is written.
    Error "toml-syntax";
    Error "full-width";
    Error "full-width-quote";
    Error "unquoted";
    Error "no-value";
    Error "missing-comma";
    Error "unclosed-bracket";
    Error "unopened-bracket";
    Error "quote-unpaired";
    Error "duplicate-key";
    Error "unknown-key";
    Error "unknown-field";
    Error "unknown-word";
    Error "unknown-value-in-rule";
    Error "unknown-clause";
    Error "wrong-type";
    Error "number-out-of-range";
    Error "missing-key";
    Error "missing-one-of";
    Error "empty-range";
    Error "not-a-range";
    Error "empty-list";
    Error "columns-of-one-field";
    Error "columns-differ";
    Error "step-not-positive";
    Error "per-too-short";
    Error "books-too-short";
    Warning "outlet-unlisted";
    Error "aliases-of-several";
    Error "dates-reversed";
    Error "negative-share";
    Error "roles-need-equal";
    Error "shares-above-one";
    Error "also-without-sum";
    Error "negative-limit";
    Error "effect-on-share";
    Error "when-without-pieces";
    Error "in-a-row-with-places";
    Error "missed-no-target";
    Error "prize-not-in-cents";
    Warning "prizes-and-places";
    Warning "lower-place-wins-more";
    Warning "task-pays-backwards";
    Error "covers-points";
    Error "terms-out-of-order";
    Error "units-differ";
    Error "case-failed";
    Error "case-account-unknown";
    Error "case-several-accounts";
    Error "case-list-unknown";
    Note "checks-held-back";
    Error "too-many-limits";
    Error "too-many-rules";
    Error "rulebook-unreadable";
    Error "rulebook-not-utf-8";
    // What it says.
    Error "rows-disagree";
    Error "rows-overlap";
    Error "overlapping-clauses";
    Error "boundary-twice";
    Warning "boundary-missed";
    Warning "hole";
    Error "hole-in-data";
    Warning "never-matches";
    Warning "earns-less";
    Warning "limit-unreachable";
    Warning "limit-always";
    Note "factors-meet";
    Error "outlet-two-facts";
    Error "alias-of-two";
    Note "alias-moved";
    Warning "target-nobody-owes";
    Warning "policy-unreadable";
    Warning "article-uncovered";
    Warning "article-unknown";
    Warning "clause-without-case";
    Note "clause-never-fired";
    Error "rulebooks-overlap";
    Warning "rulebooks-gap";
    Warning "not-proved";
    Note "more-findings";
}

/// The finding of a code.
pub fn find(code: &str) -> Option<&'static Code> {
    CODES.iter().find(|known| known.code == code)
}

/// How much a finding matters.
///
/// # Panics
/// If there is no such code: a bug, and every code has a test that raises it.
pub fn severity(code: &str) -> Severity {
    find(code)
        .unwrap_or_else(|| panic!("no finding {code}"))
        .severity
}

/// The list of findings as a page of the docs.
pub fn page(words: &Words) -> String {
    let mut page = words.word("check-page");
    for code in CODES {
        let args = [
            ("code", code.code.into()),
            ("severity", csv::severity(code.severity, words).into()),
        ];
        page += &format!(
            "\n\n## {}\n\n{}",
            words.say("check-heading", &args),
            lesson(code, words)
        );
    }
    page + "\n"
}

/// What is taught of a code: why it matters, and an example.
pub fn lesson(code: &Code, words: &Words) -> String {
    let why = words.attribute(code.code, "why").unwrap_or_default();
    format!("{why}\n\n```toml\n{}\n```", code.example.trim_end())
}
