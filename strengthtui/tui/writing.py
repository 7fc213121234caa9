"""Writing papers from the app: asked first where there is reason to, into another folder where one refuses, never lost.

What a talk that keeps nothing has on its page is nowhere else: where it can be written nowhere, it is shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from strengthtui.desk.exporting import export_sitting
from strengthtui.desk.paper_views import paper_view
from strengthtui.errors import NotWrittenError
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, ToldDialog, Way, WordsDialog
from strengthtui.tui.dialogs.paper import PaperDialog
from strengthtui.tui.paper_rows import paper_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtui.desk.terms import Audience
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.talk import Talk

Refused = Literal["leave", "show"]
"""What may become of a paper that can be written nowhere: left, or shown to be copied out."""


async def may_write(app: StrengthApp, talk: Talk, audience: Audience = "person") -> bool:
    """Where somebody is here, or it is for others and they want to be asked each time: say so, and ask."""
    reasons = await talk.ask(lambda sitting: sitting.before_papers(audience))
    if not reasons:
        return True
    sure = SureDialog(
        _("Write it all the same?"), _("Yes, write it"), no=_("No, write nothing"), said="\n".join(reasons)
    )
    return await app.push_screen_wait(sure) == "yes"


async def write_papers(
    app: StrengthApp, talk: Talk, documents: Sequence[str], audience: Audience | None = None, *, refused: Refused
) -> tuple[str, ...]:
    """Write each, in another folder where one refuses; gives the full paths of what was written."""
    paths: list[str] = []
    for document in documents:
        path = await _one(app, talk, document, audience, refused)
        if path is None and refused == "leave":
            break
        paths += [path] if path is not None else []
    return tuple(paths)


async def say_where(app: StrengthApp, paths: Sequence[str], *, hint: str = "") -> None:
    """Say where they went."""
    title = _("It is written.") if len(paths) == 1 else _("They are written.")
    await app.push_screen_wait(ToldDialog(title, "\n".join(paths), hint))


async def hand_on(app: StrengthApp, talk: Talk, paths: Sequence[str], audience: Audience = "person") -> None:
    """Say where they went and whom to ask before they go on; where the person waits for their copy, ask if it came."""
    told, owed = await talk.ask(lambda sitting: (sitting.after_papers(audience), sitting.copy_owed))
    await say_where(app, paths, hint="\n".join(told))
    if audience != "person" or not owed:
        return
    asked = SureDialog(_("Did they get their copy?"), _("Yes, they have it"), no=_("No, it is still owed"))
    if await app.push_screen_wait(asked) == "yes":
        await talk.do(lambda sitting: sitting.note(copy="given"))


async def ask_folder(app: StrengthApp, talk: Talk, title: str, *, said: str = "") -> bool:
    """Ask for the folder, the one there is in the line; false when it was left."""
    keys = _("Enter writes there; type another folder if you like   Esc leaves")
    line = WordsDialog(title, str(talk.out.absolute()), said=said, hint=_("a folder"), keys=keys, over=True)
    typed = await app.push_screen_wait(line)
    if typed is None:
        return False
    talk.out = _folder(typed)
    return True


async def _one(app: StrengthApp, talk: Talk, document: str, audience: Audience | None, refused: Refused) -> str | None:
    while True:
        folder = talk.out.absolute()
        try:
            report = await talk.ask(lambda sitting: export_sitting(sitting, (document,), folder, audience))  # noqa: B023  called at once
        except NotWrittenError as error:
            if not await _elsewhere(app, talk, document, error, refused):
                return None
        else:
            return report.product[0]


async def _elsewhere(app: StrengthApp, talk: Talk, document: str, error: NotWrittenError, refused: Refused) -> bool:
    """Say what happened and ask what to do; true where it is to be tried again."""
    ways = [Way("folder", "f", _("Another folder")), Way("again", "a", _("Try again"))]
    if refused == "show":
        ways.append(Way("show", "s", _("Show it here, to copy it out")))
    said = "\n".join(part for part in (error.title, error.message) if part)
    while True:
        picked = await app.push_screen_wait(ChoiceDialog(_("It could not be written."), ways, said=said))
        if picked == "again":
            return True
        if picked == "folder":
            if await ask_folder(app, talk, _("Into which folder?")):
                return True
            continue
        if refused == "show":  # Esc too: what is said there is nowhere else
            view = await talk.ask(lambda sitting: paper_view(sitting.person, document))
            rows = list(paper_rows(view.lines))
            await app.push_screen_wait(PaperDialog(_("It is written nowhere. Copy it out."), rows))
        return False


def _folder(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # `~nobody`: no such home, so it is a name like any other
        return Path(typed)
