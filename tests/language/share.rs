//! `[[share]]`: how a score goes to its signers and their departments.

use super::comes_out;

const ROSTER: &str = r#"roster = [
  { name = "张三", department = "教务处" }, { name = "李四", department = "教务处" },
  { name = "王五", department = "学生处" }, { name = "赵六", department = "总务处" },
]"#;

/// One row worth `points` under a share clause.
fn one(points: &str, share: &str, cells: &str, expect: &str) {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = {points}
[[share]]
clause = "第二条"
{share}
[[case]]
name = "一稿"
rows = [{{ title = "一", outlet = "保定日报", {cells}, date = 2022-05-01 }}]
{ROSTER}
expect = {expect}
"#
    ));
}

#[test]
fn equal_first_each_and_lists() {
    let three = r#"authors = "张三、王五、赵六""#;
    one(
        "10",
        "",
        three,
        r#"{ "张三" = 3.34, "王五" = 3.33, "赵六" = 3.33, "教务处" = 3.34, "学生处" = 3.33 }"#,
    );
    one(
        "10",
        r#"authors = "first""#,
        three,
        r#"{ "张三" = 10, "王五" = 0, "教务处" = 10, "学生处" = 0 }"#,
    );
    one(
        "10",
        r#"authors = "each""#,
        three,
        r#"{ "张三" = 10, "王五" = 10, "赵六" = 10, "教务处" = 10, "学生处" = 10 }"#,
    );
    let lists = r#"authors = [[1], ["60%", "40%"]]"#;
    one(
        "10",
        lists,
        three,
        r#"{ "张三" = 6, "王五" = 4, "赵六" = 0, "总务处" = 0 }"#,
    );
    one("10", lists, r#"authors = "张三""#, r#"{ "张三" = 10 }"#);
    // 1.01 by 60% and 40% is 0.606 and 0.404: the odd hundredth to the larger remainder.
    one(
        "1.01",
        lists,
        r#"authors = "张三、王五""#,
        r#"{ "张三" = 0.61, "王五" = 0.4 }"#,
    );
    // A list that gives out less than all: 1.005 → 1.01 × 90% = 0.909 → 0.91.
    one(
        "1.005",
        r#"authors = [["60%", "30%"]]"#,
        r#"authors = "张三、王五""#,
        r#"{ "张三" = 0.61, "王五" = 0.3 }"#,
    );
}

#[test]
fn each_of_two_of_one_department_brings_it_twice_under_sum_and_once_under_whole() {
    let two = r#"authors = "张三、李四、王五""#;
    one(
        "3",
        r#"authors = "each""#,
        two,
        r#"{ "张三" = 3, "李四" = 3, "教务处" = 6, "学生处" = 3 }"#,
    );
    one(
        "3",
        "authors = \"each\"\ndepartment = \"whole\"",
        two,
        r#"{ "张三" = 3, "教务处" = 3, "学生处" = 3 }"#,
    );
    one(
        "3",
        "department = \"split\"",
        two,
        r#"{ "张三" = 1, "教务处" = 1.5, "学生处" = 1.5 }"#,
    );
    one(
        "0.01",
        "department = \"split\"",
        two,
        r#"{ "张三" = 0.01, "李四" = 0, "教务处" = 0.01, "学生处" = 0 }"#,
    );
    one(
        "3",
        "department = \"none\"",
        two,
        r#"{ "张三" = 1, "教务处" = 0, "学生处" = 0 }"#,
    );
}

#[test]
fn roles_weigh_the_columns_that_are_filled() {
    let roles = "roles = { text = 7, photo = 3 }";
    one(
        "10",
        roles,
        r#"text = "张三", photo = "王五""#,
        r#"{ "张三" = 7, "王五" = 3 }"#,
    );
    one(
        "10",
        roles,
        r#"text = "张三、李四", photo = "王五""#,
        r#"{ "张三" = 3.5, "李四" = 3.5, "王五" = 3 }"#,
    );
    // In both: 3.5 + 3 and 3.5.
    one(
        "10",
        roles,
        r#"text = "张三、李四", photo = "张三""#,
        r#"{ "张三" = 6.5, "李四" = 3.5 }"#,
    );
    one(
        "10",
        roles,
        r#"photo = "王五、赵六""#,
        r#"{ "王五" = 5, "赵六" = 5 }"#,
    );
    // Authors stand for an empty text.
    one(
        "10",
        roles,
        r#"authors = "张三", photo = "王五""#,
        r#"{ "张三" = 7, "王五" = 3 }"#,
    );
    one(
        "10",
        roles,
        r#"authors = "张三、王五", photo = "王五""#,
        r#"{ "张三" = 3.5, "王五" = 6.5 }"#,
    );
    // Where the text is filled, authors are another column and take no part.
    one(
        "10",
        roles,
        r#"authors = "张三", text = "李四", photo = "王五""#,
        r#"{ "张三" = 0, "李四" = 7, "王五" = 3 }"#,
    );
    one(
        "10",
        roles,
        r#"authors = "张三、李四""#,
        r#"{ "张三" = 5, "李四" = 5 }"#,
    );
    // Authors with a weight of their own do not stand for text.
    let own = "roles = { authors = 6, photo = 4 }";
    one(
        "10",
        own,
        r#"authors = "张三", photo = "王五""#,
        r#"{ "张三" = 6, "王五" = 4 }"#,
    );
    one(
        "10",
        own,
        r#"authors = "张三", text = "李四", photo = "王五""#,
        r#"{ "张三" = 6, "李四" = 0, "王五" = 4 }"#,
    );
    let all = "roles = { authors = 2, text = 5, photo = 3 }";
    one(
        "10",
        all,
        r#"authors = "张三", photo = "王五""#,
        r#"{ "张三" = 4, "王五" = 6 }"#,
    );
    // None of the weighed columns is filled: equally.
    one(
        "10",
        "roles = { photo = 1 }",
        r#"authors = "张三、王五""#,
        r#"{ "张三" = 5, "王五" = 5 }"#,
    );
}

#[test]
fn thirds_by_roles_add_up_and_ties_go_to_the_earlier_signer() {
    // 1 by 1:1:1 in columns: text 0.34, photo 0.33 and 0.33? text 1/2, photo 1/4 each.
    one(
        "0.01",
        "roles = { text = 1, photo = 1 }",
        r#"photo = "王五", text = "张三""#,
        r#"{ "张三" = 0.01, "王五" = 0 }"#,
    );
    one(
        "1",
        "roles = { text = 2, photo = 1 }",
        r#"text = "张三、李四", photo = "王五""#,
        r#"{ "张三" = 0.34, "李四" = 0.33, "王五" = 0.33 }"#,
    );
}

#[test]
fn whoever_signs_beyond_so_many_gets_nothing() {
    one(
        "9",
        "signers = 2",
        r#"authors = "张三、李四、王五""#,
        r#"{ "张三" = 4.5, "李四" = 4.5, "王五" = 0 }"#,
    );
    one(
        "9",
        "signers = 3",
        r#"authors = "张三、李四、王五""#,
        r#"{ "张三" = 3, "李四" = 3, "王五" = 3 }"#,
    );
    one(
        "9",
        "signers = 2\nauthors = \"each\"",
        r#"authors = "张三、李四、王五""#,
        r#"{ "张三" = 9, "李四" = 9, "王五" = 0 }"#,
    );
    one(
        "9",
        "signers = 2\nauthors = [[1], [\"2/3\", \"1/3\"], [\"1/3\", \"1/3\", \"1/3\"]]",
        r#"authors = "张三、李四、王五""#,
        r#"{ "张三" = 6, "李四" = 3, "王五" = 0 }"#,
    );
    // Beside roles: two writers and a photographer, of whom two share: the writers have it all.
    let roles = "signers = 2\nroles = { text = 7, photo = 3 }";
    one(
        "10",
        roles,
        r#"text = "张三、李四", photo = "王五""#,
        r#"{ "张三" = 5, "李四" = 5, "王五" = 0 }"#,
    );
    one(
        "10",
        roles,
        r#"text = "张三", photo = "王五、赵六""#,
        r#"{ "张三" = 7, "王五" = 3, "赵六" = 0 }"#,
    );
    // To the staff: outsiders are left out before counting.
    one(
        "9",
        "signers = 2\noutsiders = \"to-staff\"",
        r#"authors = "外人、张三、王五、赵六""#,
        r#"{ "张三" = 4.5, "王五" = 4.5, "赵六" = 0 }"#,
    );
}

#[test]
fn outsiders_are_dropped_left_out_or_paid() {
    let cells = r#"authors = "外人、张三、王五""#;
    one(
        "10",
        "",
        cells,
        r#"{ "外人" = 0, "张三" = 3.33, "王五" = 3.33, "教务处" = 3.33 }"#,
    );
    one(
        "10",
        "outsiders = \"to-staff\"",
        cells,
        r#"{ "外人" = 0, "张三" = 5, "王五" = 5, "教务处" = 5 }"#,
    );
    one(
        "10",
        "outsiders = \"pay\"",
        cells,
        r#"{ "外人" = 3.34, "张三" = 3.33, "王五" = 3.33, "教务处" = 3.33 }"#,
    );
    one(
        "10",
        "department = \"whole\"",
        cells,
        r#"{ "张三" = 3.33, "教务处" = 10, "学生处" = 10 }"#,
    );
    one(
        "10",
        "department = \"split\"",
        cells,
        r#"{ "张三" = 3.33, "教务处" = 5, "学生处" = 5 }"#,
    );
    one(
        "10",
        "authors = \"first\"",
        cells,
        r#"{ "外人" = 0, "张三" = 0, "教务处" = 0 }"#,
    );
    one(
        "10",
        "authors = \"first\"\noutsiders = \"to-staff\"",
        cells,
        r#"{ "外人" = 0, "张三" = 10, "教务处" = 10 }"#,
    );
    // Only outsiders: nobody has it, whichever way, but under pay they have.
    one(
        "10",
        "outsiders = \"to-staff\"",
        r#"authors = "外人""#,
        r#"{ "外人" = 0, "张三" = 0 }"#,
    );
    one(
        "10",
        "outsiders = \"pay\"",
        r#"authors = "外人""#,
        r#"{ "外人" = 10 }"#,
    );
    // The columns of those who are left out count as empty.
    one(
        "10",
        "outsiders = \"to-staff\"\nroles = { text = 7, photo = 3 }",
        r#"text = "外人", photo = "张三、王五""#,
        r#"{ "张三" = 5, "王五" = 5 }"#,
    );
    one(
        "10",
        "outsiders = \"drop\"\nroles = { text = 7, photo = 3 }",
        r#"text = "外人", photo = "张三、王五""#,
        r#"{ "张三" = 1.5, "王五" = 1.5 }"#,
    );
}

#[test]
fn signed_by_departments_only_they_share_equally() {
    let own = r#"department = "教务处""#;
    one("10", "", own, r#"{ "教务处" = 10 }"#);
    one("10", "department = \"none\"", own, r#"{ "教务处" = 10 }"#);
    let two = r#"authors = "学生处、教务处""#;
    one("0.05", "", two, r#"{ "学生处" = 0.03, "教务处" = 0.02 }"#);
    one(
        "10",
        "department = \"none\"",
        two,
        r#"{ "学生处" = 5, "教务处" = 5 }"#,
    );
    one(
        "10",
        "department = \"split\"",
        two,
        r#"{ "学生处" = 5, "教务处" = 5 }"#,
    );
    one(
        "10",
        "department = \"whole\"",
        two,
        r#"{ "学生处" = 10, "教务处" = 10 }"#,
    );
    one(
        "10",
        "authors = \"first\"",
        two,
        r#"{ "学生处" = 5, "教务处" = 5 }"#,
    );
    one(
        "10",
        "authors = \"each\"",
        two,
        r#"{ "学生处" = 5, "教务处" = 5 }"#,
    );
    one(
        "10",
        "authors = [[1], [\"60%\", \"40%\"]]",
        two,
        r#"{ "学生处" = 5, "教务处" = 5 }"#,
    );
    // A department beside persons takes no share.
    one(
        "10",
        "",
        r#"authors = "学生处、张三、李四""#,
        r#"{ "学生处" = 0, "张三" = 5, "教务处" = 10 }"#,
    );
    one(
        "10",
        "department = \"whole\"",
        r#"authors = "学生处、张三""#,
        r#"{ "学生处" = 0, "教务处" = 10 }"#,
    );
}

#[test]
fn a_department_beside_persons_signs_nevertheless() {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[target]]
clause = "第二条"
account = "department"
per = "month"
pieces = 1
short = -1
[[case]]
name = "学生处和张三联署,都算一件"
rows = [{{ title = "一", outlet = "保定日报", authors = "学生处、张三", date = 2022-05-01 }}]
{ROSTER}
expect = {{ "学生处" = 0, "教务处" = 4, "总务处" = -1 }}
"#
    ));
}

#[test]
fn a_row_without_any_name_goes_to_nobody() {
    for outsiders in ["drop", "to-staff", "pay"] {
        one(
            "10",
            &format!("outsiders = \"{outsiders}\""),
            r#"words = 5"#,
            r#"{ "张三" = 0, "教务处" = 0 }"#,
        );
    }
}

#[test]
fn two_share_clauses_that_take_a_score_are_asked_about() {
    comes_out(
        r#"
[rulebook]
name = "办法"
[[points]]
clause = "第一条"
points = 4
[[share]]
clause = "第二条"
when = { genre = "消息" }
authors = "first"
[[share]]
clause = "第三条"
when = { words = ">=1000" }
authors = "each"
[[case]]
name = "长消息两条都管"
rows = [{ title = "一", outlet = "保定日报", genre = "消息", words = 1000, authors = "张三、李四", date = 2022-05-01 }]
expect = { "张三" = 0, "李四" = 0 }
asked = 1
[[case]]
name = "短消息归第一人;没有填字数的照第二条"
rows = [
  { title = "一", outlet = "保定日报", genre = "消息", words = 999, authors = "张三、李四", date = 2022-05-01 },
  { title = "二", outlet = "保定日报", genre = "消息", authors = "张三、李四", date = 2022-05-01 },
]
expect = { "张三" = 8, "李四" = 0 }
asked = 0
"#,
    );
}

#[test]
fn under_whole_and_split_a_signer_without_a_share_still_brings_the_department() {
    let two = r#"authors = "张三、王五""#;
    one(
        "10",
        "authors = \"first\"\ndepartment = \"whole\"",
        two,
        r#"{ "张三" = 10, "王五" = 0, "教务处" = 10, "学生处" = 10 }"#,
    );
    one(
        "10",
        "signers = 1\ndepartment = \"split\"",
        two,
        r#"{ "张三" = 10, "王五" = 0, "教务处" = 5, "学生处" = 5 }"#,
    );
}

#[test]
fn a_negative_score_is_shared_like_any_other() {
    one(
        "-10",
        "authors = [[1], [\"60%\", \"40%\"]]",
        r#"authors = "张三、王五""#,
        r#"{ "张三" = -6, "王五" = -4, "教务处" = -6 }"#,
    );
    one(
        "-1",
        "roles = { text = 7, photo = 3 }",
        r#"text = "张三", photo = "王五、赵六""#,
        r#"{ "张三" = -0.7, "王五" = -0.15, "赵六" = -0.15 }"#,
    );
    one(
        "-0.01",
        "",
        r#"authors = "张三、王五""#,
        r#"{ "张三" = 0, "王五" = -0.01 }"#,
    );
}

#[test]
fn people_columns_of_the_rulebooks_own_are_weighed_and_paid_too() {
    comes_out(&format!(
        r#"
[rulebook]
name = "办法"
[[field]]
name = "layout"
kind = "people"
headers = ["排版"]
[[points]]
clause = "第一条"
points = 10
[[points]]
clause = "第二条"
for = "editor"
points = 2
[[share]]
clause = "第三条"
signers = 3
roles = {{ text = 5, photo = 3, layout = 2 }}
[[case]]
name = "三栏都填"
rows = [{{ title = "一", outlet = "保定日报", text = "张三", photo = "王五", layout = "赵六", editor = "李四", date = 2022-05-01 }}]
{ROSTER}
expect = {{ "张三" = 5, "王五" = 3, "赵六" = 2, "李四" = 2 }}
[[case]]
name = "排版排在后面,第四人不分"
rows = [{{ title = "一", outlet = "保定日报", text = "张三、李四", photo = "王五", layout = "赵六", date = 2022-05-01 }}]
{ROSTER}
expect = {{ "张三" = 3.13, "李四" = 3.12, "王五" = 3.75, "赵六" = 0 }}
because = "5 : 3 among text and photo: 6.25 ÷ 2 and 3.75"
"#
    ));
}
