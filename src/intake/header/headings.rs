//! What the text of a heading may stand for.

use std::collections::HashMap;

use super::words::{
    ACCOUNTS, ALIASES, AMBIGUOUS, CO_AUTHORS, COUNTS, DEPARTMENT_ALIASES, EVENTS, FROMS, LINKS,
    NAMES, REMARKS, TITLES, UNTILS, VALUES,
};
use super::{Heading, Name};
use crate::intake::alike::{alike, is_idle};
use crate::intake::text::squeeze;
use crate::rulebook::field::{AUTHORS, DEPARTMENT, Fields, SIGNED, SIGNERS};

/// All headings by their squeezed text.
#[derive(Clone, Debug)]
pub struct Headings {
    known: HashMap<String, Vec<(Heading, usize)>>,
}

impl Headings {
    pub fn new(fields: &Fields) -> Headings {
        let mut headings = Headings {
            known: HashMap::new(),
        };
        for (list, heading) in [
            (TITLES, Heading::Title),
            (LINKS, Heading::Link),
            (NAMES, Heading::Name),
            (ALIASES, Heading::Alias),
            (DEPARTMENT_ALIASES, Heading::DepartmentAlias),
            (REMARKS, Heading::Remark),
            (FROMS, Heading::From),
            (UNTILS, Heading::Until),
            (ACCOUNTS, Heading::Account),
            (EVENTS, Heading::Event),
            (COUNTS, Heading::Count),
            (VALUES, Heading::Value),
        ] {
            headings.add(list.iter().copied(), heading);
        }
        for (id, field) in fields.iter() {
            match id {
                SIGNED | SIGNERS => {}
                DEPARTMENT => headings.add(field.headers.iter(), Heading::Department),
                _ if field.headers.is_empty() => headings.add([&field.key], Heading::Field(id)),
                _ => headings.add(field.headers.iter(), Heading::Field(id)),
            }
        }
        headings.add(CO_AUTHORS.iter().copied(), Heading::Field(AUTHORS));
        for (text, meanings, _) in AMBIGUOUS {
            for &meaning in *meanings {
                headings.add([text], meaning);
            }
        }
        headings
    }

    fn add(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>, heading: Heading) {
        for (rank, text) in texts.into_iter().enumerate() {
            let known = self.known.entry(squeeze(text.as_ref())).or_default();
            if !known.iter().any(|(found, _)| *found == heading) {
                known.push((heading, rank));
            }
        }
    }

    /// What a squeezed text may head, with the place in the list of such headings.
    fn of(&self, squeezed: &str) -> &[(Heading, usize)] {
        let mut bare = trimmed(squeezed);
        loop {
            if let Some(found) = self.known.get(bare) {
                return found;
            }
            // 信息(20分), 字数(字): full marks, units and instructions.
            let open = bare.rfind('(').filter(|at| *at > 0 && bare.ends_with(')'));
            match open {
                Some(at) => bare = trimmed(&bare[..at]),
                None => break,
            }
        }
        // 作者1, 作者2.
        let unnumbered = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        match self.known.get(unnumbered) {
            Some(found) if unnumbered.len() < bare.len() => found,
            _ => &[],
        }
    }

    /// Whether a text is a heading of a list.
    pub fn lists(&self, text: &str) -> bool {
        !self.of(&squeeze(text)).is_empty()
    }

    /// Whether a squeezed text is a heading, or is like one.
    pub fn knows(&self, squeezed: &str) -> bool {
        !self.of(squeezed).is_empty() || is_idle(trimmed(squeezed)) || alike(squeezed).is_some()
    }

    /// What the name of a column may stand for, with the groups above it: 发表情况 over 媒体 is
    /// 发表媒体, 摄影 over 姓名 is 摄影. Whether a list says so, too.
    pub fn meanings(&self, name: &Name) -> (Vec<(Heading, usize)>, bool) {
        let own = squeeze(&name.text);
        for group in name.groups.iter().rev() {
            let group = squeeze(group);
            let stem = GROUP_ENDS
                .iter()
                .find_map(|end| group.strip_suffix(end).filter(|stem| !stem.is_empty()))
                .unwrap_or(&group);
            let joined = self.of(&format!("{stem}{}", trimmed(&own)));
            if !joined.is_empty() {
                return (joined.to_vec(), true);
            }
            // 姓名 or 名称 says no more than the group it stands under.
            let of_group = self.of(stem);
            if !of_group.is_empty() && PLAIN.contains(&trimmed(&own)) {
                return (of_group.to_vec(), true);
            }
        }
        let listed = self.of(&own);
        if !listed.is_empty() {
            return (listed.to_vec(), true);
        }
        let alike = alike(&own).map(|heading| (heading, usize::MAX));
        (alike.into_iter().collect(), false)
    }
}

/// Ends of a group's name that add nothing: 发表情况 is 发表.
const GROUP_ENDS: [&str; 4] = ["情况", "信息", "统计", "资料"];
/// Names that say no more than the group above them.
const PLAIN: [&str; 3] = ["姓名", "名称", "名字"];

/// A squeezed heading without signs around it.
fn trimmed(squeezed: &str) -> &str {
    squeezed
        .trim_start_matches(['*', '★', '※'])
        .trim_end_matches([':', '*'])
}
