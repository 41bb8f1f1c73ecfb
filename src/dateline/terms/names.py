"""Who and what is named: a mention in a report, an entity of a story, its cast.

In: nothing. Out: the records of names. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dateline.glance import Glance
from dateline.terms.vocabularies import EntityKind, Id, MentionForm
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class Mention:
    """A span naming someone or something in one article.

    `form` is name ("Anna Weber", "Weber"), nominal ("the mayor") or pronoun; `role` and `honorific` are the
    words beside a name that say what its bearer is ("mayor", "Ms"); `subject`: it is the subject of its clause; `signs`:
    what the place tells of the kind of its bearer, a rule and a kind each.
    """

    article: str
    start: int
    end: int
    text: str
    kind: EntityKind
    form: MentionForm = "name"
    role: str | None = None
    honorific: str | None = None
    subject: bool = False
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Glance):
    """Someone or something named, with all its names and mentions in the reports of a story."""

    id: Id
    name: str
    kind: EntityKind
    also: tuple[str, ...]
    roles: tuple[str, ...]
    country: str | None
    mentions: tuple[Evidence, ...]
    basis: str

    def _glance(self) -> dict[str, object]:
        return {"id": self.id, "name": self.name, "kind": self.kind, "mentions": len(self.mentions)}


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a story, and who is meant at each place where one is mentioned."""

    entities: tuple[Entity, ...]
    _at: dict[str, tuple[tuple[int, int, str], ...]] = field(init=False, repr=False, compare=False, hash=False)
    _of: dict[str, Entity] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        places: dict[str, list[tuple[int, int, str]]] = {}
        for entity in self.entities:
            for words in entity.mentions:
                places.setdefault(words.article, []).append((words.start, words.end, entity.id))
        object.__setattr__(self, "_at", {article: tuple(sorted(found)) for article, found in places.items()})
        object.__setattr__(self, "_of", {entity.id: entity for entity in self.entities})

    def within(self, article: str, start: int, end: int) -> tuple[str, ...]:
        """Ids of the entities mentioned wholly inside the span, in reading order, each once."""
        places = self._at.get(article, ())
        found = places[bisect_left(places, (start,)) : bisect_right(places, (end,))]
        return tuple(dict.fromkeys(who for _, last, who in found if last <= end))

    def at(self, words: Evidence) -> str | None:
        """The id of the entity that exactly these words mention; None where they mention none."""
        places = self._at.get(words.article, ())
        i = bisect_left(places, (words.start, words.end))
        return places[i][2] if i < len(places) and places[i][:2] == (words.start, words.end) else None

    def mentioned(self, article: str) -> tuple[tuple[int, int, str], ...]:
        """All (start, end, entity id) of an article in reading order."""
        return self._at.get(article, ())

    def entity(self, id: str) -> Entity:
        """The entity with this id; KeyError if the story has none."""
        return self._of[id]
