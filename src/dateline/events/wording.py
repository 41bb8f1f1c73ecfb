"""Wording: how an event is called, how it is described, and which figures are given about it.

In: a sentence and a trigger. Out: short phrases and figures in the report's words. Never: a word that is not there, but "of".
"""

from __future__ import annotations

import re

from dateline.events.grammar import NOUNS, anchor, conjuncts, is_passive, is_verb, name_at, objects, phrase, subject
from dateline.events.triggers import SIDELINES, Trigger
from dateline.language import Sentence, Token
from dateline.terms import Quantity

LONGEST_PHRASE = 60
"""Characters of one argument in `what`; longer ones are left to the evidence."""
BARE = frozenset(
    {
        "hold",
        "have",
        "make",
        "do",
        "take",
        "give",
        "be",
        "conduct",
        "see",
        "meet",
        "attend",
        "join",
        "set",
        "come",
        "go",
    }
)
"""Light verbs that a phrase can do without."""
DESCRIBING = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG"})
NOT_MANNER = frozenset({"new", "other", "another", "first", "second", "last", "next", "same", "such", "own", "many", "more", "several", "latest", "recent", "previous",
                        "upcoming", "planned", "proposed", "possible", "third", "final"})  # fmt: skip
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,80})[\"”]")


def what(sentence: Sentence, trigger: Trigger) -> str:
    """The event in a short phrase: its noun or verb with its telling arguments."""
    token = sentence.tokens[trigger.i]
    if (trigger.kind == "sentence" and trigger.lemma not in {"sentence", "sentencing"}) or token.lemma.lower() in {
        "year",
        "month",
    }:
        return _term_phrase(sentence, token)
    if is_verb(token):
        return _verb_phrase(sentence, token)
    said = _noun_phrase(sentence, token)
    carrier = sentence.tokens[trigger.carrier] if trigger.carrier is not None else None
    if carrier is None or carrier.lemma in BARE or token.dep not in {"dobj", "nsubjpass", "compound"}:
        return said
    doer = _subject(sentence, carrier)
    if doer is None or doer.pos not in NOUNS or doer.i == token.i:
        return said
    return f"{_joined(sentence, doer)} {carrier.text} {said}"


def _term_phrase(sentence: Sentence, token: Token) -> str:
    """As in "jailed for up to ten years" and "up to ten years in prison" as a prison sentence."""
    inner = next((inner for word, inner in objects(sentence, token.i, "for")), None) if is_verb(token) else token
    return f"prison sentence of {_text(sentence, inner.i)}" if inner is not None else "prison sentence"


def _text(sentence: Sentence, i: int) -> str:
    start, end = phrase(sentence, i)
    base = sentence.tokens[0].start
    found = "".join(
        t.text + (" " if t.end < _next_start(sentence, t) else "")
        for t in sentence.tokens
        if start <= t.start and t.end <= end
    )
    return found.strip() if base <= start and len(found) <= LONGEST_PHRASE else sentence.tokens[i].text


def _next_start(sentence: Sentence, token: Token) -> int:
    return sentence.tokens[token.i + 1].start if token.i + 1 < len(sentence.tokens) else token.end


def _joined(sentence: Sentence, token: Token) -> str:
    return " and ".join(_text(sentence, one.i) for one in conjuncts(sentence, token.i)[:3])


def _noun_phrase(sentence: Sentence, token: Token, *, whole: bool = True) -> str:
    outer = anchor(sentence, token.i)
    if whole and outer < token.i:
        return f"{_bare(_text(sentence, outer))} of {_noun_phrase(sentence, token, whole=False)}"
    owner = [kid for kid in sentence.kids(token.i) if kid.dep == "poss"]
    words = _text(sentence, token.i)
    said = f"{_joined(sentence, owner[0])}'s {_bare(words)}" if owner and owner[0].pos in NOUNS else _bare(words)
    for word, inner in objects(sentence, token.i, "of", "between", "with", "against", "to", "on", "from", "for", "by"):
        if (
            len(said) < LONGEST_PHRASE
            and inner.text.lower() not in SIDELINES
            and not name_at(sentence, inner.i, "DATE", "TIME")
        ):
            said += f" {word} {_joined(sentence, inner)}{_tail(sentence, inner)}"
    return said


def _tail(sentence: Sentence, token: Token) -> str:
    """The "of" phrases under an argument, two deep: "of the end of the siege"."""
    said = ""
    for _ in range(2):
        deeper = next((inner for _, inner in objects(sentence, token.i, "of")), None)
        if deeper is None:
            break
        said, token = f"{said} of {_joined(sentence, deeper)}", deeper
    return said


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an|this|that|his|her|their|its)\s+", "", words, flags=re.I)


def _verb_phrase(sentence: Sentence, token: Token) -> str:
    kids = list(sentence.kids(token.i))
    said = token.lemma if token.tag in {"VB", "VBG"} and not _subject(sentence, token) else token.text
    particle = "".join(f" {kid.text}" for kid in kids if kid.dep == "prt")
    doer = _subject(sentence, token)
    before = f"{_joined(sentence, doer)} " if doer is not None else ""
    after = "".join(
        f" {_joined(sentence, kid)}{_tail(sentence, kid)}"
        for kid in kids
        if kid.dep in {"dobj", "dative", "oprd"} and kid.pos not in {"ADP", "PRON"}
    )
    if is_passive(sentence, token.i) and doer is None and token.dep == "acl":
        before = f"{_text(sentence, token.head)} "
    tail = "".join(
        f" {word} {_joined(sentence, inner)}"
        for word, inner in objects(sentence, token.i, *TELLING)
        if not name_at(sentence, inner.i, "DATE", "TIME")
    )
    tail += _purpose(sentence, token)
    return f"{before}{said}{particle}{after}{tail}"[: 3 * LONGEST_PHRASE].strip()


TELLING = ("with", "by", "from", "of", "to", "for", "against", "over", "as", "off", "into", "near", "about")
"""Prepositions whose phrase tells what was done; where and when are told beside it."""


def _purpose(sentence: Sentence, token: Token) -> str:
    """What a pledge, an accusation or an apology is about: its infinitive or gerund with its object."""
    below = next((kid for kid in sentence.kids(token.i) if kid.dep == "xcomp" and kid.tag == "VB"), None)
    lead = "to "
    if below is None:
        below = next(
            (
                kid
                for prep in sentence.kids(token.i)
                if prep.dep == "prep"
                for kid in sentence.kids(prep.i)
                if kid.dep == "pcomp"
            ),
            None,
        )
        lead = f"{sentence.tokens[below.head].text} " if below is not None else ""
    if below is None:
        return ""
    done = "".join(f" {_joined(sentence, kid)}" for kid in sentence.kids(below.i) if kid.dep == "dobj")
    return f" {lead}{below.text}{done}"


def _subject(sentence: Sentence, token: Token) -> Token | None:
    own = subject(sentence, token.i)
    if own is not None and own.tag in {"WP", "WDT"} and token.dep == "relcl":
        return sentence.tokens[token.head]
    if own is None and token.dep in {"xcomp", "conj"} and token.head != token.i:
        return (
            _subject(sentence, sentence.tokens[token.head])
            if is_verb(sentence.tokens[token.head]) and token.head < token.i
            else None
        )
    return own


# Manner -----------------------------------------------------------------------------------------------------------------


def manner(sentence: Sentence, trigger: Trigger) -> tuple[str, ...]:
    """How the event is described: adjectives before its noun, what it is said to be, adverbs, words in quotation marks."""
    found: list[tuple[int, str]] = []
    token = sentence.tokens[trigger.i]
    found += _adjectives(sentence, token)
    above = sentence.tokens[token.head]
    if above.pos == "AUX" and token.dep in {"nsubj", "attr"}:
        found += _predicates(sentence, above)
    if is_verb(token):
        found += [
            (kid.i, kid.text)
            for kid in sentence.kids(token.i)
            if kid.dep == "advmod" and kid.tag == "RB" and kid.text.lower().endswith("ly")
        ]
    return tuple(dict.fromkeys(text for _, text in sorted(found)))


def _adjectives(sentence: Sentence, token: Token) -> list[tuple[int, str]]:
    found = []
    for kid in sentence.kids(token.i):
        if (
            kid.dep == "amod"
            and kid.i < token.i
            and kid.tag in DESCRIBING
            and not name_at(sentence, kid.i)
            and kid.text.lower() not in NOT_MANNER
        ):
            first = sentence.subtree(kid.i)[0]
            found.append((kid.i, _between(sentence, first, kid.i)))
            found[-1] = (kid.i, _coordinated(sentence, kid, found[-1][1]))
    return found


def _coordinated(sentence: Sentence, kid: Token, text: str) -> str:
    """As in "comprehensive and well-prepared" whole."""
    if not any(k.dep == "conj" for k in sentence.kids(kid.i)):
        return text
    inside = sentence.subtree(kid.i)
    return _between(sentence, inside[0], inside[-1])


def _between(sentence: Sentence, first: int, last: int) -> str:
    return "".join(
        t.text + (" " if t.i < last and t.end < _next_start(sentence, t) else "")
        for t in sentence.tokens[first : last + 1]
    )


def _predicates(sentence: Sentence, be: Token) -> list[tuple[int, str]]:
    found = []
    for kid in sentence.kids(be.i):
        if kid.dep in {"acomp", "attr", "oprd"} and (kid.tag in DESCRIBING or kid.pos in NOUNS):
            inside = [i for i in sentence.subtree(kid.i) if sentence.tokens[i].dep not in {"mark"}]
            text = _between(sentence, inside[0], inside[-1]).strip(" \"“”'‘’.,")
            if 0 < len(text) <= 2 * LONGEST_PHRASE:
                found.append((kid.i, text))
    return found


# Figures ----------------------------------------------------------------------------------------------------------------

DEAD = re.compile(r"\b(?:dead|killed|died|deaths?|die|kill|kills|killing|bodies|victims?)\b", re.I)
HURT = re.compile(r"\b(?:injured|wounded|hurt|injuries|injuring|wounding)\b", re.I)
MISSING = re.compile(r"\bmissing\b", re.I)
NUMBER = (
    r"\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b"
)
_MONEY = re.compile(
    rf"(?P<unit>US\$|[$€£¥])\s?(?P<value>{NUMBER})(?P<size>\s?(?:billion|million|trillion|bn|m)\b)?(?P<per>\s?(?:-|\s)?(?:a|per)[\s-](?:\w+\s)?share)?",
    re.I,
)
_PERCENT = re.compile(rf"(?P<value>{NUMBER})\s?(?:%|percent\b|per cent\b)", re.I)
_TERM = re.compile(rf"(?P<value>{NUMBER})[\s-](?P<unit>years?|months?|days?|weeks?)\b", re.I)
_TERM_KINDS = frozenset({"sentence", "detention", "ban", "suspension", "conviction"})
_TOLL_KINDS = frozenset({"killing", "injury", "attack", "bombing", "shooting", "crash", "accident", "fire", "earthquake", "storm", "flood", "landslide",
                         "eruption", "tsunami", "collapse", "sinking", "outbreak", "fight", "war", "stabbing", "protest", "abduction"})  # fmt: skip
_COUNT = re.compile(rf"(?:(?P<about>at least|more than|about|around|nearly|over|up to)\s)?(?P<value>{NUMBER})", re.I)


def quantities(sentence: Sentence, trigger: Trigger) -> tuple[Quantity, ...]:
    """The figures of the event's sentence that belong to its kind: a toll, a price, a share, a term."""
    text = "".join(t.text + (" " if t.end < _next_start(sentence, t) else "") for t in sentence.tokens)
    found: list[Quantity] = []
    if trigger.kind in _TOLL_KINDS:
        found += _toll(text)
    if trigger.kind in _TERM_KINDS:
        found += [Quantity("term", m["value"].lower(), m["unit"].lower().rstrip("s")) for m in _TERM.finditer(text)]
    for m in _MONEY.finditer(text):
        size = (m["size"] or "").strip().lower()
        found.append(Quantity("price per share" if m["per"] else "amount", f"{m['value']} {size}".strip(), m["unit"]))
    found += [Quantity("share", m["value"].lower(), "percent") for m in _PERCENT.finditer(text)]
    return tuple(dict.fromkeys(found))


def _toll(text: str) -> list[Quantity]:
    """Numbers of dead, injured and missing: the number nearest before the word, else nearest after a verb."""
    found = []
    for name, pattern in (("dead", DEAD), ("injured", HURT), ("missing", MISSING)):
        for word in pattern.finditer(text):
            before = list(_COUNT.finditer(text, max(0, word.start() - 40), word.start()))
            after = list(_COUNT.finditer(text, word.end(), min(len(text), word.end() + 25)))
            follows = after[:1] if after and text[word.end() : after[0].start()].isspace() else []
            near = next(iter(follows or before[-1:] or after[:1]), None)
            if near is not None:
                found.append(Quantity(name, near["value"].lower(), None))
                break
    return found
