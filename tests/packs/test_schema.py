"""The JSON Schema of a pack says what the reader's tables say: neither knows a key, a word or a form alone."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui import content
from strengthtui.packs import clauses, tables
from strengthtui.packs.checker import check_pack
from strengthtui.packs.schema import pack_schema
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.codes import shapes, values
from strengthtui.sources.reader import Field, Shape, list_of
from strengthtui.sources.scalars import an_id, text, whole
from strengthtui.sources.schema import schema_of
from tests.packs.schemas import Validator, as_an_editor_reads
from tests.packs.test_reader import WHOLE

SCHEMA = pack_schema(shipped_vocabulary())
VALID = Validator(SCHEMA)
EVERYTHING = as_an_editor_reads(dedent(WHOLE))

BY_SHAPE = {code.code for code in (*shapes.CODES, *values.CODES)} - {shapes.TWICE.code}
"""What a schema can say, too; that something stands in a list twice depends on the list."""


@pytest.mark.parametrize("name", [name for name in content.names("packs") if name.endswith(".yaml")])
def test_shipped_packs_fit(name: str) -> None:
    """An editor marks nothing in them."""
    assert VALID.fits(as_an_editor_reads(content.read_bytes(f"packs/{name}")))


def test_everything_a_pack_can_say_fits() -> None:
    """All keys, all kinds of conditions and recalls."""
    assert VALID.fits(EVERYTHING)


TABLES: list[tuple[Shape[Any], str]] = [
    (tables.PACK, ""),
    (tables.QUESTION, "ask"),
    (tables.OPTION, "text"),
    (tables.LIMITS, "least"),
    (tables._SECTION, "questions"),
    (tables._PETAL, "openers"),
    (clauses._ANSWER, "equals"),
    (clauses._TOPIC, "topic"),
    (clauses._ANY, "any"),
    (clauses._ALL, "all"),
    (clauses._NOT, "not"),
    (clauses._RECALL, "domain"),
]


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Give every mapping with keys of its own."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize(("table", "key"), TABLES, ids=lambda part: part if isinstance(part, str) else "")
def test_every_key_of_the_tables_is_there(table: Shape[Any], key: str) -> None:
    """And no other; each with a line on what it is for. A petal's `questions` are known only to be refused."""
    keys = set(table.keys) - ({"questions"} if table is tables._PETAL else set())
    found = [one for one in objects(SCHEMA) if set(one["properties"]) == keys]
    assert found, keys
    for one in found:
        assert all(part.get("description") for part in one["properties"].values())
        assert one["additionalProperties"] is False


def test_ids_of_the_vocabularies_can_be_chosen() -> None:
    """Topics, petals and areas of life, and a team's own topics."""
    question = EVERYTHING["sections"][1]["questions"][1]
    for key, right, wrong in (
        ("about", "me-skills", "me-skils"),
        ("about", "x-our-own", "y-our-own"),
        ("domains", ["home"], ["house"]),
        ("recall", ["people"], ["peoples"]),
    ):
        for value, fits in ((right, True), (wrong, False)):
            assert VALID.fits(with_part(("sections", 1, "questions", 1), {**question, key: value})) is fits, value


REFUSED = {
    "a question in a petal": (("sections", 0, "questions"), []),
    "a key of later": (("sections", 1, "questions", 0, "repeat"), {"each": "x"}),
    "two tests in one": (("sections", 1, "questions", 2, "when"), {"question": "a/b", "is": "answered", "equals": "x"}),
    "no test": (("sections", 1, "questions", 2, "when"), {"question": "a/b"}),
    "nothing to be any of": (("sections", 1, "questions", 2, "when"), {"any": []}),
    "two recalls in one": (("sections", 1, "questions", 1, "recall"), [{"domain": "home", "topic": "people"}]),
    "a route that is none": (("order", "shrot"), ["days/hours"]),
    "a section without questions": (("sections", 1, "questions"), []),
    "an empty text": (("title",), " "),
}


@pytest.mark.parametrize(("path", "value"), REFUSED.values(), ids=REFUSED)
def test_what_the_reader_refuses_by_shape_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    """Each is an error of the reader and of the schema."""
    changed = with_part(path, value)
    assert check_pack(json.dumps(changed).encode(), "x.json").pack is None
    assert not VALID.fits(changed)


def with_part(path: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - plain data
    """Give the pack with something else in one place."""
    changed = copy.deepcopy(EVERYTHING)
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return changed


def places(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the way to every part."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, part in parts:
        yield (*path, step)
        yield from places(part, (*path, step))


OTHER: list[object] = [
    "", " ", "Bad Id", "x", "people", "a/b", "a/b/c", "yes", "doorstep", "x" * 2_001, -1, 0, 7, 2.5, True, None,
    [], {}, ["x"], [None], {"x": "y"}, [[]], {"topic": "people", "is": "heard"}, {"not": {}}, {"id": "x", "text": "X"},
]  # fmt: skip
NEW_KEYS = ("title", "kind", "questions", "petal", "when", "sharp", "other", "limits", "text", "is")


@given(
    st.sampled_from(list(places(EVERYTHING))), st.sampled_from(OTHER) | st.sampled_from(NEW_KEYS).map(lambda k: (k,))
)
def test_a_mutated_pack_is_refused_by_both_or_by_neither(path: tuple[str | int, ...], other: object) -> None:
    """What the reader finds wrong in shape does not fit; what it finds nothing wrong with fits."""
    changed = with_part(path, _put(path, other))
    errors = {found.code.code for found in check_pack(json.dumps(changed).encode(), "x.json").findings}
    fits = VALID.fits(changed)
    if errors & BY_SHAPE:
        assert not fits, errors
    elif not errors and isinstance(other, str | list | dict | tuple):
        assert fits


def _put(path: tuple[str | int, ...], other: object) -> object:
    """Give what is put there; a key in brackets is put beside those that are there already."""
    if not isinstance(other, tuple):
        return other
    here: Any = EVERYTHING
    for step in path:
        here = here[step]
    return {**here, other[0]: "x"} if isinstance(here, dict) else [*here, "x"] if isinstance(here, list) else other[0]


def test_reads_that_say_nothing_take_anything() -> None:
    """A Read somebody wrote by hand is left open, and what it is part of is still told."""
    shape: Shape[dict[str, object]] = Shape(
        dict, Field("a", lambda value, _place: value), Field("b", list_of(whole(1), or_one=True), required=True)
    )
    assert schema_of(shape) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "a": {},
            "b": {
                "anyOf": [
                    {"type": "integer", "minimum": 1},
                    {"type": "array", "items": {"type": "integer", "minimum": 1}},
                ]
            },
        },
        "required": ["b"],
        "additionalProperties": False,
    }
    assert schema_of(an_id)["pattern"] == "^(?:[a-z][a-z0-9-]{0,47})$"
    assert schema_of(text(3))["maxLength"] == 3
