"""The sections of a story on the screen.

In: a shelf and a page. Out: lines. Never: a section without content.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dateline.doors import sides, words
from dateline.doors.cli.page import PrintedPage, shortened, styled
from dateline.doors.hours import by_day, until
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, called, count, language, moment, so_on, stands
from dateline.doors.voices import Saying, Voice
from dateline.doors.voices import voices as all_voices
from dateline.status import COLOURS, MARKS, PLAIN_MARKS
from dateline.terms import Article, Change, Conflict, Dispatch, Edit, Event, Side, Status

DAY_COLUMN = 22
"""Columns for the day beside an event at most; a longer span stands on a line of its own."""
SIDE_BY_SIDE = 60
"""Columns from which the timeline sets the day beside the event."""
SPEAKERS, QUOTES = 8, 3
"""How many people are quoted, and how often each."""
QUOTE = 200
"""Columns of words that stand beside others; the export has them whole."""
SAID = 400
"""Columns of what somebody said: most of it is whole, for the point of a sentence often comes last."""
TOLD: Status = "happened"
"""What is not said of a row: its mark says so, and most rows of a timeline are so."""
SOURCES = 40
"""Reports listed at most; the export has all."""
EDITS = 4
"""Edits of fact shown of a dispatch."""


def opening(shelf: Shelf, page: PrintedPage, place: str) -> None:
    """The title, how many reports there are, and on whom they rest."""
    story, dot = shelf.story, page.glyph["dot"]
    page.line(styled(page.glyph["rule"] * page.width, "dim"))
    page.paragraph(styled(clean(story.title) or "Untitled", "bold"), first=place, indent=len(place))
    sums = story.independence
    parts = [*words.sums(sums)]
    if story.first and story.last:
        parts.append(until(story.first, story.last))
    page.paragraph(Text(f" {dot} ".join(parts)), indent=len(place))
    if story.state and (told := stands(story)):
        said = Text(f"{words.LAST_KNOWN}: {told}")
        page.paragraph(_cited(said, shelf.cite(story.state.evidence)), indent=len(place))
    resting = [name for id in sums.rests_on if (name := shelf.person(id))]
    if resting:
        page.paragraph(Text(f"All rest on {words.listed(resting)}."), indent=len(place))
    quoted = [name for id in sums.quoted_in_all if (name := shelf.person(id))]
    if quoted:
        page.paragraph(Text(f"{words.heard(sums)}: {words.listed(quoted)}."), indent=len(place))


def brief(shelf: Shelf, page: PrintedPage) -> None:
    """The brief, each sentence with the numbers of its sources."""
    if not shelf.story.brief:
        return
    page.heading("In brief")
    for line in shelf.story.brief:
        page.paragraph(_cited(Text(clean(so_on(line))), shelf.cite(line.evidence)), indent=2)


def _cited(text: Text, numbers: str) -> Text:
    return text + styled(f" {numbers}", "dim") if numbers else text


def timeline(shelf: Shelf, page: PrintedPage) -> None:
    """Day, words, status, place, sources; and how many rows more are less sure."""
    _rows(shelf, page, "Timeline", shelf.told)
    if shelf.waiting:
        if not shelf.told:
            page.heading("Timeline")
        page.paragraph(styled(f"and {len(shelf.waiting)} less sure or less news: --more", "dim"))


def whole_timeline(shelf: Shelf, page: PrintedPage) -> None:
    """The timeline, and the rows that are less sure or less news below it."""
    _rows(shelf, page, "Timeline", shelf.told)
    _rows(shelf, page, "Less sure, or less news", shelf.waiting)


def coming(shelf: Shelf, page: PrintedPage) -> None:
    """What is planned from the last report on."""
    _rows(shelf, page, "Coming up", shelf.coming)


def _rows(shelf: Shelf, page: PrintedPage, heading: str, told: Sequence[Event]) -> None:
    if not told:
        return
    page.heading(heading)
    days = by_day(told)
    column = max((len(named) for named, _ in days if len(named) <= DAY_COLUMN), default=0)
    for named, events in days:
        for number, event in enumerate(events):
            _told(shelf, page, event, named if number == 0 or len(named) <= column else "", column)


def _told(shelf: Shelf, page: PrintedPage, event: Event, named: str, column: int) -> None:
    """A row behind its day, which stands above the rows of a day where it has no room beside them."""
    text, indent = _row(shelf, page, event), column + 4
    when = styled(f"  {named}", "bold" if event.when else "dim")
    if page.width >= SIDE_BY_SIDE:
        page.dated(when, text, indent=indent) if named else page.paragraph(text, indent=indent)
    else:
        if named:
            page.line(when)
        indent = 4
        page.paragraph(text, indent=indent)
    for part in shelf.parts(event):
        page.paragraph(_row(shelf, page, part), indent=indent + 2)


def _row(shelf: Shelf, page: PrintedPage, event: Event) -> Text:
    """Its words, status and place, the numbers of the reports that tell it, and how many of these are independent where copies are among them."""
    marks = PLAIN_MARKS if page.glyph["arrow"] == "->" else MARKS
    shown: Status = "scheduled" if shelf.lies_ahead(event) else event.status
    text = styled(f"{marks[shown]} ", COLOURS[shown]) + Text(shelf.headline(event))
    status, tellers = shelf.status(event), shelf.tellers(event)
    counted = shelf.told_in(event) if shelf.told_by(event) < len(set(tellers)) else ""
    for part in filter(None, ("" if status == TOLD else status, shelf.place(event), counted)):
        text.append(f" {page.glyph['dot']} {part}", style="dim")
    return _cited(text, shelf.refs(tellers))


def changes(shelf: Shelf, page: PrintedPage) -> None:
    """Before and after, and when that was reported, event by event as reported; how many more are of little weight."""
    weighty = [change for change in shelf.changes if change.weight == "major"]
    light = len(shelf.changes) - len(weighty)
    if not weighty:
        return
    page.heading("What changed")
    for (_, heading), group in shelf.by_heading(weighty).items():
        page.paragraph(styled(heading, "bold"), indent=2)
        for change in group:
            page.paragraph(_change(shelf, page, change), first=f"    {words.FIELDS[change.field]}", indent=12)
    if light:
        page.paragraph(styled(f"and {light} more of little weight", "dim"))


def _change(shelf: Shelf, page: PrintedPage, change: Change) -> Text:
    before, after = (sides.balanced(clean(side)) for side in (change.before, change.after))
    text = Text(before) + styled(f" {page.glyph['arrow']} ", "dim") + Text(after)
    text.append(f" {page.glyph['dot']} reported {moment(change.reported)}", style="dim")
    return _cited(text, shelf.cite(change.evidence))


def conflicts(shelf: Shelf, page: PrintedPage) -> None:
    """The sides next to each other, each with who says it and in which words."""
    if not shelf.conflicts:
        return
    page.heading("Where reports disagree")
    for conflict in shelf.conflicts:
        _conflict(shelf, page, conflict)


def _conflict(shelf: Shelf, page: PrintedPage, conflict: Conflict) -> None:
    named = styled(sides.over(shelf.heading(conflict), conflict), "bold")
    page.paragraph(named + styled(f" ({words.FIELDS[conflict.field]})", "dim"), indent=2)
    page.beside([_side(shelf, page, side) for side in conflict.sides])


def _side(shelf: Shelf, page: PrintedPage, side: Side) -> list[Text]:
    who = shelf.person(side.by)
    told = sides.told(side, who, shelf.statements)
    cell = [_cited(Text(_in_quotes(page, told.value) if told.quoted else told.value), shelf.cite(side.evidence))]
    if who:
        cell.append(styled(who, "italic"))
    if told.words:
        said = _in_quotes(page, told.words) if told.words_quoted else _short(page, told.words)
        cell.append(styled(said, "dim"))
    return cell


def _short(page: PrintedPage, said: str, most: int = QUOTE) -> str:
    return sides.balanced(shortened(said, most, dots=page.glyph["dots"]))


def _in_quotes(page: PrintedPage, said: str, most: int = QUOTE) -> str:
    return f"{page.glyph['open']}{shortened(said, most, dots=page.glyph['dots'])}{page.glyph['close']}"


def voices(shelf: Shelf, page: PrintedPage) -> None:
    """Who said what: by person, those who speak most first, each with what was said last."""
    spoken = all_voices(shelf)
    if not spoken:
        return
    page.heading("Who said what")
    for voice in spoken[:SPEAKERS]:
        _speaker(shelf, page, voice)
    if len(spoken) > SPEAKERS:
        page.paragraph(styled(f"and {len(spoken) - SPEAKERS} more", "dim"))


def _speaker(shelf: Shelf, page: PrintedPage, voice: Voice) -> None:
    role = f", {voice.role}" if voice.role else ""
    page.paragraph(styled(voice.name, "bold") + styled(role, "dim"), indent=2)
    for saying in voice.sayings[:QUOTES]:
        page.paragraph(_quoted(page, saying, shelf.refs(saying.articles)), indent=4)
    if len(voice.sayings) > QUOTES:
        page.paragraph(styled(f"{page.glyph['dots']} and {len(voice.sayings) - QUOTES} more", "dim"), indent=4)


def _quoted(page: PrintedPage, saying: Saying, numbers: str) -> Text:
    said = (_in_quotes if saying.quoted else _short)(page, saying.words, SAID)
    beside = (" (hedged)" if saying.hedged else "") + (f" · {saying.on}" if saying.on else "")
    return _cited(Text(said) + styled(beside, "dim"), numbers)


def copies(shelf: Shelf, page: PrintedPage) -> None:
    """Which outlets ran whose dispatch, and what they changed."""
    if not shelf.shared:
        return
    page.heading("Copies")
    for dispatch in shelf.shared:
        _dispatch(shelf, page, dispatch)


def _dispatch(shelf: Shelf, page: PrintedPage, dispatch: Dispatch) -> None:
    whose = (
        clean(dispatch.agency or shelf.outlet(shelf.articles[dispatch.origin]))
        if dispatch.origin in shelf.articles
        else "One"
    )
    runs = [
        f"{shelf.ran(shelf.articles[id])} {shelf.refs([id])}"
        for id in sorted(dispatch.articles, key=shelf.number.__getitem__)
    ]
    page.paragraph(styled(whose, "bold") + Text(f", run by {words.listed(runs)}"), indent=2)
    facts = [edit for edit in dispatch.edits if edit.kind == "fact"]
    for edit in facts[:EDITS]:
        page.paragraph(_edit(shelf, page, edit), indent=4)
    others = len(dispatch.edits) - min(len(facts), EDITS)
    if others:
        page.paragraph(styled(f"{count(others, 'other edit') if facts else count(others, 'edit')}, of wording or style"
                            if len(facts) <= EDITS else f"{count(others, 'more edit')}", "dim"), indent=4)  # fmt: skip


def _edit(shelf: Shelf, page: PrintedPage, edit: Edit) -> Text:
    left, right = page.glyph["open"], page.glyph["close"]
    before, after = (shortened(clean(side), QUOTE // 2, dots=page.glyph["dots"]) for side in (edit.before, edit.after))
    text = styled("fact edited: ", "dim") + Text(f"{left}{before}{right} {page.glyph['arrow']} {left}{after}{right}")
    return _cited(text, shelf.refs([edit.article]))


def sources(shelf: Shelf, page: PrintedPage) -> None:
    """The reports by number: who published it, what it is called, when; and what could not be done with it."""
    if not shelf.articles:
        return
    page.heading("Sources")
    margin = len(f"[{len(shelf.articles)}]") + 3
    for article in list(shelf.articles.values())[:SOURCES]:
        page.paragraph(_source(shelf, page, article), first=f"  [{shelf.number[article.id]}]", indent=margin)
        for note in _notes(shelf, article):
            page.paragraph(styled(note, "dim"), indent=margin)
    if len(shelf.articles) > SOURCES:
        page.paragraph(styled(f"and {len(shelf.articles) - SOURCES} more; the export has all", "dim"))


def _source(shelf: Shelf, page: PrintedPage, article: Article) -> Text:
    dot = page.glyph["dot"]
    text = Text(shelf.outlet(article))
    if article.title:
        text.append(f" {dot} {shortened(clean(article.title), page.width, dots=page.glyph['dots'])}")
    elif called(article) != text.plain:
        text.append(f" {dot} {called(article)}")
    text.append(f" {dot} {moment(article.published)}", style="dim")
    return text


def _notes(shelf: Shelf, article: Article) -> list[str]:
    notes = [clean(note) for note in article.notes]
    if article.id not in shelf.reading.parsed:
        notes.insert(0, f"no parser for {language(article.language)}: cleaned, dated and matched only")
    return notes
