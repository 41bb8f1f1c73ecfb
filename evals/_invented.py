"""Invented dispatches, and what outlets make of them: pairs of texts of which it is known whether they are one dispatch.

In: a seed. Out: pairs of texts with what the second is to the first. Never: a word of a text that was published.

Sentences are grammar with words drawn by chance, so that two texts share runs of words only where one was made from the
other, or where both were given the same quotation, the same furniture or the same background.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NOUNS = """agreement airport archive audit barge barrier bay bill board boundary bridge budget cable canal ceiling channel charter coal
coast committee complaint concert contract council court crew crossing dam deadline debt delay depot deposit district dock doctor dossier draft
drought election engine estate evidence export farm ferry festival fine fleet flood forest forecast fund gallery garden gate glacier grain grant
harvest hearing highway hospital hotel inquiry insurer island judge kiosk laboratory landlord lawsuit leak ledger lender library licence loan lorry
market mayor meadow merger mill mine minister monument motion museum network notice nurse officer orchard orchestra ordinance parcel parish park
patrol payment pension permit petition pier pilot pipeline plaza policy port prison proposal quarry railway ranger ransom record referendum reservoir
resident road ruling school seller senate settlement shelter shipyard signal station statue storm strike subsidy summit surgeon tariff tenant
terminal theatre timber toll tower trader treaty trial tunnel union vaccine valley vessel village vineyard warehouse warrant well wharf""".split()
VERBS = """abandoned accepted amended approved audited barred blamed blocked bought cancelled certified challenged closed collected condemned
confirmed copied covered cut debated defended delayed delivered demanded discovered dismissed disputed drained endorsed examined expanded filmed
financed fined flooded founded guarded halted hired ignored inspected invoked joined launched leased left lost mapped measured monitored moved named
offered opened opposed ordered outlined paid passed patched planned postponed praised presented printed promised protested published questioned raided
raised ratified rebuilt recalled recorded refused rejected released renamed repaired replaced reported requested rescued restored revealed reviewed
revised searched seized settled shelved signed sold split sponsored stopped studied surveyed suspended tested towed traced tracked transferred vetoed
visited voided warned weighed welcomed withdrew""".split()
ADJECTIVES = """abandoned ageing annual bankrupt broken central coastal common costly crowded damaged disputed distant early eastern empty federal
former fragile frozen grey hidden historic independent inland joint late legal local long lower main mobile modern narrow national new northern old
open outer patched planned private provincial public quiet rapid regional remote rival rural secret shallow short silent small southern special steep
stone sudden temporary third top unpaid upper urban vacant western white wide wooden young""".split()
LINKS = ["after", "because", "while", "although", "before", "since", "so that", "whereas", "until", "even as"]
PLACES = [
    "near",
    "behind",
    "below",
    "beside",
    "outside",
    "across",
    "opposite",
    "north of",
    "south of",
    "on the edge of",
]
GIVEN = """Ada Bela Cato Dina Edo Fina Goran Hedda Ivo Jana Karl Lene Milo Nora Olav Petra Quint Rosa Sven Tilda Udo Vera Wim Yara Zeno
Anka Boris Clea Dorn Elka""".split()
STEMS = """Alt Bram Cald Dorn Elv Fenn Gram Hall Ist Jarn Kell Lund Marr Nord Ost Pell Quar Rost Sand Thorn Ulv Varn West Yorn Zell""".split()
TAILS = """berg by dale eck feld ford gard ham holm ing land low mark mere mond ness quist rup son sted ster thorp vik wick wold""".split()
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FURNITURE = """Sign up for our newsletter|Get the day's news in your inbox every morning|Support independent reporting with a small gift|Share this
article with your friends|Follow us wherever you read|Read more from our newsroom|You have two free articles left this month|Log in or register to
comment|Terms and conditions apply to every subscription|Download our app for alerts as they happen|All rights reserved by the publisher|Advertise
with us and reach local readers|Listen to our weekly podcast|Most viewed in the last day|Tell us what you think of this page|Please turn off your
ad blocker|We use cookies to improve your visit|Cancel at any time without a fee|Photographs may not be used without permission|Return to the top
of the page|Subscribe now for full access|Our journalists need your help to keep going|Choose your region for local weather|Report a mistake
to our editors|Jobs, homes and motors in your area""".replace("\n", " ").split("|")
CUSTOMS = [
    ("harbour", "harbor"),
    ("theatre", "theater"),
    ("licence", "license"),
    ("grey", "gray"),
    ("programme", "program"),
]
SYNONYMS = [("after", "following"), ("while", "as"), ("rejected", "refused"), ("bought", "acquired"), ("said", "told reporters"),
            ("beside", "next to"), ("because", "since"), ("sold", "offloaded"), ("before", "ahead of when"), ("old", "aged")]  # fmt: skip

Made = Callable[["Newsroom", "Event", list[str]], tuple[list[str], list[str]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how they were made, and what the second is to the first: a kind of relation, or None for another dispatch."""

    made: str
    origin: str
    other: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What a text is about: who, where, what, how many."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    numbers: tuple[int, ...]


class Newsroom:
    """Writes about events; everything it does follows from its seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def event(self) -> Event:
        """Four people, three places, some things and figures."""
        people = (f"{self.chance.choice(GIVEN)} {self._name()}" for _ in range(4))
        things = self.chance.sample(NOUNS, 14)
        return Event(
            tuple(people),
            tuple(self._name() for _ in range(3)),
            tuple(things),
            tuple(self.chance.sample(range(11, 990), 4)),
        )

    def text(self, event: Event, paragraphs: int) -> list[str]:
        """A dispatch: an opening with its dateline, then paragraphs of one to three sentences, some with a quotation."""
        lede = f"{event.places[0].upper()} — {self.sentence(event)}"
        return [lede, *(self.paragraph(event) for _ in range(paragraphs - 1))]

    def paragraph(self, event: Event) -> str:
        """One to three sentences; one time in four there are words in quotation marks."""
        told = [self.sentence(event) for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.25:
            told.append(f'"{self.sentence(event)[:-1]}," said {self.chance.choice(event.people)}.')
        return " ".join(told)

    def sentence(self, event: Event) -> str:
        """Who did what where, and how that hangs together with something else."""
        clause = f"{self._who(event)} {self.chance.choice(VERBS)} {self._what(event)}"
        if self.chance.random() < 0.6:
            clause += f" {self.chance.choice(PLACES)} {self.chance.choice(event.places)}"
        if self.chance.random() < 0.7:
            clause += f" {self.chance.choice(LINKS)} {self._who(event)} {self.chance.choice(VERBS)} {self._what(event)}"
        if self.chance.random() < 0.4:
            clause += f" on {self.chance.choice(DAYS)}"
        return clause[0].upper() + clause[1:] + "."

    def furniture(self, words: int) -> list[str]:
        """Lines of a page that are no story, in all about so many words."""
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < words:
            lines.append(f"{self.chance.choice(FURNITURE)}{self.chance.choice(['.', '', '!'])}")
        return lines

    def edited(self, text: list[str]) -> list[str]:
        """The text in another house's style: spelling, quotation marks, titles, a word here and there, perhaps no dateline."""
        marks, titles, dateline = self.chance.random() < 0.5, self.chance.random() < 0.5, self.chance.random() < 0.5
        rows = [self._styled(row, marks=marks, titles=titles) for row in text]
        return [rows[0].partition(" — ")[2] or rows[0], *rows[1:]] if dateline else rows

    def _styled(self, row: str, *, marks: bool, titles: bool) -> str:
        for one, other in CUSTOMS:
            row = row.replace(one, other)
        for one, other in SYNONYMS:
            if self.chance.random() < 0.3:
                row = row.replace(f" {one} ", f" {other} ")
        if marks:
            row = row.replace('"', "”").replace("'", "’")
        return row.replace("said ", "said Mr ") if titles else row

    def _name(self) -> str:
        return self.chance.choice(STEMS) + self.chance.choice(TAILS)

    def _who(self, event: Event) -> str:
        form = self.chance.random()
        if form < 0.4:
            return self.chance.choice(event.people).split()[-1]
        if form < 0.5:
            return self.chance.choice(event.people)
        if form < 0.6:
            return f"{self.chance.choice(event.numbers)} {self.chance.choice(event.things)}s"
        return self._what(event)

    def _what(self, event: Event) -> str:
        noun = self.chance.choice(event.things if self.chance.random() < 0.5 else NOUNS)
        return f"{self.chance.choice(['the', 'a', 'its', 'their'])} {self.chance.choice(ADJECTIVES)} {noun}"


def pairs(count: int, seed: int = 4) -> Iterator[Pair]:
    """`count` pairs: half of them one dispatch, made in turn in each of the ways below."""
    ways: list[tuple[str, str | None, Made]] = [*_SAME, *_OTHER]
    for number in range(count):
        name, kind, make = ways[number % len(ways)]
        room = Newsroom(seed * 1_000_003 + number)
        event = room.event()
        one, other = make(room, event, room.text(event, room.chance.randint(6, 22)))
        yield Pair(name, "\n".join(one), "\n".join(other), kind)


def _words(text: list[str]) -> int:
    return sum(len(row.split()) for row in text)


def _house(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    return text, room.edited(text)


def _cut(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """Shortened to 30–70%: mostly from the end, sometimes within."""
    goal = room.chance.uniform(0.3, 0.7) * _words(text)
    kept = list(text)
    while len(kept) > 2 and _words(kept) > goal:
        kept.pop(-1 if room.chance.random() < 0.7 else room.chance.randrange(1, len(kept)))
    return text, room.edited(kept)


def _refurnished(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """Run between lines of a page that were not recognised as such, 5–60% of the length of the story."""
    lines = room.furniture(round(room.chance.uniform(0.05, 0.6) * _words(text)))
    above = room.chance.randint(0, len(lines) // 3)
    return text, [*lines[:above], *room.edited(text), *lines[above:]]


def _reordered(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    rest = text[2:]
    room.chance.shuffle(rest)
    return text, room.edited([*text[:2], *rest])


def _version(room: Newsroom, event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """A later write-through: a new opening, new paragraphs among the old, most of the old kept."""
    kept = [row for row in text[1:] if room.chance.random() < 0.9]
    goal = room.chance.uniform(0.35, 0.55) * _words(kept)
    fresh = room.text(event, 2)
    while _words(fresh) < goal:
        fresh.append(room.paragraph(event))
    for row in fresh[1:]:
        kept.insert(room.chance.randint(0, len(kept)), row)
    return text, [fresh[0], *kept]


def _quotes(room: Newsroom, event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """Two reports that quote one statement at length."""
    said = [f'"{" ".join(room.sentence(event) for _ in range(3))}" said {event.people[0]}.' for _ in range(4)]
    return [*text, *said], [*room.text(event, len(text)), *said]


def _page(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """Two stories on pages of one house."""
    lines = room.furniture(round(room.chance.uniform(0.2, 0.8) * _words(text)))
    return [*text, *lines], [*room.text(room.event(), len(text)), *lines]


def _background(room: Newsroom, event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """A new report that ends on up to half of an old one."""
    old = text[-max(1, round(room.chance.uniform(0.1, 0.5) * len(text))) :]
    fresh = room.text(event, 3)
    while _words(fresh) < _words(old):
        fresh.append(room.paragraph(event))
    return text, [*fresh, *old]


def _anew(room: Newsroom, event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    """The same people, places, things and figures, a quotation in common, in words of its own."""
    quote = f'"{room.sentence(event)[:-1]}," said {event.people[1]}.'
    return [*text, quote], [*room.text(event, len(text)), quote]


def _apart(room: Newsroom, _event: Event, text: list[str]) -> tuple[list[str], list[str]]:
    return text, room.text(room.event(), len(text))


_SAME: list[tuple[str, str | None, Made]] = [
    ("house edits", "copy", _house),
    ("cut", "cut", _cut),
    ("re-furnished", "copy", _refurnished),
    ("reordered", "copy", _reordered),
    ("version", "version", _version),
]
_OTHER: list[tuple[str, str | None, Made]] = [
    ("shared quotes", None, _quotes),
    ("shared furniture", None, _page),
    ("shared background", None, _background),
    ("written anew", None, _anew),
    ("two stories", None, _apart),
]
