"""An archive invented by a seed: a store full of stories, its derived rows made beside the texts, without a parse.

In: how many articles. Out: a store. Never: data from outside the project; a model.

A story has 20 articles of 8 dispatches in 4 episodes. Texts are words in the frequencies of the project's own table and the
story's names among them; statements, dates, events and names stand at true offsets. Copies are cut and re-mastheaded. What is
kept goes through the store's own functions, so that rows and blobs are those of a real archive; the parses, which nobody reads
here, are random bytes of the size that real ones have.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from sqlite3 import Connection

from dateline import cluster, wire
from dateline.cluster.terms import table
from dateline.desk import telling
from dateline.desk.weave import key_of
from dateline.settle import paragraph_keys
from dateline.steps import Steps, choose
from dateline.store import Store, copy_links, dispatch_links, episode_links, findings, made, reports, stories
from dateline.store import articles as pages
from dateline.store.articles import KeptArticle
from dateline.store.links import short
from dateline.store.reports import Received
from dateline.terms import (
    Article,
    BriefLine,
    Change,
    Conflict,
    Dispatch,
    Entity,
    Episode,
    Event,
    EventMention,
    EventReport,
    Evidence,
    Independence,
    Mention,
    Part,
    Quantity,
    Relation,
    Side,
    Statement,
    Story,
    Timex,
    When,
)
from dateline.text import digest
from dateline.way.guard import Guard
from dateline.way.told import Told

FIRST = date(2021, 1, 1)
STORIES_A_DAY = 3
"""Stories that begin on one day: a larger archive is a longer one."""
DISPATCHES = (4, 1, 3, 2, 4, 1, 3, 2)
"""Copies of each dispatch of a story: 20 articles."""
EPISODES = (2, 2, 2, 2)
"""Dispatches of each episode."""
PARAGRAPHS = 9
SENTENCES = 2
WORDS = 17
"""Words of a sentence: 9 paragraphs of 2 sentences are some 330 words."""
PARSE_BYTES = 9.3
"""Bytes a word of a parse as the store keeps it (en_core_web_sm on the project's examples)."""
PAPERS = [f"The {name} {kind}" for name in "Lindholm Varna Brookfield Alder Easthaven Marrow Selby Thorne".split() for kind in "Post Courier Herald Times Echo".split()]  # fmt: skip
SYLLABLES = "al ber cor dan el fen gar hol is jor kel lor mar nor os pel quin ros sel tor ul ven wes yor zan".split()


@dataclass(slots=True)
class Words:
    """A source of words: those of the language by their frequency, and names."""

    chance: random.Random
    terms: list[str] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        _, counts = table()
        found = sorted((word for word in counts if word.isalpha()), key=lambda word: (-counts[word], word))[:12_000]
        self.terms = found
        self.weights = list(accumulate(counts[word] for word in found))

    def some(self, count: int) -> list[str]:
        """Words of the language."""
        return self.chance.choices(self.terms, cum_weights=self.weights, k=count)

    def name(self) -> str:
        """A name of two or three syllables."""
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3)))).capitalize()


@dataclass(slots=True)
class Matter:
    """What a story is about: its people, places and bodies, and the words that it keeps using."""

    people: list[str]
    places: list[str]
    bodies: list[str]
    words: list[str]
    start: date


@dataclass(slots=True)
class Text:
    """A text with what stands where: (start, end) of names, dates, statements and events."""

    paragraphs: list[str]
    names: list[tuple[int, int, str]]
    dates: list[tuple[int, int]]
    said: list[tuple[int, int, int, int]]
    happened: list[tuple[int, int, int, int]]


def fill(path: Path, articles: int, *, seed: int = 7) -> list[Matter]:
    """Fill a store with so many articles; what its stories are about."""
    chance = random.Random(seed)
    words = Words(chance)
    matters: list[Matter] = []
    steps = choose()
    with Store(path) as store:
        with store.writing() as db:
            made.note(db, steps.chosen)
        while 20 * len(matters) < articles:
            with store.writing() as db:
                for _ in range(min(50, articles // 20 - len(matters))):
                    matters.append(matter_of(words, len(matters)))
                    _story(db, words, matters[-1], steps)
        store.db.execute("pragma wal_checkpoint(truncate)")
    return matters


def matter_of(words: Words, number: int) -> Matter:
    """What the story of this number is about."""
    people = [f"{words.name()} {words.name()}" for _ in range(4)]
    places, bodies = [words.name() for _ in range(2)], [f"{words.name()} {words.name()}" for _ in range(2)]
    start = FIRST + timedelta(days=number // STORIES_A_DAY)
    return Matter(people, places, bodies, words.chance.sample(words.terms[600:], 40), start)


def text_of(words: Words, matter: Matter, focus: Sequence[str]) -> Text:
    """A text of the matter; `focus` are the words of its episode."""
    chance = words.chance
    found = Text([], [], [], [], [])
    at = 0
    for number in range(PARAGRAPHS):
        line = ""
        for part in range(SENTENCES):
            row = words.some(WORDS - 8) + chance.sample(matter.words, 2) + chance.sample(list(focus), 3)
            chance.shuffle(row)
            who, where = chance.choice(matter.people), chance.choice(matter.places)
            opening = f"{who} said on Tuesday that "
            content = f"{' '.join(row)} in {where}"
            start = at + len(line)
            found.names += [(start, start + len(who), who)]
            place = start + len(opening) + len(content) - len(where)
            found.names += [(place, place + len(where), where)]
            found.dates += [(start + len(who) + len(" said on "), start + len(who) + len(" said on Tuesday"))]
            if part == 0 and number % 2 == 0:
                found.said += [(start + len(opening), start + len(opening) + len(content), start, start + len(who))]
            elif part == 0:
                word = len(row[0])
                found.happened += [(start + len(opening), start + len(opening) + word, start, start + len(opening) + len(content))]  # fmt: skip
            line += f"{opening}{content}. "
        line = line.rstrip()
        found.paragraphs.append(line)
        at += len(line) + 1
    return found


def _story(db: Connection, words: Words, matter: Matter, steps: Steps) -> None:
    """A story and all its rows."""
    chance = words.chance
    kept: list[KeptArticle] = []
    dispatches: list[tuple[list[Article], Text]] = []
    episodes: list[Episode] = []
    numbers: dict[str, int] = {}
    position = iter(DISPATCHES)
    field_of: int | None = None
    homes: list[list[str]] = []
    for episode, size in enumerate(EPISODES):
        focus = chance.sample(words.terms[600:], 12)
        day = matter.start + timedelta(days=episode * 9)
        heap: int | None = None
        nodes, members = [], []
        for _ in range(size):
            text = text_of(words, matter, focus)
            copies = [_article(chance, matter, text, day, focus) for _ in range(next(position))]
            bundle: int | None = None
            for article in copies:
                page = _page(db, chance, article, text)
                kept.append(page)
                numbers[article.id] = page.n
                bundle = bundle or page.n
                copy_links.keep(db, page.n, short(wire.sketch(article).tolist()), bundle)
                stories.keep_paragraphs(db, page.n, map(key_of, paragraph_keys(article)))
            profile = cluster.profile(copies)
            keys = short(cluster.opening_keys(profile))
            heap = dispatch_links.keep(db, profile, [numbers[one.id] for one in copies], keys, heap)
            nodes.append(profile)
            members += copies
            dispatches.append((copies, text))
            homes.append([one.id for one in copies])
        whole = cluster.combined(nodes)
        record = cluster.episode(members)
        episodes.append(record)
        of = [
            n
            for n in set(dispatch_links.dispatch_of(db, [numbers[one.id] for one in members]).values())
            if n is not None
        ]
        keys = short(cluster.matter_keys(whole))
        start = min(one.published.start for one in members if one.published)
        field_of = episode_links.keep(db, record, start, whole, of, keys, field_of)
    ordered = tuple(sorted(episodes, key=lambda one: one.articles[0]))
    for page in kept:
        pages.set_state(db, page.n, "current")
    n = stories.keep(db, digest("story", ordered[0].id), ordered)
    stories.told(db, [n])
    told = _told(matter, ordered, dispatches, kept)
    telling._keep(db, told, kept, Guard(steps), (("en_core_web_sm", "3.8.0"),))


def _article(chance: random.Random, matter: Matter, text: Text, day: date, focus: Sequence[str]) -> Article:
    paper = chance.randrange(len(PAPERS))
    lines = text.paragraphs if chance.random() < 0.5 else text.paragraphs[:-1]
    body = "\n".join(lines)
    url = f"https://paper{paper}.example/{day:%Y/%m/%d}/{chance.getrandbits(48):x}"
    id = digest(body, url)
    parts, at = [], 0
    for number, line in enumerate(lines):
        parts.append(Part(id, at, at + len(line), line, "body" if number else "lede"))
        at += len(line) + 1
    iso = day.isoformat()
    when = When(iso, iso, "day", f"JSON line 'published' is '{iso}'")
    title = f"{matter.people[0]} and {matter.places[0]}: {' '.join(focus[:4])}"
    return Article(
        id, f"archive/{paper}.jsonl", url, None, body, title, ("Jonas Elm",), PAPERS[paper], "Reuters" if paper % 3 == 0 else None,
        "en", matter.places[0], when, None, None, (), (), tuple(parts), (),
    )  # fmt: skip


def _page(db: Connection, chance: random.Random, article: Article, text: Text) -> KeptArticle:
    """A report and what pass one made of it."""
    data = article.text.encode()
    day = article.published.start if article.published else ""
    reports.keep(db, Received(article.id, "bytes", data, article.file or "", article.file, article.url, day))
    here = len(article.text)
    timexes = tuple(
        Timex(article.id, start, end, article.text[start:end], "date", "XXXX-WXX-2", When(day, day, "day", f"'Tuesday' in a report published on {day}"))
        for start, end in text.dates
        if end <= here
    )  # fmt: skip
    mentions = tuple(
        Mention(article.id, start, end, name, "person" if " " in name else "place", "name", None, None, " " in name)
        for start, end, name in text.names
        if end <= here
    )
    address = (article.url or "").removeprefix("https://")
    reports.read(db, article.id)
    n = pages.keep(db, article, (timexes, mentions), received=data, address=address, rank=f"- - {day}")
    statements = _statements(article, text)
    found = (statements, tuple(_mention(article, row) for row in text.happened if row[3] <= here))
    findings.keep(db, n, chance.randbytes(16), found, data)
    for part in article.paragraphs:
        size = int(PARSE_BYTES * len(part.text.split()))
        key = int.from_bytes(bytes.fromhex(digest(part.text)), "big", signed=True)
        db.execute("insert into parse (key, data) values (?, ?) on conflict do nothing", (key, chance.randbytes(size)))
    return KeptArticle(n, article, timexes, mentions, data)


def _statements(article: Article, text: Text) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            digest(article.id, str(start)), article.id, start, end, article.text[start:end], digest("entity", article.text[first:last]),
            article.text[first:last], article.evidence(first, last), article.evidence(last + 1, last + 5), None, (), "indirect", False,
            article.published, (), f"'{article.text[first:last]}' is the subject of 'said'",
        )
        for start, end, first, last in text.said
        if end <= len(article.text)
    )  # fmt: skip


def _mention(article: Article, row: tuple[int, int, int, int]) -> EventMention:
    start, end, first, last = row
    trigger = article.evidence(start, end)
    return EventMention(
        article.id, trigger, trigger.text, f"{trigger.text} of it", "meeting", (), None, article.published, "scheduled", (), (), None,
        article.evidence(first, last), None, None, "planned", basis=f"'{trigger.text}' is told as planned",
    )  # fmt: skip


def _told(
    matter: Matter,
    episodes: tuple[Episode, ...],
    dispatches: Sequence[tuple[list[Article], Text]],
    kept: Sequence[KeptArticle],
) -> Told:
    articles = tuple(sorted((page.article for page in kept), key=lambda one: one.id))
    by_id = {page.article.id: page for page in kept}
    text_by_id = {one.id: text for copies, text in dispatches for one in copies}
    statements = tuple(one for article in articles for one in _statements(article, text_by_id[article.id]))
    people = [(name, "person") for name in matter.people] + [(name, "place") for name in matter.places]
    entities = tuple(
        Entity(
            digest("entity", name), name, kind, (name.split()[-1],), ("minister",), "FR",  # type: ignore[arg-type]
            tuple(Evidence(m.article, m.start, m.end, m.text) for page in kept for m in page.mentions if m.text == name), f"named '{name}'",
        )
        for name, kind in people
    )  # fmt: skip
    events = tuple(_events(dispatches))
    changes = tuple(_change(event) for event in events[:10] if len(event.reports) > 1)
    conflicts = tuple(
        Conflict(event.id, "when", tuple(Side(f"{n}", None, (digest("dispatch", n),), (event.reports[0].evidence,)) for n in "ab"))
        for event in events[:3]
    )  # fmt: skip
    when = [page.article.published for page in kept if page.article.published]
    first, last = min(when, key=lambda one: one.start), max(when, key=lambda one: one.end)
    story = Story(
        digest("story", episodes[0].id),
        f"{matter.people[0]} and {matter.places[0]}",
        tuple(sorted((one.id for one in articles), key=lambda id: (by_id[id].article.published.start, id))),  # type: ignore[union-attr]
        episodes,
        Independence(len(articles), len(dispatches), 12, (entities[0].id,), "20 reports of 8 dispatches"),
        tuple(event.id for event in events[:20]),
        first,
        last,
        tuple(BriefLine(event.reports[0].evidence.text, (event.reports[0].evidence,)) for event in events[:8]),
    )
    return Told(
        story=story,
        articles=articles,
        parsed=frozenset(one.id for one in articles),
        dispatches=tuple(_dispatch(copies) for copies, _ in dispatches),
        entities=entities,
        timexes=tuple(timex for article in articles for timex in by_id[article.id].timexes),
        statements=statements,
        events=events,
        changes=changes,
        conflicts=conflicts,
    )


def _events(dispatches: Sequence[tuple[list[Article], Text]]) -> Iterator[Event]:
    for copies, text in dispatches:
        origin = copies[0]
        for row in text.happened:
            if row[3] > len(origin.text):
                continue
            told = tuple(
                EventReport(one.id, one.published, None, one.published, "Varna", "scheduled", (), (Quantity("dead", "3"),), one.evidence(row[2], row[3]), one.evidence(row[0], row[1]))
                for one in copies
                if row[3] <= len(one.text)
            )  # fmt: skip
            yield Event(
                digest("event", origin.id, str(row[0])), f"{origin.text[row[0]:row[1]]} of it", "meeting", (), "Varna", origin.published,
                "scheduled", None, (), f"told by {len(told)} reports", told,
            )  # fmt: skip


def _change(event: Event) -> Change:
    before, after = event.reports[0], event.reports[1]
    assert after.reported
    return Change(event.id, "when", "Tuesday", "Friday", after.reported, "major", (before.evidence, after.evidence))


def _dispatch(copies: Sequence[Article]) -> Dispatch:
    origin = copies[0].id
    relations = tuple(
        Relation(one.id, origin, "copy", "99% of this report's words stand in its origin") for one in copies[1:]
    )
    return Dispatch(
        digest("dispatch", min(one.id for one in copies)),
        tuple(sorted(one.id for one in copies)),
        origin,
        None,
        tuple(sorted({one.publisher or "" for one in copies})),
        relations,
        (),
    )
