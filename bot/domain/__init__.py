"""Nouns of training: loads, sets, runs, athletes, reminders, and their arithmetic.

Standard library only; imports nothing of ours but `bot.errors`. Everything is frozen. Start with
`training`. Enum values are the words stored on disk: never change one without a migration.
"""
