## 评分办法里的每一个键是做什么用的：编辑器里停在键上就会看到（jifen schema）

# 许多地方都有的键
key-clause = 依据的是哪一条，如 第五条(二)；几条一起的用顿号，如 第八条(一)、(三)。报表里每一分都注明它。
key-assumes = 办法原文没有说到、这里作了理解的地方；会印在通报下面。
key-unit = 这一条管哪个单位的账；有几个单位时，给分的条款必须写。
key-when = 对哪些刊发起作用：各项都符合才算。不写就是全部。
key-who = 对哪些人或部门起作用，按名单上的内容。不写就是全部。
key-per = 管多长的期间：month 每月，quarter 每季度，term 每学期，year 每年。
key-account = 管谁：teacher 教师个人，department 部门。
key-books = 结果记到哪个更长的期间，如 year。不写就记在本期。
key-also = 同样的数额还记给谁：department 是教师所在的部门；{"{"} post = "通讯员" {"}"} 是部门里这样的教师。
key-others = true：本表其他各行都管不到的，由这一行管。
key-columns = 把一项内容横着列成几列，如 {"{"} genre = ["消息", "通讯"] {"}"}；每行的结果按列写成一个列表。
key-rows = 表格：一行是一组条件和它的结果。
key-any = 其中任何一组条件成立就算成立。
key-not = 条件不成立时才算成立。
key-part = 不满一档怎么算：full 满一档才计，started 不足一档按一档，pro-rata 按比例。

# 各个表
key-top-rulebook = 办法的名称、单位、期间、取整等总的规定。
key-top-field = 说明一项内容：在哪一栏、有哪些值、没有填的算什么。
key-top-outlet = 一家或几家媒体的级别、类型；名录里没有的、要改的写在这里。
key-top-piece = 什么样的刊发算同一件作品。
key-top-exclude = 哪些刊发根本不计分、不计件。
key-top-points = 基础分：每次刊发先得多少。
key-top-modify = 加分、减分、按几成计。
key-top-same-piece = 同一作品登了几家时怎么计。
key-top-share = 一件作品的分怎么分给署名人和部门。
key-top-limit = 封顶、保底：最多计多少，最少计多少。
key-top-target = 任务：一个期间应完成多少，少了怎样，超了怎样。
key-top-event = 考核事项表里的一种事项，如批示、差错。
key-top-rank = 排名。
key-top-list = 名单：表彰谁、点名谁，发什么奖。
key-top-unranked = 哪些人计分但不参评。
key-top-money = 积分折成奖金。
key-top-not-covered = 没有办法或不需要计算的条文，说明原因。
key-top-case = 手工算好的例子；jifen check 会重算一遍来核对。

# [rulebook]
key-rulebook-name = 办法的名称。
key-rulebook-policy = 办法原文的文件名，与本文件放在一起。
key-rulebook-units = 计分的单位，如 ["分"]；写几个就各记各的账。
key-rulebook-decimals = 保留几位小数，0 到 6；不写是 2。
key-rulebook-rounding = 怎样取整：half-up 四舍五入，half-even 五成双，down 舍去。
key-rulebook-round = 在哪里取整：piece 每件作品先取整再分，account 各人每期合计时取整。
key-rulebook-from = 从哪一天起施行；以前的刊发请人确认。
key-rulebook-until = 施行到哪一天；以后的刊发请人确认。
key-rulebook-period = 按什么期间计分：month、quarter、term、year；不写是每月。
key-rulebook-month-ends = 每月算到几号，如 25；不写是月末。
key-rulebook-deadline = 下一期的第几天以前报送，再晚就是逾期。每月25日截止的（month-ends = 25），写 3 就是28日。
key-rulebook-year-starts = 一年从哪一天起，如 "09-01"；不写是 1 月 1 日。
key-rulebook-terms = 各学期从哪一天起，按先后写，如 ["09-01", "02-16"]。
key-rulebook-outlets = 用哪些自带的媒体名录：national 全国和各平台，hebei 河北，provinces 河北以外各省；不写就全用，[] 就都不用。
key-rulebook-otherwise = 基础分没有列到的情形：ask 请人确认，reject 不计分，或写一个分数。

# [[field]]
key-field-name = 条件里用的英文名，如 level；自己增加的用英文小写字母和短横线。
key-field-of = 是谁的内容：publication 刊发，outlet 媒体，teacher 教师，department 部门。
key-field-kind = 填的是什么：choice 几个值之一，number 数，date 日期，flag 是或否，people 人名。
key-field-headers = 表格里的列名；第一个是报表里用的中文名。
key-field-values = 可以填的值，由低到高；方括号里的第一个是正式名称，其余是别的写法。
key-field-missing = 没有填的算什么：写一个值就按它，"ask" 请人确认，"none" 当作没有这回事。不写：基础分要看它的请人确认，其他条款不起作用。

# [[outlet]]
key-outlet-name = 媒体的名称；写几家，就都是这样。
key-outlet-aliases = 同一家媒体的其他叫法。
key-outlet-domains = 网站的域名，链接以它结尾就是这家。
key-outlet-from = 从哪一天起是这样；以前按名录。
key-outlet-until = 到哪一天为止是这样；以后按名录。
key-outlet-platform = true：只是平台，账号按开办单位的级别认定。

# [piece]
key-piece-by = 哪些内容都相同才是同一作品，如 ["title"]、["title", "authors"]。
key-piece-within = 在多长的期间里才算同一作品；不写就是办法自己的期间。

# [[exclude]]
key-exclude-who = 写了它，刊发照计，只是这样的署名人视为名单以外的人。

# [[points]]
key-points-points = 多少分；也可以按数量，如 {"{"} of = "reads", every = 1000, each = 50 {"}"}。
key-points-for = 付给哪一栏的人而不是署名人，如 editor：另外一份钱，这一栏的人平分，只付给全额计分的那次刊发；比较哪一次最好时不算它。

# [[modify]]
key-modify-who = 写了它，改的是这样的署名人分到的那一份，只能用 times 和 add。
key-modify-times = 另定基础分：基础分乘以它，如 "60%"。
key-modify-plus = 加基础分的几成，如 "1/2"；只按基础分算。
key-modify-add = 加几分，负数就是减。
key-modify-scale = 连同加分一并乘以它，如减半 "1/2"。
key-modify-counts = 算几件作品，如 "1/3"。
key-modify-best-of = 名称相同的几条，只取单独加得最多的一条。

# [[same-piece]]
key-same-piece-once-per = 这一项的每个值只留最好的一次，如 level；写 outlet，同一家媒体登几次也只算一次。
key-same-piece-best = 其中最好的几次全额计分；"all" 是全部。不写是 1。
key-same-piece-rest = 其余的按几成计，加在最好的一次上；写成一列，如 ["1/3", "1/3"]，就依次按这几成，再往后的不计；不写是 0。

# [[share]]
key-share-authors = 署名人怎么分：equal 平分（不写就是这样），first 归第一人，each 各得全分，或按人数列出，如 [[1], ["60%", "40%"]]。
key-share-roles = 各栏的权重，如文字 7、摄影 3；同一栏的人平分。
key-share-outsiders = 名单以外的署名人：drop 他的一份谁也不给（不写就是这样），to-staff 不算他、由其余的人分，pay 照给。
key-share-department = 部门得多少：sum 本部门人员所得之和（不写就是这样），whole 各得全分，split 几个部门平分，none 不得。
key-share-signers = 最多几个署名人参加分配；后面的不分。

# [[limit]]
key-limit-per = 限的是什么：publication 每次刊发，piece 每件作品，或一个账户在一个期间（month 等）。
key-limit-at-most = 最多多少。
key-limit-at-least = 最少多少。
key-limit-of = 限的是哪些分：pieces 作品（不写就是它），events 考核事项，targets 任务，all 全部，或列出条款。
key-limit-pieces = 最多计几件，取最好的。

# [[target]]
key-target-pieces = 应完成几件作品；0 就是奖励而不是任务。
key-target-publications = 应有几次刊发。
key-target-points = 应得多少分。
key-target-short = 每少一件（次、分）记多少，扣分写负数；不论差多少只扣一次的，写 unmet。
key-target-beyond = 每超一件（次、分）记多少。
key-target-met = 完成了一次记多少。
key-target-unmet = 没有完成的记一次多少，不论差多少；扣分写负数。
key-target-covers = 用来完成任务的作品不再给分：earliest 最早的，lowest 分最低的。
key-met-each = 完成了记多少。
key-met-part = full 全部完成才记，pro-rata 按完成的比例记。

# [[event]]
key-event-name = 事项的名称，与考核事项表里写的一样。
key-event-points = 每次多少分，扣分写负数；{"{"} of = "value", range = "0..20" {"}"} 是表里“分值”一栏所填的数。
key-event-zero = piece：“标题”一栏的作品不计分；period：账户本期所得归零，扣分照扣，作品仍算进任务；同时写 books = "year" 的，归零的是全年。

# [[rank]] 和 [[list]]
key-by = 按什么排：points 积分，pieces 件数，publications 刊发次数。
key-ties = 同分的名次：shared 为 1、2、2、4，dense 为 1、2、2、3。
key-within = 在哪一项相同的里面各排各的，如 group。
key-list-name = 名单的名称；同名的几条合成一份名单。
key-list-needs = 本期的成绩要达到什么，先看这个再给名次。
key-list-places = 取几名；"10%" 是有作品的人数的一成。不写就是达到要求的都在内。
key-list-part = 比例不满一个名额时：full 不算，started 算一个，half-up 四舍五入。
key-list-in-a-row = 连续几期都达到要求。
key-list-prizes = 第一名起各名次的奖，如 [500, 300, 200]；人人一样的写一个数。
key-list-prize-ties = 并列时：each 各得该名次的奖，split 平分所占各名次的奖。
key-needs-points = 积分，如 ">=60"。
key-needs-pieces = 作品件数，如 ">=6"。
key-needs-publications = 刊发次数。
key-needs-missed = 没有完成哪一条的任务。

# [[money]]
key-money-each = 每分多少元。
key-money-pool = 总额最多多少元，超过了大家按比例减。

# [[not-covered]]
key-not-covered-because = 为什么不算。

# 数量
key-amount-of = 按哪一项的数：字数 words、阅读量 reads……；base 是基础分，value 是考核事项的分值。
key-amount-start = 先有多少。
key-amount-above = 超过多少的部分才算。
key-amount-every = 每多少为一档。
key-amount-each = 每档多少；没有 every 时，是每一个数乘以它。
key-amount-at-most = 总共最多多少。
key-amount-missing = 没有填的按几算；不写就请人确认。
key-amount-range = 所填的数必须在这个范围里，如 "4..10"；不在就请人改，不会自动截断。

# [[case]]
key-case-name = 例子的名称，说清楚要核对什么。
key-case-because = 手工计算的过程。
key-case-rows = 报送的稿件，用各项的英文名。
key-case-roster = 名单。
key-case-events = 考核事项。
key-case-per = 看哪个期间的结果；不写就是办法自己的期间。
key-case-expect = 各人、各部门应得多少；名字加引号。
key-case-ranks = 应得的名次。
key-case-lists = 名单上应有谁。
key-case-money = 应得的奖金。
key-case-short = 各账户的任务一共少了多少；可以按条款分开写。
key-case-prizes = 名单应发的奖金。
key-case-asked = 应有几处请人确认。
key-case-excluded = 应有几次刊发不计分。
key-row-title = 标题。
key-row-department = 报送的部门。
key-row-link = 链接。
key-roster-name = 姓名。
key-roster-from = 从哪一天起是这样。
key-roster-until = 到哪一天为止是这样。
key-roster-department = 部门。
key-event-row-name = 事项。
key-event-row-account = 账户：姓名或部门。
key-event-row-date = 日期。
key-event-row-title = 所涉作品的标题。
key-event-row-count = 次数；不写是 1。
key-event-row-value = 分值。

# 没有列出的键
key-other-tests = 自己用 [[field]] 增加的项目。
key-other-facts = 自己用 [[field]] 增加的媒体的项目。
key-other-cells = 自己用 [[field]] 增加的项目。
key-other-weights = 自己用 [[field]] 增加的人名栏的权重。
key-other-names = 姓名、部门或名单的名称，加引号。

# 内置的项目
fact-outlet = 媒体：写名录里的名称或别名。
fact-level = 级别。
fact-medium = 媒体类型，如 报纸、网站、新媒体。
fact-genre = 体裁，如 消息、通讯、图片、视频。
fact-placement = 版面，如 头版、头条。
fact-words = 字数。
fact-reads = 阅读量。
fact-photos = 图片数。
fact-seconds = 时长（秒）。
fact-date = 刊发日期。
fact-sent = 报送日期。
fact-delay = 刊发后过了几天才报送。
fact-after-deadline = 是否超过了报送期限（见 [rulebook] 的 deadline）。
fact-status = 状态，如 已采用。
fact-award = 是否获奖。
fact-original = 是否原创。
fact-paid = 是否付费。
fact-signed = 署名：个人、部门、无。
fact-signers = 署名人数。
fact-authors = 作者。
fact-text = 文字作者。
fact-photo = 摄影。
fact-editor = 编辑。
fact-department = 部门。
fact-post = 岗位。
fact-group = 部门的组别，如 处室、系部。
fact-headcount = 部门的人数。

# 整个结构
schema-title = jifen 评分办法
schema-description = 把书面的奖励办法写成 TOML。改完请运行 jifen check，它会指出漏写、重复和前后矛盾的地方。
schema-fraction = 加引号的分数或百分数，如 "1/2"、"60%"。
schema-range = 加引号的范围：">=500" 以上（含），"<100" 不满（不含），"500..999" 两头都含。
