//! `[[limit]]`: the most, or least, that something can bring.
//!
//! What it bounds decides the phase:
//!
//! * `per = "publication"`, phase 4: a publication's value, after `add` and before `scale`; lower
//!   bounds first, then upper ones, so that of two that contradict each other the upper one holds.
//!   `{ of = "base", each = 3 }` is three times the base with all `times`. Nothing is rounded yet.
//! * `per = "piece"`, phase 5: the scores of a piece that `when` selects (by each score's own
//!   publication) together, exactly, before each is rounded once; what `for` pays apart. Lower bounds
//!   first, which lift the best score, then upper ones, into which the scores enter best first. A
//!   figure by a fact goes by the best publication (`base` is its base), and is asked of each that
//!   might be.
//! * a period and `account`, of `"pieces"` (the default), phase 7. The scores that `when` selects (by
//!   the score's own publication) enter best first, by the account's share; equal: earlier date,
//!   title, row content. Each enters as far as every limit of that period which selects it has room,
//!   so limits may cross; shorter periods come first. `pieces` lets in the best so many, each by the
//!   `counts` of its publication; one that overruns is out, a smaller one may still enter, and one of
//!   which nothing enters takes no place; what `for` pays is no piece. A share below zero always
//!   enters. What is cut is an entry of the period, charged to the limit with the least room (equal:
//!   first by text). What is left is lifted to `at-least`, for accounts with something that the limit
//!   selects; of several lower limits first what selects fewer scores. What is lifted is added to the
//!   best score selected, so that longer limits and tasks see it.
//! * a period, of `"events"`, `"targets"`, `"all"` or a list of clauses, phase 9: the entries so
//!   selected. Shorter periods come before longer, what selects fewer clauses (articles) before what
//!   selects more, `"all"` last; of those alike teachers before departments, upper bounds before
//!   lower, then by text. What is cut is taken from the smallest of the entries selected, what is
//!   lifted is added to the largest: so limits may cross, and none cuts again what another did. Of a
//!   target its results are meant, not what it covers. An account that has only what says why it has
//!   nothing (excluded, surpassed, taken back) is not lifted.
//!
//! The period's last day decides whether the rulebook holds, whom `who` names, and what a figure by a
//! fact of the account is. Where `who` is unknown the limit leaves the account alone (one note counts
//! them); an empty cell that a figure goes by is asked, one outside its `range` is an error. Bounds
//! are rounded to the last decimal kept, once.
//!
//! A teacher's cut leaves the department alone, unless `also` says otherwise: then the department's
//! share of the same score is cut as well, before its own limits of that period look at it. Of pieces
//! that is refused where some share clause gives departments something else than the sum. `also` to
//! teachers books the amount and leaves their shares. A clause may give several bounds; each is a
//! rule of its own.

mod cutting;

pub use cutting::{Entering, Room, cut};

use crate::clauses::share::{Departments, Share};
use crate::intake::accounts::AccountKind;
use crate::period::PeriodKind;
use crate::problem::Problem;
use crate::rulebook::also::Also;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::Condition;
use crate::rulebook::exact::Exact;
use crate::rulebook::keys::{self, Keys, Shape, may, must};
use crate::rulebook::loader::{About, Head, Knows, Loader};
use crate::rulebook::toml_reader::Table;
use crate::rulebook::{RuleId, Said};

/// All limits of a rulebook, by what they bound.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Phase 4.
    pub publication: Vec<Limit>,
    /// Phase 5.
    pub piece: Vec<Limit>,
    /// Phase 7.
    pub scores: Vec<AccountLimit>,
    /// Phase 9.
    pub booked: Vec<AccountLimit>,
}

/// A limit of a publication or a piece.
#[derive(Clone, Debug)]
pub struct Limit {
    pub rule: RuleId,
    pub unit: Option<u8>,
    pub when: Condition,
    pub bound: Bound,
}

/// A limit of an account in a period.
#[derive(Clone, Debug)]
pub struct AccountLimit {
    pub rule: RuleId,
    pub unit: Option<u8>,
    /// The scores it selects, in phase 7.
    pub when: Condition,
    pub who: Condition,
    pub account: AccountKind,
    pub per: PeriodKind,
    pub of: Selection,
    pub bound: Bound,
    pub also: Option<Also>,
}

/// A bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    Most(Amount),
    Least(Amount),
    /// The best so many pieces.
    Pieces(Exact),
}

/// What a limit of an account bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    Pieces,
    Events,
    Targets,
    All,
    /// The entries of these clauses.
    Clauses(Vec<String>),
}

impl Selection {
    const KEYS: [(&'static str, Selection); 4] = [
        ("pieces", Selection::Pieces),
        ("events", Selection::Events),
        ("targets", Selection::Targets),
        ("all", Selection::All),
    ];
}

pub static KEYS: Keys = Keys::closed(
    "limit",
    &[
        keys::CLAUSE,
        keys::ASSUMES,
        keys::UNIT,
        must(
            "per",
            Shape::Word(&["publication", "piece", "month", "quarter", "term", "year"]),
        ),
        keys::WHEN,
        may("at-most", Shape::Amount(Knows::Base)),
        may("at-least", Shape::Amount(Knows::Base)),
        keys::ANY_ACCOUNT,
        keys::WHO,
        may("of", OF),
        keys::ALSO,
        may("pieces", Shape::Number),
    ],
);
/// What has no meaning but in a limit of an account.
pub const OF_ACCOUNT: &[&str] = &["account", "who", "of", "also", "pieces"];
const OF: Shape = Shape::OneOf(&[
    Shape::Word(&["pieces", "events", "targets", "all"]),
    Shape::Texts,
]);

/// What `per` says.
#[derive(Clone, Copy)]
enum Per {
    Publication,
    Piece,
    Period(PeriodKind),
    /// A problem says why.
    Unread,
}

impl Limits {
    /// Reads a clause.
    pub fn load(&mut self, mut table: Table<'_>, shares: &[Share], loader: &mut Loader<'_>) {
        let head = loader.head(&mut table);
        let spot = table.spot();
        let when = loader.condition(&mut table, "when", About::Publication);
        let per = per(&mut table, loader).unwrap_or(Per::Unread);
        let (list, id) = match per {
            Per::Period(per) => {
                return self.load_of_account(table, &head, when, Some(per), shares, loader);
            }
            Per::Unread => return self.load_of_account(table, &head, when, None, shares, loader),
            Per::Publication => (&mut self.publication, "rule-limit-publication"),
            Per::Piece => (&mut self.piece, "rule-limit-piece"),
        };
        table.leave(OF_ACCOUNT);
        let bounds = bounds(&mut table, Knows::Base, false, loader);
        table.finish(loader.problems);
        list.extend(bounds.into_iter().map(|bound| {
            let said = said(&when, None, None, &bound);
            Limit {
                rule: loader.rule("limit", &head, spot.clone(), bound.id(id), said),
                unit: head.unit,
                when: when.clone(),
                bound,
            }
        }));
    }

    fn load_of_account(
        &mut self,
        mut table: Table<'_>,
        head: &Head,
        when: Condition,
        per: Option<PeriodKind>,
        shares: &[Share],
        loader: &mut Loader<'_>,
    ) {
        table.require_one("account", loader.problems);
        let spot = table.spot();
        let who = loader.condition(&mut table, "who", About::Account);
        let account = loader.account(&mut table);
        let of = selection(&mut table, loader);
        let also = loader.also(&mut table);
        let sums = |share: &Share| {
            let meets = head.unit.is_none() || share.unit.is_none() || head.unit == share.unit;
            !meets || share.departments == Departments::Sum
        };
        let takes_pieces = matches!(of, Selection::Pieces | Selection::All);
        if also == Some(Also::Department) && takes_pieces && !shares.iter().all(sums) {
            loader
                .problems
                .push(Problem::error("also-without-sum", table.place()));
        }
        let of_scores = of == Selection::Pieces;
        let bounds = bounds(&mut table, Knows::Account, of_scores, loader);
        if !of_scores && when != Condition::ALWAYS {
            loader
                .problems
                .push(Problem::error("when-without-pieces", table.place()));
        }
        table.finish(loader.problems);
        let Some((account, per)) = account.zip(per) else {
            return;
        };
        let list = if of_scores {
            &mut self.scores
        } else {
            &mut self.booked
        };
        for bound in bounds {
            let said = said(&when, Some(&who), Some(per), &bound);
            let id = if of_scores {
                "rule-limit"
            } else {
                "rule-limit-booked"
            };
            list.push(AccountLimit {
                rule: loader.rule("limit", head, spot.clone(), bound.id(id), said),
                unit: head.unit,
                when: when.clone(),
                who: who.clone(),
                account,
                per,
                of: of.clone(),
                bound,
                also: also.clone(),
            });
        }
    }

    /// Calls `visit` for the condition of every limit on publications.
    pub fn conditions<'l>(&'l self, visit: &mut impl FnMut(&'l Condition)) {
        let limits = self.publication.iter().chain(&self.piece);
        limits.for_each(|limit| visit(&limit.when));
        self.scores.iter().for_each(|limit| visit(&limit.when));
    }
}

impl Bound {
    /// The message of a limit's kind for this bound.
    fn id(&self, kind: &'static str) -> &'static str {
        match (kind, self) {
            ("rule-limit-publication", Bound::Least(_)) => "rule-limit-publication-least",
            ("rule-limit-piece", Bound::Least(_)) => "rule-limit-piece-least",
            ("rule-limit-booked", Bound::Least(_)) => "rule-limit-booked-least",
            (_, Bound::Least(_)) => "rule-limit-least",
            (_, Bound::Pieces(_)) => "rule-limit-pieces",
            (kind, Bound::Most(_)) => kind,
        }
    }
}

fn per(table: &mut Table<'_>, loader: &mut Loader<'_>) -> Option<Per> {
    let [month, quarter, term, year] = PeriodKind::ALL.map(|kind| (kind.key(), Per::Period(kind)));
    let (publication, piece) = (("publication", Per::Publication), ("piece", Per::Piece));
    let words = [publication, piece, month, quarter, term, year];
    let at = table.peek("per").map(|value| value.span());
    let place = at.map_or(table.place(), |at| table.source.place(at));
    let per = table.word("per", &words, loader.problems)?;
    if let Per::Period(kind) = per
        && !loader.fits(kind, place)
    {
        return None;
    }
    Some(per)
}

fn selection(table: &mut Table<'_>, loader: &mut Loader<'_>) -> Selection {
    let Some(value) = table.take("of") else {
        return Selection::Pieces;
    };
    let word = value.get_ref().as_str();
    let known = Selection::KEYS.iter().find(|(key, _)| word == Some(*key));
    if let Some((_, selection)) = known {
        return selection.clone();
    }
    Selection::Clauses(loader.articles(table, value))
}

/// The bounds that a clause gives, of which there must be one.
fn bounds(
    table: &mut Table<'_>,
    knows: Knows,
    of_scores: bool,
    loader: &mut Loader<'_>,
) -> Vec<Bound> {
    let mut bounds = Vec::new();
    let given = ["at-most", "at-least", "pieces"];
    let is_given = given.iter().any(|key| table.has(key));
    bounds.extend(loader.amount_at(table, "at-most", knows).map(Bound::Most));
    bounds.extend(loader.amount_at(table, "at-least", knows).map(Bound::Least));
    if !of_scores {
        table.leave(&["pieces"]);
    } else if let Some(pieces) = table.exact("pieces", loader.problems) {
        if pieces.is_negative() {
            loader
                .problems
                .push(Problem::error("negative-limit", table.place()));
        }
        bounds.push(Bound::Pieces(pieces));
    }
    let negative = bounds
        .iter()
        .any(|bound| matches!(bound, Bound::Most(Amount::Fixed(most)) if most.is_negative()));
    if negative {
        loader
            .problems
            .push(Problem::error("negative-limit", table.place()));
    }
    if !is_given {
        let key = if of_scores {
            "at-most、at-least、pieces"
        } else {
            "at-most、at-least"
        };
        loader
            .problems
            .push(Problem::error("missing-one-of", table.place()).with("key", key));
    }
    bounds
}

fn said(
    when: &Condition,
    who: Option<&Condition>,
    per: Option<PeriodKind>,
    bound: &Bound,
) -> Vec<(&'static str, Said)> {
    let mut said = vec![("when", Said::When(when.clone()))];
    said.extend(who.map(|who| ("who", Said::When(who.clone()))));
    said.extend(per.map(|per| ("per", Said::Word(period_word(per)))));
    said.push(match bound {
        Bound::Most(amount) => ("most", Said::Amount(amount.clone())),
        Bound::Least(amount) => ("least", Said::Amount(amount.clone())),
        Bound::Pieces(pieces) => ("pieces", Said::Exact(*pieces)),
    });
    said
}

/// The message that names a kind of period.
pub fn period_word(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "period-month",
        PeriodKind::Quarter => "period-quarter",
        PeriodKind::Term => "period-term",
        PeriodKind::Year => "period-year",
    }
}
