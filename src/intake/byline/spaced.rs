//! Names with spaces in them: 张  三, 欧阳 修, John Smith.

use super::roles::LONG_SURNAMES;
use super::words::Word;

/// Joins what spaces part within one name, and marks names that only a space parts from the name
/// before. Also whether it is in doubt which letters are one name.
pub fn joined(words: Vec<Word>) -> (Vec<Word>, bool) {
    let mut out = Vec::with_capacity(words.len());
    let mut run: Vec<(String, usize)> = Vec::new();
    let mut doubtful = false;
    let mut gap = 0;
    for word in words {
        match word {
            Word::Name { text, .. } => run.push((text, std::mem::take(&mut gap))),
            Word::Space(width) if !run.is_empty() => gap += width,
            word => {
                doubtful |= flush(&mut run, &mut out);
                if gap > 0 {
                    out.push(Word::Space(gap));
                    gap = 0;
                }
                out.push(word);
            }
        }
    }
    doubtful |= flush(&mut run, &mut out);
    (out, doubtful)
}

/// Puts out a run of names between which only spaces stand.
fn flush(run: &mut Vec<(String, usize)>, out: &mut Vec<Word>) -> bool {
    let parts = std::mem::take(run);
    let mut names: Vec<String> = Vec::new();
    let mut doubtful = false;
    let mut at = 0;
    while at < parts.len() {
        let (text, _) = &parts[at];
        let next = parts.get(at + 1).map(|(text, _)| text.as_str());
        let letters = |text: &str| text.chars().count();
        if text.is_ascii() {
            let len = parts[at..]
                .iter()
                .take_while(|(text, _)| text.is_ascii())
                .count();
            let words: Vec<&str> = parts[at..at + len]
                .iter()
                .map(|(text, _)| text.as_str())
                .collect();
            names.push(words.join(" "));
            at += len;
        } else if let Some(next) =
            next.filter(|next| LONG_SURNAMES.contains(&text.as_str()) && letters(next) <= 2)
        {
            names.push(format!("{text}{next}"));
            at += 2;
        } else if letters(text) == 1 {
            let len = parts[at..]
                .iter()
                .take_while(|(text, _)| letters(text) == 1)
                .count();
            let behind = parts.get(at + len).map(|(text, _)| text.as_str());
            match behind.filter(|behind| len == 1 && letters(behind) == 2) {
                // 张 三丰
                Some(behind) => {
                    names.push(format!("{text}{behind}"));
                    at += 2;
                }
                None => {
                    doubtful |= singles(&parts[at..at + len], &mut names);
                    at += len;
                }
            }
        } else {
            names.push(text.clone());
            at += 1;
        }
    }
    for (index, text) in names.into_iter().enumerate() {
        if index > 0 {
            out.push(Word::Space(1));
        }
        out.push(Word::Name {
            text,
            follows: index > 0,
        });
    }
    doubtful
}

/// Names whose every letter stands alone: wider gaps part them, else two or three letters are one
/// name and four are two. Whether that is in doubt.
fn singles(letters: &[(String, usize)], names: &mut Vec<String>) -> bool {
    let joint = |letters: &[(String, usize)]| -> String {
        letters.iter().map(|(letter, _)| letter.as_str()).collect()
    };
    let gaps = || letters.iter().skip(1).map(|(_, gap)| *gap);
    let (least, most) = (gaps().min().unwrap_or(0), gaps().max().unwrap_or(0));
    if least < most {
        let mut start = 0;
        let mut doubtful = false;
        for at in 1..=letters.len() {
            if at == letters.len() || letters[at].1 > least {
                doubtful |= singles(&letters[start..at], names);
                start = at;
            }
        }
        return doubtful;
    }
    let count = letters.len();
    if count <= 3 {
        names.push(joint(letters));
        return count == 1 && letters[0].0 != "等";
    }
    let surnamed = LONG_SURNAMES.contains(&joint(&letters[..2]).as_str());
    if count == 4 && surnamed {
        names.push(joint(letters));
        return false;
    }
    let mut rest = letters;
    while rest.len() > 3 {
        names.push(joint(&rest[..2]));
        rest = &rest[2..];
    }
    names.push(joint(rest));
    count > 4
}
