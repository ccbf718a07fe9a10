//! What publications and pieces are worth: base points, what changes them, limits, same piece.

use super::{About, Reader};
use crate::clauses::limit::{Bound, Limit};
use crate::clauses::modify::{Effect, Modify, Row};
use crate::clauses::points::Points;
use crate::clauses::same_piece::{Parts, Rest, SamePiece};
use crate::intake::Role;
use crate::rulebook::amount::Amount;
use crate::rulebook::condition::{Condition, Test};
use crate::rulebook::field::FieldId;

impl Reader<'_> {
    pub fn values(&mut self) {
        let rulebook = self.rulebook;
        let mut rows = &rulebook.points[..];
        while let Some(first) = rows.first() {
            let count = self.columns_of(rows);
            let (table, after) = rows.split_at(count);
            let text = if count > 1 {
                self.columns(table)
            } else {
                self.points_row(first)
            };
            let article = self.clause(first.rule);
            self.add(About::Points, &article, first.unit, vec![text]);
            rows = after;
        }
        for clause in &rulebook.modifies {
            for row in &clause.rows {
                self.modify(clause, row);
            }
        }
        for (limits, whole) in [
            (&rulebook.limits.publication, "read-each-publication"),
            (&rulebook.limits.piece, "read-each-piece"),
        ] {
            for limit in limits {
                self.limit(limit, whole);
            }
        }
        for clause in &rulebook.same_pieces {
            self.same_piece(clause);
        }
        if rulebook.same_pieces.is_empty() {
            let text = self.word("read-same-piece-none");
            self.add(About::Settings, "", None, vec![text]);
        }
    }

    /// How many rows, from the first, are columns of one row: alike but for the last test, of one
    /// field, and written in one place.
    fn columns_of(&self, rows: &[Points]) -> usize {
        let Some(first) = rows.first() else { return 0 };
        let Some((own, field, _)) = column(&first.when) else {
            return 1;
        };
        let line = |row: &Points| self.rulebook.rule(row.rule).line;
        let is_column = |row: &&Points| {
            let same = (row.unit, row.pays, row.others) == (first.unit, first.pays, first.others);
            let alike = column(&row.when).is_some_and(|it| (it.0, it.1) == (own, field));
            same && alike && line(row) == line(first)
        };
        rows.iter().take_while(is_column).count()
    }

    fn columns(&self, rows: &[Points]) -> String {
        let first = &rows[0];
        let unit = self.unit(first.unit);
        let (own, field) = match column(&first.when) {
            Some((own, field, _)) => (own.to_vec(), self.rulebook.fields.get(field)),
            None => return String::new(),
        };
        let cells: Vec<String> = rows
            .iter()
            .filter_map(|row| {
                let (_, id, test) = column(&row.when)?;
                let value = self.test_value(id, test).trim().to_owned();
                let amount = self.amount(&row.amount, &unit);
                Some(self.say("read-cell", &[("value", &value), ("amount", &amount)]))
            })
            .collect();
        let when = self.row_when(&Condition::All(own), first.others);
        let args = [
            ("when", &*when),
            ("what", &self.base_of(first.pays)),
            ("field", &field.name(self.words)),
            ("cells", &cells.join(&self.word("read-cell-joint"))),
        ];
        self.say("read-points-columns", &args)
    }

    fn points_row(&self, row: &Points) -> String {
        let amount = self.amount(&row.amount, &self.unit(row.unit));
        let when = self.row_when(&row.when, row.others);
        let args = [
            ("when", &*when),
            ("what", &self.base_of(row.pays)),
            ("amount", &amount),
        ];
        self.say("read-base-points", &args)
    }

    /// “基础分”, or what else a table of points pays.
    fn base_of(&self, pays: Option<Role>) -> String {
        match pays {
            None => self.word("read-base-of-signers"),
            Some(role) => self.say("read-base-of", &[("role", &self.role(role))]),
        }
    }

    /// The condition of a row of a table.
    fn row_when(&self, when: &Condition, others: bool) -> String {
        match (others, self.condition(when)) {
            (false, _) => self.when(when, "read-each"),
            (true, text) if text.is_empty() => self.word("read-others-all"),
            (true, text) => self.say("read-others", &[("what", &text)]),
        }
    }

    fn modify(&mut self, clause: &Modify, row: &Row) {
        let unit = self.unit(clause.unit);
        let mut parts: Vec<String> = row
            .effects
            .iter()
            .map(|(effect, amount)| self.effect(*effect, amount, &unit, clause.who.is_some()))
            .collect();
        let when = self.row_when(&row.when, row.others);
        let lead = match &clause.who {
            None => when,
            Some(who) => {
                let who = self.accounts(None, who);
                self.say("read-share-of", &[("when", &when), ("who", &who)])
            }
        };
        if let Some(first) = parts.first_mut() {
            *first = lead + first;
        }
        parts.extend(
            clause
                .best_of
                .as_ref()
                .map(|name| self.say("read-best-of", &[("name", name)])),
        );
        let rule = row.rules.first().copied();
        let article = rule.map_or_else(String::new, |rule| self.clause(rule));
        let about = match clause.who {
            None => About::Value,
            Some(_) => About::Share,
        };
        self.add(about, &article, clause.unit, parts);
    }

    fn effect(&self, effect: Effect, amount: &Amount, unit: &str, of_share: bool) -> String {
        let factor = self.factor(amount);
        let before_words = self.before_words(&factor);
        let (factor, before_words) = (("factor", &*factor), ("factor", &*before_words));
        match effect {
            Effect::Times if of_share => self.say("read-share-times", &[before_words]),
            Effect::Times => self.say("read-times", &[before_words]),
            Effect::Plus if matches!(amount, Amount::ByFact(_)) => {
                self.say("read-plus-by-fact", &[factor])
            }
            Effect::Plus => self.say("read-plus", &[factor]),
            Effect::Scale => self.say("read-scale", &[before_words]),
            Effect::Add => self.booked(amount, unit),
            Effect::Counts => {
                let number = match amount {
                    Amount::Fixed(number) => number.show(),
                    Amount::ByFact(_) => self.amount(amount, ""),
                };
                self.say("read-counts", &[("number", &number)])
            }
        }
    }

    fn limit(&mut self, limit: &Limit, whole: &str) {
        let unit = self.unit(limit.unit);
        let bound = self.bound(&limit.bound, &unit);
        let lead = self.when(&limit.when, "read-each-any");
        let text = self.word(whole);
        let text = self.say(
            "read-limit",
            &[("when", &lead), ("what", &text), ("bound", &bound)],
        );
        let article = self.clause(limit.rule);
        let note = match whole {
            "read-each-publication" => self.word("read-limit-before-scale"),
            _ => String::new(),
        };
        self.add(About::Value, &article, limit.unit, vec![text, note]);
    }

    /// “最多 10 分”
    pub fn bound(&self, bound: &Bound, unit: &str) -> String {
        match bound {
            Bound::Most(most) => self.say("read-most", &[("amount", &self.amount(most, unit))]),
            Bound::Least(least) => self.say("read-least", &[("amount", &self.amount(least, unit))]),
            Bound::Pieces(pieces) => self.say("read-most-pieces", &[("pieces", &pieces.show())]),
        }
    }

    fn same_piece(&mut self, clause: &SamePiece) {
        let mut parts = Vec::new();
        let lead = match self.condition(&clause.when) {
            text if text.is_empty() => self.word("read-same-piece-lead"),
            text => self.say("read-same-piece-lead-of", &[("what", &text)]),
        };
        if let Some(field) = clause.once_per {
            let field = self.rulebook.fields.get(field).name(self.words);
            parts.push(self.say("read-once-per", &[("field", &field)]));
        }
        parts.push(match (clause.best, clause.once_per) {
            (None, Some(_)) => self.word("read-best-all-kept"),
            (None, None) => self.word("read-best-all"),
            (Some(best), once_per) => {
                let id = if once_per.is_some() {
                    "read-best-kept"
                } else {
                    "read-best"
                };
                self.say(id, &[("best", &best.to_string())])
            }
        });
        if clause.best.is_some() {
            let rests: Vec<String> = clause.rests.iter().map(|rest| self.rest(rest)).collect();
            parts.push(rests.join(&self.word("read-cell-joint")));
        }
        if let Some(first) = parts.first_mut() {
            *first = lead + first;
        }
        parts.push(self.word("read-same-piece-order"));
        let article = self.clause(clause.rule);
        self.add(About::SamePiece, &article, clause.unit, parts);
    }

    fn rest(&self, rest: &Rest) -> String {
        let what = match (rest.others, self.condition(&rest.when)) {
            (false, text) if text.is_empty() => self.word("read-rest-of-all"),
            (false, text) => self.say("read-rest-of", &[("what", &text)]),
            (true, text) if text.is_empty() => self.word("read-rest-others"),
            (true, text) => self.say("read-rest-others-of", &[("what", &text)]),
        };
        match &rest.parts {
            Parts::Same(part) if part.is_zero() => {
                self.say("read-rest-nothing", &[("what", &what)])
            }
            Parts::Same(part) => {
                let part = self.before_words(&self.part(*part));
                self.say("read-rest", &[("what", &what), ("part", &part)])
            }
            Parts::ByRank(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|part| self.part(*part).trim().to_owned())
                    .collect();
                let parts = parts.join(&self.word("read-list"));
                self.say("read-rest-by-rank", &[("what", &what), ("parts", &parts)])
            }
        }
    }

    /// The people of a column.
    pub fn role(&self, role: Role) -> String {
        self.word(match role {
            Role::Author => "read-role-author",
            Role::Text => "read-role-text",
            Role::Photo => "read-role-photo",
            Role::Editor => "read-role-editor",
            Role::Own(_) => return self.own_role(role),
        })
    }

    /// The people of a column of the rulebook's own.
    fn own_role(&self, role: Role) -> String {
        let fields = &self.rulebook.fields;
        let found = fields.people().find(|(_, known)| *known == role);
        let name = found.map_or_else(String::new, |(id, _)| fields.get(id).name(self.words));
        self.say("read-role-own", &[("name", &name)])
    }
}

/// A condition without its last test, and that test, if it ends in one.
fn column(when: &Condition) -> Option<(&[Condition], FieldId, &Test)> {
    let Condition::All(parts) = when else {
        return None;
    };
    match parts.split_last()? {
        (Condition::Is(field, test), own) => Some((own, *field, test)),
        _ => None,
    }
}
