"""What is wrong with a sheet: all of it in one run, each at its place, and gone once the remedy is followed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from strengthtui.desk.filling import fill
from strengthtui.desk.sheet_codes import CODES
from strengthtui.errors import BadInputError, ExitCode
from tests.desk.desk_builders import GATED_PACK, KINDS_PACK, a_desk, stored

if TYPE_CHECKING:
    from strengthtui.desk.desk import Desk

MARK = "§"
"""Where a finding is expected."""


def findings(text: str | bytes, name: str = "sheet.yaml", desk: Desk | None = None) -> list[str]:
    """Fill a sheet in onto somebody new; give its findings as `line:column code`, none when it was stored."""
    desk = desk or a_desk(KINDS_PACK, GATED_PACK)
    data = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode("utf-8", "surrogatepass")
    with desk.add_person("Sam") as person:
        before = stored(person)
        try:
            fill(person, data, name, keep=desk.keep_pack)
        except BadInputError as error:
            refused = error
        else:
            return []
        assert stored(person) == before
        assert person.records.history == ()
    assert refused.exit_code is ExitCode.BAD_INPUT
    return [" ".join(one.split(": ")[0].split(":")[1:]) + " " + one.split(" ")[1] for one in refused.findings]


def marked(text: str) -> tuple[str, list[str]]:
    """Take the marks out, and give the places they stood at."""
    lines = dedent(text).lstrip("\n").split("\n")
    places = []
    for number, line in enumerate(lines, 1):
        parts = line.split(MARK)
        places += [f"{number} {sum(map(len, parts[:at])) + 1}" for at in range(1, len(parts))]
    return "\n".join(lines).replace(MARK, ""), places


@dataclass(frozen=True)
class Case:
    """A sheet with one mistake, and the same once its remedy was followed."""

    bad: str
    good: str


CASES: dict[str, Case] = {
    "sheet-empty": Case("§worker:\nconversations: [{pack: kinds, answers: {a/text: }}]", "worker: RB"),
    "sheet-no-words": Case('jottings: [{text: §"  "}]', "jottings: [{text: walks}]"),
    "sheet-no-such-pack": Case(
        "conversations: [{pack: §kind, answers: {a/text: x}}]", "conversations: [{pack: kinds, answers: {a/text: x}}]"
    ),
    "sheet-pack-twice": Case(
        "conversations: [{pack: kinds, answers: {a/text: x}}, {pack: §kinds, answers: {a/yes: yes}}]",
        "conversations: [{pack: kinds, answers: {a/text: x, a/yes: yes}}]",
    ),
    "sheet-no-such-question": Case(
        "conversations: [{pack: kinds, answers: {§a/txt: x}}]", "conversations: [{pack: kinds, answers: {a/text: x}}]"
    ),
    "sheet-answer-at-petal": Case(
        "conversations: [{pack: gated, answers: {§people: Jo}}]", "jottings: [{topic: people, text: Jo}]"
    ),
    "sheet-not-asked": Case(
        'conversations: [{pack: gated, answers: {a/work: "no", §a/where: the mill}}]',
        'conversations: [{pack: gated, answers: {a/work: "yes", a/where: the mill}}]',
    ),
    "sheet-no-value": Case(
        "conversations: [{pack: kinds, answers: {a/text: §{voice: person}}}]",
        "conversations: [{pack: kinds, answers: {a/text: {voice: person, value: x}}}]",
    ),
    "sheet-value-too-much": Case(
        "conversations: [{pack: kinds, answers: {a/text: {state: declined, value: §x}}}]",
        "conversations: [{pack: kinds, answers: {a/text: {state: declined}}}]",
    ),
    "sheet-value-does-not-fit": Case(
        "conversations: [{pack: kinds, answers: {a/yes: §maybe}}]",
        "conversations: [{pack: kinds, answers: {a/yes: yes}}]",
    ),
    "sheet-no-such-topic": Case("jottings: [{topic: §peopel, text: Jo}]", "jottings: [{topic: people, text: Jo}]"),
    "sheet-no-such-area": Case("strengths: [{name: Calm, area: §heelth}]", "strengths: [{name: Calm, area: health}]"),
    "sheet-no-such-strength": Case(
        "goals: [{words: a door, draws_on: [§Calm]}]",
        "goals: [{words: a door, draws_on: [calm]}]\nstrengths: [{name: Calm}]",
    ),
    "sheet-no-other": Case("jottings: [{text: x, voice: §other}]", "jottings: [{text: x, voice: other, other: Mum}]"),
    "sheet-no-share-name": Case(
        "agreements: [§{about: share, state: yes}]", "agreements: [{about: share, state: yes, name: Dr Lee}]"
    ),
    "sheet-happened-in-future": Case("happened: §2026-11-23", "happened: 2026-11-22"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_mistake_has_its_place_and_its_remedy(code: str) -> None:
    """One mistake is one finding of its code where it stands; with the remedy followed there is none."""
    text, places = marked(CASES[code].bad)
    assert findings(text) == [f"{place} {code}" for place in places]
    assert findings(CASES[code].good) == []


def test_every_code_has_a_case() -> None:
    """No code of a sheet goes without a case above."""
    assert {code.code for code in CODES} == set(CASES)


FITS = {
    "a/text": (["one two", "{value: x, voice: person}"], ["[one, two]", "{text: x}"]),
    "a/lines": (["one", "[one, {text: two, voice: person}]", "{text: one}"], ["{at: 3}", "[{name: x}]", "[[x]]"]),
    "a/yes": (["yes", "No", "TRUE", "false"], ["maybe", "[yes]"]),
    "a/one": (["home", "At home", "at the market", "{chosen: [home]}", "{other: the pub}"], ["[home, out]", "{at: 3}"]),
    "a/only": (["home", "out and about", "[out]"], ["elsewhere", "2"]),
    "a/many": (["tea", "[Bread, roses]", "{chosen: [tea, bread]}"], ["soup", "[tea, soup]", "[[tea]]"]),
    "a/ruler": (["6", "0", "{at: 10, from: cold, to: warm}"], ["11", "six", "{at: x}", "{from: x}", "-1"]),
    "a/count": (["3", "3.5"], ["0", "10", "some", "[3]"]),
    "a/day": (["2027-01-15", "2027-01"], ["2027-02-30", "soon", "15 Jan", "[2027-01-15]"]),
    "a/who": (["Nan", "[Nan - my gran, {name: Jo}]", "{name: Nan, who_to_me: gran}"], ["[{who_to_me: x}]", "{at: 3}"]),
    "a/aims": (["a door", "[a door, {text: to sleep, voice: person}]"], ["{at: 3}"]),
}


@pytest.mark.parametrize("address", FITS)
def test_every_kind_has_its_form(address: str) -> None:
    """Each kind takes the forms of its row and no other; what does not fit is one finding inside the answer."""
    good, bad = FITS[address]
    for value in good:
        assert findings(f"conversations: [{{pack: kinds, answers: {{{address}: {value}}}}}]") == [], value
    for value in bad:
        found = findings(f"conversations: [{{pack: kinds, answers: {{{address}: {value}}}}}]")
        assert len(found) == 1, value
        assert found[0].split()[2] in {"sheet-value-does-not-fit", "wrong-shape"}, value


TWENTY = """
    worker: RB
    happened: §2027-13-01
    present: [Sam, §[Mum]]
    consent: §perhaps
    agreements:
      - §{about: share, state: yes}
      - {about: keep, state: §always}
    conversations:
      - pack: kinds
        answers:
          a/text: §[one, two]
          a/lines: [fine, §"", {text: hi, voice: §perso}, {text: x, voice: §other}]
          a/yes: §maybe
          a/day: §2027-02-30
          a/who: [Nan, §{who_to_me: gran}]
          §a/nope: x
          a/many: {§vlaue: tea}
          a/count: {state: §anwered, value: 3}
      - pack: gated
        answers:
          §people: Jo
          a/work: §sometimes
          a/where: the mill
          a/last: {state: later, value: §x}
      - pack: §rops
    jottings:
      - {topic: §My sister Sarah, text: hi}
      - {topic: people, text: hi, share: §everyone}
      - §{topic: people}
    strengths:
      - {name: Calm, area: §nope, evidence: [x, {text: y, voice: §other}]}
    goals:
      - words: a door
        draws_on: [Calm, §Nothing]
        steps: [{what: x, by: §never}]
    promises: [{what: ring, by: §tomorrow}]
    copy: §lost
    §nxet: 2026-11-27
"""


def test_all_mistakes_are_told_in_one_run() -> None:
    """Thirty mistakes are told at once, each at its place, and nothing else: what hangs on a mistake is not judged."""
    text, places = marked(TWENTY)
    found = [" ".join(one.split()[:2]) for one in findings(text)]
    assert found == places
    assert len(found) > 25


def test_nothing_is_said_of_what_hangs_on_a_mistake() -> None:
    """A strength that could not be read, or a gate whose answer does not fit, makes nothing else wrong."""
    text, places = marked("strengths: [{§nmae: Calm}]\ngoals: [{words: x, draws_on: [Calm]}]")
    assert {" ".join(one.split()[:2]) for one in findings(text)} <= {*places, "1 13"}
    text, places = marked("conversations: [{pack: gated, answers: {a/work: §perhaps, a/where: the mill, a/like: x}}]")
    assert findings(text) == [f"{places[0]} sheet-value-does-not-fit"]
    text, places = marked(
        "conversations: [{pack: gated, answers: {a/company: Jo}}]\njottings: [{text: §[], topic: people}]"
    )
    assert findings(text) == [f"{places[0]} not-a-text"]


def test_a_branch_the_sheet_itself_opens() -> None:
    """What a line or an answer of the same sheet opens is asked; what nothing opens is told with what it hangs on."""
    assert (
        findings("jottings: [{topic: people, text: Jo}]\nconversations: [{pack: gated, answers: {a/company: Jo}}]")
        == []
    )
    assert findings("conversations: [{pack: gated, answers: {a/company: Jo}}]") == ["1 41 sheet-not-asked"]


@pytest.mark.parametrize("text", [CASES[code].bad.replace(MARK, "") for code in CASES if code != "sheet-empty"])
def test_json_is_judged_alike(text: str) -> None:
    """The same sheet as JSON has the same findings."""
    import yaml

    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506  every scalar as text
    codes = [one.split()[2] for one in findings(text)]
    assert [one.split()[2] for one in findings(json.dumps(data, ensure_ascii=False), "sheet.json")] == codes


HOSTILE = {
    "nothing": b"",
    "a word": b"zanzibar",
    "a list": b"[zanzibar]",
    "null": b"null",
    "binary": b"\x89PNG\r\n\0\0zanzibar",
    "not utf-8": b"worker: \xff\xfezanzibar",
    "utf-16": "worker: zanzibar".encode("utf-16"),
    "alias": b"worker: &zanzibar RB\npresent: [*zanzibar]",
    "merge key": b"jottings: [{<<: {zanzibar: 1}, text: x}]",
    "tag": b"worker: !!python/object:os.system zanzibar",
    "duplicate key": b"worker: RB\nworker: zanzibar",
    "duplicate key of words": b"{zanzibar: 1, zanzibar: 2}",
    "two documents": b"worker: RB\n---\nworker: zanzibar",
    "deep": b"worker: " + b"[" * 5000,
    "deep json": b'{"worker": ' + b"[" * 5000,
    "half a character": b'{"worker": "zanzibar\\ud800"}',
    "half a character in yaml": b'worker: "zanzibar\\ud800"',
    "too big": b"worker: " + b"zanzibar" * (9 * 128 * 1024),
    "an answer too long": b"jottings: [{text: zanzibar" + b"x" * 20_001 + b"}]",
    "a name too long": b"worker: zanzibar" + b"x" * 201,
    "no such day": b"happened: 2026-02-30",
    "a moment": b"happened: 2026-11-20T10:00:00Z",
    "no such route": b"conversations: [{pack: kinds, route: zanzibar, answers: {a/text: x}}]",
    "no such voice": b"jottings: [{text: x, voice: zanzibar}]",
    "agreed": b"jottings: [{text: x, voice: agreed}]",
    "agreed inside": b"conversations: [{pack: kinds, answers: {a/lines: [{text: x, voice: agreed}]}}]",
    "no such state": b"conversations: [{pack: kinds, answers: {a/text: {state: zanzibar}}}]",
    "words for a key": b"jottings: [{My zanzibar said: hello}]",
    "words for an address": b"conversations: [{pack: kinds, answers: {My zanzibar said: hello}}]",
    "words for a topic": b"jottings: [{text: x, topic: My zanzibar}]",
    "words for a pack": b"conversations: [{pack: zanzibar zanzibar, answers: {a/text: x}}]",
    "words for an area": b"strengths: [{name: x, area: zanzibar}]",
    "another's words": b"jottings: [{text: zanzibar, voice: other}]",
    "a goal that draws on nothing": b"goals: [{words: x, draws_on: [zanzibar]}]",
    "an open quotation": b"jottings: [{text: 'zanzibar}]",
    "a tab": b"jottings:\n\t- zanzibar",
    "a colon": b"jottings:\n  - text: zanzibar: x",
    "a control character": b"worker: zanzi\x07bar",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sheets_are_bad_input(name: str) -> None:
    """Whatever stands in it: bad input (3) with places, nothing stored, and nobody's words said back."""
    desk = a_desk(KINDS_PACK, GATED_PACK)
    with desk.add_person("Sam") as person:
        before = stored(person)
        with pytest.raises(BadInputError) as caught:
            fill(person, HOSTILE[name], "sheet.yaml", keep=desk.keep_pack)
        assert stored(person) == before
    error = caught.value
    told = " ".join((error.title, error.message, error.hint, *error.findings))
    assert "zanzi" not in told
    assert error.findings
    assert all(one.startswith("sheet.yaml:") for one in error.findings)


KEYS = ("text", "voice", "other", "value", "state", "at", "from", "chosen", "name", "who_to_me", "topic", "what", "by")
WORDS = ("x", "", " ", "yes", "other", "person", "people", "2027-01-15", "declined", "3", "home", "\x07", "a\u2028b")
PARTS: st.SearchStrategy[object] = st.recursive(
    st.sampled_from(WORDS) | st.none() | st.booleans() | st.integers(-3, 12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)
ADDRESSES = ("a/text", "a/lines", "a/yes", "a/one", "a/many", "a/ruler", "a/count", "a/day", "a/who", "a/aims", "x")
TOP = (
    "worker",
    "happened",
    "present",
    "consent",
    "agreements",
    "conversations",
    "jottings",
    "strengths",
    "goals",
    "next",
)


@settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    answers=st.dictionaries(st.sampled_from(ADDRESSES), PARTS, max_size=4),
    parts=st.dictionaries(st.sampled_from(TOP), PARTS | st.lists(PARTS, max_size=2), max_size=3),
)
@example(answers={"a/who": {"text": ["x"]}}, parts={})
def test_any_sheet_is_stored_or_refused(answers: dict[str, object], parts: dict[str, object]) -> None:
    """Whatever shapes a sheet is put together from, it is stored as one act or refused with places; nothing else."""
    sheet = {"conversations": [{"pack": "kinds", "answers": answers}], **parts}
    desk = a_desk(KINDS_PACK)
    with desk.add_person("Sam") as person:
        before = stored(person)
        try:
            fill(person, json.dumps(sheet).encode(), "sheet.json", keep=desk.keep_pack)
        except BadInputError as error:
            found = error.findings
        else:
            sitting = desk.sit_down(person)
            assert len((sitting.lines(), sitting.plan(), sitting.to_read_back(), sitting.strengths())) == 4
            sitting.undo()
            found = ("undone",)
        assert stored(person) == before
    assert found


def test_a_big_sheet_is_judged_quickly() -> None:
    """Four thousand lines and as many mistakes are told in one go."""
    text = "jottings:\n" + "".join(f"  - {{topic: peopel, text: line {number}}}\n" for number in range(4000))
    assert len(findings(text)) == 4000
