//! Tables as an office hands them in, and what is read of them.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::PathBuf;

use jifen::classify::classify;
use jifen::intake::accounts::AccountKind;
use jifen::intake::{Intake, Role, Setting, read};
use jifen::locale::{Lang, Words};
use jifen::problem::{Arg, Problem, Problems, Severity};
use jifen::rulebook::Rulebook;
use jifen::rulebook::fact::Fact;
use jifen::rulebook::field::{
    DATE, FieldId, GENRE, LEVEL, ORIGINAL, OUTLET, PLACEMENT, SENT, WORDS,
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tempfile::TempDir;

/// The facts that tables are read for.
const KEEP: [FieldId; 7] = [LEVEL, GENRE, PLACEMENT, WORDS, DATE, SENT, ORIGINAL];

/// A folder of tables, and the rulebook that they are read by.
pub struct Office {
    pub folder: TempDir,
    pub files: Vec<PathBuf>,
    pub rulebook: Rulebook,
}

impl Office {
    /// An office with the model rulebook.
    pub fn new() -> Office {
        Office::by(Rulebook::built_in())
    }

    pub fn by(rulebook: Rulebook) -> Office {
        Office {
            folder: TempDir::new().expect("a folder"),
            files: Vec::new(),
            rulebook,
        }
    }

    /// Adds a file of any kind.
    pub fn file(mut self, name: &str, bytes: &[u8]) -> Office {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        self.files.push(path);
        self
    }

    /// Adds a csv.
    pub fn csv(self, name: &str, lines: &[&str]) -> Office {
        self.file(name, lines.join("\n").as_bytes())
    }

    /// Adds a csv whose cells are parted by `|`.
    pub fn rows(self, name: &str, rows: &[&str]) -> Office {
        let mut csv = csv::Writer::from_writer(Vec::new());
        for row in rows {
            csv.write_record(row.split('|').map(str::trim))
                .expect("a row");
        }
        self.file(name, &csv.into_inner().expect("rows"))
    }

    /// Adds a workbook: sheets with their lines, whose cells are parted by commas; a cell `<` is
    /// merged with the one before it, `^` with the one above.
    pub fn xlsx(self, name: &str, sheets: &[(&str, &[&str])]) -> Office {
        let mut book = Workbook::new();
        for (name, lines) in sheets {
            fill(book.add_worksheet().set_name(*name).expect("a name"), lines);
        }
        self.file(name, &book.save_to_buffer().expect("saved"))
    }

    /// What is read of the tables.
    pub fn read(self) -> Told {
        let mut problems = Problems::default();
        let fields = &self.rulebook.fields;
        let intake = read(&self.files, fields, KEEP, None, &mut problems);
        Told::new(intake, problems, self.rulebook)
    }

    /// What is read of the tables and known of their outlets.
    pub fn classified(self) -> Told {
        let mut problems = Problems::default();
        let keep = self.rulebook.publication_fields();
        let setting = Setting {
            registry: &self.rulebook.registry,
            calendar: &self.rulebook.calendar,
            period: None,
        };
        let fields = &self.rulebook.fields;
        let intake = read(&self.files, fields, keep, Some(setting), &mut problems);
        let intake = classify(intake, &self.rulebook, &mut problems);
        problems.sort();
        Told::new((*intake).clone(), problems, self.rulebook)
    }
}

fn fill(sheet: &mut Worksheet, lines: &[&str]) {
    let cells: Vec<Vec<&str>> = lines.iter().map(|line| line.split(',').collect()).collect();
    let cell = |row: usize, column: usize| cells.get(row).and_then(|row| row.get(column)).copied();
    for (row, line) in cells.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            if text.is_empty() || matches!(*text, "<" | "^") {
                continue;
            }
            let right = (column + 1..)
                .take_while(|at| cell(row, *at) == Some("<"))
                .count();
            let down = (row + 1..)
                .take_while(|at| cell(*at, column) == Some("^"))
                .count();
            let (row, column) = (row as u32, column as u16);
            let (last, end) = (row + down as u32, column + right as u16);
            match (right, down) {
                (0, 0) => sheet.write(row, column, *text).map(|_| ()),
                _ => sheet
                    .merge_range(row, column, last, end, text, &Format::new())
                    .map(|_| ()),
            }
            .expect("written");
        }
    }
}

/// What was read, and what is said of it.
pub struct Told {
    pub intake: Intake,
    pub problems: Problems,
    pub rulebook: Rulebook,
}

impl Told {
    /// Whatever is said must have words and a hint in both languages.
    pub fn new(intake: Intake, problems: Problems, rulebook: Rulebook) -> Told {
        for words in [Words::new(Lang::Zh), Words::new(Lang::En)] {
            for problem in problems.iter() {
                let (said, hint) = (words.problem(problem), words.hint(problem));
                assert!(!said.is_empty() && !hint.is_empty(), "{}", problem.code);
                assert!(
                    !said.contains("{$") && !hint.contains("{$"),
                    "{said} {hint}"
                );
            }
        }
        Told {
            intake,
            problems,
            rulebook,
        }
    }

    /// Title, authors, the row's department, outlet and day of every submission.
    pub fn rows(&self) -> Vec<String> {
        (0..self.intake.submissions.len())
            .map(|at| self.row(at))
            .collect()
    }

    pub fn row(&self, at: usize) -> String {
        let (intake, row) = (&self.intake, &self.intake.submissions[at]);
        let name = |id| &*intake.accounts.get(id).name;
        let signers = intake.signers_of(row).iter();
        let signers: Vec<&str> = signers.map(|signer| name(signer.account)).collect();
        let outlet = row.outlet.map_or("-", |id| &intake.outlets[id as usize]);
        let day = row
            .date
            .map_or("-".to_owned(), |day| day.format("%m%d").to_string());
        format!(
            "{} {} {} {outlet} {day}",
            intake.title(row),
            signers.join("+"),
            row.department.map_or("-", name),
        )
    }

    pub fn days(&self) -> Vec<String> {
        let days = self.intake.submissions.iter().map(|row| row.date);
        days.map(|day| day.map_or("-".to_owned(), |day| day.to_string()))
            .collect()
    }

    /// The signers of a submission: # a department, ? an outsider; the department; the role.
    pub fn signers(&self, row: usize) -> String {
        let accounts = &self.intake.accounts;
        let signers = self.intake.signers_of(&self.intake.submissions[row]);
        let told = signers.iter().map(|signer| {
            let account = accounts.get(signer.account);
            let kind = match account.kind {
                AccountKind::Teacher => "",
                AccountKind::Department => "#",
                AccountKind::Outsider => "?",
            };
            let department = account.department.map_or("", |id| &accounts.get(id).name);
            let role = match signer.role {
                Role::Author => "",
                Role::Text => ":文",
                Role::Photo => ":图",
                Role::Editor => ":编",
                Role::Own(_) => ":另",
            };
            format!("{kind}{}@{department}{role}", account.name)
        });
        told.collect::<Vec<_>>().join(" ")
    }

    pub fn roles(&self, at: usize) -> Vec<(Role, &str)> {
        let signers = self.intake.signers_of(&self.intake.submissions[at]).iter();
        signers
            .map(|signer| (signer.role, &*self.intake.accounts.get(signer.account).name))
            .collect()
    }

    pub fn fact(&self, row: usize, field: FieldId) -> Fact {
        self.intake.facts.get(row, field)
    }

    /// The outlet of a submission by the registry, and its level.
    pub fn outlet(&self, row: usize) -> (String, String) {
        let outlet = match self.rulebook.registry.listed(self.fact(row, OUTLET)) {
            Some(outlet) => outlet.name.clone(),
            None => "?".to_owned(),
        };
        let level = match self.fact(row, LEVEL) {
            Fact::Choice(level) => self.rulebook.fields.value_name(LEVEL, level).to_owned(),
            _ => "?".to_owned(),
        };
        (outlet, level)
    }

    /// Rows read and skipped, over all tables.
    pub fn counts(&self) -> (usize, usize) {
        let counts = self.intake.tables.iter().map(|table| table.counts);
        counts.fold((0, 0), |(read, skipped), counts| {
            (read + counts.read, skipped + counts.skipped)
        })
    }

    /// The problems of a code.
    pub fn all(&self, code: &str) -> Vec<&Problem> {
        self.problems.iter().filter(|p| p.code == code).collect()
    }

    /// The one problem of a code.
    #[track_caller]
    pub fn one(&self, code: &str) -> &Problem {
        match self.all(code).as_slice() {
            [one] => one,
            all => panic!("{} of {code} among {:?}", all.len(), self.codes()),
        }
    }

    /// How grave the one problem of a code is, and the text read there.
    #[track_caller]
    pub fn graded(&self, code: &str) -> (Severity, &str) {
        let one = self.one(code);
        (one.severity, &one.read)
    }

    /// What fills a placeholder of the first problem of a code.
    #[track_caller]
    pub fn arg(&self, code: &str, name: &str) -> String {
        let found = self.all(code);
        match arg(found[0], name) {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Word(id) | Arg::Sentence(id, _) => (*id).to_owned(),
        }
    }

    pub fn codes(&self) -> Vec<&str> {
        let all = self.problems.iter().map(|p| p.code);
        // What empty cells mean is another matter.
        all.filter(|code| *code != "missing-taken-as").collect()
    }

    /// Those of a severity.
    pub fn codes_of(&self, severity: Severity) -> Vec<&str> {
        let all = self.problems.iter().filter(|p| p.severity == severity);
        all.map(|p| p.code)
            .filter(|code| *code != "missing-taken-as")
            .collect()
    }

    pub fn errors(&self) -> Vec<&str> {
        self.codes_of(Severity::Error)
    }
}

/// What fills a placeholder of a problem.
#[track_caller]
pub fn arg<'p>(problem: &'p Problem, name: &str) -> &'p Arg {
    let found = problem.args.iter().find(|(known, _)| *known == name);
    &found
        .unwrap_or_else(|| panic!("{name} of {}", problem.code))
        .1
}
