"""What is said: the content of a cue verb, by the complement that its frame asks for.

In: a sentence's parse, a verb, a frame. Out: the tokens of the content. Never: the cue itself, nor its source.
"""

from __future__ import annotations

from dateline.english.clauses import FINITE, has_to, is_told_passive
from dateline.english.lexicon import verbs
from dateline.language import Sentence, Token
from dateline.statements.attribution import QUOTES
from dateline.statements.lexicon import Frame, frames_of, words
from dateline.statements.silence import is_silent
from dateline.statements.subjects import SUBJECTS, is_inverted, is_swallowed, noun_before, own_subject, resumed

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
            return _below(
                sentence, verb, [k for k in sentence.kids(verb.i) if k.dep in {"xcomp", "ccomp"} and k.tag == "VBG"]
            )
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
    kids = [k for k in sentence.kids(verb.head) if k.i > verb.head and k.dep == "prep"]
    completed = any(k.text.lower() in frame.completed_by for k in kids)
    return {i for i in sentence.subtree(verb.head) if i > verb.i} if completed else set()


def _below(sentence: Sentence, verb: Token, heads: list[Token]) -> set[int]:
    """All tokens of the phrases that `heads` head, without the cue's own branch."""
    found = {i for head in heads for i in sentence.subtree(head.i)}
    return found - {verb.i}


def _clause(sentence: Sentence, verb: Token) -> set[int]:
    kids = list(sentence.kids(verb.i))
    heads = [k for k in kids if k.dep == "ccomp" and not (has_to(sentence, k.i) and k.tag == "VB")]
    heads = [k for k in heads if not _is_participle(sentence, k)]
    heads = [k for k in heads if not _is_asked(sentence, k)]
    if heads:
        heads = _on_one_side(sentence, verb, heads)
        heads += [k for k in kids if k.dep == "conj" and k.tag == "VB" != verb.tag and k.i > heads[-1].i]
        heads += _thought_on(sentence, verb, heads[-1])
        return _below(sentence, verb, heads) - _next_attribution(sentence, heads)
    ways = (_hung_elsewhere, _aside, _what_was, _rest, _turned, _trailed)
    return next((found for way in ways if (found := way(sentence, verb))), set())


def _is_asked(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is what the reporter asked: "Asked if it was over, he replied …"."""
    first = sentence.tokens[min(sentence.subtree(clause.i))]
    return first.tag == "VBN" and first.lemma.lower() in words("asked.txt")


def _on_one_side(sentence: Sentence, verb: Token, heads: list[Token]) -> list[Token]:
    """Clauses on both sides of a cue are what is said only where quotations are: "While he knew it, Ruiz noted …"."""
    behind = [k for k in heads if k.i > verb.i]
    quoted = any(sentence.tokens[i].text in QUOTES for k in heads if k.i < verb.i for i in sentence.subtree(k.i))
    return behind if behind and not quoted else heads


def _thought_on(sentence: Sentence, verb: Token, said: Token) -> list[Token]:
    """What the source says on of their own mind: "Ruiz says she hopes to win, but she knows it will be hard"."""
    who = next((k.text.lower() for k in sentence.kids(said.i) if k.dep == "nsubj" and k.pos == "PRON"), None)
    found = []
    for conj in (k for k in sentence.kids(verb.i) if k.dep == "conj" and k.i > said.i and k.tag == verb.tag):
        same = any(k.dep == "nsubj" and k.text.lower() == who for k in sentence.kids(conj.i))
        if same and any(frame.family == "belief" for frame in frames_of(conj.lemma)):
            found.append(conj)
    return found


def _is_participle(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is no more than a state: "found frozen on its porch"."""
    needs = {"aux", "auxpass", "nsubj", "nsubjpass", "mark"}
    return clause.tag == "VBN" and not any(k.dep in needs or k.text in QUOTES for k in sentence.kids(clause.i))


def _next_attribution(sentence: Sentence, heads: list[Token]) -> set[int]:
    """What the parse hung on the content though it is told anew: "She said no, and the mayor replied that …"."""
    found: set[int] = set()
    for conj in (k for head in heads for k in sentence.kids(head.i) if k.dep == "conj"):
        kids = list(sentence.kids(conj.i))
        told = conj.lemma.lower() in _TELL and any(k.dep == "ccomp" for k in kids)
        own = any(k.dep in SUBJECTS for k in kids) or _opens_quotation(sentence, conj)
        if (
            (told and own and not any(k.dep == "mark" for k in kids))
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
    return set(before) if any(sentence.tokens[i].tag in FINITE | {"MD"} for i in before) else set()


def _hung_elsewhere(sentence: Sentence, verb: Token) -> set[int]:
    """A clause with "that" that the parse hung on a phrase between: "tweeted in the early hours that it was over"."""
    own = sentence.subtree(verb.i)
    for that in (sentence.tokens[i] for i in own if i > verb.i):
        clause = sentence.tokens[that.head]
        hung = clause.dep == "relcl" or (clause.dep == "acl" and sentence.tokens[clause.head].dep == "pobj")
        if that.text.lower() != "that" or not hung or that.dep not in {"advmod", "mark"}:
            continue
        above = next(t for t in sentence.ancestors(clause.i) if t.pos in {"VERB", "AUX"} or t.head == t.i)
        if above.i == verb.i and any(k.dep in SUBJECTS | {"nsubjpass"} for k in sentence.kids(clause.i)):
            return set(sentence.subtree(clause.i))
    return set()


def _trailed(sentence: Sentence, verb: Token) -> set[int]:
    """What stands before a cue that ends its sentence, joined to it by a comma: "It is closed, Ruiz, 40, said in a note"."""
    kids = list(sentence.kids(verb.i))
    subject = own_subject(sentence, verb, kids)
    if verb.lemma.lower() not in _BARE or verb.tag not in FINITE or subject is None or subject.i > verb.i:
        return set()
    first = min(sentence.subtree(subject.i))
    before = range(first - 1)
    ends = all(k.dep in _CIRCUMSTANCES for k in kids if k.i > verb.i) and not any(k.dep == "mark" for k in kids)
    if first < 1 or sentence.tokens[first - 1].text != "," or not ends or verb.dep not in {"conj", "ROOT", "parataxis"}:
        return set()
    return set(before) if any(sentence.tokens[i].tag in FINITE | {"MD"} for i in before) else set()


_CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advmod", "punct", "dative", "prt"})
"""What may follow a cue that ends its sentence: where, when, to whom."""


def _aside(sentence: Sentence, verb: Token) -> set[int]:
    """The clause around a cue that interrupts it: "The bridge, he said, will open"."""
    if verb.dep not in {"ccomp", "parataxis", "advcl", "dep"} or verb.head == verb.i:
        return set()
    own = set(sentence.subtree(verb.i))
    first, last = min(own), max(own)
    fenced = (first > 0 and sentence.tokens[first - 1].text == ",") or sentence.tokens[first].text == ","
    if not fenced or last - first >= _LONGEST_ASIDE or not any(k.dep in SUBJECTS for k in sentence.kids(verb.i)):
        return set()
    return set(sentence.subtree(verb.head)) - own


def _what_was(sentence: Sentence, verb: Token) -> set[int]:
    """Of "what the army says was an accident": the accident."""
    if verb.dep != "csubj" or not _starts_with_what(sentence, verb) or verb.head <= verb.i:
        return set()
    later = [k for k in sentence.kids(verb.head) if k.i > verb.head]
    head = set() if sentence.tokens[verb.head].lemma.lower() == "be" else {verb.head}
    return head | _below(sentence, verb, later)


def _rest(sentence: Sentence, verb: Token) -> set[int]:
    """What follows a verb of saying to the end of its sentence, where the parse saw no clause in it but one is there.

    Only for verbs of the barest saying, right before the beginning of a noun phrase, with a finite verb further on.
    """
    after = verb.i + 1
    if verb.lemma.lower() not in _BARE or after >= len(sentence.tokens) or verb.tag not in FINITE | {"VBG"}:
        return set()
    first = sentence.tokens[after]
    rest = range(after, len(sentence.tokens))
    if not _speaks_first(sentence, verb):
        return set()
    finite = next((i for i in rest if sentence.tokens[i].tag in FINITE | {"MD"}), None)
    if finite is None or (verb.tag == "VBG" and any(sentence.tokens[i].text == "," for i in range(after, finite))):
        return set()
    if first.pos not in {"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM"} and first.text.lower() != "that":
        return set()
    return set(rest)


def _speaks_first(sentence: Sentence, verb: Token) -> bool:
    """Whether the source stands before the cue, so that what follows is not the source ("said the aide, who …")."""
    subjects = [k for k in sentence.kids(verb.i) if k.dep in SUBJECTS]
    if any(k.i > verb.i for k in subjects):
        return False
    return bool(subjects) or verb.tag == "VBG" or noun_before(sentence, verb) is not None


def _infinitive(sentence: Sentence, verb: Token) -> set[int]:
    heads = [k for k in sentence.kids(verb.i) if k.dep in {"xcomp", "ccomp", "advcl"} and has_to(sentence, k.i)]
    heads = [k for k in heads if k.i > verb.i]
    if not heads:
        return set()
    objects = [k for k in sentence.kids(verb.i) if k.dep == "dobj" and verb.i < k.i < heads[0].i]
    return _below(sentence, verb, objects + heads[:1])


def _object(sentence: Sentence, verb: Token, frame: Frame, *, bare: bool = True) -> set[int]:
    """The object with what completes it; in the passive, the subject. Where not `bare`, only if something does."""
    kids = list(sentence.kids(verb.i))
    passive = is_told_passive(sentence, verb.i)
    if passive and (frame.family not in _OF_THEM or not any(k.dep in {"agent", "prep"} for k in kids)):
        return set()
    thing = "nsubjpass" if passive else "dobj"
    objects = [k for k in kids if k.dep == thing and k.tag not in {"WP", "WDT"} and not _is_time(sentence, k)]
    objects = objects or [k for k in kids if k.dep == "ccomp" and _starts_with_what(sentence, k)]
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
    if kid.dep in {"prep", "dative"}:
        return kid.text.lower() in frame.completed_by
    return kid.dep in {"xcomp", "oprd"}


def _farther(sentence: Sentence, verb: Token, thing: Token, frame: Frame) -> list[Token]:
    """A completing phrase that the parse hung on a phrase between: "described it at the time as a farce"."""
    reach = range(max(sentence.subtree(thing.i)) + 1, len(sentence.tokens))
    for i in reach:
        token = sentence.tokens[i]
        if token.pos in {"VERB", "AUX"} or token.text in {".", ";"}:
            return []
        if token.dep == "prep" and token.text.lower() in frame.completed_by and verb in sentence.ancestors(i):
            return [token]
    return []


def _starts_with_what(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is a thing by another name: "denounced what he called a farce"."""
    return any(k.text.lower() == "what" for k in sentence.kids(clause.i))


def _naming(sentence: Sentence, verb: Token) -> set[int]:
    """Of "called it a disaster": the thing and its name, however the parse joins the two."""
    kids = list(sentence.kids(verb.i))
    names = [k for k in kids if k.dep in {"oprd", "ccomp", "xcomp"} and k.i > verb.i]
    things = [k for k in kids if k.dep == "dobj" and k.i > verb.i and k.tag not in {"WP", "WDT"}]
    if is_told_passive(sentence, verb.i):
        by = any(k.dep == "agent" for k in kids)
        things = [k for k in kids if k.dep == "nsubjpass" and k.tag not in {"WP", "WDT"}] if by else []
        names = names if by else []
    return _below(sentence, verb, things + names) if names else set()  # not "called a meeting"


def _prepositional(sentence: Sentence, verb: Token, preposition: str) -> set[int]:
    """The object of a preposition, with the infinitive that follows it: "called for the mayor to resign"."""
    kids = list(sentence.kids(verb.i))
    for kid in kids:
        if kid.i > verb.i and kid.dep in {"prep", "dative", "agent"} and kid.text.lower() == preposition:
            found = {i for k in sentence.kids(kid.i) if k.dep in {"pobj", "pcomp"} for i in sentence.subtree(k.i)}
            then = [k for k in kids if k.i > kid.i and k.dep in {"xcomp", "advcl"} and has_to(sentence, k.i)]
            return found | _below(sentence, verb, then[:1]) if found else set()
    return set()
