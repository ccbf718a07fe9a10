## page: 报告与对账单

file-page = 报告-{ $period }.html
file-slips = 对账单-{ $period }.html

page-title = 宣传积分报告
page-slips-title = 对账单
page-skip = 跳到正文
page-contents = 目录
page-search = 查姓名或标题
page-search-hint = 如：张三、技能大赛
page-search-found = 找到 %n 项
page-search-more = 找到 %n 项，只列前 %m 项，请再多输几个字
page-search-none = 没有找到。换个写法，或少输几个字
page-rankings = 排名
page-charts = 图表
page-chart-departments = 各部门积分，按级别
page-chart-months = 逐月积分
page-chart-table = 看数字
page-accounts = 得分说明
page-accounts-hint = 点排名里的姓名或积分，这里就列出每一分的来历。
page-slips-hint = 每人一页的对账单
page-articles = 条款
page-articles-hint = 每条条款记了几笔、给出多少分。
page-cited = 所依据的条款
page-read-as = 程序照此执行
page-fired = 记分笔数
page-books = 三本账
page-problems = 问题
page-no-problems = 没有发现问题。
page-line = 行
page-sum = 累计
page-basis = 依据
page-caps = 限额
page-duties = 任务
page-honours = 名单
page-asked = 待核对，核对以后才计分
page-sign = 本人核对无误，签字：＿＿＿＿＿＿＿＿
page-signed-day = 日期：＿＿＿＿＿＿
page-figure = 排名依据
page-unwritten = 办法没有写明的
page-empty-list = 本期没有。

page-next-place = 距第 { $place } 名差 { $gap } { $unit }
page-too-many = 明细超过 { $most } 行，放进网页会打不开；每一笔都在 { $file } 里。
page-no-policy = 找不到制度文件“{ $file }”，所以没有列出条款原文。
page-more-problems = ……另有 { $count } 处，见 { $file }。
page-chart-other = 其他（限额、任务、事项）
page-duty-short = 应完成 { $owed }，已完成 { $done }，还差 { $short }
page-duty-done = 应完成 { $owed }，已完成 { $done }
page-cap = 上限 { $most } { $unit }，用了 { $used } { $unit }，还可计 { $room } { $unit }
page-cap-pieces = 上限 { $most } 篇，用了 { $used } 篇，还可计 { $room } 篇
page-lack-points = { $count } { $unit }
page-lack-pieces = { $count } 件
page-lack-publications = { $count } 次刊发
page-honour-lacks = { $clause } { $list }（{ $period }{ $longer ->
        [yes] ，按读到的
       *[no] {""}
    }）：还差 { $lacks }{ $placed ->
        [yes] ，就在名单上，第 { $place } 名
       *[no] {""}
    }
page-honour-stands = { $clause } { $list }（{ $period }{ $longer ->
        [yes] ，按读到的
       *[no] {""}
    }）：在名单上{ $placed ->
        [yes] ，第 { $place } 名
       *[no] {""}
    }
page-honour-next = { $clause } { $list }（{ $period }{ $longer ->
        [yes] ，按读到的
       *[no] {""}
    }）：在名单上，第 { $own } 名；距第 { $place } 名的奖还差 { $lacks }
