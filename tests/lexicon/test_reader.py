"""A list of words is read over the lists before it, and every slip in it is told where it stands."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from strengthtui.lexicon.matcher import Matcher
from strengthtui.lexicon.reader import read_lexicon
from strengthtui.packs.shipped import LEXICONS, lexicons, shipped_lexicon
from strengthtui.sources.findings import Problems
from tests.builders import MARK

if TYPE_CHECKING:
    from strengthtui.lexicon.terms import Lexicon

HEAD = "id: ours\nversion: 1\nsources: {H: Harbour Street}\n"
ROW = "id: bed, term: bed blocker, prefer: [someone who waits], sources: [H]"


def read(text: str) -> tuple[Lexicon | None, list[str]]:
    """Read a list over the shipped ones and give it with its findings as `line:column code`."""
    problems = Problems()
    lexicon = read_lexicon(text.encode(), "lexicon.yaml", problems, shipped_lexicon())
    return lexicon, [f"{found.line}:{found.column} {found.code.code}" for found in problems.findings]


def a_list(text: str) -> Lexicon:
    """Read a sound list over the shipped ones."""
    lexicon, findings = read(HEAD + dedent(text))
    assert findings == []
    assert lexicon is not None
    return lexicon


def found(lexicon: Lexicon, text: str) -> list[str]:
    """Give the rows found in a text."""
    return [one.term.id for one in Matcher(lexicon).find(text)]


SLIPS = [
    (f"terms: [{{{ROW}, forms: [§'bed (s']}}]", "form-marks"),
    (f"terms: [{{{ROW}, forms: [§the]}}]", "form-short"),
    ("terms: [{id: bed, term: §the, prefer: [one], sources: [H]}]", "form-short"),
    (f"terms: [{{{ROW}, forms: [§bed{'(a|b)' * 10}]}}]", "form-many"),
    (f"terms: [{{{ROW}, fine: [§details]}}]", "context-without-term"),
    ("fine: {void: [§details]}", "context-without-term"),
    (f"terms: [{{{ROW}}}, {{{ROW.replace('id: bed', 'id: §bed').replace('blocker', 'b2')}}}]", "term-twice"),
    ("use: [§assesment]", "term-unknown"),
    ("leave: [addict, §nobody]", "term-unknown"),
    ("fine: {§voids: [~ x]}", "term-unknown"),
    (f"terms: [{{{ROW.replace('[H]', '[H, §X]')}}}]", "source-unknown"),
    ("terms: [{id: bed, term: bed, prefer: [one], sources: [H], kind: §other}]", "not-a-choice"),
    ("boundaries: {harm: [§the]}", "form-short"),
    ("boundaries: {§anger: [rage]}", "not-a-choice"),
    (f"terms: [{{{ROW}, forms: [a bed]}}, {{{ROW.replace('id: bed', 'id: b')}, forms: [§a bed]}}]", "form-twice"),
    (f"terms: [{{{ROW.replace('someone who waits', 'someone who is an §addict')}}}]", "prefers-a-term"),
]


@pytest.mark.parametrize(("text", "code"), SLIPS)
def test_a_slip_is_told_where_it_stands(text: str, code: str) -> None:
    """The code, and the place that the text marks."""
    assert read(HEAD + text.replace(MARK, ""))[1] == [f"4:{text.index(MARK) + 1} {code}"]


def test_a_list_with_an_error_changes_nothing() -> None:
    """It is none; a warning leaves it usable."""
    assert read(f"{HEAD}use: [nobody]")[0] is None
    assert read("id: 1")[0] is None
    assert read("[")[0] is None
    lexicon, findings = read(f"{HEAD}terms: [{{{ROW.replace('someone who waits', 'an addict')}}}]")
    assert lexicon is not None
    assert len(findings) == 1


def test_rows_are_switched() -> None:
    """A team wants what waits, and leaves what does not serve it."""
    lexicon = a_list("""\
        use: [assessment]
        leave: [relapse]
        """)
    assert found(lexicon, "An assessment after the relapse, said the addict.") == ["assessment", "addict"]


def test_a_further_meaning_is_left_alone() -> None:
    """A team adds to where a row means something else."""
    text = "A care package of hope. A care package."
    assert found(shipped_lexicon(), text) == ["package", "package"]
    assert found(a_list("fine: {package: [~ of hope]}"), text) == ["package"]


def test_a_row_of_its_own() -> None:
    """A term by itself is all that is needed; its sources are told by name."""
    lexicon = a_list(f"terms: [{{{ROW}}}]")
    (one,) = Matcher(lexicon).find("Three bed-blocker stories")
    assert (one.term.id, one.term.sources, one.term.prefer) == ("bed", ("Harbour Street",), ("someone who waits",))


def test_a_row_of_the_same_id_stands_in_the_place_of_ours() -> None:
    """Whole: its forms and what is preferred."""
    lexicon = a_list("terms: [{id: addict, term: smackhead, prefer: [one of us], sources: [H, N]}]")
    assert found(lexicon, "An addict. A smackhead.") == ["addict"]
    assert len(lexicon.terms) == len(shipped_lexicon().terms)


def test_the_shipped_lists_are_sound() -> None:
    """No finding in them, and what is read beforehand is what reading gives."""
    before = None
    problems = Problems()
    for name, data in lexicons():
        before = read_lexicon(data, name, problems) if before is None else read_lexicon(data, name, problems, before)
    assert problems.findings == ()
    assert before == shipped_lexicon()
    assert tuple(name for name, _data in lexicons()) == LEXICONS


WAITING = """
service-user care-leaver respite assessment referral review case pathway waiting-list
"""
"""What is marked K or P in the facts, and the two words of the law beside them."""


def test_which_rows_wait() -> None:
    """Off are our own ideas, and words that name a right."""
    rows = shipped_lexicon().terms
    assert [row.id for row in rows if not row.use] == WAITING.split()
    ours = {"Partners4Change", "our own suggestion"}
    assert all(not row.use for row in rows if not ours.isdisjoint(row.sources))


def test_every_row_says_who_says_so_and_in_which_sense() -> None:
    """A prompt comes with its source, with what to write, and, of a term, with what it means."""
    rows = shipped_lexicon().terms
    assert len([row for row in rows if row.kind != "reframe"]) == 78
    assert all(row.sources and row.prefer for row in rows)
    assert all(row.note for row in rows if row.kind != "reframe")
    assert all(2 <= len(row.prefer) <= 3 for row in rows if row.kind == "reframe")


def test_the_plain_form_comes_first() -> None:
    """A diagnosis is no plain form."""
    disorders = [row for row in shipped_lexicon().terms if any("use disorder" in better for better in row.prefer)]
    assert len(disorders) >= 5
    assert not any("disorder" in row.prefer[0] for row in disorders)


def test_what_is_done_is_never_softened() -> None:
    """Words for what may be done to people ask for a description and offer no kinder word."""
    rows = {row.id: row for row in shipped_lexicon().terms if row.kind == "behaviour"}
    assert set(rows) == {"dangerous", "manipulative", "kicking-off"}
    assert all(row.prefer[0].startswith("say what") and len(row.prefer) == 1 for row in rows.values())
