//! What a page shows of each account: its statements, what it owes, what is left of its caps, what
//! waits for an answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::super::outlook::{self, Cap, Duty};
use super::super::statement::{Content, Line, Part, Piece, Statement, asked_by_account};
use super::super::{Run, account_kind, account_name, amount, explain, sentence, signers, source};
use super::names::Names;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Why};
use crate::locale::Words;
use crate::rulebook::RuleId;
use crate::standing::Honours;

#[derive(Serialize)]
pub struct AccountView {
    pub anchor: String,
    pub name: String,
    pub kind: String,
    pub department: String,
    pub statements: Vec<StatementView>,
    pub duties: Vec<Duty>,
    pub caps: Vec<Cap>,
    /// The lists that it stands on, or what it lacks to.
    pub honours: Vec<String>,
    pub asked: Vec<Asked>,
    pub is_outsider: bool,
    /// The articles its lines cite, by their numbers on the page.
    pub articles: Vec<usize>,
}

#[derive(Serialize)]
pub struct StatementView {
    pub unit: String,
    pub total: String,
    /// What the ranking says, such as 第 3 名.
    pub place: Option<String>,
    /// How far the next place is.
    pub next: Option<String>,
    pub sections: Vec<SectionView>,
}

#[derive(Serialize)]
pub struct SectionView {
    /// None for the pieces of the period that is shown.
    pub title: Option<String>,
    pub pieces: Vec<PieceView>,
    pub lines: Vec<LineView>,
}

#[derive(Serialize)]
pub struct PieceView {
    pub title: String,
    /// The number of its first line, which is its anchor.
    pub number: usize,
    pub parts: Vec<PartView>,
}

#[derive(Serialize)]
pub struct PartView {
    pub source: String,
    /// What was decided of its row.
    pub decisions: Vec<String>,
    pub signers: Option<String>,
    pub lines: Vec<LineView>,
}

#[derive(Serialize)]
pub struct LineView {
    pub number: usize,
    pub amount: String,
    pub sum: String,
    pub clause: String,
    pub article: usize,
    pub why: String,
    /// The cells, or what an entry of the period rests on.
    pub source: String,
}

#[derive(Serialize)]
pub struct Asked {
    pub title: String,
    pub source: String,
}

/// The accounts that have something to show, teachers by department, then departments, then
/// outsiders.
pub fn shown(run: &Run) -> Vec<AccountId> {
    let mut ids: Vec<AccountId> = run
        .scored
        .ledger
        .entries
        .iter()
        .filter(|entry| run.shows(entry))
        .map(|entry| entry.account)
        .collect();
    let rankings = run.standing.rankings.iter();
    ids.extend(rankings.flat_map(|ranking| ranking.rows.iter().map(|row| row.account)));
    ids.sort_unstable();
    ids.dedup();
    ids.sort_by_key(|&id| {
        let account = run.account(id);
        (account.kind, run.department(id), &*account.name, id)
    });
    ids
}

/// The views of accounts, in their order.
pub fn views(run: &Run, words: &Words, names: &Names, ids: &[AccountId]) -> Vec<AccountView> {
    if ids.is_empty() {
        return Vec::new();
    }
    let entries = run.scored.ledger.entries.iter();
    let mut by_account: BTreeMap<(AccountId, u8), Vec<&Entry>> = BTreeMap::new();
    for entry in entries.filter(|entry| run.shows(entry)) {
        let key = (entry.account, entry.unit);
        by_account.entry(key).or_default().push(entry);
    }
    let mut asked = asked_by_account(run);
    let mut viewer = Viewer {
        run,
        words,
        honours: Honours::of(run.intake, run.rulebook, run.scored, run.period()),
        names,
        sentences: HashMap::new(),
        cited: BTreeSet::new(),
    };
    let units = 0..run.rulebook.units.len().max(1) as u8;
    ids.iter()
        .map(|&id| {
            let own = units.clone().filter_map(|unit| {
                let entries = by_account.remove(&(id, unit))?;
                Some(Statement::of(run, id, unit, entries))
            });
            let own: Vec<Statement> = own.collect();
            let asked = asked.remove(&id).unwrap_or_default();
            viewer.account(id, &own, &asked)
        })
        .collect()
}

struct Viewer<'a> {
    run: &'a Run<'a>,
    words: &'a Words,
    honours: Honours<'a>,
    names: &'a Names<'a>,
    /// Most entries say what others say.
    sentences: HashMap<(RuleId, Why), String>,
    /// The articles of the account at hand.
    cited: BTreeSet<usize>,
}

impl Viewer<'_> {
    fn account(&mut self, id: AccountId, own: &[Statement], asked: &[u32]) -> AccountView {
        let Viewer { run, words, .. } = *self;
        let account = run.account(id);
        self.cited.clear();
        let statements = own.iter().map(|own| self.statement(own)).collect();
        let articles = self.cited.iter().copied().collect();
        AccountView {
            anchor: self.names.account(id).to_owned(),
            name: account_name(account, words),
            kind: account_kind(account.kind, words),
            department: run.department(id).to_owned(),
            statements,
            duties: outlook::duties(run, words, id),
            caps: outlook::caps(run, words, id),
            honours: outlook::honours(run, words, &self.honours.of_account(id)),
            asked: asked
                .iter()
                .map(|&index| Asked {
                    title: title(run, words, index, id),
                    source: source::publication(run, words, index),
                })
                .collect(),
            is_outsider: account.kind == AccountKind::Outsider,
            articles,
        }
    }

    fn statement(&mut self, statement: &Statement) -> StatementView {
        let Viewer { run, words, .. } = *self;
        let sections = statement.sections.iter().map(|section| {
            let args = [("period", section.period.to_string().into())];
            match &section.content {
                Content::Pieces(pieces) => SectionView {
                    title: (section.period != run.period())
                        .then(|| words.say("report-explain-pieces", &args)),
                    pieces: pieces
                        .iter()
                        .map(|piece| self.piece(statement.account, piece))
                        .collect(),
                    lines: Vec::new(),
                },
                Content::Period(lines) => SectionView {
                    title: Some(words.say("report-explain-period", &args)),
                    pieces: Vec::new(),
                    lines: lines.iter().map(|line| self.line(line, None)).collect(),
                },
            }
        });
        StatementView {
            unit: run.unit(statement.unit).to_owned(),
            sections: sections.collect(),
            total: amount::text(statement.total, run.rulebook.decimals),
            place: explain::place_of(run, words, statement),
            next: outlook::next_place(run, words, statement),
        }
    }

    fn piece(&mut self, id: AccountId, piece: &Piece) -> PieceView {
        let Viewer { run, words, .. } = *self;
        let parts = piece.parts.iter().map(|part| {
            let index = part.publication;
            let lines = part.lines.iter();
            PartView {
                source: source::publication(run, words, index),
                decisions: source::decisions(run, words, index),
                signers: self.signers(part),
                lines: lines.map(|line| self.line(line, Some(index))).collect(),
            }
        });
        let parts: Vec<PartView> = parts.collect();
        PieceView {
            title: title(run, words, piece.first(), id),
            number: parts[0].lines[0].number,
            parts,
        }
    }

    fn signers(&mut self, part: &Part) -> Option<String> {
        let signers = signers::signers(self.run, self.words, part.publication)?;
        part.is_worth().then(|| {
            self.cite(signers.rule);
            signers.said
        })
    }

    fn line(&mut self, line: &Line, under: Option<u32>) -> LineView {
        let Viewer { run, words, .. } = *self;
        let entry = line.entry;
        let places = run.rulebook.decimals;
        let said = || {
            let ledger = &run.scored.ledger;
            sentence(run.rulebook, ledger, entry.rule, entry.why, words)
        };
        let key = (entry.rule, entry.why);
        LineView {
            number: line.number,
            amount: amount::signed(line.amount, places),
            sum: amount::text(line.sum, places),
            clause: run.rulebook.rule(entry.rule).clause.clone(),
            article: self.cite(entry.rule),
            why: self.sentences.entry(key).or_insert_with(said).clone(),
            source: match under {
                Some(index) => source::basis(run, words, index, entry),
                None => source::of_period(run, words, entry),
            },
        }
    }

    /// The number of a rule's article, which the account at hand then cites.
    fn cite(&mut self, rule: RuleId) -> usize {
        let article = self.names.article(&self.run.rulebook.rule(rule).clause);
        self.cited.insert(article);
        article
    }
}

/// What a publication is called.
fn title(run: &Run, words: &Words, index: u32, id: AccountId) -> String {
    let title = || run.intake.title(run.submission(index)).to_owned();
    source::counted(run, words, index, id).unwrap_or_else(title)
}
