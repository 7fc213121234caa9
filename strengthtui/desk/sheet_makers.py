"""Making the parts of a sheet of what its tables read: short forms become long, what is missing stays missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strengthtui.desk.sheet_parts import (
    Sheet,
    SheetAgreement,
    SheetGoal,
    SheetJotting,
    SheetStep,
    SheetStrength,
)
from strengthtui.model.plan import Who
from strengthtui.model.words import Words

if TYPE_CHECKING:
    from strengthtui.desk.sheet_parts import SheetConversation
    from strengthtui.model.person import AgreementAbout, AgreementState
    from strengthtui.model.plan import Asked
    from strengthtui.model.words import Share, Voice
    from strengthtui.sources.reader import Placed

CONSENTED: Final[tuple[AgreementAbout, ...]] = ("talk", "type", "keep")
"""What `consent` is short for."""


def words_of(
    text: str | None = None, voice: Voice = "gist", other: str | None = None, share: Share | None = None
) -> Words | None:
    """Give words with whose they are; nothing where they could not be read."""
    if text is None:
        return None
    return Words(text=text, voice="other" if other and voice == "gist" else voice, other=other, share=share)


def jotting_of(
    text: str | None = None,
    topic: Placed[str] | None = None,
    topics: tuple[Placed[str], ...] = (),
    **voiced: Any,  # noqa: ANN401
) -> SheetJotting:
    """Give a line; `topic` is short for `topics`."""
    return SheetJotting(words_of(text, **voiced), (*((topic,) if topic else ()), *topics))


def strength_of(name: str | None = None, evidence: tuple[Words, ...] = (), **fields: Any) -> SheetStrength:  # noqa: ANN401
    """Give a strength; what it says of voices holds for its evidence."""
    voiced = {key: fields.pop(key) for key in ("voice", "other", "share") if key in fields}
    said = (
        words_of(one.text, **{"voice": one.voice, "other": one.other, "share": one.share, **voiced}) for one in evidence
    )
    return SheetStrength(name or "", evidence=tuple(one for one in said if one is not None), **fields)


def goal_of(words: str | None = None, **fields: Any) -> SheetGoal:  # noqa: ANN401
    """Give a goal."""
    voiced = {key: fields.pop(key) for key in ("voice", "other", "share") if key in fields}
    return SheetGoal(words_of(words, **voiced), **fields)


def step_of(what: str = "", who: str = "me", asked: Asked = "not-yet", **fields: Any) -> SheetStep:  # noqa: ANN401
    """Give a step; `me` is the person, `worker` the worker, anything else a name."""
    kinds = {"me": Who(kind="person"), "worker": Who(kind="worker")}
    return SheetStep(what, kinds.get(who.casefold()) or Who(kind="named", name=who, asked=asked), **fields)


def promise_of(what: str = "", by: str | None = None) -> SheetStep:
    """Give a step of the worker's that serves no goal."""
    return SheetStep(what, Who(kind="worker"), by)


def next_of(on: str | None = None, words: str | None = None) -> tuple[str | None, str | None]:
    """Give day and words of the next time."""
    return on, words


def sheet_of(
    consent: bool | None = None,  # noqa: FBT001  a key of the sheet
    agreements: tuple[Any, ...] = (),
    following: tuple[str | None, str | None] = (None, None),
    conversations: tuple[Placed[SheetConversation], ...] = (),
    **parts: Any,  # noqa: ANN401  the fields of Sheet
) -> Sheet:
    """Give the whole; `consent` is short for three agreements."""
    told = {one.made.what for one in agreements}
    state: AgreementState = "yes" if consent else "no"
    short = tuple(SheetAgreement(what, state) for what in CONSENTED if consent is not None and what not in told)
    return Sheet(
        agreements=agreements,
        consented=short,
        conversations=conversations,
        next_on=following[0],
        next_words=following[1],
        **parts,
    )
