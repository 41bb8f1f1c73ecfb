"""What is said: the content of a cue verb, by the complement that its frame asks for.

In: a sentence's parse, a verb, a frame. Out: the tokens of the content. Never: the cue itself, nor its source.
"""

from __future__ import annotations

from dateline.english.clauses import has_to, is_told_passive
from dateline.english.lexicon import verbs
from dateline.english.roles import Role, dependent, dependents, has_dependent, has_word, stands_as
from dateline.english.words import Kind, is_a, is_same_form
from dateline.language import Sentence, Token
from dateline.statements.attribution import QUOTES
from dateline.statements.lexicon import Frame, frames_of, words
from dateline.statements.silence import is_silent
from dateline.statements.subjects import is_inverted, is_swallowed, noun_before, own_subject, resumed
from dateline.statements.unsaid import comes_of_it, is_more_of_it, is_of_thing, is_opened

_LONGEST_ASIDE = 9
"""Words up to which a bare "…, the mayor said late on Tuesday, …" inside its own content is read as an aside; longer
ones are clauses of their own (set by hand, not swept)."""
_BARE = verbs("bare_saying")
"""Verbs of saying after which a noun phrase and a finite verb can only be what is said."""


def content_of(sentence: Sentence, verb: Token, frame: Frame) -> set[int]:
    """The tokens that fill `frame`; empty where the verb has no such complement here."""
    if is_swallowed(sentence, verb):
        return _swallowed(sentence, verb, frame)
    match frame.complement:
        case "clause":
            return _clause(sentence, verb)
        case "to":
            return _infinitive(sentence, verb)
        case "ing":
            return _below(sentence, verb, list(dependents(sentence, verb.i, Role.COMPLEMENT, Kind.GERUND)))
        case "object":
            return _object(sentence, verb, frame)
        case "judged":
            return _object(sentence, verb, frame, bare=False)
        case "naming":
            return _naming(sentence, verb)
        case preposition:
            return _prepositional(sentence, verb, preposition)


def _swallowed(sentence: Sentence, verb: Token, frame: Frame) -> set[int]:
    """The object of a verb that the parse took for its adjective, with what completes it."""
    if frame.complement not in {"object", "judged"}:
        return set()
    kids = [k for k in dependents(sentence, verb.head, Role.PREPOSITIONAL) if k.i > verb.head]
    completed = any(k.text.lower() in frame.completed_by for k in kids)
    return {i for i in sentence.subtree(verb.head) if i > verb.i} if completed else set()


def _below(sentence: Sentence, verb: Token, heads: list[Token]) -> set[int]:
    """All tokens of the phrases that `heads` head, without the cue's own branch."""
    found = {i for head in heads for i in sentence.subtree(head.i)}
    return found - {verb.i}


def _clause(sentence: Sentence, verb: Token) -> set[int]:
    heads = [
        k
        for k in dependents(sentence, verb.i, Role.FULL_COMPLEMENT)
        if not (has_to(sentence, k.i) and is_a(k, Kind.BASE_FORM))
    ]
    heads = [k for k in heads if k.i > verb.i or not is_opened(sentence, verb, k.i)]
    heads = [k for k in heads if not _is_participle(sentence, k)]
    heads = [
        k
        for k in heads
        if not (_is_asked(sentence, k) or comes_of_it(sentence, verb, k) or is_more_of_it(sentence, verb, k))
        and not is_of_thing(sentence, verb, k)
    ]
    if _does_to(sentence, verb):
        heads = [k for k in heads if k.i > verb.i or _is_quoted(sentence, k)]
    if heads:
        heads = _on_one_side(sentence, verb, heads)
        heads += [
            k
            for k in dependents(sentence, verb.i, Role.CONJUNCT, Kind.BASE_FORM)
            if k.i > heads[-1].i and not is_a(verb, Kind.BASE_FORM)
        ]
        heads += _thought_on(sentence, verb, heads[-1])
        return _below(sentence, verb, heads) - _next_attribution(sentence, heads) - _day_of_saying(sentence, verb)
    before = () if _does_to(sentence, verb) else (_aside, _turned, _trailed)
    ways = (_hung_elsewhere, *before[:1], _what_was, _rest, *before[1:])
    return next((found for way in ways if (found := way(sentence, verb))), set())


def _day_of_saying(sentence: Sentence, verb: Token) -> set[int]:
    """A day between a cue and a name, with which the parse made one name of the two: "said Tuesday Ruiz would resign"; not "said Sunday Mass would go on"."""
    opening = next((n for n in sentence.names if n.first == verb.i + 1 and n.last == n.first + 1), None)
    if opening is None or opening.label != "DATE" or not stands_as(sentence.tokens[opening.first], Role.COMPOUND):
        return set()
    return {opening.first} if any(n.first == opening.last and n.label in _NAMED for n in sentence.names) else set()


_NAMED = frozenset({"PERSON", "ORG", "GPE"})


def _does_to(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a thing as its object, so that no clause before it is what it says: "Ruiz adding two goals"; not "told reporters"."""
    if verb.lemma.lower() in verbs("listening"):
        return False
    things = (k for k in dependents(sentence, verb.i, Role.OBJECT) if k.i > verb.i and not _is_time(sentence, k))
    return any(not is_a(k, Kind.PRONOUN) for k in things)


def _is_asked(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is what the reporter asked: "Asked if it was over, he replied …"."""
    first = sentence.tokens[min(sentence.subtree(clause.i))]
    return is_a(first, Kind.PAST_PARTICIPLE) and first.lemma.lower() in words("asked.txt")


def _on_one_side(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """Clauses on both sides of a cue are what is said only where quotations are: "While he knew it, Ruiz noted …"."""
    behind = [k for k in heads if k.i > verb.i]
    quoted = any(_is_quoted(sentence, k) for k in heads if k.i < verb.i)
    return behind if behind and not quoted else heads


def _is_quoted(sentence: Sentence, clause: Token) -> bool:
    """A clause with marks of quotation in it, or right behind it."""
    own = sentence.subtree(clause.i)
    behind = sentence.tokens[max(own) + 1 : max(own) + 3]
    return any(sentence.tokens[i].text in QUOTES for i in own) or any(t.text in QUOTES for t in behind)


def _thought_on(sentence: Sentence, verb: Token, said: Token) -> list[Token]:
    """What the source says on of their own mind: "Ruiz says she hopes to win, but she knows it will be hard"."""
    who = dependent(sentence, said.i, Role.ACTIVE_SUBJECT, Kind.PRONOUN)
    found: list[Token] = []
    if who is None:
        return found
    for conj in (k for k in dependents(sentence, verb.i, Role.CONJUNCT) if k.i > said.i and is_same_form(k, verb)):
        same = has_word(sentence, conj.i, {who.text.lower()}, Role.ACTIVE_SUBJECT)
        if same and any(frame.family == "belief" for frame in frames_of(conj.lemma)):
            found.append(conj)
    return found


def _is_participle(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is no more than a state: "found frozen on its porch"."""
    return is_a(clause, Kind.PAST_PARTICIPLE) and not any(
        stands_as(k, _OF_CLAUSE) or k.text in QUOTES for k in sentence.kids(clause.i)
    )


_OF_CLAUSE = Role.NOUN_AS_SUBJECT | Role.AUXILIARY | Role.MARKER
"""What a participle has that is the verb of a clause."""


def _next_attribution(sentence: Sentence, heads: list[Token]) -> set[int]:
    """What the parse hung on the content though it is told anew: "She said no, and the mayor replied that …"."""
    found: set[int] = set()
    for conj in (k for head in heads for k in dependents(sentence, head.i, Role.CONJUNCT)):
        told = conj.lemma.lower() in _TELL and has_dependent(sentence, conj.i, Role.FULL_COMPLEMENT)
        own = has_dependent(sentence, conj.i, Role.SUBJECT_OF_ACTIVE) or _opens_quotation(sentence, conj)
        if (
            (told and own and not has_dependent(sentence, conj.i, Role.MARKER))
            or is_silent(sentence, conj)
            or resumed(sentence, conj) is not None
        ):
            found.update(sentence.subtree(conj.i))
    return found


def _opens_quotation(sentence: Sentence, verb: Token) -> bool:
    """Whether a quotation follows a verb: "… and added, “We are ready.”"."""
    after = [t.text for t in sentence.tokens[verb.i + 1 : verb.i + 3]]
    return bool(after) and (after[0] in QUOTES or (after[0] in {",", ":"} and after[-1] in QUOTES))


_TELL = verbs("telling")
"""Verbs that begin a report of speech of their own where they have a subject and a clause."""


def _turned(sentence: Sentence, verb: Token) -> set[int]:
    """What stands before an inverted cue, where the parse saw no clause in it: "The road is closed, said the mayor"."""
    subject = own_subject(sentence, verb, list(sentence.kids(verb.i)))
    if verb.lemma.lower() not in _BARE or subject is None or subject.i < verb.i or not is_inverted(sentence, verb):
        return set()
    before = range(verb.i - 1)
    return set(before) if any(is_a(sentence.tokens[i], Kind.TENSED) for i in before) else set()


def _hung_elsewhere(sentence: Sentence, verb: Token) -> set[int]:
    """A clause with "that" that the parse hung on a phrase between: "tweeted in the early hours that it was over"."""
    own = sentence.subtree(verb.i)
    for that in (sentence.tokens[i] for i in own if i > verb.i):
        clause = sentence.tokens[that.head]
        hung = stands_as(clause, Role.RELATIVE_CLAUSE) or (
            stands_as(clause, Role.ADNOMINAL_CLAUSE)
            and stands_as(sentence.tokens[clause.head], Role.NOUN_OF_PREPOSITION)
        )
        if that.text.lower() != "that" or not hung or not stands_as(that, Role.MARKER | Role.ADVERBIAL):
            continue
        above = next(t for t in sentence.ancestors(clause.i) if is_a(t, Kind.VERB) or t.head == t.i)
        if above.i == verb.i and has_dependent(sentence, clause.i, Role.SUBJECT):
            return set(sentence.subtree(clause.i))
    return set()


def _trailed(sentence: Sentence, verb: Token) -> set[int]:
    """What stands before a cue that ends its sentence, joined to it by a comma: "It is closed, Ruiz, 40, said in a note"."""
    kids = list(sentence.kids(verb.i))
    subject = own_subject(sentence, verb, kids)
    if verb.lemma.lower() not in _BARE or not is_a(verb, Kind.FINITE) or subject is None or subject.i > verb.i:
        return set()
    first = min(sentence.subtree(subject.i))
    before = range(first - 1)
    ends = all(stands_as(k, _CIRCUMSTANCES) for k in kids if k.i > verb.i) and not has_dependent(
        sentence, verb.i, Role.MARKER
    )
    if (
        first < 1
        or sentence.tokens[first - 1].text != ","
        or not ends
        or not stands_as(verb, Role.TOP | Role.PARATAXIS | Role.CONJUNCT)
    ):
        return set()
    return set(before) if any(is_a(sentence.tokens[i], Kind.TENSED) for i in before) else set()


_CIRCUMSTANCES = (
    Role.INDIRECT_OBJECT | Role.PARTICLE | Role.ADVERBIAL | Role.NOUN_ADVERBIAL | Role.PREPOSITIONAL | Role.PUNCTUATION
)
"""What may follow a cue that ends its sentence: where, when, to whom."""


def _aside(sentence: Sentence, verb: Token) -> set[int]:
    """The clause around a cue that interrupts it: "The bridge, he said, will open"."""
    if (
        not stands_as(verb, Role.UNCLEAR | Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.PARATAXIS)
        or verb.head == verb.i
        or is_opened(sentence, verb, -1)
    ):
        return set()
    own = set(sentence.subtree(verb.i))
    first, last = min(own), max(own)
    fenced = (first > 0 and sentence.tokens[first - 1].text == ",") or sentence.tokens[first].text == ","
    if not fenced or last - first >= _LONGEST_ASIDE or not has_dependent(sentence, verb.i, Role.SUBJECT_OF_ACTIVE):
        return set()
    return set(sentence.subtree(verb.head)) - own


def _what_was(sentence: Sentence, verb: Token) -> set[int]:
    """Of "what the army says was an accident": the accident."""
    if not stands_as(verb, Role.CLAUSE_AS_SUBJECT) or not _starts_with_what(sentence, verb) or verb.head <= verb.i:
        return set()
    later = [k for k in sentence.kids(verb.head) if k.i > verb.head]
    head = set() if sentence.tokens[verb.head].lemma.lower() == "be" else {verb.head}
    return head | _below(sentence, verb, later)


def _rest(sentence: Sentence, verb: Token) -> set[int]:
    """What follows a verb of saying to the end of its sentence, where the parse saw no clause in it but one is there.

    Only for verbs of the barest saying, right before the beginning of a noun phrase, with a finite verb further on.
    """
    after = verb.i + 1
    if verb.lemma.lower() not in _BARE or after >= len(sentence.tokens) or not is_a(verb, Kind.FINITE | Kind.GERUND):
        return set()
    first = sentence.tokens[after]
    rest = range(after, len(sentence.tokens))
    if not _speaks_first(sentence, verb):
        return set()
    finite = next((i for i in rest if is_a(sentence.tokens[i], Kind.TENSED)), None)
    if finite is None or (
        is_a(verb, Kind.GERUND) and any(sentence.tokens[i].text == "," for i in range(after, finite))
    ):
        return set()
    if (
        not is_a(first, Kind.NOUN | Kind.PRONOUN | Kind.ADJECTIVE | Kind.DETERMINER | Kind.NUMBER)
        and first.text.lower() != "that"
    ):
        return set()
    return set(rest)


def _speaks_first(sentence: Sentence, verb: Token) -> bool:
    """Whether the source stands before the cue, so that what follows is not the source ("said the aide, who …")."""
    subjects = list(dependents(sentence, verb.i, Role.SUBJECT_OF_ACTIVE))
    if any(k.i > verb.i for k in subjects):
        return False
    return bool(subjects) or is_a(verb, Kind.GERUND) or noun_before(sentence, verb) is not None


def _infinitive(sentence: Sentence, verb: Token) -> set[int]:
    heads = [k for k in dependents(sentence, verb.i, Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE) if has_to(sentence, k.i)]
    heads = [k for k in heads if k.i > verb.i]
    if not heads:
        return set()
    objects = [k for k in dependents(sentence, verb.i, Role.OBJECT) if verb.i < k.i < heads[0].i]
    return _below(sentence, verb, objects + heads[:1])


def _object(sentence: Sentence, verb: Token, frame: Frame, *, bare: bool = True) -> set[int]:
    """The object with what completes it; in the passive, the subject. Where not `bare`, only if something does."""
    kids = list(sentence.kids(verb.i))
    passive = is_told_passive(sentence, verb.i)
    if passive and (
        frame.family not in _OF_THEM or not has_dependent(sentence, verb.i, Role.AGENT | Role.PREPOSITIONAL)
    ):
        return set()
    thing = Role.PASSIVE_SUBJECT if passive else Role.OBJECT
    objects = [
        k
        for k in dependents(sentence, verb.i, thing)
        if not is_a(k, Kind.RELATIVE_PRONOUN) and not _is_time(sentence, k)
    ]
    objects = objects or [
        k for k in dependents(sentence, verb.i, Role.FULL_COMPLEMENT) if _starts_with_what(sentence, k)
    ]
    if not objects:
        return set()
    completing = [k for k in kids if k.i > objects[0].i and _completes(k, frame)] or _farther(
        sentence, verb, objects[0], frame
    )
    named = frame.family != "naming" or passive or bool(completing)
    return _below(sentence, verb, objects[:1] + completing) if (bare and named) or completing else set()


def _is_time(sentence: Sentence, noun: Token) -> bool:
    """Whether the parse took a day for an object: "promised Sunday to close it"."""
    return any(n.label in {"DATE", "TIME"} and n.first <= noun.i < n.last for n in sentence.names)


_OF_THEM = frozenset({"stance", "naming", "denial"})
"""Classes whose passive still attributes: "was denounced by the union as a farce"."""


def _completes(kid: Token, frame: Frame) -> bool:
    if stands_as(kid, Role.INDIRECT_OBJECT | Role.PREPOSITIONAL):
        return kid.text.lower() in frame.completed_by
    return stands_as(kid, Role.OBJECT_COMPLEMENT | Role.OPEN_COMPLEMENT)


def _farther(sentence: Sentence, verb: Token, thing: Token, frame: Frame) -> list[Token]:
    """A completing phrase that the parse hung on a phrase between: "described it at the time as a farce"."""
    reach = range(max(sentence.subtree(thing.i)) + 1, len(sentence.tokens))
    for i in reach:
        token = sentence.tokens[i]
        if is_a(token, Kind.VERB) or token.text in {".", ";"}:
            return []
        if (
            stands_as(token, Role.PREPOSITIONAL)
            and token.text.lower() in frame.completed_by
            and verb in sentence.ancestors(i)
        ):
            return [token]
    return []


def _starts_with_what(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is a thing by another name: "denounced what he called a farce"."""
    return has_word(sentence, clause.i, {"what"})


def _naming(sentence: Sentence, verb: Token) -> set[int]:
    """Of "called it a disaster": the thing and its name, however the parse joins the two."""
    names = [k for k in dependents(sentence, verb.i, Role.OBJECT_COMPLEMENT | Role.COMPLEMENT) if k.i > verb.i]
    things = [
        k for k in dependents(sentence, verb.i, Role.OBJECT) if k.i > verb.i and not is_a(k, Kind.RELATIVE_PRONOUN)
    ]
    if is_told_passive(sentence, verb.i):
        by = has_dependent(sentence, verb.i, Role.AGENT)
        things = (
            [k for k in dependents(sentence, verb.i, Role.PASSIVE_SUBJECT) if not is_a(k, Kind.RELATIVE_PRONOUN)]
            if by
            else []
        )
        names = names if by else []
    return _below(sentence, verb, things + names) if names else set()  # not "called a meeting"


def _prepositional(sentence: Sentence, verb: Token, preposition: str) -> set[int]:
    """The object of a preposition, with the infinitive that follows it: "called for the mayor to resign"."""
    for kid in dependents(sentence, verb.i, Role.INDIRECT_OBJECT | Role.AGENT | Role.PREPOSITIONAL):
        if kid.i > verb.i and kid.text.lower() == preposition:
            found = {i for k in dependents(sentence, kid.i, Role.OF_PREPOSITION) for i in sentence.subtree(k.i)}
            then = [
                k
                for k in dependents(sentence, verb.i, Role.OPEN_COMPLEMENT | Role.ADVERBIAL_CLAUSE)
                if k.i > kid.i and has_to(sentence, k.i)
            ]
            return found | _below(sentence, verb, then[:1]) if found else set()
    return set()
