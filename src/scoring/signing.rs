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
    /// Who was left out before sharing.
    pub left_out: Vec<AccountId>,
}

impl Signing {
    /// Those who sign a submission under a share clause.
    pub fn of(intake: &Intake, submission: &Submission, share: &Share) -> Signing {
        let mut signing = Signing::default();
        signing.fill(intake, submission, share, &|_| false);
        signing
    }

    fn clear(&mut self) {
        self.sharers.clear();
        self.roles.clear();
        self.beside.clear();
        self.left_out.clear();
    }

    /// The people of one column alone.
    pub fn fill_column(&mut self, intake: &Intake, submission: &Submission, column: Role) {
        self.clear();
        for signer in intake.signers_of(submission) {
            if signer.role == column && !self.sharers.contains(&signer.account) {
                self.sharers.push(signer.account);
                self.roles.push(Roles::of(column));
            }
        }
    }

    /// As [`Signing::of`], reusing what is there; `outside` tells who is an outsider to this
    /// publication though on the roster.
    pub fn fill(
        &mut self,
        intake: &Intake,
        submission: &Submission,
        share: &Share,
        outside: &impl Fn(AccountId) -> bool,
    ) {
        self.clear();
        let is_department = |id: AccountId| intake.accounts.get(id).kind == AccountKind::Department;
        for signer in intake.signing(submission, |role| share.weighs(role)) {
            let (account, role) = (signer.account, signer.role);
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
        if self.sharers.is_empty() {
            if self.beside.is_empty() {
                self.beside.extend(submission.department);
            }
            self.sharers.append(&mut self.beside);
            self.roles
                .resize(self.sharers.len(), Roles::of(Role::Author));
        }
        if share.outsiders == Outsiders::ToStaff {
            self.leave_out_outsiders(intake, submission, outside);
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

    /// Leaves outsiders out, if others stay.
    pub fn leave_out_outsiders(
        &mut self,
        intake: &Intake,
        submission: &Submission,
        outside: &impl Fn(AccountId) -> bool,
    ) {
        let no_staff = |id: AccountId| match submission.date {
            Some(day) => intake.accounts.is_outsider_on(id, day),
            None => intake.accounts.get(id).kind == AccountKind::Outsider,
        };
        let is_out = |id: &AccountId| no_staff(*id) || outside(*id);
        if self.sharers.iter().all(is_out) {
            return;
        }
        let both = self.sharers.drain(..).zip(self.roles.drain(..));
        let (out, stay): (Vec<_>, Vec<_>) = both.partition(|(id, _)| is_out(id));
        (self.sharers, self.roles) = stay.into_iter().unzip();
        self.left_out.extend(out.into_iter().map(|(id, _)| id));
    }
}
