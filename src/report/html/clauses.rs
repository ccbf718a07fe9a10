//! The articles of the policy: their words, what the program reads in them, how often each fired and
//! what it brought.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::{Run, amount};
use super::names::Names;
use crate::intake::accounts::AccountKind;
use crate::locale::Words;

#[derive(Serialize)]
pub struct ArticleView {
    pub number: usize,
    pub clause: String,
    /// The words of the policy, where it lies beside the rulebook.
    pub passages: Vec<Block>,
    /// What is read in them.
    pub sentences: Vec<String>,
    /// How many entries it booked.
    pub fired: usize,
    /// To teachers, to departments and to nobody, a text a unit.
    pub brought: [Vec<String>; 3],
}

/// A part of a policy's text.
#[derive(Serialize, PartialEq, Eq, Debug)]
pub struct Block {
    /// Paragraphs have no rows.
    pub text: String,
    pub rows: Vec<Vec<String>>,
}

/// The articles in their order.
pub fn articles(run: &Run, words: &Words, names: &Names) -> Vec<ArticleView> {
    let rulebook = run.rulebook;
    let units = rulebook.units.len().max(1);
    let of_rule: Vec<usize> = rulebook
        .rules
        .iter()
        .map(|rule| names.article(&rule.clause))
        .collect();
    let clauses: Vec<&str> = names.articles().collect();
    let mut fired = vec![0; clauses.len()];
    let mut sums = vec![vec![[Decimal::ZERO; 3]; units]; clauses.len()];
    for entry in run
        .scored
        .ledger
        .entries
        .iter()
        .filter(|entry| run.shows(entry))
    {
        let article = of_rule[usize::from(entry.rule.0)];
        let book = match run.account(entry.account).kind {
            AccountKind::Teacher => 0,
            AccountKind::Department => 1,
            AccountKind::Outsider => 2,
        };
        fired[article] += 1;
        sums[article][usize::from(entry.unit)][book] += entry.amount;
    }
    let views = clauses.into_iter().enumerate().map(|(number, clause)| {
        let mut sentences: Vec<String> = Vec::new();
        for (rule, _) in (0..)
            .zip(&of_rule)
            .filter(|(_, article)| **article == number)
        {
            let said = rulebook.sentence(crate::rulebook::RuleId(rule), words);
            if !sentences.contains(&said) {
                sentences.push(said);
            }
        }
        let passages = run.policy.as_ref().map(|policy| policy.words(clause));
        let brought = |book: usize| {
            let sums = sums[number].iter().enumerate();
            let texts = sums.map(|(unit, sums)| {
                let text = amount::text(sums[book], rulebook.decimals);
                match units {
                    1 => text,
                    _ => format!("{text} {}", run.unit(unit as u8)),
                }
            });
            texts.collect()
        };
        ArticleView {
            number,
            clause: clause.to_owned(),
            passages: passages.into_iter().flatten().flat_map(blocks).collect(),
            sentences,
            fired: fired[number],
            brought: [brought(0), brought(1), brought(2)],
        }
    });
    // What holds where the rulebook is silent cites no article.
    let is_told = |view: &ArticleView| !view.clause.is_empty() || view.fired > 0;
    views.filter(is_told).collect()
}

/// A passage of a policy as paragraphs and tables.
fn blocks(passage: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_table = false;
    for line in passage.lines().map(str::trim) {
        let row = line.strip_prefix('|').map(|row| row.trim_end_matches('|'));
        let Some(row) = row else {
            in_table = false;
            let text = line.replace("**", "");
            if !text.is_empty() {
                blocks.push(Block {
                    text,
                    rows: Vec::new(),
                });
            }
            continue;
        };
        let is_rule = row.chars().all(|c| "-:| ".contains(c));
        match blocks.last_mut().filter(|_| in_table) {
            Some(_) if is_rule => {}
            Some(block) => block.rows.push(cells(row)),
            None => blocks.push(Block {
                text: String::new(),
                rows: vec![cells(row)],
            }),
        }
        in_table = true;
    }
    blocks
}

fn cells(row: &str) -> Vec<String> {
    row.split('|').map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_paragraphs_and_tables() {
        let found =
            blocks("第五条** 分值：\n\n| 级别 | 分 |\n|---|---:|\n| 校级 | 1 |\n\n另行规定。");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].text, "第五条 分值：");
        assert_eq!(found[1].rows, [["级别", "分"], ["校级", "1"]]);
        assert_eq!(found[2].text, "另行规定。");
    }
}
