"""Kinds: what is kept, what is refused and by which code, what is understood when typed, and how it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtui.errors import Refusal
from strengthtui.interview.kinds import KINDS, Typed, understand
from strengthtui.interview.refusals import REFUSALS, refuse
from strengthtui.model.pack import KindId
from tests.interview.pack_builders import a_question

if TYPE_CHECKING:
    from strengthtui.model.conversation import Value
    from strengthtui.model.pack import Question

TODAY = date(2026, 11, 22)
CHOICE = a_question("kind", "choice", options=("Keep as is", "Safer", "Less", "Stop, for good"), other=True)
STRICT = a_question("kind", "choice", options=("Keep as is", "Safer", "Less", "Stop, for good"))
CHOICES = a_question("areas", "choices", options=("Home", "Money", "Work, or college"), other=True)
STRICT_CHOICES = a_question("areas", "choices", options=("Home", "Money", "Work, or college"))

QUESTIONS = {
    "text": a_question("q", "text"),
    "lines": a_question("q", "lines"),
    "yes-no": a_question("q", "yes-no"),
    "choice": CHOICE,
    "choices": CHOICES,
    "scale": a_question("q", "scale", from_="not at all", to="more than anything"),
    "number": a_question("q", "number"),
    "date": a_question("q", "date"),
    "people": a_question("q", "people"),
    "goals": a_question("q", "goals"),
}


def check(value: Value, question: Question) -> Value | Refusal:
    """Check a value by its question's kind."""
    return KINDS[question.kind].check(value, question)


def typed(text: str, question: Question) -> Value | Refusal:
    """Understand a typed value by its question's kind."""
    return KINDS[question.kind].from_typed(text, question)


def code_of(found: object) -> str:
    """Give the code of a refusal."""
    assert isinstance(found, Refusal)
    return found.code


def shown(value: Value, question: Question) -> list[str]:
    """Give the lines of a value as texts."""
    return [line.text for line in KINDS[question.kind].lines(value, question)]


def test_every_kind_has_its_row() -> None:
    """The table holds every kind of the model, each under its own id."""
    assert set(KINDS) == set(get_args(KindId)) == set(QUESTIONS)
    assert all(kind.id == name for name, kind in KINDS.items())


@pytest.mark.parametrize("name", QUESTIONS)
def test_empty_is_refused_as_empty(name: str) -> None:
    """Nothing, and white space only, is refused as empty by every kind, typed or not."""
    question = QUESTIONS[name]
    for blank in ("", "  \n\t "):
        assert code_of(typed(blank, question)) == "empty"
        assert code_of(check(blank, question)) == "empty"
        assert code_of(understand(blank, question, TODAY)) == "empty"
        assert KINDS[question.kind].is_empty("")


VALUES = st.one_of(
    st.text(max_size=40),
    st.lists(st.text(max_size=10), max_size=4),
    st.lists(
        st.dictionaries(
            st.sampled_from(["text", "voice", "other", "name", "who_to_me", "x"]),
            st.none() | st.text(max_size=8) | st.sampled_from(["person", "gist", "other"]),
            max_size=3,
        ),
        max_size=3,
    ),
    st.dictionaries(
        st.sampled_from(["chosen", "other", "at", "from", "to", "x"]),
        st.one_of(
            st.none(),
            st.text(max_size=8),
            st.integers(-3, 15),
            st.lists(st.sampled_from(["home", "money", "Less", "nowhere"]), max_size=3),
        ),
        max_size=3,
    ),
    st.sampled_from(["yes", "No", "6", "2027-01-15", "Jo (sister)", "home", "Less", "3, Rex"]),
)


@given(st.sampled_from(sorted(QUESTIONS)), VALUES)
def test_checking_never_fails_and_is_settled_at_once(name: str, value: Value) -> None:
    """Any value is kept or refused by a code of the catalogue; what is kept is not empty and is kept the same again."""
    question = QUESTIONS[name]
    kind = KINDS[question.kind]
    found = kind.check(value, question)
    if isinstance(found, Refusal):
        assert set(found.params) == set(REFUSALS[found.code])
        return
    assert not kind.is_empty(found)
    assert kind.check(found, question) == found
    assert kind.id == "goals" or kind.lines(found, question)


@given(st.sampled_from(sorted(QUESTIONS)), st.text(max_size=60) | st.sampled_from(["1, 3", "y", "6/10", "friday"]))
def test_whatever_is_typed_is_understood_or_refused(name: str, text: str) -> None:
    """Any typed text gives a value that the check keeps as it is, or a refusal of the catalogue."""
    question = QUESTIONS[name]
    found = understand(text, question, TODAY)
    if isinstance(found, Refusal):
        assert set(found.params) == set(REFUSALS[found.code])
    else:
        assert isinstance(found, Typed)
        assert check(found.value, question) == found.value


@given(st.sampled_from(sorted(QUESTIONS)), VALUES)
def test_showing_never_fails(name: str, value: Value) -> None:
    """Whatever an older version or another hand stored, it can be shown, compared and looked at."""
    question = QUESTIONS[name]
    kind = KINDS[question.kind]
    assert all(line.text for line in kind.lines(value, question))
    assert kind.equals(value, "x", question) in {True, False}
    assert kind.includes(value, "x", question) in {True, False}
    assert kind.is_empty(value) in {True, False}


# --- text -------------------------------------------------------------------------------------------


def test_text_keeps_its_lines() -> None:
    """Text loses outer white space only."""
    assert check(" one\n\n  two \n", QUESTIONS["text"]) == "one\n\n  two"


def test_text_is_capped() -> None:
    """A text is capped at 20,000 characters, or at what its question takes; the refusal counts, it never quotes."""
    assert check("x" * 20_000, QUESTIONS["text"]) == "x" * 20_000
    assert check("x" * 20_001, QUESTIONS["text"]) == Refusal("too-long", {"length": 20_001, "limit": 20_000})
    capped = a_question("q", "text", length=5)
    assert check("abcdef", capped) == Refusal("too-long", {"length": 6, "limit": 5})
    assert check("abcde ", capped) == "abcde"


def test_text_takes_its_voice_from_the_mark() -> None:
    """A typed text that begins with a mark is in the person's words; from a sheet the mark is text."""
    assert understand('"I can cook"', QUESTIONS["text"]) == Typed("I can cook", "person")
    assert understand("can cook", QUESTIONS["text"]) == Typed("can cook", None)
    assert check('"I can cook"', QUESTIONS["text"]) == '"I can cook"'


def test_text_refuses_other_shapes() -> None:
    """A list or a mapping is no text."""
    assert check(["a"], QUESTIONS["text"]) == Refusal("wrong-shape", {"kind": "text"})
    assert code_of(check({"at": 3}, QUESTIONS["text"])) == "wrong-shape"


# --- lines and goals --------------------------------------------------------------------------------


def line(text: str, voice: str | None = None, other: str | None = None) -> dict[str, str | None]:
    """Make one line of a value."""
    return {"text": text, "voice": voice, "other": other}


@pytest.mark.parametrize("name", ["lines", "goals"])
def test_lines_from_anywhere(name: str) -> None:
    """Lines come as a block, a list, or mappings with a voice; empty ones go."""
    question = QUESTIONS[name]
    assert check("cooks\n\n sews ", question) == [line("cooks"), line("sews")]
    assert check(["cooks", " "], question) == [line("cooks")]
    said: Value = [line("cooks", "other", "Mum")]
    assert check(said, question) == said


def test_each_typed_line_has_its_own_voice() -> None:
    """One typed line in the person's words leaves the others as they are."""
    assert typed('cooks\n"I sew"\n', QUESTIONS["lines"]) == [line("cooks"), line("I sew", "person")]


def test_lines_are_capped_together() -> None:
    """The cap holds for the answer, not for each of its lines."""
    assert code_of(check(["x" * 15_000, "y" * 15_000], QUESTIONS["lines"])) == "too-long"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([{"text": "a", "voice": "shouting"}], "no-such-voice"),
        ([{"text": "a", "share": "team"}], "wrong-shape"),
        ({"chosen": ["a"]}, "wrong-shape"),
        ([], "empty"),
    ],
)
def test_lines_refuse(value: Value, code: str) -> None:
    """A voice that is none, a key that is none and another kind's shape are refused."""
    assert code_of(check(value, QUESTIONS["lines"])) == code


def test_lines_show_voice_and_place() -> None:
    """Each line is shown with its own voice and its place in the list."""
    lines = KINDS["lines"].lines([line("a"), line(""), line("b", "other", "Mum")], QUESTIONS["lines"])
    assert [(one.text, one.voice, one.other, one.index) for one in lines] == [
        ("a", None, None, 0),
        ("b", "other", "Mum", 2),
    ]


def test_stored_goals_show_nothing() -> None:
    """The stored value of goals is ids: the goals are lines of their own."""
    assert shown(["01A", "01B"], QUESTIONS["goals"]) == []
    assert not KINDS["goals"].is_empty(["01A"])


# --- people -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("Jo", "Jo", None),
        ("Jo (my sister)", "Jo", "my sister"),
        ("Jo - my sister", "Jo", "my sister"),
        ("Jo – my sister", "Jo", "my sister"),
        ("Jo, my sister", "Jo", "my sister"),
        ("Jo: my sister", "Jo", "my sister"),
        ("Anne-Marie - aunt, in Leeds", "Anne-Marie", "aunt, in Leeds"),
        ("Anne-Marie", "Anne-Marie", None),
        ("Aunty Sal (mum's sister, not blood)", "Aunty Sal", "mum's sister, not blood"),
        ('"Our kid Lee, my brother', "Our kid Lee", "my brother"),
        ('"Jo", my sister', "Jo", "my sister"),
        ("“Bess”", "Bess", None),
        ('Dave "Smiler" Hall', 'Dave "Smiler" Hall', None),
    ],
)
def test_people_as_typed(text: str, name: str, who: str | None) -> None:
    """A line names someone and, after a dash, comma, colon or in brackets, who that is; no mark before it is a name."""
    expected = [{"name": name, "who_to_me": who}]
    assert typed(text, QUESTIONS["people"]) == expected
    assert check([text], QUESTIONS["people"]) == expected


def test_people_show_as_typed() -> None:
    """Someone is shown with who they are in brackets, and read back so."""
    value = typed("Jo - sister\nSal", QUESTIONS["people"])
    assert not isinstance(value, Refusal)
    assert shown(value, QUESTIONS["people"]) == ["Jo (sister)", "Sal"]
    assert typed("\n".join(shown(value, QUESTIONS["people"])), QUESTIONS["people"]) == value


def test_someone_needs_a_name() -> None:
    """Who somebody is, without a name, is refused."""
    assert code_of(check([{"name": None, "who_to_me": "sister"}], QUESTIONS["people"])) == "no-name"


# --- yes or no --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [("y", "yes"), ("Yes.", "yes"), ("TRUE", "yes"), ("yeah", "yes"), ("n", "no"), ("No!", "no"), ("false", "no")],
)
def test_yes_and_no(text: str, value: str) -> None:
    """Yes and no are understood in the ways people type them."""
    assert typed(text, QUESTIONS["yes-no"]) == value
    assert check(text, QUESTIONS["yes-no"]) == value


@pytest.mark.parametrize("text", ["maybe", "1", "0", "yes and no", "not"])
def test_neither_yes_nor_no(text: str) -> None:
    """What is neither is not guessed."""
    assert typed(text, QUESTIONS["yes-no"]) == Refusal("not-yes-or-no")


# --- choices ----------------------------------------------------------------------------------------


def chosen(*ids: str, other: str | None = None) -> dict[str, list[str] | str | None]:
    """Make the stored value of a choice."""
    return {"chosen": list(ids), "other": other}


@pytest.mark.parametrize("text", ["2", "2.", "(2)", "#2", "٢", "safer", "SAFER", " Safer! ", "saf"])
def test_an_option_by_number_id_text_or_beginning(text: str) -> None:
    """An option is said by its number, its id, its text in any case, or a beginning only it has."""
    assert typed(text, STRICT) == chosen("safer")


def test_a_beginning_is_not_guessed_where_anything_may_be_said() -> None:
    """Where something else may be said, half a word is something else."""
    assert typed("saf", CHOICE) == chosen(other="saf")


def test_something_else() -> None:
    """What is no option is kept as said where the question allows it, else refused with the options' ids."""
    assert typed("a break till spring, maybe", CHOICE) == chosen(other="a break till spring, maybe")
    assert typed("a break", STRICT) == Refusal("no-such-option", {"options": "keep-as-is, safer, less, stop,-for-good"})


def test_a_bare_number_is_meant_for_the_list() -> None:
    """A number that no option has is refused, though something else may be said."""
    assert code_of(typed("9", CHOICE)) == "no-such-option"
    assert code_of(typed("1, 9", CHOICES)) == "no-such-option"
    assert code_of(typed("0", CHOICE)) == "no-such-option"


def test_only_one_of_a_choice() -> None:
    """Two options of a single choice are refused, typed or from a sheet."""
    assert code_of(typed("1 and 2", CHOICE)) == "only-one-option"
    assert code_of(check(["safer", "less"], CHOICE)) == "only-one-option"
    assert code_of(check(dict(chosen("less", other="x")), CHOICE)) == "only-one-option"


@pytest.mark.parametrize(
    ("text", "ids", "other"),
    [
        ("1, 3", ("home", "work,-or-college"), None),
        ("3 1", ("home", "work,-or-college"), None),
        ("1 and 3", ("home", "work,-or-college"), None),
        ("home, Work, or college", ("home", "work,-or-college"), None),
        ("Money\nhome", ("home", "money"), None),
        ("home, home", ("home",), None),
        ("home; my dog, Rex", ("home",), "my dog, Rex"),
        ("my dog, Rex; home", ("home",), "my dog, Rex"),
        ("dog, home, cat", ("home",), "dog, cat"),
        ("2, the garden", ("money",), "the garden"),
    ],
)
def test_several_options_in_one_line(text: str, ids: tuple[str, ...], other: str | None) -> None:
    """Several options are taken out of one line in the pack's order; the rest stays together as typed."""
    assert typed(text, CHOICES) == chosen(*ids, other=other)


def test_choices_from_a_sheet() -> None:
    """In a sheet options are ids or texts, in a list or in the stored form."""
    assert check(["Money", "home"], CHOICES) == chosen("home", "money")
    assert check("Home", CHOICES) == chosen("home")
    assert check({"chosen": "home"}, CHOICES) == chosen("home")
    assert check({"chosen": ["Home"], "other": " the dog "}, CHOICES) == chosen("home", other="the dog")
    assert code_of(check(["home", "the dog"], STRICT_CHOICES)) == "no-such-option"
    assert code_of(check({"chosen": ["moon"]}, CHOICES)) == "no-such-option"


def test_choices_show_their_texts() -> None:
    """Options are shown by their text as then worded; one that is gone by its id."""
    assert shown(dict(chosen("home", "money")), CHOICES) == ["Home, Money"]
    assert shown(dict(chosen("home", "work,-or-college")), CHOICES) == ["Home; Work, or college"]
    assert shown(dict(chosen("gone", other="the dog")), CHOICES) == ["gone, the dog"]


# --- scale ------------------------------------------------------------------------------------------


def ruler(at: int, low: str | None = None, high: str | None = None) -> dict[str, int | str | None]:
    """Make the stored value of a scale."""
    return {"at": at, "from": low, "to": high}


@pytest.mark.parametrize("text", ["6", "06", "6/10", "6 of 10", "6 out of 10", "٦"])
def test_a_mark_on_the_ruler(text: str) -> None:
    """A mark is a whole number from 0 to 10, with or without its top."""
    assert typed(text, QUESTIONS["scale"]) == ruler(6)
    assert check(text, QUESTIONS["scale"]) == ruler(6)


@pytest.mark.parametrize(
    "text", ["6 (rubbish to all right)", "6 of 10 (rubbish to all right)", "6 rubbish to all right"]
)
def test_own_ends(text: str) -> None:
    """The person's own ends are kept with the mark, and what is shown can be typed again."""
    value = typed(text, QUESTIONS["scale"])
    assert value == ruler(6, "rubbish", "all right")
    assert shown(dict(ruler(6, "rubbish", "all right")), QUESTIONS["scale"]) == ["6 of 10 (rubbish to all right)"]


def test_offered_ends_are_shown_but_never_stored() -> None:
    """Ends the person did not say are the question's and not put into their mouth."""
    assert typed("0", QUESTIONS["scale"]) == ruler(0)
    assert shown(dict(ruler(0)), QUESTIONS["scale"]) == ["0 of 10 (not at all to more than anything)"]
    assert shown(dict(ruler(0)), a_question("q", "scale")) == ["0 of 10"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("11", "not-on-the-scale"),
        ("-1", "not-on-the-scale"),
        ("6.5", "not-a-mark"),
        ("six", "not-a-mark"),
        ("6 at a push", "not-a-mark"),
    ],
)
def test_off_the_ruler(text: str, code: str) -> None:
    """A mark off the ruler is refused, and none is rounded."""
    assert code_of(typed(text, QUESTIONS["scale"])) == code


def test_scale_mappings() -> None:
    """In a sheet a mark may be a mapping; zero is a mark, not nothing."""
    assert check({"at": "7", "from": "low", "to": "high"}, QUESTIONS["scale"]) == ruler(7, "low", "high")
    assert check({"at": 0}, QUESTIONS["scale"]) == ruler(0)
    assert code_of(check({"from": "low"}, QUESTIONS["scale"])) == "empty"
    assert code_of(check({"at": "many"}, QUESTIONS["scale"])) == "not-a-number"
    assert code_of(check(["7"], QUESTIONS["scale"])) == "wrong-shape"
    assert not KINDS["scale"].is_empty(dict(ruler(0)))


# --- number -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"),
        ("007", "7"),
        ("2.50", "2.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-3", "-3"),
        ("\N{MINUS SIGN}3", "-3"),
        ("+3", "3"),
        ("-0", "0"),
        ("-0.0", "0.0"),
        ("1,200", "1200"),
        ("٣٫".replace("٫", ".") + "٥", "3.5"),
        ("１２", "12"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    """A decimal number in the digits of any script is kept in ours, with the places it was said with."""
    assert typed(text, QUESTIONS["number"]) == number


@pytest.mark.parametrize("text", ["1e5", "NaN", "inf", "1,5", "12,34", "seven", "½", "²", "1 000", ".", "--3", "0x10"])
def test_no_numbers(text: str) -> None:
    """What could mean two numbers, or none, is refused."""
    assert typed(text, QUESTIONS["number"]) == Refusal("not-a-number")


def test_number_limits() -> None:
    """Limits hold, ends included, and the refusal names the limit."""
    question = a_question("q", "number", least="0", most="10.5")
    assert check("0", question) == "0"
    assert check("10.50", question) == "10.50"
    assert check("-1", question) == Refusal("too-small", {"least": "0"})
    assert check("10.51", question) == Refusal("too-large", {"most": "10.5"})


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_every_decimal_reads_itself_back(number: object) -> None:
    """A decimal number is stored as text that means the same number."""
    found = typed(str(number), QUESTIONS["number"])
    assert isinstance(found, str)
    assert KINDS["number"].equals(found, str(number), QUESTIONS["number"])


# --- date -------------------------------------------------------------------------------------------


def test_date_limits() -> None:
    """A date outside its limits is refused; a month that may lie inside is not."""
    question = a_question("q", "date", least="2027-01-10", most="2027-03")
    assert check("10/1/2027", question) == "2027-01-10"
    assert check("2027-01", question) == "2027-01"
    assert check("31 March 2027", question) == "2027-03-31"
    assert check("9 Jan 2027", question) == Refusal("too-early", {"least": "2027-01-10"})
    assert check("2027-04-01", question) == Refusal("too-late", {"most": "2027-03"})


def test_a_date_by_its_weekday_needs_today() -> None:
    """`friday` is a date while someone types and today is known; in a sheet it is none."""
    assert understand("friday", QUESTIONS["date"], TODAY) == Typed("2026-11-27", None)
    assert code_of(check("friday", QUESTIONS["date"])) == "not-a-date"


# --- comparing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "wanted", "equals", "includes"),
    [
        ("text", "Rex", "rex", True, True),
        ("lines", [line("a"), line("b")], "B", False, True),
        ("lines", [line("a")], "a", True, True),
        ("yes-no", "yes", "true", True, True),
        ("yes-no", "yes", "no", False, False),
        ("choice", chosen("safer"), "safer", True, True),
        ("choices", chosen("home", "money"), "home", False, True),
        ("choices", chosen("home", other="dog"), "home", False, True),
        ("choices", chosen("home"), "home", True, True),
        ("scale", ruler(6), "6", True, True),
        ("scale", ruler(6), "x", False, False),
        ("number", "7.0", "7", True, True),
        ("number", "7", "x", False, False),
        ("date", "2027-01-15", "15 Jan 2027", True, True),
        ("people", [{"name": "Jo", "who_to_me": "sister"}], "jo", True, True),
    ],
)
def test_comparing(name: str, value: Value, wanted: str, equals: bool, includes: bool) -> None:
    """A condition compares by what was meant, not by how it was written."""
    question = QUESTIONS[name]
    assert KINDS[question.kind].equals(value, wanted, question) is equals
    assert KINDS[question.kind].includes(value, wanted, question) is includes


# --- refusals ---------------------------------------------------------------------------------------


def test_the_catalogue_is_kept() -> None:
    """A refusal with a code or a parameter that the catalogue does not know is a mistake of ours."""
    assert refuse("too-small", least="3") == Refusal("too-small", {"least": "3"})
    with pytest.raises(KeyError):
        refuse("too-small")
    with pytest.raises(KeyError):
        refuse("no-such-code")
