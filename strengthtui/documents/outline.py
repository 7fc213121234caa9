"""Outlines: which documents there are and what stands in them, as data in `content/outlines/*.yaml`.

An outline names its parts; the words come from the sources of `lines_from`. It cannot compute, choose by condition or
hold anyone's words.

    id: doorstep
    version: 1
    title: "{name}"                 # {name} and {worker} are filled in, also in headings and labels
    language: en
    audience: person                # for whom, when nobody says otherwise: person, team, outside, everything
    names: hidden                   # nobody else's names; otherwise `shown`
    elsewhere: [plan-first-step]    # topics whose lines stand in another document, and in none of these blocks
    workers: [kvets]                # conversations of the worker's own: their answers stand here, and nothing else does
    limits: {lines: 25, width: 80}  # at most so many lines, of about so many signs; all blocks then have a label
    empty: Nothing is written here yet.     # the one line of a document with nothing to say
    closing: [happened, legend]     # at the very end, and only when something stands above
    blocks:
      - heading: Before anything else       # or `label:`, a word in front of one short line
        from: words                 # one source or a list of them
        topics: [now-cannot-wait]   # what `words` takes: topics and petals
        petals: [hard-times]
        first: yes                  # takes its lines before any other block does
        spheres: [individual]       # what `strengths` takes
        most: 3                     # not more entries than that, the newest words
        keep: yes                   # never shortened and never left away to fit the page
        short: yes                  # each entry on one line
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast, get_args

from strengthtui import content
from strengthtui.documents.lines_from import CLOSINGS, SOURCES
from strengthtui.errors import NotFoundError
from strengthtui.i18n import _
from strengthtui.interview.sharing import Audience
from strengthtui.model.words import Sphere
from strengthtui.sources.findings import FindingCode, Problems
from strengthtui.sources.loading import load_shaped
from strengthtui.sources.reader import Field, Place, Shape, list_of
from strengthtui.sources.scalars import a_language, an_id, one_of, text, whole, yes_no
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from strengthtui.model.vocabulary import Vocabulary
    from strengthtui.sources.source import Plain

SOURCE_UNKNOWN: Final = FindingCode(
    "outline-source-unknown",
    "error",
    'there is no source "{source}"',
    "use one of: {choices}",
    'write "{near}"; all there are: {choices}',
)
TOPIC_UNKNOWN: Final = FindingCode(
    "outline-topic-unknown",
    "error",
    'there is no topic or petal "{topic}"',
    "use one of the shared vocabulary",
    'write "{near}"',
)
BRACE_UNKNOWN: Final = FindingCode(
    "outline-brace-unknown",
    "error",
    "{{{brace}}} cannot be filled in here",
    "use {{name}} or {{worker}}, or take it out",
)
HEADING_AND_LABEL: Final = FindingCode(
    "outline-heading-and-label",
    "error",
    "a block has either a heading or a label",
    "keep one of the two",
)
LABEL_MISSING: Final = FindingCode(
    "outline-label-missing",
    "error",
    "a document with a limit of lines needs a label for each block",
    "write `label:` instead of `heading:`, or take `limits:` out",
)
CODES: Final = (SOURCE_UNKNOWN, TOPIC_UNKNOWN, BRACE_UNKNOWN, HEADING_AND_LABEL, LABEL_MISSING)

_OWN_TOPICS: Final = "x-"
"""How a team's own topics begin."""
_BRACE: Final = re.compile(r"\{([^{}]*)\}")
_FILLED: Final = ("name", "worker")


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How much fits."""

    lines: int
    """Lines of text in all, title included."""
    width: int = 80
    """Signs that fit in one printed line: longer entries take two or more."""


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    """One part of a document."""

    sources: tuple[str, ...] = ()
    """Where its words come from, in this order."""
    heading: str = ""
    label: str = ""
    petals: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    spheres: tuple[Sphere, ...] = ()
    most: int | None = None
    first: bool = False
    keep: bool = False
    short: bool = False

    @property
    def is_short(self) -> bool:
        """Whether each entry is one line."""
        return self.short or bool(self.label)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document says, in which order, for whom."""

    id: str
    version: int
    title: str
    empty: str
    blocks: tuple[OutlineBlock, ...] = ()
    language: str = "en"
    audience: Audience = "person"
    names: str = "shown"
    elsewhere: tuple[str, ...] = ()
    """Topics that stand in another document."""
    workers: tuple[str, ...] = ()
    """Packs that are the worker's own: what the worker answered there stands here, and nobody else's words."""
    limits: PageLimits | None = None
    closing: tuple[str, ...] = ()

    @property
    def hides_names(self) -> bool:
        """Whether nobody else is to be named."""
        return self.names == "hidden"

    def has(self, *sources: str) -> bool:
        """Tell whether a block takes its words from one of these sources."""
        return any(source in block.sources for block in self.blocks for source in sources)


def outline_ids() -> tuple[str, ...]:
    """Give the documents of the program's own: those most used first, any others by name."""
    known = {name.removesuffix(".yaml") for name in content.names("outlines") if name.endswith(".yaml")}
    usual = [one for one in ("profile", "plan", "photo", "doorstep", "ecomap") if one in known]
    return (*usual, *sorted(known.difference(usual)))


@functools.cache
def shipped_outline(outline_id: str) -> Outline:
    """Give an outline of the program's own. Raises `NotFoundError`, and `BadInputError` if it is damaged."""
    if outline_id not in outline_ids():
        told = _("There are: {documents}.").format(documents=", ".join(outline_ids()))
        raise NotFoundError(_("There is no document of that name."), "", told)
    name = f"{outline_id}.yaml"
    outline = read_outline(content.read_bytes(f"outlines/{name}"), name, Problems(collect=False))
    return cast("Outline", outline)  # a Problems that does not collect has raised otherwise


def read_outline(data: bytes, name: str, problems: Problems, vocabulary: Vocabulary | None = None) -> Outline | None:
    """Read an outline and note every finding; `None` if one of them is an error.

    Topics and petals are looked up in `vocabulary`, if there is one.
    """
    before = problems.error_count
    found = load_shaped(data, name, OUTLINE, problems)
    if found is None:
        return None
    _check(found.made, found.place, vocabulary)
    return found.made if problems.error_count == before else None


def _one_of_known(known: Mapping[str, object]) -> Callable[[Plain, Place], str | None]:
    spelling, told = Spelling(known), ", ".join(known)

    def reading(value: Plain, place: Place) -> str | None:
        source = text(100)(value, place)
        if source is None or source in known:
            return source
        place.near(SOURCE_UNKNOWN, source, spelling, source=source, choices=told)
        return None

    return reading


def _sentence(limit: int) -> Callable[[Plain, Place], str | None]:
    take = text(limit)

    def reading(value: Plain, place: Place) -> str | None:
        sentence = take(value, place)
        for brace in _BRACE.findall(sentence or ""):
            if brace not in _FILLED:
                place.add(BRACE_UNKNOWN, brace=brace)
        return sentence

    return reading


_IDS: Final = list_of(an_id, or_one=True)
_LIMITS: Final = Shape(
    PageLimits, Field("lines", whole(10, 1000), required=True, instead=10), Field("width", whole(20, 1000))
)
_BLOCK: Final = Shape(
    OutlineBlock,
    Field("from", list_of(_one_of_known(SOURCES), least=1, or_one=True), required=True, name="sources", instead=()),
    Field("heading", _sentence(120)),
    Field("label", _sentence(60)),
    Field("petals", _IDS),
    Field("topics", _IDS),
    Field("spheres", list_of(one_of(*get_args(Sphere)), or_one=True)),
    Field("most", whole(1, 1000)),
    Field("first", yes_no),
    Field("keep", yes_no),
    Field("short", yes_no),
)
OUTLINE: Final = Shape(
    Outline,
    Field("id", an_id, required=True, instead=""),
    Field("version", whole(1, 1_000_000), required=True, instead=1),
    Field("title", _sentence(120), required=True, instead=""),
    Field("language", a_language),
    Field("audience", one_of(*get_args(Audience))),
    Field("names", one_of("shown", "hidden")),
    Field("elsewhere", _IDS),
    Field("workers", _IDS),
    Field("limits", _LIMITS),
    Field("empty", _sentence(200), required=True, instead=""),
    Field("closing", list_of(_one_of_known(CLOSINGS), or_one=True)),
    Field("blocks", list_of(_BLOCK.lenient, least=1, instead=OutlineBlock()), required=True, instead=()),
)


def _check(outline: Outline, place: Place, vocabulary: Vocabulary | None) -> None:
    if vocabulary is not None:
        _known(outline.elsewhere, [topic.id for topic in vocabulary.topics], place.into("elsewhere"))
    for at, block in enumerate(outline.blocks):
        where = place.into("blocks").into(at)
        if block.heading and block.label:
            where.add(HEADING_AND_LABEL)
        elif outline.limits is not None and block.sources and not block.label:
            where.add(LABEL_MISSING)
        if vocabulary is not None:
            _known(block.petals, [petal.id for petal in vocabulary.petals], where.into("petals"))
            _known(block.topics, [topic.id for topic in vocabulary.topics], where.into("topics"))


def _known(named: Sequence[str], known: Iterable[str], place: Place) -> None:
    ids = set(known)
    for at, one in enumerate(named):
        if one not in ids and not one.startswith(_OWN_TOPICS):
            place.into(at).near(TOPIC_UNKNOWN, one, Spelling(ids), topic=one)
