"""Just enough of JSON Schema to try ours with, and YAML as an editor reads it (1.2: `no` is a text, 7 a number)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

TYPES: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


class Validator:
    """Tells whether a value fits a schema; a keyword it does not know is an error, so that none goes untried."""

    def __init__(self, schema: dict[str, Any]) -> None:
        """Take a whole schema."""
        self.schema = schema

    def fits(self, value: object) -> bool:
        """Whether the value fits the whole."""
        return self._fits(value, self.schema)

    def _fits(self, value: object, schema: dict[str, Any]) -> bool:
        checks = self._checks(value, schema)
        unknown = schema.keys() - checks.keys() - {"$schema", "$defs", "title", "description", "then", "else"}
        assert not unknown, unknown
        return all(check(schema[key]) for key, check in checks.items() if key in schema)

    def _checks(self, value: Any, schema: dict[str, Any]) -> dict[str, Callable[[Any], bool]]:  # noqa: ANN401 - anything is tried
        mapping = value if isinstance(value, dict) else {}
        items = value if isinstance(value, list) else []
        size = len(mapping)
        number = value if TYPES["number"](value) else None
        return {
            "$ref": lambda to: self._fits(value, self.schema["$defs"][to.removeprefix("#/$defs/")]),
            "type": lambda of: any(TYPES[one](value) for one in ([of] if isinstance(of, str) else of)),
            "enum": lambda words: any(value == one and type(value) is type(one) for one in words),
            "pattern": lambda pattern: not isinstance(value, str) or re.search(pattern, value) is not None,
            "maxLength": lambda most: not isinstance(value, str) or len(value) <= most,
            "minimum": lambda least: number is None or number >= least,
            "maximum": lambda most: number is None or number <= most,
            "properties": lambda parts: all(self._fits(mapping[key], parts[key]) for key in parts if key in mapping),
            "required": lambda keys: not isinstance(value, dict) or all(key in mapping for key in keys),
            "additionalProperties": lambda rest: all(
                rest is not False and self._fits(part, rest)
                for key, part in mapping.items()
                if key not in schema.get("properties", {})
            ),
            "minProperties": lambda least: not isinstance(value, dict) or size >= least,
            "maxProperties": lambda most: not isinstance(value, dict) or size <= most,
            "items": lambda each: all(self._fits(item, each) for item in items),
            "minItems": lambda least: not isinstance(value, list) or len(items) >= least,
            "anyOf": lambda several: any(self._fits(value, one) for one in several),
            "oneOf": lambda several: sum(self._fits(value, one) for one in several) == 1,
            "if": lambda test: self._fits(value, schema["then" if self._fits(value, test) else "else"]),
        }


class _Editor(yaml.CSafeLoader):
    """The scalars of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def as_an_editor_reads(text: str | bytes) -> Any:  # noqa: ANN401 - whatever stands in a file
    """Read YAML 1.2."""
    return yaml.load(text, Loader=_Editor)  # noqa: S506 - a SafeLoader with other scalars
