"""English: all that is English about a parsed tree.

In: sentences of a parse. Out: who does what to whom, when and how surely, as tokens of that sentence. Never: another sentence, a
decision about the news, a name of anyone; what is read here is read once and asked by every room.
"""
