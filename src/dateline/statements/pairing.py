"""Quotations and their speakers: attributions grow to whole quotations, and quotations without a cue find one.

In: attributions read from the parse, the quotations of the article, its sentences. Out: attributions whose pieces
never cut a quotation. Never: a speaker for a quotation that no cue, colon or running quotation gives one: a title or
a scare quote stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.english.lexicon import group
from dateline.english.people import persons, pronouns
from dateline.english.quotes import Inside, Quotation, chains
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse
from dateline.statements.attribution import Attribution, Span, phrase
from dateline.statements.cues import Cue, Row, any_family, cues_of, listed_family, quoting_family, worded
from dateline.statements.fragments import named_so
from dateline.statements.growing import grown_over, last_inside, without_neighbours
from dateline.statements.paragraphs import Paragraphs
from dateline.statements.shape import ENDED, Shape
from dateline.statements.speakers.chain import told_of
from dateline.statements.speakers.heads import head_noun
from dateline.text import word_spans

FARTHEST_EMBEDDED = 25
"""Words that may stand between a cue and a quoted part of its content where the parse does not join them."""
_BETWEEN = re.compile(r"[\s,:;.–—-]*")
LONGEST_LEAD_IN = 90
"""Characters between a cue and the quotation it announces: an addressee, a day and a place fit."""
_STOPPED_LEAD_IN = re.compile(r"[^.!?\n\"“]{0,60}\.\s+")
_WEAK_LEAD_IN = re.compile(r"[^.!?]{0,90}:\s*|\s{0,90}+(?:back|out|off|on|in|up)?,\s*")
FARTHEST_WEAK = 60
"""Characters that may stand between any verb and the quotation that a colon announces, if its subject may be a thing."""
_CLOSE_LEAD_IN = re.compile(r"[^.!?\n\"“]{0,40}[:,]\s*|\s*")
_LEAD_IN = re.compile(r"[^.!?]{0,80}[:,][\s]*|\s*(?:that\s*)?|\s*[–—-]+\s*")


def paired(
    text: str, parse: Parse, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """`attributions` grown to the quotations they touch, and new ones for quotations that had no cue in the parse."""
    inside = Inside(quotations)
    grown = [g for a in attributions if (g := grown_over(text, a, inside)) is not None]
    return _Pairing(text, parse, grown, quotations, inside).all()


_GOES_ON = frozenset({"speech", "denial"})
"""Classes of cues whose speaker may go on in a quotation that is a paragraph of its own; who reports passes on what others said."""


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.pieces)


def _is_denied(text: str, cue: Cue) -> bool:
    """Whether the cue says that nothing was said: "did not respond"."""
    return _NOT.search(text, *cue.span) is not None


_NOT = re.compile(r"\bnot\b|n['’]t\b")
_LEADS_IN = re.compile(r"\s*[:,]\s+[\"“]")


class _Pairing:
    """One article's quotations and cues while they are paired."""

    def __init__(
        self, text: str, parse: Parse, grown: list[Attribution], quotations: Sequence[Quotation], inside: Inside
    ) -> None:
        self.text = text
        self.attributions = grown
        self.quotations = quotations
        self.inside = inside
        self.cues = Row(cues_of(parse, inside, quoting_family))
        self.listed = Row(cues_of(parse, inside, listed_family))
        self.weak = Row(cues_of(parse, inside, any_family))
        self.owner: dict[Span, int] = {}
        self.by_cue: dict[Span, int] = {}
        for n, attribution in enumerate(grown):
            if attribution.cue is not None:
                self.by_cue.setdefault(attribution.cue, n)
        self.paragraph_of = Paragraphs(parse)
        self.shape = Shape(text, self.paragraph_of)
        self.spoken_in = self._spoken()

    def _spoken(self) -> dict[int, int]:
        """Start of a sentence → the attribution that takes up most of it, if it has a source."""
        found: dict[int, int] = {}
        for n, attribution in enumerate(self.attributions):
            sentence = self.paragraph_of.sentence(attribution.start)
            if sentence is None or attribution.source is None or attribution.cue is None:
                continue
            rival = found.get(sentence.start)
            if rival is None or _size(attribution) > _size(self.attributions[rival]):
                found[sentence.start] = n
        return found

    def _passes_on(self, attribution: Attribution) -> bool:
        """Whether who speaks in a sentence is cited there, or "told me" what somebody else says; that one does not go on behind it."""
        to = self.text[slice(*attribution.to)].lower() if attribution.to else ""
        return attribution.family == "report" or to in group("first_persons")

    def all(self) -> list[Attribution]:
        self._claim()
        self._hand_over()
        self._end_chains()
        previous: Quotation | None = None
        for quotation in self.quotations:
            if (quotation.start, quotation.end) not in self.owner:
                self._pair(quotation, previous)
            if (
                (quotation.start, quotation.end) in self.owner
                or self.shape.tells(quotation)
                or self.shape.stands_free(quotation)
            ):
                previous = quotation
        for quotation in self.quotations:
            if (quotation.start, quotation.end) not in self.owner:
                self._keep(quotation)
        return without_neighbours(self.text, [one for one in self.attributions if one.pieces])

    def _keep(self, quotation: Quotation) -> None:
        """Keep what nothing gives a speaker: a fragment of somebody's sentence, or whole sentences of nobody's."""
        sentence = self.paragraph_of.sentence(quotation.start)
        found = named_so(sentence, quotation, self.inside.tokens(sentence)) if sentence is not None else None
        if found is not None and found.cue not in self.by_cue:
            self.attributions.append(found)
        elif self.shape.is_speech(quotation):
            self.attributions.append(Attribution(((quotation.start, quotation.end),), None, None, "quotation"))

    def _claim(self) -> None:
        """Note which quotations stand whole inside an attribution already."""
        inside = Inside(self.quotations)
        for n, attribution in enumerate(self.attributions):
            for start, end in attribution.pieces:
                for quotation in inside.touching(start, end):
                    self.owner.setdefault((quotation.start, quotation.end), n)

    def _hand_over(self) -> None:
        """Give each quotation to the cue that leads into it, where the parse gave it to an earlier one.

        "“We are ready,” she said before adding: “We always were.”": the second is added.
        """
        for span, n in sorted(self.owner.items()):
            cue, former = self.cues.last_before(span[0]), self.attributions[n]
            if cue is None or former.cue is None or not former.cue[1] <= cue.span[0] or cue.span in self.by_cue:
                continue
            rest = tuple(piece for piece in former.pieces if piece[0] != span[0])
            if len(rest) < len(former.pieces) and _CLOSE_LEAD_IN.fullmatch(self.text, cue.end, span[0]):
                self.attributions[n] = replace(former, pieces=rest)
                self._new(span, cue)

    def _end_chains(self) -> None:
        """Give a quotation over several paragraphs, of which nothing before says whose it is, to whom its end names: "“A. ¶ “B,” Ruiz said"."""
        for run in chains(self.quotations):
            if any(self._is_given(one) for one in run[:-1]) or self._cue_before(run[0], self.cues):
                continue
            last = (run[-1].start, run[-1].end)
            n = self.owner.get(last)
            cue = self._cue_after(run[-1], self.cues) if n is None else None
            if cue is not None:
                self._give(run[-1], cue)
                n = self.owner[last]
            if n is not None and self._names_behind(n, run[-1]):
                for one in run[:-1]:
                    self._add(one, n)

    def _is_given(self, quotation: Quotation) -> bool:
        return (quotation.start, quotation.end) in self.owner

    def _names_behind(self, n: int, quotation: Quotation) -> bool:
        """Whether an attribution has its cue behind a quotation."""
        cue = self.attributions[n].cue
        return cue is not None and cue[0] >= quotation.end

    def _pair(self, quotation: Quotation, previous: Quotation | None) -> None:
        cue = self._cue_after(quotation, self.cues) or self._cue_before(quotation, self.cues)
        if cue is None and self.shape.sentence_like(quotation):
            cue = self._worded(quotation) or self._cue_after(quotation, self.weak)
            cue = cue or self._cue_before(quotation, self.weak) or self._full_stop_before(quotation)
            cue = self._named_last(quotation, cue) if cue is not None else None
        if cue is not None and not quotation.goes_on:
            self._give(quotation, cue)
            return
        owner = self._running(quotation, previous)
        if owner is not None:
            self._add(quotation, owner)
        elif not self._told_of_before(quotation, previous):
            self._embed(quotation)

    def _told_of_before(self, quotation: Quotation, previous: Quotation | None) -> bool:
        """Give a quotation that is sentences of its own to whom the sentence right before it is about, if that is one person."""
        sentence = self.shape.sentence_before(quotation)
        if sentence is None:
            return False
        n = self.spoken_in.get(sentence.start)
        if n is not None and self._passes_on(self.attributions[n]):
            return False
        n = n if n is not None and self.attributions[n].family in _GOES_ON else None
        subject = told_of(sentence, self.inside.tokens(sentence)) if n is None else None
        source = self.attributions[n].source if n is not None else phrase(sentence, subject.i) if subject else None
        if source is None:
            return False
        if self.text[slice(*source)].lower() in pronouns():
            n = self._spoke_here(quotation, previous, n)
        if n is not None:
            self._add(quotation, n)
            return True
        span = (quotation.start, quotation.end)
        self.attributions.append(Attribution((span,), source, None, "speech"))
        self.owner[span] = len(self.attributions) - 1
        return True

    def _spoke_here(self, quotation: Quotation, previous: Quotation | None, n: int | None) -> int | None:
        """The attribution of the quotation before, if it stands in the same paragraph; else `n`."""
        if previous is None or self.paragraph_of.at(previous.start) != self.paragraph_of.at(quotation.start):
            return n
        return self.owner.get((previous.start, previous.end), n)

    def _embed(self, quotation: Quotation) -> None:
        """A quoted part of a sentence whose cue stands to its left, where the parse did not join the two.

        The content then begins at "that", or after the cue and the one spoken to.
        """
        cue = self._nearest_before(quotation)
        if cue is not None and self._is_aside(quotation, cue):
            self._add(quotation, self.by_cue[cue.span])
        if cue is None or cue.span in self.by_cue or "\n" in self.text[cue.end : quotation.start]:
            return
        start = max(cue.end, cue.to[1] if cue.to and cue.to[1] <= quotation.start else 0)
        tokens = [t for t in cue.sentence.tokens if start <= t.start < quotation.start]
        that = next((t for t in tokens if t.text.lower() in {"that", "whether", "how", "why"}), None)
        if len(tokens) > FARTHEST_EMBEDDED or any(t.text in {";", ":"} for t in tokens[1:]):
            return
        tokens = tokens[1:] if tokens and tokens[0].text in {";", ":"} else tokens
        first = (that or tokens[0]).start if tokens else quotation.start
        span = (first, quotation.end)
        self.attributions.append(Attribution((span,), cue.source, cue.span, cue.family, cue.to))
        self.by_cue[cue.span] = self.owner[quotation.start, quotation.end] = len(self.attributions) - 1

    def _is_aside(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether a few quoted words stand in what goes on without a verb behind a cue: "“…,” Berg said, in an attack on “this new tax.”"."""
        n = self.by_cue.get(cue.span)
        inner = self.text[quotation.start : quotation.end].lstrip("\"'“‘«„")
        if (
            n is None
            or not self.shape.has_words(quotation)
            or not inner[:1].islower()
            or self.attributions[n].end > cue.start
        ):
            return False
        between = [t for t in cue.sentence.tokens if cue.end <= t.start < quotation.start]
        return all(not is_a(t, Kind.VERB) and not stands_as(t, Role.NOUN_AS_SUBJECT) for t in between)

    def _nearest_before(self, quotation: Quotation) -> Cue | None:
        """The last cue before the quotation in the same sentence."""
        cue = self.listed.last_before(quotation.start)
        return cue if cue and cue.sentence.start <= cue.start and quotation.start < cue.sentence.end else None

    def _cue_after(self, quotation: Quotation, cues: Row) -> Cue | None:
        """The cue right behind a quotation: "…," she said."""
        cue = cues.first_from(quotation.end)
        if cue is None:
            return None
        between = self.text[quotation.end : cue.start]
        last = last_inside(self.text, quotation)
        stops = last in (",?!" if cues is self.weak else ",?!—–-….") or between.lstrip()[:1] == ","
        if last == "." and cue.span in self.by_cue:  # a sentence of its own, with something else to say
            return None
        if _is_denied(self.text, cue) or self._leads_on(quotation, cue):
            return None
        close = len(between) <= 3 and _BETWEEN.fullmatch(between) is not None and "\n" not in between
        return cue if close and stops else None

    def _leads_on(self, quotation: Quotation, cue: Cue) -> bool:
        """Whether the cue behind a quotation that is over leads into the next one: "“Are we?” Berg replied: “We are.”"."""
        return last_inside(self.text, quotation) in ".!?…" and _LEADS_IN.match(self.text, cue.end) is not None

    def _cue_before(self, quotation: Quotation, cues: Row) -> Cue | None:
        """She said, "…"; the lead-in ends with a comma, a colon, "that" or the cue itself."""
        cue = cues.last_before(quotation.start)
        if cue is None or quotation.start - cue.end > LONGEST_LEAD_IN:
            return None
        between = self.text[cue.end : quotation.start]
        pattern = _WEAK_LEAD_IN if cues is self.weak else _LEAD_IN
        announced = "\n" not in between.strip() and ("\n" not in between or between.rstrip().endswith(":"))
        far = cues is self.weak and len(between) > FARTHEST_WEAK and not self._is_someone(cue.source)
        return cue if announced and not far and pattern.fullmatch(between) else None

    def _named_last(self, quotation: Quotation, cue: Cue) -> Cue:
        """The cue, its source a person named right before the colon where its own is a thing: "That is no surprise to Ana Ruiz: “…”"."""
        if cue.end > quotation.start or self._is_someone(cue.source):
            return cue
        end = len(self.text[cue.end : quotation.start].rstrip(" :\n")) + cue.end
        people = (n for n in cue.sentence.names if n.label == "PERSON" and n.end == end and n.start >= cue.end)
        person = next(people, None)
        words = phrase(cue.sentence, person.last - 1) if person is not None else None
        led_in = words is not None and cue.end <= words[0] and ":" in self.text[end : quotation.start]
        return replace(cue, source=(words[0], end)) if words is not None and led_in else cue

    def _is_someone(self, source: Span) -> bool:
        """Whether a source is a name, or one told of by office or standing."""
        noun = head_noun(self.text[slice(*source)])
        return noun[:1].isupper() or noun.lower() in persons()

    def _full_stop_before(self, quotation: Quotation) -> Cue | None:
        """The cue of a sentence before in which nothing is said yet: "Weber said in a statement. “We are ready.”"; not "“No,” Weber said in a note posted by Berg."."""
        cue = self.cues.last_before(quotation.start)
        if (
            cue is None
            or cue.span in self.by_cue
            or cue.sentence.start in self.spoken_in
            or self.paragraph_of.at(cue.start) != self.paragraph_of.at(quotation.start)
        ):
            return None
        return cue if _STOPPED_LEAD_IN.fullmatch(self.text, cue.end, quotation.start) else None

    def _worded(self, quotation: Quotation) -> Cue | None:
        """The cue behind a quotation that the parse does not show, by the order of words."""
        sentence = self.paragraph_of.sentence(quotation.end + 1)
        between = self.text[quotation.end : quotation.end + 1]
        if (
            sentence is None
            or not between.isspace()
            or between == "\n"
            or last_inside(self.text, quotation) not in ",?!"
        ):
            return None
        first = next((t.i for t in sentence.tokens if t.start > quotation.end), None)
        if first is None or sentence.tokens[first].start > quotation.end + 2:
            return None
        return worded(sentence, first, self.inside.tokens(sentence))

    def _give(self, quotation: Quotation, cue: Cue) -> None:
        owner = self.by_cue.get(cue.span)
        if owner is not None:
            self._add(quotation, owner)
            return
        self._new((quotation.start, quotation.end), cue)

    def _new(self, span: Span, cue: Cue) -> None:
        """A quotation with a cue that nothing was attributed by so far."""
        self.attributions.append(Attribution((span,), cue.source, cue.span, cue.family, cue.to, cue.via))
        self.by_cue[cue.span] = self.owner[span] = len(self.attributions) - 1

    def _add(self, quotation: Quotation, owner: int) -> None:
        attribution = self.attributions[owner]
        span = (quotation.start, quotation.end)
        self.attributions[owner] = replace(attribution, pieces=tuple(sorted({*attribution.pieces, span})))
        self.owner[span] = owner

    def _running(self, quotation: Quotation, previous: Quotation | None) -> int | None:
        """The attribution that a quotation without a cue carries on, if it reads as speech that goes on."""
        if not self.shape.sentence_like(quotation) or not (
            self.shape.tells(quotation) or self.shape.stands_free(quotation)
        ):
            return None
        owner = self.owner.get((previous.start, previous.end)) if previous is not None else None
        if previous is None or owner is None:
            return self._spoke_last(quotation)
        gap = self.paragraph_of.at(quotation.start) - self.paragraph_of.at(previous.start)
        if quotation.goes_on or (gap == 0 and self._only_cue_between(previous, quotation, owner)):
            return owner
        if gap == 1 and self.shape.whole_paragraph(quotation) and self.shape.has_words(quotation):
            return self._spoke_last(quotation) or owner
        return self._spoke_last(quotation)

    def _spoke_last(self, quotation: Quotation) -> int | None:
        """The attribution that ends the paragraph before a quotation that is a paragraph: its speaker goes on.

        "Ruiz said her house was gone. ¶ “Nothing is left.”"; only what the last sentence as a whole is said to say.
        """
        if quotation.goes_on or not self.shape.whole_paragraph(quotation) or not self.shape.has_words(quotation):
            return None
        sentence = self.paragraph_of.sentence(quotation.start - 1)
        if sentence is None or self.paragraph_of.at(quotation.start) - sentence.paragraph != 1:
            return None
        n = self.spoken_in.get(sentence.start)
        if n is None or self.attributions[n].family not in _GOES_ON or self._passes_on(self.attributions[n]):
            return None
        return n if sentence.part in {"lede", "body"} else None

    def _only_cue_between(self, previous: Quotation, quotation: Quotation, owner: int) -> bool:
        """Between the two quotations stands nothing but the cue and its clause: one sentence end at most."""
        between = self.text[previous.end : quotation.start]
        cue = self.attributions[owner].cue
        holds_cue = cue is not None and previous.end <= cue[0] < quotation.start
        if not word_spans(between):
            return True
        before = self.paragraph_of.sentence(quotation.start - 1)
        if cue is not None and before is not None and self.paragraph_of.sentence(cue[0]) is not before:
            return ENDED.search(self.text, before.start, quotation.start) is None and holds_cue
        return holds_cue and between.rstrip().rstrip('"”')[-1:] in {".", ",", ":", ";", "—", "–", "-"}
