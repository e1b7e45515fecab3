"""When, and whether it was done: days of each piece, and what is a plan, a wish or only talk.

`sentences` is the way in; `verdicts` judge each part, `dating` finds its day.
"""
