"""How questions are asked: each slip has its code at the word that shows it (marked §), good ones have none."""

from __future__ import annotations

import pytest

from strengthtui import content
from strengthtui.packs.checker import check_pack
from strengthtui.packs.frames import read_frame
from strengthtui.packs.rules import all_rules, asking, asking_aloud
from strengthtui.packs.shipped import shipped_vocabulary
from strengthtui.sources.findings import Problems
from tests.builders import LEFT_OUT, codes_in, findings_in, found_at_marks

HEAD = "id: p\nversion: 1\ntitle: P\n"
SECTION = "sections:\n  - id: a\n    title: A\n    questions:\n"
FIRST = "      - {id: f, kind: text, ask: What is on your side?}\n"


def codes_of(lines: str, *, kind: str = "text", head: str = HEAD, before: str = FIRST) -> list[str]:
    """Check a question with these lines, after a first one, and give the codes; each stands at its mark."""
    question = "".join(f"        {line}\n" for line in lines.split("\n"))
    text = f"{head}{SECTION}{before}      - id: q\n        kind: {kind}\n{question}"
    places, codes = found_at_marks(text, only=codes_in(asking.CODES, asking_aloud.CODES) | {"value-missing"})
    assert places == []
    return codes


ASKS = [
    ("ask-closed", "§Do you see your sister?"),
    ("ask-closed", "§Is it quiet where you live, or noisy?"),
    ("ask-closed", "So §you live alone?"),
    ("ask-closed", "§How many friends do you have?"),
    ("ask-closed", "On a §scale of 0 to 10, where are you?"),
    ("ask-leading", "§Wouldn't it be nice to see her?"),
    ("ask-leading", "What about the choir, you'd like that, §wouldn't you?"),
    ("ask-leading", "§How about going to the choir?"),
    ("ask-leading", "§How bad does it get?"),
    ("ask-why", "§Why did you leave?"),
    ("ask-why", "What did you do, and §why?"),
    ("ask-any", "Do you have §any hobbies?"),
    ("ask-any", "Is there §anyone you trust?"),
    ("ask-hard-first", "§What can't you do these days?"),
    ("ask-hard-first", "What do you §struggle with?"),
    ("ask-wrong-word", "What §problems would you like to look at?"),
    ("ask-wrong-word", "Which §issues come up most?"),
    ("ask-jargon", "What §coping strategies do you use?"),
    ("ask-jargon", "What are your §support needs?"),
    ("ask-twice", "What do you like §and who likes it with you?"),
    ("ask-twice", "What do you like? §Who likes it with you?"),
    ("ask-twice", "How are §your sleep and your appetite?"),
    ("ask-long", "What would you say is the one thing in your week that you would not want to be §without?"),
    ("ask-heavy-words", "Which §responsibilities are important to you personally at the moment?"),
]


@pytest.mark.parametrize(("code", "ask"), ASKS)
def test_a_slip_is_told_once_at_its_word(code: str, ask: str) -> None:
    """In a plain text, between quotation marks of both sorts, and folded over lines."""
    assert codes_of(f"ask: {ask}") == [code]
    assert codes_of(f"ask: '{ask.replace(chr(39), chr(39) * 2)}'") == [code]
    assert codes_of(f'ask: "{ask}"') == [code]
    first, rest = ask.rsplit(" ", 1)
    assert codes_of(f"ask: >-\n  {first}\n  {rest}") == [code]
    assert codes_of(f"ask: |\n  {first}\n  {rest}") == [code]


@pytest.mark.parametrize("key", ["ask_without", "plainer"])
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ask-why", "§Why is that?"),
        ("ask-leading", "§Don't you see her?"),
        ("ask-wrong-word", "What §problems are there?"),
        ("ask-jargon", "What §outcomes are there?"),
        ("ask-heavy-words", "Which §responsibilities are important to you personally at the moment?"),
    ],
)
def test_other_wordings_are_held_to_the_same(key: str, code: str, text: str) -> None:
    """What is asked without braces, and what is asked more plainly, is asked as much."""
    without = "" if key == "ask_without" else "ask_without: How is it?\n"
    assert codes_of(f"ask: How is {{name}}?\n{without}{key}: {text}") == [code]


def test_in_a_list_the_word_is_that_of_its_entry() -> None:
    """Further questions are told at their words, also after an entry that could not be read."""
    assert codes_of("ask: How is it?\nalso_ask: [How is that?, What §outcomes?, §Why?]") == ["ask-jargon", "ask-why"]
    assert codes_of("ask: How is it?\nalso_ask:\n  -§\n  - And §why?") == ["value-missing", "ask-why"]


def test_what_follows_may_be_softer() -> None:
    """A closed further question is a note of its own; a choice, leave and what is hard are let be."""
    assert codes_of("ask: How is it?\nalso_ask: [§Was it good?]") == ["also-ask-closed"]
    assert codes_of("ask: How is it?\nplainer: §Was it good?") == ["also-ask-closed"]
    soft = "Was it a morning, an evening, or not this week?", "Shall I write that down?", "What can't you do there?"
    assert (
        codes_of(f"ask: How is it?\nplainer: {soft[0]}\nalso_ask: ['{soft[1]}', \"{soft[2]}\", How hard was it?]") == []
    )


@pytest.mark.parametrize("kind", ["yes-no", "choice", "choices", "scale", "number", "date"])
def test_kinds_for_short_answers_may_be_closed(kind: str) -> None:
    """Closed is what they are for; the other rules hold."""
    options = "\noptions: [{id: x, text: X}, {id: y, text: Y}]" if kind.startswith("choice") else ""
    assert codes_of(f"ask: Do you see her?\nalso_ask: [Is it far?]{options}", kind=kind) == []
    assert codes_of(f"ask: Do you have §any?{options}", kind=kind) == ["ask-any"]


@pytest.mark.parametrize("kind", ["text", "lines", "people", "goals"])
def test_kinds_for_telling_are_asked_openly(kind: str) -> None:
    """Whatever is to be told has to be asked for."""
    assert codes_of("ask: §Do you see her?", kind=kind) == ["ask-closed"]


@pytest.mark.parametrize("kind", ["scale", "number"])
def test_how_much_of_a_feeling_may_be_a_number(kind: str) -> None:
    """On a scale `how worried are you` is the very question."""
    assert codes_of("ask: How worried are you?", kind=kind) == []


def test_what_is_hard_is_not_where_a_section_begins() -> None:
    """What is hard or missing may be asked, but not first; and in its own topics wherever it stands."""
    hard = "ask: §What is hard at the moment?"
    assert codes_of(hard, before="") == ["ask-hard-first"]
    assert codes_of(hard.replace("§", "")) == []
    assert codes_of(hard.replace("§", "") + "\nabout: now-in-the-way") == []
    assert codes_of("ask: What can't wait?\nabout: now-cannot-wait") == []
    assert codes_of("ask: What §problems are there?\nabout: now-in-the-way") == ["ask-wrong-word"]


@pytest.mark.parametrize("language", ["cy", "de", "pt-BR", "eng"])
def test_other_languages_are_left_alone(language: str) -> None:
    """English rules say nothing of words that may mean something else; what is missing is missing in all of them."""
    head = HEAD + f"language: {language}\n"
    assert codes_of("ask: Do you?\nalso_ask: ['Why any problems, and what outcomes?']", head=head) == []
    assert codes_of("ask: §Do you?", head=HEAD + "language: en-GB\n") == ["ask-closed"]
    text = f"{head}{SECTION}      - {{id: q, kind: text, ask: Beth?}}\n"
    assert findings_in(text, frozenset()) == ["9:9 plainer-missing", "9:9 listen-for-missing"]


def test_what_the_worker_is_asked_is_theirs() -> None:
    """A worker may be asked for facts, reasons and in words of services; only not be led."""
    worker = "for: worker\nask: "
    assert codes_of(f"{worker}Did the assessment show any problems, and why?") == []
    assert codes_of(f"{worker}§Wouldn't it be better to wait?") == ["ask-leading"]
    text = f"{HEAD}{SECTION}      - {{id: q, kind: text, for: worker, ask: What?}}\n"
    assert findings_in(text, frozenset()) == []


def test_braces_are_not_words() -> None:
    """An address in braces says nothing, and counts as one word."""
    asked = "ask: 'How is it with {a/problems}, §why?'\nask_without: How is it?"
    first = "      - {id: problems, kind: yes-no, ask: Is it?}\n"
    assert codes_of(asked, before=first) == ["ask-why"]


PETALS = HEAD + "sections:\n"


def test_ways_into_a_petal_are_held_to_the_same() -> None:
    """Openers open, so that they are asked openly and not for what is hard; each at its word."""
    openers = "[Who rings you?, §Do you have friends?, §What is hard at home?]"
    places, codes = found_at_marks(f"{PETALS}  - {{petal: people, ring: inner, openers: {openers}}}\n")
    assert (places, codes) == ([], ["ask-closed", "ask-hard-first"])


def test_a_petal_for_hard_times_has_no_way_in() -> None:
    """It waits until somebody brings it."""
    text = f"{PETALS}  - {{petal: hard-times, ring: leaf, §openers: [What may I hear?]}}\n"
    assert found_at_marks(text) == ([], ["opens-with-hard"])


@pytest.mark.parametrize(
    ("order", "first", "codes"),
    [
        ("", "about: §now-hard", ["opens-with-hard"]),
        ("", "about: §support-wanted", ["opens-with-hard"]),
        ("", "about: now-matters-most", []),
        ("", "for: worker, about: now-hard", []),
        ("order: {full: [a/s, a/f]}\n", "about: now-hard", []),
    ],
)
def test_a_conversation_begins_with_what_is_there(order: str, first: str, codes: list[str]) -> None:
    """The first question, in the order in which they are asked, is not about what is hard."""
    text = (
        f"{HEAD}{order}{SECTION}      - {{id: f, kind: text, ask: How is it?, {first}}}\n"
        "      - {id: s, kind: text, ask: What is there?}\n"
    )
    assert found_at_marks(text) == ([], codes)


def test_what_a_question_takes_besides_is_missed() -> None:
    """Plainer words for everyone; what to listen for where the answer is told."""
    text = f"{HEAD}{SECTION}      - {{id: q, kind: %s, ask: What?}}\n"
    missing = {kind: findings_in(text % kind, frozenset()) for kind in ("text", "number")}
    assert missing == {
        "text": ["8:9 plainer-missing", "8:9 listen-for-missing"],
        "number": ["8:9 plainer-missing"],
    }
    assert findings_in(f"{PETALS}  - {{petal: people, ring: inner}}\n", frozenset()) == [
        "5:5 plainer-missing",
        "5:5 listen-for-missing",
    ]
    broken = "      - {id: q, kind: text, ask: What?, plainer: [a], listen_for: x}\n"
    codes = [one.split()[1] for one in findings_in(f"{HEAD}{SECTION}{broken}", frozenset())]
    assert codes == ["not-a-text", "not-a-list"]


GOOD = """
What would make today worth it?
Who is glad when you do well?
What do you know now that you did not know then?
When did things last go your way?
How did you get through last winter?
Where do you feel at home?
Which of your habits would you keep?
Who would you ring at three in the morning?
What does your dog make of your day?
Tell me about the best job you ever had.
What keeps you going when it is heavy?
What would a friend say you are good at?
What, if anything, would you like to be different?
What may get in the way, and what then?
If it all eased overnight, what would you see first?
What do you and your brother do on Sundays?
What has grown since we last met?
How do you want to be told bad news?
What have you tried that helped a bit?
Whose voice do you hear when you need courage?
What could you teach me?
What is working, even a little?
When and where shall we meet again?
What matters most to you today?
How did you manage not to give up?
Say what comes to mind when you hear the word home.
What would you do with a free day?
Who stood by you when it counted?
What do you hope for this year?
What help has been good help?
""".strip().split("\n")


def test_good_questions_are_let_be() -> None:
    """Thirty questions of many sorts: no rule has a word to say of them."""
    assert len(GOOD) == 30
    for ask in GOOD:
        assert codes_of(f'ask: "{ask}"') == []
        assert codes_of(f'ask: How is it?\nplainer: "{ask}"\nalso_ask: ["{ask}"]') == []


@pytest.mark.parametrize("name", content.names("packs"))
def test_the_packs_that_come_along_are_asked_well(name: str) -> None:
    """Not even a note, in any of them."""
    assert [found.worded() for found in check_pack(content.read_bytes(f"packs/{name}"), name).findings] == []


@pytest.mark.parametrize("name", content.names("frames"))
def test_the_frames_that_come_along_are_asked_well(name: str) -> None:
    """Leave is asked there, with a yes or a no; everything else holds."""
    problems = Problems()
    assert read_frame(content.read_bytes(f"frames/{name}"), name, problems, shipped_vocabulary()) is not None
    assert [found.worded() for found in problems.findings] == []


def test_a_frame_is_held_to_it() -> None:
    """Its lines, and the agreements in them, at their words."""
    problems = Problems()
    lines = b"- {id: a, ask: Is it all right?, parts: [{id: b, ask: May I?}, {id: c, ask: Why not?}]}\n"
    read_frame(b"id: meet\nversion: 1\ntitle: Meet\nlines:\n" + lines, "meet.yaml", problems)
    told = [found for found in problems.findings if found.code.code not in LEFT_OUT]
    assert [f"{found.line}:{found.column} {found.code.code}" for found in told] == ["5:77 ask-why"]


def test_no_advice_keeps_a_pack_from_being_used() -> None:
    """None of these codes is an error, and whoever only wants the pack is spared them."""
    codes = (*asking.CODES, *asking_aloud.CODES)
    assert {code.severity for code in codes} == {"warning", "note"}
    data = f"{HEAD}{SECTION}      - {{id: q, kind: text, ask: Why?}}\n".encode()
    assert check_pack(data, "p.yaml").pack is not None
    assert check_pack(data, "p.yaml", advice=False).findings == ()
    assert set(all_rules(advice=False)) < set(all_rules())
