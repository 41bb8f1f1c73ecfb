"""Fullness: whether what an entry of a feed carries is the whole text or a teaser, told by its words and not by its markup.

In: a text or a fragment of a page. Out: how many words it has, in any script; whether it is taken for the whole. Never: a count of tags.

Scripts without spaces are counted by their letters: a word of Chinese or Japanese news has under two, one of Thai or Khmer about four.
"""

from __future__ import annotations

import html as entities
import re
from functools import cache

from dateline import lists

FULL = 80
"""Words from which an entry is taken for the whole text: teasers stop at fifty or so, short reports have a hundred."""
LONGEST_TEASER = 150
"""Words up to which a text that breaks off, or ends in an offer to read on, is a teaser; whole reports end in such offers, too."""
_LETTERS_A_WORD = {"han": 1.7, "thai": 4.0}
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_THAI = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WORD = re.compile(
    r"[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+(?:['’.,-]\w+)*"
)
_UNSEEN = tuple(
    (re.compile(opens, re.IGNORECASE), re.compile(ends, re.IGNORECASE))
    for opens, ends in ((r"<script\b", r"</script\b[^<>]*>"), (r"<style\b", r"</style\b[^<>]*>"), (r"<!--", r"-->"))
)
_TAG = re.compile(r"<[^<>]*>")
_TAIL = 160  # characters at the end in which a text breaks off or offers more
_BROKEN = re.compile(r"(?:\[\s?(?:…|\.{3})\s?\]|…|\.{3})\W*$")
_MOST_AFTER = 60  # characters that may follow an offer: the headline, "on the site", an arrow


def words_in(body: str) -> int:
    """How many words of a text or fragment a reader sees."""
    return _count(_seen(body))


def is_full(body: str) -> bool:
    """Whether a text or fragment is taken for the whole: it has the words of one and does not end as teasers do."""
    seen = _seen(body)
    count = _count(seen)
    return count >= FULL and not (count <= LONGEST_TEASER and _ends_early(seen))


def _seen(body: str) -> str:
    if "<" in body:
        for opens, ends in _UNSEEN:
            body = _without(body, opens, ends)
        body = _TAG.sub(" ", body)
    return " ".join(entities.unescape(body).split())


def _without(body: str, opens: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """A fragment without what stands between two marks; what is opened and never closed stays."""
    kept: list[str] = []
    at = 0
    while (start := opens.search(body, at)) and (end := ends.search(body, start.end())):
        kept += [body[at : start.start()], " "]
        at = end.end()
    return "".join([*kept, body[at:]])


def _count(seen: str) -> int:
    if seen.isascii():
        return len(_WORD.findall(seen))
    wide = len(_HAN.findall(seen)) / _LETTERS_A_WORD["han"] + len(_THAI.findall(seen)) / _LETTERS_A_WORD["thai"]
    return len(_WORD.findall(seen)) + int(wide)


def _ends_early(seen: str) -> bool:
    """Whether a text breaks off in dots, with or without an offer behind them, or ends in an offer to read on."""
    tail = seen[-_TAIL:].casefold()
    if _BROKEN.search(tail):
        return True
    return _offer().search(tail, max(0, len(tail) - _MOST_AFTER)) is not None


@cache
def _offer() -> re.Pattern[str]:
    """An offer to read on; where words are parted by spaces, whole words only."""
    offers = sorted(lists.words("ingest", "teasers.tsv"))
    return re.compile("|".join(rf"(?<![a-zà-ž]){re.escape(offer)}" for offer in offers))
