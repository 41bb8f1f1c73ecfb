"""Ready: what every reading loads, loaded before processes are copied, so that the copies share it.

In: languages. Out: nothing; the tables of the shipped steps are loaded. Never: a finding: the pages read here are invented, and what they tell is thrown away; a step of a
plug-in, which may do what it likes with them; a fault: whoever reads later loads what is missing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from dateline import pipeline
from dateline.language import load
from dateline.language.registry import ENGLISH
from dateline.steps import Steps, choose
from dateline.terms import Report, SetAside
from dateline.way.guard import Guard
from dateline.way.progress import quiet

NOW = date(2031, 4, 20)
_PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="The Lowmere Courier">
<meta property="article:published_time" content="2031-04-{day}T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{title}</h1><p>By Anna Weber</p>{body}</article>
<aside><h2>Read more</h2><ul><li><a href="/a">Sign up for our newsletter</a></li></ul></aside><footer>All rights reserved.</footer></body></html>"""
_TOLD = (
    (
        "Lowmere bridge to reopen in May, mayor says",
        "15",
        (
            "LOWMERE, April 15 (Reuters) – Three people were injured on Monday when a lorry hit the old bridge of Lowmere in Norway, police said.",
            "“The bridge will reopen on 3 May,” Mayor Carl Raman told reporters on Tuesday. He denied that the repairs would cost $2 million.",
            "The council of the town, which had planned talks with Acme Steel for next week, voted to postpone them, according to a statement.",
        ),
    ),
    (
        "Lowmere bridge stays closed until June",
        "17",
        (
            "Mayor Carl Raman said on Thursday that the bridge of Lowmere would not reopen on 3 May, as he had announced, but in June.",
            "Four people were injured in Monday’s accident, the police said, not three. The talks with Acme Steel were cancelled.",
        ),
    ),
)


def to_clean() -> None:
    """Have what cleans a page ready."""
    with suppress(Exception):
        steps = choose()
        pipeline.clean_each(_reports(steps), Guard(steps), now=NOW, progress=quiet)


def to_tell(languages: Iterable[str]) -> None:
    """Have the parsers of these languages ready, and where English is among them all that reads and tells it."""
    known = {*languages}
    load(known)
    if ENGLISH.code in known:
        with suppress(Exception):
            steps = choose()
            pipeline.read(tuple(_reports(steps)), now=NOW, steps=steps)


def _reports(steps: Steps) -> Iterable[Report]:
    for number, (title, day, lines) in enumerate(_TOLD):
        body = "".join(f"<p>{line}</p>" for line in lines)
        page = _PAGE.format(title=title, day=day, body=body).encode()
        for one in steps.ingest(page, name=f"{number}.html", file=None, url=None):
            if not isinstance(one, SetAside):
                yield one
