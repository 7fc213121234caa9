"""Every action of the app in one table: its id, its keys, its second way in (Esc, then a letter), and what it does.

Ids stand in people's settings and are never renamed. Left alone: Ctrl with J M I H B E Q, F6, F7, and what editors use
themselves (Ctrl with A C D F K U V W X Y Z, arrows). A terminal sends Alt and a letter as Esc and the letter, so that
both are one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.binding import Binding, BindingType

from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class Action(Struct, frozen=True):
    """One thing that can be done."""

    id: str
    """Kebab-case; what settings and the code call it."""
    keys: str
    """Keys as Textual writes them, with commas; empty where Esc and the letter are enough."""
    letter: str
    """What follows Esc; a letter, a digit or a sign, or the name of an arrow."""
    label: str
    """At most 18 characters, for the last line."""
    tip: str
    """A whole sentence, for the list of everything and for help."""
    beside: bool = True
    """Whether it may be named on the screen while the person looks at it."""
    call: str = ""
    """What Textual is to run, where it is more than the id: `petal(3)`."""

    @property
    def method(self) -> str:
        """What Textual runs: `mark_strength` for `action_mark_strength`."""
        return self.call or self.id.replace("-", "_")


def actions() -> dict[str, Action]:
    """The table, in the order in which it is shown."""
    talking = (_going(), _words(), _rooms(), _together(), _windows())
    others = (_people(), _own_notes(), _planning(), _mapping(), _papers())
    return {row.id: row for room in (*talking, *others) for row in room}


def _going() -> tuple[Action, ...]:
    return (
        Action("next", "ctrl+n,alt+right", "n", _("next"), _("Keep what is typed here and go on.")),
        Action("back", "alt+left", "left", _("back"), _("Go back to the one before; what is typed here is kept.")),
        Action("go-to", "ctrl+g", "g", _("go to"), _("Go anywhere: a petal, or a question.")),
        Action("skip", "f3", "k", _("skip"), _("Skip this question: later, rather not, or does not fit.")),
        Action(
            "outer-petals",
            "",
            "9",
            _("outer petals"),
            _("Turn to the outer petals of the flower, and back."),
            beside=True,
        ),
        Action(
            "hints",
            "",
            "i",
            _("hints"),
            _("Show or fold what helps to ask: plainer words, what to listen for, what else to ask."),
            beside=False,
        ),
        Action("fine-here", "", "0", _("fine here"), _("Leave the word that is hinted at alone here."), beside=False),
        Action(
            "word-hints",
            "",
            "minus",
            _("quiet on words"),
            _("No hints on words in this sitting; once more, and they come again."),
            beside=False,
        ),
        Action("enough", "f8", "e", _("enough"), _("Come to a kind end. Each line of it may be passed over.")),
    )


def _words() -> tuple[Action, ...]:
    return (
        Action("mark-strength", "f2", "s", _("strength"), _("Name a strength that words show; they stay tied to it.")),
        Action(
            "whose-words",
            "f4",
            "w",
            _("whose words"),
            _("Say whose words the line is: theirs, gist, yours, another's."),
        ),
        Action(
            "into-plan",
            "",
            "z",
            _("into the plan"),
            _("Make a step or a goal of what was just said; the words are in the form already."),
            beside=True,
        ),
        Action("sort", "ctrl+t", "o", _("sort"), _("Put lines where they belong, one key each.")),
        Action("lines", "ctrl+l", "l", _("words heard"), _("All the words heard so far.")),
        Action("undo", "", "u", _("undo"), _("Take the last change back.")),
        Action(
            "what-to-know",
            "",
            "plus",
            _("what to know"),
            _("What to know beside drink and drugs: before stopping, and after a break."),
            beside=False,
        ),
        Action("redo", "", "y", _("redo"), _("Bring back what was taken back.")),
        Action("strike", "", "x", _("strike"), _("Take words out for good, from history and drafts too.")),
    )


def _rooms() -> tuple[Action, ...]:
    return (
        Action("strengths-map", "", "m", _("strengths map"), _("The strengths so far, and the words that show them.")),
        Action(
            "lens",
            "l",
            "i",
            _("lens"),
            _("Look at the same strengths by area of life, by capital, by ROPES, or before, now and ahead."),
        ),
        Action(
            "ask-that",
            "a",
            "n",
            _("ask that"),
            _("Go to the question that would let the picture grow where it is thin."),
            beside=False,
        ),
        Action("plan", "", "p", _("plan"), _("Goals and steps: who, by when, what may get in the way.")),
        Action("thread", "", "d", _("thread"), _("From words to strengths to goals to steps, and what is still open.")),
        Action(
            "ecomap",
            "",
            "equals_sign",
            _("ecomap"),
            _("Who and what is round them: how close, who gives, who may know."),
        ),
        Action("read-back", "ctrl+r", "r", _("read back"), _("Read everything back together, line by line.")),
        Action("papers", "ctrl+o", "c", _("papers"), _("See the papers and write them: profile, plan, and others.")),
        Action("photo-page", "", "f", _("photo page"), _("A large page to photograph where there is no printer.")),
    )


def _together() -> tuple[Action, ...]:
    return (
        Action(
            "who-is-here",
            "",
            "h",
            _("who is here"),
            _("Say who else is in the room; what was said alone is then hidden."),
        ),
        Action(
            "persons-page", "", "slash", _("their page"), _("Their page: the stages, what was done, what could come.")
        ),
        Action(
            "another-talk",
            "",
            "semicolon",
            _("another talk"),
            _("Choose another conversation: three questions help to."),
        ),
        Action(
            "agreements", "", "a", _("agreements"), _("What was agreed, each thing apart; any of it can be taken back.")
        ),
    )


def _windows() -> tuple[Action, ...]:
    return (
        Action(
            "beside-you",
            "f5",
            "b",
            _("beside you"),
            _("Turn the screen to the person: larger, without your own lines."),
        ),
        Action("listen", "", "j", _("just listen"), _("One empty line and nothing else.")),
        Action("veil", "f9", "v", _("veil"), _("Take everything off the screen; nothing is lost.")),
        Action(
            "lock", "f12", "full_stop", _("lock now"), _("Close the vault; your passphrase opens it where you were.")
        ),
        Action(
            "team-page",
            "f10",
            "t",
            _("team page"),
            _("Take all words off the screen and open your team's own page."),
            beside=False,
        ),
        Action("help", "f1", "question_mark", _("help"), _("Where you are, and what happens to what you type.")),
        Action(
            "guides",
            "g",
            "g",
            _("guides"),
            _("Short pages to read: the conversations, listening, what is kept."),
            beside=False,
        ),
        Action("everything", "ctrl+p", "space", _("everything"), _("Everything that can be done here, by name.")),
        Action("settings", "", "comma", _("settings"), _("Colours, keys, and where things are.")),
        Action("leave", "", "q", _("leave"), _("Leave. Everything is kept.")),
    )


def _people() -> tuple[Action, ...]:
    return (
        Action("new-person", "ctrl+n", "n", _("new"), _("Begin with somebody new.")),
        Action("quick-talk", "ctrl+t", "k", _("quick talk"), _("A short talk that keeps nothing but one page.")),
        Action("their-papers", "ctrl+o", "c", _("papers"), _("See and write the papers of the person chosen.")),
        Action(
            "their-page",
            "ctrl+g",
            "slash",
            _("page"),
            _("The page of the person chosen: what was done, what could come."),
        ),
        Action(
            "their-talk",
            "ctrl+l",
            "semicolon",
            _("another talk"),
            _("Another conversation with the person chosen; questions help."),
        ),
        Action("own-notes", "ctrl+r", "r", _("own notes"), _("Your notes, and two questions for you."), beside=False),
        Action("their-plan", "", "p", _("plan"), _("The plan of the person chosen.")),
    )


def _own_notes() -> tuple[Action, ...]:
    return (
        Action("two-questions", "n", "n", _("two questions"), _("Two questions, about your work."), beside=False),
        Action(
            "page-to-talk-over",
            "w",
            "w",
            _("write a page"),
            _("Write a page of your notes to talk over, without names that are kept here."),
            beside=False,
        ),
        Action(
            "team-strengths",
            "g",
            "g",
            _("team's page"),
            _("Write a page of strengths that your team fills in together."),
            beside=False,
        ),
    )


def _planning() -> tuple[Action, ...]:
    """In the plan nothing is typed, so that a letter alone is enough; in a form, one key keeps it from anywhere."""
    return (
        Action("new-goal", "g", "g", _("goal"), _("Put a new goal into the plan, in their words.")),
        Action("new-step", "s", "n", _("step"), _("Put a small step under the goal chosen.")),
        Action("new-promise", "p", "i", _("promise"), _("Note what you, the worker, will do.")),
        Action("change", "c", "k", _("change"), _("Change the goal, step or promise chosen; Enter does it too.")),
        Action("mark-step", "m", "z", _("mark"), _("Say where it stands: started, done, stuck, let go; or asked.")),
        Action("agree-plan", "a", "1", _("agree"), _("Read it aloud, and note whether it is right as it stands.")),
        Action("take-off", "t", "0", _("take off"), _("Take what is chosen off the plan; undo brings it back.")),
        Action(
            "know-in-plan",
            "w",
            "2",
            _("what to know"),
            _("What to know beside drink and drugs: before stopping, and after a break."),
            beside=False,
            call="what_to_know",
        ),
        Action("keep-form", "ctrl+s", "k", _("keep"), _("Keep what is typed in this window.")),
    )


def _mapping() -> tuple[Action, ...]:
    """On the map of who is round them nothing is typed either."""
    return (
        Action("new-tie", "n", "n", _("new"), _("Put somebody or something on the map.")),
        Action(
            "known-ties", "k", "k", _("said already"), _("Put on the map what was said already, with one key each.")
        ),
        Action("change-tie", "c", "i", _("change"), _("Change who is chosen on the map; Enter does it too.")),
        Action("tie-off", "t", "1", _("take off"), _("Take who is chosen off the map; undo brings it back.")),
    )


def _papers() -> tuple[Action, ...]:
    return (
        Action("write-papers", "w", "n", _("write"), _("Write the paper chosen, and say where it goes.")),
        Action("for-whom", "o", "g", _("for whom"), _("Choose whom the paper is for; some lines are not for all.")),
        Action("read-paper", "tab", "i", _("read"), _("Move between the list of papers and the paper.")),
    )


ANYWHERE: Final = ("help", "beside-you", "veil", "lock", "team-page", "everything", "settings", "leave")
"""Actions of every screen."""

FROM_DIALOGS: Final = ("veil", "lock", "team-page")
"""Actions that work even over a small window: the screen must be cleared with one key, whatever is open."""


def bindings(*ids: str) -> list[BindingType]:
    """Make the bindings of a screen."""
    table = actions()
    return [
        Binding(
            _with_second_way(row.keys, row.letter),
            row.method,
            row.label,
            show=False,
            tooltip=row.tip,
            id=row.id,
        )
        for row in (table[one] for one in ids)
    ]


def keymap(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Take somebody's own keys for the actions there are; Esc and the letter stay as they are.

    What works anywhere gives up a key that was chosen for something else: else nobody could tell which is meant.
    """
    known = actions()
    own = {name: keys for name, keys in chosen.items() if name in known}
    taken = {key for keys in own.values() for key in keys}
    for row in (known[name] for name in ANYWHERE if name not in own):
        keys = tuple(key for key in row.keys.split(",") if key)
        if not taken.isdisjoint(keys):
            own[row.id] = tuple(key for key in keys if key not in taken)
    return {name: _with_second_way(",".join(keys), known[name].letter) for name, keys in own.items()}


def _with_second_way(keys: str, letter: str) -> str:
    if letter in _ARROWS:
        return keys
    return f"{keys},alt+{letter}" if keys else f"alt+{letter}"


_ARROWS: Final = frozenset({"left", "right", "up", "down"})
"""Alt and an arrow is a first way of its own."""


_SHOWN_KEYS: Final = {
    "left": "←", "right": "→", "up": "↑", "down": "↓", "space": "␣", "question_mark": "?",
    "comma": ",", "full_stop": ".", "minus": "-", "slash": "/", "semicolon": ";", "equals_sign": "=", "plus": "+",
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip


def told_key(key: str) -> str:
    """Write a key as keyboards do: `^N`, `Alt+←`, `F2`."""
    *modifiers, last = key.split("+")
    name = _SHOWN_KEYS.get(last, last.upper() if len(last) > 1 or modifiers else last)
    if modifiers == ["ctrl"]:
        return f"^{name}"
    return "+".join([*(one.capitalize() for one in modifiers), name])
