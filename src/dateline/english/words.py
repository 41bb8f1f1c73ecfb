"""Words: what kind of word one is by itself: a proper noun, a finite verb, a gerund.

In: a word of a sentence. Out: whether it is of a kind. Never: what it is to another word, which `roles` tells.

`Kind.NOUN | Kind.PRONOUN` is either of the two. The labels are those of the parser, its part of speech (Universal POS) or the form (Penn Treebank) that
it gives a word, and are known only to this module.
"""

from __future__ import annotations

from dateline.language import Token

Kinds = frozenset[str]


class Kind:
    """The kinds by name, in the standard terms of grammar; a name for several is made of them."""

    # Nouns

    COMMON_NOUN: Kinds = frozenset({"NOUN"})
    PROPER_NOUN: Kinds = frozenset({"PROPN"})
    NOUN = COMMON_NOUN | PROPER_NOUN
    PRONOUN: Kinds = frozenset({"PRON"})
    PERSONAL_PRONOUN: Kinds = frozenset({"PRP"})
    SINGULAR_COMMON: Kinds = frozenset({"NN"})
    SINGULAR_PROPER: Kinds = frozenset({"NNP"})
    SINGULAR = SINGULAR_COMMON | SINGULAR_PROPER
    PLURAL_COMMON: Kinds = frozenset({"NNS"})
    PLURAL_PROPER: Kinds = frozenset({"NNPS"})
    PLURAL = PLURAL_COMMON | PLURAL_PROPER
    POSSESSIVE_PRONOUN: Kinds = frozenset({"PRP$"})
    POSSESSIVE_S: Kinds = frozenset({"POS"})
    POSSESSIVE = POSSESSIVE_PRONOUN | POSSESSIVE_S

    # Verbs

    FULL_VERB: Kinds = frozenset({"VERB"})
    AUXILIARY_VERB: Kinds = frozenset({"AUX"})
    """Forms of "be", "have" and "do", and modals, also where they carry a clause by themselves."""
    VERB = FULL_VERB | AUXILIARY_VERB
    BASE_FORM: Kinds = frozenset({"VB"})
    """As after "to" or "will"."""
    PLAIN_PRESENT: Kinds = frozenset({"VBP"})
    PRESENT_IN_S: Kinds = frozenset({"VBZ"})
    PRESENT = PLAIN_PRESENT | PRESENT_IN_S
    PAST: Kinds = frozenset({"VBD"})
    FINITE = PRESENT | PAST
    MODAL: Kinds = frozenset({"MD"})
    TENSED = FINITE | MODAL
    """What makes its clause finite by itself."""
    GERUND: Kinds = frozenset({"VBG"})
    """A form in "-ing", the present participle too."""
    PAST_PARTICIPLE: Kinds = frozenset({"VBN"})
    PARTICIPLE = GERUND | PAST_PARTICIPLE
    INFINITIVE_TO: Kinds = frozenset({"TO"})

    # Other words

    ADJECTIVE: Kinds = frozenset({"ADJ"})
    ADVERB: Kinds = frozenset({"ADV"})
    DETERMINER: Kinds = frozenset({"DET"})
    NUMBER: Kinds = frozenset({"NUM"})
    CARDINAL: Kinds = frozenset({"CD"})
    PREPOSITION: Kinds = frozenset({"ADP"})
    COORDINATOR: Kinds = frozenset({"CCONJ"})
    SUBORDINATOR: Kinds = frozenset({"SCONJ"})
    MINOR_PARTICLE: Kinds = frozenset({"PART"})
    """"To" of an infinitive, "not", the possessive "'s"."""
    PUNCTUATION: Kinds = frozenset({"PUNCT"})
    SYMBOL: Kinds = frozenset({"SYM"})
    HYPHEN: Kinds = frozenset({"HYPH"})
    GRADABLE: Kinds = frozenset({"JJ", "JJR", "JJS"})
    PLAIN_ADJECTIVE: Kinds = frozenset({"JJ"})
    PLAIN_ADVERB: Kinds = frozenset({"RB"})
    ARTICLE: Kinds = frozenset({"DT"})
    PREPOSITION_OR_MARKER: Kinds = frozenset({"IN"})
    RELATIVE_PRONOUN: Kinds = frozenset({"WP", "WDT"})
    WHO_OR_WHAT: Kinds = frozenset({"WP"})
    WHOSE: Kinds = frozenset({"WP$"})
    WHEN_OR_WHERE: Kinds = frozenset({"WRB"})
    WH_WORD = RELATIVE_PRONOUN | WHOSE | WHEN_OR_WHERE
    """A word that asks, or that joins a clause to another."""


def is_a(word: Token, kinds: Kinds) -> bool:
    """What kind of word `word` is, by its part of speech or its form."""
    return word.pos in kinds or word.tag in kinds


def is_same_form(one: Token, other: Token) -> bool:
    """Two words have the same form: both in the past, both plural."""
    return one.tag == other.tag
