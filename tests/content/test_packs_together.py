"""The packs gone through by the program itself: every question is come to, and nothing known is asked bare (C4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strengthtui.model.pack import ROUTES
from tests.content import reading
from tests.content.tables import table
from tests.desk.desk_builders import a_desk, question_of, sat_down, saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import QuestionView
    from strengthtui.model.conversation import Route

PACKS = reading.asking_pack_ids()
SAID = {
    "text": "said at {address}",
    "lines": "one line at {address}\nanother at {address}",
    "people": "Kim {number}, somebody from {address}",
    "goals": "a wish at {address}",
    "date": "2026-12-10",
    "scale": "5",
    "yes-no": "yes",
}
"""What is typed to a question of a kind; every option is chosen where there are some."""

JOURNEY: list[tuple[str, Route]] = [
    ("ropes", "doorstep"),
    ("ropes", "full"),
    ("three-conversations", "full"),
    ("recovery-capital", "full"),
]
RETURNING = 5 + 8 + 3
"""Questions on that journey whose topic was answered before: of ROPES, three conversations, recovery capital."""


def walked(desk: Desk, sitting: Sitting, pack: str, route: Route) -> Iterator[QuestionView]:
    """Begin a pack and answer whatever comes, to the end; give each question as it stood before it was answered."""
    saved(sitting.begin(pack, route, desk.keep_pack))
    number = 0
    while (view := sitting.view()) is not None and view.place is not None:
        question = question_of(sitting)
        yield question
        number += 1
        if question.known is not None:
            saved(sitting.keep())
        else:
            several = len(question.options) if question.kind == "choices" else min(len(question.options), 1)
            chosen = ", ".join(str(at) for at in range(1, several + 1))
            saved(sitting.answer(chosen or SAID[question.kind].format(address=question.address, number=number)))


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_question_of_a_route_is_come_to(pack: str, route: Route) -> None:
    """Whoever answers what is asked comes to every question of the route, gated ones too, and to no other."""
    wanted = [
        a for a, q in reading.asking_pack(pack).questions().items() if ROUTES.index(q.route) <= ROUTES.index(route)
    ]
    desk = a_desk()
    seen = [view.address for view in walked(desk, sat_down(desk), pack, route)]
    assert seen == reading.asking_pack(pack).order.get(route, wanted)


@pytest.mark.parametrize("pack", [one for one in PACKS if table(one).gates()])
def test_what_was_not_opened_is_not_come_to(pack: str) -> None:
    """While its question is passed over, a gated section stays shut, on the whole route too."""
    desk = a_desk()
    sitting = sat_down(desk)
    saved(sitting.begin(pack, "full", desk.keep_pack))
    seen = set()
    while (view := sitting.view()) is not None and view.place is not None:
        seen.add(question_of(sitting).address.split("/")[0])
        saved(sitting.next())
    sections = {section.id for section in reading.asking_pack(pack).sections}
    assert seen == sections - set(table(pack).gates())


def test_nothing_known_is_asked_bare() -> None:
    """C4: doorstep, ropes, three conversations, recovery capital: what was answered is held up each time it returns."""
    desk = a_desk()
    sitting = sat_down(desk)
    answered: set[str] = set()
    held_up, bare = 0, []
    for pack, route in JOURNEY:
        questions = reading.asking_pack(pack).questions()
        for view in walked(desk, sitting, pack, route):
            about = questions[view.address].about
            if about in answered:
                held_up += view.known is not None
                bare += [f"{pack}/{view.address}"] if view.known is None else []
            answered |= {about} if about else set()
        saved(sitting.enough())
    assert bare == []
    assert held_up == RETURNING


def test_what_packs_ask_of_one_thing_is_stored_once() -> None:
    """One picture, however many packs: strengths named in ROPES are kept, not typed again, when asked of later."""
    desk = a_desk()
    sitting = sat_down(desk)
    for pack, route in JOURNEY:
        for _view in walked(desk, sitting, pack, route):
            pass
        saved(sitting.enough())
    rows = [line.text for line in sitting.lines() if "resources/what-i-have" in line.text]
    assert len(rows) == 2
    assert not [line.text for line in sitting.lines() if "on-my-side" in line.text or "i-bring" in line.text]
