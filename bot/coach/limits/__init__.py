"""Every number that the coach trusts, with unit, range and source; no number stands elsewhere.

`running` what makes a run hard · `health` gates, pain, age · `calendar` races, gaps, weeks, breaks
· `readiness` soreness and sleep · `dose` sets, repetitions and effort · `load` from effort to
kilograms · `time` how long it takes. A source in brackets is an id of `content/sources.toml`;
[design] marks our own judgement in the direction of the evidence, with no trial behind the exact
number. Ranges are held by tests.
"""
