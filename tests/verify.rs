//! The receipt of a result, and making the result again from it.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

const RULEBOOK: &str = r#"
[rulebook]
name = "每篇两分"
outlets = []
[[points]]
clause = "第一条"
points = 2
"#;

/// A folder with a table, a rulebook and their result.
struct Office(TempDir);

impl Office {
    fn new() -> Office {
        let office = Office(tempfile::tempdir().expect("a folder"));
        fs::write(office.at("办法.toml"), RULEBOOK).expect("a rulebook");
        let table = "标题,作者,部门,媒体,日期\n甲,张三,教务处,校报,2022-05-01\n";
        fs::write(office.at("报送.csv"), table).expect("a table");
        let (code, said) = office.score(&[]);
        assert_eq!(code, 0, "{said}");
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(args)
            .args(["--lang", "zh"])
            .current_dir(self.0.path())
            .output()
            .expect("jifen runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        (output.status.code().unwrap_or(-1), said)
    }

    fn score(&self, more: &[&str]) -> (i32, String) {
        let args = ["score", "报送.csv", "--rules", "办法.toml", "--out", "结果"];
        self.run(&[&args, more].concat())
    }

    fn verify(&self) -> (i32, String) {
        self.run(&["verify", "结果"])
    }
}

#[test]
fn an_untouched_result_is_the_same_to_the_byte() {
    let office = Office::new();
    let (code, said) = office.verify();
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("一字不差"), "{said}");
    // From wherever it is called.
    let other = tempfile::tempdir().expect("a folder");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .arg("verify")
        .arg(office.at("结果"))
        .current_dir(other.path())
        .assert()
        .success();
}

#[test]
fn the_receipt_names_inputs_by_their_hash() {
    let office = Office::new();
    let text = fs::read_to_string(office.at("结果/运行记录.json")).expect("a receipt");
    let receipt: serde_json::Value = serde_json::from_str(&text).expect("json");
    assert_eq!(receipt["inputs"][0]["path"], "../报送.csv");
    assert_eq!(receipt["rulebook"]["from"], "../办法.toml");
    assert_eq!(receipt["rows"]["read"], 1);
    let files = fs::read_dir(office.at("结果")).expect("a folder").count();
    let outputs = receipt["outputs"].as_array().expect("outputs").len();
    assert_eq!(files, outputs + 1, "every file but the receipt is in it");
}

#[test]
fn a_result_that_was_edited_is_told_with_its_line() {
    let office = Office::new();
    let path = office.at("结果/教师排名-2022-05.csv");
    let text = fs::read_to_string(&path).expect("a ranking");
    fs::write(&path, text.replace("2.00", "9.00")).expect("an edit");
    let (code, said) = office.verify();
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("output-edited") && said.contains("第 2 行"),
        "{said}"
    );
    fs::remove_file(&path).expect("removed");
    let (code, said) = office.verify();
    assert!(code == 1 && said.contains("output-missing"), "{said}");
}

#[test]
fn a_table_or_rulebook_that_changed_is_told_with_what_that_changes() {
    let office = Office::new();
    let path = office.at("报送.csv");
    let text = fs::read_to_string(&path).expect("a table");
    fs::write(&path, text.replace("张三", "李四")).expect("an edit");
    let (code, said) = office.verify();
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("input-changed") && said.contains("output-differs"),
        "{said}"
    );
    fs::write(&path, text).expect("put back");
    fs::write(office.at("办法.toml"), RULEBOOK.replace("= 2", "= 3")).expect("an edit");
    let (code, said) = office.verify();
    assert!(code == 1 && said.contains("rulebook-changed"), "{said}");
    fs::remove_file(&path).expect("removed");
    let (code, said) = office.verify();
    assert!(code == 2 && said.contains("input-missing"), "{said}");
}

#[test]
fn a_folder_without_a_receipt_cannot_be_verified() {
    let office = Office::new();
    let (code, said) = office.run(&["verify", "."]);
    assert!(code == 2 && said.contains("no-receipt"), "{said}");
}

#[test]
fn a_folder_with_other_files_is_left_alone_unless_forced() {
    let office = Office::new();
    fs::create_dir(office.at("照片")).expect("a folder");
    fs::write(office.at("照片/合影.txt"), "…").expect("a file");
    let args = ["score", "报送.csv", "--rules", "办法.toml", "--out", "照片"];
    let (code, said) = office.run(&args);
    assert!(code == 2 && said.contains("out-not-ours"), "{said}");
    assert_eq!(
        fs::read_dir(office.at("照片")).expect("a folder").count(),
        1
    );
    let (code, said) = office.run(&[&args[..], &["--force"]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(office.at("照片/合影.txt").exists() && office.at("照片/教师排名-2022-05.csv").exists());
    // A former run's folder needs no force.
    let (code, said) = office.score(&[]);
    assert_eq!(code, 0, "{said}");
}

/// Whoever stops a run at any moment finds the former set, or a new one that the next run completes.
#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_leaves_a_whole_set() {
    let office = Office::new();
    let former = fs::read(office.at("结果/教师排名-2022-05.csv")).expect("a ranking");
    let table = fs::read_to_string(office.at("报送.csv")).expect("a table");
    fs::write(office.at("报送.csv"), table.replace("张三", "李四")).expect("an edit");
    let args = [
        "score",
        "报送.csv",
        "--rules",
        "办法.toml",
        "--out",
        "结果",
        "--lang",
        "zh",
    ];
    for moment in 0..40_u64 {
        let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_jifen"))
            .args(args)
            .current_dir(office.0.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("jifen runs");
        std::thread::sleep(std::time::Duration::from_micros(moment * 1500));
        // It may have ended already.
        let _ = run.kill();
        run.wait().expect("stopped");
        let ready = office.at("结果/.jifen-ready");
        let is_former =
            fs::read(office.at("结果/教师排名-2022-05.csv")).expect("a ranking") == former;
        let receipt = fs::read_to_string(office.at("结果/运行记录.json")).expect("a receipt");
        let receipt: serde_json::Value = serde_json::from_str(&receipt).expect("whole");
        for output in receipt["outputs"].as_array().expect("outputs") {
            let name = output["name"].as_str().expect("a name");
            let length = fs::metadata(office.at("结果").join(name))
                .expect("there")
                .len();
            // Between the first and the last file that gets its place the new set lies ready.
            assert!(
                ready.exists() || output["bytes"] == length,
                "{name} at {moment}, former {is_former}"
            );
        }
    }
    let (code, said) = office.score(&[]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = office.verify();
    assert_eq!(code, 0, "{said}");
    assert!(!office.at("结果/.jifen-ready").exists() && !office.at("结果/.jifen-making").exists());
}
