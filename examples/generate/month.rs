//! A month of submissions of any size, from a seed: the same size, seed and outlets give the same bytes on every machine.
//!
//! It has the shape of a real month: half of the rows are of the school itself, one piece in seven appears in two or
//! three outlets, the first half of a department writes more than the rest, a few posts are read by very many. What the
//! odds are stands at the draw.

use std::collections::HashSet;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::Deserialize;

pub const HEADER: [&str; 12] = [
    "序号",
    "标题",
    "作者",
    "部门",
    "媒体",
    "级别",
    "体裁",
    "版面",
    "日期",
    "字数",
    "阅读量",
    "链接",
];

/// A row, in the order of [`HEADER`]. Only the numbers are not text as yet.
pub struct Submission<'a> {
    pub number: usize,
    pub title: String,
    pub authors: String,
    pub department: &'a str,
    pub outlet: &'a str,
    pub level: &'static str,
    pub genre: &'static str,
    pub placement: &'static str,
    pub date: String,
    pub words: u64,
    pub reads: Option<u64>,
    pub link: String,
}

/// Writes the rows as UTF-8 without a byte order mark, LF after each line.
pub fn write_csv(rows: usize, seed: u64, out: &mut impl Write) -> io::Result<()> {
    let month = Month::new(rows, seed)?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER)?;
    for row in month.submissions() {
        table.write_record([
            &row.number.to_string(),
            &row.title,
            &row.authors,
            row.department,
            row.outlet,
            row.level,
            row.genre,
            row.placement,
            &row.date,
            &row.words.to_string(),
            &row.reads.map(|reads| reads.to_string()).unwrap_or_default(),
            &row.link,
        ])?;
    }
    table.flush()
}

/// All that the rows are drawn from, and which work stands in which row.
pub struct Month {
    departments: Vec<Department>,
    /// By level, as in [`LEVELS`].
    outlets: Vec<Vec<String>>,
    /// A row is a work, known by its seed, and which of its publications it is. Works are drawn anew
    /// when they are written, so a million rows take 16 MB.
    rows: Vec<(u64, usize)>,
}

struct Department {
    name: String,
    staff: Vec<String>,
}

impl Month {
    /// Draws departments, staff and the order of the rows. Reads the outlets from `rules/outlets/`.
    pub fn new(rows: usize, seed: u64) -> io::Result<Self> {
        let mut draw = Draw(seed);
        let departments = departments(rows, &mut draw);
        let mut order = Vec::with_capacity(rows + 2);
        while order.len() < rows {
            let work = draw.next();
            order.extend((0..publications(&mut Draw(work))).map(|publication| (work, publication)));
        }
        order.truncate(rows);
        for last in (1..order.len()).rev() {
            order.swap(last, draw.below(last + 1));
        }
        Ok(Month {
            departments,
            outlets: outlets()?,
            rows: order,
        })
    }

    pub fn submissions(&self) -> impl Iterator<Item = Submission<'_>> {
        (1..)
            .zip(&self.rows)
            .map(|(number, &(work, publication))| self.submission(number, work, publication))
    }

    fn submission(&self, number: usize, work: u64, publication: usize) -> Submission<'_> {
        // What all publications of a work have in common.
        let mut draw = Draw(work);
        publications(&mut draw);
        let department = draw.one_of(&self.departments);
        let authors = authors(&department.staff, &mut draw);
        let genre = draw.weighed(&[("消息", 60), ("通讯", 20), ("图片", 15), ("视频", 5)]);
        let title = title(&mut draw);
        let (level, outlet) = self.outlet(publication, &mut draw);

        // What each has for itself.
        let mut draw = Draw(work ^ (publication as u64 + 1).wrapping_mul(GOLDEN));
        Submission {
            number,
            title: if publication > 0 && draw.chance(20) {
                respelt(&title, &mut draw)
            } else {
                title
            },
            authors,
            department: &department.name,
            outlet,
            level: if draw.chance(30) { "" } else { level },
            genre,
            placement: draw.weighed(&[("", 90), ("头版", 7), ("头条", 3)]),
            date: date(&mut draw),
            words: draw.below(3001) as u64,
            reads: (!draw.chance(5)).then(|| draw.reads()),
            link: format!(
                "https://n{}.example/c/2022-05/{}.html",
                1 + draw.below(190),
                100_000_000 + draw.below(900_000_000)
            ),
        }
    }

    /// The outlet of a publication: another one than those of the work's earlier publications.
    fn outlet(&self, publication: usize, draw: &mut Draw) -> (&'static str, &str) {
        let mut used: Vec<&str> = Vec::new();
        loop {
            let level = draw.weighed(&[(0, 45), (1, 20), (2, 15), (3, 12), (4, 8)]);
            let outlet = draw.one_of(&self.outlets[level]);
            if used.contains(&outlet.as_str()) {
                continue;
            }
            if used.len() == publication {
                return (LEVELS[level], outlet);
            }
            used.push(outlet);
        }
    }
}

const LEVELS: [&str; 5] = ["校级", "县级", "市级", "省级", "国家级"];

const SCHOOL_OUTLETS: [&str; 9] = [
    "学校官网",
    "学校网站",
    "校园网",
    "学校微信公众号",
    "学校公众号",
    "学校抖音号",
    "校报",
    "校园广播站",
    "校园电视台",
];

/// The outlets of the registry that have one of the levels, and the school's own.
fn outlets() -> io::Result<Vec<Vec<String>>> {
    #[derive(Deserialize)]
    struct Registry {
        outlet: Vec<Outlet>,
    }
    #[derive(Deserialize)]
    struct Outlet {
        name: String,
        level: Option<String>,
    }

    let mut outlets = vec![Vec::new(); LEVELS.len()];
    outlets[0].extend(SCHOOL_OUTLETS.map(String::from));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/outlets");
    for list in ["national.toml", "hebei.toml", "provinces.toml"] {
        let path = folder.join(list);
        let told = |why: &dyn Display| io::Error::other(format!("{}: {why}", path.display()));
        let text = fs::read_to_string(&path).map_err(|why| told(&why))?;
        let registry: Registry = toml::from_str(&text).map_err(|why| told(&why))?;
        for Outlet { name, level } in registry.outlet {
            if let Some(place) = LEVELS.iter().position(|of| level.as_deref() == Some(of)) {
                outlets[place].push(name);
            }
        }
    }
    if outlets.iter().any(Vec::is_empty) {
        return Err(io::Error::other(
            "rules/outlets has a level without an outlet",
        ));
    }
    Ok(outlets)
}

const UNITS: [&str; 12] = [
    "教务处",
    "学生处",
    "招生就业处",
    "总务处",
    "团委",
    "工会",
    "党政办",
    "信息技术系",
    "机电工程系",
    "财经商贸系",
    "学前教育系",
    "汽车工程系",
];
const SCHOOLS: [&str; 5] = ["职教中心", "一中", "技师学院", "实验小学", "第二中学"];
const PLACES: &str =
    "易安定徐涞高容雄曲阜唐望蠡博野清苑满城顺平完新乐赵元井陉灵寿行深泽无极晋藁栾正辛集";
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲建华国志海燕红春梅云龙飞鹏宇婷雪梦佳欣怡子涵浩轩博思远晨阳俊凯立新永安长青月亮星光天成";

/// Twelve departments, or one for every 250 rows; a member of staff for every eight rows.
fn departments(rows: usize, draw: &mut Draw) -> Vec<Department> {
    let count = (rows / 250).max(UNITS.len());
    let size = ((rows + 4 * count) / (8 * count)).max(1);
    let (places, surnames, given): (Vec<_>, Vec<_>, Vec<_>) = (
        PLACES.chars().collect(),
        SURNAMES.chars().collect(),
        GIVEN.chars().collect(),
    );

    let mut names: Vec<String> = Vec::new();
    if count == UNITS.len() {
        names.extend(UNITS.map(String::from));
    }
    let names = distinct(names, count, || {
        let place = [
            *draw.one_of(&places),
            *draw.one_of(&places),
            *draw.one_of(&['县', '市', '区']),
        ];
        format!(
            "{}{}{}",
            String::from_iter(place),
            draw.one_of(&SCHOOLS),
            draw.one_of(&UNITS)
        )
    });
    let staff = |_| {
        distinct(Vec::new(), size, || {
            let length = if draw.chance(80) { 2 } else { 1 };
            let given = (0..length)
                .map(|_| *draw.one_of(&given))
                .collect::<String>();
            format!("{}{given}", draw.one_of(&surnames))
        })
    };
    let staff: Vec<_> = (0..count).map(staff).collect();
    names
        .into_iter()
        .zip(staff)
        .map(|(name, staff)| Department { name, staff })
        .collect()
}

/// Draws until there are so many different ones.
fn distinct(mut found: Vec<String>, count: usize, mut draw: impl FnMut() -> String) -> Vec<String> {
    let mut known: HashSet<String> = found.iter().cloned().collect();
    while found.len() < count {
        let next = draw();
        if known.insert(next.clone()) {
            found.push(next);
        }
    }
    found
}

/// How many publications a work has. The first draw of each work.
fn publications(draw: &mut Draw) -> usize {
    if draw.chance(15) {
        2 + draw.below(2)
    } else {
        1
    }
}

/// One, two or three of a department, the earlier ones of its staff more often.
fn authors(staff: &[String], draw: &mut Draw) -> String {
    let count = draw.weighed(&[(1, 50), (2, 30), (3, 20)]).min(staff.len());
    let mut signers: Vec<&str> = Vec::with_capacity(count);
    while signers.len() < count {
        let place = draw.unit() * draw.unit() * 1.5 * staff.len() as f64;
        let signer = &staff[(place as usize).min(staff.len() - 1)];
        if !signers.contains(&signer.as_str()) {
            signers.push(signer);
        }
    }
    signers.join("、")
}

const WHO: [&str; 15] = [
    "我校",
    "学校",
    "县职教中心",
    "信息系",
    "机电系",
    "全体教师",
    "党总支",
    "团支部",
    "毕业班",
    "新生",
    "校企合作",
    "技能大赛",
    "思政课",
    "志愿服务队",
    "名师工作室",
];
const DOES: [&str; 15] = [
    "隆重举行",
    "圆满完成",
    "扎实开展",
    "积极组织",
    "成功举办",
    "深入推进",
    "召开",
    "启动",
    "荣获",
    "喜迎",
    "部署",
    "观摩",
    "走进",
    "聚焦",
    "助力",
];
const WHAT: [&str; 15] = [
    "五四表彰大会",
    "消防安全演练",
    "技能大赛选拔",
    "升学考试动员",
    "主题党日活动",
    "家长开放日",
    "校园文化艺术节",
    "乡村振兴实践",
    "劳动教育周",
    "读书分享会",
    "防溺水宣传",
    "课程思政比赛",
    "心理健康讲座",
    "招生宣传",
    "实习安全检查",
];
const HOW: [&str; 12] = [
    "侧记",
    "纪实",
    "成效显著",
    "受到好评",
    "谱写新篇章",
    "展现新风采",
    "为高考护航",
    "点亮青春梦",
    "",
    "",
    "",
    "",
];

/// Ten to thirty characters; one in a hundred holds a comma or a quote, a quarter some other sign.
fn title(draw: &mut Draw) -> String {
    let mut title: Vec<char> = draw.one_of(&WHO).chars().collect();
    title.extend(draw.one_of(&DOES).chars());
    title.extend([draw.han(), draw.han(), draw.han()]);
    title.extend(draw.one_of(&WHAT).chars());
    title.extend(draw.one_of(&HOW).chars());
    let sign = match draw.below(100) {
        0 => *draw.one_of(&[",", "\"", " \"好\" "]),
        1..25 => *draw.one_of(&["“", "《", "\u{ff0c}", "\u{ff1a}", " "]),
        _ => "",
    };
    title.splice(4..4, sign.chars());
    while title.len() < 10 {
        title.push(draw.han());
    }
    title.into_iter().take(30).collect()
}

/// The same title as another outlet prints it.
fn respelt(title: &str, draw: &mut Draw) -> String {
    match draw.below(4) {
        0 => format!("《{title}》"),
        1 => format!("{title}\u{ff01}"),
        2 => title
            .chars()
            .take(5)
            .chain([' '])
            .chain(title.chars().skip(5))
            .collect(),
        _ => format!("“{title}”"),
    }
}

fn date(draw: &mut Draw) -> String {
    let day = 1 + draw.below(31);
    if draw.chance(20) {
        format!("2022年5月{day}日")
    } else {
        format!("2022-05-{day:02}")
    }
}

/// splitmix64 (Steele, Lea and Flood 2014): small, and good enough for tables.
struct Draw(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `bound`.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// From 0 up to, not including, 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Weights are in percent.
    fn weighed<T: Copy>(&mut self, of: &[(T, usize)]) -> T {
        let mut rest = self.below(of.iter().map(|(_, weight)| weight).sum());
        for &(value, weight) in of {
            if rest < weight {
                return value;
            }
            rest -= weight;
        }
        unreachable!("the weights add up")
    }

    /// A Chinese character, mostly a rare one, so that titles differ.
    fn han(&mut self) -> char {
        char::from_u32(0x4e00 + self.below(6000) as u32).unwrap_or('一')
    }

    /// Log-normal with a median of 400 and a long tail: five in a thousand reach 100,000.
    fn reads(&mut self) -> u64 {
        // Twelve uniform draws add up to a normal one (less 6), and squaring twelve times stands for the
        // exponential: neither needs a function that differs between machines in its last digit.
        let normal = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        let near_one = 1.0 + (6.0 + 2.2 * normal) / 4096.0;
        (0..12).fold(near_one, |power, _| power * power) as u64
    }
}
