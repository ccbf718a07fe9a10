//! The written policy beside a rulebook: its articles and items, and what a citation means by them.

use std::fmt;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use super::toml_reader::Source;
use super::{Rulebook, built_in};

/// The written policy, taken apart.
#[derive(Clone, Debug)]
pub struct Policy {
    pub source: Source,
    pub articles: Vec<Article>,
}

impl Policy {
    /// The policy that a rulebook names; none if it names none.
    pub fn of(rulebook: &Rulebook) -> Option<io::Result<Policy>> {
        let (name, _) = rulebook.policy.as_ref()?;
        let read = text(rulebook, name);
        Some(read.map(|text| Policy::new(&beside(rulebook, name), &text)))
    }

    /// Takes the text of a policy apart.
    pub fn new(file: &str, text: &str) -> Policy {
        let source = Source::new(file, text);
        let articles = articles(&source.text);
        Policy { source, articles }
    }

    /// The articles and items that a citation names, whether the policy has them or not.
    pub fn cited(&self, citation: &str) -> Vec<Cited> {
        parse(citation, &self.articles)
    }

    /// The words of what a citation names: an item stands below what its article begins with. What
    /// the policy does not have is left out.
    pub fn words(&self, citation: &str) -> Vec<&str> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for cited in self.cited(citation) {
            let Some(at) = self.articles.iter().position(|known| known.cited == cited) else {
                continue;
            };
            let own = self.articles[at].span.start;
            let after = &self.articles[at + 1..];
            let next = |found: Option<&Article>| found.map(|article| article.span.start);
            let ends = match cited.item {
                Some(_) => {
                    let whole = |known: &&Article| {
                        known.cited.article == cited.article && known.cited.item.is_none()
                    };
                    let lead = self
                        .articles
                        .iter()
                        .find(whole)
                        .map_or(own, |article| article.span.start);
                    let items = |known: &&Article| {
                        known.cited.article == cited.article && known.cited.item.is_some()
                    };
                    let first = next(self.articles.iter().find(items)).unwrap_or(own);
                    ranges.push(self.passage(lead, Some(first)));
                    next(after.first())
                }
                None => next(
                    after
                        .iter()
                        .find(|known| known.cited.article != cited.article),
                ),
            };
            ranges.push(self.passage(own, ends));
        }
        let mut seen = Vec::new();
        ranges.retain(|range| {
            !seen.contains(range) && {
                seen.push(range.clone());
                true
            }
        });
        let texts = ranges
            .into_iter()
            .map(|range| self.source.text[range].trim());
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// From one place to another or to the end, but not into the next chapter.
    fn passage(&self, start: usize, end: Option<usize>) -> Range<usize> {
        let end = end.unwrap_or(self.source.text.len());
        let mut at = start;
        for line in self.source.text[start..end].split_inclusive('\n') {
            if at > start && is_heading(line) {
                return start..at;
            }
            at += line.len();
        }
        // What marks the next article stands before its first character.
        let trimmed = self.source.text[start..end].trim_end_matches(is_mark);
        start..start + trimmed.len()
    }
}

/// An article or an item: `第八条`, and `(一)` of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    pub article: String,
    pub item: Option<String>,
}

/// An article or item of the policy, with its place in the policy's text.
#[derive(Clone, Debug)]
pub struct Article {
    pub cited: Cited,
    pub span: Range<usize>,
}

impl fmt::Display for Cited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.article)?;
        f.write_str(self.item.as_deref().unwrap_or_default())
    }
}

/// The policy's text: a file beside the rulebook, which someone may have edited, or compiled in as
/// the rulebook is.
fn text(rulebook: &Rulebook, name: &str) -> io::Result<String> {
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

/// The articles and items of a policy: lines that begin with 第…条, and below them with (一).
fn articles(text: &str) -> Vec<Article> {
    let mut found: Vec<Article> = Vec::new();
    let mut article: Option<String> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_start_matches(is_mark);
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

/// What stands before the first word of a line: markdown sets headings and bold type.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "#*>-".contains(c)
}

/// Whether a line begins another part of the policy: a heading that is no article, a chapter.
fn is_heading(line: &str) -> bool {
    let bare = line.trim_start_matches(is_mark);
    let chapter = bare.strip_prefix('第').and_then(|rest| {
        let end = rest.find(['章', '节'])?;
        Some(!rest[..end].contains(char::is_whitespace) && end <= 4 * '章'.len_utf8())
    });
    line.trim_start().starts_with('#') || chapter == Some(true)
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

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "# 办法\n\n**第一条** 目的。\n\n第二条 分值:\n(一)校级1分。\n（二）县级3分。\n\n第三条 其他。第九条不在行首。\n";

    fn names(found: impl IntoIterator<Item = Cited>) -> Vec<String> {
        found.into_iter().map(|cited| cited.to_string()).collect()
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
    fn the_words_of_a_citation_end_where_the_next_article_or_chapter_begins() {
        let text = "# 办法\n\n## 第一章 总则\n\n**第一条** 目的。\n\n## 第二章 分值\n\n第二条 分值:\n\n(一) 校级1分。\n\n| 甲 | 乙 |\n|---|---|\n\n（二）县级3分。\n\n第三章 附则\n\n第三条 其他。\n";
        let policy = Policy::new("办法.md", text);
        assert_eq!(policy.words("第一条"), ["第一条** 目的。"]);
        assert_eq!(
            policy.words("第二条(二)"),
            ["第二条 分值:", "（二）县级3分。"]
        );
        assert_eq!(
            policy.words("第二条(一)、(二)"),
            [
                "第二条 分值:",
                "(一) 校级1分。\n\n| 甲 | 乙 |\n|---|---|",
                "（二）县级3分。"
            ]
        );
        let whole = policy.words("第二条、第九条");
        assert_eq!(whole.len(), 1);
        assert!(
            whole[0].starts_with("第二条") && whole[0].ends_with("县级3分。"),
            "{whole:?}"
        );
        assert_eq!(policy.words("附件一"), Vec::<&str>::new());
    }
}
