//! The written policy beside the rulebook: articles that no clause speaks for, and clauses that cite
//! an article which is not there.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::raw;
use crate::problem::{Place, Problem};
use crate::rulebook::policy::{Article, Cited, Policy};
use crate::rulebook::toml_reader::Source;

/// Compares the articles with the citations, both ways.
pub fn check(findings: &mut Findings<'_>) {
    let rulebook = findings.rulebook;
    let Some((name, place)) = &rulebook.policy else {
        return;
    };
    let policy = match Policy::of(rulebook) {
        Some(Ok(policy)) => policy,
        Some(Err(error)) => {
            let problem = findings.somewhere("policy-unreadable", place.clone());
            findings.push(
                problem
                    .read(name)
                    .with("file", name.as_str())
                    .with("error", &error),
            );
            return;
        }
        None => return,
    };
    let articles = &policy.articles;
    if articles.is_empty() {
        return;
    }
    let mut cited = BTreeSet::new();
    for (clause, place) in citations(&rulebook.source) {
        for citation in policy.cited(&clause) {
            if !articles.iter().any(|article| article.cited == citation) {
                let problem = findings.somewhere("article-unknown", place.clone());
                let near = crate::rulebook::toml_reader::nearest(
                    &citation.to_string(),
                    articles
                        .iter()
                        .map(|article| article.cited.article.as_str()),
                );
                let problem = problem.read(clause.as_str()).near(near.unwrap_or_default());
                findings.push(
                    problem
                        .with("article", citation.to_string())
                        .with("file", name.as_str()),
                );
            }
            cited.insert(citation);
        }
    }
    for article in uncovered(articles, &cited) {
        let place = policy.source.place(article.span.clone());
        let problem: Problem = findings.somewhere("article-uncovered", place);
        findings.push(problem.with("article", article.cited.to_string()));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "# 办法\n\n**第一条** 目的。\n\n第二条 分值:\n(一)校级1分。\n（二）县级3分。\n\n第三条 其他。第九条不在行首。\n";

    #[test]
    fn an_article_cited_by_items_leaves_the_others_uncovered() {
        let policy = Policy::new("办法.md", POLICY);
        let cited: BTreeSet<Cited> = policy.cited("第一条、第二条(一)").into_iter().collect();
        let left = uncovered(&policy.articles, &cited).into_iter();
        let left = left
            .map(|article| article.cited.to_string())
            .collect::<Vec<_>>();
        assert_eq!(left, ["第二条(二)", "第三条"]);
        let whole: BTreeSet<Cited> = policy.cited("第二条").into_iter().collect();
        let left = uncovered(&policy.articles, &whole).into_iter();
        let left = left
            .map(|article| article.cited.to_string())
            .collect::<Vec<_>>();
        assert_eq!(left, ["第一条", "第三条"]);
    }
}
