//! What the text of a heading may stand for.

#[cfg(test)]
mod tests;

use hashbrown::HashSet;
use std::collections::HashMap;
use std::sync::Arc;

use super::words::{
    ACCOUNTS, ALIASES, AMBIGUOUS, APPROVALS, CO_AUTHORS, COUNTS, DAYS, DEPARTMENT_ALIASES, EVENTS,
    FIRST_OUTLETS, FROMS, LINKS, MONTHS, NAMES, PHOTOGRAPHERS, REMARKS, REPOSTS, TITLES, UNTILS,
    VALUES, YEARS,
};
use super::{Heading, Name};
use crate::decisions::Decisions;
use crate::intake::alike::{alike, is_idle, is_unit_and_author};
use crate::intake::text::squeeze;
use crate::rulebook::field::{
    AUTHORS, DATE, DEPARTMENT, Fields, OUTLET, PHOTO, SENT, SIGNED, SIGNERS,
};

/// All headings by their squeezed text.
#[derive(Clone, Debug)]
pub struct Headings {
    known: HashMap<String, Vec<(Heading, usize)>>,
    /// What they begin with.
    begins: HashSet<char>,
    decisions: Arc<Decisions>,
}

impl Headings {
    pub fn new(fields: &Fields) -> Headings {
        let mut headings = Headings {
            known: HashMap::new(),
            begins: HashSet::new(),
            decisions: Arc::default(),
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
            (REPOSTS, Heading::Repost),
            (YEARS, Heading::Year(DATE)),
            (MONTHS, Heading::Month(DATE)),
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
        headings.add(DAYS.iter().copied(), Heading::Field(DATE));
        headings.add(FIRST_OUTLETS.iter().copied(), Heading::Field(OUTLET));
        headings.add(CO_AUTHORS.iter().copied(), Heading::Field(AUTHORS));
        headings.add(PHOTOGRAPHERS.iter().copied(), Heading::Field(PHOTO));
        // A rulebook may have a field that is headed so.
        for text in APPROVALS
            .iter()
            .filter(|text| !headings.lists(text))
            .collect::<Vec<_>>()
        {
            headings.add([text], Heading::Approval);
        }
        for (text, meanings, _) in AMBIGUOUS {
            for &meaning in *meanings {
                headings.add([text], meaning);
            }
        }
        headings
    }

    /// Takes headings for what was decided that they mean.
    pub fn decide(&mut self, decisions: &Arc<Decisions>) {
        self.decisions = decisions.clone();
        for (_, decision) in decisions.held() {
            let Some(("表头", text)) = decision.what.split_once(['：', ':']) else {
                continue;
            };
            if let Some(meant) = self.best(&decision.answer) {
                let text = squeeze(text);
                self.begins.extend(text.chars().next());
                self.known.insert(text, vec![(meant, 0)]);
            }
        }
    }

    /// What a text names best.
    fn best(&self, text: &str) -> Option<Heading> {
        let found = self.of(&squeeze(text)).iter();
        let best = found.min_by_key(|(_, rank)| *rank)?;
        Some(best.0)
    }

    /// What was decided that a column means.
    fn decided(&self, name: &Name) -> Option<Heading> {
        let (id, answer) = self.decisions.of_text("表头", &name.shown())?;
        let meant = self.best(answer)?;
        self.decisions.get(id).apply();
        Some(meant)
    }

    fn add(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>, heading: Heading) {
        for (rank, text) in texts.into_iter().enumerate() {
            let text = squeeze(text.as_ref());
            self.begins.extend(text.chars().next());
            let known = self.known.entry(text).or_default();
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
        // 3.您的姓名(必填), as forms to fill in online ask.
        let mut asked = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        asked = match asked.len() < bare.len() {
            true => asked.trim_start_matches(['.', '、', ')']),
            false => asked,
        };
        while let Some(rest) = ASKING.iter().find_map(|word| asked.strip_prefix(word)) {
            asked = rest;
            if let Some(found) = self.known.get(asked) {
                return found;
            }
        }
        if let Some(found) = self.known.get(asked) {
            return found;
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
        // Nearly no title begins as a heading does, and a million short ones are looked at.
        let han = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
        let begin = text.chars().next().filter(han);
        begin.is_none_or(|c| self.begins.contains(&c)) && !self.of(&squeeze(text)).is_empty()
    }

    /// Whether a text is such a heading.
    pub fn is(&self, text: &str, heading: Heading) -> bool {
        self.of(&squeeze(text))
            .iter()
            .any(|(found, _)| *found == heading)
    }

    /// Whether a squeezed text is a heading, or is like one.
    pub fn knows(&self, squeezed: &str) -> bool {
        !self.of(squeezed).is_empty()
            || is_idle(trimmed(squeezed))
            || is_unit_and_author(squeezed)
            || alike(squeezed).is_some()
    }

    /// What a squeezed name narrows the meaning of its group to: 月 under 报送日期, 转载 under 媒体.
    fn within(&self, group: &[(Heading, usize)], own: &str) -> Vec<(Heading, usize)> {
        let is = |wanted: Heading| group.iter().any(|(heading, _)| *heading == wanted);
        if is(Heading::Field(SENT)) {
            let own = self.of(own).iter();
            let sending = |&(heading, rank)| Some((of_sending(heading)?, rank));
            return own.filter_map(sending).collect();
        }
        let of_outlet = of_outlet(own).filter(|_| is(Heading::Field(OUTLET)));
        of_outlet.map(|heading| (heading, 0)).into_iter().collect()
    }

    /// What the name of a column may stand for, with the groups above it: 发表情况 over 媒体 is
    /// 发表媒体, 摄影 over 姓名 is 摄影. Whether a list says so, too.
    pub fn meanings(&self, name: &Name) -> (Vec<(Heading, usize)>, bool) {
        if let Some(meant) = self.decided(name) {
            return (vec![(meant, 0)], true);
        }
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
            let of_group = self.of(stem);
            let narrower = self.within(of_group, &own);
            if !narrower.is_empty() {
                return (narrower, true);
            }
            // 姓名 or 名称 says no more than the group it stands under.
            if !of_group.is_empty() && PLAIN.contains(&trimmed(&own)) {
                return (of_group.to_vec(), true);
            }
        }
        if is_unit_and_author(&own) {
            let mut meanings = self.known.get(&own).cloned().unwrap_or_default();
            meanings.push((Heading::UnitAndAuthor, 0));
            return (meanings, true);
        }
        let listed = self.of(&own);
        if !listed.is_empty() {
            return (listed.to_vec(), true);
        }
        // 媒体/版面 is a column of outlets with something beside them.
        let first = own.split(['/', '、']).next().unwrap_or(&own);
        let first = self.of(first).first().filter(|_| first != own);
        let first = first.map(|(heading, _)| *heading);
        let alike = first.or_else(|| alike(&own));
        let alike = alike.map(|heading| (heading, usize::MAX));
        (alike.into_iter().collect(), false)
    }
}

/// Words that a question begins with and that add nothing to what it asks for.
const ASKING: [&str; 8] = [
    "请填写",
    "请输入",
    "请选择",
    "请上传",
    "您",
    "你",
    "所在",
    "的",
];
/// Ends of a group's name that add nothing: 发表情况 is 发表.
const GROUP_ENDS: [&str; 4] = ["情况", "信息", "统计", "资料"];
/// Names that say no more than the group above them.
const PLAIN: [&str; 3] = ["姓名", "名称", "名字"];

/// What heads a column of outlets under 媒体: 首发, 转载.
fn of_outlet(own: &str) -> Option<Heading> {
    match own {
        "首发" | "原发" | "首刊" => Some(Heading::Field(OUTLET)),
        "转载" | "转发" => Some(Heading::Repost),
        _ => None,
    }
}

/// What a heading of the day of publication is of that of sending.
fn of_sending(heading: Heading) -> Option<Heading> {
    match heading {
        Heading::Field(DATE) => Some(Heading::Field(SENT)),
        Heading::Year(DATE) => Some(Heading::Year(SENT)),
        Heading::Month(DATE) => Some(Heading::Month(SENT)),
        _ => None,
    }
}

/// A squeezed heading without signs around it.
fn trimmed(squeezed: &str) -> &str {
    squeezed
        .trim_start_matches(['*', '★', '※'])
        .trim_end_matches([':', '*'])
}
