//! Writes `examples/2022-05/报送.xlsx`: one month of a county vocational centre as its publicity office really keeps it.
//!
//! May 2022 is the month of the 职业教育活动周 (22 to 28 May). The school, its people and their pieces are invented; the
//! outlets, but one, are real. What makes such tables hard is here on purpose: merged cells, dates in five spellings,
//! bylines in many, one piece in several outlets, and a handful of honest mistakes. `tests/example.rs` lists these, and
//! works out by hand what the month brings.
//!
//! Run `cargo run --example activity_week` to write it anew: the same bytes each time.

use std::error::Error;
use std::path::Path;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

/// The submissions, a block for each department (`# name`), a line for each row:
///
/// `标题 | 作者 | 媒体 | 级别 | 体裁 | 版面 | 发表日期 | 报送日期 | 字数 | 阅读量 | 付费 | 备注`
///
/// A date written `05-23` becomes a real date cell of 2022; any other stays text, as somebody typed it.
/// Words and reads that are digits become numbers.
const SUBMISSIONS: &str = "\
# 党政办
学校召开新修订《中华人民共和国职业教育法》学习座谈会 | 沈怀瑾 | 学校官网 | 校级 | 消息 | | 05-05 | 05-05 | 860 | 312 | |
学校召开新修订“中华人民共和国职业教育法”学习座谈会 | 沈怀瑾 | 易县融媒体中心 | 县级 | 消息 | | 2022年5月6日 | 05-07 | 780 | | |
我校召开五月份校务会议 安排部署重点工作 | 柳承志 | 学校网站 | 校级 | 消息 | | 2022.5.9 | 05-09 | 640 | 205 | |
2022年职业教育活动周全校活动安排 | 党政办 | 学校官网 | 校级 | 通知公告 | | 05-18 | 05-18 | 1150 | 1860 | |
聚力职教高质量发展 共绘产教融合新图景——我校职业教育活动周综述 | 沈怀瑾、柳承志 | 保定日报 | 市级 | 通讯 | 头版 | 05-29 | 05-30 | 2300 | | | 纸质版已存档
聚力职教高质量发展，共绘产教融合新图景——我校职业教育活动周综述 | 沈怀瑾、柳承志 | 学校微信公众号 | 校级 | 通讯 | | 05-29 | 05-30 | 2300 | 10350 | |
我校与两家企业签订校企合作协议 | 柳承志 | 易县融媒体中心 | 县级 | 消息 | | 05-17 | 05-18 | 560 | | |
我校与两家企业签订校企合作协议 | 柳承志 | 易县人民政府网 | 县级 | 消息 | | 05-18 | 05-18 | 560 | 430 | |
我校与两家企业签订校企合作协议 | 柳承志 | 学校官网 | 校级 | 消息 | | 05-17 | 05-18 | 590 | 276 | |
# 宣传科
我校2022年职业教育活动周正式启动 | 文/顾书言 图/秦墨 | 学校官网 | 校级 | 消息 | | 05-22 | 05-22 | 950 | 1204 | |
我校2022年职业教育活动周正式启动 | 文/顾书言 图/秦墨 | 易县融媒体中心 | 县级 | 消息 | | 05-22 | 05-23 | 720 | | |
我校2022年职业教育活动周正式启动! | 文/顾书言 图/秦墨 | 长城网 | | 消息 | | 05-23 | 05-24 | 880 | | |
线上逛校园：跟着镜头走进实训车间 | 顾书言 | 学校抖音号 | 校级 | 视频 | | 5月23日 | 5月23日 | | 128600 | |
网上开放日：直播带你看智能制造 | 秦墨、顾书言 | 抖音(易县融媒体中心) | 县级 | 视频 | | 5月24日 | 5月24日 | | 15800 | |
校园之声：致敬最美劳动者 | 秦  墨 | 校园广播站 | 校级 | 消息 | | 05-01 | 05-03 | 520 | | | 劳动节特别节目
一图读懂新职业教育法 | 秦  墨 | 学校微信公众号 | 校级 | 图片 | | 05-07 | 05-07 | | 10120 | |
职业教育活动周，我们准备好了 | 宣传科 | 学校公众号 | 校级 | 消息 | | 05-20 | 05-20 | 430 | 2210 | |
# 教务处
2022年技能大赛校内选拔赛圆满落幕 | 教务处 | 学校官网 | 校级 | 消息 | | 2022/5/10 | 2022/5/10 | 720 | 386 | |
我校在全市中职学生技能大赛中获一等奖3项 | 文/田慧敏 图/贺文远 | 保定日报 | 市级 | 消息 | 3版 | 05-19 | 05-20 | 980 | | |
我校在全市中职学生技能大赛中获一等奖3项！ | 文/田慧敏 图/贺文远 | 学校微信公众号 | 校级 | 消息 | | 05-18 | 05-20 | 900 | 3020 | |
教师教学能力比赛校内初赛举行 | 田慧敏 | 学校网站 | 校级 | 消息 | | 2022.5.12 | 2022.5.19 | 600 | 150 | |
线上公开课 云端话成长 | 贺文远、田慧敏、段志航 | 长城网 | 省级 | 消息 | | 05-25 | 05-26 | 1100 | | | 与信息技术系合写
期中教学质量分析会召开 | 教务处 | 校园网 | 校级 | 消息 | | 05-16 | 05-16 | 88 | 97 | |
职业教育活动周“师生技能展示”专场教学观摩 | 教务处 | 易县人民政府网 | 县级 | 消息 | | 2022年5月24日 | 2022年5月25日 | 660 | 518 | |
浅谈中职课程思政的三个着力点 | 田慧敏 | 中国职业技术教育 | 国家级 | 论文 | | 05-20 | 05-21 | 4200 | | |
网上开放日：名师带你看专业 | 贺文远 | 学校微信公众号 | 校级 | 通讯 | | 5月23日 | 5月24日 | 1500 | 1730 | |
教务处组织期中考试 | 教务处 | 学校网站 | 校级 | 消息 | | 05-13 | 05-13 | 350 | 188 | |
# 学生处
“清澈的爱”主题班会在各班开展 | 罗春生 | 学校官网 | 校级 | 消息 | | 05-04 | 05-05 | 610 | 240 | |
我校举行五四表彰暨入团宣誓仪式 | 罗春生、江一鸣 | 学校官网 | 校级 | 通讯 | | 05-04 | 05-05 | 1320 | 655 | | 与团委合写
消防演练记心间 安全防护零距离 | 罗春生 | 学校公众号 | 校级 | 通讯 | | 05-12 | 05-12 | 1100 | 930 | |
消防演练记心间，安全防护零距离 | 罗春生 | 易县融媒体中心 | | 消息 | | 05-13 | 05-14 | 520 | | |
宿舍内务评比（组图） | 图/罗春生 | 校园网 | 校级 | 图片 | | 05-10 | 05-10 | | 142 | |
防溺水安全教育宣传片 | 罗春生 | 校园电视台 | 校级 | 视频 | | 05-20 | 05-20 | | | |
心理健康月：把烦恼说给你听 | 罗春生 | 学校微信公众号 | 校级 | 通讯 | | 2022年5月25日 | 2022年5月25日 | 1680 | 12040 | |
劳动教育周：小田园里的大课堂 | 罗春生 | 学校网站 | 校级 | 通讯 | | 05-06 | 05-06 | 1250 | 333 | |
班主任工作经验交流会召开 | 罗春生 | 校报 | 校级 | 消息 | 头版 | 05-16 | 05-17 | 700 | | |
国旗下讲话：技能点亮人生 | 罗春生 | 校园广播站 | 校级 | 消息 | | 05-23 | 05-23 | 见附件 | | |
文明就餐倡议 | 苗雨晴 | 学校官网 | 校级 | 消息 | | 05-11 | 05-11 | 96 | 85 | |
文明宿舍创建成果展 | 苗雨晴 | 学校官网 | 校级 | 图片 | | 05-19 | 05-19 | 45 | 210 | |
家校携手 静待花开——家长开放日活动侧记 | 文图/苗雨晴 | 保定晚报 | 市级 | 通讯 | | 05-28 | 06-01 | 1560 | | |
家校携手，静待花开——家长开放日活动侧记 | 文图/苗雨晴 | 学校公众号 | 校级 | 通讯 | | 05-28 | 05-28 | 1560 | 1490 | |
国防教育主题讲座走进校园 | 苗雨晴 | 校园网 | 校级 | 消息 | | 05-26 | 05-27 | 480 | 176 | |
文明礼仪伴我行 | 图/苗雨晴 | 学校公众号 | 校级 | 图片 | | 05-09 | 05-09 | | 620 | |
# 招生就业处
打开升学大门：2022年对口升学动员会举行 | 史建业 | 学校官网 | 校级 | 消息 | | 05-07 | 05-07 | 830 | 790 | |
走进企业访毕业生 书记校长拓岗促就业 | 史建业、尹晓彤 | 易县融媒体中心 | 县级 | 消息 | | 05-11 | 05-12 | 690 | | |
走进企业访毕业生，书记校长拓岗促就业 | 史建业、尹晓彤 | 河北新闻网 | 国家级 | 消息 | | 05-12 | 05-12 | 740 | | |
职教高考，助你圆大学梦 | 尹晓彤 | 学校抖音号 | 校级 | 视频 | | 5月16日 | 5月16日 | | 9980 | |
2022年招生简章 | 招生就业处 | 学校微信公众号 | 校级 | 通知公告 | | 05-15 | 05-15 | 2600 | 22400 | |
一技在手 一生无忧——线上主题推介走进乡镇初中 | 尹晓彤 | 冀中职教周刊 | | 消息 | | 05-26 | 05-27 | 900 | | |
招生宣传进社区 | 图/史建业 | 学校网站 | 校级 | 图片 | | 05-21 | 05-22 | | 264 | |
线上主题推介第一期：汽修专业 | 尹晓彤 | 学校抖音号 | 校级 | 视频 | | 5月24日 | 5月24日 | | 0.6万 | |
线上主题推介第二期：学前专业 | 尹晓彤 | 学校抖音号 | 校级 | 视频 | | 5月26日 | 5月26日 | | 4120 | |
企业进校园招聘会提供岗位320个 | 史建业 | 今日易县 | 县级 | 消息 | | 05-18 | 05-19 | 570 | | |
# 总务处
后勤服务保障职业教育活动周 | 总务处 | 学校官网 | 校级 | 消息 | | 05-21 | 05-21 | 410 | 133 | |
校园绿化美化工程完工 | 总务处 | 校园网 | 校级 | 图片 | | 05-15 | 05-16 | | 201 | |
# 团委
青春心向党 建功新时代——五四青年节文艺汇演 | 江一鸣、赵子轩 | 快手（易县融媒体中心） | 县级 | 视频 | | 05-04 | 05-05 | | 7600 | | 赵子轩为21级学生
把技能写在青春里——县域中职生的五四 | 文/卫青禾 图/江一鸣 | 中国青年网 | 国家级 | 消息 | | 05-06 | 05-07 | 1250 | | |
把技能写在青春里：县域中职生的五四 | 文/卫青禾 图/江一鸣 | 学校微信公众号 | 校级 | 消息 | | 05-05 | 05-05 | 1250 | 5310 | |
《把技能写在青春里——县域中职生的五四》 | 文/卫青禾 图/江一鸣 | 河北青年报 | 省级 | 消息 | 教育版 | 05-07 | 05-08 | 1030 | | |
团课开讲啦 | 卫青禾 | 学校公众号 | 校级 | 消息 | | 05-13 | 05-17 | 450 | 402 | |
志愿服务进社区 助力创城显担当 | 江一鸣 | 学校官网 | 校级 | 消息 | | 05-14 | 05-17 | 530 | 219 | |
离校不离心：毕业季签名活动 | 图/卫青禾 | 学校官网 | 校级 | 图片 | | 2022.5.27 | 2022.5.27 | | 388 | |
# 信息技术系
师生技能展示：无人机编队点亮校园夜空 | 文/段志航 图/孟思齐、黎晓峰 | 中国教育报 | 国家级 | 消息 | 头版头条 | 05-27 | 05-28 | 1180 | | | 本年度首次上国家级头版
师生技能展示：无人机编队点亮校园夜空 | 文/段志航 图/孟思齐、黎晓峰 | 学校官网 | 校级 | 消息 | | 05-25 | 05-25 | 1050 | 2870 | |
师生技能展示——无人机编队点亮校园夜空 | 文/段志航 图/孟思齐、黎晓峰 | 易县融媒体中心 | 县级 | 消息 | | 05-26 | 05-26 | 900 | | |
“师生技能展示”：无人机编队点亮校园夜空 | 文/段志航 图/孟思齐、黎晓峰 | 保定日报 | 市级 | 消息 | 2版 | 05-26 | 05-28 | 950 | | |
信息技术系举办“网络安全进校园”活动 | 安  然 | 学校官网 | 校级 | 消息 | | 2022年5月11日 | 2022年5月11日 | 490 | 177 | |
数字媒体专业学生优秀作品选登 | 图/孟思齐 | 学习强国河北学习平台 | 省级 | 图片 | | 05-20 | 05-21 | | | |
技能服务助力乡村振兴：电商直播帮农户卖山货 | 安然、麦田丰 | 河北农民报 | | 通讯 | | 05-26 | 05-27 | 1900 | | | 与现代农艺系合写
技能服务助力乡村振兴——电商直播帮农户卖山货 | 安然、麦田丰 | 易县融媒体中心抖音号 | 县级 | 视频 | | 05-25 | 05-26 | | 10000 | |
能工巧匠在身边：记我校青年教师段志航 | 撰稿：黎晓峰 责编：顾书言 | 学校微信公众号 | 校级 | 通讯 | | 05-24 | 05-24 | 1750 | 1960 | |
计算机应用专业开展岗位体验活动 | 黎晓峰 | 学校网站 | 校级 | 消息 | | 05-18 | 05-19 | 510 | 164 | |
计算机应用专业开展岗位体验活动 | 黎晓峰 | 学校网站 | 校级 | 消息 | | 05-18 | 05-19 | 510 | 164 | |
无人机社团训练掠影 | 图/孟思齐 | 学校网站 | 校级 | | | 05-17 | 05-17 | | 230 | |
“云”上看展：学生程序设计作品展播 | 段志航 | 学校微信公众号 | 校级 | 视频 | | 05-23 | 05-24 | | 870 | |
信息技术系师生走进社区义务维修家电 | 孟思齐、安然 | 易县融媒体中心 | 县级 | 消息 | | 05-14 | 05-15 | 580 | | |
信息技术系师生走进社区义务维修家电 | 孟思齐、安然 | 学校官网 | 校级 | 消息 | | 05-14 | 05-15 | 610 | 301 | |
学生程序员的一天 | 黎晓峰 | 校报 | 校级 | 通讯 | | 05-30 | 05-31 | 1400 | | |
# 机电工程系
“大国工匠进校园”报告会举行 | 石铁军、雷鸣远 | 学校官网 | 校级 | 消息 | | 05-06 | 05-07 | 760 | 295 | |
能工巧匠在身边——访焊接技术能手康国栋 | 雷鸣远 | 保定广播电视台 | 市级 | 视频 | | 2022.5.25 | 2022.5.26 | | | |
能工巧匠在身边：访焊接技术能手康国栋 | 雷鸣远 | 易县融媒体中心 | 县级 | 视频 | | 2022.5.24 | 2022.5.26 | | | |
数控车工赛场上的“零失误” | 通讯员 石铁军 | 河北工人报 | 省级 | 通讯 | | 05-20 | 05-21 | 1620 | | |
机电工程系走进企业开展技术服务 | 记者 高远航 通讯员 石铁军 | 保定日报 | 市级 | 消息 | | 05-12 | 05-13 | 870 | | |
一台旧机床的新生 | 康国栋 | 学校官网 | 校级 | 通讯 | | 2022.5.9 | 2022.5.10 | 1230 | 318 | |
实习实训安全检查 | 机电工程系 | 校园网 | 校级 | 消息 | | 05-05 | 05-05 | 300 | 92 | |
机电专业学生实现百分之百高质量就业 | 樊大勇 | 易县发布 | 县级 | 消息 | | 05-24 | 05-25 | 640 | 3350 | |
机电专业学生实现百分之百高质量就业 | 樊大勇 | 学校公众号 | 校级 | 消息 | | 05-23 | 05-25 | 640 | 2040 | |
钳工技能擂台赛 | 图/樊大勇 | 学校官网 | 校级 | 图片 | | 05-13 | 05-13 | | 156 | |
冷库维修队进山村 | 樊大勇 | 易县融媒体中心 | 县级 | 消息 | | 2022年5月32日 | | 620 | | |
师生技能展示：焊花飞舞映初心 | 文/雷鸣远 图/康国栋 | 易县融媒体中心 | 县级 | 通讯 | | 5月26日 | 5月27日 | 1340 | | |
师生技能展示：焊花飞舞映初心 | 文/雷鸣远 图/康国栋 | 学校微信公众号 | 校级 | 通讯 | | 5月25日 | 5月27日 | 1340 | 1120 | |
技能大赛获奖学生受表彰 | 康国栋、樊大勇 | 学校官网 | 校级 | 消息 | | 05-30 | 05-30 | 470 | 283 | |
毕业生返校话成长 | 石铁军 | 学校公众号 | 校级 | 消息 | | 05-19 | 05-19 | 550 | 710 | |
# 财经商贸系
“我为家乡代言”直播带货大赛 | 殷丽华 | 易县融媒体中心抖音号 | 县级 | 视频 | | 5月25日 | 5月25日 | | 103000 | |
“我为家乡代言”直播带货大赛！ | 殷丽华 | 学校抖音号 | 校级 | 视频 | | 5月25日 | 5月25日 | | 11200 | |
会计技能赛：指尖上的较量 | 钱佩珊、汪海燕 | 学校官网 | 校级 | 通讯 | | 05-10 | 05-11 | 1080 | 247 | |
点钞能手养成记 | 汪海燕 | 保定日报 | 市级 | 通讯 | 头条 | 05-17 | 05-21 | 1460 | | | 四版头条
师生为乡村集市设计包装 | 图/钱佩珊 | 易县人民政府网 | 县级 | 图片 | | 05-26 | 05-27 | | 366 | |
财经商贸系召开学习会 | 财经商贸系 | 校园网 | 校级 | 消息 | | 05-09 | 05-09 | 280 | 74 | |
名企冠名班正式开班 | 汪海燕 | 保定晚报 | 市级 | 消息 | | 05-18 | 05-19 | 900 | | 是 | 整版形象宣传
模拟银行里的实训课 | 殷丽华、钱佩珊、汪海燕 | 学校官网 | 校级 | 消息 | | 05-16 | 05-16 | 540 | 198 | |
财经商贸系召开家长开放日座谈会 | 钱佩珊 | 学校网站 | 校级 | 消息 | | 05-28 | 05-29 | 460 | 180 | |
跨境电商工作坊揭牌 | 殷丽华 | 保定市教育局网站 | 市级 | 消息 | | 2022年5月19日 | 2022年5月20日 | 680 | | |
# 学前教育系
童心向党 艺润童年——学前教育专业汇报演出 | 文/陶诗韵 图/蓝欣宜 | 易县教育体育局 | 县级 | 消息 | | 05-20 | 05-21 | 700 | 890 | |
小小指尖 大大世界——幼儿手工展 | 图/蓝欣怡 | 学校公众号 | 校级 | 图片 | | 05-12 | 05-12 | | 540 | |
“六一”前夕送教进山村幼儿园 | 柏雅琴、陶诗韵 | 河北日报 | 省级 | 消息 | | 05-30 | 05-31 | 750 | | |
“六一”前夕 送教进山村幼儿园 | 柏雅琴、蓝欣怡 | 光明网 | 国家级 | 消息 | | 05-31 | 05-31 | 920 | | |
“六一”前夕，送教进山村幼儿园 | 陶诗韵 | 学校官网 | 校级 | 消息 | | 05-30 | 05-31 | 980 | 611 | |
琴房里的春天 | 陶诗韵 | 校园电视台 | 校级 | 视频 | | 05-06 | 05-07 | | | |
学前教育系召开实习生安全教育会 | 学前教育系 | 学校网站 | 校级 | 消息 | | 05-17 | 05-17 | 390 | 121 | |
毕业班汇报课展风采 | 蓝欣怡、柏雅琴 | 易县教育 | 县级 | 图片 | | 2022.5.13 | 2022.5.14 | | 470 | |
绘本故事大赛 | 柏雅琴 | 校园广播站 | 校级 | 消息 | | 05-26 | 05-26 | 420 | | |
非遗剪纸进课堂 | 陶诗韵 | 快手（易县融媒体中心） | 县级 | 视频 | | 5月18日 | 5月19日 | | 6900 | |
# 现代农艺系
果树修剪课堂搬进田间地头 | 麦田丰、谷满仓 | 河北新闻网 | 省级 | 通讯 | | 05-23 | 05-24 | 1700 | | |
果树修剪课堂搬进田间地头 | 麦田丰、谷满仓 | 易县融媒体中心 | 县级 | 通讯 | | 05-22 | 05-24 | 1500 | | |
果树修剪课堂，搬进田间地头 | 麦田丰、谷满仓 | 学校官网 | 校级 | 通讯 | | 05-22 | 05-24 | 1700 | 405 | |
送技下乡：磨盘柿春季管理技术培训 | 谷满仓 | 易县融媒体中心 | 县级 | 消息 | | 05-11 | 05-12 | 530 | | |
送技下乡——磨盘柿春季管理技术培训 | 谷满仓 | 学校公众号 | 校级 | 消息 | | 05-11 | 05-12 | 530 | 268 | |
关于组织春耕实践的通知 | 现代农艺系 | 校园网 | 校级 | 通知公告 | | 05-05 | 05-05 | 360 | 110 | |
# 基础部
书香润校园：读书分享会 | 章若水 | 学校官网 | 校级 | 消息 | | 05-08 | 05-09 | 590 | 226 | |
经典诵读比赛 | 章若水、纪晓芸 | 校园电视台 | 校级 | 视频 | | 05-13 | 05-14 | | | |
一堂“云上”语文课 | 纪晓芸 | 中国教育新闻网 | 国家级 | 通讯 | | 05-16 | 05-24 | 1880 | | | 编辑部5月24日通知采用
一堂“云上”语文课 | 纪晓芸 | 学校公众号 | 校级 | 通讯 | | 05-13 | 05-14 | 1880 | 980 | |
教师在全县优质课评比中获奖 | 章若水 | 易县人民政府网 | 县级 | 消息 | | 2022年5月27日 | 2022年5月28日 | 440 | 350 | |
疫情下的线上教研 | 基础部 | 学校官网 | 校级 | 消息 | | 05-10 | 05-10 | 380 | 146 | |
英语口语风采展示 | 图/纪晓芸 | 校园网 | 校级 | 图片 | | 05-25 | 05-25 | | 199 | |
";

/// The roster, a line for each department: `组别 | 部门 | 人数 | those of it who write, each with the post`.
const ROSTER: &str = "\
处室 | 党政办 | 4 | 沈怀瑾 主任、柳承志 干事
处室 | 宣传科 | 3 | 顾书言 科长、秦墨 干事
处室 | 教务处 | 9 | 田慧敏 干事、贺文远 教研员
处室 | 学生处 | 8 | 罗春生 通讯员、苗雨晴 干事
处室 | 招生就业处 | 6 | 史建业 副主任、尹晓彤 通讯员
处室 | 总务处 | 7 |
处室 | 团委 | 3 | 江一鸣 书记、卫青禾 干事
处室 | 培训处 | 5 |
系部 | 信息技术系 | 22 | 段志航 教师、孟思齐 教师、黎晓峰 通讯员、安然 教师
系部 | 机电工程系 | 26 | 石铁军 通讯员、雷鸣远 教师、康国栋 教师、樊大勇 教师
系部 | 财经商贸系 | 18 | 殷丽华 系主任、钱佩珊 教师、汪海燕 通讯员
系部 | 学前教育系 | 20 | 陶诗韵 通讯员、蓝欣怡 教师、柏雅琴 教师
系部 | 现代农艺系 | 12 | 麦田丰 教师、谷满仓 通讯员
系部 | 基础部 | 31 | 章若水 教师、纪晓芸 通讯员
";

/// What the office books beside the pieces: `账户 | 事项 | 日期 | 标题 | 次数 | 分值 | 说明`.
const EVENTS: &str = "\
孟思齐 | 差错 | 05-20 | 无人机社团训练掠影 | 1 | | 图片说明把四旋翼误写为六旋翼，已更正
财经商贸系 | 差错 | 05-23 | | 2 | | 两次报送的获奖名次与文件不符
苗雨晴 | 差错 | 05-30 | 家校携手 静待花开——家长开放日活动侧记 | | | 年级写错，见报后更正
樊大勇 | 失实 | 05-27 | 机电专业学生实现百分之百高质量就业 | 1 | | 就业率未经核实，已撤稿
教务处 | 批示 | 05-24 | 我校在全市中职学生技能大赛中获一等奖3项 | 1 | 8 | 县教体局局长批示：向师生表示祝贺
段志航 | 批示 | 05-30 | 师生技能展示：无人机编队点亮校园夜空 | 1 | 5 | 校长批示：宣传有力，予以表扬
";

const TITLE: &str = "示范职教中心2022年5月宣传报道报送统计表";
const FILLED_IN: &str = "填报单位：示范职教中心宣传科    填报人：秦墨    填报日期：2022年6月2日";
const NOTE: &str =
    "注：1.同一作品在多家媒体刊发的，逐条填报；2.平台账号请写明开办单位；3.付费刊发的请注明。";

const SUBMISSION_COLUMNS: [(&str, u16); 15] = [
    ("序号", 6),
    ("部门", 13),
    ("稿件标题", 56),
    ("作者", 30),
    ("刊发媒体", 24),
    ("级别", 8),
    ("体裁", 9),
    ("版面", 10),
    ("发表日期", 15),
    ("报送日期", 15),
    ("字数", 8),
    ("阅读量", 10),
    ("网址", 52),
    ("是否付费", 10),
    ("备注", 24),
];
const ROSTER_COLUMNS: [(&str, u16); 5] = [
    ("姓名", 12),
    ("部门", 14),
    ("组别", 10),
    ("岗位", 10),
    ("人数", 8),
];
const EVENT_COLUMNS: [(&str, u16); 7] = [
    ("账户", 14),
    ("事项", 8),
    ("日期", 12),
    ("标题", 44),
    ("次数", 8),
    ("分值", 8),
    ("说明", 40),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    // The date in the file's properties would otherwise be the day of writing.
    let written = ExcelDateTime::from_ymd(2022, 6, 2)?.and_hms(9, 30, 0)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_author("宣传科")
            .set_company("示范职教中心")
            .set_creation_datetime(&written),
    );
    submissions(workbook.add_worksheet())?;
    roster(workbook.add_worksheet())?;
    events(workbook.add_worksheet())?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/2022-05/报送.xlsx");
    workbook.save(&path)?;
    println!("{}", path.display());
    Ok(())
}

fn submissions(sheet: &mut Worksheet) -> Result<(), Box<dyn Error>> {
    sheet.set_name("报送明细")?;
    let text = cell();
    let last = SUBMISSION_COLUMNS.len() as u16 - 1;
    sheet.merge_range(0, 0, 0, last, TITLE, &title())?;
    sheet.set_row_height(0, 30)?;
    sheet.merge_range(1, 0, 1, last, FILLED_IN, &line())?;
    header(sheet, 2, &SUBMISSION_COLUMNS)?;

    // Each department has its own taste in dates.
    let dates = ["yyyy-mm-dd", "yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\""];
    let mut row = 3;
    let mut words = 0;
    for (place, block) in SUBMISSIONS.split("# ").skip(1).enumerate() {
        let date = text.clone().set_num_format(dates[place % dates.len()]);
        let (department, lines) = block.split_once('\n').ok_or("no rows in a block")?;
        let first = row;
        for line in lines.lines() {
            sheet.write_number_with_format(row, 0, row - 2, &text)?;
            let fields = fields::<12>(line)?;
            // Columns C to L and N to O; the link in M is made up.
            for (column, value) in (2..=11).chain(13..=14).zip(fields) {
                match SUBMISSION_COLUMNS[usize::from(column)].0 {
                    "发表日期" | "报送日期" => {
                        write_date(sheet, row, column, value, &date)?
                    }
                    "字数" | "阅读量" => write_number(sheet, row, column, value, &text)?,
                    _ => _ = sheet.write_string_with_format(row, column, value, &text)?,
                }
            }
            let [title, _, outlet, .., count, _, _, _] = fields;
            sheet.write_string_with_format(row, 12, link(outlet, title), &text)?;
            words += count.parse().unwrap_or(0);
            row += 1;
        }
        sheet.merge_range(first, 1, row - 1, 1, department, &text)?;
    }

    for column in 0..=last {
        sheet.write_blank(row, column, &text)?;
    }
    sheet.merge_range(row, 0, row, 1, "合计", &text)?;
    sheet.write_string_with_format(row, 2, format!("共{}篇次", row - 3), &text)?;
    sheet.write_number_with_format(row, 10, words, &text)?;
    sheet.merge_range(row + 1, 0, row + 1, last, NOTE, &line())?;
    sheet.set_freeze_panes(3, 3)?;
    sheet.set_landscape().set_repeat_rows(2, 2)?;
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn roster(sheet: &mut Worksheet) -> Result<(), Box<dyn Error>> {
    sheet.set_name("名单")?;
    let text = cell();
    header(sheet, 0, &ROSTER_COLUMNS)?;
    let mut row = 1;
    for line in ROSTER.lines() {
        let [group, department, headcount, people] = fields(line)?;
        // A department of which nobody writes has a row all the same: it owes its task.
        for (place, person) in people.split('、').enumerate() {
            let (name, post) = person.split_once(' ').unwrap_or((person, ""));
            for (column, value) in (0..).zip([name, department, group, post]) {
                sheet.write_string_with_format(row, column, value, &text)?;
            }
            let headcount = if place == 0 { headcount } else { "" };
            write_number(sheet, row, 4, headcount, &text)?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn events(sheet: &mut Worksheet) -> Result<(), Box<dyn Error>> {
    sheet.set_name("考核事项")?;
    let text = cell();
    let date = text.clone().set_num_format("yyyy-mm-dd");
    header(sheet, 0, &EVENT_COLUMNS)?;
    for (row, line) in (1..).zip(EVENTS.lines()) {
        for (column, value) in (0..).zip(fields::<7>(line)?) {
            match EVENT_COLUMNS[usize::from(column)].0 {
                "日期" => write_date(sheet, row, column, value, &date)?,
                "次数" | "分值" => write_number(sheet, row, column, value, &text)?,
                _ => _ = sheet.write_string_with_format(row, column, value, &text)?,
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The fields of a line of the tables above.
fn fields<const N: usize>(line: &str) -> Result<[&str; N], String> {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    fields
        .try_into()
        .map_err(|_| format!("not {N} fields: {line}"))
}

/// `05-23` becomes a date cell; anything else is written as typed.
fn write_date(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &str,
    format: &Format,
) -> Result<(), Box<dyn Error>> {
    match value.split_once('-') {
        Some((month, day)) => {
            let date = ExcelDateTime::from_ymd(2022, month.parse()?, day.parse()?)?;
            sheet.write_datetime_with_format(row, column, &date, format)?
        }
        None => sheet.write_string_with_format(row, column, value, format)?,
    };
    Ok(())
}

/// Digits become a number cell; anything else is written as typed.
fn write_number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &str,
    format: &Format,
) -> Result<(), Box<dyn Error>> {
    match value.parse::<u32>() {
        Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
        Err(_) => sheet.write_string_with_format(row, column, value, format)?,
    };
    Ok(())
}

/// A link such as the outlet would have: its own domain, the rest invented. Papers without a site, radio and television have none.
fn link(outlet: &str, title: &str) -> String {
    let id = fingerprint(outlet, title);
    let (short, long) = (id % 90_000 + 10_000, id % 900_000_000 + 100_000_000);
    match outlet {
        // The school is invented, and so is its domain (RFC 2606).
        "学校官网" | "学校网站" | "校园网" => {
            format!("http://www.sfzjzx.example/info/1035/{short}.htm")
        }
        "学校微信公众号" | "学校公众号" | "易县发布" | "易县教育体育局" | "易县教育" =>
        {
            format!("https://mp.weixin.qq.com/s/{id:016x}")
        }
        "学校抖音号" | "抖音(易县融媒体中心)" | "易县融媒体中心抖音号" => {
            format!("https://v.douyin.com/{:07x}/", id >> 36)
        }
        "快手（易县融媒体中心）" => format!("https://v.kuaishou.com/{:06x}", id >> 40),
        "易县人民政府网" => format!("http://www.bdyixian.gov.cn/content-888-{short}.html"),
        "保定日报" => format!("http://epaper.bdall.com/bdrb/html/2022-05/content_{short}.htm"),
        "保定晚报" => format!("http://epaper.bdall.com/bdwb/html/2022-05/content_{short}.htm"),
        "长城网" => format!("http://heb.hebei.com.cn/system/2022/05/{long}.shtml"),
        "河北日报" => format!("http://hbrb.hebnews.cn/pc/paper/c/202205/c{long}.html"),
        "河北新闻网" => format!("http://bd.hebnews.cn/2022-05/content_{long}.htm"),
        "河北青年报" => format!("http://www.hbynet.net/html/2022/jiaoyu/{short}.html"),
        "河北工人报" => format!("http://www.hbgrb.net/news/2022/05/{short}.html"),
        "学习强国河北学习平台" => {
            format!("https://article.xuexi.cn/articles/index.html?art_id={long}")
        }
        "中国青年网" => format!("http://edu.youth.cn/jyzx/202205/t20220506_{long}.htm"),
        "中国教育报" => {
            format!("http://paper.jyb.cn/zgjyb/html/2022-05/27/content_{long}.htm")
        }
        "中国教育新闻网" => {
            format!("http://www.jyb.cn/rmtzgjyb/202205/t20220516_{long}.html")
        }
        "中国职业技术教育" => format!("http://www.chinazy.org/info/1006/{short}.htm"),
        "光明网" => format!("https://edu.gmw.cn/2022-05/31/content_{long}.htm"),
        _ => String::new(),
    }
}

/// FNV-1a of both texts: the same piece has the same link each time the workbook is written.
fn fingerprint(outlet: &str, title: &str) -> u64 {
    let bytes = outlet.bytes().chain(title.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn header(sheet: &mut Worksheet, row: u32, columns: &[(&str, u16)]) -> Result<(), Box<dyn Error>> {
    let format = cell()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color("DDEBF7");
    for (column, &(name, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(row, column, name, &format)?;
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

fn title() -> Format {
    Format::new()
        .set_font_name("宋体")
        .set_font_size(16)
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

fn line() -> Format {
    Format::new().set_font_name("宋体").set_font_size(10.5)
}

fn cell() -> Format {
    Format::new()
        .set_font_name("宋体")
        .set_font_size(10.5)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
}
