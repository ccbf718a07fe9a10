## jifen check: what is wrong with a rulebook in itself

# Combinations, and an invented submission
box-example = “…” { $facts }
box-point = {" · "}
box-number = { $field } { $number }
box-else = another { $field }
box-nothing = no { $field } given
box-given = some { $field } given
box-not-among = { $field } is none of { $values }
