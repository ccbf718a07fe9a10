//! Hostile and silly rulebooks: a clear finding or a correct result, never a panic.

use jifen::locale::{Lang, Words};
use jifen::problem::Problems;
use jifen::rulebook::Rulebook;
use jifen::rulebook::case::run_all;

const HEAD: &str = "[rulebook]\nname = \"办法\"\n";
/// One row that every case scores.
const ROW: &str = "rows = [{ title = \"开学\", outlet = \"人民日报\", authors = \"张三、李四\", \
    department = \"教务处\", date = 2022-05-01 }]";

/// What is told of a rulebook: by its text, then by its cases.
fn told(text: &str) -> Vec<&'static str> {
    let mut problems = Problems::default();
    if let Some(rulebook) = Rulebook::parse("办法.toml", text, &mut problems) {
        problems.extend(run_all(&rulebook, &Words::new(Lang::Zh)));
    }
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn nested(depth: usize) -> String {
    let (open, close) = ("{ not = ".repeat(depth), " }".repeat(depth));
    format!("{HEAD}[[exclude]]\nclause = \"第一条\"\nwhen = {open}{{ paid = true }}{close}\n")
}

#[test]
fn an_empty_file_lacks_its_head() {
    assert_eq!(told(""), ["missing-key"]);
}

#[test]
fn deep_conditions_are_read_or_refused() {
    assert_eq!(told(&nested(40)), Vec::<&str>::new());
    assert_eq!(told(&nested(5_000)), ["toml-syntax"]);
    let dotted = format!(
        "[[exclude]]\nclause = \"第一条\"\nwhen{}.paid = true\n",
        ".not".repeat(20_000)
    );
    assert_eq!(told(&format!("{HEAD}{dotted}")), ["toml-syntax"]);
}

#[test]
fn a_condition_of_many_alternatives_is_judged() {
    let inner: Vec<String> = (0..30)
        .map(|at| {
            format!(
                "{{ words = \"{at}..{}\", not = {{ reads = \">{at}\" }} }}",
                at + 9
            )
        })
        .collect();
    let outer = format!("{{ any = [{}] }}", inner.join(", "));
    let all = vec![outer; 30].join(", ");
    let text = format!(
        "{HEAD}[[exclude]]\nclause = \"第一条\"\nwhen = {{ any = [{all}] }}\n\
         [[points]]\nclause = \"第二条\"\npoints = 1\n\
         [[case]]\nname = \"例\"\nrows = [\
         {{ title = \"甲\", outlet = \"人民日报\", authors = \"张三\", date = 2022-05-01, words = 20, reads = 1 }}, \
         {{ title = \"乙\", outlet = \"人民日报\", authors = \"张三\", date = 2022-05-01, words = 50, reads = 1 }}]\n\
         expect = {{ \"张三\" = 1 }}\nexcluded = 1\n"
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn numbers_too_large_are_told_and_not_paid() {
    let most = "9999999999999999999999999999";
    let text = format!(
        "{HEAD}[[points]]\nclause = \"第一条\"\npoints = {most}\n\
         [[modify]]\nclause = \"第二条\"\ntimes = {most}\n\
         [[case]]\nname = \"例\"\n{ROW}\nexpect = {{ \"张三\" = 0 }}\nasked = 1\n"
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn fractions_without_end_stay_exact_or_are_told() {
    assert_eq!(
        told(&format!(
            "{HEAD}[[points]]\nclause = \"第一条\"\npoints = \"1/0\"\n"
        )),
        ["wrong-type"]
    );
    let odd = "1/99999999999999999999999989";
    let text = format!(
        "{HEAD}[[points]]\nclause = \"第一条\"\npoints = 6\n\
         [[modify]]\nclause = \"第二条\"\ntimes = \"{odd}\"\n\
         [[modify]]\nclause = \"第三条\"\ntimes = \"{odd}\"\n\
         [[case]]\nname = \"例\"\n{ROW}\nexpect = {{ \"张三\" = 0 }}\nasked = 1\n"
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn a_hundred_levels_keep_their_order() {
    let levels: Vec<String> = (0..100).map(|level| format!("\"第{level}级\"")).collect();
    let text = format!(
        "{HEAD}[[field]]\nname = \"level\"\nof = \"outlet\"\nvalues = [{}]\n\
         [[points]]\nclause = \"第一条\"\nrows = [{{ level = \">=第50级\", points = 2 }}, \
         {{ others = true, points = 1 }}]\n\
         [[case]]\nname = \"例\"\nrows = [\
         {{ title = \"甲\", level = \"第99级\", authors = \"张三\", date = 2022-05-01 }}, \
         {{ title = \"乙\", level = \"第49级\", authors = \"李四\", date = 2022-05-01 }}]\n\
         expect = {{ \"张三\" = 2, \"李四\" = 1 }}\n",
        levels.join(", ")
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn a_table_of_a_thousand_rows_gives_each_its_own() {
    let rows: Vec<String> = (0..1_000)
        .map(|at| {
            format!(
                "{{ words = {at}, genre = \"体裁{}\", points = {at} }}",
                at % 7
            )
        })
        .collect();
    let text = format!(
        "{HEAD}[[points]]\nclause = \"第一条\"\nrows = [\n{}\n]\n\
         [[case]]\nname = \"例\"\nrows = [{{ title = \"甲\", outlet = \"人民日报\", authors = \"张三\", \
         date = 2022-05-01, words = 997, genre = \"体裁3\" }}]\nexpect = {{ \"张三\" = 997 }}\n",
        rows.join(",\n")
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn two_megabytes_of_anything_end() {
    let line = "[[points]]\nclause = “第一条”\npoints = 一\n";
    let codes = told(&line.repeat(2_000_000 / line.len()));
    assert!(codes.contains(&"full-width-quote"), "{codes:?}");
}

#[test]
fn parts_that_only_together_are_small_are_told_as_well() {
    // 6 + 6 - 6 - 6 times 10^16: no sum of grains holds what the first two bring.
    let text = format!(
        "{HEAD}[[points]]\nclause = \"第一条\"\npoints = 60000000000000000\n\
         [[modify]]\nclause = \"第二条\"\nplus = 1\n\
         [[modify]]\nclause = \"第三条\"\nscale = \"1/2\"\n\
         [[limit]]\nclause = \"第四条\"\nper = \"piece\"\nat-most = 1\n\
         [[case]]\nname = \"例\"\n{ROW}\nexpect = {{ \"张三\" = 0 }}\nasked = 1\n"
    );
    assert_eq!(told(&text), Vec::<&str>::new());
}

#[test]
fn a_rulebook_of_more_rules_than_there_are_numbers_is_refused() {
    let genres: Vec<String> = (0..300).map(|at| format!("\"体裁{at}\"")).collect();
    let rows: Vec<String> = (0..300)
        .map(|at| format!("{{ words = {at}, points = 1 }}"))
        .collect();
    let text = format!(
        "{HEAD}[[points]]\nclause = \"第一条\"\ncolumns = {{ genre = [{}] }}\nrows = [{}]\n",
        genres.join(", "),
        rows.join(", ")
    );
    assert!(told(&text).contains(&"too-many-rules"));
}

#[test]
fn the_smallest_prize_there_is_is_told() {
    let text = format!(
        "{HEAD}[[list]]\nclause = \"第一条\"\nname = \"先进\"\naccount = \"teacher\"\nper = \"year\"\n\
         places = 1\nprizes = [-92233720368547758.08]\n"
    );
    assert_eq!(told(&text), ["prize-not-in-cents"]);
}
