"""Signs: what one place of a name tells about what kind of thing bears it.

In: a sentence, a name found in it, the sentence after it. Out: signs, each the name of its rule and the kind that it speaks for. Never: a kind
decided, which takes all places of the name (`kinds`); a table of known persons or companies.

Every sign but the model's own label is a rule that can be listed and switched off. A sign is kept with its mention as one word, "names.age=person";
"names.which=-person" speaks against a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.names.read import beside, wording
from dateline.names.read.spot import Place
from dateline.names.sign_names import LABEL, LABEL_OF_WORD, REPEATED

__all__ = ["RULES", "Place", "signs"]


def signs(place: Place) -> tuple[str, ...]:
    """What the place tells, in the order of the rules."""
    return (*_labels(place), *(f"{name}={kind}" for name, told in RULES for kind in [told(place)] if kind))


def _labels(place: Place) -> Iterator[str]:
    name = place.name
    if name.label:
        alone = len(place.words) == 1 and name.label not in {"NORP", "EVENT", "LAW", "WORK_OF_ART"}
        yield f"{LABEL_OF_WORD if alone else LABEL}={name.kind}"
    else:
        yield f"{REPEATED}={name.kind}"


RULES: tuple[tuple[str, Callable[[Place], str | None]], ...] = (
    ("names.honorific", beside.honorific), ("names.role", beside.role), ("names.class_noun", beside.class_noun), ("names.the", beside.the),
    ("names.preposition", beside.preposition), ("names.place_noun", beside.place_noun), ("names.age", beside.age), ("names.who", beside.who), ("names.which", beside.which),
    ("names.kin", beside.kin), ("names.business", beside.business), ("names.noun_after", beside.noun_after), ("names.acts", beside.acts), ("names.speaks", beside.speaks), ("names.plural", beside.plural),
    ("names.he", beside.he), ("names.it", beside.it), ("names.given_name", wording.given_name), ("names.surname", wording.surname), ("names.first_name", wording.first_name),
    ("names.initial", wording.initial), ("names.form", wording.form),
    ("names.body_word", wording.body_word), ("names.title", wording.title), ("names.and", wording.joined), ("names.acronym", wording.acronym), ("names.gazetteer", wording.gazetteer), ("names.town", wording.town),
    ("names.place_word", wording.place_word), ("names.people", wording.people),
)  # fmt: skip
"""Name of the rule → what it tells of a place."""
