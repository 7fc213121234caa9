"""Sorting lines into petals, and saying whose words they are: both for one line, or through those that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.guests import guests_of
from strengthtui.desk.showing import line_words
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.text import fold

if TYPE_CHECKING:
    from strengthtui.desk.terms import Voice
    from strengthtui.desk.views import LineView
    from strengthtui.line.talk import Talk


def sort(talk: Talk, rest: str) -> None:
    """Put one line where it belongs (`3 hopes`), or go through those that wait."""
    from strengthtui.line.commands import line_of

    if rest:
        number, _blank, where = rest.partition(" ")
        line = line_of(talk, number)
        if line is not None:
            _one(talk, line, where.strip())
        return
    waiting = tuple(line for line in talk.sitting.lines() if line.ref.startswith("jottings/") and not line.about)
    if not waiting:
        talk.say(_("Nothing waits to be sorted. :sort 3 hopes moves line 3; :list shows the numbers."))
        return
    _petals(talk)
    for line in waiting:
        _one(talk, line, "")


def voice(talk: Talk, rest: str) -> None:
    """Say whose words the last line is, or the line of that number."""
    from strengthtui.line.commands import line_of

    number, _blank, after = rest.partition(" ")
    line = line_of(talk, number if number.isdecimal() else "")
    if line is None:
        return
    typed = after.strip() if number.isdecimal() else rest
    if not typed:
        talk.say()
        talk.say(line_words(line))
    ask = _("Whose words? person (as they said it), gist, worker, or other and a name.")
    while typed := typed or talk.ask_in(ask, _("leave it")):
        if _voiced(talk, line, typed):
            return
        typed = ""


def _voiced(talk: Talk, line: LineView, typed: str) -> bool:
    wanted, name = _whose(talk, typed)
    if wanted == "other" and not name and talk.sitting.company:
        name = _one_of_those_here(talk)
    outcome = talk.sitting.set_voice(line.ref, wanted, name or None)
    if not talk.told(outcome):
        return False
    now = next((one for one in talk.sitting.lines() if one.ref == line.ref), None)
    talk.say(line_words(now) if now is not None else _("Noted."))
    return True


def _whose(talk: Talk, typed: str) -> tuple[Voice, str]:
    """Read a voice and a name; the person's own name, or that of somebody here, is enough."""
    own, here = fold(talk.sitting.person.records.person.name), {fold(one): one for one in talk.sitting.company}
    if fold(typed) == own:
        return "person", ""
    if fold(typed) in here:
        return "other", here[fold(typed)]
    word, _blank, name = typed.partition(" ")
    return word.casefold(), name.strip()  # type: ignore[return-value]  # refused if none


def _one_of_those_here(talk: Talk) -> str:
    """Ask whose words they are: those who are here go by a number."""
    here = guests_of(talk.sitting)
    talk.say()
    for number, one in enumerate(here, start=1):
        talk.say(f"{number}  {one.told}", indent=2)
    typed = talk.ask_in(_("Whose? A number, or another name."), _("leave it"))
    index = talk.chosen(len(here), typed)
    return here[index].name if index is not None else typed


def _petals(talk: Talk) -> None:
    talk.say()
    for number, petal in enumerate(talk.desk.vocabulary.petals, start=1):
        talk.say(f"{number}  {petal.title}", indent=2)


def _one(talk: Talk, line: LineView, where: str) -> None:
    """Ask where a line belongs until it is somewhere, or left."""
    ask = f"{line_words(line)}\n" + _("Where does it belong? A number or a name; several with commas.")
    if not where:
        where = talk.ask_in(ask, _("leave it"))
    while where:
        outcome = talk.sitting.sort(line.ref, _topics(talk, where))
        if talk.told(outcome, _("Sorted.")):
            return
        if isinstance(outcome, Refusal) and outcome.code != "no-such-topic":
            return
        _petals(talk)
        where = talk.ask_in(ask, _("leave it"))


def _topics(talk: Talk, typed: str) -> tuple[str, ...]:
    """Read petals by number or name, topics by name or id; what is neither is left for the desk to refuse."""
    petals = talk.desk.vocabulary.petals
    titled = {fold(one.title): one.id for one in talk.desk.vocabulary.topics}
    titled.update({fold(one.title): one.id for one in petals})
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if all(word.isdecimal() for word in typed.replace(",", " ").split()):
        parts = typed.replace(",", " ").split()
    topics = []
    for part in parts:
        index = talk.chosen(len(petals), part)
        plain = fold(part)
        topics.append(petals[index].id if index is not None else titled.get(plain, plain.replace(" ", "-")))
    return tuple(topics)
