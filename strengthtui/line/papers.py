"""Papers in plain lines: written on the way, or as the one page of a talk that keeps nothing.

What the page says is nowhere else: where it cannot be written it is asked for another folder, or shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from strengthtui.errors import NotWrittenError, StrengthError
from strengthtui.i18n import _

if TYPE_CHECKING:
    from strengthtui.desk.terms import Audience
    from strengthtui.line.talk import Talk


def export(talk: Talk, rest: str) -> None:
    """Write documents into the folder, and say where they went; where they cannot be written, say why and go on."""
    from strengthtui.desk.exporting import PROFILE_AND_PLAN, made_for

    whom: Audience = made_for(rest)
    if not may_write(talk, whom):
        return
    try:
        _write(talk, (rest,) if rest else PROFILE_AND_PLAN, talk.out)
    except StrengthError as error:
        talk.screen.say_error(error)
    else:
        _hand_on(talk, whom)


def _hand_on(talk: Talk, whom: Audience) -> None:
    """Say whom to ask before it goes on; where the person waits for their copy, ask if it came."""
    for told in talk.sitting.after_papers(whom):
        talk.say(told)
    if whom == "person" and talk.sitting.copy_owed and talk.agreed(_("Did they get their copy?"), default=False):
        talk.told(talk.sitting.note(copy="given"), _("Noted."))


def may_write(talk: Talk, whom: Audience = "person") -> bool:
    """Where somebody is here, or it is for others and they want to be asked each time: say so, and ask."""
    reasons = talk.sitting.before_papers(whom)
    for reason in reasons:
        talk.say(reason)
    if not reasons or talk.agreed(_("Write it all the same?"), default=False):
        return True
    talk.say(_("Nothing was written."))
    return False


def page(talk: Talk, *, ask: bool = True) -> None:
    """Write the one page, and the profile beside it where the page cannot hold all.

    Raises `NotWrittenError` where nobody can be asked for another folder; the page was shown then.
    """
    from strengthtui.desk.exporting import page_documents

    documents = page_documents(talk.sitting.person)
    for document in documents:
        _written_somewhere(talk, document, ask=ask and talk.reader.interactive)
    if len(documents) > 1:
        talk.say(_("The page cannot hold every line, so the profile is written beside it."))


def _written_somewhere(talk: Talk, document: str, *, ask: bool) -> None:
    folder = talk.out
    while True:
        try:
            _write(talk, (document,), folder)
        except NotWrittenError as error:
            talk.screen.say_error(error)
            typed = _another_folder(talk) if ask else None
            if typed is None or typed.casefold() in ("s", "show", _("show")):
                _show(talk, document)
                if typed is None:
                    raise
                return
            folder = Path(typed).expanduser() if typed else folder
        else:
            talk.out = folder
            return


def _another_folder(talk: Talk) -> str | None:
    """Ask where else, outside all commands: there is no talk any more that they could be about."""
    talk.say()
    talk.say(_("Name another folder, or type show to read the page here instead. (Enter: try again)"))
    typed = talk.reader.read_line("> ")
    return None if typed is None or typed.strip() == ":quit" else typed.strip()


def _show(talk: Talk, document: str) -> None:
    from strengthtui.desk.exporting import preview

    talk.say(_("It is written nowhere. Copy it out:"))
    talk.say()
    for line in preview(talk.sitting.person, document).splitlines():
        talk.say(line)


def _write(talk: Talk, documents: tuple[str, ...], folder: Path) -> None:
    """Write documents, and say where they went. Raises `NotFoundError`, `NotWrittenError`."""
    from strengthtui.desk.exporting import export_sitting

    report = export_sitting(talk.sitting, documents, folder.absolute())
    for one in (*report.product, *report.talk):
        talk.say(one)
