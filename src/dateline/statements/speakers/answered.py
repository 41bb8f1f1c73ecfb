"""Answered: the words shown of a statement name those whom they tell of, or are not shown.

In: a statement with its speaker and its open pronouns, the cast of its article. Out: the statement, a pronoun that is not its speaker
with the name in square brackets; without words to show where nobody knows whom a pronoun means. Never: a name that the words have
already; a change of what was said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from dateline.brackets import bracketed, last_name
from dateline.english.lexicon import group
from dateline.english.people import bodies, gendered, persons, pronouns
from dateline.statements.lexicon import words
from dateline.statements.speakers.heads import head_noun
from dateline.statements.speakers.kin import is_owned
from dateline.terms import EntityKind, Lean, Statement
from dateline.text import word_spans

LONGEST = 35
"""Words that a reader is shown, those in brackets among them."""


class Look(Protocol):
    """What answering needs to know of the cast of one article."""

    def meant(self, start: int, end: int) -> str | None:
        """The entity that is mentioned at exactly this place."""
        ...

    def fits(self, pronoun: str, who: str) -> bool:
        """Whether the entity can be meant by the pronoun."""
        ...

    def within(self, start: int, end: int) -> frozenset[str]:
        """The entities named, not only meant by a pronoun, between two places."""
        ...

    def called(self, start: int, end: int) -> frozenset[str]:
        """The entities named between two places, persons by their own names, not by an office alone."""
        ...

    def is_parted(self, who: str, place: int, source: tuple[int, int]) -> bool:
        """Whether between the entity's name and a place another person is told of, by no name and beside the source, in the sentence of that place."""
        ...

    def kind(self, who: str) -> EntityKind:
        """The kind of an entity."""
        ...

    def name(self, who: str) -> str:
        """The name of an entity."""
        ...


def answered(statement: Statement, look: Look) -> Statement:
    """The statement with its words answered, or without any."""
    shown = statement.shown
    if shown is None or not statement.leans:
        return statement
    names: list[tuple[Lean, str]] = []
    for lean in statement.leans:
        if statement.kind != "direct" and _is_speaker(lean, statement, look):
            continue
        name = _named(lean, statement, look)
        if name is not None:
            names.append((lean, name))
        else:
            return replace(statement, shown=None)
    told = bracketed(shown, names)
    return replace(statement, shown=told if len(word_spans(told.text)) <= LONGEST else None)


def _named(lean: Lean, statement: Statement, look: Look) -> str | None:
    """The name of the other one whom the pronoun means; None where nobody knows, or the words name that one already."""
    who = look.meant(lean.words.start, lean.words.end)
    if statement.kind == "direct":
        who = _told_of(lean, statement, look) if who is None else who if _is_near(who, statement, look) else None
    elif _may_be_unnamed_speaker(lean, statement):
        return None
    source = (statement.source.start, statement.source.end) if statement.source else (0, 0)
    if statement.kind != "direct" and who is not None and look.is_parted(who, lean.words.start, source):
        return None
    if who is None or who == statement.speaker or statement.shown is None:
        return None
    name = look.name(who)
    return name if last_name(name) not in statement.shown.text else None


def _may_be_unnamed_speaker(lean: Lean, statement: Statement) -> bool:
    """Whether "he" or "she" may be one who speaks and whom nobody named: "the front-runner insists he will win"."""
    pronoun, source = lean.words.text.lower(), statement.source.text if statement.source else ""
    noun = head_noun(source).lower()
    if statement.speaker is not None or pronouns().get(pronoun) not in {"male", "female"} or not noun:
        return False
    other = source.lower() in pronouns() or _is_thing(source) or _is_many(source, noun) or _speaks_for(source)
    return not other and not is_owned(source) and not _is_other_gender(pronoun, source)


def _told_of(lean: Lean, statement: Statement, look: Look) -> str | None:
    """Whom somebody's own words mean by "he" or "she": the only other person that fits who is named just before them."""
    pronoun = lean.words.text.lower()
    if pronouns().get(pronoun) not in {"male", "female"}:
        return None
    near = look.called(max(0, statement.start - BEFORE), statement.start) - {statement.speaker}
    near -= look.within(statement.start, statement.end)
    fitting = [who for who in sorted(near) if look.fits(pronoun, who)]
    return fitting[0] if len(fitting) == 1 else None


def _is_near(who: str, statement: Statement, look: Look) -> bool:
    """Whether somebody is named beside a quotation: its own "he" may be anybody of whom the one who speaks tells, an officer of long ago."""
    return who in look.called(max(0, statement.start - BEFORE), statement.end + BEHIND)


BEHIND = 100
"""Characters behind a quotation in which whoever it tells of may be named: "“He has to go,” the mayor said of Ruiz"."""
BEFORE = 400
"""Characters before a quotation in which whoever it tells of is named: about the paragraph before it."""


def _is_speaker(lean: Lean, statement: Statement, look: Look) -> bool:
    """Whether the pronoun goes back to the one who speaks."""
    pronoun = lean.words.text.lower()
    if pronoun not in pronouns():
        return False
    source = statement.source.text if statement.source else statement.speaker_text or ""
    if statement.source and lean.words.start < statement.source.start and source.lower() not in pronouns():
        return False  # "It does not extend to lorries, the ministry said": named only behind it
    if statement.speaker is None:
        return not _may_be_owner(pronoun, source) and _can_be(pronoun, source)
    if _speaks_for(source) or is_owned(source) or _is_other_gender(pronoun, source):
        return False  # "Ruiz's lawyer said he would appeal": he is whom the lawyer speaks for as likely as not
    if look.kind(statement.speaker) == "other":
        return pronouns()[pronoun] == "many"
    if look.kind(statement.speaker) == "place":
        return pronouns()[pronoun] in {"thing", "many"}
    return look.fits(pronoun, statement.speaker)


def _is_other_gender(pronoun: str, source: str) -> bool:
    """Whether the words of the source say that it is no "she", or no "he": "Otto's father Jan"."""
    told = {gendered()[word] for part in source.split() if (word := part.strip(",.").lower()) in gendered()}
    wanted = pronouns()[pronoun]
    return bool(told) and wanted in gendered().values() and wanted not in told


def _may_be_owner(pronoun: str, source: str) -> bool:
    """Whether the pronoun goes back as well to whom the source is told to be of: "her doctor said she was well"; not "his wife said she"."""
    noun = head_noun(source).lower()
    owner = pronouns().get(source.partition(" ")[0].lower(), pronouns()[pronoun])
    return is_owned(source) and noun not in gendered() and owner == pronouns()[pronoun]


def _can_be(pronoun: str, source: str) -> bool:
    """Whether one who has no name can be meant by a pronoun in what he says: the clerk by "he", the officials by "they"."""
    wanted = pronouns()[pronoun]
    if source.lower() in pronouns():
        return pronouns()[source.lower()] == wanted
    noun = head_noun(source)
    low = noun.lower().rpartition("-")[2]
    if wanted == "thing":
        return _is_thing(source)
    many = _is_many(source, low)
    if wanted == "many":
        return many or low in bodies()
    if many:
        return False
    person = low in persons() or low in gendered() or low in group("people_of_office")
    first = source.partition(" ")[0].lower()
    is_other = first in group("one_of_many") or _speaks_for(source)
    return (person or noun[:1].isupper()) and not is_other and gendered().get(low, wanted) == wanted


def _is_thing(source: str) -> bool:
    """Whether the source is a body or what somebody wrote: by its noun, or by the name beside it."""
    nouns = [head_noun(part) for part in source.split(",")]
    if any(noun.lower() in persons() or noun.lower() in gendered() for noun in nouns):
        return False
    things = bodies() | words("findings.txt") | words("vehicles.txt")
    return any(noun[:1].isupper() or noun.lower() in things for noun in nouns)


def _is_many(source: str, noun: str) -> bool:
    return " and " in f" {source} " or noun in group("many") or (noun.endswith("s") and not noun.endswith("ss"))


def _speaks_for(source: str) -> bool:
    """Whether the source is told as one who speaks for another: "Flynn's lawyer", "Ana Ruiz, a spokeswoman for the port"; not "the attorney general"."""
    words = [word.strip(",.").lower() for word in source.split()]
    return any(
        word in group("speaking_for") and after != "general"
        for word, after in zip(words, [*words[1:], ""], strict=True)
    )
