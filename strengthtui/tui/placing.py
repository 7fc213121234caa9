"""How the conversation is laid out: what goes into the rail, the card, the ways on and the list of words heard.

From a picture to widgets, nothing else; the talk screen decides when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from strengthtui.desk.showing import owned, quoted
from strengthtui.desk.substance_notes import notes_words
from strengthtui.desk.views import PetalView, QuestionView
from strengthtui.i18n import _
from strengthtui.tui.keys import actions, told_key
from strengthtui.tui.safe import Words, joined, safe
from strengthtui.tui.widgets.editor import Editor, LineEditor
from strengthtui.tui.widgets.flower import Flower, PetalMark, dots
from strengthtui.tui.widgets.latest import FEWEST, MOST, Latest
from strengthtui.tui.widgets.row_list import Part, Row, RowList
from strengthtui.tui.widgets.said import line_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.desk.views import KnownView, LineView, PlaceView
    from strengthtui.tui.screens.talk import TalkScreen
    from strengthtui.tui.talk import Picture
    from strengthtui.tui.widgets.row_list import Tone

WITH_FLOWER: Final = (116, 36)
"""Columns and rows from which the flower is drawn; below, the petals are a list."""

WITH_HINTS: Final = (60, 20)
"""Columns and rows from which hints stand open by themselves."""

WITH_EARLIER: Final = (50, 16)
"""Columns and rows from which a folded screen has room for more than one line heard, and for what comes next."""

EARLIER: Final = 2
"""As many lines before the one heard last."""

OPENS: Final = "opens "
"""Begins the way into a part that waits for the worker's word; then its address."""

SETTLED, PASSED, HERE = "●", "◌", "▢"


def draw(screen: TalkScreen, picture: Picture) -> None:
    """Draw all of it."""
    view, place = picture.view, screen.place
    at_petal, at_question = isinstance(place, PetalView), isinstance(place, QuestionView)
    title = " · ".join(part for part in (picture.person, view.title if view is not None else "") if part)
    if isinstance(place, QuestionView):
        title = f"{title} › {place.section}"
    if picture.company:
        title = _("{title} · here: {names}").format(title=title, names=", ".join(picture.company))
    screen.title_says(title, screen.talk.saved_words)
    _rail(screen, picture, place)
    flower = screen.query_one(Flower)
    flower.display = at_petal and _room(screen, WITH_FLOWER)
    flower.petals, flower.person = petals(screen), picture.person
    _card(screen, place)
    _ways(screen, place)
    answer, jot = screen.query_one("#answer", Editor), screen.query_one("#jot", LineEditor)
    answer.display, jot.display = at_question, not at_question
    if isinstance(place, QuestionView) and place.covered:
        answer.display = False  # what the worker was typing stays in it, and comes back with the worker's window
    if isinstance(place, QuestionView):
        answer.placeholder = safe(_("{how}   ^N keeps it").format(how=place.how))
    _words(screen, picture, place)
    before = screen._at  # noqa: SLF001  the two halves of one screen
    stood = _standing_text(place) if isinstance(place, QuestionView) else ""
    draft = place.draft if place is not None else ""
    screen.bring(place.address if place is not None else None, draft or stood, stood=stood)
    if place is None or before != place.address or screen.focused is None:
        _put_cursor(screen, place)


def petals(screen: TalkScreen) -> tuple[PetalMark, ...]:
    """Give the petals in sight: the inner ones, or the outer ones with the leaf; none at a question."""
    picture = screen.picture
    if picture is None or not isinstance(screen.place, PetalView):
        return ()
    rings = ("outer", "leaf") if screen.outer else ("inner",)
    wanted = [place for place in picture.places if place.ring in rings]
    wanted.sort(key=lambda place: rings.index(place.ring))
    return tuple(
        PetalMark(one.address, one.title, str(number), _heard_in(picture.lines, one.address), one.here)
        for number, one in enumerate(wanted, start=1)
    )


def place_rows(everywhere: Sequence[tuple[str, Sequence[PlaceView]]]) -> list[Row]:
    """Give every place one can go to, conversation by conversation and section by section."""
    rows: list[Row] = []
    for title, places in everywhere:
        section = None
        if any(place.ring for place in places):
            rows.append(Row(f"pack:{title}", (Part(title, "head"),), choosable=False))
        for place in places:
            if place.section not in (section, place.title):
                heading = f"{title} › {place.section}"
                rows.append(Row(f"section:{heading}", (Part(heading, "head"),), choosable=False))
            section = place.section
            sign = {True: HERE, False: SETTLED if place.settled else " "}[place.here]
            shown = Part(f"{sign} {place.title}", "filled" if place.settled else "plain")
            rows.append(Row(place.address, (shown,), also=f"{title} › {place.section}"))
    return rows


def folded(screen: TalkScreen) -> bool:
    """Tell whether the hints are folded."""
    return not _room(screen, WITH_HINTS) if screen.folded is None else screen.folded


def _room(screen: TalkScreen, wanted: tuple[int, int]) -> bool:
    return screen.app.size.width >= wanted[0] and screen.app.size.height >= wanted[1]


def _heard_in(lines: Sequence[LineView], petal: str) -> int:
    return sum(petal in line.petals for line in lines)


def _rail(screen: TalkScreen, picture: Picture, place: QuestionView | PetalView | None) -> None:
    rail = screen.query_one("#rail", RowList)
    if isinstance(place, PetalView):
        rail.sign_always = True
        rail.set_class(_room(screen, WITH_FLOWER), "folded")
        rail.show_rows([_petal_row(mark) for mark in petals(screen)], chosen=place.address)
    else:
        rail.sign_always = place is not None
        rail.set_class(not picture.places, "folded")
        rail.show_rows(_section_rows(picture.places), chosen=place.address if place is not None else None)


def _petal_row(mark: PetalMark) -> Row:
    tone: Tone = "star" if mark.here else "filled" if mark.heard else "plain"
    return Row(
        mark.address, (Part(f"{mark.key} {mark.title}", tone, width=17), Part(dots(mark.heard), "filled")), columns=True
    )


def _section_rows(places: Sequence[PlaceView]) -> list[Row]:
    """Give a row for each section, a sign for each of its questions that was come to; nothing for what is open."""
    sections: dict[str, list[PlaceView]] = {}
    for place in places:
        sections.setdefault(place.section, []).append(place)
    rows = []
    for section, inside in sections.items():
        signs = "".join(_sign(one) for one in inside)
        here = next((one for one in inside if one.here), None)
        tone: Tone = "star" if here is not None else "plain"
        rows.append(
            Row((here or inside[0]).address, (Part(section, tone, width=15), Part(signs, "filled")), columns=True)
        )
    return rows


def _sign(place: PlaceView) -> str:
    if place.here:
        return HERE
    if place.state == "answered" or (place.ring and place.settled):
        return SETTLED
    return PASSED if place.state is not None else ""


def _card(screen: TalkScreen, place: QuestionView | PetalView | None) -> None:
    section, ask = screen.query_one("#section", Words), screen.query_one("#ask", Words)
    hints, stands = screen.query_one("#hints", Words), screen.query_one("#stands", Words)
    options = screen.query_one("#options", Words)
    options.say(_options(place) if isinstance(place, QuestionView) and place.known is None else "")
    options.display = bool(options.content)
    section.display = isinstance(place, PetalView)
    if place is None:
        ask.say(_("That was the last question. What else comes up can still be typed; Enter keeps each line."))
        hints.say(safe(_("↑ ↓ Enter: what comes next"), "$quiet") if _room(screen, WITH_EARLIER) else "")
        stands.say("")
    elif isinstance(place, PetalView):
        section.say(place.title)
        ask.say(_openers(screen, place))
        hints.say(_hints(screen, place))
        stands.say("")
    else:
        ask.say(place.ask)
        hints.say(_hints(screen, place))
        stands.say(_stands(place))
    hints.display = bool(hints.content)
    stands.display = bool(stands.content)


def _openers(screen: TalkScreen, place: PetalView) -> str:
    if not place.openers:
        return place.plainer
    return "\n".join(place.openers[: 1 if folded(screen) else 2])


def _hints(screen: TalkScreen, place: QuestionView | PetalView) -> Content:
    rows = []
    if isinstance(place, QuestionView) and place.for_worker:
        rows.append(safe(_("For you to answer; it is not read out."), "$warning"))
    if place.care:
        rows.append(joined(safe(_("take care") + "   ", "$warning"), safe(place.care)))
    if isinstance(place, QuestionView) and place.of_use:
        key = told_key(actions()["what-to-know"].letter)
        rows.append(
            _hint(_("to know"), _("{what} Esc, then {letter} shows it.").format(what=notes_words(), letter=key))
        )
    if not folded(screen):
        if place.listen_for:
            rows.append(_hint(_("listen for"), " · ".join(place.listen_for)))
        if place.also_ask:
            rows.append(_hint(_("also ask"), "   ".join(place.also_ask)))
        if place.plainer:
            rows.append(_hint(_("plainer"), place.plainer))
    return Content("\n").join(rows)


def _hint(label: str, text: str) -> Content:
    return joined(safe(f"{label}   ", "$quiet italic"), safe(text, "$quiet"))


def _stands(place: QuestionView) -> Content:
    """Say what stands here already, where it is not what the editor holds."""
    if place.known is not None:
        return _known(place.known)
    rows: list[Content] = []
    if place.state == "answered" and not _standing_text(place):
        rows.append(safe(_("Answered; type to say it anew."), "$quiet"))
        rows += [_answered_line(line) for line in place.answered]
    elif place.state == "answered":  # the editor holds the words, but not that they are another's
        rows += [_answered_line(line) for line in place.answered if line.voice == "other"]
    elif place.state is not None and place.state != "answered":
        said = {
            "later": _("Left for later."),
            "declined": _("They would rather not."),
            "not-fitting": _("Does not fit."),
        }
        rows.append(safe(said.get(place.state, place.state), "$quiet"))
    return Content("\n").join(rows)


def _answered_line(line: LineView) -> Content:
    return safe(owned(line), "$own" if line.voice == "person" else "")


def _options(place: QuestionView) -> Content:
    """What there is to choose from, or what stands at the ends of a ruler: it comes before all that may be folded."""
    told = [f"{number}  {option.text}" for number, option in enumerate(place.options, start=1)]
    return Content("\n").join(safe(one) for one in (*told, *place.ends))


def _known(known: KnownView) -> Content:
    if known.kind == "declined":
        return safe(_("They would rather not talk of this; still so?"), "$quiet")
    rows = [safe(_("You said before; still so?"), "$quiet")]
    rows += [safe(quoted(line.text, line.voice), "$own" if line.voice == "person" else "") for line in known.lines]
    return Content("\n").join(rows)


def _ways(screen: TalkScreen, place: QuestionView | PetalView | None) -> None:
    ways = screen.query_one("#ways", RowList)
    rows: list[Row] = []
    if place is None:
        waiting = screen.picture.waiting if screen.picture is not None else ()
        rows = _ways_on(waiting, few=not _room(screen, WITH_EARLIER))
    elif isinstance(place, QuestionView) and place.known is not None and not screen.adding:
        rows = [Row(way, (Part(f"{number}  {title}"),)) for number, (way, title) in enumerate(_known_ways(place), 1)]
    ways.display, ways.sign_always = bool(rows), place is not None
    ways.show_rows(rows)


def _known_ways(place: QuestionView) -> Iterator[tuple[str, str]]:
    """What can be done where something was said before: by number, since a sentence seldom begins with one."""
    yield "keep", _("Still so, keep it")
    if place.known is not None and place.known.kind == "declined":
        yield "add", _("They would like to say something now")
        return
    if not place.one_line:
        yield "add", _("Add to it, or just type")
    yield "change", _("Change it")


def _ways_on(waiting: Sequence[PlaceView], *, few: bool) -> list[Row]:
    """What can follow the last question; where there is no room for all, the map is a key away."""
    ways = {
        "read-back": _("Read it all back together"),
        "plan": _("Make the plan: goals and steps"),
        "strengths-map": _("Look at the strengths"),
        "papers": _("See and write the papers"),
        **{f"{OPENS}{one.address}": _("Go on to: {part}").format(part=one.section) for one in waiting},
        "another-talk": _("Choose another conversation"),
        "enough": _("Come to a kind end"),
    }
    return [Row(way, (Part(told),)) for way, told in ways.items() if not (few and way == "strengths-map")]


def _words(screen: TalkScreen, picture: Picture, place: QuestionView | PetalView | None) -> None:
    side, title = screen.query_one("#side"), screen.query_one("#side-title", Words)
    side.set_class(screen.house.beside and not picture.lines, "folded")
    if isinstance(place, QuestionView):
        title.say(_("Earlier"))
        lines, empty = place.earlier, _("Nothing on this yet.")
    else:
        title.say(_("Heard so far"))
        lines, empty = picture.lines, _("Nothing yet.")
    _latest(screen, place, lines)
    heard = screen.query_one("#heard", RowList)
    heard.show_rows(list(line_rows(lines)), empty=empty)
    if not heard.has_focus:
        heard.action_last()


def _latest(screen: TalkScreen, place: QuestionView | PetalView | None, lines: Sequence[LineView]) -> None:
    """Where there is no room for the words heard, show the one kept last here, or the earlier one that bears on it."""
    shown = place.lines if isinstance(place, PetalView) else lines
    if place is None and not _room(screen, WITH_HINTS):
        shown = ()  # the ways on come first
    latest = screen.query_one(Latest)
    latest.set_class(not shown, "folded")
    before = EARLIER if folded(screen) and _room(screen, WITH_EARLIER) else 0
    latest.shown = tuple(shown[-before - 1 :])
    screen.call_after_refresh(_room_for_latest, screen)


def _room_for_latest(screen: TalkScreen) -> None:
    """Give it the rows that stay empty under the question, as far as it takes them."""
    card, latest = screen.query_one("#card"), screen.query_one(Latest)
    held = sum(one.outer_size.height + one.styles.margin.height for one in card.children if one.display)
    free = card.content_size.height - held
    latest.rows = min(max(latest.size.height + free, FEWEST), MOST)


def _standing_text(place: QuestionView) -> str:
    """Give an answer as it would be typed, where typing it again is how it is changed."""
    records = {line.ref.split("/")[1] for line in place.answered if line.ref.startswith("answers/")}
    if place.known is not None or place.kind not in ("text", "lines") or len(records) != 1:
        return ""
    if len([line for line in place.answered if line.ref.startswith("answers/")]) != len(place.answered):
        return ""
    typable = {"person", "gist", "agreed", "other"} if place.kind == "lines" else {"person", "gist", "agreed"}
    if any(line.voice not in typable for line in place.answered):  # in a list, whose a line is outlasts typing on
        return ""
    return "\n".join(f'"{line.text}' if line.voice == "person" else _begun(line.text) for line in place.answered)


def _begun(text: str) -> str:
    return f'"{text}' if text.startswith('"') else text


def _put_cursor(screen: TalkScreen, place: QuestionView | PetalView | None) -> None:
    ways = screen.query_one("#ways", RowList)
    if isinstance(place, QuestionView) and place.known is not None and not screen.adding and not place.draft:
        screen.focus_on(ways)
    else:
        screen.focus_on(screen.editor)
