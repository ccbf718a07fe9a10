//! The laws of the ledger, as properties over made-up rulebooks: every kind of clause, in any
//! company, over three made-up months.

mod made_up;

use std::collections::{BTreeMap, BTreeSet};

use jifen::clauses::limit::Bound;
use jifen::intake::Column;
use jifen::intake::accounts::AccountKind;
use jifen::ledger::{Phase, Rests, Why};
use jifen::problem::{Place, Problems};
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::Kind;
use jifen::rulebook::{RuleId, Rulebook, field};
use jifen::scoring::part::{Part, leaves_pieces};
use jifen::scoring::{Outcome, Scored, score};
use jifen::standing::stand;
use made_up::{Done, Month, month, run, submissions_of};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;

/// A made-up rulebook, clause by clause.
#[derive(Clone, Debug)]
struct Made {
    clauses: Vec<String>,
}

impl Made {
    fn load(&self) -> Rulebook {
        let mut problems = Problems::default();
        let text = self.clauses.join("\n");
        let rulebook = Rulebook::parse("made-up.toml", &text, &mut problems);
        rulebook.unwrap_or_else(|| panic!("{:?}\n{text}", problems.iter().next()))
    }
}

const LEVELS: &str = "[[field]]\nname = \"level\"\nof = \"outlet\"\n\
    values = [\"校级\", \"县级\", \"市级\", \"省级\", \"国家级\"]\n";
const SCHOOL: &str = "[[outlet]]\nname = [\"学校官网\", \"校报\"]\nlevel = \"校级\"\n";
const PLACEMENT: &str = "[[field]]\nname = \"placement\"\nmissing = \"none\"\n\
    values = [\"头版\", \"头条\", \"头版头条\"]\n";

/// Nobody has these events; they are there so that limits may list their articles.
const SPARE: &str = "[[event]]\nclause = \"第0条(event)\"\nname = \"备用甲\"\npoints = 1\n\
    [[event]]\nclause = \"第1条(event)\"\nname = \"备用乙\"\npoints = 1\n\
    [[event]]\nclause = \"第0条(target)\"\nname = \"备用丙\"\npoints = 1\n";

fn head() -> impl Strategy<Value = String> {
    (
        0..=3_u32,
        select(&["half-up", "half-even", "down"][..]),
        select(&["piece", "account"][..]),
        select(&["month", "month", "quarter"][..]),
        select(&["ask", "reject", "2", "0.5"][..]),
        select(
            &[
                "",
                "month-ends = 25\n",
                "from = 2022-04-15\n",
                "until = 2022-06-15\n",
            ][..],
        ),
    )
        .prop_map(|(decimals, rounding, round, period, otherwise, more)| {
            let otherwise = match otherwise.parse::<Decimal>() {
                Ok(number) => number.to_string(),
                Err(_) => format!("\"{otherwise}\""),
            };
            format!(
                "[rulebook]\nname = \"办法\"\ndecimals = {decimals}\nrounding = \"{rounding}\"\n\
                 round = \"{round}\"\nperiod = \"{period}\"\notherwise = {otherwise}\n{more}"
            )
        })
}

/// One of some bodies, `#` replaced by numbers, as clauses of a kind.
fn clauses(
    kind: &'static str,
    bodies: &'static [&'static str],
    most: usize,
) -> impl Strategy<Value = Vec<String>> {
    let number = select(&["0", "1", "2", "3", "0.5", "0.35", "1.25", "7", "10"][..]);
    let clause = (select(bodies), prop::collection::vec(number, 8));
    prop::collection::vec(clause, 0..=most).prop_map(move |chosen| {
        let chosen = chosen.into_iter().enumerate();
        chosen
            .map(|(index, (body, numbers))| {
                let mut numbers = numbers.into_iter();
                let body: String = body
                    .split('#')
                    .enumerate()
                    .map(|(at, part)| match at {
                        0 => part.to_owned(),
                        _ => format!("{}{part}", numbers.next().unwrap_or("1")),
                    })
                    .collect();
                format!("[[{kind}]]\nclause = \"第{index}条({kind})\"\n{body}\n")
            })
            .collect()
    })
}

const POINTS: [&str; 4] = [
    "columns = { level = [\"校级\", \"县级\", \"市级\", \"省级\", \"国家级\"] }\nrows = [\
     { genre = \"图片\", points = [0.5, 1, 2, 3, 4] }, { others = true, points = [#, #, #, 5, 9] }]",
    "rows = [{ level = \"<市级\", points = # }, { level = \">=市级\", points = 6.25 }]",
    "rows = [{ outlet = [\"人民日报\", \"河北日报\"], points = # }, { others = true, points = \"1/3\" }]",
    "rows = [{ level = \"校级\", points = # }, { level = \">校级\", \
     points = { of = \"words\", start = #, every = 100, each = #, at-most = 20, missing = 0 } }]",
];
const PAYS: [&str; 2] = [
    "for = \"photo\"\npoints = #",
    "for = \"authors\"\nrows = [{ level = \"省级\", points = # }, { others = true, points = 0.1 }]",
];
const MODIFIES: [&str; 9] = [
    "when = { placement = \"头版\" }\nplus = \"1/2\"",
    "when = { level = \"省级\" }\ntimes = \"60%\"",
    "rows = [{ reads = \"10000..99999\", add = # }, { reads = \">=100000\", add = # }]",
    "when = { delay = \">3\" }\nscale = \"1/3\"",
    "when = { placement = [\"头条\", \"头版头条\"] }\nadd = #\nbest-of = \"版面\"",
    "when = { genre = \"视频\" }\nplus = \"25%\"\nbest-of = \"版面\"",
    "when = { genre = \"图片\" }\ncounts = \"1/3\"",
    "who = { department = \"教务处\" }\ntimes = \"1/2\"",
    "who = { department = [\"机电系\", \"信息系\"] }\nwhen = { level = \"校级\" }\nadd = -#",
];
const EXCLUDES: [&str; 3] = [
    "when = { genre = \"论文\" }",
    "when = { words = \"<100\" }",
    "who = { department = \"宣传科\" }",
];
const SAME_PIECES: [&str; 6] = [
    "best = 1",
    "best = 1\nrest = \"1/5\"",
    "best = 2\nrest = \"1/3\"",
    "once-per = \"level\"\nbest = 1\nrest = \"1/5\"",
    "once-per = \"level\"\nbest = \"all\"",
    "best = 1\nrows = [{ level = \"省级\", rest = \"1/2\" }, { others = true, rest = \"1/7\" }]",
];
const SHARES: [&str; 8] = [
    "authors = \"equal\"",
    "authors = \"first\"\noutsiders = \"pay\"",
    "authors = \"each\"\noutsiders = \"to-staff\"",
    "authors = [[1], [\"60%\", \"40%\"], [\"1/2\", \"1/3\", \"1/7\"]]",
    "roles = { text = 7, photo = 3 }",
    "roles = { authors = 2, photo = 1 }\noutsiders = \"to-staff\"\nsigners = 2",
    "signers = 2\ndepartment = \"none\"",
    "authors = \"equal\"\noutsiders = \"drop\"",
];
const LIMITS: [&str; 17] = [
    "per = \"publication\"\nat-most = { of = \"base\", each = 1.5 }",
    "per = \"publication\"\nat-least = #",
    "per = \"piece\"\nat-most = #",
    "per = \"piece\"\nat-least = #\nwhen = { level = \"校级\" }",
    "account = \"teacher\"\nper = \"quarter\"\nat-most = #",
    "account = \"teacher\"\nper = \"quarter\"\nwhen = { level = \"校级\" }\nat-most = #\nalso = \"department\"",
    "account = \"department\"\nper = \"year\"\nat-most = #",
    "account = \"teacher\"\nper = \"quarter\"\npieces = 2",
    "account = \"teacher\"\nper = \"year\"\npieces = 1\nwho = { department = \"教务处\" }",
    "account = \"teacher\"\nper = \"quarter\"\nat-least = #",
    "account = \"teacher\"\nper = \"quarter\"\nat-least = #\nat-most = 6\nalso = \"department\"",
    "account = \"department\"\nper = \"quarter\"\npieces = 2\nat-least = 3",
    "account = \"teacher\"\nper = \"quarter\"\nof = \"events\"\nat-most = #",
    "account = \"department\"\nper = \"year\"\nof = \"all\"\nat-least = 0",
    "account = \"teacher\"\nper = \"quarter\"\nof = [\"第0条(event)\", \"第1条(event)\"]\nat-most = #\nalso = \"department\"",
    "account = \"department\"\nper = \"quarter\"\nof = [\"第1条(event)\", \"第0条(target)\"]\nat-most = #\nat-least = 0",
    "account = \"teacher\"\nper = \"year\"\nof = \"all\"\nat-most = #",
];
const TARGETS: [&str; 8] = [
    "account = \"department\"\nper = \"quarter\"\npieces = #\nshort = -1",
    "account = \"teacher\"\nper = \"quarter\"\npieces = 1\ncovers = \"earliest\"\nbeyond = #",
    "account = \"teacher\"\nper = \"year\"\npieces = 2\ncovers = \"lowest\"\nbooks = \"year\"",
    "account = \"department\"\nper = \"quarter\"\npoints = #\nshort = -2\nbooks = \"year\"",
    "account = \"department\"\nper = \"quarter\"\npublications = #\nmet = #\nwhen = { level = \">=市级\" }",
    "account = \"teacher\"\nper = \"quarter\"\npieces = 3\nmet = { each = 10, part = \"pro-rata\" }",
    "account = \"department\"\nper = \"quarter\"\nrows = [{ headcount = \"<2\", pieces = 1 }, \
     { others = true, pieces = { of = \"headcount\", each = 2 } }]\nshort = -0.5\nalso = { department = \"教务处\" }",
    "account = \"teacher\"\nper = \"quarter\"\npieces = 0\nbeyond = #",
];
const EVENTS: [&str; 7] = [
    "name = \"差错\"\npoints = -#",
    "name = \"差错\"\npoints = -1\nbooks = \"year\"\nalso = \"department\"",
    "name = \"失实\"\nzero = \"piece\"\npoints = -5",
    "name = \"失实\"\nzero = \"period\"",
    "name = \"失实\"\nzero = \"period\"\nalso = \"department\"",
    "name = \"批示\"\npoints = { of = \"value\", range = \"0..20\" }",
    "name = \"批示\"\naccount = \"teacher\"\npoints = #",
];
const SETTLES: [(&str, &[&str]); 4] = [
    (
        "rank",
        &[
            "account = \"teacher\"\nper = \"quarter\"\nties = \"dense\"",
            "account = \"department\"\nper = \"quarter\"\nwithin = \"group\"\nby = \"pieces\"",
            "account = \"teacher\"\nper = \"quarter\"\nwhen = { level = \"省级\" }",
        ],
    ),
    (
        "list",
        &[
            "name = \"先进\"\naccount = \"teacher\"\nper = \"quarter\"\nplaces = 2\nprizes = [100, 50]",
            "name = \"先进\"\naccount = \"teacher\"\nper = \"year\"\nplaces = \"30%\"\nneeds = { pieces = \">=1\" }",
            "name = \"点名\"\naccount = \"department\"\nper = \"quarter\"\nneeds = { points = \"<1\" }\nin-a-row = 1",
        ],
    ),
    (
        "money",
        &["account = \"teacher\"\nper = \"quarter\"\neach = 10\npool = 100"],
    ),
    ("unranked", &["who = { department = \"宣传科\" }"]),
];

fn made() -> impl Strategy<Value = Made> {
    let piece = select(
        &[
            "",
            "[piece]\nby = [\"title\"]\nwithin = \"quarter\"\n",
            "[piece]\nby = [\"title\", \"authors\"]\nwithin = \"year\"\n",
        ][..],
    );
    let base = (
        head(),
        piece,
        clauses("points", &POINTS, 1),
        clauses("points", &PAYS, 1),
        clauses("modify", &MODIFIES, 5),
        clauses("exclude", &EXCLUDES, 2),
        clauses("same-piece", &SAME_PIECES, 1),
        clauses("share", &SHARES, 1),
    );
    let more = (
        clauses("limit", &LIMITS, 4),
        clauses("target", &TARGETS, 3),
        clauses("event", &EVENTS, 4),
        subsequence(&SETTLES[..], 0..=4),
    );
    (base, more).prop_map(|(base, more)| {
        let (head, piece, points, pays, modifies, excludes, same, shares) = base;
        let (limits, targets, events, settles) = more;
        let mut all: Vec<String> = [head.as_str(), LEVELS, SCHOOL, PLACEMENT, SPARE, piece]
            .map(str::to_owned)
            .to_vec();
        let pays = pays
            .into_iter()
            .map(|clause| clause.replace("第0条", "第9条"));
        for part in [points, modifies, excludes, same, limits, targets, events] {
            all.extend(part);
        }
        all.extend(pays);
        // `also` on limits asks for departments that get the sum.
        let also = all
            .iter()
            .any(|clause| clause.starts_with("[[limit]]") && clause.contains("also"));
        let shares = shares.into_iter().map(|clause| match also {
            true => clause.replace("\"none\"", "\"sum\""),
            false => clause,
        });
        all.extend(shares);
        for (kind, bodies) in settles {
            for (index, body) in bodies.iter().enumerate() {
                all.push(format!(
                    "[[{kind}]]\nclause = \"第{index}条({kind})\"\n{body}\n"
                ));
            }
        }
        Made { clauses: all }
    })
}

/// A month's rows spread over three months.
fn months() -> impl Strategy<Value = Month> {
    (month(), prop::collection::vec(4..=6_u32, 25)).prop_map(|(mut month, at)| {
        for (row, at) in month.rows.iter_mut().zip(at) {
            for (column, text) in row.iter_mut() {
                if *column == Column::Field(field::DATE) {
                    *text = text.replace("2022-05-31", "2022-05-30");
                    *text = text.replace("2022-05", &format!("2022-{at:02}"));
                }
            }
        }
        month
    })
}

/// Everything that people see of a run, by names.
fn seen(done: &Done, rulebook: &Rulebook) -> (Vec<String>, BTreeMap<String, usize>) {
    let mut lines = Vec::new();
    let accounts = &done.classified.accounts;
    let ledger = &done.scored.ledger;
    let is_booked = |at: usize| {
        let mut entries = ledger.entries.iter();
        entries.any(|entry| usize::from(entry.period) == at)
    };
    // A longer period may be left over from what was booked to it before a change.
    let periods = ledger.periods.iter().enumerate();
    let periods =
        periods.filter(|(at, period)| done.scored.periods.contains(period) || is_booked(*at));
    for (_, &period) in periods {
        let standing = stand(
            &done.classified,
            rulebook,
            &done.scored,
            period,
            &mut Problems::default(),
        );
        for row in standing.rankings.iter().flat_map(|ranking| &ranking.rows) {
            let name = &accounts.get(row.account).name;
            let department = accounts.get(row.account).department;
            let department = department.map_or("", |id| &accounts.get(id).name);
            let (place, points) = (row.place, row.points);
            let (pieces, money) = (row.pieces, row.money);
            lines.push(format!(
                "{period} {name} {department} {place:?} {points} {pieces} {money:?}"
            ));
        }
        for list in &standing.lists {
            for member in &list.members {
                let name = &accounts.get(member.account).name;
                lines.push(format!("{period} {} {name} {:?}", list.name, member.prize));
            }
        }
    }
    lines.sort();
    lines.dedup();
    let mut codes = BTreeMap::new();
    for problem in done.problems.iter() {
        *codes.entry(problem.code.to_owned()).or_insert(0) += 1;
    }
    (lines, codes)
}

/// The rules that are lower bounds.
fn lower_bounds(rulebook: &Rulebook) -> BTreeSet<RuleId> {
    let limits = &rulebook.limits;
    let of_pieces = limits.publication.iter().chain(&limits.piece);
    let of_pieces = of_pieces.map(|limit| (limit.rule, &limit.bound));
    let of_accounts = limits.scores.iter().chain(&limits.booked);
    let of_accounts = of_accounts.map(|limit| (limit.rule, &limit.bound));
    of_pieces
        .chain(of_accounts)
        .filter(|(_, bound)| matches!(bound, Bound::Least(_)))
        .map(|(rule, _)| rule)
        .collect()
}

/// All entries, outcomes and duties, as texts that do not go by where something is kept.
fn books(scored: &Scored) -> (Vec<String>, Vec<Outcome>, Vec<String>) {
    let ledger = &scored.ledger;
    let entries = ledger.entries.iter().map(|entry| {
        let mut rests = ledger.submissions_of(entry).to_vec();
        rests.sort_unstable();
        let on = match entry.rests {
            Rests::Submission(_) | Rests::Submissions(_) => format!("{rests:?}"),
            other => format!("{other:?}"),
        };
        let why = match entry.why {
            Why::Detail(detail) => format!("{:?}", ledger.details[detail as usize]),
            Why::Rest(rest) => format!("{:?}", ledger.rest_at(rest)),
            other => format!("{other:?}"),
        };
        let period = ledger.periods[usize::from(entry.period)];
        let amount = entry.amount.normalize();
        let (account, rule, unit, phase) = (entry.account, entry.rule, entry.unit, entry.phase);
        format!("{account:?} {period} {rule:?} {unit} {phase:?} {amount} {on} {why}")
    });
    let duties = scored.duties.iter().map(|duty| format!("{duty:?}"));
    let (mut entries, mut duties): (Vec<_>, Vec<_>) = (entries.collect(), duties.collect());
    entries.sort();
    duties.sort();
    (entries, scored.outcomes.clone(), duties)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    /// Laws 1, 2, 5, 6 and 7.
    #[test]
    fn the_ledger_holds_everything(made in made(), month in months()) {
        let rulebook = made.load();
        let done = run(&month, &rulebook);
        let ledger = &done.scored.ledger;
        let least = lower_bounds(&rulebook);
        let mut booked: BTreeSet<u32> = BTreeSet::new();
        for entry in &ledger.entries {
            let rule = rulebook.rule(entry.rule);
            prop_assert!(rule.line > 0 || rule.clause.is_empty());
            booked.extend(submissions_of(&done, entry));
            if rule.kind == "limit" && entry.why != Why::Also {
                if least.contains(&entry.rule) {
                    prop_assert!(entry.amount >= Decimal::ZERO, "{} {:?}", rule.clause, entry);
                } else {
                    prop_assert!(entry.amount <= Decimal::ZERO, "{} {:?}", rule.clause, entry);
                }
            }
            if entry.phase == Phase::Admit || entry.why == Why::Surpassed {
                prop_assert_eq!(entry.amount, Decimal::ZERO);
            }
            prop_assert!(entry.amount.normalize().scale() <= rulebook.grain());
        }
        for (index, outcome) in done.scored.outcomes.iter().enumerate() {
            let row = done.classified.submissions[index].row;
            let told = done.problems.iter().any(|problem| match &problem.place {
                Place::Cell { row: at, .. } | Place::Row { row: at, .. } => *at == row,
                _ => false,
            });
            let once = ["unknown-outlet", "two-people-of-one-name", "unknown-value"];
            let asked_once = done.problems.iter().any(|problem| once.contains(&problem.code));
            match outcome {
                Outcome::Asked(_) => prop_assert!(told || asked_once),
                _ => prop_assert!(booked.contains(&(index as u32)), "row {}", row),
            }
        }
        for &period in &ledger.periods {
            let standing = stand(&done.classified, &rulebook, &done.scored, period, &mut Problems::default());
            for ranking in &standing.rankings {
                for row in &ranking.rows {
                    let within = |entry: &&jifen::ledger::Entry| {
                        let own = ledger.periods[usize::from(entry.period)];
                        jifen::standing::is_within(&rulebook.calendar, own, period)
                    };
                    let entries = ledger.entries.iter().filter(within);
                    let sum: Decimal = entries
                        .filter(|entry| entry.account == row.account && entry.unit == ranking.unit)
                        .map(|entry| entry.amount)
                        .sum();
                    let selects = ranking.rule.is_some_and(|rule| {
                        let rank = rulebook.ranks.iter().find(|rank| rank.rule == rule);
                        rank.is_some_and(|rank| rank.when != jifen::rulebook::condition::Condition::ALWAYS)
                    });
                    prop_assert!(selects || row.points == sum);
                }
            }
        }
    }

    /// What one change of a publication touches, scored alone, gives what scoring everything gives.
    #[test]
    fn a_change_is_scored_by_what_it_touches(
        made in made(),
        month in months(),
        (at, which, value) in (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            0..5_u32,
        ),
    ) {
        let rulebook = made.load();
        let done = run(&month, &rulebook);
        let all = &done.classified;
        let mut fields = vec![field::LEVEL, field::GENRE, field::PLACEMENT, field::WORDS, field::PAID];
        fields.retain(|field| all.facts.keeps(*field) && leaves_pieces(&rulebook, *field));
        prop_assume!(!all.submissions.is_empty() && !fields.is_empty());
        let field = fields[which.index(fields.len())];
        let changing = at.index(all.submissions.len()) as u32;
        let fact = match (rulebook.fields.get(field).kind, value) {
            (_, 4) => Fact::None,
            (Kind::Number, _) => Fact::Number((value * 90).into()),
            (Kind::Flag, _) => Fact::Flag(value > 1),
            (_, value) if (value as usize) < rulebook.fields.get(field).values.len() => {
                Fact::Choice(value)
            }
            _ => Fact::Unknown,
        };
        let whole = score(&all.with(changing, field, fact), &rulebook, &mut Problems::default());
        let part = Part::of(all, &rulebook, &done.scored, changing);
        let part = part.put_into(part.with(field, fact, &rulebook), &done.scored);
        prop_assert_eq!(books(&whole), books(&part));
        let as_seen = |scored| {
            let done = Done { classified: all.clone(), scored, problems: Problems::default() };
            seen(&done, &rulebook).0
        };
        prop_assert_eq!(as_seen(whole), as_seen(part));
    }

    /// Law 3: what the pieces brought is what persons and departments that sign alone got, besides
    /// what was dropped; departments got what their staff did, where they get the sum.
    #[test]
    fn the_three_books_agree(made in made(), month in months()) {
        let rulebook = made.load();
        let done = run(&month, &rulebook);
        let accounts = &done.classified.accounts;
        let sums = |share: &jifen::clauses::share::Share| {
            share.departments == jifen::clauses::share::Departments::Sum
        };
        let by_sum = rulebook.shares.iter().all(sums);
        let mut outsiders = Decimal::ZERO;
        let (mut staff, mut departments) = (Decimal::ZERO, Decimal::ZERO);
        let pays = rulebook.shares.iter().any(|share| {
            share.outsiders == jifen::clauses::share::Outsiders::Pay
        });
        for entry in &done.scored.ledger.entries {
            if entry.phase > Phase::Share || entry.why == Why::Also {
                continue;
            }
            let account = accounts.get(entry.account);
            match account.kind {
                _ if matches!(entry.why, Why::DepartmentSum | Why::DepartmentScore) => departments += entry.amount,
                AccountKind::Teacher if account.department.is_some() => staff += entry.amount,
                AccountKind::Teacher | AccountKind::Department => {}
                AccountKind::Outsider => outsiders += entry.amount,
            }
        }
        prop_assert!(pays || outsiders == Decimal::ZERO);
        // An outsider who is paid brings the department nothing.
        prop_assert!(!by_sum || pays || staff == departments, "{staff} {departments}");
    }

    /// Law 4.
    #[test]
    fn no_order_matters(
        (made, clauses, month, rows) in (made(), months()).prop_flat_map(|(made, month)| {
            let clauses = Just(made.clauses.clone()).prop_shuffle();
            let rows = Just(month.rows.clone()).prop_shuffle();
            (Just(made), clauses, Just(month), rows)
        })
    ) {
        let (rulebook, shuffled) = (made.load(), Made { clauses }.load());
        let one = seen(&run(&month, &rulebook), &rulebook);
        let other = seen(&run(&Month { rows, ..month }, &shuffled), &shuffled);
        prop_assert_eq!(one, other);
    }
}

#[test]
fn made_up_rulebooks_load() {
    // A rulebook of every body at once, so that a slip in one shows here and not by chance.
    let bodies: [(&str, &[&str]); 9] = [
        ("points", &POINTS[..1]),
        ("points", &PAYS),
        ("modify", &MODIFIES),
        ("exclude", &EXCLUDES),
        ("same-piece", &SAME_PIECES[..1]),
        ("share", &SHARES[..1]),
        ("limit", &LIMITS),
        ("target", &TARGETS),
        ("event", &EVENTS),
    ];
    let mut clauses = vec![
        "[rulebook]\nname = \"办法\"\n".to_owned(),
        LEVELS.to_owned(),
        PLACEMENT.to_owned(),
        SPARE.to_owned(),
    ];
    let all = bodies.iter().chain(&SETTLES);
    for (kind, bodies) in all {
        for body in *bodies {
            let body = body.replace('#', "2");
            clauses.push(format!("[[{kind}]]\nclause = \"第一条\"\n{body}\n"));
        }
    }
    let rulebook = Made { clauses }.load();
    assert_eq!(rulebook.limits.publication.len(), 2);
    assert_eq!(rulebook.targets.len(), TARGETS.len());
}
