"""The packs there are: those that come with the program, and those that were installed.

Each is read when it is needed. The shelf stores nothing: installing is for whoever hands the bytes in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from strengthtui import content
from strengthtui.errors import BadInputError, NotFoundError
from strengthtui.i18n import _
from strengthtui.model.pack import Pack, questions_of
from strengthtui.packs.shipped import ready

if TYPE_CHECKING:
    from collections.abc import Iterable

    from strengthtui.model.vocabulary import Vocabulary

_FOLDER = "packs"
_ENDING = ".yaml"


class Shelf:
    """Finds packs by id and version; an installed one stands before a shipped one of the same id and version."""

    def __init__(self, vocabulary: Vocabulary, *, installed: Iterable[tuple[str, bytes]] = ()) -> None:
        """Take the installed packs as file name and bytes; nothing is read yet."""
        self.vocabulary = vocabulary
        self._waiting = list(installed)
        self._shipped = {name.removesuffix(_ENDING): name for name in content.names(_FOLDER) if name.endswith(_ENDING)}
        self._packs: dict[str, dict[int, tuple[Pack, bytes]]] = {}
        self._refused: list[BadInputError] = []

    @property
    def refused(self) -> tuple[BadInputError, ...]:
        """Installed packs that cannot be used, and why; they do not keep the others from being used."""
        self._read_installed()
        return tuple(self._refused)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all packs, sorted."""
        self._read_installed()
        return tuple(sorted({*self._packs, *self._shipped}))

    def versions(self, pack_id: str) -> tuple[int, ...]:
        """Give the versions there are of a pack, from old to new; none if there is no such pack."""
        return tuple(sorted(self._versions(pack_id)))

    def get(self, pack_id: str, version: int | None = None) -> Pack:
        """Give a pack, the newest version unless one is named. Raises `NotFoundError`."""
        return self._find(pack_id, version)[0]

    def bytes_of(self, pack_id: str, version: int | None = None) -> bytes:
        """Give the bytes a pack was read from, to be kept with its conversations. Raises `NotFoundError`."""
        return self._find(pack_id, version)[1]

    def add(self, data: bytes, name: str) -> Pack:
        """Put a pack on the shelf. Raises `BadInputError` with every finding if it cannot be used."""
        from strengthtui.packs.checker import check_pack

        checked = check_pack(data, name, advice=False)
        if checked.pack is None:
            raise BadInputError(
                _("The pack {name} cannot be used.").format(name=name),
                _("Found: {count}.").format(count=len(checked.findings)),
                _("Put right what is listed and try again."),
                findings=tuple(finding.worded() for finding in checked.findings),
            )
        self._put(checked.pack, data)
        return checked.pack

    def addresses(self, pack_id: str) -> frozenset[str] | None:
        """Give the addresses of a pack's questions; `None` if there is no such pack."""
        versions = self._versions(pack_id)
        if not versions:
            return None
        return frozenset(questions_of(versions[max(versions)][0]))

    def editions(self, pack_id: str) -> tuple[Pack, ...]:
        """Give every version of a pack, from old to new; none if there is no such pack."""
        versions = self._versions(pack_id)
        return tuple(versions[version][0] for version in sorted(versions))

    def _find(self, pack_id: str, version: int | None) -> tuple[Pack, bytes]:
        versions = self._versions(pack_id)
        if not versions:
            raise self._no_pack(pack_id)
        wanted = max(versions) if version is None else version
        if wanted not in versions:
            told = ", ".join(str(one) for one in sorted(versions))
            raise NotFoundError(
                _("There is no version {version} of the pack {pack}.").format(version=wanted, pack=pack_id),
                _("There are: {versions}.").format(versions=told),
            )
        return versions[wanted]

    def _versions(self, pack_id: str) -> dict[int, tuple[Pack, bytes]]:
        self._read_installed()
        name = self._shipped.get(pack_id)
        if name is not None:
            installed = self._packs.pop(pack_id, {})
            self._add_shipped(name)
            self._packs.setdefault(pack_id, {}).update(installed)
            del self._shipped[pack_id]
        return self._packs.get(pack_id, {})

    def _add_shipped(self, name: str) -> None:
        data = content.read_bytes(f"{_FOLDER}/{name}")
        pack = ready(f"{_FOLDER}/{name}", Pack, data)
        if pack is None:
            self.add(data, name)
        else:
            self._put(pack, data)

    def _put(self, pack: Pack, data: bytes) -> None:
        self._packs.setdefault(pack.id, {})[pack.version] = pack, data

    def _read_installed(self) -> None:
        waiting, self._waiting = self._waiting, []
        for name, data in waiting:
            try:
                self.add(data, name)
            except BadInputError as error:
                self._refused.append(error)

    def _no_pack(self, pack_id: str) -> NotFoundError:
        from strengthtui.sources.spelling import Spelling

        ids = self.ids()
        near = Spelling(ids).nearest(pack_id)
        return NotFoundError(
            _('There is no pack "{pack}".').format(pack=pack_id),
            _("There are: {packs}.").format(packs=", ".join(ids)),
            _("Did you mean {near}?").format(near=near) if near is not None else "",
        )
