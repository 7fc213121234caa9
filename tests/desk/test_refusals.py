"""Noes in words: every code has its sentence, says what to do, and never anything that was typed (done when 12)."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import strengthtui
from strengthtui.desk import planning
from strengthtui.desk.everything import import_everything
from strengthtui.desk.fill_in import fill_file
from strengthtui.desk.refusals import worded
from strengthtui.desk.sheet_values import _reason
from strengthtui.errors import Refusal, StrengthError
from strengthtui.interview.refusals import REFUSALS
from strengthtui.model.plan import Who
from tests.desk.desk_builders import GATED_PACK, KINDS_PACK, a_desk, ref_of, sat_down, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from strengthtui.desk.sitting import Sitting

DESK = Path(strengthtui.__file__).parent / "desk"
SECRET = "zanzibar"
LONG = SECRET + "x" * 20_001


def codes_of_the_desk() -> Iterator[str]:
    """Give every code that stands in a `Refusal("...")` of the desk, or may be chosen in one."""
    for path in DESK.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                for part in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


@pytest.mark.parametrize("code", sorted({*REFUSALS, *codes_of_the_desk()}))
def test_every_code_has_its_sentence(code: str) -> None:
    """Each code is said in whole sentences, its parameters filled in, and not by its own name."""
    params = dict.fromkeys(REFUSALS.get(code, ("limit", "length")), 7)
    told = worded(Refusal(code, params))
    assert told.endswith((".", "?"))
    assert code not in told
    assert "{" not in told


@pytest.mark.parametrize("code", REFUSALS)
def test_every_code_of_a_kind_is_said_in_a_sheet(code: str) -> None:
    """What typing refuses is said of a sheet as well, without talking of typing."""
    told = _reason(Refusal(code, dict.fromkeys(REFUSALS[code], 7)))
    assert told != _reason(Refusal("nobody-knows"))
    assert "{" not in told
    assert "Type" not in told


def everything_refused(sitting: Sitting) -> Iterator[Callable[[], object]]:
    """Give calls that are refused, each with the planted word in all that was typed."""
    line = ref_of(sitting.jot("a line"))
    yield lambda: sitting.jot(LONG)
    yield lambda: sitting.jot(SECRET, (SECRET,))
    yield lambda: sitting.jot(SECRET, (), "other", LONG)
    yield lambda: sitting.sort(line, (SECRET,))
    yield lambda: sitting.sort(SECRET, ())
    yield lambda: sitting.set_voice(line, SECRET)  # type: ignore[arg-type]
    yield lambda: sitting.mark(SECRET, SECRET, ref=line)
    yield lambda: sitting.mark("a line", LONG, ref=line)
    yield lambda: sitting.verdict(line, "changed", LONG)
    yield lambda: sitting.verdict(SECRET, "right")
    yield lambda: sitting.strike(SECRET)
    yield lambda: sitting.jump(SECRET)
    yield lambda: sitting.begin(SECRET, "full", lambda _digest, _data: None)
    yield lambda: sitting.draft(LONG)
    yield lambda: sitting.skip("later", LONG)
    yield lambda: sitting.keep(SECRET)
    yield lambda: sitting.present((LONG,))
    yield lambda: sitting.agree("share", "yes", LONG)
    yield lambda: sitting.meet_next(SECRET, SECRET)
    yield lambda: sitting.note(leaving=LONG)
    yield lambda: sitting.change(lambda act, person: planning.add_goal(act, person, LONG))
    who, me = Who(kind="named", name=LONG), Who(kind="person")
    yield lambda: sitting.change(lambda a, p: planning.add_step(a, p, goal_ref=None, what=SECRET, who=who))
    yield lambda: sitting.change(lambda a, p: planning.add_step(a, p, goal_ref=None, what=SECRET, who=me, by=SECRET))
    yield lambda: sitting.change(lambda a, p: planning.change_goal(a, p, SECRET, {"words": SECRET}))
    for address in ("a/yes", "a/only", "a/ruler", "a/count", "a/day", "a/text"):
        yield lambda address=address: (saved(sitting.jump(address)), sitting.answer(LONG))[1]  # type: ignore[misc]


def test_no_refusal_says_what_was_typed() -> None:
    """A word planted in everything typed is in no refusal and no sentence about one; nothing of it is stored."""
    sitting = sat_down(a_desk(KINDS_PACK, GATED_PACK), pack="kinds")
    for call in everything_refused(sitting):
        outcome = call()
        assert isinstance(outcome, Refusal), outcome
        assert SECRET not in repr(outcome)
        assert SECRET not in worded(outcome)
    assert SECRET not in repr(sitting.person.file.raw())
    assert sitting.person.file.draft() is None


def test_no_error_says_what_was_typed(tmp_path: Path) -> None:
    """The same of what raises: names, words to find, sheets and files."""
    desk = a_desk(KINDS_PACK)
    for name in ("Sam", "SAM"):
        desk.add_person(name).close()
    sheet = tmp_path / "x.yaml"
    sheet.write_text(f"jottings: [{{text: {SECRET}, topic: {SECRET}, {SECRET}: {SECRET}}}]")
    calls: tuple[Callable[[], object], ...] = (
        lambda: desk.people.one(SECRET),
        lambda: desk.add_person(LONG),
        lambda: desk.people.rename("sam", SECRET),
        lambda: desk.people.merge(SECRET, SECRET),
        lambda: fill_file(desk, SECRET, None, sheet, again=False),
        lambda: import_everything(desk, sheet),
    )
    for call in calls:
        with pytest.raises(StrengthError) as caught:
            call()
        error = caught.value
        told = [error.title, error.message, error.hint, *getattr(error, "findings", ())]
        assert SECRET not in " ".join(told)
