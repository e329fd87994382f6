"""The commands by which people review what was read: a queue in the terminal, and each decision for itself."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treatywatch.cli.app import PLAIN, AsJson, app, show
from treatywatch.cli.options import RECORD, Record, ask_of, moment
from treatywatch.errors import UsageError

if TYPE_CHECKING:
    from treatywatch.runs.review_session import Terminal
    from treatywatch.runs.reviewing import ReviewDesk, Reviewer
    from treatywatch.thread_records import Review

review = typer.Typer(
    help="Review what was read: in a queue, or one by one.",
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings=PLAIN,
)
app.add_typer(review, name="review")

#: The environment variable that names who reviews.
REVIEWER = "TREATYWATCH_REVIEWER"
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help=f"Whose decision it is; without it, that of {REVIEWER}."),
]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason, which is kept with the decision.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")]
ThreadId = Annotated[str, typer.Argument(metavar="THREAD", help="A thread's id.")]


@review.callback()
def work(
    context: typer.Context,
    *,
    record: Record = RECORD,
    treaty: Annotated[
        str | None, typer.Option(metavar="TREATY", help="Only claims that concern this treaty, such as inf.")
    ] = None,
    threaded: Annotated[
        bool | None,
        typer.Option("--in-thread/--in-no-thread", help="Only claims that stand in a thread, or only those in none."),
    ] = None,
    who: Who = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many claims.")] = 50,
) -> None:
    """Work through the claims that are most worth a look, the most doubtful first."""
    if context.invoked_subcommand is not None:
        # `review --who NAME accept CLAIM` means the same as `review accept CLAIM --who NAME`.
        context.default_map = {context.invoked_subcommand: {"who": who}}
        return
    from treatywatch.runs.review_session import work_through

    reviewer = reviewer_at(context, record, who)
    queue = reviewer.desk.queue(ask_of(treaty=treaty), limit, threaded=threaded)
    made = work_through(reviewer, queue, terminal())
    typer.echo(f"\ndecisions in this session: {len(made)}; claims that were in the queue: {len(queue)}")


@review.command()
def accept(
    context: typer.Context, claim: ClaimId, *, why: Why = None, who: Who = None, record: Record = RECORD
) -> None:
    """Accept a claim: it is what the text says."""
    told(reviewer_at(context, record, who).accept(claim, why))


@review.command()
def reject(
    context: typer.Context, claim: ClaimId, *, why: Why = None, who: Who = None, record: Record = RECORD
) -> None:
    """Reject a claim: the text does not say so. Needs --why."""
    told(reviewer_at(context, record, who).reject(claim, why))


@review.command()
def correct(
    context: typer.Context,
    claim: ClaimId,
    values: Annotated[
        list[str],
        typer.Argument(metavar="SLOT=VALUE...", help="What stands in which slot, such as actor=RUS or item.kind=none."),
    ],
    *,
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Correct slots of a claim. Needs --why."""
    from treatywatch.threads.slots import SLOTS, typed

    content = {}
    for written in values:
        slot, sign, value = written.partition("=")
        if not sign:
            raise UsageError(f"{written!r} has no value; write SLOT=VALUE, where a slot is one of {', '.join(SLOTS)}")
        content[slot.strip()] = typed(slot.strip(), value)
    told(reviewer_at(context, record, who).correct(claim, content, why))


@review.command()
def annotate(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="CLAIM|THREAD", help="The id of a claim or thread.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    *,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Write a note beside a claim or thread."""
    told(reviewer_at(context, record, who).annotate(target, text))


@review.command()
def merge(
    context: typer.Context,
    thread: ThreadId,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The thread that takes it over.")],
    *,
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Merge a thread into another one. Needs --why."""
    told(reviewer_at(context, record, who).merge(thread, into, why))


@review.command()
def split(
    context: typer.Context,
    thread: ThreadId,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims that leave it.")],
    *,
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Split claims off a thread into one of their own. Needs --why."""
    told(reviewer_at(context, record, who).split(thread, claims, why))


@review.command()
def grade(
    context: typer.Context,
    holder: Annotated[
        str, typer.Argument(metavar="outlet:NAME|SPEAKER", help="The key of a publisher or speaker, such as RUS.")
    ],
    reliability: Annotated[str, typer.Argument(metavar="A-E", help="A reliable ... E unreliable.")],
    *,
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Set how reliable a publisher or speaker is (Admiralty code)."""
    told(reviewer_at(context, record, who).grade(holder, reliability, why))


@review.command()
def judge(
    context: typer.Context,
    thread: ThreadId,
    *,
    likelihood: Annotated[str, typer.Option(metavar="WORDS", help="How likely it is, such as 'very likely'.")],
    confidence: Annotated[str, typer.Option(metavar="WORD", help="How sure that is: low, moderate or high.")],
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Judge what a thread is about, in the words of ICD 203."""
    told(reviewer_at(context, record, who).judge(thread, likelihood, confidence, why))


@review.command()
def undo(
    context: typer.Context,
    decision: Annotated[str, typer.Argument(metavar="REVIEW", help="A decision's id.")],
    *,
    why: Why = None,
    who: Who = None,
    record: Record = RECORD,
) -> None:
    """Take a decision back."""
    told(reviewer_at(context, record, who).undo(decision, why))


@review.command(name="list")
def list_reviews(
    context: typer.Context,
    *,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", parser=moment, metavar="DATE", help="Only those that held at the end of that day."),
    ] = None,
    between: Annotated[
        tuple[datetime, datetime] | None,
        typer.Option(
            parser=moment, metavar="DATE DATE", help="Those made after the first day, up to and with the second."
        ),
    ] = None,
    record: Record = RECORD,
    as_json: AsJson = False,
) -> None:
    """List all decisions, those that were taken back too."""
    from treatywatch.exports.review_cards import review_line
    from treatywatch.runs.reviewing import made_in

    found = made_in(desk_of(context, record), ask_of(as_of=as_of, between=between).window)
    show([one.to_json() for one in found], map(review_line, found), as_json=as_json)


@review.command()
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the gold rows, as JSON lines.")],
    *,
    record: Record = RECORD,
) -> None:
    """Write what was decided as gold rows, to measure the reader on."""
    from treatywatch.runs.reviewing import gold

    found = gold(desk_of(context, record))
    try:
        file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in found.rows), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    lost = f"; decisions about claims that are no longer there: {found.orphans}" if found.orphans else ""
    typer.echo(f"{file}: claims that were decided about: {found.claims}; rows: {len(found.rows)}{lost}")


def told(made: Review) -> None:
    from treatywatch.exports.review_cards import review_line

    typer.echo(review_line(made))


def reviewer_at(context: typer.Context, record: str, who: str | None) -> Reviewer:
    from treatywatch.runs.reviewing import Reviewer

    name = (who or os.environ.get(REVIEWER, "")).strip()
    if not name:
        raise UsageError(f"say who decides: --who NAME, or the environment variable {REVIEWER}")
    return Reviewer(desk_of(context, record), name, lambda: datetime.now(UTC))


def desk_of(context: typer.Context, record: str) -> ReviewDesk:
    """Give the desk that a caller of the program brought along (a test, another front end), else that of the record."""
    if context.obj is not None:
        brought: ReviewDesk = context.obj
        return brought
    from treatywatch.runs.desk import desk

    found = desk(record_of(context, record))
    context.call_on_close(found.store.close)
    return found


def record_of(context: typer.Context, record: str) -> str:
    """Give the record that was typed, behind the command or before it, else that of the environment or the folder.

    What was typed before the command would otherwise lose against the environment, and a decision go into a record that
    nobody meant.
    """
    group = context.parent
    if group is None or is_typed(context.get_parameter_source("record")):
        return record
    return str(group.params["record"]) if is_typed(group.get_parameter_source("record")) else record


def is_typed(source: Enum | None) -> bool:
    return source is not None and source.name == "COMMANDLINE"


def terminal() -> Terminal:
    from treatywatch.runs.review_session import Terminal

    return Terminal(typer.echo, key if sys.stdin.isatty() else line, line)


def line(prompt: str) -> str | None:
    """Ask for a line; `None` where standard input has ended."""
    typer.echo(f"{prompt} > ", nl=False)
    sys.stdout.flush()
    given = sys.stdin.readline()
    if not sys.stdin.isatty():
        typer.echo("")
    return given.rstrip("\r\n") if given else None


def key(prompt: str) -> str | None:
    """Ask for one key, without Enter; Ctrl-D ends."""
    typer.echo(f"{prompt} > ", nl=False)
    pressed = typer.getchar(echo=False)
    typer.echo(pressed if pressed.isprintable() else "")
    return None if pressed in {"\x04", ""} else pressed
