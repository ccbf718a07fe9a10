## cli

# 帮助
cli-about = 积分：按评分办法，把宣传报送表算成积分、排名和明细，每一分都说得清出自哪一条、哪一格。
cli-usage = jifen <命令> [选项]
cli-usage-heading = 用法：
cli-commands = 命令
cli-arguments = 参数
cli-options = 选项
cli-example =
    例子：
      jifen score 报送.xlsx                 算出这个月的积分和排名
      jifen explain 张三 报送.xlsx          张三的分是怎么来的
      jifen score --help                    一个命令的全部选项
cli-score = 读入报送表，写出部门排名、教师排名、计分明细和问题清单
cli-score-usage = jifen score [选项] <文件>...
cli-score-example =
    例子：
      jifen score 报送.xlsx
      jifen score 五月/ --rules 我校办法.toml --month 2022-05 --out 结果
      jifen score 全年/ --period 2022
cli-explain = 说明一个人、一个部门、一行或一篇的分是怎么来的，怎样会不同
cli-explain-usage = jifen explain [选项] <姓名、部门、行、格或标题> <文件>...
cli-explain-example =
    例子：
      jifen explain 张三 报送.xlsx
      jifen explain 教务处 报送.xlsx --month 2022-05
      jifen explain 报送.xlsx!五月!17 报送.xlsx            第17行怎么算的
      jifen explain 实训室开放日 报送.xlsx                 这一篇在哪里
      jifen explain --cell 报送.xlsx!五月!H17 报送.xlsx    这一格关系到谁
cli-check = 检查评分办法：前后矛盾、漏写、用不上的条款；并试算其中的例题
cli-check-usage = jifen check [选项] [评分办法]...
cli-check-example =
    例子：
      jifen check
      jifen check 我校办法.toml
      jifen check 我校办法.toml --with 五月/
      jifen check --explain hole
cli-rules = 列出内置的评分办法，或把其中一份印出来
cli-rules-usage = jifen rules [选项] [名称]
cli-rules-example =
    例子：
      jifen rules                              有哪些
      jifen rules S24 --out 我校办法.toml      拿一份来改成自己的
cli-rules-line = { $name }　{ $title }（按{ $period }计，单位：{ $units }）
cli-read = 把评分办法读成一条一条的话，好与盖章的原文逐条核对
cli-read-usage = jifen read [选项] [评分办法]
cli-read-example =
    例子：
      jifen read 我校办法.toml
      jifen read vocational
cli-schema = 给出评分办法的结构（JSON Schema），编辑器用它补全和解释每一个键；也给出结果、说明的 JSON 的结构
cli-schema-usage = jifen schema [选项]
cli-schema-example =
    例子：
      jifen schema --out jifen.schema.json
      再把办法的第一行写成 #:schema ./jifen.schema.json
      （VS Code 装上 Even Better TOML，或用 Taplo，就会补全和解释）
      jifen schema --of result --out 结果.schema.json
cli-bulletin = 给出通报的内置模板，好改成自己的
cli-bulletin-usage = jifen bulletin [选项]
cli-bulletin-example =
    例子：
      jifen bulletin --out 我的通报.txt
      jifen score 报送.xlsx --bulletin 我的通报.txt
cli-help-bulletin = 通报用这个模板写（见 jifen bulletin）；不写就用内置的
cli-help-help = 显示帮助
cli-help-version = 显示版本
cli-help-lang = 使用的语言：zh 中文，en 英文
cli-help-files = 报送表、名册、考核事项（xlsx、xls、xlsb、ods、et、csv、tsv、docx），或放着它们的文件夹
cli-help-rules = 评分办法（TOML），或内置办法的名称（见 jifen rules）；不写就用内置的示范办法
cli-help-month = 算哪个月，如 2022-05 或 2022年5月；表里只有一个月时不用写
cli-help-period = 算哪个期间：月 2022-05，季度 2022Q2，学期 2022T1，年 2022
cli-help-skip_hidden = 隐藏的行、列、工作表和筛选掉的行不读，算作跳过；不写就照读
cli-help-out = 结果放在哪个文件夹；不写就是 jifen-期间
cli-help-file = 写进这个文件；不写就显示在屏幕上
cli-help-json = 在标准输出给出全部结果（JSON）；不写文件，除非另有 --out
cli-help-strict = 还有错误没处理时，以退出码 1 结束
cli-help-name = 姓名或部门（同名的都会列出）；行或格，如 报送.xlsx!五月!17；或标题里的几个字
cli-help-explain-out = score 写结果的文件夹，里面的答复也读；不写就是 jifen-期间
cli-help-cell = 这一格关系到哪些分；空着或改成别的，谁的分会变
cli-help-all = 全部显示；不写就只显示一屏
cli-help-explain-json = 在标准输出给出回答（JSON）
cli-help-rulebooks = 评分办法（TOML）或内置办法的名称，几部一起检查时也看是否接得上；不写就检查内置的示范办法
cli-help-with = 用这些报送表对照：漏写的情形里有几行，哪些条款没有用上
cli-help-check-json = 在标准输出给出全部发现（JSON）
cli-help-check-strict = 有警告也算没有通过，以退出码 1 结束
cli-help-explain = 说明一种发现的意思，附例子
cli-help-propose_cases = 给没有例子的条款和每个分界线的两边列出例子的骨架，应得多少由人填
cli-help-rulebook = 评分办法（TOML），或内置办法的名称（见 jifen rules）；不写就是内置的示范办法
cli-help-built_in = 内置办法的名称；不写就列出有哪些
cli-value-lang = 语言
cli-value-files = 文件
cli-value-rules = 评分办法
cli-value-month = 月份
cli-value-period = 期间
cli-value-out = 文件夹
cli-value-explain-out = 文件夹
cli-value-file = 文件
cli-value-name = 姓名、部门、行、格或标题
cli-value-rulebooks = 评分办法
cli-value-with = 文件
cli-value-explain = 代号
cli-value-bulletin = 模板
cli-value-rulebook = 评分办法
cli-value-built_in = 名称

# 命令行写错时
cli-unknown-argument = 没有 { $arg } 这个选项。
cli-extra-argument = 多写了 { $arg }。
cli-unknown-command = 没有 { $name } 这个命令。
cli-invalid-value = { $arg } 不能写 { $value }，可以写：{ $values }
cli-missing-value = { $arg } 后面还缺内容。
cli-too-many-values = { $arg } 写不下 { $value } 这么多。
cli-repeated = { $arg } 只能写一次。
cli-conflict = { $arg } 不能和 { $other } 一起用。
cli-missing-argument = 还缺：{ $arg }
cli-missing-command = 还没有写要做什么（命令）。
cli-not-unicode = 有一个参数不是能认的文字。
cli-refused = 命令没有写对：{ $text }
cli-did-you-mean = 是不是想写 { $suggestion }？
cli-see-help = 完整的用法请看 jifen --help 或 jifen score --help。

# 进行中
cli-reading = 正在读表……
cli-scoring = 正在计分……
cli-writing = 正在写结果……
cli-no-stdout = 结果没有能显示出来：{ $cause }

# 期间
cli-month = 月
cli-quarter = 季度
cli-term = 学期
cli-year = 年
cli-period-rows = { $period }（{ $count } 行）

# 问题
cli-problem-single = { $severity } [{ $code }]
cli-problem-group = { $severity } [{ $code }] { $count } 处
cli-problem = { $place }：{ $problem }
cli-problem-read = “{ $read }”：{ $problem }
cli-at-stake = （最多关系到 { $points } { report-unit }）
cli-more-problems = ……还有 { $count } 处。
cli-more-problems-in = ……还有 { $count } 处，全部在 { $file } 里。
no-such-code = 没有 { $code } 这个代号。可以写：{ $codes }
    .hint = { $like ->
        [yes] 是不是想写 { $near }？
       *[no] 从上面选一个。
    }
cli-check-passed = { $name }：{ $rules } 条规则，没有错误，警告 { $warnings } 处。
cli-check-errors = { $name }：{ $rules } 条规则，错误 { $errors } 处，警告 { $warnings } 处。

cause-missing = 找不到这个文件或文件夹
cause-a-folder = 那里是一个文件夹，不是文件
cause-not-permitted = 没有权限，或正被别的程序占用
cause-read-only = 磁盘是只读的
cause-full = 磁盘满了
cause-not-a-folder = 同名的文件已经在那里，不能当文件夹用
cause-bad-name = 名字里有不能用的字符

bad-month = “{ $text }”不是能认的月份
    .hint = 请写成 --month 2022-05 或 --month 2022年5月
bad-period = “{ $text }”不是能认的期间
    .hint = 月写 2022-05，季度写 2022Q2，学期写 2022T1，年写 2022
period-not-in-rulebook = 评分办法按{ $base }计分，算不出更短的 { $period }
    .hint = 请换成整{ $base }的期间，如 --period { $whole }
no-such-term = 评分办法里只写了 { $count } 个学期，没有 { $period }
    .hint = 请改 --period，或在评分办法的 [rulebook] 里写上 terms
no-dates = 表里没有一个能认的日期，不知道 { $rows } 篇该算哪一期；先按今天所在的 { $period } 出结果，这些都没有计分
    .hint = 请写明月份再运行一次：{ $command } --month 2022-05；或把日期补上，或在待定表里答复
no-dates-needed = 没有一篇要计分，表里也没有能认的日期，结果写的是今天所在的 { $period }
    .hint = 不用做什么；要写别的月份，运行时加上 --month 2022-05
several-periods = 表里的日期不在同一个期间：{ $periods }，不知道该算哪一个
    .hint = 只算其中一个：{ $command }{ $together ->
        [yes] ；几个合起来算：{ $all }
       *[no] {""}
    }
title-wider-than-days = 这里写的是几个月，表里的日期却都在 { $period }，只算了 { $period }。
    .hint = 要算整个期间的：{ $command }；是不是还少了别的月份的表，也请看一看。只算 { $period } 没有错的，不用管。
nothing-to-score = 没有找到可以计分的表
    .hint = 表头要有“标题”“媒体”“日期”“作者”这样的列名；各个文件的情况见其他提示
no-such-account = 名册和报送表里都没有“{ $name }”，也没有这样的标题
    .hint = 请核对姓名，或打开教师排名表查找
no-such-account-but = 名册和报送表里都没有“{ $name }”，也没有这样的标题
    .hint = 是不是 { $names }？
cli-nothing-to-propose = { $name }：每条条款和每个分界线的两边都有例子了，没有要补的。
cli-written = 已写好：{ $file }
no-such-folder = 没有这个文件夹。
    .hint = --out 要写 score 那次写结果的文件夹；结果在 jifen-期间 里的，不用写 --out。
file-exists = 已经有这个文件，没有覆盖。
    .hint = 换一个文件名，或者先把原来的移开。
file-not-written = 这个文件写不进去：{ $cause }
    .hint = 换一个文件夹或文件名。
out-not-written = 结果写不进去：{ $cause }
    .hint = 请换一个文件夹，例如 --out D:\结果；原来的文件没有改动
out-partly-written = 这个文件写不进去：{ $cause }；已写好的有 { $done }
    .hint = 请关闭打开的结果文件，再运行一次
nothing-in-period = { $period } 没有一行报送，也没有考核事项；表里的日期在：{ $periods }。
    .hint = 请核对要算的期间，或者是不是给错了文件。
no-such-rulebook = 没有叫“{ $name }”的内置办法
    .hint = 内置的有：{ $names }。自己的办法请写文件名，用 jifen read 或 jifen check。

# 媒体
cli-outlets = 查媒体名录，或在自己的评分办法里增加一家媒体
cli-outlets-usage = jifen outlets <命令> [选项]
cli-outlets-example =
    例子：
      jifen outlets find 融媒体中心
      jifen outlets add 易县教育发布 --level 县级 --alias 易教发布 --rules 我校办法.toml
cli-outlets-add = 在评分办法里增加一家媒体，别的一个字也不动
cli-outlets-add-usage = jifen outlets add [选项] <媒体> --level <级别> --rules <评分办法>
cli-outlets-find = 查一家媒体：级别、别名、网站
cli-outlets-find-usage = jifen outlets find [选项] <名称或网址>
cli-help-outlet = 媒体的名称
cli-help-level = 级别，照评分办法里的写法
cli-help-alias = 别名，可以写几次
cli-help-domain = 网站的域名，如 yixian.example.cn，可以写几次
cli-help-own-rules = 自己的评分办法（TOML），写进这个文件
cli-help-text = 名称的全部或一部分，或者网址
cli-value-outlet = 媒体
cli-value-level = 级别
cli-value-alias = 别名
cli-value-domain = 域名
cli-value-own-rules = 评分办法
cli-value-text = 名称或网址
outlets-none = 名录里没有“{ $name }”，也没有相近的。
outlets-near = 名录里没有“{ $name }”，相近的有：
outlets-platform = 平台（账号按开办单位定级）
outlets-unlevelled = 没有定级
outlets-aliases = 别名：{ $names }
outlets-domains = 网站：{ $names }
outlets-added = 已把“{ $name }”（{ $level }）写进 { $file } 第 { $line } 行。
outlets-no-rulebook = 没有写要加进哪一份评分办法；内置的办法不能改。
    .hint = 先拿一份改成自己的：jifen rules vocational --out 我校办法.toml，再写 --rules 我校办法.toml
outlets-no-level = 评分办法里没有这个级别。可以写：{ $levels }
    .hint = 照评分办法里的写法写 --level。
outlets-known = 已经有“{ $name }”，级别是{ $level }，没有再加。
    .hint = 要改级别，请改评分办法里的那一行；名录里有而级别不同的，可以用 outlets add 另定级别。
outlets-nameless = 媒体的名称或别名是空的。
    .hint = 请写上名称。
outlets-no-place = 这份评分办法里放不下一段 [[outlet]]。
    .hint = 请先运行 jifen check，或自己在文件里写上这家媒体。

cli-help-formats = 只写哪几种文件，用逗号隔开：csv、xlsx、html、docx、json；不写就全写
cli-help-of = 谁的结构：rulebook 评分办法（不写就是它），result 结果，explain 说明
cli-help-state = 稿次：初稿、公示稿、定稿；印在每份结果的末尾
cli-help-prepared = 制表人
cli-help-checked = 复核人
cli-help-objections = 异议受理到哪一天，如 2022-06-10
cli-value-formats = 格式
cli-value-of = 谁
cli-value-state = 稿次
cli-value-prepared = 姓名
cli-value-checked = 姓名
cli-value-objections = 日期
bad-day = 看不懂日期“{ $text }”。
    .hint = 写成 2022-06-10 或 2022年6月10日。

cli-verify = 按运行记录重新计算一遍，看每份结果是否一字不差
cli-verify-usage = jifen verify <文件夹>
cli-verify-example =
    例子：
      jifen verify jifen-2022-05
cli-help-folder = 放着结果和运行记录的文件夹
cli-value-folder = 文件夹
cli-help-force = 文件夹里已有别的文件时，仍把结果写进去
verified = 重新计算了一遍：{ $count } 份结果里有 { $same } 份一字不差。
no-receipt = 这个文件夹里没有 { $name }，不知道结果是用哪些文件算出来的。
    .hint = 写成放着结果的文件夹，如 jifen-2022-05。
receipt-damaged = 运行记录被改动过，读不出来（{ $reason }）。
    .hint = 用原来的报送表重新运行 jifen score。
input-changed = 这个文件和计算时不一样了，下面按现在的内容重新计算。
    .hint = 要核对原来的结果，换回当时的文件；内容确实改了的，重新运行 jifen score。
input-missing = 计算时用过的这个文件不在了。
    .hint = 放回原来的位置再核对。
rulebook-changed = 评分办法和计算时不一样了，下面按现在的办法重新计算。
    .hint = 要核对原来的结果，换回当时的评分办法。
other-version = 结果是 jifen { $made } 算的，现在核对用的是 { $own }。
    .hint = 如有不同，先用原来的版本核对。
output-missing = 这份结果不在了。
    .hint = 重新运行 jifen score 就会再写一份。
answers-waiting = 有新的答复还没有算进去。
    .hint = 再运行一次 jifen score，就会按新的答复计算。
output-edited = 这份结果写出以后被改动过，从第 { $line } 行起和重新计算的不一样。
    .hint = 结果不要手工改：改报送表或评分办法，再运行 jifen score。
output-differs = 这份结果和重新计算的不一样，从第 { $line } 行起。
    .hint = 看上面哪些文件变了；都没有变的，请把这两份文件发给开发者。
output-not-made = 重新计算没有得出这份结果。
    .hint = 看上面哪些文件变了。
not-made-again = 没有办法重新计算。
    .hint = 看上面缺少或变动了哪些文件；用 jifen score 直接运行一次，会说出原因。
out-not-ours = 这个文件夹里有别的文件，没有往里写。
    .hint = 用 --out 写到另一个文件夹；确实要写在这里的，加上 --force。
