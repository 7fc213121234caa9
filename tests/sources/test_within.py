"""A finding about a word stands at that word, however the text is written; where that is not sure, at the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.sources.codes.values import NOT_A_CHOICE
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load
from strengthtui.sources.reader import Place
from strengthtui.sources.scalars import text as read_text

MARK = "§"


def places(written: str, word: str, name: str = "x.yaml") -> list[str]:
    """Read a file and give the `line:column` of every place where the word stands in its text under `ask`."""
    problems = Problems()
    source = load(written.encode(), name, problems)
    assert source is not None
    place = Place(source, problems).into("ask")
    assert isinstance(source.data, dict)
    asked = read_text()(source.data["ask"], place)
    assert asked is not None
    assert not problems.findings
    for match in re.finditer(re.escape(word), asked):
        place.word(match.start()).add(NOT_A_CHOICE, choices="")
    return [f"{found.line}:{found.column}" for found in problems.findings]


def marked(written: str) -> tuple[str, list[str]]:
    """Take the marks out and give the places where they stood."""
    found = [
        f"{number}:{match.start() - at + 1}"
        for number, line in enumerate(re.split(r"\r\n|[\r\n]", written), 1)
        for at, match in enumerate(re.finditer(MARK, line))
    ]
    return written.replace(MARK, ""), found


@pytest.mark.parametrize(
    "written",
    [
        "ask: And §why then, and §why now?",
        'id: a\nask: "And §why then?"',
        "ask: 'It''s as it is, isn''t it? And §why?'",
        r'ask: "She said \"no\", and \\ is a slash; §why \u2019 or 🚀 §why"',
        'ask: "  white space round it; §why  "',
        "ask: a plain text\n  on two lines, and\n\n    §why\nid: b",
        'ask: "one\n  two\n\n  §why \\\n    and then \\\n  \\  §why"',
        "ask: 'one\n  two\n\n  §why'",
        "ask: |\n  one\n\n  §why\n  and §why\n",
        "ask: >-  # a comment, why not\n\n  one line\n  folded, and §why\n    set in, §why\n",
        "ask: |2\n   set in: §why\n",
        "ask:\n  §why",
        "ask:\r\n  one\r\n  §why\r\n",
        "{id: a, ask: §why then}",
        "ask: 🚀 é §why",
    ],
)
def test_a_word_is_found_in_every_way_of_writing(written: str) -> None:
    """Plain, quoted and block texts, on one line and on several: line and column are those of the word."""
    text, expected = marked(written)
    assert places(text, "why") == expected != []


def test_json_texts_with_escapes() -> None:
    """Quotation marks, new lines, characters by number and in two halves are counted as one each."""
    written, expected = marked(r'{"ask": "a \"b\" \\ \/ \n\t\u2019\ud83d\ude80 §why"}')
    assert places(written, "why", "x.json") == expected == ["1:47"]


@pytest.mark.parametrize(
    "written", [r'ask: "an escape \x41 and why"', r'ask: "\U0001F680 why"', r'ask: "\e why"', r'ask: "\_why"']
)
def test_where_it_is_not_sure_it_is_the_text(written: str) -> None:
    """An escape that is not understood leaves the finding at the beginning of its text: never at a wrong word."""
    assert places(written, "why") == ["1:6"]


@pytest.mark.parametrize("start", [3, 99, -1])
def test_a_start_that_is_no_word_is_the_text(start: int) -> None:
    """White space and what is beyond the end have no place of their own."""
    problems = Problems()
    source = load(b"ask: and why", "x.yaml", problems)
    assert source is not None
    assert source.within(("ask",), start) == (1, 6)


def test_what_is_no_text_has_its_own_place() -> None:
    """Of a list, a mapping and what is not there, the place is the one that `at` gives."""
    source = load(b"a: [b, {c: d}]", "x.yaml", Problems())
    assert source is not None
    for path in [("a",), ("a", 1), ("a", 7), ("a", 1, "x"), ("a", 0, 0), ("z",)]:
        assert source.within(path, 2) == source.at(path)


LETTERS = st.text(st.sampled_from("ab '\"\\\n\t:#-|>é🚀\u00a0\u2028"), max_size=24)


@given(before=LETTERS, after=LETTERS, width=st.integers(4, 40), style=st.sampled_from(["'", '"', "|", ">", None]))
def test_whatever_yaml_writes_the_word_is_there_or_nothing_is_said(
    before: str, after: str, width: int, style: str | None
) -> None:
    """However the text is quoted, folded and escaped: where the place is not the text's own, the word stands there."""
    import yaml

    text = f"{before}Q{after}".strip()
    written = yaml.dump({"ask": text}, default_style=style, width=width, allow_unicode=True)
    source = load(written.encode(), "x.yaml", Problems())
    assert source is not None
    assert isinstance(source.data, dict)
    held = source.data["ask"]
    assert isinstance(held, str)
    line, column = source.within(("ask",), held.strip().index("Q"))
    stands = re.split(r"\r\n|[\r\n]", written)[line - 1][column - 1 :]
    assert stands.startswith("Q") or (line, column) == source.at(("ask",))
