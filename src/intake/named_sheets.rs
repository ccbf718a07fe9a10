//! Tables whose sheet or file is called by what may be a person, who signs where there is no column of
//! authors, or a department.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::accounts::{AccountId, Accounts};
use super::byline;
use super::departments;
use super::directory::Directory;
use super::names::{Mention, NOWHERE, Person};
use super::store::{Spot, Store};
use super::{Column, Role};
use crate::decisions::DecisionId;
use crate::problem::{Place, Problem, Problems};

/// What questions about such names are called.
pub const KIND: &str = "人名";
/// The answers.
pub const YES: &str = "是";
pub const NO: &str = "不是";

/// What a table's sheet and file are called, where that may be a person or a department.
#[derive(Clone, Debug)]
pub struct Named {
    pub table: u16,
    /// Whether nothing else says who wrote what stands in it.
    pub lacks_authors: bool,
    /// The nearest first.
    pub names: Vec<Name>,
}

/// The name of a sheet or a file.
#[derive(Clone, Debug)]
pub struct Name {
    pub name: String,
    /// Whether the sheet is called so, and not the file.
    pub of_sheet: bool,
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

/// Puts tables under the departments that their sheets and files are called by. Of the others without
/// authors those are signed by whom they are called by who are on the roster, or as was decided; each
/// other name that looks like a person's is asked about.
pub fn settle(store: &mut Store<'_>, accounts: &Accounts, problems: &mut Problems) {
    let all = std::mem::take(&mut store.named_sheets);
    if all.is_empty() {
        return;
    }
    let directory = Directory::new(accounts);
    let on_roster = |name: &str| accounts.has_roster && directory.teachers.contains_key(name);
    let of_tables = store.names.known_departments();
    let of_tables: HashSet<String> = of_tables.into_iter().map(str::to_owned).collect();
    let is_department =
        |name: &str| accounts.department(name).is_some() || of_tables.contains(name);
    let mut asked: BTreeMap<String, Vec<(u16, Name)>> = BTreeMap::new();
    for Named {
        table,
        mut lacks_authors,
        names,
    } in all
    {
        for named in names {
            let decided = match lacks_authors {
                true => store.names.decisions.of_text(KIND, &named.name),
                false => None,
            };
            let decided = decided.map(|(id, answer)| (id, answer.to_owned()));
            let answer = decided.as_ref().map(|(_, answer)| answer.as_str());
            if let Some((id, _)) = decided.as_ref().filter(|(_, answer)| answer == NO) {
                store.names.decisions.get(*id).apply();
            }
            if answer != Some(YES) && is_department(&named.name) {
                belong(store, table, &named, problems);
                continue;
            }
            if std::mem::take(&mut lacks_authors) {
                match &decided {
                    Some((_, answer)) if answer == NO => {}
                    Some((id, answer)) if answer == YES => {
                        sign(store, table, &named, Some(*id), problems);
                    }
                    None if on_roster(&named.name) => sign(store, table, &named, None, problems),
                    _ if on_roster(&named.name) || is_likely(&named.name) => {
                        let alike = asked.entry(named.name.clone()).or_default();
                        alike.push((table, named));
                    }
                    _ => {}
                }
            }
        }
    }
    for (name, tables) in asked {
        ask(store, &name, &tables, problems);
    }
    put_mentions_in_order(store);
}

/// Lets the mentions follow each other as their rows do, on which all that comes after relies: those of
/// tables that were signed here came last.
pub fn put_mentions_in_order(store: &mut Store<'_>) {
    let starts = store.submissions.iter().map(|row| row.signers.0);
    if starts.is_sorted() {
        return;
    }
    let mut mentions = Vec::with_capacity(store.mentions.len());
    for row in &mut store.submissions {
        let (start, len) = row.signers;
        row.signers.0 = mentions.len() as u32;
        let own = start as usize..start as usize + usize::from(len);
        mentions.extend_from_slice(&store.mentions[own]);
    }
    store.mentions = mentions;
}

/// Puts the rows of a table that says nothing else under the department that it is called by.
fn belong(store: &mut Store<'_>, table: u16, named: &Name, problems: &mut Problems) {
    let columns = &store.tables[usize::from(table)].columns;
    if columns
        .iter()
        .any(|(column, _)| *column == Column::Department)
    {
        return;
    }
    let mut is_told = false;
    for index in 0..store.submissions.len() {
        let row = &store.submissions[index];
        if row.table != table || row.department.is_some() {
            continue;
        }
        let (start, len) = row.signers;
        let spot = Spot {
            table,
            column: Spot::ROW,
            row: row.row,
        };
        let department = store.names.row_department(&named.name, spot);
        store.submissions[index].department = Some(AccountId(department));
        for at in start as usize..start as usize + usize::from(len) {
            let person = store.mentions[at].person as usize;
            if let Some((&person, &first)) = store.names.persons.get_index(person)
                && person.department == NOWHERE
            {
                let there = Person {
                    department,
                    ..person
                };
                let entry = store.names.persons.entry(there);
                store.mentions[at].person = entry.index() as u32;
                entry.or_insert(first);
            }
        }
        if !is_told {
            is_told = true;
            let code = match named.of_sheet {
                true => "department-from-sheet",
                false => "department-from-file",
            };
            let problem = Problem::note(code, named.place.clone()).read(&*named.name);
            problems.push(problem.with("name", &*named.name));
        }
    }
}

/// Lets whom a table is called by sign all of it.
fn sign(
    store: &mut Store<'_>,
    table: u16,
    named: &Name,
    decided: Option<DecisionId>,
    problems: &mut Problems,
) {
    let code = match named.of_sheet {
        true => "author-from-sheet",
        false => "author-from-file",
    };
    let problem = Problem::note(code, named.place.clone()).read(&*named.name);
    problems.push(problem.with("name", &*named.name));
    for index in 0..store.submissions.len() {
        let row = &store.submissions[index];
        if row.table != table {
            continue;
        }
        let spot = Spot {
            table,
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

/// Asks whether a name is that of the author of all tables that are called so; their rows wait.
fn ask(store: &mut Store<'_>, name: &str, tables: &[(u16, Name)], problems: &mut Problems) {
    let mut rows: Vec<(u16, u32)> = Vec::new();
    for row in &mut store.submissions {
        if tables.iter().any(|(table, _)| *table == row.table) {
            row.held = true;
            rows.push((row.table, row.row));
        }
    }
    rows.dedup();
    let (_, first) = &tables[0];
    let problem = Problem::error("authors-in-names", first.place.clone());
    problems.push(
        problem
            .read(name)
            .with("name", name)
            .with("files", if first.of_sheet { "no" } else { "yes" })
            .with("tables", tables.len())
            .with("rows", rows.len())
            .of_rows(rows),
    );
}
