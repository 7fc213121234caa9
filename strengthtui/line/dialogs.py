"""Before and after: meeting, and the kind close. Every line may be passed over with Enter; nothing is required."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from strengthtui.desk import meeting
from strengthtui.desk.guides import paragraphs
from strengthtui.desk.plan_views import still_to_do
from strengthtui.desk.said_before import said_before
from strengthtui.desk.showing import line_words, worth_saying
from strengthtui.i18n import _
from strengthtui.line import agreeing, company, plan_talk, render, strike_talk
from strengthtui.line.talk import yes_or_no

if TYPE_CHECKING:
    from strengthtui.desk.terms import AgreementAbout, AgreementState, Copy, Frame, FrameLine
    from strengthtui.desk.views import LineView, Outcome
    from strengthtui.line.talk import Talk

Occasion = Literal["first", "again", "quick"]
KEEP_NOTHING = "keep-nothing"
STOP = "stop"


def meet(talk: Talk, occasion: Occasion) -> str | None:
    """Say the limits, ask what is agreed, who is here, and what today is for; says `stop` when now is not all right."""
    frame = talk.desk.frame("meet")
    talk.say(_("Enter passes over any line. :help shows what else can be typed."))
    if not talk.agreed(_("Say to them: {question}").format(question=_say(frame, "now")), default=True):
        talk.say(_("Then another time. Nothing more is asked."))
        return STOP
    _limits(talk, occasion)
    if occasion == "first":
        stop = _agreements(talk, frame)
        if stop is not None:
            return stop
    if occasion != "quick":
        _who_is_here(talk, frame)
    if occasion == "first":
        _about_them(talk, frame)
    elif occasion == "again":
        _by_now(talk, frame)
    today = talk.ask_in(_say(frame, "today"), _("pass over"))
    if today:
        talk.told(talk.sitting.jot(today, ("now-matters-most",)), talk.kept)
    return None


def close(talk: Talk) -> None:
    """The kind close: what can't wait, what to take out, promises, the copy, when next."""
    talk.closing = True
    if not talk.alone:
        _leave(talk)
    talk.sitting.enough()
    if talk.keeps and talk.sitting.lines():
        talk.say()
        talk.say(_paper_command(alone=talk.alone))
    talk.say()
    talk.say(
        _("Finished, as far as you wished. Everything is kept.") if talk.keeps else _("Finished, as far as you wished.")
    )


def _paper_command(*, alone: bool) -> str:
    """Say how the papers are written afterwards: on the screen that is asked at this place."""
    if alone:
        return _("strengthtui export NAME --document decision  writes it for the team.")
    return _("strengthtui export NAME  writes the profile and the plan.")


def _leave(talk: Talk) -> None:
    frame = talk.desk.frame("close")
    heard = worth_saying(talk.sitting.strengths(), talk.sitting.lines())
    _already(talk, "cannot-wait")
    waiting = talk.ask_in(_say(frame, "cannot-wait"), _("nothing"))
    if waiting:
        talk.told(talk.sitting.jot(waiting, ("now-cannot-wait",)), talk.kept)
    if heard:
        talk.say()
        talk.say(_say(frame, "heard"))
        talk.say("\n* ".join(heard), indent=2)
    _take_out(talk, frame)
    _promises(talk, frame)
    _copy(talk, frame)
    _next(talk, frame)
    leaving = talk.ask_in(_say(frame, "leaving"), _("pass over"))
    if leaving:
        talk.told(talk.sitting.note(leaving=leaving))


def _already(talk: Talk, line_id: str) -> bool:
    """Say what was said of it in the conversation; tells whether something was."""
    told = said_before(talk.sitting, line_id)
    if told:
        talk.say()
    for line in told:
        talk.say(line)
    return bool(told)


def _line(frame: Frame, line_id: str) -> FrameLine | None:
    return next((one for one in frame.lines if one.id == line_id), None)


def _say(frame: Frame, line_id: str) -> str:
    line = _line(frame, line_id)
    return line.ask if line is not None else line_id


def _limits(talk: Talk, occasion: Occasion) -> None:
    talk.say()
    if occasion == "first":
        text, own = talk.desk.team_text("limits")
        talk.say(_("Say this first:"))
        for line in paragraphs(text, own=own):
            talk.say(line)
        if not own:
            talk.say(_("(Your team has not put in its own words yet: strengthtui info shows where they go.)"))
    elif occasion == "quick":
        talk.say(
            _("Say first: I jot a few lines for one page. Some things I can't keep; where I can, I tell you first.")
        )
    else:
        talk.say(_("Say again: some things I can't keep to myself, and I tell you first where I can."))
    before = meeting.limits_were_said(talk.sitting.person, talk.sitting.id)
    said = talk.agreed(_("Have you said this?"), default=before)
    worker = talk.sitting.worker
    talk.sitting.change(lambda act, person: meeting.say_limits(act, person, talk.sitting.id, said=said, by=worker))


def _agreements(talk: Talk, frame: Frame) -> str | None:
    line = _line(frame, "agreements")
    asks = {part.id: part.text for part in line.parts} if line is not None else {}
    things: tuple[AgreementAbout, ...] = ("talk", "type", "keep")
    states: dict[str, AgreementState | None] = {
        word: state for word, state in agreeing.states().items() if state in ("yes", "no", "ask-again")
    }
    for what in things:
        question = f"{asks.get(what, what)} {_('y, n or later')}"
        state = talk.one_of(question, states, _("pass over"), None)
        if state is None:
            continue
        if state == "no" and what in ("talk", "type"):
            talk.say(_("Then talk without typing. Nothing more is asked here."))
            return STOP
        if state == "no":
            return KEEP_NOTHING
        talk.sitting.agree(what, state)
    agreeing.share(talk, asks.get("share", "share"))
    return None


def _who_is_here(talk: Talk, frame: Frame) -> None:
    names = company.ask_names(talk, _say(frame, "who-is-here"), _("nobody else")) or ()
    talk.told(talk.sitting.present(names))
    company.remind(talk)
    if names:
        through = talk.ask_in(_("Does one of them interpret? Who, and how?"), _("no"))
        if yes_or_no().get(through.casefold(), False):
            through = talk.ask_in(_("Who, and how?"), _("pass over"))
        if through and through.casefold() not in yes_or_no():
            talk.told(talk.sitting.note(through=through), talk.kept)


def _about_them(talk: Talk, frame: Frame) -> None:
    talking = talk.ask_in(_say(frame, "talking"), _("pass over"))
    if talking:
        talk.told(_change(talk, {"talking": {"pace": talking}}), talk.kept)
    reach = talk.ask_in(_say(frame, "reach"), _("pass over"))
    if reach:
        talk.told(_change(talk, {"reach": {"ways": reach}}), talk.kept)


def _by_now(talk: Talk, frame: Frame) -> None:
    """By the second meeting: who else is alongside, and what was told too often; asked until something is there."""
    record = talk.sitting.person.records.person
    if not record.alongside:
        _already(talk, "alongside")
        names = company.ask_names(talk, _say(frame, "alongside"), _("pass over"))
        if names:
            talk.told(_change(talk, {"alongside": meeting.alongside_of(names)}), talk.kept)
    if not record.not_again:
        typed = talk.ask_in(_say(frame, "not-again"), _("pass over"))
        if typed:
            talk.told(_change(talk, {"not_again": (typed,)}), talk.kept)


def _change(talk: Talk, fields: dict[str, Any]) -> Outcome:
    return talk.sitting.change(lambda act, person: meeting.change_person(act, person, fields))


def _take_out(talk: Talk, frame: Frame) -> None:
    if not talk.sitting.lines() and not talk.sitting.things():
        return
    question = _("A word of it, or list to see the lines.")
    typed = talk.ask_in(f"{_say(frame, 'take-out')} {question}", _("nothing"))
    while typed:
        _found_to_take(talk, typed)
        typed = talk.ask_in(_("Anything else? A number, a word of it, or list."), _("go on"))


def _found_to_take(talk: Talk, typed: str) -> None:
    index = talk.chosen(len(talk.numbered), typed)
    if index is not None:
        _take_one(talk, talk.numbered[index])
        return
    if typed.casefold() in ("list", ":list", _("list")):
        lines = (*talk.sitting.lines(), *talk.sitting.things())
    else:
        lines = talk.sitting.to_strike(typed)
    if len(lines) == 1:
        _take_one(talk, lines[0])
        return
    talk.numbered = lines
    if not lines:
        talk.say(_("There is no such line."))
    for text, indent in render.numbered(lines):
        talk.say(text, indent=indent)


def _take_one(talk: Talk, line: LineView) -> None:
    talk.say(line_words(line))
    ways = {
        "s": "strike",
        "strike": "strike",
        "l": "leave",
        "leave": "leave",
        "leave out": "leave",
        "leave it out": "leave",
    }
    way = talk.one_of(_("strike takes it out for good; leave keeps it off every paper."), ways, _("let it stand"), "")
    if way == "strike":
        strike_talk.take_out(talk, line, _("A line was struck."))
    elif way == "leave":
        talk.told(talk.sitting.verdict(line.ref, "left-out"), _("It stays out of every paper."))


def _promises(talk: Talk, frame: Frame) -> None:
    planned = still_to_do(talk.sitting.plan())
    if planned:
        talk.say()
        talk.say(_("Already in the plan:"))
    for told in planned:
        talk.say(told, indent=2)
    what = talk.ask_in(f"{_say(frame, 'promises')} {_('Type what you, the worker, will do.')}", _("nothing"))
    while what:
        plan_talk.promise(talk, what)
        what = talk.ask_in(_("Anything else you will do?"), _("nothing more"))


def _copy(talk: Talk, frame: Frame) -> None:
    line = _line(frame, "copy")
    if line is None:
        return
    options = line.options
    talk.say()
    if talk.sitting.copy_owed:
        talk.say(_("They still wait for their copy, as was said last."))
    for number, option in enumerate(options, start=1):
        talk.say(f"{number}  {option.text}", indent=2)
    index = talk.number(f"{line.ask} {_('A number.')}", len(options), _("leave it open"))
    if index is None:
        return
    chosen: Copy = options[index].id  # type: ignore[assignment]  # the frame's options are the states of a copy
    talk.told(talk.sitting.note(copy=chosen), _("Noted."))
    if chosen == "given" and talk.keeps:
        _photo_page(talk)


def _photo_page(talk: Talk) -> None:
    """Show the page to photograph: whoever has no printer wants it now, and nobody asked for a file."""
    from strengthtui.desk.photo_page import photo_page

    talk.say()
    for text, indent in render.photo(photo_page(talk.sitting.person)):
        talk.say(text, indent=indent)
    talk.say()
    talk.say(_("Take the photo now. :export photo writes the page, too."))


def _next(talk: Talk, frame: Frame) -> None:
    told = _already(talk, "next")
    words = talk.ask_in(_say(frame, "next"), _("as it stands") if told else _("nothing settled"))
    if not words or not talk.told(talk.sitting.meet_next(None, words), _("Noted.")):
        return
    on = plan_talk.ask_date(talk, _("On which day?"), _("no date"))
    if on:
        talk.told(talk.sitting.meet_next(on, words), _("Noted."))
