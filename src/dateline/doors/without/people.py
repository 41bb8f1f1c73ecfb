"""Those whom the reports that are left name, and what they call them.

In: the entities of a reading, and what is left. Out: entities, by names and roles that are left. Never: somebody whom only hidden reports
name; a name that only they know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.brackets import last_name
from dateline.doors.shelf import count
from dateline.doors.without.left import Left, flat
from dateline.terms import Cast, Entity, Words

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_OWNING = re.compile(r"['’]s?$")


class People:
    """The entities that are left, and the names that only hidden reports have."""

    def __init__(self, left: Left, entities: Iterable[Entity]) -> None:
        self._left = left
        found: list[Entity] = []
        gone: set[str] = set()
        for entity in entities:
            kept = self._kept(entity)
            found += [kept] if kept else []
            if kept is not entity:
                gone |= {name for name in (entity.name, last_name(entity.name)) if not left.may_say(name)}
        self.cast = Cast(tuple(found))
        self._ids = frozenset(one.id for one in found)
        self._gone = frozenset(map(flat, gone))

    def known(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of these ids that are left."""
        return tuple(id for id in ids if id in self._ids)

    def one(self, id: str | None) -> str | None:
        """The id, if it is left."""
        return id if id in self._ids else None

    def may_say(self, words: str) -> bool:
        """Whether the words hold no name that only hidden reports have."""
        told = flat(words)
        return all(name not in told for name in self._gone)

    def reads(self, words: str) -> bool:
        """Whether no such name stands in square brackets in the words, which are of reports that are left but for these."""
        return all(flat(_OWNING.sub("", name)) not in self._gone for name in _BRACKETS.findall(words))

    def shown(self, words: Words | None) -> Words | None:
        """The words, if they read without a name that is hidden."""
        return words if words and self._left.has(words.evidence) and self.reads(words.text) else None

    def _kept(self, entity: Entity) -> Entity | None:
        """The entity as those that are left name it; None where they do not, or only as "she"."""
        mentions = tuple(one for one in entity.mentions if one.article in self._left.ids)
        if len(mentions) == len(entity.mentions):
            return entity
        names = {entity.name, *entity.also}
        given = {text for one in mentions if (text := " ".join(one.text.split())) in names and not text[:1].islower()}
        if not given:
            return None
        name = entity.name if self._left.may_say(entity.name) else max(given, key=_fullest)
        reports = len({one.article for one in mentions})
        return replace(
            entity,
            name=name,
            also=tuple(one for one in entity.also if one != name and self._left.may_say(one)),
            roles=tuple(one for one in entity.roles if self._left.may_say(one)),
            country=entity.country if name == entity.name else None,
            mentions=mentions,
            basis=f"'{name}' is named or meant {count(len(mentions), 'time')} in {reports} of the reports that are not hidden.",
        )


def _fullest(name: str) -> tuple[int, str]:
    return len(name), name
