"""The commands that ask the treaties; none of them needs the language model."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from treatywatch.cli.app import (
    Actor,
    AsJson,
    On,
    Questions,
    Treaty,
    TreatyOrNone,
    answer_stdin,
    app,
    end,
    number,
    pair,
    show,
    today,
)
from treatywatch.errors import UsageError
from treatywatch.records import JsonObject


@app.command()
def check(
    treaty: TreatyOrNone = None,
    *,
    actor: Actor = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="What is done, such as flight_test.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When: 2008, 2008-05, 2008-05-09 or 2008/2011.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="The item's kind, such as 'cruise missile'.")] = None,
    basing: Annotated[str | None, typer.Option(metavar="BASING", help="ground, sea, air or space.")] = None,
    reach: Annotated[
        str | None, typer.Option("--range", metavar="KM", help="Its range: 1500, '>500', '500..5500' or '~2500'.")
    ] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="Its role, such as 'weapon delivery'.")] = None,
    system: Annotated[
        str | None, typer.Option(metavar="NAME", help="A weapon system's id or name, such as 9m729.")
    ] = None,
    circumstance: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="A circumstance, such as launcher=fixed; may be repeated."),
    ] = None,
    not_done: Annotated[
        bool, typer.Option("--not-done", help="The act is left undone: a failure to notify, to eliminate, to declare.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="With --json: verdicts alone, without reasons; fast.")] = False,
    as_json: Questions = False,
) -> None:
    """Hold a scenario against a treaty, or against all of them.

    What would it mean if it were true as stated, for which reasons, and which fact is missing to tell?
    Without a treaty, every one in force for the actor that speaks to the act is asked.
    """
    from treatywatch.exports.answers import answer_lines, governing_lines
    from treatywatch.runs import law

    if treaty is None and act is None:
        answer_stdin(law.answered_in_brief if brief else law.answered, as_json=as_json)
    scenario: JsonObject = {"treaty": treaty, "actor": actor, "act": act, "on": on}
    if not_done:
        scenario["polarity"] = "negative"
    item = {"kind": kind, "basing": basing, "range_km": number(reach), "role": role, "system": system}
    scenario["item"] = item if any(value is not None for value in item.values()) else None
    scenario["circumstances"] = dict(pair(one) for one in circumstance or ())
    if brief:
        found = law.answered_in_brief(scenario)
        show(found, (json.dumps(found),), as_json=as_json)
        return
    if treaty is None:
        governed = law.which_law(scenario)
        show(governed.to_json(), governing_lines(governed), as_json=as_json)
        return
    answer = law.check(scenario)
    show(answer.to_json(), answer_lines(answer), as_json=as_json)


@app.command()
def status(
    treaty: Treaty,
    *,
    on: On = None,
    party: Annotated[str | None, typer.Option(metavar="STATE", help="For which party, by ISO code.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a treaty's status was on a day."""
    from treatywatch.exports.answers import status_lines
    from treatywatch.runs import law

    answer = law.status(treaty, on or today(), party)
    show(answer.to_json(), status_lines(answer), as_json=as_json)


@app.command()
def clock(
    treaty: TreatyOrNone = None,
    *,
    actor: Actor = None,
    notice: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day from which to count, such as 2019-02-02; or of entry into force."),
    ] = None,
    step: Annotated[
        str, typer.Option(metavar="STEP", help="What to count; `treatywatch treaties show` names the clocks.")
    ] = "withdrawal_notice",
    as_json: Questions = False,
) -> None:
    """Count a period of a treaty.

    When does a notice of withdrawal take effect? Until when had the missiles to be gone?
    """
    from treatywatch.exports.answers import clock_lines
    from treatywatch.runs import law

    if treaty is None:
        answer_stdin(law.clock_question, as_json=as_json)
    if actor is None or (notice is None and step == law.NOTICE):
        raise UsageError("say whose period and from which day: --actor USA --notice 2019-02-02")
    answer = law.clock(treaty, actor, notice, step)
    show(answer.to_json(), clock_lines(answer), as_json=as_json)


@app.command()
def limits(
    treaty: Treaty,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE.csv", help="Declared figures; without one, those that ship with the treaty."),
    ] = None,
    *,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw them over time: .svg, .png, .pdf or .html.")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Only the table, without a sentence for each number.")] = False,
    as_json: AsJson = False,
) -> None:
    """Hold declared numbers against a treaty's limits.

    Each number against the limit in force on its day, with the counting rules that made it.
    """
    from treatywatch.exports.answers import limit_lines
    from treatywatch.exports.limits_table import limits_table
    from treatywatch.runs import law

    report = law.limits(treaty, file)
    if chart is not None:
        from treatywatch.runs.law_files import write_chart

        write_chart(treaty, report, chart)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        limits_table(report.findings, sys.stdout)
        typer.echo("\n".join(() if table else limit_lines(report)))
    for problem in report.problems:
        typer.echo(f"{problem.document}: {problem.where}: {problem.what}; {problem.remedy}", err=True)
    end(complete=not report.problems)


@app.command()
def calendar(
    treaty: Treaty,
    *,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day; without it, signature.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="The last day; without it, the end, or next year's.")
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="STATE", help="With one party's own dates, by ISO code.")] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Also write them as an iCalendar file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List a treaty's dates.

    What happened, what fell or falls due, data exchanges, review conferences, quota years, limits.
    """
    from treatywatch.exports.answers import calendar_lines
    from treatywatch.runs import law

    answer = law.calendar(treaty, start, end, party, today())
    if ics is not None:
        from treatywatch.runs.law_files import write_calendar

        write_calendar(treaty, answer, today(), ics)
    show([entry.to_json() for entry in answer], calendar_lines(answer), as_json=as_json)
