//! In which letters a text is written.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A byte-order mark (and its length), else what the bytes look like: UTF-16 where every other byte
/// of ASCII letters is a zero, UTF-8 if that is what it is, else GB18030.
pub(super) fn of(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(head) {
        return found;
    }
    if let Some(wide) = wide(head) {
        return (wide, 0);
    }
    match std::str::from_utf8(head) {
        Ok(_) => (UTF_8, 0),
        // A letter cut in two by the end of what is looked at.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => (UTF_8, 0),
        Err(_) => (GB18030, 0),
    }
}

/// UTF-16 without a mark.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let printed = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let (mut little, mut big) = (0, 0);
    for pair in head.chunks_exact(2) {
        match pair {
            [low, 0] if printed(*low) => little += 1,
            [0, low] if printed(*low) => big += 1,
            _ => {}
        }
    }
    let (encoding, pairs) = match little >= big {
        true => (UTF_16LE, little),
        false => (UTF_16BE, big),
    };
    if pairs < 2 {
        return None;
    }
    let even = &head[..head.len() / 2 * 2];
    let (text, broken) = encoding.decode_without_bom_handling(even);
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || c == '\u{fffd}';
    let cut = text.ends_with('\u{fffd}');
    let odd = text.chars().filter(|&c| odd(c)).count() - usize::from(cut);
    (odd == 0 && (!broken || cut)).then_some(encoding)
}

/// Whether bytes with zeros among them are a text all the same: UTF-16, or one with stray zeros.
pub(super) fn is_text(head: &[u8]) -> bool {
    if of(head).0 == UTF_16LE || of(head).0 == UTF_16BE {
        return true;
    }
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    let control = |byte: u8| byte < b' ' && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x1A);
    zeros * 10 < head.len() && !head.iter().any(|&byte| control(byte))
}

/// What a row that stands among others turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Utf8,
    Gb18030,
    /// Neither, in part.
    Broken,
}

/// Decodes one row by itself, since files put together by hand mix encodings.
pub(super) fn decode<'f>(
    bytes: &[u8],
    fields: impl Iterator<Item = &'f [u8]>,
    text: &mut String,
    ends: &mut Vec<usize>,
) -> Letters {
    let found = letters(bytes);
    text.clear();
    let mut broken = false;
    for field in fields {
        let encoding = if found == Letters::Gb18030 {
            GB18030
        } else {
            UTF_8
        };
        let (decoded, wrong) = encoding.decode_without_bom_handling(field);
        broken |= wrong;
        text.push_str(&decoded);
        ends.push(text.len());
    }
    if broken { Letters::Broken } else { found }
}

/// UTF-8 where that gives Chinese letters, which GB18030 hardly ever is by chance, or gives them but
/// for a few; else GB18030.
fn letters(bytes: &[u8]) -> Letters {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars().filter(|letter| !letter.is_ascii()) {
            match letter {
                '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' => {
                    good += 1;
                }
                _ => bad += 1,
            }
        }
        bad += usize::from(!chunk.invalid().is_empty());
    }
    match (good, bad) {
        (_, 0) => Letters::Utf8,
        (good, bad) if good > 2 * bad => Letters::Utf8,
        _ => Letters::Gb18030,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(bytes: &[u8]) -> (Letters, String) {
        let (mut text, mut ends) = (String::new(), Vec::new());
        let found = decode(bytes, std::iter::once(bytes), &mut text, &mut ends);
        (found, text)
    }

    #[test]
    fn a_row_is_told_by_itself() {
        for text in ["联通", "标题,张三", "我校召开大会,李四,保定日报", "abc"] {
            let gb = GB18030.encode(text).0;
            assert_eq!(alone(&gb).1, text);
            assert_eq!(alone(text.as_bytes()), (Letters::Utf8, text.to_owned()));
        }
        let mut broken = "我校召开表彰大会".as_bytes().to_vec();
        broken[4] = 0xFF;
        assert_eq!(alone(&broken).0, Letters::Broken);
        assert!(alone(&broken).1.ends_with("召开表彰大会"));
    }

    #[test]
    fn wide_letters_are_told_by_zeros() {
        let wide = |text: &str, big: bool| -> Vec<u8> {
            let units = text.encode_utf16();
            units
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        let text = "标题,作者\n甲,张三\n";
        assert_eq!(of(&wide(text, false)).0, UTF_16LE);
        assert_eq!(of(&wide(text, true)).0, UTF_16BE);
        assert_eq!(of(text.as_bytes()).0, UTF_8);
        assert!(!is_text(b"\x01\x00\x02\x00\xff"));
        assert!(is_text("标题,作者\0\n甲,张三,1,2,3\n".as_bytes()));
    }
}
