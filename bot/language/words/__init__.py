"""What every part of the language stands on: tokens, phrases, sentences, days, hours and places.

Nothing here knows what a runner may want; `section` reads the tables of the lexicon.
"""
