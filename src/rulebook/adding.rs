//! A further `[[outlet]]` in the text of a rulebook, every other byte of which stays.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// An outlet to be written down.
#[derive(Clone, Debug, Default)]
pub struct NewOutlet {
    pub name: String,
    pub level: String,
    pub aliases: Vec<String>,
    pub domains: Vec<String>,
}

/// The text with the outlet after the last one there, or at its end, and the line (from 1) on which
/// it begins. None where it has no place: the text is no TOML, or `outlet` is something else in it.
pub fn with_outlet(text: &str, outlet: &NewOutlet) -> Option<(String, usize)> {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (bom, rest) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let plain = rest.replace("\r\n", "\n");
    let mut document: DocumentMut = plain.parse().ok()?;
    let found = document
        .entry("outlet")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    found.as_array_of_tables_mut()?.push(table(outlet));
    let written = document.to_string();
    // Where the new lines begin; what stood there before must be there still.
    let lines = |text: &str| -> Vec<String> { text.split('\n').map(str::to_owned).collect() };
    let (before, after) = (lines(&plain), lines(&written));
    let first = before
        .iter()
        .zip(&after)
        .take_while(|(before, after)| before == after)
        .count();
    let added = after.len().checked_sub(before.len())?;
    let kept = after[..first].iter().chain(&after[first + added..]);
    if !kept.eq(before.iter()) {
        return None;
    }
    let block = after[first..first + added].iter();
    let block: String = block.map(|line| format!("{line}{ending}")).collect();
    let at: usize = rest.split_inclusive('\n').take(first).map(str::len).sum();
    let open = first > 0 && !rest[..at].ends_with('\n');
    let (join, block) = match open {
        true => (ending, block.strip_suffix(ending).unwrap_or(&block)),
        false => ("", &*block),
    };
    let new = format!("{bom}{}{join}{block}{}", &rest[..at], &rest[at..]);
    let blank = after[first..].iter().take_while(|line| line.is_empty());
    Some((new, first + blank.count() + 1))
}

fn table(outlet: &NewOutlet) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.insert("name", value(&outlet.name));
    let texts = |texts: &[String]| value(texts.iter().collect::<Array>());
    if !outlet.aliases.is_empty() {
        table.insert("aliases", texts(&outlet.aliases));
    }
    table.insert("level", value(&outlet.level));
    if !outlet.domains.is_empty() {
        table.insert("domains", texts(&outlet.domains));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet() -> NewOutlet {
        NewOutlet {
            name: "易县“新闻\"网".to_owned(),
            level: "县级".to_owned(),
            aliases: vec!["易网".to_owned()],
            domains: Vec::new(),
        }
    }

    const LINES: &str =
        "\n[[outlet]]\nname = '易县“新闻\"网'\naliases = [\"易网\"]\nlevel = \"县级\"\n";

    fn check(text: &str, before: &str, after: &str) {
        let (new, line) = with_outlet(text, &outlet()).expect("a place");
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let lines = LINES.replace('\n', ending);
        assert_eq!(new, format!("{before}{lines}{after}"));
        assert_eq!(new.lines().nth(line - 1), Some("[[outlet]]"));
    }

    #[test]
    fn it_stands_after_the_last_one_and_nothing_else_moves() {
        let before = "# 说明\n[rulebook]\nname  =  \"甲\" # 名称\n\n[[outlet]]\nname = \"乙\"\nlevel = \"市级\"  # 定的\n";
        let after = "\n# ━━ 分值\n[[points]]\npoints = 1\n";
        check(&format!("{before}{after}"), before, after);
        let windows = |text: &str| text.replace('\n', "\r\n");
        let (before, after) = (windows(before), windows(after));
        let before = format!("\u{feff}{before}");
        check(&format!("{before}{after}"), &before, &after);
    }

    #[test]
    fn it_stands_at_the_end_where_there_is_none() {
        let text = "[rulebook]\nname = \"甲\"\n\n[[points]]\npoints = 1\n# 完\n";
        let (new, _) = with_outlet(text, &outlet()).expect("a place");
        assert!(
            new.starts_with("[rulebook]\nname = \"甲\"\n\n[[points]]\npoints = 1\n"),
            "{new}"
        );
        assert!(new.contains("# 完\n") && new.contains(LINES), "{new}");
        let open = "[rulebook]\nname = \"甲\"";
        let (new, _) = with_outlet(open, &outlet()).expect("a place");
        assert_eq!(new, format!("{open}\n{LINES}"));
    }

    #[test]
    fn what_has_no_place_is_left_alone() {
        assert!(with_outlet("outlet = 1\n", &outlet()).is_none());
        assert!(with_outlet("[rulebook\n", &outlet()).is_none());
    }
}
