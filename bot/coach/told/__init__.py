"""The situation as JSON tells it, field by field: `situation` reads the whole.

Rule 1: absent and null mean the default of the coaching rules (2.17.3), but for `age`: null is
unknown.
Rule 2: a wrong type or a word outside its list is an error that names the field, never a guess.
Rule 3: field names that nobody knows are ignored.
"""
