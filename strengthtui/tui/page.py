"""The one page of a talk that keeps nothing, and what is offered after a close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.exporting import PROFILE_AND_PLAN, export_sitting, page_documents
from strengthtui.desk.views import PetalView
from strengthtui.i18n import _
from strengthtui.tui import writing
from strengthtui.tui.dialogs.asking import ChoiceDialog, ToldDialog, Way

if TYPE_CHECKING:
    from strengthtui.desk.sitting import Sitting
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.talk import Talk


async def after_the_close(app: StrengthApp, talk: Talk) -> None:
    """Write the page where one is due; of a talk that is kept, offer the profile and the plan once."""
    if not talk.keeps:
        if talk.page_due:
            await page_somewhere(app, talk)
        return
    if not await talk.ask(_anything):
        return
    not_safe = await talk.ask(lambda sitting: sitting.copy == "not-safe")
    said = [_("They said that it is not safe for them to hold a copy.")] if not_safe else []
    said.append(_("They go into {folder}").format(folder=talk.out.absolute()))
    yes, no = Way("yes", "y", _("Yes, write them")), Way("no", "n", _("No, they can be written later"))
    other = Way("folder", "f", _("Yes, into another folder"))
    ways = (no, yes, other) if not_safe else (yes, other, no)
    picked = await app.push_screen_wait(
        ChoiceDialog(_("Write the profile and the plan now?"), ways, said="\n".join(said))
    )
    if picked not in ("yes", "folder") or not await writing.may_write(app, talk):
        return
    if picked == "folder" and not await writing.ask_folder(app, talk, _("Into which folder?")):
        return
    paths = await writing.write_papers(app, talk, PROFILE_AND_PLAN, refused="leave")
    if paths:
        await writing.hand_on(app, talk, paths)


async def page_somewhere(app: StrengthApp, talk: Talk) -> None:
    """Write the page, and say where it went; where it can be written nowhere it is shown."""
    documents = await talk.ask(_due)
    if not documents:
        not_safe = await talk.ask(lambda sitting: sitting.copy == "not-safe")
        told = (
            _("It is not safe to hold, so there is no page.")
            if not_safe
            else _("Nothing was said, so there is no page.")
        )
        await app.push_screen_wait(ToldDialog(told, "", _("Nothing was kept.")))
    else:
        paths = await writing.write_papers(app, talk, documents, refused="show")
        if paths:
            beside = _("The page cannot hold every line, so the profile is written beside it.")
            hint = beside if len(documents) > 1 else _("Nothing else was kept.")
            await writing.say_where(app, paths, hint=hint)
    talk.page_due = False


def keep_begun(sitting: Sitting) -> None:
    """Keep what was being typed as the answer or line that it was to be: the page is all there is of it."""
    view = sitting.view()
    place = view.place if view is not None else None
    if place is None or not place.draft:
        return
    if isinstance(place, PetalView):
        sitting.jot(place.draft)
    else:
        sitting.answer(place.draft, add=place.known is not None and place.known.kind == "said")


async def write_page(talk: Talk) -> tuple[str, ...]:
    """Write the page while nobody can be asked; nothing where none is due. Raises `NotWrittenError`."""

    def write(sitting: Sitting) -> tuple[str, ...]:
        documents = _due(sitting)
        return export_sitting(sitting, documents, talk.out.absolute()).product if documents else ()

    return await talk.ask(write)


def _due(sitting: Sitting) -> tuple[str, ...]:
    """Give the documents that are due: none where nothing was said, or where it is not safe to hold."""
    if sitting.copy == "not-safe" or not _anything(sitting):
        return ()
    return page_documents(sitting.person)


def _anything(sitting: Sitting) -> bool:
    plan = sitting.plan()
    return bool(sitting.lines() or plan.goals or plan.promises)
