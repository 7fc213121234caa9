"""Frames: what is said and asked before and after a conversation (`meet`, `close`, `concern`). No packs."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, cast

from strengthtui import content
from strengthtui.errors import NotFoundError
from strengthtui.i18n import _
from strengthtui.packs.rules.ids import LINE_TWICE, options_twice
from strengthtui.packs.rules.topics import TOPIC_UNKNOWN
from strengthtui.packs.tables import FRAME
from strengthtui.packs.vocabularies import shipped_vocabulary
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Place
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from strengthtui.model.vocabulary import Frame, Vocabulary


def read_frame(data: bytes, name: str, problems: Problems, vocabulary: Vocabulary | None = None) -> Frame | None:
    """Read a frame and note every finding; `None` if one of them is an error.

    Topics are looked up in `vocabulary`, if there is one.
    """
    before = problems.error_count
    found = load_shaped(data, name, FRAME, problems)
    if found is None:
        return None
    _check(found.made, found.at("lines"), vocabulary)
    return found.made if problems.error_count == before else None


@functools.cache
def shipped_frame(frame_id: str) -> Frame:
    """Give a frame of the program's own. Raises `NotFoundError`, and `BadInputError` if it is damaged."""
    known = [name.removesuffix(".yaml") for name in content.names("frames") if name.endswith(".yaml")]
    if frame_id not in known:
        raise NotFoundError(
            _('There is no frame "{frame}".').format(frame=frame_id),
            _("There are: {frames}.").format(frames=", ".join(known)),
        )
    name = f"{frame_id}.yaml"
    frame = read_frame(content.read_bytes(f"frames/{name}"), name, Problems(collect=False), shipped_vocabulary())
    return cast("Frame", frame)  # a Problems that does not collect has raised otherwise


def _check(frame: Frame, place: Place, vocabulary: Vocabulary | None) -> None:
    options_twice([line.id for line in frame.lines], place, LINE_TWICE)
    topics = [] if vocabulary is None else [topic.id for topic in vocabulary.topics]
    for at, line in enumerate(frame.lines):
        where = place.into(at)
        options_twice([part.id for part in line.parts], where.into("parts"))
        options_twice([option.id for option in line.options], where.into("options"))
        if vocabulary is not None and line.about is not None and line.about not in topics:
            where.into("about").near(TOPIC_UNKNOWN, line.about, Spelling(topics), topic=line.about)
