"""What an answer opened that this way through the conversation does not ask: it is named, and one can go on there.

A section counts only where nothing of it is asked on the way one is on; whatever is asked there anyway needs no word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from strengthtui.desk.whereabouts import asked_anywhere, asked_now
from strengthtui.errors import Refusal
from strengthtui.interview.flow import find_question, find_section
from strengthtui.model.pack import AnswerTest

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.views import Outcome
    from strengthtui.model.conversation import Conversation


def opened(sitting: Sitting, address: str) -> tuple[str, ...]:
    """Give the titles of the parts that the answer to this question opened, and that are asked on the full way only."""
    conversation = sitting.conversation
    if conversation is None:
        return ()
    pack = sitting.person.pack_of(conversation)
    sections = (find_section(pack, place) for place in _places(sitting, conversation, address))
    return tuple(dict.fromkeys(section.title for section in sections if section is not None))


def go_on(sitting: Sitting, address: str) -> Outcome:
    """Go on by the full way, at the first place that was opened; no act that undo would find."""
    conversation = sitting.conversation
    places = _places(sitting, conversation, address) if conversation is not None else ()
    if conversation is None or not places or sitting.person.file.read_only:
        return Refusal("no-such-place")
    wider = msgspec.structs.replace(conversation, route="full", position=places[0], state="open")

    def stand() -> None:
        with sitting.person.act(sitting.id, history=False) as act:
            act.update(wider)

    sitting.durably(stand)
    return sitting.saved(None)


def _places(sitting: Sitting, conversation: Conversation, address: str) -> tuple[str, ...]:
    pack, now = sitting.person.pack_of(conversation), asked_now(sitting.person, conversation)
    here = {place.partition("/")[0] for place in now}
    away = (one for one in asked_anywhere(sitting.person, conversation) if one.partition("/")[0] not in here)
    return tuple(place for place in away if (found := find_question(pack, place)) and _hangs_on(found.when, address))


def _hangs_on(when: object, address: str) -> bool:
    return isinstance(when, AnswerTest) and when.question == address
