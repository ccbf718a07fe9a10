//! Without a roster: names that stand in one department only beside others who sign first, and in
//! another one have pieces of their own. They count as two people, which is doubted.

use hashbrown::{HashMap, HashSet};

use crate::intake::accounts::{AccountId, Accounts};
use crate::intake::names::{NOWHERE, Person};
use crate::intake::store::{Spot, Store};
use crate::problem::{Problem, Problems};

/// Warns of each of them in every department where that is so; `several` loses the names it is told
/// of.
pub fn tell(
    store: &Store<'_>,
    accounts: &Accounts,
    placed: impl Fn(&Person) -> Option<AccountId>,
    rows: &[u32],
    several: &mut [Option<Spot>],
    problems: &mut Problems,
) {
    if several.iter().all(Option::is_none) {
        return;
    }
    let mut leading: HashSet<u32> = HashSet::new();
    for row in &store.submissions {
        let (start, len) = row.signers;
        let named = &store.mentions[start as usize..start as usize + usize::from(len)];
        let first = named.iter().find(|mention| mention.person != NOWHERE);
        leading.extend(first.map(|mention| mention.person));
    }
    let names = &store.names;
    let people = || (0u32..).zip(&names.persons).zip(rows);
    // Where those of each name sign first.
    let mut own_places: HashMap<u32, Vec<AccountId>> = HashMap::new();
    for ((index, (one, _)), _) in people() {
        if several[one.name as usize].is_some() && leading.contains(&index) {
            own_places.entry(one.name).or_default().extend(placed(one));
        }
    }
    let mut told: Vec<u32> = Vec::new();
    for ((index, (one, first)), &count) in people() {
        let is_beside = count > 0 && one.hint == NOWHERE && !leading.contains(&index);
        let (Some(places), Some(own)) = (own_places.get(&one.name), placed(one)) else {
            continue;
        };
        let others = places.iter().filter(|place| is_beside && **place != own);
        let mut others: Vec<&str> = others.map(|place| &*accounts.get(*place).name).collect();
        others.sort_unstable();
        others.dedup();
        if others.is_empty() {
            continue;
        }
        let name = &*names.names[one.name as usize];
        let own = &*accounts.get(own).name;
        let others = others.join("、");
        problems.push(
            Problem::warning("same-name-beside-others", store.place(*first))
                .read(name)
                .with("name", name)
                .with("department", own)
                .with("departments", format!("{others}、{own}"))
                .with("others", others)
                .with("rows", count as usize),
        );
        told.push(one.name);
    }
    for name in told {
        several[name as usize] = None;
    }
}
