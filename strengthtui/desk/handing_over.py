"""One person handed over to a colleague, sealed, with their agreement; and taken over at the other end.

Everything of them goes along as `show --json` tells it, with the packs their conversations were asked by and a page to
begin with; the concern record only where that was asked for, what is half typed never. Whoever hands over keeps them
until they erase them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from strengthtui import atomic
from strengthtui.desk.everything import Imported, everything_json, import_data, refuse_unreadable
from strengthtui.desk.exporting import told_of
from strengthtui.desk.files import read_file, write_text
from strengthtui.desk.meeting import agree
from strengthtui.desk.refusals import worded
from strengthtui.desk.typed import tidy_name
from strengthtui.documents.compose import compose
from strengthtui.documents.formats import file_name
from strengthtui.documents.markdown import to_markdown
from strengthtui.documents.outline import shipped_outline
from strengthtui.errors import BadInputError, NotWrittenError, Refusal, UsageError
from strengthtui.i18n import _
from strengthtui.model.conversation import Export
from strengthtui.vault import handing_over

if TYPE_CHECKING:
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson

PAGE = "hand-over"
"""The outline of the first page."""


class Asked(msgspec.Struct, frozen=True):
    """What was asked for and agreed."""

    to: str
    """Who takes over."""
    decided: str = ""
    """Who decided, if not the person alone."""
    concerns: bool = False
    page: bool = False
    overwrite: bool = False


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the sealed file."""

    by: str | None
    """The worker who hands over."""
    to: str
    at: str
    everything: str
    """As `show --json` prints it."""
    packs: dict[str, bytes] = {}
    concerns: list[dict[str, Any]] = []
    page: str = ""


class TakenOver(msgspec.Struct, frozen=True):
    """Who came, from whom, and the page."""

    person_id: str
    by: str
    at: str
    page: str
    concerns: int
    notes: tuple[str, ...]


def refuse_taken(file: Path, *, overwrite: bool) -> None:
    """Refuse a file that is there, or a folder that is not. Raises `UsageError`, `NotWrittenError`."""
    if file.is_dir() or (file.exists() and not overwrite):
        raise UsageError(
            _("There is something of that name already."), str(file), _("Name another file, or add --overwrite.")
        )
    if not file.parent.is_dir():
        raise NotWrittenError(_("The folder is not there."), str(file.parent), _("Name another folder."))


def concerns_of(desk: Desk, person_id: str) -> int:
    """Count the rows of the concern record."""
    with desk.vault.person(person_id, write=False) as file:
        return len(file.concerns())


def hand_over(desk: Desk, person_id: str, file: Path, secret: str, asked: Asked) -> tuple[Path, ...]:
    """Note the agreement, write the sealed file (and the page beside it, if asked); gives what was written."""
    refuse_taken(file, overwrite=asked.overwrite)
    with desk.write(person_id) as person:
        with person.act(None, history=False) as act:
            refusal = agree(act, person, what="share", state="yes", name=asked.to, deciding=asked.decided)
            if isinstance(refusal, Refusal):
                raise UsageError(worded(refusal), "--to", _("Nothing was handed over."))
        handed = _handed(desk, person, asked)
        refuse_unreadable(handed.everything, file)
        atomic.replace_file(file, handing_over.seal(msgspec.json.encode(handed), secret))
        written = (file, *_page_beside(person, file, handed.page, asked))
        _note(person, written)
    return written


def open_file(file: Path, secret: str) -> Handed:
    """Open what was handed over. Raises `LockedError` for another code, `DamagedError`, `BadInputError`."""
    try:
        return msgspec.json.decode(handing_over.unseal(read_file(file), secret), type=Handed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadInputError(
            _("What is in this file is no person handed over."), str(file), _("Nothing was changed.")
        ) from None


def take_over(desk: Desk, file: Path, handed: Handed) -> TakenOver:
    """Put them into this vault, ids and times kept. Raises `UsageError` when they are here already."""
    imported: Imported = import_data(desk, handed.everything.encode(), file, handed.packs, handed.concerns)
    by = tidy_name(handed.by) or _("a colleague")
    return TakenOver(imported.person_id, by, handed.at, handed.page, len(handed.concerns), imported.notes)


def page_of(person: OpenPerson) -> str:
    """Write the first page for whoever goes on."""
    outline = shipped_outline(PAGE)
    return to_markdown(compose(outline, told_of(person), outline.audience))


def _handed(desk: Desk, person: OpenPerson, asked: Asked) -> Handed:
    conversations = person.records.conversations
    return Handed(
        by=desk.settings.worker,
        to=asked.to,
        at=desk.clock.now(),
        everything=everything_json(person),
        packs={one.digest: data for one in conversations if (data := _pack(desk, one.pack, one.digest)) is not None},
        concerns=list(person.file.concerns()) if asked.concerns else [],
        page=page_of(person),
    )


def _pack(desk: Desk, pack_id: str, digest: str) -> bytes | None:
    kept = desk.vault.kept_pack(digest)
    if kept is None and pack_id in desk.shelf.ids() and desk.shelf.get(pack_id).digest == digest:
        return desk.shelf.bytes_of(pack_id)
    return kept


def _page_beside(person: OpenPerson, file: Path, page: str, asked: Asked) -> tuple[Path, ...]:
    if not asked.page:
        return ()
    day = person.clock.today().isoformat()
    taken = () if asked.overwrite else {one.name for one in file.parent.iterdir()}
    beside = file.parent / file_name(day, PAGE, "md", {*taken, file.name})
    write_text(beside, page)
    return (beside,)


def _note(person: OpenPerson, written: tuple[Path, ...]) -> None:
    with person.act(None, history=False) as act:
        for form in ("sealed", "md")[: len(written)]:
            act.insert(Export(**act.stamp(), document=PAGE, format=form, audience="team", at=act.at))
