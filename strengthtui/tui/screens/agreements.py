"""What is agreed, each thing apart, with its day; any of it is changed with one key, and taken back with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.containers import VerticalScroll

from strengthtui.desk import not_kept
from strengthtui.desk.agreed_views import AgreedView, agreed_views, written_for_others
from strengthtui.i18n import _
from strengthtui.tui.dialogs.asking import ChoiceDialog, SureDialog, ToldDialog, Way, WordsDialog
from strengthtui.tui.keys import bindings
from strengthtui.tui.meeting import share_ways
from strengthtui.tui.page import write_page
from strengthtui.tui.safe import Words
from strengthtui.tui.screens.sitting_screen import SittingScreen
from strengthtui.tui.widgets.row_list import Part, Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from strengthtui.desk.terms import AgreementState
    from strengthtui.desk.views import PlanView
    from strengthtui.tui.talk import Talk

SHARE_KEY: Final = "s"
PLAN: Final = "plan"
"""Row of the plan."""


class AgreementsScreen(SittingScreen[None]):
    """Returns nothing; Alt+← goes back to where one came from."""

    CSS_PATH = "agreements.tcss"
    ROOM = "agreements"
    BINDINGS: ClassVar[list[BindingType]] = bindings("back")
    SHOWN = ("back", "undo", "beside-you")
    GUIDES = ("confidentiality",)
    HELP = (
        "What was agreed, each thing apart, with its day: to talk, to type, to keep it, with whom it may be shared, "
        "and the plan.\n\n"
        "Choose one with ↑ and ↓; then Y is yes, N is no, A is to be asked again, T is taken back. S asks about "
        "sharing with someone else. What was agreed earlier stays in the file; the newest counts. Alt+← goes back."
    )

    def __init__(self, talk: Talk) -> None:
        """Take the talk."""
        super().__init__(talk)
        self._views: dict[str, AgreedView] = {}
        self._plan: PlanView | None = None

    def body(self) -> ComposeResult:
        """Things, keys."""
        with VerticalScroll(id="middle", can_focus=False):
            yield Words(_("What is agreed, each thing apart"), id="heading")
            yield RowList(id="agreed")
            yield Words(id="keys", classes="quiet")

    async def show_again(self) -> None:
        """Ask what stands, and draw it."""
        views = await self.talk.ask(lambda sitting: agreed_views(sitting.person))
        self._views = {f"{view.what}:{number}": view for number, view in enumerate(views)}
        self._plan = await self.talk.plan()
        name = await self.talk.ask(lambda sitting: sitting.person.records.person.name)
        self.title_says(_("{name} · agreements").format(name=name), self.talk.saved_words)
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        rows = [Row(row, (Part(view.told, "plain" if view.state else "quiet"),)) for row, view in self._views.items()]
        plan = self._plan
        if plan is not None and (plan.goals or plan.promises):
            told = _("the plan: {agreed}").format(agreed=plan.agreed) if plan.agreed else _("the plan: not asked yet")
            rows.append(Row(PLAN, (Part(told, "plain" if plan.agreed else "quiet"),)))
        agreed = self.query_one("#agreed", RowList)
        agreed.show_rows(rows)
        self._say_keys()
        self.focus_on(agreed)

    def _say_keys(self) -> None:
        ways = "   ".join(f"{way.key.upper()} {way.text}" for way in self._ways())
        self.query_one("#keys", Words).say(f"{ways}\n" + _("S share with someone else"))

    def _ways(self) -> Sequence[Way]:
        """The ways the thing chosen can stand."""
        if self.query_one("#agreed", RowList).chosen_id == PLAN:
            return (
                Way("yes", "y", _("yes")),
                Way("partly", "p", _("partly")),
                Way("no", "n", _("no")),
                Way("withdrawn", "t", _("taken back")),
            )
        view = self._chosen()
        ask = Way("ask-each-time", "a", _("ask each time"))
        return (
            Way("yes", "y", _("yes")),
            Way("no", "n", _("no")),
            ask if view is not None and view.what == "share" else Way("ask-again", "a", _("ask again")),
            Way("withdrawn", "t", _("taken back")),
        )

    def _chosen(self) -> AgreedView | None:
        return self._views.get(self.query_one("#agreed", RowList).chosen_id or "")

    # changing

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Say what can be done with the thing chosen now."""
        event.stop()
        self._say_keys()

    def on_key(self, event: events.Key) -> None:
        """Take a way by its letter."""
        typed = (event.character or "").casefold()
        if typed == SHARE_KEY:
            event.stop()
            self.run_worker(self._share(), exit_on_error=False)
            return
        way = next((one for one in self._ways() if typed and one.key == typed), None)
        if way is not None:
            event.stop()
            self.run_worker(self._set(way.id), exit_on_error=False)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Ask where it stands."""
        event.stop()
        self.run_worker(self._ask(), exit_on_error=False)

    async def _ask(self) -> None:
        view = self._chosen()
        said = view.told if view is not None else ""
        picked = await self.app.push_screen_wait(ChoiceDialog(_("What is it now?"), self._ways(), said=said))
        if picked is not None:
            await self._set(picked)

    async def _set(self, picked: str) -> None:
        state = _state(picked)
        if state is None:
            return
        if self.query_one("#agreed", RowList).chosen_id == PLAN:
            outcome = await self.talk.do(lambda sitting: sitting.agree_plan(state))
            if self.told(outcome, _("Noted, for the plan as it stands.")):
                await self.show_again()
            return
        view = self._chosen()
        if view is not None:
            await self._agree(view, state)

    async def _share(self) -> None:
        name = await self.app.push_screen_wait(WordsDialog(_("With whom may it be shared?"), hint=_("a name")))
        if name is None:
            return
        title = _("May it be shared with {name}?").format(name=name)
        picked = await self.app.push_screen_wait(ChoiceDialog(title, share_ways()))
        state = _state({"ask": "ask-each-time"}.get(picked or "", picked or ""))
        if state is not None:
            await self._agree(AgreedView("share", name, None, ""), state)

    async def _agree(self, view: AgreedView, state: AgreementState) -> None:
        name = view.name or None
        if not self.told(await self.talk.do(lambda sitting: sitting.agree(view.what, state, name)), _("Noted.")):
            return
        await self.show_again()
        if not self.talk.keeps or state not in ("no", "withdrawn"):
            return
        if view.what in ("talk", "type"):
            told = _("F8 closes kindly; what is there stays.")
            await self.app.push_screen_wait(ToldDialog(_("Then type no more."), told))
        elif view.what == "share":
            await self._say_written()
        if not_kept.is_asked(view.what, state):
            await self._what_becomes_of_it()

    async def _say_written(self) -> None:
        """Say what was already written for others: taking back does not reach it."""
        written = await self.talk.ask(lambda sitting: written_for_others(sitting.person))
        if written:
            hint = _("Where they went is not noted here. Whoever has one should hear that it was taken back.")
            await self.app.push_screen_wait(ToldDialog(_("Already written for others"), "\n".join(written), hint))

    # not kept any more

    async def _what_becomes_of_it(self) -> None:
        """Ask what is to become of what is there, and do what they choose."""
        ways = [Way(way, str(number), told) for number, (way, told) in enumerate(not_kept.ways_on().items(), start=1)]
        title = _("What is there already is still kept. What shall become of it?")
        picked = await self.app.push_screen_wait(ChoiceDialog(title, ways, keys=_("A number. Esc: decide later")))
        if picked is None:
            self.tell(_("It is still kept. Saying no to it here asks again."))
        elif picked == "leave":
            await self._end()
        else:
            title = _("Take everything out for good? It cannot be brought back.")
            sure = await self.app.push_screen_wait(SureDialog(title, _("Yes, take everything out")))
            if sure != "yes":
                self.tell(_("It stands as it was."))
            elif picked != "page-then-take-out" or await self._page_written():
                await self._take_out()

    async def _page_written(self) -> bool:
        """Write the page they want first; false where it was not, and then nothing is taken out."""
        reasons = await self.talk.ask(lambda sitting: sitting.before_papers())
        if reasons:
            sure = SureDialog(_("Write it all the same?"), _("Yes, write it"), said="\n".join(reasons))
            if await self.app.push_screen_wait(sure) != "yes":
                self.tell(_("Nothing was written, and nothing was taken out."))
                return False
        paths = await write_page(self.talk)
        said = "\n".join(paths) or _("Nothing was said, so there is no page.")
        await self.app.push_screen_wait(ToldDialog(_("The page is written."), said))
        return True

    async def _take_out(self) -> None:
        if not self.told(await self.talk.do(lambda sitting: sitting.take_everything_out())):
            return
        told = await self.talk.ask(not_kept.taken_out)
        await self.app.push_screen_wait(ToldDialog(told[0], "\n\n".join(told[1:])))
        await self._end()

    async def _end(self) -> None:
        """Leave the talk; where none is open behind this, leave altogether."""
        from strengthtui.tui.screens.talk import TalkScreen

        conversation = next((one for one in self.app.screen_stack if isinstance(one, TalkScreen)), None)
        if conversation is None:
            await self.house.leave()
            return
        while self.app.screen is not conversation:
            self.app.screen.dismiss(None)
        conversation.dismiss("left")


def _state(picked: str) -> AgreementState | None:
    states: tuple[AgreementState, ...] = ("yes", "partly", "no", "ask-each-time", "ask-again", "withdrawn")
    return next((one for one in states if one == picked), None)
