"""Two pages from the worker's notes: one to talk over with whoever supervises, one that a team fills in together.

No name that is known here stands on either, and nothing of services or substances in their titles and file names. They
say themselves that other names cannot be known. Both leave room to write by hand.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from strengthtui.desk import own_notes, reflecting
from strengthtui.desk.files import make_folder, write_text
from strengthtui.desk.known_names import names_kept
from strengthtui.documents.document import BulletList, Document, Item, Paragraph, Run, Section
from strengthtui.documents.formats import file_name
from strengthtui.documents.markdown import to_markdown
from strengthtui.errors import UsageError
from strengthtui.i18n import _, told_date
from strengthtui.journey.reflecting import two_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.known_names import KnownNames
    from strengthtui.desk.own_notes import NoteView
    from strengthtui.documents.document import Block

WEEKS: Final = 4
"""Weeks back that a first page reaches."""
TO_TALK_OVER: Final = "notes"
"""What stands for that page in the name of its file."""
TEAM: Final = "together"
_LINE: Final = "…" * 36
"""A line to write on: underscores would be read as a rule."""


def begin_of(desk: Desk, since: str | None = None) -> str:
    """Give the day a page begins on: as typed, else where the last one ended, else some weeks ago.

    Raises `UsageError` for what is no day.
    """
    if since is not None:
        return _a_day(desk, since)
    weeks_ago = (desk.clock.today() - timedelta(weeks=WEEKS)).isoformat()
    return reflecting.last_page(desk) or weeks_ago


def page_to_talk_over(desk: Desk, since: str) -> str:
    """Write the page of the notes since a day, as Markdown. Raises `DamagedError`."""
    names, today = names_kept(desk), desk.clock.today()
    notes = [one for one in own_notes.listed(desk) if one.on >= since and not one.draft]
    title = _("Notes to talk over, {begin} to {end}").format(begin=told_date(since), end=told_date(today.isoformat()))
    told = _(
        "These are a worker's own notes, about the work. A name that is kept in the program stands as “someone”. Other "
        "names it cannot know: read the page through before it leaves your hands."
    )
    blocks: tuple[Block, ...] = (
        Paragraph((Run(told),)),
        Section(_("What went well"), (_asked(_("What went well since last time?")), *_room(3))),
        Section(
            _("What you did towards it"),
            (_asked(_("What did you do towards it, and which strength of yours did it take?")), *_room(3)),
        ),
        *_by_family(notes, names),
        Section(_("Two questions to bring"), (_two_to_bring(today),)),
        Section(_("Room for more"), _room(4)),
    )
    return to_markdown(Document(title, blocks))


def team_page(desk: Desk) -> str:
    """Write the page that a team fills in together, as Markdown. Raises `DamagedError`."""
    names = names_kept(desk)
    told = _(
        "Fill this in together, in an hour, with a pot of tea. Go round; everybody may pass. Write down what was "
        "done, not who is best at it."
    )
    blocks: list[Block] = [Paragraph((Run(told),))]
    for area in reflecting.questions().team:
        asked = [_asked(question) for question in area.questions]
        blocks.append(Section(area.name, tuple(part for one in asked for part in (one, *_room(2)))))
    own = [one for one in own_notes.listed(desk) if one.team and not one.draft]
    if own:
        items = tuple(Item((Run(names.without(one.words)),)) for one in own)
        blocks.append(Section(_("Noted by one of us"), (BulletList(items),)))
    blocks.append(Section(_("What we do with it"), (_asked(_("What is one thing we will do more of?")), *_room(2))))
    return to_markdown(Document(_("What we are good at, together"), tuple(blocks)))


def write_page(desk: Desk, folder: Path, page: str, text: str) -> Path:
    """Write a page into a folder under a name that says nothing, never over another. Raises `NotWrittenError`."""
    make_folder(folder)
    taken = [one.name for one in folder.iterdir()]
    path = folder / file_name(desk.clock.today().isoformat(), page, "md", taken)
    write_text(path, text)
    return path


def _by_family(notes: list[NoteView], names: KnownNames) -> Iterator[Section]:
    families = [(family.id, family.short) for family in reflecting.questions().families]
    for family_id, short in families:
        yield from _of_family(short, [one for one in notes if one.family_id == family_id], names)
    known = {family_id for family_id, _short in families}
    yield from _of_family(_("Other notes"), [one for one in notes if one.family_id not in known], names)


def _of_family(title: str, notes: list[NoteView], names: KnownNames) -> Iterator[Section]:
    if notes:
        yield Section(title, (BulletList(tuple(_items(notes, names))),))


def _items(notes: Iterable[NoteView], names: KnownNames) -> Iterator[Item]:
    for one in notes:
        head = ". ".join(part for part in (told_date(one.on), one.name) if part)
        asked = names.without(one.asked)
        label = f"{head}. {asked}" if asked else head
        yield Item((Run(label, strong=True),), (Item((Run(names.without(one.words)),)),))


def _two_to_bring(today: date) -> BulletList:
    """Give two questions for the talk itself: others than those that are put to the worker alone today."""
    families = reflecting.questions().families
    alone = [one.address for one in two_questions(families, (), today.toordinal())]
    return BulletList(
        tuple(Item((Run(one.question),)) for one in two_questions(families, alone, today.toordinal() + 1))
    )


def _asked(question: str) -> Paragraph:
    return Paragraph((Run(question),))


def _room(lines: int) -> tuple[Paragraph, ...]:
    return (Paragraph((Run("\n".join([_LINE] * lines)),)),)


def _a_day(desk: Desk, typed: str) -> str:
    from strengthtui.desk.dates import day_or_why

    day, why = day_or_why(typed, desk.clock.today())
    if day is None:
        raise UsageError(_("That is no day."), why, _("Write it like 2026-11-20."))
    return day
