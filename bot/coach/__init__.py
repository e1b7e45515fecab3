"""From the record and the day to one piece of advice and its reasons.

Pure: knows `domain` only. Start with `today`, then `rules`. Every number stands in `limits`, with
its unit and source.
"""
