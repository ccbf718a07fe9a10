//! The one catalogue of words for people, Chinese and English (Fluent).
//!
//! A message belongs to the room it is said in: `zh/intake.ftl` holds what intake says.

use std::cell::RefCell;
use std::iter;

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use hashbrown::HashMap;
use memchr::{memchr, memchr_iter};
use unic_langid::LanguageIdentifier;

use crate::problem::{Arg, Problem};

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// What it is asked for by.
    pub fn key(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a POSIX or BCP 47 locale name; only English locales are English (C and
    /// POSIX count as Chinese).
    pub fn of_locale(name: &str) -> Lang {
        let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("en") {
            Lang::En
        } else {
            Lang::Zh
        }
    }
}

macro_rules! rooms {
    ($lang:literal) => {
        [
            include_str!(concat!($lang, "/cli.ftl")),
            include_str!(concat!($lang, "/sheet.ftl")),
            include_str!(concat!($lang, "/intake.ftl")),
            include_str!(concat!($lang, "/decisions.ftl")),
            include_str!(concat!($lang, "/rulebook.ftl")),
            include_str!(concat!($lang, "/keys.ftl")),
            include_str!(concat!($lang, "/read.ftl")),
            include_str!(concat!($lang, "/scoring.ftl")),
            include_str!(concat!($lang, "/report.ftl")),
            include_str!(concat!($lang, "/bulletin.ftl")),
            include_str!(concat!($lang, "/workbook.ftl")),
            include_str!(concat!($lang, "/page.ftl")),
            include_str!(concat!($lang, "/check.ftl")),
            include_str!(concat!($lang, "/answers.ftl")),
            include_str!(concat!($lang, "/json.ftl")),
        ]
    };
}

/// The Fluent sources of a language, a text a room.
fn sources(lang: Lang) -> [&'static str; ROOMS] {
    match lang {
        Lang::Zh => rooms!("zh"),
        Lang::En => rooms!("en"),
    }
}

/// How many rooms there are.
const ROOMS: usize = 15;

/// The room of reports: the only one that messages of other rooms name messages of.
const NAMED: usize = 8;

/// The messages that a source has.
fn ids(source: &'static str) -> impl Iterator<Item = &'static str> {
    let starts = memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1);
    let lines = iter::once(0).chain(starts).map(|start| &source[start..]);
    let begun = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    begun.filter_map(|line| Some(line[..memchr(b'=', line.as_bytes())?].trim_end()))
}

/// The words of one language. A room is read when something of it is first said: a run says little
/// of what could be said, and reading all of it would take longer than scoring a month.
pub struct Words {
    pub lang: Lang,
    /// The room that each message stands in.
    rooms: HashMap<&'static str, u8>,
    bundle: RefCell<Bundle>,
}

/// What was read so far.
struct Bundle {
    bundle: FluentBundle<FluentResource>,
    /// The rooms that were.
    read: [bool; ROOMS],
}

impl Words {
    pub fn new(lang: Lang) -> Words {
        let id: LanguageIdentifier = match lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
        .parse()
        .expect("a language tag");
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        let mut rooms = HashMap::with_capacity(2048);
        for (room, source) in (0..).zip(sources(lang)) {
            rooms.extend(ids(source).map(|id| (id, room)));
        }
        Words {
            lang,
            rooms,
            bundle: RefCell::new(Bundle {
                bundle,
                read: [false; ROOMS],
            }),
        }
    }

    /// The words of a language with other texts for some messages.
    pub fn with(lang: Lang, messages: &[(String, String)]) -> Words {
        let words = Words::new(lang);
        for (id, _) in messages {
            words.enter(id);
        }
        let lines = messages.iter().map(|(id, text)| {
            // As a literal, so that nothing in it is read as more than text.
            let text = text.replace('\\', "\\\\").replace('"', "\\\"");
            format!("{id} = {{ \"{text}\" }}\n")
        });
        let source: String = lines.collect();
        let resource = FluentResource::try_new(source)
            .unwrap_or_else(|(_, errors)| panic!("messages: {errors:?}"));
        let mut bundle = words.bundle.borrow_mut();
        bundle.bundle.add_resource_overriding(resource);
        drop(bundle);
        words
    }

    /// Reads the room of a message, and those that its messages name, if there is one.
    fn enter(&self, id: &str) -> Option<()> {
        let room = usize::from(*self.rooms.get(id)?);
        let mut bundle = self.bundle.borrow_mut();
        for room in [room, NAMED] {
            if !std::mem::replace(&mut bundle.read[room], true) {
                let source = sources(self.lang)[room].to_owned();
                let resource = FluentResource::try_new(source)
                    .unwrap_or_else(|(_, errors)| panic!("catalogue: {errors:?}"));
                let added = bundle.bundle.add_resource(resource);
                added.unwrap_or_else(|errors| panic!("catalogue: {errors:?}"));
            }
        }
        Some(())
    }

    /// The message `id`, filled in.
    ///
    /// # Panics
    /// If the catalogue has no such message: a bug, and a test reads all codes.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.find(id, None, args)
            .unwrap_or_else(|| panic!("no message {id}"))
    }

    /// The message `id` without placeholders.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// Whether the catalogue has a message.
    pub fn has(&self, id: &str) -> bool {
        self.rooms.contains_key(id)
    }

    /// What is wrong, in the user's words.
    pub fn problem(&self, problem: &Problem) -> String {
        self.filled(problem, None)
            .unwrap_or_else(|| panic!("no message {}", problem.code))
    }

    /// What to do about it; empty where nothing needs to be done.
    pub fn hint(&self, problem: &Problem) -> String {
        self.filled(problem, Some("hint")).unwrap_or_default()
    }

    /// An attribute of a message, if it has it.
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.find(id, Some(name), &[])
    }

    fn filled(&self, problem: &Problem, attribute: Option<&str>) -> Option<String> {
        let args: Vec<(&str, Arg)> = problem
            .args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.find(problem.code, attribute, &args)
    }

    fn find(&self, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<String> {
        self.enter(id)?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Word(id) => FluentValue::from(self.word(id)),
                Arg::Sentence(id, args) => FluentValue::from(self.say(id, args)),
            };
            filled.set(*name, value);
        }
        let bundle = &self.bundle.borrow().bundle;
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&filled), &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "message {id}: {errors:?}");
        Some(text)
    }
}

#[cfg(test)]
mod tests;
