"""What is done with a line on the screen: whose words it is, where it belongs, go there, leave it out, strike it.

The same desk calls as in plain lines (`line.sorting`, `line.strike_talk`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strengthtui.desk.guests import guests_of
from strengthtui.desk.showing import quoted
from strengthtui.desk.views import Saved
from strengthtui.desk.where_said import place_said
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, ToldDialog, Way, WordsDialog
from strengthtui.tui.dialogs.finding import FindDialog
from strengthtui.tui.dialogs.picking import PickDialog
from strengthtui.tui.dialogs.sorting import SortDialog
from strengthtui.tui.widgets.row_list import Part, Row
from strengthtui.tui.widgets.said import line_row, line_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.terms import Voice
    from strengthtui.desk.views import LineView
    from strengthtui.tui.screens.sitting_screen import SittingScreen

LINE: Final = ("jottings/", "answers/")
"""How handles of what was said begin; all others are of things made of it."""

MOST_HERE: Final = 9
"""Of those in the room, as many go by a digit."""

PART: Final = 2
"""Strokes in the handle of a part (`goals/<id>/why`): it can be struck and nothing else."""


async def whose_words(screen: SittingScreen[Any]) -> None:
    """Say whose words the line is: the one pointed at, else the one kept last."""
    line = await screen.line_meant(_("Whose words? Choose the line."))
    if line is not None:
        await _say_whose(screen, line)


async def sort_lines(screen: SittingScreen[Any]) -> None:
    """Sort the line pointed at, else all that wait, one after another; where none waits, ask which one."""
    lines = [line for line in await screen.talk.lines() if line.ref.startswith("jottings/")]
    pointed = next((line for line in lines if line.ref == screen.pointed_at()), None)
    waiting = [pointed] if pointed is not None else [line for line in lines if not line.about]
    if not waiting:
        if not lines:
            screen.tell(_("Nothing waits to be sorted."))
            return
        moved = await screen.ask_line(_("Nothing waits to be sorted. Which line is to be moved?"), tuple(lines))
        waiting = [moved] if moved is not None else []
    newest = screen.newest
    for place, line in enumerate(waiting, start=1):
        if not await _sort_one(screen, line, more=place < len(waiting)):
            break
    screen.newest = newest  # the line on the screen is still the one kept last


async def look_at_lines(screen: SittingScreen[Any]) -> None:
    """Show all the words heard and what was made of them; do something with one, and come back to the list."""
    chosen: str | None = None
    while True:
        lines, things = await screen.talk.lines(), await screen.talk.things()
        rows = [*line_rows(lines), *_thing_rows(things)]
        if not rows:
            screen.tell(_("There is nothing to show here just now."))
            return
        dialog = PickDialog(
            _("Words heard"),
            rows,
            chosen=chosen or (lines[-1].ref if lines else None),
            keys=_("↑ ↓ Enter: what to do with it   Esc leaves"),
        )
        chosen = await screen.app.push_screen_wait(dialog)
        line = next((one for one in (*lines, *things) if one.ref == chosen), None)
        if line is None or await _do_with(screen, line):
            return


async def strike(screen: SittingScreen[Any]) -> None:
    """Choose what goes, be asked once; nothing brings it back."""
    lines, things = await screen.talk.lines(), await screen.talk.things()
    listed = {one.ref for one in (*lines, *things)}
    found = () if screen.talk.beside else await screen.talk.ask(lambda sitting: sitting.to_strike(""))
    unlisted = tuple(one for one in found if one.ref not in listed and one.voice != "worker")
    rows = [*line_rows(lines), *_thing_rows(things)]
    if not (rows or unlisted):
        screen.tell(_("There is nothing to show here just now."))
        return
    dialog = FindDialog(
        _("What is to be taken out for good?"),
        rows,
        [line_row(one) for one in unlisted],
        said=_("A word finds earlier wordings, too."),
        chosen=screen.pointed_at() or screen.newest or (lines[-1].ref if lines else None),
    )
    picked = await screen.app.push_screen_wait(dialog)
    line = next((one for one in (*lines, *things, *unlisted) if one.ref == picked), None)
    if line is not None:
        await strike_line(screen, line.ref, quoted(line.text, line.voice))


async def strike_line(screen: SittingScreen[Any], ref: str, said: str) -> bool:
    """Ask once, strike, and say where the same words still stand."""
    sure = SureDialog(_("Take this out for good?"), _("Yes; nothing brings it back"), said=said)
    if await screen.app.push_screen_wait(sure) != "yes":
        return False
    outcome = await screen.talk.do(lambda sitting: sitting.strike(ref))
    if not screen.told(outcome, _("A line was struck.")):
        return False
    screen.newest = None
    screen.bring_anew()
    await screen.show_again()
    if isinstance(outcome, Saved) and outcome.elsewhere:
        places = "\n".join(outcome.elsewhere)
        hint = _("Strike, and a word of them, finds those in this vault.")
        await screen.app.push_screen_wait(ToldDialog(_("The same words still stand elsewhere."), places, hint))
    return True


async def go_where_said(screen: SittingScreen[Any], ref: str) -> bool:
    """Go to the question or petal where it was said, through whatever is open over the conversation."""
    address = await screen.talk.ask(lambda sitting: place_said(sitting.person, ref))
    if address is None:
        screen.tell(_("It was said nowhere in particular: it waits to be sorted."))
        return False
    return await go_to_place(screen, address)


async def go_to_place(screen: SittingScreen[Any], address: str) -> bool:
    """Go to a question or petal by its full address, through whatever is open over the conversation."""
    from strengthtui.tui.screens.talk import TalkScreen

    conversation = next((one for one in screen.app.screen_stack if isinstance(one, TalkScreen)), None)
    if conversation is None or not await conversation.settle_typed():
        screen.tell(_("The conversation is not open here."))
        return False
    if not screen.told(await screen.talk.do(lambda sitting: sitting.jump(address))):
        return False
    while screen.app.screen is not conversation:
        screen.app.screen.dismiss(None)
    await conversation.show_again()
    return True


# within


async def _do_with(screen: SittingScreen[Any], line: LineView) -> bool:
    """Ask what to do with one line, and do it; true when it led away from the list."""
    from strengthtui.tui.into_plan import take_in
    from strengthtui.tui.marking import mark_line

    said = quoted(line.text, line.voice)
    picked = await screen.app.push_screen_wait(ChoiceDialog(_("What is to be done with it?"), _ways(line), said=said))
    if picked == "go":
        return await go_where_said(screen, line.ref)
    if picked == "strength":
        await mark_line(screen, line, line.text)
    elif picked in ("step", "goal"):
        await take_in(screen, line, picked)
    elif picked == "whose":
        await _say_whose(screen, line)
    elif picked == "sort":
        await _sort_one(screen, line, more=False)
    elif picked == "leave-out":
        outcome = await screen.talk.do(lambda sitting: sitting.verdict(line.ref, "left-out"))
        screen.told(outcome, _("It stays out of every paper."))
        await screen.show_again()
    elif picked == "strike":
        await strike_line(screen, line.ref, said)
    return False


def _ways(line: LineView) -> list[Way]:
    is_line = line.ref.startswith(LINE)
    ways = []
    if is_line:
        ways += [
            Way("strength", "s", _("Name a strength that it shows")),
            Way("step", "t", _("Make a step of it")),
            Way("goal", "p", _("Make a goal of it")),
            Way("whose", "w", _("Say whose words it is")),
        ]
    if line.ref.startswith("jottings/"):
        ways.append(Way("sort", "o", _("Put it where it belongs")))
    if is_line:
        ways.append(Way("go", "g", _("Go to where it was said")))
    if (is_line or line.ref.count("/") < PART) and line.verdict != "left-out":
        ways.append(Way("leave-out", "l", _("Leave it out of the papers; it stays here")))
    ways.append(Way("strike", "x", _("Take it out for good")))
    return ways


async def _say_whose(screen: SittingScreen[Any], line: LineView) -> None:
    person = (await screen.talk.picture()).person
    here = await screen.talk.ask(lambda sitting: guests_of(sitting)[:MOST_HERE])
    ways = (
        Way("person", "p", _("{name}'s own words, as they were said").format(name=person)),
        Way("gist", "g", _("Gist: their point, in other words")),
        Way("worker", "m", _("Mine: the worker's own thought")),
        *(
            Way(f"here/{number}", str(number), _("{name}'s words").format(name=one.name))
            for number, one in enumerate(here, start=1)
        ),
        Way("other", "o", _("Someone else's words")),
    )
    said = quoted(line.text, line.voice)
    picked = await screen.app.push_screen_wait(ChoiceDialog(_("Whose words?"), ways, said=said))
    voices: dict[str, Voice] = {"person": "person", "gist": "gist", "worker": "worker", "other": "other"}
    named = {f"here/{number}": one.name for number, one in enumerate(here, start=1)}
    if picked not in {*voices, *named}:
        return
    voice, name = voices.get(picked or "", "other"), named.get(picked or "")
    if picked == "other":
        name = await screen.app.push_screen_wait(WordsDialog(_("Whose? A name, or who they are."), said=said))
        if name is None:
            return
    if screen.told(await screen.talk.do(lambda sitting: sitting.set_voice(line.ref, voice, name)), _("Noted.")):
        await screen.show_again()


async def _sort_one(screen: SittingScreen[Any], line: LineView, *, more: bool) -> bool:
    """Ask where a line belongs; false when the rest is left."""
    petals, topics = await screen.talk.ask_desk(_places)
    said = quoted(line.text, line.voice)
    stands = line.petals if line.about else ()
    dialog = SortDialog(said, line.whose, petals, stands, topics=topics, more=more)
    chosen = await screen.app.push_screen_wait(dialog)
    if chosen is None:
        return False
    if chosen and screen.told(await screen.talk.do(lambda sitting: sitting.sort(line.ref, chosen))):
        await screen.show_again()
    return True


def _places(desk: Desk) -> tuple[list[tuple[str, str]], dict[str, list[tuple[str, str]]]]:
    """Give the petals, and the topics under each."""
    petals = [(one.id, one.title) for one in desk.vocabulary.petals]
    topics: dict[str, list[tuple[str, str]]] = {petal: [] for petal, _title in petals}
    for one in desk.vocabulary.topics:
        topics.setdefault(one.petal, []).append((one.id, one.title))
    return petals, topics


def _thing_rows(things: Sequence[LineView]) -> list[Row]:
    if not things:
        return []
    return [
        Row("made", (Part(_("What was made of them"), "head"),), choosable=False),
        *(line_row(one) for one in things),
    ]
