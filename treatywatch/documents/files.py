"""Which files a path stands for, and their bytes."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from treatywatch.documents.kinds import NotRead, is_readable_name, suffix_of
from treatywatch.documents.sidecar import SIDECAR_NAME
from treatywatch.records import Problem


def find_files(path: Path) -> Iterator[Path | Problem]:
    """Give the file, or every file in the folder and its folders in the order of their names.

    Hidden files are passed over, and those that describe a folder and are no documents (`metadata.csv`, `README`); a
    file whose name says that it is neither text nor web page nor PDF is a Problem. A file that is named itself is
    always given.
    """
    if path.is_dir():
        yield from _files_in(path, frozenset())
    elif path.is_symlink() and not path.exists():
        yield _problem(path, f"the link leads nowhere: {path.readlink()}", "mend or remove the link")
    elif not _exists(path):
        yield _problem(path, "there is no such file or folder", "check the spelling and the folder you are in")
    else:
        yield path


def _exists(path: Path) -> bool:
    """Tell whether a path exists; one that may not be looked at does, and the reading says so."""
    try:
        return path.exists()
    except PermissionError:
        return True


def _files_in(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Problem]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield _problem(folder, f"the folder cannot be opened: {error.strerror}", "ask for the right to read it")
        return
    this = (status.st_dev, status.st_ino)
    if this in above:
        yield _problem(folder, "the link leads back to a folder that contains it", "remove the link")
        return
    for name in names:
        path = folder / name
        if _is_passed_over(name):
            continue
        if path.is_dir():
            yield from _files_in(path, above | {this})
        elif path.is_fifo():
            yield _problem(path, "it is a pipe, which gives its text once", "name the pipe itself")
        elif is_readable_name(name):
            yield from find_files(path)
        else:
            what = f"files of the kind {suffix_of(name)} are not read"
            yield _problem(path, what, "save it as .txt, .md, .html or .pdf, or name the file itself")


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name == SIDECAR_NAME or name.partition(".")[0] == "README"


def name_of(path: Path) -> str:
    """Give a path as text that can be written anywhere, though its name may not be UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(path: Path, largest: int) -> bytes | NotRead:
    """Read a file of at most `largest` bytes; what is no regular file (a device, a socket) is not opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            return NotRead("it is no regular file", "save what it gives to a file")
        if status.st_size > largest:
            return too_large(status.st_size, largest)
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        return NotRead(f"it cannot be opened: {error.strerror}", "ask for the right to read it")
    return content if len(content) <= largest else too_large(len(content), largest)


def too_large(size: int, largest: int) -> NotRead:
    """Say that something is larger than what is read."""
    what = f"it has {size:,} bytes or more, and at most {largest:,} are read"
    return NotRead(what, "split it, or raise `largest_file` in the settings")


def _problem(path: Path, what: str, remedy: str) -> Problem:
    return Problem(document=None, where=name_of(path), what=what, remedy=remedy)
