"""Set-up happens once, again when it must, and never takes half a job for a whole one."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import _bootstrap
from scripts._bootstrap import Checkout, Level, SetUpError, prepare, ready

PROJECT = '[build-system]\nrequires = []\n[project]\nname = "strengthtui"\ndependencies = ["rich"]\n'


class Steps:
    """Stand-ins for the two steps that take long, noting what was asked of them."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fail_at: str | None = None

    def make(self, checkout: Checkout) -> None:
        """As `make_venv`, without a real environment."""
        self._note("make")
        _bootstrap.clear(checkout)
        checkout.python.parent.mkdir(parents=True)
        checkout.mark.touch()
        checkout.python.touch()
        base = checkout.root / "python-of-the-system"
        base.touch()
        (checkout.venv / "pyvenv.cfg").write_text(f"home = /x\nexecutable = {base}\n", encoding="utf-8")

    def install(self, checkout: Checkout, level: Level) -> None:
        """As `install_all`, without pip."""
        self._note(level)
        checkout.tool("strengthtui").touch()

    def _note(self, step: str) -> None:
        self.done.append(step)
        if step == self.fail_at:
            raise KeyboardInterrupt

    def prepare(self, checkout: Checkout, level: Level) -> list[str]:
        """Set up with these steps; what was done."""
        self.done.clear()
        prepare(checkout, level, make=self.make, install=self.install)
        return list(self.done)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A tree with something to install."""
    root = tmp_path / "tree"
    (root / "requirements").mkdir(parents=True)
    (root / "requirements" / "run.txt").write_text("rich==15.0.0\n", encoding="utf-8")
    (root / "requirements" / "dev.txt").write_text("rich==15.0.0\nruff==0.17.6\n", encoding="utf-8")
    (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    return Checkout(root)


@pytest.fixture
def steps() -> Steps:
    """Steps that succeed until told otherwise."""
    return Steps()


def test_first_run_makes_and_installs_and_the_second_does_nothing(checkout: Checkout, steps: Steps) -> None:
    """Set-up happens once."""
    assert steps.prepare(checkout, "run") == ["make", "run"]
    assert steps.prepare(checkout, "run") == []


def test_running_after_testing_installs_nothing(checkout: Checkout, steps: Steps) -> None:
    """The development tools bring the program."""
    steps.prepare(checkout, "dev")
    assert steps.prepare(checkout, "run") == []


def test_testing_after_running_only_adds_the_tools(checkout: Checkout, steps: Steps) -> None:
    """The environment is kept."""
    steps.prepare(checkout, "run")
    assert steps.prepare(checkout, "dev") == ["dev"]
    assert steps.prepare(checkout, "run") == []


def test_new_requirements_are_installed(checkout: Checkout, steps: Steps) -> None:
    """After a pull that changes a lock, the next run installs it into the same environment."""
    steps.prepare(checkout, "run")
    checkout.requirements("run").write_text("rich==15.0.1\n", encoding="utf-8")
    assert steps.prepare(checkout, "run") == ["run"]


def test_tools_are_left_alone_when_only_they_changed(checkout: Checkout, steps: Steps) -> None:
    """Who only runs the program does not wait for a new linter; who tests gets it."""
    steps.prepare(checkout, "dev")
    checkout.requirements("dev").write_text("rich==15.0.0\nruff==0.18.0\n", encoding="utf-8")
    assert steps.prepare(checkout, "run") == []
    assert steps.prepare(checkout, "dev") == ["dev"]


def test_run_level_install_keeps_tools_that_still_hold(checkout: Checkout, steps: Steps) -> None:
    """Installing the program anew does not have the same tools installed again."""
    steps.prepare(checkout, "dev")
    checkout.requirements("run").write_text("rich==15.0.0\n\n", encoding="utf-8")
    assert steps.prepare(checkout, "run") == ["run"]
    assert steps.prepare(checkout, "dev") == []


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (PROJECT.replace('"rich"', '"rich", "typer"'), True),
        (PROJECT + '[project.scripts]\nstrengthtui = "strengthtui.cli:main"\n', True),
        (PROJECT + "[tool.ruff]\nline-length = 90\n", False),
        ("# a remark\n" + PROJECT, False),
    ],
    ids=["dependency", "command", "linter setting", "remark"],
)
def test_project_file_counts_only_where_it_matters(checkout: Checkout, steps: Steps, text: str, again: bool) -> None:
    """What an install depends on is looked at, and nothing else in pyproject.toml."""
    steps.prepare(checkout, "run")
    (checkout.root / "pyproject.toml").write_text(text, encoding="utf-8")
    assert steps.prepare(checkout, "run") == (["run"] if again else [])


@pytest.mark.parametrize("step", ["make", "run"])
def test_interrupted_set_up_begins_again(checkout: Checkout, steps: Steps, step: str) -> None:
    """Ctrl+C in the middle leaves nothing that is taken for whole."""
    steps.fail_at = step
    with pytest.raises(KeyboardInterrupt):
        steps.prepare(checkout, "run")
    steps.fail_at = None
    assert steps.prepare(checkout, "run") == ["make", "run"]


def test_interrupted_update_begins_again(checkout: Checkout, steps: Steps) -> None:
    """A lock half installed over an older one is not trusted: the environment is made anew."""
    steps.prepare(checkout, "run")
    steps.fail_at = "dev"
    with pytest.raises(KeyboardInterrupt):
        steps.prepare(checkout, "dev")
    steps.fail_at = None
    assert steps.prepare(checkout, "run") == ["make", "run"]


def test_moved_tree_is_set_up_anew(checkout: Checkout, steps: Steps) -> None:
    """An environment holds its own path in a hundred places; moved, it is made again."""
    steps.prepare(checkout, "dev")
    moved = Checkout(checkout.root.rename(checkout.root.with_name("elsewhere")))
    assert steps.prepare(moved, "run") == ["make", "run"]


def _lose_base(checkout: Checkout) -> None:
    (checkout.root / "python-of-the-system").unlink()


def _lose_python(checkout: Checkout) -> None:
    checkout.python.unlink()


def _lose_configuration(checkout: Checkout) -> None:
    (checkout.venv / "pyvenv.cfg").unlink()


def _spoil_stamp(checkout: Checkout) -> None:
    checkout.stamp.write_text('{"root": ', encoding="utf-8")


@pytest.mark.parametrize("harm", [_lose_base, _lose_python, _lose_configuration, _spoil_stamp])
def test_environment_that_cannot_run_is_made_anew(
    checkout: Checkout, steps: Steps, harm: Callable[[Checkout], None]
) -> None:
    """The Python below it was uninstalled, or somebody tidied up inside."""
    steps.prepare(checkout, "run")
    harm(checkout)
    assert steps.prepare(checkout, "run") == ["make", "run"]


@pytest.mark.parametrize("still_answers", [True, False])
def test_python_updated_in_place_is_asked(
    checkout: Checkout, steps: Steps, monkeypatch: pytest.MonkeyPatch, still_answers: bool
) -> None:
    """A new patch release under the environment does no harm; a new minor release finds no packages."""
    steps.prepare(checkout, "run")
    (checkout.root / "python-of-the-system").write_text("newer", encoding="utf-8")
    monkeypatch.setattr(_bootstrap, "answers", lambda _checkout: still_answers)
    assert steps.prepare(checkout, "run") == ([] if still_answers else ["make", "run"])


def test_missing_program_is_installed_again(checkout: Checkout, steps: Steps) -> None:
    """Uninstalled by hand, it comes back."""
    steps.prepare(checkout, "run")
    checkout.tool("strengthtui").unlink()
    assert steps.prepare(checkout, "run") == ["run"]


def test_environment_of_somebody_else_is_never_removed(checkout: Checkout, steps: Steps) -> None:
    """A hand-made .venv is refused with words, and stays as it is."""
    theirs = checkout.venv / "bin" / "theirs"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    with pytest.raises(SetUpError, match="did not make"):
        steps.prepare(checkout, "run")
    assert theirs.exists()


def test_missing_lock_is_said(checkout: Checkout, steps: Steps) -> None:
    """A tree without its requirement files ends in words."""
    checkout.requirements("run").unlink()
    with pytest.raises(SetUpError, match="cannot read what to install"):
        steps.prepare(checkout, "run")


def test_running_needs_no_development_lock(checkout: Checkout, steps: Steps) -> None:
    """A copy for the field may leave the development tools out."""
    checkout.requirements("dev").unlink()
    steps.prepare(checkout, "run")
    assert ready(checkout, "run")


def test_missing_ensurepip_is_said_before_anything_is_made(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without python3-venv: the words name what to install, and no half .venv is left."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(SetUpError, match=r"apt install python3\.\d+-venv"):
        _bootstrap.make_venv(checkout)
    assert not checkout.venv.exists()


def test_second_set_up_waits_for_the_first(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """Two at once work one after the other, and the waiting one says so."""
    with _bootstrap.alone(checkout), (checkout.root / ".venv.lock").open("a", encoding="utf-8") as other:
        assert not _bootstrap._try_lock(other.fileno())
    with _bootstrap.alone(checkout):
        pass
    assert capsys.readouterr() == ("", "")


def test_wheels_beside_the_tree_are_used_without_an_index(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """With wheels/ there, no index is asked; without, pip's own setting decides. Hashes hold in both."""
    asked: list[list[str]] = []
    monkeypatch.setattr(_bootstrap, "pip", lambda _checkout, arguments, _total=0: asked.append(list(arguments)))
    _bootstrap.install_all(checkout, "run")
    checkout.wheels.mkdir()
    (checkout.wheels / "rich-15.0.0-py3-none-any.whl").touch()
    _bootstrap.install_all(checkout, "run")
    over_network, this_tree, from_wheels, this_tree_again = asked
    locked = ["--require-hashes", "-r", str(checkout.requirements("run"))]
    assert over_network == locked
    assert from_wheels == ["--no-index", "--find-links", str(checkout.wheels), *locked]
    assert this_tree == this_tree_again == [
        "--no-deps", "--no-build-isolation", "--no-index", "-e", str(checkout.root)
    ]  # fmt: skip


def test_failed_tool_is_quoted_on_stderr_and_never_on_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    """What a tool said last is in the words of the failure; stdout stays the program's."""
    script = "import sys; print('talk'); print('last words', file=sys.stderr); sys.exit(3)"

    def work() -> int:
        _bootstrap.listen([sys.executable, "-c", script], "could not do it")
        return 0

    assert _bootstrap.attempt(work) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert "could not do it:" in err
    assert "last words" in err


def test_tools_do_not_inherit_a_personal_pip_target(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's PIP_TARGET or PYTHONPATH does not lead packages past the environment."""
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    heard: list[str] = []
    script = "import os; print(os.environ.get('PIP_TARGET'), os.environ.get('PYTHONPATH'), os.environ['PIP_USER'])"
    _bootstrap.listen([sys.executable, "-c", script], "could not", heard.append)
    assert [line.strip() for line in heard] == ["None None 0"]


def test_ctrl_c_during_set_up_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """Stopping is answered with one line and a shell's exit code."""

    def work() -> int:
        raise KeyboardInterrupt

    assert _bootstrap.attempt(work) == _bootstrap.STOPPED
    assert "takes up from here" in capsys.readouterr().err


def test_stamp_is_replaced_whole(checkout: Checkout, steps: Steps) -> None:
    """The stamp names both levels and this very folder, and nothing half-written lies beside it."""
    steps.prepare(checkout, "run")
    stamp = json.loads(checkout.stamp.read_text(encoding="utf-8"))
    assert stamp["root"] == str(checkout.root)
    assert stamp["run"] == _bootstrap.wanted(checkout, "run")
    assert stamp["dev"] is None
    assert list(checkout.venv.glob("*.new")) == []
