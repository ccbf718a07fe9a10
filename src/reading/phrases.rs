//! What else sentences are made of: lists, accounts, periods, spaces.

use super::Reader;
use crate::clauses::limit::period_word;
use crate::intake::accounts::AccountKind;
use crate::locale::Lang;
use crate::period::PeriodKind;
use crate::rulebook::also::Also;
use crate::rulebook::condition::Condition;
use crate::rulebook::field::{DEPARTMENT, Subject};

impl Reader<'_> {
    /// “甲、乙或丙”
    pub fn any_of(&self, texts: &[String]) -> String {
        self.listed(texts, "read-list-or")
    }

    /// “甲、乙和丙”
    pub fn all_of(&self, texts: &[String]) -> String {
        self.listed(texts, "read-list-and")
    }

    fn listed(&self, texts: &[String], last: &str) -> String {
        match texts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., end] => {
                let first = first.join(&self.word("read-list"));
                self.say(last, &[("first", &first), ("last", end)])
            }
        }
    }

    /// A text that Chinese words follow.
    pub fn before_words(&self, text: &str) -> String {
        let is_latin = text.ends_with(|c: char| c.is_ascii());
        if is_latin && self.words.lang == Lang::Zh {
            format!("{text} ")
        } else {
            text.to_owned()
        }
    }

    /// A text that follows Chinese words: a number stands apart from them.
    pub fn spaced(&self, text: String) -> String {
        let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if is_number && self.words.lang == Lang::Zh {
            format!(" {text}")
        } else {
            text
        }
    }

    /// “教师” or “部门”, with what the roster must say of them.
    pub fn accounts(&self, account: Option<AccountKind>, who: &Condition) -> String {
        let kind = self.word(match account {
            Some(AccountKind::Department) => "read-departments",
            Some(_) => "read-teachers",
            // Only teachers have such facts.
            None if self.is_of_teachers(who) => "read-teachers",
            None => "read-accounts",
        });
        match self.condition(who) {
            text if text.is_empty() => kind,
            text => self.say("read-such", &[("what", &text), ("kind", &kind)]),
        }
    }

    fn is_of_teachers(&self, who: &Condition) -> bool {
        let mut found = false;
        who.tests(&mut |id, _| {
            found |= id != DEPARTMENT && self.rulebook.fields.get(id).of == Subject::Teacher;
        });
        found
    }

    /// “每月”
    pub fn every(&self, kind: PeriodKind) -> String {
        self.word(period_word(kind))
    }

    /// “月”
    pub fn period(&self, kind: PeriodKind) -> String {
        self.word(&format!("cli-{}", kind.key()))
    }

    /// To whom the same is booked as well; empty if to nobody.
    pub fn also(&self, also: Option<&Also>) -> String {
        match also {
            None => String::new(),
            Some(Also::Department) => self.word("read-also-department"),
            Some(Also::Teachers(who)) => {
                let who = self.accounts(Some(AccountKind::Teacher), who);
                self.say("read-also-teachers", &[("who", &who)])
            }
        }
    }

    /// The longer period that is booked to; empty if none.
    pub fn books(&self, books: Option<PeriodKind>) -> String {
        books.map_or_else(String::new, |kind| {
            self.say("read-books", &[("period", &self.period(kind))])
        })
    }
}
