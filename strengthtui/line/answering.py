"""What is typed at a question in plain lines: an answer of one line or several, or what is done with an earlier one.

Holds no words: they go to the sitting, line by line into the draft and whole into the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk import wider
from strengthtui.desk.hinting import ground_of
from strengthtui.desk.refusals import worded
from strengthtui.desk.views import Saved
from strengthtui.errors import Refusal
from strengthtui.i18n import _
from strengthtui.line import render, word_hints

if TYPE_CHECKING:
    from strengthtui.desk.views import Outcome, QuestionView
    from strengthtui.line.talk import Talk


def at_question(talk: Talk, place: QuestionView, line: str) -> None:
    """Take one line that was typed at the question in front."""
    if place.known is not None and not talk.pending and _known(talk, place, line):
        return
    if place.one_line and line.strip():
        _answer(talk, place, line)
    elif line.strip():
        _type(talk, line)
    elif talk.pending:
        _answer(talk, place, "\n".join(talk.pending))
    elif place.known is not None:
        talk.say(render.known_ways(place.known, one_line=place.one_line))
    else:
        talk.say(_("Nothing is typed yet. :next goes on without an answer."))


def adding(place: QuestionView) -> bool:
    """Tell whether what is typed goes beside what was said before."""
    return place.known is not None and place.known.kind == "said"


def _type(talk: Talk, line: str) -> None:
    outcome = talk.sitting.draft("\n".join([*talk.pending, line]))
    if not isinstance(outcome, Refusal):
        talk.pending.append(line)
    elif talk.pending and talk.told(talk.sitting.jot(line, ())):
        talk.say(_("The answer is full. This line is kept as one of its own, to be sorted later."))
    elif not talk.pending:
        talk.say(worded(outcome))


def _known(talk: Talk, place: QuestionView, line: str) -> bool:
    typed = line.strip().casefold()
    if typed in ("keep", "k", _("keep")):
        _answered(talk, talk.sitting.keep())
    elif adding(place) and typed in ("change", "c", _("change")):
        words = talk.ask_in(place.how if place.one_line else _("In which words now?"), _("leave it as it is"))
        if words:
            _answered(talk, talk.sitting.keep(words))
        else:
            talk.show_place()
    elif typed in ("add", "a", "change", "c", _("add")) and not (adding(place) and place.one_line):
        talk.say(_("Type it now. Enter on an empty line keeps it."))
    else:
        return False
    return True


def _answer(talk: Talk, place: QuestionView, text: str) -> None:
    ground = ground_of(talk.sitting)  # before it goes on
    another = place.one_line and adding(place)  # to a day, a choice or a number nothing is added
    outcome = talk.sitting.keep(text) if another else talk.sitting.answer(text, add=adding(place))
    if _kept(talk, outcome):
        word_hints.after_kept(talk, text, ground)
        _may_lead_on(talk, place)
        talk.show_place()


def _may_lead_on(talk: Talk, place: QuestionView) -> None:
    """Say what an answer can become, and what it opened that only the full way asks."""
    if place.kind == "goals":
        talk.say(_("It stands in the plan: :plan shows it."))
    elif into_plan := render.offered(place.offers):
        talk.say(into_plan)
    parts = wider.opened(talk.sitting, place.address) if place.options else ()
    if parts:
        talk.say(_("The full way asks about these: {parts}.").format(parts=", ".join(parts)))
        if talk.agreed(_("Go on there now?"), default=False):
            talk.told(wider.go_on(talk.sitting, place.address))


def _answered(talk: Talk, outcome: Outcome) -> None:
    if _kept(talk, outcome):
        talk.show_place()


def _kept(talk: Talk, outcome: Outcome) -> bool:
    if isinstance(outcome, Saved):
        talk.pending = []
    return talk.told(outcome, talk.kept)
