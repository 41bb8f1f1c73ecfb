"""Who says it: the source of a cue verb, from the dependencies or, beside a quotation, from the order of words.

In: a sentence's parse, a verb, the tokens in quotations. Out: the token that heads the source; its words. Never: a
source inside a quotation.
"""

from __future__ import annotations

from dateline.english.clauses import agent, has_that, is_told_passive, undergoer, verb_above
from dateline.english.lexicon import group
from dateline.english.people import bodies, persons, pronouns
from dateline.english.roles import Role, dependent, dependents, has_dependent, stands_as, up_through
from dateline.english.words import Kind, is_a, is_same_form
from dateline.language import Sentence, Token
from dateline.statements.lexicon import frames_of, words

_RELATIVE = group("relative")


def subject_of(sentence: Sentence, verb: Token, quoted: frozenset[int], depth: int = 4) -> Token | None:
    """Who does what `verb` says: its subject, its agent in the passive, or the subject it shares with its head."""
    kids = [kid for kid in sentence.kids(verb.i) if kid.i not in quoted]
    if is_told_passive(sentence, verb.i):
        return agent(sentence, verb.i)
    cue = resumed(sentence, verb)
    if cue is not None and depth > 0 and cue.i not in quoted:
        return subject_of(sentence, cue, quoted, depth - 1)
    own = own_subject(sentence, verb, kids) or noun_before(sentence, verb)
    own = own or _set_off(sentence, verb) or _parted(sentence, verb)
    if own is not None and stands_as(verb, Role.RELATIVE_CLAUSE) and own.text.lower() in _RELATIVE:
        noun = sentence.tokens[verb.head]
        issuer = _issuer(sentence, noun, quoted)
        return own if issuer is None or issuer.i == noun.i else issuer
    if own is not None or depth == 0 or verb.head == verb.i or stands_as(verb, Role.CLAUSE_AS_SUBJECT):
        return own
    head = sentence.tokens[verb.head]
    if stands_as(verb, Role.CLAUSE_OF_NOUN) and is_a(head, Kind.NOUN | Kind.PRONOUN):
        return _of_noun(sentence, verb, head, quoted)
    quote = quoting_verb(sentence, verb)
    if quote is not None:
        return undergoer(sentence, quote.i)
    aside = _across_aside(sentence, verb, head)
    if aside is not None:
        return aside if aside.i not in quoted else None
    if stands_as(verb, Role.PREPOSITIONAL | Role.CLAUSE_OF_PREPOSITION) or is_a(
        head, Kind.ADJECTIVE | Kind.PREPOSITION | Kind.SUBORDINATOR
    ):
        head = verb_above(sentence, head.i) or head
    if not is_a(head, Kind.VERB):
        return None
    made = _made_to(sentence, verb, head) or _shown(sentence, verb)
    if made is not None:
        return made if made.i not in quoted else None
    if is_told_passive(sentence, head.i) and (not stands_as(verb, Role.CONJUNCT) or is_a(verb, Kind.FINITE)):
        return dependent(sentence, head.i, Role.PASSIVE_SUBJECT)
    return subject_of(sentence, head, quoted, depth - 1) if head.i not in quoted else None


def _across_aside(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """The subject of the sentence, where a participle behind a comma was hung on a clause of time: "Ruiz spoke after he had left, saying …"."""
    if (
        not is_a(verb, Kind.GERUND)
        or not stands_as(verb, Role.ADVERBIAL_CLAUSE)
        or verb.i == 0
        or sentence.tokens[verb.i - 1].text not in _PARTING
    ):
        return None
    if not stands_as(head, Role.ADVERBIAL_CLAUSE) or not is_a(head, Kind.FINITE) or frames_of(head.lemma):
        return None
    if not has_dependent(
        sentence, head.i, Role.MARKER | Role.ADVERBIAL, Kind.PREPOSITION_OR_MARKER | Kind.WHEN_OR_WHERE
    ):
        return None
    above = sentence.tokens[head.head]
    return dependent(sentence, above.i, Role.ACTIVE_SUBJECT) if stands_as(above, Role.TOP) else None


_PARTING = frozenset({",", "-", "–", "—"})


def own_subject(sentence: Sentence, verb: Token, kids: list[Token]) -> Token | None:
    """The subject among `kids`; of two, the one behind an inverted cue, else the nearest before it."""
    subjects = [kid for kid in kids if stands_as(kid, Role.SUBJECT_OF_ACTIVE)]
    if len(subjects) > 1:
        behind = [kid for kid in subjects if kid.i > verb.i] if is_inverted(sentence, verb) else []
        subjects = behind or [kid for kid in subjects if not is_a(kid, Kind.RELATIVE_PRONOUN)] or subjects
    return next((kid for kid in reversed(subjects) if kid.i < verb.i), subjects[0]) if subjects else None


def is_inverted(sentence: Sentence, verb: Token) -> bool:
    """Whether the cue stands right behind a comma or quotation: "…, said the mayor"."""
    return verb.i > 0 and is_a(sentence.tokens[verb.i - 1], Kind.PUNCTUATION)


def noun_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right before a verb that the parse took for an adjective ("The army confirmed shots fell")."""
    if (
        not stands_as(verb, Role.ATTRIBUTIVE)
        or verb.i == 0
        or not (is_a(verb, Kind.FINITE) or is_swallowed(sentence, verb))
    ):
        return None
    before = sentence.tokens[verb.i - 1]
    return before if is_a(before, Kind.NOUN | Kind.PRONOUN) else None


def is_swallowed(sentence: Sentence, verb: Token) -> bool:
    """Whether the parse made one noun phrase of a name, its verb and its object ("Ruiz accused Weber of lying")."""
    if not stands_as(verb, Role.ATTRIBUTIVE) or not is_a(verb, Kind.PAST | Kind.PAST_PARTICIPLE) or verb.i == 0:
        return False
    head, before = sentence.tokens[verb.head], sentence.tokens[verb.i - 1]
    return stands_as(head, Role.TOP) and is_a(head, Kind.NOUN) and head.i > verb.i and is_a(before, Kind.PROPER_NOUN)


def _set_off(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that the parse took for an apposition: "In a note to the paper, a clerk said …".

    An apposition ends with a comma of its own; one that runs into a finite verb is that verb's subject.
    """
    if not is_a(verb, Kind.FINITE) or verb.i == 0:
        return None
    for token in (sentence.tokens[verb.i - 1], *sentence.ancestors(verb.i - 1)):
        own = sentence.subtree(token.i)
        if (
            stands_as(token, Role.APPOSITION | Role.CONJUNCT)
            and min(own) > 0
            and sentence.tokens[min(own) - 1].text == ","
        ):
            return token if token.i < verb.i and max(i for i in own if i != verb.i) == verb.i - 1 else None
    return None


def _of_noun(sentence: Sentence, verb: Token, noun: Token, quoted: frozenset[int]) -> Token | None:
    """Who speaks where the parse hangs a verb on a noun: "residents saying …", "the claim made by …"."""
    if noun.i in quoted:
        above = verb_above(sentence, noun.i)
        return subject_of(sentence, above, quoted, 1) if above is not None and above.i not in quoted else None
    if (
        is_a(verb, Kind.GERUND) and stands_as(noun, Role.NOUN_OF_PREPOSITION) and _is_place_of_speech(sentence, noun)
    ):  # "at one point calling"
        above = verb_above(sentence, noun.i)
        if above is not None and is_told_passive(sentence, above.i):
            return dependent(sentence, above.i, Role.PASSIVE_SUBJECT)
        return None if above is None else subject_of(sentence, above, quoted, 1)
    if is_a(verb, Kind.GERUND):
        return _issuer(sentence, noun, quoted)
    taken = noun.i < verb.i and (is_a(verb, Kind.FINITE) or _is_bare_past(sentence, verb, noun))
    if stands_as(verb, Role.ADNOMINAL_CLAUSE) and taken:  # a clause that the parse took for a noun phrase
        return noun
    return agent(sentence, verb.i)


def _is_place_of_speech(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun behind a preposition is a thing by which or at which somebody else speaks: "caught on a microphone calling it …"."""
    low = noun.lemma.lower()
    if _is_apart(sentence, noun):
        return False
    if low in words("mute.txt"):
        return True
    someone = low in persons() | bodies() | words("vehicles.txt") | words("tellers.txt")
    above = verb_above(sentence, noun.i)
    return is_a(noun, Kind.SINGULAR_COMMON) and not someone and above is not None and is_told_passive(sentence, above.i)


def _is_apart(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands behind "after" or "despite", and so has nothing to do with how somebody spoke: "After a broadcast saying that …, Ruiz left"."""
    into = sentence.tokens[noun.head]
    return stands_as(noun, Role.NOUN_OF_PREPOSITION) and into.text.lower() in group("apart_from_speech")


def _is_bare_past(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a participle behind "Ana Ruiz, the mayor, …" is its finite verb: the phrase has no other."""
    bare = stands_as(noun, Role.TOP) and is_a(noun, Kind.PROPER_NOUN) and sentence.tokens[verb.i - 1].text == ","
    return bare and is_a(verb, Kind.PAST_PARTICIPLE) and agent(sentence, verb.i) is None


def _parted(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that the parse gave to a clause between: "Ana Ruiz, whose firm built it, said it was safe"."""
    if (
        not is_a(verb, Kind.FINITE)
        or not stands_as(verb, Role.TOP)
        or verb.i == 0
        or sentence.tokens[verb.i - 1].text != ","
    ):
        return None
    between = next((k for k in dependents(sentence, verb.i, Role.FULL_COMPLEMENT) if k.i < verb.i), None)
    subject = between and dependent(sentence, between.i, Role.ACTIVE_SUBJECT)
    if between is None or subject is None or sentence.tokens[subject.i + 1].text != ",":
        return None
    relative = any(
        is_a(sentence.tokens[i], Kind.RELATIVE_PRONOUN | Kind.WHOSE) for i in range(subject.i + 1, between.i)
    )
    return subject if relative else None


def _made_to(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """Who speaks of whom another verb says that they were made to: Berg in "the report led Berg to conclude that …"."""
    if (
        not stands_as(verb, Role.OPEN_COMPLEMENT)
        or not is_a(verb, Kind.BASE_FORM)
        or head.lemma.lower() not in words("causes.txt")
    ):
        return None
    return next((k for k in dependents(sentence, head.i, Role.OBJECT) if head.i < k.i < verb.i), None)


def _shown(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks in what is shown: Berg in "the film uses footage of Berg saying …"."""
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    above = sentence.tokens[before.head]
    if (
        not is_a(verb, Kind.GERUND)
        or not is_a(before, Kind.PROPER_NOUN)
        or not stands_as(before, Role.NOUN_OF_PREPOSITION)
        or above.text.lower() != "of"
    ):
        return None
    return before if stands_as(sentence.tokens[above.head], Role.OBJECT) else None


def _issuer(sentence: Sentence, noun: Token, quoted: frozenset[int]) -> Token | None:
    """The noun itself ("residents saying …"), or whoever put out a statement, letter or tweet "saying …": whom it is from, else who issued it."""
    carries = noun.lemma.lower() in words("vehicles.txt") and not _is_apart(sentence, noun)
    if not carries or not stands_as(noun, Role.OBJECT | Role.NOUN_OF_PREPOSITION):
        return noun
    writer = writer_of(sentence, noun) if stands_as(noun, Role.OBJECT) else None
    if writer is not None and writer.i not in quoted:
        return writer
    verb = verb_above(sentence, noun.i)
    own = None if verb is None or is_told_passive(sentence, verb.i) else subject_of(sentence, verb, quoted, 1)
    return own or noun


def writer_of(sentence: Sentence, noun: Token) -> Token | None:
    """The doctor of "a statement from her doctor", of what carries somebody's words; not the "March" of "a letter from March"."""
    if noun.lemma.lower() not in words("vehicles.txt"):
        return None
    into = (k for k in dependents(sentence, noun.i, Role.PREPOSITIONAL) if k.text.lower() in group("written_by"))
    named = (k for kid in into for k in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION))
    return next((k for k in named if _writes(sentence, k)), None)


def _writes(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is somebody or what somebody has, as "the mayor's office"; no place, no day."""
    other = any(n.first <= noun.i < n.last and n.label in _NO_WRITERS for n in sentence.names)
    return not other and (is_someone(noun) or has_dependent(sentence, noun.i, Role.POSSESSOR))


_NO_WRITERS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
"""Labels of names that write nothing."""


def quoting_verb(sentence: Sentence, verb: Token) -> Token | None:
    """The verb "quote" above "as saying"."""
    if not stands_as(verb, Role.ADVERBIAL_CLAUSE | Role.PREPOSITIONAL | Role.CLAUSE_OF_PREPOSITION) or not is_a(
        verb, Kind.GERUND
    ):
        return None
    above = verb_above(sentence, verb.i)
    return above if above is not None and above.lemma.lower() in {"quote", "cite"} else None


def as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of saying below "quote": "quoted her as saying"."""
    if verb.lemma.lower() not in {"quote", "cite"}:
        return None
    below = (k for prep in sentence.kids(verb.i) if prep.text.lower() == "as" for k in sentence.kids(prep.i))
    return next((k for k in below if is_a(k, Kind.GERUND)), None)


def resumed(sentence: Sentence, verb: Token) -> Token | None:
    """The cue whose subject goes on in `verb`, though the parse joined it to what is said: "said it was over and urged …".

    So where what is said is what someone or something is, and the second verb is a cue of the first one's tense.
    """
    clause = sentence.tokens[verb.head]
    cue = sentence.tokens[clause.head]
    said = stands_as(clause, Role.FULL_COMPLEMENT | Role.RELATIVE_CLAUSE) or (
        stands_as(clause, Role.ADVERBIAL_CLAUSE) and has_that(sentence, clause.i)
    )
    if not stands_as(verb, Role.CONJUNCT) or clause.lemma.lower() != "be" or not said or cue.i >= clause.i:
        return None
    if not is_a(verb, Kind.FINITE) or not _has_tense_of(sentence, cue, verb) or not frames_of(verb.lemma):
        return None
    if has_dependent(sentence, verb.i, Role.SUBJECT_OF_ACTIVE):
        return None
    return cue if any(frame.complement == "clause" for frame in frames_of(cue.lemma)) else None


def _has_tense_of(sentence: Sentence, cue: Token, verb: Token) -> bool:
    """A verb has the form of a cue; a participle that heads its sentence without an auxiliary is a past tense mistaken."""
    bare = (
        is_a(cue, Kind.PAST_PARTICIPLE)
        and stands_as(cue, Role.TOP)
        and not has_dependent(sentence, cue.i, Role.AUXILIARY)
    )
    return is_a(verb, Kind.PAST) if bare else is_same_form(cue, verb)


def told_by(sentence: Sentence, verb: Token, subject: Token | None, quoted: frozenset[int]) -> Token | None:
    """Who stands behind a pronoun in a report of speech that goes on: "The port said it was aware but declined …"."""
    top = verb
    top = up_through(sentence, top, Role.CONJUNCT)
    cue = sentence.tokens[top.head]
    if (
        subject is None
        or not is_a(subject, Kind.PRONOUN)
        or top.i == verb.i
        or not stands_as(top, Role.FULL_COMPLEMENT)
    ):
        return subject
    if not any(frame.complement == "clause" and frame.family == "speech" for frame in frames_of(cue.lemma)):
        return subject
    return subject_of(sentence, cue, quoted) or subject


def is_someone(token: Token) -> bool:
    """Whether a source can speak: a person or a body by name, a pronoun for one, an office."""
    if token.text.lower() in pronouns():
        return pronouns()[token.text.lower()] != "thing"
    return is_a(token, Kind.PROPER_NOUN) or token.lemma.lower() in persons() | bodies() | words("tellers.txt")
