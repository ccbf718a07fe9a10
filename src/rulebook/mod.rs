//! rulebook
pub mod fact;
pub mod field;

use crate::locale::Words;
use crate::period::Calendar;

/// An index into [`Rulebook::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u16);

/// What can book an entry: a clause, or a row of a clause's table.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The clause's kind as TOML names it, such as `points`.
    pub kind: &'static str,
    /// The article of the written policy.
    pub clause: String,
    /// The line of the rulebook's text, from 1.
    pub line: usize,
}

/// A policy as data, loaded and compiled.
pub struct Rulebook {
    pub name: String,
    pub fields: field::Fields,
    pub calendar: Calendar,
    pub units: Vec<String>,
    pub decimals: u32,
    pub rules: Vec<Rule>,
}

impl Rulebook {
    /// The default rulebook, compiled in.
    pub fn built_in() -> Rulebook {
        todo!("being written")
    }

    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[usize::from(id.0)]
    }

    /// The rule in one sentence, such as “市级、消息:5 分”.
    pub fn sentence(&self, id: RuleId, words: &Words) -> String {
        let _ = words;
        self.rule(id).clause.clone()
    }
}
