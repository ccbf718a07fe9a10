## cli

# Help
cli-about = Turns tables of publicity submissions into points, rankings and a ledger by a rulebook; every point names its clause and its cell.
cli-usage = jifen <COMMAND> [OPTIONS]
cli-usage-heading = Usage:{ " " }
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-example =
    Examples:
      jifen score submissions.xlsx             the month's points and rankings
      jifen explain 张三 submissions.xlsx      where someone's points come from
      jifen score --help                       all options of a command
cli-score = Reads tables of submissions; writes rankings, ledger and problems
cli-score-usage = jifen score [OPTIONS] <FILE>...
cli-score-example =
    Examples:
      jifen score submissions.xlsx
      jifen score may/ --rules ours.toml --month 2022-05 --out result
      jifen score year/ --period 2022
cli-explain = Shows where the points of a person, a department, a row or a piece come from, and what would change them
cli-explain-usage = jifen explain [OPTIONS] <NAME, ROW, CELL OR TITLE> <FILE>...
cli-explain-example =
    Examples:
      jifen explain 张三 submissions.xlsx
      jifen explain 教务处 submissions.xlsx --month 2022-05
      jifen explain submissions.xlsx!May!17 submissions.xlsx           how row 17 was scored
      jifen explain "open day" submissions.xlsx                        where this piece is
      jifen explain --cell submissions.xlsx!May!H17 submissions.xlsx   who hangs on this cell
cli-check = Checks rulebooks for what contradicts, is left out or does nothing, and runs their cases
cli-check-usage = jifen check [OPTIONS] [RULEBOOK]...
cli-check-example =
    Examples:
      jifen check
      jifen check ours.toml
      jifen check ours.toml --with may/
      jifen check --explain hole
cli-rules = Lists the built-in rulebooks, or prints one
cli-rules-usage = jifen rules [OPTIONS] [NAME]
cli-rules-example =
    Examples:
      jifen rules                           which there are
      jifen rules S24 --out ours.toml       takes one to make it your own
cli-rules-line = { $name }  { $title } (by the { $period }, units: { $units })
cli-read = Reads a rulebook back in sentences, to be held against the signed policy
cli-read-usage = jifen read [OPTIONS] [RULEBOOK]
cli-read-example =
    Examples:
      jifen read ours.toml
      jifen read vocational
cli-schema = Prints the JSON Schema of rulebooks, by which editors complete and explain keys, or of the JSON of results and explanations
cli-schema-usage = jifen schema [OPTIONS]
cli-schema-example =
    Example:
      jifen schema --out jifen.schema.json
      and make the first line of a rulebook #:schema ./jifen.schema.json
      (VS Code with Even Better TOML, or Taplo, then completes and explains)
      jifen schema --of result --out result.schema.json
cli-bulletin = Give the built-in template of the bulletin, to make your own of
cli-bulletin-usage = jifen bulletin [OPTIONS]
cli-bulletin-example =
    Examples:
      jifen bulletin --out mine.txt
      jifen score in.xlsx --bulletin mine.txt
cli-help-bulletin = Write the bulletin by this template (see jifen bulletin); the built-in one if none is named
cli-help-help = Show help
cli-help-version = Show the version
cli-help-lang = Language: zh for Chinese, en for English
cli-help-files = Tables of submissions, roster, events (xlsx, xls, xlsb, ods, et, csv, tsv, docx), or a folder of them
cli-help-rules = Rulebook (TOML), or the name of a built-in one (see jifen rules); the built-in model one if left out
cli-help-month = The month to score, such as 2022-05; not needed where the tables hold only one
cli-help-period = The period to score: month 2022-05, quarter 2022Q2, term 2022T1, year 2022
cli-help-skip_hidden = Leave out hidden or filtered rows, hidden columns and sheets (counted as skipped); they are read otherwise
cli-help-out = Folder for the result; jifen-PERIOD if left out
cli-help-file = write it to this new file instead of the screen
cli-help-json = Print the whole result as JSON; writes no files unless --out is given
cli-help-strict = Exit with 1 while any error is left
cli-help-name = A person or department (all of that name are shown); a row or cell such as submissions.xlsx!May!17; or words of a title
cli-help-explain-out = the folder that score wrote to with --out: its answers are read, too; jifen-PERIOD if not given
cli-help-cell = What rests on this cell, and whose points change if it is empty or says something else
cli-help-all = Show everything; at most a screen if left out
cli-help-explain-json = Print the answers as JSON on standard output
cli-help-rulebooks = Rulebooks (TOML) or names of built-in ones, of several also whether they follow on each other; the built-in model one if left out
cli-help-with = Check against these tables: how many rows fall into what is left out, and which clauses did nothing
cli-help-check-json = Print all findings as JSON on standard output
cli-help-check-strict = Warnings count too: end with exit code 1
cli-help-explain = Explain a finding, with an example
cli-help-propose_cases = List skeletons of cases for clauses without one and for both sides of every boundary; a person fills in what should come of them
cli-help-rulebook = Rulebook (TOML), or the name of a built-in one (see jifen rules); the built-in model one if left out
cli-help-built_in = Name of a built-in rulebook; lists them if left out
cli-value-lang = LANG
cli-value-files = FILE
cli-value-rules = RULEBOOK
cli-value-month = MONTH
cli-value-period = PERIOD
cli-value-out = FOLDER
cli-value-explain-out = FOLDER
cli-value-file = FILE
cli-value-name = NAME, ROW, CELL OR TITLE
cli-value-rulebooks = RULEBOOK
cli-value-with = FILE
cli-value-explain = CODE
cli-value-bulletin = TEMPLATE
cli-value-rulebook = RULEBOOK
cli-value-built_in = NAME

# Mistakes on the command line
cli-unknown-argument = There is no option { $arg }.
cli-extra-argument = { $arg } is one too many.
cli-unknown-command = There is no command { $name }.
cli-invalid-value = { $arg } can't be { $value }; it can be: { $values }
cli-missing-value = { $arg } needs a value.
cli-too-many-values = { $arg } can't take { $value } as well.
cli-repeated = { $arg } can be given only once.
cli-conflict = { $arg } can't be used together with { $other }.
cli-missing-argument = Missing: { $arg }
cli-missing-command = No command was given.
cli-not-unicode = An argument is not Unicode text.
cli-refused = The command is wrong: { $text }
cli-did-you-mean = Did you mean { $suggestion }?
cli-see-help = For all there is, see jifen --help or jifen score --help.

# While it runs
cli-reading = Reading tables …
cli-scoring = Scoring …
cli-writing = Writing …
cli-no-stdout = The result could not be printed: { $cause }

# Periods
cli-month = month
cli-quarter = quarter
cli-term = term
cli-year = year
cli-period-rows = { $period } ({ $count } { $count ->
        [one] row
       *[other] rows
    })

# Problems
cli-problem-single = { $severity } [{ $code }]
cli-problem-group = { $severity } [{ $code }] { $count } ×
cli-problem = { $place }: { $problem }
cli-problem-read = “{ $read }”: { $problem }
cli-at-stake = { " " }(up to { $points } { report-unit })
cli-more-problems = … and { $count } more.
cli-more-problems-in = … and { $count } more, all in { $file }.
no-such-code = There is no code { $code }. Possible: { $codes }
    .hint = { $like ->
        [yes] did you mean { $near }?
       *[no] choose one of those
    }
cli-check-passed = { $name }: { $rules } rules, no errors, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }.
cli-check-errors = { $name }: { $rules } rules, { $errors } { $errors ->
        [one] error
       *[other] errors
    }, { $warnings } { $warnings ->
        [one] warning
       *[other] warnings
    }.

cause-missing = there is no such file or folder
cause-a-folder = a folder is there and no file
cause-not-permitted = not permitted, or in use by another program
cause-read-only = the disk is read-only
cause-full = the disk is full
cause-not-a-folder = a file of that name is in the way of a folder
cause-bad-name = the name holds characters that can't be used

bad-month = “{ $text }” is no month
    .hint = write --month 2022-05
bad-period = “{ $text }” is no period
    .hint = a month is 2022-05, a quarter 2022Q2, a term 2022T1, a year 2022
period-not-in-rulebook = the rulebook scores by the { $base }; { $period } is shorter
    .hint = choose a whole { $base } or longer, such as --period { $whole }
no-such-term = the rulebook has { $count } { $count ->
        [one] term
       *[other] terms
    }; there is no { $period }
    .hint = change --period, or write terms into [rulebook]
no-dates = the tables hold no date that can be read, so the period of { $rows } piece(s) is not known; the result is that of today's { $period } and scores none of them
    .hint = name the month and run again: { $command } --month 2022-05; or fill in the dates, or answer in the pending list
no-dates-needed = nothing is to be scored and the tables hold no date that can be read; the result names today's { $period }
    .hint = nothing to do; for another month run with --month 2022-05
several-periods = the dates lie in several periods: { $periods }
    .hint = One of them: { $command }{ $together ->
        [yes] ; all together: { $all }
       *[no] {""}
    }
title-wider-than-days = Several months are named here, but all days in the table lie in { $period }, so only { $period } was worked out.
    .hint = For the whole: { $command }; see, too, whether tables of other months are missing. If { $period } alone is meant, nothing is to be done.
nothing-to-score = no table was found that can be scored
    .hint = a header needs columns such as 标题, 媒体, 日期, 作者; the other messages say what each file held
no-such-account = neither roster nor tables hold “{ $name }”, and no title does
    .hint = check the name, or look it up in the ranking of teachers
no-such-account-but = neither roster nor tables hold “{ $name }”, and no title does
    .hint = did you mean { $names }?
cli-nothing-to-propose = { $name }: every clause and both sides of every boundary have a case; nothing to propose.
cli-written = written: { $file }
no-such-folder = there is no such folder
    .hint = --out names the folder that score wrote to; without it that is jifen-PERIOD.
file-exists = this file is there already and was not overwritten
    .hint = choose another name, or move the other file away
file-not-written = this file could not be written: { $cause }
    .hint = choose another folder or name
out-not-written = the result could not be written: { $cause }
    .hint = choose another folder with --out; nothing that was there has changed
out-partly-written = this file could not be written: { $cause }; done are { $done }
    .hint = close the files that are open and run again
nothing-in-period = no submission and no event lies in { $period }; the tables hold { $periods }.
    .hint = check the period, or whether these are the right files
no-such-rulebook = there is no built-in rulebook “{ $name }”
    .hint = There are: { $names }. For a file of your own use jifen read or jifen check.

# outlets
cli-outlets = Looks an outlet up, or adds one to a rulebook of your own
cli-outlets-usage = jifen outlets <COMMAND> [OPTIONS]
cli-outlets-example =
    Examples:
      jifen outlets find 融媒体中心
      jifen outlets add 易县教育发布 --level 县级 --alias 易教发布 --rules ours.toml
cli-outlets-add = Adds an outlet to a rulebook and leaves every other byte alone
cli-outlets-add-usage = jifen outlets add [OPTIONS] <OUTLET> --level <LEVEL> --rules <RULEBOOK>
cli-outlets-find = Looks an outlet up: level, further names, domains
cli-outlets-find-usage = jifen outlets find [OPTIONS] <NAME OR LINK>
cli-help-outlet = The outlet's name
cli-help-level = Its level, as the rulebook calls it
cli-help-alias = Another name of it; may be given several times
cli-help-domain = A domain of it, such as yixian.example.cn; may be given several times
cli-help-own-rules = Your own rulebook (TOML), which it is written into
cli-help-text = A name, a part of one, or a link
cli-value-outlet = OUTLET
cli-value-level = LEVEL
cli-value-alias = NAME
cli-value-domain = DOMAIN
cli-value-own-rules = RULEBOOK
cli-value-text = NAME OR LINK
outlets-none = The registry has no "{ $name }", nor one like it.
outlets-near = The registry has no "{ $name }"; like it are:
outlets-platform = a platform, whose accounts take their owner's level
outlets-unlevelled = no level
outlets-aliases = also: { $names }
outlets-domains = domains: { $names }
outlets-added = Wrote "{ $name }" ({ $level }) to { $file }, line { $line }.
outlets-no-rulebook = No rulebook is named to add it to, and those that are built in cannot be changed.
    .hint = Take one to be your own: jifen rules vocational --out ours.toml, then add --rules ours.toml
outlets-no-level = The rulebook has no such level. It has: { $levels }
    .hint = Write --level as the rulebook does.
outlets-known = There is "{ $name }" already, of level { $level }; nothing was added.
    .hint = To change its level change its line in the rulebook; one that only the registry has can be added with another level.
outlets-nameless = The name or an alias is empty.
    .hint = Write the name.
outlets-no-place = There is no place for an [[outlet]] in this rulebook.
    .hint = Run jifen check first, or write the outlet into the file yourself.

cli-help-formats = Which kinds of files to write, separated by commas: csv, xlsx, html, docx, json; all where none is named
cli-help-of = Of what: rulebook (where it is left out), result, explain
cli-help-state = How far the result has got: draft, posted, final; stands at the foot of every report
cli-help-prepared = Who prepared it
cli-help-checked = Who checked it
cli-help-objections = The last day on which objections are taken, such as 2022-06-10
cli-value-formats = FORMATS
cli-value-of = WHAT
cli-value-state = STATE
cli-value-prepared = NAME
cli-value-checked = NAME
cli-value-objections = DAY
bad-day = “{ $text }” is no day.
    .hint = Write it as 2022-06-10.

cli-verify = Make a result again from its receipt and compare every file byte for byte
cli-verify-usage = jifen verify <FOLDER>
cli-verify-example =
    Example:
      jifen verify jifen-2022-05
cli-help-folder = Folder with the result and its receipt
cli-value-folder = FOLDER
cli-help-force = Write into the folder though it holds other files
verified = Made again: { $same } of { $count } files are the same to the byte.
no-receipt = There is no { $name } in this folder, so it is not known what the result was made from.
    .hint = Name the folder of a result, such as jifen-2022-05.
receipt-damaged = The receipt has been changed and cannot be read ({ $reason }).
    .hint = Run jifen score again with the tables.
input-changed = This file is not what it was; the result is made again from what it holds now.
    .hint = To check the former result, put the former file back; if the change is wanted, run jifen score again.
input-missing = This file, which was read then, is not there any more.
    .hint = Put it back and verify again.
rulebook-changed = The rulebook is not what it was; the result is made again by what it says now.
    .hint = To check the former result, put the former rulebook back.
other-version = The result was made by jifen { $made }; this is { $own }.
    .hint = If anything differs, verify with the former version first.
output-missing = This file of the result is not there any more.
    .hint = Run jifen score again to have it.
answers-waiting = There are new answers that do not count yet.
    .hint = Run jifen score again: it scores by the new answers.
output-edited = This file was changed after it was written; it differs from line { $line } on.
    .hint = Do not edit results: change the table or the rulebook and run jifen score again.
output-differs = This file is not what is made now; it differs from line { $line } on.
    .hint = See which files have changed. If none has, please send both files to the developers.
output-not-made = This file was not made this time.
    .hint = See which files have changed.
not-made-again = The result cannot be made again.
    .hint = See which files are missing or changed; jifen score says why.
out-not-ours = The folder holds other files, so nothing was written into it.
    .hint = Write into another folder with --out, or use --force if it has to be this one.
