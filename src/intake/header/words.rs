//! The headings that are known without a rulebook.

use super::Heading;
use crate::rulebook::field::{DATE, GENRE, LEVEL, MEDIUM, OUTLET, PLACEMENT, SECONDS};

pub const TITLES: &[&str] = &[
    "标题",
    "稿件标题",
    "稿件题目",
    "作品名称",
    "作品标题",
    "新闻标题",
    "题目",
    "稿件名称",
    "篇名",
    "信息标题",
    "文章标题",
    "报道标题",
    "宣传内容",
    "主题",
    "名称",
    "作品题目",
    "新闻题目",
    "文章题目",
    "稿件",
];
pub const LINKS: &[&str] = &[
    "链接",
    "网址",
    "新闻链接",
    "发布链接",
    "稿件链接",
    "url",
    "二维码",
    "网页链接",
    "链接地址",
    "报道链接",
    "作品链接",
    "文章链接",
];
pub const NAMES: &[&str] = &[
    "姓名",
    "教师姓名",
    "教师",
    "名字",
    "教职工",
    "教职工姓名",
    "人员",
];
pub const ALIASES: &[&str] = &["别名", "曾用名", "又名", "笔名", "其他姓名", "别称"];
pub const DEPARTMENT_ALIASES: &[&str] = &["部门别名", "简称", "部门简称", "部门又名", "部门曾用名"];
pub const REMARKS: &[&str] = &["备注", "附注", "备考", "情况说明"];
/// Of forms that were sent for approval.
pub const APPROVALS: &[&str] = &[
    "审批结果",
    "审批状态",
    "审核结果",
    "审核状态",
    "审核意见",
    "审批意见",
    "是否发布",
    "是否刊发",
    "是否刊登",
    "是否发表",
    "是否播出",
    "发布状态",
    "刊发状态",
];
pub const FROMS: &[&str] = &[
    "起",
    "开始日期",
    "任职起",
    "起始日期",
    "到岗日期",
    "开始时间",
    "起始时间",
    "到岗时间",
    "from",
];
pub const UNTILS: &[&str] = &[
    "止",
    "截止日期",
    "结束日期",
    "离岗日期",
    "任职止",
    "截止时间",
    "结束时间",
    "离岗时间",
    "until",
];
pub const ACCOUNTS: &[&str] = &[
    "账户",
    "帐户",
    "对象",
    "考核对象",
    "姓名",
    "部门",
    "单位",
    "姓名/部门",
    "部门/姓名",
    "姓名或部门",
    "部门或姓名",
    "被考核人",
    "教师姓名",
    "处室",
    "系部",
];
pub const EVENTS: &[&str] = &["事项", "考核事项", "事项名称", "奖惩事项", "加减分事项"];
pub const COUNTS: &[&str] = &[
    "次数",
    "数量",
    "篇数",
    "条数",
    "件数",
    "采用数",
    "录用数",
    "刊发数",
    "发稿数",
    "用稿数",
    "上稿数",
    "发表数",
    "发布数",
    "采用量",
    "发稿量",
    "上稿量",
    "采用篇数",
    "采用条数",
    "录用篇数",
    "录用条数",
    "刊发篇数",
    "发稿篇数",
    "发表篇数",
    "稿件数量",
    "采用数量",
];
pub const VALUES: &[&str] = &["分值", "分数", "加减分", "加分", "得分", "积分"];
/// Where a piece was published first, beside where it was published again.
pub const FIRST_OUTLETS: &[&str] = &[
    "首发媒体",
    "首发平台",
    "首发网站",
    "首发单位",
    "首刊媒体",
    "原发媒体",
    "原发平台",
    "原载媒体",
];
/// Where it was published again.
pub const REPOSTS: &[&str] = &[
    "转载媒体",
    "转载平台",
    "转载网站",
    "转载单位",
    "转发媒体",
    "转发平台",
];
/// Parts of a day that stand in columns of their own.
pub const YEARS: &[&str] = &["年", "年份", "年度"];
pub const MONTHS: &[&str] = &["月", "月份"];
pub const DAYS: &[&str] = &["日", "号"];
/// Columns of further authors, which stand beside the first.
pub const CO_AUTHORS: &[&str] = &[
    "第二作者",
    "第三作者",
    "第四作者",
    "合作者",
    "其他作者",
    "合作作者",
    "其他作者姓名",
];
/// Columns of people who answer for pictures, too.
pub const PHOTOGRAPHERS: &[&str] = &["文图责任人", "图文责任人"];
/// Columns that only a table of results has.
pub const RESULTS: &[&str] = &[
    "得分",
    "积分",
    "总分",
    "总积分",
    "累计得分",
    "名次",
    "排名",
    "奖励金额",
    "合计",
    "自评分",
    "本月得分",
    "核定分",
];

/// What a heading with more than one meaning may stand for besides what a list says; and whether it
/// is asked about where what stands below does not decide.
pub const AMBIGUOUS: &[(&str, &[Heading], bool)] = &[
    ("来源", &[Heading::Field(OUTLET), Heading::Department], true),
    ("单位", &[Heading::Department, Heading::Field(OUTLET)], true),
    (
        "类别",
        &[
            Heading::Field(LEVEL),
            Heading::Field(GENRE),
            Heading::Field(MEDIUM),
        ],
        true,
    ),
    (
        "类型",
        &[
            Heading::Field(GENRE),
            Heading::Field(MEDIUM),
            Heading::Field(LEVEL),
        ],
        false,
    ),
    (
        "时间",
        &[Heading::Field(DATE), Heading::Field(SECONDS)],
        false,
    ),
    (
        "名称",
        &[Heading::Title, Heading::Field(OUTLET), Heading::Department],
        false,
    ),
    (
        "栏目",
        &[Heading::Field(PLACEMENT), Heading::Field(OUTLET)],
        false,
    ),
    (
        "平台",
        &[Heading::Field(OUTLET), Heading::Field(MEDIUM)],
        false,
    ),
];
