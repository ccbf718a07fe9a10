## workbook

file-workbook = 积分报表-{ $period }.xlsx

# 工作表
sheet-departments = 部门排名
sheet-teachers = 教师排名
sheet-lists = 名单
sheet-pieces = 作品
sheet-ledger = 计分明细
sheet-books = 三本账
sheet-charts = 图表
sheet-problems = 问题
sheet-about = 说明

# 页眉页脚
workbook-header = &L{ $name }&C&B{ $sheet } · { $period }&R{ $state }
workbook-footer = &C第 &P 页，共 &N 页

# 表头
column-account-number = 账户号
column-group-number = 组号
column-equal = 同分数
column-own-points = 程序积分
column-own-place = 程序名次
column-figure = 排名依据
column-tasks = 任务
column-source = 来源
column-more-rows = 其余依据
column-outlet = 媒体
column-level = 级别
column-date = 日期
column-signers = 署名
column-outcome = 结果
column-because = 条款或原因
workbook-brought = 带来（{ $unit }）

# 作品的结果
workbook-counted = 计分
workbook-surpassed = 不再计分
workbook-excluded = 不计分
workbook-asked = 待核对
workbook-reason = { $clause }：{ $why }
workbook-at-stake = 最多 { $points }，核对以后才计分
workbook-pieces-foot = “带来”是作品按条款的得分，还没有平分、限额。每行一次刊发；“来源”可点到报送表的那一格。

# 任务
workbook-short = 欠
workbook-task-short = { $clause }：应完成 { $owed }，完成 { $done }，欠 { $short }
workbook-task-met = { $clause }：应完成 { $owed }，完成 { $done }

# 核对
workbook-check = 核对
workbook-check-points = 核对：各行积分（由“计分明细”求和）与程序算出的相差，合计
workbook-check-places = 核对：名次与程序排出的不同的行数
workbook-check-pieces = 核对：本表“带来”合计与三本账“作品按条款得分”（{ $unit }）相差
workbook-check-books = 核对：两者相差
workbook-books-ledger = “计分明细”合计
workbook-books-foot =
    “合计”由上面各项相加，“计分明细”合计由明细逐行相加，两者应当一致。
    教师账和部门账各自计分，部门账里有本部门人员的分，两本账不能相加。
workbook-proof =
    排名表的积分和名次是公式，由“计分明细”现算；表下“核对”一格是公式结果与程序结果之差，应当是 0。
    改动明细会使它不是 0。电子表格按双精度小数计算，所以公式都四舍五入到分值的最末一位。
workbook-too-long = 明细或账户太多，电子表格现算太慢；排名是程序算出的数值，不是公式。
workbook-too-fine = 有的分值位数太多，电子表格算不准；排名是程序算出的数值，不是公式。
workbook-ledger-left-out = 本期明细有 { $lines } 行，超过一张表的 { $most } 行（再多就打不开、也放不下链接），没有放进来，见 { $file }。
workbook-pieces-left-out = 本期作品超过一张表的 { $most } 行，没有放进来。
workbook-problems-left-out = 问题共 { $count } 条，这里只有前 { $most } 条，其余见 { $file }。
workbook-by-points = 部分作品的得分
workbook-by-pieces = 篇数
workbook-by-publications = 刊发次数
workbook-places-are-values = 本表按{ $by }排名，不是按全部积分，名次是程序排出的数值，不是公式。
workbook-ranked-by = 排名办法：{ $clause }
workbook-unit = 单位：{ $unit }

# 图表
workbook-by-level = 各部门积分构成（{ $unit }）
workbook-by-month = 各月积分合计（{ $unit }）
workbook-no-level = 无级别
workbook-no-piece = 任务、事项、限额

# 说明
workbook-rows = 报送
workbook-basis = 依据
about-departments = 部门排名。点部门名，看它的第一行明细。右边灰色的列是公式用的，不打印。
about-teachers = 教师排名。点姓名，看他的第一行明细。右边灰色的列是公式用的，不打印。
about-lists = 按办法应当表彰、通报或除名的人和部门。
about-pieces = 每次刊发一行：结果怎样，为什么，带来多少分；点“来源”打开报送表的那一格。
about-ledger = 每一笔分：记给谁，多少，按哪一条，依据哪一格。一个人的各行相加就是他的积分。
about-books = 作品带来多少，教师得了多少，部门得了多少，中间差在哪里。
about-charts = 部门按级别分段，各月走势；图下的数就是图里的数。
about-problems = 要人看的每一处；点“来源”打开那一格。
