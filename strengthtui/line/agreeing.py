"""Agreements in plain lines: each thing apart, shown and changed by the same few words everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from strengthtui.desk.meeting import agreements_of
from strengthtui.i18n import _

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
    else:
        talk.told(talk.sitting.agree(typed.what, typed.state, typed.name), _("Noted."))


def share(talk: Talk, first: str) -> None:
    """Ask about each one it may be shared with, by name."""
    named = talk.ask_in(f"{first} {_('A name, and yes, no or ask.')}", _("nobody for now"))
    while named:
        typed = understood(f"share {named}")
        if typed is None:
            may = talk.one_of(
                _("May it be shared with them? yes, no or ask"), states(), _("ask each time"), "ask-each-time"
            )
            typed = Typed("share", may, named.strip(" ,:"))
        store(talk, typed)
        named = talk.ask_in(_("Anyone else? A name, and yes, no or ask."), _("go on"))


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
