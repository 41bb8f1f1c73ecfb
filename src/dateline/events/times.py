"""Times: which of a sentence's time expressions an event is tied to.

In: a sentence, a trigger, the timexes of its article. Out: the timex, and why. Never: a day from another sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.english.clauses import anchor, is_verb, preposition, verb_above
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, has_dependent, has_word, stands_as
from dateline.english.tense import is_pluperfect, is_present_perfect
from dateline.english.words import Kind, is_a
from dateline.events.cues import told_by
from dateline.events.runs import joined
from dateline.events.tails import over_plan, tails
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.terms import Timex, When


class Tie(NamedTuple):
    """A time expression, and the sentence that says how it is tied to the event."""

    timex: Timex
    basis: str
    own: bool = True
    """In the words of the event itself, not lent by its clause."""


def dated(timexes: Sequence[Timex], sentence: Sentence) -> list[tuple[Timex, int]]:
    """The placed dates and times of a sentence, each with the index of its head token."""
    found = []
    for timex in timexes:
        if (
            timex.when is None
            or timex.kind in {"duration", "set"}
            or not (sentence.start <= timex.start and timex.end <= sentence.end)
        ):
            continue
        inside = [token.i for token in sentence.tokens if token.start < timex.end and timex.start < token.end]
        if (
            inside
            and not _is_other_day(sentence, inside[0])
            and not _is_no_day_of_it(sentence, head := _head(sentence, inside))
        ):
            found.append((timex, head))
    return found


def _is_other_day(sentence: Sentence, first: int) -> bool:
    """As in "on Friday instead of Wednesday", "not on Wednesday but on Friday": the day that it is not."""
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 4) : first]]
    while before and before[-1] in _ON:
        before.pop()
    return bool({" ".join(before[-n:]) for n in (1, 2)} & NOT_THIS)


NOT_THIS = frozenset(words.replace("-", " ") for words in group("not_this"))
_ON = frozenset({"on", "the"})


def _is_no_day_of_it(sentence: Sentence, head: int) -> bool:
    """As in "the second time in four days", "suspended until Friday", "was not allowed before May": how long, not when."""
    above = preposition(sentence, head)
    if above is not None and above.lemma.lower() in {"until", "till"}:
        return sentence.tokens[above.head].lemma not in PUTTING_OFF
    return _counts_times(sentence, head) or (above is not None and _ended_by(sentence, above))


def ended(sentence: Sentence, timexes: Sequence[Timex]) -> bool:
    """The sentence tells of a past that a day ended: "The ferry was not allowed before May"."""
    heads = (head for timex in timexes if timex.when is not None and (head := head_of(sentence, timex)) is not None)
    return any((above := preposition(sentence, head)) is not None and _ended_by(sentence, above) for head in heads)


def _ended_by(sentence: Sentence, above: Token) -> bool:
    """A past that a day ended: "before May", "prior to May"; of a plan it is the last day."""
    prior = above.lemma.lower() == "to" and sentence.tokens[above.head].lemma.lower() == "prior"
    if not prior and above.lemma.lower() != "before":
        return False
    verb = verb_above(sentence, above.i)
    return verb is not None and (is_a(verb, Kind.PAST) or has_dependent(sentence, verb.i, Role.AUXILIARY, Kind.PAST))


def _is_day_left(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    """As in "moved from Monday to Thursday": the day that the plan had; and no day is that of moving it."""
    above = preposition(sentence, head)
    if above is None:
        return False
    verb = sentence.tokens[above.head]
    if verb.i != trigger.i and has_word(sentence, verb.i, FORMERLY):
        return True
    if verb.lemma not in PUTTING_OFF:
        return False
    return above.lemma.lower() == "from" or (above.head == trigger.i and above.lemma.lower() in UNTIL_WHEN)


FORMERLY = group("formerly")
"""Adverbs beside a day that a plan had: "originally scheduled for Monday"."""
PUTTING_OFF = verbs("putting_off") | verbs("dating")


def _counts_times(sentence: Sentence, head: int) -> bool:
    """As in "the second time in four days": how long a count runs, not when anything is."""
    above = preposition(sentence, head)
    return above is not None and above.lemma.lower() in {"in", "for"} and sentence.tokens[above.head].lemma == "time"


COARSE = frozenset({"year", "decade", "season", "quarter"})


def _only_labels(sentence: Sentence, timex: Timex, head: int, trigger: Trigger) -> bool:
    """A year before a noun is of that noun alone: "a 1987 novel", "its 2030 goal"; so is a day, unless it is that of the verb too."""
    noun = named_by(sentence, head)
    if noun is None or noun.i in {trigger.i, anchor(sentence, trigger.i)}:
        return False
    coarse = timex.when is not None and timex.when.precision in COARSE
    return coarse or (is_verb(sentence.tokens[trigger.i]) and not _shares_its_day(sentence, head, noun, trigger))


def named_by(sentence: Sentence, head: int) -> Token | None:
    """The noun that a time stands before: "the June 3 committee", "Monday's vote"; not who follows: "On Monday Governor Hart …"."""
    token = sentence.tokens[head]
    noun = sentence.tokens[token.head]
    before = stands_as(token, Role.MODIFIER_BEFORE_NOUN | Role.NUMERAL | Role.POSSESSOR) and noun.i > head
    opens = head > 0 and sentence.tokens[head - 1].text.lower() in OPENING and is_a(noun, Kind.PROPER_NOUN)
    return noun if before and not opens and is_a(noun, Kind.NOUN) else None


OPENING = group("before_a_time")
"""Words before a time that opens a sentence, in front of a name."""


def _shares_its_day(sentence: Sentence, head: int, noun: Token, trigger: Trigger) -> bool:
    """The verb is of the day of this noun: "said at the June 3 meeting", "held a Friday session", "Friday's article described"; not "unveiled the June 3 committee"."""
    above = preposition(sentence, noun.i)
    if above is not None:
        return above.lemma.lower() in SAME_TIME
    if stands_as(sentence.tokens[head], Role.POSSESSOR) and stands_as(noun, Role.NOUN_AS_SUBJECT):
        return noun.head == trigger.i and is_a(sentence.tokens[trigger.i], Kind.PAST)
    return noun.head == trigger.i and stands_as(noun, Role.UNDERGOER) and trigger.lemma in CARRYING


CARRYING = group("carrying")


def head_of(sentence: Sentence, timex: Timex) -> int | None:
    """The token that a time expression hangs by; None where it has none in the sentence."""
    inside = [token.i for token in sentence.tokens if token.start < timex.end and timex.start < token.end]
    return _head(sentence, inside) if inside else None


def _head(sentence: Sentence, inside: list[int]) -> int:
    """The token of the span whose own head lies outside it."""
    return next(
        (i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), inside[-1]
    )


def tie(
    sentence: Sentence,
    trigger: Trigger,
    timexes: Sequence[Timex],
    others: frozenset[int],
    published: When | None = None,
) -> Tie | None:
    """The timex nearest to the trigger in the syntax; `others` are the sentence's other triggers, which keep their own; `published` when its report came out."""
    best: tuple[int, int, Timex] | None = None
    behind = tails(sentence, others | {trigger.i})
    for timex, head in joined(sentence, dated(timexes, sentence)):
        over = over_plan(sentence, head, timex.when, published)
        owner = behind.get(head, over)
        if owner not in {None, trigger.i} or _is_day_left(sentence, head, trigger):
            continue
        distance = 0 if owner is not None else _distance(sentence, trigger, head, others)
        if _only_labels(sentence, timex, head, trigger):
            continue
        if distance is not None and (
            best is None or (distance, abs(head - trigger.i), timex.start) < (best[0], best[1], best[2].start)
        ):
            best = (distance, abs(head - trigger.i), timex)
    if best is None:
        return None
    where = (
        "in the words of the event itself" if best[0] == 0 else "in its clause" if best[0] < 10 else "in its sentence"
    )
    return Tie(best[2], f"'{best[2].text}' {where}", own=best[0] == 0)


def timed_without_a_day(sentence: Sentence, trigger: Trigger, timexes: Sequence[Timex], others: frozenset[int]) -> bool:
    """Its clause says when, and no day comes of it: "three days after the talks", "for eight years", "weekly", "had long opposed"."""
    if _is_of_untold_past(sentence, trigger) or ended(sentence, timexes):
        return True
    own = {trigger.i, anchor(sentence, trigger.i)}
    if any(_is_then(sentence, timex, trigger) for timex in timexes):
        return True
    for timex in timexes:
        inside = [token.i for token in sentence.tokens if token.start < timex.end and timex.start < token.end]
        if inside and _gives_no_day(sentence, timex, inside[-1] + 1):
            holder = _holder(sentence, _head(sentence, inside), others | own)
            if holder.i in own:
                return True
    return False


def _is_then(sentence: Sentence, timex: Timex, trigger: Trigger) -> bool:
    """As in "lost the seat in the 2020 wave election": a year that names when it was, be it not its own."""
    if timex.when is None or timex.when.precision not in COARSE:
        return False
    head = head_of(sentence, timex)
    noun = None if head is None else named_by(sentence, head)
    above = None if noun is None else preposition(sentence, noun.i)
    return above is not None and above.lemma.lower() in WHEREIN and above.head == trigger.i


def _is_of_untold_past(sentence: Sentence, trigger: Trigger) -> bool:
    """It was over before what is told, or is a stand that somebody has taken for long: "had said", "previously said", "has opposed"."""
    token = sentence.tokens[trigger.i]
    verb = token if is_verb(token) else None if trigger.carrier is None else sentence.tokens[trigger.carrier]
    if verb is None:
        return False
    if is_pluperfect(sentence, verb) or (is_present_perfect(sentence, verb) and verb.lemma in STANDS):
        return True
    if any(_is_at_the_time(sentence, kid) for kid in dependents(sentence, verb.i, Role.PREPOSITIONAL)):
        return True
    return any(
        kid.text.lower() in BEFORE and not any(sentence.kids(kid.i))
        for kid in dependents(sentence, verb.i, Role.ADVERBIAL)
    )


def _is_at_the_time(sentence: Sentence, at: Token) -> bool:
    """As in "at the time" and "at that time", of what was told before; not "at the time of the vote"."""
    noun = next(dependents(sentence, at.i, Role.NOUN_OF_PREPOSITION), None)
    return at.lemma.lower() == "at" and noun is not None and noun.lemma == "time" and len(sentence.subtree(noun.i)) == 2


BEFORE = group("untold_past")
STANDS = group("stands_taken")


def _gives_no_day(sentence: Sentence, timex: Timex, behind: int) -> bool:
    """A habit, a time long past, a length of weeks and more, or one that is counted from something else."""
    if timex.when is not None or timex.value.startswith(OF_A_DAY):
        return False
    if timex.kind == "duration":
        counted = behind < len(sentence.tokens) and sentence.tokens[behind].lemma.lower() in COUNTED_FROM
        return counted or timex.value[-1:] in LONG
    return timex.kind == "set" or timex.value == "PAST_REF"


COUNTED_FROM = group("counted_from")
OF_A_DAY = "PT"
"""Lengths of hours and minutes, by which a day goes on: "a few hours later"."""
LONG = frozenset("WMY")
"""Units of lengths of time that no day has."""
TIMED = verbs("timed")
"""Verbs that give a day to the noun they follow: "a summit that starts on Monday", "talks held in May"."""
WHEREIN = frozenset({"in", "at", "during"})
"""Prepositions before what something is done in."""
SAME_TIME = group("same_time")
"""Prepositions through which an event shares the time of the clause it stands in."""


def _distance(sentence: Sentence, trigger: Trigger, head: int, others: frozenset[int]) -> int | None:
    """How far the timex is from the trigger: 0 under it, 1 under its carrier, more for each clause above; None if tied elsewhere."""
    own = _own_verbs(sentence, trigger) | {anchor(sentence, trigger.i)} | _watched(sentence, trigger.i)
    holder = _holder(sentence, head, others | {trigger.i} | own)
    if holder.i == trigger.i or holder.i in own:
        return 0
    if trigger.carrier is not None and holder.i == trigger.carrier:
        return 1
    if _is_given(sentence, trigger, head, holder):
        return 1
    if holder.i in others and not is_verb(holder):
        return None
    return _climb(sentence, trigger, holder)


def _is_given(sentence: Sentence, trigger: Trigger, head: int, holder: Token) -> bool:
    """The verb over the noun gives it this day: "a round of talks was agreed for Tuesday"."""
    above, noun = preposition(sentence, head), sentence.tokens[anchor(sentence, trigger.i)]
    return (
        holder.lemma in PUTTING_OFF
        and noun.head == holder.i
        and stands_as(noun, Role.UNDERGOER)
        and above is not None
        and above.lemma.lower() in UNTIL_WHEN
    )


UNTIL_WHEN = group("until_when")
SEEN = verbs("watching")
"""Verbs of watching: what was seen was done then."""


def _watched(sentence: Sentence, i: int) -> frozenset[int]:
    """As in "a man who was filmed last month throwing …": the verb that watched what verb `i` tells."""
    token = sentence.tokens[i]
    if not is_a(token, Kind.GERUND) or not stands_as(
        token, Role.COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.ADNOMINAL_CLAUSE | Role.CONJUNCT
    ):
        return frozenset()
    host = sentence.tokens[token.head]
    if stands_as(token, Role.CONJUNCT):
        return _watched(sentence, host.i)
    if host.lemma in SEEN:
        return frozenset({host.i})
    return frozenset(kid.i for kid in dependents(sentence, host.i, Role.CLAUSE_OF_NOUN) if kid.lemma in SEEN)


def _own_verbs(sentence: Sentence, trigger: Trigger) -> frozenset[int]:
    """Verbs after a noun that tell when it is."""
    if is_verb(sentence.tokens[trigger.i]):
        return frozenset()
    below = frozenset(sentence.subtree(trigger.i))
    found = set()
    for token in sentence.tokens[trigger.i + 1 :]:
        if token.lemma not in TIMED:
            continue
        relative = stands_as(token, Role.CLAUSE_OF_NOUN) and token.head in below
        if relative or (
            is_a(token, Kind.PARTICIPLE)
            and stands_as(token, Role.ADVERBIAL_CLAUSE | Role.ADNOMINAL_CLAUSE)
            and _word_before(sentence, token) in below
        ):
            found.add(token.i)
    return frozenset(found)


def _word_before(sentence: Sentence, token: Token) -> int:
    at = token.i - 1
    while at > 0 and stands_as(sentence.tokens[at], Role.PUNCTUATION):
        at -= 1
    return at


def _holder(sentence: Sentence, head: int, stops: frozenset[int]) -> Token:
    """The trigger or verb that the timex hangs from."""
    for above in sentence.ancestors(head):
        if above.i in stops or is_verb(above):
            return above
    return sentence.tokens[head]


def _climb(sentence: Sentence, trigger: Trigger, holder: Token) -> int | None:
    """Clauses between the trigger and the holder of a timex above it; None where another time lies between."""
    at = sentence.tokens[anchor(sentence, trigger.i)]
    steps = 1
    while at.head != at.i:
        above = sentence.tokens[at.head]
        if _breaks(at, above):
            return None
        crossing = stands_as(
            at, Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.PARATAXIS | Role.RELATIVE_CLAUSE
        ) or (stands_as(at, Role.CONJUNCT) and is_verb(at))
        steps += 5 if crossing else 1 if is_verb(above) else 0
        at = above
        if at.i == holder.i:
            return steps + (0 if is_verb(at) else 2)
    return None


def _breaks(at: Token, above: Token) -> bool:
    """The time above is not the event's: a verb of saying keeps its day, "since", a plan or an idea stands between."""
    if above.lemma in verbs("saying"):
        venue = stands_as(at, Role.PREPOSITIONAL) and at.lemma.lower() in WHEREIN
        return not venue
    if stands_as(above, Role.PREPOSITIONAL) or is_a(above, Kind.PREPOSITION | Kind.SUBORDINATOR):
        return above.lemma.lower() not in SAME_TIME
    if stands_as(at, Role.APPOSITION | Role.RELATIVE_CLAUSE):
        return True
    if stands_as(at, Role.PREPOSITIONAL) and is_a(above, Kind.NOUN):
        return told_by("head", above.lemma, above) is not None
    if stands_as(at, Role.OPEN_COMPLEMENT | Role.ADNOMINAL_CLAUSE) and (
        told_by("governs", above.lemma, above) or told_by("head", above.lemma, above)
    ):
        return _looks_back(above)
    return False


def _looks_back(above: Token) -> bool:
    """As in "agreed on Monday to meet": the day is that of agreeing."""
    return is_a(above, Kind.PAST | Kind.PAST_PARTICIPLE) and above.lemma not in {
        "schedule",
        "set",
        "expect",
        "slate",
        "due",
    }
