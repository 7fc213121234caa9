"""The packs, frames, vocabularies and lists of words that come along: once read and checked, taken from there.

Reading YAML and judging it takes longer than drawing the first screen, so `scripts/build_content.py` keeps what came of
it in `content/ready.json`, with the digest of every file it was made from. It counts only while those files are the
same; otherwise they are read, as everybody else's are.
"""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING, Final, TypeVar, cast

import msgspec

from strengthtui import content
from strengthtui.errors import NotFoundError
from strengthtui.i18n import _
from strengthtui.model.vocabulary import Frame, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.lexicon.terms import Lexicon

READY: Final = "ready.json"
"""The file of what was made, by the name of what it was made from."""
VOCABULARY: Final = "vocabularies"
"""What the three together are called in it."""
LEXICON: Final = "lexicons"
"""What the lists of words together are called in it."""
LEXICONS: Final = ("words.yaml", "reframes.yaml")
"""The later ones build on the earlier."""

T = TypeVar("T")


class Ready(msgspec.Struct, frozen=True):
    """What came of reading a file of the content, or the vocabularies."""

    digest: str
    """Of the files it was made from."""
    made: msgspec.Raw
    """The record; read when it is asked for."""


def digest(*data: bytes) -> str:
    """Give the SHA-256 (hex) of these bytes and of the vocabularies, by which packs and frames are judged."""
    return hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in (*data, *vocabularies()))).hexdigest()


def ready(name: str, shape: type[T], *data: bytes) -> T | None:
    """Give what these bytes of `packs/ropes.yaml` and the like were made into; `None` where they have to be read."""
    found = _table().get(name)
    if found is None or found.digest != digest(*data):
        return None
    try:
        return msgspec.json.decode(found.made, type=shape)
    except msgspec.DecodeError:
        return None


@functools.cache
def vocabularies() -> tuple[bytes, ...]:
    """Give the bytes of the three vocabularies: areas of life, topics, areas of strength."""
    return tuple(content.read_bytes(f"vocabularies/{name}.yaml") for name in ("domains", "topics", "strengths"))


@functools.cache
def shipped_vocabulary() -> Vocabulary:
    """Give the vocabularies that come with the program. Raises `BadInputError` if one is damaged."""
    made = ready(VOCABULARY, Vocabulary)
    if made is not None:
        return made
    from strengthtui.packs.vocabularies import read_vocabulary

    domains, topics, strengths = vocabularies()
    return read_vocabulary(domains, topics, strengths)


def lexicons() -> tuple[tuple[str, bytes], ...]:
    """Give the name and the bytes of each list of words, in the order in which they are read."""
    return tuple((name, content.read_bytes(f"lexicons/{name}")) for name in LEXICONS)


@functools.cache
def shipped_lexicon() -> Lexicon:
    """Give the lists of words that come with the program. Raises `BadInputError` if one is damaged."""
    from strengthtui.lexicon.terms import Lexicon

    lists = lexicons()
    made = ready(LEXICON, Lexicon, *(data for _name, data in lists))
    if made is not None:
        return made
    return read_lexicons(lists)


def read_lexicons(lists: tuple[tuple[str, bytes], ...]) -> Lexicon:
    """Read lists of words, each over those before it. Raises `BadInputError` if one has an error."""
    from strengthtui.lexicon.reader import EMPTY, read_lexicon
    from strengthtui.sources.findings import Problems

    found = EMPTY
    for name, data in lists:
        found = read_lexicon(data, name, Problems(collect=False), found) or found
    return found


@functools.cache
def shipped_words() -> Matcher:
    """Give what looks for the words of those lists."""
    from strengthtui.lexicon.matcher import Matcher

    return Matcher(shipped_lexicon())


@functools.cache
def shipped_frame(frame_id: str) -> Frame:
    """Give a frame of the program's own. Raises `NotFoundError`, and `BadInputError` if it is damaged."""
    known = [name.removesuffix(".yaml") for name in content.names("frames") if name.endswith(".yaml")]
    if frame_id not in known:
        raise NotFoundError(
            _('There is no frame "{frame}".').format(frame=frame_id),
            _("There are: {frames}.").format(frames=", ".join(known)),
        )
    name = f"{frame_id}.yaml"
    data = content.read_bytes(f"frames/{name}")
    made = ready(f"frames/{name}", Frame, data)
    if made is not None:
        return made
    from strengthtui.packs.frames import read_frame
    from strengthtui.sources.findings import Problems

    frame = read_frame(data, name, Problems(collect=False), shipped_vocabulary())
    return cast("Frame", frame)  # a Problems that does not collect has raised otherwise


@functools.cache
def _table() -> Mapping[str, Ready]:
    try:
        return msgspec.json.decode(content.read_bytes(READY), type=dict[str, Ready])
    except (OSError, msgspec.DecodeError):
        return {}  # without it all is there, only later
