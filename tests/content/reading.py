"""Reads the content without the product's readers, so that a mistake in them cannot hide one in the words.

Every scalar stays a string here (`yes`, `2026-11-20`, `12`); a key that no shape below names is refused.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
import yaml
from msgspec import Struct

import strengthtui

CONTENT = Path(strengthtui.__file__).parent / "content"

Kind = Literal["text", "lines", "yes-no", "choice", "choices", "scale", "number", "date", "people", "goals"]
Route = Literal["doorstep", "short", "full"]
Sphere = Literal["individual", "family", "environment"]
Voice = Literal["person", "gist", "worker", "other"]


class Shape(Struct, forbid_unknown_fields=True):
    """What all shapes share: no key goes unread."""


class Named(Shape):
    """A petal with its heading."""

    id: str
    title: str


class Domain(Shape):
    """A row of `domains.yaml`."""

    id: str
    title: str
    covers: str
    sphere: Sphere
    capital: Literal["human", "social", "physical", "cultural"]
    wellbeing: list[str]
    outcomes: list[str]
    petal: str


class Domains(Shape):
    """The whole of `domains.yaml`."""

    id: Literal["domains"]
    version: int
    domains: list[Domain]


class Topic(Shape):
    """A row of `topics.yaml`."""

    id: str
    petal: str
    title: str
    means: str
    domains: list[str]


class Topics(Shape):
    """The whole of `topics.yaml`."""

    id: Literal["topics"]
    version: int
    petals: list[Named]
    topics: list[Topic]


class Area(Shape):
    """A row of `strengths.yaml`."""

    id: str
    title: str
    origin: Literal["seed", "ours"] = msgspec.field(name="from")
    sphere: Sphere
    domains: list[str]
    names: list[str]


class Strengths(Shape):
    """The whole of `strengths.yaml`."""

    id: Literal["strengths"]
    version: int
    areas: list[Area]


class Length(Shape):
    """The cap of a short text."""

    length: int


class Option(Shape):
    """One thing to choose."""

    id: str
    text: str


class Question(Shape):
    """A question of a pack."""

    id: str
    kind: Kind
    ask: str
    plainer: str
    listen_for: list[str]
    also_ask: list[str]
    focus: Literal["past", "present", "future"]
    route: Route
    seed: str
    recall: list[str | dict[Literal["domain"], str]] = []
    about: str | None = None
    ask_without: str | None = None
    care: str | None = None
    domains: list[str] | None = None
    offers: list[Literal["strength", "goal", "step", "asset", "person"]] = []
    limits: Length | None = None
    when: dict[str, str] | None = None
    options: list[Option] = []
    other: bool = False
    under: str | None = None
    share: Literal["none", "worker", "team"] | None = None
    private: bool = False
    for_whom: Literal["worker", "person"] = msgspec.field(name="for", default="person")
    low: str | None = msgspec.field(name="from", default=None)
    high: str | None = msgspec.field(name="to", default=None)

    def recalled_words(self) -> list[str]:
        """Give the topics, petals and addresses it recalls, areas of life not among them."""
        return [one for one in self.recall if isinstance(one, str)]

    def recalled_areas(self) -> list[str]:
        """Give the areas of life it recalls."""
        return [one["domain"] for one in self.recall if not isinstance(one, str)]


class Section(Shape):
    """A section of a pack that asks questions."""

    id: str
    title: str
    looks_at: list[str]
    questions: list[Question]


class AskingPack(Shape):
    """A pack of questions, such as `ropes`."""

    id: str
    version: int
    title: str
    language: str
    summary: str
    sources: list[str]
    sections: list[Section]
    order: dict[Route, list[str]] = {}

    def questions(self) -> dict[str, Question]:
        """Give every question by its address, in the pack's order."""
        return {f"{section.id}/{q.id}": q for section in self.sections for q in section.questions}


class Petal(Shape):
    """A section of `blossoming`."""

    petal: str
    title: str
    ring: Literal["inner", "outer", "leaf"]
    openers: list[str]
    plainer: str
    listen_for: list[str]
    also_ask: list[str]
    care: str
    about: str
    route: Route


class PetalPack(Shape):
    """A pack of petals: `blossoming`."""

    id: str
    version: int
    title: str
    language: str
    summary: str
    sources: list[str]
    sections: list[Petal]


class Part(Shape):
    """One of the agreements."""

    id: str
    ask: str


class FrameLine(Shape):
    """A line of `meet`, `close` or `concern`."""

    id: str
    ask: str
    plainer: str
    listen_for: list[str]
    also_ask: list[str]
    when: Literal["first-time", "every-time", "when-it-bears", "second-meeting", "optional"]
    care: str | None = None
    for_whom: Literal["worker", "person"] = msgspec.field(name="for", default="person")
    about: str | None = None
    parts: list[Part] = []
    options: list[Option] = []


class Frame(Shape):
    """The whole of a frame."""

    id: str
    version: int
    title: str
    language: str
    lines: list[FrameLine]


class Loader(yaml.SafeLoader):
    """YAML in which every scalar is a string and no key stands twice."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012 - PyYAML's own class-level table

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Refuse a key that stands twice."""
        keys = [key.value for key, _value in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"{sorted(twice)} twice, line {node.start_mark.line + 1}")
        return dict(super().construct_mapping(node, deep=deep))


T = TypeVar("T")


def text(name: str) -> str:
    """Give a file of the content as text."""
    return (CONTENT / name).read_text(encoding="utf-8")


def shaped(source: str, shape: type[T]) -> T:
    """Read YAML into a shape, numbers written as digits included."""
    return msgspec.convert(yaml.load(source, Loader=Loader), shape, strict=False)  # noqa: S506 - a SafeLoader


def read(name: str, shape: type[T]) -> T:
    """Read a file of the content into a shape."""
    return shaped(text(name), shape)


def domains() -> list[Domain]:
    """Give the areas of life."""
    return read("vocabularies/domains.yaml", Domains).domains


def topics() -> Topics:
    """Give petals and topics."""
    return read("vocabularies/topics.yaml", Topics)


def areas() -> list[Area]:
    """Give the areas of strength."""
    return read("vocabularies/strengths.yaml", Strengths).areas


def ropes() -> AskingPack:
    """Give the pack `ropes`."""
    return asking_pack("ropes")


@functools.cache
def asking_pack(pack: str) -> AskingPack:
    """Give a pack of questions."""
    return read(f"packs/{pack}.yaml", AskingPack)


def asking_pack_ids() -> list[str]:
    """Give the packs of questions: all but the flower."""
    return sorted(path.stem for path in (CONTENT / "packs").glob("*.yaml") if path.stem != "blossoming")


def blossoming() -> PetalPack:
    """Give the pack `blossoming`."""
    return read("packs/blossoming.yaml", PetalPack)


def frames() -> dict[str, Frame]:
    """Give the three frames by name."""
    return {name: read(f"frames/{name}.yaml", Frame) for name in ("meet", "close", "concern")}


def known_addresses() -> set[str]:
    """Give what a `recall` may name: petals, topics, and all questions by their full address."""
    vocabulary = topics()
    return {
        *(petal.id for petal in vocabulary.petals),
        *(topic.id for topic in vocabulary.topics),
        *(f"{pack}/{address}" for pack in asking_pack_ids() for address in asking_pack(pack).questions()),
    }
