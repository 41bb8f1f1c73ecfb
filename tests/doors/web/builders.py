"""Reports written for the tests: a story of two outlets and an agency, and one whose every field is an attack."""

from __future__ import annotations

import json
from pathlib import Path

SCRIPT = "<script>window.pwned=1</script>"
IMAGE = '<img src=x onerror="window.pwned=2">'
BREAK = "\"'><svg onload=window.pwned=3>{{7*7}}{% raw %}"
HOSTILE_URL = "javascript:window.pwned=4//news.example/summit"

HOSTILE = {
    "url": HOSTILE_URL,
    "title": f"Mayor Orla Penn {SCRIPT} to meet dockers of Velm",
    "byline": f"Ann {IMAGE} Writer",
    "publisher": f"The Velm {BREAK} Courier",
    "published": "2030-03-05T10:00:00Z",
    "text": (
        f"VELM (Northwire) - Mayor Orla Penn said on Tuesday {SCRIPT} that the council would meet the dockers of Velm on March 12."
        f'\n\n"We will talk {IMAGE} until it is done," Penn told reporters in Velm.'
        f"\n\nThe talks in Velm are scheduled for March 12, the council said. {BREAK}"
        "\n\nThree people were injured in a clash at the port of Velm on Monday, police said."
    ),
}
LATER = {
    "url": "https://post.example/velm?a=1&b=<script>",
    "title": "Velm talks put off as Mayor Orla Penn falls ill <b>bold</b>",
    "publisher": "Post & <i>Sons</i>",
    "published": "2030-03-11T10:00:00Z",
    "text": (
        "VELM - The talks between the council of Velm and the dockers have been moved to March 15, Mayor Orla Penn said on Monday."
        '\n\n"We will talk on Friday," Penn said in Velm. Council leader Jon Harrow denied that the talks were in danger.'
        "\n\nFive people were injured in the clash at the port of Velm, the hospital said on Monday."
        f"\n\nThe dockers walked out on February 20 {SCRIPT} over pay in Velm."
    ),
}
ESCAPED = SCRIPT.replace("<", "&lt;")
IN_JSON = SCRIPT.replace("/", "\\/")
IN_ATTRIBUTE = BREAK.replace('"', "&quot;")
HOSTILE_PAGE = f"""<!doctype html><html lang="en"><head><title>Velm talks: Mayor Orla Penn meets dockers &lt;script&gt;window.pwned=5&lt;/script&gt;</title>
<meta property="article:published_time" content="2030-03-12T18:00:00Z"><meta property="og:site_name" content="{IN_ATTRIBUTE}">
<link rel="canonical" href="javascript:window.pwned=6">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Velm talks {IN_JSON}", "author": "<img src=x onerror=window.pwned=7>", "url": "javascript:window.pwned=8"}}</script>
</head><body><header><a href="javascript:window.pwned=9">Home</a></header><article><h1>Velm talks: Mayor Orla Penn meets dockers {ESCAPED}</h1>
<p>VELM - Mayor Orla Penn met the dockers of Velm on Tuesday, the council said. &lt;img src=x onerror="window.pwned=10"&gt;</p>
<p>"It was a good talk &lt;script&gt;window.pwned=11&lt;/script&gt;," Penn told reporters in Velm after the talks with the dockers.</p>
<p>Six people had been injured in the clash at the port of Velm, police said on Tuesday. One of them died on Sunday.</p></article>
<footer><p>Subscribe &lt;svg onload=window.pwned=12&gt; to our newsletter today.</p></footer></body></html>
"""
FILE_NAME = "velm <img src=x onerror=window.pwned=13>.html"


def hostile(folder: Path) -> list[Path]:
    """The files of the hostile story, in `folder`."""
    lines = folder / "velm <script>window.pwned=14<script>.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in (HOSTILE, LATER)), encoding="utf-8")
    page = folder / FILE_NAME
    page.write_text(HOSTILE_PAGE, encoding="utf-8")
    return [lines, page]
