"""Hands at the keyboard, and what they do in the plan and while reading back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

from textual import events

from strengthtui.tui.widgets.editor import Editor
from strengthtui.tui.widgets.row_list import RowList
from tests.parity import steps
from tests.parity.desk_plan import planned_ref
from tests.tui.app_builders import in_front, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp
    from tests.parity.houses import Home

VERDICTS = {"right": "y", "changed": "c", "left-out": "o", "not-sure": "n"}
STEP_STATES = {"started": "s", "done": "d", "stuck": "x", "let-go": "l", "open": "o", "yes": "y", "no": "n"}
GOAL_STATES = {"now": "n", "later": "l", "reached": "r", "let-go": "g"}
A_FRAME: Final = 0.017
"""Seconds in which whatever waits to be drawn is drawn."""
CALM: Final = 2
"""Frames in which nothing comes or goes after which nothing more does."""
TURNS: Final = 20
"""Turns of the loop within a frame: what hangs on one another is then done, however slow the machine."""
Result = TypeVar("Result")
AGREEMENTS = {"yes": "y", "partly": "p", "no": "n", "ask-each-time": "a", "ask-again": "a", "withdrawn": "t"}


class Hands:
    """Somebody at the keyboard."""

    def __init__(self, home: Home, app: StrengthApp, one: steps.Visit) -> None:
        """Take what is in front."""
        self.home, self.app, self.one = home, app, one
        self._calls = 0
        """Calls of the desk so far."""
        self._call = app.thread.call
        app.thread.call = self._counted  # type: ignore[method-assign]  # looks on

    @property
    def sitting(self) -> Sitting:
        """What stands."""
        return self.home.sitting

    async def quiet(self) -> None:
        """Wait until nothing is going on: no window, worker, message or call of the desk comes or goes."""
        before: object = None
        calm = 0
        while calm < CALM:
            await asyncio.sleep(A_FRAME)
            for _turn in range(TURNS):
                await asyncio.sleep(0)
            await self._call(lambda: None)
            now = self._stands()
            calm = calm + 1 if now == before and not self._messages_wait() else 0
            before = now

    def _stands(self) -> object:
        workers = frozenset(id(one) for one in self.app.workers if not one.is_finished)
        return self._calls, workers, tuple(map(id, self.app.screen_stack)), id(self.app.focused)

    def _messages_wait(self) -> bool:
        screens = self.app.screen_stack
        pumps = [self.app, *(one for screen in screens for one in screen.walk_children(with_self=True))]
        return any(one.message_queue_size for one in pumps) or not self.app.screen.is_mounted

    async def _counted(self, do: Callable[[], Result]) -> Result:
        self._calls += 1
        return await self._call(do)

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before is done."""
        for key in keys:
            character = {"enter": "\r", "escape": "\x1b", "space": " "}.get(key, key)
            self.app.post_message(events.Key(key, character if len(character) == 1 else None))
            await self.quiet()

    async def type(self, text: str, *, over: bool = False) -> None:
        """Paste into whatever has the cursor."""
        editor = self.app.screen.focused
        assert isinstance(editor, Editor), f"{in_front(self.app)}: no editor\n{screen_text(self.app)}"
        if over:
            editor.select_all()
        if text:
            editor.post_message(events.Paste(text))
        await self.quiet()

    async def line(self, text: str, *, over: bool = False) -> None:
        """Paste, and press Enter."""
        await self.type(text, over=over)
        await self.press("enter")

    async def into(self, selector: str) -> None:
        """Put the cursor into a field."""
        self.app.screen.set_focus(self.app.screen.query_one(selector))
        await self.quiet()

    async def choose(self, row_id: str, selector: str = "RowList") -> None:
        """Put the sign on a row."""
        rows = self.app.screen.query_one(selector, RowList)
        self.app.screen.set_focus(rows)
        rows.choose_id(row_id)
        assert rows.chosen_id == row_id, f"{in_front(self.app)}: no row {row_id}\n{screen_text(self.app)}"
        await self.quiet()


class PlanHands(Hands):
    """Somebody at the plan."""

    async def do_plan(self, step: steps.Plan) -> None:
        """Open the plan, do what is done there, and come back."""
        await self.press("alt+p")
        for act in step.acts:
            await self._planned(act)
        await self.press("alt+left")

    async def _planned(self, act: steps.Planned) -> None:
        match act:
            case steps.Goal():
                await self.press("g")
                await self._goal(act)
            case steps.MoreSteps():
                await self.choose(planned_ref(self.sitting, act.goal), "#plan")
                await self.press("s")
                await self._step(act.step)
            case steps.Promise():
                await self.press("p")
                await self.line(act.what)
                await self.type(act.by)
                await self.press("ctrl+s")
            case steps.Mark():
                await self.choose(planned_ref(self.sitting, act.what), "#plan")
                await self.press("m", STEP_STATES[act.state])
            case steps.MarkGoal():
                await self.choose(planned_ref(self.sitting, act.words), "#plan")
                await self.press("m", GOAL_STATES[act.state])
            case steps.TakeOff():
                await self.choose(planned_ref(self.sitting, act.words), "#plan")
                await self.press("t", "y")
            case steps.AgreePlan():
                await self.press("a", AGREEMENTS[act.state])

    async def _goal(self, act: steps.Goal) -> None:
        await self.line(act.words)
        await self.line(act.why)
        for name in act.draws_on:
            ticks = self.app.screen.query_one("#draws-on", RowList)
            ticks.choose_id(next(row.id for row in ticks.rows if name in " ".join(part.text for part in row.parts)))
            await self.into("#draws-on")
            await self.press("space")
        await self.press("ctrl+s")
        if act.first is None:
            await self.press("escape")
        else:
            await self._step(act.first)

    async def _step(self, step: steps.Step) -> None:
        await self.line(step.what)
        await self.press(*(["right"] * {"": 0, "worker": 1}.get(step.who, 2)), "enter")
        if step.who not in ("", "worker"):
            await self.line(step.who)
            await self.press(*(["right"] * ["not-yet", "yes", "no"].index(step.asked)), "enter")
        await self.line(step.by)
        await self.line(step.hurdle)
        await self.type(step.then)
        await self.press("ctrl+s")

    async def do_readback(self, step: steps.ReadBack) -> None:
        """Say y, c, o or n of each line; stop where there are more."""
        waiting = len(self.sitting.to_read_back())
        await self.press("ctrl+r")
        for verdict, words in step.verdicts:
            await self.press(VERDICTS[verdict])
            if verdict == "changed":
                await self.line(words, over=True)
        if step.plan:
            await self.press(AGREEMENTS[step.plan])
        await self.press("s" if waiting > len(step.verdicts) else "g")
