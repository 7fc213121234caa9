"""Whatever the bytes are, the answer is a value and findings, or one of our own errors; nothing else gets out."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strengthtui import content
from strengthtui.errors import StrengthError
from strengthtui.packs.checker import check_pack
from strengthtui.packs.frames import read_frame
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.packs.vocabularies import read_vocabulary
from strengthtui.sources.findings import Problems
from strengthtui.sources.json_source import load_json
from strengthtui.sources.loading import load
from strengthtui.sources.source import MAX_DEPTH, Plain
from strengthtui.sources.yaml_source import load_yaml

ROPES = content.read_bytes("packs/ropes.yaml")
MEET = content.read_bytes("frames/meet.yaml")

SIGNS = r"""
&a *a <<: !!python/object ! ? : - [ ] { } , ' " \ud83d | > # \ !< & * @ ` -1 NaN tru null ~ 0o7 1e999
2026-13-45 .inf 1:30 yes id: sections: questions: when: any: recall: {name} a/b "\U00110000" "a":
"""
NASTY = st.sampled_from(SIGNS.split()) | st.sampled_from(
    ["---\n", "...\n", "%YAML 9\n", "\t", "\r", "\n", "\n  ", "\n    ", "\u2028", "\x85", "🚀", "\ufeff", "- ", ": "]
)
TEXTS = st.lists(NASTY | st.text(max_size=6), max_size=40).map("".join)
BYTES = st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))

KEYS = """
id version title sections questions kind ask ask_without options limits when any not question equals is topic
recall domain petal ring order short text lines parts length about domains
"""
PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["a", "a/b", "text", "people", "1", "answered"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS.split()) | st.text(max_size=5),
            inner,
            max_size=8,
        )
    ),
    max_leaves=40,
)


def surely(read: Callable[[], object]) -> None:
    """Read; our own errors are fine."""
    with contextlib.suppress(StrengthError):
        read()


def in_every_way(data: bytes) -> None:
    """Put bytes through every reader there is; every finding can be worded and has a place."""
    for reader in (load_yaml, load_json, load):
        for collect in (True, False):
            problems = Problems(collect=collect)
            surely(lambda: reader(data, "x", problems))  # noqa: B023 - called at once
            for found in problems.findings:
                assert "\n" not in found.worded()
                assert found.line >= 1
                assert found.column >= 1
    for found in check_pack(data, "x.yaml").findings:
        assert found.worded()
    surely(lambda: read_frame(data, "x.yaml", Problems(), shipped_vocabulary()))
    surely(lambda: read_vocabulary(data, data, data))


@given(BYTES)
@example(b"\x00")
@example(b"\xff\xfea\x00")
@example(b"- " * 5_000)
@example(b"{a: " * 5_000)
@example(b"? " * 5_000)
@example(b"!!int ''")
@example(b"!!timestamp '2026-99-99'")
@example(b"a: !!int 0x")
@example(b"9" * 5_000)
@example(b'{"a": ' + b"9" * 5_000 + b"}")
@example(b'"' + b"\\" * 9_999)
def test_arbitrary_bytes_never_break_a_reader(data: bytes) -> None:
    """Random bytes and YAML's own nastiest signs in any order."""
    in_every_way(data)


@pytest.mark.slow
@given(st.sampled_from([ROPES, MEET]), st.data())
def test_a_damaged_file_never_breaks_a_reader(whole: bytes, data: st.DataObject) -> None:
    """A sound file with something cut out and something put in."""
    begin = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(begin, min(begin + 400, len(whole))))
    put = data.draw(BYTES)
    in_every_way((whole[:begin] + put + whole[end:])[max(0, begin - 3_000) : begin + 3_000])


def as_yaml(data: object) -> bytes:
    """Write plain data so that its shape survives whatever its texts are."""
    return json.dumps(data).encode()


@pytest.mark.slow
@given(PLAIN)
def test_any_shape_is_findings_or_a_pack(data: Plain) -> None:
    """Well-written data of any shape: lists where texts belong, mappings where lists belong, keys that mean nothing."""
    in_every_way(as_yaml(data))


@pytest.mark.slow
@given(st.integers(0, 23), st.sampled_from(["sections", "order", "id"]), PLAIN)
def test_a_good_pack_with_one_thing_replaced(number: int, key: str, data: Plain) -> None:
    """A sound pack with one piece replaced by anything is findings, or still a pack."""
    pack: dict[str, object] = {
        "id": "p",
        "version": 1,
        "title": "P",
        "sections": [
            {
                "id": "a",
                "title": "A",
                "questions": [{"id": f"q{at}", "kind": "text", "ask": "What?"} for at in range(24)],
            }
        ],
    }
    section = pack["sections"]
    assert isinstance(section, list)
    section[0]["questions"][number] = data
    in_every_way(as_yaml(pack))
    in_every_way(as_yaml({**pack, key: data}))


def test_a_billion_laughs_are_not_heard() -> None:
    """Aliases are refused before anything is built of them."""
    lines = ["a0: &a0 [x, x]"] + [f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]" for at in range(1, 500)]
    problems = Problems()
    load_yaml("\n".join(lines).encode(), "x", problems)
    assert {found.code.code for found in problems.findings} == {"yaml-alias", "yaml-anchor"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", '{"a": ', "? "])
def test_depth_never_reaches_the_stack(opening: str) -> None:
    """A hundred thousand containers inside each other are one finding at the twenty-first."""
    for reader in (load_yaml, load_json, load):
        problems = Problems()
        assert reader((opening * 100_000).encode(), "x", problems) is None
        assert 1 <= len(problems.findings) <= 2
        if reader is load_yaml:
            assert problems.findings[-1].params == {"limit": MAX_DEPTH}
