"""Resolve: the statements of a story get their speakers.

In: the statements, articles and time expressions of one story, and its cast. Out: the same statements with speaker,
chain, day and echoes. Never: an entity for a crowd ("officials on both sides"), nor for a pronoun that could be two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.english.people import pronouns
from dateline.statements.echo import echoes
from dateline.statements.speakers.answered import answered
from dateline.statements.speakers.borrowed import borrowed
from dateline.statements.speakers.days import dated
from dateline.statements.speakers.heads import flat, shorter
from dateline.statements.speakers.kin import has_known_owner, is_owned, named_elsewhere
from dateline.statements.speakers.pronouns import Meant, meant
from dateline.statements.speakers.rivals import FARTHEST_BACK
from dateline.statements.speakers.seen import Seen, Troupe
from dateline.terms import Article, Cast, Evidence, Statement, Timex

_AGED = re.compile(r"the \d{1,3}-year-old(?: [a-z]{2,20}){0,2}", re.IGNORECASE)
_Last = tuple[int, str]
"""Where somebody spoke last, and who."""


def resolve(
    statements: Sequence[Statement], articles: Sequence[Article], cast: Cast, timexes: Sequence[Timex]
) -> tuple[Statement, ...]:
    """The statements of one story with speakers, chains, days and echoes, by article and in reading order.

    A speaker is an entity of `cast` that the head of the source phrase names; a pronoun is the one whom the clauses before it are
    about, else whom the cast has at that place, else to whom another report gives the same quotation by name. `said` is the day beside the cue, else the publication.
    """
    texts = {article.id: article for article in articles}
    days: dict[str, list[Timex]] = {}
    for timex in sorted(timexes, key=lambda t: (t.article, t.start, t.end)):
        days.setdefault(timex.article, []).append(timex)
    by_article: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.article, s.start, s.end, s.id)):
        by_article.setdefault(statement.article, []).append(statement)
    troupe = Troupe(cast)
    found = [
        told
        for id, mine in by_article.items()
        if id in texts
        for told in dated(_spoken(Seen(troupe, texts[id]), mine), texts[id], days.get(id, []))
    ]
    names = {entity.id: entity.name for entity in cast.entities}
    return echoes(borrowed(named_elsewhere(found, names), names))


def _spoken(seen: Seen, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one article with speakers and chains; sources are read in the order in which they stand."""
    known: dict[tuple[int, int], Meant] = {}
    last: _Last | None = None
    found: dict[str, Statement] = {}
    named = _named(seen, statements)
    for statement in sorted(statements, key=lambda s: (s.source.start if s.source else s.start, s.start, s.id)):
        told = _told(seen, statement, known, last, named)
        source = told.source
        if source is not None:
            if told.speaker is not None:
                last = (source.start, told.speaker)
                known[source.start, source.end] = Meant(told.speaker, source)
            elif told.speaker_text != source.text or source.text.lower() not in pronouns():
                last = None
        found[told.id] = told
    return [answered(found[statement.id], seen) for statement in statements]


def _named(seen: Seen, statements: Sequence[Statement]) -> Mapping[tuple[int, int], frozenset[str]]:
    """Whom the words of each source name, all pieces of what it says together (as where "he said" parts two sentences)."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    for one in statements:
        if one.source is not None:
            at = one.source.start, one.source.end
            found[at] = found.get(at, frozenset()) | seen.within(one.start, one.end)
    return found


def _told(
    seen: Seen,
    statement: Statement,
    known: Mapping[tuple[int, int], Meant],
    last: _Last | None,
    named: Mapping[tuple[int, int], frozenset[str]],
) -> Statement:
    """The statement with its speaker, and the clause of the basis that says why."""
    spans = ((span.start, span.end) for span in statement.via_text)
    via = tuple(dict.fromkeys(who for span in spans if (who := seen.at(*span))))
    statement = replace(statement, via=via)
    span = _speaker_span(seen.article, statement)
    if span is None:
        return statement
    words = flat(seen.article.text[slice(*span)])
    if words.lower() in pronouns():
        return _of_pronoun(seen, statement, known, last, named)
    who = seen.at(*span) or seen.labelled(words)
    if who is not None:
        return _by(statement, who, f"'{words}' is {seen.troupe.name(who)}")
    aged = _aged(seen, span)
    if aged is not None:
        return _by(statement, aged, f"'{words}' is {seen.troupe.name(aged)}, the only one named before")
    if is_owned(words) and not has_known_owner(words, span[0], seen):
        return replace(statement, shown=None)
    return replace(statement, speaker_text=shorter(seen.article.text[slice(*span)]))


def _of_pronoun(
    seen: Seen,
    statement: Statement,
    known: Mapping[tuple[int, int], Meant],
    last: _Last | None,
    named: Mapping[tuple[int, int], frozenset[str]],
) -> Statement:
    """The statement of one told of by a pronoun."""
    source = statement.source
    if source is None:
        return statement
    pronoun = source.text.lower()
    one = meant(statement, seen, known, named[source.start, source.end])
    if isinstance(one, Meant) and last is not None and _may_as_well_be(seen, source, one, last):
        return statement
    if isinstance(one, Meant):
        why = f"'{pronoun}' goes on with what is told of before"
        if one.who is not None:
            return _by(statement, one.who, f"{why}: {seen.troupe.name(one.who)}")
        words = shorter(one.words.text)
        return replace(statement, speaker_text=words, basis=f"{statement.basis}; {why}: '{flat(words)}'")
    if one is None:
        return statement
    who = seen.at(source.start, source.end)
    if who is not None:
        return _by(statement, who, f"'{pronoun}' is {seen.troupe.name(who)}")
    return statement


def _by(statement: Statement, who: str, why: str) -> Statement:
    return replace(statement, speaker=who, basis=f"{statement.basis}; {why}")


def _aged(seen: Seen, span: tuple[int, int]) -> str | None:
    """Of "the 40-year-old": the only person named in the paragraph so far, or else in the one before."""
    if _AGED.fullmatch(seen.article.text[slice(*span)]) is None:
        return None
    starts = [part.start for part in seen.article.paragraphs if part.start <= span[0]][-2:]
    for start, end in zip(reversed(starts), [span[0], *reversed(starts)], strict=False):
        people = seen.people(start, end)
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _may_as_well_be(seen: Seen, source: Evidence, one: Meant, last: _Last) -> bool:
    """Whether somebody else who spoke just before fits as well, where nothing tells whether the one found is a man or a woman."""
    at, speaker = last
    pronoun = source.text.lower()
    if one.who == speaker or source.start - at > FARTHEST_BACK or not seen.fits(pronoun, speaker):
        return False
    return pronouns()[pronoun] in {"male", "female"} and (one.who is None or not seen.told(pronoun, one.who))


def _speaker_span(article: Article, statement: Statement) -> tuple[int, int] | None:
    """Where the words of the speaker stand: the source, who wrote it, or what a relative pronoun stands for."""
    source, words = statement.source, statement.speaker_text
    if source is None or words is None:
        return None
    if source.text == words:
        return source.start, source.end
    end = statement.cue.start if statement.cue else source.end  # "a letter on the bridge, from the mayor, said"
    start = article.text.find(words, source.start, max(source.end, end))
    start = start if start >= 0 else article.text.rfind(words, 0, source.start)
    return (start, start + len(words)) if start >= 0 else None
