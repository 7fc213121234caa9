"""Reading back, line by line and large: right, change it, leave it out, not sure; then whether the plan is right.

Made to be read by two: it is the same in the beside-you window, where nothing of the worker's is left to see.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from strengthtui.desk.plan_views import under_no_goal
from strengthtui.desk.reading_back import standing_verdict
from strengthtui.desk.showing import owned, quoted
from strengthtui.errors import StrengthError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ToldDialog, Way, WordsDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.safe import Words, safe
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList
from strengthtui.tui.widgets.said import STAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from strengthtui.desk.terms import AgreementState, VerdictKind
    from strengthtui.desk.views import PlanView, ReadView, StepView, StrengthView
    from strengthtui.tui.talk import Talk

PLAN: Final = "plan"
"""Stands among the handles for the question whether the plan is right."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What is stored now of what is read."""

    views: Mapping[str, ReadView] = field(default_factory=dict)
    strengths: Mapping[str, StrengthView] = field(default_factory=dict)
    whose: Mapping[str, str] = field(default_factory=dict)
    """Whose words, where they are somebody else's."""
    plan: PlanView | None = None
    verdict: VerdictKind | None = None
    """Of the line in front."""


class ReadBackScreen(SittingScreen[None]):
    """Returns nothing; what was said of each line is kept as it is said."""

    CSS_PATH = "read_back.tcss"
    ROOM = "read_back"
    BINDINGS: ClassVar[list[BindingType]] = bindings("next", "back")
    SHOWN = ("back", "next", "beside-you", "undo")
    GUIDES = ("read-back", "voices")
    HELP = (
        "Read each line aloud, and ask whether it is right. Y: that's right. C: change it, in which words? O: leave it "
        "out of every paper. N: not sure.\n\n"
        "Each answer is kept at once. ^N passes over a line, Alt+← goes back to the one before, where another answer "
        "can be given. F5 turns the screen to the person. At the end comes the plan, and whether it is right as it "
        "stands."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self._order: list[str] | None = None
        """Handles of what is read, in order; `None` before the first look."""
        self._again = False
        self._at = 0
        self._stand = _Stand()
        self._plan_answered = False

    def body(self) -> ComposeResult:
        """Page, ways."""
        with Vertical(id="middle"):
            with VerticalScroll(id="page", can_focus=False):
                yield Words(id="before")
                yield Words(id="heading", classes="quiet")
                yield Words(id="line")
                yield Words(id="detail")
                yield Words(id="verdict", classes="quiet")
            with Vertical(id="foot"):
                yield RowList(id="ways")

    # what is in front

    @property
    def steps(self) -> Sequence[str]:
        """Handles of all that is read, and the plan at their end where it is still to be agreed to."""
        plan = self._stand.plan
        planned = plan is not None and bool(plan.goals or plan.promises)
        agreed = plan is not None and plan.agreed.startswith(_("agreed on"))
        order = self._order or []
        return [*order, PLAN] if planned and (self._plan_answered or not agreed) else order

    @property
    def front(self) -> str | None:
        """Handle of what is read now; `None` at the end."""
        return self.steps[self._at] if self._at < len(self.steps) else None

    async def show_again(self) -> None:
        """Ask for what is stored now; what is gone, or may not be seen any more, is not read."""
        if self._order is None:
            self._order = [view.ref for view in await self.talk.to_read_back(again=self._again)]
        views = {view.ref: view for view in await self.talk.to_read_back(again=True)}
        before = sum(ref in views for ref in self._order[: self._at])
        past = self._at - min(self._at, len(self._order))
        self._order = [ref for ref in self._order if ref in views]
        self._at = before + past
        strengths = {one.ref: one for ring in await self.talk.strengths() for one in ring.strengths}
        whose = {line.ref: line.whose for line in await self.talk.lines() if line.voice == "other"}
        self._stand = _Stand(views, strengths, whose, await self.talk.plan())
        ref = self.front
        if ref is not None and ref != PLAN:
            verdict = await self.talk.ask(lambda sitting: standing_verdict(sitting.person.records, ref))
            self._stand = replace(self._stand, verdict=verdict)
        name = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        self.title_says(_("{name} · read back").format(name=name), self.talk.saved_words)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        ref, stand = self.front, self._stand
        if ref is None:
            self._say(line=safe(self._at_the_end(), "$quiet"))
        elif ref == PLAN and stand.plan is not None:
            self._say(heading=_("The plan, as it stands. Read it aloud."), detail=_plan_words(stand.plan))
            self.query_one("#verdict", Words).say(safe(_("Is it right as it stands?"), "bold $foreground"))
        else:
            self._say_line(stand.views[ref], stand.strengths.get(ref))
        ways = self.query_one("#ways", RowList)
        ways.show_rows([Row(way.id, (Part(f"{way.key.upper()}   {way.text}"),)) for way in self._ways()])
        ways.action_first()
        self.query_one("#page").scroll_home(animate=False)
        self.focus_on(ways)

    def _say_line(self, view: ReadView, strength: StrengthView | None) -> None:
        line = safe(quoted(view.text, view.voice), "bold $own" if view.voice == "person" else "bold")
        detail = Content("\n").join([safe(one, "$quiet") for one in view.detail])
        before = Content("")
        if strength is not None:
            line = safe(f"{STAR} {view.text}", "bold $star")
            said = [safe(owned(one), "$own" if one.voice == "person" else "") for one in strength.evidence]
            before = Content("\n").join([safe(_("You said"), "$quiet"), *said]) if said else before
            through = strength.possible_through
            detail = safe(_("possible through: {words}").format(words=through), "$quiet") if through else Content("")
        said_before = {
            "right": _("Said before: that's right."),
            "changed": _("Changed, and right so."),
            "left-out": _("Said before: leave it out."),
            "not-sure": _("Said before: not sure."),
        }.get(self._stand.verdict or "", "")
        heading = " · ".join(part for part in (view.heading, self._stand.whose.get(view.ref, "")) if part)
        self._say(before, heading, line, detail, said_before)

    def _say(
        self,
        before: Content | str = "",
        heading: str = "",
        line: Content | str = "",
        detail: Content | str = "",
        verdict: str = "",
    ) -> None:
        for name, text in (
            ("before", before),
            ("heading", heading),
            ("line", line),
            ("detail", detail),
            ("verdict", verdict),
        ):
            words = self.query_one(f"#{name}", Words)
            words.say(text)
            words.display = bool(text if isinstance(text, str) else text.plain) or name == "verdict"

    def _at_the_end(self) -> str:
        if self._order:
            return _("That is all of it. Thank you for reading it together.")
        if self._stand.views:
            return _("Everything was read back.")
        return _("There is nothing to read back just now.")

    def _ways(self) -> Sequence[Way]:
        if self.front == PLAN:
            return (
                Way("yes", "y", _("yes, that's right")),
                Way("partly", "p", _("partly")),
                Way("no", "n", _("no")),
            )
        if self.front is not None:
            return (
                Way("right", "y", _("that's right")),
                Way("changed", "c", _("change it")),
                Way("left-out", "o", _("leave it out")),
                Way("not-sure", "n", _("not sure")),
                Way("stop", "s", _("stop here; the rest stays for another time")),
            )
        again = (Way("again", "a", _("read all of it again")),) if self._stand.views else ()
        return (Way("stop", "g", _("go back")), *again)

    # coming back after a lock

    def mark(self) -> str:
        """How far one is, and the handles of what is read, in its order: one can go back to what was answered."""
        return " ".join((str(self._at), *(self._order or ())))

    async def point_at(self, mark: str) -> None:
        """Go on there; what is gone meanwhile is passed over."""
        await self.show_again()  # the first look is over then, and does not begin it anew
        at, *order = mark.split(" ")
        self._at, self._order = int(at), order
        await self.show_again()

    # answering

    def on_key(self, event: events.Key) -> None:
        """Take a way by its letter."""
        typed = (event.character or "").casefold()
        way = next((one for one in self._ways() if typed and one.key == typed), None)
        if way is not None:
            event.stop()
            self.run_worker(self._take(way.id), exit_on_error=False, group="take", exclusive=False)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take a way."""
        event.stop()
        self.run_worker(self._take(event.row_id), exit_on_error=False)

    @doing
    async def action_next(self) -> None:
        """Pass over what is in front; it is read another time."""
        if self.front is not None:
            self._at += 1
            await self.show_again()

    @doing
    async def action_back(self) -> None:
        """Go back to the one before; from the first, to where one came from."""
        if self._at == 0:
            self.dismiss(None)
            return
        self._at -= 1
        await self.show_again()

    async def _take(self, way: str) -> None:
        ref = self.front
        if way == "stop":
            self.dismiss(None)
        elif way == "again":
            self._again, self._order, self._at, self._plan_answered = True, None, 0, False
            await self.show_again()
        elif ref == PLAN:
            await self._agree(way)
        elif way == "changed" and ref is not None:
            await self._change(self._stand.views[ref])
        elif ref is not None:
            await self._keep(ref, way)

    async def _agree(self, way: str) -> None:
        states: dict[str, AgreementState] = {"yes": "yes", "partly": "partly", "no": "no"}
        state = states[way]
        outcome = await self.talk.do(lambda sitting: sitting.agree_plan(state))
        if self.told(outcome, _("Noted, for the plan as it stands.")):
            self._plan_answered = True
            self._at += 1
            await self.show_again()

    async def _keep(self, ref: str, way: str) -> None:
        verdicts: dict[str, VerdictKind] = {"right": "right", "left-out": "left-out", "not-sure": "not-sure"}
        done = {"left-out": _("It stays out of every paper."), "not-sure": _("Noted.")}
        verdict = verdicts[way]
        if self.told(await self.talk.do(lambda sitting: sitting.verdict(ref, verdict)), done.get(way, "")):
            self._at += 1
            await self.show_again()

    async def _change(self, view: ReadView) -> None:
        """Ask for the words, and bring the window back with them where they cannot be kept."""
        stands = f'"{view.text}' if view.voice == "person" or view.text.startswith('"') else view.text
        typed: str | None = stands
        hint = _('A line that begins with " is kept as their own words.')
        while True:
            typed = await self.app.push_screen_wait(WordsDialog(_("In which words?"), typed or "", said=hint))
            if typed is None or typed == stands:
                return
            words = typed
            try:
                outcome = await self.talk.do(lambda sitting, words=words: sitting.verdict(view.ref, "changed", words))  # type: ignore[misc]  # a default holds it
            except StrengthError as error:
                await self.app.push_screen_wait(ToldDialog(error.title, error.message, error.hint))
                continue
            if self.told(outcome, _("Changed.")):
                self._at += 1
                await self.show_again()
                return


def _plan_words(plan: PlanView) -> Content:
    """The plan as it is read aloud; what was let go is not in it."""
    rows = []
    for goal in plan.goals:
        if goal.state != "let-go":
            rows.append(safe(quoted(goal.text, goal.voice), "bold $own" if goal.voice == "person" else "bold"))
            rows += [safe(f"   {_step_words(step)}") for step in goal.steps if step.state != "let-go"]
    others, promised = under_no_goal(plan)
    for heading, steps in ((_("Other steps"), others), (_("The worker promised"), promised)):
        standing = [step for step in steps if step.state != "let-go"]
        if standing:
            rows.append(safe(heading, "bold"))
            rows += [safe(f"   {_step_words(step, promised=step in promised)}") for step in standing]
    return Content("\n").join(rows)


def _step_words(step: StepView, *, promised: bool = False) -> str:
    whose = step.asked or ("" if promised else step.who)
    return " · ".join(part for part in (step.what, whose, step.by) if part)
