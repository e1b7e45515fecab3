"""From a sentence to what the runner means.

Pure: text and lexicon in, value out. Knows `domain` only. Start with `understand`, then `intents`.
The words of a language are data in `content/<language>/lexicon`; the code knows structure (numbers,
units, notation), not words.
"""
