"""What a Read takes, said as JSON Schema (draft 2020-12), so that editors can help while a file is written.

Each Read says it of itself, where it is put together, and so the schema cannot drift from the reader. It says what the
shape of a file can say: keys, words to choose from, forms and lengths; what the pieces mean together is for the rules.
In a few things it is the stricter of the two: it takes no empty value for a key that may be left out, `yes` and `no` in
small letters only, and numbers without quotation marks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from strengthtui.i18n import _

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from strengthtui.sources.reader import Field

    ReadT = TypeVar("ReadT", bound=Callable[..., object])

Schema: TypeAlias = dict[str, Any]
"""A piece of JSON Schema."""
Into: TypeAlias = "Callable[[Callable[..., object]], Schema]"
"""Gives the schema of a Read that another one is made of."""
Says: TypeAlias = "Callable[[Into], Schema]"
"""Gives the schema of a Read."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The name of the language, which editors go by; nothing is fetched."""
TEXT_TYPES: Final = ["string", "number", "boolean"]
"""What editors take an unquoted text for, such as `equals: 7`; here it stays a text."""
NEVER: Final[Schema] = {"not": {}}
"""What nothing fits: a key that is known only to be refused."""


def saying(read: ReadT, says: Says, *, name: str = "") -> ReadT:
    """Let a Read say what it takes; under a name, where it may hold itself or stands in many places."""
    vars(read).update(says=says, called=name)
    return read


def called(read: ReadT, name: str) -> ReadT:
    """Give a Read under a name of its own, for which a schema may know more."""
    return saying(partial(read), lambda into: into(read), name=name)  # type: ignore[return-value]  # called alike


def schema_of(read: Callable[..., object]) -> Schema:
    """Give the schema of a whole file."""
    book = _Book()
    whole = {"$schema": DIALECT, **book.into(read)}
    return {**whole, "$defs": book.named} if book.named else whole


class _Book:
    """Goes through Reads, and writes down once what has a name."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def into(self, read: Callable[..., object]) -> Schema:
        says: Says | None = getattr(read, "says", None) or getattr(getattr(read, "__self__", None), "says", None)
        if says is None:
            return {}
        name: str = getattr(read, "called", "")
        if not name:
            return says(self.into)
        if name not in self.named:
            self.named[name] = {}  # it may hold itself
            self.named[name] = says(self.into)
        return {"$ref": f"#/$defs/{name}"}


def mapping(fields: Iterable[Field], into: Into) -> Schema:
    """Give the schema of a mapping with known keys."""
    parts = {field.key: {**into(field.read), **_what(field.what)} for field in fields}
    required = [field.key for field in fields if field.required]
    return {
        "type": "object",
        "properties": {key: part for key, part in parts.items() if part != NEVER},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def free_mapping(items: Schema, keys: Schema) -> Schema:
    """Give the schema of a mapping with free keys, or with those that may be chosen."""
    if "enum" in keys:
        return {"type": "object", "properties": dict.fromkeys(keys["enum"], items), "additionalProperties": False}
    return {"type": "object", **({"propertyNames": keys} if keys else {}), "additionalProperties": items}


def array(items: Schema, *, least: int, or_one: bool) -> Schema:
    """Give the schema of a list."""
    several = {"type": "array", "items": items, **({"minItems": least} if least else {})}
    return {"anyOf": [items, several]} if or_one else several


def whole_text(pattern: re.Pattern[str]) -> Schema:
    """Give the schema of a text of a fixed form."""
    return {"type": "string", "pattern": f"^(?:{pattern.pattern})$"}


def number(kind: str, least: int | None, most: int | None) -> Schema:
    """Give the schema of a number between two others."""
    limits = {"minimum": least, "maximum": most}
    return {"type": kind, **{key: limit for key, limit in limits.items() if limit is not None}}


def _what(what: str) -> Schema:
    return {"description": _(what)} if what else {}
