"""Stories of ECB+: reports made of a document's tokens, anchors as offsets into them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = """
import json, sys
from pathlib import Path
from tools import ecb_stories
home, labels = Path(sys.argv[1]), Path(sys.argv[2])
ecb_stories.LABELS = labels
print(json.dumps(list(ecb_stories.stories(home))))
"""
DOCUMENT = "".join(
    f'<token t_id="{i}" sentence="{n}">{word}</token>'
    for i, (n, word) in enumerate(
        [
            *((0, word) for word in "Ferry sinks".split()),
            *((1, word) for word in "The ferry sank at 6 a. m . on May 12 , 2031 .".split()),
        ]
    )
)


def test_a_story_is_made_of_tokens_and_offsets(tmp_path: Path) -> None:
    """Tokens are set together as printed, and the words of an anchor stand where its offsets say (in a process of its own: it locks what it may open)."""
    home, labels = tmp_path / "shared", tmp_path / "labels"
    (home / "bench" / "ecbplus" / "ECB+" / "99").mkdir(parents=True)
    (home / "bench" / "ecbplus" / "ECB+" / "99" / "99_1ecbplus.xml").write_text(f"<Document>{DOCUMENT}</Document>")
    labels.mkdir()
    report = {"published": "2031-05-12", "title": 0, "body": [1], "outlet": "courier.example"}
    mention = {"a": "99_1ecbplus", "at": [13, 27], "w": [23, 27]}
    key = {"events": [{"id": "sinking", "mentions": [mention]}]}
    label = {"topic": "99", "reports": {"99_1ecbplus": report}, "key": key}
    (labels / "ferry.json").write_text(json.dumps(label))
    made = subprocess.run(
        [sys.executable, "-c", CODE, str(home), str(labels)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ((name, reports, told),) = json.loads(made.stdout)
    assert (name, reports[0]["title"]) == ("ferry", "Ferry sinks")
    assert reports[0]["text"] == "The ferry sank at 6 a.m. on May 12, 2031."
    assert told["events"][0]["mentions"] == [{"a": "99_1ecbplus", "q": "The ferry sank", "w": "sank"}]
