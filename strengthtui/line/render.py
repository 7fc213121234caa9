"""Views as plain lines: what a screen reader reads well and a pipe can keep. No colour, no drawing, no cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.plan_views import under_no_goal
from strengthtui.desk.showing import line_words, owned, quoted
from strengthtui.desk.substance_notes import notes_words
from strengthtui.desk.views import PetalView
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from strengthtui.desk.ecomap_views import EcomapView
    from strengthtui.desk.photo_page import PageLine
    from strengthtui.desk.views import (
        GoalView,
        KnownView,
        LineView,
        PlaceView,
        PlanView,
        QuestionView,
        ReadView,
        SphereView,
        StepView,
    )

Said = tuple[str, int]
"""A paragraph and how far it is indented."""

_EARLIER_AT_MOST = 5
"""Earlier lines put beside a question; the rest is a command away."""

_BRIEF = 2
"""Openers, and earlier lines, on a screen of a dozen rows."""


def place(view: QuestionView | PetalView, *, brief: bool = False) -> Iterator[Said]:
    """What is in front, with what helps to listen; `brief` where a screen holds a dozen rows, and :why has the rest."""
    yield "", 0
    if isinstance(view, PetalView):
        yield from _petal(view, brief=brief)
    else:
        yield from _question(view, brief=brief)


def numbered(views: tuple[LineView, ...]) -> Iterator[Said]:
    """Lines with numbers to point at."""
    for number, view in enumerate(views, start=1):
        yield f"{number}  {line_words(view)}", 0


def places(views: tuple[PlaceView, ...]) -> Iterator[Said]:
    """Where one can jump, section by section."""
    section = None
    for number, view in enumerate(views, start=1):
        if view.section not in (section, view.title):
            yield view.section, 0
        section = view.section
        title = _("{place}   <- you are here").format(place=view.title) if view.here else view.title
        yield f"{number}  {title}", 2


def strengths(views: tuple[SphereView, ...]) -> Iterator[Said]:
    """The map: mine, people close to me, around me."""
    if not any(view.strengths for view in views):
        yield _("Nothing of it to show here just now. After a line that shows a strength, type :strength."), 0
        return
    for view in views:
        if view.strengths:
            yield view.title, 0
        for one in view.strengths:
            yield f"* {one.name}", 2
            for words in one.evidence:
                yield owned(words), 4
            if one.possible_through:
                yield _("possible through: {words}").format(words=one.possible_through), 4
            for goal in one.goals:
                yield _("goes into: {goal}").format(goal=goal), 4


def ecomap(view: EcomapView) -> Iterator[Said]:
    """Who and what is round them, in sentences with numbers to point at."""
    if not view.ties:
        yield _("Nobody and nothing is on the map just now."), 0
    for number, one in enumerate(view.ties, start=1):
        yield f"{number}  {one.sentence}", 0
        for more in one.more:
            yield more, 4


def plan(view: PlanView) -> Iterator[Said]:
    """The whole plan."""
    if not (view.goals or view.promises or view.said):
        yield _("There is nothing of a plan to show just now."), 0
    for number, goal in enumerate(view.goals, start=1):
        yield from _goal(number, goal)
    yield from _under_no_goal(view)
    if view.agreed:
        yield view.agreed, 0
    if view.of_use:
        yield _("{what} :guide substances shows it.").format(what=notes_words()), 0
    for end in view.open_ends:
        yield _("still open: {what}").format(what=end), 0
    if view.said:
        yield _("Said, not in the plan yet"), 0
    for number, line in enumerate(view.said, start=1):
        yield f"{number}  {quoted(line.text, line.voice)}", 2


def _under_no_goal(view: PlanView) -> Iterator[Said]:
    others, promised = under_no_goal(view)
    beside = _("Other steps") if view.goals else _("Steps")
    for heading, steps in ((beside, others), (_("The worker promised"), promised)):
        if steps:
            yield heading, 0
        for step in steps:
            yield step_line(step), 2


def step_line(step: StepView) -> str:
    """One step: what, who, by when, and what is to be said of the helper."""
    state = {"started": _("started"), "done": _("done"), "stuck": _("stuck"), "let-go": _("let go")}.get(step.state, "")
    parts = [part for part in (step.who, step.by, step.asked, state) if part]
    return f"- {step.what}  ({', '.join(parts)})"


def photo(lines: Iterable[PageLine]) -> Iterator[Said]:
    """The page to photograph: an empty line before each heading, a sign before each item."""
    for line in lines:
        if line.kind == "heading":
            yield "", 0
        yield (f"- {line.text}", 2 * line.depth) if line.kind == "item" else (line.text, 0)


def read_line(view: ReadView) -> Iterator[Said]:
    """One line to read back."""
    yield "", 0
    if view.heading:
        yield view.heading, 0
    yield quoted(view.text, view.voice), 2
    for detail in view.detail:
        yield detail, 4


def _petal(view: PetalView, *, brief: bool) -> Iterator[Said]:
    yield view.title.upper(), 0
    for opener in view.openers[: _BRIEF if brief else None]:
        yield opener, 2
    if not view.openers and view.plainer:
        yield view.plainer, 2
    yield from () if brief else _listening(view.listen_for)
    if view.care:
        yield _("Take care: {care}").format(care=view.care), 2
    if view.lines:
        yield "", 0
        yield _("Heard here:"), 0
        for one in view.lines:
            yield line_words(one), 2
    yield "", 0
    yield _("Type what you hear. Enter keeps each line.   :next goes on   :help shows all"), 0


def _question(view: QuestionView, *, brief: bool) -> Iterator[Said]:
    yield view.section.upper(), 0
    yield "", 0
    if view.for_worker:
        yield _("For you to answer; it is not read out:"), 2
    yield view.ask, 2
    yield "", 0
    for number, option in enumerate(view.options, start=1):
        yield f"{number}  {option.text}", 4
    for end in view.ends:
        yield end, 4
    yield from () if brief else _listening(view.listen_for)
    if view.care:
        yield _("Take care: {care}").format(care=view.care), 2
    if view.of_use:
        yield _("{what} :guide substances shows it.").format(what=notes_words()), 2
    yield from _standing(view)
    if view.known is not None:
        yield from _known(view)
        return
    if view.earlier:
        yield "", 0
        yield _("Earlier:"), 0
        for one in view.earlier[-(_BRIEF if brief else _EARLIER_AT_MOST) :]:
            yield line_words(one), 2
    yield "", 0
    if view.one_line:
        yield _("{how}; Enter keeps it.   :next goes on   :help shows all").format(how=view.how), 0
    else:
        yield _("{how}; an empty line keeps it.   :next goes on   :help shows all").format(how=view.how), 0


def _standing(view: QuestionView) -> Iterator[Said]:
    if view.state == "answered":
        yield "", 0
        yield _("Answered. Type to say it anew; :next leaves it as it is."), 0
        for one in view.answered:
            yield owned(one), 2
    elif view.state is not None:
        said = {
            "later": _("Left for later."),
            "declined": _("They would rather not."),
            "not-fitting": _("Does not fit."),
        }
        yield "", 0
        yield _("{state} :next leaves it so.").format(state=said.get(view.state, view.state)), 0


def _known(view: QuestionView) -> Iterator[Said]:
    known = view.known
    if known is None:
        return
    yield "", 0
    if known.kind == "said":
        yield _("Said before; still so?"), 0
    for one in known.lines:
        yield line_words(one), 2
    yield "", 0
    yield known_ways(known, one_line=view.one_line), 0


def known_ways(known: KnownView, *, one_line: bool = False) -> str:
    """What can be typed where something was said before; to a day, a choice or a number nothing is added."""
    if known.kind == "declined":
        return _("They would rather not talk of this; still so?  Type keep, or what they say now.   :next goes on")
    if one_line:
        return _("Type keep, or what it is now.   :next goes on")
    return _("Type keep, change, or what is to be added.   :next goes on")


def offered(offers: tuple[str, ...]) -> str:
    """Say what an answer can become, where its question offers it; else nothing."""
    if "step" in offers and "goal" in offers:
        return _("It can go into the plan: :step or :goal.")
    if "step" in offers or "person" in offers:
        return _("It can go into the plan: :step.")
    return _("It can go into the plan: :goal.") if "goal" in offers else ""


def more(view: QuestionView | PetalView) -> Iterator[Said]:
    """What `:why` says: plainer words, what to listen for, what else to ask, and where it comes from."""
    if view.plainer:
        yield _("plainer: {words}").format(words=view.plainer), 0
    yield from _listening(view.listen_for)
    for one in view.also_ask:
        yield _("also ask: {words}").format(words=one), 0
    for reason in () if isinstance(view, PetalView) else view.why:
        yield reason, 0


def _listening(parts: tuple[str, ...]) -> Iterator[Said]:
    if parts:
        yield _("listen for: {parts}").format(parts=" · ".join(parts)), 2


def _goal(number: int, goal: GoalView) -> Iterator[Said]:
    state = {"later": _("later"), "reached": _("reached"), "let-go": _("let go")}.get(goal.state, "")
    yield f"{number}  {quoted(goal.text, goal.voice)}" + (f"  ({state})" if state else ""), 0
    if goal.why:
        yield _("why: {why}").format(why=goal.why), 4
    if goal.draws_on:
        yield _("draws on: {names}").format(names=", ".join(goal.draws_on)), 4
    for step in goal.steps:
        yield step_line(step), 4
        if step.hurdle:
            yield _("may get in the way: {hurdle}").format(hurdle=step.hurdle), 8
        if step.then:
            yield _("then: {then}").format(then=step.then), 8
