"""The guides: a list with those about where one is first, and one of them to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from strengthtui.desk.guide_pages import GuideRow, guide_page, guide_rows
from strengthtui.i18n import _
from strengthtui.tui.keys import bindings
from strengthtui.tui.screens.base import BaseScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from strengthtui.desk.guide_pages import BlockKind, GuideBlock, GuidePage
    from strengthtui.tui.widgets.row_list import Tone

_TONE: Final[Mapping[BlockKind, Tone]] = {"head": "head", "text": "plain", "item": "plain", "as-is": "own"}
_INDENT: Final[Mapping[BlockKind, int]] = {"head": 0, "text": 0, "item": 2, "as-is": 4}


class GuidesScreen(BaseScreen[None]):
    """To choose one; Esc goes back."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False), *bindings("back")]
    SHOWN = ("back",)
    HELP = (
        "Short pages on the conversations, on listening, on what this program keeps. No network is needed.\n\n"
        "Enter opens one. Esc goes back."
    )

    def __init__(self, near: tuple[str, ...]) -> None:
        """Take the names of the guides about where one is."""
        super().__init__()
        self._rows = guide_rows(near)

    def body(self) -> ComposeResult:
        """One list."""
        yield RowList(id="told")

    async def on_mount(self) -> None:
        """Show it."""
        await self.show_again()
        self.focus_on(self.query_one("#told"))

    async def show_again(self) -> None:
        """Show them all: none of them says anything about anybody."""
        self.title_says(_("Guides"), _("Enter opens one, Esc goes back"))
        self.query_one("#told", RowList).show_rows(tuple(_listed(self._rows)))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open it."""
        if event.row_id:
            self.app.push_screen(GuideScreen(guide_page(event.row_id)))

    def action_back(self) -> None:
        """Go back to where help was asked for."""
        self.dismiss(None)


class GuideScreen(BaseScreen[None]):
    """One guide, to be read; Esc goes back to the list."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False), *bindings("back")]
    SHOWN = ("back",)
    HELP = "A guide. Arrows scroll. Esc goes back to the list."

    def __init__(self, page: GuidePage) -> None:
        """Take the page."""
        super().__init__()
        self._page = page

    def body(self) -> ComposeResult:
        """One list, that scrolls."""
        yield RowList(id="told")

    async def on_mount(self) -> None:
        """Show it."""
        await self.show_again()
        self.focus_on(self.query_one("#told"))

    async def show_again(self) -> None:
        """Show every block, a free line between those that are no list."""
        self.title_says(self._page.title, _("Esc goes back"))
        self.query_one("#told", RowList).show_rows(tuple(_read(self._page.blocks)))

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


class NotesScreen(GuideScreen):
    """What to know beside drink and drugs; for the worker alone, so that it goes when the screen is turned."""

    HELP = "What to know beside drink and drugs. Arrows scroll. Esc goes back."

    async def show_again(self) -> None:
        """Show it, unless the person looks at the screen."""
        if self.house.beside:
            self.dismiss(None)
        else:
            await super().show_again()


def _listed(rows: tuple[GuideRow, ...]) -> Iterator[Row]:
    """Those that are near, then the others, each under a heading."""
    heads = {True: _("For where you are"), False: _("All the others")}
    before: bool | None = None
    for row in rows:
        if row.near is not before:
            free = (Part(""),) if before is not None else ()
            yield _still(f"head-{row.near}", *free, Part(heads[row.near], "head"))
        before = row.near
        yield Row(row.topic, (Part(row.title),))
    yield _still("finding", Part(_("What a check of a file can say: strengthtui guide finding"), "quiet"))


def _read(blocks: tuple[GuideBlock, ...]) -> Iterator[Row]:
    close = ("item", "as-is")
    for number, block in enumerate(blocks):
        before = blocks[number - 1].kind if number else block.kind
        if number and not (block.kind == before and block.kind in close):
            yield _still(f"free-{number}", Part(""))
        yield _still(f"block-{number}", Part(block.text, _TONE[block.kind], indent=_INDENT[block.kind]))


def _still(row_id: str, *parts: Part) -> Row:
    return Row(row_id, parts, choosable=False)
