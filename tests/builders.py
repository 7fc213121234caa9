"""Makes the larger things that tests need out of a few written lines."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

from strengthtui.model.pack import Pack
from strengthtui.packs.checker import check_pack
from strengthtui.sources.findings import FindingCode


def a_pack(yaml_text: str) -> Pack:
    """Read a pack from YAML with the shipped vocabularies; a pack with an error in it fails the test."""
    checked = check_pack(dedent(yaml_text).encode(), "pack.yaml")
    assert checked.pack is not None, "\n".join(finding.worded() for finding in checked.findings)
    return checked.pack


MARK = "§"
"""Where a finding is expected, in the text of a test."""


LEFT_OUT = frozenset({"plainer-missing", "listen-for-missing"})
"""What every question should have besides; packs in tests are as short as they can be."""


def codes_in(*families: Iterable[FindingCode]) -> frozenset[str]:
    """Give the ids of these families' codes."""
    return frozenset(code.code for family in families for code in family)


def findings_in(yaml_text: str, left_out: frozenset[str] = LEFT_OUT, only: frozenset[str] | None = None) -> list[str]:
    """Check a pack written as YAML and give the findings, or `only` some codes of them, as `line:column code`."""
    checked = check_pack(dedent(yaml_text).lstrip("\n").encode(), "pack.yaml")
    codes = [(found.line, found.column, found.code.code) for found in checked.findings]
    wanted = [one for one in codes if one[2] not in left_out and (only is None or one[2] in only)]
    return [f"{line}:{column} {code}" for line, column, code in wanted]


def found_at_marks(
    marked_text: str, left_out: frozenset[str] = LEFT_OUT, only: frozenset[str] | None = None
) -> tuple[list[str], list[str]]:
    """Check a pack without its marks; give the places found with their codes left out, and the codes.

    The places are those of the marks if the first list is empty: what stands in it is missing or too much.
    """
    text = dedent(marked_text).lstrip("\n")
    expected: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split(MARK)
        columns = [sum(map(len, parts[:at])) + 1 for at in range(1, len(parts))]
        expected += [f"{number}:{column}" for column in columns]
    found = [one.split() for one in findings_in(text.replace(MARK, ""), left_out, only)]
    places = [place for place, _code in found]
    return ([] if places == expected else [f"found {places}, marked {expected}"]), [code for _place, code in found]
