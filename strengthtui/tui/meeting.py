"""Meeting on the screen: the name, the limits, what is agreed (each thing apart), who is here, what today is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual.content import Content

from strengthtui.desk import meeting
from strengthtui.desk.clock import local_day
from strengthtui.desk.guests import alone_with_each, guests_of, how_to_say
from strengthtui.desk.guides import paragraphs
from strengthtui.desk.said_before import said_before
from strengthtui.desk.typed import typed_names
from strengthtui.errors import Refusal
from strengthtui.i18n import _, told_date
from strengthtui.tui.dialogs.asking import ChoiceDialog, Way, WordsDialog
from strengthtui.tui.safe import safe
from strengthtui.tui.screens.cards import ON, STAY, Card, CardsScreen
from strengthtui.tui.screens.typing_screen import TypingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.open_person import OpenPerson
    from strengthtui.desk.sitting import Sitting
    from strengthtui.desk.terms import AgreementAbout, AgreementState, Frame, FrameLine
    from strengthtui.desk.views import Outcome
    from strengthtui.tui.app import StrengthApp
    from strengthtui.tui.screens.base import BaseScreen
    from strengthtui.tui.screens.sitting_screen import SittingScreen
    from strengthtui.tui.talk import Talk

Occasion = Literal["first", "again", "quick"]


async def asked_name(app: StrengthApp) -> str | None:
    """Ask what they would like to be called."""
    from strengthtui.desk.frames import shipped

    frame = await app.thread.call(lambda: shipped("meet"))
    return await app.push_screen_wait(
        WordsDialog(
            _ask(frame, "name"),
            lead=_("Say to them:"),
            said=_("Any name they choose will do."),
            hint=_("the name they choose"),
        )
    )


async def whom(app: StrengthApp, desk: Desk, name: str | None) -> OpenPerson | None:
    """Find out with whom: somebody new, or somebody of that name; `None` when it was left."""
    from strengthtui.tui.flow import open_file

    wanted = name or await asked_name(app)
    if wanted is None:
        return None
    found = await app.thread.call(lambda: desk.people.matching(wanted))
    if not found:
        return await app.thread.call(lambda: desk.add_person(wanted))
    entry = await app.thread.call(lambda: desk.people.one(wanted))
    last = told_date(local_day(entry.last_happened))
    said = _("You last met on {day}.").format(day=last) if last else ""
    ways = (Way("same", "y", _("Yes, the same person")), Way("other", "n", _("No, another person of that name")))
    same = await app.push_screen_wait(
        ChoiceDialog(_("Somebody is called that already. The same person?"), ways, said=said)
    )
    if same is None:
        return None
    if same == "same":
        return await open_file(app, desk, entry.id)
    return await app.thread.call(lambda: desk.add_person(wanted))


async def meet(app: StrengthApp, talk: Talk, occasion: Occasion) -> str:
    """Go through the cards; says `on`, `stop`, `keep-nothing` or `left`."""
    deck = MeetDeck(talk, occasion, await talk.ask_desk(lambda desk: desk.frame("meet")))
    said = await app.push_screen_wait(CardsScreen(talk, deck))
    return "on" if said == "done" else said or "left"


async def who_is_here(screen: SittingScreen[Any]) -> None:
    """Ask who else is in the room now."""
    frame = await screen.talk.ask_desk(lambda desk: desk.frame("meet"))
    company = await screen.talk.ask(lambda sitting: [one.told for one in guests_of(sitting)])
    ways = [Way("names", "n", _("Somebody else is here"))]
    if company:
        ways.append(Way("alone", "a", _("Nobody else is here now")))
    said = _("Here now: {names}.").format(names=", ".join(company)) if company else _("Nobody else is here.")
    picked = await screen.app.push_screen_wait(ChoiceDialog(_ask(frame, "who-is-here"), ways, said=said))
    if picked == "alone":
        screen.told(await screen.talk.do(lambda sitting: sitting.present(())), _("Noted: nobody else is here."))
    elif picked == "names":
        asked = WordsDialog(_("Who? Names, with commas."), ", ".join(company), said=how_to_say())
        names = await screen.app.push_screen_wait(asked)
        if names is not None:
            outcome = await _present(screen.talk, names)
            if screen.told(outcome, _("Noted. What was said alone is not shown now.")):
                await _remind(screen, screen.talk)
    for one in screen.house.windows():
        if isinstance(one, TypingScreen):
            one.bring_anew()  # an answer that was given alone stands in the editor no more, or stands there again
    await screen.show_again()


async def _present(talk: Talk, typed: str) -> Outcome:
    """Note who else is in the room, as typed."""
    names = typed_names(typed)
    return names if isinstance(names, Refusal) else await talk.do(lambda sitting: sitting.present(names))


async def _remind(screen: BaseScreen[Any], talk: Talk) -> None:
    """Say once what a carer in the room asks of the worker; never on a screen that is turned to them."""
    reminder = "" if talk.beside else await talk.ask(alone_with_each)
    if reminder:
        screen.tell(reminder)


class MeetDeck:
    """The lines of meeting, as many as the occasion asks for."""

    may_leave = False

    def __init__(self, talk: Talk, occasion: Occasion, frame: Frame) -> None:
        """Take the talk, whether they meet for the first time, and the frame."""
        self.talk = talk
        self.occasion = occasion
        self.frame = frame
        self.title = ""
        self._open: tuple[bool, bool] | None = None
        """Whether who else helps, and what was told too often, were not known when the lines began."""

    async def cards(self) -> Sequence[Card]:
        """Give the cards."""
        limits, own = await self.talk.ask_desk(lambda desk: desk.team_text("limits"))
        company, record = await self.talk.ask(
            lambda sitting: ([one.told for one in guests_of(sitting)], sitting.person.records.person)
        )
        self.title = _("{name} · meet").format(name=record.name)
        cards = [self._now(), self._limits(limits, own=own)]
        if self.occasion == "first":
            cards += self._agreements()
            cards.append(await self._share())
        if self.occasion != "quick":
            here = safe(_("Here now: {names}.").format(names=", ".join(company)), "$quiet") if company else None
            hint = _("the same: just Enter") if company else _("Jo, Mum (carer); nobody else: just Enter")
            cards.append(self._line("who-is-here", _("who is here"), said=here, hint=hint))
            if company:
                cards.append(Card("through", _("Does one of them interpret? Who, and how?"), _("through whom")))
        if self.occasion == "first":
            cards += [self._line("talking", _("talking")), self._line("reach", _("reach"))]
        if self._open is None:
            self._open = (not record.alongside, not record.not_again)
        alongside, not_again = self._open
        if self.occasion == "again" and alongside:
            told = already(await self.talk.ask(lambda sitting: said_before(sitting, "alongside")))
            cards.append(self._line("alongside", _("who else helps"), said=told, hint=_("names, with commas")))
        if self.occasion == "again" and not_again:
            cards.append(self._line("not-again", _("not again")))
        return [*cards, self._line("today", _("today"))]

    async def take(self, screen: CardsScreen, card_id: str, answer: str) -> str:
        """Keep one answer."""
        if card_id in ("talk", "type", "keep"):
            return await self._agree(screen, card_id, answer)
        if card_id == "now":
            return "stop" if answer == "no" else ON
        if card_id == "in-a-breath":
            said = not answer and await self.talk.ask(
                lambda sitting: meeting.limits_were_said(sitting.person, sitting.id)
            )
            return ON if said else await self._say_limits(screen, said=answer == "said")
        if card_id == "share" and answer:
            return await self._ask_share(screen, answer)
        if card_id == "who-is-here":
            if not answer and await self.talk.ask(lambda sitting: bool(guests_of(sitting))):
                return ON  # who is here already is still here when the line is passed over
            if not screen.told(await _present(self.talk, answer)):
                return STAY
            await _remind(screen, self.talk)
            return ON
        if not answer:
            return ON
        return ON if screen.told(await self._keep(card_id, answer)) else STAY

    async def _keep(self, card_id: str, answer: str) -> Outcome:
        if card_id == "today":
            return await self.talk.do(lambda sitting: sitting.jot(answer, ("now-matters-most",)))
        if card_id == "through":
            return await self.talk.do(lambda sitting: sitting.note(through=answer))
        if card_id == "alongside":
            names = typed_names(answer)
            if isinstance(names, Refusal):
                return names
            fields: dict[str, Any] = {"alongside": meeting.alongside_of(names)}
            return await self._change(fields) if names else await self.talk.do(lambda sitting: sitting.saved(None))
        ways: dict[str, dict[str, Any]] = {
            "talking": {"talking": {"pace": answer}},
            "reach": {"reach": {"ways": answer}},
            "not-again": {"not_again": (answer,)},
        }
        return await self._change(ways[card_id])

    async def _change(self, fields: dict[str, Any]) -> Outcome:
        return await self.talk.do(
            lambda sitting: sitting.change(lambda act, person: meeting.change_person(act, person, fields))
        )

    async def _say_limits(self, screen: CardsScreen, *, said: bool) -> str:
        outcome = await self.talk.do(
            lambda sitting: sitting.change(
                lambda act, person: meeting.say_limits(act, person, sitting.id, said=said, by=sitting.worker)
            )
        )
        return ON if screen.told(outcome) else STAY

    async def _agree(self, screen: CardsScreen, card_id: str, answer: str) -> str:
        states: dict[str, AgreementState] = {"yes": "yes", "no": "no", "later": "ask-again"}
        state = states.get(answer)
        if state is None:
            return ON
        if state == "no" and card_id in ("talk", "type"):
            return "stop"
        if state == "no":
            return "keep-nothing"
        whats: dict[str, AgreementAbout] = {"talk": "talk", "type": "type", "keep": "keep"}
        what = whats[card_id]
        return ON if screen.told(await self.talk.do(lambda sitting: sitting.agree(what, state))) else STAY

    async def _ask_share(self, screen: CardsScreen, typed: str) -> str:
        """Ask about each one by name: several were named, with commas."""
        states: dict[str, AgreementState] = {"yes": "yes", "no": "no", "ask": "ask-each-time"}
        names = typed_names(typed)
        if isinstance(names, Refusal):
            screen.told(names)
            return STAY
        for name in names:
            asked = ChoiceDialog(_("May it be shared with {name}?").format(name=name), share_ways())
            picked = await screen.app.push_screen_wait(asked)
            if picked in states:
                outcome = await self.talk.do(_sharing(states[picked], name))
                screen.told(outcome)
        return STAY

    # the cards

    def _now(self) -> Card:
        ways = (Way("yes", "y", _("Yes, now is all right")), Way("no", "n", _("Not now")))
        hints = _hints(self.frame, "now")
        ask, lead = _ask(self.frame, "now"), _("Say to them:")
        return Card("now", ask, _("is now all right"), "choice", hints=hints, ways=ways, lead=lead)

    def _limits(self, text: str, *, own: bool) -> Card:
        ways = (Way("said", "y", _("I have said this")), Way("not-yet", "n", _("Not yet")))
        if self.occasion == "first":
            said = limits_said(text, own=own)
        elif self.occasion == "quick":
            said = safe(
                _("Say first: I jot a few lines for one page. Some things I can't keep; where I can, I tell you first.")
            )
        else:
            said = safe(_("Say again: some things I can't keep to myself, and I tell you first where I can."))
        return Card("in-a-breath", _("Say this first"), _("what is written"), "choice", said=said, ways=ways)

    def _agreements(self) -> list[Card]:
        line = _line(self.frame, "agreements")
        asks = {part.id: part.text for part in line.parts} if line is not None else {}
        shorts = {"talk": _("talk"), "type": _("type"), "keep": _("keep")}
        ways = (Way("yes", "y", _("Yes")), Way("no", "n", _("No")), Way("later", "l", _("Ask again later")))
        return [Card(what, asks.get(what, what), short, "choice", ways=ways) for what, short in shorts.items()]

    async def _share(self) -> Card:
        line = _line(self.frame, "agreements")
        asks = {part.id: part.text for part in line.parts} if line is not None else {}
        standing = await self.talk.ask(lambda sitting: meeting.agreements_of(sitting.person))
        shared = [one for one in standing if one.startswith(_("share with {name}").split("{", maxsplit=1)[0])]
        said = Content("\n").join([safe(one, "$quiet") for one in shared]) if shared else None
        hint = _("a name; nobody for now: just Enter")
        return Card("share", asks.get("share", "share"), _("share"), said=said, hint=hint, stays=True)

    def _line(self, card_id: str, short: str, *, said: Content | None = None, hint: str = "") -> Card:
        return Card(card_id, _ask(self.frame, card_id), short, said=said, hints=_hints(self.frame, card_id), hint=hint)


def share_ways() -> tuple[Way, ...]:
    """The ways an agreement to share can stand."""
    return (Way("ask", "a", _("Ask each time")), Way("yes", "y", _("Yes")), Way("no", "n", _("No")))


def _sharing(state: AgreementState, name: str) -> Callable[[Sitting], Outcome]:
    return lambda sitting: sitting.agree("share", state, name)


def limits_said(text: str, *, own: bool) -> Content:
    """The team's own text line by line; ours without its note to the team, which is said below."""
    said = [safe(line) for line in paragraphs(text, own=own)]
    if own:
        return Content("\n").join(said)
    told = _("(Your team has not put in its own words yet: the settings show where they go.)")
    return Content("\n").join([*said, safe(told, "$warning")])


def already(told: Sequence[str]) -> Content | None:
    """Show quietly what stands already; nothing where nothing does."""
    return Content("\n").join([safe(line, "$quiet") for line in told]) if told else None


def _line(frame: Frame, line_id: str) -> FrameLine | None:
    return next((one for one in frame.lines if one.id == line_id), None)


def _ask(frame: Frame, line_id: str) -> str:
    line = _line(frame, line_id)
    return line.ask if line is not None else line_id


def _hints(frame: Frame, line_id: str) -> tuple[tuple[str, str], ...]:
    line = _line(frame, line_id)
    if line is None:
        return ()
    rows = []
    if line.care:
        rows.append((_("take care"), line.care))
    if line.listen_for:
        rows.append((_("listen for"), " · ".join(line.listen_for)))
    if line.also_ask:
        rows.append((_("also ask"), "   ".join(line.also_ask)))
    return tuple(rows)
