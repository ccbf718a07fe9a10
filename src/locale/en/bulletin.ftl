## bulletin

file-bulletin = bulletin-{ $period }.docx

# Periods and days
bulletin-month = { $year }-{ $index }
bulletin-quarter = { $year }, quarter { $index }
bulletin-term = { $year }, term { $index }
bulletin-year = { $year }
bulletin-day = { $year }-{ $month }-{ $day }
bulletin-in-period = { $name } ({ $period })

# Text
bulletin-no-level = without a level
bulletin-pieces = piece(s)
bulletin-publications = publication(s)
bulletin-heading = { $number }. { $text }
bulletin-subheading = ({ $number }) { $text }

# Annexes
bulletin-annexes = Annexes: { $title }
bulletin-annex = Annex { $number }
bulletin-lists = Lists
bulletin-books = The three books
bulletin-title-of = { $title } ({ $part })

# Problems
bulletin-unreadable = the template of the bulletin cannot be read: { $cause }
    .hint = get one by jifen bulletin --out mine.txt
bulletin-no-text = the template of the bulletin is no text file
    .hint = save it as a text in UTF-8
bulletin-unknown-mark = no line begins with such a mark
    .hint = the marks are { $marks }; body has none
bulletin-unknown-name = there is no such name
    .hint = { $like ->
        [yes] did you mean { $near }?
       *[no] the names are listed at the head of the built-in template: jifen bulletin
    }
bulletin-no-such-part = a name on this line has no such part ({ $detail })
    .hint = the parts of each name are listed at the head of the built-in template: jifen bulletin
bulletin-no-such-function = this line uses what there is not ({ $detail })
    .hint = write it as the built-in template does: jifen bulletin
bulletin-miswritten = this line is not well written ({ $detail })
    .hint = see whether brackets and quotes are closed, and each if and for has its endif and endfor
