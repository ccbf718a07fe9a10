## bulletin

file-bulletin = 通报-{ $period }.docx

# 期间和日期
bulletin-month = { $year }年{ $index }月
bulletin-quarter = { $year }年第{ $index }季度
bulletin-term = { $year }年第{ $index }学期
bulletin-year = { $year }年
bulletin-day = { $year }年{ $month }月{ $day }日
bulletin-in-period = { $name }（{ $period }）

# 正文
bulletin-no-level = 没有级别的
bulletin-pieces = 件
bulletin-publications = 次
bulletin-heading = { $number }、{ $text }
bulletin-subheading = （{ $number }）{ $text }

# 附件
bulletin-annexes = 附件：{ $title }
bulletin-annex = 附件{ $number }
bulletin-lists = 名单
bulletin-books = 三本账
bulletin-title-of = { $title }（{ $part }）

# 问题
bulletin-unreadable = 读不了通报的模板：{ $cause }
    .hint = 模板可以这样拿到：jifen bulletin --out 我的通报.txt
bulletin-no-text = 通报的模板不是文本文件
    .hint = 用记事本打开，另存为 UTF-8 编码的文本文件
bulletin-unknown-mark = 行首没有这样的记号
    .hint = 可以写：{ $marks }；正文不写记号
bulletin-unknown-name = 没有这个名称
    .hint = { $like ->
        [yes] 是不是想写 { $near }？
       *[no] 可以用的名称列在内置模板的开头：jifen bulletin
    }
bulletin-no-such-part = 这一行里有一个名称没有所说的那一项（{ $detail }）
    .hint = 各个名称有哪些项，列在内置模板的开头：jifen bulletin
bulletin-no-such-function = 这一行用了没有的功能（{ $detail }）
    .hint = 照内置模板里的写法写：jifen bulletin
bulletin-miswritten = 这一行没有写对（{ $detail }）
    .hint = 看看括号、引号是否成对、是否半角，每个 if、for 是否有 endif、endfor
