"""YAML text to plain data with positions, in one walk over the parser's events.

Aliases, anchors, tags, merge keys, directives and second documents are findings; so are keys that stand twice.
Nothing is guessed from how a value looks: `no`, `012` and `1:30` are strings. Only an empty value, `~` and `null`
are nothing.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from strengthtui.sources.codes import files
from strengthtui.sources.codes import yaml as codes
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Finding
from strengthtui.sources.source import MAX_DEPTH, MAX_NODES, LineTable, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.sources.findings import FindingCode, Problems
    from strengthtui.sources.source import Path, Plain

_NOTHING: Final = frozenset({"", "~", "null"})
"""What a plain (unquoted) value is when there is none."""

Holder: TypeAlias = "dict[str, Plain] | list[Plain]"


def load_yaml(data: bytes, name: str, problems: Problems) -> Source | None:
    """Read YAML. `None` when there is nothing that could be read further."""
    text = decode(data, name, problems)
    return None if text is None else read_yaml(text, name, problems)


def read_yaml(text: str, name: str, problems: Problems) -> Source | None:
    """Read YAML that is text already. `None` when there is nothing that could be read further."""
    from yaml import YAMLError

    from strengthtui.sources.events import complaint, event_reader

    walk = _Walk(name, LineTable(text), problems)
    try:
        walk.document(event_reader(text))
    except _StopError:
        walk.tell_twice()
        return None
    except YAMLError as error:
        code, index, sign = complaint(error, text)
        walk.add(code, index, sign=sign)
        walk.tell_twice()
        return None
    walk.tell_twice()
    if walk.source.data is None:
        problems.add(Finding(files.EMPTY, name, 1, 1, {}))
        return None
    return walk.source


class _StopError(Exception):
    """Reading on is of no use; the finding has been added."""


class _Walk:
    """One walk over the events of a file: the data and where it stands, as far as it could be read."""

    def __init__(self, name: str, lines: LineTable, problems: Problems) -> None:
        self._name = name
        self._lines = lines
        self._problems = problems
        self._next: Callable[[], Any] = lambda: None  # events have attributes by kind, which PyYAML's types do not know
        self._top: list[Plain] = []
        self._starts: list[int] = []
        self._skipped = 0
        self._twice: list[tuple[Path, int]] = []

    @property
    def source(self) -> Source:
        """What was read."""
        return Source(self._name, self._top[0] if self._top else None, self._lines, self._starts)

    def add(self, code: FindingCode, index: int, **params: str | int) -> None:
        """Note a finding at a character."""
        self._problems.add(Finding(code, self._name, *self._lines.position(index), params))

    def document(self, events: Callable[[], Any]) -> None:
        """Read the first document; a second one is a finding."""
        from yaml.events import DocumentStartEvent

        self._next = events
        while (event := events()) is not None:
            if not issubclass(type(event), DocumentStartEvent):
                continue
            if self._top:
                self.add(codes.SEVERAL, event.start_mark.index)
                return
            if event.tags:
                self.add(codes.DIRECTIVE, event.start_mark.index)
            self._fill()

    def tell_twice(self) -> None:
        """Note the keys that stood twice, now that it is known where they stood first."""
        source = self.source
        for holder, twice in groupby(sorted(self._twice, key=lambda one: one[1]), key=lambda one: one[0][:-1]):
            keys = list(twice)
            if _is_next_item(source, holder, keys):
                self.add(codes.DASH, keys[0][1])
                first, last = (self._lines.position(index).line for _path, index in (keys[0], keys[-1]))
                self._problems.leave_out(self._name, [(first, last)])
                continue
            for path, index in keys:
                self.add(files.DUPLICATE_KEY, index, key=str(path[-1]), first=source.at(path, key=True).line)

    def _fill(self) -> None:  # noqa: C901, PLR0912 - the hot loop: a call for each event would double its time
        """Read one node."""
        from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

        get_event, starts = self._next, self._starts
        outer: list[Holder] = []
        holder: Any = self._top
        key: str | None = None
        keyed = False
        while True:
            event = get_event()
            kind = type(event)
            if kind is SequenceEndEvent or kind is MappingEndEvent:
                holder = outer.pop()
                if not outer:
                    return
                key, keyed = None, type(holder) is dict
                continue
            value: Any = event.value if kind is ScalarEvent else None
            if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
                self._dressed(event)
            if keyed and key is None:
                if value and value != "<<" and value not in holder:
                    key = value
                    starts.append(event.start_mark.index)
                else:
                    self._refuse_key(event, value, holder, outer)
                continue
            starts.append(event.start_mark.index)
            if len(starts) > MAX_NODES:
                self._stop(files.TOO_MANY_NODES, event, MAX_NODES)
            plain: Any = value
            if kind is ScalarEvent:
                if value in _NOTHING and event.implicit[0]:
                    plain = None
            else:  # an alias has been told, and is not to be told as missing
                plain = f"*{event.anchor}" if kind is AliasEvent else {} if kind is MappingStartEvent else []
            if keyed:
                holder[key] = plain
                key = None
            else:
                holder.append(plain)
            if kind is ScalarEvent or kind is AliasEvent:
                if not outer:
                    return
                continue
            outer.append(holder)
            if len(outer) > MAX_DEPTH:
                self._stop(files.TOO_DEEP, event, MAX_DEPTH)
            holder, key, keyed = plain, None, kind is MappingStartEvent

    def _dressed(self, event: Any) -> None:  # noqa: ANN401 - see `_next`
        from yaml.events import AliasEvent

        if issubclass(type(event), AliasEvent):
            self.add(codes.ALIAS, event.start_mark.index)
            return
        if event.anchor is not None:
            self.add(codes.ANCHOR, event.start_mark.index)
        if event.tag is not None:
            self.add(codes.TAG, event.start_mark.index)

    def _refuse_key(self, event: Any, value: Any, holder: Holder, outer: list[Holder]) -> None:  # noqa: ANN401 - see `_next`
        """Note what is wrong with a key, and leave it and its value out."""
        index = event.start_mark.index
        if value == "<<":
            self.add(codes.MERGE, index)
        elif value and value in holder:
            self._twice.append(((*_path(outer), value), index))
        else:
            self.add(files.KEY_NOT_TEXT, index)
        self._skip(event)
        self._skip(self._next())

    def _skip(self, event: Any) -> None:  # noqa: ANN401 - see `_next`
        """Read over the node that begins with this event."""
        from yaml.events import CollectionEndEvent, CollectionStartEvent

        depth = 0
        while True:
            self._skipped += 1
            if len(self._starts) + self._skipped > MAX_NODES:
                self._stop(files.TOO_MANY_NODES, event, MAX_NODES)
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    self._stop(files.TOO_DEEP, event, MAX_DEPTH)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if not depth:
                return
            event = self._next()

    def _stop(self, code: FindingCode, event: Any, limit: int) -> None:  # noqa: ANN401 - see `_next`
        self.add(code, event.start_mark.index, limit=limit)
        raise _StopError


def _is_next_item(source: Source, holder: Path, twice: list[tuple[Path, int]]) -> bool:
    """Tell whether keys that stand twice in an item are the next one, whose dash is missing: from its first key on."""
    keys = source.keys_of(holder)
    return bool(holder) and isinstance(holder[-1], int) and len(twice) > 1 and keys[:1] == (twice[0][0][-1],)


def _path(outer: list[Holder]) -> Path:
    """Give the way to the container that is being filled: always through the last entry of each."""
    return tuple(next(reversed(above)) if isinstance(above, dict) else len(above) - 1 for above in outer[1:])
