"""The arithmetic from words to concepts, without database and without Django: arrays in, arrays out.

Read `pieces.py` (what of a word is compared), `lexicon.py` (how what was typed is compared with all words), then
`learning.py` (how the words that are loaded make a lexicon). Decision 31 says why it is done so.
"""
