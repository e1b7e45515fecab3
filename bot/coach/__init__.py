"""From the record and the day to one piece of advice and its reasons.

Pure: knows `domain` only. The way of an answer: `history` (or `told`, for JSON) makes the
`situation`; each of `rules` gives verdicts on it; `decision` takes the lowest ceiling; `doses`
tells sets, repetitions and effort; `templates`, `leaveout`, `ladders` and `composing` choose the
exercises, `loads` the kilograms; `fitting` cuts to the time, `routines` adds the daily routine,
`lookahead` the days to come. Start with `today`, then `rules`. Every number stands in `limits`,
with its unit and source.
"""
