//! The rulebooks that are compiled in, each with the written policy it carries out.

use super::Rulebook;
use crate::problem::Problems;

/// A rulebook compiled in.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// What it is asked for by: the file's name without its ending.
    pub name: &'static str,
    pub text: &'static str,
    /// The written policy.
    pub policy: &'static str,
}

macro_rules! rulebooks {
    ($($folder:literal $name:literal)*) => {
        /// All of them; the first is the one that holds where none is named.
        pub const ALL: &[BuiltIn] = &[$(BuiltIn {
            name: $name,
            text: include_str!(concat!("../../", $folder, "/", $name, ".toml")),
            policy: include_str!(concat!("../../", $folder, "/", $name, ".md")),
        }),*];
    };
}

rulebooks! {
    "rules" "vocational"
    "rules/published" "S01-township-school-juxian"
    "rules/published" "S02-primary-schools-wulian"
    "rules/published" "S03-central-school"
    "rules/published" "S04-primary-school-zhenjiang"
    "rules/published" "S05-school-highest-only"
    "rules/published" "S06-college-student-media"
    "rules/published" "S07-college-zhejiang"
    "rules/published" "S08-university-hubei"
    "rules/published" "S09-independent-college-shandong"
    "rules/published" "S10-school-own-outlets"
    "rules/published" "S11-campus-shandong"
    "rules/published" "S12-institute"
    "rules/published" "S13-county-education-bureau-zhejiang"
    "rules/published" "S14-municipal-bureau"
    "rules/published" "S15-county-office"
    "rules/published" "S16-district-education-bureau"
    "rules/published" "S17-county-industry-bureau"
    "rules/published" "S18-hospital"
    "rules/published" "S19-county-health-bureau-gansu"
    "rules/published" "S20-firm-correspondents"
    "rules/published" "S21-workshop"
    "rules/published" "S22-project-office"
    "rules/published" "S23-music-department"
    "rules/published" "S24-school-reporters"
    "rules/published" "S25-survey-brigade"
}

/// The rulebook of a name, or of the number that its name begins with (`S01`); `.toml` may stand
/// behind.
pub fn find(name: &str) -> Option<BuiltIn> {
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let number = |rulebook: &BuiltIn| rulebook.name.split('-').next() == Some(name);
    let by_name = ALL.iter().find(|rulebook| rulebook.name == name);
    by_name
        .or(ALL.iter().find(|rulebook| number(rulebook)))
        .copied()
}

/// The rulebook that a text is, if it is one of them: then its policy is known wherever it lies.
pub fn of(text: &str) -> Option<BuiltIn> {
    ALL.iter().copied().find(|rulebook| rulebook.text == text)
}

impl BuiltIn {
    /// The rulebook, read.
    ///
    /// # Panics
    /// If it has an error: a bug, and a test loads them all.
    pub fn load(self) -> Rulebook {
        let mut problems = Problems::default();
        let file = format!("{}.toml", self.name);
        Rulebook::parse(&file, self.text, &mut problems)
            .unwrap_or_else(|| panic!("{file}: {:?}", problems.iter().next()))
    }
}
