"""From amounts to runs: distance, time, pace, kind, and the stretches of interval sessions.

`run_features` finds what was said, `joining` what of it is one run.
"""
