"""Files, folders and standard input become documents.

A folder is gone through twice: once to hash every text, so that a text that lies in several places becomes one
document with several sources, and once to give the documents, in the order of their first sources. What was read the
first time is kept for the second as long as it is small; a large folder is read from disk again, so memory does not
grow with it. A document's text never depends on where else the text lies; its metadata are those of its first source,
completed from the others, and its `copies` keep what is stated about each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from treatywatch.documents.contents import Content, read_content
from treatywatch.documents.dates import PublicationDate, date_in_address, infer_date, is_before, parse_date
from treatywatch.documents.files import find_files, name_of, read_bytes, too_large
from treatywatch.documents.kinds import NotRead
from treatywatch.documents.languages import language_of
from treatywatch.documents.sidecar import FileMetadata, Sidecar, read_sidecar
from treatywatch.documents.voices import voice_of
from treatywatch.errors import UsageError
from treatywatch.records import Copy, Document, Entity, Problem, PublishedBasis, content_id
from treatywatch.settings import Settings

StandardInput = Literal["-"]
STANDARD_INPUT: StandardInput = "-"

#: Texts of the first pass are kept for the second up to this many characters together.
HELD_CHARACTERS = 20_000_000


@dataclass(frozen=True)
class ReaderArguments:
    """What the caller says about all the documents; it counts more than what they say about themselves."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    #: An ISO date, month or year.
    published: str | None = None
    url: str | None = None
    standard_input: BinaryIO | None = None

    def __post_init__(self) -> None:
        if self.published is not None and parse_date(self.published) is None:
            raise UsageError(f"{self.published!r} is no date; write 2024-07-04, 2024-07 or 2024")


class Source(NamedTuple):
    """A file or standard input, with the folder that the caller named to find it."""

    path: Path | StandardInput
    root: Path | None

    @property
    def name(self) -> str:
        """What the document's record calls the source."""
        return name_of(self.path) if isinstance(self.path, Path) else self.path


class Place(NamedTuple):
    """One place where a text was found, and what is known about it there."""

    source: Source
    metadata: FileMetadata
    bytes_sha256: str | None

    def copy(self, arguments: ReaderArguments) -> Copy:
        """Give what is stated about the text as it was published here, and nothing that only another place states."""
        stated = parse_date(arguments.published) if arguments.published is not None else self.metadata.published
        return Copy(
            source=self.source.name,
            publisher=arguments.publisher or self.metadata.publisher,
            published=stated.value if stated is not None else None,
            url=arguments.url or self.metadata.url,
            sha256=self.bytes_sha256,
        )


def read_documents(
    paths: Sequence[Path | StandardInput], arguments: ReaderArguments, settings: Settings
) -> Iterator[Document | Problem]:
    """Read every document that the paths stand for; what cannot be read is a Problem, and the rest is read."""
    places: dict[str, list[Place]] = {}
    held: dict[str, Content] = {}
    room = HELD_CHARACTERS
    sidecars: dict[Path, Sidecar] = {}
    for source in _find_sources(paths):
        if isinstance(source, Problem):
            yield source
            continue
        yield from _open_sidecars(source, sidecars)
        content = _read(source, arguments, settings)
        if isinstance(content, Problem):
            yield content
            continue
        digest = content.sha256
        metadata = _complete(_sidecar_row(source, sidecars), content.metadata)
        places.setdefault(digest, []).append(Place(source, metadata, content.bytes_sha256))
        if digest not in held and (len(content.text) <= room or _gives_its_text_once(source)):
            held[digest] = content
            room -= len(content.text)
    for digest, found in places.items():
        again = held.pop(digest, None) or _read(found[0].source, arguments, settings)
        if isinstance(again, Problem):
            yield again
        else:
            yield from _document(again, found, arguments)


def _find_sources(paths: Sequence[Path | StandardInput]) -> Iterator[Source | Problem]:
    seen: set[Path | StandardInput] = set()
    for path in paths:
        for found in (path,) if path == STANDARD_INPUT else find_files(Path(path)):
            if isinstance(found, Problem):
                yield found
            elif found not in seen:
                seen.add(found)
                yield Source(found, Path(path) if path != found else None)


def _gives_its_text_once(source: Source) -> bool:
    return not isinstance(source.path, Path) or not source.path.is_file()


def _read(source: Source, arguments: ReaderArguments, settings: Settings) -> Content | Problem:
    content = _bytes_of(source, arguments, settings.largest_file)
    read = read_content(source.name, content) if isinstance(content, bytes) else content
    if isinstance(read, NotRead):
        where = "standard input" if source.path == STANDARD_INPUT else source.name
        return Problem(document=None, where=where, what=read.what, remedy=read.remedy)
    return read


def _bytes_of(source: Source, arguments: ReaderArguments, largest: int) -> bytes | NotRead:
    if isinstance(source.path, Path):
        return read_bytes(source.path, largest)
    if arguments.standard_input is None:
        raise UsageError("standard input was named, but none was given")
    content = arguments.standard_input.read(largest + 1)
    return content if len(content) <= largest else too_large(len(content), largest)


def _folders_of(source: Source) -> Iterator[Path]:
    """Give the folders whose `metadata.csv` may speak of the source, the nearest first."""
    if isinstance(source.path, Path):
        yield source.path.parent
        if source.root is not None:
            yield from (folder for folder in source.path.parent.parents if folder.is_relative_to(source.root))


def _open_sidecars(source: Source, sidecars: dict[Path, Sidecar]) -> Iterator[Problem]:
    for folder in _folders_of(source):
        if folder not in sidecars:
            sidecars[folder] = read_sidecar(folder)
            yield from sidecars[folder].problems


def _sidecar_row(source: Source, sidecars: dict[Path, Sidecar]) -> FileMetadata:
    row = FileMetadata()
    for folder in _folders_of(source):
        row = _complete(row, sidecars[folder].rows.get(Path(source.path), FileMetadata()))
    return row


def _complete(first: FileMetadata, second: FileMetadata) -> FileMetadata:
    """Fill what the first does not say from the second."""
    missing = {field for field, value in first._asdict().items() if value is None}
    return first._replace(**{field: value for field, value in second._asdict().items() if field in missing})


def _document(content: Content, places: Sequence[Place], arguments: ReaderArguments) -> Iterator[Document | Problem]:
    known = FileMetadata()
    for place in places:
        known = _complete(known, place.metadata)
    author = arguments.author or known.author
    url = arguments.url or known.url
    # Of a path only the file's name: a folder may be named after the day on which somebody collected it.
    address = url or Path(places[0].source.name).name
    published, basis = _publication(content.text, arguments, known, address)
    digest = content.sha256
    document = Document(
        id=content_id("document", digest),
        source=places[0].source.name,
        title=arguments.title or known.title,
        author=author,
        publisher=arguments.publisher or known.publisher,
        published=published.value if published is not None else None,
        published_precision=published.precision if published is not None else "unknown",
        published_basis=basis,
        language=known.language or language_of(content.text),
        characters=len(content.text),
        sha256=digest,
        sources=tuple(place.source.name for place in places),
        copies=tuple(place.copy(arguments) for place in places),
        url=url,
        voice=_voice(arguments, known),
        pages=content.pages,
        text=content.text,
    )
    yield document
    for remark in content.remarks:
        yield Problem(document=document.id, where=document.source, what=remark.what, remedy=remark.remedy)


def _voice(arguments: ReaderArguments, known: FileMetadata) -> Entity | None:
    if arguments.author is not None:
        return voice_of(arguments.author)
    return known.voice or (voice_of(known.author) if known.author is not None else None)


def _publication(
    text: str, arguments: ReaderArguments, known: FileMetadata, address: str
) -> tuple[PublicationDate | None, PublishedBasis]:
    if arguments.published is not None:
        return parse_date(arguments.published), "argument"
    if known.published is not None:
        return known.published, "metadata"
    inferred = infer_date(text)
    in_address = date_in_address(address)
    own = inferred is not None and inferred.precision != "not_before"
    if in_address is not None and not own and (inferred is None or not is_before(in_address, inferred)):
        return in_address, "inferred"
    return inferred, "inferred" if inferred is not None else "unknown"
