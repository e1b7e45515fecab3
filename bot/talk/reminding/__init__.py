"""Reminders: what each kind has to say, what became of it, and the buttons under it.

`bot.talk.due` is the entry when one is due and `bot.talk.manners` decides whether it may be sent
now; `bot.talk.reminders` sets them. Here one module a kind says what it has to say, `patience`
thins out what is not answered, and `settling` notes what became of a day. A reminder is (athlete,
reminder id, local date), and no date of a reminder is without a note.
"""
