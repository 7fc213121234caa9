"""JSON becomes the same plain data as YAML, with places, and what is written wrong is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.sources.findings import Problems
from strengthtui.sources.json_source import load_json
from strengthtui.sources.source import MAX_DEPTH, Plain, Source


def read(text: str) -> tuple[Source | None, list[str]]:
    """Read JSON and give the findings as `line:column code`."""
    problems = Problems()
    source = load_json(text.encode(), "sheet.json", problems)
    return source, [f"{found.line}:{found.column} {found.code.code}" for found in problems.findings]


def data(text: str) -> Plain:
    """Read JSON that has nothing wrong with it."""
    source, found = read(text)
    assert found == []
    assert source is not None
    return source.data


def test_scalars_are_as_written() -> None:
    """Numbers and truth values are their spelling, `null` is nothing."""
    text = '{"a": 12345678901234567890, "b": [true, false, null, -1.50e+3, 1E400], "c": ""}'
    assert data(text) == {
        "a": "12345678901234567890",
        "b": ["true", "false", None, "-1.50e+3", "1E400"],
        "c": "",
    }


def test_escapes_are_characters_and_a_pair_is_one() -> None:
    """Every escape of JSON is understood, and two halves are one character."""
    assert data(r'["\ud83d\ude80 \u00e9 \" \\ \/ \b\f\n\r\t"]') == ['🚀 é " \\ / \b\f\n\r\t']


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r'["\ud83d"]', ["1:3 lone-surrogate"]),
        (r'["x\ude80\ud83d"]', ["1:4 lone-surrogate", "1:10 lone-surrogate"]),
        (r'["\ud83d\u0041"]', ["1:3 lone-surrogate"]),
        (r'["\ud83d\ud83d\ude80"]', ["1:3 lone-surrogate"]),
        (r'["\q", "\u12"]', ["1:3 json-escape", "1:9 json-escape"]),
        ('{"a": 1,\n "b": {"c": [2], "c": {"d": 3}},\n "a": [4]}', ["2:18 key-twice", "3:2 key-twice"]),
        ('{"": 1, "a": 2}', ["1:2 key-not-text"]),
    ],
)
def test_what_is_wrong_inside_is_told_and_read_over(text: str, found: list[str]) -> None:
    """Halves of characters, bad escapes and double keys are findings, and the rest is still read."""
    source, told = read(text)
    assert told == found
    assert source is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "1:1 file-empty"),
        ('{"a" 1}', "1:6 json-colon"),
        ('{"a": 1,}', "1:9 json-comma"),
        ("[1, 2,\n]", "2:1 json-comma"),
        ("[1 2]", "1:4 json-comma"),
        ('{"a": 1 "b": 2}', "1:9 json-comma"),
        ("{a: 1}", "1:2 json-key"),
        ('{"a": NaN}', "1:7 json-number"),
        ('{"a": -Infinity}', "1:7 json-number"),
        ("[012]", "1:2 json-number"),
        ("[.5]", "1:2 json-number"),
        ("[1.]", "1:2 json-number"),
        ('{"a": "b\n"}', "1:7 json-quote-open"),
        ('{"a": "b', "1:7 json-quote-open"),
        ('[\n{"a": 1', "2:1 json-bracket-open"),
        ('{"a":', "1:6 json-syntax"),
        ("[True]", "1:2 json-syntax"),
        ("// note\n{}", "1:1 json-syntax"),
        ("{} {}", "1:4 json-after-end"),
        ("[1]]", "1:4 json-after-end"),
        ("[}", "1:2 json-syntax"),
    ],
)
def test_what_cannot_be_read_is_told_in_our_words(text: str, found: str) -> None:
    """Every way of writing JSON wrong has a code, where it went wrong."""
    source, told = read(text)
    assert source is None
    assert told == [found]


def test_depth_is_capped() -> None:
    """Twenty containers inside each other are read, twenty-one are not, and a million are refused at once."""
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert read("[" * 1_000_000)[1] == [f"1:{MAX_DEPTH + 1} file-too-deep"]


def test_the_number_of_nodes_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with too many keys and values is refused where the first one too many stands."""
    monkeypatch.setattr("strengthtui.sources.json_source.MAX_NODES", 5)
    assert read("[1, 2, 3]")[1] == []
    assert read("[1, 2, 3,\n4]")[1] == ["2:1 file-too-many-parts"]


def test_positions_are_those_of_the_file() -> None:
    """Keys and values are where an editor shows them, those of left-out duplicates left out."""
    source, _told = read('{"a": "🚀", "b":\n  [1, {"c": 2, "c": [7, 8], "d": 3}]}')
    assert source is not None
    assert source.at(("a",)) == (1, 7)
    assert source.at(("b",), key=True) == (1, 12)
    assert source.at(("b", 1, "c")) == (2, 13)
    assert source.at(("b", 1, "d")) == (2, 34)


PLAIN = st.recursive(
    st.none() | st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4),
    max_leaves=15,
)


def plain(value: object) -> object:
    """What our reader makes of a value."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


@given(PLAIN.filter(lambda value: value is not None), st.booleans(), st.sampled_from([None, 1]))
def test_it_reads_what_the_standard_library_writes(value: object, ascii_only: bool, indent: int | None) -> None:
    """Any data written by another program comes back the same, every scalar as its text."""
    written = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    if not ascii_only and any(not (sign.isprintable() or sign == "\n") for sign in written):
        return  # control characters outside an escape are findings
    problems = Problems()
    source = load_json(written.encode(), "x.json", problems)
    assert [found.worded() for found in problems.findings] == []
    assert source is not None
    assert source.data == plain(value)
