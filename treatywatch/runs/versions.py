"""With what documents are read: the versions of model, rules, lexicons and packs, as hashes of their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from treatywatch import __version__
from treatywatch.readings.model import DESCRIPTION, NETWORK, read_description
from treatywatch.settings import PACKAGE, Settings
from treatywatch.thread_records import Versions
from treatywatch.treaties.packs import FOLDER, pack_ids

__all__ = ["READING_TABLES", "Versions", "versions"]

#: What turns text into a reading besides the rules and lexicons of `readings/`: names of treaties, systems and states,
#: and how they are found. A test holds the list against what `readings` imports.
READING_TABLES = (
    "aliases.py", "matching.py", "names.py", "names.yaml", "states.py", "states.yaml", "systems.yaml", "yaml_files.py",
)  # fmt: skip
SUFFIXES = frozenset({".py", ".yaml", ".json", ".npz"})


def versions(settings: Settings) -> Versions:
    """Say with what this treatywatch reads; two that say the same give the same records of the same text."""
    tables = [PACKAGE / "treaties" / name for name in READING_TABLES]
    law = [path for path in _files("treaties") if path.parent != FOLDER]
    return Versions(
        version=__version__,
        model=read_description(settings.model / DESCRIPTION).sha256[NETWORK],
        readings=_digest((*_files("readings"), *tables)),
        claims=_digest((*_files("claims"), *law)),
        findings=_digest((*_files("findings"), *law)),
        packs={treaty: _digest(_pack_files(treaty)) for treaty in pack_ids()},
        threads=_digest((*_files("threads"), *tables)),
    )


@cache
def _files(folder: str) -> tuple[Path, ...]:
    """Give a folder's programs and data; how they are written down in `model.json` is the model's own business."""
    found = (path for path in sorted((PACKAGE / folder).rglob("*")) if path.suffix in SUFFIXES)
    return tuple(path for path in found if path.name != DESCRIPTION)


def _pack_files(treaty: str) -> list[Path]:
    """Give a pack's files without its cases, which try it and say nothing."""
    return [path for path in sorted(FOLDER.glob(f"{treaty}.*yaml")) if not path.name.endswith(".cases.yaml")]


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(PACKAGE).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
