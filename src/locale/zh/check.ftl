## jifen check：一部评分办法自己有什么问题

# 一类情形，和编出来的一条报送
box-example = 《…》 { $facts }
box-point = {" · "}
box-number = { $field } { $number }
box-else = 其他{ $field }
box-nothing = 没有填{ $field }
box-given = 填了{ $field }
box-not-among = { $field }不是{ $values }

# 说明
check-fill-in = 手工算好再填：谁应得多少分
check-propose-more = 分界线太多，没有全列出来；先把这些填好，再运行一次
check-propose-none = { $clause }：没能编出用得上这一条的例子，请自己写一个
check-propose-pieces = { $count }篇
check-propose-times = { $count }次
check-propose-periods = 连续{ $count }期
check-propose-sent = 期末后第{ $days }天报送
check-everything = 所有情形
check-heading = `{ $code }` · { $severity }
check-page = # jifen check 会指出什么

    每一种发现有一个固定的代号；`jifen check --explain 代号` 给出同样的说明。这一页由程序写成，不要手改。
never-contradiction = 条件互相矛盾，没有能同时符合的
never-single = 没有哪一个能符合这一个条件：问了没有的项目，或者写的值不会有
never-nobody = 没有哪个人或部门能符合：条件互相矛盾，或者问了他们没有的项目
never-excluded = 符合它的都已经被不计分的条款排除
never-nothing-left = 符合它的都已经被同一张表的其他行占去
always-above = 至少也有 { $number }，高于 { $end }
always-below = 至多也只有 { $number }，低于 { $end }
unreachable-above = 至多也只有 { $number }，到不了 { $end } 以上
unreachable-below = 至少也有 { $number }，低不到 { $end } 以下
unreachable-by = 第 { $by } 行较短期间的限额加起来已经不比它高

# 发现
rows-disagree = { $example }：{ $one-clause }按第 { $one } 行给 { $points }，{ $clause }按第 { $other } 行给 { $other-points }。
    .hint = 改其中一行的条件，让两行不再重叠；一行只管“其他的”，给它写 others = true。两个基础分不会相加：要另加的用 [[modify]] 的 add，付给别人的用 for。
    .why = 同一次刊发有两个分值。遇到这样的报送，程序不会替人选一个，只能停下来问。
rows-overlap = { $example }：第 { $one } 行和第 { $other } 行都管。
    .hint = 改其中一行的条件，让两行不再重叠；一行只管“其他的”，给它写 others = true。
    .why = 一张表里一种情形只能由一行管。两行都管的，算不出该用哪一行。
overlapping-clauses = { $example }：第 { $one } 行和第 { $other } 行的条款都管。
    .hint = 在其中一条的 when 里用 not 写明除外的情形。
    .why = 同一作品怎样合并、得分怎样分配，一件作品只能按一条办。两条都管的，程序不会替人选一条。
boundary-twice = { $field }正好 { $number } 的，第 { $one } 行和第 { $other } 行都算：{ $example }。
    .hint = “以上”“以下”含本数，“超过”“不满”不含。把一头改成 < 或 >。
    .why = “500字以下”和“500字以上”都含500字（民法典第一千二百五十九条）。正好500字的就有了两个结果。
boundary-missed = { $field }正好 { $number } 的，第 { $one } 行和第 { $other } 行都不算：{ $example }。
    .hint = “超过”“不满”不含本数，“以上”“以下”含。把一头改成 <= 或 >=。
    .why = “不满500字”和“超过500字”都不含500字。正好500字的，哪一行都不管。
hole = 没有一行管：{ $what }。例如 { $example }。
    .hint = 补一行；不计分的写进 [[exclude]]；其余一律怎样，用 others = true 或 [rulebook] 的 otherwise。
    .why = 办法没有说到的情形，报来了只能停下来问人。趁没有人报来，先问清楚。
hole-in-data = 没有一行管：{ $what }。报送表里有 { $rows } 行这样的，第一行在 { $first }。例如 { $example }。
    .hint = 补一行；不计分的写进 [[exclude]]；其余一律怎样，用 others = true 或 [rulebook] 的 otherwise。
    .why = 办法没有说到的情形，而报送表里已经有了。这些行现在都没有分，在等人决定。
never-matches = 这里永远不会成立：{ $why }。
    .hint = 检查条件是不是写错，或者删去它。
    .why = 永远轮不到的规定不起作用。写它的人多半以为它起作用。
earns-less = { $example }得 { $points }，反而少于{ $lower }的 { $lower-points }（第 { $line } 行），其他都相同。
    .hint = 看看是不是把两个数写颠倒了；如果就是这样规定的，可以不管。
    .why = 级别更高、篇幅更长、读的人更多，分却更少，多半是抄错了数。
limit-unreachable = 这个限额用不上：{ $why }。
    .hint = 检查数目，或者删去它。
    .why = 永远用不上的限额不起作用，多半是数目或者期间写错了。
limit-always = 这个限额次次都起作用：{ $why }。
    .hint = 检查数目；如果就是这样规定的，把分值直接写成限额。
    .why = 次次都被限额改掉的分值，没有人得到过，多半是其中一个数写错了。
factors-meet = { $example }：第 { $one } 行（{ $one-clause }）和第 { $other } 行（{ $clause }）都算，合起来是基础分的 { $factor } 倍。
    .hint = 如果只该算一条，给两条写同一个 best-of，或者在条件里排除。
    .why = 几条加分碰在一起，乘出来的结果常常不是写办法的人想的。请照这个倍数看一看。
target-nobody-owes = 这项任务落不到任何人或部门头上：条件互相矛盾，或者问了他们没有的项目。
    .hint = 检查 who 和 rows 里的条件，以及 account 是教师还是部门。
    .why = 没有人承担的任务，不会有人完成，也不会有人因此扣分。
policy-unreadable = 办法的原文 { $file } 打不开（{ $error }）。
    .hint = 把原文放在评分办法旁边，或者改正文件名。
    .why = 有了原文，才能知道哪一条没有写进评分办法，报表也才能把原文放在分数旁边。
article-uncovered = { $article }没有任何条款，也没有写进 [[not-covered]]。
    .hint = 补上条款；没有可算的内容的，写进 [[not-covered]] 并说明理由。
    .why = 原文里有而评分办法里没有的，不会被执行，也没有人会发现。
article-unknown = { $file } 里没有{ $article }。
    .hint = { $like ->
        [yes] 是不是想写{ $near }？
       *[no] 改成原文里有的条。原文里的条、款、项都要另起一行，才认得出来。
    }
    .why = 每一分都要说明依据哪一条。依据写错了，公示出去没有人查得到。
clause-without-case = 没有一个例子用到这一条：{ $says }。
    .hint = 写一个 [[case]]，手工算好应得多少；jifen check --propose-cases 会列出骨架。
    .why = 没有例子的条款，写得对不对没有人算过。改动办法时，也没有什么会提醒。
clause-never-fired = 报送表里没有一行用到这一条：{ $says }。
    .hint = 看看条件里的名称是不是和报送表里写的一样；本来就没有这样的稿件，可以不管。
    .why = 一条从来没有用上的规定，可能只是这个月没有，也可能是条件写得谁也不符合。
rulebooks-overlap = { $is-day ->
        [yes] 从 { $day } 起，
       *[no] { "" }
    }{ $one } 和 { $other } 同时有效。
    .hint = 在前一部的 [rulebook] 里写 until。
    .why = 同一天有两部办法，就有两种分数。
rulebooks-gap = { $is-day ->
        [yes] 从 { $day } 起，
       *[no] { "" }
    }{ $one } 已经失效，{ $other } 还没有生效。
    .hint = 改前一部的 until 或后一部的 from，让它们接上。
    .why = 没有办法的日子里刊发的，没有依据计分。
not-proved = 这里的情形太多，没有全部证明；有没有重叠、遗漏，这次不能断定。
    .hint = 把套着 any、not 的条件拆成几行，或者把表拆小。
    .why = 检查有时间的限度。没有证明的就说没有证明，不会说成没有问题。
more-findings = 像 { $code } 这样的还有 { $count } 处，没有列出。
    .hint = 先改正列出来的，再运行一次。
    .why = 一种问题太多时，只列出前面一些。
checks-held-back = { $all ->
        [yes] 上面的错误关系到每一条，别的这次都没有检查。
       *[no] 有错误没有改，遗漏、限额、例子和有错的条款本身，这次没有检查。
    }
    .hint = 改正以后再运行一次。
    .why = 有错误的条款算不得数，遗漏、限额和例子要等它改好才能检查。别的条款之间有没有矛盾，已经检查了。
prizes-and-places = 名单“{ $name }”有 { $places } 个名额，奖金却写了 { $prizes } 个数。
    .hint = 补齐或删去奖金；只奖前几名的，把 places 改成那个数。
    .why = 名额比奖金多，排在后面的没有奖；奖金比名额多，后面的发不出去。多半是漏抄了一个数。
lower-place-wins-more = 名单“{ $name }”第 { $next } 名得 { $next-prize } 元，多于第 { $place } 名的 { $prize } 元。
    .hint = 检查 prizes 里的数，从第一名起由高到低写。
    .why = 名次靠后的奖金反而多，多半是抄错了数。
task-pays-backwards = { $key -> 
        [short] 没有完成任务的，每少一件反而加分（short 是正数）。
        [beyond] 超额完成的，每多一件反而扣分（beyond 是负数）。
        [unmet] 没有完成任务的反而加分（unmet 是正数）。
       *[met] 完成任务的反而扣分（met 是负数）。
    }
    .hint = 扣分写负数，加分写正数。
    .why = 扣分要写成负数。写成正数，没有完成任务的反而加分。
