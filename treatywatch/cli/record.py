"""The commands that keep a record: add, show, search, remove, rebuild, verify."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from treatywatch.cli.app import PLAIN, AsJson, app, end, now, show
from treatywatch.cli.options import RECORD, AsOf, BasisName, BasisOption, Between, Record, ask_of
from treatywatch.cli.texts import Paths, Provider, Published, Publisher, Quiet, Screen, Threads, settings_of
from treatywatch.errors import UsageError

if TYPE_CHECKING:
    from treatywatch.runs.rebuilding import Level

record = typer.Typer(
    help="Keep a record: a store of documents and what was read in them.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=PLAIN,
)
app.add_typer(record, name="record")

#: Of a thread so many claims are shown; `treatywatch threads` shows more.
MOST_CLAIMS = 500
Identity = Annotated[str, typer.Argument(metavar="ID", help="The id of a document, claim, thread, conflict or review.")]


@record.command()
def add(
    paths: Paths,
    *,
    record: Record = RECORD,
    published: Published = None,
    publisher: Publisher = None,
    threads: Threads = 2,
    provider: Provider = "CPU",
    screen: Screen = False,
    quiet: Quiet = False,
) -> None:
    """Add texts to a record, which is made where there is none.

    What the record has already is not read again, so the same command goes on where it was stopped.
    """
    from treatywatch.runs.record_keeping import AddOrder, add_documents

    settings = settings_of(threads, provider, screen=screen)
    order = AddOrder(record, tuple(paths), settings, published, publisher, now)
    added = add_documents(order, sys.stderr, quiet=quiet)
    typer.echo(added.summary)
    end(complete=added.complete)


@record.command()
def status(*, record: Record = RECORD, as_of: AsOf = None, between: Between = None, as_json: AsJson = False) -> None:
    """Say what a record holds, and what has to be read anew."""
    from treatywatch.runs.record_keeping import status_of

    answer = status_of(record, ask_of(as_of=as_of, between=between).window)
    show(answer.to_json(), answer.lines(), as_json=as_json)


@record.command(name="show")
def show_one(
    identity: Identity,
    *,
    record: Record = RECORD,
    as_of: AsOf = None,
    between: Between = None,
    text: Annotated[bool, typer.Option("--text", help="Of a document, also its text.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show a document, claim, thread, conflict or review in full; between two days, what changed in it."""
    from treatywatch.cli.disputes import give
    from treatywatch.cli.options import Form
    from treatywatch.runs.answers import asked_thread
    from treatywatch.runs.records import asked, shown

    ask = ask_of(as_of=as_of, between=between, limit=MOST_CLAIMS)
    with asked(record) as store:
        if identity.startswith("thread"):
            give(asked_thread(store, identity, ask), Form.JSON if as_json else Form.TABLE)
        else:
            found = shown(store, identity, ask.window, with_text=text)
            show(found.objects, found.lines, as_json=as_json)


@record.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them; 'a phrase' in quotes; missil*.")],
    *,
    record: Record = RECORD,
    as_of: AsOf = None,
    between: Between = None,
    basis: BasisOption = BasisName.ADDED,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many documents.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find documents by their words.

    The latest first, with the claims that have the words.
    """
    from treatywatch.runs.record_keeping import searched

    quoted = (f'"{word}"' if " " in word and '"' not in word else word for word in words)
    ask = ask_of(as_of=as_of, between=between, basis=basis, limit=limit)
    found = searched(record, " ".join(quoted), ask)
    show(found.objects, found.lines, as_json=as_json)


@record.command()
def remove(
    identities: Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help="Ids, or paths as they were added.")],
    *,
    record: Record = RECORD,
    erase: Annotated[
        bool, typer.Option("--erase", help="Leave no trace of the text, also not in what was known before.")
    ] = False,
) -> None:
    """Remove documents from a record. What was known before this day can still be asked for."""
    from treatywatch.runs.record_keeping import remove_documents

    for line in remove_documents(record, identities, now, erase=erase):
        typer.echo(line)


@record.command()
def rebuild(
    *,
    record: Record = RECORD,
    from_stage: Annotated[
        str | None,
        typer.Option("--from", metavar="STAGE", help="Do it all again from readings, claims, findings or threads on."),
    ] = None,
    threads: Threads = 2,
    provider: Provider = "CPU",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read again what this treatywatch would read otherwise.

    Says which claims are new, gone and changed.
    """
    from treatywatch.runs.record_keeping import rebuild_record

    level = stage(from_stage)
    settings = settings_of(threads, provider, screen=False)
    rebuilt = rebuild_record(record, settings, now, level, None if quiet else sys.stderr)
    show(rebuilt.to_json(), rebuilt.lines(), as_json=as_json)
    end(complete=not rebuilt.problems)


@record.command()
def verify(*, record: Record = RECORD, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Hold a record against its hashes and its own words."""
    from treatywatch.runs.record_keeping import verify_record

    checked = verify_record(record, None if quiet else sys.stderr)
    show([problem.to_json() for problem in checked.problems], checked.lines(), as_json=as_json)
    end(complete=not checked.problems)


def stage(written: str | None) -> Level | None:
    from treatywatch.runs.rebuilding import LEVELS

    for level in LEVELS:
        if level == written:
            return level
    if written is None:
        return None
    raise UsageError(f"there is no stage {written!r}; known: {', '.join(LEVELS)}")
