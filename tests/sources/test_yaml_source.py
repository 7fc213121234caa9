"""YAML becomes strings, lists and mappings; what our files do not use, and what is written wrong, has its place."""

from __future__ import annotations

import pytest
import yaml._yaml

from strengthtui.sources.findings import Problems
from strengthtui.sources.source import MAX_DEPTH, Plain, Source
from strengthtui.sources.yaml_source import load_yaml


def read(text: str | bytes) -> tuple[Source | None, list[str]]:
    """Read YAML and give the findings as `line:column code`."""
    problems = Problems()
    source = load_yaml(text if isinstance(text, bytes) else text.encode(), "talk.yaml", problems)
    return source, [f"{found.line}:{found.column} {found.code.code}" for found in problems.findings]


def data(text: str) -> Plain:
    """Read YAML that has nothing wrong with it."""
    source, found = read(text)
    assert found == []
    assert source is not None
    return source.data


@pytest.fixture(params=["c", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with its C library, and as it is where that is missing."""
    if request.param == "python":
        monkeypatch.delattr(yaml._yaml, "CParser")


@pytest.mark.parametrize(
    "written", ["no", "yes", "on", "012", "1:30", "0x1F", "1e3", "2026-11-20", ".nan", "Null", "!", "="]
)
def test_every_plain_scalar_is_the_string_that_was_written(written: str) -> None:
    """Nothing is guessed from how a value looks."""
    if written != "!":
        assert data(f"a: {written}") == {"a": written}
    assert data(f"a: '{written}'") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", "# nothing"])
def test_an_empty_value_is_none(written: str) -> None:
    """No value, `~` and `null` are nothing; between quotation marks they are text."""
    assert data(f"a: {written}\nb: c") == {"a": None, "b": "c"}
    assert data("a: 'null'\nb: \"\"") == {"a": "null", "b": ""}


def test_texts_lists_and_mappings_nest() -> None:
    """Block and flow style, folded and literal texts give plain data in the order of the file."""
    text = "z: [1, {a: b}, []]\ny:\n  - - x\n    - |\n      one\n      two\n  - {}\n"
    assert data(text) == {"z": ["1", {"a": "b"}, []], "y": [["x", "one\ntwo\n"], {}]}
    assert list(data(text) or ()) == ["z", "y"]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x b\nc: *x", ["1:4 yaml-anchor", "2:4 yaml-alias"]),
        ("- &x {a: b}\n- *x", ["1:3 yaml-anchor", "2:3 yaml-alias"]),
        ("a:\n  <<: {b: c}\n  d: e", ["2:3 yaml-merge-key"]),
        ("a: !!python/object:os.system b", ["1:4 yaml-tag"]),
        ("a: !b [c]\nd: !e {f: g}\nh: ! i", ["1:4 yaml-tag", "2:4 yaml-tag", "3:4 yaml-tag"]),
        ("a: 1\nb: 2\na: {c: 3}", ["3:1 key-twice"]),
        ("? [a, b]\n: c\nd: e", ["1:3 key-not-text"]),
        ("? {a: b}\n: c", ["1:3 key-not-text"]),
        ("'': b\na: c", ["1:1 key-not-text"]),
        ("a: b\n---\na: c", ["2:1 yaml-several-documents"]),
        ("%TAG ! tag:x,2026:\n---\na: b", ["1:1 yaml-directive"]),
    ],
)
def test_what_our_files_do_not_use_is_told_and_read_over(text: str, found: list[str]) -> None:
    """Aliases, tags, merge keys, double keys and second documents are findings, and the rest is still read."""
    source, told = read(text)
    assert told == found
    assert source is not None


def test_an_alias_is_not_missing() -> None:
    """What was told as an alias is a text like any other, so that nothing more is said of it."""
    source, found = read("a: *b")
    assert source is not None
    assert (source.data, found) == ({"a": "*b"}, ["1:4 yaml-alias"])


def test_the_first_of_two_keys_holds_and_its_line_is_told() -> None:
    """A key that stands twice names the line of the first, also far below and inside lists."""
    problems = Problems()
    source = load_yaml(b"a:\n  - x: 1\n    y: [1, 2, {z: 3}]\n    x: {y: 9}\n    w: 5\n", "t", problems)
    assert source is not None
    assert source.data == {"a": [{"x": "1", "y": ["1", "2", {"z": "3"}], "w": "5"}]}
    assert problems.findings[0].params == {"key": "x", "first": 2}
    assert source.at(("a", 0, "w")) == (5, 8)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b: c", "1:5 yaml-colon"),
        ("a: b\n  c: d", "2:3 yaml-indent"),
        ("a: @b", "1:4 yaml-first-sign"),
        ("a: `b", "1:4 yaml-first-sign"),
        ("a: %b", "1:4 yaml-first-sign"),
        ("a:\n\t- b", "2:1 yaml-tab"),
        ('a: "b', "1:4 yaml-quote-open"),
        ("a:\n  b: 'c\nd: e\n", "2:6 yaml-quote-open"),
        ("a: b\n  and c: d", "2:8 yaml-colon"),
        ("a: 'it's'", "1:8 yaml-after-quote"),
        ('a: "b" c', "1:8 yaml-after-quote"),
        ('a: "b\nc: "d"\n', "1:4 yaml-quote-open"),
        ('- a: "b\n- "d"\n', "1:6 yaml-quote-open"),
        ("a:\n  b: c\n d: e", "3:2 yaml-indent"),
        ("- a\nb: c", "2:1 yaml-indent"),
        ("a: [b, c", "1:4 yaml-bracket"),
        ("a: {b: c\nd: e", "1:4 yaml-bracket"),
        ("a:\n- b\n- [c\n", "3:3 yaml-bracket"),
        ("a: 1\nb\nc: 2", "2:1 yaml-key-colon"),
        ("a:\n  - b\n  c\n  - d", "3:3 yaml-dash-missing"),
        ("a:\n  - b\n  c", "3:3 yaml-dash-missing"),
        ("a:\n  b\n  - c\nd: e: f", "4:5 yaml-colon"),
        ('a:\n  "b"\n  - c\n', "2:3 yaml-dash-missing"),
        ("a:\n  - b\n  c: d", "3:3 yaml-indent"),
    ],
)
def test_what_cannot_be_read_is_told_in_our_words(text: str, found: str) -> None:
    """Every way of writing YAML wrong has a code of its own, where it went wrong, whichever parser reads it."""
    source, told = read(text)
    assert source is None
    assert told == [found]


def test_half_of_a_character_is_told_as_written() -> None:
    """An escape that is half of a character names itself."""
    problems = Problems()
    assert load_yaml(rb'a: "x \ud83d"', "t", problems) is None
    (found,) = problems.findings
    assert (found.code.code, found.line, found.column, found.params["sign"]) == ("lone-surrogate", 1, 7, "\\ud83d")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ['a: "\\U00110000"', 'a: "\\q"', 'a: "\\uZZZZ"', 'a: "\\UFFFFFFFF"'])
def test_an_escape_that_means_nothing_is_told(text: str) -> None:
    """Neither an unknown escape nor one beyond the last character gets through or breaks the reading."""
    source, told = read(text)
    assert source is None
    assert [one.split()[1] for one in told] == ["yaml-escape"]


def test_depth_is_capped_before_anything_is_built() -> None:
    """Twenty containers inside each other are read, twenty-one are not, and a million are refused at once."""
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[1] == [f"1:{MAX_DEPTH + 1} file-too-deep"]
    assert read("[" * 1_000_000)[1] == [f"1:{MAX_DEPTH + 1} file-too-deep"]
    assert read("a: b\na: " + "{x: " * 50_000)[1] == ["2:1 key-twice", f"2:{4 + 4 * MAX_DEPTH} file-too-deep"]


def test_the_number_of_nodes_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with too many keys and values is refused where the first one too many stands."""
    monkeypatch.setattr("strengthtui.sources.yaml_source.MAX_NODES", 5)
    assert read("- a\n- b\n- c\n- d")[1] == []
    assert read("- a\n- b\n- c\n- d\n- e")[1] == ["5:3 file-too-many-parts"]
    assert read("a: b\n" * 9)[1] == ["2:1 key-twice", "3:1 file-too-many-parts", "3:1 key-twice"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~"])
def test_an_empty_file_is_told(text: str) -> None:
    """A file with nothing in it is a finding, not an empty pack."""
    source, told = read(text)
    assert source is None
    assert told == ["1:1 file-empty"]


def test_positions_are_those_of_the_file() -> None:
    """Keys and values are where an editor shows them, after emoji, a byte order mark and Windows line ends, too."""
    text = "\ufeffname: 🚀 x\r\nlist: [a, 🎈, {k: v}]\r\nempty:\r\nlast:\r\n  - deep: 1\r\n"
    source, told = read(text.encode())
    assert told == []
    assert source is not None
    assert source.at(("name",)) == (1, 7)
    assert source.at(("list", 1)) == (2, 11)
    assert source.at(("list", 2, "k"), key=True) == (2, 15)
    assert source.at(("list", 2, "k")) == (2, 18)
    assert source.at(("last", 0, "deep"), key=True) == (5, 5)
    assert source.at(("empty",), key=True) == (3, 1)


def test_what_is_not_there_is_where_its_parent_is() -> None:
    """A finding about a missing key has the place of the mapping it is missing in."""
    source, _told = read("a:\n  b:\n    c: d\n")
    assert source is not None
    assert source.at(("a", "b", "x")) == source.at(("a", "b")) == (3, 5)
    assert source.at(("a", "b", "x"), key=True) == (3, 5)
    assert source.at(("a", 7)) == (2, 3)
    assert source.at(("a", "b", "c", "further")) == (3, 8)
