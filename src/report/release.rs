//! How far a result has got on its way out of the office: a draft, up for objections, final.

use chrono::NaiveDate;

/// Where a result stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Draft,
    /// Posted, so that whoever is concerned can object.
    Posted,
    Final,
}

impl State {
    /// Reads a state in Chinese or English.
    pub fn parse(text: &str) -> Option<State> {
        Some(match text.trim() {
            "初稿" | "draft" => State::Draft,
            "公示稿" | "posted" => State::Posted,
            "定稿" | "final" => State::Final,
            _ => return None,
        })
    }

    /// The id of its name in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            State::Draft => "state-draft",
            State::Posted => "state-posted",
            State::Final => "state-final",
        }
    }
}

/// What stands below every report of a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    pub state: State,
    /// Who prepared it, and who checked it.
    pub prepared: Option<String>,
    pub checked: Option<String>,
    /// The last day on which objections are taken.
    pub objections: Option<NaiveDate>,
}
