"""The commands that ask a record: threads, one thread, timeline, matrix, conflicts, positions, chains."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treatywatch.cli.app import Treaty, app
from treatywatch.cli.options import (
    RECORD,
    ActOption,
    AsOf,
    BasisName,
    BasisOption,
    Between,
    Charges,
    DrawnForm,
    Form,
    Holders,
    Limit,
    Offset,
    PartyOption,
    Record,
    SystemOption,
    TreatyOption,
    ask_of,
    day_of,
)
from treatywatch.errors import UsageError

if TYPE_CHECKING:
    from treatywatch.exports.record.forms import Answer

FormOption = Annotated[Form, typer.Option("--format", help="How the answer is given.")]
DrawnOption = Annotated[DrawnForm, typer.Option("--format", help="How the answer is given; svg is a picture.")]


@app.command()
def threads(
    identity: Annotated[str | None, typer.Argument(metavar="ID", help="A thread's id, to see all of it.")] = None,
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    act: ActOption = None,
    system: SystemOption = None,
    charges: Charges = False,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most so many; 50, or 500 claims of one thread.")
    ] = None,
    offset: Offset = 0,
    form: FormOption = Form.TABLE,
) -> None:
    """List who asserts and who denies the same, and what is answered.

    With an id: every assertion, denial, demand and hedge of that thread, with words and holders, in time order.
    Between two days: what has changed.
    """
    from treatywatch.runs.answers import asked_thread, asked_threads
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, act=act, system=system, as_of=as_of, between=between, basis=basis,
        charges=charges, limit=limit or (50 if identity is None else 500), offset=offset,
    )  # fmt: skip
    with asked(record) as store:
        give(asked_threads(store, ask) if identity is None else asked_thread(store, identity, ask), form)


@app.command()
def timeline(
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    act: ActOption = None,
    system: SystemOption = None,
    charges: Charges = False,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Limit = 200,
    offset: Offset = 0,
    form: DrawnOption = DrawnForm.TABLE,
) -> None:
    """Put dated claims in one row: who said what when."""
    from treatywatch.runs.answers import asked_timeline
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, act=act, system=system, as_of=as_of, between=between, basis=basis,
        charges=charges, limit=limit, offset=offset,
    )  # fmt: skip
    with asked(record) as store:
        picture = asked_timeline(store, ask, titled("What was said when", treaty))
    draw(picture.svg) if form is DrawnForm.SVG else give(picture.answer, Form(form.value))


@app.command()
def matrix(
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    act: ActOption = None,
    system: SystemOption = None,
    charges: Charges = False,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Limit = 12,
    offset: Offset = 0,
    holders: Holders = 12,
    form: DrawnOption = DrawnForm.TABLE,
) -> None:
    """Lay out who stands how to what.

    Holders against propositions, each stance with its dates: of the propositions with the most claims, and first of the
    states that they are about, then of other states and organisations, then of the rest, each by how much they say. How
    many holders and propositions are left out is said.
    """
    from treatywatch.runs.answers import asked_matrix
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, act=act, system=system, as_of=as_of, between=between, basis=basis,
        charges=charges, limit=limit, offset=offset, holders=holders,
    )  # fmt: skip
    with asked(record) as store:
        picture = asked_matrix(store, ask, titled("Who stands how to what", treaty))
    draw(picture.svg) if form is DrawnForm.SVG else give(picture.answer, Form(form.value))


@app.command()
def conflicts(
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    act: ActOption = None,
    system: SystemOption = None,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Limit = 50,
    offset: Offset = 0,
    form: FormOption = Form.TABLE,
) -> None:
    """List what cannot all be true.

    Numbers, ranges, dates, names, a speaker's positions, and what treaties' dated facts exclude.
    """
    from treatywatch.runs.answers import asked_conflicts
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, act=act, system=system, as_of=as_of, between=between, basis=basis, limit=limit,
        offset=offset,
    )  # fmt: skip
    with asked(record) as store:
        give(asked_conflicts(store, ask), form)


@app.command()
def positions(
    speaker: Annotated[
        str, typer.Argument(metavar="SPEAKER", help="A state's code, a name or a part of one, or a key.")
    ],
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    act: ActOption = None,
    system: SystemOption = None,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Limit = 200,
    offset: Offset = 0,
    form: FormOption = Form.TABLE,
) -> None:
    """Show what one speaker said over time, and where that changed."""
    from treatywatch.runs.answers import asked_positions
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, act=act, system=system, as_of=as_of, between=between, basis=basis, limit=limit,
        offset=offset,
    )  # fmt: skip
    with asked(record) as store:
        give(asked_positions(store, speaker, ask), form)


@app.command()
def chains(
    *,
    record: Record = RECORD,
    treaty: TreatyOption = None,
    party: PartyOption = None,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Limit = 50,
    offset: Offset = 0,
    form: FormOption = Form.TABLE,
) -> None:
    """Put acts and replies in rows, with what became of threats.

    Between two days: which ties came, which went, and what is said of them otherwise.
    """
    from treatywatch.runs.answers import asked_chains
    from treatywatch.runs.records import asked

    ask = ask_of(
        treaty=treaty, parties=party, as_of=as_of, between=between, basis=basis, limit=limit, offset=offset
    )  # fmt: skip
    with asked(record) as store:
        give(asked_chains(store, ask), form)


@app.command()
def dossier(
    treaty: Treaty,
    *,
    record: Record = RECORD,
    as_of: AsOf = None,
    basis: BasisOption = BasisName.ADDED,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")] = Path("out"),
) -> None:
    """Write the dossier of a record about a treaty, as of any day.

    Disputes first; for each its obligations, positions, evidence, analysis and open questions; then what the record
    covers. The same record gives the same bytes. Writes dossier.html, dossier.md and dossier.json.
    """
    from treatywatch.runs.record_dossier import DossierOrder, write_record_dossier

    day = day_of(as_of)
    # What is shown as the command must not depend on where the files go.
    command = " ".join(("treatywatch dossier", treaty, *((f"--as-of {day}",) if day else ()), f"--basis {basis.value}"))
    for file in write_record_dossier(DossierOrder(record, treaty, output, day, basis.value, command)):
        typer.echo(file)


def give(answer: Answer, form: Form) -> None:
    """Write an answer to standard output."""
    from rich.console import Console

    from treatywatch.exports.record.forms import AnswerTable, answer_csv, answer_json

    if form is Form.TABLE:
        Console(file=sys.stdout, highlight=False, markup=False).print(AnswerTable(answer))
    else:
        # The rows of CSV end as RFC 4180 has them, whatever the system's own line end is.
        sys.stdout.buffer.write((answer_json if form is Form.JSON else answer_csv)(answer).encode())


def draw(svg: str) -> None:
    if not svg:
        raise UsageError("nothing in this record answers to it, so there is nothing to draw")
    sys.stdout.buffer.write(svg.encode())


def titled(what: str, treaty: str | None) -> str:
    from treatywatch.treaties.packs import load_pack

    return f"{what}: {load_pack(treaty).short_name}" if treaty else what
