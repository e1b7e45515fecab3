"""What belongs to whom: pieces become drafts of lifts and runs. `fold` is the way in."""
