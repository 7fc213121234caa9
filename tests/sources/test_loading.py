"""A file is told apart by its name and its beginning; bytes that are no text are told with their place."""

from __future__ import annotations

import pytest

from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load
from strengthtui.sources.source import MAX_BYTES, Plain


def read(data: bytes, name: str = "sheet.yaml") -> tuple[Plain, list[str]]:
    """Read a file and give its data and the findings as `line:column code`."""
    problems = Problems()
    source = load(data, name, problems)
    told = [f"{found.line}:{found.column} {found.code.code}" for found in problems.findings]
    return (None if source is None else source.data), told


@pytest.mark.parametrize(
    ("data", "name", "plain"),
    [
        (b'{"a": "\\ud83d\\ude80"}', "x.json", {"a": "🚀"}),
        (b'  {"a": "\\ud83d\\ude80"}', "x.yaml", {"a": "🚀"}),
        (b'{"a": "\\ud83d\\ude80"}', "<stdin>", {"a": "🚀"}),
        (b"{a: no, b: [c]}", "x.yaml", {"a": "no", "b": ["c"]}),
        (b"[a, b]", "<stdin>", ["a", "b"]),
        (b"a: b", "SHEET", {"a": "b"}),
    ],
)
def test_json_and_yaml_are_told_apart(data: bytes, name: str, plain: Plain) -> None:
    """JSON is read as JSON whatever the file is called, and YAML in brackets stays YAML."""
    assert read(data, name) == (plain, [])


def test_a_json_file_is_held_to_json() -> None:
    """What is called .json is told in the words of JSON."""
    assert read(b"{a: b}", "x.JSON") == (None, ["1:2 json-key"])


def test_double_keys_in_json_are_told_without_a_json_name() -> None:
    """A finding that does not make it less JSON is kept."""
    assert read(b'{"a": 1, "a": 2}', "x")[1] == ["1:10 key-twice"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a: \x00b", ["1:4 file-binary"]),
        (b"PK\x03\x04\x00\x00", ["1:5 file-binary"]),
        ("a: b".encode("utf-16"), ["1:1 file-not-utf-8"]),
        ("a: b\nc: d\xe9".encode("latin-1"), ["2:5 file-not-utf-8"]),
        (b"a: \xed\xa0\xbd", ["1:4 file-not-utf-8", "1:5 file-not-utf-8", "1:6 file-not-utf-8"]),
        (b"a: b\x1b[31m\nc: \x7f", ["1:5 control-character", "2:4 control-character"]),
        ("a: b\ufeff".encode(), ["1:5 control-character"]),
    ],
)
@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_what_is_no_text_is_told_with_its_place(data: bytes, name: str, found: list[str]) -> None:
    """Binary, other encodings and control characters are findings, in YAML and in JSON."""
    told = read(data, name)[1]
    assert [one for one in told if " json-" not in one] == found


def test_a_file_in_another_encoding_does_not_flood_the_list() -> None:
    """After fifty places no more are told."""
    assert len(read(b"- \xe9\n" * 5_000)[1]) == 50


def test_a_byte_order_mark_is_no_character() -> None:
    """What Windows editors put in front does not count."""
    assert read(b"\xef\xbb\xbfa: b") == ({"a": "b"}, [])


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_a_file_of_more_than_eight_mebibytes_is_not_read(name: str) -> None:
    """The size is looked at first."""
    assert read(b" " * MAX_BYTES + b"a", name) == (None, ["1:1 file-too-big"])
