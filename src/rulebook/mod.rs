//! Rulebooks: a policy as data. What all clauses share lives here: loading with places, fields,
//! facts, conditions, tables, amounts; what a kind of clause says and does is in [`crate::clauses`].

pub mod adding;
pub mod also;
pub mod amount;
pub mod boxes;
pub mod built_in;
pub mod case;
pub mod condition;
pub mod consequences;
mod departments;
pub mod draft;
pub mod exact;
pub mod fact;
pub mod field;
pub mod keys;
mod load;
pub mod loader;
pub mod policy;
pub mod registry;
pub mod schema;
mod settings;
pub mod suggestions;
pub mod table;
pub mod toml_reader;
pub mod toml_syntax;
pub mod weights;

use chrono::{Datelike, NaiveDate};

use crate::clauses::{event, exclude, limit, list, modify, money, not_covered, outlet, piece};
use crate::clauses::{points, rank, same_piece, share, target, unranked};
use crate::locale::Words;
use crate::period::Calendar;
use crate::problem::{Arg, Place};
use crate::span::Span;
use amount::Amount;
use condition::Condition;
use exact::{Exact, Rounding};
use field::{DaysMatter, FieldId, Fields, Subject};
pub use load::TOP;
use registry::Registry;
use toml_reader::Source;

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
    /// Its span of bytes there.
    pub span: std::ops::Range<usize>,
    /// The message that is its sentence, and what fills it.
    id: &'static str,
    said: Vec<(&'static str, Said)>,
}

/// What a rule's sentence speaks of.
#[derive(Clone, Debug)]
pub enum Said {
    When(Condition),
    Amount(Amount),
    Exact(Exact),
    Text(String),
    Count(usize),
    Field(FieldId),
    /// Fields with the weights they have.
    Weights(Vec<(FieldId, Exact)>),
    /// Another message.
    Word(&'static str),
}

/// What a rulebook itself says of fields and outlets, so that it can be read back.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// The articles and fields of `[[field]]`.
    pub fields: Vec<(String, FieldId)>,
    pub outlets: Vec<outlet::Written>,
    /// The built-in registries that it uses.
    pub registries: Vec<&'static str>,
}

/// What becomes of a publication that no `points` row covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Otherwise {
    #[default]
    Ask,
    /// As if excluded.
    Reject,
    Base(Exact),
}

/// Where points are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Round {
    /// Each score, once, before it is shared.
    #[default]
    Piece,
    /// Each account's total of a period, by an entry; six more digits are kept until then.
    Account,
}

/// How many more decimals are kept where accounts are rounded and not scores.
pub(crate) const MORE_DECIMALS: u32 = 6;

/// A policy as data, loaded and compiled. Each kind's clauses are in an order that their content
/// gives, so moving them in the file changes nothing.
#[derive(Clone, Debug)]
pub struct Rulebook {
    pub name: String,
    pub source: Source,
    pub fields: Fields,
    pub registry: Registry,
    pub calendar: Calendar,
    pub units: Vec<String>,
    pub decimals: u32,
    pub rounding: Rounding,
    pub round: Round,
    /// The file of the written policy, beside the rulebook, and where that is said.
    pub policy: Option<(String, Place)>,
    /// Publications before are asked about.
    pub from: Option<NaiveDate>,
    /// Publications after are asked about.
    pub until: Option<NaiveDate>,
    /// The day of the next period after which a submission is late.
    pub deadline: Option<u32>,
    pub otherwise: Otherwise,
    pub rules: Vec<Rule>,
    pub piece: piece::Piece,
    pub excludes: Vec<exclude::Exclude>,
    pub points: Vec<points::Points>,
    pub modifies: Vec<modify::Modify>,
    pub same_pieces: Vec<same_piece::SamePiece>,
    pub shares: Vec<share::Share>,
    /// The rule of a base that `otherwise` gives, or of what it rejects.
    pub default_base: RuleId,
    /// How scores are shared that no share clause takes.
    pub default_share: share::Share,
    /// The rule of entries that round an account's total.
    pub rounded: RuleId,
    pub limits: limit::Limits,
    pub targets: Vec<target::Target>,
    pub events: Vec<event::EventClause>,
    pub ranks: Vec<rank::Rank>,
    pub lists: Vec<list::List>,
    pub unranked: Vec<unranked::Unranked>,
    pub money: Vec<money::Money>,
    pub not_covered: Vec<not_covered::NotCovered>,
    /// What was read into a silent policy: article and reading.
    pub assumes: Vec<(String, String)>,
    pub declared: Declared,
    pub cases: Vec<case::Case>,
}

impl Rulebook {
    /// Whether a clause counts publications.
    pub fn counts_publications(&self) -> bool {
        let owed = self.targets.iter().any(|target| {
            let measured = |row: &target::Row| row.measure == target::Measure::Publications;
            target.rows.iter().any(measured)
        });
        let lists = || self.lists.iter();
        let mut ranks = self.ranks.iter().chain(lists().map(|list| &list.rank));
        owed || ranks.any(|rank| rank.by == rank::By::Publications)
            || lists().any(|list| list.needs.publications.is_some())
    }

    /// Whether the rulebook holds on a day.
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        let (from, until) = (self.from, self.until);
        Span { from, until }.holds(day)
    }

    /// The decimals that are kept while points are booked.
    pub fn grain(&self) -> u32 {
        match self.round {
            Round::Piece => self.decimals,
            Round::Account => self.decimals + MORE_DECIMALS,
        }
    }

    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[usize::from(id.0)]
    }

    /// Where a rule stands in the rulebook's text.
    pub fn place(&self, id: RuleId) -> Place {
        self.source.place(self.rule(id).span.clone())
    }

    /// The conditions of what is out of points and counts.
    pub fn excluded(&self) -> impl Iterator<Item = &Condition> {
        let out = self.excludes.iter().filter(|clause| clause.who.is_none());
        out.map(|clause| &clause.when)
    }

    /// The rule in one sentence, such as “级别为市级、体裁为消息:5”.
    pub fn sentence(&self, id: RuleId, words: &Words) -> String {
        let rule = self.rule(id);
        let args: Vec<(&str, Arg)> = rule
            .said
            .iter()
            .map(|(name, said)| {
                let text = match said {
                    Said::When(when) => when.sentence(&self.fields, words),
                    Said::Amount(amount) => amount.sentence(&self.fields, words),
                    Said::Exact(exact) => exact.show(),
                    Said::Text(text) => text.clone(),
                    Said::Count(count) => return (*name, Arg::Count(*count)),
                    Said::Field(field) => self.fields.get(*field).name(words),
                    Said::Weights(weights) => {
                        let weights = weights.iter().map(|(field, weight)| {
                            format!("{} {}", self.fields.get(*field).name(words), weight.show())
                        });
                        weights
                            .collect::<Vec<_>>()
                            .join(&words.word("condition-and"))
                    }
                    Said::Word(id) => words.word(id),
                };
                (*name, Arg::Text(text))
            })
            .collect();
        // A rule without a condition ends where its condition would be told.
        words
            .say(rule.id, &args)
            .trim_end_matches(['：', ':', ' '])
            .to_owned()
    }

    /// The clause that shares a score of a publication with these facts.
    pub fn share_of(&self, facts: &impl Fn(FieldId) -> fact::Fact) -> &share::Share {
        let mut shares = self.shares.iter();
        let found = shares.find(|share| share.when.judge(facts) == condition::Truth::True);
        found.unwrap_or(&self.default_share)
    }

    /// The fields that a rule reads.
    pub fn fields_of(&self, id: RuleId) -> Vec<FieldId> {
        let mut fields = Vec::new();
        for (_, said) in &self.rule(id).said {
            match said {
                Said::When(when) => when.tests(&mut |field, _| fields.push(field)),
                Said::Amount(amount) => fields.extend(amount.field()),
                _ => {}
            }
        }
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// The fields whose facts of publications are kept: those that clauses read, and those that
    /// other facts are made of.
    pub fn publication_fields(&self) -> Vec<FieldId> {
        let made_of = [field::OUTLET, field::LEVEL];
        let sent =
            self.fields.get(field::DELAY).is_read || self.fields.get(field::AFTER_DEADLINE).is_read;
        self.fields
            .iter()
            .filter(|(id, field)| {
                let publication = matches!(field.of, Subject::Publication | Subject::Outlet);
                let needed = field.is_read || made_of.contains(id) || (*id == field::SENT && sent);
                publication && field.kind != field::Kind::People && needed
            })
            .map(|(id, _)| id)
            .collect()
    }

    /// Where something asks on which day of a month a publication was.
    pub(crate) fn days_matter(&self) -> DaysMatter {
        let starts_a_month = |day: NaiveDate| day.day() == 1;
        let whole = |span: Span| {
            let behind = span.until.and_then(|day| day.succ_opt());
            span.from.is_none_or(starts_a_month) && behind.is_none_or(starts_a_month)
        };
        let mut starts = self
            .calendar
            .terms
            .iter()
            .chain([&self.calendar.year_starts]);
        let is_read = |id: FieldId| self.fields.get(id).is_read;
        let mut said = self.registry.iter().flat_map(|(_, outlet)| &outlet.said);
        let in_force = Span {
            from: self.from,
            until: self.until,
        };
        let mut targets = self.targets.iter();
        let by_months = self.calendar.month_ends >= 31
            && starts.all(|(_, day)| *day == 1)
            && !targets.any(|target| target.covers == Some(target::Covers::Earliest))
            && said.all(|said| whole(said.span))
            && whole(in_force)
            && !is_read(field::DATE);
        match is_read(field::DELAY) || is_read(field::AFTER_DEADLINE) {
            _ if !by_months => DaysMatter::Everywhere,
            true => DaysMatter::WhereSent,
            false => DaysMatter::Nowhere,
        }
    }

    /// Calls `visit` for every condition on publications.
    pub fn publication_conditions<'r>(&'r self, visit: &mut impl FnMut(&'r Condition)) {
        self.excludes.iter().for_each(|clause| visit(&clause.when));
        self.points.iter().for_each(|row| visit(&row.when));
        self.modifies
            .iter()
            .flat_map(|clause| &clause.rows)
            .for_each(|row| visit(&row.when));
        for clause in &self.same_pieces {
            visit(&clause.when);
            clause.rests.iter().for_each(|rest| visit(&rest.when));
        }
        self.shares.iter().for_each(|clause| visit(&clause.when));
        self.limits.conditions(visit);
        self.targets.iter().for_each(|clause| visit(&clause.when));
        self.ranks.iter().for_each(|rank| visit(&rank.when));
        self.lists.iter().for_each(|list| visit(&list.rank.when));
        self.money.iter().for_each(|clause| visit(&clause.when));
    }

    /// Calls `visit` for every amount that goes by a fact of publications.
    pub fn publication_amounts<'r>(&'r self, visit: &mut impl FnMut(&'r Amount)) {
        self.points.iter().for_each(|row| visit(&row.amount));
        for row in self.modifies.iter().flat_map(|clause| &clause.rows) {
            row.effects.iter().for_each(|(_, amount)| visit(amount));
        }
        let limits = self.limits.publication.iter().chain(&self.limits.piece);
        for limit in limits {
            if let limit::Bound::Most(amount) | limit::Bound::Least(amount) = &limit.bound {
                visit(amount);
            }
        }
    }
}
