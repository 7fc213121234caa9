"""What meeting and closing ask, where it was said already: shown beside the line, so that nobody is asked it bare.

It stores nothing and answers nothing; what is said now is kept beside what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from strengthtui.desk.lines import shown
from strengthtui.desk.meeting import sitting_of
from strengthtui.desk.showing import quoted
from strengthtui.i18n import _, told_date
from strengthtui.interview.heard import once

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting

TOPICS: Final = {"alongside": "people-other-helpers", "cannot-wait": "now-cannot-wait"}
"""Topic of each line of the frames that a conversation may have heard about."""

THIS_TIME: Final = frozenset({"cannot-wait"})
"""Lines that are about today: what was said another day is no answer to them."""


def said_before(sitting: Sitting, line_id: str) -> tuple[str, ...]:
    """Give what was said about a line of `meet` or `close`, with how it is introduced; nothing where nothing was."""
    told = _next(sitting) if line_id == "next" else _heard(sitting, line_id)
    return (_("Said already; Enter leaves it so:"), *(f"· {one}" for one in told)) if told else ()


def _heard(sitting: Sitting, line_id: str) -> tuple[str, ...]:
    topic = TOPICS.get(line_id)
    lines = (
        line
        for line in once(sitting.person.heard)
        if topic in line.topics
        and not (line.left_out or line.for_worker)
        and (line_id not in THIS_TIME or line.sitting == sitting.id)
    )
    return tuple(quoted(one.text, one.voice) for one in shown(sitting.person, lines, sitting.company))


def _next(sitting: Sitting) -> tuple[str, ...]:
    noted = sitting_of(sitting.person, sitting.id).next
    if noted is None:
        return ()
    return tuple(part for part in (told_date(noted.on) if noted.on else "", noted.words or "") if part)
