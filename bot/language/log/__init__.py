"""From words and numbers to training.

`diary` is the way in. `senses` give words their possible meanings, `sentences` tell done from
announced from talk, `pieces` cut, `fold` says what belongs to whom, `notation`, `amounts`, `orders`
and `sets` read lifts, `features` and `runs` read runs, `plausible` refuses what nobody can do.
"""
