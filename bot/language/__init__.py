"""From a sentence to what the runner means.

Pure: text and lexicon in, value out. Knows `domain` only. The words of a language are data in
`content/<language>/lexicon`; the code knows structure (numbers, units, notation), not words. To add
a word, a name or a way to say something is to edit one table there and one line in tests/phrases.

Start with `understand`, which names the order, then `intents`. The path of a message: `words`
(tokens, sentence) → `health` (safety) → `thoughts` over `patterns` → `log` (diary) → `conclusions`.
`echo` goes the way back.
"""
