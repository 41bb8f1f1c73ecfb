"""Unknown: what an earlier report says is not known, and a later one tells.

In: the deeds and figures of a story, its articles, parses, dispatches. Out: the words of both. Never: a figure of something else; a name
that was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.english.clauses import clause, subject
from dateline.english.lexicon import group
from dateline.english.once import once
from dateline.english.roles import Role, dependents, is_negated, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.tell.counts import Count, shown
from dateline.tell.deeds import Deed, is_told_outright, is_told_past
from dateline.tell.named import named, names_apart
from dateline.tell.reported import Wire
from dateline.tell.revised import Revision
from dateline.tell.tolls import TOLLS
from dateline.terms import Article, Dispatch, Evidence, When
from dateline.text import plain
from dateline.vectors import terms

SHARED = 2
"""Content words that what is not known and what tells it have in common at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A sentence that says that something is not known: `of` are the words for it, `about` what else it and the sentence before it say."""

    article: Article
    sentence: Sentence
    i: int
    dispatch: str
    reported: When
    of: str
    about: frozenset[str]

    @property
    def day(self) -> str:
        """The day on which it was reported."""
        return self.reported.start[:10]

    @property
    def evidence(self) -> Evidence:
        """Its sentence; of a long one the words around it."""
        return self.article.evidence(*shown(self.sentence, self.i))


NAME = "name"
"""What a gap is of whose name is not told."""


def learned(
    deeds: Sequence[Deed],
    counts: Sequence[Count],
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
    dispatches: Sequence[Dispatch],
) -> Iterator[Revision]:
    """For each thing that was not known, the first later report that tells it."""
    gaps = list(_gaps(articles, parses, dispatches))
    done: set[str] = set()
    for gap in sorted(gaps, key=_newest_first):
        if gap.of in done:
            continue
        found = _named(gap, deeds, articles) if gap.of == NAME else _counted(gap, counts)
        if found is not None:
            done.add(gap.of)
            yield found


def _newest_first(gap: Gap) -> tuple[tuple[int, ...], str, int]:
    return tuple(-ord(letter) for letter in gap.day), gap.dispatch, gap.sentence.start


def _gaps(articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]) -> Iterator[Gap]:
    wire = Wire.read(dispatches, articles)
    for article in articles:
        dispatch = wire.dispatch(article.id)
        clock = wire.first.get(dispatch, article.published)
        if article.id not in parses or clock is None or wire.origin.get(dispatch, article.id) != article.id:
            continue
        before: Sentence | None = None
        for sentence in parses[article.id]:
            if (open_here := _not_known(sentence)) is not None:
                start = before.start if before is not None else sentence.start
                about = frozenset(terms(plain(article.text[start : sentence.end])))
                yield Gap(article, sentence, open_here[0], dispatch, clock, open_here[1], about)
            before = sentence


@once
def _not_known(sentence: Sentence) -> tuple[int, str] | None:
    """What the sentence first says is not known, and where: "not clear how many were aboard", "did not release his name"."""
    names, unknown, how_much = group("names_of"), group("not_known"), group("how_much")
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if lemma in names and _is_withheld(sentence, token):
            return token.i, NAME
        if lemma in unknown and (toll := _open_toll(sentence, token)):
            return token.i, toll
        if token.text.lower() in how_much and token.i and sentence.tokens[token.i - 1].text.lower() == "how":
            noun = sentence.tokens[token.head] if stands_as(token, Role.ATTRIBUTIVE) else None
            if noun is not None and is_a(noun, Kind.NOUN) and _is_open(sentence, token):
                return token.i, noun.lemma.lower()
    return None


def _open_toll(sentence: Sentence, token: Token) -> str:
    """The toll that is told to be unknown: "the death toll is still unknown", "number of dead unknown"."""
    about = subject(sentence, clause(sentence, token.i)) or sentence.tokens[token.head]
    inside = {sentence.tokens[i].lemma.lower() for i in sentence.subtree(about.i)}
    return next((kind for kind in TOLLS if inside & group(f"toll_{kind}")), "") if inside & group("toll_nouns") else ""


def _is_open(sentence: Sentence, token: Token) -> bool:
    """A word above says that it is not known: "unclear", or "clear" and "say" denied."""
    for verb in sentence.ancestors(token.i):
        for above in (
            verb,
            *(kid for kid in dependents(sentence, verb.i, Role.ADJECTIVE_COMPLEMENT) if kid.i < token.i),
        ):
            word = above.lemma.lower()
            if word in group("not_known"):
                return True
            if word in group("telling_known"):
                return any(stands_as(kid, Role.NEGATION) for i in (above.i, above.head) for kid in sentence.kids(i))
    return False


def _is_withheld(sentence: Sentence, token: Token) -> bool:
    """It is told as not told: "did not release his name", "the names were withheld"."""
    above = sentence.tokens[token.head]
    if not stands_as(token, Role.UNDERGOER):
        return False
    if above.lemma.lower() in group("withholding"):
        return True
    return above.lemma.lower() in group("releasing") and is_negated(sentence, above.i)


# What tells it ----------------------------------------------------------------------------------------------------------


def _counted(gap: Gap, counts: Sequence[Count]) -> Revision | None:
    """The first later figure of what was not known, in a sentence that speaks of the same."""
    for count in counts:
        if (
            count.order[0][:10] <= gap.day
            or count.reported is None
            or count.figure.unit
            or count.dispatch == gap.dispatch
        ):
            continue
        nouns = {count.figure.counted[0] if count.figure.counted else "", count.noun, count.toll}
        about = frozenset(terms(plain(count.evidence.text)))
        enough = len((gap.about & about) - nouns) >= SHARED or (count.toll == gap.of and count.heads)
        if gap.of in nouns and enough and _fits(gap, count):
            asked, words = f"how many {gap.of}", (gap.evidence, count.evidence)
            known = asked, count.known_as
            return Revision("quantity", asked, count.worded, count.reported, words, known_as=known)
    return None


def _fits(gap: Gap, count: Count) -> bool:
    mine = frozenset().union(*named(gap.sentence).values())
    return not (mine and count.names and mine.isdisjoint(count.names))


def _named(gap: Gap, deeds: Sequence[Deed], articles: Sequence[Article]) -> Revision | None:
    """The first later report that gives a name that nobody has told before, of somebody of whom the same is told."""
    known = " ".join(plain(one.text) for one in articles if one.published and one.published.start[:10] <= gap.day)
    for deed in deeds:
        if deed.day <= gap.day or deed.lemma not in group("naming_verbs") or deed.reported is None:
            continue
        names = deed.named.get("PERSON", frozenset())
        fresh = [word for word in sorted(names) if word not in known]
        if not fresh or not is_told_past(deed) or not is_told_outright(deed) or deed.verdict.negated:
            continue
        if len(gap.about & deed.words) >= SHARED and not names_apart(
            {k: v for k, v in named(gap.sentence).items() if k == "GPE"}, deed.named
        ):
            words = deed.evidence
            return Revision("who", "not named", _person(deed) or " ".join(fresh), deed.reported, (gap.evidence, words))
    return None


def _person(deed: Deed) -> str:
    """The last person that its sentence names, as written."""
    names = [name for name in deed.sentence.names if name.label == "PERSON"]
    return deed.article.text[names[-1].start : names[-1].end] if names else ""
