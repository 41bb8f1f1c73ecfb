"""Limits: how much of a document is read before it is refused.

In: nothing. Out: numbers. Never: a limit that is not named here.

Each is far above what a report needs (of 1,200 saved news pages the longest shows 99,000 characters in blocks of at
most 4,700 and has 10,000 elements with 16,000 attributes) and low enough that the largest input allowed is read in
seconds within 500 MB.
"""

from __future__ import annotations

MAX_BYTES = 64_000_000
"""Bytes of one file, before and after decompression."""

MAX_DECODED = 256_000_000
"""Bytes of all parts of one document once decoded: streams, files inside it, answers of an archive beyond what is usual for their size."""

MAX_COMPLAINTS = 100
"""Parts of one document that are named one by one as set aside; behind them stands how many more there were."""

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

MAX_PAGES = 500
"""Pages of one PDF document: a report has a few, a long study three hundred."""

MAX_OPERATORS = 150_000
"""Drawing operators of one PDF document, all pages together: a page of print has about a thousand, and a second does 40,000 on a slow machine."""

MAX_STREAM = 16_000_000
"""Bytes of one PDF stream once decompressed."""

MAX_ENTRIES = 2_000
"""Files inside one office document."""

MAX_DRAWN = 16_000_000
"""Bytes of what all pages of one PDF document draw, decoded: five times what the operators of as long a report take up, and the parser takes two seconds for as many."""

MAX_OFFICE_MARKUP = 16_000_000
"""Bytes of all markup inside one office document: each takes fifteen once it is parsed."""

MAX_OFFICE = 64_000_000
"""Bytes of all files inside one office document, decompressed."""

MAX_NESTED = 4
"""Messages inside one another in an e-mail."""

MAX_MESSAGE_LINES = 1_000_000
"""Lines of one e-mail: with 60 MB attached it has 800,000."""

MAX_MESSAGE_PARTS = 200
"""Parts of one e-mail, with those of the messages inside it."""

MAX_RECORDS = 20_000
"""Reports of one feed; damaged records of one stretch of a web archive that are counted."""

MAX_ARCHIVED = 200_000
"""Records of one stretch of a web archive: more than 64 MB hold, as the headers of each take some 300 bytes."""

MAX_FEED_TAGS = 300_000
"""Brackets that open a tag in one feed: the parser takes two seconds for as many."""

MAX_FEED = 8_000_000
"""Bytes of one feed: of 105 real ones the largest has 600,000, and a second reads two million."""
