//! The order of articles: 第二条 before 第十条, 第五条 before 第五条(二).

/// A part of a citation: a number, or what stands between numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Text(String),
}

/// What a citation is put in order by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article(Vec<Part>);

impl Article {
    pub fn of(clause: &str) -> Article {
        let mut parts = Vec::new();
        let mut rest = clause.trim();
        while let Some(first) = rest.chars().next() {
            let is_number = |c: char| digit(c).is_some() || unit(c).is_some();
            let same = |c: char| is_number(c) == is_number(first);
            let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            parts.push(if is_number(first) {
                Part::Number(number(part))
            } else {
                // Brackets are written either way.
                Part::Text(part.replace('（', "(").replace('）', ")"))
            });
            rest = after;
        }
        Article(parts)
    }
}

fn digit(c: char) -> Option<u64> {
    let chinese = "零一二三四五六七八九".chars().position(|known| known == c);
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => c.to_digit(10).map(u64::from).or(chinese.map(|d| d as u64)),
    }
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// `十二`, `二十`, `一百零三`, `12`; what is too large for an article is the largest.
fn number(text: &str) -> u64 {
    let (mut sum, mut digits) = (0_u64, None);
    for c in text.chars() {
        match (digit(c), unit(c)) {
            (Some(d), _) => {
                let before: u64 = digits.unwrap_or(0);
                digits = Some(before.saturating_mul(10).saturating_add(d));
            }
            (None, Some(unit)) => {
                let count = digits.take().unwrap_or(1);
                sum = sum.saturating_add(unit.saturating_mul(count));
            }
            (None, None) => {}
        }
    }
    sum.saturating_add(digits.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_go_by_their_numbers() {
        let order = [
            "",
            "第一条",
            "第二条",
            "第五条",
            "第五条(一)",
            "第五条（二）",
            "第五条(十)",
            "第九条",
            "第十条",
            "第十一条",
            "第二十条",
            "第一百零三条",
            "第120条",
        ];
        let keys: Vec<Article> = order.iter().map(|clause| Article::of(clause)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(Article::of("第12条"), Article::of("第十二条"));
        let endless = format!("第{}条", "九".repeat(60));
        assert!(Article::of(&endless) > Article::of("第一百条"));
    }
}
