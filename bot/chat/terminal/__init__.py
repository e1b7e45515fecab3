"""The terminal: type to the coach, without any account.

`channel` is the `Channel` of the outbox and reads what is typed; `screen` knows which buttons are
shown and what presses them; `keyboard` is for people, `pipe` for programs. The libraries for
people are imported only when one is there.
"""
