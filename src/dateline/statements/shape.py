"""The shape of quotations: which read as somebody's speech, and what stands right before them.

In: the text, its paragraphs, a quotation of it. Out: yes or no; a sentence. Never: a speaker.
"""

from __future__ import annotations

import re

from dateline.english.quotes import Quotation
from dateline.english.words import Kind, is_a
from dateline.language import Sentence
from dateline.statements.growing import last_inside
from dateline.statements.paragraphs import Paragraphs
from dateline.text import word_spans

SENTENCE_LIKE = 4
"""Words from which a quotation without a cue of its own may carry on its speaker's words; shorter ones are titles and
scare quotes more often than speech (set by hand, not swept)."""
ENDED = re.compile(r"[.!?…][\"”’)]*\s+\Z")
"""What ends a sentence, with the blanks behind it, at the end of a text."""
TELLS = Kind.BASE_FORM | Kind.TENSED
"""Verbs that a sentence of somebody's may have."""


class Shape:
    """How the quotations of one article stand in its text."""

    def __init__(self, text: str, paragraph_of: Paragraphs) -> None:
        self.text = text
        self.paragraph_of = paragraph_of

    def is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation that nothing gives a speaker is whole sentences of somebody's all the same: no title, sign or scare quote."""
        sentence = self.paragraph_of.sentence(quotation.start)
        inner = self.text[quotation.start : quotation.end].strip("\"'“”‘’„«»")
        if sentence is None or sentence.part not in {"lede", "body"} or not (self.has_words(quotation) and inner):
            return False
        over = inner.rstrip()[-1:] in {".", "!", "?", "…", ","} or self.whole_paragraph(quotation)
        return self.tells(quotation) and over and not inner[0].islower() and self.stands_free(quotation)

    def has_words(self, quotation: Quotation) -> bool:
        """Whether a quotation has the words of a sentence rather than of a title."""
        return len(word_spans(self.text[quotation.start : quotation.end])) >= SENTENCE_LIKE

    def sentence_like(self, quotation: Quotation) -> bool:
        """Whether a quotation has as many words, or ends as sentences do."""
        inner = self.text[quotation.start : quotation.end]
        return self.has_words(quotation) or inner.rstrip("\"”'’»")[-1:] in {".", "!", "?"}

    def tells(self, quotation: Quotation) -> bool:
        """Whether the first sentence in a quotation has a verb that tells or bids."""
        sentence = self.paragraph_of.sentence(quotation.start)
        tokens = sentence.tokens if sentence else ()
        return any(is_a(t, TELLS) and quotation.start <= t.start < quotation.end for t in tokens)

    def stands_free(self, quotation: Quotation) -> bool:
        """Whether a quotation is no part of the reporter's phrase: not "said on “Face of the Day.”"."""
        return not self.text[max(quotation.start - 2, 0) : quotation.start].rstrip(" ")[-1:].isalnum()

    def whole_paragraph(self, quotation: Quotation) -> bool:
        """Whether a quotation is all of its paragraph and ends as a sentence does (a subhead does not)."""
        if not quotation.open_ended and last_inside(self.text, quotation) not in ".,!?…—":
            return False
        start, end = self.paragraph_of.span(quotation.start)
        return quotation.start == start and not self.text[quotation.end : end].strip(" .")

    def sentence_before(self, quotation: Quotation) -> Sentence | None:
        """The sentence that ends right before a quotation that begins and ends as sentences do, in its paragraph or, of a whole one, the one before."""
        start = quotation.start
        if quotation.goes_on or not self.has_words(quotation) or last_inside(self.text, quotation) not in ".!?…":
            return None
        sentence = self.paragraph_of.sentence(start - 1)
        if (
            sentence is None
            or sentence.part not in {"lede", "body"}
            or not ENDED.search(self.text, sentence.start, start)
        ):
            return None
        gap = self.paragraph_of.at(start) - sentence.paragraph
        return sentence if gap == 0 or (gap == 1 and self.whole_paragraph(quotation)) else None
