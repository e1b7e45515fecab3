"""Scripted conversations: read a `.talk` file, hold it with any coach, compare what was said."""
