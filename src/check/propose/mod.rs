//! Skeletons of cases: for clauses that lack one, and for both sides of every boundary. What should
//! come of them is left empty: a person works it out and fills it in, the program never does.
//!
//! What a skeleton is to show is an [`aim`]: a rule ([`act`]), at a point of its box or beside one of
//! its ends ([`sides`]). A point becomes cells ([`witness`]), with what the base needs to be known;
//! the kind of clause says how many rows, signers and events it takes ([`shapes`], [`counts`]).
//! Every draft is played before it is proposed ([`stage`]): only one is in which nothing is asked,
//! and in which the rule acts where it should.

mod act;
mod aim;
mod bounds;
mod counts;
mod draft;
mod known;
mod relaxing;
mod shapes;
mod sides;
mod stage;
mod witness;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::cases;
use crate::locale::Words;
use crate::rulebook::Rulebook;
use act::{Act, acts};
use aim::{Aim, At, Work};
use draft::{Draft, quoted};
use known::Known;
use stage::{Stays, stage, without_idle_cells};

/// A day that every rulebook without a beginning has.
const SOME_DAY: (i32, u32, u32) = (2024, 3, 15);
/// Signers of invented pieces.
const SIGNERS: [&str; 8] = [
    "张三", "李四", "王五", "赵六", "钱七", "孙八", "周九", "吴十",
];
/// Their department.
const DEPARTMENT: &str = "教务处";
/// An outlet that no list has.
const UNLISTED: &str = "某某日报";
/// Conditions that may be looked at for one rulebook: some seconds.
const WORK: usize = 3_000_000;
/// Drafts that are played for one skeleton.
const MOST_PLAYED: usize = 200;

/// The skeletons as TOML, to be pasted into the rulebook; empty where nothing is missing.
pub fn cases(rulebook: &Rulebook, words: &Words) -> String {
    let known = Known::of(rulebook);
    let all = acts(rulebook);
    let work = Work::of(WORK);
    let mut written = Written {
        rulebook,
        words,
        drafts: Vec::new(),
        out: String::new(),
    };
    for clause in cases::clauses(rulebook) {
        let own: Vec<Act<'_>> = all
            .iter()
            .filter(|act| clause.rules.contains(&act.rule()))
            .copied()
            .collect();
        let is_played = clause.rules.iter().any(|rule| known.acted(*rule));
        let mut is_shown = is_played;
        for act in &own {
            is_shown |= counted(*act, is_played, &known, (&work, &mut written));
        }
        if !is_shown {
            let found = own.iter().find_map(|act| {
                let aim = Aim::new(rulebook, *act, None, &work);
                let draft = drafted(&aim, true)?;
                Some((*act, draft))
            });
            match found {
                Some((act, draft)) => written.push(act, "", draft),
                None if work.is_spent() => {}
                None => written.not_reached(&clause),
            }
        }
        let mut done: BTreeSet<At> = BTreeSet::new();
        for act in &own {
            for at in sides::sides(act, rulebook) {
                if known.has(at) || !done.insert(at) || work.is_spent() {
                    continue;
                }
                let aim = Aim::new(rulebook, *act, Some(at), &work);
                if let Some(draft) = drafted(&aim, false) {
                    written.push(*act, &written.named(at), draft);
                }
            }
        }
    }
    if work.is_spent() {
        let said = words.word("check-propose-more");
        written.out += &format!("\n# {}\n", said.replace(['\n', '\r'], " "));
    }
    written.out
}

/// Proposes what lies just to and just past where a rule that counts turns; whether it acts in one.
fn counted<'r>(
    act: Act<'r>,
    is_played: bool,
    known: &Known<'_>,
    (work, written): (&'r Work, &mut Written<'r>),
) -> bool {
    if !matches!(
        act,
        Act::Limit(_) | Act::Scores(_) | Act::Booked(_) | Act::Target(..) | Act::List(_)
    ) || (is_played && known.has_both(act))
    {
        return false;
    }
    let rulebook = written.rulebook;
    let aim = Aim::new(rulebook, act, None, work);
    let mut acts = false;
    for turn in counts::turns(&aim) {
        let sides = turn.before.into_iter().chain([turn.after]);
        for (count, draft) in sides {
            let draft = without_idle_cells(draft, Stays::Everything, &aim.fields(), rulebook);
            acts |= stage(&draft, rulebook).acted.contains(&act.rule());
            let at = written.counted(turn.of, count);
            written.push(act, &at, draft);
        }
    }
    acts
}

/// A draft for an aim, without what nothing hangs on. Where it need not act, one in which it does is
/// better than one in which it does not.
fn drafted(aim: &Aim<'_>, must_act: bool) -> Option<Draft> {
    let rule = aim.act.rule();
    let (mut best, mut second) = (None, None);
    let mut played = 0;
    shapes::drafts(aim, &mut |draft| {
        played += 1;
        aim.work.spend(aim.rulebook.points.len());
        let staged = stage(&draft, aim.rulebook);
        if !staged.asks && staged.acted.contains(&rule) {
            best = Some(draft);
        } else if !staged.asks && !must_act && second.is_none() {
            second = Some(draft);
        }
        let is_enough = second.is_some() && (aim.is_far || played >= MOST_PLAYED / 10);
        best.is_some() || is_enough || played >= MOST_PLAYED || aim.work.is_spent()
    });
    let draft = best.or(second)?;
    let stays = Stays::Acting(rule);
    Some(without_idle_cells(
        draft,
        stays,
        &aim.fields(),
        aim.rulebook,
    ))
}

/// What is written so far.
struct Written<'r> {
    rulebook: &'r Rulebook,
    words: &'r Words,
    drafts: Vec<Draft>,
    out: String,
}

impl Written<'_> {
    /// Writes a draft as a case without an answer, unless the same one stands there.
    fn push(&mut self, act: Act<'_>, at: &str, draft: Draft) {
        if self.drafts.contains(&draft) {
            return;
        }
        let rule = self.rulebook.rule(act.rule());
        let name = format!("{} {at}", rule.clause).trim().to_owned();
        let says = self.rulebook.sentence(act.rule(), self.words);
        let says = says.replace(['\n', '\r'], " ");
        self.out += &format!(
            "\n# {} {says}\n[[case]]\nname = {}\n{}expect = {{ }}  # {}\n{}",
            rule.clause.replace(['\n', '\r'], " "),
            quoted(&name),
            draft.toml(self.rulebook),
            self.words.word("check-fill-in"),
            also(act),
        );
        self.drafts.push(draft);
    }

    /// Says that no case was found for a clause.
    fn not_reached(&mut self, clause: &cases::Clause) {
        let rule = self.rulebook.rule(clause.rules[0]);
        let args = [("clause", rule.clause.as_str().into())];
        let said = self.words.say("check-propose-none", &args);
        self.out += &format!("\n# {}\n", said.replace(['\n', '\r'], " "));
    }

    /// So many of what a clause counts, in a few words.
    fn counted(&self, of: counts::Of, count: usize) -> String {
        let id = match of {
            counts::Of::Figure(id, by) => {
                let figure = by.at(count).normalize();
                return format!("{}{figure}", self.rulebook.fields.get(id).name(self.words));
            }
            counts::Of::Rows => "check-propose-pieces",
            counts::Of::Times => "check-propose-times",
            counts::Of::Periods => "check-propose-periods",
        };
        self.words.say(id, &[("count", count.into())])
    }

    /// A place beside a boundary, in a few words.
    fn named(&self, at: At) -> String {
        match at {
            At::Publication(id, number) | At::Account(id, number) => {
                let field = self.rulebook.fields.get(id);
                let number = witness::shown(field.kind, number);
                format!("{}{number}", field.name(self.words))
            }
            At::Sent(days) => self
                .words
                .say("check-propose-sent", &[("days", (days as usize).into())]),
            At::Value(value) => {
                let value = value.normalize();
                format!("{}{value}", self.words.word("amount-value"))
            }
        }
    }
}

/// What else there is to fill in, to be taken out of its comment.
fn also(act: Act<'_>) -> String {
    match act {
        Act::Rank(_) | Act::Unranked(_) => "# ranks = { }\n".to_owned(),
        Act::List(list) => format!("# lists = {{ {} = [] }}\n", quoted(&list.name)),
        Act::Money(_) => "# money = { }\n".to_owned(),
        Act::Target(..) => "# short = { }\n".to_owned(),
        _ => String::new(),
    }
}

fn some_day(rulebook: &Rulebook) -> NaiveDate {
    let (year, month, day) = SOME_DAY;
    let some = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let from = rulebook.from.map_or(some, |from| from.max(some));
    rulebook.until.map_or(from, |until| from.min(until))
}
