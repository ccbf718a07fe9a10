//! How tables are read: fields, outlets, which publications are one piece, what does not count.

use super::{About, Reader};
use crate::intake::accounts::AccountKind;
use crate::rulebook::field::{self, Field, FieldId, Fields, Kind, Missing, Subject};

impl Reader<'_> {
    pub fn recognised(&mut self) {
        let rulebook = self.rulebook;
        let built_in = Fields::new();
        for (clause, id) in &rulebook.declared.fields {
            let field = rulebook.fields.get(*id);
            let known = built_in.by_key(&field.key).map(|id| built_in.get(id));
            let parts = vec![
                self.derived(field),
                self.own_field(field, known),
                self.headers(field, known),
                self.values_of(*id, field),
                self.missing(field),
            ];
            self.add(About::Field, clause, None, parts);
        }
        for line in &rulebook.declared.outlets {
            let quoted = |texts: &[String]| -> Vec<String> {
                let quote = |text: &String| self.say("read-quoted", &[("text", text)]);
                texts.iter().map(quote).collect()
            };
            let mut facts: Vec<String> = line
                .facts
                .iter()
                .map(|(id, fact)| self.fact(*id, *fact))
                .collect();
            if line.platform == Some(true) {
                facts.push(self.word("read-platform"));
            }
            let names = self.all_of(&quoted(&line.names));
            let aliases = match self.all_of(&quoted(&line.aliases)) {
                names if names.is_empty() => names,
                names => self.say("read-aliases", &[("names", &names)]),
            };
            let facts = match facts.join(&self.word("read-fact-joint")) {
                facts if facts.is_empty() => self.word("read-outlet-known"),
                facts => facts,
            };
            let domains = match self.any_of(&quoted(&line.domains)) {
                names if names.is_empty() => names,
                names => self.say("read-domains", &[("names", &names)]),
            };
            let args = [("names", &*names), ("aliases", &aliases), ("facts", &facts)];
            let day = |id: &str, day: Option<chrono::NaiveDate>| {
                let day = day.map(|day| self.say(id, &[("day", &day.to_string())]));
                day.unwrap_or_default()
            };
            let from = day("read-outlet-from", line.span.from);
            let until = day("read-outlet-until", line.span.until);
            let parts = vec![self.say("read-outlet", &args), from, until, domains];
            self.add(About::Outlet, &line.clause, None, parts);
        }
        self.piece();
        for clause in &rulebook.excludes {
            let text = match &clause.who {
                None => self.say(
                    "read-exclude",
                    &[("when", &self.when(&clause.when, "read-all-publications"))],
                ),
                Some(who) => {
                    let when = self.when(&clause.when, "read-all-publications");
                    let who = self.accounts(Some(AccountKind::Teacher), who);
                    self.say("read-exclude-who", &[("when", &when), ("who", &who)])
                }
            };
            let article = self.clause(clause.rule);
            self.add(About::Exclude, &article, None, vec![text]);
        }
    }

    /// What a field is that stands in no column; nothing of the others.
    fn derived(&self, field: &Field) -> String {
        let id = format!("read-what-{}", field.key);
        if self.words.has(&id) {
            self.say(&id, &[("name", &field.name(self.words))])
        } else {
            String::new()
        }
    }

    /// What a field of the rulebook's own is; nothing of one that is built in.
    fn own_field(&self, field: &Field, known: Option<&Field>) -> String {
        if known.is_some_and(|known| known.kind == field.kind && known.of == field.of) {
            return String::new();
        }
        let of = self.word(match field.of {
            Subject::Publication => "read-of-publication",
            Subject::Outlet => "read-of-outlet",
            Subject::Teacher => "read-of-teacher",
            Subject::Department => "read-of-department",
        });
        let kind = self.word(match field.kind {
            Kind::Choice => "read-kind-choice",
            Kind::Number => "read-kind-number",
            Kind::Day => "read-kind-date",
            Kind::Flag => "read-kind-flag",
            Kind::People => "read-kind-people",
        });
        let name = field.name(self.words);
        self.say(
            "read-field",
            &[("name", &name), ("of", &of), ("kind", &kind)],
        )
    }

    /// The columns it is found in, where the rulebook says others than are built in.
    fn headers(&self, field: &Field, known: Option<&Field>) -> String {
        let is_known = known.is_some_and(|known| known.headers == field.headers);
        let name = field.name(self.words);
        if is_known || field.headers == [field.key.clone()] || field.headers == [name] {
            return String::new();
        }
        let quote = |text: &String| self.say("read-quoted", &[("text", text)]);
        let headers: Vec<String> = field.headers.iter().map(quote).collect();
        let args = [
            ("name", &*field.name(self.words)),
            ("headers", &self.any_of(&headers)),
        ];
        self.say("read-headers", &args)
    }

    fn values_of(&self, id: FieldId, field: &Field) -> String {
        if !field.declared {
            return String::new();
        }
        let values: Vec<String> = field
            .values
            .iter()
            .map(|value| match &value.spellings[..] {
                [] => value.name.clone(),
                spellings => {
                    let spellings = spellings.join(&self.word("read-list"));
                    let args = [("name", &*value.name), ("spellings", &spellings)];
                    self.say("read-value", &args)
                }
            })
            .collect();
        let id = if id == field::LEVEL {
            "read-levels"
        } else {
            "read-values"
        };
        let name = field.name(self.words);
        self.say(id, &[("name", &name), ("values", &self.all_of(&values))])
    }

    fn missing(&self, field: &Field) -> String {
        let name = field.name(self.words);
        let name = ("name", &*name);
        match &field.missing {
            Missing::Unknown => String::new(),
            Missing::Ask => self.say("read-missing-ask", &[name]),
            Missing::None => self.say("read-missing-none", &[name]),
            Missing::Value(value) => self.say("read-missing-value", &[name, ("value", value)]),
        }
    }

    fn piece(&mut self) {
        let rulebook = self.rulebook;
        let piece = &rulebook.piece;
        let mut same = Vec::new();
        if piece.title {
            same.push(self.word("read-title"));
        }
        if piece.authors {
            same.push(self.word("read-signers"));
        }
        let fields = piece.fields.iter();
        same.extend(fields.map(|id| rulebook.fields.get(*id).name(self.words)));
        let args = [
            ("same", &*self.all_of(&same)),
            (
                "period",
                &self.word(&format!("read-same-{}", piece.within.key())),
            ),
        ];
        let text = self.say("read-piece", &args);
        let article = self.clause(piece.rule);
        self.add(About::Piece, &article, None, vec![text]);
    }
}
