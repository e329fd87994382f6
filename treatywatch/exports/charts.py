"""The one door to vl-convert: declared numbers against limits over time, as a picture drawn without a browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from treatywatch.errors import UsageError
from treatywatch.treaties.laws import cited
from treatywatch.treaties.limits import LimitFinding
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.states import state_name

__all__ = ["FORMATS", "chart_bytes", "specification"]

FORMATS = ("html", "pdf", "png", "svg")
#: Told apart by people who do not see all colours (Okabe and Ito, 2008), and by shape as well.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8a8a00")
#: One fewer than the colours, so that the ninth party differs from the first in its shape.
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left")
WIDTH, HEIGHT = 620, 170
SOLID, DASHED = (1, 0), (5, 4)

Json = dict[str, Any]


def chart_bytes(pack: Pack, findings: Sequence[LimitFinding], form: str) -> bytes:
    """Draw one panel for each limit: numbers by party over time, and the limit, dashed while it does not bind.

    Raises UsageError for another format than `FORMATS`, for nothing to draw, and where vl-convert is not installed.
    """
    if form not in FORMATS:
        raise UsageError(f"a chart is one of .{', .'.join(FORMATS)}, not .{form}")
    drawn = over_time(findings)
    if not drawn:
        raise UsageError("there is nothing to draw: no number is declared for more than one day")
    try:
        import vl_convert  # noqa: PLC0415 - an extra, asked for only where a chart is
    except ImportError as error:
        raise UsageError("charts need one more library: pip install 'treatywatch[charts]'") from error
    figure = specification(pack, drawn)
    if form == "svg":
        return str(vl_convert.vegalite_to_svg(figure)).encode()
    if form == "html":
        return str(vl_convert.vegalite_to_html(figure, bundle=True)).encode()
    if form == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(figure))
    return bytes(vl_convert.vegalite_to_png(figure, scale=2))


def over_time(findings: Sequence[LimitFinding]) -> list[LimitFinding]:
    """Give the numbers under those limits for which there is more than one day."""
    known = [one for one in findings if one.declared is not None]
    days: dict[str, set[str]] = {}
    for one in known:
        days.setdefault(one.limit, set()).add(one.on)
    return [one for one in known if len(days[one.limit]) > 1]


def specification(pack: Pack, findings: Sequence[LimitFinding]) -> Json:
    """Give the whole picture as a Vega-Lite specification, one panel below the other."""
    names = dict.fromkeys(one.limit for one in findings)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {
            "text": f"{pack.called}: declared numbers and limits",
            "subtitle": "limit dashed: not yet, or no longer, binding; hollow marks: unverified figures",
            "anchor": "start",
            "offset": 12,
        },
        "background": "white",
        "vconcat": [panel(pack, [one for one in findings if one.limit == name]) for name in names],
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "axis": {"gridColor": "#e8e8e8", "domainColor": "#999", "labelColor": "#333"},
        },
    }


def panel(pack: Pack, findings: Sequence[LimitFinding]) -> Json:
    """Draw the numbers under one limit."""
    first, shares = findings[0], own_limits(findings)
    unit = ", in percent of each party's own limit" if shares else f" ({first.unit})" if first.unit else ""
    values = [point(pack, one, share=shares) for one in findings if one.ceiling or not shares]
    parties = list(dict.fromkeys(str(value["party"]) for value in values))
    colour = scaled(parties, COLOURS)
    when = {"field": "on", "type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": "year"}}
    number = {"field": "declared", "type": "quantitative", "title": None, "scale": {"zero": False, "nice": True}}
    rule = {"x": when, "y": number | {"field": "ceiling"}}
    lines = rules(pack, findings, share=shares)
    return {
        "title": {
            "text": f"{first.counts[:1].upper()}{first.counts[1:]}{unit}, {cited(pack.short_name, first.article)}",
            "anchor": "start",
            "fontSize": 12,
            "fontWeight": "normal",
        },
        "width": WIDTH,
        "height": HEIGHT,
        "layer": [
            {
                "data": {"values": lines},
                "mark": {"type": "line", "color": "#222", "strokeWidth": 1.5},
                "encoding": rule
                | {
                    "strokeDash": {
                        "field": "dash",
                        "type": "nominal",
                        "legend": None,
                        "scale": {"domain": ["binding", "not binding"], "range": [SOLID, DASHED]},
                    },
                    "detail": {"field": "part", "type": "nominal"},
                },
            },
            {
                "data": {"values": lines[-1:]},
                "mark": {"type": "text", "align": "right", "dy": -7, "color": "#222"},
                "encoding": rule | {"text": {"field": "label", "type": "nominal"}},
            },
            {
                "data": {"values": values},
                "mark": {"type": "line", "strokeWidth": 1.5},
                "encoding": {"x": when, "y": number, "color": colour},
            },
            *(
                {
                    "data": {"values": [value for value in values if value["unverified"] is not filled]},
                    "mark": {"type": "point", "size": 42, "strokeWidth": 1.5, "filled": filled, "opacity": 1},
                    "encoding": {"x": when, "y": number, "color": colour, "shape": scaled(parties, SHAPES)},
                }
                for filled in (True, False)
            ),
        ],
    }


def scaled(parties: list[str], values: Sequence[str]) -> Json:
    """Give each party its colour or shape, the same in every layer."""
    chosen = [values[place % len(values)] for place in range(len(parties))]
    return {"field": "party", "type": "nominal", "title": None, "scale": {"domain": parties, "range": chosen}}


def own_limits(findings: Sequence[LimitFinding]) -> bool:
    """Say whether the parties have limits of their own, which one line could not show."""
    at_once: dict[str, set[float]] = {}
    for one in findings:
        at_once.setdefault(one.on, set()).add(one.ceiling)
    return any(len(ceilings - {0}) > 1 for ceilings in at_once.values())


def point(pack: Pack, one: LimitFinding, *, share: bool) -> Json:
    """Give one declared number as the chart takes it, or its share of the party's own limit."""
    name = pack.groups[one.party].text if one.party in pack.groups else state_name(one.party)
    number = 100 * (one.declared or 0) / one.ceiling if share else one.declared
    return {"on": first_day(one.on), "party": name, "declared": number, "unverified": one.unverified}


def first_day(on: str) -> str:
    """Give the first day of a date that may be a month, a year or a span."""
    start = on.partition("/")[0]
    return {4: f"{start}-01-01", 7: f"{start}-01"}.get(len(start), start)


def rules(pack: Pack, findings: Sequence[LimitFinding], *, share: bool) -> list[Json]:
    """Give the line of each version of a limit over the time of the figures: where it binds, before and after."""
    days = sorted(first_day(one.on) for one in findings)
    shown = {(one.limit, one.ceiling) for one in findings}
    limits = [limit for limit in pack.limits if (limit.id, limit.ceiling) in shown]
    if share:
        limits = [limits[0].model_copy(update={"ceiling": 100.0, "unit": "%"})]
    found = []
    for limit in limits:
        starts, ends = limit.since.isoformat(), (limit.until or date.max).isoformat()
        spans = (
            ("before", days[0], min(starts, days[-1]), "not binding"),
            ("during", max(starts, days[0]), min(ends, days[-1]), "binding"),
            ("after", max(ends, days[0]), days[-1], "not binding"),
        )
        label = f"{limit.ceiling:,.10g} {limit.unit}".strip()
        for name, start, end, dash in spans:
            if start < end:
                row = {"ceiling": limit.ceiling, "part": f"{limit.ceiling} {name}", "dash": dash, "label": label}
                found += [row | {"on": start}, row | {"on": end}]
    return found
