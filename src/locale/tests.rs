use std::collections::{BTreeMap, BTreeSet};

use fluent::FluentResource;

use super::{Lang, NAMED, ids, sources};

/// Every message and attribute of a language with the placeholders it uses.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for source in sources(lang) {
        assert!(FluentResource::try_new(source.to_owned()).is_ok());
        let mut id = String::new();
        for line in source
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            if let Some((left, _)) = line.split_once('=')
                && !line.starts_with([' ', '[', '*', '{'])
            {
                id = left.trim().to_owned();
                assert!(!found.contains_key(&id), "{id} stands twice");
                found.insert(id.clone(), BTreeSet::new());
            } else if let Some((left, _)) = line.trim_start().split_once('=')
                && left.starts_with('.')
            {
                let message = id.split('.').next().unwrap_or_default().to_owned();
                id = format!("{message}{}", left.trim());
                found.insert(id.clone(), BTreeSet::new());
            }
            for part in line.split('$').skip(1) {
                let end = part
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
                    .unwrap_or(part.len());
                found
                    .get_mut(&id)
                    .expect("a message")
                    .insert(part[..end].to_owned());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_every_message_and_use_every_argument() {
    let (zh, en) = (messages(Lang::Zh), messages(Lang::En));
    let keys = |m: &BTreeMap<String, BTreeSet<String>>| m.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&zh), keys(&en));
    for (id, args) in &zh {
        assert_eq!(args, &en[id], "{id}");
    }
}

#[test]
fn messages_name_none_but_of_their_room_or_of_reports() {
    for lang in [Lang::Zh, Lang::En] {
        let sources = sources(lang);
        let within = |room: usize, id: &str| ids(sources[room]).any(|own| own == id);
        let mut named = 0;
        for (room, source) in sources.iter().enumerate() {
            for part in source.split("{ ").skip(1) {
                let (id, _) = part.split_once([' ', '}']).expect("an end");
                if id.starts_with(|c: char| c.is_ascii_lowercase()) {
                    named += 1;
                    assert!(within(room, id) || within(NAMED, id), "{id}");
                }
            }
        }
        assert!(named > 5, "{named}");
    }
}
