"""JSON text to plain data with positions: a scanner of our own, because the standard one tells no places.

Every scalar is a string (`5` is "5", `true` is "true"), `null` is nothing. A pair of escaped surrogates is one
character; half of one is a finding. The first mistake in the writing ends the reading, all else is noted and read
over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from strengthtui.sources.codes import files
from strengthtui.sources.codes import json as codes
from strengthtui.sources.decoding import MOST_PLACES, decode
from strengthtui.sources.findings import Finding
from strengthtui.sources.source import MAX_DEPTH, MAX_NODES, LineTable, Source

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode, Problems
    from strengthtui.sources.source import Path, Plain

_SPACE: Final = re.compile(r"[ \t\r\n]*+")
_SIMPLE: Final = re.compile(r'"([^"\\\r\n]*+)"')
_CHUNK: Final = re.compile(r'[^"\\\r\n]*+')
_WORD: Final = re.compile(r"[^\s\[\]{},:\"]++")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_LIKE: Final = re.compile(r"[-+.0-9]|NaN|Infinity")
_UNICODE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_ESCAPES: Final = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)

Holder: TypeAlias = "dict[str, Plain] | list[Plain]"


def load_json(data: bytes, name: str, problems: Problems) -> Source | None:
    """Read JSON. `None` when there is nothing that could be read further."""
    text = decode(data, name, problems)
    return None if text is None else read_json(text, name, problems)


def read_json(text: str, name: str, problems: Problems) -> Source | None:
    """Read JSON that is text already. `None` when there is nothing that could be read further."""
    if not text.strip():
        problems.add(Finding(files.EMPTY, name, 1, 1, {}))
        return None
    scan = _Scan(text, name, problems)
    try:
        scan.document()
    except _StopError:
        return None
    finally:
        scan.tell_twice()
    return scan.source


class _StopError(Exception):
    """Reading on is of no use; the finding has been added."""


class _Frame:
    """A container that is being filled."""

    __slots__ = ("began", "holder", "index", "path", "starts")

    def __init__(self, holder: Holder, index: int, path: Path, starts: list[int]) -> None:
        self.holder = holder
        self.index = index
        """Where its bracket stands."""
        self.path = path
        self.starts = starts
        """Where positions go; those of a value that is left out go nowhere."""
        self.began = False
        """Whether an entry has been read."""


class _Scan:
    """One pass over the characters: the data and where it stands, as far as it could be read."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        self._text = text
        self._name = name
        self._lines = LineTable(text)
        self._problems = problems
        self._at = 0
        self._nodes = 0
        self._bad_escapes = 0
        self._top: list[Plain] = []
        self._starts: list[int] = []
        self._open: list[_Frame] = []
        self._twice: list[tuple[Path, int]] = []

    @property
    def source(self) -> Source:
        """What was read."""
        return Source(self._name, self._top[0] if self._top else None, self._lines, self._starts)

    def document(self) -> None:
        """Read one value and nothing after it."""
        self._top.append(self._value((), self._starts))
        while self._open:
            self._entry(self._open[-1])
        if self._peek():
            self._stop(codes.AFTER_END)

    def tell_twice(self) -> None:
        """Note the keys that stood twice, now that it is known where they stood first."""
        source = self.source
        for path, index in self._twice:
            first = source.at(path, key=True).line
            self._add(files.DUPLICATE_KEY, index, key=str(path[-1]), first=first)

    def _entry(self, frame: _Frame) -> None:
        """Read the next entry of the innermost container, or its end."""
        closing = "}" if isinstance(frame.holder, dict) else "]"
        sign = self._peek()
        if not sign:
            self._stop(codes.BRACKET, at=frame.index)
        if sign == closing:
            self._at += 1
            self._open.pop()
            return
        if frame.began:
            if sign != ",":
                self._stop(codes.COMMA)
            self._at += 1
            if self._peek() == closing:
                self._stop(codes.COMMA)
        frame.began = True
        if isinstance(frame.holder, dict):
            self._member(frame, frame.holder)
        else:
            frame.holder.append(self._value((*frame.path, len(frame.holder)), frame.starts))

    def _member(self, frame: _Frame, holder: dict[str, Plain]) -> None:
        """Read a key and its value; what cannot be kept is read over."""
        if self._peek() != '"':
            self._stop(codes.KEY)
        index = self._at
        key = self._string()
        if self._peek() != ":":
            self._stop(codes.COLON)
        self._at += 1
        path = (*frame.path, key)
        if key and key not in holder:
            frame.starts.append(index)
            holder[key] = None
            holder[key] = self._value(path, frame.starts)
            return
        if key:
            self._twice.append((path, index))
        else:
            self._add(files.KEY_NOT_TEXT, index)
        self._value(path, [])

    def _value(self, path: Path, starts: list[int]) -> Plain:
        """Read a scalar, or the opening of a container whose entries follow."""
        sign = self._peek()
        index = self._at
        starts.append(index)
        self._nodes += 1 if path and isinstance(path[-1], int) else 2
        if self._nodes > MAX_NODES:
            self._stop(files.TOO_MANY_NODES, limit=MAX_NODES)
        if sign == '"':
            return self._string()
        if sign not in {"{", "["}:
            return self._word()
        self._at += 1
        holder: Holder = {} if sign == "{" else []
        self._open.append(_Frame(holder, index, path, starts))
        if len(self._open) > MAX_DEPTH:
            self._stop(files.TOO_DEEP, at=index, limit=MAX_DEPTH)
        return holder

    def _word(self) -> str | None:
        """Read a number, `true`, `false` or `null`."""
        found = _WORD.match(self._text, self._at)
        word = found.group() if found is not None else ""
        if word in {"true", "false", "null"} or _NUMBER.fullmatch(word):
            self._at += len(word)
            return None if word == "null" else word
        return self._stop(codes.NUMBER if _NUMBER_LIKE.match(word) else codes.SYNTAX)

    def _string(self) -> str:
        """Read a text; the scan stands on its quotation mark."""
        simple = _SIMPLE.match(self._text, self._at)
        if simple is not None:
            self._at = simple.end()
            return simple.group(1)
        opened = self._at
        self._at += 1
        parts: list[str] = []
        while True:
            chunk = _CHUNK.match(self._text, self._at)
            if chunk is not None:
                parts.append(chunk.group())
                self._at = chunk.end()
            sign = self._text[self._at : self._at + 1]
            if sign == '"':
                self._at += 1
                return "".join(parts)
            if sign != "\\":
                self._stop(codes.QUOTE, at=opened)
            parts.append(self._escape())

    def _escape(self) -> str:
        """Read what a backslash stands for."""
        index = self._at
        self._at += 2
        simple = _ESCAPES.get(self._text[index + 1 : index + 2])
        if simple is not None:
            return simple
        found = _UNICODE.match(self._text, index)
        if found is None:
            self._add_escape(codes.ESCAPE, index)
            return "\ufffd"
        self._at = found.end()
        sign = int(found.group(1), 16)
        low = _UNICODE.match(self._text, self._at) if sign in _HIGH else None
        if low is not None and int(low.group(1), 16) in _LOW:
            self._at = low.end()
            return chr(0x10000 + (sign - _HIGH.start) * 0x400 + int(low.group(1), 16) - _LOW.start)
        if sign in _HIGH or sign in _LOW:
            self._add_escape(files.LONE_SURROGATE, index, sign=found.group())
            return "\ufffd"
        return chr(sign)

    def _add_escape(self, code: FindingCode, index: int, **params: str) -> None:
        """Note a bad escape; where there are many, one text is full of them."""
        self._bad_escapes += 1
        if self._bad_escapes <= MOST_PLACES:
            self._add(code, index, **params)

    def _peek(self) -> str:
        """Go to the next character that is no white space and give it; `""` at the end."""
        found = _SPACE.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return self._text[self._at : self._at + 1]

    def _add(self, code: FindingCode, index: int, **params: str | int) -> None:
        self._problems.add(Finding(code, self._name, *self._lines.position(index), params))

    def _stop(self, code: FindingCode, *, at: int | None = None, **params: str | int) -> NoReturn:
        self._add(code, self._at if at is None else at, **params)
        raise _StopError
