## intake

no-header = 没有找到报送表：这里认不出表头。开头几行见“读到的内容”。
    .hint = 表里要有一行列名，至少有“标题”“作者”“部门”“媒体”“日期”中的几个。请把列名补上，或把内容复制到模板里。
unrecognised-sheet = 认不出这张工作表是什么（不是报送表，也不是名单或考核事项），没有读。
    .hint = 如果它是报送表，请加一行列名（标题、作者、部门、媒体、日期……）；如果无关，不用管它。
too-many-tables = 工作表太多，这一张起没有读。
    .hint = 请分几次运行。
column-guessed = 这一列的列名有两种意思，按内容当作“{ $taken }”，而不是“{ $other }”。
    .hint = 如果不对，请把列名改成更明确的，如“{ $other }”。
column-alike = 这一列的列名不在常用的列名里，按字面当作“{ $taken }”。
    .hint = 如果不对，请把列名改成常用的写法。
column-ignored = 认不出这一列的列名，这一列没有读。
    .hint = 如果这一列要用来计分，请改成常用的列名，如“作者”“媒体”“发布日期”“报送日期”“体裁”“版面”；无关的列不用管。
department-from-title = 表里没有部门这一列，按表头上方的填报单位，整张表都算作“{ $name }”。
    .hint = 如果不对，请在表里加一列“部门”。
row-without-title = 这一行没有标题，照样当作一条报送。
    .hint = 请补上标题；如果它不是报送，请删去这一行。
row-without-content = 有 { $rows } 行只有序号、部门之类，没有报送内容，已跳过。
    .hint = 如果其中有漏填的报送，请补上标题、作者、媒体和日期。
too-many-signers = 这一行的作者超过 { $most } 人，只读了前面的。
    .hint = 请核对作者这一格是不是填错了。
missing-date = 没有{ $field }，不知道算在哪一期。
    .hint = 请在这一格补上日期，如 2025-03-05。
table-without-date = 表里没有日期这一列，{ $rows } 行都不知道算在哪一期。
    .hint = 请加一列“发布日期”，每行填上刊发的日期。
impossible-date = { $field }写的这一天不存在。
    .hint = 请改成真实的日期，如 2025-02-28。
date-without-year = { $field }没有写年份，标题、工作表名和文件名里也没有年份。
    .hint = 请把年份写上，或在标题或文件名里写明年份，如“2025年3月”。
date-without-month = { $field }只写了几日，标题、工作表名和文件名里也没有写是哪个月。
    .hint = 请把年月写上，或在标题或文件名里写明，如“2025年3月”。
date-without-day = { $field }只写到月，没有写哪一天。{ $like ->
        [yes] 要算在这个月的最后一天，就填 { $near }。
       *[no] {""}
    }
    .hint = 请写明是哪一天。
date-of-several = { $field }可以当作几个不同的日子：{ $near }。
    .hint = 请按 2025-03-05 的样子写明是哪一天（在 Excel 里，3.10 会变成 3.1）。
unreadable-date = 看不懂这个{ $field }。
    .hint = 请写成 2025-03-05 或 2025年3月5日 的样子。
date-of-digits = 有 { $rows } 行的日期写成八位数字，第一处当作 { $day }。
    .hint = 如果不对，请改成 2025-03-05 的样子。
date-year-added = 有 { $rows } 行的日期没有写年份，按标题或文件名里的年份补上，第一处当作 { $day }。
    .hint = 如果不对，请把年份写进日期。
date-month-added = 有 { $rows } 行的日期只写了几日，按标题或文件名里的年月补上，第一处当作 { $day }。
    .hint = 如果不对，请把年月写进日期。
date-short-year = 有 { $rows } 行的日期里年份只有两位数，第一处当作 { $day }。
    .hint = 如果不对，请把年份写成四位数。
date-year-last = 有 { $rows } 行的日期把年份写在后面，月和日的先后按数字的大小或表的月份判断，第一处当作 { $day }。
    .hint = 请核对；最好改成 2025-03-05 的样子。
date-of-number = 有 { $rows } 行的日期其实是一个数（如 3.15、20250315），不是日期，第一处当作 { $day }。
    .hint = 请核对；最好改成 2025-03-05 的样子。
date-range-end = 有 { $rows } 行的日期写的是一段时间或者几天，按最后一天算，第一处当作 { $day }。
    .hint = 如果不对，请只写刊发的那一天。
date-serial = 有 { $rows } 行的日期读出来是一个数字（单元格没有设成日期格式），第一处当作 { $day }。
    .hint = 请在 Excel 里把这一列设成“日期”格式，核对日期是否正确。
unknown-value = { $field }写的这一项，评分办法里没有，共 { $rows } 行。要看{ $field }的条款没有用在这些行上，定不了分的先不计分。评分办法里有：{ $values }。
    .hint = 请改成评分办法里的写法；如果确实是一种新的{ $field }，请加进评分办法。
unreadable-number = { $field }这一格应当是数字，看不懂。
    .hint = 请只写数字，如 800。要看这一格的条款没有用上，定不了分的先不计分。
unreadable-flag = { $field }这一格应当是“是”或“否”，看不懂。
    .hint = 请填“是”或“否”。要看这一格的条款没有用上，定不了分的先不计分。
error-value = { $field }这一格的公式出错了，读不到值。
    .hint = 请在 Excel 里改好公式，或直接填上值。
missing-taken-as = 有 { $rows } 行没有填{ $field }，按“{ $value }”算。
    .hint = 评分办法是这样规定的；如果不对，请补填。
journalist-outside = 署名里写明是记者的：{ $names }（{ $rows } 行）。名单上有的照常计分，没有的按名单外人员处理。
    .hint = 如果其中有本校教师，请把他列入名单。
and-others = 署名里有“等”，没有写出来的人不计分（{ $rows } 行）。
    .hint = 如果还有别的作者，请把姓名写全。
not-on-roster = 名单上没有“{ $name }”（{ $rows } 行），按校外人员算。
    .hint = 如果是本校教师，请加进名单。
name-like = 名单上没有“{ $name }”（{ $rows } 行），但有“{ $near }”，可能是写错了。先按校外人员算。
    .hint = 如果就是“{ $near }”，请改过来；如果是另一个人，不用管。
two-people-of-one-name = 叫“{ $name }”的不止一人（{ $departments }），分不清是哪一位，先不计分。
    .hint = 请在姓名后用括号写明部门，如 张三（教务处），或填好这一行的部门。
same-name-two-departments = 有 { $count } 个姓名出现在不同的部门，都当作不同的人：{ $names }。
    .hint = 如果其实是同一个人，请把部门改成一致；用名单（姓名、部门）就不会有这个问题。
unknown-department = 名单上没有部门“{ $name }”（{ $rows } 行）。{ $like ->
        [yes] 名单上相近的有：{ $near }。先按名单以外的部门算。
       *[no] 先按名单以外的部门算。
    }
    .hint = 请改成名单上的写法，或把这个部门加进名单。
roster-contradiction = 名单上“{ $account }”的{ $field }有两种说法，前面是“{ $before }”，这里不同。
    .hint = 请改成一致。先按前面的算。
roster-two-departments = 名单上“{ $name }”同一天在两个部门，前面是“{ $before }”，这里不同。
    .hint = 调动的，用“起”“止”把两行的日期分开（两头都算在内）；是同名的两个人，请在姓名上加以区别。这一行先不用。
roster-dates-reversed = 名单上这一行的“止”早于“起”（{ $from }），没有一天有效，先不用。
    .hint = 请调换或改正日期。
not-on-roster-then = “{ $name }”在名单上，但刊发的那天不在，按名单外人员处理（{ $rows } 行）。
    .hint = 如果当时是本校人员，请改正名单上的“起”“止”。
event-without-name = 这一行没有写是什么事项，没有计入。
    .hint = 请在“事项”这一列填上，如 差错、批示。
event-without-account = 事项“{ $event }”没有写是谁的，也没有写哪一篇的标题。
    .hint = 请填上账户（教师姓名或部门），或作品的标题。
event-number = { $field }这一格应当是数字，看不懂。
    .hint = 请只写数字，如 2。
event-account-unknown = 不知道“{ $name }”是谁。{ $like ->
        [yes] 名单上有“{ $near }”，可能是写错了。
       *[no] 名单和报送表里都没有。
    }
    .hint = 请写成名单上的教师姓名或部门名称。
event-account-ambiguous = “{ $name }”既是教师的姓名，又是部门的名称，分不清是哪一个。
    .hint = 是教师的，请在姓名后用括号写明部门。
own-report = 这是以前算出来的结果，不是报送表，没有读。
    .hint = 不用做什么；最好把结果放在另外的文件夹里。
