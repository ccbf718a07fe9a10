//! Where in a page each account and each article stands: names that links from outside keep.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Run;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::reading::Article;

/// The anchors of a page.
pub struct Names<'a> {
    accounts: HashMap<AccountId, String>,
    articles: BTreeMap<(Article, &'a str), usize>,
}

impl<'a> Names<'a> {
    /// Names these accounts, and all articles of the rulebook.
    pub fn of(run: &'a Run, shown: &[AccountId]) -> Names<'a> {
        let mut taken = BTreeSet::new();
        let mut accounts = HashMap::new();
        for &id in shown {
            let account = run.account(id);
            let kind = match account.kind {
                AccountKind::Teacher => 't',
                AccountKind::Department => 'd',
                AccountKind::Outsider => 'o',
            };
            let plain = format!("{kind}-{}", slug(&account.name));
            let full = format!("{plain}-{}", slug(run.department(id)));
            let numbered = (2..).map(|number| format!("{full}-{number}"));
            let mut names = [plain, full.clone()].into_iter().chain(numbered);
            let free = names.find(|name| taken.insert(name.clone()));
            accounts.insert(id, free.unwrap_or(full));
        }
        let rules = run.rulebook.rules.iter();
        let clauses = rules.map(|rule| rule.clause.as_str());
        let mut articles: BTreeMap<_, _> = clauses
            .map(|clause| ((Article::of(clause), clause), 0))
            .collect();
        for (number, at) in articles.values_mut().enumerate() {
            *at = number;
        }
        Names { accounts, articles }
    }

    /// The anchor of an account; empty where it is not shown.
    pub fn account(&self, id: AccountId) -> &str {
        self.accounts.get(&id).map_or("", String::as_str)
    }

    /// The articles in their order.
    pub fn articles(&self) -> impl Iterator<Item = &'a str> {
        self.articles.keys().map(|(_, clause)| *clause)
    }

    /// The number of an article in that order.
    pub fn article(&self, clause: &'a str) -> usize {
        let key = (Article::of(clause), clause);
        self.articles.get(&key).copied().unwrap_or_default()
    }
}

/// A name as part of an address: letters, digits and characters, the rest as one hyphen.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leaves_only_letters_in_an_address() {
        assert_eq!(slug("阿依古丽·麦麦提"), "阿依古丽-麦麦提");
        assert_eq!(slug("\"><script>x"), "script-x");
    }
}
