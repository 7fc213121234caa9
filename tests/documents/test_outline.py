"""Outlines are data: read with every finding, and what they name exists."""

from __future__ import annotations

from textwrap import dedent

import pytest

from strengthtui import content
from strengthtui.documents import outline as outlines
from strengthtui.documents.compose import compose
from strengthtui.documents.lines_from import CLOSINGS, SOURCES
from strengthtui.documents.markdown import to_markdown
from strengthtui.documents.outline import Outline, outline_ids, read_outline, shipped_outline
from strengthtui.errors import NotFoundError
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.findings import Problems
from tests.documents.paper_builders import told_of
from tests.record_builders import a_jotting, records_of

WORDS_OF_SERVICES = ("service", "client", "recovery", "drug", "alcohol", "substance", "probation", "homeless", "addict")


def read(text: str) -> tuple[Outline | None, list[str]]:
    """Read an outline; what is found, as `line: code`."""
    problems = Problems()
    found = read_outline(dedent(text).encode(), "own.yaml", problems, shipped_vocabulary())
    return found, [
        ":".join(finding.worded().split(":")[1:2]) + ": " + finding.code.code for finding in problems.findings
    ]


def test_the_shipped_outlines_are_the_seven_documents() -> None:
    """Their ids are their file names, nothing in them is amiss, and all are for the person but two for colleagues."""
    assert outline_ids() == ("profile", "plan", "photo", "doorstep", "ecomap", "decision", "hand-over")
    for name in outline_ids():
        problems = Problems()
        data = content.read_bytes(f"outlines/{name}.yaml")
        read_outline(data, f"{name}.yaml", problems, shipped_vocabulary())
        assert problems.findings == ()
        assert shipped_outline(name).id == name
        assert shipped_outline(name).audience == ("team" if name in ("hand-over", "decision") else "person")


def test_the_profile_takes_every_petal_once() -> None:
    """No petal is without a place, none has two."""
    taken = [petal for block in shipped_outline("profile").blocks for petal in block.petals]
    assert sorted(taken) == sorted(petal.id for petal in shipped_vocabulary().petals)


@pytest.mark.parametrize("name", outline_ids())
def test_titles_say_nothing_of_services_or_substances(name: str) -> None:
    """Whoever sees the page lying there learns nothing from what is printed large."""
    outline = shipped_outline(name)
    told = " ".join([outline.title, outline.empty, *(block.heading + block.label for block in outline.blocks)])
    assert not [word for word in WORDS_OF_SERVICES if word in told.casefold()]


def test_an_outline_that_is_not_there_names_those_that_are() -> None:
    """Asking for another one tells what there is."""
    with pytest.raises(NotFoundError) as told:
        shipped_outline("report")
    assert "profile, plan, photo, doorstep" in told.value.hint


def test_every_source_stands_in_the_table_of_the_docstring() -> None:
    """The table people write outlines by is complete."""
    from strengthtui.documents import lines_from

    for name in (*SOURCES, *CLOSINGS):
        assert f"| `{name}` |" in (lines_from.__doc__ or "")


def test_an_unknown_source_is_a_finding_with_the_nearest_spelling() -> None:
    """Source names come from a table."""
    problems = Problems()
    text = b"id: own\nversion: 1\ntitle: x\nempty: x\nblocks:\n  - from: strenghts\n"
    assert read_outline(text, "own.yaml", problems) is None
    (finding,) = problems.findings
    assert finding.worded() == (
        'own.yaml:6:11: outline-source-unknown error there is no source "strenghts"; '
        f'write "strengths"; all there are: {", ".join(SOURCES)}'
    )


def test_every_finding_is_told_at_once_with_its_line() -> None:
    """One slip never hides another."""
    found, told = read(
        """\
        id: own
        version: 1
        title: "{person}"
        empty: Nothing.
        limits: {lines: 25}
        closing: hapened
        blocks:
          - {heading: A, label: B, from: words}
          - {heading: C, from: words, petals: peopel, topics: [me-skils]}
          - {label: D, from: [], sphere: individual}
        """
    )
    assert found is None
    assert sorted(told) == [
        "10: key-unknown",
        "10: list-too-short",
        "3: outline-brace-unknown",
        "6: outline-source-unknown",
        "8: outline-heading-and-label",
        "9: outline-label-missing",
        "9: outline-topic-unknown",
        "9: outline-topic-unknown",
    ]


def test_a_teams_own_topics_are_known_by_their_beginning() -> None:
    """A team may name topics of its own, which begin with `x-`."""
    found, told = read(
        """\
        {id: own, version: 1, title: "{name}", empty: Nothing., blocks: [{from: words, topics: x-garden, most: 1}]}
        """
    )
    assert told == []
    assert found is not None
    text = to_markdown(
        compose(found, told_of(records_of(a_jotting("kale", "x-garden"), a_jotting("y", "x-garden"))), "person")
    )
    assert text == "# Sam\n\n- y\n- (and more)\n"


def test_codes_are_unique() -> None:
    """A code names one thing."""
    codes = [code.code for code in outlines.CODES]
    assert len(set(codes)) == len(codes)
