"""The steps as they are typed in plain lines, piped; each is typed when the one before is done."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from strengthtui.desk.ecomap_views import ecomap_view
from strengthtui.line import conversations
from tests.parity import steps
from tests.parity.desk_plan import question

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from strengthtui.desk.sitting import Sitting
    from tests.parity.houses import Home

VERDICTS = {"right": "y", "changed": "c", "left-out": "o", "not-sure": "n"}
COPIES = {"given": "1", "owed": "2", "elsewhere": "3", "not-safe": "4", None: ""}
RINGS = {"": "", "close": "close", "in-reach": "reach", "far": "far", "strained": "strained"}
GIVES = {"": "", "they-give": "gives", "i-give": "gets", "both": "both", "not-now": "not now"}
SPHERES = {"individual": "1", "family": "2", "environment": "3", None: ""}


def visit(home: Home, one: steps.Visit, monkeypatch: pytest.MonkeyPatch) -> str:
    """Type the lines of one visit; gives what was said."""
    out = io.StringIO()
    typist = Typist(home, one)
    monkeypatch.setattr(sys, "stdin", typist)
    monkeypatch.setattr(sys, "stdout", out)
    if one.door == "quick":
        conversations.quick(home.throwaway(), pack_id=one.pack, out=home.out)
    elif one.door == "resume":
        conversations.resume(home.desk, "Ada", out=home.out, throwaway=home.throwaway)
    else:
        conversations.start(home.desk, "Ada", pack_id=one.pack, route=one.route, out=home.out, throwaway=home.throwaway)
    assert not typist.left(), f"left before all was typed:\n{out.getvalue()[-2000:]}"
    return out.getvalue()


class Typist(io.StringIO):
    """Somebody who looks at what stands before they type on."""

    def __init__(self, home: Home, one: steps.Visit) -> None:
        """Take the steps."""
        super().__init__()
        self.home = home
        self.one = one
        self._lines = self._typed()

    def read(self, _size: int | None = -1) -> str:
        """Type the next line."""
        line = next(self._lines, None)
        return "" if line is None else line + "\n"

    def fileno(self) -> int:
        """No file."""
        raise OSError

    def left(self) -> list[str]:
        """Give what is still to be typed."""
        return list(self._lines)

    @property
    def sitting(self) -> Sitting:
        """What stands."""
        return self.home.sitting

    def _typed(self) -> Iterator[str]:
        if self.one.door == "quick":
            yield "Ada"
        for step in self.one.steps:
            yield from getattr(self, f"do_{type(step).__name__.lower()}")(step)

    # before and after

    def do_meet(self, step: steps.Meet) -> Iterator[str]:
        """Answer every line, or pass over it."""
        yield from ("y", "y" if step.said else "")
        if not step.again and not step.quick:
            yield from step.agreed
            if "no" in step.agreed:
                return
            yield from (f"{name} {state}" for name, state in step.shared)
            yield ""
        if not step.quick:
            yield ", ".join(step.here)
            if step.here:
                yield step.through
        if step.again:
            yield from (", ".join(step.alongside), step.not_again)
        elif not step.quick:
            yield from (step.talking, step.reach)
        yield step.today

    def do_goon(self, _step: steps.GoOn) -> Iterator[str]:
        """Say that it is still so who is here."""
        if self.sitting.company_noted:
            yield ""

    def do_close(self, step: steps.Close) -> Iterator[str]:
        """Answer every line of the close."""
        yield from (":enough", step.waiting)
        if self.sitting.lines() or self.sitting.things():
            if step.strike:
                yield from (step.strike, "s")
            if step.leave_out:
                yield from (step.leave_out, "l")
            yield ""
        for promise in step.promises:
            yield from (promise.what, promise.by)
        yield from ("", COPIES[step.copy], step.next)
        if step.next:
            yield step.on
        yield step.leaving

    def do_leave(self, _step: steps.Leave) -> Iterator[str]:
        """Leave."""
        yield ":quit"

    # words

    def do_jot(self, step: steps.Jot) -> Iterator[str]:
        """Type it."""
        yield step.text

    def do_jotaside(self, step: steps.JotAside) -> Iterator[str]:
        """Type it with the command."""
        yield f":jot {step.text}"

    def do_answer(self, step: steps.Answer) -> Iterator[str]:
        """Type the lines, and an empty one."""
        place = question(self.sitting)
        yield from step.lines
        if place is None or not place.one_line:
            yield ""

    def do_go(self, step: steps.Go) -> Iterator[str]:
        """Go on, or back."""
        for _time in range(step.times):
            yield f":{step.way}"

    def do_goto(self, step: steps.GoTo) -> Iterator[str]:
        """Go there by words."""
        yield f":jump {step.words}"

    def do_choose(self, step: steps.Choose) -> Iterator[str]:
        """Begin it by its name."""
        yield f":choose {step.pack} {step.route}"

    def do_skip(self, step: steps.Skip) -> Iterator[str]:
        """Skip."""
        yield f":{step.state}"
        if step.over:
            yield "y"

    def do_stillso(self, step: steps.StillSo) -> Iterator[str]:
        """Keep, change, add."""
        yield step.way
        yield from step.lines
        if step.way == "add":
            yield ""

    def do_strength(self, step: steps.Strength) -> Iterator[str]:
        """Name it, by the number of the line."""
        yield f":strength {self._number(step.line)}"
        yield from (step.quote, step.name, SPHERES[step.sphere], step.through)

    def do_intoplan(self, step: steps.IntoPlan) -> Iterator[str]:
        """Make a step or a goal of a line, by its number, as it was said; pass over the rest."""
        yield f":{step.way} {self._number(step.line)}"
        yield from ("", "", "", "") if step.way == "step" else ("", "", "")

    def do_sort(self, step: steps.Sort) -> Iterator[str]:
        """Sort, by the number of the line."""
        yield f":sort {self._number(step.line)} {', '.join(step.petals)}"

    def do_whose(self, step: steps.Whose) -> Iterator[str]:
        """Say whose."""
        yield f":voice {self._number(step.line)} {step.voice} {step.other}".rstrip()

    def do_strike(self, step: steps.Strike) -> Iterator[str]:
        """Strike by words."""
        yield from (f":strike {step.words}", "y")

    def do_undo(self, step: steps.Undo) -> Iterator[str]:
        """Take back."""
        for _time in range(step.times):
            yield ":undo"

    def do_redo(self, _step: steps.Redo) -> Iterator[str]:
        """Bring back."""
        yield ":redo"

    def _number(self, text: str) -> int:
        return [line.text for line in (*self.sitting.lines(), *self.sitting.things())].index(text) + 1

    # people, agreements, papers

    def do_here(self, step: steps.Here) -> Iterator[str]:
        """Say who is here."""
        yield f":with {', '.join(step.names)}" if step.names else ":alone"

    def do_agree(self, step: steps.Agree) -> Iterator[str]:
        """Agree; where it is asked what becomes of what is there, decide later."""
        yield f":agree {step.what} {step.state} {step.name}".rstrip()
        if step.what == "keep" and step.state in ("no", "withdrawn"):
            yield ""

    def do_concern(self, step: steps.Concern) -> Iterator[str]:
        """Write it down apart, and come back."""
        yield ":safety"
        lines = self.home.desk.frame("concern").lines
        yield from (*step.lines, *[""] * (len(lines) - len(step.lines)))
        yield ""

    def do_export(self, step: steps.Export) -> Iterator[str]:
        """Write it."""
        yield f":export {step.document}"
        if step.all_the_same:
            yield "y"

    def do_ecomap(self, step: steps.Ecomap) -> Iterator[str]:
        """Do what is done on the map, and leave it."""
        yield ":ecomap"
        for act in step.acts:
            view = ecomap_view(self.sitting.person, self.sitting.company)
            match act:
                case steps.Put():
                    form = act.form
                    yield from (f"n {form.name}", form.kind, *(() if form.kind == "service" else (form.who_to_me,)))
                    yield from (RINGS[form.closeness], GIVES[form.give_take], form.does, form.may_know)
                case steps.PutKnown():
                    yield f"k {[one.text for one in view.offers].index(act.text) + 1}"
                    yield from (RINGS[act.closeness], "")
                case steps.OffMap():
                    yield from (f"t {[one.name for one in view.ties].index(act.name) + 1}", "y")
        yield ""

    # the plan

    def do_plan(self, step: steps.Plan) -> Iterator[str]:
        """Do what is done in the plan, and leave it."""
        yield ":plan"
        for act in step.acts:
            yield from self._planned(act)
        yield ""

    def _planned(self, act: steps.Planned) -> Iterator[str]:
        match act:
            case steps.Goal():
                yield from ("g", act.words, act.why)
                names = [one.name for ring in self.sitting.strengths() for one in ring.strengths]
                if names:
                    yield " ".join(str(names.index(name) + 1) for name in act.draws_on)
                if act.first is not None:
                    yield from self._step(act.first)
                yield ""
            case steps.MoreSteps():
                goals = [goal.text for goal in self.sitting.plan().goals]
                yield f"s {goals.index(act.goal) + 1}"
                yield from self._step(act.step)
            case steps.Promise():
                yield from ("p", act.what, act.by)
            case steps.AgreePlan():
                yield from ("a", act.state)
            case _:
                yield from self._marked(act)

    def _marked(self, act: steps.Mark | steps.MarkGoal | steps.TakeOff) -> Iterator[str]:
        match act:
            case steps.Mark():
                letters = {"open": "o", "started": "s", "done": "d", "stuck": "x", "let-go": "l", "yes": "y", "no": "n"}
                yield from (f"m {self._step_number(act.what)}", letters[act.state])
            case steps.MarkGoal():
                yield from self._goal(act.words, act.state)
            case steps.TakeOff():
                if act.words in [goal.text for goal in self.sitting.plan().goals]:
                    yield from self._goal(act.words, "off")
                else:
                    yield from (f"m {self._step_number(act.words)}", "t")
                yield "y"

    def _goal(self, words: str, state: str) -> Iterator[str]:
        goals = [goal.text for goal in self.sitting.plan().goals]
        yield from (f"c {goals.index(words) + 1}", "", "", state)
        if state != "off" and any(ring.strengths for ring in self.sitting.strengths()):
            yield ""

    def _step(self, step: steps.Step) -> Iterator[str]:
        yield from (step.what, {"worker": "w"}.get(step.who, step.who))
        if step.who not in ("", "worker"):
            yield {"not-yet": "", "yes": "y", "no": "n"}[step.asked]
        yield from (step.by, step.hurdle)
        if step.hurdle:
            yield step.then

    def _step_number(self, what: str) -> int:
        plan = self.sitting.plan()
        return [one.what for one in (*(s for goal in plan.goals for s in goal.steps), *plan.promises)].index(what) + 1

    def do_readback(self, step: steps.ReadBack) -> Iterator[str]:
        """Say y, c, o or n of each line; Enter stops where there are more."""
        waiting = len(self.sitting.to_read_back())
        yield ":readback"
        for verdict, words in step.verdicts:
            yield VERDICTS[verdict]
            if verdict == "changed":
                yield words
        if waiting > len(step.verdicts):
            yield ""
        elif step.plan:
            yield step.plan
