"""A goal, new or changed: their words, why it counts, which strengths it draws on, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from strengthtui.desk.plan_forms import GoalForm
from strengthtui.desk.terms import GoalState
from strengthtui.i18n import _
from strengthtui.tui.dialogs.form import FormDialog, field
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.options import FieldOfOne, Ticks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget


class GoalDialog(FormDialog[GoalForm]):
    """Returns the goal as typed."""

    def __init__(
        self, title: str, stood: GoalForm, typed: GoalForm | None = None, *, strengths: tuple[str, ...]
    ) -> None:
        """Take what stands, and the names of the strengths there are."""
        super().__init__(title, stood, typed)
        self._strengths = strengths

    def fields(self) -> Iterator[Widget]:
        """Words, why, strengths, state."""
        start = self._start
        words = LineEditor(start.words, hint=_('begin with " for their own words'), id="words")
        yield field("words", _("What do they want?"), words, under=True)
        yield field("why", _("What makes it count for them?"), LineEditor(start.why, id="why"))
        if self._strengths:
            drawn = Ticks(self._strengths, start.draws_on, id="draws-on")
            yield field("draws-on", _("Which strengths does it draw on? Space ticks."), drawn)
        yield field(
            "state", _("Where does it stand? Arrows choose."), FieldOfOne(goal_states(), start.state, id="state")
        )

    def filled(self) -> GoalForm:
        """Give it as it stands."""
        drawn = self.query_one("#draws-on", Ticks).ticked if self._strengths else self._start.draws_on
        chosen = self.query_one("#state", FieldOfOne).chosen
        state = next(one for one in STATES if one == chosen)
        return GoalForm(self.line("words"), self.line("why"), drawn, state)

    def missing(self) -> tuple[str, str] | None:
        """Without words there is no goal."""
        return None if self.line("words") else ("words", _("In a few words: what do they want?"))


STATES: tuple[GoalState, ...] = get_args(GoalState)


def goal_states() -> tuple[tuple[GoalState, str], ...]:
    """Where a goal can stand, in words."""
    return (("now", _("now")), ("later", _("later")), ("reached", _("reached")), ("let-go", _("let go")))
