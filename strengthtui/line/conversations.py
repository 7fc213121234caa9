"""The ways into a conversation in plain lines: the three doors, start, resume, quick, plan, and the made-up person."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from strengthtui.desk.demo import add_demo_person
from strengthtui.errors import SaidNoError, StrengthError, UsageError
from strengthtui.i18n import _
from strengthtui.line import dialogs, plan_talk
from strengthtui.line.screen import Screen
from strengthtui.line.talk import LeftError, Talk
from strengthtui.line.terminal import open_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.terms import Route
    from strengthtui.line.terminal import LineReader

FIRST_PACK, MAIN_PACK = "blossoming", "ropes"
ROUTES: tuple[Route, ...] = ("doorstep", "short", "full")


def start(
    desk: Desk, name: str | None, *, pack_id: str | None, route: str | None, out: Path, throwaway: Callable[[], Desk]
) -> None:
    """Begin: meet, then the blossoming conversation and ROPES, or the pack named; onto a name that exists, ask."""
    way = _route(route, "short")
    packs = _packs(desk, pack_id)
    with _lines() as (reader, screen):
        person = _whom(desk, name, reader, screen)
        first = not person.records.sittings
        with _talk(desk, person, reader, screen, out) as talk:
            stop = dialogs.meet(talk, first=first)
            if stop == dialogs.STOP:
                return
            if stop == dialogs.KEEP_NOTHING:
                _keep_nothing(talk, throwaway(), packs, way, first=first)
                return
            _through(talk, packs, way)
            _afterwards(talk)


def resume(desk: Desk, wanted: str, *, out: Path) -> None:
    """Go on where they were: the same question, with what was being typed."""
    entry = desk.people.one(wanted)
    with _lines() as (reader, screen):
        person = desk.write(entry.id)
        with _talk(desk, person, reader, screen, out) as talk:
            dialogs.meet(talk, first=False) if not _still_going(talk) else None
            outcome = talk.sitting.resume()
            if talk.sitting.conversation is None:
                talk.told(outcome)
                talk.say(_("Nothing is open; :plan, :readback and :strength work as always."))
            else:
                talk.converse()
                _onwards(talk)
            _afterwards(talk)


def quick(desk: Desk, *, pack_id: str | None, out: Path) -> None:
    """A talk that keeps nothing: ROPES by the doorstep, then one page."""
    packs = _packs(desk, pack_id or MAIN_PACK)
    with _lines() as (reader, screen):
        screen.say(
            _("Nothing is kept but the page, which is written at the end, into {folder}.").format(folder=out.absolute())
        )
        screen.say(_("It is also written if this window is closed; a power cut loses it."))
        name = _asked_name(desk, reader, screen)
        _without_trace(
            desk, desk.add_person(name), reader, screen, packs, "doorstep" if pack_id is None else "short", out
        )


def plan(desk: Desk, wanted: str, *, out: Path) -> None:
    """Goals and steps of one person."""
    entry = desk.people.one(wanted)
    with _lines() as (reader, screen):
        person = desk.write(entry.id)
        with _talk(desk, person, reader, screen, out) as talk:
            plan_talk.plan(talk, "")


def demo(desk: Desk, *, out: Path) -> None:
    """The made-up person's conversation, to try everything out; nothing is kept."""
    with _lines() as (reader, screen):
        screen.say(_("This is a made-up person. Try everything: nothing is kept, unless you :export it."))
        person = desk.write(add_demo_person(desk))
        with _talk(desk, person, reader, screen, out) as talk:
            talk.say(_(":list what was heard   :map the strengths   :plan the plan   :help everything   :quit leaves"))
            outcome = talk.sitting.resume()
            if talk.sitting.conversation is None:
                outcome = talk.sitting.begin(FIRST_PACK, "full", desk.keep_pack)
            talk.told(outcome)
            talk.converse()
            _afterwards(talk)


def _route(route: str | None, usual: Route) -> Route:
    if route is None:
        return usual
    found = next((one for one in ROUTES if one == route.strip().casefold()), None)
    if found is None:
        raise UsageError(
            _("There is no such route."), "", _("--route is one of: {routes}.").format(routes=", ".join(ROUTES))
        )
    return found


def _packs(desk: Desk, pack_id: str | None) -> tuple[str, ...]:
    if pack_id is None:
        return (FIRST_PACK, MAIN_PACK)
    return (desk.shelf.get(pack_id).id,)


@contextmanager
def _lines() -> Iterator[tuple[LineReader, Screen]]:
    reader = open_reader(sys.stdin, sys.stdout)
    try:
        yield reader, Screen(sys.stdout)
    finally:
        reader.close()


@contextmanager
def _talk(desk: Desk, person: OpenPerson, reader: LineReader, screen: Screen, out: Path) -> Iterator[Talk]:
    """Sit down with somebody; leaving early keeps everything, and the sitting goes on another time."""
    with person:
        talk = Talk(desk, desk.sit_down(person), reader, screen, out=out)
        try:
            yield talk
        except LeftError as left:
            if left.closed:
                talk.sitting.close()
            else:
                talk.say(_("Everything is kept. strengthtui resume goes on with it."))


def _asked_name(desk: Desk, reader: LineReader, screen: Screen) -> str:
    line = next(one for one in desk.frame("meet").lines if one.id == "name")
    screen.say(line.ask)
    while True:
        name = reader.read_line("> ")
        if name is None:
            raise SaidNoError(_("Nobody was named, and nothing was begun."))
        if name.strip() in (":quit", ":pause"):
            raise SaidNoError(_("Nothing was begun."))
        if name.strip():
            return name
        screen.say(_("Any name they choose will do; :quit leaves."))


def _whom(desk: Desk, name: str | None, reader: LineReader, screen: Screen) -> OpenPerson:
    wanted = name or _asked_name(desk, reader, screen)
    found = desk.people.matching(wanted)
    if not found:
        return desk.add_person(wanted)
    if not reader.interactive:
        raise UsageError(
            _("There is somebody of that name already."),
            "",
            _("strengthtui resume goes on; give a new person another name."),
        )
    entry = desk.people.one(wanted)
    screen.say(_("There is somebody of that name. Is it the same person? [Y/n]"))
    typed = reader.read_line("> ")
    if typed is None:
        raise SaidNoError(_("Nothing was begun."))
    same = typed.strip().casefold() in ("", "y", "yes", _("yes"))
    return desk.write(entry.id) if same else desk.add_person(wanted)


def _still_going(talk: Talk) -> bool:
    """Whether the sitting was only paused: then nothing is said again."""
    records = talk.sitting.person.records
    return any(one.sitting == talk.sitting.id for one in (*records.jottings, *records.answers))


def _through(talk: Talk, packs: tuple[str, ...], route: Route) -> None:
    for pack_id in packs:
        talk.told(talk.sitting.begin(pack_id, route, talk.desk.keep_pack))
        talk.converse()


def _onwards(talk: Talk) -> None:
    """After the flower comes ROPES, unless it was gone through already."""
    begun = {one.pack for one in talk.sitting.person.records.conversations}
    if FIRST_PACK in begun and MAIN_PACK not in begun:
        _through(talk, (MAIN_PACK,), "short")


def _afterwards(talk: Talk) -> None:
    """The last question was asked: nothing is pushed, everything is in reach."""
    talk.say(_("All has been asked. :plan makes the plan, :readback reads everything back, :enough closes kindly."))
    while True:
        line = talk.ask()
        if line is not None and line.strip():
            talk.told(talk.sitting.jot(line, ()), _("Kept, to be sorted later (:sort)."))


def _keep_nothing(talk: Talk, desk: Desk, packs: tuple[str, ...], route: Route, *, first: bool) -> None:
    """They do not want it kept: go on without keeping anything but the page; a file just made is taken away."""
    talk.say(_("Then nothing of this is kept but the page, if they want one."))
    name = talk.sitting.person.records.person.name
    person_id = talk.sitting.person.records.person.id
    talk.sitting.person.close()
    if first:
        talk.desk.vault.forget_person(person_id)
    _without_trace(desk, desk.add_person(name), talk.reader, talk.screen, packs, route, talk.out, met=True)


def _without_trace(
    desk: Desk,
    person: OpenPerson,
    reader: LineReader,
    screen: Screen,
    packs: tuple[str, ...],
    route: Route,
    out: Path,
    *,
    met: bool = False,
) -> None:
    talk = Talk(desk, desk.sit_down(person), reader, screen, out=out)
    try:
        if not met and dialogs.meet(talk, first=False) == dialogs.STOP:
            return
        _through(talk, packs, route)
        dialogs.close(talk)
    except LeftError:
        pass
    except (StrengthError, KeyboardInterrupt):
        with suppress(StrengthError, OSError):  # the terminal may be what went away; the page was written first
            _page(talk)
        raise
    _page(talk)


def _page(talk: Talk) -> None:
    """Write the one page, whatever ended the talk."""
    from strengthtui.line.asides import export

    export(talk, "doorstep")
