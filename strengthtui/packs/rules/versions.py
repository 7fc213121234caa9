"""A new version beside those that are here: its number is raised, and old answers still find their questions.

What counts is what a pack says, not how its file is laid out: comments and quotation marks may change. A version that
is here already, checked again, is compared with those before it only. Where no shelf is at hand, nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from strengthtui.model.pack import questions_of
from strengthtui.sources.findings import FindingCode
from strengthtui.sources.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from strengthtui.model.pack import Pack, Question
    from strengthtui.packs.draft import Draft, Entry

NOT_RAISED: Final = FindingCode(
    "version-not-raised",
    "warning",
    'there is a version {version} of "{pack}" already, and it says something else',
    "write version: {next}, so that both can be told apart",
)
BEHIND: Final = FindingCode(
    "version-behind",
    "warning",
    'there is a version {newest} of "{pack}" already, which is newer than this one',
    "write version: {next}, or go on from the newer one",
)
WAS_UNKNOWN: Final = FindingCode(
    "was-unknown",
    "warning",
    'no earlier version of this pack has a question "{address}"',
    "write the address it had, or take `was` out",
    'write "{near}", or take `was` out',
)
GONE: Final = FindingCode(
    "question-gone",
    "note",
    'the question "{address}" of version {version} is no longer here',
    "if it goes by another id now, write `was: {address}` there; if you left it out, its answers can still be read",
)
KIND_CHANGED: Final = FindingCode(
    "kind-changed",
    "warning",
    "this was of kind {before} in version {version}, and such an answer cannot be shown as {kind}",
    "keep the kind, or give the question another id",
)
TOPIC_CHANGED: Final = FindingCode(
    "topic-changed",
    "note",
    "this was about {before} in version {version}: what was said then no longer counts as said here",
    "keep the topic if the question still means the same",
)

CODES: Final = (NOT_RAISED, BEHIND, WAS_UNKNOWN, GONE, KIND_CHANGED, TOPIC_CHANGED)

_TAKE_ANYTHING: Final = frozenset({"text", "lines"})
"""Kinds in which an answer of any other kind can be shown: its words become lines."""


def check(draft: Draft) -> None:
    """Note what a new version leaves behind."""
    if draft.editions is None or not {"id", "version"}.isdisjoint(draft.broken):
        return
    here = draft.editions(draft.pack.id)
    if not here:
        return
    _number(draft, here)
    before = [pack for pack in here if pack.version < draft.pack.version or _is_changed(draft.pack, pack)]
    earlier = [pack for pack in before if pack.version <= draft.pack.version]
    if earlier:
        _Comparison(draft, earlier).tell()


def _is_changed(pack: Pack, other: Pack) -> bool:
    """Whether another pack of this version says something else."""
    return pack.version == other.version and replace(pack, digest="") != replace(other, digest="")


def _number(draft: Draft, here: Sequence[Pack]) -> None:
    pack, newest = draft.pack, max(one.version for one in here)
    place = draft.place.into("version")
    same = next((one for one in here if one.version == pack.version), None)
    if same is not None and _is_changed(pack, same):
        place.add(NOT_RAISED, pack=pack.id, version=pack.version, next=newest + 1)
    elif same is None and newest > pack.version:
        place.add(BEHIND, pack=pack.id, newest=newest, next=newest + 1)


class _Comparison:
    """A draft beside the last version before it; the older ones are asked for old names only."""

    def __init__(self, draft: Draft, earlier: Sequence[Pack]) -> None:
        self._draft = draft
        self._last = max(earlier, key=lambda pack: pack.version)
        self._before = questions_of(self._last)
        older = [questions_of(pack) for pack in earlier]
        self._known = {address for questions in older for address in questions} | set(_olds(older))
        names = _chains(older)
        self._now = {name: address for address in self._before for name in names[address]}
        """What a question of the last version was ever called, and what it is called there."""

    def tell(self) -> None:
        """Note what does not fit."""
        spelling = Spelling(self._known)
        followed: set[str] = set()
        for entry in self._draft.entries:
            was = entry.question.was
            if was is not None and was not in self._known:
                entry.at("was").near(WAS_UNKNOWN, was, spelling, address=was)
                followed.add(spelling.nearest(was) or "")  # one slip is told once
            before = self._of(entry)
            if before is not None:
                followed.add(before)
                self._compare(entry, self._before[before])
        entries = self._draft.entries
        if entries and all(entry.section and entry.has("id") and entry.has("was") for entry in entries):
            for address in self._before:
                if address not in followed:
                    self._gone(address)

    def _of(self, entry: Entry) -> str | None:
        """Give the address of the question in the last version that this one carries on."""
        if entry.address in self._before:
            return entry.address
        return None if entry.question.was is None else self._now.get(entry.question.was)

    def _compare(self, entry: Entry, before: Question) -> None:
        question, version = entry.question, self._last.version
        kind = question.kind
        if entry.has("kind") and kind != before.kind and kind not in _TAKE_ANYTHING:
            entry.at("kind").add(KIND_CHANGED, before=before.kind, kind=kind, version=version)
        if entry.has("about") and before.about is not None and question.about != before.about:
            entry.at("about").add(TOPIC_CHANGED, before=before.about, version=version)

    def _gone(self, address: str) -> None:
        section = address.partition("/")[0]
        there = (
            place
            for place, one in zip(self._draft.sections, self._draft.pack.sections, strict=True)
            if one.id == section and one.petal is None
        )
        place = next(there, None)
        where = self._draft.place.into("sections").at_key() if place is None else place.into("questions").at_key()
        where.add(GONE, address=address, version=self._last.version)


def _olds(versions: Iterable[Mapping[str, Question]]) -> Iterable[str]:
    return (one.was for questions in versions for one in questions.values() if one.was is not None)


def _chains(versions: Sequence[Mapping[str, Question]]) -> dict[str, frozenset[str]]:
    """Give every address with the ones it had before, however often it was renamed; versions from old to new."""
    names: dict[str, frozenset[str]] = {}
    for questions in versions:
        for address, question in questions.items():
            was = question.was
            olds = names.get(was, frozenset({was})) if was is not None else frozenset[str]()
            names[address] = names.get(address, frozenset({address})) | olds
    return names
