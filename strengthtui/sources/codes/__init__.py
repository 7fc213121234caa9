"""The catalogue of what can be said of any YAML or JSON file, one small module for each family.

A family is a module of `FindingCode`s and a tuple `CODES` of all of them; a floor above adds families of its own
and shows the whole with an `all_codes` of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtui.sources.findings import FindingCode


def all_codes() -> tuple[FindingCode, ...]:
    """Give every code of this floor."""
    from strengthtui.sources.codes import files, json, shapes, toml, values, yaml

    return (*files.CODES, *yaml.CODES, *json.CODES, *toml.CODES, *shapes.CODES, *values.CODES)
