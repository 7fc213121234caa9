"""What the longer texts promise: a team's own pages, the guides, and every file of the content."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.content import reading
from tests.content.reading import CONTENT, Loader
from tests.content.sayable import NOT_SAID
from tests.content.sheets import Sheet, wrong_answers, wrong_jottings, wrong_plan, wrong_strengths

# --- the team's texts


@pytest.mark.parametrize("name", ["limits", "safety"])
def test_a_teams_text_asks_to_be_filled_in(name: str) -> None:
    """What a team must own says so before all else: that, by whom, where; and leaves places for it."""
    body = reading.text(f"team/{name}.md")
    top = " ".join(body.splitlines()[:8])
    assert "MUST FILL THIS IN" in top
    assert "service manager" in top
    assert "safeguarding lead" in top
    assert f"{name}.md" in top
    assert "strengthtui info" in top
    assert body.count("[") >= 4
    assert len(body.splitlines()) <= 30
    assert [line for line in body.splitlines() if len(line) > 72] == []


def test_the_limits_are_five_lines() -> None:
    """Five numbered lines to say, and no promise of secrecy among them."""
    body = reading.text("team/limits.md")
    assert re.findall(r"^(\d)\. ", body, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    assert not re.search(r"confidential|secret", body, re.IGNORECASE)


def test_the_limits_can_be_said_as_they_are() -> None:
    """Before a team has put in its own words, each line can be said aloud: places to fill in stand in the note only."""
    note, *lines = re.split(r"^\d\. ", reading.text("team/limits.md"), flags=re.MULTILINE)
    assert note.count("[") >= 4
    assert [line for line in lines if "[" in line or "/" in line] == []
    assert "I can't keep to" in lines[0]


def test_grounding_is_three_lines() -> None:
    """`:pause` has three short lines to choose from."""
    lines = reading.text("team/grounding.md").splitlines()
    assert len(lines) == 3
    assert all(line and len(line) <= 72 for line in lines)


# --- the guides

GUIDES = [
    "appreciative-inquiry",
    "blossoming",
    "carers",
    "confidentiality",
    "doorstep",
    "ecomap",
    "family-meeting",
    "first-conversation",
    "kept",
    "kvets",
    "line-mode",
    "listening",
    "motivation",
    "packs",
    "peer-support",
    "plan",
    "principles",
    "read-back",
    "recovery",
    "recovery-capital",
    "reflection",
    "risk-enablement",
    "ropes",
    "safety",
    "screens",
    "sheets",
    "strengths",
    "strengths-model",
    "substances",
    "three-conversations",
    "voices",
    "when-not",
    "word-list",
    "words",
]


COMMANDS = """
next back later declined not-fitting jot sort voice strength map jump list why undo redo strike readback
plan ecomap export with alone agree safety pause enough guide help quit words choose page step goal
"""


def test_the_guides_are_there() -> None:
    """Each guide topic has its page, and no page goes unlisted."""
    assert sorted(path.stem for path in (CONTENT / "guides").iterdir()) == GUIDES


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_reads_in_a_terminal(name: str) -> None:
    """A title, one line of summary, at most 60 lines of 78 columns."""
    lines = reading.text(f"guides/{name}.md").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1] == lines[3] == ""
    assert lines[2].endswith(".")
    assert len(lines) <= 60
    assert [line for line in lines if len(line) > 78] == []


def test_every_conversation_has_its_guide() -> None:
    """The guide to a conversation goes by its id, so that help finds it, and names who the idea is from."""
    packs = sorted(path.stem for path in (CONTENT / "packs").glob("*.yaml"))
    assert set(packs) <= set(GUIDES)
    for name in packs:
        assert re.search(r"\b(19|20)\d\d\b|NHS|Partners4Change|Granfield", reading.text(f"guides/{name}.md")), name


def test_no_guide_claims_or_promises_too_much() -> None:
    """No guide says that something is proven, and none promises that nothing is passed on."""
    said = re.compile(r"\b(proven|evidence shows|highly effective|guarantees?|fully (safe|private))\b", re.IGNORECASE)
    assert [name for name in GUIDES if said.search(reading.text(f"guides/{name}.md"))] == []


def test_line_mode_names_every_command() -> None:
    """The guide to line mode leaves no command out."""
    body = reading.text("guides/line-mode.md")
    named = set(re.findall(r":([a-z-]+)", body))
    assert set(COMMANDS.split()) - named == set()
    assert named - set(COMMANDS.split()) == set()


def test_the_sheet_in_the_guide_works() -> None:
    """The example a worker copies is a sound sheet."""
    sheet = reading.shaped(_example("sheets"), Sheet)
    faults = [*wrong_answers(sheet, reading.ropes()), *wrong_strengths(sheet)]
    assert faults + wrong_jottings(sheet) + wrong_plan(sheet) == []


def test_the_pack_in_the_guide_works() -> None:
    """The example an author copies is a sound pack, and sayable."""
    pack = reading.shaped(_example("packs"), reading.AskingPack)
    known = reading.known_addresses() | set(pack.questions())
    for question in pack.questions().values():
        assert set(question.recalled_words()) <= known
        assert question.about in known
        assert NOT_SAID.search(question.ask) is None


def _example(guide: str) -> str:
    """Give the first indented block of a guide."""
    block: list[str] = []
    for line in reading.text(f"guides/{guide}.md").splitlines():
        if line.startswith("    "):
            block.append(line[4:])
        elif block:
            break
    return "\n".join(block)


# --- all files

YAML_FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))
MEANT = re.compile(r"\d+|yes|no|true|\d{4}-\d\d-\d\d")


@pytest.mark.parametrize("name", YAML_FILES)
def test_no_word_is_misread(name: str) -> None:
    """A YAML 1.1 reader takes no word of ours for a truth, a date or a number that is not meant as one."""
    plain = _scalars(yaml.load(reading.text(name), Loader=Loader))  # noqa: S506 - a SafeLoader
    usual = _scalars(yaml.safe_load(reading.text(name)))
    both = zip(plain, usual, strict=True)
    assert [word for word, read in both if word != read and not MEANT.fullmatch(str(word))] == []


def _scalars(value: object) -> list[object]:
    """Give the leaves of plain data, keys included, in order."""
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in [key, *_scalars(item)]]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _scalars(item)]
    return [value]


def test_the_words_name_no_machine() -> None:
    """No file of ours names a path of someone's machine or an address on the network."""
    files = [p for p in CONTENT.rglob("*") if p.suffix in {".yaml", ".md"}]
    found = [p.name for p in files if re.search(r"https?://|/home/|/Users/|/tmp/|[A-Z]:\\", p.read_text("utf-8"))]
    assert found == []
