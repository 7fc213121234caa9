"""The kind close on the screen: what can't wait, one thing heard, what to take out, promises, the copy, when next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from strengthtui.desk import meeting, plan_views, planning
from strengthtui.desk.said_before import said_before
from strengthtui.desk.showing import worth_saying
from strengthtui.desk.views import Saved
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dates import ask_date
from strengthtui.tui.dialogs.asking import ToldDialog, Way
from strengthtui.tui.meeting import _ask, _hints, _line, already
from strengthtui.tui.safe import safe
from strengthtui.tui.screens.cards import ON, STAY, Card, CardsScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import Copy, Frame
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.planned import Change
    from strengthtui.tui.talk import Talk


async def close_kindly(app: StrengthApp, talk: Talk) -> bool:
    """Go through the close; false when they went back to the talk."""
    from strengthtui.tui.page import after_the_close

    if talk.alone:
        await talk.do(lambda sitting: sitting.enough())
        return True
    deck = CloseDeck(talk, await talk.ask_desk(lambda desk: desk.frame("close")))
    if await app.push_screen_wait(CardsScreen(talk, deck)) != "done":
        return False
    await talk.do(lambda sitting: sitting.enough())
    await after_the_close(app, talk)
    return True


class CloseDeck:
    """The lines of the close; going back from the first goes back to the talk."""

    may_leave = True

    def __init__(self, talk: Talk, frame: Frame) -> None:
        """Take the talk and the frame."""
        self.talk = talk
        self.frame = frame
        self.title = ""
        self._owed = False
        """Whether a copy was owed when the cards were made."""
        self._before: frozenset[str] | None = None
        """Handles of the lines there were when the close began: what is said in it is not said back."""

    async def cards(self) -> Sequence[Card]:
        """Give the cards; the one thing heard only where something was."""
        name, anything, self._owed = await self.talk.ask(_what_stands)
        plan = plan_views.still_to_do(await self.talk.plan())
        lines = await self.talk.lines()
        if self._before is None:
            self._before = frozenset(line.ref for line in lines)
        heard = worth_saying(await self.talk.strengths(), [line for line in lines if line.ref in self._before])
        self.title = _("{name} · close").format(name=name)
        cards = [await self._card("cannot-wait", _("can't wait"))]
        if heard:
            said = Content("\n").join([safe(heard[0], "$own"), *(safe(f"★ {name}", "$star") for name in heard[1:])])
            cards.append(Card("heard", _ask(self.frame, "heard"), _("heard"), "read", said=said))
        if anything:
            ways = (Way("none", "n", _("Nothing")), Way("look", "l", _("Look at the lines")))
            cards.append(
                Card(
                    "take-out",
                    _ask(self.frame, "take-out"),
                    _("take out"),
                    "choice",
                    hints=_hints(self.frame, "take-out"),
                    ways=ways,
                )
            )
        cards.append(self._promises(plan))
        cards.append(self._copy())
        cards.append(await self._card("next", _("next")))
        cards.append(await self._card("leaving", _("leaving")))
        return cards

    async def take(self, screen: CardsScreen, card_id: str, answer: str) -> str:
        """Keep one answer."""
        if not answer or card_id == "heard":
            return ON
        if card_id == "take-out":
            if answer == "look":
                screen.action_lines()
                return STAY
            return ON
        doing = {
            "cannot-wait": self._cannot_wait,
            "promises": self._promise,
            "copy": self._keep_copy,
            "next": self._meet_next,
            "leaving": self._leaving,
        }
        return await doing[card_id](screen, answer)

    async def _cannot_wait(self, screen: CardsScreen, answer: str) -> str:
        return _on(screen.told(await self.talk.do(lambda sitting: sitting.jot(answer, ("now-cannot-wait",)))))

    async def _leaving(self, screen: CardsScreen, answer: str) -> str:
        return _on(screen.told(await self.talk.do(lambda sitting: sitting.note(leaving=answer))))

    async def _keep_copy(self, screen: CardsScreen, answer: str) -> str:
        copies: dict[str, Copy] = {"given": "given", "owed": "owed", "elsewhere": "elsewhere", "not-safe": "not-safe"}
        copy = copies[answer]
        kept = screen.told(await self.talk.do(lambda sitting: sitting.note(copy=copy)))
        if kept and copy == "given" and self.talk.keeps:
            screen.action_photo_page()
        return _on(kept)

    async def _promise(self, screen: CardsScreen, answer: str) -> str:
        outcome = await self.talk.do(
            lambda sitting: sitting.change(
                lambda act, person: planning.add_step(
                    act, person, goal_ref=None, what=answer, who=planning.who_of("worker", person.records.person.name)
                )
            )
        )
        if not screen.told(outcome) or not isinstance(outcome, Saved) or outcome.ref is None:
            return STAY
        ref = outcome.ref
        by = await ask_date(screen, self.talk, _("By when?"), said=answer)
        if by is not None:
            await self._also(screen, lambda act, person: planning.change_step(act, person, ref, {"by": by}))
        return STAY

    async def _also(self, screen: CardsScreen, change: Change) -> None:
        """Keep a part of what is kept already; where it cannot be, that is told, and nothing is to be typed again."""
        try:
            screen.told(await self.talk.do(lambda sitting: sitting.change(change)))
        except StrengthError as error:
            await screen.app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))

    async def _meet_next(self, screen: CardsScreen, answer: str) -> str:
        if not screen.told(await self.talk.do(lambda sitting: sitting.meet_next(None, answer))):
            return STAY
        on = await ask_date(screen, self.talk, _("On which day?"), said=answer)
        if on is not None:
            await self._also(
                screen, lambda act, person: meeting.meet_next(act, person, self.talk.sitting.id, on, answer)
            )
        return ON

    async def _card(self, card_id: str, short: str) -> Card:
        said = already(await self.talk.ask(lambda sitting: said_before(sitting, card_id)))
        return Card(card_id, _ask(self.frame, card_id), short, said=said, hints=_hints(self.frame, card_id))

    def _promises(self, plan: Sequence[str]) -> Card:
        """What is promised; what the plan holds already is said, so that nobody types it twice."""
        said = already((_("Already in the plan:"), *(f"· {one}" for one in plan)) if plan else ())
        hint = _("what else you, the worker, will do; nothing: just Enter")
        return Card(
            "promises",
            _ask(self.frame, "promises"),
            _("promises"),
            said=said,
            hints=_hints(self.frame, "promises"),
            hint=hint if plan else _("what you, the worker, will do; nothing: just Enter"),
            stays=True,
        )

    def _copy(self) -> Card:
        line = _line(self.frame, "copy")
        options = line.options if line is not None else ()
        ways = tuple(Way(option.id, str(number), option.text) for number, option in enumerate(options, start=1))
        said = safe(_("They still wait for their copy, as was said last."), "$quiet") if self._owed else None
        hints = _hints(self.frame, "copy")
        return Card("copy", _ask(self.frame, "copy"), _("copy"), "choice", said=said, hints=hints, ways=ways)


def _on(kept: bool) -> str:  # noqa: FBT001  one answer to one question
    return ON if kept else STAY


def _what_stands(sitting: Sitting) -> tuple[str, bool, bool]:
    """Give the name, whether anything can be taken out, and whether a copy is owed."""
    name, anything = sitting.person.records.person.name, bool(sitting.lines() or sitting.things())
    return name, anything, sitting.copy_owed
