"""A server in a process of its own, which can be killed.

In: a store. Out: a running server with its address. Never: a model: English is read by the parser of the tests.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

HOUSE = Path(__file__).resolve().parent.parent.parent
WORK = (
    "import sys; from tests import fakeparser\nfrom dateline.doors import web\n"
    "with fakeparser.installed():\n    web.serve(sys.argv[1], port=int(sys.argv[2]))\n"
)


@dataclass(slots=True)
class Served:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def home(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def client(self) -> httpx.Client:
        """Somebody who asks it."""
        return httpx.Client(base_url=self.home, timeout=60)

    def kill(self) -> None:
        """End it as a fault of the power does."""
        self.process.kill()
        self.process.wait()


def served(db: Path) -> Served:
    """A server over `db`, ready to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": f"{HOUSE / 'src'}:{HOUSE}"}
    process = subprocess.Popen([sys.executable, "-c", WORK, str(db), str(port)], env=environment, cwd=HOUSE)
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return Served(process, port)
        assert process.poll() is None
        time.sleep(0.1)
    raise AssertionError("the server did not start")
