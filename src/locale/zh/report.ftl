## report

# 账户
report-teacher = 教师
report-teacher-many = { report-teacher }
report-teacher-head = { report-teacher }
report-teacher-many-head = { report-teacher }
report-department = 部门
report-unit = 分
report-unit-or = 或
report-department-many = { report-department }
report-department-head = { report-department }
report-department-many-head = { report-department }
report-outsider = 名单外
report-nobody = 无人署名
report-someone = 姓名

# 程度
report-error = 错误
report-warning = 警告
report-note = 提示

# 位置
report-row = 第{ $row }行
report-line = 第{ $line }行
report-rows = 共 { $count } 行
report-comma = ，
report-name-comma = 、

# 文件
file-departments = 部门排名-{ $period }.csv
file-teachers = 教师排名-{ $period }.csv
file-ledger = 计分明细-{ $period }.csv
file-lists = 名单-{ $period }.csv
column-list = 名单
column-prize = 奖励
file-receipt = 运行记录.json
file-json = 结果-{ $period }.json
file-problems = 问题清单-{ $period }.csv
file-questions = 待定-{ $period }.csv
file-marked = 待核对-{ $period }.xlsx

# 表头
column-place = 名次
column-figure = 排名依据
column-figure-points = 计入排名的得分
column-figure-pieces = 计入排名的篇数
column-figure-publications = 计入排名的刊发次数
column-group = 组别
column-department = { report-department }
column-name = 姓名
column-points = 积分
column-pieces = 计分篇数
column-year = 累计积分
column-change = 名次变化
column-money = 奖金
column-number = 序号
column-account-kind = 账户类型
column-account = 账户
column-period = 期间
column-amount = 分值
column-unit = 计分单位
column-phase = 阶段
column-rule = 规则
column-clause = 条款
column-why = 说明
column-title = 标题
column-file = 文件
column-sheet = 工作表
column-row = 行
column-severity = 程度
column-code = 代码
column-cell = 单元格
column-read = 内容
column-problem = 问题
column-hint = 建议
column-at-stake = 关系分值
column-item = 事项
column-original = 原文
column-where = 位置
column-choices = 可选
column-answer = 答复
column-who = 决定人
column-when = 日期
column-reason = 理由
marked-list = 问题
marked-asked = 要您定的：还没有算，等“待定”表里的答复
marked-told = 已经算了，请核对：和算出来的、名录里的不一样，或者有别的可疑之处；列有“可选”的，也可以在“待定”表里改答
marked-some-cut = 行数多的工作表只留下标题、着色的行和上下各 { $near } 行，行号和原表一样，其余的行隐藏了
marked-cut = 原表有 { $rows } 行。这里只留下标题、着色的行和上下各 { $near } 行，行号和原表一样，其余的行隐藏了。

# 阶段
phase-admit = 认定
phase-base = 基础分
phase-modify = 加减分
phase-same-piece = 同一作品
phase-share = 署名分配
phase-limit = 限额
phase-period = 任务与事项
phase-bound = 期末限额
phase-round = 取整

# 计分的原因
why-department-sum = 本{ report-department }人员在这篇作品上的得分之和
why-department-score = 本{ report-department }有人署名的这篇作品的得分
why-split-people = ；{ $count ->
        [2] 两人平分
       *[other] { $count } 人平分
    }
why-split-departments = ；{ $count } 个{ report-department }平分
why-split-part = ；本人占 { $part }
why-split-rounded = ，除不尽的尾数按整篇的合计分
why-outsider-dropped = 署名人不在名册上，这一份不计给任何人
why-unsigned = 没有署名，也没有{ report-department }，这篇不计给任何人
why-surpassed = 同一作品已按得分更高的一次刊发计分，这一次不再计分
why-repeated = 和“{ $file }”第 { $row } 行是同一次刊发，只计一次
why-rest = 同一作品的另一次刊发值 { $value }，按 { $rest } 计入
why-also = 同时记给这里
why-covered = 这些作品用来完成任务，不再另计分
why-zero-period = 本期得分归零

# 屏幕上的结果
report-departments = { report-department }排名
report-departments-group = { report-department }排名 · { $group }
report-departments-plain = { report-department }积分
report-teachers = { report-teacher }排名
report-teachers-plain = { report-teacher }积分
report-teachers-first = { report-teacher }排名（前 { $shown } 位，共 { $count } 位）
report-unranked = 不参评
report-unruled = 办法没有规定怎样排名，名次按积分从高到低排。
report-ties-shared = 同分的名次相同，后面的名次顺延（如 1、2、2、4）。
report-ties-dense = 同分的名次相同，后面的名次不跳号（如 1、2、2、3）。
report-list = 名单 · { $name }（{ $clause }）
report-list-empty = （本期没有）
report-list-group = { $group }：{ $names }
report-prize = { $name }（{ $prize } 元）
report-accounting = 读入 { $read } 行，计分 { $counted } 行，不计分 { $not-counted } 行，跳过 { $skipped } 行，待核对 { $asked } 行
report-rows-read = 读入
report-rows-counted = 计分
report-rows-not-counted = 不计分
report-rows-skipped = 跳过
report-rows-asked = 待核对
report-more-sheets = ……另有 { $count } 张工作表，见 --json。
report-elsewhere = 跳过的行里，有 { $count } 行的日期不在 { $period }，没有计入本期。
report-at-stake = 待核对的行最多关系到 { $points } { report-unit }，核对以后才计分。
report-no-problems = 没有发现问题。
report-problems = 问题：错误 { $errors } 处，警告 { $warnings } 处，提示 { $notes } 处
report-times = { $count } 处
report-points = 最多 { $points } { report-unit }
report-more-kinds = ……另有 { $count } 类问题。
report-files = 结果已写入 { $folder }：{ $names }
report-file-busy = { $wanted } 正被别的程序打开，没有改动它；这次的结果另存为 { $name }。请关闭后重新运行。
report-next-errors = 下一步：打开 { $file }，先处理“错误”，改好报送表再运行一次。{ $open ->
        [yes] 能直接答复的，填在 { $questions } 里。
       *[no] {""}
    }
report-next-questions = 下一步：打开 { $questions }，在“答复”一栏逐条填写（或改好报送表），再运行一次。
report-decisions = 按 { $file } 里的 { $count } 条答复读了报送表。
report-decided = 按决定读：{ $kind }“{ $about }”读作“{ $answer }”（{ $decision }）
report-next-warnings = 下一步：打开 { $file }，看一遍“警告”，确认无误后即可公布。{ $open ->
        [yes] 要按别的算的，在 { $questions } 里答复，再运行一次。
       *[no] {""}
    }
report-next-unlisted = 下一步：这次没有写问题清单；运行时加上 --formats csv（或不写 --formats），再按问题清单处理。
report-next-explain = 下一步：想知道某人的分数怎么来的，运行 jifen explain { $name } 报送文件

# 得分说明
report-title = 《{ $title }》
report-source = 依据：{ $source }
report-explain-counted = { $unit }在“{ $heading }”刊发 { $count } 篇
report-explain-counted-plain = { $unit }刊发 { $count } 篇
report-explain-pieces = { $period } 的作品
report-explain-period = { $period } 的限额、任务和事项
report-explain-total = 合计 { $points } { $unit }
report-explain-place = { $group }第 { $place } 名
report-in-group = { $group }内
report-explain-unranked = 不参评
report-explain-money = 奖金 { $money } 元
report-explain-nothing = 本期没有计分。
report-explain-outsider = 不在名册上的署名人不参加排名；如果是本校人员，请把姓名和{ report-department }补进名册。
report-explain-cells = （{ $cells }）
report-explain-signers = 署名：{ $names }；{ $clause }，{ $how }
report-explain-signers-silent = 署名：{ $names }；{ $how }
report-role = { $name }（{ $columns }）
report-explain-asked = 另有 { $count } 行待核对，核对以后才计分：

# 问题
outside-period = 日期在 { $other }，不在本次计算的 { $period } 内，没有计入
    .hint = 日期填错就改正；没有填错，就在算 { $other } 时再计
outside-period-rows = 有 { $count } 行的日期在 { $other }，不在本次计算的 { $period } 内，没有计入
    .hint = 要算这些行，请用 --period { $other } 再运行一次

foot-rulebook = 评分办法：{ $name }
foot-prepared = 制表：{ $name }
foot-checked = 复核：{ $name }
foot-objections = 异议受理到 { $day }
foot-between = {"　"}
state-draft = 初稿
state-posted = 公示稿
state-final = 定稿
books-title = 三本账（{ $unit }）
books-item = 项目
books-teacher = { report-teacher }账
books-department = { report-department }账
books-nobody = 校外、无署名
books-total = 合计
books-pieces = 作品按条款得分
books-outsiders = 校外人员的份额，不计给任何人
books-unsigned = 没有署名的，不计给任何人
books-departments = { report-department }按本{ report-department }人员的得分计入
books-department-scores = { report-department }按本{ report-department }人员署名的作品的得分计入
books-clause = { $clause }（{ $phase }）
