"""The exceptions of treatywatch, one tree.

    TreatywatchError
    ├── UsageError              the caller asked for something that does not exist or makes no sense
    │   ├── UnknownTreatyError
    │   ├── UnknownPartyError
    │   ├── UnheardPartyError
    │   ├── InvalidScenarioError
    │   ├── NoRecordError
    │   ├── UnknownIdError
    │   └── ProviderError
    ├── RecordError             the record cannot be used
    │   ├── RecordDamagedError
    │   ├── RecordNewerError
    │   ├── RecordLockedError
    │   ├── RecordFullError
    │   ├── RecordUnreachableError
    │   └── RecordRefusedError
    ├── PackError               a treaty pack is wrong
    ├── VocabularyError         a data file of the package is wrong
    └── ModelError              the language model cannot be used
        ├── ModelHashError
        └── ModelRunError

What is wrong with a document that is read is no exception but a `Problem` record. Every exception builds its own
message, and survives pickling, because runs pass them between processes.
"""

from __future__ import annotations

from collections.abc import Sequence


class TreatywatchError(Exception):
    """The root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 3


class UsageError(TreatywatchError):
    """The caller asked for something that does not exist or makes no sense."""

    exit_code = 2


class UnknownTreatyError(UsageError):
    """No pack has this id."""

    def __init__(self, treaty: str, known: Sequence[str]) -> None:
        super().__init__(treaty, tuple(known))
        self.treaty, self.known = treaty, tuple(known)

    def __str__(self) -> str:
        return f"no treaty is called {self.treaty!r}; known: {', '.join(self.known)}"


#: So many parties are named before the rest are left out.
FEW = 20


class UnknownPartyError(UsageError):
    """The code names no state that the treaty knows."""

    def __init__(self, party: str, treaty: str, known: Sequence[str]) -> None:
        super().__init__(party, treaty, tuple(known))
        self.party, self.treaty, self.known = party, treaty, tuple(known)

    def __str__(self) -> str:
        few = ", ".join(self.known) if len(self.known) <= FEW else f"{', '.join(self.known[:FEW])} and others"
        return f"{self.party!r} is no state by its ISO 3166-1 alpha-3 code; parties to {self.treaty}: {few}"


class UnheardPartyError(UsageError):
    """No state or organisation is called so, and nobody of whose acts the record has anything."""

    def __init__(self, party: str, known: Sequence[str]) -> None:
        super().__init__(party, tuple(known))
        self.party, self.known = party, tuple(known)

    def __str__(self) -> str:
        has = f"this record has acts of {', '.join(self.known)}" if self.known else "this record has nobody's acts"
        return f"no state or organisation is called {self.party!r}, by its code or name; {has}"


class InvalidScenarioError(UsageError):
    """A scenario has a key or value that cannot be understood."""

    def __init__(self, where: str, what: str, expected: str) -> None:
        super().__init__(where, what, expected)
        self.where, self.what, self.expected = where, what, expected

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; expected {self.expected}"


class NoRecordError(UsageError):
    """There is no record where one was looked for."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where, self.what = where, what

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class UnknownIdError(UsageError):
    """A record has nothing of this id."""

    def __init__(self, kind: str, identity: str, where: str) -> None:
        super().__init__(kind, identity, where)
        self.kind, self.identity, self.where = kind, identity, where

    def __str__(self) -> str:
        return f"{self.where} has no {self.kind} {self.identity!r}; `treatywatch record search` finds what it has"


class RecordError(TreatywatchError):
    """The record cannot be used, and what to do about it."""

    exit_code = 4
    remedy = "try again"

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where, self.what = where, what

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"


class RecordDamagedError(RecordError):
    """The file is damaged, or was never a record."""

    remedy = "put a copy of it in its place, or read the documents into a new record"


class RecordNewerError(RecordError):
    """The record was written by a later treatywatch."""

    remedy = "install the later treatywatch: this one would not understand all of it"


class RecordLockedError(RecordError):
    """Another process has been writing for too long."""

    remedy = "nothing is lost; wait for the other process, or end it, and run the command again"


class RecordFullError(RecordError):
    """There is no room left to write."""

    remedy = "what was added before is kept; make room and run the command again, it goes on where it stopped"


class RecordUnreachableError(RecordError):
    """The server that keeps the record does not answer, or has gone."""

    remedy = "what was added before is kept; see that the server runs, and run the command again"


class RecordRefusedError(RecordError):
    """The record cannot hold one thing that it was given; all else is kept."""

    remedy = "report it, with the document if you may"


class ProviderError(UsageError):
    """None of the execution providers asked for can be used on this machine."""

    def __init__(self, wanted: Sequence[str], installed: Sequence[str]) -> None:
        super().__init__(tuple(wanted), tuple(installed))
        self.wanted, self.installed = tuple(wanted), tuple(installed)

    def __str__(self) -> str:
        return (
            f"the model cannot be run with {' or '.join(self.wanted)}: this onnxruntime has "
            f"{', '.join(self.installed)}, and what needs a device works only where there is one; add CPU to the list "
            "to fall back on it"
        )


class PackError(TreatywatchError):
    """A treaty pack is wrong: names the file, the path inside it, and what was expected."""

    def __init__(self, file: str, path: str, what: str) -> None:
        super().__init__(file, path, what)
        self.file, self.path, self.what = file, path, what

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.what}"


class VocabularyError(PackError):
    """A data file of the package (lexicon, taxonomy, alias table) is wrong."""


class ModelError(TreatywatchError):
    """The language model cannot be used."""


class ModelHashError(ModelError):
    """A model file is not the one that its description names."""

    def __init__(self, file: str, expected: str, found: str) -> None:
        super().__init__(file, expected, found)
        self.file, self.expected, self.found = file, expected, found

    def __str__(self) -> str:
        return (
            f"{self.file} has SHA-256 {self.found[:12]}..., not {self.expected[:12]}... as its description says; "
            "install treatywatch again"
        )


class ModelRunError(ModelError):
    """The runtime failed to load or run the model."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(file, what)
        self.file, self.what = file, what

    def __str__(self) -> str:
        return f"{self.file}: the model could not be run: {self.what}"
