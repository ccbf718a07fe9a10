## 计分：明细的说明，要问的事

why-limit = { $per }合计 { $sum }，最多计 { $most }
why-limit-least = { $per }合计 { $sum }，补到 { $least }
why-limit-pieces = { $per }最多计 { $pieces } 件
why-limit-booked = { $per }合计 { $sum }，最多计 { $most }
why-limit-booked-least = { $per }合计 { $sum }，补到 { $least }
why-target-short = { $per }应有 { $owed } { $what }，完成 { $done } { $what }，少 { $short } { $what }
why-target-met = { $per }应有 { $owed } { $what }，完成 { $done } { $what }
measure-pieces = 件
measure-publications = 次
measure-points = 分

outlet-and-link-of-a-level = 写的是“{ $outlet }”，链接的网站 { $host } 是同一级别的另一家（{ $rows } 行）。已按所写的媒体计分。
    .hint = 核对是媒体写错还是链接贴错。
outlet-and-link-differ = 媒体和链接对不上：写的是“{ $outlet }”，链接的网站 { $host } 属于另一级别的媒体（{ $rows } 行）。已按所写的媒体计分。
    .hint = 核对是媒体写错还是链接贴错。
outlet-account = 这是“{ $outlet }”在平台上的账号（{ $rows } 行）：级别按“{ $outlet }”，媒体类型按平台，不当作“{ $outlet }”本身。
    .hint = 如果评分办法把它和“{ $outlet }”算作一家，请在 [[outlet]] 里把它写成别名。
outlet-read-as = 这里写的媒体，当作“{ $outlet }”（{ $rows } 行）。
    .hint = 如果不对，请改成名录里的名称，或在评分办法里另列一家 [[outlet]]。
outlet-is-forum = 写的是“{ $outlet }”，链接 { $host } 却是论坛，谁都可以发帖，共 { $rows } 行，先不计分。
    .hint = 论坛的帖子一般不算媒体刊发，答“不计”；确实是“{ $outlet }”刊发的，答这家媒体，或换成刊发的链接。
outlets-parted = 有 { $rows } 行一格里写了几家媒体，拆成 { $publications } 次刊发，各家按自己的级别算。
    .hint = 如果不对，请一家媒体写一行。
outlets-and-others = 媒体后面有“等”，没有写出来的不计（{ $rows } 行）。
    .hint = 如果还有别的媒体，请把名称写全。
outlet-by-link = 名录里没有这家媒体，按链接认作“{ $outlet }”（{ $rows } 行）。
    .hint = 如果不对，改正媒体名称或链接。
level-differs = 表里填的级别和名录不一致：名录里“{ $outlet }”是{ $level }，已按名录计分。
    .hint = 改正这一格；如果名录不对，在待定表的“答复”里写明按哪个级别算。
level-from-row = 名录里没有这家媒体，按表里填的级别“{ $level }”计分，共 { $rows } 行。{ $like ->
        [yes] 名录里相近的有：{ $near }。
       *[no] {""}
    }
    .hint = 如果名称写错，改正它；常用的媒体可以写进评分办法。
account-of-outlet = 这是“{ $owner }”在平台上的账号，评分办法单独写了“{ $owner }”，看不出算不算它，共 { $rows } 行，先不计分。
    .hint = 算的，在待定表里答“{ $owner }”；只按级别算的，答级别；也可以在评分办法的 [[outlet]] 里写明。
unknown-outlet = 名录里没有这家媒体{ $lacks ->
        [none] {""}
        [elsewhere] ，表里的{ $fields }不是它的
       *[one] ，表里也没有填{ $fields }
    }，共 { $rows } 行，先不计分。{ $like ->
        [yes] 名录里相近的有：{ $near }。
       *[no] {""}
    }
    .hint = { $lacks ->
        [none] 改正媒体名称；没有写错的，请负责人决定怎么计，写进评分办法。
        [elsewhere] 改正媒体名称，或在待定表里答复它的{ $fields }（“{ $fields }”一栏只管首发的媒体）。
        [one] 改正媒体名称，或在“{ $fields }”一栏填上{ $fields }。
       *[several] 改正媒体名称，或在表里填上{ $fields }；答复里一起写，用顿号隔开。
    }
title-wrapped = 标题前面的编号、后面的署名等不算标题：有 { $rows } 行去掉以后和别处的标题相同，按同一件作品算，第一处同“{ $file }”第 { $row } 行的“{ $other }”。
    .hint = 如果不是同一件作品，请把标题改得不一样。
title-perhaps-same = 这一行和“{ $file }”第 { $row } 行的“{ $other }”也许是同一件作品，按两件算了。
    .hint = 是同一件的，请把标题改成一样。
missing-fact = 缺少 { $fields }，定不了分，先不计分。
    .hint = 在表里补上。
not-covered = 评分办法没有一条说到这种情形，先不计分。
    .hint = 核对级别和体裁；如果确实没有规定，请负责人决定后写进评分办法。
rows-differ = { $clause }对这一行给出两种结果（评分办法第 { $one } 行和第 { $other } 行），先不计分。
    .hint = 改正评分办法，让每种情形只有一种结果。
clauses-overlap = 评分办法第 { $one } 行和第 { $other } 行都管这一行，只能有一条管，先不计分。
    .hint = 改正评分办法，让每种情形只归一条管。
out-of-range = 按{ $clause }，这里的数应当在 { $least } 到 { $most } 之间，先不计分。
    .hint = 核对后改正。
money-too-large = { $period } 按{ $clause }（第 { $line } 行）折算的金额太大，算不准，先不发。
    .hint = 检查每分多少元（each）和总额（pool）。
too-large = 数太大，算不准，先不计分。
    .hint = 核对表里和评分办法里的数。
before-rulebook = 日期早于评分办法开始执行的日期 { $from }，先不计分。
    .hint = 核对日期；如果没有写错，用当时的评分办法计分。
after-rulebook = 日期晚于评分办法停止执行的日期 { $until }，先不计分。
    .hint = 核对日期；如果没有写错，用新的评分办法计分。
target-rows-overlap = 评分办法第 { $one } 行和第 { $other } 行都给它定了任务（{ $clause }），不知道按哪一行，先不考核。
    .hint = 改评分办法，让每个账户只属于其中一行。
signers-beyond = { $clause }只分给排在前面的署名人，有 { $signers } 位排在后面的没有分到。
column-empty = { $clause }付给“{ $field }”一栏的人，有 { $rows } 行这一栏是空的，没有付给任何人。
    .hint = 有人的在表里补上；这一栏必须填的，在评分办法里给它写 missing = "ask"；本来就可以没有人的，写 missing = "none"。
piece-not-judged = 这件作品不止一次刊发，{ $clause }要看{ $fields }，这一行没有填，各次刊发定不了怎么合并，先不计分。
    .hint = 在表里补上。
repeated-row = 这一行和“{ $file }”第 { $row } 行报的是同一次刊发，各项都相同，只计一次。
    .hint = 删去一行就不再提示；如果是两件不同的作品，把标题写得能区分开。
repeated-sheet = 这张表的 { $all } 行里，有 { $rows } 行在别的表里都有（{ $files }），各项都相同，每篇只计一次。
    .hint = 这张表如果只是那些表的汇总，不用改；其中如果有另外的作品，把标题写得能区分开。
handed-in-twice = “{ $file }”第 { $row } 行报的是同一次刊发（标题、媒体、日期都相同），作者、部门或其他各栏却不一样，不知道以哪一行为准，都先不计分。
    .hint = 只留一行，把署名的人写全；如果是两件不同的作品，把标题写得能区分开。
rows-alike = 这一行和“{ $file }”第 { $row } 行的标题、媒体、日期都相同，别的栏不同，两行分别计算。
    .hint = 如果是同一次刊发，合成一行；如果是两件不同的作品，把标题写得能区分开。
rows-not-judged = { $clause }（评分办法第 { $line } 行）要看{ $fields }，有 { $rows } 行没有填，这一条没有用在这些行上。
    .hint = 需要用这一条的，在表里补上。
unknown-event = 评分办法里没有这一事项，没有入账。可以写的是：{ $names }。
    .hint = { $like ->
        [yes] 是不是“{ $near }”？
       *[no] 改正事项名称，或在评分办法里增加 [[event]]。
    }
event-without-date = 事项没有日期，不知道记在哪一期，没有入账。
    .hint = 补上日期。
event-for-nobody = 事项没有写账户，也找不到标题对应的作品，没有入账。
    .hint = 补上账户，或改正标题。
event-piece-unknown = “{ $event }”要求所列作品不计分，但报送表里没有这个标题。
    .hint = 改正标题，和报送表里一致。
event-without-value = “{ $event }”要按分值入账（{ $clause }），但分值是空的，没有入账。
    .hint = 填上分值。
event-out-of-range = “{ $event }”的分值应当在 { $least } 到 { $most } 之间（{ $clause }），没有入账。
    .hint = 核对后改正分值。
signed-by-department = 没有署名，按部门署名计分，共 { $rows } 行。
    .hint = 如果漏填了作者，请补上。
signed-by-nobody = 没有署名，也不知道是哪个部门的，共 { $rows } 行，这些行的分谁也没有得到。
    .hint = 请补上作者或部门；整张表是一个部门的，在表格上面写一行“填报单位：…”。
without-department = 不知道作者属于哪个部门，共 { $rows } 行，部门排名里没有这些分。
    .hint = 请在这些行填上部门（表里没有这一栏的，加上一列），或加一张名单（姓名、部门）。
account-without-figure = 名单里没有填它的{ $field }，{ $clause }算不出来，先没有用在它上。
    .hint = 请在名单里补上{ $field }。
account-out-of-range = 它的{ $field }应当在 { $least } 到 { $most } 之间（{ $clause }），先没有用在它上。
    .hint = 请核对名单里的{ $field }。
event-without-effect = “{ $event }”的各条都不针对这一账户，没有入账。
    .hint = 请核对账户；确实应当入账的，改评分办法里这一事项的 who 或 account。
accounts-not-judged = 有 { $departments ->
        [0] { $teachers } 位{ report-teacher }
       *[other] { $teachers ->
            [0] { $departments } 个部门
           *[other] { $departments } 个部门、{ $teachers } 位{ report-teacher }
        }
    }没有填{ $fields }，{ $clause }（评分办法第 { $line } 行）对它们没有执行。
    .hint = 这一条要看{ $fields }：请在名单里补上；这所学校用不到这一条的，不用管。
table-without-outlet = 这张表没有说发在哪里：没有媒体、级别或链接一栏，共 { $rows } 行，先不计分。
    .hint = 请加上“媒体”一列；全表都发在一处的，把媒体的名称写进表题，如“保定日报5月用稿表”。
link-untold = { $kind ->
        [platform] 只有链接，没有写媒体：{ $host } 是平台（{ $names }），谁都可以开账号，看不出是谁发的
        [several] 只有链接，没有写媒体：{ $host } 上有几家媒体（{ $names }），看不出是哪一家
       *[unlisted] 只有链接，没有写媒体：链接的网站 { $host } 名录里没有
    }，共 { $rows } 行，先不计分。
    .hint = { $kind ->
        [platform] 都是学校自己的账号发的，在待定表里答它的级别；都是别家的，答那一家的名称或级别；各行不一样的，在表里“媒体”一栏写明是谁的账号。
        [several] 都是一家的，在待定表里答它的名称；各行不一样的，在表里“媒体”一栏写明。
       *[unlisted] 在待定表里答它是哪一家、哪一级，或在表里写明媒体。
    }
missing-level = 没有写媒体，也没有链接，定不了级别，先不计分。
    .hint = 请写明媒体，或在“级别”一栏填上级别。
platform-untold = 这是平台，平台上的账号按开办单位的级别，表里没有写是谁的账号，共 { $rows } 行，先不计分。
    .hint = 都是学校自己的账号，在待定表里答它的级别；都是别家的，答那一家的名称或级别；各行不一样的，在表里写明是谁的账号。
outlet-without-level = 名录里这家媒体没有定级，共 { $rows } 行，先不计分。
    .hint = 在待定表里答它的级别，或写进评分办法的 [[outlet]]。

# 表里自己写的数
claim-count = 表里写的篇数是 { $says }，按表里的各项加起来是 { $is }。
    .hint = 请核对这一格和它所合计的各格。
claim-points = 表里写的是 { $says } 分，按评分办法是 { $is } 分{ $several ->
        [yes] （{ $each }）
       *[no] {""}
    }。
    .hint = 以评分办法为准；如果表里是对的，请核对评分办法和这些刊发。
claim-points-throughout = 这张表自己写的得分大多和评分办法不同：{ $count } 个数里有 { $differing } 个不同，如 { $cells }（箭头后是按评分办法算的）。
    .hint = 以评分办法为准。表里是按另外的办法算的，不用管；是按这个办法算的，请核对评分办法有没有写错。
claim-points-without-items = 表里写了 { $says } 分，可是没有刊发，按评分办法是 { $is } 分{ $several ->
        [yes] （{ $each }）
       *[no] {""}
    }。
    .hint = 请补上刊发，或改正这一格。
claim-items-without-points = 表里有刊发，可是没有得分；按评分办法是 { $is } 分，不是 { $says } 分{ $several ->
        [yes] （{ $each }）
       *[no] {""}
    }。
    .hint = 请核对这一格。
claim-rank = 表里写的名次是 { $says }，重新算出 { $points } 分，名次是 { $is }{ $tied ->
        [0] {""}
       *[other] （和另外 { $tied } 个同分）
    }。
    .hint = { $cut ->
        [yes] 限额扣减或任务加减了这些分：请核对表里排名用的是不是扣减以后的分。
       *[no] { $tied ->
            [0] 请先核对这一行和名次相近的各行的得分，分数改对了，名次也就对了。
           *[other] 同分的名次，用并列后顺延（1、2、2、4）、并列后不空（1、2、2、3）或依次排（1、2、3、4）的办法都试过，没有一种和整栏相合：请核对得分，再看同分的怎么排。
        }
    }
claim-running = 累计的数要看以前各期，这里核对不了。
    .hint = 请用以前各期的结果核对。
claim-summary = 汇总表里写的是 { $says } 篇，报送表里有 { $is } 篇。
    .hint = 请核对：报送表漏报的，补进报送表；报送表没有错的，改正汇总表这一格。计分只看报送表。
summary-checked = 这张表是报送表的汇总，没有另外计分；里面的 { $count } 个数和报送表核对过，{ $differing } 个不同，{ $open } 个要等问题答了才能核对。
    .hint = 不同的各有一条提示；叫“汇总”而要另外计分的，请把工作表名和表题里的“汇总”等字改掉。
summary-lacks = 汇总表里没有这些部门，报送表里却有：{ $units }（篇数）。
    .hint = 请核对汇总表是不是漏了。计分只看报送表。
summary-unlike = 这张表看来是汇总，可是里面的单位别的表里大多没有，或者篇数写得不像篇数，没法核对；它只有篇数，看不出登在哪里，没有计分。
    .hint = 请核对：明细没有交齐的，请一起交给程序；要按这张表计分的，请按媒体或级别分列填篇数；无关的不用管。
sum-in-doubt = 这张表叫汇总，可是里面的 { $all } 个数只有 { $same } 个和别的表对得上，或者有的单位别的表里没有，看不出是不是别的表的汇总；共 { $rows } 行，先不计分。
    .hint = 是别的表的汇总、不另外计分的，在待定表里答“汇总”；要另外计分的，答“另计”；不要了的，删去这张表。
sum-found = 这张表没有叫汇总，可是里面的 { $all } 个数都和报送表里的相同，就当作那些报送的汇总，没有另外计分，共 { $rows } 行。
    .hint = 请核对；要另外计分的，在 decisions.csv 里写一行：事项“{ $what }”，答复“另计”。
sum-found-in-doubt = 这张表没有叫汇总，可是里面的 { $all } 个数有 { $same } 个和报送表里的相同，看不出是不是那些报送的汇总；共 { $rows } 行，先不计分。
    .hint = 是那些报送的汇总、不另外计分的，在待定表里答“汇总”；要另外计分的，答“另计”；不要了的，删去这张表。
sum-counted = 这张表叫汇总，别的表里也有同样的单位，可是里面的数没有一个对得上，就当作另外的报送计分了，共 { $rows } 行。
    .hint = 请核对：要计分的，把工作表名和表题里的“汇总”等字改掉就不再提示；其实是汇总的，请删去这张表，以免重复计分。
claims-checked = 表里自己写的合计、得分和名次核对了 { $count } 处，{ $differing } 处不同，{ $open } 处要等问题答了才能核对。
    .hint = 不同的地方各有一条提示。
