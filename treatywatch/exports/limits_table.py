"""Declared numbers and limits as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from treatywatch.treaties.limits import LimitFinding

__all__ = ["limits_table"]

HEADS = ("as of", "party", "counted", "declared", "limit", "difference", "verdict", "article")


def limits_table(findings: Iterable[LimitFinding], out: TextIO) -> None:
    """Write one line for each number: what was declared, the limit, and whether it bound then."""
    table = Table(box=SIMPLE_HEAD)
    for head in HEADS:
        table.add_column(head, justify="right" if head in {"declared", "limit", "difference"} else "left")
    for one in findings:
        table.add_row(*cells(one))
    if table.row_count:
        Console(file=out, width=None if out.isatty() else 200, highlight=False).print(table)


def cells(one: LimitFinding) -> tuple[str, ...]:
    """Give the cells of a line; ° marks what nobody has checked in its source yet."""
    sign = {"at_most": "≤", "at_least": "≥", "threshold": "<"}[one.bound]
    later = {"not_yet": " (not yet)", "no_longer": " (no longer)", "never": " (never)"}.get(one.binding, "")
    return (
        one.on,
        one.party,
        one.counts,
        "not declared" if one.declared is None else f"{one.declared:,.10g}{'°' if one.unverified else ''}",
        f"{sign} {one.ceiling:,.10g} {one.unit}".rstrip(),
        "" if one.difference is None else f"{one.difference:+,.10g}",
        one.verdict.replace("_", " ") + later,
        one.article,
    )
