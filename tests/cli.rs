//! The command line: help and mistakes in the language of the user.

use assert_cmd::Command;
use insta::assert_snapshot;

/// What a run says on standard output and standard error, and its exit code.
fn run(locale: &str, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("jifen")
        .expect("the program")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", locale)
        .env("COLUMNS", "80")
        .args(arguments)
        .output()
        .expect("a run");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("an exit code");
    (text(output.stdout), text(output.stderr), code)
}

#[test]
fn help_is_chinese_and_has_no_english_heading() {
    for (arguments, name) in [
        (&["--help"][..], "help"),
        (&["score", "--help"], "help-score"),
        (&["help", "explain"], "help-explain"),
        (&["check", "-h"], "help-check"),
        (&["rules", "--help"], "help-rules"),
        (&["read", "--help"], "help-read"),
        (&["schema", "--help"], "help-schema"),
    ] {
        let (out, err, code) = run("C", arguments);
        assert_eq!((err.as_str(), code), ("", 0));
        for english in [
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "default",
            "Print",
        ] {
            assert!(!out.contains(english), "{english} in {out}");
        }
        assert_snapshot!(name, out);
    }
}

#[test]
fn help_is_english_where_asked_for_or_by_locale() {
    let (by_locale, ..) = run("en_GB.UTF-8", &["score", "--help"]);
    let (by_option, ..) = run("zh_CN.UTF-8", &["score", "--help", "--lang", "en"]);
    let (ahead, ..) = run("zh_CN.UTF-8", &["--lang=en", "score", "--help"]);
    assert_eq!(by_locale, by_option);
    assert_eq!(by_locale, ahead);
    assert!(by_locale.is_ascii(), "{by_locale}");
    assert_snapshot!("help-score-en", by_locale);
}

#[test]
fn without_a_command_the_help_is_told_and_nothing_done() {
    let (out, err, code) = run("C", &[]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(err.starts_with("积分："), "{err}");
}

#[test]
fn mistakes_are_explained_in_the_users_language() {
    let mut told = String::new();
    for arguments in [
        &["scor", "a.xlsx"][..],
        &["score"],
        &["score", "a.xlsx", "--stric"],
        &["score", "a.xlsx", "--lang", "fr"],
        &["score", "a.xlsx", "--rules"],
        &["score", "a.xlsx", "--json", "--json"],
        &["score", "a.xlsx", "--month", "2022-05", "--period", "2022"],
        &["score", "a.xlsx", "--month", "2022年13月"],
        &["score", "a.xlsx", "--month", "2022Q2"],
        &["score", "a.xlsx", "--period", "上半年"],
        &["explain"],
        &["check", "--explain"],
    ] {
        for locale in ["zh_CN.UTF-8", "en_US.UTF-8"] {
            let (out, err, code) = run(locale, arguments);
            assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
            told += &format!("$ jifen {}\n{}\n", arguments.join(" "), err.trim_end());
        }
        told.push('\n');
    }
    assert_snapshot!("mistakes", told);
}

#[test]
fn a_file_without_a_command_is_told_the_command() {
    let (_, err, code) = run("C", &["Cargo.toml"]);
    assert_eq!(code, 2);
    assert!(err.contains("jifen score Cargo.toml"), "{err}");
}

#[test]
fn the_version_is_told() {
    let (out, _, code) = run("C", &["--version"]);
    assert_eq!(code, 0);
    assert_eq!(out, concat!("jifen ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_built_in_rulebooks_are_listed_and_printed() {
    let (list, err, code) = run("C", &["rules"]);
    assert_eq!((err.as_str(), code), ("", 0));
    assert!(
        list.starts_with("vocational　示范职教中心宣传工作奖励办法（按月计，单位：分）\n"),
        "{list}"
    );
    let by_alias = run("C", &["办法"]);
    assert_eq!(by_alias, (list, err, code));
    // Byte for byte, so that it can be made one's own; `.toml` may stand behind.
    let text = include_str!("../rules/vocational.toml");
    for name in ["vocational", "vocational.toml"] {
        let (out, err, code) = run("C", &["rules", name]);
        assert_eq!((err.as_str(), code), ("", 0));
        assert!(out == text);
    }
    for (locale, told) in [
        ("zh_CN.UTF-8", "没有叫“modle”的内置办法"),
        ("en_GB", "no built-in rulebook “modle”"),
    ] {
        let (out, err, code) = run(locale, &["rules", "modle"]);
        assert_eq!((out.as_str(), code), ("", 2));
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn a_rulebook_is_read_back_by_file_or_name() {
    let (by_file, err, code) = run("C", &["read", "rules/vocational.toml"]);
    assert_eq!((err.as_str(), code), ("", 0));
    assert!(by_file.contains("。\n7. 第二条："), "{by_file}");
    for arguments in [
        &["read"][..],
        &["read", "vocational"],
        &["解读", "vocational"],
    ] {
        assert_eq!(run("C", arguments), (by_file.clone(), String::new(), 0));
    }
    let (english, _, code) = run("en_GB.UTF-8", &["read"]);
    assert_eq!(code, 0);
    assert!(english.contains("7. 第二条: Teachers"), "{english}");
    // Neither a file nor a name; a rulebook with mistakes, which are all told.
    let (out, err, code) = run("C", &["read", "nowhere.toml"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(err.contains("rulebook-unreadable"), "{err}");
    let (out, err, code) = run("C", &["read", "tests/rulebooks/坏办法.toml"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(err.contains("unknown-key"), "{err}");
}

#[test]
fn a_built_in_rulebook_can_be_named_wherever_one_is_asked_for() {
    let (out, err, code) = run("C", &["check", "S01"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("莒县某乡镇学校新闻宣传奖励办法"), "{out}");
    // Its policy comes with it.
    assert!(!err.contains("policy-unreadable"), "{err}");
    let (out, err, code) = run(
        "C",
        &[
            "score",
            "examples/2022-05/报送.xlsx",
            "--rules",
            "vocational",
            "--json",
        ],
    );
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("示范职教中心宣传工作奖励办法"));
}

#[test]
fn the_schema_is_printed_in_either_language() {
    let (chinese, err, code) = run("C", &["schema"]);
    assert_eq!((err.as_str(), code), ("", 0));
    assert!(chinese.contains("\"title\": \"jifen 评分办法\""));
    assert_eq!(run("C", &["结构"]).0, chinese);
    let (english, ..) = run("C", &["schema", "--lang", "en"]);
    assert!(english.contains("\"title\": \"jifen rulebook\""));
}

#[test]
fn a_text_is_written_to_a_new_file_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, policy) = (path("新办法.toml"), path("S24-school-reporters.md"));
    let arguments = ["rules", "S24", "--out", &file];
    let (out, err, code) = run("C", &arguments);
    assert_eq!((err.as_str(), code), ("", 0));
    assert!(out.contains(&file) && out.contains(&policy), "{out}");
    let written = std::fs::read_to_string(&file).expect("the rulebook");
    let (printed, _, _) = run("C", &["rules", "S24"]);
    assert_eq!(written, printed);
    assert!(std::fs::read_to_string(&policy).is_ok_and(|text| text.contains("第一条")));

    std::fs::write(&file, "mine").expect("a file");
    let (_, err, code) = run("C", &arguments);
    assert_eq!(code, 2);
    assert!(err.contains("file-exists"), "{err}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "mine");
}

#[test]
fn where_no_clause_shares_an_explanation_names_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let rows = "标题,作者,部门,媒体,日期\n开学,张三、李四,教务处,人民日报,2022-05-01\n";
    let table = put("报送.csv", rows);
    let rulebook = "[rulebook]\nname = \"办法\"\n[[points]]\nclause = \"第一条\"\npoints = 3\n";
    let rulebook = put("办法.toml", rulebook);
    let (out, _, code) = run("C", &["explain", "张三", &table, "--rules", &rulebook]);
    assert_eq!(code, 0);
    assert!(out.contains("署名：张三、李四；署名人平分\n"), "{out}");
    assert!(
        out.contains("+1.50  = 1.50  第一条  基础分 3；两人平分\n"),
        "{out}"
    );
}
