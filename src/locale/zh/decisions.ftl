## decisions

decision-cited = { $has-who ->
        [yes] { $who }
       *[no] 没有写决定人
    }{ $has-when ->
        [yes] ，{ $when }
       *[no] {""}
    }{ $has-why ->
        [yes] ：{ $why }
       *[no] {""}
    }；{ $file } 第{ $line }行
decisions-disagree = 同一件事有两种答复：{ $file } 第 { $line } 行是“{ $one }”，这里是“{ $other }”。两条都没有用。
    .hint = 请删去其中一条，再运行一次。
decision-impossible = “{ $what }”不能这样答复，没有用上。{ $listed ->
        [yes] 可以写：{ $choices }。
       *[no] {""}
    }
    .hint = 请改正“答复”这一格：日期写成 2022-05-06 的样子，人和部门要写名单上有的，其余从“可选”里选一个。
decision-stale = 这条答复说的那一行找不到了，或者已经填好，没有用上。
    .hint = 标题或媒体改过的，请按新的写法重写“事项”；不再需要的，可以删去。
decision-idle = 这条答复这次没有用到。
    .hint = 不用做什么；以后遇到同样的写法仍会照它读。
row-decided-out = 按决定不计（{ $decision }），共 { $rows } 行，已跳过。
    .hint = 如果要计，请改“答复”。
question-day = （填日期，如 { $day }；不算的填“不计”）
decision-year-taken = 答复的日期没有写年份，或者年份是填写时自动补的；按表里其他日期的年份，当作 { $day }。
    .hint = 如果不对，请把答复写全，如 2025-04-25。
decision-without-kind = “事项”没有写明说的是什么，能对上的问题不止一个或一个也没有，这条答复没有用上。{ $like ->
        [yes] 说的可能是“{ $near }”。
       *[no] {""}
    }
    .hint = “事项”要照待定表里的写，前面带上是什么，如 媒体：清溪手机报、部门：机电部、作者：张三。
decision-completed = “事项”没有写明说的是什么；对得上的问题只有一个，就当作“{ $what }”的答复。
    .hint = 如果不对，请照待定表里的写法改“事项”。
answers-of-other-period = 按文件名，这份答复是 { $period } 的，不是这次的期间，没有读。
    .hint = 要用的，请把这个文件也写进命令；不用的不用管。
answers-beside = 这份答复和报送表放在一起，也读了。
    .hint = 不想用的，请移到别的文件夹或改名。
question-free = （照实填写）
answers-unreadable = 这份答复读不全，里面的答复没有用上；为了不丢掉它们，这次没有算，也没有改动它。
    .hint = 第一行要有“事项”“答复”这些列名，引号要成对。改好再运行；不要了的，把它移走或改名。
