"""One sitting as the screens see it: every picture and every change, asked of the desk on its own thread.

Holds no words. What the person beside may not see is taken out here, so that no screen can forget to.
"""

from __future__ import annotations

import functools
from asyncio import Lock
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from strengthtui.desk import beside_you
from strengthtui.desk.clock import local_time
from strengthtui.desk.picturing import openable
from strengthtui.desk.views import Saved
from strengthtui.i18n import _
from strengthtui.places import paper_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.ecomap_views import EcomapView
    from strengthtui.desk.hinting import Hinting
    from strengthtui.desk.lens_views import ThinView
    from strengthtui.desk.page_views import PageView
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import LensId, Route
    from strengthtui.desk.thread_views import ThreadView
    from strengthtui.desk.views import (
        LineView,
        Outcome,
        PlaceView,
        PlanView,
        ReadView,
        SittingView,
        SphereView,
    )
    from strengthtui.tui.desk_thread import DeskThread

Result = TypeVar("Result")


def parts_waiting(sitting: Sitting) -> tuple[PlaceView, ...]:
    """Give the parts of the conversation that wait for the worker's word."""
    here = sitting.conversation
    return openable(sitting.person, here) if here is not None else ()


class Picture(Struct, frozen=True):
    """Everything a screen of the conversation shows."""

    person: str
    view: SittingView | None
    """`None` while no conversation is in front."""
    places: tuple[PlaceView, ...]
    lines: tuple[LineView, ...]
    company: tuple[str, ...]
    waiting: tuple[PlaceView, ...] = ()
    """After the last question: parts that wait for the worker's word; none while the person looks at the screen."""


class Talk:
    """A sitting, seen from a window."""

    def __init__(
        self,
        desk: Desk,
        sitting: Sitting,
        thread: DeskThread,
        *,
        out: Path,
        keeps: bool = True,
        route: Route | None = None,
    ) -> None:
        """Take the sitting, the thread it lives on, and the folder for papers."""
        self.desk = desk
        self.sitting = sitting
        self.thread = thread
        self.out = paper_folder(out)
        self.keeps = keeps
        """False where nothing is kept but the page."""
        self.route = route
        """How much of the conversations is gone through; `None`: each as it was begun, a new one the short way."""
        self.packs: tuple[str, ...] = ()
        """Conversations still to be gone through, the one in front first."""
        self._beginning = Lock()
        self.beside = False
        """Whether the person looks at the screen."""
        self.alone = False
        """Whether the worker sits alone over it: then nobody is met, and nobody is taken leave of."""
        self.page_due = False
        """Whether the one page of a talk that keeps nothing is still to be written."""
        self.called: Callable[[Sitting], Outcome] | None = None
        """Puts a conversation in front that was asked for where none is open; whoever opened the window begins it."""
        self.saved_at = ""
        """Time of day of the last change that is on the disk; empty before the first."""

    @functools.cached_property
    def hinting(self) -> Hinting:
        """The hints on words of this sitting."""
        return self.desk.hinting()

    # changes

    async def do(self, change: Callable[[Sitting], Outcome]) -> Outcome:
        """Make one change. Raises what a broken disk raises; then nothing has changed."""
        outcome = await self.thread.call(lambda: change(self.sitting))
        if isinstance(outcome, Saved) and outcome.act is not None:
            self.saved_at = local_time(outcome.at)
        return outcome

    async def ask(self, question: Callable[[Sitting], Result]) -> Result:
        """Ask the sitting something that holds no words a window might have to hide."""
        return await self.thread.call(lambda: question(self.sitting))

    async def ask_desk(self, question: Callable[[Desk], Result]) -> Result:
        """Ask the desk something that is about no person: texts of the team, guides, frames."""
        return await self.thread.call(lambda: question(self.desk))

    async def go_through(self, packs: tuple[str, ...]) -> None:
        """Say which conversations are to be gone through; one can go into any of them before it is begun."""
        self.packs = packs
        await self.ask(lambda sitting: sitting.ahead(packs, self.route or "short", self.desk.keep_pack))

    async def begin_next(self) -> bool:
        """Put the next conversation in front; false when all were gone through.

        Two windows may ask at once: each conversation is begun, and passed by, only once.
        """
        async with self._beginning:
            while self.packs:
                outcome = await self.do(self._begin_first)
                view = outcome.view if isinstance(outcome, Saved) else None
                if view is not None and view.place is not None:
                    return True
                self.packs = self.packs[1:]
            return False

    # pictures

    async def picture(self) -> Picture:
        """Give the conversation as it stands."""
        return await self.thread.call(self._picture)

    async def lines(self) -> tuple[LineView, ...]:
        """Everything heard, each line once."""
        return self._lines(await self.ask(lambda sitting: sitting.lines()))

    async def things(self) -> tuple[LineView, ...]:
        """Strengths, goals, steps and promises, to be pointed at like lines."""
        views = await self.ask(lambda sitting: sitting.things())
        return beside_you.things(views) if self.beside else views

    async def strengths(self, lens: LensId = "sphere") -> tuple[SphereView, ...]:
        """The strengths map, through a lens."""
        from strengthtui.desk.lens_views import lens_views

        groups = await self.ask(lambda sitting: lens_views(sitting.person, sitting.company, lens))
        return beside_you.strengths(groups) if self.beside else groups

    async def thin(self) -> ThinView | None:
        """Where the picture is thin, a question; none while anybody else may see the screen."""
        from strengthtui.desk.lens_views import thin_view

        if self.beside:
            return None
        return await self.ask(lambda sitting: None if sitting.company else thin_view(sitting.person))

    async def plan(self) -> PlanView:
        """The plan."""
        view = await self.ask(lambda sitting: sitting.plan())
        return beside_you.plan(view) if self.beside else view

    async def page(self) -> PageView:
        """The person's page."""
        from strengthtui.desk.page_views import page_view

        view = await self.ask(lambda sitting: page_view(sitting.person, sitting.company))
        return beside_you.page(view) if self.beside else view

    async def thread_shown(self) -> ThreadView:
        """From words to strengths to goals to steps."""
        from strengthtui.desk.thread_views import thread_view

        view = await self.ask(lambda sitting: thread_view(sitting.person, sitting.company))
        return beside_you.thread(view) if self.beside else view

    async def ecomap(self) -> EcomapView:
        """Who and what is round the person."""
        from strengthtui.desk.ecomap_views import ecomap_view

        view = await self.ask(lambda sitting: ecomap_view(sitting.person, sitting.company))
        return beside_you.ecomap(view) if self.beside else view

    async def to_read_back(self, *, again: bool = False) -> tuple[ReadView, ...]:
        """Lines to read back; the worker's own are never among them."""
        return await self.ask(lambda sitting: sitting.to_read_back(again=again))

    @property
    def saved_words(self) -> str:
        """What the first line says of the disk."""
        if not self.keeps:
            return _("nothing is kept")
        return _("saved {time}").format(time=self.saved_at) if self.saved_at else ""

    # within

    def _picture(self) -> Picture:
        sitting = self.sitting
        view = sitting.view()
        name = sitting.person.records.person.name
        return Picture(
            person=name,
            view=beside_you.sitting(view) if self.beside else view,
            places=sitting.places(),
            lines=self._lines(sitting.lines()),
            company=sitting.company,
            waiting=() if self.beside or view is None or view.place is not None else parts_waiting(sitting),
        )

    def _begin_first(self, sitting: Sitting) -> Outcome:
        return sitting.begin(self.packs[0], self.route, self.desk.keep_pack)

    def _lines(self, views: tuple[LineView, ...]) -> tuple[LineView, ...]:
        return beside_you.lines(views) if self.beside else views
