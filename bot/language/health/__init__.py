"""What concerns safety: emergency signs, pains, illness and conditions. `safety` is the way in."""
