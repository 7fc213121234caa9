"""A table-driven reader: shapes are tables of fields, and whatever does not fit is noted and read over.

A `Read` takes a piece of plain data and its place, and gives the value, or `None` when there is none or it does not
fit; in the second case it has noted a finding. Reads are put together from smaller ones: `list_of(text())`,
`either(...)`. Nothing here stops at the first mistake; a `Problems` that does not collect does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, overload

from msgspec import Struct

from strengthtui.sources import schema
from strengthtui.sources.codes import shapes
from strengthtui.sources.findings import Finding
from strengthtui.sources.schema import saying
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode, Problems
    from strengthtui.sources.source import Path, Plain, Source

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


class Place:
    """Where a piece stands, and where findings about it go."""

    __slots__ = ("_on_key", "_word", "path", "problems", "source")

    def __init__(
        self, source: Source, problems: Problems, path: Path = (), *, on_key: bool = False, word: int | None = None
    ) -> None:
        """Stand at a piece, at its key, or at a word of it."""
        self.source = source
        self.problems = problems
        self.path = path
        self._on_key = on_key
        self._word = word

    def into(self, step: str | int) -> Place:
        """Give the place of a part."""
        return Place(self.source, self.problems, (*self.path, step))

    def at_key(self) -> Place:
        """Give the place of the key instead of the value."""
        return Place(self.source, self.problems, self.path, on_key=True)

    def word(self, start: int) -> Place:
        """Give the place of the word of this text that begins at a character, as `text()` reads it.

        In the file that may be lines below the text's own place. Where it cannot be told, it is the text's place.
        """
        return Place(self.source, self.problems, self.path, word=start)

    def holds(self, key: str) -> bool:
        """Whether the file has this key here, whatever its value is worth."""
        return self.source.holds((*self.path, key))

    def add(self, code: FindingCode, **params: str | int) -> None:
        """Note a finding about this piece. Parameters hold ids, keys and counts, never anyone's words."""
        if self._word is None:
            position = self.source.at(self.path, key=self._on_key)
        else:
            position = self.source.within(self.path, self._word)
        self.problems.add(Finding(code, self.source.name, *position, params))

    def near(self, code: FindingCode, word: str, spelling: Spelling, **params: str | int) -> None:
        """Note a finding, with the nearest right spelling where there is one."""
        near = spelling.nearest(word)
        self.add(code, **params, **({} if near is None else {"near": near}))


Read: TypeAlias = Callable[["Plain", Place], T | None]
"""Gives the value of a piece; `None` when there is none, or when it does not fit and a finding was noted."""


class Field(Struct, frozen=True):
    """One row of a table: a key and how its value is read."""

    key: str
    """As written in the file."""
    read: Read[object]
    """How its value is read."""
    required: bool = False
    """Whether its absence is a finding."""
    name: str = ""
    """The name in Python, where the key cannot be one (`for`, `from`)."""
    instead: object = None
    """Stands in for a required value that is missing or wrong, so that the rest can still be judged."""
    what: str = ""
    """What it is for, in plain words, for whoever writes the file; translated when it is shown."""


class Shaped(Struct, Generic[T], frozen=True):
    """What was made of a mapping, where it stands, and which of its keys are not to be trusted."""

    made: T
    place: Place
    broken: frozenset[str]
    """Keys that were missing or wrong; what stands in for them means nothing."""

    @property
    def sound(self) -> bool:
        """Whether all of it could be read."""
        return not self.broken

    def at(self, *steps: str | int) -> Place:
        """Give the place of a part."""
        place = self.place
        for step in steps:
            place = place.into(step)
        return place


class Shape(Generic[T]):
    """A mapping with known keys, made into a record.

    Used as a `Read` it gives the record, or `None` if a part is wrong; `lenient` and `shaped` are `Read`s, too.
    """

    def __init__(self, make: Callable[..., T], *fields: Field, reserved: tuple[str, ...] = ()) -> None:
        """Make records with `make(**values)`; keys that are absent are not passed, so that defaults hold.

        `reserved` keys are known, and refused until they do something.
        """
        self._make = make
        self._fields = {field.key: field for field in fields}
        self._required = tuple(field for field in fields if field.required)
        self._reserved = reserved
        self._spelling = Spelling(self._fields)

    def says(self, into: schema.Into) -> schema.Schema:
        """Say which keys there are, and what stands under them."""
        return schema.mapping(self._fields.values(), into)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that do something, in the order of the table."""
        return tuple(self._fields)

    def __call__(self, value: Plain, place: Place) -> T | None:
        """Give the record if all of it can be read."""
        shaped = self.shaped(value, place)
        return shaped.made if shaped is not None and shaped.sound else None

    def lenient(self, value: Plain, place: Place) -> T | None:
        """Give the record even when parts are wrong, with what stands in for them; a `Read`."""
        found = self.shaped(value, place)
        return None if found is None else found.made

    def shaped(self, value: Plain, place: Place) -> Shaped[T] | None:
        """Give the record even when parts are wrong, and which; `None` if it is no mapping at all."""
        if not isinstance(value, dict):
            no_mapping(value, place)
            return None
        values: dict[str, object] = {}
        broken: set[str] = set()
        for key, part in value.items():
            field = self._fields.get(key)
            if field is None:
                field = self._unknown(key, place.into(key).at_key())
                if field is None or field.key in value:
                    continue
                broken.add(field.key)  # it is read for what is wrong in it, and to be told once
            if part is not None:
                self._read(field, part, place.into(key), values, broken)
        for field in self._required:
            if (field.name or field.key) not in values:
                self._missing(field, value, place, values, broken)
        return Shaped(self._make(**values), place, frozenset(broken))

    def _read(self, field: Field, part: Plain, place: Place, values: dict[str, object], broken: set[str]) -> None:
        before = place.problems.error_count
        read = field.read(part, place)
        if place.problems.error_count != before:
            broken.add(field.key)
        if read is not None:
            values[field.name or field.key] = read

    def _missing(
        self, field: Field, value: dict[str, Plain], place: Place, values: dict[str, object], broken: set[str]
    ) -> None:
        if field.key not in value:
            left_out = not place.path and place.problems.may_have(place.source.name)
            if field.key not in broken and not left_out:  # one with a slip stands there and has been told
                place.add(shapes.MISSING_KEY, key=field.key)
        elif value[field.key] is None:
            place.into(field.key).add(shapes.MISSING_VALUE)
        broken.add(field.key)
        values[field.name or field.key] = field.instead

    def _unknown(self, key: str, place: Place) -> Field | None:
        """Note a key that is not known; gives the one that was probably meant."""
        if key in self._reserved:
            place.add(shapes.NOT_YET, key=key)
            return None
        place.near(shapes.UNKNOWN_KEY, key, self._spelling, key=key, keys=", ".join(self._fields))
        return self._fields.get(self._spelling.nearest(key) or "")


class Placed(Struct, Generic[T], frozen=True):
    """A value with its place, for what can only be judged later."""

    value: T
    place: Place


def placed(read: Read[T]) -> Read[Placed[T]]:
    """Keep the place beside the value."""

    def reading(value: Plain, place: Place) -> Placed[T] | None:
        found = read(value, place)
        return None if found is None else Placed(found, place)

    return saying(reading, lambda into: into(read))


def mapped(read: Read[A], turn: Callable[[A], B]) -> Read[B]:
    """Turn what was read into something else."""

    def reading(value: Plain, place: Place) -> B | None:
        found = read(value, place)
        return None if found is None else turn(found)

    return saying(reading, lambda into: into(read))


def list_of(read: Read[T], *, least: int = 0, or_one: bool = False, instead: T | None = None) -> Read[tuple[T, ...]]:
    """Read a list. Entries that do not fit are noted and left out, or replaced by `instead` to keep indexes.

    `or_one` takes a single entry for a list of one.
    """

    def reading(value: Plain, place: Place) -> tuple[T, ...] | None:
        if not isinstance(value, list):
            if not or_one:
                place.add(shapes.NOT_A_LIST, found=shape_of(value))
                return None
            one = read(value, place)
            return None if one is None else (one,)
        found: list[T] = []
        for index, part in enumerate(value):
            where = place.into(index)
            entry = read(part, where) if part is not None else instead
            if part is None:
                where.add(shapes.MISSING_VALUE)
            if entry is None:
                entry = instead
            if entry is not None:
                found.append(entry)
        if len(value) < least:
            place.add(shapes.TOO_FEW, least=least)
        return tuple(found)

    return saying(reading, lambda into: schema.array(into(read), least=least, or_one=or_one))


def mapping_of(read: Read[T], *, keys: Read[str] | None = None) -> Read[dict[str, T]]:
    """Read a mapping with free keys, which `keys` checks, in the order of the file. What does not fit is left out."""

    def reading(value: Plain, place: Place) -> dict[str, T] | None:
        if not isinstance(value, dict):
            no_mapping(value, place)
            return None
        found: dict[str, T] = {}
        for key, part in value.items():
            where = place.into(key)
            named = key if keys is None else keys(key, where.at_key())
            if part is None:
                where.add(shapes.MISSING_VALUE)
                continue
            entry = read(part, where)
            if named is not None and entry is not None:
                found[named] = entry
        return found

    return saying(reading, lambda into: schema.free_mapping(into(read), {} if keys is None else into(keys)))


@overload
def either(*, text: Read[A], mapping: Read[B]) -> Read[A | B]: ...
@overload
def either(*, text: Read[A], items: Read[C]) -> Read[A | C]: ...
@overload
def either(*, mapping: Read[B], items: Read[C]) -> Read[B | C]: ...
@overload
def either(*, text: Read[A], mapping: Read[B], items: Read[C]) -> Read[A | B | C]: ...
def either(
    *, text: Read[A] | None = None, mapping: Read[B] | None = None, items: Read[C] | None = None
) -> Read[A | B | C]:
    """Choose how to read by what stands there: a text, a mapping or a list."""
    readers: dict[str, Read[A | B | C] | None] = {"text": text, "mapping": mapping, "list": items}

    def reading(value: Plain, place: Place) -> A | B | C | None:
        read = readers[shape_of(value)]
        if read is not None:
            return read(value, place)
        fitting = ", ".join(name for name, fits in readers.items() if fits is not None)
        place.add(shapes.WRONG_SHAPE, found=shape_of(value), fitting=fitting)
        return None

    return saying(reading, lambda into: {"anyOf": [into(one) for one in readers.values() if one is not None]})


def anything(value: Plain, place: Place) -> Plain:  # noqa: ARG001 - a Read takes a place
    """Take whatever stands there, to be judged later."""
    return value


def read_source(source: Source, shape: Shape[T], problems: Problems) -> T | None:
    """Read a whole file; `None` if there is an error in it."""
    return shape(source.data, Place(source, problems))


def no_mapping(value: Plain, place: Place) -> None:
    """Note that a mapping belongs here."""
    place.add(shapes.NOT_A_MAPPING, found=shape_of(value))


def shape_of(value: Plain) -> str:
    """Say what stands there: `text`, `mapping` or `list`."""
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "text"
