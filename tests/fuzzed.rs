//! The entry points of the fuzz targets on a fixed number of inputs, mutated from a fixed corpus by
//! a fixed seed: no panic, no hang, no row lost.

#[path = "../fuzz/entries.rs"]
mod entries;
mod forms;

use std::time::{Duration, Instant};

use forms::{cell, cells, label, paragraph, row, sheet, xls, xlsx};

const SEED: u64 = 20_220_523;

/// Longer than any input takes, even on a slow machine.
const LONGEST: Duration = Duration::from_secs(30);

/// What is put into inputs: what means something to one parser or another.
const WORDS: [&str; 28] = [
    "",
    "0",
    "-1",
    "4294967296",
    "99999999999999999999",
    "\"",
    ",",
    "\t",
    "\n",
    "\r",
    "\0",
    "年",
    "月",
    "、",
    "（",
    ")",
    "/",
    "文/",
    "等",
    "万",
    "标题",
    "合计",
    "<w:tbl>",
    "</w:tc>",
    "&",
    "A1:XFD9",
    " hidden=\"1\"",
    "\u{feff}",
];

/// Numbers as xorshift makes them.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    /// Changes an input in a few places.
    fn mutate(&mut self, input: &[u8]) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..1 + self.roll(4) {
            let at = self.roll(bytes.len() + 1);
            let end = (at + self.roll(24)).min(bytes.len());
            match self.roll(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
                1 if at < bytes.len() => bytes[at] = self.roll(256) as u8,
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let copy = bytes[at..end].to_vec();
                    let to = self.roll(bytes.len() + 1);
                    bytes.splice(to..to, copy);
                }
                4 => {
                    let word = WORDS[self.roll(WORDS.len())];
                    bytes.splice(at..end, word.bytes());
                }
                _ if self.roll(8) == 0 => bytes.truncate(at),
                _ => {
                    let word = WORDS[self.roll(WORDS.len())];
                    bytes.splice(at..at, word.bytes());
                }
            }
        }
        bytes
    }
}

/// Puts mutated inputs into an entry point.
fn fuzz(name: &str, corpus: &[Vec<u8>], inputs: usize) {
    let (_, entry) = entries::ALL
        .iter()
        .find(|(other, _)| *other == name)
        .expect("an entry");
    let mut dice = Dice(SEED);
    for seed in corpus {
        entry(seed);
    }
    for _ in 0..inputs {
        let mut input = dice.mutate(&corpus[dice.0 as usize % corpus.len()]);
        if dice.roll(3) == 0 {
            input = dice.mutate(&input);
        }
        let start = Instant::now();
        entry(&input);
        assert!(
            start.elapsed() < LONGEST,
            "{name}: {}",
            input.escape_ascii()
        );
    }
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

const TABLE: &str = "2022年5月报送表\n序号,标题,作者,部门,媒体,日期,字数\n1,甲,文/张三 图/李四,教务处,保定日报,5月3日,800\n\
    2,\"乙\n乙\",张三等,学生处,人民网,2022-05-04,1.2万\n合计,2,,,,,\n注:每月报送\n";

#[test]
fn texts_of_cells() {
    let days = [
        "2022-05-03",
        "2022年5月3日",
        "二○二二年五月三日",
        "5月26日",
        "3.15",
        "20250707",
        "1—2月份",
        "2010年7月1日至12月31日",
        "2025/3/5",
        "44700",
    ];
    fuzz("dates", &texts(&days), 6000);
    let names = [
        "张三 李四",
        "文/张三 图/李四",
        "(撰稿:张三 摄影:李四)",
        "本报讯(通讯员 张三)",
        "张三(教务处)",
        "张三等",
        "责编:甲、乙",
        "图文:教务处",
    ];
    fuzz("bylines", &texts(&names), 6000);
    let numbers = [
        "1.2万",
        "10万+",
        "1,200",
        "３００",
        "约500字",
        "2分30秒",
        "57.10%",
        "是",
    ];
    fuzz("numbers", &texts(&numbers), 6000);
}

#[test]
fn tables_of_text() {
    let tabs = TABLE.replace(',', "\t");
    fuzz(
        "headers",
        &texts(&[
            &tabs,
            "姓名\t部门\n张三\t教务处\n",
            "账户\t事项\t日期\n张三\t差错\t5月1日\n",
        ]),
        700,
    );
    let gb = encoding_rs::GB18030.encode(TABLE).0.into_owned();
    let wide = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let other = TABLE.replace(',', "，").into_bytes();
    fuzz(
        "csv",
        &[
            TABLE.as_bytes().to_vec(),
            gb,
            wide,
            other,
            tabs.into_bytes(),
        ],
        600,
    );
}

#[test]
fn parts_of_containers() {
    let header = ["标题", "作者", "媒体", "日期"];
    let piece = ["甲", "张三", "校报", "2022-05-01"];
    let merged = [
        cell("<w:gridSpan w:val=\"2\"/>", "甲"),
        cell("<w:vMerge w:val=\"restart\"/>", "乙"),
    ];
    let body = format!(
        "<w:document><w:body>{}<w:tbl>{}{}<w:tr>{}</w:tr></w:tbl></w:body></w:document>",
        paragraph("5月报送表"),
        cells(&header),
        cells(&piece),
        merged.concat()
    );
    fuzz("docx", &texts(&[&body]), 300);
    let line = |texts: &[&str]| {
        let cells = texts
            .iter()
            .map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"));
        format!(
            "<table:table-row table:number-rows-repeated=\"1\">{}</table:table-row>",
            cells.collect::<String>()
        )
    };
    let content = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-column/>{}{}</table:table></office:document-content>",
        line(&header),
        line(&piece)
    );
    fuzz("ods", &texts(&[&content]), 300);
    let rows = [
        row(1, "", &header),
        row(2, " hidden=\"1\"", &piece),
        row(3, "", &piece),
    ]
    .concat();
    let before = "<dimension ref=\"A1:D3\"/><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>";
    let after = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    fuzz("xlsx", &texts(&[&sheet(before, &rows, after)]), 300);
}

#[test]
fn whole_files() {
    let rows = [row(1, "", &["标题", "作者"]), row(2, "", &["甲", "张三"])].concat();
    let old = [
        label(0, 0, "标题"),
        label(0, 1, "作者"),
        label(1, 0, "甲"),
        label(1, 1, "张三"),
    ]
    .concat();
    let corpus = [
        xlsx(&sheet("", &rows, ""), &[]),
        forms::docx(&format!("<w:tbl>{}</w:tbl>", cells(&["标题", "作者"]))),
        forms::ods("", "<table:table/>"),
        xls(&old),
    ];
    fuzz("workbook", &corpus, 700);
}
