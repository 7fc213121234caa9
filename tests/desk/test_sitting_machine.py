"""Anything a worker may do, in any order: undone it is as it was, struck it is gone, nothing is shown that may not be.

Covers of the issue: undo by act across restarts, redo, strike, three skips, asked once, verdicts, the plan, lines said
alone, refusals that change nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from strengthtui.desk import meeting, planning
from strengthtui.desk.desk import Desk
from strengthtui.desk.page_views import page_view
from strengthtui.desk.refs import find_record
from strengthtui.desk.views import QuestionView, Saved
from strengthtui.desk.whereabouts import asked_anywhere
from strengthtui.errors import Refusal
from strengthtui.vault.acts import newest_redoable, newest_undoable
from tests.desk.desk_builders import (
    GATED_PACK,
    KINDS_PACK,
    LATER_PACK,
    a_desk,
    address_of,
    bytes_under,
    reopened,
    sat_down,
    stored,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from strengthtui.desk.sitting import Sitting
    from strengthtui.model.conversation import AnswerState, Route, VerdictKind
    from strengthtui.model.person import AgreementAbout, AgreementState
    from strengthtui.model.words import Voice

PACKS = ("kinds", "gated", "later")
FITTING = {
    "yes-no": ("yes", "no", "perhaps"),
    "choice": ("1", "Home", "at the market", "9"),
    "choices": ("1, 2", "roses; tea", "nothing"),
    "scale": ("6", "7 (cold to warm)", "11"),
    "number": ("3", "12", "some"),
    "date": ("2027-01-15", "tomorrow", "2027-02-30"),
}
"""What may be typed at each kind; the last of each is refused."""
TEXTS = (
    "{w} keeps going",
    '"{w} I manage',
    'says "{w}" a lot',
    "{w}",
    "{w} and\nanother line {w}",
    "\x07{w} рядом 🚲\u202e",
)
TOPICS = ("people", "me-skills", "me-enjoy", "hard-times", "x-ours")
WORD = re.compile(r"w\d+w")


class TalkingAndTyping(RuleBasedStateMachine):
    """Does what a worker may do; `states` are what undo has to come back to, one for each act."""

    on_disk = False

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) if self.on_disk else None
        path = self.folder / "vault" if self.folder is not None else None
        self.desk: Desk = a_desk(KINDS_PACK, GATED_PACK, LATER_PACK, path=path)
        self.sitting: Sitting = sat_down(self.desk, pack="gated")
        self.count = 0
        self.states = [stored(self.sitting.person)]
        self.redoable: list[dict[str, Any]] = []
        self.struck: set[str] = set()

    # doing

    def do(self, what: Callable[[], object]) -> object:
        """Do something: it is an act of its own, or nothing was changed."""
        acts = {row.act for row in self.sitting.person.records.history}
        outcome = what()
        fresh = {row.act for row in self.sitting.person.records.history} - acts
        assert len(fresh) <= 1
        if isinstance(outcome, Refusal):
            assert not fresh
        if fresh:
            self.states.append(stored(self.sitting.person))
            self.redoable.clear()
        if isinstance(outcome, Saved) and outcome.act is not None:
            assert outcome.act in fresh
        return outcome

    def words(self, form: str) -> str:
        """Give words that were never said before."""
        self.count += 1
        return form.format(w=f"w{self.count}w")

    def line(self, data: st.DataObject) -> str | None:
        """Choose a line that is shown."""
        lines = self.sitting.lines()
        return data.draw(st.sampled_from(lines)).ref if lines else None

    @rule(data=st.data(), add=st.booleans(), form=st.sampled_from(TEXTS))
    def answers(self, data: st.DataObject, add: bool, form: str) -> None:
        """The question in front is answered, in one way or another."""
        view = self.sitting.view()
        place = view.place if view else None
        raw = self.words(form)
        if isinstance(place, QuestionView):
            raw = data.draw(st.sampled_from([raw, *FITTING.get(place.kind, (raw,))]))
        self.do(lambda: self.sitting.answer(raw, add=add))

    @rule(
        state=st.sampled_from(["later", "declined", "not-fitting", "answered"]),
        form=st.sampled_from(("", *TEXTS)),
        over=st.booleans(),
    )
    def skips(self, state: AnswerState, form: str, over: bool) -> None:
        """The question in front is skipped."""
        self.do(lambda: self.sitting.skip(state, self.words(form), over=over))

    @rule(form=st.sampled_from((None, *TEXTS)))
    def keeps(self, form: str | None) -> None:
        """What was said before is kept, or changed first."""
        words = None if form is None else self.words(form)
        self.do(lambda: self.sitting.keep(words))

    @rule(
        form=st.sampled_from(TEXTS),
        topics=st.none() | st.lists(st.sampled_from([*TOPICS, "no-such"]), max_size=2),
        voice=st.sampled_from([None, "worker", "other", "agreed"]),
    )
    def jots(self, form: str, topics: list[str] | None, voice: Voice | None) -> None:
        """A line is caught."""
        under = tuple(topics) if topics is not None else None
        self.do(lambda: self.sitting.jot(self.words(form), under, voice, "Mum" if self.count % 2 else None))

    @rule(data=st.data(), topics=st.lists(st.sampled_from(TOPICS), max_size=2))
    def sorts(self, data: st.DataObject, topics: list[str]) -> None:
        """A line is put where it belongs."""
        if ref := self.line(data):
            self.do(lambda: self.sitting.sort(ref, tuple(topics)))

    @rule(data=st.data(), voice=st.sampled_from(["person", "gist", "worker", "other", "agreed"]))
    def says_whose(self, data: st.DataObject, voice: Voice) -> None:
        """A line turns out to be somebody's."""
        if ref := self.line(data):
            self.do(lambda: self.sitting.set_voice(ref, voice, "Mum"))

    @rule(data=st.data(), name=st.sampled_from(["Calm", "calm ", "Keeps going", ""]), part=st.booleans())
    def marks(self, data: st.DataObject, name: str, part: bool) -> None:
        """Words become the evidence of a strength."""
        if ref := self.line(data):
            text = next(line.text for line in self.sitting.lines() if line.ref == ref)
            quote = text[: len(text) // 2 + 1] if part else text
            self.do(lambda: self.sitting.mark(quote, name, None, ref=ref, possible_through=self.words("{w}")))

    @rule(
        data=st.data(),
        verdict=st.sampled_from(["right", "changed", "left-out", "not-sure"]),
        form=st.sampled_from(TEXTS),
    )
    def reads_back(self, data: st.DataObject, verdict: VerdictKind, form: str) -> None:
        """A line, a strength, a goal or a step is read back."""
        if views := self.sitting.to_read_back(again=True):
            ref = data.draw(st.sampled_from(views)).ref
            self.do(lambda: self.sitting.verdict(ref, verdict, self.words(form)))

    @rule(form=st.sampled_from(TEXTS))
    def wants(self, form: str) -> None:
        """A goal comes into the plan."""
        self.do(lambda: self.sitting.change(lambda act, person: planning.add_goal(act, person, self.words(form))))

    @rule(
        data=st.data(),
        who=st.sampled_from(["me", "worker", "Jo"]),
        by=st.sampled_from([None, "2027-01-15", "never"]),
    )
    def plans(self, data: st.DataObject, who: str, by: str | None) -> None:
        """A step, or a promise."""
        goals = [goal.ref for goal in self.sitting.plan().goals]
        goal = data.draw(st.sampled_from([None, *goals]))
        what, doer = self.words("{w} step by step"), planning.who_of(who, "Sam")
        self.do(
            lambda: self.sitting.change(
                lambda act, person: planning.add_step(act, person, goal_ref=goal, what=what, who=doer, by=by)
            )
        )

    @rule(data=st.data(), state=st.sampled_from(["open", "done", "let-go"]), asked=st.booleans())
    def moves_a_step(self, data: st.DataObject, state: str, asked: bool) -> None:
        """A step is done, or a helper said yes."""
        plan = self.sitting.plan()
        steps = [step.ref for goal in plan.goals for step in goal.steps] + [step.ref for step in plan.promises]
        if steps:
            ref = data.draw(st.sampled_from(steps))
            changes: dict[str, Any] = {"asked": "yes"} if asked else {"state": state}
            self.do(lambda: self.sitting.change(lambda act, person: planning.change_step(act, person, ref, changes)))

    @rule(data=st.data())
    def draws_on(self, data: st.DataObject) -> None:
        """A goal draws on a strength."""
        goals = self.sitting.plan().goals
        names = [strength.name for ring in self.sitting.strengths() for strength in ring.strengths]
        if goals:
            chosen = data.draw(st.lists(st.sampled_from([*names, "no such"]), max_size=2))
            ref, changes = data.draw(st.sampled_from(goals)).ref, {"draws_on": chosen, "why": self.words("{w}")}
            self.do(lambda: self.sitting.change(lambda act, person: planning.change_goal(act, person, ref, changes)))

    @rule(state=st.sampled_from(["yes", "no", "withdrawn"]), what=st.sampled_from(["talk", "share", "plan"]))
    def agrees(self, state: AgreementState, what: AgreementAbout) -> None:
        """Something is agreed."""
        self.do(lambda: self.sitting.agree(what, state, "Dr Lee" if self.count % 3 else None))

    @rule(names=st.sampled_from([(), ("Mum",), ("Sam",), ("Mum", " ", "Jo")]))
    def others_come_and_go(self, names: tuple[str, ...]) -> None:
        """Somebody comes in, or leaves."""
        self.do(lambda: self.sitting.present(names))

    @rule(on=st.sampled_from([None, "2026-12-01", "2026-13-01"]))
    def closes_kindly(self, on: str | None) -> None:
        """When next, the limits, how they are."""
        self.do(lambda: self.sitting.meet_next(on, self.words("{w}")))
        self.do(lambda: self.sitting.change(lambda a, p: meeting.say_limits(a, p, self.sitting.id, said=True, by="RB")))
        fields: dict[str, Any] = {"reach": {"ways": self.words("{w}")}, "not_again": (self.words("{w}"),)}
        self.do(lambda: self.sitting.change(lambda act, person: meeting.change_person(act, person, fields)))

    @rule()
    def has_had_enough(self) -> None:
        """The conversation is finished as far as they wished."""
        self.do(self.sitting.enough)

    # moving about

    @rule(data=st.data(), way=st.sampled_from(["next", "back", "jump", "begin", "resume"]))
    def moves(self, data: st.DataObject, way: str) -> None:
        """Going anywhere changes nothing that was said."""
        before = stored(self.sitting.person)
        if way == "jump":
            places = [place.address for place in self.sitting.places()]
            self.do(lambda: self.sitting.jump(data.draw(st.sampled_from([*places, "a/where", "nowhere"]))))
        elif way == "begin":
            pack = data.draw(st.sampled_from([*PACKS, "no-such"]))
            route: Route | None = data.draw(st.sampled_from(["doorstep", "short", "full", None]))
            self.do(lambda: self.sitting.begin(pack, route, self.desk.keep_pack))
        else:
            self.do(getattr(self.sitting, way))
        assert stored(self.sitting.person) == before

    @rule(form=st.sampled_from(("", *TEXTS)))
    def types(self, form: str) -> None:
        """Something is being typed; what was being typed elsewhere is not lost by it."""
        before = self.sitting.person.file.draft()
        place = (self.sitting.conversation.id, address_of(self.sitting)) if self.sitting.conversation else None
        self.do(lambda: self.sitting.draft(self.words(form)))
        if before is not None and (before.conversation, before.question) != place:
            after = self.sitting.person.file.draft()
            kept = WORD.findall(self._everything() + (after.text if after else ""))
            assert set(WORD.findall(before.text)) <= set(kept)

    # taking back

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undoes(self) -> None:
        """The newest act is taken back: everything is as it was before it."""
        assert isinstance(self.sitting.undo(), Saved)
        self.redoable.append(self.states.pop())
        assert stored(self.sitting.person) == self.states[-1]

    @precondition(lambda self: self.redoable)
    @rule()
    def redoes(self) -> None:
        """What was taken back is brought back."""
        assert isinstance(self.sitting.redo(), Saved)
        self.states.append(self.redoable.pop())
        assert stored(self.sitting.person) == self.states[-1]

    @rule(data=st.data())
    def strikes(self, data: st.DataObject) -> None:
        """A line, a strength, a goal or a step goes for good."""
        refs = self._shown()
        if not refs:
            return
        ref = data.draw(st.sampled_from(refs))
        said = {word for row in self._rows() for word in WORD.findall(json.dumps(row))}
        assert isinstance(self.sitting.strike(ref), Saved)
        still = {word for row in self._rows() for word in WORD.findall(json.dumps(row))}
        self.struck |= said - still
        self.states, self.redoable = [stored(self.sitting.person)], []

    @rule(ended=st.booleans())
    def comes_back(self, ended: bool) -> None:
        """The program ends and begins again, today or another time."""
        before, at = stored(self.sitting.person), self.sitting.conversation
        person = self.sitting.person.records.person.id
        self.sitting.close(ended=ended)
        self.desk = reopened(self.desk) if self.on_disk else self.desk
        self.sitting = self.desk.sit_down(self.desk.write(person))
        assert stored(self.sitting.person) == before
        if at is not None and at.state == "open":
            self.sitting.begin(at.pack, None, self.desk.keep_pack)
            assert self.sitting.conversation is not None
            assert self.sitting.conversation.position == at.position

    # what always holds

    @invariant()
    def every_picture_can_be_drawn(self) -> None:
        """Nothing that was done makes a view fall over; a place in front is one that is asked."""
        sitting, person = self.sitting, self.sitting.person
        views = (sitting.view(), sitting.places(), sitting.plan(), sitting.to_read_back(), sitting.strengths())
        assert len(views) == 5
        assert len(page_view(person, sitting.company).stages) == 8
        conversation = sitting.conversation
        if conversation is not None and conversation.position is not None:
            assert conversation.position in asked_anywhere(person, conversation)

    @invariant()
    def nothing_said_alone_is_shown_to_others(self) -> None:
        """While anyone else is here, no line said alone is in any picture."""
        sitting, person = self.sitting, self.sitting.person
        if not sitting.company:
            return
        shown = repr((sitting.view(), sitting.places(), sitting.lines(), sitting.to_read_back(again=True)))
        shown += repr((sitting.strengths(), sitting.plan(), sitting.things(), page_view(person, sitting.company)))
        alone = {line.text for line in person.heard if line.alone}
        told = {line.text for line in person.heard if not line.alone}
        words = {word for text in alone for word in WORD.findall(text)} - {w for t in told for w in WORD.findall(t)}
        draft = person.file.draft()
        words -= set(WORD.findall(draft.text if draft else ""))
        assert not words & set(WORD.findall(shown))

    @invariant()
    def what_was_struck_is_nowhere(self) -> None:
        """Struck words are in no table, no history and no file."""
        told = json.dumps(self.sitting.person.file.raw(), ensure_ascii=False)
        assert not {word for word in self.struck if word in told}
        if self.folder is not None:
            held = b"".join(bytes_under(self.folder).values()).decode(errors="replace")
            assert not {word for word in self.struck if word in held}

    @invariant()
    def every_line_has_its_record(self) -> None:
        """Every handle shown leads to a record."""
        records = self.sitting.person.records
        for ref in self._shown():
            assert not isinstance(find_record(records, ref), Refusal)

    @invariant()
    def it_is_known_what_can_be_taken_back(self) -> None:
        """What can be undone and redone is what was done and undone."""
        records = self.sitting.person.records
        assert (newest_redoable(records) is not None) == bool(self.redoable)
        assert newest_undoable(records) is not None or len(self.states) == 1

    def teardown(self) -> None:
        """Undone act by act, everything is as it was at the start."""
        while len(self.states) > 1:
            self.undoes()
        for _act in range(len(self.sitting.person.records.history)):
            if isinstance(self.sitting.undo(), Refusal):
                break
        assert isinstance(self.sitting.undo(), Refusal), "there is always something more to take back"
        self.sitting.close()
        if self.folder is not None:
            shutil.rmtree(self.folder)

    def _shown(self) -> list[str]:
        lines = [view.ref for view in self.sitting.lines()]
        return [*lines, *(view.ref for view in self.sitting.to_read_back(again=True))]

    def _rows(self) -> list[Any]:
        raw = self.sitting.person.file.raw()
        return [row for table, rows in raw.items() if table != "history" and isinstance(rows, list) for row in rows]

    def _everything(self) -> str:
        return json.dumps(self.sitting.person.file.raw())


class TalkingOnDisk(TalkingAndTyping):
    """The same in a real vault, with the program ending in between."""

    on_disk = True


CHECKS = list(HealthCheck)
TestSitting = TalkingAndTyping.TestCase
TestSitting.settings = settings(
    max_examples=100, stateful_step_count=25, suppress_health_check=CHECKS, deadline=None, phases=[Phase.generate]
)
TestSittingOnDisk = TalkingOnDisk.TestCase
TestSittingOnDisk.settings = settings(
    max_examples=6, stateful_step_count=20, suppress_health_check=CHECKS, deadline=None, phases=[Phase.generate]
)
