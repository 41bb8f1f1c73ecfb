"""A batch of web archives tells what reading them at once tells."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.batch.build import run, told
from tests.desk.builders import at_once
from tests.ingest.test_warc_damage import PAGES, answer, flipped, record, zstd
from tests.sources.test_archives import by_dictionary

pytestmark = pytest.mark.usefixtures("small_parser")


@pytest.mark.parametrize("size", [1, 2_000, 10**9])
def test_archives_in_any_sharding(tmp_path: Path, size: int) -> None:
    """However they are packed, put together and damaged: what is told and what is set aside is the same to the byte."""
    some = [record(answer(page), n) for n, page in enumerate(PAGES * 4)]
    packed = [gzip.compress(one) for one in some]
    (first, frames), (second, others) = by_dictionary(some[:6]), by_dictionary(some[6:])
    for name, parts in {
        "a.warc.gz": [*packed[:4], flipped(packed[4]), *packed[5:9], flipped(packed[9]), *packed[10:]],
        "b.warc.zst": [first, *frames, b"\r\n", second, *others[:3], flipped(others[3]), *others[4:], b"\0" * 9],
        "c.warc": [*some[:4], *packed[4:8], *map(zstd, some[8:])],
    }.items():
        (tmp_path / name).write_bytes(b"".join(parts))
    paths = [tmp_path / name for name in ("a.warc.gz", "b.warc.zst", "c.warc")]
    outcome = run(paths, tmp_path / "out", shard=size, bundle=size)
    assert told(tmp_path / "out") == at_once(paths)
    assert outcome.reasons() == {"damaged records": 3}
