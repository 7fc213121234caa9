"""What of a picture the person beside the worker may see: no line of the worker's own, no hint, nothing of others.

What stays is their words, the question, the plan. Pure: takes views and gives views. Front ends show nothing in the
beside-you window that has not come through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from strengthtui.desk.views import PetalView, QuestionView
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.desk.ecomap_views import EcomapView, TieView
    from strengthtui.desk.page_views import PageView
    from strengthtui.desk.thread_views import ThreadView
    from strengthtui.desk.views import LineView, PlanView, SittingView, SphereView


def lines(views: Iterable[LineView]) -> tuple[LineView, ...]:
    """Leave out the worker's own, and whatever was noted where only the worker is asked."""
    return tuple(view for view in views if view.voice != "worker" and not view.for_worker)


def things(views: Iterable[LineView]) -> tuple[LineView, ...]:
    """Leave out what is kept about the person for the worker's use: who else helps, how to reach them."""
    return tuple(
        view for view in lines(views) if not view.ref.startswith("person/") and not view.ref.endswith("/may_know")
    )


def sitting(view: SittingView | None) -> SittingView | None:
    """Take hints, cares and reasons away from what is in front."""
    if view is None:
        return None
    place = view.place
    if isinstance(place, QuestionView):
        place = _question(place)
    elif isinstance(place, PetalView):
        place = replace(place, listen_for=(), also_ask=(), care="", plainer="", lines=lines(place.lines))
    return replace(view, place=place)


def strengths(views: Iterable[SphereView]) -> tuple[SphereView, ...]:
    """Leave out words of the worker's under a strength; the strength itself stays."""
    return tuple(
        replace(ring, strengths=tuple(replace(one, evidence=lines(one.evidence)) for one in ring.strengths))
        for ring in views
    )


def ecomap(view: EcomapView) -> EcomapView:
    """Leave out what others may be told, for the worker's use, and words of the worker's; the map itself is theirs."""
    rings = (
        replace(ring, ties=tuple(replace(one, may_know="", **_no_words(one)) for one in ring.ties))
        for ring in view.rings
    )
    return replace(view, rings=tuple(rings))


def plan(view: PlanView) -> PlanView:
    """Leave out what is for the worker to think of."""
    goals = tuple(
        replace(goal, of_use=False, steps=tuple(replace(step, of_use=False) for step in goal.steps))
        for goal in view.goals
        if goal.voice != "worker"
    )
    promises = tuple(replace(step, of_use=False) for step in view.promises)
    return replace(view, goals=goals, promises=promises, open_ends=(), said=())


def thread(view: ThreadView) -> ThreadView:
    """Leave out words of the worker's, and what is for the worker to think of."""
    goals = tuple(
        replace(goal, strengths=tuple(replace(one, words=lines(one.words)) for one in goal.strengths))
        for goal in view.goals
        if goal.voice != "worker"
    )
    return replace(view, goals=goals, open_ends=())


def page(view: PageView) -> PageView:
    """Leave out words of the worker's, and talks that ask nobody but the worker."""
    stages = tuple(
        replace(stage, done=tuple(one for one in stage.done if one.voice != "worker")) for stage in view.stages
    )
    return replace(view, stages=stages, held=tuple(one for one in view.held if not one.for_worker))


def _no_words(tie: TieView) -> dict[str, str]:
    return {"does": ""} if tie.voice == "worker" else {}


def _question(view: QuestionView) -> QuestionView:
    if view.for_worker:  # not even that there is an answer
        told = _("This one is for the worker to answer.")
        view = replace(view, ask=told, options=(), ends=(), state=None, for_worker=False, covered=True)
    known = view.known
    if known is not None:
        known = replace(known, lines=lines(known.lines))
        known = None if known.kind == "said" and not known.lines else known
    return replace(
        view,
        listen_for=(),
        also_ask=(),
        care="",
        plainer="",
        of_use=False,
        why=(),
        answered=lines(view.answered),
        known=known,
        earlier=lines(view.earlier),
    )
