"""From terms to sets: which number is a load, which are repetitions, and how often.

`amounts` is the way in; `orders` decides by what is plausible, `opened` what stands alone.
"""
