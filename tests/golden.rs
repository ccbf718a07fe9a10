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
    assert_eq!(names.len(), 6);
    for name in names {
        let kept = std::fs::read(month.join("结果").join(&name)).expect("a result");
        let made = std::fs::read(folder.path().join(&name)).expect("a result");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if Path::new(&name)
            .extension()
            .is_some_and(|ending| ending == "csv")
        {
            for (kept, made) in text(&kept).lines().zip(text(&made).lines()) {
                assert_eq!(kept, made, "{}", name.display());
            }
        }
        assert!(kept == made, "{}", name.display());
    }
}
