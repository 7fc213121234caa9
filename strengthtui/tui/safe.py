"""The one way from a string to the screen: no markup is read, and what hides or reorders characters is made visible.

Textual reads `[...]` in most strings as markup and passes control characters to the terminal. So no other file of the
app takes Static, Label, Button, Input, TextArea, Select, OptionList or `notify` from it (tests/tui/test_safe.py walks
the source): they take `Words` and the editors from `widgets`, and text reaches them through `safe`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from strengthtui.text import held_places, visible

if TYPE_CHECKING:
    from textual.visual import VisualType

TAB: Final = "    "
"""A tab has no width of its own in a list; in an editor it keeps its own."""

PLACEHOLDER: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in an editor for one character that would hide or reorder others: there each must be one cell, and stay."""


def plain(text: str) -> str:
    """Give the text as it may be shown: hidden characters named, tabs as blanks."""
    return visible(text).replace("\t", TAB)


def safe(text: str, style: str = "") -> Content:
    """Give content that shows this text and nothing else."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def joined(*parts: Content | str, between: str = "") -> Content:
    """Put pieces together, each made safe."""
    return Content(between).join([part if isinstance(part, Content) else safe(part) for part in parts])


def editable(text: str) -> str:
    """Give a line of an editor with each hidden character as one visible cell, so that cursor and text agree."""
    return text if text.isascii() and text.isprintable() else held_places(text, PLACEHOLDER)


class Words(Static):
    """Text of any origin, shown as text."""

    def __init__(self, text: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's name
        """Take the words."""
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def say(self, text: Content | str) -> None:
        """Show other words."""
        self.update(_content(text))


def _content(text: Content | str) -> VisualType:
    return text if isinstance(text, Content) else safe(text)
