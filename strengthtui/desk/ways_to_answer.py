"""How a question of each kind is answered at the keyboard, and what stands at the two ends of a ruler.

Both front ends say it where the answer is typed, so that nobody has to guess. It asks nothing and checks nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _
from strengthtui.interview.kind import SCALE_TOP

if TYPE_CHECKING:
    from strengthtui.model.pack import Question


def how_to_answer(question: Question) -> str:
    """Say what is typed; at most 44 characters, so that it fits beside a rail on a small screen."""
    told = {
        "text": _("The answer"),
        "lines": _("A line for each thing"),
        "yes-no": _("Yes or no"),
        "choice": _("A number, or the words"),
        "choices": _("Numbers, as in 1 3, or the words"),
        "scale": _("A number from 0 to {top}").format(top=SCALE_TOP),
        "number": _("A number"),
        "date": _("A day, as in next Tuesday or 3 May"),
        "people": _("One a line, as in: Jo, my sister"),
        "goals": _("A line for each, as they say it"),
    }
    if question.other and question.kind in ("choice", "choices"):
        return _("A number, or words of your own") if question.for_worker else _("A number, or words of their own")
    return told[question.kind]


def ruler_ends(question: Question) -> tuple[str, ...]:
    """Give the two ends of a ruler, in words, and how to put the person's own there; nothing for another kind."""
    if question.kind != "scale":
        return ()
    own = _("Own ends, as in: 6 (not at all to a lot)")
    if not (question.from_ and question.to):
        return (own,)
    low, high = (
        _(" 0  {words}").format(words=question.from_),
        _("{top}  {words}").format(top=SCALE_TOP, words=question.to),
    )
    return (low, high, own)
