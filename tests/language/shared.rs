//! What the tests of the language share: running cases, and looking into the ledger of a small table.

use jifen::classify::{Classified, classify};
use jifen::intake::{Builder, Column, EventColumn, RosterColumn};
use jifen::ledger::Phase;
use jifen::problem::Problems;
use jifen::rulebook::Rulebook;
use jifen::scoring::{Scored, score};

/// A rulebook by which a publication brings as many points as it has words.
pub const BY_WORDS: &str = r#"
[rulebook]
name = "办法"
[[field]]
name = "genre"
values = ["消息", "图片", "专版", "论文"]
[[field]]
name = "placement"
values = ["头版", "二版", "校内", "校外"]
[[points]]
clause = "第一条"
points = { of = "words" }
"#;

/// Runs the cases of a rulebook in parts, of which all must come out.
#[track_caller]
pub fn comes_out(parts: &[&str]) {
    super::cases::comes_out(&parts.concat());
}

/// The codes of what is wrong with a rulebook.
pub fn refused(parts: &[&str]) -> Vec<&'static str> {
    let mut problems = Problems::default();
    let rulebook = Rulebook::parse("办法.toml", &parts.concat(), &mut problems);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(rulebook.is_none(), !codes.is_empty(), "{codes:?}");
    codes
}

/// Rows as cells by the names of facts.
pub type Rows<'r> = &'r [&'r [(&'r str, &'r str)]];

/// What came of a small table.
pub struct Done {
    pub rulebook: Rulebook,
    pub classified: Classified,
    pub scored: Scored,
    pub problems: Problems,
}

/// Scores publications, a roster and events.
pub fn run(parts: &[&str], rows: Rows<'_>, roster: Rows<'_>, events: Rows<'_>) -> Done {
    let rulebook = super::cases::sound(&parts.concat());
    let mut problems = Problems::default();
    let mut builder = Builder::new(&rulebook.fields, rulebook.publication_fields());
    let field = |key: &str| rulebook.fields.by_key(key).expect("a field");
    for row in rows {
        let column = |key| match key {
            "title" => Column::Title,
            "department" => Column::Department,
            _ => Column::Field(field(key)),
        };
        let cells: Vec<(Column, &str)> = row.iter().map(|(k, text)| (column(*k), *text)).collect();
        builder.submission(&cells, &mut problems);
    }
    for row in roster {
        let column = |key| match key {
            "name" => RosterColumn::Name,
            "department" => RosterColumn::Department,
            _ => RosterColumn::Field(field(key)),
        };
        let cells: Vec<_> = row.iter().map(|(k, text)| (column(*k), *text)).collect();
        builder.roster(&cells);
    }
    for row in events {
        let column = |key| match key {
            "name" => EventColumn::Name,
            "account" => EventColumn::Account,
            "date" => EventColumn::Date,
            "title" => EventColumn::Title,
            "count" => EventColumn::Count,
            "value" => EventColumn::Value,
            _ => panic!("{key}"),
        };
        let cells: Vec<_> = row.iter().map(|(k, text)| (column(*k), *text)).collect();
        builder.event(&cells, &mut problems);
    }
    let intake = builder.finish(&mut problems);
    let classified = classify(intake, &rulebook, &mut problems);
    let scored = score(&classified, &rulebook, &mut problems);
    Done {
        rulebook,
        classified,
        scored,
        problems,
    }
}

impl Done {
    /// The entries of a phase as account, clause, period and amount, sorted.
    pub fn entries(&self, phase: Phase) -> Vec<String> {
        let mut entries: Vec<String> = self
            .scored
            .ledger
            .entries
            .iter()
            .filter(|entry| entry.phase == phase)
            .map(|entry| {
                let name = &self.classified.accounts.get(entry.account).name;
                let period = self.scored.ledger.periods[usize::from(entry.period)];
                let clause = &self.rulebook.rule(entry.rule).clause;
                let amount = entry.amount.normalize();
                format!("{name} {period} {clause} {amount}")
            })
            .collect();
        entries.sort();
        entries
    }

    /// How often a problem was told.
    pub fn told(&self, code: &str) -> usize {
        let told = self.problems.iter();
        told.filter(|problem| problem.code == code).count()
    }
}
