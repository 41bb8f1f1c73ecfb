"""Cast: the entities of one story, over all its reports.

In: the articles of a story and the mentions of each. Out: who is who. Never: another story; a sentence's parse.
"""
