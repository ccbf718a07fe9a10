//! Headings in the words of offices, of class teachers and of approval forms.

use crate::case::check;

#[test]
fn short_words_of_an_office_register() {
    check(
        "
        --- 台账.xlsx › Sheet1
        2024年5月外宣台账 | > | > | > | >
        时间 | 内容 | 作者 | 去向 | 经手
        5月6日 | 春季运动会开幕 | 张建 | 学校官网 | 周敏
        5月8日 | 校企合作签约仪式举行 | 李铁 | 保定日报 | 周敏
        5月9日 | 技能节开幕 | 李铁 | 河北日报 | 孟小雨
        --- by hand
        行 读入 3 | 计分 3
        教师 张建 1 | 李铁 1100
        疑 C3 without-department
        ",
    );
}

#[test]
fn who_handled_a_piece_did_not_write_it() {
    check(
        "
        --- 台账.xlsx › Sheet1
        2024年5月外宣台账 | > | > | > | >
        日期 | 内容 | 部门 | 见报媒体 | 经办人
        5月6日 | 春季运动会开幕 | 体育组 | 学校官网 | 周敏
        5月8日 | 校企合作签约仪式举行 | 机电工程系 | 保定日报 | 周敏
        --- by hand
        行 读入 2 | 计分 2
        部门 体育组 1 | 机电工程系 100
        疑 3行 signed-by-department
        ",
    );
}

#[test]
fn pupils_sign_with_their_class() {
    check(
        "
        --- 小记者.xlsx › 5月
        小记者作品刊发登记 | > | > | > | >
        学生姓名 | 班级 | 标题 | 媒体 | 日期
        王小明 | 五年级2班 | 我的校园 | 学校官网 | 2024-05-06
        李小红 | 六年级1班 | 种花记 | 保定日报 | 2024-05-08
        --- by hand
        行 读入 2 | 计分 2
        部门 五年级2班 1 | 六年级1班 100
        教师 王小明 1 | 李小红 100
        ",
    );
}

#[test]
fn an_approval_form_says_who_sent_it_and_what_became_of_it() {
    check(
        "
        --- 钉钉导出.xlsx › 宣传稿件审批
        审批编号 | 标题 | 审批状态 | 审批结果 | 发起时间 | 发起人姓名 | 发起人部门 | 稿件标题 | 发布媒体 | 发布日期
        '202405060001 | 李铁提交的宣传稿件 | 已结束 | 同意 | 2024-05-06 09:10 | 李铁 | 机电工程系 | 技能节开幕 | 学校官网 | 2024-05-06
        '202405080002 | 沈婷提交的宣传稿件 | 已结束 | 拒绝 | 2024-05-08 10:00 | 沈婷 | 教务处 | 名师讲坛 | 保定日报 | 2024-05-08
        '202405090003 | 沈婷提交的宣传稿件 | 已结束 | 同意 | 2024-05-09 10:00 | 沈婷 | 教务处 | 期中考试 | 保定日报 | 2024-05-09
        --- by hand
        行 读入 3 | 计分 2 | 待核 1
        部门 机电工程系 1 | 教务处 100
        教师 李铁 1 | 沈婷 100
        问 D3 row-not-approved
        疑 B1 column-second | F1 author-from-sender
        ",
    );
}

#[test]
fn who_sent_a_form_is_not_asked_where_the_author_is_named() {
    check(
        "
        --- 问卷导出.xlsx › Sheet1
        提交者 | 提交时间 | 稿件标题 | 作者 | 所在部门 | 发布媒体 | 发布日期
        孟小雨 | 2024-05-07 10:11 | 技能节开幕 | 李铁 | 机电工程系 | 学校官网 | 2024-05-06
        孟小雨 | 2024-05-09 10:12 | 名师讲坛 | 沈婷 | 教务处 | 保定日报 | 2024-05-08
        --- by hand
        行 读入 2 | 计分 2
        部门 机电工程系 1 | 教务处 100
        教师 李铁 1 | 沈婷 100
        ",
    );
}

#[test]
fn outlets_stand_below_the_level_of_their_media() {
    check(
        "
        --- 分级.xlsx › 5月
        序号 | 标题 | 作者 | 部门 | 日期 | 国家级媒体 | 省级媒体 | 市县级媒体
        1 | 校企合作签约 | 李铁 | 机电工程系 | 2024-05-06 | 人民网 | 河北日报 |
        2 | 技能节开幕 | 李铁 | 机电工程系 | 2024-05-07 | | | 保定日报
        3 | 名师讲坛 | 沈婷 | 教务处 | 2024-05-08 | | | 易县融媒体中心
        --- by hand
        行 读入 3 | 计分 3
        部门 机电工程系 11100 | 教务处 10
        教师 李铁 11100 | 沈婷 10
        疑 H3 unknown-value
        注 F1 column-ticked | H1 column-ticked
        ",
    );
}

#[test]
fn outlet_and_day_in_one_cell() {
    check(
        "
        --- 发表.xlsx › 2024年
        姓名 | 作品名称 | 发表刊物及日期
        李铁 | 校企合作签约 | 《保定日报》2024.5.6三版
        李铁 | 技能节开幕 | 河北日报5月9日
        沈婷 | 名师讲坛 | 学校官网（5月10日）
        沈婷 | 期中考试 | 学校官网
        --- by hand
        行 读入 4 | 计分 3 | 待核 1
        教师 李铁 1100 | 沈婷 1
        问 5行 table-without-date
        疑 A2 without-department
        注 C2 day-behind-outlet
        ",
    );
}

#[test]
fn the_day_stands_behind_the_outlet_where_its_own_cell_is_empty() {
    check(
        "
        --- 五月.xlsx › Sheet1
        标题 | 作者 | 部门 | 媒体 | 日期
        校企合作签约 | 李铁 | 机电工程系 | 保定日报2024年5月6日 |
        技能节开幕 | 李铁 | 机电工程系 | 河北日报 | 2024-05-09
        名师讲坛 | 沈婷 | 教务处 | 学校官网 |
        --- by hand
        行 读入 3 | 计分 2 | 待核 1
        部门 机电工程系 1100
        教师 李铁 1100
        问 E4 missing-date
        注 D2 day-behind-outlet
        ",
    );
}

#[test]
fn a_digit_behind_a_name_is_doubted() {
    check(
        "
        --- 五月.xlsx › 报送
        标题 | 作者 | 部门 | 媒体 | 日期
        校企合作签约 | 张建1 | 体育组 | 保定日报 | 2024-05-06
        技能节开幕 | 张建 | 体育组 | 河北日报 | 2024-05-09
        --- 五月.xlsx › 名单
        姓名 | 部门
        张建 | 体育组
        沈婷 | 教务处
        --- by hand
        行 读入 2 | 计分 2
        部门 体育组 1000
        教师 张建 1000
        疑 B2 name-like
        ",
    );
}

#[test]
fn the_outlet_of_a_whole_table_stands_in_its_title() {
    check(
        "
        --- 推文.xlsx › 5月
        学校微信公众号2024年5月推文统计 | > | > | >
        日期 | 标题 | 作者 | 部门
        2024-05-06 | 校企合作签约 | 李铁 | 机电工程系
        2024-05-07 | 技能节开幕 | 沈婷 | 教务处
        --- by hand
        行 读入 2 | 计分 2
        部门 机电工程系 1 | 教务处 1
        教师 李铁 1 | 沈婷 1
        注 A1 outlet-from-title
        ",
    );
}

#[test]
fn a_table_without_any_outlet_asks_once() {
    check(
        "
        --- 推文.xlsx › 5月
        2024年5月推文统计 | > | > | >
        日期 | 标题 | 作者 | 部门
        2024-05-06 | 校企合作签约 | 李铁 | 机电工程系
        2024-05-07 | 技能节开幕 | 沈婷 | 教务处
        --- by hand
        行 读入 2 | 待核 2
        问 3行 table-without-outlet
        ",
    );
}
