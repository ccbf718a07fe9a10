## decisions

decision-cited = { $has-who ->
        [yes] { $who }
       *[no] nobody named
    }{ $has-when ->
        [yes] , { $when }
       *[no] {""}
    }{ $has-why ->
        [yes] : { $why }
       *[no] {""}
    }; { $file } line { $line }
decisions-disagree = Two answers to one question: { $file } line { $line } says "{ $one }", here it is "{ $other }". Neither was used.
    .hint = Delete one of them and run again.
decision-impossible = "{ $what }" cannot be answered so; the answer was not used.{ $listed ->
        [yes] {" "}Possible: { $choices }.
       *[no] {""}
    }
    .hint = Correct the answer: a date as 2022-05-06, people and departments as the roster has them, else one of the choices.
decision-stale = The row that this answer speaks of is not there any more, or is filled in; the answer was not used.
    .hint = If its title or outlet changed, write the item anew; if it is not needed any more, delete it.
decision-idle = This answer was not needed this time.
    .hint = Nothing to do; it holds whenever the same text comes again.
row-decided-out = Decided not to count ({ $decision }), { $rows } rows, skipped.
    .hint = If they should count, change the answer.
question-day = (a date, as { $day }; 不计 for what does not count)
decision-year-taken = The day of this answer has no year, or one that was filled in on typing; by the other days of the table it is { $day }.
    .hint = If that is wrong, write the answer out, as 2025-04-25.
decision-without-kind = The item does not say what it is about, and not just one question fits, so this answer was not used.{ $like ->
        [yes] {" "}“{ $near }” may be meant.
       *[no] {""}
    }
    .hint = Write the item as the list of what is pending has it, with what it is in front: 媒体：清溪手机报, 部门：机电部, 作者：张三.
decision-completed = The item does not say what it is about; only one question fits, so it was taken as the answer to “{ $what }”.
    .hint = If that is wrong, write the item as the list of what is pending has it.
answers-of-other-period = By its name this file holds the answers for { $period }, which is another period; it was not read.
    .hint = To use it, name the file itself in the command; otherwise nothing is to be done.
answers-beside = These answers lie beside the tables, so they were read, too.
    .hint = To keep them out, move the file to another folder or rename it.
question-free = (what it should say)
answers-unreadable = This file of answers cannot be read as a whole. So that none is lost, nothing was scored and it was left alone.
    .hint = Its first line must name the columns (事项, 答复), and quotes must be paired. Mend it and run again, or move it away.
