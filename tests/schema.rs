//! The JSON Schemas: of rulebooks, which takes every rulebook there is; of results and explanations,
//! which take what is written. All refuse what is broken, and say in both languages what every key
//! is for.

use std::collections::HashSet;
use std::path::Path;

use jifen::answers;
use jifen::locale::{Lang, Words};
use jifen::report::json as result;
use jifen::rulebook::schema::schema;
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(lang: Lang) -> Validator {
    validator_of(&schema(&Words::new(lang)))
}

fn validator_of(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(schema).expect("a schema")
}

/// TOML as an editor gives it to a schema: dates are texts.
fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(at) => json!(at.to_string()),
        toml::Value::Array(list) => list.iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| (key.clone(), json_of(value)));
            Value::Object(entries.collect())
        }
    }
}

fn read(text: &str) -> Value {
    json_of(&toml::Value::Table(text.parse().expect("TOML")))
}

/// Every rulebook in `rules/` with its text.
fn rulebooks() -> Vec<(String, String)> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut found = Vec::new();
    for folder in [rules.clone(), rules.join("published")] {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|end| end == "toml") {
                let text = std::fs::read_to_string(&path).expect("a text");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}

#[test]
fn every_rulebook_fits_the_schema() {
    let validator = validator(Lang::Zh);
    let rulebooks = rulebooks();
    assert!(!rulebooks.is_empty());
    for (path, text) in rulebooks {
        let told: Vec<String> = validator
            .iter_errors(&read(&text))
            .map(|error| format!("{path} {}: {error}", error.instance_path()))
            .collect();
        assert_eq!(told, Vec::<String>::new());
    }
}

#[test]
fn broken_rulebooks_do_not_fit() {
    let validator = validator(Lang::En);
    let points = "[rulebook]\nname = \"办法\"\n[[points]]\nclause = \"第一条\"\npoints = 3\n";
    assert!(validator.is_valid(&read(points)));
    for broken in [
        // No [rulebook]; a table that does not exist.
        "[[points]]\nclause = \"第一条\"\npoints = 3\n".to_owned(),
        format!("{points}[[point]]\nclause = \"第一条\"\n"),
        // An unknown key, a key that is missing, a wrong word, a number out of range.
        format!("{points}weight = 3\n"),
        "[rulebook]\nname = \"办法\"\n[[points]]\npoints = 3\n".to_owned(),
        "[rulebook]\nname = \"办法\"\nrounding = \"up\"\n".to_owned(),
        "[rulebook]\nname = \"办法\"\ndecimals = 7\n".to_owned(),
        "[rulebook]\nname = \"办法\"\nunits = 3\n".to_owned(),
        "[rulebook]\nname = \"办法\"\nfrom = \"五月一日\"\n".to_owned(),
        "[rulebook]\nname = \"办法\"\nterms = [\"九月\"]\n".to_owned(),
        // Texts that are neither fraction nor range; a table without what it goes by.
        format!("{points}[[modify]]\nclause = \"第二条\"\nplus = \"一半\"\n"),
        format!("{points}when = {{ words = \"不满100\" }}\n"),
        format!("{points}[[modify]]\nclause = \"第二条\"\nadd = {{ every = 1000 }}\n"),
        format!(
            "{points}[[modify]]\nclause = \"第二条\"\nadd = {{ of = \"reads\", per = 1000 }}\n"
        ),
        format!("{points}columns = {{ genre = [\"消息\"], level = [\"校级\"] }}\n"),
        // A limit without account; a limit of a piece with one.
        format!("{points}[[limit]]\nclause = \"第二条\"\nper = \"month\"\nat-most = 3\n"),
        format!(
            "{points}[[limit]]\nclause = \"第二条\"\nper = \"piece\"\naccount = \"teacher\"\nat-most = 3\n"
        ),
        format!("{points}[[share]]\nclause = \"第二条\"\nroles = {{ text = \"七\" }}\n"),
        format!("{points}[[share]]\nclause = \"第二条\"\nauthors = \"last\"\n"),
        format!(
            "{points}[[list]]\nclause = \"第二条\"\nname = \"先进\"\naccount = \"teacher\"\nper = \"year\"\nneeds = {{ piece = 6 }}\n"
        ),
        format!("{points}[[case]]\nname = \"例\"\nrows = [{{ title = [\"甲\"] }}]\n"),
        format!("{points}[[case]]\nname = \"例\"\nexpect = {{ \"张三\" = true }}\n"),
    ] {
        assert!(!validator.is_valid(&read(&broken)), "{broken}");
    }
}

#[test]
fn a_rulebooks_own_fields_and_deep_conditions_fit() {
    let validator = validator(Lang::Zh);
    let text = r#"
[rulebook]
name = "办法"
[[field]]
name = "programme"
headers = ["节目类型"]
values = ["新闻联播", ["专题节目", "专题"]]
[[outlet]]
name = "院报"
level = "院级"
own-class = 2
[[points]]
clause = "第一条"
when = { any = [{ programme = "新闻联播" }, { not = { any = [{ words = ["<100", 300] }] } }] }
rows = [{ programme = "专题节目", award = true, not = { level = ">=市级" }, points = "1/2" }]
"#;
    let told: Vec<String> = validator
        .iter_errors(&read(text))
        .map(|error| error.to_string())
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

/// Every `properties` of a schema, with where it stands.
fn properties<'s>(schema: &'s Value, path: &str, visit: &mut impl FnMut(&str, &'s Value)) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}/{key}");
                // What follows from `per` describes nothing anew.
                if key == "properties" && !path.contains("/if/") && !path.contains("/then/") {
                    let own = value.as_object().into_iter().flatten();
                    own.for_each(|(name, property)| visit(&format!("{path}/{name}"), property));
                }
                properties(value, &path, visit);
            }
        }
        Value::Array(list) => list.iter().for_each(|item| properties(item, path, visit)),
        _ => {}
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        for (schema, least) in [
            (schema(&words), 200),
            (result::schema(&words), 60),
            (answers::schema(&words), 60),
        ] {
            let mut count = 0;
            properties(&schema, "", &mut |path, property| {
                let description = property["description"].as_str().unwrap_or_default();
                assert!(description.chars().count() > 1, "{path}");
                count += 1;
            });
            assert!(count > least, "{count}");
        }
    }
}

/// Every title and description.
fn descriptions<'s>(schema: &'s Value, found: &mut HashSet<&'s str>) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                if key == "description" || key == "title" {
                    found.extend(value.as_str());
                }
                descriptions(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|item| descriptions(item, found)),
        _ => {}
    }
}

#[test]
fn no_description_is_of_a_key_that_does_not_exist() {
    let words = Words::new(Lang::En);
    let schemas = [
        schema(&words),
        result::schema(&words),
        answers::schema(&words),
    ];
    let mut described = HashSet::new();
    for schema in &schemas {
        descriptions(schema, &mut described);
    }
    let catalogues = concat!(
        include_str!("../src/locale/en/keys.ftl"),
        include_str!("../src/locale/en/json.ftl")
    );
    let ids = catalogues
        .lines()
        .filter(|line| line.starts_with(char::is_alphabetic))
        .filter_map(|line| line.split_once(" = "));
    let unused: Vec<&str> = ids
        .map(|(id, _)| id)
        .filter(|id| !described.contains(words.word(id).as_str()))
        .collect();
    assert_eq!(unused, Vec::<&str>::new());
}

#[test]
fn the_schema_is_the_same_each_time() {
    let words = Words::new(Lang::Zh);
    for (of, schema) in [
        (&[][..], schema(&words)),
        (&["--of", "rulebook"], schema(&words)),
        (&["--of", "result"], result::schema(&words)),
        (&["--of", "结果"], result::schema(&words)),
        (&["--of", "explain"], answers::schema(&words)),
    ] {
        let printed = run(&[&["schema"], of].concat());
        assert_eq!(printed, run(&[&["schema"], of].concat()));
        let parsed: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(parsed, schema);
    }
}

/// What the program prints, run at the top of the project.
fn run(arguments: &[&str]) -> String {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(arguments)
        .args(["--lang", "zh"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .assert()
        .code(0)
        .get_output()
        .clone();
    String::from_utf8(output.stdout).expect("UTF-8")
}

const EXAMPLE: &str = "examples/2022-05/报送.xlsx";

#[test]
fn the_result_of_the_example_fits_its_schema_and_a_spoiled_one_does_not() {
    let validator = validator_of(&result::schema(&Words::new(Lang::Zh)));
    let printed = run(&["score", EXAMPLE, "--json"]);
    let result: Value = serde_json::from_str(&printed).expect("JSON");
    let told: Vec<String> = validator
        .iter_errors(&result)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(told, Vec::<String>::new());
    assert!(!result["ledger"].as_array().expect("a list").is_empty());

    type Spoil = fn(&mut Value);
    let spoilt: [Spoil; 8] = [
        |result| result["period"] = json!(202205),
        |result| _ = result.as_object_mut().expect("one").remove("ledger"),
        |result| result["rows"]["counted"] = json!("12"),
        |result| result["ledger"][0]["amount"] = json!(3.5),
        |result| result["ledger"][0]["amount"] = json!("3,5"),
        |result| result["ledger"][0]["phase"] = json!("last"),
        |result| {
            _ = result["ledger"][0]["rows"][0]
                .as_object_mut()
                .expect("one")
                .remove("row")
        },
        |result| result["rankings"][0]["rows"][0]["place"] = json!("1"),
    ];
    for (at, spoil) in spoilt.into_iter().enumerate() {
        let mut result = result.clone();
        spoil(&mut result);
        assert!(!validator.is_valid(&result), "spoiled by {at}");
    }
}

#[test]
fn every_kind_of_explanation_fits_its_schema_and_a_spoiled_one_does_not() {
    let validator = validator_of(&answers::schema(&Words::new(Lang::Zh)));
    let ask = |arguments: &[&str]| -> Value {
        let printed = run(&[&["explain"], arguments, &[EXAMPLE, "--json"]].concat());
        serde_json::from_str(&printed).expect("JSON")
    };
    let first = ask(&["60"])[0]["publications"][0]["title"].clone();
    let title = first.as_str().expect("a title").to_owned();
    for (arguments, about) in [
        (&["段志航"][..], "account"),
        (&["60"], "row"),
        (&["1"], "row"),
        (&[&title], "row"),
        (&["--cell", "E60"], "cell"),
    ] {
        let answers = ask(arguments);
        assert_eq!(answers[0]["about"], about, "{arguments:?}");
        let told: Vec<String> = validator
            .iter_errors(&answers)
            .map(|error| format!("{arguments:?} {}: {error}", error.instance_path()))
            .collect();
        assert_eq!(told, Vec::<String>::new());
        for (key, value) in [("about", json!("thing")), ("file", json!(1))] {
            let mut spoiled = answers.clone();
            spoiled[0][key] = value;
            let is_no_key = answers[0].get(key).is_none();
            assert!(is_no_key || !validator.is_valid(&spoiled), "{arguments:?}");
        }
    }
    let mut row = ask(&["60"]);
    row[0]["publications"][0]["fate"] = json!("forgotten");
    assert!(!validator.is_valid(&row));
    let mut account = ask(&["段志航"]);
    account[0]["units"][0]["lines"][0]["sum"] = json!(1);
    assert!(!validator.is_valid(&account));
    let mut cell = ask(&["--cell", "E60"]);
    cell[0]["variants"] = json!({});
    assert!(!validator.is_valid(&cell));
}
