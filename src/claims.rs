//! What tables say of themselves, or of the lists that they sum up, against the ledger: sums, points
//! and ranks are worked out again, and every difference is told at its cell.
//!
//! A table's points are those of the signers' book: all that its rows brought, whoever got it or did
//! not; what departments get of their staff's shares is no more of it. For a unit, what was cut or
//! lifted counts too, and what belongs to the period where the table holds all that the unit has.

mod figures;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::classify::Classified;
use crate::clauses::rank::{Ties, places};
use crate::intake::Intake;
use crate::intake::claims::{Claim, ClaimKind};
use crate::problem::{Place, Problem, Problems, address};
use crate::rulebook::Rulebook;
use crate::scoring::Scored;
use figures::Figures;

/// What comparing a table's claims came to.
#[derive(Default)]
struct Checked<'c> {
    same: usize,
    differing: usize,
    /// Those that hang on a question.
    open: usize,
    /// How many say points.
    claims_points: usize,
    /// Points that differ.
    points: Vec<(&'c Claim, Problem)>,
}

/// Beyond so many points that differ a table may go by another policy.
const SINGLE_POINTS: usize = 3;
/// So many of those are shown.
const SHOWN: usize = 3;

/// Tells of points that differ: where most of a table's do, which then goes by another policy, once.
fn tell_points(intake: &Intake, checked: &mut Checked<'_>, problems: &mut Problems) {
    let points = std::mem::take(&mut checked.points);
    let differing = points.len();
    if differing <= SINGLE_POINTS || differing * 4 < checked.claims_points * 3 {
        points
            .into_iter()
            .for_each(|(_, problem)| problems.push(problem));
        return;
    }
    let shown = points.iter().take(SHOWN).map(|(claim, problem)| {
        let cell = address(claim.row, claim.column.into());
        format!("{cell} {}→{}", problem.text("says"), problem.text("is"))
    });
    let shown: Vec<String> = shown.collect();
    problems.push(
        Problem::warning("claim-points-throughout", place(intake, points[0].0))
            .read(points[0].1.read.clone())
            .with("count", checked.claims_points)
            .with("differing", differing)
            .with("cells", shown.join("、")),
    );
}

/// Compares what tables claim with what came out.
pub fn compare(intake: &Classified, rulebook: &Rulebook, scored: &Scored, problems: &mut Problems) {
    if intake.claims.is_empty() {
        return;
    }
    let figures = Figures::new(intake, rulebook, scored);
    let mut tables: BTreeMap<u16, Checked<'_>> = BTreeMap::new();
    let mut running: BTreeMap<u16, &Claim> = BTreeMap::new();
    let mut ranks: BTreeMap<(u16, u16), Vec<&Claim>> = BTreeMap::new();
    for claim in &intake.claims {
        match claim.kind {
            ClaimKind::Running => {
                running.entry(claim.table).or_insert(claim);
                continue;
            }
            ClaimKind::Rank => {
                ranks
                    .entry((claim.table, claim.set))
                    .or_default()
                    .push(claim);
                continue;
            }
            ClaimKind::Count | ClaimKind::Points => {}
        }
        let checked = tables.entry(claim.table).or_default();
        if figures.is_open(claim) {
            checked.open += 1;
            continue;
        }
        match difference(intake, &figures, claim) {
            None => checked.same += 1,
            Some(problem) if problem.code == "claim-points" => {
                checked.differing += 1;
                checked.points.push((claim, problem));
            }
            Some(problem) => {
                checked.differing += 1;
                problems.push(problem);
            }
        }
        checked.claims_points += usize::from(claim.kind == ClaimKind::Points);
    }
    for checked in tables.values_mut() {
        tell_points(intake, checked, problems);
    }
    for ((table, _), claims) in ranks {
        let checked = tables.entry(table).or_default();
        compare_ranks(intake, rulebook, &figures, &claims, checked, problems);
    }
    for (_, claim) in running {
        problems.push(Problem::note("claim-running", place(intake, claim)));
    }
    for (table, checked) in tables {
        let table = &intake.tables[usize::from(table)];
        let code = match table.summary {
            Some(_) => "summary-checked",
            None => "claims-checked",
        };
        problems.push(
            Problem::note(code, table.place())
                .with("count", checked.same + checked.differing)
                .with("differing", checked.differing)
                .with("open", checked.open),
        );
    }
}

fn place(intake: &Intake, claim: &Claim) -> Place {
    intake.tables[usize::from(claim.table)].cell_place(claim.row, claim.column)
}

fn is_summary(intake: &Intake, claim: &Claim) -> bool {
    let table = &intake.tables[usize::from(claim.table)];
    table.summary.is_some()
}

/// What is wrong with a count or points, if anything is.
fn difference(intake: &Intake, figures: &Figures<'_>, claim: &Claim) -> Option<Problem> {
    let (code, is) = match claim.kind {
        ClaimKind::Count => {
            let counts = claim.about.readings();
            let counts: Vec<figures::Counts> =
                counts.map(|about| figures.counts(claim, about)).collect();
            if counts.iter().any(|counts| counts.meet(claim.says)) {
                return None;
            }
            let first = counts.first();
            let code = match is_summary(intake, claim) {
                true => "claim-summary",
                false => "claim-count",
            };
            (code, first.map_or(Decimal::ZERO, |counts| counts.rows))
        }
        _ => {
            let points = claim
                .about
                .readings()
                .map(|about| figures.points(claim, about));
            let points: Vec<figures::Points> = points.collect();
            let meets = |points: &figures::Points| points.meets(claim.says);
            if points.iter().any(meets) {
                return None;
            }
            // What a summary says of a department is what that one got, whoever earned it.
            let booked = figures.booked(claim);
            if booked == Some(claim.says) {
                return None;
            }
            let first = points.first().map_or(Decimal::ZERO, |points| points.all);
            let is = booked.unwrap_or(first);
            let none = claim.about.readings().all(<[_]>::is_empty);
            let code = match (none, claim.says.is_zero()) {
                (true, _) => "claim-points-without-items",
                (_, true) => "claim-items-without-points",
                _ => "claim-points",
            };
            (code, is)
        }
    };
    let mut problem = Problem::warning(code, place(intake, claim))
        .read(claim.says.normalize().to_string())
        .with("says", claim.says)
        .with("is", is);
    if claim.kind == ClaimKind::Points {
        let each = figures.each(about(claim));
        let several = if each.contains('、') { "yes" } else { "no" };
        problem = problem.with("several", several).with("each", each);
    }
    Some(problem)
}

/// Places by recomputed points: any usual rule for ties that gives the printed ones will do.
fn compare_ranks(
    intake: &Intake,
    rulebook: &Rulebook,
    figures: &Figures<'_>,
    claims: &[&Claim],
    checked: &mut Checked<'_>,
    problems: &mut Problems,
) {
    if claims.iter().any(|claim| figures.is_open(claim)) {
        checked.open += claims.len();
        return;
    }
    let points: Vec<figures::Points> = claims
        .iter()
        .map(|claim| figures.points(claim, about(claim)))
        .collect();
    let by_points: Vec<Decimal> = points.iter().map(|points| points.all).collect();
    let by_counts: Vec<Decimal> = claims
        .iter()
        .map(|claim| figures.count(about(claim)))
        .collect();
    let says: Vec<usize> = claims
        .iter()
        .map(|claim| usize::try_from(claim.says.trunc().mantissa()).unwrap_or(0))
        .collect();
    let ties = rulebook
        .ranks
        .first()
        .map_or(Ties::Shared, |rank| rank.ties);
    let rules = [ties, Ties::Shared, Ties::Dense];
    let own = ranked(ties, &by_points);
    let fits = |figures: &[Decimal]| {
        rules.iter().any(|ties| ranked(*ties, figures) == says) || is_one_by_one(figures, &says)
    };
    // Without points of its own a table may rank by its counts.
    let has_points = intake.claims.iter().any(|claim| {
        claim.kind == ClaimKind::Points
            && (claim.table, claim.set) == (claims[0].table, claims[0].set)
    });
    if fits(&by_points) || !has_points && fits(&by_counts) {
        checked.same += claims.len();
        return;
    }
    for (((claim, says), is), points) in claims.iter().zip(says).zip(own).zip(&points) {
        if says == is {
            checked.same += 1;
            continue;
        }
        checked.differing += 1;
        let tied = by_points
            .iter()
            .filter(|other| **other == points.all)
            .count()
            - 1;
        problems.push(
            Problem::warning("claim-rank", place(intake, claim))
                .read(says.to_string())
                .with("says", says)
                .with("is", is)
                .with("points", points.all)
                .with("tied", tied)
                .with("cut", if points.is_changed { "yes" } else { "no" }),
        );
    }
}

/// What the first reading of a claim is about.
fn about(claim: &Claim) -> &[(u32, u32)] {
    claim.about.readings().next().unwrap_or_default()
}

/// The places of figures as they stand.
fn ranked(ties: Ties, figures: &[Decimal]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| figures[*b].cmp(&figures[*a]));
    let sorted: Vec<Decimal> = order.iter().map(|index| figures[*index]).collect();
    let mut ranked = vec![0; figures.len()];
    for (index, place) in order.into_iter().zip(places(ties, &sorted)) {
        ranked[index] = place;
    }
    ranked
}

/// Whether places go 1, 2, 3, equal figures one after the other.
fn is_one_by_one(figures: &[Decimal], says: &[usize]) -> bool {
    let mut order: Vec<usize> = (0..says.len()).collect();
    order.sort_by_key(|index| says[*index]);
    let places = order.iter().enumerate();
    places
        .clone()
        .all(|(place, index)| says[*index] == place + 1)
        && order
            .windows(2)
            .all(|pair| figures[pair[0]] >= figures[pair[1]])
}
