"""Elsewhere: full names that one report of a story has, where another has them unseen.

In: the reports of a story and their mentions. Out: the mentions and the recovered. Never: a name that stands nowhere in plain view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast as typed

from dateline.names import forms
from dateline.names.sign_names import SEEN_ELSEWHERE
from dateline.terms import Article, EntityKind, Mention


def over_reports(articles: Iterable[Article], mentions: Mapping[str, Sequence[Mention]]) -> dict[str, list[Mention]]:
    """The mentions of each article with those that it lacks: full names of people and bodies that another report of the story sees.

    Two words that are somebody's name in one report are that name in the next, whatever the model made of the sentence there; a body's
    name goes before a shorter name that begins it ("Velden" of "Velden Port Authority").
    """
    told = {(m.text, m.kind) for found in mentions.values() for m in found if m.form == "name"}
    opened: dict[str, list[_Name]] = defaultdict(list)
    for name in sorted(told, key=lambda name: (-len(name[0]), name)):
        opening = _OPENING.match(name[0])
        if opening and name[1] in {"person", "organization"} and _is_full(name[0]):
            opened[opening.group()].append(name)
    found = {}
    for article in articles:
        own = mentions.get(article.id, ())
        unseen = list(_unseen(article, own, opened))
        begun = {m.start: m.end for m in unseen if m.kind == "organization"}
        found[article.id] = [*(m for m in own if m.end >= begun.get(m.start, 0)), *unseen]
    return found


_Name = tuple[str, str]
"""A name and the kind of its bearer."""


_OPENING = re.compile(r"(?<![\w-])[^\W\d_]\w*")


def _is_full(name: str) -> bool:
    """A given name and a surname at least, in plain letters."""
    words = name.split()
    plain = all(word[0].isupper() and len(word) > 1 for word in words)
    return 1 < len(words) <= forms.LONGEST_NAME and plain


def _unseen(article: Article, mentions: Sequence[Mention], opened: Mapping[str, Sequence[_Name]]) -> Iterator[Mention]:
    """The places in the story's paragraphs where one of the names, by their first words, stands and nothing else is seen."""
    spans = sorted((m.start, m.end) for m in mentions)
    begun = {m.start: m.end for m in mentions if m.kind == "place" and m.form == "name"}
    starts, reach, text = [start for start, _ in spans], _reaches(spans), article.text
    for part in article.paragraphs:
        for match in _OPENING.finditer(text, part.start, part.end):
            start = match.start()
            found = next((name for name in opened.get(match.group(), ()) if _stands(text, name[0], start)), None)
            if found is None:
                continue
            (name, kind), end = found, start + len(found[0])
            at = bisect_right(starts, end - 1) - 1
            free = at < 0 or reach[at] <= start
            if kind == "organization" and starts[at : at + 1] == [start]:
                free = begun.get(start, end) < end and (at == 0 or reach[at - 1] <= start)
            if end <= part.end and free:
                yield Mention(
                    article.id, start, end, name, typed("EntityKind", kind), signs=(f"{SEEN_ELSEWHERE}={kind}",)
                )


def _stands(text: str, name: str, at: int) -> bool:
    """Whether a name stands whole at an offset."""
    after = text[at + len(name) : at + len(name) + 1]
    return text.startswith(name, at) and not (after.isalnum() or after == "-")


def _reaches(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The farthest end up to each span."""
    reach, found = 0, []
    for _, end in spans:
        reach = max(reach, end)
        found.append(reach)
    return found
