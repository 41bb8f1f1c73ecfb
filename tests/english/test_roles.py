"""Tests for `dateline.english.roles`: what a word is to the one that it hangs from."""

from __future__ import annotations

import pytest

from dateline.english import roles
from dateline.english.roles import Role, Roles, stands_as
from dateline.english.words import Kind
from tests.english.builders import at, sentence, text
from tests.english.marked import marked


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TOP", "The mayor >resigned< on Monday."),
        ("ACTIVE_SUBJECT", "The >mayor< resigned."),
        ("PASSIVE_SUBJECT", "The >mayor< was fired."),
        ("CLAUSE_AS_SUBJECT", "What he >said< was wrong."),
        ("EXPLETIVE", ">There< is a bridge."),
        ("OBJECT", "The mayor opened the >bridge<."),
        ("INDIRECT_OBJECT", "The mayor gave >her< a prize."),
        ("AGENT", "The mayor was fired >by< the council."),
        ("ATTRIBUTE", "She is the >mayor<."),
        ("ADJECTIVE_COMPLEMENT", "A deal is >likely<."),
        ("OBJECT_COMPLEMENT", "They called it a >farce<."),
        ("FULL_COMPLEMENT", "The mayor said it >was< over."),
        ("OPEN_COMPLEMENT", "The ministers agreed to >meet<."),
        ("ADVERBIAL_CLAUSE", "The mayor left after she had >spoken<."),
        ("ACTIVE_AUXILIARY", "The bridge >will< open."),
        ("PASSIVE_AUXILIARY", "The bridge >was< closed by the army."),
        ("NEGATION", "The bridge did >not< open."),
        ("PARTICLE", "They called >off< the talks."),
        ("MARKER", "The mayor said >that< it was over."),
        ("ADVERBIAL", "The bridge >slowly< opened."),
        ("NOUN_ADVERBIAL", "The ministers met >Tuesday<."),
        ("PREPOSITIONAL", "The ministers met >in< the town."),
        ("NOUN_OF_PREPOSITION", "The ministers met in the >town<."),
        ("CLAUSE_OF_PREPOSITION", "The mayor left without >speaking<."),
        ("COMPOUND", "The >harbour< bridge opened."),
        ("ATTRIBUTIVE", "The >old< bridge opened."),
        ("NUMERAL", "The >two< bridges opened."),
        ("QUANTIFIER", "More >than< 40 bridges opened."),
        ("POSSESSOR", "The >mayor<'s bridge opened."),
        ("DETERMINER", ">This< bridge opened."),
        ("APPOSITION", "Vesna Marek, the >mayor<, resigned."),
        ("ADNOMINAL_CLAUSE", "The bridge >built< in May opened."),
        ("RELATIVE_CLAUSE", "The clerk who >signed< the treaty resigned."),
        ("CONJUNCT", "The mayor and the >clerk< resigned."),
        ("COORDINATOR", "The mayor >and< the clerk resigned."),
        ("PUNCTUATION", "The mayor resigned>.<"),
    ],
)
def test_a_word_stands_as_its_role_says(name: str, words: str) -> None:
    """Each role holds of the word of its example, and no other single role does."""
    told = marked(words)
    holding = {other for other, role in _single().items() if stands_as(told.sentence.tokens[told.i], role)}
    assert holding == {name}


def _single() -> dict[str, Roles]:
    return {name: found for name, found in vars(Role).items() if isinstance(found, frozenset) and len(found) == 1}


def test_no_two_roles_are_the_same() -> None:
    """Each way to stand has one name."""
    found = [one for one in vars(Role).values() if isinstance(one, frozenset)]
    assert len(found) == len(set(found))


def test_dependents_are_of_a_role_and_of_a_kind() -> None:
    """What hangs from a verb as its subject or object, in reading order; where a kind is given, only what is of it."""
    parsed = sentence("She opened the bridge and the harbour.")
    opened = at(parsed, "opened")
    assert [one.text for one in roles.dependents(parsed, opened, Role.SUBJECT | Role.OBJECT)] == ["She", "bridge"]
    assert text(roles.dependent(parsed, opened, Role.SUBJECT | Role.OBJECT, Kind.NOUN)) == "bridge"
    assert roles.has_dependent(parsed, opened, Role.SUBJECT, Kind.PRONOUN)
    assert not roles.has_dependent(parsed, opened, Role.SUBJECT, Kind.NOUN)
    assert roles.dependent(parsed, opened, Role.MARKER) is None


def test_a_word_is_found_below_another() -> None:
    """A word hangs from another as it is written, in small letters or not, and only so where a role is given."""
    parsed = sentence("That bridge will not open.")
    assert roles.has_word(parsed, at(parsed, "bridge"), {"that"})
    assert not roles.has_word(parsed, at(parsed, "bridge"), {"that"}, Role.MARKER)
    assert not roles.has_word(parsed, at(parsed, "open"), {"that"})


@pytest.mark.parametrize(
    ("words", "verb", "negated"),
    [
        ("The bridge did not open.", "open", True),
        ("The bridge never opened.", "opened", True),
        ("The bridge opened.", "opened", False),
        ("The mayor said it would not open.", "said", False),
    ],
)
def test_a_negation_is_that_of_its_verb(words: str, verb: str, negated: bool) -> None:
    """A "not" of the clause below does not deny the verb above."""
    parsed = sentence(words)
    assert roles.is_negated(parsed, at(parsed, verb)) is negated


def test_a_row_of_conjuncts_leads_to_its_first() -> None:
    """The last of three nouns that are joined leads to the first, and a noun that is joined to none to itself."""
    parsed = sentence("Clerks, guards and drivers met the mayor.")
    drivers, mayor = (parsed.tokens[at(parsed, word)] for word in ("drivers", "mayor"))
    assert roles.up_through(parsed, drivers, Role.CONJUNCT).text == "Clerks"
    assert roles.up_through(parsed, mayor, Role.CONJUNCT) is mayor


def test_what_hangs_from_a_word_without_some_branches() -> None:
    """A branch whose top is refused is left out whole; what hangs from the word itself is not asked about it."""
    parsed = sentence("The mayor opened the bridge that the army had closed.")
    opened = at(parsed, "opened")
    whole = roles.down_through(parsed, opened, lambda _: True)
    assert whole == parsed.subtree(opened)
    own = roles.down_through(parsed, opened, lambda token: not stands_as(token, Role.RELATIVE_CLAUSE))
    assert [parsed.tokens[i].text for i in own] == ["The", "mayor", "opened", "the", "bridge", "."]
