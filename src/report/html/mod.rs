//! The page and the slips: one file each that needs nothing else, to be opened, searched, projected
//! and printed.
//!
//! What is shown is made here ([`page`], [`accounts`], [`charts`], [`clauses`]); how it looks stands
//! in templates, which escape whatever they write. A policy in the page's head lets no script or
//! style run but its own, by their hashes, and nothing be fetched.
//!
//! The statements of accounts stand in the page as what browsers without scripts show. A browser with
//! scripts reads them as text, which costs nothing until one is opened.

mod accounts;
mod charts;
mod clauses;
mod names;
mod page;
mod search;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use sha2::{Digest, Sha256};

use super::Run;
use crate::intake::accounts::AccountKind;
use crate::locale::{Lang, Words};
use accounts::AccountView;
use names::Names;
use page::Page;

/// So many lines of the ledger are set out; beyond it a page would no longer open at once.
const MOST_LINES: usize = 50_000;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("page.js");
const TEMPLATES: [(&str, &str); 4] = [
    ("page.html", include_str!("page.html")),
    ("slips.html", include_str!("slips.html")),
    ("statement.html", include_str!("statement.html")),
    ("article.html", include_str!("article.html")),
];

/// The messages that templates show as they are, by their ids without `page-`.
const LABELS: [&str; 37] = [
    "page-title",
    "page-slips-title",
    "page-skip",
    "page-contents",
    "page-search",
    "page-search-hint",
    "page-search-found",
    "page-search-more",
    "page-search-none",
    "page-rankings",
    "page-charts",
    "page-chart-departments",
    "page-chart-months",
    "page-chart-table",
    "page-accounts",
    "page-accounts-hint",
    "page-slips-hint",
    "page-articles",
    "page-articles-hint",
    "page-cited",
    "page-read-as",
    "page-fired",
    "page-books",
    "page-problems",
    "page-no-problems",
    "page-line",
    "page-sum",
    "page-basis",
    "page-caps",
    "page-honours",
    "page-duties",
    "page-asked",
    "page-sign",
    "page-signed-day",
    "page-figure",
    "page-empty-list",
    "page-unwritten",
];

/// Messages of other rooms that templates show, by their whole ids.
const SHARED: [&str; 19] = [
    "books-department",
    "books-item",
    "books-nobody",
    "books-teacher",
    "books-total",
    "column-amount",
    "column-change",
    "column-clause",
    "column-department",
    "column-group",
    "column-money",
    "column-name",
    "column-period",
    "column-pieces",
    "column-place",
    "column-points",
    "column-year",
    "report-explain-nothing",
    "report-explain-outsider",
];

/// Writes the page.
pub fn write_page(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let page = Page::of(run, words, can_set_out(run));
    let index = Value::from_safe_string(page.index.clone());
    let context = context! {
        page => Serde(page),
        slips => run.file_name("file-slips", words),
        index,
        in_page => true,
        w => labels(words),
        lang => lang(words),
        security => security(&[SCRIPT]),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
    };
    render("page.html", context, out)
}

/// Writes the slips: what each teacher and department is given to check, a page each.
pub fn write_slips(run: &Run, words: &Words, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let page = slips(run, words);
    let context = context! {
        page => Serde(page),
        in_page => false,
        w => labels(words),
        lang => lang(words),
        security => security(&[]),
        style => Value::from_safe_string(STYLE.to_owned()),
    };
    render("slips.html", context, out)
}

/// What the slips show.
#[derive(serde::Serialize)]
struct Slips {
    period: String,
    rulebook: String,
    state: String,
    accounts: Vec<AccountView>,
    too_many: Option<String>,
    articles: Vec<clauses::ArticleView>,
    foot: Vec<String>,
}

fn slips(run: &Run, words: &Words) -> Slips {
    let can = can_set_out(run);
    let ids = match can {
        true => accounts::shown(run),
        false => Vec::new(),
    };
    let own = ids
        .into_iter()
        .filter(|id| run.account(*id).kind != AccountKind::Outsider);
    let own: Vec<_> = own.collect();
    let names = Names::of(run, &own);
    Slips {
        period: run.period().to_string(),
        rulebook: run.rulebook.name.clone(),
        state: words.word(run.release.state.id()),
        accounts: accounts::views(run, words, &names, &own),
        too_many: (!can).then(|| too_many(run, words)),
        articles: match can {
            true => clauses::articles(run, words, &names),
            false => Vec::new(),
        },
        foot: super::foot::lines(run, words),
    }
}

/// Whether the statements are few enough to be set out.
fn can_set_out(run: &Run) -> bool {
    let entries = run.scored.ledger.entries.iter();
    entries.filter(|entry| run.shows(entry)).count() <= MOST_LINES
}

fn too_many(run: &Run, words: &Words) -> String {
    let args = [
        ("most", MOST_LINES.to_string().into()),
        ("file", run.file_name("file-ledger", words).into()),
    ];
    words.say("page-too-many", &args)
}

fn labels(words: &Words) -> BTreeMap<String, String> {
    let own = LABELS
        .iter()
        .map(|id| (id.trim_start_matches("page-"), *id));
    let all = own.chain(SHARED.iter().map(|id| (*id, *id)));
    all.map(|(key, id)| (key.replace('-', "_"), words.word(id)))
        .collect()
}

fn lang(words: &Words) -> &'static str {
    match words.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The content security policy: our style, these scripts, nothing else.
fn security(scripts: &[&str]) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    let scripts: String = scripts
        .iter()
        .map(|script| format!("; script-src {}", hash(script)))
        .collect();
    let style = hash(STYLE);
    format!("default-src 'none'; style-src {style}{scripts}; base-uri 'none'; form-action 'none'")
}

/// Lines that hold only a tag leave nothing behind.
fn syntax() -> io::Result<SyntaxConfig> {
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    let syntax = syntax.keep_trailing_newline(true).build();
    syntax.map_err(io::Error::other)
}

fn render(template: &str, context: Value, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(text::write);
    environment.set_syntax(syntax()?);
    for (name, source) in TEMPLATES {
        let added = environment.add_template(name, source);
        added.unwrap_or_else(|error| panic!("template {name}: {error:#}"));
    }
    let template = environment
        .get_template(template)
        .map_err(io::Error::other)?;
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    template
        .render_captured_to(context, &mut out)
        .map_err(io::Error::other)?;
    out.flush()
}
