"""How a command is made: what its help shows, and that it starts quickly.

In: the words of a call. Out: what the command is called with. Never: a checker of types loaded that no word needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption


def example_of(call: str) -> str:
    """The last line of a command's help."""
    return f"Example: {call}"


class Plain(TyperCommand):
    """A command whose help says what an argument is, and not of which type of a programming language, and that starts without a checker of types."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for one in self.params:
            if isinstance(one, TyperArgument):
                one.display_type_rich = _no_type  # type: ignore[method-assign]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a call."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)


class AsGiven:
    """What was typed for words, and a default, stand as they are; for all else typer loads what checks it, which takes a third of a start."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value that the command is called with."""
        several = param.multiple or param.nargs == -1
        wanted = param.type_descriptor.annotation
        if value is None:
            return () if several else None
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and not isinstance(value, str) and all(isinstance(one, str) for one in value):
            return list(value)
        if isinstance(wanted, type) and type(value) is wanted and value == param.default:
            return value
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def take_as_given(params: Iterable[object]) -> None:
    """Let typer load no checker of types for these, unless one is needed."""
    for one in params:
        if isinstance(one, TyperArgument | TyperOption):
            one._runtime_param = AsGiven()  # type: ignore[assignment]


def _no_type(ctx: object) -> None:
    """No type, for the help."""
    del ctx
