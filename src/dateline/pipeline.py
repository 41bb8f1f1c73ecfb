"""The order of the steps, on one screen.

In: reports; what somebody remembers of an earlier reading. Out: a Reading. Never: a rule about news (those live in the rooms), a file,
the clock.

Pass one reads each report alone. Pass two links them and lets each learn its day, its agency and its furniture
from its copies and links. Then every story is told. Reading as of a day is the same with fewer reports: pass two
is made anew of those published by then, so that the answer equals reading only them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from dateline import revisions
from dateline.corrections import Ledger
from dateline.language import Parse
from dateline.moments import moment
from dateline.steps import Steps, choose
from dateline.tell import Gathered, dated_state, state
from dateline.tell.asides import asides
from dateline.terms import Article, Correction, Dispatch, Episode, Mention, Reading, Report, Timex
from dateline.way.bare import bare, noted, title_of, untold
from dateline.way.finder import Finder
from dateline.way.guard import Guard
from dateline.way.memory import NOTHING, Memory
from dateline.way.parsing import Parsed, parse, whole_parses
from dateline.way.progress import Progress, quiet
from dateline.way.told import Told, reading
from dateline.way.undisturbed import undisturbed
from dateline.way.within import Within, mentions_within, readable

LAST = "~"
"""When a report came, where nobody says what day it is: after whatever was fetched."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What pass one found in each report by itself, by article id."""

    parses: Mapping[str, Parse]
    timexes: Mapping[str, tuple[Timex, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    models: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What pass two made of the reports together: settled articles, their copies, their stories."""

    articles: tuple[Article, ...]
    groups: tuple[tuple[str, ...], ...]
    stories: tuple[tuple[Episode, ...], ...]


def read(
    reports: Iterable[Report],
    *,
    now: date | None = None,
    as_of: date | str | None = None,
    workers: int = 1,
    steps: Steps | None = None,
    corrections: Iterable[Correction] = (),
    progress: Progress = quiet,
    memory: Memory = NOTHING,
) -> Reading:
    """Everything that `reports` tell, as stories.

    `now` is the day (UTC) after which no report can have been published; `as_of`, a day or a time, leaves out what was
    published after it, and what has no day. `workers` processes share the parse; the answer does not depend on them.
    `corrections`, in any order, are applied wherever they touch what is read. `memory` spares what was
    made already.
    """
    then = None if as_of is None else moment(as_of)
    guard = Guard(steps or choose())
    cleaned = clean_each(reports, guard, now=now, progress=progress)
    ledger = Ledger(corrections).anchored(cleaned)
    every, left_out = ledger.cleaned(cleaned)
    guard.set_aside += left_out
    came = {article.id: revisions.rank(article, now.isoformat() if now else LAST) for article in cleaned}
    articles = revisions.current(every, came)
    read_here = articles if then is None else every
    alone = pass_one(read_here, guard, parse(read_here, workers=workers, progress=progress, memory=memory))
    linked = pass_two(articles, alone, guard.steps, ledger)
    if then is not None:
        here = {article.id for article in articles}
        replaced = [article for article in every if article.id not in here]  # each by what it says alone
        settled = [one for article in replaced for one in pass_two((article,), alone, guard.steps, ledger).articles]
        days = {article.id: article.published for article in (*settled, *linked.articles)}
        known = [article for article in every if then.knows(days[article.id])]
        linked = pass_two(revisions.current(known, came), alone, guard.steps, ledger)
    told = tell(linked, alone, Finder(guard, memory), ledger, progress)
    return reading(told, guard.steps.chosen, guard.set_aside, models=alone.models, as_of=then.when if then else None)


def clean_each(reports: Iterable[Report], guard: Guard, *, now: date | None, progress: Progress) -> tuple[Article, ...]:
    """The reports, cleaned, in canonical order; a report received twice is one report, seen twice."""
    once = revisions.once_each(reports)
    articles: list[Article] = []
    for report in once:
        progress("cleaning", len(articles), len(once))
        article = guard.run("clean", guard.steps.clean, report, now=now)
        if article is not None:
            articles.append(article)
    return tuple(articles)


def pass_one(articles: Sequence[Article], guard: Guard, parsed: Parsed) -> Alone:
    """Dates and names of each article by itself."""
    finder, parses = Finder(guard), whole_parses(articles, parsed)
    timexes = {one.id: finder.dates(one, parses.get(one.id)) for one in articles}
    mentions = {one.id: finder.names(one, parses.get(one.id)) for one in articles}
    return Alone(parses, timexes, mentions, parsed.models)


def pass_two(articles: tuple[Article, ...], alone: Alone, steps: Steps, ledger: Ledger) -> Linked:
    """Copies and stories, and what each article learns from them."""
    groups = ledger.groups(steps.copies.groups(articles), articles)
    found = steps.matters.stories(articles, groups, alone.mentions, alone.timexes)
    stories = ledger.stories(found, groups, articles)
    settled = ledger.settled(steps.settling.settle(articles, groups, stories, alone.timexes))
    return Linked(settled, groups, stories)


def tell(linked: Linked, alone: Alone, finder: Finder, ledger: Ledger, progress: Progress) -> list[Told]:
    """Dates, statements and events of the settled articles, and the telling of each story."""
    settled = {article.id: article for article in linked.articles}
    group_of = {id: group for group in linked.groups for id in group}
    told: list[Told] = []
    for episodes in linked.stories:
        progress("telling", len(told), len(linked.stories))
        articles = [settled[id] for episode in episodes for id in episode.articles]
        told.append(tell_story(episodes, articles, {group_of[one.id] for one in articles}, alone, finder, ledger))
    return told


def tell_story(
    episodes: tuple[Episode, ...],
    settled: Iterable[Article],
    groups: Iterable[tuple[str, ...]],
    alone: Alone,
    finder: Finder,
    ledger: Ledger,
    *,
    fault: Exception | None = None,
) -> Told:
    """One story, told from its settled articles and the dispatches they are in.

    Where a room fails on the story as a whole, its reports and dispatches are there, nothing is told of them, and the
    fault is kept in the guard: the other stories go on. So where whoever keeps the story met with a `fault`.
    """
    articles = tuple(sorted(settled, key=attrgetter("id")))
    mine = sorted(filter({article.id for article in articles}.issuperset, groups))
    dispatches = ledger.dispatches(finder.dispatches(articles, mine))
    try:
        if fault is not None:
            raise fault
        with undisturbed():
            told = _told(episodes, articles, dispatches, alone, finder, ledger)
    except Exception as found:
        finder.guard.note(title_of(episodes), "the story could not be told", found)
        story = bare(episodes, articles, dispatches, untold(articles, dispatches))
        told = Told(story, articles, frozenset(Within(articles, alone.parses)), dispatches)
    return noted(told, finder.steps)


def _told(
    episodes: tuple[Episode, ...],
    articles: tuple[Article, ...],
    dispatches: tuple[Dispatch, ...],
    alone: Alone,
    finder: Finder,
    ledger: Ledger,
) -> Told:
    steps = finder.steps
    parses = readable(articles, alone.parses, steps)
    mentions = {one.id: mentions_within(one, alone.mentions[one.id]) for one in articles}
    timexes = {one.id: finder.dates_settled(one, parses) for one in articles}
    cast = ledger.cast(steps.cast(articles, mentions))
    dated = steps.anchored(articles, timexes)
    placed = tuple(timex for article in articles for timex in dated[article.id])
    found = [finder.findings(article, parses, dated[article.id]) for article in articles]
    said = [statement for statements, _ in found for statement in statements]
    aside = asides(articles, parses, dispatches, cast, said)
    own = aside.parses(parses)
    statements = ledger.statements(aside.statements(steps.resolved(said, articles, cast, placed)), cast)
    happening = [mention for _, mentions in found for mention in mentions]
    joined = aside.events(steps.joined(articles, happening, cast, dispatches, statements))
    events = ledger.events(joined, articles, happening, cast)
    chosen = steps.timeline(events, dispatches)
    gathered = Gathered(articles, own, dispatches, placed)
    changes = steps.changes(events, dispatches, articles, parses=own, timexes=placed, gathered=gathered)
    story = replace(
        bare(episodes, articles, dispatches, steps.independence(articles, dispatches, statements, cast)),
        events=chosen.events,
        more=chosen.more,
        next=chosen.next,
        state=state(events, chosen.events, changes),
        brief=steps.brief(
            articles,
            own,
            events,
            dispatches,
            statements,
            cast,
            timexes=placed,
            changes=changes,
            gathered=gathered,
        ),
    )
    story = ledger.story(story, articles)
    return Told(
        story=replace(story, state=dated_state(story.state, placed)),
        articles=articles,
        parsed=frozenset(Within(articles, alone.parses)),
        dispatches=dispatches,
        entities=cast.entities,
        timexes=placed,
        statements=statements,
        events=events,
        changes=changes,
        conflicts=steps.conflicts(
            events, dispatches, articles, statements, cast, parses=own, timexes=placed, gathered=gathered
        ),
    )
