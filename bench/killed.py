"""Killed: a batch of real reports by two workers, of which one is killed at each stage, held to reading the same reports at once.

In: collections of timeline17, where benchmarks are in DATELINE_SHARED. Out: whether the two exports are the same, byte for byte; how many pieces of work a kill cost. Never: a text of the
benchmark kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import dateline
from dateline.batch import everything
from dateline.doors import export
from evals import folder
from evals._shared import shared_folder
from evals.stories import written

SMALL = "H1N1_reuters"
"""207 reports of some 3,500 characters."""
STAGES = ("reports", "stories")


def killed(collections: list[str]) -> dict[str, float]:
    """The figures of a batch of these collections, and of a second run, which has nothing left to do."""
    with TemporaryDirectory() as home:
        given, out = Path(home) / "in", Path(home) / "told"
        reports = sum(_write(given / name, name) for name in collections)
        began = time.perf_counter()
        seen = _run(given, out, STAGES)
        seconds = time.perf_counter() - began
        again = _run(given, out, ())
        told = export.to_json(everything(out))
        print(f"{len(told):,} characters told in {seconds:.0f} s; reading them at once …", file=sys.stderr, flush=True)
        wanted = export.to_json(dateline.read([str(given)], workers=1))
        stories = len(everything(out).stories)
        return {
            "reports": reports,
            "stories": stories,
            "pieces of work": len({piece for piece, _ in seen}),
            "pieces begun more than once": len(seen) - len({piece for piece, _ in seen}),
            "pieces begun by a run again": len(again),
            "the export is that of reading at once": float(told == wanted),
            "seconds of the batch": seconds,
            "load of the machine": os.getloadavg()[0],
        }


def _write(into: Path, name: str) -> int:
    """Each report as a JSON line in a file of its own, a folder a month; how many there are."""
    rows = gzip.decompress((folder(shared_folder(), "timeline17") / name / "articles.jsonl.gz").read_bytes())
    lines = rows.decode("utf-8").splitlines()
    for number, row in enumerate(map(json.loads, lines)):
        text = "\n".join(written(line.split()) for line in row["text"].splitlines())
        file = into / row["date"][:7] / f"{number:04}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        made = {"url": f"https://{name}.example/{number}", "text": text, "published": row["date"], "publisher": name}
        file.write_text(json.dumps(made) + "\n", encoding="utf-8")
    return len(lines)


def _run(given: Path, out: Path, stages: tuple[str, ...]) -> set[tuple[str, int]]:
    """Have the command read these reports, one worker of each of these stages killed amid its work; which piece was begun by which process."""
    command = [sys.executable, "-m", "dateline", "batch", str(given), "--out", str(out), "--workers", "2", "--json"]
    seen: set[tuple[str, int]] = set()
    left = set(stages)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:  # noqa: S603 - our own command
        while running.poll() is None:
            for stage, piece, pid in _begun(out):
                seen.add((f"{stage} {piece}", pid))
                if stage in left:
                    time.sleep(0.5)  # it is amid its work
                    if (stage, piece, pid) in _begun(out):
                        os.kill(pid, signal.SIGKILL)
                        left.remove(stage)
            time.sleep(0.02)
    if running.returncode not in (0, 1) or left:  # 1: a document was set aside, of which the export tells
        raise RuntimeError(f"the batch ended with {running.returncode}; nobody was killed at {sorted(left)}")
    return seen


def _begun(out: Path) -> set[tuple[str, str, int]]:
    """What is being done: its stage, its name, the process."""
    found: set[tuple[str, str, int]] = set()
    for stage in STAGES:
        for path in (out / "notes" / stage).glob("*.begun"):
            try:
                pid = path.read_text(encoding="ascii")
            except FileNotFoundError:  # it is done
                continue
            if pid and not path.name.startswith("."):
                found.add((stage, path.stem, int(pid)))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.killed", description=__doc__.splitlines()[0])
    parser.add_argument("collections", nargs="*", default=[SMALL])
    print(
        json.dumps({name: round(value, 2) for name, value in killed(parser.parse_args().collections).items()}, indent=1)
    )
