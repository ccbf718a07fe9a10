//! Everything that was read, once all of it was: people are told apart, and names become accounts.

use super::accounts::Accounts;
use super::directory::Directory;
use super::store::Store;
use super::{
    Intake, approval, ditto, events, held, joint, named_sheets, people, roster_facts, undated,
    united, unsigned,
};
use crate::problem::Problems;
use crate::rulebook::field::Subject;

/// Tells people apart and finishes.
pub fn finish(mut store: Store<'_>, problems: &mut Problems) -> Intake {
    std::mem::take(&mut store.tally).tell(&store, problems);
    store.tell_taken(problems);
    store.ask_values(problems);
    approval::ask(&store, problems);
    unsigned::ask(&store, problems);
    undated::ask(&store, problems);
    store.put_values_in_order();
    let of_accounts = store
        .fields
        .iter()
        .filter(|(_, field)| matches!(field.of, Subject::Teacher | Subject::Department))
        .map(|(id, _)| id);
    let mut accounts = Accounts::new(of_accounts);
    roster_facts::enroll(&store, &mut accounts, problems);
    people::attach_departments(&mut store, &accounts, problems);
    united::settle(&mut store, &accounts, problems);
    named_sheets::settle(&mut store, &accounts, problems);
    joint::settle(&mut store, &accounts, problems);
    ditto::doubt_filled_down(&mut store, &accounts);
    people::decide_authors(&mut store, &accounts);
    let departments = people::departments(&store, &mut accounts, problems);
    for (id, problem) in std::mem::take(&mut store.supposed) {
        if departments[id as usize].is_some() {
            problems.push(problem);
        }
    }
    let persons = people::persons(&store, &mut accounts, &departments, problems);
    held::tell_rows(&store, &persons, problems);
    people::tell_bylines(&store, &accounts, problems);
    people::tell_elsewhere(&store, &accounts, &persons, &departments, problems);
    let signers = people::settle(&mut store, &persons, &departments);
    roster_facts::place(store.fields, &mut accounts);
    let events = events::resolve(&mut store, &Directory::new(&accounts), problems);
    let decided = store.decided();
    let months = undated::months(&store);
    let intake = Intake {
        tables: store.tables,
        submissions: store.submissions,
        facts: store.facts,
        signers,
        outlets: store.outlets,
        hosts: store.hosts,
        text: store.text,
        accounts,
        events,
        claims: store.claims,
        months,
        decided,
    };
    people::tell_absent(&intake, problems);
    intake
}
