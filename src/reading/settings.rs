//! What holds for all articles: units, rounding, periods, registries, what is not listed.

use super::{About, Reader};
use crate::period::PeriodKind;
use crate::rulebook::exact::Rounding;
use crate::rulebook::{MORE_DECIMALS, Otherwise, Round};

impl Reader<'_> {
    pub fn settings(&mut self) {
        let rulebook = self.rulebook;
        if let Some((policy, _)) = &rulebook.policy {
            let text = self.say("read-policy", &[("file", policy)]);
            self.set(vec![text]);
        }
        self.units();
        self.calendar();
        self.force();
        let registries: Vec<String> = rulebook
            .declared
            .registries
            .iter()
            .map(|name| {
                self.word(&format!(
                    "read-registry-{}",
                    name.trim_start_matches("builtin:")
                ))
            })
            .collect();
        let registries = match registries.join(&self.word("read-list")) {
            names if names.is_empty() => self.word("read-registries-none"),
            names => self.say("read-registries", &[("names", &names)]),
        };
        self.set(vec![registries]);
        let otherwise = match rulebook.otherwise {
            Otherwise::Ask => self.word("read-otherwise-ask"),
            Otherwise::Reject => self.word("read-otherwise-reject"),
            Otherwise::Base(base) => {
                let base = self.points(base, &self.unit(None));
                self.say("read-otherwise-base", &[("base", &base)])
            }
        };
        self.set(vec![otherwise]);
    }

    fn set(&mut self, parts: Vec<String>) {
        self.add(About::Settings, "", None, parts);
    }

    fn units(&mut self) {
        let rulebook = self.rulebook;
        let names: Vec<String> = rulebook
            .units
            .iter()
            .map(|unit| self.say("read-quoted", &[("text", unit)]))
            .collect();
        let units = match &names[..] {
            [unit] => self.say("read-unit", &[("unit", unit)]),
            units => {
                let count = units.len().to_string();
                self.say(
                    "read-units",
                    &[("units", &self.all_of(units)), ("count", &count)],
                )
            }
        };
        let rounding = self.word(match rulebook.rounding {
            Rounding::HalfUp => "read-half-up",
            Rounding::HalfEven => "read-half-even",
            Rounding::Down => "read-down",
        });
        let decimals = match rulebook.decimals {
            0 => self.say("read-whole", &[("rounding", &rounding)]),
            decimals => {
                let args = [
                    ("decimals", &*decimals.to_string()),
                    ("rounding", &rounding),
                ];
                self.say("read-decimals", &args)
            }
        };
        let round = match rulebook.round {
            Round::Piece => self.word("read-round-piece"),
            Round::Account => self.say(
                "read-round-account",
                &[("more", &MORE_DECIMALS.to_string())],
            ),
        };
        self.set(vec![units, decimals, round]);
    }

    fn calendar(&mut self) {
        let calendar = &self.rulebook.calendar;
        let mut parts = vec![self.say("read-base", &[("period", &self.period(calendar.base))])];
        parts.push(match calendar.month_ends {
            // The last day of any month.
            31 if calendar.base == PeriodKind::Month => self.word("read-month-whole"),
            31 => String::new(),
            day => self.say("read-month-ends", &[("day", &day.to_string())]),
        });
        let day = |(month, day): (u32, u32)| {
            let args = [("month", &*month.to_string()), ("day", &day.to_string())];
            self.say("read-day", &args)
        };
        if calendar.year_starts != (1, 1) {
            parts.push(self.say("read-year-starts", &[("day", &day(calendar.year_starts))]));
        }
        if !calendar.terms.is_empty() {
            let days: Vec<String> = calendar.terms.iter().map(|start| day(*start)).collect();
            parts.push(self.say("read-terms", &[("days", &self.all_of(&days))]));
        }
        if let Some(deadline) = self.rulebook.deadline {
            parts.push(self.say("read-deadline", &[("day", &deadline.to_string())]));
        }
        self.set(parts);
    }

    fn force(&mut self) {
        let day = |id: &str, day: Option<chrono::NaiveDate>| {
            day.map_or_else(String::new, |day| {
                self.say(id, &[("day", &day.to_string())])
            })
        };
        let parts = vec![
            day("read-in-force-from", self.rulebook.from),
            day("read-in-force-until", self.rulebook.until),
        ];
        self.set(parts);
    }
}
