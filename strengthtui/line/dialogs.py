"""Before and after: meeting, and the kind close. Every line may be passed over with Enter; nothing is required."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strengthtui.desk import meeting, planning
from strengthtui.desk.showing import line_words, quoted
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import asides, plan_talk, render

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementAbout, AgreementState, Copy, Frame, FrameLine
    from strengthtui.desk.views import Outcome
    from strengthtui.line.talk import Talk

KEEP_NOTHING = "keep-nothing"
STOP = "stop"


def meet(talk: Talk, *, first: bool) -> str | None:
    """Say the limits, ask what is agreed, who is here, and what today is for; says `stop` when now is not all right."""
    frame = talk.desk.frame("meet")
    talk.say(_("Enter passes over any line. :help shows what else can be typed."))
    if not talk.agreed(_say(frame, "now"), default=True):
        talk.say(_("Then another time. Nothing more is asked."))
        return STOP
    _limits(talk, first=first)
    if first:
        stop = _agreements(talk, frame)
        if stop is not None:
            return stop
    _who_is_here(talk, frame)
    if first:
        _about_them(talk, frame)
    else:
        _by_now(talk, frame)
    today = talk.ask_in(_say(frame, "today"))
    if today:
        talk.told(talk.sitting.jot(today, ("now-matters-most",)), _("Kept."))
    return None


def close(talk: Talk) -> None:
    """The kind close: what can't wait, what to take out, promises, the copy, when next."""
    frame = talk.desk.frame("close")
    waiting = talk.ask_in(_say(frame, "cannot-wait"))
    if waiting:
        talk.told(talk.sitting.jot(waiting, ("now-cannot-wait",)), _("Kept."))
    _heard(talk, frame)
    _take_out(talk, frame)
    _promises(talk, frame)
    _copy(talk, frame)
    _next(talk, frame)
    leaving = talk.ask_in(_say(frame, "leaving"))
    if leaving:
        talk.told(talk.sitting.note(leaving=leaving))
    talk.sitting.enough()
    talk.say(_("Finished, as far as you wished. Everything is kept."))


def _line(frame: Frame, line_id: str) -> FrameLine | None:
    return next((one for one in frame.lines if one.id == line_id), None)


def _say(frame: Frame, line_id: str) -> str:
    line = _line(frame, line_id)
    return line.ask if line is not None else line_id


def _limits(talk: Talk, *, first: bool) -> None:
    if first:
        text, own = talk.desk.team_text("limits")
        for one in text.splitlines():
            talk.say(one.removeprefix("# "))
        if not own:
            talk.say(_("(This is the shipped text: your team must fill it in. strengthtui info shows where.)"))
    else:
        talk.say(_("As before: some things I cannot keep to myself, and I tell you first where I can."))
    said = talk.agreed(_("Have you said this?"), default=False)
    worker = talk.sitting.worker
    talk.sitting.change(lambda act, person: meeting.say_limits(act, person, talk.sitting.id, said=said, by=worker))


def _agreements(talk: Talk, frame: Frame) -> str | None:
    line = _line(frame, "agreements")
    asks = {part.id: part.text for part in line.parts} if line is not None else {}
    things: tuple[AgreementAbout, ...] = ("talk", "type", "keep")
    for what in things:
        answer = talk.ask_in(f"{asks.get(what, what)} {_('[y/n/later]')}").casefold()
        if not answer:
            continue
        state = _state(answer)
        talk.sitting.agree(what, state)
        if state == "no" and what in ("talk", "type"):
            talk.say(_("Then talk without typing. Nothing more is asked here."))
            return STOP
        if state == "no":
            return KEEP_NOTHING
    named = talk.ask_in(f"{asks.get('share', 'share')} {_('(a name, and yes, no or ask; an empty line goes on)')}")
    while named:
        _share(talk, named)
        named = talk.ask_in(_("Anyone else to share with? (an empty line goes on)"))
    return None


def _state(answer: str) -> AgreementState:
    if answer in ("y", "yes", _("yes")):
        return "yes"
    return "no" if answer in ("n", "no", _("no")) else "ask-again"


def _share(talk: Talk, typed: str) -> None:
    name, _blank, last = typed.rpartition(" ")
    word = last.casefold().strip(".,:")
    states: dict[str, AgreementState] = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "ask": "ask-each-time"}
    if word not in states or not name:
        name, word = typed, talk.ask_in(_("May it be shared with them? yes, no or ask")).casefold()
    state = states.get(word, "ask-each-time")
    talk.told(talk.sitting.agree("share", state, name.strip(" ,:")), _("Noted."))


def _who_is_here(talk: Talk, frame: Frame) -> None:
    names = talk.ask_in(f"{_say(frame, 'who-is-here')} {_('(names with commas; an empty line: nobody else)')}")
    talk.told(talk.sitting.present(tuple(names.split(",")) if names else ()))
    if names:
        through = talk.ask_in(_("Does one of them interpret? Who, and how? (an empty line: no)"))
        if through:
            talk.told(talk.sitting.note(through=through))


def _about_them(talk: Talk, frame: Frame) -> None:
    talking = talk.ask_in(_say(frame, "talking"))
    reach = talk.ask_in(_say(frame, "reach"))
    fields: dict[str, Any] = {}
    if talking:
        fields["talking"] = {"pace": talking}
    if reach:
        fields["reach"] = {"ways": reach}
    if fields:
        talk.told(_change(talk, fields), _("Kept."))


def _by_now(talk: Talk, frame: Frame) -> None:
    """By the second meeting: who else is alongside, and what was told too often; asked until something is there."""
    record = talk.sitting.person.records.person
    if not record.alongside:
        typed = talk.ask_in(_say(frame, "alongside"))
        if typed:
            talk.told(_change(talk, {"alongside": meeting.alongside_of(typed)}), _("Kept."))
    if not record.not_again:
        typed = talk.ask_in(_say(frame, "not-again"))
        if typed:
            talk.told(_change(talk, {"not_again": (typed,)}), _("Kept."))


def _change(talk: Talk, fields: dict[str, Any]) -> Outcome:
    return talk.sitting.change(lambda act, person: meeting.change_person(act, person, fields))


def _heard(talk: Talk, frame: Frame) -> None:
    strengths = [one for ring in talk.sitting.strengths() for one in ring.strengths]
    if strengths:
        talk.say(_say(frame, "heard"))
        newest = strengths[-1]
        talk.say(f"* {newest.name}", indent=2)
        for words in newest.evidence[-1:]:
            talk.say(quoted(words.text, words.voice), indent=4)
        return
    own = [one for one in talk.sitting.lines() if one.voice != "worker"]
    if own:
        talk.say(_say(frame, "heard"))
        talk.say(quoted(own[-1].text, own[-1].voice), indent=2)


def _take_out(talk: Talk, frame: Frame) -> None:
    typed = talk.ask_in(f"{_say(frame, 'take-out')} {_('(list shows the lines; an empty line: nothing)')}")
    while typed:
        lines = talk.sitting.lines()
        if typed.isdecimal() and talk.numbered:
            _take_one(talk, int(typed) - 1)
        else:
            talk.numbered = lines
            for text, indent in render.numbered(lines):
                talk.say(text, indent=indent)
        typed = talk.ask_in(_("The number of a line to take out; an empty line goes on."))


def _take_one(talk: Talk, index: int) -> None:
    if not 0 <= index < len(talk.numbered):
        talk.say(_("There is no such line."))
        return
    line = talk.numbered[index]
    talk.say(line_words(line))
    way = talk.ask_in(_("strike it for good, or leave it out of papers? strike / leave out")).casefold()
    if way.startswith("s"):
        talk.told(talk.sitting.strike(line.ref), _("A line was struck."))
        talk.numbered = ()
    elif way.startswith("l"):
        talk.told(talk.sitting.verdict(line.ref, "left-out"), _("It stays out of every paper."))


def _promises(talk: Talk, frame: Frame) -> None:
    what = talk.ask_in(f"{_say(frame, 'promises')} {_('(what you, the worker, will do; an empty line: nothing more)')}")
    while what:
        by = plan_talk.ask_date(talk, _("By when? (may stay empty)"))
        who = planning.who_of("worker", "")
        kept = what
        talk.told(
            talk.sitting.change(
                lambda act, person, kept=kept, by=by, who=who: planning.add_step(  # type: ignore[misc]
                    act, person, goal_ref=None, what=kept, who=who, by=by
                )
            ),
            _("Promised."),
        )
        what = talk.ask_in(_("Anything else you promised? (an empty line: nothing more)"))


def _copy(talk: Talk, frame: Frame) -> None:
    line = _line(frame, "copy")
    if line is None:
        return
    options = line.options
    talk.say(line.ask)
    for number, option in enumerate(options, start=1):
        talk.say(f"{number}  {option.text}", indent=2)
    index = talk.chosen(len(options), talk.ask_in(_("A number; an empty line leaves it open.")))
    if index is None:
        return
    chosen: Copy = options[index].id  # type: ignore[assignment]  # the frame's options are the states of a copy
    talk.told(talk.sitting.note(copy=chosen), _("Noted."))
    if chosen == "given":
        asides.export(talk, "photo")


def _next(talk: Talk, frame: Frame) -> None:
    words = talk.ask_in(_say(frame, "next"))
    if not words:
        return
    on = plan_talk.ask_date(talk, _("On which day? (may stay empty)"))
    talk.told(talk.sitting.meet_next(on, words), _("Noted."))


__all__ = ["KEEP_NOTHING", "STOP", "Refusal", "close", "meet"]
