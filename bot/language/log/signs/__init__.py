"""What a word or number may mean, and where a message falls into pieces.

`senses` are the possible meanings, `pieces` cut at commas and lines, `notation` and `terms` read
the small marks of sets ("x", "@", "kg"), `style` is what a runner's own way of writing settles.
"""
