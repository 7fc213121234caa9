"""The words for codes: what the pure floors refuse, said so that the person in front knows what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.errors import Refusal


def _sentences() -> dict[str, str]:
    return {
        **_made(),
        "too-long": _("That is {length} characters; {limit} fit here. Keep it in two parts."),
        "not-a-date": _("Which day is that? Tuesday, next Tuesday, tomorrow, 15 Jan 2027 or 2027-01-15 can be read."),
        "no-such-option": _("That is not one of the choices. Type its number or its words."),
        "only-one-option": _("Only one of the choices fits here. Type its number or its words."),
        "not-a-number": _("That is not a number. Use digits, such as 3 or 3.5."),
        "not-yes-or-no": _("Type yes or no."),
        "out-of-range": _("That is outside what fits here ({least} to {most})."),
        "too-small": _("That is too small: {least} is the least that fits here."),
        "too-large": _("That is too large: {most} is the most that fits here."),
        "not-a-mark": _("Type a number from {least} to {most}; with ends of their own: 6 (not at all to a lot)."),
        "not-on-the-scale": _("The scale goes from {least} to {most}."),
        "no-such-date": _("There is no such day in the calendar. Look at the day and the month."),
        "no-year": _("Which year? Write it as 2027-01-15 or 15 Jan 2027."),
        "year-in-full": _("Write the year in full: 2027-01-15 or 15 Jan 2027."),
        "too-early": _("That is too early: {least} is the first day that fits here."),
        "too-late": _("That is too late: {most} is the last day that fits here."),
        "wrong-shape": _("That does not fit a question of this kind."),
        "no-name": _("Whose? A name is needed here."),
        "empty": _("There is nothing in it yet."),
        "no-such-place": _("There is no such place here. Type :jump alone to see them all."),
        "no-such-line": _("There is no such line. Type :list to see the lines and their numbers."),
        "a-part": _("That belongs to something else: it can be struck. In the plan it can be changed as well."),
        "no-such-topic": _("There is no such petal or topic. Type :sort alone to see them."),
        "no-conversation": _("No conversation is open."),
        "nothing-to-undo": _("There is nothing to take back."),
        "nothing-to-redo": _("There is nothing to bring back."),
        "not-a-question": _("You are at a petal: there is nothing to skip. :next goes on."),
        "not-a-petal": _("This is a question, not a petal."),
        "not-known": _("Nothing was said of this before."),
        "unsorted-only": _("Only jottings can be sorted; an answer belongs to its question."),
        "cannot-mark": _("A strength needs words that were said. Type :list to choose a line."),
        "no-words": _("There are no words in it."),
        "no-such-voice": _("Whose words? person, gist, worker, or other and a name."),
        "read-only": _("This file is open for reading only."),
        "not-asked-here": _("That is not asked, as things stand."),
        "not-a-skip": _("A question is skipped as later, declined or not-fitting."),
        "cannot-change": _("That cannot be changed here. Strike it and say it again."),
        "one-line": _("One line fits here. Take it out and say the lines again, or keep it on one line."),
        "has-words": _("There is an answer here already, and skipping would take it away."),
        "who-then": _("Who? Type the names, with commas; or no, for nobody."),
        "no-pack": _("There is no conversation of that name."),
    }


def _made() -> dict[str, str]:
    """Of what is made from what was said: strengths, goals, steps."""
    return {
        "no-such-strength": _("There is no strength of that name on the map yet."),
        "strength-there": _("There is a strength of that name on the map already."),
        "left-out-strength": _("They asked to leave that strength out. Reading everything back puts it to them again."),
        "no-such-goal": _("There is no such goal in the plan."),
        "no-such-step": _("There is no such step in the plan."),
        "not-in-plan": _("There is no such goal or step in the plan."),
        "nobody-to-ask": _("Nobody is named in that step: there is nobody to ask."),
        "nothing-planned": _("There is nothing in the plan yet."),
        "no-such-tie": _("There is nobody and nothing of that kind on the map."),
        "tie-there": _("That is on the map already. It can be changed there."),
        "no-such-offer": _("That was not said, or is on the map already."),
    }


def worded(refusal: Refusal) -> str:
    """Say a refusal in one or two sentences."""
    template = _sentences().get(refusal.code)
    if template is None:
        return _("That cannot be done ({code}).").format(code=refusal.code)
    params = {"least": "", "most": "", **refusal.params}
    return template.format(**params)
