"""Keys and lines from a person at a terminal, or from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

CANCEL = "."
QUIT = "q"
_INTERRUPT = ("\x03", "\x04")


class CancelledError(Exception):
    """The person thought better of it."""


class Keys:
    """Where keys and lines come from.

    At a terminal a key counts at once, and Tab completes what a line asks for. From a pipe keys are
    characters and lines are lines; a new line after a key is passed over, and the end means quit.

    Args:
        source: read instead of standard input, for a pipe.
    """

    def __init__(self, source: TextIO | None = None) -> None:
        self._is_terminal = source is None and sys.stdin.isatty()
        self._rest = "" if self._is_terminal else (source or sys.stdin).read().replace("\r\n", "\n")

    @property
    def is_terminal(self) -> bool:
        """Whether a person sits there."""
        return self._is_terminal

    def key(self) -> str:
        """The next key."""
        if self._is_terminal:
            key = click.getchar()
            return QUIT if key in _INTERRUPT else key
        self._rest = self._rest.lstrip("\n ")
        if not self._rest:
            return QUIT
        key, self._rest = self._rest[0], self._rest[1:].removeprefix("\n")
        return key

    def line(self, prompt: str, choices: Sequence[str] = ()) -> str:
        """A line, without the blanks around it.

        Args:
            prompt: what is asked.
            choices: what Tab completes.

        Raises:
            CancelledError: the line is a full stop, or there is none.
        """
        if self._is_terminal:
            with _completing(choices):
                try:
                    line = input(prompt)
                except (EOFError, KeyboardInterrupt):
                    raise CancelledError from None
        else:
            if not self._rest:
                raise CancelledError
            line, _, self._rest = self._rest.partition("\n")
            click.echo(f"{prompt}{line}")
        line = line.strip()
        if line == CANCEL:
            raise CancelledError
        return line


class _completing:  # noqa: N801 used as a verb
    """Tab completes one of the choices, case and accents aside, while it lasts."""

    def __init__(self, choices: Iterable[str]) -> None:
        from kg.text import search_key

        self._key = search_key
        self._choices = [(search_key(choice), choice) for choice in choices]
        self._found: list[str] = []

    def __enter__(self) -> None:
        try:
            import readline
        except ImportError:  # a Python without it asks all the same
            return
        readline.set_completer_delims("")
        readline.set_completer(self._complete)
        # libedit, which stands in for readline on some systems, has its own words for the same key.
        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")

    def __exit__(self, *_: object) -> None:
        try:
            import readline
        except ImportError:
            return
        readline.set_completer(None)

    def _complete(self, text: str, number: int) -> str | None:
        if number == 0:
            key = self._key(text)
            begins = [choice for of, choice in self._choices if of.startswith(key)]
            self._found = begins or [choice for of, choice in self._choices if key in of]
        return self._found[number] if number < len(self._found) else None
