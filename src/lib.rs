//! jifen (积分) turns a month of publicity submissions into points that nobody can dispute.
//!
//! A score is a ledger: every rule that fires appends an entry with its account, amount, clause and
//! the rows it rests on. Totals, rankings and explanations are views of it. The flow goes one way,
//! each step a plain function that pushes what a person should know to one collector:
//!
//! ```text
//! files ─ sheet ─▶ rows with cell positions
//!       ─ intake ─▶ submissions (typed, named, dated), events, the roster
//!       ─ classify ─▶ outlet, level and whatever else follows for each
//!       ─ pieces ─▶ publications of the same piece, grouped
//!       ─ scoring ─▶ ledger of entries
//!       ─ standing ─▶ totals, ranks, lists, money
//!       ─ claims ─▶ what tables say of themselves, compared with the ledger
//!       ─ report ─▶ csv · xlsx · html · docx · json · terminal
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`sheet`] | files to rows, within limits: workbooks, delimited text, tables of documents |
//! | [`intake`] | rows to submissions: headers, dates, names, accounts and the roster of a day |
//! | [`decisions`] | what is asked, and how what was answered is read |
//! | [`rulebook`] | what all clauses share: loading with places, fields, conditions, tables, amounts, cases, the schema |
//! | [`clauses`] | a file a kind of clause: its keys, exactly what it does, its sentence |
//! | [`mod@classify`] | submission to outlet and level |
//! | [`pieces`] | which publications are the same piece |
//! | [`scoring`] | the phases in the order they run; fills the ledger |
//! | [`ledger`] | entries, each with its rule and what it rests on |
//! | [`standing`] | totals, ranks, lists and money, read off the ledger |
//! | [`claims`] | sums, points and ranks that tables print, against the ledger: every difference at its cell |
//! | [`report`] | a file a format, all from the same run |
//! | [`answers`] | what people ask of a result: why, why not, what if |
//! | [`problem`] | whatever a person should look at, with its place |
//! | [`period`], [`span`] | months that end on the 25th, quarters, terms, years; some days |
//! | `natural` | names in the order of the numbers in them: 2月 before 10月 |
//! | [`locale`], [`cli`] | all words, Chinese and English; a file a subcommand |
//!
//! Beside the flow stand two readers of a rulebook alone. [`check`] tells what is wrong in it: rows
//! that disagree, what no row covers, limits that never act. It proves it by box algebra
//! ([`rulebook::boxes`]), and plays the rulebook's cases. [`reading`] reads it back in sentences.
//!
//! Three rows, without a file or the command line:
//!
//! ```
//! use jifen::{classify::classify, intake::{Builder, Column}, problem::Problems};
//! use jifen::{rulebook::{Rulebook, field}, scoring::score, standing::stand};
//!
//! let (rulebook, mut problems) = (Rulebook::built_in(), Problems::default());
//! let mut table = Builder::new(&rulebook.fields, rulebook.publication_fields());
//! for (title, outlet) in [("开学", "人民日报"), ("开学", "保定日报"), ("运动会", "校报")] {
//!     let cells = [(Column::Title, title), (Column::Field(field::OUTLET), outlet),
//!         (Column::Field(field::AUTHORS), "张三"), (Column::Field(field::DATE), "2022-05-06")];
//!     table.submission(&cells, &mut problems);
//! }
//! let month = classify(table.finish(&mut problems), &rulebook, &mut problems);
//! let scored = score(&month, &rulebook, &mut problems);
//! let standing = stand(&month, &rulebook, &scored, scored.periods[0], &mut problems);
//! // National 20, a fifth of the city's 5 for the same piece, the school's own 1.
//! assert_eq!(standing.rankings[1].rows[0].points.to_string(), "22.00");
//! ```

pub mod answers;
pub mod check;
pub mod claims;
pub mod classify;
pub mod clauses;
pub mod cli;
pub mod decisions;
pub mod intake;
pub mod ledger;
pub mod locale;
mod natural;
pub mod period;
pub mod pieces;
pub mod problem;
pub mod reading;
pub mod report;
pub mod rulebook;
pub mod scoring;
pub mod sheet;
pub mod span;
pub mod standing;
