"""English: all that is English about a parsed sentence, made once and below the rooms.

In: a sentence. Out: clauses, tenses, words of the lexicon, frames. Never: an article, a room, another language.
"""
