"""The ways into a conversation in plain lines: the three doors, start, resume, quick, plan, and the made-up person."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from strengthtui.desk import meeting
from strengthtui.desk.clock import local_day
from strengthtui.desk.files import ready_folder
from strengthtui.desk.meeting import never_talked
from strengthtui.desk.picturing import openable
from strengthtui.desk.routes import known_route
from strengthtui.desk.views import Saved
from strengthtui.desk.worker_alone import alone_with, goes_on_alone, never_met
from strengthtui.errors import SaidNoError, StrengthError, UsageError
from strengthtui.i18n import _, told_date
from strengthtui.line import company as who_is_here
from strengthtui.line import dialogs, papers, plan_talk
from strengthtui.line.screen import Screen
from strengthtui.line.talk import LeftError, Talk, yes_or_no
from strengthtui.line.terminal import open_reader
from strengthtui.places import paper_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.terms import Route
    from strengthtui.line.terminal import LineReader

FIRST_PACK, MAIN_PACK = "blossoming", "ropes"


def start(
    desk: Desk, name: str | None, *, pack_id: str | None, route: str | None, out: Path, throwaway: Callable[[], Desk]
) -> None:
    """Begin: meet, then the blossoming conversation and ROPES, or the pack named; onto a name that exists, ask."""
    way = known_route(route) or "short"
    packs = _packs(desk, pack_id)
    with _lines() as (reader, screen):
        person = _whom(desk, name, reader, screen)
        with _talk(desk, person, reader, screen, out) as talk:
            talk.alone = alone_with(desk.shelf, *packs)
            _begin(talk, packs, way, throwaway)


def _begin(
    talk: Talk, packs: tuple[str, ...], way: Route, throwaway: Callable[[], Desk], *, known: bool = False
) -> None:
    person = talk.sitting.person
    new, first = not person.records.conversations, never_met(person)
    stop = None if talk.alone else dialogs.meet(talk, "first" if first else "again")
    if stop == dialogs.KEEP_NOTHING:
        _keep_nothing(talk, throwaway(), packs, way)
    elif stop == dialogs.STOP:
        _stopped(talk, first=new and not known)
    else:
        _through(talk, packs, way)
        _afterwards(talk)


def resume(desk: Desk, wanted: str, *, out: Path, throwaway: Callable[[], Desk]) -> None:
    """Go on where they were: the same question, with what was being typed.

    Where meeting was broken off before they ever talked, it begins anew: no limit and no agreement is passed over.
    """
    entry = desk.people.one(wanted)
    with _lines() as (reader, screen):
        person = desk.write(entry.id)
        with _talk(desk, person, reader, screen, out) as talk:
            if never_talked(person.records):
                _begin(talk, _packs(desk, None), "short", throwaway, known=True)
                return
            talk.alone = goes_on_alone(person)
            if talk.alone or _still_going(talk):
                who_is_here.still_here(talk)
            else:
                stop = dialogs.meet(talk, "first" if meeting.is_first(person) else "again")
                if stop is not None:
                    _stopped(talk, first=stop == dialogs.KEEP_NOTHING)
                    return
            talk.sitting.resume()
            talk.sitting.ahead(() if talk.alone else _to_follow(talk), "short", desk.keep_pack)
            if talk.sitting.conversation is None:
                talk.say(_("No conversation is open. :choose begins another, :page shows what was done."))
            talk.converse()
            if not talk.alone:
                _onwards(talk)
            _afterwards(talk)


def quick(desk: Desk, *, pack_id: str | None, out: Path) -> None:
    """A talk that keeps nothing: ROPES by the doorstep, then one page."""
    packs = _packs(desk, pack_id or MAIN_PACK)
    out = paper_folder(out)
    ready_folder(out)
    with _lines() as (reader, screen):
        screen.say(_("Nothing is kept but one page, written at the end into {folder}.").format(folder=out.absolute()))
        screen.say(_("It is also written if this window is closed; a power cut loses it."))
        screen.say()
        name = _asked_name(desk, reader, screen)
        route: Route = "doorstep" if pack_id is None else "short"
        _without_trace(desk, desk.add_person(name), reader, screen, packs, route, out)


def plan(desk: Desk, wanted: str, *, out: Path) -> None:
    """Goals and steps of one person."""
    entry = desk.people.one(wanted)
    with _lines() as (reader, screen):
        person = desk.write(entry.id)
        with _talk(desk, person, reader, screen, out) as talk:
            who_is_here.still_here(talk)
            plan_talk.plan(talk, "")


def demo(desk: Desk, *, out: Path) -> None:
    """The made-up person's conversation, to try everything out; nothing is kept."""
    from strengthtui.desk.demo import add_demo_person

    with _lines() as (reader, screen):
        screen.say(_("Sam is made up. Try everything: nothing is kept, unless you :export it."))
        screen.say()
        person = desk.write(add_demo_person(desk))
        with _talk(desk, person, reader, screen, out, keeps=False) as talk:
            talk.say(_(":list what was heard   :map the strengths   :plan the plan   :help everything   :quit leaves"))
            talk.sitting.resume()
            if talk.sitting.conversation is None:
                talk.told(talk.sitting.begin(FIRST_PACK, "full", desk.keep_pack))
            talk.converse()
            _afterwards(talk)


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
def _talk(
    desk: Desk, person: OpenPerson, reader: LineReader, screen: Screen, out: Path, *, keeps: bool = True
) -> Iterator[Talk]:
    """Sit down with somebody; leaving early keeps everything, and the sitting goes on another time."""
    closed = company = False
    with person:
        talk = Talk(desk, desk.sit_down(person), reader, screen, out=out, keeps=keeps)
        try:
            yield talk
        except LeftError as left:
            closed, company = left.closed, bool(talk.sitting.company)
            if left.closed:
                talk.sitting.close()
            elif keeps:
                talk.say(_("Everything is kept. strengthtui resume NAME goes on with it."))
        except KeyboardInterrupt:
            if keeps and not talk.unkept:
                talk.say(_("Stopped. Everything is kept. strengthtui resume NAME goes on with it."))
            raise
    if closed:
        from strengthtui.line import reflect_talk

        reflect_talk.offer(desk, reader, screen, keeps=keeps, company=company)


def _asked_name(desk: Desk, reader: LineReader, screen: Screen) -> str:
    line = next(one for one in desk.frame("meet").lines if one.id == "name")
    screen.say(_("Say to them: {question}").format(question=line.ask))
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
            _("strengthtui resume NAME goes on; give a new person another name."),
        )
    entry = desk.people.one(wanted)
    last = told_date(local_day(entry.last_happened))
    known = _("Somebody is called that already; you last met on {day}.").format(day=last) if last else ""
    screen.say(known or _("Somebody is called that already."))
    while True:
        screen.say(_("Is it the same person? y or n (Enter: yes)"))
        typed = reader.read_line("> ")
        if typed is None or typed.strip() == ":quit":
            raise SaidNoError(_("Nothing was begun."))
        same = {"": True, **yes_or_no()}.get(typed.strip().casefold())
        if same is not None:
            return desk.write(entry.id) if same else desk.add_person(wanted)
        screen.say(_("That is none of these."))


def _still_going(talk: Talk) -> bool:
    """Whether the sitting was only paused: then nothing is said again."""
    records = talk.sitting.person.records
    met = any(one.id == talk.sitting.id and one.limits is not None for one in records.sittings)
    return met and bool(records.conversations)


def _through(talk: Talk, packs: tuple[str, ...], route: Route | None) -> None:
    """Go through them; without a route each as it was begun."""
    talk.sitting.ahead(packs, route or "short", talk.desk.keep_pack)
    for pack_id in packs:
        if talk.told(talk.sitting.begin(pack_id, route, talk.desk.keep_pack)):
            talk.converse()
    for pack_id in packs:  # whoever jumped back into an earlier conversation left a later one in the middle
        outcome = talk.sitting.begin(pack_id, route, talk.desk.keep_pack)
        if isinstance(outcome, Saved) and outcome.view is not None and outcome.view.place is not None:
            talk.converse()


def _onwards(talk: Talk) -> None:
    """What one jumped away from comes first, then after the flower ROPES, unless it was gone through already."""
    left = [one.pack for one in talk.sitting.person.records.conversations if one.state == "open" and one.position]
    _through(talk, tuple(dict.fromkeys([*left, *_to_follow(talk)])), None)


def _to_follow(talk: Talk) -> tuple[str, ...]:
    begun = {one.pack for one in talk.sitting.person.records.conversations}
    return (MAIN_PACK,) if FIRST_PACK in begun and MAIN_PACK not in begun else ()


def _afterwards(talk: Talk) -> None:
    """The last question was asked: nothing is pushed, everything is in reach, going back too."""
    while True:
        talk.say()
        talk.say(_("That was the last question. What else comes up can still be typed; Enter keeps each line."))
        talk.say(_(":plan makes the plan   :readback reads it all back   :choose begins another talk"))
        talk.say(_(":page shows what was done   :enough closes kindly   :back goes back"))
        here = talk.sitting.conversation
        for one in openable(talk.sitting.person, here) if here is not None else ():
            talk.say(f":jump {one.address}   {one.title}")
        while True:
            line = talk.ask()
            if line is not None and line.strip():
                talk.told(talk.sitting.jot(line, ()), _("Kept, to be sorted later (:sort)."))
            elif line is not None:
                talk.say(_(":enough closes kindly, :quit leaves at once."))
            view = talk.sitting.view()
            if view is not None and view.place is not None:
                break
        talk.go_on()


def _stopped(talk: Talk, *, first: bool) -> None:
    """They did not want to begin: somebody only just named is not kept."""
    if first:
        _forget(talk)
        talk.say(_("Nothing was kept."))


def _forget(talk: Talk) -> None:
    person_id = talk.sitting.person.records.person.id
    talk.sitting.person.close()
    talk.desk.vault.forget_person(person_id)


def _keep_nothing(talk: Talk, desk: Desk, packs: tuple[str, ...], route: Route) -> None:
    """They do not want it kept: go on without keeping anything but the page; the file just made is taken away."""
    talk.say(
        _("Then nothing is kept but one page, if they want one: written at the end into {folder}.").format(
            folder=talk.out.absolute()
        )
    )
    name = talk.sitting.person.records.person.name
    _forget(talk)
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
    """Talk, and write the one page whatever ends the talk."""
    talk = Talk(desk, desk.sit_down(person), reader, screen, out=out, keeps=False)
    try:
        if not met and dialogs.meet(talk, "quick") == dialogs.STOP:
            return
        _through(talk, packs, route)
        dialogs.close(talk)
        ended = True
    except LeftError as left:
        ended = left.closed
    except BaseException:  # whatever it was: the page is all there is of their words
        with suppress(StrengthError, OSError):  # the terminal may be what went away; the page was written first
            _page(talk, ask=False)
        raise
    _page(talk)
    company = bool(talk.sitting.company)
    talk.sitting.close(ended=ended)
    if ended:
        from strengthtui.line import reflect_talk

        reflect_talk.offer(desk, reader, screen, keeps=False, company=company)


def _page(talk: Talk, *, ask: bool = True) -> None:
    """Write the one page, with what was being typed; where nothing was said, or it is not safe, there is none."""
    if talk.sitting.copy == "not-safe":
        talk.say(_("It is not safe to hold, so there is no page. Nothing was kept."))
        return
    view = talk.sitting.view()
    if view is not None and view.place is not None and view.place.draft:
        talk.pending = view.place.draft.split("\n")
        with suppress(StrengthError, OSError):
            talk.keep_pending()
    plan = talk.sitting.plan()
    if not (talk.sitting.lines() or plan.goals or plan.promises):
        talk.say(_("Nothing was said, so there is no page."))
        return
    papers.page(talk, ask=ask)
