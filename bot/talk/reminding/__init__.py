"""Reminders: what is said when one is due, whether it may be said now, and how they are set.

`due` is the entry. `manners` and `patience` decide: send, hold until later that day, or settle with
a noted reason. One module a kind says what it has to say. A reminder is (athlete, reminder id,
local date), and no date of a reminder is without a note of what became of it.
"""
