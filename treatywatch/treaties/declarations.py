"""Declared figures: reading them from CSV, row by row, with what is wrong in a row said and the others kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from treatywatch.errors import PackError, UsageError
from treatywatch.records import Problem
from treatywatch.treaties.days import Days, parse_days
from treatywatch.treaties.packs import FOLDER, Pack
from treatywatch.treaties.states import state_named

__all__ = [
    "DeclaredRow",
    "Figures",
    "columns_known",
    "declaration_faults",
    "declared_sources",
    "read_declarations",
    "shipped_declarations",
]

DELIMITERS = (",", ";", "\t")
#: Columns that say something about a row and count nothing.
ABOUT = frozenset({"date", "party", "type", "source", "from_memory", "note"})
HEADS = {"state": "party", "country": "party", "day": "date", "on": "date", "as_of": "date", "missile_type": "type"}
NUMBER = re.compile(r"\d{1,3}(?:[,\u202f\u00a0' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
#: Two-letter codes of the states that declarations are mostly about (ISO 3166-1 alpha-2, and `SU`).
SHORT = {
    "RU": "RUS", "SU": "SUN", "GB": "GBR", "FR": "FRA", "CN": "CHN", "IR": "IRN", "KP": "PRK", "UA": "UKR",
    "BY": "BLR", "KZ": "KAZ", "DE": "DEU",
}  # fmt: skip


@dataclass(frozen=True)
class DeclaredRow:
    """One line of a declaration: what a party (or a group of the treaty) declared as of a day, by column."""

    line: int
    on: Days
    party: str
    is_group: bool
    type: str | None
    values: Mapping[str, float]
    #: The columns of the row that stand from memory; nobody has checked them in a source yet.
    from_memory: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Figures:
    """A declaration as read: the rows that can be used, the number columns, and what is wrong with the others."""

    file: str
    rows: tuple[DeclaredRow, ...]
    columns: tuple[str, ...]
    problems: tuple[Problem, ...]


class RowError(ValueError):
    """A cell that cannot be used: its column, what is wrong with it, and what is expected there."""

    def __init__(self, column: str, what: str, expected: str) -> None:
        super().__init__(column, what, expected)
        self.column, self.what, self.expected = column, what, expected


def columns_known(pack: Pack) -> tuple[str, ...]:
    """Give the number columns that the pack's limits count, each once."""
    names = [name for limit in pack.limits for name in (*limit.columns, *(term.column for term in limit.count))]
    return tuple(dict.fromkeys(plain(name) for name in names))


def column_named(pack: Pack, head: str) -> str:
    """Give the pack's name for a column, whatever the order of its words (`missiles_deployed`, `deployed missiles`)."""
    words = sorted(head.split("_"))
    return next((name for name in columns_known(pack) if sorted(name.split("_")) == words), head)


def plain(head: str) -> str:
    """Write a column's head as it is looked up."""
    return re.sub(r"[^a-z0-9]+", "_", head.strip().lower()).strip("_")


def shipped_declarations(pack: Pack) -> Path | None:
    """Give the file of figures that ships with a pack, or `None`."""
    path = FOLDER / f"{pack.id}.declarations.csv"
    return path if path.exists() else None


def read_declarations(pack: Pack, path: Path) -> Figures:
    """Read a declaration (CSV with `,`, `;` or tabs; one number a column, or `item` and `count`).

    Raises UsageError where the file cannot be read at all: what is wrong in a row is a problem of that row.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}; name a CSV file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is no UTF-8 text (byte {error.start}); save it as UTF-8") from error
    first = next((line for line in text.splitlines() if line.strip()), "")
    table = csv.reader(io.StringIO(text), delimiter=max(DELIMITERS, key=first.count))
    heads = [column_named(pack, head) for head in heads_of(next(table, []))]
    long = {"item", "count"} <= set(heads)
    for needed in ("date", "party"):
        if needed not in heads:
            raise UsageError(f"{path}: there is no column {needed!r}; expected date, party and {expected(pack)}")
    known = set(columns_known(pack))
    if not long and not known & set(heads):
        raise UsageError(f"{path}: no column gives a number that the {pack.called} limits; expected {expected(pack)}")
    rows, problems = [], []
    for cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        line = table.line_num
        try:
            rows.append(row_of(pack, heads, cells, line, long=long))
        except RowError as fault:
            problems.append(
                problem(path.name, f"row {line}, column {fault.column}", fault.what, f"expected {fault.expected}")
            )
    columns = tuple(dict.fromkeys(name for row in rows for name in row.values))
    problems.extend(twice(path.name, rows))
    problems.extend(unknown_columns(pack, path.name, columns))
    return Figures(path.name, tuple(rows), columns, tuple(problems))


def heads_of(cells: list[str]) -> list[str]:
    """Give the heads of the columns as they are looked up, with the usual other words for the first ones."""
    return [HEADS.get(plain(cell), plain(cell)) for cell in cells]


def expected(pack: Pack) -> str:
    """Say which number columns a declaration may have."""
    names = columns_known(pack)
    return (
        f"one or more of {', '.join(names)}" if names else "columns of numbers (this pack limits none that is declared)"
    )


def problem(file: str, where: str, what: str, remedy: str) -> Problem:
    """Say what is wrong in a declaration, where, and what to do."""
    return Problem(document=file, where=where, what=what, remedy=remedy)


def row_of(pack: Pack, heads: list[str], cells: list[str], line: int, *, long: bool) -> DeclaredRow:
    """Read one line; raises RowError."""
    if len(cells) > len(heads):
        raise RowError(
            heads[-1],
            f"{len(cells)} cells for {len(heads)} columns",
            "one cell for each column, quoted where it has a comma",
        )
    if len(cells) < len(heads):
        raise RowError(
            heads[len(cells)], "missing", "one cell for each column; leave it empty where nothing was declared"
        )
    row = {head: cell.strip() for head, cell in zip(heads, cells, strict=True)}
    party, is_group = party_of(pack, row["party"])
    if long:
        values = {column_named(pack, plain(row["item"])): number_of("count", row["count"])}
    else:
        values = {head: number_of(head, cell) for head, cell in row.items() if head not in ABOUT and cell}
        counted = set(columns_known(pack))
        values = {head: value for head, value in values.items() if head in counted} or values
    memory = row.get("from_memory", "").split()
    return DeclaredRow(
        line=line,
        on=day_of(row["date"]),
        party=party,
        is_group=is_group,
        type=row.get("type") or None,
        values=values,
        from_memory=frozenset(values if memory == ["all"] else (plain(name) for name in memory)),
    )


def day_of(cell: str) -> Days:
    """Read the day, month or year of a row; raises RowError."""
    try:
        return parse_days(cell)
    except ValueError as error:
        raise RowError("date", str(error), "a day, month or year such as 2018-02-05, 2018-02 or 2018") from error


def party_of(pack: Pack, cell: str) -> tuple[str, bool]:
    """Read the party of a row, a state or a group of the treaty; raises RowError."""
    if plain(cell) in pack.groups:
        return plain(cell), True
    code = SHORT.get(cell.upper(), cell.upper())
    found = state_named(code) or state_named(cell)
    if found is None:
        groups = f", or one of {', '.join(sorted(pack.groups))}" if pack.groups else ""
        raise RowError(
            "party", f"{cell!r} is no state", f"a state's ISO 3166-1 alpha-3 code such as RUS, or its name{groups}"
        )
    return found, False


def number_of(column: str, cell: str) -> float:
    """Read a count; raises RowError."""
    if cell.startswith(("-", "−")) and NUMBER.fullmatch(cell[1:]):
        raise RowError(column, f"{cell} is negative", "a count of 0 or more")
    if NUMBER.fullmatch(cell) is None:
        raise RowError(
            column, f"{cell!r} is no number", "a number such as 1550 or 300.5, or nothing where none was declared"
        )
    return float(re.sub(r"[,\u202f\u00a0' ]", "", cell))


def twice(file: str, rows: list[DeclaredRow]) -> Iterator[Problem]:
    """Say where two rows give different numbers for the same party, day and type."""
    seen: dict[tuple[Days, str, str | None, str], tuple[float, int]] = {}
    for row in rows:
        for column, value in row.values.items():
            other, line = seen.setdefault((row.on, row.party, row.type, column), (value, row.line))
            if other != value:
                what = f"{value:,.10g}, but row {line} says {other:,.10g} for the same party and day"
                remedy = "keep the row that is right; until then both are added up"
                yield problem(file, f"row {row.line}, column {column}", what, remedy)


def unknown_columns(pack: Pack, file: str, columns: tuple[str, ...]) -> Iterator[Problem]:
    """Say which columns no limit of the pack counts."""
    known = columns_known(pack)
    for column in columns:
        if column not in known:
            yield problem(
                file, f"column {column}", f"the {pack.called} limits nothing of this name", f"expected {expected(pack)}"
            )


def declaration_faults(pack: Pack, path: Path) -> Iterator[str]:
    """Give what is wrong with the figures that ship with a pack."""
    if not path.exists():
        return
    try:
        figures = read_declarations(pack, path)
    except UsageError as error:
        yield str(error)
        return
    yield from (f"{one.document}: {one.where}: {one.what}; {one.remedy}" for one in figures.problems)
    for unknown in sorted(declared_sources(path) - set(pack.sources)):
        yield str(PackError(path.name, "column source", f"unknown source {unknown!r}"))


def declared_sources(path: Path) -> frozenset[str]:
    """Give the sources that shipped figures name; none where there are no figures."""
    if not path.exists():
        return frozenset()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return frozenset(row.get("source") or "" for row in csv.DictReader(file))
