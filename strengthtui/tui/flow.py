"""The ways into the app and through it: which screen comes after which; no screen knows of another's turn.

The same ways as in plain lines (`line.conversations`): meet, the conversations one after another, the kind close.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from strengthtui.desk.meeting import never_talked
from strengthtui.errors import ExitCode, OlderError, Refusal, StrengthError
from strengthtui.i18n import _
from strengthtui.tui import reflecting
from strengthtui.tui.clock_told import tell_of_clock

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import Route
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.house import Opening
    from strengthtui.tui.talk import Talk

FIRST_PACK, MAIN_PACK = "blossoming", "ropes"
USUAL: Final = (FIRST_PACK, MAIN_PACK)


async def open_door(app: StrengthApp, opening: Opening) -> None:
    """Go through one door, and whatever follows; the app ends when nothing does.

    What is refused at the door (nobody of that name, a file open elsewhere) ends the app, and is told in the shell.
    """
    doors = {
        "doors": _doors,
        "people": _people,
        "start": _start,
        "resume": _resume,
        "quick": _quick,
        "demo": _demo,
        "plan": _plan,
    }
    try:
        await doors[opening.door](app, opening)
    except StrengthError as error:
        app.refused = error
        await app.leave(error.exit_code)
        return
    await app.leave(ExitCode.FINE)


async def _doors(app: StrengthApp, opening: Opening) -> None:
    from strengthtui.tui.house import Opening as Other
    from strengthtui.tui.screens.doors import DoorsScreen

    while True:
        door = await app.push_screen_wait(DoorsScreen())
        if door == "demo":
            await _demo(app, opening)
        elif door == "quick":
            await _quick(app, opening)
        elif door == "keep":
            if not await set_up(app):
                continue  # nothing was made: the doors are as they were
            await _start(app, Other("start"))
            await _people(app, opening)
        return


async def _people(app: StrengthApp, opening: Opening) -> None:
    """The list of people, again and again until one leaves."""
    from strengthtui.tui.from_the_list import PEOPLE_WAYS
    from strengthtui.tui.screens.people import PeopleScreen

    desk = await opened_desk(app)
    wanted = (opening.doing, opening.person) if opening.person is not None else None
    app.way_back = list(opening.way)
    while True:
        wanted = wanted or await app.push_screen_wait(PeopleScreen(desk))
        if wanted is None:
            return
        try:
            await PEOPLE_WAYS[wanted[0]](app, desk, wanted[1])
        except StrengthError as error:  # a file that is open elsewhere, or cannot be read: the list stays
            if app.talk is not None:
                with suppress(StrengthError):
                    await get_up(app, app.talk)
            from strengthtui.tui.dialogs.asking import ToldDialog

            await app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))
        wanted, app.way_back = None, []


async def _start(app: StrengthApp, opening: Opening) -> None:
    desk = await opened_desk(app)
    await begin_with(app, desk, opening.person, pack=opening.pack, route=opening.route)


async def _resume(app: StrengthApp, opening: Opening) -> None:
    desk = await opened_desk(app)
    entry = await app.thread.call(lambda: desk.people.one(opening.person or ""))
    await go_on_with(app, desk, entry.id)


async def _quick(app: StrengthApp, opening: Opening) -> None:
    desk = await app.thread.call(app.open_house.throwaway)
    await quick_talk(app, desk, opening.person or "", pack=opening.pack)


async def _demo(app: StrengthApp, opening: Opening) -> None:
    """The made-up person's conversation, to try everything out."""
    from strengthtui.desk.demo import add_demo_person

    del opening
    desk = await app.thread.call(app.open_house.throwaway)
    person_id = await app.thread.call(lambda: add_demo_person(desk))
    talk = await sit_down(app, desk, person_id, keeps=False)
    talk.route = "full"
    await talk.go_through(USUAL)
    await talk.do(lambda sitting: sitting.begin(FIRST_PACK, "full", desk.keep_pack))
    await talk.do(lambda sitting: sitting.jump("people"))
    await converse(app, talk)


async def _plan(app: StrengthApp, opening: Opening) -> None:
    from strengthtui.tui.screens.plan import PlanScreen

    desk = await opened_desk(app)
    entry = await app.thread.call(lambda: desk.people.one(opening.person or ""))
    talk = await sit_down(app, desk, entry.id)
    await app.push_screen_wait(PlanScreen(talk))
    await get_up(app, talk)


async def set_up(app: StrengthApp) -> bool:
    """Make a sealed vault; false when it was left before there was one."""
    from strengthtui.tui.screens.seal import SealScreen

    house = app.open_house
    chosen = await app.push_screen_wait(SealScreen(house.vault))
    if chosen is None:
        return False
    await app.thread.call(lambda: house.create_vault(chosen.passphrase, chosen.code))
    opened = house.open_desk if house.unlock is None else partial(house.unlock, chosen.passphrase)
    _took(app, await app.thread.call(opened))
    return True


async def opened_desk(app: StrengthApp) -> Desk:
    """Give the desk over the vault there is; a sealed one is opened first, once in a run of the program."""
    house = app.open_house
    if app.desk is not None:
        return app.desk
    if not await app.thread.call(house.is_sealed):
        return _took(app, await app.thread.call(house.open_desk))
    from strengthtui.tui.screens.unlock import UnlockScreen

    also = await app.thread.call(house.also_opens)
    desk: Desk = await app.push_screen_wait(UnlockScreen(again=app.was_locked, also_opens=also))
    return _took(app, desk)


def _took(app: StrengthApp, desk: Desk) -> Desk:
    """Go on over this desk; from now on, one that can be locked locks when nobody touches a key."""
    app.desk = desk
    if app.may_lock:
        app.watch_idling()
    return desk


# sitting down and getting up


async def sit_down(app: StrengthApp, desk: Desk, person_id: str, *, keeps: bool = True) -> Talk:
    """Open somebody's file and sit down with them."""
    if keeps:
        await tell_of_clock(app, desk)
    person = await open_file(app, desk, person_id)
    sitting = await app.thread.call(lambda: desk.sit_down(person))
    return seated(app, desk, sitting, keeps=keeps)


async def open_file(app: StrengthApp, desk: Desk, person_id: str) -> OpenPerson:
    """Open somebody's file for writing; where it is older than what was written, ask whether to go on from it."""
    try:
        return await app.thread.call(lambda: desk.write(person_id))
    except OlderError as older:
        from strengthtui.desk.going_on import accept_older
        from strengthtui.tui.dialogs.asking import SureDialog, ToldDialog

        said = _("{what} You can put the newest file back from a backup first.").format(
            what=older.message or older.title
        )
        sure = SureDialog(_("Go on from this older file?"), _("Yes; it cannot be undone"), said=said)
        if await app.push_screen_wait(sure) != "yes":
            raise
    notes = await app.thread.call(lambda: accept_older(desk, person_id))
    await app.push_screen_wait(ToldDialog(_("Gone on from the older file."), "\n".join(notes)))
    return await app.thread.call(lambda: desk.write(person_id))


def seated(app: StrengthApp, desk: Desk, sitting: Sitting, *, keeps: bool = True, route: Route | None = None) -> Talk:
    """Put a sitting in front."""
    from strengthtui.tui.talk import Talk

    talk = Talk(desk, sitting, app.thread, out=app.open_house.out, keeps=keeps, route=route)
    talk.beside = app.beside
    app.talk = talk
    return talk


async def get_up(app: StrengthApp, talk: Talk, *, ended: bool = False) -> None:
    """Let the file go; a sitting that was not closed kindly goes on another time."""
    if app.talk is talk:
        await app.settle_unfinished()
        app.talk = None
    await talk.thread.call(lambda: talk.sitting.close(ended=ended))


async def let_go(talk: Talk, app: StrengthApp | None = None) -> None:
    """Leave in the middle: the page of a talk that keeps nothing is written first; `app` where one can be asked."""
    if not talk.keeps and talk.page_due:
        from strengthtui.tui import page

        with suppress(StrengthError):
            await talk.ask(page.keep_begun)
        if app is not None:
            await page.page_somewhere(app, talk)
        else:
            with suppress(StrengthError):
                await page.write_page(talk)
    await talk.thread.call(lambda: talk.sitting.close(ended=False))


# the ways that people take


async def begin_with(
    app: StrengthApp, desk: Desk, name: str | None, *, pack: str | None = None, route: Route = "short"
) -> None:
    """Meet somebody, new or not, and go through the conversations."""
    from strengthtui.desk.worker_alone import alone_with
    from strengthtui.tui.meeting import whom

    packs = (desk.shelf.get(pack).id,) if pack is not None else USUAL
    person = await whom(app, desk, name)
    if person is not None:
        await tell_of_clock(app, desk)
        sitting = await app.thread.call(lambda: desk.sit_down(person))
        talk = seated(app, desk, sitting, route=route)
        talk.alone = alone_with(desk.shelf, *packs)
        await _begin(app, talk, packs, route)


async def _begin(app: StrengthApp, talk: Talk, packs: tuple[str, ...], route: Route, *, known: bool = False) -> None:
    from strengthtui.desk.worker_alone import never_met
    from strengthtui.tui.meeting import meet

    person = talk.sitting.person
    new, first = not person.records.conversations, never_met(person)
    how = "on" if talk.alone else await meet(app, talk, "first" if first else "again")
    if how == "stop":
        await (_forget(app, talk) if new and not known else get_up(app, talk))
    elif how == "keep-nothing":
        await _keep_nothing(app, talk, packs, route)
    elif how == "on":
        await talk.go_through(packs)
        await converse(app, talk)
    else:
        await get_up(app, talk)


async def go_on_with(app: StrengthApp, desk: Desk, person_id: str) -> None:
    """Go on where they were: the same question, with what was being typed.

    Where meeting was broken off before they ever talked, it begins anew: no limit and no agreement is passed over.
    """
    talk = await sit_down(app, desk, person_id)
    if await talk.ask(lambda sitting: never_talked(sitting.person.records)):
        talk.route = "short"
        await _begin(app, talk, USUAL, "short", known=True)
        return
    talk.alone = await talk.ask(_goes_on_alone)
    if not talk.alone and not await talk.ask(_still_going):
        from strengthtui.desk.meeting import is_first
        from strengthtui.tui.meeting import meet

        first = await talk.ask(lambda sitting: is_first(sitting.person))
        how = await meet(app, talk, "first" if first else "again")
        if how == "keep-nothing":
            await _keep_nothing(app, talk, USUAL, "short")
            return
        if how != "on":
            await get_up(app, talk)
            return
    if isinstance(await talk.do(lambda sitting: sitting.resume()), Refusal):
        await talk.do(lambda sitting: sitting.look_again())
    await talk.go_through(() if talk.alone else await talk.ask(_still_to_go_through))
    await converse(app, talk)


def _goes_on_alone(sitting: Sitting) -> bool:
    from strengthtui.desk.worker_alone import goes_on_alone

    return goes_on_alone(sitting.person)


def _still_to_go_through(sitting: Sitting) -> tuple[str, ...]:
    """What one jumped away from comes first, then after the flower ROPES, unless it was gone through already."""
    conversations = sitting.person.records.conversations
    if not conversations:
        return USUAL
    begun = {one.pack for one in conversations}
    here = sitting.conversation
    left = [
        one.pack
        for one in conversations
        if one.state == "open" and one.position and (here is None or one.id != here.id)
    ]
    follows = (MAIN_PACK,) if FIRST_PACK in begun and MAIN_PACK not in begun else ()
    return tuple(dict.fromkeys([*left, *follows]))


async def quick_talk(
    app: StrengthApp,
    desk: Desk,
    name: str,
    *,
    pack: str | None = None,
    packs: tuple[str, ...] = (),
    route: Route | None = None,
    met: bool = False,
) -> None:
    """A talk that keeps nothing but one page."""
    from strengthtui.tui.meeting import asked_name, meet

    name = name or await asked_name(app) or ""
    if not name:
        return
    way: Route = route or ("doorstep" if pack is None else "short")
    person = await app.thread.call(lambda: desk.add_person(name))
    sitting = await app.thread.call(lambda: desk.sit_down(person))
    talk = seated(app, desk, sitting, keeps=False, route=way)
    talk.page_due = True
    if not met and await meet(app, talk, "quick") != "on":
        talk.page_due = False
        await get_up(app, talk)
        return
    await talk.go_through(packs or (desk.shelf.get(pack or MAIN_PACK).id,))
    await converse(app, talk)


async def converse(app: StrengthApp, talk: Talk) -> None:
    """Go through what is in front until it is enough; then the kind close, and for a quick talk the page."""
    from strengthtui.tui.screens.talk import TalkScreen

    while True:
        screen = TalkScreen(talk)
        await screen.look()
        how = await app.push_screen_wait(screen)
        if how != "enough":
            break
        from strengthtui.tui.closing import close_kindly

        if await close_kindly(app, talk):
            await reflecting.get_up_closed(app, talk)
            return
    await get_up(app, talk)


def _still_going(sitting: Sitting) -> bool:
    """Whether the sitting was only paused: then nothing is said again."""
    records = sitting.person.records
    met = any(one.id == sitting.id and one.limits is not None for one in records.sittings)
    return met and bool(records.conversations)


async def _keep_nothing(app: StrengthApp, talk: Talk, packs: tuple[str, ...], route: Route) -> None:
    """They talk, and nothing is to be kept: the file goes, and the talk is one that keeps nothing."""
    name = await talk.ask(lambda sitting: sitting.person.records.person.name)
    await _forget(app, talk)
    other = await app.thread.call(app.open_house.throwaway)
    await quick_talk(app, other, name, packs=packs, route=route, met=True)


async def _forget(app: StrengthApp, talk: Talk) -> None:
    """Take the file away that was just made: they did not want to begin."""
    person_id = await talk.ask(lambda sitting: sitting.person.records.person.id)
    await get_up(app, talk)
    await app.thread.call(lambda: talk.desk.vault.forget_person(person_id))
