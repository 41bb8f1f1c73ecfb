"""What the desk answers, shown to a person at a terminal.

In: records and a page. Out: lines on it. Never: a rule about news, markup taken from a report, an answer without a word:
where nothing was found, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from rich.text import Text

from dateline.doors.cli.page import Page, shortened
from dateline.doors.inert import clean
from dateline.doors.shelf import called, count, day, moment
from dateline.terms import (
    Added,
    Article,
    Change,
    Changed,
    Coming,
    Correction,
    Dispatch,
    Disputed,
    Edit,
    Finding,
    Hit,
    Said,
    Side,
    Story,
    StoryLine,
    When,
    Why,
)
from dateline.terms import Page as Some

SIDE = 100
"""Columns of what stood before a change or stands after it; the JSON has it whole."""
QUOTE = 240
"""Columns of a quotation."""
PLANNED = 24
"""Columns before what is planned: its day."""
EDITS = 200
"""Edits of a comparison that a screen shows."""


def _nothing(page: Page, words: str) -> None:
    page.paragraph(Text(words, style="dim"), indent=0)


def _titled(page: Page, title: str, tail: str = "") -> None:
    """A line in bold, with something dim behind it."""
    page.paragraph(
        Text(clean(title) or "Untitled", style="bold") + Text(f"  {tail}" if tail else "", style="dim"), indent=0
    )


def _quoted(page: Page, words: str, most: int) -> str:
    bare = clean(words).strip('"“” ').rstrip(",")
    return f"{page.glyph['open']}{shortened(bare, most, dots=page.glyph['dots'])}{page.glyph['close']}"


def _more(page: Page, found: Some[StoryLine] | Some[Hit]) -> None:
    if found.next:
        page.line()
        page.paragraph(Text(f"There is more: --after {found.next}", style="dim"), indent=0)


def _iso(value: str | None) -> str:
    """An ISO day for people."""
    return day(When(value, value, "day", "")) if value else "no day"


def stories(found: Some[StoryLine], page: Page) -> None:
    """Each story in two lines: its title; its id, size and days."""
    if not found.items:
        _nothing(page, "No story.")
    dot = f" {page.glyph['dot']} "
    for one in found:
        _titled(page, one.title)
        parts = [one.id, count(one.articles, "report"), count(one.dispatches, "dispatch", "dispatches")]
        if one.first and one.last:
            parts.append(day(replace(one.first, end=one.last.end)))
        if one.changed:
            parts.append(f"newest change {_iso(one.changed)}")
        page.paragraph(Text(dot.join(parts), style="dim"), indent=2)
    _more(page, found)


def added(found: Added, touched: Sequence[Story], page: Page) -> None:
    """How many reports were new, and the stories they belong to."""
    parts = [count(len(found.new), "new report")]
    if found.revisions:
        parts.append(count(len(found.revisions), "revision"))
    if found.known:
        parts.append(f"{len(found.known)} known already")
    page.paragraph(Text(f" {page.glyph['dot']} ".join(parts)), indent=0)
    for story in touched:
        page.paragraph(
            Text(clean(story.title) or "Untitled", style="bold")
            + Text(f"  {story.id} {page.glyph['dot']} {count(len(story.articles), 'report')}", style="dim"),
            indent=2,
        )
    if len(found.stories) > len(touched):
        page.paragraph(
            Text(f"and {count(len(found.stories) - len(touched), 'more story', 'more stories')}", style="dim")
        )


def coming(found: Sequence[Coming], page: Page) -> None:
    """What is planned, by day; where it stands in several stories, with the story of each."""
    if not found:
        _nothing(page, "Nothing is planned.")
    stories = {one.story for one in found}
    if len(stories) == 1:
        _titled(page, found[0].title, found[0].story)
    for one in found:
        event = one.event
        words = event.headline.text if event.headline else event.what
        text = Text(clean(words).rstrip("."))
        known = [event.status, clean(event.where or ""), clean(one.title) if len(stories) > 1 else ""]
        for part in filter(None, known):
            text.append(f" {page.glyph['dot']} {part}", style="dim")
        page.paragraph(text, first=Text(f"  {day(event.when)}", style="bold"), indent=PLANNED)


def changes(found: Sequence[Changed], page: Page) -> None:
    """Story by story what is new, the newest first."""
    if not found:
        _nothing(page, "Nothing new.")
    for number, story in enumerate(dict.fromkeys(one.story for one in found)):
        mine = [one for one in found if one.story == story]
        if number:
            page.line()
        _titled(page, mine[0].title, story)
        for one in mine:
            page.paragraph(_changed(page, one), first=f"  {_iso(one.day)}", indent=16)


def _changed(page: Page, one: Changed) -> Text:
    what = clean(one.what)
    text = Text(what[:1].upper() + what[1:], style="bold")
    if isinstance(one.change, Change):
        text.append(f" {page.glyph['dot']} {one.change.field}: ", style="dim")
        return text + _from_to(page, one.change.before, one.change.after)
    if isinstance(one.change, Edit):
        return text + Text(f" {page.glyph['dot']} revised, ", style="dim") + _edit(page, one.change)
    return text + Text(f" {page.glyph['dot']} withdrawn", style="red")


def _from_to(page: Page, before: str, after: str) -> Text:
    sides = [shortened(clean(side), SIDE, dots=page.glyph["dots"]) or "nothing" for side in (before, after)]
    return Text(f" {page.glyph['arrow']} ".join(sides))


def edits(found: Sequence[Edit], page: Page) -> None:
    """Kind by kind, what stood there and what stands here."""
    if not found:
        _nothing(page, "No difference in the story's words.")
    for edit in found[:EDITS]:
        page.paragraph(_edit(page, edit), indent=2)
    if len(found) > EDITS:
        page.paragraph(Text(f"and {len(found) - EDITS} more; the JSON has all", style="dim"))


def _edit(page: Page, edit: Edit) -> Text:
    kind = Text(f"{edit.kind}: ", style="bold" if edit.kind == "fact" else "dim")
    sides = [_quoted(page, side, SIDE) if side.strip() else "nothing" for side in (edit.before, edit.after)]
    return kind + Text(f" {page.glyph['arrow']} ".join(sides))


def conflicts(found: Sequence[Disputed], page: Page) -> None:
    """The sides next to each other, each in its words."""
    if not found:
        _nothing(page, "No report disagrees with another.")
    for number, (_, group) in enumerate(groupby(found, key=attrgetter("story"))):
        mine = list(group)
        if number:
            page.line()
        _titled(page, mine[0].title, mine[0].story)
        for one in mine:
            what = clean(one.what)
            named = Text(what[:1].upper() + what[1:]) + Text(f" ({one.conflict.field})", style="dim")
            page.paragraph(named, indent=2)
            page.beside([_side(page, side) for side in one.conflict.sides])


def _side(page: Page, side: Side) -> list[Text]:
    cell = [Text(clean(side.value), style="bold")]
    if side.evidence:
        cell.append(Text(_quoted(page, side.evidence[0].text, QUOTE)))
    return cell


def copies(found: Sequence[Dispatch], articles: Mapping[str, Article], page: Page) -> None:
    """Of each dispatch: whose it is, who ran it in what way, and which facts were edited."""
    if not found:
        _nothing(page, "No report is a copy of another.")
    for dispatch in found:
        origin = articles[dispatch.origin]
        whose = dispatch.agency or origin.publisher or called(origin)
        _titled(page, f"{clean(whose)}: {clean(origin.title or 'untitled')}", dispatch.origin)
        kinds = {one.article: one for one in dispatch.relations}
        for id in dispatch.articles:
            if id != dispatch.origin:
                page.paragraph(_copy(page, articles[id], kinds[id].kind, kinds[id].basis), indent=2)
        for edit in (edit for edit in dispatch.edits if edit.kind == "fact"):
            page.paragraph(_edit(page, edit), indent=4)


def _copy(page: Page, article: Article, kind: str, basis: str) -> Text:
    outlet = clean(article.publisher or "") or called(article)
    tail = (
        f" {page.glyph['dot']} {kind} {page.glyph['dot']} {moment(article.published)} {page.glyph['dot']} {article.id}"
    )
    return Text(outlet) + Text(tail, style="dim") + Text(f" {page.glyph['dot']} {basis}", style="dim")


def said(found: Sequence[Said], page: Page) -> None:
    """Each statement, who made it, and where it stands."""
    if not found:
        _nothing(page, "No statement.")
    dot = f" {page.glyph['dot']} "
    for number, (speaker, group) in enumerate(groupby(found, key=attrgetter("speaker"))):
        if number:
            page.line()
        page.paragraph(Text(clean(speaker), style="bold"), indent=0)
        for one in group:
            page.paragraph(_words(page, one), indent=2)
            where = [moment(one.published), *([clean(one.publisher)] if one.publisher else []), clean(one.title)]
            page.paragraph(Text(dot.join(where), style="dim"), indent=4)


def _words(page: Page, one: Said) -> Text:
    words = one.statement.shown.text if one.statement.shown else ""
    if one.statement.kind == "direct":
        return Text(_quoted(page, words, QUOTE))
    return Text(shortened(clean(words), QUOTE, dots=page.glyph["dots"]))


def hits(found: Some[Hit], page: Page) -> None:
    """Each hit with the words that match marked."""
    if not found.items:
        _nothing(page, "Nothing found.")
    dot = f" {page.glyph['dot']} "
    for one in found:
        _titled(page, one.title, dot.join([one.kind, moment(one.published), one.id]))
        page.paragraph(_marked(one), indent=2)
    _more(page, found)


def _marked(one: Hit) -> Text:
    """The snippet with its marks set off; colour and capitals alone would not survive a pipe, so brackets do."""
    text, at = Text(), one.snippet.start
    for start, end in one.marks:
        text.append(clean_inside(one.snippet.text[at - one.snippet.start : start - one.snippet.start]))
        text.append(
            f"[{clean_inside(one.snippet.text[start - one.snippet.start : end - one.snippet.start])}]", style="bold"
        )
        at = end
    text.append(clean_inside(one.snippet.text[at - one.snippet.start :]))
    return text


def clean_inside(text: str) -> str:
    """A part of a line made safe, the blanks at its ends kept."""
    inner = clean(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def why(found: Why, page: Page) -> None:
    """What it is, the reasons, and the words behind them."""
    _titled(page, f"{found.noun[:1].upper()}{found.noun[1:]}: {clean(found.says)}", found.id)
    for sentence in found.basis:
        page.paragraph(Text(clean(sentence)), first=f"  {page.glyph['bullet']}", indent=4)
    for words in found.evidence:
        page.paragraph(
            Text(_quoted(page, words.text, QUOTE)) + Text(f" {words.article} {words.start}–{words.end}", style="dim"),
            indent=4,
        )


def corrections(found: Sequence[Correction], page: Page) -> None:
    """What was put right, by whom, when and why."""
    if not found:
        _nothing(page, "No correction.")
    dot = f" {page.glyph['dot']} "
    for one in found:
        what = Text(one.kind, style="bold") + Text(f" of {clean(one.called)}" if one.called else "")
        if one.value:
            what.append(f" {page.glyph['arrow']} {clean(one.value)}")
        page.paragraph(what, indent=0)
        page.paragraph(
            Text(dot.join([clean(one.who), _iso(one.when[:10]), clean(one.why), one.id]), style="dim"), indent=2
        )


def findings(found: Sequence[Finding], page: Page) -> None:
    """What was looked at, and how it is."""
    for one in found:
        mark = Text("well " if one.well else "ILL  ", style="green" if one.well else "bold red")
        page.paragraph(mark + Text(f"{one.check}: {one.found}"), indent=0)
        if not one.well:
            page.paragraph(Text(one.remedy), indent=5)
