//! Tables without a column of authors whose sheet or file is called by the name of a person.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Role;
use super::accounts::Accounts;
use super::byline;
use super::departments;
use super::directory::Directory;
use super::names::{Mention, NOWHERE};
use super::store::{Spot, Store};
use crate::decisions::DecisionId;
use crate::problem::{Place, Problem, Problems};

/// What questions about such names are called.
pub const KIND: &str = "人名";
/// The answers.
pub const YES: &str = "是";
pub const NO: &str = "不是";

/// A table whose sheet or file is perhaps called by its author.
#[derive(Clone, Debug)]
pub struct Named {
    pub table: u16,
    pub name: String,
    /// Whether the sheet is called so, and not the file.
    pub of_sheet: bool,
    pub file: Arc<str>,
    pub place: Place,
}

/// The one part of the name of a sheet or a file that may be a person's.
pub fn in_name(name: &str) -> Option<String> {
    let parts = departments::parts_of_name(name);
    let mut parts = parts.into_iter().filter(|part| {
        let letters = part.chars().count();
        (2..=4).contains(&letters) && !departments::is_one(part) && !departments::is_kind(part)
    });
    let only = parts.next()?;
    parts.next().is_none().then_some(only)
}

/// Whether a name looks like a person's, whoever is on the roster.
pub fn is_likely(name: &str) -> bool {
    /// The commonest surnames; nine of ten people have one of them.
    const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾\
        丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤\
        尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅\
        莫庄辛祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄曲游阳裴席卫查屈鲍位覃霍翁隋植甘景包司柏宁柯\
        阮桂闵解柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉娄盖符奚木穆燕郎邸冀谈姬屠连郜\
        晏栾郁商蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺原衣楚佟栗宗桑荆谌扬沙伏岑习胥蔺";
    let named = name.starts_with(|c| SURNAMES.contains(c))
        && !name.ends_with(NO_PERSON)
        && !WORDS.contains(&name);
    named && byline::is_plain_name(name) || byline::has_long_surname(name)
}

/// Letters that end the names of sheets and no person's.
const NO_PERSON: [char; 16] = [
    '部', '处', '科', '室', '系', '组', '报', '表', '稿', '网', '类', '级', '班', '月', '季', '总',
];

/// Words that begin like names.
const WORDS: [&str; 23] = [
    "高一",
    "高二",
    "高三",
    "高中",
    "高职",
    "高校",
    "高考",
    "安全",
    "安徽",
    "文艺",
    "文科",
    "文化",
    "文章",
    "常规",
    "常态",
    "江苏",
    "江西",
    "任务",
    "程序",
    "方案",
    "武术",
    "童谣",
    "石家庄",
];

/// Lets whom the names of sheets and files mean sign the tables: by the roster, or as was decided;
/// asks once a workbook, and once about all files, where neither tells.
pub fn settle(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let all = std::mem::take(&mut store.named_sheets);
    if all.is_empty() {
        return;
    }
    let on_roster =
        |name: &str| accounts.has_roster && Directory::new(accounts).teachers.contains_key(name);
    let mut groups: BTreeMap<Option<Arc<str>>, Vec<(Named, bool)>> = BTreeMap::new();
    for named in all {
        let known = on_roster(&named.name);
        if known || is_likely(&named.name) {
            let group = named.of_sheet.then(|| named.file.clone());
            groups.entry(group).or_default().push((named, known));
        }
    }
    for (file, group) in groups {
        let called = file.as_deref().unwrap_or("文件名");
        let decided = store.names.decisions.of_text(KIND, called);
        let decided = decided.map(|(id, answer)| (id, answer.to_owned()));
        let tables: Vec<u16> = group.iter().map(|(named, _)| named.table).collect();
        match &decided {
            Some((id, answer)) if answer == NO => {
                store.names.decisions.get(*id).apply();
            }
            Some((id, answer)) if answer == YES => sign(store, &group, Some(*id), problems),
            None if group.iter().any(|(_, known)| *known) => sign(store, &group, None, problems),
            _ => ask(store, called, &group, &tables, problems),
        }
    }
}

fn sign(
    store: &mut Store<'_>,
    group: &[(Named, bool)],
    decided: Option<DecisionId>,
    problems: &mut Problems,
) {
    for (named, _) in group {
        let code = match named.of_sheet {
            true => "author-from-sheet",
            false => "author-from-file",
        };
        let problem = Problem::note(code, named.place.clone()).read(&*named.name);
        problems.push(problem.with("name", &*named.name));
        for index in 0..store.submissions.len() {
            let row = &store.submissions[index];
            if row.table != named.table {
                continue;
            }
            let spot = Spot {
                table: row.table,
                column: Spot::ROW,
                row: row.row,
            };
            let department = row.department.map_or(NOWHERE, |id| id.0);
            let person = store.names.author(&named.name, department, spot);
            store.submissions[index].signers = (store.mentions.len() as u32, 1);
            store.mentions.push(Mention {
                role: Role::Author,
                follows: false,
                person,
            });
            store.names.touched.extend(decided.map(|id| (spot, id)));
        }
    }
}

fn ask(
    store: &mut Store<'_>,
    called: &str,
    group: &[(Named, bool)],
    tables: &[u16],
    problems: &mut Problems,
) {
    /// So many are named.
    const SHOWN: usize = 10;
    let mut rows: Vec<(u16, u32)> = Vec::new();
    for row in &mut store.submissions {
        if tables.contains(&row.table) {
            row.held = true;
            rows.push((row.table, row.row));
        }
    }
    rows.dedup();
    let names = group.iter().take(SHOWN).map(|(named, _)| &*named.name);
    let names: Vec<&str> = names.collect();
    let names = names.join("、");
    let problem = Problem::error("authors-in-names", group[0].0.place.clone());
    problems.push(
        problem
            .read(&*names)
            .with("names", names)
            .with("called", called)
            .with("files", if group[0].0.of_sheet { "no" } else { "yes" })
            .with("tables", group.len())
            .with("rows", rows.len())
            .of_rows(rows),
    );
}
