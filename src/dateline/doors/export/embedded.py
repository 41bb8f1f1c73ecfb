"""JSON that may stand inside a page.

In: a plain document. Out: JSON text in which no character can end or open an element. Never: another meaning.
"""

from __future__ import annotations

import json
from typing import Any

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def embeddable(document: Any) -> str:
    """`document` as JSON, safe inside a script element, ending in a newline."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.translate(_UNSAFE) + "\n"
