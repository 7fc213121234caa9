"""A screen over one talk: the windows that open from any of them, once what is being typed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import ScreenResultType

from strengthtui.tui.keys import bindings
from strengthtui.tui.screens.base import BaseScreen, doing

if TYPE_CHECKING:
    from strengthtui.tui.talk import Talk


class RoomsScreen(BaseScreen[ScreenResultType]):
    """A screen from which every window of the talk opens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "strengths-map",
        "plan",
        "thread",
        "ecomap",
        "read-back",
        "papers",
        "photo-page",
        "agreements",
        "listen",
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__()
        self.talk = talk

    async def settle_typed(self) -> bool:
        """Keep what is being typed before something else comes up; false where it cannot be kept."""
        return True

    @doing
    async def action_strengths_map(self) -> None:
        """Open the strengths map."""
        from strengthtui.tui.screens.strengths_map import StrengthsMapScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(StrengthsMapScreen(self.talk))

    @doing
    async def action_plan(self) -> None:
        """Open the plan."""
        from strengthtui.tui.screens.plan import PlanScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(PlanScreen(self.talk))

    @doing
    async def action_what_to_know(self) -> None:
        """Open what to know beside drink and drugs."""
        from strengthtui.desk.substance_notes import notes_page
        from strengthtui.tui.screens.guides import NotesScreen

        if not self.house.beside and await self.settle_typed():
            self.app.push_screen(NotesScreen(await self.talk.ask_desk(notes_page)))

    @doing
    async def action_thread(self) -> None:
        """Open the thread."""
        from strengthtui.tui.screens.thread import ThreadScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(ThreadScreen(self.talk))

    @doing
    async def action_ecomap(self) -> None:
        """Open the map of who and what is round them."""
        from strengthtui.tui.screens.ecomap import EcomapScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(EcomapScreen(self.talk))

    @doing
    async def action_read_back(self) -> None:
        """Read everything back."""
        from strengthtui.tui.screens.read_back import ReadBackScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(ReadBackScreen(self.talk))

    @doing
    async def action_papers(self) -> None:
        """See the papers, and write them."""
        from strengthtui.tui.screens.papers import PapersScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(PapersScreen(self.talk))

    @doing
    async def action_photo_page(self) -> None:
        """Show the page to photograph."""
        from strengthtui.tui.screens.photo import PhotoScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(PhotoScreen(self.talk))

    @doing
    async def action_agreements(self) -> None:
        """Show what was agreed, and change it."""
        from strengthtui.tui.screens.agreements import AgreementsScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(AgreementsScreen(self.talk))

    @doing
    async def action_listen(self) -> None:
        """Show one empty line and nothing else."""
        from strengthtui.tui.screens.listen import ListenScreen

        if await self.settle_typed():
            await self.app.push_screen_wait(ListenScreen(self.talk))
