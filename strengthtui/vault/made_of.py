"""What was made of lines, when one of them is struck: a goal or a step stays, since somebody put it into the plan.

Who was put on the map by another name than the line says stays as well, without its words.

It points at the lines after the struck one still, and of the one that is gone at nothing. Nothing else is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.model.words import Ref


def follow(rows: Iterable[dict[str, Any]], ref: Ref, line: int) -> None:
    """Let goals, steps and the person, as they are and as they were, point at the right line of a record."""
    for row in rows:
        if row.get("source"):
            row["source"] = next(iter(_left([row["source"]], ref, line)), None)
        if row.get("not_planned"):
            row["not_planned"] = _left(row["not_planned"], ref, line)


def let_go(tie: dict[str, Any], words: Iterable[str]) -> str:
    """Let somebody on the map point at no line any more, and say nothing of its words; gives what they said of it."""
    tie["source"] = None
    does = str(tie.get("does") or "").strip()
    if not does or not any(does in text or text in does for text in words):
        return ""
    tie["does"] = None
    return does


def _left(sources: Iterable[dict[str, Any]], ref: Ref, line: int) -> list[dict[str, Any]]:
    left = []
    for source in sources:
        at = source.get("line") if (source.get("table"), source.get("id")) == (ref.table, ref.id) else None
        if at == line:
            continue
        if at is not None and at > line:
            source["line"] = at - 1
        left.append(source)
    return left
