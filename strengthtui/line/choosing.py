"""Choosing a conversation in plain lines: at most three questions, a suggestion and why, or the whole list by number.

What is answered is kept nowhere; only the conversation that is chosen is begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import choosing
from strengthtui.desk.views import Saved
from strengthtui.desk.worker_alone import alone_with, never_met
from strengthtui.i18n import _
from strengthtui.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from strengthtui.desk.choosing import AskView, FitsView, SuggestionView
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.line.talk import Talk


def more() -> str:
    """What `:help choose` says."""
    return _("Another conversation: three questions help to choose one; a name, as in :choose motivation, begins it.")


def choose(talk: Talk, rest: str) -> None:
    """Choose a conversation and go into it: by its name, or with the help of three questions."""
    if not talk.keep_pending():
        return
    found = _named(talk, rest) if rest else _asked(talk)
    if found is not None and not _met_by_now(talk, found.pack):
        return
    if found is not None:
        keep = talk.desk.keep_pack
        go_into(talk, lambda sitting: sitting.begin(found.pack, found.route, keep, at=found.at))
    elif not rest:
        talk.show_place()


def _met_by_now(talk: Talk, pack: str) -> bool:
    """Meet first, where the worker sat alone until now and the next conversation is with the person."""
    if talk.alone and not alone_with(talk.desk.shelf, pack):
        from strengthtui.line import dialogs

        if dialogs.meet(talk, "first" if never_met(talk.sitting.person) else "again") is not None:
            return False
        talk.alone = False
    return True


def go_into(talk: Talk, begin: Callable[[Sitting], Outcome]) -> None:
    """Put a conversation in front, and say where we are."""
    outcome = begin(talk.sitting)
    if not talk.told(outcome, outcome.what if isinstance(outcome, Saved) else ""):
        return
    view = talk.sitting.view()
    if view is None:
        return
    talk.say()
    talk.say(f"{view.person} · {view.title}")
    if view.place is None:
        talk.say(_("It was gone through. :jump goes anywhere in it."))
    talk.show_place()


def told(found: SuggestionView, begun: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Say what could fit, numbered: title, how much of it or since when it goes on, why, what it asks first."""
    for note in found.notes:
        yield note, 0
    words = choosing.route_words()
    for number, one in enumerate(found.fits, start=1):
        yield f"{number}  {one.title}: {begun.get(one.pack) or words[one.route]}", 0
        yield one.why, 4
        if one.first:
            yield _("First: {question}").format(question=one.first), 4


def question(asked: AskView) -> Iterator[tuple[str, int]]:
    """Say a question with its options, numbered."""
    yield asked.ask, 0
    if asked.together:
        yield _("Or together: {question}").format(question=asked.together), 0
    for number, one in enumerate(asked.options, start=1):
        yield f"{number}  {one.text}", 4


def _named(talk: Talk, typed: str) -> FitsView | None:
    """Find a conversation by its id or the beginning of its title; a route may follow."""
    shelf = talk.desk.shelf
    name, _blank, last = typed.rpartition(" ")
    by_route = last if name and last in choosing.route_words() else ""
    wanted = fold(name if by_route else typed)
    everything = choosing.everything(shelf)
    exact = [one for one in everything if wanted == one.pack]
    found = exact or [one for one in everything if fold(one.title).startswith(wanted)]
    if len(found) != 1:
        talk.say(_("There is no conversation of that name. :choose alone helps to choose one."))
        return None
    return choosing.by_route(found[0], by_route)


def _asked(talk: Talk) -> FitsView | None:
    """Ask, suggest, and give what was taken; `None` where it was left."""
    shelf = talk.desk.shelf
    answers: dict[str, str] = {}
    passed: set[str] = set()
    while (asked := choosing.ask(shelf, answers, passed)) is not None:
        _say(talk, question(asked))
        typed = _number_or_list(talk, len(asked.options), _("pass over"))
        if typed == "list":
            return _whole_list(talk)
        if typed is None:
            passed.add(asked.id)
        else:
            answers[asked.id] = asked.options[int(typed)].id
    found = choosing.suggest(shelf, answers)
    talk.say()
    talk.say(_("You could try"))
    _say(talk, told(found, choosing.goes_on(talk.sitting.person, talk.sitting.company)))
    taken = _number_or_list(talk, len(found.fits), _("leave it"))
    if taken == "list":
        return _whole_list(talk)
    return found.fits[int(taken)] if taken is not None else None


def _whole_list(talk: Talk) -> FitsView | None:
    """Choose one of all there are, and how much of it."""
    everything = choosing.everything(talk.desk.shelf)
    talk.say()
    begun = choosing.goes_on(talk.sitting.person, talk.sitting.company)
    for number, one in enumerate(everything, start=1):
        talk.say(f"{number}  {one.title}: {begun.get(one.pack) or one.why}")
    index = talk.number(_("Which conversation? A number."), len(everything), _("leave it"))
    if index is None:
        return None
    ways = choosing.routes(talk.desk.shelf, everything[index].pack)
    for number, way in enumerate(ways, start=1):
        talk.say(f"{number}  {way.text}", indent=4)
    route = talk.number(_("How much of it? A number."), len(ways), choosing.route_words()[everything[index].route])
    return choosing.by_route(everything[index], ways[route].id if route is not None else "")


def _number_or_list(talk: Talk, count: int, enter: str) -> str | None:
    """Ask for a number, given as an index, or the word that shows them all; `None` for Enter alone."""
    while typed := talk.ask_in(_("Which? A number; list shows every conversation."), enter).casefold():
        if typed in ("list", _("list")):
            return "list"
        index = talk.chosen(count, typed)
        if index is not None:
            return str(index)
        talk.say(_("A number from 1 to {count}.").format(count=count))
    return None


def _say(talk: Talk, lines: Iterator[tuple[str, int]]) -> None:
    talk.say()
    for text, indent in lines:
        talk.say(text, indent=indent)
