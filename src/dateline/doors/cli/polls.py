"""What is followed, shown to a person at a terminal: sources, what each said, what came of asking.

In: sources, their entries, polls, and a page. Out: lines on it. Never: markup taken from a source.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dateline.doors import followed
from dateline.doors.cli.answers import QUOTE, nothing
from dateline.doors.cli.page import PrintedPage, shortened, styled
from dateline.doors.inert import clean, sentence
from dateline.doors.shelf import count, plain_time
from dateline.terms import EntrySeen, Followed, Polled


def sources(found: Sequence[Followed], page: PrintedPage) -> None:
    """Each source: its number and title; what it is, how often it is asked, when next; its address; what is amiss."""
    if not found:
        nothing(page, "Nothing is followed. `dateline follow ADDRESS` begins.")
    margin = max((len(f"[{one.number}] ") for one in found), default=0)
    dot = f" {page.glyph['dot']} "
    for one in found:
        title = styled(followed.named(one), "bold")
        page.paragraph(title, first=f"[{one.number}]", indent=margin)
        page.paragraph(styled(dot.join(part.whole for part in followed.standing(one)), "dim"), indent=margin)
        if one.title:
            page.paragraph(styled(clean(one.address), "dim"), indent=margin)
        if one.note:
            page.paragraph(Text(clean(one.note)), indent=margin)


def source(found: tuple[Followed, Sequence[EntrySeen]], page: PrintedPage) -> None:
    """A source, and what it said: of each entry when, its title and summary in its own words, and why it led to no report."""
    one, said = found
    sources([one], page)
    for entry in said:
        page.line()
        page.paragraph(styled(clean(entry.title) or clean(entry.key), "bold"), indent=2)
        if entry.summary:
            page.paragraph(Text(shortened(sentence(entry.summary), QUOTE, dots=page.glyph["dots"])), indent=2)
        told = [
            plain_time(entry.first),
            entry.report or entry.note or "no report",
            clean(entry.address or ""),
        ]
        page.paragraph(styled(f" {page.glyph['dot']} ".join(filter(None, told)), "dim"), indent=2)


def polled(one: Polled) -> str:
    """What came of a poll, in a line."""
    if one.busy:
        return "another poll is at work: nothing was done"
    failed = f", {one.failed} cannot be had" if one.failed else ""
    asked = f"{count(one.asked, 'source')} asked, {one.unchanged} as before{failed}"
    if not (one.new or one.revisions):
        return f"nothing new: {asked}"
    told = [count(len(one.new), "new report")] if one.new else []
    told += [count(len(one.revisions), "new revision")] if one.revisions else []
    stories = f" in {len(one.stories)} {'story' if len(one.stories) == 1 else 'stories'}" if one.stories else ""
    return f"{' and '.join(told)}{stories}: {asked}, {count(one.pages, 'page')} asked"
