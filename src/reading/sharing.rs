//! How scores go to signers and departments.

use super::{About, Reader};
use crate::clauses::share::{Authors, Departments, Outsiders, Share};
use crate::intake::Role;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;

impl Reader<'_> {
    pub fn sharing(&mut self) {
        let rulebook = self.rulebook;
        for share in &rulebook.shares {
            let article = self.clause(share.rule);
            let parts = self.share(share);
            self.add(About::Share, &article, share.unit, parts);
        }
        // Scores that no clause takes are shared as the default says.
        let always = |share: &Share| share.when == Condition::ALWAYS && share.unit.is_none();
        if !rulebook.shares.iter().any(always) {
            let mut parts = self.share(&rulebook.default_share);
            if let Some(first) = parts.first_mut() {
                *first = self.say("read-share-default", &[("text", first)]);
            }
            self.add(About::Settings, "", None, parts);
        }
    }

    fn share(&self, share: &Share) -> Vec<String> {
        let mut parts = vec![self.division(share)];
        if share.weighs(Role::Text) && !share.weighs(Role::Author) {
            parts.push(self.word("read-share-author-as-text"));
        }
        if let Some(first) = parts.first_mut()
            && share.when != Condition::ALWAYS
        {
            *first = self.when(&share.when, "read-each") + first;
        }
        if let Some(signers) = share.signers {
            parts.push(self.say("read-share-signers", &[("count", &signers.to_string())]));
        }
        parts.push(self.word("read-share-rounding"));
        parts.push(self.word(match share.outsiders {
            Outsiders::Drop => "read-outsiders-drop",
            Outsiders::ToStaff => "read-outsiders-to-staff",
            Outsiders::Pay => "read-outsiders-pay",
        }));
        parts.push(self.word(match share.departments {
            Departments::Sum => "read-department-sum",
            Departments::Whole => "read-department-whole",
            Departments::Split => "read-department-split",
            Departments::None => "read-department-none",
        }));
        parts.push(self.word(match share.departments {
            Departments::Whole => "read-signed-by-departments-whole",
            _ => "read-signed-by-departments",
        }));
        parts
    }

    fn division(&self, share: &Share) -> String {
        if !share.roles.is_empty() {
            let roles: Vec<String> = share
                .roles
                .iter()
                .map(|(role, weight)| {
                    let args = [("role", &*self.role(*role)), ("weight", &weight.show())];
                    self.say("read-role-weight", &args)
                })
                .collect();
            return self.say("read-share-roles", &[("roles", &self.all_of(&roles))]);
        }
        match &share.authors {
            Authors::Equal => self.word("read-share-equal"),
            Authors::First => self.word("read-share-first"),
            Authors::Each => self.word("read-share-each"),
            Authors::Parts(rows) => {
                let last = rows.len();
                let rows: Vec<String> = rows
                    .iter()
                    .enumerate()
                    .map(|(index, row)| self.row(index + 1, row))
                    .collect();
                let args = [
                    ("rows", &*rows.join(&self.word("read-cell-joint"))),
                    ("last", &last.to_string()),
                ];
                self.say("read-share-parts", &args)
            }
        }
    }

    /// How so many signers share.
    fn row(&self, signers: usize, parts: &[Exact]) -> String {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| self.part(*part).trim().to_owned())
            .collect();
        let parts = self.spaced(parts.join(&self.word("read-list")));
        let args = [("signers", &*signers.to_string()), ("parts", &parts)];
        self.say("read-share-row", &args)
    }
}
