## intake

no-header = 没有找到报送表：这里认不出表头。开头几行见“读到的内容”。
    .hint = 表里要有一行列名，至少有“标题”“作者”“部门”“媒体”“日期”中的几个。请把列名补上，或把内容复制到模板里。
unrecognised-sheet = 认不出这张工作表是什么（不是报送表，也不是名单或考核事项），没有读。
    .hint = 如果它是报送表，请加一行列名（标题、作者、部门、媒体、日期……）；如果无关，不用管它。
too-many-tables = 工作表太多，这一张起没有读。
    .hint = 请分几次运行。
column-guessed = 列名“{ $name }”有两种意思，从内容看不出是哪一种，先当作“{ $taken }”，也可能是“{ $other }”（{ $tables } 张表）。
    .hint = 请把列名改成更明确的：“{ $taken }”或“{ $other }”。
column-by-content = 列名“{ $name }”有两种意思，按列里的内容当作“{ $taken }”，而不是“{ $other }”（{ $tables } 张表）。
    .hint = 如果不对，请把列名改成更明确的，如“{ $other }”。
column-ticked = 这一列的列名是{ $field }“{ $value }”：一行里这一格打了勾或写了媒体，就有一篇这样刊发的。
    .hint = 如果不对，请改成一列“{ $field }”，每行写明。
ticked-by-number = 有 { $rows } 行在这一列写的是数字，不是打勾，按一篇算。
    .hint = 如果是几篇，请分成几行。
count-beside-title = 有 { $rows } 行写了标题，篇数又大于 1，都按一篇算。
    .hint = 如果是几篇，请分成几行；只报篇数的，请不要写标题。
row-reposted = 有 { $rows } 行写了转载媒体，除首发的以外，每一处转载另算一篇刊发，都记作转载。
    .hint = 如果转载不计分，请在评分办法里写明；如果不是转载，请把列名改成“媒体”，分行填写。
row-counts-by-day = 有 { $rows } 行的日期写了几天，正好和篇数一样多，每天各算一篇。
    .hint = 如果不对，请改成一行一篇，写上各自的日期。
row-counts-several = 有 { $rows } 行没有标题，只有篇数，按这一列的数字算作几篇。
    .hint = 如果不对，请改成一行一篇，写上标题。
row-counts-none = 有 { $rows } 行的篇数是 0，没有刊发，已跳过。
    .hint = 如果不对，请填上篇数。
column-second = 这一列和“{ $first }”那一列是同一个意思，这一列没有读。
    .hint = 如果这一列也要用，请把列名改得不同；一篇稿件发在几处，请分成几行。
rows-above-header = 表头上方有 { $rows } 行像是数据，没有读。
    .hint = 如果它们是另一张表，请给那张表加上列名（标题、作者、媒体、日期……）；如果无关，不用管。
column-alike = 这一列的列名不在常用的列名里，按字面当作“{ $taken }”。
    .hint = 如果不对，请把列名改成常用的写法。
author-from-sender = 表里没有作者栏，这一列是提交表单的人，先当作“{ $taken }”计分。
    .hint = 请核对：提交的人就是作者的，把列名改成“作者”就不再提示；不是的，请加上“作者”一列。
row-not-approved = 按“{ $name }”一栏，没有通过或没有刊发的有 { $rows } 行，先不计分。
    .hint = 不计分的，在待定表里答“不计”或删去这些行；要计分的，答“计”，或改这一格。
day-behind-outlet = 媒体和日期写在一格里，共 { $rows } 行；这一格的日期读作 { $day }。
    .hint = 如果不对，请把日期另填一列。
outlet-from-title = 表里没有媒体一栏，表题里写的是“{ $name }”，就当作下面的各行都发在那里。
    .hint = 如果不对，请加上“媒体”一列。
counts-unnamed = 这张表像是各单位的篇数，可是看不出“{ $names }”这些列各是哪家媒体、哪一级，没有读。
    .hint = 请把列名改成媒体或级别，如“保定日报”“市级”；都发在一家媒体的，把媒体写进表题，如“学校官网投稿统计”；或换成一篇一行的明细；与报送无关的表不用管。
counts-unplaced = “{ $names }”像是单位和篇数，可是看不出是在哪家媒体、哪一级刊发的，这张表没有读。
    .hint = 请把媒体和篇数写在同一行：第一列写媒体，后面每格写一个单位的篇数，如“人民日报 | 甲学区12 | 乙学区8”，上面加一行列名“媒体 | 采用情况”；与报送无关的表请不要一起交给程序。
column-ignored = 认不出这一列的列名，这一列没有读。
    .hint = 如果这一列要用来计分，请改成常用的列名，如“作者”“媒体”“发布日期”“报送日期”“体裁”“版面”；无关的列不用管。
department-from-title = 表里没有部门这一列，按表头上方写的，下面的各行都算作“{ $name }”。
    .hint = 如果不对，请在表里加一列“部门”。
author-from-title = 表里没有作者这一列，按表头上方写的姓名，下面的各行都算作“{ $name }”署名。
    .hint = 如果不对，请在表里加一列“作者”。
unit-and-author = 有 { $rows } 行的单位和作者写在一格里，已分开读，第一处是“{ $unit }”的“{ $names }”。
    .hint = 如果不对，请把单位和作者分成两列。
unit-without-author = 有 { $rows } 行的单位和作者一格里只写了单位，没有作者，第一处是“{ $unit }”，算这个单位报送的。
    .hint = 有作者的，请写成“单位 姓名”；如果写的是人名，请在前面补上单位。
unit-and-author-unparted = 这一格里单位和作者分不开，这样的有 { $rows } 行，先不计分。
    .hint = 请写成“单位 姓名”，如“机电工程系 张三”，几个单位用顿号隔开，或在待定表里照这样答复（只由单位署名的，答单位）；也可以把单位和作者分成两列。
authors-in-names = 表里没有作者这一列，{ $files ->
        [yes] 文件名
       *[no] 工作表名
    }里的“{ $name }”像是人名，看不出是不是作者，{ $tables } 张表共 { $rows } 行先不计分。
    .hint = 是作者的，在待定表里答“是”；不是的，答“不是”。也可以加上“作者”一列；名单上有的人和部门不再问，最好把教师名单一起交给程序。
author-from-sheet = 表里没有作者这一列，按工作表的名字，整张表都算作“{ $name }”署名。
    .hint = 如果不对，请在表里加一列“作者”。
author-from-file = 表里没有作者这一列，按文件名，整张表都算作“{ $name }”署名。
    .hint = 如果不对，请在表里加一列“作者”。
department-from-sheet = 表里没有部门这一列，按工作表的名字，整张表都算作“{ $name }”。
    .hint = 如果不对，请在表里加一列“部门”。
department-from-file = 表里没有部门这一列，按文件名，整张表都算作“{ $name }”。
    .hint = 如果不对，请在表里加一列“部门”。
department-from-section = 表里没有部门这一列，按这一行小标题，下面的各行算作“{ $name }”。
    .hint = 如果不对，请在表里加一列“部门”。
department-filled-down = 有 { $rows } 行的部门空着，像是合并过的单元格，按上面一格算，第一处算作“{ $name }”。
    .hint = 请核对；如果不对，请把部门逐行填上。
cell-as-above = 有 { $rows } 行的这一列写的是“同上”，按上面一行的内容算。
    .hint = 如果不对，请写出内容。
cell-as-above-nothing = 这一格写的是“同上”，但上面没有内容可用，当作空着。
    .hint = 请写出内容。
title-runs-over = 这一行像是第 { $row } 行标题的下半截，没有当作另一篇，已跳过；那一篇照常计分。
    .hint = 请把两格的文字合到一格；如果确是另一篇，请补上媒体和日期。
authors-run-over = 这一行像是第 { $row } 行作者的下半截，已跳过，写在这里的人没有计分。
    .hint = 请把他们写进第 { $row } 行的作者一格；如果确是另一篇，请补上标题、媒体和日期。
row-without-title = 这一行没有标题，照样当作一条报送。
    .hint = 请补上标题；如果它不是报送，请删去这一行。
example-row = 有 { $rows } 行是表格模板里的示例（第一处写着“{ $mark }”），不算报送，已跳过。
    .hint = 如果其实是一篇报送，请把这几个字改成真实的内容。
section-line = 有 { $rows } 行只写了下面各行是什么（如“{ $text }”），当作小标题，不算报送。
    .hint = 如果其实是一篇报送，请补上作者、媒体和日期。
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
    .hint = 请把年份写上，或在标题或文件名里写明年份，如“2025年3月”；在待定表里答复一次年份，或者运行时加上 --month 2025-03，也可以。
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
date-month-from-line = 有 { $rows } 行的日期只写了几日，按上面小标题行里的月份补上，第一处当作 { $day }。
    .hint = 如果不对，请把年月写进日期。
year-turned = 这一行没有写年份，月份又回到了前面，下面的日期按 { $year } 年算。
    .hint = 如果不对，请在这一行写上年份，如“2025年1月”。
date-month-end = 有 { $rows } 行只写了月份，篇数都算在当月最后一天，第一处是 { $day }。
    .hint = 如果不对，请加一列“发布日期”。
date-part-filled-down = 有 { $rows } 行的这一格空着，像是合并过的单元格，按上面一格算，第一处算作“{ $value }”。
    .hint = 请核对；如果不对，请逐行填上。
date-parts-differ = 有 { $rows } 行的日期和另外填的年、月对不上，按日期算，第一处当作 { $day }。
    .hint = 请核对这几格，把写错的改过来。
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
date-in-future = 有 { $rows } 行的日期还没有到（今天是 { $today }）。
    .hint = 请核对年份和月份是不是写错了。
date-serial = 有 { $rows } 行的日期读出来是一个数字（单元格没有设成日期格式），第一处当作 { $day }。
    .hint = 请在 Excel 里把这一列设成“日期”格式，核对日期是否正确。
unknown-value = { $field }写的这一项，评分办法里没有，共 { $rows } 行。要看{ $field }的条款没有用在这些行上，定不了分的先不计分。评分办法里有：{ $values }。
    .hint = 请改成评分办法里的写法；如果确实是一种新的{ $field }，请加进评分办法。
unreadable-number = { $field }这一格应当是数字，看不懂。
    .hint = 请只写数字，如 800。要看这一格的条款没有用上，定不了分的先不计分。
number-about = 有 { $rows } 行的{ $field }写的不是准数（约、余、+ 之类），第一处当作 { $taken }。
    .hint = 如果不对，请写出准数。
number-of-result = 有 { $rows } 行的{ $field }写的是算式，取等号后面的得数，第一处当作 { $taken }。
    .hint = 如果不对，请只写一个数。
number-in-unit = { $field }的列名写明了单位，共 { $rows } 行按这个单位换算，第一处当作 { $taken }。
    .hint = 如果格子里已经是换算好的数，请去掉列名里的单位。
number-of-range = { $field }写的是一个范围，不知道该取多少。
    .hint = 请写一个数。要看这一格的条款没有用上，定不了分的先不计分。
number-wrong-result = { $field }写的算式，等号两边不相等。
    .hint = 请核对后只写一个数。要看这一格的条款没有用上，定不了分的先不计分。
fact-from-remark = 有 { $rows } 行没有填{ $field }，备注里写着，第一处按“{ $taken }”算。
    .hint = 如果不对，请在“{ $field }”一栏填上。
remark-unread = 备注里像是写了{ $field }，看不准，没有用（{ $rows } 行）。
    .hint = 要算的，请加一列“{ $field }”填上；不算的，不用管。
placement-from-outlet = 有 { $rows } 行没有填{ $field }，写在媒体后面，按“{ $taken }”算。
    .hint = 如果不对，请在“{ $field }”一栏填上。
unreadable-flag = { $field }这一格应当是“是”或“否”，看不懂。
    .hint = 请填“是”或“否”。要看这一格的条款没有用上，定不了分的先不计分。
error-value = { $field }这一格的公式出错了，读不到值。
    .hint = 请在 Excel 里改好公式，或直接填上值。
missing-taken-as = 有 { $rows } 行没有填{ $field }，按“{ $value }”算。
    .hint = 评分办法是这样规定的；如果不对，请补填。
byline-elsewhere = 署名里写的是{ $said }，这一行的部门写的是{ $department }（{ $rows } 行）：{ $person ->
        [yes] “{ $name }”的分算在{ $to }
       *[no] 分算在{ $to }
    }{ $left ->
        [yes] 。
       *[no] ，{ $department }没有从这里得分。
    }
    .hint = 应当算在{ $department }的，请去掉署名里的部门；算在{ $to }没有错的，请把这一行的部门改成{ $to }。
byline-without-author = 署名一格里只有编辑、审核或者指导教师，没有作者：{ $names }（{ $rows } 行），先不计分。
    .hint = 请补上作者。也可以在待定表里答：是他写的，答姓名；{ $department ->
        [yes] 没有人署名、算部门的，答“部门”；
       *[no] {""}
    }不计分的，答“不计”。
journalist-outside = 署名里写明是记者的：{ $names }（{ $rows } 行），按校外人员处理。
    .hint = 如果其中有本校教师，请去掉“记者”二字，或把他列入名单。
journalist-on-roster = 署名里写明是记者，名单上又有这个姓名：{ $names }（{ $rows } 行），按名单上的人计分。
    .hint = 如果是报社、电视台的记者，只是同名，请在姓名后加上“（校外）”。
editor-in-byline = 署名里写明是编辑、审核一类的：{ $names }（{ $rows } 行），不算作者，不分作者的分。
    .hint = 如果其中有作者，请去掉前面的“编辑”“审核”等字样。
guide-in-byline = 署名里写明是指导教师的：{ $names }（{ $rows } 行），不算作者，没有分到分。
    .hint = 办法规定指导教师也得分的，请在评分办法里加一栏“指导教师”（[[field]]，kind = "people"）并写明怎么分；如果他就是作者，请去掉“指导教师”字样。
student-in-byline = 署名里写了班级的：{ $names }（{ $rows } 行），当作学生署名，班级不算部门。
    .hint = 名单上有的照常计分；没有的，有名单时按校外人员处理。
and-others = 署名里有“等”，没有写出来的人不计分（{ $rows } 行）。
    .hint = 如果还有别的作者，请把姓名写全。
byline-doubtful = 署名分不清是哪几个人、各做什么，当作：{ $names }（{ $rows } 行）。
    .hint = 请用顿号分开各个姓名，姓名中间不要空格，如 张三、李四。
name-alias = “{ $name }”在表里写成了别名（{ $rows } 行），按名单上的别名认的。
    .hint = 如果不对，请改正名单上的别名。
name-with-remark = 姓名后括号里的不像部门，当作姓名的一部分，与不带括号的是两个人（{ $rows } 行）。
    .hint = 如果是同一个人，请去掉括号；要写部门，请写全称，如 张三（教务处）。
name-behind-department = 部门和姓名写在了一起（{ $rows } 行），当作{ $department }的“{ $name }”。
    .hint = 如果不对，请把部门和姓名分开写，如 张三（教务处）。
department-alias = 部门“{ $name }”在表里写成了别名（{ $rows } 行），按名单上的别名认的。
    .hint = 如果不对，请改正名单上的部门别名。
not-on-roster = 名单上没有“{ $name }”（{ $rows } 行），按校外人员算。
    .hint = 如果是本校教师，请加进名单。
name-like = 名单上没有“{ $name }”（{ $rows } 行），但有“{ $near }”，可能是写错了。先按校外人员算。
    .hint = 如果就是“{ $near }”，请改过来；如果是另一个人，不用管。
two-people-of-one-name = 叫“{ $name }”的不止一人（{ $departments }），分不清是哪一位，先不计分。
    .hint = 请在姓名后用括号写明部门，如 张三（教务处），或填好这一行的部门；每一行都是同一位的，答复时“事项”可以只写 作者：张三。
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

# 统计表
matrix-read = 这张表读作统计表：{ $units } 个单位、{ $headings } 项，共 { $count } 篇，每一格的数字当作该单位在那里刊发的篇数；{ $empty } 行没有篇数。
    .hint = 如果不是这个意思，请改成一行一篇的报送表。
matrix-unit-again = 统计表里这个单位不止一行，各行的篇数都算。
    .hint = 请核对是不是重复填了；如果是，请删去一行。
counted-and-listed = 这张表只有篇数，其中 { $units } 个单位在报送表里也有同期同级的稿件，两处都算了。
    .hint = 请核对：如果这张表是那些报送的汇总，请在工作表名或表题里写上“汇总”，就只核对、不再计分。
matrix-aside = 统计表里的{ $columns }不是本期刊发的篇数，没有读。
    .hint = 如果其中有要计分的，请把列名改成媒体、级别或体裁的名称。
matrix-period = 统计表里的刊发没有日期，按“读到的内容”里写的期间，都算在最后一天 { $day }。
    .hint = 如果不对，请在标题里写明期间，如“2024年5月”。
matrix-period-of-run = 标题、工作表名和文件名都没有写期间，按运行时指定的 { $period }，都算在最后一天 { $day }。
    .hint = 如果不对，请在标题里写明期间，如“2024年5月”。
matrix-without-period = 不知道这张统计表是哪一期的，先不计分。
    .hint = 请在标题、工作表名或文件名里写明期间，如“2024年5月”，或运行时用 --month 指定。
matrix-heading-unknown = 统计表的这个表头认不出是什么，下面的篇数先不计分。
    .hint = 请改成媒体、级别或体裁的名称，或在评分办法里加上它。
matrix-no-unit = 这一格有篇数，可是不知道是哪个单位的，先不计分。
    .hint = 请在这一行填上单位。
matrix-count-unread = 这一格应当是篇数（0 或正整数），先不计分。
    .hint = 请改成一个数字；没有刊发的留空或填 0。
matrix-count-large = 这一格的篇数超过 { $most }，先不计分。
    .hint = 请核对是不是填错了；确实这么多，请分成几格或几张表。
matrix-too-many = 各表的篇数合起来超过 { $most }，从这一格起先不计分。
    .hint = 请核对是不是填错了；确实这么多，请分几次运行。
matrix-too-long = 统计表最多读 { $most } 行，后面 { $rows } 行没有读。
    .hint = 请分成几张表。
