"""A person's page: what to know before meeting, the ribbon of stages, what was done, what could come next.

Everything on it is derived and leads to where it stands; nothing is typed here, and nothing is ever unfinished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from strengthtui.i18n import _
from strengthtui.tui import page_ways
from strengthtui.tui.keys import bindings
from strengthtui.tui.persons_page_rows import (
    ANOTHER,
    DONE,
    HELD,
    OFFER,
    fact_rows,
    gap,
    held_rows,
    offer_rows,
    stage_rows,
)
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.ribbon import Ribbon, StageMark
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from strengthtui.desk.page_views import PageView, StageView
    from strengthtui.tui.talk import Talk
    from strengthtui.tui.widgets.row_list import Row

SIDE_BY_SIDE: Final = 112
"""Columns from which the talks held stand beside the rest."""
WITH_RIBBON: Final = 20
"""Rows from which the ribbon is whole, and what to know stands on top."""
MARGIN: Final = 6
"""Columns at the sides of the ribbon."""


class PersonsPageScreen(SittingScreen[None]):
    """Returns nothing; Alt+← goes back to where one came from."""

    CSS_PATH = "persons_page.tcss"
    ROOM = "persons_page"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("back"),
        Binding("left", "stage(-1)", show=False, priority=True),
        Binding("right", "stage(1)", show=False, priority=True),
    ]
    SHOWN = ("back", "another-talk", "plan", "papers", "beside-you")
    GUIDES = ("strengths-model", "plan")
    HELP = (
        "A person's page: when you met, what you promised, what is agreed, the talks you held. The band of stages "
        "fills with what was done, in any order; none of them has to be.\n\n"
        "← and → look at another stage; ↑ and ↓ choose a row, Enter goes to where it stands, goes on with a "
        "conversation, or does what could come next. Tab goes to the conversations and back. Alt+← goes back. Nothing "
        "is kept that you do not type elsewhere."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self.view: PageView | None = None
        self._stage = ""
        """Id of the stage looked at; empty for the one at which something was done last."""

    def body(self) -> ComposeResult:
        """What to know, the ribbon; under it what was done and could come, beside that the talks held."""
        yield Ribbon(id="ribbon")
        with Horizontal(id="middle"):
            yield RowList(id="rows")
            yield RowList(id="side")

    def on_mount(self) -> None:
        """Let only the list with the cursor show which row is chosen."""
        for one in self.query(RowList):
            one.sign_always = False

    def mark(self) -> str:
        """The stage looked at, and the row chosen."""
        return f"{self._stage} {super().mark()}"

    async def point_at(self, mark: str) -> None:
        """Look at the stage again, and choose the row."""
        self._stage, _blank, row = mark.partition(" ")
        await super().point_at(row)

    # drawing

    async def show_again(self) -> None:
        """Ask for the page, and draw it."""
        self.view = await self.talk.page()
        self.title_says(_("{name} · page").format(name=self.view.person), self.talk.saved_words)
        if self.is_mounted:
            self._draw()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._draw()

    @property
    def stage(self) -> StageView | None:
        """The stage looked at."""
        if self.view is None:
            return None
        wanted = self._stage or self.view.newest
        return next(one for one in self.view.stages if one.id == wanted)

    def _draw(self) -> None:
        view, stage = self.view, self.stage
        if view is None or stage is None:
            return
        wide, tall = self.app.size.width >= SIDE_BY_SIDE, self.app.size.height >= WITH_RIBBON
        marks = [StageMark(one.id, one.title, len(one.done)) for one in view.stages]
        self.query_one(Ribbon).draw(marks, stage.id, width=self.app.size.width - MARGIN, one_line=not tall)
        rows, side = self.query_one("#rows", RowList), self.query_one("#side", RowList)
        side.display = wide
        facts, held = list(fact_rows(view, beside=self.house.beside)), list(held_rows(view))
        todo = [list(stage_rows(stage)), list(offer_rows(view))]
        if wide:
            side.show_rows(_apart(facts, held))
            rows.show_rows(_apart(*todo))
        else:
            rows.show_rows(_apart(facts, *todo, held) if tall else _apart(*todo, held, facts))
        if self.focused is None or not self.focused.display:
            self.focus_on(rows)

    # moving

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def action_stage(self, by: int) -> None:
        """Look at the next stage, or the one before."""
        if self.view is not None and self.stage is not None:
            ids = [one.id for one in self.view.stages]
            self._look_at(ids[(ids.index(self.stage.id) + by) % len(ids)])

    def on_ribbon_picked(self, event: Ribbon.Picked) -> None:
        """Look at the stage clicked."""
        event.stop()
        self._look_at(event.stage)

    def _look_at(self, stage: str) -> None:
        self._stage = stage
        self._draw()
        rows = self.query_one("#rows", RowList)
        rows.action_first()
        self.focus_on(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning here: the page is open already."""
        if action == "persons_page":
            return False
        return super().check_action(action, parameters)

    # going

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go where the row leads."""
        event.stop()
        self._go(event.row_id)

    def _go(self, row: str) -> None:
        self.run_worker(self._lead(row), exit_on_error=False)

    async def _lead(self, row: str) -> None:
        async with self.in_turn:
            if row == ANOTHER:
                await page_ways.another(self)
            elif row.startswith(OFFER):
                await page_ways.offered(self, row.removeprefix(OFFER))
            elif row.startswith(HELD):
                await page_ways.go_on(self, row.removeprefix(HELD))
            elif row.startswith(DONE):
                await self._lead_to(row.removeprefix(DONE))

    async def _lead_to(self, ref: str) -> None:
        done = self.stage.done if self.stage is not None else ()
        found = next((one for one in done if one.ref == ref), None)
        if found is not None:
            await page_ways.go_to(self, found)


def _apart(*parts: list[Row]) -> list[Row]:
    """Put an empty line between the parts there are."""
    rows: list[Row] = []
    for number, part in enumerate(one for one in parts if one):
        rows += [*([gap(number)] if rows else []), *part]
    return rows
