"""What is shown of the line being typed: always its end, on any width, with no escape sequence."""

from __future__ import annotations

import re
import unicodedata

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.line import editor
from strengthtui.line.editor import Editor

PROMPT = "> "
TYPED = st.sampled_from(
    [
        "a",
        "word ",
        " ",
        "é",
        "e\u0301",
        "日",
        "日本語",
        "한",
        "👍",
        "👍🏽",
        "👨‍👩‍👧",
        "❤️",
        "🇬🇧",
        "\t",
        "\u202e",
        "می‌خ",
        "\u2028",
    ]
)
STEPS = st.lists(TYPED | st.sampled_from(["<erase>", "<erase>", "<word>", "<line>"]), max_size=40)


class Shown:
    """An editor in front of a terminal that really draws."""

    def __init__(self, columns: int) -> None:
        """Begin a line."""
        self.screen = pyte.Screen(columns, 400)
        self.stream = pyte.Stream(self.screen)
        self.editor = Editor(lambda: columns)
        self.row = 0
        """Where the line was begun, or printed again."""
        self.write(self.editor.start(PROMPT))

    def write(self, text: str) -> None:
        """Show it as a terminal does."""
        assert "\x1b" not in text
        if text.startswith("\n"):
            self.row = self.screen.cursor.y + 1
        for char in text.replace("\n", "\r\n"):
            # One by one: pyte drops what stands behind a joiner in the same piece.
            self.stream.feed(char)

    def step(self, step: str) -> None:
        """Type something or take something back."""
        erase = {"<erase>": self.editor.erase, "<word>": self.editor.erase_word, "<line>": self.editor.erase_line}
        self.write(erase[step]() if step in erase else self.editor.add(step))

    def seen(self) -> str:
        """What stands between where the line was begun and the cursor."""
        cursor = self.screen.cursor
        rows = [self.screen.buffer[number] for number in range(self.row, cursor.y + 1)]
        cells = [row[column].data for row in rows for column in range(self.screen.columns)]
        end = (cursor.y - self.row) * self.screen.columns + cursor.x
        assert "".join(cells[end:]).strip() == "", "something stands behind the cursor"
        return squeezed("".join(cells[:end]))


def squeezed(text: str) -> str:
    """Without what a terminal does not draw, or draws in its own way."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u200c\u200d\ufe0f]", "", text))


@given(STEPS, st.integers(12, 60))
def test_the_end_of_the_line_is_always_shown(steps: list[str], columns: int) -> None:
    """After every key the terminal shows prompt and text, or a mark and the text's end; nothing stale stays."""
    shown = Shown(columns)
    for step in steps:
        shown.step(step)
        text = squeezed(editor._readable(shown.editor.text.rstrip("\u200c\u200d")))
        seen = shown.seen()
        if seen.startswith("…"):
            assert text.endswith(seen[1:])
        else:
            assert seen == squeezed(PROMPT) + text


@given(st.text(alphabet="abc 日é", max_size=60), st.integers(10, 40))
def test_erasing_takes_all_back(text: str, columns: int) -> None:
    """As many erasures as characters leave an empty line."""
    shown = Shown(columns)
    shown.write(shown.editor.add(text))
    for _ in text:
        shown.step("<erase>")
    assert shown.editor.text == ""
    assert shown.seen() == ">"


def test_erasing_on_one_row_is_short() -> None:
    """On one row only the character is erased; nothing is said again to a screen reader."""
    line = Editor(lambda: 80)
    line.start(PROMPT)
    line.add("words é日")
    assert line.erase() == "\b\b  \b\b"
    assert line.erase() == "\b \b"
    assert line.erase_word() == "\b" * 6 + " " * 6 + "\b" * 6


def test_long_lines_are_not_said_again_whole() -> None:
    """Erasing in a long line prints a row at most, and one row only once."""
    line = Editor(lambda: 80)
    line.start(PROMPT)
    line.add("words " * 10_000)
    assert max(len(line.erase()) for _ in range(2_000)) <= 80


@pytest.mark.parametrize("width", [40, 120])
def test_resized(width: int) -> None:
    """When the terminal was resized, erasing prints the line's end again rather than guess."""
    columns = 80
    line = Editor(lambda: columns)
    line.start(PROMPT)
    line.add("some words")
    columns = width
    assert line.erase() == "\n> some word"


def test_goes_on_with_what_was_unfinished() -> None:
    """A line that was interrupted stands there again with the next prompt."""
    line = Editor(lambda: 80)
    line.start(PROMPT)
    line.add("half")
    assert line.start("name: ") == "name: half"
    assert line.text == "half"
