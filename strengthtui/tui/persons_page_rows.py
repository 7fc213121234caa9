"""A person's page as rows: what could come next, what was done at the stage looked at, the talks held, what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.desk.page_words import fact_labels
from strengthtui.i18n import _
from strengthtui.tui.widgets.row_list import Part, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.page_views import PageView, StageView

ANOTHER: Final = "another"
"""Row that chooses another conversation."""
OFFER, DONE, HELD = "offer:", "done:", "held:"
"""How the ids of rows begin that lead somewhere."""


def offer_rows(view: PageView) -> Iterator[Row]:
    """What could come next."""
    if view.offers:
        yield Row("head-offers", (Part(_("What could come next"), "head"),), choosable=False)
    for one in view.offers:
        yield Row(f"{OFFER}{one.id}", (Part(one.text),))


def stage_rows(stage: StageView) -> Iterator[Row]:
    """What was done at a stage, each with its day; where nothing was, what the stage is."""
    yield Row("head-stage", (Part(stage.title, "head"), Part(stage.about, "quiet")), choosable=False)
    for one in stage.done:
        told = _("{day}  {what}").format(day=one.day, what=one.text) if one.day else one.text
        yield Row(f"{DONE}{one.ref}", (Part(told, "own" if one.voice == "person" else "plain"),))


def held_rows(view: PageView, *, choose: bool = True) -> Iterator[Row]:
    """The talks held, and another one."""
    yield Row("head-held", (Part(_("Conversations"), "head"),), choosable=False)
    for one in view.held:
        yield Row(f"{HELD}{one.id}", (Part(one.title), Part(one.told, "quiet", indent=2)))
    if choose:
        yield Row(ANOTHER, (Part(_("Another conversation")),))


def fact_rows(view: PageView, *, beside: bool) -> Iterator[Row]:
    """What one wants to know before meeting; one kind line where nothing has happened yet."""
    told = _facts(view, beside=beside)
    if not told and view.empty:
        told = [_("Nothing stands here yet. A talk can begin anywhere.")]
    for number, one in enumerate(told):
        yield Row(f"fact-{number}", (Part(one, "quiet"),), choosable=False)


def gap(number: int) -> Row:
    """An empty line."""
    return Row(f"gap-{number}", (Part(""),), choosable=False)


def _facts(view: PageView, *, beside: bool) -> list[str]:
    """One line for each kind; when they met is said to the worker only."""
    labels, told = fact_labels(beside=beside), dict[str, list[str]]()
    for one in view.facts:
        told.setdefault(one.kind, []).append(one.text)
    return [
        _("{label}: {what}").format(label=labels[kind], what=" · ".join(texts)) if labels[kind] else " ".join(texts)
        for kind, texts in told.items()
        if not (beside and kind == "met")
    ]
