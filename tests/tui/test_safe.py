"""Nothing but text reaches the screen: the one way there, and that there is no other (walks the source)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strengthtui.tui
from strengthtui.tui.safe import editable, plain, safe

HOME = Path(strengthtui.tui.__file__).parent
OWN = {"safe.py": {"Static"}, "widgets/editor.py": {"TextArea"}}
"""The only files that may take a widget that shows strings, and which."""
PASSIVE = {"TextArea"}
"""May be named anywhere for its messages, under TYPE_CHECKING."""
READS_MARKUP = {"from_markup", "notify", "border_title", "border_subtitle", "from_text", "placeholder", "tooltip"}
"""Names of Textual's that read markup, or would show a string as it is."""


def trees() -> list[tuple[str, ast.Module]]:
    """Give every file of the app, parsed."""
    return [(str(path.relative_to(HOME)), ast.parse(path.read_text("utf-8"))) for path in sorted(HOME.rglob("*.py"))]


def widgets_taken(tree: ast.Module) -> set[str]:
    """Give the widgets of Textual's that a file takes, but those for types only."""
    guarded: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            guarded |= {id(inner) for inner in ast.walk(node)}
    taken: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            names = {alias.name for alias in node.names}
            taken |= names - PASSIVE if id(node) in guarded else names
        if isinstance(node, ast.Import):
            taken |= {alias.name for alias in node.names if alias.name.startswith("textual.widgets")}
    return taken - {"EditResult", "Edit", "Location"}


def _made_safe(tree: ast.Module) -> set[int]:
    """Give the places that are set to what `safe` makes."""
    return {
        id(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "safe"
        for target in node.targets
    }


def test_only_what_is_made_safe_may_be_shown_in_an_empty_editor() -> None:
    """A hint is let through where it is made safe, and not where a string is set as it is."""
    safe_one, plain_one = (ast.parse(f"answer.placeholder = {value}") for value in ("safe(text)", "text"))
    assert len(_made_safe(safe_one)) == 1
    assert _made_safe(plain_one) == set()


def test_the_walk_sees_something() -> None:
    """The walk finds the app's files: a check over nothing would pass."""
    names = {name for name, _tree in trees()}
    assert {"app.py", "screens/talk.py", "dialogs/asking.py", "widgets/row_list.py"} <= names


@pytest.mark.parametrize(("name", "tree"), trees(), ids=[name for name, _tree in trees()])
def test_no_file_takes_a_widget_that_shows_strings(name: str, tree: ast.Module) -> None:
    """Only the safe words and the editors know a widget of Textual's that shows a string."""
    assert widgets_taken(tree) <= OWN.get(name, set())


@pytest.mark.parametrize(("name", "tree"), trees(), ids=[name for name, _tree in trees()])
def test_nothing_reads_markup(name: str, tree: ast.Module) -> None:
    """Markup is read nowhere; a notification is always told that there is none, and given text made plain.

    What an editor shows while it is empty may be set, to something made safe in the same line.
    """
    made_safe = _made_safe(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in READS_MARKUP - {"notify"} and id(node) not in made_safe:
            pytest.fail(f"{name}:{node.lineno} uses {node.attr}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "notify":
            markup = [word.value for word in node.keywords if word.arg == "markup"]
            assert [one.value for one in markup if isinstance(one, ast.Constant)] == [False], f"{name}:{node.lineno}"
            said = node.args[0]
            assert isinstance(said, ast.Call), f"{name}:{node.lineno}"
            assert isinstance(said.func, ast.Name), f"{name}:{node.lineno}"
            assert said.func.id == "plain", f"{name}:{node.lineno}"


def test_content_is_made_of_plain_text() -> None:
    """`Content(...)` is called with constants, or with text that went through `plain`."""
    allowed = {"plain", "safe"}
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Content":
                for argument in node.args:
                    called = (
                        argument.func.id
                        if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name)
                        else ""
                    )
                    known = isinstance(argument, ast.Constant) or called in allowed
                    assert known or name == "safe.py", f"{name}:{node.lineno}"


@given(st.text())
def test_what_is_shown_is_what_is_there(text: str) -> None:
    """No text becomes a style, a link or a control character."""
    shown = safe(text)
    assert shown.plain == plain(text)
    assert not shown.spans
    assert not any(ord(one) < 32 and one != "\n" for one in shown.plain)
    assert not any(0x7F <= ord(one) < 0xA0 for one in shown.plain)


@given(st.text(alphabet=st.characters(blacklist_characters="\n")))
def test_an_editor_keeps_every_place(text: str) -> None:
    """In an editor each character keeps its place, so that cursor and selection agree with the words."""
    shown = editable(text)
    assert len(shown) == len(text)
    assert not any(ord(one) < 32 and one != "\t" for one in shown)


@pytest.mark.parametrize(
    "nasty", ["[/]", "[@click=app.quit]x[/]", "\x1b]52;c;aGk=\x07", "\u202eabc", "\x9b31m", "[bold]"]
)
def test_the_nastiest_are_text(nasty: str) -> None:
    """What breaks Textual's own widgets is shown, and only shown."""
    assert "\x1b" not in safe(nasty).plain
    assert "\u202e" not in safe(nasty).plain
    assert not safe(nasty).spans
