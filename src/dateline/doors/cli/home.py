"""What `dateline` alone shows: what is new and what is coming; before any report is there, the first steps.

In: the database, if there is one. Out: lines. Never: a look noted: what stands here was not read yet.
"""

from __future__ import annotations

from rich.text import Text

from dateline.desk import Desk
from dateline.desk.place import database
from dateline.doors.cli import answers, screen
from dateline.doors.cli.page import PrintedPage, styled
from dateline.doors.inert import clean, sentence
from dateline.doors.shelf import count, moment
from dateline.doors.upcoming import upcoming
from dateline.terms import Ahead, StoryLine, Unseen

STORIES, NEWS, PLANS, AMONG = 5, 3, 5, 100
"""Stories shown, what is new in each, what is planned, and the stories among which that is sought."""
STEPS = (
    ("dateline read saved-pages/", "tells the stories in files and folders; nothing is kept"),
    (
        "dateline add saved-pages/",
        "keeps the reports in one file on this machine, and tells each story anew as more come",
    ),
    ("dateline show WORDS", "tells the story with these words in its title; then `dateline` alone says what is new"),
)


def home() -> None:
    """Print what is new in the stories that were looked at, else the stories that are most news; then what is coming."""
    if not database(None).exists():
        screen.put_answer(STEPS, _steps, as_json=False, no_color=False)
        return
    with Desk(create=False) as desk:
        lines = desk.stories(by="weight", limit=STORIES).items
        looked = desk.unseen()
        ahead = desk.ahead(limit=AMONG)
    if not lines:
        screen.put_answer(STEPS, _steps, as_json=False, no_color=False)
        return
    with screen.paged() as target:
        page = PrintedPage(target)
        _news(page, lines, looked)
        _coming(page, ahead)
        page.line()
        page.paragraph(styled("dateline show WORDS tells a story, dateline stories lists all", "dim"), indent=0)


def _steps(steps: tuple[tuple[str, str], ...], page: PrintedPage) -> None:
    page.paragraph(Text("No report is here yet. Three first steps:"), indent=0)
    for number, (command, does) in enumerate(steps, 1):
        page.paragraph(styled(command, "bold"), first=f"  {number}", indent=4)
        page.paragraph(Text(does), indent=6)
    page.paragraph(styled("dateline --help lists all commands", "dim"), indent=0)


def _news(page: PrintedPage, lines: tuple[StoryLine, ...], looked: tuple[Unseen, ...]) -> None:
    new = [one for one in looked if one.news or one.reports]
    if new:
        page.heading("New since you last looked")
        for one in new[:STORIES]:
            told = count(len(one.reports), "new report") if one.reports else ""
            answers.titled(page, one.title, told)
            answers.news(page, one.news[:NEWS])
            if len(one.news) > NEWS:
                page.paragraph(styled(f"and {count(len(one.news) - NEWS, 'more change')}", "dim"))
        if len(new) > STORIES:
            page.paragraph(styled(f"and {count(len(new) - STORIES, 'more story', 'more stories')}", "dim"))
    elif looked:
        page.paragraph(Text("Nothing is new since you last looked."), indent=0)
    seen = {one.story for one in looked}
    others = [line for line in lines if line.id not in seen]
    if others:
        page.heading("Not looked at yet")
        for line in others:
            parts = answers.parts(line)
            answers.titled(page, line.title, next(parts))


def _coming(page: PrintedPage, ahead: Ahead) -> None:
    plans = upcoming(ahead)
    if plans:
        page.heading("Coming up")
    for one in plans[:PLANS]:
        text = Text(sentence(one.plan.words)) + styled(f" {page.glyph['dot']} {clean(one.line.title)}", "dim")
        page.dated(moment(one.plan.when), text, indent=16)
