"""The commands about treaty packs: list, show, try, compare."""

from __future__ import annotations

from typing import Annotated

import typer

from treatywatch.cli.app import AsJson, Treaty, end, show, treaties


@treaties.callback()
def list_treaties(context: typer.Context) -> None:
    """List the treaties that treatywatch knows, with their ids."""
    from treatywatch.treaties.packs import load_pack, pack_ids

    if context.invoked_subcommand is None:
        for treaty in pack_ids():
            typer.echo(f"{treaty:12} {load_pack(treaty).name}")


@treaties.command(name="show")
def show_pack(
    treaty: Treaty,
    *,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it was on that day, such as 2019-05-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a treaty: parties, life, provisions, clocks."""
    from treatywatch.exports.answers import treaty_lines, treaty_object
    from treatywatch.runs import law
    from treatywatch.treaties.packs import load_pack

    pack, day = load_pack(treaty), law.day(on) if on else None
    show(treaty_object(pack, day), treaty_lines(pack, day), as_json=as_json)


@treaties.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A pack's YAML file, or the id of a treaty.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another revision of it.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two revisions of a treaty pack, value by value."""
    from treatywatch.exports.answers import difference_lines
    from treatywatch.treaties.differences import differences
    from treatywatch.treaties.linting import pack_file

    found = differences(pack_file(before), pack_file(after))
    show([one.to_json() for one in found], difference_lines(found), as_json=as_json)


@treaties.command(name="test")
def try_pack(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A pack's YAML file, or the id of a treaty.")],
    *,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every case, not only those that fail.")
    ] = False,
) -> None:
    """Hold a treaty pack against the rules for packs, and show what its cases say."""
    from treatywatch.exports.answers import lint_lines
    from treatywatch.treaties.linting import lint, pack_file

    report = lint(pack_file(file))
    typer.echo("\n".join(lint_lines(report, verbose=verbose)))
    end(complete=report.sound)
