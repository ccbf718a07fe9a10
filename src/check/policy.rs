//! The written policy beside the rulebook: articles that no clause speaks for, and clauses that cite
//! an article which is not there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::findings::Findings;
use super::raw;
use crate::problem::{Place, Problem};
use crate::rulebook::toml_reader::Source;
use crate::rulebook::{Rulebook, built_in};

/// An article or an item: `第八条`, and `(一)` of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cited {
    article: String,
    item: Option<String>,
}

/// An article or item of the policy, with its place in the policy's text.
struct Article {
    cited: Cited,
    span: std::ops::Range<usize>,
}

/// Compares the articles with the citations, both ways.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    let Some((name, place)) = &rulebook.policy else {
        return;
    };
    let policy = match text(rulebook, name) {
        Ok(text) => Source::new(&beside(rulebook, name), &text),
        Err(error) => {
            let problem = findings.somewhere("policy-unreadable", place.clone());
            findings.push(
                problem
                    .read(name)
                    .with("file", name.as_str())
                    .with("error", &error),
            );
            return;
        }
    };
    let articles = articles(&policy.text);
    if articles.is_empty() {
        return;
    }
    let mut cited = BTreeSet::new();
    for (clause, place) in citations(&rulebook.source) {
        for citation in parse(&clause, &articles) {
            if !articles.iter().any(|article| article.cited == citation) {
                let problem = findings.somewhere("article-unknown", place.clone());
                let near = crate::rulebook::toml_reader::nearest(
                    &said(&citation),
                    articles
                        .iter()
                        .map(|article| article.cited.article.as_str()),
                );
                let problem = problem.read(clause.as_str()).near(near.unwrap_or_default());
                findings.push(
                    problem
                        .with("article", said(&citation))
                        .with("file", name.as_str()),
                );
            }
            cited.insert(citation);
        }
    }
    for article in uncovered(&articles, &cited) {
        let place = policy.place(article.span.clone());
        let problem: Problem = findings.somewhere("article-uncovered", place);
        findings.push(problem.with("article", said(&article.cited)));
    }
}

/// The policy's text: a file beside the rulebook, which someone may have edited, or compiled in as
/// the rulebook is.
fn text(rulebook: &Rulebook, name: &str) -> std::io::Result<String> {
    let beside = beside(rulebook, name);
    let is_file = Path::new(&*rulebook.source.file).exists();
    let built_in = built_in::of(&rulebook.source.text);
    match built_in.filter(|_| !is_file || !Path::new(&beside).exists()) {
        Some(built_in) => Ok(built_in.policy.to_owned()),
        None => {
            fs::read_to_string(&beside).map(|text| text.trim_start_matches('\u{feff}').to_owned())
        }
    }
}

/// The path of a file beside the rulebook.
fn beside(rulebook: &Rulebook, name: &str) -> String {
    let path = Path::new(&*rulebook.source.file).with_file_name(name);
    path.display().to_string()
}

/// Every citation of the rulebook with its place.
fn citations(source: &Source) -> Vec<(String, Place)> {
    let document = raw::document(source);
    raw::clauses(&document)
        .iter()
        .filter_map(|clause| {
            let (text, value) = clause.text("clause")?;
            Some((text.to_owned(), source.place(value.span())))
        })
        .collect()
}

/// The articles and items of a policy: lines that begin with 第…条, and below them with (一).
fn articles(text: &str) -> Vec<Article> {
    let mut found: Vec<Article> = Vec::new();
    let mut article: Option<String> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        // Markdown sets headings and bold type.
        let bare = line.trim_start_matches(|c: char| c.is_whitespace() || "#*>-".contains(c));
        let start = start + line.len() - bare.len();
        let (cited, length) = if let Some((name, length)) = article_at(bare) {
            article = Some(name.clone());
            let cited = Cited {
                article: name,
                item: None,
            };
            (cited, length)
        } else if let (Some((item, length)), Some(article)) = (item_at(bare), &article) {
            let cited = Cited {
                article: article.clone(),
                item: Some(item),
            };
            (cited, length)
        } else {
            continue;
        };
        if !found.iter().any(|known| known.cited == cited) {
            let span = start..start + length;
            found.push(Article { cited, span });
        }
    }
    found
}

/// `第十二条` at the beginning of a text, and its length in bytes.
fn article_at(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix('第')?;
    let length = rest.find('条')?;
    let number = &rest[..length];
    let is_number = |c: char| "〇零一二三四五六七八九十百千".contains(c) || c.is_ascii_digit();
    let whole = '第'.len_utf8() + length + '条'.len_utf8();
    (!number.is_empty() && number.chars().all(is_number)).then(|| (text[..whole].to_owned(), whole))
}

/// `(三)` or `（三）` at the beginning of a text, written with plain brackets, and its length.
fn item_at(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix(['(', '（'])?;
    let length = rest.find([')', '）'])?;
    let number = &rest[..length];
    let is_number = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    if number.is_empty() || !number.chars().all(is_number) {
        return None;
    }
    let opening = text.len() - rest.len();
    let closing = rest[length..].chars().next().map_or(0, char::len_utf8);
    Some((format!("({number})"), opening + length + closing))
}

/// What a citation names: `第六条(一)`, `第二条、第十三条`, `第三条至第五条`, `第五条(一)(二)`. What
/// names no article is a citation of another kind, and proves nothing.
fn parse(citation: &str, articles: &[Article]) -> Vec<Cited> {
    let mut found: Vec<Cited> = Vec::new();
    let mut from: Option<String> = None;
    let mut rest = citation;
    while let Some(c) = rest.chars().next() {
        if let Some((article, length)) = article_at(rest) {
            if let Some(first) = from.take() {
                found.extend(between(&first, &article, articles));
            }
            found.push(Cited {
                article,
                item: None,
            });
            rest = &rest[length..];
        } else if let (Some((item, length)), Some(last)) = (item_at(rest), found.last().cloned()) {
            // The item narrows the article; further ones stand beside it.
            if last.item.is_none() {
                found.pop();
            }
            found.push(Cited {
                article: last.article,
                item: Some(item),
            });
            rest = &rest[length..];
        } else {
            if matches!(c, '至' | '到' | '-' | '—' | '～' | '~') {
                from = found.last().map(|last| last.article.clone());
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// The articles between two, as the policy has them.
fn between<'a>(
    first: &'a str,
    last: &'a str,
    articles: &'a [Article],
) -> impl Iterator<Item = Cited> + 'a {
    let whole = articles
        .iter()
        .filter(|article| article.cited.item.is_none());
    let after = whole.skip_while(move |article| article.cited.article != first);
    let inside = after.take_while(move |article| article.cited.article != last);
    inside.skip(1).map(|article| article.cited.clone())
}

/// The articles of which nothing is cited, and of those cited by items alone the items left out.
fn uncovered<'a>(articles: &'a [Article], cited: &BTreeSet<Cited>) -> Vec<&'a Article> {
    let speaks = |article: &str| cited.iter().any(|known| known.article == article);
    let whole = |article: &str| {
        cited.contains(&Cited {
            article: article.to_owned(),
            item: None,
        })
    };
    articles
        .iter()
        .filter(|article| match &article.cited.item {
            None => !speaks(&article.cited.article),
            Some(_) => {
                let own = &article.cited.article;
                speaks(own) && !whole(own) && !cited.contains(&article.cited)
            }
        })
        .collect()
}

fn said(cited: &Cited) -> String {
    let item = cited.item.as_deref().unwrap_or_default();
    format!("{}{item}", cited.article)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "# 办法\n\n**第一条** 目的。\n\n第二条 分值:\n(一)校级1分。\n（二）县级3分。\n\n第三条 其他。第九条不在行首。\n";

    fn names(found: impl IntoIterator<Item = Cited>) -> Vec<String> {
        found.into_iter().map(|cited| said(&cited)).collect()
    }

    #[test]
    fn articles_begin_lines_and_items_stand_below_them() {
        let articles = articles(POLICY);
        let spans = articles.iter().map(|article| &POLICY[article.span.clone()]);
        assert_eq!(
            spans.collect::<Vec<_>>(),
            ["第一条", "第二条", "(一)", "（二）", "第三条"]
        );
        let names = names(articles.into_iter().map(|article| article.cited));
        assert_eq!(
            names,
            ["第一条", "第二条", "第二条(一)", "第二条(二)", "第三条"]
        );
    }

    #[test]
    fn citations_name_articles_items_and_runs() {
        let articles = articles(POLICY);
        let parsed = |text| names(parse(text, &articles));
        assert_eq!(parsed("第二条（一）"), ["第二条(一)"]);
        assert_eq!(
            parsed("第二条(一)、(二)，第三条"),
            ["第二条(一)", "第二条(二)", "第三条"]
        );
        assert_eq!(parsed("第一条至第三条"), ["第一条", "第二条", "第三条"]);
        assert_eq!(parsed("附件一"), Vec::<String>::new());
    }

    #[test]
    fn an_article_cited_by_items_leaves_the_others_uncovered() {
        let articles = articles(POLICY);
        let cited: BTreeSet<Cited> = parse("第一条、第二条(一)", &articles).into_iter().collect();
        let left = uncovered(&articles, &cited).into_iter();
        let left = names(left.map(|article| article.cited.clone()));
        assert_eq!(left, ["第二条(二)", "第三条"]);
        let whole: BTreeSet<Cited> = parse("第二条", &articles).into_iter().collect();
        let left = uncovered(&articles, &whole).into_iter();
        let left = names(left.map(|article| article.cited.clone()));
        assert_eq!(left, ["第一条", "第三条"]);
    }
}
