"""Chooses how a file is read: JSON by its name or by how it begins, YAML otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from strengthtui.sources.codes import json as json_codes
from strengthtui.sources.decoding import decode
from strengthtui.sources.findings import Problems
from strengthtui.sources.json_source import read_json
from strengthtui.sources.reader import Place
from strengthtui.sources.yaml_source import read_yaml

if TYPE_CHECKING:
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
        return read_json(text, name, problems)
    if text.lstrip()[:1] in {"{", "["}:
        trial = Problems()
        source = read_json(text, name, trial)
        if not any(finding.code in json_codes.CODES for finding in trial.findings):
            for finding in trial.findings:
                problems.add(finding)
            return source
    return read_yaml(text, name, problems)


def load_shaped(data: bytes, name: str, shape: Shape[T], problems: Problems) -> Shaped[T] | None:
    """Read a file of one shape; whoever judges the rest of it goes by what was made and by its place.

    `None` when there is nothing to judge; whether all of it is sound, the errors in `problems` say.
    """
    source = load(data, name, problems)
    return None if source is None else shape.shaped(source.data, Place(source, problems))
