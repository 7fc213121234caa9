"""Lines as one line of text, for lists on the command line and in line mode alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.page_words import fact_labels
from strengthtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strengthtui.desk.page_views import PageView
    from strengthtui.desk.views import LineView, SphereView


def quoted(text: str, voice: str) -> str:
    """Put quotation marks round the person's own words, and only round those."""
    return f"“{text}”" if voice == "person" else text


def owned(view: LineView) -> str:
    """A line that shows something, as in documents: somebody else's words stand behind their name."""
    said = quoted(view.text, view.voice)
    return _("{who}: {words}").format(who=view.whose, words=said) if view.voice == "other" and view.whose else said


def line_words(view: LineView) -> str:
    """One line that was said: words, whose, about what, which strengths."""
    parts = [part for part in (view.whose, view.about or _("not sorted yet")) if part]
    stars = "".join(f"  * {name}" for name in view.stars)
    return f"{quoted(view.text, view.voice)}  ({', '.join(parts)}){stars}"


def page_lines(view: PageView) -> Iterator[tuple[str, int]]:
    """A person's page as lines, each with how far it is set in; every stage by name, under it what was done."""
    for kind, texts in _by_kind(view).items():
        label = fact_labels(beside=False)[kind]
        yield (f"{label}: {' · '.join(texts)}" if label else " ".join(texts)), 0
    if view.empty and not view.facts:
        yield _("Nothing stands here yet. A talk can begin anywhere."), 0
    for stage in view.stages:
        yield stage.title, 0
        for one in stage.done:
            yield "  ".join(part for part in (one.day, one.text) if part), 4
    if view.held:
        yield _("Conversations"), 0
    for talk in view.held:
        yield f"{talk.title}: {talk.told}", 4
    if view.offers:
        yield _("What could come next"), 0
    for number, offer in enumerate(view.offers, start=1):
        yield f"{number}  {offer.text}", 4


def _by_kind(view: PageView) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in view.facts:
        told.setdefault(one.kind, []).append(one.text)
    return told


def worth_saying(rings: Sequence[SphereView], lines: Sequence[LineView]) -> tuple[str, ...]:
    """Choose one thing to say back: the newest strength's words and its name, else the newest line.

    Never a hard one, and never the worker's own thought.
    """
    for one in reversed([one for ring in rings for one in ring.strengths]):
        shown = [words for words in one.evidence if _may_be_said(words)]
        if shown:
            return quoted(shown[-1].text, shown[-1].voice), one.name
    for line in reversed(lines):
        if line.petals and _may_be_said(line):
            return (quoted(line.text, line.voice),)
    return ()


def _may_be_said(line: LineView) -> bool:
    return line.voice != "worker" and "hard-times" not in line.petals
