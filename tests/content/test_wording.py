"""What comes with the program says of people what it asks others to say."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.desk.wording import check_words
from strengthtui.lexicon.reader import read_lexicon
from strengthtui.packs.shipped import shipped_lexicon, shipped_words
from strengthtui.sources.findings import Problems
from tests.content import reading

FOLDERS = ("packs", "frames", "outlines", "vocabularies", "reflections", "guides", "team", "demo")
FILES = [f"{folder}/{name}" for folder in FOLDERS for name in content.names(folder)]


@pytest.mark.parametrize("name", FILES)
def test_our_own_words_are_clean(name: str) -> None:
    """Packs, frames, outlines, vocabularies, questions, guides, team texts, the made-up person: nothing is marked."""
    findings = check_words(shipped_words(), content.read_bytes(name), name)
    assert [finding.worded() for finding in findings] == []


def test_the_check_looks_into_each_kind_of_file() -> None:
    """A word put into any of them is found: none is passed over."""
    for name in FILES:
        data = content.read_bytes(name)
        planted = b"\nextra: {note: he is an addict}\n" if name.endswith(".yaml") else b"\n\nhe is an addict\n"
        found = check_words(shipped_words(), data + planted, name)
        assert [one.code.code for one in found] == ["wording-label"], name


def test_the_list_in_the_guide_works() -> None:
    """The example a team copies is a sound list."""
    lines = reading.text("guides/word-list.md").splitlines()
    first = lines.index("    id: our-words")
    example = "\n".join(line[4:] for line in lines[first : first + 14])
    problems = Problems()
    assert read_lexicon(example.encode(), "lexicon.yaml", problems, shipped_lexicon()) is not None
    assert problems.findings == ()
