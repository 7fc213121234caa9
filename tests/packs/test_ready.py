"""What was read beforehand is what reading gives, and counts only beside the very files it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from strengthtui import content
from strengthtui.errors import BadInputError
from strengthtui.model.pack import Pack
from strengthtui.model.vocabulary import Frame
from strengthtui.packs import shipped
from strengthtui.packs.checker import check_pack
from strengthtui.packs.frames import read_frame
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import READY, ready, shipped_frame, shipped_vocabulary, vocabularies
from strengthtui.packs.vocabularies import read_vocabulary
from strengthtui.sources.findings import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CACHED: Final = (shipped._table, vocabularies, shipped_vocabulary, shipped_frame)
ROPES: Final = "packs/ropes.yaml"


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, bytes], None]]:
    """Put other bytes in place of a file of the content; nothing of it is remembered afterwards."""
    put: dict[str, bytes] = {}
    reading = content.read_bytes
    monkeypatch.setattr(content, "read_bytes", lambda name: put[name] if name in put else reading(name))

    def replace(name: str, data: bytes) -> None:
        put[name] = data
        forget()

    yield replace
    forget()


def forget() -> None:
    """Let the content be read anew."""
    for cached in CACHED:
        cached.cache_clear()


def ready_pack(name: str) -> Pack | None:
    """Give what a pack was made into; `None` where it has to be read."""
    return ready(name, Pack, content.read_bytes(name))


@pytest.mark.parametrize("file", content.names("packs"))
def test_a_pack_made_ready_is_the_one_that_is_read(file: str) -> None:
    """Every field is the same, the digest too; and that is what stands on the shelf."""
    name = f"packs/{file}"
    read = check_pack(content.read_bytes(name), file).pack
    assert read is not None
    assert ready_pack(name) == read
    assert Shelf(shipped_vocabulary()).get(read.id) == read


@pytest.mark.parametrize("file", content.names("frames"))
def test_a_frame_made_ready_is_the_one_that_is_read(file: str) -> None:
    """Every field is the same."""
    read = read_frame(content.read_bytes(f"frames/{file}"), file, Problems(collect=False), shipped_vocabulary())
    assert read is not None
    assert (
        ready(f"frames/{file}", Frame, content.read_bytes(f"frames/{file}"))
        == read
        == shipped_frame(file.removesuffix(".yaml"))
    )


def test_the_vocabularies_made_ready_are_those_that_are_read() -> None:
    """Every field is the same."""
    assert shipped_vocabulary() == read_vocabulary(*vocabularies())


def test_a_changed_byte_is_read(other: Callable[[str, bytes], None]) -> None:
    """Whoever changes a shipped pack gets what they wrote, with its own digest, without making anything anew."""
    before = Shelf(shipped_vocabulary()).get("ropes")
    changed = content.read_bytes(ROPES).replace(b"title: ROPES", b"title: ROPEs", 1)
    other(ROPES, changed)
    assert ready_pack(ROPES) is None
    after = Shelf(shipped_vocabulary()).get("ropes")
    assert after == check_pack(changed, "ropes.yaml").pack
    assert (after.title, after.digest == before.digest) == ("ROPEs", False)


def test_a_changed_byte_that_breaks_it_is_told(other: Callable[[str, bytes], None]) -> None:
    """The sound pack of before does not hide that the file cannot be used."""
    other(ROPES, content.read_bytes(ROPES).replace(b"kind: ", b"kinds: ", 1))
    with pytest.raises(BadInputError):
        Shelf(shipped_vocabulary()).get("ropes")


def test_packs_and_frames_follow_the_vocabularies(other: Callable[[str, bytes], None]) -> None:
    """They are judged by the topics and named by the petals: where those change, they are read again."""
    topics = "vocabularies/topics.yaml"
    other(topics, content.read_bytes(topics) + b"# one more line\n")
    assert ready_pack(ROPES) is None
    assert ready("frames/meet.yaml", Frame, content.read_bytes("frames/meet.yaml")) is None
    assert shipped_vocabulary() == read_vocabulary(*vocabularies())


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"\xff", b'{"packs/ropes.yaml": 1}'])
def test_without_it_everything_is_read(other: Callable[[str, bytes], None], damage: bytes) -> None:
    """A file that is damaged or of another make costs time and nothing else."""
    pack, frame, vocabulary = Shelf(shipped_vocabulary()).get("ropes"), shipped_frame("meet"), shipped_vocabulary()
    other(READY, damage)
    assert ready_pack(ROPES) is None
    assert (Shelf(shipped_vocabulary()).get("ropes"), shipped_frame("meet"), shipped_vocabulary()) == (
        pack,
        frame,
        vocabulary,
    )


def test_a_record_of_another_make_is_read(other: Callable[[str, bytes], None]) -> None:
    """The digests fit but the record does not: a key of an older program."""
    other(READY, content.read_bytes(READY).replace(b'"sections"', b'"parts"').replace(b'"version"', b'"number"'))
    assert ready_pack(ROPES) is None
    assert Shelf(shipped_vocabulary()).get("ropes").sections
