//! How rows and cells are written: `报送.xlsx!五月!17`, `…!H17`, `'[报送.xlsx]五月'!H17`,
//! `报送.xlsx › 五月 › 第17行`.

use unicode_normalization::UnicodeNormalization;

/// A row or a cell that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What stands before the row: a file, a sheet or both.
    pub names: Vec<String>,
    /// From 1.
    pub row: u32,
    /// From 0.
    pub column: Option<u32>,
}

impl Subject {
    /// Reads a row or a cell; none if the text is neither.
    ///
    /// ```
    /// use jifen::answers::Subject;
    ///
    /// let subject = Subject::parse("'[报送.xlsx]五月'!$H$17").expect("a cell");
    /// assert_eq!(subject.names, ["报送.xlsx", "五月"]);
    /// assert_eq!((subject.row, subject.column), (17, Some(7)));
    /// assert_eq!(Subject::parse("张三"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Subject> {
        let parts: Vec<&str> = text.split(['!', '！', '›']).map(str::trim).collect();
        let (last, before) = parts.split_last()?;
        let (column, row) = cell(last)?;
        let mut names = Vec::new();
        for part in before {
            let part = part.strip_prefix('\'').unwrap_or(part);
            let part = part.strip_suffix('\'').unwrap_or(part).replace("''", "'");
            match part
                .split_once('[')
                .and_then(|(_, rest)| rest.split_once(']'))
            {
                // As spreadsheets write a cell of another file, with or without its folder.
                Some((file, sheet)) => names.extend([file.to_owned(), sheet.to_owned()]),
                None => names.push(part),
            }
        }
        names.retain(|name| !name.is_empty());
        Some(Subject { names, row, column })
    }
}

/// The column and row of `17`, `第17行`, `H17`, `$H$17`.
fn cell(text: &str) -> Option<(Option<u32>, u32)> {
    /// XFD is the last column there is.
    const LETTERS: usize = 3;
    let text: String = text.nfkc().filter(|c| *c != '$').collect();
    let text = text.trim_start_matches('第').trim_end_matches('行').trim();
    let letters = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let (column, row) = text.split_at(letters);
    let row = row.parse().ok().filter(|row| *row > 0)?;
    if letters > LETTERS || text.contains('+') {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A' + 1)
    });
    Some((column.checked_sub(1), row))
}

#[cfg(test)]
mod tests {
    use super::Subject;

    #[test]
    fn rows_and_cells_are_read_as_people_and_spreadsheets_write_them() {
        let read = |text: &str| {
            let subject = Subject::parse(text)?;
            Some((subject.names.join("|"), subject.column, subject.row))
        };
        let of = |names: &str, column, row| Some((names.to_owned(), column, row));
        assert_eq!(read("报送.xlsx!五月!17"), of("报送.xlsx|五月", None, 17));
        assert_eq!(
            read("报送.xlsx！五月！ｈ１７"),
            of("报送.xlsx|五月", Some(7), 17)
        );
        assert_eq!(read("报送.xlsx!17"), of("报送.xlsx", None, 17));
        assert_eq!(
            read("'C:\\表\\[报送.xlsx]五月'!AA17"),
            of("报送.xlsx|五月", Some(26), 17)
        );
        assert_eq!(
            read("报送.xlsx › 五月 › 第17行"),
            of("报送.xlsx|五月", None, 17)
        );
        assert_eq!(read("'老师''的表'!B2"), of("老师'的表", Some(1), 2));
        assert_eq!(read("H17"), of("", Some(7), 17));
        assert_eq!(read("张三"), None);
        assert_eq!(read("报送.xlsx!H0"), None);
        assert_eq!(read("教学楼A"), None);
        assert_eq!(read("好消息!"), None);
    }
}
