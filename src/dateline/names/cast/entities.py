"""Cast: the entities of one story, over all its reports.

In: the Articles of one story and the Mentions of each. Out: a Cast: entities with all their names, roles and mentions. Never: another
story; an entity without a name of its own; a result that depends on the order of the articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline import places
from dateline.english.lexicon import given_names, group
from dateline.names import forms, kinds, lexicon
from dateline.names.cast import elsewhere, groups, offices, people, resolve
from dateline.terms import Article, Cast, Entity, EntityKind, Evidence, Mention
from dateline.text import digest

MOST_NAMES = 24
"""Names kept in `also`; who has more is called by phrases, not names."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """An entity in the making: its named mentions in canonical order."""

    kind: EntityKind
    named: tuple[Mention, ...]


def cast(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]]) -> Cast:
    """The entities of the story that `articles` tell; `mentions` holds those of each article by its id.

    Countries are ISO 3166-1 alpha-2 codes, of places only. An entity's id comes from its first named mention (smallest article id, then
    offset), so it depends on no order of arrival.
    """
    texts = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    seen = elsewhere.over_reports(texts.values(), mentions)
    everything = [mention for id in texts for mention in _one_a_span(seen[id])]
    named, decided = kinds.settled([mention for mention in everything if mention.form == "name"])
    figures = _figures(named, {id: article.text for id, article in texts.items()})
    meant = _meant(texts, everything, figures)
    surnames = Counter(people.surname(key) for figure in figures for key in _person_keys(figure))
    entities = [_entity(figure, meant.get(i, []), texts, surnames, decided) for i, figure in enumerate(figures)]
    return Cast(tuple(sorted(entities, key=lambda entity: (entity.mentions[0], entity.id))))


def _one_a_span(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in reading order, of several with one span the first by kind."""
    ordered = sorted(mentions, key=lambda m: (_place(m), m.kind, m.role or "", m.honorific or "", m.subject))
    return list({(m.start, m.end): m for m in reversed(ordered)}.values())[::-1]


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.article, mention.start, mention.end, mention.form


def _figures(named: Sequence[Mention], texts: Mapping[str, str]) -> list[_Figure]:
    found = [
        _Figure("person", tuple(sorted(group, key=_place)))
        for group in people.link([m for m in named if m.kind == "person"])
    ]
    for kind in ("organization", "place", "other"):
        linked = groups.link([mention for mention in named if mention.kind == kind], kind, texts)
        found += [_Figure(kind, tuple(sorted(group, key=_place))) for group in linked]
    return sorted(found, key=lambda figure: _place(figure.named[0]))


def _person_keys(figure: _Figure) -> set[forms.Words]:
    """One full name of a person, so that each person counts once for a surname."""
    full = [forms.person_key(m.text) for m in figure.named if figure.kind == "person"]
    return {max(full, key=lambda key: (len(key), key))} if full else set()


def _meant(
    texts: Mapping[str, Article], everything: Sequence[Mention], figures: Sequence[_Figure]
) -> dict[int, list[Mention]]:
    """Number of the entity → nominals and pronouns that mean it."""
    bearers = [_bearer(i, figure) for i, figure in enumerate(figures)]
    at = {(m.article, m.start, m.end): bearers[i] for i, figure in enumerate(figures) for m in figure.named}
    by_article: dict[str, list[Mention]] = {id: [] for id in texts}
    for mention in everything:
        by_article[mention.article].append(mention)
    known = {m: at[m.article, m.start, m.end] for m in everything if m.form == "name"}
    found: dict[int, list[Mention]] = {}
    for mention, number in resolve.resolved(texts, by_article, known, bearers).items():
        found.setdefault(number, []).append(mention)
    return found


def _bearer(number: int, figure: _Figure) -> resolve.Bearer:
    told = (
        {gender for mention in figure.named for gender in people.gender_told(mention)}
        if figure.kind == "person"
        else set()
    )
    roles = [offices.office(role) for role in sorted({mention.role for mention in figure.named if mention.role})]
    sure = any(m.role or m.honorific or people.is_full(forms.person_key(m.text)) for m in figure.named)
    given = people.given_gender(_person_keys(figure)) if not told else None
    return resolve.Bearer(number, figure.kind, told.pop() if len(told) == 1 else None, tuple(roles), sure, given)


def _entity(
    figure: _Figure,
    meant: Sequence[Mention],
    texts: Mapping[str, Article],
    surnames: Mapping[str, int],
    decided: Mapping[forms.Words, kinds.Decision],
) -> Entity:
    first = figure.named[0]
    name = _name(figure)
    spans = {(m.article, m.start, m.end) for m in (*figure.named, *meant)}
    return Entity(
        id=digest("entity", first.article, str(first.start), str(first.end)),
        name=name,
        kind=first.kind,
        also=_also(figure, name, meant, texts, surnames),
        roles=_roles(figure),
        country=_country(figure, name),
        mentions=tuple(
            Evidence(article, start, end, texts[article].text[start:end]) for article, start, end in sorted(spans)
        ),
        basis=_basis(figure, name, meant, decided),
    )


def _surfaces(figure: _Figure) -> Counter[str]:
    """The ways in which the entity is named, in capitals only where it never stands otherwise."""
    written = Counter(" ".join(mention.text.split()) for mention in figure.named)
    usual = {text.casefold() for text in written if not text.isupper()}
    return Counter(
        {text: count for text, count in written.items() if not (text.isupper() and text.casefold() in usual)}
    )


def _name(figure: _Figure) -> str:
    """The fullest of the commonest names: a person's given name and surname, an organization's name without its legal form."""
    surfaces = _surfaces(figure)
    if figure.kind == "place":
        alias = next((found for text in sorted(surfaces) if (found := _usual_name(text))), None)
        if alias:
            return alias
    if figure.kind == "person":
        full = {text: count for text, count in surfaces.items() if people.is_full(forms.person_key(text))}
        surfaces = Counter(full) or surfaces
    if figure.kind == "organization":
        long = {text: count for text, count in surfaces.items() if not (forms.is_acronym(text) and len(surfaces) > 1)}
        surfaces = Counter(long) or surfaces
    best = max(surfaces, key=lambda text: (surfaces[text], not _says_more(text, surfaces), len(text), text))
    if figure.kind == "organization":
        best = _fuller(best, surfaces)
    return _usual_case(best) if figure.kind == "person" else best


def _fuller(name: str, surfaces: Mapping[str, int]) -> str:
    """The body's name whose last word is all that it is most often called: "Velden Post" for "Post", which may be any; told so more than once."""
    longer = [text for text, count in surfaces.items() if " " not in name and text.endswith(f" {name}") and count > 1]
    return max(longer, key=lambda text: (surfaces[text], len(text), text), default=name)


def _usual_case(name: str) -> str:
    """A person's name that stands in capitals only, as names are written: "Ana Ruiz" of a label "ANA RUIZ"; not where capitals inside it may be lost."""
    words = name.split()
    plain = all(word.replace("-", "").isalpha() and not word.startswith("MC") and len(word) > 1 for word in words)
    if not name.isupper() or not plain or words[0].lower() not in given_names():
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


def _says_more(text: str, surfaces: Mapping[str, int]) -> bool:
    """A shorter name with a legal form after it, or with something before it that is most often an office."""
    return any(text.endswith(f" {other}") and " " in other for other in surfaces) or _without_legal_form(text) in {
        *surfaces
    } - {text}


def _usual_name(text: str) -> str | None:
    alias = places.other_names().get(" ".join(forms.folded(text)))
    return alias[0] if alias else None


def _also(
    figure: _Figure, name: str, meant: Sequence[Mention], texts: Mapping[str, Article], surnames: Mapping[str, int]
) -> tuple[str, ...]:
    """The other names, commonest first: with and without courtesy title, resolved offices, and the surname where only one bears it."""
    found = _surfaces(figure)
    found.update(_with_title(mention, texts[mention.article].text) for mention in figure.named if mention.honorific)
    found.update(" ".join(mention.text.split()) for mention in meant if _is_definite(mention))
    if figure.kind == "person":
        found.update(dict.fromkeys(_lone_surname(figure, name, surnames), 0))
    if figure.kind == "organization":
        found[_without_legal_form(name)] += 0
    others = sorted((text for text in found if text != name), key=lambda text: (-found[text], text))
    return tuple(others[:MOST_NAMES])


def _lone_surname(figure: _Figure, name: str, surnames: Mapping[str, int]) -> list[str]:
    """The surname by itself, where only one person of the story bears it and the reports use no other short name."""
    key = forms.person_key(name)
    used = any(not people.is_full(forms.person_key(mention.text)) for mention in figure.named)
    if used or not people.is_full(key) or surnames[people.surname(key)] != 1:
        return []
    words = [word for word in name.split() if forms.folded(word) and forms.folded(word)[0] not in people.GENERATIONS]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in people.PARTICLES:
        start -= 1
    last = " ".join(words[start:])
    return [last] if len(last) > 1 else []


def _without_legal_form(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower().replace(".", "").strip(",") in lexicon.words("company_forms"):
        words.pop()
    return " ".join(words).strip(",")


def _with_title(mention: Mention, text: str) -> str:
    """The name with the courtesy title that stands before it."""
    start = text.rfind(mention.honorific or "", max(0, mention.start - 20), mention.start)
    return " ".join(text[start if start >= 0 else mention.start : mention.end].split())


def _is_definite(mention: Mention) -> bool:
    return mention.form == "nominal" and not mention.text.lower().startswith(("a ", "an "))


def _roles(figure: _Figure) -> tuple[str, ...]:
    """The roles given, commonest first, what somebody was before, and a bare noun, last; one whose words are all in another's is told by that one."""
    told = Counter(role for mention in figure.named if mention.role for role in _shown_role(mention.role))
    words = {role: offices.office(role).words for role in told}
    once: dict[frozenset[str], str] = {}
    for role in sorted(told, key=lambda role: (_tells_less(role), -told[role], role)):
        once.setdefault(words[role], role)
    return tuple(role for own, role in once.items() if not any(own < other for other in once))


def _shown_role(role: str) -> Iterator[str]:
    """The role without an owner of whom nobody is told ("his", "the group's"), or a number, in front; a relative of nobody is no role."""
    words = role.split()
    owner = _POSSESSOR.sub("", words[0])
    of_body = owner != words[0] and lexicon.class_nouns().get(owner) == "organization"
    owned = words[0].lower() in group("owning") or of_body
    words = words[1:] if owned or words[0].lower() == "one" else words
    of_nobody = owned and lexicon.kin_gender(words[-1]) is not None if words else True
    if not of_nobody:
        yield " ".join((*words[:-1], lexicon.office(words[-1]) or words[-1]))


def _tells_less(role: str) -> int:
    """How much less a role tells than another: what somebody was before, and one small word alone ("leader")."""
    words = role.split()
    first = words[0].lower()
    return 2 if len(words) == 1 and role.islower() else int(first in _BEFORE or first.startswith("ex-"))


_BEFORE = group("of_before")
_POSSESSOR = re.compile("['’]s?$")
"""The ending of an owner: "the group's", "the unions'"."""


def _country(figure: _Figure, name: str) -> str | None:
    if figure.kind != "place":
        return None
    found = {code for text in (name, *_surfaces(figure)) if (code := places.country_of(text))}
    return found.pop() if len(found) == 1 else None


def _basis(figure: _Figure, name: str, meant: Sequence[Mention], decided: Mapping[forms.Words, kinds.Decision]) -> str:
    reports = len({mention.article for mention in figure.named})
    surfaces = _surfaces(figure)
    others = [text for text in sorted(surfaces, key=lambda text: (-surfaces[text], text)) if text != name][:3]
    said = f"'{name}'" if name in surfaces else f"'{others[0]}', that is {name},"
    beside = f", also as {' and '.join(repr(text) for text in others)}" if others and name in surfaces else ""
    pointed = f"; {len(meant)} more by office or pronoun" if meant else ""
    times = f"{said} is named {len(figure.named)} times in {reports} report{'s' if reports > 1 else ''}"
    return f"{times}{beside}{pointed}; {_kind_told(figure, decided)}."


def _kind_told(figure: _Figure, decided: Mapping[forms.Words, kinds.Decision]) -> str:
    """The kind and the signs for it, of the commonest of its names that has this kind by its own signs."""
    tally = Counter(kinds.key_of(mention) for mention in figure.named)
    keys = sorted(tally, key=lambda key: (decided[key].kind != figure.kind, -tally[key], key))
    why = decided[keys[0]].why if decided[keys[0]].kind == figure.kind else kinds.titled()
    return f"{_a_kind(figure.kind)}: {why}"


def _a_kind(kind: EntityKind) -> str:
    return "something else" if kind == "other" else f"an {kind}" if kind == "organization" else f"a {kind}"
