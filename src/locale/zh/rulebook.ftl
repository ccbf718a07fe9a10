## 评分办法：条件、数量、条款的说法，读办法时的问题

# 条件
condition-and = 、
condition-or = 或
condition-list = 或
condition-not = 不是（{ $what }）
condition-group = （{ $what }）
condition-yes = { $field }
condition-no = 不是{ $field }
condition-is = { $field }为{ $values }
condition-range = { $field }{ $range }
range-exactly = 为 { $number }
range-between = { $low } 至 { $high }（含）
range-above-to = 超过 { $low }（不含）至 { $high }（含）
range-from-below = { $low }（含）至不满 { $high }（不含）
range-above-below = 超过 { $low } 而不满 { $high }（均不含）
range-from = { $number } 以上（含）
range-above = 超过 { $number }（不含）
range-to = { $number } 以下（含）
range-below = 不满 { $number }（不含）

# 数量
amount-value = 所填分值
amount-base = 基础分
amount-above = 超过 { $above } 的部分
amount-times = { $of }{ $above } × { $each }
amount-full = { $of }{ $above }每满 { $every } 计 { $each }
amount-started = { $of }{ $above }每 { $every }（不足的也算）计 { $each }
amount-pro-rata = { $of }{ $above }每 { $every } 计 { $each }（按比例）
amount-at-most = ，最多 { $most }

# 期间
period-month = 每月
period-quarter = 每季度
period-term = 每学期
period-year = 每年

# 条款
rule-exclude = 不计分：{ $when }
rule-exclude-who = 视为校外人员，不分得分：{ $who }；{ $when }
rule-points = 基础分 { $amount }：{ $when }
rule-points-others = 基础分 { $amount }（未另列的）：{ $when }
rule-otherwise = 办法没有列到的情形
rule-times = 改按基础分 × { $amount }：{ $when }
rule-plus = 加基础分的 { $amount }：{ $when }
rule-add = 加 { $amount }：{ $when }
rule-scale = 按 { $amount } 计：{ $when }
rule-counts = 按 { $amount } 件计数：{ $when }
rule-same-piece = 同一作品：最好的 { $best } 次全计，其余按 { $rest } 计
rule-same-piece-once = 同一作品：每个{ $field }只计最好的一次，其中最好的 { $best } 次全计，其余按 { $rest } 计
rule-same-piece-once-all = 同一作品：每个{ $field }只计最好的一次
rule-piece = 同一作品以前的期间已经计过的部分
rule-share-default = 署名人平分
rule-share-equal = 署名人平分
rule-share-first = 归第一署名人
rule-share-each = 每位署名人各计全分
rule-share-parts = 按署名先后分配
rule-share-roles = { $weights } 分配，各自平分
rule-limit = { $per }最多 { $most }：{ $when }
rule-limit-least = { $per }最少 { $least }：{ $when }
rule-limit-pieces = { $per }最多计 { $pieces } 件：{ $when }
rule-limit-publication = 每次刊发最多 { $most }：{ $when }
rule-limit-publication-least = 每次刊发最少 { $least }：{ $when }
rule-limit-piece = 每件作品最多 { $most }：{ $when }
rule-limit-piece-least = 每件作品最少 { $least }：{ $when }
rule-limit-booked = { $per }最多 { $most }
rule-limit-booked-least = { $per }最少 { $least }
rule-target = { $per }任务 { $pieces } 件
rule-target-publications = { $per }任务 { $pieces } 次刊发
rule-target-points = { $per }任务 { $pieces } 分
rule-event = { $name }：{ $amount }
rule-event-zero = { $name }：{ $amount }，所列作品不计分
rule-event-zero-period = { $name }：{ $amount }，本期得分归零
rule-event-zero-alone = { $name }：所列作品不计分
rule-event-zero-period-alone = { $name }：本期得分归零
rule-event-noted = { $name }
rule-rank = { $per }排名
rule-list = { $per }{ $name }：前 { $places } 名
rule-list-share = { $per }{ $name }：前 { $places }（占有作品人数的比例）
rule-list-all = { $per }{ $name }
rule-unranked = 不参评：{ $who }
rule-money = 每分 { $each } 元：{ $when }
rule-money-pool = 每分 { $each } 元，总额 { $pool } 元：{ $when }
rule-round = 合计取整

# 应当写什么
type-text = 一段加英文引号的文字
type-flag = true 或 false
type-number = 一个数，或加引号的分数、百分数，如 "1/2"、"60%"
type-day = 一个日期，如 2022-05-01
type-table = 花括号里的一组内容，如 {"{"} level = "市级" {"}"}
type-tables = 若干组内容
type-list = 方括号里的一列内容
type-amount = 一个数、一个分数，或 {"{"} of = "reads", every = 1000, each = 50 {"}"}
type-month-and-day = 月和日，如 "09-01"
type-count-or-all = 大于零的整数，或 "all"
type-places = 大于零的整数，或加引号的百分数，如 "10%"
type-rest = 一个比例，如 "1/5"，或依次的几个比例，如 ["1/3", "1/3"]
type-prizes = 一个数（每个都一样），或方括号里各名次的数，如 [500, 300, 200]
type-points = 一个数，几种单位时如 ["30元", "2分"]
type-parts = 按人数列出的比例，如 [[1], ["60%", "40%"]]

# 问题
toml-syntax = 这一行读不懂（TOML：{ $message }）。
    .hint = 对照前后各行检查引号、括号、等号和逗号。
    .why = 写法不合 TOML 的规则，程序不知道这一行是什么意思，只好不用它。
full-width = 这里的“{ $read }”是中文输入法打出来的，TOML 只认英文的 { $plain }。
    .hint = 切换到英文输入法，改成 { $plain }。引号里面的文字不用改。
    .why = 逗号、括号、等号和数字，中文输入法打出来的和英文的看起来差不多，TOML 只认英文的。
full-width-quote = 这里用了中文引号，TOML 只认英文引号。
    .hint = 把两边的引号换成英文双引号 "。
    .why = 中文引号看起来差不多，TOML 不认。引号里面的文字可以是中文，引号本身必须是英文的。
unquoted = { $read } 没有加引号。
    .hint = 文字、分数、百分数和范围都要加英文双引号，写成 "{ $plain }"；如果是一个数，看看是不是把 0、1 写成了字母，或者带了单位。
    .why = TOML 只有整数、小数、日期、true 和 false 不加引号；1/2、50%、<100 和文字都要加。
no-value = 等号后面没有写内容。
    .hint = 补上内容，或者删去这一行。
    .why = 等号后面空着，程序不会替人填一个。
missing-comma = 这里的前面少一个英文逗号。
    .hint = 在上一项的末尾加上 ,
    .why = 一列内容之间、花括号里的各项之间，都要用英文逗号隔开。
unclosed-bracket = 这个 { $read } 没有配对的后半个括号。这一段下面的内容因此都读不出来，这次没有检查。
    .hint = 在它该结束的地方补上，{"["} 配 {"]"}，{"{"} 配 {"}"}。
    .why = 括号没有关上，从它起直到文件末尾都会读成它里面的内容。程序读到下一个 [[…]] 为止，后面的照常检查。
unopened-bracket = 这个 { $read } 前面没有与它配对的括号。
    .hint = 删去它，或者补上前半个括号。
    .why = 多出来的半个括号，多半是前面少了一个。
quote-unpaired = 这一行的英文双引号不成对。这一段的内容因此读不出来，这次没有检查。
    .hint = 每段文字前后各一个 "。
    .why = 少了一个引号，后面的内容都会读成文字。
duplicate-key = “{ $read }”写了两次，只能写一次。
    .hint = 删去或合并其中一个。
    .why = 同一项写了两个值，程序不会替人选一个。
unknown-key = 这里没有叫这个名字的键，它不会起作用。
    .hint = { $like ->
        [yes] 是不是想写 { $near }？
        [same] 它和这一段里写的其他项合不到一起。去掉它，或改与它有关的一项，如 per、of。
       *[no] 检查拼写，或删去这一项。
    }
    .why = 名称写错的项不起作用，写它的人却以为起作用。所以拼错一个字母也是错误。
unknown-field = 条件里的这个名称不是能用的项目。
    .hint = { $like ->
        [yes] 是不是想写 { $near }？
       *[no] 自己增加的项目要先用 [[field]] 写明。
    }
    .why = 条件问的项目，报送表和名单里要有这样一栏。自己增加的项目，先用 [[field]] 写明它叫什么、有哪些值。
unknown-word = 这里不能写这个词，可以写的是：{ $words }。
    .hint = { $like ->
        [yes] 是不是想写 { $near }？
       *[no] 从上面列出的词里选一个。
    }
    .why = 这里只有几个词可写，都是英文小写。
unknown-value-in-rule = “{ $field }”没有这个值，可以写的是：{ $values }。
    .hint = { $like ->
        [yes] 是不是想写“{ $near }”？
       *[no] 改成列出的值，或在 [[field]] 的 values 里补上。
    }
    .why = [[field]] 列出了这一项的全部值。条件里写了别的值，就永远不会成立，该得的分得不到。
unknown-clause = 评分办法里没有哪一条引用这个条号。
    .hint = { $like ->
        [yes] 是不是想写“{ $near }”？
       *[no] 改成别的条款里 clause 写的条号。
    }
    .why = 这里写的是别的条款的条号，要和那一条的 clause 一字不差。
wrong-type = 这里应当写{ $expected }。
    .hint = { $kind ->
        [type-flag] 不加引号：true 表示是，false 表示不是。
        [type-number] 只用半角数字；分数的分母不能是零；单位不用写。
        [type-amount] 只用半角数字；分数的分母不能是零；单位不用写。
        [type-day] 照这个样子写，不加引号。
        [type-points] 只有一种单位的，写一个数；有几种的，看 [rulebook] 的 units。
       *[other] 照样改正这一项。
    }
    .why = 数不加引号，也不带单位；分数和百分数加引号；是与否写 true、false。
number-out-of-range = 这里应当是 { $least } 到 { $most } 之间的整数。
    .hint = 改成范围内的整数，不加引号。
    .why = 这一项只能在一定范围里，再大或再小都没有意义。
missing-key = 缺少 { $key }。
    .hint = { $key ->
        [unit] [rulebook] 的 units 写了几种单位，所以要写明用哪一种，如 unit = "元"。其实只有一种的，改 units。
        [clause] 写上依据的是办法的哪一条，如 clause = "第三条"。
        [deadline] 条件里用到了逾期，要在 [rulebook] 里写明截止日 deadline。
        [terms] 用到了学期，要在 [rulebook] 里写明各学期从哪天起，如 terms = ["02-16", "09-01"]。
       *[other] 补上这一项。
    }
    .why = 没有这一项，程序不知道怎么算，也不会替人猜。
missing-one-of = 缺少结果：{ $key }，要写其中一项。
    .hint = 补上一项；已经写了的，检查拼写。
    .why = 只有条件、没有结果的条款，不知道要它做什么。
empty-range = 这个范围里一个数也没有。
    .hint = 检查两头的大小。
    .why = 两头写反了的范围里一个数也没有，条件永远不会成立。
not-a-range = 这不是一个数或范围。
    .hint = { $like ->
        [yes] 是不是想写 "{ $near }"？
       *[no] 写成 500、"500..999"、">=500" 或 "<100"；比例写成 "<30%"。
    }
    .why = 数和日期的条件只有几种写法：以上、以下是 >=、<=，超过、不满是 >、<。
columns-of-one-field = columns 里要写、也只能写一个项目。
    .hint = 写成 columns = {"{"} genre = ["消息", "通讯"] {"}"}。
    .why = 表格横着只能按一个项目分，竖着的各行可以按别的项目。
columns-differ = 这里列了 { $found } 个结果，而 columns 有 { $expected } 列。
    .hint = 一列对一个结果，补齐或删去多余的。
    .why = 一列对一个数。数目不一样，就不知道哪个数是哪一列的。
step-not-positive = 每档的大小 every 必须大于零。
    .hint = 改成大于零的数。
    .why = 每满多少加一次，这个数是零就加不完了。
per-too-short = 评分办法{ $base }算一次（[rulebook] 的 period），这里的期间比它短，算不出来。
    .hint = 改成同样长或更长的期间；如果确实要按这样短的期间算，改 [rulebook] 的 period。
    .why = 评分办法按自己的期间结算，比它更短的期间里没有单独的账。
books-too-short = 这一条{ $base }算一次，不能记到比它短的期间里。
    .hint = 改成同样长或更长的期间。
    .why = 一年的任务到年底才知道完成没有，记不到某一个月里。
outlet-unlisted = 媒体名录里没有“{ $outlet }”，[[outlet]] 也没有写它。
    .hint = { $like ->
        [yes] 是不是想写“{ $near }”？
       *[no] 检查名称；名称没有错的，写一段 [[outlet]]，写明它的级别。
    }
    .why = 条件里点了名的媒体，写错一个字就谁也不是，登在上面的稿件得不到该得的分。
rulebook-unreadable = 评分办法打不开（{ $error }）。
    .hint = 检查文件名和所在的文件夹。
    .why = 文件打不开，就没有办法可以检查。
rulebook-not-utf-8 = 评分办法不是 UTF-8 编码，中文会读错。
    .hint = 用记事本打开，另存为时编码选 UTF-8。
    .why = 编码不对，每个汉字都会读错。
aliases-of-several = 一次写了几家媒体，又写了别名，不知道别名是谁的。
    .hint = 有别名的媒体单独写一段 [[outlet]]。
    .why = 别名是一家媒体的别的叫法，一段里写了几家就不知道归谁。
alias-moved = 这个名称原来指“{ $outlet }”，现在归这一行。{ $stays ->
        [yes] 仍指“{ $outlet }”的有：{ $names }，它们不跟着改。
       *[no] {""}
    }
    .hint = 如果整家媒体都要改，name 请写“{ $outlet }”；如果不是这个意思，换一个名称。
    .why = 名录里的一家媒体在这里分成了两家。没有写在这里的别名，仍旧算原来的一家。
alias-of-two = 这个别名已经归“{ $outlet }”，一个名称不能指两家媒体。
    .hint = 只在一家的 name 或 aliases 里写它。
    .why = 报送表里写着这个名称时，只能算其中一家。
outlet-two-facts = “{ $outlet }”的{ $field }在同一天有两种说法，另一种在第 { $line } 行。
    .hint = 用 from、until 把两行的日期分开（两头都算在内），或者改成一致。
    .why = 一家媒体在同一天只有一个级别，分值靠它。两处不同，其中一处不起作用。
dates-reversed = 日期写反了：从 { $from } 到 { $until }，没有一天有效。
    .hint = from 是开始的一天，until 是最后一天，请调换或改正。
    .why = 日期写反了，就没有一天有效，等于没有写。
negative-share = 比例不能是负数。
    .hint = 改成零或正数。
    .why = 其余的按几分之几计，不能倒扣。
roles-need-equal = roles 只能和 authors = "equal" 一起用。
    .hint = 去掉其中一项。
    .why = 按文字、摄影分工分配，同一分工里的人平分；又说全归第一作者，就矛盾了。
shares-above-one = 各人的比例加起来超过了全部。
    .hint = 让每一行加起来不超过 1。
    .why = 各人加起来比全部还多，多出来的没有来处。
also-without-sum = 有的 [[share]] 不是把个人得分之和记给部门，个人扣的分不能照样扣给部门。
    .hint = 去掉 also，或者另写一条 account = "department" 的限额。
    .why = 部门没有记过这个人的分，就没有可以照样扣的。
negative-limit = 限额不能是负数。
    .hint = 改成零或正数。
    .why = 最多得负分，等于人人倒扣，不会是原意。
effect-on-share = 写了 who 的条款改的是署名人分到的分，只能用 times 和 add。
    .hint = 去掉这一项，或去掉 who。
    .why = 写了 who，改的是某些人分到的分，那时已经没有基础分和加分之分。
when-without-pieces = 这条限额管的不是作品，when 用不上。
    .hint = 去掉 when，或把 of 改成 "pieces"。
    .why = 考核事项和任务的分不是哪一次刊发的，问不了版面、体裁。
in-a-row-with-places = in-a-row 是连续几期都达到要求，不能和名额 places 一起用。
    .hint = 去掉其中一项。
    .why = 连续几期达到要求的都上名单，没有名额；有名额的按一期的名次。
missed-no-target = 没有哪一条任务（target）的条款是“{ $clause }”。
    .hint = 写任务条款 clause 里的原文。
    .why = 没有完成的是哪一项任务，要写那一条任务的 clause，一字不差。
prize-not-in-cents = 奖金要精确到分，不能超过一千亿元。
    .hint = 写成如 [500, 300, 200]。
    .why = 奖金最小到分。
covers-points = 任务按分数算的，covers 用不上。
    .hint = 去掉 covers，或按件数定任务。
    .why = 按分数定的任务，没有哪几件作品是用来完成它的。
too-many-limits = 限额条款超过 { $most } 条，程序放不下。
    .hint = 合并条件相同的限额。
    .why = 限额每多一条，每个人每个期间都要多算一遍，所以有个数目。
case-failed = 例子“{ $case }”算出来的和应有的不一样：{ $what }应为 { $expected }，算得 { $got }。{ $why }
    .hint = 先用手再算一遍：是例子写错，还是条款写错。
    .why = 例子是人用手算好的，程序算出来不一样，两边总有一边错了。这是防止办法改坏的最后一道门。
case-points = { $name }
case-short = { $of ->
    [none] { $name } 未完成的任务
   *[other] { $name } 未完成的任务（{ $of }）
}
case-rank = { $of ->
    [none] { $name } 的名次
   *[other] { $name } 的名次（{ $of }）
}
case-list = 名单“{ $name }”
case-money = { $name } 的奖金
case-prizes = { $name } 在名单上得的奖金
case-asked = 要问的（{ $name }）
case-excluded = 没有入账的刊发（{ $name }）
case-ranked = { $place }　{ $name }　{ $figure }
case-nothing = 无
case-no-entries = 没有任何计分明细
case-more-entries = 另有 { $count } 条
case-entry = { $amount }：{ $why }（{ $from }）
case-rows = 第 { $rows } 行
case-event = 考核事项第 { $row } 行
case-duty = { $period } { $clause }：应完成 { $owed }，完成 { $done }
case-longer-duty = 还有{ $per }的任务，不在这个例子里：要看它，例子里写上 per = "{ $key }"
case-prize = 名单“{ $list }”，名次 { $place }：{ $prize } 元
case-arg = { $arg }
case-list-unknown = 例子“{ $case }”里的名单“{ $name }”，没有哪一条按{ $per ->
    [month] 月
    [quarter] 季度
    [term] 学期
   *[year] 年
} 产生。
    .hint = 检查名单的名字；按年或按学期产生的名单，例子里要写 per。
    .why = 没有这个名单，或者它不是按这个期间产生的。
case-account-unknown = 例子“{ $case }”里没有叫“{ $name }”的账户。
    .hint = 检查姓名，或在 rows、roster 里补上。
    .why = 例子里没有这个人，应得多少就无从核对。
case-several-accounts = 例子“{ $case }”里叫“{ $name }”的不止一个。
    .hint = 换一个名字。
    .why = 人和部门同名，不知道应得的是谁的。
case-held-up = 例子里有的内容停下来问了，没有计分：{ $problem }
case-more-failed = 这个例子另有 { $count } 处也不一样，多半因为这个。
terms-out-of-order = 各学期的开始日期没有按一年的先后排列，或者有重复。
    .hint = 从一个学年的第一个学期写起，依次写下去，如 ["09-01", "02-16"]。
    .why = 学期一个接一个，从哪天起、到哪天止，要能排出先后。
too-many-rules = 条款和表格的行数超过 { $most }，程序放不下。
    .hint = 用 columns 或列表把情形相同的行合并。
    .why = 行数太多，多半是把每一种情形都单独写成了一行。
units-differ = 单位有重复，或超过 { $most } 个。
    .hint = 每个单位只写一次。
    .why = 一个单位一本账，同一个单位写两次就分不清记在哪一本。
empty-list = 这里是空的，什么也不会成立。
    .hint = 写上内容，或删去这一项。
    .why = “其中之一”里一个也没有列，就永远不成立；一张表没有行，就什么也不给。
field-without-order = “{ $field }”没有排出先后，不能用大于、小于或范围。
    .hint = 在 [[field]] 的 values 里由低到高列出它的值。
