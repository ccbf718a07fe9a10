//! What results lead to: rankings, lists, money; and what the program leaves to people.

use rust_decimal::Decimal;

use super::{About, Reader};
use crate::clauses::list::{CENTS, List, Needs, PlacePart, Places, PrizeTies, Prizes};
use crate::clauses::rank::{By, Rank, Ties};
use crate::rulebook::condition::{Condition, Range};

impl Reader<'_> {
    pub fn results(&mut self) {
        let rulebook = self.rulebook;
        for rank in &rulebook.ranks {
            let args = [
                ("who", &*self.accounts(Some(rank.account), &rank.who)),
                ("per", &self.every(rank.per)),
                ("by", &self.by(rank)),
            ];
            let parts = vec![
                self.say("read-rank", &args),
                self.within(rank),
                self.ties(rank),
            ];
            let article = self.clause(rank.rule);
            self.add(About::Rank, &article, rank.unit, parts);
        }
        for list in &rulebook.lists {
            self.list(list);
        }
        for clause in &rulebook.unranked {
            let who = self.accounts(clause.account, &clause.who);
            let text = self.say("read-unranked", &[("who", &who)]);
            let article = self.clause(clause.rule);
            self.add(About::Unranked, &article, None, vec![text]);
        }
        for money in &rulebook.money {
            let unit = self.unit(money.unit);
            let args = [
                ("who", &*self.accounts(Some(money.account), &money.who)),
                ("per", &self.every(money.per)),
                ("of", &self.condition(&money.when)),
                ("each", &money.each.show()),
                ("unit", &unit),
            ];
            let id = match money.when == Condition::ALWAYS {
                true => "read-money",
                false => "read-money-of",
            };
            let mut parts = vec![self.say(id, &args)];
            if let Some(pool) = money.pool {
                parts.push(self.say("read-pool", &[("pool", &pool.show())]));
            }
            let article = self.clause(money.rule);
            self.add(About::Money, &article, money.unit, parts);
        }
        for clause in &rulebook.not_covered {
            let because = ("because", clause.because.trim_end_matches('。'));
            let text = self.say("read-not-covered", &[because]);
            self.add(About::NotCovered, &clause.clause, None, vec![text]);
        }
        for (clause, reading) in &rulebook.assumes {
            let reading = ("reading", reading.trim_end_matches('。'));
            let text = self.say("read-assumes", &[reading]);
            self.add(About::Assumed, clause, None, vec![text]);
        }
    }

    fn by(&self, rank: &Rank) -> String {
        let of = self.condition(&rank.when);
        let id = match (rank.by, of.is_empty()) {
            (By::Points, true) => "read-by-points",
            (By::Points, false) => "read-by-points-of",
            (By::Pieces, true) => "read-by-pieces",
            (By::Pieces, false) => "read-by-pieces-of",
            (By::Publications, true) => "read-by-publications",
            (By::Publications, false) => "read-by-publications-of",
        };
        if of.is_empty() {
            self.word(id)
        } else {
            self.say(id, &[("what", &of)])
        }
    }

    fn within(&self, rank: &Rank) -> String {
        rank.within.map_or_else(String::new, |field| {
            let field = self.rulebook.fields.get(field).name(self.words);
            self.say("read-within", &[("field", &field)])
        })
    }

    fn ties(&self, rank: &Rank) -> String {
        self.word(match rank.ties {
            Ties::Shared => "read-ties-shared",
            Ties::Dense => "read-ties-dense",
        })
    }

    fn list(&mut self, list: &List) {
        let rank = &list.rank;
        let args = [
            ("name", &*list.name),
            ("who", &self.accounts(Some(rank.account), &rank.who)),
            ("per", &self.every(rank.per)),
        ];
        let mut parts = vec![self.say("read-list-of", &args)];
        parts.extend(self.needs(&list.needs));
        if list.in_a_row > 1 {
            let count = list.in_a_row.to_string();
            let id = format!("read-periods-{}", rank.per.key());
            let periods = self.say(&id, &[("count", &count)]);
            parts.push(self.say("read-in-a-row", &[("periods", &periods)]));
        }
        let by = self.by(rank);
        match list.places {
            None => parts.push(self.word("read-all-who")),
            Some(places) => {
                parts.push(self.within(rank));
                parts.push(match places {
                    Places::Number(count) => {
                        self.say("read-places", &[("by", &by), ("count", &count.to_string())])
                    }
                    Places::Share(share, part) => {
                        let part = self.word(match part {
                            PlacePart::Full => "read-place-full",
                            PlacePart::Started => "read-place-started",
                            PlacePart::HalfUp => "read-place-half-up",
                        });
                        let share = self.part(share);
                        let args = [("by", &*by), ("share", &share), ("part", &part)];
                        self.say("read-places-share", &args)
                    }
                });
                let what = self.word(match rank.by {
                    By::Points => "read-figure-points",
                    By::Pieces => "read-figure-pieces",
                    By::Publications => "read-figure-publications",
                });
                parts.push(self.say("read-places-above-zero", &[("what", &what)]));
                if rank.ties == Ties::Dense {
                    parts.push(self.ties(rank));
                }
            }
        }
        if let Prizes::Same(prize) = &list.prizes {
            let prize = Decimal::new(*prize, CENTS).normalize().to_string();
            parts.push(self.say("read-prize-same", &[("prize", &prize)]));
        }
        if let Prizes::ByPlace(prizes) = &list.prizes
            && !prizes.is_empty()
        {
            let prizes: Vec<String> = prizes
                .iter()
                .enumerate()
                .map(|(index, prize)| {
                    let place = (index + 1).to_string();
                    let prize = Decimal::new(*prize, CENTS).normalize().to_string();
                    self.say("read-prize", &[("place", &place), ("prize", &prize)])
                })
                .collect();
            let prizes = prizes.join(&self.word("read-list"));
            parts.push(self.say("read-prizes", &[("prizes", &prizes)]));
            parts.push(self.word(match list.prize_ties {
                PrizeTies::Each => "read-prize-each",
                PrizeTies::Split => "read-prize-split",
            }));
        }
        let article = self.clause(rank.rule);
        self.add(About::List, &article, rank.unit, parts);
    }

    /// What the results of the period must be, a part each.
    fn needs(&self, needs: &Needs) -> Vec<String> {
        let range = |id: &str, range: &Option<Range>| match range {
            None => String::new(),
            Some(range) => self.say(id, &[("range", &self.range(range, None))]),
        };
        let missed = match &needs.missed[..] {
            [] => String::new(),
            clauses => self.say("read-needs-missed", &[("clauses", &self.all_of(clauses))]),
        };
        vec![
            range("read-needs-points", &needs.points),
            range("read-needs-pieces", &needs.pieces),
            range("read-needs-publications", &needs.publications),
            missed,
        ]
    }
}
