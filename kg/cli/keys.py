"""Keys and lines from a person at a terminal, or from a pipe."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

CANCEL = "."
QUIT = "q"
_INTERRUPT = ("\x03", "\x04")
_ESCAPE = b"\x1b"
_SAME_KEY = 0.02  # seconds within which the characters of one key come


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
        self._source = source or sys.stdin
        self._after_key = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person sits there."""
        return self._is_terminal

    def key(self) -> str:
        """The next key."""
        if self._is_terminal:
            key = _pressed()
            return QUIT if key in _INTERRUPT else key
        key = "\n"
        while key.isspace():
            key = self._source.read(1)
            if not key:
                return QUIT
        self._after_key = True
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
            line = self._source.readline()
            if line in ("\n", "\r\n") and self._after_key:
                line = self._source.readline()
            self._after_key = False
            if not line:
                raise CancelledError
            click.echo(f"{prompt}{line.rstrip()}")
        line = line.strip()
        if line == CANCEL:
            raise CancelledError
        return line


def _pressed() -> str:
    """A key of the terminal. What was typed ahead stays to be read: a quick hand must not lose keys.

    A key that sends several characters, such as an arrow, is one key, never the letters it ends in.
    """
    try:
        import termios
        import tty
    except ImportError:  # no such terminal here
        return click.getchar()
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSANOW)
        data = os.read(handle, 1)
        if data == _ESCAPE:
            while select.select([handle], [], [], _SAME_KEY)[0]:
                data += os.read(handle, 1)
        while data and not _is_whole(data):
            data += os.read(handle, 1)
    except KeyboardInterrupt:
        return QUIT
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
    return data.decode("utf-8", "replace") if data else QUIT


def _is_whole(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return True


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
