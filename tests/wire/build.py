"""Articles of our own for the tests of wire and cluster: an invented ferry accident and its neighbours."""

from __future__ import annotations

from dateline.terms import Article, Part, When
from dateline.text import lines

FERRY = """\
PORT ELLING — A ferry carrying 212 passengers ran aground off the island of Marrow on Tuesday, injuring 14 people, the coast guard said.
The vessel, the Sandpiper, struck a reef shortly after leaving the harbor in thick fog and took on water for nearly an hour.
Rescuers in small boats brought everyone ashore before dusk, said Ines Calder, who leads the coast guard station in Port Elling.
"We were lucky with the tide. Had it turned an hour earlier, we would be telling another story tonight," she said.
The operator, Northline, said the captain had reported a failure of the steering gear minutes before the accident.
Investigators from the transport board are expected to arrive on the island on Wednesday and to question the crew.
Northline has run the route since 1998 and paid a fine two years ago after another of its ferries collided with a pier.
Residents watched from the shore as the passengers, wrapped in blankets, were led to a school that serves as a shelter.
"""

FERRY_ANEW = """\
Fourteen people were hurt when a passenger ship hit rocks near Marrow in fog, officials in Port Elling reported.
All 212 on board were taken off by local fishermen and lifeboat crews, who worked until nightfall to reach them.
"We were lucky with the tide. Had it turned an hour earlier, we would be telling another story tonight," said Ines Calder.
The shipping company blames a broken rudder; the union of seafarers doubts it and asks why the ship sailed at all.
A team of experts will examine the wreck tomorrow, and divers are to look at the hull before it is towed away.
"""

HARVEST = """\
VELLMAR — Farmers in the Ostra valley expect the smallest apple harvest in thirty years after a late frost in April.
The growers' union estimates that two thirds of the blossom was lost within a single night, and asks the state for loans.
Minister Tomas Reuel promised to visit the valley next week, but said there was no money left in this year's budget.
Cider makers have begun to buy fruit abroad, and some fear that the customers they lose now will never come back.
"""


def article(
    id: str,
    body: str,
    *,
    title: str | None = None,
    day: str | None = None,
    publisher: str | None = None,
    owner: str | None = None,
    agency: str | None = None,
    url: str | None = None,
) -> Article:
    """An article whose lines are its paragraphs, under its title."""
    text = f"{title}\n\n{body}" if title else body
    spans = lines(text)
    head, rest = (spans[:1], spans[1:]) if title else ([], spans)
    return Article(
        id=id, file=None, url=url, canonical_url=None, text=text, title=title, bylines=(), publisher=publisher,
        agency=agency, language="en", place=None, published=When(day, day, "day", "as given") if day else None,
        modified=None, fetched=None, candidates=(), masthead=tuple(Part(id, s, e, text[s:e], "title") for s, e in head),
        paragraphs=tuple(Part(id, s, e, text[s:e], "body" if i else "lede") for i, (s, e) in enumerate(rest)),
        furniture=(), owner=owner,
    )  # fmt: skip


def first_lines(body: str, count: int) -> str:
    """The opening paragraphs of a text."""
    return "\n".join(body.splitlines()[:count])
