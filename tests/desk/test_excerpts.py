"""The caret stands under the cell that is meant, on a real terminal, whatever the line holds."""

from __future__ import annotations

import re
import unicodedata

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.desk import excerpts
from strengthtui.desk.excerpts import Lines, excerpt
from strengthtui.text import visible

NASTY = (
    "abc: {x}, \t\x1b\x07\x9b\u202e\u2066\u200b\u200d\u200c\u00ad\ufeff\u2028\ud800\udc80é你好한カ（"
    "🚀👩👧🏽🇬🇧❤️e\u0301\u0301"
    "שלום مرحبا ١٢ नमस्ते ที่ ー…→\ue000\U000e0041"
)
LINES = st.text(st.sampled_from(NASTY) | st.characters(), max_size=60) | st.text(st.sampled_from("ab 你"), max_size=400)


def under_caret(line: str, caret: str, width: int = 300) -> tuple[str, str]:
    """Draw both on a terminal; gives what stands above the caret, and all that is seen of the line."""
    screen = pyte.Screen(width, 3)
    stream = pyte.Stream(screen)
    stream.feed(f"{line}\r\n{caret}")
    below = screen.display[1]
    assert below.strip("^ ") == ""
    return screen.buffer[0][len(below) - len(below.lstrip())].data, screen.display[0]


@pytest.mark.parametrize(
    ("line", "column", "shown", "at"),
    [
        ("foucs: past", 1, "foucs: past", 0),
        ("  - a: @b", 8, "  - a: @b", 7),
        ("end", 4, "end", 3),
        ("\tkind: text", 2, "→kind: text", 1),
        ("ask: 你好 {nmae}", 9, "ask: 你好 {nmae}", 10),
        ("ask: cafe\u0301 {nmae}", 12, "ask: cafe\u0301 {nmae}", 10),
        ("ask: 👩‍👩‍👧 {nmae}", 12, "ask: … {nmae}", 7),
        ("ask: {nmae} 👩‍👩‍👧", 6, "ask: {nmae} 👩‍👩‍👧", 5),
        ("ask: 🇬🇧 {nmae}", 9, "ask: … {nmae}", 7),
        ("ask: שלום עולם, {nmae}", 17, "ask: …, {nmae}", 8),
        ("ask: {nmae} שלום", 6, "ask: {nmae} …", 5),
        ("ask: \x1b[2J\u202e{nmae}", 11, "ask: [U+001B][2J[U+202E]{nmae}", 24),
        ("ask: \udcff{nmae}", 7, "ask: \ufffd{nmae}", 6),
    ],
)
def test_what_is_shown(line: str, column: int, shown: str, at: int) -> None:
    """Tabs and control characters are seen, what terminals disagree about before the caret is an ellipsis."""
    found = excerpt(line, column)
    assert found is not None
    assert (found.line, found.caret) == (shown, " " * at + "^")


def test_what_is_meant_is_underlined() -> None:
    """A span is underlined as wide as it is drawn, and never beyond the line."""
    found = excerpt("ask: 你好吗", 6, span=2)
    assert found is not None
    assert found.caret == "     ^^^^"
    found = excerpt("kind: txt", 7, span=30)
    assert found is not None
    assert found.caret == "      ^^^"


@pytest.mark.parametrize("text", ["", "   ", "\u3000 "])
def test_a_line_with_nothing_in_it_is_not_shown(text: str) -> None:
    """There would be nothing to see."""
    assert excerpt(text, 1) is None


@given(LINES, st.sampled_from([20, 76, 100]), st.data())
def test_the_caret_is_under_its_character(line: str, room: int, data: st.DataObject) -> None:
    """On a terminal the caret stands under the character of the column, or under what stands for it; all fits."""
    column = data.draw(st.integers(1, len(line) + 2))
    found = excerpt(line, column, room=room)
    if found is None:
        return
    above, seen = under_caret(found.line, found.caret)
    assert visible(found.line) == found.line
    assert len(found.caret) <= room + 1
    meant = line[column - 1 : column]
    if (
        meant.isprintable()
        and meant
        and unicodedata.bidirectional(meant) == "L"
        and unicodedata.category(meant)[0] != "M"
    ):
        assert above == excerpts.CUT or unicodedata.normalize("NFD", above)[0] == unicodedata.normalize("NFD", meant)[0]
    if column > len(line):
        assert above.strip() == ""
    assert not {unicodedata.bidirectional(char) for char in seen} & {"R", "AL", "AN"}


@given(st.text(st.sampled_from("ab c"), min_size=1, max_size=400), st.integers(1, 410), st.integers(1, 20))
def test_plain_text_is_shown_as_any_other(line: str, column: int, span: int) -> None:
    """The short way for lines of plain letters gives what the long way would."""
    for room in (20, 76):
        with pytest.MonkeyPatch.context() as patch:
            quick = excerpt(line, column, span=span, room=room)
            patch.setattr(excerpts, "_PLAIN", re.compile("(?!)"))
            if quick is not None and len(line) > room:
                assert excerpts._excerpt(line, column, span, room) == quick


def test_megabytes_on_one_line_are_shortened() -> None:
    """Only what stands round the column is looked at."""
    found = excerpt("x" * 4_000_000 + "@" + "你" * 1_000_000, 4_000_001, room=40)
    assert found is not None
    above, _seen = under_caret(found.line, found.caret)
    assert (above, found.line[0], found.line[-1]) == ("@", "…", "…")
    zalgo = excerpt("a" + "\u0301" * 1_000_000, 1)
    assert zalgo is not None
    assert len(zalgo.line) < 300


def test_lines_are_counted_as_findings_count_them() -> None:
    """All three line ends, no byte order mark, no line beyond the last; a file that is no text has no lines."""
    lines = Lines(b"\xef\xbb\xbfa\r\nb\rc\n\xff\x85\xe2\x80\xa8d")
    assert [lines.line(number) for number in range(6)] == ["", "a", "b", "c", "\udcff\udc85\u2028d", ""]
    for data in (b"a\0b", "a".encode("utf-16"), b"x" * (8 * 1024 * 1024 + 1)):
        assert Lines(data).line(1) == ""
