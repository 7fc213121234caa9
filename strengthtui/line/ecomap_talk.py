"""Who and what is round the person in plain lines: said in sentences, put there, changed and taken off by questions.

Each line is stored as soon as Enter is pressed: a name before what it is, what it is before how close. A name that is
typed where a letter is asked for is put on the map, so that it is not lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from strengthtui.desk import ties
from strengthtui.desk.ecomap_views import ecomap_view
from strengthtui.desk.ties import TieForm
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.desk.ecomap_views import EcomapView, OfferView
    from strengthtui.desk.views import Outcome
    from strengthtui.line.talk import Talk

NOTHING = "none"
"""What takes away what stands."""


def ecomap(talk: Talk, _rest: str) -> None:
    """Show the map and change it until an empty line."""
    _show(talk)
    ways = {"n": _new, "k": _known, "c": _change, "t": _take_off}
    while typed := talk.ask_in(_menu(talk), _("done")):
        letter, _blank, rest = typed.partition(" ")
        doing = ways.get(letter.casefold())
        if doing is not None and (not rest or letter.casefold() == "n" or rest.strip().isdecimal()):
            doing(talk, rest.strip())
        elif len(typed) > 1:
            _new(talk, typed)
        else:
            talk.say(_("Type one of these letters, or a name."))
            continue
        _show(talk)
    if talk.dialogs == 0:
        talk.show_place()


def _view(talk: Talk) -> EcomapView:
    return ecomap_view(talk.sitting.person, talk.sitting.company)


def _show(talk: Talk) -> None:
    talk.say()
    for text, indent in render.ecomap(_view(talk)):
        talk.say(text, indent=indent)


def _menu(talk: Talk) -> str:
    view = _view(talk)
    ways = [_("n new, or type the name")]
    ways += [_("k what was said already")] if view.offers else []
    ways += [_("c change"), _("t take off")] if view.ties else []
    return "   ".join(ways)


def _new(talk: Talk, rest: str) -> None:
    name = rest or talk.ask_in(_("Who or what is it? A name."), _("leave it"))
    if name:
        _round(talk, talk.sitting.change(lambda act, person: ties.add_tie(act, person, TieForm(name=name))))


def _known(talk: Talk, rest: str) -> None:
    offers = _view(talk).offers
    if not offers:
        talk.say(_("Nothing was said that could be put here."))
        return
    index = talk.picked(rest, [f"{one.text}  ({one.kind})" for one in offers], _("Which one? A number."))
    if index is not None:
        _put(talk, offers[index])


def _put(talk: Talk, offer: OfferView) -> None:
    """Put there what was said; a sentence needs a name, which is all that is asked for."""
    form: TieForm | None = None
    if not offer.named:
        stood = ties.offer_form(talk.sitting.person, offer.ref)
        name = talk.ask_in(_("Who or what is that? A name."), _("leave it"))
        if not name or isinstance(stood, Refusal):
            return
        form = replace(stood, name=name)
    outcome = talk.sitting.change(lambda act, person: ties.put_on_map(act, person, offer.ref, form))
    if talk.told(outcome, talk.kept) and not isinstance(outcome, Refusal) and outcome.ref is not None:
        _closeness(talk, outcome.ref)


def _round(talk: Talk, outcome: Outcome) -> None:
    """Ask what belongs to a new one, each answer kept at once."""
    if not talk.told(outcome, talk.kept) or isinstance(outcome, Refusal) or outcome.ref is None:
        return
    question = _("What is it? person, animal, place, group or service")
    kind = talk.one_of(question, _kinds(), _("person"), "person")
    ref = _store(talk, outcome.ref, kind=kind) if kind != "person" else outcome.ref
    if ref is None:
        return
    if kind != "service":
        _words(talk, ref, "who_to_me", _("Who or what is it to them?"), "")
    _closeness(talk, ref)
    _words(talk, ref, "does", _("What does it do for them, or mean to them?"), "")
    _words(talk, ref, "may_know", _("What may they be told, and by whom?"), "")


def _change(talk: Talk, rest: str) -> None:
    ref = _chosen(talk, rest)
    stood = ties.tie_form(talk.sitting.person, ref) if ref is not None else Refusal("no-such-tie")
    if ref is None or isinstance(stood, Refusal):
        return
    name = talk.ask_in(_("Another name?"), _("leave it"))
    ref = _store(talk, ref, name=name) if name else ref
    question = _("What is it? person, animal, place, group or service")
    kind = talk.one_of(question, _kinds(), _("leave it"), stood.kind)
    if ref is not None and kind != stood.kind:
        ref = _store(talk, ref, kind=kind)
    if ref is None:
        return
    if kind != "service":
        _words(talk, ref, "who_to_me", _("Who or what is it to them?"), stood.who_to_me)
    _closeness(talk, ref)
    _words(talk, ref, "does", _("What does it do for them, or mean to them?"), stood.does)
    _words(talk, ref, "may_know", _("What may they be told, and by whom?"), stood.may_know)


def _closeness(talk: Talk, ref: str) -> None:
    """Ask how close it is and who gives; Enter leaves either as it is, and none takes it away."""
    told = _("How close is it, as they say it? close, reach, far or strained")
    rings = {"close": "close", "reach": "in-reach", "far": "far", "strained": "strained"}
    _one_of(talk, ref, "closeness", told, _by_beginning(rings))
    told = _("Does it give, or get? gives, gets, both or not now")
    gives = {"gives": "they-give", "gets": "i-give", "both": "both", "not now": "not-now"}
    _one_of(talk, ref, "give_take", told, {**gives, "b": "both", "n": "not-now"})


def _one_of(talk: Talk, ref: str, field: str, question: str, ways: Mapping[str, str]) -> None:
    stands = getattr(ties.tie_form(talk.sitting.person, ref), field, "")
    ways = {**ways, NOTHING: "", _("none"): ""} if stands else ways
    question = _("{question}; none takes it away").format(question=question) if stands else question
    picked = talk.one_of(question, ways, _("leave it") if stands else _("not said"), stands)
    if picked != stands:
        _store(talk, ref, **{field: picked})


def _words(talk: Talk, ref: str, field: str, question: str, stands: str) -> None:
    text = _("{question} none takes it away.").format(question=question) if stands else question
    typed = talk.ask_in(text, _("leave it") if stands else _("pass over"))
    if typed:
        taken = bool(stands) and typed.casefold() in (NOTHING, _("none"))
        _store(talk, ref, **{field: "" if taken else typed})


def _take_off(talk: Talk, rest: str) -> None:
    ref = _chosen(talk, rest)
    if ref is not None and talk.agreed(_("Take it off the map?"), default=False):
        outcome = talk.sitting.change(lambda act, person: ties.take_off(act, person, ref))
        talk.told(outcome, _("It is off the map. :undo brings it back."))


def _store(talk: Talk, ref: str, **parts: Any) -> str | None:  # noqa: ANN401  fields of a form
    """Change parts of one; gives its handle, which is another where it moved to who is alongside."""
    stood = ties.tie_form(talk.sitting.person, ref)
    if isinstance(stood, Refusal):
        talk.told(stood)
        return None
    form = replace(stood, **parts)
    outcome = talk.sitting.change(lambda act, person: ties.change_tie(act, person, ref, form))
    return outcome.ref if talk.told(outcome, talk.kept) and not isinstance(outcome, Refusal) else ref


def _chosen(talk: Talk, rest: str) -> str | None:
    shown = _view(talk).ties
    if not shown:
        talk.say(_("There is nobody and nothing on the map yet: n puts somebody there."))
        return None
    index = talk.chosen(len(shown), rest)
    if index is None:
        index = talk.number(_("Which one? A number."), len(shown), _("leave it"))
    return shown[index].ref if index is not None else None


def _kinds() -> dict[str, Any]:
    words = ("person", "animal", "place", "group", "service")
    return {**{word: word for word in words}, "p": "person", "a": "animal", "l": "place", "g": "group", "s": "service"}


def _by_beginning(ways: Mapping[str, str]) -> dict[str, str]:
    return {**{word[0]: told for word, told in ways.items()}, **ways}
