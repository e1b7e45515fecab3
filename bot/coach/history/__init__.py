"""From the record to the situation: what was lifted and run, what is planned, what was told.

`situation` is the way in. Rule: only what stands in the record counts, a missing answer never means
healthy, and whatever lies after the day is as if it were not there. Source: coaching rules 2.17.5.
"""
