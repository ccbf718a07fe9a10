//! What made a case come out as it did, line by line: clauses, amounts, rows.

use super::honours::place_of;
use crate::clauses::limit::period_word;
use crate::intake::Intake;
use crate::intake::accounts::AccountId;
use crate::ledger::{Entry, Rests};
use crate::locale::Words;
use crate::period::{Period, PeriodKind};
use crate::problem::Arg;
use crate::report::{amount, line_sentence};
use crate::rulebook::Rulebook;
use crate::scoring::{Duty, Scored};
use crate::standing::{Member, Ranked, Ranking, is_within};

/// So many entries are told of an account.
const MOST_ENTRIES: usize = 12;
/// So many places are told of a ranking.
const MOST_PLACES: usize = 12;

/// Tells of what a case brought.
pub(super) struct Teller<'t> {
    pub(super) rulebook: &'t Rulebook,
    pub(super) intake: &'t Intake,
    pub(super) scored: &'t Scored,
    pub(super) words: &'t Words,
}

impl Teller<'_> {
    /// The entries of an account in a period.
    pub(super) fn entries_of(&self, account: AccountId, period: Period) -> String {
        let (ledger, calendar) = (&self.scored.ledger, &self.rulebook.calendar);
        let entries = ledger.entries.iter().filter(|entry| {
            let booked = ledger.periods[usize::from(entry.period)];
            entry.account == account && is_within(calendar, booked, period)
        });
        self.entries(entries)
    }

    /// Entries, a line each, in the order of periods, phases and rows.
    pub(super) fn entries<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> String {
        let mut entries: Vec<&Entry> = entries.collect();
        if entries.is_empty() {
            return self.line(self.words.word("case-no-entries"));
        }
        entries.sort_by_key(|entry| {
            (
                entry.period,
                entry.phase,
                entry.rests,
                entry.rule,
                entry.unit,
            )
        });
        let more = entries.len().saturating_sub(MOST_ENTRIES);
        let shown = entries.iter().take(MOST_ENTRIES);
        let mut lines: String = shown.map(|entry| self.line(self.entry(entry))).collect();
        if more > 0 {
            let args = [("count", more.into())];
            lines += &self.line(self.words.say("case-more-entries", &args));
        }
        lines
    }

    fn entry(&self, entry: &Entry) -> String {
        let (rulebook, ledger) = (self.rulebook, &self.scored.ledger);
        let clause = rulebook.rule(entry.rule).clause.as_str();
        let why = line_sentence(rulebook, ledger, entry, self.words);
        let said = [clause, &why].map(str::trim);
        let said = said.into_iter().filter(|part| !part.is_empty());
        let amount = amount::signed(entry.amount, 0);
        let unit = match &rulebook.units[..] {
            [_] => "",
            units => &units[usize::from(entry.unit)],
        };
        let args = [
            ("amount", format!("{amount}{unit}").into()),
            ("why", said.collect::<Vec<_>>().join(" ").into()),
            ("from", self.from(entry).into()),
        ];
        self.words.say("case-entry", &args)
    }

    /// The rows that an entry rests on, or else its period.
    fn from(&self, entry: &Entry) -> String {
        let ledger = &self.scored.ledger;
        if let Rests::Event(index) = entry.rests {
            let row = self.intake.events[index as usize].row.to_string();
            return self.words.say("case-event", &[("row", row.into())]);
        }
        match ledger.submissions_of(entry) {
            [] => ledger.periods[usize::from(entry.period)].to_string(),
            rows => self.rows(rows),
        }
    }

    fn rows(&self, submissions: &[u32]) -> String {
        let row = |index: &u32| self.intake.submissions[*index as usize].row;
        let mut rows: Vec<u32> = submissions.iter().map(row).collect();
        rows.sort_unstable();
        rows.dedup();
        let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
        let rows = rows.join(&self.words.word("report-name-comma"));
        self.words.say("case-rows", &[("rows", rows.into())])
    }

    /// The publications that are in no book.
    pub(super) fn excluded(&self, submissions: &[u32]) -> String {
        match submissions {
            [] => String::new(),
            rows => self.line(self.rows(rows)),
        }
    }

    /// What an account owed and did, a line a task.
    pub(super) fn duties(&self, duties: &[&Duty]) -> String {
        let line = |duty: &&Duty| {
            let args = [
                ("period", duty.period.to_string().into()),
                ("clause", duty.clause.as_str().into()),
                ("owed", duty.owed.show().into()),
                ("done", duty.done.show().into()),
            ];
            self.line(self.words.say("case-duty", &args))
        };
        duties.iter().map(line).collect()
    }

    /// That tasks of a longer kind of period are no part of the case.
    pub(super) fn longer(&self, kind: PeriodKind) -> String {
        let per = self.words.word(period_word(kind));
        let args = [("per", per.into()), ("key", kind.key().into())];
        self.line(self.words.say("case-longer-duty", &args))
    }

    /// A ranking, a line a place.
    pub(super) fn ranking(&self, ranking: &Ranking) -> String {
        let line = |row: &Ranked| {
            let args = [
                ("place", place_of(row.place)),
                (
                    "name",
                    (&*self.intake.accounts.get(row.account).name).into(),
                ),
                ("figure", row.figure.into()),
            ];
            self.line(self.words.say("case-ranked", &args))
        };
        let heading = match &self.rulebook.units[..] {
            [_] => String::new(),
            units => self.line(format!("[{}]", units[usize::from(ranking.unit)])),
        };
        let rows = ranking.rows.iter().take(MOST_PLACES);
        heading + &rows.map(line).collect::<String>()
    }

    /// The lists an account is on, a line each.
    pub(super) fn prizes(&self, won: &[(&str, &Member)]) -> String {
        let line = |(list, member): &(&str, &Member)| {
            let place = member
                .place
                .map_or_else(String::new, |place| place.to_string());
            let args = [
                ("list", (*list).into()),
                ("place", place.into()),
                ("prize", member.prize.unwrap_or_default().into()),
            ];
            self.line(self.words.say("case-prize", &args))
        };
        won.iter().map(line).collect()
    }

    /// What is told of somebody, under the name.
    pub(super) fn about(&self, name: &str, lines: &str) -> String {
        self.line(name.to_owned()) + &lines.replace('\n', "\n  ")
    }

    fn line(&self, text: String) -> String {
        format!("\n  {text}")
    }

    /// What fills a placeholder, as text.
    pub(super) fn arg(&self, arg: Arg) -> String {
        self.words.say("case-arg", &[("arg", arg)])
    }
}
