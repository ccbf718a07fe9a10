//! The text of a bulletin as a template (minijinja): a line is a paragraph, and a mark at its
//! beginning says which kind. A school can take the built-in one and write its own.

use std::path::Path;
use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter};

use crate::locale::Lang;
use crate::problem::{Place, Problem};

/// What kind of paragraph a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    /// 主送: to whom it goes.
    Addressee,
    Heading,
    Subheading,
    Body,
    /// Where the annexes are listed.
    Annexes,
    Signature,
}

/// The marks, in Chinese and English; a line without one is body.
const MARKS: [(&str, Kind); 12] = [
    ("【标题】", Kind::Title),
    ("【主送】", Kind::Addressee),
    ("【一级】", Kind::Heading),
    ("【二级】", Kind::Subheading),
    ("【附件】", Kind::Annexes),
    ("【署名】", Kind::Signature),
    ("[title]", Kind::Title),
    ("[to]", Kind::Addressee),
    ("[heading]", Kind::Heading),
    ("[subheading]", Kind::Subheading),
    ("[annexes]", Kind::Annexes),
    ("[signature]", Kind::Signature),
];

/// Functions that every template has.
const FUNCTIONS: [&str; 4] = ["range", "dict", "namespace", "debug"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub kind: Kind,
    pub text: String,
}

/// The text of a bulletin, to be filled in.
#[derive(Clone, Debug)]
pub struct Template {
    file: Arc<str>,
    text: Arc<str>,
}

impl Template {
    pub fn built_in(lang: Lang) -> Template {
        let (file, text) = match lang {
            Lang::Zh => ("通报.txt", include_str!("通报.txt")),
            Lang::En => ("bulletin.txt", include_str!("bulletin.txt")),
        };
        Template::new(file, text)
    }

    pub fn new(file: &str, text: &str) -> Template {
        Template {
            file: file.into(),
            text: text.into(),
        }
    }

    /// Reads a file: UTF-8, or else the GB18030 of an older Notepad.
    ///
    /// # Errors
    /// If it cannot be read, or is no text.
    pub fn read(path: &Path) -> Result<Template, Box<Problem>> {
        let file = path.display().to_string();
        let place = Place::File(file.as_str().into());
        let bytes = std::fs::read(path).map_err(|error| {
            Box::new(Problem::error("bulletin-unreadable", place.clone()).with("cause", &error))
        })?;
        let encoding = match std::str::from_utf8(&bytes) {
            Ok(_) => encoding_rs::UTF_8,
            Err(_) => encoding_rs::GB18030,
        };
        // A byte-order mark overrides it.
        let (text, _, broken) = encoding.decode(&bytes);
        if broken || text.contains('\0') {
            return Err(Box::new(Problem::error("bulletin-no-text", place)));
        }
        Ok(Template::new(&file, &text.replace("\r\n", "\n")))
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs with the facts put in.
    pub(super) fn fill(&self, facts: &Value) -> Result<Vec<Paragraph>, Box<Problem>> {
        self.check_marks()?;
        let mut environment = environment();
        environment
            .add_template("", &self.text)
            .map_err(|error| self.mistake(&error))?;
        let template = environment
            .get_template("")
            .map_err(|error| self.mistake(&error))?;
        self.check_names(&template.undeclared_variables(false), facts)?;
        let text = template
            .render(facts)
            .map_err(|error| self.mistake(&error))?;
        Ok(text.lines().filter_map(paragraph).collect())
    }

    /// A line that begins with a mark that there is not.
    fn check_marks(&self) -> Result<(), Box<Problem>> {
        for (index, line) in self.text.lines().enumerate() {
            let line = line.trim_start();
            let Some(mark) = mark(line) else { continue };
            if MARKS.iter().all(|(known, _)| *known != mark) {
                let marks = MARKS.map(|(known, _)| known);
                return Err(Box::new(
                    Problem::error("bulletin-unknown-mark", self.place(index + 1, mark))
                        .read(mark)
                        .with("marks", marks.join(" ")),
                ));
            }
        }
        Ok(())
    }

    /// A name that nothing has; the first by its line.
    fn check_names(
        &self,
        used: &std::collections::HashSet<String>,
        facts: &Value,
    ) -> Result<(), Box<Problem>> {
        let known: Vec<String> = facts
            .try_iter()
            .into_iter()
            .flatten()
            .map(|name| name.to_string())
            .collect();
        let is_known = |name: &&String| known.contains(name) || FUNCTIONS.contains(&name.as_str());
        let unknown = used.iter().filter(|name| !is_known(name));
        let code = without_comments(&self.text);
        let first = unknown.map(|name| (word(&code, name), name)).min();
        let Some((at, name)) = first else {
            return Ok(());
        };
        let near = known
            .iter()
            .map(|other| (strsim::damerau_levenshtein(name, other), other))
            .filter(|(edits, other)| *edits < other.chars().count().max(2))
            .min();
        let at = at.unwrap_or(0);
        Err(Box::new(
            Problem::error("bulletin-unknown-name", self.span(at, name.len()))
                .read(name.as_str())
                .near(near.map_or("", |(_, near)| near)),
        ))
    }

    /// What the template engine stumbled over.
    fn mistake(&self, error: &Error) -> Box<Problem> {
        let place = self.place(error.line().unwrap_or(1), "");
        let detail = error.detail().unwrap_or_default().to_owned();
        let code = match error.kind() {
            ErrorKind::UndefinedError => "bulletin-no-such-part",
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
                "bulletin-no-such-function"
            }
            _ => "bulletin-miswritten",
        };
        Box::new(Problem::error(code, place).with("detail", detail))
    }

    /// A part of a line (from 1), or the whole line.
    fn place(&self, line: usize, part: &str) -> Place {
        let before = self.text.split_inclusive('\n').take(line - 1);
        let start: usize = before.map(str::len).sum();
        let text = self.text[start..].lines().next().unwrap_or_default();
        match text.find(part) {
            Some(at) if !part.is_empty() => self.span(start + at, part.len()),
            _ => self.span(start, text.len()),
        }
    }

    fn span(&self, start: usize, length: usize) -> Place {
        Place::Toml {
            file: self.file.clone(),
            text: self.text.clone(),
            start,
            end: start + length,
        }
    }
}

/// What is misspelt is no blank, and no value begins a line of its own.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, state, value| {
        let text = value.to_string();
        if text.contains(char::is_control) {
            let one_line = text.replace(char::is_control, " ");
            return escape_formatter(out, state, &one_line.into());
        }
        escape_formatter(out, state, value)
    });
    environment
}

/// A template with blanks for its comments, byte for byte.
fn without_comments(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{#") {
        let end = rest[start..].find("#}");
        let end = end.map_or(rest.len(), |end| start + end + 2);
        left.push_str(&rest[..start]);
        left.extend(std::iter::repeat_n(' ', end - start));
        rest = &rest[end..];
    }
    left + rest
}

/// Where a name stands as a word of its own.
fn word(text: &str, name: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = text.match_indices(name).map(|(at, _)| at);
    found
        .find(|&at| !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part))
}

/// What looks like a mark at the beginning of a line.
fn mark(line: &str) -> Option<&str> {
    let end = if line.starts_with('【') {
        line.find('】')? + '】'.len_utf8()
    } else if line.starts_with('[') {
        let end = line.find(']')?;
        let is_word = end > 1 && line[1..end].bytes().all(|byte| byte.is_ascii_lowercase());
        is_word.then_some(end + 1)?
    } else {
        return None;
    };
    Some(&line[..end])
}

fn paragraph(line: &str) -> Option<Paragraph> {
    let line = line.trim();
    let known = MARKS.iter().find(|(mark, _)| line.starts_with(mark));
    let (kind, text) = match known {
        Some((mark, kind)) => (*kind, line[mark.len()..].trim()),
        None => (Kind::Body, line),
    };
    let is_something = !text.is_empty() || kind == Kind::Annexes;
    is_something.then(|| Paragraph {
        kind,
        text: text.to_owned(),
    })
}
