"""Words as reported: the words of a sentence that tell one of its predicates, cut only at whole constituents.

In: a sentence and a predicate. Out: a Cut: which of its tokens are kept, and the pronouns among them that they do not answer. Never: a
word that the sentence has not; a clause without its "not"; a "this" or an "it" that another sentence explains; more words than a reader
takes in at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.english.clauses import is_passive, is_verb, name_at, subject
from dateline.english.cutting import is_torn, leaning_off, shortened, size
from dateline.english.leaning import leaning
from dateline.english.lexicon import group, nouns, verbs
from dateline.english.roles import Role, dependents, has_word, stands_as
from dateline.english.standing import standing
from dateline.english.tense import reading
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.text import MOST_WORDS

FEWEST_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """Which tokens of a sentence are kept, as ranges (end exclusive) in reading order.

    `leans` are the pronouns among them whose antecedent stands in another sentence, so that a name has to be told in their place.
    """

    kept: tuple[tuple[int, int], ...]
    leans: tuple[int, ...] = ()


def reported(sentence: Sentence, i: int, *, start: int = 0) -> Cut | None:
    """The words that tell predicate `i`, from token `start` on; None where no whole ones are short enough or they lean on others."""
    if stands_as(sentence.tokens[i], ASIDE) or _only_passes_on(sentence, i) or _is_asked(sentence, i):
        return None
    if _stands_below_what_is_not_so(sentence, i):
        return None
    kept = list(range(_behind_label(sentence, start), len(sentence.tokens)))
    kept = _without_counted_time(sentence, i, leaning_off(sentence, kept))
    if size(sentence, kept) > MOST_WORDS:
        kept = leaning_off(sentence, _content(sentence, i, kept))
    kept = shortened(sentence, i, kept, MOST_WORDS)
    if not _reads(sentence, i, kept):
        return None
    first = _first_word(sentence, kept)
    if first is not None and (first.text.lower() in OPEN or _is_some(first) or _is_told_before(sentence, first)):
        return None
    if _speaks_for_itself(sentence, kept):
        return None
    leans = leaning([(sentence, kept)])
    if any(one.text.lower() not in group("resolvable") for one in leans):
        return None
    return Cut(_ranges(kept), tuple(one.i for one in leans))


def _behind_label(sentence: Sentence, start: int) -> int:
    """The first token behind a label: "UPDATE: The mayor resigned", "UPDATE - May 30, 5:20 p.m.: The mayor resigned"."""
    tokens = sentence.tokens[start : start + LONGEST_LABEL]
    end = next((token.i for token in tokens if token.text == ":" or token.text.endswith(".:")), None)
    if end is None or tokens[0].text.lower() not in group("labels"):
        return start
    between = (token for token in tokens[1:] if token.i < end)
    stamped = all(
        is_a(token, Kind.PUNCTUATION | Kind.NUMBER) or name_at(sentence, token.i, "DATE", "TIME") for token in between
    )
    return end + 1 if stamped else start


LONGEST_LABEL = 12
"""Tokens of a label, its day and hour included."""


def _without_counted_time(sentence: Sentence, i: int, kept: list[int]) -> list[int]:
    """Without a time at the head that is counted from what another sentence tells: "Two days later, the mayor resigned".

    The day itself is told beside the words.
    """
    opening = _first_word(sentence, kept)
    while opening is not None and stands_as(sentence.tokens[opening.head], TIME_BEFORE):
        opening = sentence.tokens[opening.head]
    if opening is None or not stands_as(opening, TIME_BEFORE):
        return kept
    branch = set(sentence.subtree(opening.i))
    words = [sentence.tokens[j] for j in sorted(branch)]
    if i in branch or not _is_counted_time(words):
        return kept
    rest = [j for j in kept if j not in branch]
    return rest[1:] if rest and sentence.tokens[rest[0]].text == "," else rest


def _is_counted_time(words: Sequence[Token]) -> bool:
    """A time and nothing else, counted from what another sentence tells: not "earlier this week", "the day after the vote"."""
    counted = {t.text.lower() for t in words} & group("counted_from")
    nouns_of = [t for t in words if is_a(t, Kind.NOUN)]
    if not counted or any(t.lemma.lower() not in TIMES for t in nouns_of) or (not nouns_of and len(words) > 1):
        return False
    named = any(is_a(t, Kind.PROPER_NOUN) for t in nouns_of)
    return not any(t.text.lower() == "this" or stands_as(t, Role.CLAUSE_OF_PREPOSITION) for t in words) and (
        not named or bool(counted & group("counted_before_noun"))
    )


TIMES = group("time_words") | group("spans_of_now") | nouns("measure")
OPEN = group("open_pronouns") - group("resolvable")
TIME_BEFORE = (
    Role.ADVERBIAL
    | Role.NOUN_ADVERBIAL
    | Role.PREPOSITIONAL
    | Role.OF_PREPOSITION
    | Role.NOUN_MODIFIER
    | Role.ATTRIBUTIVE
    | Role.NUMERAL
    | Role.DETERMINER
)
"""How the words of a time before a clause hang together, and from its verb."""


ASIDE = Role.ADVERBIAL_CLAUSE | Role.RELATIVE_CLAUSE
"""What a clause tells that hangs so is told aside: the words of its sentence tell something else, with a day of its own.

Shown by its own clause with the noun in square brackets, rows are right less often (.66 against .72 out of fold on editor/more).
"""


def _speaks_for_itself(sentence: Sentence, kept: Sequence[int]) -> bool:
    """A report that says "we" or "our" of itself, outside quotation marks: no other could print that."""
    quoted = False
    for j in kept:
        text = sentence.tokens[j].text
        if text in group("opening_marks") or (text == '"' and not quoted):
            quoted = True
        elif text in group("closing_marks") or text == '"':
            quoted = False
        elif text == "I" and not stands_as(sentence.tokens[j], Role.SUBJECT):  # "World War I"
            continue
        elif (
            not quoted
            and is_a(sentence.tokens[j], Kind.PRONOUN | Kind.DETERMINER)
            and text.lower() in group("first_persons")
        ):
            return True
    return False


def _only_passes_on(sentence: Sentence, i: int) -> bool:
    """A word that says who said it and no more: nothing said is beside it ("About 7 p.m., police said, drawing cries."), or it ends a headline."""
    if sentence.tokens[i].lemma.lower() not in PLAIN:
        return False
    bare = sentence.tokens[i].lemma.lower() in verbs("bare_saying")
    said = [
        kid
        for kid in dependents(sentence, i, SAID)
        if not _goes_along(kid) and not (bare and stands_as(kid, Role.PREPOSITIONAL))
    ]
    return not said or (sentence.part == "title" and all(kid.i < i for kid in said))


def _goes_along(clause: Token) -> bool:
    """What was done with it, which is not what was said: ", drawing cries from the benches"."""
    return stands_as(clause, Role.ADVERBIAL_CLAUSE) and is_a(clause, Kind.GERUND)


def _stands_below_what_is_not_so(sentence: Sentence, i: int) -> bool:
    """It completes what its sentence does not tell as so: "considering that the feast was held in Velm, not going would have been odd"."""
    root = sentence.root
    if root.i == i or standing(sentence, i).standing != "asserted" or standing(sentence, root.i).standing != "not told":
        return False
    at = sentence.tokens[i]
    while at.head != at.i:
        if not stands_as(at, COMPLETING):
            return False
        at = sentence.tokens[at.head]
    return True


COMPLETING = Role.FULL_COMPLEMENT | Role.PREPOSITIONAL | Role.CLAUSE_OF_PREPOSITION
"""How a clause hangs that completes what another one says; what is joined to it, or says why or when, stands by itself."""


def _is_asked(sentence: Sentence, i: int) -> bool:
    """Somebody "was asked whether" it is so, or "to comment on it": a question tells nothing that happened."""
    token = sentence.tokens[i]
    if token.lemma.lower() not in verbs("asking") or not is_passive(sentence, i):
        return False
    done = list(dependents(sentence, i, Role.OPEN_COMPLEMENT))
    return all(verb.lemma.lower() in verbs("answering") for verb in done)


SAID = (
    Role.INDIRECT_OBJECT
    | Role.UNDERGOER
    | Role.AGENT
    | Role.OBJECT_COMPLEMENT
    | Role.COMPLEMENT
    | Role.ADVERBIAL_CLAUSE
    | Role.PARATAXIS
    | Role.PREPOSITIONAL
    | Role.CONJUNCT
)
"""How what is said hangs from the word that passes it on."""


def _reads(sentence: Sentence, i: int, kept: Sequence[int]) -> bool:
    """A gate: the predicate is there, a finite verb heads what is kept, its object is told, marks come in pairs, not too long."""
    if i not in kept or len(kept) < FEWEST_TOKENS or size(sentence, kept) > MOST_WORDS:
        return False
    if is_torn(sentence, kept) or _breaks_off_a_quotation(sentence, kept):
        return False
    inside = set(kept)
    tokens = sentence.tokens
    tops = [tokens[j] for j in kept if tokens[j].head not in inside or tokens[j].head == j]
    tops = [top for top in tops if not stands_as(top, LOOSE)]
    if sentence.part != "title" and not any(is_verb(top) and _is_whole(sentence, top, inside) for top in tops):
        return False
    if has_word(sentence, i, group("told_elsewhere"), Role.OBJECT):
        return False
    text = [tokens[j].text for j in kept]
    return all(text.count(opened) == text.count(closed) for opened, closed in PAIRS) and text.count('"') % 2 == 0


def _breaks_off_a_quotation(sentence: Sentence, kept: Sequence[int]) -> bool:
    """What somebody is quoted with ends after a few words, where more was said: "he was “taken aback … .”"."""
    opened: int | None = None
    for j, after in pairwise(kept):
        text = sentence.tokens[j].text
        if text in group("opening_marks") or (text == '"' and opened is None):
            opened = j
        elif text in group("closing_marks") or text == '"':
            opened = None
        elif opened is not None and after != j + 1 and is_a(sentence.tokens[after], Kind.PUNCTUATION):
            said = [k for k in kept if opened < k <= j]
            if size(sentence, said) < SAYS:
                return True
    return False


SAYS = 6
"""Words of a quotation that say something though more was said."""
LOOSE = (
    Role.MARKER
    | Role.ADVERBIAL
    | Role.NOUN_ADVERBIAL
    | Role.INTERJECTION
    | Role.PREPOSITIONAL
    | Role.COORDINATOR
    | Role.PUNCTUATION
)
PAIRS = (("“", "”"), ("(", ")"), ("``", "''"))


def _is_whole(sentence: Sentence, top: Token, inside: set[int]) -> bool:
    """A finite verb whose subject is kept, unless a headline or a clause of its own leaves it out."""
    if not (reading(sentence, top.i).finite or sentence.part == "title"):
        return False
    if any(kid.i in inside and kid.text.lower() != "that" for kid in dependents(sentence, top.i, Role.MARKER)):
        return False  # "as criticism grew louder", without what then came
    own = subject(sentence, top.i)
    return own is None or own.i in inside or is_a(own, Kind.RELATIVE_PRONOUN)


def _is_some(first: Token) -> bool:
    """As in "Some blocked checkpoints": some of whom, another sentence told."""
    return first.text.lower() in group("somebody_of") and stands_as(first, Role.NOUN_AS_SUBJECT)


def _is_told_before(sentence: Sentence, first: Token) -> bool:
    """As in "The exchange was filmed": which one, another sentence told; not "The exchange of prisoners", nor a headline's."""
    noun = sentence.tokens[first.head]
    if sentence.part == "title" or first.text.lower() != "the" or not stands_as(noun, Role.SUBJECT):
        return False
    return noun.lemma.lower() in group("told_nouns") and not any(dependents(sentence, noun.i, DESCRIBING))


DESCRIBING = (
    Role.PREPOSITIONAL
    | Role.CLAUSE_OF_NOUN
    | Role.MODIFIER_BEFORE_NOUN
    | Role.POSSESSOR
    | Role.APPOSITION
    | Role.FULL_COMPLEMENT
)
"""What hangs from a noun that says which one it is."""


def _content(sentence: Sentence, i: int, kept: list[int]) -> list[int]:
    """What was said, without who said it: the nearest finite clause over `i` that a verb governs which only passes it on."""
    at = sentence.tokens[i]
    while at.head != at.i:
        if (
            stands_as(at, Role.FULL_COMPLEMENT | Role.PARATAXIS)
            and reading(sentence, at.i).finite
            and _passes_on(sentence, at.head)
        ):
            inside = set(sentence.subtree(at.i))
            found = [j for j in kept if j in inside]
            opened = next((n for n, j in enumerate(found) if sentence.tokens[j].text.lower() not in OPENERS), 0)
            return found[opened:] if len(found) - opened >= FEWEST_TOKENS else kept
        at = sentence.tokens[at.head]
    return kept


def _passes_on(sentence: Sentence, i: int) -> bool:
    """Whether verb `i` tells what is said and no more: who "denied" or "did not say" it may not be left out."""
    return sentence.tokens[i].lemma.lower() in PLAIN and standing(sentence, i).standing == "asserted"


PLAIN = (verbs("bare_saying") | verbs("telling")) - verbs("telling_status")

OPENERS = frozenset({"that", ",", "“", '"'})


def _first_word(sentence: Sentence, kept: Sequence[int]) -> Token | None:
    return next((sentence.tokens[j] for j in kept if not stands_as(sentence.tokens[j], Role.PUNCTUATION)), None)


def _ranges(kept: Sequence[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for j in kept:
        if found and found[-1][1] == j:
            found[-1] = (found[-1][0], j + 1)
        else:
            found.append((j, j + 1))
    return tuple(found)
