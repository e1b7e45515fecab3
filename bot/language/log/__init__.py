"""From words and numbers to training.

`diary` is the way in. The rooms, each seeing only those before it: `signs` give words their
possible meanings and cut a message into pieces; `names` say which lift is meant; `sets` and `runs`
read their amounts; `days` tell done from announced from talk; `drafting` says what belongs to whom.
Here drafts become lifts and runs, `plausible` refuses what nobody can do, and `doubtful` and
`unread` ask about what was put together oddly or left over.
"""
