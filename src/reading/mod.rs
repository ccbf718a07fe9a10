//! A rulebook read back in numbered sentences that can be held against the signed policy.
//!
//! The sentences come from the rules that were loaded, never from the TOML: what is not in them, the
//! program does not do. They stand in the order of the articles they cite, and under one article in
//! the order in which rules act; what the rulebook settles for all articles comes first. Every number
//! of a rulebook is in its reading; a test changes each and looks.

mod accounts;
mod amounts;
mod article;
mod conditions;
mod phrases;
mod recognise;
mod results;
mod settings;
mod sharing;
mod value;

pub use article::Article;

use crate::locale::Words;
use crate::problem::Arg;
use crate::report::Labels;
use crate::rulebook::{RuleId, Rulebook};

/// What a sentence is about, in the order in which it acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Settings,
    Field,
    Outlet,
    Piece,
    Exclude,
    Points,
    Value,
    SamePiece,
    Share,
    Limit,
    Target,
    Event,
    Bound,
    Rank,
    List,
    Unranked,
    Money,
    NotCovered,
    Assumed,
}

/// One sentence under its article.
struct Sentence {
    article: Article,
    about: About,
    clause: String,
    text: String,
}

/// The rulebook in numbered sentences, one a line, below its name.
pub fn read(rulebook: &Rulebook, words: &Words) -> String {
    let named = Labels::of_rulebook(rulebook).words(words);
    let words = named.as_ref().unwrap_or(words);
    let mut reader = Reader {
        rulebook,
        words,
        sentences: Vec::new(),
    };
    reader.settings();
    reader.recognised();
    reader.values();
    reader.sharing();
    reader.accounts_clauses();
    reader.results();
    let mut sentences = reader.sentences;
    sentences.sort_by(|a, b| (&a.article, a.about).cmp(&(&b.article, b.about)));
    let mut text = format!("{}\n\n", rulebook.name);
    for (index, sentence) in sentences.iter().enumerate() {
        let args = [
            ("number", (index + 1).into()),
            ("clause", sentence.clause.as_str().into()),
            ("text", sentence.text.as_str().into()),
        ];
        let id = if sentence.clause.is_empty() {
            "read-line"
        } else {
            "read-line-of-clause"
        };
        text += &words.say(id, &args);
        text.push('\n');
    }
    text
}

/// A rulebook being read.
struct Reader<'r> {
    rulebook: &'r Rulebook,
    words: &'r Words,
    sentences: Vec<Sentence>,
}

impl Reader<'_> {
    /// Adds a sentence made of several parts; empty ones are left out.
    fn add(&mut self, about: About, clause: &str, unit: Option<u8>, parts: Vec<String>) {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return;
        }
        let text = parts.join(&self.words.word("read-joint")) + &self.words.word("read-end");
        // English sentences begin with a capital letter.
        let mut letters = text.chars();
        let first = letters.next().map(char::to_uppercase);
        let text: String = first.into_iter().flatten().chain(letters).collect();
        // Where there are several books, it matters in which the clause acts.
        let unit = unit.filter(|_| self.rulebook.units.len() > 1);
        let label = match unit.and_then(|unit| self.rulebook.units.get(usize::from(unit))) {
            Some(unit) => self.words.say(
                "read-clause-in-unit",
                &[("clause", clause.into()), ("unit", unit.as_str().into())],
            ),
            None => clause.to_owned(),
        };
        self.sentences.push(Sentence {
            article: Article::of(clause),
            about,
            clause: label,
            text,
        });
    }

    fn clause(&self, rule: RuleId) -> String {
        self.rulebook.rule(rule).clause.clone()
    }

    fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = args
            .iter()
            .map(|(name, text)| (*name, (*text).into()))
            .collect();
        self.words.say(id, &args)
    }

    fn word(&self, id: &str) -> String {
        self.words.word(id)
    }
}
