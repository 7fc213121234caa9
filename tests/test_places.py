"""Where things live: the platform's own conventions, and on Linux the same ones without loading a library for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from strengthtui import places


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library is always asked")
@pytest.mark.parametrize("config", [None, "", "  ", "/elsewhere/config", "relative", "~/config", "/with/slash/"])
@pytest.mark.parametrize("data", [None, "", "/elsewhere/data", "relative"])
@pytest.mark.parametrize("home", ["/home/rb", "", None, "relative"])
def test_it_is_what_the_library_says(
    monkeypatch: pytest.MonkeyPatch, config: str | None, data: str | None, home: str | None
) -> None:
    """Whatever stands in the environment, the folders are those that `platformdirs` names."""
    for name, value in (("XDG_CONFIG_HOME", config), ("XDG_DATA_HOME", data), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert (places._linux_folders() or places._folders()) == places._folders()


def test_papers_do_not_go_among_the_programs_own_files(
    made_up_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Started from its own copy, with no folder named, papers go into the user's documents, or else their home."""
    source = Path(places.__file__).parents[1]
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(made_up_home / "Documents"))
    for folder in (source, source / "scripts"):
        monkeypatch.chdir(folder)
        assert places.paper_folder(Path()) == Path.home()
    (Path.home() / "Documents").mkdir()
    assert places.paper_folder(Path()) in (Path.home() / "Documents", Path.home())
    assert places.paper_folder(Path("papers")) == Path("papers")
    assert places.paper_folder(source) == source
    monkeypatch.chdir(tmp_path)
    assert places.paper_folder(Path()) == Path()


def test_a_vault_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """STRENGTHTUI_VAULT names the vault, and without it stands in the folder of data; nothing is made."""
    monkeypatch.setenv(places.VAULT_VARIABLE, str(tmp_path / "talks"))
    assert places.places().vault == tmp_path / "talks"
    monkeypatch.delenv(places.VAULT_VARIABLE)
    found = places.places()
    assert found.vault == found.device_file.with_name("vault")
    assert not found.vault.parent.exists()
