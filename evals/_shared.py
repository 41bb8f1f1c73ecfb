"""Where the data lies that figures are measured on, and the scorers that lie with it.

In: `DATELINE_SHARED` (default ../shared beside the project), which holds `bench`, `cases`, `editor`, `score`, `seeds` and `stories`.
Out: folders, and programs of theirs as modules. Never: a copy of them in the project.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from evals import Absent


def shared_folder() -> Path:
    """The folder of all data that is not part of the project."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared"
    return Path(os.environ.get("DATELINE_SHARED", beside))


@cache
def program(path: Path) -> ModuleType:
    """The program at `path` as a module, its neighbours within its reach; raises Absent where it is not there."""
    if not path.is_file():
        raise Absent(f"no {path.name} in {path.parent}")
    spec = importlib.util.spec_from_file_location(f"shared_{path.parent.name}_{path.stem}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module
