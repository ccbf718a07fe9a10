//! The way from a folder of results to what was read, so that both can be carried elsewhere
//! together.

use std::path::{Component, Path, PathBuf, absolute};

/// The way from a folder to a file, as `../报送.xlsx`; the whole path between drives.
///
/// Both are taken for where they really are: `..` leads up from there, not from a link to it.
pub fn between(folder: &Path, file: &Path) -> String {
    let (real_folder, real_file) = (real(folder), real(file));
    let from: Vec<_> = real_folder.components().collect();
    let to: Vec<_> = real_file.components().collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let is_part = |part: &Component| matches!(part, Component::Normal(_));
    if !from[shared..].iter().chain(&to[shared..]).all(is_part) {
        let whole = absolute(file).unwrap_or_else(|_| file.to_owned());
        return whole.to_string_lossy().replace('\\', "/");
    }
    let up = from[shared..].iter().map(|_| "..".into());
    let down = to[shared..].iter();
    let down = down.map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// A path from the root, without `.` and `..`, and without links as far as it is there.
fn real(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = |path: &Path| Some((path.canonicalize().ok()?, path.to_owned()));
    let (mut real, known) = path.ancestors().find_map(there).unwrap_or_default();
    for part in path.strip_prefix(known).unwrap_or(&path).components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
    }
    real
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_up_to_what_both_have_in_common() {
        let cases = [
            ("/甲/结果", "/甲/报送.xlsx", "../报送.xlsx"),
            ("/甲/结果", "/甲/结果/报送.xlsx", "报送.xlsx"),
            (
                "/甲/./乙/../结果",
                "/甲/五月/报送.xlsx",
                "../五月/报送.xlsx",
            ),
            ("/甲", "/乙/丙/报送.xlsx", "../乙/丙/报送.xlsx"),
        ];
        for (folder, file, way) in cases {
            assert_eq!(between(Path::new(folder), Path::new(file)), way);
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_way_goes_from_where_a_linked_folder_really_is() {
        let base = tempfile::tempdir().expect("a folder");
        let at = |name: &str| base.path().join(name);
        std::fs::create_dir_all(at("甲/乙/结果")).expect("folders");
        std::os::unix::fs::symlink(at("甲/乙/结果"), at("结果")).expect("a link");
        std::fs::write(at("报送.xlsx"), "").expect("a file");
        let way = between(&at("结果"), &at("报送.xlsx"));
        assert_eq!(way, "../../../报送.xlsx");
        assert!(at("结果").join(way).exists());
        // A folder that is still to be made lies where its link leads, too.
        let way = between(&at("结果/五月"), &at("报送.xlsx"));
        assert_eq!(way, "../../../../报送.xlsx");
    }
}
