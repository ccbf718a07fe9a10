//! The example month comes out as it lies beside its workbook, byte for byte. After a wanted change:
//! `cargo run --release -- score examples/2022-05/报送.xlsx --out examples/2022-05/结果`, and read the diff.

use std::path::Path;

use assert_cmd::Command;

#[test]
fn the_example_month_comes_out_as_it_lies_there() {
    let month = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/2022-05");
    let folder = tempfile::tempdir().expect("a temporary folder");
    Command::new(env!("CARGO_BIN_EXE_jifen"))
        .args(["score", "报送.xlsx", "--lang", "zh", "--out"])
        .arg(folder.path())
        .current_dir(&month)
        .assert()
        .success();
    let mut names: Vec<_> = std::fs::read_dir(month.join("结果"))
        .expect("the results")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 5);
    for name in names {
        let kept = std::fs::read_to_string(month.join("结果").join(&name)).expect("UTF-8");
        let made = std::fs::read_to_string(folder.path().join(&name)).expect("UTF-8");
        for (kept, made) in kept.lines().zip(made.lines()) {
            assert_eq!(kept, made, "{}", name.display());
        }
        assert_eq!(kept, made, "{}", name.display());
    }
}
