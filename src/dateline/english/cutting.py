"""Cutting: the words of a clause made to fit, whole constituents left off, and what joins it to the sentence before.

In: a sentence, a predicate, the tokens that tell it. Out: those that are kept. Never: a cut inside a constituent; a clause without its
condition, nor the first half of a pair without the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.english.clauses import has_to, is_verb
from dateline.english.joined import is_inside_word
from dateline.english.lexicon import group, in_order, verbs
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.text import word_spans

LONG_PHRASE = 6
"""Tokens from which a phrase behind a comma may be left out."""
ENDLESS = 120
"""Tokens from which a clause is no sentence that somebody would cut: a list, or a page without full stops."""


def size(sentence: Sentence, kept: Sequence[int]) -> int:
    """How many words the tokens `kept` are."""
    return len(word_spans(" ".join(sentence.tokens[j].text for j in kept)))


def shortened(sentence: Sentence, i: int, kept: list[int], room: int, *, sparing: bool = False) -> list[int]:
    """The tokens `kept` that tell predicate `i` in at most `room` words, or as few more as whole constituents allow.

    Of constituents that a reader misses alike the longest goes first, as words that head a row say one thing; `sparing`, as what
    somebody said is kept as whole as can be: where one is enough, the shortest.
    """
    if size(sentence, kept) > room and len(kept) <= ENDLESS:
        spare = sorted(one for one in _spare(sentence, i, kept) if not sparing or _is_aside(sentence, one[2]))
        enough = [one for one in spare if sparing and size(sentence, _without(sentence, kept, one[2])) <= room]
        least = sorted(enough, key=lambda one: (one[0], -one[1], one[2]))[:1]
        for _, _, branch in least or spare:
            kept = leaning_off(sentence, _without(sentence, kept, branch))
            if size(sentence, kept) <= room:
                break
    return _closed(sentence, kept)


def dangles(sentence: Sentence, kept: Sequence[int]) -> bool:
    """Whether words were left off right behind one that needs them, or before a dash that they led to: "of …", "… – the"."""
    tokens = sentence.tokens
    if is_torn(sentence, kept):
        return True
    gaps = _gaps(sentence, kept)
    said = [tokens[j] for j, after in gaps if any(not is_a(t, Kind.PUNCTUATION) for t in tokens[j + 1 : after])]
    needy = any(is_a(t, _NEEDY) or t.text.lower() in group("correlatives") for t in said)
    return needy or any(tokens[after].text in group("dashes") for _, after in gaps if after < len(tokens))


def _gaps(sentence: Sentence, kept: Sequence[int]) -> list[tuple[int, int]]:
    """Each kept token behind which some are left off, and the next one that is kept."""
    return [(j, after) for j, after in zip(kept, [*kept[1:], len(sentence.tokens)], strict=True) if after != j + 1]


def is_torn(sentence: Sentence, kept: Sequence[int]) -> bool:
    """Whether a word or a turn of phrase was cut in two: "co … ", "… mailed", "as long …"."""
    gaps = _gaps(sentence, kept)
    begins = [*kept[:1], *(after for _, after in gaps)]
    return any(is_inside_word(sentence, j) or _is_led_to(sentence, j) for j, _ in gaps) or any(
        is_inside_word(sentence, j - 1) for j in begins
    )


def _is_led_to(sentence: Sentence, j: int) -> bool:
    """Whether token `j` promises what is left off: the "long" of "as long as the bridge is closed"."""
    before, after = sentence.tokens[max(j - 1, 0)], sentence.tokens[min(j + 1, len(sentence.tokens) - 1)]
    return before.text.lower() == after.text.lower() == "as" and before.i < j < after.i


_NEEDY = (
    Kind.AUXILIARY_VERB
    | Kind.DETERMINER
    | Kind.PREPOSITION
    | Kind.COORDINATOR
    | Kind.SUBORDINATOR
    | Kind.MINOR_PARTICLE
)


def _is_due(sentence: Sentence, token: Token) -> bool:
    """What may not be left off: a condition, an end that follows its verb at once, and the part that a word before it promises ("not only …, but")."""
    if stands_as(token, Role.ADVERBIAL_CLAUSE):
        if token.i == token.head + 2 and has_to(sentence, token.i):
            return True  # "wrote to remind them": "wrote" alone says nothing
        opened = dependents(sentence, token.i, Role.MARKER | Role.ADVERBIAL)
        return any(k.text.lower() in group("provisos") for k in opened)
    if not stands_as(token, Role.CONJUNCT):
        return False
    if [t.text.lower() for t in sentence.tokens[max(token.i - 2, 0) : token.i]] == ONLY_WAY:
        return True
    run = map(sentence.tokens.__getitem__, sentence.subtree(token.head))
    promising = (
        t for t in run if t.i < token.i and stands_as(t, Role.ADVERBIAL | Role.COORDINATOR | Role.PRECOORDINATOR)
    )
    return not is_verb(sentence.tokens[token.head]) or any(t.text.lower() in group("correlatives") for t in promising)


def _spare(sentence: Sentence, i: int, kept: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Constituents that tell more than the predicate does: how much a reader misses each, its length below zero, its tokens."""
    over = {i, *(above.i for above in sentence.ancestors(i))}
    for token in map(sentence.tokens.__getitem__, kept):
        if token.i in over or _is_due(sentence, token):
            continue
        branch = sentence.subtree(token.i)
        before = sentence.tokens[branch[0] - 1].text if branch[0] > 0 else ","
        rank = _missed(token, branch, over, before)
        if stands_as(token, Role.ADVERBIAL) and has_dependent(sentence, token.i, Role.ADVERBIAL_CLAUSE):
            rank = 2  # "as long as the bridge is closed", whole
        if rank is not None and not is_torn(sentence, _without(sentence, list(kept), branch)):
            yield rank, -len(branch), branch


def _is_aside(sentence: Sentence, branch: Sequence[int]) -> bool:
    """Whether a constituent only tells more of somebody or something, or what comes of it: all else may turn the sense of what is said."""
    token = max(map(sentence.tokens.__getitem__, branch), key=lambda t: len(sentence.subtree(t.i)))
    if stands_as(token, Role.APPOSITION | Role.RELATIVE_CLAUSE):
        return True
    if stands_as(token, Role.PARATAXIS):
        return token.lemma.lower() in verbs("bare_saying")
    participle = is_a(token, Kind.PARTICIPLE) and not has_dependent(sentence, token.i, Role.MARKER | Role.SUBJECT)
    return participle and stands_as(token, Role.ADVERBIAL_CLAUSE | Role.ADNOMINAL_CLAUSE)


def _missed(token: Token, branch: Sequence[int], over: set[int], before: str) -> int | None:
    """How much a reader misses a constituent; None for what must stay."""
    parted = before in PARTING
    if stands_as(token, Role.PARATAXIS | Role.APPOSITION | Role.RELATIVE_CLAUSE) and parted:
        return 0
    if stands_as(token, Role.ADVERBIAL_CLAUSE | Role.ADNOMINAL_CLAUSE) and parted:
        return 1
    if stands_as(token, Role.ADVERBIAL_CLAUSE | Role.CONJUNCT) and is_verb(token):
        return 2
    long = stands_as(token, Role.PREPOSITIONAL) and before == "," and len(branch) >= LONG_PHRASE
    return 3 if long and token.head in over else None


ONLY_WAY = list(in_order("only_way"))
"""The words of "no way but to close it"."""
PARTING = frozenset({",", "—", "–", "-", "("})


def _without(sentence: Sentence, kept: list[int], branch: Sequence[int]) -> list[int]:
    """Without a branch and the marks, and the "and", that set it off."""
    own = set(branch)
    first, last = min(branch), max(branch)
    marks = {
        j for j in (first - 1, last + 1) if 0 <= j < len(sentence.tokens) and sentence.tokens[j].text in SETTING_OFF
    }
    if first > 0 and stands_as(sentence.tokens[first - 1], Role.COORDINATOR):
        marks |= {first - 1} | ({first - 2} if first > 1 and sentence.tokens[first - 2].text in SETTING_OFF else set())
    return [j for j in kept if j not in own and j not in marks]


SETTING_OFF = PARTING | {")"}


def _closed(sentence: Sentence, kept: list[int]) -> list[int]:
    """Without marks that nothing follows, and without a last one whose words were left out: "… for the chain after"."""
    while kept and (
        sentence.tokens[kept[-1]].text in TRAILING or _is_left_alone(sentence, kept) or _leads_on(sentence, kept)
    ):
        kept = kept[:-1]
    return kept


def _leads_on(sentence: Sentence, kept: list[int]) -> bool:
    """The last word leads into what is left off behind it: "after", "and", "because"; not the "in" of "moved in"."""
    tokens = sentence.tokens
    last = kept[-1]
    if stands_as(tokens[last], Role.PUNCTUATION) and len(kept) > 1 and kept[-2] == last - 1:
        return False
    left = next((t for t in tokens[last + 1 :] if not is_a(t, Kind.PUNCTUATION)), None)
    return left is not None and stands_as(tokens[last], LEADING_ON)


LEADING_ON = (
    Role.ACTIVE_AUXILIARY | Role.MARKER | Role.PREPOSITIONAL | Role.POSSESSOR | Role.DETERMINER | Role.COORDINATOR
)
"""How a word hangs that nothing may end with where more stood behind it."""


def _is_left_alone(sentence: Sentence, kept: list[int]) -> bool:
    return len(kept) > 1 and stands_as(sentence.tokens[kept[-1]], Role.PUNCTUATION) and kept[-2] != kept[-1] - 1


TRAILING = frozenset({",", ";", ":", "—", "–", "-", "--"})


def leaning_off(sentence: Sentence, kept: list[int]) -> list[int]:
    """The tokens `kept` without "but", "still", "as a result," and marks at the head."""
    for phrase in LEANING_PHRASES:
        size = len(phrase)
        if tuple(sentence.tokens[j].text.lower() for j in kept[:size]) == phrase and _is_parted(sentence, kept, size):
            kept = kept[size:]
    at = 0
    while at < len(kept) and _leans(sentence, kept, at):
        at += 1
    return kept[at:]


def _is_parted(sentence: Sentence, kept: Sequence[int], size: int) -> bool:
    """Whether a comma, or words that are left out, stand behind the first `size` tokens."""
    return size < len(kept) and (sentence.tokens[kept[size]].text == "," or kept[size] != kept[size - 1] + 1)


def _leans(sentence: Sentence, kept: Sequence[int], at: int) -> bool:
    """Whether a word at the head joins the sentence to the one before: "so the bridge", not "so far"."""
    token = sentence.tokens[kept[at]]
    if stands_as(token, Role.PUNCTUATION):
        return token.text not in KEPT_MARKS
    if token.text.lower() not in group("leaning"):
        return False
    return (
        stands_as(token, Role.COORDINATOR) or is_verb(sentence.tokens[token.head]) or _is_parted(sentence, kept, at + 1)
    )


LEANING_PHRASES = tuple(tuple(words.split("_")) for words in in_order("leaning_phrases"))
KEPT_MARKS = frozenset("“\"‘'[")
"""Marks that belong to the words behind them."""
