"""Newsletter: a page that was mailed to many → the stories in it, where its structure tells them apart.

In: the report of such a page. Out: its stories, each with its headline, the address that the headline leads to, its blocks; what stands above them. Never: a story cut out
of a letter that tells one, or whose headings lead nowhere; words of the letter left out.

A story begins at a heading, or a line in bold, that is all link and has prose below it, and ends at the next one, or at a heading of no lower rank. There are several, or
the letter is one report. Among several, what a heading that leads somewhere has below it is a story however short; what tells nothing by itself stands below the one above.
"""

from __future__ import annotations

import html as entities
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.ingest import html
from dateline.ingest.findings import is_web_address
from dateline.ingest.layout import Element
from dateline.ingest.passed_on import is_frame
from dateline.terms import Block, Report

SEVERAL = 2
"""Stories from which a letter is taken apart."""
LINKED = 0.9
"""Share of a heading that is link text."""
FEWEST = 3
"""Words of the shortest headline in bold; "Read more" has two."""
PROSE = 8
"""Words of a paragraph that tells something."""

_RANKS = {f"h{rank}": rank for rank in range(1, 7)}
_BOLD = 7  # the rank of a line in bold, below all headings
_ENDS = '.!?…"”’)'
_KEPT = frozenset(("p", "li", "blockquote", *_RANKS))


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a newsletter: its headline and where that leads, None for what stands above the first; its blocks below the headline."""

    title: str | None
    address: str | None
    blocks: tuple[Block, ...]


def stories(page: Report) -> tuple[Story, ...]:
    """The stories of a letter, first what stands above them; none where its structure does not tell several."""
    if page.markup is None:
        return ()
    blocks = [block for block in page.blocks if not is_frame(page.text[block.start : block.end])]
    leads = _leads(html.parsed(page.markup, name=page.id))
    addresses = {i: lead for i, block in enumerate(blocks) if (lead := _lead(page.text, block, leads)) is not None}
    starts = [i for i in addresses if _tells(page.text, _below(blocks, i, addresses))]
    if len(starts) < SEVERAL:
        return ()
    least = max(_rank(blocks[i]) for i in starts)
    cuts = [i for i, block in enumerate(blocks) if i in addresses or _RANKS.get(block.tag, _BOLD + 1) <= least]
    parts: list[tuple[int | None, list[Block]]] = [(None, blocks[: cuts[0]])]
    for start, end in zip(cuts, [*cuts[1:], len(blocks)], strict=True):
        below = blocks[start + 1 : end]
        if _stands(page.text, below, leads=start in addresses):
            parts.append((start, below))
        else:
            parts[-1][1].extend((blocks[start], *below))
    return tuple(_story(page.text, blocks, start, below, addresses) for start, below in parts)


def _stands(text: str, below: Sequence[Block], *, leads: bool) -> bool:
    """Whether the blocks below a heading are a story: they tell something, or, where it leads somewhere, have a word that is no link."""
    return _tells(text, below) or (leads and any(block.links < LINKED for block in below))


def _story(
    text: str, blocks: Sequence[Block], start: int | None, below: Sequence[Block], addresses: dict[int, str]
) -> Story:
    if start is None:
        return Story(None, None, tuple(below))
    title = " ".join(text[blocks[start].start : blocks[start].end].split())
    return Story(title, addresses.get(start), tuple(below))


def markup_of(page: Report, blocks: Sequence[Block]) -> str:
    """Blocks as a fragment of a page, as far as a reader of it sees what they are: links, items, quotations."""
    return "".join(_element(page.text[block.start : block.end], block) for block in blocks)


def tells(page: Report, blocks: Sequence[Block]) -> int:
    """How many words of prose some blocks have."""
    return sum(len(words.split()) for words in _prose(page.text, blocks))


def _leads(root: Element) -> dict[str, str]:
    """The words of each link that is a heading, or bold → where it leads."""
    found: dict[str, str] = {}
    for link in root.iter("a"):
        address = (link.get("href") or "").strip()
        words = " ".join("".join(link.itertext()).split())
        if words and is_web_address(address) and _stands_out(link):
            found.setdefault(words, address)
    return found


def _stands_out(link: Element) -> bool:
    if next(link.iter("b", "strong", *_RANKS), None) is not None:
        return True
    return next(link.iterancestors("b", "strong", *_RANKS), None) is not None


def _lead(text: str, block: Block, leads: dict[str, str]) -> str | None:
    """Where a heading leads; None for what is none."""
    words = " ".join(text[block.start : block.end].split())
    if block.links < LINKED or (block.tag not in _RANKS and len(words.split()) < FEWEST):
        return None
    return leads.get(words)


def _below(blocks: Sequence[Block], start: int, headings: dict[int, str]) -> Sequence[Block]:
    """The blocks between a heading and the next one."""
    end = next((i for i in range(start + 1, len(blocks)) if i in headings or blocks[i].tag in _RANKS), len(blocks))
    return blocks[start + 1 : end]


def _tells(text: str, blocks: Sequence[Block]) -> bool:
    return next(_prose(text, blocks), None) is not None


def _prose(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The words of each block that is a sentence and no link."""
    for block in blocks:
        words = text[block.start : block.end].strip()
        if block.links < LINKED and len(words.split()) >= PROSE and words[-1:] in _ENDS:
            yield words


def _rank(block: Block) -> int:
    return _RANKS.get(block.tag, _BOLD)


def _element(words: str, block: Block) -> str:
    shown = entities.escape(words)
    tag = block.tag if block.tag in _KEPT else "p"
    return f"<{tag}>{f'<a href=>{shown}</a>' if block.links >= LINKED else shown}</{tag}>"
