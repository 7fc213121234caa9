"""What the pack `three-conversations` promises beside its table: the second and third talk are opened by the worker."""

from __future__ import annotations

from tests.content import reading


def test_a_short_talk_is_the_first_conversation_until_a_gate_opens() -> None:
    """Short means ten questions of `connect`, the last of them the worker's, which opens the other two."""
    pack = reading.asking_pack("three-conversations")
    ungated = [a for a, q in pack.questions().items() if q.route != "full" and q.when is None]
    assert len(ungated) == 10
    assert {address.split("/")[0] for address in ungated} == {"connect"}
    assert ungated[-1] == "connect/next-conversation"
    question = pack.questions()[ungated[-1]]
    assert [option.id for option in question.options] == ["enough", "must-change", "good-life"]
    assert question.other
