"""Since: "the worst crash since 2004, when ten died" tells a year, but not that of the crash.

In: the mentions of one story and its articles. Out: the mentions, the year given to what stands in the clause after it and
taken from what stands before. Never: a day that no words tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.terms import Article, EventMention, Evidence

_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+)?(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?$", re.I)
_WHEN = re.compile(r",?\s+when\b", re.I)
LEAD = 30
"""Characters before a date in which "since" may stand."""


def without_since(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> list[EventMention]:
    """The mentions, none dated by the day that another event of its kind is counted from."""
    counted: dict[Evidence, EventMention] = {}
    for one in mentions:
        if one.timex is not None and one.article in articles and _follows_since(one.timex, articles[one.article]):
            counted.setdefault(one.evidence, one)
    return [_amended(one, counted[one.evidence], articles) if one.evidence in counted else one for one in mentions]


def _follows_since(timex: Evidence, article: Article) -> bool:
    return _SINCE.search(article.text[max(0, timex.start - LEAD) : timex.start]) is not None


def _amended(one: EventMention, dated: EventMention, articles: Mapping[str, Article]) -> EventMention:
    timex = dated.timex
    assert timex is not None  # noqa: S101 - only a dated mention is counted from
    if _WHEN.match(articles[one.article].text, timex.end) and one.trigger.start > timex.end:
        return one if one.timex not in {None, timex} else replace(one, when=dated.when, timex=timex)
    return replace(one, when=None, timex=None) if one.timex == timex else one
