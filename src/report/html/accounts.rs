//! What a page shows of each account: its statements, what it owes, what is left of its caps, what
//! waits for an answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::statement::{Content, Line, Part, Piece, Statement, asked_by_account};
use super::super::{Run, account_kind, account_name, amount, explain, sentence, signers, source};
use super::names::Names;
use crate::clauses::limit::{AccountLimit, Bound, Selection};
use crate::clauses::rank::By;
use crate::intake::accounts::{AccountId, AccountKind};
use crate::ledger::{Entry, Why};
use crate::locale::Words;
use crate::rulebook::RuleId;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Truth;
use crate::rulebook::exact::Exact;
use crate::standing::is_within;

#[derive(Serialize)]
pub struct AccountView {
    pub anchor: String,
    pub name: String,
    pub kind: String,
    pub department: String,
    pub statements: Vec<StatementView>,
    pub duties: Vec<Duty>,
    pub caps: Vec<Cap>,
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

/// What was to be done, and what was.
#[derive(Serialize)]
pub struct Duty {
    pub clause: String,
    pub period: String,
    pub why: String,
    /// What was owed and done, and what is still missing.
    pub said: String,
}

/// How much of a cap is used.
#[derive(Serialize)]
pub struct Cap {
    pub clause: String,
    pub why: String,
    /// What is used, and what room is left.
    pub said: String,
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
            duties: self.duties(id),
            caps: self.caps(id),
            asked: asked
                .iter()
                .map(|&index| Asked {
                    title: run.intake.title(run.submission(index)).to_owned(),
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
                    pieces: pieces.iter().map(|piece| self.piece(piece)).collect(),
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
            next: self.next_place(statement),
        }
    }

    fn piece(&mut self, piece: &Piece) -> PieceView {
        let Viewer { run, words, .. } = *self;
        let parts = piece.parts.iter().map(|part| {
            let index = part.publication;
            let lines = part.lines.iter();
            PartView {
                source: source::publication(run, words, index),
                signers: self.signers(part),
                lines: lines.map(|line| self.line(line, Some(index))).collect(),
            }
        });
        let parts: Vec<PartView> = parts.collect();
        PieceView {
            title: piece.title.to_owned(),
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
            amount: amount::signed(entry.amount, places),
            sum: amount::text(line.sum, places),
            clause: run.rulebook.rule(entry.rule).clause.clone(),
            article: self.cite(entry.rule),
            why: self.sentences.entry(key).or_insert_with(said).clone(),
            source: match under {
                Some(index) => source::cells(run, words, index, entry.rule),
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

    fn duties(&self, id: AccountId) -> Vec<Duty> {
        let Viewer { run, words, .. } = *self;
        let duties = run.scored.duties.iter().filter(|duty| {
            duty.account == id && is_within(&run.rulebook.calendar, duty.period, run.period())
        });
        let mut duties: Vec<_> = duties.collect();
        duties.sort_by_key(|duty| (run.rulebook.calendar.last_day(duty.period), duty.rule));
        duties
            .into_iter()
            .map(|duty| Duty {
                clause: duty.clause.clone(),
                period: duty.period.to_string(),
                why: run.rulebook.sentence(duty.rule, words),
                said: {
                    let short = duty.owed.minus(duty.done).filter(|_| duty.done < duty.owed);
                    let args = [
                        ("owed", duty.owed.show().into()),
                        ("done", duty.done.show().into()),
                        ("short", short.map_or_else(String::new, Exact::show).into()),
                    ];
                    match short {
                        Some(_) => words.say("page-duty-short", &args),
                        None => words.say("page-duty-done", &args),
                    }
                },
            })
            .collect()
    }

    /// The caps of a fixed number of points on what the account's pieces bring in the period.
    fn caps(&self, id: AccountId) -> Vec<Cap> {
        let run = self.run;
        let limits = run.rulebook.limits.scores.iter();
        let limits = limits.filter(|limit| {
            limit.account == run.account(id).kind
                && limit.per == run.period().kind
                && limit.of == Selection::Pieces
        });
        limits.filter_map(|limit| self.cap(id, limit)).collect()
    }

    fn cap(&self, id: AccountId, limit: &AccountLimit) -> Option<Cap> {
        let Viewer { run, words, .. } = *self;
        let rulebook = run.rulebook;
        let Bound::Most(Amount::Fixed(most)) = &limit.bound else {
            return None;
        };
        let day = rulebook.calendar.last_day(run.period());
        let facts = |field| run.intake.account_fact(id, field, day);
        if !rulebook.is_in_force(day) || limit.who.judge(&facts) != Truth::True {
            return None;
        }
        let portions = &run.scored.portions;
        let bit = portions
            .takers
            .bit(limit.account, limit.unit, &limit.when)?;
        let bases = run.scored.ledger.bases_of(run.period(), &rulebook.calendar);
        let unit = limit.unit.unwrap_or(0);
        let grains = portions.left(id, unit, bit, &bases);
        let used = Decimal::try_from_i128_with_scale(grains, rulebook.grain()).ok()?;
        let most = most.decimal()?;
        let text = |amount| amount::text(amount, rulebook.decimals).into();
        let room = (most - used).max(Decimal::ZERO);
        let args = [
            ("used", text(used)),
            ("most", text(most)),
            ("room", text(room)),
        ];
        Some(Cap {
            clause: rulebook.rule(limit.rule).clause.clone(),
            why: rulebook.sentence(limit.rule, words),
            said: words.say("page-cap", &args),
        })
    }

    /// How many points the next place is away, where nothing but the points shown gives places.
    fn next_place(&self, statement: &Statement) -> Option<String> {
        let Viewer { run, words, .. } = *self;
        let (ranking, row) = statement.ranked(run)?;
        let place = row.place?;
        if ranking.by != By::Points || row.figure != row.points {
            return None;
        }
        let in_group = |group: &str| !ranking.grouped || group == row.group;
        let above = ranking.rows.iter().rev().find(|other| {
            in_group(&other.group) && other.place.is_some_and(|other| other < place)
        })?;
        if above.figure != above.points {
            return None;
        }
        let gap = above.points - row.points;
        let args = [
            ("gap", amount::text(gap, run.rulebook.decimals).into()),
            ("unit", run.unit(statement.unit).into()),
            ("place", above.place?.to_string().into()),
        ];
        Some(words.say("page-next-place", &args))
    }
}
