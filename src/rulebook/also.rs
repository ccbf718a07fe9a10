//! `also`: who is booked the same amount as the account a clause acts on.

use super::condition::Condition;

/// To whom a clause books the same amount as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Also {
    /// A teacher's department.
    Department,
    /// Such teachers of the department: the account itself, or a teacher's.
    Teachers(Condition),
}
