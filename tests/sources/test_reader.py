"""Tables of fields read mappings into records; all that does not fit is told, and nothing hides anything else."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TypeVar

import pytest

from strengthtui.errors import BadInputError
from strengthtui.sources.codes import values
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load
from strengthtui.sources.reader import (
    Field,
    Place,
    Placed,
    Read,
    Shape,
    anything,
    either,
    list_of,
    mapped,
    mapping_of,
    placed,
    read_source,
)
from strengthtui.sources.scalars import (
    a_language,
    an_address,
    an_id,
    day,
    day_or_month,
    one_of,
    text,
    whole,
    words,
    yes_no,
)
from strengthtui.sources.source import Plain

T = TypeVar("T")


@dataclass(frozen=True)
class Person:
    name: str
    who: str = "friend"


@dataclass(frozen=True)
class Sheet:
    worker: str
    present: tuple[Person | str, ...] = ()
    for_worker: bool = False


PERSON = Shape(Person, Field("name", words, required=True), Field("who", words))
SHEET = Shape(
    Sheet,
    Field("worker", words, required=True, instead="?"),
    Field("present", list_of(either(text=words, mapping=PERSON))),
    Field("for", mapped(one_of("worker"), lambda _word: True), name="for_worker"),
    reserved=("repeat",),
)


def read(yaml_text: str, shape: Read[T]) -> tuple[T | None, list[str]]:
    """Read YAML with a table and give the findings as `line:column code`."""
    problems = Problems()
    source = load(dedent(yaml_text).encode(), "x.yaml", problems)
    assert source is not None
    made = shape(source.data, Place(source, problems))
    return made, [f"{found.line}:{found.column} {found.code.code}" for found in problems.findings]


def test_a_mapping_becomes_a_record() -> None:
    """Keys go to the record by their Python names; what is absent or empty keeps its default."""
    made, told = read("worker: RB\npresent: [Sam, {name: Jo, who: }]\nfor: worker\n", SHEET)
    assert told == []
    assert made == Sheet(worker="RB", present=("Sam", Person("Jo")), for_worker=True)


def test_every_slip_is_told_at_its_place() -> None:
    """Unknown, missing, reserved and wrong keys, and a bad entry between good ones, all in one reading."""
    made, told = read(
        """\
        wroker: RB
        present:
          - Sam
          - [Jo]
          - {who: cousin}
          -
          - {name: Al, nam: x}
          - Lou
        for: everyone
        repeat: {each: x}
        """,
        SHEET.lenient,
    )
    assert told == [
        "1:1 key-unknown",
        "4:5 wrong-shape",
        "5:5 key-missing",
        "6:4 value-missing",
        "7:16 key-unknown",
        "9:6 not-a-choice",
        "10:1 key-not-yet",
    ]
    assert made is not None
    assert made.worker == "RB"
    assert made.present[0] == "Sam"
    assert made.present[-1] == "Lou"


def test_what_stands_under_a_misspelt_key_is_read_too() -> None:
    """A slip in a key is told once, as that, and hides nothing of what stands under it; nobody trusts it."""
    made, told = read("wroker: RB\npresnt: [{nmae: [x]}, {who: y}]\n", SHEET.shaped)
    assert told == ["1:1 key-unknown", "2:1 key-unknown", "2:11 key-unknown", "2:17 not-a-text", "2:23 key-missing"]
    assert made is not None
    assert made.broken == {"worker", "present"}
    assert read("worker: RB\nwroker: [x]\n", SHEET)[1] == ["2:1 key-unknown"]
    assert read("fro: worker\n", SHEET)[1] == ["1:1 key-unknown", "1:1 key-missing"]


def test_a_record_with_a_wrong_part_is_not_handed_out() -> None:
    """Used as a plain read, a table gives a record only when all of it could be read."""
    assert read("worker: RB\npresent: x\n", SHEET)[0] is None
    assert read("worker: [RB]", SHEET)[0] is None


def test_which_keys_are_not_to_be_trusted_is_known() -> None:
    """A rule can leave alone what could not be read."""
    made, _told = read("present: x\nfor: worker", SHEET.shaped)
    assert made is not None
    assert made.broken == {"worker", "present"}
    assert not made.sound


@pytest.mark.parametrize("text_", ["[a, b]", "just words"])
def test_something_else_than_a_mapping_is_told(text_: str) -> None:
    """A list or a text where keys belong is one finding."""
    assert read(text_, SHEET) == (None, ["1:1 not-a-mapping"])


def test_lists_take_one_where_they_may() -> None:
    """A single entry is a list of one only where the table says so; too few is told."""
    assert read("a: x", mapping_of(list_of(words, or_one=True))) == ({"a": ("x",)}, [])
    assert read("a: x", mapping_of(list_of(words))) == ({}, ["1:4 not-a-list"])
    assert read("[]", list_of(words, least=1))[1] == ["1:1 list-too-short"]


def test_stand_ins_keep_indexes_right() -> None:
    """What could not be read is replaced where the others have to keep their places."""
    made, told = read("[a, B, c, , e]".replace(", ,", ", ~,"), list_of(an_id, instead=""))
    assert made == ("a", "", "c", "", "e")
    assert told == ["1:5 not-an-id", "1:11 value-missing"]


def test_free_keys_are_checked_too() -> None:
    """A mapping with free keys checks each key at the key and each value at the value."""
    made: dict[str, int] | None
    made, told = read("a/b: 1\nc: 2\nd/e: x\nf/g:\n", mapping_of(whole(), keys=an_address))
    assert made == {"a/b": 1}
    assert told == ["2:1 not-an-address", "3:6 not-a-whole-number", "4:5 value-missing"]


def test_a_value_keeps_its_place_for_later() -> None:
    """What can only be judged later can still be told at its place."""
    problems = Problems()
    source = load(b"a:\n  - {x: y}\n", "x.yaml", problems)
    assert source is not None
    made: dict[str, tuple[Placed[Plain], ...]] | None = read_source(
        source, Shape(dict, Field("a", list_of(placed(anything)))), problems
    )
    assert made is not None
    (entry,) = made["a"]
    assert isinstance(entry, Placed)
    entry.place.into("x").add(values.NOT_A_DATE)
    assert [(found.line, found.column) for found in problems.findings] == [(2, 9)]


def test_without_a_collector_reading_stops_at_the_first() -> None:
    """The same tables raise at the first error when findings are not collected."""
    problems = Problems(collect=False)
    source = load(b"wroker: x", "x.yaml", problems)
    assert source is not None
    with pytest.raises(BadInputError, match="cannot be used"):
        read_source(source, SHEET, problems)


SCALARS: list[tuple[Read[object], str, object]] = [
    (words, "'  as it is  '", "  as it is  "),
    (words, "''", ""),
    (text(10), "'  trimmed '", "trimmed"),
    (an_id, "a-1", "a-1"),
    (an_address, "a/b-2", "a/b-2"),
    (a_language, "pt-BR", "pt-BR"),
    (one_of("a", "b"), "b", "b"),
    (whole(), "-12", -12),
    (whole(), "012", 12),
    (yes_no, "yes", True),
    (yes_no, "False", False),
    (yes_no, "NO", False),
    (day, "2028-02-29", "2028-02-29"),
    (day_or_month, "2026-11", "2026-11"),
]


@pytest.mark.parametrize(("reading", "written", "value"), SCALARS)
def test_a_scalar_is_read(reading: Read[object], written: str, value: object) -> None:
    """Each read takes what it is for."""
    assert read(f"[{written}]", list_of(reading)) == ((value,), [])


WRONG: list[tuple[Read[object], str, str]] = [
    (words, "[a]", "not-a-text"),
    (text(3), "abcd", "text-too-long"),
    (text(), "'  '", "value-missing"),
    (an_id, "9a", "not-an-id"),
    (an_id, "a" * 49, "not-an-id"),
    (an_id, "'a\n'", "not-an-id"),
    (an_address, "a", "not-an-address"),
    (an_address, "a/b/c", "not-an-address"),
    (a_language, "english language", "not-a-language"),
    (one_of("short", "full"), "shrot", "not-a-choice"),
    (whole(), "1.5", "not-a-whole-number"),
    (whole(), "9" * 30, "not-a-whole-number"),
    (whole(), "\u0663", "not-a-whole-number"),
    (whole(1), "0", "number-too-small"),
    (whole(1, 5), "6", "number-too-large"),
    (yes_no, "maybe", "not-yes-or-no"),
    (yes_no, "{a: b}", "not-yes-or-no"),
    (day, "2026-02-30", "not-a-date"),
    (day, "20261120", "not-a-date"),
    (day, "2026-11", "not-a-date"),
    (day_or_month, "2026-13", "not-a-date"),
]


@pytest.mark.parametrize(("reading", "written", "code"), WRONG)
def test_a_wrong_scalar_is_told(reading: Read[object], written: str, code: str) -> None:
    """Each read refuses the rest with its own code, at the value."""
    made, told = read(f"- {written}", list_of(reading))
    assert made == ()
    assert told == [f"1:3 {code}"]


def test_near_misses_are_told_how_to_be_written() -> None:
    """An id with capitals and spaces, and a misspelt choice, come with the right spelling."""
    problems = Problems()
    source = load(b"- My First Pack\n- shrot\n", "x.yaml", problems)
    assert source is not None
    place = Place(source, problems)
    data: Plain = source.data
    assert isinstance(data, list)
    an_id(data[0], place.into(0))
    one_of("doorstep", "short", "full")(data[1], place.into(1))
    assert [found.params.get("near") for found in problems.findings] == ["my-first-pack", "short"]
