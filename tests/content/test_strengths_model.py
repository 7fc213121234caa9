"""What the pack `strengths-model` promises beside its table: hopes first, all of life in eight areas, one plan."""

from __future__ import annotations

from collections import Counter

from tests.content import reading


def test_hopes_come_first_in_every_area() -> None:
    """Eight areas are asked about in three times, hopes, now and before, and recall what was said in them."""
    pack = reading.asking_pack("strengths-model")
    areas = [option.id for option in pack.questions()["hopes-first/areas"].options]
    sections = {section.id: section for section in pack.sections}
    assert len(areas) == 8
    for area in areas:
        questions = sections[area].questions
        assert [(q.id, q.focus, q.kind) for q in questions] == [
            ("hoped", "future", "lines"),
            ("now", "present", "lines"),
            ("before", "past", "lines"),
        ]
        assert all(q.domains and q.domains == q.recalled_areas() for q in questions), area
        assert len({tuple(q.domains or ()) for q in questions}) == 1, area


def test_the_eight_areas_hold_every_area_of_life_once() -> None:
    """Nothing that is heard in an area of life falls between the eight, and nothing stands in two of them."""
    gated = [section for section in reading.asking_pack("strengths-model").sections if section.questions[0].when]
    held = Counter(area for section in gated for area in section.questions[0].domains or [])
    assert held == Counter(area.id for area in reading.domains())


def test_the_later_stages_point_to_the_plan() -> None:
    """From goals on, each stage tells the worker where it goes: the plan keeps it, the pack only asks."""
    pack = reading.asking_pack("strengths-model")
    for section in ("own-goals", "finding-what-helps", "making-the-plan", "doing-it", "looking-back"):
        cares = [q.care or "" for address, q in pack.questions().items() if address.startswith(f"{section}/")]
        assert any("plan" in care for care in cares), section


def test_which_areas_were_picked_is_on_no_paper() -> None:
    """Picking areas says where to look next; what is said in them is on paper, the picking is not."""
    assert reading.asking_pack("strengths-model").questions()["hopes-first/areas"].share == "none"
