"""Names of the signs that no rule gives, and of the kind that speaks against a person.

In: nothing. Out: words that stand in `Mention.signs`. Never: a rule.
"""

from __future__ import annotations

NOT_PERSON = "-person"
"""The kind of a sign that speaks against a person."""
LABEL = "label"
"""The model's label for a name of several words."""
LABEL_OF_WORD = "label of a word"
"""The model's label for a lone word."""
REPEATED = "repeated"
"""The kind of a name that the article has elsewhere."""
GIVEN = "given"
"""A kind that came with the mention, from a step that tells no signs."""
SEEN_ELSEWHERE = "seen elsewhere"
"""The sign of a place that only another report's names show."""
