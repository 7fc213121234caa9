"""Frames are read by a table of their own; they are no packs."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.errors import NotFoundError
from strengthtui.packs.frames import read_frame
from strengthtui.packs.shipped import shipped_frame, shipped_vocabulary
from strengthtui.sources.findings import Problems
from tests.builders import LEFT_OUT


@pytest.mark.parametrize("name", ["meet", "close", "concern"])
def test_the_shipped_frames_have_no_finding(name: str) -> None:
    """What ships is sound, not even a warning."""
    problems = Problems()
    frame = read_frame(content.read_bytes(f"frames/{name}.yaml"), name, problems, shipped_vocabulary())
    assert [found.worded() for found in problems.findings] == []
    assert frame == shipped_frame(name)
    assert frame is not None
    assert frame.id == name


def test_agreements_are_parts_with_a_question_each() -> None:
    """The agreements of `meet` stand apart, each with what is asked."""
    agreements = next(line for line in shipped_frame("meet").lines if line.id == "agreements")
    assert [part.id for part in agreements.parts][:2] == ["talk", "type"]
    assert all(part.text for part in agreements.parts)


def test_a_frame_that_does_not_exist_is_named() -> None:
    """The error says which there are."""
    with pytest.raises(NotFoundError) as raised:
        shipped_frame("meeet")
    assert "meet" in raised.value.message


def test_slips_in_a_frame_are_told() -> None:
    """Unknown keys and topics, ids that stand twice, a wrong `when`."""
    problems = Problems()
    text = (
        b"id: meet\nversion: 1\ntitle: Meet\nlines:\n"
        b"- {id: a, ask: x, when: allways, about: me-skils}\n- {id: a, ask: x, kind: text}\n"
        b"- {id: b, ask: x, parts: [{id: c, ask: y}, {id: c, ask: z}, {id: d, text: z}]}\n"
    )
    assert read_frame(text, "meet.yaml", problems, shipped_vocabulary()) is None
    told = [found for found in problems.findings if found.code.code not in LEFT_OUT]
    assert [f"{found.line}:{found.column} {found.code.code}" for found in told] == [
        "5:25 not-a-choice",
        "5:41 topic-unknown",
        "6:8 line-twice",
        "6:19 key-unknown",
        "7:49 option-twice",
        "7:61 key-missing",
        "7:69 key-unknown",
    ]
