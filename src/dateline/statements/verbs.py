"""Attribution by verb: "said that …", "…, he said", "accused them of …", "called it a …".

In: a sentence's parse. Out: attributions whose cue is a verb, source and content as the dependencies have them.
Never: a verb that the lexicon does not list with that complement; the imperative of a reader ("Say no").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, Span, cue_span, is_passive, phrase, pieces, trimmed
from dateline.statements.hedge import is_hedged
from dateline.statements.lexicon import Frame, verbs, words

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"who", "which", "that"})
_LISTENERS = frozenset(
    {
        "tell",
        "ask",
        "remind",
        "assure",
        "reassure",
        "inform",
        "notify",
        "warn",
        "brief",
        "text",
        "message",
        "email",
        "advise",
        "convince",
    }
)
"""Verbs whose object is the one spoken to."""
_PASS_ON = frozenset({"report", "say", "write"})
_CITE = frozenset({"cite", "quote"})
_LONGEST_ASIDE = 9
"""Words up to which a bare "…, the mayor said late on Tuesday, …" inside its own content is read as an aside; longer
ones are clauses of their own (looked at on training texts)."""


def by_verb(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Attribution]:
    """The attributions of `sentence` whose cue is a verb, in reading order; `quoted` are the tokens in quotations.

    A cue stands outside quotations, and so does its source.
    """
    for token in sentence.tokens:
        if token.i not in quoted and token.pos in {"VERB", "AUX"} and (frames := verbs().get(token.lemma.lower())):
            found = _attribution(sentence, token, frames, quoted)
            if found is not None:
                yield found


def _attribution(
    sentence: Sentence, verb: Token, frames: tuple[Frame, ...], quoted: frozenset[int]
) -> Attribution | None:
    """The best reading of one cue verb: the first of its complements that is there."""
    if _is_asked_aside(sentence, verb):
        return None
    for frame in frames:
        content = _content(sentence, verb, frame)
        if content:
            return _read(sentence, verb, frame, content, quoted)
    return None


def _read(
    sentence: Sentence, verb: Token, frame: Frame, content: set[int], quoted: frozenset[int]
) -> Attribution | None:
    subject = subject_of(sentence, verb, quoted)
    source = beside(sentence, verb, quoted) if subject is None else source_span(sentence, subject, verb)
    if source is None and not is_passive(sentence, verb):
        return None
    spans = pieces(sentence, content)
    if not spans:
        return None
    speaker = None
    if subject is not None and subject.text.lower() in _RELATIVE:
        speaker = _antecedent(sentence, verb)
    cited = _cited(sentence, verb)
    via = [source] if cited and source else [v for v in (_quoter(sentence, verb),) if v]
    return Attribution(
        spans, cited or source, cue_span(sentence, verb), frame.family, listener(sentence, verb),
        tuple(via), speaker, is_hedged(sentence, verb, content),
    )  # fmt: skip


def _cited(sentence: Sentence, verb: Token) -> Span | None:
    """Y in "X reported, citing Y": the source behind the one who reports."""
    if verb.lemma.lower() not in _PASS_ON:
        return None
    own = [verb, *(k for k in sentence.kids(verb.i) if k.dep == "nsubj")]
    for citing in (k for t in own for k in sentence.kids(t.i) if k.lemma.lower() in _CITE and k.tag == "VBG"):
        found = next((k for k in sentence.kids(citing.i) if k.dep == "dobj"), None)
        if found is not None:
            return phrase(sentence, found.i)
    return None


def _quoter(sentence: Sentence, verb: Token) -> Span | None:
    """X in "X quoted Y as saying" and "Y was quoted by X as saying"."""
    quote = _quoting_verb(sentence, verb)
    if quote is None:
        return None
    by = _agent(sentence, quote) or next((k for k in sentence.kids(quote.i) if k.dep in _SUBJECTS), None)
    return phrase(sentence, by.i) if by is not None else None


def _quoting_verb(sentence: Sentence, verb: Token) -> Token | None:
    """ "quote" above "as saying"."""
    if verb.dep not in {"pcomp", "prep", "advcl"} or verb.tag != "VBG":
        return None
    above = _verb_above(sentence, verb)
    return above if above is not None and above.lemma.lower() in {"quote", "cite"} else None


def _is_asked_aside(sentence: Sentence, verb: Token) -> bool:
    """ "Asked whether …": what the reporter asked, not a statement."""
    return (
        verb.tag == "VBN"
        and verb.dep == "advcl"
        and not any(k.dep in {"aux", "auxpass"} for k in sentence.kids(verb.i))
    )


def subject_of(sentence: Sentence, verb: Token, quoted: frozenset[int], depth: int = 4) -> Token | None:
    """Who does what `verb` says: its subject, its agent in the passive, or the subject it shares with its head."""
    kids = [kid for kid in sentence.kids(verb.i) if kid.i not in quoted]
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    own = next((kid for kid in kids if kid.dep in _SUBJECTS), None)
    if own is not None or depth == 0 or verb.head == verb.i:
        return own
    head = sentence.tokens[verb.head]
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
        return _issuer(sentence, head, quoted) if verb.tag == "VBG" else _agent(sentence, verb)
    quote = _quoting_verb(sentence, verb)
    if quote is not None:
        quotee = "nsubjpass" if is_passive(sentence, quote) else "dobj"
        return next((k for k in sentence.kids(quote.i) if k.dep == quotee), None)
    if verb.dep in {"prep", "pcomp"} or head.pos in {"ADP", "SCONJ", "ADJ"}:
        head = _verb_above(sentence, head) or head
    if head.pos not in {"VERB", "AUX"}:
        return None
    if is_passive(sentence, head) and verb.dep != "conj":
        return next((kid for kid in sentence.kids(head.i) if kid.dep == "nsubjpass"), None)
    return subject_of(sentence, head, quoted, depth - 1) if head.i not in quoted else None


def beside(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Span | None:
    """The words between a quotation and its cue, or after the cue, where the parse gives the cue no subject.

    "…,” Ana Ruiz, a driver, said"; "…,” said Ana Ruiz." Only right beside a quotation, and only with a name or noun.
    """
    before = verb.i
    while before > 0 and before - 1 not in quoted and verb.i - before < _FARTHEST:
        before -= 1
    if before > 0 and before - 1 in quoted and before < verb.i:
        return _nominal(sentence, range(before, verb.i))
    if verb.i > 0 and verb.i - 1 in quoted and verb.i + 1 < len(sentence.tokens):
        after = verb.i + 1
        while (
            after < len(sentence.tokens)
            and after not in quoted
            and sentence.tokens[after].text not in {".", ",", ":", ";"}
        ):
            after += 1
        return _nominal(sentence, range(verb.i + 1, min(after, verb.i + _FARTHEST)))
    return None


def _nominal(sentence: Sentence, run: range) -> Span | None:
    """The run as a span, if it holds a name, noun or pronoun and no other verb."""
    tags = [sentence.tokens[i].pos for i in run]
    if not {"PROPN", "NOUN", "PRON"} & set(tags) or "VERB" in tags:
        return None
    return trimmed(sentence, run)


_FARTHEST = 14
"""Words between a quotation and its cue; a name with its apposition fits, a clause does not."""


def _issuer(sentence: Sentence, noun: Token, quoted: frozenset[int]) -> Token | None:
    """The noun itself ("residents saying …"), or whoever put out a statement, letter or tweet "saying …"."""
    if noun.lemma.lower() not in words("vehicles.txt") or noun.dep not in {"dobj", "pobj"}:
        return noun
    verb = _verb_above(sentence, noun)
    own = None if verb is None or is_passive(sentence, verb) else subject_of(sentence, verb, quoted, 1)
    return own or noun


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    return next((t for t in sentence.ancestors(token.i) if t.pos in {"VERB", "AUX"}), None)


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    """The one after "by"."""
    for kid in sentence.kids(verb.i):
        if kid.dep == "agent":
            return next((k for k in sentence.kids(kid.i) if k.dep == "pobj"), None)
    return None


def source_span(sentence: Sentence, subject: Token, verb: Token) -> Span | None:
    """The words of a source: the phrase `subject` heads, without the branch in which the cue itself stands."""
    branch: set[int] = set()
    below = verb
    while below.head != below.i and below.head != subject.i:
        below = sentence.tokens[below.head]
    if below.head == subject.i:
        branch = set(sentence.subtree(below.i))
    return phrase(sentence, subject.i, without=branch)


def _antecedent(sentence: Sentence, verb: Token) -> Span | None:
    """What "who" stands for: the phrase that the relative clause of `verb` belongs to."""
    clause = verb
    while clause.dep != "relcl" and clause.head != clause.i:
        clause = sentence.tokens[clause.head]
    if clause.dep != "relcl":
        return None
    return phrase(sentence, clause.head, without=set(sentence.subtree(clause.i)))


def listener(sentence: Sentence, verb: Token) -> Span | None:
    """Whom the source spoke to: "told reporters", "said to aides"."""
    for kid in sentence.kids(verb.i):
        if verb.lemma.lower() in _LISTENERS and kid.dep in {"dobj", "dative", "iobj"}:
            return phrase(sentence, kid.i)
        if (
            kid.text.lower() == "to"
            and kid.dep in {"prep", "dative"}
            and verb.lemma.lower() in {"say", "write", "explain"}
        ):
            return next((phrase(sentence, k.i) for k in sentence.kids(kid.i) if k.dep == "pobj"), None)
    return None


def _content(sentence: Sentence, verb: Token, frame: Frame) -> set[int]:
    """The tokens that fill `frame`; empty where the verb has no such complement here."""
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
        case "naming":
            return _naming(sentence, verb)
        case preposition:
            return _prepositional(sentence, verb, preposition)


def _below(sentence: Sentence, verb: Token, heads: list[Token]) -> set[int]:
    """All tokens of the phrases that `heads` head, without the cue's own branch."""
    found = {i for head in heads for i in sentence.subtree(head.i)}
    return found - {verb.i}


def _takes_to(sentence: Sentence, verb: Token) -> bool:
    return any(kid.tag == "TO" for kid in sentence.kids(verb.i))


def _clause(sentence: Sentence, verb: Token) -> set[int]:
    heads = [k for k in sentence.kids(verb.i) if k.dep == "ccomp" and not (_takes_to(sentence, k) and k.tag == "VB")]
    if heads:
        return _below(sentence, verb, heads)
    return _aside(sentence, verb)


def _aside(sentence: Sentence, verb: Token) -> set[int]:
    """The clause around a cue that interrupts it: "The bridge, he said, will open"."""
    if verb.dep not in {"ccomp", "parataxis", "advcl", "dep"} or verb.head == verb.i:
        return set()
    own = set(sentence.subtree(verb.i))
    first, last = min(own), max(own)
    fenced = (first > 0 and sentence.tokens[first - 1].text == ",") or sentence.tokens[first].text == ","
    if not fenced or last - first >= _LONGEST_ASIDE or not any(k.dep in _SUBJECTS for k in sentence.kids(verb.i)):
        return set()
    return set(sentence.subtree(verb.head)) - own


def _infinitive(sentence: Sentence, verb: Token) -> set[int]:
    heads = [k for k in sentence.kids(verb.i) if k.dep in {"xcomp", "ccomp", "advcl"} and _takes_to(sentence, k)]
    heads = [k for k in heads if k.i > verb.i]
    if not heads:
        return set()
    objects = [k for k in sentence.kids(verb.i) if k.dep == "dobj" and verb.i < k.i < heads[0].i]
    return _below(sentence, verb, objects + heads[:1])


def _object(sentence: Sentence, verb: Token, frame: Frame) -> set[int]:
    kids = list(sentence.kids(verb.i))
    objects = [k for k in kids if k.dep == "dobj" and k.tag not in {"WP", "WDT"}]
    objects = objects or [k for k in kids if k.dep == "ccomp" and _starts_with_what(sentence, k)]
    if not objects:
        return set()
    completing = [k for k in kids if k.i > objects[0].i and _completes(k, frame)]
    return _below(sentence, verb, objects[:1] + completing)


def _starts_with_what(sentence: Sentence, clause: Token) -> bool:
    """ "denounced what he called a farce"."""
    return any(k.text.lower() == "what" for k in sentence.kids(clause.i))


def _completes(kid: Token, frame: Frame) -> bool:
    if kid.dep in {"prep", "dative"}:
        return kid.text.lower() in frame.completed_by
    return kid.dep in {"xcomp", "oprd"}


def _naming(sentence: Sentence, verb: Token) -> set[int]:
    """ "called it a disaster": the thing and its name, however the parse joins the two."""
    kids = list(sentence.kids(verb.i))
    names = [k for k in kids if k.dep in {"oprd", "ccomp", "xcomp"} and k.i > verb.i]
    things = [k for k in kids if k.dep in {"dobj"} and k.i > verb.i and k.tag not in {"WP", "WDT"}]
    if is_passive(sentence, verb):
        return set()
    return _below(sentence, verb, things + names)


def _prepositional(sentence: Sentence, verb: Token, preposition: str) -> set[int]:
    for kid in sentence.kids(verb.i):
        if kid.dep in {"prep", "dative", "agent"} and kid.text.lower() == preposition:
            return {i for k in sentence.kids(kid.i) if k.dep in {"pobj", "pcomp"} for i in sentence.subtree(k.i)}
    return set()
