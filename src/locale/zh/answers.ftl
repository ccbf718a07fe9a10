## answers

answer-other-period = 日期是 { $date }，属于 { $other }，不在这次算的 { $period } 里；要看那时的结果，请加 --period { $other }。
answer-asked = 待核对，还没有计分，最多关系到 { $points } { report-unit }：
answer-question = { $problem }。请在 { $file } 里找到“{ $what }”，在“答复”一栏{ $listed ->
        [yes] 填：{ $choices }
       *[no] 填写
    }
answer-with-source = { $said }（{ $source }）
answer-value = 计分：{ $parts } = { $total } { $unit }
answer-best = { $best }（单独值 { $points }）
answer-surpassed = 并入同一作品：按分值最高的一次计，就是 { $best }；这一次单独值 { $own }。
answer-rest = 并入同一作品：分值最高的一次是 { $best }；这一次单独值 { $own }，只计一部分。
answer-decided-out = 按决定不计：{ $what }（{ $decision }）
answer-hidden = 跳过：这一行是隐藏的（或被筛选掉了），而这次运行写了 --skip-hidden。
answer-unread-sheet = 没有读：这张工作表里没有找到报送表的表头。
answer-header = 不是报送：这一行是表头。
answer-above = 不是报送：这一行在表的上方（标题、填报单位一类）。
answer-sum = 跳过：这一行是合计、小计或得分行。
answer-note = 跳过：这一行是注或审核、签字一类的说明。
answer-label = 跳过：这一行只有一个格子有字，按下面各行的小标题读。
answer-summary = 不是报送：这张表是报送表的汇总，只和报送表核对，不计分。
answer-other-table = 不是报送：这一行在名册或考核事项表里。
answer-unlike = 跳过：这一行没有标题、媒体、作者这些内容，不像一条报送。
answer-event-idle = 这个考核事项没有计分，见问题清单。
answer-entry = { $account } { $amount }（{ $clause }）{ $why }
answer-share = { $account } { $points }
answer-shares = 各得：{ $shares }
answer-read = { $field }{ $placed ->
        [yes] （{ $cell }）
       *[no] {""}
    }{ $filled ->
        [yes] 是“{ $value }”
       *[no] 没有填
    }
answer-yes = 是
answer-no = 否
answer-empty = 没有填
answer-unread = 看不懂
answer-unmet-title = 没有用上的条款（只差一个条件）：
answer-unmet = { $clause } { $rule }；而{ $read }
answer-alternatives = 只改一处，怎样会多得分（已逐一重算）：
answer-alternative = { $read }；如果是“{ $value }”：{ $then }
answer-gains = 多了 { $clause }
answer-loses = 不再有 { $clause }
answer-semicolon = ；
answer-place = 第 { $place } 名
answer-no-place = 没有名次
answer-move = { $account } { $change }（{ $before } → { $after }），{ $place-before } → { $place-after }
answer-move-points = { $account } { $change }（{ $before } → { $after }），仍是{ $place-after }
answer-move-unranked = { $account } { $change }（{ $before } → { $after }）
answer-move-place = { $account } { $place-before } → { $place-after }
answer-nobody-moves = 没有人的积分和名次会变
answer-more-moves = 另有 { $count } 个账户的名次会变
answer-ahead-line = { $clause } { $why }：{ $said }
answer-ahead = 还差多少
answer-idle = 没有计分的
answer-cell = { $place }：现在是“{ $read }”
answer-cell-empty = { $place }：现在是空的
answer-entries = 依据这一格的分：
answer-no-entries = 没有哪一分依据这一格。
answer-variants = 如果这一格改成别的（已重新读表、重算全部）：
answer-if = “{ $text }”：{ $then }
answer-untried = 还没有试的：{ $texts }；表很大，加 --all 才逐一重算。
answer-if-empty = 空着：{ $then }
answer-ask-row = 有好几行；只问其中一行，才说怎样会不同，如 jifen explain { $row }
answer-more = ……还有 { $count } 行，加 --all 全部显示。
answer-more-pieces = ……还有 { $count } 篇
answer-pieces = 每一篇得分（加 --all 看每一笔；一篇为什么是这个分、别人各得多少，问它的标题）
answer-idle-short = 没有计分的 { $count } 篇（加 --all 看原因）
answer-brief = { $read } → “{ $value }”：{ $then }

not-a-cell = 这不是一个单元格
    .hint = 请写成 文件!工作表!格子，如 报送.xlsx!五月!H17
no-such-sheet = 读过的文件里没有这个文件或工作表
    .hint = 读过的有：{ $names }
blank-row = 这一行没有内容，或者不在表里：{ $names }
    .hint = 行号照表格左边显示的写
row-of-several-sheets = 几张工作表都有这一行：{ $names }
    .hint = 请在行号前写上文件和工作表，如 报送.xlsx!五月!17
never-handed-in = 读过的表里，没有一行的标题里有“{ $name }”：没有报送过，或者在没有读的文件里
    .hint = 标题最接近的有：{ $titles }
