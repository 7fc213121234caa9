"""One line being typed: its text, and what to send so that the terminal shows it.

Pure: it is told what was typed and answers with what to write. It never moves the cursor but to erase what
was typed last on the same row; across rows, and wherever terminals disagree about widths, the end of the line
is printed again on a new row instead. No escape sequence is ever made here.
"""

from __future__ import annotations

from collections.abc import Callable

from strengthtui.line import cells
from strengthtui.text import visible

_TAB = "    "
"""How a tab is shown; it is kept as a tab."""


class Editor:
    """Text, and the column where the cursor stands as far as that is certain."""

    def __init__(self, columns: Callable[[], int]) -> None:
        self.text = ""
        """What was typed since the last Enter."""
        self._columns = columns
        self._width = columns()
        self._prompt = ""
        self._shown = 0
        # The most cells the cursor can stand from the row's beginning; None: a row may have ended or not.
        self._column: int | None = 0
        # How many fewer it may be, where terminals disagree.
        self._unsure = 0

    def start(self, prompt: str) -> str:
        """Begin at the start of a row; text that was left unfinished goes on."""
        self._prompt = visible(prompt)
        self._shown = 0
        self._width = self._columns()
        self._column = self._unsure = 0
        self._advance(self._prompt.rpartition("\n")[2], "")
        return self._prompt + self._echo()

    def add(self, text: str) -> str:
        """Take what was typed."""
        self._look_at_width()
        self.text += text
        return self._echo()

    def erase(self) -> str:
        """Take back the last character as people count them."""
        return self._erase_from(cells.last_character(self.text)) if self.text else ""

    def erase_word(self) -> str:
        """Take back the last word."""
        return self._erase_from(cells.last_word(self.text)) if self.text else ""

    def erase_line(self) -> str:
        """Take back the line: a new row with the prompt."""
        self.text = ""
        return self.reprint()

    def reprint(self) -> str:
        """Show the line again on a new row: prompt and text where they are short, else the end of the text."""
        start = self._start_of_end()
        return "\n" + (self._show_from(start) if start else self.start(self._prompt))

    def finish(self) -> str:
        """Give what was still held back and the end of the line; the text is done with."""
        shown = self._echo(last=True) + "\n"
        self.text = ""
        self._shown = 0
        return shown

    def _start_of_end(self) -> int:
        """Give the index from where the text is short enough to be shown again; 0: with its prompt."""
        room = self._columns()
        if len(self._prompt) + len(self.text) < room:
            return 0
        start = max(0, len(self.text) - room // 3)
        while start < len(self.text) and cells.last_character(self.text[: start + 1]) != start:
            start += 1
        return start

    def _show_from(self, start: int) -> str:
        mark = "\u2026"
        self._width = self._columns()
        self._column, self._unsure, self._shown = 0, 0, start
        self._advance(mark, "")
        return mark + self._echo()

    def _erase_from(self, start: int) -> str:
        gone = self.text[start:]
        before = self.text[max(start - 1, 0) : start]
        self.text = self.text[:start]
        self._look_at_width()
        taken = self._certain_width(gone, before)
        if taken is None or self._column is None or not self._on_this_row(taken):
            return self.reprint()
        self._shown = start
        self._column -= taken
        return "\b" * taken + " " * taken + "\b" * taken

    def _certain_width(self, gone: str, before: str) -> int | None:
        """Give the cells that `gone` takes on the row; None where terminals may differ."""
        if any(joiner in before + gone for joiner in cells.JOINERS):
            return None
        if gone.isascii():
            return len(_readable(gone))
        total = 0
        for least, most in cells.bounds(_readable(gone), before):
            if least != most:
                return None
            total += most
        return total

    def _on_this_row(self, taken: int) -> bool:
        # At the very edge some terminals have gone to the next row already and some have not.
        column = self._column
        return column is not None and column < self._width and taken <= column

    def _echo(self, *, last: bool = False) -> str:
        """Give what is typed and not shown yet; a joiner waits for what it joins."""
        end = len(self.text) if last else len(self.text.rstrip(cells.JOINERS))
        if end <= self._shown:
            return ""
        before = self.text[max(self._shown - 1, 0) : self._shown]
        shown = _readable(before + self.text[self._shown : end])[len(_readable(before)) :]
        self._shown = end
        self._advance(shown, before)
        return shown

    def _look_at_width(self) -> None:
        width = self._columns()
        if width != self._width:
            self._width, self._column = width, None

    def _advance(self, shown: str, before: str) -> None:
        """Follow the cursor while `shown` is written."""
        if self._column is None:
            return
        if shown.isascii():
            self._advance_plain(len(shown))
            return
        for least, most in cells.bounds(shown, before):
            if not self._advance_one(least, most):
                return

    def _advance_plain(self, count: int) -> None:
        column = (self._column or 0) + count
        if column <= self._width:
            self._column = column
        elif self._unsure:
            self._column = None
        else:
            self._column = (column - 1) % self._width + 1

    def _advance_one(self, least: int, most: int) -> bool:
        column = self._column or 0
        if column + most <= self._width:
            self._column = column + most
            self._unsure += most - least
        elif self._unsure or least != most or column < self._width:
            # Also a wide character that half fits: not every terminal takes it to the next row.
            self._column = None
        else:
            self._column = most
        return self._column is not None


def _readable(text: str) -> str:
    """Give what is shown for what was typed: nothing hidden, and all on one line."""
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "[U+2028]").replace("\u2029", "[U+2029]")
    return visible(text).replace("\t", _TAB)
