//! Numbers as people write them.

use super::*;

#[test]
fn numbers_are_read_however_they_are_written() {
    use Reading::{About, Plain};
    for (text, number, reading) in [
        ("800", "800", Plain),
        ("８００", "800", Plain),
        ("1,200", "1200", Plain),
        ("1，200", "1200", Plain),
        ("1,234,567", "1234567", Plain),
        ("1.2万", "12000", Plain),
        ("10万+", "100000", About),
        ("10w+", "100000", About),
        ("1.5k", "1500", Plain),
        ("3百万", "3000000", Plain),
        ("约500字", "500", About),
        ("500余字", "500", About),
        ("500多字", "500", About),
        ("500字左右", "500", About),
        ("500字以上", "500", About),
        ("超1万次", "10000", About),
        ("近3千", "3000", About),
        ("800字", "800", Plain),
        ("3张", "3", Plain),
        ("674篇", "674", Plain),
        ("46则", "46", Plain),
        ("1.6万字", "16000", Plain),
        ("8百字", "800", Plain),
        ("二百字", "200", Plain),
        ("约八百字", "800", About),
        ("一千二百", "1200", Plain),
        ("两千零五十", "2050", Plain),
        ("一万二千字", "12000", Plain),
        ("十五", "15", Plain),
        ("三张", "3", Plain),
        ("2分30秒", "150", Plain),
        ("两分三十秒", "150", Plain),
        ("2分30", "150", Plain),
        ("1小时5分钟", "3900", Plain),
        ("45秒", "45", Plain),
        ("约45秒", "45", About),
        ("3分钟", "180", Plain),
        ("0:02:30", "150", Plain),
        ("2'30\"", "150", Plain),
        ("2’30”", "150", Plain),
        ("2′30″", "150", Plain),
        ("0.5", "0.5", Plain),
        ("-2", "-2", Plain),
        ("2.50", "2.5", Plain),
        ("2979-2695=284", "284", Reading::Result),
        ("100+50=150字", "150", Reading::Result),
    ] {
        let read = read(text).map(|(number, reading)| (number.to_string(), reading));
        assert_eq!(read, Ok((number.to_owned(), reading)), "{text}");
    }
    for (text, why) in [
        ("若干", NoNumber::Unreadable),
        ("1,20", NoNumber::Unreadable),
        ("", NoNumber::Unreadable),
        ("3.5.2", NoNumber::Unreadable),
        ("约", NoNumber::Unreadable),
        ("万", NoNumber::Unreadable),
        ("一千二", NoNumber::Unreadable),
        ("二三", NoNumber::Unreadable),
        ("800字/3图", NoNumber::Unreadable),
        ("300-500", NoNumber::Range),
        ("300～500字", NoNumber::Range),
        ("1至2万", NoNumber::Range),
        ("2979-2695=285", NoNumber::WrongResult),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
}

#[test]
fn fields_hold_rates_and_money_too() {
    for (text, number) in [
        ("66%", "0.66"),
        ("57.10％", "0.571"),
        ("0%", "0"),
        ("百分之六十", "0.6"),
        ("120元", "120"),
        ("1.2万元", "12000"),
        ("￥1,200.50元", "1200.5"),
        ("3分", "3"),
        ("5篇", "5"),
        ("800", "800"),
    ] {
        let read = of_field(text).map(|(number, _)| number.to_string());
        assert_eq!(read, Ok(number.to_owned()), "{text}");
    }
    for text in ["%", "元", "若干元", "60%-80%"] {
        assert!(of_field(text).is_err(), "{text}");
    }
    // A count of pieces is no rate.
    assert_eq!(read("66%"), Err(NoNumber::Unreadable));
}

#[test]
fn flags_are_read_however_they_are_written() {
    for text in ["是", "√", "☑", "✓", "✔", "Y", "yes", "1", "有", "Ｙ", "V"] {
        assert_eq!(flag(text), Some(true), "{text}");
    }
    for text in ["否", "×", "N", "0", "无", "❌", "□"] {
        assert_eq!(flag(text), Some(false), "{text}");
    }
    assert_eq!(flag("大概"), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_number_or_none(text in "[0-9万千百十两一二约余+,.:'=分秒字-]{0,12}|\\PC{0,12}") {
        let _ = (read(&text), flag(&text));
    }
}
