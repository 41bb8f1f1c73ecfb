"""Reconcile: one kind for one name over all reports of a story.

In: the named mentions of a story. Out: the same mentions, each with the kind that the story's reports together give its name.
Never: a mention with a courtesy title made anything but a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline import places
from dateline.names import forms, lexicon, people
from dateline.names.forms import Words
from dateline.names.kinds import PREFERENCE
from dateline.terms import EntityKind, Mention


def kinds(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` (all named) with kinds that agree over the story.

    The majority of the places where a name stands decides; a legal form or a full name decides for the short form.
    """
    votes: dict[Words, Counter[EntityKind]] = defaultdict(Counter)
    for mention in mentions:
        votes[_key(mention)][mention.kind] += 1
    decided = {key: _majority(tally) for key, tally in votes.items()}
    decided |= {key: "organization" for mention in mentions if (key := _with_legal_form(mention))}
    decided |= {key: "person" for key in sorted(decided) if _is_called_by_surname(key, decided)}
    full = [key for key, kind in decided.items() if kind == "person" and people.is_full(key)]
    surnames = {people.surname(key) for key in full}
    surnames |= {key[0] for key in full if len(key) == 2 and key[1:] not in votes}  # the family's name stands first
    for key, tally in votes.items():
        if len(key) == 1 and key[0] in surnames and _may_be_surname(key, tally, decided):
            decided[key] = "person"
    return tuple(_with_kind(mention, decided) for mention in mentions)


def _key(mention: Mention) -> Words:
    return forms.organization_key(mention.text)


def _majority(tally: Counter[EntityKind]) -> EntityKind:
    return max(tally, key=lambda kind: (tally[kind], PREFERENCE[kind]))


def _with_legal_form(mention: Mention) -> Words | None:
    words = forms.folded(mention.text)
    plain = mention.kind == "organization" and len(words) > 1 and words[-1] in lexicon.words("company_forms")
    return forms.organization_key(mention.text) if plain else None


def _is_called_by_surname(key: Words, decided: Mapping[Words, EntityKind]) -> bool:
    """A name taken for an organization's whose last word by itself is a person's, its first word nobody's: so are people called."""
    plain = not {*key} & (
        lexicon.words("organization_words") | lexicon.words("trades") | lexicon.words("company_forms")
    )
    by_last = decided.get(key[-1:]) == "person" and key[:1] not in decided
    return decided[key] == "organization" and 2 <= len(key) <= 3 and plain and by_last and not places.is_known(key[0])


def _may_be_surname(key: Words, tally: Counter[EntityKind], decided: Mapping[Words, EntityKind]) -> bool:
    """A lone word that is the surname of a person of the story, and not a place's name used as one."""
    place = decided[key] == "place" and places.is_well_known(key[0])
    return not place and (tally["person"] > 0 or decided[key] != "organization" or tally["organization"] < 3)


def _with_kind(mention: Mention, decided: Mapping[Words, EntityKind]) -> Mention:
    kind = decided[_key(mention)]
    return mention if mention.honorific or mention.kind == kind else replace(mention, kind=kind)
