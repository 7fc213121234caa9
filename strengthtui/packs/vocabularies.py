"""Reads the shared vocabularies: areas of life, topics and petals, areas of strength."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from strengthtui.i18n import _
from strengthtui.model.vocabulary import Area, Domain, PetalName, Topic, Vocabulary
from strengthtui.model.words import Sphere
from strengthtui.packs.rules.ids import LINE_TWICE, options_twice
from strengthtui.packs.rules.topics import DOMAIN_UNKNOWN, PETAL_UNKNOWN
from strengthtui.sources.findings import Problems
from strengthtui.sources.loading import load, load_shaped
from strengthtui.sources.reader import Field, Place, Shape, list_of
from strengthtui.sources.scalars import an_id, one_of, text, whole
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

_TEXT: Final = text(500)
_TEXTS: Final = list_of(_TEXT)
_IDS: Final = list_of(an_id, instead="")
_ID: Final = Field("id", an_id, required=True, instead="")
_TITLE: Final = Field("title", _TEXT, required=True, instead="")
_SPHERE: Final = Field("sphere", one_of(*get_args(Sphere)), required=True, instead="individual")
_HEAD: Final = (_ID, Field("version", whole(1), required=True))


class _Domains(Struct, frozen=True):
    id: str
    version: int
    domains: tuple[Domain, ...]


class _Topics(Struct, frozen=True):
    id: str
    version: int
    petals: tuple[PetalName, ...]
    topics: tuple[Topic, ...]


class _Areas(Struct, frozen=True):
    id: str
    version: int
    areas: tuple[Area, ...]


_DOMAIN: Final = Shape(
    Domain,
    _ID,
    _TITLE,
    _SPHERE,
    Field("covers", _TEXT),
    Field("capital", _TEXT),
    Field("wellbeing", _TEXTS),
    Field("outcomes", _TEXTS),
    Field("petal", an_id),
)
_PETAL: Final = Shape(PetalName, _ID, _TITLE)
_TOPIC: Final = Shape(
    Topic,
    _ID,
    _TITLE,
    Field("petal", an_id, required=True, instead=""),
    Field("means", _TEXT),
    Field("domains", _IDS),
)
_AREA: Final = Shape(
    Area,
    _ID,
    _TITLE,
    _SPHERE,
    Field("from", one_of("seed", "ours"), required=True, name="from_", instead="ours"),
    Field("domains", _IDS),
    Field("names", _TEXTS),
)


def _list(key: str, shape: Shape[T]) -> Field:
    return Field(key, list_of(shape.lenient, least=1), required=True, instead=())


DOMAINS: Final = Shape(_Domains, *_HEAD, _list("domains", _DOMAIN))
TOPICS: Final = Shape(_Topics, *_HEAD, _list("petals", _PETAL), _list("topics", _TOPIC))
STRENGTHS: Final = Shape(_Areas, *_HEAD, _list("areas", _AREA))
_SHAPES: Final[Mapping[str, Shape[_Domains] | Shape[_Topics] | Shape[_Areas]]] = {
    "topics": TOPICS,
    "petals": TOPICS,
    "areas": STRENGTHS,
    "domains": DOMAINS,
}
"""By a list that only one of the three files has."""


def read_vocabulary(domains: bytes, topics: bytes, strengths: bytes) -> Vocabulary:
    """Read the three files. Raises `BadInputError` with every finding in them."""
    problems = Problems()
    one = load_shaped(domains, "domains.yaml", DOMAINS, problems)
    two = load_shaped(topics, "topics.yaml", TOPICS, problems)
    three = load_shaped(strengths, "strengths.yaml", STRENGTHS, problems)
    if one and two and three:
        vocabulary = Vocabulary(
            domains=one.made.domains, petals=two.made.petals, topics=two.made.topics, areas=three.made.areas
        )
        _judge(vocabulary, {"domains": one.place, "topics": two.place, "areas": three.place})
        if not problems.error_count:
            return vocabulary
    problems.raise_if_errors(_("The shared vocabularies cannot be used."))
    raise AssertionError


def check_vocabulary(data: bytes, name: str, problems: Problems, others: Vocabulary) -> None:
    """Check one of the three files by itself and note every finding; what it names is looked up in `others`."""
    source = load(data, name, problems)
    if source is None:
        return
    keys = source.data if isinstance(source.data, dict) else {}
    key = next((one for one in _SHAPES if one in keys), "domains")
    found = _SHAPES[key].shaped(source.data, Place(source, problems))
    if found is None or problems.unseen(name):
        return  # what names something may name what could not be looked at
    own = {
        list_: getattr(found.made, list_) for list_ in found.made.__struct_fields__ if list_ not in {"id", "version"}
    }
    _judge(replace(others, **own), {"topics" if key == "petals" else key: found.place})


def _judge(vocabulary: Vocabulary, places: Mapping[str, Place]) -> None:
    """Look at those files that are given, by their lists."""
    domains, topics, areas = places.get("domains"), places.get("topics"), places.get("areas")
    if domains is not None:
        options_twice([domain.id for domain in vocabulary.domains], domains.into("domains"), LINE_TWICE)
        for at, domain in enumerate(vocabulary.domains):
            _known_petal(vocabulary, domain.petal or "", domains.into("domains").into(at))
    if topics is not None:
        _unique_topics(vocabulary, topics)
        _known_petals(vocabulary, topics)
    if areas is not None:
        options_twice([area.id for area in vocabulary.areas], areas.into("areas"), LINE_TWICE)
        for at, area in enumerate(vocabulary.areas):
            _known_domains(vocabulary, area.domains, areas.into("areas").into(at))


def _unique_topics(vocabulary: Vocabulary, topics: Place) -> None:
    names = [petal.id for petal in vocabulary.petals]
    options_twice(names, topics.into("petals"), LINE_TWICE)
    options_twice([topic.id for topic in vocabulary.topics], topics.into("topics"), LINE_TWICE)
    for at, topic in enumerate(vocabulary.topics):
        if topic.id in names:
            topics.into("topics").into(at).into("id").add(LINE_TWICE, id=topic.id)


def _known_petals(vocabulary: Vocabulary, topics: Place) -> None:
    for at, topic in enumerate(vocabulary.topics):
        place = topics.into("topics").into(at)
        _known_petal(vocabulary, topic.petal, place)
        _known_domains(vocabulary, topic.domains, place)


def _known_petal(vocabulary: Vocabulary, petal: str, place: Place) -> None:
    known = {one.id for one in vocabulary.petals}
    if petal and petal not in known:
        told = ", ".join(sorted(known))
        place.into("petal").near(PETAL_UNKNOWN, petal, Spelling(known), petal=petal, choices=told)


def _known_domains(vocabulary: Vocabulary, domains: Iterable[str], place: Place) -> None:
    known = [domain.id for domain in vocabulary.domains]
    for at, domain in enumerate(domains):
        if domain and domain not in known:
            where = place.into("domains").into(at)
            where.near(DOMAIN_UNKNOWN, domain, Spelling(known), domain=domain, choices=", ".join(known))
