//! Phases 2 to 6: every publication is judged, every piece settled, every score shared and booked.

use rust_decimal::Decimal;

use super::classes::{Classes, Tests};
use super::limits::Limited;
use super::questions::{self, Questions};
use super::signing::Signing;
use super::value::{self, Judged, Verdict};
use super::{Book, Outcome};
use crate::clauses::same_piece::Fate;
use crate::clauses::share::{Departments, Division, Outsiders, Share, equally, largest_remainder};
use crate::intake::accounts::{AccountId, AccountKind, NOBODY};
use crate::ledger::{Phase, Rests, Why};
use crate::pieces::Pieces;
use crate::problem::Problems;
use crate::rulebook::RuleId;
use crate::rulebook::condition::{Condition, Truth};
use crate::rulebook::exact::Exact;
use crate::rulebook::fact::Fact;
use crate::rulebook::field::{self, FieldId};

/// What all clauses say of a class of publications.
struct Class {
    judged: Judged,
    /// Each same-piece clause, share clause and limit.
    same_pieces: Vec<Truth>,
    shares: Vec<Truth>,
    limits: Vec<Truth>,
    /// Each question of the tally.
    questions: Vec<bool>,
    /// The value in each unit as a score of its own, rounded.
    alone: Vec<Option<Rounded>>,
    rows: usize,
}

/// A score in grains, with the grains each rule brought.
#[derive(Clone, Debug)]
struct Rounded {
    parts: Vec<Part>,
    total: i64,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    rule: RuleId,
    phase: Phase,
    grains: i64,
    why: Why,
    /// The publication it rests on, where that is not the score's own.
    other: Option<u32>,
}

/// The classes of all publications.
pub(super) struct AllJudged {
    classes: Vec<Class>,
    of: Vec<u32>,
    /// Whether a publication is admitted: it counts, or may count for a task.
    admitted: Vec<bool>,
}

impl AllJudged {
    pub(super) fn is_admitted(&self, submission: u32) -> bool {
        self.admitted[submission as usize]
    }
}

/// Judges every publication; the outcomes of those that are out or in question are final.
pub(super) fn judge_all(
    book: &mut Book<'_>,
    pieces: &Pieces,
    zeroed: &[(u32, RuleId)],
    problems: &mut Problems,
) -> AllJudged {
    let (classified, rulebook) = (book.classified, book.rulebook);
    let facts = &classified.facts;
    let tests = Tests::of_points(rulebook);
    let mut classes = Classes::new(rulebook, facts);
    let mut all = AllJudged {
        classes: Vec::new(),
        of: Vec::with_capacity(classified.submissions.len()),
        admitted: vec![false; classified.submissions.len()],
    };
    let mut asked = Questions::new(rulebook);
    for (index, submission) in classified.submissions.iter().enumerate() {
        let (class, new) = classes.of(facts, index);
        if new {
            let look = |field: FieldId| facts.get(index, field);
            all.classes.push(Class::of(book, &tests, &look));
        }
        all.of.push(class as u32);
        let class = &mut all.classes[class];
        class.rows += 1;
        let zero = zeroed.iter().filter(|(piece, _)| *piece == pieces.of[index]);
        let mut out: Vec<RuleId> = zero.map(|(_, rule)| *rule).collect();
        match &class.judged.verdict {
            Verdict::Excluded(rules) => out.extend(rules),
            Verdict::Worth(values) if out.is_empty() => {
                let most = values.iter().flatten().map(|value| value.total).max();
                let most = points(most.unwrap_or(Exact::ZERO));
                let early = submission.date.zip(rulebook.from).is_some_and(|(d, from)| d < from);
                if early {
                    asked.before_from(classified, submission, most, problems);
                }
                if early || submission.date.is_none() || submission.held {
                    if !early {
                        asked.told_already();
                    }
                    book.outcomes[index] = Outcome::Asked(most);
                } else {
                    all.admitted[index] = true;
                    book.outcomes[index] = Outcome::Counted;
                }
            }
            Verdict::Worth(_) => {}
            Verdict::Asked { missing, most } if out.is_empty() => {
                let most = points(*most);
                asked.missing(classified, index, missing, most, problems);
                book.outcomes[index] = Outcome::Asked(most);
            }
            Verdict::Wrong(wrong) if out.is_empty() => {
                asked.wrong(classified, submission, wrong, problems);
                book.outcomes[index] = Outcome::Asked(Decimal::ZERO);
            }
            Verdict::Rejected if out.is_empty() => out.push(rulebook.default_base),
            Verdict::Asked { .. } | Verdict::Wrong(_) | Verdict::Rejected => {}
        }
        if !out.is_empty() {
            zero_entries(book, index as u32, &out, Phase::Admit, Why::Rule);
        }
    }
    book.questions += asked.finish(classified, problems);
    note_unjudged(book, &all, problems);
    all
}

fn points(exact: Exact) -> Decimal {
    exact.decimal().unwrap_or_default()
}

impl Class {
    fn of(book: &Book<'_>, tests: &Tests<'_>, facts: &impl Fn(FieldId) -> Fact) -> Class {
        let rulebook = book.rulebook;
        let judged = value::judge(rulebook, tests, facts);
        let judge = |when: &Condition| when.judge(facts);
        let alone = match &judged.verdict {
            Verdict::Worth(values) => values
                .iter()
                .map(|value| {
                    let value = value.as_ref()?;
                    let parts: Vec<(RuleId, Phase, Exact, Why, Option<u32>)> = value
                        .parts
                        .iter()
                        .map(|&(rule, phase, part)| (rule, phase, part, Why::Rule, None))
                        .collect();
                    round(book, value.total, &parts)
                })
                .collect(),
            _ => Vec::new(),
        };
        Class {
            same_pieces: rulebook.same_pieces.iter().map(|c| judge(&c.when)).collect(),
            shares: rulebook.shares.iter().map(|c| judge(&c.when)).collect(),
            limits: rulebook.limits.iter().map(|c| judge(&c.when)).collect(),
            questions: book.tally.questions().iter().map(|q| judge(q) == Truth::True).collect(),
            judged,
            alone,
            rows: 0,
        }
    }
}

/// A score rounded once, its parts by largest remainder; none if it is too large.
fn round(
    book: &Book<'_>,
    total: Exact,
    parts: &[(RuleId, Phase, Exact, Why, Option<u32>)],
) -> Option<Rounded> {
    let decimals = book.rulebook.decimals;
    let total = total.grains(decimals, book.rulebook.rounding)?;
    let below: Option<Vec<(i64, Exact)>> =
        parts.iter().map(|(_, _, part, _, _)| part.grains_below(decimals)).collect();
    let below = below?;
    let mut grains: Vec<i64> = below.iter().map(|(grains, _)| *grains).collect();
    let left = total - grains.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..below.len()).collect();
    order.sort_by(|&a, &b| below[b].1.cmp(&below[a].1).then(a.cmp(&b)));
    for &index in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        grains[index] += 1;
    }
    // Rounded down, a score may be a grain less than its parts' whole grains.
    for &index in order.iter().rev().take(usize::try_from(-left).unwrap_or(0)) {
        grains[index] -= 1;
    }
    let parts = parts.iter().zip(grains).map(|(&(rule, phase, _, why, other), grains)| Part {
        rule,
        phase,
        grains,
        why,
        other,
    });
    Some(Rounded { parts: parts.collect(), total })
}

/// One note for each clause that could not be judged for some rows.
fn note_unjudged(book: &Book<'_>, all: &AllJudged, problems: &mut Problems) {
    let rulebook = book.rulebook;
    let mut rows: Vec<usize> = vec![0; rulebook.rules.len()];
    for class in &all.classes {
        let counts = matches!(class.judged.verdict, Verdict::Worth(_));
        if !counts {
            continue;
        }
        let limits = rulebook.limits.iter().zip(&class.limits);
        let unknown = limits.filter(|(_, truth)| **truth == Truth::Unknown);
        let rules = class.judged.unjudged.iter().copied();
        for rule in rules.chain(unknown.map(|(limit, _)| limit.rule)) {
            rows[usize::from(rule.0)] += class.rows;
        }
    }
    for (rule, rows) in rows.into_iter().enumerate() {
        questions::unjudged(rulebook, RuleId(rule as u16), rows, problems);
    }
}

/// A publication of a piece while the piece is settled.
struct Member {
    submission: u32,
    class: usize,
    value: Exact,
}

/// A score: what is shared among the signers of a publication.
struct Score {
    submission: u32,
    class: usize,
    rounded: Rounded,
}

/// Settles every piece and books its scores.
pub(super) fn book_pieces(
    book: &mut Book<'_>,
    pieces: &Pieces,
    all: &AllJudged,
    problems: &mut Problems,
) {
    let units = book.rulebook.units.len() as u8;
    let mut desk = Desk::default();
    for piece in 0..pieces.len() {
        let mut members: Vec<u32> = Vec::new();
        members.extend(pieces.members(piece).iter().filter(|m| all.is_admitted(**m)));
        if members.len() > 1 {
            ask_of_several(book, all, &mut members, problems);
        }
        if members.is_empty() {
            continue;
        }
        desk.signers.clear();
        for unit in 0..units {
            let mut scores = settle(book, all, &members, unit, problems);
            // Scores in an order that content gives, so that entries come alike.
            scores.sort_by_key(|score| score.submission);
            for score in &scores {
                desk.book_score(book, all, score, unit, problems);
            }
        }
        if desk.signers.is_empty() {
            continue;
        }
        let mut meets = vec![false; book.tally.questions().len()];
        for &member in &members {
            let class = &all.classes[all.of[member as usize] as usize];
            meets.iter_mut().zip(&class.questions).for_each(|(meets, own)| *meets |= own);
        }
        let date = book.classified.submissions[members[0] as usize].date;
        let Some(date) = date else { continue };
        let period = book.period(date);
        desk.signers.sort_unstable();
        desk.signers.dedup();
        for &signer in &desk.signers {
            book.tally.count(signer, period, &meets);
        }
    }
}

/// Where a piece has a second publication, one of which a clause cannot be judged is asked about.
fn ask_of_several(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &mut Vec<u32>,
    problems: &mut Problems,
) {
    let rulebook = book.rulebook;
    members.retain(|&member| {
        let class = &all.classes[all.of[member as usize] as usize];
        let modified = class
            .judged
            .unjudged
            .iter()
            .find(|rule| rulebook.rule(**rule).kind == "modify")
            .copied();
        let clauses = rulebook.same_pieces.iter().zip(&class.same_pieces);
        let joined = clauses.filter(|(_, truth)| **truth == Truth::Unknown).map(|(c, _)| c.rule);
        let Some(rule) = modified.or(joined.min()) else { return true };
        let submission = &book.classified.submissions[member as usize];
        let most = class.alone.iter().flatten().map(|alone| alone.total).max().unwrap_or(0);
        let most = book.points(most);
        problems.push(
            questions::about_row(book.classified, submission, "piece-not-judged")
                .with("clause", rulebook.rule(rule).clause.as_str())
                .at_stake(most),
        );
        book.questions += 1;
        book.outcomes[member as usize] = Outcome::Asked(most);
        false
    });
}

/// The scores of a piece in one unit; what brings nothing gets entries of 0.
fn settle(
    book: &mut Book<'_>,
    all: &AllJudged,
    members: &[u32],
    unit: u8,
    problems: &mut Problems,
) -> Vec<Score> {
    let rulebook = book.rulebook;
    let mut free: Vec<Member> = Vec::with_capacity(members.len());
    for &submission in members {
        let class = all.of[submission as usize] as usize;
        if let Verdict::Worth(values) = &all.classes[class].judged.verdict
            && let Some(value) = &values[usize::from(unit)]
        {
            free.push(Member { submission, class, value: value.total });
        }
    }
    let mut scores = Vec::with_capacity(1);
    if free.len() > 1 {
        for (index, clause) in rulebook.same_pieces.iter().enumerate() {
            if clause.unit.is_some_and(|own| own != unit) {
                continue;
            }
            let (mut taken, rest): (Vec<Member>, Vec<Member>) = free
                .into_iter()
                .partition(|m| all.classes[m.class].same_pieces[index] == Truth::True);
            free = rest;
            if taken.len() > 1 {
                taken.sort_by(|a, b| best_first(book, a, b));
                scores.extend(join(book, all, clause, &taken, unit, problems));
            } else {
                free.append(&mut taken);
            }
        }
    }
    for member in free {
        match &all.classes[member.class].alone[usize::from(unit)] {
            Some(rounded) => scores.push(Score {
                submission: member.submission,
                class: member.class,
                rounded: rounded.clone(),
            }),
            None => too_large(book, member.submission, problems),
        }
    }
    scores
}

/// Best: value, then higher level, earlier date, outlet name, row content.
fn best_first(book: &Book<'_>, a: &Member, b: &Member) -> std::cmp::Ordering {
    let classified = book.classified;
    let level = |m: &Member| match classified.facts.get(m.submission as usize, field::LEVEL) {
        Fact::Choice(level) => Some(level),
        _ => None,
    };
    let date = |m: &Member| classified.submissions[m.submission as usize].date;
    b.value
        .cmp(&a.value)
        .then_with(|| level(b).cmp(&level(a)))
        .then_with(|| date(a).cmp(&date(b)))
        .then_with(|| book.outlet_name(a.submission).cmp(book.outlet_name(b.submission)))
        .then_with(|| book.content(a.submission).cmp(&book.content(b.submission)))
}

/// The scores that a same-piece clause makes of publications, best first.
fn join(
    book: &mut Book<'_>,
    all: &AllJudged,
    clause: &crate::clauses::same_piece::SamePiece,
    taken: &[Member],
    unit: u8,
    problems: &mut Problems,
) -> Vec<Score> {
    let facts = &book.classified.facts;
    let values: Vec<Fact> = taken
        .iter()
        .map(|m| clause.once_per.map_or(Fact::None, |f| facts.get(m.submission as usize, f)))
        .collect();
    let fates = clause.fates(&values);
    let mut scores = Vec::new();
    let mut rests = Vec::new();
    for (member, fate) in taken.iter().zip(&fates) {
        match fate {
            Fate::Score => scores.push(member),
            Fate::Rest => rests.push(member),
            Fate::Surpassed => {
                book.outcomes[member.submission as usize] = Outcome::Surpassed;
                let rules = [clause.rule];
                zero_entries(book, member.submission, &rules, Phase::SamePiece, Why::Surpassed);
            }
        }
    }
    let mut made = Vec::with_capacity(scores.len());
    for (index, member) in scores.iter().enumerate() {
        let class = &all.classes[member.class];
        let rounded = if index == 0 && !rests.is_empty() {
            with_rests(book, class, member, &rests, clause.rule, clause.rest, unit)
        } else {
            class.alone[usize::from(unit)].clone()
        };
        match rounded {
            Some(rounded) => {
                made.push(Score { submission: member.submission, class: member.class, rounded });
            }
            None => too_large(book, member.submission, problems),
        }
    }
    made
}

/// The best score with what the rest add to it.
fn with_rests(
    book: &Book<'_>,
    class: &Class,
    best: &Member,
    rests: &[&Member],
    rule: RuleId,
    part: Exact,
    unit: u8,
) -> Option<Rounded> {
    let Verdict::Worth(values) = &class.judged.verdict else { return None };
    let own = values[usize::from(unit)].as_ref()?;
    let mut parts: Vec<(RuleId, Phase, Exact, Why, Option<u32>)> =
        own.parts.iter().map(|&(rule, phase, part)| (rule, phase, part, Why::Rule, None)).collect();
    let mut total = best.value;
    for rest in rests {
        let adds = rest.value.times(part)?;
        total = total.plus(adds)?;
        parts.push((rule, Phase::SamePiece, adds, Why::Rest, Some(rest.submission)));
    }
    round(book, total, &parts)
}

fn too_large(book: &mut Book<'_>, submission: u32, problems: &mut Problems) {
    let row = &book.classified.submissions[submission as usize];
    problems.push(questions::about_row(book.classified, row, "too-large"));
    book.questions += 1;
    book.outcomes[submission as usize] = Outcome::Asked(Decimal::ZERO);
}

/// An entry of 0 for each signer and each rule, so that the reason stands in every account.
fn zero_entries(book: &mut Book<'_>, submission: u32, rules: &[RuleId], phase: Phase, why: Why) {
    let row = &book.classified.submissions[submission as usize];
    let Some(date) = row.date else { return };
    let period = book.period(date);
    let share = &book.rulebook.default_share;
    let mut signing = Signing::of(book.classified, row, share);
    signing.sharers.append(&mut signing.beside);
    if signing.sharers.is_empty() {
        signing.sharers.push(NOBODY);
    }
    for account in signing.sharers {
        for &rule in rules {
            let rests = Rests::Submission(submission);
            book.enter(account, period, 0, phase, rule, 0, rests, why);
        }
    }
}

/// What sharing a score needs, kept between scores.
#[derive(Default)]
struct Desk {
    signing: Signing,
    before: Vec<i64>,
    after: Vec<i64>,
    departments: Vec<(AccountId, i64)>,
    /// The accounts that sign the scores of the piece at hand.
    signers: Vec<AccountId>,
}

impl Desk {
    fn book_score(
        &mut self,
        book: &mut Book<'_>,
        all: &AllJudged,
        score: &Score,
        unit: u8,
        problems: &mut Problems,
    ) {
        let classified = book.classified;
        let class = &all.classes[score.class];
        let row = &classified.submissions[score.submission as usize];
        let Some(date) = row.date else { return };
        let period = book.period(date);
        let share = share_clause(book, class, score.submission, unit, problems);
        self.signing.fill(classified, row, share);
        if self.signing.sharers.is_empty() {
            self.signing.sharers.push(NOBODY);
            self.signing.roles.push(Vec::new());
        }
        let sharers = self.signing.sharers.len();
        let by_departments = self
            .signing
            .sharers
            .iter()
            .all(|id| classified.accounts.get(*id).kind == AccountKind::Department);
        let division = match (by_departments, share.departments) {
            (true, Departments::Whole) => Division::Each,
            (true, _) => Division::Equal,
            (false, _) => share.divide(&self.signing.roles),
        };

        self.before.clear();
        self.before.resize(sharers, 0);
        let mut total = 0;
        for part in &score.rounded.parts {
            total += part.grains;
            if !divide(total, &division, sharers, &mut self.after) {
                too_large(book, score.submission, problems);
                return;
            }
            let rests = Rests::Submission(part.other.unwrap_or(score.submission));
            for index in 0..sharers {
                let account = self.signing.sharers[index];
                let grains = self.after[index] - self.before[index];
                book.enter(account, period, unit, part.phase, part.rule, grains, rests, part.why);
            }
            std::mem::swap(&mut self.before, &mut self.after);
        }
        self.departments.clear();
        let rests = Rests::Submission(score.submission);
        for index in 0..sharers {
            let (id, grains) = (self.signing.sharers[index], self.before[index]);
            let account = classified.accounts.get(id);
            match account.kind {
                AccountKind::Outsider if share.outsiders != Outsiders::Pay => {
                    let why = if id == NOBODY {
                        Why::Unsigned
                    } else {
                        Why::OutsiderDropped
                    };
                    let rule = share.rule;
                    book.enter(id, period, unit, Phase::Share, rule, -grains, rests, why);
                    continue;
                }
                AccountKind::Outsider => {}
                AccountKind::Teacher => {
                    if let Some(department) = account.department {
                        match self.departments.iter_mut().find(|(known, _)| *known == department) {
                            Some((_, sum)) => *sum += grains,
                            None => self.departments.push((department, grains)),
                        }
                        self.signers.push(department);
                    }
                    self.signers.push(id);
                    limited(book, class, id, AccountKind::Teacher, period, unit, grains, score);
                }
                AccountKind::Department => {
                    self.signers.push(id);
                    limited(book, class, id, AccountKind::Department, period, unit, grains, score);
                }
            }
        }
        self.signers.extend(&self.signing.beside);
        self.book_departments(book, class, score, share, period, unit);
    }

    /// What the departments of the persons who share get.
    fn book_departments(
        &mut self,
        book: &mut Book<'_>,
        class: &Class,
        score: &Score,
        share: &Share,
        period: u16,
        unit: u8,
    ) {
        let count = self.departments.len();
        if count == 0 {
            return;
        }
        match share.departments {
            Departments::None => return,
            Departments::Sum => {}
            Departments::Whole => {
                self.departments.iter_mut().for_each(|(_, sum)| *sum = score.rounded.total);
            }
            Departments::Split => {
                for ((_, sum), part) in
                    self.departments.iter_mut().zip(equally(score.rounded.total, count))
                {
                    *sum = part;
                }
            }
        }
        for index in 0..count {
            let (department, grains) = self.departments[index];
            let rests = Rests::Submission(score.submission);
            let why = Why::DepartmentSum;
            book.enter(department, period, unit, Phase::Share, share.rule, grains, rests, why);
            let kind = AccountKind::Department;
            limited(book, class, department, kind, period, unit, grains, score);
        }
    }
}

/// Keeps a share for the limits that select it.
#[expect(clippy::too_many_arguments, reason = "a share has as many parts")]
fn limited(
    book: &mut Book<'_>,
    class: &Class,
    account: AccountId,
    kind: AccountKind,
    period: u16,
    unit: u8,
    grains: i64,
    score: &Score,
) {
    let mut limits = 0_u64;
    for (index, limit) in book.rulebook.limits.iter().enumerate() {
        let selects = limit.account == kind
            && limit.unit.is_none_or(|own| own == unit)
            && class.limits[index] == Truth::True;
        limits |= u64::from(selects) << index;
    }
    if limits != 0 {
        let submission = score.submission;
        book.limited.push(Limited { account, period, unit, grains, submission, limits });
    }
}

/// The share clause of a score.
fn share_clause<'r>(
    book: &Book<'r>,
    class: &Class,
    submission: u32,
    unit: u8,
    problems: &mut Problems,
) -> &'r Share {
    let rulebook = book.rulebook;
    let mut taking = rulebook
        .shares
        .iter()
        .zip(&class.shares)
        .filter(|(share, truth)| {
            **truth == Truth::True && share.unit.is_none_or(|own| own == unit)
        })
        .map(|(share, _)| share);
    let first = taking.next();
    if let (Some(first), Some(second)) = (first, taking.next()) {
        let row = &book.classified.submissions[submission as usize];
        problems.push(
            questions::about_row(book.classified, row, "clauses-overlap")
                .with("one", rulebook.rule(first.rule).line.to_string())
                .with("other", rulebook.rule(second.rule).line.to_string()),
        );
    }
    first.unwrap_or(&rulebook.default_share)
}

/// Writes each sharer's part of `total`; false if numbers grow too large.
fn divide(total: i64, division: &Division, sharers: usize, into: &mut Vec<i64>) -> bool {
    into.clear();
    match division {
        Division::Each => into.resize(sharers, total),
        Division::Equal => into.extend(equally(total, sharers)),
        Division::Weights(weights) => match largest_remainder(total, weights) {
            Some(shares) => *into = shares,
            None => return false,
        },
    }
    true
}
