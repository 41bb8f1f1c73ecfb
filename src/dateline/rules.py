"""Rules that can be listed: each has a name, an example and a counter-example, which are its tests.

In: functions and rows of data files that decide something about a sentence. Out: the list of them, which of them fired,
and the same house with some of them off. Never: a rule without a name.

A rule is written where it belongs and registered with `rule` (a function) or `row` (a row of a data file). What was decided
names its rule (`basis`), so that a reader can ask which rule it was and `evals/rules.py` can count what each is worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from itertools import count
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: "english.question", what it says in one sentence, and a sentence in which it fires and one in which it does not.

    In the examples the word that the rule is asked about stands between > and <.
    """

    name: str
    says: str
    example: str
    counter_example: str


_REGISTERED: dict[str, Rule] = {}
_OFF: set[str] = set()
_FIRED: Counter[str] = Counter()
_TURNS = count()
_TURN = [next(_TURNS)]


def rule(name: str, *, example: str, counter_example: str) -> Callable[[Callable[P, T | None]], Callable[P, T | None]]:
    """Register a function as the rule `name`; where the rule is off, the function finds nothing.

    Its docstring's first line is what the rule says. None means that the rule did not fire.
    """

    def register(function: Callable[P, T | None]) -> Callable[P, T | None]:
        says = (function.__doc__ or "").strip().splitlines()[0]
        row(Rule(name, says, example, counter_example))

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T | None:
            if name in _OFF:
                return None
            found = function(*args, **kwargs)
            if found is not None:
                _FIRED[name] += 1
            return found

        return asked

    return register


def row(one: Rule) -> Rule:
    """Register a rule that is a row of a data file; raises ValueError where its name is taken by another."""
    if _REGISTERED.setdefault(one.name, one) != one:
        raise ValueError(f"two rules are called {one.name!r}; give one of them another name")
    return one


def rules() -> tuple[Rule, ...]:
    """All rules that are registered by the modules loaded, by name."""
    return tuple(_REGISTERED[name] for name in sorted(_REGISTERED))


def is_on(name: str) -> bool:
    """Whether the rule applies."""
    return name not in _OFF


def fired(name: str) -> str:
    """Count one firing of a rule that is a row; gives its name back."""
    _FIRED[name] += 1
    return name


def firings() -> dict[str, int]:
    """How often each rule has fired in this process since the last `without` or `forget`."""
    return {one.name: _FIRED[one.name] for one in rules()}


def forget() -> None:
    """Count from nothing again."""
    _FIRED.clear()
    _TURN[-1] = next(_TURNS)


def turn() -> int:
    """What tells an answer of now from those given while other rules held, or before firings were counted anew."""
    return _TURN[-1]


@contextmanager
def without(*names: str) -> Iterator[None]:
    """The same house with these rules off; for measuring what they are worth, never in a reading. Unknown names raise KeyError."""
    for name in names:
        _REGISTERED[name]  # a mistyped name would measure nothing
    added = set(names) - _OFF
    _OFF.update(added)
    _TURN.append(next(_TURNS))
    try:
        yield
    finally:
        _TURN.pop()
        _OFF.difference_update(added)
