//! A second opinion: made-up months are scored here by plain code written from the text of
//! `rules/vocational.md` alone, then by `jifen`, and every number that both give must be the same.
//!
//! Nothing of the library is used: the outlets' levels, the titles that are one piece and the arithmetic
//! all stand in this file. Before it is rounded, every value the policy can make is a multiple of 1/40
//! point, so values are whole thousandths, scores whole hundredths, and no fraction is ever lost.

mod results;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use results::result;
use rust_decimal::Decimal;

/// Thousandths of a point: what a publication is worth, unrounded.
type Thousandths = i64;
/// Hundredths of a point or of a yuan: what is booked.
type Hundredths = i64;

// ── The school ─────────────────────────────────────────────────────────────────────────────────────

struct Department {
    name: &'static str,
    group: &'static str,
    /// What the column 人数 says; left empty, the names on the roster are counted (article 11).
    headcount: Option<usize>,
    staff: &'static [&'static str],
}

const fn department(
    name: &'static str,
    group: &'static str,
    headcount: Option<usize>,
    staff: &'static [&'static str],
) -> Department {
    Department {
        name,
        group,
        headcount,
        staff,
    }
}

/// Nobody of 财务处 publishes anything; 建筑系 has no named staff but may sign as a department.
const DEPARTMENTS: [Department; 14] = [
    department(
        "教务处",
        "处室",
        None,
        &["张伟", "张伟明", "李秀兰", "王建国", "赵敏"],
    ),
    department("学生处", "处室", Some(4), &["刘洋", "陈静"]),
    department(
        "总务处",
        "处室",
        None,
        &["杨帆", "黄丽娟", "周海涛", "吴桂芳"],
    ),
    department("财务处", "处室", Some(6), &["徐慧"]),
    department("招生就业处", "处室", Some(5), &["孙志强", "马晓东"]),
    department("宣传科", "处室", None, &["朱文博", "胡雪梅", "郭振华"]),
    department("实训处", "处室", Some(12), &["何平", "高翔宇"]),
    department("机电系", "系部", Some(9), &["林小虎", "罗大勇", "梁燕"]),
    department("信息系", "系部", Some(8), &["宋佳音", "郑凯", "谢雨桐"]),
    department("财经系", "系部", None, &["韩冬", "唐雅琴"]),
    department("学前系", "系部", Some(5), &["冯春燕", "于思源"]),
    department("汽修系", "系部", Some(4), &["董铁军"]),
    department("农艺系", "系部", Some(3), &["萧禾"]),
    department("建筑系", "系部", Some(7), &[]),
];

const PUBLICITY: &str = "宣传科";
const SILENT: &str = "财务处";
const OUTSIDERS: [&str; 4] = ["欧阳思远", "司马青云", "诸葛云帆", "尉迟敬文"];

fn department_of(teacher: &str) -> Option<&'static Department> {
    DEPARTMENTS
        .iter()
        .find(|department| department.staff.contains(&teacher))
}

fn is_department(name: &str) -> bool {
    DEPARTMENTS.iter().any(|department| department.name == name)
}

fn teachers() -> impl Iterator<Item = &'static str> {
    DEPARTMENTS
        .iter()
        .flat_map(|department| department.staff.iter().copied())
}

// ── The outlets ────────────────────────────────────────────────────────────────────────────────────

const LEVELS: [&str; 5] = ["校级", "县级", "市级", "省级", "国家级"];

struct Outlet {
    written: &'static str,
    name: &'static str,
    level: usize,
    /// A platform, or an outlet whose level nobody settled: the row has to say it.
    declared: bool,
}

const fn outlet(written: &'static str, name: &'static str, level: usize) -> Outlet {
    Outlet {
        written,
        name,
        level,
        declared: false,
    }
}

const fn declared(written: &'static str, level: usize) -> Outlet {
    Outlet {
        written,
        name: written,
        level,
        declared: true,
    }
}

const OUTLETS: [Outlet; 31] = [
    outlet("学校官网", "学校官网", 0),
    outlet("校园网", "学校官网", 0),
    outlet("学校微信公众号", "学校微信公众号", 0),
    outlet("学校抖音号", "学校抖音号", 0),
    outlet("校报", "校报", 0),
    outlet("校园广播站", "校园广播站", 0),
    outlet("校园电视台", "校园电视台", 0),
    outlet("易县融媒体中心", "易县融媒体中心", 1),
    outlet("今日易县", "易县融媒体中心", 1),
    outlet("易县发布", "易县发布", 1),
    outlet("易县人民政府网", "易县人民政府网", 1),
    declared("抖音", 1),
    outlet("保定日报", "保定日报", 2),
    outlet("保定日报客户端", "保定日报", 2),
    outlet("保定晚报", "保定晚报", 2),
    outlet("保定电视台", "保定广播电视台", 2),
    outlet("石家庄日报", "石家庄日报", 2),
    declared("今日渤海网", 2),
    outlet("河北日报", "河北日报", 3),
    outlet("河北新闻网", "河北新闻网", 3),
    outlet("冀云", "长城网", 3),
    outlet("长城网", "长城网", 3),
    outlet("河北工人报", "河北工人报", 3),
    outlet("澎湃新闻", "澎湃新闻", 3),
    outlet("人民日报", "人民日报", 4),
    outlet("新华网", "新华网", 4),
    outlet("光明日报", "光明日报", 4),
    outlet("中国教育报", "中国教育报", 4),
    outlet("中国青年报", "中国青年报", 4),
    outlet("CCTV", "中央广播电视总台", 4),
    outlet("学习强国", "学习强国", 4),
];

// ── What is handed in ──────────────────────────────────────────────────────────────────────────────

/// The people columns of a row; a department's name may stand in `authors`.
#[derive(Clone, Default)]
struct Byline {
    authors: Vec<&'static str>,
    text: Vec<&'static str>,
    photo: Vec<&'static str>,
    department: &'static str,
}

struct Submission {
    /// Which title it is, whatever its punctuation.
    title_id: usize,
    title: String,
    byline: Byline,
    outlet: &'static Outlet,
    level: &'static str,
    genre: &'static str,
    placement: &'static str,
    date: NaiveDate,
    sent: Option<NaiveDate>,
    words: Option<u32>,
    reads: Option<u32>,
    paid: &'static str,
}

struct Event {
    account: &'static str,
    name: &'static str,
    date: NaiveDate,
    title_id: Option<usize>,
    title: String,
    count: Option<i64>,
    value: Option<Hundredths>,
}

struct Tables {
    submissions: Vec<Submission>,
    events: Vec<Event>,
}

// ── Making it up ───────────────────────────────────────────────────────────────────────────────────

/// Knuth's MMIX generator: the same seed, the same tables, on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % end as u64) as usize
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Picks the index of a weight.
    fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut at = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if at < *weight {
                return index;
            }
            at -= weight;
        }
        unreachable!("the number drawn lies below the sum")
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// What kind of school year is made up.
struct Plan {
    seed: u64,
    months: &'static [u32],
    rows_a_month: usize,
    /// How often each level is reached, 校级 first.
    levels: [usize; 5],
    /// Out of a hundred pieces, how many have readers counted.
    read: usize,
}

const SUBJECTS: [&str; 20] = [
    "我校师生",
    "机电专业",
    "信息专业",
    "学前专业",
    "农艺专业",
    "汽修专业",
    "校团委",
    "校企合作班",
    "青年教师",
    "退役军人学员",
    "新型农民班",
    "技能大师工作室",
    "志愿服务队",
    "毕业生代表",
    "校学生会",
    "乡村振兴学院",
    "班主任团队",
    "红色宣讲团",
    "校园艺术团",
    "创业校友",
];

const DOINGS: [&str; 25] = [
    "走进田间地头",
    "备战技能大赛",
    "开展安全演练",
    "参观狼牙山红色基地",
    "举办开放日活动",
    "与企业签订协议",
    "慰问敬老院老人",
    "推广果树修剪技术",
    "获得省级荣誉",
    "举行拜师仪式",
    "组织冬季长跑",
    "培训电商主播",
    "观看国防教育展",
    "参加义务植树",
    "讲述工匠故事",
    "迎来首批订单",
    "开设非遗课堂",
    "完成顶岗实习",
    "举行毕业典礼",
    "修缮村民农机",
    "演出原创话剧",
    "启动读书月",
    "交流育人经验",
    "赴外地研学",
    "服务易县马拉松",
];

const TITLES: usize = SUBJECTS.len() * DOINGS.len();

/// The same title as different people type it: only blanks, brackets and punctuation differ.
fn title(id: usize, variant: usize) -> String {
    let (subject, doing) = (SUBJECTS[id % SUBJECTS.len()], DOINGS[id / SUBJECTS.len()]);
    match variant {
        0 => format!("{subject}\u{ff0c}{doing}"), // a full-width comma
        1 => format!("{subject},{doing}"),
        2 => format!("《{subject}\u{ff0c}{doing}》"),
        3 => format!("{subject} {doing}"),
        4 => format!("{subject}\u{ff1a}{doing}\u{ff01}"), // full-width colon and exclamation mark
        5 => format!("“{subject}”{doing}"),
        _ => format!(" {subject}\u{3000}{doing}"), // an ideographic space
    }
}

fn make_up(plan: &Plan) -> Tables {
    let mut random = Random(plan.seed);
    let mut unused: Vec<usize> = (0..TITLES).collect();
    random.shuffle(&mut unused);
    let mut submissions: Vec<Submission> = Vec::new();
    let mut earlier: Vec<usize> = Vec::new();
    for month in plan.months {
        let mut here = Vec::new();
        let mut rows = 0;
        while rows < plan.rows_a_month {
            let again = !earlier.is_empty() && random.percent(15);
            let title_id = if again {
                earlier.swap_remove(random.below(earlier.len()))
            } else {
                unused.pop().expect("there are titles enough")
            };
            let publications = 1 + random.weighted(&[60, 20, 12, 8]);
            let mut piece = piece(&mut random, plan, *month, title_id, publications);
            rows += piece.len();
            here.push(title_id);
            submissions.append(&mut piece);
        }
        earlier = here;
    }
    random.shuffle(&mut submissions);
    let events = events(&mut random, plan, &submissions);
    Tables {
        submissions,
        events,
    }
}

/// The publications of one piece in one month: no two in the same outlet on the same day.
fn piece(
    random: &mut Random,
    plan: &Plan,
    month: u32,
    title_id: usize,
    publications: usize,
) -> Vec<Submission> {
    let first_byline = byline(random);
    let days = [1, 2, 5, 9, 10, 15, 20, 24, 28, 30];
    let mut piece: Vec<Submission> = Vec::new();
    while piece.len() < publications {
        let level = random.weighted(&plan.levels);
        let outlet = loop {
            let outlet = &OUTLETS[random.below(OUTLETS.len())];
            if outlet.level == level {
                break outlet;
            }
        };
        // Half of the further publications come out on the first one's day, so that outlet names must decide.
        let date = match piece.first() {
            Some(first) if random.percent(50) => first.date,
            _ => {
                NaiveDate::from_ymd_opt(2022, month, random.pick(&days)).expect("a day of a month")
            }
        };
        if piece
            .iter()
            .any(|other| other.outlet.name == outlet.name && other.date == date)
        {
            continue;
        }
        let byline = if random.percent(70) {
            first_byline.clone()
        } else {
            byline(random)
        };
        let genre = random.weighted(&[44, 16, 12, 10, 9, 3, 3, 3]);
        let genre = [
            "消息",
            "通讯",
            "图片",
            "视频",
            "",
            "通知公告",
            "广告",
            "论文",
        ][genre];
        let sent = random.weighted(&[20, 15, 15, 10, 15, 15, 5, 5]);
        let sent = [
            None,
            Some(0),
            Some(1),
            Some(2),
            Some(3),
            Some(4),
            Some(5),
            Some(30),
        ][sent]
            .map(|days| date + Days::new(days));
        let words = random.weighted(&[20, 2, 3, 8, 7, 30, 30]);
        let words = [
            None,
            Some(30),
            Some(99),
            Some(100),
            Some(101),
            Some(600),
            Some(1800),
        ][words];
        let reads = if random.percent(plan.read) {
            random.pick(&[
                Some(0),
                Some(520),
                Some(9_999),
                Some(10_000),
                Some(10_001),
                Some(99_999),
                Some(100_000),
                Some(256_000),
            ])
        } else {
            None
        };
        let placement = random.weighted(&[66, 12, 8, 6, 3, 5]);
        let placement = ["", "头版", "头条", "头版头条", "头版、头条", "其他版"][placement];
        piece.push(Submission {
            title_id,
            title: title(title_id, random.below(7)),
            byline,
            outlet,
            level: if outlet.declared || random.percent(50) {
                LEVELS[level]
            } else {
                ""
            },
            genre,
            placement,
            date,
            sent,
            words,
            reads,
            paid: ["", "否", "是"][random.weighted(&[60, 36, 4])],
        });
    }
    piece
}

fn byline(random: &mut Random) -> Byline {
    let kind = random.weighted(&[56, 12, 5, 5, 10, 6, 6]);
    let mut byline = Byline::default();
    match kind {
        0 => {
            let count = 1 + random.weighted(&[55, 25, 20]);
            byline.authors = people(random, count);
        }
        1 => {
            let (texts, photos) = (1 + random.below(3), 1 + random.below(2));
            byline.text = people(random, texts);
            byline.photo = people(random, photos);
            if random.percent(40) {
                let both = random.pick(&byline.text);
                if !byline.photo.contains(&both) {
                    byline.photo.push(both);
                }
            }
        }
        2 => byline.text = people(random, 2),
        3 => byline.photo = people(random, 2),
        4 => {
            let count = 1 + random.below(2);
            byline.authors = people(random, count);
            byline.photo = people(random, 1);
        }
        5 => byline.department = busy_department(random),
        _ => {
            byline.department = busy_department(random);
            byline.authors = vec![byline.department];
        }
    }
    let first = byline
        .authors
        .iter()
        .chain(&byline.text)
        .chain(&byline.photo)
        .find_map(|name| department_of(name));
    if let Some(department) = first
        && random.percent(80)
    {
        byline.department = department.name;
    }
    byline
}

/// Some people, each once: mostly teachers, now and then somebody who is not on the roster.
fn people(random: &mut Random, count: usize) -> Vec<&'static str> {
    let busy: Vec<_> = teachers()
        .filter(|teacher| department_of(teacher).is_none_or(|of| of.name != SILENT))
        .collect();
    let mut people = Vec::new();
    while people.len() < count {
        let name = if random.percent(8) {
            random.pick(&OUTSIDERS)
        } else {
            // Squaring leans towards the front of the roster, so that some teachers have much.
            let at = random.below(busy.len() * busy.len());
            busy[at.isqrt().abs_diff(busy.len() - 1)]
        };
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

fn busy_department(random: &mut Random) -> &'static str {
    loop {
        let name = random.pick(&DEPARTMENTS.each_ref()).name;
        if name != SILENT {
            return name;
        }
    }
}

/// Every kind of event in every month; a 失实 names a piece of its own or an earlier month whose title
/// no other month has, and is dated on the month's last day.
fn events(random: &mut Random, plan: &Plan, submissions: &[Submission]) -> Vec<Event> {
    let everybody: Vec<_> = teachers().collect();
    let mut untrue = BTreeSet::new();
    let mut events = Vec::new();
    for month in plan.months {
        let day = |day| NaiveDate::from_ymd_opt(2022, *month, day).expect("a day of a month");
        let last = day(28) + Days::new(if *month == 4 { 2 } else { 3 });
        let mut add = |account, name, date, count, value| {
            events.push(Event {
                account,
                name,
                date,
                title_id: None,
                title: String::new(),
                count,
                value,
            });
        };
        add(random.pick(&everybody), "差错", day(3), None, None);
        add(random.pick(&everybody), "差错", day(17), Some(1), None);
        add(random.pick(&everybody), "差错", day(18), Some(2), None);
        add(busy_department(random), "差错", day(19), None, None);
        add(random.pick(&everybody), "批示", day(6), None, Some(2000));
        add(random.pick(&everybody), "批示", day(7), Some(1), Some(1250));
        add(random.pick(&everybody), "批示", day(8), None, Some(0));
        add(busy_department(random), "批示", day(21), None, Some(333));
        for _ in 0..3 {
            let named = loop {
                let named = &submissions[random.below(submissions.len())];
                let of_title = || submissions.iter().filter(|s| s.title_id == named.title_id);
                let months: BTreeSet<_> = of_title().map(|s| s.date.month()).collect();
                if months.len() == 1
                    && named.date <= last
                    && of_title().any(|s| !excluded(s))
                    && untrue.insert(named.title_id)
                {
                    break named;
                }
            };
            let signer = signers(&named.byline)
                .into_iter()
                .find(|name| department_of(name).is_some() || is_department(name));
            events.push(Event {
                account: signer.unwrap_or(everybody[0]),
                name: "失实",
                date: last,
                title_id: Some(named.title_id),
                title: title(named.title_id, random.below(7)),
                count: None,
                value: None,
            });
        }
    }
    random.shuffle(&mut events);
    events
}

// ── The policy, article by article ─────────────────────────────────────────────────────────────────

/// Article 5: without a genre it is a 消息.
fn genre(submission: &Submission) -> &'static str {
    match submission.genre {
        "" => "消息",
        genre => genre,
    }
}

/// Article 4.
fn excluded(submission: &Submission) -> bool {
    let genre = genre(submission);
    let short = submission.words.is_some_and(|words| words < 100);
    matches!(genre, "通知公告" | "广告" | "论文")
        || submission.paid == "是"
        || (matches!(genre, "消息" | "通讯") && short)
}

/// Articles 5, 6 and 10.
fn value(submission: &Submission) -> Thousandths {
    let news = [1_000, 3_000, 5_000, 10_000, 20_000][submission.outlet.level];
    let base = match genre(submission) {
        "消息" => news,
        "通讯" => news * 3 / 2,
        "图片" => news / 2,
        "视频" => news * 2,
        genre => unreachable!("{genre} has no base"),
    };
    let front = match submission.placement {
        "头版" | "头条" | "头版头条" | "头版、头条" => base / 2,
        _ => 0,
    };
    let read = match submission.reads {
        Some(100_000..) => 10_000,
        Some(10_000..) => 2_000,
        _ => 0,
    };
    let whole = base + front + read;
    let late = submission
        .sent
        .is_some_and(|sent| (sent - submission.date).num_days() > 3);
    if late { whole / 2 } else { whole }
}

/// Article 7: the best publication, and what the piece brings, rounded as article 13 says.
fn settle<'a>(publications: &[&'a Submission]) -> (&'a Submission, Hundredths) {
    let rank = |s: &Submission| (-value(s), -(s.outlet.level as i64), s.date, s.outlet.name);
    let mut ordered = publications.to_vec();
    ordered.sort_by_key(|s| rank(s));
    let best = ordered[0];
    let mut reached = BTreeSet::from([best.outlet.level]);
    let elsewhere: Thousandths = ordered
        .iter()
        .filter(|s| reached.insert(s.outlet.level))
        .map(|s| value(s) / 5)
        .sum();
    (best, (value(best) + elsewhere + 5) / 10)
}

/// Everybody named in a byline, once, in the order of signing.
fn signers(byline: &Byline) -> Vec<&'static str> {
    let mut signers = Vec::new();
    for name in byline
        .authors
        .iter()
        .chain(&byline.text)
        .chain(&byline.photo)
    {
        if !signers.contains(name) {
            signers.push(*name);
        }
    }
    if signers.is_empty() {
        signers.push(byline.department);
    }
    signers
}

/// Article 8: what each signer gets, those who are not on the roster included.
fn shares(byline: &Byline, score: Hundredths) -> Vec<(&'static str, Hundredths)> {
    let signers = signers(byline);
    let text = if byline.text.is_empty() {
        &byline.authors
    } else {
        &byline.text
    };
    let photo = &byline.photo;
    let weights: Vec<i64> = if text.is_empty() || photo.is_empty() {
        vec![1; signers.len()]
    } else {
        let (writer, photographer) = (7 * photo.len() as i64, 3 * text.len() as i64);
        let weight = |name| {
            i64::from(text.contains(name)) * writer + i64::from(photo.contains(name)) * photographer
        };
        signers.iter().map(weight).collect()
    };
    let parts = divide(score, &weights);
    signers.into_iter().zip(parts).collect()
}

/// Divides to the last hundredth by largest remainder; equal remainders go to the earlier.
fn divide(whole: Hundredths, weights: &[i64]) -> Vec<Hundredths> {
    let sum: i64 = weights.iter().sum();
    let mut parts: Vec<_> = weights.iter().map(|weight| whole * weight / sum).collect();
    let mut order: Vec<_> = (0..weights.len()).collect();
    order.sort_by_key(|&index| (-(whole * weights[index] % sum), index));
    let left = whole - parts.iter().sum::<i64>();
    for &index in &order[..left as usize] {
        parts[index] += 1;
    }
    parts
}

#[derive(Debug, Default, Clone, PartialEq)]
struct Standing {
    points: Hundredths,
    pieces: usize,
    rank: Option<usize>,
    money: Hundredths,
}

/// What the policy gives every account in a month, and which of its provisions came to bear.
fn score(
    tables: &Tables,
    month: u32,
) -> (BTreeMap<&'static str, Standing>, BTreeSet<&'static str>) {
    let mut seen = BTreeSet::new();
    let mut accounts: BTreeMap<&str, Standing> = teachers()
        .chain(DEPARTMENTS.iter().map(|department| department.name))
        .map(|name| (name, Standing::default()))
        .collect();
    let untrue: BTreeSet<_> = tables.events.iter().filter_map(|e| e.title_id).collect();

    let mut pieces: BTreeMap<usize, Vec<&Submission>> = BTreeMap::new();
    for submission in &tables.submissions {
        if submission.date.month() != month {
            continue;
        }
        if excluded(submission) {
            seen.insert("第四条");
        } else if untrue.contains(&submission.title_id) {
            seen.insert("失实的作品");
        } else {
            note_publication(submission, &mut seen);
            pieces
                .entry(submission.title_id)
                .or_default()
                .push(submission);
        }
    }

    let mut own: BTreeMap<&str, Hundredths> = BTreeMap::new();
    for publications in pieces.values() {
        let (best, points) = settle(publications);
        note_piece(publications, best, points, &mut seen);
        let mut departments = BTreeSet::new();
        for (name, share) in shares(&best.byline, points) {
            if let Some(department) = department_of(name) {
                let teacher = accounts.entry(name).or_default();
                teacher.points += share;
                teacher.pieces += 1;
                accounts.entry(department.name).or_default().points += share;
                departments.insert(department.name);
                if best.outlet.level == 0 {
                    *own.entry(name).or_default() += share;
                }
            } else if is_department(name) {
                accounts.entry(name).or_default().points += share;
                departments.insert(name);
                seen.insert("第八条(三)");
            } else {
                seen.insert("第八条(四)");
            }
        }
        for name in departments {
            accounts.entry(name).or_default().pieces += 1;
        }
    }

    // Article 9: the teacher's points are cut, the department's are not.
    for (name, points) in own {
        if points > 1_000 {
            accounts.entry(name).or_default().points -= points - 1_000;
            seen.insert("第九条");
        }
    }
    // Article 11.
    for department in &DEPARTMENTS {
        let owed = match department.headcount.unwrap_or(department.staff.len()) {
            0..5 => 2,
            _ => 4,
        };
        let account = accounts.entry(department.name).or_default();
        let short = owed - account.pieces.min(owed);
        account.points -= 100 * short as Hundredths;
        if short > 0 {
            seen.insert(if account.pieces == 0 {
                "没有作品的部门"
            } else {
                "第十一条"
            });
        }
    }
    // Article 12.
    for event in tables.events.iter().filter(|e| e.date.month() == month) {
        let each = match event.name {
            "差错" => -200,
            "失实" => -1_000,
            "批示" => event.value.expect("the head has valued it"),
            name => unreachable!("{name} is no event of the policy"),
        };
        accounts.entry(event.account).or_default().points += each * event.count.unwrap_or(1);
        seen.insert(event.name);
    }
    rank(&mut accounts, &mut seen);
    pay(&mut accounts, &mut seen);
    (accounts, seen)
}

/// The staff who take part in the ranking and in the money (article 2).
fn ranked_teachers() -> Vec<&'static str> {
    teachers()
        .filter(|name| department_of(name).is_some_and(|of| of.name != PUBLICITY))
        .collect()
}

/// Article 13.
fn rank(accounts: &mut BTreeMap<&'static str, Standing>, seen: &mut BTreeSet<&'static str>) {
    let mut lists = vec![ranked_teachers()];
    for group in ["处室", "系部"] {
        let of_group = DEPARTMENTS.iter().filter(|of| of.group == group);
        lists.push(of_group.map(|of| of.name).collect());
    }
    for list in lists {
        let points: Vec<_> = list.iter().map(|name| accounts[name].points).collect();
        for (name, own) in list.iter().zip(&points) {
            let above = points.iter().filter(|points| *points > own).count();
            accounts.entry(name).or_default().rank = Some(above + 1);
            if points.iter().filter(|points| *points == own).count() > 1 {
                seen.insert("并列");
            }
        }
    }
}

/// Article 14.
fn pay(accounts: &mut BTreeMap<&'static str, Standing>, seen: &mut BTreeSet<&'static str>) {
    const POOL: Hundredths = 500_000;
    let mut paid: Vec<_> = ranked_teachers()
        .into_iter()
        .filter(|name| accounts[name].points > 0)
        .collect();
    paid.sort_unstable();
    let full: Vec<_> = paid.iter().map(|name| accounts[name].points * 10).collect();
    let money = if full.iter().sum::<Hundredths>() > POOL {
        seen.insert("奖金超过限额");
        divide(POOL, &full)
    } else {
        seen.insert("奖金没有超过限额");
        full
    };
    for (name, money) in paid.into_iter().zip(money) {
        accounts.entry(name).or_default().money = money;
    }
}

// ── That nothing of the policy went untried ────────────────────────────────────────────────────────

const PROVISIONS: [&str; 31] = [
    "没有填体裁",
    "没有填字数",
    "100字",
    "第四条",
    "头版或头条",
    "头版又是头条",
    "阅读量9999",
    "阅读量10000",
    "阅读量99999",
    "阅读量100000",
    "没有填报送日期",
    "第3天报送",
    "第4天报送",
    "头版而且迟报",
    "同级的另一次",
    "别的级别的五分之一",
    "级别不是最高的最好",
    "日期或名称决定最好",
    "取两位小数",
    "第八条(一)",
    "第八条(二)",
    "又写又拍",
    "第八条(三)",
    "第八条(四)",
    "第九条",
    "第十一条",
    "没有作品的部门",
    "差错",
    "失实",
    "失实的作品",
    "批示",
];

fn note_publication(submission: &Submission, seen: &mut BTreeSet<&'static str>) {
    let mut note = |holds: bool, what| {
        if holds {
            seen.insert(what);
        }
    };
    let front = matches!(submission.placement, "头版" | "头条");
    let both = matches!(submission.placement, "头版头条" | "头版、头条");
    let delay = submission
        .sent
        .map(|sent| (sent - submission.date).num_days());
    let text = matches!(genre(submission), "消息" | "通讯");
    note(submission.genre.is_empty(), "没有填体裁");
    note(text && submission.words.is_none(), "没有填字数");
    note(text && submission.words == Some(100), "100字");
    note(front, "头版或头条");
    note(both, "头版又是头条");
    note(submission.reads == Some(9_999), "阅读量9999");
    note(submission.reads == Some(10_000), "阅读量10000");
    note(submission.reads == Some(99_999), "阅读量99999");
    note(submission.reads == Some(100_000), "阅读量100000");
    note(delay.is_none(), "没有填报送日期");
    note(delay == Some(3), "第3天报送");
    note(delay == Some(4), "第4天报送");
    note((front || both) && delay > Some(3), "头版而且迟报");
}

fn note_piece(
    publications: &[&Submission],
    best: &Submission,
    points: Hundredths,
    seen: &mut BTreeSet<&'static str>,
) {
    let mut note = |holds: bool, what| {
        if holds {
            seen.insert(what);
        }
    };
    let level = best.outlet.level;
    let levels: BTreeSet<_> = publications.iter().map(|s| s.outlet.level).collect();
    let equal = |s: &&&Submission| value(s) == value(best) && s.outlet.level == level;
    let byline = &best.byline;
    note(levels.len() < publications.len(), "同级的另一次");
    note(levels.len() > 1, "别的级别的五分之一");
    note(levels.last() > Some(&level), "级别不是最高的最好");
    note(
        publications.iter().filter(equal).count() > 1,
        "日期或名称决定最好",
    );
    let one = publications.len() == 1;
    note(one && value(best) != points * 10, "取两位小数");
    note(byline.authors.len() > 1, "第八条(一)");
    note(
        !byline.text.is_empty() && !byline.photo.is_empty(),
        "第八条(二)",
    );
    note(
        byline.text.iter().any(|name| byline.photo.contains(name)),
        "又写又拍",
    );
}

// ── The tables on disk, and what comes back ────────────────────────────────────────────────────────

fn write_table(path: &Path, header: &str, rows: impl IntoIterator<Item = Vec<String>>) {
    let mut table = csv::Writer::from_path(path).expect("the table can be made");
    table.write_record(header.split(',')).expect("a header");
    for row in rows {
        table.write_record(row).expect("a row");
    }
    table.flush().expect("the table is written");
}

/// A date as one of four offices types it.
fn typed(date: NaiveDate, office: usize) -> String {
    let form = ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%Y.%-m.%-d"][office % 4];
    date.format(form).to_string()
}

fn decimal(hundredths: Hundredths) -> Decimal {
    Decimal::new(hundredths, 2)
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn write_tables(folder: &Path, tables: &Tables) {
    let submissions = tables.submissions.iter().enumerate().map(|(index, s)| {
        let names = |people: &[&str]| people.join(if index % 5 == 0 { "\u{ff0c}" } else { "、" });
        vec![
            (index + 1).to_string(),
            s.title.clone(),
            names(&s.byline.authors),
            names(&s.byline.text),
            names(&s.byline.photo),
            s.byline.department.to_owned(),
            s.outlet.written.to_owned(),
            s.level.to_owned(),
            s.genre.to_owned(),
            s.placement.to_owned(),
            typed(s.date, index),
            s.sent
                .map(|sent| typed(sent, index / 4))
                .unwrap_or_default(),
            optional(s.words),
            optional(s.reads),
            s.paid.to_owned(),
        ]
    });
    let header =
        "序号,标题,作者,文字,摄影,部门,媒体,级别,体裁,版面,日期,报送日期,字数,阅读量,是否付费";
    write_table(&folder.join("报送.csv"), header, submissions);

    let roster = DEPARTMENTS.iter().flat_map(|department| {
        let nobody: &[&str] = &[""];
        let staff = match department.staff {
            [] => nobody,
            staff => staff,
        };
        staff.iter().map(move |name| {
            vec![
                (*name).to_owned(),
                department.name.to_owned(),
                department.group.to_owned(),
                if name.is_empty() { "" } else { "教师" }.to_owned(),
                optional(department.headcount),
            ]
        })
    });
    let header = "姓名,部门,组别,岗位,人数";
    write_table(&folder.join("名单.csv"), header, roster);

    let events = tables.events.iter().enumerate().map(|(index, event)| {
        vec![
            event.account.to_owned(),
            event.name.to_owned(),
            typed(event.date, index),
            event.title.clone(),
            optional(event.count),
            optional(event.value.map(decimal)),
            "见会议记录".to_owned(),
        ]
    });
    let header = "账户,事项,日期,标题,次数,分值,说明";
    write_table(&folder.join("考核事项.csv"), header, events);
}

/// A report's rows by column name, after a look at its byte order mark and line ends.
fn read_report(path: &Path) -> Vec<BTreeMap<String, String>> {
    let shown = path.display();
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or_else(|| panic!("{shown} has no byte order mark"));
    assert!(
        text.matches('\n').count() == text.matches("\r\n").count(),
        "{shown} has line ends other than CRLF"
    );
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("{shown}: {error}")))
        .collect()
}

/// The number in a cell, nothing being nought.
fn number(cell: &str) -> Decimal {
    match cell {
        "" => Decimal::ZERO,
        cell => cell
            .parse()
            .unwrap_or_else(|error| panic!("“{cell}” is no number: {error}")),
    }
}

/// Whether a period as the reports write it (2022-05, 2022年5月) is this month.
fn is_month(period: &str, month: u32) -> bool {
    let numbers: Vec<u32> = period
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    numbers == [2022, month]
}

/// Scores the tables in the folder with the program and lists every difference from what is expected.
fn differences(
    folder: &Path,
    month: u32,
    expected: &BTreeMap<&'static str, Standing>,
) -> Vec<String> {
    let out = format!("结果{month}");
    let run = assert_cmd::cargo::cargo_bin_cmd!("jifen")
        .current_dir(folder)
        .args(["score", "报送.csv", "名单.csv", "考核事项.csv"])
        .args(["--month", &format!("2022-{month:02}"), "--out", &out])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(
        matches!(run.status.code(), Some(0 | 1)),
        "jifen score ended with {}\n{said}",
        run.status
    );

    let out = folder.join(out);
    let mut wrong = Vec::new();
    let open = result(&out, "待定.csv");
    if open.exists() {
        for row in read_report(&open) {
            wrong.push(format!("nothing is doubtful here, yet asked: {row:?}"));
        }
    }

    let mut booked: BTreeMap<String, Decimal> = BTreeMap::new();
    for entry in read_report(&result(&out, "计分明细.csv")) {
        if is_month(&entry["期间"], month) {
            *booked.entry(entry["账户"].clone()).or_default() += number(&entry["分值"]);
        }
    }

    let mut listed = BTreeSet::new();
    for (report, column) in [("教师排名.csv", "姓名"), ("部门排名.csv", "部门")] {
        for row in read_report(&result(&out, report)) {
            let name = &row[column];
            let Some(standing) = expected.get(name.as_str()) else {
                wrong.push(format!("{report}: {name} is not on the roster"));
                continue;
            };
            if !listed.insert(name.clone()) {
                wrong.push(format!("{report}: {name} stands there twice"));
            }
            let mut compare = |what: &str, ours: &dyn Debug, theirs: &dyn Debug| {
                let (ours, theirs) = (format!("{ours:?}"), format!("{theirs:?}"));
                if ours != theirs {
                    wrong.push(format!("{name} {what}: by hand {ours}, by jifen {theirs}"));
                }
            };
            let points = decimal(standing.points).normalize();
            let sum = booked.remove(name).unwrap_or_default();
            compare("积分", &points, &number(&row["积分"]).normalize());
            compare("计分明细之和", &points, &sum.normalize());
            let pieces = Decimal::from(standing.pieces);
            compare("计分篇数", &pieces, &number(&row["计分篇数"]).normalize());
            compare("名次", &standing.rank, &row["名次"].parse::<usize>().ok());
            if column == "姓名" {
                let money = decimal(standing.money).normalize();
                compare("奖金", &money, &number(&row["奖金"]).normalize());
                let of = department_of(name).map(|of| of.name);
                compare("部门", &of, &Some(row["部门"].as_str()));
            } else {
                let of = DEPARTMENTS.iter().find(|of| of.name == name);
                compare("组别", &of.map(|of| of.group), &Some(row["组别"].as_str()));
            }
        }
    }
    for name in expected.keys().filter(|name| !listed.contains(**name)) {
        wrong.push(format!("{name} is in no ranking"));
    }
    for (name, sum) in booked.iter().filter(|(_, sum)| !sum.is_zero()) {
        wrong.push(format!("{name} is not on the roster, yet booked {sum}"));
    }
    if !wrong.is_empty() {
        wrong.push(format!("jifen said:\n{said}"));
    }
    wrong
}

// ── The tests ──────────────────────────────────────────────────────────────────────────────────────

/// Mostly the school's own outlets and few readers: the money stays within its limit.
const QUIET: [usize; 5] = [74, 20, 5, 1, 0];
/// Every level often: the money runs over.
const BUSY: [usize; 5] = [34, 24, 18, 14, 10];

const fn month(seed: u64, levels: [usize; 5], read: usize) -> Plan {
    Plan {
        seed,
        months: &[5],
        rows_a_month: 250,
        levels,
        read,
    }
}

const PLANS: [Plan; 6] = [
    month(1, BUSY, 40),
    month(2, QUIET, 2),
    month(3, BUSY, 20),
    month(4, QUIET, 2),
    month(5, BUSY, 60),
    Plan {
        seed: 6,
        months: &[4, 5],
        rows_a_month: 200,
        levels: BUSY,
        read: 30,
    },
];

#[test]
fn every_account_of_every_made_up_month_is_scored_alike() {
    let mut wrong = Vec::new();
    for plan in &PLANS {
        let folder = tempfile::tempdir().expect("a folder for the tables");
        let tables = make_up(plan);
        write_tables(folder.path(), &tables);
        for month in plan.months {
            let (expected, _) = score(&tables, *month);
            let found = differences(folder.path(), *month, &expected);
            wrong.extend(
                found
                    .into_iter()
                    .map(|what| format!("seed {}, 2022-{month:02}: {what}", plan.seed)),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differences\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_made_up_months_try_every_provision() {
    let mut seen = BTreeSet::new();
    for plan in &PLANS {
        let tables = make_up(plan);
        for month in plan.months {
            seen.extend(score(&tables, *month).1);
        }
    }
    let payments = ["并列", "奖金超过限额", "奖金没有超过限额"];
    let untried: Vec<_> = PROVISIONS
        .iter()
        .chain(&payments)
        .filter(|provision| !seen.contains(**provision))
        .collect();
    assert!(untried.is_empty(), "never came up: {untried:?}");
}

#[test]
fn a_title_used_again_next_month_is_among_them() {
    let tables = make_up(&PLANS[5]);
    let titles_of = |month| -> BTreeSet<_> {
        let of_month = |s: &&Submission| s.date.month() == month && !excluded(s);
        let submissions = tables.submissions.iter().filter(of_month);
        submissions.map(|s| s.title_id).collect()
    };
    assert!(titles_of(4).intersection(&titles_of(5)).count() > 5);
}

#[test]
fn ten_points_among_three_are_334_333_333() {
    assert_eq!(divide(1_000, &[1, 1, 1]), [334, 333, 333]);
}

#[test]
fn whoever_wrote_and_photographed_is_in_both_parts() {
    let byline = Byline {
        text: vec!["张伟", "赵敏"],
        photo: vec!["赵敏", "刘洋"],
        ..Byline::default()
    };
    let expected = [("张伟", 350), ("赵敏", 500), ("刘洋", 150)];
    assert_eq!(shares(&byline, 1_000), expected);
}
