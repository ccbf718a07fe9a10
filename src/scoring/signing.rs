//! Who signs a score: persons with the columns they stand in, or departments.

use crate::clauses::share::{Outsiders, Share};
use crate::intake::accounts::{AccountId, AccountKind};
use crate::intake::{Intake, Role, Roles, Submission};

/// Those who sign a score.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Signing {
    /// Who shares it, each once, with their columns: persons, or departments where only they sign.
    pub sharers: Vec<AccountId>,
    pub roles: Vec<Roles>,
    /// Departments that sign beside persons: they take no share, but the piece counts for them.
    pub beside: Vec<AccountId>,
}

impl Signing {
    /// Those who sign a submission under a share clause.
    pub fn of(intake: &Intake, submission: &Submission, share: &Share) -> Signing {
        let mut signing = Signing::default();
        signing.fill(intake, submission, share);
        signing
    }

    /// As [`Signing::of`], reusing what is there.
    pub fn fill(&mut self, intake: &Intake, submission: &Submission, share: &Share) {
        self.sharers.clear();
        self.roles.clear();
        self.beside.clear();
        let named = intake.signers_of(submission);
        let is_department = |id: AccountId| intake.accounts.get(id).kind == AccountKind::Department;
        let has = |role: Role| {
            named
                .iter()
                .any(|signer| signer.role == role && !is_department(signer.account))
        };
        let has_authors = has(Role::Author);
        for signer in named {
            let (account, role) = (signer.account, signer.role);
            let signs = match role {
                Role::Author => true,
                Role::Text | Role::Photo => !has_authors || share.weighs(role),
                Role::Editor => false,
            };
            if !signs {
                continue;
            }
            if is_department(account) {
                if !self.beside.contains(&account) {
                    self.beside.push(account);
                }
                continue;
            }
            match self.sharers.iter().position(|known| *known == account) {
                Some(index) => self.roles[index] = self.roles[index].with(role),
                None => {
                    self.sharers.push(account);
                    self.roles.push(Roles::of(role));
                }
            }
        }
        if !share.roles.is_empty() {
            self.text_before_photo();
        }
        if share.outsiders == Outsiders::ToStaff {
            self.leave_out(|id| intake.accounts.get(id).kind == AccountKind::Outsider);
        }
        if self.sharers.is_empty() {
            if self.beside.is_empty() {
                self.beside.extend(submission.department);
            }
            self.sharers.append(&mut self.beside);
            self.roles
                .resize(self.sharers.len(), Roles::of(Role::Author));
        }
    }

    /// Ties of a division by role go to who stands earlier: writers, then photographers.
    fn text_before_photo(&mut self) {
        if self.roles.is_sorted_by_key(|own| own.rank()) {
            return;
        }
        let mut order: Vec<usize> = (0..self.sharers.len()).collect();
        order.sort_by_key(|&index| self.roles[index].rank());
        self.sharers = order.iter().map(|&index| self.sharers[index]).collect();
        self.roles = order.iter().map(|&index| self.roles[index]).collect();
    }

    /// Leaves accounts out, if others stay.
    fn leave_out(&mut self, out: impl Fn(AccountId) -> bool) {
        if self.sharers.iter().all(|id| out(*id)) {
            return;
        }
        let keep: Vec<bool> = self.sharers.iter().map(|id| !out(*id)).collect();
        let mut index = 0..;
        self.sharers.retain(|_| keep[index.next().unwrap_or(0)]);
        let mut index = 0..;
        self.roles.retain(|_| keep[index.next().unwrap_or(0)]);
    }
}
