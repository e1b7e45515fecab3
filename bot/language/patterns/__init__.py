"""Whole sentences that the lexicon lists as patterns: how they are matched and what they mean."""
