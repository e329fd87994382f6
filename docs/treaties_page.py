"""The reference page of the treaties: what every pack says, with how sure each value is."""

from __future__ import annotations

from collections.abc import Iterator

from treatywatch.treaties.pack_parts import Sourced
from treatywatch.treaties.packs import Pack, load_pack, pack_ids

HEAD = """\
# Treaties

*Written by `python -m docs.generate` from `treatywatch/treaties/packs/`; do not edit.*

Every value names its source; ° marks one that stands from memory and that nobody has yet checked there. The same as
JSON: `treatywatch treaties show inf --json`.
"""


def treaties_page() -> str:
    """Give the page."""
    return "\n".join([HEAD, *(line for treaty in pack_ids() for line in _treaty(load_pack(treaty)))])


def _treaty(pack: Pack) -> Iterator[str]:
    yield from (f"## {pack.id}: {pack.short_name}", "", pack.name, "", pack.summary, "")
    yield from _table(
        "Parties",
        ("state", "name", "since", "until", "basis"),
        (
            (party.state, party.name, str(party.since), str(party.until or ""), party.basis + _mark(party))
            for party in pack.parties
        ),
    )
    yield from _table(
        "Life",
        ("day", "party", "status", "article", "what"),
        (
            (str(event.on), event.party or "", event.status or "", event.article or "", event.what + _mark(event))
            for event in pack.life
        ),
    )
    yield from _table(
        "Provisions",
        ("article", "effect", "title", "in our words", "acts"),
        ((one.article, one.effect, one.title, one.text + _mark(one), ", ".join(one.acts)) for one in pack.provisions),
    )
    yield from _table(
        "Clocks",
        ("step", "article", "rule", "runs from"),
        (
            (clock.step, clock.article, clock.text + _mark(clock), clock.runs_from.replace("_", " "))
            for clock in pack.clocks
        ),
    )
    yield from _table(
        "Limits",
        ("limit", "article", "ceiling", "since", "until", "counts"),
        (
            (one.id, one.article, f"{one.ceiling:,}", str(one.since), str(one.until or ""), one.counts + _mark(one))
            for one in pack.limits
        ),
    )
    yield from _table(
        "Sources",
        ("id", "source"),
        (
            (name, f"[{source.title}]({source.url})" if source.url else source.title)
            for name, source in pack.sources.items()
        ),
    )


def _table(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    if cells:
        yield from (f"### {title}", "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
        yield from (f"| {' | '.join(row)} |" for row in cells)
        yield ""


def _mark(value: Sourced) -> str:
    return " °" if value.unverified else ""
