"""Frames: what is said and asked before and after a conversation (`meet`, `close`, `concern`). No packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.packs.rules import asking, asking_aloud
from strengthtui.packs.rules.ids import LINE_TWICE, options_twice
from strengthtui.packs.rules.topics import TOPIC_UNKNOWN
from strengthtui.packs.tables import FRAME
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from strengthtui.model.vocabulary import Frame, Vocabulary
    from strengthtui.sources.findings import Problems
    from strengthtui.sources.reader import Place


def read_frame(data: bytes, name: str, problems: Problems, vocabulary: Vocabulary | None = None) -> Frame | None:
    """Read a frame and note every finding; `None` if one of them is an error.

    Topics are looked up in `vocabulary`, if there is one.
    """
    before = problems.error_count
    found = load_shaped(data, name, FRAME, problems)
    if found is None:
        return None
    _check(found.made, found.at("lines"), vocabulary)
    _asking(found.made, found.at("lines"))
    return found.made if problems.error_count == before else None


def _check(frame: Frame, place: Place, vocabulary: Vocabulary | None) -> None:
    options_twice([line.id for line in frame.lines], place, LINE_TWICE)
    topics = [] if vocabulary is None else [topic.id for topic in vocabulary.topics]
    for at, line in enumerate(frame.lines):
        where = place.into(at)
        options_twice([part.id for part in line.parts], where.into("parts"))
        options_twice([option.id for option in line.options], where.into("options"))
        if vocabulary is not None and line.about is not None and line.about not in topics:
            where.into("about").near(TOPIC_UNKNOWN, line.about, Spelling(topics), topic=line.about)


def _asking(frame: Frame, place: Place) -> None:
    """Note what could be asked better; leave is asked here, so that a yes or a no may do."""
    english = asking.is_english(frame.language)
    for at, line in enumerate(frame.lines):
        if english:
            asking.look_at(line, place.into(at), meant_closed=True)
        asking_aloud.look_at(line, place.into(at), english=english)
