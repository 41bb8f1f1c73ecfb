"""What the desk answers, shown to a person at a terminal.

In: records and a page. Out: lines on it. Never: a rule about news, markup taken from a report, an answer without a word:
where nothing was found, that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from rich.text import Text

from dateline.doors import sides
from dateline.doors.cli.page import PrintedPage, shortened, styled
from dateline.doors.hours import until
from dateline.doors.inert import clean, first_upper, sentence
from dateline.doors.sayings import bare, is_same
from dateline.doors.shelf import Shelf, called, count, moment, plain_day, stands
from dateline.doors.words import FIELDS, HITS, LAST_KNOWN, Term
from dateline.doors.words import reports as reported
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
    Page,
    Reading,
    Said,
    Side,
    Story,
    StoryLine,
    Why,
)

SIDE = 100
"""Columns of what stood before a change or stands after it; the JSON has it whole."""
QUOTE = 240
"""Columns of a quotation."""
PLANNED = 24
"""Columns before what is planned: its day."""
EDITS = 200
"""Edits of a comparison that a screen shows."""


def nothing(page: PrintedPage, words: str) -> None:
    """Says so where nothing was found."""
    page.paragraph(styled(words, "dim"), indent=0)


def titled(page: PrintedPage, title: str, tail: str = "") -> None:
    """A line in bold, with something dim behind it."""
    page.paragraph(styled(clean(title) or "Untitled", "bold") + styled(f"  {tail}" if tail else "", "dim"), indent=0)


def _quoted(page: PrintedPage, words: str, most: int) -> str:
    return f"{page.glyph['open']}{shortened(bare(words), most, dots=page.glyph['dots'])}{page.glyph['close']}"


def _more(page: PrintedPage, found: Page[StoryLine] | Page[Hit] | Page[Said]) -> None:
    if found.next:
        page.line()
        page.paragraph(styled(f"There is more: --after {found.next}", "dim"), indent=0)


def stories(found: Page[StoryLine], page: PrintedPage) -> None:
    """Each story: its title; its id, size and days; where it stands."""
    _stories(found, page, numbered=False)


def numbered_stories(found: Page[StoryLine], page: PrintedPage) -> None:
    """The same of the list of all, from its head, with their places in it."""
    _stories(found, page, numbered=True)


def _stories(found: Page[StoryLine], page: PrintedPage, *, numbered: bool) -> None:
    if not found.items:
        nothing(page, "No story.")
    margin = len(f"[{len(found.items)}] ") if numbered else 2
    for number, one in enumerate(found, 1):
        first = f"[{number}]" if numbered else ""
        page.paragraph(styled(clean(one.title) or "Untitled", "bold"), first=first, indent=margin if numbered else 0)
        page.paragraph(styled(f" {page.glyph['dot']} ".join(parts(one)), "dim"), indent=margin)
        if told := stands(one):
            page.paragraph(Text(f"{LAST_KNOWN}: {told}"), indent=margin)
    _more(page, found)


def parts(one: StoryLine) -> Iterator[str]:
    """How many reports, how many of them independent; its days, and its id."""
    yield reported(one.articles, one.independent)
    if one.first and one.last:
        yield until(one.first, one.last)
    if one.changed:
        at = one.latest.at if one.latest and one.latest.event else None
        yield f"newest change {moment(at) if at and at.last_day.isoformat() == one.changed else plain_day(one.changed)}"
    yield one.id


def reports(reading: Reading, page: PrintedPage) -> None:
    """Of each report its number, headline, outlet, day and id; whose text it carries; its address."""
    dot = f" {page.glyph['dot']} "
    for shelf in (Shelf(reading, story) for story in reading.stories):
        titled(page, shelf.story.title, shelf.story.id)
        margin = len(f"  [{len(shelf.articles)}] ")
        for article in shelf.articles.values():
            number = shelf.number[article.id]
            headline = styled(clean(article.title or "") or called(article), "bold")
            page.paragraph(headline, first=f"  [{number}]", indent=margin)
            page.paragraph(
                Text(dot.join([shelf.outlet(article), moment(article.published), article.id])), indent=margin
            )
            others = [id for one in shelf.dispatches if article.id in one.articles for id in one.articles]
            if len(others) > 1:
                same = shelf.refs(id for id in others if id != article.id)
                page.paragraph(styled(f"one text with {same}", "dim"), indent=margin)
            where = article.url or article.file
            if where:
                page.paragraph(styled(clean(where), "dim"), indent=margin)


def added(found: Added, touched: Sequence[Story], page: PrintedPage) -> None:
    """How many reports were new, and the stories they belong to."""
    parts = [count(len(found.new), "new report")]
    if found.revisions:
        parts.append(count(len(found.revisions), "revision"))
    if found.known:
        parts.append(f"{len(found.known)} known already")
    page.paragraph(Text(f" {page.glyph['dot']} ".join(parts)), indent=0)
    for story in touched:
        page.paragraph(
            styled(clean(story.title) or "Untitled", "bold")
            + styled(f"  {story.id} {page.glyph['dot']} {count(len(story.articles), 'report')}", "dim"),
            indent=2,
        )
    if len(found.stories) > len(touched):
        page.paragraph(styled(f"and {count(len(found.stories) - len(touched), 'more story', 'more stories')}", "dim"))


def coming(asked: tuple[Sequence[Coming], date | None], page: PrintedPage) -> None:
    """What is planned, by day; where it stands in several stories, with the story of each.

    What was due before a day (that of the newest report of all) and no report of its story has told of since stands below.
    """
    found, newest = asked
    if not found:
        nothing(page, "Nothing is planned.")
    several = len({one.story for one in found}) > 1
    if found and not several:
        titled(page, found[0].title, found[0].story)
    due = [one for one in found if newest and one.event.when and one.event.when.last_day < newest]
    for one in found:
        if one not in due:
            _planned(page, one, several=several)
    if due:
        page.heading("Was due, no report since")
    for one in due:
        _planned(page, one, several=several)


def _planned(page: PrintedPage, one: Coming, *, several: bool) -> None:
    event = one.event
    text = Text(sentence(event.in_words))
    known = [event.status, clean(event.where or ""), clean(one.title) if several else ""]
    for part in filter(None, known):
        text.append(f" {page.glyph['dot']} {part}", style="dim")
    page.dated(moment(event.when), text, indent=PLANNED)


def changes(found: Sequence[Changed], page: PrintedPage) -> None:
    """Story by story what is new, the newest first."""
    if not found:
        nothing(page, "Nothing is new.")
    for number, story in enumerate(dict.fromkeys(one.story for one in found)):
        mine = [one for one in found if one.story == story]
        if number:
            page.line()
        titled(page, mine[0].title, story)
        news(page, mine)


def news(page: PrintedPage, found: Sequence[Changed]) -> None:
    """What is new, each with its day, and its hour where that is known."""
    days = [
        moment(one.change.reported) if one.day and isinstance(one.change, Change) else plain_day(one.day)
        for one in found
    ]
    column = max((len(day) for day in days if len(day) < PLANNED), default=0)
    for day, one in zip(days, found, strict=True):
        page.dated(Text(f"  {day}"), _changed(page, one), indent=max(16, column + 4))


def _changed(page: PrintedPage, one: Changed) -> Text:
    text = styled(clean(one.what), "bold")
    if isinstance(one.change, Change):
        text.append(f" {page.glyph['dot']} {FIELDS[one.change.field]}: ", style="dim")
        return text + _from_to(page, one.change.before, one.change.after)
    if isinstance(one.change, Edit):
        return text + styled(f" {page.glyph['dot']} revised, ", "dim") + _edit(page, one.change)
    return text + styled(f" {page.glyph['dot']} withdrawn", "red")


def _from_to(page: PrintedPage, before: str, after: str) -> Text:
    sides = [shortened(clean(side), SIDE, dots=page.glyph["dots"]) or "nothing" for side in (before, after)]
    return Text(f" {page.glyph['arrow']} ".join(sides))


def edits(found: Sequence[Edit], page: PrintedPage) -> None:
    """Kind by kind, what stood there and what stands here."""
    if not found:
        nothing(page, "No difference in the story's words.")
    for edit in found[:EDITS]:
        page.paragraph(_edit(page, edit), indent=2)
    if len(found) > EDITS:
        page.paragraph(styled(f"and {len(found) - EDITS} more; the JSON has all", "dim"))


def _edit(page: PrintedPage, edit: Edit) -> Text:
    kind = styled(f"{edit.kind}: ", "bold" if edit.kind == "fact" else "dim")
    sides = [_quoted(page, side, SIDE) if side.strip() else "nothing" for side in (edit.before, edit.after)]
    return kind + Text(f" {page.glyph['arrow']} ".join(sides))


def conflicts(found: Sequence[Disputed], page: PrintedPage) -> None:
    """The sides next to each other, each in its words."""
    if not found:
        nothing(page, "No report disagrees with another.")
    for number, (_, group) in enumerate(groupby(found, key=attrgetter("story"))):
        mine = list(group)
        if number:
            page.line()
        titled(page, mine[0].title, mine[0].story)
        for one in mine:
            what = sides.over(clean(one.what), one.conflict)
            named = Text(what) + styled(f" ({FIELDS[one.conflict.field]})", "dim")
            page.paragraph(named, indent=2)
            page.beside([_side(page, side) for side in one.conflict.sides])


def _side(page: PrintedPage, side: Side) -> list[Text]:
    told = sides.told(side)
    cell = [styled(_quoted(page, told.value, QUOTE) if told.quoted else told.value, "bold")]
    if told.words:
        cell.append(Text(_quoted(page, told.words, QUOTE)))
    return cell


def copies(found: Sequence[Dispatch], articles: Mapping[str, Article], page: PrintedPage) -> None:
    """Of each text that several ran: whose it is, who ran it in what way, and which facts were edited."""
    if not found:
        nothing(page, "No report is a copy of another.")
    for dispatch in found:
        origin = articles[dispatch.origin]
        whose = dispatch.agency or origin.publisher or called(origin)
        titled(page, f"{clean(whose)}: {clean(origin.title or 'untitled')}", dispatch.origin)
        kinds = {one.article: one for one in dispatch.relations}
        for id in dispatch.articles:
            if id != dispatch.origin:
                page.paragraph(_copy(page, articles[id], kinds[id].kind, kinds[id].basis), indent=2)
        for edit in (edit for edit in dispatch.edits if edit.kind == "fact"):
            page.paragraph(_edit(page, edit), indent=4)


def _copy(page: PrintedPage, article: Article, kind: str, basis: str) -> Text:
    outlet = clean(article.publisher or "") or called(article)
    dot = page.glyph["dot"]
    tail = f" {dot} {kind} {dot} {moment(article.published)} {dot} {article.id}"
    return Text(outlet) + styled(tail, "dim") + styled(f" {dot} {basis}", "dim")


def said(found: Page[Said], page: PrintedPage) -> None:
    """Each statement once, who made it, and where it stands."""
    if not found.items:
        nothing(page, "No statement.")
    dot = f" {page.glyph['dot']} "
    one_story = len({one.story for one in found}) == 1
    for number, (speaker, group) in enumerate(groupby(found, key=attrgetter("speaker"))):
        if number:
            page.line()
        titled(page, speaker, clean(found.items[0].title) if one_story else "")
        for told in _each_once(list(group)):
            one = told[0]
            page.paragraph(_words(page, one), indent=2)
            outlets = dict.fromkeys(clean(each.publisher) for each in told if each.publisher)
            where = [moment(one.published), *outlets, *([] if one_story else [clean(one.title)])]
            page.paragraph(styled(dot.join(where), "dim"), indent=4)
    _more(page, found)


def _each_once(found: Sequence[Said]) -> list[list[Said]]:
    """What was said, each with all that tell it; copies and nearly the same words are one."""
    once: list[list[Said]] = []
    for one in found:
        home = next(
            (each for each in once if each[0].story == one.story and is_same(each[0].statement, one.statement)), None
        )
        if home is None:
            once.append([one])
        else:
            home.append(one)
    return once


def _words(page: PrintedPage, one: Said) -> Text:
    words = one.statement.shown.text if one.statement.shown else ""
    if one.statement.kind == "direct":
        return Text(_quoted(page, words, QUOTE))
    return Text(shortened(clean(words), QUOTE, dots=page.glyph["dots"]))


def hits(found: Page[Hit], page: PrintedPage) -> None:
    """Each hit with the words that match marked."""
    if not found.items:
        nothing(page, "Nothing found.")
    dot = f" {page.glyph['dot']} "
    for one in found:
        titled(page, one.title, dot.join([HITS[one.kind], moment(one.published), one.id]))
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


def why(found: Why, page: PrintedPage) -> None:
    """What it is, the reasons, and the words behind them."""
    titled(page, f"{first_upper(found.noun)}: {clean(found.says)}", found.id)
    for reason in found.basis:
        page.paragraph(Text(clean(reason)), first=f"  {page.glyph['bullet']}", indent=4)
    for words in found.evidence:
        page.paragraph(
            Text(_quoted(page, words.text, QUOTE)) + styled(f" {words.article} {words.start}–{words.end}", "dim"),
            indent=4,
        )


def corrections(found: Sequence[Correction], page: PrintedPage) -> None:
    """What was put right, by whom, when and why."""
    if not found:
        nothing(page, "No correction.")
    dot = f" {page.glyph['dot']} "
    for one in found:
        what = styled(one.kind, "bold") + Text(f" of {clean(one.called)}" if one.called else "")
        if one.value:
            what.append(f" {page.glyph['arrow']} {clean(one.value)}")
        page.paragraph(what, indent=0)
        page.paragraph(
            styled(dot.join([clean(one.who), plain_day(one.when[:10]), clean(one.why), one.id]), "dim"), indent=2
        )


def findings(found: Sequence[Finding], page: PrintedPage) -> None:
    """What was looked at, and how it is."""
    for one in found:
        mark = styled("well " if one.well else "ILL  ", "green" if one.well else "bold red")
        page.paragraph(mark + Text(f"{one.check}: {one.found}"), indent=0)
        if not one.well:
            page.paragraph(Text(one.remedy), indent=5)


def meanings(found: Sequence[Term], page: PrintedPage) -> None:
    """The plain words, the word of the trade, what is meant."""
    for one in found:
        titled(page, one.plain, f"in the trade: {one.trade}")
        page.paragraph(Text(one.meaning), indent=2)
