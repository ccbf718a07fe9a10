//! Days as people write them.

use super::*;

const MAY: Around = Around {
    year: Some(2024),
    month: Some(5),
};

fn read(text: &str) -> Result<String, NoDay> {
    parse(text, MAY).map(|(day, _)| day.to_string())
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

#[test]
fn days_are_read_however_they_are_written() {
    use Reading::*;
    for (text, day, reading) in [
        ("2013年12月25日", "2013-12-25", Plain),
        ("2016.1.4", "2016-01-04", Plain),
        ("2018-03-05", "2018-03-05", Plain),
        ("2025/3/5", "2025-03-05", Plain),
        ("2025 3 5", "2025-03-05", Plain),
        ("2025。3。5", "2025-03-05", Plain),
        ("2025年08月04日", "2025-08-04", Plain),
        ("2025年3.5", "2025-03-05", Plain),
        ("20250707", "2025-07-07", Digits),
        ("250707", "2025-07-07", ShortYear),
        ("5月26日", "2024-05-26", YearAdded),
        ("5月26", "2024-05-26", YearAdded),
        ("元月8日", "2024-01-08", YearAdded),
        ("3.5", "2024-03-05", YearAdded),
        ("3/5", "2024-03-05", YearAdded),
        ("0526", "2024-05-26", YearAdded),
        ("26日", "2024-05-26", MonthAdded),
        ("本月26号", "2024-05-26", MonthAdded),
        ("26", "2024-05-26", MonthAdded),
        ("２０２５年３月５日", "2025-03-05", Plain),
        ("二○一一年一月十八日", "2011-01-18", Plain),
        ("二〇二二年十二月二十日", "2022-12-20", Plain),
        ("二〇二二年十月三十一日", "2022-10-31", Plain),
        ("五月廿六日", "2024-05-26", YearAdded),
        ("2010年7月1日至12月31日", "2010-12-31", RangeEnd),
        ("2010年7月1日—2010年12月31日", "2010-12-31", RangeEnd),
        ("3月5日-6日", "2024-03-06", RangeEnd),
        ("3月5-6日", "2024-03-06", RangeEnd),
        ("5月6日、7日", "2024-05-07", RangeEnd),
        ("5月6,7日", "2024-05-07", RangeEnd),
        ("5月6日、8日、9日", "2024-05-09", RangeEnd),
        ("5.6-5.8", "2024-05-08", RangeEnd),
        ("5/6～5/8", "2024-05-08", RangeEnd),
        ("2025.3.5-3.7", "2025-03-07", RangeEnd),
        ("2025.3.5-2025.3.7", "2025-03-07", RangeEnd),
        ("2025-3-5-2025-3-7", "2025-03-07", RangeEnd),
        ("2024-5-6/7", "2024-05-07", RangeEnd),
        ("20250705-20250707", "2025-07-07", RangeEnd),
        ("5月6日至2023年5月8日", "2023-05-08", RangeEnd),
        ("2024年12月28日至1月3日", "2025-01-03", RangeEnd),
        ("5月6日8:00至5月7日9:30", "2024-05-07", RangeEnd),
        ("2025-03-05 08:30", "2025-03-05", Plain),
        ("2025-03-05T08:30:00", "2025-03-05", Plain),
        ("2025-03-05T08:30:00.250+08:00", "2025-03-05", Plain),
        ("2025年3月5日8时30分", "2025-03-05", Plain),
        ("2025年3月5日上午9点半", "2025-03-05", Plain),
        ("2025年3月5日(星期三)", "2025-03-05", Plain),
        ("2025年3月5日 周三", "2025-03-05", Plain),
        ("2025-3-5（头版）", "2025-03-05", Plain),
        ("（2025-3-5）", "2025-03-05", Plain),
        ("2025年3月5日第3版", "2025-03-05", Plain),
        ("2025年3月5日A2版", "2025-03-05", Plain),
        ("2025年3月5日见报", "2025-03-05", Plain),
        ("5月6日报道", "2024-05-06", YearAdded),
        ("发布时间：2025-3-5", "2025-03-05", Plain),
        ("2025年 3月 5日", "2025-03-05", Plain),
        ("25.3.5", "2025-03-05", ShortYear),
        ("25/3/5", "2025-03-05", ShortYear),
        ("24年5月6日", "2024-05-06", ShortYear),
        // Day and month can be told: one is above twelve, or the table is of May.
        ("3/25/2024", "2024-03-25", YearLast),
        ("25/3/2024", "2024-03-25", YearLast),
        ("6/5/2024", "2024-05-06", YearLast),
        ("05/06/24", "2024-05-06", YearLast),
        ("45000", "2023-03-15", Serial),
    ] {
        let read = parse(text, MAY).map(|(day, reading)| (day.to_string(), reading));
        assert_eq!(read, Ok((day.to_owned(), reading)), "{text}");
    }
}

#[test]
fn what_is_no_day_says_why() {
    let month = |y, m, d| NoDay::NoDay(Some(day(y, m, d)));
    let months = |y, m, d| NoDay::Months(Some(day(y, m, d)));
    for (text, why) in [
        ("2022-02-30", NoDay::Impossible),
        ("2023年2月29日", NoDay::Impossible),
        ("5月32日", NoDay::Impossible),
        ("32日", NoDay::Impossible),
        ("2016年9月", month(2016, 9, 30)),
        ("2016.9", month(2016, 9, 30)),
        ("201609", month(2016, 9, 30)),
        ("9月", month(2024, 9, 30)),
        ("9月上旬", month(2024, 9, 10)),
        ("2016年9月中旬", month(2016, 9, 20)),
        ("二月下旬", month(2024, 2, 29)),
        ("上旬", NoDay::Unreadable),
        ("9月5日上旬", NoDay::Unreadable),
        ("13月下旬", NoDay::Impossible),
        ("1—2月份", months(2024, 2, 29)),
        ("2023年1-2月", months(2023, 2, 28)),
        ("上周五", NoDay::Unreadable),
        ("周一至周五", NoDay::Unreadable),
        ("见附件", NoDay::Unreadable),
        ("8:30", NoDay::Unreadable),
        ("2025", NoDay::Unreadable),
        ("2025年5月8日至5月6日", NoDay::Unreadable),
        ("13800001234", NoDay::Unreadable),
        ("第3期", NoDay::Unreadable),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
    let bare = Around::default();
    assert_eq!(parse("5月26日", bare), Err(NoDay::NoYear));
    assert_eq!(parse("26日", bare), Err(NoDay::NoMonth));
    assert_eq!(parse("9月", bare), Err(NoDay::NoDay(None)));
}

#[test]
fn what_can_be_two_days_names_them() {
    let choices = |text: &str, around: Around| -> Vec<String> {
        let why = parse(text, around).expect_err(text);
        assert!(matches!(why, NoDay::Several(_)), "{text}");
        why.choices().map(|day| day.to_string()).collect()
    };
    let year = Around {
        year: Some(2024),
        month: None,
    };
    assert_eq!(choices("6/5/2024", year), ["2024-05-06", "2024-06-05"]);
    assert_eq!(choices("05/06/24", year), ["2024-05-06", "2024-06-05"]);
    assert_eq!(
        choices("10/11/12", Around::default()),
        ["2010-11-12", "2012-10-11", "2012-11-10"]
    );
    assert_eq!(
        choices("12月28日至1月3日", year),
        ["2024-01-03", "2025-01-03"]
    );
}

#[test]
fn numbers_are_serials_or_digits() {
    let of = |n: &str| of_number(n.parse().expect("a number"), MAY);
    assert_eq!(of("45000"), Ok((day(2023, 3, 15), Reading::Serial)));
    assert_eq!(of("45000.75"), Ok((day(2023, 3, 15), Reading::Serial)));
    assert_eq!(of("20250315"), Ok((day(2025, 3, 15), Reading::Number)));
    assert_eq!(of("3.15"), Ok((day(2024, 3, 15), Reading::Number)));
    assert_eq!(of("3.5"), Ok((day(2024, 3, 5), Reading::Number)));
    assert_eq!(of("7"), Ok((day(2024, 5, 7), Reading::Number)));
    assert_eq!(of("2.3"), Ok((day(2024, 2, 3), Reading::Number)));
    // 3.1 is how a cell keeps 3.10 as well.
    let either = NoDay::Several([Some(day(2024, 3, 1)), Some(day(2024, 3, 10)), None]);
    assert_eq!(of("3.1"), Err(either));
    assert_eq!(of("2016.9"), Err(NoDay::NoDay(Some(day(2016, 9, 30)))));
    assert_eq!(of("-3"), Err(NoDay::Unreadable));
    assert_eq!(of("123456"), Err(NoDay::Impossible));
}

#[test]
fn months_are_found_in_titles_and_names() {
    for (text, month) in [
        ("示范中心2024年5月外宣稿件统计表", Some(5)),
        ("五月", Some(5)),
        ("十二月份报送", Some(12)),
        ("报送_2025-03.xlsx", Some(3)),
        ("202503报送", Some(3)),
        ("20250307报送", None),
        ("填报日期:2024年6月3日", None),
        ("2024-06-03", None),
        ("2024.11教务处", Some(11)),
        ("2024年度", None),
        ("宣传报道征集表(2024年5月)", Some(5)),
        ("重点稿件统计 2024 年 5 月", Some(5)),
        ("表3 2024年5月", Some(5)),
        ("1—2月份", None),
        ("2024年1-5月", None),
        ("2024年1月至3月", None),
        ("3月、4月", None),
        ("第1季度", None),
        ("表(3)", None),
        ("联系电话13800001234", None),
    ] {
        assert_eq!(month_in(text), month, "{text}");
    }
}

#[test]
fn years_are_found_in_titles_and_names() {
    assert_eq!(year_in("示范中心2024年度外宣稿件统计表"), Some(2024));
    assert_eq!(year_in("外宣稿件统计表(2024年5月)"), Some(2024));
    assert_eq!(year_in("报送_2025-03.xlsx"), Some(2025));
    assert_eq!(year_in("202503报送"), Some(2025));
    assert_eq!(year_in("二〇二五年三月"), Some(2025));
    assert_eq!(year_in("填报时间：2025 年 3 月（重点）"), Some(2025));
    assert_eq!(year_in("征集表（2025年）"), Some(2025));
    assert_eq!(year_in("联系电话13800001234"), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9一二十年月日号./~至、: 周()\\-]{0,14}|\\PC{0,12}") {
        let _ = parse(&text, MAY);
        let _ = year_in(&text);
    }

    #[test]
    fn every_day_is_read_back_from_every_way_of_writing_it(
        offset in 0i64..14_600, form in 0usize..9,
    ) {
        let day = day(2010, 1, 1) + chrono::Duration::days(offset);
        let format = [
            "%Y-%m-%d", "%Y年%-m月%-d日", "%Y.%-m.%-d", "%Y/%m/%d", "%Y%m%d", "%y.%-m.%-d",
            "%Y-%-m-%-d %H:%M:%S", "%Y年%m月%d日见报", "%Y/%-m/%-d (周三)",
        ][form];
        let text = day.and_hms_opt(8, 30, 0).expect("a time").format(format).to_string();
        proptest::prop_assert_eq!(parse(&text, Around::default()).map(|(day, _)| day), Ok(day), "{}", text);
    }
}
