//! What breaks ties: the content of rows, never their place.

use std::cmp::Ordering;

use super::book::Book;
use crate::rulebook::fact::Fact;
use crate::rulebook::field;

impl Book<'_> {
    /// The order of publications that are worth the same to an account: the earlier date, the
    /// title, the row's content.
    pub(super) fn earlier(&self, a: u32, b: u32) -> Ordering {
        let classified = self.classified;
        let row = |index: u32| &classified.submissions[index as usize];
        let by_date = row(a).date.cmp(&row(b).date);
        by_date
            .then_with(|| classified.title(row(a)).cmp(classified.title(row(b))))
            .then_with(|| self.by_content(a, b))
    }

    /// The order of publications of a piece that have the same value: the higher level, the earlier
    /// date, the outlet's name, the row's content.
    pub(super) fn higher(&self, a: u32, b: u32) -> Ordering {
        let classified = self.classified;
        let level = |index: u32| match classified.facts.get(index as usize, field::LEVEL) {
            Fact::Choice(level) => self.rulebook.fields.get(field::LEVEL).rank(level),
            _ => None,
        };
        let date = |index: u32| classified.submissions[index as usize].date;
        let by_level = level(b).cmp(&level(a));
        by_level
            .then_with(|| date(a).cmp(&date(b)))
            .then_with(|| self.outlet_name(a).cmp(self.outlet_name(b)))
            .then_with(|| self.by_content(a, b))
    }

    fn by_content(&self, a: u32, b: u32) -> Ordering {
        self.content(a).cmp(&self.content(b))
    }

    /// What a row says: its filled cells by name of fact.
    fn content(&self, submission: u32) -> Vec<(&str, String)> {
        let classified = self.classified;
        let row = &classified.submissions[submission as usize];
        let mut content = vec![("title", classified.title(row).to_owned())];
        content.push(("outlet", self.outlet_name(submission).to_owned()));
        if let Some(department) = row.department {
            let name = &classified.accounts.get(department).name;
            content.push(("department", name.to_string()));
        }
        for (id, role) in self.rulebook.fields.people() {
            let signers = classified.signers_of(row).iter();
            for signer in signers.filter(|signer| signer.role == role) {
                let account = classified.accounts.get(signer.account);
                let department = account
                    .department
                    .map(|id| &*classified.accounts.get(id).name);
                let department = department.unwrap_or_default();
                let key = self.rulebook.fields.get(id).key.as_str();
                content.push((key, format!("{} {department}", account.name)));
            }
        }
        for (id, field) in self.rulebook.fields.iter() {
            let text = match classified.facts.get(submission as usize, id) {
                Fact::Unknown | Fact::Unread | Fact::None => continue,
                // The outlet is there by its name.
                Fact::Choice(_) if id == field::OUTLET => continue,
                Fact::Choice(value) => {
                    let value = field.values.get(value as usize);
                    value.map_or_else(String::new, |value| value.name.clone())
                }
                Fact::Number(number) => number.normalize().to_string(),
                Fact::Day(day) => day.to_string(),
                Fact::Flag(flag) => flag.to_string(),
            };
            content.push((field.key.as_str(), text));
        }
        // The names of one column stay in their order.
        content.sort_by_key(|(key, _)| *key);
        content
    }
}
