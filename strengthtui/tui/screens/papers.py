"""Papers: which one, for whom, what it says, what is not in it; then written where they want it, never over another.

Nothing is shown that was said alone while anyone else is here, until it was asked for all the same.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Horizontal, VerticalScroll

from strengthtui.desk.exporting import EVERYTHING, PROFILE_AND_PLAN
from strengthtui.desk.paper_views import DECISION, paper_view, was_weighed
from strengthtui.i18n import _
from strengthtui.tui import writing
from strengthtui.tui.dialogs.asking import ChoiceDialog, Way
from strengthtui.tui.keys import bindings
from strengthtui.tui.paper_rows import paper_rows
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.base import doing
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from strengthtui.desk.paper_views import PaperView
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import Audience
    from strengthtui.tui.talk import Talk

BOTH: Final = "profile-and-plan"
ALL_THE_SAME: Final = "show-all-the-same"
WITH_BOTH: Final = 80
"""Columns from which list and paper stand side by side."""
FOR_ANYBODY: Final = frozenset({BOTH, "profile", "plan", "doorstep", "ecomap"})
"""Papers that can be made for more than the person."""


ITS_OWN: Final[Mapping[str, Audience]] = MappingProxyType({EVERYTHING: "everything", DECISION: "team"})
"""Papers that are made for one reader who is not the person; none of them is there when the person looks on."""


class PapersScreen(SittingScreen[None]):
    """Returns nothing."""

    CSS_PATH = "papers.tcss"
    ROOM = "papers"
    BINDINGS: ClassVar[list[BindingType]] = bindings("write-papers", "for-whom", "read-paper", "back")
    SHOWN = ("write-papers", "for-whom", "read-paper", "back")
    GUIDES = ("confidentiality", "plan")
    HELP = (
        "These are the papers. Choose one in the list; beside it, or with Tab, you see what it says now.\n\n"
        "Enter or W writes the one chosen: the folder is shown first and can be changed. O chooses whom it is for; "
        "what is not in it for them is told. Nothing is ever written over. Until you write, nothing leaves the program."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self.audience: Audience = "person"
        self.person = ""
        self._asked = False
        """Whether it was said that it may be shown while somebody is here."""

    def body(self) -> ComposeResult:
        """The list, and what the paper says."""
        with Horizontal(id="middle"):
            with VerticalScroll(id="list", can_focus=False):
                yield RowList(id="documents")
                yield Words(id="about")
                yield Words(id="keys")
            yield RowList(id="paper")

    def mark(self) -> str:
        """Whom the papers are for, and which one is chosen."""
        return f"{self.audience} {self.document}"

    async def point_at(self, mark: str) -> None:
        """Choose both again."""
        whom, _blank, document = mark.partition(" ")
        self.audience = next((one for one in _audiences() if one == whom), "person")
        await super().point_at(document)

    # what is shown

    @property
    def document(self) -> str:
        """The paper chosen."""
        return self.query_one("#documents", RowList).chosen_id or BOTH

    @property
    def documents(self) -> tuple[str, ...]:
        """What is to be written."""
        return PROFILE_AND_PLAN if self.document == BOTH else (self.document,)

    @property
    def whom(self) -> Audience:
        """Whom the paper chosen is for."""
        if self.document in ITS_OWN:
            return ITS_OWN[self.document]
        return self.audience if self.document in FOR_ANYBODY and not self.house.beside else "person"

    async def on_resize(self) -> None:
        """Lay it out anew: the lines about each paper stand only where there is room for them."""
        if self.person:
            await self.show_again()

    async def show_again(self) -> None:
        """Draw the list, and ask for what the paper says now."""
        self.person = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        if not self.is_mounted:
            return
        self.title_says(_("{name} · papers").format(name=self.person), self.talk.saved_words)
        documents = self.query_one("#documents", RowList)
        weighed = await self.talk.ask(lambda sitting: was_weighed(sitting.person))
        hidden = frozenset(ITS_OWN) if self.house.beside else frozenset(() if weighed else (DECISION,))
        tall = self.app.size.height >= 34  # noqa: PLR2004  room for two lines each
        documents.show_rows(_document_rows(hidden, tall=tall))
        if self.focused is None:
            self.focus_on(documents)
        await self._show_paper()

    async def _show_paper(self) -> None:
        company = await self.talk.ask(lambda sitting: sitting.company)
        paper = self.query_one("#paper", RowList)
        self.query_one("#keys", Words).say(_("Enter writes it   Tab reads it"))
        self.query_one("#about").display = not self.house.beside
        if company and not self._asked:
            said = _("Also here: {names}. Papers hold what was said alone as well.").format(names=", ".join(company))
            shown = Row(ALL_THE_SAME, (Part(_("Enter shows it all the same")),))
            paper.show_rows([Row("here", (Part(said, "warn"),), choosable=False), shown])
            self.query_one("#about", Words).say("")
            return
        if self.document == EVERYTHING:
            paper.show_rows([_everything()])
            self.query_one("#about", Words).say(self._told(()))
            return
        wanted, whom = self.documents, self.whom
        views = await self.talk.ask(lambda sitting: _views(sitting, wanted, whom))
        rows: list[Row] = []
        for number, view in enumerate(views):
            rows += [Row("between", (Part(" "), Part(" ")), choosable=False)] if number else []
            rows += [Row(f"{number} {row.id}", row.parts, choosable=False) for row in paper_rows(view.lines)]
        told = self._told(tuple(dict.fromkeys(out for view in views for out in view.left_out)))
        if self.app.size.width < WITH_BOTH and not self.house.beside:
            rows.append(Row("about", (Part(" "), Part(told, "quiet")), choosable=False))
            told = self._told(())
        paper.show_rows(rows)
        paper.scroll_home(animate=False)
        self.query_one("#about", Words).say(told)

    def _told(self, left_out: tuple[str, ...]) -> str:
        whom = _("For {whom}.").format(whom=_audiences()[self.whom])
        if not left_out:
            return whom
        return "\n".join([whom, _("Not in it:"), *(f"· {one}" for one in left_out)])

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Show another paper."""
        if event.row_list.id == "documents":
            self.run_worker(self._show_paper(), exit_on_error=False, exclusive=True, group="paper")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Write the paper chosen, or show it all the same."""
        event.stop()
        if event.row_id == ALL_THE_SAME:
            self._asked = True
            self.run_worker(self._show_paper(), exit_on_error=False)
        elif event.row_list.id == "documents":
            self.action_write_papers()

    # what can be done

    @doing
    async def action_write_papers(self) -> None:
        """Write what is chosen: asked first where there is reason to; the folder can be changed."""
        wanted, whom = self.documents, self.whom
        if not await writing.may_write(self.house, self.talk, whom):
            self.tell(_("Nothing was written."))
            return
        title = _("Write them into this folder?") if len(wanted) > 1 else _("Write it into this folder?")
        said = _("{paper}, for {whom}.").format(paper=_papers()[self.document][0], whom=_audiences()[whom])
        if not await writing.ask_folder(self.house, self.talk, title, said=said):
            self.tell(_("Nothing was written."))
            return
        audience = None if wanted == (EVERYTHING,) else whom
        paths = await writing.write_papers(self.house, self.talk, wanted, audience, refused="leave")
        if paths:
            await writing.hand_on(self.house, self.talk, paths, whom)

    @doing
    async def action_for_whom(self) -> None:
        """Choose whom it is for."""
        if self.document not in FOR_ANYBODY:
            self.tell(_("This paper is made for one reader only."))
            return
        letters: dict[Audience, str] = {"person": "p", "team": "t", "outside": "o", "everything": "e"}
        more = _audience_hints()
        ways = [Way(whom, letter, _audiences()[whom], more[whom]) for whom, letter in letters.items()]
        picked = await self.app.push_screen_wait(ChoiceDialog(_("Whom is it for?"), ways))
        chosen = next((whom for whom in letters if whom == picked), None)
        if chosen is not None:
            self.audience = chosen
            await self._show_paper()

    def action_read_paper(self) -> None:
        """Move between the list and the paper; where only one of them fits, the other gives way."""
        paper, documents = self.query_one("#paper", RowList), self.query_one("#documents", RowList)
        reading = not paper.has_focus
        self.query_one("#middle").set_class(reading, "reading")
        self.call_after_refresh(self.focus_on, paper if reading else documents)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no meaning here; the person's own papers are for the person."""
        if action == "papers" or (action == "for_whom" and self.house.beside):
            return False
        return super().check_action(action, parameters)


def _papers() -> dict[str, tuple[str, str]]:
    """The papers by name, each with one line about it."""
    return {
        BOTH: (_("Profile and plan"), _("both, one after the other")),
        "profile": (_("Profile"), _("what matters, what is strong, what was said")),
        "plan": (_("Plan"), _("goals, steps, promises, when next")),
        "photo": (_("Photo page"), _("large and short, without names of others")),
        "doorstep": (_("One page"), _("one visit on one page")),
        "ecomap": (_("Ecomap"), _("who and what is round them, how close, who gives")),
        DECISION: (_("Decision"), _("what you weighed, for the team; never their copy")),
        EVERYTHING: (_("Everything"), _("all that is stored, as JSON, to take elsewhere")),
    }


def _document_rows(hidden: frozenset[str], *, tall: bool) -> list[Row]:
    rows = []
    for name, (title, about) in _papers().items():
        if name in hidden:
            continue
        parts = (Part(title), Part(about, "quiet", indent=2)) if tall else (Part(title),)
        rows.append(Row(name, parts))
    return rows


def _audiences() -> dict[Audience, str]:
    return {
        "person": _("the person"),
        "team": _("the team"),
        "outside": _("others outside the team"),
        "everything": _("the whole file"),
    }


def _audience_hints() -> dict[Audience, str]:
    return {
        "person": _("their own copy: all that is theirs, nothing of yours"),
        "team": _("those who help; what they asked to leave out stays out"),
        "outside": _("nothing hard, nothing of others, nothing they were not sure of"),
        "everything": _("with your own lines, and with what they asked to leave out"),
    }


def _everything() -> Row:
    told = (
        _("Everything that is stored about them, in one file: your own lines and what they asked to leave out too."),
        _("It is for moving to another laptop, or where they ask for all of it. Another strengthtui can read it in."),
    )
    return Row("everything", (Part(told[0]), Part(" "), Part(told[1], "quiet")), choosable=False)


def _views(sitting: Sitting, documents: tuple[str, ...], audience: Audience) -> tuple[PaperView, ...]:
    return tuple(paper_view(sitting.person, one, audience) for one in documents)
