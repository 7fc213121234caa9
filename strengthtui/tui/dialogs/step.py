"""A step or a promise, new or changed: what, who, by when, what may get in the way and what then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from strengthtui.desk.dates import day_or_why
from strengthtui.desk.plan_forms import StepForm
from strengthtui.desk.plan_views import full_day
from strengthtui.i18n import _, told_date
from strengthtui.tui.dialogs.form import FormDialog, field
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.options import FieldOfOne

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual import events
    from textual.widget import Widget
    from textual.widgets import TextArea

    from strengthtui.desk.plan_forms import Doer
    from strengthtui.desk.terms import Asked


class StepDialog(FormDialog[StepForm]):
    """Returns the step as typed, with its day as it is stored."""

    def __init__(
        self,
        title: str,
        stood: StepForm,
        typed: StepForm | None = None,
        *,
        person: str,
        today: date,
        promise: bool = False,
    ) -> None:
        """Take what stands, the person's name, and today; a promise is the worker's, and nobody is asked who."""
        super().__init__(title, stood, typed)
        self._person = person
        self._today = today
        self._promise = promise

    def fields(self) -> Iterator[Widget]:
        """What, who, by when, hurdle, what then."""
        start, named = self._start, self._start.doer == "named"
        asks = _("What will you, the worker, do?") if self._promise else _("What is the step?")
        yield field("what", asks, LineEditor(start.what, id="what"), under=True)
        if not self._promise:
            doers = (("person", self._person), ("worker", _("you, the worker")), ("named", _("someone else")))
            yield field("doer", _("Who does it? Arrows choose."), FieldOfOne(doers, start.doer, id="doer"))
            name = LineEditor(start.name, hint=_("their name"), id="name")
            yield field("name", _("Who is that?"), name, under=True, shown=named)
            ways = (("not-yet", _("not asked yet")), ("yes", _("said yes")), ("no", _("said no")))
            yield field("asked", _("Have they been asked?"), FieldOfOne(ways, start.asked, id="asked"), shown=named)
        hint = _("15 Jan 2027, tomorrow, Friday; or nothing")
        yield field("by", _("By when?"), LineEditor(told_date(start.by), hint=hint, id="by"), under=True)
        yield field("hurdle", _("What may get in the way?"), LineEditor(start.hurdle, id="hurdle"))
        yield field("then", _("What then?"), LineEditor(start.then, id="then"))

    def on_mount(self) -> None:
        """Say the day that stands in full."""
        super().on_mount()
        self._read_day(complain=False)

    def on_one_of_changed(self, event: FieldOfOne.Changed) -> None:
        """Ask for a name only where someone else does it."""
        if event.one_of.id == "doer":
            for name in ("name", "asked"):
                self.query_one(f"#field-{name}").set_class(event.chosen != "named", "gone")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say the day in full as soon as it is one."""
        if event.text_area.id == "by":
            self._read_day(complain=False)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say why it is no day when one goes on from it."""
        if event.widget.id == "by":
            self._read_day(complain=True)

    def go_on(self, here: Widget) -> None:
        """Stay at a day that is none, and at a step without words."""
        missing = self.missing()
        if missing is not None and missing[0] == here.id:
            self.say_under(*missing, warn=True)
            return
        if here.id == "by" and self._day() is None:
            self._read_day(complain=True)
            return
        super().go_on(here)

    def filled(self) -> StepForm:
        """Give it as it stands."""
        form = replace(
            self._start,
            what=self.line("what"),
            by=self._day() or "",
            hurdle=self.line("hurdle"),
            then=self.line("then"),
        )
        if self._promise:
            return form
        doers: dict[str, Doer] = {"person": "person", "worker": "worker", "named": "named"}
        asked: dict[str, Asked] = {"not-yet": "not-yet", "yes": "yes", "no": "no"}
        return replace(
            form,
            doer=doers[self.query_one("#doer", FieldOfOne).chosen],
            name=self.line("name"),
            asked=asked[self.query_one("#asked", FieldOfOne).chosen],
        )

    def missing(self) -> tuple[str, str] | None:
        """Without words there is no step, without a name no helper, and a day must be one."""
        form = self.filled()
        if not form.what:
            return "what", _("In a few words: what is to be done?")
        if form.doer == "named" and not form.name:
            return "name", _("A name is needed here.")
        if self._day() is None:
            return "by", day_or_why(self.line("by"), self._today)[1]
        return None

    def _day(self) -> str | None:
        """Give the day as it is stored: empty where none was typed, `None` where it is none."""
        typed = self.line("by")
        if typed == told_date(self._start.by):
            return self._start.by
        return day_or_why(typed, self._today)[0] if typed else ""

    def _read_day(self, *, complain: bool) -> None:
        day = self._day()
        if day is None and complain:
            self.say_under("by", day_or_why(self.line("by"), self._today)[1], warn=True)
        else:
            self.say_under("by", full_day(day))
