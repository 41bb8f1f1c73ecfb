"""Write docs/glossary.md from the records of `dateline.terms`.

In: the docstrings of terms/. Out: the glossary. Never: a word that the code does not use; a test holds the file to
what this makes.
"""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

from dateline import terms

GLOSSARY = Path(__file__).with_name("glossary.md")

WORDS = {
    "furniture": "what a page puts around the story: appeals, adverts, captions, navigation, legal lines",
    "wire": "a dispatch from a news agency",
    "dateline": "the place, and often the day, that opens a report; not its day of publication",
    "byline": "who signs a report",
    "lede": "a report's opening paragraph",
    "credit": "the words that name the agency or the people a report or picture comes from",
    "source": "who is reported to have said something",
    "cue": "the words that say that it was said",
    "status": "how far along an event is, from possible to happened",
    "manner": "how an event is described: short, full-fledged",
    "fold": "how one head is made of many reports, the latest winning each field and nothing overwritten",
    "as of": "a day; only what was published by then is told",
    "basis": "one sentence that says why, which a reader can check",
}
"""Words of the field that no record bears as its name."""


def glossary() -> str:
    """The glossary as Markdown."""
    records = {
        name: record
        for name, record in vars(terms).items()
        if dataclasses.is_dataclass(record) and isinstance(record, type)
    }
    lines = ["# Glossary", "", "Made from `src/dateline/terms/` by `make glossary`.", "", "## Words", ""]
    lines += [f"- *{word}*: {meaning}." for word, meaning in sorted(WORDS.items())]
    lines += ["", "## Records", ""]
    for name, record in sorted(records.items()):
        fields = [field.name for field in dataclasses.fields(record) if not field.name.startswith("_")]
        lines += [
            f"### {name}",
            "",
            inspect.cleandoc(record.__doc__ or ""),
            "",
            f"Fields: {', '.join(f'`{field}`' for field in fields)}.",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    GLOSSARY.write_text(glossary(), encoding="utf-8")
