"""Writing documents: which, for whom, where; never over another file unless told to, and every export is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from strengthtui.desk.clock import local_day
from strengthtui.desk.everything import everything_json
from strengthtui.desk.files import make_folder, write_text
from strengthtui.desk.lines import said_text
from strengthtui.desk.third_parties import Parts
from strengthtui.desk.views import Report
from strengthtui.documents.compose import Told, compose
from strengthtui.documents.document import all_runs
from strengthtui.documents.formats import FORMATS, file_name
from strengthtui.documents.markdown import to_markdown
from strengthtui.documents.outline import outline_ids, shipped_outline
from strengthtui.errors import BusyError, NotFoundError, NotWrittenError, UsageError
from strengthtui.i18n import _
from strengthtui.interview.sharing import Audience
from strengthtui.model.conversation import Export
from strengthtui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting

PROFILE_AND_PLAN = ("profile", "plan")
EVERYTHING = "everything"
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


class Wanted(Struct, frozen=True):
    """What is to be written."""

    documents: tuple[str, ...] = PROFILE_AND_PLAN
    formats: tuple[str, ...] = ()
    """Empty: each document's usual one."""
    audience: Audience | None = None
    """`None`: each outline's own."""
    overwrite: bool = False
    parts: dict[str, Parts] = {}
    """By person's id: what goes into everything of them, where somebody was asked."""

    @classmethod
    def of(
        cls, documents: Sequence[str] | None, formats: str | None, audience: str | None, *, overwrite: bool
    ) -> Wanted:
        """Read what was asked for on the command line. Raises `UsageError`, `NotFoundError`."""
        known = (*outline_ids(), EVERYTHING)
        for document in documents or ():
            if document not in known:
                told = _("There are: {documents}.").format(documents=", ".join(known))
                raise NotFoundError(_("There is no document of that name."), "", told)
        wanted = tuple(one.strip() for one in (formats or "").split(",") if one.strip())
        for one in wanted:
            if one not in FORMATS:
                told = _("There are: {formats}.").format(formats=", ".join(FORMATS))
                raise UsageError(_("There is no such format."), "", told)
        for_whom = next((one for one in AUDIENCES if one == audience), None)
        if audience is not None and for_whom is None:
            told = _("--audience is one of: {names}.").format(names=", ".join(AUDIENCES))
            raise UsageError(_("There is no such audience."), "", told)
        return cls(tuple(documents or PROFILE_AND_PLAN), wanted, for_whom, overwrite=overwrite)


class Written(Struct, frozen=True):
    """One document, ready."""

    document: str
    format: str
    audience: str
    text: str
    name: str


def made_for(document: str) -> Audience:
    """Say whom a document is for when nobody says otherwise; what is none is the person's."""
    if document == EVERYTHING:
        return "everything"
    return shipped_outline(document).audience if document in outline_ids() else "person"


def export_people(desk: Desk, ids: Sequence[str], wanted: Wanted, folder: Path | None) -> Report:
    """Write the documents of these people; the product is the paths, or the texts where no folder is given."""
    products: list[str] = []
    talk: list[str] = []
    fresh: set[str] = set()
    for person_id in ids:
        with desk.read(person_id) as person:
            written = [_write(one, wanted, folder, fresh) for one in _made(person, wanted)]
        products += [product for _one, product in written]
        note = _remember(desk, person_id, [one for one, _product in written])
        if note:
            talk.append(note)
    return Report(tuple(products), tuple(talk))


def export_sitting(
    sitting: Sitting, documents: tuple[str, ...], folder: Path, audience: Audience | None = None
) -> Report:
    """Write documents in the middle of a talk. Raises `NotFoundError`, `NotWrittenError`."""
    wanted = Wanted.of(documents, None, audience, overwrite=False)
    fresh: set[str] = set()
    written = [_write(one, wanted, folder, fresh) for one in _made(sitting.person, wanted)]
    _note_exports(sitting.person, [one for one, _path in written], sitting.id)
    return Report(tuple(path for _one, path in written))


def page_documents(person: OpenPerson) -> tuple[str, ...]:
    """Give what a talk that keeps nothing must write: the page, and what else it takes to hold all that was said."""
    said = [said_text(line) for line in person.heard if line.voice != "worker" and not line.for_worker]
    planned = [*(goal.words.text for goal in person.records.goals), *(step.what for step in person.records.steps)]
    waiting = [one_line(text) for text in (*said, *planned)]
    wanted = []
    for document in ("doorstep", *PROFILE_AND_PLAN):
        outline = shipped_outline(document)
        page = compose(outline, told_of(person), outline.audience)
        told = one_line(" ".join(run.text for run in all_runs(page.blocks)))
        left = [line for line in waiting if line not in told]
        if document == "doorstep" or len(left) < len(waiting):
            wanted.append(document)
        waiting = left
    return tuple(wanted)


def preview(person: OpenPerson, document: str) -> str:
    """Give a document as text, without writing or remembering it."""
    return _made(person, Wanted((document,)))[0].text


def told_of(person: OpenPerson) -> Told:
    """Gather what documents are made from."""
    return Told(
        records=person.records,
        live=person.live,
        heard=person.heard,
        packs=person.packs,
        vocabulary=person.vocabulary,
        today=person.clock.today(),
    )


def _made(person: OpenPerson, wanted: Wanted) -> list[Written]:
    made: list[Written] = []
    for document in wanted.documents:
        usual = ("json",) if document == EVERYTHING else ("md",)
        made.extend(_one(person, document, fmt, wanted) for fmt in wanted.formats or usual)
    return made


def _one(person: OpenPerson, document: str, fmt: str, wanted: Wanted) -> Written:
    if (document == EVERYTHING) != (fmt == "json"):
        raise UsageError(
            _("That document does not come in that format."),
            f"{document}, {fmt}",
            _("everything is written as json, all others as md."),
        )
    name = file_name(_day(person), document, fmt)
    if document == EVERYTHING:
        parts = wanted.parts.get(person.records.person.id)
        return Written(document, fmt, "everything", everything_json(person, parts), name)
    outline = shipped_outline(document)
    audience = wanted.audience or outline.audience
    text = to_markdown(compose(outline, told_of(person), audience))
    return Written(document, fmt, audience, text, name)


def _day(person: OpenPerson) -> str:
    """The day they last talked: when it happened, else when it was typed."""
    sittings = person.records.sittings
    if not sittings:
        return person.clock.today().isoformat()
    newest = max(sittings, key=lambda one: local_day(one.happened or one.typed) or "")
    return local_day(newest.happened or newest.typed) or person.clock.today().isoformat()


def _write(one: Written, wanted: Wanted, folder: Path | None, fresh: set[str]) -> tuple[Written, str]:
    """Write one; what this same command has just written (`fresh`) is never written over, whoever it is about."""
    if folder is None:
        return one, one.text
    make_folder(folder)
    taken = fresh if wanted.overwrite else fresh | {entry.name for entry in folder.iterdir()}
    day = one.name.removeprefix("talk-").removesuffix(f"-{one.document}.{one.format}")
    path = folder / file_name(day, one.document, one.format, taken)
    write_text(path, one.text)
    fresh.add(path.name)
    return one, str(path)


def _remember(desk: Desk, person_id: str, written: Sequence[Written]) -> str:
    """Note in the person's file what was written; where it cannot be noted, that is said and the papers stand."""
    try:
        with desk.write(person_id) as person:
            _note_exports(person, written, None)
    except (BusyError, NotWrittenError) as error:
        return _("Written, but not noted in their file: {why}").format(why=error.title)
    return ""


def _note_exports(person: OpenPerson, written: Sequence[Written], sitting: str | None) -> None:
    if person.file.read_only:
        return
    with person.act(sitting, history=False) as act:
        for one in written:
            act.insert(
                Export(**act.stamp(), document=one.document, format=one.format, audience=one.audience, at=act.at)
            )
