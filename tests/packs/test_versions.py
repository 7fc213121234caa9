"""A pack beside the versions that are here: what is told of a new one, and what is none."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.packs.checker import check_pack
from strengthtui.packs.shelf import Shelf
from strengthtui.packs.shipped import shipped_vocabulary
from tests.builders import LEFT_OUT, findings_in

SKILLS = "id: skills, kind: text, ask: What can you do?, about: me-skills"
WHO = "id: who, kind: people, ask: Who is there?"


def a_version(number: int, *questions: str, note: str = "") -> str:
    """Write a pack; the first question stands in its eighth line."""
    head = f"id: own\nversion: {number}\ntitle: Own{note}\nsections:\n  - id: a\n    title: A\n    questions:\n"
    return head + "".join(f"      - {{{line}}}\n" for line in questions)


def found_beside(new: str, *here: str) -> list[str]:
    """Check a pack where these are installed; give line and code of each finding."""
    shelf = Shelf(shipped_vocabulary(), installed=[(f"{at}.yaml", text.encode()) for at, text in enumerate(here)])
    assert shelf.refused == ()
    findings = check_pack(new.encode(), "own.yaml", shelf).findings
    return [f"{found.line} {found.code.code}" for found in findings if found.code.code not in LEFT_OUT]


@pytest.mark.parametrize("name", [name for name in content.names("packs") if name.endswith(".yaml")])
def test_a_pack_that_is_here_is_no_change_of_itself(name: str) -> None:
    """The shipped file is silent, and so is one laid out otherwise; another word in it is told at its version."""
    data = content.read_bytes(f"packs/{name}")
    shelf = Shelf(shipped_vocabulary())
    assert check_pack(data, name, shelf).findings == ()
    assert check_pack(data + b"\n# a note\n", name, shelf).findings == ()
    assert check_pack(b"# a note\n" + data.replace(b"language: en", b"language:   en"), name, shelf).findings == ()
    changed = check_pack(data.replace(b"title: ", b"title: Our ", 1), name, shelf)
    assert [found.code.code for found in changed.findings] == ["version-not-raised"]


def test_nothing_is_said_where_nothing_is_here() -> None:
    """Neither of a pack of its own, nor without a shelf."""
    renamed = a_version(2, f"{SKILLS}, was: a/can")
    assert found_beside(renamed) == []
    assert findings_in(renamed) == []


def test_a_version_is_compared_with_the_last_one_before_it() -> None:
    """What an older version had and the last one had not is over; a newer one does not count."""
    older, last = a_version(1, SKILLS, WHO), a_version(3, SKILLS)
    assert found_beside(a_version(4, SKILLS), older, last) == []
    assert found_beside(a_version(2, SKILLS), older, last) == ["2 version-behind", "7 question-gone"]


def test_a_change_that_was_not_numbered_is_told_with_all_it_does() -> None:
    """The version at hand counts as the last one, so that nothing new comes up once the number is raised."""
    here = a_version(1, SKILLS, WHO)
    changed = SKILLS.replace("kind: text", "kind: date").replace("me-skills", "me-enjoy")
    told = ["8 kind-changed", "8 topic-changed"]
    assert found_beside(a_version(1, changed, WHO), here) == ["2 version-not-raised", *told]
    assert found_beside(a_version(2, changed, WHO), here) == told


def test_names_are_followed_through_every_version() -> None:
    """A question renamed twice may name either of its old addresses; one that kept its `was` keeps it."""
    first, second = a_version(1, SKILLS), a_version(2, SKILLS.replace("id: skills", "id: can, was: a/skills"))
    assert found_beside(second, first) == []
    for was in ("a/can", "a/skills"):
        third = a_version(3, SKILLS.replace("id: skills", f"id: know-how, was: {was}"))
        assert found_beside(third, first, second) == []
    assert found_beside(a_version(3, SKILLS.replace("id: skills", "id: can, was: a/skills")), second) == []
    assert found_beside(a_version(3, SKILLS.replace("id: skills", "id: know-how")), first, second) == [
        "7 question-gone"
    ]


def test_a_question_is_followed_under_its_new_name() -> None:
    """Its kind and topic are compared with those it had under the old one."""
    renamed = WHO.replace("id: who", "id: people, was: a/who")
    first = a_version(1, SKILLS, WHO)
    assert found_beside(a_version(2, SKILLS, renamed.replace("kind: people", "kind: lines")), first) == []
    other = renamed.replace("kind: people", "kind: date")
    assert found_beside(a_version(2, SKILLS, other), first) == ["9 kind-changed"]


def test_words_of_any_kind_can_be_shown_as_text_or_lines() -> None:
    """A kind that takes whatever was said is no loss."""
    for kind in ("text", "lines"):
        assert found_beside(a_version(2, WHO.replace("people", kind)), a_version(1, WHO)) == []


def test_what_could_not_be_read_is_not_called_gone() -> None:
    """A slip in an id is told as such, and not as a question that was left out."""
    assert found_beside(a_version(2, SKILLS, WHO.replace("id: who", "id: Who")), a_version(1, SKILLS, WHO)) == [
        "9 not-an-id"
    ]
    unread = a_version(2, SKILLS).replace("version: 2", "version: two")
    assert found_beside(unread, a_version(1, WHO)) == ["2 not-a-whole-number"]


def test_a_whole_section_may_be_gone() -> None:
    """What was in it is told where the sections begin."""
    moved = a_version(2, SKILLS, WHO).replace("- id: a\n", "- id: b\n")
    assert found_beside(moved, a_version(1, SKILLS, WHO)) == ["4 question-gone", "4 question-gone"]
