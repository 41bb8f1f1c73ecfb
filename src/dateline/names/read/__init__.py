"""Read: the names of one report, what stands beside them, and the words that may mean their bearers.

In: an article and its parse. Out: its mentions. Never: another article; who is meant by a pronoun.
"""
