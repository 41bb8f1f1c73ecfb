"""Who speaks: the words of a source become the one who said it, where only one can be meant.

In: statements with the words of their sources, articles, a cast. Out: speakers. Never: a name for a crowd, or for a pronoun that
could be two; then the report's words stay.

`rivals` reads from the parse whom a pronoun could mean, `pronouns` chooses among them, `offices` holds an office to its owner,
`transcripts` reads labels and signatures, `days` finds the day beside the cue, `resolve` puts them together.
"""

from dateline.statements.speakers.resolve import resolve

__all__ = ["resolve"]
