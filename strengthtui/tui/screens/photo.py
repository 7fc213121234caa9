"""The page to photograph where there is no printer: large, dark on light, nobody else's names, nothing round it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from strengthtui.desk.photo_page import PageLine, photo_page
from strengthtui.i18n import _
from strengthtui.tui.safe import Words, joined, safe
from strengthtui.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from strengthtui.tui.talk import Talk


class PhotoScreen(BaseScreen[None]):
    """To be photographed; Esc or Enter goes back."""

    CSS_PATH = "photo.tcss"
    ROOM = "photo_page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_away", show=False),
        Binding("enter", "put_away", show=False),
    ]
    GUIDES = ("plan", "confidentiality")
    HELP = (
        "A page for a phone's camera: their steps, what you will do, when you meet next, how you reach each other. "
        "Nobody else's name is on it.\n\n"
        "Nothing is written by showing it. Many terminals show it larger with Ctrl and +. Esc goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk whose page it is."""
        super().__init__()
        self.talk = talk

    def compose(self) -> ComposeResult:
        """The page, and one quiet line."""
        with VerticalScroll(id="page"):
            yield Words(id="lines")
        yield Words(_("Ctrl and + makes it larger in most terminals   Esc goes back"), id="way")

    async def on_mount(self) -> None:
        """Show it; arrows scroll."""
        self.focus_on(self.query_one("#page"))
        self.run_worker(self.show_again(), exit_on_error=False)

    async def show_again(self) -> None:
        """Make the page."""
        lines = await self.talk.ask(lambda sitting: photo_page(sitting.person))
        self.query_one("#lines", Words).say(_page(lines))

    def action_put_away(self) -> None:
        """Go back."""
        self.dismiss(None)


def _page(lines: Sequence[PageLine]) -> Content:
    rows: list[Content] = []
    for line in lines:
        if line.kind == "title":
            rows.append(safe(line.text, "bold"))
        elif line.kind == "heading":
            rows += [Content(""), Content(""), safe(line.text, "bold underline")]
        else:
            sign = "  " * line.depth + "■ " if line.kind == "item" else ""
            rows += [Content(""), joined(safe(sign), safe(line.text, "bold"))]
    return Content("\n").join(rows)
