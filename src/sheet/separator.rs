//! What parts the fields of a text.

/// What may part fields, the likeliest first; the last two only where no other does.
const CANDIDATES: [char; 6] = [',', '\t', ';', '|', '，', '、'];

/// The separator that a first line such as `sep=;` names, and the bytes of that line.
pub(super) fn named(text: &str) -> Option<(char, usize)> {
    let end = text.find(['\n', '\r'])?;
    let line = text
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))?;
    let mut rest = text[line.len()..end].trim_end_matches('"').chars();
    let separator = rest.next().filter(|_| rest.next().is_none())?;
    let length = if text[end..].starts_with("\r\n") {
        2
    } else {
        1
    };
    Some((separator, end + length))
}

/// The separator that most lines have equally often, outside quotes.
pub(super) fn of(text: &str) -> char {
    let lines = counts(text);
    let weight = |candidate: usize| {
        let of_lines: Vec<usize> = lines.iter().map(|line| line[candidate]).collect();
        let most = of_lines.iter().filter(|&&count| count > 0).map(|&count| {
            let same = of_lines.iter().filter(|&&other| other == count).count();
            (same * same * count, same)
        });
        most.max().unwrap_or((0, 0))
    };
    let mut best = (0, 0);
    for candidate in 0..4 {
        if weight(candidate).0 > weight(best.0).0 {
            best.0 = candidate;
        }
    }
    best.1 = weight(best.0).1;
    // Letters that titles and lists of names have too part fields only where every line from the
    // header on has them, most equally often.
    if best.1 * 2 < lines.len().max(1) {
        for wide in 4..CANDIDATES.len() {
            let from = lines.iter().position(|line| line[wide] > 0);
            let table = &lines[from.unwrap_or(lines.len())..];
            let all = table.iter().all(|line| line[wide] > 0);
            let (_, same) = weight(wide);
            if all
                && table.len() > 1
                && table.len() + 3 > lines.len()
                && same * 10 >= table.len() * 7
            {
                return CANDIDATES[wide];
            }
        }
    }
    CANDIDATES[best.0]
}

/// How often each candidate stands in each of the first lines that are not blank.
fn counts(text: &str) -> Vec<[usize; CANDIDATES.len()]> {
    const LINES: usize = 30;
    let mut lines = Vec::new();
    let mut line = [0; CANDIDATES.len()];
    let (mut quoted, mut blank) = (false, true);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if !blank {
                    lines.push(line);
                }
                (line, blank) = ([0; CANDIDATES.len()], true);
                if lines.len() == LINES {
                    return lines;
                }
                continue;
            }
            _ if !quoted => {
                if let Some(found) = CANDIDATES.iter().position(|&other| other == letter) {
                    line[found] += 1;
                }
            }
            _ => {}
        }
        blank &= letter.is_whitespace();
    }
    if !blank {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{named, of};

    #[test]
    fn separators_are_told_by_what_lines_have_alike() {
        for (text, separator) in [
            (
                "标题,作者,媒体\n甲,张三、李四,校报\n乙,王五、赵六,校报\n",
                ',',
            ),
            ("标题\t作者\n甲,乙,丙,丁\t张三\n甲,乙,丙\t李四\n", '\t'),
            ("标题;作者\n甲;张三\n", ';'),
            ("标题|作者|媒体\n甲|张三|校报\n", '|'),
            (
                "2022年5月报送表\n标题，作者，媒体\n甲，张三，校报\n乙，李四，校报\n",
                '，',
            ),
            ("标题、作者、媒体\n甲、张三、校报\n", '、'),
            ("标题\n我校召开大会，部署工作\n师生参观，学习，交流\n", ','),
            ("姓名,合作者\n张三,甲、乙、丙\n李四,甲、乙、丙\n", ','),
            ("", ','),
        ] {
            assert_eq!(of(text), separator, "{text}");
        }
        assert_eq!(named("sep=;\r\n标题;作者"), Some((';', 7)));
        assert_eq!(named("sep=;;\n"), None);
        assert_eq!(named("标题,作者\n"), None);
    }
}
