"""The conversation, without IO.

`engine.step(known, inbound, now, book)` takes a message and returns what to say, what to remember
and what to have done: a value. Knows `language`, `coach` and `domain`. Start with `table`, then
`engine`.
"""
