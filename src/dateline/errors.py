"""Every error that dateline raises on purpose.

DatelineError
├── Unreadable            a document cannot be read; the rest goes on without it
├── NothingToRead         no report at all was left to read
├── BadDay                a day on the command line or in a call is not one
│   └── BadMoment         an hour or a moment is not one
├── UnknownName           a step, story or task of that name does not exist
├── BadBatch              a folder cannot be used as that of a batch, or no batch in it came to its end
├── BadCorrection         a correction does not say what is right, of what, who says so or why
├── BadRule               a rule of alerts does not say on what, how or to whom
├── BadQuery              a search asks for nothing that can be looked for
├── NoSuchPage            what a page should go on from is not there any more
├── MissingExtra          a part of dateline was asked for that is not installed
├── MissingPackage        another project's package would be needed that is not installed
├── NotPrepared           a story is not told yet as of a moment
├── NoToken               others could reach the server, and nobody was given a token
└── StoreError            the file that keeps the reports cannot be used as asked; nothing in it is lost
    ├── NotAStore         the file is no database of dateline's
    ├── NewerStore        a newer dateline wrote it
    ├── StoreLocked       somebody else is writing to it
    ├── StoreReadOnly     it may be read but not written
    ├── StoreFull         the disk is full
    ├── StaleStore        other steps derived what stands in it
    └── StoreDamaged      what stands in it is not what was written

In: nothing. Out: exceptions whose message names the thing and the remedy. Never: control flow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.terms import SetAside


class DatelineError(Exception):
    """Root of every error that dateline raises on purpose."""


class Unreadable(DatelineError):
    """A document cannot be read; `name` is what the user called it, `remedy` what may help."""

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        self.name = name
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{name}: {reason}; {remedy}")


class NothingToRead(DatelineError):
    """No report was left to read; `set_aside` says of each input why. `piped`: whether standard input may be named."""

    def __init__(self, set_aside: Sequence[SetAside], *, piped: bool = True) -> None:
        self.set_aside = tuple(set_aside)
        what = "nothing could be read" if set_aside else "there was nothing to read"
        meant = "a folder of them, or - for standard input" if piped else "or a folder of them"
        super().__init__(f"{what}; name text, HTML or JSON Lines files, {meant}")


class BadDay(DatelineError, ValueError):
    """A day is not written as YYYY-MM-DD, or does not exist."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(self._said(value))

    def _said(self, value: str) -> str:
        return f"{value!r} is not a day; write it as YYYY-MM-DD, for example 2024-03-09"


class BadMoment(BadDay):
    """A moment is written neither as a day nor as a time, or does not exist."""

    def _said(self, value: str) -> str:
        return (
            f"{value!r} is neither a day nor a time; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM (UTC, unless an offset stands "
            "behind it), for example 2024-03-09T14:00"
        )


class NotPrepared(DatelineError):
    """A story is not told yet as of a moment: telling it takes longer than whoever asks wants to wait; None means all stories."""

    def __init__(self, story: str | None, moment: str) -> None:
        self.story = story
        self.moment = moment
        super().__init__(f"what was known as of {moment} is not told yet; ask again in a while")


class UnknownName(DatelineError, LookupError):
    """Something was asked for by a name that nothing bears."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        near = get_close_matches(name, self.known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(self.known) or 'none'}"
        super().__init__(f"no {kind} is called {name!r}; {hint}")


class NoSuchPage(DatelineError, LookupError):
    """What the page before ended with, `after`, is not in the list any more."""

    def __init__(self, after: str) -> None:
        self.after = after
        super().__init__("what `after` names is no longer there; start again without it")


class StoreError(DatelineError):
    """The file that keeps the reports cannot be used as asked; `path` is the file. Nothing in it is lost."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        self.path = path
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{path}: {reason}; {remedy}")


class NotAStore(StoreError):
    """The file is no database, or another program's."""


class NewerStore(StoreError):
    """The database was written by a newer dateline than this one."""


class StoreLocked(StoreError):
    """Another process has been writing to the database for longer than one waits."""


class StoreReadOnly(StoreError):
    """The database may be read but not written."""


class StoreFull(StoreError):
    """There is no room on the disk for what was to be written."""


class StaleStore(StoreError):
    """What stands in the database was derived by other steps than are chosen now."""


class StoreDamaged(StoreError):
    """The database does not hold what was written into it."""


class BadBatch(DatelineError):
    """A folder, or a file in one, `path`, cannot be used as that of a batch, or no batch in it came to its end. What its last run told is as it was; `set_aside` says what failed."""

    def __init__(self, path: str, reason: str, remedy: str, set_aside: Sequence[SetAside] = ()) -> None:
        self.path = path
        self.reason = reason
        self.remedy = remedy
        self.set_aside = tuple(set_aside)
        super().__init__(f"{path}: {reason}; {remedy}")


class BadCorrection(DatelineError, ValueError):
    """A correction cannot be kept; `reason` says what it lacks, `remedy` how to say it."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}; {remedy}")


class BadRule(DatelineError, ValueError):
    """A rule of alerts, or the file that it stands in (`where`), cannot be used; `reason` says what it lacks, `remedy` how to say it."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        self.where = where
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{where}: {reason}; {remedy}")


class BadQuery(DatelineError, ValueError):
    """A search cannot be made of what was typed; `query` is that."""

    def __init__(self, query: str, reason: str, remedy: str) -> None:
        self.query = query
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"cannot search for {query[:80]!r}: {reason}; {remedy}")


class MissingExtra(DatelineError):
    """Something needs an optional part of dateline; `extra` is its name."""

    def __init__(self, what: str, extra: str) -> None:
        self.what = what
        self.extra = extra
        super().__init__(f"{what} needs a part that is not installed; add it with: pip install 'dateline[{extra}]'")


class MissingPackage(DatelineError):
    """Something hands over to a package that is not a part of dateline and is not installed; `package` is its name."""

    def __init__(self, what: str, package: str) -> None:
        self.what = what
        self.package = package
        super().__init__(f"{what} need {package}, which is not installed; add it with: pip install {package}")


class NoToken(DatelineError):
    """Others could reach the server at `host`, and nobody was given a token to ask it with."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(
            f"{host} can be reached by others and no token is known; make one with: dateline token add NAME"
        )
