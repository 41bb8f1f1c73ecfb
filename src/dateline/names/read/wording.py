"""Wording: what the words of a name tell of the kind of its bearer.

In: one place of a name. Out: for each rule the kind that it speaks for, or None. Never: the words around the name (`beside`), but the marks that
enclose it; a table of known persons or companies.
"""

from __future__ import annotations

from dateline import places
from dateline.english.lexicon import given_names, group, in_order
from dateline.names import forms, lexicon
from dateline.names.read.spans import is_headline
from dateline.names.read.spot import Place
from dateline.rules import rule

_PERSON_SHAPE = range(2, 5)


@rule("names.given_name", example="Then >Anna Miller< left.", counter_example="Then >Anna Energy< left.")
def given_name(place: Place) -> str | None:
    """A given name before a surname, or before what the model takes for one, makes a person."""
    words = place.words
    if not _is_shaped(place) or words[0] not in given_names() or words[0] in _NO_GIVEN:
        return None
    return "person" if _is_surname(words[-1]) or place.name.label == "PERSON" else None


@rule("names.surname", example="Then >Ovid Miller< left.", counter_example="The >Miller Bank< left.")
def surname(place: Place) -> str | None:
    """A surname, at the end of what the model takes for a person, makes one."""
    shaped = _is_shaped(place) or (len(place.words) == 1 and _is_plain(place))
    return "person" if shaped and place.name.label == "PERSON" and _is_surname(place.words[-1]) else None


@rule("names.first_name", example="Then >Anna< left.", counter_example="Then >Aardema< left.")
def first_name(place: Place) -> str | None:
    """A lone given name that the model takes for a person is one."""
    told = len(place.words) == 1 and _is_plain(place) and place.words[0] in given_names()
    return "person" if told and place.name.label == "PERSON" else None


def _is_surname(word: str) -> bool:
    listed = lexicon.words("surnames")
    return word in listed or word.rpartition("-")[2] in listed


def _is_shaped(place: Place) -> bool:
    """Two to four words, none of which says that it is a body or a place."""
    return len(place.words) in _PERSON_SHAPE and _is_plain(place)


def _is_plain(place: Place) -> bool:
    words = place.words
    listed = (
        lexicon.words(name) for name in ("organization_words", "company_forms", "place_words", "not_names", "trades")
    )
    said = {*words[1:]} & frozenset().union(*listed) or "and" in words or "of" in words
    marked = any(char.isdigit() or char == "." for word in words for char in word)
    demonym = lexicon.is_demonym(words[-1]) and words[-1].endswith(_DEMONYM_ENDS)
    return not (said or marked or demonym or (places.is_known(" ".join(words)) and _is_far_place(words)))


def _is_far_place(words: forms.Words) -> bool:
    """A place that is no surname as well."""
    return len(words) > 1 or places.is_well_known(words[0]) or not _is_surname(words[0])


_DEMONYM_ENDS = in_order("demonym_ends")
_NO_GIVEN = group("name_particles") | {"al"}
"""In the lists of given names, but before a name hardly ever one."""


@rule("names.initial", example="Then >Ovid K. Ruud< left.", counter_example="Then >Ovid Ruud< left.")
def initial(place: Place) -> str | None:
    """A single letter between two words stands in people's names; so does what tells a generation at the end."""
    tokens = place.name.tokens(place.sentence)
    inside = any(len(token.text.rstrip(".")) == 1 and token.text[0].isupper() for token in tokens[1:-1])
    last = place.words[-1:] and place.words[-1] in group("generations")
    return "person" if len(place.words) in _PERSON_SHAPE and (inside or last) and "and" not in place.words else None


@rule("names.form", example="Then >Nordal Ltd< left.", counter_example="Then >Nordal Ruud< left.")
def form(place: Place) -> str | None:
    """A legal form ends the name of a company."""
    return "organization" if len(place.words) > 1 and place.words[-1] in lexicon.words("company_forms") else None


@rule("names.body_word", example="The >Lund Council< left.", counter_example="Then >Lund Ruud< left.")
def body_word(place: Place) -> str | None:
    """A word for a kind of body ends its name, or begins it before "of"."""
    words, listed = place.words, lexicon.words("organization_words")
    leads = "of" in words[1:2] and words[0] in listed
    if place.name.label == "NORP":
        return None
    return "organization" if words and (words[-1] in listed or leads) else None


@rule("names.title", example="The page “>Justice for Ruud<” grew.", counter_example="They wanted “justice” for >Ruud<.")
def title(place: Place) -> str | None:
    """Two words and more that fill a quotation are a title or a slogan."""
    before, tokens = place.before, place.sentence.tokens
    closes = place.name.last < len(tokens) and tokens[place.name.last].text in _QUOTES
    filled = before is not None and before.text in _QUOTES and closes
    return "other" if filled and place.name.last - place.name.first > 1 else None


_QUOTES = frozenset("\"“”„«»‘’'") | {"``", "''"}


@rule("names.and", example="Then >Ruud & Elm< left.", counter_example="Then >Ruud Elm< left.")
def joined(place: Place) -> str | None:
    """An ampersand joins the names of partners into that of a firm."""
    return "organization" if any(token.text == "&" for token in place.name.tokens(place.sentence)) else None


@rule("names.acronym", example="Then the >NLV< said no.", counter_example="Then >Nlv< said no.")
def acronym(place: Place) -> str | None:
    """An acronym where not all is in capitals, or a name with a figure in it, is of a body; or of a place, if it is a place's."""
    tokens = place.name.tokens(place.sentence)
    text, word = tokens[0].text, " ".join(place.words)
    known = (places.is_well_known(word) or word in places.other_names()) and not _is_short_for_body(word)
    if len(tokens) > 1 or known or text in lexicon.words("state_letters"):
        return None
    label = bool(place.behind and place.behind[0].text == ":")
    alone = is_headline(place.sentence.tokens, shouted_only=True) or label or _is_surname(word)
    figure = text[0].isupper() and any(char.isdigit() for char in text)
    return "organization" if figure or (forms.is_acronym(text) and not alone) else None


@rule("names.gazetteer", example="They left >Norway<.", counter_example="They left >Ruud<.")
def gazetteer(place: Place) -> str | None:
    """A well-known place, or a place's name of several words, is a place."""
    whole = " ".join(place.words)
    if len(place.words) == 1:
        known = (
            places.is_well_known(whole) and place.name.label not in {"ORG", "PERSON"} and not _is_short_for_body(whole)
        )
    else:
        known = places.is_known(whole)
    return "place" if known else None


def _is_short_for_body(word: str) -> bool:
    """An acronym that the list of places has for a union of states."""
    alias = places.other_names().get(word)
    return alias is not None and forms.folded(alias[0])[-1] in lexicon.words("organization_words")


@rule("names.town", example="They left >Elmira<.", counter_example="They left >Ruud<.")
def town(place: Place) -> str | None:
    """A lone word that is some town's name may be a place."""
    whole = " ".join(place.words)
    known = len(place.words) == 1 and places.is_known(whole) and not places.is_well_known(whole)
    return "place" if known and not place.name.tokens(place.sentence)[0].text.isupper() else None


@rule("names.place_word", example="They left >Elm Airport<.", counter_example="They left >Elm Ruud<.")
def place_word(place: Place) -> str | None:
    """A word for a kind of place ends its name."""
    return "place" if len(place.words) > 1 and place.words[-1] in lexicon.words("place_words") else None


@rule("names.people", example="The >Norwegian< coast froze.", counter_example="The coast of >Norway< froze.")
def people(place: Place) -> str | None:
    """A word for a nation or creed, alone or at the end of a name, names no person, body or place."""
    words = place.words
    hyphened = len(words) == 1 and "-" in words[0] and all(places.nationality(part) for part in words[0].split("-"))
    nation = place.name.label == "NORP" and lexicon.is_demonym(" ".join(words))
    return "other" if hyphened or nation else None
