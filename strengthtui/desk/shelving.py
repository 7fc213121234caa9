"""Packs for the command line: a list, one as lines, one as data, and what a check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui.desk.files import read_file
from strengthtui.desk.finding_views import finding_views
from strengthtui.i18n import _
from strengthtui.packs.checker import check_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from strengthtui.desk.desk import Desk
    from strengthtui.desk.finding_views import FindingView
    from strengthtui.model.pack import Pack, Question, Section


def pack_rows(desk: Desk) -> tuple[Pack, ...]:
    """Every pack there is."""
    return tuple(desk.shelf.get(pack_id) for pack_id in desk.shelf.ids())


def pack_data(desk: Desk, pack_id: str) -> object:
    """A pack as plain data. Raises `NotFoundError`."""
    import msgspec

    data: object = msgspec.to_builtins(desk.shelf.get(pack_id))
    return data


def pack_lines(desk: Desk, pack_id: str) -> Iterator[str]:
    """A pack section by section, with the address, route and words of each question. Raises `NotFoundError`."""
    pack = desk.shelf.get(pack_id)
    yield f"{pack.title} ({pack.id}, {_('version')} {pack.version})"
    if pack.summary:
        yield pack.summary
    for source in pack.sources:
        yield f"  {_('after')} {source}"
    for section in pack.sections:
        yield ""
        yield f"{section.title} [{section.id}]"
        yield from (
            _petal(section) if section.petal else (row for one in section.questions for row in _question(section, one))
        )


def check_files(desk: Desk, paths: list[Path]) -> tuple[FindingView, ...]:
    """Check files one after the other."""
    return finding_views(
        finding for path in paths for finding in check_pack(read_file(path), str(path), desk.shelf).findings
    )


def _petal(section: Section) -> Iterator[str]:
    petal = section.petal
    if petal is None:
        return
    for opener in petal.openers or ((petal.plainer,) if petal.plainer else ()):
        yield f"  {opener}"
    yield f"    {petal.ring}, {petal.route}"


def _question(section: Section, question: Question) -> Iterator[str]:
    yield f"  {question.ask}"
    yield f"    {section.id}/{question.id}, {question.kind}, {question.route}"
    for option in question.options:
        yield f"      {option.id}: {option.text}"
