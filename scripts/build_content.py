"""Write `content/ready.json`: the shipped packs, frames, vocabularies and lists of words, read and checked beforehand.

    .venv/bin/python scripts/build_content.py

To be run after every change to one of those files, or to how they are read; a test compares. It is never read where it
does not fit the files beside it (`strengthtui/packs/shipped.py`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strengthtui.lexicon.terms import Lexicon
    from strengthtui.model.pack import Pack
    from strengthtui.model.vocabulary import Frame, Vocabulary

ROOT = Path(__file__).resolve().parent.parent
READY = ROOT / "strengthtui" / "content" / "ready.json"


def ready() -> bytes:
    """Make the file from the YAML. Raises `BadInputError` if one of them has an error."""
    import msgspec

    from strengthtui.packs.shipped import Ready, digest

    table = {name: Ready(digest(*data), msgspec.Raw(msgspec.json.encode(made))) for name, made, *data in _read()}
    return msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n"


def _read() -> Iterator[tuple[str, Pack | Frame | Vocabulary | Lexicon, *tuple[bytes, ...]]]:
    from strengthtui import content
    from strengthtui.lexicon.matcher import Matcher
    from strengthtui.packs.checker import check_pack
    from strengthtui.packs.frames import read_frame
    from strengthtui.packs.shipped import LEXICON, VOCABULARY, lexicons, read_lexicons, vocabularies
    from strengthtui.packs.vocabularies import read_vocabulary
    from strengthtui.sources.findings import Problems

    domains, topics, strengths = vocabularies()
    vocabulary = read_vocabulary(domains, topics, strengths)
    yield VOCABULARY, vocabulary
    lexicon = read_lexicons(lexicons())
    yield LEXICON, lexicon, *(data for _name, data in lexicons())
    for folder in ("frames", "packs"):
        for file in content.names(folder):
            name = f"{folder}/{file}"
            data = content.read_bytes(name)
            if folder == "packs":
                made: Pack | Frame | None = check_pack(data, file, words=Matcher(lexicon)).pack
            else:
                made = read_frame(data, file, Problems(collect=False), vocabulary)
            if made is None:
                message = f"{name} has errors; strengthtui pack check says which"
                raise SystemExit(message)
            yield name, made, data


def main() -> None:
    """Write it."""
    READY.write_bytes(ready())
    print(READY)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
