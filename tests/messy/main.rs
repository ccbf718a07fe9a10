//! Messy tables as offices keep and send them, each with what a person would establish by hand.
//!
//! `case` is how one is written down; `grid` reads drawn sheets, `formats` writes them as files, `office` runs the program. The layouts are those
//! of published tables, retyped; schools, people and titles are invented. `accounted` and `mangled` are properties.

mod case;
mod formats;
mod grid;
mod office;

mod accounted;
mod cells;
mod detail;
mod files;
mod folders;
mod headings;
mod mangled;
mod matrix;
mod stacked;
