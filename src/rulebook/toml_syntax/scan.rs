//! Signs of TOML that do not fit: what a reader of TOML stumbles over later, and elsewhere.

use std::ops::Range;

use super::{Slip, line_at, plain_char};

/// Looks for brackets and quotes without a partner and for full-width signs, outside of texts and
/// comments.
pub(super) struct Scan {
    open: Vec<(char, Range<usize>)>,
    slips: Vec<Slip>,
}

impl Scan {
    /// What is wrong with the signs of a table.
    pub(super) fn of(part: &str) -> Vec<Slip> {
        let mut scan = Scan {
            open: Vec::new(),
            slips: Vec::new(),
        };
        let mut at = 0;
        while let Some(c) = part[at..].chars().next() {
            let span = at..at + c.len_utf8();
            at = match c {
                '"' | '\'' => scan.text(part, at, c),
                '#' => line_at(part, at).end,
                _ => {
                    scan.sign(c, span.clone());
                    span.end
                }
            };
        }
        scan.close()
    }

    /// The end of a text that begins here.
    fn text(&mut self, part: &str, at: usize, quote: char) -> usize {
        let rest = &part[at..];
        let thrice: String = std::iter::repeat_n(quote, 3).collect();
        if let Some(inner) = rest.strip_prefix(&thrice) {
            return inner.find(&thrice).map_or(part.len(), |end| at + end + 6);
        }
        let mut escaped = false;
        for (index, c) in rest.char_indices().skip(1) {
            match c {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' if quote == '"' => escaped = true,
                _ if c == quote => return at + index + 1,
                _ => {}
            }
        }
        let end = line_at(part, at).end;
        self.slips.push(Slip {
            spreads: true,
            ..Slip::new("quote-unpaired", at..end)
        });
        end
    }

    fn sign(&mut self, c: char, span: Range<usize>) {
        match c {
            '[' | '{' => self.open.push((c, span)),
            ']' | '}' => {
                let opens = if c == ']' { '[' } else { '{' };
                match self.open.pop() {
                    Some((open, _)) if open == opens => {}
                    Some((_, open)) => self.bracket("unclosed-bracket", open),
                    None => self.bracket("unopened-bracket", span),
                }
            }
            '“' | '”' | '‘' | '’' | '＂' | '＇' => {
                self.slips.push(Slip::new("full-width-quote", span));
            }
            _ if plain_char(c) != c => self.slips.push(Slip::new("full-width", span)),
            _ => {}
        }
    }

    fn bracket(&mut self, code: &'static str, span: Range<usize>) {
        // One is enough: where one is missing, the others do not match either.
        if self.slips.iter().all(|slip| !slip.spreads) {
            self.slips.push(Slip {
                spreads: true,
                ..Slip::new(code, span)
            });
        }
    }

    /// What was found, where the table ends.
    fn close(mut self) -> Vec<Slip> {
        if let Some((_, open)) = self.open.pop() {
            self.bracket("unclosed-bracket", open);
        }
        self.slips
    }
}
