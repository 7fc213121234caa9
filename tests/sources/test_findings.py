"""A finding is a code, a place and parameters; it is worded on one line, late, and holds nobody's words."""

from __future__ import annotations

import re
import string

import pytest

from strengthtui.errors import BadInputError, ExitCode
from strengthtui.packs.rules import all_codes
from strengthtui.sources.findings import Finding, FindingCode, Problems

SLIP = FindingCode("a-slip", "error", 'the key "{key}" is wrong', "take it out", 'write "{near}"')
HINT = FindingCode("a-hint", "note", "this is long", "shorten it")


def test_a_finding_says_where_what_and_what_to_do() -> None:
    """One line: file, line, column, code, severity, what, what to do; the nearest spelling where it is known."""
    finding = Finding(SLIP, "talk.yaml", 3, 5, {"key": "voise"})
    assert finding.worded() == 'talk.yaml:3:5: a-slip error the key "voise" is wrong; take it out'
    near = Finding(SLIP, "talk.yaml", 3, 5, {"key": "voise", "near": "voice"})
    assert near.worded().endswith('; write "voice"')


def test_a_hostile_key_stays_on_one_line_and_short() -> None:
    """Escape sequences, line breaks and megabytes in a key or a file name do not reach the terminal."""
    finding = Finding(SLIP, "a\nb\x1b]0;x.yaml", 1, 1, {"key": "\x1b[2J\n" + "{x}" * 1_000_000})
    worded = finding.worded()
    assert "\x1b" not in worded
    assert "\n" not in worded
    assert len(worded) < 500


def test_problems_collects_and_gives_the_order_of_the_file() -> None:
    """With a collector everything is kept, sorted by place; only errors count."""
    problems = Problems()
    for line, code in ((9, SLIP), (2, HINT), (4, SLIP)):
        problems.add(Finding(code, "x", line, 1, {"key": "k"}))
    assert [found.line for found in problems.findings] == [2, 4, 9]
    assert [found.line for found in problems.errors] == [4, 9]
    assert problems.error_count == 2
    with pytest.raises(BadInputError) as raised:
        problems.raise_if_errors("This sheet cannot be used.")
    assert len(raised.value.findings) == 3
    assert raised.value.exit_code == ExitCode.BAD_INPUT


def test_without_a_collector_the_first_error_is_raised() -> None:
    """The other temper: a note passes, the first error does not."""
    problems = Problems(collect=False)
    problems.add(Finding(HINT, "x", 1, 1, {}))
    with pytest.raises(BadInputError):
        problems.add(Finding(SLIP, "x", 2, 1, {"key": "k"}))


def test_no_errors_raise_nothing() -> None:
    """Notes alone do not keep a file from being used."""
    problems = Problems()
    problems.add(Finding(HINT, "x", 1, 1, {}))
    problems.raise_if_errors("Never.")


def test_the_catalogue_holds_sixty_codes_each_once() -> None:
    """Codes are kebab-case and unique over all families."""
    codes = [code.code for code in all_codes()]
    assert len(codes) >= 60
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: str(code.code))
def test_every_code_says_what_and_what_to_do(code: FindingCode) -> None:
    """No code is without a remedy, and every template can be filled."""
    templates = (code.what, code.remedy, code.nearby)
    names = {name for text in templates for _lit, name, _spec, _conv in string.Formatter().parse(text) if name}
    worded = Finding(code, "f", 1, 1, dict.fromkeys(names, "x")).worded()
    assert worded.startswith(f"f:1:1: {code.code} {code.severity} ")
    assert code.what
    assert code.remedy
    assert not code.what.endswith(".")
    assert "near" not in {name for _l, name, _s, _c in string.Formatter().parse(code.remedy)}


def test_a_flood_of_findings_ends_with_one_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile file does not fill the memory; every error still counts."""
    monkeypatch.setattr("strengthtui.sources.findings.MOST", 3)
    problems = Problems()
    for line in range(1, 10):
        problems.add(Finding(SLIP, "x", line, 1, {"key": "k"}))
    assert [found.code.code for found in problems.findings] == ["a-slip", "a-slip", "a-slip", "findings-too-many"]
    assert problems.error_count == 9
