"""Signs: what one place of a name tells about what kind of thing bears it.

In: a sentence, a name found in it, the sentence after it. Out: signs, each the name of its rule and the kind that it speaks for. Never: a kind
decided, which takes all places of the name (`kinds`); a table of known persons or companies.

Every sign but the model's own label is a rule that can be listed and switched off. A sign is kept with its mention as one word, "names.age=person";
"names.which=-person" speaks against a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline import places
from dateline.english.clauses import is_verb
from dateline.english.clauses import subject as subject_of
from dateline.english.lexicon import features, group, nouns
from dateline.language import Sentence, Token
from dateline.names import forms, lexicon, roles
from dateline.names.nominals import PRONOUNS
from dateline.names.spans import Found, is_headline
from dateline.rules import rule

NOT_PERSON = "-person"
LABEL, LABEL_OF_WORD, REPEATED, GIVEN = "label", "label of a word", "repeated", "given"
"""The model's label for a name of several words and for a lone word; the kind of a name that the article has elsewhere; a kind that came with
the mention from elsewhere."""
SEEN_ELSEWHERE = "seen elsewhere=person"
"""The sign of a place that only another report's names show."""
_PERSON_SHAPE = range(2, 5)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a name: the sentence, the name's tokens in it, its folded words, and the sentence that follows."""

    sentence: Sentence
    name: Found
    words: forms.Words
    after: Sentence | None = None

    @property
    def before(self) -> Token | None:
        """The token before the name."""
        return self.sentence.tokens[self.name.first - 1] if self.name.first else None

    @property
    def behind(self) -> tuple[Token, ...]:
        """The tokens after the name and its possessive."""
        tokens = self.sentence.tokens[self.name.last :]
        return tokens[1:] if tokens and tokens[0].tag == "POS" else tokens

    @property
    def owns(self) -> bool:
        """The name stands in the possessive."""
        tokens = self.sentence.tokens
        return self.name.last < len(tokens) and tokens[self.name.last].tag == "POS"

    @property
    def head(self) -> Token:
        """The token of the name that the others lean on."""
        inside = range(self.name.first, self.name.last)
        tokens = self.sentence.tokens
        return next((tokens[i] for i in inside if tokens[i].head not in inside), tokens[self.name.last - 1])


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


# What stands before it --------------------------------------------------------------------------------------------------


@rule("names.honorific", example="Mr >Ruud< left.", counter_example="The >Ruud< left.")
def honorific(place: Place) -> str | None:
    """A courtesy title stands before people."""
    return "person" if roles.beside(place.sentence, place.name.first, place.name.last).honorific else None


@rule(
    "names.role",
    example="The mayor, >Anna Ruud<, left the town.",
    counter_example="The town left >Anna Ruud< alone.",
)
def role(place: Place) -> str | None:
    """An office, trade or kinship that only people have stands beside people."""
    found = roles.beside(place.sentence, place.name.first, place.name.last).role
    if found is None or roles.head(place.sentence, found).text.lower() in nouns("of_companies_too"):
        return None
    return "person"


@rule(
    "names.class_noun",
    example="The newspaper >Orlan Ilbo< was sold.",
    counter_example="He sold >Orlan Ilbo< a newspaper.",
)
def class_noun(place: Place) -> str | None:
    """A noun for a kind of thing stands before the name of one, or after it between commas, or is said of it."""
    return lexicon.class_nouns().get(noun.text.lower()) if (noun := _noun_of(place)) else None


def _noun_of(place: Place) -> Token | None:
    """The common noun that says what the name is: before it, in apposition to it, or after "is"."""
    before, head = place.before, place.head
    if before is not None and before.tag == "NN" and before.text.lower() in lexicon.class_nouns():
        leads = before.dep in {"compound", "nmod", "amod"} and place.name.first <= before.head < place.name.last
        if leads or (head.dep == "appos" and head.head == before.i) or before.head == head.i:
            return before
    for kid in place.sentence.kids(head.i):
        if kid.dep == "appos" and kid.i >= place.name.last and kid.pos == "NOUN":
            return kid
    verb = place.sentence.tokens[head.head]
    if head.dep == "nsubj" and verb.lemma == "be":
        return next((kid for kid in place.sentence.kids(verb.i) if kid.dep == "attr" and kid.tag == "NN"), None)
    return None


@rule("names.the", example="The >Ruud< left.", counter_example="The >Ruud< family left.")
def the(place: Place) -> str | None:
    """People have no article before their names."""
    before = place.before
    leans = place.sentence.tokens[place.name.last - 1].dep == "compound"
    return NOT_PERSON if before is not None and before.text.lower() == "the" and not leans else None


@rule("names.preposition", example="Snow fell in >Elmsund<.", counter_example="Snow fell on >Elmsund<.")
def preposition(place: Place) -> str | None:
    """ "In", "near" and the like stand before places."""
    return "place" if place.before is not None and place.before.text.lower() in group("before_places") else None


@rule(
    "names.place_noun",
    example="They live in the village of >Elmsund<.",
    counter_example="They live by the grace of >Elmsund<.",
)
def place_noun(place: Place) -> str | None:
    """ "The village of", "Mount", "River" stand before places."""
    before = place.before
    if before is None:
        return None
    listed = lexicon.words("place_words")
    above = place.sentence.tokens[before.i - 1].text.lower() if before.i else ""
    return "place" if before.text in listed or (before.text.lower() == "of" and above in listed) else None


# What stands after it ---------------------------------------------------------------------------------------------------


@rule("names.age", example="Then >Anna Ruud<, 34, left.", counter_example="Then >Ruud<, 340 miles away, left.")
def age(place: Place) -> str | None:
    """A bare number of years between commas stands after people."""
    first, *rest = [*place.behind[:3], None, None]
    if first is None or first.text != "," or rest[0] is None:
        return None
    text, closes = rest[0].text, rest[1] is None or rest[1].text in {",", "."}
    return "person" if text.isdigit() and 2 <= len(text) <= 3 and int(text) < 120 and closes else None


@rule("names.who", example="They met >Ruud<, who left.", counter_example="They met >Ruud<, which left.")
def who(place: Place) -> str | None:
    """ "Who", "whose" and "himself" follow people."""
    if place.name.label == "NORP":
        return None
    return "person" if _next_word(place) in group("of_people") else None


@rule("names.which", example="They met >Ruud<, which left.", counter_example="They met >Ruud<, who left.")
def which(place: Place) -> str | None:
    """ "Which" and "itself" follow what is no person."""
    return NOT_PERSON if _next_word(place) in group("of_things") else None


def _next_word(place: Place) -> str:
    words = [token.text.lower() for token in place.behind[:2]]
    return "" if not words else words[1] if words[0] == "," and len(words) > 1 else words[0]


@rule("names.kin", example="It was >Ruud<'s wife.", counter_example="It was >Ruud<'s factory.")
def kin(place: Place) -> str | None:
    """Relatives, and what only a body has, belong to people."""
    if not place.owns:
        return None
    noun = next((token for token in place.behind[:4] if token.tag in {"NN", "NNS"}), None)
    if noun is None:
        return None
    told = lexicon.kin_gender(noun.lemma) is not None and noun.lemma not in nouns("of_companies_too")
    return "person" if told or noun.lemma in lexicon.words("of_a_body") else None


@rule("names.business", example="Then >Nordal< shares fell.", counter_example="Then >Nordal< fell.")
def business(place: Place) -> str | None:
    """Shares, factories and takeovers are of companies."""
    after = place.behind[0].text.lower() if place.behind else ""
    return "organization" if after in lexicon.words("business_words") and place.name.label != "NORP" else None


@rule(
    "names.noun_after",
    example="They crossed the >Elm< river.",
    counter_example="They crossed >Elm< by the river.",
)
def noun_after(place: Place) -> str | None:
    """A noun for a kind of body or place right after the name says that it is one."""
    if place.owns or not place.behind or place.behind[0].tag != "NN" or place.name.label == "NORP":
        return None
    noun = place.behind[0]
    if noun.text.lower() in lexicon.words("place_words"):
        return "place"
    if place.name.label in {"GPE", "LOC"} or places.is_known(" ".join(place.words)):
        return None
    listed = lexicon.words("organization_nouns") | lexicon.words("organization_words")
    return "organization" if {noun.text.lower(), place.sentence.tokens[noun.head].text} & listed else None


# What it does -----------------------------------------------------------------------------------------------------------


@rule("names.acts", example="Then >Ruud< smiled.", counter_example="Then >Ruud< grew.")
def acts(place: Place) -> str | None:
    """Only people smile, nod and marry."""
    head = place.head
    verb = place.sentence.tokens[head.head]
    return "person" if head.dep == "nsubj" and verb.lemma in lexicon.words("people_verbs") else None


@rule("names.plural", example="The >Lunders< were beaten.", counter_example="Then >Lund< was beaten.")
def plural(place: Place) -> str | None:
    """What takes a verb in the plural by itself is no person."""
    head = place.head
    if head.dep not in {"nsubj", "nsubjpass"} or any(kid.dep == "conj" for kid in place.sentence.kids(head.i)):
        return None
    verb = place.sentence.tokens[head.head]
    finite = [verb, *(kid for kid in place.sentence.kids(verb.i) if kid.dep in {"aux", "auxpass"})]
    plural = any(token.text.lower() in group("plural_verbs") for token in finite)
    return NOT_PERSON if plural and place.name.last > head.i else None


@rule(
    "names.he",
    example="Then >Ruud< said he was ill.",
    counter_example="Then >Ruud< said it was ill.",
)
def he(place: Place) -> str | None:
    """ "He" and "she" answer to people: the subject of what the name says, or of the next sentence."""
    return "person" if (answer := _answer(place)) and answer in PRONOUNS else None


@rule(
    "names.it",
    example="Then >Nordal< said it would sell its boats.",
    counter_example="Then >Nordal< said it was raining.",
)
def it(place: Place) -> str | None:
    """ "It" with "its" answers to what is no person."""
    return NOT_PERSON if _answer(place) == "it" else None


def _answer(place: Place) -> str:
    """The pronoun that takes the name up as a subject: in the clause that its verb governs, else at the head of the next sentence."""
    head = place.head
    verb = place.sentence.tokens[head.head]
    if head.dep != "nsubj" or not is_verb(verb):
        return ""
    for kid in place.sentence.kids(verb.i):
        taken = subject_of(place.sentence, kid.i) if kid.dep in {"ccomp", "advcl"} and is_verb(kid) else None
        if taken is not None and _takes_up(place.sentence, taken):
            return taken.text.lower()
    alone = verb.dep == "ROOT" and not any(
        token.dep == "nsubj" and token.pos == "PROPN" for token in place.sentence.tokens if token.i != head.i
    )
    if alone and place.after is not None and place.after.paragraph == place.sentence.paragraph:
        first = next((token for token in place.after.tokens[:2] if token.dep in {"nsubj", "nsubjpass"}), None)
        if first is not None and place.after.tokens[first.head].dep == "ROOT" and _takes_up(place.after, first):
            return first.text.lower()
    return ""


def _takes_up(sentence: Sentence, token: Token) -> bool:
    """A pronoun for one; "it" only where its clause says "its", or wills or has something: rain has nothing."""
    word = token.text.lower()
    if word != "it":
        return word in PRONOUNS
    verb = sentence.tokens[token.head]
    own = any(sentence.tokens[i].text.lower() == "its" for i in sentence.subtree(verb.i))
    return own or "attributes" in features(verb.lemma, "verb")


# Its own words ----------------------------------------------------------------------------------------------------------


@rule("names.given_name", example="Then >Anna Miller< left.", counter_example="Then >Anna Energy< left.")
def given_name(place: Place) -> str | None:
    """A given name before a surname, or before what the model takes for one, makes a person."""
    words = place.words
    if not _is_shaped(place) or words[0] not in lexicon.table("given_names") or words[0] in _NO_GIVEN:
        return None
    return "person" if _is_surname(words[-1]) or place.name.label == "PERSON" else None


@rule("names.surname", example="Then >Ovid Miller< left.", counter_example="The >Miller Bank< left.")
def surname(place: Place) -> str | None:
    """A surname, at the end of what the model takes for a person, makes one."""
    shaped = _is_shaped(place) or (len(place.words) == 1 and _is_plain(place))
    return "person" if shaped and place.name.label == "PERSON" and _is_surname(place.words[-1]) else None


@rule("names.first_name", example="Then >Anna< left.", counter_example="Then >Miller< left.")
def first_name(place: Place) -> str | None:
    """A lone given name that the model takes for a person is one."""
    told = len(place.words) == 1 and _is_plain(place) and place.words[0] in lexicon.table("given_names")
    return "person" if told and place.name.label == "PERSON" else None


def _is_surname(word: str) -> bool:
    listed = lexicon.words("surnames")
    return word in listed or word.rpartition("-")[2] in listed


def _is_shaped(place: Place) -> bool:
    """Two to four words, none of which says that it is a body or a place."""
    return len(place.words) in _PERSON_SHAPE and _is_plain(place)


def _is_plain(place: Place) -> bool:
    words = place.words
    listed = (lexicon.words(name) for name in ("organization_words", "company_forms", "place_words", "not_names", "trades"))
    said = {*words[1:]} & frozenset().union(*listed) or "and" in words or "of" in words
    marked = any(char.isdigit() or char == "." for word in words for char in word)
    demonym = lexicon.is_demonym(words[-1]) and words[-1].endswith(_DEMONYM_ENDS)
    return not (said or marked or demonym or (places.is_known(" ".join(words)) and _is_far_place(words)))


def _is_far_place(words: forms.Words) -> bool:
    """A place that is no surname as well."""
    return len(words) > 1 or places.is_well_known(words[0]) or not _is_surname(words[0])


_DEMONYM_ENDS = ("s", "an", "ish")
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
    """ "&" joins the names of partners into that of a firm."""
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
        known = places.is_well_known(whole) and place.name.label not in {"ORG", "PERSON"} and not _is_short_for_body(whole)
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


RULES: tuple[tuple[str, Callable[[Place], str | None]], ...] = (
    ("names.honorific", honorific), ("names.role", role), ("names.class_noun", class_noun), ("names.the", the),
    ("names.preposition", preposition), ("names.place_noun", place_noun), ("names.age", age), ("names.who", who), ("names.which", which),
    ("names.kin", kin), ("names.business", business), ("names.noun_after", noun_after), ("names.acts", acts), ("names.plural", plural),
    ("names.he", he), ("names.it", it), ("names.given_name", given_name), ("names.surname", surname), ("names.first_name", first_name),
    ("names.initial", initial), ("names.form", form),
    ("names.body_word", body_word), ("names.title", title), ("names.and", joined), ("names.acronym", acronym), ("names.gazetteer", gazetteer), ("names.town", town),
    ("names.place_word", place_word), ("names.people", people),
)  # fmt: skip
"""Name of the rule → what it tells of a place."""
