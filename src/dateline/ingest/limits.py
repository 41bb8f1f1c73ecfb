"""Limits: how much of a document is read before it is refused.

In: nothing. Out: numbers. Never: a limit that is not named here.

Each is far above what a report needs (of 1,200 saved news pages the longest shows 99,000 characters in blocks of at
most 4,700 and has 10,000 elements with 16,000 attributes) and low enough that the largest input allowed is read in
seconds within 500 MB.
"""

from __future__ import annotations

MAX_BYTES = 64_000_000
"""Bytes of one file, before and after decompression."""

MAX_MARKUP = 24_000_000
"""Characters of one page's markup."""

MAX_TAGS = 50_000
"""Elements of one page: an extractor takes about five seconds for as many."""

MAX_ATTRIBUTES = 100_000
"""Attributes of one page, all tags together."""

MAX_TAG_ATTRIBUTES = 1_000
"""Attributes of one tag: libxml2 takes time quadratic in them."""

MAX_TEXT = 1_000_000
"""Characters of one report's text: longer than a novel."""

MAX_LINE = 200_000
"""Characters of one line or block of text: a paragraph is parsed in one piece, at about 10 kB a character."""

MAX_JSON_LINE = 16_000_000
"""Characters of one JSON line, which may carry a whole page."""

MAX_METAS = 200
"""Things that one document says about itself."""

MAX_META = 2_000
"""Characters of one such thing."""
