"""Ways on from a question without a new answer: skipping, keeping what was said before, what comes after the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.views import QuestionView
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, Way, WordsDialog
from strengthtui.tui.placing import OPENS
from strengthtui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.events import Key

    from strengthtui.desk.terms import AnswerState
    from strengthtui.tui.screens.talk import TalkScreen
    from strengthtui.tui.widgets.row_list import RowList


async def skip(screen: TalkScreen) -> None:
    """Ask which of the three ways, and skip."""
    place = screen.place
    if not isinstance(place, QuestionView):
        return
    if screen.typed:
        screen.tell(_("There are words typed here. ^N keeps them; take them out to skip."), warn=True)
        return
    ways = (
        Way("later", "l", _("Later"), _("it is asked another time")),
        Way("declined", "r", _("They would rather not")),
        Way("not-fitting", "f", _("It does not fit")),
    )
    picked = await screen.app.push_screen_wait(ChoiceDialog(_("Skip this question"), ways))
    states: dict[str, AnswerState] = {"later": "later", "declined": "declined", "not-fitting": "not-fitting"}
    if picked in states:
        state = states[picked]
        outcome = await screen.talk.do(lambda sitting: sitting.skip(state))
        if isinstance(outcome, Refusal) and outcome.code == "has-words":
            sure = SureDialog(_("There is an answer here. Skip all the same?"), _("Yes, skip; undo brings it back"))
            if await screen.app.push_screen_wait(sure) != "yes":
                return
            outcome = await screen.talk.do(lambda sitting: sitting.skip(state, over=True))
        await screen.known_kept(outcome)


def way_meant(screen: TalkScreen, ways: RowList, event: Key) -> str | None:
    """Say which way a number means; anything else that is typed is the first of what they have to add."""
    if not ways.has_focus or event.character is None:
        return None
    here, typed = [row.id for row in ways.rows], event.character
    way = dict(zip("123", here, strict=False)).get(typed) if screen.place is not None else None
    if way is None:
        if "add" not in here or not event.is_printable or typed.isspace():
            return None
        way, screen.adding = "add", True
        screen.set_focus(screen.editor)
        screen.editor.insert(typed)
    event.stop()
    return way


async def take_way(screen: TalkScreen, way: str) -> None:
    """Take a way on: of a question that was answered before, or after the last question."""
    if way == "keep":
        await screen.known_kept(await screen.talk.do(lambda sitting: sitting.keep()))
    elif way == "change":
        await _change(screen)
    elif way == "add":
        screen.adding = True
        screen.focus_on(screen.editor)
        await screen.show_again()
    elif way.startswith(OPENS):
        await screen.go(way.removeprefix(OPENS))
    else:
        await screen.run_action(way.replace("-", "_"))


async def _change(screen: TalkScreen) -> None:
    place = screen.place
    if not isinstance(place, QuestionView) or place.known is None or not place.known.lines:
        return
    line = place.known.lines[-1]
    text = f'"{line.text}' if line.voice == "person" else line.text
    dialog = WordsDialog(_("In which words now?"), text)
    if place.one_line:
        options = [f"{number}  {option.text}" for number, option in enumerate(place.options, start=1)]
        dialog = WordsDialog(_("What is it now?"), said="\n".join([*options, *place.ends]), hint=place.how)
    words = await screen.app.push_screen_wait(dialog)
    if words is not None:
        await screen.known_kept(await screen.talk.do(lambda sitting: sitting.keep(words)))
