"""The thread as rows of a list: strands side by side, words wrapped and never cut; or goal by goal, one below another.

Purely a picture: from a view to rows, nothing else.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.content import Content

from strengthtui.desk.showing import owned, quoted
from strengthtui.i18n import _
from strengthtui.tui.safe import plain
from strengthtui.tui.widgets.row_list import Part, Row
from strengthtui.tui.widgets.said import STAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.desk.thread_views import GoalThreadView, ThreadView, UsedStrengthView
    from strengthtui.desk.views import StepView
    from strengthtui.tui.widgets.row_list import Tone

GOAL, TO_DO, DONE = "◎", "☐", "☑"
LINK: Final = 5
"""Cells between two columns."""

SHARES: Final = (30, 20, 22, 28)
"""Hundredths of the width for words, strengths, goals and steps."""


class _Line(NamedTuple):
    text: str
    tone: Tone


def strand_rows(view: ThreadView, width: int) -> list[Row]:
    """Give the picture with four columns, then what is still open."""
    room = width - LINK * (len(SHARES) - 1)
    widths = tuple(room * share // 100 for share in SHARES)
    rows: list[Row] = []
    for goal in view.goals:
        rows += _goal_rows(goal, widths)
        rows.append(Row(f"{goal.ref}:end", (Part(""),), choosable=False))
    return [*rows, *_open_rows(view)]


def tree_rows(view: ThreadView) -> list[Row]:
    """Give goal by goal what leads to it and what it leads to, then what is still open."""
    rows: list[Row] = []
    for goal in view.goals:
        rows.append(Row(goal.ref, (Part(_goal_text(goal), "own" if goal.voice == "person" else "head"),)))
        for used in goal.strengths:
            parts = [Part(f"{STAR} {used.name}", "star", indent=2)]
            parts += [
                Part(owned(line), "own" if line.voice == "person" else "plain", indent=4) for line in used.words[:1]
            ]
            rows.append(Row(f"{goal.ref}:{used.ref}", tuple(parts), choosable=False))
        for step in goal.steps:
            text = _step_text(step)
            parts = [Part(text[0], indent=2), *(Part(one, "quiet", indent=4) for one in text[1:])]
            rows.append(Row(step.ref, tuple(parts), choosable=False))
        rows.append(Row(f"{goal.ref}:end", (Part(""),), choosable=False))
    return [*rows, *_open_rows(view)]


def _open_rows(view: ThreadView) -> Iterator[Row]:
    if view.open_ends:
        yield Row("open", (Part(_("Still open"), "head"),), choosable=False)
        for number, end in enumerate(view.open_ends):
            yield Row(f"open:{number}", (Part(end, "quiet", indent=2),), choosable=False)


def _goal_rows(goal: GoalThreadView, widths: tuple[int, ...]) -> list[Row]:
    """Set a goal's strengths and steps side by side; they are not paired, each row holds one of either."""
    pairs = list(zip_longest(goal.strengths, goal.steps)) or [(None, None)]
    rows: list[Row] = []
    used_up, done_up = len(goal.strengths), len(goal.steps)
    for index, (used, step) in enumerate(pairs):
        cells = [
            _words_lines(used, widths[0]),
            _wrapped(f"{STAR} {used.name}", widths[1], "star") if used else [],
            _wrapped(_goal_text(goal), widths[2], "own" if goal.voice == "person" else "plain") if index == 0 else [],
            _step_lines(step, widths[3]) if step else [],
        ]
        height = max(len(cell) for cell in cells)
        for line in range(height):
            links = (
                " ── " if line == 0 and cells[0] and cells[1] else "",
                _left_link(index, line, used_up),
                _right_link(index, line, done_up),
            )
            parts: list[Part] = []
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                text, tone = cell[line] if line < len(cell) else _Line("", "plain")
                parts.append(Part(text, tone, width=width))
                if column < len(links):
                    parts.append(Part(links[column], "quiet", width=LINK))
            first = index == 0 and line == 0
            rows.append(
                Row(goal.ref if first else f"{goal.ref}:{len(rows)}", tuple(parts), columns=True, choosable=first)
            )
    return rows


def _left_link(index: int, line: int, strengths: int) -> str:
    """Draw how strengths come together in the goal."""
    if line == 0 and index < strengths:
        more = index < strengths - 1
        return (" ─┬─" if more else " ── ") if index == 0 else (" ─┤" if more else " ─┘")
    return "  │" if index < strengths - 1 else ""


def _right_link(index: int, line: int, steps: int) -> str:
    """Draw how steps branch off from the goal."""
    if line == 0 and index < steps:
        more = index < steps - 1
        return (" ─┬─" if more else " ── ") if index == 0 else ("  ├─" if more else "  └─")
    return "  │" if index < steps - 1 else ""


def _words_lines(used: UsedStrengthView | None, width: int) -> list[_Line]:
    if used is None or not used.words:
        return []
    line = used.words[0]
    return _wrapped(owned(line), width, "own" if line.voice == "person" else "plain")


def _step_lines(step: StepView, width: int) -> list[_Line]:
    first, *more = _step_text(step)
    lines = _wrapped(first, width, "plain")
    for one in more:
        lines += [_Line(f"  {line.text}", line.tone) for line in _wrapped(one, width - 2, "quiet")]
    return lines


def _step_text(step: StepView) -> Sequence[str]:
    """Give what is to be done, then who and when and what is to be said of the helper."""
    state = {"started": _("started"), "done": _("done"), "stuck": _("stuck")}.get(step.state, "")
    under = " · ".join(part for part in (step.by, step.who, state) if part)
    sign = DONE if step.state == "done" else TO_DO
    return [part for part in (f"{sign} {step.what}", under, step.asked) if part]


def _goal_text(goal: GoalThreadView) -> str:
    state = {"later": _("later"), "reached": _("reached")}.get(goal.state, "")
    return f"{GOAL} {quoted(goal.text, goal.voice)}" + (f" ({state})" if state else "")


def _wrapped(text: str, width: int, tone: Tone) -> list[_Line]:
    return [_Line(piece.plain.rstrip(), tone) for piece in Content(plain(text)).wrap(max(width, 1))]
