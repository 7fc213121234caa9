"""Chooses how a file is read: JSON by its name or by how it begins, YAML otherwise.

YAML that cannot be read at one place is read round it (`mending`), where that can be done without a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from strengthtui.sources.codes import files
from strengthtui.sources.codes import json as json_codes
from strengthtui.sources.codes import yaml as yaml_codes
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Finding, Problems
from strengthtui.sources.json_source import read_json
from strengthtui.sources.reader import Place
from strengthtui.sources.source import LineTable
from strengthtui.sources.yaml_source import read_yaml

if TYPE_CHECKING:
    from strengthtui.sources.mending import Mended
    from strengthtui.sources.reader import Shape, Shaped
    from strengthtui.sources.source import Source

T = TypeVar("T")


def load(data: bytes, name: str, problems: Problems) -> Source | None:
    """Read YAML or JSON. `None` when there is nothing that could be read further.

    A file that is not called `.json` and begins with a bracket is JSON if it can be read as such: brackets are
    YAML, too.
    """
    text = decode(data, name, problems)
    if text is None:
        return None
    if name.casefold().endswith(".json"):
        return _seen(read_json(text, name, problems), text, name, problems)
    if text.lstrip()[:1] in {"{", "["}:
        trial = Problems()
        source = read_json(text, name, trial)
        if not any(finding.code in json_codes.CODES for finding in trial.findings):
            for finding in trial.findings:
                problems.add(finding)
            return source
    return _read_yaml(text, name, problems)


def load_shaped(data: bytes, name: str, shape: Shape[T], problems: Problems) -> Shaped[T] | None:
    """Read a file of one shape; whoever judges the rest of it goes by what was made and by its place.

    `None` when there is nothing to judge; whether all of it is sound, the errors in `problems` say.
    """
    source = load(data, name, problems)
    return None if source is None else shape.shaped(source.data, Place(source, problems))


def _read_yaml(text: str, name: str, problems: Problems) -> Source | None:
    """Read YAML, and round what cannot be read. Lines that were left out are told to `problems`."""
    if not problems.collects:
        return read_yaml(text, name, problems)
    trial = Problems()
    source = read_yaml(text, name, trial)
    found = trial.findings
    if source is None and any(one.code in _MENDABLE for one in found):
        round_it = _read_round(text, name)
        if round_it is not None:
            source, found, mended = round_it
            for one in found:
                problems.add(one)
            problems.leave_out(name, mended.unseen)
            if mended.lost_keys:
                problems.lose_keys(name)
            return source
    for one in found:
        problems.add(one)
    problems.leave_out(name, trial.unseen(name))
    return _seen(source, text, name, problems)


def _read_round(text: str, name: str) -> tuple[Source, tuple[Finding, ...], Mended] | None:
    """Read what can be read of a text with mistakes; gives that, every finding, and what was left out."""
    from strengthtui.sources.mending import mend

    for move in (True, False):
        mended, problems = mend(text, move=move), Problems()
        source = None if mended is None else read_yaml(mended.text, name, problems)
        if mended is None or source is None:
            continue
        if mended.is_moved and any(one.code is files.DUPLICATE_KEY for one in problems.findings):
            continue  # what stood below the item is taken for keys of something else
        lines = LineTable(text)
        mistakes = [
            Finding(one.code, name, *lines.position(one.index), {"sign": one.sign, "column": one.column})
            for one in mended.mistakes
        ]
        return source, (*mistakes, *problems.findings), mended
    return None


_MENDABLE: Final = frozenset((*yaml_codes.CODES, files.LONE_SURROGATE))
"""What ends the reading of a text at one place in it."""


def _seen(source: Source | None, text: str, name: str, problems: Problems) -> Source | None:
    """Tell `problems` that nothing more will be said of a text that could not be read."""
    if source is None and text.strip():
        problems.leave_out(name, ((1, LineTable(text).position(len(text.rstrip())).line),))
    return source
