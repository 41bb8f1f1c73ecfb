"""Beside: what the words around a name, and what its bearer does, tell of its kind.

In: one place of a name. Out: for each rule the kind that it speaks for, or None. Never: the words of the name itself (`wording`).
"""

from __future__ import annotations

from dateline import places
from dateline.english.clauses import is_verb
from dateline.english.clauses import subject as subject_of
from dateline.english.lexicon import features, group, nouns, verbs
from dateline.english.roles import Role, dependent, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.names import lexicon
from dateline.names.read import roles
from dateline.names.read.nominals import PRONOUNS
from dateline.names.read.spot import Place
from dateline.names.sign_names import NOT_PERSON
from dateline.rules import rule

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
    example="They sold the newspaper >Orlan Ilbo< again.",
    counter_example="He sold >Orlan Ilbo< a newspaper.",
)
def class_noun(place: Place) -> str | None:
    """A noun for a kind of thing stands before the name of one or begins it, or stands after it between commas, or is said of it."""
    if len(place.words) > 1 and place.words[0] in group("naming_nouns"):
        return "other"
    return lexicon.class_nouns().get(noun.text.lower()) if (noun := _noun_of(place)) else None


def _noun_of(place: Place) -> Token | None:
    """The common noun that says what the name is: before it, in apposition to it, or after "is"."""
    before, head = place.before, place.head
    if before is not None and is_a(before, Kind.SINGULAR_COMMON) and before.text.lower() in lexicon.class_nouns():
        leads = stands_as(before, Role.MODIFIER_BEFORE_NOUN) and place.name.first <= before.head < place.name.last
        if leads or (stands_as(head, Role.APPOSITION) and head.head == before.i) or before.head == head.i:
            return before
    for kid in dependents(place.sentence, head.i, Role.APPOSITION, Kind.COMMON_NOUN):
        if kid.i >= place.name.last:
            return kid
    verb = place.sentence.tokens[head.head]
    if stands_as(head, Role.ACTIVE_SUBJECT) and verb.lemma == "be":
        return dependent(place.sentence, verb.i, Role.ATTRIBUTE, Kind.SINGULAR_COMMON)
    return None


@rule("names.the", example="The >Ruud< left.", counter_example="The >Ruud< family left.")
def the(place: Place) -> str | None:
    """People have no article before their names."""
    before = place.before
    leans = stands_as(place.sentence.tokens[place.name.last - 1], Role.COMPOUND)
    return NOT_PERSON if before is not None and before.text.lower() == "the" and not leans else None


@rule("names.preposition", example="Snow fell in >Elmsund<.", counter_example="Snow fell on >Elmsund<.")
def preposition(place: Place) -> str | None:
    """The words "in", "near" and the like stand before places."""
    return "place" if place.before is not None and place.before.text.lower() in group("before_places") else None


@rule(
    "names.place_noun",
    example="They live in the village of >Elmsund<.",
    counter_example="They live by the grace of >Elmsund<.",
)
def place_noun(place: Place) -> str | None:
    """The words "the village of", "Mount", "River" stand before places."""
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
    behind = [token.text for token in place.behind[:3]]
    if len(behind) < 2 or behind[0] != ",":
        return None
    text, closes = behind[1], behind[2:] in ([], [","], ["."])
    return "person" if text.isdigit() and 2 <= len(text) <= 3 and int(text) < 120 and closes else None


@rule("names.who", example="They met >Ruud<, who left.", counter_example="They met >Ruud<, which left.")
def who(place: Place) -> str | None:
    """The words "who", "whose" and "himself" follow people."""
    if place.name.label == "NORP":
        return None
    return "person" if _next_word(place) in group("of_people") else None


@rule("names.which", example="They met >Ruud<, which left.", counter_example="They met >Ruud<, who left.")
def which(place: Place) -> str | None:
    """The words "which" and "itself" follow what is no person."""
    return NOT_PERSON if _next_word(place) in group("of_things") else None


def _next_word(place: Place) -> str:
    words = [token.text.lower() for token in place.behind[:2]]
    return "" if not words else words[1] if words[0] == "," and len(words) > 1 else words[0]


@rule("names.kin", example="It was >Ruud<'s wife.", counter_example="It was >Ruud<'s factory.")
def kin(place: Place) -> str | None:
    """Relatives, and what only a body has, belong to people."""
    if not place.owns:
        return None
    noun = next((token for token in place.behind[:4] if is_a(token, Kind.SINGULAR_COMMON | Kind.PLURAL_COMMON)), None)
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
    if place.owns or not place.behind or not is_a(place.behind[0], Kind.SINGULAR_COMMON) or place.name.label == "NORP":
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
    return "person" if stands_as(head, Role.ACTIVE_SUBJECT) and verb.lemma in lexicon.words("people_verbs") else None


@rule("names.speaks", example="Then >Ruud< said so.", counter_example="Then >Ruud< left.")
def speaks(place: Place) -> str | None:
    """A lone word that the model takes for a person, and that says something, is one if it does so again."""
    head = place.head
    verb = place.sentence.tokens[head.head]
    lone = len(place.words) == 1 and place.name.label == "PERSON" and stands_as(head, Role.ACTIVE_SUBJECT)
    said = is_a(verb, Kind.FINITE) and verb.lemma in verbs("attributes", "speech", "report")
    return "person" if lone and said else None


@rule("names.plural", example="The >Lunders< were beaten.", counter_example="Then >Lund< was beaten.")
def plural(place: Place) -> str | None:
    """What takes a verb in the plural by itself is no person."""
    head = place.head
    if not stands_as(head, Role.NOUN_AS_SUBJECT) or has_dependent(place.sentence, head.i, Role.CONJUNCT):
        return None
    verb = place.sentence.tokens[head.head]
    finite = [verb, *dependents(place.sentence, verb.i, Role.AUXILIARY)]
    plural = any(token.text.lower() in group("plural_verbs") for token in finite)
    return NOT_PERSON if plural and place.name.last > head.i else None


@rule(
    "names.he",
    example="Then >Ruud< said he was ill.",
    counter_example="Then >Ruud< said it was ill.",
)
def he(place: Place) -> str | None:
    """The pronouns "he" and "she" answer to people: the subject of what the name says, or of the next sentence."""
    return "person" if (answer := _answer(place)) and answer in PRONOUNS else None


@rule(
    "names.it",
    example="Then >Nordal< said it would sell its boats.",
    counter_example="Then >Nordal< said it was raining.",
)
def it(place: Place) -> str | None:
    """The pronoun "it", with "its", answers to what is no person."""
    return NOT_PERSON if _answer(place) == "it" else None


def _answer(place: Place) -> str:
    """The pronoun that takes the name up as a subject: in the clause that its verb governs, else at the head of the next sentence."""
    head = place.head
    verb = place.sentence.tokens[head.head]
    if not stands_as(head, Role.ACTIVE_SUBJECT) or not is_verb(verb):
        return ""
    for kid in place.sentence.kids(verb.i):
        taken = (
            subject_of(place.sentence, kid.i)
            if stands_as(kid, Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE) and is_verb(kid)
            else None
        )
        if taken is not None and _takes_up(place.sentence, taken):
            return taken.text.lower()
    alone = stands_as(verb, Role.TOP) and not any(
        stands_as(token, Role.ACTIVE_SUBJECT) and is_a(token, Kind.PROPER_NOUN)
        for token in place.sentence.tokens
        if token.i != head.i
    )
    if alone and place.after is not None and place.after.paragraph == place.sentence.paragraph:
        first = next((token for token in place.after.tokens[:2] if stands_as(token, Role.NOUN_AS_SUBJECT)), None)
        if first is not None and stands_as(place.after.tokens[first.head], Role.TOP) and _takes_up(place.after, first):
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
