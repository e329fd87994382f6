"""The options that the commands about a record share."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from treatywatch.thread_records import Ask

#: The record in the folder where the command runs.
RECORD = "treatywatch.db"


def moment(written: str | datetime) -> datetime:
    """Read a day; raises BadParameter for anything else."""
    try:
        return written if isinstance(written, datetime) else datetime.combine(date.fromisoformat(written), time.min)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is no day; write it as 2019-05-01") from error


class BasisName(StrEnum):
    """What the days of a question count."""

    ADDED = "added"
    PUBLISHED = "published"


class Form(StrEnum):
    """How an answer is given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class DrawnForm(StrEnum):
    """How an answer is given that can be drawn."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"


Record = Annotated[
    str,
    typer.Option(
        "--record", metavar="FILE|URL", envvar="TREATYWATCH_RECORD", help="The record: a file, or postgresql://..."
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", parser=moment, metavar="DATE", help="What the record knew at the end of that day."),
]
Between = Annotated[
    tuple[datetime, datetime] | None,
    typer.Option(parser=moment, metavar="DATE DATE", help="What came after the first day, up to and with the second."),
]
BasisOption = Annotated[
    BasisName,
    typer.Option("--basis", help="Whether days are those on which documents were added, or published."),
]
TreatyOption = Annotated[str | None, typer.Option("--treaty", metavar="TREATY", help="About a treaty, such as inf.")]
PartyOption = Annotated[
    list[str] | None, typer.Option("--party", metavar="STATE", help="What a state does, by ISO code; may be repeated.")
]
ActOption = Annotated[str | None, typer.Option("--act", metavar="ACT", help="About one act, such as deploy.")]
SystemOption = Annotated[
    str | None, typer.Option("--system", metavar="NAME", help="About one weapon system, by any of its names.")
]
Charges = Annotated[bool, typer.Option("--charges", help="Only what somebody is charged with.")]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")]
Holders = Annotated[
    int,
    typer.Option(
        "--holders", min=1, metavar="N", help="At most so many holders: those spoken of, other states, the rest."
    ),
]
Offset = Annotated[int, typer.Option(min=0, metavar="N", help="Leave out so many first.")]


def day_of(moment: datetime | None) -> date | None:
    """Give the day that an option names."""
    return moment.date() if moment is not None else None


def ask_of(
    *,
    treaty: str | None = None,
    parties: list[str] | None = None,
    act: str | None = None,
    system: str | None = None,
    as_of: datetime | None = None,
    between: tuple[datetime, datetime] | None = None,
    basis: BasisName = BasisName.ADDED,
    charges: bool = False,
    **rows: int,
) -> Ask:
    """Make a question of options; `rows` are `limit`, `offset` and `holders`.

    Raises:
        UsageError: an option names nothing that is known.
    """
    from treatywatch.runs.asking import question

    days = (between[0].date(), between[1].date()) if between else None
    return question(
        {"treaty": treaty, "parties": parties or (), "act": act, "system": system},
        {"as_of": day_of(as_of), "between": days, "basis": basis.value},
        {"charges": charges, **rows},
    )
