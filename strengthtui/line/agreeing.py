"""Agreements in plain lines: each thing apart, shown and changed by the same few words everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.desk import not_kept
from strengthtui.desk.meeting import agreements_of
from strengthtui.desk.refusals import worded
from strengthtui.desk.typed import typed_names
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import papers
from strengthtui.line.talk import LeftError

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementAbout, AgreementState
    from strengthtui.line.talk import Talk


class Typed(NamedTuple):
    """An agreement as it was typed."""

    what: AgreementAbout
    state: AgreementState
    name: str | None


def states() -> dict[str, AgreementState]:
    """Give the ways to type where an agreement stands; the longer ones first, since others begin alike."""
    return {
        "ask each time": "ask-each-time",
        "ask-each-time": "ask-each-time",
        "ask again": "ask-again",
        "ask-again": "ask-again",
        "taken back": "withdrawn",
        "withdrawn": "withdrawn",
        "partly": "partly",
        "later": "ask-again",
        "yes": "yes",
        "ask": "ask-each-time",
        "no": "no",
        "y": "yes",
        "n": "no",
    }


def understood(typed: str) -> Typed | None:
    """Read `talk yes`, `share no Dr Lee`, `share with Dr Lee: ask`, `keep taken back`; `None` when it is none."""
    first, _blank, rest = " ".join(typed.split()).partition(" ")
    things: tuple[AgreementAbout, ...] = ("talk", "type", "keep", "share", "plan")
    what = next((one for one in things if first.casefold() == one), None)
    if what is None:
        return None
    found = _state_in(rest[5:] if rest.casefold().startswith("with ") else rest)
    if found is None:
        return None
    state, name = found
    if state == "ask-each-time" and what != "share":
        state = "ask-again"
    if (what == "share") != bool(name):
        return None
    return Typed(what, state, name or None)


def agree(talk: Talk, rest: str) -> None:
    """Show what is agreed, and change one thing: `talk yes`, `share no Dr Lee`, `keep withdrawn`."""
    if not rest:
        standing = agreements_of(talk.sitting.person)
        for sentence in standing or (_("Nothing is agreed yet."),):
            talk.say(sentence)
        rest = talk.ask_in(
            _("Change one? Write  talk no,  keep ask again,  share yes Dr Lee  or  type taken back."), _("leave it so")
        )
    while rest:
        typed = understood(rest)
        if typed is not None:
            store(talk, typed)
            return
        rest = talk.ask_in(
            _("Write talk, type, keep or share; then yes, no, ask again or taken back; for share, a name."),
            _("leave it so"),
        )


def store(talk: Talk, typed: Typed) -> None:
    """Keep an agreement."""
    if typed.what == "plan":
        talk.told(talk.sitting.agree_plan(typed.state), _("Noted, for the plan as it stands."))
    elif talk.told(talk.sitting.agree(typed.what, typed.state, typed.name), _("Noted.")) and talk.keeps:
        _what_follows(talk, typed)


def share(talk: Talk, first: str) -> None:
    """Ask about each one it may be shared with, by name."""
    named = talk.ask_in(f"{first} {_('A name, and yes, no or ask.')}", _("nobody for now"))
    while named and (nobody := typed_names(named)):
        if isinstance(nobody, Refusal):
            talk.say(worded(nobody))
            named = talk.ask_in(_("A name, and yes, no or ask."), _("nobody for now"))
            continue
        typed = understood(f"share {named}")
        if typed is None:
            may = talk.one_of(
                _("May it be shared with them? yes, no or ask"), states(), _("ask each time"), "ask-each-time"
            )
            typed = Typed("share", may, named.strip(" ,:"))
        store(talk, typed)
        named = talk.ask_in(_("Anyone else? A name, and yes, no or ask."), _("go on"))


def _what_follows(talk: Talk, typed: Typed) -> None:
    """Say what a no means for what is there already, and do what they choose."""
    if typed.what in ("talk", "type") and typed.state in ("no", "withdrawn"):
        talk.say(_("Then type no more. :enough closes kindly, :quit leaves at once; what is there stays."))
    if not not_kept.is_asked(typed.what, typed.state):
        return
    ways = not_kept.ways_on()
    talk.say()
    talk.say(_("What is there already is still kept. What shall become of it?"))
    for number, told in enumerate(ways.values(), start=1):
        talk.say(f"{number}  {told}", indent=2)
    index = talk.number(_("A number."), len(ways), _("go on, and decide later"))
    if index is None:
        talk.say(_("It is still kept. :agree keep no asks again."))
    elif (way := tuple(ways)[index]) == "leave":
        raise LeftError
    elif talk.agreed(_("Take everything out for good? It cannot be brought back."), default=False):
        _take_out(talk, page_first=way == "page-then-take-out")
    else:
        talk.say(_("It stands as it was."))


def _take_out(talk: Talk, *, page_first: bool) -> None:
    """Take it all out and end the talk; where the page they want is not written, nothing is taken out."""
    if page_first:
        if not talk.keep_pending() or not papers.may_write(talk):
            return
        papers.page(talk)
    if talk.told(talk.sitting.take_everything_out()):
        talk.screen.wipe()
        for sentence in not_kept.taken_out(talk.sitting):
            talk.say(sentence)
        talk.say(_("strengthtui quick talks on and keeps nothing."))
        raise LeftError(closed=True)


def _state_in(text: str) -> tuple[AgreementState, str] | None:
    plain = text.casefold()
    for word, state in states().items():
        if plain == word:
            return state, ""
        if plain.startswith(f"{word} "):
            return state, text[len(word) :].strip().removeprefix("with ").strip(" ,:")
        if plain.endswith((f" {word}", f",{word}")):
            return state, text[: -len(word)].strip(" ,:")
    return None
