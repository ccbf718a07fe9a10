## jifen check：一部评分办法自己有什么问题

# 一类情形，和编出来的一条报送
box-example = 《…》 { $facts }
box-point = {" · "}
box-number = { $field } { $number }
box-else = 其他{ $field }
box-nothing = 没有填{ $field }
box-given = 填了{ $field }
box-not-among = { $field }不是{ $values }
