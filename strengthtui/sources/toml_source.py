"""TOML, statement by statement: where each value stands, and everything that can be read although a line cannot.

The standard library's parser gives no places and stops at the first mistake. It is given one statement after the
other, so that a slip costs its own line and nothing else.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final, NamedTuple

from strengthtui.sources.codes import files, toml
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Finding
from strengthtui.sources.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.sources.findings import Problems

_TRIES: Final = 2_000
"""Lines of one file that are tried as the further lines of a statement; a long list has a hundred."""
_MAY_GO_ON: Final = re.compile(r"\"\"\"|'''|[\[{]")
"""What a statement of several lines has in its first."""
_HEADER: Final = re.compile(r"\s*\[")
_BEFORE_VALUE: Final = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^="'])*=\s*""")
_COLUMN: Final = re.compile(r"\(at line 1, column (\d+)\)")


class Entry(NamedTuple):
    """A value, or the header of a table (an empty table)."""

    path: tuple[str, ...]
    """The names that lead to it."""
    value: object
    """As TOML has it: text, number, list, table and so on."""
    key_at: Position
    value_at: Position


def read_toml(data: bytes, name: str, problems: Problems) -> tuple[Entry, ...]:
    """Give every value that can be read, in the order of the file; what stands there twice counts the first time."""
    text = decode(data, name, problems)
    if text is None:
        return ()
    first: dict[tuple[str, ...], Entry] = {}
    for entry in _entries(text.replace("\r\n", "\n").split("\n"), name, problems):
        before = first.setdefault(entry.path, entry)
        if before is not entry:
            params: dict[str, str | int] = {"key": ".".join(entry.path), "first": before.key_at.line}
            problems.add(Finding(files.DUPLICATE_KEY, name, *entry.key_at, params))
    return tuple(first.values())


def _entries(lines: list[str], name: str, problems: Problems) -> Iterator[Entry]:
    prefix: tuple[str, ...] = ()
    at, tries = 0, _TRIES
    while at < len(lines):
        line, number = lines[at], at + 1
        taken = 1
        try:
            parsed, taken = _statement(lines, at, tries)
        except tomllib.TOMLDecodeError as error:
            told = _COLUMN.search(str(error))
            problems.add(Finding(toml.SYNTAX, name, number, int(told[1]) if told else _indent(line), {}))
            tries -= min(tries, len(lines) - at) if _MAY_GO_ON.search(line) else 0
        else:
            if _HEADER.match(line):
                prefix = _deepest(parsed)
            within = () if _HEADER.match(line) else prefix
            for path, value in _leaves(parsed, within) if parsed else ():
                before = _BEFORE_VALUE.match(line)
                column = before.end() + 1 if before else _indent(line)
                yield Entry(path, value, Position(number, _indent(line)), Position(number, column))
        at += taken


def _statement(lines: list[str], at: int, tries: int) -> tuple[dict[str, object], int]:
    """Parse the statement that begins in this line; gives it and how many lines it has."""
    try:
        return tomllib.loads(lines[at]), 1
    except tomllib.TOMLDecodeError:
        if not _MAY_GO_ON.search(lines[at]):
            raise
        for end in range(at + 2, min(len(lines), at + tries) + 1):
            try:
                return tomllib.loads("\n".join(lines[at:end])), end - at
            except tomllib.TOMLDecodeError:
                continue
        raise


def _leaves(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from _leaves(part, (*path, key))
    elif path:
        yield path, value


def _deepest(value: object) -> tuple[str, ...]:
    """Give the way to the table that a header opens."""
    if isinstance(value, list):
        return _deepest(value[-1])
    return (
        tuple(step for key, part in value.items() for step in (key, *_deepest(part))) if isinstance(value, dict) else ()
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1
