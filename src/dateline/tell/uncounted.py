"""Figures that count nothing, what was, or only a part: half of a score, a year, a rank, one end of a range, three of the seven.

In: a sentence and a figure in it. Out: whether it is one of these. Never: a look at another sentence.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dateline.english.clauses import clause, is_told_passive
from dateline.english.counted import BOUNDS, Figure
from dateline.english.lexicon import group
from dateline.english.numerals import SIGNS, Number, numbers, table
from dateline.english.once import once
from dateline.english.roles import has_lemma, has_word
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

APART = 6
"""Words between the two ends of a range at most."""
OPENING = 3
"""Words before the first end among which "between" or "from" opens it."""
STEPS = 5
"""Words from a number back to the preposition before its phrase."""
MANY = 2
"""One thing alone is hardly a figure."""
CENTURIES = frozenset({"18", "19", "20"})
_PAIRED = "-\u2013:"
"""What joins the two numbers of a score, a range or a clock."""
_OF_ADDRESS = frozenset({"/", "_"})
"""What stands beside a number in the address of a page, or between the two of "24/7"."""


def is_no_count(text: str, sentence: Sentence, figure: Figure) -> bool:
    """Half of a score or a range ("a 20-13 win"), a year, what was ("down from 20"), a rank ("No. 2"), a number before what nobody counts ("18.17 GMT")."""
    told = text[figure.start : figure.end]
    if is_former(sentence, figure.i) or (
        not figure.unit and len(told) == 4 and told.isdigit() and told[:2] in CENTURIES
    ):
        return True
    if is_rank(sentence, figure):
        return True
    before, after = text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 2]
    if before.strip()[-1:] in _OF_ADDRESS or after.strip()[:1] in _OF_ADDRESS:
        return True
    if any(figure.i in ends for ends in ranges(sentence)):
        return True
    if (after[:1] in _PAIRED and after[1:].isdigit()) or (before[1:] in _PAIRED and before[:1].isdigit()):
        return bool(after.strip() or before.strip())
    if figure.noun is not None and has_word(sentence, figure.noun, group("fresh")):
        return True
    if _is_from_time_to_time(figure) or _was_expected(sentence, figure):
        return True
    counted = sentence.tokens[figure.noun] if figure.noun is not None and not figure.unit else None
    return counted is not None and counted.text.isupper() and len(counted.text) > 1


def _is_from_time_to_time(figure: Figure) -> bool:
    """It is told of a week or month, or from one to the next: "the prior week was revised to 478,000", "a decrease of 30,500", "a 14-year low"."""
    if figure.unit == "time" and not group("extremes").isdisjoint(figure.counted[:1]):
        return True
    return not figure.unit and not (group("differences") | table("time").keys()).isdisjoint(figure.counted[:1])


def _was_expected(sentence: Sentence, figure: Figure) -> bool:
    """Somebody took it to come, and is done with it: "economists had expected claims to fall to 475,000"."""
    above = (sentence.tokens[figure.verb], *sentence.ancestors(figure.verb))
    return any(one.lemma.lower() in group("expecting") and _is_over(sentence, one) for one in above)


def _is_over(sentence: Sentence, verb: Token) -> bool:
    """It is told in the past, in the active: not "is expected to cost $5 million"."""
    return is_a(verb, Kind.PAST | Kind.PAST_PARTICIPLE) and not is_told_passive(sentence, verb.i)


def is_rank(sentence: Sentence, figure: Figure) -> bool:
    """It gives a place in an order and counts nothing: "the No. 2 position"."""
    before = [one.text.lower() for one in sentence.tokens[max(figure.i - 2, 0) : figure.i]]
    if before[-1:] == ["."]:
        before.pop()
    return before[-1:] != [] and before[-1] in group("rank_marks")


@once
def ranges(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The first tokens of the two numbers of each range: "between 12,000 and 24,000", "$2.5 million to $3.4 million", "from 20 people to as many as 30"."""
    told = pairwise(numbers(sentence))
    return tuple((one.first, other.first) for one, other in told if _is_range(sentence, one, other))


def _is_range(sentence: Sentence, one: Number, other: Number) -> bool:
    """A word that joins two ends stands between the numbers, alone; or with what is counted or a bound, where "from" or "between" opens it."""
    between = [token for token in sentence.tokens[one.last + 1 : other.first] if token.text[-1:] not in SIGNS]
    words = [token.text.lower() for token in between]
    joints = [word for word in words if word in group("range_joining")]
    if not joints or len(words) > APART:
        return False
    before = {token.text.lower() for token in sentence.tokens[max(0, one.first - OPENING) : one.first]}
    if "and" in joints and "between" not in before:
        return False
    if len(words) == 1:
        return True
    beside = [token for token in between if token.text.lower() not in group("range_joining") | _bounding()]
    opened = not before.isdisjoint(group("range_opening")) and not is_former(sentence, one.first)
    return opened and all(is_a(token, Kind.NOUN | Kind.ADJECTIVE | Kind.ADVERB) for token in beside)


@cache
def _bounding() -> frozenset[str]:
    """The words of phrases that say how near a number is told to be."""
    return frozenset(word for name in BOUNDS for phrase in group(name) for word in phrase.split("_"))


def is_former(sentence: Sentence, i: int) -> bool:
    """The figure that token `i` begins is one that was: behind "up from", "raised … from"; told as "previous"."""
    at = i - 1
    passed = set()
    while at > max(0, i - STEPS) and not is_a(
        sentence.tokens[at], Kind.FULL_VERB | Kind.PREPOSITION | Kind.MINOR_PARTICLE
    ):
        passed.add(sentence.tokens[at].text.lower())
        at -= 1
    above = sentence.tokens[max(0, at)]
    if above.text.lower() == "of":  # "a previous offer of $70"
        return has_lemma(sentence, above.head, group("former"))
    if above.text.lower() != "from":
        return not passed.isdisjoint(group("former"))
    before = sentence.tokens[above.i - 1].text.lower() if above.i else ""
    return before in group("up_from") or sentence.tokens[clause(sentence, above.i)].lemma.lower() in group("up_from")


def is_part(figure: Figure) -> bool:
    """It counts a part, or just one, or what may be, or who lives there: "three of the seven", "seven others", "one man", "can kill 50 people"."""
    if not group("settled").isdisjoint(figure.counted) or figure.counted[:1] == ("other",):
        return True
    if not figure.unit and figure.value < MANY:
        return True
    return figure.part or (figure.open and figure.unit != "time")
