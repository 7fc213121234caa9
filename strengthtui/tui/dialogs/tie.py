"""Somebody or something on the map of who is round the person: who, how close, who gives, who may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.ties import TieForm
from strengthtui.i18n import _
from strengthtui.tui.dialogs.form import FormDialog, field
from strengthtui.tui.widgets.editor import LineEditor
from strengthtui.tui.widgets.options import FieldOfOne

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from strengthtui.desk.terms import Closeness, GiveTake, NeighbourKind


class TieDialog(FormDialog[TieForm]):
    """Returns the tie as typed."""

    def __init__(self, title: str, stood: TieForm, typed: TieForm | None = None, *, beside: bool = False) -> None:
        """Take what stands; with the screen turned to the person, what others may be told is not shown."""
        super().__init__(title, stood, typed)
        self._beside = beside

    def fields(self) -> Iterator[Widget]:
        """Name, what it is, who to them, how close, who gives, what it does, what it may know."""
        start = self._start
        yield field("name", _("Who or what is it?"), LineEditor(start.name, hint=_("a name"), id="name"), under=True)
        yield field("kind", _("What is it? Arrows choose."), FieldOfOne(_kinds(), start.kind, id="kind"))
        who = LineEditor(start.who_to_me, hint=_("my sister, where I go on Sundays"), id="who")
        yield field("who", _("Who or what is it to them?"), who, shown=start.kind != "service")
        yield field("close", _("How close? Only as they say it."), FieldOfOne(_rings(), start.closeness, id="close"))
        yield field("give", _("Does it give, or get?"), FieldOfOne(_gives(), start.give_take, id="give"))
        does = LineEditor(start.does, hint=_('begin with " for their own words'), id="does")
        yield field("does", _("What does it do for them, or mean to them?"), does)
        if not self._beside:
            yield field("know", _("What may they be told, and by whom?"), LineEditor(start.may_know, id="know"))

    def on_one_of_changed(self, event: FieldOfOne.Changed) -> None:
        """Who a service is to them is told with what it does."""
        if event.one_of.id == "kind":
            self.query_one("#field-who").set_class(event.chosen == "service", "gone")

    def filled(self) -> TieForm:
        """Give it as it stands."""
        kinds: dict[str, NeighbourKind] = {one: one for one in _KINDS}
        rings: dict[str, Closeness] = {one: one for one in _RINGS}
        gives: dict[str, GiveTake] = {one: one for one in _GIVES}
        return TieForm(
            name=self.line("name"),
            kind=kinds[self.query_one("#kind", FieldOfOne).chosen],
            who_to_me=self.line("who"),
            does=self.line("does"),
            closeness=rings.get(self.query_one("#close", FieldOfOne).chosen, ""),
            give_take=gives.get(self.query_one("#give", FieldOfOne).chosen, ""),
            may_know=self._start.may_know if self._beside else self.line("know"),
        )

    def missing(self) -> tuple[str, str] | None:
        """Nobody is put there without a name."""
        return None if self.line("name") else ("name", _("A name is needed here; any will do."))


_KINDS: tuple[NeighbourKind, ...] = ("person", "animal", "place", "group", "service")
_RINGS: tuple[Closeness, ...] = ("close", "in-reach", "far", "strained")
_GIVES: tuple[GiveTake, ...] = ("they-give", "i-give", "both", "not-now")


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("person", _("person")),
        ("animal", _("animal")),
        ("place", _("place")),
        ("group", _("group")),
        ("service", _("service")),
    )


def _rings() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("not said")),
        ("close", _("close")),
        ("in-reach", _("in reach")),
        ("far", _("far")),
        ("strained", _("strained")),
    )


def _gives() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("not said")),
        ("they-give", _("gives")),
        ("i-give", _("gets")),
        ("both", _("both")),
        ("not-now", _("not now")),
    )
