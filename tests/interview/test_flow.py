"""Where a conversation goes: routes, orders, gates, forward, back and jumping."""

from __future__ import annotations

import pytest

from strengthtui.interview.flow import (
    asked,
    find_addresses,
    find_question,
    find_section,
    first,
    next_after,
    previous_before,
    route_order,
    still_open,
)
from tests.interview.pack_builders import (
    a_pack,
    a_petal,
    a_question,
    a_section,
    answered,
    live_of,
    topic_heard,
)
from tests.record_builders import a_conversation, a_jotting, an_answer, records_of

PACK = a_pack(
    sections=(
        a_section("a", a_question("one", route="full"), a_question("two", route="doorstep")),
        a_section("b", a_question("three", route="short"), a_question("four", route="doorstep")),
    ),
    order={"doorstep": ("b/four", "a/two")},
)
FLOWER = a_pack(sections=(a_petal("people", route="doorstep"), a_petal("hopes", route="full")))


def test_smaller_routes_ask_less() -> None:
    """The doorstep asks part of the short route, and that part of the full one."""
    assert asked(PACK, "full", {}, ()) == ("a/one", "a/two", "b/three", "b/four")
    assert asked(PACK, "short", {}, ()) == ("a/two", "b/three", "b/four")
    assert set(asked(PACK, "doorstep", {}, ())) == {"a/two", "b/four"}


def test_a_route_may_have_an_order_of_its_own() -> None:
    """The order of a route is its own and nobody else's; what it forgets comes after."""
    assert asked(PACK, "doorstep", {}, ()) == ("b/four", "a/two")
    forgetful = a_pack(a_question("one"), a_question("two"), order={"doorstep": ("a/two", "a/two", "a/gone")})
    assert asked(forgetful, "doorstep", {}, ()) == ("a/two", "a/one")
    wider = a_pack(a_question("one", route="full"), a_question("two"), order={"doorstep": ("a/one", "a/two")})
    assert asked(wider, "doorstep", {}, ()) == ("a/two",)


def test_petals_are_places() -> None:
    """A petal is a place by its own id, on its route."""
    assert asked(FLOWER, "full", {}, ()) == ("people", "hopes")
    assert asked(FLOWER, "doorstep", {}, ()) == ("people",)


def test_a_gated_question_is_never_before_its_gate() -> None:
    """An order that puts a question before what it hangs on is mended, or it would be stranded when the gate opens."""
    pack = a_pack(
        a_question("gate", "yes-no"),
        a_question("other", "text"),
        a_question("behind", "text", when=answered("a/gate", "yes")),
        a_question("further", "text", when=answered("a/behind")),
        order={"doorstep": ("a/further", "a/behind", "a/other", "a/gate")},
    )
    assert route_order(pack, "doorstep") == ("a/other", "a/gate", "a/behind", "a/further")
    talk = a_conversation(pack)
    live = live_of(records_of(talk, an_answer(talk, "a/gate", "yes")), pack)
    order = asked(pack, "doorstep", live.of(talk.id), live.outside(talk.id))
    assert next_after(pack, "doorstep", order, "a/gate") == "a/behind"


def test_a_question_on_a_topic_is_never_before_where_it_may_be_heard() -> None:
    """The same holds for a topic, and for a petal, whose topics may be asked about anywhere before."""
    pack = a_pack(
        a_question("who", about="people-who-matters"),
        a_question("free"),
        a_question("by-topic", when=topic_heard("people-who-matters")),
        a_question("by-petal", when=topic_heard("people")),
        order={"doorstep": ("a/by-petal", "a/by-topic", "a/free", "a/who")},
    )
    assert route_order(pack, "doorstep") == ("a/free", "a/who", "a/by-petal", "a/by-topic")
    flower = a_pack(
        a_question("after", when=topic_heard("people")),
        sections=(a_petal("people", route="doorstep"),),
        order={"doorstep": ("a/after", "people")},
    )
    assert route_order(flower, "doorstep") == ("people", "a/after")
    assert route_order(flower, "short") == ("people", "a/after"), "in the pack's own order, too"


def test_forward_and_back() -> None:
    """Forward from nowhere is the first, back from the end the last; the ends are `None`."""
    order = asked(PACK, "full", {}, ())
    assert first(order) == next_after(PACK, "full", order, None) == "a/one"
    assert next_after(PACK, "full", order, "a/two") == "b/three"
    assert next_after(PACK, "full", order, "b/four") is None
    assert previous_before(PACK, "full", order, None) == "b/four"
    assert previous_before(PACK, "full", order, "a/one") is None
    assert first(()) is None
    assert previous_before(PACK, "full", (), None) is None


def test_from_a_place_off_the_route() -> None:
    """Whoever jumped to a question off the route goes on beside where it stands in the pack."""
    order = asked(PACK, "short", {}, ())
    assert next_after(PACK, "short", order, "a/one") == "a/two"
    assert previous_before(PACK, "short", order, "a/one") is None
    order = asked(PACK, "doorstep", {}, ())
    assert next_after(PACK, "doorstep", order, "b/three") is None
    assert previous_before(PACK, "doorstep", order, "b/three") == "a/two"
    assert next_after(PACK, "doorstep", order, "a/one") == "b/four"


def test_from_a_place_that_closed() -> None:
    """When the question in front closes, forward and back go to its neighbours."""
    pack = a_pack(
        a_question("gate", "yes-no"), a_question("in", "text", when=answered("a/gate", "yes")), a_question("out")
    )
    order = asked(pack, "full", {}, ())
    assert order == ("a/gate", "a/out")
    assert next_after(pack, "full", order, "a/in") == "a/out"
    assert previous_before(pack, "full", order, "a/in") == "a/gate"


def test_from_a_place_that_is_gone() -> None:
    """From an address that no pack knows the way begins anew."""
    order = asked(PACK, "full", {}, ())
    assert next_after(PACK, "full", order, "z/z") == "a/one"
    assert previous_before(PACK, "full", order, "z/z") is None


def test_still_open() -> None:
    """What has nothing said to it, or was left for later, is open; declined is not, nor is a petal with a line."""
    talk = a_conversation(PACK)
    live = live_of(
        records_of(
            talk,
            an_answer(talk, "a/one", ["x"]),
            an_answer(talk, "a/two", state="later"),
            an_answer(talk, "b/three", state="declined"),
            an_answer(talk, "b/four", state="not-fitting"),
        ),
        PACK,
    )
    assert still_open(asked(PACK, "full", {}, ()), live.of(talk.id), live.jotted) == ("a/two",)
    jotted = live_of(records_of(a_jotting("Jo", "people-peers")), FLOWER).jotted
    assert still_open(asked(FLOWER, "full", {}, ()), {}, jotted) == ("hopes",)


def test_finding() -> None:
    """A question is found by its address in the pack or its full one, a section by any address in it."""
    question = find_question(PACK, "a/two")
    assert question is not None
    assert find_question(PACK, "ropes/a/two") is question
    assert find_question(PACK, "other/a/two") is None
    assert find_question(FLOWER, "people") is None
    section = find_section(PACK, "b/four")
    assert section is not None
    assert section.id == "b"
    assert find_section(FLOWER, "people") is FLOWER.sections[0]
    assert find_section(PACK, "z/four") is None


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("a/two", ("a/two",)),
        (" Ropes/A/Two ", ("a/two",)),
        ("b", ("b/three", "b/four")),
        ("four", ("b/four",)),
        ("five", ()),
        ("", ()),
    ],
)
def test_where_to_jump(typed: str, places: tuple[str, ...]) -> None:
    """A jump names an address, a section or a question; several places are several, none is none."""
    assert find_addresses(PACK, typed) == places


def test_a_bare_id_that_two_sections_have() -> None:
    """An id that is in two sections gives both, for the person to choose."""
    twice = a_pack(sections=(a_section("a", a_question("x")), a_section("b", a_question("x")), a_petal("people")))
    assert find_addresses(twice, "x") == ("a/x", "b/x")
    assert find_addresses(twice, "people") == ("people",)
