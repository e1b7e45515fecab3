"""A year of training, simulated: who the runners are, what they can lift, what they type.

`people` draws runners and their calendars, `life` what happens to them, `body` what a lift costs
them, `talk` types it to the coach, `laws` judges the mornings, `figures` counts, `page` writes it
down. Everything follows from a seed. What the model leaves out is told on `docs/season.md`.
"""
