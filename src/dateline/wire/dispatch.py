"""Dispatch: the one text behind its copies.

In: articles and their partition into dispatches. Out: a Dispatch of each. Never: a text of another dispatch.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.terms import Article, Dispatch
from dateline.text import digest
from dateline.wire.edit import differences
from dateline.wire.origin import agency, nearest_first, relations
from dateline.wire.tokens import Tokens, tokens


def dispatches(articles: Sequence[Article], groups: Sequence[Sequence[str]]) -> tuple[Dispatch, ...]:
    """The dispatch of each group of article ids, in the order of their first ids.

    An edit's evidence is the words in the origin and those in the copy; a side that has none is left out.
    """
    by_id = {article.id: article for article in articles}
    ranked = sorted(tuple(sorted(group)) for group in groups if group)
    return tuple(_dispatch([by_id[id] for id in group]) for group in ranked)


def _dispatch(copies: Sequence[Article]) -> Dispatch:
    texts = nearest_first([tokens(copy) for copy in copies]) if len(copies) > 1 else []
    changed = [edit for text in sorted(texts[1:], key=_id) for edit in differences(texts[0], text)]
    return Dispatch(
        id=digest("dispatch", copies[0].id),
        articles=tuple(copy.id for copy in copies),
        origin=texts[0].article.id if texts else copies[0].id,
        agency=agency(copies),
        owners=owners(copies),
        relations=relations(texts),
        edits=tuple(changed),
    )


def _id(text: Tokens) -> str:
    return text.article.id


def owners(articles: Sequence[Article]) -> tuple[str, ...]:
    """Who owns the outlets that ran these, or where that is not known the outlets themselves; sorted, each once."""
    return tuple(sorted({who for article in articles if (who := article.owner or article.publisher)}))
