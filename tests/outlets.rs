//! `jifen outlets`: looking an outlet up, and adding one to a rulebook of one's own.

use assert_cmd::Command;
use tempfile::TempDir;

const RULES: &str = "# 我校的办法\r\n[rulebook]\r\nname = \"办法\"   # 名称\r\n\r\n\
    [[field]]\r\nname = \"level\"\r\nof = \"outlet\"\r\nvalues = [\"校级\", \"市级\"]\r\n\r\n\
    [[outlet]]\r\nname = \"校报\"\r\nlevel = \"校级\"  # 自己的\r\n\r\n\
    # 分值\r\n[[points]]\r\nclause = \"第一条\"\r\nwhen = { level = \"市级\" }\r\npoints = 5\r\n";

fn office() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("\u{feff}{RULES}");
    std::fs::write(folder.path().join("办法.toml"), text).expect("written");
    folder
}

/// What it printed, what it told, and its exit code.
fn run(folder: &TempDir, args: &[&str]) -> (String, String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
        .arg("outlets")
        .args(args)
        .args(["--lang", "zh"])
        .current_dir(folder.path())
        .output()
        .expect("jifen runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = output.status.code().unwrap_or(-1);
    (text(&output.stdout), text(&output.stderr), code)
}

fn rules(folder: &TempDir) -> String {
    std::fs::read_to_string(folder.path().join("办法.toml")).expect("UTF-8")
}

#[test]
fn an_outlet_is_added_and_nothing_else_changes() {
    let folder = office();
    let add = [
        "add",
        "清苑在线",
        "--level",
        "市级",
        "--alias",
        "清苑网",
        "--alias",
        "清苑",
        "--domain",
        "qy.example.cn",
        "--rules",
        "办法.toml",
    ];
    let (shown, told, code) = run(&folder, &add);
    assert_eq!((told.as_str(), code), ("", 0));
    let line = "\r\n[[outlet]]\r\nname = \"清苑在线\"\r\naliases = [\"清苑网\", \"清苑\"]\r\n\
        level = \"市级\"\r\ndomains = [\"qy.example.cn\"]\r\n";
    let (before, after) = RULES.split_at(RULES.find("\r\n# 分值").expect("there"));
    assert_eq!(rules(&folder), format!("\u{feff}{before}{line}{after}"));
    // Twelve lines before it, and a blank one.
    assert_eq!(shown, "已把“清苑在线”（市级）写进 办法.toml 第 14 行。\n");
    let (shown, ..) = run(&folder, &["find", "清苑网", "--rules", "办法.toml"]);
    assert_eq!(
        shown,
        "清苑在线　市级　别名：清苑、清苑网　网站：qy.example.cn\n"
    );
}

#[test]
fn the_outlet_added_is_scored() {
    let folder = office();
    run(
        &folder,
        &["add", "清苑在线", "--level", "市级", "--rules", "办法.toml"],
    );
    std::fs::write(
        folder.path().join("报送.csv"),
        "标题,作者,部门,媒体,日期\n开学,张三,教务处,清苑在线,2022-05-06\n",
    )
    .expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args([
            "explain",
            "张三",
            "报送.csv",
            "--rules",
            "办法.toml",
            "--lang",
            "zh",
        ])
        .current_dir(folder.path())
        .output()
        .expect("jifen runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("合计 5.00 分"), "{shown}");
}

#[test]
fn what_cannot_be_added_leaves_the_file_alone() {
    let folder = office();
    for (args, code) in [
        (
            &["add", "校报", "--level", "市级", "--rules", "办法.toml"][..],
            "outlets-known",
        ),
        (
            &["add", "人民日报", "--level", "省级", "--rules", "办法.toml"],
            "outlets-no-level",
        ),
        (
            &[
                "add",
                "甲",
                "--alias",
                "校 报",
                "--level",
                "市级",
                "--rules",
                "办法.toml",
            ],
            "outlets-known",
        ),
        (
            &["add", " ", "--level", "市级", "--rules", "办法.toml"],
            "outlets-nameless",
        ),
        (&["add", "甲", "--level", "市级"], "outlets-no-rulebook"),
        (
            &["add", "甲", "--level", "市级", "--rules", "vocational"],
            "outlets-no-rulebook",
        ),
        (
            &["add", "甲", "--level", "市级", "--rules", "没有.toml"],
            "file-missing",
        ),
    ] {
        let (shown, told, exit) = run(&folder, args);
        assert!(told.contains(code), "{args:?}: {told}");
        assert_eq!((shown.as_str(), exit), ("", 2), "{args:?}");
    }
    assert_eq!(rules(&folder), format!("\u{feff}{RULES}"));
}

#[test]
fn the_registry_s_outlet_may_have_another_level_here() {
    let folder = office();
    let (.., code) = run(
        &folder,
        &["add", "人民日报", "--level", "市级", "--rules", "办法.toml"],
    );
    assert_eq!(code, 0);
    let (shown, ..) = run(&folder, &["find", "人民日报", "--rules", "办法.toml"]);
    assert!(shown.starts_with("人民日报　市级"), "{shown}");
}

#[test]
fn outlets_are_found_by_a_part_of_the_name_by_a_link_and_by_likeness() {
    let folder = office();
    let first = |args: &[&str]| {
        let (shown, ..) = run(&folder, args);
        shown.lines().next().unwrap_or_default().to_owned()
    };
    assert!(first(&["find", "保定日报"]).starts_with("保定日报　市级"));
    assert!(first(&["find", "http://epaper.bdall.com/x"]).starts_with("保定日报　市级"));
    assert_eq!(
        first(&["find", "保定曰报"]),
        "名录里没有“保定曰报”，相近的有："
    );
    assert!(first(&["find", "今日易县"]).starts_with("易县融媒体中心　县级"));
    assert!(first(&["find", "抖音"]).contains("平台"));
    assert_eq!(
        first(&["find", "不存在的刊物名称啊"]),
        "名录里没有“不存在的刊物名称啊”，也没有相近的。"
    );
}
