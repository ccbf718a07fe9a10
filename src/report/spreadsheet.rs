//! What the sheets of all workbooks have in common: formats, paper, texts no spreadsheet runs,
//! figures it can hold, and the same bytes for the same result.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::csv::is_active;

/// The paper of the office.
const A4: u8 = 9;
/// The height of a line of text, in points.
pub const LINE: u32 = 15;

/// The most letters that are put into a cell, which holds 32,767.
pub const MOST_LETTERS: usize = 32_000;
/// So many digits of a number are exact in a spreadsheet.
const DIGITS: u32 = 15;

pub const GOLD: Color = Color::RGB(0xFF_E6_99);
pub const SILVER: Color = Color::RGB(0xE3_E3_E3);
pub const BRONZE: Color = Color::RGB(0xF8_CB_AD);
pub const SHORT: Color = Color::RGB(0xFF_C7_CE);
pub const DOUBTFUL: Color = Color::RGB(0xFF_EB_9C);
pub const NEGATIVE: Color = Color::RGB(0xC0_00_00);
const HEAD: Color = Color::RGB(0xD9_E1_F2);
const LINK: Color = Color::RGB(0x05_63_C1);
const RULE: Color = Color::RGB(0xBF_BF_BF);
const GREY: Color = Color::RGB(0x80_80_80);

/// The formats of cells.
pub struct Style {
    pub head: Format,
    pub text: Format,
    pub wrapped: Format,
    pub centred: Format,
    pub link: Format,
    pub count: Format,
    pub points: Format,
    pub sum: Format,
    pub money: Format,
    /// Columns beside the printed page, which formulas need.
    pub aside: Format,
    pub aside_points: Format,
    pub title: Format,
    pub foot: Format,
    pub check: Format,
    pub check_count: Format,
}

impl Style {
    /// Points have so many decimals at least, and so many at most.
    pub fn new(decimals: u32, digits: u32) -> Style {
        let plain = Format::new().set_align(FormatAlign::Top);
        let ruled = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE);
        let points = number_format(decimals, digits);
        let number = ruled.clone().set_num_format(&points);
        let aside = plain.clone().set_font_color(GREY);
        Style {
            head: ruled
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(HEAD),
            wrapped: ruled.clone().set_text_wrap(),
            centred: ruled.clone().set_align(FormatAlign::Center),
            link: ruled
                .clone()
                .set_text_wrap()
                .set_font_color(LINK)
                .set_underline(FormatUnderline::Single),
            count: ruled.clone().set_num_format("0.##;-0.##;0"),
            money: ruled.clone().set_num_format("0.00"),
            sum: number.clone().set_bold(),
            text: ruled,
            points: number,
            aside_points: aside.clone().set_num_format(&points),
            aside,
            title: plain.clone().set_bold().set_font_size(14),
            foot: plain.clone().set_text_wrap(),
            check: plain.clone().set_bold().set_num_format(&points),
            check_count: plain.set_bold().set_num_format("0"),
        }
    }
}

/// The workbook that holds these sheets. Nothing in it goes by the clock.
pub fn workbook(sheets: impl IntoIterator<Item = Worksheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

/// On paper: A4, all columns side by side.
pub fn on_paper(sheet: &mut Worksheet) -> &mut Worksheet {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0)
}

/// How many lines a text takes in a room of so many letters, of which wide ones count twice: no
/// program reckons that by itself.
pub fn lines(text: &str, room: usize) -> usize {
    let lines = text.lines().map(|line| line.width().div_ceil(room).max(1));
    lines.sum::<usize>().max(1)
}

/// `0.00`, and `0.00##` where an amount may have two decimals more.
fn number_format(decimals: u32, digits: u32) -> String {
    match digits.max(decimals) {
        0 => "0".to_owned(),
        most => {
            let zeros = "0".repeat(decimals as usize);
            let more = "#".repeat((most - decimals) as usize);
            format!("0.{zeros}{more}")
        }
    }
}

/// Whether a spreadsheet shows the amount as it is.
pub fn fits(amount: Decimal) -> bool {
    amount.normalize().mantissa().unsigned_abs() < 10_u128.pow(DIGITS)
}

/// A text as a cell can show it: without what turns the writing around, controls as blanks, cut to
/// what a cell holds.
pub fn shown(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c == '\n' || !(c.is_control() || turns(c));
    if text.len() <= MOST_LETTERS && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut letters = 0;
    for c in text.replace("\r\n", "\n").chars().filter(|c| !turns(*c)) {
        letters += c.len_utf16();
        if letters > MOST_LETTERS {
            out.push('…');
            break;
        }
        out.push(if is_plain(c) { c } else { ' ' });
    }
    Cow::Owned(out)
}

/// Marks that change the direction of what follows.
fn turns(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The format of a text: one that a spreadsheet would run if it were typed anew stays a text then too.
pub fn of_text<'f>(format: &'f Format, text: &str) -> Cow<'f, Format> {
    if is_active(text) {
        Cow::Owned(format.clone().set_quote_prefix())
    } else {
        Cow::Borrowed(format)
    }
}
