"""Resolve: who is meant by "he", "the Russian president", "the company", where only one can be.

In: an article, its mentions, and who bears the names in it. Out: further mentions with their bearers. Never: a guess between two.

Pronouns follow the classic constraints (Hobbs 1978; Lappin and Leass 1994): gender agrees, the antecedent stands in the same paragraph or
opens the one before, subjects are preferred to others; what stays open is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.english.lexicon import group
from dateline.names import forms, lexicon
from dateline.names.cast.offices import Directory, Office, directory, holders, office
from dateline.names.read.nominals import PRONOUNS
from dateline.terms import Article, Mention

_QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}(?:[”\"]|$)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])")
REACH = 48
"""Mentions that a look back or ahead takes in; two paragraphs of news have hardly more, and a hostile text costs no more than that."""
AGREEMENT = 0.8
"""Share of the pronouns that point at one person only which must agree before they tell a gender; two at least. Chosen so that one
wrong reading in five does not stop it."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """What resolving needs of an entity: its number, kind, gender if told, its roles.

    `sure`: a full name, a title or a role says that it is someone; a lone word that the model took for a person's is not enough.
    `given`: the gender that the given name tells, which other words or the story's pronouns may overrule.
    """

    number: int
    kind: str
    gender: str | None
    roles: tuple[Office, ...]
    sure: bool = True
    given: str | None = None


def resolved(
    articles: Mapping[str, Article],
    mentions: Mapping[str, Sequence[Mention]],
    bearer_of: Mapping[Mention, Bearer],
    everyone: Sequence[Bearer],
) -> dict[Mention, int]:
    """The nominals and pronouns of a story that mean one entity, with its number.

    `articles` and their `mentions` (in reading order) by article id; `bearer_of` for every named mention. Genders that nothing
    beside a name tells are learned from the story's pronouns that can mean one person only, else told by the given name.
    """
    scenes = [_Scene(articles[id], mentions[id], bearer_of) for id in sorted(articles)]
    held = directory((bearer.number, bearer.roles) for bearer in everyone)
    offices = [_nominals(scene, held) for scene in scenes]
    genders = {bearer.number: bearer.gender for bearer in everyone}
    first = [pair for scene, called in zip(scenes, offices, strict=True) for pair in _walk(scene, called, genders)]
    learned = {bearer.number: bearer.given for bearer in everyone if bearer.given} | _genders_shown(first, everyone)
    genders |= {number: gender for number, gender in learned.items() if genders[number] is None}
    found = {mention: number for called in offices for mention, number in called.items()}
    for scene, called in zip(scenes, offices, strict=True):
        found |= dict(_walk(scene, called, genders))
    return found


class _Scene:
    """One article as the resolver sees it: mentions, who bears the names, paragraphs, sentences and quotations."""

    def __init__(self, article: Article, mentions: Sequence[Mention], bearer_of: Mapping[Mention, Bearer]) -> None:
        self.mentions = mentions
        self.bearer_of = bearer_of
        self.first_named: dict[int, int] = {}
        for mention in reversed(mentions):
            if mention in bearer_of:
                self.first_named[bearer_of[mention].number] = mention.start
        self._bodies = _bodies(mentions, bearer_of)
        self._text = article.text
        self._paragraphs = [part.start for part in article.paragraphs]
        self._sentences: list[int] = []
        self._quotes: list[tuple[int, int]] = []
        for part in article.paragraphs:
            self._sentences.append(part.start)
            self._sentences += [part.start + match.end() for match in _SENTENCE_END.finditer(part.text)]
            self._quotes += [
                (part.start + match.start(), part.start + match.end()) for match in _QUOTED.finditer(part.text)
            ]
        self._quote_starts = [start for start, _ in self._quotes]

    def called(self, noun: str, mention: Mention) -> set[int]:
        """The organizations named before `mention` whose name says that they are what `noun` says."""
        words = lexicon.kind_words().get(noun, frozenset())
        named = [pair for word in sorted(words) for pair in self._bodies.get(word, {}).items()]
        return {number for number, at in named if at < mention.start}

    def paragraph(self, mention: Mention) -> int:
        """Number of the paragraph; -1 before the first."""
        return bisect_right(self._paragraphs, mention.start) - 1

    def sentence(self, mention: Mention) -> int:
        """Number of the sentence in the article."""
        return bisect_right(self._sentences, mention.start) - 1

    def quoted(self, mention: Mention) -> bool:
        """It stands inside a quotation, where "he" and "she" are seen from another mouth."""
        i = bisect_right(self._quote_starts, mention.start) - 1
        return i >= 0 and mention.end <= self._quotes[i][1]

    def between(self, one: Mention, other: Mention) -> str:
        """The text from one mention to a later one."""
        return self._text[one.end : other.start]


def _bodies(mentions: Sequence[Mention], bearer_of: Mapping[Mention, Bearer]) -> dict[str, dict[int, int]]:
    """Word of a name → the organizations so named, each with where it first is."""
    found: dict[str, dict[int, int]] = {}
    for mention in mentions:
        bearer = bearer_of.get(mention)
        if bearer is not None and bearer.kind == "organization":
            for word in forms.folded(mention.text):
                found.setdefault(word, {}).setdefault(bearer.number, mention.start)
    return found


def _nominals(scene: _Scene, held: Directory) -> dict[Mention, int]:
    found: dict[Mention, int] = {}
    for i, mention in enumerate(scene.mentions):
        if mention.form != "nominal" or not mention.role:
            continue
        if mention.kind == "organization":
            number = _organization(scene, i)
        elif mention.text.lower().startswith("its "):
            number = _officer(scene, i, office(mention.role), held)
        else:
            number = _holder(scene, mention, office(mention.role), held)
        if number is not None:
            found[mention] = number
    return found


def _holder(scene: _Scene, mention: Mention, called: Office, held: Directory) -> int | None:
    """The one person of the article, else of the story, who may be called so."""
    first = mention.text.split()[0].lower()
    if first in _FOREIGN:
        return None
    everyone = holders(held, called)
    here = [number for number in everyone if number in scene.first_named]
    if first in {"a", "an"} and not _is_introduction(scene, mention, called, here):
        return None
    if here:
        return here[0] if len(here) == 1 else None
    far = len(called.words) > 1 and not lexicon.kin_gender(called.head)
    return everyone[0] if far and len(everyone) == 1 else None


def _officer(scene: _Scene, i: int, called: Office, held: Directory) -> int | None:
    """The one person with this office of the organization that the sentence has named: "its chief executive"."""
    sentence = scene.sentence(scene.mentions[i])
    owners = {
        scene.bearer_of[earlier].number: forms.organization_key(earlier.text)
        for earlier in scene.mentions[max(0, i - REACH) : i]
        if earlier in scene.bearer_of
        and scene.bearer_of[earlier].kind == "organization"
        and scene.sentence(earlier) == sentence
    }
    if len(owners) != 1:
        return None
    of_it = holders(held, Office(called.head, called.words.union(*owners.values())))
    return of_it[0] if len(of_it) == 1 else None


_FOREIGN = group("foreign")


def _is_introduction(scene: _Scene, mention: Mention, called: Office, here: Sequence[int]) -> bool:
    """An indefinite source, named only further down: "A palace aide said"."""
    named = any(scene.first_named[number] < mention.start for number in here)
    return mention.subject and len(called.words) > 1 and not named


def _organization(scene: _Scene, i: int) -> int | None:
    """For "the airline", the one organization named so far whose name says that it is one; else the one that the paragraph has named."""
    mention = scene.mentions[i]
    if not mention.text.lower().startswith("the ") or len(forms.folded(mention.text)) > 1:
        return None
    noun = forms.folded(mention.text)[0]
    called = scene.called(noun, mention)
    if len(called) == 1:
        return called.pop()
    if not called and noun not in lexicon.words("organization_nouns"):
        return None
    named = _in_paragraph(scene, i)
    able = named & called if called else named
    return able.pop() if len(able) == 1 else None


def _in_paragraph(scene: _Scene, i: int) -> set[int]:
    """The organizations that the mention's paragraph has named before it."""
    paragraph = scene.paragraph(scene.mentions[i])
    named = set()
    for earlier in reversed(scene.mentions[max(0, i - REACH) : i]):
        if scene.paragraph(earlier) != paragraph:
            break
        if earlier in scene.bearer_of and scene.bearer_of[earlier].kind == "organization":
            named.add(scene.bearer_of[earlier].number)
    return named


def _genders_shown(pairs: Iterable[tuple[Mention, int]], everyone: Sequence[Bearer]) -> dict[int, str]:
    """The gender that the pronouns which can only mean one person agree on; against the given name it takes twice as many."""
    given = {bearer.number: bearer.given for bearer in everyone}
    votes: dict[int, Counter[str]] = {}
    for mention, number in pairs:
        votes.setdefault(number, Counter())[PRONOUNS[mention.text.lower()]] += 1
    shown = {}
    for number, tally in votes.items():
        gender, count = max(tally.items(), key=lambda item: (item[1], item[0]))
        fewest = 2 if given[number] in (None, gender) else 4
        if count >= fewest and count >= AGREEMENT * tally.total():
            shown[number] = gender
    return shown


@dataclass(frozen=True, slots=True)
class _Heard:
    """Someone spoken of: where, who (None: an office without a name), of what gender, as the subject or not."""

    paragraph: int
    sentence: int
    who: int | None
    gender: str | None
    subject: bool


def _walk(
    scene: _Scene, nominals: Mapping[Mention, int], genders: Mapping[int, str | None]
) -> Iterator[tuple[Mention, int]]:
    """The pronouns outside quotations, each with the one person it can mean, in reading order."""
    heard: list[_Heard] = []
    for i, mention in enumerate(scene.mentions):
        bearer = scene.bearer_of.get(mention)
        if scene.quoted(mention) or (bearer.kind if bearer else mention.kind) != "person":
            continue
        who = nominals.get(mention) if bearer is None else bearer.number if bearer.sure else None
        gender = genders.get(who) if who is not None else None
        if mention.form == "pronoun":
            gender = PRONOUNS[mention.text.lower()]
            owned = _owned(scene, i)
            others = [one for one in heard[-REACH:] if owned is None or one.who != owned]
            who = None if _points_ahead(scene, i, heard) else _antecedent(scene, mention, gender, others)
            if who is None:
                continue
            yield mention, who
        heard.append(_Heard(scene.paragraph(mention), scene.sentence(mention), who, gender, mention.subject))


def _points_ahead(scene: _Scene, i: int, heard: Sequence[_Heard]) -> bool:
    """The pronoun may mean the subject that follows in its sentence: "During his talks, Weber said", but not "Her son, Tom Weber, said"."""
    mention, sentence = scene.mentions[i], scene.sentence(scene.mentions[i])
    if heard and heard[-1].sentence == sentence:
        return False
    for later in scene.mentions[i + 1 : i + REACH]:
        if scene.sentence(later) != sentence:
            return False
        if later.form == "name" and later.kind == "person" and later.subject and "," in scene.between(mention, later):
            return not (later.role or "").startswith(mention.text)
    return False


def _owned(scene: _Scene, i: int) -> int | None:
    """Whom the pronoun's noun names, and the pronoun therefore does not: Tom Weber in "her son, Tom Weber"."""
    mention = scene.mentions[i]
    for later in scene.mentions[i + 1 : i + 3]:
        if later in scene.bearer_of and (later.role or "").startswith(f"{mention.text} "):
            return scene.bearer_of[later].number
    return None


def _antecedent(scene: _Scene, mention: Mention, gender: str, heard: Sequence[_Heard]) -> int | None:
    paragraph, sentence = scene.paragraph(mention), scene.sentence(mention)
    fitting: list[_Heard] = []
    for one in reversed(heard):
        if one.paragraph < paragraph - 1 or (
            one.paragraph < paragraph and any(near.paragraph == paragraph for near in fitting)
        ):
            break
        if one.gender in (None, gender):
            fitting.append(one)
    if len({one.who for one in fitting}) == 1:
        return fitting[0].who
    subject = _subject(mention, sentence, fitting)
    return subject if subject is not None or not fitting else _agreeing(gender, sentence, fitting)


def _agreeing(gender: str, sentence: int, fitting: Sequence[_Heard]) -> int | None:
    """The only one known to be of the gender, if nobody named of unknown gender stands in the sentence, and nearer or in the one before is no subject unnamed."""
    nearest = fitting[0]
    if nearest.who is None and nearest.subject and nearest.sentence == sentence:
        return None  # "after he spoke, they said that the gunman had sworn his oath"
    agreeing = {one.who for one in fitting if one.gender == gender}
    doubtful = any(one.sentence == sentence and one.who is not None and one.gender is None for one in fitting)
    doubtful |= any(one.sentence == sentence - 1 and one.who is None and one.subject for one in fitting)
    return agreeing.pop() if len(agreeing) == 1 and not doubtful else None


def _subject(mention: Mention, sentence: int, fitting: Sequence[_Heard]) -> int | None:
    """Among several, the one subject of this sentence so far or, for a subject, of the one before, if no other fits there better."""
    for back in (0, 1):
        near = [one for one in fitting if one.sentence == sentence - back]
        subjects = {one.who for one in near if one.subject}
        if len(subjects) == 1 and (mention.subject or len({one.who for one in near}) == 1):
            return subjects.pop()
        if near:
            return None
    return None
