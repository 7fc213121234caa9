"""Reads the principles that a worker thinks back with. It judges their form; how a question sounds is for people."""

from __future__ import annotations

import functools
from typing import Final

from strengthtui import content
from strengthtui.i18n import _
from strengthtui.model.reflection import Family, Principle, Reflections
from strengthtui.packs.rules.ids import LINE_TWICE, options_twice
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Shape, list_of
from strengthtui.sources.scalars import a_language, an_id, text, whole

FILE: Final = "principles.yaml"
_LINE: Final = text(200)
_ID: Final = Field("id", an_id, required=True, instead="")
_PRINCIPLE: Final = Shape(
    Principle,
    _ID,
    Field("name", _LINE, required=True, instead=""),
    Field("questions", list_of(_LINE, least=1), required=True, instead=()),
)
_FAMILY: Final = Shape(
    Family,
    _ID,
    Field("title", _LINE, required=True, instead=""),
    Field("short", _LINE, required=True, instead=""),
    Field("source", _LINE, required=True, instead=""),
    Field("principles", list_of(_PRINCIPLE.lenient, least=1), required=True, instead=()),
)
REFLECTIONS: Final = Shape(
    Reflections,
    _ID,
    Field("version", whole(1), required=True),
    Field("language", a_language),
    Field("families", list_of(_FAMILY.lenient, least=2), required=True, instead=()),
    Field("team", list_of(_PRINCIPLE.lenient)),
)
"""Two families at least: the two questions are from different ones."""


def read_reflections(data: bytes, name: str, problems: Problems) -> Reflections | None:
    """Read the file and note every finding; `None` if one of them is an error."""
    before = problems.error_count
    found = load_shaped(data, name, REFLECTIONS, problems)
    if found is None:
        return None
    families = found.at("families")
    options_twice([family.id for family in found.made.families], families, LINE_TWICE)
    for at, family in enumerate(found.made.families):
        options_twice([one.id for one in family.principles], families.into(at).into("principles"), LINE_TWICE)
    options_twice([one.id for one in found.made.team], found.at("team"), LINE_TWICE)
    return found.made if problems.error_count == before else None


@functools.cache
def shipped_reflections() -> Reflections:
    """Give those that come along. Raises `BadInputError` if the file is damaged."""
    problems = Problems()
    found = read_reflections(content.read_bytes(f"reflections/{FILE}"), FILE, problems)
    if found is None:
        problems.raise_if_errors(_("The questions to think back with cannot be used."))
        raise AssertionError
    return found
