"""Install dateline as a stranger would, and read one file of every format that it promises.

In: this checkout, whatever index pip is told to use. Out: a line for each environment; exit status 1 where one falls short. Never:
the lock, what is installed here, a file outside a temporary folder.

    python -m tools.install_check

Four environments, two at a time: the plain installation and `[all]`, each with the pip that Python 3.11 ships and with the newest. What
is not in the plain installation must say so with the command that installs it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.one_of_each import samples

HOUSE = Path(__file__).parent.parent
PIPS = {"pip 23.2": ["pip==23.2.*"], "newest pip": ["--upgrade", "pip"]}
EXTRAS = ("", "[all]")
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that README promises, and the extra that it needs, "" for none; `apart` where that is none of `[all]`."""

    words: tuple[str, ...]
    extra: str = ""
    apart: bool = False


ASKED = (
    Asked(("add", "plain.txt")),
    Asked(("export", "lindholm", "--to", "ics")),
    Asked(("token", "list"), "web"),
    Asked(("mcp",), "mcp"),
    Asked(("export", "lindholm", "--to", "parquet", "--output", "tables.zip"), "parquet"),
    Asked(("search", "bridge", "--by", "meaning"), "meaning"),
    Asked(("batch", "plain.txt", "--out", "told", "--workers", "2"), "parquet"),
    Asked(("batch", "plain.txt", "--out", "told", "--runner", "ray"), "ray", apart=True),
)


class FellShort(Exception):
    """An environment does not do what is promised."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A clean environment below `root` with one pip, into which `extras` of dateline are installed."""

    root: Path
    pip: str
    extras: str

    @property
    def name(self) -> str:
        """What it is called in the report."""
        return f"dateline{self.extras}, {self.pip}"

    def run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one of its programs in `root`, with nothing of ours in the way."""
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DATELINE", "VIRTUAL"))
        }
        return subprocess.run(
            [str(self.root / "env" / "bin" / program), *words],
            cwd=self.root,
            env={**kept, "DATELINE_DB": str(self.root / "news.db"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self, wheel: Path) -> int:
        """Make it and install the wheel; returns the MB that came with it."""
        subprocess.run([sys.executable, "-m", "venv", str(self.root / "env")], check=True, capture_output=True)
        self._pip(*PIPS[self.pip])
        before = size(self.root)
        self._pip(f"{wheel}{self.extras}")
        return (size(self.root) - before) // 1_000_000

    def _pip(self, *words: str) -> None:
        made = self.run("python", "-m", "pip", "install", "--quiet", *words)
        if made.returncode:
            raise FellShort(f"{self.name}: pip failed\n{made.stderr}")

    def faults(self) -> Iterator[str]:
        """What it does not do as promised."""
        yield from self._formats()
        for asked in ASKED:
            made = self.run("dateline", *asked.words)
            done, said = made.returncode == 0, made.stderr.splitlines()
            yield from self.promise(" ".join(asked.words), asked.extra, done, said, apart=asked.apart)

    def _formats(self) -> Iterator[str]:
        given = samples()
        for one in given:
            (self.root / one.name).write_bytes(one.data)
        made = self.run("dateline", "read", "--json", *(one.name for one in given))
        read = {article["file"] for article in json.loads(made.stdout)["articles"]} if made.stdout else set()
        said = made.stderr.splitlines()
        for one in given:
            yield from self.promise(one.name, one.extra, one.name in read, [line for line in said if one.name in line])
        if rest := [line for line in said if not any(one.name in line for one in given)]:
            yield f"{self.name}: read says {rest}"

    def promise(self, what: str, extra: str, done: bool, said: list[str], *, apart: bool = False) -> Iterator[str]:
        """What is installed works and says nothing; what is not is refused with the command that installs it."""
        if not extra or (self.extras and not apart):
            if not done or said:
                yield f"{self.name}: {what}: {said or 'is not read, and nothing is said'}"
        elif done or len(said) != 1 or f"pip install 'dateline[{extra}]'" not in said[0]:
            yield f"{self.name}: {what}: should need [{extra}] and name it, says {said}"


def size(folder: Path) -> int:
    """Bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def built(folder: Path) -> Path:
    """The wheel, built once as `pip install .` builds it."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(HOUSE)],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def tried(environment: Environment, wheel: Path) -> list[str]:
    """Install into one environment and ask it everything; returns its faults."""
    environment.root.mkdir()
    begun = time.monotonic()
    try:
        megabytes = environment.install(wheel)
        found = list(environment.faults())
    except FellShort as short:
        return [str(short)]
    print(f"{environment.name}: {megabytes} MB, {time.monotonic() - begun:.0f} s, {len(found)} faults", flush=True)  # noqa: T201 - a tool for a terminal
    return found


def main() -> int:
    """Try all four."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        wheel = built(Path(folder))
        each = [(pip, extras) for extras in reversed(EXTRAS) for pip in PIPS]
        environments = [Environment(Path(folder) / str(n), *one) for n, one in enumerate(each)]
        found = [fault for faults in pool.map(lambda one: tried(one, wheel), environments) for fault in faults]
    for fault in found:
        print(fault, file=sys.stderr)  # noqa: T201 - a tool for a terminal
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
