"""Rules of the verb group: not, may, will, often, a command, a verb that only tells of a plan.

In: what is asked. Out: a Verdict. Never: the clauses above, but for whose words a "would" passes on.
"""

from __future__ import annotations

from dateline.english.clauses import has_to, is_told_passive, subject
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, has_dependent, has_word, stands_as
from dateline.english.standing.asked import Asked, Judge, Verdict, denied
from dateline.english.tense import reading
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.terms import Standing


@rule(
    "english.negated",
    example="The mayor did not >resign<.",
    counter_example="The mayor >resigned<, not the governor.",
)
def negated(asked: Asked) -> Verdict | None:
    """A verb with "not", "never", "no longer", or with nobody as its subject, is denied."""
    for kid in asked.sentence.kids(asked.carrier.i):
        if _is_negator(asked.sentence, kid):
            if _only(asked.sentence, kid) or _behind_comma(asked, kid):
                continue
            return denied("english.negated", kid)
        if stands_as(kid, Role.NOUN_AS_SUBJECT) and _is_nobody(asked.sentence, kid):
            return denied("english.negated", kid)
        if stands_as(kid, Role.OBJECT) and has_word(asked.sentence, kid.i, {"no"}, Role.DETERMINER):
            return denied("english.negated", kid)
    return None


def _is_negator(sentence: Sentence, token: Token) -> bool:
    """As in "not", "never", "no longer"."""
    if token.text.lower() == "longer":
        return any(stands_as(kid, Role.NEGATION) or kid.text.lower() in group("no") for kid in sentence.kids(token.i))
    return stands_as(token, Role.NEGATION) or (
        stands_as(token, Role.ADVERBIAL) and token.text.lower() in group("negators")
    )


def _only(sentence: Sentence, negator: Token) -> bool:
    after = negator.i + 1
    return after < len(sentence.tokens) and sentence.tokens[after].text.lower() in group("only")


def _behind_comma(asked: Asked, negator: Token) -> bool:
    """As in "…, not the governor": another one is denied."""
    between = asked.sentence.tokens[asked.carrier.i + 1 : negator.i]
    return any(token.text == "," for token in between)


def _is_nobody(sentence: Sentence, token: Token) -> bool:
    if token.lemma.lower() in group("nobodies") or _is_no_one(sentence, token):
        return True
    return has_word(sentence, token.i, group("no"), Role.DETERMINER | Role.PRECOORDINATOR)


def _is_no_one(sentence: Sentence, token: Token) -> bool:
    """The first word of "no-one", which the parser takes apart."""
    after = [one.text.lower() for one in sentence.tokens[token.i : token.i + 3]]
    return len(after) == 3 and after[0] in group("no") and after[1:] == ["-", "one"]


@rule(
    "english.modal",
    example="The mayor may >resign<.",
    counter_example="The mayor will >resign< on Friday.",
)
def modal(asked: Asked) -> Verdict | None:
    """What may, might, could, should or must be is left open; "would" too where nobody's words are passed on."""
    for aux in asked.helpers:
        word = aux.text.lower()
        if word in group("chances"):
            return Verdict("not told", "english.modal", aux.i)
        if word in group("would") and _sayer(asked) is None:
            return Verdict("not told", "english.modal", aux.i)
    return None


def _sayer(asked: Asked) -> Token | None:
    """The verb of saying that the clause stands below or beside: there "would" is the "will" of what was said."""
    at = asked.carrier
    beside = next(
        (
            kid
            for kid in dependents(asked.sentence, asked.carrier.i, Role.FULL_COMPLEMENT | Role.PARATAXIS)
            if kid.lemma.lower() in verbs("saying")
        ),
        None,
    )
    if beside is not None:
        return beside
    for above in asked.sentence.ancestors(at.i):
        if stands_as(at, Role.FULL_COMPLEMENT | Role.PARATAXIS) and above.lemma.lower() in verbs("saying"):
            return above
        if not stands_as(at, Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.RELATIVE_CLAUSE | Role.CONJUNCT):
            return None
        at = above
    return None


@rule(
    "english.coming",
    example="The mayor will >resign< on Friday.",
    counter_example="The mayor >resigned< on Friday.",
)
def coming(asked: Asked) -> Verdict | None:
    """A verb with "will" or "shall", or a headline's "to", is planned; what nobody plans (a crash, a death) is left open."""
    helpers = asked.helpers
    for aux in helpers:
        if aux.text.lower() in group("coming"):
            return _planned(asked, aux)
        if aux.text.lower() in group("would") and _commits(asked):
            return _planned(asked, aux)
        if is_a(aux, Kind.INFINITIVE_TO) and asked.carrier.head == asked.carrier.i:
            return _planned(asked, aux)
    if any(aux.lemma == "be" and is_a(aux, Kind.PRESENT) for aux in helpers) and asked.carrier.lemma == "go":
        return _planned(asked, asked.carrier)
    return None


def _commits(asked: Asked) -> bool:
    """Who says that it will be so is who does it: "he said he would resign", "the union said its members would march"."""
    saying = _sayer(asked)
    mine = subject(asked.sentence, asked.carrier.i)
    theirs = subject(asked.sentence, saying.i) if saying is not None else None
    if mine is None or theirs is None:
        return False
    if has_dependent(asked.sentence, mine.i, Role.POSSESSOR, Kind.PRONOUN):
        return True
    return is_a(mine, Kind.PRONOUN) or mine.lemma.lower() == theirs.lemma.lower()


def _planned(asked: Asked, shown_by: Token) -> Verdict:
    lemma = asked.token.lemma.lower()
    standing: Standing = "not told" if lemma in group("unplanned") else "planned"
    return Verdict(standing, "english.coming", shown_by.i)


@rule(
    "english.habit",
    example="The mayor often >visits< the harbour.",
    counter_example="The mayor >visits< the harbour on Friday.",
)
def habit(asked: Asked) -> Verdict | None:
    """What is told as happening again and again, or of everybody, is no happening."""
    for kid in dependents(asked.sentence, asked.carrier.i, Role.ADVERBIAL | Role.NOUN_ADVERBIAL):
        if kid.lemma.lower() in group("habits"):
            return Verdict("not told", "english.habit", kid.i)
    who = subject(asked.sentence, asked.carrier.i)
    if who is not None and who.text.lower() in group("anybody") and is_a(asked.carrier, Kind.PRESENT):
        return Verdict("not told", "english.habit", who.i)
    return None


@rule(
    "english.command",
    example=">Sign< up for our newsletter.",
    counter_example="They >signed< up for the course.",
)
def command(asked: Asked) -> Verdict | None:
    """A bare verb without a subject at the top of a sentence speaks to the reader."""
    token = asked.carrier
    if not is_a(token, Kind.BASE_FORM) or token.head != token.i or subject(asked.sentence, token.i) is not None:
        return None
    if asked.helpers:
        return None
    return Verdict("not told", "english.command", token.i)


@rule(
    "english.carries_plan",
    example="The vote is >scheduled< for Monday.",
    counter_example="The mayor >scheduled< a vote for Monday.",
)
def carries_plan(asked: Asked) -> Verdict | None:
    """What "is expected" or "is set" says is of something else, and no happening itself; nor is "was supposed to"."""
    token = asked.carrier
    if (
        asked.i != token.i
        or token.lemma.lower() not in verbs("planned") | group("meant_to")
        or not is_told_passive(asked.sentence, token.i)
    ):
        return None
    to = any(has_to(asked.sentence, kid.i) for kid in dependents(asked.sentence, token.i, Role.OPEN_COMPLEMENT))
    if not to and token.lemma.lower() in group("meant_to"):
        return None
    if to or reading(asked.sentence, token.i).time == "present":
        return Verdict("not told", "english.carries_plan", token.i)
    return None


OWN: tuple[Judge, ...] = (modal, negated, coming, habit, command, carries_plan)
