//! Headings as tables have them.

use super::*;
use crate::rulebook::field::{
    DATE, GENRE, LEVEL, ORIGINAL, OUTLET, PAID, PHOTOS, PLACEMENT, READS, SECONDS, SENT, STATUS,
    WORDS,
};

#[test]
fn published_headings_are_known() {
    let headings = Headings::new(&Fields::new());
    for (names, heading) in [
        (
            "标题 稿件标题 稿件题目 作品名称 作品标题 新闻标题 题目 稿件名称 篇名 信息标题 文章标题 \
             报道标题 宣传内容 主题 名称",
            Heading::Title,
        ),
        (
            "作者 撰稿人 供稿人 投稿人 通讯员 信息员 发稿人 主创人员 责任人 作者姓名 撰写人 执笔人 \
             第一作者 投稿教师 教师姓名 姓名 报送人 采写 第二作者 合作者 其他作者 合作作者",
            Heading::Field(AUTHORS),
        ),
        (
            "摄影 供图人 照片拍摄者 图片作者 文图责任人 摄影者 拍摄 图片 配图",
            Heading::Field(PHOTO),
        ),
        (
            "部门 单位 供稿单位 报送单位 所在单位 稿件来源 来源部门 处室 学院 系部 学校 区(市) 科室 \
             所属部门 作者单位 责任部门 教研组 年级(组) 工会小组 支部 二级学院 处(室)",
            Heading::Department,
        ),
        (
            "媒体 媒体名称 刊发媒体 发布平台 发布渠道 刊播栏目 载体 采用单位 来源 刊登媒体 发表媒体 \
             刊物名称 报刊名称 刊载平台 发稿平台 新闻媒体 采用媒体 发布网站 平台 发表单位",
            Heading::Field(OUTLET),
        ),
        (
            "级别 媒体级别 媒体等级 档次 等级 层级 类别 媒体类别 刊物级别 稿件级别 采用级别",
            Heading::Field(LEVEL),
        ),
        (
            "体裁 稿件类型 新闻类型 类型 形式 稿件形式 文字/图片/视频 类别",
            Heading::Field(GENRE),
        ),
        (
            "日期 发表日期 发布日期 发布时间 刊发时间 刊播日期 采用时间 时间 刊登日期 上稿时间",
            Heading::Field(DATE),
        ),
        (
            "报送日期 报送时间 投稿时间 投稿日期 上报时间",
            Heading::Field(SENT),
        ),
        (
            "版面 版次 栏目 发布栏目 版位 头条 是否头版",
            Heading::Field(PLACEMENT),
        ),
        ("字数 作品长度 篇幅", Heading::Field(WORDS)),
        ("时长", Heading::Field(SECONDS)),
        ("图片数", Heading::Field(PHOTOS)),
        (
            "链接 网址 新闻链接 发布链接 稿件链接 URL 二维码",
            Heading::Link,
        ),
        ("阅读量 点击量 浏览量 播放量", Heading::Field(READS)),
        ("采用情况 是否采用 录用 状态", Heading::Field(STATUS)),
        ("是否原创 首发/转载", Heading::Field(ORIGINAL)),
        ("付费 是否付费 是否有偿 收费 购买版面", Heading::Field(PAID)),
    ] {
        for name in names.split_whitespace() {
            let written = [
                name.to_owned(),
                format!("{name}（必填）"),
                format!("{name}(20分)："),
                name.chars().map(|c| format!("{c}\n")).collect(),
                name.chars().map(|c| format!("{c}　")).collect(),
            ];
            for text in written {
                let name = Name {
                    column: 0,
                    row: 1,
                    text: text.clone(),
                    groups: Vec::new(),
                };
                let (meanings, _) = headings.meanings(&name);
                let found = meanings.iter().any(|(found, _)| *found == heading);
                assert!(found, "{text:?} is no {heading:?}: {meanings:?}");
            }
        }
    }
}

#[test]
fn columns_that_nothing_is_done_with_are_no_surprise() {
    for text in [
        "序号",
        "编号",
        "No.",
        "项次",
        "得分",
        "分值",
        "积分",
        "分数",
        "计分",
        "自评分",
        "累计得分",
        "名次",
        "备注",
        "折合分",
        "奖励金额",
        "核定分",
        "审核意见",
        "排名",
        "说明",
        "审核",
        "审核人",
        "责任审核人",
        "校对",
        "期号",
        "频道",
        "刊期",
        "转发量",
    ] {
        assert!(is_idle(&squeeze(text)), "{text}");
    }
}
