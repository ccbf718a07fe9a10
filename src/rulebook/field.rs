//! Fields: what can be known about a publication, its outlet, a teacher or a department.
//!
//! The built-in ones stand in `BUILT_IN`, always in the same place, so that code can name them;
//! a rulebook may declare them again (other values, other headers) and add its own.

use std::collections::HashSet;

use super::fact::Fact;
use crate::intake::{Role, dates, numbers};

/// A field's place in [`Fields`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub u16);

/// Whom a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Publication,
    Outlet,
    Teacher,
    Department,
}

/// What a field's facts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One of some values.
    Choice,
    Number,
    Day,
    Flag,
    /// A column of names; no fact of its own.
    People,
}

/// What an empty cell means.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Missing {
    /// Unknown, which is never false.
    #[default]
    Unknown,
    /// Asked for every clause that reads it.
    Ask,
    /// Surely nothing: conditions on it are false.
    None,
    /// This value (as a cell would hold it), with a note.
    Value(String),
}

/// A value of a choice, with its other spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub name: String,
    pub spellings: Vec<String>,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key that conditions use, in English kebab-case.
    pub key: String,
    pub of: Subject,
    pub kind: Kind,
    /// The column headings it is found under; the first is its name for people.
    pub headers: Vec<String>,
    /// Its values, low to high where they are declared; those that conditions name otherwise.
    pub values: Vec<Value>,
    /// Whether the rulebook lists the values, and so puts them in order.
    pub declared: bool,
    /// Whether some condition names a value, so that any other is asked about.
    pub named: bool,
    pub missing: Missing,
    /// Whether some clause reads it.
    pub is_read: bool,
}

impl Field {
    /// The field's name for people.
    pub fn title(&self) -> &str {
        self.headers.first().map_or(&self.key, |header| header)
    }

    /// The field's name in a language: the key where the people speak English.
    pub fn name(&self, words: &crate::locale::Words) -> String {
        match words.lang {
            crate::locale::Lang::Zh => self.title().to_owned(),
            crate::locale::Lang::En => self.key.clone(),
        }
    }

    /// Whether any text is a value: a choice whose values neither the rulebook lists nor a
    /// condition names.
    pub fn is_open(&self) -> bool {
        self.kind == Kind::Choice && !self.declared && !self.named
    }

    /// The fact of an empty cell.
    pub fn missing_fact(&self) -> Fact {
        match &self.missing {
            Missing::Unknown | Missing::Ask => Fact::Unknown,
            Missing::None => Fact::None,
            Missing::Value(text) => self.fact_of(text).unwrap_or(Fact::Unknown),
        }
    }

    /// The fact that a text states: a listed value, a number, a day, yes or no.
    pub fn fact_of(&self, text: &str) -> Option<Fact> {
        match self.kind {
            Kind::Choice => self.value(text).map(Fact::Choice),
            Kind::Number => {
                let number = numbers::of_field(text).ok();
                number.map(|(number, _)| Fact::Number(number))
            }
            Kind::Day => dates::parse(text, dates::Around::default())
                .ok()
                .map(|(day, _)| Fact::Day(day)),
            Kind::Flag => numbers::flag(text).map(Fact::Flag),
            Kind::People => None,
        }
    }

    /// How high a value stands, higher values higher: in the order that the rulebook lists, or else
    /// in that of `LEVELS`.
    pub fn rank(&self, value: u32) -> Option<usize> {
        if self.declared {
            return Some(value as usize);
        }
        let name = &self.values.get(value as usize)?.name;
        LEVELS.iter().position(|level| level == name)
    }

    /// The index of the value so spelt, after [`crate::intake::text::squeeze`].
    pub fn value(&self, spelt: &str) -> Option<u32> {
        let spelt = crate::intake::text::squeeze(spelt);
        self.values
            .iter()
            .position(|value| {
                std::iter::once(&value.name)
                    .chain(&value.spellings)
                    .any(|spelling| crate::intake::text::squeeze(spelling) == spelt)
            })
            .map(|index| index as u32)
    }
}

/// The levels of outlets, low to high, where a rulebook does not list its own.
const LEVELS: [&str; 5] = ["校级", "县级", "市级", "省级", "国家级"];

/// All fields of a rulebook.
#[derive(Clone, Debug)]
pub struct Fields {
    list: Vec<Field>,
    /// The names of the registry's outlets, which are the values of `outlet`.
    outlets: Vec<String>,
    /// Every name and alias of the registry's outlets, squeezed.
    outlet_names: HashSet<String>,
    pub days_matter: DaysMatter,
}

/// Where it matters on which day of a month something was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DaysMatter {
    Nowhere,
    /// Where a row says when it was sent in.
    WhereSent,
    #[default]
    Everywhere,
}

macro_rules! built_in {
    ($($index:literal $name:ident $key:literal $of:ident $kind:ident [$($header:literal)*];)*) => {
        $(pub const $name: FieldId = FieldId($index);)*
        /// The built-in fields: key, subject, kind, headings.
        const BUILT_IN: &[(&str, Subject, Kind, &[&str])] =
            &[$(($key, Subject::$of, Kind::$kind, &[$($header),*])),*];
    };
}

// Headings: those seen in published tables and their ordinary variants.
built_in! {
    0 OUTLET "outlet" Publication Choice ["媒体" "媒体名称" "刊发媒体" "发布平台" "发布渠道" "刊播栏目" "载体" "采用单位" "来源" "刊登媒体" "发表媒体" "刊物名称" "报刊名称" "刊载平台" "发稿平台" "新闻媒体" "采用媒体" "发布网站" "平台" "发表单位" "发布媒体" "刊载媒体" "见报媒体" "登载媒体" "去向" "稿件去向"];
    1 LEVEL "level" Outlet Choice ["级别" "媒体级别" "媒体等级" "档次" "等级" "层级" "类别" "媒体类别" "刊物级别" "稿件级别" "采用级别"];
    2 MEDIUM "medium" Outlet Choice ["媒体类型" "媒介" "媒介类型"];
    3 GENRE "genre" Publication Choice ["体裁" "稿件类型" "新闻类型" "类型" "形式" "稿件形式" "文字/图片/视频" "类别"];
    4 PLACEMENT "placement" Publication Choice ["版面" "版次" "栏目" "发布栏目" "版位" "头条" "是否头版"];
    5 WORDS "words" Publication Number ["字数" "作品长度" "篇幅" "稿件字数"];
    6 READS "reads" Publication Number ["阅读量" "点击量" "浏览量" "播放量" "阅读数" "点击数"];
    7 PHOTOS "photos" Publication Number ["图片数" "照片数" "图片张数"];
    8 SECONDS "seconds" Publication Number ["时长" "视频时长"];
    9 DATE "date" Publication Day ["日期" "发表日期" "发布日期" "发布时间" "刊发时间" "刊播日期" "采用时间" "时间" "刊登日期" "上稿时间" "刊发日期" "发表时间" "刊登时间" "播出日期"];
    10 SENT "sent" Publication Day ["报送日期" "报送时间" "投稿时间" "投稿日期" "上报时间" "上报日期"];
    11 DELAY "delay" Publication Number ["报送间隔"];
    12 AFTER_DEADLINE "after-deadline" Publication Flag ["逾期"];
    13 STATUS "status" Publication Choice ["状态" "采用情况" "是否采用" "录用"];
    14 AWARD "award" Publication Flag ["获奖" "是否获奖"];
    15 ORIGINAL "original" Publication Flag ["原创" "是否原创" "首发/转载"];
    16 PAID "paid" Publication Flag ["付费" "是否付费" "是否有偿" "收费" "购买版面"];
    17 SIGNED "signed" Publication Choice ["署名"];
    18 SIGNERS "signers" Publication Number ["署名人数"];
    19 AUTHORS "authors" Publication People ["作者" "撰稿人" "供稿人" "投稿人" "通讯员" "信息员" "发稿人" "主创人员" "责任人" "作者姓名" "撰写人" "执笔人" "第一作者" "投稿教师" "教师姓名" "职工姓名" "教职工姓名" "员工姓名" "干部姓名" "干警姓名" "民警姓名" "通讯员姓名" "信息员姓名" "姓名" "报送人" "采写" "署名" "学生姓名" "小记者" "小记者姓名"];
    20 TEXT "text" Publication People ["文字" "文字作者" "撰文"];
    21 PHOTO "photo" Publication People ["摄影" "供图人" "照片拍摄者" "图片作者" "摄影者" "拍摄" "图片" "配图" "供图"];
    22 EDITOR "editor" Publication People ["编辑" "责编" "责任编辑"];
    23 DEPARTMENT "department" Teacher Choice ["部门" "单位" "供稿单位" "报送单位" "所在单位" "稿件来源" "来源部门" "处室" "学院" "系部" "学校" "区(市)" "科室" "股室" "庭室" "所属部门" "作者单位" "责任部门" "教研组" "年级(组)" "工会小组" "支部" "二级学院" "处(室)" "所在部门" "来源" "班级"];
    24 POST "post" Teacher Choice ["岗位" "职务" "身份"];
    25 GROUP "group" Department Choice ["组别" "分组" "类型" "部门类别"];
    26 HEADCOUNT "headcount" Department Number ["人数" "在职人数" "教职工人数"];
}

/// The values of `signed`, in the order of [`Fields`].
const SIGNED_VALUES: [&str; 3] = ["个人", "部门", "无"];

impl Default for Fields {
    fn default() -> Self {
        Fields::new()
    }
}

impl Fields {
    /// The built-in fields alone.
    pub fn new() -> Fields {
        let list = BUILT_IN
            .iter()
            .map(|&(key, of, kind, headers)| Field {
                key: key.to_owned(),
                of,
                kind,
                headers: headers.iter().map(|&header| header.to_owned()).collect(),
                values: Vec::new(),
                declared: false,
                named: false,
                missing: Missing::Unknown,
                is_read: false,
            })
            .collect();
        let mut fields = Fields {
            days_matter: DaysMatter::default(),
            list,
            outlets: Vec::new(),
            outlet_names: HashSet::new(),
        };
        fields.get_mut(SIGNED).values = SIGNED_VALUES
            .iter()
            .map(|&name| Value {
                name: name.to_owned(),
                spellings: Vec::new(),
            })
            .collect();
        fields
    }

    pub fn get(&self, id: FieldId) -> &Field {
        &self.list[usize::from(id.0)]
    }

    pub fn get_mut(&mut self, id: FieldId) -> &mut Field {
        &mut self.list[usize::from(id.0)]
    }

    pub fn by_key(&self, key: &str) -> Option<FieldId> {
        self.list
            .iter()
            .position(|field| field.key == key)
            .map(|index| FieldId(index as u16))
    }

    /// The people columns in the order in which people sign: authors, then text, photo, editor,
    /// then the rulebook's own.
    pub fn people(&self) -> impl Iterator<Item = (FieldId, Role)> {
        let built_in = [
            (AUTHORS, Role::Author),
            (TEXT, Role::Text),
            (PHOTO, Role::Photo),
            (EDITOR, Role::Editor),
        ];
        let is_own = move |id: &FieldId| built_in.iter().all(|(known, _)| known != id);
        let people = self.iter().filter(|(_, field)| field.kind == Kind::People);
        let own = people.map(|(id, _)| id).filter(is_own);
        let own = own.zip(0..Role::MOST_OWN);
        let own = own.map(|(id, index)| (id, Role::Own(index)));
        built_in.into_iter().chain(own)
    }

    /// The people column of this key.
    pub fn role(&self, key: &str) -> Option<Role> {
        let id = self.by_key(key)?;
        let mut people = self.people();
        people.find(|(known, _)| *known == id).map(|(_, role)| role)
    }

    /// Adds a field of the rulebook's own.
    pub fn add(&mut self, field: Field) -> FieldId {
        self.list.push(field);
        FieldId(self.list.len() as u16 - 1)
    }

    /// All fields with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &Field)> + Clone {
        self.list
            .iter()
            .enumerate()
            .map(|(index, field)| (FieldId(index as u16), field))
    }

    /// Names the values of `outlet`, in the order of the registry, and everything, squeezed, that
    /// an outlet is called.
    pub fn name_outlets(&mut self, names: Vec<String>, called: HashSet<String>) {
        self.outlets = names;
        self.outlet_names = called;
    }

    /// Whether an outlet of the registry is so called.
    pub fn is_outlet(&self, text: &str) -> bool {
        let squeezed = crate::intake::text::squeeze(text);
        self.outlet_names.contains(&squeezed)
    }

    /// The name of a value of a field.
    pub fn value_name(&self, id: FieldId, value: u32) -> &str {
        let value = value as usize;
        let name = if id == OUTLET {
            self.outlets.get(value)
        } else {
            let values = &self.get(id).values;
            values.get(value).map(|value| &value.name)
        };
        name.map_or("?", String::as_str)
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
