"""Who speaks, when, and who else reports it.

In: the statements, articles and time expressions of one story, and its cast. Out: the same statements with speaker,
chain, day and echoes. Never: an entity for a crowd ("officials on both sides"), nor for a pronoun that could be two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.statements.echo import echoes
from dateline.statements.lexicon import words
from dateline.terms import Article, Cast, Evidence, Statement, Timex, When

_PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "it": "thing",
}
_HONORIFICS = {
    "mr": "male",
    "sir": "male",
    "lord": "male",
    "ms": "female",
    "mrs": "female",
    "miss": "female",
    "lady": "female",
}
_HEAD_ENDS = re.compile(
    r",|;|\(|\s[–—-]\s|\b(?:who|which|whose|that|of|for|from|at|in|on|with|to|by|against|about|after|before|among|over|near|under)\b"
)
_PLAIN_GAP = re.compile(r"[^.!?;:,\"“”]*")
_AGED = re.compile(r"the \d{1,3}-year-old(?: [a-z]{2,20}){0,2}", re.IGNORECASE)
FARTHEST_DAY = 60
"""Characters between a cue and the day it was said on: "told reporters at the palace on Tuesday" fits."""
FARTHEST_BACK = 600
"""Characters back to the last speaker whom a pronoun may mean: about two paragraphs of news."""


def resolve(
    statements: Sequence[Statement], articles: Sequence[Article], cast: Cast, timexes: Sequence[Timex]
) -> tuple[Statement, ...]:
    """The statements of one story with speakers, chains, days and echoes, by article and in reading order.

    A speaker is an entity of `cast` that the head of the source phrase names; a pronoun is whom the cast has at that
    place, or the last speaker where only one can be meant. `said` is the day beside the cue, else the publication.
    """
    texts = {article.id: article for article in articles}
    days: dict[str, list[Timex]] = {}
    for timex in sorted(timexes, key=lambda t: (t.article, t.start, t.end)):
        days.setdefault(timex.article, []).append(timex)
    by_article: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id)):
        by_article.setdefault(statement.article, []).append(statement)
    casting = _Casting(cast, texts)
    found = [
        told
        for id, mine in by_article.items()
        if id in texts
        for told in _dated(casting.spoken(texts[id], mine), texts[id], days.get(id, []))
    ]
    return echoes(found)


class _Casting:
    """Finds speakers in one story's cast."""

    def __init__(self, cast: Cast, articles: Mapping[str, Article]) -> None:
        self.cast = cast
        self.kind = {entity.id: entity.kind for entity in cast.entities}
        self.gender = _genders(cast)
        self.articles = articles

    def spoken(self, article: Article, statements: Sequence[Statement]) -> list[Statement]:
        """The statements of one article with speakers and chains."""
        last: tuple[int, str] | None = None
        unnamed: Evidence | None = None
        told = []
        for statement in statements:
            who, why = self._speaker(article, statement, last)
            source = statement.source
            if who is not None and source is not None:
                last, unnamed = (source.start, who), None
            elif source is not None and _is_one(source.text):
                last, unnamed = None, source
            elif unnamed is not None and source is not None and self._may_mean_unnamed(article, source, unnamed):
                why = f"; '{source.text.lower()}' is taken for '{_flat(unnamed.text)}', who spoke last"
                statement = replace(statement, speaker_text=unnamed.text)  # noqa: PLW2901
            via = tuple(
                dict.fromkeys(v for span in statement.via_text if (v := self.named(article, span.start, span.end)))
            )
            told.append(replace(statement, speaker=who, via=via, basis=f"{statement.basis}{why}"))
        return told

    def _speaker(self, article: Article, statement: Statement, last: tuple[int, str] | None) -> tuple[str | None, str]:
        """The speaker's id, and the clause of the basis that says why."""
        span = _speaker_span(article, statement)
        if span is None:
            return None, ""
        who = self.named(article, *span)
        if who is not None:
            return who, f"; '{_flat(article.text[slice(*span)])}' is {self.cast.entity(who).name}"
        pronoun = article.text[slice(*span)].lower()
        aged = self._aged(article, span)
        if aged is not None:
            return (
                aged,
                f"; '{_flat(article.text[slice(*span)])}' is {self.cast.entity(aged).name}, the only one named before",
            )
        if pronoun in _PRONOUNS and last is not None and self._may_mean(article, span, pronoun, last):
            return last[1], f"; '{pronoun}' is taken for {self.cast.entity(last[1]).name}, who spoke last"
        return None, ""

    def _aged(self, article: Article, span: tuple[int, int]) -> str | None:
        """Of "the 40-year-old": the only person named in the paragraph so far, or else in the one before."""
        if _AGED.fullmatch(article.text[slice(*span)]) is None:
            return None
        starts = [part.start for part in article.paragraphs if part.start <= span[0]][-2:]
        for start, end in zip(reversed(starts), [span[0], *reversed(starts)], strict=False):
            people = {who for _, _, who in self._mentions(article.id, start, end) if self.kind[who] == "person"}
            if people:
                return people.pop() if len(people) == 1 else None
        return None

    def named(self, article: Article, start: int, end: int) -> str | None:
        """The entity that the head of a source phrase names; None for two, or for one that is only mentioned in it."""
        for n, (first, stop) in enumerate(_segments(article.text, start, end)):
            inside = [m for m in self._mentions(article.id, first, stop) if _heads(article.text, m, first, stop)]
            inside = [m for m in inside if n == 0 or self.kind[m[2]] == "person"]
            people = [m for m in inside if self.kind[m[2]] == "person"] or inside
            ids = {m[2] for m in people}
            if len(ids) == 1 and not self._coordinated(article, first, stop, ids):
                return people[-1][2]
            if ids:
                return None
        return None

    def _coordinated(self, article: Article, start: int, end: int, ids: set[str]) -> bool:
        """Whether two speak: "X and Y said"."""
        if " and " not in article.text[start:end].lower():
            return False
        people = {m[2] for m in self._mentions(article.id, start, end) if self.kind[m[2]] == "person"}
        return bool(people - ids)

    def _mentions(self, article: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The cast's mentions wholly inside a span."""
        found = self.cast.mentioned(article)
        first = bisect_left(found, (start, 0, ""))
        last = bisect_left(found, (end, 0, ""))
        return [m for m in found[first:last] if m[1] <= end]

    def _may_mean(self, article: Article, span: tuple[int, int], pronoun: str, last: tuple[int, str]) -> bool:
        """Whether a pronoun can only mean the last speaker: near, of that gender, nobody else of it named between."""
        at, who = last
        if not 0 <= span[0] - at <= FARTHEST_BACK or not self._fits(pronoun, who):
            return False
        between = self._mentions(article.id, at, span[0])
        return not any(other != who and self._fits(pronoun, other) for _, _, other in between)

    def _may_mean_unnamed(self, article: Article, source: Evidence, unnamed: Evidence) -> bool:
        """Whether "he" or "she" can only mean someone told by office who spoke last: near, and no person named between."""
        pronoun = _PRONOUNS.get(source.text.lower(), "thing")
        if pronoun == "thing" or not 0 <= source.start - unnamed.end <= FARTHEST_BACK:
            return False
        return not any(
            self._fits(source.text.lower(), who) for _, _, who in self._mentions(article.id, unnamed.end, source.start)
        )

    def _fits(self, pronoun: str, who: str) -> bool:
        wanted = _PRONOUNS[pronoun]
        if wanted == "thing":
            return self.kind[who] == "organization"
        return self.kind[who] == "person" and self.gender.get(who, wanted) == wanted


def _is_one(phrase: str) -> bool:
    """Whether a source is somebody told by office alone: "the ministry's spokeswoman", not a crowd, a body or a pronoun."""
    head = _HEAD_ENDS.split(phrase, maxsplit=1)[0].lower().split()
    return len(head) > 1 and " and " not in phrase and head[-1] in words("persons.txt")


def _genders(cast: Cast) -> dict[str, str]:
    """What pronouns and honorifics among an entity's mentions say of its gender, where all agree."""
    found: dict[str, str] = {}
    for entity in cast.entities:
        words = {mention.text.split()[0].lower().rstrip(".") for mention in entity.mentions if mention.text.split()}
        seen = {_PRONOUNS.get(w) or _HONORIFICS.get(w) for w in words} - {None, "thing"}
        if len(seen) == 1:
            found[entity.id] = str(next(iter(seen)))
    return found


def _speaker_span(article: Article, statement: Statement) -> tuple[int, int] | None:
    """Where the words of the speaker stand: the source, or what a relative pronoun stands for."""
    source, words = statement.source, statement.speaker_text
    if source is None or words is None:
        return None
    if source.text == words:
        return source.start, source.end
    start = article.text.rfind(words, 0, source.start)
    return (start, start + len(words)) if start >= 0 else None


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The head of a source phrase, then its appositions: "her lawyer", "Ana Ruiz" of "her lawyer, Ana Ruiz"."""
    found = []
    while start < end:
        match = _HEAD_ENDS.search(text, start, end)
        stop = match.start() if match else end
        if text[start:stop].strip():
            found.append((start, stop))
        comma = text.find(",", stop, end)
        if comma < 0:
            break
        start = comma + 1
    return found


def _heads(text: str, mention: tuple[int, int, str], start: int, end: int) -> bool:
    """Whether a mention is the head of its segment: it ends it, but for a possessive and white space."""
    rest = text[mention[1] : end].strip().lower()
    return start <= mention[0] and rest in {"", "himself", "herself", "itself", "jr.", "sr."}


def _flat(words: str) -> str:
    return " ".join(words.split())


def _dated(statements: Sequence[Statement], article: Article, days: Sequence[Timex]) -> list[Statement]:
    """The statements with the day on which they were made."""
    contents = sorted((s.start, s.end) for s in statements)
    return [replace(s, said=_said(s, article, days, contents)) for s in statements]


def _said(
    statement: Statement, article: Article, days: Sequence[Timex], contents: list[tuple[int, int]]
) -> When | None:
    """The day beside the cue, if one is there and not to come; else the day of publication."""
    cue, source = statement.cue, statement.source
    if cue is not None:
        first = min(cue.start, source.start) if source else cue.start
        last = max(cue.end, source.end) if source and source.start - cue.end < FARTHEST_DAY else cue.end
        for timex in _beside(days, first, last):
            if _attached(article.text, timex, first, cue, last, contents) and _is_past(timex, article):
                return timex.when
    return article.published


def _beside(days: Sequence[Timex], first: int, last: int) -> list[Timex]:
    """Time expressions near a cue, the nearest first."""
    starts = [t.start for t in days]
    near = days[bisect_left(starts, first - 2 * FARTHEST_DAY) : bisect_right(starts, last + FARTHEST_DAY)]
    return sorted(near, key=lambda t: (max(first - t.end, t.start - last, 0), t.start))


def _attached(text: str, timex: Timex, first: int, cue: Evidence, last: int, contents: list[tuple[int, int]]) -> bool:
    """Whether a day stands right after the cue ("said on Tuesday") or opens the clause ("On Tuesday, Ruiz said")."""
    if timex.kind not in {"date", "time"} or timex.when is None or timex.when.precision not in {"day", "instant"}:
        return False
    if any(start < timex.end and timex.start < end for start, end in contents):
        return False
    if timex.start >= cue.end:
        begin = last if timex.start >= last else cue.end
        return _PLAIN_GAP.fullmatch(text, begin, timex.start) is not None
    return timex.end <= first and text[timex.end : first].strip() in {"", ","}


def _is_past(timex: Timex, article: Article) -> bool:
    if article.published is None or timex.when is None:
        return True
    return timex.when.start[:10] <= article.published.end[:10]
